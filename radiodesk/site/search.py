"""The search of the pages: what was said and written, word by word, in small files by block and first letter.

A block is fifty episodes by their number in the library. A new episode touches only the files of the last block, and a
full block never changes again. Each file is JSON that is handed to `shard()`: a page opened from a disk may load a
script, while browsers forbid it to fetch.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from radiodesk.model.publication import Publication
from radiodesk.site.pages import EpisodeView

BLOCK = 50
SHORTEST = 2
"""Words of one letter are not looked for."""

TITLE, NOTES, QUESTION, TRANSCRIPT = 8, 2, 4, 1
"""Where a word stands, as a bit each; the sum of these is also how much a find weighs."""

MOST_MOMENTS = 3

_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[a-z]")


@dataclass
class Find:
    """Where a word stands in one episode: the bits of its places, and when it is heard, in seconds."""

    places: int = 0
    moments: list[int] = field(default_factory=list)


Finds = dict[str, Find]


def words_of(text: str) -> list[str]:
    """The words of a text as they are looked for: small letters without accents, at least two."""
    plain = text.lower()
    if not plain.isascii():
        plain = "".join(each for each in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(each))
    return [word for word in _WORD.findall(plain) if len(word) >= SHORTEST]


def search_files(publications: Sequence[Publication], views: Mapping[int, EpisodeView]) -> dict[str, bytes]:
    """All files of the search, by public path. `views` are by id of their episode."""
    files: dict[str, bytes] = {}
    for number in search_blocks(publications):
        block = sorted((each for each in publications if each.episode_id // BLOCK == number), key=_id)
        shards = _shards(block)
        listed = {each.episode_id: _entry(views[each.episode_id]) for each in block}
        files[_path(number, "list")] = _file(number, "list", {"letters": "".join(sorted(shards)), "episodes": listed})
        files |= {_path(number, letter): _file(number, letter, words) for letter, words in shards.items()}
    return files


def search_blocks(publications: Iterable[Publication]) -> list[int]:
    """The numbers of the blocks that hold something."""
    return sorted({each.episode_id // BLOCK for each in publications})


def shard_of(word: str) -> str:
    """The file in which a word stands: its first letter, `0` for figures and all other scripts."""
    return word[0] if _LETTER.match(word) else "0"


def _shards(block: Iterable[Publication]) -> dict[str, dict[str, dict[int, list[int]]]]:
    shards: dict[str, dict[str, dict[int, list[int]]]] = {}
    for publication in block:
        for word, find in sorted(_finds(publication).items()):
            entry = shards.setdefault(shard_of(word), {}).setdefault(word, {})
            entry[publication.episode_id] = [find.places, *find.moments]
    return shards


def _finds(publication: Publication) -> Finds:
    finds: Finds = {}
    for place, text, moment_s in _texts(publication):
        for word in words_of(text):
            find = finds.get(word) or finds.setdefault(word, Find())
            find.places |= place
            if moment_s is not None and len(find.moments) < MOST_MOMENTS and int(moment_s) not in find.moments:
                find.moments.append(int(moment_s))
    return finds


def _texts(publication: Publication) -> Iterator[tuple[int, str, float | None]]:
    sheet = publication.sheet
    yield TITLE, sheet.title, None
    yield NOTES, f"{sheet.summary} {sheet.notes}", None
    yield NOTES, " ".join((*(credit.name for credit in sheet.people), *sheet.topics)), None
    for chapter in publication.chapters:
        yield NOTES, chapter.title, chapter.start_s
    for question in publication.questions:
        yield QUESTION, f"{question.text} {question.answer} {question.name} {question.region}", question.start_s
    for cue in publication.transcript.cues if publication.transcript else ():
        yield TRANSCRIPT, cue.text, cue.start_s


def _entry(view: EpisodeView) -> list[str]:
    return [view.title, view.page, view.iso_date[:10]]


def _file(block: int, name: str, content: object) -> bytes:
    return f'shard("{block}/{name}",{json.dumps(content, separators=(",", ":"))})\n'.encode()


def _path(block: int, name: str) -> str:
    return f"search/{block}/{name}.js"


def _id(publication: Publication) -> int:
    return publication.episode_id
