"""Several articles at a time: what goes wrong with one of them is its own affair."""

import json

import pytest

from extraction.corpus.article import Article, Failure, Origin, Written
from extraction.corpus.fingerprint import Options
from extraction.corpus.limits import Limits
from extraction.corpus.pool import Pool
from extraction.corpus.worker import Factory
from extraction.pipeline import Given, extract, extract_many
from tests.corpus import fakes


def _articles(texts: list[str]) -> list[Article]:
    return [Article(f"a{at}", Origin("rows.jsonl", at + 1), "text", text) for at, text in enumerate(texts)]


def _together(outcome: object) -> str | None:
    assert isinstance(outcome, Written)
    source: str | None = json.loads(outcome.document)["article"]["source"]
    return source


@pytest.mark.parametrize(
    ("poison", "told"),
    [
        ("异常", "ValueError: 这一篇不行"),
        ("拒绝", "the article is refused"),
        ("退出", "crash: the worker ended with exit code 7 on this article"),
        ("杀死", "crash: the worker was killed by SIGKILL on this article"),
        ("段错", "crash: the worker was killed by SIGSEGV on this article"),
        ("停住", "deadline: the article took longer than 1 s"),
        ("撑爆", "memory: the article takes more than a worker may have"),
    ],
)
def test_a_poison_among_several_fails_alone(poison: str, told: str) -> None:
    texts = ["县委召开会议。"] * 200
    texts[160] = f"{poison}，县委召开会议。"
    # only who stands still is to meet the deadline, however busy the machine is
    limits = Limits(deadline=1.0 if poison == "停住" else 60.0, memory=1 << 28)
    with Pool(fakes.batch, Options(), workers=1, lines=True, limits=limits) as pool:
        outcomes = list(pool.run(iter(_articles(texts))))
    (failed,) = (one for one in outcomes if isinstance(one, Failure))
    assert (failed.key, failed.message) == ("a160", told)
    assert [one.article.id for one in outcomes if isinstance(one, (Written, Failure)) and one.article] == [
        f"a{at}" for at in range(200)
    ]
    assert _together(outcomes[140]) == "16 together"
    assert _together(outcomes[161]) == "15 together"  # given again, without it


@pytest.mark.parametrize(("factory", "workers"), [(fakes.steady, 1), (fakes.spoiled, 2)])
def test_a_worker_out_of_memory_goes_on_only_where_it_is_whole(factory: Factory, workers: int) -> None:
    texts = ["县委召开会议。", "撑爆，县委召开会议。", "县政府召开会议。"]
    limits = Limits(memory=1 << 28)
    with Pool(factory, Options(), workers=1, lines=True, limits=limits) as pool:
        outcomes = list(pool.run(iter(_articles(texts))))
    assert isinstance(outcomes[1], Failure)
    assert outcomes[1].message.startswith("memory: ")
    assert len({_together(outcomes[0]), _together(outcomes[2])}) == workers


def test_a_long_article_goes_alone() -> None:
    texts = ["县委召开会议。"] * 200
    texts[150] = "县委召开会议。" * 5_000
    with Pool(fakes.batch, Options(), workers=1, lines=True) as pool:
        outcomes = list(pool.run(iter(_articles(texts))))
    assert _together(outcomes[150]) is None
    assert _together(outcomes[190]) == "16 together"


def test_several_articles_are_as_each_alone() -> None:
    texts = ["云岭县委书记林知远3月5日到青石镇调研。", "", "全县有12个村。\n县长沈之言讲话。" * 3]
    given = [Given(f"a{at}", f"2024-03-0{at + 1}") for at in range(len(texts))]
    alone = [extract(text, id=one.id, published=one.published) for text, one in zip(texts, given, strict=True)]
    assert extract_many(list(zip(texts, given, strict=True))) == alone
    assert extract_many([]) == []
