"""Departments that the own news of a body calls by their names alone: 护理部 is 霍山县人民医院护理部."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extraction.pipes.bodies.names import canonical
from extraction.pipes.bodies.words import KIND, Settings

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from extraction.pipes.bodies.house import House
    from extraction.pipes.bodies.model import Bodies
    from extraction.places import PlaceContext
    from extraction.rulebook import Rulebook

_LONGEST = 40
"""So far, in code points, a name can begin before another one that it holds."""
_CLAUSE, _ITEM = 16, 12
_BRANCH, _OTHER = "party_branch", "other"
_PLAIN = ("hospital", "judicial", "government_organ")
"""Kinds of departments beside which others of any name are of that kind too."""


class Department(NamedTuple):
    """One of them: `begin` is where the word for its body begins, 我院|护理部, and `start` where its own name does."""

    begin: int
    start: int
    end: int
    kind: str


class _Words:
    """What a rule book says of departments."""

    def __init__(self, book: Rulebook) -> None:
        units = Settings(book)
        rows: Mapping[str, Mapping[str, str]] = book.settings(KIND)["own_departments"]
        # kind of the whole, or what its name ends in -> what its departments are called, each kind of them a group
        self.of = {whole: book.compile(KIND, rf"(?:{_groups(kinds)})") for whole, kinds in rows.items()}
        self.rooms, self.in_rooms = units.pattern("rooms"), units.chars("in_rooms")
        self.none, self.writes = units.words_of("no_departments"), units.listed("writes")
        self.each_forms = units.tail("each_forms")
        self.next_item = units.pattern("next_item")
        self.item_before = units.tail("item_before")
        # the last character of such a name -> its kind
        self.ends = units.mapped("item_ends")
        self.list_marks = units.words_of("list_marks")
        self.branch = book.compile(KIND, "{department_branch}")
        self.lead = book.compile(KIND, "{department_lead}")
        self.owners, self.national = book.lexicon(KIND, "owners"), book.lexicon(KIND, "national")


department_words = cache(_Words)


def _groups(kinds: Mapping[str, str]) -> str:
    return "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items())


def _order(lead: tuple[int, int]) -> tuple[int, int]:
    """By where a department begins with the word for its body, the longest such word first."""
    return lead[0], -lead[1]


class OwnDepartments:
    """Such departments of one article.

    Attributes:
        found: them, in order.
    """

    def __init__(
        self, text: str, bodies: Bodies, context: PlaceContext | None, house: House | None, book: Rulebook
    ) -> None:
        """Take the article; `house` is the body whose own news it is."""
        self._text, self._bodies, self._context, self._rules = text, bodies, context, department_words(book)
        self.found = self._with_neighbours(list(self._of(house))) if house is not None else []

    def _of(self, house: House) -> Iterator[Department]:
        rows = self._rules.of
        pattern = next((row for end, row in rows.items() if house.name.endswith(end)), rows.get(house.kind))
        if pattern is None:
            return
        last, others = 0, set[int]()
        for begin, start in sorted({*self._leads(house), *self._behind_name(house)}, key=_order):
            match = pattern.match(self._text, start)
            if match is None or begin < last:
                continue
            branch = self._rules.branch.match(self._text, match.end())
            end, kind = (match.end(), str(match.lastgroup)) if branch is None else (branch.end(), _BRANCH)
            if self._is_anothers(begin, house, others):
                others.add(end)
                continue
            if self._text[start:end] in self._rules.none or self._text.startswith(self._rules.writes, end):
                continue
            if self._is_room(begin, end) or self._is_no_name(begin, end):
                continue
            last = end
            yield Department(begin, start, end, kind)

    def _with_neighbours(self, found: list[Department]) -> list[Department]:
        """The same with what else lists name behind them, and before, by words that no list has: 机电科、|通防科."""
        known = {at for department in found for at in range(department.begin, department.end)}
        queue = list(found)
        while queue:
            department = queue.pop()
            for span in (self._behind(department.end), self._before(department.begin)):
                if span is None or span[0] in known or self._holds_another(*span):
                    continue
                plain = department.kind if department.kind in _PLAIN else _OTHER
                kind = self._rules.ends.get(self._text[span[1] - 1], plain)
                other = Department(span[0], *span, kind)
                known.update(range(*span))
                queue.append(other)
                found.append(other)
        return sorted(found)

    def _holds_another(self, start: int, end: int) -> bool:
        """Whether an item of a list is a part of another body, or no name: 、县财政局预算股."""
        near = self._bodies.between(max(0, start - _LONGEST), end)
        return any(b.end > start and (b.anchored or b.end != end) for b in near) or self._is_no_name(start, end)

    def _behind(self, end: int) -> tuple[int, int] | None:
        """The next item of a list."""
        item = self._rules.next_item.match(self._text, end)
        return item.span("own") if item is not None else None

    def _before(self, start: int) -> tuple[int, int] | None:
        """The item before in a list."""
        item = self._rules.item_before.before(self._text, max(0, start - _ITEM), start)
        return item.span("own") if item is not None else None

    def _leads(self, house: House) -> Iterator[tuple[int, int]]:
        """Where departments can begin, with the word of their body before them and without it."""
        for lead in self._rules.lead.finditer(self._text, 0, house.end):
            if lead["own"] is not None and house.name.endswith(self._ends(lead["word"] or lead["own"])):
                yield lead.start("word" if lead["word"] else "own"), lead.end()
            start = lead.end() if lead["own"] is None else lead.start("own")
            yield start, start  # 院|感染科, 院感科

    def _behind_name(self, house: House) -> Iterator[tuple[int, int]]:
        """The same behind its whole name, where that is no name of a department with words that a lexicon has."""
        name = house.body.text if house.body is not None else ""
        for body in self._bodies.all if name else ():
            if body.text == name and self._bodies.starting_at(body.start) == body and body.start < house.end:
                yield body.start, body.end

    def _ends(self, word: str) -> tuple[str, ...]:
        """What the names of bodies end in that a word is for."""
        row = self._rules.owners.get(word)
        return (word,) if row is None else (word, *row["heads"].split())

    def _is_anothers(self, start: int, house: House, others: Container[int]) -> bool:
        """Whether a list names the parts of another body: 县教育局人事股、|办公室; `others`: where such a part ends."""
        if self._text[start - 1 : start] not in self._rules.list_marks:
            return False
        before = self._bodies.ending_at(start - 1)
        if start - 1 in others or before is None or not before.anchored:
            return start - 1 in others
        return not canonical(before, self._context, before.start)[0].startswith(house.name)

    def _is_room(self, start: int, end: int) -> bool:
        """Whether a department is only where something happens, 在|办公室, or each of many has one."""
        if self._rules.each_forms.before(self._text, max(0, start - _CLAUSE), start) is not None:
            return True  # 各支部成立|党员突击队
        room = self._rules.rooms.search(self._text, start, end)
        return room is not None and self._text[start - 1 : start] in self._rules.in_rooms

    def _is_no_name(self, start: int, end: int) -> bool:
        """Whether a stretch is a ministry, or part of a longer name that says whose it is."""
        if self._text[start:end] in self._rules.national:
            return True  # 教育部
        near = self._bodies.between(max(0, start - _LONGEST), end)
        return any(b.end > start and (b.end > end or (b.anchored and b.start < start)) for b in near)
