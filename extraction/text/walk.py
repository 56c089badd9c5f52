"""One way to read a text whose bytes may be shifted, as far as it has come."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.text.language import evidence

LOST = "\ufffd"
"""Stands in a repair for a character that cannot be told."""
LOST_BITS = -7.0
"""Bits that a character costs that cannot be told."""
UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Letter:
    """A repaired character and the part of the text that it was read from, half-open.

    Attributes:
        filled: whether bytes of it were dropped from the text and filled in.
    """

    char: str
    start: int
    end: int
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a stretch, the last one first."""

    before: Letters | None
    letter: Letter

    def in_order(self) -> tuple[Letter, ...]:
        """The letters from the first to the last."""
        found, node = [], self
        while True:
            found.append(node.letter)
            if node.before is None:
                return tuple(found[::-1])
            node = node.before


@dataclass(frozen=True, slots=True)
class Shifted:
    """A stretch that was read shifted, half-open, with the bits it brought; and the one before it."""

    before: Shifted | None
    start: int
    end: int
    letters: Letters | None
    bits: float


@dataclass(frozen=True, slots=True)
class Walk:
    """A way through the text.

    Attributes:
        score: bits of evidence so far.
        last: the last character read.
        held: the byte held back while shifted, `UNKNOWN` where it is not known; None while aligned.
        since: where the shift began; `base` is the score there.
        letters: what was read since then.
        done: the stretches behind.
    """

    score: float
    last: str
    held: int | None = None
    since: int = 0
    base: float = 0.0
    letters: Letters | None = None
    done: Shifted | None = None

    def plain(self, char: str) -> Walk:
        """Read a character as it stands."""
        return Walk(self.score + evidence(self.last, char), char, done=self.done)

    def opened(self, at: int, held: int, cost: float) -> Walk:
        """Be shifted from `at` on, holding a byte."""
        return Walk(self.score + cost, self.last, held, at, self.score, None, self.done)

    def read(self, char: str, start: int, end: int, held: int | None, *, filled: bool = False) -> Walk:
        """Read a repaired character and hold the next byte."""
        bits = LOST_BITS if char == LOST else evidence(self.last, char)
        letter = Letter(char, max(start, self.since), end, filled)
        return Walk(self.score + bits, char, held, self.since, self.base, Letters(self.letters, letter), self.done)

    def paid(self, bits: float) -> Walk:
        """The walk with bits added."""
        return Walk(self.score + bits, self.last, self.held, self.since, self.base, self.letters, self.done)

    def closed(self, at: int) -> Walk:
        """Be aligned again from `at` on."""
        stretch = Shifted(self.done, self.since, at, self.letters, self.score - self.base)
        return Walk(self.score, self.last, done=stretch)
