"""The row of buttons under the wave, each with its key beneath it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.actions import BY_NAME
from radiodesk.desktop.controls import GAP, TARGET, label, named
from radiodesk.desktop.editor.lines import Place
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette

LISTEN = ("go_start", "replay_3s", "play", "play_over_cut", "loop")
EDIT = ("set_in", "set_out", "cut", "restore", "chapter")
ZOOM = ("zoom_out", "zoom_in", "zoom_selection", "zoom_all")

PLAY_PX = 48
LEAST_PX = 384
ROOMY_PX = 480
"""Below this width the keys are only in the tooltips, so that the time can be read in the smallest window."""

WIDE_PX = 600
"""Below this width looping has only its key, so that the time has room."""

_PLAY = """
QToolButton {{ background: {ground}; border-radius: 24px; }}
QToolButton:hover, QToolButton:focus {{ background: {hover}; }}
"""

Commands = Mapping[str, Callable[[], None]]


def command_button(key_name: str, commands: Commands, palette: Palette) -> QToolButton:
    """A button for a command of the window's table; a click leaves the keyboard where it is."""
    action = BY_NAME[key_name]
    name, key = _(action.text).replace("&", ""), key_text(action.shortcut)
    made = QToolButton()
    made.setObjectName(key_name)
    made.setIcon(icon(action.icon, palette))
    made.setToolTip(f"{name} ({key})")
    made.setMinimumSize(TARGET, TARGET)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.clicked.connect(lambda _checked=False: commands[key_name]())
    return named(made, name, key)


def key_text(shortcut: str) -> str:
    """A key as this machine writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


class Transport(QWidget):
    """Listen on the left, edit on the right."""

    def __init__(self, timeline: Timeline, commands: Commands, palette: Palette) -> None:
        """Buttons for `commands`; what makes no sense now is grey."""
        super().__init__()
        self._timeline, self._palette = timeline, palette
        self._buttons = {name: self._button(name, commands) for name in (*LISTEN, *EDIT)}
        self._place, self._manner = Place(timeline), named(label(role="muted", wraps=False), _("How it plays"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP // 4)
        for name in LISTEN:
            row.addWidget(self._buttons[name])
        row.addLayout(self._middle(), 1)
        for name in EDIT:
            row.addWidget(self._buttons[name])
        self._dress_play()
        timeline.selection_changed.connect(self._grey)
        timeline.sheet_changed.connect(self._grey)
        timeline.playhead_moved.connect(lambda _before, _now: self._grey())

    def show_playing(self, is_playing: bool) -> None:
        """The play button offers what it would do now."""
        self._buttons["play"].setIcon(icon("pause" if is_playing else "play", self._palette, "accent_text"))

    @property
    def manner(self) -> str:
        """How it plays, where that is not as usual."""
        return self._manner.text()

    def show_manner(self, pace: float, *, loops: bool) -> None:
        """A few letters under the time when it plays otherwise than usual."""
        paces = _("{pace}×") if pace > 0 else _("{pace}× back")
        parts = [paces.format(pace=f"{abs(pace):g}")] if pace not in {0.0, 1.0} else []
        self._manner.setText(" · ".join([*parts, *([_("Loop")] if loops else [])]))
        self._manner.setVisible(bool(self.manner))
        self._place.make_room(is_needed=bool(self.manner))

    def minimumSizeHint(self) -> QSize:
        """As narrow as it is without the keys."""
        return QSize(LEAST_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the keys, and what is needed less often, where there is room for them."""
        super().resizeEvent(event)
        styles = Qt.ToolButtonStyle
        style = styles.ToolButtonTextUnderIcon if self.width() >= ROOMY_PX else styles.ToolButtonIconOnly
        self._buttons["loop"].setVisible(self.width() >= WIDE_PX)
        for name, button in self._buttons.items():
            if name != "play":
                button.setToolButtonStyle(style)
                button.setMinimumWidth(max(TARGET, button.sizeHint().width()))  # else a long time squeezes the key

    def _middle(self) -> QVBoxLayout:
        """The time, and under it how it plays."""
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch()
        column.addWidget(self._place)
        column.addWidget(self._manner)
        column.addStretch()
        self._manner.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._manner.hide()
        return column

    def _dress_play(self) -> None:
        """The one button that is meant most is round and in the accent colour."""
        play = self._buttons["play"]
        play.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        play.setFixedSize(PLAY_PX, PLAY_PX)
        play.setIconSize(QSize(24, 24))
        play.setStyleSheet(_PLAY.format(ground=self._palette.accent, hover=self._palette.accent_hover))
        self.show_playing(is_playing=False)

    def _button(self, name: str, commands: Commands) -> QToolButton:
        made = command_button(name, commands, self._palette)
        made.setText(key_text(BY_NAME[name].shortcut))
        made.setIconSize(QSize(20, 20))
        small = QFont(self.font())
        small.setPointSizeF(7.5)
        made.setFont(small)
        made.setMinimumSize(TARGET, 44)
        return made

    def _grey(self) -> None:
        timeline = self._timeline
        has_selection = timeline.selection is not None
        can_restore = timeline.marked is not None or timeline.cut_at(timeline.playhead_s) is not None or has_selection
        for name, makes_sense in (
            ("cut", has_selection or timeline.marked is not None),
            ("restore", bool(timeline.edits.cuts) and can_restore),
            ("play_over_cut", bool(timeline.edits.cuts) or has_selection),
            ("loop", has_selection or timeline.marked is not None),
        ):
            self._buttons[name].setEnabled(makes_sense)
