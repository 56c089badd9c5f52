"""Societies that an article names once: the one that writes it, the one whose meeting it is on, the one just chosen."""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from extraction.pipes.bodies import only_named

if TYPE_CHECKING:
    from extraction.pipes.bodies import Bodies, BodyFound
    from extraction.rulebook import Rulebook

_SOCIETY = "mass_organisation"
_OPENING = 160
"""Code points at the beginning of an article that say what it is on."""
_SENTENCE, _LOOK = 120, 24
"""So far, in code points, a sentence is looked at before an office, and at it."""
_SENTENCE_END = re.compile(r"[。！？!?\n]")
_CLAUSES = "。；;\n"


class _Words:
    """What a rule book says of societies."""

    def __init__(self, book: Rulebook) -> None:
        self.ours, self.term, self.meets = (
            book.compile("officials", f"{{{name}}}") for name in ("our_head", "term_of_office", "society_meets")
        )


_words = cache(_Words)


class Societies:
    """The societies of one article."""

    def __init__(self, text: str, bodies: Bodies, book: Rulebook) -> None:
        self._text, self._bodies, self._rules = text, bodies, _words(book)

    @cached_property
    def meeting(self) -> BodyFound | None:
        """The one society of which the article's opening says that it is founded or meets; None without one."""
        opening = takewhile(lambda body: body.start < _OPENING, self._bodies.named)
        return only_named(b for b in opening if b.kind == _SOCIETY and self._rules.meets.match(self._text, b.end))

    def chosen(self, at: int) -> BodyFound | None:
        """The society of which the clause has had a council chosen: 选出云岭县商会第二届理事会，林知远任|会长."""
        floor = max(self._text.rfind(mark, 0, at) for mark in _CLAUSES)
        named = (b for b in reversed(self._bodies.between(floor + 1, at)) if b.kind == _SOCIETY and not b.bare)
        term = self._rules.term
        return next((b for b in named if term.match(self._text, b.end) or term.search(b.text)), None)

    def writes(self, at: int) -> bool:
        """Whether the sentence tells of the society that writes, under no name: 我会会长甲，副会长|乙."""
        ours = self._rules.ours.search(self._text, sentence_start(self._text, at), at + _LOOK)
        return ours is not None and ours.end() <= at


def sentence_start(text: str, at: int) -> int:
    """Where the sentence before an offset begins, or where it is looked at from."""
    floor = max(0, at - _SENTENCE)
    return max((end.end() for end in _SENTENCE_END.finditer(text, floor, at)), default=floor)
