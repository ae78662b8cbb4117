"""What our counter says is what the server's own validator lets through: to the character."""

import random

import pytest

from radiodesk.social.count import count
from tests.servers.mastodon_text import countable_length
from tests.social.connectors.mastodon_desk import desk_at
from tests.social.test_oracle import WORDS

LINK = "https://kejari.contoh.go.id/episode/12"

HARD = [
    "Jaksa Menyapa",
    "😀",
    "👨‍👩‍👧 keluarga",
    "👍🏽👍🏿",
    "🇮🇩🇲🇾🇸🇬",
    "🏳️‍🌈 dan 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "1️⃣ 2️⃣ #️⃣",
    "❤️ ❤ ☎ ☎️",
    "e\u0301a\u0308",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "العدالة للجميع",
    "مرحبا بكم في برنامج المدعي العام",
    "שלום לכולם",
    "ผู้ต้องหา",
    "नमस्ते दुनिया",
    "क्ष क्त्य हिन्दी",
    "ꦏ꧀ꦱꦩ꧀ꦥꦸꦤ꧀",
    "한국어 검찰",
    "漢字かな交じり文",
    "ﷺ ﷽",
    "\u200fتجربة\u200e",
    "\u202eterbalik\u202c",
    LINK,
    LINK + ".",
    LINK + ",",
    f"({LINK})",
    f"“{LINK}”",
    f"<{LINK}>",
    f"{LINK}/a_(b)",
    f"{LINK}/a_(b_(c))",
    f"{LINK}/(a)/(b).",
    f"{LINK}?x=1&y=2",
    f"{LINK}?x=1&y=2.",
    f"{LINK}?q=a|b^c",
    f"{LINK}#bagian",
    f"{LINK}/" + "panjang-" * 60,
    "https://contoh.go.id",
    "https://contoh.go.id/",
    "https://CONTOH.GO.ID/A",
    "HTTPS://contoh.go.id/a",
    "http://contoh.go.id:8080/a",
    "https://münchen.de/straße",
    "https://xn--mnchen-3ya.de/",
    "https://contoh.example/x",
    "https://intranet/x",
    "http://127.0.0.1/x",
    "https://a.b.c.d.go.id/x",
    "https://under_score.contoh.id/x",
    "contoh.go.id",
    "korban.Ke",
    "ftp://contoh.go.id/a",
    "gemini://contoh.id/a",
    f"{LINK} {LINK}\n{LINK}",
    f"{LINK},{LINK}",
    "lihat:https://contoh.id/a",
    "xhttps://contoh.id/a",
    "#https://contoh.id/a",
    "@desk@sosial.contoh.id",
    "@desk@sosial.contoh.id.",
    "@desk",
    "@desk_ri.humas@sosial.contoh.id,",
    "surat@contoh.go.id",
    "(@desk@sosial.contoh.id)",
    "@desk@sosial.contoh.id@",
    "@desk@b://",
    "@a@b @c@d.e-f.id",
    "https://sosial.contoh.id/@desk@lain.id",
    "https://sosial.contoh.id/@desk",
    "＠desk@contoh.id",
    "#JaksaMenyapa #Damai",
    "baris\nbaris\n\nbaris",
    "tab\tspasi\u00a0tak putus\u3000lebar",
    "Rp2.500.000,00; pukul 10.00 WITA; S.H., M.H.",
    "a & b < c > d \"e\" 'f'",
]


@pytest.fixture(scope="module")
def site():
    with desk_at() as (connector, server):
        yield connector, server


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_the_servers_validator_draws_the_line_where_ours_does(site, text: str) -> None:
    connector, server = site
    used = count("mastodon", text + " ").used
    assert used == countable_length(text + " ")
    just, over = (f"{text} {'a' * (most - used)}" for most in (500, 501))

    assert said(connector, just) == 200
    assert server.posts[-1]["text"] == just
    assert said(connector, over) == 422


def said(connector, text: str) -> int:
    """The server's own word, without our look at the text before."""
    return connector._line.ask("POST", "/api/v1/statuses", json={"status": text}).status


def test_whatever_is_glued_together_counts_the_same() -> None:
    chance = random.Random(3)
    words = [*WORDS, *(text for text in HARD if len(text) < 60)]
    glue = [" ", "", "", ",", " (", "\n"]
    texts = [chance.choice(glue).join(chance.choices(words, k=chance.randint(1, 6))) for _ in range(3_000)]

    counted = [(text, count("mastodon", text).used) for text in texts]
    assert counted == [(text, countable_length(text)) for text in texts]
