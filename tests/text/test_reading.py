"""Raw text to reading: glosses, scripts, invisible characters, and offsets that lead back."""

import pytest

from extraction.text import read


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("領(lǐng)導(dǎo)小組", "领导小组"),
        ("领（ling3）导（dao）小组", "领导小组"),
        ("重(chóng)阳", "重阳"),  # one of several readings
        ("绿(lǜ)色", "绿色"),
        ("绿(lv4)色", "绿色"),
        ("青石(qīngshí)镇", "青石镇"),
        ("青石(qīng shí)镇", "青石镇"),
        ("人工智能(AI)中心", "人工智能(AI)中心"),
        ("青石镇(镇区)", "青石镇(镇区)"),
        ("领(dǎo)导", "领(dǎo)导"),  # not a pinyin of 领
        ("平台(app)", "平台(app)"),
        ("云岭(Yunling)集团", "云岭(Yunling)集团"),  # a name in Latin letters, without tones
    ],
)
def test_glosses(raw: str, text: str) -> None:
    assert read(raw).text == text


@pytest.mark.parametrize(
    ("raw", "text", "script"),
    [
        ("鎮黨委書記顧秋禾", "镇党委书记顾秋禾", "hant"),
        ("镇党委书记顾秋禾", "镇党委书记顾秋禾", "hans"),
        ("乾隆年間的著作，藉口乾淨", "乾隆年间的著作，借口干净", "hant"),
        ("乾隆年间，魏徵于此", "乾隆年间，魏徵于此", "hans"),
        ("瞭解計畫，答覆羣眾；瞭望臺", "了解计划，答复群众；瞭望台", "hant"),
        ("他們說著話，顯著提高", "他们说着话，显著提高", "hant"),
        ("裡面、裏面、甚麼、衞生、説明", "里面、里面、什么、卫生、说明", "hant"),
        (
            "青石镇召开会议传达学习贯彻，青石鎮召開會議傳達學習貫徹",
            "青石镇召开会议传达学习贯彻，青石镇召开会议传达学习贯彻",
            "mixed",
        ),
    ],
)
def test_script_one_for_one(raw: str, text: str, script: str) -> None:
    reading = read(raw)
    assert (reading.text, reading.script) == (text, script)
    assert reading.starts is None


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("共１２３名，Ａ级，占５％", "共123名，A级，占5%"),
        ("第一行\r\n第二行\r第三行\u2028", "第一行 \n第二行\n第三行\n"),
        ("青\u200b石\xad镇\ufeff", "青石镇"),
        ("3月\xa05日", "3月 5日"),
        ('成立"萤火虫"队，他说"好"。', "成立“萤火虫”队，他说“好”。"),
        ('5"管道铺设', '5"管道铺设'),  # one alone is no quotation
        ("⽅案", "方案"),  # a Kangxi radical, from a PDF
    ],
)
def test_plain_forms(raw: str, text: str) -> None:
    assert read(raw).text == text


def test_clean_text_costs_no_map_and_is_its_own_reading() -> None:
    text = "青石镇召开会议，“林知远”等12人参加。\n会后，大家表示满意。"
    reading = read(text)
    assert reading.text is text
    assert reading.starts is None
    assert reading.damage == ()


def test_offsets_lead_back_over_glosses() -> None:
    raw = "領(lǐng)導(dǎo)小組"
    reading = read(raw)
    assert [reading.raw_span(at, at + 1) for at in range(4)] == [(0, 1), (7, 8), (13, 14), (14, 15)]
    start, end = reading.raw_span(0, 2)
    assert raw[start:end] == "領(lǐng)導"
    assert [reading.reading_offset(at) for at in (0, 3, 7, 13)] == [0, 1, 1, 2]


def test_paragraphs_of_a_page_that_has_lost_its_line_ends() -> None:
    first, second = "青石镇召开会议。", "会后，大家来到石桥村，看望了住在新房里的老人和孩子，了解生活的情况。"
    assert read(f"{first}　　{second}").text == f"{first}\n　{second}"
    assert read(f"{first}  {second}").text == f"{first}\n {second}"
    names = "林　　远　　顾秋禾　　沈之言"
    assert read(names).text == names


def test_blanks_inside_the_label_of_a_list_are_not_read() -> None:
    reading = read("名单\n主　席：林知远\n秘 书 长: 韩松\n全 县 人 民：都好")
    assert reading.text == "名单\n主席：林知远\n秘书长: 韩松\n全 县 人 民：都好"
