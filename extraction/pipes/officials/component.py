"""The officials component: posts, the names they meet, and the article's evidence, to persons."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from extraction.pipes.bodies import Bodies, find_bodies
from extraction.pipes.bodies.words import words as words_of_bodies
from extraction.pipes.officials.meetings import Meeting, MeetingRules
from extraction.pipes.officials.model import Chain, NameOption, PersonFound, PostFound, PostSpan, Seat
from extraction.pipes.officials.names import NameFinder, name_words
from extraction.pipes.officials.organisations import Organisations
from extraction.pipes.officials.posts import PostGrammar
from extraction.pipes.state import State, state_of
from extraction.places import PlaceContext, PlaceFound
from extraction.places.model import RANK
from extraction.rulebook import Rulebook, starts_of

if TYPE_CHECKING:
    from extraction.rulebook import Rule
    from extraction.text import Reading

_HAN = re.compile(r"[\u3400-\u9fff]")
_DEPUTIES = "副代"
_ACTING = ("代理", "代")
_GIVEN = 2
"""So many characters has a given name that stands alone before an office."""
_HEAD_AND_DEPUTY = ("", "副")
_DOT = "·"
_LONGEST_JOINT = 8
_BRAND = 4.0
"""A name with a better score is a person's, though a firm's name begins with it as well."""
_NAME_SIZES = (2, 3, 4)
_FULL_NAME = 3
_BUREAU = "government_organ"
_NATIVE = "人"
_LISTING, _OF = "、", "的"
_YEAR = re.compile("[12][0-9]{3}|[同当]年")
_HERO = 0.6
"""The share of all mentions of officials that an article which tells the life of one gives to that one."""
_STOPS = "。！？!?\n"
_SENTENCE_END = re.compile(f"[{_STOPS}]")


@dataclass(slots=True)
class _Grant:
    """A name that a meeting gives posts to."""

    name: NameOption
    posts: tuple[PostSpan, ...]
    rule: Rule
    start: int
    end: int
    former: bool


@dataclass(slots=True)
class _Person:
    name: str
    posts: list[PostFound] = field(default_factory=list)
    mentions: set[tuple[int, int]] = field(default_factory=set)


class Officials:
    """The compiled rules; one object serves all articles."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        # what is sought together has to be known before the first text
        words_of_bodies(book)
        name_words(book)
        self._posts = PostGrammar(book)
        self._meetings = MeetingRules(book)
        self._joint = book.compile("officials", r"{space}*(?:[、]|和|及|与|以及|{space}){space}*")
        self._doctrine = book.compile("names", "{doctrine}")
        self._villages = frozenset(str(book.settings("officials")["words"]["communities"]).split())
        self._deputy = book.compile("officials", "{deputy}")
        self._acting = book.compile("officials", "{acting}")
        self._clause = book.compile("officials", "{when}(?:{takes}|{leaves})")
        self._pronoun = book.compile("officials", "[。！？\\n]{pronoun}")
        self._others = book.compile("officials", "{others}")
        self._plain_act = book.compile("officials", "{plain_act}")
        self._besides = book.compile("officials", "{concurrent_note}")
        self._life = book.scan("officials", "{life}")
        self._dated_take = book.compile("officials", "{dated_take}")
        self._obituary = book.compile("officials", "{obituary}")
        self._kin = book.compile("officials", "{kin}")
        self._is_told = book.compile("officials", "{is_told}")
        self._subject = book.compile("officials", r"{subject_intro}")

    def find(self, state: State) -> tuple[list[PersonFound], list[tuple[int, int]]]:
        """The officials of an article, by first mention, and the spans of their posts."""
        text = state.reading.text
        bodies = state.memo.get("bodies") or find_bodies(text, state.places, self._book)
        state.memo["bodies"] = bodies
        written = [p for p in self._posts.find(text, bodies, state.places) if state.reading.readable(p.core, p.end)]
        posts = [p for p in written if not p.future]
        chains = self._posts.chains(text, posts, bodies)
        low = {place.end: place.start for place in state.places if RANK[place.level] > RANK["county"]}
        # 辽宁本溪|人: where somebody is from
        low |= {place.end + 1: place.start for place in state.places if text.startswith(_NATIVE, place.end)}
        names = NameFinder(text, self._book, low, frozenset(_framed(posts, bodies)))
        firms = _firms(bodies)
        starts = {place.start for place in state.places}
        grants = [
            g
            for g in self._grants(text, chains, names, bodies)
            if not (_is_place(state, g, names, bodies, starts) or _begins_body(bodies, firms, g, names))
        ]
        seats = {place.end: place for place in state.places}
        grants = [self._held_besides(text, self._posts_behind(text, g, bodies, seats)) for g in grants]
        people = self._holders(state, bodies, grants) if grants else {}
        _join_parts(people)
        _add_mentions(state, people, posts, self._doctrine)
        found = [
            PersonFound(p.name, tuple(p.posts), tuple(sorted(p.mentions)))
            for p in sorted(people.values(), key=lambda p: min(p.mentions))
            if p.posts
        ]
        # 云岭市作家协会的成员: what is no post alone hides no body
        whole = [p for p in written if p.named or self._posts.holds(p, None)]
        return found, sorted({*((p.start, p.end) for p in whole), *_before_names(text, written, people, bodies)})

    def _holders(self, state: State, bodies: Bodies, grants: Sequence[_Grant]) -> dict[str, _Person]:
        """Who holds what, by name."""
        text = state.reading.text
        context = state.place_context or PlaceContext(text, date=state.anchor)
        organisations = Organisations(text, bodies, context, self._book)
        people: dict[str, _Person] = {}
        falls = self._life.search(text) is not None
        for grant in grants:
            if (
                not state.reading.readable(grant.name.start, grant.name.end)
                or state.reading.zone_at(grant.name.start) == "byline"
            ):
                continue
            person = people.setdefault(grant.name.text, _Person(grant.name.text))
            person.mentions.add((grant.name.start, grant.name.end))
            self._give(person, grant, organisations, falls=falls)
        return people

    def _posts_behind(self, text: str, grant: _Grant, bodies: Bodies, seats: Mapping[int, PlaceFound]) -> _Grant:
        """县教育局顾秋禾局长, 县教育局的顾秋禾局长, 青石镇顾秋禾镇长: the office is of what stands before the name."""
        first = grant.posts[0]
        if grant.rule.value != "behind" or first.body is not None or first.seat is not None:
            return grant
        at = grant.name.start - text.startswith(_OF, grant.name.start - 1)
        body = bodies.ending_at(at)
        if body is None:
            return replace(grant, posts=(first._replace(seat=seats.get(at)), *grant.posts[1:]))
        if body.bare and body.kind != _BUREAU:
            body = self._posts.referred(text, at, bodies)  # 该集团|林知远|总经理
        if body is None:
            return grant
        return replace(grant, posts=(self._posts.of_body(text, first, body), *grant.posts[1:]))

    def _held_besides(self, text: str, grant: _Grant) -> _Grant:
        """秘书长：林知远（兼）: a note behind the name says that the posts are held beside others."""
        if self._besides.match(text, grant.name.end) is None:
            return grant
        return replace(grant, posts=tuple(post._replace(concurrent=True) for post in grant.posts))

    def _grants(self, text: str, chains: Sequence[Chain], names: NameFinder, bodies: Bodies) -> list[_Grant]:
        """Who gets which posts, in the order of the text."""
        meetings = _one_per_chain(self._meetings.find(text, chains, names), bodies, lambda m: self._is_parted(text, m))
        sure = [m for m in meetings if m.rule.value == "meet"]
        known = Counter(best.text for m in sure for o in m.names if (best := names.choose(o)) is not None)
        meetings = [m for m in meetings if not _cuts_known(text, m, names, known)]
        tells_life = any(m.rule.value == "subject" for m in meetings)
        introduced = (self._introductions(text, names) or self._hero(text, names, known)) if tells_life else []
        grants: list[_Grant] = []
        served: set[int] = set()
        for meeting in meetings:
            if meeting.chain.start not in served:
                who = self._who(text, meeting, grants, introduced, names, known)
                given = [g for at, name in enumerate(who) if name and (g := _granted(name, meeting, at)) is not None]
                grants.extend(given)
                served.update(meeting.chain.start for _ in given)
        inner = {at for b in bodies.all if not b.bare for at in range(b.start + 1, b.end)}
        settled = {grant.name.text for grant in grants}
        for meeting in meetings:
            if meeting.rule.value == "behind":
                # 市经信委|李洪副主任
                options = [option for option in meeting.names[0] if option.start not in inner]
                # 同年|任青石|区委书记: a verb
                options = [o for o in options if not self._dated_take.match(text, max(0, o.start - 1))]
                best = names.choose(options, known)
                if best is not None and best.text not in settled and best.score >= names.accept:
                    grants.append(_grant(best, meeting, meeting.chain.posts[:1]))
        grants += list(_listed_before(text, grants, chains, bodies))
        grants.sort(key=lambda g: (g.start, g.name.start))
        grants = _left_together(text, grants, self._joint)
        return grants + list(_jointly(text, grants, self._joint))

    def _who(
        self,
        text: str,
        meeting: Meeting,
        before: Sequence[_Grant],
        introduced: Sequence[NameOption],
        names: NameFinder,
        known: Counter[str],
    ) -> list[NameOption | None]:
        """Whom a meeting gives its posts; `before` are the grants to its left, `introduced` those of life stories."""
        match meeting.rule.value:
            case "meet":
                return [names.choose(options, known) for options in meeting.names]
            case "goes-on":
                return [_last_in_sentence(text, before, meeting.start)]
            case "subject":
                at = bisect_left(introduced, meeting.chain.start, key=lambda name: name.end)
                taking = _taking_in_sentence(text, before, meeting.start) if at else None
                if taking is not None and taking.text != introduced[at - 1].text:
                    return [taking]
                if at and self._is_of_another(text, meeting.start, introduced[at - 1], before, names):
                    return []
                told = _told_of(text, before, meeting)
                return [introduced[at - 1] if at else told or self._spoken_of(text, before, meeting)]
        return []

    def _is_of_another(self, text: str, at: int, hero: NameOption, before: Sequence[_Grant], names: NameFinder) -> bool:
        """Whether the sentence before an offset has come to another person than the one whose life is told.

        林知远，男。霍山县县长韩松致辞，曾任云岭县县长; 其妻在云岭县工作，曾任镇长; 韩松，教师，曾任校长.
        """
        begin = max(text.rfind(mark, 0, at) for mark in _STOPS) + 1
        if begin <= hero.start < at:
            begin = hero.end
        other = _last_in_sentence(text, before, at)
        if other is not None and other.text != hero.text and other.start >= begin:
            return True
        if self._kin.search(text, begin, at):
            return True
        options = (o for o in names.options_at(begin) if o.score >= names.accept and o.end < at)
        return any(o.text != hero.text and self._is_told.match(text, o.end) for o in options)

    def _spoken_of(self, text: str, grants: Sequence[_Grant], meeting: Meeting) -> NameOption | None:
        """Whom a pronoun means that begins a sentence: the one official, and person, of the sentence before it."""
        if self._pronoun.match(text, meeting.start) is None:
            return None
        begin = max(text.rfind(mark, 0, meeting.start) for mark in _STOPS) + 1
        inside = [g for g in grants if begin <= min(g.start, g.name.start) and g.end <= meeting.start]
        if len({grant.name.text for grant in inside}) != 1:
            return None
        first, last = inside[0], inside[-1]
        others = self._others.search(text, begin, min(first.start, first.name.start))
        acts = self._plain_act.match(text, max(last.end, last.name.end))
        return last.name if acts is not None and acts.end() >= meeting.start and not others else None

    def _is_parted(self, text: str, meeting: Meeting) -> bool:
        """Whether white space alone parts posts from a name that takes or gives up others: 甲任县长 乙任县委书记."""
        gap = text[meeting.chain.end : meeting.names[0][0].start]
        if not gap or not gap.isspace():
            return False
        return any(self._clause.match(text, option.end) for option in meeting.names[0])

    def _introductions(self, text: str, names: NameFinder) -> list[NameOption]:
        """The persons whom life stories introduce, in the order of the text: 林知远，男，汉族."""
        found = []
        for match in self._subject.finditer(text):
            options = [o for o in names.options_ending(match.start("note")) if o.start == match.start("name")]
            found.extend(options[:1])
        return found

    def _hero(self, text: str, names: NameFinder, known: Counter[str]) -> list[NameOption]:
        """The mentions of the one official whose fall or life an article tells, in the order of the text."""
        if not known or not (self._life.search(text) or self._obituary.search(text)):
            return []
        starts = starts_of(text, known)
        often = Counter({name: len(starts[name]) for name in known})
        hero, count = often.most_common(1)[0]
        if count < _HERO * often.total():
            return []
        return [option for start in starts[hero] for option in names.options_at(start) if option.text == hero]

    def _give(self, person: _Person, grant: _Grant, organisations: Organisations, *, falls: bool) -> None:
        """Give a person the posts of a grant; in an article on somebody's fall all that a list names are past."""
        former = grant.former
        first, past = grant.posts[0], None
        for post, seat in zip(grant.posts, organisations.of_chain(grant.posts), strict=True):
            if past and not falls and post.body is not None and post.body.own and not _of_one(past, seat):
                former, past = grant.former, None  # 县教育局原局长、县关工委主任韩松
            past = seat if post.inside and not former else past
            former = former or post.former
            ends = grant.rule.constants.get("ends") == "true"
            bare = post.body is None or (post.body.bare and post.body.level is None and bool(post.title_body))
            alone = post is first and bare and post.seat is None
            known = [old for old in person.posts if old.title == post.title and old.organisation is not None]
            if (alone and known) or (post is first and self._is_known(post, grant, known)):
                if ends:
                    _end(person.posts, post.title, None)
                continue  # 院长林知远, 党委书记林知远, whose body is known, though another one was named since
            found = PostFound(
                post.title,
                seat.organisation,
                seat.place,
                bool(self._deputy.search(post.modifiers + post.office)),
                bool(self._acting.search(post.modifiers)),
                former or post.left,
                post.concurrent,
                post.start,
                post.note_end,
                grant.rule.id,
            )
            if ends:
                _end(person.posts, found.title, found.organisation)
            _list_once(person.posts, found)

    def _is_known(self, post: PostSpan, grant: _Grant, known: Sequence[PostFound]) -> bool:
        """Whether 县委书记林知远 or 林知远担任村党支部书记 tells again what is known, behind the name of another place.

        Not 林知远调霍山县，任县委书记.
        """
        body = post.body
        if body is None or body.level is None or body.place is not None or body.parent is not None:
            return False
        if body.level in self._villages:
            return any(old.place is not None and RANK[old.place.level] == RANK["village"] for old in known)
        return any(not old.former for old in known) and bool(post.title_body) and grant.name.start >= post.end


