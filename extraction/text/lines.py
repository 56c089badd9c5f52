"""A line of a page, and what of the rules many ask of one."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from extraction.rulebook import Rule, Rulebook
from extraction.rulebook.near import Possible
from extraction.text.credits import Credits

LineKind = Literal["blank", "furniture", "header", "byline", "caption", "headline", "subhead", "body"]
_RUNNING = 40
"""Characters from which a line with a full stop is a paragraph of running text."""
LONGEST_ROW = 200
RESIDUE = 14
"""Characters that a header row may hold beside what we know."""
LABEL = 16
"""Characters that the label of a headline and the buttons behind it have at most."""
STOPPED = re.compile(r"[。；;，,、:：]$|\.(?:cn|com|net|org)[)）]?$")
SERIES = re.compile(r"[【\[][^【】\[\]]{2,16}[】\]]$")
"""The heading of a series of articles, in a line of its own."""
MARKS = re.compile(r"[。！？!?；;，,：:]")
APART = re.compile(r"[\u3400-\u9fff][ \u3000]{1,4}[\u3400-\u9fff]")
WORDS = re.compile(r"[\u3400-\u9fff]")
NOISE = re.compile(r"[^\u3400-\u9fffA-Za-z0-9]+")


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
        return (len(self.text) >= _RUNNING and "。" in self.text) or len(self.text) > LONGEST_ROW


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
def breadcrumb() -> re.Pattern[str]:
    """The pattern of a place in the site."""
    return next(rule.regex for rule in Rulebook.load().traps("text") if rule.id == "text.breadcrumb")
