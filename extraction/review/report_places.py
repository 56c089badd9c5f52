"""Where records that are not right stand, and the sentence around them. Pure."""

from collections.abc import Hashable

from extraction.evaluate import Error, Labels
from extraction.evaluate.labels import Named
from schemas import Document, Official, Person, Unit

_Named = Named | Official | Person | Unit

_BY_SPAN = frozenset({"official_mention", "person_mention", "unit"})
_BY_NAME = frozenset({"official", "post", "post_organisation", "unit_record"})
Place = tuple[int, int]
Sentence = tuple[str, str, str]
ENDS = "。！？；\r\n"
FAR = 80
"""Most code points that are shown on either side."""


def place_of(kind: str, error: Error, labels: Labels, document: Document | None) -> Place | None:
    """The span that an error is about, in code points of the raw text; None for what has no place of its own.

    What is compared by its name stands where its person or unit is first mentioned.
    """
    if error.found_at or error.gold_at:
        return error.found_at or error.gold_at
    found = _posts(kind, error, document) or _structure(kind, error, document)
    if found is not None:
        return found
    if kind in _BY_SPAN and isinstance(error.key, tuple):
        return error.key[0], error.key[1]
    return _by_name(error.key, labels, document) if kind in _BY_NAME else None


def sentence(text: str, place: Place) -> Sentence:
    """What stands before a place in its sentence, at it, and behind it."""
    start, end = place
    before = text[max(start - FAR, 0) : start]
    after = text[end : end + FAR]
    cut = max(before.rfind(mark) for mark in ENDS) + 1
    stop = min((at for mark in ENDS if (at := after.find(mark)) >= 0), default=len(after) - 1)
    return before[cut:], text[start:end], after[: stop + 1]


def _posts(kind: str, error: Error, document: Document | None) -> Place | None:
    if kind not in {"post", "post_organisation"} or error.found is None or document is None:
        return None
    assert isinstance(error.key, tuple)
    name, title = error.key[:2]
    posts = (post for one in document.officials if one.name == name for post in one.posts if post.title == title)
    return next(((post.start, post.end) for post in posts), None)


def _structure(kind: str, error: Error, document: Document | None) -> Place | None:
    if kind != "structure" or error.found is None or document is None:
        return None
    same = (one for one in document.structures if (one.kind, tuple(member.name for member in one.members)) == error.key)
    return next(((one.start, one.end) for one in same), None)


def _by_name(key: Hashable, labels: Labels, document: Document | None) -> Place | None:
    """The first mention of the person or unit that a key begins with; the labels know best."""
    name = key[0] if isinstance(key, tuple) else key
    named: list[_Named] = [*labels.persons, *labels.units]
    if document is not None:
        named += [*document.officials, *document.people, *document.units]
    mentions = (mention for one in named if one.name == name for mention in one.mentions)
    return next(((mention.start, mention.end) for mention in mentions), None)
