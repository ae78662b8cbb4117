"""What a plan means for people, in words."""

from datetime import UTC, datetime

from radiodesk.model.episode import Sheet
from radiodesk.model.publication import Enclosure, Publication, PublicFile
from radiodesk.publish.forecast import how_long, seconds_to_send, what_it_costs, what_listeners_see
from radiodesk.publish.place import COMPLETE, Abilities
from radiodesk.publish.plan import plan_publication

NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)


def publication(number: int, title: str) -> Publication:
    enclosure = Enclosure(f"{number}.mp3", 1, "audio/mpeg", 1.0, "a")
    return Publication(number, f"guid-{number}", f"s{number}", Sheet(title=title), (), enclosure, NOON, NOON)


def test_what_is_new_corrected_and_gone_is_said_by_title() -> None:
    before = [publication(1, "Tanah"), publication(2, "Waris"), publication(3, "Damai")]
    after = [publication(2, "Waris"), publication(3, "Damai tanpa sidang"), publication(4, "Anak")]

    assert what_listeners_see(before, after) == (
        "New for listeners: “Anak”.",
        "Corrected, and not shown as a new episode: “Damai tanpa sidang”.",
        "No longer public: “Tanah”.",
    )
    assert what_listeners_see(after, after) == ("Listeners see the same episodes as before.",)


def test_many_titles_are_counted() -> None:
    (said,) = what_listeners_see((), [publication(number, f"Siaran {number}") for number in range(8)])

    assert said.endswith("“Siaran 4” and 3 more.")


def test_what_a_place_cannot_do_is_said_with_what_it_costs() -> None:
    poor = Abilities(swaps=False, resumes=False, reads_cheaply=False, locks=False, most_at_once=1)

    assert what_it_costs(COMPLETE) == ()
    assert [sentence.split(":")[0] for sentence in what_it_costs(poor)] == [
        "This server cannot replace a file in one step",
        "This server cannot go on with an upload that was cut",
        "This server cannot keep two desks apart",
    ]


def test_how_long_it_takes_by_the_line_as_it_was_and_the_limit() -> None:
    plan = plan_publication([PublicFile("a.mp3", "a", 60_000_000, "audio")], ())

    assert seconds_to_send(plan, None, 0) is None
    assert seconds_to_send(plan, 1_000_000, 0) == 60
    assert seconds_to_send(plan, 1_000_000, 500) == 120
    assert [how_long(seconds) for seconds in (None, 0.2, 1.2, 60, 600)] == [
        "",
        "",
        "About 1 second, as fast as last time.",
        "About 60 seconds, as fast as last time.",
        "About 10 minutes, as fast as last time.",
    ]
