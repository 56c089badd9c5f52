"""Divisions of GB/T 2260 from 1980 to the newest list: names, short forms, validity and successors.

A division is one code under one name in one time. `rules/places/data/divisions.tsv` says between which months it was
valid; months in which a change can have happened belong to both sides, so that the name an article uses decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from extraction.errors import RuleError
from extraction.rulebook import Rulebook, rules_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extraction.places.model import Level


_COLUMNS = 6
_EARLY_YEARS = 1
"""How long before its edition a name is believed."""
_REMEMBERED_YEARS, _THIS_CENTURY = 15, 2015
_UNDATED_SINCE = 2005
"""How long a short form outlives its division, and the year that counts where a text has none."""


@dataclass(frozen=True, slots=True)
class Division:
    """One code under one name.

    Attributes:
        code: six digits of GB/T 2260.
        since, until: `YYYYMM`, or empty for "from the first list" and "still"; `until` is exclusive.
        successors: codes that it went into; its own code where only the name changed.
        short: the usual short forms, longest first.
    """

    code: str
    name: str
    since: str
    until: str
    successors: tuple[str, ...]
    short: tuple[str, ...]

    level: Level = field(init=False, repr=False, compare=False)
    """Province, prefecture or county, which the code's zeros tell."""

    def __post_init__(self) -> None:
        """Set the level once: it is asked for at every mention."""
        level = "province" if self.code.endswith("0000") else "prefecture" if self.code.endswith("00") else "county"
        object.__setattr__(self, "level", level)

    def valid(self, month: str) -> bool:
        """Whether the name can have been valid in a month `YYYYMM`; an empty month asks for the newest list."""
        return not self.until if not month else self.since <= month and (not self.until or month < self.until)


_AUTONOMOUS = 3
"""The length of 自治县, 自治州, 自治旗."""


def month_of(date: str | None) -> str:
    """`YYYYMM` of an ISO date; a bare year stands for its middle, nothing (empty) for the newest list."""
    digits = "" if date is None else date[:7].replace("-", "")
    if len(digits) < 4 or not digits.isdigit():
        return ""
    return digits if len(digits) == 6 else digits[:4] + "06"


class Gazetteer:
    """All divisions by code, by name and by short form."""

    def __init__(self, divisions: tuple[Division, ...], aliases: Mapping[str, tuple[str, str]]) -> None:
        """Index the divisions; `aliases` maps a usual short name to (official name, code or empty)."""
        self._by_code: dict[str, list[Division]] = {}
        self._by_name: dict[str, list[Division]] = {}
        self._by_short: dict[str, list[Division]] = {}
        for division in divisions:
            self._by_code.setdefault(division.code, []).append(division)
            self._by_name.setdefault(division.name, []).append(division)
            for form in division.short:
                self._by_short.setdefault(form, []).append(division)
        for alias, (name, code) in aliases.items():
            for division in self._by_name.get(name, ()):
                if (not code or division.code == code) and division not in self._by_short.get(alias, ()):
                    self._by_short.setdefault(alias, []).append(division)

    def forms(self) -> Iterator[str]:
        """Every name and short form."""
        yield from self._by_name
        yield from (form for form in self._by_short if form not in self._by_name)

    def is_name(self, form: str) -> bool:
        """Whether a form is an official name, of any time."""
        return form in self._by_name

    def at(self, code: str, date: str | None = None) -> Division | None:
        """The division that a code stood for on a date; None where it stood for none."""
        month = month_of(date)
        found = [division for division in self._by_code.get(code, ()) if division.valid(month)]
        return found[-1] if found else None

    def ancestors(self, code: str, date: str | None = None) -> tuple[Division, ...]:
        """The divisions above a code on a date, nearest first."""
        above = dict.fromkeys((code[:4] + "00", code[:2] + "0000"))
        return tuple(d for d in (self.at(c, date) or self._any(c) for c in above if c != code) if d is not None)

    def _any(self, code: str) -> Division | None:
        return self._by_code[code][-1] if code in self._by_code else None

    def successors(self, division: Division, date: str | None = None) -> tuple[Division, ...]:
        """What a division had become by a date: itself while it was valid, several if split, none if unknown."""
        month = month_of(date)
        todo, done, found = [division], set(), []
        while todo:
            now = todo.pop(0)
            if now in done:
                continue
            done.add(now)
            if now.valid(month):
                found.append(now)
                continue
            # Only forwards: codes are given again, to other divisions, in later years.
            todo += [
                d
                for code in now.successors
                for d in self._by_code.get(code, ())
                if now.until and (not d.until or d.until > now.until) and d.since <= (month or d.since)
            ]
        return tuple(dict.fromkeys(found))

    def candidates(self, form: str, date: str | None = None, *, conventional: bool = True) -> tuple[Division, ...]:
        """What a name or short form can have meant on a date.

        A name that was valid then wins over one that a division had at another time; the latter stands for what the
        division had become. Without a date the newest list counts, and a name of the past stands for its own code:
        using it tells the time. Short forms of the past are read like that only with a date. `conventional` leaves of
        the bearers of a short form the one it means by convention: 海南 the province, not the prefecture in 青海.
        """
        names, shorts = self._by_name.get(form, ()), self._by_short.get(form, ())
        # 酉阳县 of our day is the autonomous county's short name, not the county of 1983.
        found = (
            self._valid(names, date)
            or self._valid(shorts, date)
            or self._past(names, date)
            or self._past(_recent(shorts, date), date)
        )
        if names and not month_of(date):
            found += self._rivals(names, found)
        if len({(d.name, d.code[:4]) for d in found}) == 1:
            # Two codes of one district in the months of doubt between two editions: the new one.
            found = found[-1:]
        return tuple(_conventional(found) if conventional and not names else found)

    @staticmethod
    def _valid(divisions: Sequence[Division], date: str | None) -> list[Division]:
        month = month_of(date)
        return [division for division in divisions if division.valid(month)]

    def _rivals(self, divisions: Sequence[Division], found: list[Division]) -> list[Division]:
        """Bearers of the name in the years that undated texts can be from, unless they became one of `found`."""
        past = [d for d in divisions if d.until and int(d.until[:4]) >= _UNDATED_SINCE]
        return [d for d in past if not any(_same_place(d, self.successors(d), other) for other in found)]

    def _past(self, divisions: Sequence[Division], date: str | None) -> list[Division]:
        month = month_of(date)
        if not month:
            last = {division.code[:2]: division for division in sorted(divisions, key=lambda d: d.until)}
            return list(last.values())
        ended = [division for division in divisions if division.until and division.until <= month]
        if ended:
            return list(dict.fromkeys(d for division in ended for d in self.successors(division, date)))
        # A name can be in use somewhat before the edition that first holds it.
        return [
            division
            for division in divisions
            if division.since and int(division.since[:4]) - int(month[:4]) <= _EARLY_YEARS
        ]