def _cuts_known(text: str, meeting: Meeting, names: NameFinder, known: Counter[str]) -> bool:
    """Whether a meeting takes the end of a name for its verb: 郑大|为主任 where the article has 郑大为."""
    if meeting.rule.value != "meet" or meeting.names[0][0].start >= meeting.chain.start:
        return False
    best = names.choose(meeting.names[-1])
    return best is not None and best.text + text[best.end : best.end + 1] in known


def _before_names(
    text: str, posts: Sequence[PostSpan], people: Container[str], bodies: Bodies
) -> Iterator[tuple[int, int]]:
    """The bodies of posts that stand behind names: 县教育局|顾秋禾|局长."""
    for post in posts:
        for start in range(post.core - max(_NAME_SIZES), post.core - min(_NAME_SIZES) + 1):
            body = bodies.ending_at(start) if start > 0 and text[start : post.core] in people else None
            if body is not None:
                yield body.start, body.end


def _framed(posts: Sequence[PostSpan], bodies: Bodies) -> Iterator[tuple[int, int]]:
    """Where nothing but a name can stand between a body and an office: 云岭县委|林知远|书记."""
    for post in posts:
        start = post.core - _FULL_NAME
        if post.body is None and start > 0 and (body := bodies.ending_at(start)) is not None and not body.bare:
            yield start, post.core


