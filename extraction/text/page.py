"""The lines of a page, and what each of them is.

Works line by line from top to bottom: headline and header row before the first running paragraph, text, bylines, and
the furniture behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extraction.rulebook import Rule, Rulebook
from extraction.rulebook.near import Possible
from extraction.text.credits import (
    bare_credits,
    caption_credits,
    joined,
    label_field,
    label_pattern,
    row_credits,
    signs_for_body,
    surely_names,
    tight,
    without_media,
    without_roles,
)
from extraction.text.days import iso
from extraction.text.lines import MARKS, NOISE, RESIDUE, STOPPED, Line, LineKind, breadcrumb, possible, rule_of
from extraction.text.rows import LABEL_RANKS, UNLABELLED, beside_values, day_of, header_row
from extraction.text.signers import SIGNERS, line_credits, names_alone, signed
from extraction.text.titles import NO_TITLE, headed, led_to, run_on

_TITLED = ("title-date", "title-row", "title-dateline")
"""The rules that find a headline before the rest of the first line."""
_ENTRIES = 4
"""A list of other articles above the text has at least so many entries."""
_SENTENCE = re.compile(r"[。；：;:]$")
"""How a paragraph ends, but no headline."""
_OF_TODAY = 1.5
_SIGNS = "□■◎●▲"
_SENDER = re.compile(r"[\u3400-\u9fff]{2,16}")
_BULLETS = "•·-* \u3000"
_EDGES = "|｜ \t\u3000\u00a0"
"""What a table leaves around the text of a line."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page with their kinds, and its headline."""

    lines: tuple[Line, ...]
    title: str | None
    published: str | None
    """The day of publication; None on a page of several articles, each with its day."""


@cache
def _furniture() -> Possible[Rule]:
    """The furniture rules, of which some also know running text."""
    return Possible((rule.expanded, rule) for rule in Rulebook.load().traps("text"))


def page_of(text: str) -> Page:
    """Classify the lines of a reading."""
    lines = headed(list(signed(list(_sorted_out(_with_own_date(list(_lines(text))))))))
    lines, title = led_to(lines)
    title = title or run_on(lines)
    title = NO_TITLE.sub("", title) if title else None
    if title and lines:
        lines = [*lines[:-1], _as_foot(lines[-1], title)]
    return Page(tuple(lines), title, _published(lines) if _dated(lines) <= 1 else None)


def _dated(lines: list[Line]) -> int:
    """How many lines hold nothing but a date; those above the text are one.

    One that signs an article whose header row has one does not count. Where there is none, how many days sign.
    """
    header = [number for number, line in enumerate(lines) if line.kind == "header" and line.published is not None]
    dated = [number for number in header if not NOISE.sub("", beside_values(lines[number].text))]
    if not dated:
        return len({lines[number].published for number in header if rule_of("signing-day").match(lines[number].text)})
    text = [number for number, line in enumerate(lines) if line.kind == "body"]
    signed = len(dated) > 1 and bool(text) and dated[0] < text[0] and dated[-1] > text[-1]
    first = _first_text(lines)
    above = sum(number < first for number in dated)
    return len(dated) - max(0, above - 1) - signed


def _first_text(lines: list[Line]) -> int:
    """The number of the first paragraph, of the first line of the text where all are short."""
    text = [number for number, line in enumerate(lines) if line.kind == "body"]
    return next((number for number in text if lines[number].running), min(text, default=len(lines)))


def _published(lines: list[Line]) -> str | None:
    """The day of publication; of several above the text the one that its label calls so, or below the headline."""
    first = _first_text(lines)
    title = next((number for number, line in enumerate(lines) if line.kind == "headline"), 0)
    dated = [(number, line) for number, line in enumerate(lines) if line.published is not None]
    above = [(_doubt(line, above=number < title), line) for number, line in dated if number < first]
    if above:
        return min(above, key=lambda one: one[0])[1].published
    return dated[0][1].published if dated else None


