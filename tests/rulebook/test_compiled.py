"""What is kept of compiled patterns: the same matches, and nothing that is damaged or another's."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.rulebook.compiled import Store

PATTERNS = [
    "",
    "县委?",
    "(?P<a>[一二三])(?:月|年)(?P<b>.)?",
    "(?<=第)[^，。]{2,}",
    "[\u3400-\u9fff·]+?(?!镇)$",
    "(?i:a)b",
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where patterns are kept."""
    return tmp_path / "patterns.json"


def _keep(path: Path) -> None:
    store = Store(path)
    for pattern in PATTERNS:
        store.pattern(pattern)
    store.fact("length", "县", len)
    store.save()


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text("一二三月年县委镇第，。·ab\n", max_size=20))
def test_what_is_kept_matches_the_same(pattern: str, text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "kept" / "patterns.json"
    if not path.exists():
        _keep(path)
    store = Store(path)
    kept, plain = store.pattern(pattern), re.compile(pattern)
    assert store.complete
    assert kept == plain or kept.pattern == plain.pattern
    assert [(m.span(), m.groups(), m.groupdict()) for m in kept.finditer(text)] == [
        (m.span(), m.groups(), m.groupdict()) for m in plain.finditer(text)
    ]


def test_facts_are_kept(path: Path) -> None:
    _keep(path)
    store = Store(path)
    assert store.fact("length", "县", lambda _: 7) == 1
    assert store.complete


@pytest.mark.parametrize("line", [0, 1, 2])
def test_what_is_damaged_or_from_another_interpreter_is_made_anew(path: Path, line: int) -> None:
    _keep(path)
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[line] = lines[line].replace('"', '"9', 1)
    path.write_text("\n".join(lines), encoding="utf-8")
    store = Store(path)
    assert store.pattern("县委?").search("云岭县委")
    assert not store.complete


def test_code_that_the_engine_refuses_is_made_anew(path: Path) -> None:
    _keep(path)
    store = Store(path)
    store.known = {key: [0, 1, {}, "AAAA"] for key in store.known}
    assert store.pattern("县委?").search("云岭县委")
    assert not store.complete


def test_what_is_no_longer_used_goes_when_there_is_too_much(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _keep(path)
    for most, left in ((4000, len(PATTERNS) + 2), (1, 2)):
        monkeypatch.setattr("extraction.rulebook.compiled._MOST", most)
        store = Store(path)
        store.pattern("县委?")
        store.pattern(f"新{most}")
        store.save()
        assert len(json.loads(path.read_text(encoding="utf-8").split("\n")[2])) == left


def test_a_folder_that_cannot_be_written_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = Store(tmp_path / "file" / "patterns.json")
    assert store.pattern("县委?").search("县委")
    store.save()
