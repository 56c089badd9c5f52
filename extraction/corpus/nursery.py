"""Where workers come from: a process that has loaded rules and model, of which each worker is a copy.

Loading takes seconds, copying milliseconds, and nobody waits for a copy: it is asked for, and answers when it can.
Once a worker has ended and the process has nothing else to do, it warms up, so that later copies meet nothing for the
first time. A process with threads cannot be copied whole, so where it has some, or where the system does not tell, each
worker loads for itself.
"""

import contextlib
import gc
import os
import signal
import sys
import tempfile
import traceback
from collections import deque
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess, SpawnProcess
from multiprocessing.reduction import recv_handle, send_handle
from typing import IO

from extraction.corpus.fingerprint import Options
from extraction.corpus.limits import Limits, alone
from extraction.corpus.worker import Extract, Factory, Together, Warming, serve
from extraction.errors import MingluError, UsageError

COLLECT = 500_000, 20, 100
"""Thresholds of the garbage collector: an article makes thousands of objects and about a hundred that are garbage, so
that looking for it after every 700 costs a twentieth of a worker's time."""
_BIRTH = 0
_STANDARD = 3
"""The first file descriptor behind those of standard input, output and error."""
_UNHEARD = 32
"""Answers of the process that may be left unheard; the pipe holds some hundreds."""
_PATIENCE = 1.0
"""Seconds in which it must have buried a worker that was killed."""
# Libraries of linear algebra start threads when they are loaded; nothing here gains by them.
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


class Broken:
    """The first message of a process that cannot work: why."""

    def __init__(self, message: str) -> None:
        self.message = message


class Nursery:
    """Starts workers for one run."""

    def __init__(self, factory: Factory, options: Options, *, lines: bool, limits: Limits) -> None:
        self._arguments = (factory, options, lines, limits)
        self._mother: Mother | None = None
        self._first = True
        self.together = False
        """Whether workers gain by several articles at a time; known when one has loaded."""

    def load(self) -> None:
        """Load rules and model; raise `UsageError` where they are wrong."""
        # The first one may begin as a copy of this process, which has imported much of what it needs; a later one
        # would hold the pipes of workers, and nobody would learn of this process's end.
        copied = self._first and sys.platform == "linux" and alone()
        self._first = False
        self._mother = Mother(*self._arguments, copied=copied)
        self.together = self._mother.together

    @property
    def quick(self) -> bool:
        """Whether a worker costs so little that one may be started to wait for its turn."""
        return self._mother is not None and self._mother.copies

    def start(self) -> "Birth":
        """Start a worker, from a process loaded anew where the old one is gone."""
        for _ in range(2):
            if self._mother is None:
                self.load()
            assert self._mother is not None
            mother = self._mother
            try:
                birth = mother.bear()
            except (EOFError, OSError):
                mother.stop()
                self._mother = None
                continue
            if not mother.copies:
                self._mother = None
            return birth
        raise UsageError("workers do not start: the process that starts them is killed again and again")

    def close(self) -> None:
        """End the process that starts workers."""
        if self._mother is not None:
            self._mother.stop()
            self._mother = None


class Mother:
    """A process that loads, then becomes a worker or, where that is safe, is copied to workers."""

    def __init__(self, factory: Factory, options: Options, lines: bool, limits: Limits, *, copied: bool) -> None:
        self._control: Connection
        self._control, theirs = get_context("spawn").Pipe()
        self._unheard: deque[Answer] = deque()
        arguments = (theirs, factory, options, lines, limits)
        self._process: ForkProcess | SpawnProcess = (
            get_context("fork").Process(target=_tend_alone, args=arguments, daemon=True)
            if copied
            else get_context("spawn").Process(target=tend, args=arguments, daemon=True)
        )
        self._process.start()
        theirs.close()
        try:
            self.copies, self.together = self._await_loaded()
        except BaseException:
            self.stop()
            raise

    def _await_loaded(self) -> tuple[bool, bool]:
        """Whether it can be copied, and whether workers gain by several articles at a time."""
        try:
            message = self._control.recv()
        except EOFError:
            self._process.join()
            raise UsageError(
                f"a worker did not start: {ending(self._process.exitcode)}. Its message is above."
            ) from None
        if isinstance(message, Broken):
            raise UsageError(message.message)
        copies, together = message
        return bool(copies), bool(together)

    def bear(self) -> "Birth":
        """Start a worker; raise `EOFError` or `OSError` where this process is gone."""
        pipe, theirs = get_context("spawn").Pipe()
        note = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - open as long as the worker lives
        try:
            answer = self.ask(_BIRTH)
            for handle in (theirs.fileno(), note.fileno()):
                send_handle(self._control, handle, self._process.pid)
            return Birth(self, answer, pipe, note)
        except BaseException:
            pipe.close()
            note.close()
            raise
        finally:
            theirs.close()

    def ask(self, message: int) -> "Answer":
        """Have a worker started or buried; raise `EOFError` or `OSError` where this process is gone."""
        if len(self._unheard) > _UNHEARD:
            self.hear(self._unheard[-1])
        self._control.send(message)
        self._unheard.append(Answer())
        return self._unheard[-1]

    def hear(self, answer: "Answer") -> int | None:
        """Wait for an answer; None where this process is gone before it gave it."""
        while answer in self._unheard:
            try:
                self._unheard[0].value = self._control.recv()
                self._unheard.popleft()
            except (EOFError, OSError):
                self._unheard.clear()
            except BaseException:  # a signal: the rest of an answer would be taken for the next one
                self._unheard.clear()
                self._control.close()
                raise
        return answer.value

    def bury(self, pid: int | None) -> int | None:
        """Wait for the end of a worker and return its exit code, None where it cannot be known."""
        if not self.copies:
            self._process.join()
            self._control.close()
            return self._process.exitcode
        try:
            return None if pid is None else self.hear(self.ask(pid))
        except (EOFError, OSError):
            return None

    def forget(self, pid: int) -> None:
        """Let a worker end that was killed or has said that it ends, without waiting for it."""
        if not self.copies:
            self.bury(pid)
            return
        with contextlib.suppress(EOFError, OSError):
            self.ask(pid)

    def stop(self) -> None:
        """End the process, after it has buried whom it was told to."""
        with contextlib.suppress(EOFError, OSError):
            while self._unheard and self._control.poll(_PATIENCE):
                self.hear(self._unheard[0])
        self._control.close()
        self._process.kill()
        self._process.join()


