"""Temporal expressions in sentences: spans, types and values, with and without a publication date."""

import re
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.pipes.dates import find_dates
from schemas.date import Date

LINES = (Path(__file__).parent / "cases.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if line and not line.startswith("#")]
PIECES = st.sampled_from(
    [
        "2021年",
        "21年",
        "3月",
        "5日",
        "12",
        "30",
        "下午",
        "晚",
        "8时",
        "18:30",
        "今年",
        "去年",
        "当天",
        "次日",
        "春节",
        "大年三十",
        "正月",
        "初二",
        "至",
        "到",
        "—",
        "-",
        "、",
        "，",
        "。",
        "\n",
        "和",
        "的",
        "第一",
        "周",
        "周三",
        "每天",
        "每年",
        "十五",
        "三",
        "多",
        "余",
        "个",
        "月",
        "天",
        "年",
        "小时",
        "半",
        "近",
        "约",
        "以上",
        "来",
        "前",
        "后",
        "底",
        "初",
        "上旬",
        "季度",
        "上半年",
        "目前",
        "近日",
        "2020-02-04",
        "10:19",
        "星期天",
        "十四五",
        "世纪",
        "80年代",
        "闰",
        "庚子年",
        "零",
        "秋季",
        "周末",
        "户",
        "村",
    ]
)
ANCHORS = st.sampled_from([None, "2020", "2020-02", "2020-02-29", "2021-12-31T23:59", "1999-01-01", "9999-12-31", "x"])


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    text, spans, start = "", [], 0
    for char in marked:
        if char == "⟦":
            start = len(text)
        elif char == "⟧":
            spans.append((start, len(text)))
        else:
            text += char
    return text, spans


def written(value: str, mod: str | None, kind: str) -> str:
    return ("SET " if kind == "SET" else "") + value + (f";{mod}" if mod else "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[1])
def test_expressions_and_their_values(case: list[str]) -> None:
    published, marked, *wanted = case
    text, spans = unmarked(marked.replace("\\n", "\n"))
    found = find_dates(text, anchor=None if published == "-" else published)
    assert [(text[d.start : d.end], written(d.value, d.mod, d.type)) for d in found] == [
        (text[start:end], value) for (start, end), value in zip(spans, wanted, strict=True)
    ]
    assert [(d.start, d.end) for d in found] == spans


@pytest.mark.parametrize(
    ("text", "kind"),
    [("3月5日", "DATE"), ("3月5日晚", "TIME"), ("3天", "DURATION"), ("每天", "SET"), ("3月5日9时至6日8时", "TIME")],
)
def test_type_follows_the_finest_part(text: str, kind: str) -> None:
    assert [d.type for d in find_dates(text, anchor=None)] == [kind]


@given(st.lists(PIECES, max_size=14).map("".join), ANCHORS)
def test_any_text_gives_valid_records_in_order(text: str, anchor: str | None) -> None:
    found = find_dates(text, anchor=anchor)
    for date in found:
        surface = text[date.start : date.end]
        Date(
            start=date.start,
            end=date.end,
            surface=surface,
            text=surface,
            type=date.type,
            value=date.value,
            mod=cast(Any, date.mod),
            rule=date.rule,
        )
        assert not re.search(r"-00|W00", date.value), date
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert found == find_dates(text, anchor=anchor)


@given(st.lists(PIECES, max_size=8).map("".join), st.integers(0, 5))
def test_what_stands_lines_before_moves_spans_only(text: str, lines: int) -> None:
    ahead = "村里很热闹。\n" * lines
    plain = find_dates("\n" + text, anchor="2021-06-15")
    moved = find_dates(ahead + "\n" + text, anchor="2021-06-15")
    assert [(d.start - len(ahead), d.end - len(ahead), d.value) for d in moved] == [
        (d.start, d.end, d.value) for d in plain
    ]


def test_no_text_no_record() -> None:
    assert find_dates("", anchor="2021-06-15") == []


def test_a_long_line_of_digits_is_read_in_one_go() -> None:
    assert find_dates("1" * 200_000, anchor=None) == []