def _doubt(line: Line, *, above: bool) -> float:
    """How far a line speaks against its day; one above the headline, without a label, may be that of the visit."""
    return line.doubt + _OF_TODAY if above and line.doubt == UNLABELLED and not line.credits else line.doubt


def _with_own_date(lines: list[Line]) -> list[Line]:
    """The lines, what stands before the text of the first one as lines of their own: headline, date, source."""
    at = next((number for number, line in enumerate(lines) if not breadcrumb().match(line.text)), 0)
    for rule in map(rule_of, _TITLED) if lines else ():
        titled = rule.match(lines[at].text)
        if titled is None or signs_for_body(titled["title"].split()[-1]):
            continue
        first, (start, end) = lines[at], titled.span("row")
        text = first.text[titled.end() :]
        return [
            *lines[:at],
            Line(first.start, first.start + titled.end("title"), titled["title"]),
            *([Line(first.start + start, first.start + end, titled["row"])] if titled["row"] else []),
            *([Line(first.start + titled.end(), first.end, text)] if text else []),
            *lines[at + 1 :],
        ]
    match = rule_of("leading-date").match(lines[0].text) if lines else None
    if match is None:
        return lines
    first, end = lines[0], match.end()
    text = first.text[end:].lstrip()
    return [Line(first.start, first.start + end, match[0]), Line(first.end - len(text), first.end, text), *lines[1:]]


def _as_foot(line: Line, title: str) -> Line:
    """The last line as furniture where it repeats the headline and gives the one day of the paper's issue."""
    if line.kind not in {"body", "subhead"} or line.running or title not in line.text or line.text == title:
        return line
    days = {iso(match) for match in rule_of("date").finditer(line.text)}
    return line._replace(kind="furniture", published=days.pop()) if len(days) == 1 else line


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for part in text.split("\n"):
        stripped = part.strip().strip(_EDGES)
        if stripped:
            at = start + part.index(stripped[0])
            yield Line(at, at + len(stripped), stripped)
        start += len(part) + 1


def _sorted_out(lines: list[Line]) -> Iterator[Line]:
    """Set the kinds of all lines but the headlines; the rest is `body`."""
    lines = list(_filled(lines))
    page = "\n".join(line.text for line in lines)
    furniture = _furniture().of(page)
    signs = [*possible("signature").of(page), *possible("dateline").of(page)]
    in_text = [rule for rule in furniture if rule.constants.get("running")]
    rules = [
        None if line.kind in {"byline", "header"} else _furniture_rule(line, in_text if line.running else furniture)
        for line in lines
    ]
    running = [number for number, line in enumerate(lines) if line.running and rules[number] is None]
    first_running, last_running = (running[0], running[-1]) if running else (len(lines), len(lines))
    rules = [
        None if rule and rule.constants.get("listed") and not _is_listed(rules, number, last_running) else rule
        for number, rule in enumerate(rules)
    ]
    listing = rest = begun = False
    above = 0
    for number, (line, rule) in enumerate(zip(lines, rules, strict=True)):
        if line.kind in {"byline", "header"}:
            above += 1
            yield line
            continue
        before_text = number < first_running
        byline = (
            None
            if line.running or rule
            else _byline(line, signs, below=number > 0, next_below=above == 1, before_text=before_text)
        )
        above += rule is None
        if rule is not None:
            onward = rule.constants.get("reach") == "onward"
            listing |= onward and not _is_section(lines, number, begun=begun)
            rest |= rule.constants.get("reach") == "rest" and number > first_running
            yield _stamped(line) if before_text else line._replace(kind="furniture")
        elif byline is not None:
            yield byline
        elif rest or (listing and not line.running and (begun or not _SENTENCE.search(line.text))):
            yield line._replace(kind="furniture")
        else:
            listing = False
            begun |= line.running or _SENTENCE.search(line.text) is not None
            yield line


