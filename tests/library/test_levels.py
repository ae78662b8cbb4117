"""The level of an episode is remembered, for each preset, through everything that may be deleted or undone."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from radiodesk.library.library import Library
from radiodesk.library.schema import SCHEMA_VERSION
from radiodesk.model.sound import PRESETS
from tests.library.ageing import leave_as_version
from tests.library.makers import a_library, an_episode

PODCAST, VOICE = PRESETS["podcast"], PRESETS["voice"]


def test_nothing_is_known_of_an_episode_that_was_never_made(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        assert library.kept_level_db(an_episode(library).id, PODCAST) is None


def test_each_episode_and_preset_has_its_own(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        one, other = an_episode(library).id, an_episode(library).id
        library.keep_level(one, PODCAST, 3.0)
        library.keep_level(one, VOICE, -1.5)
        library.keep_level(other, PODCAST, 7.2)
        library.keep_level(one, PODCAST, 3.1)

        kept = [library.kept_level_db(one, PODCAST), library.kept_level_db(one, VOICE)]

        assert (*kept, library.kept_level_db(other, PODCAST)) == (3.1, -1.5, 7.2)
        assert library.kept_level_db(one, replace(PODCAST, bit_rate_kbps=96)) is None


def test_it_outlives_undo_and_everything_that_can_be_made_again(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        episode = an_episode(library)
        library.commit_sheet(episode.id, replace(episode.sheet, title="Lain"), "Title")
        library.keep_level(episode.id, PODCAST, 3.0)
        library.undo(episode.id)
    for folder in ("renders", "analysis"):
        shutil.rmtree(tmp_path / folder)

    with Library.open(tmp_path) as library:
        assert library.kept_level_db(episode.id, PODCAST) == 3.0


def test_a_library_of_the_first_version_learns_to_remember_in_place(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        episode = an_episode(library)
    leave_as_version(1, tmp_path)

    with Library.open(tmp_path) as library:
        library.keep_level(episode.id, PODCAST, 3.0)
        assert library.kept_level_db(episode.id, PODCAST) == 3.0
        assert library.episode(episode.id) == episode

    (backup,) = (tmp_path / "backups").glob(f"*-before-{SCHEMA_VERSION}-*")
    with closing(sqlite3.connect(backup)) as database:
        assert database.execute("SELECT count(*) FROM episodes").fetchone() == (1,)
        assert database.execute("PRAGMA user_version").fetchone() == (1,)
