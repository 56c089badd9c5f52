"""Bodies whose names end in a head: a word that says what sort of body it is, 霍山县|人民医院, 青岚|公司."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extraction.pipes.bodies import brief
from extraction.pipes.bodies.model import BodyFound
from extraction.pipes.bodies.owners import Edge
from extraction.pipes.bodies.words import Settings, run_before

if TYPE_CHECKING:
    from extraction.pipes.bodies.build import Builder
    from extraction.pipes.bodies.edge import EdgeFinder
    from extraction.pipes.bodies.organs import Organs
    from extraction.pipes.bodies.owners import Owners
    from extraction.pipes.bodies.sorts import Sorts
    from extraction.rulebook import Rulebook

_COUNT_LOOK = 8
_TEAM_LONGEST = 14
"""So far, in code points, the own part of a team's name reaches."""
_BRACKET = 24
_COMMITTEES = {"party_committee", "party_group", "party_branch"}
_MEDIA, _SCHOOL, _HOSPITAL, _ORGAN, _GROUP = "media", "school", "hospital", "government_organ", "working_group"
_TEAM = "team"
_PARTS = ("hospital", "enterprise", "team")
"""Kinds of the parts of hospitals and firms that lists name without their owner."""
_BODY = "nt"
"""The tag of the general lexicon for words that name a body."""


class _Words:
    """What a rule book says of the names that end in a head."""

    def __init__(self, book: Rulebook) -> None:
        units = Settings(book)
        self.listed = units.tail("listed")
        self.magnitude = units.pattern("magnitude")
        self.natives = units.words_of("natives")
        # what a society of natives may have before its head
        self.native_firms = units.words_of("native_firms")
        # the second name of a body, in brackets behind the first: 县应急局|（县地震局）|党组
        self.alias = units.pattern("alias")
        self.subjects = units.words_of("subjects")
        self.unaided = units.words_of("unaided")
        # 团县委 -> the level word in it
        self.youth = units.mapped("youth")
        # bodies that are called by the short form of their county alone
        self.county_courts = units.words_of("county_courts")
        # kinds of bodies with a place in the name that right behind another one are a part of it
        self.joined = units.words_of("joined")
        # the place in brackets that the names of firms have
        self.bracketed = units.pattern("bracketed")
        # what stands in brackets before a form that is no legal one
        self.grouped = units.pattern("grouped")
        # societies of the people of a body, which lists name beside its Party committee
        self.inner_societies = units.words_of("inner_societies")
        # a number in a name, behind its owner
        self.numbered = units.tail("numbered")
        # heads of groups of which lists name several by their numbers
        self.numbered_groups = units.words_of("numbered_groups")
        # heads of teams that have names of their own
        self.branded = units.words_of("branded")
        # words before the head of a school that make a verb and no name: 在青岚|上|大学
        self.attends = units.words_of("attends")


_words = cache(_Words)


