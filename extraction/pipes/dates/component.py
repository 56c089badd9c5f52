"""The spaCy component for temporal expressions."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extraction.pipes.dates.find import find_dates
from extraction.pipes.state import state_of


@Language.factory("minglu_dates")
def make_dates(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - the signature of every factory
    """The component: it fills `state.dates`, without what stands in page furniture or in unrepaired damage."""

    def annotate(doc: Doc) -> Doc:
        state = state_of(doc)
        reading = state.reading
        found = find_dates(reading.text, anchor=state.anchor)
        state.dates = [date for date in found if reading.readable(date.start, date.end)]
        return doc

    return annotate
