"""Where an article speaks of places, units and persons: by name, by level (全县), by class (该公司)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extraction.pipes.scopes.model import NATION, Anchor, Role, Scope
from extraction.pipes.scopes.references import References
from extraction.places.model import RANK

if TYPE_CHECKING:
    import re

    from extraction.pipes.counts import CountFound
    from extraction.pipes.officials import PostFound
    from extraction.pipes.scopes.places import Known
    from extraction.pipes.scopes.words import Words
    from extraction.pipes.state import State
    from extraction.pipes.units import UnitFound

_ROLES: dict[str, Role] = {"receiver": "receiver", "plain": "subject"}
_SHARED = ("founded", "origin", "partner")
"""Roles of a place that what is in it has too."""
_LOOK_BEHIND = 5
"""Length of the longest word before an expression that shows its role."""
_OFTEN = 3
"""How often an article without a headline speaks at least of the body that it is about."""
_ZONES = ("headline", "subhead", "body", "caption")


def find_anchors(state: State, known: Known, words: Words) -> list[Anchor]:
    """Every expression that speaks of a place, a unit or a person, in order, without overlaps.

    A unit wins over the place in its name, a name over a reference.
    """
    reading = state.reading
    named = [*_units(state, known, words), *_places(known), *_persons(state, known, words)]
    named = [a for a in _apart(named) if reading.zone_at(a.start) in _ZONES]
    asides = _Asides(reading.text, words)
    named = _with_roles(reading.text, named, asides, words, known.home())
    named = [_nation(reading.text, a, words) for a in named]
    found = _apart([*named, *References(reading.text, known, named, words, _seats(state, words)).find()])
    return _with_roles(reading.text, found, asides, words, known.home())


class _Asides:
    """Which anchors of a text stand in titles and asides, or in words that say so; each is looked at once."""

    def __init__(self, text: str, words: Words) -> None:
        self._text, self._words = text, words
        self._apart = {
            at for away in (words.title, words.aside) for m in away.finditer(text) for at in range(*m.span())
        }
        self._known: dict[tuple[int, int, str | None], bool] = {}

    def hold(self, anchor: Anchor) -> bool:
        """Whether an anchor stands aside."""
        key = anchor.start, anchor.end, anchor.unit
        known = self._known.get(key)
        if known is None:
            text, words = self._text, self._words
            known = self._known[key] = (
                anchor.start in self._apart
                or words.after.at(text, anchor.end) is not None
                or _only_says(text, anchor, words)
                or _is_carried_out(text, anchor, words)
            )
        return known


def _places(known: Known) -> Iterator[Anchor]:
    home = known.home()
    for place in known.context.places:
        scope = known.found(place)
        anchor = Anchor(place.start, place.end, scope, scope)
        # 霍山县请来沈阳市青岚电缆等5家企业: a firm from outside that is no unit tells of no place either
        if place.start not in known.context.listed or _within(anchor, home):
            yield anchor


def _units(state: State, known: Known, words: Words) -> Iterator[Anchor]:
    by_name = {unit.name: unit for unit in state.units}
    for unit in state.units:
        if unit.name in words.unnamed:
            continue
        area = known.scope(unit.place) if unit.place else None
        whole = by_name.get(unit.parent or "")
        if whole is not None and words.is_inner(unit.kind) and not words.is_inner(whole.kind):
            area = _scope(whole)
        if unit.kind in words.dwelling and (area is None or area.rank is None or area.rank <= RANK["township"]):
            area = _scope(unit)  # 青石居委会 speaks for where it is, though no place is called so
        for start, end in unit.mentions:
            yield Anchor(start, end, _scope(unit), area, unit=unit.kind)


def _scope(unit: UnitFound) -> Scope:
    return Scope(unit.name, unit.place.adcode if unit.place else None)


def _persons(state: State, known: Known, words: Words) -> Iterator[Anchor]:
    """Who acts, without those who only say something, and without officials whose posts have no place."""
    for person in state.persons:
        held = [post for post in person.posts if not post.former]
        place = next((post.place for post in held if post.place), None)
        body = next((seat for post in held if (seat := _seat(post, words))), None)
        if held and place is None and body is None:
            continue
        area = body or (known.scope(place) if place else None)
        for start, end in person.mentions:
            if not words.reporting.match(state.reading.text, end):
                yield Anchor(start, end, None, area)


def _seat(post: PostFound, words: Words) -> Scope | None:
    """The school, hospital or firm that a post is in, also in its Party committee."""
    name = post.organisation or ""
    whole = words.inside_body.sub("", name)
    kept = next((n for n in (whole, name) if words.leading.search(n)), None)
    return Scope(kept, post.place.adcode if post.place else None) if kept else None


def _seats(state: State, words: Words) -> list[tuple[int, Scope]]:
    """The bodies that the article names within posts, by where the posts stand."""
    posts = (post for person in state.persons for post in person.posts)
    return sorted(((p.start, seat) for p in posts if (seat := _seat(p, words))), key=lambda s: s[0])


def _apart(anchors: list[Anchor]) -> list[Anchor]:
    """In order; of overlapping ones the first that was given."""
    taken: set[int] = set()
    kept = []
    for anchor in anchors:
        span = range(anchor.start, anchor.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(anchor)
    return sorted(kept, key=lambda a: a.start)


def _with_roles(text: str, anchors: list[Anchor], asides: _Asides, words: Words, home: Scope | None) -> list[Anchor]:
    """The anchors with their roles."""
    done: list[Anchor] = []
    for i, anchor in enumerate(anchors):
        role: Role = "subject"
        before = _before(text, anchor, done[-1] if done else None, words)
        following = anchors[i + 1] if i + 1 < len(anchors) else None
        if asides.hold(anchor) or _employs(text, anchor, following, words):
            role = "other"
        elif before is not None and before.lastgroup == "source" and anchor.unit is None and _is_nation(anchor, words):
            role = "subject"  # 据国家统计局统计
        elif before is not None and before.lastgroup == "goal":
            role = "subject" if _within(anchor, home) else "other"
        elif before is not None and before.lastgroup == "partner" and _is_whole(text, anchor, words):
            role = "subject"  # 联合全市14个法院
        elif before is not None:
            role = _ROLES.get(before.lastgroup or "", "other")
        elif done and words.joint.fullmatch(text, done[-1].end, anchor.start):
            parted = anchor.unit is not None and done[-1].unit is None and words.agrees.match(text, anchor.end)
            role = "other" if parted else done[-1].role
        done.append(anchor if role == anchor.role else anchor._replace(role=role))
    return done


def _is_whole(text: str, anchor: Anchor, words: Words) -> bool:
    """Whether a division stands for all of it, before how many of something it has: 全市14个法院."""
    return (
        anchor.unit is None and text[anchor.start] == words.whole and words.whole_of.match(text, anchor.end) is not None
    )


def _before(text: str, anchor: Anchor, last: Anchor | None, words: Words) -> re.Match[str] | None:
    """The word that shows its role; before the place that it is in, if that stands right before: 打造青石镇|产业园."""
    found = words.before.before(text, max(0, anchor.start - _LOOK_BEHIND), anchor.start)
    if found or last is None or last.end != anchor.start:
        return found
    found = words.before.before(text, max(0, last.start - _LOOK_BEHIND), last.start)
    return found if found and found.lastgroup in _SHARED else None


def _nation(text: str, anchor: Anchor, words: Words) -> Anchor:
    """The nation in place of its body that only says what follows: 国家统计局数据显示."""
    if anchor.unit is None or anchor.scope is None or not words.national.fullmatch(anchor.scope.name):
        return anchor
    if not (words.figures.match(text, anchor.end) and words.national_edge.match(text, anchor.start)):
        return anchor
    nation = Scope(words.nation, None, NATION)
    return Anchor(anchor.start, anchor.end, nation, nation)


def _is_nation(anchor: Anchor, words: Words) -> bool:
    return anchor.scope is not None and anchor.scope.rank == NATION and anchor.scope.name == words.nation


def _within(anchor: Anchor, home: Scope | None) -> bool:
    """Whether a place lies in the article's home, or neither is known."""
    if home is None or home.adcode is None or anchor.area is None or anchor.area.adcode is None:
        return True
    return anchor.area.adcode.startswith(home.adcode.rstrip("0"))


