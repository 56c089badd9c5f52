"""Gated patterns find what plain ones find."""

import re
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.rulebook import Rulebook, Scan, Spotter, Tail, starts_of
from extraction.rulebook.near import Past, Possible
from extraction.rulebook.together import Together

BOOK = Rulebook.load()
EXPANDED = sorted({rule.expanded for kind in BOOK.kinds for rule in (*BOOK.rules(kind), *BOOK.traps(kind))})
EXAMPLES = sorted(
    {example.text for kind in BOOK.kinds for rule in BOOK.rules(kind) for example in rule.accept}
    | {text for kind in BOOK.kinds for rule in BOOK.rules(kind) for text in rule.refuse}
)
PATTERNS = [
    "ab?c",
    "a*",
    "(?:ab|cd)+e",
    "(?P<x>[ab]{2,3})(?=c)",
    "(?<=a)b",
    "[^a]b",
    "a(?i:b)c",
    "(?i)ab",
    r"\d+a",
    "(?:|a)b",
    "a{0}b",
    "(a)\\1b",
    "(?=ab)a??",
    "(?<![ab])c(?!d)",
    "(?:ab)?+c",
    "(?:a|)(?:b|)cd",
    "[ab].{0,4}[cd]e",
    "[\ud800a]b",
]
_PIECES = st.sampled_from(
    ["ab", "AB", "aB", "abb", "abc", "ac", "cd", "de", "e", "bcd", "\n", "\nab", "1a", "\ud800b", "\U00020001a"]
)
TEXT = (
    st.text("abcdeAB1 \n", max_size=30)
    | st.text("abcde \n", min_size=90, max_size=130)
    | st.lists(_PIECES, max_size=60).map("".join)
)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=TEXT)
def test_a_scan_finds_what_the_pattern_finds(pattern: str, text: str) -> None:
    scan = Scan(pattern)
    expected = [match.span() for match in re.finditer(pattern, text)]
    assert [match.span() for match in scan.finditer(text)] == expected
    assert scan.possible(set(text)) or not expected


@given(text=st.text("abcdeAB1 \n\ud800", min_size=101, max_size=130) | st.lists(_PIECES, min_size=100).map("".join))
def test_scans_whose_beginnings_are_sought_together_find_what_each_finds_alone(text: str) -> None:
    together = Together()
    for pattern in PATTERNS:
        expected = [match.span() for match in re.finditer(pattern, text)]
        assert [match.span() for match in Scan(pattern, together).finditer(text)] == expected


@given(text=TEXT, ends=st.tuples(st.integers(0, 130), st.integers(0, 130)))
def test_a_scan_finds_in_a_stretch_and_at_a_place_what_the_pattern_finds(text: str, ends: tuple[int, int]) -> None:
    start, end = (min(one, len(text)) for one in sorted(ends))
    together = Together()
    for pattern in PATTERNS:
        regex, scan = re.compile(pattern), Scan(pattern, together)
        expected = [match.span() for match in regex.finditer(text, start, end)]
        assert [match.span() for match in scan.within(text, start, end)] == expected
        assert scan.lies_in(text, start, end) == bool(expected)
        here, found = regex.match(text, start), scan.at(text, start)
        assert (here and here.span()) == (found and found.span())


def test_threads_that_share_scans_find_what_each_finds_alone() -> None:
    # more texts than are remembered, and patterns that join while other threads look for what has joined
    words = [a + b for a in "县镇乡村市区" for b in "长委局办院校"]
    texts = ["".join(words[(at * step) % len(words)] for at in range(60)) for step in range(1, 90)]

    def wrong(together: Together) -> list[str]:
        found = []
        for word in words:
            scan = Scan(word, together)
            found += [(word, [m.start() for m in scan.finditer(text)], text) for text in texts]
        return [word for word, starts, text in found if starts != [m.start() for m in re.finditer(word, text)]]

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            assert not any(pool.map(wrong, [Together()] * 4))
    finally:
        sys.setswitchinterval(interval)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=TEXT, start=st.integers(0, 30), end=st.integers(0, 30))
