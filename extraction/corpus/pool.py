"""Supervised worker processes: results in the order of the inputs, whatever happens to a worker.

A crash, a kill or a hang costs the article at hand and a new worker, nothing else. A worker takes several short
articles at a time, because it is quicker so (`extraction.pipeline.run.extract_many`), and notes which it is at. Where
anything goes wrong, the others are given again, without that one, which is given alone unless it is clear what it did.
A spare worker waits for the place of the next one that ends. A worker that waits for something instead of computing is
set aside with its article until the deadline, and another one takes its place, so that processors are not left idle.
"""

import contextlib
import signal
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Self

from extraction.corpus.article import Article, Failure, Outcome, Skipped, Written
from extraction.corpus.fingerprint import Options
from extraction.corpus.limits import Limits, spent
from extraction.corpus.nursery import Birth, Nursery, ending
from extraction.corpus.worker import Factory

_WAITING, _HELD = 10_000, 32_000_000
"""Results that may wait for an earlier article, and their characters: they bound the memory, yet let an article that
hangs until its deadline hold up nobody."""
_LOOK = 0.025
"""Seconds after which it is looked whether a worker computes, and between two looks. Two are needed, the system's clock
ticks in between, and most articles are through before the first."""
_TOGETHER, _LENGTH = 16, 24_000
"""Articles that a worker takes at a time, where it gains by that, and the length of their data behind which no more are
added; a longer article goes alone."""
_TOGETHER_DEADLINE = 5.0
"""Seconds after which the article at hand is given alone; all of them take a quarter of one."""
_ASIDE = 8
"""Workers that may be set aside at a time: each has memory."""
_RETRY = "Try it again with `minglu quarantine retry OUT`; if it fails again, report the article."


@dataclass(slots=True)
class _Ticket:
    """An input's place in the order, and its outcome once it is known."""

    outcome: Outcome | None = None
    again: bool = False
    """A worker was killed with it, by whomever."""


_Lot = tuple[tuple[Article, _Ticket], ...]
"""What a worker has at a time."""


class _Worker:
    """One process and the articles that it has."""

    def __init__(self, birth: Birth) -> None:
        self._birth = birth
        self.pipe = birth.pipe
        self.lot: _Lot = ()
        self._first, self._given = 0, 0
        """The index of the lot's first article in what the worker was given, and how many that were."""
        self.rest: tuple[_Lot, ...] = ()
        """What is to be given again, because something went wrong with another article."""
        self.since = 0.0
        self.aside = False
        self._spent: int | None = None
        self._look = 0.0

    def give(self, lot: _Lot) -> None:
        """Hand over articles; a worker that died meanwhile is found when its answer is awaited."""
        self.lot, self.rest, self.since = lot, (), time.monotonic()
        self._first, self._given = 0, len(lot)
        self.aside, self._spent, self._look = False, None, self.since + _LOOK
        with contextlib.suppress(OSError):
            self.pipe.send(tuple(article for article, _ in lot))

    def take(self) -> bool:
        """Take the answer to the tickets; False where the worker is at its end, with an answer or without."""
        try:
            outcomes, last = self.pipe.recv()
        except (EOFError, OSError):
            at = self._noted()
            self._lose(self._birth.bury(), at)
            return False
        for (_, ticket), outcome in zip(self.lot, outcomes[self._first :], strict=not self.aside):
            ticket.outcome = outcome
        if rest := tuple(one for one in self.lot if one[1].outcome is None):
            self.rest = (rest,)
        if last:
            self._birth.let_go()
        return not last

    def _noted(self) -> int | None:
        """The index in the lot of the article at hand; None where that is not known, or it is none of them."""
        if self._given == 1:
            return 0
        at = self._birth.at()
        return at - self._first if at is not None and 0 <= at - self._first < len(self.lot) else None

    def _part(self, at: int | None) -> None:
        """Part the article at hand from the others; all of them where it is not known."""
        if at is None:
            self.rest = tuple((one,) for one in self.lot)
        else:
            others = self.lot[:at] + self.lot[at + 1 :]
            self.rest = tuple(lot for lot in (others, (self.lot[at],)) if lot)

    def waits(self, now: float) -> bool:
        """Whether it has not computed since the last look; False where it is not time to look again."""
        if now < self._look:
            return False
        pid = self._birth.pid
        before, self._spent, self._look = self._spent, None if pid is None else spent(pid), now + _LOOK
        return before is not None and before == self._spent

    def patience(self, deadline: float) -> float:
        """Seconds that what it has may take."""
        return deadline if len(self.lot) == 1 else min(deadline, _TOGETHER_DEADLINE)

    def _lose(self, exitcode: int | None, at: int | None) -> None:
        """Put the end down to the article, but not at once where somebody else may have killed the worker."""
        self._part(at)
        if at is None:
            return
        _, ticket = self.lot[at]
        if exitcode in {None, -signal.SIGKILL} and not ticket.again:
            ticket.again = True
            return
        self._fail(at, f"crash: the worker {ending(exitcode)} on this article")

    def set_aside(self, now: float) -> _Lot:
        """Leave the article at hand to the worker, with all its time; return the others, which nobody is at now."""
        at = self._noted() or 0
        others = self.lot[:at] + self.lot[at + 1 :]
        self.lot, self._first, self.since, self.aside = (self.lot[at],), self._first + at, now, True
        return others

    def expire(self, seconds: float) -> None:
        """Kill a worker whose articles take too long; of several, the one at hand may have its own time still."""
        at = self._noted()
        self._part(at)
        self.stop()
        if len(self.lot) == 1 and at == 0:
            self._fail(0, f"deadline: the article took longer than {seconds:g} s")

    def _fail(self, at: int, message: str) -> None:
        article, ticket = self.lot[at]
        ticket.outcome = Failure(article.id, article.origin, "worker", message, _RETRY, article.digest, article)

    def stop(self) -> None:
        """End the process."""
        self._birth.kill()


