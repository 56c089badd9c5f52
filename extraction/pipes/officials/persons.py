"""The officials of an article: whoever is given a post, each with the posts once and with every mention."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from extraction.pipes.officials.model import Grant, PersonFound, PostFound, PostSpan, Seat
from extraction.places.model import RANK
from extraction.rulebook import starts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extraction.pipes.officials.organisations import Organisations
    from extraction.rulebook import Rulebook
    from extraction.text import Reading

_DEPUTIES = "副代"
_ACTING = ("代理", "代")
_GIVEN = 2
"""So many characters has a given name that stands alone before an office."""
_DOT = "·"
_BYLINE, _HEADER = "byline", "header"


class _Words:
    """What a rule book says of those who hold posts."""

    def __init__(self, book: Rulebook) -> None:
        self.doctrine = book.compile("names", "{doctrine}")
        self.villages = frozenset(str(book.settings("officials")["words"]["communities"]).split())
        self.deputy, self.acting = (book.compile("officials", f"{{{name}}}") for name in ("deputy", "acting"))


_words = cache(_Words)


@dataclass(slots=True)
class _Person:
    name: str
    posts: list[PostFound] = field(default_factory=list)
    mentions: set[tuple[int, int]] = field(default_factory=set)


class Persons:
    """The officials of one article, by name."""

    def __init__(self, reading: Reading, book: Rulebook) -> None:
        self._rules, self._reading = _words(book), reading
        self.by_name: dict[str, _Person] = {}

    def take(self, grants: Iterable[Grant], organisations: Organisations, *, falls: bool) -> None:
        """Give everybody the posts; in an article on somebody's fall (`falls`) all that a list names are past."""
        for grant in grants:
            start, end = grant.name.start, grant.name.end
            # a header row gives nobody a post: 主编：林知远
            if self._holds_name(start, end) and self._reading.zone_at(start) != _HEADER:
                person = self.by_name.setdefault(grant.name.text, _Person(grant.name.text))
                person.mentions.add((start, end))
                self._give(person, grant, organisations, falls=falls)
        self._join_parts()

    def found(self) -> list[PersonFound]:
        """Those who have posts, by first mention."""
        people = sorted(self.by_name.values(), key=lambda p: min(p.mentions))
        return [PersonFound(p.name, tuple(p.posts), tuple(sorted(p.mentions))) for p in people if p.posts]

    def _holds_name(self, start: int, end: int) -> bool:
        """Whether a stretch can be read, and is none of the byline."""
        return self._reading.readable(start, end) and self._reading.zone_at(start) != _BYLINE

    def _give(self, person: _Person, grant: Grant, organisations: Organisations, *, falls: bool) -> None:
        """Give a person the posts of a grant; in an article on somebody's fall all that a list names are past."""
        former = grant.former
        first, past = grant.posts[0], None
        for post, seat in zip(grant.posts, organisations.of_chain(grant.posts), strict=True):
            if past and not falls and post.body is not None and post.body.own and not _of_one(past, seat):
                former, past = grant.former, None  # 县教育局原局长、县关工委主任韩松
            past = seat if post.inside and not former else past
            former = former or post.former
            ends = grant.rule.constants.get("ends") == "true"
            bare = post.body is None or (post.body.bare and post.body.level is None and bool(post.title_body))
            alone = post is first and bare and post.seat is None
            known = [old for old in person.posts if old.title == post.title and old.organisation is not None]
            if (alone and known) or (post is first and self._is_known(post, grant, known)):
                if ends:
                    _end(person.posts, post.title, None)
                continue  # 院长林知远, 党委书记林知远, whose body is known, though another one was named since
            found = PostFound(
                post.title,
                seat.organisation,
                seat.place,
                bool(self._rules.deputy.search(post.modifiers + post.office)),
                bool(self._rules.acting.search(post.modifiers)),
                former or post.left,
                post.concurrent,
                post.start,
                post.note_end,
                grant.rule.id,
            )
            if ends:
                _end(person.posts, found.title, found.organisation)
            _list_once(person.posts, found)

    def _is_known(self, post: PostSpan, grant: Grant, known: Sequence[PostFound]) -> bool:
        """Whether 县委书记林知远 or 林知远担任村党支部书记 tells again what is known, behind the name of another place.

        Not 林知远调霍山县，任县委书记.
        """
        body = post.body
        if body is None or body.level is None or body.place is not None or body.parent is not None:
            return False
        if body.level in self._rules.villages:
            return any(old.place is not None and RANK[old.place.level] == RANK["village"] for old in known)
        return any(not old.former for old in known) and bool(post.title_body) and grant.name.start >= post.end

    def _join_parts(self) -> None:
        """阿迪力 beside 阿迪力·艾尔肯 is the same person, unless two have that part in their names."""
        people = self.by_name
        parts = Counter(part for name in people if _DOT in name for part in (name.split(_DOT)[0], name.split(_DOT)[-1]))
        for name in [name for name in people if _DOT in name]:
            for part in (name.split(_DOT)[0], name.split(_DOT)[-1]):
                if part in people and parts[part] == 1:
                    other = people.pop(part)
                    people[name].mentions.update(other.mentions)
                    for post in other.posts:
                        _list_once(people[name].posts, post)

    def add_mentions(self, posts: Sequence[PostSpan]) -> None:
        """Where else the text names them, also by surname before one of its `posts`."""
        reading, people = self._reading, self.by_name
        taken = {at for person in people.values() for span in person.mentions for at in range(*span)}
        starts = starts_of(reading.text, people)
        for name in sorted(people, key=lambda n: (-len(n), n)):
            for start in starts[name]:
                end = start + len(name)
                known = (start, end) in people[name].mentions
                if known or not taken.isdisjoint(range(start, end)) or self._rules.doctrine.match(reading.text, end):
                    continue
                if self._holds_name(start, end):
                    people[name].mentions.add((start, end))
                    taken.update(range(start, end))
        self._add_surnames(posts, taken)

    def _add_surnames(self, posts: Sequence[PostSpan], taken: set[int]) -> None:
        """王书记, or 知远副县长, mentions the one official of that name who has such an office."""
        reading = self._reading
        by_surname: dict[str, list[_Person]] = {}
        by_given: dict[str, list[_Person]] = {}
        for person in self.by_name.values():
            by_surname.setdefault(person.name[0], []).append(person)
            by_given.setdefault(person.name[1:], []).append(person)
        for post in posts:
            at = post.core - 1
            if post.body is not None or post.seat is not None or at < 0 or at in taken:
                continue
            begin, office = max(0, post.core - _GIVEN), post.office
            called = by_given.get(reading.text[begin : post.core], [])
            if len(called) == 1 and post.core - begin == _GIVEN:
                fitting, office = called, post.modifiers + office
            else:
                begin, fitting = at, by_surname.get(reading.text[at], [])
            fitting = [p for p in fitting if any(q.title.endswith(office) for q in p.posts)]
            if len(fitting) == 1 and reading.readable(begin, post.core):
                fitting[0].mentions.add((begin, post.core))


