"""Working groups that a word alone means: 指挥部|指挥长, 领导小组办公室|主任."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, cached_property
from typing import TYPE_CHECKING

from extraction.pipes.bodies import canonical
from extraction.pipes.officials.model import Seat

if TYPE_CHECKING:
    from extraction.pipes.bodies import BodyFound
    from extraction.pipes.officials.article import Article
    from extraction.rulebook import Rulebook

_GROUP = "working_group"
_REACH = 60
"""How many groups back a word is looked for one."""


class _Words:
    """What a rule book says of working groups."""

    def __init__(self, book: Rulebook) -> None:
        self.fillers = book.compile("units", "{@fillers}")
        self.plain = frozenset(str(book.settings("officials")["words"]["plain_groups"]).split())
        self.office = str(book.settings("officials")["words"]["offices"]).split()[0]


_words = cache(_Words)


class Groups:
    """The working groups of one article."""

    def __init__(self, article: Article, book: Rulebook) -> None:
        self._rules = _words(book)
        self._text, self._bodies, self._context = article.text, article.bodies, article.context

    def meant(self, body: BodyFound, before: Seat | None) -> Seat | None:
        """The only group named before whose name ends in a word, under the longest of its names; None of several.

        Args:
            before: the body of the post before it in a list, of whose place the group is where several are named.
        """
        if body.kind != _GROUP or body.parent is not None:
            return None
        own = _own(body)
        if own not in self._rules.plain:
            return None
        inner = self._rules.office if own.endswith(self._rules.office) else ""
        head = own.removesuffix(inner)
        at = bisect_left(self._named, body.start, key=lambda group: group.start)
        named = [group for group in self._named[max(0, at - _REACH) : at] if group.text.endswith(head)]
        if body.anchored:
            before = Seat(*canonical(body, self._context, body.start))  # 县指挥部
        if before is not None and before.place is not None:
            here = [group for group in named if canonical(group, self._context, group.start)[1] == before.place]
            named = here if body.anchored else here or named
        if not named or not all(self._same(named[0], group, head) for group in named[1:]):
            return None
        seats = [canonical(group, self._context, group.start) for group in named]
        name, place = max(seats, key=lambda seat: (seat[1] is not None, len(seat[0])))
        return Seat(name + inner, place)

    def _same(self, one: BodyFound, other: BodyFound, head: str) -> bool:
        """Whether two names are those of one group: one says more than the other, and both not of another place."""
        first, second = (
            canonical(one, self._context, one.start)[1],
            canonical(other, self._context, other.start)[1],
        )
        if first is not None and second is not None and first != second:
            return False
        cores = self._core(one, head), self._core(other, head)
        return cores[0] <= cores[1] or cores[1] <= cores[0]

    def _core(self, group: BodyFound, head: str) -> frozenset[str]:
        """The characters that tell a group from others."""
        return frozenset(self._rules.fillers.sub("", _own(group).removesuffix(head)))

    @cached_property
    def _named(self) -> list[BodyFound]:
        """The groups that the text names whole, in order; 县指挥部 says not which."""
        groups = (body for body in self._bodies.outermost() if body.kind == _GROUP)
        return [group for group in groups if group.parent is not None or _own(group) not in self._rules.plain]


def _own(body: BodyFound) -> str:
    """What the name of a group says of itself."""
    return body.tail or body.text
