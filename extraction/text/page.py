"""The lines of a page, and what each of them is.

Works line by line from top to bottom: headline and header row before the first running paragraph, text, bylines, and
the furniture behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from extraction.rulebook import Rule, Rulebook
from extraction.rulebook.near import Possible
from extraction.text.credits import (
    Credits,
    bare_credits,
    caption_credits,
    joined,
    label_pattern,
    labelled,
    row_credits,
    signs_for_body,
    source_name,
    surely_names,
    tight,
    unlabelled_credits,
    without_buttons,
)
from extraction.text.days import iso, signed_day

LineKind = Literal["blank", "furniture", "header", "byline", "caption", "headline", "subhead", "body"]

_RUNNING = 40
"""Characters from which a line with a full stop is a paragraph of running text."""
_LONGEST_ROW = 200
_LONGEST_TITLE = 70
_SHORTEST_TITLE = 6
_RESIDUE = 14
"""Characters that a header row may hold beside what we know."""
_SIGNERS = 4
"""So many names without a role sign an article at most; more are a list."""
_CAPTIONS = 4
"""Short lines at the top, one under the other without a header row, from which on they are captions."""
_STOP = re.compile(r"[。；;，,、:：]$|\.(?:cn|com|net|org)[)）]?$")
_CLOSED = re.compile(r"[。！？!?…”;；,，]$")
_STAMPED = re.compile(r"[\u3400-\u9fffA-Za-z]{2,10}[ \u3000\t]+")
"""What stands before the time to the minute in a row, or before the date below the headline: the source."""
_BRACKETS = re.compile(r"[《》（）()【】\[\]]")
_WORDS = re.compile(r"[\u3400-\u9fff]")
_FIRST_TITLE = re.compile(r"^原(?:标题|题)[:：]\s*")
_EDGES = "|｜ \t\u3000\u00a0"
"""What a table leaves around the text of a line."""
_NOISE = re.compile(r"[^\u3400-\u9fffA-Za-z0-9]+")


class Line(NamedTuple):
    """A line without its surrounding white space; offsets of the reading."""

    start: int
    end: int
    text: str
    kind: LineKind = "body"
    credits: Credits | None = None
    published: str | None = None

    @property
    def running(self) -> bool:
        """Whether the line is a paragraph rather than a heading or an entry."""
        return (len(self.text) >= _RUNNING and "。" in self.text) or len(self.text) > _LONGEST_ROW


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page with their kinds, and its headline."""

    lines: tuple[Line, ...]
    title: str | None
    dated: int
    """How many lines hold nothing but a date: more than one on a page of several articles."""


@cache
def rules_of(value: str) -> tuple[Rule, ...]:
    """The rules with this value."""
    return tuple(rule for rule in Rulebook.load().rules("text") if rule.value == value)


@cache
def rule_of(value: str) -> re.Pattern[str]:
    """The pattern of the only rule with this value."""
    return rules_of(value)[0].regex


@cache
def possible(value: str) -> Possible[Rule]:
    """The rules with this value, to choose those from that a page allows."""
    return Possible((rule.expanded, rule) for rule in rules_of(value))


@cache
def _furniture() -> Possible[Rule]:
    """The furniture rules, of which some also know running text."""
    return Possible((rule.expanded, rule) for rule in Rulebook.load().traps("text"))


@cache
def _breadcrumb() -> re.Pattern[str]:
    return next(rule.regex for rule in Rulebook.load().traps("text") if rule.id == "text.breadcrumb")


def page_of(text: str) -> Page:
    """Classify the lines of a reading."""
    lines = _headed(list(_sorted_out(_with_own_date(list(_lines(text))))))
    title = next((line.text for line in lines if line.kind == "headline"), None) or _run_on(lines)
    title = _FIRST_TITLE.sub("", title) if title else None
    if title and lines:
        lines = [*lines[:-1], _as_foot(lines[-1], title)]
    return Page(tuple(lines), title, _dated(lines))


def _dated(lines: list[Line]) -> int:
    """How many lines hold nothing but a date; one that signs an article whose header row has one does not count.

    Where there is none, how many days sign.
    """
    header = [number for number, line in enumerate(lines) if line.kind == "header" and line.published is not None]
    dated = [number for number in header if not _NOISE.sub("", _beside(lines[number].text))]
    if not dated:
        return len({lines[number].published for number in header if rule_of("signing-day").match(lines[number].text)})
    text = [number for number, line in enumerate(lines) if line.kind == "body"]
    signed = len(dated) > 1 and bool(text) and dated[0] < text[0] and dated[-1] > text[-1]
    return len(dated) - signed


