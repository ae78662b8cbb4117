"""Publishing later and alone, and what can be undone of what is public: the part of the publish page for it."""