def _granted(name: NameOption, meeting: Meeting, at: int) -> _Grant | None:
    """What the name at a place of a list is given: all posts, or the one at its place (甲、乙分别任局长、校长)."""
    posts = meeting.chain.posts
    if meeting.rule.constants.get("each") == "true":
        return _grant(name, meeting, posts[at : at + 1]) if len(posts) == len(meeting.names) else None
    lasting = meeting.rule.constants.get("former") != "true"
    if len(meeting.names) > 1 and lasting and _has_one_head(posts):
        return _grant(name, meeting, posts[1:] if at else posts[:1])
    return _grant(name, meeting, posts)


def _has_one_head(posts: Sequence[PostSpan]) -> bool:
    """Whether of several persons only the first can have the first post: 甲、乙、丙为会长、副会长."""
    if len(posts) != len(_HEAD_AND_DEPUTY):
        return False
    first, second = posts
    same = first.office == second.office and second.body is None
    return same and (first.modifiers, second.modifiers) == _HEAD_AND_DEPUTY


def _grant(name: NameOption, meeting: Meeting, posts: tuple[PostSpan, ...]) -> _Grant:
    constant = meeting.rule.constants.get("former")
    former = constant == "true"
    if constant == "false":
        posts = tuple(post._replace(former=False) for post in posts)  # 接过|原村支书|的担子
    if modifiers := meeting.rule.constants.get("modifiers"):
        posts = (posts[0]._replace(modifiers=modifiers + posts[0].modifiers), *posts[1:])  # 代理|云岭县县长
    return _Grant(name, posts, meeting.rule, meeting.start, meeting.end, former)


