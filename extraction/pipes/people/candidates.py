"""Strings of a text that could be names: by the surname, by the sound, or by what stands before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extraction.pipes.people.words import Words
    from extraction.rulebook import Rulebook

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_LONGEST_SOUND = 9


@dataclass(frozen=True, slots=True)
class Candidate:
    """A string that could be a name; offsets are half-open code points of the reading.

    Attributes:
        surname: how many characters of it are the surname; 0 where it is written by its sound.
        form: `han1` … by surname and length of the given name, `sound2` … by length.
    """

    start: int
    end: int
    text: str
    surname: int
    form: str


class CandidateFinder:
    """Every string that has the form of a name where words begin."""

    def __init__(self, book: Rulebook) -> None:
        surnames = book.lexicon("names", "surnames")
        self._single = {w for w in surnames.words("level", "common|rare") if len(w) == 1}
        self._rare = set(surnames.words("level", "rare"))
        self._sounding = book.compile("names", "{@transliteration}+")
        self._compound = {w for w in surnames if len(w) == 2}
        self._japanese = set(book.lexicon("people", "japanese_surnames"))
        self._sounds = book.compile("names", "{transliterated}")
        self._not_names = set(book.lexicon("names", "not_names"))
        self._countries = book.compile("names", "{@countries}")
        self._opener = book.compile("people", "{opener}(?!{dot})")
        self._ahead = book.compile("people", "{ahead}(?={han})")

    def find(self, text: str, words: Words, settled: frozenset[int]) -> Iterator[Candidate]:
        """Candidates in the order of the text; `settled` are ends of words that a name may follow within a word."""
        ahead = {match.end() for match in self._ahead.finditer(text)}
        for start in sorted({*words.boundaries, *settled, *ahead}):
            run = _HAN.match(text, start)
            if run is not None:
                yield from self.at(text, start, run.end(), words)

    def at(self, text: str, start: int, limit: int, words: Words) -> Iterator[Candidate]:
        """Candidates that begin at `start` and end no later than `limit`."""
        if self._countries.match(text, start):
            return
        ends = set()
        for size, given in self._shapes(text, start):
            end = start + size + given
            name = text[start:end]
            if end - start > 2 and size == 1 and text[start] in self._rare and self._sounding.fullmatch(name):
                continue  # 撒普拉 is no 撒
            if end <= limit and name not in self._not_names and end not in ends:
                ends.add(end)
                yield Candidate(start, end, name, size, f"han{given}")
        if (run := self._sounds.match(text, start)) and not self._opener.match(text, start):
            for end in range(start + 2, min(run.end(), start + _LONGEST_SOUND) + 1):
                if end not in ends and (words.starts(end) or end == run.end()):
                    name = text[start:end]
                    if not words.classes.known(name) and name not in self._not_names:
                        yield Candidate(start, end, name, 0, f"sound{min(end - start, 5)}")

    def _shapes(self, text: str, start: int) -> Iterator[tuple[int, int]]:
        """(characters of the surname, characters of the given name) that may begin here."""
        pair = text[start : start + 2]
        if pair in self._compound or pair in self._japanese:
            yield 2, 1
            yield 2, 2
        if text[start : start + 3] in self._japanese:
            yield 3, 2
        if text[start] in self._single:
            yield 1, 1
            yield 1, 2
