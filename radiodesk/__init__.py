"""RadioDesk: a recording goes in; a podcast, a web page and posts for every network come out."""

import os

__version__ = "0.1.0"

# Read by OpenBLAS when NumPy is first imported, so it must stand before every other import of the house. Its threads
# spin while they wait: without this, analysing an hour costs twice the processor time and is no faster.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
