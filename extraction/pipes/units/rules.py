"""What rules/units says about mentions, in the shape that drafts need."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from extraction.pipes.bodies import is_faculty
from extraction.pipes.bodies.words import Settings
from extraction.segment import WordClasses

if TYPE_CHECKING:
    from extraction.pipes.bodies import BodyFound
    from extraction.pipes.units.model import Draft
    from extraction.places import Place
    from extraction.rulebook import Rulebook

KIND = "units"
_COMMUNITY, _VILLAGES = "community_body", ("village", "community")
_VERB, _MOSTLY = 0.8, 0.5
_ATTRIBUTES = ("n", "nz", "a", "b")
"""The tags of words that say of what sort something is."""
_CLAUSE = 20
"""So far, in code points, the word for a place may stand before a building."""


class MentionRules:
    """The settings and patterns of rules/units that drafts ask."""

    def __init__(self, book: Rulebook) -> None:
        units = Settings(book)
        by_value = {str(rule.value): rule for rule in book.rules(KIND)}
        self._heads = book.lexicon(KIND, "heads").column("bare")
        self._forms = book.lexicon(KIND, "heads").column("form")
        self._suffixes = book.lexicon(KIND, "suffixes").column("bare")
        self.owner = book.compile(KIND, r"{@owners}\Z")
        self._owners = book.lexicon(KIND, "owners").column("heads")
        self._never = units.words_of("never")
        self.sentence = sentence = (*units.listed("stops"), "\n")
        self.low_levels = {
            **dict.fromkeys(units.listed("sentence_levels"), sentence),
            **dict.fromkeys(units.listed("paragraph_levels"), ("\n",)),
        }
        self.open_levels, self.county_kinds, self.assemblies = (
            units.words_of(name) for name in ("open_levels", "county_kinds", "assemblies_with_terms")
        )
        self.worldwide = units.pattern("worldwide")
        self.organ = by_value["organ"].id
        self.inside = units.mapped("inside")
        self.whole_kind = units.words_of("whole_kind")
        self.referring = units.words_of("referring")
        self.adopting, self.own_words = (units.words_of(name) for name in ("adopting", "own_words"))
        self._whole, self._book = book.lexicon(KIND, "owners").column("whole"), book
        self.inner = units.words_of("inner")
        self.faculties, self.grounds = (units.words_of(name) for name in ("faculties", "grounds"))
        self.definite, self.pointed = (book.compile(KIND, rf"{{{name}}}\Z") for name in ("definite", "pointed"))
        self.repeated = units.words_of("repeated")
        self._founding = units.words_of("founding")
        self._aspects = units.chars("aspects")
        (
            self.plural,
            self._session,
            self.term,
            self.present,
            self.bidden,
            self._no_own,
            self.in_general,
            self.of_division,
        ) = (
            book.compile(KIND, pattern)
            for pattern in (
                r"{plural}",
                r"{session}",
                r"{running_term}\Z",
                r"{present}",
                r"{bidden}",
                r"{no_own}\Z",
                r"{in_general}",
                r"{of_division}",
            )
        )
        self.teams = units.mapped("teams")
        self.formed, self.of_many = (book.compile(KIND, pattern) for pattern in (r"{formed}\Z", r"{of_many}\Z"))
        self.ahead, self.definite_heads = (units.words_of(name) for name in ("ahead", "definite_heads"))
        self.defined = by_value["defined"].regex
        self.datelines, self.visits = (
            [(rule.id, book.scan_of(rule)) for rule in book.rules(KIND) if str(rule.value) == value]
            for value in ("dateline", "visited")
        )
        (
            self.foundable,
            self.institutions,
            self.town_offices,
            self.own_of_county,
            self.list_marks,
            self._housed,
            self._called,
        ) = (
            units.words_of(name)
            for name in ("foundable", "institutions", "town_offices", "own_of_county", "list_marks", "housed", "called")
        )
        self.arrives, self.once, self.led = (
            book.compile(KIND, rf"(?:{units.text(name)})\Z") for name in ("arrives", "once_headed", "leads")
        )
        self._venues, self._dwellings, self._helps, self._at_work = (
            units.pattern(name) for name in ("venues", "dwellings", "helps", "at_work")
        )
        self._ministries, self._ranks = book.lexicon(KIND, "national"), units.text("ranks")
        self._shops, self._sited = units.words_of("shops"), units.chars("sited")
        self.county_names, self._several, self._county_bodies, self.trades, self.no_brand = (
            units.pattern(name) for name in ("county_names", "several_offices", "county_bodies", "trades", "no_brand")
        )
        self._halls, self._held, self._hall_before = (units.pattern(name) for name in ("halls", "held", "hall_before"))
        self.detached = {part: whole for whole, row in units.mapped("detached").items() for part in row.split()}
        self.founded, self.within, self.founds, self.convenes, self.headed, self.pointed_place, self.acting = (
            book.compile(KIND, pattern)
            for pattern in (
                r"{founded}\Z",
                r"{within}\Z",
                r"{founds}\Z",
                r"{convenes}\Z",
                r"{headed}\Z",
                r"{pointed_place}\Z",
                "{acting}",
            )
        )
        self._force_levels = {part: frozenset(levels.split()) for part, levels in units.mapped("force_levels").items()}
        self.detached_heads = book.scan(KIND, f"(?:{'|'.join(self.detached)})(?![长员])")
        self.seated_in = units.text("seated_in")
        self.leveled, self.seated = (units.scan(name) for name in ("leveled", "seated"))
        self.bureau, self.branch, self.common, self.core = (
            units.pattern(name) for name in ("bureau", "branch_core", "common", "core")
        )
        self.part_heads = units.listed("part_heads")
        self._elsewhere, self._nationwide = (units.listed(name) for name in ("elsewhere", "nationwide"))
        self._placeless, self.sent, self._natives = (units.words_of(name) for name in ("placeless", "sent", "natives"))
        self.source_rule = by_value["source"].id
        self._classes = WordClasses.load()
        self._same = units.mapped("same_heads")

    @staticmethod
    @cache
    def of(book: Rulebook) -> MentionRules:
        """The rules of a rule book; compiled once."""
        return MentionRules(book)

    def standing(self, body: BodyFound) -> str:
        """What a head alone is: a definite body, a reference, or nothing."""
        return self._heads.get(body.head) or self._suffixes.get(body.head) or "no"

    def unnamed(self, body: BodyFound) -> str:
        """What the school is called of which a body is, where the text had not named it: 学校 of 校党委; else empty."""
        owner = body.parent
        return owner.fixed if owner is not None and owner.fixed and owner.text in self._owners else ""

    def owners(self, body: BodyFound) -> tuple[str, ...]:
        """How the names end of what the word before an unnamed body stands for."""
        return tuple(self._owners[body.parent.text].split()) if body.parent is not None else ()

    def is_place(self, text: str, body: BodyFound) -> bool:
        """Whether a body is a building where something happens, and does nothing itself: 文化中心, 水利局|宿舍."""
        if body.kind in self._housed and self._dwellings.match(text, body.end):
            return True
        if body.head in self._shops:
            return text[body.start - 1 : body.start] in self._sited
        if self._halls.search(body.text) is not None:
            return self._is_hall(text, body)
        if self._venues.search(body.text) is None:
            return False
        at_work = self._at_work.match(text, body.end) is not None
        return not at_work or (
            text[body.start - 1 : body.start] in self._sited and not self._helps.match(text, body.end)
        )

    def _is_hall(self, text: str, body: BodyFound) -> bool:
        """Whether a body that is a building as well is only where something happens: 在县政务中心|召开座谈会."""
        if self._held.match(text, body.end) is None:
            return False
        return self._hall_before.search(text, max(0, body.start - _CLAUSE), body.start) is not None

    def means(self, head: str, draft: Draft) -> bool:
        """Whether a head alone can mean a unit, by what the unit is: 经济学院 is a part of what 学校 is."""
        if head in self.whole_kind:
            return not draft.name.endswith(self.part_heads)
        return not (self._whole.get(head) and self.is_faculty(draft.own, None))

    def is_faculty(self, name: str, place: Place | None) -> bool:
        """Whether a school without a place is called after what is taught in it: it is a part of one."""
        return is_faculty(name, place, self._book)

    def levels_of(self, part: str) -> frozenset[str]:
        """The levels of the places that have a force of the sort that a head ends in: 支队 is a city's."""
        return next(levels for end, levels in self._force_levels.items() if part.endswith(end))

    def elsewhere(self, body: BodyFound) -> bool:
        """Whether a body whose name says no place need not be where the article is at home: 华南理工大学."""
        wide = body.text.startswith(self._elsewhere) or body.text.endswith(self._nationwide)
        return wide or body.kind in self._placeless

    def county_bodies(self, body: BodyFound) -> bool:
        """Whether towns have no body of that name: 教育局."""
        return self._county_bodies.search(body.text) is not None

    def below_ministry(self, name: str) -> bool:
        """Whether what a name calls a bureau is a ministry in the nation: 财政局."""
        bureau, ministry = tuple(self._ranks)
        return name.endswith(bureau) and name.removesuffix(bureau) + ministry in self._ministries

    def bank(self, body: BodyFound) -> str | None:
        """The name of a bank known everywhere that a list names behind offices without a place: 财政局、|农行."""
        row = self._ministries[body.head] if body.bare and body.head in self._ministries else None
        return str(row.get("name", body.head)) if row is not None else None

    def loose(self, body: BodyFound) -> bool:
        """Whether a name needs an owner that it does not have: 后勤服务中心."""
        if body.bare or body.quoted or body.anchored or body.head in self._called:
            return False
        return body.rule == self.organ or self._forms.get(body.head) in ("anchored", "parent")

    def is_part(self, body: BodyFound) -> bool:
        """Whether a name is that of a part of something: 教育频道."""
        return self._forms.get(body.head) in ("branch", "parent")

    def is_proper(self, word: str) -> bool:
        """Whether a word holds a name that no lexicon has: two characters that the segmentation leaves apart."""
        cuts = self._classes.fast_words(word)
        return any(b - a == 1 and d - c == 1 for (a, b), (c, d) in pairwise(cuts))

    def is_none(self, text: str, body: BodyFound) -> bool:
        """Whether a name says of no body what it is: 党组织, and 第二届理事会, of which nobody says of what.

        县政府|各副县长 are people.
        """
        if body.head in self._never or self._several.match(text, body.end):
            return True
        # 青石镇|第十一届村民委员会 are those of all its villages
        town = body.kind == _COMMUNITY and body.place is not None and body.place.level not in _VILLAGES
        own = body.tail if town else body.text
        return self._session.fullmatch(own.removesuffix(body.head)) is not None

    def names_itself(self, body: BodyFound) -> bool:
        """Whether the words of a name say which body it is without those of a place: 瑞金医院, 青岚商会."""
        if body.names_community or body.kind in self.own_words:
            return True
        if body.kind == "hospital" and not self.common.match(body.text):
            return True
        return body.head in self._natives and self.is_made_up(body.text.removesuffix(body.head))

    def is_made_up(self, word: str) -> bool:
        """Whether a word is more than words that everybody knows: a character of it stands alone, 梅岭|井."""
        return any(b - a == 1 for a, b in self._classes.fast_words(word))

    def begins_verb(self, word: str) -> bool:
        """Whether a stretch begins with a verb of several characters: 实施|强科技."""
        first = word[slice(*self._classes.fast_words(word)[0])]
        return len(first) > 1 and self._classes.tags(first).get("v", 0.0) > _VERB

    def acts_on(self, before: str) -> bool:
        """Whether the last word of a stretch is a verb that speaks of a body that is there already."""
        cuts = self._classes.fast_words(before)
        if cuts and before[slice(*cuts[-1])] in self._aspects:
            cuts = cuts[:-1]  # 介绍了|学校
        if not cuts:
            return True
        word = before[slice(*cuts[-1])]
        return len(word) > 1 and word not in self._founding and self._classes.tags(word).get("v", 0.0) > _VERB

    def makes_class(self, before: str) -> bool:
        """Whether the last word of a stretch makes a class of the head behind it: a noun or an adjective, 网络|学院."""
        cuts = self._classes.fast_words(before)
        if self._no_own.search(before) is not None:
            return True
        word = before[slice(*cuts[-1])] if cuts else ""
        return len(word) > 1 and sum(self._classes.tags(word).get(tag, 0.0) for tag in _ATTRIBUTES) > _MOSTLY

    def same_heads(self, head: str) -> tuple[str, ...]:
        """The endings of names that a head can refer to."""
        return tuple(self._same.get(head, head).split())
