"""One run from inputs to output: what is written, quarantined and skipped, and the account of it."""

import contextlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from extraction.corpus.article import Article, Failure, Incoming, Outcome, Skipped, Written
from extraction.corpus.fingerprint import Options, fingerprint, from_json, to_json
from extraction.corpus.inputs import BAD_NAME, find_inputs, read_file, read_inputs
from extraction.corpus.limits import Limits
from extraction.corpus.names import FileNames
from extraction.corpus.pool import Pool
from extraction.corpus.spark import SparkPool, StagedWriter
from extraction.corpus.store import Known, Quarantined, Store
from extraction.corpus.tables import PARQUET
from extraction.corpus.worker import Factory, pipeline
from extraction.corpus.writers import LINES, Writer, check_output, open_writer, state_folder
from extraction.errors import MingluError, UsageError

_EACH = 256
"""Outcomes between two commits of the records."""
_OPTIONS = "options"
Engine = Literal["local", "spark"]


@dataclass(frozen=True, slots=True)
class Job:
    """What to do.

    Attributes:
        inputs: files, folders, `-`.
        out: a folder, or a file that ends in `.jsonl`.
        workers: number of processes.
        resume: leave alone what is unchanged.
        prune: take away documents whose input is gone.
        strict: stop at the first failure.
        limits: what one article and one worker may take.
        engine: what runs the workers: this machine, or a Spark cluster that shares OUT's file system.
    """

    inputs: Sequence[str]
    out: Path
    options: Options = field(default_factory=Options)
    workers: int = 1
    resume: bool = False
    prune: bool = False
    strict: bool = False
    limits: Limits = field(default_factory=Limits)
    engine: Engine = "local"


@dataclass(slots=True)
class Summary:
    """The account of a run; `inputs` is always `written + quarantined + skipped`."""

    inputs: int = 0
    written: int = 0
    quarantined: int = 0
    skipped: int = 0
    pruned: int = 0
    ignored: tuple[Path, ...] = ()
    characters: int = 0
    records: Counter[str] = field(default_factory=Counter)
    stopped: bool = False
    """Stopped by the first failure."""
    spared: str | None = None
    """Why `--prune` took nothing away."""


Listener = Callable[[Outcome], None]


def run(job: Job, *, factory: Factory = pipeline, listen: Listener = lambda _: None) -> Summary:
    """Extract all inputs; call `listen` with every outcome, in order.

    Raises `UsageError` before anything is written, `OutputError` where the output cannot be.
    """
    check_output(job.out)
    if job.workers < 1:
        raise UsageError(f"--workers {job.workers}: at least one is needed")
    inputs = find_inputs(job.inputs, leave_out=None if job.out.suffix == LINES else job.out)
    if job.prune and not inputs.files:
        raise UsageError("--prune without any input would take away every document. Check the inputs.")
    with _Run(job, factory, listen) as work:
        work.summary.ignored = inputs.ignored
        work.go(read_inputs(inputs))
        if not work.summary.stopped:
            work.clear([str(path) for path in inputs.files if path is not None])
        return work.summary


def quarantined(out: Path) -> list[Quarantined]:
    """Return what is in quarantine, by file and line; raise `UsageError` where OUT is no output."""
    folder = state_folder(out)
    if not folder.is_dir():
        raise UsageError(f"{out} is no output of `minglu extract`: there is no {folder}")
    store = Store(folder)
    try:
        return store.failures()
    finally:
        store.close()


def retry(out: Path, *, workers: int = 1, factory: Factory = pipeline, listen: Listener = lambda _: None) -> Summary:
    """Try again what is in quarantine, with the options of the last run.

    A row that was no article stays: its file must be mended and extracted again. Raises `UsageError` where there is no
    quarantine.
    """
    failures = quarantined(out)
    store = Store(state_folder(out))
    options = store.setting(_OPTIONS)
    store.close()
    if options is None:
        raise UsageError(f"{out}: no run has gone through. Run `minglu extract` again with --resume.")
    job = Job((), out, from_json(options), workers)
    with _Run(job, factory, listen, append=True) as work:
        work.go(item for item in map(_again, failures) if item is not None)
        return work.summary


def _again(one: Quarantined) -> Incoming | None:
    """Read an input once more; None where that is of no use."""
    if one.row is not None:
        return one.row
    if one.origin.line is not None or one.message == BAD_NAME:
        return None
    item = read_file(Path(one.origin.file))
    return replace(item, key=one.key) if isinstance(item, Failure) else item


