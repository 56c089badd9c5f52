"""Digests of what a document depends on beside its article: code, rules, libraries, options."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

People = Literal["officials", "all"]

_ROOT = Path(__file__).resolve().parents[2]
_CODE = ("extraction", "schemas")
_RULES = "rules"
# Their dictionaries, models or algorithms show in the documents.
_LIBRARIES = (
    "cn2an",
    "ftfy",
    "charset-normalizer",
    "lunardate",
    "lxml",
    "opencc-python-reimplemented",
    "pydantic",
    "pypinyin",
    "spacy",
    "spacy-pkuseg",
    "trafilatura",
)


@dataclass(frozen=True, slots=True)
class Options:
    """What the user can change about the documents.

    Attributes:
        people: whether persons without a post are written.
        published: anchor of an article that has no date of its own, or None.
        rules: folder with the user's own rules, or None.
        segmenter_model: folder with another segmentation model, or None.
    """

    people: People = "officials"
    published: str | None = None
    rules: Path | None = None
    segmenter_model: Path | None = None


def fingerprint(options: Options) -> dict[str, str]:
    """Return SHA-256 digests: `code` of our modules and the libraries, `rules` of the rule files, `options`."""
    code = hashlib.sha256(_libraries().encode())
    for folder in _CODE:
        _add_files(code, _ROOT / folder)
    rules = hashlib.sha256()
    for path in (_ROOT / _RULES, options.rules):
        if path is not None:
            _add_files(rules, path)
    chosen = hashlib.sha256(json.dumps({"people": options.people, "published": options.published}).encode())
    if options.segmenter_model is not None:
        _add_files(chosen, options.segmenter_model)
    return {"code": code.hexdigest(), "rules": rules.hexdigest(), "options": chosen.hexdigest()}


def to_json(options: Options) -> str:
    """Write the options, paths made absolute, so that another command can take them up."""
    values = {key: str(value.resolve()) if isinstance(value, Path) else value for key, value in asdict(options).items()}
    return json.dumps(values, ensure_ascii=False)


def from_json(text: str) -> Options:
    """Read what `to_json` wrote."""
    values = json.loads(text)
    for key in ("rules", "segmenter_model"):
        values[key] = None if values[key] is None else Path(values[key])
    return Options(**values)


def _libraries() -> str:
    found = {}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = ""
    return json.dumps(found, sort_keys=True)


def _add_files(digest: "hashlib._Hash", folder: Path) -> None:
    for path in _files(folder):
        data = path.read_bytes()
        name = path.relative_to(folder).as_posix()
        digest.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
        digest.update(data)


def _files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
