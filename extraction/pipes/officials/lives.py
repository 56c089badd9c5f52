"""Whom the sentences of an article mean that name nobody: of 林知远，男，曾任县长 all that 曾任 tells is his."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache, cached_property
from typing import TYPE_CHECKING

from extraction.rulebook import starts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extraction.pipes.officials.meetings import Meeting
    from extraction.pipes.officials.model import Grant, NameOption
    from extraction.pipes.officials.names import NameFinder
    from extraction.rulebook import Rulebook

_OF = "的"
_YEAR = re.compile("[12][0-9]{3}|[同当]年")
_HERO = 0.6
"""The share of all mentions of officials that an article which tells the life of one gives to that one."""
_STOPS = "。！？!?\n"
_SENTENCE_END = re.compile(f"[{_STOPS}]")


class _Words:
    """What a rule book says of life stories."""

    def __init__(self, book: Rulebook) -> None:
        self.pronoun = book.compile("officials", "[。！？\\n]{pronoun}")
        self.others, self.plain_act, self.obituary, self.kin, self.is_told, self.subject = (
            book.compile("officials", f"{{{name}}}")
            for name in ("others", "plain_act", "obituary", "kin", "is_told", "subject_intro")
        )
        self.life = book.scan("officials", "{life}")


life_words = cache(_Words)


class Lives:
    """The lives that one article tells of."""

    def __init__(self, text: str, names: NameFinder, book: Rulebook) -> None:
        self._text, self._names, self._rules = text, names, life_words(book)
        self._introduced: list[NameOption] = []

    @cached_property
    def tells_fall(self) -> bool:
        """Whether the article tells of somebody's fall or life."""
        return self._rules.life.search(self._text) is not None

    def introduce(self, known: Counter[str]) -> None:
        """Look for those whose lives are told; `known` are the officials, with how often the text makes them one."""
        self._introduced = self._introductions() or self._hero(known)

    def subject(self, meeting: Meeting, before: Sequence[Grant]) -> NameOption | None:
        """Whom a sentence without a subject gives posts; `before` are the grants to its left."""
        introduced = self._introduced
        at = bisect_left(introduced, meeting.chain.start, key=lambda name: name.end)
        if not at:
            return self._told_of(before, meeting) or self._spoken_of(before, meeting)
        hero = introduced[at - 1]
        taking = self._taking(before, meeting.start)
        if taking is not None and taking.text != hero.text:
            return taking
        return None if self._is_of_another(meeting.start, hero, before) else hero

    def _introductions(self) -> list[NameOption]:
        """The persons whom life stories introduce, in the order of the text: 林知远，男，汉族."""
        found = []
        for match in self._rules.subject.finditer(self._text):
            options = [o for o in self._names.options_ending(match.start("note")) if o.start == match.start("name")]
            found.extend(options[:1])
        return found

    def _hero(self, known: Counter[str]) -> list[NameOption]:
        """The mentions of the one official whose fall or life an article tells, in the order of the text."""
        if not known or not (self.tells_fall or self._rules.obituary.search(self._text)):
            return []
        starts = starts_of(self._text, known)
        often = Counter({name: len(starts[name]) for name in known})
        hero, count = often.most_common(1)[0]
        if count < _HERO * often.total():
            return []
        return [option for start in starts[hero] for option in self._names.options_at(start) if option.text == hero]

    def _is_of_another(self, at: int, hero: NameOption, before: Sequence[Grant]) -> bool:
        """Whether the sentence before an offset has come to another person than the one whose life is told.

        林知远，男。霍山县县长韩松致辞，曾任云岭县县长; 其妻在云岭县工作，曾任镇长; 韩松，教师，曾任校长.
        """
        begin = self._sentence(at)
        if begin <= hero.start < at:
            begin = hero.end
        other = self.last_in_sentence(before, at)
        if other is not None and other.text != hero.text and other.start >= begin:
            return True
        if self._rules.kin.search(self._text, begin, at):
            return True
        options = (o for o in self._names.options_at(begin) if o.score >= self._names.accept and o.end < at)
        return any(o.text != hero.text and self._rules.is_told.match(self._text, o.end) for o in options)

    def _spoken_of(self, grants: Sequence[Grant], meeting: Meeting) -> NameOption | None:
        """Whom a pronoun means that begins a sentence: the one official, and person, of the sentence before it."""
        if self._rules.pronoun.match(self._text, meeting.start) is None:
            return None
        begin = self._sentence(meeting.start)
        inside = [g for g in grants if begin <= min(g.start, g.name.start) and g.end <= meeting.start]
        if len({grant.name.text for grant in inside}) != 1:
            return None
        first, last = inside[0], inside[-1]
        others = self._rules.others.search(self._text, begin, min(first.start, first.name.start))
        acts = self._rules.plain_act.match(self._text, max(last.end, last.name.end))
        return last.name if acts is not None and acts.end() >= meeting.start and not others else None

    def last_in_sentence(self, grants: Sequence[Grant], at: int) -> NameOption | None:
        """The person who met a post last before `at` in its sentence; of several at once the first."""
        last: Grant | None = None
        for grant in reversed(grants):
            if last is not None and grant.end < last.end:
                break
            if grant.end <= at:
                last = grant
        if last is None or _SENTENCE_END.search(self._text, last.end, at):
            return None
        return last.name

    def _taking(self, grants: Sequence[Grant], at: int) -> NameOption | None:
        """Who takes a post in the sentence before `at`, and then the next: 韩松2003年任镇长，2011年至今任|县长."""
        last = grants[-1] if grants else None
        if last is None or last.name.end > last.posts[0].start or last.end > at or last.rule.value != "meet":
            return None
        return None if _SENTENCE_END.search(self._text, last.name.start, at) else last.name

    def _told_of(self, grants: Sequence[Grant], meeting: Meeting) -> NameOption | None:
        """Whose life goes on in a sentence without a subject: 林知远曾任霍山县县长。2015年10月，任霍山县委书记.

        Also behind one that tells when as well: 2012年，林知远任霍山县县长。2015年，任霍山县委书记.
        """
        last = grants[-1] if grants else None
        if last is None or last.name.start > last.posts[0].start or not last.end <= meeting.start:
            return None
        begin = self._sentence(last.start)
        if not (last.former or _YEAR.search(self._text, begin, last.start)) or self._text.startswith(_OF, meeting.end):
            return None
        dated = _YEAR.search(self._text, meeting.start, meeting.chain.start) is not None
        goes_on = (
            dated
            and _SENTENCE_END.match(self._text, meeting.start)
            and not _SENTENCE_END.search(self._text, last.end, meeting.start)
        )
        return last.name if goes_on else None

    def _sentence(self, at: int) -> int:
        """Where the sentence before an offset begins."""
        return max(self._text.rfind(mark, 0, at) for mark in _STOPS) + 1
