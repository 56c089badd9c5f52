"""A document and its raw text -> regions, values and links."""

import json
from collections.abc import Iterable, Mapping, Sequence

from extraction.review.annotate.model import FLAGS, METADATA, REMOVED, Link, Region, Task, Values
from schemas import Document, Mention, Place, Structure, Unit

Given = Mapping[str, str | int | float | Sequence[str] | None]


def to_task(document: Document, raw: str) -> Task:
    """Everything that the document says, for an annotator."""
    article = document.article.model_dump(mode="json")
    metadata = _values({name: article[name] for name in METADATA})
    drawing = _Drawing(document)
    drawing.draw()
    return Task(
        raw, article, document.pipeline.model_dump(), metadata, tuple(drawing.regions), tuple(drawing.links), False
    )


class _Drawing:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._units: dict[str, str] = {}
        self.regions: list[Region] = []
        self.links: list[Link] = []

    def draw(self) -> None:
        """Draw all records; units first, since the others link to them."""
        self._draw_units()
        self._draw_persons()
        document = self._document
        for date in document.dates:
            values = {"date_type": date.type, "value": date.value, "mod": date.mod, "rule": date.rule}
            self._region("Date", date.start, date.end, values)
        for count in document.counts:
            numbers = {name: _number(getattr(count, name)) for name in ("value", "min", "max")}
            names = {name: getattr(count, name) for name in ("approximation", "classifier", "noun", "rule")}
            place = _place(count.scope)
            self._region("Count", count.start, count.end, {**numbers, **names, "count_kind": count.kind, **place})
        for one in document.structures:
            kept = {"structure_kind": one.kind, "name": one.name, "stated": one.stated, "rule": one.rule}
            self._region("Structure", one.start, one.end, {**kept, "members": _members(one)})
        for damage in document.damage:
            repair = REMOVED if damage.repaired == "" else None
            text = damage.repaired or None
            self._region(
                "Damage", damage.start, damage.end, {"reason": damage.reason, "repaired": text, "repair": repair}
            )

    def _draw_units(self) -> None:
        implied = _implied(self._document)
        for unit in self._document.units:
            values = {"id": unit.id, "name": unit.name, "unit_kind": unit.kind, "rule": unit.rule, **_place(unit.place)}
            if unit.mentions:
                self._units[unit.id] = self._mentioned("Unit", unit.mentions, values)
            else:
                start, end = implied[unit.id]
                self._units[unit.id] = self._region("UnnamedUnit", start, end, values)
        for unit in self._document.units:
            if unit.parent is not None:
                self.links.append(Link("part_of", self._units[unit.id], self._units[unit.parent]))

    def _draw_persons(self) -> None:
        for official in self._document.officials:
            person = self._mentioned("Person", official.mentions, {"id": official.id, "name": official.name})
            for post in official.posts:
                values = {
                    "title": post.title,
                    "organisation": post.organisation,
                    **_place(post.place),
                    "flags": [flag for flag in FLAGS if getattr(post, flag)],
                    "rule": post.rule,
                }
                key = self._region("Post", post.start, post.end, values)
                self.links.append(Link("holds", person, key))
                if post.unit is not None:
                    self.links.append(Link("of", key, self._units[post.unit]))
        for one in self._document.people:
            self._mentioned("Person", one.mentions, {"id": one.id, "name": one.name, "role": one.role})

    def _mentioned(self, label: str, mentions: Iterable[Mention], values: Given) -> str:
        """Draw a record by its mentions; return the key of its head."""
        first, *others = mentions
        head = self._region(label, first.start, first.end, values)
        for other in others:
            self.links.append(Link("same", self._region(label, other.start, other.end, {}), head))
        return head

    def _region(self, label: str, start: int, end: int, values: Given) -> str:
        key = f"T{len(self.regions) + 1}"
        self.regions.append(Region(key, label, start, end, _values(values)))
        return key


def _values(given: Given) -> Values:
    """Drop what is unknown; everything else becomes text."""
    values = {}
    for name, value in given.items():
        if value is None:
            continue
        texts = (str(value),) if isinstance(value, str | int | float) else tuple(value)
        if texts:
            values[name] = texts
    return values


def _place(place: Place | None) -> Given:
    return {"place": place.name, "adcode": place.adcode} if place else {}


def _number(value: float | None) -> str | None:
    return None if value is None else json.dumps(value)


def _members(structure: Structure) -> list[str]:
    """`name [u3]` for a member that is a unit; `[]` keeps a name that ends so itself apart."""
    return [
        f"{member.name} [{member.unit or ''}]" if member.unit or member.name.endswith("]") else member.name
        for member in structure.members
    ]


def _implied(document: Document) -> dict[str, tuple[int, int]]:
    """Unit -> the words that imply it: a post, a part of it that is mentioned, or a structure; else the first one."""
    found: dict[str, tuple[int, int]] = {}
    for official in document.officials:
        for post in official.posts:
            if post.unit is not None:
                found.setdefault(post.unit, (post.start, post.end))
    for structure in document.structures:
        for member in structure.members:
            if member.unit is not None:
                found.setdefault(member.unit, (structure.start, structure.end))
    units: Mapping[str, Unit] = {unit.id: unit for unit in document.units}
    for unit in document.units:
        span = (unit.mentions[0].start, unit.mentions[0].end) if unit.mentions else found.get(unit.id, (0, 1))
        above: str | None = unit.id
        while above is not None:
            found.setdefault(above, span)
            above = units[above].parent
    return found
