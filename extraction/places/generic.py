"""Spots towns, villages, communities and zones, which no table lists whole: an ending and, before it, a name.

The ending is easy; where the name begins is not. In this order: a place that ends right before it, a word that no
name holds (在, 来到), punctuation, the table of townships, and the same name elsewhere in the text with such an edge.
What has no edge is believed only when short.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from extraction.places.divisions import begins_word, stands
from extraction.places.gazetteer import gazetteer, townships
from extraction.places.model import RANK, Hit
from extraction.places.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extraction.places.words import Ending

_NOT_HAN = re.compile(r"[^\u4e00-\u9fff·]")
_COUNT = re.compile(r"[一二三四五六七八九十百千两〇零]+")
_SHORTEST, _HEAD = 2, "长"
_LONG_NAME = 4
"""A name of so many code points that the table of townships has is no other one's end."""
_LONGEST_PERSONS = 6
"""So far, in code points, an office goes before a holder of whom another one follows."""
_TOWNS = "镇乡"
_MERGING = frozenset({"community", "estate"})
_IN_TOWNS = frozenset({"village", "community"})


WordClass = Callable[[str], "str | None"]
ACTING = frozenset({"v", "vn", "d", "t", "r", "c", "p", "m", "q", "f", "u"})
_ORDINARY = ACTING | {"n", "a"}
"""Classes of words in class nouns: after punctuation any of them, after 来到 only those that never make names."""


def no_class(word: str) -> str | None:  # noqa: ARG001 - the shape of a `WordClass`
    """Know no words."""
    return None


class _Site(NamedTuple):
    """An ending in the text.

    `floor` is the leftmost offset where its name can begin; `flush`: a place ends there, `under`: a division that the
    ending stands right behind; `clean`: punctuation does; `town`: where a town in its short form
    begins, which ends there.
    """

    start: int
    end: int
    ending: Ending
    floor: int
    flush: bool
    clean: bool
    under: bool
    town: int | None = None


def spot_generic(
    text: str, divisions: list[Hit], word_class: WordClass = no_class, listed: Sequence[Hit] = ()
) -> list[Hit]:
    """Generic places of a text in order, with those that are `listed`; none overlaps a division.

    Args:
        word_class: tells the class of an ordinary word (`v`, `n` …), None for any other string; what is one makes no
            name by itself.
    """
    divisions = sorted([*divisions, *listed], key=lambda hit: hit.start)
    sites = list(_sites(text, divisions))
    first = {site.end: start for site in sites if (start := _certain_start(text, site, word_class)) is not None}
    established = {text[start:end] for end, start in first.items()}
    for site in sites:
        if site.end in first and not site.flush:
            first[site.end] = _shrunk(text, first[site.end], site, established)
    established = {text[start:end] for end, start in first.items()}
    hits: list[Hit] = []
    for site in sites:
        begin = first.get(site.end)
        if begin is None:
            begin = _likely_start(text, site, established)
        if (
            begin is None
            and site.floor == site.start
            and hits
            and hits[-1].end == site.start
            and site.ending.level in _MERGING
        ):
            # 梅园新村 + 小区: one name with two endings.
            begin = hits.pop().start
        if begin == site.floor and _is_double(hits, site):
            begin = hits.pop().start
        if begin is not None:
            if site.town is not None and begin == site.floor:
                hits.append(Hit(site.town, begin, text[site.town : begin], "township"))
            hits.append(Hit(begin, site.end, text[begin : site.end], site.ending.level))
    return _without_overlap([*_borne_out(text, hits), *listed, *_corps(text)])


def _is_double(hits: list[Hit], site: _Site) -> bool:
    """Whether the word for a village stands twice in one name: 大桥村|河村."""
    last = hits[-1] if hits else None
    return (
        last is not None
        and site.ending.level == last.level == "village"
        and last.end == site.floor
        and 0 < site.start - last.end < _SHORTEST
    )


def _town(text: str, start: int, end: int, county: Hit) -> int | None:
    """Where a town in its short form ends between its county and a village: 霍山县|青石|石桥村."""
    codes = {d.code for d in county.candidates}
    for stop in range(end - _SHORTEST, start + 1, -1):
        name = text[start:stop]
        if any(not codes.isdisjoint(townships().counties(name + word)) for word in words().towns):
            return None if text.startswith(words().towns_else, stop) else stop
    return None


def _borne_out(text: str, hits: list[Hit]) -> list[Hit]:
    """Without counties and cities that no table has, unless a place below or a body of theirs follows one."""
    starts = {hit.start for hit in hits}
    upper = {
        hit.form
        for hit in hits
        if RANK[hit.level] < RANK["zone"] and (hit.end in starts or text.startswith(words().bodies, hit.end))
    }
    return [hit for hit in hits if RANK[hit.level] >= RANK["zone"] or hit.form in upper]


