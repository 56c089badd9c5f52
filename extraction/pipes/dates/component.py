"""The spaCy component for temporal expressions."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from extraction.pipes.dates.evidence import scans_of
from extraction.pipes.dates.find import read_dates
from extraction.pipes.dates.items import items_of
from extraction.pipes.dates.scan import scanner_of
from extraction.pipes.state import Stepwise, state_of
from extraction.rulebook import Rulebook


class Dates(Stepwise):
    """Fills `state.dates`, without what stands in page furniture or touches unrepaired damage."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        # what is sought together has to be known before the first text
        scans_of(book)

    def steps(self, doc: Doc) -> Iterator[None]:
        """Find where dates may stand; read them."""
        state = state_of(doc)
        reading = state.reading
        items = items_of(reading, state.anchor, self._book)
        texts = [reading.text[item.start : item.end] for item in items]
        candidates = [scanner_of(self._book).candidates(text) for text in texts]
        yield
        state.dates = [
            date._replace(start=date.start + item.start, end=date.end + item.start) if item.start else date
            for item, text, found in zip(items, texts, candidates, strict=True)
            for date in read_dates(text, found, anchor=item.anchor, book=self._book)
            if reading.certain(date.start + item.start, date.end + item.start)
        ]


@Language.factory("minglu_dates", default_config={"rules": None}, assigns=["doc._.minglu"])
def make_dates(
    nlp: Language,  # noqa: ARG001 - the signature of every factory
    name: str,  # noqa: ARG001
    rules: str | None,
) -> Dates:
    """The component.

    Args:
        rules: a folder with the user's own rules, added to the project's.

    Raises:
        RuleError: a bad rule file.
    """
    return Dates(Rulebook.load(rules))
