"""What one worker process does: articles come in over a pipe, documents or failures go out."""

import math
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Protocol, runtime_checkable

from extraction.corpus.article import Article, Failure, Outcome, Stage, Written
from extraction.corpus.fingerprint import Options
from extraction.corpus.lean import import_spacy
from extraction.corpus.limits import Limits, bound_memory, resident
from extraction.errors import DecodingError, MingluError, TextError
from extraction.rulebook import Rulebook
from extraction.rulebook import compiled as kept
from schemas import RECORDS, Document

REPORT = "Nothing is wrong with the input: report the article and this message."
MEMORY = "memory: "
_GRACE = 30
"""Seconds after the deadline in which the supervisor ends a worker itself."""
_STEP = 20
"""Examples that are read at a time, in some milliseconds."""
_DAMAGED = "县政府召开会议，部署工作。".encode().decode("gbk", "replace")
"""A text by which the tables are loaded that only a text with signs of damage needs."""


class Extract(Protocol):
    """How a text becomes a document."""

    def __call__(
        self, text: str, *, id: str, published: str | None, title: str | None, source: str | None, encoding: str
    ) -> Document:
        """Return the document, offsets in `text`."""


Factory = Callable[[Options], Extract]


@runtime_checkable
class Warming(Protocol):
    """A pipeline that can make itself quicker while it waits."""

    def warm(self) -> Iterator[None]:
        """Do so in short steps."""


@runtime_checkable
class Together(Protocol):
    """A pipeline that takes several articles in less time than one by one."""

    def together(self, articles: Sequence[tuple[Article, "RawText"]], listen: Callable[[int], None]) -> list[Document]:
        """Return the documents, in order; where one cannot be made there is none of the others either.

        `listen` is told at which article, by its index, work goes on.
        """


@runtime_checkable
class Checking(Protocol):
    """A pipeline that can tell whether it is still whole, after an article took all memory there was."""

    def sound(self) -> bool:
        """Whether it reads an example as it did when it was loaded."""


class RawText:
    """An article's raw text, and how it was come by.

    Attributes:
        text: what all offsets count in.
        encoding: what it was decoded from; `utf-8` for rows.
        doubtful: why the decoding may be wrong, or None.
    """

    __slots__ = ("doubtful", "encoding", "text")

    def __init__(self, text: str, encoding: str = "utf-8", doubtful: str | None = None) -> None:
        self.text = text
        self.encoding = encoding
        self.doubtful = doubtful


def raw_text(article: Article) -> RawText:
    """Decode an article and take the main text from a page; raise `InputError` where there is none."""
    if isinstance(article.data, str):
        raw = RawText(article.data)
    else:
        from extraction.text import decode

        decoded = decode(article.data)
        raw = RawText(decoded.text, decoded.encoding, decoded.evidence if decoded.doubtful else None)
    if article.kind == "html":
        from extraction.text.html import main_text

        raw.text = main_text(raw.text)
    if not raw.text.strip():
        raise TextError("the article holds nothing but white space. Fill it, or take it away.")
    return raw


def process(article: Article, extract: Extract, *, lines: bool) -> Written | Failure:
    """Make one article's document; whatever goes wrong is a failure of this article alone."""
    try:
        raw = raw_text(article)
    except Exception as error:  # noqa: BLE001 - a parser's crash must not stop the other articles
        return _unread(article, error)
    try:
        document = extract(
            raw.text,
            id=article.id,
            published=article.published,
            title=article.title,
            source=article.source,
            encoding=raw.encoding,
        )
        text = document.to_line() if lines else document.to_json()
    except Exception as error:  # noqa: BLE001 - a bug that one article shows must not stop the others
        return _failure(article, "extract", *_told(error))
    return _written(article, raw, document, text)


def process_together(
    articles: Sequence[Article], extract: Extract, *, lines: bool, listen: Callable[[int], None]
) -> list[Outcome | None]:
    """Make the documents of several articles; where one of them fails, that is all that is known: the others are None.

    Args:
        listen: is told at which article, by its index, work goes on.
    """
    if not isinstance(extract, Together) or len(articles) == 1:
        return [process(article, extract, lines=lines) for article in articles]
    failed: list[Outcome | None] = [None] * len(articles)
    raws: list[RawText] = []
    hand = 0

    def heard(at: int) -> None:
        nonlocal hand
        hand = at
        listen(at)

    try:
        for at, article in enumerate(articles):
            heard(at)
            raws.append(raw_text(article))
        documents = extract.together(list(zip(articles, raws, strict=True)), heard)
        texts = []
        for at, document in enumerate(documents):
            heard(at)
            texts.append(document.to_line() if lines else document.to_json())
    except Exception as error:  # noqa: BLE001 - what one article shows must not stop the others
        article = articles[hand]
        read = len(raws) == len(articles)
        failed[hand] = _failure(article, "extract", *_told(error)) if read else _unread(article, error)
        return failed
    return [_written(*parts) for parts in zip(articles, raws, documents, texts, strict=True)]


def _written(article: Article, raw: RawText, document: Document, text: str) -> Written:
    records = {kind: len(getattr(document, kind)) for kind in RECORDS}
    records["posts"] = sum(len(official.posts) for official in document.officials)
    return Written(
        article=article,
        document=text,
        text=raw.text if article.kind == "html" else None,
        characters=len(raw.text),
        records=records,
        warning=raw.doubtful and f"{article.origin}: read as {raw.encoding}, but {raw.doubtful}",
    )


