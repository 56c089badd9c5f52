"""Which body a post is of, and under which title, as news writes it."""

import pytest

from extraction import extract

# A text, a person in it, and the posts: title and body.
CASES = [
    # a society by its short name, and a paper's publisher
    (
        "霍山县作家协会换届，林知远任作协主席，沈之言任副主席。",
        "沈之言",
        [("副主席", "霍山县作家协会")],
    ),
    ("霍山县书法家协会换届。作协主席林知远到会。", "林知远", [("主席", None)]),
    ("《云岭日报》社副总编林知远到会。", "林知远", [("副总编", "云岭日报社")]),
    # told again behind the name of another place
    (
        "霍山县石桥村党支部书记林知远获奖。青石村党支部书记顾秋禾到场。林知远从1978年开始担任村党支部书记。",
        "林知远",
        [("党支部书记", "石桥村党支部")],
    ),
    ("霍山县委书记林知远到会。舒城县介绍经验。县委书记林知远讲话。", "林知远", [("县委书记", "霍山县委")]),
    (
        "林知远任霍山县委书记，2019年调舒城县，任县委书记。",
        "林知远",
        [("县委书记", "霍山县委"), ("县委书记", "舒城县委")],
    ),
    # a district with 新区 in its name, and a zone, which has no such committee
    ("浦东新区区委书记林知远讲话。", "林知远", [("区委书记", "浦东新区区委")]),
    ("霍山经济开发区招商，区长林知远讲话。", "林知远", [("区长", None)]),
    # a word of time between the body, or its place, and the office
    ("德清县政协原副主席顾秋禾被查。", "顾秋禾", [("副主席", "德清县政协")]),
    ("德清县委原书记顾秋禾被查。", "顾秋禾", [("县委书记", "德清县委")]),
    ("莫干山镇原党委书记顾秋禾被查。", "顾秋禾", [("党委书记", "莫干山镇党委")]),
    ("德清县莫干山镇石桥村老支书顾秋禾说。", "顾秋禾", [("党支部书记", "石桥村党支部")]),
    ("德清县莫干山镇石桥村前任支部书记顾秋禾说。", "顾秋禾", [("党支部书记", "石桥村党支部")]),
    # a list: the commission is the county's, the department the committee's
    (
        "德清县委常委、纪委书记、监委主任顾秋禾到会。",
        "顾秋禾",
        [("县委常委", "德清县委"), ("纪委书记", "德清县纪委"), ("主任", "德清县监委")],
    ),
    ("德清县委常委、宣传部部长顾秋禾到会。", "顾秋禾", [("县委常委", "德清县委"), ("部长", "德清县委宣传部")]),
    ("德清县人大常委会法工委主任顾秋禾到会。", "顾秋禾", [("主任", "德清县人大常委会法工委")]),
    # a life story
    (
        "顾秋禾出生于1962年5月，曾任德清县副县长、县委副书记、政法委书记，湖州市副市长等职。",
        "顾秋禾",
        [
            ("副县长", "德清县政府"),
            ("县委副书记", "德清县委"),
            ("政法委书记", "德清县委政法委"),
            ("副市长", "湖州市政府"),
        ],
    ),
    (
        "顾秋禾，女，1962年5月生。\n1987年2月  德清县莫干山镇党委副书记、人大主席\n1995年3月起  德清县教育局局长",
        "顾秋禾",
        [("党委副书记", "莫干山镇党委"), ("主席", "莫干山镇人大"), ("局长", "德清县教育局")],
    ),
    ("时任德清县委书记的是顾秋禾。", "顾秋禾", [("县委书记", "德清县委")]),
    # the body before the name, the office behind it
    ("德清县教育局顾秋禾局长到会。", "顾秋禾", [("局长", "德清县教育局")]),
    ("莫干山镇党委顾秋禾书记到会。", "顾秋禾", [("党委书记", "莫干山镇党委")]),
    ("德清县委顾秋禾书记讲话。", "顾秋禾", [("县委书记", "德清县委")]),
    ("德清县消防局长顾秋禾到会。", "顾秋禾", [("消防局长", "德清县消防局")]),
    # a town has a Party committee beside its government; the head office is no other firm, 院长 not of a 学校
    ("顾秋禾历任莫干山镇镇长、党委书记。", "顾秋禾", [("镇长", "莫干山镇政府"), ("党委书记", "莫干山镇党委")]),
    ("参观青岚公司。总公司党委书记顾秋禾到会。", "顾秋禾", [("党委书记", "总公司党委")]),
    ("与华为合作。集团公司董事局主席、总裁顾秋禾讲话。", "顾秋禾", [("董事局主席", None), ("总裁", None)]),
    ("成立青岚孕妇学校。院长顾秋禾介绍。", "顾秋禾", [("院长", None)]),
    ("共青团青岚纸业公司委员会书记顾秋禾到会。", "顾秋禾", [("书记", "青岚纸业公司团委")]),
    (
        "德清县广播电视台党组书记、台长顾秋禾到会。",
        "顾秋禾",
        [("党组书记", "德清县广播电视台党组"), ("台长", "德清县广播电视台")],
    ),
    # what somebody was before, and where
    ("罗东禾原是德清县委书记。", "罗东禾", [("县委书记", "德清县委")]),
    ("顾秋禾曾长期在湖州市任职，曾任德清县县长。", "顾秋禾", [("县长", "德清县政府")]),
    ("德清县人民政府乔安之副县长讲话。", "乔安之", [("副县长", "德清县政府")]),
    ("浙江省政府驻北京办事处主任顾秋禾到会。", "顾秋禾", [("主任", "浙江省政府驻北京办事处")]),
    # a society of those who come from a place; its list of heads names it once
    (
        "成都温州商会会长沈之言、名誉会长韩松、副会长林知远、顾秋禾到会。",
        "顾秋禾",
        [("副会长", "成都温州商会")],
    ),
    # where somebody is sent is not whose office it is; a body that nobody knows is no other one
    ("欧盟常驻世贸组织大使顾秋禾表示。", "顾秋禾", [("大使", None)]),
    ("德清县经济运行调节处原副处长顾秋禾，石桥街道办事处副主任韩松。", "顾秋禾", [("副处长", None)]),
    # the office of a body that nobody knows, in a list and alone
    ("德清县教育局局长、青岚博士团团长顾秋禾到会。", "顾秋禾", [("局长", "德清县教育局")]),
    ("德清县教育局局长沈之言，青岚监督局局长顾秋禾到会。", "顾秋禾", [("局长", None)]),
    # 长 begins the place
    ("合肥市长丰县委书记顾秋禾到会。", "顾秋禾", [("县委书记", "长丰县委")]),
    ("重庆市长寿区区长顾秋禾到会。", "顾秋禾", [("区长", "长寿区政府")]),
    ("融安县长安镇党委书记顾秋禾到会。", "顾秋禾", [("党委书记", "长安镇党委")]),
    # a bureau is of the place that the list is on, a part of a school is not
    (
        "德清县政协副主席、卫生健康局局长顾秋禾到会。",
        "顾秋禾",
        [("副主席", "德清县政协"), ("局长", "德清县卫生健康局")],
    ),
    ("德清县副县长沈之言、教育局局长顾秋禾到会。", "顾秋禾", [("局长", "德清县教育局")]),
    ("德清县副县长沈之言、教务处主任顾秋禾到会。", "顾秋禾", [("主任", "教务处")]),
    # a zone has a committee of either sort
    (
        "高新区党工委委员、管委会副主任顾秋禾到会。",
        "顾秋禾",
        [("党工委委员", "高新区党工委"), ("副主任", "高新区管委会")],
    ),
    ("德清县委书记、管委会主任顾秋禾到会。", "顾秋禾", [("县委书记", "德清县委"), ("主任", None)]),
    # ranks between the posts and the name
    ("南华大学农学院院长、教授、博士生导师顾秋禾到会。", "顾秋禾", [("院长", "南华大学农学院")]),
    # a deputy of the head that the sentence has named
    ("德清县人大常委会主任沈之言，副主任韩松、顾秋禾参加。", "顾秋禾", [("副主任", "德清县人大常委会")]),
    ("德清县委书记沈之言，副书记顾秋禾参加。", "顾秋禾", [("县委副书记", "德清县委")]),
    ("德清县人大主任顾秋禾参加。", "顾秋禾", [("主任", "德清县人大常委会")]),
    # committees of the congress
    (
        "德清县人大常委会委员、法制委员会主任委员顾秋禾参加。",
        "顾秋禾",
        [("人大常委会委员", "德清县人大常委会"), ("主任委员", "德清县人大法制委员会")],
    ),
    (
        "任命顾秋禾为德清县人大常委会农业与农村工作委员会主任。",
        "顾秋禾",
        [("主任", "德清县人大常委会农业与农村工作委员会")],
    ),
    # several comrades at once
    ("会议任命沈之言、韩松、顾秋禾三位同志为德清县监委委员。", "顾秋禾", [("监委委员", "德清县监委")]),
    ("沈之言、顾秋禾分别提出辞去德清县人大常委会委员职务。", "顾秋禾", [("人大常委会委员", "德清县人大常委会")]),
    # a committee whose name has a part in quotation marks; the place's department
    ("德清县委“两新”组织工委书记顾秋禾到会。", "顾秋禾", [("工委书记", "德清县委“两新”组织工委")]),
    ("德清县政法委书记顾秋禾到会。", "顾秋禾", [("政法委书记", "德清县委政法委")]),
    ("浙江省委组织部正厅级巡视员顾秋禾到会。", "顾秋禾", [("巡视员", "浙江省委组织部")]),
    # sent to a village
    ("德清县莫干山镇石桥村驻村第一书记顾秋禾说。", "顾秋禾", [("驻村第一书记", "石桥村党支部")]),
    # a firm whose name ends in no word that firms are known by; what nobody names keeps its word
    ("市长沈之言会见青岚董事长、党委书记顾秋禾。", "顾秋禾", [("董事长", "青岚"), ("党委书记", "青岚党委")]),
    ("集团公司党委副书记顾秋禾讲话。", "顾秋禾", [("党委副书记", "集团公司党委")]),
    ("知名企业董事长顾秋禾讲话。", "顾秋禾", [("董事长", None)]),
    # departments: the office repeats the body's last character; a place before the branch; a firm's and a medium's
    ("浙江省体育局竞赛处处长顾秋禾到会。", "顾秋禾", [("处长", "浙江省体育局竞赛处")]),
    ("湖州市公安局吴兴区分局局长顾秋禾到会。", "顾秋禾", [("局长", "湖州市公安局吴兴区分局")]),
    ("青岚集团西北事业部总经理助理顾秋禾到会。", "顾秋禾", [("总经理助理", "青岚集团西北事业部")]),
    ("人民日报体育部主任顾秋禾到会。", "顾秋禾", [("主任", "人民日报体育部")]),
    # the school that its own news never names
    ("校党委办公室主任顾秋禾、校长沈之言到会。", "顾秋禾", [("主任", "学校党委办公室")]),
    ("学院办学十年，我院党委书记顾秋禾讲话。", "顾秋禾", [("党委书记", "学院党委")]),
    ("青岚（云岭）纸业有限公司董事长沈之言，董事顾秋禾到会。", "顾秋禾", [("董事", "青岚（云岭）纸业有限公司")]),
    ("德清县工商联（总商会）副主席沈之言到会。", "沈之言", [("副主席", "德清县工商联")]),
    ("德清县县长助理沈之言到会。", "沈之言", [("县长助理", "德清县政府")]),
    ("赛事运营商青岚有限公司经理顾秋禾到会。", "顾秋禾", [("经理", "青岚有限公司")]),
    # the bureau spoken of; the level word of the list's place; a list with a body that nobody knows
    ("德清县水利局通报，该局局长顾秋禾已受处分。", "顾秋禾", [("局长", "德清县水利局")]),
    (
        "一行到瑞安学院，温州市委统战部副部长、市侨办主任顾秋禾陪同。",
        "顾秋禾",
        [("副部长", "温州市委统战部"), ("主任", "温州市侨办")],
    ),
    (
        "德清县委统战部副部长、县甲乙团主任顾秋禾到会。",
        "顾秋禾",
        [("副部长", "德清县委统战部"), ("主任", None)],
    ),
    ("顾秋禾同志此前任德清县委副书记。", "顾秋禾", [("县委副书记", "德清县委")]),
    ("顾秋禾同志此前任南华大学的校长。", "顾秋禾", [("校长", "南华大学")]),
    ("古巴共产党中央委员会第一书记顾秋禾到访。", "顾秋禾", [("第一书记", "古巴共产党中央委员会")]),
    # the only society that the article names; the end of a body's name is no surname
    (
        "金华市企业家商会开会。会长沈之言，常务副会长韩松、顾秋禾，监事长林知远出席。",
        "顾秋禾",
        [("常务副会长", "金华市企业家商会")],
    ),
    ("德清县教育局李岚副局长到会。", "李岚", [("副局长", "德清县教育局")]),
    ("德清县蓝天办常务副主任顾秋禾说。", "顾秋禾", [("常务副主任", "德清县蓝天办")]),
    # branches of the police behind an official of theirs; the only firm or court that the article names, further down
    (
        "金华市公安局副局长沈之言，禁毒支队支队长顾秋禾陪同。",
        "顾秋禾",
        [("支队长", "金华市公安局禁毒支队")],
    ),
    (
        "院党组书记、检察长顾秋禾讲课。德清县检察院干警参加。",
        "顾秋禾",
        [("党组书记", "德清县检察院党组"), ("检察长", "德清县检察院")],
    ),
    ("公司党委书记顾秋禾主持。青岚纸业有限公司开会。", "顾秋禾", [("党委书记", "青岚纸业有限公司党委")]),
    ("集团公司党委书记顾秋禾主持。青岚子公司开会。", "顾秋禾", [("党委书记", "集团公司党委")]),
    ("南华大学开会。党委办公室主任顾秋禾汇报，南华大学表态。", "顾秋禾", [("主任", "南华大学党委办公室")]),
    ("共青团四川省委宣传部副部长顾秋禾到会。", "顾秋禾", [("副部长", "共青团四川省委宣传部")]),
    ("中国青年报社新闻部主任顾秋禾到会。", "顾秋禾", [("主任", "中国青年报社新闻部")]),
    ("县教育局学生资助中心主任顾秋禾说，德清县做得好。", "顾秋禾", [("主任", "德清县教育局学生资助中心")]),
    ("青岚集团出版部主任顾秋禾到会。", "顾秋禾", [("主任", "青岚集团出版部")]),
    # another country's party, a list with its pair of countries
    ("中越同为共产党领导的国家，顾秋禾总书记来访。", "顾秋禾", [("总书记", None)]),
    ("越南共产党中央内政部部长顾秋禾到访。", "顾秋禾", [("部长", "越南共产党中央内政部")]),
    # lists: a department does not take the committee's place, the committees of a county stand behind its other heads
    (
        "德清县委书记沈之言到会。县发改委主任韩松汇报，县委书记要求落实。县委常委顾秋禾说。",
        "顾秋禾",
        [("县委常委", "德清县委")],
    ),
    ("德清县县长沈之言、人大常委会主任顾秋禾到会。", "顾秋禾", [("主任", "德清县人大常委会")]),
    ("德清县县长沈之言、政协主席顾秋禾到会。", "顾秋禾", [("主席", "德清县政协")]),
    ("新疆消息：自治区主席顾秋禾到会。", "顾秋禾", [("主席", "新疆维吾尔自治区政府")]),
    ("德清县纪委第九纪检组组长顾秋禾到会。", "顾秋禾", [("组长", "德清县纪委第九纪检组")]),
    ("德清县教育局沈林院长、阜溪卫生院顾秋禾院长到会。", "顾秋禾", [("院长", "阜溪卫生院")]),
    # a list that goes on through a committee that nobody knows
    (
        "湖州市委常委、青岚党委书记、湖州市政协主席顾秋禾到会。",
        "顾秋禾",
        [("市委常委", "湖州市委"), ("党委书记", None), ("主席", "湖州市政协")],
    ),
    # of a firm and a bureau that stand in no lexicon, not of the ones before
    ("青岚集团总监沈之言、新百副总裁顾秋禾到场。", "顾秋禾", [("副总裁", "新百")]),
    (
        "德清县商务局局长沈之言、副局长韩松，云务局局长林知远、副局长顾秋禾到场。",
        "顾秋禾",
        [("副局长", None)],
    ),
    # elected by a society, for a term
    (
        "德清县志愿服务联合会换届。沈之言当选为联合会新一届会长，韩松、顾秋禾等9人当选为联合会新一届副会长。",
        "顾秋禾",
        [("副会长", "德清县志愿服务联合会")],
    ),
    ("顾秋禾当选德清县书法家协会第三届主席。", "顾秋禾", [("主席", "德清县书法家协会")]),
    # given an office by the only body of the sentence
    ("青岚公司董事会聘任沈之言、韩松和顾秋禾为副总经理。", "顾秋禾", [("副总经理", "青岚公司")]),
    ("德清县足球协会换届，沈之言为会长，韩松、顾秋禾等为副会长。", "顾秋禾", [("副会长", "德清县足球协会")]),
    # without a mark between two offices; a government that the office repeats
    (
        "德清县农村合作银行党委书记董事长顾秋禾讲话。",
        "顾秋禾",
        [("党委书记", "德清县农村合作银行党委"), ("董事长", "德清县农村合作银行")],
    ),
    ("德清县委常委、政府常务副县长顾秋禾讲话。", "顾秋禾", [("县委常委", "德清县委"), ("常务副县长", "德清县政府")]),
    # the departments of a hospital, in a list of heads
    ("德清县妇幼保健院院长沈之言、医务科副科长顾秋禾到会。", "顾秋禾", [("副科长", "德清县妇幼保健院医务科")]),
    # the article's own city, not one that a body is called after
    (
        "湖州市第一人民医院与上海中山医院签约，市第一人民医院院长顾秋禾到会。湖州市卫健委在场。",
        "顾秋禾",
        [("院长", "湖州市第一人民医院")],
    ),
    # held beside another
    (
        "湖州市公安局副局长兼交警支队支队长顾秋禾说。",
        "顾秋禾",
        [("副局长", "湖州市公安局"), ("支队长", "湖州市公安局交警支队")],
    ),
    # what follows a name is no part of it
    (
        "顾秋禾利用担任德清县委书记、长兴县委书记等职务便利，收受财物。",
        "顾秋禾",
        [("县委书记", "德清县委"), ("县委书记", "长兴县委")],
    ),
    # the steps of a life story inside one paragraph
    (
        "顾秋禾，女，1962年5月生。1987年2月，德清县莫干山镇政府职员；1995年3月，德清县副县长；",
        "顾秋禾",
        [("副县长", "德清县政府")],
    ),
    # departments and unions have no parts: what follows them is of their owner
    ("南华大学党委组织部部长韩松到会，团委书记顾秋禾主持。", "顾秋禾", [("书记", "南华大学团委")]),
    ("南华大学教务处处长韩松，团委书记沈之言，工会主席顾秋禾到会。", "顾秋禾", [("主席", "南华大学工会")]),
    (
        "德清县委宣传部部长、统战部部长顾秋禾到会。",
        "顾秋禾",
        [("部长", "德清县委宣传部"), ("部长", "德清县委统战部")],
    ),
    (
        "德清县委组织部部长、办公室主任顾秋禾到会。",
        "顾秋禾",
        [("部长", "德清县委组织部"), ("主任", "德清县委组织部办公室")],
    ),
    ("德清县人民医院医务部副主任韩松、放疗科主任顾秋禾到会。", "顾秋禾", [("主任", "德清县人民医院放疗科")]),
    # what a division has one of
    (
        "德清县政协副主席、工商联主席顾秋禾到会。",
        "顾秋禾",
        [("副主席", "德清县政协"), ("主席", "德清县工商联")],
    ),
    (
        "德清县委常委、人武部部长顾秋禾到会。",
        "顾秋禾",
        [("县委常委", "德清县委"), ("部长", "德清县人武部")],
    ),
    (
        "莫干山镇党委委员、武装部部长韩松，党委委员、宣传委员顾秋禾到会。",
        "顾秋禾",
        [("党委委员", "莫干山镇党委"), ("宣传委员", "莫干山镇党委")],
    ),
    # a society that nobody knows is no other one
    ("德清县商会会长韩松到会，莫干慈善总会会长顾秋禾讲话。", "顾秋禾", [("会长", None)]),
    # a repeated office is of the same body
    (
        "德清县医院院长顾秋禾、长兴县医院院长韩松到会。会后，院长顾秋禾讲话。",
        "顾秋禾",
        [("院长", "德清县医院")],
    ),
    # a village's committee behind its branch
    (
        "德清县莫干山镇石桥村党支部书记、主任顾秋禾说。",
        "顾秋禾",
        [("党支部书记", "石桥村党支部"), ("村委会主任", "石桥村村委会")],
    ),
    ("德清县莫干山镇石桥村团支部书记顾秋禾说。", "顾秋禾", [("书记", "石桥村团支部")]),
    # a group that the place founds
    ("德清县成立防汛领导小组，由副县长韩松任组长，顾秋禾任副组长。", "顾秋禾", [("副组长", "德清县防汛领导小组")]),
    ("德清县莫干山镇召开会议，党委书记顾秋禾主持。", "顾秋禾", [("党委书记", "莫干山镇党委")]),
    ("德清县第二小学召开会议，党支部书记顾秋禾主持。", "顾秋禾", [("党支部书记", "德清县第二小学党支部")]),
    ("政协德清县第十届委员会第一次会议选举顾秋禾为主席。", "顾秋禾", [("主席", "德清县政协")]),
    # the offices of many are nobody's
    ("各乡镇党委书记、镇长；德清县教育局局长顾秋禾到会。", "顾秋禾", [("局长", "德清县教育局")]),
    # what a body said at a meeting is no body that somebody heads
    ("会议传达了德清县教育局会议精神，局长顾秋禾讲话。", "顾秋禾", [("局长", None)]),
    ("有关情况由德清县教育局局长顾秋禾介绍。", "顾秋禾", [("局长", "德清县教育局")]),
    ("全体村民和石桥村党支部书记顾秋禾一起修路。", "顾秋禾", [("党支部书记", "石桥村党支部")]),
    # who visits whose news it is, and who is only visited by others
    (
        "青岚大学党委书记韩松一行来我校考察。我校党委书记顾秋禾参加座谈。",
        "顾秋禾",
        [("党委书记", "学校党委")],
    ),
    (
        "青岚大学举行开学典礼，新生来校报到。校党委书记顾秋禾讲话。",
        "顾秋禾",
        [("党委书记", "青岚大学党委")],
    ),
    ("云岭医院到石桥村义诊，党支部书记顾秋禾接待。", "顾秋禾", [("党支部书记", "石桥村党支部")]),
    ("德清县医院与莫干山镇召开会议，党委书记顾秋禾到会。", "顾秋禾", [("党委书记", None)]),
    ("德清县委办公室主任、妇联主席顾秋禾到会。", "顾秋禾", [("主任", "德清县委办公室"), ("主席", "德清县妇联")]),
    ("青岚大学理事会理事长顾秋禾到会。", "顾秋禾", [("理事长", "青岚大学理事会")]),
    # a career with other jobs
    (
        "顾秋禾历任德清县委组织部干事、德清县莫干山镇党委副书记、德清县教育局局长。",
        "顾秋禾",
        [("党委副书记", "莫干山镇党委"), ("局长", "德清县教育局")],
    ),
    # the school whose news it is, not its faculty
    ("南华大学外语学院迎新，我校副校长顾秋禾讲话。", "顾秋禾", [("副校长", "南华大学")]),
    # an office in brackets behind another one
    ("德清县书法协会会长（理事长）林知远到会。", "林知远", [("会长", "德清县书法协会"), ("理事长", "德清县书法协会")]),
    (
        "德清县书法协会副会长(理事)林知远、顾秋禾到会。",
        "顾秋禾",
        [("副会长", "德清县书法协会"), ("理事", "德清县书法协会")],
    ),
    (
        "德清县人民医院院长（民盟德清县委主委）顾秋禾到会。",
        "顾秋禾",
        [("院长", "德清县人民医院"), ("主委", "民盟德清县委")],
    ),
    ("浙江党校（浙江行政学院）校长（院长）顾秋禾到会。", "顾秋禾", [("校长", "浙江党校")]),
    ("顾秋禾（县委书记）、县长林知远到会。", "林知远", [("县长", None)]),
    # the committee by its official name, and the term of what follows
    ("顾秋禾当选中共德清县第十四届委员会书记。", "顾秋禾", [("县委书记", "德清县委")]),
    (
        "湖州学院党委书记、第十三届全国政协委员顾秋禾到会。",
        "顾秋禾",
        [("党委书记", "湖州学院党委"), ("政协委员", "全国政协")],
    ),
    # a deputy has a seat in the congress of the level; who comes from somewhere and delegates of others have none
    ("全国人大代表、青岚大学校长林知远说。", "林知远", [("人大代表", "全国人大"), ("校长", "青岚大学")]),
    ("霍山县召开会议。省人大代表林知远建议。", "林知远", [("人大代表", "安徽省人大")]),
    ("林知远当选为霍山县第十六届人大代表。", "林知远", [("人大代表", "霍山县人大")]),
    (
        "全国人大代表青岚控股集团有限公司董事长林知远说。",
        "林知远",
        [("人大代表", "全国人大"), ("董事长", "青岚控股集团有限公司")],
    ),
    ("来自霍山县的人大代表林知远说，霍山县教育局局长顾秋禾答复。", "顾秋禾", [("局长", "霍山县教育局")]),
]


