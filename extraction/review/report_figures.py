"""Figures per rule and confusions, on the same records as the evaluation counts. Pure."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any

from extraction.evaluate import Evaluation, Labels, outside, paired
from extraction.evaluate.labels import Span, from_document
from extraction.evaluate.score import overlap
from schemas import Document

Items = Iterator[tuple[Hashable, str]]
NOTHING = "–"
Pair = tuple[str, str]


def _posts(kept: Labels, document: Document) -> Items:
    rules = {(one.name, post.title): post.rule for one in reversed(document.officials) for post in one.posts}
    for person in kept.officials:
        for post in person.posts:
            yield (person.name, post.title), rules[person.name, post.title]


def _dates(kept: Labels, document: Document) -> Items:
    rules = {(one.start, one.end): one.rule for one in document.dates}
    yield from (((one.start, one.end), rules[one.start, one.end]) for one in kept.dates)


def _counts(kept: Labels, document: Document) -> Items:
    rules = {(one.start, one.end): one.rule for one in document.counts}
    yield from (((one.start, one.end), rules[one.start, one.end]) for one in kept.counts)


def _units(kept: Labels, document: Document) -> Items:
    rules = {(place.start, place.end): one.rule for one in document.units for place in one.mentions}
    yield from (((at.start, at.end), rules[at.start, at.end]) for one in kept.units for at in one.mentions)


def _structures(_kept: Labels, document: Document) -> Items:
    for one in document.structures:
        yield (one.kind, tuple(member.name for member in one.members)), one.rule


_RULED: Mapping[str, Callable[[Labels, Document], Items]] = {
    "post": _posts,
    "date": _dates,
    "count": _counts,
    "unit": _units,
    "structure": _structures,
}


def rules_of(kind: str, labels: Labels, document: Document) -> Sequence[tuple[Hashable, str]]:
    """The counted records of a kind, as (what they are compared or placed by, rule); empty where no rule is known."""
    items = _RULED.get(kind)
    return [] if items is None else list(items(outside(from_document(document), labels.damage), document))


def per_rule(
    gold: Mapping[str, Labels], documents: Mapping[str, Document], evaluation: Evaluation
) -> list[dict[str, Any]]:
    """For every kind and rule how many records it gave, and how many of them are right; the most wrong first."""
    rows = []
    for kind in _RULED:
        found: Counter[str] = Counter()
        wrong: Counter[str] = Counter()
        errors = Counter(
            (one.article, one.found_at or one.key) for one in evaluation.errors.get(kind, ()) if one.found is not None
        )
        for name, document in documents.items():
            for key, rule in rules_of(kind, gold[name], document):
                found[rule] += 1
                if errors[name, key] > 0:
                    errors[name, key] -= 1
                    wrong[rule] += 1
        rows += [
            {"kind": kind, "rule": rule, "found": found[rule], "right": found[rule] - wrong[rule]} for rule in found
        ]
    return sorted(rows, key=lambda row: (row["right"] - row["found"], row["kind"], row["rule"]))


def confusions(gold: Mapping[str, Labels], documents: Mapping[str, Document]) -> list[dict[str, Any]]:
    """What the labels say against what was found, as matrices: kinds of records, types, wordings, kinds of units."""
    pairs: dict[str, Counter[Pair]] = {title: Counter() for title in _CONFUSED}
    for name, labels in gold.items():
        if name in documents:
            found = outside(from_document(documents[name]), labels.damage)
            for title, compare in _CONFUSED.items():
                pairs[title].update(compare(labels, found))
    return [_matrix(title, counted) for title, counted in pairs.items() if counted]


def _matrix(title: str, counted: Counter[Pair]) -> dict[str, Any]:
    rows = sorted({gold for gold, _ in counted}, key=lambda one: (one == NOTHING, one))
    columns = sorted({found for _, found in counted}, key=lambda one: (one == NOTHING, one))
    cells = [[counted[gold, found] for found in columns] for gold in rows]
    return {"title": title, "rows": rows, "columns": columns, "cells": cells}


def _spans(labels: Labels) -> Iterator[tuple[str, Span]]:
    yield from (("date", one) for one in labels.dates)
    yield from (("count", one) for one in labels.counts)
    yield from (("unit", at) for one in labels.units for at in one.mentions)
    yield from (("official", at) for one in labels.officials for at in one.mentions)


def _records(gold: Labels, found: Labels) -> Iterator[Pair]:
    """Every labelled span with what overlaps it most, its own kind first; then what was found where nothing is."""
    labelled, others = list(_spans(gold)), list(_spans(found))
    for kind, one in labelled:
        near = [(other == kind, overlap(one, at), other) for other, at in others if overlap(one, at) > 0]
        yield kind, max(near)[2] if near else NOTHING
    for kind, one in others:
        if all(overlap(one, at) <= 0 for _, at in labelled):
            yield NOTHING, kind


def _types(gold: Labels, found: Labels) -> Iterator[Pair]:
    for i, j in paired(gold.dates, found.dates):
        yield gold.dates[i].type, found.dates[j].type


def _wordings(gold: Labels, found: Labels) -> Iterator[Pair]:
    for i, j in paired(gold.counts, found.counts):
        yield gold.counts[i].approximation, found.counts[j].approximation


def _unit_kinds(gold: Labels, found: Labels) -> Iterator[Pair]:
    kinds = {one.name: one.kind for one in reversed(found.units)}
    yield from ((one.kind, kinds[one.name]) for one in gold.units if one.name in kinds)


_CONFUSED: Mapping[str, Callable[[Labels, Labels], Iterator[Pair]]] = {
    "Kinds of records": _records,
    "Types of dates": _types,
    "Wordings of counts": _wordings,
    "Kinds of units": _unit_kinds,
}
