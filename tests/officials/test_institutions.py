"""Offices of faculties, departments, branches, zones and forces: whose they are."""

import pytest

from extraction import extract

# A text, a person in it, and the bodies of that person's posts.
CASES = [
    # faculties, schools and hospitals of the university that the list begins with
    ("湖州大学校长沈之言、文学院院长顾秋禾到会。", "顾秋禾", ["湖州大学文学院"]),
    ("湖州大学文学院院长沈之言、历史文化学院院长顾秋禾到会。", "顾秋禾", ["湖州大学历史文化学院"]),
    ("湖州大学校长沈之言、法学院党委书记顾秋禾到会。", "顾秋禾", ["湖州大学法学院党委"]),
    ("湖州大学校长沈之言、第一附属医院院长顾秋禾到会。", "顾秋禾", ["湖州大学第一附属医院"]),
    ("湖州大学大健康学院党委书记沈之言讲话，大健康学院院长顾秋禾到会。", "顾秋禾", ["湖州大学大健康学院"]),
    ("湖州大学校长沈之言、杭州传媒学院院长顾秋禾到会。", "顾秋禾", ["杭州传媒学院"]),
    # departments beside each other
    ("德清县法院执行局局长沈之言、城关法庭庭长顾秋禾到会。", "顾秋禾", ["德清县法院城关法庭"]),
    ("德清县法院院长沈之言、城关法庭庭长林知远、政治处主任顾秋禾到会。", "顾秋禾", ["德清县法院政治处"]),
    ("青岚银行湖州分行行长沈之言，公司部总经理顾秋禾到会。", "顾秋禾", ["青岚银行湖州分行公司部"]),
    ("湖州大学纪委副书记、人事处处长顾秋禾到会。", "顾秋禾", ["湖州大学纪委", "湖州大学人事处"]),
    ("青岚集团纪委书记、组织部部长顾秋禾到会。", "顾秋禾", ["青岚集团纪委", "青岚集团组织部"]),
    ("莫干山街道纪工委书记、人大工委主任顾秋禾到会。", "顾秋禾", ["莫干山街道纪工委", "莫干山街道人大工委"]),
    # zones of a division, and what heads a body that promotes something
    ("德清县委常委、县工业园区党工委书记顾秋禾到会。", "顾秋禾", ["德清县委", "德清县工业园区党工委"]),
    ("德清县副县长、县高新区管委会主任顾秋禾到会。", "顾秋禾", ["德清县政府", "德清县高新区管委会"]),
    ("青岚综合实验区管委会主任顾秋禾到会。", "顾秋禾", ["青岚综合实验区管委会"]),
    ("德清县招商投资促进中心主任顾秋禾到会。", "顾秋禾", ["德清县招商投资促进中心"]),
    ("德清县茶业发展促进局局长顾秋禾到会。", "顾秋禾", ["德清县茶业发展促进局"]),
    ("德清县项目推进服务中心主任顾秋禾到会。", "顾秋禾", ["德清县项目推进服务中心"]),
    ("德清县经委主任顾秋禾、县体改委主任沈之言到会。", "顾秋禾", ["德清县经委"]),
    # secretariats of mass organisations are not that of the Party
    ("共青团中央书记处书记顾秋禾到会。", "顾秋禾", ["共青团中央"]),
    ("全国妇联书记处第一书记顾秋禾到会。", "顾秋禾", ["全国妇联"]),
    ("全国妇联党组书记、副主席、书记处第一书记顾秋禾到会。", "顾秋禾", ["全国妇联党组", "全国妇联", "全国妇联"]),
    # one head of two
    ("湖州大学学工部、武装部副部长顾秋禾到会。", "顾秋禾", ["湖州大学武装部"]),
    ("德清县委宣传部、统战部部长顾秋禾到会。", "顾秋禾", ["德清县委统战部"]),
    ("湖州大学党委办公室、校长办公室主任顾秋禾到会。", "顾秋禾", ["湖州大学校长办公室"]),
    ("湖州大学党委组织部部长沈之言、党委宣传部部长顾秋禾到会。", "顾秋禾", ["湖州大学党委宣传部"]),
    # the police of another place are not the bureau's
    ("浙江省公安厅副厅长沈之言、湖州市交警支队支队长顾秋禾到会。", "顾秋禾", ["湖州市交警支队"]),
    ("湖州市公安局副局长沈之言、交警支队支队长顾秋禾到会。", "顾秋禾", ["湖州市公安局交警支队"]),
    # the forces of a province and a city
    ("省委书记沈之言、省军区司令员顾秋禾到会。", "顾秋禾", ["省军区"]),
    ("中共中央政治局委员林知远、省军区司令员沈之言、政委顾秋禾到会。", "顾秋禾", ["省军区"]),
    ("武警浙江省总队司令员沈之言、海军石桥基地政委顾秋禾到会。", "顾秋禾", [None]),
    ("湖州市委常委、军分区司令员顾秋禾到会。", "顾秋禾", ["湖州市委", "湖州市军分区"]),
    ("县委常委、人武部部长顾秋禾到会。", "顾秋禾", ["县委", "县人武部"]),
    # zones that are no places
    ("东部新城管委会主任顾秋禾到会。", "顾秋禾", ["东部新城管委会"]),
    ("青岚科学城党工委书记、管委会主任顾秋禾到会。", "顾秋禾", ["青岚科学城党工委", "青岚科学城管委会"]),
    ("太原经开区管委会主任顾秋禾到会。", "顾秋禾", ["太原经开区管委会"]),
    ("县乡村振兴办主任顾秋禾到会。", "顾秋禾", ["县乡村振兴办"]),
    ("湖州大学党委组织部部长沈之言、教务处处长顾秋禾到会。", "顾秋禾", ["湖州大学教务处"]),
    ("青岚集团总经理沈之言、首席财务官顾秋禾到会。", "顾秋禾", ["青岚集团"]),
    ("湖州海警支队支队长顾秋禾到会。", "顾秋禾", ["湖州海警支队"]),
    # societies of many states; a room is no society
    ("国际青岚协会会长顾秋禾到会。", "顾秋禾", ["国际青岚协会"]),
    ("国际行业协会会长顾秋禾到会。", "顾秋禾", [None]),
    ("德清商会会议在石桥大厦商会会议室举行，会议由顾秋禾会长主持。", "顾秋禾", ["德清商会"]),
    # stations and sections; the firms of a university
    ("青岚车务段段长沈之言、石桥收费站站长顾秋禾到会。", "顾秋禾", ["石桥收费站"]),
    ("青岚工务段党委书记顾秋禾到会。", "顾秋禾", ["青岚工务段党委"]),
    ("浙江省石桥监狱监狱长顾秋禾到会。", "顾秋禾", ["浙江省石桥监狱"]),
    ("湖州大学资产公司总经理顾秋禾到会。", "顾秋禾", ["湖州大学资产公司"]),
    # the short name of a body before the office; a bank whose name seems to hold an office
    ("青岚集团（QLG）董事长顾秋禾到会。", "顾秋禾", ["青岚集团"]),
    ("青岚银行长沙分行行长顾秋禾到会。", "顾秋禾", ["青岚银行长沙分行"]),
    (
        "全国政协常委、中国园艺学会副会长、中国园艺学会西藏分会会长顾秋禾到会。",
        "顾秋禾",
        ["全国政协", "中国园艺学会", "中国园艺学会西藏分会"],
    ),
    # hospitals of academies and universities
    ("中国中医科学院石桥医院院长顾秋禾到会。", "顾秋禾", ["中国中医科学院石桥医院"]),
    ("湖州医科大学附属德清石桥医院院长顾秋禾到会。", "顾秋禾", ["湖州医科大学附属德清石桥医院"]),
]


@pytest.mark.parametrize(("text", "name", "bodies"), CASES)
def test_bodies(text: str, name: str, bodies: list[str | None]) -> None:
    officials = {official.name: official for official in extract(text, id="t", published="2021-06-15").officials}
    assert [post.organisation for post in officials[name].posts] == bodies


@pytest.mark.parametrize(
    ("text", "place"), [("浙江省福建商会会长顾秋禾到会。", "浙江省"), ("德清县河南商会会长顾秋禾到会。", "德清县")]
)
def test_a_society_of_natives_is_of_where_it_is(text: str, place: str) -> None:
    (official,) = extract(text, id="t", published="2021-06-15").officials
    assert official.posts[0].place is not None
    assert official.posts[0].place.name == place


def test_a_station_is_a_place() -> None:
    assert not extract("记者在石桥收费站采访，旅客在青岚火车站候车。", id="t", published="2021-06-15").units


@pytest.mark.parametrize("text", ["各新城管委会参加会议。", "全市古镇管委会主任参加会议。"])
def test_zones_of_many_are_no_body(text: str) -> None:
    assert not extract(text, id="t", published="2021-06-15").units
