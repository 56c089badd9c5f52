"""Who is given which posts: the meetings of an article, weighed against each other and against what else it names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from extraction.pipes.officials.elided import Elided
from extraction.pipes.officials.meetings import Meeting
from extraction.pipes.officials.model import Chain, Grant, NameOption, PostSpan
from extraction.pipes.officials.titles import Titles

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from extraction.pipes.bodies import Bodies
    from extraction.pipes.officials.lives import Lives
    from extraction.pipes.officials.names import NameFinder
    from extraction.places import PlaceFound
    from extraction.rulebook import Rulebook

_HAN = re.compile(r"[\u3400-\u9fff]")
_HEAD_AND_DEPUTY = ("", "副")
_LONGEST_JOINT = 8
_BRAND = 4.0
"""A name with a better score is a person's, though a firm's name begins with it as well."""
_NAME_SIZES = (2, 3, 4)
_BUREAU = "government_organ"
_HEADS = ("委书记", "市长", "县长", "区长", "镇长", "乡长", "局长")
"""What the offices end in of which nobody has two."""
_LISTING, _OF = "、", "的"
_COMMA = frozenset("，,")


class _Words:
    """What a rule book says of those who are given posts."""

    def __init__(self, book: Rulebook) -> None:
        self.joint = book.compile("officials", r"{space}*(?:[、]|和|及|与|以及|{space}){space}*")
        self.clause = book.compile("officials", "(?:同志)?(?:、{han}{2,3}){0,6}{when}(?:{takes}|{leaves}|为)")
        self.besides = book.compile("officials", "{concurrent_note}")
        self.dated_take = book.compile("officials", "{dated_take}")


_words = cache(_Words)


class Grants:
    """Who is given posts in one article."""

    def __init__(
        self,
        text: str,
        names: NameFinder,
        lives: Lives,
        bodies: Bodies,
        places: Sequence[PlaceFound],
        book: Rulebook,
    ) -> None:
        self._rules = _words(book)
        self._text, self._names, self._lives, self._bodies, self._places = text, names, lives, bodies, places
        self._elided, self._titles = Elided(text, bodies, book), Titles(text, book)
        self._starts = {place.start for place in places}
        self._seats = {place.end: place for place in places}
        self._firms = _firms(bodies)

    def find(self, meetings: Sequence[Meeting], chains: Sequence[Chain]) -> list[Grant]:
        """The grants, in the order of the text; behind them those to the others of a list, 甲、乙任|双组长."""
        grants = (g for g in self._given(meetings, chains) if not (self._is_place(g) or self._begins_body(g)))
        return [self._held_besides(self._posts_behind(g)) for g in grants]

    def _given(self, meetings: Sequence[Meeting], chains: Sequence[Chain]) -> list[Grant]:
        """Who gets which posts, in the order of the text."""
        names = self._names
        meetings = self._one_per_chain(meetings)
        sure = [m for m in meetings if m.rule.value == "meet"]
        known = Counter(best.text for m in sure for o in m.names if (best := names.choose(o)) is not None)
        meetings = [m for m in meetings if not self._cuts_known(m, known)]
        if any(m.rule.value == "subject" for m in meetings):
            self._lives.introduce(known)
        grants: list[Grant] = []
        served: set[int] = set()
        for meeting in meetings:
            if meeting.chain.start not in served:
                who = self._who(meeting, grants, known)
                given = [g for at, name in enumerate(who) if name and (g := _granted(name, meeting, at)) is not None]
                grants.extend(given)
                served.update(meeting.chain.start for _ in given)
        grants += list(self._before_offices(meetings, {grant.name.text for grant in grants}, known))
        grants += list(self._listed_before(grants, chains))
        grants.sort(key=lambda g: (g.start, g.name.start))
        grants = self._left_together(self._moved(grants))
        return grants + list(self._jointly(grants))

    def _who(self, meeting: Meeting, before: Sequence[Grant], known: Counter[str]) -> list[NameOption | None]:
        """Whom a meeting gives its posts; `before` are the grants to its left."""
        match meeting.rule.value:
            case "meet":
                return [self._names.choose(options, known) for options in meeting.names]
            case "goes-on":
                return [self._lives.last_in_sentence(before, meeting.start)]
            case "subject":
                return [self._lives.subject(meeting, before)]
        return []

    def _before_offices(
        self, meetings: Sequence[Meeting], settled: Container[str], known: Counter[str]
    ) -> Iterator[Grant]:
        """Names right before their offices, of persons who are given nothing else: 霍山县|林知远|副县长."""
        inner = {at for b in self._bodies.all if not b.bare for at in range(b.start + 1, b.end)}
        for meeting in meetings:
            if meeting.rule.value == "behind":
                # 市经信委|李洪副主任
                options = [option for option in meeting.names[0] if option.start not in inner]
                # 同年|任青石|区委书记: a verb
                options = [o for o in options if not self._rules.dated_take.match(self._text, max(0, o.start - 1))]
                best = self._names.choose(options, known)
                if best is not None and best.text not in settled and best.score >= self._names.accept:
                    yield _grant(best, meeting, meeting.chain.posts[:1])

    def _one_per_chain(self, meetings: Sequence[Meeting]) -> list[Meeting]:
        """The best meeting of every chain, or, where nobody stands beside it, all that say who is meant.

        Of 任组长、副县长乙 and of 县医院|甲|院长、护理部主任乙 the first post goes back and the others forward; of
        任县委副书记、县长，镇党委书记乙 all before the comma go back.
        """
        kept: list[Meeting] = []
        by_chain: dict[int, list[Meeting]] = {}
        for meeting in meetings:
            by_chain.setdefault(meeting.chain.start, []).append(meeting)
        for rivals in by_chain.values():
            forward = next((m for m in rivals if m.rule.value == "meet" and m.names[0][0].start >= m.chain.end), None)
            backward = next((m for m in rivals if m.rule.value == "meet" and m.names[0][0].start < m.chain.start), None)
            backward = backward or next(
                (m for m in rivals if m.rule.value == "behind" and _has_body(m, self._bodies)), None
            )
            if forward and backward and backward.rule.value == "meet" and self._is_parted(forward):
                kept.append(backward)
            elif forward and backward and len(forward.chain.posts) > 1:
                at = self._next_clause(forward.chain.posts)
                first, rest = Chain(forward.chain.posts[:at]), Chain(forward.chain.posts[at:], forward.chain.until)
                kept.append(Meeting(first, backward.names, backward.rule, backward.start, first.end))
                kept.append(Meeting(rest, forward.names, forward.rule, rest.start, forward.end))
            elif forward and backward and forward.chain.end > forward.chain.posts[0].end:
                kept.append(backward)  # 县医院|甲|院长、感染管理处处长乙: the list goes on with another's office
            elif forward or (backward and backward.rule.value == "meet"):
                kept.append(forward or backward)  # type: ignore[arg-type]
            else:
                kept.extend(rivals)
        return sorted(kept, key=lambda m: (m.chain.start, m.rule.rank))

    def _next_clause(self, posts: Sequence[PostSpan]) -> int:
        """Which post of a list begins its last clause; the second one where no comma parts them."""
        for at in range(len(posts) - 1, 1, -1):
            if not _COMMA.isdisjoint(self._text[posts[at - 1].end : posts[at].start]):
                return at
        return 1

    def _is_parted(self, meeting: Meeting) -> bool:
        """Whether white space alone parts posts from a name that takes or gives up others: 甲任县长 乙任县委书记."""
        gap = self._text[meeting.chain.end : meeting.names[0][0].start]
        if not gap or not gap.isspace():
            return False
        return any(self._rules.clause.match(self._text, option.end) for option in meeting.names[0])

    def _cuts_known(self, meeting: Meeting, known: Counter[str]) -> bool:
        """Whether a meeting takes the end of a name for its verb: 郑大|为主任 where the article has 郑大为."""
        if meeting.rule.value != "meet" or meeting.names[0][0].start >= meeting.chain.start:
            return False
        best = self._names.choose(meeting.names[-1])
        return best is not None and best.text + self._text[best.end : best.end + 1] in known

    def _listed_before(self, grants: Sequence[Grant], chains: Sequence[Chain]) -> Iterator[Grant]:
        """县委常委、青石镇党委|林知远|书记: the posts before the body are of the same person."""
        ending = {chain.posts[-1].end: chain for chain in chains if chain.posts[0].body is not None}
        taken = {grant.posts[0].start for grant in grants}
        for grant in tuple(grants):
            body = self._bodies.ending_at(grant.name.start) if grant.rule.value == "behind" else None
            if body is None or not self._text.startswith(_LISTING, body.start - 1):
                continue
            chain = ending.get(body.start - 1)
            if chain is not None and chain.start not in taken:
                yield replace(grant, posts=chain.posts, start=chain.start)

    def _moved(self, grants: Sequence[Grant]) -> list[Grant]:
        """云岭县委书记|林知远任霍山县委书记: nobody heads two places, so the first is given up."""
        taking = {g.name.start: g for g in grants if g.name.end <= g.posts[0].start and not g.former}
        return [
            replace(grant, former=True)
            if grant.name.start >= grant.posts[-1].end and self._are_rivals(grant, taking.get(grant.name.start))
            else grant
            for grant in grants
        ]

    def _are_rivals(self, held: Grant, taken: Grant | None) -> bool:
        """Whether one of the posts taken is the same office as one held, of another body that the text names."""
        for post in taken.posts if taken is not None else ():
            for other in held.posts:
                here, there = (self._text[p.start : p.core] for p in (post, other))
                named = here and there and not here.endswith(there) and not there.endswith(here)
                if named and post.title == other.title and post.title.endswith(_HEADS) and not post.concurrent:
                    return True
        return False

    def _left_together(self, grants: Sequence[Grant]) -> list[Grant]:
        """县长甲和县委书记乙|调任: what the last of a list leaves with its posts, those before leave with theirs."""
        found: list[Grant] = []
        for grant in reversed(grants):
            last = found[-1] if found else None
            behind = (
                grant.name.start >= grant.posts[-1].end and last is not None and last.name.start >= last.posts[-1].end
            )
            if behind and last is not None and last.former and not grant.former:
                leaves = self._joined(grant.end, last.start)
                found.append(replace(grant, former=True) if leaves else grant)
            else:
                found.append(grant)
        return found[::-1]

    def _jointly(self, grants: Sequence[Grant]) -> Iterator[Grant]:
        """县委书记甲、县长乙任双组长: what the last of a list of posts with names takes, those before take too."""
        forward = [g for g in grants if g.name.start >= g.posts[-1].end]
        ending = {g.name.end: g for g in forward}
        closing = {g.end: g for g in reversed(ending.values())}
        for grant in grants:
            if grant.name.start >= grant.posts[0].start or grant.rule.constants.get("own") == "true":
                continue
            last = ending.get(grant.name.end)
            while last is not None:
                ends = range(last.start - 1, max(-1, last.start - _LONGEST_JOINT - 1), -1)
                last = next((closing[end] for end in ends if end in closing and self._joined(end, last.start)), None)
                if last is not None:
                    yield Grant(last.name, grant.posts, grant.rule, last.start, grant.end, grant.former)

    def _joined(self, end: int, start: int) -> bool:
        """Whether nothing but what joins two of a list stands in a stretch."""
        match = self._rules.joint.match(self._text, end)
        return match is not None and match.end() == start

    def _is_place(self, grant: Grant) -> bool:
        """A name in front of the office that is (part of) a place's: 金山 of 金山区长江路."""
        names = self._names
        if names.inside_country(grant.name.start) or names.begins_place(grant.name, self._starts):
            return True
        if grant.rule.value != "behind":
            return False
        if names.in_country(grant.name.start, grant.name.end):
            return True
        if self._bodies.ending_at(grant.name.start) is not None:
            return False  # 县教育局|李明局长
        framed = names.is_common(grant.name) and grant.name.start in self._seats  # 青石镇|李明书记
        joined = _HAN.match(self._text[grant.name.start - 1 : grant.name.start]) is not None and not framed
        if len(grant.name.text) == 2 and joined:
            return True  # too short to tell from the end of another word
        return any(p.start < grant.name.end and grant.name.start < p.end for p in self._places)

    def _begins_body(self, grant: Grant) -> bool:
        """Whether what looks like a name begins that of a body: 副局长韩松、黎城|卫生院院长顾秋禾.

        Or, where little else speaks for it, that of a firm named elsewhere.
        """
        body = self._bodies.starting_at(grant.name.start)
        if body is not None and not body.bare and body.end > grant.name.end:
            return not self._names.edges.closes(grant.name.end)
        # the score of the grant's own name says as well that the text has it elsewhere
        readings = self._names.options_at(grant.name.start)
        weak = all(option.score < _BRAND for option in readings if option.end == grant.name.end)
        return weak and grant.name.text in self._firms

    def _posts_behind(self, grant: Grant) -> Grant:
        """县教育局顾秋禾局长, 县教育局的顾秋禾局长, 青石镇顾秋禾镇长: the office is of what stands before the name."""
        first = grant.posts[0]
        if grant.rule.value != "behind" or first.body is not None or first.seat is not None:
            return grant
        at = grant.name.start - self._text.startswith(_OF, grant.name.start - 1)
        body = self._bodies.ending_at(at)
        if body is None:
            return replace(grant, posts=(first._replace(seat=self._seats.get(at)), *grant.posts[1:]))
        if body.bare and body.kind != _BUREAU:
            body = self._elided.referred(at)  # 该集团|林知远|总经理
        if body is None:
            return grant
        return replace(grant, posts=(self._titles.of_body(first, body), *grant.posts[1:]))

    def _held_besides(self, grant: Grant) -> Grant:
        """秘书长：林知远（兼）: a note behind the name says that the posts are held beside others."""
        if self._rules.besides.match(self._text, grant.name.end) is None:
            return grant
        return replace(grant, posts=tuple(post._replace(concurrent=True) for post in grant.posts))


