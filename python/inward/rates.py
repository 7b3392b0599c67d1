"""Rates by definition, counted over plain rows.

>>> import inward
>>> rows = [
...     inward.KpiRow("p1", {"contract_signed": "2020-07-10", "construction_started": "2020-09-01"}),
...     inward.KpiRow("p2", {"contract_signed": "2020-08-15"}),
... ]
>>> inward.kpi("start_rate/signed", rows, as_of="2020-12-31", signed="2020H2")
<KpiResult start_rate/signed as of 2020-12-31: 50.00%>
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from typing import TYPE_CHECKING, Any

from . import _native
from ._native import Amount, KpiResult, Kpis, Measured, Money, Table, Vintage, When

if TYPE_CHECKING:
    import altair
    import polars

__all__ = ["KpiEntry", "KpiRow", "KpiStanding", "RatesOfGroups", "VintageTable", "kpi", "kpis", "vintages"]


@dataclass(frozen=True, slots=True)
class KpiEntry:
    """A figure of a case: money of a kind, or a measure with whose it is. Without `on` it holds on every day.

    >>> import inward
    >>> inward.KpiEntry("funds_arrived", inward.Money("400万元"), "2020-10-01").value
    'funds_arrived'
    """

    value: str
    figure: Amount | Money | Measured | Decimal | str | int
    on: When | date | datetime | str | None = None


@dataclass(frozen=True, slots=True)
class KpiStanding:
    """A standing of a case, from a day on, such as `terminated`.

    >>> import inward
    >>> inward.KpiStanding("terminated", "2020-11-30").until is None
    True
    """

    standing: str
    since: When | date | datetime | str
    until: When | date | datetime | str | None = None


@dataclass(frozen=True, slots=True)
class KpiRow:
    """One case as a rate counts it. Of rows with the same id the one that was selected first is counted.

    >>> import inward
    >>> inward.KpiRow("p1", {"contract_signed": "2020-07"}).entries
    ()
    """

    id: str
    dates: Mapping[str, When | date | datetime | str | None] = field(default_factory=dict)
    entries: Iterable[KpiEntry] = ()
    standings: Iterable[KpiStanding] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)


class _HandsOver:
    """What has a table, and hands it over in whatever form is asked for."""

    __slots__ = ()

    @abstractmethod
    def table(self) -> Table:
        """A row for each of what it holds, its columns documented."""

    def to_arrow(self) -> Any:
        """As a `pyarrow.Table`; needs `pip install inward[arrow]`."""
        return self.table().to_arrow()

    def to_polars(self) -> polars.DataFrame:
        """As a `polars.DataFrame`; needs `pip install inward[polars]`."""
        return self.table().to_polars()

    def to_pandas(self) -> Any:
        """As a `pandas.DataFrame`; needs `pip install inward[pandas]`."""
        return self.table().to_pandas()

    def definition(self, lang: str = "en") -> str:
        """What it tells, in English or Chinese (`lang="zh"`)."""
        return self.table().definition(lang)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.table().__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()


class RatesOfGroups(_HandsOver, list[tuple[list[str], KpiResult]]):
    """A rate of each group, as a list that draws itself and is a table too; see `crm.kpi_by`. The table stays as it was
    counted, whatever is done to the list.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> rates = crm.kpi_by("unit", "start_rate/signed", as_of="2020-12-31", signed="2020")
    >>> rates, rates.definition("zh")
    ([], '各组比率。')
    """

    __slots__ = ("_counted",)

    def __init__(self, rates: Iterable[tuple[list[str], KpiResult]], counted: Table | None = None) -> None:
        super().__init__(rates)
        self._counted = counted

    def table(self) -> Table:
        """A row for each group: what it says of each dimension; the rate between its ends, by number and by money; what
        stands above and below the line; and the cells that it was counted from.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> investor = desk.add_organisation("合成投资公司")
        >>> deal = desk.sign_agreement(title="合成项目", level="contract", on="2020-07-10", parties=[investor])
        >>> rates = crm.kpi_by("unit", "start_rate/signed", as_of="2020-12-31", signed="2020")
        >>> rates.to_polars().select("unit_name", "yes_no", "denominator_most").row(0)
        ('招商一局', 1, Decimal('1.0000000000'))
        """
        return _native.rates_table(list(self)) if self._counted is None else self._counted

    def plot(self, *, lang: str = "en") -> altair.TopLevelMixin:
        """A point for each group, or a line between its bounds, as a chart of Altair; needs `pip install
        inward[plot]`. See `inward.charts`.

        >>> import inward
        >>> row = inward.KpiRow("p1", {"contract_signed": "2020-07-10"})
        >>> result = inward.kpi("start_rate/signed", [row], as_of="2020-12-31", signed="2020")
        >>> inward.RatesOfGroups([(["招商一局"], result)]).plot(lang="zh").to_dict()["title"]["text"]
        '开工率'
        """
        from . import charts

        return charts.rates(self, lang)


class VintageTable(_HandsOver, list[Vintage]):
    """The signing years in order, as a list that draws itself and is a table too; see `vintages`.

    >>> import inward
    >>> row = inward.KpiRow("p1", {"contract_signed": "2014-01-15"})
    >>> years = inward.vintages([row], as_of="2015-12-31", horizon_days=365)
    >>> len(years), years.horizon_days, years.definition()
    (1, 365, 'The rate of each year so far, and within 365 days.')
    """

    __slots__ = ("horizon_days",)

    def __init__(self, years: Iterable[Vintage], horizon_days: int) -> None:
        super().__init__(years)
        self.horizon_days = horizon_days

    def table(self) -> Table:
        """A row for each year: how many were signed and got there, by the day and in time; both rates between their
        ends; the target, and whether it was met.

        >>> import inward
        >>> rows = [inward.KpiRow("p1", {"contract_signed": "2014-01-15", "construction_started": "2014-07-01"})]
        >>> years = inward.vintages(rows, as_of="2015-12-31", horizon_days=365, targets={2014: 40})
        >>> years.to_polars().select("year", "signed_certain", "running_least", "target_met").row(0)
        (2014, 1, Decimal('1.0000000000'), 'yes')
        """
        return _native.vintage_table(list(self), self.horizon_days)

    def plot(self, *, lang: str = "en") -> altair.TopLevelMixin:
        """The rate of each year so far and within the horizon, with its target, as a chart of Altair; needs `pip
        install inward[plot]`. See `inward.charts`.

        >>> import inward
        >>> row = inward.KpiRow("p1", {"contract_signed": "2014-01-15"})
        >>> table = inward.vintages([row], as_of="2015-12-31", horizon_days=365)
        >>> table.plot(lang="zh").to_dict()["title"]["text"]
        '各签约年度的比率'
        """
        from . import charts

        return charts.vintages(self, lang, horizon_days=self.horizon_days)


def kpis(own: str | None = None) -> Kpis:
    """The rates that are defined, by key: those of the field, each with the variant that says what it
    divides by; and those of the TOML that is given, written as the built-in ones are.

    >>> import inward
    >>> inward.kpis()["funds_in_rate/started"].say()
    'funds arrived by the day ÷ contract investment of those of the window that have started'
    >>> own = '''[[kpi]]
    ... key = "landing_rate/registered"
    ... name = { en = "Landing rate", zh = "落地率" }
    ... numerator = { en = "registered by the day", zh = "截至当日已注册" }
    ... denominator = { en = "signed in the window", zh = "期内签约" }
    ... cohort = { by = ["contract_signed"] }
    ... share = { hit = { reached = "registered" } }'''
    >>> inward.kpis(own)["landing_rate/registered"].name("zh")
    '落地率'
    """
    return _native.kpis(own)


def kpi(
    key: str,
    rows: Iterable[KpiRow],
    *,
    as_of: When | date | str,
    period: When | date | str | None = None,
    targets: Mapping[str, Decimal | int | str | Money] | None = None,
    batch: str | None = None,
    mature_days: int | None = None,
    kpis: Kpis | None = None,
    **selected: When | date | str,
) -> KpiResult:
    """Counts a rate over rows, as of the end of a day. One further keyword names the date that selects the
    cohort, and its window: `signed="2020H2"`; or `batch` its batch.

    >>> import inward
    >>> arrived = inward.KpiEntry("funds_arrived", inward.Money("480万元"), "2021-03-01")
    >>> rows = [inward.KpiRow("p1", entries=[arrived])]
    >>> goal = {"funds_arrived": inward.Money("400万元")}
    >>> inward.kpi("funds_in_rate/target", rows, as_of="2021-12-31", period="2021", targets=goal).percent
    Decimal('120.00')
    >>> inward.kpi("start_rate/signed", [], as_of="2021-12-31", signed="2021").bounds
    Traceback (most recent call last):
    inward.Refused: the rate is undefined: there is nothing to divide by; show it as undefined, neither as 0 % nor as 100 % [rate.undefined]
    """
    return _native.kpi(
        key,
        rows,
        as_of=as_of,
        period=period,
        targets=None if targets is None else dict(targets),
        batch=batch,
        mature_days=mature_days,
        kpis=kpis,
        selected=selected,
    )


def vintages(
    rows: Iterable[KpiRow],
    *,
    as_of: When | date | str,
    horizon_days: int,
    targets: Mapping[int, Decimal | int | str] | None = None,
    start: str = "contract_signed",
    end: str = "construction_started",
) -> VintageTable:
    """The rate of each signing year, as of a day, against the target of that year in percent: how many of
    those with the date `start` in the year reached `end` by the day, and within so many days of their own.

    >>> import inward
    >>> rows = [inward.KpiRow("p1", {"contract_signed": "2014-01-15", "construction_started": "2014-07-01"})]
    >>> inward.vintages(rows, as_of="2015-12-31", horizon_days=365, targets={2014: 40})
    [<Vintage 2014: 100.00%, within the horizon 100.00%>]
    """
    years = _native.vintages(
        rows, start=start, end=end, as_of=as_of, horizon_days=horizon_days, targets=dict(targets or {})
    )
    return VintageTable(years, horizon_days)
