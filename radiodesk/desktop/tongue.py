"""The language of the window: our own texts, and Qt's own (OK, Cancel...), which come without Indonesian."""

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from radiodesk.bahasa.words import speak
from radiodesk.settings.places import resources

LOCALES = {"id": "id_ID", "en": "en_GB"}

_installed: list[QTranslator] = []


def speak_everywhere(app: QApplication, language: str) -> None:
    """Everything that is shown from now on is in `language`."""
    translations = resources() / "translations"
    speak(language, translations)
    QLocale.setDefault(QLocale(LOCALES[language]))
    while _installed:
        app.removeTranslator(_installed.pop())
    translator = QTranslator(app)
    if translator.load(f"qtbase_{language}", str(translations)):
        app.installTranslator(translator)
        _installed.append(translator)
