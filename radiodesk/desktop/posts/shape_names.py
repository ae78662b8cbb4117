"""What the shapes of audiograms are called in the window."""

from typing import TYPE_CHECKING

from radiodesk.bahasa.words import _

if TYPE_CHECKING:  # the social room is not needed before posts are looked at
    from radiodesk.social.audiograms.shapes import Shape


def shape_name(shape: "Shape") -> str:
    """Its name and, where it is known by one, its ratio."""
    name = _(shape.label)
    return name if shape.is_bare else f"{name} ({shape.key})"
