"""brat standoff: a `.txt`, an `.ann` and, for what brat has no place for, an `.article.json` per article.

brat reads `.ann` by line and counts code points. Spans that hold a line feed are written in pieces, as brat writes
them. Attributes hold what has a list of values; free text stands in the region's note, one `name: value` after
another, each value as JSON so that it may hold anything.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from extraction.errors import EvaluationError
from extraction.review.annotate.model import FIELDS, FLAGS, LINKS, METADATA, Link, Region, Task, Values, fields_of
from extraction.review.annotate.shown import restored, shown

_SPAN = re.compile(r"(\d+) (\d+)")
_NOTE = re.compile(r'([a-z_]+): (\[(?:"(?:[^"\\]|\\.)*"(?:, )?)*\])')


def brat_configuration() -> dict[str, str]:
    """File name -> text of the configuration for a folder of articles."""
    lines = ["[entities]", *FIELDS, "", "[relations]"]
    for link, (source, target) in LINKS.items():
        ends = [(source, target)] if source else [(label, label) for label in ("Person", "Unit", "UnnamedUnit")]
        lines += [f"{link}\tArg1:{one}, Arg2:{other}" for first, second in ends for one, other in _pairs(first, second)]
    overlap = "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    lines += [overlap, "", "[events]", "", "[attributes]"]
    for name, choices, labels in _attributes():
        suffix = f", Value:{'|'.join(choices)}" if choices else ""
        lines.append(f"{name}\tArg:{'|'.join(labels)}{suffix}")
    return {"annotation.conf": "\n".join(lines) + "\n"}


def to_brat(task: Task) -> dict[str, str]:
    """Suffix -> text of the article's three files."""
    text, replaced = shown(task.raw)
    lines: list[str] = []
    attribute = 0
    for note, region in enumerate(task.regions, start=1):
        pieces = list(_pieces(text, region.start, region.end))
        spans = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(text[start:end] for start, end in pieces)
        lines.append(f"{region.key}\t{region.label} {spans}\t{words}")
        free = {}
        for name, values in region.values.items():
            if fields_of(region.label)[name] is None:
                free[name] = values
                continue
            for value in values:
                attribute += 1
                written = value if value in FLAGS else f"{name} {value}"
                kind, _, choice = written.partition(" ")
                lines.append(f"A{attribute}\t{kind} {region.key}{f' {choice}' if choice else ''}")
        exact = {"span": (f"{region.start} {region.end}",)} if len(pieces) != 1 or not words.strip() else {}
        if exact or free:
            lines.append(f"#{note}\tAnnotatorNotes {region.key}\t{_note({**exact, **free})}")
    for number, link in enumerate(task.links, start=1):
        lines.append(f"R{number}\t{link.kind} Arg1:{link.source} Arg2:{link.target}")
    kept = {
        "article": {**task.article, **{name: list(task.metadata.get(name, ())) for name in METADATA}},
        "pipeline": dict(task.pipeline),
        "replaced": replaced,
    }
    return {
        ".txt": text,
        ".ann": "".join(f"{line}\n" for line in lines),
        ".article.json": json.dumps(kept, ensure_ascii=False, indent=1) + "\n",
    }


def from_brat(text: str, annotations: str, article: str) -> Task:
    """Read one article's three files.

    Raises:
        EvaluationError: a file that minglu did not write, or a line that is no annotation.
    """
    try:
        kept = json.loads(article)
        raw = restored(text, [(offset, code) for offset, code in kept["replaced"]])
        metadata = {name: tuple(kept["article"][name]) for name in METADATA}
        about, pipeline = kept["article"], kept["pipeline"]
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise EvaluationError(
            f"the .article.json is not as minglu wrote it ({error}). Export the article again."
        ) from error
    lines = _Lines()
    for number, line in enumerate(annotations.split("\n"), start=1):
        try:
            lines.take(line.rstrip("\r"))
        except (ValueError, KeyError, IndexError) as error:
            raise EvaluationError(
                f"line {number}: {line!r} is no annotation of ours ({error}). Mend it in brat."
            ) from error
    return Task(raw, about, pipeline, {k: v for k, v in metadata.items() if v}, lines.regions(len(raw)), lines.links())


class _Lines:
    """The annotations of one file, whatever their order."""

    def __init__(self) -> None:
        self._spans: dict[str, tuple[str, int, int]] = {}
        self._values: dict[str, dict[str, list[str]]] = {}
        self._links: list[Link] = []

    def take(self, line: str) -> None:
        """Read a line; raise `ValueError`, `KeyError` or `IndexError` for one that is none."""
        if not line.strip():
            return
        key, head, *rest = line.split("\t")
        if key[0] == "T":
            label, _, offsets = head.partition(" ")
            fields_of(label)
            spans = [(int(start), int(end)) for start, end in _SPAN.findall(offsets)]
            self._spans[key] = label, spans[0][0], spans[-1][1]
        elif key[0] == "R":
            kind, source, target = head.split(" ")
            self._links.append(Link(kind, source.partition(":")[2], target.partition(":")[2]))
        elif key[0] in "AM":
            name, target, *value = head.split(" ")
            field, choice = ("flags", name) if name in FLAGS else (name, value[0])
            self._values.setdefault(target, {}).setdefault(field, []).append(choice)
        elif key[0] == "#" and rest:
            target = head.split(" ")[1]
            for name, values in _NOTE.findall(rest[0]):
                self._values.setdefault(target, {})[name] = json.loads(values)
        elif key != "*":
            raise ValueError(f"what is {key}?")

    def regions(self, length: int) -> tuple[Region, ...]:
        """All regions, in the order of their lines."""
        return tuple(self._region(key, length) for key in self._spans)

    def _region(self, key: str, length: int) -> Region:
        label, start, end = self._spans[key]
        values = {name: tuple(texts) for name, texts in self._values.get(key, {}).items()}
        written = values.pop("span", None)
        if written is not None:
            first, last = map(int, written[0].split(" "))
            # the note only adds the line feeds at the ends, which brat cannot hold; a moved region has moved
            if first <= start and end <= last <= length:
                start, end = first, last
        return Region(key, label, start, end, values)

    def links(self) -> tuple[Link, ...]:
        """All links whose ends are there."""
        return tuple(link for link in self._links if {link.source, link.target} <= self._spans.keys())


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a span; the whole span where it holds nothing but line feeds."""
    found = [(match.start() + start, match.end() + start) for match in re.finditer("[^\n]+", text[start:end])]
    yield from found or [(start, end)]


def _note(values: Values) -> str:
    return " ".join(f"{name}: {json.dumps(list(texts), ensure_ascii=True)}" for name, texts in values.items())


def _pairs(first: str, second: str) -> Iterable[tuple[str, str]]:
    """A body that is not named takes part like one that is."""
    ones, others = (("Unit", "UnnamedUnit") if label == "Unit" else (label,) for label in (first, second))
    return [(one, other) for one in ones for other in others]


def _attributes() -> list[tuple[str, tuple[str, ...] | None, list[str]]]:
    found: dict[str, tuple[tuple[str, ...] | None, list[str]]] = {}
    fields: Mapping[str, Mapping[str, tuple[str, ...] | None]] = {label: fields_of(label) for label in FIELDS}
    for label, of_label in fields.items():
        for field, choices in of_label.items():
            if choices is None:
                continue
            for name, values in [(flag, None) for flag in FLAGS] if field == "flags" else [(field, choices)]:
                found.setdefault(name, (values, []))[1].append(label)
    return [(name, choices, labels) for name, (choices, labels) in found.items()]
