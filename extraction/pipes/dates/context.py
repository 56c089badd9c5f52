"""What the article has said about time so far, and how it completes what an expression leaves open."""

import re
from dataclasses import dataclass, field
from datetime import date

from extraction.pipes.values.calendar import Anchor, real_date, shift_days, shift_month, year_near
from extraction.pipes.values.timex import QUARTER_MONTHS, YEAR, Moment
from extraction.rulebook import Lexicon, Rulebook

UNKNOWN = "XXXX"
_AHEAD = 20
"""So many days after publication a day without a month still belongs to the month of publication; one further off is
last month's."""
_TOLD_AHEAD = 5
"""The same for a day with a part of it that opens the text: 19日上午，县里召开会议."""
_NEW_LINE = ("\n", "\u3000", " ")
_COMMAS = ("，", ",")
_WINDOW = 40
"""So far, in code points, a clause is searched for words that point forward."""
_ITEMISED = 240
"""So far, in code points, the year of figures is searched for that are told by months or quarters."""
_PLACE = 12
"""The agency and the place of a dateline have so many code points at most."""
_QUOTES = ("“", '"', "‘", "「")
_CLOSING = " \t\r\u3000\u00a0()（）[]【】"
"""What may stand around the day of a headline, or of a line of its own."""
_PAUSES = "。！？!?，、；：,;: \u3000\n"
_DELAY = 3
"""So many days after its dateline an article is published at most."""
_THEREOF = 4
"""So long, in code points, is what says that a part is told of: 其中，."""
_OPENING = 12
"""Code points before a clock in which 营业时间 and the like are searched for."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the language knows: the lexicons by name and the patterns that find evidence."""

    book: Rulebook
    forward: re.Pattern[str]
    clause: re.Pattern[str]
    stop: re.Pattern[str]
    dateline: re.Pattern[str]
    wired: re.Pattern[str]
    stamped: re.Pattern[str]
    listing: re.Pattern[str]
    passing: re.Pattern[str]
    feast_day: re.Pattern[str]
    opening: re.Pattern[str]
    yearly: re.Pattern[str]
    numbers: re.Pattern[str]
    place_behind: re.Pattern[str]
    itemised: re.Pattern[str]
    measures: re.Pattern[str]
    thereof: re.Pattern[str]

    def lexicon(self, name: str) -> Lexicon:
        """A lexicon of rules/dates."""
        return self.book.lexicon("dates", name)


def words_of(book: Rulebook) -> Words:
    """The words of a rule book."""
    settings = book.settings("dates")

    def compiled(name: str) -> re.Pattern[str]:
        return book.compile("dates", str(settings[name]))

    return Words(
        book,
        compiled("forward"),
        compiled("clause"),
        compiled("stop"),
        compiled("dateline"),
        compiled("wired"),
        compiled("stamped"),
        compiled("listing"),
        compiled("passing"),
        compiled("feast_day"),
        compiled("opening"),
        compiled("yearly"),
        compiled("numbers"),
        compiled("place_behind"),
        compiled("itemised"),
        compiled("measures"),
        compiled("thereof"),
    )


@dataclass(frozen=True, slots=True)
class LineYear:
    """The months, YYYY-MM, that a line of the text (code points, half-open) speaks from."""

    start: int
    end: int
    first: str
    last: str


