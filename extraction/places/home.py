"""The home of an article: the county, prefecture and province it is about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extraction.places.gazetteer import gazetteer, townships
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
_FIRST = 2
"""How much more what an article names first weighs against the rest of the country."""


def source_divisions(source: str | None, date: str | None) -> tuple[Division, ...]:
    """The divisions that a medium's name can stand for: 喀什日报 -> the prefecture before the city of the same name."""
    match = words().medium.match(source or "")
    if match is None:
        return ()
    found = gazetteer().candidates(match["place"], date)
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
        lowest = _from_townships(chains, date) or scores.leader("prefecture") or _common_prefecture(chains, date)
    lowest = lowest or scores.leader("province")
    if lowest is not None and scores.scattered(lowest):
        return {}
    found: dict[Level, Place] = {}
    for place in (*((lowest,) if lowest else ()), *_above(lowest, date)):
        # Whatever is above a home is home as well.
        if found or (_spoken_of(text, place) and not scores.outweighed(place, _above(place, date))):
            found[place.level] = place
    return found


def _here(text: str, chains: list[Chain]) -> list[Chain]:
    """Without the places that only say where somebody or something is from, or goes to learn (赴兰考县考察学习)."""
    known = words()
    visitors = known.visitors.finditer(text) if any(word in text for word in known.delegations) else ()
    told = (*known.visited.finditer(text), *visitors)
    trips = {at for match in told for at in range(*match.span("there"))}
    away = {chain.hits[-1].form for chain in chains if chain.start in trips}
    passed = asides(text, chains)
    return [c for c in chains if c.hits[-1].form not in away and c.start not in passed]


def asides(text: str, chains: list[Chain]) -> frozenset[int]:
    """Where the places begin that only say where somebody or something is from: 陕西汉中人, 寄件地址是云岭市."""
    if not chains:
        return frozenset()
    ends = {match.end() for match in words().aside.finditer(text)}
    return frozenset(c.start for c in chains if c.start in ends or words().native.match(text, c.end))


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


def _from_townships(chains: list[Chain], date: str | None) -> Place | None:
    """The one county that has several of the towns that an article names without a county."""
    named = [hit.form for chain in chains for hit in chain.hits if hit.level == "township" and chain.hits[0] is hit]
    if any(hit.level == "county" for chain in chains for hit in chain.hits):
        return None
    counties = [set(townships().counties(form)) for form in dict.fromkeys(named)]
    common = set.intersection(*counties) if len(counties) >= _ENOUGH else set()
    division = gazetteer().at(common.pop(), date) if len(common) == 1 else None
    return Place(division.name, division.code, division.level) if division else None


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
