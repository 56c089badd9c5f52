"""The lines of a page, and what each of them is.

Works line by line from top to bottom: headline and header row before the first running paragraph, text, bylines, and
the furniture behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from extraction.rulebook import Rule, Rulebook
from extraction.rulebook.near import Possible
from extraction.text.credits import (
    Credits,
    bare_credits,
    caption_credits,
    is_word,
    joined,
    label_field,
    label_pattern,
    labelled,
    row_credits,
    signs_for_body,
    signs_for_medium,
    source_name,
    surely_names,
    tight,
    unlabelled_credits,
    without_buttons,
    without_media,
    without_roles,
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
_LABEL = 16
"""Characters that the label of a headline and the buttons behind it have at most."""
_ACCOUNT_NAME = 10
"""Characters of the name of an account, or of who wrote for it, at most."""
_ROW = 30
"""Characters of a row of an account above the time at most."""
_TITLED = ("title-date", "title-row", "title-dateline")
"""The rules that find a headline before the rest of the first line."""
_HEADER = 3
"""So many lines, without furniture, stand above the names that sign an article below its headline at most."""
_COLUMNS = 3
"""So many short words with bars between them are links of the page."""
_LINKS = 5
"""So many short words with nothing but blanks between them are as well."""
_SIGNERS = 4
"""So many names without a role sign an article at most; more are a list."""
_CAPTIONS = 4
"""Short lines at the top, one under the other without a header row, from which on they are captions."""
_STOP = re.compile(r"[。；;，,、:：]$|\.(?:cn|com|net|org)[)）]?$")
_ENTRIES = 4
"""A list of other articles above the text has at least so many entries."""
_SENTENCE = re.compile(r"[。；：;:]$")
"""How a paragraph ends, but no headline."""
_CLOSED = re.compile(r"[。！？!?…”;；,，]$|[。！？!”][（(【\[][^（()）【】\[\]]{2,60}[)）】\]]$")
_STAMPED = re.compile(r"[\u3400-\u9fffA-Za-z]{2,10}[ \u3000\t]+")
"""What stands before the time to the minute in a row, or before the date below the headline: the source."""
_ACCOUNT = re.compile(
    r"[ \u3000\t]*[·•][ \u3000\t]*(?P<name>[\u3400-\u9fffA-Za-z]{2,10}?)(?:官方(?:账号|帐号|澎湃号))?"
)
"""What stands behind the time to the minute and a point: the account that has posted it."""
_UNLABELLED, _OF_TODAY, _NO_DAY = 1, 1.5, 3
_RANKS: Mapping[str, float] = {"published": 0, "issued": 2, "table": _NO_DAY}
"""How far the label of a day speaks against its being that of publication, by the field of the label."""
_LETTERHEAD = re.compile(
    r"[\u3400-\u9fff]{4,30}文件$|[\u3400-\u9fff]{1,12}[〔\[【（(](?:19|20)\d\d[〕\]】）)]第?\d{1,4}号$"
)
"""The head of a document: who issues it, and its number."""
_SIGNS = "□■◎●▲"
_LIST_HEAD = re.compile(r"(?:奖|名单|获得者|代表|人员|成员|人选|嘉宾)[:：]?$")
_OF_LIST = re.compile(r"以上|上述")
"""What stands above and below a list of names."""
_SERIES = re.compile(r"[【\[][^【】\[\]]{2,16}[】\]]$")
"""The heading of a series of articles, in a line of its own."""
_LED_TO = re.compile(r"(?:强调|指出|(?:时|会上|上|中)(?:要求|表示|提出))$")
"""What ends the line above a headline that says who said it, and where."""
_MARKS = re.compile(r"[。！？!?；;，,：:]")
_APART = re.compile(r"[\u3400-\u9fff][ \u3000]{1,4}[\u3400-\u9fff]")
_PICTURED = re.compile(r"(?:组图|图文|图片新闻|图片|多图|视频)[:：]")
"""What some sites set before the headline of news with pictures."""
_SENDER = re.compile(r"[\u3400-\u9fff]{2,16}")
_ALONE = re.compile(r"[\u3400-\u9fff]{3,8}")
_PLACE_END = re.compile(r"[村镇乡县区湾沟庄寨屯]$")
"""How places end that begin like a name: 王家村."""
_LED_ON = re.compile(r"[行来]$")
"""What follows words of time and place in headlines: 连日来, 江南行."""
_BULLETS = "•·-* \u3000"
_BARS = re.compile(r"[|｜丨]")
_HEADED = re.compile(r"^[^:：\s]{2,14}[:：]\s*")
"""What a row of links belongs to: 乡镇分站：, 热搜：."""
_BRACKETS = re.compile(r"[《》（）()【】\[\]]")
_WORDS = re.compile(r"[\u3400-\u9fff]")
_FIRST_TITLE = re.compile(
    r"^(?:原?标\s*题|原题|信息名称|文章标题)[:：]\s*|^[-–·•●■◆][ \u3000]{1,3}|^原创[ \u3000]{1,3}"
    r"|^[\[［](?:组?图|图文|多图|视频|推荐|置顶|原创|转载|转帖|精华)[\]］]\s*"
    r"|(?<=[\u3400-\u9fff“”！？)）0-9]{6})(?: ?(?:--|[-_|｜－]) ?[\u3400-\u9fff·]{2,14}){0,2}"
    r" ?(?:--|[-_|｜－]) ?[\u3400-\u9fff·]{2,14}"
    r"(?:(?<!一张)网|网站|政府|频道|门户|日报|晚报|电视台|客户端|官网|数字报|电子报|在线)$|\s*[\[【](?:打印本[页文]|复制链接)[\]】]$"
    r"|(?<=[\u3400-\u9fff”！？）])[!-/:-@[-`{-~](?: [!-~]{1,2}){4,}$"
)
"""What is no part of a title: its label, a bullet, that pictures go with it, the name of the site, a button, and what
a forum adds against copying: * r4 L9 O: p8 Y."""
_EDGES = "|｜ \t\u3000\u00a0"
"""What a table leaves around the text of a line."""
_NOISE = re.compile(r"[^\u3400-\u9fffA-Za-z0-9]+")


class Line(NamedTuple):
    """A line without its surrounding white space; offsets of the reading.

    `doubt`: how far the label of its day speaks against that day's being the one of publication.
    """

    start: int
    end: int
    text: str
    kind: LineKind = "body"
    credits: Credits | None = None
    published: str | None = None
    doubt: float = 1

    @property
    def running(self) -> bool:
        """Whether the line is a paragraph rather than a heading or an entry."""
        return (len(self.text) >= _RUNNING and "。" in self.text) or len(self.text) > _LONGEST_ROW


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page with their kinds, and its headline."""

    lines: tuple[Line, ...]
    title: str | None
    published: str | None
    """The day of publication; None on a page of several articles, each with its day."""


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
    lines = _headed(list(_signed(list(_sorted_out(_with_own_date(list(_lines(text))))))))
    lines, title = _led_to(lines)
    title = title or _run_on(lines)
    title = _FIRST_TITLE.sub("", title) if title else None
    if title and lines:
        lines = [*lines[:-1], _as_foot(lines[-1], title)]
    return Page(tuple(lines), title, _published(lines) if _dated(lines) <= 1 else None)


