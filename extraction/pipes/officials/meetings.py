"""How posts meet names, by the rules of rules/officials/meetings.yaml.

A rule's pattern holds the sign for a chain of posts, and, unless it speaks of the sentence's subject, the sign for
a list of names. It is
cut at the signs; what stands between, before and behind is matched from the chain outwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from extraction.errors import RuleError
from extraction.pipes.officials.model import Chain, NameOption
from extraction.pipes.officials.names import NameFinder
from extraction.rulebook import Rule, Rulebook, Tail
from extraction.rulebook.anchors import shape_of
from extraction.rulebook.compiled import compiled

_POSTS, _NAMES = "\ue000", "\ue001"
_SIGN = re.compile(r"\(\?:(?:\\u)?(e000|e001|\ue000|\ue001)\)", re.IGNORECASE)
_LOOK_BACK = 60
_MOST = 4096
"""So many choices of rules are kept."""
_LONGEST_JOINT = 24
_ITEMS = 4
"""So many names of a list may be words as well, one behind the other."""
_MEETING = ("meet", "behind", "subject", "goes-on")
_CLAUSE_ENDS, _DEPUTY = ("，", ","), "副"
_SURE = 2.0
"""A name with a better score needs no office beside it."""
_COMMAS, _LONGEST_JOB = ("、", "，", ","), 12
_LABEL = "：: \u3000"
_ALONE = ("subject", "goes-on")
"""Rules that name nobody: the text before says of whom they speak."""


class Meeting(NamedTuple):
    """A chain of posts with the names that it stands with.

    Attributes:
        names: for every name of the list its possible readings, best first; empty for a rule about the sentence's
        subject.
        end: behind the last name or post, whichever comes last.
    """

    chain: Chain
    names: tuple[tuple[NameOption, ...], ...]
    rule: Rule
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Cut:
    """A rule's pattern cut at its signs."""

    rule: Rule
    names_first: bool
    before: Tail
    between: re.Pattern[str]
    gap: Tail
    """`between`, where it stands before the posts."""
    after: re.Pattern[str]


