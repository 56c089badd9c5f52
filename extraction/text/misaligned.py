"""GBK text whose bytes were shifted by one, and back.

A lost, doubled or inserted byte makes a decoder pair every second byte of one character with the first byte of the
next, until an ASCII byte, an undecodable pair or another accident puts it right. The repair walks over the text in two
states, aligned and shifted; shifted, it pairs the byte it holds with the first byte of the next character. Unknown bytes
are tried out. Of all walks the one with the most evidence for Chinese wins: a beam search over `language.evidence`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from extraction.text.glosses import LETTERS, reads_as
from extraction.text.language import evidence, known

LOST = "\ufffd"
"""Stands in a repair for a character that cannot be told."""

_BEAM = 24
_UNKNOWN = -1
_START, _SILENT, _FORCED, _HOLE, _LOST_CHAR, _SWALLOWED = -6.0, -16.0, -16.0, -18.0, -7.0, -2.0
"""Bits that a step costs: a shift at a sign of damage; one without a sign; a second accident; a pair of bytes that was
dropped; a character that cannot be told; an ASCII character that an undecodable pair swallowed."""
_CERTAIN = 8.0
"""Bits for the remains of a gloss or tag that fit."""
_TRIED, _TRIED_HOLES = 4, 6
_HIGH = range(0x81, 0xFF)
_DROPPED = (0xA8, *range(0xAA, 0xB0), *range(0xF8, 0xFF))
"""First bytes of pairs without a character, which pages drop in silence: the user-defined areas of GBK and the gap behind
its Pinyin letters."""
_GLOSS = re.compile(rf"([{LETTERS}]{{1,7}})[)）]")
_TAG = re.compile(r"/[a-z]{1,8}>")
_DUE = 6.0
"""Bits for a quotation mark where the line needs one."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A repaired character and the part of the text that it was read from, half-open."""

    char: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A shifted stretch of a text: half-open, its repair, and by how many bits it reads better than what stands there."""

    start: int
    end: int
    letters: tuple[Letter, ...]
    gain: float


@dataclass(frozen=True, slots=True)
class _Walk:
    """One way to read the text so far.

    `held` is the byte held back while shifted, None while aligned; `since` and `base` tell where the shift began and the
    score there; `letters` is what was read in it and `done` the stretches behind it, both as linked lists.
    """

    score: float
    before: str
    held: int | None = None
    since: int = 0
    base: float = 0.0
    letters: tuple[object, ...] = ()
    done: tuple[object, ...] = ()


def realign(text: str, start: int, end: int) -> list[Stretch]:
    """The stretches of `text[start:end]` that read better with their bytes shifted; offsets of `text`."""
    plain = _plain_scores(text, start, end)
    walks: dict[int, list[_Walk]] = {start: [_Walk(0.0, text[start - 1] if start else "\n")]}
    for at in range(start, end):
        for walk in _best(walks.pop(at, [])):
            for stop, following in _steps(text, at, end, walk):
                if stop > at:
                    walks.setdefault(stop, []).append(following)
                else:  # aligned again before this character
                    for later, behind in _aligned(text, at, end, following):
                        walks.setdefault(later, []).append(behind)
    last = [walk if walk.held is None else _closed(walk, end, walk.score + _LOST_CHAR) for walk in walks.get(end, [])]
    if not last:
        return []
    best = max(last, key=lambda walk: walk.score)
    stretches = []
    node = best.done
    while node:
        node, since, stop, letters, score = node  # type: ignore[misc]
        stretches.append(Stretch(since, stop, _unlinked(letters), score - (plain[stop - start] - plain[since - start])))
    return stretches[::-1]


def shift_helps(text: str) -> bool:
    """Whether some part of a short text reads better with its bytes shifted; a quick look before `realign`."""
    best = gain = 0.0
    for first, second, third in zip(text, text[1:], text[2:], strict=False):
        lead, middle, trail = _bytes(first), _bytes(second), _bytes(third)
        if len(lead) != 2 or len(middle) != 2 or len(trail) != 2:
            gain = 0.0
            continue
        before, char = _pair(lead[1], middle[0]), _pair(middle[1], trail[0])
        bits = evidence(before, char) if before is not None and char is not None else _HOLE / 2
        gain = max(0.0, gain + bits - evidence(first, second))
        best = max(best, gain)
    return best >= -_SILENT


def _plain_scores(text: str, start: int, end: int) -> list[float]:
    """Evidence for the text as it stands, summed up to each offset."""
    sums = [0.0]
    for at in range(start, end):
        sums.append(sums[-1] + evidence(text[at - 1] if at else "\n", text[at]))
    return sums


def _best(walks: list[_Walk]) -> list[_Walk]:
    """The best walks, one for each state."""
    found: dict[tuple[int | None, str], _Walk] = {}
    for walk in sorted(walks, key=lambda walk: -walk.score):
        found.setdefault((walk.held, walk.before), walk)
        if len(found) == _BEAM:
            break
    return list(found.values())


def _unlinked(node: tuple[object, ...]) -> tuple[Letter, ...]:
    letters = []
    while node:
        node, letter = node  # type: ignore[assignment]
        letters.append(letter)
    return tuple(letters[::-1])  # type: ignore[arg-type]


def _steps(text: str, at: int, end: int, walk: _Walk) -> Iterator[tuple[int, _Walk]]:
    if walk.held is None:
        yield from _aligned(text, at, end, walk)
    else:
        yield from _shifted(text, at, end, walk, walk.held)


def _aligned(text: str, at: int, end: int, walk: _Walk) -> Iterator[tuple[int, _Walk]]:
    char = text[at]
    yield at + 1, _Walk(walk.score + evidence(walk.before, char), char, done=walk.done)
    code = _bytes(char)
    if char in "?" + LOST:
        yield at + 1, _opened(walk, at, _UNKNOWN, _START)
        yield from _inside_gloss(text, at, end, walk)
    elif len(code) == 2 and code[1] >= 0x80:
        yield at + 1, _opened(walk, at, code[1], _SILENT)
        lost = _read(_opened(walk, at, code[1], _SILENT + _LOST_CHAR), LOST, at, at + 1, code[1])
        yield at + 1, lost
        for mark in _torn(code, walk.before):
            yield at + 1, _read(_opened(walk, at, code[1], _SILENT), mark, at, at + 1, code[1])


def _torn(code: bytes, before: str) -> Iterator[str]:
    """Quotation marks and stops of which one byte is left: bytes are lost at them most of all."""
    if (mark := _pair(0xA1, code[0])) is not None:
        yield mark
    if code[0] == 0xA1:
        yield "”" if before in "。！？!?…" else "“"


def _inside_gloss(text: str, at: int, end: int, walk: _Walk) -> Iterator[tuple[int, _Walk]]:
    """A gloss was put between the two bytes of a character: `们?cè)诘` is 们, the torn 在 and so on.

    The tool took the last byte of the character before and the first of this one for the character that it glossed.
    """
    remains = _GLOSS.match(text, at + 1, end)
    before = _bytes(text[at - 1]) if at else b""
    if remains is None or len(before) != 2:
        return
    for trail, char in _with_lead(before[1]):
        if reads_as(char, remains[1]):
            yield remains.end(), _opened(walk, at, trail, _START + _CERTAIN)


def _shifted(text: str, at: int, end: int, walk: _Walk, held: int) -> Iterator[tuple[int, _Walk]]:
    char = text[at]
    code = _bytes(char)
    if held == _UNKNOWN:
        yield from _first(char, code, at, walk)
    elif char in "?" + LOST:
        yield from _torn_end(text, at, end, walk, held)
    elif len(code) == 2:
        yield from _through(char, code, at, walk, held)
    elif len(code) == 1 and char != "\n":
        found = _pair(held, code[0]) if code[0] >= 0x40 else None
        if found is not None:
            yield at + 1, _closed(_read(walk, found, at, at + 1, None), at + 1)
        else:
            yield at, _closed(_read(walk, LOST, at - 1, at, None), at)
    else:
        yield at, _closed(_read(walk, LOST, at - 1, at, None), at)


def _first(char: str, code: bytes, at: int, walk: _Walk) -> Iterator[tuple[int, _Walk]]:
    """The character of which only the second byte is known. Half-width marks may have been full-width ones."""
    if len(code) == 1 and char in "!?,:;()":
        code = bytes((0xA3, code[0] + 0x80))
    if len(code) != 2:
        return
    options = sorted(_with_trail(code[0]), key=lambda option: -evidence(walk.before, option[1]))
    for _, found in options[:_TRIED]:
        following = _read(walk, found, walk.since, at + 1, code[1])
        if code[1] >= 0x80:
            yield at + 1, following
        else:
            yield at + 1, _ascii_tail(following, code[1], at)


def _through(char: str, code: bytes, at: int, walk: _Walk, held: int) -> Iterator[tuple[int, _Walk]]:
    found = _pair(held, code[0])
    if found is not None:
        following = _read(walk, found, at - 1, at + 1, code[1])
        yield at + 1, following if code[1] >= 0x80 else _ascii_tail(following, code[1], at)
        # A second accident: the second byte of this character belongs to one whose first is lost.
        if code[1] >= 0x80:
            torn = _pair(0xA1, code[1]) or LOST
            again = _read(_read(walk, found, at - 1, at + 1, None), torn, at, at + 1, None)
            yield at + 1, _closed(again, at + 1, again.score + _FORCED)
    if held >= 0x80:
        yield at, _closed(_read(walk, LOST, at - 1, at, None), at, walk.score + _FORCED + _LOST_CHAR)
        yield at, _closed(walk, at, walk.score + _FORCED)
    yield from _hole(code, at, walk, held)


def _ascii_tail(walk: _Walk, byte: int, at: int) -> _Walk:
    """The second byte is an ASCII character of its own, and the text is aligned again."""
    return _closed(_read(walk, chr(byte), at, at + 1, None), at + 1)


def _hole(code: bytes, at: int, walk: _Walk, held: int) -> Iterator[tuple[int, _Walk]]:
    """Between the byte held and this character, a pair of bytes was dropped: two characters, each half known."""
    if code[1] < 0x80:
        return
    firsts = sorted(
        ((evidence(walk.before, c), c) for b in _DROPPED if (c := _pair(held, b)) is not None), reverse=True
    )
    options = []
    for bits, first in firsts[:_TRIED]:
        options += [(bits + evidence(first, second), first, second) for second in _usual(code[0])]
    for _, first, second in sorted(options, reverse=True)[:_TRIED_HOLES]:
        following = _read(_read(walk, first, at - 1, at, code[0]), second, at, at + 1, code[1])
        yield (
            at + 1,
            _Walk(following.score + _HOLE, second, code[1], walk.since, walk.base, following.letters, walk.done),
        )


def _torn_end(text: str, at: int, end: int, walk: _Walk, held: int) -> Iterator[tuple[int, _Walk]]:
    """The first byte of an undecodable pair is the second of the last character; the pair's second byte is lost."""
    options = _with_lead(held)
    if gloss := _GLOSS.match(text, at + 1, end):
        for _, found in options:
            if reads_as(found, gloss[1]):
                done = _read(walk, found, at - 1, at + 1, None)
                yield gloss.end(), _closed(done, gloss.end(), done.score + _CERTAIN)
    tag = _TAG.match(text, at + 1, end)
    stop = tag.end() if tag else at + 1
    quote = _quote_due(text, at)
    ranked = sorted(
        ((evidence(walk.before, found) + _DUE * (found == quote), found) for _, found in options), reverse=True
    )
    for bits, found in ranked[:_TRIED]:
        done = _read(walk, found, at - 1, at + 1, None, bits)
        yield stop, _ended(done, text[at], at, stop)
    yield stop, _ended(_read(walk, LOST, at - 1, at + 1, None), text[at], at, stop)


