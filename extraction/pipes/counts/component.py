"""The spaCy component for counts."""

from spacy.language import Language
from spacy.tokens import Doc

from extraction.pipes.counts.find import find_counts
from extraction.pipes.state import state_of
from extraction.rulebook import Rulebook


class CountsComponent:
    """Fill `state_of(doc).counts`; the places and the dates must have been found before."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook

    def __call__(self, doc: Doc) -> Doc:
        """Find the counts that touch no date, no furniture and no unrepaired damage."""
        state = state_of(doc)
        dates = [(date.start, date.end) for date in state.dates]
        # 十里店, 万匹乡: a number in the name of a place counts nothing, and the place before a noun is no part of it
        places = [(place.start, place.end) for place in state.places]
        text = state.reading.text
        found = find_counts(text, excluded=[*dates, *places], edges=places, rulebook=self._rulebook)
        state.counts = [count for count in found if state.reading.readable(count.start, count.end)]
        return doc


@Language.factory("minglu_counts")
def make_counts(nlp: Language, name: str) -> CountsComponent:
    """Make the component with the project's rules.

    Raises:
        RuleError: a rule file is bad.

    """
    del nlp, name
    return CountsComponent(Rulebook.load())
