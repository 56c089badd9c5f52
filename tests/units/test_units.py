"""One record per body, with all its mentions."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction import extract
from extraction.errors import RuleError
from extraction.pipes.bodies.words import words
from extraction.rulebook import Rulebook
from schemas import Document, Unit


def document(text: str) -> Document:
    return extract(text, id="t", published="2021-06-15")


def units(text: str) -> dict[str, Unit]:
    return {unit.name: unit for unit in document(text).units}


def surfaces(unit: Unit) -> list[str]:
    return [mention.surface for mention in unit.mentions]


def test_a_post_in_a_group_has_the_name_of_its_unit() -> None:
    found = document("石桥镇成立疫情防控指挥部，镇党委书记林知远任指挥长，镇长韩松任副指挥长。")
    (unit,) = found.units
    groups = {post.title: (post.organisation, post.unit) for o in found.officials for post in o.posts}
    assert groups["指挥长"] == groups["副指挥长"] == ("石桥镇疫情防控指挥部", unit.id)


def test_wordings_of_one_body_are_one_unit() -> None:
    found = units("德清县成立疫情防控工作领导小组。县疫情防控工作领导小组要求，领导小组每日调度。")
    assert list(found) == ["德清县疫情防控工作领导小组"]
    (unit,) = found.values()
    assert surfaces(unit) == ["疫情防控工作领导小组", "县疫情防控工作领导小组", "领导小组"]


def test_the_committee_of_a_village_is_one_unit_in_all_wordings() -> None:
    text = "青石镇石桥村举行村委会落成仪式。石桥村委会办公楼始建于1987年。石桥村民委员会开会。"
    [unit] = extract(text, id="a").units
    assert (unit.name, len(unit.mentions)) == ("石桥村村委会", 3)


def test_the_service_centre_of_a_community_repeats_no_word() -> None:
    [unit] = extract("青石镇东关社区服务中心竣工。", id="a").units
    assert (unit.name, unit.place and unit.place.name) == ("东关社区服务中心", "青石镇东关社区")


@pytest.mark.parametrize("verb", ["摸排", "严控", "配齐", "问责", "承诺", "巡查", "联谊", "下一步"])
def test_what_is_done_with_a_body_is_no_part_of_its_name(verb: str) -> None:
    assert not units(f"会议要求，{verb}学院师生。")
    assert list(units(f"{verb}青岚实验小学，")) == ["青岚实验小学"]


@pytest.mark.parametrize("name", ["霍山县巡查大队", "霍山县培优学校", "霍山县问责调查组", "青岚监测公司"])
def test_such_words_stand_behind_an_owner(name: str) -> None:
    assert name in units(f"{name}召开会议。")


def test_what_somebody_does_before_a_body_is_no_place() -> None:
    [unit] = extract("学校积极响应区教育局的号召，开展活动。", id="a").units
    assert (unit.name, unit.place) == ("区教育局", None)


def test_a_hospital_by_its_number_alone_is_the_one_that_is_named_in_full() -> None:
    found = units("温州市第一人民医院开展活动。温州市一院欢迎您，市一院设备更新。")
    assert surfaces(found["温州市第一人民医院"]) == ["温州市第一人民医院", "温州市一院", "市一院"]
    assert "温州市第一人民医院" not in units("温州市第二人民医院开展活动。温州市一院欢迎您。")


def test_a_body_belongs_to_the_place_that_founds_it() -> None:
    found = units("德清县多雨。德清县莫干山镇成立防汛抗旱指挥部，德清县教育局、德清县水利局支援。")
    assert "莫干山镇防汛抗旱指挥部" in found


def test_the_consultative_conference_is_called_after_its_place() -> None:
    assert list(units("政协德清县第六届委员会第一次会议开幕，县政协发出倡议。")) == ["德清县政协"]


def test_a_head_alone_refers_back() -> None:
    found = units("青岚农业科技有限公司投产后，该公司招收了村民。")
    assert surfaces(found["青岚农业科技有限公司"]) == ["青岚农业科技有限公司", "公司"]


def test_a_defined_short_name_is_a_mention() -> None:
    found = units("青岚农业科技有限公司（以下简称青岚公司）开工，青岚公司将投资建厂。")
    assert "青岚公司" in surfaces(found["青岚农业科技有限公司"])


def test_a_body_before_a_name_and_its_office_is_no_mention() -> None:
    found = units("德清县教育局顾秋禾局长到会。德清县教育局顾秋禾局长讲话。")
    assert "德清县教育局" not in found


def test_a_body_inside_a_post_is_no_mention() -> None:
    assert "德清县委" not in units("德清县委书记林知远出席会议。")


def test_bodies_of_two_owners_are_two() -> None:
    assert list(units("国家统计局、省统计局、县统计局发文。")) == ["国家统计局", "省统计局", "县统计局"]
    assert len(units("民革德清县委、民盟德清县委开会。")) == 2
    found = units("青岚大学财务处党支部、青岚大学学工部党支部开展活动。")
    assert list(found) == ["青岚大学财务处党支部", "青岚大学学工部党支部"]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("四川青岚丰生化有限公司投产，青岚丰公司落户德清县。", ["四川青岚丰生化有限公司", "青岚丰公司"]),
        ("青岚银行城北分行、青岚银行股份有限公司城北分行开会。", ["青岚银行城北分行", "青岚银行股份有限公司城北分行"]),
        ("中共青岚集团党委开会。青岚集团党委要求落实。", ["中共青岚集团党委", "青岚集团党委"]),
        ("浙江德清县供电公司检修。德清县供电公司说，德清县多雨。", ["浙江德清县供电公司", "德清县供电公司"]),
        ("青岚供电所检修线路。公司表彰员工。", ["青岚供电所"]),
    ],
)
def test_wordings_of_firms_and_schools(text: str, mentions: list[str]) -> None:
    assert mentions in [surfaces(unit) for unit in units(text).values()]


def test_short_names_of_the_bodies_that_every_county_has() -> None:
    found = units("德清县残疾人联合会、德清县工会开会。德清县残联、德清县总工会说。")
    assert list(found) == ["德清县残疾人联合会", "德清县总工会"]
    assert surfaces(found["德清县残疾人联合会"]) == ["德清县残疾人联合会", "德清县残联"]


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        (
            "国网霍山县供电公司到石桥村帮扶。县公司要求做好服务。",
            "国网霍山县供电公司",
            ["国网霍山县供电公司", "县公司"],
        ),
        ("霍山县公安局召开会议。县局要求落实。上市公司很多。", "霍山县公安局", ["霍山县公安局", "县局"]),
        ("霍山县公安局开会。刑警大队、交警大队发言。", "霍山县公安局交警大队", ["交警大队"]),
        ("霍山县下雨，消防大队赶到现场。", "霍山县消防大队", ["消防大队"]),
        ("霍山县青石镇受灾。该镇召开防汛指挥部会议。", "青石镇防汛指挥部", ["防汛指挥部"]),
        ("青岚集团石桥煤矿开会。记者来到石桥煤矿。", "青岚集团石桥煤矿", ["青岚集团石桥煤矿", "石桥煤矿"]),
        ("云岭霍山商会换届。商会第一届理事会作报告。", "云岭霍山商会理事会", ["商会第一届理事会"]),
        ("集团召开会议\n6月5日，集团领导参加会议。青岚石化集团董事长林知远主持。", "青岚石化集团", ["集团", "集团"]),
        ("会议在人民医院召开。霍山县人民医院院长林知远主持。", "霍山县人民医院", ["人民医院"]),
        ("来到人民医院会议室，霍山县人民医院开会。", "霍山县人民医院", ["人民医院", "霍山县人民医院"]),
        ("县十五届人大常委会开会，县人大常委会主任林知远主持。", "县人大常委会", ["县十五届人大常委会"]),
        ("政协霍山县十届三次会议开幕。县政协委员到会。", "霍山县政协", ["政协霍山县"]),
        ("霍山县青石镇石桥村很大，他找到该村村委会。", "石桥村村委会", ["村委会"]),
        ("霍山县青石镇石桥村很大，他与村「两委」商量。", "石桥村两委", ["村「两委」"]),
        ("霍山县召开扶贫工作领导小组会议。", "霍山县扶贫工作领导小组", ["扶贫工作领导小组"]),
        ("青石镇石头居委会开会。石头居委会发言。", "石头居委会", ["青石镇石头居委会", "石头居委会"]),
        ("石桥居民委员会开会。霍山县很大。", "石桥居民委员会", ["石桥居民委员会"]),
        (
            "霍山县司法局社区矫正中心开会。",
            "霍山县司法局社区矫正中心",
            ["霍山县司法局社区矫正中心"],
        ),
        (
            "国家税务总局霍山县税务局开会。霍山县税务局发言。",
            "国家税务总局霍山县税务局",
            ["国家税务总局霍山县税务局", "霍山县税务局"],
        ),
        (
            "霍山县开会。县农商银行、邮储银行霍山支行参加。",
            "邮储银行霍山支行",
            ["邮储银行霍山支行"],
        ),
        (
            "中国农业银行霍山县支行开会。农行霍山县支行放款。",
            "中国农业银行霍山县支行",
            ["中国农业银行霍山县支行", "农行霍山县支行"],
        ),
    ],
)
def test_bodies_by_their_level_or_their_part(text: str, name: str, mentions: list[str]) -> None:
    assert surfaces(units(text)[name]) == mentions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a name of its own in a list that begins with a level
        ("市工商联、青岚商会、云岭商会联合捐款。", ["市工商联", "青岚商会", "云岭商会"]),
        ("县残联、青岚县养蜂协会参加活动。", ["县残联", "青岚县养蜂协会"]),
        ("镇派出所、交警大队、消防大队参加。", ["镇派出所"]),
        # names that are numbers
        ("三六八医院、一二三集团参加。", ["三六八医院", "一二三集团"]),
        # parts of one of several bureaus, or of a place that has none such
        ("合肥市公安局、霍山县公安局联合行动，由刑警支队牵头。", ["合肥市公安局", "霍山县公安局"]),
        ("霍山县发生车祸，随后，交警支队、交警大队赶到。", ["霍山县交警大队"]),
        # classes beside the one institution of a post
        ("石桥小学校长林知远说，农村的孩子在学校吃不上热饭。", []),
        ("青岚集团董事长林知远到石桥村，看望在公司打工的村民。", []),
        ("青岚集团董事长林知远说，该公司发展很快。", ["青岚集团"]),
        ("联合国网站公布消息，联合国资助了该项目。县里联合国土局检查。", ["联合国", "国土局"]),
        ("云岭书画院落修缮。", []),
        ("受降镇派出所参加。", ["受降镇派出所"]),
        # what is done with a division is no part of its name
        ("拟提交市委表决，呈送县委审定。", ["市委", "县委"]),
        ("霍山县文化传承发展协会开会，希望秉承学会传统。", ["霍山县文化传承发展协会"]),
    ],
)
def test_names_of_all_units(text: str, names: list[str]) -> None:
    assert list(units(text)) == names


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("青岚集团物业公司成立。小区由物业公司负责。", "青岚集团物业公司", ["青岚集团物业公司"]),
        ("云岭县教育局开会。在县局部地区有降雨，对县局势要清醒。", "云岭县教育局", ["云岭县教育局"]),
        ("市局要求，云岭市公安局抓落实。在市局机关开会。", "云岭市公安局", ["市局", "云岭市公安局", "市局"]),
        ("云岭县人民医院收治病人。近年来医院建设加快。", "云岭县人民医院", ["云岭县人民医院"]),
    ],
)
def test_what_is_no_other_mention(text: str, name: str, mentions: list[str]) -> None:
    assert surfaces(units(text)[name]) == mentions


def test_the_society_of_those_from_elsewhere_is_where_it_meets() -> None:
    place = units("成都市温州商会开会。")["成都市温州商会"].place
    assert place is not None
    assert place.name == "成都市"


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("中国邮政储蓄银行德清县支行", "德清县"),
        ("青岚学会德清县分会", "德清县"),
        ("青岚科学院上海分院", "上海市"),
        ("湖州大学温州研究院", "温州市"),
        ("湖州大学绍兴校区", "绍兴市"),
        ("杭州儿童医院宁波医院", "宁波市"),
        ("杭州大学广安门医院", "杭州市"),  # a gate, no city
        ("杭州大学东方学院", "杭州市"),  # a word
    ],
)
def test_a_branch_is_in_the_place_that_its_name_says(name: str, place: str) -> None:
    (unit,) = units(f"{name}开会。").values()
    assert (unit.name, unit.place and unit.place.name) == (name, place)


def test_a_post_is_in_the_unit_that_it_names_otherwise() -> None:
    found = document("青岚新材料有限公司投产。青岚新材料公司开会，青岚新材料公司总经理林知远到场。")
    (post,) = found.officials[0].posts
    assert post.unit == next(unit.id for unit in found.units if unit.name == "青岚新材料有限公司")


def test_a_faculty_is_no_school() -> None:
    assert surfaces(units("经济学院开展活动。学校举办大赛。")["经济学院"]) == ["经济学院"]
    assert surfaces(units("青岚职业学院开展活动。学校举办大赛。")["青岚职业学院"]) == ["青岚职业学院", "学校"]


def test_branches_of_departments_are_named() -> None:
    found = units("财务处党支部、内科党支部、机关第一党支部开展活动，公司党支部、机关党支部、各科室党支部参加。")
    assert list(found) == ["财务处党支部", "内科党支部", "机关第一党支部"]


def test_what_says_no_place_need_not_be_of_the_articles() -> None:
    found = units("德清县开展活动，清华大学、空军总医院、都市晚报参加，青禾幼儿园参观。")
    places = {name: unit.place.name if unit.place else None for name, unit in found.items()}
    assert places == {"清华大学": None, "空军总医院": None, "都市晚报": None, "青禾幼儿园": "德清县"}


def test_a_name_that_ends_as_schools_do_is_no_school() -> None:
    assert "理事长丁二中" not in units("德清县残联理事长丁二中主持会议。")


def test_parents_are_the_ids_of_units() -> None:
    found = units("德清县委印发通知，德清县委组织部抓落实。")
    assert found["德清县委组织部"].parent == found["德清县委"].id


def test_a_list_names_the_departments_of_one_hospital() -> None:
    found = units("德清县人民医院内科、外科、检验科获奖，乾元镇中心小学党支部到会。")
    assert {name for name in found if "医院" in name} == {f"德清县人民医院{own}" for own in ("内科", "外科", "检验科")}


def test_a_firm_s_name_goes_on_behind_the_word_for_an_institute() -> None:
    assert set(units("青岚黑元化工研究设计院有限公司开工。")) == {"青岚黑元化工研究设计院有限公司"}


# A text, the body whose parent is asked for, and that parent.
PARENTS = [
    ("德清县委印发通知，德清县委组织部抓落实。", "德清县委组织部", "德清县委"),
    (
        "德清县防汛抗旱指挥部启动响应，德清县防汛抗旱指挥部办公室值守。",
        "德清县防汛抗旱指挥部办公室",
        "德清县防汛抗旱指挥部",
    ),
    (
        "德清县防汛抗旱指挥部进驻大坝，在指挥部成立临时党支部。",
        "德清县防汛抗旱指挥部临时党支部",
        "德清县防汛抗旱指挥部",
    ),
    ("德清县人民医院开诊，德清县人民医院心内科接诊。", "德清县人民医院心内科", "德清县人民医院"),
    ("江南农业大学校庆，江南农业大学园艺学院办展。", "江南农业大学园艺学院", "江南农业大学"),
]


def test_an_office_in_the_sentence_of_a_county_is_that_county_s() -> None:
    found = units("湖州市新闻网讯。湖州市委开会。昨日，德清县县长沈之言带领水务局检查。湖州市委要求，交通局跟进。")
    assert "德清县水务局" in found
    assert "湖州市交通局" in found


@pytest.mark.parametrize(("text", "name", "parent"), PARENTS)
def test_parents(text: str, name: str, parent: str) -> None:
    found = units(text)
    assert found[name].parent == found[parent].id
    assert found[parent].parent is None


@given(
    st.lists(
        st.sampled_from(["德清县委", "组织部", "办公室", "指挥部", "下设", "在", "成立", "临时党支部", "，", "。"]),
        max_size=14,
    )
)
def test_no_unit_is_above_itself(pieces: list[str]) -> None:
    parents = {unit.id: unit.parent for unit in document("".join(pieces)).units}
    for start, at in parents.items():
        above = set()
        while at is not None:
            assert at != start
            assert at not in above
            above.add(at)
            at = parents[at]  # noqa: PLW2901 - climbs


# A body that is part of a document's title, a class, a village nobody has named.
NONE = [
    "人力资源部、安全环保部参加。",
    "坚持党建引领合作社发展。",
    "两国在世界变局乱局中相互支持。",
    "他说，这是德清县重要行业协会，市区大医院拥挤。",
    "上学期学校很忙，局长办公会召开。",
    "争创爱婴医院，建设高品质示范学校。",
    "建设“一区两城一中心”。",
    "听完介绍，他走进会议厅。",
    "全市召开会议，要求省区市党委和县市纪委重视。",
    "在实践中学习，公布育秧进度日报制度。",
    "委属委管医院、中医类医院和甲级医院都参加，患者在同一医院就诊，到正规医院咨询。",
    "印发《关于表扬德清县教育局的通知》。",
    "各村党支部要发挥作用。",
    "村党支部要发挥作用。",
    "公司多了，就业就好了。",
    "小区由物业公司负责。",
]


@pytest.mark.parametrize("text", NONE)
def test_no_unit(text: str) -> None:
    assert units(text) == {}


def test_a_village_branch_needs_its_village() -> None:
    found = units("德清县青石镇石桥村地处北部，村党支部带领群众修路。")
    assert [unit.kind for unit in found.values()] == ["party_branch"]


def test_ids_follow_first_mentions() -> None:
    made = document("德清县教育局、德清县财政局参加，德清县教育局发言。").units
    assert [(unit.id, unit.name) for unit in made] == [("u1", "德清县教育局"), ("u2", "德清县财政局")]


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        pytest.param(
            "德清县人民医院召开会议\n长兴县中医院派人参加，德清县人民医院介绍情况，为医院发展献策。",
            "德清县人民医院",
            ["德清县人民医院", "德清县人民医院", "医院"],
            id="the body in the headline",
        ),
        pytest.param(
            "中国石化开会。公司将投资。",
            "中国石化",
            ["中国石化", "公司"],
            id="the only firm",
        ),
        pytest.param(
            "德清县人民法院宣判。法院认为，他有罪。",
            "德清县人民法院",
            ["德清县人民法院", "法院"],
            id="a court by its head",
        ),
        pytest.param(
            "湖州市城市管理行政执法局检查。城管执法局认为性质严重。",
            "湖州市城市管理行政执法局",
            ["湖州市城市管理行政执法局", "城管执法局"],
            id="a bureau in short",
        ),
        pytest.param(
            "湖州市德清县纪委通报，德清县纪委发言。",
            "德清县纪委",
            ["湖州市德清县纪委", "德清县纪委"],
            id="a body with and without the higher place",
        ),
        pytest.param(
            "德清县第十七届人民代表大会开幕。",
            "德清县人大",
            ["德清县第十七届人民代表大会"],
            id="the term of a congress",
        ),
        pytest.param(
            "天津市南开团区委来访。",
            "共青团南开区委",
            ["天津市南开团区委"],
            id="the league's committee behind its place",
        ),
        pytest.param(
            "浙江省德清县人民医院开诊。德清县人民医院扩建。",
            "德清县人民医院",
            ["浙江省德清县人民医院", "德清县人民医院"],
            id="a hospital with and without its province",
        ),
        pytest.param("德清县政法委印发方案。", "德清县委政法委", ["德清县政法委"], id="an organ of the committee"),
        pytest.param(
            "南华大学迎新。校党委作出部署，校团委组织活动。",
            "南华大学党委",
            ["校党委"],
            id="a word that goes back to the school",
        ),
        pytest.param(
            "我校开会，南华大学外语学院、信息学院参加。",
            "南华大学信息学院",
            ["信息学院"],
            id="a faculty of one's own school",
        ),
        pytest.param(
            "石桥村换了样。\n石桥村的路修好了。\n村党支部开会。", "石桥村党支部", ["村党支部"], id="the one village"
        ),
        pytest.param(
            "与青岚农业（德清）有限公司签约。", "青岚农业（德清）有限公司", ["青岚农业（德清）有限公司"], id="brackets"
        ),
        pytest.param(
            "国有青岚林业发展有限公司投产。",
            "青岚林业发展有限公司",
            ["青岚林业发展有限公司"],
            id="a class before a full name",
        ),
        pytest.param(
            "德清县纪委次日即成立调查组，调查组约谈了当事人。",
            "德清县纪委调查组",
            ["调查组", "调查组"],
            id="what a body sets up",
        ),
        pytest.param(
            "中央扫黑除恶第9督导组到访。", "中央扫黑除恶第9督导组", ["中央扫黑除恶第9督导组"], id="a number inside"
        ),
        pytest.param("兰州市安宁区人民政府网发布。", "兰州市安宁区人民政府网", ["兰州市安宁区人民政府网"], id="a site"),
        pytest.param(
            "金华市青岚嘉程广告有限公司投产，青岚嘉程广告说。",
            "金华市青岚嘉程广告有限公司",
            ["金华市青岚嘉程广告有限公司", "青岚嘉程广告"],
            id="a firm without its place and form",
        ),
        pytest.param(
            "青岚摩迪（江门）纸业有限公司参展，青岚摩迪表示。",
            "青岚摩迪（江门）纸业有限公司",
            ["青岚摩迪（江门）纸业有限公司", "青岚摩迪"],
            id="a firm before the place in its name",
        ),
        pytest.param("他到南华大学调研，介绍了学校情况。", "南华大学", ["南华大学", "学校"], id="behind a verb and 了"),
        pytest.param(
            "海棠社区党委走进小区。", "海棠社区党委", ["海棠社区党委"], id="a committee is no part of a place"
        ),
        pytest.param("西部儿科发展联盟成立。", "西部儿科发展联盟", ["西部儿科发展联盟"], id="a region begins the name"),
        pytest.param(
            "金华市公安局特警支队、城东分局到场。", "金华市公安局城东分局", ["城东分局"], id="branches in a list"
        ),
        pytest.param("中国青年报社主办，社会关注。", "中国青年报社", ["中国青年报社"], id="the publisher of a paper"),
        pytest.param(
            "协和医院与中国保健基金会签约。", "中国保健基金会", ["中国保健基金会"], id="two bodies, not one with 与"
        ),
        pytest.param(
            "刘某以德清县顺金种养专业合作社的名义承包。",
            "德清县顺金种养专业合作社",
            ["德清县顺金种养专业合作社"],
            id="a trade",
        ),
        pytest.param(
            "农业农村部农机总站联合中国农机协会主办。",
            "中国农机协会",
            ["中国农机协会"],
            id="together with another body",
        ),
        pytest.param(
            "江苏支援黄石医疗队出发。", "江苏支援黄石医疗队", ["江苏支援黄石医疗队"], id="from one place to another"
        ),
        pytest.param("为党中央站好岗。", "中共中央", ["党中央"], id="a verb, not a station"),
        pytest.param("青岚师大迎新，经济与管理学院开学。", "青岚师大", ["青岚师大"], id="a school in short"),
        pytest.param("沈之言代表青岚纸业公司致谢。", "青岚纸业公司", ["青岚纸业公司"], id="on behalf of"),
        pytest.param("他到德清县商会调研。", "德清县商会", ["德清县商会"], id="a place is enough"),
        pytest.param(
            "会议开始。调研组一行到德清县参观。调研组认为成效明显。",
            "调研组",
            ["调研组", "调研组"],
            id="a group that has no other name",
        ),
        pytest.param("公安机关成立专案组，昼夜侦查。", "专案组", ["专案组"], id="a group that somebody forms"),
        pytest.param(
            "走进石桥村。\n石桥村修了路，驻村工作队帮忙。",
            "石桥村驻村工作队",
            ["驻村工作队"],
            id="the team of the village",
        ),
        pytest.param(
            "校党委开会，南华大学管理学院、经文学院参加。",
            "南华大学经文学院",
            ["经文学院"],
            id="a faculty in a list that is no word",
        ),
        pytest.param(
            "由共青团南华大学委员会主办。", "南华大学团委", ["共青团南华大学委员会"], id="the league in a school"
        ),
        pytest.param(
            "青岚农业水务控股有限公司与贵州水务控股有限公司签约，贵州水控扩产，贵州水控招工。",
            "贵州水务控股有限公司",
            ["贵州水务控股有限公司", "贵州水控", "贵州水控"],
            id="a firm by the first characters of its words",
        ),
        pytest.param(
            "南华市作家协会海洋文学专业委员会成立。海洋文学专业委员会办刊。",
            "南华市作家协会海洋文学专业委员会",
            ["南华市作家协会海洋文学专业委员会", "海洋文学专业委员会"],
            id="the own part of a body alone",
        ),
        pytest.param(
            "德清县仲裁委员会驻高新区管委会办事处成立。",
            "德清县仲裁委员会驻高新区管委会办事处",
            ["德清县仲裁委员会驻高新区管委会办事处"],
            id="the office of one body in another",
        ),
        pytest.param(
            "德清县创建全国文明城市领导小组开会。",
            "德清县创建全国文明城市领导小组",
            ["德清县创建全国文明城市领导小组"],
            id="what a county wants to be",
        ),
        pytest.param("德清县开会。该县纪委讲评。", "德清县纪委", ["县纪委"], id="the commission of that county"),
        pytest.param("青岚电视台都市频道报道。", "青岚电视台都市频道", ["青岚电视台都市频道"], id="a channel"),
        pytest.param("德清县作家协会的成员到会。", "德清县作家协会", ["德清县作家协会"], id="whose members"),
        pytest.param("澳门工程师学会的会员到访。", "澳门工程师学会", ["澳门工程师学会"], id="a special region"),
        pytest.param(
            "德清县决定成立电梯更新专班，专班进驻小区。", "德清县电梯更新专班", ["电梯更新专班", "专班"], id="founded"
        ),
        pytest.param(
            "兰州大学来访。专家对兰大表示感谢。", "兰州大学", ["兰州大学", "兰大"], id="a university in short"
        ),
        pytest.param(
            "青岚医科大学附属第二医院被通报。据悉，青医大二院已整改。",
            "青岚医科大学附属第二医院",
            ["青岚医科大学附属第二医院", "青医大二院"],
            id="a hospital in short",
        ),
        pytest.param(
            "青岚石化公司投产。把青岚石化建成基地。", "青岚石化公司", ["青岚石化公司", "青岚石化"], id="a brand"
        ),
        pytest.param(
            "青岚石化公司投产。青岚石化（德清）产业园开工。",
            "青岚石化公司",
            ["青岚石化公司"],
            id="a brand in another name",
        ),
        pytest.param(
            "南华集团德清电气化公司开展义诊。",
            "南华集团德清电气化公司",
            ["南华集团德清电气化公司"],
            id="a part with a place",
        ),
        pytest.param(
            "参观了“无人机应用与防控联合实验室”。",
            "无人机应用与防控联合实验室",
            ["无人机应用与防控联合实验室"],
            id="a quotation is one name",
        ),
        pytest.param('成立"萤火虫"志愿服务队。', "“萤火虫”志愿服务队", ['"萤火虫"志愿服务队'], id="straight marks"),
        pytest.param("德清县医改办印发通知。", "德清县医改办", ["德清县医改办"], id="an office of any subject"),
        pytest.param(
            "南华集团有限公司办公室、规划发展部参加。", "南华集团有限公司规划发展部", ["规划发展部"], id="the next part"
        ),
        pytest.param("西藏阿里地区抗旱。地委、行署部署。", "阿里地委", ["地委"], id="the committee of a prefecture"),
        pytest.param("宁夏水利厅发文。", "宁夏水利厅", ["宁夏水利厅"], id="autonomous"),
        pytest.param("绵阳支队到场增援。", "绵阳支队", ["绵阳支队"], id="a force"),
        pytest.param("北京市检察院第一分院公诉。", "北京市检察院第一分院", ["北京市检察院第一分院"], id="a branch"),
        pytest.param(
            "会议在德清县召开\n2023-05-06 来源：德清县教育局\n德清县开会。",
            "德清县教育局",
            ["德清县教育局"],
            id="who signs",
        ),
        pytest.param(
            "德清县教体局部署。\n德清县教育体育局",
            "德清县教育体育局",
            ["德清县教体局", "德清县教育体育局"],
            id="a contracted name",
        ),
        pytest.param(
            "德清县中医院外科第一党支部学习。外科第一党支部义诊。",
            "德清县中医院外科第一党支部",
            ["德清县中医院外科第一党支部", "外科第一党支部"],
            id="the branch of a department",
        ),
        pytest.param(
            "德清县公安局交警支队出警。支队党委部署。", "德清县公安局交警支队党委", ["支队党委"], id="of a force"
        ),
        pytest.param("县委派出医疗队。德清县多雨。", "德清县委", ["县委"], id="no 委派"),
        pytest.param("德清县政府部署防汛。", "德清县政府", ["德清县政府"], id="no 部"),
        pytest.param("由党支部领办青禾种植专业合作社。", "青禾种植专业合作社", ["青禾种植专业合作社"], id="led"),
        pytest.param("南平市市场监管局检查。", "南平市市场监管局", ["南平市市场监管局"], id="its own first word"),
        pytest.param("民革滑县县委会开会。", "民革滑县县委会", ["民革滑县县委会"], id="a small party"),
        pytest.param("省人大视察团到德清县。", "浙江省人大视察团", ["省人大视察团"], id="a delegation"),
        pytest.param("县乡村振兴督导组到德清县。", "德清县乡村振兴督导组", ["县乡村振兴督导组"], id="no 县乡"),
        pytest.param("长峙岛九年制义务学校开学。", "长峙岛九年制义务学校", ["长峙岛九年制义务学校"], id="nine years"),
        pytest.param(
            "德清县“5·6”特别重大火灾事故调查组进驻。",
            "德清县“5·6”特别重大火灾事故调查组",
            ["德清县“5·6”特别重大火灾事故调查组"],
            id="the date of an accident",
        ),
        pytest.param(
            "德清县财政局驻莫干山镇工作队走访。",
            "德清县财政局驻莫干山镇工作队",
            ["德清县财政局驻莫干山镇工作队"],
            id="a team that a body sends",
        ),
        pytest.param(
            "德清县纪委监委第三监督检查室开会。",
            "德清县纪委监委第三监督检查室",
            ["德清县纪委监委第三监督检查室"],
            id="a numbered office",
        ),
    ],
)
def test_names_and_mentions(text: str, name: str, mentions: list[str]) -> None:
    assert surfaces(units(text)[name]) == mentions


@pytest.mark.parametrize(
    "text",
    [
        "县临时党委所辖的党总支。",
        "得到中央、省级媒体的关注。",
        "代表学校表示感谢。",
        "公司党委研究决定。",
        "各村党支部开会。",
        "责令镇党组织检讨，恶势力犯罪集团被打掉。",
        "林知远拟任德清县教育局副局长。",
        "为企业发展添动力。",
        "她概述医院的简介，迈向高水平大学。",
        "县人大组织部分市人大代表视察。",
        "青岚师大学子进村，秋季学期开学校园安全。",
        "县里设立怡安康城管委会，三菱集团成员公司到访，迈向“双一流”大学。",
        "问责调查中，调查组应当集体讨论。派出调研组。",
        "任命林广华为县长。",
        "我市新医院开业，市里新公司成立。",
        "深入推进“清廉医院”建设，创建健康学校。",
        "青岚集团人事部负责人到会，学校组织人事部报名。",
        "在德清县召开双方会谈，俄方大学参加。",
        "林知远是杂志编委。",
        "综艺频道播出。",
        "明确“四个中心”定位，建设“全国重要的物流中心”。",
        "德清县开会。公司工会开展活动。",
        "大会在德清县文化中心举行，住在青岚宾馆。",
        "华为（青岚）产业园开工，轿车翻过道路中央隔离花坛。",
        "德清县政府工作报告。以“省队校办”的模式。",
        "以党支部领办合作社为抓手，将土地入股合作社。",
        "女儿在上海念大学，儿子在长沙上中学。",
        "林知远回忆起初中求学的日子，兄弟分行来访。",
        "签署联学联建协议，评为教委级文明单位。",
        "成立25个“党员民兵救援队”，4家中央直属单位参加。",
        "霍山县人大常委会代表们到场，县农行动员大会召开。",
        "各县（市）区医院做好准备。",
    ],
)
def test_what_names_no_body_is_none(text: str) -> None:
    none = {"县临时党委所", "中共中央", "代表学校", "公司党委", "村党支部", "恶势力犯罪集团", "德清县教育局", "企业"}
    none |= {"概述医院", "高水平大学", "组织部", "德清县委组织部", "城管委", "三菱集团成员公司", "“双一流”大学"}
    none |= {"青岚师大学", "学期开学校", "四个中心", "全国重要的物流中心", "德清县工会", "德清县文化中心", "青岚宾馆"}
    none |= {"华为", "中共中央", "德清县政府"}
    none |= {
        "新医院",
        "新公司",
        "市里新公司",
        "调查组",
        "调研组",
        "华为",
        "清廉医院",
        "健康学校",
        "人事部",
        "俄方大学",
        "编委",
        "综艺频道",
    }
    assert not none & set(units(text))


def test_a_word_of_its_own_is_no_short_name() -> None:
    found = units("重庆大学没有来，重大项目很多。广州大学承办，广大师生参加。")
    assert surfaces(found["重庆大学"]) == ["重庆大学"]
    assert surfaces(found["广州大学"]) == ["广州大学"]


def test_a_contracted_name_keeps_the_place_of_the_full_one() -> None:
    [unit] = extract("德清县教体局部署。\n德清县教育体育局", id="a").units
    assert unit.place is not None
    assert unit.place.name == "德清县"


def test_no_body_stands_inside_the_name_of_who_writes() -> None:
    found = units("霍山县修路\n来源：霍山县教育局    作者：沈东航\n霍山县教育局开会。")
    assert list(found) == ["霍山县教育局"]


@pytest.mark.parametrize("author", ["教育局", "县委"])
def test_a_body_that_writes_is_named_all_the_same(author: str) -> None:
    found = units(f"霍山县修路\n来源：霍山发布    作者：{author}\n霍山县{author.removeprefix('县')}开会。")
    assert f"霍山县{author.removeprefix('县')}" in found


def test_a_group_led_from_elsewhere_is_of_its_leader_s_place() -> None:
    found = units("霍山县开会。德清县县长林知远率党政代表团到霍山县考察，代表团到青石镇。")
    assert surfaces(found["德清县党政代表团"]) == ["党政代表团", "代表团"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("六安市公安局交警支队霍山大队夜查。", "霍山县"),
        ("霍山县公安局交警大队城关中队夜查。", "霍山县"),
        ("六安市消防救援支队新华大队夜查。", "六安市"),
    ],
)
def test_a_force_is_of_a_county_that_its_owner_has(text: str, place: str) -> None:
    [unit] = units(text).values()
    assert unit.place is not None
    assert unit.place.name == place


def test_a_name_that_begins_with_its_place_has_it_once() -> None:
    found = units("白银交警大队夜查。\n白银区政府支持，白银区加强管理。")
    assert "白银交警大队" in found


BRANCHES = (
    ("霍山县公安局高速交警大队到场。县高速交警大队提醒。", "霍山县公安局高速交警大队", 2),
    ("云岭大学霍山校友会成立。会长向霍山校友会授旗。", "云岭大学霍山校友会", 2),
    ("霍山县作家协会开会，会上听取了作协工作报告。", "霍山县作家协会", 2),
    ("中国作协会员、中国作家协会会员到霍山县采风。", "中国作家协会", 2),
    ("霍山县中医药学会第五届中药分会成立，霍山县中医药学会中药分会选出会长。", "霍山县中医药学会中药分会", 2),
    ("霍山县检察院成立以副检察长为组长的领导小组。", "霍山县检察院领导小组", 1),
    ("青石镇多雨，青石镇成立由镇长任组长的防汛领导小组。", "青石镇防汛领导小组", 1),
    ("霍山县石桥村村委会成立防汛领导小组。", "石桥村防汛领导小组", 1),
    ("霍山县青石镇政府成立防汛领导小组。", "青石镇防汛领导小组", 1),
    ("霍山县委对县经开区党工委开展巡察。", "霍山县经开区党工委", 1),
    ("霍山县人大机关党支部开会。", "霍山县人大机关党支部", 1),
    ("霍山县经委会同县公安局检查。", "霍山县公安局", 1),
    ("湖南省怀化市会同县公安局检查。", "会同县公安局", 1),
    ("霍山县政协机关党支部、霍山县人大常委会机关党组开会。", "霍山县政协机关党支部", 1),
    ("六安市人民对外友协开会。", "六安市人民对外友协", 1),
    ("霍山县农委科教科、县兽医站派人到场。", "霍山县兽医站", 1),
    ("霍山县水利局执法人员联合石桥派出所巡查河道。", "霍山县石桥派出所", 1),
    ("六安北站派出所民警到场。", "六安北站派出所", 1),
    ("霍山县成立脱贫攻坚领导小组。", "霍山县脱贫攻坚领导小组", 1),
    ("霍山县派人到场，青岚商会捐款。", "青岚商会", 1),
    ("霍山县公安局政委林知远到所慰问，县局机关代表参加。", "霍山县公安局", 1),
    ("霍山县人民医院开诊，县医院派出专家。", "霍山县人民医院", 2),
    ("青岚银行驻马店分行营业部党支部到场。", "青岚银行驻马店分行营业部党支部", 1),
    ("由中国青年基金会和青岚（集团）有限公司发起。", "青岚（集团）有限公司", 1),
    ("霍山县农信联社开会，联社放贷，县联社、霍山联社派人到场，联社主任林知远讲话。", "霍山县农信联社", 4),
    ("石坳煤矿复工。林知远到石坳矿检查。", "石坳煤矿", 2),
    ("中建八局在霍山县承建项目，八局派人到场，第八局比赛开始。", "中建八局", 2),
    ("会议应到常委会组成人员28人。霍山县人大常委会主任林知远主持。", "霍山县人大常委会", 1),
    ("安徽工商大学开学，向安商大师生致意，安商大全体教师到场。", "安徽工商大学", 3),
    ("霍山县公安局石桥派出所获评“霍山优秀派出所”，派出所民警到场。", "霍山县公安局石桥派出所", 2),
    ("六安市公安消防支队霍山消防大队接警。霍山消防大队出动。", "六安市公安消防支队霍山消防大队", 2),
    ("霍山县人民医院南院区启用，霍山县人民医院北院区搬迁。南院区接诊。", "霍山县人民医院南院区", 2),
    ("霍山县实验小学开学。我校启用西岭校区。", "霍山县实验小学西岭校区", 1),
    ("霍山县养老服务协会成立。各乡镇养老服务协会到场。", "霍山县养老服务协会", 1),
    ("县委办、县政府办、农业局、农投公司派人到霍山县青石镇。", "霍山县农投公司", 1),
    ("乌拉特中旗多雨，乌拉特海关开放。", "乌拉特海关", 1),
    ("霍山县公安局成立。《 人民日报 》报道，《 霍山县公安局关于节水的通告 》印发。", "霍山县公安局", 1),
    ("六安市中级人民法院执行指挥中心启用，使执行指挥中心发挥作用。", "六安市中级人民法院执行指挥中心", 2),
)


@pytest.mark.parametrize(("text", "name", "mentions"), BRANCHES)
def test_parts_and_branches_are_called_after_what_they_belong_to(text: str, name: str, mentions: int) -> None:
    found = units(text)
    assert name in found, list(found)
    assert len(found[name].mentions) == mentions


def test_a_body_of_a_zone_is_in_the_zone_of_the_article_s_place() -> None:
    for text in ("霍山县县长林知远到场。县经开区党工委开会。", "霍山县经开区党工委开会。"):
        assert [(u.name, u.place and u.place.name) for u in document(text).units] == [
            ("霍山县经开区党工委", "霍山县经开区")
        ]
    assert not units("霍山县县长林知远到场。邻县经开区党工委开会。")
    for name in ("霍山县文化旅游区管委会", "霍山县台商投资区管委会"):
        assert list(units(f"{name}开会。")) == [name]


def test_media_that_a_source_row_joins_are_two() -> None:
    found = units("霍山县召开会议\n2021-03-02 来源：光明网-光明日报\n霍山县召开会议。")
    assert {name: surfaces(unit) for name, unit in found.items()} == {"光明网": ["光明网"], "光明日报": ["光明日报"]}
    assert list(units("霍山县召开会议\n2021-03-02 来源：光明网-安徽频道\n霍山县召开会议。")) == ["光明网-安徽频道"]


def test_a_publisher_is_named_without_the_marks_of_its_paper() -> None:
    assert list(units("《霍山日报》社派人到场。")) == ["霍山日报社"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("青岚集团与其子公司青岚药业有限公司捐款。", ["青岚集团", "青岚药业有限公司"]),
        ("青岚集团复工。青岚集团药业有限公司捐款。", ["青岚集团", "青岚集团药业有限公司"]),
        ("青岚集团复工。青岚控股集团有限公司捐款。", ["青岚控股集团有限公司"]),
    ],
)
def test_a_group_of_firms_is_none_of_its_firms(text: str, names: list[str]) -> None:
    assert list(units(text)) == names


@pytest.mark.parametrize("name", ["霍山县自考办", "霍山县自媒体协会", "霍山县自闭症康复中心"])
def test_since_parts_no_name_from_its_place(name: str) -> None:
    assert list(units(f"{name}开会。")) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("霍山县消防救援队、蓝天救援队到场。", "霍山县蓝天救援队"),
        ("霍山县青年志愿服务队、云岭大学志愿服务队到场。", "霍山县云岭大学志愿服务队"),
        ("上海市医疗队、国家医疗队到场。", "上海市国家医疗队"),
        ("石桥村成立临时党支部三个。", "石桥村临时党支部"),
        ("石桥村成立党员突击队，共3支。", "石桥村党员突击队"),
        ("石桥村成立党员突击队、青年突击队各一支。", "石桥村党员突击队"),
        ("霍山县家庭农场协会成立。", "霍山县家庭农场"),
        ("霍山县成立青岚商会。", "霍山县青岚商会"),
        ("石桥村的事引起重视，立即成立调查组。", "石桥村调查组"),
        ("石桥村情况复杂，县纪委高度重视，成立调查组。", "石桥村调查组"),
        ("石桥村发生火灾，成立了抢险救灾指挥部。", "石桥村抢险救灾指挥部"),
    ],
)
def test_no_place_is_given_to_what_need_not_be_its_own(text: str, name: str) -> None:
    assert name not in units(text)


@pytest.mark.parametrize("where", ["县委迎宾馆", "县政府大院", "县政府三楼会议室", "市委礼堂"])
def test_where_a_body_has_its_rooms_is_a_place(where: str) -> None:
    assert not units(f"霍山县的村民在{where}集合。")


FIRMS_IN_NAMES = ("重庆平大健康医院管理有限公司开业。", "霍山县青岚医院后勤服务有限公司开业。")


@pytest.mark.parametrize("text", FIRMS_IN_NAMES)
def test_a_firm_may_be_called_after_a_hospital(text: str) -> None:
    [unit] = document(text).units
    assert unit.kind == "enterprise"


@pytest.mark.parametrize(
    "speaker",
    ["县教育局局长、原青石中学校长韩松", "曾任青石中学校长的县教育局局长韩松", "青石中学校长韩松、县教育局局长林知远"],
)
def test_who_speaks_for_another_body_means_no_school_of_his_own(speaker: str) -> None:
    found = units(f"德清县石桥小学开学了。{speaker}说，学校要抓好安全。")
    assert "德清县青石中学" not in found
    assert "青石中学" not in found


def test_an_office_for_residential_quarters_is_no_place() -> None:
    assert "德清县住建局" in units("德清县住建局小区办加强管理。")


def test_a_kind_that_no_unit_has_is_told_with_its_line(tmp_path: Path) -> None:
    lexicon = tmp_path / "units" / "lexicons" / "national.tsv"
    lexicon.parent.mkdir(parents=True)
    lexicon.write_text("word\tkind\n青岚某社\tinstitution\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"national\.tsv:2: .*institution.*write one of") as raised:
        words(Rulebook.load(tmp_path))
    assert str(lexicon) in str(raised.value)
