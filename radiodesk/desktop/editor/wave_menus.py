"""Which commands make sense where somebody clicks on the wave with the right button."""

from PySide6.QtCore import QPoint

from radiodesk.desktop.commands import Commands
from radiodesk.desktop.context_menus import ContextMenu
from radiodesk.desktop.editor.hits import CUT_REACH_PX, REACH_PX
from radiodesk.desktop.editor.scene import FLAGS_PX, RULER_PX
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.editor.waveform import Waveform
from radiodesk.desktop.marks.kinds import Mark

FLAG = ("play", "name_mark", "delete_mark", "", "chapters_tab")
CUT = ("restore", "play_over_cut", "", "zoom_selection")
SELECTION = (
    "play_over_cut", "zoom_selection", "", "cut", "copy", "keep", "restore", "", "louder", "softer", "fade_in",
    "fade_out", "", "soundbite", "", "select_none",
)  # fmt: skip
CLIP = ("play", "sound_tab", "", "insert_sound", "lay_sound")
WAVE = (
    "play", "replay_3s", "", "chapter", "question", "", "set_in", "set_out", "split", "paste", "", "insert_sound",
    "lay_sound", "", "zoom_all",
)  # fmt: skip
"""Key names of the table of commands; an empty one is a line."""

FLAG_REACH_PX = 160.0
"""As wide as the flag of a chapter is at most, nearly."""


def add_wave_menu(wave: Waveform, timeline: Timeline, commands: Commands) -> None:
    """Give the waveform its menu; the menu key opens it at the playhead."""

    def at_playhead() -> QPoint:
        return QPoint(round(timeline.view.to_px(timeline.playhead_s)), wave.height() // 2)

    ContextMenu(wave, commands, lambda point: wave_menu(wave, timeline, point), at_playhead)


def wave_menu(wave: Waveform, timeline: Timeline, point: QPoint) -> tuple[str, ...]:
    """The commands for a place on the wave; what lies there is gone to, and a cut is marked, as by a click."""
    time_s = timeline.view.to_s(point.x())
    if (mark := _flag_under(timeline, point)) is not None:
        wave.went.emit(mark.start_s)
        return FLAG
    if timeline.selection is not None and timeline.selection.start_s <= time_s <= timeline.selection.end_s:
        return SELECTION
    wave.went.emit(time_s)
    if (cut := timeline.cut_under(point.x(), CUT_REACH_PX)) is not None:
        timeline.mark(cut)
        return CUT
    is_clip = any(clip.at_s <= time_s <= clip.at_s + clip.duration_s for clip in timeline.edits.clips)
    return CLIP if is_clip else WAVE


def _flag_under(timeline: Timeline, point: QPoint) -> Mark | None:
    if not RULER_PX <= point.y() < RULER_PX + FLAGS_PX:
        return None
    marks: tuple[Mark, ...] = (*timeline.chapters, *timeline.questions)
    places = [(point.x() - timeline.view.to_px(mark.start_s), mark.start_s, mark) for mark in marks]
    hit = [place for place in places if -REACH_PX <= place[0] <= FLAG_REACH_PX]
    return min(hit, key=lambda place: place[:2])[2] if hit else None
