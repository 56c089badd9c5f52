"""What of a body belongs to the title of an office: 党委书记, but 局长; 县政协|委员 is a 政协委员."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from extraction.places.model import RANK
from extraction.rulebook import Tail

if TYPE_CHECKING:
    from extraction.pipes.bodies import BodyFound
    from extraction.pipes.officials.model import PostSpan
    from extraction.rulebook import Rulebook

_TITLED = {
    "party_committee",
    "party_branch",
    "party_group",
    "party_organ",
    "community_body",
    "consultative",
    "congress",
}
"""Kinds of the bodies whose word may belong to a title; not those of the Youth League, for one."""
_BUREAU, _CONSULTATIVE, _COMMITTEE_KIND, _CONGRESS = "government_organ", "consultative", "party_committee", "congress"
_COMMITTEE = "委员会"


class _Words:
    """What a rule book says of titles."""

    def __init__(self, book: Rulebook) -> None:
        self.offices, self.titles = (book.lexicon("officials", name) for name in ("offices", "title_bodies"))
        self.title_body = Tail(book.compile("officials", r"{@title_bodies}\Z"))
        self.consultative = str(book.settings("officials")["words"]["consultative"])


_words = cache(_Words)


class Titles:
    """The titles of the posts of one article."""

    def __init__(self, text: str, book: Rulebook) -> None:
        self._text, self._rules = text, _words(book)

    def of_body(self, post: PostSpan, body: BodyFound) -> PostSpan:
        """The same post of a body that stands elsewhere."""
        word, office = self.of(post.office, body)
        return post._replace(body=body, title_body=word, title_office=office)

    def of(self, office: str, body: BodyFound | None) -> tuple[str, str]:
        """The body's word and the office that a title is made of."""
        if full := self._rules.offices.value(office, "title"):
            word, _, own = full.partition("|")
            return word, own
        return self._body_word(office, body), office

    def _body_word(  # noqa: PLR0911 - one return a case
        self, office: str, body: BodyFound | None
    ) -> str:
        if body is None or self._rules.offices.value(office, "organ"):
            return ""
        if body.kind not in _TITLED:
            return self._seat_word(office, body) if body.kind == _BUREAU else ""
        if body.kind == _CONGRESS and body.parent is not None:
            return ""  # a working committee of its standing committee
        if self._rules.offices.value(office, "carry") == "no":
            return ""
        word = self._rules.title_body.before(self._text, body.start, body.end)
        if word is None and body.kind == _CONSULTATIVE:
            # 中国人民政治协商会议云岭县委员会委员
            seats = self._rules.titles.value(self._rules.consultative, "offices") or ""
            return self._rules.consultative if office in seats.split("|") else ""
        if word is None:
            # 中共云岭县第十四届委员会书记 is the 县委书记
            seat = body.place if body.kind == _COMMITTEE_KIND and self._text.endswith(_COMMITTEE, 0, body.end) else None
            high = seat is not None and RANK[seat.level] <= RANK["county"]
            own = f"{seat.short[-1]}{_COMMITTEE[0]}" if seat is not None and high else ""
            return own if own in self._rules.titles else ""
        offices = self._rules.titles.value(word[0], "offices")
        if offices is not None and office not in offices.split("|"):
            return ""
        return self._rules.titles.value(word[0], "title") or word[0]

    def _seat_word(self, office: str, body: BodyFound) -> str:
        """The word of a body that is no committee of the Party, which its seats alone keep: 监察委员会|委员."""
        word = self._rules.title_body.before(self._text, body.start, body.end)
        offices = self._rules.titles.value(word[0], "offices") if word is not None else None
        return word[0] if word is not None and offices is not None and office in offices.split("|") else ""
