"""When posts are to go out: a day, a time, a zone."""

from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from radiodesk.bahasa.dates import in_zone, long_moment
from radiodesk.bahasa.words import _, language
from radiodesk.desktop.aired_field import AiredField
from radiodesk.desktop.controls import label, named
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.sheet_dialog import SheetDialog
from radiodesk.model.problems import NotFilledIn
from radiodesk.model.public_problems import TimeIsOver


class ScheduleDialog(SheetDialog):
    """`due` is the moment that was typed, with its zone; it is in the future."""

    def __init__(self, what: str, now: datetime, zone: str, palette: Palette, parent: QWidget | None) -> None:
        """Begins with the next full hour that is at least half an hour away; `zone` is the programme's."""
        super().__init__(_("Schedule"), _("Schedule"), parent, width=480)
        self.due: datetime | None = None
        self.column.addWidget(label(what))
        self.field = AiredField(_("Goes out &on"), palette, zone)
        named(self.field.clock, _("Time of posting"))
        self.column.addWidget(self.field)
        self.column.addStretch(1)
        start = in_zone(now + timedelta(minutes=90), zone).replace(minute=0, second=0, microsecond=0)
        self._take("", start)
        self.field.committed.connect(self._take)

    def finish(self) -> None:
        """Raises `NotFilledIn` without a day that can be understood, `TimeIsOver`."""
        self.field.settle()
        if self.due is None or self.field.has_problem:
            raise NotFilledIn(field=_("The day of posting"))
        if self.due <= datetime.now(UTC):
            raise TimeIsOver(moment=long_moment(self.due, language()))

    def _take(self, _name: str, due: object) -> None:
        self.due = due if isinstance(due, datetime) else None
        self.field.show_value(self.due)
