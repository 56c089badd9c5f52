"""The people component: named persons without a post, for those who ask for them.

A name stands behind a role (村民林知远), hides itself (高某), or is a word that the segmenter sees as one and whose
characters read as a name. Officials are known already; every other mention of a person found once counts too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from extraction.pipes.officials.model import NameOption, PersonFound
from extraction.pipes.officials.names import NameFinder
from extraction.pipes.rules_option import rulebook_of
from extraction.pipes.state import State, state_of
from extraction.segment import Segmenter, WordClasses

if TYPE_CHECKING:
    from extraction.rulebook import Rulebook

_SURE = 4.5
"""How well a word must read as a name where nothing else says that it is one."""
_LIKELY = 1.5
_ALIKE, _ALIKE_SHORT, _UNSURE, _FOLLOWED = 3.0, 4.0, -2.0, 2.0
"""The same behind a role, or before what follows names."""


@dataclass(slots=True)
class _Someone:
    name: str
    role: str | None = None
    mentions: set[tuple[int, int]] = field(default_factory=set)


class People:
    """The compiled rules; one object serves all articles."""

    def __init__(self, book: Rulebook, segmenter: Segmenter) -> None:
        self._book = book
        self._segmenter = segmenter
        self._words = WordClasses.load()
        rules = {rule.value: rule.regex for rule in book.rules("people")}
        self._role, self._hidden = rules["role"], rules["hidden"]

    def find(self, state: State) -> list[PersonFound]:
        """Persons without a post, by first mention."""
        text = state.reading.text
        taken = [m for person in state.persons for m in person.mentions]
        taken += [(p.start, p.end) for p in state.places]
        taken += [m for unit in state.units for m in unit.mentions]
        names = NameFinder(text, self._book)
        found: dict[str, _Someone] = {}
        for option, role in self._candidates(text, names):
            if _free(option.start, option.end, taken) and state.reading.readable(option.start, option.end):
                if state.reading.zone_at(option.start) == "byline":
                    continue
                person = found.setdefault(option.text, _Someone(option.text))
                person.role = person.role or role
                person.mentions.add((option.start, option.end))
        officials = {person.name for person in state.persons}
        for name, person in found.items():
            if name in officials:
                continue
            for match in re.finditer(re.escape(name), text):
                if _free(*match.span(), taken) and state.reading.readable(*match.span()):
                    person.mentions.add(match.span())
        kept = _longest(found)
        return [
            PersonFound(p.name, (), tuple(sorted(p.mentions)), p.role)
            for p in sorted(kept, key=lambda p: min(p.mentions))
            if p.name not in officials
        ]

    def _candidates(self, text: str, names: NameFinder) -> Iterator[tuple[NameOption, str | None]]:
        for match in self._hidden.finditer(text):
            yield NameOption(*match.span("name"), match["name"], _SURE), None
        for match in self._role.finditer(text):
            best = names.choose([o for o in names.options_at(match.end()) if o.score >= _LIKELY])
            if best is not None:
                yield best, match[0]
        for start, end in self._segmenter.words(text):
            if not 2 <= end - start <= 9 or self._words.known(text[start:end]):
                continue
            best = names.choose([o for o in names.options_at(start) if o.score >= _LIKELY])
            if best is not None and self._reads_as_name(best, end, names):
                yield best, None

    def _reads_as_name(self, option: NameOption, word_end: int, names: NameFinder) -> bool:
        """Whether a word of the segmenter is a name although no role stands before it."""
        if "·" in option.text or not names.is_common(option.text):
            return "·" in option.text
        likeness = names.likeness(option.text) + (0.0 if option.end == word_end else _UNSURE)
        needed = _ALIKE if len(option.text) > 2 else _ALIKE_SHORT
        return likeness >= needed or (likeness >= needed / 2 and names.followed(option.end) >= _FOLLOWED)


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return not any(s < end and start < e for s, e in taken)


def _longest(found: dict[str, _Someone]) -> list[_Someone]:
    """Mentions inside a longer name's go; who has none left is nobody."""
    kept = []
    spans: list[tuple[int, int]] = []
    for person in sorted(found.values(), key=lambda p: (-len(p.name), p.name)):
        person.mentions = {m for m in person.mentions if _free(*m, spans)}
        spans += person.mentions
        if person.mentions:
            kept.append(person)
    return kept


@Language.factory("minglu_people", default_config={"rules": None, "segmenter_model": None})
def make_people(nlp: Language, name: str, rules: str | None, segmenter_model: str | None) -> _Component:  # noqa: ARG001
    """Make the component; `rules` is a folder with more rules, `segmenter_model` one with another pkuseg model."""
    return _Component(People(rulebook_of(rules), Segmenter.load(Path(segmenter_model) if segmenter_model else None)))


class _Component:
    def __init__(self, people: People) -> None:
        self._people = people

    def __call__(self, doc: Doc) -> Doc:
        state = state_of(doc)
        state.persons = [*state.persons, *self._people.find(state)]
        return doc
