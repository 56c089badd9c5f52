"""The home of an article: the county, prefecture and province it is about, from its source, title, datelines and frequencies."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extraction.places.gazetteer import gazetteer
from extraction.places.model import Chain, Hit, Level, Place
from extraction.places.words import words

if TYPE_CHECKING:
    from extraction.places.gazetteer import Division

_LEAD = 200
"""Code points of a text that count as its opening."""
_IN_LEAD, _IN_TITLE, _IN_SOURCE = 2, 3, 5
_ENOUGH = 2


def source_divisions(source: str | None, date: str | None) -> tuple[Division, ...]:
    """The divisions that a medium's name can stand for: 昌吉日报 -> the prefecture before the city of the same name."""
    match = words().medium.match(source or "")
    if match is None:
        return ()
    found = gazetteer().candidates(match["place"], date)
    upper = tuple(d for d in found if d.level != "county")
    return upper or found


def homes(chains: list[Chain], names: dict[str, str], date: str | None, outside: tuple[Division, ...], title_end: int) -> dict[Level, Place]:
    """Level -> home, for those levels whose home is plain.

    Args:
        names: code -> the name that the article uses for it.
        outside: divisions that the source names.
        title_end: offset at which the title, where the text begins with it, ends; 0 without.
    """
    county = _leader(chains, "county", outside, title_end)
    prefecture = _leader(chains, "prefecture", outside, title_end)
    found: dict[Level, Place] = {}
    if county is not None:
        found["county"] = county
    if county is not None and county.adcode is not None:
        for division in gazetteer().ancestors(county.adcode, date):
            found[division.level] = _place(division, names)
    elif prefecture is not None:
        found["prefecture"] = prefecture
        if prefecture.adcode is not None:
            for division in gazetteer().ancestors(prefecture.adcode, date):
                found[division.level] = _place(division, names)
    if "province" not in found:
        province = _leader(chains, "province", outside, title_end)
        if province is not None:
            found["province"] = province
    return {level: Place(names.get(p.adcode or "", p.name), p.adcode, p.level) for level, p in found.items()}


def _place(division: Division, names: dict[str, str]) -> Place:
    return Place(names.get(division.code, division.name), division.code, division.level)


def _leader(chains: list[Chain], level: Level, outside: tuple[Division, ...], title_end: int) -> Place | None:
    """The place of a level that outweighs all others together; None without one."""
    scores: Counter[Place] = Counter()
    for chain in chains:
        for hit in chain.hits:
            place = _of(hit)
            if place is not None and place.level == level:
                scores[place] += 1 + (_IN_TITLE if hit.start < title_end else _IN_LEAD if hit.start < _LEAD + title_end else 0)
    for division in outside:
        if division.level == level and len(outside) == 1:
            scores[Place(division.name, division.code, level)] += _IN_SOURCE
    if not scores:
        return None
    best, score = max(scores.items(), key=lambda item: (item[1], item[0].name))
    rest = sum(scores.values()) - score
    return best if score > rest and (score >= _ENOUGH or not rest) else None


def _of(hit: Hit) -> Place | None:
    if len(hit.candidates) == 1:
        return Place(hit.candidates[0].name, hit.candidates[0].code, hit.candidates[0].level)
    return Place(hit.form, None, hit.level) if not hit.candidates else None
