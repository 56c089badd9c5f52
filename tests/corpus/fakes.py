"""Pipelines for tests of everything around the pipeline: quick ones, and ones that go wrong on purpose.

Workers are other processes, so these are plain functions of a module that they can import.
"""

import os
import signal
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from extraction.corpus.article import Article
from extraction.corpus.fingerprint import Options
from extraction.corpus.worker import Extract, RawText
from extraction.errors import MingluError, UsageError
from schemas import Document
from tests.documents import empty

_POISONS = ("异常", "退出", "杀死", "停住", "拒绝", "段错", "撑爆")


class Fake:
    """Documents without records; a text that begins with a poison's name takes it.

    `people` and `default_published` show in the title, so that tests see what options came through.
    """

    def __init__(self, options: Options) -> None:
        self._title = f"{options.people} {options.published}"

    def __call__(
        self, text: str, *, id: str, published: str | None, title: str | None, source: str | None, encoding: str
    ) -> Document:
        _poison(text[:2])
        plain = empty(text, id)
        article = plain.article.model_copy(
            update={"title": title or self._title, "source": source, "published": published, "encoding": encoding}
        )
        return plain.model_copy(update={"article": article})


def _poison(name: str) -> None:
    if name == "异常":
        raise ValueError("这一篇不行")
    if name == "拒绝":
        raise MingluError("the article is refused")
    if name == "退出":
        os._exit(7)
    if name == "杀死":
        os.kill(os.getpid(), signal.SIGKILL)
    if name == "停住":
        time.sleep(600)
    if name == "段错":
        os.kill(os.getpid(), signal.SIGSEGV)
    if name == "撑爆":
        hoard: list[bytearray] = []
        while True:
            hoard.append(bytearray(1 << 26))


class Batch(Fake):
    """The same, and takes several articles at a time, or their poisons."""

    def together(self, articles: Sequence[tuple[Article, RawText]], listen: Callable[[int], None]) -> list[Document]:
        found = []
        for at, (article, raw) in enumerate(articles):
            listen(at)
            document = self(
                raw.text,
                id=article.id,
                published=article.published,
                title=article.title,
                source=f"{len(articles)} together",
                encoding=raw.encoding,
            )
            found.append(document)
        return found


class Steady(Fake):
    """The same, naming its process as the source; it holds itself to be whole."""

    whole = True

    def __call__(
        self, text: str, *, id: str, published: str | None, title: str | None, source: str | None, encoding: str
    ) -> Document:
        own = str(os.getpid())
        return super().__call__(text, id=id, published=published, title=title, source=own, encoding=encoding)

    def sound(self) -> bool:
        return self.whole


class Spoiled(Steady):
    """The same, but it knows that it is not whole any more."""

    whole = False


def steady(options: Options) -> Extract:
    """The factory of `Steady`."""
    return Steady(options)


def spoiled(options: Options) -> Extract:
    """The factory of `Spoiled`."""
    return Spoiled(options)


def batch(options: Options) -> Extract:
    """The factory of `Batch`."""
    return Batch(options)


def fake(options: Options) -> Extract:
    """The factory of `Fake`."""
    return Fake(options)


def healed(options: Options) -> Extract:
    """The same, but the poisons do no harm: what a repaired pipeline does."""
    quick = Fake(options)

    def run(
        text: str, *, id: str, published: str | None, title: str | None, source: str | None, encoding: str
    ) -> Document:
        for name in _POISONS:
            text = text.replace(name, "安好")
        return quick(text, id=id, published=published, title=title, source=source, encoding=encoding)

    return run


def broken(options: Options) -> Extract:
    """A pipeline that cannot be loaded."""
    raise UsageError("rules/dates.yaml:3: the pattern is not closed; close it")


def buggy(options: Options) -> Extract:
    """A pipeline with a bug that shows when it is loaded."""
    raise ZeroDivisionError("a bug")


def crashing(options: Options) -> Extract:
    """A pipeline whose loading ends the process."""
    os._exit(9)


def logging(options: Options) -> Extract:
    """The same as `fake`; leaves a line in the file named by `options.published` for every article."""
    quick = Fake(Options())
    log = Path(options.published or "")

    def run(
        text: str, *, id: str, published: str | None, title: str | None, source: str | None, encoding: str
    ) -> Document:
        with log.open("a", encoding="utf-8") as stream:
            stream.write(f"{id}\n")
        return quick(text, id=id, published=published, title=title, source=source, encoding=encoding)

    return run


def counting(options: Options) -> Extract:
    """The same as `logging`, but the lines name the processes."""
    quick = Fake(Options())
    log = Path(options.published or "")

    def run(
        text: str, *, id: str, published: str | None, title: str | None, source: str | None, encoding: str
    ) -> Document:
        with log.open("a", encoding="utf-8") as stream:
            stream.write(f"{os.getpid()}\n")
        return quick(text, id=id, published=published, title=title, source=source, encoding=encoding)

    return run


def killed_once(options: Options) -> Extract:
    """The first article's worker is killed as by somebody else; the file named by `options.published` remembers."""
    quick = Fake(Options())
    mark = Path(options.published or "")

    def run(
        text: str, *, id: str, published: str | None, title: str | None, source: str | None, encoding: str
    ) -> Document:
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return quick(text, id=id, published=published, title=title, source=source, encoding=encoding)

    return run


def patient(options: Options) -> Extract:
    """The same as `fake`, but the first article waits until the last one has been read.

    `options.published` names the file that tells.
    """
    quick = Fake(Options())
    mark = Path(options.published or "")

    def run(
        text: str, *, id: str, published: str | None, title: str | None, source: str | None, encoding: str
    ) -> Document:
        while id == "n0" and not mark.exists():
            time.sleep(0.01)
        if text == "末篇":
            mark.touch()
        return quick(text, id=id, published=published, title=title, source=source, encoding=encoding)

    return run


def threaded(options: Options) -> Extract:
    """The same as `fake`, in a process with a second thread."""
    threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
    return Fake(options)


def killing(options: Options) -> Extract:
    """The same as `fake`; kills the process that loaded the pool, once, in the middle of its articles.

    `MINGLU_TEST` names the folder for the file that says so.
    """
    quick = Fake(options)
    folder = Path(os.environ["MINGLU_TEST"])
    parent = os.getppid()

    def run(
        text: str, *, id: str, published: str | None, title: str | None, source: str | None, encoding: str
    ) -> Document:
        if id == "a7" and not (folder / "killed").exists():
            (folder / "killed").touch()
            os.kill(parent, signal.SIGKILL)
        return quick(text, id=id, published=published, title=title, source=source, encoding=encoding)

    return run
