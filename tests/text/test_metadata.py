"""What a page says of itself, and what on it is furniture."""

import pytest

from extraction.text import Metadata, read
from extraction.text.names import split_names

BODY = (
    "7月2日，青石镇召开防汛工作会议，镇党委书记顾秋禾出席并讲话，要求各村落实责任，确保安全度汛，保障群众生命财产安全。"
)
TITLE = "青石镇召开防汛工作会议"


def meta(text: str) -> Metadata:
    return read(text).metadata


@pytest.mark.parametrize(
    ("row", "source", "published", "authors"),
    [
        ("2021-07-03 来源:云岭日报", "云岭日报", "2021-07-03", ()),
        ("2021-07-03 10:20:33 來源:雲嶺日報   瀏覽次數:", "云岭日报", "2021-07-03T10:20:33", ()),
        (
            "时间:2021-07-03 10:20来源:云岭网 作者:通讯员:林知远顾秋禾 点击: 载入中...",
            "云岭网",
            "2021-07-03T10:20",
            ("林知远", "顾秋禾"),
        ),
        (
            "来源：云岭日报   发布时间：\xa02021年7月3日  作者：林知远 顾秋禾",
            "云岭日报",
            "2021-07-03",
            ("林知远", "顾秋禾"),
        ),
        ("发布日期：2021/7/3　稿源：《云岭日报》　【大 中 小】【打印】", "云岭日报", "2021-07-03", ()),
        ("云岭日报 2021-07-03 10:20", "云岭日报", "2021-07-03T10:20", ()),
        ("来源/ 云岭日报 作者/ 时间/2021-07-03 10:20", "云岭日报", "2021-07-03T10:20", ()),
        ("来源/云岭日报 作者/林知远 时间/2021-07-03", "云岭日报", "2021-07-03", ("林知远",)),
        ("云岭党建 2021-07-03 10:20:33", "云岭党建", "2021-07-03T10:20:33", ()),
        ("云岭开发总公司 2021-07-03", "云岭开发总公司", "2021-07-03", ()),
        ("作者：佚名 来源：本站 2021-07-03", None, "2021-07-03", ()),
        # without labels: the medium, then who wrote it
        (
            "2009-01-20 09:05:00　云岭日报　林知远 顾秋禾　浏览人数：",
            "云岭日报",
            "2009-01-20T09:05:00",
            ("林知远", "顾秋禾"),
        ),
        ("2023-06-28　来源：云岭日报　记者　林知远", "云岭日报", "2023-06-28", ("林知远",)),
        ("2021-13-41 来源:云岭日报", "云岭日报", None, ()),
        ("21-07-03 10:20 来源：云岭日报", "云岭日报", "2021-07-03T10:20", ()),
        # accounts and sites: who wrote it before the account, names behind the day, what is said of somebody
        ("原创 林知远 云岭发布 2021-07-03 10:20", "云岭发布", "2021-07-03T10:20", ("林知远",)),
        ("2021年07月03日10:20 云岭日报 微博 我有话说(12人参与)", "云岭日报", "2021-07-03T10:20", ()),
        ("发布时间:2021-07-03 访问次数: 林知远顾秋禾 信息来源:云岭网", "云岭网", "2021-07-03", ("林知远", "顾秋禾")),
        ("发布时间:2021-07-03 关注度: 信息来源:云岭网", "云岭网", "2021-07-03", ()),
        ("日期：2021-07-03 作者：林知远（青石镇） 来源：云岭网", "云岭网", "2021-07-03", ("林知远",)),
        ("作者：云岭网-青石频道 来源：云岭网-青石频道 2021-07-03", "云岭网-青石频道", "2021-07-03", ()),
        ("作者：云岭日报 来源：云岭日报 2021-07-03", "云岭日报", "2021-07-03", ()),
        ("作者：云岭日报特派青岚记者林知远 2021-07-03", None, "2021-07-03", ("林知远",)),
        ("发表于 2021-07-03 10:20 | 只看该作者 | 倒序浏览", None, "2021-07-03T10:20", ()),
        ("以下文章来源于云岭发布 ，作者林知远", "云岭发布", None, ("林知远",)),
        ("[阅读: 次] 云岭日报  [字体: ]", "云岭日报", None, ()),
        # a label without its colon, buttons and readers behind the time, the day before the month
        ("发布:2021-07-03", None, "2021-07-03", ()),
        ("发布于 2021-07-03", None, "2021-07-03", ()),
        ("云岭日报 2021-07-03 10:20 大字", "云岭日报", "2021-07-03T10:20", ()),
        ("云岭影视 乡村振兴 2021-07-03 10:20 3", None, "2021-07-03T10:20", ()),
        ("03.07.2021  10:20", None, "2021-07-03T10:20", ()),
        ("2021-07-03 出处:云岭阅读(143)", "云岭阅读", "2021-07-03", ()),
        ("发布人:林知远 发布时间:2021-07-03 10:20 已被浏览 392 次", None, "2021-07-03T10:20", ("林知远",)),
        ("http://www.example.cn 2021年07月03日 10:20 云岭日报 我要评论(0)", "云岭日报", "2021-07-03T10:20", ()),
        # labels set apart, the name of an account, the column of the site, a row of a table
        ("来　源：云岭日报 作 者：林 远 2021-07-03", "云岭日报", "2021-07-03", ("林远",)),
        ("【发布时间:2021-07-03】 【作者:linzhiyuan】 【关闭窗口】", None, "2021-07-03", ("linzhiyuan",)),
        ("作者：www.example.cn 2021-07-03", None, "2021-07-03", ()),
        ("作者：News 林知远 2021-07-03", None, "2021-07-03", ("林知远",)),
        ("记者：Lin Zhiyuan 2021-07-03", None, "2021-07-03", ()),
        ("【发布时间:2021-07-03】 【作者:Admin】 【关闭窗口】", None, "2021-07-03", ()),
        ("| 云岭新闻网 | 2021-07-03 10:20 要闻 | ||", "云岭新闻网", "2021-07-03T10:20", ()),
        ("云岭日报 2021-07-03 作者：林知远/文 顾秋禾/图", "云岭日报", "2021-07-03", ("林知远", "顾秋禾")),
        # counters beside a name, the paper's place in brackets, who sent it in, the account behind the time
        ("[日期:2021-07-03] 作者:林知远 1524 次浏览 [字体: 大 中 小]", None, "2021-07-03", ("林知远",)),
        ("2021-07-03 10:20:33　来源: 云岭日报(云岭)　跟贴 0 条", "云岭日报", "2021-07-03T10:20:33", ()),
        ("发布时间:2021-07-03 来源:云岭县人民医院——林知远", "云岭县人民医院", "2021-07-03", ()),
        ("2021-07-03 10:20·云岭发布官方账号", "云岭发布", "2021-07-03T10:20", ()),
        ("作者：林知远 | 录入：韩松 | 录入时间：2021-07-03", None, "2021-07-03", ("林知远",)),
        # of several days, that which its label calls the one of publication
        ("成文日期：2021-07-01 发布日期：2021-07-03", None, "2021-07-03", ()),
        ("成文日期：2021-07-01", None, "2021-07-01", ()),
        ("生效日期：2021-07-01", None, None, ()),
    ],
)
def test_header_rows(row: str, source: str | None, published: str | None, authors: tuple[str, ...]) -> None:
    assert meta(f"{TITLE}\n{row}\n{BODY}\n") == Metadata(TITLE, source, published, authors)


