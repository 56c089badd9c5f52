"""Who holds which post, however the article says it."""

import pytest

from extraction import extract
from schemas import Document, Official


def officials(text: str) -> dict[str, Official]:
    document: Document = extract(text, id="t", published="2021-06-15")
    return {o.name: o for o in document.officials}


def posts(text: str) -> set[tuple[str, str]]:
    return {(name, post.title) for name, o in officials(text).items() for post in o.posts}


# A text, and the name and title of every post in it.
POSTS = [
    ("云岭县委书记林知远、县长沈之言到会。", {("林知远", "县委书记"), ("沈之言", "县长")}),
    ("副县长赵一鸣、钱松、孙可立参加。", {("赵一鸣", "副县长"), ("钱松", "副县长"), ("孙可立", "副县长")}),
    (
        "县委常委、统战部长、县防汛工作领导小组第一副组长顾秋禾主持。",
        {("顾秋禾", "县委常委"), ("顾秋禾", "统战部长"), ("顾秋禾", "第一副组长")},
    ),
    (
        "成立由县委书记林知远、县长沈之言任双组长的防汛工作领导小组。",
        {("林知远", "县委书记"), ("林知远", "组长"), ("沈之言", "县长"), ("沈之言", "组长")},
    ),
    ("青石镇石桥村党支部书记韩松说。", {("韩松", "党支部书记")}),
    ("石桥社区居委会主任周岚介绍。", {("周岚", "居委会主任")}),
    ("任命韩松为云岭县教育局局长；免去周岚的云岭县教育局局长职务。", {("韩松", "局长"), ("周岚", "局长")}),
    (
        "林知远同志任中共云岭县委委员、常委、书记。",
        {("林知远", "县委委员"), ("林知远", "县委常委"), ("林知远", "县委书记")},
    ),
    ("沈之言（云岭县副县长）作了讲话。", {("沈之言", "副县长")}),
    ("林知远，云岭县委书记。\n沈之言，云岭县县长。", {("林知远", "县委书记"), ("沈之言", "县长")}),
    ("县委副书记、代县长林知远(女,彝族)到会。", {("林知远", "县委副书记"), ("林知远", "代县长")}),
    ("云岭县人大常委会主任钱松、政协主席孙可立出席。", {("钱松", "主任"), ("孙可立", "主席")}),
    # a comma parts what somebody becomes from what the next one is
    (
        "林知远出任河北省委副书记、省长，太原市委书记沈之言已调任深圳市委书记。",
        {("林知远", "省委副书记"), ("林知远", "省长"), ("沈之言", "市委书记")},
    ),
    # names of an office that several hold, by commas; a head's office is one person's
    (
        "青石镇党委委员林知远，顾秋禾，韩松，副镇长沈之言参加。",
        {("林知远", "党委委员"), ("顾秋禾", "党委委员"), ("韩松", "党委委员"), ("沈之言", "副镇长")},
    ),
    ("成员：县长林知远，顾秋禾，韩松，沈之言。", {("林知远", "县长")}),
    ("副县长林知远，霍山人，1965年生。", {("林知远", "副县长")}),
    # where somebody goes is nobody
    ("林知远后来调任安庆，曾任安庆市副市长。", set()),
    # life stories behind where they were found
    (
        "据公开资料，林知远1965年3月出生，曾任霍山县委书记。",
        {("林知远", "县委书记")},
    ),
    ("会长林知远向县红十字会书记汇报。书记向县红十字会求助。", {("林知远", "会长")}),
    # white space between names, several names before what they become
    (
        "组长：林知远\n副组长：顾秋禾  沈之言",
        {("林知远", "组长"), ("顾秋禾", "副组长"), ("沈之言", "副组长")},
    ),
    ("选举顾秋禾、沈之言为副县长。", {("顾秋禾", "副县长"), ("沈之言", "副县长")}),
    (
        "担任云岭县商会副会长并在前排就座的有：顾秋禾、沈之言。",
        {("顾秋禾", "副会长"), ("沈之言", "副会长")},
    ),
    # who chairs a session in turn holds no post
    ("担任大会执行主席并在前排就座的有：顾秋禾、沈之言。", set()),
    ("执行主席：顾秋禾、沈之言。", set()),
    ("云岭县委高质量书记抓党建。担任县长的有三人。", set()),
    # what could be a joint begins the post
    (
        "中央政治局常委、中央纪委书记林知远到会。",
        {("林知远", "中央政治局常委"), ("林知远", "纪委书记")},
    ),
    (
        "免去顾秋禾的云岭县委书记、常委、委员职务。",
        {("顾秋禾", "县委书记"), ("顾秋禾", "县委常委"), ("顾秋禾", "县委委员")},
    ),
    ("国务院总理韩松28日在京会见来宾。", {("韩松", "总理")}),
    ("云岭县妇联主席顾秋给“巾帼岗”授牌，教育局局长韩松简要介绍。", {("顾秋", "主席"), ("韩松", "局长")}),
    ("我挺过来了，谢谢陈主任！内、外、麻醉科主任参加。", set()),
    ("县委书记韩松于9月20日到任。", {("韩松", "县委书记")}),
    ("云岭县人武部上校部长韩松到会。", {("韩松", "部长")}),
    ("云岭县科技副县长韩松到会。", {("韩松", "科技副县长")}),
    ("前任区长韩松说。", {("韩松", "区长")}),
    ("巴基斯坦外长达尔说。", {("达尔", "外长")}),
    # a firm's name is nobody's
    ("安邦集团、安邦人寿有限公司开会，青岚公司总经理王芳以及安邦在云岭的机构到会。", {("王芳", "总经理")}),
    (
        "新疆维吾尔自治区副主席阿不都热依木·买买提江出席。",
        {("阿不都热依木·买买提江", "副主席")},
    ),
    ("英国外交大臣拉默出席。", {("拉默", "外交大臣")}),
    ("日本官房长官林芳野说。", {("林芳野", "官房长官")}),
    ("韩松升任云岭市委书记。", {("韩松", "市委书记")}),
    ("霍山县换届。\n公开资料显示：韩松，男，1957年9月生。\n2001.01--2004.09霍山县副县长；", {("韩松", "副县长")}),
    (
        "云岭市原市长韩松涉嫌严重违纪，接受组织审查。\n韩松是本地人。此前，历任云岭县县长、云岭县委书记。",
        {("韩松", "市长"), ("韩松", "县长"), ("韩松", "县委书记")},
    ),
    ("韩松在担任云岭县副县长期间收受财物。", {("韩松", "副县长")}),
    ("法国总统让-皮埃尔·杜兰德访华。", {("让-皮埃尔·杜兰德", "总统")}),
    ("云岭县委书记向凉山主持会议。", {("向凉山", "县委书记")}),
    ("图为韩松（右二，云岭县县长）和林知远（左一，青石镇镇长）。", {("韩松", "县长"), ("林知远", "镇长")}),
    ("由林知远作为组长，韩松在旁协助。", {("林知远", "组长")}),
    ("昔日高材生当上村主任，单身汉韩松当上村支书。", {("韩松", "党支部书记")}),
    ("云岭县副县长林知远看望一位老人，曾任石桥村党支部书记。", {("林知远", "副县长")}),
]
NO_POSTS = [
    "县委书记高度重视这项工作。",
    "党员林知远、志愿者沈之言参加了活动。",
    "主任医师韩松坐诊。",
    "一位村党支部书记带着群众修路。",
    "拟任云岭县委书记林知远的公示已结束。",
    "王某任组长。",
    "交通运输部长江三峡通航管理局发布公告。",
    "会见总统办公厅主任时，双方表示满意。",
    "认真贯彻落实建华主任的指示。",
    "会议指定，由他兼任大会发言人。",
    "青岚形象大使韩松到场。",
    "记者乘坐青岚航空公司航班抵达。总经理韩松介绍。",
    "他曾在青岚集团工作。如今，董事长韩松很感慨。",
    "德清县企业家年会在青岚酒店有限公司举行。董事长韩松致辞。",
    "德清县移动公司、联通公司参加。总经理韩松到场。",
    "德清县举行招商会。云岭集团参会。\n青岚公司承办。\n董事长顾秋禾致辞。",
    "地处长白山脚下，秘鲁将接任轮值主席。",
]


