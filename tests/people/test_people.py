"""Persons without a post, for those who ask for them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction import Settings, extract
from schemas import Document

EVERYBODY = Settings(people="all")


def read(text: str) -> Document:
    return extract(text, id="t", published="2021-06-15", settings=EVERYBODY)


# A text, and the name and role of every person without a post in it.
PEOPLE: list[tuple[str, set[tuple[str, str | None]]]] = [
    ("党员林知远主动报名，志愿者顾秋禾也来了。", {("林知远", "党员"), ("顾秋禾", "志愿者")}),
    ("退休教师顾秋禾说：“我愿意。”", {("顾秋禾", "退休教师")}),
    ("村民高某回到家中。", {("高某", "村民")}),
    ("家住城东的顾女士说，办事方便了。", {("顾女士", None)}),
    ("教练卡洛-罗西尼说，球队准备好了。", {("卡洛-罗西尼", "教练")}),
    ("村民买买提·热合曼说，收成好。", {("买买提·热合曼", "村民")}),
    ("村民扎西旺堆说，收成好。", {("扎西旺堆", "村民")}),
    ("公司由安娜·罗西和马里奥·卡尼创办。", {("安娜·罗西", None), ("马里奥·卡尼", None)}),
    ("创办人罗成先生承诺捐书。", {("罗成", None)}),
    ("图为选手姜雁（左）在比赛中。", {("姜雁", "选手")}),
    ("林知远又来到村口，林知远说，路修好了。", {("林知远", None)}),
]
NOBODY = [
    "会议强调，高度重视安全生产，常态化推进。",
    "责编：顾秋禾 林知远",
    "在某单位工作的人不多。",
    "老家在山里，小车开不进去。",
    "寄来的贺卡上印着湖光山色，明亮的窗前摆着蒲公英。",
    "《大展·主题》专栏已经上线。",
    "本报青石1月2日电记者林知远报道：春耕开始了。",
    "春耕开始了。（云岭社记者顾秋禾摄）",
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people(text: str, expected: set[tuple[str, str | None]]) -> None:
    assert {(p.name, p.role) for p in read(text).people} == expected


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text: str) -> None:
    assert [p.name for p in read(text).people] == []


def test_private_citizens_stay_out_unless_asked_for() -> None:
    assert extract("党员林知远主动报名。", id="t").people == ()


def test_an_official_is_no_other_person() -> None:
    document = read("青石镇党委书记林知远到会。林知远说，要抓紧。")
    assert [(o.name, len(o.mentions)) for o in document.officials] == [("林知远", 2)]
    assert document.people == ()


def test_a_name_settled_once_counts_wherever_it_recurs() -> None:
    document = read("志愿者顾秋禾挨家敲门。\n顾秋禾说，该做的。")
    assert [(p.name, len(p.mentions)) for p in document.people] == [("顾秋禾", 2)]


@given(
    st.lists(
        st.sampled_from(["村民", "林知远", "高某", "说", "、", "，", "。", "\n", "老师", "·", "卡洛"]), max_size=14
    )
)
def test_mentions_are_the_text_and_apart(pieces: list[str]) -> None:
    text = "".join(pieces)
    document = read(text)
    mentions = [m for official in document.officials for m in official.mentions]
    mentions += [m for person in document.people for m in person.mentions]
    spans = sorted((m.start, m.end) for m in mentions)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(m.surface == text[m.start : m.end] for p in document.people for m in p.mentions)
