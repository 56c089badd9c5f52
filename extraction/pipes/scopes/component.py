"""The spaCy component that says what each number describes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from extraction.pipes.scopes.anchors import find_anchors, sorts, topic, without_origins
from extraction.pipes.scopes.choose import Chooser
from extraction.pipes.scopes.elected import elected
from extraction.pipes.scopes.places import Known
from extraction.pipes.scopes.words import Words
from extraction.pipes.state import State, state_of
from extraction.rulebook import Rulebook

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Scopes:
    """Gives the counts of `state.counts` their scope; all records but structures must have been found before."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def __call__(self, doc: Doc) -> Doc:
        """Fill in the scopes of one article."""
        self.fill(state_of(doc))
        return doc

    def fill(self, state: State) -> None:
        """Replace every count by itself with its scope; one that describes no place or unit keeps None."""
        if state.place_context is None or not state.counts:
            return
        known = Known(state.place_context, state.reading.text, self._words)
        anchors = find_anchors(state, known, self._words)
        about = topic(state, anchors, self._words)
        anchors = without_origins(anchors, state.counts, self._words)
        text, bodies = state.reading.text, state.memo.get("bodies")
        seats = elected(text, state.counts, bodies, state.place_context, self._words) if bodies is not None else {}
        chooser = Chooser(text, anchors, known.home(), self._words, about, seats, sorts(anchors, state.counts))
        state.counts = [
            count._replace(scope=scope)
            if count.kind not in self._words.placeless and (scope := chooser.scope(count)) != count.scope
            else count
            for count in state.counts
        ]


@Language.factory("minglu_scopes", default_config={"rules": None})
def make_scopes(nlp: Language, name: str, rules: str | None) -> Scopes:  # noqa: ARG001 - spaCy's signature
    """Make the component; `rules` is a folder with more rules.

    Raises:
        RuleError: a bad rule file.
    """
    return Scopes(Words.of(Rulebook.load(rules)))