def test_a_scan_finds_the_same_first_and_within_a_stretch(pattern: str, text: str, start: int, end: int) -> None:
    scan, regex = Scan(pattern), re.compile(pattern)
    start, end = min(start, len(text)), min(end, len(text))
    expected = [match.span() for match in regex.finditer(text, start, end)]
    assert [match.span() for match in scan.within(text, start, end)] == expected
    first, found = regex.search(text), scan.search(text)
    assert (found and found.span()) == (first and first.span())


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=TEXT, floor=st.integers(0, 30), end=st.integers(0, 30))
def test_a_tail_finds_what_search_finds(pattern: str, text: str, floor: int, end: int) -> None:
    floor, end = min(floor, len(text)), min(end, len(text))
    ended = f"(?:{pattern})\\Z" if not pattern.startswith("(?i)") else pattern + r"\Z"
    expected = re.compile(ended).search(text, floor, end)
    found = Tail(re.compile(ended)).before(text, floor, end)
    assert (found and found.span()) == (expected and expected.span())


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=TEXT)
def test_a_rule_that_a_text_rules_out_matches_nowhere_in_it(pattern: str, text: str) -> None:
    assert Possible([(pattern, pattern)]).of(text) or re.search(pattern, text) is None


@pytest.mark.parametrize(
    "pattern", [*PATTERNS, "[0-9]+(?=b|a+c)", "(?:1|2b)*c?", "1(?:(?=c))?b", "1{2}[^b]", "1(?!a)b"]
)
@given(text=TEXT, at=st.integers(0, 30))
def test_what_stands_behind_a_number_rules_out_no_match(pattern: str, text: str, at: int) -> None:
    at = min(at, len(text))
    past = Past([(pattern, pattern)], set("12ab"))
    for searched, start in (text, at), ("a" * 50 + text, at):
        assert past.at(searched, start) or re.compile(pattern).match(searched, start) is None


def test_every_rule_finds_in_all_examples_what_its_pattern_finds() -> None:
    text = "\n".join(EXAMPLES)
    present, part = set(text), text[:9000]
    together = Together()
    scans = [Scan(pattern, together) for pattern in EXPANDED]
    for pattern, scan in zip(EXPANDED, scans, strict=True):
        expected = [(match.span(), match.groups()) for match in re.finditer(pattern, text)]
        assert [(match.span(), match.groups()) for match in scan.finditer(text)] == expected, pattern[:80]
        expected = [(match.span(), match.groups()) for match in re.finditer(pattern, part)]
        assert [(match.span(), match.groups()) for match in scan.finditer(part)] == expected, pattern[:80]
        assert scan.possible(present) or not expected


@given(words=st.lists(st.text("ab县镇", max_size=4)), text=st.text("ab县镇\ud800", max_size=20))
def test_a_spotter_finds_every_word(words: list[str], text: str) -> None:
    spans = [
        (start, end) for start in range(len(text)) for end in range(len(text), start, -1) if text[start:end] in words
    ]
    assert Spotter(words).spots(text) == spans
    assert dict(Spotter(words).longest(text)) == dict(reversed(spans))


@given(
    words=st.sets(st.text("ab县\ufffd\ud800", min_size=1, max_size=3)), text=st.text("ab县\ufffd\ud800", max_size=30)
)
def test_words_of_a_text_start_where_it_holds_them(words: set[str], text: str) -> None:
    assert starts_of(text, words) == {word: [m.start() for m in re.finditer(re.escape(word), text)] for word in words}


def test_a_tail_that_ends_in_a_line_sign_and_a_stretch_beyond_the_text_find_what_the_pattern_finds() -> None:
    for pattern, text, end in (("(?:1c)$", "a1c\n", 4), ("(?:a?)$", "b\n", 2), ("(?:b)\\Z", "ab", 9)):
        expected = re.compile(pattern).search(text, 0, end)
        found = Tail(re.compile(pattern)).before(text, 0, end)
        assert (found and found.span()) == (expected and expected.span())
    assert [match.span() for match in Scan("ab").within("cab", -2, 9)] == [(1, 3)]


def test_a_dateline_behind_a_website_whose_name_ends_in_a_sign_of_news() -> None:
    dateline = BOOK.scan("places", str(BOOK.settings("places")["dateline"]))
    for text, places in (("腾讯网深圳讯", ["深圳"]), ("据新华社北京电网公司讯", ["北京"]), ("云岭网太原讯", ["太原"])):
        assert [match["place"] for match in dateline.finditer(text)] == places
