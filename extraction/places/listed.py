"""Spots the towns that the table has in the counties of an article, whatever their names hold: 南阳堡镇, 王市镇."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.places.divisions import begins_word, stands
from extraction.places.gazetteer import townships
from extraction.places.model import Hit
from extraction.places.words import words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

_SHORTEST = 2
"""So many characters at least stand before the ending."""


def spot_listed(text: str, divisions: Iterable[Hit]) -> list[Hit]:
    """The towns, in order, none overlapping another; `divisions` are the ones that the text names."""
    counties = [hit for hit in divisions if hit.full and hit.level == "county"]
    codes = {division.code for hit in counties for division in hit.candidates}
    if not codes:
        return []
    flush = {hit.end for hit in counties}
    hits: list[Hit] = []
    for match in words().town_end.finditer(text):
        ending = words().endings[match[0]]
        floor = max(match.start() - ending.longest, hits[-1].end if hits else 0)
        floor = max((end for end in flush if floor < end <= match.start()), default=floor)
        start = _start(text, range(floor, match.start() - _SHORTEST + 1), match.end(), codes, flush)
        if start is not None and not stands(text, match.end(), ending.not_before):
            hits.append(Hit(start, match.end(), text[start : match.end()], ending.level))
    return hits


def _start(text: str, starts: range, end: int, codes: set[str], flush: Container[int]) -> int | None:
    """The start of the longest such name with an end, behind its county or where a word can begin."""
    possible = (start for start in starts if start in flush or begins_word(text, start))
    return next((s for s in possible if not codes.isdisjoint(townships().counties(text[s:end]))), None)


def outside(divisions: Iterable[Hit], towns: Iterable[Hit]) -> list[Hit]:
    """The divisions that no town holds: not 南阳 of 南阳堡镇."""
    inside = {at for town in towns for at in range(town.start, town.end)}
    return [hit for hit in divisions if hit.start not in inside]
