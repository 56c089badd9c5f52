"""Places of one article: where everything in it lies, and what 全县, 该镇 and 我市 stand for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from extraction.places.divisions import in_slogan
from extraction.places.finder import find_chains
from extraction.places.gazetteer import gazetteer, stem, townships
from extraction.places.generic import WordClass, no_class
from extraction.places.home import asides, homes, listed_firms, passing, source_divisions
from extraction.places.model import RANK, Chain, Hit, Level, Place, PlaceFound
from extraction.places.settle import settle
from extraction.places.words import words

if TYPE_CHECKING:
    from extraction.places.gazetteer import Division

_ABOVE: dict[Level, int] = {"province": 2, "prefecture": 4}
"""Digits of a code that the divisions above the county have."""
_BY_FAR, _OPENING = 3, 200
"""How many times as often as the next one an article names the village that it is about; its opening in code points."""
_SPECIAL = "特别行政区"
_PARAGRAPH = re.compile(r"\n")


def find_places(text: str, *, date: str | None = None) -> list[PlaceFound]:
    """Every place expression of a text, in order, with the codes that the text itself settles.

    Args:
        date: the text's date in ISO 8601, as precise as it is known; without one the newest list of divisions counts.
    """
    return list(PlaceContext(text, date=date).places)


def place_named(name: str) -> PlaceFound | None:
    """The place of an official name, of any time; None for what is none, or not one place."""
    places = find_places(name) if gazetteer().is_name(name) else []
    return places[0] if len(places) == 1 and places[0].end == len(name) else None


class PlaceContext:
    """What one article says about places. All offsets are code points of its text."""

    def __init__(
        self,
        text: str,
        *,
        date: str | None = None,
        source: str | None = None,
        title: str | None = None,
        word_class: WordClass = no_class,
    ) -> None:
        """Find and settle the article's places.

        Args:
            text: the reading; its own headline and datelines are part of it.
            date: the publication date in ISO 8601, or None.
            source: the medium, such as 云岭新闻网; it is evidence for the home.
            title: the headline, if it is known apart from the text.
            word_class: the class (`v`, `n` …) of an ordinary word, None for what is none; it keeps 聚焦社区 from
                being a place.
        """
        self.date = date
        outside = source_divisions(source, date)
        trusted = frozenset(form for division in outside for form in division.short)
        heading = f"{title}\n" if title and not text.lstrip().startswith(title) else ""
        shift = len(heading)
        # A headline from outside is read with the text, so that it settles names; its own offsets are not handed on.
        whole = heading + text
        chains = settle(find_chains(whole, date, trusted, word_class), outside if len(outside) == 1 else ())
        self._names = _usual_names(chains)
        title_end = shift or (text.find("\n") if title and title in text else 0)
        found = homes(whole, chains, date, outside, max(title_end, 0))
        self._homes = {
            level: Place(self._names.get(p.adcode or "", p.name), p.adcode, level) for level, p in found.items()
        }
        self._chains = [
            _moved(chain, -shift) for chain in chains if chain.start >= shift and not in_slogan(whole, chain.hits[0])
        ]
        self._starts = [chain.start for chain in self._chains]
        self._text = text
        self._asides = asides(text, self._chains)
        self.listed = listed_firms(text, self._chains)
        """Where places begin that only open the name of a firm in a list."""
        self._passing = passing(text, self._chains, word_class) | self.listed
        self._by_levels: dict[tuple[Level, ...], list[int]] = {}
        self._passed: dict[tuple[tuple[Level, ...], tuple[str, ...], bool], dict[int, int]] = {}
        self._only: dict[tuple[tuple[Level, ...], tuple[str, ...]], Place | None] = {}
        self._owns: dict[tuple[tuple[Level, ...], tuple[str, ...]], Place | None] = {}
        self._sole: dict[str, Place | None] = {}
        self._arrivals = [(match.start(), match["word"]) for match in words().to_us.finditer(text)]
        """Where somebody comes to the home of the article, and the level word that it is called by, in order."""
        self._breaks = [m.start() for m in _PARAGRAPH.finditer(text)]
        self._counties = {
            hit.candidates[0].code
            for chain in chains
            for hit in chain.hits
            if len(hit.candidates) == 1 and hit.candidates[0].level == "county"
        }
        self._below: dict[str, set[str]] = {}
        self._read_chains()
        self.places: tuple[PlaceFound, ...] = tuple(self._found(chain) for chain in self._chains)
        """Every place expression, in order."""
        self._named = Counter((place.name, place.level) for place in self.places)
        self._by_name: dict[str, list[int]] = {}
        for index, place in enumerate(self.places):
            for name in {place.name, place.short}:
                self._by_name.setdefault(name, []).append(index)

    # Answers

    def home(self, level: Level = "county") -> Place | None:
        """The article's home at a level; None where the article does not settle one."""
        return self._homes.get(level)

    def nearest(self, level: Level, offset: int) -> Place | None:
        """The last place of a level that is named before an offset; None without one."""
        return self._last_named((level,), ("",), 0, offset)

    def refer(self, word: str, offset: int) -> Place | None:
        """What 县, 区, 市, 省, 镇, 村 … (of 全县, 该镇, 我市, 县委) stands for at an offset.

        The nearest place before it in its paragraph whose name has that ending, but no short form from elsewhere (来自
        北京、江苏 in a county's article) and no part of a firm's name; else the home, or what it lies in; else the
        nearest before it at all; else the only one that the article names. A word for several levels (市) goes to the
        level that the article's home has, the lower one first. 我市 and a post above that of a guest before it are
        the home's, and so is what follows 来我市; what an officer of another place says (云岭县县长林知远说，我县) is
        of that one.
        """
        levels, endings = words().levels.get(word, ((), ()))
        own = self._own(levels, endings)
        if own is not None and not words().ours.isdisjoint(self._text[max(0, offset - 1) : offset + 1]):
            return self._speakers(levels, endings, offset) or own
        floor = self._paragraph(offset)
        found = self._last_named(levels, endings, floor, offset, whole=True)
        if found is not None and self._has_come(found, word, offset):
            return own
        if found is not None and not (own is not None and self._is_guest(found, offset)):
            home = self.home()
            # 某市代管的云岭市…全市: of two cities the article's own one
            both = home is not None and self._fits(home, endings) and self._above_home(found.level) == found
            return home if both else self._rather(found, levels, endings, offset)
        if own is not None:
            return own
        found = self._last_named(levels, endings, 0, offset) or self._only_named(levels, endings)
        return found and self._rather(found, levels, endings, offset)

    def _own(self, levels: tuple[Level, ...], endings: tuple[str, ...]) -> Place | None:
        """The home, or what it lies in, at the lowest of some levels at which its name has one of the endings."""
        if (levels, endings) not in self._owns:
            lowest_first = sorted(levels, key=lambda name: -RANK[name])
            homes_ = (self.home(level) or self._above_home(level) for level in lowest_first)
            own = next((home for home in homes_ if home is not None and self._fits(home, endings)), None)
            self._owns[levels, endings] = own
        return self._owns[levels, endings]

    def _speakers(self, levels: tuple[Level, ...], endings: tuple[str, ...], offset: int) -> Place | None:
        """The place whose officer says what begins at an offset, in the sentence before it."""
        index = bisect_left(self._starts, offset) - 1
        end = offset - (self._text[offset - 1 : offset] in words().ours)
        if index < 0 or words().speaks.fullmatch(self._text, self._chains[index].end, end) is None:
            return None
        return self._fitting(index, levels, endings, whole=True)

    def _has_come(self, found: Place, word: str, offset: int) -> bool:
        """Whether the place named last is that of guests who have come to the home since: 云岭县客人来我县。|县委."""
        last = self._last_mention(found, offset) if self._arrivals else None
        if last is None:
            return False
        first, end = (bisect_left(self._arrivals, (at, "")) for at in (last.start, offset))
        return any(level == word for _, level in self._arrivals[first:end])

    def _last_mention(self, place: Place, offset: int) -> Chain | None:
        """The place expression before an offset that names a place last."""
        named = self._by_name.get(place.short, [])
        last = bisect_left(named, bisect_left(self._starts, offset)) - 1
        return self._chains[named[last]] if last >= 0 else None

    def _is_guest(self, found: Place, offset: int) -> bool:
        """Whether a higher post begins between the place named last and an offset: 云岭市副市长林知远，|市委书记."""
        last = self._last_mention(found, offset)
        match = words().rises.match(self._text, last.end) if last is not None else None
        return match is not None and match.end() <= offset

    def sole(self, word: str) -> Place | None:
        """The one village, community … (of 村党支部, 居委会) of an article about it; None where it is about several.

        The article names it again, or names it in its opening.
        """
        if word not in self._sole:
            self._sole[word] = self._sole_of(word)
        return self._sole[word]

    def _sole_of(self, word: str) -> Place | None:
        levels, endings = words().levels.get(word, ((), ()))
        parts = [part for level in levels for at in range(len(self.places)) if (part := self._part(at, level, endings))]
        often = Counter(part.short for part in parts).most_common(2)
        if not often or (len(often) > 1 and often[0][1] < _BY_FAR * often[1][1]):
            return None
        first = next(part for part in parts if part.short == often[0][0])
        early = any(place.start < _OPENING and place.short == first.short for place in self.places)
        return first if often[0][1] > 1 or early else None

    def resolve(self, name: str, offset: int | None = None) -> Place:
        """The place that a name stands for in this article, under the name that the article uses.

        Args:
            name: as written: 云岭县青石镇, 青石镇, 洪洞, 山西省.
            offset: where it stands, so that of several places of one name the nearest before it is taken.
        """
        known = self._by_name.get(name, [])
        if known:
            at = 0 if offset is None else max(bisect_left(known, bisect_right(self._starts, offset)) - 1, 0)
            place = self.places[known[at]]
            settled = offset is not None or len({self.places[index].adcode for index in known}) == 1
            shown = place.name if name == place.name else place.short
            return Place(shown, place.adcode if settled else None, place.level, place.short)
        chains = settle(find_chains(name, self.date, frozenset((name,))), self._divisions())
        if len(chains) == 1 and chains[0].start == 0 and chains[0].end == len(name):
            found = self._found(chains[0])
            return Place(found.name, found.adcode, found.level, found.short)
        return Place(name, None, _level_of(name))

    def adcode(self, name: str, offset: int | None = None) -> str | None:
        """The code of `resolve(name, offset)`."""
        return self.resolve(name, offset).adcode

    def of_medium(self, name: str) -> Place | None:
        """The division that the name of a medium begins with: 淮安日报; None where it names none, or could name two."""
        divisions = source_divisions(name, self.date)
        return Place(divisions[0].name, divisions[0].code, divisions[0].level) if len(divisions) == 1 else None

    # How they are found

    def _divisions(self) -> list[Division]:
        named = [hit.candidates[0] for chain in self._chains for hit in chain.hits if len(hit.candidates) == 1]
        homes_ = [gazetteer().at(place.adcode, self.date) for place in self._homes.values() if place.adcode]
        return [*named, *(division for division in homes_ if division is not None)]

    def _read_chains(self) -> None:
        # Name of a place below the county -> the counties that chains in this article put it into.
        for chain in self._chains:
            code = _settled_county(chain)
            if code is not None:
                for hit in chain.hits:
                    if not hit.candidates:
                        self._below.setdefault(hit.form, set()).add(code)

    def _found(self, chain: Chain) -> PlaceFound:
        parts = tuple((hit.level, self._name(hit)) for hit in chain.hits)
        written = [name for level, name in parts if level != "province"] or [parts[-1][1]]
        level, code = parts[-1][0], self._code(chain)
        if level == "zone" and len(parts) > 1 and words().nameless.fullmatch(parts[-1][1]):
            # 石桥经济技术开发区: the zone's name is its division's, in the short form that the article uses.
            whole = "".join(hit.form for hit in chain.hits if hit.level != "province")
            return PlaceFound(chain.start, chain.end, whole or parts[-1][1], level, code, parts, whole or None)
        return PlaceFound(chain.start, chain.end, "".join(written), level, code, parts)

    def _name(self, hit: Hit) -> str:
        if len(hit.candidates) == 1:
            return self._names.get(hit.candidates[0].code, hit.candidates[0].name)
        return hit.form

    def _code(self, chain: Chain) -> str | None:
        last = chain.hits[-1]
        if last.candidates:
            return last.candidates[0].code if len(last.candidates) == 1 else None
        if RANK[last.level] < RANK["zone"]:
            return None
        if last.form in words().zones:
            return words().zones[last.form]
        return self._code_below(chain)

    def _code_below(self, chain: Chain) -> str | None:
        """The county of a place below it: from the chain, another chain, the table, or what is said before it."""
        above = [hit for hit in chain.hits if hit.level in ("province", "prefecture", "county")]
        listed = {code for hit in chain.hits if hit.level == "township" for code in townships().counties(hit.form)}
        if above:
            division = above[-1].candidates[0] if len(above[-1].candidates) == 1 else None
            if division is None or division.level == "county":
                return division.code if division else None
            inside = {code for code in listed if code.startswith(division.code.rstrip("0"))} & (
                self._counties or listed
            )
            return inside.pop() if len(inside) == 1 else None
        for hit in chain.hits:
            codes = self._below.get(hit.form, set())
            if len(codes) == 1:
                return next(iter(codes))
        here = listed & self._counties
        if len(here) == 1:
            return next(iter(here))
        county = self._county_at(chain.start)
        # The table is of one year, and towns become streets: only a neighbour that has one of that name raises a doubt.
        doubtful = county is not None and county not in listed and any(code[:4] == county[:4] for code in listed)
        return None if doubtful else county

    def _county_at(self, offset: int) -> str | None:
        """The county spoken of at an offset: the last one in the paragraph, else the home; None if that is open."""
        floor = self._paragraph(offset)
        indexes = self._with_levels(("county",))
        at = bisect_left(indexes, bisect_left(self._starts, offset)) - 1
        if at >= 0 and self._starts[last := indexes[at]] >= floor:
            counties = [hit for hit in self._chains[last].hits if hit.level == "county"]
            return counties[-1].candidates[0].code if len(counties[-1].candidates) == 1 else None
        home = self.home("county")
        return home.adcode if home else None

    def _paragraph(self, offset: int) -> int:
        index = bisect_left(self._breaks, offset)
        return self._breaks[index - 1] if index else 0

    def _only_named(self, levels: tuple[Level, ...], endings: tuple[str, ...]) -> Place | None:
        """The one place of the article at these levels whose name has one of the endings; None where there are more."""
        if (levels, endings) not in self._only:
            self._only[levels, endings] = self._only_of(levels, endings)
        return self._only[levels, endings]

    def _only_of(self, levels: tuple[Level, ...], endings: tuple[str, ...]) -> Place | None:
        for level in sorted(levels, key=lambda name: -RANK[name]):
            here = (index for index in range(len(self.places)) if self._starts[index] not in self._asides)
            parts = (self._part(index, level, endings) for index in here)
            named = {part.name: part for part in parts if part is not None}
            if named:
                return next(iter(named.values())) if len(named) == 1 else None
        return None

    def _part(self, index: int, level: Level, endings: tuple[str, ...] = ("",)) -> Place | None:
        """The part of a place expression at a level, if its name has one of the endings."""
        place, hits = self.places[index], self._chains[index].hits
        for at in range(len(hits) - 1, -1, -1):
            if hits[at].level == level:
                last = at == len(hits) - 1
                joined = place.name if last else self._joined(place, at)
                name = joined if RANK[level] >= RANK["zone"] else place.parts[at][1]
                short = place.short if last else place.parts[at][1]
                found = Place(name, self._code(Chain(hits[: at + 1])), level, short)
                return found if self._fits(found, endings) else None
        return None

    @staticmethod
    def _joined(place: PlaceFound, index: int) -> str:
        return "".join(name for level, name in place.parts[: index + 1] if level != "province")

    @staticmethod
    def _fits(place: Place, endings: tuple[str, ...]) -> bool:
        if place.name.endswith(endings):
            return True
        division = gazetteer().at(place.adcode) if place.adcode else None
        return division is not None and division.name.endswith(endings)

    def _above_home(self, level: Level) -> Place | None:
        """The division of a level that the home county lies in, where the article does not name it."""
        home = self.home("county")
        if home is None or home.adcode is None or level not in _ABOVE:
            return None
        code = home.adcode[: _ABOVE[level]].ljust(6, "0")
        division = gazetteer().at(code, self.date)
        return Place(division.name, code, level) if division and division.level == level else None

    def _from_elsewhere(self, index: int) -> bool:
        """Whether a place is a short form that has nothing to do with the home county or city."""
        home, hit = self.home("county") or self.home("prefecture"), self._chains[index].hits[-1]
        if hit.full or not hit.candidates or home is None or home.adcode is None:
            return False
        own = home.adcode[: _ABOVE.get(home.level)]
        return not any(home.adcode.startswith(stem(d)) or d.code.startswith(own) for d in hit.candidates)

    def _rather(self, found: Place, levels: tuple[Level, ...], endings: tuple[str, ...], offset: int) -> Place:
        """Instead of a zone the district of which the article speaks at least as often: 区委 is hardly the zone's."""
        if found.level != "zone" or "county" not in levels:
            return found
        district = self._last_named(("county",), endings, 0, offset) or self._only_named(("county",), endings)
        if district is None:
            return found
        often = sum(
            n for (name, level), n in self._named.items() if level == "county" and district.name.startswith(name)
        )
        return district if often >= sum(n for (name, _), n in self._named.items() if name == found.name) else found

    def _last_named(
        self, levels: tuple[Level, ...], endings: tuple[str, ...], floor: int, offset: int, *, whole: bool = False
    ) -> Place | None:
        """The nearest part before an offset that fits, but none before `floor`.

        What a search has passed in vain, the next one does not look at again.
        """
        indexes = self._with_levels(levels)
        passed = self._passed.setdefault((levels, endings, whole), {})
        first = at = bisect_left(indexes, bisect_left(self._starts, offset)) - 1
        found = None
        while at >= 0 and self._starts[indexes[at]] >= floor:
            if at in passed:
                at = passed[at]
                continue
            found = self._fitting(indexes[at], levels, endings, whole=whole)
            if found is not None:
                break
            at -= 1
        if at < first:
            passed[first] = at
        return found

    def _fitting(self, index: int, levels: tuple[Level, ...], endings: tuple[str, ...], *, whole: bool) -> Place | None:
        """The part of a place expression at the lowest of the levels that has one of the endings."""
        start = self._starts[index]
        if start in self._asides or (whole and (start in self._passing or self._from_elsewhere(index))):
            return None
        parts = (self._part(index, level, endings) for level in sorted(levels, key=lambda name: -RANK[name]))
        return next((part for part in parts if part is not None), None)

    def _with_levels(self, levels: tuple[Level, ...]) -> list[int]:
        """The chains that have a part of one of the levels, in order."""
        if levels not in self._by_levels:
            self._by_levels[levels] = [
                index for index, chain in enumerate(self._chains) if any(hit.level in levels for hit in chain.hits)
            ]
        return self._by_levels[levels]


