"""The year an article speaks from, where it has no date of its own.

Evidence, the strongest first: an anniversary (`新中国成立70周年`); one year alone that the article names; the latest
year, where it stands in a full date or as a stretch of months; a day that is named by the lunar calendar as well; what
was news for some months only, with the month of the news. A year so
found is the next one where the day of the news would come before what is told of it; without one, it is the first in
which the day of the news comes after all that is told. A single line may have its own. A year is not taken before which
something that the article names was not there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from extraction.pipes.dates.context import LineYear, Words
from extraction.pipes.dates.scan import Candidate
from extraction.pipes.dates.years import EARLY, LATE, NewsDay, Written, group_of, news_day, written_years
from extraction.pipes.values.calendar import Anchor, real_date
from extraction.pipes.values.lunar import lunar_days_in
from extraction.pipes.values.numerals import parse_integer
from extraction.rulebook import Rulebook, Scan

_AROUND = 12
"""So many code points before and behind what was news are read."""
_TOP = 200
"""The number of a document stands by then, in code points."""
_YEAR_WORD = 4
"""So long, in code points, is a word for another year."""
_LEAD = 100
"""The first sentence ends by then, in code points."""
_NEW_YEAR = 1, 1
"""What is told of a year and no finer counts from here."""
_TERM, _FIRST_SESSION = 10, 2003
"""A term of the congress of the whole country, and the year of its first session; every five years begins one."""
_FIRST_NEWS = 2008
"""The first of the years that are searched for a lunar day, which falls on a day of the calendar once in nineteen."""
_MEETS, _LATE_SESSION = "03", (2020, "05")
"""The month in which the congress of the whole country meets, and the one year in which it met in another."""
_Event = tuple[int, str, str]
"""Where an event is named, and the first and last month, YYYY-MM, in which it was news."""
_LAST_MONTH = 12
_SOON, _SOONER = 92, 31
"""So many days before what is to take place its news is told at most, and what only takes place."""
_FIRST_HALF = range(1, 7)
"""Months in which what is planned for a year, beside the work of the year before, is planned for the one that runs."""


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
class _Scans:
    """What tells of a year, sought in whole articles."""

    lunar_beside: Scan
    anniversary: Scan
    nth_day: Scan
    plan_year: Scan
    session: Scan
    coming_day: Scan
    events: Scan
    since: Scan


@cache
def scans_of(book: Rulebook) -> _Scans:
    """What tells of a year by a rule book."""
    settings = book.settings("dates")
    named = (
        str(settings[name]) for name in ("lunar_beside", "anniversary", "nth_day", "plan_year", "session", "coming_day")
    )
    return _Scans(*(book.scan("dates", pattern) for pattern in (*named, "{@events}", "{@since}")))


def evidence_of(text: str, candidates: Iterable[Candidate], words: Words) -> Evidence:
    """Weigh what an article without a date says about its year."""
    candidates = list(candidates)
    news = news_day(text, candidates, words)
    month = _first_month(text, candidates, words)
    written = list(written_years(text, candidates, words, month))
    anniversaries = list(_anniversaries(text, words))
    events = [*_events(text, words), *_plans(text, words), *_sessions(text, words)]
    events = list(_not_past(text, events, written))
    least = _least(text, words)
    lines = tuple(_lines(text, written, events))
    own = _document_year(text, words)
    if own is not None and own >= max((item.year for item in written if not item.ahead), default=least):
        return Evidence(Anchor(own), lines)
    year = _contrast(written) or _spoken_from(_year(written, anniversaries), written, month)
    if year is None:
        year = _coincidence(text, words, max(_FIRST_NEWS, least)) or _of_events(written, events, month)
    # a page of items from several years has no day of the news
    if len({line.first[:4] for line in lines}) <= 1:
        year = _not_before(year, written, news)
        year = (
            _shortly_before(text, words, news, max((item.year for item in written if not item.ahead), default=0))
            or year
        )
    return Evidence(Anchor(None if year is not None and year < least else year), lines)


def _year(written: list[Written], anniversaries: list[int]) -> int | None:
    own = [item for item in written if not item.past]
    current = {item.year for item in own if not item.assessed} or {item.year for item in own}
    everything = {item.year for item in written if not item.ahead} | {0}
    if len(set(anniversaries)) == 1 and anniversaries[0] >= max(everything):
        return anniversaries[0]
    if len(current) == 1 and max(current) >= max(everything) and any(item.sure for item in own if item.year in current):
        return max(current)
    present = {item.year for item in written if item.present}
    if len(present) == 1 and max(present) >= max(everything):
        return max(present)
    return None


def _contrast(written: Sequence[Written]) -> int | None:
    """The year after the latest, where 今年 is told of beside that: 2013年，…。今年，…."""
    latest = max((item.year for item in written if not item.ahead), default=None)
    found = [item for item in written if item.year == latest]
    if latest is None or any(item.present or item.labelled or item.planned for item in found):
        return None
    return latest + 1 if any(item.contrasted for item in found) else None


def _not_past(text: str, events: Iterable[_Event], written: Iterable[Written]) -> Iterable[_Event]:
    """The events, from the latest year on that is told of in their line or above it."""
    years = sorted((item.start, item.year) for item in written if not item.ahead)
    latest = at = end = 0
    for start, first, last in sorted(events):
        if start >= end:
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
        while at < len(years) and years[at][0] < end:
            latest = max(latest, years[at][1])
            at += 1
        begin = f"{latest:04d}-01"
        if last >= begin:
            yield start, max(first, begin), last


def _of_events(written: list[Written], events: list[_Event], month: int | None) -> int | None:
    """The one year in which the latest of the events was news in the month of the article's."""
    if not events:
        return None
    first, last = max((first, last) for _, first, last in events)
    years = range(int(first[:4]), int(last[:4]) + 1)
    found = [year for year in years if month is None or first <= f"{year:04d}-{month:02d}" <= last]
    if len(found) != 1 or any(item.year > found[0] for item in written if not item.ahead):
        return None
    return found[0]


