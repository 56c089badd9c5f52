"""The officials component: posts, the names they meet, and the article's evidence, to persons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from extraction.pipes.bodies import find_bodies
from extraction.pipes.officials.meetings import Meeting, MeetingRules
from extraction.pipes.officials.model import Chain, NameOption, PersonFound, PostFound, PostSpan
from extraction.pipes.officials.names import NameFinder
from extraction.pipes.officials.organisations import Organisations, Seat
from extraction.pipes.officials.posts import PostGrammar
from extraction.pipes.rules_option import rulebook_of
from extraction.pipes.state import State, state_of
from extraction.places import PlaceContext
from extraction.rulebook import Rulebook

if TYPE_CHECKING:
    from extraction.rulebook import Rule

_HAN = re.compile(r"[\u3400-\u9fff]")
_SENTENCE_END = re.compile(r"[。！？!?\n]")


@dataclass(slots=True)
class _Grant:
    """A name that a meeting gives posts to."""

    name: NameOption
    posts: tuple[PostSpan, ...]
    rule: Rule
    start: int
    end: int
    former: bool


@dataclass(slots=True)
class _Person:
    name: str
    posts: list[PostFound] = field(default_factory=list)
    mentions: set[tuple[int, int]] = field(default_factory=set)


class Officials:
    """The compiled rules; one object serves all articles."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self._posts = PostGrammar(book)
        self._meetings = MeetingRules(book)
        self._joint = book.compile("officials", r"{space}*(?:[、]|和|及|与|以及|{space}){space}*")
        self._doctrine = book.compile("names", "{doctrine}")
        self._deputy = book.compile("officials", "{deputy}")
        self._acting = book.compile("officials", "{acting}")
        self._subject = book.compile("officials", r"{subject_intro}")

    def find(self, state: State) -> tuple[list[PersonFound], list[tuple[int, int]]]:
        """The officials of an article, by first mention, and the spans of their posts."""
        text = state.reading.text
        bodies = state.memo.get("bodies") or find_bodies(text, state.places, self._book)
        state.memo["bodies"] = bodies
        posts = [p for p in self._posts.find(text, bodies, state.places) if state.reading.readable(p.core, p.end)]
        chains = self._posts.chains(text, posts)
        names = NameFinder(text, self._book)
        grants = [g for g in self._grants(text, chains, names) if not _is_place(state, g, names)]
        context = state.place_context or PlaceContext(text, date=state.anchor)
        organisations = Organisations(text, bodies, context, self._book)
        people: dict[str, _Person] = {}
        for grant in grants:
            if not state.reading.readable(grant.name.start, grant.name.end) or _in_byline(state, grant.name.start):
                continue
            person = people.setdefault(grant.name.text, _Person(grant.name.text))
            person.mentions.add((grant.name.start, grant.name.end))
            self._give(person, grant, organisations)
        _add_mentions(state, people, posts, self._doctrine)
        found = [
            PersonFound(p.name, tuple(p.posts), tuple(sorted(p.mentions)))
            for p in sorted(people.values(), key=lambda p: min(p.mentions))
            if p.posts
        ]
        return found, sorted({(p.start, p.end) for p in posts})

    def _grants(self, text: str, chains: Sequence[Chain], names: NameFinder) -> list[_Grant]:
        """Who gets which posts, in the order of the text."""
        meetings = _one_per_chain(self._meetings.find(text, chains, names))
        sure = [m for m in meetings if m.rule.value == "meet"]
        known = Counter(best.text for m in sure for o in m.names if (best := names.choose(o)) is not None)
        grants: list[_Grant] = []
        served: set[int] = set()
        for meeting in meetings:
            if meeting.chain.start not in served:
                given = list(self._grants_of(text, meeting, grants, names, known))
                grants.extend(given)
                served.update(meeting.chain.start for _ in given)
        settled = {grant.name.text for grant in grants}
        for meeting in meetings:
            if meeting.rule.value == "behind":
                best = names.choose(meeting.names[0], known)
                if best is not None and best.text not in settled and best.score >= names.accept:
                    grants.append(
                        _Grant(best, meeting.chain.posts[:1], meeting.rule, meeting.start, meeting.end, False)
                    )
        grants.sort(key=lambda g: (g.start, g.name.start))
        return grants + list(_jointly(text, grants, self._joint))

    def _grants_of(
        self, text: str, meeting: Meeting, before: Sequence[_Grant], names: NameFinder, known: Counter[str]
    ) -> Iterator[_Grant]:
        """What one meeting gives; `before` are the grants to its left."""
        who: list[NameOption | None] = []
        match meeting.rule.value:
            case "meet":
                who = [names.choose(options, known) for options in meeting.names]
            case "goes-on":
                who = [_last_in_sentence(text, before, meeting.start)]
            case "subject":
                who = [self._subject_of(text, meeting.chain.start, names)]
        former = meeting.rule.constants.get("former") == "true"
        for name in who:
            if name is not None:
                yield _Grant(name, meeting.chain.posts, meeting.rule, meeting.start, meeting.end, former)

    def _subject_of(self, text: str, at: int, names: NameFinder) -> NameOption | None:
        """The person whom a life story before `at` introduces: 林知远，男，汉族."""
        last = None
        for match in self._subject.finditer(text, 0, at):
            options = names.options_ending(match.start("note"))
            options = tuple(o for o in options if o.start >= match.start("name") and o.start == match.start("name"))
            if options:
                last = options[0]
        return last

    def _give(self, person: _Person, grant: _Grant, organisations: Organisations) -> None:
        before: Seat | None = None
        former = grant.former
        for post in grant.posts:
            seat = organisations.of(post, before)
            former = former or post.former
            found = PostFound(
                post.title,
                seat.organisation,
                seat.place,
                bool(self._deputy.search(post.modifiers + post.office)),
                bool(self._acting.search(post.modifiers)),
                former,
                post.concurrent,
                post.start,
                post.end,
                grant.rule.id,
            )
            _list_once(person.posts, found)
            before = seat if seat.organisation else before


