"""What numbers describe, on articles of our own: the places are found, units, persons and counts given."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction import extract
from extraction.pipes.counts import CountFound
from extraction.pipes.officials import PersonFound
from extraction.pipes.scopes.component import Scopes
from extraction.pipes.scopes.words import Words
from extraction.pipes.state import State
from extraction.pipes.units import UnitFound
from extraction.places import Place, PlaceContext
from extraction.rulebook import Rulebook
from extraction.text.model import Reading
from schemas import UnitKind

SCOPES = Scopes(Words.of(Rulebook.load()))
COUNTY = Place("宜良县", "530125", "county")


def unit(text: str, name: str, surface: str, kind: UnitKind, place: Place | None = COUNTY) -> UnitFound:
    spans = tuple((m.start(), m.end()) for m in re.finditer(re.escape(surface), text))
    return UnitFound(name, kind, place, None, spans, "test")


def state_of(marked: str, *units: tuple[str, str, UnitKind], people: tuple[str, ...] = ()) -> State:
    """A state whose counts are the ⟦marked⟧ stretches; what stands behind | in one is its noun."""
    text, counts = "", []
    for plain, count in re.findall(r"([^⟦]*)(?:⟦([^⟧]*)⟧|$)", marked):
        text += plain
        if count:
            surface, _, noun = count.partition("|")
            span = (len(text), len(text) + len(surface))
            value = Decimal(1)
            counts.append(CountFound(*span, value, value, value, "exact", "个", noun or None, None, "other", "test"))
            text += surface
    state = State(Reading(text, text))
    state.place_context = PlaceContext(text)
    state.places = list(state.place_context.places)
    state.counts = counts
    state.units = [unit(text, name, surface, kind) for name, surface, kind in units]
    state.persons = [
        PersonFound(name, (), tuple((m.start(), m.end()) for m in re.finditer(name, text))) for name in people
    ]
    return state


def scopes(marked: str, *units: tuple[str, str, UnitKind], people: tuple[str, ...] = ()) -> list[str | None]:
    state = state_of(marked, *units, people=people)
    SCOPES.fill(state)
    return [count.scope.name if count.scope else None for count in state.counts]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # The clause: a name or a level right before.
        ("宜良县召开大会。青石镇⟦218名党员⟧参加。全县⟦8个乡镇⟧收看。", ["青石镇", "宜良县"]),
        ("宜良县青石镇共有⟦94个党支部⟧，⟦2700名党员⟧。", ["青石镇", "青石镇"]),
        ("宜良县青石镇石桥村党支部书记林知远⟦15次⟧上门走访。", ["石桥村"]),
        # What the police take back describes the place, what a convict pays back none; and what is looked to acts not.
        ("宜良县警方抓获嫌疑人⟦190名⟧，追缴赃款⟦71万元⟧；打掉团伙⟦13个⟧。", ["宜良县", "宜良县", "宜良县"]),
        ("宜良县林知远受审，其被没收个人财产，追缴赃款上缴国库，共计⟦30万元⟧。", [None]),
        ("全县推介。宜良县紧盯贵阳市，今年签约项目⟦9个⟧。", ["宜良县"]),
        # What the rank is within, what the place lies in, a grade of monuments: none of them is the subject.
        ("宜良县公布数据。产值增速在全市排第三位，投资完成⟦14亿元⟧。", ["宜良县"]),
        ("宜良县位于云南省东部，平均海拔⟦1500米⟧。", ["宜良县"]),
        ("宜良县文物丰富，有全国重点文物保护单位⟦2处⟧。", ["宜良县"]),
        # The sentence and the paragraph.
        ("宜良县青石镇狠抓落实，走村入户，发放材料⟦500份⟧。", ["青石镇"]),
        ("宜良县青石镇狠抓落实。深入走访，发放材料⟦500份⟧。", ["青石镇"]),
        (
            "宜良县石桥村有⟦20户⟧。\n全县新建⟦3所⟧学校。\n在宜良县，道路延长。安装路灯⟦90盏⟧。",
            ["石桥村", "宜良县", "宜良县"],
        ),
        # What all of a level have is the whole's.
        ("宜良县青石镇会议闭幕。各村党支部书记等⟦70人⟧参加。", ["青石镇"]),
        ("宜良县召开大会，青石镇作了发言，各乡镇上报了⟦20项⟧任务。", ["宜良县"]),
        # The home, where nothing else is said.
        ("宜良县抗旱保苗\n宜良县召开会议。\n抽水机⟦49台⟧到位。", ["宜良县"]),
        # The country.
        ("教育部介绍，我国有学校⟦44万所⟧，在校生⟦2.8亿⟧。", ["中国", "中国"]),
        # Whom it goes to, where it comes from, whose share it is.
        ("宜良县果农不甘落后，为武汉捐赠⟦636箱⟧苹果。", ["宜良县"]),
        ("宜良县接待来自武汉的客人⟦30名⟧。", ["宜良县"]),
        ("宜良县茶园面积占全国⟦6%⟧。", ["宜良县"]),
        ("宜良县给每户发《致青石镇居民的信》⟦2万份⟧。", ["宜良县"]),
        # Another country, and one that only stands beside.
        ("我国代表团抵达。\n飓风在法国登陆，造成⟦9人⟧受伤，⟦30户⟧停电。", ["法国", "法国"]),
        ("宜良县鲜花远销海外，对法国出口⟦3吨⟧。", ["宜良县"]),
        # A speaker's place.
        ("宜良县城乡一新。\n“我们划成⟦14个网格⟧，边界清晰。”石桥社区党委书记林知远说。", ["石桥社区"]),
    ],
)
def test_places(marked: str, expected: list[str]) -> None:
    assert scopes(marked) == expected


Unit = tuple[str, str, UnitKind]
COMPANY: Unit = ("宜良县青禾农业有限公司", "青禾农业有限公司", "enterprise")
COMMITTEE: Unit = ("宜良县县委", "县委", "party_committee")
GROUP: Unit = ("宜良县抗旱领导小组", "抗旱领导小组", "working_group")
CLINIC: Unit = ("宜良县医院", "县医院", "hospital")


@pytest.mark.parametrize(
    ("marked", "units", "expected"),
    [
        ("宜良县的青禾农业有限公司捐出⟦50万元⟧。该公司还买来⟦3台⟧抽水机。", [COMPANY], [COMPANY[0], COMPANY[0]]),
        ("在宜良县，青禾农业有限公司今年扩建。建成后，公司年产⟦5000吨⟧。", [COMPANY], [COMPANY[0]]),
        ("宜良县迎战旱情，县委先期投入⟦50万元⟧。", [COMMITTEE], ["宜良县"]),
        ("宜良县迎战旱情，在县委的号召下，抽调党员⟦450名⟧。", [COMMITTEE], ["宜良县"]),
        ("宜良县成立抗旱领导小组，下设综合协调等⟦7个小组|小组⟧，出动⟦90人⟧。", [GROUP], [GROUP[0], "宜良县"]),
        ("在宜良县，县医院、青禾农业有限公司共捐款⟦20万元⟧。", [COMPANY, CLINIC], ["宜良县"]),
    ],
)
def test_units(marked: str, units: list[tuple[str, str, UnitKind]], expected: list[str]) -> None:
    assert scopes(marked, *units) == expected


TEAM: Unit = ("青禾服务队", "青禾服务队", "team")
SCHOOL: Unit = ("宜良县青禾中学", "宜良县青禾中学", "school")
COLLEGE: Unit = ("远山学院", "远山学院", "school")
BRANCH: Unit = ("青禾党支部", "青禾党支部", "party_branch")


@pytest.mark.parametrize(
    ("marked", "units", "expected"),
    [
        # a team has its members; what it does is done for the place
        ("宜良县消息，青禾服务队⟦32名⟧队员走进⟦6栋⟧老楼。", [TEAM], [TEAM[0], "宜良县"]),
        # 我校 before the name of the school, and without any subject
        ("我校闭幕。\n共有⟦36个⟧班级参加。\n来宜良县青禾中学调研。", [SCHOOL], [SCHOOL[0]]),
        # who works somewhere acts elsewhere
        ("在宜良县，远山学院教授顾秋禾走访⟦60户⟧。", [COLLEGE], ["宜良县"]),
        # the item of a list is about the body that it begins with
        ("宜良县公布名单：\n8.青禾党支部：党员⟦46名⟧捐款⟦50元⟧。", [BRANCH], [BRANCH[0], BRANCH[0]]),
        # asides, invited bodies and far goals are not what is spoken of
        ("宜良县的顾秋禾（远山学院）送去⟦30桶⟧水。", [COLLEGE], ["宜良县"]),
        ("宜良县请来远山学院，办了⟦3期⟧。", [COLLEGE], ["宜良县"]),
        ("宜良县动员。宜良县带领⟦6名⟧村民到浙江省学会⟦十种⟧做法。", [], ["宜良县", "宜良县"]),
        ("宜良县新修了路，青禾农业有限公司和附近村民投入⟦9台⟧水泵。", [COMPANY], ["宜良县"]),
    ],
)
def test_who_acts(marked: str, units: list[Unit], expected: list[str]) -> None:
    assert scopes(marked, *units) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "在昆明市、大理市、保山市⟦三地⟧，大会同时开幕。",  # several places are none
        "宜良县与⟦三省|省⟧结对。",  # three provinces lie in no county
        "宜良县法院宣判，顾秋禾被判处罚金⟦20万元⟧。",  # a sentence is nobody's budget
        "⟦两人|人⟧分别发言。",  # nothing is named
        "全市有党员800名。\n其中女党员⟦90名⟧。\n奖章刻有“浙江省委组织部颁发”。",  # a city that is never named
        "宜良县消息。\n顾秋禾每年资助⟦19名学生|学生⟧。",  # what a person does
    ],
)
def test_none(marked: str) -> None:
    assert scopes(marked, people=("顾秋禾",)) == [None]


def test_a_digest_of_many_places_has_no_home() -> None:
    digest = "".join(f"在{place}，工程开工。\n" for place in ("河北省", "山东省", "湖南省", "广东省", "甘肃省"))
    assert scopes(f"宜良县消息。\n{digest}新建小学⟦60所|小学⟧。") == [None]
    assert scopes("宜良县消息。\n在河北省，工程开工。\n新建小学⟦60所|小学⟧。") == ["宜良县"]


def test_counties_lie_in_the_province_of_the_firm() -> None:
    firm: Unit = ("青禾集团", "青禾集团", "enterprise")
    state = state_of("云南省大力扶持茶农。在云南省，青禾集团覆盖⟦52个县|县⟧，带动⟦900户|户⟧。", firm)
    SCOPES.fill(state)
    assert [c.scope and (c.scope.name, c.scope.adcode) for c in state.counts] == [
        ("云南省", "530000"),
        ("青禾集团", "530125"),
    ]


def test_a_receiver_in_the_home_is_described() -> None:
    firm: Unit = ("青禾集团", "青禾集团", "enterprise")
    state = state_of("在昆明市，道路通了。\n青禾集团给呈贡区捐款，配套建设⟦10个|卫生室⟧卫生室。", firm)
    SCOPES.fill(state)
    assert [c.scope and (c.scope.name, c.scope.adcode) for c in state.counts] == [("呈贡区", "530114")]


def test_ages_have_none() -> None:
    state = state_of("宜良县石桥村⟦74岁⟧的老党员。")
    state.counts = [count._replace(kind="age") for count in state.counts]
    SCOPES.fill(state)
    assert state.counts[0].scope is None


PIECES = [
    *("宜良县", "青石镇", "全县", "该公司", "各村", "我国", "法国", "党员", "顾秋禾说", "⟦8个⟧"),
    *("，", "。", "为", "、", "“", "。”", "\n"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_a_scope_is_what_the_article_speaks_of(marked: str) -> None:
    state = state_of(marked, COMPANY, people=("顾秋禾",))
    before = state.counts
    SCOPES.fill(state)
    text = state.reading.text
    for old, new in zip(before, state.counts, strict=True):
        assert new._replace(scope=None) == old
        assert new.scope is None or new.scope.name in text or new.scope.name == "中国"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a body that only a post names is pointed to as well, and its committee stands for it
        ("德清县第一中学校长顾秋禾介绍，学校现有学生2300名。", ["德清县第一中学"]),
        ("德清县人民医院党委书记顾秋禾带队，医院派出12名护士。", ["德清县人民医院"]),
        # a court's figures are its own
        ("德清县人民法院开门迎客。该院受理案件5218件，审结4876件。", ["德清县人民法院", "德清县人民法院"]),
        # towns are not counted in a town
        ("德清县普降大雨，雨量最大的是莫干山镇，造成3个乡镇受灾。", ["德清县"]),
    ],
)
def test_bodies_of_posts_and_what_holds_what_is_counted(text: str, expected: list[str]) -> None:
    counts = extract(text, id="t", published="2021-06-15").counts
    assert [count.scope.name if count.scope else None for count in counts] == expected


@pytest.mark.parametrize(
    ("text", "surface", "scope"),
    [
        pytest.param(
            "宜良县开会。县医院、县图书馆等12个单位参加。", "12个单位", "宜良县", id="one of those counted is no scope"
        ),
        pytest.param(
            "宜良县召开现场会。宜良县各部门和北古城镇干部、各村支书等共100余人参加会议。",
            "100余人",
            "宜良县",
            id="who takes part",
        ),
        pytest.param("宜良县人民医院的护士顾秋禾有两个女儿。", "两个女儿", None, id="a family"),
        pytest.param("在宜良县北古城镇，62岁的林知远每月领到1260元。", "1260元", None, id="what somebody earns"),
    ],
)
def test_scopes_of_articles(text: str, surface: str, scope: str | None) -> None:
    counts = extract(text, id="t", published="2021-06-15").counts
    (found,) = (count for count in counts if count.surface.startswith(surface))
    assert (found.scope.name if found.scope else None) == scope


def test_a_story_goes_on_in_its_village() -> None:
    story = (
        "宜良县发布消息。北古城镇种花，狗街镇种稻。\n在北古城镇车田村，林知远种了魔芋。\n他家去年收了1200斤魔芋。\n"
        "财政安排资金30万元。"
    )
    scopes = [count.scope and count.scope.name for count in extract(story, id="t", published="2021-06-15").counts]
    assert scopes == ["车田村", "宜良县"]


def test_a_heading_speaks_for_the_lines_under_it() -> None:
    page = (
        "宜良县村庄名录\n\n宜良县介绍了各村的情况。\n\n车田村简介\n现有8个村民小组。\n清水塘村\n环境优美。\n"
        "共有412户。\n\n宜良县民政局\n2021年6月1日\n全县有32个项目。\n"
    )
    scopes = [count.scope and count.scope.name for count in extract(page, id="t", published="2021-06-15").counts]
    assert scopes == ["车田村", "清水塘村", "宜良县"]


def named(text: str) -> list[str | None]:
    return [count.scope.name if count.scope else None for count in extract(text, id="a").counts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a body of the nation that only says it; but not what it does itself, nor that of another country
        ("霍山县开会。\n据国家统计局统计，粮食产量3亿吨。\n霍山县新建学校12所。", ["中国", "霍山县"]),
        ("国家药监局发布十条举措。", ["国家药监局"]),
        ("英国国家统计局数据显示，约23%的家庭受影响。", ["英国"]),
        # among whom a place stands out says nothing of its numbers
        ("霍山县跻身全国县域经济百强县行列，全年新建学校12所。", ["霍山县"]),
        # where goods come from, but not who makes so many
        ("霍山县残联捐赠美国轮椅130辆、德国产呼吸机3台。", ["霍山县残联", "霍山县残联"]),
        ("美国汽车产量300万辆。", ["美国"]),
        # an example is over where the next part of the sentence begins
        ("霍山县加快建设，其中云岭学院新校区进度较快；竣工项目完成投资489亿元。", ["霍山县"]),
        # where things are sold, whom a village works with, where a report was filed
        ("霍山县石桥村的茶叶畅销合肥市，年收入30万元。", ["石桥村"]),
        ("霍山县石桥村依托“石桥合作社”，流转土地500亩。", ["石桥村"]),
        ("新华社上海10月17日电 我国出口增长3%。一季度增长1.1%。", ["中国", "中国"]),
    ],
)
def test_what_is_only_named(text: str, expected: list[str | None]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a body that is given something, one of several that are; but not one that somebody only visits
        ("霍山县开会。爱心企业为云岭小学捐赠图书300册。", ["云岭小学"]),
        ("霍山县开会。爱心企业为云岭小学、石桥小学捐赠图书300册。", ["霍山县"]),
        ("霍山县开会。爱心企业向该县交警中队了解12起事故。", ["霍山县"]),
        # who only helps, who is only travelled to
        ("在六安市公安局大力支持下，霍山县公安局抓获嫌疑人12名。", ["霍山县公安局"]),
        ("霍山县公安局民警辗转广东、福建，抓获嫌疑人12名。", ["霍山县"]),
        # the article's own court, also where it begins with it and speaks of nothing else
        (
            "霍山县人民法院召开座谈会。法院院长林知远主持会议。该院开放法庭。\n随后，代表旁听了12起案件。",
            ["霍山县人民法院"],
        ),
        ("霍山县人民法院召开座谈会。\n随后，石桥村村民旁听了12起案件。", ["石桥村"]),
        # a time before what acts, a part of what it did
        ("霍山县开会。今年县教育局收到提案32件，其中主办件24件。", ["霍山县教育局", "霍山县教育局"]),
        ("霍山县开会。今年县教育局开会，收到提案32件。", ["霍山县"]),
        # bodies that are counted without 等, several places in the one that the sentence is about
        ("霍山县开会。青石镇设立青石小学、石桥小学2个安置点。", ["青石镇"]),
        ("霍山县开会。青石镇组织石桥村、云岭村210名群众转移。", ["青石镇"]),
        # bodies of a level
        ("霍山县开会。六安市教育局干部和16个县直单位参加。", ["霍山县"]),
        # the one village of an article without a county; by whose help something is done
        ("石桥村开会。\n会后，转移群众83户。", ["石桥村"]),
        ("霍山县石桥村种茶。通过云岭集团，700份茶叶进城。", ["石桥村"]),
        # places and bodies each with its own number, also in brackets: what follows is no more about the last of them
        ("霍山县接警19起，青石镇5起、云岭镇3起，救助2起。", ["霍山县", "青石镇", "云岭镇", "霍山县"]),
        ("霍山县新增10例（青石镇5例，云岭镇3例）；治愈2例。", ["霍山县", "青石镇", "云岭镇", "霍山县"]),
        ("霍山县青石镇投入50万元，云岭镇新建房屋30间，改造20间。", ["青石镇", "云岭镇", "云岭镇"]),
        # what only looks like the nation, or is one of its contests
        ("霍山县有企业69家，其中国有企业3家、中国500强企业2家。", ["霍山县"] * 3),
        ("霍山县18名运动员参加全国青年锦标赛，打破全省纪录3项，奖牌2枚。", ["霍山县"] * 3),
        # a body that is but to be built, one of several that act together, where a part of the sentence happens
        ("霍山县县医院迁建等21个项目开工，投资9亿元。", ["霍山县"] * 2),
        ("霍山县石桥村。\n县政府办等6个单位投入12万元。", ["石桥村"] * 2),
        ("霍山县募款8万元，在青石中心小学开展支教2期；次年募款3万元。", ["霍山县", "青石中心小学", "霍山县"]),
        # what a paragraph has in view first, and what is only being founded
        ("霍山县开会。\n面对我省旱情，青石公司提前准备。累计投入74万元。", ["青石公司"]),
        ("霍山县青石镇开工。打造青石镇蔬菜产业园区，培养技术人员50名。", ["青石镇"]),
        ("霍山县开会。比赛在霍山县举行，来自全国各地的33支代表队参加。", ["霍山县"]),
        # what a town holds, by name and number; what it borders on
        ("青石镇辖石桥村、云岭村等11个行政村，党员75名。", ["青石镇"] * 2),
        ("各地都忙。本次供水用于上海、合肥两座城市，计划供水3亿立方米。北京、浙江、四川也供水。", [None] * 2),
        ("霍山县石桥村与青石镇毗邻，面积6平方公里。", ["石桥村"]),
        # one of those that are counted, and the last of a list of bare names
        ("霍山县青石镇普降暴雨，石桥村等三个村庄受灾，转移群众300人。", ["青石镇"] * 2),
        ("霍山县青石镇在云溪、柏林、石桥村建成茶园6500亩。", ["青石镇"]),
        # a centre of what is done, and places that had each its own number
        ("霍山县青石镇打造以石桥村为中心、辐射周边3个村的产区，新建拱棚44栋。", ["青石镇"] * 2),
        ("霍山县开会。其中青石镇1个小区、云岭镇2个小区。工程涉及住宅楼46栋。", ["青石镇", "云岭镇", "霍山县"]),
        # the country's places, and an honour in quotation marks
        ("霍山县公安局介绍，全国公安机关开展行动，各地共打掉团伙90个。", ["中国"]),
        ("霍山县各地共转移群众300人。", ["霍山县"]),
        ("青石镇在云溪、柏林、石桥村建成茶园6500亩。", ["青石镇"]),
        ("霍山县落实全国会议精神，各地共整改问题300个。", ["霍山县"]),
        ("我国粮食连年丰收。霍山县各地收购粮食3万吨。", ["霍山县"]),
        ("霍山县有志愿者120名，“青石镇青年志愿者服务队”有队员30人。", ["霍山县", "青石镇"]),
        ("霍山县自建县以来青石镇成为核心产区，种植茶叶3000亩。", ["青石镇"]),
        ("霍山县获评“安徽省经济十强县”，引进项目21个。", ["霍山县"]),
        # whom something is asked of, from whom it comes, who only reckons it, and who says what it does itself
        ("霍山县开会。霍山县委书记林知远对青石镇提出四点要求。", ["霍山县"]),
        ("霍山县青石镇收到云岭公司捐赠的口罩500个。", ["青石镇"]),
        ("霍山县开会。云岭旅游研究院测算，接待游客20万人次。", ["霍山县"]),
        ("云岭公司宣布将购买方便面160万包。", ["云岭公司"]),
        ("霍山县农业研究所评估品种30个。", ["霍山县农业研究所"]),
        ("霍山县客运站开通班车2条。春运首日全社会跨区域人员流动量达2亿人次。", ["霍山县", "中国"]),
        # where the city, which is not named, meets
        ("全市项目开工。\n全市现场会在青石镇召开。\n本次开工项目90个。", [None]),
        ("霍山县青石镇石桥村成为经济强村。该村带动农户20户。", ["石桥村"]),
        ("霍山县人民医院5支医疗队下乡，3个科室参加。", ["霍山县人民医院"] * 2),
        # who only does something to it, whose own place it is, and the means of the village
        ("霍山县开会。青石镇饮水项目被合肥市水务局批准，惠及人口2万人。", ["青石镇"]),
        ("霍山县石桥村种茶。可积累村集体经济2万元，村两委争取资金300万元。", ["石桥村"] * 2),
        ("我县有公办幼儿园7所，小学10所。青岚实验学校即将竣工。", [None] * 2),
        ("霍山县民政局干部、各乡镇干部、青石镇学生及家长代表70余人参加。", ["霍山县"]),
        ("霍山县开会。来自青石镇、云岭镇、石桥镇的代表70余人参加。", ["霍山县"]),
        ("霍山县开会。青石镇党员、干部、群众80人参加劳动。", ["青石镇"]),
        ("霍山县人民医院医生、护士、志愿者30人参加演练。霍山县开会。", ["霍山县人民医院"]),
        # with whom something is done, and what somebody joins
        ("霍山县石桥村还和云岭公司合作，流转田地30亩。", ["石桥村"]),
        ("青石镇和云岭公司签约，流转土地300亩。", ["青石镇"]),
        ("霍山县石桥村农户加入云岭县香瓜合作社，增加收入100万元。", ["石桥村"]),
        ("霍山县开会。日本本州岛发生地震，震源深度10公里。", ["日本"]),
        # whose session it is that so many came to; who merely sits there
        (
            "霍山县人大常委会举行第十次会议，应到组成人员28人，实到24人。任命副县长3名。",
            ["霍山县人大常委会"] * 2 + ["霍山县"],
        ),
        ("政协霍山县第十一届委员会第一次会议闭幕。大会应到委员248人，出席240人，缺席8人。", ["霍山县政协"] * 3),
        ("霍山县人大常委会召开会议，检查学校。该校应到学生3000名。", ["霍山县"]),
        ("霍山县政协举行茶话会。\n随后，霍山县召开民兵大会，应到120人，实到118人。", ["霍山县"] * 2),
        (
            "霍山县十六届人大常委会第二次会议召开，县委常委林知远列席。\n本次会议应到常委会组成人员28人，实到24人。",
            ["霍山县人大常委会"] * 2,
        ),
        # what an assembly elects is the body's that gets it; not where every town has such a body
        (
            "选举霍山县人民代表大会常务委员会主任1人，副主任5人；选举霍山县县长1人；选举县人民法院院长1人。",
            ["霍山县人大常委会"] * 2 + ["霍山县", "霍山县人民法院"],
        ),
        ("霍山县召开党代会，选举产生县委委员35名、候补委员7名，县纪委委员25名。", ["霍山县委"] * 2 + ["霍山县纪委"]),
        ("会议决定任命林知远等三位同志为霍山县监察委员会委员。", ["霍山县监察委员会"]),
        ("霍山县青石镇换届。全县12个乡镇选举产生镇人大主席12名，镇党委委员108名。", ["霍山县"] * 3),
        ("霍山县人大常委会开会。全县共有村党支部书记210名。", ["霍山县"]),
        # of whom somebody asks something: a body, while a place is the speaker's
        ("霍山县副县长林知远对县医院下一步工作提出了以下三点具体要求。", ["霍山县医院"]),
        ("霍山县副县长林知远对青石镇提出四点意见。", ["霍山县"]),
        # one of many alone is named; people spoken of again
        ("霍山县开会。霍山县表彰先进。\n青石镇云岭社区党支部书记林知远等22人获三八红旗手称号。", ["霍山县"]),
        ("霍山县召开会议。会上，林知远和顾秋禾发言，两人分别介绍了经验。", [None]),
        ("霍山县召开会议，两人被免职。", ["霍山县"]),
        ("霍山县发生车祸，两人当场死亡，3人随后送医。", ["霍山县"] * 2),
        ("霍山县召开大会。会上，3位同志先后发言，两名同志分别领奖。", ["霍山县"] * 2),
        ("霍山县委书记林知远等3人到青石镇。", ["霍山县"]),
        ("霍山县教育局开会。石桥小学校长林知远等22人发言。", ["霍山县"]),
        # 产生 begins no village's name
        ("霍山县石桥村选举产生村委会主任1人。", ["石桥村"]),
        # whose policy it is that somebody carries out
        ("霍山县开会。贯彻落实全省“百项”扶贫政策，围绕增收，年内脱贫3万人。", ["霍山县"]),
        ("霍山县开会。按照安徽省统一部署，完成搬迁1200户。", ["霍山县"]),
        ("霍山县开会。安徽省落实资金3亿元，出台扶贫政策，惠及1200户。", ["安徽省"] * 2),
        # who comes from elsewhere to the body that the article is about
        (
            "霍山一中举行颁奖仪式\n霍山一中举行颁奖仪式。\n合肥市商会会长林知远致辞。他祝贺2名同学获奖。",
            ["霍山一中"],
        ),
    ],
)
def test_whose_figures(text: str, expected: list[str | None]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a dateline is no home for news of the country
        ("新华社北京4月18日电 初步核算，一季度国内生产总值300000亿元。", ["中国"]),
        ("新华社北京4月18日电 北京市统计局发布数据，一季度，全市生产总值9000亿元。", ["北京市"]),
        ("新华社北京4月18日电 林知远收到3封来信。", [None]),
        # a census is named, and the country not spoken of
        ("宜良县常住人口与第六次全国人口普查相比减少2万人。", ["宜良县"]),
        ("宜良县有5个全国文明村镇，3家企业入选。", ["宜良县", "宜良县"]),
        # all of a division is more than a partner
        ("宜良县人民法院联合全县12个部门开展宣传。", ["宜良县"]),
        # those who are but named for others
        (
            "宜良县表彰先进。北古城镇车田村党支部书记林知远等22人获称号，青岚股份有限公司等9个集体获称号。",
            ["宜良县", "宜良县"],
        ),
        # what a number tells of may stand behind it
        ("昆明市各地都在变。记者走进有着120公里河道的宜良县。", ["宜良县"]),
        ("宜良县开会。林知远荣立个人二等功1次。", [None]),
        ("宜良县公安局林知远荣立个人二等功1次，宜良县公安局捐款3万元。", [None, "宜良县公安局"]),
        ("宜良县“红心党建”实施以来，共组建联盟15个。", ["宜良县"]),
    ],
)
def test_what_is_named_and_not_spoken_of(text: str, expected: list[str | None]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("霍山县云岭公司出资38万元，修建石桥村文化广场。", "石桥村"),
        ("霍山县财政局投资38万元帮助石桥村修建文化广场。", "石桥村"),
        ("霍山县云岭公司投资38万元，在青石镇新建厂房。", "霍山县云岭公司"),
        ("霍山县财政局投资38万元改造青石镇、漫水镇敬老院。", "霍山县财政局"),
        ("霍山县财政局投资38万元帮助石桥村等村修路。", "霍山县财政局"),
        ("霍山县石桥村的陈某患癌，治疗费38万元。", None),
        ("霍山县的贫困户患重病，医疗费报销38万元。", "霍山县"),
    ],
)
def test_money_is_the_villages_that_it_is_given_for(text: str, expected: str | None) -> None:
    [count] = extract(text, id="a").counts
    assert (count.scope.name if count.scope else None) == expected
