"""The editor: the middle column of the window, where a recording is seen, heard, cut and marked."""
