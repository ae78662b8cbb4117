"""The page of the window about what is done to an episode's sound besides cutting: clean-up, and other sounds in it."""
