"""When an episode was on air: a day, a time and one of Indonesia's zones."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QEvent, QObject, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidgetAction

from radiodesk.bahasa.dates import zone_name
from radiodesk.bahasa.words import _, language
from radiodesk.desktop.controls import icon_button, named, pass_undo_on
from radiodesk.desktop.drop_down import DropDown
from radiodesk.desktop.field import PAUSE_MS, Field
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.readers import read_clock, read_day, write_clock, write_day
from radiodesk.model.problems import Problem
from radiodesk.model.programme import ZONES


class AiredField(Field):
    """Day, time, zone. No day is no date at all."""

    def __init__(self, caption: str, palette: Palette, zone: str) -> None:
        """`zone` is the programme's, for dates that are new."""
        super().__init__("aired", caption, _("Day-month-year, such as 20-11-2026"))
        self._value: datetime | None = None
        self._home_zone = zone
        self.day, self.clock, self.zone = QLineEdit(), QLineEdit(), DropDown()
        picture = icon("calendar", palette)
        self.calendar_button = icon_button(picture, _("Choose the day from a calendar"), self._drop_calendar)
        self.zone.addItems(list(ZONES))
        self.zone.setCurrentText(zone)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.settle)
        self._arrange()
        self.zone.activated.connect(self.settle)
        for line in (self.day, self.clock):
            line.textEdited.connect(lambda _text: self._pause.start())
            line.setAcceptDrops(False)
            line.installEventFilter(self)
            pass_undo_on(line)

    def show_value(self, value: object) -> None:
        """Show a moment that carries its zone, or None."""
        moment = value if isinstance(value, datetime) else None
        if moment == self._value and not self._problem and self._zone_of(moment) == self._zone_of(self._value):
            return
        self._value = moment
        self._fail(None)
        self._pause.stop()
        self.zone.setCurrentText(self._zone_of(moment))
        self.day.setText(write_day(moment.date() if moment else None))
        self.clock.setText(write_clock(moment.time() if moment else None, language()))

    def live_in(self, zone: str) -> None:
        """Let dates that are new be of this zone."""
        if self._value is None and self.zone.currentText() == self._home_zone:
            self.zone.setCurrentText(zone)
        self._home_zone = zone

    def settle(self) -> None:
        """Commit the moment that is typed, if it is one."""
        self._pause.stop()
        try:
            moment = self._typed_moment()
        except Problem as problem:
            self._fail(problem)
            return
        self._fail(None)
        stored = self._value.replace(second=0, microsecond=0) if self._value else None
        if moment != stored or self._zone_of(moment) != self._zone_of(self._value):
            self.committed.emit(self.name, moment)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit when the keyboard leaves one of the two lines."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self.settle()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        self.put(self.day, 3)
        self.body.addWidget(self.calendar_button)
        self.body.addWidget(named(self.clock, _("Time on air")), 2)
        self.body.addWidget(named(self.zone, _("Time zone")), 2)
        self.clock.setPlaceholderText(write_clock(read_clock("15.00"), language()))
        self.day.setPlaceholderText("20-11-2026")

    def _typed_moment(self) -> datetime | None:
        day, clock = read_day(self.day.text()), read_clock(self.clock.text())
        if day is None:
            return None
        return datetime.combine(day, clock, ZoneInfo(ZONES[self.zone.currentText()]))

    def _zone_of(self, moment: datetime | None) -> str:
        name = zone_name(moment) if moment else self._home_zone
        return name if name in ZONES else self._home_zone

    def _drop_calendar(self) -> None:
        menu, calendar = QMenu(self), named(QCalendarWidget(), self.caption.text())
        day = self._value or datetime.now(ZoneInfo(ZONES[self._home_zone]))
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(lambda chosen: self._take_day(chosen, menu))
        calendar.clicked.connect(lambda chosen: self._take_day(chosen, menu))
        entry = QWidgetAction(menu)
        entry.setDefaultWidget(calendar)
        menu.addAction(entry)
        menu.popup(self.calendar_button.mapToGlobal(self.calendar_button.rect().bottomLeft()))
        calendar.setFocus()

    def _take_day(self, chosen: QDate, menu: QMenu) -> None:
        menu.close()
        self.day.setText(write_day(datetime(chosen.year(), chosen.month(), chosen.day()).date()))  # noqa: DTZ001
        self.settle()