class MeetingRules:
    """The meeting rules of a rule book, compiled once."""

    def __init__(self, book: Rulebook) -> None:
        self._cuts = [_cut(rule) for rule in book.rules("officials") if rule.value in _MEETING]
        jobs = [book.compile("officials", f"{{{name}}}").pattern for name in ("humble", "past")]
        plain = (_cut(replace(cut.rule, expanded=_without(cut.rule.expanded, jobs))) for cut in self._cuts)
        self._lasts = [(_leading(cut).last, _leading(other).last) for cut, other in zip(self._cuts, plain, strict=True)]
        """For every rule what can end before its chain, with the jobs that are no posts and without; None: anything."""
        self._firsts = [shape_of(_behind(cut).pattern).first for cut in self._cuts]
        """For every rule what can stand right behind its chain; None: anything, or it may be nothing."""
        self._cuts_at: dict[tuple[str, str, bool], tuple[_Cut, ...]] = {}
        """The characters before and behind a chain, and whether a job may end there -> the rules that may hold."""
        self._job = Tail(book.compile("officials", r"(?:{job}[、，,]|{lost}、)\Z"))
        self._item = book.compile("officials", r"(?P<name>{han}{2,3}){person_note}、")
        self._item_before = Tail(book.compile("officials", r"、(?P<name>{han}{2,3})\Z"))
        self._joint = book.compile(
            "officials", r"{space}*(?:、(?:{space}*\n)?|和|及|以及|{space}|[，,]){space}*(?:同志)?"
        )
        self._item_end = book.compile("officials", r"(?<!人){person_note}(?:[，,、]|等)")
        self._several = frozenset(str(book.settings("officials")["words"]["several"]).split())
        self._row_joint = book.compile("officials", r"{space}*(?:、|{space}|\n){space}*")
        self._row_end = book.compile("officials", r"{person_note}{space}*(?:[、\n]|{space}|$)")
        self._joint_before = Tail(
            book.compile("officials", r"(?:同志)?{person_note}{space}*(?:、|和|及|以及){space}*\Z")
        )
        self._note = book.compile("officials", r"{space}*(?:副?教授|研究员|院士|博士|主任医师)?{comrade}{person_note}")

    def find(self, text: str, chains: Sequence[Chain], names: NameFinder) -> list[Meeting]:
        """Every way in which chains of the text meet names; of rivals for one chain, the earlier rule's first."""
        taken = {at for chain in chains for post in chain.posts for at in (post.start, post.core)}
        pairs = ((chain, cut) for chain in chains for cut in self._possible(text, chain.start, chain.end))
        return [m for chain, cut in pairs if (m := self._meet(text, chain, cut, names, taken)) is not None]

    def _possible(self, text: str, at: int, end: int) -> tuple[_Cut, ...]:
        """The rules that may hold for a chain: most need one of a few characters right before or behind it."""
        before, behind = text[at - 1 : at], text[end : end + 1]
        working = before in _COMMAS and self._job.before(text, max(0, at - _LONGEST_JOB), at) is not None
        found = self._cuts_at.get((before, behind, working))
        if found is None:
            edges = (
                (cut, with_jobs if working else plain, first)
                for cut, (with_jobs, plain), first in zip(self._cuts, self._lasts, self._firsts, strict=True)
            )
            found = tuple(
                cut
                for cut, last, first in edges
                if (last is None or before in last) and (first is None or behind in first)
            )
            if len(self._cuts_at) < _MOST:
                self._cuts_at[before, behind, working] = found
        return found

    def _meet(self, text: str, chain: Chain, cut: _Cut, names: NameFinder, taken: set[int]) -> Meeting | None:
        if cut.names_first:
            return self._names_then_posts(text, chain, cut, names)
        start, end = chain.start, chain.end
        if cut.rule.value in _ALONE:
            before = cut.before.before(text, max(0, start - _LOOK_BACK), start)
            if before and cut.after.match(text, end):
                return Meeting(chain, (), cut.rule, before.start(), end)
            return None
        gap = cut.between.match(text, end)
        if gap is None or not cut.before.before(text, max(0, start - _LOOK_BACK), start):
            return None
        rows = "\n" in gap[0]
        found, end = self._list(text, gap.end(), names, taken, chain, rows=rows)
        if not found or not cut.after.match(text, end):
            return None
        return Meeting(chain, tuple(found), cut.rule, start, end)

    def _names_then_posts(self, text: str, chain: Chain, cut: _Cut, names: NameFinder) -> Meeting | None:
        start, end = chain.start, chain.end
        if not cut.after.match(text, end):
            return None
        gap = cut.gap.before(text, max(0, start - _LOOK_BACK), start)
        if gap is None:
            return None
        options = [o for o in names.options_ending(gap.start()) if o.score >= names.list_accept]
        if not options:
            return None
        # 免去韩松|云岭县副县长职务: a place or a body begins where the name ends
        firm = cut.before.last is not None and gap.start() == start < chain.posts[0].core
        options = [o for o in options if firm or _is_best(o, names)]
        if not options:
            return None
        shared = cut.rule.value == "meet" and cut.rule.constants.get("own") != "true"
        groups = [*(self._listed_before(text, options, names) if shared else ()), options]
        for at, group in enumerate(groups):
            first = [o for o in group if cut.before.before(text, max(0, o.start - _LOOK_BACK), o.start)]
            if first:
                found = (tuple(first), *map(tuple, groups[at + 1 :]))
                return Meeting(chain, found, cut.rule, first[0].start, end)
        return None

    def _listed_before(self, text: str, last: list[NameOption], names: NameFinder) -> list[list[NameOption]]:
        """The names before the last one of a list whose posts follow: 顾秋禾 of 选举顾秋禾、沈之言为副县长."""
        found: list[list[NameOption]] = []
        at = last[0].start
        while joint := self._joint_before.before(text, max(0, at - _LONGEST_JOINT), at):
            end = joint.start()
            options = [o for o in names.options_ending(end) if o.score >= names.accept and _is_best(o, names)]
            options = options or self._word_before(text, end, names)
            if not options:
                break
            found.insert(0, options)
            at = options[0].start
        return found

    def _word_before(self, text: str, end: int, names: NameFinder) -> list[NameOption]:
        """A name in a list that is a word as well, where one that is nothing else stands before it."""
        item = self._item_before.before(text, max(0, end - _LONGEST_JOINT), end)
        if item is None or not any(o.score >= names.accept for o in names.options_ending(item.start())):
            return []
        option = names.filling(item.start("name"), end)
        return [option] if option is not None else []

    def _list(
        self, text: str, at: int, names: NameFinder, taken: set[int], chain: Chain, *, rows: bool
    ) -> tuple[list[tuple[NameOption, ...]], int]:
        """Names from `at` on, joined by 、 or 和, of offices that several hold by commas too; and where the list ends.

        Args:
            chain: the posts before it.
            rows: whether it is lines of nothing but names, below their office.
        """
        behind = not text[chain.end : at].strip(_LABEL)
        found: list[tuple[NameOption, ...]] = []
        end, after_comma = at, False
        while True:
            options = tuple(
                o for o in names.options_at(at) if o.score >= (names.list_accept if found else names.accept)
            )
            if at in taken and found:
                return found, end
            if (behind or found) and (named := names.before_speech(at)) is not None:
                options = tuple(o for o in options if o.end == named.end) or (named,)
            if behind and not found and not options and (filling := names.between_posts(at, taken)) is not None:
                options = (filling,)
            options = options or self._word_too(text, at, names)
            options = tuple(o for o in options if self._row_end.match(text, o.end)) if rows else options
            if not options:
                return found, end
            best = names.choose(options)
            if (
                best is None
                or (found and names.edges.runs_on(best.end))
                or (after_comma and not self._is_item(text, chain, best))
            ):
                return found, end
            found.append(options)
            note = self._note.match(text, best.end)
            # white space alone is no note: it may join 顾秋禾 to the next name
            end = note.end() if note and note[0].strip() else best.end
            joint = (self._row_joint if rows else self._joint).match(text, end)
            if joint is None or joint.end() == end:
                return found, best.end
            at, after_comma = joint.end(), joint[0].strip() in _CLAUSE_ENDS

    def _is_item(self, text: str, chain: Chain, name: NameOption) -> bool:
        """Whether a name behind a comma is all that stands before the next one: 副镇长甲，|顾秋禾，|乙等.

        成员：县长甲，顾秋禾，乙 has one 县长.
        """
        last = chain.posts[-1]
        several = _DEPUTY in last.modifiers or last.office in self._several
        return several and name.score >= _SURE and self._item_end.match(text, name.end) is not None

    def _word_too(self, text: str, at: int, names: NameFinder) -> tuple[NameOption, ...]:
        """A name in a list that is a word as well, where one that is nothing else follows: 高峰、严明、孙立群."""
        first: NameOption | None = None
        start = at
        for _ in range(_ITEMS):
            item = self._item.match(text, start)
            option = names.filling(start, item.end("name")) if item is not None else None
            if item is None or option is None:
                return ()
            first, start = first or option, item.end()
            if any(o.score >= names.accept for o in names.options_at(start)):
                return (first,)
        return ()


