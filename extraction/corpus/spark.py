"""The same workers on a Spark cluster, for more articles than one machine takes.

The driver reads the inputs and keeps the account, as in a local run: it gives out articles in waves and records what
came of each. Every task runs `mapInArrow` around a `Pool` of one supervised worker process, so that an article that
kills its process costs that article alone, and writes its documents beside the output. A document's staged name
depends on its article only and is taken in one step: a task that Spark tries again writes the same bytes once more.
The driver puts a document in its place when it records it.
"""

import hashlib
import json
import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Self

from extraction.corpus.article import Article, Failure, Origin, Outcome, Skipped, Written
from extraction.corpus.fingerprint import Options
from extraction.corpus.limits import Limits
from extraction.corpus.pool import Pool
from extraction.corpus.worker import Factory
from extraction.corpus.writers import LINES, STATE, FolderWriter
from extraction.errors import OutputError, UsageError

_STAGE = "spark"
_WAVE = 2_000
"""Articles per task slot in a wave."""
_WAVE_BYTES = 256 * 2**20
"""Bytes of articles in a wave: what the driver holds of them."""
_TASKS = 4
"""Tasks per slot in a wave: a slow one does not keep the others waiting for long."""
_FAILURES = 4
"""How often Spark tries a task: on a cluster that is its default, in one process it is not."""
_IN = (
    "number bigint, id string, file string, line bigint, kind string, text boolean, data binary, "
    "title string, published string, source string"
)
_OUT = "number bigint, outcome string"


class SparkPool:
    """What `Pool` is for one machine: outcomes in the order of the inputs; `StagedWriter` has the documents."""

    def __init__(self, factory: Factory, options: Options, out: Path, *, workers: int, limits: Limits) -> None:
        """Raise `UsageError` where OUT is no folder; `workers` counts where no Spark master is configured."""
        if out.suffix == LINES:
            raise UsageError(f"{out}: --engine spark writes a folder. Give one as OUT.")
        self._factory = factory
        self._options = options
        self._stage = _stage(out.resolve())
        self._workers = workers
        self._limits = limits
        self._session: Any = None

    def __enter__(self) -> Self:
        """Try one worker here, start Spark; raise `UsageError` where either cannot be."""
        with Pool(self._factory, self._options, workers=1, lines=False, limits=self._limits):
            pass  # rules or model that are wrong are told once, not by every task
        self._session = _session(self._workers)
        shutil.rmtree(self._stage, ignore_errors=True)  # what an interrupted run left
        return self

    def __exit__(self, *exception: object) -> None:
        if self._session is not None:
            self._session.stop()
            self._session = None
            shutil.rmtree(self._stage, ignore_errors=True)

    def run(self, inputs: Iterator[Article | Failure | Skipped]) -> Iterator[Outcome]:
        """Yield the outcome of each input in order; what is no article is passed on.

        Raises `OutputError` where a task fails as often as Spark tries it.
        """
        slots = self._session.sparkContext.defaultParallelism
        for wave in _waves(inputs, slots * _WAVE):
            outcomes = iter(self._outcomes([item for item in wave if isinstance(item, Article)], slots * _TASKS))
            for item in wave:
                yield next(outcomes) if isinstance(item, Article) else item

    def _outcomes(self, articles: Sequence[Article], tasks: int) -> list[Outcome]:
        if not articles:
            return []
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        work = _work(self._factory, self._options, self._stage, self._limits)
        values = [(number, *_values(article)) for number, article in enumerate(articles)]
        try:
            parts = self._session.sparkContext.parallelize(values, min(tasks, len(values)))
            rows = self._session.createDataFrame(parts, _IN).mapInArrow(work, _OUT).collect()
        except (Py4JError, PySparkException) as error:
            said = str(error).strip().splitlines()
            raise OutputError(
                f"Spark gave up: {said[0] if said else type(error).__name__}. Run the same command with --resume."
            ) from error
        found = {row.number: row.outcome for row in rows}
        return [_outcome(article, found[number]) for number, article in enumerate(articles)]


class StagedWriter(FolderWriter):
    """Puts the documents that the tasks staged in their places."""

    def __init__(self, out: Path) -> None:
        super().__init__(out)
        self._stage = _stage(out)

    def write(self, name: str, written: Written) -> None:
        """Write the text first: a document never lacks it."""
        self._texts.write(name, written.text)
        path = self._out / f"{name}.json"
        try:
            _staged(self._stage, written.article.id).replace(path)
        except OSError as error:
            raise OutputError(f"{path}: {error.strerror}. Run the same command with --resume.") from error


