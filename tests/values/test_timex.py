"""Moments: what joins what, and how they are written."""

import pytest

from extraction.pipes.values.timex import Moment, clock_hour, iso, join, joins, period

YEAR = Moment(year="2021")
MONTH = Moment(month=3)
DAY = Moment(day=5)
EVENING = Moment(part_of_day="NI", window=(17, 28))
EIGHT = Moment(hour=8)


@pytest.mark.parametrize(
    ("moment", "wanted"),
    [
        (YEAR, "2021"),
        (Moment(year="XXXX", month=0, day=0), "XXXX-XX-XX"),
        (Moment(year="2021", month=3), "2021-03"),
        (Moment(year="2021", month=3, day=5), "2021-03-05"),
        (Moment(year="2021", month=3, day=5, part_of_day="NI"), "2021-03-05TNI"),
        (Moment(year="2021", month=3, day=5, part_of_day="NI", hour=20), "2021-03-05T20:00"),
        (Moment(year="2021", month=3, day=5, hour=8, minute=0, second=5), "2021-03-05T08:00:05"),
        (Moment(year="2021", part="Q1"), "2021-Q1"),
        (Moment(part="SP"), "XXXX-SP"),
        (Moment(year="2021", week=9), "2021-W09"),
        (Moment(year="2021", week=0, weekday="WE"), "2021-WXX-WE"),
        (Moment(weekday="5"), "XXXX-WXX-5"),
        (Moment(hour=18, minute=30), "XXXX-XX-XXT18:30"),
    ],
)
def test_values(moment: Moment, wanted: str) -> None:
    assert iso(moment) == wanted


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        (YEAR, MONTH, True),
        (MONTH, DAY, True),
        (DAY, EVENING, True),
        (DAY, EIGHT, True),
        (EVENING, EIGHT, True),
        (YEAR, Moment(festival="05-01"), True),
        (YEAR, Moment(part="H1"), True),
        (MONTH, Moment(nth=("week", 2, 0)), True),
        (Moment(every="P1D"), EIGHT, True),
        (Moment(every="P1M"), DAY, True),
        (YEAR, DAY, False),
        (YEAR, EIGHT, False),
        (MONTH, EVENING, False),
        (MONTH, MONTH, False),
        (DAY, MONTH, False),
        (EIGHT, EVENING, False),
        (Moment(year="2021", mod="END"), MONTH, False),
        (Moment(year="2021", part="Q1"), MONTH, False),
        (YEAR, Moment(weekday="5"), False),
    ],
)
def test_only_what_goes_on_where_the_left_stops_joins(left: Moment, right: Moment, wanted: bool) -> None:
    assert joins(left, right) is wanted


def test_joining_keeps_what_both_say() -> None:
    whole = join(join(join(YEAR, MONTH), DAY), EVENING)
    assert iso(join(whole, EIGHT)) == "2021-03-05T20:00"
    assert iso(join(whole, Moment(hour=8, minute=0))) == "2021-03-05T20:00"


@pytest.mark.parametrize(
    ("hour", "window", "wanted"),
    [(2, (12, 23), 14), (8, (17, 28), 20), (11, (20, 30), 23), (4, (0, 6), 4), (12, (10, 14), 12), (19, (17, 28), 19)],
)
def test_a_part_of_the_day_settles_a_twelve_hour_clock(hour: int, window: tuple[int, int], wanted: int) -> None:
    assert clock_hour(hour, window) == wanted


@pytest.mark.parametrize(
    ("amount", "unit", "wanted"), [("3", "Y", "P3Y"), ("X", "D", "PXD"), ("24", "TH", "PT24H"), ("1.5", "TH", "PT1.5H")]
)
def test_periods(amount: str, unit: str, wanted: str) -> None:
    assert period(amount, unit) == wanted
