"""Precision, recall and F1 per kind of record, micro-averaged over articles.

Two ways of comparing: *keys* (names, exact spans) as multisets, and *spans* paired one to one by overlap, where a pair
is right if its values agree.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from extraction.evaluate.labels import Count, Date, Labels, Metadata, Named, Span, from_document
from schemas import Document

N = TypeVar("N", bound=Named)

HEADLINE = ("post", "date", "count", "unit")

What = Literal["missed", "false", "differs"]
Keys = Callable[[Labels], Iterable[Hashable]]
Spans = Callable[[Labels], Sequence[Span]]
Value = Callable[[Span], Hashable]


@dataclass(frozen=True, slots=True)
class Error:
    """One record that is not right: `gold` is what the labels have, `found` what the document has, shown as text.

    `key` is what is compared of kinds that are compared by keys; `gold_at` and `found_at` are the spans of kinds that
    are compared by spans, half-open, in code points of the raw text.
    """

    article: str
    what: What
    gold: str | None
    found: str | None
    key: Hashable = None
    gold_at: tuple[int, int] | None = None
    found_at: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """How one kind of record was found; ratios have four decimals."""

    gold: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """Right among found; 0 where nothing was found."""
        return round(self._precision, 4)

    @property
    def recall(self) -> float:
        """Right among the labels; 0 where there are none."""
        return round(self._recall, 4)

    @property
    def f1(self) -> float:
        """Harmonic mean of the two; 0 where both are."""
        p, r = self._precision, self._recall
        return round(2 * p * r / (p + r), 4) if p + r else 0.0

    @property
    def _precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def _recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that a comparison gives.

    Attributes:
        figures: per kind with at least one record on either side.
        errors: per kind, in order of the articles.
        absent: articles without a document: all their records are missed.
        foreign: articles whose document was made from another text.
    """

    figures: Mapping[str, Figures]
    errors: Mapping[str, Sequence[Error]]
    absent: Sequence[str]
    foreign: Sequence[str]

    @property
    def headline(self) -> float:
        """Mean F1 of post, date, count and unit, of those that have records; 0 where none has."""
        values = [self.figures[kind].f1 for kind in HEADLINE if kind in self.figures]
        return round(sum(values) / len(values), 4) if values else 0.0


def _exact(named: Iterable[Named]) -> list[Hashable]:
    return [(mention.start, mention.end) for one in named for mention in one.mentions]


def _metadata(labels: Labels) -> list[Hashable]:
    known = labels.metadata
    single: list[Hashable] = [
        (key, value)
        for key, value in (("title", known.title), ("source", known.source), ("published", known.published))
        if value
    ]
    several = [("authors", name) for name in known.authors or ()] + [("editors", name) for name in known.editors or ()]
    return [*single, *several]


def _date(span: Span) -> Hashable:
    assert isinstance(span, Date)
    return span.type, span.value, span.mod


def _amount(span: Span) -> Hashable:
    assert isinstance(span, Count)
    value = (span.min, span.max) if span.approximation == "range" else span.value
    return value, span.approximation, span.classifier or ""


def _counted(span: Span) -> Hashable:
    assert isinstance(span, Count)
    return _amount(span), span.noun or ""


def _scope(span: Span) -> Hashable:
    assert isinstance(span, Count)
    return span.scope


def _anything(_span: Span) -> Hashable:
    return None


_BY_KEYS: Mapping[str, Keys] = {
    "official": lambda one: [person.name for person in one.officials],
    "post": lambda one: [(person.name, post.title) for person in one.officials for post in person.posts],
    "post_organisation": lambda one: [
        (person.name, post.title, post.organisation) for person in one.officials for post in person.posts
    ],
    "official_mention": lambda one: _exact(one.officials),
    "person_mention": lambda one: _exact(one.persons),
    "unit": lambda one: _exact(one.units),
    "unit_record": lambda one: [(unit.name, unit.kind) for unit in one.units],
    "structure": lambda one: [(structure.kind, structure.members) for structure in one.structures],
    "metadata": _metadata,
}
_BY_SPANS: Mapping[str, tuple[Spans, Value]] = {
    "damage": (lambda one: one.damage, _anything),
    "date_span": (lambda one: one.dates, _anything),
    "date": (lambda one: one.dates, _date),
    "count_value": (lambda one: one.counts, _amount),
    "count": (lambda one: one.counts, _counted),
    "count_scope": (lambda one: [count for count in one.counts if count.scope], _scope),
    "unit_overlap": (lambda one: [mention for unit in one.units for mention in unit.mentions], _anything),
}
KINDS = (
    "damage",
    "official",
    "post",
    "post_organisation",
    "official_mention",
    "person_mention",
    "date_span",
    "date",
    "count_value",
    "count",
    "count_scope",
    "unit",
    "unit_overlap",
    "unit_record",
    "structure",
    "metadata",
)


