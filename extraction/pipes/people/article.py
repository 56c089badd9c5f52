"""What the rules know about names in general, and what is known about the article at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.pipes.people.words import Words
from extraction.places import gazetteer

if TYPE_CHECKING:
    import re

    from extraction.pipes.state import State
    from extraction.rulebook import Rulebook
    from extraction.segment import Segmenter


@dataclass(frozen=True, slots=True)
class Article:
    """One article, seen as what stands beside names.

    Attributes:
        before: end of a word before which names stand -> `role`, `call` or `office`.
        roles: end of what stands in the text as a role -> where it begins.
        places, units: offsets inside of what is known to be a place or a body.
    """

    text: str
    words: Words
    before: dict[int, str]
    roles: dict[int, int]
    places: frozenset[int]
    units: frozenset[int]


class Lore:
    """The lexicons around names, compiled once."""

    def __init__(self, book: Rulebook, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._office = book.compile("officials", "{@offices}")
        self._call = book.compile("people", "{@calls}")
        self._role: re.Pattern[str] = next(rule.regex for rule in book.rules("people") if rule.value == "role")
        self.level = book.lexicon("names", "surnames").column("level")
        self.after = {word: float(row["strength"]) for word, row in book.lexicon("names", "after").items()}
        self.sounding = book.compile("names", "{@transliteration}+")
        self.titles = frozenset(book.lexicon("people", "titles"))
        endings = (*book.lexicon("places", "division_endings"), *book.lexicon("places", "endings"))
        self.endings = frozenset(word[-1] for word in endings if len(word) == 1)
        self.tails = frozenset(book.lexicon("people", "tails"))
        self.divisions = frozenset(gazetteer().forms())

    def article(self, state: State) -> Article:
        """What is known of an article after the officials and the units have been found."""
        text = state.reading.text
        roles = {match.end(): match.start() for match in self._role.finditer(text)}
        before = dict.fromkeys((match.end() for match in self._office.finditer(text)), "office")
        before.update((match.end(), "call") for match in self._call.finditer(text))
        before.update((end, "role") for end in roles)
        before.update((end, "office") for _, end in state.memo.get("post_spans", ()))
        places = frozenset(at for place in state.places for at in range(place.start, place.end))
        units = frozenset(at for unit in state.units for start, end in unit.mentions for at in range(start, end))
        return Article(text, Words(text, self._segmenter), before, roles, places, units)
