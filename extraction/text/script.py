"""Traditional characters to simplified ones, odd widths to plain ones: one character for one, so that offsets hold.

Source of the characters: the dictionaries of opencc-python-reimplemented. A few traditional characters are simplified
ones as well (`乾` in `乾隆`, `於`, `藉`): those change only in a text that shows other traditional characters, and by
phrase where one table is wrong.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from extraction.rulebook import Rulebook
from extraction.rulebook.compiled import compiled
from extraction.rulebook.trie import alternation
from extraction.text.model import Script

_MARGIN = 20
"""How many times as many characters of one script there must be for a text not to be mixed."""
_SPACES = (0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F)
_LINE_ENDS = (0x0B, 0x0C, 0x85, 0x2028, 0x2029)
_STRAIGHT = '"'
_COMPATIBILITY = (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFAD9), *range(0x2F800, 0x2FA1E))


def _dictionary(name: str) -> list[tuple[str, list[str]]]:
    import opencc

    path = Path(opencc.__file__).parent / "dictionary" / name
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [(row[0], row[1].split(" ")) for row in rows if len(row) == 2]


@cache
def simplifications() -> dict[int, str]:
    """A table for `str.translate`; of several simplified characters the first counts."""
    pairs = [(old, new[0]) for old, new in _dictionary("TSCharacters.txt")]
    return {ord(old): new for old, new in pairs if len(old) == len(new) == 1 and old != new}


@cache
def _certain() -> dict[int, str]:
    """The simplifications of characters that stand in no simplified text: those outside GB/T 2312."""
    return {code: new for code, new in simplifications().items() if not _in_gb2312(chr(code))}


def _in_gb2312(char: str) -> bool:
    try:
        return bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return False


@cache
def _full() -> dict[int, str]:
    variants = Rulebook.load().lexicon("text", "variants").column("reading")
    return {**{ord(old): new for old, new in variants.items()}, **simplifications()}


@cache
def plain_forms() -> dict[int, str]:
    """The plain forms of full-width digits, letters, `％`, `．`, odd spaces, line ends, compatibility characters."""
    wide = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05, 0xFF0E)
    table = {code: chr(code - 0xFEE0) for code in wide}
    table |= dict.fromkeys(_SPACES, " ") | dict.fromkeys(_LINE_ENDS, "\n")
    for code in _COMPATIBILITY:
        form = unicodedata.normalize("NFKC", chr(code))
        if len(form) == 1 and form != chr(code):
            table[code] = form
    return table


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    readings = Rulebook.load().lexicon("text", "script_phrases").column("reading")
    readings |= {reading: reading for reading in readings.values()}  # in a mixed text they stand as well
    return compiled(alternation(readings)), readings


@cache
def _keys() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Characters that are certainly traditional, and those that have a plain form."""
    # The engine has fast sets for the basic plane only; what lies beyond never stands in a text alone.
    certain, plain = (
        "".join(chr(code) for code in sorted(table) if code < 0x10000) for table in (_certain(), plain_forms())
    )
    return compiled(f"[{re.escape(certain)}]"), compiled(f"[{re.escape(plain)}]")


def simplify(text: str) -> tuple[str, Script]:
    """The text in simplified characters and plain forms, as long as before, and the script it is in."""
    traditional, odd = _keys()
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if odd.search(text):
        text = text.translate(plain_forms())
    if not traditional.search(text):
        return text, "hans"
    script = _script_of(text)
    if script == "hans":
        return text.translate(_certain()), script
    pattern, readings = _phrases()
    simple = text.translate(_full())
    pieces, done = [], 0
    for match in pattern.finditer(text):
        pieces += [simple[done : match.start()], readings[match[0]]]
        done = match.end()
    return "".join([*pieces, simple[done:]]), script


def _script_of(text: str) -> Script:
    """Counts the characters that stand in traditional text only against those that stand in simplified text only."""
    traditional = len(text) - len(text.translate(_dropping()[0]))
    simplified = len(text) - len(text.translate(_dropping()[1]))
    if traditional > _MARGIN * simplified:
        return "hant"
    return "hans" if simplified > _MARGIN * traditional else "mixed"


@cache
def _dropping() -> tuple[dict[int, None], dict[int, None]]:
    only = [old for old, new in _dictionary("STCharacters.txt") if old not in new]
    return dict.fromkeys(_certain()), dict.fromkeys(map(ord, only))


def quoted(text: str) -> str:
    """The text with “” for straight quotation marks, in the lines that have them in pairs."""
    if _STRAIGHT not in text:
        return text
    return "\n".join(_paired(line) if line.count(_STRAIGHT) % 2 == 0 else line for line in text.split("\n"))


def _paired(line: str) -> str:
    pieces = line.split(_STRAIGHT)
    return pieces[0] + "".join("“”"[at % 2] + piece for at, piece in enumerate(pieces[1:]))
