"""Bodies that say by themselves which they are: 国务院, 新四军第七师, 皖西特委, 青岚交控 beside its full name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extraction.pipes.bodies.model import BodyFound
from extraction.pipes.bodies.names import canonical
from extraction.pipes.bodies.owners import Edge
from extraction.pipes.bodies.words import KIND, Settings
from extraction.rulebook import Tail

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.pipes.bodies.build import Builder
    from extraction.pipes.bodies.organs import Organs
    from extraction.pipes.bodies.owners import Owners
    from extraction.pipes.bodies.shortnames import Short
    from extraction.places import PlaceFound
    from extraction.rulebook import Rulebook

_COUNT_LOOK = 8
_SHORT = 2
_TITLE = "《》"
_REGION = 16
"""So far, in code points, a region and the party before it reach."""
_PARTY, _MEDIA, _MILITARY, _FIRM = "party_committee", "media", "military", "enterprise"
_ORGAN = "government_organ"
_STATE = ("government", "congress", "party", "judicial", "consultative", "military")
"""What the kinds of the bodies begin with that have ministries under them, or beside them."""


class _Words:
    """What a rule book says of names that stand by themselves."""

    def __init__(self, book: Rulebook) -> None:
        units = Settings(book)
        # what follows the place of an assembly whose session is spoken of
        self.assembles = units.pattern("assembles")
        self.foreign = units.words_of("foreign")
        # firms known everywhere of which a place has one: 霍山县|农行
        self.local_firms = units.words_of("local_firms")
        self.banks = units.listed("local_firms")
        # of these, words that mean none without its place, or its place in a list
        self.only_local = units.words_of("only_local")
        # offices of the heads of such firms
        self.bankers = units.listed("bankers")
        # what follows them where it is a branch, which says by its own name where it is
        self.branch_behind = units.pattern("branch_behind")
        # ministries that departments of firms and schools are called like
        self.departments = units.words_of("departments")
        self.regional_committees = units.words_of("regional_committees")
        # what the names of bodies end in whose departments are called as ministries are
        self.regional_governments = units.listed("regional_governments")
        # a region before the head of a body of before 1949, with the party that it is of: 中共|皖西|特委
        self.region = Tail(book.compile(KIND, r"(?P<prefix>{@prefixes})?(?P<name>{region}(?P<zone>[区省])?)\Z"))


_words = cache(_Words)


class Fixed:
    """Such bodies in one text."""

    def __init__(
        self,
        owners: Owners,
        begun: Mapping[int, PlaceFound],
        short: Mapping[int, Short],
        organs: Organs,
        build: Builder,
    ) -> None:
        """Take the owners, the places and the short names by where they begin, and who makes bodies."""
        self._owners, self._text, self._known = owners, owners.text, owners.known
        self._rules = _words(owners.known.book)
        self._begun, self._short, self._organs, self._build = begun, short, organs, build

    def in_short(self, start: int, end: int) -> BodyFound | None:
        """青岚交控 in an article on 青岚交通控股有限公司."""
        if start not in self._short:
            return None
        text, body = self._text[start:end], self._short[start].body
        name = canonical(body, None, body.start)[0] if body.place is not None else body.text
        site = body.place or body.site
        return body._replace(
            start=start, end=end, text=text, tail="", head_start=start, place=None, fixed=name, site=site
        )

    def in_session(self, start: int, end: int) -> BodyFound | None:
        """政协|霍山县|十届三次会议: the assembly of the place behind its word, whose session the text is about."""
        kind, word = self._known.consultative
        if self._text[start:end] != word or start in self._owners.places:
            return None
        place = self._begun.get(end)
        if place is None or not self._rules.assembles.match(self._text, place.end):
            return None
        text, rule = self._text[start : place.end], self._known.rules["head"]
        return BodyFound(start, place.end, kind, word, start, text, word, place=place, rule=rule)

    def force(self, start: int, end: int) -> BodyFound:
        """新四军第七师|政委: a force before its officer or its staff."""
        text = self._text[start:end]
        return BodyFound(start, end, _MILITARY, text, start, text, "", fixed=text, rule=self._known.rules["head"])

    def regional(self, start: int, end: int) -> BodyFound | None:
        """中共|皖西|特委, 皖北|行署, 皖北区|党委, 皖西省|委: the body of a region that is no division."""
        known, word = self._known, self._text[start:end]
        zoned = word in self._rules.regional_committees
        place = self._owners.places.get(start)
        if not (zoned or word in known.regional) or (place is not None and place.adcode):
            return None
        region = self._rules.region.before(self._text, max(0, start - _REGION), start)
        if region is None or (region["zone"] is not None) != zoned:
            return None
        prefix = known.prefixes[region["prefix"]] if region["prefix"] else {}
        begin = region.start() if prefix.get("keep") == "yes" else region.start("name")
        kind = prefix.get("kind", _PARTY if zoned else known.heads[word]["kind"])
        text, name = self._text[region.start() : end], self._text[begin:end]
        return BodyFound(region.start(), end, kind, word, start, text, "", fixed=name, rule=known.rules["head"])

    def national(self, start: int, end: int) -> BodyFound | None:
        """国务院, 农行: a body that everybody knows, that of a place where the text says so, or of another state."""
        word = self._text[start:end]
        row = self._known.national[word]
        if len(word) <= _SHORT and not (self._organs.is_word(start, end) or self._beside_alike(start, word)):
            return None
        if row["kind"] == "enterprise" and self._known.located.match(self._text, end):
            return None  # 青岚（云岭）产业园: a brand in another name
        if word in self._rules.local_firms and (local := self._local(start, end, row["kind"])) is not None:
            return local
        if word in self._rules.only_local and not (
            self._beside_alike(start, word) or self._rules.branch_behind.match(self._text, end)
        ):
            return None  # 路|人行|色匆匆
        name, begin = row.get("name", word), start
        if row["kind"] == _MEDIA and (behind := self._known.publisher.match(self._text, end)):
            titled = self._text.startswith(_TITLE[1], end)  # 《青岚日报》|社
            if not titled or self._text[start - 1 : start] == _TITLE[0]:
                begin = start - titled
                end, name = behind.end(), word + behind[0].removeprefix(_TITLE[1])
        abroad = self._country(start, word) if row["kind"] in self._rules.foreign else None
        if abroad is not None:
            begin, name = abroad, self._text[abroad:end]
        # 人民银行|霍山支行 is a bank's branch
        branch = word.endswith(self._rules.banks) and self._rules.branch_behind.match(self._text, end) is not None
        kind = _FIRM if branch else row["kind"]
        return BodyFound(
            begin, end, kind, word, start, self._text[begin:end], "", fixed=name, rule=self._known.rules["fixed"]
        )

    def _beside_alike(self, start: int, word: str) -> bool:
        """Whether a short name that may be other words stands in a list behind one of its sort: 农行、|中行."""
        before = self._owners.bodies.get(start - 1) if self._text[start - 1 : start] in self._known.list_marks else None
        firms = self._rules.local_firms
        return word in firms and before is not None and before.head in firms

    def _local(self, start: int, end: int, kind: str) -> BodyFound | None:
        """霍山县|农行, 县|农行、建行: the one of a place of a firm that is known everywhere."""
        edge = self._owners.at(start, kind)
        if edge is None and self._rules.branch_behind.match(self._text, end) is None:
            edge = self._owners.joined(start, kind, alike=True, common=True)  # but 农行霍山支行 says whose it is
        posted = kind == _FIRM and self._text.startswith(self._rules.bankers, end)
        if edge is None and not posted and self._behind_offices(start):
            return self._build.body(Edge(start, start), start, end, kind, "fixed")
        level = edge.level or (edge.place.level if edge.place is not None else None) if edge is not None else None
        if edge is None or level is None or level in self._known.small or edge.parent is not None:
            return None
        return self._build.body(edge, start, end, kind, "fixed")

    def _behind_offices(self, start: int) -> bool:
        """Whether a list names offices of a place before, without the place, or its banks: 财政局、人行、|农行."""
        before = self._owners.bodies.get(start - 1) if self._text[start - 1 : start] in self._known.list_marks else None
        if before is None or before.fixed or before.anchored:
            return False
        organ = before.kind == _ORGAN and before.rule == self._known.rules["organ"]
        return organ or before.head in self._rules.local_firms

    def _country(self, start: int, word: str) -> int | None:
        """Where the country before a body begins that every state has: 俄罗斯|国防部, 美|国务院; None without one."""
        match = self._known.country.before(self._text, max(0, start - _COUNT_LOOK), start)
        if match is None or match[0] in self._known.home or word.startswith(tuple(self._known.nations)):
            return None
        return match.start() if len(match[0]) > 1 or self._owners.alone(match.start()) else None

    def is_department(self, start: int, end: int) -> bool:
        """Whether what is called as a ministry is a part of a firm, a school …: 青岚公司|人事部, 组织|人事部部长."""
        text, known = self._text, self._known
        if text[start:end] not in self._rules.departments:
            return False
        begin = self._organs.subject(start)
        owner = self._owners.at(begin, known.national[text[start:end]]["kind"])
        whose = owner.parent if owner is not None else None
        if whose is not None and whose.kind.startswith(_STATE):
            return whose.text.endswith(self._rules.regional_governments)
        # 云岭大学|教育部|重点实验室 is of the ministry
        alone = known.outside.match(text, end) is not None or text.startswith((text[end - 1], *known.office), end)
        owned = whose is not None or known.owner.before(text, max(0, begin - _SHORT), begin) is not None
        return (begin < start and (owned or self._owners.alone(begin))) or (whose is not None and alone)
