"""What is declared is there."""

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest

import extraction

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ENTRY_POINTS = [one for one in distribution("minglu").entry_points if one.group != "console_scripts"]


def name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found is not None
    return found[0].lower().replace("_", "-")


@pytest.mark.parametrize("entry", ENTRY_POINTS, ids=lambda entry: str(entry.name))
def test_every_entry_point_loads(entry: Any) -> None:
    assert callable(entry.load())


def test_entry_points_are_those_of_the_project() -> None:
    declared = PROJECT["project"]["entry-points"]
    assert {(one.group, one.name) for one in ENTRY_POINTS} == {
        (group, one) for group, entries in declared.items() for one in entries
    }


def test_every_dependency_is_locked() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    locked = {name(line) for line in lines if "==" in line}
    wanted = {name(one) for one in [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]}
    assert wanted <= locked
    assert "opencc" not in locked, "it shares its import name with opencc-python-reimplemented"


def test_the_installed_version_is_the_codes() -> None:
    assert distribution("minglu").version == extraction.__version__
