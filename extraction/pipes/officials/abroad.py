"""Bodies of other states: their governments and ministries, parliaments and parties, missions and cities."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extraction.pipes.officials.model import PostSpan, Seat
from extraction.rulebook import Tail

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.places import PlaceContext
    from extraction.rulebook import Rulebook

_HAN = re.compile("[\u4e00-\u9fff]")
_LONGEST = 26
_MINISTRY, _MINISTER = "部", "部长"


class _Words:
    """What a rule book says of other states."""

    def __init__(self, book: Rulebook) -> None:
        self.offices = book.lexicon("officials", "offices")
        settings = book.settings("officials")
        self.words: Mapping[str, str] = settings["words"]
        self.once = tuple(self.words["once"])
        self.of_states: Mapping[str, str] = settings["of_states"]
        self.houses: Mapping[str, str] = settings["houses"]
        self.centres = tuple(self.words["centres"].split())
        self.party_organs = frozenset(self.words["party_organs"].split())
        self.mission = Tail(book.compile("officials", r"{mission}\Z"))
        self.state = Tail(book.compile("officials", r"{foreign_state}\Z"))
        self.body = Tail(book.compile("officials", r"{foreign_body}\Z"))
        self.ministry = Tail(book.compile("officials", r"{foreign_ministry}\Z"))
        self.city = Tail(book.compile("officials", r"{foreign_city}\Z"))
        self.strange_place = Tail(book.compile("officials", r"{strange_place}\Z"))
        self.foreign = book.compile("officials", "{foreign_state}")
        self.levels = frozenset(self.words["levels_abroad"].split())
        self.ours = book.compile("officials", "{of_our_state}")
        self.called = frozenset(self.words["our_country_called"].split())
        self.at_home = frozenset(self.words["at_home"].split())


_words = cache(_Words)


class Abroad:
    """Resolves the posts of other states in one article."""

    def __init__(self, text: str, context: PlaceContext, book: Rulebook) -> None:
        self._rules = _words(book)
        self._text, self._context = text, context

    def seat(self, post: PostSpan, before: Seat | None) -> Seat | None:
        """The body of a post of another state, which the text names right before it; None of other posts.

        But for 国务委员兼外长, which is of ours.
        """
        at = self._core(post)
        if (mission := self._of_mission(post, at)) is not None:
            return mission
        if post.seat is not None or (post.body is not None and post.body.place is not None):
            return None  # 巴林右旗|宣传部长: a place of ours
        return self._of_state(post, at, before) or self._named(post, at)

    def _core(self, post: PostSpan) -> int:
        at = post.core
        while self._text[at - 1 : at] in self._rules.once:
            at -= 1
        return at

    def _before(self, tail: Tail, at: int) -> re.Match[str] | None:
        return tail.before(self._text, max(0, at - _LONGEST), at)

    def _of_mission(self, post: PostSpan, at: int) -> Seat | None:
        """The embassy or consulate of one country in another: 中国驻韩国|大使, 韩国驻华大使馆|参赞."""
        house = self._rules.houses.get(post.office)
        if house is None:
            return None
        found = self._before(self._rules.mission, at)
        sender = self._sender(found) if found is not None else ""
        if found is None or not sender:
            return None
        mission = f"{sender}{self._rules.words['sent_to']}{found['host']}"
        if house:
            return Seat(mission + house, None) if not found["rank"] else None
        kind = self._rules.houses.get(found["house"] or "")
        return Seat(mission + kind, None) if kind else None

    def _sender(self, found: re.Match[str]) -> str:
        """Whose mission it is: ours where nobody else stands before it, 驻韩国|大使; "" where that is not clear."""
        sender = found["sender"]
        if sender and sender not in self._rules.called:
            return str(sender)
        led = not sender and found.start() > 0 and _HAN.match(self._text, found.start() - 1) is not None
        return "" if led or found["host"] in self._rules.at_home else self._rules.words["our_country"]

    def _of_state(self, post: PostSpan, at: int, before: Seat | None) -> Seat | None:
        """The government or ministry: 韩国|总理, 韩国国防|部长, 韩国副总理兼|外长."""
        own = self._rules.of_states.get(post.office) or self._rules.offices.value(post.office, "organ")
        fused = post.office.endswith(_MINISTER) and post.office != _MINISTER
        if own is None or not (fused or post.office in self._rules.of_states):
            return None
        named = self._before(self._rules.state, at)
        if named is not None:
            own = self._rules.of_states.get(named["state"] + post.office, own)  # 日本|外相
            return Seat(named["state"] + own, None)
        chained = before is not None and before.place is None and post.body is None
        last = before.organisation or "" if before is not None and chained else ""
        if (state := self._rules.foreign.match(last)) is not None:
            return Seat(state["state"] + own, None)
        # 国务委员兼外长
        return Seat(own, None, inherited=False) if own.endswith(_MINISTRY) and self._rules.ours.match(last) else None

    def _named(self, post: PostSpan, at: int) -> Seat | None:
        """What stands before the office as the name of a body: 韩国国会|议长, 韩国产业|部长."""
        body = self._before(self._rules.body, at)
        if body is not None and (post.body is None or body.start() < post.body.start):
            # 越共|中央委员
            own = next((own for own in self._rules.centres if post.office.startswith(own)), "")
            return Seat(body[0] if own in body[0] else body[0] + own, None, inherited=not own)
        if post.body is not None or not post.office.endswith(_MINISTER) or self._rules.words["chief"] in post.modifiers:
            return None
        if self._rules.offices.value(post.office, "organ") in self._rules.party_organs:
            return None
        found = self._before(self._rules.ministry, at)
        if found is None:
            return None
        named = self._text[found.start() : post.core] + post.office.removesuffix(_MINISTER)
        return Seat(named if named.endswith(_MINISTRY) else named + _MINISTRY, None)

    def government(self, post: PostSpan, word: str) -> Seat | None:
        """The government of a place that no list has, which is no place of ours: 韩国青岚市|市长; None without one."""
        at = self._core(post)
        known = self._context.refer(word, post.core)
        if known is not None and self._text.endswith(known.short, 0, at):
            return None
        city = self._before(self._rules.city, at)
        if city is not None and (city["word"] == word or (city["word"] is None and word in self._rules.levels)):
            place = city["city"] or city["place"]
            return Seat(place + word + self._rules.words["government"] if place else None, None, unknown=not place)
        named = self._before(self._rules.strange_place, at)
        if named is None or named["word"] != word:
            return None
        return Seat(None, None, unknown=True)
