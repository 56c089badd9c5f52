"""The units of an article gathered so far, and which of them a word can go back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.pipes.units.model import Draft, Mention
from extraction.pipes.units.rules import MentionRules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extraction.pipes.bodies import BodyFound
    from extraction.pipes.units.mentions import MentionFinder
    from extraction.rulebook import Rulebook

_LOOK = 8
_OFTEN, _OFTEN_AS = 3, 2
"""An article is about a body that it names so often, and so many times as often as any other."""
_CLOSING = "”"
_PAUSES = "，。；：、！？“”（）,;:!?() \u3000\n"


class Gathered:
    """The drafts of one article.

    Attributes:
        by_name: name -> draft, in the order in which they were found.
    """

    def __init__(self, finder: MentionFinder, book: Rulebook) -> None:
        self.finder, self.rules = finder, MentionRules.of(book)
        self.by_name: dict[str, Draft] = {}

    def add(self, mention: Mention) -> None:
        """Make a body a mention of the unit of its name, a new one where there is none."""
        body = mention.body
        draft = self.by_name.get(mention.name)
        if draft is None:
            draft = Draft(
                mention.name,
                body.kind,
                mention.place,
                mention.parent,
                body.tail or body.text,
                body.head,
                mention.anchored,
                body.rule,
                prefix=body.prefix,
                level=body.level,
            )
            self.by_name[mention.name] = draft
        draft.anchored = draft.anchored or mention.anchored
        self.mark(draft, self._term_start(body), body.end)

    def mark(self, draft: Draft, start: int, end: int) -> None:
        """Make a stretch a mention of a unit, which no other one can have then."""
        draft.mentions.add((start, end))
        self.finder.taken.update(range(start, end))

    def ending_at(self, offset: int | None) -> Draft | None:
        """The unit of which a mention ends at an offset; None without one, or for None."""
        return next((d for d in self.by_name.values() if any(end == offset for _, end in d.mentions)), None)

    def _term_start(self, body: BodyFound) -> int:
        """Where the term before the name of an assembly begins: 十六届|霍山县人大常委会; else where the name does."""
        if body.kind not in self.rules.assemblies or body.bare:
            return body.start
        term = self.rules.term.search(self.finder.text, max(0, body.start - _LOOK), body.start)
        return term.start() if term is not None and self.finder.free(*term.span()) else body.start

    def antecedents(self, body: BodyFound) -> list[Draft]:
        """The units named before a head alone whose names end in it; else the one of its kind: 中国石化 for 公司."""
        if body.kind not in self.rules.referring:
            return []
        heads = self.rules.same_heads(body.head)
        before = [
            draft
            for draft in self.by_name.values()
            if draft.first < (body.start, body.end) and self.rules.means(body.head, draft)
        ]
        named = [draft for draft in before if draft.name.rstrip(_CLOSING).endswith(heads)]
        if not named and body.head in self.rules.whole_kind:
            named = [draft for draft in before if draft.kind == body.kind]
            named = named if len(named) == 1 and self._is_subject(named[0]) else []
        return sorted(named, key=lambda d: d.last(body.start))

    def _is_subject(self, draft: Draft) -> bool:
        """Whether a clause begins with a body, as one does that an article is about: not 在京东销售."""
        return any(not self.finder.text[max(0, start - 1) : start].strip(_PAUSES) for start, _ in draft.mentions)

    def told_of(self, drafts: Sequence[Draft]) -> Draft | None:
        """Which of several bodies an article is about: the one in its headline, or the one it names much more often."""
        titled = [draft for draft in drafts if draft.first[1] <= self.finder.headline_end]
        if len(titled) == 1:
            return titled[0]
        often = sorted(drafts, key=lambda draft: len(draft.mentions))
        if len(often) > 1 and len(often[-1].mentions) >= max(_OFTEN, _OFTEN_AS * len(often[-2].mentions)):
            return often[-1]
        return None

    def referring(self, body: BodyFound) -> bool:
        """Whether the text around a head reads as one definite body, not as a class."""
        if self.rules.plural.match(self.finder.text, body.end):
            return False
        return self.reads_alone(body.start)

    def reads_alone(self, start: int) -> bool:
        """Whether what stands before an offset can be no part of the word that begins there."""
        floor = max(0, start - _LOOK)
        return self.rules.definite.search(self.finder.text, floor, start) is not None or self.rules.acts_on(
            self.finder.text[floor:start]
        )
