"""What can go wrong with what is public already, or will be, said as `radiodesk.model.problems` says it."""

from radiodesk.model.problems import PublishProblem, WrongInput
from radiodesk.model.words import N_


class UnknownAppointment(WrongInput):
    what = N_("Nothing with the number {id} is to be published at a set time.")


class TimeIsOver(WrongInput):
    what = N_("{moment} is over already.")
    remedy = N_("Choose a time to come, or publish at once.")


class NotPublic(PublishProblem):
    what = N_("Episode {id} is not public at “{name}”.")


class PublicOutOfReach(PublishProblem):
    """The public address could not be asked: that says nothing about what stands there."""

    what = N_("{server} could not be asked ({reason}).")
    remedy = N_("Check the internet connection, then verify again.")
