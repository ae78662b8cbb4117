"""What is seen in audiograms: words by pages, the spoken one marked, everything within the part that no app covers."""

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from radiodesk.model.scene import Scene
from radiodesk.model.transcript import Cue, Transcript, Word
from radiodesk.settings.places import resources
from radiodesk.site.colours import contrast, light_palette
from radiodesk.social.audiograms.drawing import draw_scene
from radiodesk.social.audiograms.ground import Names
from radiodesk.social.audiograms.looks import LOOKS, look_of
from radiodesk.social.audiograms.pages import pages_of, said_between, spoken_text
from radiodesk.social.audiograms.shapes import SHAPES, Shape

COLOURS = light_palette("#0b5d4e", "#f2b544")
COVER_RED = (200, 20, 30)
LONG = "Pertanggungjawaban pidana korporasi menurut peraturan perundang-undangan " * 2


def cover() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (300, 300), COVER_RED).save(file, "PNG")
    return file.getvalue()


def names(title: str = "Tilang tanpa calo") -> Names:
    return Names(title, "Jaksa Menyapa", ("Radio Kota", "radio.example/jaksa"), cover())


def said(text: str, start_s: float = 0.0, pace_s: float = 0.4, speaker: str = "Dewi Contoh") -> Cue:
    words = tuple(
        Word(word, start_s + number * pace_s, start_s + (number + 0.9) * pace_s)
        for number, word in enumerate(text.split())
    )
    return Cue(words[0].start_s, words[-1].end_s, text, speaker, words)


def transcript(*cues: Cue) -> Transcript:
    return Transcript(cues, "id")


def narrow(text: str) -> float:
    return 10.0 * len(text)


def drawn(folder: Path, heard: Transcript, shape: str = "1:1", look: str = "band", title: str = "Tilang") -> Scene:
    folder.mkdir(exist_ok=True)
    return draw_scene(names(title), heard, SHAPES[shape], look, COLOURS, resources() / "fonts", folder)


def pixels(path: Path) -> NDArray[np.int16]:
    return np.asarray(Image.open(path).convert("RGB")).astype(np.int16)


def is_plain(picture: NDArray[np.int16]) -> bool:
    return bool((picture == picture[0, 0]).all())


def ground_of(scene: Scene) -> NDArray[np.int16]:
    return pixels(scene.ground)


def test_words_are_those_of_the_stretch_from_its_beginning_on() -> None:
    heard = transcript(said("satu dua tiga empat lima enam", 10.0, 1.0))

    stretch = said_between(heard, 11.5, 14.0)

    assert spoken_text(stretch) == "tiga empat"
    assert [(word.text, word.start_s) for word in stretch.cues[0].words] == [("tiga", 0.5), ("empat", 1.5)]


def test_lines_without_word_times_are_cut_where_they_must_be_about() -> None:
    heard = transcript(Cue(10.0, 20.0, "satu dua tiga empat lima", "Dewi"))

    stretch = said_between(heard, 14.0, 30.0)

    assert spoken_text(stretch) == "tiga empat lima"
    assert stretch.cues[0].words == ()


def test_pages_end_where_sentences_end() -> None:
    heard = transcript(said("Ini kalimat pertama. Lalu kalimat kedua yang lebih panjang dari itu."))

    pages = pages_of(heard, narrow, 200, 2)

    shown = [" ".join(word.text for line in page.lines for word in line) for page in pages]
    assert shown[0] == "Ini kalimat pertama."
    assert all(len(page.lines) <= 2 for page in pages)
    assert " ".join(shown) == spoken_text(heard)


def test_no_page_is_left_with_one_word_of_a_sentence() -> None:
    heard = transcript(said("Setiap orang berhak melihat bukti sebelum membayar"))

    pages = pages_of(heard, narrow, 240, 2)

    counts = [sum(len(line) for line in page.lines) for page in pages]
    assert min(counts) >= 3


def test_another_voice_and_a_pause_begin_another_page() -> None:
    heard = transcript(said("Siapa di sana?", 0, speaker="Maya"), said("Saya.", 2, speaker="Dewi"), said("Halo.", 9))

    pages = pages_of(heard, narrow, 900, 3)

    assert [page.speaker for page in pages] == ["Maya", "Dewi", "Dewi Contoh"]
    assert pages[0].to_s == pages[1].from_s
    assert pages[1].to_s < 4


def test_a_word_is_marked_until_the_next_one_begins(tmp_path: Path) -> None:
    scene = drawn(tmp_path, transcript(said("Denda dibayar lewat bank")))

    page, *words = scene.sprites

    assert [(word.from_s, word.to_s) for word in words[:2]] == [(0.0, 0.4), (0.4, 0.8)]
    seen, whole = pixels(words[1].picture), pixels(page.picture)
    left, top = words[1].x - page.x, words[1].y - page.y
    before = whole[top : top + len(seen), left : left + seen.shape[1]]
    assert (np.abs(seen - before).max(-1) > 60).mean() > 0.4