@pytest.mark.parametrize(
    ("text", "source", "authors", "editors"),
    [
        (f"本报青石讯（通讯员林知远顾秋禾）{BODY}", None, ("林知远", "顾秋禾"), ()),
        (f"本报讯（记者 林知远 通讯员 顾秋禾）{BODY}", None, ("林知远", "顾秋禾"), ()),
        (f"云岭新闻网讯 {BODY}", "云岭新闻网", (), ()),
        (f"云岭网（云岭日报网）讯（记者林知远 通讯员顾秋禾）{BODY}", "云岭网", ("林知远", "顾秋禾"), ()),
        (f"中新社云岭七月二日电（记者 林知远）{BODY}", "中新社", ("林知远",), ()),
        (f"本报讯 记者林知远 通讯员顾秋禾报道：{BODY}", None, ("林知远", "顾秋禾"), ()),
        (f"本报讯（记者/林知远通讯员/顾秋禾）{BODY}", None, ("林知远", "顾秋禾"), ()),
        (f"云岭在线讯（记者 林知远 文/图）{BODY}", "云岭在线", ("林知远",), ()),
        (f"阳光讯（记者 林知远 文/图）{BODY}", None, ("林知远",), ()),
        (f"{BODY}（供稿 云岭县人民法院 林知远 编辑 顾秋禾）", None, ("林知远",), ("顾秋禾",)),
        (f"{BODY}\n图/文 林知远", None, ("林知远",), ()),
        (f"{BODY}\n编辑:\n顾秋禾", None, (), ("顾秋禾",)),
        (f"{BODY}（記者沈之言攝）", None, ("沈之言",), ()),
        (f"云岭社北京7月3日电（记者林知远）{BODY}", "云岭社", ("林知远",), ()),
        (f"据云岭网7月3日消息，{BODY}", None, (), ()),
        (f"{BODY}（林知远 顾秋禾）", None, ("林知远", "顾秋禾"), ()),
        (f"{BODY}(林知远)", None, ("林知远",), ()),
        (f"{BODY}（文图由青石镇教科局提供）", None, (), ()),
        (f"{BODY}\n\n责任编辑: 白露生", None, (), ("白露生",)),
        (f"{BODY}\n（责任编辑：白露生 江晚晴）", None, (), ("白露生", "江晚晴")),
        (f"{BODY}\n编辑|白露生", None, (), ("白露生",)),
        (f"{BODY}\n撰稿、供图：云岭县融媒体中心\n责编：白露生 审核：江晚晴", None, ("云岭县融媒体中心",), ("白露生",)),
        (f"{BODY}\n林知远 顾秋禾 江晚晴\n", None, ("林知远", "顾秋禾", "江晚晴"), ()),
        (f"{BODY}\n记者 林知远 通讯员 顾秋禾", None, ("林知远", "顾秋禾"), ()),
        (f"{BODY}\n文/林知远 图/顾秋禾", None, ("林知远",), ()),
        (f"{BODY}共12人（含村干部）", None, (), ()),
        (f"{BODY}（云岭县青石镇：林知远 顾秋禾）", None, ("林知远", "顾秋禾"), ()),
        (f"{BODY}（青石镇 石桥村）", None, (), ()),
        (f"云岭新闻网-（记者林知远、顾秋禾）{BODY}", "云岭新闻网", ("林知远", "顾秋禾"), ()),
        (f"本报讯（林知远 云岭日报·青岚网记者 顾秋禾）{BODY}", None, ("林知远", "顾秋禾"), ()),
        (f"本报讯（记者林知远实习生顾秋禾）{BODY}", None, ("林知远", "顾秋禾"), ()),
        (f"云岭日报记者林知远 通讯员顾秋禾 {BODY}", None, ("林知远", "顾秋禾"), ()),
        (f"林知远　江晚晴\n{BODY}", None, ("林知远", "江晚晴"), ()),
        (f"林知远\n{BODY}", None, ("林知远",), ()),
        (f"顾秋禾\n{BODY}", None, (), ()),  # whom the text is about
        (f"连日来\n{BODY}", None, (), ()),
        (f"云岭网讯（记者林知远云岭报道）{BODY}", "云岭网", ("林知远",), ()),
        (f"{BODY}\n稿件转自云岭商会", "云岭商会", (), ()),
        (f"{BODY}（文、编/林知远 图/江晚晴）", None, ("林知远",), ()),
        (f"作者:\n林知远 江晚晴\n来源:\n云岭日报\n{BODY}", "云岭日报", ("林知远", "江晚晴"), ()),
        (f"本报记者 林知远 特约通讯员 江晚晴\n{BODY}", None, ("林知远", "江晚晴"), ()),
        (f"云岭网·青岚新闻记者 林知远 青石报道\n{BODY}", None, ("林知远",), ()),
        (f"{BODY}\n作者：林知远，系青石镇干部", None, ("林知远",), ()),
        (f"{BODY}\n责编：白露生　审校：江晚晴　监审：韩松", None, (), ("白露生",)),
        (f"云岭日报记者 林知远\n{BODY}", None, ("林知远",), ()),
        (f"（云岭日报记者 林知远）{BODY}", None, ("林知远",), ()),
        (f"□本报记者 林知远 本报通讯员 顾秋禾\n{BODY}", None, ("林知远", "顾秋禾"), ()),
        (f"（记者 林知远）{BODY}", None, ("林知远",), ()),
        (f"本报讯林知远报道：{BODY}", None, ("林知远",), ()),
        (f"【云岭商报网讯】记者林知远报道：{BODY}", "云岭商报网", ("林知远",), ()),
        (f"{BODY}（记者林知远 制作沈之言 审看韩松）", None, ("林知远",), ()),
        (f"{BODY}（石桥村党支部 党知远）", None, ("党知远",), ()),
        (f"{BODY}（青石镇教育局）", None, ("青石镇教育局",), ()),
        (f"整改问题3个。（青石镇教育局）\n{BODY}", None, (), ()),
        (f"记者：林知远\n{BODY}（青石镇教育局）", None, ("林知远",), ()),
        (f"{BODY}他毕业于北方农业大学。（云岭大学）", None, (), ()),
        (f"{BODY}名单如下：\n林知远 顾秋禾 沈之言 韩松 林远 顾禾\n", None, (), ()),
    ],
)
def test_bylines(text: str, source: str | None, authors: tuple[str, ...], editors: tuple[str, ...]) -> None:
    assert meta(f"{TITLE}\n{text}\n") == Metadata(TITLE, source, None, authors, editors)


