"""The verbs that tie the rooms together."""