class Pool:
    """Workers for one run; use it as a context manager."""

    def __init__(
        self, factory: Factory, options: Options, *, workers: int, lines: bool, limits: Limits | None = None
    ) -> None:
        self._limits = limits or Limits()
        self._nursery = Nursery(factory, options, lines=lines, limits=self._limits)
        self._count = workers
        self._ready: list[_Worker] = []
        self._busy: list[_Worker] = []
        self._again: deque[_Lot] = deque()
        """What is given before the next inputs."""
        self._most = 1
        """Articles in the next lot, more with every one."""
        self._aside = 0
        self._held = 0

    def __enter__(self) -> Self:
        """Start the workers; raise `UsageError` where they cannot load rules or model."""
        try:
            self._nursery.load()
            for _ in range(self._count):
                self._ready.append(self._start())
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *exception: object) -> None:
        for worker in (*self._ready, *self._busy):
            worker.stop()
        self._ready, self._busy, self._aside = [], [], 0
        self._nursery.close()

    def run(self, inputs: Iterator[Article | Failure | Skipped]) -> Iterator[Outcome]:
        """Yield the outcome of each input in order; what is no article is passed on."""
        order: deque[_Ticket] = deque()
        more, begun = True, False
        while more or order:
            while self._at_work < self._count:
                if self._again:
                    self._give(self._again.popleft())
                elif more and len(order) < _WAITING and self._held < _HELD:
                    more = self._take_in(inputs, order)
                else:
                    break
            while order and order[0].outcome is not None:
                outcome = order.popleft().outcome
                assert outcome is not None
                self._held -= _size(outcome)
                yield outcome
            if more and begun:  # a run of few articles does not wait for a worker that it does not need
                self._stock()
            if order and order[0].outcome is None:
                self._await_answer()
                begun = True

    @property
    def _at_work(self) -> int:
        return len(self._busy) - self._aside

    def _start(self) -> _Worker:
        return _Worker(self._nursery.start())

    def _take_in(self, inputs: Iterator[Article | Failure | Skipped], order: deque[_Ticket]) -> bool:
        """Give the next articles to a worker, up to the next input that is none; False where the inputs end.

        The first ones go alone, so that results come soon and few articles occupy all workers.
        """
        lot: list[tuple[Article, _Ticket]] = []
        length = 0
        item: Article | Failure | Skipped | None = None
        while len(lot) < self._most and length < _LENGTH:
            item = next(inputs, None)
            if item is None:
                break
            order.append(_Ticket(None if isinstance(item, Article) else item))
            if not isinstance(item, Article):
                break
            if lot and len(item.data) >= _LENGTH:
                self._again.append(((item, order[-1]),))
                break
            lot.append((item, order[-1]))
            length += len(item.data)
        if lot:
            self._give(tuple(lot))
        return item is not None

    def _give(self, lot: _Lot) -> None:
        """Hand articles to the worker that was busy last: the longer one has worked, the quicker it is."""
        worker = self._ready.pop() if self._ready else self._start()
        self._busy.append(worker)
        worker.give(lot)

    def _await_answer(self) -> None:
        """Wait until some worker answers, dies, is late, or is to be looked at."""
        deadline = self._limits.deadline
        can_stand_in = self._nursery.quick and self._aside < _ASIDE
        last = min(worker.since + worker.patience(deadline) for worker in self._busy)
        seconds = min(last - time.monotonic(), _LOOK if can_stand_in and self._at_work else deadline)
        ready = set(wait([worker.pipe for worker in self._busy], max(0.0, seconds)))
        now = time.monotonic()
        for worker in list(self._busy):
            if worker.pipe in ready:
                self._settle(worker, alive=worker.take())
            elif now - worker.since >= worker.patience(deadline):
                worker.expire(deadline)
                self._settle(worker, alive=False)
            elif not worker.aside and self._nursery.quick and self._aside < _ASIDE and worker.waits(now):
                if others := worker.set_aside(now):
                    self._again.append(others)
                self._aside += 1

    def _settle(self, worker: _Worker, *, alive: bool) -> None:
        self._busy.remove(worker)
        self._aside -= worker.aside
        self._held += sum(_size(ticket.outcome) for _, ticket in worker.lot if ticket.outcome is not None)
        self._again.extend(lot for lot in worker.rest if lot[0][1].outcome is None)
        if self._nursery.together:
            self._most = min(_TOGETHER, self._most + 1)
        if alive and len(self._ready) + self._at_work <= self._count:
            self._ready.append(worker)
        elif alive:
            worker.stop()

    def _stock(self) -> None:
        """Have one worker more than are at work, where that costs nothing to speak of."""
        if self._nursery.quick and len(self._ready) + self._at_work <= self._count:
            self._ready.insert(0, self._start())


def _size(outcome: Outcome) -> int:
    """Characters that a waiting outcome holds, roughly."""
    return len(outcome.document) + 2 * outcome.characters if isinstance(outcome, Written) else 0
