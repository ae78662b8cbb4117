"""Cuts an MP3 without encoding it anew: its frames are copied, and only around joints and fades are there new ones."""