def _with_own_date(lines: list[Line]) -> list[Line]:
    """The lines, a labelled date before the text of the first one as a line of its own."""
    titled = rule_of("title-date").match(lines[0].text) if lines else None
    if titled is not None:
        first, (start, end) = lines[0], titled.span("row")
        return [
            Line(first.start, first.start + titled.end("title"), titled["title"]),
            Line(first.start + start, first.start + end, titled["row"]),
            Line(first.start + titled.end(), first.end, first.text[titled.end() :]),
            *lines[1:],
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


def _run_on(lines: list[Line]) -> str | None:
    """The headline of a page whose text follows it in the same line, behind a space."""
    first = lines[0] if lines else None
    if first is None or first.kind != "body" or not first.running:
        return None
    match = rule_of("run-on").match(first.text)
    return match["title"] if match else None


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
        None if line.kind == "byline" else _furniture_rule(line, in_text if line.running else furniture)
        for line in lines
    ]
    running = [number for number, line in enumerate(lines) if line.running and rules[number] is None]
    first_running, last_running = (running[0], running[-1]) if running else (len(lines), len(lines))
    rules = [
        None if rule and rule.constants.get("listed") and not _is_listed(rules, number, last_running) else rule
        for number, rule in enumerate(rules)
    ]
    listing = rest = False
    for number, (line, rule) in enumerate(zip(lines, rules, strict=True)):
        if line.kind == "byline":
            yield line
            continue
        byline = None if line.running or rule else _byline(line, number, signs, before_text=number < first_running)
        if rule is not None:
            # right below the place in the site stands the name of its section (图片新闻)
            section = number > 0 and _breadcrumb().match(lines[number - 1].text) is not None
            listing |= rule.constants.get("reach") == "onward" and not section
            rest |= rule.constants.get("reach") == "rest" and number > first_running
            yield line._replace(kind="furniture")
        elif byline is not None:
            yield byline
        elif rest or (listing and not line.running):
            yield line._replace(kind="furniture")
        else:
            listing = False
            yield line


def _filled(lines: list[Line]) -> Iterator[Line]:
    """The lines; a label that is one alone and the name in the line below it are a byline."""
    filled = False
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        if filled:
            filled = False
            yield line._replace(kind="byline")
        elif below is not None and label_pattern().fullmatch(line.text) and surely_names(below.text):
            filled = True
            yield line._replace(kind="byline", credits=row_credits(line.text + below.text))
        else:
            yield line


def _is_listed(rules: list[Rule | None], number: int, last_running: int) -> bool:
    """Whether a line of furniture stands beside another one, below all running text."""
    return number > last_running and any(rules[number - 1 : number] + rules[number + 1 : number + 2])


def _furniture_rule(line: Line, rules: Sequence[Rule]) -> Rule | None:
    return next((rule for rule in rules if rule.regex.match(line.text)), None)


def _byline(line: Line, number: int, signs: Sequence[Rule], *, before_text: bool) -> Line | None:
    """The line as header row, byline or caption; None where it is text."""
    text = line.text
    row = header_row(tight(text), below=number > 0, next_below=number == 1)
    if row is not None:
        credits, published = row
        kind: LineKind = "header" if before_text or (published and not credits) else "byline"
        return line._replace(kind=kind, credits=credits, published=published)
    for rule in signs:
        if (match := rule.regex.match(text)) is None or match.end() < len(text):
            continue
        credits = credits_of(match.groupdict().get("names") or "")
        if credits:
            return line._replace(kind="byline", credits=credits)
    if rule_of("caption").match(text):
        return line._replace(kind="caption", credits=caption_credits(text) or None)
    if not before_text and " " in text.replace("\u3000", " ") and len(text) < 60 and not _STOP.search(text):
        credits = bare_credits(text)
        if 1 < len(credits.authors) <= _SIGNERS and len("".join(credits.authors)) == len(_NOISE.sub("", text)):
            return line._replace(kind="byline", credits=credits)
    return None


def credits_of(text: str) -> Credits:
    """Credits of a byline, labelled or not."""
    text = joined(text)
    return row_credits(text) if label_pattern().search(text) else bare_credits(text)


