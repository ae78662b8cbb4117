"""Hear a proposal before it is accepted: over the cut it would make, or the whole episode as it would be."""

from radiodesk.audio.proposing.proposal import HUM, Proposal
from radiodesk.desktop.editor.playback import Playback
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.proposals.clean_trial import CleanTrial
from radiodesk.desktop.proposals.suggesting import Suggesting

AROUND_S = 2.0
MOST_S = 8.0
"""A long stretch is judged by its beginning."""


class Trying:
    """Plays by `playback` what is not in the episode yet."""

    def __init__(self, suggesting: Suggesting, timeline: Timeline, playback: Playback, clean_trial: CleanTrial) -> None:
        """For what `suggesting` proposes along `timeline`."""
        self._suggesting, self._timeline, self._playback = suggesting, timeline, playback
        self._clean_trial = clean_trial

    def hear(self, *, after: bool) -> None:
        """From now on hear the episode as if everything proposed were accepted, or as it is; what plays goes on."""
        suggesting = self._suggesting
        trial = suggesting.after if after and suggesting.found else None
        if trial != self._playback.trial:
            self._playback.hear_as(trial)
        if trial is not None and suggesting.kind == HUM:
            self._clean_trial.begin(trial)
        else:
            self._clean_trial.end()

    def play(self, proposal: Proposal) -> None:
        """What is beside a proposed cut, as if it were made; another stretch from a little before, as proposed."""
        edits = proposal.done_to(self._suggesting.before)
        span = proposal.span
        from_s = edits.to_recording(max(edits.to_heard(span.start_s) - AROUND_S, 0.0))
        end_s = span.end_s if proposal.is_cut else min(span.end_s, span.start_s + MOST_S)
        until_s = edits.to_recording(edits.to_heard(end_s) + AROUND_S)
        self._playback.play(from_s, until_s, edits)
        self._timeline.look(self._timeline.view.revealing(from_s))
