"""The public pages and their pictures."""
