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


def locked(file: str) -> dict[str, str]:
    """Name -> line of a lock."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    return {name(line): line for line in lines if "==" in line}


def test_every_dependency_is_locked() -> None:
    run, dev = locked("requirements.lock"), locked("requirements-dev.lock")
    project = PROJECT["project"]["dependencies"]
    assert {name(one) for one in project} <= set(run)
    assert {name(one) for one in [*project, *PROJECT["dependency-groups"]["dev"]]} <= set(dev)
    assert "opencc" not in {*run, *dev}, "it shares its import name with opencc-python-reimplemented"


def test_tests_run_on_the_versions_that_the_command_has() -> None:
    run, dev = locked("requirements.lock"), locked("requirements-dev.lock")
    assert {one: line for one, line in run.items() if dev.get(one) != line} == {}


def test_the_installed_version_is_the_codes() -> None:
    assert distribution("minglu").version == extraction.__version__
