"""What can go wrong on the web, said as `radiodesk.model.problems` says it."""

from radiodesk.model.problems import Problem
from radiodesk.model.words import N_


class NotFetched(Problem):
    """An address gave nothing."""

    what = N_("“{url}” could not be read ({reason}).")
    remedy = N_("Check the address and the connection, then do it again.")


class TemplateBroken(Problem):
    """A template of the user's own cannot be printed."""

    what = N_("Your page template “{name}” does not work ({reason}).")
    safe = N_("What listeners see is unchanged.")
    remedy = N_("Correct it, or take it out of the folder “site” of the library: then the usual one is used.")


class FeedUnreadable(Problem):
    """What should be a feed is none, or none that may be read."""

    what = N_("This is not a podcast feed that can be read: {reason}.")
    remedy = N_("Ask your podcast host for the address of the RSS feed, and check that it opens in a browser.")