def _stamped(line: Line) -> Line:
    """A line of furniture; the place in the site may have the time of publication behind it."""
    date = rule_of("date").search(line.text) if breadcrumb().match(line.text) else None
    published = iso(date) if date is not None and date["hour"] else None
    return line._replace(kind="furniture", published=published)


def _is_section(lines: list[Line], number: int, *, begun: bool) -> bool:
    """Whether the heading of a list is only the name of the page's section, or of buttons above the text.

    It stands right below the place in the site, or above the text with hardly anything between them.
    """
    if number > 0 and breadcrumb().match(lines[number - 1].text) is not None:
        return True
    below = lines[number + 1 : number + _ENTRIES + 1]
    return not begun and any(
        line.running or _SENTENCE.search(line.text) or header_row(tight(line.text), below=True) for line in below
    )


def _filled(lines: list[Line]) -> Iterator[Line]:
    """The lines; a label that is one alone and its value in the line below it are a byline or a row of the header."""
    filled: LineKind | None = None
    for number, line in enumerate(lines):
        below, after = (lines[at].text if at < len(lines) else "" for at in (number + 1, number + 2))
        if filled:
            yield line._replace(kind=filled)
            filled = None
            continue
        label = label_pattern().fullmatch(line.text.lstrip(_BULLETS))
        filled = _value_kind(label_field(label), below, after) if label is not None else None
        if label is None or filled is None:
            yield line
        elif filled == "byline":
            yield line._replace(kind=filled, credits=row_credits(label[0] + below))
        else:
            doubt, published = day_of(label[0] + below)
            credits = row_credits(label[0] + below) or None
            yield line._replace(kind=filled, published=published, doubt=doubt, credits=credits)


def _value_kind(field: str, below: str, after: str) -> LineKind | None:
    """What the line below a label is where it is its value; `after` is the line behind it."""
    if below and all(map(surely_names, below.split())):
        return "byline"
    date = rule_of("date").fullmatch(below)
    if field in LABEL_RANKS and date is not None:
        return "header"
    if field == "source" and _SENDER.fullmatch(below) and label_pattern().search(below) is None:
        return "header"
    more = label_pattern().match(after.lstrip(_BULLETS)) is not None
    short = 0 < len(below) <= RESIDUE * 2 and label_pattern().search(below) is None
    return "header" if field == "table" and more and short else None


def _is_listed(rules: list[Rule | None], number: int, last_running: int) -> bool:
    """Whether a line of furniture stands beside another one, below all running text."""
    return number > last_running and any(rules[number - 1 : number] + rules[number + 1 : number + 2])


def _furniture_rule(line: Line, rules: Sequence[Rule]) -> Rule | None:
    return next((rule for rule in rules if rule.regex.match(line.text)), None)


def _byline(line: Line, signs: Sequence[Rule], *, below: bool, next_below: bool, before_text: bool) -> Line | None:
    """The line as header row, byline or caption; None where it is text. `below`, `next_below`: as in `header_row`."""
    text = line.text
    row = header_row(tight(text), below=below, next_below=next_below)
    if row is not None:
        credits, published = row
        kind: LineKind = "header" if before_text or (published and not credits) else "byline"
        return line._replace(kind=kind, credits=credits, published=published, doubt=day_of(tight(text))[0])
    if credits := line_credits(text, signs, before_text=before_text):
        return line._replace(kind="byline", credits=credits)
    if MARKS.search(text) is None:
        names = without_media(joined(text.lstrip(_SIGNS)))
        if (text[0] in _SIGNS or without_roles(names) != names) and (credits := names_alone(names)):
            return line._replace(kind="byline", credits=credits)
    if rule_of("caption").match(text):
        return line._replace(kind="caption", credits=caption_credits(text) or None)
    if not before_text and " " in text.replace("\u3000", " ") and len(text) < 60 and not STOPPED.search(text):
        credits = bare_credits(text)
        if 1 < len(credits.authors) <= SIGNERS and len("".join(credits.authors)) == len(NOISE.sub("", text)):
            return line._replace(kind="byline", credits=credits)
    return None
