"""Posts as they stand in the text: modifiers and office, with the body or place that ends before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from extraction.pipes.bodies import INSTITUTIONS, only_named
from extraction.pipes.officials.deputies import Deputies
from extraction.pipes.officials.hosts import chosen_council, meeting_society
from extraction.pipes.officials.model import Chain, PostSpan
from extraction.places import place_named
from extraction.places.model import RANK
from extraction.rulebook import Rulebook, Tail
from extraction.rulebook.compiled import compiled
from extraction.segment.lexicon import WordClasses

if TYPE_CHECKING:
    from extraction.pipes.bodies import Bodies, BodyFound
    from extraction.places import PlaceFound

_REFERRING = {"enterprise", "school", "hospital", "mass_organisation"}
"""Kinds of bodies of which a bare word before an office means one that was named: 集团公司董事长."""
_GOVERNMENT = "government"
_LOOK_BACK = 24
_SENTENCE = 120
"""So far, in code points, the body is looked for that a sentence makes somebody the head of."""
_OPENING = "，。；：,;:！？"
_LONGEST_PLACE = 12
_PARTED = re.compile("[；;，,]")
_SENTENCE_END = re.compile(r"[。！？!?\n]")
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
_SHARED = (1, 2)
"""So many characters a place shares with an office: 石桥村|主任, 青石社区|主任."""
_NAME_SIZES = (2, 3)
_JOINTS, _FULL_NAME = "和与及", 3
_SURNAME = 2
"""So many characters before 华为 a name begins that ends in 华."""
_CLOSE = ("）", ")")
_LABEL = ("：", ":")
_ROSTER = 120
"""So many code points a list under one head takes, between it and the next office."""
_STOP = re.compile("[。！？!?；;]")
_COMMITTEE_KIND = "party_committee"
_HEAD, _COMMITTEE = "长", "委员会"
_VILLAGE_PARTY = {"party_branch", "party_committee"}
_PARTY = _VILLAGE_PARTY | {"party_group"}
"""Kinds of the bodies of the Party in any body."""
_BUREAU = "government_organ"
_SOCIETY = "mass_organisation"
_CONSULTATIVE = "consultative"
_WITH_GROUPS = (_GOVERNMENT, _CONSULTATIVE, "congress", "judicial")
"""Kinds of the bodies whose Party group a list tells without their place: 县委副书记、政府|党组书记."""
_WITH_SECTIONS = INSTITUTIONS | {
    "government_organ",
    "mass_organisation",
    "judicial",
    "media",
    "party_organ",
    "military",
}
"""Kinds of the bodies whose departments' heads may be named after them in short: 县教育局人事股长."""
_LISTS = "、，,；;兼"
_SHORTEST_MINE = 2
_SECTION = (2, 6)
"""So many characters the word for a department takes, at least and at most."""
_ORGANS = {"party_organ", "government_organ"}
"""Kinds of the bodies that a Party committee may stand before."""
_LISTED = {"enterprise", "mass_organisation"}
"""Kinds of the bodies that a list of their heads names once."""