def test_the_day_that_signs_an_article_leaves_the_one_in_its_header() -> None:
    text = f"{TITLE}\n2021-07-03 10:20\n{BODY}\n青石镇党政办\n2021年7月2日\n"
    assert meta(text).published == "2021-07-03T10:20"


def test_dates_of_several_items_are_no_publication_date() -> None:
    text = f"{TITLE}\n2021-07-03\n{BODY}\n白露村举办丰收节\n2021-07-05\n{BODY}\n"
    assert meta(text).published is None


@pytest.mark.parametrize(
    "above",
    [
        "云岭原创 >",
        "用户中心 | 手机版 | 繁体 本站支持IPV6",
        "第04版:国内国际",
        "云岭日报 数字报纸",
        "NEWS CENTER",
        "欢迎访问云岭县人民政府门户网站!",
        "云岭晚报、云岭财经网(m.example.cn)",
        "云岭新闻网",
        "□晚报记者 林知远/文",
        "date 2021-07-03",
        "首 页 | 走进云岭 | 新闻中心 | 政务公开",
        "走进云岭 新闻中心 政务公开\n您的位置：首页 > 要闻",
        "政务频道\n云岭新闻网\n您当前的位置：首页 > 云岭县 > 正文",
        "云岭县教育研究中心 云岭县教育研究中心\n您的位置：首页 公开信息",
        "走进云岭 政府信息公开 政务服务 互动交流 数据开放",
        "欢迎光临云岭县人民政府门户网 登录个人中心 无障碍阅读 长者版\n首页 新闻中心 政务公开\n图片新闻",
        "图片新闻",
        "云岭县纪委监委网站",
        "点击“云岭发布”关注我们",
    ],
)
def test_what_stands_above_the_headline_is_none(above: str) -> None:
    assert meta(f"{above}\n{TITLE}\n2021-07-03 10:20\n{BODY}\n").title == TITLE


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"date 2021-07-03 {BODY}", "2021-07-03"),
        (f"{TITLE}\n{BODY}\n云岭日报 2021-07-03 2 {TITLE} 2021年07月03日 星期六", "2021-07-03"),
        (f"{TITLE}\n{BODY}\n《 云岭日报 》（ 2021年07月03日 17 版）", "2021-07-03"),
        (f"今天是\n2021年7月9日 星期五\n{TITLE}\n2021-07-03\n7月3日，青石镇开会。", "2021-07-03"),
        (f"{TITLE}\n截至2021-07-03 10:20 全县无伤亡\n{BODY}", None),
        (f"{TITLE}\n{BODY}\n云岭日报 2021-07-03 2 另一条消息", None),
    ],
)
def test_the_date_of_publication_is_only_what_surely_is_one(text: str, published: str | None) -> None:
    assert meta(text).published == published


