"""Audiograms as they look: the words that are said, page by page, over the programme's colours, in every ratio."""