def _same_place(past: Division, successors: tuple[Division, ...], present: Division) -> bool:
    """Whether a division of the past is what a present one was, or lies in it."""
    return past.code[:4] == present.code[:4] or any(d.code.startswith(stem(present)) for d in successors)


def stem(division: Division) -> str:
    """The digits that all codes below a division begin with."""
    return division.code[: {"province": 2, "prefecture": 4}.get(division.level, 6)]


def _recent(divisions: Sequence[Division], date: str | None) -> list[Division]:
    """Those whose short form can still be in use: 松花江 was a prefecture until 1996, and is a river."""
    year = int(month_of(date)[:4] or _THIS_CENTURY)
    return [
        division for division in divisions if division.until and year - int(division.until[:4]) <= _REMEMBERED_YEARS
    ]


def _conventional(found: list[Division]) -> list[Division]:
    """Whom a short form means by convention: the province; a city, not the county of its name below it."""
    provinces = [d for d in found if d.level == "province"]
    if provinces:
        return provinces
    cities = {d.code[:4] for d in found if d.level == "prefecture" and d.name.endswith("市")}
    return [d for d in found if d.level == "prefecture" or d.code[:4] not in cities]


def read_divisions(path: Path) -> tuple[Division, ...]:
    """Read the table that `scripts/build_places.py` writes.

    Raises:
        RuleError: a row without code or name.
    """
    divisions = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line[0] == "#" or line.startswith("code\t"):
            continue
        cells = line.split("\t")
        if len(cells) < 2 or len(cells[0]) != 6 or not cells[1]:
            raise RuleError(path, number, "a row without code or name", "run scripts/build_places.py again")
        cells += [""] * (_COLUMNS - len(cells))
        divisions.append(
            Division(cells[0], cells[1], cells[2], cells[3], tuple(cells[4].split()), _short_forms(cells[1], cells[5]))
        )
    return tuple(divisions)


def _short_forms(name: str, listed: str) -> tuple[str, ...]:
    """The short forms of a division; of an autonomous one also that without its peoples, 长阳自治县."""
    forms = listed.split()
    sort = name[-_AUTONOMOUS:]
    if sort.startswith("自治"):
        forms += [form[:-1] + sort for form in forms if form[-1] == sort[-1]]
    return tuple(forms)


class Townships:
    """Towns, townships and streets of every county; read at the first question."""

    def __init__(self, path: Path) -> None:
        """Remember where they are."""
        self._path = path
        self._counties: dict[str, str] | None = None

    def _index(self) -> dict[str, str]:
        # Name -> the counties' codes run together: a tuple apiece would weigh as much as everything else here.
        if self._counties is None:
            index: dict[str, str] = {}
            for line in self._path.read_text(encoding="utf-8").split("\n"):
                if line and line[0] != "#":
                    code, _, names = line.partition("\t")
                    for name in names.split(" "):
                        index[name] = index.get(name, "") + code
            self._counties = index
        return self._counties

    def __contains__(self, name: str) -> bool:
        return name in self._index()

    def counties(self, name: str) -> tuple[str, ...]:
        """The codes of the counties that have a township of that name."""
        codes = self._index().get(name, "")
        return tuple(codes[i : i + 6] for i in range(0, len(codes), 6))


@cache
def gazetteer() -> Gazetteer:
    """The project's divisions with the rule book's aliases."""
    aliases = Rulebook.load().lexicon("places", "aliases")
    return Gazetteer(
        read_divisions(rules_folder() / "places" / "data" / "divisions.tsv"),
        MappingProxyType({alias: (row["full"], row.get("code", "")) for alias, row in aliases.items()}),
    )


@cache
def townships() -> Townships:
    """The project's townships."""
    return Townships(rules_folder() / "places" / "data" / "townships.tsv")
