"""What else an article calls its units: the short names that it defines, and parts of their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.rulebook import starts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extraction.pipes.units.gathered import Gathered
    from extraction.pipes.units.model import Draft

_LOOK = 8
_SHORTEST_CORE = 3


class Repeats:
    """Such names in one article."""

    def __init__(self, units: Gathered) -> None:
        self._units, self._finder, self._rules = units, units.finder, units.rules
        self._text = units.finder.text

    def add_defined(self) -> None:
        """The short names that the text gives, wherever it uses them."""
        for draft in list(self._units.by_name.values()):
            for _, end in sorted(draft.mentions):
                if match := self._rules.defined.match(self._text, end):
                    self._alias(draft, match["short"], match.end())

    def add_repeated(self) -> None:
        """Parts of names that stand alone elsewhere: 青岚农业科技 of 青岚农业科技有限公司, 养蜂协会 behind a county.

        青岚公司 would need a definition.
        """
        parts: dict[str, Draft] = {}
        for draft in self._units.by_name.values():
            for part in self._parts(draft):
                parts.setdefault(part, draft)
        spans = ((start, -len(part), part) for part, at in starts_of(self._text, parts).items() for start in at)
        done = 0
        for start, size, part in sorted(spans):
            if start < done:
                continue  # inside the longest part that began before it
            done = start - size
            known = done in self._finder.offices or self._finder.in_title(start, done)
            known = known or (-size < _SHORTEST_CORE and not self._units.reads_alone(start))
            known = known or self._rules.of_many.search(self._text, max(0, start - _LOOK), start) is not None
            if self._finder.free(start, done) and not known:
                self._units.mark(parts[part], start, done)

    def _parts(self, draft: Draft) -> Iterator[str]:
        """The parts of a name that can stand for it; of a firm's also what is before the place in brackets."""
        if draft.kind == "enterprise":
            for name in dict.fromkeys((draft.name, draft.own)):
                core = self._rules.core.match(name)
                bureau = self._rules.bureau.fullmatch(name)
                if bureau is not None:
                    yield bureau["core"]
                for word in (core["core"], core["brand"]) if core else ():
                    if word is not None and len(word) >= _SHORTEST_CORE and self._rules.is_proper(word):
                        yield word
            brand = draft.own.removesuffix(draft.head)
            if draft.parent is not None and draft.own != draft.name and self._rules.is_made_up(brand):
                yield draft.own  # 青石煤矿 of 青岚集团青石煤矿, but 物业公司
        elif draft.kind in self._rules.repeated and len(draft.own) >= len(draft.head) + 2 and draft.own != draft.name:
            yield draft.own
            if (branch := self._rules.branch.match(draft.own)) is not None:
                yield branch["core"]

    def _alias(self, draft: Draft, word: str, start: int) -> None:
        same = self._units.by_name.get(word)
        if same is not None and same is not draft and not same.anchored:
            # the short name looked like another body's
            draft.mentions |= self._units.by_name.pop(word).mentions
        for begin in starts_of(self._text, [word])[word]:
            end = begin + len(word)
            if begin >= start and self._finder.free(begin, end) and not self._finder.in_title(begin, end):
                self._units.mark(draft, begin, end)
