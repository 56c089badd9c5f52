"""Supervised worker processes: results in the order of the inputs, whatever happens to a worker.

A crash, a kill or a hang costs the article at hand and a new worker, nothing else. Every worker has one article at a
time, so that the culprit is known.
"""

import contextlib
import signal
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Self

from extraction.corpus.article import Article, Failure, Outcome, Skipped
from extraction.corpus.fingerprint import Options
from extraction.corpus.worker import Broken, Factory, Ready, serve
from extraction.errors import UsageError

DEADLINE = 120.0
"""Seconds that one article may take; the longest takes a few."""
_WAITING = 16
"""Results per worker that may wait for an earlier article: bounds the memory."""
_RETRY = "Try it again with `minglu quarantine retry OUT`; if it fails again, report the article."


@dataclass(slots=True)
class _Ticket:
    """An input's place in the order, and its outcome once it is known."""

    outcome: Outcome | None = None


class _Worker:
    """One process and the article that it has."""

    def __init__(self, factory: Factory, options: Options, lines: bool) -> None:
        context = get_context("spawn")
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=serve, args=(theirs, factory, options, lines), daemon=True)
        self.process.start()
        theirs.close()
        self.article: Article | None = None
        self.ticket = _Ticket()
        self.since = 0.0

    def await_ready(self) -> None:
        """Raise `UsageError` where the worker cannot work at all."""
        try:
            message = self.pipe.recv()
        except EOFError:
            self.process.join()
            raise UsageError(
                f"a worker did not start: {_ending(self.process.exitcode)}. Its message is above."
            ) from None
        if isinstance(message, Broken):
            raise UsageError(message.message)
        assert isinstance(message, Ready)

    def give(self, article: Article, ticket: _Ticket) -> None:
        """Hand over an article; a worker that died meanwhile is found when its answer is awaited."""
        self.article, self.ticket, self.since = article, ticket, time.monotonic()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.pipe.send(article)

    def take(self) -> bool:
        """Take the answer to the ticket; False where the worker died instead."""
        try:
            self.ticket.outcome = self.pipe.recv()
        except (EOFError, ConnectionResetError):
            self.process.join()
            self._fail(f"the worker {_ending(self.process.exitcode)} on this article")
            return False
        self.article = None
        return True

    def expire(self, seconds: float) -> None:
        """Kill a worker whose article takes too long."""
        self.stop()
        self._fail(f"the article took longer than {seconds:g} s")

    def _fail(self, message: str) -> None:
        article = self.article
        assert article is not None
        self.ticket.outcome = Failure(article.id, article.origin, "worker", message, _RETRY, article.digest, article)

    def stop(self) -> None:
        """End the process."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


class Pool:
    """Workers for one run; use it as a context manager."""

    def __init__(
        self, factory: Factory, options: Options, *, workers: int, lines: bool, deadline: float = DEADLINE
    ) -> None:
        self._factory = factory
        self._options = options
        self._lines = lines
        self._count = workers
        self._deadline = deadline
        self._idle: list[_Worker] = []
        self._busy: list[_Worker] = []

    def __enter__(self) -> Self:
        """Start the workers; raise `UsageError` where they cannot load rules or model."""
        try:
            self._idle = [self._start() for _ in range(self._count)]
            for worker in self._idle:
                worker.await_ready()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *exception: object) -> None:
        for worker in (*self._idle, *self._busy):
            worker.stop()
        self._idle, self._busy = [], []

    def run(self, inputs: Iterator[Article | Failure | Skipped]) -> Iterator[Outcome]:
        """Yield the outcome of each input in order; what is no article is passed on."""
        order: deque[_Ticket] = deque()
        more = True
        while more or order:
            while more and self._idle and len(order) < self._count * _WAITING:
                item = next(inputs, None)
                more = item is not None
                if item is not None:
                    order.append(self._enter(item))
            while order and order[0].outcome is not None:
                outcome = order.popleft().outcome
                assert outcome is not None
                yield outcome
            if order and order[0].outcome is None:
                self._await_answer()

    def _start(self) -> _Worker:
        return _Worker(self._factory, self._options, self._lines)

    def _enter(self, item: Article | Failure | Skipped) -> _Ticket:
        if not isinstance(item, Article):
            return _Ticket(item)
        ticket = _Ticket()
        worker = self._idle.pop()
        self._busy.append(worker)
        worker.give(item, ticket)
        return ticket

    def _await_answer(self) -> None:
        """Wait until some worker answers, dies or is late."""
        last = min(worker.since for worker in self._busy) + self._deadline
        ready = set(wait([worker.pipe for worker in self._busy], max(0.0, last - time.monotonic())))
        now = time.monotonic()
        for worker in list(self._busy):
            if worker.pipe in ready:
                self._settle(worker, alive=worker.take())
            elif now - worker.since >= self._deadline:
                worker.expire(self._deadline)
                self._settle(worker, alive=False)

    def _settle(self, worker: _Worker, *, alive: bool) -> None:
        self._busy.remove(worker)
        if not alive:
            worker.pipe.close()
            worker = self._start()
            worker.await_ready()
        self._idle.append(worker)


def _ending(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return f"was killed by {signal.Signals(-exitcode).name}"
    return f"ended with exit code {exitcode}"
