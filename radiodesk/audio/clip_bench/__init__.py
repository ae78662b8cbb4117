"""The clip bench: jingles, idents, beds and spots are cut to shape with pydub, whole in memory. Never a programme."""
