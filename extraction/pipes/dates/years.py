"""The years that an article writes, and what the words around them tell of the year that it speaks from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from typing import NamedTuple

from extraction.pipes.dates.context import Words
from extraction.pipes.dates.scan import Candidate
from extraction.pipes.values.numerals import parse_integer, parse_year
from extraction.rulebook import Rulebook

EARLY = range(1, 4)
"""Months in which the year before is assessed."""
LATE = range(10, 13)
"""Months in which plans are made for the year after."""
_MEETING = 24
"""So far behind its year, in code points, a meeting may be named."""
_FIRST = 1990
"""News of earlier years is not what is read here; such a year is history."""
_TOP = 200
"""A year named by then, in code points, can be that of the news without more."""
_BEFORE, _BEHIND = 4, 30
"""So many code points before and behind a date are read."""
_STRETCH = 14
"""So far before its end, in code points, a stretch of time begins at most."""
_CLAUSE = 40
"""So far, in code points, a clause is searched for words that point ahead."""
_END_OF_YEAR = 12, 31
_LONG_COMPARED = 2019
"""The year with which those behind it are compared for several years."""


class NewsDay(NamedTuple):
    """The first day that an article writes without its year: where, which, and whether it says 今年 before it."""

    start: int
    month: int
    day: int
    current: bool


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What around a year tells of it; see the settings of the same names."""

    history: re.Pattern[str]
    held: re.Pattern[str]
    current: re.Pattern[str]
    looking_back: re.Pattern[str]
    assessed: re.Pattern[str]
    counted: re.Pattern[str]
    full_year: re.Pattern[str]
    running: re.Pattern[str]
    arriving: re.Pattern[str]
    gone: re.Pattern[str]
    planned: re.Pattern[str]
    within: re.Pattern[str]
    aimed_at: re.Pattern[str]
    aimed_from: re.Pattern[str]
    begun: re.Pattern[str]
    career: re.Pattern[str]
    deadline: re.Pattern[str]
    as_of: re.Pattern[str]
    scheme: re.Pattern[str]
    term: re.Pattern[str]
    contrasted: re.Pattern[str]
    compared: re.Pattern[str]
    prepared: re.Pattern[str]
    drafted: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Written:
    """A year that the article writes.

    Attributes:
        start: where, in code points.
        present: it is the current one by its form. labelled: it names what it is the year of (2012年度).
        past: the article looks back on it. assessed: its work is, as it is after its end.
        planned: something is to be done in it, as is said before it begins as well.
        told: year, month and day that have come when this is told; None for what is long past or is to come.
        ahead: it is to come: the goal of a plan, the end of a term.
        contrasted: behind a month that is written without its year; and 今年, of which is told next, is another one; or
            what is told of is compared with the same months of it.
        prepared: its work is prepared for.
        sure: its form, a meeting or the beginning of the article show that it can be the current one.
    """

    start: int
    year: int
    present: bool
    labelled: bool
    past: bool
    assessed: bool
    planned: bool
    told: tuple[int, int, int] | None
    ahead: bool
    sure: bool
    contrasted: bool
    prepared: bool


def group_of(match: re.Match[str], name: str) -> str | None:
    """What a group of the rule's holds, if it has such a group; all of them together take longer."""
    return match[name] if name in match.re.groupindex else None


@cache
def _patterns(book: Rulebook) -> _Patterns:
    settings = book.settings("dates")
    return _Patterns(*(book.compile("dates", str(settings[field.name])) for field in fields(_Patterns)))


