"""`minglu extract`: articles in, documents out."""

import contextlib
import importlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from extraction.cli.export import export
from extraction.cli.load_documents import extra
from extraction.cli.options import ModelFolder, RulesFolder, Workers
from extraction.cli.report import Report, say
from extraction.corpus.fingerprint import Options, People
from extraction.corpus.rows import anchor
from extraction.corpus.run import Engine, Job, Summary, run
from extraction.errors import UsageError

Inputs = Annotated[
    list[str], typer.Argument(help="Files .txt .html .jsonl .parquet, folders of them, or - for JSONL on stdin.")
]
Out = Annotated[Path, typer.Option("--out", "-o", help="A folder, or a file that ends in .jsonl.")]
_BY_SIGNAL = 128
_DOCUMENTS = Path(".minglu") / "documents"
"""Where the documents behind Parquet files lie in OUT, for `--resume`."""


def extract(  # noqa: PLR0913, PLR0917 - one parameter per option is how typer works
    inputs: Inputs,
    out: Out,
    people: Annotated[People, typer.Option(help="Write persons without a post too?")] = "officials",
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date where an article has none: 2022-04-16.")
    ] = None,
    workers: Workers = 1,
    parquet: Annotated[
        bool,
        typer.Option("--parquet", help="OUT becomes a folder of one Parquet file per table, as `export` writes them."),
    ] = False,
    engine: Annotated[Engine, typer.Option(help="What runs the workers.")] = "local",
    resume: Annotated[bool, typer.Option("--resume", help="Leave alone what has not changed since.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Take away documents whose input is gone.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first article that fails.")] = False,
    rules: RulesFolder = None,
    segmenter_model: ModelFolder = None,
) -> None:
    """Write one document per article.

    Exit code 1 if something was quarantined: the other articles are written all the same.
    """
    if str(out) == "-":
        raise UsageError("-o -: a run keeps its quarantine beside OUT. Give a folder, or a file that ends in .jsonl")
    if parquet and out.suffix == ".jsonl":
        raise UsageError(f"--parquet: {out} names a file; give a folder")
    if parquet:
        with extra("parquet"):
            importlib.import_module("pyarrow")
    options = Options(people, _date(published), rules, segmenter_model)
    documents = out / _DOCUMENTS if parquet else out
    job = Job(inputs, documents, options, workers=workers, resume=resume, prune=prune, strict=strict, engine=engine)
    with Report(str(documents)) as report, resumable():
        summary = run(job, listen=report.hear)
    report.conclude(summary)
    if parquet:
        export([str(documents)], out)
    leave(summary)


@contextlib.contextmanager
def resumable() -> Iterator[None]:
    """On SIGINT or SIGTERM let go of the run, say how to go on, and exit with 130 or 143; a second one ends at once."""
    caught: list[int] = []

    def stop(number: int, _: FrameType | None) -> None:
        if caught:
            os._exit(_BY_SIGNAL + number)  # what is written is whole at any moment
        caught.append(number)
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except KeyboardInterrupt:
        say("Interrupted. Run the same command with --resume to go on.")
        raise typer.Exit(_BY_SIGNAL + (caught or [signal.SIGINT])[0]) from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def leave(summary: Summary) -> None:
    """Stop with the exit code that the summary deserves."""
    if summary.quarantined:
        raise typer.Exit(1)


def _date(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return anchor(value)
    except ValueError as error:
        raise UsageError(f"--published: {error}") from error
