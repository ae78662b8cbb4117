"""How the user edits: whether edges snap. One small JSON file."""

from dataclasses import asdict, dataclass

from radiodesk.settings.kept import keep, read_kept

FILE = "habits.json"


@dataclass(frozen=True)
class Habits:
    """`snaps`: the ends of selections, splits and trims go to the nearest pause."""

    snaps: bool = False


def load_habits() -> Habits:
    """The habits as they are kept; the first ones for all that cannot be understood."""
    kept = read_kept(FILE)
    return Habits(isinstance(kept, dict) and kept.get("snaps") is True)


def save_habits(habits: Habits) -> None:
    """Keep them."""
    keep(FILE, asdict(habits))
