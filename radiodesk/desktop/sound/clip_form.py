"""One clip of an episode: how it is heard, where, which part of it, how loud, with which fades."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.choice_field import ChoiceField
from radiodesk.desktop.field import Field, TextField, lay_in_rows, line_field
from radiodesk.desktop.readers import read_decimal, write_decimal
from radiodesk.model.clips import BED, CLIP_ROLES, Clip
from radiodesk.model.fades import FADE_SHAPES
from radiodesk.model.timecode import format_time, parse_time


class ClipForm(QWidget):
    """The fields of a clip. `committed` carries the name of a field of `Clip` and its new value."""

    committed = Signal(str, object)

    def __init__(self, settling: Callable[[Callable[[], None]], object]) -> None:
        """`settling` is told what to call before something else is looked at."""
        super().__init__()
        self.fields: dict[str, Field] = {field.name: field for field in _fields()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        lay_in_rows(self.fields, _ROWS, column)
        for field in self.fields.values():
            field.committed.connect(self.committed)
            settling(field.settle)

    def show_clip(self, clip: Clip) -> None:
        """Show what is stored."""
        for name, field in self.fields.items():
            field.show_value(getattr(clip, name))
        self.fields["duck_db"].setVisible(clip.role == BED)


_ROWS = (
    ("name",),
    ("role", "at_s"),
    ("start_s", "end_s"),
    ("gain_db", "duck_db"),
    ("fade_in_s", "fade_in_shape"),
    ("fade_out_s", "fade_out_shape"),
)


def _fields() -> tuple[Field, ...]:
    return (
        line_field("name", _("&Name")),
        ChoiceField("role", _("H&ow"), CLIP_ROLES),
        _time("at_s", _("&At, in the recording")),
        _time("start_s", _("From, in the clip")),
        _time("end_s", _("To, in the clip")),
        line_field("gain_db", _("&Gain, dB"), read_decimal, write_decimal),
        line_field("duck_db", _("Give way, d&B"), read_decimal, write_decimal),
        line_field("fade_in_s", _("Fade in, seconds"), read_decimal, write_decimal),
        ChoiceField("fade_in_shape", _("Shape"), FADE_SHAPES),
        line_field("fade_out_s", _("Fade out, seconds"), read_decimal, write_decimal),
        ChoiceField("fade_out_shape", _("Shape"), FADE_SHAPES),
    )


def _time(name: str, caption: str) -> TextField:
    return line_field(name, caption, parse_time, lambda value: format_time(value) if isinstance(value, float) else "")
