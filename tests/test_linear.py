"""Time grows with the length of an article, not with its square: ratios of processor time, never seconds."""

import time
from statistics import median

import pytest

from extraction import extract

SHORT, LONG = 1_000, 4_000
SLACK = 2.5
"""How much more a character may take in the long article: of a square it would take four times as much."""


def _time(text: str) -> float:
    start = time.process_time()
    extract(text, id="a")
    return time.process_time() - start


def _grows(unit: str) -> float:
    """How many times longer a character takes in the long article."""
    longer = unit * (LONG // len(unit))
    shorter = longer[:SHORT]
    pairs = [(_time(shorter), _time(longer)) for _ in range(3)]
    return median(long for _, long in pairs) / median(short for short, _ in pairs) / (LONG / SHORT)


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
