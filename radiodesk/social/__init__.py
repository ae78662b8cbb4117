"""Posts: networks as data, counters, drafts."""
