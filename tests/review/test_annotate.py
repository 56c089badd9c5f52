"""Documents to annotation tools and back: nothing lost, and what the user changes arrives."""

import copy
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.cli import main
from extraction.corpus.article import Failure
from extraction.corpus.inputs import find_inputs, read_inputs
from extraction.corpus.worker import raw_text
from extraction.errors import EvaluationError
from extraction.evaluate import from_document, score
from extraction.evaluate.labels import Labels
from extraction.review.annotate import (
    Task,
    brat_configuration,
    from_brat,
    from_label_studio,
    gold_labels,
    label_studio_config,
    to_brat,
    to_document,
    to_label_studio,
    to_task,
)
from extraction.review.annotate.shown import restored, shown
from extraction.validate import Place, check_spans
from schemas import RECORDS, SCHEMA_VERSION, Document, raw_digest

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "outputs").glob("*.json"))
RAW = "😀云岭县委书记林知远\r\n3月5日到\n青石镇。林知远说，县教育局选派了12名教师。\x00\u2028"


def through_label_studio(task: Task) -> Task:
    return from_label_studio(json.loads(json.dumps(to_label_studio(task))))


def through_brat(task: Task) -> Task:
    files = {suffix: text.encode().decode() for suffix, text in to_brat(task).items()}
    return from_brat(files[".txt"], files[".ann"], files[".article.json"])


WAYS = pytest.mark.parametrize("through", [through_label_studio, through_brat])


@cache
def texts() -> dict[str, str]:
    items = read_inputs(find_inputs([str(ROOT / "seeds")]))
    return {item.id: raw_text(item).text for item in items if not isinstance(item, Failure)}


LABELLED = {"officials", "people", "dates", "counts", "units", "structures", "damage"}
"""The kinds that have labels; the others do not come back."""


def sample(path: Path) -> tuple[Document, str]:
    document = Document.model_validate_json(path.read_bytes())
    return document, texts()[document.article.id]


def made() -> Document:
    def mention(words: str, nth: int = 0) -> dict[str, Any]:
        start = RAW.index(words, RAW.index(words) + 1 if nth else 0)
        return {"start": start, "end": start + len(words), "surface": words}

    place = {"name": "云岭县", "adcode": None}
    post = mention("云岭县委书记")
    flags = {"deputy": False, "acting": True, "former": False, "concurrent": True}
    return Document.model_validate(
        dict.fromkeys(RECORDS, ())
        | {
            "schema_version": SCHEMA_VERSION,
            "pipeline": {"name": "minglu", "version": "0", "segmenter": "s"},
            "article": {
                "id": "a/1",
                "sha256": raw_digest(RAW),
                "encoding": "utf-8",
                "title": '题"目\t[u1]',
                "source": None,
                "published": "2021-03-06",
                "authors": ["顾秋禾", "林知远"],
                "editors": [],
                "script": "hans",
                "place": place,
                "characters": len(RAW),
            },
            "officials": [
                {
                    "id": "o2",
                    "name": "林知远",
                    "posts": [
                        {
                            "title": "县委书记",
                            "organisation": "云岭县委",
                            "unit": "u2",
                            "place": place,
                            **flags,
                            "start": post["start"],
                            "end": post["end"],
                            "rule": "r.1",
                        }
                    ],
                    "mentions": [mention("林知远"), mention("林知远", 1)],
                }
            ],
            "people": [{"id": "p1", "name": "林某", "role": "村民", "mentions": [mention("林")]}],
            "dates": [
                {
                    **mention("\r\n3月5日到\n青"),
                    "text": "3月5日到青",
                    "type": "DATE",
                    "value": "2021-03-05",
                    "mod": "APPROX",
                    "rule": "r.2",
                }
            ],
            "counts": [
                {
                    **mention("12名教师"),
                    "text": "12名教师",
                    "value": None,
                    "min": 0.5,
                    "max": 12,
                    "approximation": "range",
                    "classifier": "名",
                    "noun": "教师",
                    "kind": "people",
                    "scope": {"name": "青石镇", "adcode": "341525"},
                    "rule": "r.3",
                }
            ],
            "units": [
                {
                    "id": "u1",
                    "name": "云岭县教育局",
                    "kind": "government_organ",
                    "place": place,
                    "parent": "u2",
                    "mentions": [mention("县教育局")],
                    "rule": "r.4",
                },
                {
                    "id": "u2",
                    "name": "云岭县委",
                    "kind": "party_committee",
                    "place": None,
                    "parent": None,
                    "mentions": [],
                    "rule": "r.5",
                },
            ],
            "structures": [
                {
                    "kind": "parts",
                    "name": "两\n部",
                    "stated": 3,
                    "members": [
                        {"name": "教育局", "unit": "u1"},
                        {"name": "甲 [u9]", "unit": None},
                        {"name": "乙\n", "unit": None},
                    ],
                    "start": 1,
                    "end": 9,
                    "rule": "r.6",
                }
            ],
            "damage": [
                {"start": len(RAW) - 2, "end": len(RAW) - 1, "reason": "control", "repaired": ""},
                {"start": len(RAW) - 1, "end": len(RAW), "reason": "control", "repaired": None},
            ],
        }
    )


