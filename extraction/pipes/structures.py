"""The structures component: levels and parts that an article spells out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from spacy.language import Language
from spacy.tokens import Doc

from extraction.pipes.rules_option import rulebook_of
from extraction.pipes.state import State, state_of
from extraction.pipes.values.numerals import parse_integer
from extraction.rulebook import Rulebook

if TYPE_CHECKING:
    from extraction.pipes.units import UnitFound

Kind = Literal["levels", "parts"]
Members = tuple[tuple[str, str | None], ...]
_LOOK_BACK = 80
_BRACKETED = re.compile(r"[（(][^（()）]*[)）]")


@dataclass(frozen=True, slots=True)
class StructureFound:
    """A structure.

    Attributes:
        name: what the article calls the whole, or the body that the parts belong to.
        stated: the number of members that the article gives; it may differ from theirs.
        members: as written, each with the name of its unit where it is one.
        start, end: code points of the reading, half-open.
    """

    kind: Kind
    name: str | None
    stated: int | None
    members: Members
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Spelled:
    kind: Kind
    name: str | None
    members: list[str]


class Structures:
    """The compiled rules; one object serves all articles."""

    def __init__(self, book: Rulebook) -> None:
        self._rules = book.bind("structures", VALUES)
        self._link = book.compile("structures", "{link}")
        self._list = book.compile("structures", "、|和|以及|及|与")
        self._level = book.compile("structures", r"{level_word}级?")
        self._gate = book.compile("structures", "[级层—–－―─+＋→]|{founds}|机制|体系|格局|制度")

    def find(self, state: State) -> list[StructureFound]:
        """The structures of an article, in order; of overlapping ones the first rule's."""
        text = state.reading.text
        found: list[StructureFound] = []
        for rule, value in self._rules:
            for match in rule.regex.finditer(text):
                spelled = value(self, match)
                if spelled is None or not state.reading.readable(*match.span()):
                    continue
                if any(other.start < match.end() and match.start() < other.end for other in found):
                    continue
                name = spelled.name
                if spelled.kind == "parts" and (owner := _owner(state, match)) is not None:
                    name = owner.name
                stated = match.groupdict().get("stated")
                found.append(
                    StructureFound(
                        spelled.kind,
                        name,
                        parse_integer(stated) if stated else None,
                        tuple((member, _unit_of(state, member, match)) for member in spelled.members),
                        *match.span(),
                        rule.id,
                    )
                )
        return sorted(found, key=lambda s: s.start)

    def levels(self, match: re.Match[str]) -> _Spelled | None:
        """Members linked by dashes or listed."""
        members = match["members"]
        cut = self._link.split(members) if self._link.search(members) else self._list.split(members)
        return _Spelled("levels", match["name"], [m.strip() for m in cut]) if len(cut) > 2 else None

    def level_words(self, match: re.Match[str]) -> _Spelled:
        """县、乡、村三级: the name is the whole."""
        return _Spelled("levels", match["members"] + match["name"], match["members"].split("、"))

    def fused(self, match: re.Match[str]) -> _Spelled:
        """县乡村三级联动: one character a level."""
        return _Spelled("levels", match["name"], list(match["members"]))

    def duties(self, match: re.Match[str]) -> _Spelled:
        """市级指导、县区统筹: the level without its duty."""
        found = [self._level.match(part) for part in match["members"].split("、")]
        return _Spelled("levels", match["name"] or None, [m[0] for m in found if m])

    def parts(self, match: re.Match[str]) -> _Spelled | None:
        """Parts listed before what they are."""
        members = [m for m in self._list.split(match["members"]) if m]
        if len(members) < 2:
            return None
        stated = match.groupdict().get("stated")
        whole = match.string[match.start("stated") : match.end()] if stated else None
        return _Spelled("parts", whole, members)

    def office_and_groups(self, match: re.Match[str]) -> _Spelled:
        """下设办公室和10个专责组."""
        return _Spelled("parts", None, [m for m in self._list.split(match["members"]) if m] + [match["last"]])


VALUES: dict[str, Callable[[Structures, re.Match[str]], _Spelled | None]] = {
    "levels": Structures.levels,
    "level_words": Structures.level_words,
    "fused": Structures.fused,
    "duties": Structures.duties,
    "parts": Structures.parts,
    "office_and_groups": Structures.office_and_groups,
}


def _owner(state: State, match: re.Match[str]) -> UnitFound | None:
    """The body that the parts belong to: the last one named before them in the sentence."""
    best: tuple[int, UnitFound] | None = None
    text = state.reading.text
    for unit in state.units:
        for start, end in unit.mentions:
            if (
                match.start() - _LOOK_BACK <= start < match.start() + 12
                and end <= match.end()
                and not re.search(r"[。！？\n]", text[start : match.start()])
            ):
                if best is None or start > best[0]:
                    best = (start, unit)
    return best[1] if best else None


def _unit_of(state: State, member: str, match: re.Match[str]) -> str | None:
    plain = _BRACKETED.sub("", member)
    for unit in state.units:
        for start, end in unit.mentions:
            if match.start() <= start and end <= match.end() and state.reading.text[start:end] in (member, plain):
                return unit.name
    return None


@Language.factory("minglu_structures", default_config={"rules": None})
def make_structures(nlp: Language, name: str, rules: str | None) -> _Component:  # noqa: ARG001 - spaCy's signature
    """Make the component; `rules` is a folder with more rules."""
    return _Component(Structures(rulebook_of(rules)))


class _Component:
    def __init__(self, structures: Structures) -> None:
        self._structures = structures

    def __call__(self, doc: Doc) -> Doc:
        state = state_of(doc)
        state.structures = self._structures.find(state)
        return doc
