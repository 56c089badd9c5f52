"""Pinyin glosses: 领(lǐng) is read 领.

A bracket is a gloss because it holds a pinyin of the character before it, as pypinyin knows it, not because it is a bracket.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_BRACKET = re.compile(r"(?<=[\u3400-\u4dbf\u4e00-\u9fff])[(（]([a-zA-Zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿêɡ\u0300-\u030c]{1,7}[0-5]?)[)）]")


def glosses(text: str) -> Iterator[tuple[int, int]]:
    """Half-open spans of the glosses of a text, brackets included."""
    if "(" not in text and "（" not in text:
        return
    for match in _BRACKET.finditer(text):
        if _bare(match[1]) in _readings(text[match.start() - 1]):
            yield match.span()


def _bare(pinyin: str) -> str:
    """Pinyin without tones, ü as v."""
    plain = unicodedata.normalize("NFD", pinyin.lower().replace("ɡ", "g"))
    marked = plain.replace("u\u0308", "v")
    return "".join(char for char in marked if not unicodedata.combining(char)).rstrip("012345")


@lru_cache(maxsize=None)
def _readings(char: str) -> frozenset[str]:
    """Every toneless pinyin of a character."""
    from pypinyin import Style, pinyin

    (found,) = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False) or [[]]
    return frozenset(_bare(reading) for reading in found)
