"""Sound: probe, decode, analyse, edit, level, render, encode, play."""
