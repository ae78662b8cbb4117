"""What can go wrong with the optional helper that rewrites posts, said as `radiodesk.model.problems` says it."""

from typing import ClassVar

from radiodesk.model.problems import Problem
from radiodesk.model.words import N_


class HelperProblem(Problem):
    """Whatever it is, the draft stays."""

    safe: ClassVar[str] = N_("Your draft is as it was.")


class HelperOff(HelperProblem):
    what = N_("No helper is set up.")
    remedy = N_("Set one up with: radiodesk helper set URL --model NAME")


class HelperSilent(HelperProblem):
    what = N_("The helper at {address} gave no usable answer: {reason}.")
    remedy = N_("Check that it runs and knows the model; drafts are made without it too.")


class HelperRefused(HelperProblem):
    what = N_("What the helper wrote is not used: {reason}: “{found}”.")
    remedy = N_("Ask it again, or correct the draft by hand.")
