"""The builder of the division tables."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "build_places.py"
PEOPLES = ["满族", "蒙古族", "蒙古", "苗族", "侗族", "哈萨克", "东乡族", "壮族", "彝族"]


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_places", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("云岭县", ["云岭"]),
        ("滑县", []),
        ("内蒙古自治区", ["内蒙古"]),
        ("广西壮族自治区", ["广西"]),
        ("围场满族蒙古族自治县", ["围场县", "围场"]),
        ("东乡族自治县", ["东乡县", "东乡"]),
        ("楚雄彝族自治州", ["楚雄州", "楚雄"]),
        ("石拐矿区", ["石拐"]),
    ],
)
def test_short_forms(build: ModuleType, name: str, forms: list[str]) -> None:
    assert build.short_forms(name, PEOPLES) == forms


def test_spells_reach_from_edition_to_edition(build: ModuleType) -> None:
    editions = {"200012": {"1": "甲县"}, "200112": {"1": "甲市"}, "200212": {"1": "甲市", "2": "乙县"}}
    rows = {(row.code, row.name): (row.since, row.until) for row in build.spells(editions)}
    assert rows == {("1", "甲县"): ("", "200112"), ("1", "甲市"): ("200012", ""), ("2", "乙县"): ("200112", "")}


def test_links_follow_renaming_then_the_list_then_the_name(build: ModuleType) -> None:
    rows = [
        build.Row("110001", "甲县", "", "2001"),
        build.Row("110001", "甲市", "2000", ""),
        build.Row("110002", "乙县", "", "2001"),
        build.Row("110003", "丙县", "", "2001"),
        build.Row("110013", "丙县", "2000", ""),
    ]
    linked = build.link(rows, {"110002": ["110013", "999999"]}, {}, "2026")
    assert [row.successors for row in linked] == [("110001",), (), ("110013",), ("110013",), ()]
