"""Scores, classes and likelihoods: land productivity (亩均论英雄), classes by rank, the weighted pipeline,
and how far given likelihoods came true. All are exact until they are printed.

>>> from inward import scores
>>> scores.min_max_score({"tax_per_mu": 10}, indicators={"tax_per_mu": (0, 10, 100)})
<Score 100.00>
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from . import _native
from ._native import Amount, Band, Calibration, Classes, Money, Score, WeightedPipeline
from .enums import ChanceStanding

__all__ = [
    "Band",
    "Calibration",
    "Chance",
    "Classes",
    "Score",
    "WeightedPipeline",
    "benchmark_score",
    "calibration",
    "min_max_score",
    "weighted_pipeline",
]

#: The ends of ten bands of likelihoods.
TENTHS = tuple(f"{tenth / 10}" for tenth in range(1, 11))


def benchmark_score(
    values: Mapping[str, Decimal | int | str],
    *,
    benchmarks: Mapping[str, tuple[Decimal | int | str, Decimal | int | str]],
    means: Mapping[str, Decimal | int | str] | None = None,
) -> Score:
    """The sum of value ÷ benchmark × weight, without a cap; `benchmarks` has the benchmark and the weight of
    each indicator. Where a value is missing, the mean of its group stands in, if it is given.

    >>> from inward import scores
    >>> scheme = {"tax_per_mu": ("11.5932", 50), "tax_per_kwh": ("0.2352", 50)}
    >>> scores.benchmark_score({"tax_per_mu": "11.5932", "tax_per_kwh": "0.4704"}, benchmarks=scheme)
    <Score 150.00>
    """
    return _native.benchmark_score(dict(values), dict(benchmarks), dict(means or {}))


def min_max_score(
    values: Mapping[str, Decimal | int | str],
    *,
    indicators: Mapping[str, tuple[Decimal | int | str, Decimal | int | str, Decimal | int | str]],
    means: Mapping[str, Decimal | int | str] | None = None,
) -> Score:
    """The sum of weight × (20 + 80 × (x − min) ÷ (max − min)) ÷ 100; `indicators` has the least and the
    greatest value of the group, and the weight. Where the whole group has one value it is undefined.

    >>> from inward import scores
    >>> spreads = {"tax_per_mu": (0, 10, 50), "value_added_per_mu": (0, 10, 50)}
    >>> scores.min_max_score({"tax_per_mu": 10, "value_added_per_mu": 0}, indicators=spreads)
    <Score 60.00>
    """
    return _native.min_max_score(dict(values), dict(indicators), dict(means or {}))


@dataclass(frozen=True, slots=True)
class Chance:
    """An amount that may come, with the likelihood from 0 to 1 that somebody gave it.

    >>> from inward.scores import Chance
    >>> Chance("1000万元", "0.5").standing
    <ChanceStanding.OPEN: 'open'>
    """

    amount: Amount | Money | Decimal | str | int
    likelihood: Decimal | str | int
    standing: ChanceStanding | str = ChanceStanding.OPEN


def weighted_pipeline(chances: Iterable[Chance], *, currency: str | None = None) -> WeightedPipeline:
    """What the open chances come to, each weighted with its likelihood; what is won or lost is not in it.
    `currency` is that of amounts which name none.

    >>> from inward.scores import Chance, weighted_pipeline
    >>> weighted_pipeline([Chance(1000, "0.5"), Chance(2000, "0.25"), Chance(700, "0.9", "lost")], currency="CNY")
    <WeightedPipeline 1000.00 of 2 open>
    """
    return _native.weighted_pipeline(chances, currency=currency)


def calibration(
    forecasts: Iterable[tuple[Decimal | int | str, bool]], *, bands: Iterable[Decimal | int | str] = TENTHS
) -> Calibration:
    """How far given likelihoods came true: the Brier score, and the reliability table in bands that end at
    these likelihoods.

    >>> from inward.scores import calibration
    >>> calibration([("0.9", True), ("0.6", False), ("0.3", False), ("0.8", True)])
    <Calibration of 4: Brier 0.1250>
    """
    return _native.calibration(forecasts, bands)
