"""Words in the user's language, Indonesian dates and zones."""