@WAYS
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_come_back_and_score_one(path: Path, through: Callable[[Task], Task]) -> None:
    document, raw = sample(path)
    document = document.model_copy(update=dict.fromkeys(RECORDS.keys() - LABELLED, ()))
    back = to_document(through(to_task(document, raw)))
    assert back == document
    gold = Labels.model_validate_json(json.dumps(gold_labels(back)))
    figures = score({"a": gold}, {"a": document}).figures
    assert figures
    assert {kind: one.f1 for kind, one in figures.items()} == dict.fromkeys(figures, 1.0)


@WAYS
def test_every_value_comes_back(through: Callable[[Task], Task]) -> None:
    document = made()
    task = through(to_task(document, RAW))
    back = to_document(task)
    # the reading of a span is read anew: that of an invented one differs
    dates = [one.model_copy(update={"text": back.dates[0].text}) for one in document.dates]
    assert back == document.model_copy(update={"dates": tuple(dates)})
    assert task.raw == RAW
    assert [str(fault) for fault in check_spans(Place(Path("a"), None), back, RAW)] == []


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=40))
def test_the_text_shown_is_as_long_and_comes_back(raw: str) -> None:
    text, replaced = shown(raw)
    assert len(text) == len(raw)
    assert restored(json.loads(json.dumps(text)), replaced) == raw
    assert text.encode().decode() == text
    assert len(text.splitlines()) == len(text.removesuffix("\n").split("\n")) or not text


def test_label_studio_takes_the_interface_and_the_tasks() -> None:
    interface = pytest.importorskip("label_studio_sdk.label_interface").LabelInterface(label_studio_config())
    interface.validate()
    task = to_label_studio(to_task(made(), RAW))
    assert interface.validate_task({"data": task["data"]})
    assert interface.validate_prediction(task["predictions"][0])


def test_old_label_studio_counts_utf16_units() -> None:
    data = to_label_studio(to_task(made(), RAW))
    expected = from_label_studio(data).regions
    for item in data["predictions"][0]["result"]:
        if "start" in item.get("value", {}):
            for end in ("start", "end"):
                at = item["value"][end]
                item["value"][end] = len(RAW[:at].encode("utf-16-le")) // 2
    assert from_label_studio(data).regions == expected


