"""The component that finds an article's places; the others ask it where things are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from extraction.pipes.state import state_of
from extraction.places import PlaceContext
from extraction.segment import WordClasses

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NAMES, _SHARE = ("ns", "nt", "nz"), 0.2
"""Classes of proper names, and the share of them from which a word is no ordinary one."""


class Places:
    """Fills `state.place_context` and `state.places`; offsets are code points of the reading, half-open."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the places of one article."""
        state = state_of(doc)
        meta = state.reading.metadata
        state.place_context = PlaceContext(
            state.reading.text,
            date=state.anchor,
            source=state.source or meta.source,
            title=state.title or meta.title,
            word_class=word_class,
        )
        state.places = list(state.place_context.places)
        return doc


def word_class(word: str) -> str | None:
    """The most frequent class of an ordinary word; None for an unknown one and for what is often a name."""
    tags = WordClasses.load().tags(word)
    if not tags or sum(tags.get(name, 0.0) for name in _NAMES) >= _SHARE:
        return None
    return next(iter(tags))


@Language.factory("minglu_places")
def make_places(nlp: Language, name: str) -> Places:  # noqa: ARG001 - spaCy's signature
    """Build the component, for `nlp.add_pipe("minglu_places")`."""
    return Places()