def _led_to(lines: list[Line]) -> tuple[list[Line], str | None]:
    """The lines and the headline, of which the first line only says who says the second: 林知远调研时强调."""
    at = next((number for number, line in enumerate(lines) if line.kind == "headline"), None)
    if at is None:
        return lines, None
    title, below = lines[at].text, lines[at + 1] if at + 1 < len(lines) else lines[at]
    if not _LED_TO.search(title) or below.kind != "subhead" or not _titular(below._replace(kind="body")):
        return lines, title
    return [*lines[: at + 1], below._replace(kind="headline"), *lines[at + 2 :]], f"{title} {below.text}"


def _dated(lines: list[Line]) -> int:
    """How many lines hold nothing but a date; those above the text are one.

    One that signs an article whose header row has one does not count. Where there is none, how many days sign.
    """
    header = [number for number, line in enumerate(lines) if line.kind == "header" and line.published is not None]
    dated = [number for number in header if not _NOISE.sub("", _beside(lines[number].text))]
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
    return line.doubt + _OF_TODAY if above and line.doubt == _UNLABELLED and not line.credits else line.doubt


def _with_own_date(lines: list[Line]) -> list[Line]:
    """The lines, what stands before the text of the first one as lines of their own: headline, date, source."""
    at = next((number for number, line in enumerate(lines) if not _breadcrumb().match(line.text)), 0)
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
    date = rule_of("date").search(line.text) if _breadcrumb().match(line.text) else None
    published = iso(date) if date is not None and date["hour"] else None
    return line._replace(kind="furniture", published=published)


