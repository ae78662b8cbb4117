"""Every way into a network: what a person types and does is said, what is secret is hidden, nothing slow is loaded."""

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from radiodesk.model.problems import BadValue
from radiodesk.social import connectors
from radiodesk.social.connectors.table import CONNECTED, way_into
from radiodesk.social.networks import NETWORKS

SLOW = ("httpx", "certifi", "cryptography", "PIL", "numpy", "sqlalchemy", "babel.dates")

SECRETIVE = ("token", "secret", "password", "passphrase")


@pytest.mark.parametrize("network", CONNECTED)
def test_a_way_says_what_is_typed_and_done(network: str):
    way = way_into(network)
    assert way.network == network
    assert network in NETWORKS
    assert way.entries or way.steps
    keys = [entry.key for entry in way.entries]
    assert len(keys) == len(set(keys))
    assert all(key.isidentifier() for key in keys)
    assert all(entry.label.strip() for entry in way.entries)
    assert all(step.strip() and step[0].isupper() for step in way.steps)


@pytest.mark.parametrize("network", CONNECTED)
def test_what_is_secret_is_hidden_while_it_is_typed(network: str):
    for entry in way_into(network).entries:
        if any(word in f"{entry.key} {entry.label}".lower() for word in SECRETIVE):
            assert entry.is_secret, entry
        if entry.is_secret:
            assert not entry.default, entry


@pytest.mark.parametrize("network", CONNECTED)
def test_all_that_is_told_is_marked_for_translation(network: str):
    # What is marked is demanded of the Indonesian catalogue by tests/architecture/test_translations.py
    way = way_into(network)
    hints = (entry.hint for entry in way.entries if entry.hint)
    told = {*way.steps, *(entry.label for entry in way.entries), *hints}
    assert told - _marked() == set()


@cache
def _marked() -> frozenset[str]:
    folder = Path(connectors.__file__).parent
    return frozenset(each[2] for each in extract_from_dir(folder, [("**.py", "python")], {}, {"N_": None, "_": None}))


@pytest.mark.parametrize("network", CONNECTED)
def test_nothing_slow_is_loaded_before_somebody_signs_in(network: str):
    asked = f"import sys, radiodesk.social.connectors.{network}; print(*[m for m in {SLOW!r} if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.split() == []


def test_a_network_without_a_way_is_not_in_the_table():
    with pytest.raises(BadValue):
        way_into("linkedin")
