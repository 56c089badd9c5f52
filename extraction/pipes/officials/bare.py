"""A body whose word alone stands before an office: 党委|书记, 工会|主席, 公司|董事长."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from extraction.pipes.bodies import INSTITUTIONS, canonical, in_short, only_named, shortens
from extraction.pipes.officials.model import PostSpan, Seat
from extraction.places.model import RANK
from extraction.rulebook import Tail

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.pipes.bodies import BodyFound
    from extraction.pipes.officials.article import Article
    from extraction.places import Place
    from extraction.rulebook import Rulebook

_OWNER_LONGEST = 4
_SHORT = 2
_LOOK = 6
_LONGEST_BEFORE = 10
_BUREAU = "government_organ"
_SERVING = (_BUREAU, "other")
"""Kinds of offices that a head alone means once they are named: 司法所, 疾控中心."""
_SOCIETY = "mass_organisation"
_SHORT_SOCIETY = 3
"""The short name of a society has so many code points at most: 作协, 红十字."""


class _Words:
    """What a rule book says of the bodies that a word alone means."""

    def __init__(self, book: Rulebook) -> None:
        self.words: Mapping[str, str] = book.settings("officials")["words"]
        self.owners = book.lexicon("units", "owners")
        self.heads = book.lexicon("units", "heads")
        self.of_office = Tail(book.compile("officials", r"(?:{@offices})\Z"))
        self.unknown = Tail(book.compile("officials", r"{unknown}\Z"))
        self.name = Tail(book.compile("officials", r"{han}{2,3}\Z"))
        self.back_lead = Tail(book.compile("officials", r"{back_lead}\Z"))
        self.apart = Tail(book.compile("officials", r"{no_name}\Z"))
        self.campus_site = Tail(book.compile("officials", r"{campus_site}\Z"))
        self.numbered_firm = Tail(book.compile("officials", r"{numbered_firm}\Z"))
        self.works = book.compile("officials", "{works_for_assembly}")
        self.cooperatives = tuple(self.words["cooperatives"].split())
        self.any_cooperatives = (*self.cooperatives, self.words["cooperative"])
        self.universities = tuple(self.words["universities"].split())


_words = cache(_Words)


class Bare:
    """Whose such bodies are in one article."""

    def __init__(self, article: Article, book: Rulebook) -> None:
        self._rules = _words(book)
        self._text, self._bodies, self._context = article.text, article.bodies, article.context
        self._kin, self._told, self._hosts = article.kin, article.told, article.hosts
        self._departments = article.departments

    def seat(  # noqa: PLR0911 - one return a case
        self, body: BodyFound, own: str, place: Place | None, post: PostSpan
    ) -> Seat:
        """A body whose word stands alone: that of the firm or school which the article is about, or spoke of last."""
        if (faculty := self._of_faculty(body, own, post)) is not None:
            return faculty
        if (named := self._behind_name(body, own)) is not None:
            return named
        before = self._bodies.ending_at(body.start)
        if before is not None and before.bare and (within := self._of_part(before, own, post, place)) is not None:
            return within
        unnamed = self._hosts.word_before(max(0, body.start - _OWNER_LONGEST), body.start)
        if self._is_of_stranger(body, body.start if unnamed is None else unnamed.start()):
            return Seat(None, None, unknown=True)
        if unnamed is not None:
            return self._hosts.unnamed(unnamed[0], own, place, body.start)
        if (told := self._part_near(post, body, own)) is not None:
            return told
        owner = (
            (self._hosts.of_party(post, own) or self._hosts.of_sentence(post, towns=True)) if body.of_party else None
        )
        if owner is not None:
            return Seat(f"{owner.organisation}{own}", owner.place)
        if body.kind == "enterprise" and (firm := self._hosts.institution(frozenset({body.kind}), post, near=False)):
            return firm  # 集团公司董事长 of the firm that the article is about
        told = (
            self._back(post, body, own)
            or self._hosts.governed(own, body.start)
            or self._of_cooperative(own, post)
            or self._hosts.court(body, own)
            or self._office_named(body, own)
            or self._listed_bureau(body, post)
            or self._in_full(body, own)
        )
        if told is not None:
            return told
        known = len(own) > 1 and own in self._rules.owners and self._rules.owners[own].get("kind") in INSTITUTIONS
        seat = self._hosts.unnamed(own, "", place, body.start) if known else Seat(None, place)
        return seat if seat.organisation != own else Seat(None, place, unknown=self._hosts.is_strange(body))

    def _of_faculty(self, body: BodyFound, own: str, post: PostSpan) -> Seat | None:
        """体育|学院, 法学院|党委: of the university in whose list it stands."""
        if not body.of_party:
            return self._departments.faculty(post.core) if body.kind in INSTITUTIONS else None
        faculty = self._departments.faculty(body.start)
        return None if faculty is None else Seat(f"{faculty.organisation}{own}", faculty.place)

    def _behind_name(self, body: BodyFound, own: str) -> Seat | None:
        """What the words before a bare body name: 云岭大学（石桥）|党委, 二公司|党委, 实验小学|工会, 分局|党委."""
        at = body.start
        if self._rules.works.search(own) is not None:
            return self._told.committee(at, own)
        floor = max(0, at - _LONGEST_BEFORE)
        site = self._rules.campus_site.before(self._text, floor, at)
        school = self._bodies.ending_at(site.start()) if site is not None else None
        if site and school and school.text.endswith(self._rules.universities) and is_site(site[0], school.text):
            name, place = canonical(school, self._context, school.start)
            return Seat(f"{name}{site[0]}{own}", place)
        inner = body.of_party or self._kin.is_inner(own)
        if inner and (branch := self._hosts.branch_before(at)) is not None:
            return Seat(f"{branch.organisation}{own}", branch.place)
        if (firm := self._rules.numbered_firm.before(self._text, floor, at)) is not None:
            return Seat(firm[0] + own, None)
        return self._kin.behind_part(self._text, at, own) if inner else None

    def _of_part(self, part: BodyFound, own: str, post: PostSpan, place: Place | None) -> Seat | None:
        """What belongs to a bare Party body or union right before it: 党委|办公室, 工会|办公室; None behind others."""
        word = self._text[part.start : part.end]
        if part.kind == _SOCIETY and (whole := self._told.same(word, post.core)) is not None:
            return Seat(f"{whole.organisation}{own}", whole.place)  # 县总工会主席甲，总工会|党组成员乙
        told = self._told.part(post.core, word, near=True) if self._hosts.campus is None else None
        if told is not None and told.organisation is not None and (part.of_party or self._kin.is_inner(word)):
            return replace(told, organisation=told.organisation + own)  # 云岭大学党委组织部部长甲、党委宣传部部长乙
        if not (part.bare and not part.anchored and part.of_party):
            return Seat(None, place) if self._kin.is_inner(word) else None
        owner = self._hosts.own(post)
        return Seat(f"{owner.organisation}{word}{own}", owner.place) if owner is not None else Seat(None, place)

    def _is_of_stranger(self, body: BodyFound, at: int) -> bool:
        """Whether a name that nobody knows ends at `at`, before a bare body or the word for its owner.

        青岚热电|党委委员, 资产|公司党委书记: of a body that is not known, but of no other one.
        """
        floor = max(0, at - _LOOK)
        if at == body.start and self._rules.unknown.before(self._text, floor, at):
            return True
        # a name of two characters only before 公司 and the like: 资产|公司党委
        name = self._rules.name.before(self._text, floor, at)
        named = name is not None and (at < body.start or len(name[0]) > _SHORT)
        return named and self._rules.apart.before(self._text, floor, at) is None

    def _part_near(self, post: PostSpan, body: BodyFound, own: str) -> Seat | None:
        """The part of the body that the sentence has an official of: 县法院院长甲，执行局局长乙."""
        told = self._told.part(post.core, own, near=True)
        if told is not None:
            return told
        return self._departments.inner(post.core) if body.of_party else self._departments.department(post.core)

    def _back(self, post: PostSpan, body: BodyFound, own: str) -> Seat | None:
        """The part of the body last spoken of; not where it is somebody's: 总统办公室主任."""
        if self._rules.of_office.before(self._text, max(0, body.start - _OWNER_LONGEST), body.start):
            return None
        if own in self._rules.words["of_schools"].split() and self._bodies.school_news:
            return None  # 我校 that the article does not name: its 党委 is no visitor's
        return self._told.part(post.core, own, near=False)

    def _office_named(self, body: BodyFound, own: str) -> Seat | None:
        """司法所|所长, 疾控中心|主任: of the only such office that the article has named before."""
        if body.kind not in _SERVING or self._rules.heads.value(own, "bare") != "back":
            return None
        if self._rules.back_lead.before(self._text, max(0, body.start - _LOOK), body.start) is None:
            return None  # 各|司法所所长
        before = (b for b in self._bodies.before(body.start) if not b.bare or b.place is not None)
        named = only_named(b for b in before if b.text.endswith(own) and b.text not in self._bodies.guests)
        return Seat(*canonical(named, self._context, named.start)) if named is not None else None

    def _of_cooperative(self, own: str, post: PostSpan) -> Seat | None:
        """理事会|主任 of the only cooperative of the state that the article names."""
        if own != self._rules.words["council"] or post.office != self._rules.words["chairman"]:
            return None
        any_sort = (b for b in self._bodies.named if b.text.endswith(self._rules.any_cooperatives))
        named = only_named(any_sort)
        if named is None or named.start > post.core or not named.text.endswith(self._rules.cooperatives):
            return None
        name, place = canonical(named, self._context, named.start)
        return Seat(name + own, place)

    def _listed_bureau(self, body: BodyFound, post: PostSpan) -> Seat | None:
        """副县长甲、公安局局长乙: a bureau that is called by its word alone is of the list's place."""
        place = self._told.place_of_list(post.core) if body.kind == _BUREAU else None
        if place is None or RANK[place.level] > RANK["county"] or not self._kin.can_have(place, body.text):
            return None
        return Seat(place.short + in_short(body), place)

    def _in_full(self, body: BodyFound, own: str) -> Seat | None:
        """作协|主席: of the one society that the article names in full, 霍山县作家协会."""
        if body.kind != _SOCIETY or len(own) > _SHORT_SOCIETY:
            return None
        if (same := self._told.same(own, body.start)) is not None:
            return same  # 县总工会主席甲，总工会副主席乙
        societies = (b for b in self._bodies.named if b.kind == _SOCIETY and b.tail != own)
        named = only_named(b for b in societies if b.tail[:1] == own[0] and shortens(own, b.tail))
        return Seat(*canonical(named, self._context, named.start)) if named is not None else None


def is_site(bracket: str, school: str) -> bool:
    """Whether a bracket behind a university says where it is, and not how it is called: 云岭大学（云大）."""
    return not set(bracket[1:-1]) <= set(school)
