"""Finds the names of bodies: every word that can end one, from left to right, and what of it makes a body."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extraction.pipes.bodies.build import Builder
from extraction.pipes.bodies.edge import EdgeFinder
from extraction.pipes.bodies.fixed import Fixed
from extraction.pipes.bodies.heads import Heads
from extraction.pipes.bodies.model import Bodies, BodyFound
from extraction.pipes.bodies.organs import Organs
from extraction.pipes.bodies.owners import Owners
from extraction.pipes.bodies.shortnames import Short, short_names
from extraction.pipes.bodies.sorts import Sorts
from extraction.pipes.bodies.words import KIND, Settings, Words, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extraction.places import PlaceFound
    from extraction.rulebook import Rulebook

_COUNT_LOOK = 8
_LONGEST_NAME = 3
_OWN = (2, 12)
"""How long the own part of a firm's name is that ends in no word for firms."""
_SCHOOL, _HOSPITAL, _JUDICIAL = "school", "hospital", "judicial"
_SUBJECT = 4
"""A subject of administration of so many code points ends in no verb that its last character begins."""
_OWNED = ("mass_organisation", "other", "media", "judicial", "government_organ")
"""Kinds of bodies inside others that a text names by their own part, once it has named them in full."""
_OWN_PART, _GROUNDS = 4, 3
"""So long is such a part, in code points, if it has a name: 石桥法庭, and of those that are places 南院区."""


class _Words:
    """What a rule book says of what makes no name, or another one, of a word that can end one."""

    def __init__(self, book: Rulebook) -> None:
        units = Settings(book)
        # what stands between a body and where its group sits
        self.stationed = book.compile(KIND, units.text("stationed") + r"\Z")
        self.stations, self.inspectors = units.words_of("stations"), units.words_of("inspectors")
        # what stands behind a name though its first character makes another word of the head: 红十字会|会长
        self.runs_free = units.pattern("runs_free")
        # what ends no name of a person
        self.no_names = tuple(book.lexicon("names", "tails"))
        self.surnames = frozenset(book.lexicon("names", "surnames").words("level", "common"))
        # what the name of a firm goes on with behind that of a hospital or a school: 青岚医院|管理有限公司
        self.firm_behind = units.pattern("firm_behind")
        # behind an assembly: its standing committee with its term, 县政协|十届委员会常务委员会
        self.standing = book.compile(KIND, "{standing}")
        # 政协 -> 政协常委会: what that committee is called
        self.standing_heads = units.mapped("standing_heads")
        # the word for some of many, which begins as organs end
        self.some = units.listed("some")


_words = cache(_Words)


def find_bodies(text: str, places: Sequence[PlaceFound], book: Rulebook) -> Bodies:
    """Every body that a text names, also inside posts and inside longer names; classes and plurals are none.

    Args:
        places: the place expressions of the text.
    """
    finder = _Finder(text, places, words(book))
    found = finder.find()
    if short := short_names(text, found, places, words(book)):
        finder = _Finder(text, places, words(book), short)
        found = finder.find()
    guests = frozenset(body.text for body in found if finder.owners.is_guest(body))
    return Bodies(
        found, finder.unlisted, school_news=finder.school_news, college_news=finder.college_news, guests=guests
    )


