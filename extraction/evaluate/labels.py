"""One article's records in the form that is compared, from hand labels or from a document."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from extraction.errors import EvaluationError
from schemas import Approximation, Document


class _Label(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Span(_Label):
    """Code points of the raw text, half-open."""

    start: int
    end: int


class Post(_Label):
    """An office of a person."""

    title: str
    organisation: str | None


class Named(_Label):
    """A person or a unit with its mentions."""

    name: str
    mentions: tuple[Span, ...]


class Person(Named):
    """A person; an official has posts."""

    official: bool
    posts: tuple[Post, ...] = ()


class Unit(Named):
    """A body."""

    kind: str


class Date(Span):
    """A temporal expression."""

    text: str
    type: str
    value: str
    mod: str | None


class Count(Span):
    """A number with what it counts; `scope` is the name of a place or unit."""

    text: str
    value: float | None
    min: float | None = None
    max: float | None = None
    approximation: Approximation
    classifier: str | None
    noun: str | None
    scope: str | None


class Structure(_Label):
    """An organisational system."""

    kind: str
    members: tuple[str, ...]


class Metadata(_Label):
    """What the article's header and byline say."""

    title: str | None = None
    source: str | None = None
    published: str | None = None
    authors: tuple[str, ...] | None = None
    editors: tuple[str, ...] | None = None


class Labels(_Label):
    """An article's records; `sha256` is that of the raw text as UTF-8."""

    sha256: str
    metadata: Metadata
    persons: tuple[Person, ...]
    units: tuple[Unit, ...]
    dates: tuple[Date, ...]
    counts: tuple[Count, ...]
    structures: tuple[Structure, ...]
    damage: tuple[Span, ...] = ()

    @property
    def officials(self) -> tuple[Person, ...]:
        """The persons with a post."""
        return tuple(person for person in self.persons if person.official)


def read_labels(folder: Path) -> dict[str, Labels]:
    """Read all hand labels of a folder, by the stem of their file, in order of the names.

    A JSON file without "persons" is none (attributes, floors). Raises `EvaluationError` for a file that is malformed,
    and where there is none at all.
    """
    found: dict[str, Labels] = {}
    for path in sorted(folder.glob("*.json")):
        if path.name.endswith(".attributes.json"):
            continue
        data = path.read_bytes()
        if b'"persons"' not in data:
            continue
        try:
            found[path.stem] = Labels.model_validate_json(data)
        except ValidationError as error:
            raise EvaluationError(f"{path}: {first_fault(error)}. Mend the labels.") from error
    if not found:
        raise EvaluationError(f"{folder}: there are no labels there (files *.json with persons, units, dates, counts)")
    return found


def from_document(document: Document) -> Labels:
    """Bring a document into the form of hand labels."""
    posts = {one.id: [post.model_dump() for post in one.posts] for one in document.officials}
    named: Sequence[Any] = (*document.officials, *document.people)
    return Labels.model_validate(
        {
            "sha256": document.article.sha256,
            "metadata": document.article.model_dump(),
            "persons": [
                {"name": one.name, "official": one.id in posts, "posts": posts.get(one.id, ()), "mentions": _spans(one)}
                for one in named
            ],
            "units": [{"name": one.name, "kind": one.kind, "mentions": _spans(one)} for one in document.units],
            "dates": [one.model_dump() for one in document.dates],
            "counts": [{**one.model_dump(), "scope": one.scope and one.scope.name} for one in document.counts],
            "structures": [
                {"kind": one.kind, "members": [member.name for member in one.members]} for one in document.structures
            ],
            "damage": [one.model_dump() for one in document.damage],
        }
    )


def first_fault(error: ValidationError) -> str:
    """Say where the first fault is, and what."""
    fault = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in fault["loc"])
    return f"{where}: {fault['msg']}" if where else fault["msg"]


def _spans(named: Any) -> list[dict[str, int]]:
    return [{"start": mention.start, "end": mention.end} for mention in named.mentions]
