"""Runs the corpus of values: every surface form of a value gives that value and nothing else.

A corpus file, `rules/<kind>/corpus/*.yaml`, lists under `values` fields of one record and all its `forms`, and under
`none` texts without a record. A form is the record's span as a whole; where it needs its neighbours, ⟦⟧ mark it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extraction.errors import RuleError
from extraction.pipes.counts.find import find_counts
from extraction.pipes.dates.find import find_dates
from extraction.rulebook import Rulebook, rules_folder
from extraction.rulebook.source import Table, load_yaml

_KEYS = {"anchor", "values", "none"}
_OPEN, _CLOSE = "⟦", "⟧"


@dataclass(frozen=True, slots=True)
class _Record:
    """A record's span, code points, half-open, and the fields that a corpus may name."""

    start: int
    end: int
    fields: dict[str, str]


_Find = Callable[[str, str, Rulebook], list[_Record]]


def check_corpus(book: Rulebook, folder: Path | None = None) -> Iterator[str]:
    """Every form that gives something else, and every text under `none` that gives a record: `path:line: message`.

    Args:
        book: the rules.
        folder: the folder of rules whose corpus is tried; the project's own without one.

    Raises:
        RuleError: a corpus file that cannot be read.
    """
    root = folder if folder is not None else rules_folder()
    for kind, find in _FINDERS.items():
        for path in sorted((root / kind / "corpus").glob("*.yaml")):
            table = load_yaml(path, path.read_text(encoding="utf-8"))
            for line, message in _check_file(path, table, find, book):
                yield f"{path}:{line}: {message}"


def _check_file(path: Path, table: Table, find: _Find, book: Rulebook) -> Iterator[tuple[int, str]]:
    if not set(table) <= _KEYS or "anchor" not in table:
        raise RuleError(path, 1, "not a corpus of values", "write `anchor:`, `values:` and `none:`")
    for entry in table.get("values", []):
        if not isinstance(entry, Table) or "forms" not in entry:
            raise RuleError(path, 1, "a value without forms", "write the fields of the record and its `forms:`")
        expected = {name: str(value) for name, value in entry.items() if name not in ("forms", "anchor")}
        for form in entry["forms"]:
            message = _check_form(str(form), expected, find, str(entry.get("anchor", table["anchor"])), book)
            if message:
                yield form.line, message
    for text in table.get("none", []):
        for record in find(str(text), str(table["anchor"]), book):
            yield text.line, f"{text!r} gives {record.fields}, and should give nothing"


def _check_form(form: str, expected: Mapping[str, str], find: _Find, anchor: str, book: Rulebook) -> str | None:
    text = form.replace(_OPEN, "").replace(_CLOSE, "")
    start = max(0, form.find(_OPEN))
    end = form.index(_CLOSE) - 1 if _CLOSE in form else len(text)
    found = find(text, anchor, book)
    here = [record for record in found if (record.start, record.end) == (start, end)]
    if _OPEN not in form and len(found) > 1:
        return f"{form!r} gives {len(found)} records"
    if not here:
        return f"{form!r} gives {[(text[r.start : r.end], r.fields) for r in found]}, not one record on the whole"
    has = {name: here[0].fields.get(name, "") for name in expected}
    return None if has == dict(expected) else f"{form!r} wants {dict(expected)}, has {has}"


def _dates(text: str, anchor: str, book: Rulebook) -> list[_Record]:
    return [
        _Record(found.start, found.end, {"type": found.type, "value": found.value, "mod": found.mod or "none"})
        for found in find_dates(text, anchor=None if anchor == "none" else anchor, rulebook=book)
    ]


def _counts(text: str, anchor: str, book: Rulebook) -> list[_Record]:
    times = [(date.start, date.end) for date in _dates(text, anchor, book)]
    return [
        _Record(count.start, count.end, {name: _written(value) for name, value in _fields(count).items()})
        for count in find_counts(text, excluded=times, rulebook=book)
    ]


def _fields(count: Any) -> dict[str, Any]:
    return {
        "value": count.value,
        "min": count.low,
        "max": count.high,
        "approximation": count.approximation,
        "classifier": count.classifier,
        "noun": count.noun,
        "kind": count.kind,
    }


def _written(value: Any) -> str:
    return "none" if value is None else format(value, "f") if hasattr(value, "as_tuple") else str(value)


_FINDERS: dict[str, _Find] = {"dates": _dates, "counts": _counts}
