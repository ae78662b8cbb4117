"""Proposals in the window: found on request, seen on the waveform, heard before they are accepted."""
