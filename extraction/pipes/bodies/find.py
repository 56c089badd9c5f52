"""Finds the names of bodies: a word that can end one, and what belongs to it on the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.pipes.bodies.edge import Edge, EdgeFinder, Owners
from extraction.pipes.bodies.model import INSTITUTIONS, Bodies, BodyFound
from extraction.pipes.bodies.names import canonical
from extraction.pipes.bodies.shortnames import Short, short_names
from extraction.pipes.bodies.sorts import Sorts
from extraction.pipes.bodies.words import Words, stems_before, subjects_before, words
from extraction.places import find_places, gazetteer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extraction.places import PlaceFound
    from extraction.rulebook import Rulebook

_COUNT_LOOK = 8
_BRACKET = 24
_COMMITTEES = {"party_committee", "party_group", "party_branch"}
_LONGEST_NAME = 3
_OWN = (2, 12)
"""How long the own part of a firm's name is that ends in no word for firms."""
_SHORT = 2
_TITLE = "《》"
_SEATED = {"school", "hospital", "other"}
_CITY, _COUNTIES = "市", "县区市"
_SIGHTS = "门山河湖江岛桥路街寺"
"""Behind the short form of a city, what makes another name of it: 广安门."""
_REGION = 16
"""So far, in code points, a region and the party before it reach."""
_SHORTEST = 4
"""Code points of the shortest full name of a university: 青岚大学."""
_PARTY, _MEDIA, _SCHOOL = "party_committee", "media", "school"
_HOSPITAL, _JUDICIAL, _ORGAN = "hospital", "judicial", "government_organ"
_STATE = ("government", "congress", "party", "judicial", "consultative", "military")
"""What the kinds of the bodies begin with that have ministries under them, or beside them."""
_BODY = "nt"
"""The tag of the general lexicon for words that name a body."""
_LONGEST_PLACE = 5
_SUBJECT = 4
"""A subject of administration of so many code points ends in no verb that its last character begins."""
_OWNED = ("mass_organisation", "other", "media", "judicial", "government_organ")
"""Kinds of bodies inside others that a text names by their own part, once it has named them in full."""
_MILITARY = "military"
_OWN_PART, _GROUNDS = 4, 3
"""So long is such a part, in code points, if it has a name: 石桥法庭, and of those that are places 南院区."""


def find_bodies(text: str, places: Sequence[PlaceFound], book: Rulebook) -> Bodies:
    """Every body that a text names, also inside posts and inside longer names; classes and plurals are none.

    Args:
        places: the place expressions of the text.
    """
    finder = _Finder(text, places, words(book))
    found = finder.find()
    if short := short_names(text, found, places, words(book)):
        finder = _Finder(text, places, words(book), short)
        found = finder.find()
    guests = frozenset(body.text for body in found if finder.owners.is_guest(body))
    return Bodies(found, finder.unlisted, school_news=finder.school_news, guests=guests)