def _employs(text: str, anchor: Anchor, following: Anchor | None, words: Words) -> bool:
    """Whether a body only says where somebody without a post works (省农科院研究员顾秋禾), or is but to be built."""
    if anchor.unit is not None and (words.staff.match(text, anchor.end) or words.built.match(text, anchor.end)):
        return True
    if anchor.unit is None or following is None or following.scope or following.area:
        return False
    return words.holder.fullmatch(text, anchor.end, following.start) is not None


def without_origins(anchors: list[Anchor], counts: list[CountFound], words: Words) -> list[Anchor]:
    """Leave out the countries that only say where counted goods come from: 美国轮椅130辆, but not 美国汽车产量."""
    goods = {c.noun_span[0] for c in counts if c.kind == "objects" and c.noun_span and c.noun_span[0] < c.start}
    return [
        a
        for a in anchors
        if not (a.end in goods and a.scope and a.scope.rank == NATION and a.scope.name != words.nation)
    ]


def sorts(anchors: list[Anchor], counts: list[CountFound]) -> frozenset[int]:
    """Where countries begin that only tell the sort of what is counted: 100个全国优秀公安局, 5名中国科学家."""
    inside = {at for c in counts if c.noun_span and c.noun_span[0] > c.start for at in range(*c.noun_span)}
    return frozenset(a.start for a in anchors if a.start in inside and a.scope and a.scope.rank == NATION)


