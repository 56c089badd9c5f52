"""The news items of a page, each with the day it speaks from."""

import re
from dataclasses import dataclass
from datetime import date

from extraction.rulebook import Rulebook
from extraction.text import Reading

_TITLES = {"headline", "subhead"}


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of the reading, half-open in code points, and its anchor in ISO 8601, or None."""

    start: int
    end: int
    anchor: str | None


def items_of(reading: Reading, anchor: str | None, book: Rulebook) -> list[Item]:
    """The items of a page, in order; they tile the reading.

    A page with several header rows that hold a date has one item for each, which begins with the title above the row.
    Every other article is one item, with the anchor of the whole.
    """
    stamp = book.compile("dates", str(book.settings("dates")["item_stamp"]))
    zones = reading.zones
    heads: list[tuple[int, str]] = []
    for index, zone in enumerate(zones):
        match = stamp.search(reading.text, zone.start, zone.end) if zone.kind == "header" else None
        if match is not None and (day := _day(match)) is not None:
            heads.append((index, day))
    if len(heads) < 2:
        return [Item(0, len(reading.text), anchor)]
    titled = (index - 1 if index and zones[index - 1].kind in _TITLES else index for index, _ in heads)
    starts = [zones[index].start for index in titled]
    ends = [*starts[1:], len(reading.text)]
    dates = [day for _, day in heads]
    first = [Item(0, starts[0], anchor)] if starts[0] else []
    return first + [Item(start, end, date) for start, end, date in zip(starts, ends, dates, strict=True) if start < end]


def _day(match: re.Match[str]) -> str | None:
    """The day in ISO 8601; None where the calendar has no such day."""
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None
