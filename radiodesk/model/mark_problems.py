"""What can go wrong with the marks of an episode, said as `radiodesk.model.problems` says it."""

from radiodesk.model.problems import WrongInput
from radiodesk.model.words import N_


class UnknownSoundbite(WrongInput):
    what = N_("Episode {id} has no soundbite {number}.")
    remedy = N_("The soundbites of an episode are listed with their numbers.")
