"""The views that users ask for first, in SQL that SQLite and PostgreSQL both understand."""

from collections.abc import Mapping

_POSTS_OVER_TIME = """
SELECT officials.name, posts.title, posts.organisation, posts.place, posts.adcode,
       posts.deputy, posts.acting, posts.former, posts.concurrent,
       min(articles.published) AS first_published, max(articles.published) AS last_published,
       count(DISTINCT articles.id) AS articles
FROM posts
JOIN officials ON officials.article = posts.article AND officials.id = posts.official
JOIN articles ON articles.id = posts.article
GROUP BY officials.name, posts.title, posts.organisation, posts.place, posts.adcode,
         posts.deputy, posts.acting, posts.former, posts.concurrent
"""
_COUNTS_BY_PLACE = """
SELECT counts.scope, counts.adcode, counts.kind, counts.noun, counts.classifier,
       count(*) AS counts, count(DISTINCT counts.article) AS articles,
       min(counts.value) AS lowest, max(counts.value) AS highest,
       min(articles.published) AS first_published, max(articles.published) AS last_published
FROM counts
JOIN articles ON articles.id = counts.article
GROUP BY counts.scope, counts.adcode, counts.kind, counts.noun, counts.classifier
"""
_UNITS_WITH_PARENTS = """
SELECT units.article, units.id, units.name, units.kind, units.place, units.adcode,
       parents.id AS parent, parents.name AS parent_name, parents.kind AS parent_kind,
       articles.published
FROM units
JOIN articles ON articles.id = units.article
LEFT JOIN units AS parents ON parents.article = units.article AND parents.id = units.parent
"""
_MENTIONS = """
SELECT article, 'official' AS kind, official AS record, position, start, "end", surface FROM official_mentions
UNION ALL
SELECT article, 'person' AS kind, person AS record, position, start, "end", surface FROM person_mentions
UNION ALL
SELECT article, 'unit' AS kind, unit AS record, position, start, "end", surface FROM unit_mentions
"""

VIEWS: Mapping[str, tuple[str, str]] = {
    "posts_over_time": ("Posts per person and place: first and last published, number of articles.", _POSTS_OVER_TIME),
    "counts_by_place": ("Counts per place and noun: how many, in how many articles, bounds.", _COUNTS_BY_PLACE),
    "units_with_parents": ("Units, each with the unit that it belongs to.", _UNITS_WITH_PARENTS),
    "mentions": ("All mentions of officials, persons and units; `record` is the id of what is named.", _MENTIONS),
}
"""Name -> comment, query."""
