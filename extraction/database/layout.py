"""The tables that hold documents, derived from the document's models.

SQL tables and Parquet files are both made from this description, so a field of a model is a column of the same name,
with the field's docstring as its comment. A place is two columns: its name, under the field's name, and `adcode`.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from schemas import (
    RECORDS,
    SPANS,
    Article,
    Document,
    Member,
    Mention,
    Official,
    Person,
    Pipeline,
    Place,
    Post,
    Unit,
)
from schemas.base import Record

ColumnKind = Literal["text", "offset", "integer", "number", "boolean"]
"""`offset` fits 32 bits, `integer` 64; a `number` is an exact decimal."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `comment` says what its values mean."""

    name: str
    kind: ColumnKind
    nullable: bool
    comment: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key from `columns` to the `key` of `table`; `late` where rows of one table refer to each other."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]
    late: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its primary key, what it refers to, and the columns that are searched for."""

    name: str
    comment: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    indexes: tuple[str, ...] = ()


def fields(model: type[Record]) -> Iterator[tuple[str, frozenset[Any]]]:
    """Yield the fields of a model that become columns, each with the types that it may have; lists are other tables."""
    for name, field in model.model_fields.items():
        types = frozenset(_leaves(field.annotation))
        if not any(get_origin(one) is tuple for one in types):
            yield name, types


def columns(model: type[Record]) -> tuple[Column, ...]:
    """Return the columns of a model, in its order."""
    found = []
    for name, types in fields(model):
        comment = model.model_fields[name].description or ""
        found.append(Column(name, _kind(types, name), NoneType in types, comment))
        if Place in types:
            found.append(Column("adcode", "text", True, f"Of `{name}`: {_ADCODE}"))
    return tuple(found)


def _leaves(annotation: Any) -> Iterator[Any]:
    """The members of a union, without what is known about them; a literal is its values' type."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _leaves(get_args(annotation)[0])
    elif origin in {Union, UnionType}:
        for one in get_args(annotation):
            yield from _leaves(one)
    elif origin is Literal:
        yield from {type(one) for one in get_args(annotation)}
    else:
        yield annotation


def _kind(types: Set[Any], name: str) -> ColumnKind:
    if float in types:
        return "number"
    if bool in types:
        return "boolean"
    if int in types:
        return "integer" if name in _LARGE else "offset"
    return "text"


_ADCODE = Place.model_fields["adcode"].description or ""
_LARGE = {"stated"}
"""Numbers that an article states; all other integers count the article's code points."""
_ARTICLE = Column("article", "text", False, "Id of the article.")
_OF_ARTICLE = Reference(("article",), "articles", ("id",))
_POSITION = Column("position", "offset", False, "Place in the document's list, from 0.")
_UNIT = Reference(("article", "unit"), "units", ("article", "id"))


def _parent(name: str, comment: str, kind: ColumnKind = "text") -> Column:
    return Column(name, kind, False, comment)


def _articles() -> Table:
    version = Column("schema_version", "text", False, Document.model_fields["schema_version"].description or "")
    made_by = tuple(
        Column("pipeline" if one.name == "name" else one.name, one.kind, one.nullable, one.comment)
        for one in columns(Pipeline)
    )
    return Table(
        "articles",
        "Articles: identity, metadata, and what made the document.",
        (*columns(Article), version, *made_by),
        ("id",),
        indexes=("published", "adcode"),
    )


def _numbered(name: str, model: type[Record], comment: str, *indexes: str) -> Table:
    """A table of records that have no id: their place in the document's list is their key."""
    own = (_ARTICLE, _POSITION, *columns(model))
    return Table(name, comment, own, ("article", "position"), (_OF_ARTICLE,), indexes)


def _named(name: str, model: type[Record], comment: str, *indexes: str, refer: tuple[Reference, ...] = ()) -> Table:
    """A table of records with an id that is unique within their document."""
    own = (_ARTICLE, *columns(model), _POSITION)
    return Table(name, comment, own, ("article", "id"), (_OF_ARTICLE, *refer), indexes)


def _mentions(name: str, parent: str, of: str) -> Table:
    key = ("article", parent, "position")
    own = (_ARTICLE, _parent(parent, f"Id of the {parent} within the article."), _POSITION, *columns(Mention))
    return Table(name, f"Spans where the article names the {parent}.", own, key, (_of(parent, of),))


def _of(column: str, table: str, key: str = "id") -> Reference:
    return Reference(("article", column), table, ("article", key))


_CREDITS = Table(
    "credits",
    "Who wrote and who edited the article, in its order.",
    (
        _ARTICLE,
        Column("role", "text", False, "`author` or `editor`."),
        _POSITION,
        Column("name", "text", False, "The name, as a reading."),
    ),
    ("article", "role", "position"),
    (_OF_ARTICLE,),
)
_POSTS = Table(
    "posts",
    "Posts that the article gives to officials: one per person, title and organisation.",
    (_ARTICLE, _parent("official", "Id of the official within the article."), _POSITION, *columns(Post)),
    ("article", "official", "position"),
    (_of("official", "officials"), _UNIT),
    ("organisation", "adcode"),
)
_MEMBERS = Table(
    "structure_members",
    "Levels or parts of a structure.",
    (
        _ARTICLE,
        _parent("structure", "Position of the structure within the article.", "offset"),
        _POSITION,
        *columns(Member),
    ),
    ("article", "structure", "position"),
    (_of("structure", "structures", "position"), _UNIT),
)

_TOLD = {
    "dates": ("Temporal expressions, after TIMEX3.", "value"),
    "counts": ("Numbers with what they count.", "noun", "adcode"),
    "structures": ("Organisational systems that the article spells out.",),
    "damage": ("Stretches that a broken encoding or a torn tag destroyed.",),
}
"""What the table of a kind without ids holds, and the columns that are searched for."""

TABLES: tuple[Table, ...] = (
    _articles(),
    _CREDITS,
    _named(
        "units",
        Unit,
        "Organisational units: named or definite bodies.",
        "name",
        "adcode",
        refer=(Reference(("article", "parent"), "units", ("article", "id"), late=True),),
    ),
    _mentions("unit_mentions", "unit", "units"),
    _named("officials", Official, "Named persons to whom the article gives a post.", "name"),
    _mentions("official_mentions", "official", "officials"),
    _POSTS,
    _named("people", Person, "Named persons without a post; empty unless they were asked for.", "name"),
    _mentions("person_mentions", "person", "people"),
    *(_numbered(kind, RECORDS[kind], *_TOLD.get(kind, (RECORDS[kind].__doc__ or "",))) for kind in SPANS),
    _MEMBERS,
)
"""All tables; each comes after those that it refers to."""