class _Run:
    """The moving parts of a run; a context manager that always lets go of them."""

    def __init__(self, job: Job, factory: Factory, listen: Listener, *, append: bool = False) -> None:
        self.summary = Summary()
        self._job = job
        self._listen = listen
        self._names = FileNames()
        self._failed: set[str] = set()
        self._seen: set[str] = set()
        self._unread: str | None = None
        self._made_by = json.dumps(fingerprint(job.options), sort_keys=True)
        self._pool = _pool(job, factory)
        self._append = append
        self._store: Store
        self._writer: Writer

    def __enter__(self) -> "_Run":
        self._pool.__enter__()  # first: it raises where rules or model are wrong, and nothing is written yet
        opened = contextlib.ExitStack()
        opened.callback(self._pool.__exit__)
        try:
            self._store = Store(state_folder(self._job.out))
            opened.callback(self._store.close)
            self._writer = _writer(self._job, append=self._append)
            opened.callback(self._writer.abandon)
            if not self._job.prune:  # documents that stay have a say in the names of the new ones
                for article_id, _ in self._store.documents():
                    self._names.claim(article_id)
            self._store.put_setting(_OPTIONS, to_json(self._job.options))
            self._store.commit()
        except BaseException:
            opened.close()
            raise
        return self

    def __exit__(self, *exception: object) -> None:
        self._pool.__exit__()
        try:
            if exception[0] is None:
                self._writer.close()
                self._store.commit()
            elif exception[0] is KeyboardInterrupt:
                self._save()
        finally:
            self._writer.abandon()
            self._store.close()

    def go(self, incoming: Iterator[Incoming]) -> None:
        """Take every input to its outcome."""
        for outcome in self._pool.run(self._pick(incoming)):
            self._record(outcome)
            self._listen(outcome)
            if self._job.strict and isinstance(outcome, Failure):
                self.summary.stopped = True
                break
            if self.summary.inputs % _EACH == 0:
                self._save()
        self._save()
        summary = self.summary
        if summary.inputs != summary.written + summary.quarantined + summary.skipped:
            raise MingluError(f"the account does not add up: {summary}. Report it.")

    def clear(self, files: Sequence[str]) -> None:
        """After all inputs: forget failures that are mended, and prune."""
        self._store.keep_failures(self._failed, None if self._job.prune else files)
        if self._job.prune and not self.summary.inputs:
            self.summary.spared = "there was no article in the inputs"
        elif self._job.prune and self._unread is not None:
            self.summary.spared = f"{self._unread} could not be read to its end"
        elif self._job.prune:
            self.summary.pruned = self._writer.prune({self._names.name(one) for one in self._seen})
            for article_id, _ in list(self._store.documents()):
                if article_id not in self._seen:
                    self._store.drop_document(article_id)

    def _pick(self, incoming: Iterator[Incoming]) -> Iterator[Incoming | Skipped]:
        """Leave out what `--resume` finds unchanged."""
        for item in incoming:
            skipped = self._unchanged(item) if self._job.resume and isinstance(item, Article) else None
            yield skipped or item

    def _unchanged(self, article: Article) -> Skipped | None:
        digest = article.digest
        known = self._store.document(article.id)
        if known is not None and (known.input, known.made_by) == (digest, self._made_by):
            return Skipped(article) if self._writer.has(known.file, article.id) else None
        failed = self._store.failure(article.id)
        if failed is not None and (failed.input, failed.made_by) == (digest, self._made_by):
            return Skipped(article, failed=True)
        return None

    def _record(self, outcome: Outcome) -> None:
        self.summary.inputs += 1
        match outcome:
            case Written():
                self._write(outcome)
            case Failure():
                self._quarantine(outcome)
            case Skipped():
                self._skip(outcome)

    def _write(self, written: Written) -> None:
        article = written.article
        name = self._name(article.id)
        known = self._store.document(article.id)
        if known is not None and known.file != name:
            self._writer.remove(known.file)
        self._writer.write(name, written)
        self._store.put_document(article.id, Known(name, article.digest, self._made_by))
        self.summary.written += 1
        self.summary.characters += written.characters
        self.summary.records.update(written.records)

    def _quarantine(self, failure: Failure) -> None:
        """An earlier document of the article is of other text or rules: it must not stand beside the failure."""
        origin = failure.origin
        if origin.line is None and Path(origin.file).suffix.lower() in {LINES, PARQUET}:
            self._unread = self._unread or origin.file
        known = self._store.document(failure.key)
        if known is not None:
            self._writer.remove(known.file)
            self._store.drop_document(failure.key)
        self._store.put_failure(failure, self._made_by)
        self._failed.add(failure.key)
        self.summary.quarantined += 1

    def _skip(self, skipped: Skipped) -> None:
        if skipped.failed:
            self._failed.add(skipped.article.id)
            self.summary.quarantined += 1
            return
        self._name(skipped.article.id)
        self._writer.keep(skipped.article.id)
        self.summary.skipped += 1

    def _name(self, article_id: str) -> str:
        other = self._names.claim(article_id)
        if other is not None:
            new = self._names.name(other)
            self._writer.rename(other, new)
            self._store.rename_document(other, new)
        if self._job.prune:
            self._seen.add(article_id)
        return self._names.name(article_id)

    def _save(self) -> None:
        self._writer.flush()
        self._store.commit()


def _pool(job: Job, factory: Factory) -> Pool | SparkPool:
    if job.engine == "spark":
        return SparkPool(factory, job.options, job.out, workers=job.workers, limits=job.limits)
    return Pool(factory, job.options, workers=job.workers, lines=job.out.suffix == LINES, limits=job.limits)


def _writer(job: Job, *, append: bool) -> Writer:
    return StagedWriter(job.out) if job.engine == "spark" else open_writer(job.out, append=append)
