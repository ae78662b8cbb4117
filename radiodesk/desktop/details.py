"""The details of the open episode: a form that commits each field by itself, so that nothing needs saving."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.aired_field import AiredField
from radiodesk.desktop.choice_field import ChoiceField, YesField
from radiodesk.desktop.controls import ground
from radiodesk.desktop.cover_field import CoverField
from radiodesk.desktop.field import Field, line_field, page_field
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.people_field import PeopleField
from radiodesk.desktop.readers import read_number, write_number
from radiodesk.desktop.session import Session
from radiodesk.desktop.topics_field import TopicsField
from radiodesk.jobs.lanes import Job, State
from radiodesk.model.episode import Episode
from radiodesk.model.programme import Programme
from radiodesk.model.words import N_

SUMMARY_LIMIT = 4000
"""Characters that Apple Podcasts shows of an episode's description."""

TYPES = {"full": N_("Whole episode"), "trailer": N_("Trailer"), "bonus": N_("Bonus")}

LABELS = {
    "title": N_("Title changed"),
    "number": N_("Number changed"),
    "season": N_("Season changed"),
    "type": N_("Kind changed"),
    "aired": N_("Air date changed"),
    "people": N_("People changed"),
    "summary": N_("Summary changed"),
    "notes": N_("Show notes changed"),
    "topics": N_("Topics changed"),
    "explicit": N_("Explicit mark changed"),
    "cover": N_("Cover changed"),
}
"""What each change is called in the history."""


class DetailsTab(QScrollArea):
    """Everything that a person writes about an episode."""

    def __init__(self, session: Session, palette: Palette) -> None:
        """Follows the session's open episode."""
        super().__init__()
        self._session = session
        self.fields = {field.name: field for field in _make_fields(palette, session)}
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._arranged())
        for field in self.fields.values():
            field.committed.connect(self._commit)
            session.settling.connect(field.settle)
        self._cover.chosen.connect(self._keep_cover)
        for followed in (session.programme_chosen, session.programme_changed):
            followed.connect(self._follow_programme)
        session.episode_opened.connect(self.show_episode)
        session.episode_changed.connect(self.show_episode)

    @property
    def _cover(self) -> CoverField:
        cover = self.fields["cover"]
        assert isinstance(cover, CoverField)
        return cover

    @property
    def _aired(self) -> AiredField:
        aired = self.fields["aired"]
        assert isinstance(aired, AiredField)
        return aired

    def show_episode(self, episode: Episode | None) -> None:
        """Show what is stored of an episode, and its open points under the fields."""
        self.setEnabled(episode is not None)
        if episode is None:
            return
        for name, field in self.fields.items():
            field.show_value(getattr(episode.sheet, name))
        self._show_points()
        self._show_cover(episode)

    def focus_field(self, name: str) -> None:
        """Bring a field into view and give it the keyboard."""
        field = self.fields[name]
        self.ensureWidgetVisible(field)
        field.focus()

    def _commit(self, name: str, value: object) -> None:
        self._session.change(_(LABELS[name]), **{name: value})

    def _show_points(self) -> None:
        missing = {
            point.field: point.text for point in self._session.points() if point.is_required and not point.is_met
        }
        for name, field in self.fields.items():
            field.complain(missing.get(name, ""))

    def _follow_programme(self, programme: Programme) -> None:
        self._aired.live_in(programme.zone)

    def _show_cover(self, episode: Episode) -> None:
        library = self._session.library
        sha256 = episode.sheet.cover or self._session.programme.cover
        self._cover.show_picture(library.artwork_path(sha256) if sha256 else None)

    def _keep_cover(self, path: Path) -> None:
        from radiodesk.desk.covers import keep_cover

        library = self._session.library
        title = _("Take in the picture {name}").format(name=path.name)
        self._session.start(title, "store", lambda _step: keep_cover(library, path), self._take_cover)

    def _take_cover(self, job: Job) -> None:
        if job.state is State.DONE:
            self._commit("cover", job.result)

    def _arranged(self) -> QWidget:
        page = ground(QWidget(), "window")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 24)
        column.setSpacing(14)
        row = QHBoxLayout()
        row.setSpacing(8)
        for name in ("number", "season", "type"):
            row.addWidget(self.fields[name], 2 if name == "type" else 1)
        column.addWidget(self.fields["title"])
        column.addLayout(row)
        for name in ("number", "season"):  # what is wrong with a narrow field needs the whole width
            column.addWidget(self.fields[name].footer)
        for name in ("aired", "people", "summary", "notes", "topics", "cover", "explicit"):
            column.addWidget(self.fields[name])
        column.addStretch(1)
        return page


def _make_fields(palette: Palette, session: Session) -> tuple[Field, ...]:
    advice = _("Two or three sentences for podcast apps and posts")
    return (
        line_field("title", _("&Title")),
        line_field("number", _("&Number"), read_number, write_number),
        line_field("season", _("Sea&son"), read_number, write_number),
        ChoiceField("type", _("&Kind"), TYPES),
        AiredField(_("On &air"), palette, session.programme.zone),
        PeopleField(_("People"), palette),
        page_field("summary", _("S&ummary"), 112, SUMMARY_LIMIT, advice),
        page_field("notes", _("Sho&w notes"), 160, 0, _("Addresses of web pages become links")),
        TopicsField(_("Topi&cs"), lambda: session.library.topics_used(session.programme.id)),
        CoverField(_("Cover"), palette, _("Without a picture of its own, the episode carries the programme's cover.")),
        YesField("explicit", _("Not suited to children (explicit)")),
    )
