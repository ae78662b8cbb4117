"""What is known of a programme is written in lines that people understand, and read back as it was."""

from dataclasses import replace

import pytest

from radiodesk.desk.opening import save_programme
from radiodesk.desk.particulars import FORMS
from radiodesk.library.library import Library
from radiodesk.model.particulars import Funding, OtherShow, Place, Remark, Slot
from radiodesk.model.people import Credit
from radiodesk.model.problems import BadValue
from radiodesk.model.programme import Season

GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("slot", "Jumat 15.00", Slot(("FR",), (), "15:00")),
        (
            "people",
            "Sari Wulandari, S.H.\nBudi; Producer",
            (Credit("Sari Wulandari, S.H.", "host"), Credit("Budi", "producer")),
        ),
        (
            "places",
            "Banjarmasin; -3.32, 114.59; R5660; ID; creator\nBanjar",
            (Place("Banjarmasin", "-3.32,114.59", "R5660", "ID", "creator"), Place("Banjar")),
        ),
        ("seasons", "1; Tahun pertama\n\n2", (Season(1, "Tahun pertama"), Season(2, ""))),
        ("colour", " 0B3D91 ", "#0b3d91"),
        ("colour_second", "#ffcc00", "#ffcc00"),
        ("copyright", " Seksi Penerangan Hukum ", "Seksi Penerangan Hukum"),
        ("funding", "https://x.example/a?b=1 Dukung kami", (Funding("https://x.example/a?b=1", "Dukung kami"),)),
        ("comments", "disabled", "disabled"),
        ("publisher", f"Radio; {GUID}", OtherShow("Radio", GUID)),
        ("podroll", "https://x.example/f.xml; Suara Desa", (OtherShow("Suara Desa", "", "https://x.example/f.xml"),)),
        ("remarks", "applepodcastsverify; 0a=1;b", (Remark("applepodcastsverify", "0a=1;b"),)),
        ("medium", "podcast", "podcast"),
    ],
)
def test_each_field_reads_what_people_write_and_writes_what_it_reads(field: str, text: str, value: object) -> None:
    form = FORMS[field]

    assert form.read(text) == value
    assert form.read(form.write(form.read(text))) == value


@pytest.mark.parametrize("field", sorted(set(FORMS) - {"medium"}))
def test_an_empty_text_is_nothing(field: str) -> None:
    assert FORMS[field].write(FORMS[field].read(" \n ")) == ""


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("slot", "kadang-kadang"),
        ("people", "Sari; penyanyi"),
        ("places", "Banjarmasin; di sana"),
        ("seasons", "pertama"),
        ("funding", "Dukung kami"),
        ("podroll", "Suara Desa"),
        ("remarks", "verify"),
    ],
)
def test_what_cannot_be_understood_is_answered_with_an_example(field: str, text: str) -> None:
    with pytest.raises(BadValue):
        FORMS[field].read(text)


@pytest.mark.parametrize(
    "changed",
    [
        {"funding": (Funding("contoh.example"),)},
        {"license_url": "http://[x"},
        {"new_feed_url": "https://a b/"},
        {"comments": "@radio"},
        {"podroll": (OtherShow("x", "", "ftp://x"),)},
        {"medium": "radio"},
        {"colour": "blue"},
    ],
)
def test_what_no_app_could_use_is_not_kept(library: Library, changed: dict[str, object]) -> None:
    known = library.programme()

    with pytest.raises(BadValue):
        save_programme(library, replace(known, **changed))  # type: ignore[arg-type]

    assert library.programme() == known