@pytest.mark.parametrize(
    "above",
    [
        "索引号：\t000000/2021-00012\t主题分类：\t政务动态\n发文日期：\t2021-07-01\n文号：\n发布日期：\t2021-07-03",
        "索 引 号:\nA00012\n发文日期:\n2021-07-01\n发布机构:\n云岭县人民政府\n发布日期:\n2021年07月03日",
        "2024年3月8日 星期五\n首页 新闻 党建 公开\n发布时间：2021-07-03 来源：云岭日报",
        "今天是\n天气预报:\n2021年7月3日",
        "云岭日报\n2021年07月03日 星期六\n第A02版：要闻",
        "联系方式 | 业务合作 | 会员\n2021-07-03",
        "乡镇分站: 青石镇 白露镇 石桥镇 云岭镇 霍山镇\n发布时间:2021-07-03",
    ],
)
def test_what_a_page_says_above_the_headline(above: str) -> None:
    found = meta(f"{above}\n{TITLE}\n{BODY}\n")
    assert (found.title, found.published) == (TITLE, "2021-07-03")


def test_a_headline_with_its_label() -> None:
    text = f"标题: {TITLE} [打印本页]\n2021-07-03 10:20\n标题: {TITLE}\n{BODY}\n"
    assert (meta(text).title, meta(text).published) == (TITLE, "2021-07-03T10:20")


