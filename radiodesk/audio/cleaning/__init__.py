"""Cleans recordings up: clicks, rumble, hum, noise, and voices that are near and far."""
