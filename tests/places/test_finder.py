"""What is found as a place, how far it reaches, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.places import find_places, gazetteer
from extraction.places.model import RANK

FOUND = [
    ("云岭县青石镇石桥村党支部书记", ["云岭县青石镇石桥村"]),
    # heads of towns and counties behind their own names
    ("青石镇林知远镇长到会，孙启明镇长陪同", ["青石镇"]),
    ("石桥镇长林知远到会", ["石桥镇"]),
    ("林县长主持，林县召开会议", ["林县"]),
    ("吉县长势良好的小麦", ["吉县"]),
    ("睢县长岗镇举行比赛", ["睢县长岗镇"]),
    ("林集镇长效机制", ["林集镇"]),
    ("最后镇党委书记讲话，座谈会上镇长发言", []),
    ("云岭县委书记到云岭县青石镇调研", ["云岭县", "云岭县青石镇"]),
    ("来到青石镇石桥村", ["青石镇石桥村"]),
    ("在和平村、向阳社区和石桥村走访", ["和平村", "向阳社区", "石桥村"]),
    ("石桥村、柳河村、前进村三个村", ["石桥村", "柳河村", "前进村"]),
    ("走进梅园新村小区", ["梅园新村小区"]),
    ("家住云岭县锦绣社区的居民", ["云岭县锦绣社区"]),
    ("山东沂南县青石镇", ["沂南县青石镇"]),
    ("江苏省徐州市沛县青石镇", ["徐州市沛县青石镇"]),
    ("浙江德清", ["德清县"]),
    ("广西壮族自治区", ["广西壮族自治区"]),
    ("克什克腾旗青石苏木石桥嘎查", ["克什克腾旗青石苏木石桥嘎查"]),
    ("兵团第八师石河子市143团", ["第八师", "石河子市143团"]),
    ("洪洞县经济技术开发区", ["洪洞县经济技术开发区"]),
    ("景德镇陶瓷", ["景德镇市"]),
    ("江西萍乡的油菜", ["萍乡市"]),
    ("河南镇平县", ["镇平县"]),
    ("陕西安康市", ["安康市"]),
    ("上海城市更新", ["上海市"]),
    ("会见应城市领导，兴城市代表到会", ["应城市", "兴城市"]),
    ("青石镇李村的村民", ["青石镇李村"]),
    ("石桥村党支部和石桥村委会", ["石桥村", "石桥村"]),
    ("来到阿如汗村，在村里", ["阿如汗村"]),
    ("和田县青石镇阿和村", ["和田县青石镇阿和村"]),
    ("走进塔斯库拉村看变化", ["塔斯库拉村"]),
    ("云岭县青石镇幸福村", ["云岭县青石镇幸福村"]),
    ("云岭县青石镇团结村", ["云岭县青石镇团结村"]),
    ("，富民村党支部书记", ["富民村"]),
    ("霞浦县青石镇古县村植树", ["霞浦县青石镇"]),
    ("古县村民植树", ["古县"]),
    # a verb that the segmentation does not know is no part of a name
    ("沈之言委托石桥村党支部", ["石桥村"]),
    ("沈之言就职于青石镇石桥村", ["青石镇石桥村"]),
    # zones by the short name of their county
    ("来到德清经济开发区", ["德清经济开发区"]),
    ("德清旅游度假区管委会", ["德清旅游度假区"]),
    # a village that begins as another word with 镇 does
    ("云岭县青石镇江口村党支部", ["云岭县青石镇江口村"]),
    ("云岭县和平镇平坡村", ["云岭县和平镇平坡村"]),
    ("青石镇石桥村民兵连，石桥村民多", ["青石镇石桥村"]),
    ("德清县财政局和镇财政所", ["德清县"]),
    ("把想法告诉石桥村党支部", ["石桥村"]),
    ("给予德清经济技术开发区表彰", ["德清经济技术开发区"]),
]
NOTHING = [
    "位于佛罗里达州和马里兰州",
    "全县各村和行政村",
    "并请县政协委员审议，恳请县委支持",
    "一个多月来社区值守，两年来社区工作",
    "部分乡镇降雨",
    "文旅振兴乡村样板村",
    "54个村、三个社区、两镇",
    "聚焦社区治理",
    "建设幸福村",
    "每天在社区值守",
    "打造美丽乡村",
    "老旧小区改造",
    "返乡人员",
    "家乡的变化",
    "城镇新增就业",
    "1—6月城镇居民",
    "自由贸易试验区",
    "经济技术开发区",
    "农贸市场和超市",
    "学校校区、景区和灾区",
    "村民和乡亲",
    "担任县委书记，任县委书记，代县长",
    "最大连续降雨",
    "确保定期检查",
    "西南通道",
    "和平发展、平安建设",
    "黄河南岸",
    "以适应城市的发展",
    "建设新兴城市",
    "推进平安温州建设",
    "沈之言代表市委讲话，韩松传达县委要求",
    "顾秋禾率市政府代表团、陪县领导走访",
    "主管文化副镇长",
    "选优配强村干部，住在少数民族乡、土家族乡",
    "",
    "。",
]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_finds(text: str, names: list[str]) -> None:
    assert [place.name for place in find_places(text)] == names


@pytest.mark.parametrize("text", NOTHING)
def test_no_place(text: str) -> None:
    assert find_places(text) == []


def test_a_name_with_a_plain_edge_settles_one_without() -> None:
    text = "石桥村很美。今年以来特色鲜明的石桥村和邻近繁荣石桥村"
    assert {place.name for place in find_places(text)} == {"石桥村"}


def test_a_word_before_a_name_is_cut_where_the_name_stands_alone_elsewhere() -> None:
    text = "云岭县政府通知\n林知远（女）为云岭县审计局局长，顾秋禾任共青团云岭县委书记"
    assert [place.name for place in find_places(text)] == ["云岭县"] * 3
    assert [place.name for place in find_places("大石桥村和石桥村。石桥村很美")] == ["大石桥村", "石桥村", "石桥村"]


def test_parts_go_from_the_highest_level_down() -> None:
    (place,) = find_places("山东省沂南县青石镇石桥村")
    assert place.parts == (("province", "山东省"), ("county", "沂南县"), ("township", "青石镇"), ("village", "石桥村"))
    assert (place.level, place.short, place.adcode) == ("village", "石桥村", "371321")


PIECES = st.sampled_from(
    [
        *"的在，。县全和\n😀",
        "山东",
        "沂南县",
        "青石镇",
        "石桥村",
        "朝阳区",
        "城关镇",
        "北京市",
        "小区",
        "任县",
        "2021年",
        "143团",
        "兵团",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from([None, "1995", "2008-05", "2021-03-01"]))
def test_spans_are_ordered_and_codes_exist(text: str, date: str | None) -> None:
    places = find_places(text, date=date)
    assert places == find_places(text, date=date)
    end = 0
    for place in places:
        assert end <= place.start < place.end <= len(text)
        end = place.end
        ranks = [RANK[level] for level, _ in place.parts]
        assert ranks == sorted(set(ranks))
        assert place.adcode is None or gazetteer().at(place.adcode, date) or gazetteer().at(place.adcode)


@given(st.text(max_size=40))
def test_any_text_is_read(text: str) -> None:
    find_places(text)
