"""Numerals in all notations."""

from decimal import Decimal
from fractions import Fraction

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.pipes.values.numerals import Numeral, parse_fraction, parse_integer, parse_number, parse_numeral

DIGITS = "零一二三四五六七八九"
FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


def render(number: int) -> str:
    """A number below 10^16 in Chinese characters, in the standard way."""
    if number == 0:
        return DIGITS[0]
    for group, name in ((10**8, "亿"), (10**4, "万")):
        if number >= group:
            head, rest = divmod(number, group)
            gap = DIGITS[0] if rest and rest < group // 10 else ""
            return render(head) + name + gap + (render(rest) if rest else "")
    text = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += DIGITS[digit] + name
        elif text and number and not text.endswith(DIGITS[0]):
            text += DIGITS[0]
    return text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,214", "1214"),
        ("1214", "1214"),
        ("１２１４", "1214"),
        ("1，214，000", "1214000"),
        ("一千二百一十四", "1214"),
        ("3.5万", "35000"),
        ("３．５万", "35000"),
        ("两千", "2000"),
        ("千", "1000"),
        ("千万", "10000000"),
        ("万亿", "1000000000000"),
        ("廿一", "21"),
        ("卅", "30"),
        ("一百廿", "120"),
        ("一万五", "15000"),
        ("一万零五", "10005"),
        ("一百五", "150"),
        ("一百零五", "105"),
        ("一千〇五十", "1050"),
        ("二〇二〇", "2020"),
        ("二零二零", "2020"),
        ("三点一四", "3.14"),
        ("三点五万", "35000"),
        ("-5", "-5"),
        ("负五", "-5"),
        ("1亿2000万", "120000000"),
        ("1亿2千万", "120000000"),
        ("1.2万亿", "1200000000000"),
        ("一万两千亿", "1200000000000"),
        ("2千3百", "2300"),
        ("5百万", "5000000"),
        ("壹佰贰拾叁", "123"),
        ("貳萬", "20000"),
        ("0", "0"),
        ("十", "10"),
        ("1.50", "1.5"),
        ("三亿零五十", "300000050"),
    ],
)
def test_exact_numerals(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "几",
        "数",
        "多",
        "一千百",
        "十百",
        "两两",
        "三点",
        "点五",
        "1,21",
        "1.2.3",
        "3万5",
        "百余",
        "十几",
        "人",
        "三个",
        "1e5",
        "٣",
        "--5",
        "万万",
        "万五百万",
        "1" * 40,
        "一百万" * 9,
        "一百万" * 90_000,
        "一" * 40,
        "零点" + "三" * 40,
    ],
)
def test_what_is_no_exact_numeral(text: str) -> None:
    assert parse_number(text) is None


def test_integers_only() -> None:
    assert parse_integer("3.5万") == 35000
    assert parse_integer("3.5") is None
    assert parse_integer("几") is None


@pytest.mark.parametrize(
    ("text", "low", "high", "approximation"),
    [
        ("十几亿", 10**9, None, "more_than"),
        ("二十几", 20, None, "more_than"),
        ("百余", 100, None, "more_than"),
        ("2000余", 2000, None, "more_than"),
        ("35万多", 350_000, None, "more_than"),
        ("10余万", 100_000, None, "more_than"),
        ("二十多万", 200_000, None, "more_than"),
        ("1亿2000多万", 120_000_000, None, "more_than"),
        ("数十", 10, None, "more_than"),
        ("数百万", 1_000_000, None, "more_than"),
        ("几千", 1000, None, "more_than"),
        ("万余", 10_000, None, "more_than"),
        ("一两百", 100, 200, "range"),
        ("七八", 7, 8, "range"),
        ("十七八", 17, 18, "range"),
        ("三五百", 300, 500, "range"),
        ("两三千", 2000, 3000, "range"),
        ("十来", 10, None, "about"),
        ("1214", 1214, 1214, "exact"),
        ("两", 2, 2, "exact"),
    ],
)
def test_bounds_of_vague_numerals(text: str, low: int, high: int | None, approximation: str) -> None:
    numeral = parse_numeral(text)
    assert numeral is not None
    assert (numeral.low, numeral.high) == (Decimal(low), None if high is None else Decimal(high))
    assert str(numeral.approximation) == approximation


@pytest.mark.parametrize("text", ["", "几", "数", "5来", "3多", "多", "余", "几几", "百余多", "十几来", "人余"])
def test_what_is_no_vague_numeral(text: str) -> None:
    assert parse_numeral(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("16%", Fraction(4, 25)),
        ("18.5％", Fraction(37, 200)),
        ("百分之十六", Fraction(4, 25)),
        ("百分之三点五", Fraction(7, 200)),
        ("百分之百", Fraction(1)),
        ("万分之五", Fraction(1, 2000)),
        ("3‰", Fraction(3, 1000)),
        ("9成", Fraction(9, 10)),
        ("九成五", Fraction(19, 20)),
        ("三分之二", Fraction(2, 3)),
        ("十成", Fraction(1)),
    ],
)
def test_shares(text: str, value: Fraction) -> None:
    assert parse_fraction(text) == value


@pytest.mark.parametrize(
    "text", ["", "成", "%", "分之", "分之二", "三分之", "16", "零分之一", "二十成", "九成十", "成九"]
)
def test_what_is_no_share(text: str) -> None:
    assert parse_fraction(text) is None


@given(st.integers(0, 10**16 - 1))
def test_chinese_numerals_come_back(number: int) -> None:
    assert parse_number(render(number)) == number


@given(st.integers(0, 10**15 - 1), st.booleans())
def test_arabic_numerals_come_back(number: int, wide: bool) -> None:
    for text in (str(number), f"{number:,}")[: 2 if number < 10**11 else 1]:
        assert parse_number(text.translate(FULL_WIDTH) if wide else text) == number


@given(st.integers(1, 10**12 - 1), st.sampled_from(["low", "up"]))
def test_agrees_with_cn2an(number: int, mode: str) -> None:
    assert parse_number(cn2an.an2cn(number, mode)) == number


@given(st.text(alphabet="0123456789,.零〇一二两三九十百千万亿廿几数多余来点负%成分之 -", max_size=20))
def test_every_text_has_an_answer(text: str) -> None:
    number, numeral = parse_number(text), parse_numeral(text)
    assert number is None or format(number, "f")
    assert numeral is None or numeral.high is None or numeral.low <= numeral.high
    if numeral is not None and numeral.approximation == "exact":
        assert numeral == Numeral(number or Decimal(0), number or Decimal(0), "exact")
    parse_fraction(text)
