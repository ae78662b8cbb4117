"""What the editor says: to screen readers, in the lines around the wave, and about loudness."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from radiodesk.desktop.actions import BY_NAME
from radiodesk.desktop.controls import TARGET
from radiodesk.desktop.editor.levels import figures, verdict
from radiodesk.desktop.editor.speech import spoken
from radiodesk.model.chapter import Chapter
from radiodesk.model.clips import BED, Clip
from radiodesk.model.edits import EditList, Span
from radiodesk.model.question import Question
from radiodesk.model.sound import PRESETS, Loudness
from tests.desktop.editor.driver import Editor

PODCAST = PRESETS["podcast"]


def texts(editor: Editor) -> str:
    return " | ".join(label.text() for label in editor.panel.findChildren(QLabel))


def test_the_waveform_says_cursor_selection_and_marks(editor: Editor) -> None:
    editor.session.change("marks", edits=EditList((Span(6, 8),)), chapters=(Chapter(1, "Pembukaan"),))
    editor.timeline.move_playhead(2)
    editor.timeline.select(Span(2, 4))
    assert spoken(editor.timeline) == (
        "Cursor at 0:02.0. Selected 0:02.0–0:04.0, 2.0 s. In the chapter “Pembukaan”. 1 cut."
    )


def test_the_waveform_says_questions_and_clips_at_the_cursor(editor: Editor) -> None:
    clips = (Clip("a" * 64, 5.0, 0, 2, name="Pembuka"), Clip("a" * 64, 1.0, 0, 2, role=BED, name="Alas"))
    editor.timeline.take_sheet(EditList(clips=clips), (), (Question(5.2, "Kapan?", "Sri", "Ambon"), Question(8, "")))

    editor.timeline.move_playhead(5)
    assert spoken(editor.timeline) == (
        "Cursor at 0:05.0. A question here: Sri, Ambon, Kapan. “Pembuka” is put in here. 2 questions."
    )
    editor.timeline.move_playhead(2)
    assert "“Alas” is heard here too." in spoken(editor.timeline)
    editor.timeline.move_playhead(8)
    assert "A question here." in spoken(editor.timeline)


def test_a_screen_reader_hears_it_soon_after_a_change(editor: Editor) -> None:
    editor.timeline.move_playhead(6)
    heard = QAccessible.queryAccessibleInterface(editor.wave)
    editor.bot.waitUntil(lambda: "0:06.0" in heard.text(QAccessible.Text.Description))
    assert heard.text(QAccessible.Text.Name) == "Waveform"


def test_everything_that_takes_the_keyboard_has_a_name(editor: Editor) -> None:
    outer = (widget for widget in editor.panel.findChildren(QWidget) if not widget.objectName().startswith("qt_"))
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in outer
        if widget.focusPolicy().value and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_every_button_says_its_key_and_is_big_enough(editor: Editor) -> None:
    for button in editor.panel.findChildren(QToolButton):
        if button.objectName() in BY_NAME:
            assert BY_NAME[button.objectName()].shortcut in button.toolTip()
        assert button.toolTip()
        assert min(button.width(), button.height()) >= TARGET, button.objectName()


def test_the_fact_line_counts_cuts(editor: Editor) -> None:
    assert "0:10, nothing cut" in texts(editor)
    editor.session.change("cut", edits=EditList((Span(2, 5),)))
    assert "0:10 original, 0:07 after cuts" in texts(editor)


def test_the_place_in_the_episode_leaves_cuts_out(editor: Editor) -> None:
    editor.session.change("cut", edits=EditList((Span(2, 5),)))
    editor.timeline.move_playhead(6)
    assert "episode 0:03.0" in texts(editor)


def test_what_makes_no_sense_is_grey(editor: Editor) -> None:
    cut = editor.panel.findChild(QToolButton, "cut")
    restore = editor.panel.findChild(QToolButton, "restore")
    assert (cut.isEnabled(), restore.isEnabled()) == (False, False)
    editor.timeline.select(Span(2, 4))
    assert cut.isEnabled()
    editor.session.change("cut", edits=EditList((Span(2, 5),)))
    editor.timeline.move_playhead(3)
    assert restore.isEnabled()


def test_the_loudness_line_follows_every_edit(editor: Editor) -> None:
    editor.bot.waitUntil(lambda: "LUFS → −16.0 LUFS" in texts(editor))
    before = texts(editor)
    editor.session.change("fade", edits=EditList(fade_in_s=8.0))
    editor.bot.waitUntil(lambda: "LUFS → −16.0 LUFS" in texts(editor) and texts(editor) != before)


def test_another_preset_has_another_aim(editor: Editor) -> None:
    editor.panel.level_to(PRESETS["radio"])
    editor.bot.waitUntil(lambda: "LUFS → −23.0 LUFS" in texts(editor))


def test_figures_before_and_after() -> None:
    assert figures(Loudness(-23.2, 8, -12.0), PODCAST) == "−23.2 LUFS → −16.0 LUFS, peak −4.8 dBTP"
    assert figures(Loudness(-23.2, 8, -2.0), PODCAST) == "−23.2 LUFS → −16.0 LUFS, peak −1.0 dBTP"


@pytest.mark.parametrize(
    ("loudness", "word", "role"),
    [
        (Loudness(-23.2, 8, -5.0), "Will be right", "ok"),
        (Loudness(-40.0, 8, -25.0), "Very quiet", "warn"),
        (Loudness(-9.0, 2, 2.4), "Overdriven", "warn"),
        (Loudness(-33.0, 20, -0.5), "Very uneven", "warn"),
        (Loudness(-70.0, 0, -120.0), "Silent", "warn"),
    ],
)
def test_a_word_says_whether_it_is_right(loudness: Loudness, word: str, role: str) -> None:
    found = verdict(loudness, PODCAST)
    assert (found.word, found.role) == (word, role)
    assert found.why
