"""How Mastodon reads a post: its Ruby, said again without a look at our own counter.

Followed: status_length_validator.rb, extractor.rb, account.rb (MENTION_RE), twitter_regex.rb over twitter-text 3.1.
"""

from html import escape
from urllib.parse import urlsplit

import regex

from radiodesk.social.domains import COUNTRIES, GENERIC

ENDINGS = frozenset((GENERIC + COUNTRIES).split())

_GENERAL = r"[^\p{White_Space}<>()?]"
_BALANCED = rf"\((?:{_GENERAL}+|(?:{_GENERAL}*\({_GENERAL}+\){_GENERAL}*))\)"
_ENDING = rf"(?:[^\p{{White_Space}}()?!*\"'「」<>;:=,.$%\[\]~&|@]|(?:{_BALANCED}))"
_PATH = rf"(?:(?:{_GENERAL}*(?:{_BALANCED}{_GENERAL}*)*{_ENDING})|(?:{_GENERAL}+/))"
_U = r"\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF\U00010000-\U000DFFFD\uE000-\uF8FF"
_QUERY = rf"\?[a-z0-9!?*'();:&=+$/%#\[\]\-_.,~|@\^{_U}]*[a-z0-9_&=#/\-{_U}]"
_LABEL = r"[^\s!\"#$%&'()*+,\-./:;<=>?@\[\]^_`{|}~\x00-\x1f\x7f]"
_ENDS = "|".join(sorted(ENDINGS, key=len, reverse=True))
_SUBDOMAIN = rf"(?:(?:{_LABEL}(?:[_-]|{_LABEL})*)?{_LABEL}\.)"
_NAME = rf"(?:(?:{_LABEL}(?:-|{_LABEL})*)?{_LABEL}\.)"
_HOST = rf"{_SUBDOMAIN}*{_NAME}(?:(?:{_ENDS})(?=[^0-9a-z@+-]|$)|xn--[0-9a-z-]+)"
_URL = regex.compile(
    rf"(?<=[^a-z0-9@＠$#＃]|^)(?P<scheme>(?:https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini)://)?"
    rf"{_HOST}(?::[0-9]+)?(?:/{_PATH}*)?(?:{_QUERY})?",
    regex.IGNORECASE,
)
_USERNAME = r"[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*"
_MENTION = regex.compile(rf"(?<![=/\w])@(({_USERNAME})(?:@\w+(?:[.-]+\w+)*)?)", regex.IGNORECASE)
_END_MENTION = regex.compile(r"[@＠]|[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u0300-\u036F\u1E00-\u1EFF]|://")
_JOINED = regex.compile(r"\p{InCB=Linker}[\p{M}\u200d]*+(?=\p{InCB=Consonant})")
_HASHTAG = regex.compile(r"(?<![=/)\p{L}\p{N}])#(\w*\p{L}\w*)")


def entities(text: str, *kinds: str) -> list[tuple[int, int, str]]:
    """Start, end and kind, none in another."""
    found = [(each.start(), each.end(), "url") for each in _URL.finditer(text) if each["scheme"]]
    found += [
        (each.start(), each.end(), "mention")
        for each in _MENTION.finditer(text)
        if not _END_MENTION.match(text[each.end() :])
    ]
    found += [(each.start(), each.end(), "hashtag") for each in _HASHTAG.finditer(text)]
    kept: list[tuple[int, int, str]] = []
    for each in sorted(each for each in found if each[2] in kinds):
        if not kept or each[0] >= kept[-1][1]:
            kept.append(each)
    return kept


def countable_length(text: str) -> int:
    """What the validator compares with the limit; as Ruby 3.4 does, which breaks between joined consonants."""
    counted = _rewritten(text, {"url": lambda _part: "x" * 23, "mention": _local})
    return len(regex.findall(r"\X", counted)) + len(_JOINED.findall(counted))


def html(text: str, domain: str) -> str:
    """What text_formatter.rb makes of it: links with a part that nobody sees, mentions without their server."""
    formats = {
        "url": _link,
        "mention": lambda part: _mention(part, domain),
        "hashtag": lambda part: (
            f'<a href="https://{domain}/tags/{part[1:]}" class="hashtag">#<span>{part[1:]}</span></a>'
        ),
    }
    paragraphs = _rewritten(text, formats, escape).split("\n\n")
    return "".join(f"<p>{each}</p>".replace("\n", "<br />") for each in paragraphs)


def _rewritten(text, formats, plain=lambda part: part) -> str:
    out, position = [], 0
    for start, end, kind in entities(text, *formats):
        out += [plain(text[position:start]), formats[kind](text[start:end])]
        position = end
    return "".join((*out, plain(text[position:])))


def _local(part: str) -> str:
    return "@" + part[1:].split("@", maxsplit=1)[0]


def _mention(part: str, domain: str) -> str:
    name, _at, server = part[1:].partition("@")
    address = f"https://{server or domain}/@{name}"
    return f'<span class="h-card"><a href="{address}" class="u-url mention">@<span>{name}</span></a></span>'


def _link(part: str) -> str:
    scheme = f"{urlsplit(part).scheme}://"
    rest = part[len(scheme) :]
    shown, cut = rest[:30], rest[30:]
    visible = f'<span class="{"ellipsis" if cut else ""}">{escape(shown)}</span>'
    hidden = f'<span class="invisible">{escape(cut)}</span>'
    return f'<a href="{escape(part)}" rel="nofollow"><span class="invisible">{scheme}</span>{visible}{hidden}</a>'
