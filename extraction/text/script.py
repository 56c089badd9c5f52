"""Traditional characters to simplified ones, one for one."""

from functools import cache
from pathlib import Path

from extraction.text.model import Script

_MARGIN = 20
"""How many times as many characters of one script there must be for a text not to be mixed."""


@cache
def simplifications() -> dict[int, str]:
    """A table for `str.translate`, from the character dictionary of opencc-python-reimplemented; the first of several readings counts."""
    import opencc

    table = {}
    path = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        traditional, _, simplified = line.partition("\t")
        first = simplified.split(" ")[0]
        if len(traditional) == 1 and len(first) == 1 and first != traditional:
            table[ord(traditional)] = first
    return table


@cache
def _widths() -> dict[int, str]:
    """Full-width digits, letters and the signs inside numbers to half-width ones."""
    return {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05, 0xFF0E)}


@cache
def _table() -> dict[int, str]:
    return {**simplifications(), **_widths()}


def simplify(text: str) -> str:
    """The text in simplified characters, digits and letters half-width; as long as before."""
    return text.translate(_table())


def script_of(raw: str, simple: str) -> Script:
    """Which script a text is in; `simple` is its simplification.

    Counts the characters that are traditional only against those that are simplified only.
    """
    traditional = sum(map(str.__ne__, raw, simple))
    if not traditional:
        return "hans"
    marks = simplified_only()
    simplified = sum(1 for char in raw if char in marks)
    if traditional > _MARGIN * simplified:
        return "hant"
    return "hans" if simplified > _MARGIN * traditional else "mixed"


@cache
def simplified_only() -> frozenset[str]:
    """Characters that stand in no traditional text: what a traditional one becomes and is none itself."""
    import opencc

    path = Path(opencc.__file__).parent / "dictionary" / "STCharacters.txt"
    found = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        simplified, _, traditional = line.partition("\t")
        if simplified not in traditional.split(" "):
            found.add(simplified)
    return frozenset(found)