def _last_in_sentence(text: str, grants: Sequence[_Grant], at: int) -> NameOption | None:
    """The person who met a post last before `at` in its sentence; of several at once the first."""
    last: _Grant | None = None
    for grant in reversed(grants):
        if last is not None and grant.end < last.end:
            break
        if grant.end <= at:
            last = grant
    if last is None or _SENTENCE_END.search(text, last.end, at):
        return None
    return last.name


def _taking_in_sentence(text: str, grants: Sequence[_Grant], at: int) -> NameOption | None:
    """Who takes a post in the sentence before `at`, whose next step it tells: 韩松2003年任镇长，2011年至今任|县长."""
    last = grants[-1] if grants else None
    if last is None or last.name.end > last.posts[0].start or last.end > at or last.rule.value != "meet":
        return None
    return None if _SENTENCE_END.search(text, last.name.start, at) else last.name


def _told_of(text: str, grants: Sequence[_Grant], meeting: Meeting) -> NameOption | None:
    """Whose life goes on in a sentence without a subject: 林知远曾任霍山县县长。2015年10月，任霍山县委书记.

    Also behind one that tells when as well: 2012年，林知远任霍山县县长。2015年，任霍山县委书记.
    """
    last = grants[-1] if grants else None
    if last is None or last.name.start > last.posts[0].start or not last.end <= meeting.start:
        return None
    begin = max(text.rfind(mark, 0, last.start) for mark in _STOPS) + 1
    if not (last.former or _YEAR.search(text, begin, last.start)) or text.startswith(_OF, meeting.end):
        return None
    dated = _YEAR.search(text, meeting.start, meeting.chain.start) is not None
    goes_on = (
        dated and _SENTENCE_END.match(text, meeting.start) and not _SENTENCE_END.search(text, last.end, meeting.start)
    )
    return last.name if goes_on else None


