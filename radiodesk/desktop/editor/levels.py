"""What an edit's loudness means for its listeners, before and after levelling. Without Qt."""

from dataclasses import dataclass

from radiodesk.bahasa.numbers import decimal
from radiodesk.bahasa.words import _
from radiodesk.model.sound import Loudness, Preset

SILENT_LUFS = -69.9
MUCH_GAIN_DB = 20.0
OVERDRIVEN_DBTP = 1.0
MUCH_LIMITING_DB = 12.0
"""Beyond these a listener hears what levelling does; our own judgement from speech recordings."""


@dataclass(frozen=True)
class Verdict:
    """A word, what stands behind it, and the role of its colour: ok or warn."""

    word: str
    why: str
    role: str


def figures(now: Loudness, preset: Preset) -> str:
    """`−23.2 LUFS → −16.0 LUFS, peak −1.0 dBTP`."""
    gain_db = preset.target_lufs - now.integrated_lufs
    peak_dbtp = min(now.true_peak_dbtp + gain_db, preset.ceiling_dbtp)
    return _("{now} LUFS → {target} LUFS, peak {peak} dBTP").format(
        now=decimal(now.integrated_lufs), target=decimal(preset.target_lufs), peak=decimal(peak_dbtp)
    )


def verdict(now: Loudness, preset: Preset) -> Verdict:
    """Whether levelling to `preset` will sound right."""
    gain_db = preset.target_lufs - now.integrated_lufs
    over_db = now.true_peak_dbtp + gain_db - preset.ceiling_dbtp
    if now.integrated_lufs <= SILENT_LUFS:
        return Verdict(_("Silent"), _("There is nothing to be heard."), "warn")
    if gain_db > MUCH_GAIN_DB:
        why = _("It is raised by {gain} dB, and its noise with it.").format(gain=decimal(gain_db))
        return Verdict(_("Very quiet"), why, "warn")
    if now.true_peak_dbtp > OVERDRIVEN_DBTP:
        why = _("The recording itself was too loud: peaks reach {peak} dBTP.").format(peak=decimal(now.true_peak_dbtp))
        return Verdict(_("Overdriven"), why, "warn")
    if over_db > MUCH_LIMITING_DB:
        why = _("Its loudest moments are held down by {over} dB.").format(over=decimal(over_db))
        return Verdict(_("Very uneven"), why, "warn")
    return Verdict(_("Will be right"), _("Levelling brings it to what listeners expect."), "ok")
