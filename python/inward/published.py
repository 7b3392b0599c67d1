"""What checks printed figures: ratios as they are printed, whether one can be true, what stands behind it,
whether a year is on pace, whether parts add up.

>>> import inward
>>> inward.could_be_true("881.4", "6793.18", "12.64")
<PublishedRatio 12.64: impossible; the figures give 12.97>
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from . import _native
from ._native import Amount, Elapsed, Measured, Money, Pace, PublishedRatio, Reconciliation
from .enums import Rounding

__all__ = ["could_be_true", "infer_denominator", "infer_numerator", "pace", "ratio", "reconcile"]


def ratio(
    n: Decimal | int | str | Money | Amount | Measured,
    d: Decimal | int | str | Money | Amount | Measured,
    places: int = 2,
    rounding: Rounding | str = Rounding.HALF_UP,
) -> Decimal:
    """`n` as a percentage of `d`, with so many decimals and no fewer; both plain, or both with the same
    unit. By nought it is undefined, and refused.

    >>> import inward
    >>> inward.ratio(291, 292), inward.ratio(291, 292, 2, "truncate"), inward.ratio(17, 17, 1)
    (Decimal('99.66'), Decimal('99.65'), Decimal('100.0'))
    >>> inward.ratio(inward.Money("2.9亿元"), inward.Money("25.3亿元"))
    Decimal('11.46')
    """
    return _native.ratio(n, d, places, rounding)


def could_be_true(
    n: Decimal | int | str,
    d: Decimal | int | str,
    printed: Decimal | int | str,
    *,
    exact: bool = False,
    scale: Decimal | int | str = 100,
    half_widths: tuple[Decimal | int | str | None, Decimal | int | str | None] = (None, None),
) -> PublishedRatio:
    """Whether a printed ratio can be true of the numerator and the denominator that are printed beside it:
    what rounds to the ratio, against every quotient of what rounds to the two.

    `exact` says that both are counts, and stand for themselves alone. `scale` is what the quotient is
    multiplied by to be printed: 100 for a percentage, 0.01 for a percentage of 万元 in 亿元.
    `half_widths` says by how much numerator and denominator may be off, where their decimals do not:
    2.5 for what was rounded to the nearest five. Give figures as text where their last nought counts.

    >>> import inward
    >>> inward.could_be_true("217.2", 375, "58.2").is_possible
    False
    >>> inward.could_be_true("217.2", 375, "58.2", half_widths=(None, "2.5")).is_possible
    True
    >>> inward.could_be_true(1005136, 80, "125.64", scale="0.01").verdict.value
    'half_up'
    """
    return _native.could_be_true(n, d, printed, exact=exact, scale=scale, half_widths=half_widths)


def infer_numerator(
    d: int,
    printed: Decimal | int | str,
    *,
    rounding: Rounding | str = Rounding.HALF_UP,
    scale: Decimal | int | str = 100,
) -> range:
    """Every whole number of which the printed figure is the share of `d`; empty where none fits.

    >>> import inward
    >>> inward.infer_numerator(68, "58.82")
    range(40, 41)
    >>> inward.infer_numerator(292, "99.65", rounding="truncate")[0]
    291
    """
    return _native.infer_numerator(d, printed, rounding=rounding, scale=scale)


def infer_denominator(
    n: int,
    printed: Decimal | int | str,
    *,
    rounding: Rounding | str = Rounding.HALF_UP,
    scale: Decimal | int | str = 100,
) -> range:
    """Every whole number of which `n` is the printed share; empty where none fits.

    >>> import inward
    >>> signed = inward.infer_denominator(1054, 95)
    >>> signed[0], signed[-1], len(signed)
    (1104, 1115, 12)
    """
    return _native.infer_denominator(n, printed, rounding=rounding, scale=scale)


def pace(completion: Decimal | int | str, elapsed: Elapsed) -> Pace:
    """By how many percentage points a target is ahead of its period, or behind it (超进度): the share that
    is reached, in percent, less the share of the period that is over.

    >>> import inward
    >>> inward.pace("68.09", inward.Elapsed.months(8)).gap()
    Decimal('1.42')
    >>> china = inward.Calendar.china()
    >>> inward.pace(50, inward.Elapsed.working_days(china, "2021-06-30"))
    <Pace 1.20 points: 50 % at 122/250>
    """
    return _native.pace(completion, elapsed)


def reconcile(
    total: Decimal | int | str,
    parts: Iterable[Decimal | int | str],
    *,
    foreign: Iterable[Decimal | int | str] = (),
    fx_bounds: tuple[Decimal | int | str, Decimal | int | str] | None = None,
    exact: bool = False,
) -> Reconciliation:
    """Whether parts add up to their total, within their rounding; with `exact`, as for counts, as they
    stand. `foreign` are parts in one other currency, whose rate lies within `fx_bounds`: the rate that
    would fill the difference is told. It is arithmetic alone: parts that overlap are not seen.

    >>> import inward
    >>> started = ["143.45", "66.04", "115.09"]
    >>> inward.reconcile("390.66", started, foreign=["10.41"], fx_bounds=("6.2", "6.7"))
    <Reconciliation adds up at a rate within the bounds: difference 66.08, implied rate 6.3477>
    >>> inward.reconcile("441.75", started, foreign=["10.41"], fx_bounds=("6.2", "6.7")).adds_up
    False
    """
    return _native.reconcile(total, parts, foreign=foreign, fx_bounds=fx_bounds, exact=exact)
