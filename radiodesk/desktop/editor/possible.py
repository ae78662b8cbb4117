"""Which commands of the waveform can be done now: menus, buttons and the command palette grey out the others."""

from collections.abc import Callable

from radiodesk.desktop.editor.marking import mark_at_playhead
from radiodesk.desktop.editor.nudging import NUDGES_S
from radiodesk.desktop.editor.timeline import Timeline


def _has_selection(timeline: Timeline) -> bool:
    return timeline.selection is not None


def _has_marked(timeline: Timeline) -> bool:
    return timeline.marked is not None


def _can_cut(timeline: Timeline) -> bool:
    return timeline.selection is not None or timeline.marked is not None


def _can_restore(timeline: Timeline) -> bool:
    is_at_cut = timeline.cut_at(timeline.playhead_s) is not None
    return bool(timeline.edits.cuts) and (_can_cut(timeline) or is_at_cut)


def _can_hear_a_cut(timeline: Timeline) -> bool:
    return bool(timeline.edits.cuts) or timeline.selection is not None


def _is_at_mark(timeline: Timeline) -> bool:
    return mark_at_playhead(timeline) is not None


NEEDS: dict[str, Callable[[Timeline], bool]] = {
    "cut": _can_cut,
    "keep": _has_selection,
    "restore": _can_restore,
    "play_over_cut": _can_hear_a_cut,
    "copy": _has_selection,
    "soundbite": _has_selection,
    "move_earlier": _has_selection,
    "move_later": _has_selection,
    **dict.fromkeys(NUDGES_S, _has_marked),
    "louder": _has_selection,
    "softer": _has_selection,
    "zoom_selection": _can_cut,
    "select_none": _can_cut,
    "name_mark": _is_at_mark,
    "delete_mark": _is_at_mark,
}
"""What a command needs, by its key name; commands that are not named here can always be done."""


def possible_commands(timeline: Timeline) -> dict[str, bool]:
    """For each command with a need, whether it is met."""
    return {name: is_met(timeline) for name, is_met in NEEDS.items()}