def _stage(out: Path) -> Path:
    return out / STATE / _STAGE


def _staged(stage: Path, article_id: str) -> Path:
    name = hashlib.sha256(article_id.encode("utf-8", "surrogatepass")).hexdigest()
    return stage / f"{name}.json"


def _session(workers: int) -> Any:
    try:
        from pyspark import SparkConf
        from pyspark.sql import SparkSession
    except ModuleNotFoundError as error:
        raise UsageError(f"{error.name} is not installed. Run: pip install 'minglu[spark]'") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    conf = SparkConf().setAppName("minglu").setIfMissing("spark.master", f"local[{workers},{_FAILURES}]")
    conf.setIfMissing("spark.ui.enabled", "false").setIfMissing("spark.ui.showConsoleProgress", "false")
    try:
        return SparkSession.builder.config(conf=conf).getOrCreate()
    except Exception as error:  # what it raises without Java is of its own kind in every version
        said = str(error).strip().splitlines()
        raise UsageError(
            f"Spark does not start: {said[0] if said else type(error).__name__}. "
            "It needs Java 17: apt-get install openjdk-17-jre-headless."
        ) from error


def _waves(inputs: Iterator[Article | Failure | Skipped], most: int) -> Iterator[list[Article | Failure | Skipped]]:
    wave: list[Article | Failure | Skipped] = []
    size = 0
    for item in inputs:
        wave.append(item)
        size += len(item.data) if isinstance(item, Article) else 0
        if len(wave) >= most or size >= _WAVE_BYTES:
            yield wave
            wave, size = [], 0
    if wave:
        yield wave


def _work(factory: Factory, options: Options, stage: Path, limits: Limits) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """What a task does with its articles; everything in it must reach the executors."""

    def work(batches: Iterator[Any]) -> Iterator[Any]:
        from pyarrow import RecordBatch

        for batch in batches:
            rows = batch.to_pylist()
            articles = [_article(row) for row in rows]
            told = [_told(outcome, stage) for outcome in _tried(factory, options, limits, articles)]
            yield RecordBatch.from_pydict({"number": [row["number"] for row in rows], "outcome": told})

    return work


def _tried(factory: Factory, options: Options, limits: Limits, articles: Sequence[Article]) -> Iterator[Outcome]:
    try:
        yield from _pool(factory, options, limits).run(iter(articles))
    except BaseException:
        # It may be in the middle of something: the next task starts anew.
        _pool(factory, options, limits).__exit__()
        _pool.cache_clear()
        raise


@cache
def _pool(factory: Factory, options: Options, limits: Limits) -> Pool:
    """The pool of this Python worker, which Spark uses for many tasks; its processes end with it."""
    return Pool(factory, options, workers=1, lines=False, limits=limits).__enter__()


def _told(outcome: Outcome, stage: Path) -> str:
    """Stage a document; return what the driver needs to know of it."""
    if isinstance(outcome, Failure):
        return json.dumps({"stage": outcome.stage, "message": outcome.message, "remedy": outcome.remedy})
    assert isinstance(outcome, Written)
    stage.mkdir(parents=True, exist_ok=True)
    path = _staged(stage, outcome.article.id)
    beside = path.with_suffix(f".{socket.gethostname()}-{os.getpid()}")  # two tries of one task may overlap
    with beside.open("wb") as stream:
        stream.write(outcome.document.encode())
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)
    known = ("text", "characters", "records", "warning")
    return json.dumps({name: getattr(outcome, name) for name in known})


def _values(article: Article) -> tuple[Any, ...]:
    data = article.data
    is_text = isinstance(data, str)
    return (
        article.id,
        article.origin.file,
        article.origin.line,
        article.kind,
        is_text,
        data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data,
        article.title,
        article.published,
        article.source,
    )


def _article(row: dict[str, Any]) -> Article:
    data: bytes = row["data"]
    return Article(
        row["id"],
        Origin(row["file"], row["line"]),
        row["kind"],
        data.decode("utf-8", "surrogatepass") if row["text"] else data,
        row["title"],
        row["published"],
        row["source"],
    )


def _outcome(article: Article, told: str) -> Outcome:
    values = json.loads(told)
    if "stage" in values:
        return Failure(article.id, article.origin, digest=article.digest, article=article, **values)
    return Written(article=article, document="", **values)