def _sites(text: str, divisions: list[Hit]) -> Iterable[_Site]:
    """Every ending that can close a name, with the leftmost offset where the name can begin."""
    previous = at = 0
    for match in words().ending.finditer(text):
        ending = words().endings[match[0]]
        while at < len(divisions) and divisions[at].end <= match.start():
            at += 1
        inside = at < len(divisions) and divisions[at].start < match.end()
        runs_on = stands(text, match.end(), ending.not_before)
        if inside or (runs_on and not words().apart.match(text, match.end() - 1)):
            continue
        if _joins(text, match.start(), max(previous, divisions[at - 1].end if at else 0)):
            continue
        floor = max(previous, divisions[at - 1].end if at else 0)
        flush = floor > 0
        if floor < match.start() - words().window:
            floor, flush = match.start() - words().window, False
        town = None
        if flush and at > 0 and divisions[at - 1].end == floor and ending.level in _IN_TOWNS:
            stop = _town(text, floor, match.start(), divisions[at - 1])
            town, floor = (floor, stop) if stop is not None else (None, floor)
        stops = [m.end() for m in _NOT_HAN.finditer(text, floor, match.start())]
        clean = bool(stops) or floor == 0
        if stops:
            floor, flush = stops[-1], False
        previous = match.end()
        under = at > 0 and divisions[at - 1].end == match.start()
        yield _Site(match.start(), match.end(), ending, floor, flush, clean, under, town)


def _joins(text: str, end: int, floor: int) -> bool:
    """Whether what ends before the word for a place joins it to other words: 老师和|村两委, 书记林松和|村主任.

    A name with such an end has two characters, of which the first begins a word, or stands where the place before
    ends, at `floor`: 到永和|村, 青石镇永和|村.
    """
    if text[end - 1 : end] not in words().joins:
        return False
    persons = words().persons.search(text, max(0, end - _LONGEST_PERSONS), end) is not None
    start = end - _SHORTEST
    flush = start == floor and text[start : start + 1] != _HEAD  # 青石镇镇|长和|村主任
    return persons or start < 0 or not (flush or begins_word(text, start))


def _certain_start(text: str, site: _Site, word_class: WordClass) -> int | None:
    """The start of a name whose left edge is sure; None where it is not, or where no name stands."""
    floor, edged = site.floor, site.flush or site.clean
    if text[floor : site.start] in words().virtues and (site.flush or (site.clean and _named_after(text, site))):
        return floor
    cuts = _cuts(text, site)
    if cuts:
        floor, edged = cuts[-1], True
    flush = site.flush and not cuts
    if site.ending.level == "zone" and flush:
        bodies = list(words().branched.finditer(text, floor, site.start))
        if bodies:
            floor = bodies[-1].end()  # 云岭市公安局|河东新区|分局
        named = bool(site.start - floor or (site.under and not bodies))
        return floor if named and site.start - floor <= site.ending.longest else None
    if text[floor : site.start] in words().nonnames:
        return None
    listed = _listed(text, floor, site)
    if listed is not None or _is_headed(text, floor, site):
        return listed
    floor = _after_soft(text, floor, site, whole=not cuts and site.clean)
    named = edged and _is_name(text, floor, site, flush=flush)
    soft = words().boundary.regex.match(text, floor, site.start) if named and not flush else None
    if soft and site.start - soft.end() >= _SHORTEST and word_class(text[soft.end() : site.start]) in _ORDINARY:
        return None  # 来|记录|社区
    if named and not flush and RANK[site.ending.level] < RANK["community"] and site.ending.level != "zone":
        # 响应|区教育局: the tables have every division, so that one beside them is not called as one acts
        name = text[floor : site.start]
        named = word_class(name) not in ACTING and not (
            RANK[site.ending.level] < RANK["zone"] and _acts(name, word_class)
        )
    if named and not (flush or _named_after(text, site)):
        ordinary = word_class(text[floor : site.start]) in (ACTING if cuts else _ORDINARY)
        short = site.start - floor <= words().believed or words().phonetic.issuperset(text[floor : site.start])
        named = not ordinary and short
    return floor if named else None


def _is_headed(text: str, floor: int, site: _Site) -> bool:
    """Whether what looks like a town is its head's name and office.

    青石镇|林知远|镇长, 、孙启明|镇长陪同, but 、青石|镇长林知远.
    """
    head = words().headed.match(text, site.end)
    if site.ending.level != "township" or head is None:
        return False
    end = head.end()
    below = site.flush and text[site.floor - 1] in _TOWNS
    return below or (words().holder.fullmatch(text, floor, end) is not None and not words().surnamed.match(text, end))


def _acts(name: str, word_class: WordClass) -> bool:
    """Whether what stands before a level word says what is done with the division: 拟提交|市委, 呈送|县委."""
    if name[-_SHORTEST:] != name and word_class(name[-_SHORTEST:]) in ACTING:
        return True
    return all(word_class(char) in ACTING for char in name)


