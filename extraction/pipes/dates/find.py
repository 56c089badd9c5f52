"""Temporal expressions of a text: candidates, joined and resolved from left to right."""

import re
from functools import cache
from typing import NamedTuple

from extraction.pipes.dates.call import Thing, call_of
from extraction.pipes.dates.complete import complete
from extraction.pipes.dates.context import Context, Words, words_of
from extraction.pipes.dates.evidence import Evidence, evidence_of
from extraction.pipes.dates.scan import Candidate, Scanner, scanner_of
from extraction.pipes.values.calendar import parse_anchor, real_date, shift_days
from extraction.pipes.values.timex import (
    DAY,
    HOUR,
    MONTH,
    PART_OF_DAY,
    YEAR,
    DateFound,
    Moment,
    clock_hour,
    join,
    joins,
)
from extraction.rulebook import Rule, Rulebook

_REACHES = "到"
_ANY_YEAR = 2001
"""A year for the months of which no year is known."""


def find_dates(text: str, *, anchor: str | None, rulebook: Rulebook | None = None) -> list[DateFound]:
    """All temporal expressions of a text, in text order, none overlapping.

    `anchor` is the publication date in ISO 8601, as precise as it is known, or None: then the year that the article
    names or implies serves, and what nothing settles stays X.

    Raises:
        RuleError: a bad rule file.
    """
    book = rulebook if rulebook is not None else Rulebook.load()
    return read_dates(text, scanner_of(book).candidates(text), anchor=anchor, book=book)


def read_dates(text: str, candidates: list[Candidate], *, anchor: str | None, book: Rulebook) -> list[DateFound]:
    """The same from the candidates of the text."""
    scanner, words = scanner_of(book), _words(book)
    given = parse_anchor(anchor)
    fixed = given.year is not None
    evidence = Evidence(given, ()) if fixed else evidence_of(text, candidates, words)
    context = Context(text, words, evidence.anchor, fixed, line_years=evidence.lines)
    return _Reader(text, scanner, context).read(candidates)


@cache
def _words(book: Rulebook) -> Words:
    return words_of(book)


class _Piece(NamedTuple):
    """An expression, or the part of one that has been read so far."""

    start: int
    end: int
    thing: Thing
    rule: Rule
    bound: bool


class _Range(NamedTuple):
    """The beginning of a stretch whose end is being read."""

    first: _Piece
    rule: Rule


