"""The raw texts that documents were made from."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from extraction.cli.report import say


def read_texts(wanted: Collection[str], inputs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the id and the raw text of every wanted article that is among the inputs, what `minglu extract` takes.

    An article that cannot be read is told and passed over. Raises `UsageError` for a path that is not there.
    """
    from extraction.corpus.article import Failure
    from extraction.corpus.inputs import find_inputs, read_inputs
    from extraction.corpus.worker import raw_text
    from extraction.errors import InputError

    for item in read_inputs(find_inputs(inputs)):
        if isinstance(item, Failure) or item.id not in wanted:
            continue
        try:
            yield item.id, raw_text(item).text
        except InputError as error:
            say(f"{item.origin} cannot be read: {error}")


def kept_text(document: Path) -> str | None:
    """The main text of a page, which `minglu extract` keeps beside its document; None where there is none."""
    path = document.parent / "texts" / f"{document.stem}.txt"
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else None
