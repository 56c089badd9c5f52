"""Documents that have everything a document may have."""

from pathlib import Path
from typing import Any

from schemas import Document
from tests.documents import values

OUTPUTS = Path(__file__).parents[2] / "outputs"


def outputs() -> list[Document]:
    """The documents of the sample articles."""
    return [Document.model_validate_json(path.read_bytes()) for path in sorted(OUTPUTS.glob("*.json"))]


def rich(article_id: str = "丰富") -> Document:
    """One document with a row in every table, and values at their limits."""
    plain: dict[str, Any] = values(article_id=article_id)
    count = plain["counts"][0]
    unit = plain["units"][0]
    head = {"title": "第\x00一\ufdd0篇", "authors": ["顾秋禾", "林知远"], "editors": ["顾秋禾"]}
    bounds = {"value": None, "min": 1e-300, "max": 12345678901234.5, "approximation": "range"}
    return Document.model_validate(
        plain
        | {
            "article": plain["article"] | head,
            "people": [{"id": "p1", "name": "高某", "role": None, "mentions": [_mention(14, "到")]}],
            "counts": [
                count,
                count | {"value": 0.1, "max": 0.1},
                count | {"value": 2**70, "max": 2**70},
                count | {"value": -(2**63), "max": -(2**63)},
                count | bounds | {"scope": None},
            ],
            # The parent comes after its part, and has places of both kinds.
            "units": [
                unit | {"id": "u2", "parent": "u1", "mentions": [_mention(0, "云岭县委"), _mention(0, "云岭")]},
                unit | {"place": {"name": "云岭县", "adcode": "341525"}},
            ],
            "structures": [
                {
                    "kind": "levels",
                    "name": None,
                    "stated": 3,
                    "members": [{"name": "县", "unit": "u1"}, {"name": "镇", "unit": None}],
                    "start": 0,
                    "end": 2,
                    "rule": "structures.test",
                }
            ],
            "damage": [
                {"start": 3, "end": 4, "reason": "control", "repaired": ""},
                {"start": 5, "end": 6, "reason": "torn", "repaired": None},
            ],
        }
    )


def _mention(start: int, surface: str) -> dict[str, Any]:
    return {"start": start, "end": start + len(surface), "surface": surface}
