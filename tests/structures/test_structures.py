"""Levels and parts that a text spells out, with units given."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.pipes.state import State
from extraction.pipes.structures import StructureFound, Structures
from extraction.pipes.units import UnitFound
from extraction.rulebook import Rulebook
from extraction.text.model import Reading
from schemas import UnitKind

STRUCTURES = Structures(Rulebook.load())


def find(text: str, *units: tuple[str, str, UnitKind, str | None]) -> list[StructureFound]:
    """The structures of a text; a unit is its surface, name, kind and parent."""
    state = State(Reading(text, text))
    for surface, name, kind, parent in units:
        start = text.index(surface)
        state.units.append(UnitFound(name, kind, None, parent, ((start, start + len(surface)),), "test"))
    return STRUCTURES.find(state)


def names(found: StructureFound) -> list[str]:
    return [name for name, _ in found.members]


@pytest.mark.parametrize(
    ("text", "name", "stated", "members"),
    [
        ("健全“县级党委—乡镇党委—村党支部”三级责任体系，", "三级责任体系", 3, ["县级党委", "乡镇党委", "村党支部"]),
        ("“区委-街道党工委-网格党支部”贯通的三级组织体系", "三级组织体系", 3, ["区委", "街道党工委", "网格党支部"]),
        ("构建区—街道—社区—网格四级联动体系", "四级联动体系", 4, ["区", "街道", "社区", "网格"]),
        ("省市县乡村五级书记", "五级书记", 5, ["省", "市", "县", "乡", "村"]),
        ("该市县乡村三级联动", "三级联动", 3, ["县", "乡", "村"]),
        ("县、乡（镇）、村三级同步", "县、乡（镇）、村三级", 3, ["县", "乡（镇）", "村"]),
        ("建立三级包联机制，设置楼栋长、单元长和联络员。", "三级包联机制", 3, ["楼栋长", "单元长", "联络员"]),
    ],
)
def test_levels(text: str, name: str, stated: int, members: list[str]) -> None:
    (found,) = find(text)
    assert (found.kind, found.name, found.stated, names(found)) == ("levels", name, stated, members)


@pytest.mark.parametrize(
    "text",
    [
        "省、市两级领导出席",
        "三级甲等医院12家",
        "四级以上大风",
        "“北京—石家庄—郑州”列车",
        "成立了5个小组",
        "抽调来自云岭、青石、石桥等3个小组",
        "设置科技和产业等5个组别",
        "县乡村道路三级公路",
    ],
)
def test_none(text: str) -> None:
    assert find(text) == []


GROUP: tuple[str, str, UnitKind, None] = ("领导小组", "云岭县抗旱领导小组", "working_group", None)
BRANCH: tuple[str, str, UnitKind, None] = ("临时党委", "云岭县抗旱领导小组临时党委", "party_committee", None)
OFFICE: tuple[str, str, UnitKind, str] = ("指挥部办公室", "云岭县指挥部办公室", "other", "云岭县指挥部")
COMMITTEE: tuple[str, str, UnitKind, None] = ("县委", "云岭县县委", "party_committee", None)


def test_parts_belong_to_the_group_before_any_other_body() -> None:
    (found,) = find("领导小组成立临时党委，下设送水、抢修和巡查等8个小组。", GROUP, BRANCH)
    assert (found.kind, found.name, found.stated) == ("parts", GROUP[1], 8)
    assert names(found) == ["送水", "抢修", "巡查"]


def test_parts_belong_to_the_body_of_the_first_part() -> None:
    (found,) = find("县委迅速组建指挥部办公室和综合协调、物资保障、宣传报道等工作组。", COMMITTEE, OFFICE)
    assert (found.name, found.stated) == ("云岭县指挥部", None)
    assert found.members[0] == ("指挥部办公室", OFFICE[1])


def test_a_body_of_another_sentence_has_no_parts() -> None:
    (found,) = find("领导小组开会。随后组建送水、抢修、巡查三支队伍。", GROUP)
    assert found.name == "三支队伍"


def test_the_number_decides_what_and_joins() -> None:
    (found,) = find("设置农业和农村委员会、社会和法制委员会两个专门委员会")
    assert names(found) == ["农业和农村委员会", "社会和法制委员会"]
    (found,) = find("设置农业委员会、农村委员会和法制委员会三个专门委员会")
    assert names(found) == ["农业委员会", "农村委员会", "法制委员会"]


PIECES = [*"县乡村市省级—、，。和等个", "三级", "体系", "下设", "办公室", "工作组", "5个小组", "“", "”", "成立", "\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_structures_lie_apart_in_the_text(text: str) -> None:
    found = find(text)
    assert all(0 <= f.start < f.end <= len(text) and len(f.members) > 1 for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(name and name in text for f in found for name, _ in f.members)
