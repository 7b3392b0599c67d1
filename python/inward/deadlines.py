"""The rules by which something is due: how long, counted from what. Each gives a `Rule`.

The day of the start is not counted, unless it is said (Civil Code of China, art. 201); a last day that
is a rest day is moved to the next working day, unless it is said (art. 203, 204).

>>> import inward
>>> due = inward.Calendar.china().due("2021-01-12", inward.natural_days(30))
>>> due.raw_last_day.isoformat(), due.last_day.isoformat()
('2021-02-11', '2021-02-18')
"""

from __future__ import annotations

from datetime import date, datetime, time

from ._native import Rule, When
from .arguments import text, whole, yes_or_no
from .enums import RestDay, Roll

__all__ = ["fixed", "hours", "months", "natural_days", "same_day", "working_days", "working_time", "years"]


def working_days(n: int, /, *, counts_first_day: bool = False) -> Rule:
    """So many working days (工作日).

    >>> import inward
    >>> inward.Calendar.china().due("2021-02-05", inward.working_days(5)).last_day.isoformat()
    '2021-02-18'
    """
    return Rule._counted("working_days", n, "n", yes_or_no("counts_first_day", counts_first_day), None)


def natural_days(n: int, /, *, roll: Roll | str = Roll.NEXT_WORKING_DAY, counts_first_day: bool = False) -> Rule:
    """So many days, whatever they are (自然日).

    >>> import inward
    >>> rule = inward.natural_days(30, roll="none", counts_first_day=True)
    >>> inward.Calendar.china().due("2021-01-12", rule).last_day.isoformat()
    '2021-02-10'
    """
    return Rule._counted("natural_days", n, "n", yes_or_no("counts_first_day", counts_first_day), text("roll", roll))


def months(n: int, /, *, roll: Roll | str = Roll.NEXT_WORKING_DAY, counts_first_day: bool = False) -> Rule:
    """So many months, to the day of the same number, or the last of a month that has no such day.

    >>> import inward
    >>> inward.Calendar.china().due("2021-01-31", inward.months(1)).raw_last_day.isoformat()
    '2021-02-28'
    """
    return Rule._counted("months", n, "n", yes_or_no("counts_first_day", counts_first_day), text("roll", roll))


def years(n: int, /, *, roll: Roll | str = Roll.NEXT_WORKING_DAY, counts_first_day: bool = False) -> Rule:
    """So many years; as `months`.

    >>> import inward
    >>> inward.Calendar.china().due("2020-02-29", inward.years(1)).raw_last_day.isoformat()
    '2021-02-28'
    """
    return Rule._counted("years", n, "n", yes_or_no("counts_first_day", counts_first_day), text("roll", roll))


def hours(n: int, /) -> Rule:
    """So many hours of the clock, from the moment itself.

    >>> import inward
    >>> inward.Calendar.china().due("2021-02-10T10:00+08:00", inward.hours(24)).at.isoformat()
    '2021-02-11T10:00:00+08:00'
    """
    return Rule._timed("n", whole("n", n, 0), 0, 0, working=False)


def working_time(*, hours: int = 0, minutes: int = 0, seconds: int = 0) -> Rule:
    """So much time in which the office is open, from the moment itself.

    >>> import inward
    >>> office = inward.Calendar.from_data({"weekly": {"fri": [["10:00", "18:00"]], "mon": [["10:00", "18:00"]]}})
    >>> office.due("2024-03-08T17:00", inward.working_time(hours=1, minutes=30)).at.isoformat()
    '2024-03-11T10:30:00'
    """
    parts = [whole(name, n, 0) for name, n in (("hours", hours), ("minutes", minutes), ("seconds", seconds))]
    return Rule._timed("hours", *parts, working=True)


def same_day(cutoff: time | str, rest_day: RestDay | str) -> Rule:
    """The same day (事不过夜) for what arrives on a working day before the cut-off. What arrives later, or on
    a rest day, is due on that day all the same (`"that_day"`), or by close of business of the next working
    day (`"next_working_day"`).

    >>> import inward
    >>> rule = inward.same_day(cutoff="17:00", rest_day="next_working_day")
    >>> china = inward.Calendar.china()
    >>> [china.due(f"2021-02-10T{at}+08:00", rule).last_day.isoformat() for at in ("16:59", "17:00")]
    ['2021-02-10', '2021-02-18']
    """
    written = cutoff.isoformat() if isinstance(cutoff, time) else text("cutoff", cutoff)
    return Rule._same_day(written, text("rest_day", rest_day))


def fixed(date: When | date | datetime | str, /) -> Rule:
    """A date that was fixed, whatever the start; of a date that is not a day, its last day.

    >>> import inward
    >>> inward.Calendar.china().due(None, inward.fixed("2020-07-24")).last_day.isoformat()
    '2020-07-24'
    """
    return Rule._fixed(date)
