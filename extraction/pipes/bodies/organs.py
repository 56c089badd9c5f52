"""Bodies with a subject of administration before an ending: 教育局, 县|农业局; and 委, which alone ends other words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extraction.pipes.bodies.owners import Edge
from extraction.pipes.bodies.words import Settings, run_before

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.pipes.bodies.build import Builder
    from extraction.pipes.bodies.edge import EdgeFinder
    from extraction.pipes.bodies.model import BodyFound
    from extraction.pipes.bodies.owners import Owners
    from extraction.rulebook import Rulebook

_SHORT = 2
_PARTY = "party_committee"


class _Words:
    """What a rule book says of organs."""

    def __init__(self, book: Rulebook) -> None:
        units = Settings(book)
        self.committees = units.lexicon("joins")
        self.league_short = units.chars("league_short")
        # what begins a verb with 委 only where nothing makes a committee of it: 县委|派出, but 公司|委派
        self.commissions = units.pattern("commissions")
        # what the committee of a party may be called by behind its 委: 民盟滑县县委|会
        self.assembled = units.pattern("assembled")


_words = cache(_Words)


class Organs:
    """The organs of one text."""

    def __init__(self, owners: Owners, edges: EdgeFinder, build: Builder) -> None:
        self._owners, self._edges, self._build = owners, edges, build
        self._text, self._known, self._rules = owners.text, owners.known, _words(owners.known.book)

    def organ(self, start: int, end: int) -> BodyFound | None:
        """教育局: a subject of administration and a suffix; behind an owner also a subject that no list has."""
        row = self._known.suffixes[self._text[start:end]]
        kind, begin = row["kind"], self.subject(start)
        if (
            row["bare"] == "no"
            and begin < start
            and end - begin == _SHORT
            and self._known.classes_of.best(self._text[begin:end]) == "n"
        ):
            return None  # 教室
        edge = self._organ_owner(begin, start, end, row)
        if edge is not None:
            return self._build.body(edge, start, end, kind, "organ") if edge.owned else None
        left = self._text[max(0, begin - _SHORT) : begin]
        parted = left in self._known.boundaries or self._known.classes_of.known(left)
        runs_on = begin not in self._owners.bodies and not self._owners.alone(begin) and not parted
        # 中煤|地质总局: the name of another body ends so
        if (begin == start and row.get("bare") != "back") or runs_on or self._crossed(begin, start, end):
            return None
        before = self._text[begin - 1 : begin]
        if row["bare"] == "never" and (before in self._known.stem_joins or not self._owners.alone(begin)):
            return None
        return self._build.body(self._owners.lent(begin, end, kind) or Edge(begin, begin), start, end, kind, "organ")

    def _organ_owner(self, begin: int, start: int, end: int, row: Mapping[str, str]) -> Edge | None:
        """Whose a government body is; an edge without an owner for a body of nobody we know, None for a bare one."""
        kind, free = row["kind"], row.get("open", "no")
        edge = self._owners.at(begin, kind)
        leveled = edge is not None and edge.level is not None  # 县农委科教科、|县兽医站
        if row.get("branch") == "yes" and not leveled and (edge is None or edge.parent is None):
            above = self._owners.above(edge, kind) if edge is not None and edge.place is not None else None
            if (branch := above or self._owners.listed(start, kind)) is not None:
                return branch
        if edge is not None and (begin < start or self._extends(edge, end - begin, row)):
            return edge
        if begin < start or (free != "no" and self.is_word(start, end)):
            edge = self._edges.open(begin, kind)
            if edge.parent is not None and edge.parent.fixed and edge.parent.kind == _PARTY and begin == start:
                return Edge(begin, begin)  # 中央内政部: another party's, for its own are all known
            # 国铁北京|局: a subject stands between the place and the suffix, but in 市局 and 武警北京市|总队
            near = self._text[edge.start : start] in self._known.levels or row.get("branch") == "yes"
            if edge.parent or (edge.owned and (begin < start or (free == "yes" and (near or edge.tail < start)))):
                return edge
            if free != "no" and not edge.class_noun and edge.start < start:
                return self._owners.beside(edge, begin, kind)
        return None

    def _extends(self, edge: Edge, size: int, row: Mapping[str, str]) -> bool:
        """Whether a suffix alone makes a body of the one before it: 县委|办, 市公安局|办公室, but not 党中央|站好岗."""
        if edge.parent is None or row["bare"] == "never":
            return False
        return size > 1 or row["bare"] != "no" or edge.parent.kind == "other"

    def _crossed(self, begin: int, start: int, end: int) -> bool:
        """Whether a word begins inside the subject and ends with the suffix: 价|格局."""
        cuts = self._known.classes_of.fast_words(self._text[begin:end])
        return any(0 < a < start - begin < b for a, b in cuts)

    def subject(self, start: int) -> int:
        """Where the subject of administration before a suffix begins; itself where there is none."""
        begin = run_before(
            self._text, start, max(0, start - self._known.window), self._known.stems, self._known.stem_joins
        )
        # 青岚湖自然保护区|管理局: a place may end in what is a subject as well
        begin = next(
            (e for e in range(start, begin, -1) if e in self._owners.places and self._owners.places[e].start < begin),
            begin,
        )
        return start if self._text[begin:start] in self._known.general else begin

    def is_word(self, start: int, end: int) -> bool:
        """Whether a word is no part of another one: not 举|办, 集|中办|公."""
        floor = max(0, start - 3)
        # 竞赛处|处长, 出版部|主任: the office would take the body's last character
        office = self._text[end : end + 1] == self._text[end - 1] or self._text.startswith(self._known.office, end)
        behind = end if office else end + 2
        cuts = self._known.classes_of.fast_words(self._text[floor:behind])
        return any(floor + a == start for a, _ in cuts) and any(floor + b == end for _, b in cuts)

    def committee(self, start: int, end: int) -> BodyFound | None:
        """县委, 霍山县委; 委 alone ends other words."""
        edge = self._owners.at(start, "party_committee")
        if edge is None or edge.parent is not None:
            return None
        if edge.place is None and edge.level not in self._rules.committees:
            return None
        if edge.place is not None and self._text[start - 1] not in "".join(self._rules.committees):
            return None
        made = self._build.body(edge, start, end, "party_committee", "committee")
        if made is not None and made.kind == _PARTY and made.place is not None:
            return self._of_youth(made)
        if made is None or made.kind == _PARTY or not (longer := self._rules.assembled.match(self._text, end)):
            return made
        # 民盟滑县县委|会
        return made._replace(end=longer.end(), text=self._text[made.start : longer.end()])

    def _of_youth(self, body: BodyFound) -> BodyFound:
        """团|霍山县委: the committee of the youth league; else the body itself."""
        start, league = body.start - 1, self._known.league
        if self._text[start : body.start] not in self._rules.league_short or not self._owners.alone(start):
            return body
        text = self._text[start : body.end]
        return body._replace(start=start, text=text, kind="mass_organisation", prefix=league)

    def commissions(self, start: int, end: int) -> bool:
        """Whether 委 ends the name of a committee though a verb begins with it as well: 县委|派出, 卫健委|以."""
        text, known = self._text, self._known
        if text[start:end] != known.committee[0] or not self._rules.commissions.match(text, end):
            return False
        return text[start - 1 : start] in self._rules.committees or self.subject(start) < start
