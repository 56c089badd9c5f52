"""What damage makes doubtful is no record: a number beside a lost character may be the rest of a longer one."""

import pytest

from extraction.pipeline import extract

LOST = "\ufffd"


def found(text: str) -> tuple[list[str], list[str]]:
    document = extract(text, id="article", published="2021-06-15")
    return [date.surface for date in document.dates], [count.surface for count in document.counts]


@pytest.mark.parametrize(
    ("text", "dates", "counts"),
    [
        (f"会议于{LOST}月5日召开，12人参加", [], ["12人"]),
        (f"会议于3{LOST}5日召开", [], []),
        (f"会议于3月{LOST}日召开", [], []),
        (f"2{LOST}21年3月5日召开会议", [], []),
        (f"2021年{LOST}月5日召开会议", [], []),
        (f"昨{LOST}下午3点召开会议", [], []),
        (f"上{LOST}周三召开会议", [], []),
        (f"共1{LOST}2人参加", [], []),
        (f"共12{LOST}人参加", [], []),
        (f"投入{LOST}万元修路", [], []),
        (f"增长{LOST}.5%", [], []),
        ("投入\ue1235万元修路", [], []),
        ("3月5\ud800日召开会议", [], []),
        (f"{LOST}会议于3月5日召开，12人参加，大家说{LOST}", ["3月5日"], ["12人"]),
    ],
)
def test_beside_damage(text: str, dates: list[str], counts: list[str]) -> None:
    assert found(text) == (dates, counts)


def test_a_repaired_neighbour_leaves_no_doubt() -> None:
    assert found("会议于&nbsp;3月5日</p>召开，&nbsp;12人参加") == (["3月5日"], ["12人"])


def test_furniture_beside_a_record_leaves_no_doubt() -> None:
    text = "青石镇召开会议\n2021-06-14 10:20 浏览次数：35次\n6月14日，青石镇召开会议，会议要求各村落实责任。"
    assert found(text)[0][0] == "2021-06-14 10:20"
