"""Fit the weights of the evidence for names, by logistic regression.

    python -m scripts.people.weights rules/people/lexicons/weights.tsv NEWS.jsonl LABELLED.jsonl [MORE.jsonl ...]

NEWS.jsonl has one article a line with its `text`, LABELLED.jsonl its words with LAC's tags as
scripts/segmenter/label.py writes them; more such pairs may follow, so that not only news is learned. Of the first
every other article is read. The teacher errs at foreign names; so evidence that is rare counts little (a
Gaussian prior). The same files give the same bytes. One article in five is held out to be scored, and then learned as
well.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extraction.pipeline import load
from extraction.pipes.people.article import Lore
from extraction.pipes.people.candidates import Candidate
from extraction.pipes.people.weigh import Scales, Weighed, best_apart
from extraction.pipes.state import state_of
from extraction.rulebook import Rulebook
from extraction.segment import Segmenter

Row = tuple[Candidate, dict[str, float], bool]
Floats = npt.NDArray[np.float64]
HEAD = """# How much each piece of evidence speaks for a string's being a name (`weight`: log-odds).
# Written by scripts/people/weights.py; do not edit.
# `han1`, `han2`: a given name of one or two characters; `sound2` …: written by its sound; `left:`, `right:`: what
# stands beside it; `anew:`: what would begin behind it, were the text cut there; `dictionary`: a word of a general
# dictionary; `sounding`: all of its characters render sounds; `tail`, `last:`: its last character hardly ends a name,
# or is a small word.
word\tweight
"""
PENALTY, ROUNDS, RAREST, EVERY = 2.0, 30, 12, 2
COMPONENTS = ("minglu_places", "minglu_officials", "minglu_units")


def names(sentences: list[list[list[str]]], text: str) -> set[tuple[int, int]]:
    """The spans that LAC labelled as persons."""
    at, found = 0, set()
    for sentence in sentences:
        for word, tag in sentence:
            start = text.index(word, at)
            at = start + len(word)
            if tag in {"PER", "nr"}:
                found.add((start, at))
    return found


def articles(news: Path, labelled: Path, every: int) -> list[tuple[list[Row], int]]:
    """Candidates with their evidence and labels, article by article, and how many names it has."""
    sentences: dict[int, list[list[list[str]]]] = {}
    for line in labelled.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sentences.setdefault(row["article"], []).append(row["words"])
    book, nlp, found = Rulebook.load(), load(), []
    lore = Lore(book, Segmenter.load())
    scales = Scales(book, lore)
    for number, line in enumerate(news.read_text(encoding="utf-8").splitlines()):
        text = json.loads(line)["text"]
        if number % every or number not in sentences:
            continue
        doc = nlp.make_doc(text)
        if (state := state_of(doc)).reading.text != text:
            continue
        for component, pipe in nlp.pipeline:
            doc = pipe(doc) if component in COMPONENTS else doc
        right = names(sentences[number], text)
        rows = [
            (one, evidence, (one.start, one.end) in right) for one, evidence in scales.evidence(lore.article(state))
        ]
        found.append((rows, len(right)))
    return found


def fit(rows: list[Row]) -> dict[str, float]:
    """Weights by Newton's method with a Gaussian prior."""
    seen = Counter(name for _, evidence, _ in rows for name in evidence)
    index = {name: at for at, name in enumerate(sorted(n for n, count in seen.items() if count >= RAREST))}
    matrix: Floats = np.zeros((len(rows), len(index) + 1))
    matrix[:, -1] = 1.0
    for at, (_, evidence, _) in enumerate(rows):
        for name, value in evidence.items():
            if name in index:
                matrix[at, index[name]] = value
    labels = np.array([label for _, _, label in rows], dtype=float)
    weights: Floats = np.zeros(len(index) + 1)
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (likely - labels) + PENALTY * weights
        bend = (matrix * (likely * (1 - likely))[:, None]).T @ matrix + PENALTY * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return {**{name: float(weights[at]) for name, at in index.items()}, "bias": float(weights[-1])}


def score(held_out: list[tuple[list[Row], int]], weights: dict[str, float]) -> str:
    """Precision and recall against the teacher."""
    got = right = want = 0
    for rows, wanted in held_out:
        labels = {(one.start, one.end): label for one, _, label in rows}
        weighed = [
            Weighed(one, weights["bias"] + sum(weights.get(n, 0.0) * v for n, v in evidence.items()))
            for one, evidence, _ in rows
        ]
        kept = [w.candidate for w in best_apart(w for w in weighed if w.odds > 0)]
        got += len(kept)
        want += wanted
        right += sum(labels[one.start, one.end] for one in kept)
    return f"precision {right / got:.3f} recall {right / want:.3f} of {want}"


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("texts", type=Path, nargs="+", help="NEWS.jsonl LABELLED.jsonl, and again")
    arguments = parser.parse_args()
    found = []
    for at in range(0, len(arguments.texts) - 1, 2):
        found += articles(arguments.texts[at], arguments.texts[at + 1], 1 if at else EVERY)
    weights = fit([row for at, (rows, _) in enumerate(found) if at % 5 for row in rows])
    sys.stdout.write(str(score([article for at, article in enumerate(found) if at % 5 == 0], weights)) + "\n")
    weights = fit([row for rows, _ in found for row in rows])
    lines = "".join(f"{name}\t{weight:.2f}\n" for name, weight in sorted(weights.items()))
    arguments.weights.write_text(HEAD + lines, encoding="utf-8")


if __name__ == "__main__":
    main()
