"""Checking documents: against the models, and their spans against the texts. Pure; sees no pipeline."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from extraction.errors import UsageError
from schemas import Document, Mention, raw_digest


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document is: a file, or a line of one with its first byte."""

    path: Path
    line: int | None = None
    start: int = 0

    def __str__(self) -> str:
        return str(self.path) if self.line is None else f"{self.path}:{self.line}"

    def read(self) -> bytes:
        """The document's bytes."""
        if self.line is None:
            return self.path.read_bytes()
        with self.path.open("rb") as stream:
            stream.seek(self.start)
            return stream.readline()


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a document, and where in it."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


def find_documents(outputs: Sequence[Path]) -> Iterator[Place]:
    """Yield every document of folders, `.jsonl` files and `.json` files, in order of the names.

    Raises `UsageError` for a path that is none of them.
    """
    for out in outputs:
        if out.is_dir():
            names = os.listdir(out)  # noqa: PTH208 - a folder may hold millions, and paths are large
            yield from (Place(out / name) for name in sorted(names) if name.endswith(".json"))
        elif not out.is_file():
            raise UsageError(f"{out}: there is no such file or folder")
        elif out.suffix == ".jsonl":
            yield from _lines(out)
        elif out.suffix == ".json":
            yield Place(out)
        else:
            raise UsageError(f"{out} holds no documents: give a folder, a .json or a .jsonl file")


def check_model(place: Place) -> tuple[Document | None, list[Fault]]:
    """Read a document; return it, or the faults that its model finds."""
    try:
        return Document.model_validate_json(place.read()), []
    except ValidationError as error:
        faults = error.errors(include_url=False)
        return None, [Fault(place, _described(fault["loc"], fault["msg"])) for fault in faults]


def check_spans(place: Place, document: Document, raw: str) -> list[Fault]:
    """Check a document against the raw text that it was made from: digest, length, and every surface."""
    faults = []
    if document.article.sha256 != raw_digest(raw):
        faults.append(Fault(place, "article.sha256: not that of the text. Extract the article again."))
    if document.article.characters != len(raw):
        faults.append(Fault(place, f"article.characters: {document.article.characters}, but the text has {len(raw)}"))
    for where, mention in _mentions(document):
        there = raw[mention.start : mention.end]
        if there != mention.surface:
            faults.append(Fault(place, f"{where}: surface {mention.surface!r}, but the text has {there!r}"))
    return faults


def _mentions(document: Document) -> Iterator[tuple[str, Mention]]:
    for kind, named in (("officials", document.officials), ("people", document.people), ("units", document.units)):
        for one in named:
            for number, mention in enumerate(one.mentions):
                yield f"{kind}.{one.id}.mentions.{number}", mention
    for kind, records in (("dates", document.dates), ("counts", document.counts)):
        for number, record in enumerate(records):
            yield f"{kind}.{number}", record


def _lines(path: Path) -> Iterator[Place]:
    start = 0
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                yield Place(path, number, start)
            start += len(line)


def _described(location: Sequence[int | str], message: str) -> str:
    where = ".".join(str(part) for part in location)
    return f"{where}: {message}" if where else message
