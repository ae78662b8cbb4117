"""Numbers as a language writes them."""

import math

import pytest

from radiodesk.bahasa.numbers import decimal, decimal_in


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [(-16.04, "−16,0", "−16.0"), (-0.04, "0,0", "0.0"), (2.25, "2,2", "2.2"), (-math.inf, "−∞", "−∞")],
)
def test_one_decimal_as_the_language_writes_it(number: float, indonesian: str, english: str) -> None:
    assert decimal_in("id", number) == indonesian
    assert decimal_in("en", number) == english


@pytest.mark.usefixtures("_indonesian")
def test_the_program_writes_numbers_in_the_language_it_speaks() -> None:
    assert decimal(-16.04) == "−16,0"
