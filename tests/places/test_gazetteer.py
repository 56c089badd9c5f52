"""The division tables: names, dates, successors, and that every full path leads to its code."""

from __future__ import annotations

import pytest

from extraction.places import find_places, gazetteer
from extraction.places.gazetteer import month_of, read_divisions, townships
from extraction.rulebook import rules_folder

DIVISIONS = read_divisions(rules_folder() / "places" / "data" / "divisions.tsv")


def _codes(form: str, date: str | None = None) -> list[str]:
    return [division.code for division in gazetteer().candidates(form, date)]


def test_every_current_division_is_found_by_its_path() -> None:
    wrong = []
    for division in DIVISIONS:
        if not division.until:
            path = "".join(above.name for above in reversed(gazetteer().ancestors(division.code))) + division.name
            found = find_places(f"{path}召开会议")
            if [place.adcode for place in found] != [division.code]:
                wrong.append((path, division.code, found))
    assert not wrong


def test_a_name_alone_is_never_given_another_code() -> None:
    for division in DIVISIONS:
        if not division.until:
            assert {place.adcode for place in find_places(f"在{division.name}调研")} <= {division.code, None}


@pytest.mark.parametrize(
    ("form", "date", "codes"),
    [
        ("宁乡县", "2015-06-01", ["430124"]),
        ("宁乡县", "2020-06-01", ["430182"]),
        ("宁乡县", None, ["430124"]),
        ("宁乡市", "2001", []),
        ("襄樊市", "2015", ["420600"]),
        ("长沙", None, ["430100"]),
        ("河北", None, ["130000"]),
        ("海南", None, ["460000"]),
        ("朝阳区", None, ["110105", "220104"]),
        ("江北区", None, ["330205", "500105"]),
        ("松花江", "2021", []),
        ("东乡县", "2020", ["622926"]),
        ("吉", None, []),
        ("石桥县", None, []),
    ],
)
def test_candidates(form: str, date: str | None, codes: list[str]) -> None:
    assert _codes(form, date) == codes


def test_one_character_counties_are_never_shortened() -> None:
    assert all(len(form) > 1 for division in DIVISIONS for form in division.short)
    assert not gazetteer().candidates("滑")


def test_successors() -> None:
    (old,) = gazetteer().candidates("通县", "1995-01")
    assert [division.name for division in gazetteer().successors(old, "1995-01")] == ["通县"]
    assert [division.code for division in gazetteer().successors(old, "2005-01")] == ["110112"]


@pytest.mark.parametrize(
    ("date", "month"),
    [(None, ""), ("2020", "202006"), ("2020-02", "202002"), ("2020-02-04T18:02", "202002"), ("XXXX", "")],
)
def test_month_of(date: str | None, month: str) -> None:
    assert month_of(date) == month


def test_townships_tell_their_counties() -> None:
    assert len(townships().counties("城关镇")) > 50
    assert townships().counties("没有这个镇") == ()
