"""A show's days on air become a recurrence rule that calendars understand."""

import pytest

from radiodesk.model.particulars import WEEKDAYS, Slot


@pytest.mark.parametrize(
    ("slot", "rule"),
    [
        (Slot(), ""),
        (Slot(("FR",), time="15:00"), "FREQ=WEEKLY;BYDAY=FR"),
        (Slot(("MO", "TH")), "FREQ=WEEKLY;BYDAY=MO,TH"),
        (Slot(WEEKDAYS), "FREQ=DAILY"),
        (Slot(("TH",), (1, 3)), "FREQ=MONTHLY;BYDAY=1TH,3TH"),
        (Slot(("MO",), (-1,)), "FREQ=MONTHLY;BYDAY=-1MO"),
    ],
)
def test_days_are_a_rule(slot: Slot, rule: str) -> None:
    assert slot.rule == rule
