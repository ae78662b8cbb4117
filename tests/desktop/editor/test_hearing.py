"""How it is heard: as loud as it goes out, which output, what the meter says; on a device that makes no sound."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from radiodesk.audio.playing import loudspeaker
from radiodesk.audio.playing.meter import Readings
from radiodesk.bahasa.words import sentence
from radiodesk.desktop.device_field import DeviceField
from radiodesk.desktop.editor.meter import LoudnessMeter
from radiodesk.desktop.palettes import palette_named
from radiodesk.desktop.preferences import PreferencesDialog
from radiodesk.model.edits import Span
from radiodesk.model.playing_problems import NoSoundDevice, SoundDeviceLost
from radiodesk.model.sound import PRESETS
from radiodesk.settings.choices import Choices
from radiodesk.settings.hearing import FILE, Hearing, load_hearing, save_hearing
from radiodesk.settings.places import config_folder
from tests.desktop.editor.driver import SHIFT, Editor
from tests.desktop.editor.test_listening import WAIT_MS, passes

SPACE = Qt.Key.Key_Space
NULL_DEVICE = "NULL Playback Device"


@pytest.fixture(autouse=True)
def quiet(editor: Editor) -> Iterator[None]:
    yield
    editor.panel.close_sound()


def heard_lufs(editor: Editor) -> float:
    """What the meter says after a second and a half."""
    editor.key(SPACE)
    passes(editor, 1.5)
    return editor.panel.playback.readings().integrated_lufs


def test_it_is_heard_as_loud_as_it_goes_out_by_the_preset_of_the_publishing_page(editor: Editor) -> None:
    editor.panel.level_to(PRESETS["radio"])
    assert heard_lufs(editor) == pytest.approx(-23.0, abs=2.0)


def test_shift_a_plays_it_as_it_was_recorded_and_that_is_kept(editor: Editor) -> None:
    recorded = editor.session.material().loudness(editor.timeline.edits).integrated_lufs
    editor.key(Qt.Key.Key_A, SHIFT)
    assert heard_lufs(editor) == pytest.approx(recorded, abs=2.0)
    assert not load_hearing().as_published
    assert editor.panel.listening.ticks() == {"as_published": False, "scrubbing": True}
    assert editor.panel.playback.is_playing


def test_a_step_of_the_playhead_sounds_for_a_moment_and_plays_nothing(editor: Editor) -> None:
    editor.timeline.move_playhead(5)
    editor.key(Qt.Key.Key_Right)
    player = editor.panel.playback._player
    assert player.is_playing
    editor.bot.waitUntil(lambda: not player.is_playing, timeout=WAIT_MS)
    assert player.position_s == pytest.approx(6.09, abs=0.02)
    assert editor.timeline.playhead_s == pytest.approx(6)
    assert not editor.panel.playback.is_playing


def test_a_playhead_that_is_dragged_in_the_ruler_sounds_but_a_click_does_not(editor: Editor) -> None:
    editor.bot.waitUntil(lambda: editor.panel.playback._player is not None)
    player = editor.panel.playback._player
    editor.click(3)
    assert not player.is_playing
    editor.bot.wait(350)
    editor.drag(3, 5, y=10)
    assert player.is_playing


def test_scrubbing_can_be_switched_off(editor: Editor) -> None:
    editor.key(Qt.Key.Key_S, SHIFT)
    editor.key(Qt.Key.Key_Right)
    assert editor.panel.playback._player is None


def test_an_unplugged_device_pauses_it_with_a_sentence_and_space_goes_on(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.key(SPACE)
    passes(editor, 0.2)
    speaker = editor.panel.playback._player._reader._speaker
    with editor.bot.waitSignal(editor.session.problem_met, timeout=WAIT_MS) as met:
        speaker._device.stop()  # the system took it away: nobody asks for sound any more
    assert isinstance(met.args[0], SoundDeviceLost)
    assert not editor.panel.playback.is_playing
    here_s = editor.timeline.playhead_s

    editor.key(SPACE)
    passes(editor, here_s + 0.2)
    assert editor.timeline.playhead_s < here_s + 2


def test_without_any_device_there_is_a_sentence_and_editing_goes_on(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_named: object) -> None:
        raise loudspeaker.miniaudio.MiniaudioError("none")

    with monkeypatch.context() as deaf:
        deaf.setattr(loudspeaker.miniaudio, "PlaybackDevice", fail)
        with editor.bot.waitSignal(editor.session.problem_met, timeout=WAIT_MS) as met:
            editor.key(SPACE)
        assert isinstance(met.args[0], NoSoundDevice)
        editor.timeline.select(Span(2, 4))
        editor.key(Qt.Key.Key_X)
        assert len(editor.cuts) == 1
    assert "no sound device" in sentence(met.args[0])
    editor.key(SPACE)
    passes(editor, 0.2)


def test_another_device_is_taken_while_it_plays(editor: Editor) -> None:
    editor.key(SPACE)
    passes(editor, 0.2)
    save_hearing(Hearing(device=NULL_DEVICE))
    editor.panel.listening.recall()
    reader = editor.panel.playback._player._reader
    editor.bot.waitUntil(lambda: reader._speaker is not None and reader._speaker.name == NULL_DEVICE, timeout=WAIT_MS)
    passes(editor, editor.timeline.playhead_s + 0.2)
    assert editor.panel.playback.is_playing


def test_preferences_offer_what_there_is_and_keep_what_is_gone(qtbot: QtBot) -> None:
    save_hearing(Hearing(device="Headphones"))
    dialog = PreferencesDialog(Choices(language="en"))
    qtbot.addWidget(dialog)
    box = dialog.device.box
    assert [box.itemText(at) for at in range(box.count())] == ["As the system says", "Headphones (not connected)"]
    assert box.currentIndex() == 1
    qtbot.waitUntil(lambda: box.findData(NULL_DEVICE) >= 0, timeout=WAIT_MS)

    box.setCurrentIndex(box.findData(NULL_DEVICE))
    box.activated.emit(box.currentIndex())
    dialog.accept()
    assert load_hearing().device == NULL_DEVICE


def test_a_device_that_is_there_after_all_loses_its_note(qtbot: QtBot) -> None:
    field = DeviceField("device", "Play through", NULL_DEVICE)
    qtbot.addWidget(field)
    qtbot.waitUntil(lambda: field.box.currentText() == NULL_DEVICE, timeout=WAIT_MS)


def test_what_makes_no_sense_in_the_file_is_left_aside() -> None:
    config_folder().mkdir(parents=True, exist_ok=True)
    (config_folder() / FILE).write_text('{"device": 7, "scrubs": false, "new": 1}')
    assert load_hearing() == Hearing(scrubs=False)
    (config_folder() / FILE).write_text("[")
    assert load_hearing() == Hearing()


@pytest.fixture
def meter(qtbot: QtBot) -> LoudnessMeter:
    made = LoudnessMeter(lambda: Readings(-17.2, -16.8, -16.1, -0.4), palette_named("light"))
    qtbot.addWidget(made)
    return made


def texts(meter: LoudnessMeter) -> list[str]:
    return [found.text() for found in meter.findChildren(QLabel)]


def test_the_meter_says_its_figures_and_in_a_word_that_a_peak_was_too_high(meter: LoudnessMeter, qtbot: QtBot) -> None:
    assert texts(meter) == ["M – · S – · I – LUFS · peak – dBTP", ""]
    meter.show_playing(True)
    over = ["M −17.2 · S −16.8 · I −16.1 LUFS · peak −0.4 dBTP", "● Over −1.0 dBTP"]
    qtbot.waitUntil(lambda: texts(meter) == over, timeout=WAIT_MS)
    meter.show_playing(False)
    assert texts(meter)[1] == "● Over −1.0 dBTP"


def test_what_screen_readers_say_of_the_meter(meter: LoudnessMeter) -> None:
    names = [found.accessibleName() for found in meter.findChildren(QLabel)]
    assert names == ["Loudness of what is heard", "Whether a peak was too high"]
    meter.level_to(PRESETS["radio"])
    assert "The target is −23.0 LUFS" in meter.toolTip()