def topic(state: State, anchors: list[Anchor], words: Words) -> Scope | None:
    """The body that the headline begins with, or that the article comes from (我校), else the place in the headline."""
    bodies = [a for a in anchors if a.unit and words.leads(a.unit) and a.role == "subject"]
    for anchor in bodies:
        if state.reading.zone_at(anchor.start) == "headline":
            return anchor.scope
    own = Counter(a.scope for a in bodies if words.first_person.match(state.reading.text, a.start))
    if own:
        return max(own, key=lambda scope: (own[scope], scope.name if scope else ""))
    local = next((a.scope for a in anchors if a.role == "subject" and _local(state, a)), None)
    return local or _leading(anchors, words)


def _leading(anchors: list[Anchor], words: Words) -> Scope | None:
    """The body that an article begins with and speaks of, or of whose people, more than of all else."""
    spoken = [a for a in anchors if a.role == "subject" and (a.scope or a.area)]
    first = spoken[0] if spoken else None
    if first is None or first.unit is None or not words.leads(first.unit):
        return None
    weight = sum(first.scope in (a.scope, a.area) for a in spoken)
    return first.scope if weight >= _OFTEN and 2 * weight > len(spoken) else None


def _local(state: State, anchor: Anchor) -> bool:
    """Whether the headline names a place below the county."""
    rank = anchor.scope.rank if anchor.scope and not anchor.unit else None
    return rank is not None and rank > RANK["county"] and state.reading.zone_at(anchor.start) == "headline"


def _is_carried_out(text: str, anchor: Anchor, words: Words) -> bool:
    """Whether a place is but the author of what somebody else carries out: 落实全省“百项”政策，脱贫2万人."""
    if words.upholds.before(text, max(0, anchor.start - _LOOK_BEHIND), anchor.start) is None:
        return False
    return words.upheld.match(text, anchor.end) is not None


def _only_says(text: str, anchor: Anchor, words: Words) -> bool:
    """Whether a body only says what follows, and is not what gives or does it; of a place its people may."""
    if anchor.unit is None or anchor.scope is None:
        return False
    if words.scholars.search(anchor.scope.name) and words.estimates.match(text, anchor.end):
        return True
    return words.reporting.match(text, anchor.end) is not None and words.own_deed.match(text, anchor.end) is None
