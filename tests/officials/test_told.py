"""Offices that stand alone go back to the body that the article has spoken of."""

import pytest

from extraction import extract

# A text, a person in it, and the bodies of that person's posts.
CASES = [
    ("德清县妇联成立七十周年。县政协召开会议，主席顾秋禾讲话。", "顾秋禾", ["德清县政协"]),
    ("德清县作协换届。县妇联召开会议，主席顾秋禾讲话。", "顾秋禾", ["德清县妇联"]),
    # 我院, 法院: of the one that has something held, of the only one
    ("德清县法院召开会议，德清县检察院检察长林知远列席。我院院长顾秋禾主持。", "顾秋禾", ["德清县法院"]),
    ("德清县法院召开会议。\n法院副院长顾秋禾主持。", "顾秋禾", ["德清县法院"]),
    # two posts of a firm that the article does not name
    ("公司董事长、总经理顾秋禾一行到市政公司检查。市政公司经理林知远陪同。", "顾秋禾", [None, None]),
    # the council that the clause has chosen, the school's Party committee behind its alumni
    (
        "德清县商会召开大会。大会选出德清县商会第二届理事会，林知远任会长；选出德清县茶叶协会第一届理事会，顾秋禾任会长。",
        "顾秋禾",
        ["德清县茶叶协会"],
    ),
    ("南华大学校友会副会长、党委委员顾秋禾到会。", "顾秋禾", ["南华大学校友会", "南华大学党委"]),
    # what a town has, in the list of its heads
    ("德清县莫干山镇人大主席林知远、政法委员顾秋禾到会。", "顾秋禾", ["莫干山镇党委"]),
    ("我会会长顾秋禾受邀到会。湖州市商会成立大会举行。", "顾秋禾", [None]),
    # the society whose meeting the article is on, though a guest has the same office
    (
        "德清县作家协会召开换届大会。德清县文联主席林知远出席。\n副主席顾秋禾主持，秘书长沈之言作报告。",
        "顾秋禾",
        ["德清县作家协会"],
    ),
    ("德清县商会召开会员大会。县工商联主席林知远到会。会长顾秋禾作报告。", "顾秋禾", ["德清县商会"]),
    ("德清县文联主席林知远、副主席顾秋禾到会祝贺德清县作协成立。", "顾秋禾", ["德清县文联"]),
    # the alumni of a school, in short and by their term
    ("南华大学湖州校友会成立大会举行。首届湖州校友会会长顾秋禾致辞。", "顾秋禾", ["南华大学湖州校友会"]),
    # visitors and whom they visit
    ("南华大学校长林知远，副校长韩松带领各部门负责人来我校访问。副校长顾秋禾介绍情况。", "顾秋禾", [None]),
    ("我校召开会议。校长顾秋禾与南华大学校长林知远进行了会谈。", "顾秋禾", [None]),
    ("省委教育工委副巡视员林知远一行莅临我校。党委书记顾秋禾汇报。", "顾秋禾", [None]),
    ("公司董事长顾秋禾一行到市政公司检查工作。市政公司经理林知远陪同。", "顾秋禾", [None]),
    ("湖州市考察团到我县考察。\n德清县委书记林知远会见。县农业农村局局长顾秋禾陪同。", "顾秋禾", ["德清县农业农村局"]),
    # a school in short
    ("德清县实验小学开学。\n实验小学工会主席顾秋禾主持。", "顾秋禾", ["德清县实验小学工会"]),
    # the next official of the same body
    (
        "德清县人民检察院开放日。县检察院党组书记、检察长林知远致辞，党组成员、副检察长顾秋禾主持。",
        "顾秋禾",
        ["德清县人民检察院党组", "德清县人民检察院"],
    ),
    # in a later paragraph, and past other bodies
    (
        "德清县水利局局长林知远主持会议，德清县人民医院作了发言。\n副局长顾秋禾通报情况。",
        "顾秋禾",
        ["德清县水利局"],
    ),
    # a body that only the text names
    ("德清县供电公司抢修。总工程师顾秋禾带队。", "顾秋禾", ["德清县供电公司"]),
    # the school is told by the second post
    ("德清县第一中学迎新。\n党支部书记、校长顾秋禾讲话。", "顾秋禾", ["德清县第一中学党支部", "德清县第一中学"]),
    # a court under its full name, where the article has it
    ("德清县法院院长顾秋禾列席。", "顾秋禾", ["德清县法院"]),
    ("德清县法院院长顾秋禾列席，德清县人民法院庭长沈之言汇报。", "顾秋禾", ["德清县人民法院"]),
    ("德清县卫健局局长顾秋禾到会，德清县卫生健康局印发方案。", "顾秋禾", ["德清县卫生健康局"]),
    # a branch of a firm is none of a village
    ("湖州师范学院数学学院党总支书记顾秋禾到会。", "顾秋禾", ["湖州师范学院数学学院党总支"]),
    # the city above the county, not one that guests come from
    ("洋县推介会开幕。\n来自北京、江苏的客商参加，市委常委、副市长顾秋禾到会。", "顾秋禾", ["汉中市委", "汉中市政府"]),
    # the youth league's committee, and the conference, after their place
    ("德清县召开大会，团县委副书记顾秋禾参加。", "顾秋禾", ["共青团德清县委"]),
    # the group of one body that sits in another
    ("德清县纪委监委驻县教育局纪检监察组组长顾秋禾参加。", "顾秋禾", ["德清县纪委监委驻县教育局纪检监察组"]),
    ("德清县文联主席沈之言、秘书长顾秋禾参加。", "顾秋禾", ["德清县文联"]),
    # a bureau without its place is of the article's, but not in a list behind a body of the state
    ("德清县召开会议。教育局局长顾秋禾讲话。", "顾秋禾", ["德清县教育局"]),
    ("德清县召开会议。最高人民法院政治部副主任、新闻局副局长顾秋禾到会。", "顾秋禾", ["最高人民法院政治部", "新闻局"]),
    # the premier of a state that is spoken of
    ("国务院发文。顾秋禾总理作出批示。", "顾秋禾", ["国务院"]),
    ("国务院发文。新西兰来宾到访，总理顾秋禾讲话。", "顾秋禾", [None]),
    ("中央政治局委员顾秋禾到会。", "顾秋禾", ["中共中央政治局"]),
    # what a list names without its place: the Party body of a bureau, what the county has besides
    ("德清县副县长、公安局党委书记、局长顾秋禾到会。", "顾秋禾", ["德清县政府", "德清县公安局党委", "德清县公安局"]),
    ("德清县副县长、水利局党组书记顾秋禾到会。", "顾秋禾", ["德清县政府", "德清县水利局党组"]),
    ("德清县委宣传部副部长、文明办主任顾秋禾到会。", "顾秋禾", ["德清县委宣传部", "德清县文明办"]),
    ("德清县文联副主席、书协主席顾秋禾到会。", "顾秋禾", ["德清县文联", "德清县书协"]),
    # departments of a bureau, and organs of a committee beside another one
    ("德清县教育局局长沈之言、基教科科长顾秋禾到会。", "顾秋禾", ["德清县教育局基教科"]),
    ("德清县教育局二级调研员、人事科科长顾秋禾到会。", "顾秋禾", ["德清县教育局", "德清县教育局人事科"]),
    ("德清县委组织部部长沈之言，统战部部长顾秋禾到会。", "顾秋禾", ["德清县委统战部"]),
    ("湖州学院党委组织部部长沈之言，统战部部长顾秋禾到会。", "顾秋禾", ["湖州学院党委统战部"]),
    ("湖州市人民医院院长沈之言、党办主任顾秋禾到会。", "顾秋禾", ["湖州市人民医院党办"]),
    ("德清县教育局局长沈之言、政府办主任顾秋禾到会。", "顾秋禾", [None]),
    ("区纪委监委第七派驻纪检监察组组长顾秋禾到会。", "顾秋禾", ["区纪委监委第七派驻纪检监察组"]),
    ("湖州学院上海校友会会长顾秋禾到会。", "顾秋禾", ["湖州学院上海校友会"]),
    # offices behind names, each of the body before it
    ("德清县教育局沈之言局长、湖州市教育局顾秋禾局长到会。", "沈之言", ["德清县教育局"]),
    ("德清县作家协会开会。主席顾秋禾讲话。", "顾秋禾", ["德清县作家协会"]),
    ("湖州市篮球协会换届。顾秋禾当选为新一届理事会会长。", "顾秋禾", ["湖州市篮球协会"]),
    (
        "湖州市医师协会换届。顾秋禾当选为湖州市医师协会第二届委员会主任委员。",
        "顾秋禾",
        ["湖州市医师协会"],
    ),
    ("德清县第一中学迎新。学校副校长顾秋禾讲话。", "顾秋禾", ["德清县第一中学"]),
    # what a division has stands side by side
    ("莫干山镇人大主席沈之言、党委副书记顾秋禾到会。", "顾秋禾", ["莫干山镇党委"]),
    ("莫干山镇人大主席、党委委员顾秋禾到会。", "顾秋禾", ["莫干山镇人大", "莫干山镇党委"]),
    ("阜溪街道人大工委主任沈之言、纪工委书记顾秋禾到会。", "顾秋禾", ["阜溪街道纪工委"]),
    ("德清县人大常委会主任韩松、县委副书记沈之言、纪委书记顾秋禾到会。", "顾秋禾", ["德清县纪委"]),
    ("德清县纪委书记沈之言、工会主席顾秋禾到会。", "顾秋禾", [None]),
    # members behind the head of their committee
    ("石桥村党支部书记沈之言，委员韩松、顾秋禾；村委会主任林知远。", "顾秋禾", ["石桥村党支部"]),
    ("德清县纪委书记沈之言，委员顾秋禾到会。", "顾秋禾", ["德清县纪委"]),
    # one department of a committee is none of another
    (
        "德清县委常委、组织部部长、统战部部长顾秋禾到会。",
        "顾秋禾",
        ["德清县委", "德清县委组织部", "德清县委统战部"],
    ),
    ("德清县人民法院院长沈之言，执行局局长顾秋禾到会。", "顾秋禾", ["德清县人民法院执行局"]),
    # what heads a body behind its union or its discipline committee
    ("德清县教育局纪委书记、副局长顾秋禾到会。", "顾秋禾", ["德清县教育局纪委", "德清县教育局"]),
    ("德清县教育局工会主席、党组成员顾秋禾到会。", "顾秋禾", ["德清县教育局工会", "德清县教育局党组"]),
    ("德清县教育局纪委书记沈之言、副局长顾秋禾到会。", "顾秋禾", ["德清县教育局"]),
    ("全国妇联书记处书记沈之言，党组成员顾秋禾到会。", "顾秋禾", ["全国妇联党组"]),
    # who signs with us, meets us or visits us is a guest
    ("我校与山西大学签约。校党委书记顾秋禾讲话。", "顾秋禾", ["学校党委"]),
    ("我院与山西省人民医院签约。院长顾秋禾讲话。", "顾秋禾", [None]),
    ("山西省高级人民法院来我院调研。我院院长沈之言，党组副书记、副院长顾秋禾陪同。", "顾秋禾", [None, None]),
    ("山西大学召开大会。校党委书记顾秋禾讲话。", "顾秋禾", ["山西大学党委"]),
    # behind an official of a body that nobody knows
    ("德清县公安局政委韩松与青岚军区司令员沈之言、政委顾秋禾到会。", "顾秋禾", [None]),
    ("德清县教育局局长沈之言、青岚旅游党委书记顾秋禾到会。", "顾秋禾", [None]),
    ("湖州学院举行活动，安装公司党委书记顾秋禾到会。", "顾秋禾", [None]),
    ("县教育工委书记、局党组书记顾秋禾到会。", "顾秋禾", ["县教育工委", None]),
    # the body that the paragraph is on
    ("德清县人大常委会召开会议。主任沈之言主持，副主任顾秋禾参加。", "顾秋禾", ["德清县人大常委会"]),
    ("受德清县人大常委会主任委托，副主任顾秋禾主持会议。", "顾秋禾", ["德清县人大常委会"]),
    ("县政协主席沈之言到会。选举产生了县足协新一届委员会，聘请顾秋禾为荣誉主席。", "顾秋禾", ["县足协"]),
    ("县政协副主席沈之言到会。大会主席团常务主席顾秋禾主持。", "顾秋禾", [None]),
    # committees of the other parties
    ("湖州市政协开会。民革市委主委顾秋禾到会。", "顾秋禾", ["民革湖州市委"]),
    ("民盟中央副主席、浙江省委主委顾秋禾到会。", "顾秋禾", ["民盟中央", "民盟浙江省委"]),
    ("民盟中央委员顾秋禾到会。", "顾秋禾", ["民盟中央"]),
    ("中央委员顾秋禾到会。", "顾秋禾", ["中共中央"]),
    # departments behind 兼
    ("中国科协党组成员兼学会部部长顾秋禾到会。", "顾秋禾", ["中国科协党组", "中国科协学会部"]),
    # the society that an article is on, and others that it names
    (
        "德清县书法协会换届。德清县书法协会成立十年。会长顾秋禾讲话。德清县太极拳协会表演节目。",
        "顾秋禾",
        ["德清县书法协会"],
    ),
    # no place before a body of the state
    ("浙江省副省长沈之言、国家能源监察局副局长顾秋禾到会。", "顾秋禾", ["国家能源监察局"]),
    # of what place it is stands nowhere
    ("武装部部长顾秋禾到会。", "顾秋禾", [None]),
    # an office of bodies of another sort goes back to none
    ("德清县水利局开会。副校长顾秋禾参加。", "顾秋禾", [None]),
]


def test_a_portfolio_says_all() -> None:
    (official,) = extract("德清县莫干山镇党委委员、组织委员顾秋禾到会。", id="t", published="2021-06-15").officials
    assert [post.title for post in official.posts] == ["党委委员", "组织委员"]


@pytest.mark.parametrize(("text", "name", "bodies"), CASES)
def test_bodies_of_bare_offices(text: str, name: str, bodies: list[str | None]) -> None:
    officials = {official.name: official for official in extract(text, id="t", published="2021-06-15").officials}
    assert [post.organisation for post in officials[name].posts] == bodies
