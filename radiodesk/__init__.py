"""RadioDesk: a recording goes in; a podcast, a web page and posts for every network come out."""

__version__ = "0.1.0"
