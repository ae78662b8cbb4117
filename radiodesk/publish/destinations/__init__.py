"""Places that publish, one file each."""
