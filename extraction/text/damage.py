"""Damaged stretches of a text, and their repairs where these are clearly right.

Sources: HTML entities and UTF-8 read as Windows-1252 or Latin-1 are left to `html.unescape` and ftfy; shifted GBK is
`misaligned`; UTF-8 read as GBK is encoded back. A repair of bytes counts only if the result has much more evidence for
Chinese than what stands there.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extraction.rulebook.compiled import compiled
from extraction.text.common import common
from extraction.text.draft import Edit
from extraction.text.language import evidence
from extraction.text.misaligned import Stretch, realign, shift_helps
from extraction.text.walk import LOST

_LEAST_GAIN = 8.0
"""Bits by which a repair must read better than the text as it stands."""
_LEAST_SILENT = 3
_BEFORE, _BEHIND, _NEAR = 8, 14, 14
"""Characters around signs of damage that are read with them, and the distance at which two signs belong together."""
_LONGEST, _SHORT = 4000, 60
"""Characters of a window at most, and up to which it is looked into for the sake of a torn mark alone."""
_SIGN = re.compile(
    r"\ufffd|\?(?=[!?！？,，、\ufffd]|/[a-z]{1,8}>|[a-zà-üāēīōūǎěǐǒǔǚǘǜ]{1,7}[)）]"
    r"|[^\n\x00-\x3f]{0,10}[\u3400-\u9fff][@-Za-z~`|{}\[\]\\^_][\u3400-\u9fff])"
)
"""An undecodable byte, or a question mark in its place: before another mark, the rest of a tag or gloss, or a letter
between characters."""
_SCRIPTS = ((0x370, 0x58F), (0x3040, 0x312F), (0x2500, 0x25FF), (0x3400, 0x9FFF), (0xE000, 0xF8FF))
"""Greek and Cyrillic, kana and bopomofo, box drawing, Han, private use: where shifted bytes land."""
_LOST_UTF8 = "\ufffd\ufffd".encode().decode("gb18030")
_UNREADABLE = (
    ("replacement_characters", re.compile(f"(?:\ufffd|{_LOST_UTF8})+")),
    ("private_use", re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]+")),
)
_SURROGATES = re.compile("[\ud800-\udfff]+")
_EASTERN = re.compile("[\u3400-\u9fff\u3000-\u303f\uff00-\uffee“”‘’—…]")
_GATE = re.compile(
    f"[\x00-\x08\x0e-\x1f&>?\x7f-\x84\x86-\x9f\u00a2-\u00f4\ud800-\uf8ff\ufffd{_LOST_UTF8[0]}\U000f0000-\U0010fffd]"
)
"""What all other damage begins with: most texts hold none of it, and one look is enough for them."""
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+")
_ENTITY = re.compile(r"(?:&(?:[A-Za-z][A-Za-z0-9]{1,10};|#\d{2,6};|#[xX][0-9A-Fa-f]{2,5};|nbsp(?![A-Za-z])))+")
_TAG = re.compile(r"(?:</?[A-Za-z][A-Za-z0-9]{0,9}(?:\s[^<>\n]{0,300})?/?>|\?/[a-z]{1,8}>)+")
_LATIN = re.compile(
    "[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{3,}"
)
_LOST_RUN = re.compile(f"{LOST}+")
_GBK_RUN = re.compile("[^\x00-\x7f]+[?]?")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Finding:
    """A damaged stretch, half-open; `edit` is its repair, None where there is none."""

    start: int
    end: int
    reason: str
    edit: Edit | None = None


def findings(text: str) -> list[Finding]:
    """The damaged stretches of a text, in order, none overlapping another."""
    if not _GATE.search(text) and not _odd()[0].search(text):
        return []
    found: list[Finding] = []
    for finder in (_latin, _bytes_damage, _markup, _single):
        for finding in finder(text):
            if not any(finding.start < other.end and other.start < finding.end for other in found):
                found.append(finding)
    return sorted(found, key=lambda finding: finding.start)


def _bytes_damage(text: str) -> Iterator[Finding]:
    """Shifted GBK and UTF-8 read as GBK."""
    for start, end in _windows(text, _signs(text)):
        reread = list(_utf8_as_gbk(text, start, end))
        if reread:
            yield from reread
        elif end - start <= _SHORT or shift_helps(text[start:end]):
            yield from (_misaligned(found) for found in realign(text, start, end) if _clear(text, found))
        yield from (Finding(*match.span(), "garbled") for match in _odd()[1].finditer(text, start, end))


def _signs(text: str) -> list[tuple[int, int]]:
    """Where something looks like damage: torn marks, and rare characters side by side that read better otherwise."""
    signs = [match.span() for match in _SIGN.finditer(text)]
    for match in _odd()[0].finditer(text):
        start, end = max(0, match.start() - 2), match.end() + 6
        if shift_helps(text[start:end].partition("\n")[0]) or any(True for _ in _utf8_as_gbk(text, start, end)):
            signs.append(match.span())
    return sorted(signs)


@cache
def _odd() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Two rare characters side by side or around another one, and four in a row."""
    known = common()
    rare = "".join(char for first, last in _SCRIPTS for char in map(chr, range(first, last + 1)) if char not in known)
    odd = f"[{re.escape(rare)}]"
    return compiled(f"{odd}[^\x00-\x7f]?{odd}"), compiled(f"{odd}{{4,}}")


