"""Which body a post is of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

from extraction.pipes.bodies import INSTITUTIONS, canonical, in_short, only_named, shortens
from extraction.pipes.officials.abroad import Abroad
from extraction.pipes.officials.before import has_group
from extraction.pipes.officials.hosts import Hosts
from extraction.pipes.officials.kin import Kin
from extraction.pipes.officials.listed import Listed
from extraction.pipes.officials.model import PostSpan, Seat
from extraction.pipes.officials.parts import Parts
from extraction.pipes.officials.told import Told
from extraction.places import Place
from extraction.places.model import RANK
from extraction.rulebook import Rulebook, Tail

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extraction.pipes.bodies import Bodies, BodyFound
    from extraction.places import PlaceContext


_OF_A_VILLAGE = {"community_body", "party_branch"}
_VILLAGES = {"village", "community"}
_OWNER_LONGEST = 4
_OPEN = ("（", "(")
_SHORT = 2
_LOOK = 6
_LONGEST_BEFORE = 10
_BUREAU = "government_organ"
_SERVING = (_BUREAU, "other")
"""Kinds of offices that a head alone means once they are named: 司法所, 疾控中心."""
_GROUP, _SOCIETY = "working_group", "mass_organisation"
_SHORT_SOCIETY = 3
"""The short name of a society has so many code points at most: 作协, 红十字."""
_GOVERNMENT = "government"
_NOBODY = "-"
"""What the lexicon says of an office of no body."""


class _Words:
    """What a rule book says of the bodies of posts."""

    def __init__(self, book: Rulebook) -> None:
        self.offices = book.lexicon("officials", "offices")
        self.level = book.compile("officials", r"(?:该|本|我|全)?(?P<word>{@places/levels})\Z")
        self.owners, self.heads = (book.lexicon("units", name) for name in ("owners", "heads"))
        self.ours = Tail(book.compile("officials", r"(?:我|本)(?P<word>{@units/owners})\Z"))
        # 党委|办公室 is no office of a commission
        self.owner = Tail(book.compile("units", r"(?<![党纪工团常县市省区州镇乡])(?:{@owners})\Z"))
        self.term = book.compile("officials", r"\A{term_of_office}")
        self.of_office = Tail(book.compile("officials", r"(?:{@offices})\Z"))
        self.unknown = Tail(book.compile("officials", r"{unknown}\Z"))
        self.name, self.back_lead = (
            Tail(book.compile("officials", pattern)) for pattern in (r"{han}{2,3}\Z", r"{back_lead}\Z")
        )
        self.apart = Tail(book.compile("officials", r"{no_name}\Z"))
        self.party = book.compile("units", "{@prefixes:kind=other}")
        self.league = Tail(book.compile("units", r"(?:{@prefixes:kind=other}|{@prefixes:kind=mass_organisation})\Z"))
        self.of_hong_kong = book.compile("officials", "{of_hong_kong}")
        self.campus_site = Tail(book.compile("officials", r"{campus_site}\Z"))
        self.university = book.compile("officials", "{university}")
        self.campus = book.compile("officials", "{campus_site}")
        self.numbered_firm = Tail(book.compile("officials", r"{numbered_firm}\Z"))
        self.works = book.compile("officials", "{works_for_assembly}")
        self.sent = book.compile("officials", "{sent}")
        self.deputy = book.compile("officials", "{deputy}")
        self.other_party = book.scan("officials", "{other_party}")
        self.other_state = book.compile("officials", "{other_state}")
        self.our_state = book.compile("officials", "{our_state}")
        self.words: Mapping[str, str] = book.settings("officials")["words"]
        self.universities = tuple(self.words["universities"].split())
        self.hong_kong = frozenset(self.words["hong_kong"].split())
        self.faculties = frozenset(str(book.settings("units")["faculties"]).split())
        self.homeless = frozenset(self.words["homeless"].split())
        self.every_state = frozenset(self.words["every_state"].split())
        self.branches = tuple(self.words["branches"].split())
        self.nations = tuple(str(book.settings("units")["nations"]).split())
        self.of_firms = frozenset(self.words["of_firms"].split())
        self.town_bodies = frozenset(self.words["town_bodies"].split())
        self.village_teams = frozenset(self.words["village_teams"].split())
        self.alumni = tuple(self.words["alumni"].split())
        self.with_departments, self.with_bureaus = (
            tuple(self.words[name].split()) for name in ("with_departments", "with_bureaus")
        )
        self.with_bureaus += (self.words["prosecution"],)
        self.bureaus = tuple(self.words["bureaus"].split())


_words = cache(_Words)


class Organisations:
    """Resolves the bodies of posts in one article."""

    def __init__(self, text: str, bodies: Bodies, context: PlaceContext, book: Rulebook) -> None:
        self._rules = _words(book)
        self._text = text
        self._bodies = bodies
        self._context = context
        self._kin = Kin(bodies, context, book)
        self._told = Told(text, bodies, context, self._kin, book)
        self._hosts = Hosts(text, bodies, context, self._told, book)
        self._abroad = Abroad(text, context, book)
        self._parts = Parts(text, bodies, context, self._kin, self._hosts, book)
        self._listed = Listed(text, bodies, context, self._told, book)

    def of_chain(self, posts: Sequence[PostSpan]) -> list[Seat]:
        """The bodies of the posts of one chain: 党支部书记、校长 share the school that the second one has."""
        seats: list[Seat] = []
        before = self._firm_of(posts)
        for post in posts:
            # 党校校长（院长）: what stands in brackets is of the office before it
            last = seats[-1] if seats and self._text[post.start - 1] in _OPEN else before
            seats.append(self.of(post, last))
            before = seats[-1] if seats[-1].organisation or seats[-1].unknown else before
        for at, post in enumerate(posts):
            later = next((s for p, s in zip(posts[at + 1 :], seats[at + 1 :], strict=True) if self._leads(p, s)), None)
            body = post.body
            if seats[at].unknown or (seats[:at] and seats[at - 1].organisation is not None):
                continue  # 县委副书记、政法委书记: the list has told before
            if later is not None and self._kin.is_within(later, seats[at]):
                continue  # 青岚协会党组成员、学会部部长
            if later is not None and body is not None and body.bare and body.level is None and _is_party(body):
                seats[at] = self._kin.part_of(later, self._text[body.start : body.end]) or seats[at]
        return seats

    def _firm_of(self, posts: Sequence[PostSpan]) -> Seat | None:
        """A firm whose name ends in no known word, before its Party body: 青岚交控|党委书记、董事长."""
        first = posts[0].body
        if first is None or not first.bare or first.level is not None or not _is_party(first):
            return None
        if (
            first.start != posts[0].start
            or self._rules.name.before(self._text, max(0, first.start - _LOOK), first.start) is None
        ):
            return None
        if not any(p.body is None and p.seat is None and p.office in self._rules.of_firms for p in posts[1:]):
            return None
        firm = self._bodies.unlisted(first.start)
        return None if firm is None else Seat(*canonical(firm, self._context, firm.start))

    def _leads(self, post: PostSpan, seat: Seat) -> bool:
        """Whether an office heads a body that has a Party body of its own: a school, a bureau, a court."""
        name = seat.organisation
        # 公司党委副书记、工会主席
        inner = name is None or name.endswith(
            (*self._rules.words["inner"].split(), *self._rules.words["groups"].split())
        )
        return not inner and bool(self._told.ends(post.office))

    def of(self, post: PostSpan, before: Seat | None) -> Seat:
        """The body of a post.

        Args:
            before: the body of the post before it in the chain, which elided lists rely on.
        """
        fixed = self._rules.offices.value(post.office, "of")
        alone = post.seat is None and fixed is None and (post.body is None or post.body.bare)
        if (abroad := self._abroad.seat(post, before)) is not None:
            self._told.lead(post.core, post.office, abroad)
            return abroad
        if before is not None and before.unknown and alone:
            return before
        seat = self._kin.in_full(self._of_society(self._settled(post, before)))
        if before is None or before.place is not None:
            seat = self._at_home(post, seat)
        if post.named and fixed is None and post.body is None and post.seat is None and seat.organisation is None:
            seat = replace(seat, unknown=True)
        self._told.add(post.core, post.office, seat)
        if seat.organisation is None and post.body is not None:
            self._told.lead(post.core, post.office, seat)  # 中医院院长甲、副院长乙: of no other hospital
        return seat

    def _of_society(self, seat: Seat) -> Seat:
        """The society of which a body is the council: 云岭县商会 of 云岭县商会第五届理事会."""
        whole = self._kin.society(seat.organisation or "")
        if whole or seat.organisation is None:
            return replace(seat, organisation=whole or None)
        society = self._bodies.only_society
        if society is None:
            return Seat(None, None)
        name, place = canonical(society, self._context, society.start)
        return Seat(self._kin.society(name), place)

    def _at_home(self, post: PostSpan, seat: Seat) -> Seat:
        """教育局 of the place that the article is about, where it names no other and nothing else says whose it is."""
        body = post.body
        if seat.organisation is None or seat.place is not None:
            return seat
        if seat.group or (body is not None and body.kind == _GROUP and not body.bare and _is_loose(body, seat)):
            home = self._hosts.home
            return seat if home is None else Seat(home.short + seat.organisation, home)
        bureau = _bureau(body) if body is not None else None
        if body is None or bureau is None or bureau.kind != _BUREAU or not _is_loose(body, seat):
            return seat
        if not bureau.text.endswith(self._rules.bureaus) or bureau.text.startswith(self._rules.nations):
            return seat
        home = self._hosts.home
        homeless = post.office in self._rules.homeless or seat.organisation in self._rules.homeless
        if home is None or homeless or self._is_of_hong_kong(bureau) or not self._kin.can_have(home, bureau.text):
            return seat
        return Seat(home.short + seat.organisation, home)

    def _settled(self, post: PostSpan, before: Seat | None) -> Seat:
        if post.section:
            return self._of_section(post, before)
        if post.body is not None and self._text.endswith(self._rules.words["sent_to"], 0, post.body.start):
            return Seat(None, None)  # 常驻世贸组织大使: the body is where the office is, not whose
        if post.body is None and self._text.endswith(self._rules.words["presidium"], 0, post.core):
            return Seat(None, None)  # 大会主席团常务主席
        for settle in (self._of_organ, self._of_body, self._of_government, self._of_community, self._of_body_behind):
            seat = settle(post, before)
            if seat is not None:
                return seat
        return self._elsewhere(post, before)

    def _elsewhere(  # noqa: PLR0911 - one return a case
        self, post: PostSpan, before: Seat | None
    ) -> Seat:
        """The body of an office that stands alone."""
        if post.strange:
            own = self._told.faculty(post.core) or self._told.department(post.core)
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
            place = _found(post)
            committee = post.title_body or self._town_party(post.office, place)
            return Seat(place.short + committee if committee else None, place)
        if before is not None and before.organisation is not None and before.inherited:
            return self._of_same_body(post, before)
        if (ours := self._rules.ours.before(self._text, max(0, post.core - _OWNER_LONGEST), post.core)) is not None:
            return self._hosts.ours(ours["word"])
        return (
            self._hosts.under_heading(post)
            or self._told.faculty(post.core)
            or self._told.department(post.core)
            or self._listed.seat(post)
            or (None if self._told.spelled(post.office, post.core) else self._told_of(post))
            or self._listed.represented(post)
            or self._listed.branch_of_police(post)
            or self._of_campus(post)
            or Seat(None, None)
        )

    def _of_section(self, post: PostSpan, before: Seat | None) -> Seat:
        """云岭县教育局|人事股长, 副理事长、|维权部长: the department whose last character its head's title has."""
        if post.body is not None:
            whole = self._settled(post._replace(section=""), before)
        elif before is not None and (before.organisation or "").endswith(self._rules.with_departments):
            whole = before
        elif before is not None and self._kin.without_party(before).endswith(self._rules.with_departments):
            whole = Seat(self._kin.without_party(before), before.place)
        else:
            return self._told.department(post.end - 1) or Seat(None, None, inherited=False)
        name = whole.organisation
        if name is None:
            return whole
        self._kin.owners[name + post.section] = name
        return replace(whole, organisation=name + post.section)

    def _town_party(self, office: str, place: Place) -> str:
        """The committee of whose members an office behind a town is one: 青石镇|组织委员."""
        of_portfolio = self._rules.offices.value(office, "carry") == "no" and office.endswith(
            self._rules.words["member"]
        )
        if place.level != "township" or not of_portfolio:
            return ""
        street = place.short.endswith(self._rules.words["street"])
        return self._rules.words["street_party" if street else "town_party"]

    def _league_before(self, post: PostSpan) -> str | None:
        """The party other than the Communist one, or the youth league, that stands right before an office."""
        party = self._rules.league.before(self._text, max(0, post.core - _LOOK), post.core)
        return party[0] if party is not None else None

    def _of_campus(self, post: PostSpan) -> Seat | None:
        """党委副书记 in the news of a school."""
        if self._hosts.university is None or post.title_body not in self._rules.words["of_schools"].split():
            return None
        return Seat(self._hosts.university[0] + post.title_body, self._hosts.university[1])

    def _is_of_hong_kong(self, bureau: BodyFound) -> bool:
        """Whether a bureau without its place may be one of Hong Kong, of whose government the article speaks."""
        return bureau.text in self._rules.hong_kong and self._speaks_of_hong_kong

    @cached_property
    def _speaks_of_hong_kong(self) -> bool:
        return self._rules.of_hong_kong.search(self._text) is not None

    @cached_property
    def _has_other_party(self) -> bool:
        return self._rules.other_party.search(self._text) is not None

    @cached_property
    def _of_our_state(self) -> bool:
        """Whether the article speaks of the state, and of no other one."""
        abroad = any(len(match[0]) > 1 for match in self._rules.other_state.finditer(self._text))
        return not abroad and self._rules.our_state.search(self._text) is not None

    def _told_of(self, post: PostSpan) -> Seat | None:  # noqa: PLR0911 - one return a case
        """The body of an office alone that the article has spoken of before."""
        if self._rules.deputy.search(post.modifiers) and (head := self._told.of_head(post.office, post.core)):
            return head
        if post.office == self._rules.words["member"] and post.title_body:
            return self._told.of_word(post.title_body, post.core)
        town = self._told.place_of_list(post.core)
        if town is not None and (committee := self._town_party(post.office, town)):
            return Seat(town.short + committee, town)  # 青石镇人大主席甲、组织委员乙
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

    def _of_body(self, post: PostSpan, before: Seat | None) -> Seat | None:  # noqa: PLR0911 - one return a case
        """The body that stands right before the office; in a list a bare one belongs to the body before it."""
        body = post.body
        if body is None:
            return None
        beside = self._our_place(body) or (before.place if before is not None else None)
        name, place = canonical(body, self._context, post.start, beside)
        if (university := self._hosts.university) and (
            own := self._in_university(body, name, university[0])
        ) is not None:
            return Seat(university[0] + own, university[1])
        if post.office == self._rules.words["of_parties"] and _is_party(body):
            own = body.text if self._rules.party.match(body.text) else self._of_other_party(body, name, before)
            return Seat(own, place)
        own = self._text[body.start : body.end]
        bureau = self._bodies.ending_at(body.start) if body.bare else None
        if bureau is not None and bureau.bare and has_group(bureau, body):
            return self._of_bureau(bureau, own, post, before)
        if post.office == self._rules.words["chairman"] and name.endswith(self._rules.words["congress"]):
            return Seat(name + self._rules.words["standing"], place)
        village = body.kind in _OF_A_VILLAGE and own not in self._rules.words["of_staff"].split()
        if village and body.place is None and body.parent is None and not body.names_community:
            return self._of_village(post, body, before)
        if body.kind == "community_body" and place is not None and place.level in _VILLAGES:
            return Seat(place.short + (post.title_body or body.tail), place)
        if (
            seat := self._of_town(post, body, own)
            or self._of_school_before(own, body.head, before)
            or self._of_village_team(post, body, own, before)
            or self._parts.after(post, body, own, before)
            or self._parts.joined(body, own)
        ) is not None:
            return seat
        # 省军区 says whose it is
        if body.bare and name in (own, in_short(body)) and not own.startswith(body.level or "\n"):
            return self._of_bare(body, own, place, post)
        seat = (
            self._of_owner(post, body, own)
            or self._in_words_of(body, post)
            or self._beside(body, name, post, before)
            or self._of_subject(body)
        )
        return seat or Seat(name, place)

    def _of_subject(self, body: BodyFound) -> Seat | None:
        """云岭大学校长甲，机械学院|院长乙: a faculty whose own name gives it to no school."""
        whole = body.outermost
        if (
            whole.kind != "school"
            or whole.head not in self._rules.faculties
            or whole.bare
            or whole.place
            or whole.level
        ):
            return None
        faculty = self._told.faculty(whole.end)
        if faculty is None or faculty.organisation == 2 * whole.text:
            return None  # the only one that the article names is itself
        return Seat(f"{faculty.organisation}{self._text[whole.end : body.end]}", faculty.place)

    def _of_school_before(self, own: str, head: str, before: Seat | None) -> Seat | None:
        """云岭大学文学院院长、校|团委书记: of the university of the list, whichever was named last."""
        if before is None or own != self._rules.words["school"] + head:
            return None
        school = self._rules.university.match(before.organisation or "")
        return None if school is None else Seat(school[0] + head, before.place)

    def _our_place(self, body: BodyFound) -> Place | None:
        """The article's home before 我县作协."""
        start = max(0, body.start - 1)
        ours = body.level is not None and any(
            we in self._text[start : body.start + 1] for we in self._rules.words["we"]
        )
        return self._hosts.home if ours else None

    def _of_town(self, post: PostSpan, body: BodyFound, own: str) -> Seat | None:
        """青石镇镇长甲、派出所|所长乙: what a town has one of, in the list of its heads."""
        if body.place is not None or body.parent is not None:
            return None
        if own in self._rules.words["zonal"].split():
            return self._of_zone(body, own)
        if own not in self._rules.town_bodies:
            return None
        place = self._told.place_of_list(post.core)
        return Seat(place.short + own, place) if place is not None and place.level == "township" else None

    def _of_zone(self, body: BodyFound, own: str) -> Seat | None:
        """青石街道党工委书记甲，办事处|主任乙: what a street or a zone has in place of a government."""
        seat = self._told.of_list(body.start) or self._told.of_names(body.start)
        place = seat.place if seat is not None else None
        if place is None or not (place.level == "zone" or place.short.endswith(self._rules.words["street"])):
            return None
        return Seat(place.short + own, place)

    def _of_village_team(self, post: PostSpan, body: BodyFound, own: str, before: Seat | None) -> Seat | None:
        """石桥村驻村第一书记、驻村工作队|队长: the team in the village of which the list has told."""
        if own not in self._rules.village_teams or body.place is not None or body.parent is not None:
            return None
        place = before.place if before is not None else self._told.place_of_list(post.core)
        return Seat(place.short + own, place) if place is not None and place.level in _VILLAGES else None

    def _in_words_of(self, body: BodyFound, post: PostSpan) -> Seat | None:
        """A body whose name is longer than its wording.

        The alumni of a school that the article names in full: 云岭大学霍山校友会 of 霍山校友会; 云岭大学（石桥）.
        """
        site = self._rules.campus.match(self._text, body.end) if body.text.endswith(self._rules.universities) else None
        if site is not None and site.end() <= post.core and _is_site(site[0], body.text):
            name, place = canonical(body, self._context, body.start)
            return Seat(name + site[0], place)
        if body.text.endswith(self._rules.words["mine"]) and (full := self._mine(body.text)) in self._text:
            return Seat(full, canonical(body, self._context, body.start)[1])
        if not body.text.endswith(self._rules.alumni):
            return None
        own = self._rules.term.sub("", body.text)
        named = [b for b in self._bodies.named if b.text.endswith(own) and b.text != own and b.parent is not None]
        seats = {canonical(b, self._context, b.start) for b in named}
        return Seat(*seats.pop()) if len(seats) == 1 else None

    def _mine(self, name: str) -> str:
        """The whole name of a colliery: 石台煤矿 of 石台矿."""
        mine = self._rules.words["mine"]
        return name.removesuffix(mine) + self._rules.words["colliery"]

    def _of_owner(self, post: PostSpan, body: BodyFound, own: str) -> Seat | None:
        """A bare Party body of the institution that the article is on."""
        owner = self._institution(post, own) if body.bare and _is_party(body) else None
        return Seat(f"{owner.organisation}{own}", owner.place) if owner is not None else None

    def _institution(self, post: PostSpan, own: str) -> Seat | None:
        """The institution that a bare Party body is of, unless only zones and street offices have such a one."""
        return self._hosts.own(post) if own not in self._rules.words["of_zones"].split() else None

    def _of_other_party(self, body: BodyFound, name: str, before: Seat | None) -> str | None:
        """民盟云岭省委 behind an office of the 民盟, for 云岭省委主委: the Party has no such head.

        Also for 社|省委, as the news of the 九三学社 calls it.
        """
        league = self._rules.words["league_named"]
        if self._text.startswith(self._rules.words["league"], body.start - 1) and league in self._text:
            return league + name
        party = self._rules.party.match(before.organisation or "") if before is not None else None
        return party[0] + name if party is not None else None

    def _in_university(self, body: BodyFound, name: str, university: str) -> str | None:
        """What the name of a body says behind that of the university whose news this is; None of other bodies.

        A faculty that its own name gives to no school, or what belongs to the 学校 that is named further down.
        """
        body = body.outermost
        if body.fixed and body.text in self._rules.owners:
            ends = tuple(self._rules.owners[body.text]["heads"].split())
            return name.removeprefix(body.fixed) if university.endswith(ends) else None
        faculty = body.kind == "school" and body.head in self._rules.faculties and not body.bare
        return name if faculty and not (body.place or body.level) and name not in university else None

    def _of_bare(  # noqa: PLR0911 - one return a case
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
        unnamed = self._rules.owner.before(self._text, max(0, body.start - _OWNER_LONGEST), body.start)
        if self._is_of_stranger(body, body.start if unnamed is None else unnamed.start()):
            return Seat(None, None, unknown=True)
        if unnamed is not None:
            return self._hosts.unnamed(unnamed[0], own, place, body.start)
        if (told := self._part_near(post, body, own)) is not None:
            return told
        owner = (self._institution(post, own) or self._hosts.of_sentence(post, towns=True)) if _is_party(body) else None
        if owner is not None:
            return Seat(f"{owner.organisation}{own}", owner.place)
        if body.kind == "enterprise" and (firm := self._hosts.institution(frozenset({body.kind}), post, near=False)):
            return firm  # 集团公司董事长 of the firm that the article is about
        told = (
            self._back(post, body, own)
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

    def _office_named(self, body: BodyFound, own: str) -> Seat | None:
        """司法所|所长, 疾控中心|主任: of the only such office that the article has named before."""
        if body.kind not in _SERVING or self._rules.heads.value(own, "bare") != "back":
            return None
        if self._rules.back_lead.before(self._text, max(0, body.start - _LOOK), body.start) is None:
            return None  # 各|司法所所长
        before = (b for b in self._bodies.before(body.start) if not b.bare or b.place is not None)
        named = only_named(b for b in before if b.text.endswith(own) and b.text not in self._bodies.guests)
        return Seat(*canonical(named, self._context, named.start)) if named is not None else None

    def _behind_name(self, body: BodyFound, own: str) -> Seat | None:
        """What the words before a bare body name: 云岭大学（石桥）|党委, 二公司|党委, 实验小学|工会."""
        at = body.start
        if self._rules.works.search(own) is not None:
            return self._told.committee(at, own)
        floor = max(0, at - _LONGEST_BEFORE)
        site = self._rules.campus_site.before(self._text, floor, at)
        school = self._bodies.ending_at(site.start()) if site is not None else None
        if site and school and school.text.endswith(self._rules.universities) and _is_site(site[0], school.text):
            name, place = canonical(school, self._context, school.start)
            return Seat(f"{name}{site[0]}{own}", place)
        if (firm := self._rules.numbered_firm.before(self._text, floor, at)) is not None:
            return Seat(firm[0] + own, None)
        return self._kin.behind_part(self._text, at, own) if _is_party(body) or self._kin.is_inner(own) else None

    def _of_part(self, part: BodyFound, own: str, post: PostSpan, place: Place | None) -> Seat | None:
        """What belongs to a bare Party body or union right before it: 党委|办公室, 工会|办公室; None behind others."""
        word = self._text[part.start : part.end]
        if part.kind == _SOCIETY and (whole := self._told.same(word, post.core)) is not None:
            return Seat(f"{whole.organisation}{own}", whole.place)  # 县总工会主席甲，总工会|党组成员乙
        told = self._told.part(post.core, word, near=True) if self._hosts.campus is None else None
        if told is not None and told.organisation is not None and (_is_party(part) or self._kin.is_inner(word)):
            return replace(told, organisation=told.organisation + own)  # 云岭大学党委组织部部长甲、党委宣传部部长乙
        if not _is_bare_party(part):
            return Seat(None, place) if self._kin.is_inner(word) else None
        owner = self._hosts.own(post)
        return Seat(f"{owner.organisation}{word}{own}", owner.place) if owner is not None else Seat(None, place)

    def _of_faculty(self, body: BodyFound, own: str, post: PostSpan) -> Seat | None:
        """体育|学院, 法学院|党委: of the university in whose list it stands."""
        if not _is_party(body):
            return self._told.faculty(post.core) if body.kind in INSTITUTIONS else None
        faculty = self._told.faculty(body.start)
        return None if faculty is None else Seat(f"{faculty.organisation}{own}", faculty.place)

    def _part_near(self, post: PostSpan, body: BodyFound, own: str) -> Seat | None:
        """The part of the body that the sentence has an official of: 县法院院长甲，执行局局长乙."""
        told = self._told.part(post.core, own, near=True)
        return self._told.department(post.core) if told is None and not _is_party(body) else told

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

    def _of_bureau(self, bureau: BodyFound, own: str, post: PostSpan, before: Seat | None) -> Seat:
        """副县长、公安局|党委书记: what a bureau has, which without its place is of the list's or the article's."""
        place = before.place if before is not None and before.place is not None else self._told.place_of_list(post.core)
        place = place or self._hosts.home
        return Seat(None, None) if place is None else Seat(place.short + bureau.text + own, place)

    def _back(self, post: PostSpan, body: BodyFound, own: str) -> Seat | None:
        """The part of the body last spoken of; not where it is somebody's: 总统办公室主任."""
        if self._rules.of_office.before(self._text, max(0, body.start - _OWNER_LONGEST), body.start):
            return None
        if own in self._rules.words["of_schools"].split() and self._bodies.school_news:
            return None  # 我校 that the article does not name: its 党委 is no visitor's
        return self._told.part(post.core, own, near=False)

    def _beside(  # noqa: PLR0911 - one return a case
        self, body: BodyFound, name: str, post: PostSpan, before: Seat | None
    ) -> Seat | None:
        """市政协副主席、卫生局局长甲, 副市长甲、卫生局局长乙: a bureau without its place is of the list's."""
        if not (body.anchored or body.quoted) and (department := self._told.department(post.core)):
            return department  # 县教育局局长甲、人事处处长乙
        own = self._text[body.start : body.end]
        if (
            not (body.anchored or body.quoted)
            and post.office != self._rules.words["fused"]
            and self._rules.works.search(own)
        ):
            return self._told.committee(post.core, own)  # 县人大常委会法工委主任甲、预算工委主任乙
        if (
            body.place is not None
            and body.text.startswith(body.place.name)
            and not name.endswith(self._rules.branches[0])
        ):
            return None  # 省公安厅副厅长甲、云岭市交警支队支队长乙
        if body.parent is None and not body.quoted and name.endswith(self._rules.branches):
            seat = self._told.force(post.core)  # 市公安局副局长甲，禁毒支队支队长乙
            # 云岭市公安石桥分局 says whose it is
            loose = seat is not None and not (seat.place and own.startswith(seat.place.short))
            return Seat(f"{seat.organisation}{own}", seat.place) if seat is not None and loose else None
        bureau = _bureau(body)
        if not bureau.text.endswith(self._rules.bureaus) or bureau.anchored or bureau.quoted:
            return None
        if bureau.text.startswith(self._rules.nations) or self._is_of_hong_kong(bureau):
            return None  # 国家能源局局长
        place = before.place if before is not None and before.place is not None else self._told.place_of_list(post.core)
        return Seat(place.short + name, place) if place is not None else None

    def _of_village(self, post: PostSpan, body: BodyFound, before: Seat | None) -> Seat:
        """村委会主任, 村党支部书记: of the village that the text speaks of."""
        own = self._text[body.start : body.end]
        told = self._told.part(post.core, own, near=True) if body.level is None else None
        if told is not None and (told.place is None or told.place.level not in _VILLAGES):
            return told  # 青石小学校长甲，党支部书记乙
        if body.level is None and (host := self._hosts.of_sentence(post)) is not None:
            return Seat(f"{host.organisation}{own}", host.place)
        place = before.place if before is not None and before.place is not None else None
        for word in (body.level, *self._rules.words["communities"].split()):
            if place is None and word is not None:
                place = self._context.refer(word, post.core)
        if place is None or place.level not in _VILLAGES:
            return Seat(None, None)
        return Seat(place.short + in_short(body), place)

    def _of_organ(  # noqa: PLR0911 - one return a case
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
            return self._told.department(post.end - 1) or self._part_of_court(organ, before)
        if before is not None and (whole := self._kin.without_party(before)).endswith(self._rules.with_bureaus):
            return Seat(whole + organ, before.place)  # 青岚矿务局副局长、安监局长
        place = self._place_before(post) or (before.place if before else None)
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

    def _of_government(self, post: PostSpan, before: Seat | None) -> Seat | None:
        """县长 -> the county's government."""
        word = self._rules.offices.value(post.office, "seat")
        if word is None:
            return None
        place = _found(post) if post.seat is not None else None
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

    def _of_community(self, post: PostSpan, before: Seat | None) -> Seat | None:
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

    def _of_same_body(self, post: PostSpan, before: Seat) -> Seat:
        apart = not post.title_body and str(before.organisation).endswith(self._rules.words["group"])
        if self._rules.offices.value(post.office, "carry") == "yes" and not apart:
            return before
        ends = self._told.ends(post.office)
        owner = self._kin.owners.get(before.organisation or "", "")
        if owner.endswith(ends) and not str(before.organisation).endswith(ends):
            return Seat(owner, before.place)  # 云岭大学人事处长、副校长
        return Seat(self._kin.headed(before, ends) or self._kin.without_party(before), before.place)

    def _of_body_behind(self, post: PostSpan, before: Seat | None) -> Seat | None:
        """任组长的防控领导小组: the body follows its head."""
        if not self._text.startswith(self._rules.words["of"], post.end):
            return None
        body = self._bodies.starting_at(post.end + len(self._rules.words["of"]))
        if body is None:
            return None
        return Seat(*canonical(body, self._context, body.start))

    def _place_before(self, post: PostSpan) -> Place | None:
        if post.seat is not None:
            return _found(post)
        word = self._rules.level.search(self._text, max(0, post.core - 4), post.core)
        return self._context.refer(word["word"], post.core) if word else None


def _bureau(body: BodyFound) -> BodyFound:
    """The body that a Party body or a section of a bureau is of (教育局 of 教育局党组, 教育局人事科), else itself."""
    whole = body.parent
    return whole if whole is not None and (_is_party(body) or whole.kind == _BUREAU) else body


def _is_site(bracket: str, school: str) -> bool:
    """Whether a bracket behind a university says where it is, and not how it is called: 云岭大学（云大）."""
    return not set(bracket[1:-1]) <= set(school)


def _is_loose(body: BodyFound, seat: Seat) -> bool:
    """Whether a body is called as the text has it, without saying whose it is."""
    bureau = _bureau(body)
    return seat.organisation == body.text and not (bureau.anchored or bureau.quoted)


def _is_bare_party(body: BodyFound) -> bool:
    return body.bare and not body.anchored and _is_party(body)


def _is_party(body: BodyFound) -> bool:
    return body.kind.startswith("party")


def _found(post: PostSpan) -> Place:
    seat = post.seat
    assert seat is not None
    return Place(seat.name, seat.adcode, seat.level, seat.short)
