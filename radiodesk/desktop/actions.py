"""Everything a person can order, in one table: menus, tooltips, the shortcuts sheet and the docs come from it.

The window turns each row into a QAction. Rows whose place is `WAVEFORM` act only while the waveform has the keyboard:
their QActions hang on the widget `EditorPanel.waveform` with `Qt.ShortcutContext.WidgetShortcut`, so that text fields
swallow single letters. What a row does is looked up by its key name in `EditorPanel.commands()` or in the window.
"""

from dataclasses import dataclass

from radiodesk.model.words import N_

ANYWHERE = "anywhere"
WAVEFORM = "waveform"

MENUS = {
    "file": N_("&File"),
    "edit": N_("&Edit"),
    "arrange": N_("&Arrange"),
    "suggest": N_("&Suggest"),
    "play": N_("&Play"),
    "view": N_("&View"),
    "publish": N_("P&ublish"),
    "help": N_("&Help"),
}


@dataclass(frozen=True)
class Action:
    """One command. `shortcuts` are Qt key names, the first one is shown; `icon` names a file of resources/icons."""

    key_name: str
    text: str
    shortcuts: tuple[str, ...]
    where: str
    menu: str
    icon: str = ""

    @property
    def shortcut(self) -> str:
        """The key that is shown beside the command."""
        return self.shortcuts[0]


def _anywhere(menu: str, key_name: str, text: str, *shortcuts: str, icon: str = "") -> Action:
    return Action(key_name, text, shortcuts, ANYWHERE, menu, icon)


def _waveform(menu: str, key_name: str, text: str, *shortcuts: str, icon: str = "") -> Action:
    return Action(key_name, text, shortcuts, WAVEFORM, menu, icon)


