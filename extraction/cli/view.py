"""`minglu view`: documents as a page to look at."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extraction.cli.report import number, say
from extraction.errors import OutputError, UsageError

if TYPE_CHECKING:
    from extraction.validate import Place
    from schemas import Document

Outputs = Annotated[list[Path], typer.Argument(metavar="OUT...", help="Folders, .json or .jsonl files with documents.")]
Page = Annotated[Path, typer.Option("--out", "-o", metavar="FILE.html", dir_okay=False, help="The page to write.")]
Texts = Annotated[
    list[str] | None, typer.Option("--texts", metavar="INPUT", help="The articles, to show them; repeatable.")
]


def view(outputs: Outputs, out: Page, texts: Texts = None) -> None:
    """Write documents as one page: the articles with their records marked.

    Exit code 1 if a document was not valid or its text has changed since; the page shows what it can.
    """
    from extraction.review.view import view_page
    from extraction.text import read

    found, faults = read_valid(outputs)
    if not found:
        raise UsageError(f"{', '.join(map(str, outputs))}: there is no document. Write some with `minglu extract`.")
    raw, changed = find_texts(found, texts or [])
    page = view_page(((document, raw.get(name)) for name, (_, document) in found.items()), read)
    size = write_page(out, page)
    say(f"{number(len(found), 'article')}, {number(len(raw), 'text')}, {size} bytes: {out}")
    left = [name for name in found if name not in raw]
    if left:
        say(f"{number(len(left), 'document')} without text, {left[0]} the first: name its file with --texts.")
    if faults + changed:
        raise typer.Exit(1)


def write_page(out: Path, page: str) -> int:
    """Write a page, and return its size in bytes; raise `OutputError` where that cannot be done."""
    data = page.encode()
    try:
        out.write_bytes(data)
    except OSError as error:
        raise OutputError(f"{out}: {error.strerror}. Check that its folder is there and yours to write to.") from error
    return len(data)


def read_valid(outputs: list[Path]) -> "tuple[dict[str, tuple[Place, Document]], int]":
    """All valid documents by id, and the number of faults; the first of two with one id stays."""
    from extraction.validate import Fault, check_model, find_documents

    found: dict[str, tuple[Place, Document]] = {}
    told: list[Fault] = []
    for place in find_documents(outputs):
        document, faults = check_model(place)
        told += faults
        if document is None:
            continue
        name = document.article.id
        if name in found:
            told.append(Fault(place, f"article.id: {name!r} is that of {found[name][0]}"))
        found.setdefault(name, (place, document))
    for fault in told:
        say(str(fault))
    return found, len(told)


def find_texts(found: "Mapping[str, tuple[Place, Document]]", inputs: list[str]) -> tuple[dict[str, str], int]:
    """The raw texts by id, and how many are no longer those of their documents: these are left out."""
    from extraction.cli.texts import kept_text, read_texts
    from schemas import raw_digest

    raw = dict(read_texts(found, inputs)) if inputs else {}
    for name, (place, _) in found.items():
        kept = kept_text(place.path) if name not in raw and place.line is None else None
        if kept is not None:
            raw[name] = kept
    stale = [name for name, text in raw.items() if raw_digest(text) != found[name][1].article.sha256]
    for name in stale:
        say(f"{found[name][0]}: made from another text than the one given. Extract the article again.")
        del raw[name]
    return raw, len(stale)
