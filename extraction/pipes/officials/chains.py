"""Posts that stand one behind the other, to the lists that one person has: 县委副书记、县长."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extraction.pipes.officials.model import Chain, PostSpan
from extraction.pipes.officials.titles import Titles
from extraction.rulebook import Tail

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extraction.pipes.bodies import Bodies, BodyFound
    from extraction.rulebook import Rulebook

_LOOK_BACK = 24
_PARTED = re.compile("[；;，,]")
_SENTENCE_END = re.compile(r"[。！？!?\n]")
_STOP = re.compile("[。！？!?；;]")
_NAME_SIZES = (2, 3)
_CLOSE = ("）", ")")
_LABEL = ("：", ":")
_ROSTER = 120
"""So many code points a list under one head takes, between it and the next office."""
_COMMITTEE_KIND, _BUREAU = "party_committee", "government_organ"
_VILLAGE_PARTY = {"party_branch", "party_committee"}
_PARTY = _VILLAGE_PARTY | {"party_group"}
"""Kinds of the bodies of the Party in any body."""
_LISTED = {"enterprise", "mass_organisation"}
"""Kinds of the bodies that a list of their heads names once."""


class _Words:
    """What a rule book says of lists of posts."""

    def __init__(self, book: Rulebook) -> None:
        settings = book.settings("officials")
        words = settings["words"]
        self.offices, owners = book.lexicon("officials", "offices"), book.lexicon("units", "owners")
        self.firm_words = tuple(word for word, row in owners.items() if row.get("kind") in _LISTED)
        self.seats, self.with_seats = frozenset(str(words["seats"]).split()), str(words["committee"])
        self.party_offices = tuple(str(words["in_party"]).split())
        self.organs_without = frozenset(str(words["organs_without"]).split())
        self.fused, self.chairman, self.group, self.member = (
            str(words[name]) for name in ("fused", "chairman", "group", "member")
        )
        self.committees: dict[str, str] = settings["committees"]
        self.chain, self.several, self.epithet, self.deputy = (
            book.compile("officials", f"{{{name}}}") for name in ("chain", "several", "epithet", "deputy")
        )
        self.joined_by_and = book.compile("officials", "{space}*[和及与]兼?任?{space}*")
        self.longer, self.of_ministries = book.compile("officials", "、{han}{1,8}"), str(words["of_ministries"])
        self.stranger = book.compile("officials", "[、兼]{han}{2,12}")
        self.takes = Tail(book.compile("officials", r"(?:{takes}|[曾历先后]任|分别[任为])\Z"))
        self.part = Tail(book.compile("officials", r"{held_part}\Z"))
        self.gives_up, self.each, self.department, self.opening, self.title_body = (
            Tail(book.compile("officials", rf"{{{name}}}\Z"))
            for name in ("gives_up", "each", "department", "opening", "@title_bodies")
        )


_words = cache(_Words)


class Chains:
    """The lists of the posts of one article."""

    def __init__(self, text: str, bodies: Bodies, book: Rulebook) -> None:
        self._text, self._bodies, self._titles, self._rules = text, bodies, Titles(text, book), _words(book)

    def of(self, posts: Sequence[PostSpan]) -> list[Chain]:
        """Posts joined to those of one person: by 、 or a comma, a space, 兼; without those that say too little."""
        chains, until = self._joined(posts)
        named = [(at, rest) for at, chain in enumerate(chains) if (rest := self._without_classes(chain))]
        self._lend([chain for _, chain in named])
        kept: list[Chain] = []
        firm: PostSpan | None = None
        for at, chain in named:
            if firm is not None and _SENTENCE_END.search(self._text, firm.end, chain[0].start):
                firm = None
            # 青岚集团董事长甲、总裁乙; 青岚商会会长甲、副会长乙: the body of the first is that of the second as well
            listed = chain[-1].settled
            posts = tuple(p for p, before in _with_before(chain, firm) if listed or self.holds(p, before))
            if posts:
                kept.append(Chain(posts, until.get(at) or self._behind_epithets(self._end(chain))))
            firm = next((p for p in posts if p.body is not None and self._lists(p.body)), firm)
        return kept

    def _joined(self, posts: Sequence[PostSpan]) -> tuple[list[list[PostSpan]], dict[int, int]]:
        """The posts list by list; list -> where it ends, of those that go on to a post that is none of theirs."""
        chains: list[list[PostSpan]] = []
        until: dict[int, int] = {}
        for post in posts:
            if chains:
                last = chains[-1][-1]
                touching = last.end == post.start and post.start == post.core and not post.modifiers
                # 党委书记|董事长林知远, 党委委员|总督学林知远, but not 县长|助理
                fused = (
                    bool(last.title_body)
                    and last.office in self._rules.party_offices
                    and post.office not in self._rules.party_offices
                )
                if (fused or not touching) and self._is_joined(chains[-1], post):
                    chains[-1].append(self._carry(last, self._of_committee(last, post)))
                    continue
                if last.end > post.start:
                    continue
                strange = (
                    post.seat is None and self._rules.stranger.fullmatch(self._text, last.end, post.start) is not None
                )
                if strange and not _is_framed(post, self._bodies) and self._taken_on(post, chains, until):
                    continue
            chains.append([post])
        return chains, until

    def _is_joined(self, chain: list[PostSpan], post: PostSpan) -> bool:
        """Whether a post is the next one of a list."""
        last, end = chain[-1], self._end(chain)
        if self._gives_way(chain, post):
            return False
        # the whole gap, so that 任 or 中 of 、任丘市委书记 can begin the post
        if end <= post.start and self._rules.chain.fullmatch(self._text, end, post.start) is not None:
            return True
        # 副县长、县级河长、县公安局局长林知远
        behind = self._behind_epithets(end)
        if end < behind < post.start and self._rules.chain.fullmatch(self._text, behind, post.start) is not None:
            return True
        if self._is_in_ministry(chain, post):
            return True
        # 校长（教授）林知远, but not 青岚党校（行政学院）校长（院长）林知远
        if self._text[last.core - 1 : last.core] not in _CLOSE and end == self._bracket(post):
            return True
        return self._both_taken(chain, post)

    def _is_in_ministry(self, chain: list[PostSpan], post: PostSpan) -> bool:
        """Whether a post is of a ministry's department with a longer name: 国家统计局新闻发言人、国民|综合司|司长."""
        ministry, own = chain[0].body, post.body
        if ministry is None or own is None or own.anchored or not ministry.outermost.fixed:
            return False
        longer = own.end == post.core and own.kind == _BUREAU and own.text.endswith(self._rules.of_ministries)
        return longer and self._rules.longer.fullmatch(self._text, self._end(chain), post.start) is not None

    def _gives_way(self, chain: list[PostSpan], post: PostSpan) -> bool:
        """Whether a post is the one that somebody takes for those left: 不再担任县教育局局长，|任县水利局局长."""
        begin, end = chain[0].start, chain[-1].end
        left = self._rules.gives_up.before(self._text, max(0, begin - _LOOK_BACK), begin)
        if left is None or not _PARTED.match(self._text, end):
            return False
        return self._rules.takes.before(self._text, max(0, post.start - _LOOK_BACK), post.start) is not None

    def _both_taken(self, chain: list[PostSpan], post: PostSpan) -> bool:
        """Whether somebody takes a list of posts whose last one 和 joins: 任党支部书记和村委会主任."""
        if self._rules.joined_by_and.fullmatch(self._text, self._end(chain), post.start) is None:
            return False
        start = chain[0].start
        return self._rules.takes.before(self._text, max(0, start - _LOOK_BACK), start) is not None

    def _bracket(self, post: PostSpan) -> int | None:
        """Where the bracket opens that holds nothing but a post: 会长|（理事长）, 市委常委|（兼霍山县委书记）."""
        opening = self._rules.opening.before(self._text, max(0, post.start - _LOOK_BACK), post.start)
        return opening.start() if opening is not None and self._text[post.end : post.end + 1] in _CLOSE else None

    def _end(self, chain: Sequence[PostSpan]) -> int:
        """Where a list of posts ends, whose last one may stand in brackets: 会长（理事长）|林知远."""
        last = chain[-1]
        return last.end + 1 if len(chain) > 1 and self._bracket(last) is not None else last.end

    def _behind_epithets(self, end: int) -> int:
        """Where a list ends that goes on with what its holder is besides: 副市长、市级河长|林知远."""
        epithet = self._rules.epithet.match(self._text, end) if self._text.startswith("、", end) else None
        return end if epithet is None else epithet.end()

    def _taken_on(self, post: PostSpan, chains: list[list[PostSpan]], until: dict[int, int]) -> bool:
        """Let the list go on to a post of a body that nobody knows; whether the post needs no chain of its own."""
        last = chains[-1][-1]
        # 市委常委、青岚党委书记甲: a post, whosever the committee is
        if post.body is not None and post.body.bare and not post.body.anchored:
            if self._rules.title_body.before(self._text, max(0, post.start - _LOOK_BACK), post.start):
                return False  # 、党委|办公室主任: a part of a body that is known
            chains[-1].append(post._replace(body=None, strange=True))
            return True
        if post.body is not None:
            return False
        # 任命甲为云岭县人民法院审判员、刑事审判庭副庭长
        if self._rules.department.before(self._text, max(0, post.start - _LOOK_BACK), post.start):
            chains[-1].append(post._replace(strange=True))
            return True
        # 县教育局局长、青岚团团长甲: the list goes on to its holder
        going_on = [at for at, end in until.items() if end == last.end]
        until.update(dict.fromkeys([*going_on, len(chains) - 1], post.end))
        return not self.holds(post, None)

    def _without_classes(self, chain: list[PostSpan]) -> list[PostSpan]:
        """A list without the offices of many at its beginning: 各乡镇党委书记、镇长；县教育局局长林知远.

        历届县政协主席 may be named: 林知远、顾秋禾.
        """
        each = self._rules.each.before(self._text, max(0, chain[0].start - _LOOK_BACK), chain[0].start)
        if each is None or (each["terms"] and len(chain) == 1 and self._rules.several.match(self._text, chain[0].end)):
            return chain
        joints = (at for at in range(1, len(chain)) if _PARTED.search(self._text, chain[at - 1].end, chain[at].start))
        return chain[next(joints, 1) :]

    def _lend(self, chains: list[list[PostSpan]]) -> None:
        """县委书记甲，副书记乙: the body's word of a head belongs to the title of a deputy in its sentence as well."""
        lent: dict[str, PostSpan] = {}
        branch: PostSpan | None = None
        seated: PostSpan | None = None
        for chain in chains:
            first = chain[0]
            head = lent.get(first.office)
            if first.office == self._rules.member and not first.modifiers:
                head = branch  # 党支部书记甲，委员乙、丙
            elif first.office in self._rules.seats and not first.modifiers:
                head = seated  # 县委书记甲，副书记乙，常委丙
            elif not self._rules.deputy.search(first.modifiers):
                head = None
            if head is not None and not _SENTENCE_END.search(self._text, head.end, first.start):
                chain[0] = self._carry(head, first)
            elif head is not None and head.body is not None and self._in_roster(head, first):
                chain[0] = self._titles.of_body(first, head.body)
            branch = next((post for post in reversed(chain) if post.title_body and post.body is not None), branch)
            last = next((post for post in reversed(chain) if post.title_body), None)
            seated = last if last is not None and last.title_body.endswith(self._rules.with_seats) else None
            lent.update({post.office: post for post in chain if post.title_body and post.body is not None})

    def _in_roster(self, head: PostSpan, post: PostSpan) -> bool:
        """Whether an office alone heads a line below that of its body's head: 村委会主任：甲, below it 委员：乙、丙."""
        if post.body is not None or post.seat is not None or post.start == 0 or self._text[post.start - 1] != "\n":
            return False
        between = self._text[head.end : post.start]
        labels = between[:1] in _LABEL and self._text[post.end : post.end + 1] in _LABEL
        return labels and len(between) < _ROSTER and not _STOP.search(between)

    def _of_committee(self, last: PostSpan, post: PostSpan) -> PostSpan:
        """县委组织部部长、|副书记: an organ of a committee has no secretary; else the post itself."""
        whole = last.body.parent if last.body is not None and last.body.head in self._rules.organs_without else None
        if (
            whole is None
            or last.modifiers
            or whole.kind != _COMMITTEE_KIND
            or post.body is not None
            or post.seat is not None
        ):
            return post
        return self._titles.of_body(post, whole) if post.office == self._rules.fused else post

    def _carry(self, last: PostSpan, post: PostSpan) -> PostSpan:
        """In a list the body's word carries over where the office alone says nothing: 省委委员、常委、副书记."""
        if (
            post.body is None
            and post.seat is None
            and last.title_body
            and self._rules.offices.value(post.office, "carry") == "yes"
            # 县政协党组成员、秘书长: the 政协 has one, its 党组 has none
            and (last.title_body != self._rules.group or post.office == self._rules.fused)
        ):
            return post._replace(title_body=last.title_body)
        if post.body is None and post.seat is None and post.office == self._rules.chairman:
            # 石桥村党支部书记、主任, 石桥村村支书、主任: of the village's committee
            place = last.seat if last.body is None else last.body.place if last.body.kind in _VILLAGE_PARTY else None
            committee = self._rules.committees.get(place.level if place is not None else "")
            if committee is not None:
                return post._replace(title_body=committee, seat=place)
        return post

    def _lists(self, body: BodyFound) -> bool:
        """Whether a list of heads names a body once: a firm, also one without its name, a society."""
        if _whole(body).kind in _LISTED:
            return True
        return (
            body.bare and body.kind in _PARTY and self._text.endswith(self._rules.firm_words, 0, body.start)
        )  # 集团公司|党委

    def holds(self, post: PostSpan, before: PostSpan | None) -> bool:
        """Whether the post says enough to be one.

        Some offices need a named body, of their own or of the post before.
        """
        needs = self._rules.offices.value(post.office, "needs")
        if needs == "own":
            return post.body is not None
        if needs is None or post.settled or post.strange:
            return True
        if needs == "title":
            return bool(post.title_body)
        if needs == "name" and post.named:
            return True
        part = self._rules.part.before(self._text, max(0, post.core - _LOOK_BACK), post.core)
        # 我院|审判员: its word stands before it
        carried = needs == "body" and (bool(post.title_body) or part is not None or post.start < post.core)
        return carried or post.body is not None or (before is not None and before.body is not None)


def _is_framed(post: PostSpan, bodies: Bodies) -> bool:
    """Whether nothing but a name can stand between a body and an office: 县教育局|顾秋禾|局长."""
    ends = (bodies.ending_at(post.start - size) for size in _NAME_SIZES) if post.start == post.core else ()
    return any(body is not None and body.kind == _BUREAU for body in ends)


def _whole(body: BodyFound) -> BodyFound:
    """The body that a committee is of: 青岚公司 of 青岚公司党委."""
    return body.parent if body.parent is not None else body


def _with_before(chain: Sequence[PostSpan], firm: PostSpan | None) -> Iterator[tuple[PostSpan, PostSpan | None]]:
    """Every post of a list with the nearest one before it that names a body, else the one right before it."""
    before = firm
    for at, post in enumerate(chain):
        yield post, before
        if post.body is not None or before is None or before.body is None or at == 0:
            before = post
