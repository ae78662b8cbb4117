"""Tags, chapters and pictures inside audio files."""
