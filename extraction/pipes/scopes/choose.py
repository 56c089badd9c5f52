"""Which of the places and units that an article speaks of a number describes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from extraction.pipes.scopes.model import NATION, Anchor, Scope
from extraction.places.model import RANK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.pipes.counts import CountFound
    from extraction.pipes.scopes.words import Words

_COUNTY = RANK["county"]
_ASSEMBLIES = ("congress", "consultative")
"""Kinds of bodies that sit in sessions."""
_LASTING = ("always", "subject")
"""How units are kept whose demands are theirs."""
_TOWARDS = "对向给"
_ITEM = 6
"""Code points before a place that hold the name before it in a list."""
_REACH = 600
"""Code points around a number that its sentence is looked for in."""
_BACKING = 4
"""One in so many expressions must lie in the article's home for it to stand where nothing is said."""
_CLAUSE = 60
"""Code points before a number that the beginning of its clause is looked for in."""
_EXAMPLE = 16
"""Code points before a body in which a word such as 其中 may stand."""
_OWNER = 20
"""Code points behind a number within which a place or body begins that it tells of."""
_SUMMED = 4
"""Code points before a number that hold what sums up a list."""
_TIME = 12
"""Code points that hold the time before what a clause is about."""
_STORY = 200
"""Code points behind the last place of a story in which what follows may still be about it."""
_PROFILE = 7
"""Line breaks behind a heading within which it may speak for what follows."""
_PARAGRAPH = 3000
"""Code points before a sentence that its paragraph and its heading are looked for in."""


