"""How fast and how large the program is, beside others doing the same work: `python -m tests.benchmarks [NAME ...]`."""