def _is_section(lines: list[Line], number: int, *, begun: bool) -> bool:
    """Whether the heading of a list is only the name of the page's section, or of buttons above the text.

    It stands right below the place in the site, or above the text with hardly anything between them.
    """
    if number > 0 and _breadcrumb().match(lines[number - 1].text) is not None:
        return True
    below = lines[number + 1 : number + _ENTRIES + 1]
    return not begun and any(
        line.running or _SENTENCE.search(line.text) or header_row(tight(line.text), below=True) for line in below
    )


def _signed(lines: list[Line]) -> Iterator[Line]:
    """The lines; names between the headline and the text or its header row are a byline, an account is the source."""
    place = 0
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else line
        dated = line.kind == "body" and below.kind == "header" and below.published is not None
        between = place == 1 and dated
        credits = names_alone(line.text) if between and len(line.text) <= _RESIDUE * 2 else Credits()
        text_below = below.running or (below.kind == "body" and below.text.endswith("。"))
        if not credits and line.kind == "body" and text_below and place <= _HEADER:
            above = lines[number - 1] if number > 0 else None
            headed = place == 1 or (above is not None and above.kind == "header")
            led = above is None or headed or above.text.startswith("—")
            if led and (above is None or not _LIST_HEAD.search(above.text)):
                credits = _signers(line.text, below.text, below_title=headed)
        account = _ALONE.fullmatch(line.text) is not None and signs_for_body(line.text)
        row = unlabelled_credits(line.text) if dated and place > 0 and len(line.text) <= _ROW else None
        words = line.text.split()
        if not credits and row and row.source and len(words) > 1 and all(len(word) <= _ACCOUNT_NAME for word in words):
            yield line._replace(kind="header", credits=row)  # 原创 林知远 云岭发布
        elif not credits and account and (between or (dated and place > 1 and signs_for_medium(line.text))):
            yield line._replace(kind="header", credits=Credits(source=line.text))
        else:
            yield line._replace(kind="byline", credits=credits) if credits else line
        place += line.kind != "furniture"


def _signers(text: str, below: str, *, below_title: bool) -> Credits:
    """Credits of nothing but names right above the text `below`, which is not about them; else nothing."""
    credits = names_alone(text)
    names = credits.authors
    if not names or credits.editors or _OF_LIST.match(below) or any(name in below for name in names):
        return Credits()
    if len(names) == 1:
        # 林　禾, but 江　山, which is a word as well
        apart = _APART.fullmatch(text) is not None
        named = (apart or (below_title and text == names[0])) and not is_word(names[0])
        return credits if named else Credits()
    return credits if len(names) <= _SIGNERS else Credits()


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
    if field in _RANKS and date is not None:
        return "header"
    if field == "source" and _SENDER.fullmatch(below) and label_pattern().search(below) is None:
        return "header"
    more = label_pattern().match(after.lstrip(_BULLETS)) is not None
    short = 0 < len(below) <= _RESIDUE * 2 and label_pattern().search(below) is None
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
    if credits := _line_credits(text, signs, before_text=before_text):
        return line._replace(kind="byline", credits=credits)
    if _MARKS.search(text) is None:
        names = without_media(joined(text.lstrip(_SIGNS)))
        if (text[0] in _SIGNS or without_roles(names) != names) and (credits := names_alone(names)):
            return line._replace(kind="byline", credits=credits)
    if rule_of("caption").match(text):
        return line._replace(kind="caption", credits=caption_credits(text) or None)
    if not before_text and " " in text.replace("\u3000", " ") and len(text) < 60 and not _STOP.search(text):
        credits = bare_credits(text)
        if 1 < len(credits.authors) <= _SIGNERS and len("".join(credits.authors)) == len(_NOISE.sub("", text)):
            return line._replace(kind="byline", credits=credits)
    return None


