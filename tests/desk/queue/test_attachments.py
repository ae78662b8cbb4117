"""Files of posts: what an episode has, copies that nobody changes, and what each network takes of them."""

from pathlib import Path

import pytest

from radiodesk.desk.attachments import attach, attachments_of, carried, faults_of, frozen
from radiodesk.desk.cards import Cards, keep_cards
from radiodesk.desk.post_queue import approve_post
from radiodesk.library.library import Library
from radiodesk.model.posting_problems import FileChanged, MediaNotTaken
from radiodesk.model.problems import FileMissing
from tests.desk.queue.makers import NOON, Clock, a_film, a_picture, queued, run, states
from tests.servers.plain_network import PlainNetwork


def rules(library: Library, network: str, *files: Path, alt: str = "Kartu") -> list[str]:
    return [fault.rule for fault in faults_of(library, network, tuple(attach(library, each, alt) for each in files))]


def picture(folder: Path, width: int, height: int, name: str = "lain.png") -> Path:
    from PIL import Image

    Image.new("RGB", (width, height)).save(folder / name)
    return folder / name


def test_the_cards_of_an_episode_can_go_along_with_their_description(library: Library, tmp_path: Path) -> None:
    data = a_picture(tmp_path).read_bytes()
    keep_cards(library, 1, Cards({"1:1": data}, "Kutipan: damai"))

    (card,) = attachments_of(library, 1)

    assert (card.path, card.media_type, card.alt) == ("posts/cards/1/card-1x1.png", "image/png", "Kutipan: damai")
    assert (card.width, card.height) == (108, 108)


def test_what_was_approved_goes_out_though_the_card_is_drawn_anew(
    library: Library, network: PlainNetwork, account: str, tmp_path: Path
) -> None:
    first, second = a_picture(tmp_path).read_bytes(), picture(tmp_path, 5, 5).read_bytes()
    keep_cards(library, 1, Cards({"1:1": first}, "Kartu"))
    queued(library, account, attachments=attachments_of(library, 1))

    keep_cards(library, 1, Cards({"1:1": second}, "Kartu"))

    assert states(run(library, Clock())) == ["live"]
    assert network.media == [first]


def test_a_card_that_changed_before_approving_is_told(library: Library, tmp_path: Path) -> None:
    keep_cards(library, 1, Cards({"1:1": a_picture(tmp_path).read_bytes()}, "Kartu"))
    (card,) = attachments_of(library, 1)
    keep_cards(library, 1, Cards({"1:1": picture(tmp_path, 5, 5).read_bytes()}, "Kartu"))

    with pytest.raises(FileChanged, match=r"card-1x1\.png"):
        frozen(library, card)


def test_a_copy_that_somebody_changed_or_removed_does_not_go_out(
    library: Library, network: PlainNetwork, account: str, tmp_path: Path
) -> None:
    post = queued(library, account, attachments=[attach(library, a_picture(tmp_path), "Kartu")])
    copy = library.root / post.attachments[0].path
    copy.write_bytes(b"something else")
    with pytest.raises(FileChanged):
        carried(library, post)
    copy.unlink()

    assert (states(run(library, Clock())), network.posts) == (["rejected"], [])


def test_a_file_of_anywhere_is_copied_once_and_only_read(library: Library, tmp_path: Path) -> None:
    file = a_picture(tmp_path)

    first, second = attach(library, file, "Satu"), attach(library, file, "Dua")
    file.unlink()

    assert (first.path, first.name, second.alt) == (second.path, "kartu.png", "Dua")
    assert (library.root / first.path).is_file()
    with pytest.raises(FileMissing):
        attach(library, file, "")
    with pytest.raises(MediaNotTaken):
        attach(library, tmp_path / "naskah.docx", "")


def test_the_size_of_a_film_is_read_without_a_decoder(library: Library, tmp_path: Path) -> None:
    film = attach(library, a_film(tmp_path), "Cuplikan")

    assert (film.width, film.height, film.duration_s) == (1080, 1920, 30.0)


def test_each_network_says_what_it_does_not_take(library: Library, tmp_path: Path) -> None:
    card, film = a_picture(tmp_path), a_film(tmp_path)
    sound = tmp_path / "damai.mp3"
    sound.write_bytes(b"ID3" + bytes(2_000))

    assert rules(library, "mastodon", card) == rules(library, "mastodon", sound) == []
    assert rules(library, "instagram") == ["demanded"]
    assert rules(library, "youtube", card) == ["video"]
    assert rules(library, "bluesky", *(picture(tmp_path, 9, 9 + at, f"{at}.png") for at in range(5))) == ["pictures"]
    assert rules(library, "x", card, film) == ["mixed"]
    assert rules(library, "bluesky", sound) == ["audio"]
    assert rules(library, "instagram", picture(tmp_path, 300, 900)) == ["ratio"]
    assert rules(library, "facebook", card, alt="") == ["alt"]
    assert rules(library, "facebook", card, alt="a" * 1_001) == ["alt-long"]


def test_a_film_that_is_too_long_or_a_picture_that_is_too_heavy(library: Library, tmp_path: Path) -> None:
    heavy = a_picture(tmp_path, "berat.png")
    with heavy.open("r+b") as file:
        file.truncate(3_000_000)
    long = a_film(tmp_path, 200_000)

    assert rules(library, "bluesky", heavy) == ["bytes"]
    assert rules(library, "x", long) == ["long"]


def test_what_the_network_would_refuse_is_not_approved_but_a_missing_description_is(
    library: Library, tmp_path: Path
) -> None:
    with pytest.raises(MediaNotTaken, match="Instagram"):
        approve_post(library, 1, "instagram", "", "Damai", now=NOON)

    card = attach(library, a_picture(tmp_path), "")
    assert approve_post(library, 1, "instagram", "", "Damai", attachments=[card], now=NOON).state == "approved"
