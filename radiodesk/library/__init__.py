"""Where everything is kept: the database, files by content, backups."""
