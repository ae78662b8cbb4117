"""Posts: a card for each network, counted while one types, copied with one click."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, QUrlQuery, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from radiodesk.desk.transcripts import import_transcript
from radiodesk.desktop.posts.card import PostCard
from radiodesk.library.library import Library
from radiodesk.social.networks import NETWORKS
from tests.desktop.makers import WAIT_MS, Desk, click, make_episode, make_library


@pytest.fixture(autouse=True)
def _silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RADIODESK_SOUND", "null")


def shown(qtbot: QtBot, folder: Path) -> tuple[Desk, dict[str, PostCard]]:
    library = make_library(folder)
    episode = make_episode(library, summary="Tanah warisan tanpa calo.")
    desk = Desk(qtbot, library)
    desk.open(episode)
    desk.page.show_tab(desk.page.posts)
    qtbot.waitUntil(lambda: all(card.isVisible() for card in desk.page.posts.cards))
    return desk, {card.network: card for card in desk.page.posts.cards}


def test_there_is_a_card_for_every_network(qtbot: QtBot, tmp_path: Path) -> None:
    _desk, cards = shown(qtbot, tmp_path)

    assert set(cards) == set(NETWORKS)
    assert all("Sengketa Tanah" in card.text.toPlainText() for card in cards.values())


def test_copy_puts_the_corrected_text_on_the_clipboard_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    desk, cards = shown(qtbot, tmp_path)
    card = cards["facebook"]
    card.text.setFocus()
    QTest.keyClicks(card.text, "Baru! ")

    desk.page.posts.ensureWidgetVisible(card.copy)
    click(card.copy)

    assert QGuiApplication.clipboard().text() == card.text.toPlainText()
    assert QGuiApplication.clipboard().text().startswith("Baru! ")
    assert card.copy.text() == "Copied"


def test_the_counter_counts_as_the_network_does_and_warns(qtbot: QtBot, tmp_path: Path) -> None:
    _desk, cards = shown(qtbot, tmp_path)
    card = cards["x"]

    card.text.setPlainText("https://example.org/" + "a" * 200)
    assert card.counter.text() == "23 / 280"

    card.text.setPlainText("a" * 281)
    assert card.counter.text() == "281 / 280"
    assert card.counter.property("role") == "error"


def test_posts_follow_the_details(qtbot: QtBot, tmp_path: Path) -> None:
    desk, _cards = shown(qtbot, tmp_path)

    desk.session.change("Title changed", title="Hak Waris")

    assert all("Hak Waris" in card.text.toPlainText() for card in desk.page.posts.cards)


def test_a_link_by_accident_is_told_while_one_types_and_goes_when_it_is_mended(qtbot: QtBot, tmp_path: Path) -> None:
    _desk, cards = shown(qtbot, tmp_path)
    card = cards["x"]
    assert not card.cautions.isVisible()

    card.text.setFocus()
    QTest.keyClicks(card.text, "Hak korban.Ke depan ")
    assert "“korban.Ke” becomes a link" in card.cautions.text()
    assert card.cautions.isVisible()

    card.text.selectAll()
    QTest.keyClicks(card.text, "Hak korban. Ke depan")
    assert "korban" not in card.cautions.text()


def test_one_click_copies_the_post_and_opens_the_page_to_paste_it(
    qtbot: QtBot, tmp_path: Path, browser: list[QUrl]
) -> None:
    desk, cards = shown(qtbot, tmp_path)
    card = cards["bluesky"]

    desk.page.posts.ensureWidgetVisible(card.open)
    click(card.open)

    assert QGuiApplication.clipboard().text() == card.text.toPlainText()
    (page,) = browser
    assert page.host() == "bsky.app"
    assert QUrlQuery(page).queryItemValue("text", QUrl.ComponentFormattingOption.FullyDecoded).startswith("Sengketa")


def test_posts_begin_with_what_is_chosen_and_a_quote_can_be_heard(qtbot: QtBot, tmp_path: Path) -> None:
    desk, cards = shown(qtbot, tmp_path)
    spoken = tmp_path / "kata.vtt"
    spoken.write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.500\n<v Dewi Contoh>"
        "Setiap pelanggar berhak melihat bukti tilang sebelum membayar denda di bank.\n"
    )
    assert desk.session.episode is not None
    import_transcript(desk.library, desk.session.episode.id, spoken)
    desk.session.open(desk.session.episode.id)
    desk.page.posts.refresh()
    heard: list[float] = []
    desk.session.play_wanted.connect(heard.append)

    desk.page.posts.angles.box.setFocus()
    QTest.keyClick(desk.page.posts.angles.box, Qt.Key.Key_End)

    cards = {card.network: card for card in desk.page.posts.cards}
    assert desk.page.posts.angles.angle == "quote"
    assert all("Setiap pelanggar berhak" in card.text.toPlainText().splitlines()[0] for card in cards.values())
    click(desk.page.posts.angles.play)
    assert heard == [1.0]


def test_what_the_episode_has_nothing_for_cannot_be_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    desk, _cards = shown(qtbot, tmp_path)

    desk.page.posts.angles.box.setFocus()
    QTest.keyClick(desk.page.posts.angles.box, Qt.Key.Key_Down)

    assert desk.page.posts.angles.angle == "question"
    assert not desk.page.posts.angles.play.isVisible()


def test_what_a_person_wrote_stays_when_the_episode_changes_and_is_told_to_be_outdated(
    qtbot: QtBot, tmp_path: Path
) -> None:
    desk, cards = shown(qtbot, tmp_path)
    cards["facebook"].text.setFocus()
    QTest.keyClicks(cards["facebook"].text, "Baru! ")

    desk.session.change("Title changed", title="Hak Waris")

    card = next(card for card in desk.page.posts.cards if card.network == "facebook")
    other = next(card for card in desk.page.posts.cards if card.network == "x")
    assert card.text.toPlainText().startswith("Baru! ")
    qtbot.waitUntil(card.outdated.isVisible)
    assert "Hak Waris" in other.text.toPlainText()
    assert not other.outdated.isVisible()

    card.draw_anew_button.click()
    assert "Hak Waris" in card.text.toPlainText()
    assert not desk.library.post(1, "facebook").text


def test_it_is_still_there_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    desk, cards = shown(qtbot, tmp_path)
    QTest.keyClicks(cards["x"].text, "Baru! ")
    desk.session.close()

    with Library.open(tmp_path / "library") as library:
        assert library.post(1, "x").text.startswith("Baru! ")


def test_a_pasted_link_is_the_proof_and_another_address_is_none(qtbot: QtBot, tmp_path: Path) -> None:
    desk, cards = shown(qtbot, tmp_path)
    link = cards["bluesky"].proof.link

    QGuiApplication.clipboard().setText("https://bsky.app/profile/jaksa.contoh.id/post/3kabc")
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.library.post(1, "bluesky").link.endswith("/post/3kabc")
    assert cards["bluesky"].proof.since.text().startswith("Posted on ")

    wrong = cards["x"].proof.link
    wrong.setFocus()
    QTest.keyClicks(wrong, "https://bsky.app/profile/jaksa.contoh.id")
    QTest.keyClick(wrong, Qt.Key.Key_Return)
    assert "the address of the post itself on X" in cards["x"].proof.trouble.text()
    assert desk.library.post(1, "x").link == ""


def test_pictures_are_drawn_when_asked_for_and_copied_as_picture_and_file(qtbot: QtBot, tmp_path: Path) -> None:
    desk, _cards = shown(qtbot, tmp_path)
    pictures = desk.page.posts.pictures
    assert pictures.thumbs == []

    click(pictures.draw)
    qtbot.waitUntil(lambda: len(pictures.thumbs) == 4, timeout=WAIT_MS)
    qtbot.waitUntil(pictures.thumbs[0].isVisible)
    click(pictures.thumbs[1])

    mime = QGuiApplication.clipboard().mimeData()
    assert (mime.imageData().width(), mime.imageData().height()) == (1080, 1350)
    (file,) = mime.urls()
    assert QImage(file.toLocalFile()).size() == mime.imageData().size()
    click(pictures.alt)
    assert QGuiApplication.clipboard().text() == "Card of Suara Warga: Sengketa Tanah"


def test_pictures_of_the_former_title_are_put_away(qtbot: QtBot, tmp_path: Path) -> None:
    desk, _cards = shown(qtbot, tmp_path)
    pictures = desk.page.posts.pictures
    click(pictures.draw)
    qtbot.waitUntil(lambda: len(pictures.thumbs) == 4, timeout=WAIT_MS)

    desk.session.change("Title changed", title="Hak Waris")

    assert pictures.thumbs == []
    assert not pictures.save.isVisible()


class _Browser(QObject):
    """Stands in for the browser of this machine: it is asked by the same way."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url)


@pytest.fixture
def browser() -> Iterator[list[QUrl]]:
    stand_in = _Browser()
    QDesktopServices.setUrlHandler("https", stand_in, "open")
    yield stand_in.opened
    QDesktopServices.unsetUrlHandler("https")
