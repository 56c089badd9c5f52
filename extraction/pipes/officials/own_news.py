"""The body of an office in the own news of that body, where nothing else says it: 会议由|院长主持, 医院|护理部主任."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from extraction.pipes.officials.model import PostSpan, Seat
from extraction.rulebook import Tail

if TYPE_CHECKING:
    from extraction.pipes.bodies import BodyFound, House
    from extraction.pipes.bodies.departments import Department
    from extraction.pipes.officials.article import Article
    from extraction.rulebook import Rulebook

_SURE = ("school", "hospital", "judicial", "team")
"""Kinds of departments that no body has but one of the same sort: 护理部, 文学院, 立案庭, 综采一队."""
_SIZES = range(2, 6)
_BUREAU = "局"
_LEAD = 4
"""So far, in code points, it is looked what stands before a word that stands alone."""


class _Words:
    """What a rule book says of words that stand alone."""

    def __init__(self, book: Rulebook) -> None:
        self.owners, self.heads = book.lexicon("units", "owners"), book.lexicon("units", "heads")
        self.lead = Tail(book.compile("officials", r"{alone_lead}\Z"))


_words = cache(_Words)


class OwnNews:
    """Such bodies in one article."""

    def __init__(self, article: Article, book: Rulebook) -> None:
        self._rules, self._opening = _words(book), article.opening
        self._text, self._bodies, self._context = article.text, article.bodies, article.context
        self._kin, self._told = article.kin, article.told

    def seat(self, post: PostSpan, seat: Seat, before: Seat | None) -> Seat:
        """The body of a post; `seat` itself where that says more, or where the news is nobody's own.

        Args:
            before: the body of the post before it in the chain.
        """
        house = self._opening.house if before is None or before.organisation is None else None
        if house is None or house.word or post.core >= house.end or self._is_after_others(post, house):
            return seat
        own = self._own.get(post.core)
        if own is not None and seat.organisation in (None, self._text[own.start : own.end]):
            # nobody but a hospital has a 护理部
            return self._department(own, house) if own.kind in _SURE or post.core <= self._opening.other else seat
        if seat.organisation is None:
            alone = None if seat.unknown and post.body is None else self._alone(post, Seat(house.name, house.place))
            return alone or seat
        part = self._part(post.body, seat.organisation, house) if seat.place is None else None
        return seat if part is None else Seat(house.name + part, house.place)

    def _department(self, own: Department, house: House) -> Seat:
        name = house.name + self._text[own.start : own.end]
        self._kin.owners[name] = house.name
        return Seat(name, house.place)

    def _part(self, body: BodyFound | None, name: str, house: House) -> str | None:
        """What a name says behind the word for the body, or behind the bank whose branch that is: 公司|党委."""
        if name.startswith(house.name):
            return None  # 云岭大学|附属医院
        upper = house.body.parent if house.body is not None else None
        words = self._words if upper is None else (*self._words, upper.text)
        for word in words:
            part = name.removeprefix(word)
            if len(part) < len(name) and (not part or (body is not None and body.text in (part, name))):
                return part
        return None

    def _alone(self, post: PostSpan, whole: Seat) -> Seat | None:
        """The body of an office before which none is named."""
        name = str(whole.organisation)
        body = post.body
        at = post.core if body is None else body.start
        word = next((word for word in self._words if self._text.endswith(word, 0, at)), "")
        if self._rules.lead.before(self._text, max(0, at - len(word) - _LEAD), at - len(word)) is None:
            return None
        if body is None:
            ends = self._told.ends(post.office)
            fits = bool(ends) and name.endswith(ends) and not post.named
            return whole if post.seat is None and (word or fits) else None  # 支行|行长
        if not body.bare:
            return None
        if name.endswith(body.text):
            return whole
        inner = body.of_party or self._kin.is_inner(body.text)
        told = (str(seat.organisation or name) for _, seat in self._told.recent())
        if post.core > self._opening.other or not all(other.startswith(name) for other in told):
            return None  # 副县长甲讲话。|工会主席乙
        return self._kin.part_of(whole, body.text) if inner else None  # 幼儿园|党支部

    def _is_after_others(self, post: PostSpan, house: House) -> bool:
        """Whether the sentence has told of somebody in another body before."""
        floor = self._told.sentence(post.core)
        told = (seat.organisation for start, seat in self._told.recent() if floor < start < post.core)
        return any(name is not None and not name.startswith(house.name) for name in told)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        """The words that stand for the body, the longest first: 学校, 集团, 公安局."""
        house = self._opening.house
        name = house.name if house is not None else ""
        rows = self._rules.owners.items()
        words = {word for word, row in rows if len(word) > 1 and name.endswith(tuple(row["heads"].split()))}
        words |= {word for size in _SIZES if (word := name[-size:]) in self._rules.heads or word.endswith(_BUREAU)}
        return tuple(sorted(words - {name}, key=lambda word: (-len(word), word)))

    @cached_property
    def _own(self) -> dict[int, Department]:
        """The departments that are called by their names alone, by where they end."""
        return {department.end: department for department in self._opening.departments}
