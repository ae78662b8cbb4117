"""The composer says what a post on X costs, before it goes out; by hand it is free."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from radiodesk.model.account import Account, Keys
from radiodesk.settings.secrets import hold_secret
from tests.desktop.composing import composer_on, seen
from tests.desktop.makers import Desk, click, make_episode, make_library


def test_a_link_that_is_dear_is_named_and_taken_out(qtbot: QtBot, tmp_path: Path) -> None:
    # Given an account on X, and a post with a link by accident
    library = make_library(tmp_path)
    account = Account("x", "@humas", "https://api.x.com", "7")
    library.keep_account(account)
    hold_secret(account.secret_address, Keys({"access": "a", "refresh": "r"}).to_text())
    desk = Desk(qtbot, library)
    desk.open(make_episode(library))
    composer = composer_on(desk)
    column = seen(composer, "x")
    column.editor.text.setPlainText("Bicaralah dengan korban.Me dulu")

    # Then its price is there, and which word makes it
    assert column.price.isVisible()
    assert "US$0.205" in column.price.told.text()
    assert "korban.Me" in column.price.told.text()

    # When the link is taken out, then it is cheaper; undo brings it back
    click(column.price.without_link)
    assert column.editor.text.toPlainText() == "Bicaralah dengan korban. Me dulu"
    assert "US$0.020" in column.price.told.text()
    assert not column.price.without_link.isVisible()
    column.editor.text.setFocus()
    QTest.keyClick(column.editor.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "US$0.205" in column.price.told.text()

    # And whoever posts by hand pays nothing, nor does anybody on other networks
    column.foot.account.setFocus()
    QTest.keyClick(column.foot.account, Qt.Key.Key_End)
    column.foot.account_chosen.emit()
    assert not column.price.isVisible()
    assert not composer.columns["bluesky"].price.isVisible()
    composer.close()
