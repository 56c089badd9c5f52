"""Whether the name before a head says which body is meant, or only of what sort: 物业公司, 有关集团, 25个突击队."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from extraction.pipes.bodies.words import KIND, Settings
from extraction.rulebook import Tail

if TYPE_CHECKING:
    import re
    from collections.abc import Container, Mapping

    from extraction.pipes.bodies.owners import Edge
    from extraction.pipes.bodies.words import Words
    from extraction.places import PlaceFound
    from extraction.rulebook import Rulebook

_COUNT_LOOK = 8
"""So far before a name, in code points, its number stands."""
_LIST_LOOK = 80
"""So far before the end of a list, in code points, it begins."""
_SHORT = 2
_LONGEST_ZONE, _LONGEST_BEFORE = 6, 3
"""How many code points the word for a zone has at most, and a word before it that is no name."""
_LONGEST_CALLED = 5
"""How many code points a name has that no lexicon has."""
_TEAM, _BRANCH = "team", "party_branch"
_SORTED = ("school", "hospital")
"""Kinds of bodies of which a place has several of a sort."""
_FOUNDED = (_TEAM, _BRANCH)
"""Kinds of bodies that a village founds one of for a purpose."""


class _Words:
    """What a rule book says of the sorts of bodies."""

    def __init__(self, book: Rulebook) -> None:
        units = Settings(book)
        self.class_before = Tail(book.compile(KIND, r"{@classes}\Z"))
        # heads of which a place of one of the levels `small` has one
        self.only = units.words_of("only")
        # figures with a word each, which name no body
        self.slogan = units.pattern("slogan")
        self.counted = Tail(book.compile(KIND, r"{counted}\Z"))
        self.plain = units.words_of("plain")
        self.institutes = units.listed("institutes")
        # heads that a subject makes the name of one body of, behind our own nation's and the `countrywide` words
        self.missions = units.listed("missions")
        self.countrywide = units.listed("countrywide")
        # schools that are called after their county, behind its short form: 霍山|中学
        self.county_schools = units.words_of("county_schools")
        # kinds of bodies that a single character before the head names: 华商报
        self.brief = units.words_of("brief")
        # heads that one names as well: 华师大
        self.brief_heads = units.words_of("brief_heads")
        # the words for zones whose names are no places
        self.zoned = units.tail("zoned")
        # characters before a word for a zone that are not of its name: 由|景区管委会
        self.before_zones = units.chars("before_zones")
        self.foundable = units.words_of("foundable")
        self.founds = Tail(book.compile(KIND, r"{founds}\Z"))
        # heads that behind a body mean those that belong to it: 青岚商会|企业
        self.members = units.words_of("members")
        # words that say under whom a body is that has a name of its own: 市属|青岚中学
        self.subordinate = units.words_of("subordinate")
        # kinds of bodies of which 直属, 重点 make a class behind a place
        self.lower_kinds = units.words_of("lower_kinds")
        # what the heads begin with of which those make none
        self.singled = units.listed("singled")
        # forms of firms that a word of trade names behind that of the nation: 中国出版集团
        self.groups = units.listed("groups")
        # behind places: how many of their sort have such a body
        self.several = units.tail("several")
        # what the words before a Party branch end in where they name one: 财务处|党支部
        self.branches = units.listed("branches")
        # the same, where a name stands before it: 青岚水库项目|党支部
        self.branch_sites = units.listed("branch_sites")
        # what parts a body from a team that comes to its session: 县人大|二次会议青石代表团
        self.sitting = units.text("sitting")
        # what stands before the rest of a name that the text keeps to itself: 某青岚实业有限公司
        self.unnamed = units.text("unnamed")
        # behind a name: how many of its kind there are
        self.many_behind = book.compile(KIND, "{many_behind}")
        # the same, behind what is founded, and Party branches of which a town founds many
        self.founded_many = units.pattern("founded_many")
        self.many_branches = units.pattern("many_branches")
        # marks that part a list from what stands before it
        self.outside_list = units.pattern("outside_list")
        # signs between the parts of a scheme, of which none is a body
        self.sums = units.chars("sums")
        # one of something, which a list gives to the body before it
        self.one_behind = book.compile(KIND, "{one_behind}")
        # kinds of which a place has one body of a name
        self.single = units.words_of("single")
        # words that make an honour of a head behind a place, or say what is done with it: 云岭|优秀|派出所
        self.honours = units.pattern("honours")
        # sorts of the schools and hospitals of a place
        self.sorted = units.pattern("sorted")
        # what a school wants to be, in its own news: 清廉|学院
        self.aims = units.pattern("aims")
        # kinds of bodies that words make an honour or a sort of
        self.honoured = units.words_of("honoured")
        # branches of the Party whose head an honour is of: 优秀|党支部|书记
        self.branched = units.words_of("branched")
        # behind them: the office of their head
        self.led = units.pattern("led")
        # words before a head that say of what sort a class is: 教学研究型|大学
        self.sort = units.pattern("sort")
        # heads that need no owner behind a name which no lexicon has: 陈坪|煤矿
        self.called = units.words_of("called")


_words = cache(_Words)


class Sorts:
    """The sorts of bodies in one text. Offsets are its code points."""

    def __init__(
        self,
        text: str,
        places: Mapping[int, PlaceFound],
        refused: Container[int],
        known: Words,
        *,
        school_news: bool,
    ) -> None:
        """Take the text, its places by where they end, where names end that were refused, and the rules.

        `school_news` says whether a school tells of itself in the text.
        """
        self._text, self._places, self._refused, self._known = text, places, refused, known
        self._rules = _words(known.book)
        self._school_news = school_news

    def is_one_of_many(self, edge: Edge, start: int, end: int, kind: str) -> bool:
        """Whether the words before a head say only that there are others: 两|中心, 县直属|商会."""
        own = self._text[edge.tail : start]
        if self.is_honour(edge, start, end, kind):
            return True
        if self._rules.several.before(self._text, edge.tail, start):
            return True  # 霍山、舒城|两县|供电局
        if not edge.owned:
            return len(own) == 1 and self._known.number.fullmatch(own) is not None  # “两中心”
        named = self._text.startswith(self._rules.singled, start)  # 县控股|集团, 县直属|机关幼儿园
        return own in self._known.lower and kind in self._rules.lower_kinds and not named

    def is_honour(self, edge: Edge, start: int, end: int, kind: str) -> bool:
        """Whether the words before a head make an honour or a sort of it: 云岭|优秀|派出所, 教学研究型|大学."""
        known, own = self._known, self._text[edge.tail : start]
        if kind not in self._rules.honoured:
            return False
        if edge.owned and self._rules.honours.fullmatch(own):
            return True
        if edge.place is not None and kind in _SORTED and self._rules.sorted.fullmatch(self._text, edge.tail, end):
            return True  # 霍山县|公立|医院
        return self._rules.sort.fullmatch(own) is not None and not self._text[start:end].endswith(known.registered)

    def is_led(self, start: int, end: int) -> bool:
        """Whether a Party branch stands before its head's office, so that an honour is his: 优秀|党支部书记."""
        return self._text[start:end] in self._rules.branched and self._rules.led.match(self._text, end) is not None

    def names_nothing(  # noqa: PLR0911 - one return a reason
        self, edge: Edge, start: int, end: int, kind: str, form: str
    ) -> bool:
        """Whether what belongs to a head tells no body from others of its sort: 物业公司, 云岭企业."""
        stretch, word = self._text[edge.tail : start], self._text[start:end]
        if edge.parent is not None or (edge.quoted and (edge.owned or kind in self._known.nameable)):
            # 青岚集团成员公司: which of them? “双一流”大学: which one?
            inner = stretch.strip("".join(self._known.quotes)) if edge.quoted else ""
            visits = kind == _TEAM and self._rules.sitting in stretch
            # 青岚集团|企业, 霍山县人民医院|新院区
            of_many = word in self._rules.members and (not stretch or stretch in self._known.name_openers)
            return visits or of_many or stretch in self._known.lower or inner in self._known.generic
        if form == "parent" or edge.quoted or stretch in self._known.name_openers or word in self._rules.members:
            return True  # 云岭市新医院, 南院区
        if edge.nation:
            return self.is_general(stretch) and not word.endswith(self._national_heads(edge.start, stretch))
        if form == "anchored" and not edge.owned and stretch:
            return not self._named_alone(edge, stretch, end, kind, word)
        if edge.owned and (word not in self._known.modified or self._is_only(edge, word)):
            return False
        if not stretch:
            return edge.owned and edge.start not in self._places
        if (edge.owned and word not in self._rules.plain) or (self.zoned(start, word) and not edge.class_noun):
            return self._cuts_zone(edge.start, start)  # 新城管委会: the place has one
        if self._school_news and word in self._known.faculties and not edge.class_noun:
            return stretch in self._known.classes or self._rules.aims.fullmatch(stretch) is not None
        if len(stretch) == 1:
            brief = kind in self._rules.brief or word in self._rules.brief_heads
            return not brief or stretch in self._known.speakers
        return self.is_general(stretch) or edge.class_noun

    def _cuts_zone(self, begin: int, start: int) -> bool:
        """Whether a name begins with the word for a zone whose own name stands before it: 青木都|口岸管委会.

        No word that every text has does: 来到|景区管委会.
        """
        zone = self._rules.zoned.before(self._text, max(0, start - _LONGEST_ZONE), start)
        if zone is None or zone.start() != begin or begin == 0 or self._known.outside.match(self._text[begin - 1]):
            return False
        if self._text[begin - 1] in self._rules.before_zones:
            return False
        before = {self._text[max(0, begin - size) : begin] for size in range(_SHORT, _LONGEST_BEFORE + 1)}
        return before.isdisjoint(self._known.boundaries) and before.isdisjoint(self._known.generic)

    def _named_alone(self, edge: Edge, stretch: str, end: int, kind: str, word: str) -> bool:
        """Whether the words before a head that needs an owner name a body without one."""
        if kind == _BRANCH and self._is_branch(stretch, word):
            return not edge.class_noun
        if word in self._rules.called and not edge.class_noun and not self.is_general(stretch):
            return self._is_unlisted(stretch) or self._set_up(edge.start, end, kind)
        if kind == _BRANCH or self.is_general(stretch):
            return self._founded_here(edge.start, kind)
        return self._set_up(edge.start, end, kind)

    def _founded_here(self, start: int, kind: str) -> bool:
        """Whether a town or a village founds one of a sort that it has one of: 石桥村成立|党员突击队."""
        founds = self._founds(start) if kind in _FOUNDED else None
        place = self._places.get(founds.start()) if founds is not None else None
        return place is not None and place.level in self._known.small

    def founds_many(self, start: int, end: int, kind: str) -> bool:
        """Whether several are founded: 石桥村成立|党员突击队|三支, 青石镇成立|网格党支部."""
        if kind not in _FOUNDED or self._founds(start) is None:
            return False
        many = self._rules.founded_many.match(self._text, end)
        return (many or self._rules.many_branches.fullmatch(self._text, start, end)) is not None

    def _founds(self, start: int) -> re.Match[str] | None:
        return self._rules.founds.before(self._text, max(0, start - _COUNT_LOOK), start)

    def _is_unlisted(self, stretch: str) -> bool:
        """Whether a stretch holds a name that no lexicon has: two characters that are no word side by side."""
        cuts = self._known.classes_of.fast_words(stretch)
        loose = any(b - a == 1 and d - c == 1 for (a, b), (c, d) in pairwise(cuts))
        return loose and len(stretch) <= _LONGEST_CALLED and stretch[0] not in self._known.boundaries

    def _is_branch(self, stretch: str, word: str) -> bool:
        """Whether a Party branch is that of a department, or has a number: 财务处|党支部, 机关|第一党支部."""
        known = self._known
        if word.startswith(known.ordinal):
            return True
        refers = stretch in known.owners or (stretch in known.heads and known.heads[stretch]["bare"] != "no")
        if refers or self.is_general(stretch):
            return False
        site = next((end for end in self._rules.branch_sites if stretch.endswith(end)), "")
        return stretch.endswith(self._rules.branches) or (bool(site) and len(stretch) > len(site) + _SHORT)

    def _set_up(self, start: int, end: int, kind: str) -> bool:
        """Whether a name without an owner is titled or founded: “云岭服务队”, 成立|云岭工作组."""
        if kind in self._known.nameable and self.titled(start, end):
            return True
        return kind in self._rules.foundable and self._founds(start) is not None

    def _is_only(self, edge: Edge, word: str) -> bool:
        """Whether the place that owns a body has one of its sort: 石桥村|小学; 霍山|中学 is the county's first."""
        known, place = self._known, edge.place
        if place is None or word not in self._rules.only:
            return False
        # 霍山|中学, 滑县|中学
        brief = place.level == "county" and place.end - place.start <= max(_SHORT, len(place.short) - 1)
        return place.level in known.small or (brief and word in self._rules.county_schools)

    def _national_heads(self, start: int, stretch: str) -> tuple[str, ...]:
        """Heads that a word of trade makes the name of one body of behind that of a nation."""
        known = self._known
        ours = bool(stretch) and self._text.startswith(tuple(known.home), start)
        whole = bool(stretch) and self._text.startswith(self._rules.countrywide, start)
        special = (*(self._rules.institutes if ours else ()), *(self._rules.missions if whole else ()))
        return (*known.written, *known.registered, *self._rules.groups, *special)

    def is_general(self, stretch: str) -> bool:
        """Whether generic words tile a stretch, words of a dictionary or not: 甲级, 委属委管."""
        reached = {0}
        for end in range(1, len(stretch) + 1):
            if any(stretch[start:end] in self._known.generic for start in reached):
                reached.add(end)
        return len(stretch) in reached

    def is_class(self, start: int, head: str) -> bool:
        """Whether a word before a name makes a class or a number of it; 国有 makes none of a firm's full name."""
        floor = max(0, start - _COUNT_LOOK)
        # 25个|“党员突击队”
        quoted = self._text[start - 1 : start] == self._known.quotes[0]
        if self._text.startswith(self._rules.unnamed, max(0, start - len(self._rules.unnamed))):
            return True
        if start in self._refused or self._rules.counted.before(self._text, floor, start - quoted):
            return True
        match = self._rules.class_before.before(self._text, floor, start)
        if match is None or (self._rules.honours.fullmatch(match[0]) and self.is_led(start, start + len(head))):
            return False
        # 国有|青岚实业有限公司, 区属|青岚集团, 市属|青岚中学, but 有关集团, 市属中学
        named = head.endswith((*self._known.registered, *self._rules.groups)) or match[0] in self._rules.subordinate
        return not named or self._text.startswith(head, start)

    def is_slogan(self, edge: Edge, start: int, end: int) -> bool:
        """Whether figures with a word each make up a name (一区两城一中心) that is no place (三明市三元区|委)."""
        placed = edge.place is not None or (edge.parent is not None and edge.parent.outermost.place is not None)
        if not placed and (
            self._text[start - 1 : start] in self._rules.sums or self._text[end : end + 1] in self._rules.sums
        ):
            return True  # 党小组+|公共事务理事会, 镇党委|+社区党支部
        named = edge.place is not None and edge.place.end - edge.place.start > _SHORT
        return not named and self._rules.slogan.fullmatch(self._text, start, end) is not None

    def many_behind(self, end: int) -> bool:
        """Whether a number of bodies follows a name, and not that of the list it ends: 青石中学、石桥小学|2个安置点."""
        match = self._rules.many_behind.match(self._text, end)
        if match is None:
            return False
        floor = max(0, end - _LIST_LOOK)
        for mark in self._rules.outside_list.finditer(self._text, floor, end):
            floor = mark.end()
        items = sum(self._text.count(mark, floor, end) for mark in self._known.list_marks) + 1
        return items == 1 or int(match["number"]) != items

    def has_one(self, edge: Edge, kind: str, end: int) -> bool:
        """Whether a list gives one of something to the body that ends there: 霍山县教育局1个, 省教育厅1个."""
        single = edge.place is not None or (edge.level is not None and kind in self._rules.single)
        return single and self._rules.one_behind.match(self._text, end) is not None

    def counted(self, start: int) -> bool:
        """Whether a number with its measure word stands before a name."""
        return bool(self._rules.counted.before(self._text, max(0, start - _COUNT_LOOK), start))

    def titled(self, start: int, end: int) -> bool:
        """Whether the whole name stands in quotation marks."""
        opening, closing = self._known.quotes
        return self._text[start - 1 : start] == opening and self._text[end : end + 1] == closing

    def zoned(self, start: int, word: str) -> bool:
        """Whether a head of zones stands behind the word for a sort of them that is no place: 青岚新城|管委会."""
        return word in self._known.zonal and self._rules.zoned.before(self._text, max(0, start - 6), start) is not None
