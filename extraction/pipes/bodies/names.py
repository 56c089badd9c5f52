"""Canonical names of bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.pipes.bodies.words import Words, words
from extraction.places import Place
from extraction.places.model import RANK
from extraction.rulebook import Rulebook

if TYPE_CHECKING:
    from extraction.pipes.bodies.model import BodyFound
    from extraction.places import Level, PlaceContext, PlaceFound

_COMMUNITY, _SCHOOL = "community_body", "school"
_WITH_ZONES = ("county", "prefecture")
"""Levels of divisions that have zones of their own."""
_COUNTY_WIDE = ("省", "市", "县", "区", "州", "旗")
_VILLAGES = ("community", "village")
_BELOW = ("township", "community", "village")
"""Levels whose places name a body without the divisions that they lie in: 青石镇敬老院 of 云岭县青石镇敬老院."""


def canonical(  # noqa: PLR0911 - one return a case
    body: BodyFound, context: PlaceContext | None, offset: int, beside: Place | None = None
) -> tuple[str, Place | None]:
    """The name of a body's record, and its jurisdiction where the article settles one.

    Args:
        context: the article's places, for 县委 and its like; without it a level word stays as written.
        offset: where the body is spoken of.
        beside: the place of the body before it in a list, which a level word of that level means, and whose a zone is.
    """
    known = words(Rulebook.load())
    if body.fixed:
        return body.fixed, _site(body)
    if (
        body.parent is not None
        and body.parent.kind == "party_committee"
        and body.parent.fixed
        and body.kind == "working_group"
    ):
        return body.text, None  # 中央第八巡视组
    if body.parent is not None:
        name, place = canonical(body.parent, context, offset)
        return _of_parent(body, name, known), _site(body) or place
    if body.place is not None:
        name, place = _placed(body, body.place, known)
        return name, _site(body) or place
    if body.level is not None:
        found = _referred(body, body.level, context, offset, beside, known)
        if found is None and beside is not None and body.level in known.zones and beside.level in _WITH_ZONES:
            return beside.short + body.text, _zone_in(beside, body.level)  # 霍山县委常委、工业园区|党工委书记
        if body.tail in known.vague:
            return body.text, found  # 市局: of what?
        if found is None:
            return body.text if body.prefix else body.level + _tail(body, known), None
        return _prefixed(body, found.short, found.level, known), _zone(body, found, known)
    return _tail(body, known) if body.bare else body.text, None


def _referred(
    body: BodyFound, level: str, context: PlaceContext | None, offset: int, beside: Place | None, known: Words
) -> Place | None:
    """The place that a body's level word means, beside it in a list or in the article."""
    if beside is not None and beside.short.endswith(level):
        return beside
    found = context.refer(level, offset) if context is not None else None
    # a development zone has a 党工委 and no 区委
    no_district = found is not None and found.level == "zone" and body.tail == known.committee[0]
    return None if no_district else found


def _zone(body: BodyFound, place: Place, known: Words) -> Place:
    """The zone of a place that a body is of, or the place: 县|经开区|党工委."""
    word = max((word for word in known.zones if body.tail.startswith(word)), key=len, default="")
    return place if not word or body.tail == word else _zone_in(place, word)


def _zone_in(place: Place, word: str) -> Place:
    name = place.short + word
    return Place(name, place.adcode, "zone", name)


def _site(body: BodyFound) -> Place | None:
    """The place inside the name of a branch."""
    site = body.site
    return site.place if site is not None else None


def _placed(body: BodyFound, found: PlaceFound, known: Words) -> tuple[str, Place]:
    """The name of a body with a place of its own, or with that of the list it stands in."""
    place = Place(found.name, found.adcode, found.level, found.short)
    inherited = not body.start <= found.start < body.end
    if body.kind == _COMMUNITY and not inherited and found.end < body.head_start and found.level not in _VILLAGES:
        return body.text[found.end - body.start :], place  # 青石镇|石头居委会
    if not inherited and _keeps_place(body, found, known):
        return body.prefix + body.text[found.start - body.start :], place
    sent = body.tail.startswith(known.sends)
    if (body.kind not in known.placed or body.head.endswith(known.written) or sent) and not inherited:
        if body.head in known.regional and not body.prefix:
            return body.text[found.start - body.start :], place  # 中共|兰州特支
        if len(found.parts) == 1:
            return body.text, place
        return _without_outer(body, found, known), place
    return _prefixed(body, _place_name(body, found, known), place.level, known), place


def _keeps_place(body: BodyFound, place: PlaceFound, known: Words) -> bool:
    """Whether a name keeps the short form of its place: 绵阳支队, 宁夏水利厅; but not 广西党委."""
    written = body.text[place.start - body.start : place.end - body.start]
    if len(place.parts) > 1 or len(written) >= len(place.short):
        return False
    behind = known.stops.match(body.text, place.end - body.start)
    if {body.head, body.tail} & known.forces or (behind is not None and behind.end() < len(body.text)):
        return True  # 绵阳支队, 云岭北站派出所
    if body.start != place.start:
        return False
    return place.short.endswith(known.autonomous) and body.kind not in known.governing