@pytest.mark.parametrize(
    "title",
    [
        f"[图]{TITLE}",
        f"原创 {TITLE}",
        f"{TITLE}_要闻_云岭县人民政府网站",
        f"{TITLE}--云岭日报数字报",
        f"{TITLE} [复制链接]",
        f"【党史学习教育】\n{TITLE}",
    ],
)
def test_what_is_no_part_of_a_headline(title: str) -> None:
    assert meta(f"{title}\n2021-07-03 10:20\n{BODY}\n").title == TITLE


def test_a_headline_that_says_what_somebody_stresses_has_two_lines() -> None:
    text = f"林知远在青石镇调研时强调\n抢抓农时 颗粒归仓\n2021-07-03 10:20\n{BODY}\n"
    assert meta(text).title == "林知远在青石镇调研时强调 抢抓农时 颗粒归仓"


def test_a_new_demand_is_a_headline_by_itself() -> None:
    assert meta(f"县委对秋收工作提出新要求\n会议现场座无虚席\n2021-07-03\n{BODY}\n").title == "县委对秋收工作提出新要求"


def test_a_report_is_no_medium() -> None:
    text = f"原创 云岭县第一季度经济运行情况通报\n云岭日报 2021-07-03\n{BODY}\n"
    assert meta(text) == Metadata("云岭县第一季度经济运行情况通报", "云岭日报", "2021-07-03", (), ())