def _unread(article: Article, error: Exception) -> Failure:
    if isinstance(error, DecodingError):
        return _failure(article, "decode", *_parted(error, "Convert it to UTF-8."))
    if isinstance(error, MingluError):
        return _failure(article, "markup" if article.kind == "html" else "read", *_parted(error, "Look at the file."))
    return _failure(article, "decode", *_told(error))


def _parted(error: MingluError, usual: str) -> tuple[str, str]:
    """What is wrong, and the remedy: the message's own, or the usual one where it has none."""
    message, _, remedy = str(error).partition(". ")
    return message, remedy or usual


def _told(error: Exception) -> tuple[str, str]:
    """What is wrong, and the remedy."""
    if isinstance(error, MingluError):
        return _parted(error, "Look at the article.")
    if isinstance(error, MemoryError):
        return f"{MEMORY}the article takes more than a worker may have", "Split it; if it is a short one, report it."
    return f"{type(error).__name__}: {error}", REPORT


def pipeline(options: Options) -> Extract:
    """Load the pipeline once; raise `MingluError` where rules or model are wrong."""
    return _Pipeline(options)


class _Pipeline:
    """The pipeline with its options; what nearly every article needs is compiled and loaded when it is made."""

    def __init__(self, options: Options) -> None:
        import_spacy()
        from extraction.pipeline import Settings, load

        self._options = options
        self._settings = Settings(people=options.people, rules=options.rules, segmenter_model=options.segmenter_model)
        load(self._settings)
        book = Rulebook.load(options.rules)
        self._rules = [rule for kind in book.kinds for rule in (*book.rules(kind), *book.traps(kind))]
        # tables are loaded by one example of every kind; patterns too, where they must be compiled first
        first = {(rule.kind if kept.complete() else rule.id): rule for rule in reversed(self._rules) if rule.accept}
        self._example = [rule.accept[0].text for rule in reversed(first.values())]
        self._read_so = self._read(self._example).to_line()
        self._keep()

    def __call__(
        self, text: str, *, id: str, published: str | None, title: str | None, source: str | None, encoding: str
    ) -> Document:
        from extraction.pipeline import extract

        return extract(
            text,
            id=id,
            published=published,
            title=title,
            source=source,
            encoding=encoding,
            default_published=self._options.published,
            settings=self._settings,
        )

    def together(self, articles: Sequence[tuple[Article, RawText]], listen: Callable[[int], None]) -> list[Document]:
        """All of them step by step."""
        from extraction.pipeline import Given, extract_many

        return extract_many(
            [
                (raw.text, Given(article.id, article.published, article.title, article.source, raw.encoding))
                for article, raw in articles
            ],
            default_published=self._options.published,
            settings=self._settings,
            listen=listen,
        )

    def warm(self) -> Iterator[None]:
        """Read all examples, some at a time: they meet nearly everything that is compiled when it is first needed."""
        self._read([_DAMAGED])
        yield
        texts = [text for rule in self._rules for text in (*(one.text for one in rule.accept), *rule.refuse)]
        for start in range(0, len(texts), _STEP):
            self._read(texts[start : start + _STEP])
            yield
        self._keep()

    def sound(self) -> bool:
        """Read the first examples again: a table that was left half-made would show in one of them."""
        try:
            return self._read(self._example).to_line() == self._read_so
        except Exception:  # noqa: BLE001 - whatever it is, the pipeline is not as it was
            return False

    def _keep(self) -> None:
        """Keep the patterns of the project's own rules for the runs to come."""
        if self._options.rules is None:
            kept.save()

    def _read(self, texts: Sequence[str]) -> Document:
        """Read an article of such sentences."""
        return self("。\n".join(texts), id="first", published="2024-01-01", title=None, source=None, encoding="utf-8")


def serve(connection: Connection, note: int, extract: Extract, lines: bool, limits: Limits) -> None:
    """Work until the pipe is closed or this process has to make room; each answer says whether it does.

    At which of several articles work goes on stands in the file that `note` is the descriptor of: who supervises this
    process reads it when there is no answer.
    """

    def listen(at: int) -> None:
        os.pwrite(note, bytes([at]), 0)

    bound_memory(limits.memory)
    start = resident()
    backstop = math.ceil(limits.deadline) + _GRACE
    count = 0
    while True:
        try:
            articles: tuple[Article, ...] = connection.recv()
        except (EOFError, ConnectionResetError):
            return
        signal.alarm(backstop)  # ends a hanging worker whose supervisor was killed
        outcomes = process_together(articles, extract, lines=lines, listen=listen)
        signal.alarm(0)
        count += len(articles)
        spoiled = any(map(_out_of_memory, outcomes)) and not (isinstance(extract, Checking) and extract.sound())
        last = spoiled or count >= limits.articles or resident() - start >= limits.growth
        try:
            connection.send((outcomes, last))
        except (BrokenPipeError, ConnectionResetError):
            return
        if last:
            return


def _out_of_memory(outcome: Outcome | None) -> bool:
    """Whether the pipeline met the end of its memory, and may hold half-made things."""
    return isinstance(outcome, Failure) and outcome.message.startswith(MEMORY)


def _failure(article: Article, stage: Stage, message: str, remedy: str) -> Failure:
    return Failure(article.id, article.origin, stage, message, remedy, article.digest, article)
