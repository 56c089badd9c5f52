"""GBK text whose bytes were shifted by one, and back.

A lost, doubled or inserted byte makes a decoder pair every second byte of one character with the first byte of the
next, until an ASCII byte, an undecodable pair or another accident puts it right. The repair walks over the text in two
states, aligned and shifted; shifted, it pairs the byte it holds with the first byte of the next character. Unknown
bytes are tried out. Of all walks the one with the most evidence for Chinese wins: a beam search over
`language.evidence`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extraction.text.gbk import beginning_with, code, ending_in, pair, usual
from extraction.text.glosses import LETTERS, reads_as
from extraction.text.language import evidence, is_mark
from extraction.text.walk import LOST, LOST_BITS, UNKNOWN, Letter, Letters, Walk

_BEAM = 24
_START, _SILENT, _AGAIN, _HOLE, _SWALLOWED = -6.0, -16.0, -16.0, -18.0, -2.0
"""Bits that a step costs: a shift at a sign of damage; one without a sign; a second accident; a dropped pair of bytes;
an ASCII character that an undecodable pair swallowed."""
_CERTAIN = 8.0
"""Bits for the remains of a gloss or tag that fit."""
_DUE = 6.0
"""Bits for a quotation mark where the line needs one."""
_TRIED, _TRIED_HOLES = 4, 6
_DROPPED = (0xA8, *range(0xAA, 0xB0), *range(0xF8, 0xFF))
"""First bytes of pairs without a character, which pages drop in silence: the user-defined areas of GBK and the gap
behind its Pinyin letters."""
_DROPS_SURELY = 8
"""Letters of a stretch from which on a decoder that keeps those pairs would have shown one."""
_UNSURE = 7.0
"""Bits that a character needs on one side at least where pairs were dropped. On shifted news, nine in ten characters
above it are right, and below it six in ten."""
_HALF = 0x80
_ASCII_TRAIL = 0x40
_GLOSS = re.compile(rf"([{LETTERS}]{{1,7}})[)）]")
_TAG = re.compile(r"/[a-z]{1,8}>")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_Steps = Iterator[tuple[int, Walk]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A shifted stretch of a text, half-open, its repair, and how many bits better it reads than what stands there."""

    start: int
    end: int
    letters: tuple[Letter, ...]
    gain: float


def realign(text: str, start: int, end: int) -> list[Stretch]:
    """The stretches of `text[start:end]`, a part of one line, that read better with their bytes shifted."""
    walks: dict[int, list[Walk]] = {start: [Walk(0.0, text[start - 1] if start else "\n")]}
    for at in range(start, end):
        for walk in _best(walks.pop(at, [])):
            for stop, following in _steps(text, at, end, walk):
                if stop > at:
                    walks.setdefault(stop, []).append(following)
                else:  # aligned again before this character
                    for later, behind in _aligned(text, at, end, following):
                        walks.setdefault(later, []).append(behind)
    last = [walk if walk.held is None else walk.paid(LOST_BITS).closed(end) for walk in walks.get(end, [])]
    return _stretches(text, start, end, max(last, key=lambda walk: walk.score)) if last else []


def shift_helps(text: str) -> bool:
    """Whether some part of a short text reads better with its bytes shifted; a quick look before `realign`."""
    best = gain = 0.0
    for first, second, third in zip(text, text[1:], text[2:], strict=False):
        one, two, three = code(first), code(second), code(third)
        if not len(one) == len(two) == len(three) == 2:
            gain = 0.0
            continue
        last, char = pair(one[1], two[0]), pair(two[1], three[0])
        bits = evidence(last, char) if last is not None and char is not None else _HOLE / 2
        gain = max(0.0, gain + bits - evidence(first, second))
        best = max(best, gain)
    return best >= -_SILENT


def _stretches(text: str, start: int, end: int, walk: Walk) -> list[Stretch]:
    """The shifted stretches of a walk, in order."""
    plain = [0.0]
    for at in range(start, end):
        plain.append(plain[-1] + evidence(text[at - 1] if at else "\n", text[at]))
    stretches = []
    done = walk.done
    while done is not None:
        letters = done.letters.in_order() if done.letters is not None else ()
        gain = done.bits - (plain[done.end - start] - plain[done.start - start])
        letters = _told(text, done.start, done.end, letters)
        stretches.append(Stretch(done.start, done.end, letters, gain))
        done = done.before
    return stretches[::-1]