ACTIONS = (
    _anywhere("file", "import_recording", N_("&Import a recording…"), "Ctrl+O", "Ctrl+N", icon="import"),
    _anywhere("file", "open_library", N_("Open another &library…"), "Ctrl+Shift+O", icon="folder"),
    _anywhere("file", "new_library", N_("&New library…"), "Ctrl+Shift+N", icon="plus"),
    _anywhere("file", "programme", N_("&Programme settings…"), "Ctrl+Shift+P", icon="feed"),
    _anywhere("file", "new_programme", N_("Ne&w programme in this library…"), "Ctrl+Alt+N", icon="plus"),
    _anywhere("file", "choose_programme", N_("&Choose another programme"), "Ctrl+Alt+P", icon="list"),
    _anywhere("file", "move_in", N_("&Move a podcast in…"), "Ctrl+Alt+I", icon="import"),
    _anywhere("file", "move_out", N_("Lead listeners to a new a&ddress…"), "Ctrl+Alt+O", icon="leave"),
    _anywhere("file", "preferences", N_("Pre&ferences…"), "Ctrl+,", icon="settings"),
    _anywhere("file", "quit", N_("&Quit"), "Ctrl+Q", icon="leave"),
    _anywhere("edit", "undo", N_("&Undo"), "Ctrl+Z", icon="undo"),
    _anywhere("edit", "redo", N_("&Redo"), "Ctrl+Shift+Z", "Ctrl+Y", icon="redo"),
    _waveform("edit", "cut", N_("&Cut the selection"), "X", "Del", icon="cut"),
    _waveform("edit", "keep", N_("&Keep only the selection"), "Shift+X", icon="keep"),
    _waveform("edit", "restore", N_("&Hear a cut again"), "Shift+Del", icon="restore"),
    _waveform("edit", "chapter", N_("New ch&apter here"), "M", icon="chapter"),
    _waveform("edit", "question", N_("New &question here"), "Q", icon="question"),
    _waveform("edit", "soundbite", N_("Sound&bite of the selection"), "B", icon="share"),
    _waveform("edit", "name_mark", N_("Na&me the chapter or question here"), "F2", icon="pencil"),
    _waveform("edit", "delete_mark", N_("&Delete the chapter or question here"), "Ctrl+Del", icon="trash"),
    _waveform("edit", "set_in", N_("Selection &starts here"), "I", icon="in"),
    _waveform("edit", "set_out", N_("Selection &ends here"), "O", icon="out"),
    _waveform("edit", "select_none", N_("Select &nothing"), "Esc"),
    _waveform("edit", "fade_in", N_("Fade &in over the selection"), "F", icon="fade_in"),
    _waveform("edit", "fade_out", N_("Fade &out over the selection"), "Shift+F", icon="fade_out"),
    _waveform("edit", "louder", N_("&Louder by 1 dB"), "Ctrl+Up", icon="louder"),
    _waveform("edit", "softer", N_("So&fter by 1 dB"), "Ctrl+Down", icon="softer"),
    _anywhere("edit", "history", N_("&Go back or forward to…"), "Ctrl+H", icon="history"),
    _anywhere("edit", "insert_sound", N_("&Put another sound in here…"), "Ctrl+I", icon="plus"),
    _anywhere("edit", "lay_sound", N_("La&y another sound under from here…"), "Ctrl+B", icon="layers"),
    _waveform("arrange", "copy", N_("&Copy"), "Ctrl+C", icon="copy"),
    _waveform("arrange", "paste", N_("&Paste at the playhead"), "Ctrl+V", icon="paste"),
    _waveform("arrange", "split", N_("&Split here, or undo the split"), "S", icon="split"),
    _waveform("arrange", "select_segment", N_("Select the &whole segment here"), "A"),
    _waveform("arrange", "move_earlier", N_("Move the selection &earlier"), "Alt+Shift+Left", icon="left"),
    _waveform("arrange", "move_later", N_("Move the selection &later"), "Alt+Shift+Right", icon="right"),
    _waveform("arrange", "trim_start", N_("Leave out everything &before"), "[", icon="trim_start"),
    _waveform("arrange", "trim_end", N_("Leave out everything &after"), "]", icon="trim_end"),
    _waveform("arrange", "nudge_back", N_("Joint &10 milliseconds back"), ","),
    _waveform("arrange", "nudge_forward", N_("Joint 10 milliseconds &forward"), "."),
    _waveform("arrange", "nudge_back_1ms", N_("Joint 1 millisecond bac&k"), "Shift+,", "<"),
    _waveform("arrange", "nudge_forward_1ms", N_("Joint 1 millisecond forwa&rd"), "Shift+.", ">"),
    _waveform("arrange", "snap", N_("S&nap to pauses"), "N", icon="snap"),
    _anywhere("arrange", "signatures", N_("Put &opening and closing in"), "Ctrl+Shift+I"),
    _anywhere("suggest", "suggest_trim", N_("&Trim the ends…"), "Ctrl+Shift+T", icon="suggest"),
    _anywhere("suggest", "suggest_pauses", N_("Shorten &pauses…"), "Ctrl+Shift+D", icon="suggest"),
    _anywhere("suggest", "suggest_silences", N_("Remove long &silences…"), "Ctrl+Shift+M", icon="suggest"),
    _anywhere(
        "suggest", "suggest_jingles", N_("Remove what was heard in &other episodes…"), "Ctrl+Shift+J", icon="suggest"
    ),
    _anywhere("suggest", "suggest_levels", N_("&Level the speakers…"), "Ctrl+Shift+V", icon="suggest"),
    _anywhere("suggest", "suggest_hum", N_("Remove the &hum…"), "Ctrl+Shift+H", icon="suggest"),
    _waveform("play", "play", N_("&Play or pause"), "Space", icon="play"),
    _waveform("play", "play_over_cut", N_("Play &over the cut"), "P", icon="over"),
    _waveform("play", "replay_3s", N_("&Replay the last 3 seconds"), "R", icon="replay"),
    _waveform("play", "shuttle_back", N_("&Backwards, faster with each press"), "J"),
    _waveform("play", "shuttle_stop", N_("&Halt"), "K"),
    _waveform("play", "shuttle_forward", N_("&Forwards, faster with each press"), "L"),
    _waveform("play", "loop", N_("&Loop the selection"), "Shift+L", icon="loop"),
    _waveform("play", "go_start", N_("To the &start"), "Home", icon="start"),
    _waveform("play", "go_end", N_("To the &end"), "End", icon="end"),
    _waveform("play", "back_1s", N_("Back 1 second"), "Left"),
    _waveform("play", "forward_1s", N_("Forward 1 second"), "Right"),
    _waveform("play", "back_5s", N_("Back 5 seconds"), "Shift+Left"),
    _waveform("play", "forward_5s", N_("Forward 5 seconds"), "Shift+Right"),
    _waveform("play", "back_10ms", N_("Back 10 milliseconds"), "Alt+Left"),
    _waveform("play", "forward_10ms", N_("Forward 10 milliseconds"), "Alt+Right"),
    _waveform("play", "previous_mark", N_("To the pre&vious cut or chapter"), "Ctrl+Left", icon="previous"),
    _waveform("play", "next_mark", N_("To the &next cut or chapter"), "Ctrl+Right", icon="next"),
    _waveform("play", "as_published", N_("As loud as p&ublished"), "Shift+A"),
    _waveform("play", "scrubbing", N_("Sound while the playhead is &moved"), "Shift+S"),
    _waveform("view", "zoom_in", N_("Zoom &in"), "+", "=", icon="zoom_in"),
    _waveform("view", "zoom_out", N_("Zoom &out"), "-", icon="zoom_out"),
    _waveform("view", "zoom_selection", N_("Zoom to the &selection"), "Z", icon="zoom_selection"),
    _waveform("view", "zoom_all", N_("Show &everything"), "Shift+Z", icon="zoom_all"),
    _waveform("view", "folded", N_("&Fold what is cut"), "V", icon="fold"),
    _waveform("view", "loudness_curve", N_("Curve of &loudness"), "G", icon="curve"),
    _anywhere("view", "search", N_("Searc&h episodes"), "Ctrl+F", icon="search"),
    _anywhere("view", "transcript", N_("&Transcript"), "Ctrl+T", icon="text"),
    _anywhere("view", "details_tab", N_("&Details"), "Ctrl+1"),
    _anywhere("view", "chapters_tab", N_("&Chapters"), "Ctrl+2"),
    _anywhere("view", "sound_tab", N_("Sou&nd"), "Ctrl+3"),
    _anywhere("view", "publish_tab", N_("&Publishing page"), "Ctrl+4"),
    _anywhere("view", "next_column", N_("Next colu&mn"), "F6"),
    _anywhere("view", "previous_column", N_("Previous col&umn"), "Shift+F6"),
    _anywhere("view", "activity", N_("&Activity"), "Ctrl+J", icon="list"),
    _anywhere("publish", "publish", N_("&Publish…"), "Ctrl+Return", "Ctrl+Enter", icon="publish"),
    _anywhere("publish", "preview", N_("Loo&k at the pages"), "F5", icon="web"),
    _anywhere("publish", "publishing_history", N_("&History of publishing…"), "Ctrl+Alt+H", icon="history"),
    _anywhere("publish", "posts", N_("P&osts for the networks"), "Ctrl+5", icon="share"),
    _anywhere("publish", "composer", N_("&Composer for all networks…"), "Ctrl+Alt+U", icon="pencil"),
    _anywhere("publish", "audiogram", N_("Audio&gram of the selection…"), "Ctrl+Alt+G", icon="wave"),
    _anywhere("publish", "post_queue", N_("Posts on their &way…"), "Ctrl+Alt+Q", icon="list"),
    _anywhere("publish", "happened", N_("What happened, &month by month…"), "Ctrl+Alt+M", icon="calendar"),
    _anywhere("publish", "accounts", N_("&Accounts…"), "Ctrl+Alt+A", icon="person"),
    _anywhere("help", "find_command", N_("&Find a command…"), "Ctrl+K", icon="search"),
    _anywhere("help", "shortcuts", N_("&Keys"), "F1", icon="help"),
    _anywhere("help", "log", N_("Show the &log file"), "Ctrl+Shift+L", icon="file"),
)
"""Every command, in the order of the menus."""

BY_NAME = {action.key_name: action for action in ACTIONS}
