"""Spots the names and short forms of divisions, and keeps those that the text bears out.

A full name counts wherever it stands whole. A short form counts with evidence: the full form occurs in the text, a
division above it stands before it, the dateline or a medium bears it, somebody comes to it or it has an organ, it is
the only county of an article that says 县委 and 全县, or
(provinces, and cities at prefecture level that are no ordinary word) it begins where a word can begin.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extraction.places.gazetteer import gazetteer, month_of, stem
from extraction.places.model import Hit
from extraction.places.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extraction.places.gazetteer import Division

_SHORTEST_NAME = 2
_LONGEST_BOUNDARY = 4
_UPPER = ("prefecture", "province")
_OPENING = 600
"""So far, in code points, the lines are looked at that news can begin with."""
_AGAIN = 2
"""So often a county is named that an article always names in short."""


def spot_divisions(text: str, date: str | None, trusted: frozenset[str] = frozenset()) -> list[Hit]:
    """Divisions and named zones in a text, in order, none overlapping another.

    Args:
        trusted: short forms that something outside the text (source, title) bears out.
    """
    found = _leftmost(_raw_hits(text, date), month_of(date))
    spoken = {hit.candidates for hit in found if hit.full}
    known = {division for candidates in spoken for division in candidates}
    known |= _called_short(text, found, known)
    trusted = trusted | dateline_forms(text)
    weak = [hit for hit in found if hit.form in words().weak_names]
    seated = frozenset(hit.form for hit in weak if _has_organs(text, hit) or _opens(text, hit))
    kept: list[Hit] = []
    named = {hit.candidates[0] for hit in found if len(hit.candidates) == 1 and hit.level in _UPPER}
    for hit in found:
        before = kept[-1] if kept else None
        seat = hit.form in seated and begins_word(text, hit.start, before)
        if seat or _believed(text, hit, before, known, trusted) or _placed(text, hit, before, named):
            kept.append(_under(hit, before, date))
    return kept


def dateline_forms(text: str) -> frozenset[str]:
    """What stands in the datelines of a text: `云州` of `本报云州讯`, or of `云州讯（记者` where a line begins."""
    found = {match["place"] for match in words().dateline.finditer(text)}
    start = 0
    while 0 <= start < _OPENING:
        if begins := words().begins_news.match(text, start):
            found.add(begins["place"])
        end = text.find("\n", start)
        start = end + 1 if end >= 0 else end
    return frozenset(found)


def _has_organs(text: str, hit: Hit) -> bool:
    """Whether organs follow that repeat the level: 和县县委 is no joined 县委."""
    return text.startswith(tuple(hit.form[-1] + organ for organ in words().seats), hit.end)


def _opens(text: str, hit: Hit) -> bool:
    """Whether a name that is no other word there opens a line or a sentence: 易县|召开会议, but not 应县|委要求."""
    opens = hit.form in words().opening and text[max(0, hit.start - 1) : hit.start] in words().openers
    return opens and words().not_opening.match(text, hit.start) is None


def _raw_hits(text: str, date: str | None) -> list[Hit]:
    book, known = gazetteer(), words()
    asked: dict[str, tuple[Division, ...]] = {}
    hits = []
    settled = -1
    for start, end in known.forms.spots(text):
        if start == settled:
            continue
        form = text[start:end]
        if form not in asked:
            asked[form] = book.candidates(form, date)
        if asked[form] and not stands(text, end, known.not_before.get(form[-1], "")):
            full = _is_full(form, asked[form])
            hits.append(Hit(start, end, form, asked[form][0].level, asked[form], full))
            if full:
                settled = start
        elif form in known.zones:
            hits.append(Hit(start, end, form, known.zone_levels.get(form, "zone")))
            settled = start
    return hits


def _is_full(form: str, candidates: tuple[Division, ...]) -> bool:
    return gazetteer().is_name(form) or (
        form[-1] in words().not_before and all(d.name[-1] == form[-1] for d in candidates)
    )


def _leftmost(hits: list[Hit], month: str) -> list[Hit]:
    # Names and provinces first, so that 安康市 of 陕西安康市 wins over 西安, and 上海 of 上海城市 over 海城市; then
    # the leftmost and longest. A name of the past has no such right: 陇南康县 holds 康县, not the 南康县 of long ago.
    def rank(hit: Hit) -> tuple[bool, int, int]:
        present = hit.full and (
            not hit.candidates or any(d.valid(month) and hit.form in (d.name, *d.short) for d in hit.candidates)
        )
        return hit.form in words().weak_names or not (present or hit.level == "province"), hit.start, -hit.end

    taken: list[Hit] = []
    ends: set[int] = set()
    for hit in sorted(hits, key=rank):
        span = range(hit.start, hit.end)
        if ends.isdisjoint(span):
            ends.update(span)
            taken.append(hit)
    return sorted(taken, key=lambda h: h.start)


def _believed(text: str, hit: Hit, before: Hit | None, known: set[Division], trusted: frozenset[str]) -> bool:
    """Whether a hit is a place: a name whole, a short form with evidence."""
    if not hit.candidates:
        return True
    if _names_a_village(text, hit) or _part_of_another(text, hit):
        return False
    nested = before is not None and before.end == hit.start and bool(_below(hit, before))
    if nested or hit.form in trusted:
        return True
    if hit.form in words().weak_names:
        doubled = hit.form[-1] == text[hit.end : hit.end + 1]
        return not doubled and bool(_relatives(hit, known)) and begins_word(text, hit.start, before)
    if hit.full:
        return len(hit.form) > _SHORTEST_NAME or begins_word(text, hit.start, before) or in_slogan(text, hit)
    return _short_believed(text, hit, before, known)


def _names_a_village(text: str, hit: Hit) -> bool:
    """Whether a county's name is a village's: 青石镇古县村, but not 古县村民."""
    match = words().ending.regex.match(text, hit.end)
    ending = words().endings[match[0]] if match else None
    if match is None or ending is None or ending.level != "village" or hit.level != "county":
        return False
    return not stands(text, match.end(), ending.not_before)


def _names_street_village(text: str, hit: Hit) -> bool:
    """Whether what looks like a street behind a province is a village: 河南|东街村, but 湖南路|村."""
    end = hit.end + max(len(w) for w in words().streets if text.startswith(w, hit.end))
    if end - hit.end == 1:
        return False
    match = words().ending.regex.match(text, end)
    ending = words().endings[match[0]] if match else None
    return (
        match is not None
        and ending is not None
        and ending.level == "village"
        and not stands(text, match.end(), ending.not_before)
    )


def _part_of_another(text: str, hit: Hit) -> bool:
    """Whether a name is part of another word: 适|应城市, 林|县长, a short one of a mountain's or a lake's: 鄱阳湖."""
    if stands(text, hit.start - 1, words().not_after.get(hit.form, "")):
        return True
    if hit.full and len(hit.form) == _SHORTEST_NAME and words().headed.match(text, hit.end):
        return True
    return not hit.full and hit.level == "county" and text.startswith(words().features, hit.end)


def _short_believed(text: str, hit: Hit, before: Hit | None, known: set[Division]) -> bool:
    # 平安 right before 镇 is the town's own name; before 路 a street's, but 河南|东街村 a village's.
    if (
        text.startswith(words().streets, hit.end) and not (hit.level == "province" and _names_street_village(text, hit))
    ) or (hit.level != "province" and _goes_on(text, hit)):
        return False
    if hit.level == "province":
        return True
    if not (begins_word(text, hit.start, before) or in_slogan(text, hit)):
        return False
    if known.intersection(hit.candidates):
        return True
    if len(hit.candidates) == 1 and in_slogan(text, hit) and text.count(text[hit.start - 2 : hit.end]) > 1:
        return hit.form not in words().weak_shorts  # 绿色石桥 again and again: whose campaign it is
    borne_out = text.startswith(words().media, hit.end) or (hit.level != "county" and len(hit.candidates) == 1)
    return borne_out and hit.form not in words().weak_shorts


def _placed(text: str, hit: Hit, before: Hit | None, named: set[Division]) -> bool:
    """Whether a county in its short form, whose upper division the article names, is come to or has an organ.

    落户洪洞, 洪洞供销社, where 临汾 is named as well.
    """
    return (
        hit.level == "county"
        and not hit.full
        and len(hit.candidates) == 1
        and hit.form not in words().weak_shorts
        and (
            text.endswith(words().arrivals, 0, hit.start)
            or (text.startswith(words().organs, hit.end) and begins_word(text, hit.start, before))
        )
        and _is_whole(text, hit)
        and bool(_relatives(hit, named))
    )


def _is_whole(text: str, hit: Hit) -> bool:
    """Whether a short form of a county is no part of a street's, a town's, a lake's or a holder's name."""
    street = text.startswith(words().streets, hit.end)
    return not (street or _goes_on(text, hit) or _part_of_another(text, hit))


def _goes_on(text: str, hit: Hit) -> bool:
    """Whether a short form is the beginning of a lower place's name: 平安|镇, but 平安|乡村振兴."""
    match = words().ending.regex.match(text, hit.end)
    if match is None:
        return False
    runs_on = stands(text, match.end(), words().endings[match[0]].not_before)
    return not runs_on or words().apart.match(text, match.end() - 1) is not None


