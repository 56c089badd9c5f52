"""Names that their form alone gives away: 高某, 顾女士, 老顾, names with dots and hyphens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.pipes.people.candidates import Candidate
from extraction.pipes.people.weigh import Weighed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extraction.pipes.officials.names import NameFinder
    from extraction.pipes.people.article import Article
    from extraction.rulebook import Rulebook

_SURE = 9.0
"""Log-odds of a form that cannot be anything else."""
_FORMS = ("hidden", "familiar", "courtesy", "joined")


class Forms:
    """The rules for such names, compiled once."""

    def __init__(self, book: Rulebook) -> None:
        self._rules = [rule for rule in book.rules("people") if rule.value in _FORMS]
        self._dot = book.compile("names", "{dot}")

    def find(self, article: Article, names: NameFinder) -> Iterator[Weighed]:
        """Such names, in no order."""
        text = article.text
        for rule in self._rules:
            for match in rule.regex.finditer(text):
                start, end = match.span("name")
                if rule.value == "familiar" and not _stands(article, start, end):
                    continue
                yield _sure(start, end, match["name"], str(rule.value))
        for match in self._dot.finditer(text):
            for start in range(max(0, match.start() - 8), match.start()):
                if article.words.starts(start) and (options := names.options_at(start)):
                    option = options[0]
                    if "·" in option.text and start < match.start() < option.end:
                        yield _sure(start, option.end, option.text, "dotted")
                        break


def _stands(article: Article, start: int, end: int) -> bool:
    """Whether 老顾 is no beginning, end or whole of a word."""
    words = article.words
    return words.starts(start) and words.starts(end) and not words.classes.known(article.text[start:end])


def _sure(start: int, end: int, name: str, form: str) -> Weighed:
    return Weighed(Candidate(start, end, name, 0, form), _SURE + (end - start) / 100)
