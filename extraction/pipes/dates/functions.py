"""The value functions that rules may name."""

from collections.abc import Mapping

from extraction.pipes.dates import counted, points, relative, spans, yearly
from extraction.pipes.dates.call import Call, Thing, ValueFunction

FUNCTIONS: Mapping[str, ValueFunction] = {
    function.__name__: function
    for function in (
        points.point, points.neighbours, points.season, points.season_entered, relative.bare_year, relative.bare_month,
        relative.half_month, relative.new_year, relative.two_years, relative.two_days, relative.near_day,
        relative.one_weekend, relative.ago, relative.half_ago, relative.later, relative.that_day,
        relative.this_day_of_year, relative.same_month,
        counted.nth_week_of, counted.nth_weekday_of, counted.nth_month, counted.inner_days,
        spans.duration, spans.half, spans.some, spans.recent, spans.duration_range, spans.duration_between,
        spans.neighbour_units, spans.compound, spans.every, spans.every_weekday, spans.weekdays, spans.every_other,
        spans.every_second, spans.fixed, spans.lexicon,
        yearly.festival, yearly.lunar, yearly.lunar_end, yearly.cycle, yearly.quarter, yearly.quarter_word,
        yearly.first_quarters, yearly.half_year, yearly.first_months, yearly.plan, yearly.decade, yearly.century,
        yearly.era, yearly.common_era,
    )
}  # fmt: skip


def _joint(_: Call) -> Thing | None:
    """The rule matches what stands between two expressions; it makes no value of its own."""
    return None


JOINS: Mapping[str, ValueFunction] = {"compose": _joint, "compose_of": _joint, "range": _joint}
