"""Make a trained spacy-pkuseg model small, without changing its format."""

from pathlib import Path

import numpy as np
import srsly  # type: ignore[import-untyped,unused-ignore]

WEAK = 0.06
"""A feature none of whose weights reaches this decides nothing."""
GRID = 1 / 64
"""Weights are rounded to this: they then compress well, and no label changes."""
START = "$$"
"""The feature of every character. spacy-pkuseg takes for granted that it is number 0."""


def compact(source: Path, target: Path, unwanted: frozenset[str]) -> None:
    """Copy a model without weak features, without features of `unwanted` words, and with rounded weights.

    spacy-pkuseg asks for its word list only to build features, and for its word pairs only in training: what no feature
    mentions is left out too.
    """
    data = srsly.read_msgpack(source / "features.msgpack")
    with np.load(source / "weights.npz", allow_pickle=False) as stored:
        tags, number = (int(n) for n in stored["sizes"])
        weights = stored["w"]
    nodes = weights[: tags * number].reshape(number, tags)
    strong = np.abs(nodes).max(axis=1) >= WEAK
    index = data["feature_to_idx"]
    kept = sorted(f for f, i in index.items() if f == START or (strong[i] and unwanted.isdisjoint(words_of(f))))
    kept.insert(0, kept.pop(kept.index(START)))
    rows = nodes[[index[feature] for feature in kept]].ravel()
    compacted = np.round(np.concatenate([rows, weights[tags * number :]]) / GRID) * GRID
    srsly.write_msgpack(
        target / "features.msgpack",
        {
            "unigram": sorted({word for feature in kept for word in words_of(feature)}),
            "bigram": [],
            "feature_to_idx": {feature: i for i, feature in enumerate(kept)},
            "tag_to_idx": data["tag_to_idx"],
        },
    )
    np.savez_compressed(target / "weights.npz", sizes=np.array([tags, len(kept)]), w=compacted)


def words_of(feature: str) -> list[str]:
    """The words that a feature speaks of: `w1.`, `w-1.`, `ww.l.` and `ww.r.` do, those of single characters do not."""
    kind, _, rest = feature.partition(".")
    if kind in {"w1", "w-1"}:
        return [rest]
    return rest[2:].split("*") if kind == "ww" else []
