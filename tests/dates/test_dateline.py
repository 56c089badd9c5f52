"""The day of a dateline is that of publication, where the page has no other one."""

import pytest

from extraction.pipeline import extract

TEXT = "云岭县召开防汛工作会议，部署2021年防汛工作。县委书记林知远要求，确保安全度汛，保障群众生命财产安全。"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"云岭网7月3日讯（记者 沈之言）{TEXT}2021年6月，全县降雨偏多。", "2021-07-03"),
        (f"云岭网7月3日讯（记者 沈之言）{TEXT.replace('2021年', '')}", None),  # of any year
        (f"云岭网7月3日讯 2021年7月2日，{TEXT}\n云岭网7月5日讯 2021年7月4日，{TEXT}", None),
        (f"2021-07-04 10:20 来源：云岭网\n云岭网7月3日讯（记者 沈之言）{TEXT}", "2021-07-04T10:20"),
        (f"2021年7月2日，{TEXT}7月3日消息传来，水位回落。", None),
    ],
)
def test_the_day_of_the_dateline(text: str, published: str | None) -> None:
    assert extract(f"云岭县召开防汛工作会议\n{text}\n", id="a").article.published == published
