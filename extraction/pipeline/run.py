"""Builds the spaCy `Language`; takes the texts of articles through it to documents."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from extraction.pipeline.assemble import Given, assemble
from extraction.pipes.state import State, Stepwise
from extraction.segment import Segmenter
from extraction.text import read
from schemas import published_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from extraction.text import Reading
    from schemas import Document

_T = TypeVar("_T")
_DONE = object()
"""What a work that has come to its end gives."""
PREFIX = "minglu_"
"""What the names of all our components begin with."""
COMPONENTS = ("places", "dates", "officials", "units", "counts", "scopes", "structures")
"""The components in the order in which they build on each other; each is the factory `minglu_<name>`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What changes a pipeline's output.

    Attributes:
        people: `all` reports persons without a post too.
        rules: a folder with the user's own rules, added to the project's.
        segmenter_model: a folder with another pkuseg model.
    """

    people: Literal["officials", "all"] = "officials"
    rules: Path | None = None
    segmenter_model: Path | None = None


@cache
def load(settings: Settings | None = None) -> Language:
    """The pipeline; the same object on every call with the same settings.

    Raises:
        RuleError: a bad rule file.
        SegmenterError: a segmenter model that cannot be used.
    """
    import spacy

    settings = settings or Settings()
    Segmenter.load(settings.segmenter_model)
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "minglu.Characters.v1"}}})
    # spaCy refuses longer texts to save the memory of parsers, of which there is none here
    nlp.max_length = 1 << 40
    options = {
        "rules": str(settings.rules) if settings.rules else None,
        "segmenter_model": str(settings.segmenter_model) if settings.segmenter_model else None,
    }
    for name in COMPONENTS if settings.people == "officials" else (*COMPONENTS, "people"):
        factory = PREFIX + name
        known = nlp.get_factory_meta(factory).default_config or {}
        nlp.add_pipe(factory, config={key: value for key, value in options.items() if key in known})
    return nlp


def doc_of(nlp: Language, text: str) -> Doc:
    """What the components hand on to each other: with a token for every character only where somebody looks at them.

    Our own components read the state, so that the tokens are made for those that a user has added to the pipeline.
    No memory zone is needed: the string store ends at the characters there are, and making their lexemes anew for every
    article would cost more than all components together.
    """
    from spacy.tokens import Doc

    own = all(name.startswith(PREFIX) for name, _ in nlp.pipeline)
    return Doc(nlp.vocab) if own else nlp.make_doc(text)


def extract(  # noqa: PLR0913 - what is known of an article
    text: str,
    *,
    id: str,
    published: str | None = None,
    title: str | None = None,
    source: str | None = None,
    encoding: str = "utf-8",
    default_published: str | None = None,
    settings: Settings | None = None,
) -> Document:
    """The document of one article.

    Args:
        text: the raw text, as decoded; the document's offsets are its code points.
        id: the article's id.
        published: ISO 8601 date or time of publication, the anchor of relative dates; where it is None the text's
        own header counts.
        title, source: what is known of them from outside the text; they win over what the text says.
        encoding: what the text was decoded from.
        default_published: stands in where neither `published` nor the text's header says it.

    Raises:
        ValueError: `published` or `default_published` is no date.
        RuleError, SegmenterError: as for `load`.
    """
    given = Given(id, published, title, source, encoding)
    return extract_many([(text, given)], default_published=default_published, settings=settings)[0]


def extract_many(
    articles: Sequence[tuple[str, Given]],
    *,
    default_published: str | None = None,
    settings: Settings | None = None,
    listen: Callable[[int], None] | None = None,
) -> list[Document]:
    """The documents of some articles, each the same as from `extract`, in a quarter less time than one by one.

    Every step is taken for all of them before the next: its rules and lists are in the processor's cache when the
    next article comes, while all steps together fill it many times over; a component that is `Stepwise` has several.
    Sixteen short articles gain nearly all there is to gain; all of them are held in memory at once.

    Args:
        articles: each text with what is known of it; see `extract`.
        listen: is told the index of every article at which a step begins: where this fails, it was the last one.

    Raises:
        ValueError, RuleError, SegmenterError: as for `extract`; then there is no document of any of them.
    """
    if default_published is not None:
        published_date(default_published)
    told = partial(_told, listen=listen)
    for _, given in told(articles):
        if given.published is not None:
            published_date(given.published)
    settings = settings or Settings()
    nlp = load(settings)
    readings = [read(text) for text, _ in told(articles)]
    known = [_known(reading, given, default_published) for reading, (_, given) in zip(readings, articles, strict=True)]
    states = [
        State(reading, anchor=given.published, title=given.title, source=given.source)
        for reading, given in zip(readings, known, strict=True)
    ]
    docs = []
    for state in told(states):
        doc = doc_of(nlp, state.reading.text)
        doc._.minglu = state
        docs.append(doc)
    for _, component in nlp.pipeline:
        if isinstance(component, Stepwise):
            works = [component.steps(doc) for doc in docs]
            # every work is called once a round, so that all are at the same step
            while not all([next(work, _DONE) is _DONE for work in told(works)]):  # noqa: C419
                pass
        else:
            docs = [component(doc) for doc in told(docs)]
    people, segmenter = settings.people == "all", Segmenter.load(settings.segmenter_model).name
    return [
        assemble(state, given, people=people, segmenter=segmenter)
        for state, given in told(list(zip(states, known, strict=True)))
    ]


def _told(items: Sequence[_T], listen: Callable[[int], None] | None) -> Iterable[_T]:
    """The items; `listen` is told the index of each before it is used."""
    if listen is None:
        return items
    return (item for at, item in enumerate(items) if listen(at) is None)


def _known(reading: Reading, given: Given, default_published: str | None) -> Given:
    """What is known of an article from outside, and else from its own header."""
    meta = reading.metadata
    anchor = given.published or meta.published or default_published
    return Given(given.id, anchor, given.title or meta.title, given.source or meta.source, given.encoding)
