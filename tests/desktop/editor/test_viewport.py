"""Seconds to pixels: whatever the user does, the window stays inside the recording and points stay where they are."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radiodesk.desktop.editor.ticks import tick_label, ticks
from radiodesk.desktop.editor.viewport import CLOSEST_S_PER_PX, Viewport
from radiodesk.model.edits import Span

durations = st.floats(0.01, 40_000)
widths = st.integers(1, 4000)
shares = st.floats(0, 1)
factors = st.floats(0.01, 100)


@st.composite
def views(draw: st.DrawFn) -> Viewport:
    duration_s = draw(durations)
    return Viewport(duration_s, draw(widths), draw(shares) * duration_s, draw(st.floats(0, 60)))


def test_it_begins_with_everything() -> None:
    view = Viewport(3600, 1000)
    assert view.is_whole
    assert (view.start_s, view.end_s) == (0, 3600)


@given(views())
def test_it_never_leaves_the_recording(view: Viewport) -> None:
    assert 0 <= view.start_s <= view.duration_s
    assert view.end_s <= view.duration_s * (1 + 1e-9)
    assert view.scale > 0


@given(views(), shares)
def test_pixels_and_seconds_are_inverse(view: Viewport, share: float) -> None:
    x_px = share * view.width_px
    assert view.to_px(view.to_s(x_px)) == pytest.approx(x_px, abs=0.01)


@given(views(), shares, factors)
def test_zoom_keeps_the_point_under_the_mouse(view: Viewport, share: float, factor: float) -> None:
    around_s = view.start_s + share * view.span_s
    zoomed = view.zoomed(factor, around_s)
    touches_an_end = zoomed.start_s == 0 or zoomed.end_s >= view.duration_s * (1 - 1e-9)
    assert touches_an_end or zoomed.to_px(around_s) == pytest.approx(view.to_px(around_s), abs=0.01)


def test_zooming_in_and_out_many_times_does_not_drift() -> None:
    view = Viewport(10_800, 1300).showing(Span(5000, 5060))
    around_s = view.to_s(411)
    moved = view
    for _ in range(12):
        moved = moved.zoomed(1.25, around_s)
    for _ in range(12):
        moved = moved.zoomed(1 / 1.25, around_s)
    assert moved.start_s == pytest.approx(view.start_s, abs=view.scale / 100)


@given(views(), st.floats(-50_000, 50_000))
def test_scrolling_keeps_the_zoom(view: Viewport, by_s: float) -> None:
    assert view.scrolled(by_s).scale == pytest.approx(view.scale)


@given(views(), shares, shares)
def test_showing_a_span_makes_all_of_it_visible(view: Viewport, one: float, other: float) -> None:
    start_s, end_s = sorted((one * view.duration_s, other * view.duration_s))
    shown = view.showing(Span(start_s, end_s))
    assert shown.start_s <= start_s + 1e-6
    assert shown.end_s >= end_s - 1e-6


@given(views(), shares)
def test_following_moves_only_when_it_must(view: Viewport, share: float) -> None:
    time_s = share * view.duration_s
    followed = view.following(time_s)
    assert followed.start_s - 1e-6 <= time_s <= followed.end_s + 1e-6
    if view.start_s <= time_s <= view.end_s:
        assert followed is view


def test_revealing_moves_as_little_as_possible() -> None:
    view = Viewport(100, 100, start_s=40, scale=0.1)
    assert view.revealing(45) is view
    assert view.revealing(52).end_s == pytest.approx(52.2)
    assert view.revealing(30).start_s == pytest.approx(29.8)


@given(views(), widths)
def test_a_wider_window_keeps_the_zoom_or_shows_everything(view: Viewport, width_px: int) -> None:
    resized = view.resized(width_px)
    assert resized.is_whole or resized.scale == pytest.approx(view.scale)


def test_zoom_ends_at_a_millisecond_a_pixel() -> None:
    assert Viewport(3600, 1000).zoomed(1e9, 12).scale == CLOSEST_S_PER_PX


def test_a_window_without_size_is_still_valid() -> None:
    assert Viewport(0, 0).to_s(5) >= 0


@given(views())
def test_labels_of_the_ruler_never_collide(view: Viewport) -> None:
    labelled = [view.to_px(tick.time_s) for tick in ticks(view) if tick.label]
    assert all(b - a >= min(95.9, 14400 / view.scale) for a, b in itertools.pairwise(labelled))
    assert len(ticks(view)) < max(view.width_px, 60)


def test_the_ruler_counts_as_people_do() -> None:
    labels = [tick.label for tick in ticks(Viewport(10_800, 1200)) if tick.label]
    assert labels[:4] == [
        "0:00",
        "15:00",
        "30:00",
        "45:00",
    ]
    assert tick_label(3723, 1) == "1:02:03"
    assert tick_label(12.35, 0.05) == "0:12.35"
    assert tick_label(59.9, 0.1) == "0:59.9"