def _coincidence(text: str, words: Words, least: int) -> int | None:
    """The one year in which a day of the calendar and the lunar day beside it are the same day.

    Searched are the years from `least` to the latest of which the rules know any news.
    """
    for match in scans_of(words.book).lunar_beside.finditer(text):
        month, day = (parse_integer(match[name]) for name in ("month", "day"))
        lunar_month = int(words.lexicon("numbers").value(match["lunar_month"], "value") or 0)
        lunar_month = lunar_month or parse_integer(match["lunar_month"]) or 0
        lunar_day = parse_integer(match["lunar_day"].removeprefix("初").replace("廿", "二十"))
        if month is None or day is None or lunar_day is None:
            continue
        latest = max(least, *(int(row["last"][:4]) for row in words.lexicon("events").values()))
        years = range(least, latest + 1)
        found = [year for year in years if _same_day(year, (month, day), (lunar_month, lunar_day))]
        if len(found) == 1:
            return found[0]
    return None


def _same_day(year: int, day: tuple[int, int], lunar: tuple[int, int]) -> bool:
    return any((solar.month, solar.day) == day for solar in lunar_days_in(year, *lunar))


def _spoken_from(year: int | None, written: Iterable[Written], month: int | None) -> int | None:
    """The year after one whose work is assessed, early in a year; none where it is only planned for, late in a year."""
    own = [item for item in written if item.year == year]
    if year is None or any(item.present for item in own):
        return year
    if month in EARLY and any(item.assessed for item in own):
        return year + 1
    if month == _LAST_MONTH and any(item.prepared for item in own):
        return year - 1
    return None if month in LATE and any(item.planned for item in own) else year


def _shortly_before(text: str, words: Words, news: NewsDay | None, latest: int) -> int | None:
    """The year in which the day of the news is shortly before a day on which something is to take place.

    None where the article tells of a year behind that day's, `latest`.
    """
    if news is None:
        return None
    for match in scans_of(words.book).coming_day.finditer(text):
        year, month, day = (parse_integer(match[name]) for name in ("year", "month", "day"))
        comes = real_date(year or 0, month or 0, day or 0)
        for told in (year or 0, (year or 0) - 1):
            today = real_date(told, news.month, news.day)
            reach = _SOON if match["sure"] else _SOONER
            if comes is not None and today is not None and comes.year >= latest and 0 < (comes - today).days <= reach:
                return told
    return None


