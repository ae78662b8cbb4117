"""What can go wrong on the web, said as `radiodesk.model.problems` says it."""

from radiodesk.model.problems import Problem
from radiodesk.model.words import N_


class NotFetched(Problem):
    """An address gave nothing."""

    what = N_("“{url}” could not be read ({reason}).")
    remedy = N_("Check the address and the connection, then do it again.")
