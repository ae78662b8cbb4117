"""Proposals for an episode of a library: found, accepted as one step, taken back; jingles from other episodes."""

from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.proposing.proposal import HUM, JINGLES, LEVELS, PAUSES, SILENCES, TRIM
from radiodesk.desk.imports import import_recording
from radiodesk.desk.proposal_words import label_of, summary
from radiodesk.desk.proposals import Pauses, accept, proposals
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.cleaning import CleanUp
from radiodesk.model.episode import Episode, Sheet
from radiodesk.model.problems import BadValue, FileMissing
from tests.audio.cleaning_rooms import hum, noise
from tests.audio.makers import Sound, music, silence, speech, write_wav

RATE = 16000


def talk(seconds: float, seed: int, level_db: float = -22.0) -> Sound:
    return speech(seconds, RATE, seed, level_db)


def quiet(seconds: float) -> Sound:
    return silence(seconds, RATE, 1)


def tune(seconds: float) -> Sound:
    return music(seconds, RATE, 9).mean(axis=0, keepdims=True)


def imported(library: Library, folder: Path, title: str, *parts: Sound, number: int | None = None) -> Episode:
    sound = np.concatenate(parts, axis=1)
    sound = sound + noise(sound.shape[1] / RATE, -62, RATE)[:, : sound.shape[1]]
    return import_recording(library, write_wav(folder / f"{title}.wav", sound, RATE), no_step, Sheet(title, number))


@pytest.fixture
def uneven(library: Library, tmp_path: Path) -> Episode:
    """Silence, a voice, a pause, a far voice, dead air, a voice, silence; and it hums."""
    parts = (quiet(2), talk(6, 3), quiet(1.5), talk(5, 4, -30), quiet(5), talk(6, 5), quiet(2))
    sound = np.concatenate(parts, axis=1)
    return imported(library, tmp_path, "Uneven", sound + hum(27.5, -58, 50.1, RATE))


@pytest.mark.parametrize(
    ("kind", "count"), [(TRIM, 2), (PAUSES, 2), (SILENCES, 1), (LEVELS, 1), (HUM, 1), (JINGLES, 0)]
)
def test_what_is_accepted_is_one_step_that_can_be_taken_back(
    library: Library, uneven: Episode, kind: str, count: int
) -> None:
    found = proposals(library, uneven.id, kind, no_step)
    assert len(found) == count

    changed = accept(library, uneven.id, found)

    assert changed.revision == uneven.revision + (1 if count else 0)
    assert proposals(library, uneven.id, kind, no_step) == ()
    if count:
        assert library.history(uneven.id)[-1].label == label_of(found)
        assert library.undo(uneven.id).sheet == uneven.sheet


def test_accepting_one_changes_exactly_that(library: Library, uneven: Episode) -> None:
    first, second = proposals(library, uneven.id, PAUSES, no_step)

    changed = accept(library, uneven.id, [second])

    assert changed.sheet.edits.cuts == (second.span,)
    assert proposals(library, uneven.id, PAUSES, no_step) == (first,)


def test_hum_goes_beside_what_is_cleaned_already(library: Library, uneven: Episode) -> None:
    (proposal,) = proposals(library, uneven.id, HUM, no_step)

    edits = accept(library, uneven.id, [proposal]).sheet.edits

    assert edits.clean_up == CleanUp(hum=proposal.hum, hum_hz=50)
    assert 0.5 <= proposal.hum <= 1.0


def test_pauses_become_what_is_asked_for(library: Library, uneven: Episode) -> None:
    (long,) = proposals(library, uneven.id, PAUSES, no_step, Pauses(longest_s=3.0, rest_s=1.0))

    assert long.saved_s == pytest.approx(4.0, abs=0.15)
    assert summary([long]) == "1 pause, 0:04 shorter"
    with pytest.raises(BadValue, match="what a pause becomes"):
        proposals(library, uneven.id, PAUSES, no_step, Pauses(longest_s=0.5, rest_s=0.8))


def test_a_jingle_is_named_by_the_episode_in_which_it_was_heard(library: Library, tmp_path: Path) -> None:
    older = imported(library, tmp_path, "Banjir", talk(5, 3), tune(4), talk(5, 4), number=3)
    newer = imported(library, tmp_path, "Pasar", talk(7, 5), tune(4), talk(8, 6))

    (proposal,) = proposals(library, newer.id, JINGLES, no_step)

    assert proposal.span == pytest.approx((7.0, 11.0), abs=0.12)
    assert proposal.reason() == "heard at 0:05 in “#3 Banjir”"
    assert library.soundprint_path(older.recording.sha256).is_file()


def test_a_lost_soundprint_is_made_again_and_a_lost_recording_left_out(library: Library, tmp_path: Path) -> None:
    imported(library, tmp_path, "Banjir", talk(5, 3), tune(4), talk(5, 4))
    newer = imported(library, tmp_path, "Pasar", talk(7, 5), tune(4), talk(8, 6))
    lost = imported(library, tmp_path, "Hilang", talk(5, 7))
    found = proposals(library, newer.id, JINGLES, no_step)

    library.soundprint_path(newer.recording.sha256).write_bytes(b"not a print")
    library.soundprint_path(lost.recording.sha256).unlink()
    library.original_path(lost.recording.sha256).unlink()

    assert proposals(library, newer.id, JINGLES, no_step) == found
    with pytest.raises(FileMissing):
        proposals(library, lost.id, JINGLES, no_step)
