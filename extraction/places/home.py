"""The home of an article: the county, prefecture and province it is about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from extraction.places.gazetteer import gazetteer, townships
from extraction.places.generic import ACTING, WordClass
from extraction.places.model import RANK, Chain, Hit, Level, Place
from extraction.places.words import words

if TYPE_CHECKING:
    from extraction.places.gazetteer import Division

_LEAD = 200
"""Code points of a text that count as its opening."""
_IN_LEAD, _IN_TITLE, _IN_SOURCE = 2, 3, 5
_ENOUGH, _MUCH = 2, 2
_NEIGHBOURS = 2
"""Provinces that an article with a home may be about: two work together; three are a tour of the country."""
_LIST, _ITEM = 300, 16
"""Code points before a number of firms that hold their list, and behind a place the rest of an item."""
_CLAUSES = "，,。；;：:\n"
_LOCAL = (RANK["prefecture"], RANK["county"])
"""Levels whose media write of their own place; a province's writes of all."""
_FIRST = 2
"""How much more what an article names first weighs against the rest of the country."""


def source_divisions(source: str | None, date: str | None) -> tuple[Division, ...]:
    """The divisions that a medium's name can stand for: 喀什日报 -> the prefecture before the city of the same name."""
    match = words().medium.match(source or "")
    if match is None or match["site"] in words().weak_shorts:
        return ()
    found = gazetteer().candidates(match["place"] or match["site"], date)
    upper = tuple(d for d in found if d.level != "county")
    return upper or found


def homes(
    text: str, chains: list[Chain], date: str | None, outside: tuple[Division, ...], title_end: int
) -> dict[Level, Place]:
    """Level -> home, under official names, for those levels whose home is plain.

    Args:
        text: the text that the chains stand in.
        outside: divisions that the source names.
        title_end: offset at which the title, where the text begins with it, ends; 0 without.
    """
    chains = _here(text, chains)
    scores = _Scores(chains, outside, title_end)
    lowest = scores.leader("county")
    if lowest is None:
        lowest = _from_townships(text, chains, date) or scores.leader("prefecture") or _common_prefecture(chains, date)
    lowest = lowest or scores.leader("province")
    if lowest is not None and scores.scattered(lowest):
        return {}
    own = _reporting(text, chains)
    if own is not None and not (lowest and (lowest.adcode or "").startswith((own.adcode or "").rstrip("0"))):
        lowest = own
    found: dict[Level, Place] = {}
    for place in (*((lowest,) if lowest else ()), *_above(lowest, date)):
        # Whatever is above a home is home as well.
        if found or place == own or (_spoken_of(text, place) and not scores.outweighed(place, _above(place, date))):
            found[place.level] = place
    return found


def _reporting(text: str, chains: list[Chain]) -> Place | None:
    """The city or county whose own medium begins the news: 云岭日报讯."""
    told = {_of(c.hits[-1]) for c in chains if RANK[c.hits[-1].level] in _LOCAL and words().reports.match(text, c.end)}
    place = told.pop() if len(told) == 1 else None
    return place if place is not None and place.adcode else None


def _here(text: str, chains: list[Chain]) -> list[Chain]:
    """Without the places that only say where somebody or something is from, or goes to learn (赴兰考县考察学习)."""
    known = words()
    visitors = known.visitors.finditer(text) if any(word in text for word in known.delegations) else ()
    told = (*visitors, *known.received.finditer(text))
    trips = {at for match in told for at in range(*match.span("there"))} | visited(text)
    away = {chain.hits[-1].form for chain in chains if chain.start in trips}
    passed = asides(text, chains)
    return [c for c in chains if c.hits[-1].form not in away and c.start not in passed]


def visited(text: str) -> set[int]:
    """The offsets of what says where somebody travels to learn: 赴|兰考县|考察学习, 率代表团到|兰考县|考察."""
    return {at for match in words().visited.finditer(text) for at in range(*match.span(match.lastgroup or 0))}


def asides(text: str, chains: list[Chain]) -> frozenset[int]:
    """Where the places begin that only say where somebody or something is from, or what happened there once.

    陕西汉中人, 寄件地址是云岭市, 岷县漳县地震.
    """
    if not chains:
        return frozenset()
    ends = {match.end() for match in words().aside.finditer(text)}
    found: set[int] = set()
    events: set[int] = set()
    for chain in reversed(chains):
        if chain.end in events or words().event.match(text, chain.end):
            events.add(chain.start)
        elif chain.start in ends or words().native.match(text, chain.end):
            found.add(chain.start)
    return frozenset(found | events)


def passing(text: str, chains: list[Chain], word_class: WordClass) -> frozenset[int]:
    """Where the places begin that only open a name, or say where guests are from or where somebody travels to.

    云岭市青岚电缆有限公司, 来自云岭市、青石市的选手, 赴云岭市考察学习; but 云岭市|调研基层商会.
    """
    known = words()
    from_there = {at for match in known.guests.finditer(text) for at in range(*match.span("there"))} | visited(text)

    def opens(end: int) -> bool:
        return known.begins_name.match(text, end) is not None and word_class(text[end : end + 2]) not in ACTING

    return frozenset(c.start for c in chains if c.start in from_there or opens(c.end))


def listed_firms(text: str, chains: list[Chain]) -> frozenset[int]:
    """Where the places begin in what a number of firms sums up: 云岭市青岚电缆、青石重工等5家企业."""
    known = words()
    starts = [chain.start for chain in chains]
    found: set[int] = set()
    for summed in known.firms.finditer(text) if chains else ():
        floor = max(0, summed.start() - _LIST)
        floor = max((text.rfind(mark, floor, summed.start()) for mark in _CLAUSES), default=-1) + 1
        listed = chains[bisect_left(starts, floor) : bisect_left(starts, summed.start())]
        found.update(c.start for c in listed if "、" in text[floor : c.end + _ITEM] and known.item.match(text, c.end))
    return frozenset(found)


