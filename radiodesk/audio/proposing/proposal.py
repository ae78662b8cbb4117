"""A proposal: one change of an edit list that a person may accept or refuse, with its reason in figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from radiodesk.bahasa.numbers import decimal
from radiodesk.bahasa.words import _
from radiodesk.model.edits import EditList, Span
from radiodesk.model.words import N_

TRIM, PAUSES, SILENCES, JINGLES, LEVELS, HUM = "trim", "pauses", "silences", "jingles", "levels", "hum"

KINDS = {
    TRIM: N_("Trim the ends"),
    PAUSES: N_("Shorten pauses"),
    SILENCES: N_("Remove silences"),
    JINGLES: N_("Remove what was heard before"),
    LEVELS: N_("Level the speakers"),
    HUM: N_("Remove the hum"),
}
"""All that can be proposed, in the words of the history."""


@dataclass(frozen=True)
class Proposal:
    """One of `KINDS`, for a stretch of the recording. Which field is set says what it does.

    `why` is a catalogue text with places for the `figures`. `saved_s` is how much shorter the episode becomes.
    `gain_db` is what the stretch is to have, instead of what it had; `hum` an amount of clean-up from 0 to 1.
    """

    kind: str
    span: Span
    why: str
    figures: Mapping[str, float | str] = field(default_factory=dict, hash=False)
    saved_s: float = 0.0
    gain_db: float = 0.0
    hum: float = 0.0
    hum_hz: int = 50

    @property
    def is_cut(self) -> bool:
        """Whether it leaves its stretch out."""
        return self.saved_s > 0

    def reason(self) -> str:
        """Why it is proposed, in the spoken language."""
        figures = {name: decimal(value) if isinstance(value, float) else value for name, value in self.figures.items()}
        return _(self.why).format(**figures)

    def done_to(self, edits: EditList) -> EditList:
        """The edit list with this accepted, and nothing else changed."""
        if self.is_cut:
            return edits.cut(self.span)
        if self.hum:
            return replace(edits, clean_up=replace(edits.clean_up, hum=self.hum, hum_hz=self.hum_hz))
        return edits.adjust(self.span, self.gain_db)
