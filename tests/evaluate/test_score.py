"""Figures: what counts as right, missed and false."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.errors import EvaluationError
from extraction.evaluate import Evaluation, Figures, Labels, read_documents, read_labels, score
from extraction.evaluate.labels import Span
from extraction.evaluate.score import overlap, paired
from schemas import Document
from tests.documents import values
from tests.evaluate.labels import gold, write


def compare(labels: dict[str, Any], found: dict[str, Any] | None) -> Evaluation:
    documents = {} if found is None else {"a1": Document.model_validate(found)}
    return score({"a1": Labels.model_validate(labels)}, documents)


def counted(result: Evaluation, kind: str) -> tuple[int, int, int]:
    figures = result.figures[kind]
    return figures.gold, figures.found, figures.right


def test_a_perfect_document_has_ones_everywhere() -> None:
    result = compare(gold(), values())
    assert {kind: one.f1 for kind, one in result.figures.items()} == dict.fromkeys(result.figures, 1.0)
    assert {"official", "post", "date", "count", "unit_record", "metadata"} <= set(result.figures)
    assert "unit" not in result.figures, "no mention on either side: no figure"
    assert result.headline == 1.0
    assert not any(result.errors.values())


def test_a_missing_document_counts_as_all_missed() -> None:
    result = compare(gold(), None)
    assert result.absent == ["a1"]
    assert counted(result, "post") == (1, 0, 0)
    assert result.headline == 0.0


def test_a_document_of_another_text_is_named() -> None:
    found = values()
    found["article"]["sha256"] = "0" * 64
    assert compare(gold(), found).foreign == ["a1"]


@pytest.mark.parametrize(
    ("kind", "field", "value", "wrong", "right"),
    [
        ("dates", "value", "2021-03-06", "date", "date_span"),
        ("dates", "mod", "APPROX", "date", "date_span"),
        ("counts", "noun", "群众", "count", "count_value"),
        ("counts", "classifier", "家", "count_value", "count_scope"),
        ("counts", "scope", {"name": "云岭县", "adcode": None}, "count_scope", "count"),
        ("units", "kind", "government", "unit_record", "post"),
    ],
)
def test_one_wrong_value_spoils_its_kind_alone(kind: str, field: str, value: Any, wrong: str, right: str) -> None:
    found = values()
    found[kind][0][field] = value
    result = compare(gold(), found)
    assert counted(result, wrong) == (1, 1, 0)
    assert counted(result, right) == (1, 1, 1)
    assert len(result.errors[wrong]) in {1, 2}


def test_a_wrong_post_is_false_and_missed() -> None:
    found = values()
    found["officials"][0]["posts"][0]["title"] = "书记"
    result = compare(gold(), found)
    assert [(one.what, one.gold, one.found) for one in result.errors["post"]] == [
        ("missed", "林知远 县委书记", None),
        ("false", None, "林知远 书记"),
    ]


def test_null_and_empty_noun_are_the_same() -> None:
    labels, found = gold(), values()
    labels["counts"][0]["noun"] = ""
    found["counts"][0]["noun"] = None
    assert counted(compare(labels, found), "count") == (1, 1, 1)


def test_records_inside_damage_are_neither_right_nor_wrong() -> None:
    labels, found = gold(), values()
    labels["damage"] = [{"start": 5, "end": 25}]
    labels["dates"], labels["counts"], labels["persons"] = [], [], []
    result = compare(labels, found)
    assert not {"date", "count", "official", "post"} & set(result.figures)
    assert counted(result, "damage") == (1, 0, 0)
    assert counted(result, "unit_record") == (1, 1, 1), "a unit without any mention cannot lie in damage"


def test_persons_without_post_count_only_where_they_are_written() -> None:
    labels, found = gold(), values()
    labels["persons"].append({"name": "顾某", "official": False, "posts": [], "mentions": [{"start": 0, "end": 2}]})
    assert "person_mention" not in compare(labels, found).figures
    found["people"] = [
        {"id": "p1", "name": "顾某", "role": None, "mentions": [{"start": 0, "end": 2, "surface": "顾某"}]}
    ]
    assert counted(compare(labels, found), "person_mention") == (2, 2, 2)


def test_ratios_are_rounded_to_four_decimals() -> None:
    one = Figures(gold=3, found=7, right=2)
    assert (one.precision, one.recall, one.f1) == (0.2857, 0.6667, 0.4)


spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: Span(start=pair[0], end=sum(pair))), max_size=8
)


@given(spans, spans)
def test_pairs_are_one_to_one_and_overlap_and_none_is_left_over(left: list[Span], right: list[Span]) -> None:
    pairs = paired(left, right)
    assert all(overlap(left[i], right[j]) > 0 for i, j in pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    free = [one for i, one in enumerate(left) if i not in {i for i, _ in pairs}]
    open_ = [one for j, one in enumerate(right) if j not in {j for _, j in pairs}]
    assert not any(overlap(one, other) > 0 for one in free for other in open_)


def test_the_larger_overlap_wins() -> None:
    left = [Span(start=0, end=4), Span(start=4, end=10)]
    assert paired(left, [Span(start=3, end=10)]) == [(1, 0)]


def test_malformed_labels_fail_loudly(tmp_path: Path) -> None:
    labels = gold()
    del labels["counts"][0]["approximation"]
    with pytest.raises(EvaluationError, match=r"a1\.json: counts\.0\.approximation: Field required"):
        read_labels(write(tmp_path, labels))


def test_other_json_files_are_no_labels(tmp_path: Path) -> None:
    write(tmp_path, gold())
    write(tmp_path, {"f1": {}}, "floors")
    write(tmp_path, {"persons": {}}, "a1.attributes")
    assert list(read_labels(tmp_path)) == ["a1"]


def test_no_labels_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no labels there"):
        read_labels(tmp_path)


def test_documents_are_found_by_file_name_or_by_id_in_lines(tmp_path: Path) -> None:
    text = Document.model_validate(values()).to_line()
    folder, lines = tmp_path / "out", tmp_path / "out.jsonl"
    folder.mkdir()
    (folder / "a1.json").write_text(text, encoding="utf-8")
    lines.write_text("\n" + text, encoding="utf-8")
    assert read_documents(folder, ["a1", "a2"]) == read_documents(lines, ["a1", "a2"])


def test_an_invalid_document_is_an_error(tmp_path: Path) -> None:
    found = values()
    found["dates"][0]["end"] = 3
    write(tmp_path, found)
    with pytest.raises(EvaluationError, match=r"a1\.json: dates\.0"):
        read_documents(tmp_path, ["a1"])
    with pytest.raises(EvaluationError, match="no such folder or file"):
        read_documents(tmp_path / "none", ["a1"])
    assert json.loads((tmp_path / "a1.json").read_text(encoding="utf-8"))["dates"][0]["end"] == 3