class PostGrammar:
    """The post grammar of a rule book, compiled once."""

    def __init__(self, book: Rulebook) -> None:
        (rule,) = [r for r in book.rules("officials") if r.value == "office"]
        self._rule = rule
        self._scan = book.scan_of(rule)
        words = book.settings("officials")["words"]
        # one attempt instead of one per trap: most offices are in none
        self._any_trap = compiled("|".join(f"(?:{trap.expanded})" for trap in book.traps("officials"))).match
        self._offices, self._deputies = book.lexicon("officials", "offices"), Deputies(book)
        self._titles = book.lexicon("officials", "title_bodies")
        self._title_body = Tail(book.compile("officials", r"{@title_bodies}\Z"))
        self._interlude = Tail(book.compile("officials", r"{interlude}\Z"))
        self._former = Tail(book.compile("officials", r"{former_prefix}\Z"))
        self._of_council = book.compile("officials", "{term}")
        self._back = Tail(book.compile("officials", r"{back_lead}(?P<head>{@units/heads:bare=back})\Z"))
        self._owners = book.lexicon("units", "owners")
        self._owner = Tail(book.compile("officials", r"(?:[、，,；;和与及]|\A)(?P<owner>{@units/owners})\Z"))
        self._firm_words = tuple(word for word, row in self._owners.items() if row.get("kind") in _LISTED)
        self._societies, self._party_offices = (tuple(str(words[name]).split()) for name in ("societies", "in_party"))
        self._passing = Tail(book.compile("officials", r"{passing}\Z"))
        self._venue = book.compile("officials", "{venue}")
        self._there = Tail(book.compile("officials", r"{there}\Z"))
        self._spoken_of = Tail(book.compile("officials", r"(?:该|本)(?P<owner>{@units/owners})\Z"))
        self._behind = book.compile("officials", r"的|(?P<list>{space}*[:：]{space}*(?={han}))")
        self._taking = Tail(book.compile("officials", r"{taking}\Z"))
        self._named = Tail(book.compile("officials", r"{named}\Z"))
        self._level = Tail(book.compile("officials", r"{@places/levels}\Z"))
        self._early = Tail(book.compile("officials", r"(?:(?!前){former_prefix}|{earlier_prefix})\Z"))
        self._once = Tail(book.compile("officials", r"{earlier_prefix}\Z"))
        self._future = Tail(book.compile("officials", r"{future_prefix}\Z"))
        self._concurrent = Tail(book.compile("officials", r"{concurrent_prefix}\Z"))
        self._deputy = book.compile("officials", "{deputy}")
        self._note = book.compile(
            "officials",
            r"(?P<former>{former_note})|(?P<concurrent>{concurrent_note})|(?P<future>{future_note})|{plain_note}",
        )
        self._words = WordClasses.load()
        self._fused, self._chairman, self._group, self._consultative, self._mine, self._member = (
            str(words[name]) for name in ("fused", "chairman", "group", "consultative", "mine", "member")
        )
        self._sections = {word + _HEAD: word for word in str(words["sections"]).split()}
        self._inner_sections = frozenset(book.lexicon("officials", "sections"))
        self._section, self._session_role = (
            book.compile("officials", f"{{{name}}}") for name in ("section", "session_role")
        )
        self._organs_without = frozenset(str(words["organs_without"]).split())
        self._committees: dict[str, str] = book.settings("officials")["committees"]
        self._chain = book.compile("officials", "{chain}")
        self._and = book.compile("officials", "{space}*[和及与]兼?任?{space}*")
        self._takes = Tail(book.compile("officials", r"(?:{takes}|[曾历先后]任|分别[任为])\Z"))
        self._gives_up = Tail(book.compile("officials", r"{gives_up}\Z"))
        self._named_so = book.compile("officials", "{named_so}")
        self._each, self._several = (
            Tail(book.compile("officials", r"{each}\Z")),
            book.compile("officials", "{several}"),
        )
        self._department = Tail(book.compile("officials", r"{department}\Z"))
        self._our_society, self._term, self._meets = (
            book.compile("officials", f"{{{name}}}") for name in ("our_head", "term_of_office", "society_meets")
        )
        self._opening = Tail(book.compile("officials", r"{opening}\Z"))
        self._aside = Tail(book.compile("officials", r"{aside}\Z"))
        self._epithet = book.compile("officials", "{epithet}")
        self._stranger = book.compile("officials", "[、兼]{han}{2,12}")

    def find(self, text: str, bodies: Bodies, places: Sequence[PlaceFound]) -> list[PostSpan]:
        """Every post of the text, in order, also those that nobody holds yet."""
        ending: dict[int, PlaceFound] = {place.end: place for place in places}
        beginning = {place.start for place in places} | set(_parts(text, places))
        found = []
        matches = list(self._scan.finditer(text))
        ends = {match.end() for match in matches}
        for place in places:
            # 党委书记|张国|和|镇长李强: two persons and no town
            if place.name[-2:-1] in _JOINTS and place.end - place.start > _FULL_NAME and place.start in ends:
                ending.pop(place.end, None)
        for match in matches:
            # 云岭省长沙县, 合肥市长丰县: what looks like an office begins a place
            if match.end() - 1 in beginning or self._any_trap(text, match.start("office")):
                continue
            if self._offices.value(match["office"], "post") == "no":
                continue
            post = self._post(text, match, bodies, ending)
            if post is not None and not self._chairs_a_session(text, post):
                found.append(post)
        return found

    def _post(self, text: str, match: re.Match[str], bodies: Bodies, places: dict[int, PlaceFound]) -> PostSpan | None:
        office = match["office"]
        section = self._section_before(text, match, bodies)
        core = match.start() - len(section)
        body, at, left, begin = self._body_of(text, match, core, bodies, places)
        if body is not None and self._is_seat_again(body, office):
            begin = left = body.start
            body = None
        seat = None
        if body is None and (word := self._offices.value(office, "seat")):
            seat = _seat(places, left, match) or self._short_seat(text, match, word)
        if seat is not None and seat.end > core and _begins_word(text, match.end() - 1, self._words):
            return None  # 云岭区长城路: the place ends inside what only looks like an office
        start = seat.start if seat else body.start if body and body.end in (at, left) else begin
        if body is None and seat is None and (place := self._place(places, left, match)):
            seat, start = place, place.start
        start = self._with_owner(text, start, core, office, body)
        if body is not None and body.bare and start == body.start and (bureau := bodies.ending_at(start)) is not None:
            start = bureau.start if bureau.bare and has_group(bureau, body) else start  # 副县长、公安局|党委书记
        state = bodies.ending_at(start) if body is not None and body.fixed and body.kind == _BUREAU else None
        start = (
            state.start if state is not None and state.fixed and state.kind == _GOVERNMENT else start
        )  # 国务院|民政部
        window = max(0, start - _LOOK_BACK)
        note = self._note.match(text, match.end())
        future = self._future.before(text, window, start) is not None or (
            note is not None and note["future"] is not None
        )
        earlier = self._once.before(text, window, start)
        early = self._early.before(text, window, start) is not None
        past = self._former.before(text, window, core)
        parted = _parted(body)
        inside = past is not None or (parted is not None and self._former.before(text, window, parted) is not None)
        concurrent = bool(self._concurrent.before(text, window, start))
        if note is not None:
            concurrent = concurrent or note["concurrent"] is not None
        word, own = self._title_of(text, office, body)
        return PostSpan(
            earlier.start() if earlier else start,
            core,
            match.end(),
            office,
            match["modifiers"],
            *(("", section + own) if section else (word, own)),
            body,
            seat,
            early or inside,
            note is not None and note["former"] is not None,
            concurrent,
            self._is_settled(text, match.end(), bodies),
            self._is_named(text, core),
            future,
            self._rule.id,
            note_end=note.end() if note is not None else match.end(),
            strange=body is None and seat is None and self._is_of_our_society(text, core, office),
            inside=(inside and not early and body is not None)
            # 青岚党|前主席: behind the name of a body that nobody knows
            or (body is None and seat is None and past is not None and self._is_named(text, past.start())),
            section=section and section + self._sections[office],
        )

    def _chairs_a_session(self, text: str, post: PostSpan) -> bool:
        """Whether an office behind no body is a role at a session: 执行主席：林知远、顾秋禾; not in 会长、执行主席."""
        if post.body is not None or post.named or not self._session_role.fullmatch(post.modifiers + post.office):
            return False
        return not text.startswith(tuple(_LISTS), max(0, post.core - 1))

    def _section_before(self, text: str, match: re.Match[str], bodies: Bodies) -> str:
        """The word for a department before its head's office, or "": 县残联|维权|部长, 副理事长、|维权|部长."""
        at, word = match.start(), self._sections.get(match["office"])
        if word is None or match["modifiers"] or match["drop"] or text.endswith(word, 0, at):
            return ""
        for start in range(at - _SECTION[0], max(0, at - _SECTION[1]) - 1, -1):
            body = bodies.ending_at(start)
            owned = body is not None and body.kind in _WITH_SECTIONS
            # a ministry of another state may have a longer name: 经济和|能源部长
            listed = start > 0 and text[start - 1] in _LISTS and text[start:at] in self._inner_sections
            if listed or (owned and self._section.fullmatch(text, start, at)):
                return text[start:at]
        return ""

    def _mine_before(self, text: str, at: int, office: str, bodies: Bodies) -> BodyFound | None:
        """The mine that its head's office follows: 石台矿|矿长, but not 全矿|矿长."""
        if not office.startswith(self._mine) or not text.endswith(self._mine, 0, at):
            return None
        mine = bodies.unlisted(at)
        return mine if mine is not None and len(mine.tail) > _SHORTEST_MINE else None

    def _is_chosen(self, text: str, body: BodyFound) -> bool:
        """Whether what looks like a firm ends a name and 为: 选举林国华为|副会长."""
        so = self._named_so.match(text, max(0, body.start - _SURNAME))
        return so is not None and so.end() == body.end

    def _is_named(self, text: str, at: int) -> bool:
        """Whether something that can be a name ends at an offset."""
        return self._named.before(text, max(0, at - _LOOK_BACK), at) is not None

    def _with_owner(self, text: str, start: int, core: int, office: str, body: BodyFound | None) -> int:
        """Where a post begins whose organ belongs to what stands before it: 党委|组织部部长, 县|公安局长."""
        if body is not None and body.bare and body.kind in _ORGANS and start == body.start:
            before = self._title_body.before(text, max(0, start - _LOOK_BACK), start)
        elif start == core and body is None and _level_again(text, core, self._offices.value(office, "seat")):
            return core - 1  # 县委常委、县|副县长
        elif start == core and body is None and self._offices.value(office, "organ"):
            before = self._level.before(text, max(0, core - 1), core)
        elif body is not None and body.bare and body.kind in _PARTY and start == body.start:
            # 教育工委书记、局|党组书记
            owner = self._owner.before(text, max(0, start - _LOOK_BACK), start)
            return start if owner is None else owner.start("owner")
        else:
            return start
        return start if before is None else before.start()

    def _body_before(self, text: str, core: int, bodies: Bodies) -> tuple[BodyFound | None, int, int]:
        """The body of an office that begins at `core`; where it ends, and where it may end before an interlude."""
        interlude = self._interlude.before(text, max(0, core - _LOOK_BACK), core)
        at = left = interlude.start() if interlude else core
        body = bodies.ending_at(at)
        if body is None and interlude is not None:
            inner = bodies.ending_at(core)
            if inner is None or not (inner.bare and self._of_council.search(interlude[0])):
                at, body = core, inner  # but of 新一届|理事会|会长 nothing is left
        if body is None and (aside := self._aside.before(text, max(0, at - _LOOK_BACK), at)):
            body = bodies.ending_at(aside.start())
        return None if body is not None and self._is_chosen(text, body) else body, at, left

    def _body_of(
        self, text: str, match: re.Match[str], core: int, bodies: Bodies, places: Mapping[int, PlaceFound]
    ) -> tuple[BodyFound | None, int, int, int]:
        """The body of the office at `core`, the two ends as `_body_before` has them, and where the post begins."""
        office = match["office"]
        if office == self._deputies.office:
            body = self._deputies.congress(text, core, places)
            begin = body.start if body is not None else core
            return body, core, begin, begin
        body, at, left = self._body_before(text, core, bodies)
        begin = body.start if body is not None else core
        if body is None or (body.bare and body.kind in _REFERRING):
            body = self.referred(text, left, bodies) or body
        if body is None and (body := self._sharing(match, bodies)) is not None:
            begin = body.start
        if body is None and self._offices.value(office, "needs") == "name":
            body = bodies.unlisted(left) or self._sole(text, left, office, bodies)
        return body or self._mine_before(text, left, office, bodies), at, left, begin

    @staticmethod
    def _sharing(match: re.Match[str], bodies: Bodies) -> BodyFound | None:
        """The body which with one character more is its head: 驻村工作队|长, 派出所|长."""
        start, core = match.start("office"), match.start()
        body = bodies.ending_at(match.end() - 1) if match["office"].endswith(_HEAD) else None
        return body if body is not None and body.head_start < start and body.head_start <= core else None

    def _is_seat_again(self, body: BodyFound, office: str) -> bool:
        """Whether a body only says what the office says: 县委常委、政府|常务副县长."""
        plain = body.bare and body.level is None and body.place is None
        return plain and body.kind == _GOVERNMENT and self._offices.value(office, "seat") is not None

    def of_body(self, text: str, post: PostSpan, body: BodyFound) -> PostSpan:
        """The same post of a body that stands elsewhere."""
        word, office = self._title_of(text, post.office, body)
        return post._replace(body=body, title_body=word, title_office=office)

    def _is_settled(self, text: str, end: int, bodies: Bodies) -> bool:
        """Whether the text behind an office says enough: 任队长的突击队, or a name after a colon in a list."""
        behind = self._behind.match(text, end)
        return behind is not None and (behind["list"] is not None or bodies.starting_at(behind.end()) is not None)

    def referred(self, text: str, at: int, bodies: Bodies) -> BodyFound | None:
        """The last body before `at` whose name ends in the word that stands there: 公司董事长 of a firm, 该局局长."""
        if word := self._back.before(text, max(0, at - _LOOK_BACK), at):
            head = word["head"]
            # 该集团 of 青岚集团有限公司
            ends = (head, *(end for end in str(self._owners.value(head, "heads")).split() if end.startswith(head)))
        elif word := self._spoken_of.before(text, max(0, at - _LOOK_BACK), at):
            ends = tuple(self._owners[word["owner"]]["heads"].split())
        else:
            return None
        # 镇派出所、司法所: the list has told the place of the second
        whole = (b for b in bodies.before(word.start()) if not b.bare or b.place is not None)
        named = (b for b in whole if b.text not in bodies.guests)
        return next((b for b in named if b.text.endswith(ends)), None)

    def _sole(self, text: str, at: int, office: str, bodies: Bodies) -> BodyFound | None:
        """The society or firm of an office without a body.

        For 会长 at the beginning of a clause the society whose meeting the article is on, or the only one; where
        somebody is made a head (选举林知远为会长, 聘任顾秋禾为副总经理), else the only one that the sentence has.
        """
        kinds = (self._offices.value(office, "kinds") or "").split("|")
        taking = self._taking.before(text, max(0, at - _LOOK_BACK), at) is not None
        if not (taking or self._opens(text, at)) or self._speaks_for_itself(text, at):
            return None
        if "mass_organisation" in kinds:
            society = chosen_council(text, bodies, self._term, at) if taking else None
            society = society or meeting_society(text, bodies, self._meets) or bodies.only_society
            if society is not None:
                return society
        if not taking:
            return None if self._told_elsewhere(text, at, bodies) else self._named_before(text, at, kinds, bodies)
        floor = max(0, at - _SENTENCE)
        begin = max((end.end() for end in _SENTENCE_END.finditer(text, floor, at)), default=floor)
        return only_named(b for b in bodies.between(begin, at) if b.kind in kinds and not b.bare)

    def _named_before(self, text: str, at: int, kinds: Sequence[str], bodies: Bodies) -> BodyFound | None:
        """青岚集团召开会议。|董事长林知远讲话: the only one that the paragraph has named, or else headline and text."""
        begin, headline = text.rfind("\n", 0, at) + 1, text.find("\n", 0, at)
        named = [b for b in bodies.between(begin, at) if b.kind in kinds]
        if not named:
            named = [b for b in bodies.between(0, at) if b.kind in kinds]
            if named and named[0].start > headline:
                return None
        fitting = (b for b in named if b.kind != _SOCIETY or b.text.endswith(self._societies))
        return only_named(b for b in fitting if _is_named_whole(b, bodies) and not self._is_passing(text, b))

    def _is_passing(self, text: str, body: BodyFound) -> bool:
        """Whether a body is only where somebody works or meets, or whose customer somebody is: 乘坐|青岚航空公司."""
        before = self._passing.before(text, max(0, body.start - _LOOK_BACK), body.start)
        return before is not None and (not before["sited"] or self._venue.match(text, body.end) is not None)

    def _told_elsewhere(self, text: str, at: int, bodies: Bodies) -> bool:
        """Whether the clause before an office tells of a place that is no body: 在云岭新材，|董事长."""
        clause = self._there.before(text, max(0, at - _LOOK_BACK), at)
        return clause is not None and not bodies.between(clause.start(), at)

    def _is_of_our_society(self, text: str, at: int, office: str) -> bool:
        """Whether an office alone is one of the society that writes."""
        kinds = (self._offices.value(office, "kinds") or "").split("|")
        return "mass_organisation" in kinds and self._opens(text, at) and self._speaks_for_itself(text, at)

    def _speaks_for_itself(self, text: str, at: int) -> bool:
        """Whether the sentence tells of the society that writes, under no name: 我会会长甲，副会长|乙."""
        floor = max(0, at - _SENTENCE)
        begin = max((end.end() for end in _SENTENCE_END.finditer(text, floor, at)), default=floor)
        ours = self._our_society.search(text, begin, at + _LOOK_BACK)
        return ours is not None and ours.end() <= at

    @staticmethod
    def _opens(text: str, at: int) -> bool:
        before = text[max(0, at - 1) : at]
        return not before or before.isspace() or before in _OPENING

    def _title_of(self, text: str, office: str, body: BodyFound | None) -> tuple[str, str]:
        """The body's word and the office that a title is made of."""
        if full := self._offices.value(office, "title"):
            word, _, own = full.partition("|")
            return word, own
        return self._body_word(text, office, body), office

    def _body_word(  # noqa: PLR0911 - one return a case
        self, text: str, office: str, body: BodyFound | None
    ) -> str:
        if body is None or self._offices.value(office, "organ"):
            return ""
        if body.kind not in _TITLED:
            return self._seat_word(text, office, body) if body.kind == _BUREAU else ""
        if body.kind == "congress" and body.parent is not None:
            return ""  # a working committee of its standing committee
        if self._offices.value(office, "carry") == "no":
            return ""
        word = self._title_body.before(text, body.start, body.end)
        if word is None and body.kind == _CONSULTATIVE:
            # 中国人民政治协商会议云岭县委员会委员
            seats = self._titles.value(self._consultative, "offices") or ""
            return self._consultative if office in seats.split("|") else ""
        if word is None:
            # 中共云岭县第十四届委员会书记 is the 县委书记
            seat = body.place if body.kind == "party_committee" and text.endswith(_COMMITTEE, 0, body.end) else None
            high = seat is not None and RANK[seat.level] <= RANK["county"]
            own = f"{seat.short[-1]}{_COMMITTEE[0]}" if seat is not None and high else ""
            return own if own in self._titles else ""
        offices = self._titles.value(word[0], "offices")
        if offices is not None and office not in offices.split("|"):
            return ""
        return self._titles.value(word[0], "title") or word[0]

    def _seat_word(self, text: str, office: str, body: BodyFound) -> str:
        """The word of a body that is no committee of the Party, which its seats alone keep: 监察委员会|委员."""
        word = self._title_body.before(text, body.start, body.end)
        offices = self._titles.value(word[0], "offices") if word is not None else None
        return word[0] if word is not None and offices is not None and office in offices.split("|") else ""

    def holds(self, post: PostSpan, before: PostSpan | None) -> bool:
        """Whether the post says enough to be one.

        Some offices need a named body, of their own or of the post before.
        """
        needs = self._offices.value(post.office, "needs")
        if needs == "own":
            return post.body is not None
        if needs is None or post.settled or post.strange:
            return True
        if needs == "title":
            return bool(post.title_body)
        if needs == "name" and post.named:
            return True
        carried = needs == "body" and bool(post.title_body)
        return carried or post.body is not None or (before is not None and before.body is not None)

    def _place(self, places: dict[int, PlaceFound], at: int, match: re.Match[str]) -> PlaceFound | None:
        """The place before an office, whose last character may be the office's first: 石桥|村支书."""
        place = places.get(at) or places.get(match.start())
        if place is None and self._offices.value(match["office"], "body") and not match["modifiers"]:
            office = match.start("office")
            sharing = (places.get(office + size) for size in _SHARED)
            return next((place for place in sharing if place is not None and place.start < office), None)
        return place

    def _short_seat(self, text: str, match: re.Match[str], word: str) -> PlaceFound | None:
        """The place of 肥西县长, whose short form alone is no place in the eyes of the place finder."""
        if match["modifiers"] or match["drop"]:
            return None
        end = match.start("office")
        for start in range(max(0, end - _LONGEST_PLACE), end - 1):
            if (place := place_named(text[start:end] + word)) is not None:
                return place._replace(start=start, end=end + 1)
        return None

    def chains(self, text: str, posts: Sequence[PostSpan], bodies: Bodies) -> list[Chain]:
        """Posts joined to those of one person: by 、 or a comma, a space, 兼."""
        chains: list[list[PostSpan]] = []
        until: dict[int, int] = {}
        for post in posts:
            if chains:
                last = chains[-1][-1]
                touching = last.end == post.start and post.start == post.core and not post.modifiers
                # 党委书记|董事长林知远, 党委委员|总督学林知远, but not 县长|助理
                fused = (
                    bool(last.title_body)
                    and last.office in self._party_offices
                    and post.office not in self._party_offices
                )
                if (fused or not touching) and self._is_joined(text, chains[-1], post):
                    chains[-1].append(self._carry(last, self._of_committee(text, last, post)))
                    continue
                if last.end > post.start:
                    continue
                strange = post.seat is None and self._stranger.fullmatch(text, last.end, post.start) is not None
                if strange and not _is_framed(post, bodies) and self._taken_on(text, post, chains, until):
                    continue
            chains.append([post])
        named = [(at, rest) for at, chain in enumerate(chains) if (rest := self._without_classes(text, chain))]
        self._lend(text, [chain for _, chain in named])
        kept: list[Chain] = []
        firm: PostSpan | None = None
        for at, chain in named:
            if firm is not None and _SENTENCE_END.search(text, firm.end, chain[0].start):
                firm = None
            # 青岚集团董事长甲、总裁乙; 青岚商会会长甲、副会长乙: the body of the first is that of the second as well
            listed = chain[-1].settled
            posts = tuple(p for p, before in _with_before(chain, firm) if listed or self.holds(p, before))
            if posts:
                kept.append(Chain(posts, until.get(at) or self._behind_epithets(text, self._end(text, chain))))
            firm = next((p for p in posts if p.body is not None and self._lists(text, p.body)), firm)
        return kept

    def _lists(self, text: str, body: BodyFound) -> bool:
        """Whether a list of heads names a body once: a firm, also one without its name, a society."""
        if _whole(body).kind in _LISTED:
            return True
        return body.bare and body.kind in _PARTY and text.endswith(self._firm_words, 0, body.start)  # 集团公司|党委

    def _is_joined(self, text: str, chain: list[PostSpan], post: PostSpan) -> bool:
        """Whether a post is the next one of a list."""
        last, end = chain[-1], self._end(text, chain)
        if self._gives_way(text, chain, post):
            return False
        # the whole gap, so that 任 or 中 of 、任丘市委书记 can begin the post
        if end <= post.start and self._chain.fullmatch(text, end, post.start) is not None:
            return True
        # 副县长、县级河长、县公安局局长林知远
        behind = self._behind_epithets(text, end)
        if end < behind < post.start and self._chain.fullmatch(text, behind, post.start) is not None:
            return True
        # 校长（教授）林知远, but not 青岚党校（行政学院）校长（院长）林知远
        if text[last.core - 1 : last.core] not in _CLOSE and end == self._bracket(text, post):
            return True
        return self._both_taken(text, chain, post)

    def _gives_way(self, text: str, chain: list[PostSpan], post: PostSpan) -> bool:
        """Whether a post is the one that somebody takes for those left: 不再担任县教育局局长，|任县水利局局长."""
        begin, end = chain[0].start, chain[-1].end
        left = self._gives_up.before(text, max(0, begin - _LOOK_BACK), begin)
        if left is None or not _PARTED.match(text, end):
            return False
        return self._takes.before(text, max(0, post.start - _LOOK_BACK), post.start) is not None

    def _bracket(self, text: str, post: PostSpan) -> int | None:
        """Where the bracket opens that holds nothing but a post: 会长|（理事长）, 市委常委|（兼霍山县委书记）."""
        opening = self._opening.before(text, max(0, post.start - _LOOK_BACK), post.start)
        return opening.start() if opening is not None and text[post.end : post.end + 1] in _CLOSE else None

    def _end(self, text: str, chain: Sequence[PostSpan]) -> int:
        """Where a list of posts ends, whose last one may stand in brackets: 会长（理事长）|林知远."""
        last = chain[-1]
        return last.end + 1 if len(chain) > 1 and self._bracket(text, last) is not None else last.end

    def _behind_epithets(self, text: str, end: int) -> int:
        """Where a list ends that goes on with what its holder is besides: 副市长、市级河长|林知远."""
        epithet = self._epithet.match(text, end) if text.startswith("、", end) else None
        return end if epithet is None else epithet.end()

    def _both_taken(self, text: str, chain: list[PostSpan], post: PostSpan) -> bool:
        """Whether somebody takes a list of posts whose last one 和 joins: 任党支部书记和村委会主任."""
        if self._and.fullmatch(text, self._end(text, chain), post.start) is None:
            return False
        start = chain[0].start
        return self._takes.before(text, max(0, start - _LOOK_BACK), start) is not None

    def _without_classes(self, text: str, chain: list[PostSpan]) -> list[PostSpan]:
        """A list without the offices of many at its beginning: 各乡镇党委书记、镇长；县教育局局长林知远.

        历届县政协主席 may be named: 林知远、顾秋禾.
        """
        each = self._each.before(text, max(0, chain[0].start - _LOOK_BACK), chain[0].start)
        if each is None or (each["terms"] and len(chain) == 1 and self._several.match(text, chain[0].end)):
            return chain
        joints = (at for at in range(1, len(chain)) if _PARTED.search(text, chain[at - 1].end, chain[at].start))
        return chain[next(joints, 1) :]

    def _taken_on(self, text: str, post: PostSpan, chains: list[list[PostSpan]], until: dict[int, int]) -> bool:
        """Let the list go on to a post of a body that nobody knows; whether the post needs no chain of its own."""
        last = chains[-1][-1]
        # 市委常委、青岚党委书记甲: a post, whosever the committee is
        if post.body is not None and post.body.bare and not post.body.anchored:
            if self._title_body.before(text, max(0, post.start - _LOOK_BACK), post.start):
                return False  # 、党委|办公室主任: a part of a body that is known
            chains[-1].append(post._replace(body=None, strange=True))
            return True
        if post.body is not None:
            return False
        # 任命甲为云岭县人民法院审判员、刑事审判庭副庭长
        if self._department.before(text, max(0, post.start - _LOOK_BACK), post.start):
            chains[-1].append(post._replace(strange=True))
            return True
        # 县教育局局长、青岚团团长甲: the list goes on to its holder
        going_on = [at for at, end in until.items() if end == last.end]
        until.update(dict.fromkeys([*going_on, len(chains) - 1], post.end))
        return not self.holds(post, None)

    def _lend(self, text: str, chains: list[list[PostSpan]]) -> None:
        """县委书记甲，副书记乙: the body's word of a head belongs to the title of a deputy in its sentence as well."""
        lent: dict[str, PostSpan] = {}
        branch: PostSpan | None = None
        for chain in chains:
            first = chain[0]
            head = lent.get(first.office)
            if first.office == self._member and not first.modifiers:
                head = branch  # 党支部书记甲，委员乙、丙
            elif not self._deputy.search(first.modifiers):
                head = None
            if head is not None and not _SENTENCE_END.search(text, head.end, first.start):
                chain[0] = self._carry(head, first)
            elif head is not None and head.body is not None and self._in_roster(text, head, first):
                chain[0] = self.of_body(text, first, head.body)
            branch = next((post for post in reversed(chain) if post.title_body and post.body is not None), branch)
            lent.update({post.office: post for post in chain if post.title_body and post.body is not None})

    def _in_roster(self, text: str, head: PostSpan, post: PostSpan) -> bool:
        """Whether an office alone heads a line below that of its body's head: 村委会主任：甲, below it 委员：乙、丙."""
        if post.body is not None or post.seat is not None or post.start == 0 or text[post.start - 1] != "\n":
            return False
        between = text[head.end : post.start]
        labels = between[:1] in _LABEL and text[post.end : post.end + 1] in _LABEL
        return labels and len(between) < _ROSTER and not _STOP.search(between)

    def _of_committee(self, text: str, last: PostSpan, post: PostSpan) -> PostSpan:
        """县委组织部部长、|副书记: an organ of a committee has no secretary; else the post itself."""
        whole = last.body.parent if last.body is not None and last.body.head in self._organs_without else None
        if (
            whole is None
            or last.modifiers
            or whole.kind != _COMMITTEE_KIND
            or post.body is not None
            or post.seat is not None
        ):
            return post
        return self.of_body(text, post, whole) if post.office == self._fused else post

    def _carry(self, last: PostSpan, post: PostSpan) -> PostSpan:
        """In a list the body's word carries over where the office alone says nothing: 省委委员、常委、副书记."""
        if (
            post.body is None
            and post.seat is None
            and last.title_body
            and self._offices.value(post.office, "carry") == "yes"
            # 县政协党组成员、秘书长: the 政协 has one, its 党组 has none
            and (last.title_body != self._group or post.office == self._fused)
        ):
            return post._replace(title_body=last.title_body)
        if post.body is None and post.seat is None and post.office == self._chairman:
            # 石桥村党支部书记、主任, 石桥村村支书、主任: of the village's committee
            place = last.seat if last.body is None else last.body.place if last.body.kind in _VILLAGE_PARTY else None
            committee = self._committees.get(place.level if place is not None else "")
            if committee is not None:
                return post._replace(title_body=committee, seat=place)
        return post