@pytest.mark.parametrize(("text", "expected"), POSTS)
def test_posts(text: str, expected: set[tuple[str, str]]) -> None:
    assert posts(text) == expected


@pytest.mark.parametrize("text", NO_POSTS)
def test_no_posts(text: str) -> None:
    assert posts(text) == set()


def test_mentions_and_short_forms() -> None:
    text = "石桥镇党委书记林知远到村里。林知远说，路要修。林书记还看了田。林某不在。"
    (one,) = officials(text).values()
    assert [m.surface for m in one.mentions] == ["林知远", "林知远", "林"]


def test_a_name_inside_a_longer_name_is_no_mention() -> None:
    text = "霍山县县长周立、霍山县委书记周立明到会。周立明说，要抓紧。周立表示赞同。"
    mentions = {name: [(m.start, m.end) for m in o.mentions] for name, o in officials(text).items()}
    assert mentions == {"周立": [(5, 7), (29, 31)], "周立明": [(14, 17), (20, 23)]}


def test_flags() -> None:
    text = "原霍山县委书记林知远出席。副县长、代县长沈之言主持。县长钱松兼任县防汛抗旱指挥部指挥长。"
    flags = {
        (name, post.title): (post.deputy, post.acting, post.former)
        for name, o in officials(text).items()
        for post in o.posts
    }
    assert flags["林知远", "县委书记"] == (False, False, True)
    assert flags["沈之言", "副县长"] == (True, False, False)
    assert flags["沈之言", "代县长"] == (False, True, False)


