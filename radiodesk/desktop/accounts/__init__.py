"""The accounts that posts go out to by themselves, in the window."""