def _moved(chain: Chain, by: int) -> Chain:
    return (
        Chain(tuple(Hit(h.start + by, h.end + by, h.form, h.level, h.candidates, h.full) for h in chain.hits))
        if by
        else chain
    )


def _settled_county(chain: Chain) -> str | None:
    counties = [hit.candidates for hit in chain.hits if hit.level == "county"]
    return counties[-1][0].code if counties and len(counties[-1]) == 1 else None


def _usual_names(chains: list[Chain]) -> dict[str, str]:
    """Code -> the suffixed form that the article uses most for a prefecture or county; 香港 where it says no more."""
    uses: dict[str, Counter[str]] = {}
    regions: dict[str, str] = {}
    for chain in chains:
        for hit in chain.hits:
            division = hit.candidates[0] if len(hit.candidates) == 1 else None
            if division is None:
                continue
            if division.name.endswith(_SPECIAL):
                short = division.name.removesuffix(_SPECIAL)
                # 香港特区 is the long name
                regions[division.code] = division.name if hit.form != short else regions.get(division.code, short)
            elif hit.full and division.level != "province":
                uses.setdefault(division.code, Counter())[hit.form] += 1
    usual = {code: max(forms.items(), key=lambda item: (item[1], -len(item[0])))[0] for code, forms in uses.items()}
    return usual | regions


def _level_of(name: str) -> Level:
    for word, (levels, _) in sorted(words().levels.items(), key=lambda item: -len(item[0])):
        if name.endswith(word):
            return levels[0]
    return "zone"
