"""Windows are drawn into memory unless a test asks for a screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
