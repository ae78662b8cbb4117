"""The table of commands: every command has a name, a key and a drawing, and no key means two things."""

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from radiodesk.desktop.actions import ACTIONS, ANYWHERE, MENUS, WAVEFORM, Action
from radiodesk.settings.places import resources

EACH = pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.key_name)


@EACH
def test_every_command_has_a_key_that_qt_knows(action: Action) -> None:
    assert action.shortcuts
    for shortcut in action.shortcuts:
        assert QKeySequence(shortcut).toString() != "", shortcut


@EACH
def test_every_command_stands_in_a_menu(action: Action) -> None:
    assert action.menu in MENUS
    assert action.where in {ANYWHERE, WAVEFORM}


@EACH
def test_every_named_icon_is_drawn(action: Action) -> None:
    assert not action.icon or (resources() / "icons" / f"{action.icon}.svg").is_file()


def test_no_key_means_two_things() -> None:
    keys = Counter(QKeySequence(shortcut).toString() for action in ACTIONS for shortcut in action.shortcuts)

    assert [key for key, times in keys.items() if times > 1] == []


def test_single_letters_act_only_on_the_waveform() -> None:
    letters = {shortcut for action in ACTIONS if action.where == ANYWHERE for shortcut in action.shortcuts}

    assert [key for key in letters if len(key) == 1] == []


def test_accelerators_of_one_menu_differ() -> None:
    for menu in MENUS:
        letters = [
            action.text[action.text.index("&") + 1].lower()
            for action in ACTIONS
            if action.menu == menu and "&" in action.text
        ]
        assert len(letters) == len(set(letters)), (menu, letters)
