"""Find a command or an episode by typing some of its letters."""
