"""A scroll bar for the visible part of the recording."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QScrollBar

from radiodesk.bahasa.words import _
from radiodesk.desktop.editor.timeline import Timeline

STEPS_A_WINDOW = 1000
"""A scroll bar counts in whole numbers: so many to one window full."""


def follow_with(bar: QScrollBar, timeline: Timeline) -> QScrollBar:
    """Let `bar` show and move the visible part of `timeline`."""

    def show() -> None:
        view = timeline.view
        with QSignalBlocker(bar):
            hidden_s = view.length_s - view.span_s
            bar.setRange(0, 0 if view.is_whole else round(hidden_s / view.span_s * STEPS_A_WINDOW))
            bar.setPageStep(STEPS_A_WINDOW)
            bar.setSingleStep(STEPS_A_WINDOW // 10)
            bar.setValue(round(view.start_s / view.span_s * STEPS_A_WINDOW))

    def move(value: int) -> None:
        view = timeline.view
        timeline.look(view.scrolled(value / STEPS_A_WINDOW * view.span_s - view.start_s))

    bar.setOrientation(Qt.Orientation.Horizontal)
    bar.setAccessibleName(_("Visible part of the recording"))
    bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    bar.valueChanged.connect(move)
    timeline.view_changed.connect(show)
    show()
    return bar
