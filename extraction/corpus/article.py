"""What travels through a run: an article on its way in, a document or a failure on its way out."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "html"]
Stage = Literal["read", "decode", "markup", "extract", "worker"]


# No slots: what passes between processes pickles faster without.
@dataclass(frozen=True)
class Origin:
    """Where an input came from: a file that is one article, or a line, from 1, of a file of rows."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Article:
    """One article as it came in.

    Attributes:
        id: the file's stem, or the row's id.
        origin: where it came from.
        kind: what `data` holds.
        data: a file's bytes, or a row's text.
        title, published, source: what the row says, or None; `published` is checked.
    """

    id: str
    origin: Origin
    kind: Kind
    data: bytes | str
    title: str | None = None
    published: str | None = None
    source: str | None = None

    @property
    def digest(self) -> str:
        """SHA-256 over everything that the document depends on."""
        known = json.dumps([self.id, self.kind, self.title, self.published, self.source])
        data = self.data.encode("utf-8", "surrogatepass") if isinstance(self.data, str) else self.data
        return hashlib.sha256(known.encode() + b"\0" + data).hexdigest()


@dataclass(frozen=True)
class Written:
    """An article's document.

    Attributes:
        article: what it was made from.
        document: its JSON in the form of the output, with its newline.
        text: the main text taken from a page, None for plain text.
        characters: length of the raw text in code points.
        records: number of records per kind.
        warning: what the user should know about a doubtful reading, or None.
    """

    article: Article
    document: str
    text: str | None
    characters: int
    records: Mapping[str, int]
    warning: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """An input without a document: why, and what to do about it.

    Attributes:
        key: the article's id; where there is none or it is another's, the origin.
        origin: where it came from.
        stage: where it failed.
        message: what is wrong.
        remedy: what to do.
        digest: the article's, or that of the row's bytes; None where nothing could be read.
        article: what to try again; None where it could not be read.
    """

    key: str
    origin: Origin
    stage: Stage
    message: str
    remedy: str
    digest: str | None = None
    article: Article | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """An article that `--resume` found unchanged; `failed` where it is still quarantined."""

    article: Article
    failed: bool = False


Incoming = Article | Failure
Outcome = Written | Failure | Skipped
