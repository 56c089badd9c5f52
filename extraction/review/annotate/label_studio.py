"""Label Studio: its labelling interface, tasks for it, and what it exports.

Its versions since 1.6 count code points, older ones the UTF-16 units of JavaScript; each region repeats its text, which
tells the two apart.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.etree import ElementTree

from extraction.errors import EvaluationError
from extraction.review.annotate.model import FIELDS, LINKS, METADATA, SEVERAL, Link, Region, Task
from extraction.review.annotate.shown import restored, shown

_TEXT, _LABELS = "text", "label"
_COLOURS = ("#1f77b4", "#9467bd", "#2ca02c", "#98df8a", "#d62728", "#ff7f0e", "#8c564b", "#7f7f7f")


def label_studio_config() -> str:
    """The labelling interface as XML."""
    view = ElementTree.Element("View")
    relations = ElementTree.SubElement(view, "Relations")
    for link in LINKS:
        ElementTree.SubElement(relations, "Relation", value=link)
    labels = ElementTree.SubElement(view, "Labels", name=_LABELS, toName=_TEXT)
    for label, colour in zip(FIELDS, _COLOURS, strict=True):
        ElementTree.SubElement(labels, "Label", value=label, background=colour)
    ElementTree.SubElement(view, "Text", name=_TEXT, value="$text", granularity="symbol")
    for field, (choices, used_by) in _controls().items():
        where = {"visibleWhen": "region-selected", "whenTagName": _LABELS, "whenLabelValue": ",".join(used_by)}
        box = ElementTree.SubElement(view, "View", where)
        ElementTree.SubElement(box, "Header", value=field, size="6")
        control = {"name": field, "toName": _TEXT, "perRegion": "true"}
        if choices is None:
            ElementTree.SubElement(box, "TextArea", {**control, "editable": "true"})
            continue
        kind = "multiple" if field in SEVERAL else "single"
        box = ElementTree.SubElement(box, "Choices", {**control, "choice": kind})
        for choice in choices:
            ElementTree.SubElement(box, "Choice", value=choice)
    for name in METADATA:
        ElementTree.SubElement(view, "Header", value=f"article: {name}", size="6")
        ElementTree.SubElement(view, "TextArea", name=f"article_{name}", toName=_TEXT, editable="true")
    ElementTree.indent(view)
    return ElementTree.tostring(view, encoding="unicode") + "\n"


def to_label_studio(task: Task) -> dict[str, Any]:
    """One task to import, with the records as a prediction that the annotator corrects."""
    text, replaced = shown(task.raw)
    kinds = {field: choices for field, (choices, _) in _controls().items()}
    result: list[dict[str, Any]] = []
    for region in task.regions:
        span = {"start": region.start, "end": region.end, "text": text[region.start : region.end]}
        result.append(_item(region.key, _LABELS, "labels", {**span, "labels": [region.label]}))
        for field, values in region.values.items():
            kind = "textarea" if kinds[field] is None else "choices"
            result.append(
                _item(region.key, field, kind, {**span, "text" if kind == "textarea" else "choices": list(values)})
            )
    for name, values in task.metadata.items():
        result.append(_item(f"article_{name}", f"article_{name}", "textarea", {"text": list(values)}))
    result += [
        {"type": "relation", "from_id": one.source, "to_id": one.target, "direction": "right", "labels": [one.kind]}
        for one in task.links
    ]
    return {
        "data": {
            "text": text,
            "article": dict(task.article),
            "pipeline": dict(task.pipeline),
            "replaced": [list(pair) for pair in replaced],
        },
        "predictions": [{"model_version": f"minglu {task.pipeline['version']}", "result": result}],
    }


def from_label_studio(data: Mapping[str, Any]) -> Task:
    """Read one exported task: its last annotation that was not cancelled, else its prediction.

    Raises:
        EvaluationError: the task was not made by `to_label_studio`, or a region does not fit its text.
    """
    try:
        return _task(data)
    except (KeyError, TypeError, IndexError, ValueError, AttributeError) as error:
        raise EvaluationError(
            f"this is no task that minglu made ({type(error).__name__}: {error}). "
            "Export the project from Label Studio as JSON, not as JSON-MIN or CSV."
        ) from error


def _task(data: Mapping[str, Any]) -> Task:
    given = data["data"]
    text = given["text"]
    done = [one for one in data.get("annotations") or () if not one.get("was_cancelled")]
    chosen = done[-1] if done else (data.get("predictions") or [{"result": []}])[0]
    items: Sequence[Mapping[str, Any]] = chosen["result"]
    spans, values = _read_items(items, text)
    names = {f"article_{name}": name for name in METADATA}
    metadata = {
        names[item["from_name"]]: tuple(item["value"]["text"]) for item in items if item.get("from_name") in names
    }
    regions = tuple(Region(key, label, start, end, values.get(key, {})) for key, (label, start, end) in spans.items())
    links = tuple(
        Link(kind, one["from_id"], one["to_id"])
        for one in items
        if one["type"] == "relation" and {one["from_id"], one["to_id"]} <= spans.keys()
        for kind in one.get("labels") or ()
    )
    raw = restored(text, [(offset, code) for offset, code in given["replaced"]])
    return Task(raw, given["article"], given["pipeline"], metadata, regions, links, reviewed=bool(done))


def _read_items(
    items: Iterable[Mapping[str, Any]], text: str
) -> tuple[dict[str, tuple[str, int, int]], dict[str, dict[str, tuple[str, ...]]]]:
    """Region -> label and span; region -> its values."""
    spans: dict[str, tuple[str, int, int]] = {}
    values: dict[str, dict[str, tuple[str, ...]]] = {}
    fields = _controls()
    units = _Units(text)
    for item in items:
        name = item.get("from_name")
        if item["type"] == "labels" and name == _LABELS:
            value = item["value"]
            spans[item["id"]] = (value["labels"][0], *units.span(value["start"], value["end"], value.get("text")))
        elif name in fields:
            value = item["value"]
            found = value["text"] if item["type"] == "textarea" else value["choices"]
            values.setdefault(item["id"], {})[name] = (found,) if isinstance(found, str) else tuple(found)
    return spans, values


class _Units:
    """Turns offsets into code points, where they count UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._astral = [number + index for index, number in enumerate(i for i, c in enumerate(text) if ord(c) > 0xFFFF)]

    def span(self, start: int, end: int, text: str | None) -> tuple[int, int]:
        """Return the span of code points whose text is `text`; raise `ValueError` where there is none."""
        if text is None or not self._astral or self._text[start:end] == text:
            if not 0 <= start < end <= len(self._text):
                raise ValueError(f"a region from {start} to {end} in a text of {len(self._text)}")
            return start, end
        first, last = (at - bisect_left(self._astral, at) for at in (start, end))
        if self._text[first:last] != text:
            raise ValueError(f"the region at {start} holds {self._text[start:end]!r}, not {text!r}")
        return first, last


def _controls() -> dict[str, tuple[tuple[str, ...] | None, list[str]]]:
    """Field -> its choices, and the labels that have it."""
    found: dict[str, tuple[tuple[str, ...] | None, list[str]]] = {}
    for label, fields in FIELDS.items():
        for field, choices in fields.items():
            found.setdefault(field, (choices, []))[1].append(label)
            if label == "Unit":
                found[field][1].append("UnnamedUnit")
    return found


def _item(key: str, name: str, kind: str, value: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": key, "from_name": name, "to_name": _TEXT, "type": kind, "value": dict(value)}
