"""The text as the tools take it: as long as the raw one, without the characters that they change or refuse.

A browser turns a carriage return into a line feed, a text file read line by line ends at more characters than one, a
database takes no NUL, and no encoding takes a lone surrogate. Each gives way to one other character, so that no offset
moves; what stood there is kept beside the text.
"""

import re

_LINE_ENDS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")

Replaced = list[tuple[int, int]]
"""Offset and code point of each character that gave way."""


def shown(raw: str) -> tuple[str, Replaced]:
    """The text to show, and what it leaves out."""
    replaced = [(match.start(), ord(match[0])) for match in _REFUSED.finditer(raw)]
    return _REFUSED.sub(lambda match: " " if match[0] in _LINE_ENDS else "\ufffd", raw), replaced


def restored(text: str, replaced: Replaced) -> str:
    """The raw text again."""
    characters = list(text)
    for offset, code in replaced:
        characters[offset] = chr(code)
    return "".join(characters)
