"""Regions, values and links -> the document that they say."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from extraction.errors import EvaluationError
from extraction.review.annotate.model import FLAGS, HAND, METADATA, REMOVED, Region, Task, Values
from extraction.text import Reading, read
from schemas import RECORDS, SCHEMA_VERSION, Document, bounds_of

_MEMBER = re.compile(r"(.*) \[(u[1-9][0-9]*)?\]", re.DOTALL)


def to_document(task: Task) -> Document:
    """The document as the annotator left it; the readings of changed spans are read anew.

    Raises:
        EvaluationError: a value that a record does not take, or a link that leads nowhere sensible.
    """
    try:
        return Document.model_validate(_Records(task).document())
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in fault["loc"])
        raise EvaluationError(
            f"{task.article.get('id')}: {where}: {fault['msg']}. Mend it in the annotation tool and export again."
        ) from error


class _Records:
    def __init__(self, task: Task) -> None:
        self._task = task
        self._reading: Reading = read(task.raw)
        self._regions = {region.key: region for region in task.regions}
        self._head = self._heads()
        self._unit_ids = self._ids(("Unit", "UnnamedUnit"), "u")
        self._links = {
            kind: [(self._head[link.source], self._head[link.target]) for link in task.links if link.kind == kind]
            for kind in ("holds", "of", "part_of")
        }

    def document(self) -> dict[str, Any]:
        """The document as data."""
        task = self._task
        article = dict(task.article)
        for name in METADATA:
            given = task.metadata.get(name, ())
            article[name] = given if name in ("authors", "editors") else (given[0] if given else None)
        officials, people = self._persons()
        # kinds that have no label to be annotated with stay empty
        return dict.fromkeys(RECORDS, ()) | {
            "schema_version": SCHEMA_VERSION,
            "pipeline": dict(task.pipeline),
            "article": article,
            "officials": officials,
            "people": people,
            "dates": [self._date(one) for one in self._sorted("Date")],
            "counts": [self._count(one) for one in self._sorted("Count")],
            "units": [self._unit(key) for key in self._unit_ids],
            "structures": [self._structure(one) for one in self._sorted("Structure")],
            "damage": [self._damage(one) for one in self._sorted("Damage")],
        }

    def _heads(self) -> dict[str, str]:
        """Region -> the region that carries its record's values."""
        above = {link.source: link.target for link in self._task.links if link.kind == "same"}
        heads = {}
        for key in self._regions:
            head, seen = key, {key}
            while above.get(head) in self._regions and above[head] not in seen:
                head = above[head]
                seen.add(head)
            heads[key] = head
        return heads

    def _ids(self, labels: tuple[str, ...], letter: str, keys: Iterable[str] | None = None) -> dict[str, str]:
        """Head -> its id, where it has a good one that nobody else has; the others get the next free numbers."""
        if keys is None:
            keys = [one.key for one in self._task.regions if one.label in labels and self._head[one.key] == one.key]
        keys = list(keys)
        given: dict[str, str] = {}
        for key in keys:
            wanted = _one(self._regions[key].values, "id") or ""
            if re.fullmatch(f"{letter}[1-9][0-9]*", wanted) and wanted not in given.values():
                given[key] = wanted
        number = 0
        for key in keys:
            while key not in given:
                number += 1
                if f"{letter}{number}" not in given.values():
                    given[key] = f"{letter}{number}"
        return {key: given[key] for key in keys}

    def _persons(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Who has a post, and who has none."""
        heads = [one.key for one in self._task.regions if one.label == "Person" and self._head[one.key] == one.key]
        holding = {person for person, _ in self._links["holds"]}
        officials = self._ids((), "o", [key for key in heads if key in holding])
        people = self._ids((), "p", [key for key in heads if key not in holding])
        return (
            [
                {
                    "id": name,
                    "name": self._name(key),
                    "posts": [self._post(post) for person, post in self._links["holds"] if person == key],
                    "mentions": self._mentions(key),
                }
                for key, name in officials.items()
            ],
            [
                {
                    "id": name,
                    "name": self._name(key),
                    "role": _one(self._regions[key].values, "role"),
                    "mentions": self._mentions(key),
                }
                for key, name in people.items()
            ],
        )

    def _post(self, key: str) -> dict[str, Any]:
        region = self._regions[key]
        values = region.values
        unit = next((target for post, target in self._links["of"] if post == key), None)
        flags = values.get("flags", ())
        return {
            "title": _one(values, "title") or self._text(region.start, region.end),
            "organisation": _one(values, "organisation"),
            "unit": self._unit_ids.get(unit) if unit else None,
            "place": _place(values),
            **{flag: flag in flags for flag in FLAGS},
            "start": region.start,
            "end": region.end,
            "rule": _rule(values),
        }

    def _unit(self, key: str) -> dict[str, Any]:
        values = self._regions[key].values
        parent = next((target for part, target in self._links["part_of"] if part == key), None)
        return {
            "id": self._unit_ids[key],
            "name": self._name(key),
            "kind": _one(values, "unit_kind") or "other",
            "place": _place(values),
            "parent": self._unit_ids.get(parent) if parent else None,
            "mentions": self._mentions(key),
            "rule": _rule(values),
        }

    def _date(self, region: Region) -> dict[str, Any]:
        values = region.values
        return {
            **self._span(region.start, region.end),
            "text": self._text(region.start, region.end),
            "type": _one(values, "date_type") or "DATE",
            "value": _one(values, "value") or "",
            "mod": _one(values, "mod"),
            "rule": _rule(values),
        }

    def _count(self, region: Region) -> dict[str, Any]:
        values = region.values
        value, low, high = (self._number(region, name) for name in ("value", "min", "max"))
        approximation = _one(values, "approximation") or "exact"
        if approximation != "range" and value is not None:
            low, high = bounds_of(value, approximation)  # type: ignore[arg-type]
        return {
            **self._span(region.start, region.end),
            "text": self._text(region.start, region.end),
            "value": value,
            "min": low,
            "max": high,
            "approximation": approximation,
            "classifier": _one(values, "classifier"),
            "noun": _one(values, "noun"),
            "kind": _one(values, "count_kind") or "other",
            "scope": _place(values),
            "rule": _rule(values),
        }

    def _structure(self, region: Region) -> dict[str, Any]:
        stated = self._number(region, "stated")
        return {
            "kind": _one(region.values, "structure_kind") or "parts",
            "name": _one(region.values, "name"),
            "stated": stated,
            "members": [_member(text) for text in region.values.get("members", ())],
            "start": region.start,
            "end": region.end,
            "rule": _rule(region.values),
        }

    @staticmethod
    def _damage(region: Region) -> dict[str, Any]:
        removed = REMOVED in region.values.get("repair", ())
        return {
            "start": region.start,
            "end": region.end,
            "reason": _one(region.values, "reason") or HAND,
            "repaired": "" if removed else _one(region.values, "repaired"),
        }

    def _sorted(self, label: str) -> list[Region]:
        found = [one for one in self._task.regions if one.label == label]
        return sorted(found, key=lambda one: (one.start, one.end))

    def _mentions(self, head: str) -> list[dict[str, Any]]:
        found = [
            (one.start, one.end)
            for one in self._task.regions
            if self._head[one.key] == head and one.label != "UnnamedUnit"
        ]
        return [self._span(start, end) for start, end in sorted(found)]

    def _name(self, key: str) -> str:
        region = self._regions[key]
        return _one(region.values, "name") or self._text(region.start, region.end)

    def _span(self, start: int, end: int) -> dict[str, Any]:
        return {"start": start, "end": end, "surface": self._task.raw[start:end]}

    def _text(self, start: int, end: int) -> str:
        reading = self._reading
        return reading.text[reading.reading_offset(start) : reading.reading_offset(end)] or self._task.raw[start:end]

    def _number(self, region: Region, name: str) -> Any:
        text = _one(region.values, name)
        try:
            return None if text is None else json.loads(text)
        except ValueError as error:
            raise EvaluationError(
                f"{self._task.article.get('id')}: {region.label} at {region.start}: {name} {text!r} is no number. "
                "Write it like 50 or 18.5."
            ) from error


def _one(values: Values, name: str) -> str | None:
    found = values.get(name, ())
    return found[0] if found else None


def _rule(values: Values) -> str:
    return _one(values, "rule") or HAND


def _place(values: Values) -> Mapping[str, str | None] | None:
    name = _one(values, "place")
    return None if name is None else {"name": name, "adcode": _one(values, "adcode")}


def _member(text: str) -> dict[str, str | None]:
    match = _MEMBER.fullmatch(text)
    return {"name": match[1], "unit": match[2]} if match else {"name": text, "unit": None}
