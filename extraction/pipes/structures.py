"""The structures component: levels and parts that an article spells out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from spacy.language import Language

from extraction.pipes.state import State, state_of
from extraction.pipes.values.numerals import parse_integer
from extraction.rulebook import Rulebook

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.pipes.units import UnitFound
    from extraction.rulebook import Rulebook

KIND = "structures"
Kind = Literal["levels", "parts"]
_LOOK_BACK = 80
"""Code points before a list in which the body that it belongs to is looked for."""
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
    members: tuple[tuple[str, str | None], ...]
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Spelled:
    """What a rule reads in its match; `start` is where the structure begins."""

    kind: Kind
    name: str | None
    members: tuple[str, ...]
    start: int


class Structures:
    """The compiled rules; one object serves all articles."""

    def __init__(self, book: Rulebook) -> None:
        settings = book.settings(KIND)
        self._rules = [(rule, book.scan_of(rule), value) for rule, value in book.bind(KIND, VALUES)]
        self._link = book.compile(KIND, "{link}")
        self._founding = book.compile(KIND, "{founding}")
        self._level = book.compile(KIND, "{@levels}级?{level_body}")
        self._one = book.compile(KIND, "{@levels:one=yes}")
        self._office = book.compile(KIND, str(settings["office"]))
        self._list, self._sentence, self._rung, self._partner, self._role, self._lead, self._not_part, self._rank = (
            book.compile(KIND, str(settings[name]))
            for name in ("list", "sentence", "rung", "partner", "role", "lead", "not_part", "rank")
        )
        self._owner, self._comma, self._more = (str(settings[name]) for name in ("owner", "comma", "more"))

    def find(self, state: State) -> list[StructureFound]:
        """The structures of an article, in order; of overlapping ones the first rule's."""
        text, named = state.reading.text, _Named(state)
        taken: set[int] = set()
        found: list[StructureFound] = []
        for rule, scan, value in self._rules:
            for match in scan.finditer(text):
                spelled = value(self, match)
                if spelled is None or not state.reading.readable(spelled.start, match.end()):
                    continue
                span = range(spelled.start, match.end())
                if taken.isdisjoint(span):
                    taken.update(span)
                    found.append(self._record(named, match, spelled, rule.id))
        return sorted(found, key=lambda s: s.start)

    def _record(self, named: _Named, match: re.Match[str], spelled: _Spelled, rule: str) -> StructureFound:
        inside = {match.string[start:end]: unit for start, end, unit in named.between(*match.span())}
        units = [inside.get(member) or inside.get(_BRACKETED.sub("", member)) for member in spelled.members]
        owner = self._owner_of(named, match, units[0]) if spelled.kind == "parts" else None
        return StructureFound(
            spelled.kind,
            owner or spelled.name,
            parse_integer(stated) if (stated := match.groupdict().get("stated")) else None,
            tuple((member, unit.name if unit else None) for member, unit in zip(spelled.members, units, strict=True)),
            spelled.start,
            match.end(),
            rule,
        )

    # Values: what a match spells out

    def levels(self, match: re.Match[str]) -> _Spelled | None:
        """Members linked by dashes, none of them a number."""
        members = tuple(self._link.split(match["members"]))
        if len(members) < 2 or any(member.isdigit() for member in members):
            return None
        verb = self._founding.search(members[0])
        lead = verb.end() if verb is not None and verb.end() < len(members[0]) else 0
        return _Spelled("levels", match["name"], (members[0][lead:], *members[1:]), match.start() + lead)

    def ordered(self, match: re.Match[str]) -> _Spelled | None:
        """Linked members that are all levels, bodies of levels, or roles."""
        spelled = self.levels(match)
        if spelled is None or not all(self._rung.search(member) for member in spelled.members):
            return None
        return None if any(self._partner.search(member) for member in spelled.members) else spelled

    def level_words(self, match: re.Match[str]) -> _Spelled | None:
        """县、乡、村三级: without another name the whole is the name."""
        return self._levels_named(match, tuple(match["members"].split(self._comma)), match.start())

    def fused(self, match: re.Match[str]) -> _Spelled | None:
        """县乡村三级联动: as many words as are stated, the last ones of the run."""
        words = list(self._one.finditer(match["members"]))
        stated = parse_integer(match["stated"]) or 0
        if not 1 < stated <= len(words):
            return None
        kept = words[-stated:]
        return self._levels_named(match, tuple(word[0] for word in kept), match.start("members") + kept[0].start())

    def listed(self, match: re.Match[str]) -> _Spelled | None:
        """Roles or bodies beside the name of the system, without their rank in it."""
        members = self._split(match["members"], parse_integer(match["stated"]))
        members = tuple(self._rank.sub("", member) for member in members)
        if not all(self._role.search(member) for member in members):
            return None
        # the verb that founds the system is none of its words
        start = match.start("members") if self._founding.match(match[0]) else match.start()
        return _Spelled("levels", match["name"], members, start)

    def duties(self, match: re.Match[str]) -> _Spelled:
        """市级指导、县区统筹: the level without its duty."""
        found = (self._level.match(part) for part in match["members"].split(self._comma))
        return _Spelled("levels", match["name"], tuple(level[0] for level in found if level), match.start())

    def ranks(self, match: re.Match[str]) -> _Spelled | None:
        """县医院为龙头、乡镇卫生院为枢纽: the level without its rank; all levels, as many as are stated."""
        members = tuple(self._rank.sub("", part) for part in match["members"].split(self._comma))
        levels = all(self._rung.search(member) and not self._partner.search(member) for member in members)
        counted = len(members) == parse_integer(match["stated"])
        return _Spelled("levels", match["name"], members, match.start()) if levels and counted else None

    def parts(self, match: re.Match[str]) -> _Spelled | None:
        """Parts listed before what they are."""
        stated = parse_integer(match["stated"]) if "stated" in match.groupdict() else None
        members = self._split(match["members"], stated)
        if len(members) < 2 or any(not m or self._not_part.search(m) for m in members):
            return None
        return _Spelled("parts", match["whole"] if stated else None, members, match.start())

    def _split(self, listed: str, stated: int | None) -> tuple[str, ...]:
        """The parts of a list: 和 stands between two of them or within one (农业和农村委员会); the number decides."""
        office = self._office.match(listed)
        if office is not None and self._comma in listed:
            return (self._lead.sub("", office[1]), *self._split(listed[office.end() :], stated))
        pieces = listed.split(self._comma)
        last = [m for m in self._list.split(pieces[-1]) if m]
        every = [m for piece in pieces for m in self._list.split(piece) if m]
        fits = [option for option in (every, [*pieces[:-1], *last], pieces) if len(option) == stated]
        return tuple(self._lead.sub("", member).removesuffix(self._more) for member in (fits or [every])[0])

    def numbered_parts(self, match: re.Match[str]) -> _Spelled | None:
        """下设3个组：甲组、乙组、丙组; as many as are stated."""
        spelled = self.parts(match)
        return spelled if spelled is not None and len(spelled.members) == parse_integer(match["stated"]) else None

    def office_and_groups(self, match: re.Match[str]) -> _Spelled:
        """下设办公室和10个专责组."""
        return _Spelled("parts", None, (match["members"], match["last"]), match.start())

    @staticmethod
    def _levels_named(match: re.Match[str], members: tuple[str, ...], start: int) -> _Spelled | None:
        """Two levels without a name (市县两级干部) only say who is meant."""
        if not match["name"]:
            name = match.string[start : match.end("whole")]
            return _Spelled("levels", name, members, start) if len(members) > 2 else None
        return _Spelled("levels", match["whole"] + match["name"], members, start)

    # Whose parts they are

    def _owner_of(self, named: _Named, match: re.Match[str], first: UnitFound | None) -> str | None:
        """The body whose parts they are: that of the first part, else the last leading group or body named before."""
        if first is not None and first.parent:
            return first.parent
        floor = max(0, match.start() - _LOOK_BACK)
        for end in self._sentence.finditer(match.string, floor, match.start()):
            floor = end.end()
        before = [
            (u.kind == self._owner, start, u.name) for start, _, u in named.between(floor, match.start("members"))
        ]
        return max(before)[2] if before else None


