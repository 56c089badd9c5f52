"""The document: what its models take and refuse, and how it is written."""

import json
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from schemas import SCHEMA_VERSION, Count, Document, json_schema, raw_bytes, raw_digest
from tests.documents import document, values

Values = dict[str, Any]
SCHEMA = Path(__file__).parents[2] / "schemas" / "json" / "document.schema.json"

CONTRACT_KEYS = {
    "": "schema_version pipeline article officials people dates counts units structures damage",
    "pipeline": "name version segmenter",
    "article": "id sha256 encoding title source published authors editors script place characters",
    "officials": "id name posts mentions",
    "posts": "title organisation unit place deputy acting former concurrent start end rule",
    "dates": "start end surface text type value mod rule",
    "counts": "start end surface text value min max approximation classifier noun kind scope rule",
    "units": "id name kind place parent mentions rule",
}


def test_json_keeps_the_order_of_the_contract() -> None:
    written = json.loads(document().to_json())
    parts = {"": written, "posts": written["officials"][0]["posts"], **written}
    for path, keys in CONTRACT_KEYS.items():
        part = parts[path][0] if isinstance(parts[path], list) else parts[path]
        assert list(part) == keys.split()


def test_json_is_canonical_and_reads_back() -> None:
    one = document()
    text = one.to_json()
    assert text.startswith('{\n "schema_version"')
    assert text.endswith("}\n")
    assert "林知远" in text
    assert Document.model_validate_json(text) == one
    line = one.to_line()
    assert line.count("\n") == 1
    assert Document.model_validate_json(line) == one


def at(*path: str | int) -> Callable[[Values, Any], None]:
    def change(whole: Values, value: Any) -> None:
        part: Any = whole
        for key in path[:-1]:
            part = part[key]
        part[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("dates", 0, "end"), 9, "before end"),
        (("dates", 0, "end"), 12, "code points"),
        (("dates", 0, "end"), "13", "int"),
        (("dates", 0, "start"), -1, "greater than or equal"),
        (("dates", 0, "value"), "", "match pattern"),
        (("dates", 0, "value"), "3月5日", "match pattern"),
        (("dates", 0, "type"), "date", "DATE"),
        (("officials", 0, "posts"), [], "at least 1"),
        (("officials", 0, "posts", 0, "unit"), "u2", "no unit of the document"),
        (("officials", 0, "posts", 0, "deputy"), 0, "boolean"),
        (("officials", 0, "posts", 0, "end"), 600, "after the article"),
        (("officials", 0, "mentions"), [], "at least 1"),
        (("officials", 0, "name"), "", "at least 1"),
        (("units", 0, "parent"), "u1", "its own ancestor"),
        (("units", 0, "parent"), "u9", "no unit of the document"),
        (("units", 0, "kind"), "committee", "party_committee"),
        (("article", "published"), "2021-02-30", "no date"),
        (("article", "published"), "2021年3月", "no date"),
        (("article", "published"), "", "no date"),
        (("article", "title"), "", "at least 1"),
        (("article", "place"), {"name": "云岭县", "adcode": "53"}, "match pattern"),
        (("article", "characters"), 20, "after the article"),
        (("counts", 0, "value"), None, "only for a range"),
        (("counts", 0, "min"), 50, "has min None"),
        (("counts", 0, "max"), None, "has min None"),
        (("counts", 0, "value"), True, "valid integer"),
        (("counts", 0, "value"), float("nan"), "finite"),
        (("counts", 0, "extra"), 1, "Extra inputs"),
        (("schema_version",), "2.0", SCHEMA_VERSION),
    ],
)
def test_refuses(path: tuple[str | int, ...], value: Any, message: str) -> None:
    whole = values()
    at(*path)(whole, value)
    with pytest.raises(ValidationError, match=message):
        Document.model_validate(whole)


@pytest.mark.parametrize("kind", ["officials", "units"])
def test_refuses_an_id_given_twice(kind: str) -> None:
    whole = values()
    whole[kind] *= 2
    with pytest.raises(ValidationError, match="given twice"):
        Document.model_validate(whole)


def test_refuses_a_post_listed_twice() -> None:
    whole = values()
    whole["officials"][0]["posts"] *= 2
    with pytest.raises(ValidationError, match="listed twice"):
        Document.model_validate(whole)


def test_refuses_parents_in_a_circle() -> None:
    whole = values()
    first = whole["units"][0]
    whole["units"] = [
        first | {"parent": "u2"},
        first | {"id": "u2", "parent": "u3"},
        first | {"id": "u3", "parent": "u1"},
    ]
    with pytest.raises(ValidationError, match="its own ancestor"):
        Document.model_validate(whole)


def test_every_key_is_required() -> None:
    for key in values():
        whole = values()
        del whole[key]
        with pytest.raises(ValidationError, match="Field required"):
            Document.model_validate(whole)


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        document().dates[0].value = "2022"


COUNT = values()["counts"][0]


@pytest.mark.parametrize(
    ("approximation", "value", "low", "high"),
    [
        ("exact", 50, 50, 50),
        ("exact", -5, -5, -5),
        ("more_than", 15000, 15000, None),
        ("at_least", 150, 150, None),
        ("less_than", 5000, None, 5000),
        ("at_most", 8, None, 8),
        ("about", 300, None, None),
        ("range", None, 6, 8),
    ],
)
def test_bounds_follow_the_wording(approximation: str, value: int | None, low: int | None, high: int | None) -> None:
    fields = {"approximation": approximation, "value": value, "min": low, "max": high}
    assert Count.model_validate(COUNT | fields).approximation == approximation
    wrong = fields | {"min": 7 if low is None else None, "max": high}
    with pytest.raises(ValidationError):
        Count.model_validate(COUNT | wrong)


def test_a_range_has_no_value_and_ordered_bounds() -> None:
    fields = {"approximation": "range", "value": 7, "min": 6, "max": 8}
    with pytest.raises(ValidationError, match="is null"):
        Count.model_validate(COUNT | fields)
    with pytest.raises(ValidationError, match="min <= max"):
        Count.model_validate(COUNT | fields | {"value": None, "min": 8, "max": 6})


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (18.5, "18.5"),
        (30.0, "30"),
        (Decimal(169000), "169000"),
        (Decimal("0.6667"), "0.6667"),
        (10**20, "1" + "0" * 20),
    ],
)
def test_numbers_are_exact_and_integral_ones_written_as_integers(given: Any, written: str) -> None:
    count = Count.model_validate(COUNT | {"value": given, "min": given, "max": given, "approximation": "exact"})
    assert f'"value":{written},' in count.model_dump_json()


def test_published_schema_is_current() -> None:
    wanted = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    assert SCHEMA.read_text(encoding="utf-8") == wanted, "run: minglu schema > schemas/json/document.schema.json"


def test_published_schema_requires_every_key_and_no_other() -> None:
    published = json_schema()
    for one in (published, *published["$defs"].values()):
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])


def test_schemas_need_neither_spacy_nor_extraction() -> None:
    code = "import schemas, sys; assert not {'spacy', 'extraction', 'yaml'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_lone_surrogate_counts_as_one_replacement_character() -> None:
    assert raw_bytes("云\ud800岭").decode() == "云\ufffd岭"
    assert raw_digest("云\ud800岭") == raw_digest("云\ufffd岭")
    assert raw_bytes("云岭").decode() == "云岭"
