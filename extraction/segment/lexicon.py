"""Words with their classes, and a fast segmentation by them.

Derived from news text that LAC labelled; how, and under which licence, is in `docs/segmenter.md`. No person's name is
in it, and places and bodies only where many articles speak of them.
"""

import gzip
import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from extraction.segment.embedded import content

UNKNOWN = 3.0
"""How much less likely (natural logarithm) an unknown character is than a word seen once; 0 to 6 do equally well."""
_PLAIN = re.compile(r"\s+|[0-9０-９A-Za-zＡ-Ｚａ-ｚ]+(?:[.．][0-9０-９]+)?[%％]?")
_IMPOSSIBLE = -math.inf
_SHORT, _MANY = 12, 1 << 14
"""Of texts so short, which come again and again, the words are remembered for so many."""
_NO_CLASSES: Mapping[str, float] = MappingProxyType({})


class WordClasses:
    """Word -> parts of speech, with shares.

    The classes are LAC's, coarser: `n` noun, `nz` other proper name, `ns` place, `nt` body, `v` verb, `vn` verbal noun,
    `a` adjective, `d` adverb, `p` preposition, `c` conjunction, `u` particle, `r` pronoun, `m` number, `q` classifier,
    `t` time, `f` direction, `s` locality, `w` punctuation.
    """

    def __init__(self, rows: Mapping[str, str]) -> None:
        """Make a lexicon of rows word -> `class:frequency,class:frequency`, most frequent class first."""
        self._rows = rows
        alike = Counter(rows.values())  # most rows are those of many words
        self._totals = {row: sum(_frequencies(row)) for row in alike}
        total = sum(self._totals[row] * words for row, words in alike.items()) or 1
        weights = {row: math.log(number / total) for row, number in self._totals.items()}
        self._weights = {word: weights[row] for word, row in rows.items()}
        self._unknown = -math.log(total) - UNKNOWN
        self._shares: dict[str, Mapping[str, float]] = {}
        """Rows that have been asked for, as `tags` gives them."""
        self._remembered: dict[str, tuple[tuple[int, int], ...]] = {}
        self._reach: dict[str, int] = {}
        """The first two characters of words -> the length of the longest word that begins so."""
        for word in sorted(rows, key=len):
            if len(word) > 1:
                self._reach[word[:2]] = len(word)

    @classmethod
    def load(cls) -> "WordClasses":
        """The embedded lexicon, read once.

        Raises:
            SegmenterError: the installed file is damaged.
        """
        return _embedded()

    @classmethod
    def wide(cls) -> "WordClasses":
        """The embedded lexicon with the rarer words of a general dictionary, read once.

        For nouns of whatever kind. Names are cut by the smaller one; this one tells which do not end inside a word.

        Raises:
            SegmenterError: the installed files are damaged.
        """
        return _wide()

    def known(self, word: str) -> bool:
        """Whether the word is in the lexicon."""
        return word in self._rows

    def frequency(self, word: str) -> int:
        """How often the word was seen in about a million words; 0 for an unknown one."""
        row = self._rows.get(word)
        return 0 if row is None else self._totals[row]

    def tags(self, word: str) -> Mapping[str, float]:
        """Class -> share, adding up to 1, most frequent first; empty for an unknown word."""
        row = self._rows.get(word)
        if row is None:
            return _NO_CLASSES
        shares = self._shares.get(row)
        if shares is None:
            total = self._totals[row]
            pairs = (pair.split(":") for pair in row.split(","))
            shares = self._shares[row] = {tag: int(number) / total for tag, number in pairs}
        return shares

    def best(self, word: str) -> str | None:
        """The most frequent class; None for an unknown word."""
        row = self._rows.get(word)
        return None if row is None else row.partition(":")[0]

    def fast_words(self, text: str) -> tuple[tuple[int, int], ...]:
        """Half-open word spans that tile the text, in code points: the most likely cut into words.

        That is a unigram model, decoded by the Viterbi algorithm. Meant for windows of some ten characters, where it
        takes some ten microseconds; time is linear in the length. Names and other unknown words fall into single
        characters; white space and runs of letters or digits are one span each.
        """
        known = self._remembered.get(text)
        if known is not None:
            return known
        words = tuple(self._fast_words(text))
        if len(text) <= _SHORT:
            if len(self._remembered) >= _MANY:
                self._remembered.clear()
            self._remembered[text] = words
        return words

    def _fast_words(self, text: str) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        done = 0
        for match in _PLAIN.finditer(text):
            start, end = match.span()
            if done < start:
                spans += self._cut(text, done, start)
            spans.append((start, end))
            done = end
        if done < len(text):
            spans += self._cut(text, done, len(text))
        return spans

    def _cut(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """The most likely words of `text[start:end]`; of equally likely ones the last single character counts more."""
        weights, unknown, reach = self._weights, self._unknown, self._reach
        best = [_IMPOSSIBLE] * (end - start + 1)
        begin = [start] * (end - start + 1)
        best[0] = 0.0
        for at in range(start, end):
            before = best[at - start]
            likely = before + weights.get(text[at], unknown)
            if likely >= best[at + 1 - start]:
                best[at + 1 - start], begin[at + 1 - start] = likely, at
            # few pairs of characters begin a word, so that most places need no more than this look-up
            longest = reach.get(text[at : at + 2])
            if longest is None:
                continue
            for stop in range(at + 2, min(at + longest, end) + 1):
                weight = weights.get(text[at:stop])
                if weight is not None and before + weight > best[stop - start]:
                    best[stop - start], begin[stop - start] = before + weight, at
        spans = []
        while end > start:
            spans.append((begin[end - start], end))
            end = begin[end - start]
        return spans[::-1]


def _frequencies(row: str) -> list[int]:
    return [int(pair.rpartition(":")[2]) for pair in row.split(",")]


@cache
def _embedded() -> WordClasses:
    return WordClasses(_rows("words.tsv.gz"))


@cache
def _wide() -> WordClasses:
    return WordClasses(_rows("vocabulary.tsv.gz") | _rows("words.tsv.gz"))


@cache
def _rows(name: str) -> dict[str, str]:
    cells = gzip.decompress(content(name)).decode().rstrip("\n").replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=True))
