"""Which days a value covers, and the line that they are drawn on."""

from datetime import date

import pytest

from extraction.review.view_time import extent, labels, places


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-12", "2021-12-01", "2021-12-31"),
        ("2021-03-05", "2021-03-05", "2021-03-05"),
        ("2021-03-05T09:30", "2021-03-05", "2021-03-05"),
        ("2021-03-05TNI", "2021-03-05", "2021-03-05"),
        ("2021-03-05/2021-03-07", "2021-03-05", "2021-03-07"),
        ("2019/2021", "2019-01-01", "2021-12-31"),
        ("2021-Q4", "2021-10-01", "2021-12-31"),
        ("2021-H1", "2021-01-01", "2021-06-30"),
        ("2018-SP", "2018-03-01", "2018-05-31"),
        ("2018-WI", "2018-12-01", "2019-02-28"),
        ("2021-W10", "2021-03-08", "2021-03-14"),
        ("2021-W10-WE", "2021-03-13", "2021-03-14"),
        ("2021-W10-3", "2021-03-10", "2021-03-10"),
        ("196X", "1960-01-01", "1969-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2021-XX-XX", "2021-01-01", "2021-12-31"),
        ("2021-03-XX", "2021-03-01", "2021-03-31"),
    ],
)
def test_days_of_a_value(value: str, first: str, last: str) -> None:
    found = extent(value)
    assert found is not None
    assert [str(date.fromordinal(found[0])), str(date.fromordinal(found[1] - 1))] == [first, last]


@pytest.mark.parametrize(
    "value",
    [
        "P3Y",
        "PT30M",
        "PRESENT_REF",
        "XXXX-XX-XXTMO",
        "XXXX-WXX-3",
        "2021-02-30",
        "2021-13",
        "2021-W60",
        "9999",
        "0000-Q9",
        "2021-03-07/2021-03-05",
        "2021/XXXX",
        "2021-Q9",
        "-",
        "99999-01",
    ],
)
def test_what_has_no_place_on_a_line(value: str) -> None:
    assert extent(value) is None


def test_the_line_keeps_the_order_and_leaves_room_for_the_near() -> None:
    founding, day, next_day = (690_000, 690_365), (737_000, 737_001), (737_001, 737_002)
    spots = places([day, founding, next_day])
    assert spots[1][0] == 0.0
    assert spots[2][1] == 1.0
    assert spots[1][1] < spots[0][0] < spots[0][1] == spots[2][0] < spots[2][1]
    assert spots[2][1] - spots[2][0] > 0.02, "a day is seen beside a century"
    assert places([]) == []


def test_labels_do_not_run_into_one_another() -> None:
    assert labels([(0.5, "c"), (0.0, "a"), (0.1, "b"), (0.45, "d")]) == [(0.0, "a"), (0.45, "d")]
