"""Counts in sentences: number, bounds, classifier, noun and kind."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction import extract
from extraction.pipes.counts import CountFound, find_counts

SIGNS = {"exact": "=", "more_than": ">", "less_than": "<", "about": "~", "at_least": ">=", "at_most": "<="}
LINES = (Path(__file__).parent / "cases.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if line and not line.startswith("#")]
PIECES = st.sampled_from(
    [
        "3",
        "12",
        "1,204",
        "一",
        "两",
        "三百",
        "数十",
        "几",
        "万",
        "亿",
        "千",
        "余",
        "多",
        "近",
        "约",
        "超过",
        "至少",
        "名",
        "个",
        "户",
        "人",
        "元",
        "吨",
        "%",
        "成",
        "倍",
        "至",
        "-",
        "、",
        "，",
        "。",
        "的",
        "各",
        "都",
        "等",
        "第",
        "年",
        "月",
        "“",
        "”",
        "《",
        "》",
        " ",
        "\n",
        "党员",
        "社区",
        "发放",
        "物资",
        "达到",
        "G",
        ".",
    ]
)


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text and its marks, in the order of their beginnings; marks may nest."""
    text, spans, opened = "", [], []
    for char in marked:
        if char == "⟦":
            opened.append(len(text))
        elif char == "⟧":
            spans.append((opened.pop(), len(text)))
        else:
            text += char
    return text, sorted(spans)


def show(found: CountFound) -> str:
    amount = f"{found.low}-{found.high}" if found.value is None else f"{SIGNS[found.approximation]}{found.value:f}"
    return ";".join([amount, found.classifier or "", found.noun or "", found.kind])


@pytest.mark.parametrize(
    ("marked", "expected"), [(case[0], case[1:]) for case in CASES], ids=[case[0] for case in CASES]
)
def test_cases(marked: str, expected: list[str]) -> None:
    text, spans = unmark(marked)
    wanted = [(span, record) for span, records in zip(spans, expected, strict=True) for record in records.split("|")]
    assert [((count.start, count.end), show(count)) for count in find_counts(text)] == wanted


def test_no_count_touches_an_excluded_span() -> None:
    text = "2000余户居民和3个月"
    assert [count.rule for count in find_counts(text)] == ["counts.classifier"]
    assert find_counts(text, excluded=[(0, 5)]) == []


def test_a_place_before_the_noun_is_no_part_of_it() -> None:
    text = "青石镇党员218名"
    assert find_counts(text, edges=[(0, 3)])[0].noun == "党员"


@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_text_gives_counts_that_hold_together(text: str) -> None:
    last = 0
    for count in find_counts(text):
        assert 0 <= count.start < count.end <= len(text)
        assert count.start >= last
        last = count.start
        bounds = (count.low, count.high)
        expected: dict[str, tuple[Decimal | None, Decimal | None]] = {
            "exact": (count.value, count.value),
            "more_than": (count.value, None),
            "at_least": (count.value, None),
            "less_than": (None, count.value),
            "at_most": (None, count.value),
            "about": (None, None),
        }
        if count.approximation == "range":
            assert count.value is None
            assert count.low is not None
            assert count.high is not None
            assert count.low < count.high
        else:
            assert bounds == expected[count.approximation]
        if count.noun is not None and count.noun_span is not None:
            assert count.noun == text[count.noun_span[0] : count.noun_span[1]]


@pytest.mark.parametrize("unit", ["1", "一", "一百万", "1,", "1.", "数十", "1号1", "“一", "3人、", "近", "A1", "1+"])
def test_endless_runs_are_read(unit: str) -> None:
    assert all(count.start < count.end for count in find_counts(unit * 3000))


@given(st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, max_size=12).map("".join))
def test_sentences_do_not_touch_each_other(first: str, second: str) -> None:
    line = "\n\n"
    apart = [count.rule for part in (first, second) for count in find_counts(part)]
    assert [count.rule for count in find_counts(first + line + second)] == apart


def test_nothing_is_counted_in_the_title_of_a_writing() -> None:
    counts = extract("《云岭：百余名骑手参赛》等5篇报道刊出。", id="t", published="2021-06-15").counts
    assert [count.value for count in counts] == [5]


def test_nothing_is_counted_in_the_name_of_an_official() -> None:
    counts = extract("石桥村党支部书记徐七根说，村里有七根木桩。", id="t", published="2021-06-15").counts
    assert [count.text for count in counts] == ["七根木桩"]


def test_the_one_body_of_a_name_is_not_what_a_list_counts() -> None:
    document = extract("下列项目按单位划分：德清县教育局1个，阜溪街道3个。", id="t", published="2021-06-15")
    assert [(count.value, count.noun) for count in document.counts] == [(1, None), (3, None)]
    assert [unit.name for unit in document.units] == ["德清县教育局"]
