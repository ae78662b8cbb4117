"""The history of publishing in the window."""
