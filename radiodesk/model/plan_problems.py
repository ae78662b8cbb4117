"""What can be wrong with a plan of publishing, said as `radiodesk.model.problems` says it."""

from radiodesk.model.problems import PublishProblem
from radiodesk.model.words import N_


class PlanOutdated(PublishProblem):
    what = N_("Somebody else has published to “{name}” since this plan was made.")
    remedy = N_("Look at the plan again, then publish.")


class TooMuchGone(PublishProblem):
    what = N_("This would take {gone} of the {known} files at “{name}” out of the public.")
    remedy = N_("Look at the plan. If all that should really go, say so and publish again.")
