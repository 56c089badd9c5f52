"""The documents that are compared with labels."""

import json
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from extraction.errors import EvaluationError
from extraction.evaluate.labels import first_fault
from schemas import Document


def read_documents(out: Path, names: Iterable[str]) -> dict[str, Document]:
    """Read the documents of the named articles, from a folder by file name or from a `.jsonl` file by id.

    An article without document is left out. Raises `EvaluationError` for a document that is not valid, and where OUT
    is not there.
    """
    if out.is_dir():
        paths = {name: out / f"{name}.json" for name in names}
        return {name: _document(path.read_bytes(), str(path)) for name, path in paths.items() if path.is_file()}
    if out.is_file():
        return _from_lines(out, set(names))
    raise EvaluationError(f"{out}: there is no such folder or file. Write it with `minglu extract ... -o {out}`.")


def _from_lines(out: Path, names: set[str]) -> dict[str, Document]:
    found: dict[str, Document] = {}
    with out.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if _id(line) in names:
                document = _document(line, f"{out}:{number}")
                found[document.article.id] = document
    return found


def _id(line: bytes) -> str | None:
    try:
        value = json.loads(line)["article"]["id"]
    except (ValueError, KeyError, TypeError):
        return None
    return value if isinstance(value, str) else None


def _document(data: bytes, origin: str) -> Document:
    try:
        return Document.model_validate_json(data)
    except ValidationError as error:
        raise EvaluationError(
            f"{origin}: {first_fault(error)}. `minglu validate` lists all faults; `minglu extract` writes it anew."
        ) from error
