"""Small valid documents about invented people, for tests that need one."""

import hashlib
from typing import Any

from schemas import RECORDS, SCHEMA_VERSION, Document

TEXT = "云岭县委书记林知远3月5日到青石镇走访慰问近50户困难群众。"


def values(text: str = TEXT, article_id: str = "a1") -> dict[str, Any]:
    """A document as plain values: one official, one date, one count, one unit; to be changed by the test."""
    return dict.fromkeys(RECORDS, ()) | {
        "schema_version": SCHEMA_VERSION,
        "pipeline": {"name": "minglu", "version": "0.1.0", "segmenter": "none"},
        "article": {
            "id": article_id,
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "encoding": "utf-8",
            "title": None,
            "source": None,
            "published": "2021-03-06T09:30",
            "authors": [],
            "editors": [],
            "script": "hans",
            "place": {"name": "云岭县", "adcode": None},
            "characters": len(text),
        },
        "officials": [
            {
                "id": "o1",
                "name": "林知远",
                "posts": [
                    {
                        "title": "县委书记",
                        "organisation": "云岭县委",
                        "unit": "u1",
                        "place": {"name": "云岭县", "adcode": None},
                        "deputy": False,
                        "acting": False,
                        "former": False,
                        "concurrent": False,
                        "start": 0,
                        "end": 6,
                        "rule": "officials.test",
                    }
                ],
                "mentions": [{"start": 6, "end": 9, "surface": "林知远"}],
            }
        ],
        "dates": [
            {
                "start": 9,
                "end": 13,
                "surface": "3月5日",
                "text": "3月5日",
                "type": "DATE",
                "value": "2021-03-05",
                "mod": None,
                "rule": "dates.test",
            }
        ],
        "counts": [
            {
                "start": 21,
                "end": 25,
                "surface": "近50户",
                "text": "近50户",
                "value": 50,
                "min": None,
                "max": 50,
                "approximation": "less_than",
                "classifier": "户",
                "noun": "困难群众",
                "kind": "households",
                "scope": {"name": "青石镇", "adcode": None},
                "rule": "counts.test",
            }
        ],
        "units": [
            {
                "id": "u1",
                "name": "云岭县委",
                "kind": "party_committee",
                "place": {"name": "云岭县", "adcode": None},
                "parent": None,
                "mentions": [],
                "rule": "units.test",
            }
        ],
    }


def document(text: str = TEXT, article_id: str = "a1") -> Document:
    """The same as a document."""
    return Document.model_validate(values(text, article_id))


def empty(text: str, article_id: str) -> Document:
    """A document of any text, without records."""
    article = values(text, article_id)["article"] | {"published": None, "place": None}
    return Document.model_validate(values(text, article_id) | dict.fromkeys(RECORDS, ()) | {"article": article})