def _listed_before(text: str, grants: Sequence[_Grant], chains: Sequence[Chain], bodies: Bodies) -> Iterator[_Grant]:
    """县委常委、青石镇党委|林知远|书记: the posts before the body are of the same person."""
    ending = {chain.posts[-1].end: chain for chain in chains if chain.posts[0].body is not None}
    taken = {grant.posts[0].start for grant in grants}
    for grant in tuple(grants):
        body = bodies.ending_at(grant.name.start) if grant.rule.value == "behind" else None
        if body is None or not text.startswith(_LISTING, body.start - 1):
            continue
        chain = ending.get(body.start - 1)
        if chain is not None and chain.start not in taken:
            yield replace(grant, posts=chain.posts, start=chain.start)


def _firms(bodies: Bodies) -> frozenset[str]:
    """What the names of firms begin with, as far as a person's name goes."""
    return frozenset(b.text[:size] for b in bodies.all if b.kind == "enterprise" for size in _NAME_SIZES)


def _begins_body(bodies: Bodies, firms: frozenset[str], grant: _Grant, names: NameFinder) -> bool:
    """Whether what looks like a name begins that of a body: 副局长韩松、黎城|卫生院院长顾秋禾.

    Or, where little else speaks for it, that of a firm named elsewhere.
    """
    body = bodies.starting_at(grant.name.start)
    if body is not None and not body.bare and body.end > grant.name.end:
        return not names.closes(grant.name.end)
    # the score of the grant's own name says as well that the text has it elsewhere
    readings = names.options_at(grant.name.start)
    weak = all(option.score < _BRAND for option in readings if option.end == grant.name.end)
    return weak and grant.name.text in firms


