"""Runs the examples of the rules: the one test that every rule file gets.

A rule that makes records is tried through the whole pipeline: in every `accept` text a record on the marked span
with the fields given,
in no `refuse` text a record of that rule. Every other pattern, and every trap, is tried alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extraction.pipeline import Settings, extract
from extraction.rulebook import Example, Rule, Rulebook
from schemas import SPANS

if TYPE_CHECKING:
    from schemas import Document

_PUBLISHED = "2021-06-15"
"""The anchor of an example that names none."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An example that does not hold: of which rule, where, and what came instead."""

    rule: Rule
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.rule.path}:{self.line}: {self.rule.id}: {self.message}"


@dataclass(frozen=True, slots=True)
class _Made:
    """A record as the examples see it: the spans that a mark may name, and its fields."""

    rule: str
    spans: frozenset[tuple[int, int]]
    fields: dict[str, Any]


def check_examples(book: Rulebook, rules: Path | None = None) -> Iterator[Fault]:
    """Every example that does not hold, in the order of kinds and rules.

    Args:
        rules: the user's own folder that the book was loaded with.
    """
    settings = Settings(rules=rules)
    for kind in book.kinds:
        made = _MAKERS.get(kind)
        for rule in book.rules(kind):
            if made is None or rule.value not in _RECORDING.get(kind, {rule.value}):
                yield from _check_pattern(rule)
            else:
                linking = rule.value in _LINKING.get(kind, ())
                yield from check_rule(rule, made, settings, linking=linking)
        for trap in book.traps(kind):
            yield from _check_pattern(trap)


def check_rule(
    rule: Rule, made: Callable[[Document], Iterator[_Made]], settings: Settings, *, linking: bool = False
) -> Iterator[Fault]:
    """The faults of one rule that makes records, or, if `linking`, adds mentions to records that another made."""
    for example in rule.accept:
        found = list(made(_document(example.text, example.published, settings)))
        if message := _missing(rule, example, found, linking=linking):
            yield Fault(rule, example.line, message)
    for text in rule.refuse:
        for record in made(_document(text, None, settings)):
            if record.rule == rule.id or linking:
                yield Fault(rule, rule.line, f"fires in {text!r}, which it must refuse: {record.fields}")


def _document(text: str, published: str | None, settings: Settings) -> Document:
    return extract(text, id="example", published=published or _PUBLISHED, settings=settings)


def _missing(rule: Rule, example: Example, found: list[_Made], *, linking: bool) -> str | None:
    here = [r for r in found if (example.start, example.end) in r.spans]
    # a rule whose match is part of a joined record names the rule that joins
    own = [r for r in here if linking or r.rule == example.expected.get("rule", rule.id)]
    if not own:
        others = "; ".join(f"{r.rule} {r.fields}" for r in here) or "nothing"
        return f"no record on {example.text[example.start : example.end]!r} in {example.text!r}, but {others}"
    for record in own:
        if all(str(record.fields.get(name)) == value for name, value in example.expected.items()):
            return None
    wanted = dict(example.expected)
    return f"{example.text!r}: wants {wanted}, has {[{n: r.fields.get(n) for n in wanted} for r in own]}"


def _check_pattern(rule: Rule) -> Iterator[Fault]:
    for example in rule.accept:
        spans = {m.span() for m in rule.regex.finditer(example.text)}
        if (example.start, example.end) not in spans:
            found = [example.text[start:end] for start, end in sorted(spans)]
            yield Fault(rule, example.line, f"the pattern catches {found} in {example.text!r}")
    for text in rule.refuse:
        if match := rule.regex.search(text):
            yield Fault(rule, rule.line, f"the pattern catches {match[0]!r} in {text!r}, which it must refuse")


def _plain(kind: str) -> Callable[[Document], Iterator[_Made]]:
    def made(document: Document) -> Iterator[_Made]:
        for record in getattr(document, kind):
            fields = record.model_dump()
            yield _Made(record.rule, frozenset({(record.start, record.end)}), fields)

    return made


def _officials(document: Document) -> Iterator[_Made]:
    for official in document.officials:
        spans = {(m.start, m.end) for m in official.mentions}
        for post in official.posts:
            fields = {**post.model_dump(), "name": official.name}
            yield _Made(post.rule, frozenset({*spans, (post.start, post.end)}), fields)


def _units(document: Document) -> Iterator[_Made]:
    for unit in document.units:
        yield _Made(
            unit.rule, frozenset((m.start, m.end) for m in unit.mentions), {**unit.model_dump(), "value": unit.name}
        )


def _structures(document: Document) -> Iterator[_Made]:
    for one in document.structures:
        fields = {**one.model_dump(), "members": "|".join(m.name for m in one.members)}
        yield _Made(one.rule, frozenset({(one.start, one.end)}), fields)


_MAKERS = {kind: _plain(kind) for kind in SPANS} | {
    "officials": _officials,
    "structures": _structures,
    "units": _units,
}
_RECORDING = {"officials": {"meet", "behind", "subject", "goes-on"}}
"""Value functions whose rules stand in records, where not all do."""
_LINKING = {"units": {"defined", "referring", "founded"}}
"""Value functions that add a mention to a record of another rule."""