@dataclass(slots=True)
class Context:
    """The state of one article, read from left to right.

    Attributes:
        anchor: the day the article speaks from.
        year, month, day: what the article named last, None where a coarser date came after it; `named_at` is where that
            ended.
        dated: the last year came with a month or a day. carries: what follows without a year may go on with it.
        part_at, part: where the last quarter or half of a year ended, and what it said.
        habit_at, habit: where the last SET ended, and what it said.
        ranged: what was named last is a stretch of days; the months of its end stay known, no day does.
        years: year and month of all dates so far, for a month that comes again.
        days: all days so far.
        fixed: the anchor is given, not inferred.
        window: the hours of the part of the day that was named last, for a clock behind it in the same sentence.
        line_years: what single lines say about their year.
    """

    text: str
    words: Words
    anchor: Anchor
    fixed: bool
    year: str | None = None
    month: int | None = None
    day: int | None = None
    named_at: int = 0
    dated: bool = False
    carries: bool = False
    part_at: int = -1
    part: Moment | None = None
    habit_at: int = -1
    habit: Moment | None = None
    ranged: bool = False
    window: tuple[int, int] | None = None
    years: dict[int, str] = field(default_factory=dict)
    days: set[tuple[str, int, int]] = field(default_factory=set)
    line_years: tuple[LineYear, ...] = ()

    # Where the last date is heard

    def same_sentence(self, start: int) -> bool:
        """Whether no sentence ends between the last date and `start`."""
        return self.words.stop.search(self.text, self.named_at, start) is None

    def same_line(self, start: int) -> bool:
        """Whether no line ends between the last date and `start`."""
        return self.text.find("\n", self.named_at, start) < 0

    def near(self, start: int) -> bool:
        """Whether the last date stands in the same or the previous paragraph; blank lines between them do not count."""
        return len(self.text[self.named_at : start].split("\n", 4)) <= 3

    def habitual(self, start: int) -> bool:
        """Whether the sentence speaks of what recurs."""
        return self.habit_at >= 0 and self.words.stop.search(self.text, self.habit_at, start) is None

    def listed(self, start: int) -> bool:
        """Whether only a mark of enumeration stands between the last SET and `start`."""
        return self.habit_at >= 0 and self.words.listing.fullmatch(self.text, self.habit_at, start) is not None

    def forward(self, start: int, end: int) -> bool:
        """Whether the clause around `text[start:end]` points forward."""
        low, high = max(0, start - _WINDOW), min(len(self.text), end + _WINDOW)
        for match in self.words.clause.finditer(self.text, low, start):
            low = match.end()
        close = self.words.clause.search(self.text, end, high)
        return self.words.forward.search(self.text, low, close.start() if close else high) is not None

    def yearly(self, start: int) -> bool:
        """Whether a day that begins at `start` is that of every year: 每年从|10月1日."""
        every_year = self.habit is not None and self.habit.every == "P1Y"
        return every_year and self.words.yearly.fullmatch(self.text, self.habit_at, start) is not None

    def opening(self, start: int) -> bool:
        """Whether what stands right before `start` makes a clock the hour of every day."""
        low = max(0, start - _OPENING)
        return any(match.end() == start for match in self.words.opening.finditer(self.text, low, start))

    # Completion

    def last_day(self, start: int) -> tuple[str, int, int] | None:
        """Year, month (0 unknown) and day that a word such as 当天 points back to."""
        if self.day is None:
            return None
        day = self.year or UNKNOWN, self.month or 0, self.day
        # the day of the news itself stays in mind
        today = self.anchor.date
        current = today is not None and day == (f"{today.year:04d}", today.month, today.day)
        return day if current or self.near(start) else None

    def only_day(self, start: int) -> tuple[str, int, int] | None:
        """The one day that the article has named so far, for 当日 that opens a clause; None with several."""
        if len(self.days) != 1:
            return None
        opens = not self.text[max(0, start - 1) : start].strip(_PAUSES)
        return next(iter(self.days)) if opens else None

    def told_day(self, start: int, end: int) -> tuple[str, int, int] | None:
        """The one day of a story told by the clock without a date of its own, for another hour of it."""
        dated = self.anchor.date is not None or len(self.days) != 1
        return None if dated or self.forward(start, end) else next(iter(self.days))

    def year_of(self, month: int, day: int | None, start: int, end: int) -> str:
        """The year of a month, or of a day, that is written without one."""
        if self.yearly(start):
            return UNKNOWN
        spoken = self._spoken_year(month, day, start) or (None if day else self._itemised_year(start))
        if spoken:
            return spoken
        within = self._line_year(start, month)
        if within:
            return within
        found = year_near(month, day or 1, self.anchor, forward=self.forward(start, end))
        if found is not None:
            return f"{found:04d}"
        latest = max(self.years.values(), default=UNKNOWN)
        return latest if self.years.get(month) == latest else UNKNOWN

    def quoted_behind_year(self, start: int) -> bool:
        """Whether nothing but a quotation mark stands between the year last named and `start`: 去年“五一”."""
        before = self.text[max(0, start - 1) : start]
        return self.named_at == start - 1 and before in _QUOTES and self.month is None and self.year is not None

    def quoted_behind_habit(self, start: int) -> bool:
        """Whether nothing but a quotation mark stands between 每年 and `start`: 每年“七一”."""
        yearly = self.habit is None or self.habit.every == "P1Y"
        return self.habit_at == start - 1 and yearly and self.text[start - 1] in _QUOTES

    def year_spoken(self, start: int) -> bool:
        """Whether the sentence, or a date of the same paragraph, has named the year."""
        if self.year is None or not self.carries:
            return False
        return self.same_sentence(start) or (self.dated and self.same_line(start))

    def _spoken_year(self, month: int, day: int | None, start: int) -> str | None:
        """The year that the sentence, or a date of the same paragraph, has named."""
        if self.year is None or not self.year_spoken(start):
            return None
        known = self.anchor.year
        last_year = known is not None and self.year.isdigit() and int(self.year) == known - 1
        if last_year and self.month is not None and (month, day or 31) < (self.month, self.day or 1):
            return f"{known:04d}"  # the story goes on: 12月 of last year, then 3月
        return self.year

    def year_of_part(self, month: int, start: int) -> str | None:
        """The year of a quarter or a half that ends with or begins in `month`, where its sentence has named it.

        With another one of that year, 去年上半年…，下半年…, or as a part of what is told of it, 去年…，其中上半年….
        """
        low = max(0, start - _THEREOF)
        if any(match.end() == start for match in self.words.thereof.finditer(self.text, low, start)):
            return self.year if self.year and self.year.isdigit() and self.same_sentence(start) else None
        if self.part is None or self.words.stop.search(self.text, self.part_at, start):
            return None
        earlier = QUARTER_MONTHS[self.part.part or ""]
        return self.part.year if month > earlier else None

    def _itemised_year(self, start: int) -> str | None:
        """The year whose figures are told by months or quarters: 2020年，…。其中，一季度，…."""
        match = self.words.itemised.search(self.text, max(0, start - _ITEMISED), start)
        return match["year"] if match else None

    def _line_year(self, start: int, month: int) -> str | None:
        if self.fixed:
            return None
        line = next((line for line in self.line_years if line.start <= start < line.end), None)
        if line is None:
            return None
        for number in range(int(line.first[:4]), int(line.last[:4]) + 1):
            if line.first <= f"{number:04d}-{month:02d}" <= line.last:
                return f"{number:04d}"
        return None

    def this_year(self) -> int | None:
        """The year the article speaks from."""
        return self.anchor.year

    def month_of(self, day: int, start: int, end: int, *, told: bool) -> tuple[str, int]:
        """Year and month (0 unknown) of a day of the month; `told`: with a part of the day, or an hour."""
        today = self.anchor.date
        if self.month and self.year and (today is None or self._same_story(day, today, start)):
            return self.year, self.month
        if today is None:
            if self.anchor.month and self.anchor.day:
                return UNKNOWN, self.anchor.month
            return UNKNOWN, 0
        year, month = today.year, today.month
        reach = _TOLD_AHEAD if told and self._opens(start, end) else _AHEAD
        if day - today.day > reach and not self.forward(start, end):
            year, month = shift_month(year, month, -1)
        while real_date(year, month, day) is None:
            year, month = shift_month(year, month, -1)
        return f"{year:04d}", month

    def _opens(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` and a comma open the text and a sentence that does not point forward.

        That is the day of the news: 19日上午，县里召开会议, but not 19日上午9时 语文.
        """
        before = self.text[max(0, start - 1) : start]
        if self.day is not None or (before and before not in _NEW_LINE) or not self.text.startswith(_COMMAS, end):
            return False
        stop = self.words.stop.search(self.text, end)
        return self.words.forward.search(self.text, end, stop.start() if stop else len(self.text)) is None

    def _same_story(self, day: int, today: date, start: int) -> bool:
        """Whether a day of the month goes on with the date last named rather than with that of publication."""
        if self.same_sentence(start) or self.ranged:
            return self.same_line(start)
        return self.day is not None and self.same_line(start) and not 0 <= today.day - day <= 1

    def today(self, offset: int) -> Moment:
        """The day of publication, `offset` days later; unknown parts are unknown."""
        if self.anchor.date is not None:
            return day_moment(shift_days(self.anchor.date, offset))
        year = f"{self.anchor.year:04d}" if self.anchor.year else UNKNOWN
        if self.anchor.month and self.anchor.day and 1 <= self.anchor.day + offset <= 28:
            return Moment(year=year, month=self.anchor.month, day=self.anchor.day + offset)
        return Moment(year=UNKNOWN, month=0, day=0)

    # Memory

    def note(self, moment: Moment, start: int, end: int, *, ranged: bool = False, feast: bool = False) -> None:
        """Remember a completed date, or the end of a stretch.

        A feast (`feast`) that only names something, 春节假期, does not take the place of the day that was told of.
        """
        if moment.stamp:
            self._note_stamp(moment, start, end)
            return
        if moment.part in QUARTER_MONTHS and not self.words.measures.search(self.text, max(0, start - 1), start):
            self.part_at, self.part = end, moment
        monthless = not moment.month and bool(moment.day)
        if moment.year is None or not (moment.month or moment.day or any(c.isdigit() for c in moment.year)):
            return
        if self.yearly(start) or self._only_measures(moment, end, ranged=ranged, feast=feast):
            return
        if moment.window is not None or not self.same_sentence(start):
            self.window = moment.window
        self.year, self.named_at = moment.year, end
        self.month = moment.month or None
        self.day = None if ranged and moment.hour is None else moment.day or None
        self.ranged = ranged and self.day is None and bool(moment.day)
        if self.day and self.month:
            self.days.add((self.year, self.month, self.day))
        self.dated = moment.month is not None and not monthless
        # 去年 alone, a quarter or a stretch of years measures; a written year or a month tells a story
        self.carries = moment.part is None and (self.dated or (moment.written and not ranged))
        if self.month and self.year.isdigit() and moment.written:
            self.years[self.month] = self.year
        if self.day and self.month and self.words.dateline.match(self.text, end):
            opens = start - self.text.rfind("\n", 0, start) - 1 <= _PLACE
            if self.anchor.day is None or (opens and self.words.wired.match(self.text, end)):
                self.speak_from(self.year, self.month, self.day)

    def _only_measures(self, moment: Moment, end: int, *, ranged: bool, feast: bool) -> bool:
        """Whether the story does not go on from a date: 比上年, 春节假期, the year that is named beside its day."""
        if moment.compared or self.words.passing.match(self.text, end):
            return True
        if not self.day or moment.year != self.year:
            return False
        named = moment.finest == YEAR and moment.until is None and not ranged
        return named or (feast and not self.words.feast_day.match(self.text, end))

    def speak_from(self, year: str, month: int, day: int) -> None:
        """Take the day of a dateline for the one that the article speaks from; publication may be some days later."""
        written, today = int(year) if year.isdigit() else self.anchor.year, self.anchor.date
        known = real_date(written or 2000, month, day)
        if known is None:
            return
        if self.anchor.day is None or (today and written and 0 < (today - known).days <= _DELAY):
            self.anchor = Anchor(written, month, day)

    def _note_stamp(self, moment: Moment, start: int, end: int) -> None:
        """Take a date for that of what follows, where the article has none.

        It is a line of its own, ends the headline, or makes a dateline with an agency.
        """
        line_start = self.text.rfind("\n", 0, start) + 1
        line_end = self.text.find("\n", end)
        line_end = line_end if line_end >= 0 else len(self.text)
        last = not self.text[end:line_end].strip(_CLOSING)
        alone = last and (line_start == 0 or not self.text[line_start:start].strip(_CLOSING))
        opens = start - line_start <= _PLACE and self.words.stamped.match(self.text, end) is not None
        if not self.fixed and (alone or opens) and moment.year and moment.month and moment.day:
            self.anchor = Anchor(int(moment.year), moment.month, moment.day)
            self.year = self.month = self.day = None


def day_moment(day: date | None) -> Moment:
    """A known day."""
    if day is None:
        return Moment(year=UNKNOWN, month=0, day=0)
    return Moment(year=f"{day.year:04d}", month=day.month, day=day.day)


def with_day(moment: Moment, day: date) -> Moment:
    """The moment on a known day, its clock kept."""
    return moment._replace(
        year=f"{day.year:04d}",
        month=day.month,
        day=day.day,
        festival=None,
        lunar=False,
        leap=False,
        week=None,
        weekday=None,
    )
