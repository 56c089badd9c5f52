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
_WHOLE = 4.0
"""How well a name must read for a courtesy word behind it to be its own."""
_FORMS = ("hidden", "familiar", "courtesy", "joined", "tibetan")


class Forms:
    """The rules for such names, compiled once."""

    def __init__(self, book: Rulebook) -> None:
        self._rules = [rule for rule in book.rules("people") if rule.value in _FORMS]
        self._dot = book.compile("names", "{dot}")
        self._opener = book.compile("people", "{opener}(?!{dot})")
        self._sounds = {char for name in ("transliteration", "minority") for char in book.lexicon("names", name)}

    def find(self, article: Article, names: NameFinder) -> Iterator[Weighed]:
        """Such names, in no order."""
        yield from self._by_rule(article, names)
        yield from self._dotted(article, names)

    def _by_rule(self, article: Article, names: NameFinder) -> Iterator[Weighed]:
        text = article.text
        for rule in self._rules:
            for match in rule.regex.finditer(text):
                start, end = match.span("name")
                if rule.value == "joined" and self._opener.match(text, start):
                    start += 1
                if rule.value == "courtesy" and _inside_name(names, start, match.end("surname")):
                    continue
                if rule.value == "familiar" and not _stands(article, start, end):
                    continue
                yield _sure(start, end, text[start:end], str(rule.value))

    def _dotted(self, article: Article, names: NameFinder) -> Iterator[Weighed]:
        text = article.text
        for match in self._dot.finditer(text):
            for start in range(max(0, match.start() - 8), match.start()):
                ahead = self._opener.fullmatch(text, start - 1, start) is not None
                if not (ahead or article.words.starts(start)) or self._opener.match(text, start):
                    continue
                option = next(iter(names.options_at(start)), None)
                if option is not None and "·" in option.text and start < match.start() < option.end:
                    if self._is_foreign(option.text):
                        yield _sure(start, option.end, option.text, "dotted")
                    break

    def _is_foreign(self, name: str) -> bool:
        """Whether at least half of its Han characters render sounds: 大展·主题 has a dot as well."""
        sounds = [char in self._sounds for char in name if char not in "·-－"]
        return 2 * sum(sounds) >= len(sounds)


def _inside_name(names: NameFinder, start: int, end: int) -> bool:
    """Whether the surname of 成先生 ends a whole name: 罗成先生."""
    return any(
        o.end == end and o.score >= _WHOLE for at in (start - 2, start - 1) for o in names.options_at(at) if at >= 0
    )


def _stands(article: Article, start: int, end: int) -> bool:
    """Whether 老顾 is no beginning, end or whole of a word."""
    words = article.words
    return words.starts(start) and words.starts(end) and not words.classes.known(article.text[start:end])


def _sure(start: int, end: int, name: str, form: str) -> Weighed:
    return Weighed(Candidate(start, end, name, 0, form), _SURE + (end - start) / 100)
