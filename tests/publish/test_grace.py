"""What nothing names any more goes later, some things never, some at once; and the brake on taking much away."""

from datetime import date, timedelta

from radiodesk.model.publication import PublicFile
from radiodesk.publish.brake import gone_count, known_count, must_be_asked
from radiodesk.publish.describe import describe
from radiodesk.publish.plan import AUDIO_GRACE_DAYS, GRACE_DAYS, Grace, Plan, plan_publication

TODAY = date(2026, 11, 24)
FEED = PublicFile("feed.xml", "f", 1, "feed")
SHELF = PublicFile("years/2025/index.html", "p", 1, "page")
AUDIO = PublicFile("audio/lama.mp3", "s", 1, "audio")


def plan(grace: Grace) -> Plan:
    return plan_publication([FEED], [FEED, SHELF, AUDIO], grace=grace)


def test_a_page_that_nothing_names_stays_a_week_and_audio_a_season() -> None:
    first = plan(Grace(TODAY))
    assert first.removes == ()
    assert first.is_empty, "nothing is sent and nothing goes yet"
    assert {each.file: each.since for each in first.leaving} == {SHELF: TODAY, AUDIO: TODAY}

    since = {each.file.path: each.since for each in first.leaving}
    assert plan(Grace(TODAY + timedelta(days=GRACE_DAYS - 1), since)).removes == ()
    assert plan(Grace(TODAY + timedelta(days=GRACE_DAYS), since)).removes == (SHELF,)
    assert plan(Grace(TODAY + timedelta(days=AUDIO_GRACE_DAYS), since)).removes == (AUDIO, SHELF)


def test_audio_that_the_last_feeds_named_never_goes() -> None:
    later = Grace(date(2030, 1, 1), {AUDIO.path: TODAY, SHELF.path: TODAY}, named=frozenset({"s"}))

    assert plan(later).removes == (SHELF,)


def test_what_must_go_goes_at_once() -> None:
    assert plan(Grace(TODAY, must_go=frozenset({SHELF.path}))).removes == (SHELF,)


def test_a_clock_that_was_ahead_for_a_while_keeps_nothing_for_ever() -> None:
    ahead = {SHELF.path: date(2031, 1, 1)}

    assert plan(Grace(TODAY, ahead)).leaving[1].since == TODAY


def test_the_next_plan_finds_what_is_leaving_where_it_was() -> None:
    first = plan(Grace(TODAY))
    since = {each.file.path: each.since for each in first.leaving}

    again = plan_publication([FEED], first.state, grace=Grace(TODAY + timedelta(days=1), since))

    assert again.is_empty
    assert gone_count(first) == 2
    assert gone_count(again) == 0, "it was said once"


def pages(count: int) -> list[PublicFile]:
    return [PublicFile(f"e/{number}.html", "p", 1, "page") for number in range(count)]


def test_one_episode_less_is_no_reason_to_ask_and_half_of_them_is() -> None:
    everything = [FEED, *pages(60)]

    assert not must_be_asked(plan_publication(everything[:-10], everything, grace=Grace(TODAY)))
    assert must_be_asked(plan_publication(everything[:30], everything, grace=Grace(TODAY)))
    assert known_count(plan_publication(everything[:30], everything, grace=Grace(TODAY))) == 61


def test_of_a_large_programme_two_hundred_files_are_a_reason_to_ask() -> None:
    everything = [FEED, *pages(2000)]

    assert not must_be_asked(plan_publication(everything[:-200], everything))
    assert must_be_asked(plan_publication(everything[:-201], everything))


def test_a_first_publication_takes_nothing_away() -> None:
    assert not must_be_asked(plan_publication(pages(500), ()))


def test_what_stays_for_a_while_is_said() -> None:
    said = describe(plan_publication([FEED], [SHELF, AUDIO], grace=Grace(TODAY)))

    assert "1 earlier audio file is kept." in said
    assert "1 file that nothing names any more stays for a week." in said
