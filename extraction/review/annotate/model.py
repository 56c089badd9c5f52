"""An article with marked stretches, values and links: what both annotation tools can hold.

Every record has one region, its head, that carries its values; a person or unit has a region more for each further
mention, with a link `same` to the head. Offsets are code points, half-open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

import schemas

Values = Mapping[str, tuple[str, ...]]

FLAGS = ("deputy", "acting", "former", "concurrent")
REMOVED = "removed"
"""The flag of a damaged stretch whose repair takes it away."""
HAND = "hand"
"""The rule of a record that a person added."""

FIELDS: Mapping[str, Mapping[str, tuple[str, ...] | None]] = {
    "Person": {"id": None, "name": None, "role": None},
    "Post": {"title": None, "organisation": None, "place": None, "adcode": None, "flags": FLAGS, "rule": None},
    "Unit": {
        "id": None,
        "name": None,
        "unit_kind": get_args(schemas.UnitKind),
        "place": None,
        "adcode": None,
        "rule": None,
    },
    "UnnamedUnit": {},
    "Date": {"date_type": get_args(schemas.DateType), "value": None, "mod": get_args(schemas.Mod), "rule": None},
    "Count": {
        "value": None,
        "min": None,
        "max": None,
        "approximation": get_args(schemas.Approximation),
        "classifier": None,
        "noun": None,
        "count_kind": get_args(schemas.CountKind),
        "place": None,
        "adcode": None,
        "rule": None,
    },
    "Structure": {
        "structure_kind": get_args(schemas.StructureKind),
        "name": None,
        "stated": None,
        "members": None,
        "rule": None,
    },
    "Damage": {"reason": None, "repaired": None, "repair": (REMOVED,)},
}
"""Label -> its fields; the choices where it has some, None for free text. An `UnnamedUnit` has those of a unit: it
stands on the words that imply the body, and is no mention."""
SEVERAL = frozenset({"flags", "members"})
"""The fields that hold more than one value."""

LINKS: Mapping[str, tuple[str, str]] = {
    "same": ("", ""),
    "holds": ("Person", "Post"),
    "of": ("Post", "Unit"),
    "part_of": ("Unit", "Unit"),
}
"""Link -> the labels at its ends; `same` goes from a further mention to the head."""

METADATA = ("title", "source", "published", "authors", "editors")
"""What the article's header says; the last two hold several names."""


def fields_of(label: str) -> Mapping[str, tuple[str, ...] | None]:
    """The fields of a label; raise `KeyError` for an unknown one."""
    return FIELDS["Unit" if label == "UnnamedUnit" else label]


@dataclass(frozen=True, slots=True)
class Region:
    """A marked stretch; `values` is empty for a further mention."""

    key: str
    label: str
    start: int
    end: int
    values: Values


@dataclass(frozen=True, slots=True)
class Link:
    """A directed link between two regions, by their keys."""

    kind: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Task:
    """One article for an annotator.

    Attributes:
        raw: its raw text.
        article: what the document says of it; `pipeline` of what made it.
        metadata: the part of that which an annotator may correct, by the names of METADATA.
        reviewed: whether a person has looked at it, as far as the tool's file says.
    """

    raw: str
    article: Mapping[str, Any]
    pipeline: Mapping[str, Any]
    metadata: Values
    regions: tuple[Region, ...]
    links: tuple[Link, ...]
    reviewed: bool = True
