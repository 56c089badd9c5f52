"""The gate: figures do not fall unnoticed."""

import json
from pathlib import Path
from typing import Any

import pytest

from extraction.errors import EvaluationError
from extraction.evaluate import Evaluation, Labels, check_floors, pin_floors, score
from schemas import Document
from tests.documents import values
from tests.evaluate.labels import gold

LABELS = {"a1": Labels.model_validate(gold())}


def result(**changes: Any) -> Evaluation:
    return score(LABELS, {"a1": Document.model_validate(values() | changes)})


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    path = tmp_path / "floors.json"
    assert pin_floors(path, LABELS, result(), lower=False) == []
    return path


def test_the_same_figures_pass(floors: Path) -> None:
    assert check_floors(floors, LABELS, result()) == []


def test_a_fallen_figure_is_named(floors: Path) -> None:
    faults = check_floors(floors, LABELS, result(dates=[]))
    assert "date: F1 0.0000 is below its floor 1.0000" in faults
    assert any(fault.startswith("headline") for fault in faults)


def test_a_kind_that_is_no_longer_found_is_a_fall(floors: Path) -> None:
    found = result(dates=[], counts=[], officials=[], units=[])
    assert len(check_floors(floors, LABELS, found)) >= 5


def test_floors_of_other_labels_are_refused(floors: Path) -> None:
    changed = {"a1": LABELS["a1"].model_copy(update={"dates": ()})}
    with pytest.raises(EvaluationError, match="other labels or inputs"):
        check_floors(floors, changed, result())
    another_text = {"a1": LABELS["a1"].model_copy(update={"sha256": "1" * 64})}
    with pytest.raises(EvaluationError, match="other labels or inputs"):
        check_floors(floors, another_text, result())


def test_documents_of_another_text_do_not_pass(floors: Path) -> None:
    article = values()["article"] | {"sha256": "0" * 64}
    assert check_floors(floors, LABELS, result(article=article)) == [
        "a1: its document was made from another text than its labels"
    ]


def test_lowering_needs_its_flag(floors: Path) -> None:
    before = floors.read_bytes()
    worse = result(dates=[])
    assert any("needs --lower" in fault for fault in pin_floors(floors, LABELS, worse, lower=False))
    assert floors.read_bytes() == before
    assert pin_floors(floors, LABELS, worse, lower=True) == []
    assert json.loads(floors.read_text(encoding="utf-8"))["f1"]["date"] == 0.0
    assert pin_floors(floors, LABELS, result(), lower=False) == [], "raising needs no flag"


def test_missing_and_broken_floors_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="Write it with --pin"):
        check_floors(tmp_path / "none.json", LABELS, result())
    broken = tmp_path / "broken.json"
    broken.write_text('{"f1": {}}', encoding="utf-8")
    with pytest.raises(EvaluationError, match="labels: Field required"):
        check_floors(broken, LABELS, result())
