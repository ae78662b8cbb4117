"""An episode for people (lines) and for scripts (a document)."""

from collections.abc import Iterator

from radiodesk.bahasa.dates import long_moment
from radiodesk.bahasa.numbers import decimal
from radiodesk.bahasa.words import _, language
from radiodesk.cli.edit_lines import edit_lines, heard_clips
from radiodesk.cli.frame import answer
from radiodesk.desk import measuring
from radiodesk.desk.heard import chapters_heard, questions_heard, soundbites_heard
from radiodesk.desk.material import is_read
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.people import ROLES
from radiodesk.model.question import Question
from radiodesk.model.sound import Loudness
from radiodesk.model.soundbite import Soundbite
from radiodesk.model.timecode import format_clock, format_time


def episode_document(library: Library, episode: Episode) -> dict[str, object]:
    """Everything about an episode, for `--json`: its own fields and what follows from its edits."""
    info = episode.recording.info
    heard = episode.sheet.edits.kept(info.duration_s)
    return {
        "id": episode.id,
        "programme_id": episode.programme_id,
        "guid": episode.guid,
        "slug": episode.slug,
        "revision": episode.revision,
        "recording": episode.recording,
        "duration_s": info.duration_s,
        **{name: getattr(episode.sheet, name) for name in episode.sheet.__dataclass_fields__},
        "kept": heard,
        "heard_s": episode.sheet.edits.heard_s(info.duration_s),
        "heard_clips": heard_clips(episode),
        "heard_chapters": chapters_heard(episode),
        "heard_questions": questions_heard(episode),
        "heard_soundbites": soundbites_heard(episode),
        "loudness": measuring.loudness_line(library, episode),
    }


def episode_lines(library: Library, episode: Episode) -> list[str]:
    """An episode as a person reads it."""
    sheet, info = episode.sheet, episode.recording.info
    number = f"#{sheet.number} " if sheet.number is not None else ""
    lines = [f"{episode.id}: {number}{sheet.title}"]
    if sheet.aired:
        lines.append(f"  {long_moment(sheet.aired, language())}")
    lines.append(
        _("  {original} recorded, {heard} after the cuts").format(
            original=format_clock(info.duration_s), heard=format_clock(sheet.edits.heard_s(info.duration_s))
        )
    )
    lines += [f"  {_(ROLES.get(credit.role, credit.role))}: {credit.name}" for credit in sheet.people]
    lines += edit_lines(sheet.edits)
    lines += [f"  {format_clock(chapter.start_s)} {chapter.title}" for chapter in chapters_heard(episode)]
    for at, question in enumerate(sorted(sheet.questions), 1):
        lines += [f"  {line}" for line in _question_lines(at, question)]
    lines += [f"  {_soundbite_line(at, each)}" for at, each in enumerate(sorted(sheet.soundbites), 1)]
    if sheet.topics:
        lines.append("  " + _("Topics: {topics}").format(topics=", ".join(sheet.topics)))
    if not is_read(library, episode):
        lines.append(_("  The recording has not been read to its end yet."))
    return [*lines, *(f"  {line}" for line in sheet.summary.splitlines())]


def answer_episode(library: Library, episode: Episode, as_json: bool) -> None:
    """Print an episode, as a command that changed or shows it does."""
    answer(as_json, episode_document(library, episode), *episode_lines(library, episode))


def _question_lines(number: int, question: Question) -> Iterator[str]:
    """The question with the number that `question --change` and `--remove` take, and its answer."""
    caller = ", ".join(part for part in (question.name, question.region) if part)
    place = _("Question {number} at {time}").format(number=number, time=format_time(question.start_s))
    yield f"{place}, {caller}: {question.text}" if caller else f"{place}: {question.text}"
    if question.answer:
        yield _("  Answer: {text}").format(text=question.answer)


def _soundbite_line(number: int, soundbite: Soundbite) -> str:
    """The soundbite with the number that `soundbite --remove` takes."""
    stretch = f"{format_time(soundbite.start_s)}-{format_time(soundbite.end_s)}"
    text = _("Soundbite {number}: {stretch}").format(number=number, stretch=stretch)
    return f"{text}, {soundbite.title}" if soundbite.title else text


def loudness_line(loudness: Loudness) -> str:
    """The three figures, in a line."""
    return _("Loudness: {lufs} LUFS, range {range} LU, true peak {peak} dBTP").format(
        lufs=decimal(loudness.integrated_lufs),
        range=decimal(loudness.range_lu),
        peak=decimal(loudness.true_peak_dbtp),
    )