def score(gold: Mapping[str, Labels], documents: Mapping[str, Document]) -> Evaluation:
    """Compare the documents with the labels of the same name; a document without labels is left out."""
    tallies = {kind: _Tally() for kind in KINDS}
    absent, foreign = [], []
    for name, labels in gold.items():
        document = documents.get(name)
        if document is None:
            absent.append(name)
        elif document.article.sha256 != labels.sha256:
            foreign.append(name)
        found = _NOTHING if document is None else from_document(document)
        kept = outside(found, labels.damage)
        for kind, tally in tallies.items():
            if kind == "person_mention" and all(person.official for person in kept.persons):
                continue  # persons without a post are only written when asked for
            tally.add(name, kind, labels, found if kind == "damage" else kept)
    tallies = {kind: tally for kind, tally in tallies.items() if tally.gold or tally.found}
    return Evaluation(
        figures={kind: Figures(tally.gold, tally.found, tally.right) for kind, tally in tallies.items()},
        errors={kind: tally.errors for kind, tally in tallies.items()},
        absent=absent,
        foreign=foreign,
    )


_NOTHING = Labels(sha256="", metadata=Metadata(), persons=(), units=(), dates=(), counts=(), structures=())


class _Tally:
    """The running figures of one kind."""

    def __init__(self) -> None:
        self.gold = self.found = self.right = 0
        self.errors: list[Error] = []

    def add(self, article: str, kind: str, gold: Labels, found: Labels) -> None:
        if kind in _BY_KEYS:
            keys = _BY_KEYS[kind]
            self._keys(article, Counter(keys(gold)), Counter(keys(found)))
        else:
            spans, value = _BY_SPANS[kind]
            self._spans(article, spans(gold), spans(found), value)

    def _keys(self, article: str, gold: Counter[Hashable], found: Counter[Hashable]) -> None:
        self.gold += gold.total()
        self.found += found.total()
        self.right += (gold & found).total()
        self.errors += [Error(article, "missed", _shown(key), None, key) for key in (gold - found).elements()]
        self.errors += [Error(article, "false", None, _shown(key), key) for key in (found - gold).elements()]

    def _spans(self, article: str, gold: Sequence[Span], found: Sequence[Span], value: Value) -> None:
        pairs = paired(gold, found)
        self.gold += len(gold)
        self.found += len(found)
        for i, j in pairs:
            if value(gold[i]) == value(found[j]):
                self.right += 1
            else:
                self.errors.append(_differing(article, gold[i], found[j]))
        left, right = {i for i, _ in pairs}, {j for _, j in pairs}
        self.errors += [_differing(article, one, None) for i, one in enumerate(gold) if i not in left]
        self.errors += [_differing(article, None, one) for j, one in enumerate(found) if j not in right]


def _differing(article: str, gold: Span | None, found: Span | None) -> Error:
    what: What = "missed" if found is None else "false" if gold is None else "differs"
    shown = [None if one is None else _shown(one) for one in (gold, found)]
    places = [None if one is None else (one.start, one.end) for one in (gold, found)]
    return Error(article, what, shown[0], shown[1], gold_at=places[0], found_at=places[1])


def overlap(one: Span, other: Span) -> int:
    """Code points that the two share; negative for a gap between them."""
    return min(one.end, other.end) - max(one.start, other.start)


def paired(gold: Sequence[Span], found: Sequence[Span]) -> list[tuple[int, int]]:
    """Pair overlapping spans one to one, the largest overlap first, then in their order; return pairs of indices."""
    options = sorted(
        ((overlap(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if overlap(g, f) > 0),
        key=lambda option: (-option[0], option[1], option[2]),
    )
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, i, j in options:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def outside(labels: Labels, damage: Sequence[Span]) -> Labels:
    """Leave out the records inside damaged stretches: a repair may be right, the labels cannot tell."""
    if not damage:
        return labels

    def clear(span: Span) -> bool:
        return all(overlap(span, one) <= 0 for one in damage)

    return labels.model_copy(
        update={
            "persons": _with_clear_mentions(labels.persons, clear),
            "units": _with_clear_mentions(labels.units, clear),
            "dates": tuple(filter(clear, labels.dates)),
            "counts": tuple(filter(clear, labels.counts)),
        }
    )


def _with_clear_mentions(items: Sequence[N], clear: Callable[[Span], bool]) -> tuple[N, ...]:
    """Leave out unclear mentions, and who has no other; who had none at all stays."""
    kept = [(one, tuple(filter(clear, one.mentions))) for one in items]
    return tuple(
        one.model_copy(update={"mentions": mentions}) for one, mentions in kept if mentions or not one.mentions
    )


def _shown(item: object) -> str:
    """One line about a record, for a reader who looks for what went wrong."""
    if isinstance(item, Span):
        values = item.model_dump(exclude={"end"}, exclude_none=True)
        return " ".join(f"{key}={_plain(value)}" for key, value in values.items() if value != "")
    if isinstance(item, tuple):
        return " ".join(_plain(part) for part in item)
    return _plain(item)


def _plain(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "-" if value is None else str(value)
