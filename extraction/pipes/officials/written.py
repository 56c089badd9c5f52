"""The body that stands right before an office, under its full name: 霍山县教育局|局长, 副市长、卫生局|局长."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extraction.pipes.bodies import canonical, in_short
from extraction.pipes.officials.bare import Bare, is_site
from extraction.pipes.officials.before import has_group
from extraction.pipes.officials.groups import Groups
from extraction.pipes.officials.model import PostSpan, Seat
from extraction.pipes.officials.parts import Parts
from extraction.places.model import RANK
from extraction.rulebook import Tail

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.pipes.bodies import BodyFound
    from extraction.pipes.officials.article import Article
    from extraction.places import Place
    from extraction.rulebook import Rulebook

_BRANCH = "party_branch"
_OF_A_VILLAGE = {"community_body", _BRANCH}
_VILLAGES = {"village", "community"}
_BUREAU = "government_organ"


class _Words:
    """What a rule book says of the bodies that stand before offices."""

    def __init__(self, book: Rulebook) -> None:
        self.words: Mapping[str, str] = book.settings("officials")["words"]
        self.owners = book.lexicon("units", "owners")
        self.term = book.compile("officials", r"\A{term_of_office}")
        self.party = book.compile("units", "{@prefixes:kind=other}")
        self.university = book.compile("officials", "{university}")
        self.campus = book.compile("officials", "{campus_site}")
        self.lead = Tail(book.compile("officials", r"{back_lead}\Z"))
        self.works = book.compile("officials", "{works_for_assembly}")
        self.universities = tuple(self.words["universities"].split())
        self.faculties = frozenset(str(book.settings("units")["faculties"]).split())
        self.branches = tuple(self.words["branches"].split())
        self.nations = tuple(str(book.settings("units")["nations"]).split())
        self.village_teams = frozenset(self.words["village_teams"].split())
        self.alumni = tuple(self.words["alumni"].split())
        self.bureaus = tuple(self.words["bureaus"].split())


_words = cache(_Words)


class Written:
    """Such bodies in one article."""

    def __init__(self, article: Article, book: Rulebook) -> None:
        self._rules = _words(book)
        self._text, self._bodies, self._context = article.text, article.bodies, article.context
        self._kin, self._told, self._hosts = article.kin, article.told, article.hosts
        self._departments = article.departments
        self._bare, self._parts, self._groups = Bare(article, book), Parts(article, book), Groups(article, book)

    def seat(self, post: PostSpan, before: Seat | None) -> Seat | None:  # noqa: PLR0911 - one return a case
        """The body that stands right before the office; in a list a bare one belongs to the body before it."""
        body = post.body
        if body is None:
            return None
        beside = self._our_place(body) or (before.place if before is not None else None)
        name, place = canonical(body, self._context, post.start, beside)
        if (ours := self._of_host(body, name)) is not None:
            return ours
        if post.office == self._rules.words["of_parties"] and body.of_party:
            own = body.text if self._rules.party.match(body.text) else self._of_other_party(body, name, before)
            return Seat(own, place)
        own = self._text[body.start : body.end]
        bureau = self._bodies.ending_at(body.start) if body.bare else None
        if bureau is not None and bureau.bare and has_group(bureau, body):
            return self._of_bureau(bureau, own, post, before)
        if post.office == self._rules.words["chairman"] and name.endswith(self._rules.words["congress"]):
            return self._of_congress(post, name, place)
        village = body.kind in _OF_A_VILLAGE and own not in self._rules.words["of_staff"].split()
        if village and body.place is None and body.parent is None and not body.names_community:
            part = self._of_town(post, body, own) or self._departments.inner(post.core) or self._of_team(body, own)
            return part or self._of_village(post, body, before)
        if body.kind == "community_body" and place is not None and place.level in _VILLAGES:
            return Seat(place.short + (post.title_body or body.tail), place)
        if (
            seat := self._groups.meant(body, before)
            or self._of_town(post, body, own)
            or self._of_school_before(own, body.head, before)
            or self._of_village_team(post, body, own, before)
            or self._parts.after(post, body, own, before)
            or self._parts.joined(body, own)
        ) is not None:
            return seat
        # 省军区 says whose it is
        if body.bare and name in (own, in_short(body)) and not own.startswith(body.level or "\n"):
            return self._bare.seat(body, own, place, post)
        seat = (
            self._of_owner(post, body, own)
            or self._in_words_of(body, post)
            or self._beside(body, name, post, before)
            or self._of_subject(body)
        )
        return seat or Seat(name, place)

    def _of_congress(self, post: PostSpan, name: str, place: Place | None) -> Seat:
        """县人大|主任 is of its standing committee, which a town has none of; 县委书记甲、人大|主任乙."""
        listed = self._told.place_of_list(post.core) if name == self._rules.words["congress"] else None
        if listed is not None and RANK[listed.level] > RANK["county"]:
            return Seat(listed.short + name, listed)
        return Seat(f"{listed.short if listed else ''}{name}{self._rules.words['standing']}", place or listed)

    def _our_place(self, body: BodyFound) -> Place | None:
        """The article's home before 我县作协."""
        start = max(0, body.start - 1)
        ours = body.level is not None and any(
            we in self._text[start : body.start + 1] for we in self._rules.words["we"]
        )
        return self._hosts.home if ours else None

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

    def _of_host(self, body: BodyFound, name: str) -> Seat | None:
        """A part of the school whose news this is; 院党委 before the article names its only hospital or college."""
        if university := self._hosts.university:
            own = self._in_university(body, name, university[0])
            return None if own is None else Seat(university[0] + own, university[1])
        whole = body.outermost
        if not whole.fixed or whole.text not in self._rules.owners:
            return None
        ours = self._hosts.ours(whole.text)
        if ours.place is None and self._rules.owners[whole.text].get("whole") == "yes":
            return None  # 校党委 beside a faculty alone
        return Seat(ours.organisation + name.removeprefix(whole.fixed), ours.place) if ours.organisation else None

    def _of_other_party(self, body: BodyFound, name: str, before: Seat | None) -> str | None:
        """民盟云岭省委 behind an office of the 民盟, for 云岭省委主委: the Party has no such head.

        Also for 社|省委, as the news of the 九三学社 calls it.
        """
        league = self._rules.words["league_named"]
        if self._text.startswith(self._rules.words["league"], body.start - 1) and league in self._text:
            return league + name
        party = self._rules.party.match(before.organisation or "") if before is not None else None
        return party[0] + name if party is not None else None

    def _of_bureau(self, bureau: BodyFound, own: str, post: PostSpan, before: Seat | None) -> Seat:
        """副县长、公安局|党委书记: what a bureau has, which without its place is of the list's or the article's."""
        place = before.place if before is not None and before.place is not None else self._told.place_of_list(post.core)
        place = place or self._hosts.home
        return Seat(None, None) if place is None else Seat(place.short + bureau.text + own, place)

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
        if place is not None and place.level in _VILLAGES:
            return Seat(place.short + in_short(body), place)
        alone = body.level is None and self._rules.lead.before(self._text, max(0, body.start - 1), body.start)
        if alone and body.kind == _BRANCH and (host := self._hosts.own(post)) is not None:
            return Seat(f"{host.organisation}{own}", host.place)  # 党总支|书记 in the news of a school
        return Seat(None, None)

    def _of_team(self, body: BodyFound, own: str) -> Seat | None:
        """石桥煤矿矿长甲、机电队党支部|书记乙: the branch in a part of the body that the list is on; 支行党支部|丙."""
        part = self._departments.inner(body.start) if body.kind == _BRANCH else None
        part = part or self._hosts.branch_before(body.start)
        return None if part is None else Seat(f"{part.organisation}{own}", part.place)

    def _of_town(self, post: PostSpan, body: BodyFound, own: str) -> Seat | None:
        """青石镇镇长甲、派出所|所长乙: what a town has one of, in the list of its heads."""
        if body.place is not None or body.parent is not None:
            return None
        if own in self._rules.words["zonal"].split():
            return self._of_zone(body, own)
        return self._departments.town_part(post.core, own) if body.end == post.core else None

    def _of_zone(self, body: BodyFound, own: str) -> Seat | None:
        """青石街道党工委书记甲，办事处|主任乙: what a street or a zone has in place of a government."""
        seat = self._told.of_list(body.start) or self._told.of_names(body.start)
        place = seat.place if seat is not None else None
        if place is None or not (place.level == "zone" or place.short.endswith(self._rules.words["street"])):
            return None
        return Seat(place.short + own, place)

    def _of_school_before(self, own: str, head: str, before: Seat | None) -> Seat | None:
        """云岭大学文学院院长、校|团委书记: of the university of the list, whichever was named last."""
        if before is None or own != self._rules.words["school"] + head:
            return None
        school = self._rules.university.match(before.organisation or "")
        return None if school is None else Seat(school[0] + head, before.place)

    def _of_village_team(self, post: PostSpan, body: BodyFound, own: str, before: Seat | None) -> Seat | None:
        """石桥村驻村第一书记、驻村工作队|队长: the team in the village of which the list has told."""
        if own not in self._rules.village_teams or body.place is not None or body.parent is not None:
            return None
        place = before.place if before is not None else self._told.place_of_list(post.core)
        return Seat(place.short + own, place) if place is not None and place.level in _VILLAGES else None

    def _of_owner(self, post: PostSpan, body: BodyFound, own: str) -> Seat | None:
        """A bare Party body of the institution that the article is on."""
        owner = self._hosts.of_party(post, own) if body.bare and body.of_party else None
        return Seat(f"{owner.organisation}{own}", owner.place) if owner is not None else None

    def _in_words_of(self, body: BodyFound, post: PostSpan) -> Seat | None:
        """A body whose name is longer than its wording.

        The alumni of a school that the article names in full: 云岭大学霍山校友会 of 霍山校友会; 云岭大学（石桥）.
        """
        site = self._rules.campus.match(self._text, body.end) if body.text.endswith(self._rules.universities) else None
        if site is not None and site.end() <= post.core and is_site(site[0], body.text):
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

    def _beside(  # noqa: PLR0911 - one return a case
        self, body: BodyFound, name: str, post: PostSpan, before: Seat | None
    ) -> Seat | None:
        """市政协副主席、卫生局局长甲, 副市长甲、卫生局局长乙: a bureau without its place is of the list's."""
        if not (body.anchored or body.quoted) and (department := self._departments.department(post.core)):
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
            # 云岭市公安石桥分局 says whose it is, and 县交警大队
            loose = body.level is None and seat is not None and not (seat.place and own.startswith(seat.place.short))
            return Seat(f"{seat.organisation}{own}", seat.place) if seat is not None and loose else None
        bureau = bureau_of(body)
        if not bureau.text.endswith(self._rules.bureaus) or bureau.anchored or bureau.quoted:
            return None
        if bureau.text.startswith(self._rules.nations) or self._hosts.is_of_hong_kong(bureau):
            return None  # 国家能源局局长
        place = before.place if before is not None and before.place is not None else self._told.place_of_list(post.core)
        return Seat(place.short + name, place) if place is not None else None

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
        faculty = self._departments.faculty(whole.end)
        if faculty is None or faculty.organisation == 2 * whole.text:
            return None  # the only one that the article names is itself
        return Seat(f"{faculty.organisation}{self._text[whole.end : body.end]}", faculty.place)


def bureau_of(body: BodyFound) -> BodyFound:
    """The body that a Party body or a section of a bureau is of (教育局 of 教育局党组, 教育局人事科), else itself."""
    whole = body.parent
    return whole if whole is not None and (body.of_party or whole.kind == _BUREAU) else body
