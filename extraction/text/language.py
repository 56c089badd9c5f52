"""Is this Chinese? Bits of evidence, character by character.

A character pair model: minus the binary logarithms of the shares that characters have behind each other in news
(rules/text/lexicons/pairs.tsv), against characters drawn at random from GB/T 2312, which is what shifted bytes look
like. Pairs that the table does not have back off to the share of the single character.
"""

from __future__ import annotations

from functools import cache, lru_cache

from extraction.rulebook import Rulebook
from extraction.text.common import common
from extraction.text.script import simplifications

RANDOM_BITS = 13.0
"""Minus the binary logarithm of the share of one character where all of GB/T 2312 are equally frequent."""
_BACKOFF_BITS = 2.0
_RARE_COMMON, _RARE_OTHER = 17.0, 22.0
"""Bits of a character that the table does not have, of the first level and of none."""
_LEAST, _MOST = -8.0, 10.0
_PUNCTUATION = frozenset("，。、；：？！…—“”‘’（）《》")
_REPEATED = frozenset("！？…—")
_QUOTES = frozenset("“”‘’《》（）")
_QUOTE_BITS = 11.0
_LETTER_BITS = 16.0
"""Bits of a Latin letter beside a character beside which news never has one."""
_WIDE = {ord(char): chr(ord(char) + 0xFEE0) for char in ",!?:;()"}


@cache
def _table() -> tuple[dict[str, float], dict[str, float]]:
    single: dict[str, float] = {}
    pairs: dict[str, float] = {}
    for char, row in Rulebook.load().lexicon("text", "pairs").items():
        single[char] = float(row["share"])
        for bits, group in enumerate(row.get("followers", "").split("|")):
            pairs |= dict.fromkeys((char + follower for follower in group), float(bits))
    return single, pairs


def known(char: str) -> bool:
    """Whether the table has the character."""
    return normal(char) in _table()[0]


def is_mark(char: str) -> bool:
    """Whether a character is a punctuation mark of Chinese text."""
    return normal(char) in _PUNCTUATION


@cache
def normal(char: str) -> str:
    """A character as the table has it: simplified, marks full-width, `0` a digit, `a` a letter, `^` a line end."""
    if char.isascii():
        if char.isalpha():
            return "a"
        return "0" if char.isdigit() else "^" if char == "\n" else _WIDE.get(ord(char), char)
    return simplifications().get(ord(char), char)


@lru_cache(maxsize=1 << 18)
def evidence(before: str, char: str) -> float:
    """Bits for `char` standing behind `before` in Chinese rather than by chance."""
    single, pairs = _table()
    first, second = normal(before), normal(char)
    bits = pairs.get(first + second)
    if bits is None and first in _PUNCTUATION and second in _PUNCTUATION:
        repeated = first in _REPEATED and second in _REPEATED
        bits = _QUOTE_BITS if second in _QUOTES or repeated else _RARE_COMMON
    elif bits is None and "a" in {first, second}:
        bits = _LETTER_BITS
    elif bits is None:
        bits = single.get(second, _RARE_COMMON if second in common() else _RARE_OTHER) + _BACKOFF_BITS
    return max(_LEAST, min(_MOST, RANDOM_BITS - bits))
