"""Posts of other states, and those of ours that stand beside their names."""

import pytest

from extraction import extract

ABROAD = [
    ("韩国国会议长韩松到访，副议长顾秋禾参加。", "顾秋禾", "韩国国会"),
    ("林知远会见越共中央总书记韩松。", "韩松", "越共中央"),
    ("缅甸联邦共和国外长韩松到会。", "韩松", "缅甸联邦共和国外交部"),
    ("国务委员兼外长林知远到会。", "林知远", "外交部"),
    ("日本外相韩松到访。", "韩松", "日本外务省"),
    ("韩国外相韩松到访。", "韩松", "韩国外交部"),
    ("绍兴市市长会见美国旧金山市长韩松。", "韩松", None),
    ("越共中央政治局委员、书记处常务书记韩松到访。", "韩松", None),
]

OURS = [
    ("驻韩国大使林知远到会。", "林知远", "中国驻韩国大使馆"),
    ("我驻韩国大使林知远到会。", "林知远", "中国驻韩国大使馆"),
    ("驻华大使林知远到会。", "林知远", None),
    ("巴林右旗宣传部长林知远到会。", "林知远", "巴林右旗委宣传部"),
    ("前郭尔罗斯蒙古族自治县组织部长林知远到会。", "林知远", "前郭尔罗斯蒙古族自治县委组织部"),
    ("访问老挝后云南省委书记林知远到会。", "林知远", "云南省委"),
    ("珠海地区外经部部长林知远到会。", "林知远", None),
    ("安泰国际技术部部长林知远到会。", "林知远", None),
    ("青岚公司韩国籍技术部长林知远到会。", "林知远", None),
    ("霍山县举行仪式。美国老兵握着县长林知远的手。", "林知远", "霍山县政府"),
    ("绍兴市举行仪式。德国小伙皮埃尔问市长林知远。", "林知远", "绍兴市政府"),
    ("云南省举行会议。率团赴老挝开展合作省委书记林知远到会。", "林知远", "云南省委"),
    ("霍山县举行仪式。法国小伙皮埃尔问县长林知远。", "林知远", "霍山县政府"),
]


@pytest.mark.parametrize(("text", "name", "organisation"), ABROAD + OURS)
def test_the_body_of_the_last_post_is_of_its_own_state(text: str, name: str, organisation: str | None) -> None:
    posts = {official.name: official.posts for official in extract(text, id="a").officials}
    assert posts[name][-1].organisation == organisation
