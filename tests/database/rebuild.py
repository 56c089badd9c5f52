"""The way back: documents from the rows of a database, to see that nothing was lost."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from extraction.database.tables import TABLES
from schemas import SPANS, Document

Row = dict[str, Any]
_NO_FIELDS = ("article", "position", "official", "person", "structure")


def read(connection: Connection) -> dict[str, Document]:
    """All documents by id."""
    tables: dict[str, dict[str, list[Row]]] = {}
    for table in TABLES:
        groups = tables[table.name] = defaultdict(list)
        for row in connection.execute(select(table)).mappings():
            groups[row["id" if table.name == "articles" else "article"]].append(dict(row))
    return {
        article: _document({name: groups[article] for name, groups in tables.items()})
        for article in list(tables["articles"])
    }


def _document(rows: Mapping[str, list[Row]]) -> Document:
    [article] = rows["articles"]
    names = _in_order(rows["credits"])
    pipeline = {"name": article["pipeline"], "version": article["version"], "segmenter": article["segmenter"]}
    own = {key: value for key, value in article.items() if key not in {"schema_version", *pipeline, "pipeline"}}
    return Document.model_validate_json(
        json.dumps(
            {kind: [_plain(one) for one in _in_order(rows[kind])] for kind in SPANS}
            | {
                "schema_version": article["schema_version"],
                "pipeline": pipeline,
                "article": _place(own, "place")
                | {f"{role}s": [one["name"] for one in names if one["role"] == role] for role in ("author", "editor")},
                "officials": [
                    _plain(one)
                    | {
                        "posts": [_place(_plain(post), "place") for post in _of(rows["posts"], "official", one["id"])],
                        "mentions": _mentions(rows, "official", one["id"]),
                    }
                    for one in _in_order(rows["officials"])
                ],
                "people": [
                    _plain(one) | {"mentions": _mentions(rows, "person", one["id"])}
                    for one in _in_order(rows["people"])
                ],
                "counts": [_place(_plain(one), "scope") for one in _in_order(rows["counts"])],
                "units": [
                    _place(_plain(one), "place") | {"mentions": _mentions(rows, "unit", one["id"])}
                    for one in _in_order(rows["units"])
                ],
                "structures": [
                    _plain(one)
                    | {
                        "members": [
                            _plain(member) for member in _of(rows["structure_members"], "structure", one["position"])
                        ]
                    }
                    for one in _in_order(rows["structures"])
                ],
            }
        )
    )


def _mentions(rows: Mapping[str, list[Row]], parent: str, key: str) -> list[Row]:
    found = _of(rows[f"{parent}_mentions"], parent, key)
    return [{name: one[name] for name in ("start", "end", "surface")} for one in found]


def _of(rows: Iterable[Row], column: str, key: Any) -> list[Row]:
    return _in_order(row for row in rows if row[column] == key)


def _in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: int(row["position"]))


def _plain(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in _NO_FIELDS}


def _place(row: Row, field: str) -> Row:
    adcode = row.pop("adcode")
    if row[field] is not None:
        row[field] = {"name": row[field], "adcode": adcode}
    return row
