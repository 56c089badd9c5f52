"""Why a record is there, and why there is none."""

import json
from pathlib import Path

import pytest

from extraction import extract
from extraction.cli import main
from extraction.review.explain import Answer, explain, find_record, records_of
from extraction.rulebook import Rulebook
from extraction.text import read

RAW = "霍山县委书记林知远3月5日到青石镇调研。石桥村近50户困难群众已搬进新房，第一时间送来84消毒液。他很高兴。"


def answer(at: int, end: int | None = None, raw: str = RAW) -> Answer:
    document = extract(raw, id="a", published="2021-03-06")
    return explain(document, read(raw), Rulebook.load(), at, at + 1 if end is None else end)


@pytest.mark.parametrize(
    ("words", "verdict", "because"),
    [
        ("3月", "record", "dates.month-day"),
        ("第一时间", "trapped", "dates.trap-first-moment"),
        ("84消", "trapped", "counts.names"),
        ("他很", "nothing", "no pattern"),
    ],
)
def test_what_an_offset_answers(words: str, verdict: str, because: str) -> None:
    found = answer(RAW.index(words))
    assert found.verdict == verdict
    assert because in found.because


def test_a_record_names_its_rule_its_pieces_and_who_lost() -> None:
    document = extract(RAW, id="a", published="2021-03-06")
    count = find_record(document, "c1")
    assert count is not None
    found = answer(count.start, count.end)
    [own] = [match for match in found.own if match.rule.id == "counts.classifier"]
    assert own.pieces == {"before": "近", "number": "50", "unit": "户"}
    assert own.rule.path.name == "amounts.yaml"
    assert own.rule.line > 0
    lost = {match.rule.id: match.fate for match in found.competitors}
    assert lost["counts.bare-noun"].startswith("lost to c1: counts.classifier")


def test_every_record_has_its_rule() -> None:
    document = extract(RAW, id="a", published="2021-03-06")
    for record in records_of(document):
        if record.rule is not None:
            found = answer(record.start, record.end)
            assert record.rule in {match.rule.id for match in found.own}, record


def test_damage_is_told() -> None:
    raw = "石桥村有\ufffd\ufffd\ufffd名教师。"
    document = extract(raw, id="a")
    damage = find_record(document, "x1")
    assert damage is not None
    assert explain(document, read(raw), Rulebook.load(), damage.start, damage.end).verdict == "damaged"


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(RAW, encoding="utf-8")
    arguments = ["explain", str(path), "--published", "2021-03-06"]
    assert main(arguments) == 0
    assert "d1\tdate\t9\t13\t'3月5日'\tdates.month-day" in capsys.readouterr().out
    assert main([*arguments, "--record", "d1", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["verdict"] == "record"
    assert data["rules"][0]["where"].startswith("rules/dates/calendar.yaml:")
    assert main([*arguments, "--at", "9"]) == 0
    assert "lost to d1: dates.month-day reads more of the words" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (["--record", "u77"], "there is no record u77"),
        (["--at", "4000"], "is no stretch"),
        (["--at", "1", "--record", "o1"], "give one of them"),
    ],
)
def test_wrong_usage(option: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(RAW, encoding="utf-8")
    assert main(["explain", str(path), *option]) == 2
    assert message in capsys.readouterr().err
