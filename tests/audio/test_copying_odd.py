"""What lies around the frames of an MP3, or is wrong with them: it is cut all the same, or refused in one sentence."""

from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.copying.headers import refusal
from radiodesk.audio.copying.table import table_of
from radiodesk.audio.layer3 import Frame, frame_bytes, frames_of, sounds_of
from radiodesk.model.cleaning import CleanUp
from radiodesk.model.clips import Clip
from radiodesk.model.edits import EditList, Span
from radiodesk.model.problems import CannotCopySound
from tests.audio.copies import copy_of, some_cuts
from tests.audio.judges import judge_frames, judge_length
from tests.audio.makers import broadcast, encode, id3, picture_frame, write_wav

SECONDS = 8.0
CUTS = EditList(some_cuts(5, 2, SECONDS))

ID3V1 = b"TAG" + b"Damai tanpa sidang".ljust(125, b"\0")
APE = b"APETAGEX" + (2000).to_bytes(4, "little") + (64).to_bytes(4, "little") + bytes(3000) + ID3V1


@pytest.fixture(scope="module")
def wav(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_wav(tmp_path_factory.mktemp("wav") / "a.wav", broadcast(SECONDS))


@pytest.fixture
def recording(wav: Path, tmp_path: Path) -> Path:
    return encode(wav, tmp_path / "a.mp3", "-b:a", "128k", "-id3v2_version", "0")


def changed(recording: Path, data: bytes) -> Path:
    path = recording.with_name("changed.mp3")
    path.write_bytes(data)
    return path


def cut_and_judged(recording: Path, unlike: int = 0) -> None:
    """All but the last samples, so many, are the same to the bit away from joints."""
    copy = copy_of(recording, CUTS)
    assert judge_frames(copy.out) == ""
    assert judge_length(copy.out, copy.copied.info.channels) == (copy.layout.length, copy.layout.length)
    is_away = copy.away(Span(0.0, 0.0))
    is_away[len(is_away) - unlike :] = False
    assert np.array_equal(copy.heard[:, is_away], copy.recorded[:, is_away])


@pytest.mark.parametrize("tail", [ID3V1, APE, bytes(5000), b"\xff\xfb", b"garbage of an old player"])
def test_tags_are_stepped_over(tail: bytes, recording: Path) -> None:
    cut_and_judged(changed(recording, id3(picture_frame(70_000)) + recording.read_bytes() + tail))


def test_a_file_that_begins_within_the_sound(recording: Path) -> None:
    places = table_of(recording).places
    data = recording.read_bytes()

    cut_and_judged(changed(recording, data[places[41] :]))
    cut_and_judged(changed(recording, data[places[41] + 17 :]))


def test_a_file_that_breaks_off(recording: Path) -> None:
    places = table_of(recording).places

    cut_and_judged(changed(recording, recording.read_bytes()[: places[250] + 100]), unlike=3 * 1152)


def test_two_files_put_together(recording: Path) -> None:
    data = recording.read_bytes()

    cut_and_judged(changed(recording, data + data))


def protected(recording: Path) -> bytes:
    """The frames of a recording with check sums, at the highest bit rate, so that they have room for that."""
    table = table_of(recording)
    frames = frames_of(table.read(0, table.frames))
    return b"".join(_protected(frame, sound) for frame, sound in zip(frames, sounds_of(frames), strict=True))


def _protected(frame: Frame, sound: bytes) -> bytes:
    header = bytes((frame.head[0], frame.head[1] & ~1, 14 << 4 | frame.head[2] & 0x0C, frame.head[3]))
    side = frame.borrowing(0).side
    register = 0xFFFF
    for bit in f"{int.from_bytes(header[2:] + side, 'big'):0{8 * (2 + len(side))}b}":
        register = (register << 1) & 0xFFFF ^ (0x8005 if (register >> 15) ^ int(bit) else 0)
    return (header + register.to_bytes(2, "big") + side + sound).ljust(frame_bytes(header), b"\0")


def test_frames_with_check_sums(recording: Path) -> None:
    file = changed(recording, protected(recording))
    assert judge_frames(file) == ""

    cut_and_judged(file)


def test_check_sums_are_kept_right(recording: Path) -> None:
    frames = frames_of(protected(recording))

    data = b"".join(frame.borrowing(0).saying(frame.side).data for frame in frames)

    assert data == protected(recording)


@pytest.mark.parametrize(
    ("name", "options", "reason"),
    [
        ("a.wav", (), "it is not an MP3 file"),
        ("a.m4a", (), "it is not an MP3 file"),
        ("inside.wav", ("-c:a", "libmp3lame"), "it is not an MP3 file"),
        ("a.mp2", ("-b:a", "192k"), "it is MPEG audio of another layer than the third"),
        ("low.mp3", ("-ar", "22050"), "its sample rate is below 32 kHz"),
        ("lowest.mp3", ("-ar", "8000"), "its sample rate is below 32 kHz"),
    ],
)
def test_what_is_no_mp3_of_the_usual_kind_is_refused(
    name: str, options: tuple[str, ...], reason: str, wav: Path, tmp_path: Path
) -> None:
    refused(encode(wav, tmp_path / name, *options), reason)


def refused(recording: Path, reason: str, edits: EditList = CUTS) -> None:
    with pytest.raises(CannotCopySound) as problem:
        copy_of(recording, edits)
    assert problem.value.facts == {"name": recording.name, "reason": reason}
    assert not any("cut" in path.name for path in recording.parent.iterdir())


def test_damage_between_frames_is_refused(recording: Path) -> None:
    data, place = recording.read_bytes(), table_of(recording).places[100]

    refused(changed(recording, data[:place] + b"damage" * 500 + data[place:]), OTHER)
    refused(changed(recording, data[:place] + b"\0" + data[place + 1 :]), OTHER)
    refused(changed(recording, data + id3(picture_frame(2000)) + data), OTHER)


def test_a_header_that_does_not_tell_the_truth_is_refused(recording: Path) -> None:
    data = bytearray(recording.read_bytes())
    place = data.index(b"Info") + 8
    data[place : place + 4] = (table_of(recording).frames - 3).to_bytes(4, "big")

    refused(changed(recording, bytes(data)), "its header tells another length than its sound has")


OTHER = "something other than sound lies between its frames"


def test_a_change_of_format_is_refused(wav: Path, recording: Path, tmp_path: Path) -> None:
    mono = encode(wav, tmp_path / "mono.mp3", "-ac", "1", "-b:a", "128k")

    refused(changed(recording, recording.read_bytes() + mono.read_bytes()[table_of(mono).places[0] :]), CHANGED)


CHANGED = "its format changes on the way"


def test_a_free_bit_rate_is_refused() -> None:
    assert refusal(b"\xff\xfb\x00\x44") == "its bit rate is none of the usual ones"


def test_other_sounds_and_cleaning_are_refused(recording: Path) -> None:
    refused(recording, "other sounds are mixed with it", EditList(clips=(Clip("a" * 64, 1.0, 0.0, 1.0),)))
    refused(recording, "its sound is cleaned up", EditList(clean_up=CleanUp(noise=0.5)))
