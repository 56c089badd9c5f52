"""Which body a post is of: asked in order of the office, of what stands before it, of its list and of the article."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from extraction.pipes.bodies import canonical
from extraction.pipes.officials.abroad import Abroad
from extraction.pipes.officials.alone import Alone
from extraction.pipes.officials.article import Article
from extraction.pipes.officials.departments import Departments
from extraction.pipes.officials.hosts import Hosts
from extraction.pipes.officials.implied import Implied
from extraction.pipes.officials.kin import Kin
from extraction.pipes.officials.local import Local
from extraction.pipes.officials.model import PostSpan, Seat
from extraction.pipes.officials.own_news import OwnNews
from extraction.pipes.officials.told import Told
from extraction.pipes.officials.written import Written
from extraction.rulebook import Tail

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extraction.pipes.bodies import Bodies, Opening
    from extraction.places import PlaceContext
    from extraction.rulebook import Rulebook

_OPEN = ("（", "(")
_LOOK = 6


class _Words:
    """What a rule book says of the bodies of posts."""

    def __init__(self, book: Rulebook) -> None:
        self.words: Mapping[str, str] = book.settings("officials")["words"]
        self.offices = book.lexicon("officials", "offices")
        self.name = Tail(book.compile("officials", r"{han}{2,3}\Z"))
        self.of_firms = frozenset(self.words["of_firms"].split())
        self.with_departments = tuple(self.words["with_departments"].split())


_words = cache(_Words)


class Organisations:
    """Resolves the bodies of posts in one article."""

    def __init__(self, text: str, bodies: Bodies, context: PlaceContext, opening: Opening, book: Rulebook) -> None:
        self._rules = _words(book)
        self._text, self._bodies, self._context = text, bodies, context
        self._kin = Kin(bodies, context, book)
        self._told = Told(text, bodies, context, self._kin, book)
        self._departments = Departments(text, bodies, context, self._kin, self._told, book)
        self._hosts = Hosts(text, bodies, context, self._told, book)
        self._abroad = Abroad(text, context, book)
        article = Article(text, bodies, context, self._kin, self._told, self._departments, self._hosts, opening)
        implied, written = Implied(article, self._abroad, book), Written(article, book)
        self._alone, self._local = Alone(article, book), Local(article, book)
        self._own_news = OwnNews(article, book)
        self._settlers = (
            implied.organ,
            written.seat,
            implied.government,
            implied.community,
            self._of_body_behind,
        )

    def of_chain(self, posts: Sequence[PostSpan]) -> list[Seat]:
        """The bodies of the posts of one chain: 党支部书记、校长 share the school that the second one has."""
        seats: list[Seat] = []
        before = self._firm_of(posts)
        for post in posts:
            # 党校校长（院长）: what stands in brackets is of the office before it
            last = seats[-1] if seats and self._text[post.start - 1] in _OPEN else before
            seats.append(self.of(post, last))
            before = seats[-1] if seats[-1].organisation or seats[-1].unknown else before
        for at, post in enumerate(posts):
            later = next((s for p, s in zip(posts[at + 1 :], seats[at + 1 :], strict=True) if self._leads(p, s)), None)
            body = post.body
            if seats[at].unknown or (seats[:at] and seats[at - 1].organisation is not None):
                continue  # 县委副书记、政法委书记: the list has told before
            if later is not None and self._kin.is_within(later, seats[at]):
                continue  # 青岚协会党组成员、学会部部长
            if later is not None and body is not None and body.bare and body.level is None and body.of_party:
                seats[at] = self._kin.part_of(later, self._text[body.start : body.end]) or seats[at]
        return seats

    def _firm_of(self, posts: Sequence[PostSpan]) -> Seat | None:
        """A firm whose name ends in no known word, before its Party body: 青岚交控|党委书记、董事长."""
        first = posts[0].body
        if first is None or not first.bare or first.level is not None or not first.of_party:
            return None
        if (
            first.start != posts[0].start
            or self._rules.name.before(self._text, max(0, first.start - _LOOK), first.start) is None
        ):
            return None
        if not any(p.body is None and p.seat is None and p.office in self._rules.of_firms for p in posts[1:]):
            return None
        firm = self._bodies.unlisted(first.start)
        return None if firm is None else Seat(*canonical(firm, self._context, firm.start))

    def _leads(self, post: PostSpan, seat: Seat) -> bool:
        """Whether an office heads a body that has a Party body of its own: a school, a bureau, a court."""
        name = seat.organisation
        # 公司党委副书记、工会主席
        inner = name is None or name.endswith(
            (*self._rules.words["inner"].split(), *self._rules.words["groups"].split())
        )
        return not inner and bool(self._told.ends(post.office))

    def of(self, post: PostSpan, before: Seat | None) -> Seat:
        """The body of a post.

        Args:
            before: the body of the post before it in the chain, which elided lists rely on.
        """
        fixed = self._rules.offices.value(post.office, "of")
        alone = post.seat is None and fixed is None and (post.body is None or post.body.bare)
        if (abroad := self._abroad.seat(post, before)) is not None:
            self._told.lead(post.core, post.office, abroad)
            return abroad
        if before is not None and before.unknown and alone:
            return before
        seat = self._hosts.of_zone(self._kin.in_full(self._of_society(self._settled(post, before))))
        if before is None or before.place is not None:
            seat = self._local.seat(post, seat, before)
        seat = self._own_news.seat(post, seat, before)
        if post.named and fixed is None and post.body is None and post.seat is None and seat.organisation is None:
            seat = replace(seat, unknown=True)
        self._told.add(post.core, post.office, seat)
        if seat.organisation is None and post.body is not None:
            self._told.lead(post.core, post.office, seat)  # 中医院院长甲、副院长乙: of no other hospital
        return seat

    def _settled(self, post: PostSpan, before: Seat | None) -> Seat:
        if post.section:
            return self._of_section(post, before)
        if post.body is not None and self._text.endswith(self._rules.words["sent_to"], 0, post.body.start):
            return Seat(None, None)  # 常驻世贸组织大使: the body is where the office is, not whose
        if post.body is not None and post.body.head.strip("“”").endswith(self._rules.words["both"]):
            return Seat(None, canonical(post.body, self._context, post.start)[1])  # 石桥村“两委”委员: of two bodies
        if post.body is None and self._text.endswith(self._rules.words["presidium"], 0, post.core):
            return Seat(None, None)  # 大会主席团常务主席
        for settle in self._settlers:
            seat = settle(post, before)
            if seat is not None:
                return seat
        return self._alone.seat(post, before)

    def _of_section(self, post: PostSpan, before: Seat | None) -> Seat:
        """云岭县教育局|人事股长, 副理事长、|维权部长: the department whose last character its head's title has."""
        if post.body is not None:
            whole = self._settled(post._replace(section=""), before)
        elif before is not None and (before.organisation or "").endswith(self._rules.with_departments):
            whole = before
        elif before is not None and self._kin.without_party(before).endswith(self._rules.with_departments):
            whole = Seat(self._kin.without_party(before), before.place)
        else:
            return self._departments.department(post.end - 1) or Seat(None, None, inherited=False)
        name = whole.organisation
        if name is None:
            return whole
        self._kin.owners[name + post.section] = name
        return replace(whole, organisation=name + post.section)

    def _of_body_behind(self, post: PostSpan, before: Seat | None) -> Seat | None:
        """任组长的防控领导小组: the body follows its head."""
        if not self._text.startswith(self._rules.words["of"], post.end):
            return None
        body = self._bodies.starting_at(post.end + len(self._rules.words["of"]))
        if body is None:
            return None
        return Seat(*canonical(body, self._context, body.start))

    def _of_society(self, seat: Seat) -> Seat:
        """The society of which a body is the council: 云岭县商会 of 云岭县商会第五届理事会."""
        whole = self._kin.society(seat.organisation or "")
        if whole or seat.organisation is None:
            return replace(seat, organisation=whole or None)
        society = self._bodies.only_society
        if society is None:
            return Seat(None, None)
        name, place = canonical(society, self._context, society.start)
        return Seat(self._kin.society(name), place)