def _called_short(text: str, found: Sequence[Hit], known: set[Division]) -> set[Division]:
    """The one county that an article names, always in short, and calls 县委 and 全县 besides; else nothing."""
    if any(division.level == "county" for division in known):
        return set()
    heading = text[: text.find("\n") + 1]
    first = next((hit.form for hit in found if hit.start < len(heading) and not heading[: hit.start].strip()), None)
    often = Counter(
        hit.candidates[0]
        for hit in found
        if not hit.full
        and hit.level == "county"
        and len(hit.candidates) == 1
        and hit.form not in words().weak_shorts
        and begins_word(text, hit.start)
        and _is_whole(text, hit)
    )
    counties = [division for division, times in often.items() if times >= _AGAIN or first in division.short]
    if len(counties) != 1:
        return set()
    own = {match["word"] or match["own"] for match in words().own_county.finditer(text)}
    return set(counties) if counties[0].name[-1] in own else set()


def in_slogan(text: str, hit: Hit) -> bool:
    """Whether a short form ends the name of a campaign: 平安石桥 tells of whom an article speaks, but is no place.

    So does a name that is as short: 健康滑县.
    """
    return (
        (not hit.full or len(hit.form) <= _SHORTEST_NAME)
        and text[max(0, hit.start - _LONGEST_BOUNDARY) : hit.start].endswith(words().slogans)
        and not begins_word(text, hit.start)
    )