def test_organisations() -> None:
    text = "云岭县召开会议。云岭县委书记林知远、县长沈之言、县委组织部副部长韩松参加。"
    bodies = {(name, post.title): post.organisation for name, o in officials(text).items() for post in o.posts}
    assert bodies == {
        ("林知远", "县委书记"): "云岭县委",
        ("沈之言", "县长"): "云岭县政府",
        ("韩松", "副部长"): "云岭县委组织部",
    }


def test_life_story() -> None:
    text = "沈之言，男，汉族，1970年5月生。曾任云岭县副县长，2015年3月任云岭县县长，现任青河市委书记。"
    (one,) = officials(text).values()
    assert [(p.title, p.former) for p in one.posts] == [("副县长", True), ("县长", True), ("市委书记", False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云岭县委原副书记林知远接受审查。", ("县委副书记", "云岭县委", True, False)),
        ("青石镇党委原书记林知远接受审查。", ("党委书记", "青石镇党委", True, False)),
        ("云岭县教育局前任局长林知远到会。", ("局长", "云岭县教育局", True, False)),
        ("云岭县商会前会长林知远到会。", ("会长", "云岭县商会", True, False)),
        ("会前霍山县教育局局长林知远参观展览。", ("局长", "霍山县教育局", False, False)),
        ("目前云岭县教育局局长林知远在外地。", ("局长", "云岭县教育局", False, False)),
        ("尚未退休的云岭县教育局局长林知远到会。", ("局长", "云岭县教育局", False, False)),
        ("林知远先后升任云岭县教育局局长。", ("局长", "云岭县教育局", False, False)),
        ("林知远当了一辈子村支书。", ("党支部书记", None, False, False)),
        ("云岭县委书记（前任）林知远到会。", ("县委书记", "云岭县委", True, False)),
        ("云岭县教育局局长（兼）林知远到会。", ("局长", "云岭县教育局", False, True)),
        ("云岭县委组织部副处级组织员林知远到会。", ("组织员", "云岭县委组织部", False, False)),
        ("云岭县政协驻会副主席林知远到会。", ("驻会副主席", "云岭县政协", False, False)),
    ],
)
def test_notes_and_words_between_body_and_office(text: str, expected: tuple[str, str | None, bool, bool]) -> None:
    (post,) = officials(text)["林知远"].posts
    assert (post.title, post.organisation, post.former, post.concurrent) == expected


@pytest.mark.parametrize(
    ("text", "former"),
    [
        ("云岭县教育局原局长、云岭县作家协会主席林知远到会。", [True, False]),
        ("云岭县教育局原局长、云岭县教育局党组书记林知远到会。", [True, True]),
        ("原云岭县县长、云岭县委书记林知远到会。", [True, True]),
        ("云岭县教育局原局长、云岭县作家协会主席林知远接受审查。", [True, True]),
    ],
)
def test_a_past_post_in_a_list(text: str, former: list[bool]) -> None:
    assert [post.former for post in officials(text)["林知远"].posts] == former


