"""Pinyin glosses: 领(lǐng) is read 领.

A bracket is a gloss because it holds a pinyin of the character before it, as pypinyin knows it, not because it is a
bracket. With tone marks or digits it may also hold the pinyin of several characters.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from extraction.rulebook import Scan

LETTERS = "a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿêɡ"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_BRACKET = Scan(
    rf"(?<=[{_HAN}])[(（][ \u3000]?"
    rf"([A-Z]?[{LETTERS}\u0300-\u030c][{LETTERS}\u0300-\u030c0-5 '’·-]{{0,40}}?)[ \u3000]?[)）]"
)
_SYLLABLE_MARKS = frozenset("\u0300\u0301\u0304\u030c")


def glosses(text: str) -> Iterator[tuple[int, int]]:
    """Half-open spans of the glosses of a text, brackets included."""
    if "(" not in text and "（" not in text:
        return
    for match in _BRACKET.finditer(text):
        if _is_gloss(text[max(0, match.start() - 8) : match.start()], match[1]):
            yield match.span()


def reads_as(char: str, pinyin: str) -> bool:
    """Whether a pinyin is one of the character; its tone counts where it is written."""
    if _bare(pinyin) not in _readings(char):
        return False
    marked = unicodedata.normalize("NFC", pinyin.lower().replace("ɡ", "g"))
    return _has_tone(pinyin) is False or pinyin[-1:].isdigit() or marked in _toned(char)


def _is_gloss(before: str, pinyin: str) -> bool:
    if _bare(pinyin) in _readings(before[-1]):
        return True
    return _has_tone(pinyin) and any(_spells(before[-size:], pinyin) for size in range(2, len(before) + 1))


def _spells(chars: str, pinyin: str) -> bool:
    """Whether a pinyin is that of all the characters, one behind the other."""
    rests = {_bare(re.sub(r"[0-5 '’·-]", "", pinyin))}
    for char in chars:
        rests = {rest[len(one) :] for rest in rests for one in _readings(char) if one and rest.startswith(one)}
    return "" in rests


def _has_tone(pinyin: str) -> bool:
    return pinyin[-1:].isdigit() or not _SYLLABLE_MARKS.isdisjoint(unicodedata.normalize("NFD", pinyin))


def _bare(pinyin: str) -> str:
    """Pinyin without tones, ü as v."""
    plain = unicodedata.normalize("NFD", pinyin.lower().replace("ɡ", "g"))
    marked = plain.replace("u\u0308", "v")
    return "".join(char for char in marked if not unicodedata.combining(char)).rstrip("012345")


@cache
def _readings(char: str) -> frozenset[str]:
    """Every toneless pinyin of a character."""
    return frozenset(map(_bare, _toned(char)))


@cache
def _toned(char: str) -> frozenset[str]:
    from pypinyin import Style, pinyin

    (found,) = pinyin(char, style=Style.TONE, heteronym=True, errors="ignore") or [[]]
    return frozenset(found)