def _granted(name: NameOption, meeting: Meeting, at: int) -> Grant | None:
    """What the name at a place of a list is given: all posts, or the one at its place (甲、乙分别任局长、校长)."""
    posts = meeting.chain.posts
    if meeting.rule.constants.get("each") == "true":
        return _grant(name, meeting, posts[at : at + 1]) if len(posts) == len(meeting.names) else None
    lasting = meeting.rule.constants.get("former") != "true"
    if len(meeting.names) > 1 and lasting and _has_one_head(posts):
        return _grant(name, meeting, posts[1:] if at else posts[:1])
    return _grant(name, meeting, posts)


def _has_one_head(posts: Sequence[PostSpan]) -> bool:
    """Whether of several persons only the first can have the first post: 甲、乙、丙为会长、副会长."""
    if len(posts) != len(_HEAD_AND_DEPUTY):
        return False
    first, second = posts
    same = first.office == second.office and second.body is None
    return same and (first.modifiers, second.modifiers) == _HEAD_AND_DEPUTY


def _grant(name: NameOption, meeting: Meeting, posts: tuple[PostSpan, ...]) -> Grant:
    constant = meeting.rule.constants.get("former")
    former = constant == "true"
    if constant == "false":
        posts = tuple(post._replace(former=False) for post in posts)  # 接过|原村支书|的担子
    if modifiers := meeting.rule.constants.get("modifiers"):
        posts = (posts[0]._replace(modifiers=modifiers + posts[0].modifiers), *posts[1:])  # 代理|云岭县县长
    return Grant(name, posts, meeting.rule, meeting.start, meeting.end, former)


def _has_body(meeting: Meeting, bodies: Bodies) -> bool:
    """Whether a body stands right before the name that an office follows."""
    owners = (bodies.ending_at(option.start) for option in meeting.names[0])
    return any(body is not None and not body.bare for body in owners)


def _firms(bodies: Bodies) -> frozenset[str]:
    """What the names of firms begin with, as far as a person's name goes."""
    return frozenset(b.text[:size] for b in bodies.all if b.kind == "enterprise" for size in _NAME_SIZES)
