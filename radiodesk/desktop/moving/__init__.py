"""Moving house in the window: bringing a podcast in, and leading listeners from an old address to a new one."""
