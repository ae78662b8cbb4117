"""The pictures of an episode: what the posts begin with, in the programme's colours."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from radiodesk.desk.cards import draw_cards, write_cards
from radiodesk.desk.sheets import change
from radiodesk.desk.transcripts import import_transcript
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.problems import BadValue
from radiodesk.social.cards.ratios import RATIOS


def test_a_quote_is_said_by_whom_it_is_and_told_to_those_who_cannot_see(
    library: Library, episode: Episode, tmp_path: Path
) -> None:
    said = "Setiap pelanggar berhak melihat bukti tilang sebelum membayar denda."
    spoken = tmp_path / "kata.vtt"
    spoken.write_text(f"WEBVTT\n\n00:01.000 --> 00:02.500\n<v Dewi Contoh>{said}\n")
    import_transcript(library, episode.id, spoken)

    cards = draw_cards(library, episode.id, "quote")

    assert said in cards.alt
    assert "Said by Dewi Contoh." in cards.alt
    assert set(cards.pictures) == set(RATIOS)


def test_without_a_quote_the_title_is_shown(library: Library, episode: Episode) -> None:
    change(library, episode.id, "Title changed", title="Tilang tanpa calo")

    assert draw_cards(library, episode.id, "quote").alt.endswith("Tilang tanpa calo")


def test_they_wear_the_programme_s_colours(library: Library, episode: Episode) -> None:
    before = draw_cards(library, episode.id).pictures["1:1"]
    library.save_programme(replace(library.programme(), colour="#7a1020"))

    after = draw_cards(library, episode.id).pictures["1:1"]

    red, green, blue = Image.open(io.BytesIO(after)).convert("RGB").getpixel((5, 600))  # type: ignore[misc]
    assert before != after
    assert red > green + 40
    assert red > blue + 40


def test_they_are_written_with_their_description(library: Library, episode: Episode, tmp_path: Path) -> None:
    cards = draw_cards(library, episode.id)

    paths = write_cards(cards, tmp_path / "kartu")

    assert sorted(path.name for path in paths) == ["card-16x9.png", "card-1x1.png", "card-4x5.png", "card-9x16.png"]
    assert (tmp_path / "kartu" / "card.txt").read_text() == cards.alt + "\n"


def test_an_unknown_layout_is_refused(library: Library, episode: Episode) -> None:
    with pytest.raises(BadValue, match="band, paper, cover"):
        draw_cards(library, episode.id, layout="poster")
