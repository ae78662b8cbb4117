"""What file an episode becomes: what the preset says, and what the user wants otherwise."""

from dataclasses import replace
from pathlib import Path

from radiodesk.model.problems import BadValue, NameContradicts, NoBitRate
from radiodesk.model.sound import FILE_FORMATS, Preset
from radiodesk.model.words import N_

_BY_SUFFIX = {form.suffix: name for name, form in FILE_FORMATS.items()}


def chosen_preset(
    preset: Preset, form: str | None, bit_rate_kbps: int | None, channels: int | None, out: Path | None
) -> Preset:
    """`preset` with another kind of file, bit rate or number of channels, where these are given.

    Where no kind is given, the ending of `out` decides. Raises `BadValue` for an ending or a bit rate that does not
    exist, `NameContradicts` for a name that says something else than `form`, `NoBitRate` for lossless kinds. (A bit
    rate that only one channel is too few for shows when the sound is known.)
    """
    kind = _kind(form, out.suffix.lower() if out else "", out.name if out else "") or preset.form
    rates_kbps = FILE_FORMATS[kind].bit_rates_kbps
    if bit_rate_kbps is not None and not rates_kbps:
        raise NoBitRate(form=kind.upper())
    if bit_rate_kbps is not None and bit_rate_kbps not in rates_kbps:
        expected = ", ".join(map(str, rates_kbps))
        raise BadValue(value=bit_rate_kbps, field=N_("the bit rate in kbit/s"), expected=expected)
    return replace(
        preset,
        form=kind,
        bit_rate_kbps=bit_rate_kbps or preset.bit_rate_kbps,
        channels=preset.channels if channels is None else channels,
    )


def _kind(form: str | None, suffix: str, name: str) -> str | None:
    """The kind that was asked for; of a name without an ending, none."""
    if suffix and form and suffix != FILE_FORMATS[form].suffix:
        raise NameContradicts(name=name, form=form.upper(), suffix=FILE_FORMATS[form].suffix)
    if suffix and suffix not in _BY_SUFFIX:
        raise BadValue(value=suffix, field=N_("the kind of file"), expected=", ".join(_BY_SUFFIX))
    return form or _BY_SUFFIX.get(suffix)
