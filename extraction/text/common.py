"""Which characters Chinese text is made of.

Source: GB/T 2312 arranges its characters by use: rows 16-55 hold the 3,755 of the first level, which make up more than
98 % of running text, rows 56-87 the 3,008 rarer ones of the second. A traditional character is as common as its
simplified form.
"""

from functools import cache

from extraction.text.script import simplifications

_FIRST, _LAST = 0xB0, 0xD7
_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉【】「」『』〔〕—…·～％－○〇　　•")


@cache
def common_han() -> frozenset[str]:
    """The first level of GB/T 2312, and the traditional characters that become one of it."""
    level = {
        bytes((lead, trail)).decode("gb2312")
        for lead in range(_FIRST, _LAST + 1)
        for trail in range(0xA1, 0xFF)
        if (lead, trail) < (0xD7, 0xFA)  # the last five places are empty
    }
    return frozenset(level | {chr(code) for code, simple in simplifications().items() if simple in level})


@cache
def common() -> frozenset[str]:
    """Common characters, Chinese punctuation, printable ASCII, full-width digits and letters."""
    ascii_part = {chr(code) for code in (*range(0x20, 0x7F), 0x09, 0x0A, 0x0D, 0xA0)}
    wide = {chr(code) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFEFF)}
    return common_han() | _PUNCTUATION | ascii_part | wide


def commonness(text: str) -> float:
    """The share of a text's characters outside ASCII that are common; 1.0 for pure ASCII."""
    foreign = [char for char in text if char > "\x7f"]
    known = common()
    return sum(char in known for char in foreign) / len(foreign) if foreign else 1.0
