"""Marks that overlap: the text stays whole, and every mark covers exactly its stretch."""

from hypothesis import given
from hypothesis import strategies as st

from extraction.review.view_marks import LANES, Marked, in_order, lanes, parts, segments

LENGTH = 12
spans = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 5)).map(
    lambda one: Marked(one[0], min(one[0] + one[1], LENGTH), 0, 0)
)


def test_nested_and_crossing_marks() -> None:
    marks = in_order([Marked(2, 4, 0, 0), Marked(0, 5, 1, 0), Marked(3, 7, 2, 0)])
    assert [(mark.start, mark.end) for mark in marks] == [(0, 5), (2, 4), (3, 7)]
    pieces = segments(8, marks)
    assert pieces == [(0, 2, [0]), (2, 3, [0, 1]), (3, 4, [0, 1, 2]), (4, 5, [0, 2]), (5, 7, [2]), (7, 8, [])]
    assert lanes(marks, pieces) == [2, 0, 1]


def test_a_text_without_marks_is_one_piece() -> None:
    assert segments(3, []) == [(0, 3, [])]
    assert segments(0, []) == []


def test_the_reading_is_only_given_where_it_differs() -> None:
    pieces = segments(4, [Marked(1, 3, 0, 0)])
    assert parts("甲乙丙丁", pieces, None) == [("甲", []), ("乙丙", [0]), ("丁", [])]
    read = {(0, 1): "甲", (1, 3): "乙", (3, 4): "丁"}
    assert parts("甲乙丙丁", pieces, lambda *span: read[span]) == [("甲", []), ("乙丙", [0], "乙"), ("丁", [])]


@given(st.lists(spans, max_size=8))
def test_pieces_tile_the_text_and_say_who_covers_them(given_marks: list[Marked]) -> None:
    marks = in_order(given_marks)
    pieces = segments(LENGTH, marks)
    assert [offset for start, end, _ in pieces for offset in range(start, end)] == list(range(LENGTH))
    for start, end, covering in pieces:
        assert covering == [n for n, mark in enumerate(marks) if mark.start < end and start < mark.end]


@given(st.lists(spans, max_size=LANES))
def test_marks_that_meet_have_lanes_of_their_own(given_marks: list[Marked]) -> None:
    marks = in_order(given_marks)
    pieces = segments(LENGTH, marks)
    found = lanes(marks, pieces)
    for _, _, covering in pieces:
        assert len({found[mark] for mark in covering}) == len(covering)
