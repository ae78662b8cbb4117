"""Setting up where to publish: which kind of place, how to get in, and whether everything works there."""
