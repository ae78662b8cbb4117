"""What is said, as text beside the wave: read it, hear it, select it, cut it, correct it."""
