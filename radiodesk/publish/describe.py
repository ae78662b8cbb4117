"""A plan and its faults in words."""

from babel.numbers import format_decimal

from radiodesk.bahasa.words import _, language, n_
from radiodesk.publish.plan import Plan, Why


def describe(plan: Plan) -> tuple[str, ...]:
    """One sentence for each kind of step, in the spoken language."""
    if plan.is_empty:
        return (_("Everything public is as it should be; there is nothing to do."),)
    counts = {why: sum(put.why is why for put in plan.puts) for why in Why}
    audio = sum(file.stage == "audio" for file in plan.kept)
    others = len(plan.kept) - audio
    sentences = (
        (counts[Why.NEW], n_("{n} new file.", "{n} new files.", counts[Why.NEW])),
        (counts[Why.CHANGED], n_("{n} changed file.", "{n} changed files.", counts[Why.CHANGED])),
        (
            counts[Why.FOREIGN],
            n_(
                "{n} file that is not RadioDesk's is replaced.",
                "{n} files that are not RadioDesk's are replaced.",
                counts[Why.FOREIGN],
            ),
        ),
        (len(plan.removes), n_("{n} file is removed.", "{n} files are removed.", len(plan.removes))),
        (audio, n_("{n} earlier audio file is kept.", "{n} earlier audio files are kept.", audio)),
        (
            others,
            n_(
                "{n} file that nothing names any more stays for a week.",
                "{n} files that nothing names any more stay for a week.",
                others,
            ),
        ),
        (plan.bytes_to_send, _("{size} to send.").format(size=readable_size(plan.bytes_to_send))),
    )
    return tuple(text for number, text in sentences if number)


def readable_size(size_bytes: int) -> str:
    """57,6 MB in Indonesian, 57.6 MB in English; thousands as in the metric system."""
    size, unit = float(size_bytes), "B"
    for larger in ("kB", "MB", "GB", "TB"):
        if size < 1000:
            break
        size, unit = size / 1000, larger
    return f"{format_decimal(size, format='#,##0.#', locale=language())} {unit}"
