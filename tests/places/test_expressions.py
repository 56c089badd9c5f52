"""Every expression of `expressions.tsv` gets its code, or none."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from extraction.places import PlaceContext

TABLE = Path(__file__).with_name("expressions.tsv")


def _cases() -> dict[str, list[tuple[str, str, str]]]:
    groups: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith(("#", "group\t")):
            group, text, date, code = line.split("\t")
            groups[group].append((text, date, code))
    return groups


CASES = _cases()


def _code(marked: str, date: str) -> str:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    places = PlaceContext(marked.replace("⟦", "").replace("⟧", ""), date=date or None).places
    over = [p for p in places if p.end == end and p.start <= start] or [p for p in places if p.start <= start < p.end]
    return (over[0].adcode if over else None) or "-"


@pytest.mark.parametrize("group", CASES)
def test_codes(group: str) -> None:
    wrong = [(text, date, code, got) for text, date, code in CASES[group] if (got := _code(text, date)) != code]
    assert not wrong


def test_table_is_as_large_as_promised() -> None:
    assert sum(map(len, CASES.values())) >= 300
