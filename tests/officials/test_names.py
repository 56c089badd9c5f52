"""Where names end, as everything that stands behind them says."""

import pytest

from extraction.pipes.officials.names import NameFinder
from extraction.rulebook import Rulebook

BOOK = Rulebook.load()

# text (the name begins it), the name
NAMES = [
    ("林知远主持会议。", "林知远"),
    ("沈岚主持会议。", "沈岚"),
    ("周立说，要抓紧。", "周立"),
    ("任军说，要抓紧。", "任军"),
    ("任国强出席。", "任国强"),
    ("周立明说，要抓紧。", "周立明"),
    ("欧阳文静、李强到会。", "欧阳文静"),
    ("司马青出席。", "司马青"),
    ("赵　岩出席。", "赵岩"),
    ("买买提·热合曼在现场。", "买买提·热合曼"),
    ("马里奥·科等三名候选人参选。", "马里奥·科"),
    ("马里奥·科表示同意。", "马里奥·科"),
    ("应知远邀请专家到会。", "应知远"),
    ("扎西·多吉，藏族。", "扎西·多吉"),
    ("科斯塔诺夫表示欢迎。", "科斯塔诺夫"),
    ("高建军介绍说", "高建军"),
    ("陈曦莅临指导", "陈曦"),
    ("吴晓燕一行", "吴晓燕"),
    ("扎西旺堆到会", "扎西旺堆"),
    ("罗西-卡尼视察农场", "罗西-卡尼"),
    ("林郑秋禾到会", "林郑秋禾"),
    ("王春向考察团介绍情况", "王春"),
    ("王亚作联盟工作汇报", "王亚"),
    ("李作成讲话", "李作成"),
    ("刘敏看到成果", "刘敏"),
    ("应勇出席", "应勇"),
    ("米尔济约耶夫出席", "米尔济约耶夫"),
    ("特罗普特提交报告", "特罗普特"),
    ("李岚又来到村里", "李岚"),
    ("王山背着老人转移", "王山"),
    ("王芳着便装走访", "王芳"),
    ("王大山着力推进", "王大山"),
    ("曾国强到会", "曾国强"),
    ("向文轩向优秀教师颁发证书", "向文轩"),
    ("向秋禾介绍情况", "向秋禾"),
    ("向国平向学生颁奖", "向国平"),
    ("李明副局长到会", "李明"),
    ("李明常务副局长到会", "李明"),
    ("周军因失职受处分", "周军"),
    ("周军受警告处分", "周军"),
    ("周军曾担任镇长", "周军"),
    ("黄松有、沈之言", "黄松有"),
    ("苏嘎尔布作通报", "苏嘎尔布"),
    ("向其军出席", "向其军"),
    ("其木格到会", "其木格"),
    ("林成就在会上讲话", "林成就"),
    ("林知远仍在一线", "林知远"),
    # whatever stands behind a name of two characters, listed as what follows names or not
    ("王伟虚报冒领补贴", "王伟"),
    ("韩松骗取补助", "韩松"),
    ("陈静捐款一万元", "陈静"),
    ("王伟昨日到场", "王伟"),
    ("韩松摔伤了腿", "韩松"),
    ("陈静爽朗一笑", "陈静"),
    ("王伟将作为代表出席", "王伟"),
    ("韩松帮了大忙", "韩松"),
    ("韩松就“双减”答记者问", "韩松"),
    # and what only looks like the beginning of another word behind one of three
    ("林建民主持会议", "林建民"),
    ("赵家波及县医院院长", "赵家波"),
    ("顾新平安排人员", "顾新平"),
    ("韩松为任课教师颁奖", "韩松"),
    ("韩松为任职干部颁发证书", "韩松"),
]
# text that begins no name
NO_NAMES = [
    "应文清总统邀请到访",
    "高度重视防汛工作",
    "任组长的领导小组",
    "任队长的宣讲队",
    "任上病故",
    "常务副县长",
    "时任县长",
    "于6月5日召开",
    "向群众宣讲",
    "向秋禾颁奖",
    "向拉赫蒙总统致电",
    "称盟友失职",
    "向李伟颁奖",
    "曾回信勉励",
    "第五次访问",
    "法国总统访华",
    "和谐社会建设",
    "宣传部一行",
    "安监局负责人",
    "党办副主任",
    "国家标准",
    "。",
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_name(text: str, name: str) -> None:
    names = NameFinder(text, BOOK)
    best = names.choose(names.options_at(0))
    assert best is not None
    assert (best.start, best.text) == (0, name)
    assert best.score >= names.accept


@pytest.mark.parametrize("text", NO_NAMES)
def test_no_name(text: str) -> None:
    names = NameFinder(text, BOOK)
    assert [o for o in names.options_at(0) if o.score >= names.accept] == []


def test_the_article_decides() -> None:
    text = "镇党委书记顾秋勇扛起责任。顾秋勇说，路要修好。\n顾秋勇来到村里。"
    names = NameFinder(text, BOOK)
    best = names.choose(names.options_at(5))
    assert best is not None
    assert best.text == "顾秋勇"


def test_names_before_a_place_in_the_text() -> None:
    text = "会议决定，林知远同志任县委书记"
    names = NameFinder(text, BOOK)
    (best, *_) = names.options_ending(8)
    assert (best.start, best.end, best.text) == (5, 8, "林知远")
