"""Which bodies of an article stand for themselves, and where the article is at home."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from extraction.places import Place
from extraction.rulebook import starts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extraction.pipes.bodies import Bodies, BodyFound
    from extraction.pipes.state import State
    from extraction.rulebook import Rulebook

KIND = "units"
_TITLE = 60
"""How many code points before a body the title that holds it may begin."""
_LONGEST_AUTHOR = 3
"""So many code points the name of a person who writes has at most."""
Span = tuple[int, int]
_MOST, _OFTEN, _HEADING = 0.6, 3, 120


class MentionFinder:
    """The bodies of one article outside posts, furniture and damage."""

    def __init__(self, state: State, bodies: Bodies, book: Rulebook) -> None:
        self.text = state.reading.text
        self.context = state.place_context
        self.bodies = bodies
        self._state = state
        self._posts: list[Span] = sorted(state.memo.get("post_spans", ()))
        self.headline_end = next((zone.end for zone in state.reading.zones if zone.kind == "headline"), 0)
        """Where the headline ends; 0 without one."""
        names = (span for person in state.persons for span in person.mentions)
        self._in_names = {at for start, end in names for at in range(start + 1, end)}
        """Where a body would begin, or end, inside a name: 林广|华为, 理事长林|二中."""
        self._in_any = self._in_names.union(*(range(start + 1, end) for start, end in self._writers(state)))
        """The same, and where a body would begin inside the name of who writes; that may end in one: 作者：教育局."""
        titles = str(book.settings(KIND)["titles"])
        self._titles = titles[0], titles[1]
        self._issues = book.compile(KIND, str(book.settings(KIND)["issues"]))
        self.source = self._source(book)
        self.place_starts = [place.start for place in self.context.places] if self.context else []
        self.focus = self._focus()
        self.offices = frozenset(start for start, _ in self._posts)
        """Where posts begin: a body that ends there belongs to one."""
        self.taken: set[int] = set()
        """Code points that belong to a mention or to a post."""
        for start, end in self._posts:
            self.taken.update(range(start, end))

    def _writers(self, state: State) -> Iterator[Span]:
        """Where the names of authors and editors stand; a longer one is a body."""
        metadata = state.reading.metadata
        names = [name for name in (*metadata.authors, *metadata.editors) if len(name) <= _LONGEST_AUTHOR]
        for name, places in starts_of(self.text, dict.fromkeys(names)).items():
            yield from ((at, at + len(name)) for at in places)

    def place_ending_at(self, offset: int) -> Place | None:
        """The place expression that ends at an offset."""
        places = self.context.places if self.context else ()
        at = bisect_left(self.place_starts, offset) - 1
        if at < 0 or places[at].end != offset:
            return None
        return places[at].place

    def place_of_leader(self, offset: int) -> Place | None:
        """The place of the post of whoever is named right before an offset."""
        leaders = (p for p in self._state.persons if any(end == offset for _, end in p.mentions))
        return next((post.place for p in leaders for post in p.posts if post.place and not post.former), None)

    def standing(self) -> list[BodyFound]:
        """The outermost bodies that are no part of a post, in order; nor is one right before a post: it is of it."""
        free = [
            body
            for body in self.bodies.all
            if body.start not in self._in_any
            and body.end - 1 not in self._in_names
            and not self.in_post(body.start, body.end)
            and self.readable(body.start, body.end)
        ]
        kept: list[BodyFound] = []
        for body in sorted(free, key=lambda b: (b.start, -b.end)):
            if (kept and body.start < kept[-1].end) or self.in_title(body.start, body.end) or body.end in self.offices:
                continue
            if self.source and body.start < self.source[1] and self.source[0] < body.end:
                continue
            kept.append(body)
        return kept

    def in_title(self, start: int, end: int) -> bool:
        """Whether a body is part of the title of a document; a medium's name is the whole.

        Who issues it is none: 《国务院关于…的意见》.
        """
        opening, closing = self._titles
        before = self.text.rfind(opening, max(0, start - _TITLE), start)
        if before < 0 or closing in self.text[before:start]:
            return False
        if before + 1 == start and self._issues.match(self.text, end):
            return False
        after = self.text.find(closing, end, end + _TITLE)
        return not (after >= 0 and not self.text[before + 1 : start].strip() and not self.text[end:after].strip())

    def readable(self, start: int, end: int) -> bool:
        """Whether a mention may lie there."""
        return self._state.reading.readable(start, end)

    def free(self, start: int, end: int) -> bool:
        """Whether a stretch is readable and belongs to no mention and no post."""
        return self.readable(start, end) and self.taken.isdisjoint(range(start, end))

    def signs(self, offset: int) -> bool:
        """Whether an offset lies where those are named who wrote the text."""
        return self._state.reading.zone_at(offset) == "byline"

    def in_post(self, start: int, end: int) -> bool:
        """Whether a stretch lies in a post, or runs into one."""
        at = bisect_left(self._posts, (start + 1, 0)) - 1
        return any(
            (s <= start and end <= e) or (s < end and start < s and end <= e)
            for s, e in self._posts[max(0, at - 2) : at + 3]
        )

    def _source(self, book: Rulebook) -> Span | None:
        """The medium in the header row."""
        source = self._state.reading.metadata.source
        for zone in self._state.reading.zones:
            if source and zone.kind == "header" and (at := self.text.find(source, zone.start, zone.end)) >= 0:
                return at, at + len(source)
        return None

    def _focus(self) -> Place | None:
        """The division that the article is about: a town that it names most and early, else its home."""
        context = self.context
        if context is None:
            return None
        towns = Counter(name for place in context.places for level, name in place.parts if level == "township")
        if towns:
            name, often = towns.most_common(1)[0]
            early = any(name in [n for _, n in place.parts] for place in context.places if place.start < _HEADING)
            if often >= _OFTEN and often >= _MOST * sum(towns.values()) and early:
                return context.resolve(name)
        for level in ("county", "prefecture", "province"):
            home = context.home(level)
            if home is not None:
                return home
        return None
