"""Rows of the header: what names source, author and day, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extraction.text.credits import (
    Credits,
    bare_credits,
    joined,
    label_field,
    label_pattern,
    labelled,
    row_credits,
    signs_for_body,
    source_name,
    unlabelled_credits,
    without_buttons,
)
from extraction.text.days import iso, signed_day
from extraction.text.lines import LABEL, LONGEST_ROW, NOISE, RESIDUE, WORDS, rule_of

_STAMPED = re.compile(r"[\u3400-\u9fffA-Za-z]{2,10}[ \u3000\t]+")
"""What stands before the time to the minute in a row, or before the date below the headline: the source."""
_ACCOUNT = re.compile(
    r"[ \u3000\t]*[·•][ \u3000\t]*(?P<name>[\u3400-\u9fffA-Za-z]{2,10}?)(?:官方(?:账号|帐号|澎湃号))?"
)
"""What stands behind the time to the minute and a point: the account that has posted it."""
UNLABELLED = 1
_NO_DAY = 3
LABEL_RANKS: Mapping[str, float] = {"published": 0, "issued": 2, "table": _NO_DAY}
"""How far the label of a day speaks against its being that of publication, by the field of the label."""
_PICTURED = re.compile(r"(?:组图|图文|图片新闻|图片|多图|视频)[:：]")
"""What some sites set before the headline of news with pictures."""
_BRACKETS = re.compile(r"[《》（）()【】\[\]]")


def credits_of(text: str) -> Credits:
    """Credits of a byline, labelled or not."""
    text = joined(text)
    return row_credits(text) if label_pattern().search(text) else bare_credits(text)


def header_row(text: str, *, below: bool = False, next_below: bool = False) -> tuple[Credits, str | None] | None:
    """Credits and date of a line that consists of them; None where it is none.

    `below`: whether a headline can stand above it; `next_below`: and nothing between them.
    """
    if len(text) > LONGEST_ROW or "。" in text:
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
    beside = _BRACKETS.sub(" ", beside_values(text))
    residue = NOISE.sub("", beside)
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
        elif len(residue) > RESIDUE or not (marks or _counted(text) or (next_below and rule_of("columns").match(text))):
            return None
    return credits, day_of(text)[1]


def _headlined(text: str) -> bool:
    """Whether a row is a headline behind 图文： or the like: neither a name nor a body stands there."""
    label = _PICTURED.match(text)
    value = text[label.end() :].strip() if label else ""
    body = len(value) <= LABEL and signs_for_body(value)
    return len(WORDS.findall(value)) > RESIDUE // 2 and not body and not credits_of(value)


def _counted(text: str) -> bool:
    """Whether a row says how many have read it."""
    return rule_of("counter").search(text) is not None


def _uncounted(text: str) -> str:
    """A row without its counters: 1524 次浏览, but not the end of a name, 云岭阅读(143)."""
    return rule_of("counter").sub(
        lambda match: match[0] if match.start() and WORDS.match(text[match.start() - 1]) else " ", text
    )


def day_of(text: str) -> tuple[float, str | None]:
    """The day of a row that is most likely that of publication, and how far its label speaks against that."""
    marks = {match.end(): match for match in label_pattern().finditer(text)}
    best: tuple[float, str | None] = _NO_DAY, None
    for match in rule_of("date").finditer(text):
        mark = marks.get(match.start())
        rank = LABEL_RANKS.get(label_field(mark), UNLABELLED) if mark is not None else UNLABELLED
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


def beside_values(text: str) -> str:
    """What a row holds beside dates, counters, buttons and labelled values."""
    for value in ("counter", "controls", "date", "edition", "address"):
        text = rule_of(value).sub(" ", text)
    first = label_pattern().search(text)
    return text[: first.start()] if first else text