def _cuts(text: str, site: _Site) -> list[int]:
    """Where the words end that no name holds; a character of them within a name written by its sound is none.

    某县某乡|库如勒村: 如 leaves too little behind it.
    """
    found = [m for m in words().boundary.within(text, site.floor, site.start) if m["hard"] and m.end() <= site.start]
    while found and len(found[-1][0]) == 1 and 0 < site.start - found[-1].end() < _SHORTEST:
        floor = found[-2].end() if len(found) > 1 else site.floor
        sure = len(found) > 1 or site.flush
        if not sure or found[-1].start() == floor or not words().phonetic.issuperset(text[floor : site.start]):
            break
        found.pop()
    ends = [m.end() for m in found]
    whole = _across(text, site, ends)
    ends = ends if whole is None else [end for end in ends if end <= whole]
    floor = ends[-1] if ends else site.floor
    taken = words().takes.match(text, floor, site.start) if _named_after(text, site) else None
    return [*ends, taken.end()] if taken and site.start - taken.end() >= _SHORTEST else ends


def _after_soft(text: str, floor: int, site: _Site, *, whole: bool) -> int:
    """Where the name begins without 和, 为, 向 … before it; they stay where too little would be left."""
    if whole and site.start - floor <= words().believed:
        return floor
    while soft := words().boundary.regex.match(text, floor, site.start):
        if site.start - soft.end() < _SHORTEST or _always_so(text, floor, site):
            break
        floor = soft.end()
    return floor


def _always_so(text: str, floor: int, site: _Site) -> bool:
    """Whether a direction stands before the rest of a name wherever the text has it: 下三屯村."""
    whole = text[floor : site.end]
    return whole[0] in words().sides and 1 < text.count(whole) == text.count(whole[1:])


def _named_after(text: str, site: _Site) -> bool:
    """Whether what follows belongs to one named place: its committee, its branch, its secretary."""
    return text.startswith(words().bodies, site.end)


def _listed(text: str, floor: int, site: _Site) -> int | None:
    """The start of the longest name before the ending that the table of townships has."""
    if site.ending.level != "township" or text[floor - 1 : floor].isdigit():
        return None
    starts = range(max(floor, site.start - site.ending.longest), site.start - 1)
    return next(
        (s for s in starts if text[s : site.end] in townships() and text[s : site.start] not in words().nonnames), None
    )


def _across(text: str, site: _Site, cuts: list[int]) -> int | None:
    """The start of a long name of the table that holds a word which other names do not: 白其毛都|镇."""
    if site.ending.level != "township" or not cuts:
        return None
    starts = range(max(site.floor, site.start - site.ending.longest), min(cuts[-1], site.start - _LONG_NAME + 1))
    return next((s for s in starts if text[s : site.end] in townships()), None)


def _shrunk(text: str, start: int, site: _Site, established: set[str]) -> int:
    """A later start where the text has the shorter name elsewhere: 为云岭县 holds 云岭县, 大石桥村 no 石桥村."""
    soft = words().boundary.regex.match(text, start, site.start)
    for later in range(start + 1, site.start - 1):
        if text[later : site.end] in established:
            cuttable = (soft and soft.end() == later) or later - start >= 2 or RANK[site.ending.level] < RANK["zone"]
            return later if cuttable else start
    return start


def _likely_start(text: str, site: _Site, established: set[str]) -> int | None:
    """A start that the rest of the text bears out, or a name so short that it can hardly hold another word."""
    for start in range(max(site.floor, site.start - site.ending.longest), site.start):
        if text[start : site.end] in established:
            return start
    return None


def _is_name(text: str, floor: int, site: _Site, *, flush: bool) -> bool:
    name = text[floor : site.start]
    if (
        len(name) > site.ending.longest
        or name in words().nonnames
        # 原经开区, but 太原经开区
        or (name.endswith(words().nonname_ends[text[site.start : site.end]]) and not gazetteer().candidates(name))
    ):
        return False
    # 专家来|县: every county has its table, so that a longer name of an unknown one ends in no such word
    longest = words().believed if RANK[site.ending.level] >= RANK["zone"] else _SHORTEST
    if not flush and len(name) > longest and words().boundary.regex.fullmatch(name[-1]):
        return False
    if flush:
        if name.startswith(words().bodies):
            return False  # 海棠社区|党委走进|小区
        if name[-1:] in words().joins and name[-2:-1] in words().offices:
            return False  # 云岭县|财政局和|镇财政所
        return bool(name) and (len(name) <= words().believed + 1 or words().offices.isdisjoint(name))
    # One character or a numeral makes a name only below a division: 青石镇李村, but 两镇, 三村; after digits stands a
    # classifier.
    return len(name) >= _SHORTEST and not _COUNT.fullmatch(name) and not text[floor - 1 : floor].isdigit()


def _corps(text: str) -> list[Hit]:
    if not words().corps_evidence.search(text):
        return []
    return [
        Hit(m.start(), m.end(), m[0], "zone" if m["division"] else "township") for m in words().corps.finditer(text)
    ]


def _without_overlap(hits: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