def _above(place: Place | None, date: str | None) -> tuple[Place, ...]:
    if place is None or place.adcode is None:
        return ()
    return tuple(Place(d.name, d.code, d.level) for d in gazetteer().ancestors(place.adcode, date))


def _spoken_of(text: str, place: Place) -> bool:
    """Whether a home agrees with how the article speaks of its own: 我州 in it means that no county is its home."""
    own = Counter(match["word"] for match in words().own.finditer(text))
    if not own:
        return True
    levels = {level for word in own for level in words().levels[word][0]}
    highest = min(RANK[level] for level in levels)
    if RANK[place.level] <= highest:
        return True
    return any(place.level in words().levels[word][0] and place.name.endswith(words().levels[word][1]) for word in own)


class _Scores:
    """How much an article speaks of each place: mentions, more in its opening, its title and its source."""

    def __init__(self, chains: list[Chain], outside: tuple[Division, ...], title_end: int) -> None:
        self.all: Counter[Place] = Counter()
        self.own: Counter[Place] = Counter()
        """Without the places that only lead to a lower one: 陕西省 of 陕西省紫阳县."""
        for chain in chains:
            spoken = [
                place for hit in chain.hits if (place := _of(hit)) is not None and RANK[place.level] < RANK["zone"]
            ]
            weight = 1 + (_IN_TITLE if chain.start < title_end else _IN_LEAD if chain.start < _LEAD + title_end else 0)
            self.all.update(dict.fromkeys(spoken, weight))
            if spoken:
                self.own[spoken[-1]] += weight
        self.provinces: Counter[str] = Counter()
        """By the code of the province that they lie in, in the order of the text; without the medium's own place."""
        for place, weight in self.own.items():
            if place.adcode:
                self.provinces[place.adcode[:2]] += weight
        if len(outside) == 1:
            place = Place(outside[0].name, outside[0].code, outside[0].level)
            self.all[place] += _IN_SOURCE
            self.own[place] += _IN_SOURCE

    def leader(self, level: Level) -> Place | None:
        """The place of a level that outweighs all others together; None without one."""
        scores = {place: score for place, score in self.all.items() if place.level == level}
        if not scores:
            return None
        best, score = max(scores.items(), key=lambda item: (item[1], item[0].name))
        rest = sum(scores.values()) - score
        return best if score > rest and (score >= _ENOUGH or not rest) else None

    def scattered(self, place: Place) -> bool:
        """Whether the article goes round the country: most of what it speaks of lies in several other provinces."""
        here = (place.adcode or "")[:2]
        rest = self.provinces.total() - self.provinces[here]
        first = here == next(iter(self.provinces), "")
        return len(self.provinces) > _NEIGHBOURS and rest > self.provinces[here] * (_FIRST if first else 1)

    def outweighed(self, place: Place, above: tuple[Place, ...]) -> bool:
        """Whether the article is rather about a division above a place that it names."""
        return any(self.all[place] and self.own[upper] >= _MUCH * self.all[place] for upper in above)


def _from_townships(text: str, chains: list[Chain], date: str | None) -> Place | None:
    """The one county that has the towns that an article names without a county.

    Several towns settle it alone; one does in the article of a county or town (区委, 我镇) that also speaks of the
    county, or of the prefecture, in whatever words: 云岭水库.
    """
    named = [hit.form for chain in chains for hit in chain.hits if hit.level == "township" and chain.hits[0] is hit]
    if any(hit.level == "county" for chain in chains for hit in chain.hits):
        return None
    counties = [set(townships().counties(form)) for form in dict.fromkeys(named)]
    common = set.intersection(*counties) if counties else set()
    if common and not (len(common) == 1 and len(counties) >= _ENOUGH):
        common = _told_counties(text, common, date) if words().local.search(text) else set()
    division = gazetteer().at(common.pop(), date) if len(common) == 1 else None
    return Place(division.name, division.code, division.level) if division else None


def _told_counties(text: str, codes: set[str], date: str | None) -> set[str]:
    """Those of some counties of whose name a text holds the short form; else of whose prefecture's."""
    # 日照 is a word as well, but says enough where the country has one town of the name
    weak = frozenset[str]() if len(codes) == 1 else words().weak_shorts
    for digits in (6, 4):
        told = {code for code in codes if _has_short(text, code[:digits].ljust(6, "0"), date, weak)}
        if told:
            return told
    return set()


def _has_short(text: str, code: str, date: str | None, weak: frozenset[str]) -> bool:
    division = gazetteer().at(code, date)
    if division is None:
        return False
    return any(len(form) > 1 and form not in weak and form in text for form in division.short)


def _common_prefecture(chains: list[Chain], date: str | None) -> Place | None:
    """The prefecture of all counties that an article names, if they are several of one."""
    codes = {
        hit.candidates[0].code
        for chain in chains
        for hit in chain.hits
        if len(hit.candidates) == 1 and hit.level == "county"
    }
    stems = {code[:4] for code in codes}
    division = gazetteer().at(stems.pop() + "00", date) if len(stems) == 1 and len(codes) >= _ENOUGH else None
    return Place(division.name, division.code, division.level) if division else None


def _of(hit: Hit) -> Place | None:
    if len(hit.candidates) == 1:
        return Place(hit.candidates[0].name, hit.candidates[0].code, hit.candidates[0].level)
    return Place(hit.form, None, hit.level) if not hit.candidates else None
