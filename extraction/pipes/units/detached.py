"""Bodies by the level of their place, or by a part of their name alone: 市局, 县公司, 刑警大队, 常委会."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from extraction.pipes.bodies import BodyFound, canonical
from extraction.pipes.units.model import Mention

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.pipes.units.gathered import Gathered
    from extraction.pipes.units.naming import Naming
    from extraction.places import Place

_ORGAN = "government_organ"


class Detached:
    """Such bodies in one article."""

    def __init__(self, units: Gathered, naming: Naming) -> None:
        self._units, self._finder, self._rules = units, units.finder, units.rules
        self._text = units.finder.text
        self._naming = naming
        self._meant: dict[tuple[str, str, str], tuple[str, BodyFound] | None] = {}
        self._wholes: dict[str, frozenset[tuple[str, Place | None]]] = {}

    def is_leveled(self, body: BodyFound) -> bool:
        """Whether a body says nothing but the level of its place: 市局, 县公司."""
        return bool(body.level) and self._rules.leveled.regex.fullmatch(self._text, body.start, body.end) is not None

    def add_leveled(self) -> None:
        """Bodies by the level of their place alone, where one of its bodies is meant: 县公司, 市局."""
        context = self._finder.context
        if context is None:
            return
        for match in self._rules.leveled.finditer(self._text):
            start, end = match.span()
            if not self._finder.free(start, end) or not self._units.reads_alone(start):
                continue
            place = context.refer(match["level"], start)
            if place is None:
                continue
            meant = [
                draft
                for draft in self._units.by_name.values()
                if draft.place is not None and draft.place.short == place.short and draft.name.endswith(match["head"])
            ]
            draft = meant[0] if len(meant) == 1 else self._units.told_of(meant)
            if draft is not None:
                self._units.mark(draft, start, end)

    def leveled(self, body: BodyFound) -> Mention | None:
        """县局 under the name of the one body of its place that posts name alone: 县公安局; else under its own."""
        mention = self._naming.named(body)
        if mention is None or mention.place is None:
            return mention
        key = mention.place.short, body.head, body.text
        if key not in self._meant:
            named = self._by_place.get(mention.place.short, {}).items()
            meant = [(name, other) for name, other in named if other.text != body.text and name.endswith(body.head)]
            self._meant[key] = meant[0] if len(meant) == 1 else None
        if (only := self._meant[key]) is None:
            return mention
        return Mention(only[1]._replace(start=body.start, end=body.end), only[0], mention.place, None, True)

    @cached_property
    def _by_place(self) -> Mapping[str, Mapping[str, BodyFound]]:
        """The last body of every name that has a place and no owner, by the short form of the place."""
        found: defaultdict[str, dict[str, BodyFound]] = defaultdict(dict)
        for body in self._finder.bodies.all:
            if body.parent is None and body.place is not None:
                found[body.place.short][canonical(body, self._finder.context, body.start)[0]] = body
        return found

    def add_detached(self) -> None:
        """Heads alone, each a part of the one body of the place that has such parts: 刑警大队 of 县公安局."""
        for match in self._rules.detached_heads.finditer(self._text):
            start, end = match.span()
            listed = self._text[start - 1 : start] == "、"
            if not self._finder.free(start, end) or end in self._finder.offices:
                continue
            if not (listed or self._units.reads_alone(start)):
                continue
            same = [draft for draft in self._units.by_name.values() if draft.name.endswith(match[0])]
            if not same and (mention := self._detached_from(start, match[0])) is not None:
                self._units.add(mention)
            elif len(same) == 1:
                self._units.mark(same[0], start, end)

    def _detached_from(self, start: int, part: str) -> Mention | None:
        """A part alone under the name of what it is a part of, or of the place; None where that has no such part.

        Without its body named it is of the place that the article is about, with several bodies of none.
        """
        wholes = self._wholes_of(part)
        if len(wholes) > 1:
            return None
        body = BodyFound(start, start + len(part), _ORGAN, part, start, part, part, rule=self._rules.organ)
        owner, place = next(iter(wholes), (None, self._naming.focus(body)))
        if place is None or place.level not in self._rules.levels_of(part):
            return None
        return Mention(body, (owner or place.short) + part, place, owner, True)

    def _wholes_of(self, part: str) -> frozenset[tuple[str, Place | None]]:
        """Names and places of the bodies that the article names, also in posts, of whose sort a head is a part."""
        whole = self._rules.detached[part]
        if whole not in self._wholes:
            self._wholes[whole] = frozenset(
                canonical(body, self._finder.context, body.start)
                for body in (self._finder.bodies.all if whole else ())
                if body.tail == whole and (body.place or body.level)
            )
        return self._wholes[whole]

    def add_seated(self) -> None:
        """常委会组成人员: the members of the one standing committee of a people's congress that the article names."""
        spans = [match.span("body") for match in self._rules.seated.finditer(self._text)]
        named = {
            canonical(body, self._finder.context, body.start)[0]: body
            for body in (self._finder.bodies.all if spans else ())
            if body.tail == self._rules.seated_in and (body.place or body.level)
        }
        if len(named) != 1:
            return
        ((name, body),) = named.items()
        place = canonical(body, self._finder.context, body.start)[1]
        for start, end in spans:
            if self._finder.free(start, end):
                self._units.add(Mention(body._replace(start=start, end=end), name, place, None, True))