class _Reader:
    """Joins neighbouring pieces, and completes each when nothing more can join it."""

    def __init__(self, text: str, scanner: Scanner, context: Context) -> None:
        self._text, self._scanner, self._context = text, scanner, context
        self._found: list[DateFound] = []
        self._open: _Piece | None = None
        self._range: _Range | None = None

    def read(self, candidates: list[Candidate]) -> list[DateFound]:
        """All expressions that the candidates make."""
        for candidate in candidates:
            joint = self._scanner.joint(self._text, self._open.end, candidate.start) if self._open else None
            if joint is None:
                self._close()
            self._take(candidate, joint)
        self._close()
        return self._found

    def _take(self, candidate: Candidate, joint: Rule | None) -> None:
        """Join the candidate's best reading to what is open, or open it; a reading bound to its left may only join."""
        for entry, match in candidate.readings:
            if entry.function is None:
                return
            thing = entry.function(call_of(match, self._context, entry.rule.constants))
            if thing is None:
                continue
            piece = _Piece(candidate.start, match.end(), thing, entry.rule, entry.bound)
            if joint is not None and self._open is not None and self._joined(piece, joint):
                return
            if not entry.bound:
                if self._open is not None:
                    # what it points back to may be what is completed now: 立春|当日
                    self._close()
                    thing = entry.function(call_of(match, self._context, entry.rule.constants)) or thing
                    piece = piece._replace(thing=thing)
                self._open = piece
                return

    def _joined(self, right: _Piece, joint: Rule) -> bool:
        left = self._open
        if left is None or not isinstance(left.thing, Moment) or not isinstance(right.thing, Moment):
            return False
        if joint.value == "range":
            return self._begin_range(left, right, joint)
        if joint.value == "compose_of" and not (
            left.thing.every
            or right.thing.month is not None
            or right.thing.festival
            or right.thing.part
            or right.thing.nth
            or (right.thing.part_of_day and left.thing.day)
        ):
            return False
        if right.thing.monthless or not joins(left.thing, right.thing):
            return False
        self._open = _Piece(left.start, right.end, join(left.thing, right.thing), joint, bound=left.bound)
        return True

    def _begin_range(self, left: _Piece, right: _Piece, joint: Rule) -> bool:
        if self._range is not None or left.bound or not _open_ended(left.thing) or not _open_ended(right.thing):
            return False
        if "behind" in joint.constants and not self._behind(right.end, joint):
            return False
        if self._arrives(left, right):
            return False
        if isinstance(right.thing, Moment) and right.thing.monthless:
            month = _lunar_month(left.thing)
            if month is None:
                return False
            right = right._replace(thing=right.thing._replace(month=month))
        self._range = _Range(left, joint)
        self._open = self._counted_from(left, _in_month_of(left, right))
        return True

    def _counted_from(self, left: _Piece, right: _Piece) -> _Piece:
        """The end of a stretch; 次日 is the day behind that of the beginning: 3月5日22时至次日6时."""
        row = self._context.words.lexicon("days").get(self._text[right.start : right.end], {})
        first = left.thing
        if row.get("from") != "article" or not isinstance(first, Moment):
            return right
        if first.every and isinstance(right.thing, Moment):
            return right._replace(thing=right.thing._replace(year=None, month=0, day=0))
        if not (first.month and first.day):
            return right
        if first.lunar or not isinstance(right.thing, Moment):
            return right
        year = int(first.year) if first.year is not None and first.year.isdigit() else _ANY_YEAR
        begin = real_date(year, first.month, first.day)
        end = None if begin is None else shift_days(begin, int(row["offset"]))
        return (
            right
            if end is None
            else right._replace(thing=right.thing._replace(year=None, month=end.month, day=end.day))
        )

    def _arrives(self, left: _Piece, right: _Piece) -> bool:
        """Whether somebody goes on a day to what begins with a month: 3月5日到八月花海."""
        reached = self._text[left.end : right.start].strip() == _REACHES
        if not reached or not isinstance(left.thing, Moment) or not isinstance(right.thing, Moment):
            return False
        bare = left.thing.finest == DAY and right.thing.finest == MONTH and right.thing.mod is None
        return bare and self._context.words.place_behind.match(self._text, right.end) is not None

    def _behind(self, end: int, joint: Rule) -> bool:
        return re.compile(str(joint.constants["behind"])).match(self._text, end) is not None

    def _close(self) -> None:
        """Complete what is open."""
        piece, beginning = self._open, self._range
        self._open = self._range = None
        if piece is None:
            return
        if beginning is None:
            self._emit(piece)
            return
        first = beginning.first
        if (
            isinstance(first.thing, Moment)
            and isinstance(piece.thing, Moment)
            and _comparable(first.thing, piece.thing)
        ):
            thing = first.thing._replace(until=_end_like(first.thing, piece.thing), alone=None)
            whole = _Piece(first.start, piece.end, thing, beginning.rule, bound=False)
            if self._emit(whole):
                return
        self._emit(first)
        self._emit(piece)

    def _emit(self, piece: _Piece) -> bool:
        if piece.bound:
            return False
        thing = piece.thing
        value = complete(thing, self._context, piece.start, piece.end) if isinstance(thing, Moment) else thing
        if value is None:
            return False
        if value.type == "SET" and not isinstance(piece.thing, Moment):
            self._context.habit_at, self._context.habit = piece.end, None
        self._found.append(DateFound(piece.start, piece.end, value.type, value.value, value.mod, piece.rule.id))
        return True


def _open_ended(thing: Thing) -> bool:
    return isinstance(thing, Moment) and thing.until is None


def _in_month_of(left: _Piece, right: _Piece) -> _Piece:
    """The end of a stretch; 月底 is of the month that the beginning names: 5月1日到月底."""
    first, last = left.thing, right.thing
    if "range" not in right.rule.constants or not isinstance(first, Moment) or not isinstance(last, Moment):
        return right
    return (
        right._replace(thing=last._replace(year=None, month=first.month)) if first.month and not first.lunar else right
    )


def _lunar_month(thing: Thing) -> int | None:
    """The lunar month that goes on behind a lunar day or feast, the first behind the eve of the new year."""
    if not isinstance(thing, Moment):
        return None
    if thing.lunar:
        return thing.month
    festival = thing.festival or ""
    return (int(festival[1:3]) or 1) if festival.startswith("L") else None


def _comparable(left: Moment, right: Moment) -> bool:
    """Whether two moments can be the ends of one stretch: of neighbouring fineness, or both with a clock."""
    if (
        right.until is not None
        or right.finest == 0
        or right.every
        or (left.every and right.year and right.later is None)
    ):
        return False
    if left.finest >= PART_OF_DAY or right.finest >= PART_OF_DAY:
        return left.finest >= DAY and right.finest >= DAY
    if left.finest == right.finest:
        return True
    ends = {left.finest, right.finest}
    return ends <= {YEAR, MONTH} or (ends <= {MONTH, DAY} and None not in (left.month, right.month))


def _end_like(first: Moment, last: Moment) -> Moment:
    """The end of a stretch; its hour is read in the part of the day that the beginning names."""
    if last.hour is not None and last.part_of_day is None and first.window is not None and last.coarsest >= HOUR:
        hour = clock_hour(last.hour, first.window)
        if hour >= (first.hour or 0):
            return last._replace(hour=hour)
    return last