@pytest.mark.parametrize(
    "text",
    [
        "青石镇镇长、石桥村村民林知远、韩松到场。",
        "云岭县委书记、县长、老党员林知远参加升旗。",
        "作为镇长，常抓不懈。",
    ],
)
def test_nobody_is_given_the_posts_of_others(text: str) -> None:
    assert officials(text) == {}


def test_a_note_behind_one_post_says_nothing_of_the_next() -> None:
    posts = officials("云岭县委副书记（前任）、县长林知远到会。")["林知远"].posts
    assert [post.former for post in posts] == [True, False]


@pytest.mark.parametrize("text", ["云岭县县长（候选人）林知远到会。", "某国南海舰队发言人称，演习结束。"])
def test_no_post(text: str) -> None:
    assert officials(text) == {}


def test_a_chair_behind_a_name_goes_back_to_no_body() -> None:
    found = officials("全国政协主席韩松会见外宾。林知远主席同外宾会晤。")
    assert found["韩松"].posts[0].organisation == "全国政协"
    assert found["林知远"].posts[0].organisation is None


def test_words_are_names_in_a_list_of_names_alone() -> None:
    assert list(officials("霍山县副县长沈之言、高峰、孙立群参加。")) == ["沈之言", "高峰", "孙立群"]
    assert list(officials("霍山县副县长沈之言、高校、企业代表参加。")) == ["沈之言"]


def test_as_many_persons_as_posts() -> None:
    assert {n: o.posts[0].title for n, o in officials("林知远、顾秋禾分别任霍山县县长、副县长。").items()} == {
        "林知远": "县长",
        "顾秋禾": "副县长",
    }
    assert not officials("林知远、顾秋禾、沈之言分别任霍山县县长、副县长。")


def test_a_dated_sentence_without_a_subject_goes_on() -> None:
    (one,) = officials("林知远曾任霍山县副县长。2015年10月，任霍山县县长。").values()
    assert [p.title for p in one.posts] == ["副县长", "县长"]
    (one,) = officials("林知远曾任霍山县副县长。2015年10月，任务完成，县长表示满意。").values()
    assert [p.title for p in one.posts] == ["副县长"]


def test_posts_before_a_body_whose_office_follows_the_name() -> None:
    (one,) = officials("霍山县委常委、青石镇党委林知远书记到场。").values()
    assert [p.title for p in one.posts] == ["县委常委", "党委书记"]
    (one,) = officials("县里的书记、县教育局林知远局长到场。").values()
    assert [p.title for p in one.posts] == ["局长"]


@pytest.mark.parametrize(
    "text",
    ["德清县政协前主席、青岚公司董事长林知远到会。", "青岚党前主席、云岭和平基金会董事长林知远到会。"],
)
def test_the_next_body_of_a_list_is_not_left_with_the_one_before(text: str) -> None:
    (official,) = extract(text, id="t").officials
    assert [(post.title, post.former) for post in official.posts] == [("主席", True), ("董事长", False)]


@pytest.mark.parametrize(
    "learned", ["农学硕士", "工商管理硕士", "文学学士", "高级农艺师", "会计师", "研究生学历", "安徽霍山人"]
)
def test_what_somebody_has_learned_is_nobody(learned: str) -> None:
    text = f"林知远，男，汉族，1975年5月生，{learned}，现任青石镇党委书记，拟任霍山县副县长。"
    [official] = extract(text, id="a").officials
    assert (official.name, [post.title for post in official.posts]) == ("林知远", ["党委书记"])


@pytest.mark.parametrize("number", ["", "2.", "2、", "（二）", "12. "])
def test_numbered_introductions(number: str) -> None:
    text = f"任前公示\n{number}林知远，女，1982年3月生，工学硕士，中共党员，现任青石镇镇长，拟任县直单位正职。"
    [official] = extract(text, id="a").officials
    assert (official.name, [post.title for post in official.posts]) == ("林知远", ["镇长"])


@pytest.mark.parametrize("name", ["王学士", "李药师", "张济师"])
def test_names_that_end_like_what_is_learned(name: str) -> None:
    [official] = extract(f"德清县教育局局长{name}到会。", id="a").officials
    assert official.name == name
