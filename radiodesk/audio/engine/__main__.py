"""The engine process: `python -m radiodesk.audio.engine PARENT`. Orders come on stdin, news go to stdout.

Worker processes that a job spawns import this module too, as multiprocessing has it; so they die with their engine.
"""

import faulthandler
import os
import sys

from radiodesk.audio.engine.limits import die_with, die_with_engine, keep_limits
from radiodesk.audio.engine.serve import serve

die_with_engine()


def main(parent_id: int) -> None:
    """Serve until the program that started this closes its pipe, or dies."""
    die_with(parent_id)
    keep_limits()
    faulthandler.enable()
    orders, news = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)  # what a library prints, and what a worker process inherits, stays out of the pipes
    os.dup2(2, 1)
    os.close(nothing)
    with os.fdopen(orders, "rb") as orders_in, os.fdopen(news, "wb") as news_out:
        serve(orders_in, news_out)


if __name__ == "__main__":
    main(int(sys.argv[-1]))
