"""The institution or bureau whose own news an article is: its 护理部 and 机电科 are that one's."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extraction.pipes.bodies.campus import is_faculty, own_school
from extraction.pipes.bodies.model import INSTITUTIONS
from extraction.pipes.bodies.names import canonical
from extraction.pipes.bodies.words import KIND, Settings
from extraction.rulebook import Tail

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from extraction.pipes.bodies.model import Bodies, BodyFound
    from extraction.places import Place, PlaceContext
    from extraction.rulebook import Rulebook

_REACH, _LOOK = 240, 40
"""So far, in code points, the beginning of an article goes, and that of a line before a name."""
_SCHOOL = "school"


class House(NamedTuple):
    """Such a body.

    Attributes:
        end: where the text names another one of its kind first, or one of any kind that it goes to.
        body: where the text names it; None where it does not, and for a school.
        word: whether the name is only the word by which it calls itself: 医院 of 我院.
    """

    name: str
    place: Place | None
    kind: str
    end: int
    body: BodyFound | None = None
    word: bool = False


class _Words:
    """What a rule book says of the beginnings of such news."""

    def __init__(self, book: Rulebook) -> None:
        units = Settings(book)
        self.begins = Tail(book.compile(KIND, r"(?:\A|\n)[^\n。；]{0,30}\Z"))
        self.acts, self.ours, self.called = (units.pattern(name) for name in ("house_acts", "house_ours", "house_word"))
        self.owners = book.lexicon(KIND, "owners")
        # words for a school that no faculty is: 我校
        self.of_universities = [word for word, row in self.owners.items() if row.get("whole") == "yes"]
        self.hospital, self.hospital_word = units.pattern("house_of_the_ill"), units.text("house_hospital")
        self.customs = units.text("house_customs")
        self.partner, self.venue = units.tail("house_partner"), units.chars("house_venue")
        self.visited, self.guest = units.tail("house_visited"), units.pattern("house_guest")
        self.heads = {kind: tuple(heads.split()) for kind, heads in units.mapped("house_heads").items()}
        self.faculties, self.book = units.words_of("faculties"), book

    def whole(self, body: BodyFound) -> BodyFound | None:
        """What a body is, or is a part of, that has departments; a faculty has those of its university."""
        whole: BodyFound | None = body
        while whole is not None and not whole.text.endswith(self.heads.get(whole.kind, ())):
            whole = whole.parent
        if whole is None or whole.bare or whole.text in self.owners:
            return None
        taught = whole.head in self.faculties and (whole.parent is not None or is_faculty(whole.text, None, self.book))
        return None if taught and whole.place is None else whole


house_words = cache(_Words)


def own_house(text: str, bodies: Bodies, context: PlaceContext | None, book: Rulebook) -> House | None:
    """The body whose news an article is, by how it begins or by what it calls itself; None in other articles."""
    rules = house_words(book)
    school = own_school(bodies, context, book)
    if school is not None:
        return None if is_faculty(*school, book) else House(*school, _SCHOOL, len(text))
    wholes = {body: whole for body in bodies.named if (whole := rules.whole(body)) is not None}
    begins = rules.called.match(text)
    if (ours := begins or rules.ours.search(text)) is not None:
        house = _called(ours, text, wholes, bodies, context, rules, alone=begins is not None)
        if house is not None:
            return house
    first = next(iter(bodies.named), None)
    if first not in wholes or not _opens(text, first, wholes[first], rules):
        return None
    return _house(wholes[first], text, wholes, context, rules)


def _called(
    ours: re.Match[str],
    text: str,
    wholes: Mapping[BodyFound, BodyFound],
    bodies: Bodies,
    context: PlaceContext | None,
    rules: _Words,
    *,
    alone: bool,
) -> House | None:
    """The only body that calls itself by a word, or that the text begins with by it: 我院, 医院.

    By the word itself where the text names none that has it; none of its kind, unless that is how it begins (`alone`).
    """
    word = ours["word"]
    row = rules.owners.get(word) or {"heads": word}
    with_others = rules.partner.before
    alike = [
        whole
        for body, whole in wholes.items()
        if whole.text not in bodies.guests
        and (whole.place or word not in rules.of_universities or whole.head not in rules.faculties)
        and with_others(text, max(0, body.start - _LOOK), body.start) is None
        and (body.start < ours.start() or rules.guest.match(text, body.end) is None)
    ]
    named = {canonical(whole, context, whole.start)[0]: whole for whole in alike}
    fitting = [whole for name, whole in named.items() if name.endswith(tuple(row["heads"].split()))]
    if fitting:
        return _house(fitting[0], text, wholes, context, rules) if len(fitting) == 1 else None
    words = (row.get("alone") or word).split()
    hospital = rules.hospital.search(text) is not None
    told = (name for name in words if name in text or (hospital and name == rules.hospital_word))
    name = words[0] if len(words) == 1 else next(told, "")
    kind = rules.owners.value(name, "kind") if len(name) > 1 else None
    if kind is None or (not alone and any(whole.kind == kind for whole in wholes.values())):
        return None
    return House(name, None, kind, len(text), word=not alone)


def _opens(text: str, body: BodyFound, whole: BodyFound, rules: _Words) -> bool:
    """Whether a body begins an article, and does something."""
    local = whole.kind in INSTITUTIONS or whole.text.endswith(rules.customs)
    if body.start > _REACH or not (local or whole.place or whole.level):
        return False
    if text[body.start - 1 : body.start] in rules.venue:
        return False
    begins = rules.begins.before(text, max(0, body.start - _LOOK), body.start) is not None
    return begins and rules.acts.match(text, body.end) is not None


def _house(
    body: BodyFound, text: str, wholes: Mapping[BodyFound, BodyFound], context: PlaceContext | None, rules: _Words
) -> House:
    name, place = canonical(body, context, body.start)
    visited = rules.visited.before
    others = (
        other.start
        for other, whole in wholes.items()
        if other.start >= body.end
        and (whole.kind == body.kind or visited(text, max(0, other.start - _LOOK), other.start) is not None)
        and canonical(whole, context, whole.start)[0] != name
        and not name.endswith(whole.text)
    )
    return House(name, place, body.kind, next(others, len(text)), body)
