"""Time grows with the length of an article, not with its square: ratios of processor time, never seconds."""

import re
import time
from collections.abc import Iterator
from statistics import median

import pytest

from extraction import extract
from extraction.errors import RuleError
from extraction.rulebook import Rulebook

pytestmark = pytest.mark.slow

SHORT, LONG = 1_000, 4_000
SLACK = 2.5
"""How much more a character may take in the long article: of a square it would take four times as much."""


def _time(text: str) -> float:
    start = time.process_time()
    extract(text, id="a")
    return time.process_time() - start


def _grows(unit: str, short: int = SHORT, long: int = LONG) -> float:
    """How many times longer a character takes in the long article; lengths in code points."""
    longer = unit * (long // len(unit))
    shorter = longer[:short]
    pairs = [(_time(shorter), _time(longer)) for _ in range(3)]
    return median(more for _, more in pairs) / median(less for less, _ in pairs) / (long / short)


@pytest.mark.parametrize(
    "unit",
    [
        "8",
        "８",
        "一",
        "县",
        "王",
        "年",
        "3月",
        "1-",
        "—",
        "（",
        "“",
        "<",
        "书记",
        "各县",
        "各地300人，",
        "百分之",
        "王·",
        "第",
        "a",
        "\n",
        "、",
    ],
)
def test_what_almost_matches_again_and_again_takes_linear_time(unit: str) -> None:
    assert _grows(unit) <= SLACK


def test_a_long_article_takes_no_more_a_character() -> None:
    line = "会议于2021年3月5日在云岭县召开，县委书记林知远主持，12名村干部到会，下设3个工作组。\n"
    assert _grows(line) <= SLACK


def test_bodies_by_their_level_alone_take_linear_time() -> None:
    assert _grows("霍山县公安局局长林知远到场，县局强调纪律。\n", 2_000, 8_000) <= SLACK


def test_a_list_of_posts_without_an_end_takes_linear_time() -> None:
    assert _grows("县长、", 10_000, 40_000) <= SLACK


FIRST, LAST = 1_000, 32_000
"""Lengths of the hostile strings: from the first, doubled up to the last until one search takes `MEASURABLE`."""
MEASURABLE = 0.002
"""Seconds of processor time below which a ratio says nothing; what stays below at every length is quick enough."""
DOUBLE = 3.0
"""How much longer twice the length may take: twice, with slack for the clock; of a square it would take four times."""
TAIL = "☆"
"""Ends a hostile string, for what would match at the end of the text."""
HOSTILE = (
    "8",
    "８",
    "一",
    "百",
    "8一",
    "8,",
    "8a",
    "第一",
    "a",
    " ",
    "（",
    "“",
    "：",
    "、",
    "县",
    "的",
    "会",
    "3月",
    "王 8一县的、（“",
)


def _patterns(kind: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each rule and trap of a kind, and those of its settings that are patterns."""
    book = Rulebook.load()
    for rule in (*book.rules(kind), *book.traps(kind)):
        yield rule.id, rule.regex
    for name, value in book.settings(kind).items():
        if isinstance(value, str):
            try:
                yield name, book.compile(kind, value)
            except (RuleError, re.error):
                continue


def _search(regex: re.Pattern[str], unit: str, length: int) -> float:
    """Processor time of one search for all matches in so many hostile characters."""
    text = (unit * length)[:length] + TAIL
    start = time.process_time()
    for _ in regex.finditer(text):
        pass
    return time.process_time() - start


def _doubles(regex: re.Pattern[str], unit: str) -> bool:
    """Whether twice the length takes about twice the time; measured again, with care, where it does not at once."""
    length, least = FIRST, _search(regex, unit, FIRST)
    while least < MEASURABLE and length < LAST:
        length, least = 2 * length, _search(regex, unit, 2 * length)
    most = _search(regex, unit, 2 * length)
    for _ in range(2):
        if most < MEASURABLE or most <= DOUBLE * least:
            return True
        least = median(_search(regex, unit, length) for _ in range(3))
        most = median(_search(regex, unit, 2 * length) for _ in range(3))
    return most <= DOUBLE * least


def test_the_measure_tells_a_square_from_a_line() -> None:
    # a busy machine can hide a square, since the measure forgives; it does not hide it three times
    assert not all(_doubles(re.compile("一+县"), "一") for _ in range(3))
    assert _doubles(re.compile("一{1,9}县"), "一")


@pytest.mark.parametrize("kind", Rulebook.load().kinds)
def test_no_pattern_takes_more_than_linear_time(kind: str) -> None:
    slow = [(name, unit) for name, regex in _patterns(kind) for unit in HOSTILE if not _doubles(regex, unit)]
    assert not slow