def test_corrections_in_label_studio_arrive() -> None:
    data = to_label_studio(to_task(made(), RAW))
    result = copy.deepcopy(data["predictions"][0]["result"])
    for item in result:
        if item.get("from_name") == "classifier":
            item["value"]["text"] = ["位"]
    result = [
        item
        for item in result
        if item.get("from_name") != "date_type" and item.get("value", {}).get("labels") != ["Date"]
    ]
    start = RAW.index("青石镇")
    span = {"start": start, "end": start + 3, "text": "青石镇"}
    result.append(
        {"id": "new", "from_name": "label", "to_name": "text", "type": "labels", "value": {**span, "labels": ["Unit"]}}
    )
    data["annotations"] = [{"result": [], "was_cancelled": True}, {"result": result, "was_cancelled": False}]
    task = from_label_studio(data)
    document = to_document(task)
    assert task.reviewed
    assert document.dates == ()
    assert document.counts[0].classifier == "位"
    assert [(unit.id, unit.name, unit.rule) for unit in document.units if unit.rule == "hand"] == [
        ("u3", "青石镇", "hand")
    ]


def test_brat_lines_stay_lines_and_its_rules_hold() -> None:
    files = to_brat(to_task(made(), RAW))
    text = files[".txt"]
    kinds = set(brat_configuration()["annotation.conf"].split())
    for line in files[".ann"].splitlines():
        key, head, *rest = line.split("\t")
        if key.startswith("T"):
            label, _, spans = head.partition(" ")
            assert label in kinds
            pieces = [text[int(a) : int(b)] for a, b in (span.split() for span in spans.split(";"))]
            assert rest == [" ".join(pieces)], "brat compares the words with the text"
        elif key[0] in "AR":
            assert head.split(" ")[0] in kinds


def test_corrections_in_brat_arrive() -> None:
    files = to_brat(to_task(made(), RAW))
    start = RAW.index("青石镇")
    lines = [line for line in files[".ann"].splitlines() if "\tDate " not in line]
    lines += [
        f"T99\tUnit {start} {start + 3}\t青石镇",
        "A99\tunit_kind T99 community_body",
        "#99\tAnnotatorNotes T99\tlooks right",
    ]
    document = to_document(from_brat(files[".txt"], "\n".join(lines), files[".article.json"]))
    assert document.dates == ()
    assert (document.units[-1].name, document.units[-1].kind) == ("青石镇", "community_body")


@pytest.mark.parametrize("line", ["T1\tDate", "nonsense", "T1\tNowhere 1 2\tx", "R1\tsame"])
def test_a_bad_brat_line_is_named(line: str) -> None:
    files = to_brat(to_task(made(), RAW))
    with pytest.raises(EvaluationError, match="line 1:"):
        from_brat(files[".txt"], line, files[".article.json"])


def test_records_in_damage_are_no_labels() -> None:
    document, raw = next(
        (document, raw)
        for document, raw in map(sample, SAMPLES)
        if any(d.start < c.end and c.start < d.end for d in document.damage for c in document.dates + document.counts)
        or document.damage
    )
    labels = Labels.model_validate_json(json.dumps(gold_labels(document)))
    assert raw_digest(raw) == labels.sha256
    assert all(one.end <= d.start or d.end <= one.start for one in labels.counts for d in labels.damage)
    assert labels.structures == from_document(document).structures


@pytest.mark.parametrize("form", ["label-studio", "brat"])
def test_the_commands(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inputs, out, gold = tmp_path / "in", tmp_path / "out", tmp_path / "gold"
    inputs.mkdir()
    name = SAMPLES[0].stem
    document, raw = sample(SAMPLES[0])
    (inputs / f"{name}.txt").write_bytes(raw.encode())
    (inputs / f"{name}.json").write_text(document.to_json(), encoding="utf-8")
    documents = str(inputs / f"{name}.json")
    texts = ["--texts", str(inputs / f"{name}.txt")]
    assert main(["annotate", "export", documents, "--format", form, "-o", str(out), *texts]) == 0
    corrected = out if form == "brat" else out / "tasks.json"
    assert main(["annotate", "import", str(corrected), "-o", str(gold)]) == 0
    assert main(["evaluate", str(gold), str(inputs)]) == 0
    assert "headline 1.0000" in capsys.readouterr().out
    assert main(["annotate", "export", documents, "--format", form, "-o", str(out)]) == 1
    assert "name its file with --texts" in capsys.readouterr().err