def _told(text: str, start: int, end: int, letters: tuple[Letter, ...]) -> tuple[Letter, ...]:
    """The letters of a stretch, without those that are only guessed because pairs of bytes were dropped around them."""
    drops = any(letter.filled for letter in letters)
    if not drops and (len(letters) < _DROPS_SURELY or _PRIVATE.search(text, start, end)):
        return letters
    chars = [text[start - 1] if start else "\n", *(letter.char for letter in letters), text[end : end + 1] or "\n"]
    bits = [evidence(*both) for both in pairwise(chars)]
    return tuple(
        letter if max(before, behind) >= _UNSURE or is_mark(letter.char) else Letter(LOST, letter.start, letter.end)
        for letter, (before, behind) in zip(letters, pairwise(bits), strict=True)
    )


def _best(walks: list[Walk]) -> list[Walk]:
    """The best walks, one for each state."""
    found: dict[tuple[int | None, str], Walk] = {}
    for walk in sorted(walks, key=lambda walk: -walk.score):
        found.setdefault((walk.held, walk.last), walk)
        if len(found) == _BEAM:
            break
    return list(found.values())


def _steps(text: str, at: int, end: int, walk: Walk) -> _Steps:
    """The next steps of a walk and where they lead; to `at` itself where the walk is aligned again before it."""
    if walk.held is None:
        return _aligned(text, at, end, walk)
    if walk.held == UNKNOWN:
        return _first(text[at], at, walk)
    if text[at] in "?" + LOST:
        return _torn_end(text, at, end, walk, walk.held)
    data = code(text[at])
    if len(data) == 2:
        return _through(data, at, walk, walk.held)
    return _at_ascii(data, at, walk, walk.held)


def _aligned(text: str, at: int, end: int, walk: Walk) -> _Steps:
    char = text[at]
    yield at + 1, walk.plain(char)
    data = code(char)
    if char in "?" + LOST:
        yield at + 1, walk.opened(at, UNKNOWN, _START)
        yield from _inside_gloss(text, at, end, walk)
    elif len(data) == 2 and data[1] >= _HALF:
        silent = walk.opened(at, data[1], _SILENT)
        yield at + 1, silent
        yield at + 1, silent.paid(LOST_BITS).read(LOST, at, at + 1, data[1])
        for mark in _torn_marks(data, walk.last):
            yield at + 1, silent.read(mark, at, at + 1, data[1])


def _torn_marks(data: bytes, last: str) -> Iterator[str]:
    """Quotation marks and stops of which one byte is left: bytes are lost at them most of all."""
    if (mark := pair(0xA1, data[0])) is not None:
        yield mark
    if data[0] == 0xA1:
        yield "”" if last in "。！？!?…" else "“"


def _inside_gloss(text: str, at: int, end: int, walk: Walk) -> _Steps:
    """A gloss was put between the two bytes of a character: `們?cè)` is 們 and the beginning of 在.

    The tool took the last byte of the character before and the first of this one for the character that it glossed.
    """
    remains = _GLOSS.match(text, at + 1, end)
    before = code(text[at - 1]) if at else b""
    if remains is None or len(before) != 2:
        return
    for trail, char in beginning_with(before[1]):
        if reads_as(char, remains[1]):
            yield remains.end(), walk.opened(at, trail, _START + _CERTAIN)


def _first(char: str, at: int, walk: Walk) -> _Steps:
    """The character of which only the second byte is known. Half-width marks may have been full-width ones."""
    data = code(char)
    if len(data) == 1 and char in "!?,:;()":
        data = bytes((0xA3, data[0] + _HALF))
    if len(data) != 2:
        return
    for found in _beginnings(walk.last, data[0]):
        yield at + 1, _tail(walk.read(found, walk.since, at + 1, data[1]), data[1], at)


def _through(data: bytes, at: int, walk: Walk, held: int) -> _Steps:
    found = pair(held, data[0])
    if found is not None:
        yield at + 1, _tail(walk.read(found, at - 1, at + 1, data[1]), data[1], at)
    if found is not None and data[1] >= _HALF:
        # A second accident: the second byte of this character belongs to one whose first is lost.
        torn = pair(0xA1, data[1]) or LOST
        again = walk.read(found, at - 1, at + 1, None).read(torn, at, at + 1, None)
        yield at + 1, again.paid(_AGAIN).closed(at + 1)
    yield at, walk.read(LOST, at - 1, at, None).paid(_AGAIN).closed(at)
    yield at, walk.paid(_AGAIN).closed(at)
    yield from _hole(data, at, walk, held)


