"""The shapes that a fade can have, by the names under which edit lists keep them."""

from radiodesk.model.words import N_

DEFAULT_SHAPE = "s-curve"

FADE_SHAPES = {
    "s-curve": N_("S-curve"),
    "linear": N_("linear"),
    "equal-power": N_("equal power"),
    "exponential": N_("exponential"),
}
"""Of the gain from 0 to 1: an S-curve starts and ends without a corner; linear is straight; equal power is a quarter of
a sine, for sounds that cross; exponential rises evenly in decibels, as the ear hears it."""
