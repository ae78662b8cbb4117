"""Qt's own texts in Indonesian: compiled, current, and only texts that this Qt really asks for."""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from radiodesk.desktop.tongue import speak_everywhere
from radiodesk.settings.places import resources

FOLDER = resources() / "translations"


def entries() -> list[tuple[str, str, str]]:
    root = ElementTree.parse(FOLDER / "qtbase_id.ts").getroot()
    return [
        (context.findtext("name") or "", message.findtext("source") or "", message.findtext("translation") or "")
        for context in root.iter("context")
        for message in context.iter("message")
    ]


def test_every_text_is_translated_and_known_to_qt() -> None:
    german = QTranslator()
    assert german.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))

    assert len(entries()) > 100
    for context, source, translation in entries():
        assert translation, source
        assert german.translate(context, source), f"{context}: {source}"


def test_the_compiled_file_is_current(tmp_path: Path) -> None:
    compiler = Path(sys.executable).with_name("pyside6-lrelease")
    fresh = tmp_path / "fresh.qm"

    subprocess.run([compiler, "-silent", FOLDER / "qtbase_id.ts", "-qm", fresh], check=True)

    assert fresh.read_bytes() == (FOLDER / "qtbase_id.qm").read_bytes()


@pytest.mark.parametrize(("language", "cancel"), [("id", "Batal"), ("en", "Cancel")])
def test_buttons_of_qt_speak_the_language(qtbot: QtBot, qapp: QApplication, language: str, cancel: str) -> None:
    speak_everywhere(qapp, language)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)

    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == cancel

    speak_everywhere(qapp, "en")
