"""What the officials component finds. Offsets are code points of the reading, half-open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from extraction.pipes.bodies import BodyFound
    from extraction.places import Place, PlaceFound
    from extraction.rulebook import Rule


class PostSpan(NamedTuple):
    """A post as it stands in the text, before it has met a name.

    Attributes:
        start: where its organisation or place begins, or its first modifier.
        core: where its modifiers begin.
        end: behind the office word.
        office: the office word; modifiers: what stands before it and stays in the title.
        title_office: the office as titles have it.
        title_body: the Party body's or committee's word that belongs to the title, or "".
        seat: the place whose government the office heads, where the text names it.
        former: whether it, and what follows it in a list, is one of the past.
        left: whether a note behind it says so of it alone.
        settled: whether the text behind the office says of which body it is.
        named: whether something that can be a name stands right before the office.
        future: whether it is not yet held, so that nobody has it.
        inside: whether the word that says it is of the past stands behind its body: 县教育局原局长.
        note_end: behind the note in brackets that belongs to it: 副县长（挂职）; else `end`.
        strange: whether it stands in a list behind the name of a body that nobody knows.
        section: the department that its holder heads, whose last character the office shares: 维权部 of 维权部长.
    """

    start: int
    core: int
    end: int
    office: str
    modifiers: str
    title_body: str
    title_office: str
    body: BodyFound | None
    seat: PlaceFound | None
    former: bool
    left: bool
    concurrent: bool
    settled: bool
    named: bool
    future: bool
    rule: str
    note_end: int = 0
    strange: bool = False
    inside: bool = False
    section: str = ""

    @property
    def title(self) -> str:
        """The office with its modifiers and, where it belongs to the title, the body's word."""
        return self.title_body + self.modifiers + self.title_office


@dataclass(frozen=True, slots=True)
class Seat:
    """The body of a post and its jurisdiction; the body is None where the article settles none."""

    organisation: str | None
    place: Place | None
    inherited: bool = True
    """Whether the next office of a list can be of the same body."""
    unknown: bool = False
    """Whether it is a body that nobody knows, so that the article has no other one for the post."""
    group: bool = False
    """Whether it is a working group, under a name that says not whose."""


class Chain(NamedTuple):
    """Posts of one person, one behind the other: 县委副书记、县长.

    Attributes:
        until: where the last post of the list ends, if that is none of `posts`, since it says too little.
    """

    posts: tuple[PostSpan, ...]
    until: int = 0

    @property
    def start(self) -> int:
        """Where the first post begins."""
        return self.posts[0].start

    @property
    def end(self) -> int:
        """Behind the last post."""
        return max(self.until, self.posts[-1].end)


class NameOption(NamedTuple):
    """One reading of where a name ends or begins.

    Attributes:
        text: the name without spaces.
        score: how well it reads as a name at this place; comparable within one text only.
    """

    start: int
    end: int
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Grant:
    """A name that a meeting gives posts to.

    Attributes:
        start, end: where the meeting does.
        former: whether the meeting says that they are past.
    """

    name: NameOption
    posts: tuple[PostSpan, ...]
    rule: Rule
    start: int
    end: int
    former: bool


@dataclass(frozen=True, slots=True)
class PostFound:
    """A post that a person holds or held."""

    title: str
    organisation: str | None
    place: Place | None
    deputy: bool
    acting: bool
    former: bool
    concurrent: bool
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class PersonFound:
    """A person with every mention; who has no post is no official.

    Attributes:
        role: 党员, 教师 …, of somebody without a post; None for officials and where the article says nothing.
    """

    name: str
    posts: tuple[PostFound, ...]
    mentions: tuple[tuple[int, int], ...]
    role: str | None = None
