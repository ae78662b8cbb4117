"""The choice of an output: whatever the system has chosen, or one by its name. Asking what there is takes a while."""

import threading

from PySide6.QtCore import QTimer

from radiodesk.bahasa.words import _
from radiodesk.desktop.choice_field import ChoiceField
from radiodesk.model.words import N_

LOOK_EVERY_MS = 50


class DeviceField(ChoiceField):
    """Its value is the name of an output, empty for the system's choice. One that is not there now stays chosen."""

    def __init__(self, name: str, caption: str, chosen: str) -> None:
        """The names of what is there come as soon as they are known; the window does not wait for them."""
        super().__init__(name, caption, {"": N_("As the system says")})
        if chosen:
            self.box.addItem(_("{name} (not connected)").format(name=chosen), chosen)
        self.show_value(chosen)
        self._found: list[str] = []
        self._asking = threading.Thread(target=self._ask, name="outputs", daemon=True)
        self._looking = QTimer(self, interval=LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)
        self._asking.start()
        self._looking.start()

    def _ask(self) -> None:
        from radiodesk.audio.playing.loudspeaker import device_names

        self._found.extend(device_names())

    def _look(self) -> None:
        if self._asking.is_alive():
            return
        self._looking.stop()
        for name in self._found:
            at = self.box.findData(name)
            if at < 0:
                self.box.addItem(name, name)
            else:
                self.box.setItemText(at, name)