def has_group(owner: BodyFound, body: BodyFound) -> bool:
    """Whether a Party body is that of what stands before it without its place: 公安局|党委, 政府|党组."""
    return owner.kind == _BUREAU or (owner.kind in _WITH_GROUPS and body.kind == "party_group")


def _level_again(text: str, at: int, level: str | None) -> bool:
    """Whether an office of a list that says its level has it before itself as well: 县委常委、县|副县长."""
    return level is not None and text.startswith(level, at - 1) and text.startswith(tuple(_LISTS), at - 2)


def _is_named_whole(body: BodyFound, bodies: Bodies) -> bool:
    """Whether a text names a body in full that an office alone may be of: no guest, and no brand as 华为."""
    listed = body.bare and body.place is not None  # 县移动公司、|联通公司
    return (listed or not body.bare) and body.text not in bodies.guests and body.rule != "units.national"


def _is_framed(post: PostSpan, bodies: Bodies) -> bool:
    """Whether nothing but a name can stand between a body and an office: 县教育局|顾秋禾|局长."""
    ends = (bodies.ending_at(post.start - size) for size in _NAME_SIZES) if post.start == post.core else ()
    return any(body is not None and body.kind == _BUREAU for body in ends)


def _whole(body: BodyFound) -> BodyFound:
    """The body that a committee is of: 青岚公司 of 青岚公司党委."""
    return body.parent if body.parent is not None else body


