"""The media that an article is from: its source, the sites whose reports it has, and journals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extraction.pipes.units.model import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extraction.pipes.units.gathered import Gathered
    from extraction.pipes.units.naming import Naming

_MEDIUM = "media"
_UNDIVIDED = re.compile(r"[^-－—]+")


class Media:
    """The media of one article."""

    def __init__(self, units: Gathered, naming: Naming) -> None:
        self._units, self._finder, self._rules = units, units.finder, units.rules
        self._text = units.finder.text
        self._naming = naming

    def add_source(self) -> None:
        """The media, or the body, that the header row names as source."""
        if self._finder.source is None:
            return
        start, end = self._finder.source
        body = self._finder.bodies.ending_at(end)
        if body is not None and body.start == start and body.kind != _MEDIUM:
            # 来源：区教育局
            if (mention := self._naming.named(body)) is not None:
                self._units.add(mention)
            return
        for begin, until in self._media(start, end):
            name = self._text[begin:until]
            draft = self._units.by_name.get(name)
            if draft is None:
                draft = self._draft(name, self._rules.source_rule)
            draft.mentions.add((begin, until))
        self._finder.taken.update(range(start, end))

    def _media(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """The media of a source row: 青岚网-青岚日报 are two, but not 青岚网-教育频道."""
        parts = [match.span() for match in _UNDIVIDED.finditer(self._text, start, end)]
        bodies = [self._finder.bodies.ending_at(until) for _, until in parts]
        known = [
            b is not None and b.kind == _MEDIUM and b.start == at and not self._rules.is_part(b)
            for b, (at, _) in zip(bodies, parts, strict=True)
        ]
        return parts if len(parts) > 1 and all(known) else [(start, end)]

    def add_datelines(self) -> None:
        """The sites whose reports begin in the text, and journals: 青岚网讯, 期刊《青岚地质》."""
        named = ((rule, match) for rule, scan in self._rules.datelines for match in scan.finditer(self._text))
        for rule, match in named:
            start, end = match.span("name")
            if not self._finder.free(start, end):
                continue
            name = match["name"]
            draft = self._units.by_name.get(name) or self._draft(name, rule)
            self._units.mark(draft, start, end)

    def _draft(self, name: str, rule: str) -> Draft:
        """A medium that is not known yet."""
        context = self._finder.context
        place = context.of_medium(name) if context is not None else None
        draft = Draft(name, _MEDIUM, place, None, name, name, True, rule)
        self._units.by_name[name] = draft
        return draft
