"""Finds the names of bodies: a word that can end one, and what belongs to it on the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.pipes.bodies.edge import Edge, EdgeFinder, Owners
from extraction.pipes.bodies.model import Bodies, BodyFound
from extraction.pipes.bodies.words import Words, stems_before, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extraction.places import PlaceFound
    from extraction.rulebook import Rulebook

_COUNT_LOOK = 8


def find_bodies(text: str, places: Sequence[PlaceFound], book: Rulebook) -> Bodies:
    """Every body that a text names, also inside posts and inside longer names; classes and plurals are none.

    Args:
        places: the place expressions of the text.
    """
    return Bodies(_Finder(text, places, words(book)).find())


class _Finder:
    def __init__(self, text: str, places: Sequence[PlaceFound], known: Words) -> None:
        self._text = text
        self._known = known
        self._places = {place.end: place for place in places}
        self._found: dict[int, BodyFound] = {}
        self._refused: set[int] = set()
        self._owners = Owners(text, self._places, self._found, known)
        self._edges = EdgeFinder(text, self._owners, known)

    def find(self) -> list[BodyFound]:
        """The bodies in the order of their ends."""
        at = 0
        everything: list[BodyFound] = []
        while match := self._known.scan.search(self._text, at):
            body = self._body(match.start(), match.end(), plain=match["plain"] is not None)
            at = match.end() if body or match.end() in self._refused else match.start() + 1
            if body is not None:
                self._found[body.end] = body
                everything.append(body)
        return everything

    def _body(self, start: int, end: int, *, plain: bool) -> BodyFound | None:
        word = self._text[start:end]
        known = self._known
        if plain:
            row = known.national.get(word) or known.heads[word]
            if self._text[end : end + 1] in row.get("not_before", "") and end < len(self._text) and row.get("not_before"):
                return None
            return self._national(start, end) if word in known.national else self._head(start, end)
        row = known.suffixes[word]
        if row.get("not_before") and end < len(self._text) and self._text[end] in row["not_before"]:
            return None
        return self._committee(start, end) or self._organ(start, end)

    def _national(self, start: int, end: int) -> BodyFound | None:
        word = self._text[start:end]
        row = self._known.national[word]
        name = row.get("name", word)
        return BodyFound(start, end, row["kind"], word, start, word, "", fixed=name, rule=self._known.rules["fixed"])

    def _committee(self, start: int, end: int) -> BodyFound | None:
        """县委, 翼城县委; 委 alone ends other words."""
        edge = self._owners.at(start, "party_committee")
        if edge is None or edge.parent is not None:
            return None
        if edge.place is None and edge.level not in self._known.committees:
            return None
        if edge.place is not None and self._text[start - 1] not in "".join(self._known.committees):
            return None
        return self._make(edge, start, end, "party_committee", "committee")

    def _organ(self, start: int, end: int) -> BodyFound | None:
        """教育局: a subject of administration and a suffix; behind an owner also a subject that no list has."""
        row = self._known.suffixes[self._text[start:end]]
        kind = row["kind"]
        begin = stems_before(self._text, start, max(0, start - self._known.window), self._known)
        direct = self._owners.at(begin, kind)
        if direct is not None and (begin < start or direct.parent is not None):
            return self._make(direct, start, end, kind, "organ")
        if row.get("open") == "yes" or begin < start:
            edge = self._edges.open(begin, kind)
            if edge.place or edge.level or edge.parent:
                return self._make(edge, start, end, kind, "organ")
        if begin == start or row.get("bare") != "yes":
            return None
        return self._make(Edge(begin, begin), start, end, kind, "organ")

    def _head(self, start: int, end: int) -> BodyFound | None:
        word = self._text[start:end]
        row = self._known.heads[word]
        kind, form = row["kind"], row["form"]
        if word in self._known.assemblies:
            return self._assembly(start, end, kind)
        edge = self._owners.at(start, kind)
        if edge is not None and word in self._known.modified and edge.parent is None:
            return None
        if edge is None:
            edge = self._shared(start, kind) if form == "direct" else None
        if edge is None and form != "direct":
            edge = self._edges.open(start, kind, branch=form == "branch")
            if not edge.quoted and not (edge.place or edge.level or edge.parent) and self._is_generic(edge, start):
                return None
        return self._make(edge or Edge(start, start), start, end, kind, "head")

    def _assembly(self, start: int, end: int, kind: str) -> BodyFound | None:
        """中共云岭县第十四届委员会: only behind the name of a party."""
        session = self._known.session.search(self._text, max(0, start - _COUNT_LOOK), start)
        edge = self._owners.at(session.start() if session else start, kind)
        if edge is None:
            return None
        body = self._make(edge, start, end, kind, "head")
        return body if body is not None and body.start < edge.start else None

    def _shared(self, start: int, kind: str) -> Edge | None:
        """县委、政府: the second body has the place of the first."""
        joint = self._known.joint.search(self._text, max(0, start - 1), start)
        before = self._found.get(joint.start() if joint else start)
        if before is None or before.fixed or kind not in self._known.placed or before.kind not in self._known.placed or before.kind == kind:
            return None
        if before.place is None and before.level is None:
            return None
        return Edge(start, start, place=before.place, level=before.level)

    def _is_generic(self, edge: Edge, start: int) -> bool:
        """Whether what stands before a head names nothing: 物业公司."""
        if edge.start == start:
            return False
        stretch = self._text[edge.start : start]
        return edge.class_noun or all(stretch[a:b] in self._known.generic for a, b in self._known.classes_of.fast_words(stretch))

    def _make(self, edge: Edge, head: int, end: int, kind: str, rule: str) -> BodyFound | None:
        start, prefix = edge.start, ""
        text = self._text
        if (edge.place or edge.level or edge.parent) and (match := self._known.prefix.search(text, max(0, start - 12), start)):
            row = self._known.prefixes[match[0]]
            if row["keep"] == "yes" or kind.startswith("party"):
                start, kind = match.start(), row.get("kind", kind)
                prefix = match[0] if row["keep"] == "yes" else ""
        if self._is_class(start):
            self._refused.add(end)
            return None
        if edge.parent is not None and kind == "government_organ" and edge.parent.kind in ("school", "hospital", "enterprise", "other"):
            kind = "other"
        bare = edge.start == head
        return BodyFound(
            start, end, kind, text[head:end], head, text[start:end], text[edge.tail : end], edge.place, edge.level, edge.parent, prefix, None, bare, edge.quoted,
            self._known.rules[rule],
        )  # fmt: skip

    def _is_class(self, start: int) -> bool:
        """Whether a word before a name makes a class or a number of bodies of it."""
        floor = max(0, start - _COUNT_LOOK)
        return bool(self._known.class_before.search(self._text, floor, start) or self._known.counted.search(self._text, floor, start)) or start in self._refused
