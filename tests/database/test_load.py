"""Documents in SQL tables: nothing lost, loaded again without change, by several processes at once."""

import multiprocessing
import random
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect, select, text

from extraction.database.digest import digest
from extraction.database.load import Database, load
from extraction.database.rows import rows
from extraction.database.tables import TABLES, VERSION
from extraction.errors import OutputError, UsageError
from schemas import Document
from tests.database.rebuild import read
from tests.database.samples import outputs, rich
from tests.documents import document, empty, values


def digests(database: Database) -> dict[str, str]:
    with database.engine.begin() as connection:
        return {table.name: digest(connection, table) for table in TABLES}


def refuse(origin: str, message: str) -> None:
    raise AssertionError(f"{origin}: {message}")


def put(url: str, documents: Iterable[Document]) -> dict[str, str]:
    with Database(url) as database:
        load(database, ((one.article.id, one) for one in documents), refuse)
        return digests(database)


def test_documents_come_back_as_they_were(url: str) -> None:
    wanted = [*outputs(), rich(), empty("无", "没有记录")]
    with Database(url) as database:
        account = load(database, ((one.article.id, one) for one in wanted), refuse)
        with database.engine.begin() as connection:
            assert read(connection) == {one.article.id: one for one in wanted}
    assert account.documents == len(wanted)
    assert account.rows == sum(len(found) for one in wanted for found in rows(one).values())


def test_every_table_is_tried() -> None:
    used = rows(rich())
    assert list(used) == [table.name for table in TABLES]
    assert all(used.values())


numbers = st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.integers(-(2**80), 2**80))
characters = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.lists(st.tuples(numbers, characters, st.none() | characters), min_size=1, max_size=5))
def test_any_number_and_any_text_is_kept(opened: Database, found: list[tuple[float, str, str | None]]) -> None:
    plain = values()
    count = plain["counts"][0] | {"approximation": "exact"}
    plain["counts"] = [
        count | {"value": value, "min": value, "max": value, "noun": noun, "text": read_as}
        for value, read_as, noun in found
    ]
    wanted = Document.model_validate(plain)
    opened.replace([wanted])
    with opened.engine.begin() as connection:
        assert read(connection)[wanted.article.id] == wanted


@pytest.fixture
def opened(url: str) -> Iterable[Database]:
    with Database(url) as database:
        yield database


def test_any_order_and_any_overlap_give_the_same_tables(url: str) -> None:
    documents = [*outputs(), rich()]
    first = put(url, documents)
    assert first["articles"].startswith(f"{len(documents)}:")
    shuffled = random.Random(7)
    for _ in range(3):
        some = shuffled.choices(documents, k=30)
        assert put(url, some) == first


def test_a_document_replaces_all_rows_of_its_article(url: str) -> None:
    put(url, [rich("a1"), document(article_id="a2")])
    now = put(url, [empty("无", "a1")])
    assert now["articles"].startswith("2:")
    assert now["counts"].startswith("1:")
    assert now == put(url, [document(article_id="a2"), empty("无", "a1")])


def test_a_digest_tells_one_changed_value(url: str) -> None:
    before = put(url, [document()])
    changed = values()
    changed["dates"][0]["mod"] = "APPROX"
    after = put(url, [Document.model_validate(changed)])
    assert {name for name in before if before[name] != after[name]} == {"dates"}


def _load_shuffled(url: str, seed: int) -> None:
    documents = [*outputs(), rich()]
    random.Random(seed).shuffle(documents)
    put(url, documents)


