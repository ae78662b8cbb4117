"""When a show is on air is read as people write it, and said so that it can be read again."""

import pytest

from radiodesk.bahasa.schedules import read_slot, slot_text
from radiodesk.model.particulars import WEEKDAYS, Slot
from radiodesk.model.problems import BadValue


@pytest.mark.parametrize(
    ("written", "slot"),
    [
        ("Jumat 15.00", Slot(("FR",), (), "15:00")),
        ("setiap hari Jumat pukul 15.00 WIB", Slot(("FR",), (), "15:00")),
        ("Kamis minggu pertama dan ketiga pukul 15.00 WIB", Slot(("TH",), (1, 3), "15:00")),
        ("Minggu, 9.30", Slot(("SU",), (), "09:30")),
        ("Minggu minggu terakhir 9.30", Slot(("SU",), (-1,), "09:30")),
        ("Senin dan Kamis 10.00–11.00 WIB", Slot(("MO", "TH"), (), "10:00")),
        ("Senin minggu ke-2", Slot(("MO",), (2,))),
        ("setiap hari 06.00", Slot(WEEKDAYS, (), "06:00")),
        ("hari kerja 06.00", Slot(WEEKDAYS[:5], (), "06:00")),
        ("Every Friday at 15:00", Slot(("FR",), (), "15:00")),
        ("second and last Tue of the month, 8:00", Slot(("TU",), (2, -1), "08:00")),
        ("  ", Slot()),
    ],
)
def test_it_is_read_as_people_write_it(written: str, slot: Slot) -> None:
    assert read_slot(written) == slot


@pytest.mark.parametrize("written", ["15.00", "kadang-kadang", "Jumaat?"])
def test_without_a_day_it_says_what_it_wants(written: str) -> None:
    with pytest.raises(BadValue, match="Jumat"):
        read_slot(written)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    "slot",
    [
        Slot(),
        Slot(("SU",), (), "15:00"),
        Slot(("TH",), (1, 3), "09:05"),
        Slot(("MO", "WE", "SU"), (-1,)),
        Slot(WEEKDAYS, (), "00:00"),
    ],
)
def test_what_it_says_it_reads_again(slot: Slot, language: str) -> None:
    assert read_slot(slot_text(slot, language, "WIB")) == slot


def test_it_speaks_both_languages() -> None:
    assert slot_text(Slot(("TH",), (1, 3), "15:00"), "id", "WIB") == "Kamis pekan pertama dan ketiga pukul 15.00 WIB"
    assert slot_text(Slot(("MO", "TH")), "en") == "Every Monday and Thursday"
