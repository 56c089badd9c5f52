"""Which place 市, 县 and 区 stand for beside guests, firms and other towns."""

from __future__ import annotations

import pytest

from extraction.places import PlaceContext

REFERENCES = [
    # the name of a firm or school, alone or in a list, is no place that the article speaks of
    ("桐城市举行仪式，沈阳市青岚电缆有限公司与副市长签约。", "市长", "市", "桐城市"),
    ("桐城市举行仪式。沈阳市青岚电缆、大连市青石重工等5家企业参加，市长致辞。", "市长", "市", "桐城市"),
    ("霍山县与合肥市青岚学校签约，市委书记出席。", "市委", "市", "六安市"),
    ("六安市召开会议。舒城县青岚小学开学，县委书记到校。", "县委", "县", "舒城县"),
    # but what is done there is no name
    ("静安区召开会议。泰山区调研基层商会，区政协参加。", "区政", "区", "泰山区"),
    # where guests come from
    ("来自合肥市、芜湖市的12名选手到霍山县参赛，市体育局局长出席。", "市体育", "市", "六安市"),
    ("霍山县接受考核。组员合肥市党代表林知远，市委组织部参加。", "市委", "市", "六安市"),
    # the paper's own city goes before a guest's where a higher post follows a lower one
    ("六安日报讯 合肥市副市长林知远，市委书记顾秋禾出席。", "市委", "市", "六安市"),
    ("六安日报讯 合肥市市长林知远、市委副书记顾秋禾出席。", "市委", "市", "合肥市"),
    # whom somebody visits, and the guests that come
    ("霍山县委书记林知远率代表团赴金寨县考察，县长参加。霍山县要学习。", "县长", "县", "霍山县"),
    ("霍山县召开会议，霍山县要发展。金寨县委书记率团来我县考察，县长陪同。", "县长", "县", "霍山县"),
    # what happened elsewhere
    ("霍山县召开会议。受岷县漳县地震影响，全县受灾。", "县受灾", "县", "霍山县"),
    # 我市 is the home, also behind another one
    ("桐城市召开会议，桐城市市长出席。义乌市介绍了经验，我市将推广。", "我市", "市", "桐城市"),
    # but that of another place's officer who says it
    ("桐城市召开会议，桐城市市长出席。义乌市市长林知远介绍，我市将推广。", "我市", "市", "义乌市"),
    ("桐城市召开会议，桐城市市长出席。义乌市市长林知远到我市时说，我市好。", "我市好", "市", "桐城市"),
]


@pytest.mark.parametrize(("text", "before", "word", "name"), REFERENCES)
def test_refer_beside_others(text: str, before: str, word: str, name: str) -> None:
    place = PlaceContext(text, word_class=lambda two: "v" if two == "调研" else None).refer(word, text.index(before))
    assert place is not None
    assert place.name == name


def test_guests_lend_the_host_nothing() -> None:
    text = "金寨县委书记率代表团来我县考察。县委书记陪同。"
    assert PlaceContext(text).refer("县", text.rindex("县委")) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the town's short form before its village, but not in the name of another body
        ("霍山县诸佛庵石桥村党支部书记到场。", ["霍山县诸佛庵石桥村"]),
        ("霍山县诸佛庵街办石桥社区党委书记到场。", ["霍山县诸佛庵街办石桥社区"]),
        # the word for a village twice in one name
        ("北京大桥村河村党委书记到场。", ["大桥村河村"]),
        ("石桥村驻村第一书记到场。", ["石桥村"]),
        # a town of the county's, in whose name 其 stands
        ("牙克石市与乌尔其汉镇签约。", ["牙克石市", "乌尔其汉镇"]),
        # the village called after its street
        ("河南东街村党委书记到场。", ["东街村"]),
        ("湖南路村党委书记到场。", ["湖南路村"]),
        # what follows a town is no county
        ("石桥镇安监站站长到场。", ["石桥镇"]),
        ("霍山县推进霍山乡村振兴。", ["霍山县", "霍山县"]),
        ("干部到包点镇、封村劝返。", []),
        ("霍山县石桥镇新立村党支部到场。", ["霍山县石桥镇新立村"]),
        ("霍山县成立村民小组。", ["霍山县"]),
        # what joins two words ends no name, unless the name is two characters that begin one
        ("老师和村干部商量，乡镇和村两委支持。", []),
        ("工作队和村党支部商量。", []),
        ("霍山县石桥镇永和村与人和镇结对。", ["霍山县石桥镇永和村", "人和镇"]),
        ("霍山县城郊乡党委到场。", ["霍山县城郊乡"]),
    ],
)
def test_villages_and_towns(text: str, names: list[str]) -> None:
    assert [place.name for place in PlaceContext(text).places] == names


@pytest.mark.parametrize(
    ("text", "county"),
    [
        ("区委书记到西关街道调研。西安市的学校参加，为莲湖发展努力。", "莲湖区"),
        ("后村镇召开大会，我镇在日照水库旁。", "东港区"),
        ("后村镇召开大会，党员参加。", None),
        ("六安日报讯 合肥市长丰县的路通车，长丰县群众高兴。", None),
        ("六安日报讯 霍山县的路通车，霍山县群众高兴。", "霍山县"),
        ("据六安日报报道，长丰县的路通车，长丰县群众高兴。", "长丰县"),
        # a county that its article names in short alone, again or to begin with, and calls 全县 and 县委
        ("县委书记林知远到霍山调研。霍山要发展。", "霍山县"),
        ("霍山召开会议\n全县工作会议召开。", "霍山县"),
        ("霍山讯（记者 沈之言）县委书记林知远调研。", "霍山县"),
        ("记者到霍山采访，霍山很美。", None),
        ("县委书记林知远赞扬和平年代。和平年代要珍惜。", None),
        ("霍山县的路通车。金寨要发展，县委书记到金寨调研。", "霍山县"),
    ],
)
def test_home_county(text: str, county: str | None) -> None:
    home = PlaceContext(text).home()
    assert (home.name if home else None) == county
