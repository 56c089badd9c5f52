"""The document: all records of one article, in the order of the contract."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic import model_validator

from schemas.article import Article
from schemas.base import Record, Text
from schemas.count import Count
from schemas.damage import Damage
from schemas.date import Date
from schemas.official import Official
from schemas.person import Person
from schemas.structure import Structure
from schemas.unit import Unit

SchemaVersion = Literal["1.0"]
SCHEMA_VERSION: SchemaVersion = get_args(SchemaVersion)[0]
SCHEMA_URL = "https://json-schema.org/draft/2020-12/schema"


class Pipeline(Record):
    """What made the document."""

    name: Text
    """Always `minglu` for documents of this project."""
    version: Text
    """Version of the code and rules."""
    segmenter: Text
    """The segmentation model, by name and digest."""


class Document(Record):
    """One article with its records; all offsets are code points of the article's raw text, half-open."""

    schema_version: SchemaVersion
    """A key's meaning never changes within a major version."""
    pipeline: Pipeline
    """What made the document."""
    article: Article
    """The article."""
    officials: tuple[Official, ...]
    """Named persons with a post."""
    people: tuple[Person, ...]
    """Named persons without one; empty unless asked for."""
    dates: tuple[Date, ...]
    """Temporal expressions."""
    counts: tuple[Count, ...]
    """Numbers with what they count."""
    units: tuple[Unit, ...]
    """Organisational units."""
    structures: tuple[Structure, ...]
    """Organisational systems."""
    damage: tuple[Damage, ...]
    """Destroyed stretches."""

    @model_validator(mode="after")
    def _consistent(self) -> "Document":
        for kind in NAMED:
            _check_ids(kind, [record.id for record in getattr(self, kind)])
        units = {unit.id: unit.parent for unit in self.units}
        for where, unit in self._unit_references():
            if unit not in units:
                raise ValueError(f"{where} refers to {unit}, which is no unit of the document")
        _check_parents(units)
        for where, end in self._ends():
            if end > self.article.characters:
                raise ValueError(f"{where} ends at {end}, after the article's {self.article.characters} characters")
        return self

    def _unit_references(self) -> Iterator[tuple[str, str]]:
        for official in self.officials:
            for post in official.posts:
                if post.unit is not None:
                    yield f"{official.id}, post {post.title}", post.unit
        for unit in self.units:
            if unit.parent is not None:
                yield f"{unit.id}, parent", unit.parent
        for structure in self.structures:
            for member in structure.members:
                if member.unit is not None:
                    yield f"structure at {structure.start}, member {member.name}", member.unit

    def _ends(self) -> Iterator[tuple[str, int]]:
        for kind in NAMED:
            for one in getattr(self, kind):
                yield from ((f"a mention of {one.id}", mention.end) for mention in one.mentions)
        for official in self.officials:
            for post in official.posts:
                yield f"{official.id}, post {post.title}", post.end
        for kind in SPANS:
            for number, record in enumerate(getattr(self, kind)):
                yield f"{kind}[{number}]", record.end

    def to_json(self) -> str:
        """Return the canonical text: keys in the contract's order, one space per level, a newline at the end."""
        return self.model_dump_json(indent=1) + "\n"

    def to_line(self) -> str:
        """Return the same values on one line, a newline at the end."""
        return self.model_dump_json() + "\n"


def _lists() -> Iterator[tuple[str, type[Record]]]:
    for kind, field in Document.model_fields.items():
        if get_origin(field.annotation) is tuple:
            yield kind, get_args(field.annotation)[0]


RECORDS: Mapping[str, type[Record]] = dict(_lists())
"""The kinds of records by the names of the document's lists, in their order, each with its model.

Whatever goes through all kinds asks this and the two below, so that a new list of `Document` is a new kind everywhere.
"""
NAMED = tuple(kind for kind, model in RECORDS.items() if "mentions" in model.model_fields)
"""Kinds whose records have an id and are mentioned in several places."""
SPANS = tuple(kind for kind, model in RECORDS.items() if "start" in model.model_fields)
"""Kinds whose records are one stretch of the text each, and have no id."""


def _check_ids(kind: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise ValueError(f"{kind}: the id {one} is given twice")
        seen.add(one)


def _check_parents(parents: dict[str, str | None]) -> None:
    for unit in parents:
        seen: set[str] = set()
        above: str | None = unit
        while above is not None:
            if above in seen:
                raise ValueError(f"units: {above} is its own ancestor")
            seen.add(above)
            above = parents[above]


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a document; every key is required, no other key is allowed."""
    return {"$schema": SCHEMA_URL, **Document.model_json_schema(mode="serialization")}
