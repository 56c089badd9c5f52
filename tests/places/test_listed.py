"""Towns of the table in the counties of an article, and counties whose names are words."""

import pytest

from extraction.places import find_places

CASES = [
    # a town's name may hold the short form of a city, or what ends other places
    ("广平县南阳堡镇", ["广平县南阳堡镇"]),
    ("怀安县怀安城镇", ["怀安县怀安城镇"]),
    ("长乐区湖南镇", ["长乐区湖南镇"]),
    ("范县颜村铺乡", ["范县颜村铺乡"]),
    ("利辛县委书记来到王市镇", ["利辛县", "王市镇"]),
    ("博爱县孝敬镇", ["博爱县孝敬镇"]),
    # only in its county, and not where another word goes on
    ("来到王市镇", []),
    ("利辛县召开全镇大会", ["利辛县"]),
    ("长乐区在湖南镇江两地招商", ["长乐区", "湖南省", "镇江市"]),
    # names that are words, where a sentence begins
    ("易县召开会议", ["易县"]),
    ("会议召开。应县林业局参加", ["应县"]),
    ("会议召开，应县委要求", []),
    ("容易县里也办", []),
    ("和县委书记一起", []),
    ("新县长到任", []),
    ("富县强省", []),
    ("会议召开。涉县机关干部参加", []),
    ("会议召开。和县财政局一起走访", []),
    ("和县市领导座谈", []),
    ("应县工商联邀请，客商到访", []),
    ("成县市场监管局", ["成县"]),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_towns_and_counties(text: str, names: list[str]) -> None:
    assert [place.name for place in find_places(text)] == names