def _of_one(first: Seat, second: Seat) -> bool:
    """Whether two posts are of one body, or of a part of it: 县教育局原局长、县教育局党组书记."""
    if first.organisation is None or second.organisation is None:
        return False
    return second.organisation.startswith(first.organisation) or first.organisation.startswith(second.organisation)


def _list_once(posts: list[PostFound], new: PostFound) -> None:
    """A post is listed once per title and body; a wording without its body repeats the one that has it.

    代理县长 is 代县长 in other words.
    """
    for index, old in enumerate(posts):
        if new.acting and old.acting and _acting(new.title) == _acting(old.title):
            new = replace(new, title=old.title)
        if new.organisation is None and _in_short(new.title, old.title):
            return
        if old.title == new.title and (new.organisation is None or old.organisation == new.organisation):
            return
        if old.title == new.title and old.organisation is None:
            posts[index] = replace(new, start=old.start, end=old.end)
            return
    posts.append(new)


def _acting(title: str) -> str:
    return title.replace(*_ACTING)


def _in_short(title: str, whole: str) -> bool:
    """Whether a title without a body is another one without its body's word: 书记 of 党委书记."""
    own = whole.removesuffix(title)
    return bool(own) and own != whole and own[-1] not in _DEPUTIES


def _end(posts: list[PostFound], title: str, organisation: str | None) -> None:
    """县长林知远辞去县长职务: what is given up is held no more, wherever it stood before."""
    for index, old in enumerate(posts):
        if old.title == title and organisation in {None, old.organisation}:
            posts[index] = replace(old, former=True)
