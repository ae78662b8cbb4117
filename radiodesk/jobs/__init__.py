"""Long work: progress, cancelling and lanes. Knows nothing else of the house."""