def test_without_word_times_no_word_is_marked(tmp_path: Path) -> None:
    scene = drawn(tmp_path, transcript(Cue(0.0, 3.0, "Denda dibayar lewat bank", "Dewi")))

    assert len(scene.sprites) == 1


def test_without_a_transcript_the_title_is_read_large(tmp_path: Path) -> None:
    without = ground_of(drawn(tmp_path / "a", Transcript(), title="Tilang tanpa calo"))
    spoken = ground_of(drawn(tmp_path / "b", transcript(said("Denda dibayar")), title="Tilang tanpa calo"))

    box = drawn(tmp_path / "a", Transcript()).captions
    inside = np.s_[box.y : box.y + box.height, box.x : box.x + box.width]
    assert is_plain(spoken[inside])
    assert not is_plain(without[inside])


@pytest.mark.parametrize("key", SHAPES)
@pytest.mark.parametrize("look", LOOKS)
def test_nothing_to_be_read_stands_where_apps_lay_their_own_things(key: str, look: str, tmp_path: Path) -> None:
    shape = SHAPES[key]
    for number, heard in enumerate((transcript(said(LONG)), Transcript())):
        scene = drawn(tmp_path / str(number), heard, key, look, LONG)
        picture = ground_of(scene)
        paper = picture[shape.height // 2, 4]
        for part in outside(shape):
            assert (np.abs(picture[part] - paper) <= 2).all()
        for sprite in scene.sprites:
            seen = pixels(sprite.picture)
            assert sprite.x >= shape.left - 16
            assert sprite.x + seen.shape[1] <= shape.width - shape.right + 16
            assert scene.captions.y <= sprite.y
            assert sprite.y + len(seen) <= scene.captions.y + scene.captions.height


def outside(shape: Shape) -> Iterator[tuple[slice, slice]]:
    """The margins, but for the stripe of colour on top and what hangs below the last line."""
    rows = slice(20, shape.height)
    yield rows, slice(0, shape.left)
    yield rows, slice(shape.width - shape.right, shape.width)
    yield slice(20, shape.top), slice(0, shape.width)
    yield slice(shape.height - shape.bottom + 14, shape.height), slice(0, shape.width)


@pytest.mark.parametrize("key", SHAPES)
def test_everything_lies_on_even_pixels_and_apart(key: str, tmp_path: Path) -> None:
    scene = drawn(tmp_path, transcript(said(LONG)), key)

    assert scene.wave
    assert scene.progress
    boxes = (scene.captions, scene.wave.box, scene.progress.box)
    assert all(edge % 2 == 0 for box in boxes for edge in (box.x, box.y, box.width, box.height))
    assert all(sprite.x % 2 == sprite.y % 2 == 0 for sprite in scene.sprites)
    assert all(side % 2 == 0 for sprite in scene.sprites for side in Image.open(sprite.picture).size)
    assert boxes[0].y + boxes[0].height < boxes[1].y
    assert boxes[1].y + boxes[1].height < boxes[2].y


@pytest.mark.parametrize("key", SHAPES)
def test_only_the_one_for_tiktok_has_no_logo_and_no_address(key: str, tmp_path: Path) -> None:
    scene = drawn(tmp_path, transcript(said("Denda dibayar lewat bank")), key)

    picture = ground_of(scene)
    is_logo = (np.abs(picture - np.array(COVER_RED)) < 12).all(-1).any()
    assert (bool(is_logo), is_plain(picture)) == ((False, True) if SHAPES[key].is_bare else (True, False))


@pytest.mark.parametrize("pair", [("#0b5d4e", "#f2b544"), ("#ffffff", "#ffff00"), ("#000000", "#101010")])
@pytest.mark.parametrize("name", LOOKS)
def test_everything_can_be_read_in_any_colours(name: str, pair: tuple[str, str]) -> None:
    look = look_of(name, light_palette(*pair))

    for words, ground in (
        (look.words, look.paper),
        (look.quiet, look.paper),
        (look.mark, look.paper),
        (look.on_spoken, look.spoken),
    ):
        assert contrast(words, ground) >= 4.5


def test_what_no_font_has_is_left_out(tmp_path: Path) -> None:
    scene = drawn(tmp_path, transcript(said("Halo 🎉 semua")))

    assert len(scene.sprites) == 3


def test_the_same_words_give_the_same_pictures(tmp_path: Path) -> None:
    once, twice = (drawn(tmp_path / name, transcript(said(LONG))) for name in "ab")

    for one, other in zip(once.sprites, twice.sprites, strict=True):
        assert one.picture.read_bytes() == other.picture.read_bytes()
    assert once.ground.read_bytes() == twice.ground.read_bytes()
