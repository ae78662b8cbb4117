"""Chapters are set on the recording and heard in the episode."""

from radiodesk.model.chapter import Chapter, heard_chapters
from radiodesk.model.clips import BED, Clip
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


def test_what_is_put_in_pushes_later_chapters_back() -> None:
    edits = EditList(clips=(Clip("a", 0, 0, 5), Clip("b", 30, 2, 12)))

    heard = heard_chapters([Chapter(0, "Pembuka"), Chapter(30, "Iklan"), Chapter(30.5, "Dialog")], edits, 60)

    assert heard == (Chapter(0, "Pembuka"), Chapter(35, "Iklan"), Chapter(45.5, "Dialog"))


def test_what_is_laid_under_pushes_nothing_back() -> None:
    edits = EditList(clips=(Clip("a", 10, 0, 40, BED),))

    assert heard_chapters([Chapter(20, "Berita")], edits, 60) == (Chapter(20, "Berita"),)


def test_what_takes_the_place_of_a_cut_belongs_to_the_chapter_in_which_it_was_put_in() -> None:
    edits = EditList(clips=(Clip("a", 15, 0, 8),)).cut(Span(10, 20))

    heard = heard_chapters([Chapter(12, "Iklan"), Chapter(18, "Dialog")], edits, 60)

    assert heard == (Chapter(10, "Iklan"), Chapter(18, "Dialog"))


def test_what_follows_the_end_can_have_the_last_chapter() -> None:
    edits = EditList(clips=(Clip("a", 60, 0, 8),)).cut(Span(50, 60))

    assert heard_chapters([Chapter(55, "Penutup")], edits, 60) == (Chapter(50, "Penutup"),)
