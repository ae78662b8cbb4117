"""Chapters are set on the recording and heard in the episode."""

from radiodesk.model.chapter import Chapter, heard_chapters
from radiodesk.model.edits import EditList, Span


def test_chapters_move_with_the_cuts_before_them() -> None:
    edits = EditList().cut(Span(0, 10), Span(30, 40))

    heard = heard_chapters([Chapter(50, "Penelepon"), Chapter(12, "Pembuka")], edits, 60)

    assert heard == (Chapter(2, "Pembuka"), Chapter(30, "Penelepon"))


def test_a_chapter_inside_a_cut_begins_at_its_joint() -> None:
    assert heard_chapters([Chapter(15, "Berita")], EditList().cut(Span(10, 20)), 60) == (Chapter(10, "Berita"),)


def test_of_two_chapters_at_one_joint_the_later_one_is_heard() -> None:
    chapters = [Chapter(12, "Jingle"), Chapter(18, "Dialog")]

    assert heard_chapters(chapters, EditList().cut(Span(10, 20)), 60) == (Chapter(10, "Dialog"),)


def test_a_chapter_of_which_nothing_is_heard_falls_away() -> None:
    assert heard_chapters([Chapter(55, "Penutup")], EditList().cut(Span(50, 60)), 60) == ()
