"""The units component: bodies that stand for themselves, to one record per body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from extraction.pipes.bodies import Bodies, Opening, find_bodies
from extraction.pipes.bodies.departments import department_words
from extraction.pipes.bodies.house import house_words
from extraction.pipes.state import state_of
from extraction.pipes.units.drafts import drafts_of
from extraction.pipes.units.mentions import MentionFinder
from extraction.pipes.units.merge import finished
from extraction.pipes.units.model import UnitFound
from extraction.pipes.units.posts import named_as_units
from extraction.pipes.units.rules import MentionRules
from extraction.rulebook import Rulebook

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extraction.pipes.state import State
    from extraction.rulebook import Rulebook


class Units:
    """Fills `state.units`, after which posts are named; places and officials must have been found before."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        # what is sought together has to be known before the first text, and what takes long to compile
        for words in (MentionRules.of, house_words, department_words):
            words(book)

    def __call__(self, doc: Doc) -> Doc:
        """Find the units of one article."""
        state = state_of(doc)
        state.units = find_units(state, self._book)
        state.persons = named_as_units(state.reading.text, state.persons, state.units)
        return doc


def find_units(state: State, book: Rulebook) -> list[UnitFound]:
    """The units of an article, in the order of their first mentions; bodies inside posts are no mentions."""
    bodies: Bodies = state.memo.get("bodies") or find_bodies(state.reading.text, state.places, book)
    state.memo["bodies"] = bodies
    finder = MentionFinder(state, bodies, book)
    opening: Opening = state.memo.get("opening") or Opening(finder.text, bodies, finder.context, book)
    return finished(drafts_of(finder, opening, book))


@Language.factory("minglu_units", default_config={"rules": None})
def make_units(nlp: Language, name: str, rules: str | None) -> Units:  # noqa: ARG001 - spaCy's signature
    """Make the component; `rules` is a folder with more rules.

    Raises:
        RuleError: a rule file is bad.
    """
    return Units(Rulebook.load(rules))
