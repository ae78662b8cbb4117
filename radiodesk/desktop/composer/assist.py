"""What a person does to post by hand, step by step, and what comes next: pure data."""

from collections.abc import Collection
from typing import Literal

from radiodesk.model.words import N_

Step = Literal["text", "file", "alt", "link"]

NEXT: dict[Step, str] = {
    "text": N_("Copy the text and open {network}."),
    "file": N_("Text copied. Paste it, then take the file."),
    "alt": N_("File copied. Paste it, then take the alt text."),
    "link": N_("Posted? Copy its link there and paste it here."),
}
"""What is said while a step is the next one."""

DONE = N_("Posted, with proof.")


def steps_for(has_file: bool, has_alt: bool) -> tuple[Step, ...]:
    """The steps of a post, in their order."""
    there = {"text": True, "file": has_file, "alt": has_file and has_alt, "link": True}
    return tuple(step for step in NEXT if there[step])


def next_step(steps: Collection[Step], done: Collection[Step]) -> Step | None:
    """The first one that is not done and stands behind all that are; None when the proof is there."""
    if "link" in done:
        return None
    order = list(steps)
    last = max((order.index(step) for step in done if step in order), default=-1)
    return order[min(last + 1, len(order) - 1)]
