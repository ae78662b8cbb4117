"""A plan says what will happen before anything happens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radiodesk.model.publication import STAGES, PublicFile
from radiodesk.publish.describe import describe, readable_size
from radiodesk.publish.plan import Why, plan_publication


def public(path: str, content: str = "a", stage: str = "page", size: int = 10) -> PublicFile:
    return PublicFile(path, content, size, stage)


FILES = st.lists(
    st.builds(public, st.sampled_from("pqrstu"), st.sampled_from("ab"), st.sampled_from(STAGES[1:])),
    unique_by=lambda file: file.path,
)


def test_at_first_everything_is_new_and_goes_out_with_the_audio_first_and_the_feed_last() -> None:
    desired = [public(f"{stage}.x", stage=stage) for stage in reversed(STAGES)]

    plan = plan_publication(desired, ())

    assert [put.file.stage for put in plan.puts] == list(STAGES)
    assert {put.why for put in plan.puts} == {Why.NEW}
    assert plan.bytes_to_send == 60


def test_what_is_public_already_is_not_sent_again() -> None:
    same = public("index.html")

    plan = plan_publication([same, public("b.html", "new")], [same, public("b.html", "old")])

    assert [(put.file.path, put.why) for put in plan.puts] == [("b.html", Why.CHANGED)]
    assert plan.unchanged == (same,)


def test_earlier_audio_is_kept_for_apps_that_have_read_the_old_feed_and_other_files_go() -> None:
    known = [public("audio/old.mp3", stage="audio"), public("e/old.html")]

    plan = plan_publication([public("feed.xml", stage="feed")], known)

    assert [file.path for file in plan.removes] == ["e/old.html"]
    assert [file.path for file in plan.kept] == ["audio/old.mp3"]
    assert [file.path for file in plan.state] == ["audio/old.mp3", "feed.xml"]


def test_a_file_of_somebody_else_is_named_as_such() -> None:
    plan = plan_publication([public("index.html")], (), foreign={"index.html"})

    assert plan.puts[0].why is Why.FOREIGN
    assert "1 file that is not RadioDesk's is replaced." in describe(plan)


def test_what_a_broken_run_meant_to_write_is_ours_but_not_certain() -> None:
    known, meant = [public("a", "old"), public("b", "old")], [public("a", "half"), public("c", "half"), public("d")]

    plan = plan_publication([public("a", "old"), public("b", "old"), public("c", "new")], known, meant)

    assert [(put.file.path, put.why) for put in plan.puts] == [("a", Why.CHANGED), ("c", Why.CHANGED)]
    assert [file.path for file in plan.removes] == ["d"]


def test_audio_never_changes_under_its_name() -> None:
    with pytest.raises(ValueError, match="change under its name"):
        plan_publication([public("a.mp3", "new", "audio")], [public("a.mp3", "old", "audio")])


def test_a_path_is_wanted_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        plan_publication([public("a", "x"), public("a", "y")], ())


@given(desired=FILES, known=FILES)
def test_the_steps_lead_from_what_is_known_to_what_is_desired(desired, known) -> None:
    plan = plan_publication(desired, known)

    state = {file.path: file.sha256 for file in known}
    state |= {put.file.path: put.file.sha256 for put in plan.puts}
    for file in plan.removes:
        del state[file.path]
    assert state == {file.path: file.sha256 for file in desired}


@given(desired=FILES, known=FILES)
def test_the_next_plan_for_the_same_state_is_empty(desired, known) -> None:
    plan = plan_publication(desired, known)

    again = plan_publication(desired, plan.state)

    assert again.is_empty
    assert describe(again) == ("Everything public is as it should be; there is nothing to do.",)


def test_a_plan_is_told_in_one_sentence_for_each_kind_of_step() -> None:
    desired = [public("a.mp3", stage="audio", size=57_600_000), public("b", "new"), public("c")]

    said = describe(plan_publication(desired, [public("b", "old"), public("d"), public("old.mp3", stage="audio")]))

    assert said == (
        "2 new files.",
        "1 changed file.",
        "1 file is removed.",
        "1 earlier audio file is kept.",
        "57.6 MB to send.",
    )


@pytest.mark.parametrize(("size", "said"), [(0, "0 B"), (999, "999 B"), (57_600_000, "57.6 MB"), (3e15, "3,000 TB")])
def test_sizes_are_readable(size: int, said: str) -> None:
    assert readable_size(size) == said


@pytest.mark.parametrize("path", ["", "/etc/passwd", "../x", "a/../../x", "a\\b"])
def test_a_public_path_cannot_leave_the_folder(path: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        public(path)


def test_the_plan_is_a_value() -> None:
    assert plan_publication([public("a")], ()) == plan_publication([public("a")], ())
