"""An episode mixed of several sounds is the same however it is rendered, and an edit changes few of its chunks."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import numpy as np
import pytest
from mutagen.mp3 import MP3

from radiodesk.audio.arrays import Samples
from radiodesk.audio.levelling import Level
from radiodesk.audio.mix.deck import Deck
from radiodesk.audio.mix.sound import Sound
from radiodesk.audio.mp3 import Mp3Format
from radiodesk.audio.production import Production
from radiodesk.audio.render import Rendered, render
from radiodesk.audio.source import Source
from radiodesk.audio.timeline import Timeline
from radiodesk.jobs.step import no_step
from radiodesk.model.clips import BED, OVERLAY, Clip
from radiodesk.model.edits import EditList, GainSpan, Span
from radiodesk.model.problems import ClipUnusable
from radiodesk.model.sound import PRESETS
from tests.audio.judges import judge_frames, judge_length
from tests.audio.makers import broadcast
from tests.audio.mixing import Material, any_edits, conversation, jingles, material

SECONDS = 16.0
RATE = 48000
PHONE = 8000
MINUTES = 10

Made: TypeAlias = Callable[..., tuple[Path, Rendered]]
Produced: TypeAlias = Callable[[Material, EditList], Production]


@pytest.fixture(scope="module")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> list[Material]:
    return jingles(tmp_path_factory.mktemp("jingles"))


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return material(tmp_path_factory.mktemp("short"), "recording", broadcast(SECONDS, 44100)[:1], 44100)


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """A telephone call of ten minutes."""
    sound = np.tile(conversation(12.0, PHONE, 1), (1, MINUTES * 6))[:, : MINUTES * 60 * PHONE]
    return material(tmp_path_factory.mktemp("long"), "call", sound, PHONE)


@pytest.fixture
def made(recording: Material, sounds: list[Material], tmp_path: Path) -> Made:
    def make(
        edits: EditList, cache: Path | None = None, workers: int = 2, more: tuple[Sound, ...] = ()
    ) -> tuple[Path, Rendered]:
        out, used = tmp_path / "out.mp3", (*(sound.sound for sound in sounds), *more)
        podcast = PRESETS["podcast"]
        return out, render(
            recording.path, recording.analysis, edits, podcast, out, no_step, cache, workers, sounds=used
        )

    return make


@pytest.fixture
def produced(sounds: list[Material]) -> Iterator[Produced]:
    with ExitStack() as files:
        deck = files.enter_context(Deck(sound.sound for sound in sounds))

        def produce(recording: Material, edits: EditList) -> Production:
            source, analysis = files.enter_context(Source(recording.path)), recording.analysis
            timeline = Timeline(source, analysis.info.samples, edits, deck, analysis)
            return Production(timeline, Level(3.0, -2.5), Mp3Format(timeline.sample_rate_hz, 2, 128), "this")

        yield produce


def programme(sounds: list[Material]) -> EditList:
    """Everything that a usual programme has."""
    telephone, music, loud = (sound.name for sound in sounds)
    return EditList(
        cuts=tuple(Span(at_s, at_s + 3.3) for at_s in range(40, 580, 60)),
        fade_in_s=1.0,
        fade_out_s=2.1,
        gains=(GainSpan(100.0, 130.0, 3.0), GainSpan(400.0, 420.5, -6.0)),
        clips=(
            Clip(music, 0.0, 0.0, 2.0),
            Clip(loud, 5.0, 0.0, 4.0, BED, fade_out_s=1.0),
            Clip(telephone, 250.0, 0.2, 1.4, OVERLAY),
            Clip(music, 350.0, 0.0, 1.7),
            Clip(loud, 600.0, 0.0, 4.0, fade_out_s=2.0),
        ),
    )


@pytest.mark.parametrize("seed", [1, 5, 13])
def test_workers_and_kept_chunks_change_not_a_byte(
    seed: int, made: Made, sounds: list[Material], tmp_path: Path
) -> None:
    edits, cache = any_edits(seed, SECONDS, sounds), tmp_path / "chunks"
    alone = made(edits, workers=1)[0].read_bytes()

    assert made(edits, workers=3)[0].read_bytes() == alone
    assert made(edits, cache)[0].read_bytes() == alone
    assert made(edits, cache)[0].read_bytes() == alone


@pytest.mark.parametrize("seed", [2, 7, 21])
def test_length_is_exact_in_three_decoders(seed: int, made: Made, sounds: list[Material]) -> None:
    out, rendered = made(any_edits(seed, SECONDS, sounds))
    info = rendered.info

    assert judge_length(out, info.channels) == (info.samples, info.samples)
    assert MP3(out).info.length * info.sample_rate_hz == pytest.approx(info.samples, abs=0.01)
    assert judge_frames(out) == ""


def changed(before: Production, after: Production) -> int:
    """How many chunks would have to be made."""
    return len(keys(after) - keys(before))


def keys(production: Production) -> set[str]:
    return {production.key(chunk) for chunk in production.chunks()}


def test_moving_a_cut_by_any_length_changes_a_handful_of_chunks(
    call: Material, sounds: list[Material], produced: Produced
) -> None:
    edits = programme(sounds)
    first, middle = edits.cuts[0], edits.cuts[5]
    longer = replace(edits, cuts=(*edits.cuts, Span(middle.start_s, middle.end_s + 3.7)))
    earlier = replace(edits, cuts=(*edits.cuts, Span(0.0, 1.2345), Span(first.start_s - 0.123, first.end_s)))

    assert len(keys(produced(call, edits))) > 60
    assert 1 <= changed(produced(call, edits), produced(call, longer)) <= 4
    assert 1 <= changed(produced(call, edits), produced(call, earlier)) <= 8


def test_where_every_pause_is_cut_out_too(call: Material, produced: Produced) -> None:
    edits = EditList(tuple(Span(tenth / 10, tenth / 10 + 0.6) for tenth in range(10, MINUTES * 600 - 20, 14)))
    longer = replace(edits, cuts=(*edits.cuts, Span(200.0, 201.9)))

    assert len(edits.cuts) > 400
    assert 1 <= changed(produced(call, edits), produced(call, longer)) <= 4


@pytest.mark.parametrize(
    ("what", "most"),
    [
        (lambda edits: replace(edits, clips=(*edits.clips, Clip("a" * 64, 222.222, 0.1, 1.2345))), 5),
        (lambda edits: replace(edits, clips=(*edits.clips, Clip("a" * 64, 222.222, 0.1, 1.2345, BED))), 5),
        (lambda edits: replace(edits, clips=edits.clips[1:]), 6),
        (lambda edits: replace(edits, clips=(*edits.clips[:2], *edits.clips[3:])), 4),
        (lambda edits: edits.adjust(Span(300.0, 301.0), 4.0), 3),
        (lambda edits: replace(edits, fade_out_s=1.0), 2),
    ],
    ids=["insert", "bed", "no opening", "no overlay", "gain", "fade"],
)
def test_so_do_other_edits(
    what: Callable[[EditList], EditList], most: int, call: Material, sounds: list[Material], produced: Produced
) -> None:
    edits = programme(sounds)

    assert 1 <= changed(produced(call, edits), produced(call, what(edits))) <= most


def test_a_name_or_another_place_of_the_file_changes_none(
    call: Material, sounds: list[Material], produced: Produced
) -> None:
    edits = programme(sounds)
    named = replace(edits, clips=tuple(replace(clip, name="Jingle") for clip in edits.clips))

    assert changed(produced(call, edits), produced(call, named)) == 0


@pytest.mark.parametrize("seed", range(6))
def test_the_same_key_means_the_same_sound(
    seed: int, recording: Material, sounds: list[Material], produced: Produced
) -> None:
    edits = any_edits(seed, SECONDS, sounds)
    more, other = any_edits(seed + 100, SECONDS, sounds), any_edits(seed + 200, SECONDS, sounds)
    variants = [
        edits,
        replace(edits, cuts=(*edits.cuts, Span(0.0, 0.7))),
        replace(edits, clips=edits.clips[1:]),
        replace(edits, gains=more.gains, fade_in_s=more.fade_in_s),
        replace(edits, clips=(*edits.clips, *other.clips)),
    ]
    known: dict[str, Samples] = {}
    for production in (produced(recording, variant) for variant in variants):
        for chunk in production.chunks():
            sound = production.sound(chunk)
            np.testing.assert_array_equal(known.setdefault(production.key(chunk), sound), sound)

    assert len(known) < sum(len(produced(recording, variant).chunks()) for variant in variants)


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (lambda path: path.unlink(), "its sound is not there"),
        (lambda path: path.write_bytes(b"RIFF" + bytes(3000)), "its format is not known"),
    ],
    ids=["missing", "damaged"],
)
def test_a_clip_that_cannot_be_used_is_named(
    harm: Callable[[Path], None], reason: str, made: Made, sounds: list[Material], tmp_path: Path
) -> None:
    edits = EditList(clips=(Clip("d" * 64, 3.0, 0.0, 1.0, name="Jingle sore"),))
    path = tmp_path / "sound.wav"
    shutil.copy(sounds[1].path, path)
    harm(path)

    with pytest.raises(ClipUnusable) as caught:
        made(edits, more=(Sound("d" * 64, path, sounds[1].sound.sidecar),))

    assert "“Jingle sore”" in str(caught.value)
    assert reason in str(caught.value)
    assert not (tmp_path / "out.mp3").exists()
