"""A bad rule file is refused with its file, its line and what to do; a good one is compiled."""

import re
from pathlib import Path

import pytest

from extraction.errors import RuleError
from extraction.rulebook import Rulebook, alternation, rules_folder
from extraction.rulebook.book import digested_files

RULE = """\
rules:
  - id: mine.day
    why: a day
    pattern: '{number}日'
    accept:
      - '⟦3日⟧开会': '3'
    refuse:
      - '日报'
"""
FRAGMENTS = "fragments:\n  number: '[0-9]+'\n"


def load(folder: Path, files: dict[str, str]) -> Rulebook:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Rulebook.load(folder)


def test_user_rules_join_ours(tmp_path: Path) -> None:
    book = load(tmp_path, {"mine/day.yaml": FRAGMENTS + RULE})
    (rule,) = book.rules("mine")
    match = rule.regex.search("定于12日召开")
    assert match is not None
    assert match[0] == "12日"
    assert (rule.accept[0].start, rule.accept[0].end, rule.accept[0].expected) == (0, 2, {"value": "3"})
    assert book.rules("dates")
    assert book.digest != Rulebook.load().digest


def test_user_words_reach_our_patterns(tmp_path: Path) -> None:
    book = load(tmp_path, {"officials/lexicons/offices.tsv": "word\tseat\n护林总管\t\n"})
    (office,) = [rule for rule in book.rules("officials") if rule.value == "office"]
    assert office.regex.fullmatch("副护林总管")


def test_every_shipped_table_is_in_the_digest() -> None:
    files = {path.relative_to(rules_folder()).as_posix() for path in digested_files(rules_folder())}
    shipped = {
        p.relative_to(rules_folder()).as_posix() for p in rules_folder().rglob("*") if p.suffix in (".yaml", ".tsv")
    }
    assert files == shipped
    assert "places/data/divisions.tsv" in files


BAD = [
    ("no yaml", {"mine/a.yaml": "rules: [\n"}, 2, "not valid YAML"),
    ("unknown section", {"mine/a.yaml": "rulez: []\n"}, 1, "unknown section 'rulez'"),
    ("no mapping", {"mine/a.yaml": "fragments:\nsettings:\n  a: b\n"}, 1, "is no mapping"),
    ("unknown key", {"mine/a.yaml": FRAGMENTS + RULE + "    priority: 3\n"}, 11, "unknown key 'priority'"),
    ("no id", {"mine/a.yaml": "rules:\n  - why: x\n    pattern: y\n"}, 2, "without `id`"),
    ("foreign id", {"mine/a.yaml": FRAGMENTS + RULE.replace("mine.day", "yours.day")}, 4, "does not fit"),
    ("id of ours", {"dates/a.yaml": FRAGMENTS + RULE.replace("mine.day", "officials.office")}, 4, "does not fit"),
    ("no fragment", {"mine/a.yaml": RULE}, 4, "there is no fragment 'number'"),
    ("circle", {"mine/a.yaml": "fragments:\n  number: 'x{number}'\n" + RULE}, 2, "contains itself"),
    ("no lexicon", {"mine/a.yaml": RULE.replace("{number}", "{@days}")}, 4, "there is no lexicon 'days'"),
    (
        "no accept",
        {"mine/a.yaml": FRAGMENTS + RULE.replace("    accept:\n      - '⟦3日⟧开会': '3'\n", "")},
        4,
        "no `accept`",
    ),
    ("no refuse", {"mine/a.yaml": FRAGMENTS + RULE.replace("    refuse:\n      - '日报'\n", "")}, 4, "no `refuse`"),
    ("no mark", {"mine/a.yaml": FRAGMENTS + RULE.replace("⟦3日⟧", "3日")}, 8, "no single"),
    ("no header", {"mine/lexicons/a.tsv": "春节\t01\n"}, 1, "the first column"),
    ("word twice", {"mine/lexicons/a.tsv": "word\n春节\n春节\n"}, 3, "stands already at line 2"),
    ("word twice in a choice", {"mine/lexicons/a.tsv": "word\n东街\n[东|西][街|路]\n"}, 3, "stands already at line 2"),
    ("bracket alone", {"mine/lexicons/a.tsv": "word\n东[街|路\n"}, 2, "a bracket alone"),
    ("too many columns", {"mine/lexicons/a.tsv": "word\n春节\t01\n"}, 2, "2 columns"),
]


@pytest.mark.parametrize(("files", "line", "message"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_files_are_refused(tmp_path: Path, files: dict[str, str], line: int, message: str) -> None:
    with pytest.raises(RuleError, match=re.escape(message)) as caught:
        load(tmp_path, files)
    assert caught.value.line == line
    assert caught.value.path == tmp_path / next(iter(files))
    assert caught.value.remedy


def test_one_row_for_several_spellings(tmp_path: Path) -> None:
    book = load(tmp_path, {"mine/lexicons/a.tsv": "word\tkind\n[|云岭]商会\tbody\n[东|西][路|街]\tplace\n"})
    lexicon = book.lexicon("mine", "a")
    assert lexicon.words("kind", "body") == ["商会", "云岭商会"]
    assert lexicon.words("kind", "place") == ["东路", "东街", "西路", "西街"]


def test_bad_pattern_names_its_line(tmp_path: Path) -> None:
    book = load(tmp_path, {"mine/a.yaml": RULE.replace("{number}", "(")})
    with pytest.raises(RuleError, match="is not valid") as caught:
        book.compile_all()
    assert caught.value.line == 2


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no such folder"):
        Rulebook.load(tmp_path / "nowhere")


def test_alternation_takes_the_longest() -> None:
    words = ["县", "县委", "县委书记", "县长", "a.b", "]"]
    pattern = re.compile(alternation(words))
    assert all(pattern.fullmatch(word) for word in words)
    longest = pattern.match("县委书记处")
    assert longest is not None
    assert longest[0] == "县委书记"
    assert pattern.match("axb") is None
    assert re.match(alternation([]), "") is None


def test_alternation_of_many_words_takes_them_and_no_others() -> None:
    # more first characters than are tried one after the other, some beside signs of the pattern language
    firsts = [chr(code) for code in (*range(0x21, 0x7F), *range(0x4E00, 0x4F00, 3))]
    words = [word for at, char in enumerate(firsts) for word in ([char + "县", char + "县委"] if at % 3 else [char])]
    pattern = re.compile(alternation(words))
    assert all(pattern.fullmatch(word) for word in words)
    others = [chr(code) + end for code in (*range(0x20, 0x80), *range(0x4DFF, 0x4F02)) for end in ("", "县", "县委")]
    assert [word for word in others if pattern.fullmatch(word)] == [word for word in others if word in set(words)]