class Chooser:
    """The anchors of one article by sentence and paragraph. All offsets are code points of the reading, half-open."""

    def __init__(
        self,
        text: str,
        anchors: list[Anchor],
        home: Scope | None,
        words: Words,
        topic: Scope | None = None,
        elected: Mapping[int, Scope] | None = None,
        sorts: frozenset[int] = frozenset(),
    ) -> None:
        """Args are the reading, its anchors in order, the article's home, the rules and what the article is about.

        Which numbers tell the seats of which body, and which countries have no number, by where they begin.
        """
        self._sorts = sorts
        self._text, self._words, self._home = text, words, home
        self._elected = elected or {}
        assemblies = (a for a in anchors if a.unit in _ASSEMBLIES and a.scope)
        self._sessions = [a for a in assemblies if words.convenes.match(text, a.end)]
        self._groups = [a for a in anchors if words.keeps(a) == "group" and a.scope]
        self._bodies = [a for a in anchors if a.unit and a.scope]
        self._tallied = _tallied(text, anchors, words)
        self._anchors = [a for a in anchors if a.role != "other" or a.start in self._tallied]
        self._starts = [anchor.start for anchor in self._anchors]
        self._abroad = [a.start for a in anchors if a.scope and a.scope.rank == NATION and a.scope.name != words.nation]
        self._listed = {
            b.start for a, b in pairwise(self._anchors) if a.unit and words.joint.fullmatch(text, a.end, b.start)
        }
        self._listed.update(a.start for a in self._anchors if a.unit and words.listing.match(text, a.end))
        self._runs = _runs(text, self._anchors, words)
        self._several = {
            b.start
            for a, b in pairwise(self._anchors)
            if _is_place(a) and _is_place(b) and a.scope != b.scope and words.listing.fullmatch(text, a.end, b.start)
        }
        # 甲、乙、石桥村: of a list of villages the last alone bears the word for it
        self._several.update(
            a.start
            for a in self._anchors
            if _is_place(a) and words.enumerated.search(text, max(0, a.start - _ITEM), a.start)
        )
        self._ends = [match.end() for match in words.sentence.finditer(text)]
        self._quotes = [match.span() for match in words.quote.finditer(text)]
        self._topic = topic
        self._about = topic or self._focus()
        self._default = self._about or (home if self._is_backed(home) else None)

    def scope(self, count: CountFound) -> Scope | None:
        """What a number describes; None where the article does not say."""
        if count.start in self._elected:
            return self._elected[count.start]
        floor, ceiling = self._sentence(count.start)
        if self._is_private(count, floor):
            return None
        found = (
            self._owner(count)
            or self._funded(count, floor)
            or self._assembled(count, floor)
            or self._asked(count, floor)
            or self._seated(count, self._find(count, floor, ceiling))
        )
        counted = self._words.divisions.get(count.noun or count.classifier or "")
        if found is None or counted is None:
            return found
        # Counties are counted in what holds counties, not in a county or a firm; towns not in a town.
        wide = (scope for scope in (found, self._default) if scope and scope.rank is not None)
        return next((scope for scope in wide if (scope.rank or 0) < counted), None)

    def _owner(self, count: CountFound) -> Scope | None:
        """The place or body behind a number that it tells of: 走进有着120公里边境线的云岭县."""
        if self._words.owning.before(self._text, max(0, count.start - _ITEM), count.start) is None:
            return None
        for anchor in self._between(count.end, count.end + _OWNER):
            if anchor.scope and self._words.owned_by.fullmatch(self._text, count.end, anchor.start):
                # 内蒙古锡林郭勒盟: the last part of the name
                return self._lasting(anchor)
        return None

    def _funded(self, count: CountFound, floor: int) -> Scope | None:
        """The village or town for which a body gives money: 县财政局出资30万元为石桥村修路."""
        if self._words.funding.before(self._text, max(floor, count.start - _OWNER), count.start) is None:
            return None
        giver = next(reversed(self._between(floor, count.start)), None)
        if giver is None or giver.unit is None:
            return None
        for anchor in self._between(count.end, count.end + _OWNER):
            if self._words.funded.fullmatch(self._text, count.end, anchor.start):
                below = _is_place(anchor) and anchor.scope and (anchor.scope.rank or 0) > _COUNTY
                alone = anchor.start not in self._several and not self._words.funded_too.match(self._text, anchor.end)
                return anchor.scope if below and alone else None
        return None

    def _seated(self, count: CountFound, found: Scope | None) -> Scope | None:
        """What a number describes; the home where its own bodies or officials are counted: 16个区直单位."""
        word = self._words.seat.match(count.noun or "")
        rank = self._words.rank(word["word"]) if word else None
        if rank is None or self._home is None or self._home.rank != rank or (found and found.rank == rank):
            return found
        return self._home if self._is_backed(self._home) else found

    def _find(self, count: CountFound, floor: int, ceiling: int) -> Scope | None:
        if self._attends(count, floor, ceiling):
            return self._default or self._theme(floor)
        before = [a for a in self._between(floor, count.start) if a.end <= count.start and a.start not in self._sorts]
        own = self._without_examples(before, count.start)
        if before and not own:
            return self._default
        ended = max((a.end for a in own if self._is_one_of(a)), default=0)
        floor_of_one = self._clause_floor(ended) if ended else 0
        before = [
            a
            for a in own
            if not (floor_of_one <= a.start < ended or self._is_over(a, count) or self._is_done(a, count.start))
        ]
        if self._words.demands.search(count.noun or ""):
            before = [a for a in before if a.role != "receiver"]  # 对青石镇提出三点希望: they are the speaker's
        if any(a.start in self._several for a in self._nearest(before)):
            return self._together(before)
        if self._is_ours(before):
            return None
        found = (
            self._group(count, floor)
            or self._subject(before, count.start)
            or self._behind(count.start, count.end, ceiling)
            or self._speaker(count.start)
            or self._heading(floor)
            or self._theme(floor)
            or self._story(floor, count.start)
        )
        if found is None and any(a.scope is None and a.area is None for a in before):
            # What somebody without a post does describes no place.
            return None
        return found or (None if self._is_abroad(floor, ceiling) else self._default)

    def _assembled(self, count: CountFound, floor: int) -> Scope | None:
        """The assembly of whose session a number says how many came: 县人大常委会召开会议，应到28人，实到24人."""
        if not self._words.present.lies_in(self._text, max(0, count.start - _CLAUSE), count.start):
            return None
        at = bisect_left(self._sessions, count.start, key=lambda session: session.start) - 1
        if at < 0:
            return None
        session = self._sessions[at]
        # 县政协举行茶话会。霍山县召开动员大会，应到120人
        since = self._between(max(floor, session.end), count.start)
        others = (a for a in since if a.role == "subject" and (a.scope or a.area) and a.scope != session.scope)
        return None if any(others) else session.scope

    def _is_ours(self, before: list[Anchor]) -> bool:
        """Whether the last subject is the article's own place, which it never names: 我区8名学生, but not 在全县."""
        named = (a for a in reversed(before) if a.role == "subject" and (a.scope or a.area or a.unknown))
        last = next(named, None)
        if last is None or not last.unknown or not self._words.ours.match(self._text, last.start):
            return False
        return self._words.at.match(self._text, last.start - 1) is None

    def _together(self, before: list[Anchor]) -> Scope | None:
        """None for several places, unless they lie in one home, or in what the sentence is about."""
        near = all(self._is_near(a) for a in before if _is_place(a))
        first = next((a for a in before if a.role == "subject"), None)
        if first is not None and self._words.holds.match(self._text, first.end):
            near = True  # 青石镇辖石桥村、云岭村
        if not near:
            return self._above(before) if self._home is None else None
        return self._above(before) or self._default

    def _above(self, before: list[Anchor]) -> Scope | None:
        """The place that the sentence spoke of before several places of a lower level: 该镇在甲村、乙村."""
        first = next((a for a in before if a.role == "subject" and a.area), None)
        if first is None or first.area is None or first.area.rank is None:
            return None
        joint = self._words.listing.match(self._text, first.end)
        if joint is not None and joint.end() in self._several:
            return None  # 天津、唐山两座城市: the first of a list holds none of the others
        later = [a.area.rank for a in before if a.area and a.area != first.area and a.area.rank is not None]
        return first.area if later and first.area.rank < min(later) else None

    def _is_over(self, anchor: Anchor, count: CountFound) -> bool:
        """Whether a body is but an example in an earlier part of the sentence."""
        if anchor.unit is None or self._words.part.search(self._text, anchor.end, count.start) is None:
            return False
        return self._is_example(anchor)

    def _is_example(self, anchor: Anchor) -> bool:
        """Whether a body is but one of those that a sentence is about: 其中，青石公司."""
        before = self._words.example.search(self._text, max(0, anchor.start - _EXAMPLE), anchor.start)
        return anchor.unit is not None and before is not None

    def _is_done(self, anchor: Anchor, at: int) -> bool:
        """Whether what follows is no more about it: it has its number, is one of several, or the place of a part."""
        if anchor.start in self._tallied:
            return self._words.tally_own.fullmatch(self._text, anchor.end, at) is None
        if anchor.unit is None:
            # 石桥村等三个村庄: it is but the one of them that is named
            return anchor.start not in self._several and self._words.member.match(self._text, anchor.end) is not None
        if self._words.grouped.match(self._text, anchor.end) and not self._is_counted(anchor, at):
            return True
        inside = self._words.at.match(self._text, anchor.start - 1) is not None
        return inside and self._words.part.search(self._text, anchor.end, at) is not None

    def _attends(self, count: CountFound, floor: int, ceiling: int) -> bool:
        """Whether a number sums up who takes part in what the article is about: 甲镇干部、乙村支书等100余人参加."""
        if self._words.attends.match(self._text, count.end) is None:
            return False
        summed = self._words.summed.search(self._text, max(floor, count.start - _SUMMED), count.start)
        if summed is None and count.kind == "people" and not self._is_abroad(floor, ceiling):
            company = self._words.company.search(self._text, floor, count.start)
            return company is not None and not self._of_one(company.start(), count.start)
        return summed is not None

    def _of_one(self, start: int, end: int) -> bool:
        """Whether a list of who takes part names one body or place alone: 青石镇党员、干部、群众300人."""
        named = [a for a in self._between(start, end) if a.scope or a.area]
        return len(named) == 1 and named[0].start - start < _ITEM

    def _is_private(self, count: CountFound, floor: int) -> bool:
        """Whether it tells of persons and no place: their kin, or how many of them something more is said of."""
        if self._words.kin.fullmatch(count.noun or "") or self._words.private.lies_in(self._text, floor, count.start):
            return True
        return self._words.again.match(self._text, count.start) is not None  # 甲和乙发言，两人分别介绍了经验

    def _asked(self, count: CountFound, floor: int) -> Scope | None:
        """The body of which something is asked: 对县医院提出三点希望."""
        if self._words.demands.search(count.noun or "") is None:
            return None
        at = count.start
        low, high = (bisect_left(self._bodies, offset, key=lambda a: a.start) for offset in (floor, at))
        body = self._bodies[high - 1] if high > low else None
        if body is None or self._words.keeps(body) not in _LASTING or self._text[body.start - 1] not in _TOWARDS:
            return None
        return body.scope if self._words.asks.fullmatch(self._text, body.end, at) else None

    def _without_examples(self, before: list[Anchor], at: int) -> list[Anchor]:
        """Without where somebody is from who is but named for others: 石桥村党支部书记林知远等22人, of many places."""
        last = before[-1] if before else None
        if last is None or last.scope or last.area is None or not self._is_of_home(last.area):
            return before
        if self._words.with_others.fullmatch(self._text, last.end, at) is None:
            return before
        floor = self._clause_floor(last.start)
        return [a for a in before if a.end <= floor]

    def _clause_floor(self, offset: int) -> int:
        """Where the clause of an offset begins."""
        clauses = self._words.clause.finditer(self._text, max(0, offset - _CLAUSE), offset)
        return max((match.end() for match in clauses), default=0)

    def _is_one_of(self, anchor: Anchor) -> bool:
        """Whether somebody is but one of those that a number counts: 书记林知远等22人获奖，青石公司等9个集体获奖."""
        return anchor.scope is None and self._words.others_too.match(self._text, anchor.end) is not None

    def _is_of_home(self, area: Scope) -> bool:
        """Whether a place lies in what numbers describe by default, and is no larger, or a body is another one."""
        home = self._default
        if area.rank is None:
            return area != home
        return home is not None and _inside(area, home) and area.rank >= (home.rank or 0)

    def _group(self, count: CountFound, floor: int) -> Scope | None:
        """The leading group whose parts are counted, also one that is only being founded; not its office."""
        if not count.noun or not self._words.parts.search(count.noun):
            return None
        low, high = (bisect_left(self._groups, at, key=lambda a: a.start) for at in (floor, count.start))
        scopes = [group.scope for group in self._groups[low:high] if group.scope]
        whole = (s for s in reversed(scopes) if not any(s != o and s.name.startswith(o.name) for o in scopes))
        return next(whole, None)

    def _subject(self, before: list[Anchor], at: int) -> Scope | None:
        """The last place or unit in the sentence that the number at an offset can be about."""
        placed = any(a.unit is None and a.scope and a.role == "subject" for a in before)
        for anchor in reversed(before):
            if anchor.unit and self._is_counted(anchor, at):
                continue
            if anchor.unit and anchor.scope and self._words.holds.fullmatch(self._text, anchor.end, at):
                return anchor.scope
            if self._topic is not None and anchor.scope == self._topic:
                return self._topic
            if anchor.role == "receiver":
                if got := self._received(anchor, at, placed=placed):
                    return got
            elif anchor.scope or anchor.area:
                if anchor.scope is None and self._holds_topic(anchor):
                    return self._topic
                return anchor.scope if self._stands(anchor, at) else anchor.area
        return None

    def _received(self, anchor: Anchor, at: int, *, placed: bool) -> Scope | None:
        """Who gets what the number counts, where that is known; `placed`: the sentence has said of where it speaks."""
        if anchor.unit and self._words.keeps(anchor) == "always" and self._is_given(anchor, at):
            # Which of several bodies gets how much is not said: it is their place's.
            return anchor.area if anchor.start in self._listed else anchor.scope
        # What is given within the home describes who gets it.
        return anchor.area if self._is_near(anchor) and (not placed or anchor.end == at) else None

    def _is_given(self, anchor: Anchor, at: int) -> bool:
        """Whether a body is given what the number counts: 为青石小学捐赠了图书."""
        return self._words.gives.search(self._text, anchor.end, at) is not None

    def _is_counted(self, anchor: Anchor, at: int) -> bool:
        """Whether a body is one of those that the number counts: 县图书馆、文化馆等12个单位, 县图书馆、文化馆2个."""
        if self._runs.get(anchor.start) == at:
            return True
        members = self._words.members if anchor.start not in self._listed else self._words.listed
        return members.fullmatch(self._text, self._runs.get(anchor.start, anchor.end), at) is not None

    def _holds_topic(self, anchor: Anchor) -> bool:
        """Whether an official of the county acts in the body or place that the article is about."""
        area, topic = anchor.area, self._topic
        return bool(area and topic and area.rank is not None and area.rank <= _COUNTY and area.adcode == topic.adcode)

    @staticmethod
    def _nearest(before: list[Anchor]) -> list[Anchor]:
        """The last subject before a number, if there is one."""
        return next(([a] for a in reversed(before) if a.role == "subject" and (a.scope or a.area)), [])

    def _stands(self, anchor: Anchor, at: int) -> bool:
        """Whether a unit stands for itself and not for its place."""
        keeps = self._words.keeps(anchor)
        if self._words.label.match(self._text, anchor.end) and self._begins_line(anchor):
            return True
        if keeps == "own":
            return self._words.own.fullmatch(self._text, anchor.end, at) is not None
        if keeps == "subject":
            part = self._words.among.search(self._text, anchor.end, at)
            end = part.start() if part else at
            whole = self._begins_clause(anchor) and not self._words.clause.search(self._text, anchor.end, end)
            return whole and anchor.start not in self._listed
        return keeps == "always" and anchor.start not in self._listed

    def _begins_clause(self, anchor: Anchor) -> bool:
        """Whether a clause begins with it, or with a time before it: 今年县公安局."""
        start = anchor.start
        if time := self._words.time.search(self._text, max(0, start - _TIME), start):
            start = time.start()
        return not start or self._words.clause.match(self._text, start - 1) is not None

    def _begins_line(self, anchor: Anchor) -> bool:
        """Whether an item of a list begins with it: 3.县工商联：."""
        line = self._text.rfind("\n", 0, anchor.start) + 1
        return self._words.item.fullmatch(self._text, line, anchor.start) is not None

    def _is_near(self, anchor: Anchor) -> bool:
        """Whether a place lies in the article's home."""
        return self._home is not None and _inside(anchor.area, self._home)

    def _behind(self, start: int, end: int, ceiling: int) -> Scope | None:
        """The subject of a clause behind the number, whose own is adverbial: 经过3次扩建，该公司 and so on."""
        floor = max(
            (m.end() for m in self._words.clause.finditer(self._text, max(0, start - _CLAUSE), start)), default=0
        )
        if not self._words.adverbial.match(self._text, floor):
            return None
        for anchor in self._between(end, ceiling):
            if anchor.role == "subject" and anchor.scope and self._begins_clause(anchor):
                return self._lasting(anchor)
        return None

    def _speaker(self, offset: int) -> Scope | None:
        """Where the person who says it comes from: named behind the quotation."""
        at = bisect_right(self._quotes, (offset, len(self._text))) - 1
        if at < 0 or self._quotes[at][1] <= offset:
            return None
        end = self._quotes[at][1]
        behind = self._between(end, self._sentence(end)[1])
        return next((a.area for a in behind if a.role == "subject" and a.area), None)

    def _heading(self, offset: int) -> Scope | None:
        """The body or place that fills a line above, and that the lines under it describe."""
        at = bisect_left(self._headings, offset, key=lambda heading: heading[0]) - 1
        end, scope = self._headings[at] if at >= 0 else (0, None)
        if offset - end > _PARAGRAPH or self._text.count("\n", end, offset) > _PROFILE:
            return None
        return scope

    @cached_property
    def _headings(self) -> list[tuple[int, Scope | None]]:
        """Where a line ends that is a name and nothing else, 二、青石村, and whose; None where it signs a text."""
        lines = ((a, self._words.heading_end.match(self._text, a.end)) for a in self._anchors if self._begins_line(a))
        return [(a.end, None if line["signed"] else a.scope) for a, line in lines if line]

    def _theme(self, offset: int) -> Scope | None:
        """What the paragraph speaks of from its beginning on."""
        floor = max(0, offset - _PARAGRAPH)
        floor = max(floor, self._text.rfind("\n", floor, offset) + 1)
        for first in self._between(self._opening(floor, offset), offset):
            if first.role == "subject" and (first.scope or first.area) and first.start not in self._tallied:
                if self._is_example(first):
                    return None
                # Who comes from elsewhere to the body that the article is about speaks of it.
                return None if self._is_visitor(first) else self._lasting(first)
        return None

    def _opening(self, floor: int, offset: int) -> int:
        """Where a paragraph begins to say who does something: 面对我省的旱情，|青石公司增产."""
        if not self._words.facing.match(self._text, floor):
            return floor
        main = self._words.clause.search(self._text, floor, offset)
        acting = self._between(main.end(), offset) if main else []
        return main.end() if main and acting and self._begins_clause(acting[0]) else floor

    def _is_visitor(self, anchor: Anchor) -> bool:
        body = self._topic is not None and self._topic.rank is None and self._home is not None
        return body and anchor.scope != self._topic and not self._is_near(anchor)

    def _story(self, offset: int, end: int) -> Scope | None:
        """The village of the last story, for a sentence `offset:end` of an article about nothing in particular."""
        if self._about or self._default is None or self._default.rank is None or self._default.rank > _COUNTY:
            return None
        if self._words.public.search(self._text, offset, end):
            return None
        near = reversed(self._between(offset - _REACH, offset))
        last = next((anchor for anchor in near if anchor.role == "subject"), None)
        if last is None or offset - last.end > _STORY or last.area is None or (last.area.rank or 0) <= _COUNTY:
            return None
        return last.area

    def _is_abroad(self, floor: int, ceiling: int) -> bool:
        """Whether a sentence names another country, in whatever role: the home has nothing to do with it."""
        at = bisect_left(self._abroad, floor)
        return at < len(self._abroad) and self._abroad[at] < ceiling

    def _lasting(self, anchor: Anchor) -> Scope | None:
        alone = self._words.keeps(anchor) == "always" and anchor.start not in self._listed
        return anchor.scope if alone else anchor.area

    def _between(self, start: int, end: int) -> list[Anchor]:
        return self._anchors[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _sentence(self, offset: int) -> tuple[int, int]:
        at = bisect_right(self._ends, offset)
        start = self._ends[at - 1] if at else 0
        end = self._ends[at] if at < len(self._ends) else len(self._text)
        return max(start, offset - _REACH), min(end, offset + _REACH)

    def _is_backed(self, home: Scope | None) -> bool:
        """Whether enough of what the article speaks of lies in its home: a digest of the whole country has none."""
        areas = [a.area for a in self._anchors if a.role == "subject" and a.area]
        if any(anchor.unknown for anchor in self._anchors):
            return False  # 全市 of an article that names but its province
        if home is not None and home.rank == NATION:
            return not self._abroad
        if home is None or home.adcode is None:
            return True
        return _BACKING * sum(_inside(area, home) for area in areas) >= len(areas)

    def _focus(self) -> Scope | None:
        """What the article speaks of more than of all else."""
        weights = Counter(a.area for a in self._anchors if a.role == "subject" and a.area is not None)
        best = max(weights, key=lambda area: (weights[area], area.name, area.adcode or ""), default=None)
        lead = next((a.start for a in self._anchors if a.area == best), _STORY)
        alone = self._home is None and len(weights) == 1 and not any(a.unknown for a in self._anchors)
        if best and alone and (best.rank or 0) > _COUNTY and lead < _STORY:
            return best  # the one village of an article that names no county
        return best if best and weights[best] > 1 and 2 * weights[best] > weights.total() else None


def _inside(area: Scope | None, home: Scope) -> bool:
    return bool(area and area.adcode and home.adcode and area.adcode.startswith(home.adcode.rstrip("0")))


def _runs(text: str, anchors: list[Anchor], words: Words) -> dict[int, int]:
    """Where each of several bodies that are named together begins -> where the last of them ends."""
    ends: dict[int, int] = {}
    for first, second in reversed(list(pairwise(anchors))):
        if first.unit and second.unit and words.listing.fullmatch(text, first.end, second.start):
            ends[first.start] = ends.setdefault(second.start, second.end)
    return ends


def _tallied(text: str, anchors: list[Anchor], words: Words) -> frozenset[int]:
    """Where places and bodies begin of which each has its own number, one behind the other: 青石镇5例，云岭镇3例."""
    named = [a for a in anchors if a.scope]
    found: set[int] = set()
    for first, second in pairwise(named):
        if words.tally.fullmatch(text, first.end, second.start) and words.tally_end.match(text, second.end):
            found.update((first.start, second.start))
    return frozenset(found)


def _is_place(anchor: Anchor) -> bool:
    return anchor.unit is None and anchor.scope is not None
