"""Where expressions can begin, and which of several readings wins."""

import re
from pathlib import Path

import pytest

from extraction.errors import RuleError
from extraction.pipes.dates import find_dates
from extraction.pipes.dates.functions import JOINS
from extraction.pipes.dates.scan import Scanner, scanner_of
from extraction.rulebook import Rulebook
from extraction.rulebook.heads import ENDED, heads


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("年底", {"年底"}),
        ("[一二]年?", {"一年", "二年", "一" + ENDED, "二" + ENDED}),
        ("(?<!第)(?:今|去)年", {"今年", "去年"}),
        ("3{2,}", {"33"}),
        ("年(?=底)", {"年" + ENDED}),
        ("(?=[12]天)(?:1天)?(?:2天)?", {"1天", "2天"}),
        ("年[^级]", {"年" + ENDED}),
    ],
)
def test_heads(pattern: str, wanted: set[str]) -> None:
    assert heads(pattern) == wanted


@pytest.mark.parametrize("pattern", ["", "年?", ".年", "[^年]月", "\\w+"])
def test_a_pattern_must_begin_with_definite_characters(pattern: str) -> None:
    with pytest.raises(ValueError, match="begin with"):
        heads(pattern)


def test_every_match_of_every_rule_begins_with_one_of_its_heads() -> None:
    for rule in Rulebook.load().rules("dates"):
        if rule.value in JOINS:
            continue
        begins = heads(rule.expanded)
        for example in rule.accept:
            for match in re.finditer(rule.regex, example.text):
                at = match.start()
                assert {example.text[at : at + 2], example.text[at] + ENDED} & begins, (rule.id, match[0])


def read(text: str) -> list[tuple[str, str]]:
    found = scanner_of(Rulebook.load()).candidates(text)
    return [(c.readings[0][1][0], c.readings[0][0].rule.id) for c in found]


def test_the_longest_reading_wins_and_covers_what_is_in_it() -> None:
    assert read("十二月三十一日") == [("十二月三十一日", "dates.month-day")]


def test_a_trap_covers_the_rules_inside_it() -> None:
    assert read("一年一度") == []


def test_a_bound_rule_needs_a_left_neighbour() -> None:
    assert read("晚") == []
    assert read("3月5日晚") == [("3月5日", "dates.month-day"), ("晚", "dates.part-behind-day")]


OWN = """
rules:
  - id: dates.village-fair
    why: the fair is on the third of May
    pattern: '{pattern}'
    value: fixed
    with: {{type: DATE, value: XXXX-05-03}}
    accept: ['⟦青石庙会⟧']
    refuse: ['庙会']
traps:
  - id: dates.trap-inn
    why: an inn
    pattern: '八月客栈'
    accept: ['⟦八月客栈⟧']
    refuse: ['八月']
"""


def own_rules(folder: Path, pattern: str) -> Rulebook:
    (folder / "dates").mkdir()
    (folder / "dates" / "own.yaml").write_text(OWN.format(pattern=pattern), encoding="utf-8")
    return Rulebook.load(folder)


@pytest.mark.parametrize("pattern", [".年", "(?i)pm"])
def test_a_rule_that_can_begin_anywhere_names_its_file_and_the_remedy(pattern: str, tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"own\.yaml:3: dates\.village-fair can begin anywhere; begin the pattern"):
        Scanner(own_rules(tmp_path, pattern))


def test_a_users_own_rule_finds_and_a_users_trap_refuses(tmp_path: Path) -> None:
    book = own_rules(tmp_path, "青石庙会")
    found = find_dates("青石庙会，住八月客栈，八月再来", anchor="2021-06-15", rulebook=book)
    assert [(d.start, d.value, d.rule) for d in found] == [
        (0, "XXXX-05-03", "dates.village-fair"),
        (11, "2021-08", "dates.month"),
    ]