def _line_credits(text: str, signs: Sequence[Rule], *, before_text: bool) -> Credits:
    """Credits of a line that a rule knows as a whole; nothing for the heading of a series: 【党史学习教育】."""
    inside = text[1:-1]
    if before_text and _SERIES.match(text) and without_roles(inside) == inside and not label_pattern().search(text):
        return Credits()
    for rule in signs:
        match = rule.regex.match(text)
        if match is None or match.end() < len(text) or "names" not in match.groupdict():
            continue
        if credits := signed_by(rule, match["names"]):
            return credits
    return Credits()


def names_alone(text: str) -> Credits:
    """Credits of a line that holds nothing but names, of which some may stand behind their role; else nothing."""
    credits = Credits() if _MARKS.search(text) else bare_credits(text)
    names = [*credits.authors, *credits.editors]
    written = "".join(_WORDS.findall(without_roles(text)))
    sure = all(map(_is_sure, names))
    return credits if sure and (len(written) > 2 or _APART.fullmatch(text)) and "".join(names) == written else Credits()


def signed_by(rule: Rule, names: str | None) -> Credits:
    """Credits of the names that a byline's rule has found; nothing where it wants names that are surely some."""
    credits = credits_of(names or "")
    sure = rule.constants.get("names") != "sure" or all(map(_is_sure, (*credits.authors, *credits.editors)))
    return credits if sure else Credits()


def _is_sure(name: str) -> bool:
    """Whether a name is surely one, and no place or word with what follows it: 王家村, 连日|来."""
    return surely_names(name) and not _PLACE_END.search(name) and not _begins_word(name)


def _begins_word(name: str) -> bool:
    return _LED_ON.search(name) is not None and is_word(name[:-1])


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
    if date is None and (not marks or _headlined(text)):
        return None
    beside = _BRACKETS.sub(" ", _beside(text))
    residue = _NOISE.sub("", beside)
    credits = row_credits(_uncounted(text))
    if residue:
        unlabelled = unlabelled_credits(beside) if date is not None or _counted(text) else None
        if unlabelled is not None:
            credits.update(unlabelled)
        elif (
            date is not None
            and ((below and date["hour"]) or (next_below and signs_for_body(residue)))
            and _STAMPED.fullmatch(beside)
            and date.end() == len(text)
        ):
            credits.source = source_name(beside)  # 云岭党建 2021-03-05 10:20
        elif date is not None and below and date["hour"] and (behind := _ACCOUNT.fullmatch(text, date.end())):
            credits.source = source_name(behind["name"])  # 2021-03-05 10:20 云岭党建
        elif len(residue) > _RESIDUE or not (
            marks or _counted(text) or (next_below and rule_of("columns").match(text))
        ):
            return None
    return credits, day_of(text)[1]


def _headlined(text: str) -> bool:
    """Whether a row is a headline behind 图文： or the like: neither a name nor a body stands there."""
    label = _PICTURED.match(text)
    value = text[label.end() :].strip() if label else ""
    body = len(value) <= _LABEL and signs_for_body(value)
    return len(_WORDS.findall(value)) > _RESIDUE // 2 and not body and not credits_of(value)


def _counted(text: str) -> bool:
    """Whether a row says how many have read it."""
    return rule_of("counter").search(text) is not None


def _uncounted(text: str) -> str:
    """A row without its counters: 1524 次浏览, but not the end of a name, 云岭阅读(143)."""
    return rule_of("counter").sub(
        lambda match: match[0] if match.start() and _WORDS.match(text[match.start() - 1]) else " ", text
    )