def _last_in_sentence(text: str, grants: Sequence[_Grant], at: int) -> NameOption | None:
    """The person who met a post last before `at` in its sentence."""
    before = [g for g in grants if g.end <= at and not _SENTENCE_END.search(text, g.end, at)]
    return max(before, key=lambda g: g.end).name if before else None


def _is_place(state: State, grant: _Grant, names: NameFinder) -> bool:
    """A name in front of the office that is (part of) a place's: 金山 of 金山区长江路."""
    if grant.rule.value != "behind":
        return False
    if names.in_country(grant.name.start, grant.name.end):
        return True
    if len(grant.name.text) == 2 and _HAN.match(state.reading.text[grant.name.start - 1 : grant.name.start]):
        return True  # too short to tell from the end of another word
    return any(p.start < grant.name.end and grant.name.start < p.end for p in state.places)


def _list_once(posts: list[PostFound], new: PostFound) -> None:
    """A post is listed once per title and body; a wording without its body repeats the one that has it."""
    for index, old in enumerate(posts):
        if old.title == new.title and (new.organisation is None or old.organisation == new.organisation):
            return
        if old.title == new.title and old.organisation is None:
            posts[index] = replace(new, start=old.start, end=old.end)
            return
    posts.append(new)


def _one_per_chain(meetings: Sequence[Meeting]) -> list[Meeting]:
    """The best meeting of every chain, or, where nobody stands beside it, all that say who is meant.

    Of 任组长、副县长乙 the first post goes back and the others forward.
    """
    kept: list[Meeting] = []
    by_chain: dict[int, list[Meeting]] = {}
    for meeting in meetings:
        by_chain.setdefault(meeting.chain.start, []).append(meeting)
    for rivals in by_chain.values():
        forward = next((m for m in rivals if m.rule.value == "meet" and m.names[0][0].start >= m.chain.end), None)
        backward = next((m for m in rivals if m.rule.value == "meet" and m.names[0][0].start < m.chain.start), None)
        if forward and backward and len(forward.chain.posts) > 1:
            first, rest = Chain(forward.chain.posts[:1]), Chain(forward.chain.posts[1:])
            kept.append(Meeting(first, backward.names, backward.rule, backward.start, first.end))
            kept.append(Meeting(rest, forward.names, forward.rule, rest.start, forward.end))
        elif forward or backward:
            kept.append(forward or backward)  # type: ignore[arg-type]
        else:
            kept.extend(rivals)
    return sorted(kept, key=lambda m: (m.chain.start, m.rule.rank))


