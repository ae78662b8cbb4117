"""How the user wants to listen, on this machine."""

from dataclasses import asdict, dataclass, fields

from radiodesk.settings.kept import keep, read_kept

FILE = "hearing.json"


@dataclass(frozen=True)
class Hearing:
    """`device` is the name of an output, empty for whatever the system has chosen.

    With `as_published` an episode is heard as loud as it goes out; with `scrubs` a moved playhead sounds.
    """

    device: str = ""
    as_published: bool = True
    scrubs: bool = True


def load_hearing() -> Hearing:
    """What is kept; the defaults where nothing is, or nothing that makes sense."""
    stored = read_kept(FILE)
    known = stored if isinstance(stored, dict) else {}
    usual = asdict(Hearing())
    return Hearing(
        **{
            field.name: known[field.name]
            for field in fields(Hearing)
            if isinstance(known.get(field.name), type(usual[field.name]))
        }
    )


def save_hearing(hearing: Hearing) -> None:
    """Keep it."""
    keep(FILE, asdict(hearing))
