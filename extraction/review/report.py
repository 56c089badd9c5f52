"""An evaluation as one page: figures per kind and rule, confusions, and every error in its sentence."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from extraction.evaluate import Error, Evaluation, Labels
from extraction.review.page import page
from extraction.review.report_figures import confusions, per_rule, rules_of
from extraction.review.report_places import place_of, sentence
from schemas import Document

STYLES = ("base.css", "report.css")
SCRIPTS = ("dom.js", "report.js")


def report_page(
    gold: Mapping[str, Labels], documents: Mapping[str, Document], evaluation: Evaluation, texts: Mapping[str, str]
) -> str:
    """One self-contained HTML page of an evaluation of `documents` against `gold`, all by the article's name.

    `texts` holds raw texts; an error in an article without one is shown without its sentence.
    """
    known = {name: document for name, document in documents.items() if name in gold}
    data = {
        "headline": evaluation.headline,
        "absent": list(evaluation.absent),
        "foreign": list(evaluation.foreign),
        "kinds": _kinds(evaluation),
        "rules": per_rule(gold, known, evaluation),
        "articles": _articles(gold, evaluation),
        "confusions": confusions(gold, known),
        "errors": _errors(gold, known, evaluation, texts),
    }
    return page("report.html", styles=STYLES, scripts=SCRIPTS, data=data)


def _kinds(evaluation: Evaluation) -> list[dict[str, Any]]:
    rows = []
    for kind, one in evaluation.figures.items():
        what = Counter(error.what for error in evaluation.errors.get(kind, ()))
        counted = {"gold": one.gold, "found": one.found, "right": one.right}
        ratios = {"precision": one.precision, "recall": one.recall, "f1": one.f1}
        rows.append({"kind": kind, **counted, **ratios, **{key: what[key] for key in ("missed", "false", "differs")}})
    return rows


def _articles(gold: Mapping[str, Labels], evaluation: Evaluation) -> list[dict[str, Any]]:
    """Errors of the four kinds of the headline per article, the most first."""
    errors = Counter(
        error.article for kind in ("post", "date", "count", "unit") for error in evaluation.errors.get(kind, ())
    )
    return [{"id": name, "errors": errors[name]} for name in sorted(gold, key=lambda name: (-errors[name], name))]


def _errors(
    gold: Mapping[str, Labels], documents: Mapping[str, Document], evaluation: Evaluation, texts: Mapping[str, str]
) -> list[dict[str, Any]]:
    rows = []
    for kind, errors in evaluation.errors.items():
        rules = {
            (name, key): rule
            for name, document in documents.items()
            for key, rule in rules_of(kind, gold[name], document)
        }
        for error in errors:
            rule = rules.get((error.article, error.found_at or error.key)) if error.found is not None else None
            rows.append(_row(kind, error, rule, gold, documents, texts))
    return rows


def _row(
    kind: str,
    error: Error,
    rule: str | None,
    gold: Mapping[str, Labels],
    documents: Mapping[str, Document],
    texts: Mapping[str, str],
) -> dict[str, Any]:
    place = place_of(kind, error, gold[error.article], documents.get(error.article))
    text = texts.get(error.article)
    return {
        "kind": kind,
        "article": error.article,
        "what": error.what,
        "gold": error.gold,
        "found": error.found,
        "rule": rule,
        "sentence": None if place is None or text is None else sentence(text, place),
    }
