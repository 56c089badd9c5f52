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
    ("霍山县人民医院召开会议。霍山县卫健局到会。", "办公室主任", None),
    ("霍山县人民医院召开会议。青石镇群众到场。", "工会主席", None),
    ("霍山县人民医院召开会议，副县长沈之言讲话。", "工会主席", None),
    # parts beside each other
    ("霍山县检察院召开会议。办公室主任顾秋禾、", "政治部主任", "霍山县检察院政治部"),
    ("霍山县残联召开会议。办公室主任顾秋禾、", "党组书记", "霍山县残联党组"),
    ("霍山县妇联召开会议。", "办公室主任", "霍山县妇联办公室"),
    # what no such body has
    ("霍山县老年大学召开会议。", "老干局局长", "霍山县老干局"),
    ("霍山县总工会召开会议。", "人大常委会副主任", "霍山县人大常委会"),
    # a county's or the school's
    ("霍山县第一中学召开会议。", "图书馆馆长", None),
    ("霍山县第一中学召开会议。", "关工委主任", None),
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