def _is_place(state: State, grant: _Grant, names: NameFinder, bodies: Bodies, starts: Container[int]) -> bool:
    """A name in front of the office that is (part of) a place's: 金山 of 金山区长江路; places begin at `starts`."""
    if names.inside_country(grant.name.start) or names.begins_place(grant.name, starts):
        return True
    if grant.rule.value != "behind":
        return False
    if names.in_country(grant.name.start, grant.name.end):
        return True
    if bodies.ending_at(grant.name.start) is not None:
        return False  # 县教育局|李明局长
    framed = names.is_common(grant.name) and any(p.end == grant.name.start for p in state.places)  # 青石镇|李明书记
    joined = _HAN.match(state.reading.text[grant.name.start - 1 : grant.name.start]) is not None and not framed
    if len(grant.name.text) == 2 and joined:
        return True  # too short to tell from the end of another word
    return any(p.start < grant.name.end and grant.name.start < p.end for p in state.places)


def _of_one(first: Seat, second: Seat) -> bool:
    """Whether two posts are of one body, or of a part of it: 县教育局原局长、县教育局党组书记."""
    if first.organisation is None or second.organisation is None:
        return False
    return second.organisation.startswith(first.organisation) or first.organisation.startswith(second.organisation)


def _list_once(posts: list[PostFound], new: PostFound) -> None:
    """A post is listed once per title and body; a wording without its body repeats the one that has it.

    代理县长 is 代县长 in other words.
    """
    for index, old in enumerate(posts):
        if new.acting and old.acting and _acting(new.title) == _acting(old.title):
            new = replace(new, title=old.title)
        if new.organisation is None and _in_short(new.title, old.title):
            return
        if old.title == new.title and (new.organisation is None or old.organisation == new.organisation):
            return
        if old.title == new.title and old.organisation is None:
            posts[index] = replace(new, start=old.start, end=old.end)
            return
    posts.append(new)


