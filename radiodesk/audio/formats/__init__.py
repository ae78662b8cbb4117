"""Kinds of file that an episode can become: what each can hold, and how it is written and proved."""
