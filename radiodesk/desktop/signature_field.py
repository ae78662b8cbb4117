"""The opening or the closing of a programme: chosen from a file, heard, taken off, put before or under the speech."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import TARGET, button, label, named
from radiodesk.desktop.field import Field
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.model.problems import FileMissing
from radiodesk.model.signature import SIGNATURES, Signature
from radiodesk.model.timecode import format_clock

if TYPE_CHECKING:
    from radiodesk.audio.playing.player import Player


class Sample:
    """Lets a sound be heard, one at a time."""

    def __init__(self, path_of: Callable[[str], Path]) -> None:
        """`path_of` says where a sound lies by its SHA-256."""
        self._path_of = path_of
        self._player: Player | None = None
        self._sound = ""

    @property
    def is_playing(self) -> bool:
        """Whether something is heard."""
        return self._player is not None and self._player.is_playing

    def toggle(self, sound: str) -> None:
        """Play this sound from its beginning; the same again, while it plays, is to be quiet."""
        from radiodesk.audio.playing.player import Player
        from radiodesk.settings.hearing import load_hearing

        is_off = self.is_playing and sound == self._sound
        self.close()
        if is_off:
            return
        try:
            self._player = Player(self._path_of(sound))
        except FileMissing:
            return
        self._sound = sound
        self._player.use_device(load_hearing().device)
        self._player.play(0.0)

    def close(self) -> None:
        """Be quiet and let the sound go."""
        if self._player is not None:
            self._player.close()
            self._player = None


class SignatureField(Field):
    """Shows what is chosen. `chosen` carries the name of the field and the path of another sound."""

    chosen = Signal(str, object)

    def __init__(self, name: str, palette: Palette, hear: Callable[[str], None]) -> None:
        """`name` is one of `SIGNATURES`; `hear` plays a sound by its SHA-256."""
        super().__init__(name, _(SIGNATURES[name]), _("Put in place by itself when a recording is imported"))
        self._value = Signature()
        called = _(SIGNATURES[name])
        self.what = label("", wraps=False)
        self.choose = named(
            button(_("Choose a sound…"), self._ask, icon=icon("import", palette)),
            _("{place}: choose a sound").format(place=called),
        )
        self.hear = named(
            button(_("Hear it"), lambda: hear(self._value.sound), icon=icon("play", palette)),
            _("{place}: hear it, or be quiet").format(place=called),
        )
        self.take_off = named(
            button(_("Take it off"), lambda: self.committed.emit(self.name, Signature()), "link"),
            _("{place}: take it off").format(place=called),
        )
        self.bed = named(
            QCheckBox(_("Lies under the speech")), _("{place}: lies under the speech").format(place=called)
        )
        self.bed.setMinimumHeight(TARGET)
        self.bed.clicked.connect(self.settle)
        self._arrange()

    def focus(self) -> None:
        """The button takes the keyboard."""
        self.choose.setFocus()

    def show_value(self, value: object) -> None:
        """Show what is stored."""
        self._value = value if isinstance(value, Signature) else Signature()
        is_there = bool(self._value.sound)
        length = format_clock(self._value.duration_s)
        self.what.setText(_("{name}, {length}").format(name=self._value.name, length=length) if is_there else _("None"))
        self.bed.setChecked(self._value.is_bed)
        for control in (self.hear, self.take_off, self.bed):
            control.setVisible(is_there)

    def settle(self) -> None:
        """Commit that it lies under the speech, or not."""
        if self._value.sound and self.bed.isChecked() != self._value.is_bed:
            self.committed.emit(self.name, replace(self._value, is_bed=self.bed.isChecked()))

    def take(self, signature: Signature) -> None:
        """Commit another sound, in the same place as the one before."""
        self.committed.emit(self.name, replace(signature, is_bed=self._value.is_bed))

    def _ask(self) -> None:
        from radiodesk.desktop.desk_work import sound_filters

        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a sound"), "", sound_filters())
        if name:
            self.chosen.emit(self.name, Path(name))

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        for control in (self.choose, self.hear, self.take_off):
            buttons.addWidget(control)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.addWidget(self.what)
        column.addLayout(buttons)
        column.addWidget(self.bed)
        self.body.addLayout(column, 1)