def day_of(text: str) -> tuple[float, str | None]:
    """The day of a row that is most likely that of publication, and how far its label speaks against that."""
    marks = {match.end(): match for match in label_pattern().finditer(text)}
    best: tuple[float, str | None] = _NO_DAY, None
    for match in rule_of("date").finditer(text):
        mark = marks.get(match.start())
        rank = _RANKS.get(label_field(mark), _UNLABELLED) if mark is not None else _UNLABELLED
        written = iso(match)
        if written is not None and rank < best[0]:
            best = rank, written
    return best


def _whole_row(text: str) -> tuple[Credits, str | None] | None:
    """Credits and date of a row that a rule knows as a whole."""
    if rule_of("medium-alone").match(text):
        return Credits(source=text), None
    reposted = rule_of("reposted").match(text)
    if reposted is not None:
        return row_credits(f"来源：{reposted['source']} 作者：{reposted['names'] or ''}"), None
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
    bare = "" if title is None else _bare(title)
    return [_placed(line, number, title, bare, first_body) for number, line in enumerate(lines)]


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
        above = _written_twice(above) or _without_issuer(_without_site(above))
        return next((text for text in above if len(text) >= _SHORTEST_TITLE), max(above, key=len))
    block = []
    for line in lines[:first_body]:
        if _titular(line):
            block.append(line)
        elif line.kind == "body" and _WORDS.search(line.text) and not _links(line.text):
            break
    if not block:
        return None
    alone = [number for number, line in enumerate(block[1:], 1) if line.start > block[number - 1].end + 1]
    if head is None and len(block) >= _CAPTIONS and (not alone or alone[0] >= _CAPTIONS) and first_body < len(lines):
        return None
    texts = [line.text for line in block]
    texts = _written_twice(texts) or _without_issuer(_without_site(texts))
    return next((text for text in texts if len(text) >= _SHORTEST_TITLE), None)


def _written_twice(texts: list[str]) -> list[str]:
    """The line that stands twice, one right below the other, as the title of a page and its headline do."""
    return [text for text, below in pairwise(texts) if text == below][:1]


def _without_site(texts: list[str]) -> list[str]:
    """The lines, without the name of the site, or of the series, at the top of the page."""
    named = len(texts) > 1 and (rule_of("site-name").match(texts[0]) or _SERIES.match(texts[0]))
    return texts[1:] if named else texts


def _without_issuer(texts: list[str]) -> list[str]:
    """The lines, without the head of a document and the body that issues it in the line above its title."""
    texts = [text for text in texts if not _LETTERHEAD.match(text)] or texts
    issued = len(texts) > 1 and rule_of("document-title").match(texts[1]) and signs_for_body(texts[0])
    return texts[1:] if issued else texts


def _titular(line: Line) -> bool:
    return (
        line.kind == "body"
        and not line.running
        and 1 < len(line.text) <= _LONGEST_TITLE
        and _WORDS.search(line.text) is not None
        and not _STOP.search(line.text)
        and not _links(line.text)
    )


def _links(text: str) -> bool:
    """Whether a line is a row of links to sections, or to the towns of a county, each a short word."""
    words, barred = _HEADED.sub("", text).split(), [word.strip() for word in _BARS.split(text)]
    return any(
        len(row) >= least and all(len(word) < _SHORTEST_TITLE for word in row)
        for row, least in ((words, _LINKS), (barred, _COLUMNS))
    )


def _bare(title: str) -> str:
    """The characters of a headline, without the label before it and the buttons behind it."""
    return _NOISE.sub("", _FIRST_TITLE.sub("", title))


def _placed(line: Line, number: int, title: str | None, bare: str, first_body: int) -> Line:
    """The line in its place; `bare` are the characters of the headline."""
    if line.kind != "body":
        return line
    near = title is not None and len(line.text) <= 2 * len(title) + _LABEL
    if near and bare[:1] in line.text and _bare(line.text) == bare:
        return line._replace(kind="headline" if number < first_body else "caption")
    if not line.running and len(line.text) <= 40 and not _CLOSED.search(line.text):
        return line._replace(kind="subhead")
    return line
