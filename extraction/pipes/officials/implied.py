"""Bodies that an office implies: the government of a 县长, the bureau of a 公安局长, the committee of a 村主任."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extraction.pipes.bodies import canonical
from extraction.pipes.officials.model import PostSpan, Seat
from extraction.places.model import RANK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.pipes.bodies import BodyFound
    from extraction.pipes.officials.abroad import Abroad
    from extraction.pipes.officials.article import Article
    from extraction.places import Place
    from extraction.rulebook import Rulebook

_GOVERNMENT = "government"
_VILLAGES = {"village", "community"}


class _Words:
    """What a rule book says of the bodies that offices imply."""

    def __init__(self, book: Rulebook) -> None:
        self.words: Mapping[str, str] = book.settings("officials")["words"]
        self.offices = book.lexicon("officials", "offices")
        self.level = book.compile("officials", r"(?:该|本|我|全)?(?P<word>{@places/levels})\Z")
        self.sent = book.compile("officials", "{sent}")
        self.with_bureaus = (*self.words["with_bureaus"].split(), self.words["prosecution"])


_words = cache(_Words)


class Implied:
    """Such bodies in one article."""

    def __init__(self, article: Article, abroad: Abroad, book: Rulebook) -> None:
        self._rules = _words(book)
        self._text, self._bodies, self._context = article.text, article.bodies, article.context
        self._kin, self._told, self._hosts = article.kin, article.told, article.hosts
        self._departments = article.departments
        self._abroad = abroad

    def organ(  # noqa: PLR0911 - one return a case
        self, post: PostSpan, before: Seat | None
    ) -> Seat | None:
        """县公安局长 -> 公安局 of the county; 县委常委、组织部长 -> 组织部 of its committee."""
        organ = self._rules.offices.value(post.office, "organ")
        if organ is None:
            return None
        of_party = organ in self._rules.words["party_organs"].split()
        if post.body is not None:
            return self._organ_of(post.body, organ, of_party=of_party)
        if before is not None and before.organisation is not None and of_party:
            organs = self._rules.words["party_organs"].split()
            other = next((word for word in organs if before.organisation.endswith(word)), "")
            return Seat(before.organisation.removesuffix(other) + organ, before.place)
        if organ == self._rules.words["court_bureau"]:
            return self._departments.department(post.end - 1) or self._part_of_court(organ, before)
        if before is not None and (whole := self._kin.without_party(before)).endswith(self._rules.with_bureaus):
            return Seat(whole + organ, before.place)  # 青岚矿务局副局长、安监局长
        place = self._place_before(post) or (before.place if before else None)
        if place is None and before is None and organ in self._rules.words["forces"].split():
            # 青石镇党委书记甲、武装部长乙
            seat = self._told.of_list(post.core) or self._told.of_names(post.core)
            place = seat.place if seat is not None else None
        if place is None:
            return Seat(None, None)
        committee = self._rules.words["committee"] if of_party else ""
        return Seat(place.short + committee + organ, place)

    def _organ_of(self, body: BodyFound, organ: str, *, of_party: bool) -> Seat:
        """霍山县政府|财政局长: of the place; a Party's organ and an inner bureau are of the body itself."""
        name, place = canonical(body, self._context, body.start)
        if of_party or organ == self._rules.words["court_bureau"] or name.endswith(self._rules.with_bureaus):
            return Seat(name.removesuffix(organ) + organ, place)
        if body.kind != _GOVERNMENT or (place is not None and RANK[place.level] > RANK["zone"]):
            return Seat(None, None)  # a town has no bureaux
        return Seat(organ if place is None else place.short + organ, place)

    def _part_of_court(self, organ: str, before: Seat | None) -> Seat:
        """县法院党组成员、执行局长: only courts have such a bureau."""
        whole = self._kin.without_party(before) if before is not None else ""
        if before is None or not whole.endswith(tuple(self._rules.words["courts"].split())):
            return Seat(None, None)
        return Seat(whole + organ, before.place)

    def government(self, post: PostSpan, before: Seat | None) -> Seat | None:
        """县长 -> the county's government."""
        word = self._rules.offices.value(post.office, "seat")
        if word is None:
            return None
        place = post.seat.place if post.seat is not None else None
        if place is None and before is not None and before.place is not None:
            place = before.place if before.place.short.endswith(word) else None
        if place is None and self._rules.offices.value(post.office, "elided") == "only":
            level = self._rules.level.search(self._text, max(0, post.core - len(word)), post.core)
            if level is None or level["word"] != word:
                return None  # 自治区主席, but no 政协主席
        if place is None and post.seat is None and (other := self._abroad.government(post, word)) is not None:
            return other
        place = place or self._context.refer(word, post.core)
        if place is None or (place.level == "zone" and post.seat is None):
            return Seat(None, None)  # 区长 is of no development zone
        return Seat(place.short + self._rules.words["government"], place)

    def community(self, post: PostSpan, before: Seat | None) -> Seat | None:
        """村主任 -> the village's committee, 驻村第一书记 -> its branch."""
        sent = bool(self._rules.sent.search(post.modifiers))
        body = self._rules.words["branch"] if sent else self._rules.offices.value(post.office, "body")
        if body is None:
            return None
        place = self._place_before(post)
        for word in self._rules.words["communities"].split() if post.seat is None else ():
            if sent or post.office.startswith(word):
                place = place or self._context.refer(word, post.core)
        if place is not None and place.level not in _VILLAGES:
            return None if sent else Seat(None, None)
        return Seat(f"{place.short}{body}", place) if place else None if sent else Seat(None, None)

    def _place_before(self, post: PostSpan) -> Place | None:
        if post.seat is not None:
            return post.seat.place
        word = self._rules.level.search(self._text, max(0, post.core - 4), post.core)
        return self._context.refer(word["word"], post.core) if word else None
