"""Where a body's name begins.

Left of the head word the text is looked at for one window: a place, a level word or another body that ends there is
the name's owner, if nothing between it and the head parts them. Without an owner the words before the head are taken
one by one until one that no name holds.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extraction.pipes.bodies.model import INSTITUTIONS
from extraction.pipes.bodies.owners import Edge, Owners
from extraction.pipes.bodies.words import KIND, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extraction.rulebook import Rulebook

_VERBAL = ("v", "d", "p", "c", "u", "r", "t", "f")
_MOSTLY, _OFTEN = 0.8, 0.4
_PAIR = 2
_BOUNDARY_LONG = 4
_WORD_LOOK = 5
_SUBJECT_LONGEST = 6
_FORM = 8
"""Code points that hold what ends the name of a firm: 集团有限公司."""


class _Words:
    """What a rule book says of where names begin."""

    def __init__(self, book: Rulebook) -> None:
        units = Settings(book)
        self.edition = units.pattern("edition")
        self.level_after = units.chars("level_after")
        self.measure = book.compile(KIND, "{measure}")
        # what says nothing of a group without the word before it
        self.work = units.text("work")
        # what the names of some bodies end in that is a verb elsewhere: 产业发展促进|中心
        self.promotes = units.tail("promotes")
        # the heads of such names
        self.promoters = units.listed("promoters")
        self.not_in_firms = book.compile(KIND, "{@inside:firms=no}")
        # the party whose congress a body holds: 中国共产党|云岭大学第四次代表大会
        self.ruling = units.text("ruling")
        # the same before a firm, a school, a hospital: 中共|青岚集团党委
        self.ruling_short = units.text("ruling_short")
        self.many = units.words_of("many")
        self.people_word = book.compile(KIND, "{people_word}")
        self.counted_word = book.compile(KIND, "{counted_word}")
        self.sent_to = units.chars("sent_to")
        # people of a body, who act together with another one: 刑侦大队|民警与交警大队
        self.staff = units.listed("staff")
        # heads of faculties whose names have two subjects
        self.faculty = units.listed("faculty")
        # words for many states that the names of societies begin with: 国际|数字经济协会
        self.international = units.words_of("international")
        # marks that no name in quotation marks holds
        self.sentences = units.pattern("sentences")
        # the characters that the names of departments end in
        self.units = units.chars("units")
        # verbs of doing something with another body, which stand inside names as well
        self.with_another = units.listed("with_another")
        # what such a verb is followed by where it joins two bodies: 县工信局联合|教育局
        self.partner = units.pattern("partner")
        self.copulas = units.chars("copulas")
        # verbs that say what somebody is, and the heads before which they are no faculty: 他系|青岚大学毕业
        self.attended = units.listed("attended")
        # Party branches, and what the names of the sites end in that have one: 产业园|党支部
        self.branch = book.compile(KIND, r"{@heads:kind=party_branch}")
        self.branch_sites = units.listed("branch_sites")
        # before a level word: all of the place
        self.whole_of = units.text("whole_of")
        # a preposition that parts a name only at the beginning of a clause
        self.since = units.text("since")
        # the particle that makes a description of what stands before a head
        self.of = units.text("of")
        # verbs of building between a place and what it builds, and what that is
        self.builds, self.built = units.words_of("builds"), units.pattern("built")


_words = cache(_Words)


class EdgeFinder:
    """Finds the left edge of open names in one text."""

    def __init__(self, owners: Owners) -> None:
        self._owners, self._text, self._known = owners, owners.text, owners.known
        self._rules = _words(owners.known.book)

    def open(self, end: int, kind: str, *, branch: bool = False) -> Edge:
        """The edge of a name whose head, or whose subject, begins at `end`."""
        floor = self._floor(end)
        near = self._owners.near(floor, end, kind)
        begin = near.tail if near else self._behind_edition(floor, end)
        stop, class_noun = self._stop(begin, end, near)
        if stop == begin and near is not None and near.place and (built := self._built(begin, end)):
            stop, class_noun = built, True
        elif near is not None and near.owned and stop > begin:
            # 国务院总理率|中国党政代表团: what is parted from the head owns nothing
            stop, class_noun = self._stop(begin, end, None)
        if stop == begin and near is not None and not class_noun:
            if not near.owned:
                return Edge(begin, begin)
            return self.widened(near, kind) if branch else near
        if stop == floor and (edge := self._quoted(floor, kind)):
            return edge
        if kind in INSTITUTIONS and self._text.startswith(self._rules.ruling_short, stop):
            stop += len(self._rules.ruling_short)
        return self._level(stop, end, class_noun)

    def _behind_edition(self, begin: int, end: int) -> int:
        """第二届|云岭医院骨科论坛: what is counted is no body."""
        edition = self._rules.edition.match(self._text, begin, end)
        return edition.end() if edition is not None and edition.end() < end else begin

    def _quoted(self, end: int, kind: str) -> Edge | None:
        """云岭县“萤火虫”志愿服务队: a part in quotation marks, and the owner before it."""
        if self._text[end - 1 : end] != self._known.quotes[1]:
            return None
        opening = self._text.rfind(self._known.quotes[0], max(0, end - self._known.window), end)
        if opening < 0 or self._rules.sentences.search(self._text, opening, end):
            return None  # 他说：“都好。”|青岚公司
        owner = self._owners.at(opening, kind)
        return owner._replace(quoted=True) if owner else Edge(opening, opening, quoted=True)

    def titled(self, edge: Edge, end: int) -> Edge:
        """“无人机应用与防控联合实验室”: a quotation that ends with a head is the name from its beginning."""
        opening, closing = self._known.quotes
        begin = self._text.rfind(opening, max(0, end - self._known.window), edge.start) + 1
        whole = begin > 0 and self._text.startswith(closing, end) and self._floor(edge.start) == begin
        counted = self._known.number.match(self._text, begin) is not None
        if not whole or counted or edge.class_noun or self._rules.of in self._text[begin:end]:
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
                word in self._rules.copulas and text.startswith(self._rules.attended, end)  # 林知远|系|青岚大学毕业
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
            elif word in self._rules.many or self._rules.counted_word.fullmatch(word):
                return begin + start, True
            elif number := self._number(begin + finish, end, word):
                return number
            elif registered and stop < end and self._ends_class(begin, cuts, start, word):
                break  # 国有|青岚林业有限公司: a full name is no class
            elif (not owned and self._begins(begin, cuts, start, word)) or (
                # 农机总站联合|中国农机协会
                word in known.nations and text.endswith(self._rules.with_another, begin, begin + start)
            ):
                named = word in self._rules.international and stop < end and text.startswith(known.written, end)
                return begin + start, word in known.classes and not named
            stop = begin + start
        if (stop == begin and near is not None and (near.place or self._department(stop, end, near))) or text[
            stop - 1 : stop
        ] in known.quotes:
            return stop, False
        return self._without_verbs(stop, end, openers=not (owned and stop == begin)), False

    def _built(self, begin: int, end: int) -> int | None:
        """Where the verb ends that says what a place builds: 青石镇|建设|污水处理厂, but 霍山县|建设小学."""
        verb = max((verb for verb in self._rules.builds if self._text.startswith(verb, begin)), key=len, default="")
        behind = begin + len(verb)
        built = self._rules.built.match(self._text, behind) if verb and behind <= end else None
        return behind if built is not None and built.end() >= end else None

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
        return (
            near.parent is not None
            and self._text[start:end] in known.namewords
            and self._text[end] in self._rules.units
        )

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
            found = [match for match in found if self._rules.not_in_firms.fullmatch(match[0]) is None]
        if self._text.startswith(self._rules.promoters, end) and (
            match := self._rules.promotes.before(self._text, begin, end)
        ):
            found.append(match)
        return {at for match in found for at in range(*match.span())}

    def _number(self, end: int, head: int, word: str) -> tuple[int, bool] | None:
        """What follows a number before a head, and whether it counts bodies; None where it is part of the name."""
        if self._rules.people_word.fullmatch(word):
            return end, False  # 五位|市人民医院专家
        if not (word[0].isdigit() or self._known.number.fullmatch(word)):
            return None
        if self._text[end - len(word) - 1 : end - len(word)] == self._known.ordinal:
            return None  # 第5督导组
        behind = self._rules.measure.match(self._text, end, head)
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
            return bool(ahead) and ahead[-1] not in self._rules.staff and not parted
        before = next((self._text[begin + a : begin + b] for a, b in cuts if b == start), "")
        if len(before) > 1 and (self._text.startswith(self._rules.faculty, head) or self._of_site(begin + start, head)):
            # 通信与信息工程学院, but 顾秋禾与经济学院院长, 英语学院与船舶工程学院; 新材料和智慧家居产业园党支部
            apart = before.endswith(self._rules.faculty) or self._owners.ends(begin + start)
            return not apart and self._known.classes_of.best(before) in ("n", "vn")
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

    def _of_site(self, start: int, head: int) -> bool:
        """Whether a stretch before the Party branch at `head` ends as sites do: 产业园|党支部."""
        return self._rules.branch.match(self._text, head) is not None and self._text.endswith(
            self._rules.branch_sites, start, head
        )

    def _without_verbs(self, start: int, end: int, *, openers: bool) -> int:
        """指导|云岭物流公司: a first word that is as often a verb is one."""
        known = self._known
        while start < end:
            cuts = known.classes_of.fast_words(self._text[start:end])
            size = self._first(start, cuts[0][1])
            word = self._text[start : start + size]
            verb = len(word) > 1 and known.classes_of.tags(word).get("v", 0.0) >= _OFTEN
            opens = openers and word in known.openers and not self._in_name(start, cuts)
            opens = opens and not (word in known.namewords and self._text.startswith(self._rules.work, start + size))
            if (not verb and not opens) or self.within(start, start, end) or self._runs_on(start, end, word):
                return start
            start += size
        return min(start, end)

    def _first(self, start: int, size: int) -> int:
        """The length of the first word of a stretch, which the segmentation need not know: 摸排."""
        return _PAIR if size == 1 and self._text[start : start + _PAIR] in self._known.openers else size

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
        if (
            word in known.boundaries
            or (word[-1:] in self._rules.sent_to and self._owners.ends(end - 1))
            or (word == self._rules.since and begin == end - len(word) and self._opens_clause(begin))
        ):
            return True  # 云岭仲裁委员会|驻|高新区管委会
        if word in self._rules.with_another and self._acts(end - len(word)):
            return not self._named_together(end)
        if word in known.levels and self._text.startswith(self._rules.whole_of, end - len(word) - 1):
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

    def _opens_clause(self, offset: int) -> bool:
        return offset == 0 or self._known.outside.match(self._text, offset - 1) is not None

    def _acts(self, end: int) -> bool:
        """Whether a body ends at an offset, or those who work there: 县水利局|执法人员|联合石桥派出所."""
        return self._owners.ends(end) or self._text.endswith(self._rules.staff, 0, end)

    def _named_together(self, end: int) -> bool:
        """Whether 联合 goes on with a word of many names: 县公安局|联合执法大队, but 县公安局|联合|城西派出所."""
        known = self._known
        if self._rules.partner.match(self._text, end):
            return False
        first = known.classes_of.fast_words(self._text[end : end + _WORD_LOOK])
        word = self._text[end : end + first[0][1]] if first else ""
        return word in known.namewords or word in known.generic or known.heads.get(word) is not None

    def _level(self, stop: int, end: int, class_noun: bool) -> Edge:
        if self._text.startswith(self._rules.ruling, stop) and stop + len(self._rules.ruling) < end:
            stop += len(self._rules.ruling)  # 中国共产党|云岭大学第四次代表大会
        cuts = self._known.classes_of.fast_words(self._text[stop:end])
        if cuts:
            word, behind = self._text[stop : stop + cuts[0][1]], self._text[stop + cuts[0][1] : stop + cuts[0][1] + 1]
            if word in self._known.nations:
                if stop in self._covered(max(0, stop - _WORD_LOOK), end):
                    return Edge(stop, stop, class_noun=True)  # 创建|全国文明城市领导小组: whose it is stands nowhere
                above = self._known.country.before(self._text, max(0, stop - _WORD_LOOK), stop)
                start = above.start() if above and len(above[0]) > 1 else stop
                return Edge(start, stop + len(word), nation=True)
            if word in self._known.levels and behind not in self._rules.level_after:
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
