"""How long things take, where some of it is not over yet (survival analysis, 生存分析).

A case that goes on counts for as long as it was seen: give the time until then, and `observed` 0. Durations are
whole numbers, floating-point numbers or spans of whole days, in the unit of your choice; columns may be
sequences, or of numpy, pandas, polars or pyarrow. An empty value is refused, naming its row. "Not reached" is an
answer: `None`.

>>> import inward
>>> started = inward.stats.kaplan_meier(durations=[35, 80, 80, 120, 200, 200, 365], observed=[1, 1, 0, 1, 1, 0, 0])
>>> started.median, started.quantile(0.9)
(200.0, None)
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from . import _native
from ._native import AalenJohansen, KaplanMeier, LogRank, RestrictedMean
from .arguments import yes_or_no

__all__ = [
    "AalenJohansen",
    "KaplanMeier",
    "LogRank",
    "RestrictedMean",
    "aalen_johansen",
    "kaplan_meier",
    "logrank",
]


def kaplan_meier(durations: Iterable[float | timedelta], observed: Iterable[float]) -> KaplanMeier:
    """The survival curve of cases that lasted so long, or were seen for so long where the event was not observed.

    >>> import inward
    >>> curve = inward.stats.kaplan_meier([1, 2, 2, 3, 4, 5], [True, True, False, True, False, True])
    >>> round(curve.at(2), 6), round(curve.se(2), 6), curve.median
    (0.666667, 0.19245, 3.0)
    """
    return _native.kaplan_meier(durations, observed)


def logrank(groups: Iterable[tuple[Iterable[float | timedelta], Iterable[float]]]) -> LogRank:
    """Whether two or more groups differ, each given as its durations and whether the event was observed.

    >>> import inward
    >>> inward.stats.logrank([([1, 3, 5], [1, 1, 0]), ([2, 3, 6], [1, 0, 1])])
    <LogRank of 2 groups: chi2 0.486486, df 1, p 0.485499>
    """
    return _native.logrank(groups)


def aalen_johansen(
    durations: Iterable[float | timedelta], causes: Iterable[float], *, standard_errors: bool = False
) -> AalenJohansen:
    """The share of cases that ended in each of several ways. Causes are numbers from 1 to 255; 0 stands for a
    case that has not ended. Standard errors cost more, and are left out unless they are asked for.

    >>> import inward
    >>> curves = inward.stats.aalen_johansen([1, 2, 3, 4], [1, 2, 1, 2])
    >>> curves.incidence(1, 4), curves.incidence(2, 4)
    (0.5, 0.5)
    """
    return _native.aalen_johansen(durations, causes, yes_or_no("standard_errors", standard_errors))