@pytest.mark.parametrize(
    "text",
    [f"优秀党员名单\n林知远 江晚晴\n{BODY}", f"一等奖\n林知远 江晚晴\n二等奖\n沈之言 韩松\n以上人员获奖，{BODY}"],
)
def test_lists_of_names_sign_nothing(text: str) -> None:
    assert meta(text).authors == ()


def test_an_account_above_the_time() -> None:
    found = meta(f"{TITLE}\n原创 林知远 云岭发布\n2021-07-03 10:20\n{BODY}\n")
    assert found == Metadata(TITLE, "云岭发布", "2021-07-03T10:20", ("林知远",), ())


def test_the_name_of_the_site_gives_way_to_the_source() -> None:
    assert meta(f"云岭党建网\n{TITLE}\n来源：云岭日报 2021-07-03\n{BODY}\n").source == "云岭日报"


def test_the_time_behind_the_place_in_the_site_is_that_of_publication() -> None:
    text = f"您当前的位置 ：云岭网 >> 新闻中心 来源： | 2021-07-03 10:20:33\n{TITLE}\n{BODY}\n"
    assert meta(text).published == "2021-07-03T10:20:33"


@pytest.mark.parametrize("heading", ["分享到：", "图片新闻", "热门推荐"])
def test_short_paragraphs_below_a_heading_of_the_page_are_text(heading: str) -> None:
    paragraphs = ("昨天上午，卫生院门口排起了长队。", "村民说：“真好！”", "镇长林知远到场。")
    reading = read(f"{TITLE}\n2021-07-03\n{heading}\n" + "\n".join(paragraphs))
    for part in paragraphs:
        at = reading.text.index(part)
        assert reading.readable(at, at + len(part)), part


def test_a_headline_above_the_place_in_the_site_stays_one() -> None:
    assert meta(f"{TITLE}\n您的位置：首页 > 要闻\n2021-07-03\n{BODY}\n").title == TITLE
    text = f"云岭新闻网\n{TITLE}\n您的位置：首页 > 要闻\n部署抗旱保收工作\n2021-07-03\n{BODY}\n"
    assert meta(text).title == TITLE


def test_the_section_below_the_place_in_the_site_begins_no_list() -> None:
    text = f"您的位置：首页 > 图片新闻\n图片新闻\n{TITLE}\n2021-07-03 10:20\n{BODY}\n"
    assert (meta(text).title, meta(text).published) == (TITLE, "2021-07-03T10:20")


def test_headline_and_time_before_the_text_in_one_line() -> None:
    assert meta(f"{TITLE} 2021-07-03 10:20 0 {BODY}\n") == Metadata(TITLE, None, "2021-07-03T10:20", (), ())


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (f"{TITLE} 来源：云岭日报 发布时间：2021-07-03 10:20 {BODY}", ("云岭日报", "2021-07-03T10:20", ())),
        (f"{TITLE}　来源：云岭日报　2021年07月03日　　{BODY}", ("云岭日报", "2021-07-03", ())),
        (f"{TITLE} 来源：云岭日报 发布时间：2021-07-03\n{BODY}", ("云岭日报", "2021-07-03", ())),
        (f"首页 > 要闻 > 正文\n{TITLE} 2021年07月03日 云岭日报\n{BODY}", ("云岭日报", "2021-07-03", ())),
        (f"{TITLE} 本报讯（记者 林知远）{BODY}", (None, None, ("林知远",))),
    ],
)
def test_headline_and_header_row_in_one_line(line: str, found: tuple[str | None, str | None, tuple[str, ...]]) -> None:
    assert meta(f"{line}\n") == Metadata(TITLE, *found, ())


def test_a_table_around_the_page_is_no_text() -> None:
    assert meta(f"{TITLE} | |||\n| 2021-07-03 10:20 云岭日报 | ||\n|\n| {BODY} |\n") == Metadata(
        TITLE, "云岭日报", "2021-07-03T10:20", (), ()
    )


