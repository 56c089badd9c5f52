"""The main text of a page, or an error that says why there is none."""

import pytest

from extraction.errors import TextError
from extraction.text import read
from extraction.text.html import LARGEST, main_text

PARAGRAPHS = [
    "7月2日，青石镇召开防汛工作会议，镇党委书记顾秋禾出席并讲话。会议要求，各村要落实责任，全镇12个村共储备编织袋5000余条。",
    "会议强调，要加强值班值守，做好防汛物资储备工作，确保安全度汛，保障群众生命财产安全，把各项措施落到实处。",
]
PAGE = f"""<?xml version="1.0" encoding="gb2312"?><html><head><meta charset="gb2312">
<title>青石镇召开防汛会议_云岭新闻网</title></head><body>
<div class="nav"><a href="/">首页</a> &gt; <a href="/a">要闻</a></div><h1>青石镇召开防汛会议</h1>
<div class="info"><span>2021-07-03 10:20</span> <span>来源：云岭日报</span> <span>作者：林知远</span></div>
<div id="content"><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></div>
<div class="editor">责任编辑：白露生</div><div class="share">分享到：<a>微信</a></div></body></html>"""


def test_headline_and_rows_are_put_back_around_the_text() -> None:
    lines = main_text(PAGE).split("\n")
    assert lines[:4] == ["青石镇召开防汛会议", "2021-07-03 10:20 来源：云岭日报 作者：林知远", *PARAGRAPHS]
    assert "责任编辑：白露生" in lines
    metadata = read("\n".join(lines)).metadata
    assert (metadata.title, metadata.source, metadata.published) == (
        "青石镇召开防汛会议",
        "云岭日报",
        "2021-07-03T10:20",
    )
    assert (metadata.authors, metadata.editors) == (("林知远",), ("白露生",))


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("", "no main text was found"),
        ("<html><body></body></html>", "no main text was found"),
        (
            "<div>" * 300 + "会议要求" * 60 + "</div>" * 300,
            "elements deep, more than 250. Flatten it, or give its text.",
        ),
        ("x" * (LARGEST + 1), "more than 20000000. Split it"),
    ],
)
def test_pages_without_text_are_errors(page: str, message: str) -> None:
    with pytest.raises(TextError) as error:
        main_text(page)
    assert message in str(error.value)


def test_a_long_list_is_not_deep() -> None:
    items = "".join(f"<li>第{n}村已储备防汛物资，落实责任。" for n in range(400))
    assert "第399村" in main_text(f"<html><body><div><p>{PARAGRAPHS[0]}</p><ul>{items}</ul></div></body></html>")


def test_what_the_page_says_of_itself_stands_in_for_a_header_row() -> None:
    meta = '<meta name="ArticleTitle" content="青石镇召开防汛会议"><meta name="PubDate" content="2021-07-03 10:20:33">'
    body = f'<div class="c"><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></div>'
    page = f"<html><head>{meta}<title>云岭县人民政府</title></head><body>{body}</body></html>"
    metadata = read(main_text(page)).metadata
    assert (metadata.title, metadata.published) == ("青石镇召开防汛会议", "2021-07-03T10:20:33")


@pytest.mark.parametrize(
    ("content", "published"),
    [
        ("2021-07-03T10:20:33+08:00", "2021-07-03T10:20:33"),
        ("2021-07-03T20:20:33Z", "2021-07-04T04:20:33"),
        ("2021年7月3日 10时20分", "2021-07-03T10:20"),
        ("20210703", "2021-07-03"),
        ("2021-07-03 10:20", "2021-07-03T10:20"),
        ("0001-01-01T00:00:00+14:00", None),
        ("Sat, 03 Jul 2021 10:20:33 GMT", None),
        ("{{date}}", None),
    ],
)
def test_the_time_of_a_meta_element_is_read_as_in_china(content: str, published: str | None) -> None:
    meta = f'<meta property="article:published_time" content="{content}">'
    body = f"<h1>青石镇召开防汛会议</h1><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"
    text = main_text(f"<html><head>{meta}</head><body>{body}</body></html>")
    assert read(text).metadata.published == published
    assert published or content not in text


def test_the_dates_of_other_articles_are_not_when_this_one_was_published() -> None:
    listed = "".join(f"<li><a>石桥村旧闻{n}则</a><time>2020-01-0{n}</time></li>" for n in (1, 2))
    below = "<div><a>石桥村旧闻两则</a><time>2020-01-03</time></div>"
    article = f"<div><h1>青石镇召开防汛会议</h1><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></div>"
    text = main_text(f"<html><head></head><body><ul>{listed}</ul>{article}{below}</body></html>")
    assert read(text).metadata.published is None


def test_a_time_element_below_the_headline_is_when_the_article_was_published() -> None:
    body = f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><div><time>2020-01-03</time></div>"
    page = f"<html><body><h1>青石镇召开防汛会议</h1><time>2021-07-03 10:20</time>{body}</body></html>"
    assert read(main_text(page)).metadata.published == "2021-07-03T10:20"


@pytest.mark.parametrize("title", ["走进大山深处", "林知远到县人民医院", "志愿者看望消防救援大队"])
def test_a_headline_may_end_as_a_body_does(title: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></body></html>"
    assert read(main_text(page)).metadata.title == title


def test_the_name_of_the_site_is_no_headline_and_a_table_repeats_no_row() -> None:
    cells = ("青石镇召开防汛会议的通知", "发布时间：2021年7月3日 浏览次数：", *PARAGRAPHS)
    rows = "".join(f"<tr><td>{cell}</td></tr>" for cell in cells)
    page = f"<html><head><title>云岭县人民政府</title></head><body><table>{rows}</table></body></html>"
    text = main_text(page)
    assert text.count("发布时间") == 1
    metadata = read(text).metadata
    assert (metadata.title, metadata.published) == ("青石镇召开防汛会议的通知", "2021-07-03")
