"""The brake on deletions: what takes a great deal out of the public at once is more often a mistake than a wish."""

from radiodesk.publish.plan import Plan

ALWAYS_FINE = 15
"""An episode with its page, player, chapters and pictures in two languages has about ten files."""

MOST_FILES = 200

MOST_SHARE = 0.25
"""A quarter of all that is public."""


def known_count(plan: Plan) -> int:
    """How many files stand there before the plan, as far as it knows."""
    changed = sum(put.why.is_ours for put in plan.puts)
    return len(plan.unchanged) + changed + gone_count(plan)


def gone_count(plan: Plan) -> int:
    """How many files the plan takes away, or begins to let go."""
    return len(plan.removes) + sum(each.is_new for each in plan.leaving)


def must_be_asked(plan: Plan) -> bool:
    """Whether a plan takes so much away that somebody has to say yes to it."""
    gone = gone_count(plan)
    return gone > ALWAYS_FINE and (gone > MOST_FILES or gone > MOST_SHARE * known_count(plan))
