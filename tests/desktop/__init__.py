"""The window, used as a person uses it: with mouse and keyboard."""
