"""Posts as they stand in the text: modifiers and office, with the body or place that ends before them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extraction.pipes.officials.before import Before, Left
from extraction.pipes.officials.elided import Elided
from extraction.pipes.officials.model import PostSpan
from extraction.pipes.officials.titles import Titles
from extraction.rulebook import Scan, Tail

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extraction.pipes.bodies import Bodies, BodyFound
    from extraction.places import PlaceFound
    from extraction.rulebook import Rulebook

_LOOK_BACK = 24
_JOINTS, _FULL_NAME = "和与及", 3
_LISTS = "、，,；;兼"
_ACTING = "代"


class _Words:
    """The post grammar of a rule book."""

    def __init__(self, book: Rulebook) -> None:
        (rule,) = [r for r in book.rules("officials") if r.value == "office"]
        self.rule = rule
        self.scan = book.scan_of(rule)
        # one attempt instead of one per trap: most offices are in none
        self.traps = Scan("|".join(f"(?:{trap.expanded})" for trap in book.traps("officials")))
        self.offices = book.lexicon("officials", "offices")
        self.behind = book.compile("officials", r"的|(?P<list>{space}*[:：]{space}*(?={han}))")
        self.named, self.former, self.once, self.future, self.concurrent = (
            Tail(book.compile("officials", rf"{{{name}}}\Z"))
            for name in ("named", "former_prefix", "earlier_prefix", "future_prefix", "concurrent_prefix")
        )
        self.early = Tail(book.compile("officials", r"(?:(?!前){former_prefix}|{earlier_prefix})\Z"))
        self.note = book.compile(
            "officials",
            r"(?P<former>{former_note})|(?P<acting>{acting_note})|(?P<concurrent>{concurrent_note})|(?P<future>{future_note})|{plain_note}",
        )
        self.session_role = book.compile("officials", "{session_role}")


post_words = cache(_Words)


class Posts:
    """The posts of one article."""

    def __init__(self, text: str, bodies: Bodies, places: Sequence[PlaceFound], book: Rulebook) -> None:
        self._text, self._bodies, self._places, self._rules = text, bodies, places, post_words(book)
        self._ending: dict[int, PlaceFound] = {place.end: place for place in places}
        self._titles, self._elided = Titles(text, book), Elided(text, bodies, book)
        self._before = Before(text, bodies, self._ending, self._elided, book)

    def find(self) -> list[PostSpan]:
        """Every post of the text, in order, also those that nobody holds yet."""
        beginning = {place.start for place in self._places} | set(_parts(self._text, self._places))
        found = []
        matches = list(self._rules.scan.finditer(self._text))
        ends = {match.end() for match in matches}
        for place in self._places:
            # 党委书记|张国|和|镇长李强: two persons and no town
            if place.name[-2:-1] in _JOINTS and place.end - place.start > _FULL_NAME and place.start in ends:
                self._ending.pop(place.end, None)
        for match in matches:
            # 云岭省长沙县, 合肥市长丰县: what looks like an office begins a place
            if match.end() - 1 in beginning or self._rules.traps.at(self._text, match.start("office")):
                continue
            if self._rules.offices.value(match["office"], "post") == "no":
                continue
            left = self._before.of(match)
            post = self._post(match, left) if left is not None else None
            if post is not None and not self._chairs_a_session(post):
                found.append(post)
        return found

    def _post(self, match: re.Match[str], left: Left) -> PostSpan:
        """The post of an office, with what stands before and behind it."""
        text, rules, office = self._text, self._rules, match["office"]
        start, core, section, department, body, seat = left
        window = max(0, start - _LOOK_BACK)
        note = rules.note.match(text, match.end())
        notes = note.groupdict() if note is not None else {}
        earlier = rules.once.before(text, window, start)
        early = rules.early.before(text, window, start) is not None
        past = rules.former.before(text, window, core)
        parted = _parted(body)
        inside = past is not None or (parted is not None and rules.former.before(text, window, parted) is not None)
        ownerless = body is None and seat is None
        word, own = self._titles.of(office, body)
        if section:
            word, own = "", section + own
        return PostSpan(
            earlier.start() if earlier else start,
            core,
            match.end(),
            office,
            _acting(match["modifiers"]) if notes.get("acting") is not None else match["modifiers"],
            word,
            own,
            body,
            seat,
            former=early or inside,
            left=notes.get("former") is not None,
            concurrent=bool(rules.concurrent.before(text, window, start)) or notes.get("concurrent") is not None,
            settled=self._is_settled(match.end()),
            named=self._is_named(core),
            future=rules.future.before(text, window, start) is not None or notes.get("future") is not None,
            rule=rules.rule.id,
            note_end=note.end() if note is not None else match.end(),
            strange=ownerless and self._elided.is_of_our_society(core, office),
            # 青岚党|前主席: behind the name of a body that nobody knows
            inside=(inside and not early and body is not None)
            or (ownerless and past is not None and self._is_named(past.start())),
            section=department,
        )

    def _chairs_a_session(self, post: PostSpan) -> bool:
        """Whether an office behind no body is a role at a session: 执行主席：林知远、顾秋禾; not in 会长、执行主席."""
        if post.body is not None or post.named or not self._rules.session_role.fullmatch(post.modifiers + post.office):
            return False
        return not self._text.startswith(tuple(_LISTS), max(0, post.core - 1))

    def _is_named(self, at: int) -> bool:
        """Whether something that can be a name ends at an offset."""
        return self._rules.named.before(self._text, max(0, at - _LOOK_BACK), at) is not None

    def _is_settled(self, end: int) -> bool:
        """Whether the text behind an office says enough: 任队长的突击队, or a name after a colon in a list."""
        behind = self._rules.behind.match(self._text, end)
        return behind is not None and (behind["list"] is not None or self._bodies.starting_at(behind.end()) is not None)


def _parts(text: str, places: Sequence[PlaceFound]) -> Iterator[int]:
    """Where the lower parts of the places begin: 长丰县 of 合肥市长丰县."""
    for place in places:
        at = place.start
        for _, name in place.parts[1:]:
            at = text.find(name, at + 1, place.end)
            if at < 0:
                break
            yield at


def _acting(modifiers: str) -> str:
    """The modifiers of an office that （代） stands behind: 县长（代） is a 代县长, 代县长（代理） as well."""
    return modifiers if _ACTING in modifiers else _ACTING + modifiers


def _parted(body: BodyFound | None) -> int | None:
    """Where the word of time ends that parts a body from its place: 石桥村原|党支部."""
    if body is None:
        return None
    owner, own = body.place or body.parent, body.end - len(body.tail)
    return own if owner is not None and body.start < owner.end < own else None
