"""Who did what in public, when, where, with which hashes: also what failed, was stopped, or was killed."""

import getpass
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest

from radiodesk.desk import publishing
from radiodesk.desk.history_of_publishing import history, recorded
from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.problems import Problem
from radiodesk.settings.choices import Choices, save_choices
from tests.desk.test_imports import stop_after

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def propose(library: Library, episode: Episode) -> publishing.Proposal:
    return publishing.prepare(library, [episode.id], "web", "voice", NOON, no_step)


def test_a_publication_is_told_with_who_what_where_and_hashes(
    library: Library, episode: Episode, tmp_path: Path
) -> None:
    save_choices(Choices(office="Humas Kejati Contoh"))

    receipt = publishing.publish(library, propose(library, episode), no_step)

    (line,) = history(library)
    assert (line.act, line.outcome, line.destination, line.programme) == ("publish", "done", "web", "Jaksa Menyapa")
    assert line.address == f"folder:{tmp_path / 'www'}"
    assert (line.actor.person, line.actor.computer) == (getpass.getuser(), socket.gethostname())
    assert line.actor.office == "Humas Kejati Contoh"
    assert (line.chosen, [each.guid for each in line.episodes]) == ((episode.id,), [episode.guid])
    assert set(line.sent) == {put.file for put in receipt.plan.puts}


def test_what_was_stopped_is_told_too(library: Library, episode: Episode) -> None:
    with pytest.raises(Cancelled):
        publishing.publish(library, propose(library, episode), stop_after(1))

    assert [line.outcome for line in history(library)] == ["stopped"]


def test_what_failed_is_told_with_its_reason(library: Library, episode: Episode, tmp_path: Path) -> None:
    proposal = propose(library, episode)
    (tmp_path / "www").write_text("a file where the folder should be")

    with pytest.raises(Problem):
        publishing.publish(library, proposal, no_step)

    (line,) = history(library)
    assert line.outcome == "failed"
    assert str(tmp_path / "www") in line.reason


def test_what_was_killed_is_known_to_have_begun(library: Library, episode: Episode) -> None:
    proposal = propose(library, episode)
    edition = library.begin_edition("web", proposal.files, proposal.publications, NOON)

    class PowerCut(BaseException):
        """Nobody has time to write anything."""

    with pytest.raises(PowerCut), recorded(library, "publish", proposal.destination, edition, (), ()):
        raise PowerCut

    assert [line.outcome for line in history(library)] == ["begun"]
