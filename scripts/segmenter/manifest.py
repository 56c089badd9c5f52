"""The model folder's manifest: what it holds and where it comes from."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

FILES = ("features.msgpack", "weights.npz", "words.tsv.gz", "names.tsv", "dictionary.tsv.gz", "vocabulary.tsv.gz")


def write_manifest(folder: Path, name: str, origin: dict[str, str | int]) -> None:
    """Write `manifest.json` beside the files, with size and SHA-256 of each."""
    files = {file: _listed(folder / file) for file in FILES}
    versions = {package: version(package) for package in ("spacy-pkuseg", "numpy", "srsly")}
    manifest = {"name": name, "licence": "Apache-2.0", "files": files, "origin": {**origin, **versions}}
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def update_manifest(folder: Path, file: str) -> None:
    """List one file anew in `manifest.json`, where it was made again."""
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["files"][file] = _listed(folder / file)
    path.write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _listed(path: Path) -> dict[str, str | int]:
    content = path.read_bytes()
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