def _not_before(year: int | None, written: Sequence[Written], news: NewsDay | None) -> int | None:
    """The year in which the day of the news follows the latest that the article tells of; else `year`."""
    if news is None:
        return year
    # 今年8月14日 is of the year after a day that the article, but not its lead, tells of
    lead = _LEAD if news.current else news.start
    if any(item.present and item.start < min(lead, news.start) for item in written):
        return year
    years = {item.year for item in written if not item.ahead}
    planned = {item.year for item in written if item.planned}
    if news.month in _FIRST_HALF:
        planned = {number for number in planned if number - 1 not in years}
    told = [item.told for item in written if item.told and item.year not in planned]
    if not told or max(told)[0] < max(years - planned):
        return year
    latest = max(told)
    # what is only said to have been in a year may be any number of years old
    if year is None and latest[1:] == _NEW_YEAR:
        return None
    after = latest[0] if (news.month, news.day) >= latest[1:] else latest[0] + 1
    return after if year is None or after == year + 1 else year


def _document_year(text: str, words: Words) -> int | None:
    """The year of the number that an official document bears at its top, 霍政发〔2021〕5号."""
    pattern = words.book.compile("dates", str(words.book.settings("dates")["document_number"]))
    match = pattern.search(text, 0, _TOP)
    return int(match["year"]) if match else None


def _first_month(text: str, candidates: Iterable[Candidate], words: Words) -> int | None:
    """The month of the first day that the article writes without a year, and that is not of 明年 or the like."""
    other = words.book.compile("dates", str(words.book.settings("dates")["other_year"]))
    for candidate in candidates:
        match = candidate.readings[0][1]
        month = group_of(match, "month")
        if month and group_of(match, "day") and not group_of(match, "year"):
            if other.search(text, max(0, candidate.start - _YEAR_WORD), candidate.start):
                continue
            return parse_integer(month)
    return None


def _least(text: str, words: Words) -> int:
    """The earliest year that an article can speak from which names the 十九大 or the like."""
    since = words.lexicon("since")
    return max((int(since[match[0]]["first"]) for match in scans_of(words.book).since.finditer(text)), default=0)


def _anniversaries(text: str, words: Words) -> Iterable[int]:
    scans = scans_of(words.book)
    for scan, lexicon in (scans.anniversary, "anniversaries"), (scans.nth_day, "yearly"):
        years = words.lexicon(lexicon)
        for match in scan.finditer(text):
            count = parse_integer(match["count"]) if match["count"] else 1
            if count is not None:
                yield int(years[match["event"]]["year"]) + count


def _events(text: str, words: Words) -> Iterable[_Event]:
    long_after = words.book.compile("dates", str(words.book.settings("dates")["long_after"]))
    events = words.lexicon("events")
    for match in scans_of(words.book).events.finditer(text):
        around = f"{text[max(0, match.start() - _AROUND) : match.start()]}|{text[match.end() : match.end() + _AROUND]}"
        if long_after.search(around) is None:
            row = events[match[0]]
            yield match.start(), row["first"], row["last"]


def _plans(text: str, words: Words) -> Iterable[_Event]:
    """The first or the last year of a five-year plan, where the article says that it is the one."""
    plans = words.lexicon("plans")
    for match in scans_of(words.book).plan_year.finditer(text):
        first, _, last = plans[match["plan"]]["value"].partition("/")
        year = first if match["opening"] else last
        yield match.start(), f"{year}-01", f"{year}-12"


def _sessions(text: str, words: Words) -> Iterable[_Event]:
    """The sessions of the congress and the conference of the whole country, until the next ones."""
    for match in scans_of(words.book).session.finditer(text):
        term, session = (parse_integer(match[name] or match[f"{name}2"]) for name in ("term", "session"))
        if term is not None and session is not None:
            year = _FIRST_SESSION + 5 * (term - _TERM) + session - 1
            month = _LATE_SESSION[1] if year == _LATE_SESSION[0] else _MEETS
            yield match.start(), f"{year}-{month}", f"{year + 1}-02"


def _lines(text: str, written: list[Written], events: list[_Event]) -> Iterable[LineYear]:
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
