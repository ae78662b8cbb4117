"""What a programme, an episode, an edit list, a chapter, a publication is: plain values, no I/O."""
