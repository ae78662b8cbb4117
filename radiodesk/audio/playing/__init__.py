"""Playing: what is heard of an episode while it is being edited."""
