"""`minglu annotate`: documents to annotation tools and back."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from extraction.cli.report import number, say
from extraction.errors import EvaluationError, OutputError, UsageError

if TYPE_CHECKING:
    from extraction.review.annotate import Task

app = typer.Typer(
    help="Correct documents in Label Studio or brat, and make them hand labels.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Outputs = Annotated[list[Path], typer.Argument(metavar="OUT...", help="Folders, .json or .jsonl files with documents.")]
Folder = Annotated[Path, typer.Option("--out", "-o", metavar="DIR", file_okay=False, help="Folder to write into.")]
Files = Annotated[
    list[Path],
    typer.Argument(metavar="FILES...", exists=True, help="Label Studio exports (.json), brat folders or .ann files."),
]
_STATE = ".article.json"


@app.command("export")
def export_(
    outputs: Outputs,
    out: Folder,
    form: Annotated[Literal["label-studio", "brat"], typer.Option("--format", help="For which tool.")],
    texts: Annotated[
        list[str] | None, typer.Option("--texts", metavar="INPUT", help="The articles of the documents; repeatable.")
    ] = None,
) -> None:
    """Write documents as files for an annotation tool, with its configuration.

    Exit code 1 if a document was not valid, or its text is not there or has changed since.
    """
    from extraction.cli.view import find_texts, read_valid
    from extraction.corpus.names import FileNames
    from extraction.review.annotate import (
        brat_configuration,
        label_studio_config,
        to_brat,
        to_label_studio,
        to_task,
    )

    found, faults = read_valid(outputs)
    if not found:
        raise UsageError(f"{', '.join(map(str, outputs))}: there is no document. Write some with `minglu extract`.")
    raw, changed = find_texts(found, texts or [])
    tasks = {name: to_task(document, raw[name]) for name, (_, document) in found.items() if name in raw}
    files: dict[str, str] = {}
    if form == "brat":
        names = FileNames()
        for name in tasks:
            names.claim(name)
        files = brat_configuration()
        for name, task in tasks.items():
            files |= {f"{names.name(name)}{suffix}": text for suffix, text in to_brat(task).items()}
    else:
        rows = [to_label_studio(task) for task in tasks.values()]
        files = {"config.xml": label_studio_config(), "tasks.json": json.dumps(rows, ensure_ascii=False) + "\n"}
    for name, text in files.items():
        _write(out / name, text)
    say(f"{number(len(tasks), 'article')}: {out}")
    left = [name for name in found if name not in raw]
    if left:
        say(f"{number(len(left), 'document')} without text, {left[0]} the first: name its file with --texts.")
    if faults + changed + len(left):
        raise typer.Exit(1)


@app.command("import")
def import_(files: Files, out: Folder) -> None:
    """Write what was corrected as hand labels, one file an article, for `minglu evaluate`.

    Exit code 1 if an article could not be read; the others are written all the same.
    """
    from extraction.corpus.names import FileNames
    from extraction.review.annotate import gold_labels, to_document

    done: dict[str, str] = {}
    names = FileNames()
    faults = unseen = 0
    for origin, task in _tasks(files):
        try:
            if isinstance(task, EvaluationError):
                raise task
            document = to_document(task)
        except EvaluationError as error:
            say(f"{origin}: {error}")
            faults += 1
            continue
        name = document.article.id
        if name in done:
            raise UsageError(f"{origin}: {name} is there twice. Name each article once.")
        names.claim(name)
        unseen += not task.reviewed
        done[name] = json.dumps(gold_labels(document), ensure_ascii=False, indent=1) + "\n"
    for name, text in done.items():
        _write(out / f"{names.name(name)}.json", text)
    say(f"{number(len(done), 'article')}: {out}")
    if unseen:
        say(f"{number(unseen, 'article')} without a submitted annotation: our own output stands for it, uncorrected.")
    if faults:
        raise typer.Exit(1)


def _tasks(files: list[Path]) -> "Iterator[tuple[Path, Task | EvaluationError]]":
    for path in files:
        annotations = sorted(path.glob("*.ann")) if path.is_dir() else [path] if path.suffix == ".ann" else []
        for one in annotations:
            yield one, _brat(one)
        if path.is_file() and path.suffix != ".ann":
            yield from _label_studio(path)
        elif not annotations:
            raise UsageError(f"{path}: there is no .ann file in it. Name a brat folder or a Label Studio export.")


def _brat(path: Path) -> "Task | EvaluationError":
    from extraction.review.annotate import from_brat

    parts = []
    for other in (path.with_suffix(".txt"), path, path.with_suffix(_STATE)):
        try:
            parts.append(other.read_bytes().decode())
        except OSError as error:
            return EvaluationError(f"{other.name}: {error.strerror}. It belongs beside the .ann file.")
        except UnicodeDecodeError:
            return EvaluationError(f"{other.name} is not UTF-8. Save it as UTF-8.")
    try:
        return from_brat(*parts)
    except EvaluationError as error:
        return error


def _label_studio(path: Path) -> "Iterator[tuple[Path, Task | EvaluationError]]":
    from extraction.review.annotate import from_label_studio

    try:
        rows = json.loads(path.read_bytes())
    except ValueError as error:
        raise UsageError(f"{path}: no JSON ({error}). Export the project from Label Studio as JSON.") from error
    for row in rows if isinstance(rows, list) else [rows]:
        try:
            yield path, from_label_studio(row)
        except EvaluationError as error:
            yield path, error


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}. Check that its folder is yours to write to.") from error
