"""Statistics over a book, as of a day: attribution, concentration, workload, issues, pace, land, chances, duplicates,
obligations. Each is asked of a `Crm`, also of one `as_of` a day; behind every number stand the records that it counts.

>>> import inward
>>> crm = inward.in_memory("阳泉经开区", currency="CNY")
>>> project = crm.desk("wang.li", unit="招商一局").record_project(title="数字经济产业园")
>>> crm.workload("unit").to_polars().select("name", "project_open").rows()
[('招商一局', 1)]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from ._native import (
    Attribution,
    AttributionRow,
    Book,
    Calendar,
    ChanceRow,
    Concentration,
    ConcentrationRow,
    ConcentrationTable,
    CountedRecord,
    CreditedInvestment,
    Duplicate,
    Duplicates,
    Held,
    IssueRow,
    IssueStatistics,
    IssueTime,
    LandGroup,
    LandProductivity,
    LandRow,
    Money,
    ObligationRow,
    ObligationTable,
    ObligationTotal,
    PaceOfGroup,
    PaceTable,
    ShareBounds,
    Span,
    WeightedChances,
    When,
    Workload,
    WorkloadRow,
)
from .enums import Dimension, Likelihood, MoneyKind, Ties

__all__ = [
    "Attribution",
    "AttributionRow",
    "ChanceRow",
    "Concentration",
    "ConcentrationRow",
    "ConcentrationTable",
    "CountedRecord",
    "CreditedInvestment",
    "Duplicate",
    "Duplicates",
    "Held",
    "IssueRow",
    "IssueStatistics",
    "IssueTime",
    "LandGroup",
    "LandProductivity",
    "LandRow",
    "ObligationRow",
    "ObligationTable",
    "ObligationTotal",
    "PaceOfGroup",
    "PaceTable",
    "ShareBounds",
    "Span",
    "Statistics",
    "WeightedChances",
    "Workload",
    "WorkloadRow",
]


class Statistics:
    """What a `Crm` tells in statistics. A handle without a day reads them as of today in the zone.

    >>> import inward
    >>> isinstance(inward.in_memory("阳泉经开区"), inward.statistics.Statistics)
    True
    """

    __slots__ = ()
    _book: Book

    def attribution(
        self,
        by: Literal["source", "referrer", "promotion_event"],
        *,
        touch: Literal["first", "last", "linear"] = "first",
        reached: str = "contract_signed",
        within: When | date | str | None = None,
        money: MoneyKind | str = "contract_investment",
    ) -> Attribution:
        """Which sources, referrers or promotion events produce signed money (来源归因), not just leads. A touch is a
        lead of the investment that names one: all goes to the `first`, or to the `last`, or the same share to each
        (`linear`, exactly). A lead that is there only perhaps leaves the first or the last open only where it may be it.
        What interactions were about is in words, so that they are no touches. The investments are those that `reached`
        a milestone by the day, `within` a period where one is given; each counts once, and those without any touch
        stand in a row of their own.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> fair = desk.add_promotion_event("合成推介会", on="2020-05-01", cost="20万元")
        >>> lead = desk.capture_lead("合成项目", promotion_event=fair, on="2020-05-08")
        >>> talks = desk.open_negotiation(lead, on="2020-06")
        >>> deal = desk.sign_agreement(talks, level="contract", on="2020-07-10",
        ...                            parties=[desk.add_organisation("合成投资公司")], contract_investment="2亿元")
        >>> [(row.label, str(row.money["CNY"]), row.money_per_cost) for row in crm.attribution("promotion_event").rows]
        [('合成推介会', '200000000.00', Fraction(1000, 1))]
        >>> crm.attribution("event")
        Traceback (most recent call last):
        inward.Refused: by: `event` is nothing that `by` takes; use one of: promotion_event [statistics.unknown-choice]
        """
        return self._book.attribution(by, touch, reached, within, money)

    def concentration(
        self,
        by: Literal["origin"] | Dimension | str,
        *,
        reached: str = "contract_signed",
        within: When | date | str | None = None,
        money: MoneyKind | str = "contract_investment",
    ) -> ConcentrationTable:
        """How concentrated investments are (集中度): by `origin`, which is the investor's country, by `industry`,
        `investor` or another dimension. Shares and the index of Herfindahl and Hirschman are exact; where nobody
        knows the group of some, they have bounds.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> for name, country in [("合成甲公司", "CN"), ("合成乙公司", None)]:
        ...     lead = desk.capture_lead(name, investor=desk.add_organisation(name, country=country), on="2020-05")
        >>> index = crm.concentration("origin", reached="lead_received").by_number().herfindahl_hirschman
        >>> index.low, index.high
        (Fraction(1, 2), Fraction(1, 1))
        """
        return self._book.concentration(by, reached, within, money)

    def workload(self, by: Literal["officer", "unit"]) -> Workload:
        """What each officer or unit has on the desk (在办工作量) at the end of the day, and what of it is overdue: leads
        of which nothing came yet, negotiations without a contract, projects that go on, commitments that the zone owes
        (by unit they are the debtor's), issues, tasks. Once a contract of the investment is signed, also one that is
        linked to neither, the leads and negotiations that had begun by then are open no more. What was handed over counts
        for who holds it on that day.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("合成线索", on="2020-06-01")
        >>> unit = desk.add_unit("招商二局")
        >>> done = desk.assign(lead, unit=unit, on="2020-09-01")
        >>> [[row.name for row in crm.as_of(day, known=crm.today()).workload("unit").rows] for day in ("2020-08-31", "2020-09-01")]
        [['招商一局'], ['招商二局']]
        """
        return self._book.workload(by)

    def issue_statistics(
        self,
        by: Literal["kind", "unit", "channel", "urgency"] | None = None,
        *,
        calendar: Calendar | None = None,
    ) -> IssueStatistics:
        """How issues are handled (诉求办理统计): the working hours to the first answer, pauses left out, on the zone's
        calendar or another with office hours; how many were answered on the day they came; how content the enterprises
        were. What is open is censored, not dropped. An answer without a day leaves open whether it came on the day, an
        issue that came only perhaps counts only perhaps.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-31T12:00+08:00"))
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> park = desk.record_project(title="数字经济产业园")
        >>> for answer in ("2021-01-12T10:00+08:00", "2021-01-19T10:00+08:00", None):
        ...     issue = desk.raise_issue(park, "request", on="2021-01-12T09:00+08:00")
        ...     done = answer and desk.respond_to_issue(issue, on=answer)
        >>> office = inward.Calendar.from_data({"zone": "Asia/Shanghai", "weekly": {"tue": [["09:00", "17:00"]]}})
        >>> curve = crm.issue_statistics(calendar=office).total.shortest
        >>> curve.median, curve.quantile(0.9)
        (9.0, None)
        """
        return self._book.issue_statistics(by, calendar)

    def pace(
        self,
        year: int,
        *,
        by: Dimension | str = "unit",
        money: MoneyKind | str = "fai_completed",
        elapsed: Literal["months", "working_days"] = "months",
        targets: Mapping[str, Money | Decimal | int | str] | Literal["recorded"] | None = None,
        green: Decimal | int | str = 0,
        yellow: Decimal | int | str = -10,
    ) -> PaceTable:
        """Whether the year is on pace (超进度): what was reached of the year's plan (`annual_planned`), of one's own
        `targets` by the name or the id of the group, or of those `"recorded"` in the book, which are set on the zone
        for each unit with the metric that is called as the money is, less how much of the year is over, in percentage points. The
        light is green from a gap of `green` on, yellow from `yellow` on, else red.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="合成项目")
        >>> done = desk.record_money(project, "funds_arrived", "3亿元", on="2020-09-30")
        >>> pace = crm.as_of("2020-10-31", known=crm.today()).pace(2020, money="funds_arrived", targets={"招商一局": "3亿元"})
        >>> [(row.name, str(row.gap), row.light) for row in pace.rows]
        [('招商一局', '16.67', 'green')]
        """
        own = dict(targets) if isinstance(targets, Mapping) else targets
        return self._book.pace(year, by, money, elapsed, own, green, yellow)

    def land_productivity(
        self,
        *,
        reached: str | None = "production",
        investment: MoneyKind | str = "fai_completed",
        metrics: str | Sequence[str] = ("tax", "output_value"),
        year: int | None = None,
        classes: Mapping[str, Decimal | int | str] | None = None,
        rest: str = "D",
        rank_by: str = "tax",
        ties: Ties | str = "refuse",
        by: Dimension | str | Sequence[Dimension | str] | None = None,
    ) -> LandProductivity:
        """What live projects invest, pay and put out for each 亩 of their land (亩均效益): those that `reached` a
        milestone and were not closed, or closed as done. With `classes`, such as `{"A": "0.25", "B": "0.70"}`, each
        has the share of all that it and the better ones hold, by the rank of one figure per 亩. `groups` tells what they
        yield all together, in all or `by` park, industry, unit and the like.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> plant = desk.record_project(title="合成项目", land="30亩")
        >>> done = desk.reach(plant, "production", on="2020-03-01")
        >>> done = desk.record_measure(plant, "tax", "actual", "600万元", period="2020")
        >>> [(row.title, str(row.per_mu("tax"))) for row in crm.land_productivity(year=2020).rows]
        [('合成项目', '200000.00')]
        >>> [(group.group, str(group.per_mu("tax"))) for group in crm.land_productivity(year=2020, by="unit").groups]
        [(['招商一局'], '200000.00')]
        """
        cuts = None if classes is None else dict(classes)
        asked = [metrics] if isinstance(metrics, str) else list(metrics)
        return self._book.land_productivity(reached, investment, asked, year, cuts, rest, rank_by, ties, by)

    def weighted_pipeline(
        self,
        likelihoods: Mapping[Likelihood | str, Decimal | int | str],
        *,
        by: Dimension | str | Sequence[Dimension | str] | None = None,
    ) -> WeightedChances:
        """What is in negotiation (加权在谈额): the planned investment of each investment with an open negotiation, times
        the likelihood that is given for its word, from 0 to 1; in all, or `by` unit, officer, industry and the like.
        Once a contract of the investment is signed, the negotiations that had begun by then are no chance any more.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("合成项目", on="2020-05-08", total_planned="2亿元")
        >>> talks = desk.open_negotiation(lead, on="2020-06", likelihood="high")
        >>> str(crm.weighted_pipeline({"high": "0.8"}).weighted["CNY"])
        '160000000.00'
        >>> [(row.group, row.count) for row in crm.weighted_pipeline({"high": "0.8"}, by="unit").rows]
        [(['招商一局'], Count(1))]
        """
        return self._book.weighted_pipeline({str(word): likelihood for word, likelihood in dict(likelihoods).items()}, by)

    def duplicates(self) -> Duplicates:
        """The pairs of investments that may be one (疑似重复): with the same investor, investors of one group or of one
        name, a title in common, or the same land in the same park. They are candidates. A USCC, an LEI and a national
        project code are borne by one record alone: a second is refused when it is recorded. They are not grouped by
        unit or park: the two of a pair mostly stand with two, which is how one came to be recorded twice.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> investor = desk.add_organisation("合成投资公司")
        >>> for title in ("一期", "二期"):
        ...     lead = desk.capture_lead(title, investor=investor)
        >>> [pair.reasons for pair in crm.duplicates().pairs]
        [[('investor', '合成投资公司')]]
        """
        return self._book.duplicates()

    def obligations(
        self,
        *,
        by: Literal["debtor", "kind"] | Dimension | str | Sequence[Dimension | str] | None = None,
    ) -> ObligationTable:
        """What investors promised against what was found at each check (履约考核), net of what was there before; `totals`
        tells what they come to, in all or `by` `debtor`, `kind`, unit, industry and the like. What would be repaid tells
        `clawback`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY", clock=inward.Clock("2022-01-31T12:00+08:00"))
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="合成项目", owner=desk.add_organisation("合成投资公司"))
        >>> tax = inward.Obligation("tax", "300万元以上", verify_on=["2021-12-31"])
        >>> tax = desk.promise(project, "tax", direction="by_investor", obligation=tax)
        >>> done = desk.verify_obligation(tax, "270万元", on="2021-12-31")
        >>> [(row.metric, str(row.shortfall), row.standing.value) for row in crm.obligations().rows]
        [('tax', '10.00%', 'short')]
        >>> [(total.group, total.reached) for total in crm.obligations(by=["debtor", "unit"]).totals]
        [(['合成投资公司', '招商一局'], None)]
        """
        return self._book.obligations(by)
