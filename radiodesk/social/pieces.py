"""The pieces of a post: each a text made from the facts, empty when the facts it needs are missing."""

from collections.abc import Callable
from itertools import groupby, islice
from typing import NamedTuple

from radiodesk.bahasa.dates import long_moment
from radiodesk.model.chapter import Chapter
from radiodesk.model.timecode import format_clock
from radiodesk.social.facts import PostFacts
from radiodesk.social.hashtags import hashtags_of
from radiodesk.social.networks import Network
from radiodesk.social.phrases import phrases_of
from radiodesk.social.privacy import private_parts
from radiodesk.social.ranking import ranked, stands_alone
from radiodesk.social.sayings import QUOTES, Saying
from radiodesk.social.sentences import ELLIPSIS, keep_lines, sentences, shorten

SHORTEST_CHAPTER_S = 10
FEWEST_CHAPTERS = 3
MOST_QUOTED = 3
FEWEST_WORDS = 6
"""YouTube shows chapters from three on, the first at 00:00, none shorter than ten seconds. More than three sentences
of the talk are no post any more, and of fewer than six words of a cut one nobody has anything."""


class Story(NamedTuple):
    """The facts with the first line already chosen from them."""

    facts: PostFacts
    hook: str
    network: Network


def hook(story: Story) -> str:
    """The first line as it is."""
    return story.hook


def bold_hook(story: Story) -> str:
    """The first line between asterisks, which WhatsApp shows bold."""
    words = story.hook.replace("*", "").strip()
    return f"*{words}*" if words else ""


def about(story: Story) -> str:
    """Programme, number and title, as far as the first line has not said them."""
    facts = story.facts
    number = phrases_of(facts.language).episode.format(number=facts.number) if facts.number else ""
    return " · ".join(part for part in (facts.programme, number, facts.title) if part and part != story.hook)


def body(story: Story) -> str:
    """The summary, else what was answered, else what was said, without the first line, as long as people read it there.

    Sentences with private facts are left out, and so is what the title says already.
    """
    told = story.facts.summary or " ".join(question.answer for question in story.facts.questions if question.answer)
    stands_elsewhere = {_bare(story.facts.title), ""}
    said = [
        sentence
        for sentence in sentences(told)
        if sentence not in story.hook and _bare(sentence) not in stands_elsewhere and not private_parts(sentence)
    ]
    text = " ".join(dict.fromkeys(said)) or _quotations(story)
    return shorter_body(text, lambda text: len(text) <= story.network.body_advice)


def shorter_body(text: str, fits: Callable[[str], bool]) -> str:
    """Whole quotations under the names of their speakers, or else a text shortened where it does not hurt."""
    if "\n" not in text:
        less = shorten(text, fits)
        return "" if less.endswith(ELLIPSIS) and len(less.split()) < FEWEST_WORDS else less
    kept = keep_lines(text, fits).splitlines()
    return "\n".join(kept if kept and not kept[-1].endswith(":") else kept[:-1])


def _quotations(story: Story) -> str:
    """The best sentences of the talk in the order in which they were said, under the name of who said them."""
    facts, words = story.facts, phrases_of(story.facts.language)
    usable = (saying for saying in ranked(facts.quotable, facts.leaders) if _tells_something(saying, story.hook))
    best = sorted(islice(usable, MOST_QUOTED), key=lambda saying: saying.start_s)
    lines = []
    for speaker, said in groupby(best, key=lambda saying: saying.speaker):
        lines += [words.says.format(name=speaker)] if speaker else []
        lines += [f"“{saying.text.strip(QUOTES)}”" if speaker else saying.text for saying in said]
    return "\n".join(lines)


def _tells_something(saying: Saying, hook: str) -> bool:
    is_new = saying.text.strip(QUOTES) not in hook
    return is_new and stands_alone(saying.text) and not saying.text.endswith("?")


def _bare(text: str) -> str:
    return text.casefold().strip(" .!?…")


def together(story: Story) -> str:
    """One sentence that names the guests and the programme."""
    facts, words = story.facts, phrases_of(story.facts.language)
    guests = [person.name for person in facts.people if person.role in {"guest", "guest host"}]
    guests = [name for name in guests if name.partition(",")[0] not in story.hook]
    if not facts.programme or facts.programme == story.hook:
        return ""
    if guests:
        named = words.last_joint.join(part for part in (words.joint.join(guests[:-1]), guests[-1]) if part)
        return words.together.format(guests=named, programme=facts.programme)
    said = words.on_programme if story.hook.endswith("?") else words.more_on
    return said.format(programme=facts.programme)


def cast(story: Story) -> str:
    """One line a role: guests first, then who leads; names part with semicolons, for degrees hold commas."""
    labels = phrases_of(story.facts.language).roles
    lines = []
    for role, label in labels.items():
        names = [person.name for person in story.facts.people if person.role == role]
        if names:
            lines.append(f"{label}: {'; '.join(names)}")
    return "\n".join(lines)


def aired(story: Story) -> str:
    """When and where it was on air."""
    facts, words = story.facts, phrases_of(story.facts.language)
    if facts.aired is None:
        return ""
    language = "id" if words is phrases_of("id") else "en"
    template = words.aired_on if facts.station else words.aired
    return template.format(moment=long_moment(facts.aired, language), station=facts.station)


def chapter_list(story: Story) -> str:
    """Time and title of each chapter as YouTube wants them; empty when there are too few to show."""
    words = phrases_of(story.facts.language)
    shown = _shown_chapters(story.facts.chapters, words.opening)
    if len(shown) < FEWEST_CHAPTERS:
        return ""
    return "\n".join([words.chapters, *(f"{_clock(chapter.start_s)} {chapter.title}" for chapter in shown)])


def listen(story: Story) -> str:
    """The one call to action, with the link where links live."""
    if not story.facts.link:
        return ""
    words = phrases_of(story.facts.language).listen
    call = words[story.network.shape] if story.network.link_lives else words["caption"]
    return call.format(link=story.facts.link)


def tags(story: Story) -> str:
    """As many hashtags as are good on that network."""
    return hashtags_of(story.facts, story.network.hashtags)


Piece = Callable[[Story], str]


def _shown_chapters(chapters: tuple[Chapter, ...], opening: str) -> list[Chapter]:
    named = [chapter for chapter in sorted(chapters) if chapter.title]
    if named and named[0].start_s >= SHORTEST_CHAPTER_S:
        named.insert(0, Chapter(0.0, opening))
    shown: list[Chapter] = []
    for chapter in named:
        if not shown:
            shown.append(Chapter(0.0, chapter.title))
        elif int(chapter.start_s) - int(shown[-1].start_s) >= SHORTEST_CHAPTER_S:
            shown.append(chapter)
    return shown


def _clock(time_s: float) -> str:
    """`MM:SS`, from an hour on `H:MM:SS`."""
    return format_clock(time_s).rjust(5, "0")
