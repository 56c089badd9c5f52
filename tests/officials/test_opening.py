"""Offices of the parts of a body in its own news, which names the body at its beginning alone."""

import pytest

from extraction.pipeline import extract

CASES = [
    ("霍山县人民医院召开会议。", "工会主席", "霍山县人民医院工会"),
    ("霍山县人民医院召开会议。", "护理部主任", "霍山县人民医院护理部"),
    ("霍山县第一中学召开会议\n会议在三楼举行。", "教务处主任", "霍山县第一中学教务处"),
    ("霍山县人民法院召开会议。", "执行局局长", "霍山县人民法院执行局"),
    ("霍山县公安局召开会议。", "刑警大队大队长", "霍山县公安局刑警大队"),
    ("我公司召开会议，青岚建设集团有限公司开门红。", "工会主席", "青岚建设集团有限公司工会"),
    # another body, or a town, has been named since
    ("霍山县人民医院召开会议。霍山县卫健局到会。", "护理部主任", None),
    ("霍山县人民医院召开会议。青石镇群众到场。", "工会主席", None),
    ("霍山县人民医院召开会议，副县长沈之言讲话。", "护理部主任", None),
    # no body holds anything
    ("霍山县人民医院的护士长。", "工会主席", None),
    # what a bureau has none of
    ("霍山县教育局召开会议。", "妇联主席", "霍山县妇联"),
    ("霍山县教育局召开会议。", "护理部主任", None),
]


@pytest.mark.parametrize(("text", "office", "organisation"), CASES)
def test_parts_of_the_opening_body(text: str, office: str, organisation: str | None) -> None:
    officials = {official.name: official for official in extract(f"{text}{office}林知远参加。", id="t").officials}
    assert [post.organisation for post in officials["林知远"].posts] == [organisation]
