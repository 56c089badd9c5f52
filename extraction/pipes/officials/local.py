"""Bodies of the place that an article is about, before an office that does not say so: 妇联|主席, 疾控中心|主任."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, cached_property
from typing import TYPE_CHECKING

from extraction.pipes.bodies import INSTITUTIONS, canonical, of_place, shortens
from extraction.pipes.officials.model import PostSpan, Seat
from extraction.pipes.officials.written import bureau_of
from extraction.places.model import RANK
from extraction.rulebook import Tail

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.pipes.bodies import BodyFound
    from extraction.pipes.officials.article import Article
    from extraction.places import Place
    from extraction.rulebook import Rulebook

_BUREAU, _GROUP, _SOCIETY = "government_organ", "working_group", "mass_organisation"
_COUNTY, _PROVINCE = RANK["county"], "province"
_LEAD, _LONGEST = 4, 14


class _Words:
    """What a rule book says of such bodies."""

    def __init__(self, book: Rulebook) -> None:
        words: Mapping[str, str] = book.settings("officials")["words"]
        definite = book.lexicon("units", "heads").words("bare", "yes")
        everywhere = words["everywhere"].split()
        self.one_each = frozenset((*book.lexicon("officials", "local"), *definite)).difference(everywhere)
        self.lead = Tail(book.compile("officials", r"{alone_lead}\Z"))
        # a museum that has a name of its own is another one
        self.own = Tail(book.compile("officials", r"(?:(?<!{han})|(?<=[和与及由]))(?P<own>{@local})\Z"))
        self.offices = book.lexicon("officials", "offices")
        self.inner = frozenset(words["parts"].split())
        self.assemblies = frozenset(words["assemblies"].split())
        self.towns_too, self.institutions_too = (
            frozenset(words[name].split()) for name in ("towns_too", "institutions_too")
        )
        self.our_county = book.compile("officials", "{our_county}")
        self.invited = book.compile("officials", "{invited}")
        self.assembly_seat = book.compile("officials", "(?:人大|政协)?(?:代表|委员|常委)、")
        self.step = book.compile("officials", "{step_of_life}")
        self.branches = tuple(words["branches"].split())
        self.police = tuple(words["police"].split())
        self.force = book.compile("officials", "{force}")
        self.homeless = frozenset(words["homeless"].split())
        self.nations = tuple(str(book.settings("units")["nations"]).split())
        self.bureaus = tuple(words["bureaus"].split())


_words = cache(_Words)


class Local:
    """Such bodies in one article."""

    def __init__(self, article: Article, book: Rulebook) -> None:
        self._rules = _words(book)
        self._text, self._bodies, self._context = article.text, article.bodies, article.context
        self._kin, self._told, self._hosts = article.kin, article.told, article.hosts
        self._departments, self._opening = article.departments, article.opening

    def seat(self, post: PostSpan, seat: Seat, before: Seat | None) -> Seat:
        """The body of a post, with its place where nothing but the article says that.

        Args:
            seat: what is known of the body without.
            before: the body of the post before it in the chain.
        """
        if seat.place is not None or seat.unknown:
            return seat
        loose = seat.organisation is None or (post.body is not None and _is_loose(post.body, seat))
        local = self._loose(post, before) if loose else None
        if local is not None:
            return local
        home = self._hosts.home
        if seat.organisation is None or home is None or not self._is_of_home(post, seat, home):
            return seat
        return Seat(home.short + seat.organisation, home)

    def _loose(self, post: PostSpan, before: Seat | None) -> Seat | None:
        """The body of which nothing before the office says whose it is."""
        own = self._own(post)
        if (part := self._of_opening(post, own)) is not None:
            return part
        place = self._place(post, own, before) if own is not None and self._is_one_each(post, own) else None
        if own is None or place is None or self._is_another(own, place):
            return None
        return Seat(self._in_full(own, place) or self._of_force(own, place) or of_place(place.short, own), place)

    def _of_force(self, own: str, place: Place) -> str | None:
        """A branch of the police of a place that the article names: 霍山县公安局刑警大队 for 刑警大队."""
        if not own.endswith(self._rules.police):
            return None
        names = (canonical(body, self._context, body.start) for body in self._bodies.named)
        forces = (name for name, where in names if where == place and self._rules.force.fullmatch(name) is not None)
        force = next(forces, None)
        return None if force is None else force + own

    def _of_opening(self, post: PostSpan, own: str | None) -> Seat | None:
        """A part of the body whose own news this is: 工会|主席, 护理部|主任."""
        house = self._opening.at(post.core)
        if house is None:
            return None
        host = Seat(house.name, house.place)
        if not all(self._is_part(told, host) for _, told in self._told.recent()):
            return None
        if own in self._rules.assemblies:
            return None
        if own in self._rules.inner:
            return self._kin.organ_beside(host, own) or self._departments.named(host, own)
        name = host.organisation or ""
        if own and own.endswith(self._rules.branches) and self._rules.force.fullmatch(name) is not None:
            return Seat(name + own, host.place)  # 刑警大队|大队长 in the news of the police
        # 老干局|局长 in the news of a school is the county's
        return self._departments.of_whole(post.core, host) if own not in self._rules.one_each else None

    def _is_part(self, told: Seat, host: Seat) -> bool:
        return (told.organisation or "").startswith(host.organisation or "")

    def _is_one_each(self, post: PostSpan, own: str) -> bool:
        """Whether a word is for a body of which a place has one, and not for a part of an institution."""
        if own not in self._rules.one_each or post.office in self._rules.homeless:
            return False
        if own in self._rules.institutions_too and self._is_in_institution(post):
            return False
        return own not in self._rules.inner or not self._has_institution(post)

    def _is_in_institution(self, post: PostSpan) -> bool:
        """Whether the news is a school's own, or the sentence names one: 云岭大学教授、科协|主席."""
        floor = self._told.sentence(post.core)
        here = (body for body in self._bodies.between(max(0, floor), post.start) if not body.bare)
        return self._opening.is_institutions or any(body.kind in INSTITUTIONS for body in here)

    def _own(self, post: PostSpan) -> str | None:
        """The word before the office, or fused with it: 组织部 of 组织部长."""
        body = post.body
        if body is not None:
            alone = self._rules.lead.before(self._text, max(0, body.start - _LEAD), body.start) is not None
            return self._text[body.start : body.end] if alone and not (body.anchored or body.quoted) else None
        if post.seat is not None:
            return None
        if (organ := self._rules.offices.value(post.office, "organ")) is not None:
            return organ
        match = self._rules.own.before(self._text, max(0, post.core - _LONGEST), post.core)
        return match["own"] if match is not None else None

    def _has_institution(self, post: PostSpan) -> bool:
        """Whether a school, a hospital or a firm has been spoken of that may have such a part itself."""
        institutions = (body for body in self._bodies.before(post.start) if body.kind in INSTITUTIONS)
        return self._bodies.school_news or any(not body.bare for body in institutions)

    def _is_another(self, own: str, place: Place) -> bool:
        """Whether the article names such a body of anybody else: 中国残联到霍山县调研。残联|理事长."""
        alike = (body for body in self._bodies.named if body.anchored and body.text.endswith(own))
        return any(canonical(body, self._context, body.start)[1] != place for body in alike)

    def _in_full(self, own: str, place: Place) -> str | None:
        """The name that the article has elsewhere for the society of a place: 霍山县作家协会 of 作协."""
        whole = (b for b in self._bodies.named if b.kind == _SOCIETY and b.tail[:1] == own[0] and shortens(own, b.tail))
        names = (canonical(body, self._context, body.start) for body in whole)
        return next((name for name, where in names if where == place), None)

    def _place(self, post: PostSpan, own: str, before: Seat | None) -> Place | None:
        """Whose it is: of the list's place, else of the county or city that the article is about."""
        if self._is_members(post, own) and self._told.place_of_list(post.core) != self._home:
            return None
        if before is not None:
            return before.place
        listed = self._told.of_list(post.core)
        if listed is not None and listed.place is not None:
            if RANK[listed.place.level] > _COUNTY:
                return None
            if self._kin.serves(listed):
                return listed.place
        return self._home if self._home is not None and self._is_at_home(post, own, self._home) else None

    def _is_members(self, post: PostSpan, own: str) -> bool:
        """Whether an office is one of somebody who sits in an assembly: 省人大代表、农技中心|主任."""
        start, _ = next(self._told.recent(), (post.start, None))
        seat = self._rules.assembly_seat.match(self._text, start)
        return seat is not None and seat.end() >= post.core - len(own) - 1

    def _is_at_home(self, post: PostSpan, own: str, home: Place) -> bool:
        """Whether a sentence speaks of the place of the article, and not of another one, a part of it or a guest.

        Of what a town has as well, not where the article does either.
        """
        floor = self._told.sentence(post.core)
        if self._rules.step.match(self._text, floor + 1) is not None:
            return False
        if self._rules.invited.search(self._text, floor + 1, post.start) is not None:
            return False
        if own in self._rules.towns_too and self._first_part < post.start:
            return False
        if home.level != "county" and self._has_gone_on(post):
            return False  # 六安市文联到霍山县采风。作协|主席陪同
        places = self._context.places
        first, end = (bisect_left(places, at, key=lambda place: place.start) for at in (floor + 1, post.start))
        spoken = (place.place for place in places[first:end])
        told = (seat.place for start, seat in self._told.recent() if floor < start < post.start)
        return all(place is None or place == home for place in (*spoken, *told))

    def _has_gone_on(self, post: PostSpan) -> bool:
        """Whether the paragraph of an office has named a county last."""
        at = bisect_left(self._context.places, post.start, key=lambda place: place.start) - 1
        last = self._context.places[at] if at >= 0 else None
        return last is not None and last.level == "county" and "\n" not in self._text[last.end : post.start]

    @cached_property
    def _home(self) -> Place | None:
        """The county or city that the article is about; None where it begins with another one that it names as often.

        六安市召开会议，霍山县汇报。残联理事长甲.
        """
        home = self._hosts.home
        if home is None or home.level == _PROVINCE:
            return None
        if home.level != "county" and self._rules.our_county.search(self._text) is not None:
            return None  # 我县召开会议，六安市领导到会
        codes = [found.adcode for found in self._context.places if found.level != _PROVINCE]
        other = next(iter(codes), home.adcode)
        return home if other == home.adcode or codes.count(other) < codes.count(home.adcode) else None

    @cached_property
    def _first_part(self) -> int:
        """Where the article first names a town, a village or another part of a county; else the end of the text."""
        parts = (place.start for place in self._context.places if RANK[place.level] > _COUNTY)
        return min(parts, default=len(self._text))

    def _is_of_home(self, post: PostSpan, seat: Seat, home: Place) -> bool:
        """Whether a bureau (教育局), or a group of one that has no other name, is of the place of the article."""
        body = post.body
        if seat.group or (body is not None and body.kind == _GROUP and not body.bare and _is_loose(body, seat)):
            return True
        if body is None or not _is_loose(body, seat) or (bureau := bureau_of(body)).kind != _BUREAU:
            return False
        if not bureau.text.endswith(self._rules.bureaus) or bureau.text.startswith(self._rules.nations):
            return False
        if post.office in self._rules.homeless or seat.organisation in self._rules.homeless:
            return False
        return not self._hosts.is_of_hong_kong(bureau) and self._kin.can_have(home, bureau.text)


def _is_loose(body: BodyFound, seat: Seat) -> bool:
    """Whether a body is called as the text has it, without saying whose it is."""
    bureau = bureau_of(body)
    return seat.organisation == body.text and not (bureau.anchored or bureau.quoted)
