"""The engine process: `python -m radiodesk.audio.engine.main PARENT`. Orders come on stdin, news go to stdout."""

import faulthandler
import os
import sys
from importlib import import_module

from radiodesk.audio.engine.limits import die_with, keep_limits
from radiodesk.audio.engine.serve import serve


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
    import_module("radiodesk.audio.render")  # and with it nearly all that jobs need, before the first is waited for
    with os.fdopen(orders, "rb") as orders_in, os.fdopen(news, "wb") as news_out:
        serve(orders_in, news_out)


if __name__ == "__main__":
    main(int(sys.argv[-1]))
