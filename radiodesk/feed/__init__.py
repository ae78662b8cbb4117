"""The podcast feed: written, and checked before it leaves."""