def _windows(text: str, signs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Parts of a line around signs that lie close together."""
    at = 0
    while at < len(signs):
        first, last = signs[at]
        while at + 1 < len(signs) and signs[at + 1][0] - last <= _NEAR and last - first < _LONGEST:
            at += 1
            last = max(last, signs[at][1])
        at += 1
        line = text.rfind("\n", 0, first) + 1
        stop = text.find("\n", last)
        yield max(line, first - _BEFORE), min(stop if stop >= 0 else len(text), last + _BEHIND)


def _clear(text: str, stretch: Stretch) -> bool:
    """Whether a stretch reads clearly better; one that begins without a sign must be longer than chance makes it."""
    signed = text[stretch.start] in "?" + LOST
    return stretch.gain >= _LEAST_GAIN and (signed or len(stretch.letters) >= _LEAST_SILENT)


def _misaligned(stretch: Stretch) -> Finding:
    """A shifted stretch; not repaired where most of it cannot be told."""
    lost = sum(letter.char == LOST for letter in stretch.letters)
    if lost * 2 > len(stretch.letters):
        return Finding(stretch.start, stretch.end, "gbk_misaligned")
    new = "".join(letter.char for letter in stretch.letters)
    spans = tuple((letter.start, letter.end) for letter in stretch.letters)
    return Finding(stretch.start, stretch.end, "gbk_misaligned", Edit(stretch.start, stretch.end, new, spans))


def _score(text: str, before: str) -> float:
    return sum(evidence(first, second) for first, second in zip(before + text, text, strict=False))


def _utf8_as_gbk(text: str, start: int, end: int) -> Iterator[Finding]:
    """Runs of characters whose GBK bytes are UTF-8. Where a byte was lost, its character is."""
    for match in _GBK_RUN.finditer(text, start, end):
        run = match[0].removesuffix("?")
        parts = run.split(LOST)
        try:
            data = b"\xff".join(part.encode("gb18030") for part in parts)
        except UnicodeEncodeError:
            continue
        new = _LOST_RUN.sub(LOST, data.decode("utf-8", "replace"))
        lost = new.count(LOST)
        if len(new) - lost < 2 or lost * 4 > len(new):
            continue
        before = text[match.start() - 1] if match.start() else "\n"
        if _score(new, before) - _score(run, before) >= _LEAST_GAIN and _score(new, before) > 0:
            yield Finding(*match.span(), "utf8_as_gbk", Edit(*match.span(), new))


def _latin(text: str) -> Iterator[Finding]:
    """UTF-8 read as Windows-1252 or Latin-1, once or twice."""
    for match in _LATIN.finditer(text):
        from ftfy import fix_encoding

        new = fix_encoding(match[0])
        if new != match[0] and _EASTERN.search(new):
            yield Finding(*match.span(), "utf8_as_latin", Edit(*match.span(), new))


def _markup(text: str) -> Iterator[Finding]:
    for match in _ENTITY.finditer(text) if "&" in text else ():
        new = _UNPRINTABLE.sub("", html.unescape(match[0].replace("&nbsp", "&nbsp;").replace(";;", ";")))
        if new != match[0]:
            yield Finding(*match.span(), "entity", Edit(*match.span(), new))
    for match in _TAG.finditer(text) if ">" in text else ():
        yield Finding(*match.span(), "tag_remains", Edit(*match.span()))


def _single(text: str) -> Iterator[Finding]:
    for reason, pattern in _UNREADABLE:
        yield from (Finding(*match.span(), reason) for match in pattern.finditer(text))
    for match in _SURROGATES.finditer(text):
        yield Finding(*match.span(), "lone_surrogate", _joined(match))
    yield from (Finding(*match.span(), "control", Edit(*match.span())) for match in _CONTROL.finditer(text))


def _joined(match: re.Match[str]) -> Edit | None:
    """Two halves of one character that stand side by side are that character."""
    try:
        return Edit(*match.span(), match[0].encode("utf-16", "surrogatepass").decode("utf-16"))
    except UnicodeDecodeError:
        return None
