"""Offices in the own news of a body, which nothing else gives to it."""

import pytest

from extraction.pipeline import extract

CASES = [
    ("青岚公司召开会议\n会议在三楼召开，董事长林知远主持。", "青岚公司"),
    ("青岚幼儿园举行活动，园长林知远致辞。", "青岚幼儿园"),
    ("近日，支行召开会议，支行行长林知远讲话。青岚银行霍山支行开业。", "青岚银行霍山支行"),
    ("近日，集团召开会议，集团党委书记林知远讲话。青岚控股集团开业。", "青岚控股集团党委"),
    ("青岚煤矿召开会议。综采一队队长林知远发言。", "青岚煤矿综采一队"),
    ("霍山县公安局召开会议。城关派出所所长林知远发言。", "霍山县公安局城关派出所"),
    ("学院召开会议。会议由院长林知远主持。", "学院"),
    ("霍山县人民医院召开会议。县卫健委副主任韩松讲话。护理部主任林知远发言。", "霍山县人民医院护理部"),
    ("我院举行仪式，云岭大学附属医院院长林知远出席。", "云岭大学附属医院"),
    ("活动中，惠民医院院长林知远讲话。", "惠民医院"),
    ("霍山县护佑养老院院长林知远出席。", "霍山县护佑养老院"),
    # of another body, or of nobody that the text tells
    ("霍山县召开会议，学校校长林知远参加。", None),
]


@pytest.mark.parametrize(("text", "organisation"), CASES)
def test_bodies_of_offices(text: str, organisation: str | None) -> None:
    posts = {official.name: official.posts for official in extract(text, id="a").officials}
    assert [post.organisation for post in posts["林知远"]] == [organisation]
