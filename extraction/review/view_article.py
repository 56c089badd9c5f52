"""One document as the page's data."""

from collections.abc import Callable, Iterator
from typing import Any, Protocol

from extraction.review.view_marks import Marked, in_order, lanes, parts, segments
from extraction.review.view_time import extent, labels, places
from schemas import Date, Document

KINDS = ("official", "post", "person", "date", "count", "unit", "structure", "damage")
"""Kinds of marks, in the order of the page; numbers in the data are places in it."""
_NAMED = {"official": "officials", "person": "people", "unit": "units"}
_SPANS = {"date": "dates", "count": "counts", "structure": "structures", "damage": "damage"}


class Reading(Protocol):
    """What `extraction.text.read` gives: a text as a person would read it."""

    @property
    def text(self) -> str:
        """The reading."""

    def reading_offset(self, raw: int) -> int:
        """The character of the reading that a code point of the raw text belongs to, or the next one."""


Read = Callable[[str], Reading]


def article_data(document: Document, text: str | None, read: Read | None) -> dict[str, Any]:
    """One article with its records and marks.

    `text` is the raw text that the document was made from, None where it is not known; `read` gives its reading.
    """
    marks = in_order(list(_marks(document)))
    pieces = segments(document.article.characters, marks)
    return {
        "article": document.article.model_dump(mode="json"),
        "pipeline": document.pipeline.model_dump(mode="json"),
        "marks": [
            [mark.kind, mark.record, mark.part, lane] for mark, lane in zip(marks, lanes(marks, pieces), strict=True)
        ],
        "text": None if text is None else parts(text, pieces, _reader(text, read)),
        "line": _line(document.dates, document.article.published),
        **{kind: _records(document, kind) for kind in (*_NAMED.values(), *_SPANS.values())},
    }


def _reader(text: str, read: Read | None) -> Callable[[int, int], str] | None:
    if read is None:
        return None
    reading = read(text)
    return lambda start, end: reading.text[reading.reading_offset(start) : reading.reading_offset(end)]


def _marks(document: Document) -> Iterator[Marked]:
    for kind, key in _NAMED.items():
        for number, named in enumerate(getattr(document, key)):
            for mention in named.mentions:
                yield Marked(mention.start, mention.end, KINDS.index(kind), number)
    for number, official in enumerate(document.officials):
        for part, post in enumerate(official.posts):
            yield Marked(post.start, post.end, KINDS.index("post"), number, part)
    for kind, key in _SPANS.items():
        for number, record in enumerate(getattr(document, key)):
            yield Marked(record.start, record.end, KINDS.index(kind), number)


def _records(document: Document, key: str) -> list[dict[str, Any]]:
    """The records without what the marks say."""
    return [record.model_dump(mode="json", exclude={"mentions"}) for record in getattr(document, key)]


def _line(dates: tuple[Date, ...], published: str | None) -> dict[str, Any]:
    """The time line: (number of the date, from, to) with places from 0 to 1, what to write below, and publication."""
    known = [(number, one.value, found) for number, one in enumerate(dates) if (found := extent(one.value))]
    today = extent(published) if published and known else None
    spots = places([found for _, _, found in known] + ([today] if today else []))
    bars = [(number, *spot) for (number, _, _), spot in zip(known, spots, strict=False)]
    days = [value.partition("/")[0].partition("T")[0] for _, value, _ in known]
    written = [(bar[1], day) for bar, day in zip(bars, days, strict=True)]
    return {"bars": bars, "labels": labels(written), "published": spots[-1][0] if today else None}
