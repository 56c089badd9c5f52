"""The rules and traps that meet a stretch of an article, beside the records that came of them.

Every pattern of the rule book is tried again around the stretch, on the reading; so the pipeline itself pays nothing
for being explained. A rule whose match gave no record lost to a record over its place, or was turned down by what its
value function or a later component knows of the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from extraction.rulebook import Rule, Rulebook
from extraction.text import Reading
from schemas import NAMED, RECORDS, SPANS, Document

Verdict = Literal["record", "damaged", "furniture", "trapped", "lost", "refused", "nothing"]

_BACK = 40
"""How far before the stretch a match may begin, in code points of the reading."""
_BEHIND = 40
"""How much text behind the stretch a pattern may look at, in code points of the reading."""
_LETTERS = {"dates": "d", "counts": "c", "structures": "s", "damage": "x"}
"""What stands before a record's number where records have no id; other kinds go by their whole name."""


@dataclass(frozen=True, slots=True)
class Made:
    """A record as an answer names it; raw code points, half-open."""

    key: str
    kind: str
    start: int
    end: int
    rule: str | None
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Match:
    """A rule or trap that meets the stretch; raw code points, half-open.

    Attributes:
        pieces: the named parts of the pattern that took part, with their text.
        fate: what became of the match, in words.
    """

    rule: Rule
    trap: bool
    start: int
    end: int
    text: str
    pieces: Mapping[str, str]
    fate: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What there is to say about `raw[start:end]`.

    Attributes:
        records: the records that lie there, the one asked for first.
        own: the rules that made them, as far as they are in the rule book.
        competitors: the other matches, the longest first.
        evidence: what the article says that the values rest on.
    """

    start: int
    end: int
    surface: str
    reading: str
    zone: str
    verdict: Verdict
    because: str
    records: tuple[Made, ...]
    own: tuple[Match, ...]
    competitors: tuple[Match, ...]
    evidence: Mapping[str, str]


def records_of(document: Document) -> Iterator[Made]:
    """Every span of every record; dates, counts, structures and damage are numbered from 1: d1, c1, s1, x1."""
    for official in document.officials:
        for post in official.posts:
            yield Made(official.id, "post", post.start, post.end, post.rule, {"name": official.name, **_plain(post)})
    for kind in NAMED:
        for named in getattr(document, kind):
            rule = getattr(named, "rule", None)
            for mention in named.mentions:
                yield Made(named.id, _singular(kind), mention.start, mention.end, rule, _plain(named))
    for kind in SPANS:
        letter = _LETTERS.get(kind, _singular(kind))
        for number, one in enumerate(getattr(document, kind), start=1):
            rule = getattr(one, "rule", None)
            yield Made(f"{letter}{number}", _singular(kind), one.start, one.end, rule, _plain(one))


def _singular(kind: str) -> str:
    return RECORDS[kind].__name__.lower()


def find_record(document: Document, key: str) -> Made | None:
    """The record of that id, by its first span; None where there is none."""
    return next((one for one in records_of(document) if one.key == key), None)


def explain(document: Document, reading: Reading, book: Rulebook, start: int, end: int) -> Answer:
    """The answer for `raw[start:end]`; raise `ValueError` for a stretch that is empty or outside of the article."""
    if not 0 <= start < end <= len(reading.raw):
        raise ValueError(f"{start} to {end} is no stretch of an article of {len(reading.raw)} code points")
    first = reading.reading_offset(start)
    last = max(first + 1, reading.reading_offset(end - 1) + 1)
    records = [one for one in records_of(document) if one.start < end and start < one.end]
    records.sort(key=lambda one: ((one.start, one.end) != (start, end), one.kind == "damage", one.start - one.end))
    matches = list(_matches(reading, book, first, last, records)) if first < len(reading.text) else []
    ids = {one.rule for one in records}
    own = tuple(match for match in matches if match.rule.id in ids)
    own += tuple(_unmatched(reading, book, records, {match.rule.id for match in own}))
    others = tuple(match for match in matches if match.rule.id not in ids)
    verdict, because = _verdict(document, reading, (start, end), (first, last), records, others)
    return Answer(
        start,
        end,
        reading.raw[start:end],
        reading.text[first:last],
        reading.zone_at(first),
        verdict,
        because,
        tuple(records),
        own,
        others,
        _evidence(document),
    )


def _matches(reading: Reading, book: Rulebook, first: int, last: int, records: list[Made]) -> Iterator[Match]:
    """The longest match of every rule and trap that meets `text[first:last]`, the longest first."""
    found: list[tuple[int, int, Rule, bool, Mapping[str, str]]] = []
    for kind in RECORDS:
        for trap, group in ((False, book.rules(kind)), (True, book.traps(kind))):
            for rule in group:
                best = _longest(reading.text, rule, first, last)
                if best is not None:
                    found.append((*best[:2], rule, trap, best[2]))
    found.sort(key=lambda one: (one[0] - one[1], one[0], one[2].kind, one[2].rank))
    for start, end, rule, trap, pieces in found:
        raw = reading.raw_span(start, end)
        text = reading.text[start:end]
        yield Match(rule, trap, *raw, text, pieces, _fate(reading, rule, trap, (start, end), raw, records))


def _unmatched(reading: Reading, book: Rulebook, records: list[Made], told: set[str]) -> Iterator[Match]:
    """The rules that made a record of several matches, and whose own pattern covers another part of it."""
    rules = {rule.id: rule for kind in book.kinds for rule in book.rules(kind)}
    for one in records:
        if one.rule in rules and one.rule not in told:
            told.add(one.rule)
            text = reading.raw[one.start : one.end]
            yield Match(rules[one.rule], False, one.start, one.end, text, {}, f"made {one.key}, with other patterns")


def _longest(text: str, rule: Rule, first: int, last: int) -> tuple[int, int, Mapping[str, str]] | None:
    best: tuple[int, int, Mapping[str, str]] | None = None
    limit = min(len(text), last + _BEHIND)
    for at in range(max(0, first - _BACK), last):
        match = rule.regex.match(text, at, limit)
        if match is None or match.end() <= max(first, at):
            continue
        if best is None or match.end() - at > best[1] - best[0]:
            best = at, match.end(), {name: piece for name, piece in match.groupdict().items() if piece}
    return best


def _fate(
    reading: Reading, rule: Rule, trap: bool, span: tuple[int, int], raw: tuple[int, int], records: list[Made]
) -> str:
    if trap:
        return "a trap: what it matches becomes no record of its kind"
    if not reading.readable(*span):
        return "refused: it touches page furniture or damage that is not repaired"
    for one in records:
        if one.start < raw[1] and raw[0] < one.end and one.kind != "damage":
            return _beside(one, rule, raw)
    return "gave no record: its value function, or a later component, turned it down"


def _beside(one: Made, rule: Rule, raw: tuple[int, int]) -> str:
    """What became of a match where the record `one` lies."""
    if one.rule == rule.id:
        return f"made {one.key}"
    if (one.start, one.end) == raw:
        return f"lost to {one.key}: {one.rule or 'its post'} reads the same words and comes first"
    if one.end - one.start >= raw[1] - raw[0]:
        return f"lost to {one.key}: {one.rule or 'its post'} reads more of the words"
    return f"gave no record over {one.key} of {one.rule or 'a post'}: its words were joined, cut, or turned down"


def _verdict(
    document: Document,
    reading: Reading,
    raw: tuple[int, int],
    span: tuple[int, int],
    records: list[Made],
    others: tuple[Match, ...],
) -> tuple[Verdict, str]:
    made = [one for one in records if one.kind != "damage"]
    if made:
        return "record", f"{made[0].key}, by {made[0].rule or 'the posts that the article gives'}"
    for damage in document.damage:
        if damage.start < raw[1] and raw[0] < damage.end and damage.repaired is None:
            return "damaged", f"the text is destroyed here ({damage.reason}) and nothing repairs it"
    if span[0] < len(reading.text) and reading.zone_at(span[0]) == "furniture":
        return "furniture", "this is a part of the page, not of the article"
    traps = [match for match in others if match.trap]
    if traps:
        return "trapped", f"{traps[0].rule.id}: {traps[0].rule.why}"
    if others:
        lost = others[0].fate.startswith("lost")
        return ("lost" if lost else "refused"), f"{others[0].rule.id} {others[0].fate}"
    return "nothing", "no pattern of any rule matches here"


def _evidence(document: Document) -> Mapping[str, str]:
    article = document.article
    known = {
        "published": article.published,
        "place": f"{article.place.name} {article.place.adcode or ''}".strip() if article.place else None,
        "source": article.source,
    }
    return {name: value for name, value in known.items() if value}


def _plain(record: Any) -> Mapping[str, Any]:
    hidden = {"start", "end", "surface", "rule", "mentions", "posts", "id"}
    data: Mapping[str, Any] = record.model_dump(mode="json", exclude=hidden, exclude_none=True)
    return data
