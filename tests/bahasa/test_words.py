"""Problems are told in the reader's language; what belongs to the user stays as it is."""

from pathlib import Path

import pytest

from radiodesk.audio.probe import probe
from radiodesk.bahasa.words import sentence
from radiodesk.model.problems import BadValue, NotARecording
from radiodesk.model.words import N_


@pytest.mark.usefixtures("_indonesian")
def test_a_hostile_file_is_explained_in_indonesian_under_its_own_name(tmp_path: Path) -> None:
    file = tmp_path / "Published"  # a name that is a text of the program too
    file.write_text("Ini bukan rekaman. " * 100)

    with pytest.raises(NotARecording) as refused:
        probe(file)

    assert sentence(refused.value).startswith("“Published” bukan rekaman yang bisa dibaca (ini teks).")


@pytest.mark.usefixtures("_indonesian")
def test_a_field_is_named_in_words_and_what_was_typed_is_kept() -> None:
    refused = BadValue(value="Guest", field=N_("a number"), expected="1, 2, 3")

    assert sentence(refused).startswith("“Guest” tidak cocok untuk nomor.")


def test_an_empty_fact_stays_empty() -> None:
    assert sentence(NotARecording(name="a.wav", reason="")).startswith(
        "“a.wav” is not a recording that can be read ()."
    )
