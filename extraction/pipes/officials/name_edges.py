"""What stands around a possible name: whether one can end or begin there."""

from __future__ import annotations

import re

from extraction.pipes.officials.name_words import NameWords

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_AHEAD = 8
EDGE = 3.0
"""As much speaks for a name that punctuation follows."""
_CLOSED = 0.5
"""Less than this stands behind a name in a list where a noun follows."""
_CLOSING = 2.0
"""As much as this stands behind a name where a verb follows."""
COMMON = 5
"""A word seen more often than this is not torn by a name."""
_OFFICE_ENDS = "长席记"
"""Characters that offices end in, which make other words with what follows."""
ORDINARY = {"v", "vn", "n", "d", "p", "c", "a", "r", "m", "t"}
"""Classes of the words that a name hardly tears."""
CUT = -3.0
"""The cost of cutting through a word."""
_PREDICATES = {"v", "vn", "a", "d", "t"}
"""Classes of the words that stand behind a name."""
WORD = -5.0
"""The cost of taking a word for a name."""
_LEADING = ("d", "p")
_PAUSES = "、，。；,;\n"
_JOINTS = frozenset("、和与及，,")
_CLAUSE = 16
"""So many code points before a name tell whether it is the last of several."""
_DATING = ("于", "自", "从")
"""Prepositions that stand before dates and end other words as well."""
_VERB = -1.0
_HELD = 1.0
"""As much speaks for a name whose end would be a verb beside another one."""


class NameEdges:
    """The edges of names in one text, as scores: what speaks for one is above 0."""

    def __init__(self, text: str, known: NameWords) -> None:
        self._text, self._known = text, known
        self._behind: dict[int, float] = {}

    def closes(self, end: int) -> bool:
        """Whether what stands behind goes on about a person: 林知远|率医院班子."""
        return self.behind(end) >= _CLOSING

    def runs_on(self, end: int) -> bool:
        """Whether a noun follows at once, as behind the first word of a body's name: 青岚|口腔云岭分公司总经理."""
        return self.behind(end) < _CLOSED

    def behind(self, end: int) -> float:
        """What stands behind a name that ends here."""
        if end not in self._behind:
            self._behind[end] = self._edge_at(end)
        return self._behind[end]

    def _edge_at(self, end: int) -> float:
        text = self._text
        if end >= len(text) or not HAN.fullmatch(text[end]):
            return EDGE
        for length in (4, 3, 2) if self._dangles(end) else (4, 3, 2, 1):
            if (strength := self._known.after.get(text[end : end + length])) is not None and len(
                text[end : end + length]
            ) == length:
                first = self._first_word(end)
                # 在 ends a name, 在线 may not
                return strength if length > 1 or first <= 1 else strength / 2
        first = self._first_word(end)
        if first > 1:
            best = self._known.words.best(text[end : end + first])
            return 1.5 if best in {"v", "d", "p", "vn"} else 0.3
        return 0.3 if self._known.words.best(text[end]) in {"v", "p", "d", "u", "c"} else -1.0

    def _dangles(self, at: int) -> bool:
        """Whether an adverb, a preposition or a verb would have nothing behind it: 林知曾、沈之言."""
        behind = self._text[at + 1 : at + 2]
        if behind and behind not in _PAUSES:
            return self._known.held.match(self._text, at) is not None
        return self._text[at] in self._known.transitive or self._known.words.best(self._text[at]) in _LEADING

    def _first_word(self, at: int) -> int:
        window = self._text[at : at + _AHEAD]
        return self._known.words.fast_words(window)[0][1]

    def begins_word(self, end: int) -> bool:
        """Whether the last character of a name rather begins a word: 王伟|虚报, but not 林建民|主持."""
        known, text = self._known, self._text
        crossing = text[end - 1 : end + 1]
        crosses = known.rare_words.best(crossing) in _PREDICATES and crossing not in known.after
        parted = self.behind(end) >= _CLOSING or text[end] in known.after or self._first_word(end) > 1
        return crosses and not parted

    def ends_one(self, start: int, end: int) -> bool:
        """Whether the end of a name is an adverb of several persons, where one is named: 副县长林知均|出席."""
        if self._text[end - 1 : end] not in self._known.plural:
            return False
        return _JOINTS.isdisjoint(self._text[max(0, start - _CLAUSE) : start])

    def verb(self, end: int) -> float:
        """The cost of ending in what is a verb, as 为 of 林知为."""
        if self._known.held.match(self._text, end - 1):
            return _HELD
        last = self._text[end - 1]
        return 0.0 if self._dangles(end - 1) else _VERB * min(2.0, self._known.after.get(last, 0.0))

    def cut(self, end: int) -> float:
        """The cost of ending inside a word: of 王芳|太勇 none, of 任组|长 much."""
        text = self._text
        crossing = text[end - 1 : end + 1]
        if self._known.never_last.match(text, end - 1):
            return WORD
        if crossing[-1:] in _DATING and self._known.never_last.match(text, end):
            return 0.0  # 王勇|于3月5日
        if crossing in self._known.after:
            return CUT
        return CUT if self._known.words.best(crossing) not in {None, "ns", "nt", "nz"} and len(crossing) == 2 else 0.0

    def torn(self, start: int) -> float:
        """The cost of beginning inside a word: 落|实建华; behind an office no word runs on: 外长|达尔."""
        crossing = self._text[start - 1 : start + 1] if start and self._text[start - 1] not in _OFFICE_ENDS else ""
        common = len(crossing) > 1 and self._known.words.frequency(crossing) > COMMON
        if crossing in self._known.after:
            return WORD  # 勉|励韩松
        return CUT if common and self._known.words.best(crossing) in ORDINARY else 0.0