def _ended(walk: _Walk, sign: str, at: int, stop: int) -> _Walk:
    """The stretch is over. A decoder that writes `?` has swallowed the ASCII character behind the torn byte as well."""
    if stop > at + 1:
        return _closed(walk, stop, walk.score + _CERTAIN)
    if sign == "?":
        letters = (walk.letters, Letter(LOST, at, stop))
        walk = _Walk(walk.score, walk.before, None, walk.since, walk.base, letters, walk.done)
    return _closed(walk, stop, walk.score + _SWALLOWED)


def _quote_due(text: str, at: int) -> str:
    """The quotation mark that the line needs next."""
    line = text.rfind("\n", 0, at) + 1
    return "”" if text.rfind("“", line, at) > text.rfind("”", line, at) else "“"


def _opened(walk: _Walk, at: int, held: int, cost: float) -> _Walk:
    return _Walk(walk.score + cost, walk.before, held, at, walk.score, (), walk.done)


def _read(walk: _Walk, char: str, start: int, end: int, held: int | None, bits: float | None = None) -> _Walk:
    if bits is None:
        bits = _LOST_CHAR if char == LOST else evidence(walk.before, char)
    letter = Letter(char, max(start, walk.since), end)
    return _Walk(walk.score + bits, char, held, walk.since, walk.base, (walk.letters, letter), walk.done)