def begins_word(text: str, start: int, before: Hit | None = None) -> bool:
    """Whether a word can begin at an offset: after punctuation, a place, or one of the boundary words."""
    if start == 0 or not "\u4e00" <= text[start - 1] <= "\u9fff" or (before is not None and before.end == start):
        return True
    known = words().boundaries
    return any(text[begin:start] in known for begin in range(max(0, start - _LONGEST_BOUNDARY), start))


def stands(text: str, offset: int, chars: str) -> bool:
    """Whether one of some characters stands at an offset; False outside the text."""
    return 0 <= offset < len(text) and text[offset] in chars


def _relatives(hit: Hit, known: set[Division]) -> tuple[Division, ...]:
    return tuple(d for d in hit.candidates if any(k.code != d.code and d.code.startswith(stem(k)) for k in known))


def _below(hit: Hit, before: Hit) -> tuple[Division, ...]:
    return tuple(
        d for d in hit.candidates if any(a.code != d.code and d.code.startswith(stem(a)) for a in before.candidates)
    )


def _under(hit: Hit, before: Hit | None, date: str | None) -> Hit:
    """A hit narrowed to what lies in the division right before it."""
    if before is None or before.end != hit.start or not before.candidates:
        return hit
    below = _below(hit, before)
    if not below and not hit.full:
        # 青海海南: the province by convention, the prefecture by its neighbour; the text has to settle it.
        wider = Hit(
            hit.start,
            hit.end,
            hit.form,
            hit.level,
            gazetteer().candidates(hit.form, date, conventional=False),
            hit.full,
        )
        below = (*hit.candidates, *own) if (own := _below(wider, before)) else ()
    return Hit(hit.start, hit.end, hit.form, below[0].level, below, hit.full) if below else hit