def test_photo_captions_at_the_top_are_no_headline() -> None:
    captions = "林知远督导检查防汛工作\n党员重温誓词\n工作人员巡堤查险\n志愿者发放物资\n"
    assert meta(f"{captions}云岭新闻网讯 {BODY}\n").title is None


@pytest.mark.parametrize(
    ("run", "names"),
    [
        ("林知远顾秋禾", ("林知远", "顾秋禾")),
        ("林远顾秋禾", ("林远", "顾秋禾")),
        ("欧阳知远", ("欧阳知远",)),
        ("林知远顾", ("林知远",)),  # cut off
        ("镇党委", ()),
    ],
)
def test_names_that_run_together(run: str, names: tuple[str, ...]) -> None:
    assert split_names(run) == names


FOOT = """
分享到：微信 微博

>相关新闻
白露村召开党员大会
云岭县开展3次检查
上一篇：白露村举办丰收节
顶一下
(0)
0%
------分隔线------
网站首页 | 联系我们
版权声明：凡云岭日报刊载的稿件，未经授权不得转载。
云ICP备00000000号  Copyright 2020 云岭新闻网
"""


def test_furniture_is_closed_and_the_text_is_not() -> None:
    row = "2021-07-03 来源:云岭日报 浏览次数：1203次"
    text = f"首页 > 要闻\n{TITLE}\n{row}\n{TITLE}\n{BODY}\n{TITLE}\n{BODY}\n责任编辑：白露生\n{FOOT}"
    reading = read(text)
    open_parts = {"2021-07-03", "云岭日报", BODY[:9], "白露生"}
    for part in open_parts:
        at = reading.text.index(part)
        assert reading.readable(at, at + len(part)), part
    for part in ("首页", "1203次", "微信", "3次检查", "丰收节", "(0)", "联系我们", "未经授权", "Copyright"):
        at = reading.text.index(part)
        assert not reading.readable(at, at + len(part)), part
    kinds = [zone.kind for zone in reading.zones]
    assert kinds[:4] == ["furniture", "headline", "header", "furniture"]
    assert "caption" in kinds  # the headline again, between paragraphs
    assert kinds[-1] == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "相关新闻显示，全镇已有百人报名",
        "更多村民参加了义务劳动",
        "访问3个村",
        "打印社开进青石镇",
        "下一篇文章谈防汛",
        "法院查明，被告使用原告作品，未经原告许可，共获利3万元。",
        "新闻热点：全县粮食丰收，产量300吨",
        "· 云岭县召开秋收工作会议（9月3日）",
    ],
)
def test_text_that_looks_like_furniture_is_open(line: str) -> None:
    reading = read(f"{TITLE}\n{BODY}\n{line}\n{BODY}\n")
    at = reading.text.index(line)
    assert reading.readable(at, at + len(line))


def test_links_with_month_and_day_are_furniture_where_several_stand_below_the_text() -> None:
    links = "· 云岭县召开秋收工作会议（9月3日）\n· 石桥村建设灌溉泵站（9月2日）\n"
    for text, closed in ((f"{TITLE}\n{BODY}\n{links}", True), (f"{TITLE}\n{links}{BODY}\n", False)):
        reading = read(text)
        at = reading.text.index("石桥村")
        assert reading.readable(at, at + 3) is not closed


def test_a_licence_without_its_heading_ends_no_text() -> None:
    licence = "云岭县融媒体中心发布的所有信息，未经授权，禁止任何形式转载。"
    reading = read(f"{TITLE}\n{BODY}\n{licence}\n{BODY}镇长林知远参加。\n")
    for part, readable in ((licence, False), ("林知远", True)):
        at = reading.text.index(part)
        assert reading.readable(at, at + len(part)) is readable


@pytest.mark.parametrize(
    ("row", "published"),
    [
        ("二〇二一年三月五日", "2021-03-05"),
        ("二○二一年十二月二十一日", "2021-12-21"),
        ("2021年3月5日印发", "2021-03-05"),
        ("二〇二一年二月三十日", None),
    ],
)
def test_the_day_that_signs_a_document_is_when_it_was_published(row: str, published: str | None) -> None:
    assert read(f"{TITLE}\n{BODY}\n云岭县人民政府\n{row}\n").metadata.published == published


