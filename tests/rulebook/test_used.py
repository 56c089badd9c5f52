"""Nothing stands in rules/ that nobody asks for, and nothing without a word about it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from extraction.rulebook.book import rules_folder

ROOT = Path(__file__).parents[2]
RULES = rules_folder()
ELSEWHERE = {
    "lexicon common/numerals",  # values/numerals.py reads the file itself: it works without a rule book
}


@pytest.mark.slow
def test_every_lexicon_fragment_and_setting_is_asked_for() -> None:
    """What this names can be deleted from rules/, or was misspelled where it should be used."""
    command = [sys.executable, str(Path(__file__).with_name("used.py")), *map(str, sorted((ROOT / "seeds").iterdir()))]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert set(done.stdout.splitlines()) == ELSEWHERE


@pytest.mark.parametrize(
    "path", sorted(RULES.glob("*/lexicons/*.tsv")), ids=lambda path: f"{path.parts[-3]}/{path.stem}"
)
def test_the_head_of_a_lexicon_says_what_it_is_and_what_its_columns_mean(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    assert lines[0] in head
    columns = next(line for line in lines if not line.startswith("#")).split("\t")[1:]
    assert [column for column in columns if not re.search(rf"\b{column}\b", "\n".join(head))] == []


def uncommented(path: Path) -> Iterator[str]:
    """The fragments of a file that have no comment above them."""
    section, before = "", ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if head := re.match(r"[a-z]+:", line):
            section = head[0]
        if section == "fragments:" and re.match(r"  [a-z]", line) and not before.startswith("  #"):
            yield f"{path.relative_to(RULES)}: {line.strip()}"
        before = line


def test_every_fragment_has_a_comment() -> None:
    assert [one for path in sorted(RULES.glob("*/*.yaml")) for one in uncommented(path)] == []
