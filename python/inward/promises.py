"""What became of promises and of appeals: the rows that are counted, plain and frozen, and the counting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from . import _native
from ._native import Amount, Money, SameDayAnswers, Tally, When
from .enums import Rating, Truth

__all__ = ["Appeal", "DatedFulfilment", "PromiseRow", "same_day_answers", "tally"]


@dataclass(frozen=True, slots=True)
class DatedFulfilment:
    """What was done of a promise, and when: a payment, the item of that number, or without either the whole.

    >>> DatedFulfilment("2021-01-20", amount="450元").amount
    '450元'
    """

    on: When | date | datetime | str | None
    amount: Amount | Money | Decimal | str | int | None = None
    whole: bool | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise as `tally` counts it; what is said of its condition, waiver and breach is said as of
    the day that is asked for.

    >>> PromiseRow(due="2021-02-01", owed="900元").condition_met
    <Truth.YES: 'yes'>
    """

    due: When | date | datetime | str | None = None
    owed: Amount | Money | Decimal | str | int | None = None
    fulfilments: Iterable[DatedFulfilment] = ()
    condition_met: Truth | bool = Truth.YES
    waived: Truth | bool = Truth.NO
    broken: bool = False
    void: bool = False
    items: int = 0


@dataclass(frozen=True, slots=True)
class Appeal:
    """One appeal as `same_day_answers` counts it. Times are as precise as they are known: a day is enough.

    >>> Appeal("2021-01-11", responded="2021-01-11").rated is None
    True
    """

    received: When | date | datetime | str
    responded: When | date | datetime | str | None = None
    closed: When | date | datetime | str | None = None
    rated: Rating | str | None = None


def tally(rows: Iterable[PromiseRow], *, as_of: When | date | str, currency: str | None = None) -> Tally:
    """Counts what became of promises, as of a day and to its end; `currency` is that of amounts which
    name none.

    >>> import inward
    >>> kept = inward.PromiseRow(due="2021-02-01", fulfilments=[inward.DatedFulfilment("2021-02-01")])
    >>> waiting = inward.PromiseRow(condition_met=False)
    >>> counted = inward.tally([kept] * 97 + [waiting] * 204, as_of="2021-12-31")
    >>> str(counted.on_time_rate()), str(counted.share_of_all())
    ('100.00%', '32.23%')
    """
    return _native.tally(rows, as_of=as_of, currency=currency)


def same_day_answers(
    appeals: Iterable[Appeal], *, as_of: When | datetime | str, time_zone: str
) -> SameDayAnswers:
    """Counts the appeals that were answered before 24:00 of the day on which they came, as they stood at
    a moment; the day is that of the time zone, rest days count as any day.

    >>> import inward
    >>> appeals = [inward.Appeal("2021-01-09T11:00+08:00", responded="2021-01-09T23:59:59+08:00")]
    >>> counted = inward.same_day_answers(appeals, as_of="2021-01-31T00:00+08:00", time_zone="Asia/Shanghai")
    >>> counted.within, counted.missed
    (Count(1), Count(0))
    """
    return _native.same_day_answers(appeals, as_of=as_of, time_zone=time_zone)
