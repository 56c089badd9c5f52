"""The officials component: posts, the names they meet, and the article's evidence, to persons."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from extraction.pipes.bodies import Bodies, Opening, find_bodies
from extraction.pipes.bodies.words import words as words_of_bodies
from extraction.pipes.officials.chains import Chains
from extraction.pipes.officials.grants import Grants
from extraction.pipes.officials.lives import Lives, life_words
from extraction.pipes.officials.meetings import MeetingRules
from extraction.pipes.officials.model import PostSpan
from extraction.pipes.officials.name_words import name_words
from extraction.pipes.officials.names import NameFinder
from extraction.pipes.officials.organisations import Organisations
from extraction.pipes.officials.persons import Persons
from extraction.pipes.officials.posts import Posts, post_words
from extraction.pipes.state import State, Stepwise, state_of
from extraction.places import PlaceContext
from extraction.places.model import RANK
from extraction.rulebook import Rulebook

_NATIVE = "人"
_NAME_SIZES = (2, 3, 4)
_FULL_NAME = 3


class Officials:
    """The compiled rules; one object serves all articles."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        # what is sought together has to be known before the first text
        for words in (words_of_bodies, name_words, post_words, life_words):
            words(book)
        self._meetings = MeetingRules(book)

    def steps(self, state: State) -> Iterator[None]:
        """Fill in the officials of an article, by first mention, and the spans of their posts; see `Stepwise`."""
        text = state.reading.text
        bodies = state.memo.get("bodies") or find_bodies(text, state.places, self._book)
        state.memo["bodies"] = bodies
        yield
        found = Posts(text, bodies, state.places, self._book).find()
        written = [post for post in found if state.reading.readable(post.core, post.end)]
        posts = [p for p in written if not p.future]
        lists = Chains(text, bodies, self._book)
        chains = lists.of(posts)
        yield
        low = {place.end: place.start for place in state.places if RANK[place.level] > RANK["county"]}
        # 辽宁本溪|人: where somebody is from
        low |= {place.end + 1: place.start for place in state.places if text.startswith(_NATIVE, place.end)}
        names = NameFinder(text, self._book, low, frozenset(_framed(posts, bodies)))
        lives = Lives(text, names, self._book)
        given = Grants(text, names, lives, bodies, state.places, self._book)
        meetings = self._meetings.find(text, chains, names)
        yield
        grants = given.find(meetings, chains)
        yield
        people = Persons(state.reading, self._book)
        if grants:
            context = state.place_context or PlaceContext(text, date=state.anchor)
            opening = state.memo["opening"] = Opening(text, bodies, context, self._book)
            organisations = Organisations(text, bodies, context, opening, self._book)
            people.take(grants, organisations, falls=lives.tells_fall)
            people.add_mentions(posts)
        # 云岭市作家协会的成员: what is no post alone hides no body
        whole = [p for p in written if p.named or lists.holds(p, None)]
        hidden = {*((p.start, p.end) for p in whole), *_before_names(text, written, people.by_name, bodies)}
        state.persons, state.memo["post_spans"] = people.found(), sorted(hidden)


def _framed(posts: Sequence[PostSpan], bodies: Bodies) -> Iterator[tuple[int, int]]:
    """Where nothing but a name can stand between a body and an office: 云岭县委|林知远|书记."""
    for post in posts:
        start = post.core - _FULL_NAME
        if post.body is None and start > 0 and (body := bodies.ending_at(start)) is not None and not body.bare:
            yield start, post.core


def _before_names(
    text: str, posts: Sequence[PostSpan], people: Container[str], bodies: Bodies
) -> Iterator[tuple[int, int]]:
    """The bodies of posts that stand behind names: 县教育局|顾秋禾|局长."""
    for post in posts:
        for start in range(post.core - max(_NAME_SIZES), post.core - min(_NAME_SIZES) + 1):
            body = bodies.ending_at(start) if start > 0 and text[start : post.core] in people else None
            if body is not None:
                yield body.start, body.end


@Language.factory("minglu_officials", default_config={"rules": None}, assigns=["doc._.minglu"])
def make_officials(nlp: Language, name: str, rules: str | None) -> _Component:  # noqa: ARG001 - spaCy's signature
    """Make the component; `rules` is a folder with more rules."""
    return _Component(Officials(Rulebook.load(rules)))


class _Component(Stepwise):
    def __init__(self, officials: Officials) -> None:
        self._officials = officials

    def steps(self, doc: Doc) -> Iterator[None]:
        """Find bodies; posts and their chains; the names that these meet; who is given which; and of which bodies."""
        return self._officials.steps(state_of(doc))
