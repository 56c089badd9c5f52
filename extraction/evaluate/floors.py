"""Floors: F1 figures below which a change does not pass, bound to the labels that they were measured on."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from extraction.errors import EvaluationError
from extraction.evaluate.labels import Labels, first_fault
from extraction.evaluate.score import Evaluation


class Floors(BaseModel):
    """The file: `labels` is the digest of labels and inputs, `f1` the floor of each kind and of the headline."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    labels: str
    f1: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Change:
    kind: str
    floor: float
    figure: float

    def __str__(self) -> str:
        return f"{self.kind}: F1 {self.figure:.4f} is below its floor {self.floor:.4f}"


def labels_digest(gold: Mapping[str, Labels]) -> str:
    """SHA-256 over all labels, which hold the digest of each article's text."""
    data = {name: labels.model_dump(mode="json") for name, labels in gold.items()}
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def figures_of(evaluation: Evaluation) -> dict[str, float]:
    """The F1 of each kind, and the headline."""
    return {"headline": evaluation.headline, **{kind: one.f1 for kind, one in evaluation.figures.items()}}


def check_floors(path: Path, gold: Mapping[str, Labels], evaluation: Evaluation) -> list[str]:
    """Return what falls below its floor, as messages; raise `EvaluationError` where the floors are of other labels."""
    floors = _read(path)
    if floors.labels != labels_digest(gold):
        raise EvaluationError(
            f"{path}: the floors were measured on other labels or inputs. If they changed on purpose, pin the floors "
            "anew with --pin, and --lower where figures fell."
        )
    return [str(change) for change in _below(floors, evaluation)] + _foreign(evaluation)


def pin_floors(path: Path, gold: Mapping[str, Labels], evaluation: Evaluation, *, lower: bool) -> list[str]:
    """Make the present figures the floors; without `lower` return what would fall, and write nothing in that case."""
    foreign = _foreign(evaluation)
    if foreign:
        return foreign
    if path.exists() and not lower:
        below = _below(_read(path), evaluation)
        if below:
            return [f"{change}: pinning it needs --lower" for change in below]
    floors = Floors(labels=labels_digest(gold), f1=figures_of(evaluation))
    path.write_text(floors.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return []


def _below(floors: Floors, evaluation: Evaluation) -> list[_Change]:
    figures = figures_of(evaluation)
    changes = [_Change(kind, floor, figures.get(kind, 0.0)) for kind, floor in floors.f1.items()]
    return [change for change in changes if change.figure < change.floor]


def _foreign(evaluation: Evaluation) -> list[str]:
    return [f"{name}: its document was made from another text than its labels" for name in evaluation.foreign]


def _read(path: Path) -> Floors:
    try:
        return Floors.model_validate_json(path.read_bytes())
    except OSError as error:
        raise EvaluationError(f"{path}: {error.strerror}. Write it with --pin.") from error
    except ValidationError as error:
        raise EvaluationError(f"{path}: {first_fault(error)}. Mend it, or write it anew with --pin.") from error