class Answer:
    """What the process that starts workers will say to a question: a process id or an exit code."""

    value: int | None = None


class Birth:
    """A worker's process, the pipe to it, and what it notes."""

    def __init__(self, mother: Mother, answer: Answer, pipe: Connection, note: IO[bytes]) -> None:
        self._mother = mother
        self._answer = answer
        self.pipe = pipe
        self._note = note

    def at(self) -> int | None:
        """The index of the article that the worker is at or came to last; None where it has noted none."""
        noted = os.pread(self._note.fileno(), 1, 0)
        return noted[0] if noted else None

    @property
    def pid(self) -> int | None:
        """The process id, None where it never came to be."""
        return self._mother.hear(self._answer)

    def kill(self) -> None:
        """End the process, and do not wait for it."""
        pid = self.pid
        if pid is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.let_go()

    def let_go(self) -> None:
        """Close the pipe of a process that is at its end."""
        self._close()
        pid = self.pid
        if pid is not None:
            self._mother.forget(pid)

    def bury(self) -> int | None:
        """Close the pipe, wait for the end and return the exit code, None where it cannot be known."""
        self._close()
        return self._mother.bury(self.pid)

    def _close(self) -> None:
        self.pipe.close()
        self._note.close()


def ending(exitcode: int | None) -> str:
    """How a process ended, for a message."""
    if exitcode is None:
        return "ended"
    if exitcode < 0:
        return f"was killed by {signal.Signals(-exitcode).name}"
    return f"ended with exit code {exitcode}"


def _tend_alone(control: Connection, factory: Factory, options: Options, lines: bool, limits: Limits) -> None:
    """`tend` in a copy of the process that started us, without what that has open: locks, pipes, databases."""
    least = _STANDARD
    for kept in (control.fileno(), os.sysconf("SC_OPEN_MAX")):
        os.closerange(least, kept)
        least = kept + 1
    tend(control, factory, options, lines, limits)


def tend(control: Connection, factory: Factory, options: Options, lines: bool, limits: Limits) -> None:
    """Load, then start or bury workers as told until the pipe is closed.

    The process that started us handles signals: they go to the whole group, and a worker's end would be put down to
    its article.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    for name in _ONE_THREAD:
        os.environ[name] = "1"
    gc.disable()  # loading leaves no garbage, and looking for some takes a tenth of its time
    try:
        extract = factory(options)
    except MingluError as error:
        control.send(Broken(str(error)))
        return
    except Exception:  # noqa: BLE001 - the parent tells it once
        control.send(Broken(f"the pipeline cannot be loaded\n{traceback.format_exc()}"))
        return
    copies = sys.platform == "linux" and alone()
    gc.freeze()  # what is loaded stays shared between the copies
    gc.set_threshold(*COLLECT)
    gc.enable()
    control.send((copies, isinstance(extract, Together)))
    if not copies:
        _become(control, extract, lines, limits)
        return
    alive: set[int] = set()
    ended = False  # as long as no worker ends there is none to come that would gain
    steps = extract.warm() if isinstance(extract, Warming) else iter(())
    with contextlib.suppress(EOFError, OSError):
        while True:
            if ended and not control.poll(0) and _warmer(steps):
                continue
            pid = control.recv()
            if pid == _BIRTH:
                alive.add(_copy(control, extract, lines, limits))
            else:
                ended = True
                alive.discard(pid)
                control.send(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    for pid in alive:  # whoever supervised them is gone: nobody else ends the ones that hang
        os.kill(pid, signal.SIGKILL)


def _warmer(steps: Iterator[None]) -> bool:
    """Take a step, and leave what it made shared as well; False where there is none left."""
    try:
        next(steps)
    except StopIteration:
        return False
    except Exception:  # noqa: BLE001 - the articles show whether it matters
        return False
    gc.freeze()
    return True


def _become(control: Connection, extract: Extract, lines: bool, limits: Limits) -> None:
    """Be the worker, when it is asked for."""
    with contextlib.suppress(EOFError, OSError):
        control.recv()
        handle, note = _handles(control)
        control.send(os.getpid())
        serve(Connection(handle), note, extract, lines, limits)


def _handles(control: Connection) -> tuple[int, int]:
    """The pipe and the note of a worker; raise `EOFError` where whoever asked for one ends meanwhile."""
    try:
        return recv_handle(control), recv_handle(control)
    except RuntimeError as error:  # what the library says of a pipe that ends where a handle is due
        raise EOFError from error


def _copy(control: Connection, extract: Extract, lines: bool, limits: Limits) -> int:
    """Start a worker that holds its own pipe and no other; return its process id."""
    handle, note = _handles(control)
    pid = os.fork()
    if pid:
        os.close(handle)
        os.close(note)
        control.send(pid)
        return pid
    code = 1
    try:
        control.close()
        serve(Connection(handle), note, extract, lines, limits)
        code = 0
    except BaseException:  # noqa: BLE001 - nothing of the copied process may run on
        traceback.print_exc()
    finally:
        os._exit(code)
