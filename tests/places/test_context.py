"""The article's home, and what its words for divisions stand for."""

from __future__ import annotations

import pytest

from extraction.places import PlaceContext

ARTICLE = """洪洞县召开会议
本报洪洞讯 （记者 林知远）洪洞县委书记到青石镇调研，该镇石桥村党员参加。省委、市委有要求。
会后，全县干部赴兰考县学习。该县介绍了经验，我县将推广。
"""


@pytest.fixture(scope="module")
def context() -> PlaceContext:
    return PlaceContext(ARTICLE, date="2021-03-01")


def test_home_and_what_is_above_it(context: PlaceContext) -> None:
    homes = [context.home(level) for level in ("county", "prefecture", "province")]
    assert [(h.name, h.adcode) for h in homes if h] == [
        ("洪洞县", "141024"),
        ("临汾市", "141000"),
        ("山西省", "140000"),
    ]
    assert context.home("village") is None


@pytest.mark.parametrize(
    ("word", "before", "name"),
    [
        ("镇", "该镇", "青石镇"),
        ("省", "省委", "山西省"),
        ("市", "市委", "临汾市"),
        ("县", "全县", "洪洞县"),
        ("县", "该县", "兰考县"),
        ("村", "党员参加", "石桥村"),
        ("旗", "全县", None),
        ("没有", "全县", None),
    ],
)
def test_refer(context: PlaceContext, word: str, before: str, name: str | None) -> None:
    place = context.refer(word, ARTICLE.index(before))
    assert (place.name if place else None) == name


def test_a_district_of_which_the_article_speaks_as_often_goes_before_a_zone() -> None:
    text = "吴兴区召开会议。吴兴工业园区参加，区委书记讲话。"
    district = PlaceContext(text).refer("区", text.index("区委"))
    assert district is not None
    assert district.name == "吴兴区"
    text = "吴兴工业园区开工，吴兴工业园区招商。吴兴工业园区的企业响应，区里奖励。"
    zone = PlaceContext(text).refer("区", text.index("区里"))
    assert zone is not None
    assert zone.name == "吴兴工业园区"


def test_nearest(context: PlaceContext) -> None:
    end = len(ARTICLE)
    assert [p.name if (p := context.nearest(level, end)) else None for level in ("county", "township", "village")] == [
        "兰考县",
        "青石镇",
        "石桥村",
    ]
    assert context.nearest("county", 0) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("洪洞县", "141024"),
        ("洪洞", "141024"),
        ("石桥村", "141024"),
        ("兰考县", "410225"),
        ("山西省", "140000"),
        ("洪洞县赵城镇", "141024"),
        ("朝阳区", None),
        ("不是地方", None),
    ],
)
def test_resolve(context: PlaceContext, name: str, code: str | None) -> None:
    assert context.adcode(name) == code


HOMES = [
    ("昨日，县委召开会议。", "翼展新闻", None),
    ("昨日，市委召开会议。", "运城日报", "运城市"),
    ("喀什市召开会议，疏附县参加。", "喀什日报", "喀什地区"),
    ("都匀市、独山县参加。我州领导到会。黔南州领导发言。", None, "黔南州"),
    ("上海市的长宁区和静安区都做得好，上海市民满意，上海领导肯定。", None, "上海市"),
    ("青石镇、石桥镇都召开会议。", None, None),
    ("云岭县召开会议，云岭县委书记讲话。", "云岭新闻网", "云岭县"),
    ("南京、福州的鼓楼区。", None, None),
    ("县长莅临吉县第一中学慰问教师。", None, "吉县"),
    ("我市召开平安温州建设会议。", None, "温州市"),
    ("临汾的企业落户洪洞，我县举行仪式。", None, "洪洞县"),
    ("临汾的代表说，洪洞供销社办得好，我县将推广。", None, "洪洞县"),
    ("企业来到洪洞，我县举行仪式。", None, None),
    ("洪洞供销社办得好，我县将推广。", None, None),
    ("临汾的代表说，洪洞干部办得好，我县将推广。", None, "临汾市"),
    ("开展绿色洪洞活动，绿色洪洞办公室开会。", None, "洪洞县"),
    ("开展绿色洪洞活动。", None, None),
    # a tour of the country has no home, also where it names one county alone
    ("春耕开始。在湖北，农机下田。河南的小麦返青。四川的早稻育秧，山西洪洞县的果树开花。", None, None),
    ("洪洞县与浙江、福建、江苏的客商签约。洪洞县将设专班，洪洞县的企业受益。", None, "洪洞县"),
    ("北京时间3月5日9时，洪洞县召开会议。", None, "洪洞县"),
]


@pytest.mark.parametrize(("text", "source", "name"), HOMES)
def test_lowest_home(text: str, source: str | None, name: str | None) -> None:
    context = PlaceContext(text, source=source)
    homes = [home for level in ("county", "prefecture", "province") if (home := context.home(level))]
    assert (homes[0].name if homes else None) == name


def test_title_from_outside_settles_names_of_the_text() -> None:
    assert PlaceContext("鼓楼区召开会议", title="徐州市严查酒驾").places[0].adcode == "320302"
    assert PlaceContext("鼓楼区召开会议").places[0].adcode is None


def test_towns_that_only_one_county_has_together_settle_it() -> None:
    text = "曲亭镇、赵城镇、广胜寺镇参加会议。"
    assert {place.adcode for place in PlaceContext(text).places} == {"141024"}


def test_a_town_that_a_neighbour_has_is_left_open() -> None:
    context = PlaceContext("洪洞县的干部来到壶口镇和青石镇")
    assert [(place.name, place.adcode) for place in context.places] == [
        ("洪洞县", "141024"),
        ("壶口镇", None),
        ("青石镇", "141024"),
    ]


def test_ordinary_words_make_no_places() -> None:
    assert PlaceContext("，邻里社区热闹", word_class=lambda word: "n" if word == "邻里" else None).places == ()


def test_an_address_and_where_somebody_is_from_say_nothing_of_the_article() -> None:
    text = "云岭县多雨。德清县捐款，寄件的地址是深圳市福田区。林知远籍贯为陕西汉中，市红十字会致谢。湖州市参加。"
    place = PlaceContext(text).refer("市", text.index("市红"))
    assert place is not None
    assert place.name == "湖州市"
