"""A document as rows of the tables in `layout`, with nothing lost."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from extraction.database.layout import TABLES, fields
from schemas import NAMED, RECORDS, SPANS, Document, Mention, Place
from schemas.base import Record

Row = dict[str, Any]

_LARGEST_OFFSET = 2**31 - 1
_LARGEST_INTEGER = 2**63 - 1


def rows(document: Document) -> dict[str, list[Row]]:
    """Return the rows of one document by table; every table is there.

    Raises `ValueError` for a number that no database column holds.
    """
    _check(document)
    article = document.article.id
    found: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    found["articles"].append(_article(document))
    for role, names in (("author", document.article.authors), ("editor", document.article.editors)):
        found["credits"] += [_row(article, role=role, position=at, name=name) for at, name in enumerate(names)]
    for kind in NAMED:
        singular = RECORDS[kind].__name__.lower()
        for at, one in enumerate(getattr(document, kind)):
            found[kind].append(_row(article, position=at) | _values(one))
            found[f"{singular}_mentions"] += _mentions(article, singular, one.id, one.mentions)
    for official in document.officials:
        found["posts"] += _listed(article, official.posts, official=official.id)
    for kind in SPANS:
        found[kind] += _listed(article, getattr(document, kind))
    for at, structure in enumerate(document.structures):
        found["structure_members"] += _listed(article, structure.members, structure=at)
    return found


def _check(document: Document) -> None:
    """All offsets end within `characters`: the model has seen to it."""
    if document.article.characters > _LARGEST_OFFSET:
        raise ValueError(f"article.characters: {document.article.characters} is more than {_LARGEST_OFFSET}")
    for at, structure in enumerate(document.structures):
        if structure.stated is not None and structure.stated > _LARGEST_INTEGER:
            raise ValueError(f"structures.{at}.stated: {structure.stated} is more than {_LARGEST_INTEGER}")


def _article(document: Document) -> Row:
    made_by = document.pipeline
    return _values(document.article) | {
        "schema_version": document.schema_version,
        "pipeline": made_by.name,
        "version": made_by.version,
        "segmenter": made_by.segmenter,
    }


def _row(article: str, **values: Any) -> Row:
    return {"article": article} | values


def _listed(article: str, records: Iterable[Record], **parent: Any) -> Iterator[Row]:
    for at, record in enumerate(records):
        yield {"article": article, "position": at, **parent, **_values(record)}


def _mentions(article: str, parent: str, key: str, mentions: Iterable[Mention]) -> Iterator[Row]:
    return _listed(article, mentions, **{parent: key})


def _values(record: Record) -> Row:
    found: Row = {}
    for name, is_place in _plan(type(record)):
        value = getattr(record, name)
        if not is_place:
            found[name] = value
        elif value is None:
            found[name] = found["adcode"] = None
        else:
            found[name], found["adcode"] = value.name, value.adcode
    return found


@cache
def _plan(model: type[Record]) -> tuple[tuple[str, bool], ...]:
    """The fields that become columns, and whether each is a place."""
    return tuple((name, Place in types) for name, types in fields(model))
