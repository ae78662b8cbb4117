"""The posts of the open episode: written, copied, opened where they are pasted, and proven by their link."""
