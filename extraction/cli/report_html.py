"""`minglu evaluate --report`: the evaluation as a page."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extraction.cli.report import say
from extraction.cli.texts import read_texts
from extraction.cli.view import write_page
from schemas import raw_digest

if TYPE_CHECKING:
    from extraction.evaluate import Evaluation, Labels
    from schemas import Document


def write_report(
    out: Path,
    labels: "Mapping[str, Labels]",
    documents: "Mapping[str, Document]",
    result: "Evaluation",
    inputs: Sequence[str],
) -> None:
    """Write the page, with the sentences of the articles that are among the inputs and are those of the labels."""
    from extraction.review.report import report_page

    raw = dict(read_texts(labels, inputs)) if inputs else {}
    texts = {name: text for name, text in raw.items() if raw_digest(text) == labels[name].sha256}
    size = write_page(out, report_page(labels, documents, result, texts))
    left = sorted(set(labels) - set(texts))
    if left:
        say(
            f"{len(left)} of {len(labels)} articles without sentences, {left[0]} the first: name its file with --texts."
        )
    say(f"{size} bytes: {out}")