class _Finder:
    """Finds the bodies of one text; `short` are the short names in it, by where they begin."""

    def __init__(
        self, text: str, places: Sequence[PlaceFound], known: Words, short: Mapping[int, Short] | None = None
    ) -> None:
        self._text, self._known, self._short = text, known, short or {}
        self._rules = _words(known.book)
        begun = {place.start: place for place in places}
        refused: set[int] = set()
        self._parts: dict[str, BodyFound | None] = {}
        told = {match[0] for match in known.own_school.finditer(text)}
        self.school_news, self.college_news = bool(told), told == {known.own_college}
        self.owners = Owners(text, {place.end: place for place in places}, known)
        self._edges = EdgeFinder(self.owners)
        sorts = Sorts(text, self.owners.places, refused, known, school_news=self.school_news)
        self._build = Builder(self.owners, begun, sorts, refused)
        self._organs = Organs(self.owners, self._edges, self._build)
        self._fixed = Fixed(self.owners, begun, self._short, self._organs, self._build)
        self._heads = Heads(self.owners, self._edges, sorts, self._organs, self._build, school_news=self.school_news)

    def find(self) -> list[BodyFound]:
        """The bodies in the order of their ends."""
        at = 0
        everything: list[BodyFound] = []
        heads = {start: self._left_of(start, end) for start, end in self._known.heads_spotter.longest(self._text)}
        inside = {at for start, end in heads.items() for at in range(start + 1, end)}
        endings = dict(self._known.suffix_spotter.longest(self._text)) | heads
        if self._short:
            endings |= {start: short.end for start, short in self._short.items()}
        forces = {
            m.start(): m.end() for m in self._known.force.finditer(self._text) if m.end() not in self.owners.places
        }
        endings |= forces
        for start, end in sorted(endings.items()):
            if start < at or (end in inside and start not in heads):
                continue  # the middle of a head: 城|管委|会 of 管委会
            body = (
                (self._fixed.force(start, end) if start in forces else None)
                or self._fixed.in_short(start, end)
                or self._fixed.in_session(start, end)
                or self._body(start, end, plain=start in heads)
            )
            if body is None or self._is_loose(body):
                body = self._again(end) or body
            if body or end in self._build.refused or end in self._heads.honoured:
                at = end
            if body is not None:
                body = self._standing(self._stationed(body))
                at = max(at, body.end)
                self.owners.bodies[body.end] = body
                self._remember(body)
                everything.append(body)
        return everything

    def _left_of(self, start: int, end: int) -> int:
        """Where a head ends; one that is none with its last character before that: 县人大|办理建议."""
        text, known = self._text, self._known
        if text[end - 1] not in known.offices_of or text[start : end - 1] not in known.heads:
            return end
        row = known.heads.get(text[start:end])
        return end - 1 if row is not None and self._ends_other(row, start, end) else end

    def _body(self, start: int, end: int, *, plain: bool) -> BodyFound | None:
        """The body whose name ends in a head or is known everywhere (`plain`), or ends in a suffix; None without."""
        longer = self._known.longer.at(self._text, start)
        if longer is not None and longer.end() == end:
            self._build.refused.add(end)  # 政治中心: nor is its last word a body
        # 国家自然科学基金|委员会 is a body all the same
        if (longer is not None and longer.end() >= end) or self._begins_part(end):
            return None
        return self._headed(start, end) if plain else self._suffixed(start, end)

    def _headed(self, start: int, end: int) -> BodyFound | None:
        word, known = self._text[start:end], self._known
        national = known.national.get(word)
        row = national or known.heads[word]
        if self._ends_other(row, start, end):
            return None
        if (must := row.get("before")) and not self._text.startswith(tuple(must.split("|")), end):
            return None
        body: BodyFound | None = None
        if national is None:
            body = self._fixed.regional(start, end) or self._heads.head(start, end)
        elif self._fixed.is_department(start, end):
            start = end - 1  # 青岚公司|人事|部
        else:
            body = self._fixed.national(start, end)
        if body is not None or self._text[start:end] not in known.suffixes:
            return body
        return self._organs.organ(start, end)

    def _suffixed(self, start: int, end: int) -> BodyFound | None:
        word, known, organs = self._text[start:end], self._known, self._organs
        if self._ends_other(known.suffixes[word], start, end) and not organs.commissions(start, end):
            return None
        found = None
        if word == known.committee[0]:
            found = self._fixed.regional(start, end) or organs.committee(start, end)
        return found or organs.organ(start, end)

    def _ends_other(self, row: Mapping[str, str], start: int, end: int) -> bool:
        """Whether the character before or behind a word makes another one of it."""
        before, behind = self._text[max(0, start - 1) : start], self._text[end : end + 1]
        if self._text[max(0, start - _SUBJECT) : start] in self._known.stems:
            before = ""  # 乡村振兴|办
        other = behind in row.get("not_before", "") and not self._rules.runs_free.match(self._text, end)
        other = other or self._text.startswith(self._known.registered, end)  # 青岚设计|院|有限公司
        if row.get("kind") in (_HOSPITAL, _SCHOOL) and self._rules.firm_behind.match(self._text, end):
            return True
        return bool(behind and other) or bool(before and before in row.get("not_after", ""))

    def _begins_part(self, end: int) -> bool:
        """Whether the last character of a head begins the word for some of many: 组织|部分代表, but 组织部|分管."""
        text, some = self._text, self._rules.some
        return text.startswith(some, end - 1) and not self._known.classes_of.known(text[end : end + 2])

    def _is_loose(self, body: BodyFound) -> bool:
        """Whether a name may be a part of a longer one that was there before: 商|镇派出所, 海洋专业委员会."""
        begins = self.owners.alone(body.start)
        if body.anchored:
            return body.level is not None and not begins
        return not (begins and body.bare) or body.kind == _SCHOOL  # 使执行|指挥中心

    def _remember(self, body: BodyFound) -> None:
        """Keep the own part of a body with an owner, for when the text names it alone; of two with one part neither."""
        owned = body.kind in _OWNED or (body.kind == _SCHOOL and body.head in self._known.faculties)
        grounds = body.head in self._known.grounds
        shortest = _GROUNDS if grounds else _OWN_PART + (body.kind != _JUDICIAL)
        long = shortest <= len(body.tail) < len(body.text)
        if body.parent is not None and (owned or grounds) and long and body.tail != body.head:
            known = self._parts.setdefault(body.tail, body)
            if known is not None and known.text != body.text:
                self._parts[body.tail] = None

    def _again(self, end: int) -> BodyFound | None:
        """The body whose own part ends at an offset without its owner: 海洋专业委员会 of 青岚作家协会海洋专业委员会."""
        for start in range(max(0, end - self._known.window), end - _GROUNDS + 1) if self._parts else ():
            body = self._parts.get(self._text[start:end])
            if body is not None and self.owners.alone(start):
                return body._replace(start=start, end=end, text=body.tail, head_start=end - len(body.head))
        return None

    def unlisted(self, end: int) -> BodyFound | None:
        """The firm whose name ends at an offset in no word that firms are known by: 青岚|董事长."""
        edge = self._edges.open(end, "enterprise")
        own = self._text[edge.tail : end]
        if edge.class_noun or edge.level or not _OWN[0] <= len(own) <= _OWN[1]:
            return None
        if len(own) <= _LONGEST_NAME and own[0] in self._rules.surnames and not own.endswith(self._rules.no_names):
            return None  # 林知远董事长: a person; but not 石台矿|矿长
        words = [own[a:b] for a, b in self._known.classes_of.fast_words(own)]
        if all(len(word) > 1 and self._known.classes_of.known(word) for word in words):
            return None  # 知名企业董事长: a class
        return self._build.body(edge, end, end, "enterprise", "head")

    def _stationed(self, body: BodyFound) -> BodyFound:
        """县纪委监委|驻县教育局纪检监察组: the group of one body that sits in another is the first one's.

        Inspectors need not be told from where they come: |驻县教育局纪检监察组.
        """
        if body.head not in self._rules.stations:
            return body
        host = self.owners.bodies.get(body.start) if body.bare else None  # 驻|高新区管委会|办事处
        begin = host.start if host is not None else body.start
        match = self._rules.stationed.search(self._text, max(0, begin - _COUNT_LOOK), begin)
        sender = self.owners.bodies.get(match.start()) if match else None
        if match is not None and sender is None and body.head in self._rules.inspectors and body.parent is not None:
            return body._replace(start=match.start(), text=self._text[match.start() : body.end], prefix=match[0])
        if sender is None or match is None:
            return body
        start, end = sender.start, body.end
        return body._replace(
            start=start,
            text=self._text[start:end],
            tail=self._text[sender.end : end],
            parent=sender,
            place=None,
            level=None,
            bare=False,
        )

    def _standing(self, body: BodyFound) -> BodyFound:
        """县政协|十届委员会常务委员会: the standing committee of an assembly, with its term; else the body itself.

        县政协|第十届委员会 is the assembly.
        """
        kind, word = self._known.consultative
        owner = body.parent if body.head in self._known.assemblies else None
        term = self._known.term.match(body.tail)
        own = term is not None and term.end() + len(body.head) == len(body.tail)
        if owner is not None and own and owner.kind == kind and owner.tail == word:
            return body._replace(head=word, tail=word, kind=kind, place=owner.place, level=owner.level, parent=None)
        whole = self._rules.standing_heads.get(body.head)
        match = self._rules.standing.match(self._text, body.end) if whole and body.tail == body.head else None
        if whole is None or match is None:
            return body
        return body._replace(end=match.end(), text=self._text[body.start : match.end()], head=whole, tail=whole)
