"""The year an article speaks from, where it has no date of its own.

Evidence, the strongest first: one year alone that the article names; an anniversary (`新中国成立70周年`); the latest
year, where it stands in a full date or as a stretch of months; an event that was news for some months only. A single
line may have its own. A year is not taken before which something that the article names was not there.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extraction.pipes.dates.context import LineYear, Words
from extraction.pipes.dates.scan import Candidate
from extraction.pipes.values.calendar import Anchor
from extraction.pipes.values.numerals import parse_integer

_EARLY = range(1, 4)
"""Months in which the year before is assessed."""
_LATE = range(10, 13)
"""Months in which plans are made for the year after."""
_MEETING = 24
"""So far behind its year, in code points, a meeting may be named."""
_FIRST = 1990
"""News of earlier years is not what is read here; such a year is history."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an article implies.

    Attributes:
        anchor: the year, and nothing more, or all None.
        lines: lines with a year of their own.
    """

    anchor: Anchor
    lines: tuple[LineYear, ...]


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What around a year tells of it; see the settings of the same names."""

    history: re.Pattern[str]
    held: re.Pattern[str]
    current: re.Pattern[str]
    looking_back: re.Pattern[str]
    assessed: re.Pattern[str]
    planned: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Written:
    """A year that the article writes: where, and whether it is the current one by its form."""

    start: int
    year: int
    present: bool
    labelled: bool
    past: bool
    assessed: bool = False
    """The work of that year is assessed, as it is after its end."""
    planned: bool = False
    """Something is to be done in that year, as is said before it begins as well."""


def evidence_of(text: str, candidates: Iterable[Candidate], words: Words) -> Evidence:
    """Weigh what an article without a date says about its year."""
    settings = words.book.settings("dates")
    names = ("history", "held", "current", "looking_back", "assessed", "planned")
    patterns = _Patterns(*(words.book.compile("dates", str(settings[name])) for name in names))
    candidates = list(candidates)
    month = _first_month(candidates)
    written = list(_written(text, candidates, patterns, month))
    anniversaries = list(_anniversaries(text, words))
    events = list(_events(text, words))
    lines = tuple(_lines(text, written, events))
    year = _spoken_from(_year(written, anniversaries, events), written, month)
    return Evidence(Anchor(None if year is not None and year < _least(text, words) else year), lines)


def _year(written: list[_Written], anniversaries: list[int], events: list[tuple[int, str, str]]) -> int | None:
    own = [item for item in written if not item.past]
    current = {item.year for item in own if not item.assessed} or {item.year for item in own}
    everything = {item.year for item in written} | {0}
    if len(current) == 1 and max(current) == max(everything):
        return max(current)
    if len(set(anniversaries)) == 1 and anniversaries[0] >= max(everything):
        return anniversaries[0]
    present = {item.year for item in written if item.present}
    if len(present) == 1 and max(present) == max(everything):
        return max(present)
    spans = {(first, last) for _, first, last in events}
    if not written and len({first[:4] for first, _ in spans} | {last[:4] for _, last in spans}) == 1:
        return int(next(iter(spans))[0][:4])
    return None


def _written(text: str, candidates: Iterable[Candidate], patterns: _Patterns, month: int | None) -> Iterable[_Written]:
    for candidate in candidates:
        entry, match = candidate.readings[0]
        groups = match.groupdict()
        year = parse_integer(groups.get("year") or "")
        if year is None or not _FIRST <= year < 2100 or "stamp" in entry.rule.constants:
            continue
        year2 = parse_integer(groups.get("year2") or "")
        ahead = text[match.end() : match.end() + 12]
        before = text[max(0, match.start() - 4) : match.start()]
        past = patterns.history.search(f"{before}|{ahead}") is not None or year2 is not None
        present = groups.get("day") is not None or patterns.current.match(ahead) is not None
        past = past or (not present and patterns.looking_back.match(match[0][-1:] + ahead) is not None)
        labelled = groups.get("degree") is not None and year2 is None
        over = patterns.assessed.search(f"{before}|{ahead}") is not None
        # a meeting of that year is held in it, but for those early that look back and those late that look ahead
        held = patterns.held.search(f"{before}|{text[match.end() - 1 : match.end() + _MEETING]}") is not None
        other = (*(_EARLY if groups.get("degree") else _EARLY[:1]), *_LATE[-1:])
        present = present or (held and not over and month not in other)
        planned = patterns.planned.match(match[0][-1:] + ahead) is not None
        yield _Written(match.start(), year2 or year, present, labelled and not over, past, over, planned)


def _spoken_from(year: int | None, written: Iterable[_Written], month: int | None) -> int | None:
    """The year after one whose work is assessed, early in a year; none where it is only planned for, late in a year."""
    own = [item for item in written if item.year == year]
    if year is None or any(item.present for item in own):
        return year
    if month in _EARLY and any(item.assessed for item in own):
        return year + 1
    return None if month in _LATE and any(item.planned for item in own) else year


def _first_month(candidates: Iterable[Candidate]) -> int | None:
    """The month of the first day that the article writes without a year."""
    for candidate in candidates:
        groups = candidate.readings[0][1].groupdict()
        if groups.get("day") and groups.get("month") and not groups.get("year"):
            return parse_integer(groups["month"])
    return None


def _least(text: str, words: Words) -> int:
    """The earliest year that an article can speak from which names the 十九大 or the like."""
    since = words.lexicon("since")
    found = words.book.compile("dates", "{@since}").findall(text)
    return max((int(since[word]["first"]) for word in found), default=0)


def _anniversaries(text: str, words: Words) -> Iterable[int]:
    for pattern, lexicon in ("anniversary", "anniversaries"), ("nth_day", "yearly"):
        years = words.lexicon(lexicon)
        for match in words.book.compile("dates", str(words.book.settings("dates")[pattern])).finditer(text):
            count = parse_integer(match["count"])
            if count is not None:
                yield int(years[match["event"]]["year"]) + count


def _events(text: str, words: Words) -> Iterable[tuple[int, str, str]]:
    pattern = words.book.compile("dates", "{@events}")
    events = words.lexicon("events")
    for match in pattern.finditer(text):
        row = events[match[0]]
        yield match.start(), row["first"], row["last"]


def _lines(text: str, written: list[_Written], events: list[tuple[int, str, str]]) -> Iterable[LineYear]:
    """Lines with one year marked as the current one, or with an event."""
    marks = sorted(
        [(item.start, f"{item.year}-01", f"{item.year}-12") for item in written if item.labelled] + events,
    )
    start = at = 0
    while at < len(marks):
        start = text.rfind("\n", 0, marks[at][0]) + 1
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        inside = {mark[1:] for mark in marks[at:] if mark[0] < end}
        if len(inside) == 1:
            first, last = inside.pop()
            yield LineYear(start, end, first, last)
        at = next((i for i in range(at, len(marks)) if marks[i][0] >= end), len(marks))
