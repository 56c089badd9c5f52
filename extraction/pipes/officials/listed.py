"""Offices that alone say nothing, and are of the body of those whom a list names before, or of one named behind."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extraction.pipes.bodies import canonical
from extraction.pipes.officials.model import PostSpan, Seat
from extraction.rulebook import Tail

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.pipes.officials.article import Article
    from extraction.rulebook import Rulebook

_LONGEST_BEFORE = 10
_LOOK = 10


class _Words:
    """What a rule book says of such offices."""

    def __init__(self, book: Rulebook) -> None:
        words: Mapping[str, str] = book.settings("officials")["words"]
        self.chairman, self.secretary = words["chairman"], words["fused"]
        self.rank = book.compile("officials", "{rank_of_service}")
        self.leader = Tail(book.compile("officials", r"(?:党组|党委)?(?:领导|班子成员|领导班子成员|干部|负责人)、\Z"))
        self.represents = book.compile("officials", "{represents}")
        self.beside_head = Tail(book.compile("officials", r"{beside_head}\Z"))
        self.branch = Tail(book.compile("officials", r"{branch_of_police}\Z"))
        self.unions = tuple(words["credit_unions"].split())
        self.with_secretary = (*words["hospitals"].split(), *words["schools"].split())
        lacking = ("committee", "government", "of_places", "with_bureaus", "societies", "without_ranks")
        self.without_ranks = tuple(word for name in lacking for word in words[name].split())


_words = cache(_Words)


class Listed:
    """The bodies of such offices in one article."""

    def __init__(self, article: Article, book: Rulebook) -> None:
        self._rules = _words(book)
        self._text, self._bodies, self._context = article.text, article.bodies, article.context
        self._told = article.told
        self._ranks: dict[int, Seat] = {}
        """Where a rank stands -> its body, which is that of all who have it: 四级调研员甲、乙."""

    def seat(self, post: PostSpan) -> Seat | None:
        """The body of an office that stands alone."""
        return self._of_rank(post) or self._of_secretary(post)

    def _led(self, end: int) -> Seat | None:
        """The body of 霍山县教育局|领导、四级调研员乙; None of several, 县教育局、财政局|领导."""
        body = self._bodies.ending_at(end)
        if body is None or body.bare or self._bodies.ending_at(body.start - 1) is not None:
            return None
        return Seat(*canonical(body, self._context, body.start))

    def _of_rank(self, post: PostSpan) -> Seat | None:
        """县总工会副主席甲、|四级调研员乙: a rank is of the list's body, unless that is a division's own or has none.

        Behind a comma as well, where that is a bureau: 县教育局副局长甲，|四级调研员乙.

        Of the heads of a credit union only the first ones are named with it: 县农信联社理事长甲、|主任乙.
        """
        ranked = self._rules.rank.fullmatch(post.modifiers + post.office) is not None
        if post.core in self._ranks:
            return self._ranks[post.core]
        if ranked and (leader := self._rules.leader.before(self._text, max(0, post.core - _LOOK), post.core)):
            return self._led(leader.start())
        seat = self._told.body_of_list(post.core) if ranked or post.office == self._rules.chairman else None
        seat = seat or (self._told.bureau_of_list(post.core) if ranked else None)
        if seat is None or seat.organisation is None or post.named:
            return None
        if ranked:
            if seat.organisation.endswith(self._rules.without_ranks):
                return None
            self._ranks[post.core] = seat
            return seat
        return seat if seat.organisation.endswith(self._rules.unions) else None

    def represented(self, post: PostSpan) -> Seat | None:
        """林知远院长|代表云岭医院讲话: the body that its head speaks for."""
        speaks = self._rules.represents.match(self._text, post.end)
        body = self._bodies.starting_at(speaks.end()) if speaks is not None else None
        ends = self._told.ends(post.office)
        if body is None or body.bare or not ends or not body.text.endswith(ends):
            return None
        return Seat(*canonical(body, self._context, body.start))

    def branch_of_police(self, post: PostSpan) -> Seat | None:
        """市公安局副局长甲，石桥区副区长、公安石桥分局|局长乙: a branch of the police that the sentence has named."""
        branch = self._rules.branch.before(self._text, max(0, post.core - _LONGEST_BEFORE), post.core)
        force = self._told.force(post.core) if branch is not None else None
        return Seat(f"{force.organisation}{branch['own']}", force.place) if branch and force else None

    def _of_secretary(self, post: PostSpan) -> Seat | None:
        """林知远院长、顾秋禾|书记: of the same institution."""
        floor = max(0, post.core - _LONGEST_BEFORE)
        if post.office != self._rules.secretary or not self._rules.beside_head.before(self._text, floor, post.core):
            return None
        seat = self._told.of_list(post.core)
        return seat if seat is not None and (seat.organisation or "").endswith(self._rules.with_secretary) else None
