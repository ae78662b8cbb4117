"""What Facebook, Instagram and Threads have in common: the graph, its tokens, its containers."""
