"""Line ends that only fill a width."""

from textwrap import wrap

import pytest

from extraction.text import read
from extraction.text.wraps import soft_line_ends

SENTENCES = (
    "云岭县召开秋收工作推进会，县委书记林知远出席会议并讲话，县长顾秋禾主持会议，要求抢抓农时，精心组织，确保颗粒归仓。",
    "会议指出，今年以来，全县上下坚持以人民为中心的发展思想，新建高标准农田12万亩，粮食产量再创新高，农民收入稳步增长。",
    "会议强调，要落实责任，加强督导，各乡镇党委书记要亲自部署，县直有关部门要主动服务，形成工作合力，夺取秋收的全面胜利。",
    "青石镇党委书记沈之言、石桥村党支部书记韩松作交流发言，各乡镇党委书记、县直有关部门主要负责人以及种粮大户代表参加会议。",
)

PARAGRAPHS = ("".join(SENTENCES), "".join(SENTENCES[1:3]), "".join(SENTENCES[2:]))


def wrapped(width: int, indent: str) -> str:
    return "\n".join(line for text in PARAGRAPHS for line in wrap(indent + text, width, drop_whitespace=False))


@pytest.mark.parametrize("width", [24, 30, 38])
@pytest.mark.parametrize("indent", ["", "　　"])
def test_paragraphs_in_lines_of_one_width_are_read_whole(width: int, indent: str) -> None:
    reading = read("云岭县召开秋收工作推进会\n2021-09-05 来源：云岭日报\n" + wrapped(width, indent))
    for text in PARAGRAPHS:
        assert text in reading.text.replace("\u3000", "")
    assert reading.metadata.published == "2021-09-05"


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(SENTENCES),
        "\n".join(f"{text}\n" for text in SENTENCES),
        "\n".join(["林知远任县教育局局长，免去其县民政局副局长职务；"] * 8),
        "\n".join(["县委书记林知远"] * 9),
        "\n".join(["林知远　顾秋禾　沈之言　韩　松　孙启明　安若溪　林知秋"] * 9),
    ],
)
def test_other_line_ends_stay(text: str) -> None:
    assert not list(soft_line_ends(text))
