"""Transcript files: read from whatever other programs make of speech, written for apps and players."""
