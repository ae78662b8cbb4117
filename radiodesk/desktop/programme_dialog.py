"""The programme's own settings: what its feed and pages say about it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from radiodesk.bahasa.words import LANGUAGES, _
from radiodesk.desktop.choice_field import ChoiceField, YesField
from radiodesk.desktop.cover_field import CoverField
from radiodesk.desktop.field import Field, lay_in_rows, line_field, page_field
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.programme_more import MoreAboutProgramme
from radiodesk.desktop.session import Session
from radiodesk.desktop.sheet_dialog import SheetDialog
from radiodesk.desktop.signature_field import Sample, SignatureField
from radiodesk.feed.categories import CATEGORIES
from radiodesk.jobs.lanes import Job, State
from radiodesk.model.programme import ZONES, Programme
from radiodesk.model.signature import SIGNATURES, Signature
from radiodesk.model.words import N_

TYPES = {"episodic": N_("Each stands for itself, newest first"), "serial": N_("One after another, from the beginning")}
DESCRIPTION_LIMIT = 4000


class ProgrammeDialog(SheetDialog):
    """Changes the chosen programme of the session when it is accepted."""

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        """Show what is stored."""
        super().__init__(_("Programme settings"), _("Apply"), parent, 600)
        self._session = session
        self._programme = session.programme
        self.more = MoreAboutProgramme(palette)
        self.sample = Sample(session.library.original_path)
        self.signatures = {name: SignatureField(name, palette, self.sample.toggle) for name in SIGNATURES}
        self.fields = {field.name: field for field in _make_fields(palette)} | self.more.fields | self.signatures
        for field in self.fields.values():
            field.show_value(
                _category(self._programme) if field.name == "category" else getattr(self._programme, field.name)
            )
            field.committed.connect(self._take)
        cover = self.fields["cover"]
        assert isinstance(cover, CoverField)
        self._cover = cover
        self._cover.chosen.connect(self._keep_cover)
        self._show_cover()
        for signature in self.signatures.values():
            signature.chosen.connect(self._keep_signature)
        self.finished.connect(lambda _result: self.sample.close())
        self._arrange()

    def finish(self) -> None:
        """Keep what is written. Raises `NotFilledIn`, `BadValue`, `AddressTaken`."""
        for field in self.fields.values():
            field.settle()
        self.more.insist_on_sense()
        self._session.keep_programme(self._programme)

    def _take(self, name: str, value: object) -> None:
        changed: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value}
        if name == "category":
            category, _colon, subcategory = str(value).partition(":")
            changed = {"category": category, "subcategory": subcategory}
        self._programme = replace(self._programme, **changed)
        self.fields[name].show_value(value)

    def _keep_cover(self, path: Path) -> None:
        from radiodesk.desk.covers import keep_cover

        library = self._session.library
        title = _("Take in the picture {name}").format(name=path.name)
        self._session.start(title, "store", lambda _step: keep_cover(library, path), self._take_cover)

    def _take_cover(self, job: Job) -> None:
        if job.state is State.DONE:
            self._take("cover", job.result)
            self._show_cover()

    def _keep_signature(self, name: str, path: Path) -> None:
        from radiodesk.desk.templates import keep_signature

        library, field = self._session.library, self.signatures[name]

        def take(job: Job) -> None:
            if job.state is State.DONE and isinstance(job.result, Signature):
                field.take(job.result)

        title = _("Take in “{name}”").format(name=path.name)
        self._session.start(title, "store", lambda step: keep_signature(library, path, step), take)

    def _show_cover(self) -> None:
        sha256 = self._programme.cover
        self._cover.show_picture(self._session.library.artwork_path(sha256) if sha256 else None)

    def _arrange(self) -> None:
        rows = (
            ("title",),
            ("description",),
            ("station", "author"),
            ("owner_email", "category"),
            ("public_url",),
            ("language", "zone"),
            ("type",),
            ("cover",),
            ("opening",),
            ("closing",),
            ("explicit",),
        )
        lay_in_rows(self.fields, rows, self.column)
        self.column.addWidget(self.more)
        self.column.addStretch(1)


def _make_fields(palette: Palette) -> tuple[Field, ...]:
    answers = {
        f"{category}:{sub}" if sub else category: f"{_(category)} › {_(sub)}" if sub else _(category)
        for category, subs in CATEGORIES.items()
        for sub in ("", *subs)
    }
    return (
        line_field("title", _("&Title")),
        page_field("description", _("&Description"), 96, DESCRIPTION_LIMIT, _("What listeners read in podcast apps")),
        line_field("station", _("&Station")),
        line_field("author", _("&Author"), hint=_("Office or person who makes it")),
        line_field("owner_email", _("&E-mail"), hint=_("Directories write there; it is public")),
        ChoiceField("category", _("&Category"), answers),
        line_field(
            "public_url", _("Address on the &web"), hint=_("Where the folder that is published to can be reached")
        ),
        ChoiceField("language", _("&Language of the programme"), LANGUAGES),
        ChoiceField("zone", _("Time &zone"), {zone: zone for zone in ZONES}),
        ChoiceField("type", _("&Order of the episodes"), TYPES),
        CoverField(_("Cover"), palette, _("Square, at least 1400 pixels wide. Without one, RadioDesk draws one.")),
        YesField("explicit", _("Not suited to children (explicit)")),
    )


def _category(programme: Programme) -> str:
    return f"{programme.category}:{programme.subcategory}" if programme.subcategory else programme.category
