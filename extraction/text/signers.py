"""Who signs an article, where nothing but names says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.rulebook import Rule
from extraction.text.credits import (
    Credits,
    bare_credits,
    is_word,
    label_pattern,
    signs_for_body,
    signs_for_medium,
    surely_names,
    unlabelled_credits,
    without_roles,
)
from extraction.text.lines import APART, MARKS, RESIDUE, SERIES, WORDS, Line
from extraction.text.rows import credits_of

_ACCOUNT_NAME = 10
"""Characters of the name of an account, or of who wrote for it, at most."""
_ROW = 30
"""Characters of a row of an account above the time at most."""
_HEADER = 3
"""So many lines, without furniture, stand above the names that sign an article below its headline at most."""
SIGNERS = 4
"""So many names without a role sign an article at most; more are a list."""
_LIST_HEAD = re.compile(r"(?:奖|名单|获得者|代表|人员|成员|人选|嘉宾)[:：]?$")
_OF_LIST = re.compile(r"以上|上述")
"""What stands above and below a list of names."""
_ALONE = re.compile(r"[\u3400-\u9fff]{3,8}")
_PLACE_END = re.compile(r"[村镇乡县区湾沟庄寨屯]$")
"""How places end that begin like a name: 王家村."""
_LED_ON = re.compile(r"[行来]$")
"""What follows words of time and place in headlines: 连日来, 江南行."""


def signed(lines: list[Line]) -> Iterator[Line]:
    """The lines; names between the headline and the text or its header row are a byline, an account is the source."""
    place = 0
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else line
        dated = line.kind == "body" and below.kind == "header" and below.published is not None
        between = place == 1 and dated
        credits = names_alone(line.text) if between and len(line.text) <= RESIDUE * 2 else Credits()
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
        apart = APART.fullmatch(text) is not None
        named = (apart or (below_title and text == names[0])) and not is_word(names[0])
        return credits if named else Credits()
    return credits if len(names) <= SIGNERS else Credits()


def line_credits(text: str, signs: Sequence[Rule], *, before_text: bool) -> Credits:
    """Credits of a line that a rule knows as a whole; nothing for the heading of a series: 【党史学习教育】."""
    inside = text[1:-1]
    if before_text and SERIES.match(text) and without_roles(inside) == inside and not label_pattern().search(text):
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
    credits = Credits() if MARKS.search(text) else bare_credits(text)
    names = [*credits.authors, *credits.editors]
    written = "".join(WORDS.findall(without_roles(text)))
    sure = all(map(_is_sure, names))
    return credits if sure and (len(written) > 2 or APART.fullmatch(text)) and "".join(names) == written else Credits()


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