def _closed(walk: _Walk, at: int, score: float | None = None) -> _Walk:
    score = walk.score if score is None else score
    return _Walk(score, walk.before, done=(walk.done, walk.since, at, walk.letters, score - walk.base))


@lru_cache(maxsize=1 << 14)
def _pair(lead: int, trail: int) -> str | None:
    try:
        char = bytes((lead, trail)).decode("gb18030")
    except UnicodeDecodeError:
        return None
    return char if len(char) == 1 and not "\ue000" <= char <= "\uf8ff" else None


@lru_cache(maxsize=1 << 14)
def _bytes(char: str) -> bytes:
    """The character's one or two bytes; empty where GBK has none."""
    try:
        data = char.encode("gb18030")
    except UnicodeEncodeError:
        return b""
    return data if len(data) <= 2 else b""


@cache
def _with_trail(trail: int) -> tuple[tuple[int, str], ...]:
    """First bytes and characters that end in `trail`."""
    return tuple((lead, char) for lead in _HIGH if (char := _pair(lead, trail)) is not None)


@cache
def _usual(trail: int) -> tuple[str, ...]:
    """Characters that end in `trail` and are used in news."""
    return tuple(char for _, char in _with_trail(trail) if known(char))


@cache
def _with_lead(lead: int) -> tuple[tuple[int, str], ...]:
    """Second bytes and characters that begin with `lead`."""
    return tuple((trail, char) for trail in _HIGH if (char := _pair(lead, trail)) is not None)
