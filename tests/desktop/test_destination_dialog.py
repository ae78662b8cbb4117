"""Setting up a destination in the window: its kind, its fields, and the test that runs beside them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from radiodesk.desktop.controls import TARGET
from radiodesk.desktop.destinations.dialog import DestinationDialog
from radiodesk.desktop.destinations.kinds import KINDS, address_of, values_of
from radiodesk.desktop.destinations.secret_dialog import SecretDialog
from radiodesk.desktop.dress import dress
from radiodesk.desktop.palettes import palette_named
from radiodesk.desktop.session import Session
from radiodesk.model.problems import NotFilledIn
from radiodesk.model.publication import Destination
from radiodesk.model.server_problems import SecretNeeded
from radiodesk.publish.address import read_address
from radiodesk.settings import secrets
from tests.desktop.makers import WAIT_MS, Desk, make_library
from tests.servers.dav import SECRET, Dav, dav_server
from tests.servers.sshd import SSHD, sshd
from tests.settings.key_stores import MemoryStore, using


@pytest.fixture(autouse=True)
def store() -> Iterator[MemoryStore]:
    with using(MemoryStore()) as kept:
        assert isinstance(kept, MemoryStore)
        yield kept


@pytest.fixture
def dav(tmp_path: Path) -> Iterator[Dav]:
    with dav_server(tmp_path / "served" / "dav") as server:
        yield server


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> Iterator[DestinationDialog]:
    session = Session(make_library(tmp_path))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    dress(application, palette_named("light"))
    made = DestinationDialog(session, palette_named("light"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.reject()
    session.close()


def choose(dialog: DestinationDialog, kind: str) -> None:
    """By the keyboard, as the list drops down."""
    box = dialog.form.kind.box
    box.setFocus()
    while dialog.form.chosen != kind:
        QTest.keyClick(box, Qt.Key.Key_Down)


def write(field: QWidget, text: str) -> None:
    line = field.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def fill_in(dialog: DestinationDialog, dav: Dav, secret: str = SECRET) -> None:
    choose(dialog, "webdav")
    write(dialog.name, "awan")
    write(dialog.form.fields["host"], f"127.0.0.1:{dav.port}")
    write(dialog.form.fields["guest"], "humas")
    write(dialog.form.fields["path"], "/situs")
    write(dialog.form.secret, secret)


def run_test(qtbot: QtBot, dialog: DestinationDialog) -> list[str]:
    """Press the button, wait, and read all that is said."""
    QTest.mouseClick(dialog.test, Qt.MouseButton.LeftButton)
    assert dialog.trial.verdict.text() == "Testing…"
    qtbot.waitUntil(lambda: dialog._test is None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(_shown(dialog)) > 1)  # the steps are laid out a moment after the verdict
    return _shown(dialog)


def _shown(dialog: DestinationDialog) -> list[str]:
    return [each.text() for each in dialog.trial.findChildren(QLabel) if each.isVisible()]


def test_only_the_fields_of_the_kind_are_asked_for(dialog: DestinationDialog) -> None:
    for kind, form in KINDS.items():
        dialog.form.kind.show_value(kind)

        seen = {name for name, field in dialog.form.fields.items() if field.isVisible()}

        assert seen == set(form.fields)
        assert dialog.form.secret.isVisible() == bool(form.secret)
        assert dialog.form.caution.isVisible() == bool(form.caution)


def test_a_password_is_not_shown(dialog: DestinationDialog) -> None:
    choose(dialog, "sftp")
    write(dialog.form.secret, SECRET)

    line = dialog.form.secret.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    assert SECRET not in line.displayText()
    assert line.accessibleName() == "Password or passphrase"


def test_a_test_shows_each_step_with_what_it_costs(qtbot: QtBot, dialog: DestinationDialog, dav: Dav) -> None:
    fill_in(dialog, dav)

    said = run_test(qtbot, dialog)

    assert "Write a file" in said
    assert any("cannot replace a file in one step" in each for each in said)
    assert not dialog._session.library.destinations()  # testing keeps nothing


def test_a_wrong_password_is_said_and_can_be_corrected(qtbot: QtBot, dialog: DestinationDialog, dav: Dav) -> None:
    fill_in(dialog, dav, "salah")
    said = run_test(qtbot, dialog)
    assert "It does not work yet." in said
    assert any("does not let “humas” in" in each for each in said)

    write(dialog.form.secret, SECRET)
    assert "It does not work yet." not in dialog.trial.verdict.text()  # what was typed since is not tested

    assert any("Delete it again" in each for each in run_test(qtbot, dialog))


def test_what_is_missing_is_asked_for(dialog: DestinationDialog) -> None:
    choose(dialog, "s3")

    QTest.mouseClick(dialog.test, Qt.MouseButton.LeftButton)

    assert "Bucket is not filled in yet" in dialog.trial.verdict.text()
    dialog.accept()
    assert dialog.isVisible()
    assert "Bucket is not filled in yet" in dialog.problem.text()


def test_setting_up_keeps_the_place_and_its_password_apart(
    dialog: DestinationDialog, dav: Dav, store: MemoryStore
) -> None:
    fill_in(dialog, dav)
    write(dialog.public_url, "https://c.example/siaran")

    QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert dialog.destination is not None
    assert dialog.destination.url == f"webdav://humas@127.0.0.1:{dav.port}/situs"
    assert dialog.destination.public_url == "https://c.example/siaran/"
    assert store.kept == {("RadioDesk", f"webdav://humas@127.0.0.1:{dav.port}"): SECRET}


def test_closing_the_dialog_ends_its_test(qtbot: QtBot, dialog: DestinationDialog, dav: Dav) -> None:
    fill_in(dialog, dav)
    QTest.mouseClick(dialog.test, Qt.MouseButton.LeftButton)
    job = dialog._test
    assert job is not None

    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    qtbot.waitUntil(lambda: job.state.is_over, timeout=WAIT_MS)
    assert [each.name for each in dav.root.rglob("radiodesk-probe*")] == []


@pytest.mark.skipif(not SSHD.exists(), reason="OpenSSH is not installed")
def test_the_key_of_a_host_is_confirmed_once(qtbot: QtBot, dialog: DestinationDialog, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    with sshd(tmp_path / "ssh") as server:
        dialog.form.show_address(read_address(server.url(tmp_path / "www")))
        write(dialog.name, "host")
        said = run_test(qtbot, dialog)
        assert any(server.fingerprint in each for each in said)
        assert dialog.trial.yes.hasFocus()

        QTest.keyClick(dialog.trial.yes, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: dialog._test is None, timeout=WAIT_MS)
        assert not dialog.trial.yes.isVisible()
        dialog.accept()

    assert dialog.destination is not None
    assert dialog.destination.host_key == server.fingerprint


def test_every_control_is_named_and_large_enough(dialog: DestinationDialog) -> None:
    for kind in KINDS:
        dialog.form.kind.show_value(kind)
        for control in (dialog.test, *dialog.form.findChildren(QLineEdit), dialog.form.kind.box):
            if control.isVisible():
                assert control.accessibleName(), kind
                assert control.height() >= TARGET, control.accessibleName()


@pytest.mark.parametrize(
    "url",
    [
        "sftp://humas@contoh.example:2222/www?key=/home/humas/kunci",
        "ftps://humas@contoh.example/www/siaran",
        "s3://KUNCI@situs/podcast?endpoint=https://r2.example&region=auto",
        "webdavs://awan.example/dav/humas",
        "folder:/srv/www",
    ],
)
def test_what_was_set_up_stands_in_the_fields_again(url: str) -> None:
    address = read_address(url)

    assert address_of(address.kind, values_of(address)) == address


def test_a_server_without_a_name_is_no_place() -> None:
    with pytest.raises(NotFilledIn):
        address_of("sftp", {"user": "humas"})


def test_a_password_is_asked_for_when_it_is_needed(qtbot: QtBot) -> None:
    dialog = SecretDialog(SecretNeeded(server="contoh.example", user="humas", account="ftps://humas@contoh.example"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()  # nothing was typed

    write(dialog.secret, SECRET)
    QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert secrets.secret("ftps://humas@contoh.example") == SECRET


def test_a_known_place_is_changed(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, make_library(tmp_path))
    known = desk.library.save_destination(Destination("situs", "sftp://humas@contoh.example/www"))
    dialog = DestinationDialog(desk.session, palette_named("dark"), desk.window, known)
    dialog.show()
    assert dialog.form.chosen == "sftp"
    assert dialog.form.fields["host"].text() == "contoh.example"

    write(dialog.form.fields["path"], "/lain")
    dialog.accept()

    assert desk.library.destination("situs").url == "sftp://humas@contoh.example/lain"
