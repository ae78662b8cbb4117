"""One thing in a text to look at again."""

from dataclasses import dataclass

from radiodesk.bahasa.words import _


@dataclass(frozen=True)
class Finding:
    """`rule` names the kind, the stretch from `start` to `end` is what it is about, `fix` what to write instead.

    A `fix` of None has to be thought about by a person. `found` is the stretch as it is shown, `what` the sentence that
    names `found` and `fix`.
    """

    rule: str
    start: int
    end: int
    what: str
    found: str
    fix: str | None = None

    def sentence(self) -> str:
        """It in the spoken language."""
        return _(self.what).format(found=self.found, fix=self.fix)
