"""What a value function gets, and helpers to read it."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from extraction.pipes.dates.context import Context
from extraction.pipes.values.numerals import parse_year
from extraction.pipes.values.timex import Fixed, Moment


class Call(NamedTuple):
    """One match of a rule.

    Attributes:
        groups: the named groups that took part, by name.
        text: what the rule matched.
        start, end: code points of the article's text, half-open.
        constants: the rule's `with:` section.
    """

    groups: Mapping[str, str]
    text: str
    start: int
    end: int
    context: Context
    constants: Mapping[str, Any]

    def group(self, *names: str) -> str | None:
        """The first of these groups that took part."""
        groups = self.groups
        for name in names:
            if name in groups:
                return groups[name]
        return None

    def number(self, *names: str) -> int | None:
        """The whole number in the first of these groups that took part; None where it is none."""
        text = self.group(*names)
        return None if text is None else self.whole(text)

    def whole(self, text: str) -> int | None:
        """A whole number in any notation, and the words of the lexicon `numbers`; None for anything else."""
        if text.isascii() and text.isdigit():
            return int(text)
        value = self.word("numbers", text, "value")
        return parse_year(text) if value is None else int(value)

    def word(self, lexicon: str, word: str, column: str) -> str | None:
        """A column of a word in a lexicon of rules/dates."""
        return self.context.words.lexicon(lexicon).value(word, column)


Thing = Moment | Fixed
ValueFunction = Callable[[Call], Thing | None]


def call_of(match: re.Match[str], context: Context, constants: Mapping[str, Any]) -> Call:
    """The call for a match."""
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    return Call(groups, match[0], match.start(), match.end(), context, constants)
