"""Short names that an article has for bodies which it also names in full.

青岚交控 of 青岚交通控股有限公司, 云岭园林 of 云岭园林产业集团有限公司, 云师大 of 云岭师范大学, 云医大二院 of
云岭医科大学第二医院. Only the full name tells that they are names, and of what.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from extraction.pipes.bodies.names import shortens
from extraction.rulebook import starts_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from extraction.pipes.bodies.model import BodyFound
    from extraction.pipes.bodies.words import Words
    from extraction.places import PlaceFound

_SIZE, _OFTEN = 2, 2
_LEVELS = "省市县区州"
_LOOK = 6
"""So many code points before a short name show whether it begins a word."""
_CLASSES = ("nt", "nz", "ns")
"""What a dictionary calls a word that is a name: 云大, but 广大."""
_OWN_PART = 6
"""So long, in code points, is a name without its owner of which the short form says enough: 城市管理行政执法局."""
_BRAND, _TRADELESS = 3, 4
"""What is left of a firm's name without its form, without its trade: less is as often another firm's, or a place."""


class Short(NamedTuple):
    """Where a short name ends, and the body that it is of."""

    end: int
    body: BodyFound


def short_names(
    text: str, bodies: Sequence[BodyFound], places: Iterable[PlaceFound], known: Words
) -> Mapping[int, Short]:
    """Where the short names of a text begin; `bodies` are those that it names in full."""
    there = {place.start: place.end for place in places}
    spans = {(body.start, body.end) for body in bodies if not body.bare}
    ends = dict(sorted(spans))
    inside = {at for start, end in ends.items() for at in range(start + 1, end)}
    found: dict[int, Short] = {}
    for start, end, body in (
        *_initials(text, bodies, known),
        *_contracted(text, bodies, inside, known),
        *_brands(text, bodies, known),
        *_defined(text, bodies, known),
    ):
        # 云医大二院 may have been taken for a body of its own
        if (
            start not in inside
            and (start not in ends or (start, end) in spans)
            and there.get(start, 0) < end
            and not known.located.match(text, end)
            and (start not in found or found[start].end < end)
        ):
            found[start] = Short(end, body)
    return found


def _initials(text: str, bodies: Iterable[BodyFound], known: Words) -> Iterator[tuple[int, int, BodyFound]]:
    """Firms called by their place and two characters of their name, in their order, that are no part of it."""
    cores: dict[str, tuple[str, BodyFound]] = {}
    for body in bodies:
        if body.kind != "enterprise" or body.place is None or not body.text.endswith(known.registered):
            continue
        place = body.text.removesuffix(body.tail)
        if len(place) > _SIZE and place[-1] in _LEVELS:
            place = place[:-1]  # 德清县, but 贵州
        core = _core(body.tail, known)
        if len(place) < _SIZE or len(core) <= _SIZE:
            continue
        cores.setdefault(place + core[0], (core, body))
    for start, places in starts_of(text, cores).items():
        core, body = cores[start]
        uses = Counter(text[at : at + len(start) + 1] for at in places)
        for at in places:
            name = text[at : at + len(start) + 1]
            pair = name[-_SIZE:]
            if uses[name] >= _OFTEN and pair not in core and shortens(pair, core):
                yield at, at + len(name), body


def _core(name: str, known: Words) -> str:
    return name.removesuffix(next(form for form in known.registered if name.endswith(form)))


def _contracted(
    text: str, bodies: Iterable[BodyFound], inside: Container[int], known: Words
) -> Iterator[tuple[int, int, BodyFound]]:
    """Universities, hospitals and the like called by the first characters of the words of their names.

    Nothing begins at the offsets `inside`, of which an article that lists such bodies has nearly all.
    """
    full: dict[str, BodyFound] = {}
    for body in bodies:
        if body.bare or body.level or body.quoted or not body.text.endswith(tuple(known.contracted)):
            continue
        full.setdefault(body.text, body)
        if _OWN_PART <= len(body.tail) < len(body.text):
            full.setdefault(body.tail, body)
    openings = {
        char: [at for at in places if at not in inside]
        for char, places in starts_of(text, dict.fromkeys(name[0] for name in full)).items()
    }
    spans: dict[tuple[int, int], BodyFound] = {}
    for name, body in full.items():
        pattern = re.compile(_pattern(name, known))
        for match in filter(None, (pattern.match(text, at) for at in openings[name[0]])):
            if (
                match[0] != name
                and (len(match[0]) > _SIZE or name == body.text)
                and not _ends_otherwise(match[0], body, known)
            ):
                spans.setdefault(match.span(), body)
    for (start, end), body in spans.items():
        if _is_name(text, start, end, known):
            yield start, end, body


def _ends_otherwise(short: str, body: BodyFound, known: Words) -> bool:
    """Whether what could be a contracted name ends as that of another sort of body does: 江南法院 of 江南法学院."""
    ends = (short[-size:] for size in range(_SIZE, len(short) + 1))
    return any(end in known.heads and known.heads[end]["kind"] != body.kind for end in ends)


def _pattern(name: str, known: Words) -> str:
    """Matches the contracted forms of a name: of every word but some its first character must stand."""
    head = next(head for head in known.contracted if name.endswith(head))
    pieces = []
    for part in re.split(f"({'|'.join(known.contracted)})", name.removesuffix(head)):
        for word in _words(part, known):
            numbered = word[0] == known.ordinal  # 第二
            first, rest = re.escape(word[0]), word[1:]
            piece = f"{first}?{re.escape(rest)}" if numbered else first + _optional(rest)
            piece = f"(?:{piece}|{known.left[word]})" if word in known.left else piece
            pieces.append(f"(?:{piece})?" if word in known.left_out or word in known.contracted else piece)
    last = known.contracted[head]
    if last == head[-1]:
        return "".join(pieces) + _optional(head[:-1]) + last
    return f"{''.join(pieces)}{last}(?![{known.not_contracted}])(?!{head[len(last) :]}(?![子生者]))"


def _optional(chars: str) -> str:
    return "".join(f"{re.escape(char)}?" for char in chars)


def _is_name(text: str, start: int, end: int, known: Words) -> bool:
    """Whether what could be a contracted name begins a word and is no other one."""
    if _is_common(text[start:end], known):
        return False
    floor = max(0, start - _LOOK)
    return any(floor + a == start for a, _ in known.classes_of.fast_words(text[floor:end]))


def _brands(text: str, bodies: Iterable[BodyFound], known: Words) -> Iterator[tuple[int, int, BodyFound]]:
    """Firms called by the beginning of their name, without the words of their trade and form."""
    brands: dict[str, BodyFound | None] = {}
    for body in bodies:
        if body.kind == "enterprise" and not (body.bare or body.quoted or body.level or body.parent):
            for brand in _beginnings(body, known):
                same = brands.setdefault(brand, body)
                if same is not None and same.text != body.text:
                    brands[brand] = None  # of two firms
    known_by = {brand: body for brand, body in brands.items() if body is not None}
    for brand, places in starts_of(text, known_by).items():
        for at in places:
            if _is_name(text, at, at + len(brand), known):
                yield at, at + len(brand), known_by[brand]


def _defined(text: str, bodies: Iterable[BodyFound], known: Words) -> Iterator[tuple[int, int, BodyFound]]:
    """What the article says is short for a name: 云岭建设有限公司（以下简称“云岭建设”）."""
    ending = {body.end: body for body in bodies if not body.bare}
    defined = {
        match["short"]: body
        for match in known.defined.finditer(text)
        if (body := ending.get(match.start())) is not None and match["short"] not in known.owners
    }
    for short, places in starts_of(text, defined).items():
        yield from ((at, at + len(short), defined[short]) for at in places)


def _beginnings(body: BodyFound, known: Words) -> Iterator[str]:
    """The beginnings of a firm's name that can stand for it: without its form, then without words of its trade."""
    name = body.text.removesuffix(body.head)
    words = _words(name, known)
    while words:
        brand = "".join(words)
        common = all(_is_common(word, known) for word in words)
        # 北大荒集团, 夏威夷电力公司: a word that has a meaning of its own
        if len(brand) < _BRAND or common or known.classes_of.known(brand) or words[0] in known.nations:
            return
        placed = body.place is not None and len(brand) <= body.place.end - body.start
        if not placed and (brand == name or len(brand) >= _TRADELESS):
            yield brand
        word = words.pop()
        if not (word in known.namewords or word in known.generic or known.trade.fullmatch(word)):
            return


def _is_common(word: str, known: Words) -> bool:
    """Whether a word of a dictionary names nobody and no place."""
    return known.classes_of.known(word) and known.classes_of.best(word) not in _CLASSES


def _words(name: str, known: Words) -> list[str]:
    """The words of a name; characters that no word of the lexicon holds, side by side, are one."""
    found: list[str] = []
    loose = False
    for start, end in known.classes_of.fast_words(name):
        if loose and end - start == 1:
            found[-1] += name[start]
        else:
            found.append(name[start:end])
        loose = end - start == 1
    return found
