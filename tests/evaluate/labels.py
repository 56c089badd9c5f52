"""Hand labels of the invented article in `tests.documents`, as a gold file's values."""

import hashlib
import json
from pathlib import Path
from typing import Any

from tests.documents import TEXT


def gold(text: str = TEXT) -> dict[str, Any]:
    """Exactly what `tests.documents.values` finds; to be changed by the test."""
    return {
        "article": "a1",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "metadata": {"title": None, "source": None, "published": "2021-03-06T09:30", "authors": [], "editors": []},
        "persons": [
            {
                "id": "P1",
                "name": "林知远",
                "official": True,
                "role": None,
                "posts": [
                    {
                        "title": "县委书记",
                        "organisation": "云岭县委",
                        "place": "云岭县",
                        "deputy": False,
                        "acting": False,
                        "former": False,
                        "concurrent": False,
                    }
                ],
                "mentions": [{"start": 6, "end": 9, "text": "林知远"}],
            }
        ],
        "units": [
            {
                "id": "U1",
                "name": "云岭县委",
                "kind": "party_committee",
                "place": "云岭县",
                "parent": None,
                "mentions": [],
            }
        ],
        "dates": [{"start": 9, "end": 13, "text": "3月5日", "type": "DATE", "value": "2021-03-05", "mod": None}],
        "counts": [
            {
                "start": 21,
                "end": 25,
                "text": "近50户",
                "value": 50,
                "approximation": "less_than",
                "classifier": "户",
                "noun": "困难群众",
                "scope": "青石镇",
            }
        ],
        "structures": [],
        "damage": [],
    }


def write(folder: Path, values: dict[str, Any], name: str = "a1") -> Path:
    """Write a JSON file into the folder, made if need be; return the folder."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
    return folder