def _acting(title: str) -> str:
    return title.replace(*_ACTING)


def _end(posts: list[PostFound], title: str, organisation: str | None) -> None:
    """县长林知远辞去县长职务: what is given up is held no more, wherever it stood before."""
    for index, old in enumerate(posts):
        if old.title == title and organisation in {None, old.organisation}:
            posts[index] = replace(old, former=True)


def _in_short(title: str, whole: str) -> bool:
    """Whether a title without a body is another one without its body's word: 书记 of 党委书记."""
    own = whole.removesuffix(title)
    return bool(own) and own != whole and own[-1] not in _DEPUTIES


def _one_per_chain(meetings: Sequence[Meeting], bodies: Bodies, parted: Callable[[Meeting], bool]) -> list[Meeting]:
    """The best meeting of every chain, or, where nobody stands beside it, all that say who is meant.

    Of 任组长、副县长乙 and of 县医院|甲|院长、护理部主任乙 the first post goes back and the others forward.
    `parted` tells where a clause ends between the posts and the name behind them: 甲任县委书记 乙任县长.
    """
    kept: list[Meeting] = []
    by_chain: dict[int, list[Meeting]] = {}
    for meeting in meetings:
        by_chain.setdefault(meeting.chain.start, []).append(meeting)
    for rivals in by_chain.values():
        forward = next((m for m in rivals if m.rule.value == "meet" and m.names[0][0].start >= m.chain.end), None)
        backward = next((m for m in rivals if m.rule.value == "meet" and m.names[0][0].start < m.chain.start), None)
        backward = backward or next((m for m in rivals if m.rule.value == "behind" and _has_body(m, bodies)), None)
        if forward and backward and backward.rule.value == "meet" and parted(forward):
            kept.append(backward)
        elif forward and backward and len(forward.chain.posts) > 1:
            first, rest = Chain(forward.chain.posts[:1]), Chain(forward.chain.posts[1:], forward.chain.until)
            kept.append(Meeting(first, backward.names, backward.rule, backward.start, first.end))
            kept.append(Meeting(rest, forward.names, forward.rule, rest.start, forward.end))
        elif forward and backward and forward.chain.end > forward.chain.posts[0].end:
            kept.append(backward)  # 县医院|甲|院长、感染管理处处长乙: the list goes on with another's office
        elif forward or (backward and backward.rule.value == "meet"):
            kept.append(forward or backward)  # type: ignore[arg-type]
        else:
            kept.extend(rivals)
    return sorted(kept, key=lambda m: (m.chain.start, m.rule.rank))


def _has_body(meeting: Meeting, bodies: Bodies) -> bool:
    """Whether a body stands right before the name that an office follows."""
    owners = (bodies.ending_at(option.start) for option in meeting.names[0])
    return any(body is not None and not body.bare for body in owners)


def _jointly(text: str, grants: Sequence[_Grant], joint: re.Pattern[str]) -> Iterator[_Grant]:
    """县委书记甲、县长乙任双组长: what the last of a list of posts with names takes, the ones before take as well."""
    forward = [g for g in grants if g.name.start >= g.posts[-1].end]
    ending = {g.name.end: g for g in forward}
    closing = {g.end: g for g in reversed(ending.values())}
    for grant in grants:
        if grant.name.start >= grant.posts[0].start or grant.rule.constants.get("own") == "true":
            continue
        last = ending.get(grant.name.end)
        while last is not None:
            ends = range(last.start - 1, max(-1, last.start - _LONGEST_JOINT - 1), -1)
            last = next(
                (closing[end] for end in ends if end in closing and _joined(text, end, last.start, joint)), None
            )
            if last is not None:
                yield _Grant(last.name, grant.posts, grant.rule, last.start, grant.end, grant.former)


