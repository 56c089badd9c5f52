"""Make the gold files of the sample articles from their hand-marked readings.

    python tests/gold/compile.py            writes tests/gold/<id>.json for every labelled article
    python tests/gold/compile.py --check    writes nothing; exit code 1 where a file is not what its source gives

An article has three files in `source/`. `<id>.marked.txt` is its reading (glosses gone, characters simplified one to
one, damaged stretches as they are) with marks around the spans, `⟦kind:key|text⟧`:

    ⟦p:P1|林知远⟧                       a mention of person P1
    ⟦u:U1|云岭县委⟧                      a mention of unit U1
    ⟦d:2021-10-08|10月8日⟧              a temporal expression: `value`, or `value;MOD`, or `SET value`
    ⟦c:=26;名;党员;滑县|26名党员⟧          a count: bounds; classifier; noun; scope

The bounds of a count are `=5`, `>5`, `<5`, `~5`, `>=5`, `<=5` or, for a range, `5-8`. `<id>.attributes.json` describes
the persons, units, structures and metadata, and gives the damaged stretches in raw offsets. `<id>.notes.md` is for
readers only.

The reading is taken from the marked file, never from a converter: the two texts are walked side by side, so that a gold
file cannot repeat an error of the code that it measures.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Record = dict[str, Any]

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"

MARK = re.compile(r"⟦(?P<kind>[pudc]):(?P<key>[^|⟦⟧]*)\|")
GLOSS = re.compile(r"(?<=[㐀-鿿])\([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]{1,6}\)")
HAN = re.compile(r"[㐀-鿿]")
APPROXIMATIONS = {
    "=": "exact", ">": "more_than", "<": "less_than", "~": "about", ">=": "at_least", "<=": "at_most",
}  # fmt: skip
MODS = {"MORE_THAN", "LESS_THAN", "APPROX", "START", "MID", "END"}
UNIT_KINDS = {
    "party_committee", "party_branch", "party_group", "party_organ", "government", "government_organ", "congress",
    "consultative", "judicial", "military", "mass_organisation", "working_group", "team", "school", "hospital",
    "enterprise", "media", "community_body", "other",
}  # fmt: skip
BOUNDS = re.compile(r"(?P<sign>>=|<=|[=<>~])(?P<value>[0-9.]+)|(?P<low>[0-9.]+)-(?P<high>[0-9.]+)")
DATE_VALUE = re.compile(r"(PAST|PRESENT|FUTURE)_REF|[0-9XPTWQHMYDSFAUPINEO:/-]+")


class GoldError(ValueError):
    """A source file that makes no gold file: what is wrong, and where."""


@dataclass(frozen=True, slots=True)
class Span:
    """A mark: `start` and `end` are half-open code-point offsets into the reading."""

    kind: str
    key: str
    start: int
    end: int


def raw_texts(folder: Path) -> dict[str, str]:
    """Return the raw texts by article id: text files (UTF-8 or GB18030) and the rows of JSONL files."""
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*.txt")):
        data = path.read_bytes()
        try:
            texts[path.stem] = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            texts[path.stem] = data.decode("gb18030")
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            texts[row["id"]] = row["text"]
    return texts


def without_marks(marked: str) -> tuple[str, list[Span]]:
    """Split a marked reading into the reading and its marks in text order, outer marks first.

    Raises GoldError for a mark that is malformed, empty, or not closed.
    """
    parts: list[str] = []
    spans: list[Span] = []
    open_marks: list[tuple[str, str, int]] = []
    at = size = 0
    while at < len(marked):
        head = MARK.match(marked, at)
        if head:
            open_marks.append((head["kind"], head["key"], size))
            at = head.end()
            continue
        if marked[at] == "⟧" and open_marks:
            kind, key, start = open_marks.pop()
            if start == size:
                raise GoldError(f"empty mark {kind}:{key}")
            spans.append(Span(kind, key, start, size))
        elif marked[at] in "⟦⟧":
            raise GoldError(f"bad mark near {marked[at : at + 30]!r}")
        else:
            parts.append(marked[at])
            size += 1
        at += 1
    if open_marks:
        raise GoldError(f"mark not closed: {open_marks[-1]}")
    return "".join(parts), sorted(spans, key=lambda s: (s.start, -s.end))


def align(raw: str, reading: str, damage: list[tuple[int, int]]) -> list[int]:
    """Return the raw offset of every character of the reading.

    Raises GoldError where the two cannot be the same text: other characters than Han ones differ, one raw character
    has two readings, a damaged stretch is not kept as it is, or one of the two is longer.
    """
    skipped = {i for i in range(len(raw)) if raw.startswith("\r\n", i)}
    damaged = {i for start, end in damage for i in range(start, end)}
    for match in GLOSS.finditer(raw):
        if not damaged.intersection(range(*match.span())):
            skipped.update(range(*match.span()))
    offsets = [i for i in range(len(raw)) if i not in skipped]
    readings: dict[str, str] = {}
    for i, char in zip(offsets, reading, strict=False):
        same = raw[i] == char if i in damaged else agree(raw[i], char, readings)
        if not same:
            raise GoldError(f"reading differs from the article at {i}: {raw[i : i + 12]!r} is read as {char!r}")
    if len(offsets) != len(reading):
        raise GoldError(f"reading has {len(reading)} characters, the article {len(offsets)} without its glosses")
    return offsets


def agree(raw: str, char: str, readings: dict[str, str]) -> bool:
    """Whether `char` can be the reading of `raw`, and is it elsewhere in the article (`readings` remembers)."""
    if raw != char and not (HAN.match(raw) and HAN.match(char)):
        return False
    return readings.setdefault(raw, char) == char


def number(text: str) -> int | float:
    """Return a decimal; an integral one is an integer, as in the documents."""
    value = float(text)
    return int(value) if value.is_integer() else value


def date_of(key: str) -> Record:
    """Return `type`, `value` and `mod` of a date mark's key."""
    body, _, mod = key.partition(";")
    if mod and mod not in MODS:
        raise GoldError(f"unknown mod in {key!r}")
    value = body.removeprefix("SET ")
    if not DATE_VALUE.fullmatch(value):
        raise GoldError(f"not a date value: {key!r}")
    if value != body:
        kind = "SET"
    elif re.match(r"P[0-9XT]", value):
        kind = "DURATION"
    else:
        kind = "TIME" if "T" in value and not value.endswith("_REF") else "DATE"
    return {"type": kind, "value": value, "mod": mod or None}