def header_row(text: str, *, below: bool = False, next_below: bool = False) -> tuple[Credits, str | None] | None:
    """Credits and date of a line that consists of them; None where it is none.

    `below`: whether a headline can stand above it; `next_below`: and nothing between them.
    """
    if len(text) > _LONGEST_ROW or "。" in text:
        return None
    whole = _whole_row(text)
    if whole is not None:
        return whole
    text = rule_of("posted").sub("", text)
    date = rule_of("date").search(text)
    text = without_buttons(rule_of("controls").sub(" ", text)) if date is not None else text
    marks = list(labelled(text))
    if date is None and not marks:
        return None
    beside = _BRACKETS.sub(" ", _beside(text))
    residue = _NOISE.sub("", beside)
    credits = row_credits(text)
    if residue:
        unlabelled = unlabelled_credits(beside) if date is not None else None
        if unlabelled is not None:
            credits.update(unlabelled)
        elif (
            date is not None
            and ((below and date["hour"]) or (next_below and signs_for_body(residue)))
            and _STAMPED.fullmatch(beside)
            and date.end() == len(text)
        ):
            credits.source = source_name(beside)  # 云岭党建 2021-03-05 10:20
        elif len(residue) > _RESIDUE or not (marks or (next_below and rule_of("columns").match(text))):
            return None
    return credits, iso(date) if date else None


def _whole_row(text: str) -> tuple[Credits, str | None] | None:
    """Credits and date of a row that a rule knows as a whole."""
    if rule_of("medium-alone").match(text):
        return Credits(source=text), None
    signed = rule_of("signing-day").match(text)
    if signed is not None:
        return Credits(), signed_day(signed)
    stamp = rule_of("date").search(text) if rule_of("section-dated").match(text) else None
    return None if stamp is None else (Credits(), iso(stamp))


def _beside(text: str) -> str:
    """What a row holds beside dates, counters, buttons and labelled values."""
    for value in ("counter", "controls", "date", "edition", "address"):
        text = rule_of(value).sub(" ", text)
    first = label_pattern().search(text)
    return text[: first.start()] if first else text


def _headed(lines: list[Line]) -> list[Line]:
    """Find the headline, its repetitions and the subheads."""
    first_body = next((n for n, line in enumerate(lines) if line.kind == "body" and line.running), len(lines))
    head = next((n for n, line in enumerate(lines[:first_body]) if line.kind == "header"), None)
    title = _title(lines, head, first_body)
    return [_placed(line, number, title, first_body) for number, line in enumerate(lines)]


def _title(lines: list[Line], head: int | None, first_body: int) -> str | None:
    start = _below_navigation(lines[: first_body if head is None else head])
    return _first_title(lines[start:], None if head is None else head - start, first_body - start)


def _below_navigation(lines: list[Line]) -> int:
    """The number of the first line that can be the headline, of those above the header row.

    What stands above the place in the site is its navigation, where a headline follows and none is above it.
    """
    at = next((number for number in range(len(lines) - 1, -1, -1) if _breadcrumb().match(lines[number].text)), None)
    if at is None or not any(map(_titular, lines[at + 1 :])):
        return 0
    return next(
        (number for number, line in enumerate(lines[:at]) if _titular(line) and not _navigates(line.text)), at + 1
    )


def _navigates(text: str) -> bool:
    """Whether a short line holds nothing but sections, or names of a site or of who runs it."""
    return all(len(word) < _SHORTEST_TITLE or signs_for_body(word) for word in text.split())


def _first_title(lines: list[Line], head: int | None, first_body: int) -> str | None:
    above = [line.text for line in lines[:head] if _titular(line)] if head is not None else []
    if above:
        above = _without_issuer(above)
        return next((text for text in above if len(text) >= _SHORTEST_TITLE), max(above, key=len))
    block = []
    for line in lines[:first_body]:
        if _titular(line):
            block.append(line)
        elif line.kind == "body" and _WORDS.search(line.text):
            break
    if not block:
        return None
    alone = [number for number, line in enumerate(block[1:], 1) if line.start > block[number - 1].end + 1]
    if head is None and len(block) >= _CAPTIONS and (not alone or alone[0] >= _CAPTIONS) and first_body < len(lines):
        return None
    return next((text for text in _without_issuer([line.text for line in block]) if len(text) >= _SHORTEST_TITLE), None)


def _without_issuer(texts: list[str]) -> list[str]:
    """The lines, without the body that issues a document in the line above the document's title."""
    issued = len(texts) > 1 and rule_of("document-title").match(texts[1]) and signs_for_body(texts[0])
    return texts[1:] if issued else texts


def _titular(line: Line) -> bool:
    return (
        line.kind == "body"
        and not line.running
        and 1 < len(line.text) <= _LONGEST_TITLE
        and _WORDS.search(line.text) is not None
        and not _STOP.search(line.text)
    )


def _placed(line: Line, number: int, title: str | None, first_body: int) -> Line:
    if line.kind != "body":
        return line
    if title is not None and len(line.text) <= 2 * len(title) and _NOISE.sub("", line.text) == _NOISE.sub("", title):
        return line._replace(kind="headline" if number < first_body else "caption")
    if not line.running and len(line.text) <= 40 and not _CLOSED.search(line.text):
        return line._replace(kind="subhead")
    return line
