"""Figures: hand labels and documents in, precision, recall and F1 per kind of record out. Pure; sees no pipeline."""

from extraction.evaluate.floors import Floors, check_floors, labels_digest, pin_floors
from extraction.evaluate.labels import Labels, from_document, read_labels
from extraction.evaluate.outputs import read_documents
from extraction.evaluate.score import KINDS, Error, Evaluation, Figures, outside, paired, score

__all__ = [
    "KINDS",
    "Error",
    "Evaluation",
    "Figures",
    "Floors",
    "Labels",
    "check_floors",
    "from_document",
    "labels_digest",
    "outside",
    "paired",
    "pin_floors",
    "read_documents",
    "read_labels",
    "score",
]
