"""X's own published counter and ours agree on what a press office writes."""

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from radiodesk.social.weights import weighted_length

ORACLE = Path(__file__).with_name("oracle.js")

WORDS = [
    "Jaksa",
    "Menyapa",
    "korban.Ke",
    "damai.Me",
    "kasus.Id",
    "S.H.,",
    "M.H.",
    "M.Kn.",
    "M.Si",
    "https://contoh.go.id/e/a-b.html",
    "di.sini",
    "ke-1",
    "https://kejari.contoh.go.id/e/satu.html?x=1&y=2",
    "(www.contoh.com/a_(b))",
    "contoh.com,",
    "a@b.com",
    "#JaksaMenyapa",
    "@rri",
    "😀",
    "👨\u200d👩\u200d👧",
    "👍🏽",
    "🇮🇩",
    "1️⃣",
    "©",
    "®",
    "©️",
    "™",
    "❤️",
    "❤",
    "“kutip”",
    "…",
    "–",
    "—",
    "é",
    "漢字",
    "한국",
    "Rp2.500.000,00",
    "14.30",
    "WITA",
    "pukul.10",
    "e.g.",
    "foo.com.sekarang",
    "foo.sekarang.com",
    "https://intranet.local/x",
    "http://localhost:80/",
    "https://a.kitchen",
    "x.kitchen/abc.",
    "-a.com",
    "_b.co",
    ".c.id",
    "/d.me",
    "éa.com",
    "é.com",
    "münchen.de",
    "https://münchen.de/ä",
    "xn--80ak6aa92e.com",
    "ftp://a.com",
    "a.com:8080/x",
    "a.com?b=c",
    "https://a.com?b=c.",
    "✓",
    "☎",
    "0️⃣",
    "‼",
    "‼️",
    "☺︎",
    "🏳️\u200d🌈",
    "½",
    "अ",
    "कॉम.com",
    "тест.com",
]


@pytest.fixture(scope="module")
def published_counter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("npm") is None or shutil.which("node") is None:
        pytest.skip("npm is not on this machine")
    folder = tmp_path_factory.mktemp("npm")
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "twitter-text@3.1.0"]
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        pytest.skip("the package twitter-text cannot be had here")
    return folder / "node_modules" / "twitter-text"


@pytest.mark.slow
def test_the_published_counter_of_x_says_the_same(published_counter: Path) -> None:
    chance = random.Random(7)
    texts = [" ".join(chance.choices(WORDS, k=chance.randint(1, 14))) for _ in range(4000)]

    answer = subprocess.run(
        ["node", str(ORACLE), str(published_counter)], input=json.dumps(texts), text=True, check=True, stdout=-1
    )

    said = json.loads(answer.stdout)
    assert [(text, weighted_length(text)) for text in texts] == list(zip(texts, said, strict=True))
