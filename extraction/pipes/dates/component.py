"""The spaCy component for temporal expressions."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extraction.pipes.dates.evidence import scans_of
from extraction.pipes.dates.find import find_dates
from extraction.pipes.dates.items import items_of
from extraction.pipes.state import state_of
from extraction.rulebook import Rulebook


@Language.factory("minglu_dates", default_config={"rules": None}, assigns=["doc._.minglu"])
def make_dates(
    nlp: Language,  # noqa: ARG001 - the signature of every factory
    name: str,  # noqa: ARG001
    rules: str | None,
) -> Callable[[Doc], Doc]:
    """The component: it fills `state.dates`, without what stands in page furniture or touches unrepaired damage.

    Args:
        rules: a folder with the user's own rules, added to the project's.

    Raises:
        RuleError: a bad rule file.
    """
    book = Rulebook.load(rules)
    # what is sought together has to be known before the first text
    scans_of(book)

    def annotate(doc: Doc) -> Doc:
        state = state_of(doc)
        reading = state.reading
        state.dates = [
            date._replace(start=date.start + item.start, end=date.end + item.start) if item.start else date
            for item in items_of(reading, state.anchor, book)
            for date in find_dates(reading.text[item.start : item.end], anchor=item.anchor, rulebook=book)
            if reading.certain(date.start + item.start, date.end + item.start)
        ]
        return doc

    return annotate
