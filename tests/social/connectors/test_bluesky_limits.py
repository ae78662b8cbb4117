"""The counter says that a post fits exactly when Bluesky's own server takes it."""

import pytest
import regex

from radiodesk.model.posting_problems import PostRefused
from radiodesk.social.connectors.connector import Outgoing
from radiodesk.social.count import MEASURES, count
from tests.social.connectors.posting import Desk, post

pytestmark = pytest.mark.xdist_group("bluesky")

PIECES = {
    "letters": "a",
    "emoji": "😀",
    "emoji with a skin": "👍🏽",
    "a family": "👨\u200d👩\u200d👧\u200d👦",
    "flags": "🇮🇩",
    "half a flag": "🇮",
    "keycaps": "1️⃣",
    "a rainbow flag": "🏳️\u200d🌈",
    "the flag of England": "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "new emoji": "🫩",
    "Arabic": "سلام عليكم ",
    "Arabic with vowels": "بِسْمِ",
    "Indian conjuncts": "क्षि",
    "Thai": "กำ",
    "Javanese": "ꦏ꧀ꦱ",
    "Balinese": "ᬓ᭄ᬲ",
    "Sundanese": "ᮊ᮫ᮞ",
    "Korean": "각",
    "Korean in parts": "\u1100\u1161\u11a8",
    "Chinese": "漢字",
    "lines of Windows": "a\r\n",
    "many marks": "Z͑ͫ̓ͪ̂",
    "soft hyphens": "a\u00adb",
    "marks of direction": "\u200fب",
    "long addresses": "https://kejari.contoh.go.id/e/satu-dua-tiga.html?x=1&y=%20 ",
    "hashtags": "#JaksaMenyapa ",
}


@pytest.mark.parametrize("size", [300, 301])
@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_what_the_counter_lets_through_the_server_takes(desk: Desk, piece: str, size: int) -> None:
    text = _of(piece, size)

    assert _is_taken(desk, post(text=text, hashtags=())) == count("bluesky", text).fits


@pytest.mark.parametrize("piece", ["👨\u200d👩\u200d👧\u200d👦", "https://contoh.go.id/" + "x" * 79])
def test_the_limit_of_bytes_counts_too(desk: Desk, piece: str) -> None:
    most = 3_000 // len(piece.encode())
    texts = [piece * most, piece * (most + 1)]
    taken = [_is_taken(desk, post(text=text, hashtags=())) for text in texts]

    assert taken == [count("bluesky", text).fits for text in texts]


def _of(piece: str, size: int) -> str:
    """The piece again and again, so many characters by the counter."""
    clusters = regex.findall(r"\X", piece * size)[:size]
    while _graphemes("".join(clusters)) > size:
        clusters.pop()
    return "".join(clusters)


def _graphemes(text: str) -> int:
    return MEASURES["graphemes-and-bytes"](text)


def _is_taken(desk: Desk, words: Outgoing) -> bool:
    try:
        return desk.connector.send(words, desk.connector.arm(words, {})).kind == "live"
    except PostRefused:
        return False
