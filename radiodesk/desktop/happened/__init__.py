"""What happened, in the window."""