class Heads:
    """Such bodies in one text.

    Attributes:
        honoured: where heads end before which only their sort stands, and no other head begins in them:
            研究型|大学|校长.
    """

    def __init__(
        self, owners: Owners, edges: EdgeFinder, sorts: Sorts, organs: Organs, build: Builder, *, school_news: bool
    ) -> None:
        """Take what finds the owner and the edge of a name; `school_news`: whether a school tells of itself."""
        self._owners, self._edges, self._sorts, self._organs, self._build = owners, edges, sorts, organs, build
        self._text, self._known, self._school_news = owners.text, owners.known, school_news
        self._rules = _words(owners.known.book)
        self._taught_as: set[str] = set()
        """The subjects of the faculties found so far."""
        self.honoured: set[int] = set()

    def head(self, start: int, end: int) -> BodyFound | None:  # noqa: PLR0911 - one return a form
        """The body whose name ends in the head at `start:end`; None where that is none, or no definite one."""
        word = self._text[start:end]
        row = self._known.heads[word]
        kind, form = row["kind"], row["form"]
        if word in self._known.assemblies:
            return self._assembly(start, end, kind)
        if level := self._rules.youth.get(word):
            return self._youth(start, end, kind, level)
        ward = self._owners.next_ward(start, kind) if form == "parent" and kind in _PARTS else None
        listed = self._next_team(start, word) if kind == _TEAM else self._next_group(start, word)
        edge = ward or listed or self._behind_bracket(start, word, kind, form)
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
        if edge.tail == start and not edge.owned and row["bare"] == "no" and kind not in self._rules.unaided:
            return None
        own = self._text[edge.tail : start]
        taught = own in self._known.taught or own in self._taught_as
        apart = taught or (edge.owned and edge.tail == start) or self._sorts.zoned(start, word)
        apart = apart or self._begins_word(start, end)
        if not apart or (kind == _SCHOOL and own in self._rules.attends):
            return None  # 在青岚|上|大学
        body = self._build.body(self._sent(self._branded(edge, start, word)), start, end, kind, "head")
        return self._quoted(body) if body is not None and body.quoted and not body.anchored else body

    def _next_group(self, start: int, word: str) -> Edge | None:
        """县委第一巡察组、|第三巡察组: whose groups a list names by their numbers, for the next of them."""
        if word not in self._rules.numbered_groups:
            return None
        number = self._rules.numbered.before(self._text, max(0, start - _COUNT_LOOK), start)
        at = number.start() if number is not None else 0
        before = self._owners.bodies.get(at - 1) if self._text[at - 1 : at] in self._known.list_marks else None
        if before is None or before.head != word or not before.anchored or before.fixed:
            return None
        return Edge(at, at, before.place, before.level, before.parent)

    def _next_team(self, start: int, word: str) -> Edge | None:
        """霍山县“法在身边”志愿服务队、巾帼|志愿服务队: the place whose teams of a sort a list names, for the next."""
        known, floor = self._known, max(0, start - _TEAM_LONGEST)
        if word in self._rules.branded:
            return None  # 霍山县消防救援队、蓝天|救援队
        at = max(self._text.rfind(mark, floor, start) for mark in known.list_marks) + 1
        before = self._owners.bodies.get(at - 1) if at else None
        if before is None or before.head != word or before.parent is not None or not (before.place or before.level):
            return None
        own = self._text[at:start].strip("".join(known.quotes))
        if len(own) <= 1 or own in known.lower or own in known.nations or known.outside.search(own):
            return None
        if (
            own[0].isdigit()
            or known.number.match(own)
            or any(own[:size] in known.classes for size in range(1, len(own) + 1))
        ):
            return None  # 、5支青年志愿服务队
        behind = range(at + 1, start + 1)
        if self._owners.places.keys() & behind or self._owners.bodies.keys() & behind:
            return None  # 、红旗村|志愿服务队, 、云岭大学|志愿服务队
        return None if self._sorts.is_class(at, word) else Edge(at, at, before.place, before.level)

    def _quoted(self, body: BodyFound) -> BodyFound:
        """青石镇|“春风工作室”: a name that stands whole in quotation marks, with the place before them."""
        owner = self._owners.at(body.start - 1, body.kind) if self._sorts.titled(body.start, body.end) else None
        if owner is None or owner.parent is not None:
            return body
        begin, end = owner.start, body.end + 1
        text, tail = self._text[begin:end], self._text[body.start - 1 : end]
        return body._replace(start=begin, end=end, text=text, tail=tail, place=owner.place, level=owner.level)

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
            alias = self._rules.alias.search(self._text, max(0, start - _BRACKET), start)
            return alias.start() if alias and alias.start() in self._owners.bodies else start
        if kind != "enterprise":
            return start
        pattern = self._rules.bracketed if word in known.registered else self._rules.grouped
        bracket = pattern.search(self._text, max(0, start - _BRACKET), start)
        return bracket.start() if bracket else start

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
        if direct is not None and (not direct.level or self._owners.alone(direct.start)):
            return direct
        if form in ("direct", "place") and direct is None and not self._sorts.zoned(start, word):
            return Edge(start, start)
        free = self._edges.open(start, kind, branch=form == "branch")
        if self._school_news and word in self._known.faculties and direct is None and not free.owned:
            return self._taught(start, free)
        # 滑县|城镇社区工委: a level word inside the name
        # 石桥岛旅游度假区|管委会: the zone's name is no place that anybody knows
        whole = direct is None or free.place or free.parent or (word in self._known.zonal and free.tail < direct.start)
        return free if whole else direct  # type: ignore[return-value]

    def _direct(self, start: int, word: str, kind: str) -> Edge | None:
        """The owner right before a head, or inside it: 南街街道|办事处 of the head 街道办事处, 石桥村|委会."""
        level = self._known.leading_levels.match(word)
        if level is not None:
            if place := self._owners.places.get(start + level.end()):
                return Edge(place.start, start if kind == "community_body" else place.end, place=place)
            if self._owners.at(start, kind) is None and kind == "community_body":
                return Edge(start, start, level=level[0])
            if self._owners.at(start, kind) is None and kind == "military":
                return Edge(start, start + level.end() - level.start(), level=level[0])
        number = self._rules.numbered.before(self._text, max(0, start - _COUNT_LOOK), start)
        owner = self._owners.at(number.start(), kind) if number is not None else None
        if owner is not None and number is not None and number.start() > owner.start:
            return owner._replace(tail=number.start())  # 市纪委|第十五|纪检组
        owner = self._owners.at(start, kind)
        if owner is not None or word not in self._rules.county_courts:
            return owner
        county = brief.county_before(self._owners, start)
        return Edge(county.start, start, place=county) if county is not None else None

    def _inside(self, at: int) -> bool:
        """Whether a phrase that stands inside names goes on over an offset."""
        return self._edges.within(max(0, at - _COUNT_LOOK), at, at + 1)

    def _taught(self, start: int, edge: Edge) -> Edge:
        """管理学院, 外国语学院: in the news of a school what begins with a subject of teaching is its faculty.

        In a list it may be any short word: 、文政学院.
        """
        floor = max(0, start - self._known.window)
        begin = run_before(self._text, start, floor, self._known.taught, self._known.stem_joins)
        listed = self._rules.listed.before(self._text, max(0, start - _COUNT_LOOK), start)
        begin = min(begin, listed.start("own")) if listed else begin
        if begin == start:
            begin = next((at for at in range(floor, start) if self._text[at:start] in self._taught_as), begin)
        if begin < start:
            self._taught_as.add(self._text[begin:start])
        return Edge(begin, begin) if begin < edge.tail or edge.class_noun else edge

    def _reduced(self, edge: Edge, start: int, end: int, kind: str, form: str, bare: str) -> Edge | None:
        """What is left of a name of which the words before the head name nothing; None where that is a class."""
        if self._sorts.is_honour(edge, start, end, kind):
            # 云岭县优秀|党支部书记 is one of a branch all the same
            if self._sorts.is_led(start, end):
                return Edge(start, start)
            self.honoured.add(end)
            return None
        if edge.class_noun or self._sorts.counted(start) or (edge.quoted and self._sorts.counted(edge.start)):
            return None  # 5个|“支农支小”调查组
        own = self._text[edge.tail : start]
        # 公安|派出所 are all of them
        subject = kind in self._rules.subjects and not (kind == _ORGAN and own in self._known.generic)
        begin = self._organs.subject(start) if subject else start
        if bare == "no" and begin == start:
            return None
        # 换届选举|督导组: the one of the place that the article is about
        whole = form != "anchored" or (kind == _GROUP and not self._sorts.is_general(own))
        return edge if bare == "yes" and whole else Edge(begin, begin)

    def _shared(self, edge: Edge, start: int, end: int, kind: str, form: str) -> Edge:
        """A name with the place of the list that it stands in, or as a part of the body right before it."""
        if edge.parent is not None and edge.parent.fixed and self._text[start:end].endswith(self._known.registered):
            # 青岚|中石油|燃气有限公司: a full name begins with its place
            place = self._owners.places.get(edge.start)
            return edge if place is None else Edge(place.start, edge.start, place=place)
        inner = self._text[edge.start : end] in self._rules.inner_societies
        if (
            (inner or self._text[start:end] in self._known.faculties)
            and not edge.owned
            and (part := self._owners.beside(edge, end, kind))
            and (inner or part.parent is None or part.parent.head not in self._known.faculties)
        ):
            return part  # 青岚大学党委、|工会, 青岚大学法学院、|文学院
        nameless = self._organs.subject(start) <= edge.start  # 县残联、|协会, but 青岚商会
        # 市民政局、青岚派出所: what has a name of its own need not be of the place that the list begins with
        if not edge.owned and not (form == "open" and kind == "government_organ" and edge.tail < start):
            common = nameless or self._owners.is_common(edge.start, end)
            return ((self._owners.lent(edge.start, end, kind) if common else None) or edge)._replace(quoted=edge.quoted)
        if edge.place is not None and (whole := self._owners.affiliated(edge, kind)) is not None:
            return whole
        if edge.place is not None and edge.tail < start and kind in self._rules.joined:
            return self._owners.above(edge, kind) or edge  # 南华集团|云岭电气化公司
        return edge

    def _cuts_number(self, start: int) -> bool:
        """Whether a name would begin behind the digits of a number: 300亿|专项基金, 80周年|活动中心."""
        behind = self._rules.magnitude.match(self._text, start)
        return behind is not None and self._text[start - 1 : start].isdigit()

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

    def _branded(self, edge: Edge, start: int, word: str) -> Edge:
        """贵阳|遵义中学, 成都|温州商会: a place that is a body's own name, behind the place where it is."""
        natives = word in self._rules.natives
        # 北京|湖南企业商会
        close = edge.tail == start or (natives and self._text[edge.tail : start] in self._rules.native_firms)
        if edge.place and close and (word in self._known.modified or natives):
            upper = self._owners.places.get(edge.start)
            if upper is None:
                # 青岚区工商联|湖南商会: a society of those from there inside another body
                owner = self._owners.bodies.get(edge.start) if natives else None
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
        home = self._owners.places.get(edge.start - len(word)) if word else None
        return edge._replace(start=home.start, tail=home.end, place=home) if home is not None else edge

    def _assembly(self, start: int, end: int, kind: str) -> BodyFound | None:
        """中共云岭县第十四届委员会: only behind the name of a party."""
        session = self._known.session.before(self._text, max(0, start - _COUNT_LOOK), start)
        edge = self._owners.at(session.start() if session else start, kind)
        if edge is None:
            return None
        body = self._build.body(edge, start, end, kind, "head")
        return body if body is not None and body.start < edge.start else None

    def _youth(self, start: int, end: int, kind: str, level: str) -> BodyFound:
        """团县委, 霍山|团县委: the committee of the youth league with the level in the middle of its name."""
        place = self._owners.places.get(start) or brief.before(self._text, start, level)
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


def _is_nobodys(edge: Edge, kind: str, form: str) -> bool:
    """Whether a part of a medium has no medium: 综艺频道."""
    return kind == _MEDIA and form == "branch" and edge.parent is None
