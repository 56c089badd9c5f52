"""Documents on their way into tables: each is validated where it enters, a bad one is told of and left out."""

import contextlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from extraction.cli.report import SHOWN, say
from extraction.errors import UsageError
from extraction.validate import Place, check_model, find_documents
from schemas import Document

STDIN = "-"
Outputs = Annotated[
    list[str], typer.Argument(metavar="OUT...", help="Folders, .json or .jsonl files, or - for JSONL on stdin.")
]


@dataclass(frozen=True, slots=True)
class _StdinLine(Place):
    """A line of standard input, which cannot be read twice."""

    data: bytes = b""

    def read(self) -> bytes:
        """The line."""
        return self.data


class Documents:
    """The valid documents of the arguments, each with where it is; says what is wrong with the others.

    One document is in memory at a time. `refused` counts the documents that were left out.
    """

    def __init__(self, outputs: Sequence[str]) -> None:
        """Raise `UsageError` for an argument that is not there, holds no documents, or is `-` for the second time."""
        if outputs.count(STDIN) > 1:
            raise UsageError("`-` is given twice, but standard input can be read only once")
        there = [one == STDIN or any(True for _ in find_documents([Path(one)])) for one in outputs]
        if not any(there):
            raise UsageError(f"{', '.join(outputs)}: there is no document. Write some with `minglu extract`.")
        self._outputs = outputs
        self.refused = 0

    def __iter__(self) -> Iterator[tuple[str, Document]]:
        places = chain.from_iterable(_stdin() if one == STDIN else find_documents([Path(one)]) for one in self._outputs)
        for place in places:
            try:
                document, faults = check_model(place)
            except OSError as error:
                self.refuse(str(place), f"{error.strerror}. Check that it is a file that you may read.")
                continue
            if document is None:
                more = f" (and {len(faults) - 1} more: see `minglu validate`)" if len(faults) > 1 else ""
                self.refuse(str(place), f"{faults[0].message}{more}")
            else:
                yield str(place), document

    def refuse(self, origin: str, message: str) -> None:
        """Tell of a document that is left out."""
        self.refused += 1
        if self.refused <= SHOWN:
            say(f"Left out {origin}: {message}")
        elif self.refused == SHOWN + 1:
            say("More was left out: `minglu validate` shows all.")

    def conclude(self) -> None:
        """Stop with exit code 1 where something was left out."""
        if self.refused:
            say(f"{self.refused} left out. Mend or extract them again, then run the same command.")
            raise typer.Exit(1)


def _stdin() -> Iterator[Place]:
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if line.strip():
            yield _StdinLine(Path("<stdin>"), number, data=line)


@contextlib.contextmanager
def extra(name: str) -> Iterator[None]:
    """Say what to install where a library of an optional extra is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise UsageError(f"{error.name} is not installed. Run: pip install 'minglu[{name}]'") from error
