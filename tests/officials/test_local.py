"""Bodies that an office does not place: those of the county that the article, or the list, is about."""

import pytest

from extraction.pipeline import extract

HOME = "霍山县召开会议。"

CASES = [
    # a county has one
    ("妇联主席林知远参加。", "霍山县妇联"),
    ("疾控中心主任林知远参加。", "霍山县疾控中心"),
    ("图书馆馆长林知远参加。", "霍山县图书馆"),
    ("检察院检察长林知远参加。", "霍山县检察院"),
    ("组织部部长林知远参加。", "霍山县委组织部"),
    ("组织部长林知远参加。", "霍山县委组织部"),
    ("原供销社主任林知远参加。", "霍山县供销社"),
    ("医保中心主任林知远参加。", "霍山县医保中心"),
    # beside a bureau, which has none itself
    ("县教育局局长顾秋禾、妇联主席林知远参加。", "霍山县妇联"),
    ("县检察院检察长顾秋禾，人武部政委林知远参加。", "霍山县人武部"),
    ("县公安局局长顾秋禾，统战部部长林知远参加。", "霍山县委统战部"),
    ("县教育局局长顾秋禾、纪委书记林知远参加。", "霍山县教育局纪委"),
    ("副县长顾秋禾、纪委监委副书记林知远参加。", "霍山县纪委监委"),
    # of the list's place
    ("省妇联主席顾秋禾、残联理事长林知远参加。", "安徽省残联"),
    ("作协主席林知远参加，霍山县作家协会成立。", "霍山县作家协会"),
    # of another one, or of nobody whom the article names
    ("云岭市副市长顾秋禾到场，疾控中心主任林知远陪同。", None),
    ("青岚图书馆馆长林知远参加。", None),
    ("系团委书记林知远参加。", None),
    ("县第一中学校长顾秋禾讲话。团委书记林知远参加。", "霍山县第一中学团委"),
    ("县人民医院的团委书记林知远参加。", None),
    ("工会主席林知远参加。", None),
    ("中国残联来调研。残联理事长林知远参加。", None),
    ("霍山县残联汇报。残联理事长林知远参加。", "霍山县残联"),
    ("研发中心主任林知远参加。", None),
    ("指挥中心主任林知远参加。", None),
    ("县公安局破案。刑警大队大队长林知远介绍案情。", "霍山县公安局刑警大队"),
    ("刑警大队大队长林知远介绍案情。", "霍山县刑警大队"),
    ("活动邀请博物馆馆长林知远授课。", None),
    ("县中医院院长顾秋禾、疾控中心主任林知远参加。", "霍山县疾控中心"),
    ("青岚小学召开会议。村里的党支部书记林知远参加。", None),
    # towns and institutions have some as well
    ("青石镇举行活动。妇联主席林知远参加。", None),
    ("走进石桥村，茶园连片。村里的妇联主席林知远介绍。", None),
    ("走进石桥村，茶园连片。疾控中心主任林知远介绍。", "霍山县疾控中心"),
    ("青岚大学教授、科协主席林知远参加。", None),
    # beside a society of business, not of its place
    ("浙江青岚商会会长顾秋禾、工商联主席林知远参加。", None),
    # a society has organs itself
    ("县总工会主席顾秋禾、组织部部长林知远参加。", "霍山县总工会组织部"),
    # the office is one of several parts
    ("县教育局局长沈之言、办公室主任顾秋禾、工会主席林知远参加。", "霍山县教育局工会"),
    ("县刑警大队大队长顾秋禾、民兵中队中队长林知远参加。", None),
]


@pytest.mark.parametrize(("text", "organisation"), CASES)
def test_bodies_of_the_place(text: str, organisation: str | None) -> None:
    officials = {official.name: official for official in extract(HOME + text, id="t").officials}
    assert [post.organisation for post in officials["林知远"].posts] == [organisation]


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("省人大代表、农技中心主任林知远参加。", "农技中心"),
        ("市政协委员、图书馆馆长林知远参加。", None),
        ("县政协委员、工商联主席林知远参加。", "霍山县工商联"),
        ("县政协委员、妇联主席林知远参加。", "霍山县妇联"),
        ("全国人大代表、妇联主席林知远参加。", None),
        ("县政协副主席、工商联主席林知远参加。", "霍山县工商联"),
    ],
)
def test_bodies_beside_a_seat_in_an_assembly(text: str, organisation: str | None) -> None:
    [official] = extract(HOME + text, id="t").officials
    assert official.posts[-1].organisation == organisation


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("鼓楼区召开会议。组织部部长林知远参加。", "鼓楼区委组织部"),
        ("会议召开。王某是鼓楼区人。疾控中心主任林知远参加。", None),
        ("会议召开。来自鼓楼区的志愿者参加。残联理事长林知远参加。", None),
    ],
)
def test_places_that_others_are_called_as(text: str, organisation: str | None) -> None:
    [official] = extract(text, id="t").officials
    assert [post.organisation for post in official.posts] == [organisation]


def test_no_place_is_none() -> None:
    officials = extract("会议召开。妇联主席林知远参加。", id="t").officials
    assert [post.organisation for official in officials for post in official.posts] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "我县召开会议。残联理事长林知远参加。六安市领导到会。",
        "六安市召开会议，霍山县作汇报。残联理事长林知远参加。",
        "六安市文联到霍山县采风。霍山县是老区，六安市多次采风。作协主席林知远陪同。",
        "六安市召开会议。六安市领导讲话。六安市与霍山县签约。作协主席林知远参加。",
    ],
)
def test_a_city_and_its_county_are_none(text: str) -> None:
    [official] = extract(text, id="t").officials
    assert [post.organisation for post in official.posts] == [None]


def test_steps_of_a_life_are_none() -> None:
    text = "霍山县召开会议。\n林知远简历\n1995年—2000年 霍山县委组织部副部长\n2000年—2005年 妇联主席"
    officials = {official.name: official for official in extract(text, id="t").officials}
    assert [post.organisation for post in officials["林知远"].posts] == ["霍山县委组织部", None]


HOSPITAL = "我院召开党员大会。{}。霍山县人民医院被评为先进。"


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("我院党委书记林知远讲话", "霍山县人民医院党委"),
        ("院工会主席林知远讲话", "霍山县人民医院工会"),
        ("医院党委书记顾秋禾、工会主席沈之言、护理部主任林知远参加", "霍山县人民医院护理部"),
        ("医院举行仪式，党委书记林知远讲话", "霍山县人民医院党委"),
    ],
)
def test_an_institution_named_further_down(text: str, organisation: str) -> None:
    officials = {official.name: official for official in extract(HOSPITAL.format(text), id="t").officials}
    assert [post.organisation for post in officials["林知远"].posts] == [organisation]


def test_two_institutions_are_none() -> None:
    text = "我院党委书记林知远讲话。霍山县人民医院和霍山县中医院被评为先进。"
    officials = extract(text, id="t").officials
    assert [post.organisation for official in officials for post in official.posts] == ["医院党委"]
