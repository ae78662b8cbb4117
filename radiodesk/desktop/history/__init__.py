"""The list of all that was done to an episode, to go back and forward in."""
