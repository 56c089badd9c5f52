"""Which of the places and units that an article speaks of a number describes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from extraction.pipes.scopes.model import Anchor, Scope

if TYPE_CHECKING:
    from extraction.pipes.counts import CountFound
    from extraction.pipes.scopes.words import Words


class Chooser:
    """The anchors of one article by sentence and paragraph."""

    def __init__(self, text: str, anchors: list[Anchor], home: Scope | None, words: Words) -> None:
        """Args are the reading, its anchors in order, the article's home and the rules."""
        self._text, self._anchors, self._words = text, anchors, words
        self._starts = [anchor.start for anchor in anchors]
        self._ends = [match.end() for match in words.sentence.finditer(text)]
        self._breaks = [at for at, char in enumerate(text) if char == "\n"]
        self._quotes = [match.span() for match in words.quote.finditer(text)]
        self._region = home
        self._default = self._focus() or home

    def scope(self, count: CountFound) -> Scope | None:
        """What a number describes; None where the article does not say."""
        floor, ceiling = self._sentence(count.start)
        before = [a for a in self._between(floor, count.start) if a.end <= count.start]
        return self._part(count, before) or self._in_sentence(before, count.start) or self._speaker(count.start) or self._carried(floor) or self._default

    def _part(self, count: CountFound, before: list[Anchor]) -> Scope | None:
        """The leading group whose parts are counted."""
        if not count.noun or not self._words.parts.search(count.noun):
            return None
        groups = [a for a in before if a.unit and self._words.keeps.get(a.unit) == "group"]
        return groups[-1].scope if groups else None

    def _in_sentence(self, before: list[Anchor], at: int) -> Scope | None:
        for index in range(len(before) - 1, -1, -1):
            anchor = before[index]
            if anchor.role == "subject" or (anchor.role == "receiver" and self._inside(anchor)):
                return self._value(before, index, at)
        return None

    def _value(self, before: list[Anchor], index: int, at: int) -> Scope | None:
        """The unit itself, or the place that it stands for."""
        anchor = before[index]
        if anchor.unit is None:
            return anchor.scope
        listed = index and before[index - 1].unit and self._words.joint.fullmatch(self._text, before[index - 1].end, anchor.start)
        keeps = self._words.keeps.get(anchor.unit, "never")
        if anchor.role == "subject" and not listed and (keeps in ("always", "group") or (keeps == "subject" and self._begins(anchor, at))):
            return anchor.scope
        return anchor.area

    def _begins(self, anchor: Anchor, at: int) -> bool:
        """Whether an anchor begins the clause of the number at an offset."""
        if self._words.clause.search(self._text, anchor.end, at):
            return False
        return not anchor.start or bool(self._words.clause.fullmatch(self._text, anchor.start - 1, anchor.start))

    def _inside(self, anchor: Anchor) -> bool:
        """Whether a receiver lies in the article's home: what is given there describes it."""
        area, region = anchor.area, self._region
        if area is None or area.adcode is None or region is None or region.adcode is None:
            return False
        return area.adcode.startswith(region.adcode.rstrip("0"))

    def _speaker(self, offset: int) -> Scope | None:
        """Where the person who says it comes from: named behind the quotation."""
        for start, end in self._quotes:
            if start < offset < end:
                _, ceiling = self._sentence(end)
                behind = [a for a in self._between(end, ceiling) if a.role == "subject"]
                return behind[0].area if behind else None
        return None

    def _carried(self, offset: int) -> Scope | None:
        """What the sentences before in the same paragraph speak of."""
        at = bisect_right(self._breaks, offset - 1)
        theme = [a for a in self._between(self._breaks[at - 1] + 1 if at else 0, offset) if a.role == "subject"]
        if not theme:
            return None
        first = theme[0]
        return first.scope if first.unit and self._words.keeps.get(first.unit) == "always" else first.area

    def _between(self, start: int, end: int) -> list[Anchor]:
        return self._anchors[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _sentence(self, offset: int) -> tuple[int, int]:
        at = bisect_right(self._ends, offset)
        return (self._ends[at - 1] if at else 0, self._ends[at] if at < len(self._ends) else len(self._text))

    def _focus(self) -> Scope | None:
        """What the article speaks of most."""
        weights = Counter(a.area for a in self._anchors if a.role == "subject" and a.area is not None)
        return max(weights.items(), key=lambda item: (item[1], item[0].name))[0] if weights else None