def _left_together(text: str, grants: Sequence[_Grant], joint: re.Pattern[str]) -> list[_Grant]:
    """县长甲和县委书记乙|调任: what the last of a list leaves with its posts, those before leave with theirs."""
    found: list[_Grant] = []
    for grant in reversed(grants):
        last = found[-1] if found else None
        behind = grant.name.start >= grant.posts[-1].end and last is not None and last.name.start >= last.posts[-1].end
        if behind and last is not None and last.former and not grant.former:
            leaves = _joined(text, grant.end, last.start, joint)
            found.append(replace(grant, former=True) if leaves else grant)
        else:
            found.append(grant)
    return found[::-1]


def _joined(text: str, end: int, start: int, joint: re.Pattern[str]) -> bool:
    match = joint.match(text, end)
    return match is not None and match.end() == start


def _join_parts(people: dict[str, _Person]) -> None:
    """阿迪力 beside 阿迪力·艾尔肯 is the same person, unless two have that part in their names."""
    parts = Counter(part for name in people if _DOT in name for part in (name.split(_DOT)[0], name.split(_DOT)[-1]))
    for name in [name for name in people if _DOT in name]:
        for part in (name.split(_DOT)[0], name.split(_DOT)[-1]):
            if part in people and parts[part] == 1:
                other = people.pop(part)
                people[name].mentions.update(other.mentions)
                for post in other.posts:
                    _list_once(people[name].posts, post)


def _add_mentions(
    state: State, people: dict[str, _Person], posts: Sequence[PostSpan], doctrine: re.Pattern[str]
) -> None:
    reading = state.reading
    taken = {at for person in people.values() for span in person.mentions for at in range(*span)}
    starts = starts_of(reading.text, people)
    for name in sorted(people, key=lambda n: (-len(n), n)):
        for start in starts[name]:
            end = start + len(name)
            known = (start, end) in people[name].mentions
            if known or not taken.isdisjoint(range(start, end)) or doctrine.match(reading.text, end):
                continue
            if reading.readable(start, end) and reading.zone_at(start) != "byline":
                people[name].mentions.add((start, end))
                taken.update(range(start, end))
    _add_surnames(reading, people, posts, taken)


def _add_surnames(reading: Reading, people: dict[str, _Person], posts: Sequence[PostSpan], taken: set[int]) -> None:
    """王书记, or 知远副县长, mentions the one official of that name who has such an office."""
    by_surname: dict[str, list[_Person]] = {}
    by_given: dict[str, list[_Person]] = {}
    for person in people.values():
        by_surname.setdefault(person.name[0], []).append(person)
        by_given.setdefault(person.name[1:], []).append(person)
    for post in posts:
        at = post.core - 1
        if post.body is not None or post.seat is not None or at < 0 or at in taken:
            continue
        begin, office = max(0, post.core - _GIVEN), post.office
        called = by_given.get(reading.text[begin : post.core], [])
        if len(called) == 1 and post.core - begin == _GIVEN:
            fitting, office = called, post.modifiers + office
        else:
            begin, fitting = at, by_surname.get(reading.text[at], [])
        fitting = [p for p in fitting if any(q.title.endswith(office) for q in p.posts)]
        if len(fitting) == 1 and reading.readable(begin, post.core):
            fitting[0].mentions.add((begin, post.core))


@Language.factory("minglu_officials", default_config={"rules": None}, assigns=["doc._.minglu"])
def make_officials(nlp: Language, name: str, rules: str | None) -> _Component:  # noqa: ARG001 - spaCy's signature
    """Make the component; `rules` is a folder with more rules."""
    return _Component(Officials(Rulebook.load(rules)))


class _Component:
    def __init__(self, officials: Officials) -> None:
        self._officials = officials

    def __call__(self, doc: Doc) -> Doc:
        state = state_of(doc)
        state.persons, state.memo["post_spans"] = self._officials.find(state)
        return doc