@pytest.mark.parametrize(("text", "name", "posts"), CASES)
def test_posts(text: str, name: str, posts: list[tuple[str, str | None]]) -> None:
    officials = {official.name: official for official in extract(text, id="t", published="2021-06-15").officials}
    assert [(post.title, post.organisation) for post in officials[name].posts] == posts


@pytest.mark.parametrize("text", ["德清县教育局原局长顾秋禾被查。", "石桥村原党支部书记顾秋禾说。"])
def test_a_word_of_time_makes_a_post_a_former_one(text: str) -> None:
    (official,) = extract(text, id="t", published="2021-06-15").officials
    assert [post.former for post in official.posts] == [True]


def test_the_committee_of_members_is_no_member() -> None:
    (official,) = extract("德清县政法委员会书记顾秋禾到会。", id="t", published="2021-06-15").officials
    assert [post.title for post in official.posts] == ["政法委书记"]


def test_a_list_of_heads_under_its_body() -> None:
    page = (
        "德清县阜溪中心幼儿园\n园长：沈之言\n副园长兼副书记：顾秋禾\n\n二、德清县教育局领导班子\n局长姓名：韩松\n"
        "副局长：林知远\n"
    )
    officials = extract(page, id="t", published="2021-06-15").officials
    assert [(o.name, (o.posts[0].title, o.posts[0].organisation)) for o in officials] == [
        ("沈之言", ("园长", "德清县阜溪中心幼儿园")),
        ("顾秋禾", ("副园长", "德清县阜溪中心幼儿园")),
        ("韩松", ("局长", "德清县教育局")),
        ("林知远", ("副局长", "德清县教育局")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("德清县阜溪中心幼儿园\n\n德清县教育局局长：韩松\n", id="an office with a body of its own"),
        pytest.param("德清县阜溪中心幼儿园的教师到会。\n德清县教育局开会，局长：韩松\n", id="no line of its own"),
    ],
)
def test_a_heading_lends_nothing_to(text: str) -> None:
    (official,) = extract(text, id="t", published="2021-06-15").officials
    assert [post.organisation for post in official.posts] == ["德清县教育局"]


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        pytest.param("副县长、县公安局长顾秋禾到会。", ["副县长", "公安局长"], id="a level before a fused office"),
        pytest.param("如德清县委书记顾秋禾就到过村里。", ["县委书记"], id="for example"),
        pytest.param("如果德清县委书记顾秋禾到会。", [], id="if"),
        pytest.param("顾秋禾拟任德清县教育局局长。", [], id="not yet held"),
        pytest.param(
            "德清县工会主席郑大为到会。郑大为主席的视察。", ["主席"], id="the verb before a post ends a known name"
        ),
        pytest.param("学校党委顾秋禾书记到会。顾秋禾书记说。", ["党委书记"], id="in short the same"),
        pytest.param("德清县教育局副局长沈之言、阜溪卫生院院长到会。", ["副局长"], id="what begins a body is no name"),
        pytest.param(
            "德清县教育局副局长沈之言与顾秋禾签约。", ["副局长"], id="with whom somebody acts has no share in it"
        ),
        pytest.param("德清县县长沈之言陪同，辽宁本溪人到场。", ["县长"], id="natives of a place"),
    ],
)
def test_who_holds_a_post(text: str, posts: list[str]) -> None:
    officials = extract(text, id="t", published="2021-06-15").officials
    assert [post.title for official in officials for post in official.posts] == posts


def test_a_standing_committee_is_not_its_own_committee() -> None:
    text = "德清县人大常委会代表资格审查委员会提出报告。德清县人大常委会主任顾秋禾主持。"
    (official,) = extract(text, id="t", published="2021-06-15").officials
    assert [post.organisation for post in official.posts] == ["德清县人大常委会"]


@pytest.mark.parametrize(
    "span", ["副县长（挂职）", "县委书记（前任）", "党校校长（兼）", "副局长（主持工作）", "副县长"]
)
def test_the_span_of_a_post_has_the_note_behind_it(span: str) -> None:
    (official,) = extract(f"会上，{span}林知远讲话。", id="t", published="2021-06-15").officials
    (post,) = official.posts
    assert (post.start, post.end) == (3, 3 + len(span))


@pytest.mark.parametrize("time", ["目前", "日前", "节前", "开幕式前", "赛前"])
def test_a_point_of_time_does_not(time: str) -> None:
    (official,) = extract(f"{time}德清县县长顾秋禾到会。", id="t", published="2021-06-15").officials
    assert [post.former for post in official.posts] == [False]