@pytest.mark.slow
def test_several_processes_load_the_same_articles_at_once(url: str, tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    loaders = [context.Process(target=_load_shuffled, args=(url, seed)) for seed in range(3)]
    for loader in loaders:
        loader.start()
    for loader in loaders:
        loader.join()
    assert [loader.exitcode for loader in loaders] == [0, 0, 0]
    with Database(url) as database:
        together = digests(database)
    assert together == put(f"sqlite:///{tmp_path}/alone.db", [*outputs(), rich()])


def test_what_goes_wrong_leaves_the_article_as_it_was(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = put(url, [rich("a1")])

    def torn(one: Document) -> dict[str, list[dict[str, object]]]:
        found = rows(one)
        found["dates"][0]["type"] = None
        return found

    monkeypatch.setattr("extraction.database.load.rows", torn)
    with Database(url) as database:
        with pytest.raises(OutputError, match="What was loaded stays: mend it, then run the same command again"):
            database.replace([document(article_id="a1")])
        assert digests(database) == before


def test_a_document_that_does_not_fit_is_told_of_and_the_others_are_loaded(url: str) -> None:
    large = rich("大")
    [structure] = large.structures
    large = large.model_copy(update={"structures": (structure.model_copy(update={"stated": 2**63}),)})
    told = []
    with Database(url) as database:
        pairs = [("a.json", document(article_id="a1")), ("b.json", large), ("c.json", document(article_id="a3"))]
        account = load(database, pairs, lambda *said: told.append(said))
        with database.engine.begin() as connection:
            assert sorted(read(connection)) == ["a1", "a3"]
    assert account.documents == 2
    assert told == [("b.json", f"structures.0.stated: {2**63} is more than {2**63 - 1}")]


def test_a_text_too_long_for_an_index_is_refused_by_postgresql_alone(server: str) -> None:
    from tests.database.conftest import new_schema

    plain = values()
    noise = random.Random(1)
    plain["officials"][0]["name"] = "".join(chr(noise.randrange(0x4E00, 0x9FFF)) for _ in range(4000))
    told = []
    with Database(new_schema(server)) as database:
        pairs = [("a.json", Document.model_validate(plain)), ("b.json", document(article_id="a2"))]
        account = load(database, pairs, lambda *said: told.append(said))
    assert account.documents == 1
    [(origin, message)] = told
    assert origin == "a.json"
    assert "index row" in message


def test_tables_have_keys_and_cascades(url: str) -> None:
    put(url, [rich(), document()])
    with Database(url) as database, database.engine.begin() as connection:
        connection.execute(text("DELETE FROM articles"))
        for table in TABLES:
            assert connection.execute(select(table)).first() is None, table.name


def test_tables_and_columns_have_comments(server: str) -> None:
    from tests.database.conftest import new_schema

    with Database(new_schema(server)) as database:
        found = inspect(database.engine)
        for table in (*TABLES, VERSION):
            assert found.get_table_comment(table.name)["text"]
            assert all(column["comment"] for column in found.get_columns(table.name)), table.name
        assert found.get_indexes("counts")


def test_sqlite_keeps_the_comments_in_its_definitions(tmp_path: Path) -> None:
    with Database(f"sqlite:///{tmp_path}/news.db") as database, database.engine.begin() as connection:
        definition = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = 'counts'")).scalar_one()
    assert "/* Lower bound that the wording gives; null where that side is open. */" in definition


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("news.db", "--db is no database URL. Give a URL like sqlite:///news.db"),
        ("mysql://me:secret@host/news", r"mysql://me:\*\*\*@host/news: only SQLite and PostgreSQL are loaded"),
        ("sqlite://", "a database in memory is gone with the command"),
        ("sqlite:////nowhere/at/all/news.db", "unable to open database file. Check that its folder is there"),
        (
            "postgresql://me:secret@/news?host=/nowhere",
            r"postgresql://me:\*\*\*@/news.*Check the URL, that the server runs",
        ),
        ("postgresql:///news?host=/nowhere&password=secret", r"password=%2A%2A%2A:"),
    ],
)
def test_a_wrong_url_is_told_with_its_remedy(wrong: str, message: str) -> None:
    with pytest.raises(UsageError, match=message) as told:
        Database(wrong)
    assert "secret" not in str(told.value)


def test_a_lost_database_stops_the_load(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Database(url) as database:
        with database.engine.begin() as connection:
            connection.execute(text("DROP VIEW posts_over_time"))
            connection.execute(text("DROP TABLE posts"))
        with pytest.raises(OutputError, match=r"posts.*What was loaded stays"):
            database.replace([document()])
