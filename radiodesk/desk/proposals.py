"""Propose changes of an episode, and accept them: what is accepted together is one step of its history."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from radiodesk.audio.engine import in_engine
from radiodesk.audio.proposing.proposal import HUM, JINGLES, LEVELS, PAUSES, SILENCES, TRIM, Proposal
from radiodesk.desk.edit_rules import within
from radiodesk.desk.proposal_words import label_of
from radiodesk.desk.sheets import change
from radiodesk.desk.soundprints import soundprints
from radiodesk.desk.sounds import called_by_name, complete_analysis
from radiodesk.jobs.step import Step, portion
from radiodesk.library.library import Library
from radiodesk.model.edits import EditList
from radiodesk.model.episode import Episode
from radiodesk.model.words import N_

LONGEST_S, REST_S = (0.2, 10.0), (0.1, 5.0)
"""What may be chosen for pauses."""


@dataclass(frozen=True)
class Pauses:
    """Which pauses are too long, and what they become, in seconds."""

    longest_s: float = 0.9
    rest_s: float = 0.5

    def insist(self) -> None:
        """Raise `BadValue` for what makes no sense."""
        within(self.longest_s, N_("the longest pause"), LONGEST_S)
        within(self.rest_s, N_("what a pause becomes"), (REST_S[0], min(REST_S[1], self.longest_s)))


USUAL_PAUSES = Pauses()


def proposals(
    library: Library, episode_id: int, kind: str, step: Step, pauses: Pauses = USUAL_PAUSES
) -> tuple[Proposal, ...]:
    """What of a `kind` (one of `KINDS`) can be proposed for an episode as it is edited now, in order of time.

    What was not read to its end yet is read first. Jingles are searched in all other episodes of the library; those
    that cannot be read are left aside. Raises `UnknownEpisode`, `BadValue`, and what reading a recording raises.
    """
    pauses.insist()
    episode = library.episode(episode_id)
    with called_by_name({episode.recording.sha256: episode.recording.file_name}):
        return _FINDERS[kind](library, episode, pauses, step)


def edited(edits: EditList, accepted: Sequence[Proposal]) -> EditList:
    """An edit list with all these proposals accepted."""
    return reduce(lambda done, proposal: proposal.done_to(done), accepted, edits)


def accept(library: Library, episode_id: int, accepted: Sequence[Proposal]) -> Episode:
    """Do what was proposed, all of one kind; without any nothing happens. Raises `NothingLeft`, `UnknownEpisode`."""
    episode = library.episode(episode_id)
    if not accepted:
        return episode
    return change(library, episode_id, label_of(accepted), edits=edited(episode.sheet.edits, accepted))


Finder = Callable[[Library, Episode, Pauses, Step], tuple[Proposal, ...]]


def _ends(library: Library, episode: Episode, _pauses: Pauses, step: Step) -> tuple[Proposal, ...]:
    from radiodesk.audio.proposing.ends import trim_ends

    return trim_ends(complete_analysis(library, episode.recording.sha256, step), episode.sheet.edits)


def _shorter(library: Library, episode: Episode, pauses: Pauses, step: Step) -> tuple[Proposal, ...]:
    from radiodesk.audio.proposing.pauses import shorten_pauses

    analysis = complete_analysis(library, episode.recording.sha256, step)
    return shorten_pauses(analysis, episode.sheet.edits, pauses.longest_s, pauses.rest_s)


def _silences(library: Library, episode: Episode, _pauses: Pauses, step: Step) -> tuple[Proposal, ...]:
    from radiodesk.audio.proposing.silences import long_silences

    return long_silences(complete_analysis(library, episode.recording.sha256, step), episode.sheet.edits)


def _levels(library: Library, episode: Episode, _pauses: Pauses, step: Step) -> tuple[Proposal, ...]:
    from radiodesk.audio.proposing.levels import level_speakers

    return level_speakers(complete_analysis(library, episode.recording.sha256, step), episode.sheet.edits)


def _hum(library: Library, episode: Episode, _pauses: Pauses, step: Step) -> tuple[Proposal, ...]:
    from radiodesk.audio.proposing.hum import remove_hum

    sha256 = episode.recording.sha256
    analysis = complete_analysis(library, sha256, step)
    heard = in_engine.listen_for_hum(library.original_path(sha256), library.analysis_path(sha256), step)
    return remove_hum(heard, analysis, episode.sheet.edits)


def _jingles(library: Library, episode: Episode, _pauses: Pauses, step: Step) -> tuple[Proposal, ...]:
    from radiodesk.audio.proposing.repeat import cut_repeats

    own, *others = soundprints(library, episode, portion(step, 0, 0.9))
    recording = library.original_path(episode.recording.sha256)
    recalled = in_engine.find_repeats(recording, own.file, tuple(each.file for each in others), portion(step, 0.9, 1))
    found = cut_repeats(recalled.repeats, [each.title for each in others], episode.sheet.edits)
    end_s = episode.recording.info.duration_s
    return tuple(replace(each, span=each.span._replace(end_s=min(each.span.end_s, end_s))) for each in found)


_FINDERS: dict[str, Finder] = {
    TRIM: _ends,
    PAUSES: _shorter,
    SILENCES: _silences,
    JINGLES: _jingles,
    LEVELS: _levels,
    HUM: _hum,
}
