"""What can go wrong with audiograms and videos, said as `radiodesk.model.problems` says it."""

from radiodesk.model.problems import WrongInput
from radiodesk.model.words import N_


class NothingSelected(WrongInput):
    what = N_("Nothing is selected for an audiogram.")
    remedy = N_("Select {shortest} to {longest} seconds in the waveform or in the transcript.")


class CutAway(WrongInput):
    what = N_("What is selected is cut out of the episode: nobody would hear it.")
    remedy = N_("Select something that is heard, or take the cut back.")


class BeyondTheEnd(WrongInput):
    what = N_("{span} is not within the episode, which lasts {length}.")
    remedy = N_("Give times as they are heard after the cuts.")


class TooShortToShow(WrongInput):
    what = N_("{length} seconds are too short for an audiogram.")
    remedy = N_("Choose {shortest} to {longest} seconds.")


class TooLongToShow(WrongInput):
    what = N_("{length} seconds are too long for an audiogram.")
    remedy = N_("Choose {shortest} to {longest} seconds.")