class _Finder:
    """Finds the bodies of one text; `short` are the short names in it, by where they begin."""

    def __init__(
        self, text: str, places: Sequence[PlaceFound], known: Words, short: Mapping[int, Short] | None = None
    ) -> None:
        self._text = text
        self._known = known
        self._short = short or {}
        self._places = {place.end: place for place in places}
        self._begun = {place.start: place for place in places}
        self._found: dict[int, BodyFound] = {}
        self._honoured: set[int] = set()
        """Where heads end before which only their sort stands, and no other head begins in them: 研究型|大学|校长."""
        self._refused: set[int] = set()
        self._parts: dict[str, BodyFound | None] = {}
        self._taught_as: set[str] = set()
        self.school_news = known.own_school.search(text) is not None
        self.owners = Owners(text, self._places, self._found, known)
        self._edges = EdgeFinder(text, self.owners, known)
        self._sorts = Sorts(text, self._places, self._refused, known, school_news=self.school_news)

    def find(self) -> list[BodyFound]:
        """The bodies in the order of their ends."""
        at = 0
        everything: list[BodyFound] = []
        heads = {start: self._left_of(start, end) for start, end in self._known.heads_spotter.longest(self._text)}
        inside = {at for start, end in heads.items() for at in range(start + 1, end)}
        endings = dict(self._known.suffix_spotter.longest(self._text)) | heads
        if self._short:
            endings |= {start: short.end for start, short in self._short.items()}
        forces = {m.start(): m.end() for m in self._known.force.finditer(self._text) if m.end() not in self._places}
        endings |= forces
        for start, end in sorted(endings.items()):
            if start < at or (end in inside and start not in heads):
                continue  # the middle of a head: 城|管委|会 of 管委会
            body = (
                (self._force(start, end) if start in forces else None)
                or self._in_short(start, end)
                or self._in_session(start, end)
                or self._body(start, end, plain=start in heads)
            )
            if body is None or self._is_loose(body):
                body = self._again(end) or body
            if body or end in self._refused or end in self._honoured:
                at = end
            if body is not None:
                body = self._standing(self._stationed(body))
                at = max(at, body.end)
                self._found[body.end] = body
                self._remember(body)
                everything.append(body)
        return everything

    def _left_of(self, start: int, end: int) -> int:
        """Where a head ends; one that is none with its last character before that: 县人大|办理建议."""
        text, known = self._text, self._known
        if text[end - 1] not in known.offices_of or text[start : end - 1] not in known.heads:
            return end
        row = known.heads.get(text[start:end])
        return end - 1 if row is not None and self._ends_other(row, start, end) else end

    def _is_loose(self, body: BodyFound) -> bool:
        """Whether a name may be a part of a longer one that was there before: 商|镇派出所, 海洋专业委员会."""
        if body.anchored:
            return body.level is not None and self._runs_on(body.start)
        # 使执行|指挥中心
        return not (body.bare and body.kind != _SCHOOL) or not self._alone(body.start)

    def _in_short(self, start: int, end: int) -> BodyFound | None:
        """青岚交控 in an article on 青岚交通控股有限公司."""
        if start not in self._short:
            return None
        text, body = self._text[start:end], self._short[start].body
        name = canonical(body, None, body.start)[0] if body.place is not None else body.text
        site = body.place or body.site
        return body._replace(
            start=start, end=end, text=text, tail="", head_start=start, place=None, fixed=name, site=site
        )

    def _in_session(self, start: int, end: int) -> BodyFound | None:
        """政协|霍山县|十届三次会议: the assembly of the place behind its word, whose session the text is about."""
        kind, word = self._known.consultative
        if self._text[start:end] != word or start in self._places:
            return None
        place = self._begun.get(end)
        if place is None or not self._known.assembles.match(self._text, place.end):
            return None
        text, rule = self._text[start : place.end], self._known.rules["head"]
        return BodyFound(start, place.end, kind, word, start, text, word, place=place, rule=rule)

    def _force(self, start: int, end: int) -> BodyFound:
        """新四军第七师|政委: a force before its officer or its staff."""
        text = self._text[start:end]
        return BodyFound(start, end, _MILITARY, text, start, text, "", fixed=text, rule=self._known.rules["head"])

    def _remember(self, body: BodyFound) -> None:
        """Keep the own part of a body with an owner, for when the text names it alone; of two with one part neither."""
        owned = body.kind in _OWNED or (body.kind == _SCHOOL and body.head in self._known.faculties)
        grounds = body.head in self._known.grounds
        shortest = _GROUNDS if grounds else _OWN_PART + (body.kind != _JUDICIAL)
        long = shortest <= len(body.tail) < len(body.text)
        if body.parent is not None and (owned or grounds) and long and body.tail != body.head:
            known = self._parts.setdefault(body.tail, body)
            if known is not None and known.text != body.text:
                self._parts[body.tail] = None

    def _again(self, end: int) -> BodyFound | None:
        """The body whose own part ends at an offset without its owner: 海洋专业委员会 of 青岚作家协会海洋专业委员会."""
        for start in range(max(0, end - self._known.window), end - _GROUNDS + 1) if self._parts else ():
            body = self._parts.get(self._text[start:end])
            if body is not None and self._alone(start):
                return body._replace(start=start, end=end, text=body.tail, head_start=end - len(body.head))
        return None

    def unlisted(self, end: int) -> BodyFound | None:
        """The firm whose name ends at an offset in no word that firms are known by: 青岚|董事长."""
        edge = self._edges.open(end, "enterprise")
        own = self._text[edge.tail : end]
        if edge.class_noun or edge.level or not _OWN[0] <= len(own) <= _OWN[1]:
            return None
        if len(own) <= _LONGEST_NAME and own[0] in self._known.surnames and not own.endswith(self._known.no_names):
            return None  # 林知远董事长: a person; but not 石台矿|矿长
        words = [own[a:b] for a, b in self._known.classes_of.fast_words(own)]
        if all(len(word) > 1 and self._known.classes_of.known(word) for word in words):
            return None  # 知名企业董事长: a class
        return self._make(edge, end, end, "enterprise", "head")

    def _body(self, start: int, end: int, *, plain: bool) -> BodyFound | None:
        word = self._text[start:end]
        known = self._known
        longer = known.longer.at(self._text, start)
        if longer is not None and longer.end() == end:
            self._refused.add(end)  # 政治中心: nor is its last word a body
        # 国家自然科学基金|委员会 is a body all the same
        if (longer is not None and longer.end() >= end) or self._begins_part(end):
            return None
        if plain:
            row = known.national.get(word) or known.heads[word]
            if self._ends_other(row, start, end):
                return None
            if (must := row.get("before")) and not self._text.startswith(tuple(must.split("|")), end):
                return None
            if word in known.national and self._is_department(start, end):
                start, body = end - 1, None
            else:
                national = word in known.national
                body = self._national(start, end) if national else self._regional(start, end) or self._head(start, end)
            return body if body is not None or self._text[start:end] not in known.suffixes else self._organ(start, end)
        if self._ends_other(known.suffixes[word], start, end) and not self._commissions(start, end):
            return None
        found = None
        if word == known.committee[0]:
            found = self._regional(start, end) or self._committee(start, end)
        return found or self._organ(start, end)

    def _commissions(self, start: int, end: int) -> bool:
        """Whether 委 ends the name of a committee though a verb begins with it as well: 县委|派出, 卫健委|以."""
        text, known = self._text, self._known
        if text[start:end] != known.committee[0] or not known.commissions.match(text, end):
            return False
        return text[start - 1 : start] in known.committees or self._subject(start) < start

    def _ends_other(self, row: Mapping[str, str], start: int, end: int) -> bool:
        """Whether the character before or behind a word makes another one of it."""
        before, behind = self._text[max(0, start - 1) : start], self._text[end : end + 1]
        if self._text[max(0, start - _SUBJECT) : start] in self._known.stems:
            before = ""  # 乡村振兴|办
        other = behind in row.get("not_before", "") and not self._known.runs_free.match(self._text, end)
        other = other or self._text.startswith(self._known.registered, end)  # 青岚设计|院|有限公司
        if row.get("kind") in (_HOSPITAL, _SCHOOL) and self._known.firm_behind.match(self._text, end):
            return True
        return bool(behind and other) or bool(before and before in row.get("not_after", ""))

    def _is_department(self, start: int, end: int) -> bool:
        """Whether what is called as a ministry is a part of a firm, a school …: 青岚公司|人事部, 组织|人事部部长."""
        text, known = self._text, self._known
        if text[start:end] not in known.departments:
            return False
        begin = self._subject(start)
        owner = self.owners.at(begin, known.national[text[start:end]]["kind"])
        whose = owner.parent if owner is not None else None
        if whose is not None and whose.kind.startswith(_STATE):
            return whose.text.endswith(known.regional_governments)
        # 云岭大学|教育部|重点实验室 is of the ministry
        alone = known.outside.match(text, end) is not None or text.startswith((text[end - 1], *known.office), end)
        owned = whose is not None or known.owner.before(text, max(0, begin - _SHORT), begin) is not None
        return (begin < start and (owned or self._alone(begin))) or (whose is not None and alone)

    def _begins_part(self, end: int) -> bool:
        """Whether the last character of a head begins the word for some of many: 组织|部分代表, but 组织部|分管."""
        text, some = self._text, self._known.some
        return text.startswith(some, end - 1) and not self._known.classes_of.known(text[end : end + 2])

    def _stationed(self, body: BodyFound) -> BodyFound:
        """县纪委监委|驻县教育局纪检监察组: the group of one body that sits in another is the first one's."""
        if body.head not in self._known.stations:
            return body
        host = self._found.get(body.start) if body.bare else None  # 驻|高新区管委会|办事处
        begin = host.start if host is not None else body.start
        match = self._known.stationed.search(self._text, max(0, begin - _COUNT_LOOK), begin)
        sender = self._found.get(match.start()) if match else None
        if sender is None or match is None:
            return body
        start, end = sender.start, body.end
        return body._replace(
            start=start,
            text=self._text[start:end],
            tail=self._text[sender.end : end],
            parent=sender,
            place=None,
            level=None,
            bare=False,
        )

    def _standing(self, body: BodyFound) -> BodyFound:
        """县政协|十届委员会常务委员会: the standing committee of an assembly, with its term; else the body itself.

        县政协|第十届委员会 is the assembly.
        """
        kind, word = self._known.consultative
        owner = body.parent if body.head in self._known.assemblies else None
        term = self._known.term.match(body.tail)
        own = term is not None and term.end() + len(body.head) == len(body.tail)
        if owner is not None and own and owner.kind == kind and owner.tail == word:
            return body._replace(head=word, tail=word, kind=kind, place=owner.place, level=owner.level, parent=None)
        whole = self._known.standing_heads.get(body.head)
        match = self._known.standing.match(self._text, body.end) if whole and body.tail == body.head else None
        if whole is None or match is None:
            return body
        return body._replace(end=match.end(), text=self._text[body.start : match.end()], head=whole, tail=whole)

    def _national(self, start: int, end: int) -> BodyFound | None:
        word = self._text[start:end]
        row = self._known.national[word]
        if len(word) <= _SHORT and not (self._is_word(start, end) or self._beside_alike(start, word)):
            return None
        if row["kind"] == "enterprise" and self._known.located.match(self._text, end):
            return None  # 青岚（云岭）产业园: a brand in another name
        if word in self._known.local_firms and (local := self._local(start, end, row["kind"])) is not None:
            return local
        name, begin = row.get("name", word), start
        if row["kind"] == _MEDIA and (behind := self._known.publisher.match(self._text, end)):
            titled = self._text.startswith(_TITLE[1], end)  # 《青岚日报》|社
            if not titled or self._text[start - 1 : start] == _TITLE[0]:
                begin = start - titled
                end, name = behind.end(), word + behind[0].removeprefix(_TITLE[1])
        abroad = self._country(start, word) if row["kind"] in self._known.foreign else None
        if abroad is not None:
            begin, name = abroad, self._text[abroad:end]
        return BodyFound(
            begin, end, row["kind"], word, start, self._text[begin:end], "", fixed=name, rule=self._known.rules["fixed"]
        )

    def _beside_alike(self, start: int, word: str) -> bool:
        """Whether a short name that may be other words stands in a list behind one of its sort: 农行、|中行."""
        before = self._found.get(start - 1) if self._text[start - 1 : start] in self._known.list_marks else None
        firms = self._known.local_firms
        return word in firms and before is not None and before.head in firms

    def _local(self, start: int, end: int, kind: str) -> BodyFound | None:
        """霍山县|农行, 县|农行、建行: the one of a place of a firm that is known everywhere."""
        edge = self.owners.at(start, kind)
        if edge is None and self._known.branch_behind.match(self._text, end) is None:
            edge = self.owners.joined(start, kind, alike=True)  # but 农行霍山支行 says whose it is
        level = edge.level or (edge.place.level if edge.place is not None else None) if edge is not None else None
        if edge is None or level is None or level in self._known.small or edge.parent is not None:
            return None
        return self._make(edge, start, end, kind, "fixed")

    def _country(self, start: int, word: str) -> int | None:
        """Where the country before a body begins that every state has: 俄罗斯|国防部, 美|国务院; None without one."""
        match = self._known.country.before(self._text, max(0, start - _COUNT_LOOK), start)
        if match is None or match[0] in self._known.home or word.startswith(tuple(self._known.nations)):
            return None
        return match.start() if len(match[0]) > 1 or self._alone(match.start()) else None

    def _alone(self, start: int) -> bool:
        """Whether no word can run on into the character at `start`."""
        before = self._text[start - 1 : start]
        return not before or before in self._known.boundaries or self._known.outside.match(before) is not None

    def _committee(self, start: int, end: int) -> BodyFound | None:
        """县委, 霍山县委; 委 alone ends other words."""
        edge = self.owners.at(start, "party_committee")
        if edge is None or edge.parent is not None:
            return None
        if edge.place is None and edge.level not in self._known.committees:
            return None
        if edge.place is not None and self._text[start - 1] not in "".join(self._known.committees):
            return None
        made = self._make(edge, start, end, "party_committee", "committee")
        if made is not None and made.kind == _PARTY and made.place is not None:
            return self._of_youth(made)
        if made is None or made.kind == _PARTY or not (longer := self._known.assembled.match(self._text, end)):
            return made
        # 民盟滑县县委|会
        return made._replace(end=longer.end(), text=self._text[made.start : longer.end()])

    def _of_youth(self, body: BodyFound) -> BodyFound:
        """团|霍山县委: the committee of the youth league; else the body itself."""
        start, league = body.start - 1, self._known.league
        if self._text[start : body.start] not in self._known.league_short or not self._alone(start):
            return body
        text = self._text[start : body.end]
        return body._replace(start=start, text=text, kind="mass_organisation", prefix=league)

    def _organ(self, start: int, end: int) -> BodyFound | None:
        """教育局: a subject of administration and a suffix; behind an owner also a subject that no list has."""
        row = self._known.suffixes[self._text[start:end]]
        kind, begin = row["kind"], self._subject(start)
        if (
            row["bare"] == "no"
            and begin < start
            and end - begin == _SHORT
            and self._known.classes_of.best(self._text[begin:end]) == "n"
        ):
            return None  # 教室
        edge = self._organ_owner(begin, start, end, row)
        if edge is not None:
            return self._make(edge, start, end, kind, "organ") if edge.owned else None
        left = self._text[max(0, begin - _SHORT) : begin]
        parted = left in self._known.boundaries or self._known.classes_of.known(left)
        runs_on = begin not in self._found and not self._alone(begin) and not parted
        # 中煤|地质总局: the name of another body ends so
        if (begin == start and row.get("bare") != "back") or runs_on or self._crossed(begin, start, end):
            return None
        before = self._text[begin - 1 : begin]
        if row["bare"] == "never" and (before in self._known.stem_joins or not self._alone(begin)):
            return None
        return self._make(self._lent(begin, end, kind) or Edge(begin, begin), start, end, kind, "organ")

    def _organ_owner(self, begin: int, start: int, end: int, row: Mapping[str, str]) -> Edge | None:
        """Whose a government body is; an edge without an owner for a body of nobody we know, None for a bare one."""
        kind, free = row["kind"], row.get("open", "no")
        edge = self.owners.at(begin, kind)
        leveled = edge is not None and edge.level is not None  # 县农委科教科、|县兽医站
        if row.get("branch") == "yes" and not leveled and (edge is None or edge.parent is None):
            above = self.owners.above(edge, kind) if edge is not None and edge.place is not None else None
            if (branch := above or self.owners.listed(start, kind)) is not None:
                return branch
        if edge is not None and (begin < start or self._extends(edge, end - begin, row)):
            return edge
        if begin < start or (free != "no" and self._is_word(start, end)):
            edge = self._edges.open(begin, kind)
            if edge.parent is not None and edge.parent.fixed and edge.parent.kind == _PARTY and begin == start:
                return Edge(begin, begin)  # 中央内政部: another party's, for its own are all known
            # 国铁北京|局: a subject stands between the place and the suffix, but in 市局 and 武警北京市|总队
            near = self._text[edge.start : start] in self._known.levels or row.get("branch") == "yes"
            if edge.parent or (edge.owned and (begin < start or (free == "yes" and (near or edge.tail < start)))):
                return edge
            if free != "no" and not edge.class_noun and edge.start < start:
                return self.owners.beside(edge, begin, kind)
        return None

    def _extends(self, edge: Edge, size: int, row: Mapping[str, str]) -> bool:
        """Whether a suffix alone makes a body of the one before it: 县委|办, 市公安局|办公室, but not 党中央|站好岗."""
        if edge.parent is None or row["bare"] == "never":
            return False
        return size > 1 or row["bare"] != "no" or edge.parent.kind == "other"

    def _crossed(self, begin: int, start: int, end: int) -> bool:
        """Whether a word begins inside the subject and ends with the suffix: 价|格局."""
        cuts = self._known.classes_of.fast_words(self._text[begin:end])
        return any(0 < a < start - begin < b for a, b in cuts)

    def _subject(self, start: int) -> int:
        """Where the subject of administration before a suffix begins; itself where there is none."""
        begin = stems_before(self._text, start, max(0, start - self._known.window), self._known)
        # 青岚湖自然保护区|管理局: a place may end in what is a subject as well
        begin = next((e for e in range(start, begin, -1) if e in self._places and self._places[e].start < begin), begin)
        return start if self._text[begin:start] in self._known.general else begin

    def _is_word(self, start: int, end: int) -> bool:
        """Whether a word is no part of another one: not 举|办, 集|中办|公."""
        floor = max(0, start - 3)
        # 竞赛处|处长, 出版部|主任: the office would take the body's last character
        office = self._text[end : end + 1] == self._text[end - 1] or self._text.startswith(self._known.office, end)
        behind = end if office else end + 2
        cuts = self._known.classes_of.fast_words(self._text[floor:behind])
        return any(floor + a == start for a, _ in cuts) and any(floor + b == end for _, b in cuts)

    def _head(self, start: int, end: int) -> BodyFound | None:  # noqa: PLR0911 - one return a form
        word = self._text[start:end]
        row = self._known.heads[word]
        kind, form = row["kind"], row["form"]
        if word in self._known.assemblies:
            return self._assembly(start, end, kind)
        if level := self._known.youth.get(word):
            return self._youth(start, end, kind, level)
        ward = self.owners.next_ward(start) if form == "parent" and kind == _HOSPITAL else None
        edge = ward or self._behind_bracket(start, word, kind, form)
        if kind in self._known.nameable and not edge.owned:
            edge = self._edges.titled(edge, end)
        sorts = self._sorts
        if sorts.is_one_of_many(edge, start, end, kind) or sorts.names_nothing(edge, start, end, kind, form):
            reduced = self._reduced(edge, start, end, kind, form, row["bare"])
            if reduced is None:
                return None
            edge = reduced
        elif kind in self._known.nameable and not edge.owned and edge.tail < start and sorts.titled(edge.start, end):
            edge = edge._replace(quoted=True)
        edge = self._shared(edge, start, end, kind, form)
        if edge.place is None and (form == "place" or self._cuts_number(edge.start) or _is_nobodys(edge, kind, form)):
            return None
        if edge.tail == start and not edge.owned and row["bare"] == "no" and kind not in self._known.unaided:
            return None
        own = self._text[edge.tail : start]
        taught = own in self._known.taught or own in self._taught_as
        apart = taught or (edge.owned and edge.tail == start) or self._sorts.zoned(start, word)
        apart = apart or self._begins_word(start, end)
        if not apart or (kind == _SCHOOL and own in self._known.attends):
            return None  # 在青岚|上|大学
        return self._make(self._sent(self._branded(edge, start, word)), start, end, kind, "head")

    def _regional(self, start: int, end: int) -> BodyFound | None:
        """中共|皖西|特委, 皖北|行署, 皖北区|党委, 皖西省|委: the body of a region that is no division."""
        known, word = self._known, self._text[start:end]
        zoned = word in known.regional_committees
        place = self._places.get(start)
        if not (zoned or word in known.regional) or (place is not None and place.adcode):
            return None
        region = known.region.before(self._text, max(0, start - _REGION), start)
        if region is None or (region["zone"] is not None) != zoned:
            return None
        prefix = known.prefixes[region["prefix"]] if region["prefix"] else {}
        begin = region.start() if prefix.get("keep") == "yes" else region.start("name")
        kind = prefix.get("kind", _PARTY if zoned else known.heads[word]["kind"])
        text, name = self._text[region.start() : end], self._text[begin:end]
        return BodyFound(region.start(), end, kind, word, start, text, "", fixed=name, rule=known.rules["head"])

    def _shared(self, edge: Edge, start: int, end: int, kind: str, form: str) -> Edge:
        """A name with the place of the list that it stands in, or as a part of the body right before it."""
        if edge.parent is not None and edge.parent.fixed and self._text[start:end].endswith(self._known.registered):
            # 青岚|中石油|燃气有限公司: a full name begins with its place
            place = self._places.get(edge.start)
            return edge if place is None else Edge(place.start, edge.start, place=place)
        inner = self._text[edge.start : end] in self._known.inner_societies
        if (
            (inner or self._text[start:end] in self._known.faculties)
            and not edge.owned
            and (part := self.owners.beside(edge, end, kind))
            and (inner or part.parent is None or part.parent.head not in self._known.faculties)
        ):
            return part  # 青岚大学党委、|工会, 青岚大学法学院、|文学院
        nameless = self._subject(start) <= edge.start  # 县残联、|协会, but 青岚商会
        # 市民政局、青岚派出所: what has a name of its own need not be of the place that the list begins with
        if not edge.owned and not (form == "open" and kind == "government_organ" and edge.tail < start):
            common = nameless or self._is_common(edge.start, end)
            return ((self._lent(edge.start, end, kind) if common else None) or edge)._replace(quoted=edge.quoted)
        if edge.place is not None and (whole := self.owners.affiliated(edge, kind)) is not None:
            return whole
        if edge.place is not None and edge.tail < start and kind in self._known.joined:
            return self.owners.above(edge, kind) or edge  # 南华集团|云岭电气化公司
        return edge

    def _lent(self, start: int, end: int, kind: str) -> Edge | None:
        """The place of the body before in a list, if it has such a body: 县公安局、交警大队, but 镇派出所、交警大队."""
        known = self._known
        lent = self.owners.joined(start, kind, common=self._is_common(start, end))
        word = self._text[start:end]
        owner = (lent.level or (lent.place.short if lent.place is not None else "")) if lent is not None else ""
        if word in known.town_only and not owner.endswith(known.towns):
            return None  # 石桥村村委会、派出所
        if lent is None or word not in known.forces:
            return lent
        return None if owner.endswith(known.without_forces) else lent

    def _is_common(self, start: int, end: int) -> bool:
        """Whether every county has a school or a firm of that name: 实验小学, 二中."""
        return self._known.county_names.fullmatch(self._text, start, end) is not None

    def _taught(self, start: int, edge: Edge) -> Edge:
        """管理学院, 外国语学院: in the news of a school what begins with a subject of teaching is its faculty.

        In a list it may be any short word: 、文政学院.
        """
        begin = subjects_before(self._text, start, max(0, start - self._known.window), self._known)
        listed = self._known.listed.before(self._text, max(0, start - _COUNT_LOOK), start)
        begin = min(begin, listed.start("own")) if listed else begin
        if begin == start:
            floor = max(0, start - self._known.window)
            begin = next((at for at in range(floor, start) if self._text[at:start] in self._taught_as), begin)
        if begin < start:
            self._taught_as.add(self._text[begin:start])
        return Edge(begin, begin) if begin < edge.tail or edge.class_noun else edge

    def _cuts_number(self, start: int) -> bool:
        """Whether a name would begin behind the digits of a number: 300亿|专项基金, 80周年|活动中心."""
        behind = self._known.magnitude.match(self._text, start)
        return behind is not None and self._text[start - 1 : start].isdigit()

    def _behind_bracket(self, start: int, word: str, kind: str, form: str) -> Edge:
        """The edge of a name, whose head may stand behind a bracket; what stands in it is no part of a committee's."""
        bracket = self._bracketed(start, word)
        edge = self._edge(bracket, word, kind, form)
        return edge._replace(tail=start) if bracket < start and kind in _COMMITTEES else edge

    def _bracketed(self, start: int, word: str) -> int:
        """Where the brackets before a head begin: 青岚|（云岭）纸业公司, 青岚|（集团）公司, 县应急局|（地震局）党组."""
        known = self._known
        kind = known.heads[word]["kind"]
        if kind in _COMMITTEES:
            alias = known.alias.search(self._text, max(0, start - _BRACKET), start)
            return alias.start() if alias and alias.start() in self._found else start
        if kind != "enterprise":
            return start
        pattern = known.bracketed if word in known.registered else known.grouped
        bracket = pattern.search(self._text, max(0, start - _BRACKET), start)
        return bracket.start() if bracket else start

    def _youth(self, start: int, end: int, kind: str, level: str) -> BodyFound:
        """团县委, 霍山|团县委: the committee of the youth league with the level in the middle of its name."""
        place = self._places.get(start) or self._short_place(start, level)
        begin = place.start if place is not None else start
        text, tail = self._text[begin:end], self._text[end - 1 : end]
        prefix, rule = self._known.league, self._known.rules["head"]
        return BodyFound(
            begin,
            end,
            kind,
            self._text[start:end],
            start,
            text,
            tail,
            place,
            level=None if place is not None else level,
            prefix=prefix,
            rule=rule,
        )

    def _short_place(self, end: int, level: str) -> PlaceFound | None:
        """The place of 青岚|团区委, whose short form alone is none in the eyes of the place finder."""
        starts = range(max(0, end - _LONGEST_PLACE), end - 1)
        return next((place for start in starts if (place := self._in_full(start, end, level))), None)

    def _brief_county(self, end: int) -> PlaceFound | None:
        """The one county of today whose short form, which may be a word like any other, ends at an offset."""
        starts = (start for start in range(max(0, end - _LONGEST_NAME), end - 1) if self._alone(start))
        named = [place for start in starts for level in _COUNTIES if (place := self._in_full(start, end, level))]
        known = [place for place in named if place.adcode is None or gazetteer().at(place.adcode)]
        return known[0] if len(known) == 1 and known[0].adcode else None

    def _in_full(self, start: int, end: int, level: str) -> PlaceFound | None:
        """The place that a stretch is the short form of."""
        name = self._text[start:end] + level
        places = find_places(name) if gazetteer().is_name(name) else []
        if len(places) == 1 and places[0].end == len(name):
            return places[0]._replace(start=start, end=end)
        return None

    def _reduced(self, edge: Edge, start: int, end: int, kind: str, form: str, bare: str) -> Edge | None:
        """What is left of a name of which the words before the head name nothing; None where that is a class."""
        if self._sorts.is_honour(edge, start, end, kind):
            # 云岭县优秀|党支部书记 is one of a branch all the same
            if self._sorts.is_led(start, end):
                return Edge(start, start)
            self._honoured.add(end)
            return None
        if edge.class_noun or self._sorts.counted(start) or (edge.quoted and self._sorts.counted(edge.start)):
            return None  # 5个|“支农支小”调查组
        own = self._text[edge.tail : start]
        # 公安|派出所 are all of them
        subject = kind in self._known.subjects and not (kind == _ORGAN and own in self._known.generic)
        begin = self._subject(start) if subject else start
        if bare == "no" and begin == start:
            return None
        return Edge(begin, begin) if bare != "yes" or form == "anchored" else edge

    def _branded(self, edge: Edge, start: int, word: str) -> Edge:
        """贵阳|遵义中学, 成都|温州商会: a place that is a body's own name, behind the place where it is."""
        natives = word in self._known.natives
        # 北京|湖南企业商会
        close = edge.tail == start or (natives and self._text[edge.tail : start] in self._known.native_firms)
        if edge.place and close and (word in self._known.modified or natives):
            upper = self._places.get(edge.start)
            if upper is None:
                # 青岚区工商联|湖南商会: a society of those from there inside another body
                owner = self._found.get(edge.start) if natives else None
                inside = owner is not None and owner.kind == "mass_organisation"
                if owner is None or not (inside and (owner.place or owner.level)):
                    return edge
                return edge._replace(start=owner.start, tail=owner.end, place=None, parent=owner)
            if natives:
                return edge._replace(start=upper.start, tail=upper.end, place=upper)
            return edge._replace(start=upper.start)
        return edge

    def _sent(self, edge: Edge) -> Edge:
        """江苏支援|黄石医疗队: those whom one place sends to another are the first one's."""
        if edge.place is None or edge.start != edge.place.start:
            return edge
        word = next((word for word in self._known.sends if self._text.endswith(word, 0, edge.start)), "")
        home = self._places.get(edge.start - len(word)) if word else None
        return edge._replace(start=home.start, tail=home.end, place=home) if home is not None else edge

    def _begins_word(self, start: int, end: int) -> bool:
        """Whether a head begins a word, or ends one that is the name of a body: 清华|大学, but 同|学会."""
        floor = max(0, start - 4)
        classes = self._known.classes_of
        return any(floor + a == start for a, _ in classes.fast_words(self._text[floor : start + 2])) or any(
            floor + b == end
            and classes.best(self._text[floor + a : end]) == _BODY
            and not self._known.longer.at(self._text, floor + a)
            for a, b in classes.fast_words(self._text[floor:end])
        )

    def _edge(self, start: int, word: str, kind: str, form: str) -> Edge:
        direct = self._direct(start, word, kind)
        if (
            direct is not None
            and direct.level
            and ((form == "open" and self._inside(direct.start)) or (form == "branch" and kind == _MEDIA))
        ):
            direct = None  # 东|街派出所, 新|村小学; 都|市频道
        if direct is not None and direct.place and form == "branch":
            return self._edges.widened(direct, kind)
        if direct is not None and not (direct.level and self._runs_on(direct.start)):
            return direct
        if form in ("direct", "place") and direct is None and not self._sorts.zoned(start, word):
            return Edge(start, start)
        free = self._edges.open(start, kind, branch=form == "branch")
        if self.school_news and word in self._known.faculties and direct is None and not free.owned:
            return self._taught(start, free)
        # 滑县|城镇社区工委: a level word inside the name
        # 石桥岛旅游度假区|管委会: the zone's name is no place that anybody knows
        whole = direct is None or free.place or free.parent or (word in self._known.zonal and free.tail < direct.start)
        return free if whole else direct  # type: ignore[return-value]

    def _inside(self, at: int) -> bool:
        """Whether a phrase that stands inside names goes on over an offset."""
        return self._edges.within(max(0, at - _COUNT_LOOK), at, at + 1)

    def _runs_on(self, start: int) -> bool:
        """Whether a name may have begun before a level word."""
        return not self._alone(start)

    def _direct(self, start: int, word: str, kind: str) -> Edge | None:
        """The owner right before a head, or inside it: 南街街道|办事处 of the head 街道办事处, 石桥村|委会."""
        level = self._known.leading_levels.match(word)
        if level is not None:
            if place := self._places.get(start + level.end()):
                return Edge(place.start, start if kind == "community_body" else place.end, place=place)
            if self.owners.at(start, kind) is None and kind == "community_body":
                return Edge(start, start, level=level[0])
            if self.owners.at(start, kind) is None and kind == "military":
                return Edge(start, start + level.end() - level.start(), level=level[0])
        number = self._known.numbered.before(self._text, max(0, start - _COUNT_LOOK), start)
        owner = self.owners.at(number.start(), kind) if number is not None else None
        if owner is not None and number is not None and number.start() > owner.start:
            return owner._replace(tail=number.start())  # 市纪委|第十五|纪检组
        owner = self.owners.at(start, kind)
        brief = self._brief_county(start) if owner is None and word in self._known.county_courts else None
        return Edge(brief.start, start, place=brief) if brief is not None else owner

    def _assembly(self, start: int, end: int, kind: str) -> BodyFound | None:
        """中共云岭县第十四届委员会: only behind the name of a party."""
        session = self._known.session.before(self._text, max(0, start - _COUNT_LOOK), start)
        edge = self.owners.at(session.start() if session else start, kind)
        if edge is None:
            return None
        body = self._make(edge, start, end, kind, "head")
        return body if body is not None and body.start < edge.start else None

    def _make(self, edge: Edge, head: int, end: int, kind: str, rule: str) -> BodyFound | None:
        start, prefix = edge.start, ""
        text = self._text
        # 中国人民政治协商会议第十届|青石县|委员会
        term = self._known.session.before(text, max(0, start - _COUNT_LOOK), start)
        front = term.start() if term is not None else start
        if (edge.place or edge.level or edge.parent) and (
            match := self._known.prefix.before(text, max(0, front - 12), front)
        ):
            row = self._known.prefixes[match[0]]
            # 共青团青岚公司第一次代表大会: the youth league names none of it
            if (row["keep"] == "yes" and not (row.get("kind") and kind in INSTITUTIONS)) or kind.startswith("party"):
                start, kind = match.start(), row.get("kind", kind)
                prefix = match[0] if row["keep"] == "yes" else ""
        longer = self._known.longer.at(text, start)  # 医保基金
        if (
            (longer is not None and longer.end() >= end)
            or self._sorts.is_class(start, text[head:end])
            or (kind not in INSTITUTIONS and self._sorts.is_slogan(edge, start, end))
            or self._known.annals.match(text, end)
            # 青少年宫|南院区: only hospitals have such
            or (edge.parent is not None and edge.parent.kind != kind and text[head:end] in self._known.grounds)
            or (self._sorts.many_behind(end) and not self._sorts.has_one(edge, kind, end))
        ):
            self._refused.add(end)
            return None
        if edge.parent is not None:
            kind = self._known.inside.get(f"{edge.parent.kind} {kind}", kind)
            if edge.parent.text in self._known.prefixes:
                kind = self._known.prefixes[edge.parent.text].get("kind", kind)  # 民盟|霍山县工委 is not the Party's
        bare = edge.start == head
        begin = start
        if kind == _MEDIA and (behind := self._known.publisher.match(text, end)):
            # 云岭日报|社, 《云岭日报》|社
            begin -= behind[0].startswith(_TITLE[1]) and text[start - 1 : start] == _TITLE[0]
            end = behind.end()
        own, name, tail = (text[at:end].replace(_TITLE[1], "") for at in (head, start, edge.tail))
        fixed = name if edge.nation else None
        return BodyFound(
            begin,
            end,
            kind,
            own,
            head,
            name,
            tail,
            edge.place,
            edge.level,
            edge.parent,
            prefix,
            fixed,
            bare,
            edge.quoted,
            self._known.rules[rule],
            edge.site or self._seat(start, head) or self._posted(edge, head, own),
        )

    def _seat(self, start: int, head: int) -> PlaceFound | None:
        """Where what a university, an academy or a hospital has elsewhere is: 青岚大学|云岭|高等研究院."""
        for at in range(start + _SHORTEST, head - 1):
            owner = self._found.get(at)
            if owner is not None and owner.start == start and owner.kind in _SEATED:
                return self._begun.get(at) or self._city(at, head)
        return None

    def _posted(self, edge: Edge, head: int, word: str) -> PlaceFound | None:
        """The county whose short form names a force of its city's: 六安市消防支队|霍山|消防大队, but 城关大队."""
        if edge.place is not None or word not in self._known.forces or edge.tail == head:
            return None
        owner = edge.parent
        while owner is not None and owner.place is None:
            owner = owner.parent
        code = (owner.place.adcode or "") if owner is not None and owner.place is not None else ""
        city = code.removesuffix("00").removesuffix("00")
        named = (place for level in _COUNTIES if city and (place := self._in_full(edge.tail, head, level)))
        return next((place for place in named if place.adcode and place.adcode.startswith(city)), None)

    def _city(self, start: int, head: int) -> PlaceFound | None:
        """The city whose short form, which is no other word, begins here: 苏州|汽车研究院, but 东方|学院."""
        ends = range(start + 2, min(start + _LONGEST_PLACE, head) + 1)
        named = (end for end in ends if self._text[end] not in _SIGHTS)
        named = (end for end in named if self._text[start:end] not in self._known.wordlike)
        return next(filter(None, (self._in_full(start, end, _CITY) for end in named)), None)


def _is_nobodys(edge: Edge, kind: str, form: str) -> bool:
    """Whether a part of a medium has no medium: 综艺频道."""
    return kind == _MEDIA and form == "branch" and edge.parent is None
