"""Where a body's name begins.

Left of the head word the text is looked at for one window: a place, a level word or another body that ends there is
the name's owner, if nothing between it and the head parts them. Without an owner the words before the head are taken
one by one until one that no name holds.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from extraction.pipes.bodies.model import INSTITUTIONS, BodyFound, only_named
from extraction.pipes.bodies.words import Words

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from extraction.places import PlaceFound

_VERBAL = ("v", "d", "p", "c", "u", "r", "t", "f")
_MOSTLY, _OFTEN = 0.8, 0.4
_LEVEL_LONGEST, _BOUNDARY_LONG = 9, 4
_WORD_LOOK = 5
_SUBJECT_LONGEST = 6
_FORM = 8
"""Code points that hold what ends the name of a firm: 集团有限公司."""
_DOUBLED = 2
"""So far, in code points, the word before a doubled level word begins: 我市|市委."""
_POLITICAL = ("party", "mass")
"""What the kinds of the bodies begin with that an unnamed school is the owner of."""
_SMALL = "乡镇村"
"""Levels of places without a zone of their own; the names of cities end in them."""
_COUNTY_WIDE = "县区市旗"
"""What the names of the divisions end in that have all that a county has."""
_OFFICES = ("party", "government")
_HOSPITAL = "hospital"
_SCHOOL = "school"
_BETWEEN_LONGEST, _OWNER_LONGEST, _VISIT_LONGEST = 6, 4, 32


class Edge(NamedTuple):
    """Where a name begins and whose it is; `tail` is where its own part begins, behind the owner."""

    start: int
    tail: int
    place: PlaceFound | None = None
    level: str | None = None
    parent: BodyFound | None = None
    quoted: bool = False
    class_noun: bool = False
    nation: bool = False
    site: PlaceFound | None = None

    @property
    def owned(self) -> bool:
        """Whether the name says whose body it is."""
        return bool(self.place or self.level or self.parent or self.nation)


class Owners:
    """What of a text can own the name that follows: places and bodies by where they end."""

    def __init__(self, text: str, places: Mapping[int, PlaceFound], bodies: dict[int, BodyFound], known: Words) -> None:
        self.text = text
        self._places = places
        self._bodies = bodies
        self._known = known
        self._visits = known.own_news.search(text) is not None
        self._guests: dict[tuple[int, int], bool] = {}
        self._ourselves = self._visits and known.ourselves.search(text) is not None

    def at(self, offset: int, kind: str) -> Edge | None:
        """The owner that ends right at an offset, for a body of a kind; None without one.

        In 石桥村原党支部 the word between the two, in 滑县第十八届人民代表大会 the term, belongs to neither.
        """
        edge = self._right_at(offset, kind)
        if edge is not None or kind not in self._known.placed:
            return edge
        between = self._known.terms if kind in self._known.elected else self._known.once
        match = between.before(self.text, max(0, offset - _BETWEEN_LONGEST), offset)
        owner = self._right_at(match.start(), kind) if match else None
        return owner._replace(tail=offset) if owner is not None else None

    def _right_at(self, offset: int, kind: str) -> Edge | None:
        body, place = self._bodies.get(offset), self._places.get(offset)
        if body is not None and (place is None or body.start <= place.start) and self._can_own(body, kind):
            return Edge(body.start, offset, parent=body)
        if place is not None:
            return Edge(place.start, offset, place=place)
        return self._back(offset, kind) or self._level(offset)

    def is_guest(self, body: BodyFound) -> bool:
        """Whether a body is an institution that visits the one whose news the text is, or that this one visits.

        青岚大学校长一行来我校, 我校师生赴青岚大学.
        """
        if not self._visits or body.bare or body.kind not in self._known.hosts:
            return False
        span = body.start, body.end
        if span not in self._guests:
            self._guests[span] = self._is_told_to_visit(body)
        return self._guests[span]

    def _is_told_to_visit(self, body: BodyFound) -> bool:
        known = self._known
        floor = max(0, body.start - _VISIT_LONGEST)
        if known.visits.match(self.text, body.end) or known.received.before(self.text, floor, body.start):
            return True
        return self._ourselves and known.visited.before(self.text, floor, body.start) is not None

    def ends(self, offset: int) -> bool:
        """Whether a body ends at an offset."""
        return offset in self._bodies

    def near(self, floor: int, end: int, kind: str) -> Edge | None:
        """The nearest owner that ends in `floor:end`, or an edge without one behind a body that cannot own it."""
        for offset in range(end, floor, -1):
            if offset in self._places or offset in self._bodies:
                edge = self.at(offset, kind)
                if edge is not None and (edge.place or edge.parent):
                    return edge
                if not self._bodies[offset].bare:
                    return Edge(offset, offset)
        return None

    def above(self, edge: Edge, kind: str) -> Edge | None:
        """云岭市公安局|石桥区|分局: the body of which the place is that of a branch."""
        body = self._bodies.get(edge.start)
        if body is None or not self._can_own(body, kind):
            return None
        return Edge(body.start, edge.start, parent=body, site=edge.place)

    def affiliated(self, edge: Edge, kind: str) -> Edge | None:
        """云岭医科大学|附属石桥医院: the body to which one with a place in its name is attached."""
        if not self.text.endswith(self._known.affiliated, 0, edge.start):
            return None
        body = self._bodies.get(edge.start - len(self._known.affiliated))
        if body is None or not self._can_own(body, kind):
            return None
        return Edge(body.start, body.end, parent=body, site=edge.place)

    def listed(self, offset: int, kind: str) -> Edge | None:
        """市公安局特警支队、石桥|分局: the bureau whose branches a list names, for the next of them."""
        floor = max(0, offset - _OWNER_LONGEST)
        begin = max(self.text.rfind(mark, floor, offset) for mark in self._known.list_marks) + 1
        before = self._bodies.get(begin - 1) if begin > 0 else None
        if before is None or before.parent is None or not begin < offset or not self._own_word(begin, offset):
            return None
        owner = before.parent
        return Edge(begin, begin, parent=owner) if owner.kind == before.kind and self._can_own(owner, kind) else None

    def beside(self, edge: Edge, end: int, kind: str) -> Edge | None:
        """青岚集团办公室、规划发展|部: the body whose parts a list names, for the next of them, made of known words."""
        marked = self.text[edge.start - 1 : edge.start] in self._known.list_marks
        before = self._bodies.get(edge.start - 1) if marked else None
        owner = before.parent if before is not None else None
        if owner is not None and owner.kind.startswith(_POLITICAL) and owner.parent is not None:
            owner = owner.parent  # 青岚大学党委宣传部、教务|处
        if owner is None or before is None or not self._can_own(owner, kind):
            return None
        if kind.startswith(_POLITICAL) and before.kind.startswith(_POLITICAL):
            return Edge(edge.start, edge.start, parent=owner)  # 县教育局党委、|工会
        if owner.kind not in self._known.inner:
            return None
        if any(b - a == 1 for a, b in self._known.classes_of.fast_words(self.text[edge.start : end])):
            return None  # 中电|科
        return Edge(edge.start, edge.start, parent=owner)

    def next_ward(self, offset: int) -> Edge | None:
        """云岭县人民医院内科、|外科: the hospital whose departments a list names, for the next of them."""
        marked = self.text[offset - 1 : offset] in self._known.list_marks
        before = self._bodies.get(offset - 1) if marked and offset else None
        owner = before.parent if before is not None else None
        return Edge(offset, offset, parent=owner) if owner is not None and owner.kind == _HOSPITAL else None

    def _own_word(self, start: int, end: int) -> bool:
        return not any(char in self._known.boundaries for char in self.text[start:end])

    def joined(self, offset: int, kind: str, *, alike: bool = False, common: bool = False) -> Edge | None:
        """The place of the body before in a list: 县委、政府; 县人民医院、中医院.

        Of one `alike` 县工行、农行; of one that is `common` to all counties 县农业局、供电公司.
        """
        known = self._known
        joint = known.joint.before(self.text, max(0, offset - 1), offset)
        before = self._bodies.get(joint.start() if joint else offset)
        upper = before.parent if before is not None and joint is not None and kind in known.governing else None
        if upper is not None and upper.parent is None and before is not None and before.text.endswith(known.offices_of):
            before = upper  # 县委办、|政府办
        if before is None or before.fixed or not (before.place or before.level):
            return None
        shared = ((alike or common) and before.kind == kind) or (common and _is_countys(before))
        if kind not in known.adopting and not shared:
            return None
        # 党委政府, but 县委宣传部
        if (joint is None or joint.start() == offset) and (before.kind == kind or kind not in known.placed):
            return None
        return Edge(offset, offset, place=before.place, level=before.level)

    def _back(self, offset: int, kind: str) -> Edge | None:
        """校|党委: a word for the body last named whose name ends so, where the word does not end another one."""
        known = self._known
        word = known.owner.before(self.text, max(0, offset - _OWNER_LONGEST), offset)
        if word is None or not self._parted(word.start()):
            return None
        if known.classes_of.known(self.text[word.start() : offset + 1]):
            return None  # 局部 is no department of a bureau
        ends, means = tuple(known.owners[word[0]]["heads"].split()), known.owners[word[0]].get("whole")
        part = means == "part" or self.text[word.start() - 1 : word.start()] in known.pointers
        named = (
            b
            for b in reversed(self._bodies.values())
            if not b.bare and (part or not b.parent) and b.text.endswith(ends) and (part or not self.is_guest(b))
        )
        last = next(named, None)
        if last is None:
            owner = self._only(word) or self._unnamed(word, kind)
        else:
            # 校党委 is the university's, not that of the faculty named last; beside faculties alone it is of a school
            # that the article does not name
            known_whole = (b for b in chain((last,), named) if b.place is not None or b.head not in known.faculties)
            owner = next(known_whole, None if means == "yes" else last) or self._unnamed(word, kind)
        return Edge(word.start(), offset, parent=owner) if owner is not None and self._can_own(owner, kind) else None

    def _only(self, word: re.Match[str]) -> BodyFound | None:
        """The one body named so far of the kind that a word stands for: 公司|工会 in an article on 中国石化.

        青岚公司 need not be what 集团公司 means.
        """
        kind = self._known.owners[word[0]].get("kind")
        if kind is None or kind == _SCHOOL:
            return None
        return only_named(
            b
            for b in self._bodies.values()
            if b.kind == kind
            and not (b.bare or b.parent or self.is_guest(b) or b.text.endswith(self._known.banks))
            and (b.head == word[0] or b.head not in self._known.owners)
        )

    def _unnamed(self, word: re.Match[str], kind: str) -> BodyFound | None:
        """The school or hospital whose own news the article is, where it never says which: 校|党委."""
        if not kind.startswith(_POLITICAL):
            return None  # 学校医院 is a class as often
        row = self._known.owners[word[0]]
        names = row.get("alone", "").split()
        name = names[0] if len(names) == 1 else next((name for name in names if name in self.text), None)
        if name is None:
            return None
        return BodyFound(*word.span(), row["kind"], word[0], word.start(), word[0], word[0], fixed=name)

    def _clear(self, start: int) -> bool:
        """Whether nothing before an offset can run on into the word that begins there."""
        before = self.text[start - 1 : start]
        return not before or before in self._known.boundaries or self._known.outside.match(before) is not None

    def _parted(self, start: int) -> bool:
        """Whether nothing, or a word that no name holds, stands before an offset: 按照|学校党委."""
        return self._clear(start) or self.text[max(0, start - 2) : start] in self._known.boundaries

    def _can_own(self, body: BodyFound, kind: str) -> bool:
        return kind in self._known.parts.get(body.kind, ()) and (not body.bare or body.anchored)

    def _level(self, offset: int) -> Edge | None:  # noqa: PLR0911 - one return a case
        known = self._known
        match = known.level_before.before(self.text, max(0, offset - _LEVEL_LONGEST - 1), offset)
        if match is None:
            return None
        start, word = match.start("level"), match["level"]
        place = self._places.get(start)
        if place is not None:
            # 滑县县委: the level word repeats the place's ending.
            return Edge(place.start, start, place=place) if place.name.endswith(word) else None
        before = self.text[start - 1 : start]
        if before == word:
            # 我市|市委, but not of a city that nobody knows, nor 城市|市委
            ours = self.text[max(0, start - _DOUBLED) : start - 1] in known.speakers
            return Edge(start, offset, level=word) if ours else None
        repeats = before in known.pointers and self.text.startswith(word, offset)
        if before in known.speakers or repeats:
            return Edge(offset, offset, level=word)  # 我县|教育局, 该村|村委会
        if len(word) == 1 and self._in_word(start):
            return None
        apart = self._parted(start) or before in known.levels
        if word in known.zones and before in known.levels:
            if self._parted(start - 1) or self.text[start - 2 : start - 1] in known.speakers:
                return Edge(start - 1, start, level=before)  # 县|工业园区党工委
            apart = before not in _SMALL
        if word in known.zones and not apart:
            return None  # 青岚|工业园区, 萍乡|工业园区: a zone with a name
        return Edge(start, offset, level=word)

    def _in_word(self, start: int) -> bool:
        """Whether the level word at `start` ends another word, or a name that no lexicon has: 杭|州, 岭|州."""
        known = self._known
        before = self.text[start - 1 : start]
        if not before or known.outside.match(before) or before in known.boundaries or before in known.openers:
            return False
        if known.prefix.before(self.text, max(0, start - _WORD_LOOK), start):
            return False  # 民革|市委
        floor = max(0, start - _WORD_LOOK)
        cuts = known.classes_of.fast_words(self.text[floor : start + 1])
        if cuts[-1] != (start - floor, start + 1 - floor):
            return True
        begin, end = cuts[-2]
        return (
            end - begin == 1 and known.classes_of.tags(before).get("n", 0.0) + known.classes_of.frequency(before) == 0
        )


def _is_countys(body: BodyFound) -> bool:
    """Whether a body is an office of a county, which has firms and schools as every county has: 县农业局、|供电公司."""
    level = body.level or (body.place.short[-1:] if body.place is not None else "")
    return level in _COUNTY_WIDE and body.kind.startswith(_OFFICES)


class EdgeFinder:
    """Finds the left edge of open names in one text."""

    def __init__(self, text: str, owners: Owners, known: Words) -> None:
        self._text = text
        self._owners = owners
        self._known = known

    def open(self, end: int, kind: str, *, branch: bool = False) -> Edge:
        """The edge of a name whose head, or whose subject, begins at `end`."""
        floor = self._floor(end)
        near = self._owners.near(floor, end, kind)
        begin = near.tail if near else self._behind_edition(floor, end)
        stop, class_noun = self._stop(begin, end, near)
        if near is not None and near.owned and stop > begin:
            # 国务院总理率|中国党政代表团: what is parted from the head owns nothing
            stop, class_noun = self._stop(begin, end, None)
        if stop == begin and near is not None and not class_noun:
            if not near.owned:
                return Edge(begin, begin)
            return self.widened(near, kind) if branch else near
        if stop == floor and (edge := self._quoted(floor, kind)):
            return edge
        if kind in INSTITUTIONS and self._text.startswith(self._known.ruling_short, stop):
            stop += len(self._known.ruling_short)
        return self._level(stop, end, class_noun)

    def _behind_edition(self, begin: int, end: int) -> int:
        """第二届|云岭医院骨科论坛: what is counted is no body."""
        edition = self._known.edition.match(self._text, begin, end)
        return edition.end() if edition is not None and edition.end() < end else begin

    def _quoted(self, end: int, kind: str) -> Edge | None:
        """云岭县“萤火虫”志愿服务队: a part in quotation marks, and the owner before it."""
        if self._text[end - 1 : end] != self._known.quotes[1]:
            return None
        opening = self._text.rfind(self._known.quotes[0], max(0, end - self._known.window), end)
        if opening < 0 or self._known.sentences.search(self._text, opening, end):
            return None  # 他说：“都好。”|青岚公司
        owner = self._owners.at(opening, kind)
        return owner._replace(quoted=True) if owner else Edge(opening, opening, quoted=True)

    def titled(self, edge: Edge, end: int) -> Edge:
        """“无人机应用与防控联合实验室”: a quotation that ends with a head is the name from its beginning."""
        opening, closing = self._known.quotes
        begin = self._text.rfind(opening, max(0, end - self._known.window), edge.start) + 1
        whole = begin > 0 and self._text.startswith(closing, end) and self._floor(edge.start) == begin
        counted = self._known.number.match(self._text, begin) is not None
        if not whole or counted or edge.class_noun or self._known.of in self._text[begin:end]:
            return edge  # “四个中心”, “全国重要的物流中心”
        first = self._known.classes_of.fast_words(self._text[begin:end])[0]
        if self._parts(begin, begin + first[1], self._text[begin : begin + first[1]]):
            return edge
        return Edge(begin, begin)

    def _floor(self, end: int) -> int:
        floor = max(0, end - self._known.window)
        for match in self._known.outside.finditer(self._text, floor, end):
            floor = match.end()
        return floor

    def _stop(self, begin: int, end: int, near: Edge | None) -> tuple[int, bool]:
        """Where the words before a head stop to be part of a name, and whether a class word or a number stops them."""
        known, text = self._known, self._text
        owned = near is not None and near.owned
        registered = text.startswith(known.registered, end)
        full = registered and near is not None and near.place is not None
        cuts = tuple(self._cuts(begin, end))
        covered = self._covered(begin, end)
        stop = end
        for start, finish in reversed(cuts):
            word = text[begin + start : begin + finish]
            if begin + start in covered:
                stop = begin + start
                continue  # 解放路|小学, 新桥|派出所
            if self._parts(begin, begin + finish, word) or (
                word in known.copulas and text.startswith(known.attended, end)  # 林知远|系|青岚大学毕业
            ):
                # 滑县|兴边农业有限公司: right behind the place a verb is the firm's own name
                brand = (start == 0 and word not in known.boundaries) or (start == 1 and self._number_brand(begin))
                if not (full and brand) and not (
                    word in known.stem_joins
                    and stop < end
                    and not self._owners.ends(begin + start)  # 中国青岚基金会|和青岚公司
                    and self._joins(begin, cuts, start, near, end)
                ):
                    break
            elif word in known.many or known.counted_word.fullmatch(word):
                return begin + start, True
            elif number := self._number(begin + finish, end, word):
                return number
            elif registered and stop < end and self._ends_class(begin, cuts, start, word):
                break  # 国有|青岚林业有限公司: a full name is no class
            elif (not owned and self._begins(begin, cuts, start, word)) or (
                # 农机总站联合|中国农机协会
                word in known.nations and text.endswith(known.with_another, begin, begin + start)
            ):
                named = word in known.international and stop < end and text.startswith(known.written, end)
                return begin + start, word in known.classes and not named
            stop = begin + start
        if (stop == begin and near is not None and (near.place or self._department(stop, end, near))) or text[
            stop - 1 : stop
        ] in known.quotes:
            return stop, False
        return self._without_verbs(stop, end, openers=not (owned and stop == begin)), False

    def _cuts(self, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """The words of a stretch; 该|市 are two."""
        for start, finish in self._known.classes_of.fast_words(self._text[begin:end]):
            first = begin + start
            if (
                self._text[first] in self._known.pointers
                and self._text[first + 1 : begin + finish] in self._known.levels
            ):
                yield start, start + 1
                yield start + 1, finish
            else:
                yield start, finish

    def _number_brand(self, begin: int) -> bool:
        """Whether a number right behind the place is the brand's first character: 云岭|三才实业有限公司."""
        return self._known.number.fullmatch(self._text, begin, begin + 1) is not None

    def _department(self, start: int, end: int, near: Edge) -> bool:
        """Whether a word of many names stands between a body and the ending of a department: 青岚集团|出版|部."""
        known = self._known
        return near.parent is not None and self._text[start:end] in known.namewords and self._text[end] in known.units

    def _begins(self, begin: int, cuts: tuple[tuple[int, int], ...], start: int, word: str) -> bool:
        """Whether a name without an owner before it begins with a word, or ends its class there."""
        known = self._known
        if word in known.nations or self._ends_class(begin, cuts, start, word):
            return True
        return (word[0].isascii() and word[0].isalpha()) or (word in known.levels and self._opens(begin, cuts, start))

    def _ends_class(self, begin: int, cuts: tuple[tuple[int, int], ...], start: int, word: str) -> bool:
        """Whether a word makes a class of what follows: 有关国际|组织, but 青岚国际|物流有限公司."""
        known = self._known
        return word in known.classes and (word not in known.namewords or self._opens(begin, cuts, start))

    def _opens(self, begin: int, cuts: tuple[tuple[int, int], ...], start: int) -> bool:
        """Whether a name can begin with the word at `start`: the one before it is no part of a name."""
        before = next(((a, b) for a, b in cuts if b == start), None)
        if before is None:
            return True
        word = self._text[begin + before[0] : begin + before[1]]
        return word in self._known.speakers or self._parts(begin, begin + before[1], word)

    def within(self, begin: int, at: int, end: int) -> bool:
        """Whether a phrase that stands inside names covers an offset: 新型冠状病毒感染的肺炎."""
        return at in self._covered(begin, end)

    def _covered(self, begin: int, end: int) -> set[int]:
        """The offsets of a stretch that lie in phrases which stand inside names."""
        known = self._known
        found = list(known.inside_phrase.within(self._text, begin, end))
        if found and any(form in self._text[end : end + _FORM] for form in known.registered):
            found = [match for match in found if known.not_in_firms.fullmatch(match[0]) is None]
        if self._text.startswith(known.promoters, end) and (match := known.promotes.before(self._text, begin, end)):
            found.append(match)
        return {at for match in found for at in range(*match.span())}

    def _number(self, end: int, head: int, word: str) -> tuple[int, bool] | None:
        """What follows a number before a head, and whether it counts bodies; None where it is part of the name."""
        if self._known.people_word.fullmatch(word):
            return end, False  # 五位|市人民医院专家
        if not (word[0].isdigit() or self._known.number.fullmatch(word)):
            return None
        if self._text[end - len(word) - 1 : end - len(word)] == self._known.ordinal:
            return None  # 第5督导组
        behind = self._known.measure.match(self._text, end, head)
        if behind is not None:
            return behind.end(), behind["counts"] is not None
        return (end, False) if word[0].isdigit() else None

    def _joins(self, begin: int, cuts: tuple[tuple[int, int], ...], start: int, near: Edge | None, head: int) -> bool:
        """计算机科学与技术系, 中国物流与采购联合会: 与 joins two subjects behind a body, a nation, in a faculty."""
        if near is not None and near.parent is not None:
            # 云岭大学|计算机科学与技术系, but 云岭大学|分别与青石协会, 刑侦大队|民警与交警大队
            known = self._known
            ahead = [self._text[begin + a : begin + b] for a, b in cuts if b <= start]
            parted = any(word in known.boundaries and word not in known.lower for word in ahead)
            return bool(ahead) and ahead[-1] not in known.staff and not parted
        before = next((self._text[begin + a : begin + b] for a, b in cuts if b == start), "")
        if len(before) > 1 and self._text.startswith(self._known.faculty, head):
            # 通信与信息工程学院, but 顾秋禾与经济学院院长, 外语学院与轮机工程学院
            return not before.endswith(self._known.faculty) and self._known.classes_of.best(before) in ("n", "vn")
        behind = next((cut for cut in cuts if cut[0] > start), None)
        if behind is not None and self._text[begin + behind[0] : begin + behind[1]] in self._known.nations:
            return False  # 协和医院与|中国保健基金会
        for at, end in reversed([cut for cut in cuts if cut[1] <= start]):
            word = self._text[begin + at : begin + end]
            if word in self._known.nations:
                return end < start
            if self._parts(begin, begin + end, word):
                return False
        return False

    def _without_verbs(self, start: int, end: int, *, openers: bool) -> int:
        """指导|云岭物流公司: a first word that is as often a verb is one."""
        known = self._known
        while start < end:
            cuts = known.classes_of.fast_words(self._text[start:end])
            first = cuts[0]
            word = self._text[start : start + first[1]]
            verb = len(word) > 1 and known.classes_of.tags(word).get("v", 0.0) >= _OFTEN
            opens = openers and word in known.openers and not self._in_name(start, cuts)
            opens = opens and not (word in known.namewords and self._text.startswith(known.work, start + first[1]))
            if (not verb and not opens) or self.within(start, start, end) or self._runs_on(start, end, word):
                return start
            start += first[1]
        return start

    def _runs_on(self, start: int, end: int, word: str) -> bool:
        """Whether a subject of administration goes on behind its first word: 脱贫|攻坚领导小组."""
        known = self._known
        ends = range(start + len(word) + 1, min(end, start + _SUBJECT_LONGEST) + 1)
        return any(self._text[start:at] in known.stems and self._text[start:at] not in known.general for at in ends)

    def _in_name(self, start: int, cuts: Sequence[tuple[int, int]]) -> bool:
        """Whether the first character is part of a name that no lexicon has: 新|华|医院, but 新|县医院."""
        first, behind = self._text[start], self._text[start + 1 : start + 2]
        apart = len(cuts) > 1 and tuple(cuts[:2]) == ((0, 1), (1, 2))
        return apart and first in self._known.name_openers and behind not in self._known.levels

    def _parts(self, begin: int, end: int, word: str) -> bool:
        """Whether a word that ends at `end` parts a name from what is left of it."""
        known = self._known
        if word in known.boundaries or (word[-1:] in known.sent_to and self._owners.ends(end - 1)):
            return True  # 云岭仲裁委员会|驻|高新区管委会
        if word in known.with_another and self._acts(end - len(word)):
            return not self._named_together(end)
        if word in known.levels and self._text.startswith(known.whole_of, end - len(word) - 1):
            return True  # 全旗|统一战线工作领导小组
        if word in known.namewords or word in known.levels:
            return False
        if len(word) == 1:
            # the segmentation does not know every verb
            return any(
                self._text[at:end] in known.boundaries for at in range(max(begin, end - _BOUNDARY_LONG), end - 1)
            )
        tags = known.classes_of.tags(word)
        return sum(tags.get(tag, 0.0) for tag in _VERBAL) > _MOSTLY

    def _acts(self, end: int) -> bool:
        """Whether a body ends at an offset, or those who work there: 县水利局|执法人员|联合石桥派出所."""
        return self._owners.ends(end) or self._text.endswith(self._known.staff, 0, end)

    def _named_together(self, end: int) -> bool:
        """Whether 联合 goes on with a word of many names: 县公安局|联合执法大队, but 县公安局|联合|城西派出所."""
        known = self._known
        if known.partner.match(self._text, end):
            return False
        first = known.classes_of.fast_words(self._text[end : end + _WORD_LOOK])
        word = self._text[end : end + first[0][1]] if first else ""
        return word in known.namewords or word in known.generic or known.heads.get(word) is not None

    def _level(self, stop: int, end: int, class_noun: bool) -> Edge:
        if self._text.startswith(self._known.ruling, stop) and stop + len(self._known.ruling) < end:
            stop += len(self._known.ruling)  # 中国共产党|云岭大学第四次代表大会
        cuts = self._known.classes_of.fast_words(self._text[stop:end])
        if cuts:
            word, behind = self._text[stop : stop + cuts[0][1]], self._text[stop + cuts[0][1] : stop + cuts[0][1] + 1]
            if word in self._known.nations:
                if stop in self._covered(max(0, stop - _WORD_LOOK), end):
                    return Edge(stop, stop, class_noun=True)  # 创建|全国文明城市领导小组: whose it is stands nowhere
                above = self._known.country.before(self._text, max(0, stop - _WORD_LOOK), stop)
                start = above.start() if above and len(above[0]) > 1 else stop
                return Edge(start, stop + len(word), nation=True)
            if word in self._known.levels and behind not in self._known.level_after:
                edge = self._owners.at(stop + len(word), "")
                if edge is not None and edge.level:
                    return edge
        return Edge(stop, stop, class_noun=class_noun)

    def widened(self, near: Edge, kind: str) -> Edge:
        """南华银行云岭分行: left of the place stands the body whose branch it is."""
        above = self._owners.at(near.start, kind)
        if above is not None and above.parent is not None:
            return Edge(above.start, near.start, parent=above.parent, site=near.place)
        if near.parent is not None:
            return near
        floor = self._floor(near.start)
        stop, _ = self._stop(floor, near.start, None)
        whose = stop < near.start and self._text[stop : near.start] not in self._known.prefixes  # 中共|霍山县|工委
        return Edge(stop, stop, place=near.place) if whose else near
