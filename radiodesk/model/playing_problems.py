"""What can go wrong with hearing, said as `radiodesk.model.problems` says it."""

from radiodesk.model.problems import Problem
from radiodesk.model.words import N_


class PlayingProblem(Problem):
    """Sound cannot be heard; everything else works."""


class NoSoundDevice(PlayingProblem):
    what = N_("There is no sound device.")
    safe = N_("Everything but listening works.")
    remedy = N_("Connect a loudspeaker or headphones, then press play again.")


class SoundDeviceLost(PlayingProblem):
    what = N_("The sound device went away while it played.")
    safe = N_("Playing waits where it was.")
    remedy = N_("Press Space: it goes on through whatever is connected.")
