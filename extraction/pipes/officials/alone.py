"""The body of an office that stands alone: of the list before it, of the article, or of what it has told before."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from extraction.pipes.bodies import canonical, only_named
from extraction.pipes.officials.listed import Listed
from extraction.pipes.officials.model import PostSpan, Seat
from extraction.rulebook import Tail

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.pipes.officials.article import Article
    from extraction.places import Place
    from extraction.rulebook import Rulebook

_OWNER_LONGEST = 4
_LOOK = 6
_NOBODY = "-"
"""What the lexicon says of an office of no body."""


class _Words:
    """What a rule book says of offices that stand alone."""

    def __init__(self, book: Rulebook) -> None:
        self.words: Mapping[str, str] = book.settings("officials")["words"]
        self.offices = book.lexicon("officials", "offices")
        self.ours = Tail(book.compile("officials", r"{ours}\Z"))
        self.league = Tail(book.compile("units", r"(?:{@prefixes:kind=other}|{@prefixes:kind=mass_organisation})\Z"))
        self.party = book.compile("units", "{@prefixes:kind=other}")
        self.deputy = book.compile("officials", "{deputy}")
        self.other_party = book.scan("officials", "{other_party}")
        self.other_state = book.compile("officials", "{other_state}")
        self.our_state = book.compile("officials", "{our_state}")
        self.of_groups = frozenset(self.words["of_groups"].split())
        self.spokesmen = frozenset(self.words["spokesmen"].split())
        self.of_farms = frozenset(self.words["of_farms"].split())
        self.members = frozenset((self.words["member"], *self.words["seats"].split()))
        self.every_state = frozenset(self.words["every_state"].split())


_words = cache(_Words)


class Alone:
    """The bodies of such offices in one article."""

    def __init__(self, article: Article, book: Rulebook) -> None:
        self._rules = _words(book)
        self._text, self._bodies, self._context = article.text, article.bodies, article.context
        self._kin, self._told, self._hosts = article.kin, article.told, article.hosts
        self._departments = article.departments
        self._listed = Listed(article, book)

    def seat(  # noqa: PLR0911 - one return a case
        self, post: PostSpan, before: Seat | None
    ) -> Seat:
        """The body of an office that stands alone."""
        if post.strange:
            own = self._departments.faculty(post.core) or self._departments.department(post.core)
            return own or Seat(None, None, inherited=False)
        if fixed := self._rules.offices.value(post.office, "of"):
            if post.office.startswith(self._rules.words["centre"]) and (league := self._league_before(post)):
                return Seat(league + self._rules.words["centre"], None)  # 民盟|中央委员
            if before is not None and before.inherited and post.office in self._rules.words["secretary"].split():
                return Seat(self._kin.without_party(before), before.place)  # 全国妇联副主席、书记处书记
            every = post.office in self._rules.every_state
            nobody = fixed == _NOBODY or (not self._of_our_state if every else self._has_other_party)
            return Seat(None if nobody else fixed, None, inherited=False)
        if post.seat is not None:
            place = post.seat.place
            if post.office in self._rules.of_farms and place.level == "zone":
                return Seat(place.short, place)  # 青石林场场长
            committee = post.title_body or self._town_party(post.office, place)
            return Seat(place.short + committee if committee else None, place)
        if before is not None and before.organisation is not None and before.inherited:
            if post.office in self._rules.of_groups and not before.organisation.endswith(self._told.ends(post.office)):
                # 镇长、副总指挥: of the headquarters, not of the government
                return self._told.last_of(post.office, post.core, taken=False) or Seat(None, None, inherited=False)
            # 绍兴市公安局副局长、城关分局局长林知远
            return self._departments.inner(post.core) or self._of_same_body(post, before)
        if (ours := self._rules.ours.before(self._text, max(0, post.core - _OWNER_LONGEST), post.core)) is not None:
            return self._hosts.ours(ours["word"])
        return (
            self._hosts.branch_before(post.core)
            or self._hosts.under_heading(post)
            or self._departments.faculty(post.core)
            or self._departments.department(post.core)
            or self._departments.town_part(post.core)
            or self._listed.seat(post)
            or (None if self._told.spelled(post.office, post.core) else self._told_of(post))
            or self._listed.represented(post)
            or self._listed.branch_of_police(post)
            or self._of_campus(post)
            or Seat(None, None)
        )

    def _of_same_body(self, post: PostSpan, before: Seat) -> Seat:
        apart = not post.title_body and str(before.organisation).endswith(self._rules.words["group"])
        if self._rules.offices.value(post.office, "carry") == "yes" and not apart:
            return before
        if post.office in self._rules.spokesmen:
            return Seat(self._kin.owner(self._kin.without_party(before)), before.place)
        if post.office in self._rules.of_farms and before.place is not None and before.place.level == "zone":
            return Seat(before.place.short, before.place)  # 青石林场党支部书记、场长
        ends = self._told.ends(post.office)
        owner = self._kin.owners.get(before.organisation or "", "")
        if owner.endswith(ends) and not str(before.organisation).endswith(ends):
            return Seat(owner, before.place)  # 云岭大学人事处长、副校长
        return Seat(self._kin.headed(before, ends) or self._kin.without_party(before), before.place)

    def _told_of(self, post: PostSpan) -> Seat | None:  # noqa: PLR0911 - one return a case
        """The body of an office alone that the article has spoken of before."""
        if self._rules.deputy.search(post.modifiers) and (head := self._told.of_head(post.office, post.core)):
            return head
        if post.office in self._rules.members and post.title_body:
            return self._told.of_word(post.title_body, post.core)
        if (committee := self._of_portfolio(post) or self._of_league(post)) is not None:
            return committee
        if (society := self._hosts.society_of(post)) is not None:
            return society
        kinds = self._rules.offices.value(post.office, "kinds")
        if kinds is not None and "school" in kinds.split("|") and self._hosts.campus is not None:
            # 副校长 of a school of which only a faculty is named
            of_faculty = post.office.startswith(self._rules.words["school"]) and self._hosts.university is None
            return Seat(None, None, unknown=True) if of_faculty else self._hosts.campus
        if kinds == "enterprise" and not post.named and (firm := self._told.of_firm(post.core)):
            return firm
        if told := self._told.last_of(post.office, post.core, taken=post.named):
            return told
        if not post.named and (host := self._told.host(post.office, post.core)):
            return host
        if kinds is None or (kinds == "enterprise" and post.named):
            return None  # 青岚集团、新百副总裁甲: of a firm that is not known, but of no other one
        return self._hosts.institution(frozenset(kinds.split("|")), post, near=True)

    def _of_league(self, post: PostSpan) -> Seat | None:
        """The committee of a party other than the Communist one: 民建霍山县委召开会议，主委林知远主持."""
        if post.office != self._rules.words["of_parties"] or post.named:
            return None
        leagues = (b for b in self._bodies.before(post.core) if b.place is not None and not b.bare)
        named = only_named(b for b in leagues if self._rules.party.match(b.text))
        return Seat(*canonical(named, self._context, named.start)) if named is not None else None

    def _town_party(self, office: str, place: Place) -> str:
        """The committee of whose members an office behind a town is one: 青石镇|组织委员."""
        if place.level != "township" or not self._is_of_portfolio(office):
            return ""
        street = place.short.endswith(self._rules.words["street"])
        return self._rules.words["street_party" if street else "town_party"]

    def _of_portfolio(self, post: PostSpan) -> Seat | None:
        """青石镇人大主席甲、组织委员乙, 石桥村党支部纪检委员甲、宣传委员乙: the committee of the list."""
        if not self._is_of_portfolio(post.office):
            return None
        town = self._told.place_of_list(post.core)
        committee = self._town_party(post.office, town) if town is not None else ""
        return Seat(town.short + committee, town) if town is not None and committee else self._told.branch(post.core)

    def _is_of_portfolio(self, office: str) -> bool:
        """Whether an office is that of a member of a committee who answers for something: 组织委员."""
        return self._rules.offices.value(office, "carry") == "no" and office.endswith(self._rules.words["member"])

    def _league_before(self, post: PostSpan) -> str | None:
        """The party other than the Communist one, or the youth league, that stands right before an office."""
        party = self._rules.league.before(self._text, max(0, post.core - _LOOK), post.core)
        return party[0] if party is not None else None

    def _of_campus(self, post: PostSpan) -> Seat | None:
        """党委副书记 in the news of a school."""
        if self._hosts.university is None or post.title_body not in self._rules.words["of_schools"].split():
            return None
        return Seat(self._hosts.university[0] + post.title_body, self._hosts.university[1])

    @cached_property
    def _has_other_party(self) -> bool:
        return self._rules.other_party.search(self._text) is not None

    @cached_property
    def _of_our_state(self) -> bool:
        """Whether the article speaks of the state, and of no other one."""
        abroad = any(len(match[0]) > 1 for match in self._rules.other_state.finditer(self._text))
        return not abroad and self._rules.our_state.search(self._text) is not None