def _of_parent(body: BodyFound, parent: str, known: Words) -> str:
    """The name behind its owner's; 共青团|青岚公司|委员会 is not its Party committee but 青岚公司团委."""
    if not body.prefix:
        return parent + _tail(body, known)
    part = known.prefixes.value(body.prefix, "part") if body.head in known.assemblies else None
    return parent + part if part else f"{body.prefix}{parent}{body.tail}"


def in_short(body: BodyFound) -> str:
    """What a body's name says behind its owner, in the usual short wording: 党支部 of 村支部."""
    return _tail(body, words(Rulebook.load()))


def _without_outer(body: BodyFound, place: PlaceFound, known: Words) -> str:
    """The name of a body with a name of its own, without the places that its own lies in: one of its wordings."""
    if body.kind in known.chained:
        return _from_town(body, place)
    if body.kind == _SCHOOL and place.level in _VILLAGES and place.end <= body.head_start:
        return "".join(name for level, name in place.parts if level in _BELOW) + body.tail  # 青石镇石桥村小学
    if place.level in _BELOW:
        level = known.leading_levels.match(body.tail) if body.tail == body.head else None
        if level is not None and place.short.endswith(level[0]) and place.end > body.head_start:
            return place.short + body.tail.removeprefix(level[0])  # 东关|社区服务中心: the place ends inside the head
        return place.short + body.tail
    _, found, tail = body.text.partition(_place_name(body, place, known))
    return found + tail if found and body.kind in known.local else body.text


def _from_town(body: BodyFound, place: PlaceFound) -> str:
    """The name of a team with its town and village, without the county that they lie in."""
    below = "".join(name for level, name in place.parts if level in _BELOW)
    if not below or place.whole or place.end > body.head_start:
        return body.text
    return body.text[: place.start - body.start] + below + body.text[place.end - body.start :]


def _place_name(body: BodyFound, place: PlaceFound, known: Words) -> str:
    """The last part of a place; a district keeps its city, since many have one of its name, and a team its town."""
    if body.kind in known.chained:
        return "".join(name for level, name in place.parts if level in _BELOW) or place.name
    levels = [level for level, _ in place.parts]
    if place.level == "county" and place.short.endswith(known.district) and "prefecture" in levels:
        return place.name
    return place.short


def _prefixed(body: BodyFound, place: str, level: Level, known: Words) -> str:
    """The name behind its prefix; 政协|滑县|委员会 is 滑县政协, 滑县政法委 the committee's."""
    kind, word = known.consultative
    if body.kind == kind and body.prefix and body.head in known.assemblies:
        return place + word
    tail = _tail(body, known)
    if tail in known.committee_organs and RANK[level] <= RANK["county"]:
        return _joined(place, known.committee[0], known) + tail
    if body.prefix and place.endswith(known.regions):
        return body.prefix + place + tail  # 共青团|西藏自治区|委 is not the Party's
    return body.prefix + _joined(place, tail, known)


def of_place(place: str, name: str) -> str:
    """A name behind that of its place; 阿里地区 + 地委 -> 阿里地委, 霍山县 + 宣传部 -> 霍山县委宣传部."""
    known = words(Rulebook.load())
    if name in known.committee_organs and place.endswith(_COUNTY_WIDE):
        return _joined(place, known.committee[0], known) + name
    prefecture, committee = known.prefectural
    return (place.removesuffix(prefecture) if name.startswith(committee) else place) + name


def _joined(place: str, tail: str, known: Words) -> str:
    """滑县 + 委 -> 滑县县委: a place of one character repeats its ending; so does 滨海新区."""
    if tail == known.committee[0] and place.endswith(known.regions):
        return place + known.committee[1]
    if tail == known.committee[0]:
        place = known.prefecture_in_full.sub(known.prefecture_level, place)  # 恩施土家族苗族自治州 + 委 -> 恩施州委
    doubled = tail in known.committee and len(place) == 2
    if doubled or (tail == known.committee[0] and place.endswith(known.doubled)):
        return place + place[-1] + tail
    return of_place(place, tail)


def _tail(body: BodyFound, known: Words) -> str:
    """What follows the owner, in the usual short wording."""
    if body.head in known.assemblies and body.rule != known.rules["organ"]:
        return known.committee[0] if body.parent is None else known.committee[1]
    tail = body.tail
    term = known.term.match(tail) if body.parent is not None and tail.endswith(known.with_terms) else None
    if term is not None and term.end() < len(tail) - len(body.head):
        tail = tail[term.end() :]  # 第五届|中药分会, but 第五届委员会
    if body.head in known.short and (tail == body.head or known.short.value(body.head, "where") != "whole"):
        tail = tail.removesuffix(body.head) + str(known.short.value(body.head, "short"))
    if body.place is None:
        return tail
    if tail[:1] == body.place.name[-1:] and not _begins_own(body, tail, known):
        # 滑县县委, 滑县县政府: the level word repeats the place's ending.
        return tail[1:]
    return tail


def _begins_own(body: BodyFound, tail: str, known: Words) -> bool:
    """Whether what a body's name says behind its place begins as places end: 云岭市|市场监管局, 石桥村|村委会."""
    if body.kind == _COMMUNITY and tail in known.heads:
        return True
    whole = body.tail == body.head and body.kind != "community_body"
    return whole or body.tail.removesuffix(body.head) in known.stems


def shortens(short: str, long: str) -> bool:
    """Whether a name can be a short form of another: its characters stand in it in their order."""
    rest = iter(long)
    return all(char in rest for char in short)