def _with_before(chain: Sequence[PostSpan], firm: PostSpan | None) -> Iterator[tuple[PostSpan, PostSpan | None]]:
    """Every post of a list with the nearest one before it that names a body, else the one right before it."""
    before = firm
    for at, post in enumerate(chain):
        yield post, before
        if post.body is not None or before is None or before.body is None or at == 0:
            before = post


def _parts(text: str, places: Sequence[PlaceFound]) -> Iterator[int]:
    """Where the lower parts of the places begin: 长丰县 of 合肥市长丰县."""
    for place in places:
        at = place.start
        for _, name in place.parts[1:]:
            at = text.find(name, at + 1, place.end)
            if at < 0:
                break
            yield at


def _parted(body: BodyFound | None) -> int | None:
    """Where the word of time ends that parts a body from its place: 石桥村原|党支部."""
    if body is None:
        return None
    owner, own = body.place or body.parent, body.end - len(body.tail)
    return own if owner is not None and body.start < owner.end < own else None


def _begins_word(text: str, at: int, words: WordClasses) -> bool:
    pair = text[at : at + 2]
    return len(pair) == 2 and words.known(pair)


def _seat(places: dict[int, PlaceFound], at: int, match: re.Match[str]) -> PlaceFound | None:
    if place := places.get(at) or places.get(match.start()):
        return place
    # 云岭县长: the place's last character is the office's first
    if (
        not match["modifiers"]
        and (place := places.get(match.start("office") + 1))
        and place.start < match.start("office")
    ):
        return place
    return None
