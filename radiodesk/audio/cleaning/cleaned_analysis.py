"""Analyses a recording as it sounds cleaned up."""

from pathlib import Path

from radiodesk.audio.analysis import Analysis, analyse, kept_analysis
from radiodesk.audio.cleaning.learning import learned
from radiodesk.audio.cleaning.stages import MADE_BY
from radiodesk.audio.sidecar import identity
from radiodesk.jobs.step import Step, portion
from radiodesk.model.cleaning import CleanUp

_PLAIN_SHARE = 0.05
"""How much of the work the analysis of the recording as it is counts for, which mostly is there already."""


def analyse_cleaned(recording: Path, sidecar: Path, clean_up: CleanUp, cleaned_sidecar: Path, step: Step) -> Analysis:
    """Analyse `recording`, cleaned up, into `cleaned_sidecar`; a sound one is kept as it is.

    `sidecar` is that of the recording as it is; it is made first where it is missing. Raises what `analyse` raises,
    and `NoPause`.
    """
    kept = kept_analysis(cleaned_sidecar, identity(recording))
    cleaning = None if kept is None else kept.header.cleaning
    if kept is not None and cleaning is not None and (cleaning.clean_up, cleaning.made_by) == (clean_up, MADE_BY):
        return kept
    plain = analyse(recording, sidecar, portion(step, 0, _PLAIN_SHARE))
    cleaning = learned(recording, plain, clean_up, portion(step, _PLAIN_SHARE, _PLAIN_SHARE))
    return analyse(recording, cleaned_sidecar, portion(step, _PLAIN_SHARE, 1), cleaning)