def _jointly(text: str, grants: Sequence[_Grant], joint: re.Pattern[str]) -> Iterator[_Grant]:
    """县委书记甲、县长乙任双组长: what the last of a list of posts with names takes, the ones before take as well."""
    ending = {g.name.end: g for g in grants if g.name.start >= g.posts[-1].end}
    for grant in grants:
        if grant.name.start >= grant.posts[0].start:
            continue
        last = ending.get(grant.name.end)
        while last is not None:
            earlier = next(
                (g for g in ending.values() if g.end <= last.start and _joined(text, g.end, last.start, joint)), None
            )
            if earlier is None:
                break
            yield _Grant(earlier.name, grant.posts, grant.rule, earlier.start, grant.end, grant.former)
            last = earlier


def _joined(text: str, end: int, start: int, joint: re.Pattern[str]) -> bool:
    match = joint.match(text, end)
    return match is not None and match.end() == start


def _in_byline(state: State, offset: int) -> bool:
    return any(z.kind == "byline" and z.start <= offset < z.end for z in state.reading.zones)


def _add_mentions(
    state: State, people: dict[str, _Person], posts: Sequence[PostSpan], doctrine: re.Pattern[str]
) -> None:
    text = state.reading.text
    taken: dict[int, str] = {}
    for name in sorted(people, key=lambda n: (-len(n), n)):
        for match in re.finditer(re.escape(name), text):
            if (
                doctrine.match(text, match.end())
                or not state.reading.readable(*match.span())
                or _in_byline(state, match.start())
            ):
                continue
            people[name].mentions.add(match.span())
    for person in people.values():
        for start, end in person.mentions:
            taken.update(dict.fromkeys(range(start, end), person.name))
    by_surname: dict[str, list[_Person]] = {}
    for person in people.values():
        by_surname.setdefault(person.name[0], []).append(person)
    for post in posts:
        at = post.core - 1
        if post.body is not None or post.seat is not None or at < 0 or at in taken:
            continue
        same = by_surname.get(text[at], [])
        fitting = [p for p in same if any(q.title.endswith(post.office) for q in p.posts)] or same
        before = text[at - 1 : at]
        if (
            len(fitting) == 1
            and any(q.title.endswith(post.office) for q in fitting[0].posts)
            and state.reading.readable(at, at + 1)
            and before not in ("", "\0")
        ):
            fitting[0].mentions.add((at, at + 1))


def find_officials(state: State, book: Rulebook) -> list[PersonFound]:
    """The officials of an article; fills `state.memo["post_spans"]` and `["bodies"]`."""
    persons, spans = Officials(book).find(state)
    state.memo["post_spans"] = spans
    return persons


@Language.factory("minglu_officials", default_config={"rules": None}, assigns=["doc._.minglu"])
def make_officials(nlp: Language, name: str, rules: str | None) -> _Component:  # noqa: ARG001 - spaCy's signature
    """Make the component; `rules` is a folder with more rules."""
    return _Component(Officials(rulebook_of(rules)))


class _Component:
    def __init__(self, officials: Officials) -> None:
        self._officials = officials

    def __call__(self, doc: Doc) -> Doc:
        state = state_of(doc)
        state.persons, state.memo["post_spans"] = self._officials.find(state)
        return doc
