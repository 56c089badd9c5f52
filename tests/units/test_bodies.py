"""Where the names of bodies begin and end, and what they are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.pipes.bodies import Bodies, canonical, find_bodies
from extraction.places import PlaceContext, find_places
from extraction.rulebook import Rulebook

BOOK = Rulebook.load()


def bodies(text: str) -> Bodies:
    return find_bodies(text, find_places(text), BOOK)


def outermost(text: str) -> list[str]:
    return [body.text for body in bodies(text).outermost()]


# A text, and the outermost bodies in it.
NAMES = [
    ("德清县委、县政府印发通知。", ["德清县委", "县政府"]),
    ("德清县委组织部、县教育局参加。", ["德清县委组织部", "县教育局"]),
    ("与青岚农业科技有限公司签约。", ["青岚农业科技有限公司"]),
    ("浙江省住房和城乡建设厅发文。", ["浙江省住房和城乡建设厅"]),
    ("县疫情防控工作领导小组会议召开。", ["县疫情防控工作领导小组"]),
    ("中国物流与采购联合会发布数据。", ["中国物流与采购联合会"]),
    ("俄罗斯国防部表示。", ["俄罗斯国防部"]),
    ("中国青岚协会养蜂分会成立。", ["中国青岚协会养蜂分会"]),
    ("世界500强青岚集团投资。", ["青岚集团"]),
    ("南华大学社会学系教授到访。", ["南华大学社会学系"]),
    ("高度评价青岚养蜂协会所取得的成绩。", ["青岚养蜂协会"]),
    ("青岚大学召开会议，按照学校党委的部署开展工作。", ["青岚大学", "学校党委"]),
    ("全国安全生产检查组来了。", ["全国安全生产检查组"]),
    ("德清碳中和创新联盟成立。", ["德清碳中和创新联盟"]),
    ("青岚科技有限公司总部项目开工。", ["青岚科技有限公司"]),
    ("青岚派出所民警到场，各派出所响应。", ["青岚派出所"]),
    ("位于德清县交界处青岚集团下游。", ["青岚集团"]),
    ("带您认识青岚集团，对方否认青岚医院停诊。", ["青岚集团", "青岚医院"]),
    ("联合国务院国资委举办活动。", ["国务院国资委"]),
    ("德清县广播电视台考察组到访。", ["德清县广播电视台考察组"]),
    ("家属高度信任青岚医院，专程赶回青岚小学。", ["青岚医院", "青岚小学"]),
    ("云岭大学附属妇产科医院开诊，江西省神经科学学会到会。", ["云岭大学附属妇产科医院", "江西省神经科学学会"]),
    ("中国共产党青岚大学第四次代表大会召开。", ["青岚大学"]),
    ("参观了青岚博物馆新馆，中国地质博物馆来贺。", ["青岚博物馆", "中国地质博物馆"]),
    ("住房和城乡建设部城市建设司副司长林知远率队到访。", ["住房和城乡建设部城市建设司"]),
    ("市交委、县消委会参加，中共中央党史和文献研究院编辑。", ["市交委", "县消委会", "中共中央党史和文献研究院"]),
    ("青岚派出所处警人员到场，责令责任人青岚集团德清分公司整改。", ["青岚派出所", "青岚集团德清分公司"]),
    ("青岚科技有限公司企业文化部供稿。", ["青岚科技有限公司企业文化部"]),
    ("德清县委（县政府）办公室印发通知。", ["德清县委（县政府）办公室"]),
    ("成都温州商会到访。", ["成都温州商会"]),
    ("近日中国人民银行印发通知。", ["中国人民银行"]),
    ("中国网络视听节目服务协会换届。", ["中国网络视听节目服务协会"]),
    ("德清县公安局出入境管理处通告。", ["德清县公安局出入境管理处"]),
    ("浙江公路总段调集机械。", ["浙江公路总段"]),
    ("南京军区派出官兵。", ["南京军区"]),
    ("西藏军区和浙江省军区派出官兵。", ["西藏军区", "浙江省军区"]),
    ("浙江大学海宁校区项目开工。", ["浙江大学"]),
    ("浙江大学海宁校区开学。", ["浙江大学海宁校区"]),
    ("华东理工大学计算机科学与技术系招生。", ["华东理工大学计算机科学与技术系"]),
    ("专家来自清华大学，乘坐东方航空公司的航班。", ["清华大学", "东方航空公司"]),
    ("青岚国际物流有限公司投产。", ["青岚国际物流有限公司"]),
    ("高新技术企业青岚纸业有限公司投产。", ["青岚纸业有限公司"]),
    ("青岚建设（集团）公司中标。", ["青岚建设（集团）公司"]),
    ("青石桥村小学开学。", ["青石桥村小学"]),
    ("德清县贸促会分别与巴西华人协会签约。", ["德清县贸促会", "巴西华人协会"]),
    ("长城网青石桥讯，武警浙江省总队参演。", ["长城网", "武警浙江省总队"]),
    ("出席二十国集团会议。", ["二十国集团"]),
    ("专家来自中国农业大学和水利部黄河水利委员会。", ["中国农业大学", "水利部黄河水利委员会"]),
    ("他赶到东街派出所，又去解放路小学、新桥卫生院。", ["东街派出所", "解放路小学", "新桥卫生院"]),
    ("责任单位青岚卫生院整改。", ["青岚卫生院"]),
    ("霍山县婚姻登记处、安徽卫视到场。", ["霍山县婚姻登记处", "安徽卫视"]),
    # an event with a number, people who are counted, bodies that act together
    ("第二届青岚医院骨科论坛开幕。", ["青岚医院骨科"]),
    ("十余位青岚医院骨科专家到场。", ["青岚医院骨科"]),
    ("湖州市公安局刑侦支队联合城西派出所行动。", ["湖州市公安局刑侦支队", "城西派出所"]),
    ("德清县公安局联合执法大队行动。", ["德清县公安局联合执法大队"]),
    # what no table of the mainland has, and a verb inside a name
    ("台中市政府劳工局表示。", ["台中市政府劳工局"]),
    ("浙江省旅游发展委员会开会。", ["浙江省旅游发展委员会"]),
    ("听说专家来县中医院义诊。", ["县中医院"]),
    # a troupe, no building
    ("德清县越剧院演出。", ["德清县越剧院"]),
    ("瑞金医院、新华医院参加。", ["瑞金医院", "新华医院"]),
    # what follows begins as a word ends that the head begins
    ("德清县教育局部署工作，县民政局面向社会招聘。", ["德清县教育局", "县民政局"]),
    ("德清县水利局长期坚持，县妇联会同各方，青岚茶叶合作社员工上岗。", ["德清县水利局", "县妇联", "青岚茶叶合作社"]),
    # a name whose last character is an adverb elsewhere
    ("育才小学、药都小学参加。", ["育才小学", "药都小学"]),
    ("德清中学开学。", ["德清中学"]),
    ("德清县公安局特警大队民警及巡防大队到场。", ["德清县公安局特警大队"]),
    ("德清县人民法院青石法庭开庭，县人民法院民事审判一庭审理。", ["德清县人民法院青石法庭", "县人民法院民事审判一庭"]),
    ("浙江省监狱集团到访德清县人民医院集团。", ["浙江省监狱集团", "德清县人民医院集团"]),
    ("德清县餐饮业公会成立，德清县越剧团演出。", ["德清县餐饮业公会", "德清县越剧团"]),
    ("国家统计局德清调查队发布数据。", ["国家统计局德清调查队"]),
    ("德清县委组织部机关支部到县直机关党工委。", ["德清县委组织部机关支部", "县直机关党工委"]),
    # whose a body is, before its own name; words of classes inside names
    ("市属青岚中学、省属云岭大学开学。", ["青岚中学", "云岭大学"]),
    ("德清县直属机关幼儿园到德清县控股集团。", ["德清县直属机关幼儿园", "德清县控股集团"]),
]
NONE = [
    "各级党组织要发挥作用。",
    "成立54个临时党支部。",
    "教育局面良好。",
    "教育局面向好，格局长期不变。",
    "它成为世界一流跨国集团。",
    "继续回报社会，更换空调初中效过滤器，到肺结核定点医院就诊。",
    "走进革命历史纪念馆，各地博物馆开馆。",
    "打造产业科创名城。",
    "军区派出官兵。",
    "城市委托第三方评估。",
    "全国人大代表顾秋禾建议。",
    "保定市众多搬家公司受益。",
    "活动已经举办。",
    "大家走进教室。",
    "设立300亿专项基金，300亿元刷业发展基金。",
    "开好局、起好步，国家开好局。",
    "繁忙日程中专门抽出时间。",
    "打掉网络诈骗团伙，推进全国政治中心建设。",
    "安排跨铁路局运输，发挥工农联盟作用。",
    "气象部门提醒，局部地区有雨。",
    "车辆越过中央隔离带，请市民协查。",
    "美军中央司令部表示，下达中央自然灾害救灾资金。",
    "医保基金运行平稳，联邦基金利率下调。",
    "在游戏中学习知识。",
    "深化全面战略伙伴关系，多国航空公司停飞。",
    "北京市厅级干部名单公布。",
    "全县养老企业270多家。",
    "他学会了做饭。",
    "课题获国家自然科学基金资助，银行部门支持。",
    "部省属医院不在其列，兄弟学校到访。",
    "由有关部门专家组成的队伍到场。",
    "市属中学开学，石桥村民委到场。",
    "德清县种植技术指导站点开放。",
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[str]) -> None:
    assert outermost(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_classes_and_other_words_are_no_bodies(text: str) -> None:
    assert outermost(text) == []


# The first body of a text under the name of its record.
CANONICAL = [
    ("中共德清县委员会作出决定。", "德清县委"),
    ("德清县人民政府发布公告。", "德清县政府"),
    ("滑县县委召开会议。", "滑县县委"),
    ("湖南省岳阳市安监局检查。", "岳阳市安监局"),
    ("共青团河北省委开展活动。", "共青团河北省委"),
    ("经中组部同意。", "中央组织部"),
    ("党中央决定。", "中共中央"),
    ("酒泉卫星发射中心发射成功。", "酒泉卫星发射中心"),
]


@pytest.mark.parametrize(("text", "name"), CANONICAL)
def test_canonical_names(text: str, name: str) -> None:
    body = bodies(text).outermost()[0]
    assert canonical(body, PlaceContext(text), body.start)[0] == name


def test_a_level_word_stands_for_the_place_of_the_article() -> None:
    text = "德清县召开会议。县委作出部署。"
    body = bodies(text).outermost()[0]
    assert canonical(body, PlaceContext(text), body.start)[0] == "德清县委"


def test_the_second_body_of_a_pair_has_the_place_of_the_first() -> None:
    text = "德清县委、政府高度重视。"
    body = bodies(text).outermost()[1]
    assert (body.text, canonical(body, PlaceContext(text), body.start)[0]) == ("政府", "德清县政府")


def test_the_longest_body_before_an_office() -> None:
    text = "德清县委组织部副部长"
    body = bodies(text).ending_at(text.index("副部长"))
    assert body is not None
    assert body.text == "德清县委组织部"
    assert body.parent is not None
    assert body.parent.text == "德清县委"


PIECES = [
    "德清县",
    "县",
    "委",
    "政府",
    "教育",
    "局",
    "公司",
    "和",
    "、",
    "“",
    "”",
    "的",
    "各",
    "54个",
    "大学",
    "党支部",
    "\n",
    "。",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_spans_are_what_they_say(text: str) -> None:
    found = bodies(text)
    for body in found.all:
        assert text[body.start : body.end] == body.text
        assert body.start <= body.head_start < body.end
        assert text[body.head_start : body.end] == body.head
    ends = [body.end for body in found.outermost()]
    assert ends == sorted(set(ends))