def count_of(key: str) -> Record:
    """Return the value or bounds, approximation, classifier, noun and scope of a count mark's key."""
    amount, *rest = key.split(";")
    bounds = BOUNDS.fullmatch(amount)
    if not bounds or len(rest) != 3:
        raise GoldError(f"not a count: {key!r}")
    about: Record = dict(zip(("classifier", "noun", "scope"), rest, strict=True))
    if bounds["sign"]:
        return {"value": number(bounds["value"]), "approximation": APPROXIMATIONS[bounds["sign"]], **about}
    low, high = number(bounds["low"]), number(bounds["high"])
    if low >= high:
        raise GoldError(f"bounds of a range in the wrong order: {key!r}")
    return {"value": None, "min": low, "max": high, "approximation": "range", **about}


def check_attributes(attributes: Record) -> None:
    """Raise GoldError for attributes that contradict themselves."""
    for person in attributes["persons"].values():
        if person["official"] != bool(person["posts"]):
            raise GoldError(f"{person['name']}: official without a post, or a post without being official")
        listed = [(post["title"], post["organisation"]) for post in person["posts"]]
        if len(set(listed)) != len(listed):
            raise GoldError(f"{person['name']}: one post twice")
        for post in person["posts"]:
            if post["deputy"] != ("副" in post["title"]) or post["acting"] != post["title"].startswith("代"):
                raise GoldError(f"{person['name']}: flags and title of {post['title']} do not agree")
    for unit in attributes["units"].values():
        if unit["kind"] not in UNIT_KINDS:
            raise GoldError(f"{unit['name']}: unknown kind {unit['kind']}")
    for group in ("persons", "units"):
        names = [item["name"] for item in attributes[group].values()]
        if len(set(names)) != len(names):
            raise GoldError(f"one name twice among the {group}")


def compile_article(article: str, raw: str, marked: str, attributes: Record) -> Record:
    """Return the gold record of one article; all its offsets are into `raw`.

    Raises GoldError where marks, attributes and article do not fit together.
    """
    check_attributes(attributes)
    damage = [(start, end) for start, end in attributes["damage"]]
    reading, spans = without_marks(marked)
    offsets = align(raw.rstrip("\r\n"), reading.rstrip("\n"), damage)
    persons = {key: {"id": key, **value, "mentions": []} for key, value in attributes["persons"].items()}
    units = {key: {"id": key, **value, "mentions": []} for key, value in attributes["units"].items()}
    dates: list[Record] = []
    counts: list[Record] = []
    for span in spans:
        where: Record = {
            "start": offsets[span.start],
            "end": offsets[span.end - 1] + 1,
            "text": reading[span.start : span.end],
        }
        if any(where["start"] < end and start < where["end"] for start, end in damage):
            raise GoldError(f"a label inside a damaged stretch: {where['text']}")
        if span.kind in "pu":
            group = persons if span.kind == "p" else units
            if span.key not in group:
                raise GoldError(f"unknown key {span.key} at {where['text']}")
            group[span.key]["mentions"].append(where)
        elif span.kind == "d":
            dates.append({**where, **date_of(span.key)})
        else:
            counts.append({**where, **count_of(span.key)})
    for item in (*persons.values(), *units.values()):
        if not item["mentions"]:
            raise GoldError(f"{item['name']} has no mention")
    return {
        "article": article,
        "sha256": hashlib.sha256(raw.encode()).hexdigest(),
        "metadata": attributes["metadata"],
        "persons": list(persons.values()),
        "units": list(units.values()),
        "dates": dates,
        "counts": counts,
        "structures": attributes["structures"],
        "damage": [{"start": start, "end": end} for start, end in damage],
    }


def compile_all(source: Path = HERE / "source", seeds: Path = SEEDS) -> Iterator[tuple[str, str]]:
    """Yield the id and the gold file's text of every article in `source`, in the order of their ids."""
    texts = raw_texts(seeds)
    for path in sorted(source.glob("*.marked.txt")):
        article = path.name.removesuffix(".marked.txt")
        attributes = json.loads((source / f"{article}.attributes.json").read_text(encoding="utf-8"))
        try:
            if article not in texts:
                raise GoldError("no article of this id")
            gold = compile_article(article, texts[article], path.read_text(encoding="utf-8"), attributes)
        except GoldError as error:
            raise GoldError(f"{article}: {error}") from error
        yield article, json.dumps(gold, ensure_ascii=False, indent=1) + "\n"


def main(arguments: list[str]) -> int:
    """Write or check the gold files; return the exit code."""
    parser = argparse.ArgumentParser(description="Make the gold files of the sample articles.")
    parser.add_argument("--check", action="store_true", help="write nothing, name the files that are not current")
    check = parser.parse_args(arguments).check
    stale = []
    for article, text in compile_all():
        path = HERE / f"{article}.json"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
            if not check:
                path.write_text(text, encoding="utf-8")
    sys.stdout.write("".join(f"{'stale' if check else 'written'}: {name}\n" for name in stale))
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
