"""The composer says when a network will fetch a picture from a site that does not have it yet."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from radiodesk.model.account import Account, Keys
from radiodesk.settings.secrets import hold_secret
from tests.desktop.composing import composer_on, go, seen
from tests.desktop.makers import Desk, make_episode, make_library

SUMMARY = "Tanah warisan tanpa calo. Sertifikat hilang dapat diganti di kantor pertanahan."


def test_whoever_approves_hears_at_once_that_the_site_comes_first(qtbot: QtBot, tmp_path: Path) -> None:
    # Given an account on Instagram, which fetches pictures itself, and an episode that is not published
    library = make_library(tmp_path)
    account = Account("instagram", "@humas", "https://graph.facebook.com", "7")
    library.keep_account(account)
    hold_secret(account.secret_address, Keys({"token": "a"}).to_text())
    desk = Desk(qtbot, library)
    desk.open(make_episode(library, summary=SUMMARY))
    column = seen(composer_on(desk), "instagram")
    assert "site" not in column.foot.standing.text()

    # When it is approved, then that is said, in the colour of a warning; a network that takes files says nothing
    go(column, "approve")
    assert "from your site: publish the programme before that" in column.foot.standing.text()
    assert column.foot.standing.property("role") == "warn"

    bluesky = seen(composer_on(desk), "bluesky")
    go(bluesky, "approve")
    assert "site" not in bluesky.foot.standing.text()
