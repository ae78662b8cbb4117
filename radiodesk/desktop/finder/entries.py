"""What can be found: every command of the table, as it stands in the menus now, and every episode."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from radiodesk.bahasa.words import _
from radiodesk.desktop.actions import ACTIONS, MENUS
from radiodesk.desktop.commands import Commands
from radiodesk.desktop.episode_rows import facts_of
from radiodesk.desktop.finder.matching import INSIDE, Fit, best_fit, folded
from radiodesk.desktop.shortcuts import keys_of, plain
from radiodesk.model.episode import EpisodeRow

HERSELF = "find_command"


@dataclass(frozen=True)
class Entry:
    """One line: its text, where it belongs, its keys, other words that find it, whether it can be done now."""

    text: str
    group: str
    keys: str
    other_words: tuple[str, ...]
    is_possible: bool
    icon: str
    run: Callable[[], object]

    def spoken(self) -> str:
        """The line for a screen reader."""
        said = (self.text, self.group, self.keys, "" if self.is_possible else _("not possible now"))
        return ", ".join(part for part in said if part)


def command_entries(commands: Commands) -> list[Entry]:
    """Every command but the finder itself, in the order of the menus."""
    rows = (row for row in ACTIONS if row.key_name != HERSELF)
    return [
        Entry(
            _without_marks(commands.actions[row.key_name].text()),
            plain(MENUS[row.menu]),
            keys_of(row),
            (row.key_name.replace("_", " "),),
            commands.actions[row.key_name].isEnabled(),
            row.icon,
            commands.actions[row.key_name].trigger,
        )
        for row in rows
    ]


def episode_entries(
    rows: Iterable[EpisodeRow], programmes: Mapping[int, str], open_episode: Callable[[int], object]
) -> list[Entry]:
    """Every episode, by its title and number; with the title of its programme where `programmes` says it by number."""
    return [
        Entry(
            row.title or _("Untitled"),
            facts_of(row, programmes.get(row.programme_id, "")),
            "",
            (str(row.number or ""),),
            True,
            "wave",
            lambda chosen=row.id: open_episode(chosen),  # type: ignore[misc]
        )
        for row in rows
    ]


def found(typed: str, entries: Iterable[Entry]) -> list[Entry]:
    """What fits, best first; without a word all of it in its order, what cannot be done now last.

    A command that fits best stays first even when it cannot be done: Enter is not to do something else instead.
    """
    if not typed.strip():
        return sorted(entries, key=lambda entry: not entry.is_possible)
    fits = ((_fit(typed, entry), entry) for entry in entries)
    ranked = [(fit, not entry.is_possible, at, entry) for at, (fit, entry) in enumerate(fits) if fit is not None]
    return [entry for _fit, _late, _at, entry in sorted(ranked, key=lambda each: each[:3])]


def _fit(typed: str, entry: Entry) -> Fit | None:
    """By its words, or by a part of its keys as they are written: scattered letters would find most of them."""
    in_keys = (INSIDE, 0, 0) if folded(typed.strip()) in folded(entry.keys) else None
    return best_fit(typed, (entry.text, *entry.other_words)) or in_keys


def _without_marks(text: str) -> str:
    return text.replace("&", "").rstrip("…")