class _Named:
    """The mentions of an article's units, by place."""

    def __init__(self, state: State) -> None:
        self._mentions = sorted(
            ((start, end, unit) for unit in state.units for start, end in unit.mentions), key=lambda m: m[:2]
        )

    def between(self, start: int, end: int) -> list[tuple[int, int, UnitFound]]:
        """The mentions within a stretch of the reading."""
        low, high = (bisect_left(self._mentions, at, key=lambda m: m[0]) for at in (start, end))
        return [mention for mention in self._mentions[low:high] if mention[1] <= end]


VALUES: dict[str, Callable[[Structures, re.Match[str]], _Spelled | None]] = {
    "levels": Structures.levels,
    "ordered": Structures.ordered,
    "level_words": Structures.level_words,
    "fused": Structures.fused,
    "listed": Structures.listed,
    "duties": Structures.duties,
    "ranks": Structures.ranks,
    "parts": Structures.parts,
    "numbered_parts": Structures.numbered_parts,
    "office_and_groups": Structures.office_and_groups,
}


class _Component:
    def __init__(self, structures: Structures) -> None:
        self._structures = structures

    def __call__(self, doc: Doc) -> Doc:
        state = state_of(doc)
        state.structures = self._structures.find(state)
        return doc


@Language.factory("minglu_structures", default_config={"rules": None})
def make_structures(nlp: Language, name: str, rules: str | None) -> _Component:  # noqa: ARG001 - spaCy's signature
    """Make the component; `rules` is a folder with more rules.

    Raises:
        RuleError: a bad rule file.
    """
    return _Component(Structures(Rulebook.load(rules)))
