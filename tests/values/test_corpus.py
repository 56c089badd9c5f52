"""Every surface form in rules/*/corpus gives its value; and a corpus that is wrong says where."""

from pathlib import Path

import pytest

from extraction.errors import RuleError
from extraction.rulebook import Rulebook, rules_folder
from extraction.valuecorpus import check_corpus


def test_every_form_gives_its_value() -> None:
    assert list(check_corpus(Rulebook.load())) == []


@pytest.mark.parametrize("kind", ["dates", "counts"])
def test_the_corpus_is_there(kind: str) -> None:
    assert list((rules_folder() / kind / "corpus").glob("*.yaml"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("values:\n  - {value: 2021-03-06, forms: [3月5日]}", ":3: '3月5日' wants {'value': '2021-03-06'}"),
        ("values:\n  - {value: 2021-03-05, forms: [3月5日前夕]}", "not one record on the whole"),
        ("values:\n  - {value: 2021-03-05, forms: [3月5日、6日]}", "gives 2 records"),
        ("none: [3月5日]", "should give nothing"),
    ],
)
def test_a_wrong_form_is_named(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "dates" / "corpus").mkdir(parents=True)
    (tmp_path / "dates" / "corpus" / "x.yaml").write_text(f"anchor: 2021-06-15\n{text}\n", encoding="utf-8")
    faults = list(check_corpus(Rulebook.load(), tmp_path))
    assert len(faults) == 1
    assert message in faults[0]


def test_a_file_of_another_form_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "counts" / "corpus").mkdir(parents=True)
    (tmp_path / "counts" / "corpus" / "x.yaml").write_text("rules: []\n", encoding="utf-8")
    with pytest.raises(RuleError, match="not a corpus of values"):
        list(check_corpus(Rulebook.load(), tmp_path))
