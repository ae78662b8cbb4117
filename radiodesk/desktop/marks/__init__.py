"""Chapters and questions of callers: the named moments of an episode, in one list."""
