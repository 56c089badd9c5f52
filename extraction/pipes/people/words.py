"""The words of an article, as the segmenter cuts them, and what class of word stands where."""

from __future__ import annotations

import re
from functools import cached_property

from extraction.segment import Segmenter, WordClasses

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_OPENING = "“‘《〈「『(（[【"
_CLOSING = "”’》〉」』)）]】"
_AHEAD = 8
_CLASSES = {
    "vn": "n", "nz": "n", "an": "a", "f": "n", "s": "n", "t": "t", "nt": "n", "ns": "ns", "q": "m",
}  # fmt: skip
"""Word classes that tell the same about a name beside them."""


class Words:
    """Word boundaries of one text, in code points."""

    def __init__(self, text: str, segmenter: Segmenter) -> None:
        self._text = text
        self.spans = segmenter.words(text)
        self.classes = WordClasses.load()
        self._starts = dict(self.spans)
        self._ends = {end: start for start, end in self.spans}

    def starts(self, at: int) -> bool:
        """Whether a word begins here."""
        return at in self._starts or at == len(self._text)

    def is_word(self, start: int, end: int) -> bool:
        """Whether the segmenter has just this word."""
        return self._starts.get(start) == end

    @cached_property
    def boundaries(self) -> tuple[int, ...]:
        """Where words begin, in order."""
        return tuple(start for start, _ in self.spans)

    def class_before(self, at: int) -> str:
        """What stands before an offset.

        Punctuation (`stop`, `comma`, `joint`, `open`, `close`), a word class, or `inside` of a word.
        """
        if at <= 0:
            return "stop"
        if mark := _mark(self._text[at - 1]):
            return mark
        start = self._ends.get(at)
        return "inside" if start is None else self._class(self._text[start:at])

    def class_after(self, at: int) -> str:
        """The same for what begins at an offset."""
        if at >= len(self._text):
            return "stop"
        if mark := _mark(self._text[at]):
            return mark
        end = self._starts.get(at)
        return "inside" if end is None else self._class(self._text[at:end])

    def class_anew(self, at: int) -> str:
        """What would begin at an offset inside a word, were the text cut there."""
        (_, end), *_ = self.classes.fast_words(self._text[at : at + _AHEAD])
        return self._class(self._text[at : at + end])

    def _class(self, word: str) -> str:
        best = self.classes.best(word)
        if best is None:
            return "unknown" if _HAN.match(word) else "other"
        return _CLASSES.get(best, best)


def _mark(char: str) -> str | None:
    if char == "、":
        return "joint"
    if char in ",，:：;；":
        return "comma"
    if char in _OPENING:
        return "open"
    if char in _CLOSING:
        return "close"
    if char.isspace():
        return "space"
    return None if char.isalnum() else "stop"