def _without(pattern: str, pieces: Sequence[str]) -> str:
    """A pattern without some pieces of it."""
    for piece in pieces:
        pattern = pattern.replace(piece, "")
    return pattern


def _leading(cut: _Cut) -> Tail:
    """What stands right before the chain."""
    return cut.gap if cut.names_first else cut.before


def _behind(cut: _Cut) -> re.Pattern[str]:
    """What stands right behind the chain."""
    return cut.after if cut.names_first or cut.rule.value in _ALONE else cut.between


def _is_best(option: NameOption, names: NameFinder) -> bool:
    """Whether no other end fits the name's beginning better: 县里教师周立给书记… has no 周立给."""
    best = names.choose(names.options_at(option.start))
    return best is not None and best.end == option.end


def _cut(rule: Rule) -> _Cut:
    pieces = _SIGN.split(rule.expanded)
    signs = [sign.lower()[-4:] for sign in pieces[1::2]]
    wanted = ["e000"] if rule.value in _ALONE else ["e000", "e001"]
    if sorted(_NAME_OF.get(s, s) for s in signs) != wanted:
        raise RuleError(
            rule.path,
            rule.line,
            f"{rule.id} does not hold {{posts}}{'' if len(wanted) == 1 else ' and {names}'} exactly once",
            "name each sign once",
        )
    texts = pieces[0::2]
    try:
        before = Tail(compiled(f"(?:{texts[0]})\\Z" if texts[0] else ""))
        if rule.value in _ALONE:
            return _Cut(rule, False, before, compiled(""), Tail(compiled("")), compiled(texts[1]))
        names_first = _NAME_OF.get(signs[0], signs[0]) == "e001"
        between = compiled(f"(?:{texts[1]})\\Z" if names_first else texts[1])
        return _Cut(rule, names_first, before, between, Tail(between), compiled(texts[2]))
    except re.error as error:
        raise RuleError(
            rule.path,
            rule.line,
            f"the pattern of {rule.id} is not valid around its signs: {error}",
            "keep brackets and repetitions from spanning {posts} or {names}",
        ) from error


_NAME_OF = {_POSTS: "e000", _NAMES: "e001"}