def written_years(text: str, candidates: Iterable[Candidate], words: Words, month: int | None) -> Iterable[Written]:
    """The years of an article whose news is of `month`, in order."""
    patterns = _patterns(words.book)
    undated = False
    for candidate in candidates:
        entry, match = candidate.readings[0]
        year = parse_year(group_of(match, "year") or "")
        undated |= year is None and group_of(match, "month") is not None
        if year is None or not _FIRST <= year < 2100 or "stamp" in entry.rule.constants:
            continue
        groups = match.groupdict()
        year2 = parse_year(groups.get("year2") or "")
        ahead = text[match.end() : match.end() + _BEHIND]
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        past = patterns.history.search(f"{before}|{ahead}") is not None or year2 is not None
        present = groups.get("day") is not None or patterns.current.match(ahead) is not None
        present = present and patterns.begun.search(before) is None
        past = past or (not present and patterns.looking_back.match(match[0][-1:] + ahead) is not None)
        labelled = groups.get("degree") is not None and year2 is None
        over = patterns.assessed.search(f"{before}|{ahead}") is not None
        clause = match[0][-1:] + text[match.end() : match.end() + _CLAUSE]
        # a feast that comes is of the year that runs, or at its end of the next one
        arriving = patterns.arriving.match(clause) is not None
        # 刚刚过去的2011年: the year before, if said early in a year
        gone = patterns.gone.search(before) is not None
        past = month not in EARLY if gone else past and not arriving
        coming = not arriving and _is_coming(text, match, patterns, words)
        # the figures of a whole year are known in the next one, whose first news they are
        over = over or (month in EARLY and not coming and not past and patterns.full_year.match(clause) is not None)
        # a meeting of that year is held in it, but for those early that look back and those late that look ahead
        held = patterns.held.search(f"{before}|{text[match.end() - 1 : match.end() + _MEETING]}") is not None
        other = (*(EARLY if groups.get("degree") else EARLY[:1]), *LATE[-1:])
        present = present or (held and not over and month not in other)
        planned = arriving or patterns.planned.match(match[0][-1:] + ahead) is not None
        told = None if (held and not present) or coming or arriving else _told(match, before, ahead, patterns)
        labelled = labelled and not over
        sure = present or labelled or held or planned or over or patterns.running.match(clause) is not None
        sure = sure or (match.start() < _TOP and not patterns.counted.match(clause))
        contrasted = undated and not year2 and patterns.contrasted.match(text, match.end() - 1) is not None
        # what is compared with a year long past is most often compared with the last one before the epidemic
        contrasted = contrasted or (
            year != _LONG_COMPARED and patterns.compared.search(f"{before}|{clause}") is not None
        )
        drafted = patterns.drafted.match(clause) is not None
        prepared = drafted or patterns.prepared.search(before) is not None
        planned = planned or prepared
        yield Written(
            match.start(),
            year2 or year,
            present,
            labelled,
            past,
            over,
            planned,
            told,
            coming,
            sure or drafted,
            contrasted,
            prepared,
        )


def _is_coming(text: str, match: re.Match[str], patterns: _Patterns, words: Words) -> bool:
    """Whether a date is a goal, the end of a term, a part of a plan's name, or stands in a clause that points ahead."""
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    begin = max(0, match.start() - _STRETCH)
    if patterns.aimed_from.search(text, begin, match.start()):
        return True
    if patterns.aimed_at.search(before) or patterns.scheme.match(text, match.end()):
        return True
    if patterns.as_of.search(before):
        return False
    low, high = max(0, match.start() - _CLAUSE), min(len(text), match.end() + _CLAUSE)
    low = max((mark.end() for mark in words.clause.finditer(text, low, match.start())), default=low)
    # 2022年9月10日，亚运会将开幕: a date alone is told of in the next clause
    within = patterns.within.match(text, match.end() - 1)
    end = max(match.end(), within.end()) if within else match.end()
    pause = words.clause.match(text, end)
    close = words.clause.search(text, pause.end() if pause else end, high)
    high = close.start() if close else high
    return any(pattern.search(text, low, high) for pattern in (words.forward, patterns.term))


def _told(match: re.Match[str], before: str, ahead: str, patterns: _Patterns) -> tuple[int, int, int] | None:
    groups = match.groupdict()
    within = patterns.within.match(match[0][-1:] + ahead)
    due = within is not None and patterns.deadline.match(ahead, max(0, within.end() - 1)) is not None
    if due or patterns.begun.search(before) or patterns.career.search(ahead):
        return None
    if groups.get("year2"):
        return _end_of_stretch(match)
    year = parse_year(groups["year"]) or 0
    finer = within if within and within["month"] else match
    month, day = (parse_integer(finer.groupdict().get(name) or "") for name in ("month", "day"))
    if month:
        return year, month, day or 1
    if within and within["end"]:
        return (year, *_END_OF_YEAR)
    behind = patterns.history.search(f"|{ahead}") is not None
    return None if behind else (year, 1, 1)


def _end_of_stretch(match: re.Match[str]) -> tuple[int, int, int]:
    year, month = (parse_integer(match.groupdict().get(name) or "") for name in ("year2", "month2"))
    if month:
        return year or 0, month, 1
    # a school year or the like ends within the year, and so may what has no 年
    return (year or 0, 1, 1) if match.groupdict().get("degree") is not None else (year or 0, *_END_OF_YEAR)


def news_day(text: str, candidates: Iterable[Candidate], words: Words) -> NewsDay | None:
    """The day that the article tells of first, where it writes no year with it."""
    settings = words.book.settings("dates")
    other, aimed = (words.book.compile("dates", str(settings[name])) for name in ("other_year", "aimed_at"))
    dated = -1
    for candidate in candidates:
        match = candidate.readings[0][1]
        if group_of(match, "year"):
            dated = match.end()
            continue
        month, day = (parse_integer(group_of(match, name) or "") for name in ("month", "day"))
        if not (month and day):
            continue
        before = text[max(0, candidate.start - _BEFORE) : candidate.start]
        if candidate.start != dated and not other.search(before) and not aimed.search(before):
            this = tuple(words.lexicon("years").words("offset", "0"))
            return NewsDay(candidate.start, month, day, before.endswith(this))
    return None
