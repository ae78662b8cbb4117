"""Everything on its way to the networks, over all episodes."""
