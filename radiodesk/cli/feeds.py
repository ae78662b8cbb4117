"""The command about any feed, ours or not: check."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from radiodesk.bahasa.words import _, n_
from radiodesk.cli.frame import answer, command, json_option
from radiodesk.cli.root import root
from radiodesk.desk.feed_check import check_source
from radiodesk.feed.check import Finding

SHOWN = 3
"""So many findings of a kind are told one by one: a feed of 800 episodes has the same fault 800 times."""

MARKS = {"error": "✗", "warning": "!"}


@command(root, "check", _("Check a feed, in a file or on the web, by the rules of the directories."))
@click.argument("source", metavar=_("FILE_OR_URL"))
@json_option
def check(source: str, as_json: bool) -> None:
    findings = check_source(source)
    errors = [finding for finding in findings if finding.level == "error"]
    document = {"ok": not errors, "findings": [_document(finding) for finding in findings]}
    answer(as_json, document, *_lines(findings), _verdict(len(errors), len(findings) - len(errors)))
    if errors:
        raise click.exceptions.Exit(1)


def _document(finding: Finding) -> dict[str, str]:
    return {
        "level": finding.level,
        "rule": finding.rule,
        "text": finding.sentence(),
        "value": finding.value,
        "episode": finding.where,
        "guid": finding.guid,
        "field": finding.field,
    }


def _lines(findings: Sequence[Finding]) -> Iterator[str]:
    order = {key: at for at, key in enumerate(dict.fromkeys(map(_kind, findings)))}
    for _key, group in groupby(sorted(findings, key=lambda finding: order[_kind(finding)]), _kind):
        alike = list(group)
        yield from (f"{MARKS[each.level]} {each.sentence()}" for each in alike[:SHOWN])
        if len(alike) > SHOWN:
            yield "  " + n_("… and {n} more of this kind", "… and {n} more of this kind", len(alike) - SHOWN)


def _kind(finding: Finding) -> tuple[str, str, str]:
    return finding.level, finding.rule, finding.text


def _verdict(errors: int, warnings: int) -> str:
    if not errors and not warnings:
        return _("The feed keeps every rule.")
    told = (n_("{n} error", "{n} errors", errors), n_("{n} warning", "{n} warnings", warnings))
    return ", ".join(told) + "."