@pytest.mark.parametrize("header", ["", "2021-03-09 10:20 来源：云岭县人民政府网\n"])
def test_the_day_of_printing_is_no_second_day_of_publication(header: str) -> None:
    signed = "云岭县人民政府\n2021年3月5日\n云岭县人民政府办公室\n2021年3月8日印发\n"
    published = read(f"{TITLE}\n{header}{BODY}\n{signed}").metadata.published
    assert published == ("2021-03-09T10:20" if header else "2021-03-05")


def test_documents_that_are_signed_on_several_days_have_no_day_of_publication() -> None:
    items = "".join(f"{BODY}\n云岭县人民政府\n二〇二一年{month}月五日\n" for month in "三四")
    assert read(f"{TITLE}\n{items}").metadata.published is None


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("- 青石镇召开防汛工作会议\n- 云岭日报 2021-07-03 10:20", "青石镇召开防汛工作会议"),
        ("云岭县人民政府\n关于做好秋收工作的通知", "关于做好秋收工作的通知"),
        ("林知远走进大山深处\n关于石桥村的故事", "林知远走进大山深处"),
        ("原标题：云岭县召开秋收工作会议", "云岭县召开秋收工作会议"),
        ("云岭县召开秋收工作会议* k3 L9 O: p8 Y", "云岭县召开秋收工作会议"),
        ("社会新闻 2021-03-05 10:20:33\n云岭县召开秋收工作会议", "云岭县召开秋收工作会议"),
        ("今天是2024年5月6日 星期一 欢迎访问云岭县人民政府网站\n云岭县召开秋收工作会议", "云岭县召开秋收工作会议"),
        ("2021年3月5日| 联系热线:05640000000\n云岭县召开秋收工作会议", "云岭县召开秋收工作会议"),
    ],
)
def test_the_headline_is_what_the_article_is_called(above: str, title: str) -> None:
    assert read(f"{above}\n\n{BODY}\n").metadata.title == title


def test_an_account_says_where_it_posted() -> None:
    metadata = read(f"{TITLE}\n云岭发布 2021-03-05 17:20 发表于安徽\n{BODY}\n").metadata
    assert (metadata.source, metadata.published) == ("云岭发布", "2021-03-05T17:20")


def test_names_that_run_together_are_no_office() -> None:
    assert read(f"{TITLE}\n{BODY}\n（通讯员 林知远李永科）\n").metadata.authors == ("林知远", "李永科")


def test_the_office_before_a_name_and_the_size_of_letters_are_nobody() -> None:
    assert read(f"{TITLE}\n{BODY}\n(安全保卫处 林知远)\n").metadata.authors == ("林知远",)
    assert read(f"{TITLE}\n发布于:2021-03-05 02:38 文字:【大】【中】【小】\n{BODY}\n").metadata.authors == ()
    assert read(f"{TITLE}\n2021-03-05 文字：小林\n{BODY}\n").metadata.authors == ("小林",)


@pytest.mark.parametrize("line", ["江 山", "方 向", "记者高温行", "本报记者连日来"])
def test_a_word_that_looks_like_a_name_signs_nothing(line: str) -> None:
    metadata = read(f"云岭县春耕忙\n{line}\n近日，云岭县召开会议，要求抓好春耕生产，确保粮食丰收。").metadata
    assert metadata.authors == ()


@pytest.mark.parametrize(
    "line", ["相关链接：云岭县位于江南，辖20个乡镇。", "位置：云岭县城北5公里", "版权所有者表示将依法维权。"]
)
def test_a_sentence_behind_a_word_of_the_page_is_text(line: str) -> None:
    reading = read(f"{TITLE}\n{BODY}\n{line}\n{BODY}\n")
    at = reading.text.index(line)
    assert reading.readable(at, at + len(line))
