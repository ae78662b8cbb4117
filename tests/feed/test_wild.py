"""Whatever feed is brought, the check says in plain words what is wrong with it, and never stumbles itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radiodesk.feed.check import check_feed
from tests.feed.wild import BADLY_WRITTEN, FAULTY, GOOD, NOT_A_FEED


def sentences(data: bytes) -> list[str]:
    return [finding.sentence() for finding in check_feed(data)]


@pytest.mark.parametrize("name", NOT_A_FEED)
def test_what_is_no_feed_is_called_what_it_is(name: str) -> None:
    data, said = NOT_A_FEED[name]

    first, *others = check_feed(data)

    assert first.level == "error"
    assert said in first.sentence()
    assert not others


@pytest.mark.parametrize("name", BADLY_WRITTEN)
def test_a_badly_written_feed_is_read_on(name: str) -> None:
    data, said = BADLY_WRITTEN[name]

    found = check_feed(data)

    assert found[0].level == "error"
    assert said in " ".join(sentences(data)), sentences(data)
    assert "not an RSS" not in " ".join(sentences(data))


def test_one_bare_ampersand_hides_nothing_else() -> None:
    data, _said = BADLY_WRITTEN["a bare ampersand"]

    told = " ".join(sentences(data.replace(b">false<", b">clean<")))

    assert "stands alone" in told
    assert "neither true nor false" in told


@pytest.mark.parametrize("name", FAULTY)
def test_each_fault_is_found(name: str) -> None:
    data, said = FAULTY[name]

    told = sentences(data)

    assert any(said in sentence for sentence in told) if said else told == [], told
    assert all(len(sentence) < 400 for sentence in told)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, len(GOOD)),
    st.integers(0, 40),
    st.binary(max_size=12) | st.sampled_from([b"<", b"&", b"]]>", b"<item>", b"\xff", b"<!--", b"9" * 5000]),
)
def test_no_damage_makes_the_check_stumble(at: int, gone: int, put: bytes) -> None:
    assert all(sentences(GOOD[:at] + put + GOOD[at + gone :]))