def _tail(walk: Walk, byte: int, at: int) -> Walk:
    """Where the second byte is an ASCII character of its own, the text is aligned again."""
    return walk if byte >= _HALF else walk.read(chr(byte), at, at + 1, None).closed(at + 1)


def _hole(data: bytes, at: int, walk: Walk, held: int) -> _Steps:
    """Between the byte held and this character a pair of bytes was dropped: two characters, each half known."""
    if data[1] < _HALF:
        return
    for first, second in _fillings(walk.last, held, data[0]):
        half = walk.paid(_HOLE).read(first, at - 1, at, data[0], filled=True)
        yield at + 1, half.read(second, at, at + 1, data[1], filled=True)


@lru_cache(maxsize=1 << 14)
def _fillings(last: str, held: int, trail: int) -> tuple[tuple[str, str], ...]:
    """The likeliest two characters behind `last`: the first begins with one byte, the second ends in the other."""
    firsts = sorted(((evidence(last, c), c) for b in _DROPPED if (c := pair(held, b)) is not None), reverse=True)
    options = [
        (bits + evidence(first, second), first, second) for bits, first in firsts[:_TRIED] for second in usual(trail)
    ]
    return tuple((first, second) for _, first, second in sorted(options, reverse=True)[:_TRIED_HOLES])


@lru_cache(maxsize=1 << 14)
def _endings(last: str, lead: int, quote: str) -> tuple[str, ...]:
    """The likeliest characters behind `last` that begin with a byte; a quotation mark that is due counts more."""
    options = [(evidence(last, char) + _DUE * (char == quote), char) for _, char in beginning_with(lead)]
    return tuple(char for _, char in sorted(options, reverse=True)[:_TRIED])


@lru_cache(maxsize=1 << 14)
def _beginnings(last: str, trail: int) -> tuple[str, ...]:
    """The likeliest characters behind `last` that end in a byte."""
    options = [(evidence(last, char), char) for _, char in ending_in(trail)]
    return tuple(char for _, char in sorted(options, reverse=True)[:_TRIED])


def _at_ascii(data: bytes, at: int, walk: Walk, held: int) -> _Steps:
    """An ASCII character is the second byte of the last character, or that byte is lost."""
    found = pair(held, data[0]) if data and data[0] >= _ASCII_TRAIL else None
    if data and data[0] >= _ASCII_TRAIL:
        for first, second in _fillings(walk.last, held, data[0]):
            half = walk.paid(_HOLE).read(first, at - 1, at, data[0], filled=True)
            yield at + 1, half.read(second, at, at + 1, None, filled=True).closed(at + 1)
    if found is not None:
        yield at + 1, walk.read(found, at - 1, at + 1, None).closed(at + 1)
    else:
        yield at, walk.read(LOST, at - 1, at, None).closed(at)


def _torn_end(text: str, at: int, end: int, walk: Walk, held: int) -> _Steps:
    """The first byte of an undecodable pair is the second of the last character."""
    if gloss := _GLOSS.match(text, at + 1, end):
        for _, found in beginning_with(held):
            if reads_as(found, gloss[1]):
                yield gloss.end(), walk.read(found, at - 1, at + 1, None).paid(_CERTAIN).closed(gloss.end())
    tag = _TAG.match(text, at + 1, end)
    stop = tag.end() if tag else at + 1
    quote = "”" if tag else _quote_due(text, at)
    sign = text[at] if text[stop : stop + 1].strip() else LOST
    for found in _endings(walk.last, held, quote):
        due = _DUE if found == quote else 0.0
        yield stop, _ended(walk.read(found, at - 1, at + 1, None).paid(due), sign, at, stop)
    yield stop, _ended(walk.read(LOST, at - 1, at + 1, None), sign, at, stop)


def _ended(walk: Walk, sign: str, at: int, stop: int) -> Walk:
    """The stretch is over. A decoder that writes `?` inside a line has swallowed an ASCII character as well."""
    if stop > at + 1:
        return walk.paid(_CERTAIN).closed(stop)
    if sign == "?":
        walk = Walk(
            walk.score, walk.last, None, walk.since, walk.base, Letters(walk.letters, Letter(LOST, at, stop)), walk.done
        )
    return walk.paid(_SWALLOWED).closed(stop)


def _quote_due(text: str, at: int) -> str:
    """The quotation mark that closes the one that is open in the line; empty where none is."""
    line = text.rfind("\n", 0, at) + 1
    return "”" if text.rfind("“", line, at) > text.rfind("”", line, at) else ""
