"""
The native half of `inward`: values, records, and the handles behind `Crm` and `Desk`.
"""

from _typeshed import SupportsGetItem
from altair import TopLevelMixin
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from inward import Reduction as Reduction2
from inward.enums import AttentionKind, Burden, CaseOutcome, CaseProgress, CheckStanding, ClockState, DayKind, Direction, DivisionLevel, InspectionBasis, InspectionPurpose, InteractionKind, IssueOutcome, Kind, Level, Life, Likelihood, LimitKept, MeasureKind, MoneyKind, PaymentStanding, Precision, Qualifier, Reconciled, Relation, ReviewOutcome, Role, Roll, Rounding, RowStatus, Satisfaction, Standing, Timeliness, Truth, Verdict
from inward.errors import Fault
from inward.rates import RatesOfGroups, VintageTable
from inward.values import Obligation
from os import PathLike
from polars import DataFrame
from types import ModuleType
from typing import Any, SupportsFloat, SupportsIndex, final, overload

__all__ = ["AalenJohansen", "Agreement", "Amount", "AmountSteps", "AmountSum", "Area", "Attention", "AttentionItem", "AttentionItems", "Attribution", "AttributionRow", "Band", "BoardRow", "Book", "Bundle", "Calendar", "Calibration", "Case", "CellChange", "ChanceRow", "ChangeFact", "ChangeMember", "ChangeRow", "ChangeSteps", "Changes", "Classes", "Clawback", "Clock", "Column", "Commitment", "CommitmentEffect", "CommitmentPart", "CommitmentTerms", "Concentration", "ConcentrationRow", "ConcentrationTable", "Count", "CountRow", "CountTable", "CountedRecord", "CreditedInvestment", "CrossRow", "CrossTable", "CurePeriod", "CurrencySum", "Cursor", "Day", "Division", "DivisionCode", "DivisionTable", "Due", "DueRange", "Duplicate", "Duplicates", "Elapsed", "Entry", "Escalation", "ExposureRow", "ExposureTable", "Extension", "FactRef", "Head", "Held", "HistoryEntry", "Id", "InspectionYear", "Investment", "Issue", "IssueRow", "IssueStatistics", "IssueTime", "KaplanMeier", "KpiDefinition", "KpiResult", "Kpis", "LandGroup", "LandProductivity", "LandRow", "Lead", "Lei", "Limits", "ListSum", "Load", "LoadReport", "LogRank", "Measure", "Measured", "Member", "Money", "Negotiation", "NetJobs", "ObligationCheck", "ObligationRow", "ObligationTable", "ObligationTotal", "OpenPayment", "OpenPayments", "Organisation", "OutcomeRow", "OutcomesBetween", "OutcomesOfGroup", "OutsideReport", "Pace", "PaceOfGroup", "PaceTable", "PaymentGroup", "PeriodEnd", "Person", "Pipeline", "Playbook", "ProcedureVersion", "Project", "ProjectCode", "PromiseBoard", "PublishedRatio", "Ratio", "RatioBounds", "Reclaim", "Reconciliation", "Reduction", "RestrictedMean", "Row", "RowFault", "RowReport", "Rule", "SameDayAnswers", "Score", "Seat", "ShareBounds", "Slippage", "Span", "StageRow", "StageTable", "StatedFact", "StoredEvent", "Table", "Tally", "Target", "Task", "TimeBetween", "TimeInStage", "TimesOfGroup", "Unit", "Uscc", "Vintage", "WeightedChances", "WeightedPipeline", "When", "Whole", "Workload", "WorkloadRow", "Zone", "aalen_johansen", "altair", "benchmark_score", "calibration", "codes", "could_be_true", "curve_steps", "incidence_steps", "infer_denominator", "infer_numerator", "kaplan_meier", "kpi", "kpis", "logrank", "min_max_score", "near", "pace", "rates_table", "ratio", "reconcile", "same_day_answers", "shortfall", "tally", "vintage_table", "vintages", "watched", "weighted_pipeline", "wilson_interval", "words"]

@final
class AalenJohansen:
    """
    The cumulative incidence of competing causes (Aalen–Johansen): the share of cases that ended in each way by
    a time. `inward.stats.aalen_johansen` makes it.

    >>> import inward
    >>> curves = inward.stats.aalen_johansen([30, 60, 60, 60, 90], [1, 1, 2, 0, 1])
    >>> curves
    <AalenJohansen of 5 rows: 3 by cause 1, 1 by cause 2, 1 censored>
    >>> [round(curves.incidence(cause, 60), 9) for cause in curves.causes], round(curves.event_free(60), 9)
    ([0.4, 0.2], 0.4)
    """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def causes(self, /) -> list[int]:
        """
        The causes that came, in order.
        """
    def event_free(self, /, t: SupportsFloat | SupportsIndex) -> float:
        """
        The share of cases of which nothing has come by a time, that time included.

        >>> import inward
        >>> inward.stats.aalen_johansen([1, 2, 3, 4], [1, 2, 1, 2]).event_free(3)
        0.25
        """
    def events(self, /, cause: SupportsIndex) -> int:
        """
        How many cases ended by a cause; how many have not ended, of cause 0.

        >>> import inward
        >>> curves = inward.stats.aalen_johansen([30, 60, 60], [1, 1, 0])
        >>> [curves.events(cause) for cause in (0, 1, 2)]
        [1, 2, 0]
        """
    def incidence(self, /, cause: SupportsIndex, t: SupportsFloat | SupportsIndex) -> float:
        """
        The share of cases that ended by a cause by a time, that time included; 0 for a cause that never came.

        >>> import inward
        >>> curves = inward.stats.aalen_johansen([1, 2, 3, 4], [1, 2, 1, 2])
        >>> curves.incidence(1, 3), curves.incidence(2, 3), curves.incidence(3, 3)
        (0.5, 0.25, 0.0)
        """
    @property
    def longest(self, /) -> float:
        """
        The longest duration: up to it the curves are known.
        """
    @property
    def rows(self, /) -> int:
        """
        How many cases there are.
        """
    def se(self, /, cause: SupportsIndex, t: SupportsFloat | SupportsIndex) -> float:
        """
        The standard error of that share, if standard errors were asked for.

        >>> import inward
        >>> curves = inward.stats.aalen_johansen([1, 2, 3, 4], [1, 2, 1, 2], standard_errors=True)
        >>> round(curves.se(1, 3), 9)
        0.25
        """
    def table(self, /) -> Table:
        """
        Every step of the curves: a row for each time at which a case ended or was last seen.

        >>> import inward
        >>> table = inward.stats.aalen_johansen([1, 2, 3, 4], [1, 7, 1, 0]).table()
        >>> table.column_names
        ['time', 'at_risk', 'censored', 'event_free', 'events_1', 'incidence_1', 'events_7', 'incidence_7']
        """

@final
class Agreement:
    """
    An agreement, 协议.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> investor = desk.add_organisation("合成晶体有限公司")
    >>> talks = desk.open_negotiation(title="LED 衬底", investor=investor)
    >>> made = desk.sign_agreement(talks, level="contract", on="2020-09", contract_investment="2亿元")
    >>> agreement = crm.agreement(made)
    >>> str(agreement.level), str(agreement.amount("contract_investment"))
    ('contract', '200000000 CNY')
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def amount(self, /, kind: str, phase: SupportsIndex | None = None) -> Amount | None:
        """
        The amount in force of a kind, of the whole or of one phase.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> crm.project(project).amount("total_planned"), crm.project(project).amount("fixed_asset")
        (Amount('≈ 1200000000 CNY'), None)
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", attributes={"synthetic": True})
        >>> crm.project(project).attribute("synthetic"), crm.project(project).attribute("premises")
        (True, None)
        """
    @property
    def clauses(self, /) -> list[tuple[str, str | None]]:
        """
        Its clauses: the number, and the id of a note.
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def framework(self, /) -> Id | None:
        """
        The framework agreement it was signed under.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def level(self, /) -> Level | None:
        """
        Its level; `None` where nobody stated it.
        """
    @property
    def negotiation(self, /) -> Id | None:
        """
        The negotiation it came of.
        """
    @property
    def occasion(self, /) -> str | None:
        """
        The occasion of the signing, 签约活动.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def parties(self, /) -> list[Id]:
        """
        The parties beside the zone.
        """
    def planned_for(self, /, milestone: str, phase: SupportsIndex | None = None) -> When | None:
        """
        When a milestone is planned for.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> done = desk.plan(project, "construction_started", "2021-03")
        >>> crm.project(project).planned_for("construction_started")
        When('2021-03')
        """
    @property
    def possible_stage(self, /) -> int | None:
        """
        The rank of the highest stage at which it may be.
        """
    def reached(self, /, milestone: str, phase: SupportsIndex | None = None) -> Truth:
        """
        Whether a milestone was reached by the day: yes, possibly, no.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06")
        >>> str(crm.negotiation(talks).reached("negotiating")), str(crm.negotiation(talks).reached("reviewed"))
        ('yes', 'no')
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def stage(self, /) -> int | None:
        """
        The rank of its stage for certain; of a project, the highest of the whole and its phases.
        """
    def stage_label(self, /, lang: str = "en") -> str:
        """
        Its stage in words, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06")
        >>> done = desk.reach(talks, "reviewed", on="2020-06-20")
        >>> crm.negotiation(talks).stage_label(), crm.negotiation(talks).stage_label("zh")
        ('Reviewed', '已评审')
        """
    @property
    def standing(self, /) -> Standing:
        """
        Whether it goes on.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """
    def when(self, /, milestone: str, phase: SupportsIndex | None = None) -> When | None:
        """
        When a milestone was reached, as far as it is known.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06")
        >>> crm.negotiation(talks).when("negotiating"), crm.negotiation(talks).when("reviewed")
        (When('2020-06'), None)
        """

@final
class Amount:
    """
    Money that says how exact it is: `Amount("约2.9亿元")`, `Amount("3000-5000万", "CNY")`. The text that
    was given is kept; two are equal if they say the same, however they were written.

    >>> import inward
    >>> amount = inward.Amount("约2.9亿元")
    >>> str(amount), amount.qualifier.value, amount.money
    ('≈ 290000000 CNY', 'about', Money('290000000', 'CNY'))
    >>> amount.exact is None, amount == inward.Amount("2.9亿元左右")
    (True, True)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, amount: Any, currency: str | None = None) -> Amount: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data, with the text that was given.
        """
    @staticmethod
    def _restore(data: str) -> Amount: ...
    @property
    def bounds(self, /) -> tuple[Decimal | None, Decimal | None]:
        """
        The least and the greatest it can be, in the currency's unit; `None` is no bound. Whether an
        end is included is said by the qualifier.
        """
    @property
    def currency(self, /) -> str:
        """
        Its currency, ISO 4217.
        """
    @property
    def exact(self, /) -> Money | None:
        """
        The money itself, if it is exact.
        """
    @property
    def given(self, /) -> str | None:
        """
        The text that was read, if it was read from one.
        """
    @property
    def in_yi(self, /) -> str:
        """
        In 亿, with the qualifier as it is said in Chinese: `约2.9亿`.
        """
    @property
    def max(self, /) -> Money | None:
        """
        The upper end of a range.
        """
    @property
    def money(self, /) -> Money:
        """
        The figure; of a range, its lower end.
        """
    @staticmethod
    def parse(text: str, *, currency: str | None = None) -> Amount:
        """
        Reads an amount as it is written; `currency` is its currency where the text names none, and
        settles `$` and `¥`.

        >>> import inward
        >>> inward.Amount.parse("$1.2m", currency="USD").money
        Money('1200000', 'USD')
        """
    @property
    def qualifier(self, /) -> Qualifier:
        """
        How the figure is meant.
        """

@final
class AmountSteps:
    """
    An amount at both ends in its currency's unit, and what each step made of it.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY", clock=inward.Clock("2021-01-18T09:00+08:00"))
    >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2021-01-12", total_planned="2亿元")
    >>> since = ("2021-01-11", "2021-01-18")
    >>> changes = crm.pipeline().changes(since, "2021-01-18", money="total_planned")
    >>> changes.rows[0].amounts["CNY"][0].entered
    Decimal('200000000')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def closing(self, /) -> Decimal:
        """
        On the last day, as known by then (期末).
        """
    @property
    def corrected(self, /) -> Decimal:
        """
        What was known otherwise of the first day (更正).
        """
    @property
    def entered(self, /) -> Decimal:
        """
        What came in between the days (新进).
        """
    @property
    def late(self, /) -> Decimal:
        """
        What was not known at all of the first day (补报).
        """
    @property
    def left(self, /) -> Decimal:
        """
        What went out between the days (转出); it is taken away.
        """
    @property
    def opening(self, /) -> Decimal:
        """
        On the first day, as known then (期初).
        """
    @property
    def reconcile(self, /) -> bool:
        """
        Whether the opening and the steps make the closing.
        """
    @property
    def rescoped(self, /) -> Decimal:
        """
        What the later rules make of what was known (口径调整).
        """
    @property
    def revalued(self, /) -> Decimal:
        """
        What is there on both days with another amount (金额变动).
        """

@final
class AmountSum:
    """
    Sums of amounts by currency; unlike currencies stand side by side, never added.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> done = desk.capture_lead("合成线索甲", total_planned="2亿元")
    >>> done = desk.capture_lead("合成线索乙", total_planned="300万美元")
    >>> [str(sum.currency) for sum in crm.leads().sum("total_planned").sum.sums]
    ['CNY', 'USD']
    """
    def __bool__(self, /) -> bool: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def of(self, currency: str, /) -> CurrencySum | None:
        """
        The sum in a currency, if any amount was in it.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> done = desk.capture_lead("LED 衬底", total_planned="约2亿元")
        >>> sum = crm.leads().sum("total_planned").sum
        >>> sum.of("CNY").in_yi, sum.of("USD")
        ('2亿', None)
        """
    @property
    def sums(self, /) -> list[CurrencySum]:
        """
        The sums, in the order of the currencies' codes.
        """

@final
class Area:
    """
    An area of land, exact in 亩 (2000/3 m²): `Area("8.9公顷")`, `Area("12 ha")`.

    >>> import inward
    >>> land = inward.Area("12 ha")
    >>> land.in_mu, land.in_square_metres
    (Decimal('180'), Decimal('120000'))
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, text: str, /) -> Area: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data.
        """
    @staticmethod
    def _restore(data: str) -> Area: ...
    @property
    def in_mu(self, /) -> Decimal:
        """
        In 亩, exactly.
        """
    @property
    def in_square_metres(self, /) -> Decimal:
        """
        In square metres, rounded half up to ten decimals where it is periodic.
        """

@final
class Attention:
    """
    The list of a day (今日关注): what is due, overdue, missed, newly owed, gone quiet, or told differently by
    two sources; the most pressing kind first, then what has waited longest. It is a sequence of items.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园")
    >>> promise = desk.promise(project, "land_delivery", due="2021-02-28", debtor=desk.unit)
    >>> today = crm.attention("2021-03-02T09:00+08:00")
    >>> len(today), today[0].kind, today.today.isoformat()
    (1, <AttentionKind.OVERDUE: 'overdue'>, '2021-03-02')
    """
    def __getitem__(self, place: SupportsIndex, /) -> AttentionItem: ...
    def __iter__(self, /) -> AttentionItems: ...
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def at(self, /) -> datetime:
        """
        The moment for which it was asked, in UTC.
        """
    @property
    def items(self, /) -> list[AttentionItem]:
        """
        The items, in their order.
        """
    def to_icalendar(self, /, lang: str = "en") -> str:
        """
        The list as an iCalendar file (RFC 5545), in English or Chinese (`lang="zh"`): an event for each item.
        What is still to come stands on the day by which it is due, all else on the day of the list. A
        deadline keeps its `UID` from list to list.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> promise = desk.promise(project, "land_delivery", due="2021-02-28", debtor=desk.unit)
        >>> file = crm.attention("2021-02-25T09:00+08:00").to_icalendar(lang="zh")
        >>> [line for line in file.splitlines() if line.startswith(("DTSTART", "SUMMARY"))]
        ['DTSTART;VALUE=DATE:20210228', 'SUMMARY:即将到期：净地交付']
        """
    @property
    def today(self, /) -> date:
        """
        That day in the zone.
        """

@final
class AttentionItem:
    """
    One item of the list of a day.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园")
    >>> promise = desk.promise(project, "land_delivery", due="2021-02-28", debtor=desk.unit)
    >>> [item] = crm.attention("2021-03-02T09:00+08:00")
    >>> item.title, item.why(), str(item.since), item.unit_name
    ('净地交付', 'was due 2021-02-28, 2 working days since', '2021-02-28', '招商一局')
    >>> item.say("zh")
    '已逾期：净地交付：应于2021-02-28办结，已逾期 2 个工作日'
    """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def due(self, /) -> When | None:
        """
        By when something is to be done; of what may be due over a time, its end.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment that it belongs to.
        """
    @property
    def kind(self, /) -> AttentionKind:
        """
        Why it is on the list.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def record(self, /) -> Id:
        """
        What it is about.
        """
    def say(self, /, lang: str = "en") -> str:
        """
        The item in a line, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("合成线索", on="2021-03-01")
        >>> [item.say() for item in crm.attention("2021-04-30T09:00+08:00")]
        ['gone quiet: 合成线索: nothing has been recorded since 2021-03-01, for 60 days']
        """
    @property
    def since(self, /) -> When:
        """
        Since when it needs attention.
        """
    @property
    def subject(self, /) -> str | None:
        """
        What of the record it is, where there is more than one: `respond` or `resolve` of an issue, the key
        of a milestone, with its phase as in `production/2`.
        """
    @property
    def title(self, /) -> str:
        """
        The title of that record.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def unit_name(self, /) -> str | None:
        """
        What that unit is called.
        """
    @property
    def units(self, /) -> list[Id]:
        """
        The units that have a hand in it: that in charge, who owes, who helps, who is to answer.
        """
    def why(self, /, lang: str = "en") -> str:
        """
        What is the matter, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("合成线索", on="2021-03-01")
        >>> [item.why("zh") for item in crm.attention("2021-04-30T09:00+08:00")]
        ['自2021-03-01以来 60 天无进展记录']
        """

@final
class AttentionItems:
    """
    The items of a list one after the other.
    """
    def __iter__(self, /) -> AttentionItems: ...
    def __next__(self, /) -> AttentionItem: ...

@final
class Attribution:
    """
    Which sources, referrers or promotion events produce signed money (来源归因), not just leads; see
    `Crm.attribution`.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> investor = desk.add_organisation("合成投资公司")
    >>> for origin in ["展会", "老客户"]:
    ...     lead = desk.capture_lead("合成项目", origin=origin, on="2020-05-08")
    >>> deal = desk.sign_agreement(desk.open_negotiation(lead, on="2020-06"), level="contract", on="2020-07-10",
    ...                            parties=[investor], contract_investment="2亿元")
    >>> found = crm.attribution("source")
    >>> [(row.label, row.leads, row.certain) for row in found.rows]
    [('展会', Count(1), Fraction(0, 1)), ('老客户', Count(1), Fraction(1, 1))]
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is
        requested.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def as_of(self, /) -> date:
        """
        The day it is as of.
        """
    @property
    def by(self, /) -> str:
        """
        What investments are credited to: `source`, `referrer` or `promotion_event`.
        """
    def definition(self, /, lang: str = "en") -> str:
        """
        What it tells, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> crm.attribution("source").definition("zh") != ""
        True
        """
    @property
    def rows(self, /) -> list[AttributionRow]:
        """
        What is credited, in the order of their labels; then what is undetermined, and what is nobody's. For certain
        they add up to the total, in number and money.
        """
    def table(self, /) -> Table:
        """
        The same as a table over Arrow, its columns documented.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> len(crm.attribution("source").table())
        0
        """
    def to_arrow(self, /) -> Any:
        """
        As a `pyarrow.Table`; needs `pip install inward[arrow]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.attribution("source")
        >>> asked.to_arrow().num_rows == len(asked.table())
        True
        """
    def to_pandas(self, /) -> Any:
        """
        As a `pandas.DataFrame`; needs `pip install inward[pandas]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.attribution("source")
        >>> len(asked.to_pandas()) == len(asked.table())
        True
        """
    def to_polars(self, /) -> DataFrame:
        """
        As a `polars.DataFrame`; needs `pip install inward[polars]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.attribution("source")
        >>> asked.to_polars().columns == asked.table().column_names
        True
        """
    @property
    def total(self, /) -> AttributionRow:
        """
        All investments, each once, and all leads.
        """
    @property
    def touch(self, /) -> str:
        """
        How much of an investment each of its leads is credited with: `first`, `last` or `linear`.
        """

@final
class AttributionRow:
    """
    What a source or an event is credited with.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> fair = desk.add_promotion_event("合成推介会", on="2020-05-01", cost="20万元")
    >>> row = crm.attribution("promotion_event").rows[0]
    >>> row.label, row.key == str(fair.id), str(row.cost), row.money, row.money_per_cost
    ('合成推介会', True, '200000 CNY', {}, None)
    """
    def __repr__(self, /) -> str: ...
    @property
    def certain(self, /) -> Fraction:
        """
        With how many investments it is credited, for certain, exactly.
        """
    @property
    def cost(self, /) -> Amount | None:
        """
        What it cost, where that is known.
        """
    @property
    def cost_per_investment(self, /) -> Fraction | None:
        """
        What each investment cost; `None` where there is none, or either is unknown or in doubt.
        """
    @property
    def investments(self, /) -> list[CreditedInvestment]:
        """
        The investments.
        """
    @property
    def key(self, /) -> str | None:
        """
        The source as it is written, or the id of the referrer or the event as text; `None` of what is undetermined or
        nobody's.
        """
    @property
    def label(self, /) -> str:
        """
        What that is called.
        """
    @property
    def label_zh(self, /) -> str:
        """
        The same in Chinese.
        """
    @property
    def leads(self, /) -> Count:
        """
        How many leads name it.
        """
    @property
    def money(self, /) -> dict[str, Span]:
        """
        With how much money, by the code of its currency.
        """
    @property
    def money_per_cost(self, /) -> Fraction | None:
        """
        How much money was signed for each unit that it cost; `None` where either is unknown, in doubt or of another
        currency.
        """
    @property
    def named_by(self, /) -> list[CountedRecord]:
        """
        The leads.
        """
    @property
    def possible(self, /) -> Fraction:
        """
        With how many at most.
        """
    @property
    def without_amount(self, /) -> int:
        """
        Of how many of its investments no amount is known.
        """

@final
class Band:
    """
    One row of the reliability table: the forecasts above one likelihood and up to another.

    >>> from inward.scores import calibration
    >>> calibration([("0.9", True), ("0.6", False)], bands=["0.5", 1]).reliability[1]
    <Band 0.5 - 1: 1 of 2 came true>
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def above(self, /) -> Decimal:
        """
        Above this; the first band holds nought as well.
        """
    @property
    def came_true(self, /) -> int:
        """
        How many of them came true.
        """
    @property
    def forecasts(self, /) -> int:
        """
        How many forecasts.
        """
    @property
    def mean_likelihood(self, /) -> Fraction | None:
        """
        The mean of their likelihoods; `None` where there are none.
        """
    @property
    def share_true(self, /) -> Fraction | None:
        """
        The share that came true; `None` where there are none.
        """
    @property
    def upto(self, /) -> Decimal:
        """
        Up to this, itself included.
        """

@final
class BoardRow:
    """
    One row of the promise board.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园")
    >>> late = desk.promise(project, "land_delivery", due="2021-02-28", debtor=desk.unit)
    >>> row = crm.promise_board(by=inward.BoardBy.KIND).rows[0]
    >>> row.key, row.label("zh"), row.commitments == [late.id]
    ('land_delivery', '净地交付', True)
    """
    def __repr__(self, /) -> str: ...
    @property
    def ageing(self, /) -> tuple[int, int, int, int]:
        """
        How many are overdue for 0 to 30, 31 to 90, 91 to 180, and more working days.
        """
    @property
    def commitments(self, /) -> list[Id]:
        """
        The promises that it counts.
        """
    @property
    def key(self, /) -> str:
        """
        What it stands for: an id as text, a key of the playbook, a period, or `undetermined` for what is due
        in none that is certain.
        """
    def label(self, /, lang: str = "en") -> str:
        """
        What that is called, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> late = desk.promise(project, "land_delivery", due="2021-02-28", debtor=desk.unit)
        >>> [row.label("zh") for row in crm.promise_board(by="debtor").rows]
        ['招商一局']
        """
    @property
    def tally(self, /) -> Tally:
        """
        What became of its promises.
        """
    @property
    def titles(self, /) -> list[str]:
        """
        Their titles, in the same order.
        """

@final
class Book:
    """
    A handle on one zone of one book.
    """
    def __reduce__(self, /) -> str: ...
    @staticmethod
    def add_zone(path: str | PathLike[str], zone: str, *, playbook: Any | None, time_zone: str, currency: str | None, calendar: Calendar | None, clock: Clock | None, wait: timedelta | None, wait_for_disk: bool) -> Book:
        """
        Adds a zone to a book in a file.
        """
    def agreement(self, named: Any, /) -> Agreement:
        """
        One record of this kind.
        """
    def all(self, /, kind: str, keywords: dict[str, Any], by: str, descending: bool) -> list[Any]:
        """
        Every record of a list, in its order, of one moment.
        """
    def as_of(self, /, valid: Any, known: Any) -> Book:
        """
        The book as of a day, as far as it was known on another.
        """
    def attention(self, /, now: Any | None, within: Any | None, unit: Any | None, officer: Any | None, kind: str | None) -> Attention:
        """
        What needs somebody's hand.
        """
    def attribution(self, /, by: str, touch: str, reached: str, within: Any | None, money: str) -> Attribution:
        """
        Which sources or events produce signed money.
        """
    def calendar(self, /) -> Calendar:
        """
        The calendar in force.
        """
    def case(self, named: Any, /) -> Case:
        """
        One record of this kind.
        """
    def clawback(self, /, commitment: Any) -> Reclaim:
        """
        What would have to be repaid.
        """
    def close(self, /) -> None:
        """
        Closes the book.
        """
    def commitment(self, named: Any, /) -> Commitment:
        """
        One record of this kind.
        """
    def commitments_under(self, /, policy: Any) -> list[Commitment]:
        """
        The commitments under a policy.
        """
    def concentration(self, /, by: str, reached: str, within: Any | None, money: str) -> ConcentrationTable:
        """
        How concentrated investments are.
        """
    def count(self, /, kind: str, keywords: dict[str, Any]) -> Count:
        """
        How many records a list has.
        """
    @staticmethod
    def create(path: str | PathLike[str], zone: str, *, playbook: Any | None, time_zone: str, currency: str | None, calendar: Calendar | None, clock: Clock | None, wait: timedelta | None, wait_for_disk: bool) -> Book:
        """
        Makes a book in a file.
        """
    def depending_on(self, /, commitment: Any) -> list[Id]:
        """
        The commitments that depend on one.
        """
    def desk(self, /, officer: str, unit: str | None, reported_on: Any | None) -> Seat:
        """
        Sits an officer at a desk.
        """
    def dump(self, /, path: str | PathLike[str]) -> Head:
        """
        Writes the zone to a new file.
        """
    def duplicates(self, /) -> Duplicates:
        """
        The pairs of investments that may be one.
        """
    def entry(self, named: Any, /) -> Entry:
        """
        One record of this kind.
        """
    def erase_note(self, /, note: str) -> None:
        """
        Erases the text of a note.
        """
    def events(self, /, after: SupportsIndex, limit: SupportsIndex) -> list[StoredEvent]:
        """
        The events after a position.
        """
    def exposure(self, /) -> ExposureTable:
        """
        What the promises under each policy cost.
        """
    def find(self, /, text: str) -> tuple[list[Whole], bool]:
        """
        The investments that a text finds, and whether there may be more.
        """
    def find_one(self, /, text: str) -> Whole:
        """
        The only investment that a text finds.
        """
    def head(self, /) -> Head:
        """
        The end of the log.
        """
    def history(self, /, record: Any) -> list[HistoryEntry]:
        """
        Everything that happened to a record.
        """
    @staticmethod
    def in_memory(zone: str, *, playbook: Any | None, time_zone: str, currency: str | None, calendar: Calendar | None, clock: Clock | None) -> Book:
        """
        Makes a book in memory.
        """
    def inspection_year(self, /, organisation: Any, authority: Any, year: SupportsIndex, purpose: str) -> InspectionYear:
        """
        What those by one authority come to in one year.
        """
    def inspections(self, /, organisation: Any) -> list[InspectionYear]:
        """
        What the inspections of an enterprise come to.
        """
    def investment(self, named: Any, /) -> Investment:
        """
        One record of this kind.
        """
    def issue(self, named: Any, /) -> Issue:
        """
        One record of this kind.
        """
    def issue_statistics(self, /, by: str | None, calendar: Calendar | None) -> IssueStatistics:
        """
        How issues are handled.
        """
    def kpi(self, /, key: str, asked: dict[str, Any]) -> KpiResult:
        """
        One of the rates over its investments.
        """
    def kpi_by(self, /, by: Any, key: str, asked: dict[str, Any]) -> RatesOfGroups:
        """
        One of the rates of each group of them.
        """
    def kpis(self, /) -> Kpis:
        """
        The rates that there are for the zone.
        """
    def land_productivity(self, /, reached: str | None, investment: str, metrics: SupportsGetItem[int, str], year: Any | None, classes: Any | None, rest: str, rank_by: str, ties: str, by: Any | None) -> LandProductivity:
        """
        What the land yields.
        """
    def lead(self, named: Any, /) -> Lead:
        """
        One record of this kind.
        """
    def list_named(self, /, name: str) -> Id | None:
        """
        The list of a name.
        """
    def list_sum(self, /, list: Any, kind: str, period: When | None) -> ListSum:
        """
        What the projects of a list add up to.
        """
    def listed(self, /, list: Any) -> list[tuple[Project, Truth]]:
        """
        The projects that are on a list, or may be, each with whether it is.
        """
    def members(self, /, investment: Any) -> list[Id]:
        """
        The records that belong to an investment.
        """
    def negotiation(self, named: Any, /) -> Negotiation:
        """
        One record of this kind.
        """
    def note(self, /, note: str) -> str | None:
        """
        The text of a note.
        """
    def now(self, /) -> datetime:
        """
        The time now.
        """
    def obligations(self, /, by: Any | None) -> ObligationTable:
        """
        What investors promised against what was found.
        """
    @staticmethod
    def open(path: str | PathLike[str], *, zone: str | None, read_only: bool, clock: Clock | None, wait: timedelta | None, wait_for_disk: bool) -> Book:
        """
        Opens a book.
        """
    def open_payments(self, /) -> OpenPayments:
        """
        The open payments, by whose turn it is.
        """
    def organisation(self, named: Any, /) -> Organisation:
        """
        One record of this kind.
        """
    def pace(self, /, year: Any, by: str, money_of: str, elapsed: str, targets: Any | None, green: Any, yellow: Any) -> PaceTable:
        """
        Whether the year is on pace.
        """
    def page(self, /, kind: str, keywords: dict[str, Any], by: str, descending: bool, limit: SupportsIndex, after: Cursor | None) -> tuple[list[Any], list[Row], Cursor | None]:
        """
        One page of a list: the records, their rows, and where the next page begins.
        """
    def particulars(self, /, person: Any) -> tuple[str, str | None, list[str]] | None:
        """
        The name, the title and the channels of a person.
        """
    def person(self, named: Any, /) -> Person:
        """
        One record of this kind.
        """
    def person_named(self, /, name: str) -> Id | None:
        """
        The person enrolled under a name.
        """
    def pipeline(self, /, level: str) -> Pipeline:
        """
        Its investments, or its projects, and what they reached, in columns.
        """
    def playbook(self, /) -> Playbook:
        """
        The playbook in force.
        """
    @property
    def point(self, /) -> tuple[date, datetime] | None:
        """
        The point this handle reads at.
        """
    def project(self, named: Any, /) -> Project:
        """
        One record of this kind.
        """
    def promise_board(self, /, by: str, direction: str | None) -> PromiseBoard:
        """
        What became of the promises.
        """
    def rebuild(self, /) -> None:
        """
        Folds every record again from the log.
        """
    def record_referred(self, /, system: str, key: str) -> Id | None:
        """
        The record that another system knows by a key.
        """
    def report(self, /, as_of: Any | None, since: Any | None, lang: str) -> str:
        """
        The page that tells how it stands.
        """
    @staticmethod
    def restore(archive: str | PathLike[str], path: str | PathLike[str], *, joins: bool, clock: Clock | None, wait: timedelta | None, wait_for_disk: bool) -> Book:
        """
        Makes a book in a file of an archive, or adds its zone to one that is there.
        """
    @staticmethod
    def restore_in_memory(archive: str | PathLike[str], *, clock: Clock | None) -> Book:
        """
        Makes a book in memory of an archive.
        """
    def stage_table(self, /) -> StageTable:
        """
        How many investments stand at each stage.
        """
    def sum(self, /, kind: str, keywords: dict[str, Any], money: str, period: When | None) -> ListSum:
        """
        The sum of the amounts of one kind over a list, of or within a period where one is given.
        """
    def table(self, /, kind: str, keywords: dict[str, Any], by: str, descending: bool) -> Table:
        """
        A list as a table.
        """
    def table_without_rows(self, /, kind: str) -> Table:
        """
        The table of a list without its rows: its columns.
        """
    def task(self, named: Any, /) -> Task:
        """
        One record of this kind.
        """
    def today(self, /) -> date:
        """
        Today in the zone.
        """
    def unit(self, named: Any, /) -> Unit:
        """
        One record of this kind.
        """
    def unit_named(self, /, name: str) -> Id | None:
        """
        The unit of a name.
        """
    def verify(self, /, kept: Head | None) -> Head:
        """
        Proves the log whole.
        """
    def weighted_pipeline(self, /, likelihoods: dict[str, Any], by: Any | None) -> WeightedChances:
        """
        What is in negotiation, weighted.
        """
    def workload(self, /, by: str) -> Workload:
        """
        What each officer or unit has on the desk.
        """
    def zone(self, /) -> Zone:
        """
        The zone.
        """

@final
class Bundle:
    """
    Commands that are given together.
    """
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def add(self, /, verb: str, keywords: dict[str, Any]) -> str:
        """
        Adds a command; the UUID of what it will make, if it makes something.
        """
    def commit(self, /) -> list[tuple[Id, list[Id], list[FactRef], int, tuple[Fault, ...]]]:
        """
        Keeps all of it, or none.
        """
    def effect_on(self, /, record: Any) -> list[CommitmentEffect]:
        """
        What it would do to the commitments of a record.
        """
    def expect(self, /, record: Id, version: SupportsIndex) -> None:
        """
        Refuses the batch if a record changed since a version of it.
        """
    def preview(self, /) -> list[tuple[Id, list[Id], list[FactRef], int, tuple[Fault, ...]]]:
        """
        What it would answer.
        """

@final
class Calendar:
    """
    Working days and office hours, each as its notices had it on the day that is asked for.

    A calendar in a time zone takes and gives aware datetimes, one without only naive ones; the other kind
    is refused. A day is a `date`, text, or a moment of that day. Where `known` names a day, the notices
    issued by its end hold; else the newest.

    >>> import inward
    >>> china = inward.Calendar.china()
    >>> china.kind("2020-02-01", known="2020-01-25"), china.kind("2020-02-01")
    (<DayKind.MAKEUP_WORKING: 'makeup_working'>, <DayKind.HOLIDAY: 'holiday'>)
    >>> week = {day: [["09:00", "12:00"], ["14:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
    >>> office = inward.Calendar.from_data({"zone": "Asia/Shanghai", "layers": ["china"], "weekly": week})
    >>> office.due("2021-02-09T17:00+08:00", inward.working_time(hours=9)).at.isoformat()
    '2021-02-18T10:00:00+08:00'
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, date | None]]: ...
    def __repr__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data, in JSON.
        """
    @staticmethod
    def _restore(data: str, known: date | None) -> Calendar: ...
    def add_working_days(self, /, day: Any, n: Any, *, known: Any | None = None, suspended: Any | None = None) -> date:
        """
        The `n`-th working day after a day, which is not counted itself; before it where `n` is negative.
        Days that are suspended, pairs of a first and a last day, are not counted.

        >>> import inward
        >>> china = inward.Calendar.china()
        >>> china.add_working_days("2021-02-05", 5).isoformat(), china.add_working_days("2021-02-18", -1).isoformat()
        ('2021-02-18', '2021-02-10')
        >>> china.add_working_days("2021-01-08", 20, suspended=[("2021-01-13", "2021-01-20")]).isoformat()
        '2021-02-19'
        """
    @staticmethod
    def china() -> Calendar:
        """
        Mainland China (中国): the working days of 2007 and every later year whose notice is built in, in
        Beijing time. It says nothing of hours.

        >>> import inward
        >>> inward.Calendar.china().count_working_days("2021-01-01", "2021-12-31")
        250
        """
    def count_working_days(self, /, a: Any, b: Any, *, known: Any | None = None) -> int:
        """
        How many working days lie from one day to another, both included.

        >>> import inward
        >>> inward.Calendar.china().count_working_days("2020-01-19", "2020-01-23")
        5
        """
    def data(self, /) -> dict[str, Any]:
        """
        The plain data from which the same calendar can be made.

        >>> import inward
        >>> inward.Calendar.china().data()
        {'zone': 'Asia/Shanghai', 'layers': ['china']}
        """
    def day(self, /, day: Any, *, known: Any | None = None) -> Day:
        """
        What a day is, and who says so.

        >>> import inward
        >>> day = inward.Calendar.china().day("2020-05-09")
        >>> day.name, day.issued_on.isoformat(), day.region
        ('Labour Day', '2019-11-21', 'China')
        """
    def due(self, /, start: Any, rule: Any, *, pauses: Any | None = None, extensions: Any | None = None) -> Due:
        """
        When something is due that starts then, by a rule. The start is a moment, a day where the rule
        counts days, or `None` for a fixed date. Past the last notice the weekday tells, and the answer is
        `provisional`.

        >>> import inward
        >>> pause = ("2021-01-13T09:00+08:00", "2021-01-21T00:00+08:00")
        >>> due = inward.Calendar.china().due("2021-01-08", inward.working_days(20), pauses=[pause])
        >>> due.last_day.isoformat(), due.provisional
        ('2021-02-19', False)
        """
    def due_if_resumed(self, /, start: Any, rule: Any, *, at: Any, pauses: Any | None = None, extensions: Any | None = None) -> Due:
        """
        When something is due at the earliest whose clock is paused: as if it ran again from that moment.

        >>> import inward
        >>> start, rule, paused = "2021-01-08", inward.working_days(20), [("2021-01-13T09:00+08:00", None)]
        >>> due = inward.Calendar.china().due_if_resumed(start, rule, pauses=paused, at="2021-01-21T00:00+08:00")
        >>> due.last_day.isoformat()
        '2021-02-19'
        """
    def due_range(self, /, when: Any, rule: Any, *, pauses: Any | None = None, extensions: Any | None = None) -> DueRange:
        """
        When something is due that starts on a date as precise as it is known: at the earliest and at the
        latest.

        >>> import inward
        >>> inward.Calendar.china().due_range("2020年6月上旬", inward.working_days(5)).latest.last_day.isoformat()
        '2020-06-17'
        """
    def due_range_if_resumed(self, /, when: Any, rule: Any, *, at: Any, pauses: Any | None = None, extensions: Any | None = None) -> DueRange:
        """
        As `due_range`, where a pause still goes on as if the clock ran again from that moment.

        >>> import inward
        >>> rule, paused = inward.natural_days(10), [("2020-07-01T00:00+08:00", None)]
        >>> china, at = inward.Calendar.china(), "2020-07-06T00:00+08:00"
        >>> china.due_range_if_resumed("2020-06-28/2020-06-29", rule, pauses=paused, at=at).earliest.last_day.isoformat()
        '2020-07-13'
        """
    @staticmethod
    def from_data(data: Any, /) -> Calendar:
        """
        A calendar of plain data: `zone`, `layers`, `weekly`, `seasons`, `closed`, `open`, `notices`, `note`.

        `closed` takes days, and ranges such as `"2021-02-11/2021-02-17"`: a list or set of them, or a
        mapping to their names. `open` takes days that work: a list or set, or a mapping to their windows,
        to `None`, or to a name, which is not kept. Days are text or a `date`.

        >>> import inward
        >>> from datetime import date
        >>> plant = inward.Calendar.from_data({
        ...     "zone": "Asia/Shanghai", "layers": ["china"], "closed": {date(2021, 3, 12): "检修（示例）"}})
        >>> plant.day("2021-03-12").name, str(plant.kind("2021-02-07"))
        ('检修（示例）', 'makeup_working')
        """
    @staticmethod
    def from_toml(toml: Any, /) -> Calendar:
        """
        The same, of TOML: as text, or in a file that a path names.

        >>> import inward
        >>> inward.Calendar.from_toml('''
        ... closed = ["2024-03-08"]
        ... [weekly]
        ... fri = [["10:00", "18:00"]]
        ... ''')
        <Calendar of local times>
        """
    @property
    def has_hours(self, /) -> bool:
        """
        Whether it says anything of hours. Without them there are working days, but no working time.
        """
    def is_working_day(self, /, day: Any, *, known: Any | None = None) -> bool:
        """
        Whether the office works on a day.

        >>> import inward
        >>> inward.Calendar.china().is_working_day("2021-02-07")
        True
        """
    @property
    def issues(self, /) -> list[date]:
        """
        The days on which a notice was issued that changed something, in order.
        """
    def kind(self, /, day: Any, *, known: Any | None = None) -> DayKind:
        """
        What a day is.

        >>> import inward
        >>> [str(inward.Calendar.china().kind(day)) for day in ("2021-02-06", "2021-02-07", "2021-02-11")]
        ['weekend', 'makeup_working', 'holiday']
        """
    def known(self, day: Any, /) -> Calendar:
        """
        The calendar as it was known by the end of a day: by the notices issued until then.

        >>> import inward
        >>> inward.Calendar.china().known("2020-01-25").add_working_days("2020-01-20", 5).isoformat()
        '2020-02-01'
        """
    @property
    def known_on(self, /) -> date | None:
        """
        The day by whose end it is as known; `None` where the newest notices hold.
        """
    def period_end(self, /, start: Any, *, days: Any | None = None, months: Any | None = None, years: Any | None = None, roll: str = "next_working_day", known: Any | None = None) -> PeriodEnd:
        """
        The last day of a period of so many days, months or years (one of the three); the day it starts is
        not counted. A last day that is a rest day is moved to the next working day, or stays with
        `roll="none"`.

        >>> import inward
        >>> china = inward.Calendar.china()
        >>> china.period_end("2021-01-12", days=30).last_day.isoformat()
        '2021-02-18'
        >>> china.period_end("2021-01-31", months=1, roll="none").last_day.isoformat()
        '2021-02-28'
        """
    def working_days_between(self, /, a: Any, b: Any, *, known: Any | None = None) -> int:
        """
        How many working days lie after one day up to another: what `add_working_days` counted. Negative
        where `b` comes first.

        >>> import inward
        >>> inward.Calendar.china().working_days_between("2020-07-18", "2021-01-01")
        115
        """
    def working_time(self, /, a: Any, b: Any, *, pauses: Any | None = None) -> timedelta:
        """
        The time for which the office was open between two moments and nothing was paused; negative where
        `b` comes first. Pauses are pairs of moments, the second `None` while they go on.

        >>> import inward
        >>> office = inward.Calendar.from_data({"weekly": {"fri": [["10:00", "18:00"]], "mon": [["10:00", "18:00"]]}})
        >>> office.working_time("2024-03-08T17:00", "2024-03-11T11:00")
        datetime.timedelta(seconds=7200)
        """
    @property
    def zone(self, /) -> str | None:
        """
        The time zone its days and hours are in; `None` for a calendar of local times.
        """

@final
class Calibration:
    """
    How far given likelihoods came true.

    >>> from inward.scores import calibration
    >>> found = calibration([("0.9", True), ("0.6", False), ("0.3", False), ("0.8", True)])
    >>> found.brier, found.rounded(places=6)
    (Fraction(1, 8), Decimal('0.125000'))
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def brier(self, /) -> Fraction:
        """
        The mean of the squared differences from what came: 0 is perfect, 1/4 what a coin has.
        """
    @property
    def forecasts(self, /) -> int:
        """
        How many forecasts.
        """
    @property
    def reliability(self, /) -> list[Band]:
        """
        In a band that is right, what came true is as frequent as was said.
        """
    def rounded(self, /, *, places: SupportsIndex = 4, rounding: str = "half_up") -> Decimal:
        """
        The Brier score as it is printed.

        >>> from inward.scores import calibration
        >>> calibration([("0.5", True), ("0.5", False)]).rounded()
        Decimal('0.2500')
        """

@final
class Case:
    """
    A case, 办件: an application under a version of a procedure. By when it is to be decided, its commitment
    tells.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> rule = inward.working_days(5).after("accepted")
    >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局", promised=rule)
    >>> project = desk.record_project(title="数字经济产业园")
    >>> made = desk.file_case(permit, project, on="2021-01-11")
    >>> done = desk.accept_case(made, on="2021-01-12")
    >>> case = crm.case(made)
    >>> str(case.progress), str(crm.commitment(case.commitment).due)
    ('accepted', '2021-01-19')
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def about(self, /) -> Id:
        """
        What it is for: an investment or a record of one.
        """
    @property
    def accepted_on(self, /) -> When | None:
        """
        When it counts as accepted: as recorded, or when it was received where nobody said in time what is
        missing.
        """
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    @property
    def applicant(self, /) -> Id | None:
        """
        Who applied.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", attributes={"synthetic": True})
        >>> crm.project(project).attribute("synthetic"), crm.project(project).attribute("premises")
        (True, None)
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def commitment(self, /) -> Id:
        """
        The commitment that it makes where its procedure has a limit.
        """
    @property
    def decided_on(self, /) -> When | None:
        """
        When it was decided, or the applicant withdrew.
        """
    @property
    def deemed(self, /) -> Truth | None:
        """
        Whether it counts as accepted because nobody said in time what is missing: yes, possibly, no; none where it
        is not accepted.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局", notice=inward.working_days(5))
        >>> case = desk.file_case(permit, desk.record_project(title="合成项目"), on="2021-01-11")
        >>> crm.case(case).deemed, str(crm.case(case).accepted_on)
        (<Truth.YES: 'yes'>, '2021-01-11')
        """
    @property
    def description(self, /) -> str | None:
        """
        What is applied for: the id of a note.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def is_decided(self, /) -> Truth:
        """
        Whether it is decided, or the applicant withdrew: yes, possibly, no.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def outcome(self, /) -> CaseOutcome | None:
        """
        How it ended, where it has or may have.
        """
    @property
    def procedure(self, /) -> Id:
        """
        The procedure.
        """
    @property
    def procedure_version(self, /) -> ProcedureVersion | None:
        """
        The version of its procedure that applies: the one in force on the day of its acceptance.
        """
    @property
    def progress(self, /) -> CaseProgress | None:
        """
        How far it is.
        """
    @property
    def received_on(self, /) -> When | None:
        """
        When it was received.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def standing(self, /) -> Standing:
        """
        How it stands: completed once it is decided, else ongoing.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """

@final
class CellChange:
    """
    One cell that says something new.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> ledger = '''编号,名,总投资
    ... A1,合成项目甲,12
    ... A2,合成项目乙,很多'''
    >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
    ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
    >>> row = crm.desk("wang.li").load_bytes(ledger.encode(), mapping).preview().rows[0]
    >>> [(change.column, change.field, change.to) for change in row.changes]
    [('名', 'project.name', '合成项目甲'), ('总投资', 'project.total_planned', '12亿元')]
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def column(self, /) -> str | None:
        """
        The column; `None` for a constant of the mapping.
        """
    @property
    def field(self, /) -> str:
        """
        The field it fills.
        """
    @property
    def from_(self, /) -> str | None:
        """
        What the book said before. (`from` is a word of Python itself.)
        """
    @property
    def to(self, /) -> str:
        """
        What the row says.
        """

@final
class ChanceRow:
    """
    The investments that are in negotiation with some likelihood.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> lead = desk.capture_lead("合成项目", on="2020-05-08", total_planned="2亿元")
    >>> talks = desk.open_negotiation(lead, on="2020-06", likelihood="high")
    >>> [row] = crm.weighted_pipeline({"high": "0.8"}).rows
    >>> row.likelihoods[0].value, row.count, str(row.weighted["CNY"]), row.investments[0].title
    ('high', Count(1), '160000000.00', '合成项目')
    """
    def __repr__(self, /) -> str: ...
    @property
    def count(self, /) -> Count:
        """
        How many investments there are.
        """
    @property
    def group(self, /) -> list[str]:
        """
        What each dimension is called in the group; empty where it says nothing.
        """
    @property
    def investments(self, /) -> list[CountedRecord]:
        """
        The investments.
        """
    @property
    def likelihoods(self, /) -> list[Likelihood]:
        """
        The words of their negotiations; none where nobody said.
        """
    @property
    def money(self, /) -> dict[str, Span]:
        """
        Their planned investment, by the code of its currency.
        """
    @property
    def weighted(self, /) -> dict[str, Span] | None:
        """
        The same, weighted; `None` where nobody said how likely.
        """

@final
class ChangeFact:
    """
    A fact behind a step.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-18T09:00+08:00"))
    >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2021-01-12")
    >>> [fact] = crm.pipeline().changes(("2021-01-11", "2021-01-18"), "2021-01-18").facts(0, "entered")
    >>> fact.what, fact.known_on.isoformat(), fact.retracted_on, fact.counted == crm.lead(lead).investment
    ('lead_received', '2021-01-18', None, True)
    """
    def __repr__(self, /) -> str: ...
    @property
    def counted(self, /) -> Id:
        """
        The investment whose number it moved, or the project where projects are counted.
        """
    @property
    def fact(self, /) -> FactRef:
        """
        The fact, which can be corrected, retracted or verified.
        """
    @property
    def kind(self, /) -> str:
        """
        What sort of fact it is, as its event is called: `milestone.reached`, `amount.stated`.
        """
    @property
    def known_on(self, /) -> date:
        """
        The day on which it became known.
        """
    @property
    def on(self, /) -> When | None:
        """
        When it happened, or from when it holds.
        """
    @property
    def retracted_on(self, /) -> date | None:
        """
        The day on which it was known to stand no longer.
        """
    @property
    def what(self, /) -> str:
        """
        What it is about: the key of a milestone or of a kind of money; else as `kind`.
        """

@final
class ChangeMember:
    """
    An investment behind a step, or a project where projects are counted.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-18T09:00+08:00"))
    >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2021-01-12")
    >>> [member] = crm.pipeline().changes(("2021-01-11", "2021-01-18"), "2021-01-18").members(0, "entered")
    >>> crm.investment(member.id).title, member.amounts
    ('LED 衬底', {})
    """
    def __repr__(self, /) -> str: ...
    @property
    def amounts(self, /) -> dict[str, tuple[Decimal, Decimal]]:
        """
        By how much, by currency: at least, and at most.
        """
    @property
    def certain(self, /) -> int:
        """
        By how many it changes what is certain: one more, one less, or none if its amount alone does.
        """
    @property
    def id(self, /) -> Id | str:
        """
        Its id; where its pipeline is one of outside tables, its id there, as text.
        """
    @property
    def possible(self, /) -> int:
        """
        By how many it changes what is at most.
        """
    @property
    def title(self, /) -> str:
        """
        Its title.
        """

@final
class ChangeRow:
    """
    One cell of a table of changes: the investments of a group at a stage, or all of it that are in the book.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-18T09:00+08:00"))
    >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2021-01-12")
    >>> row = crm.pipeline().changes(("2021-01-11", "2021-01-18"), "2021-01-18").rows[0]
    >>> row.key, row.label("zh"), row.certain.entered, row.possible.reconcile
    ('book', '在册', 1, True)
    """
    def __repr__(self, /) -> str: ...
    @property
    def amounts(self, /) -> dict[str, tuple[AmountSteps, AmountSteps]]:
        """
        How much there is, by currency: at least, and at most. Empty where no money was asked for.
        """
    @property
    def certain(self, /) -> ChangeSteps:
        """
        How many there are for certain.
        """
    @property
    def group(self, /) -> list[str]:
        """
        What each dimension is called in the group, in the order of `by`; empty where it says nothing.
        """
    @property
    def inexact(self, /) -> ChangeSteps:
        """
        How many of those possibly there have an amount with an end that nobody says: its figure is what counts.
        """
    @property
    def key(self, /) -> str:
        """
        `book` for all that are in the book, `not_begun` for those before any stage, else the key of the stage's
        milestone.
        """
    def label(self, /, lang: str = "en") -> str:
        """
        What it is called, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> inward.in_memory("阳泉经开区").pipeline().changes("2021-01-11", "2021-01-18").rows[1].label()
        'not begun'
        """
    @property
    def possible(self, /) -> ChangeSteps:
        """
        How many there are at most.
        """
    @property
    def without_amount(self, /) -> ChangeSteps:
        """
        Of how many of those possibly there no amount is known.
        """

@final
class ChangeSteps:
    """
    A number at both ends, and what each step made of it.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区")
    >>> steps = crm.pipeline().changes("2021-01-11", "2021-01-18").rows[0].certain
    >>> steps.opening + steps.entered - steps.left, steps.closing
    (0, 0)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def closing(self, /) -> int:
        """
        On the last day, as known by then (期末).
        """
    @property
    def corrected(self, /) -> int:
        """
        What was known otherwise of the first day (更正).
        """
    @property
    def entered(self, /) -> int:
        """
        What came in between the days (新进).
        """
    @property
    def late(self, /) -> int:
        """
        What was not known at all of the first day (补报).
        """
    @property
    def left(self, /) -> int:
        """
        What went out between the days (转出); it is taken away.
        """
    @property
    def opening(self, /) -> int:
        """
        On the first day, as known then (期初).
        """
    @property
    def reconcile(self, /) -> bool:
        """
        Whether the opening and the steps make the closing.
        """
    @property
    def rescoped(self, /) -> int:
        """
        What the later rules make of what was known (口径调整).
        """
    @property
    def revalued(self, /) -> int:
        """
        What is there on both days with another amount (金额变动).
        """

@final
class Changes:
    """
    How the table of stages changed from one report to another: opening + rescoped + corrected + late + entered −
    left + revalued = closing, in every cell, for certain and possibly, by number and money. `rescoped` is what the
    later rules make of what was known (what belongs to what, to which park, whose word goes by); `corrected` is what
    was known otherwise of the first day, `late` what was not known at all; the rest happened between the days.

    >>> import inward
    >>> clock = inward.Clock("2021-01-11T09:00+08:00")
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY", clock=clock)
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> first = desk.capture_lead("合成线索甲", on="2021-01-08", total_planned="2亿元")
    >>> clock.set("2021-01-18T09:00+08:00")
    >>> second = desk.capture_lead("合成线索乙", on="2021-01-10", total_planned="3亿元")
    >>> changes = crm.pipeline().changes("2021-01-11", "2021-01-18", money="total_planned")
    >>> book = changes.rows[0]
    >>> book.certain.opening, book.certain.late, book.certain.entered, book.certain.closing
    (1, 1, 0, 2)
    >>> least, most = book.amounts["CNY"]
    >>> str(least.opening), str(least.late), str(least.closing)
    ('200000000', '300000000', '500000000')
    >>> [member.title for member in changes.members(0, "late")]
    ['合成线索乙']
    >>> [(fact.what, str(fact.on), fact.known_on.isoformat()) for fact in changes.facts(0, "late")][0]
    ('lead_received', '2021-01-10', '2021-01-18')
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is
        requested.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def amounts(self, /) -> Table:
        """
        The amounts as a table over Arrow: of each cell and currency two rows, at least and at most.

        >>> import inward
        >>> changes = inward.in_memory("阳泉经开区").pipeline().changes("2021-01-11", "2021-01-18", money="funds_arrived")
        >>> [column.name for column in changes.amounts().columns][3:6]
        ['currency', 'bound', 'opening']
        """
    def definition(self, /, lang: str = "en") -> str:
        """
        What it tells, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区")
        >>> crm.pipeline().changes("2021-01-11", "2021-01-18").definition()
        'What changed from 2021-01-11 to 2021-01-18'
        >>> crm.pipeline().changes(("2021-01-11", "2021-01-11"), ("2021-01-11", "2021-01-18")).definition("zh")
        '2021-01-11至2021-01-11 (2021-01-18)追溯调整'
        """
    def facts(self, /, row: SupportsIndex, step: str) -> list[ChangeFact]:
        """
        The facts behind a step of a row, looked up in the book: what was stated or retracted between the reports, or
        happened between the days.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-18T09:00+08:00"))
        >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2021-01-12")
        >>> changes = crm.pipeline().changes(("2021-01-11", "2021-01-18"), "2021-01-18")
        >>> [(fact.kind, fact.what, str(fact.on)) for fact in changes.facts(0, "entered")]
        [('milestone.reached', 'lead_received', '2021-01-12')]
        """
    def members(self, /, row: SupportsIndex, step: str) -> list[ChangeMember]:
        """
        The investments that make a step of a row: `opening`, `rescoped`, `corrected`, `late`, `entered`, `left`,
        `revalued` or `closing`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-18T09:00+08:00"))
        >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2021-01-12")
        >>> changes = crm.pipeline().changes(("2021-01-11", "2021-01-18"), "2021-01-18")
        >>> [(member.title, member.certain, member.possible) for member in changes.members(0, "entered")]
        [('LED 衬底', 1, 1)]
        """
    @property
    def money(self, /) -> MoneyKind | None:
        """
        The kind of money that is added up.
        """
    @property
    def playbook_changed(self, /) -> bool:
        """
        Whether the playbook changed between what was known at both ends: what was re-scoped may come of that alone.
        """
    @property
    def rows(self, /) -> list[ChangeRow]:
        """
        The cells: those of a group side by side, groups in the order of their names, what says nothing last.
        """
    @property
    def since(self, /) -> tuple[date | None, date | None]:
        """
        The opening: its day, and the day by which it was known.
        """
    def table(self, /) -> Table:
        """
        The numbers as a table over Arrow: two rows a cell, `certain` and `possible`, a column for each step.

        >>> import inward
        >>> table = inward.in_memory("阳泉经开区").pipeline().changes("2021-01-11", "2021-01-18").table()
        >>> [column.name for column in table.columns][:6]
        ['cell', 'label', 'label_zh', 'bound', 'opening', 'rescoped']
        """
    def to_arrow(self, /) -> Any:
        """
        As a `pyarrow.Table`; needs `pip install inward[arrow]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pipeline().changes("2021-01-11", "2021-01-18")
        >>> asked.to_arrow().num_rows == len(asked.table())
        True
        """
    def to_pandas(self, /) -> Any:
        """
        As a `pandas.DataFrame`; needs `pip install inward[pandas]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pipeline().changes("2021-01-11", "2021-01-18")
        >>> len(asked.to_pandas()) == len(asked.table())
        True
        """
    def to_polars(self, /) -> DataFrame:
        """
        As a `polars.DataFrame`; needs `pip install inward[polars]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pipeline().changes("2021-01-11", "2021-01-18")
        >>> asked.to_polars().columns == asked.table().column_names
        True
        """
    @property
    def until(self, /) -> tuple[date | None, date | None]:
        """
        The closing: its day, and the day by which it was known.
        """

@final
class Classes:
    """
    Classes by rank, from the best on: each with the share of all that it and the better ones hold, and the
    class of the rest. The cuts belong to the better class.

    >>> from inward import scores
    >>> classes = scores.Classes({"A": "0.25", "B": "0.70", "C": "0.95"}, rest="D")
    >>> [classes.of_rank(rank, 100) for rank in (25, 26, 70, 71, 95, 96)]
    ['A', 'B', 'B', 'C', 'C', 'D']
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, cuts: dict[str, Any], *, rest: str) -> Classes: ...
    def __repr__(self, /) -> str: ...
    def of_rank(self, /, rank: Any, group: Any) -> str:
        """
        The class of a rank, from 1, among so many.

        >>> from inward import scores
        >>> scores.Classes({"A": "0.5"}, rest="B").of_rank(1, 2)
        'A'
        """
    def of_scores(self, /, scores: Any, *, ties: str = "refuse") -> list[str]:
        """
        The class of each of these scores, in their order; the greatest ranks first. Equals whose ranks fall
        into different classes are refused, unless `ties` says that all have the best or the worst of them.

        >>> from inward import scores
        >>> scores.Classes({"A": "0.5"}, rest="B").of_scores([60, "71.5", 60], ties="best")
        ['B', 'A', 'B']
        """

@final
class Clawback:
    """
    A rule by which an incentive is repaid where the investor fell short, 退还: in proportion, below a
    threshold, or by tiers.

    >>> import inward
    >>> rule = inward.Clawback.threshold_then_pro_rata("0.8")
    >>> rule.repayment("100万元", actual=170, required=200)
    Money('150000', 'CNY')
    >>> rule.repayment("100万元", actual=159, required=200)
    Money('1000000', 'CNY')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data.
        """
    @staticmethod
    def _restore(data: str) -> Clawback: ...
    def definition(self, /, lang: str = "en") -> str:
        """
        The rule in words, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> inward.Clawback.threshold("0.8").definition("zh")
        '实际值÷要求值低于 0.8 的，全额退还；否则不退还'
        """
    @staticmethod
    def pro_rata() -> Clawback:
        """
        The part that is missing is the part that is repaid.

        >>> import inward
        >>> inward.Clawback.pro_rata().repayment("100元", actual=1, required=3)
        Money('66.67', 'CNY')
        """
    def repayment(self, /, paid: Any, *, actual: Any, required: Any, currency: str | None = None) -> Money:
        """
        How much of what was paid is to be repaid, rounded half up to hundredths of the currency's unit.

        >>> import inward
        >>> rule = inward.Clawback.pro_rata()
        >>> rule.repayment(1_000_000, actual=150, required=200, currency="CNY")
        Money('250000', 'CNY')
        """
    @staticmethod
    def threshold(theta: Any, /) -> Clawback:
        """
        Everything where less than this share was reached, else nothing.

        >>> import inward
        >>> inward.Clawback.threshold("0.8").repayment("100元", actual=160, required=200)
        Money('0', 'CNY')
        """
    @staticmethod
    def threshold_then_pro_rata(theta: Any, /) -> Clawback:
        """
        Everything below this share, from there on the part that is missing.

        >>> import inward
        >>> inward.Clawback.threshold_then_pro_rata("0.8").repayment("100元", actual=190, required=200)
        Money('5', 'CNY')
        """
    @staticmethod
    def tiered(tiers: Any, /) -> Clawback:
        """
        By tiers from the highest share reached down, each with the share of what was paid that is
        repaid then; below the last, everything.

        >>> import inward
        >>> table = inward.Clawback.tiered([("1", "0"), ("0.9", "0.1"), ("0.7", "0.4")])
        >>> [str(table.repayment("100元", actual=jobs, required=200).amount) for jobs in (200, 180, 140, 139)]
        ['0', '10', '40', '100']
        """

@final
class Clock:
    """
    A clock that is set by hand, for tests and demonstrations: `inward.in_memory(…, clock=clock)`.

    >>> import inward
    >>> clock = inward.Clock("2021-01-04T09:00+08:00")
    >>> crm = inward.in_memory("阳泉经开区", clock=clock)
    >>> crm.today().isoformat()
    '2021-01-04'
    """
    def __new__(cls, now: Any, /) -> Clock: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    @property
    def now(self, /) -> datetime:
        """
        What it says.
        """
    def set(self, now: Any, /) -> None:
        """
        Sets it to another instant.

        >>> import inward
        >>> clock = inward.Clock("2021-01-04T09:00+08:00")
        >>> clock.set("2021-02-01T09:00+08:00")
        >>> clock.now.isoformat()
        '2021-02-01T01:00:00+00:00'
        """

@final
class Column:
    """
    A column of a table: its name, what it holds, and what it means.

    >>> import inward
    >>> inward.in_memory("z").leads().columns()[0]
    Column(name='id', type='text', meaning='Its id, as the API prints it')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def meaning(self, /, lang: str = "en") -> str:
        """
        What it means, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> column = inward.in_memory("z").projects().columns()[0]
        >>> column.name, column.meaning("zh")
        ('id', '编号（与 API 所示一致）')
        """
    @property
    def name(self, /) -> str:
        """
        Its name.
        """
    @property
    def type(self, /) -> str:
        """
        What it holds: `text`, `integer`, `bool`, `day`, `instant`, `amount`, `decimal` or
        `float`.
        """

@final
class Commitment:
    """
    A promise, 承诺: a service commitment to the investor, or an obligation by the investor.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
    >>> made = desk.promise(project, "land_delivery", due="2021-06-30", debtor="招商一局")
    >>> promise = crm.commitment(made)
    >>> promise.kind, str(promise.due), promise.made_with == project.id
    ('land_delivery', '2021-06-30', True)
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    @property
    def amount(self, /) -> Amount | None:
        """
        How much is owed, where it is money.
        """
    @property
    def article(self, /) -> str | None:
        """
        The article of that policy.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", attributes={"synthetic": True})
        >>> crm.project(project).attribute("synthetic"), crm.project(project).attribute("premises")
        (True, None)
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def condition_met(self, /) -> Truth:
        """
        Whether what must hold before anything is owed was met: yes, possibly, no.
        """
    @property
    def criterion(self, /) -> str | None:
        """
        What counts as keeping it: the id of a note.
        """
    @property
    def debtor(self, /) -> Id:
        """
        Who owes it: a unit or an organisation.
        """
    @property
    def depends_on(self, /) -> list[tuple[Id, int | None]]:
        """
        The commitments on which it depends, each with the number of the instalment that is enough.
        """
    @property
    def direction(self, /) -> Direction:
        """
        Who promised to whom.
        """
    @property
    def due(self, /) -> When | None:
        """
        When it is due: the date that was set, or what its limit, its pauses and extensions come to; none
        where its limit has not started to count.
        """
    def due_range(self, /) -> DueRange | None:
        """
        When it is due by what was promised, with all that can be asked of it: what has run, what is left,
        and why. While its clock is paused, the earliest that it may be.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> five_days = inward.working_days(5).after("accepted")
        >>> permit = desk.promise(project, "construction_permit", due_rule=five_days, on="2021-02-01", debtor=desk.unit)
        >>> done = desk.record_start(permit, "accepted", on="2021-02-05")
        >>> due = crm.commitment(permit).due_range().exact
        >>> due.last_day.isoformat(), due.remaining("2021-02-09T10:00+08:00")
        ('2021-02-18', 2)
        """
    def escalations(self, /) -> list[Escalation]:
        """
        Where it stands on the ladders of escalation (督办): the highest level of each that was not taken
        back. `desk.escalate` raises them.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> promise = desk.promise(project, "land_delivery", due="2021-01-12", debtor=desk.unit, on="2021-01-04")
        >>> done = desk.escalate()
        >>> then = crm.as_of("2021-01-20", known=crm.today()).commitment(promise)
        >>> [(level.level, level.deadline.isoformat()) for level in then.escalations()]
        [('yellow', '2021-01-20')]
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def items(self, /) -> list[str]:
        """
        What is to be delivered, item by item, numbered from 1.
        """
    @property
    def kept(self, /) -> Truth:
        """
        Whether it was kept in whole: yes, possibly, no.
        """
    @property
    def kept_by_milestone(self, /) -> str | None:
        """
        The milestone that keeps it: nobody need record that it was kept.
        """
    @property
    def kept_on(self, /) -> When | None:
        """
        When it was kept in whole, if it was and that is known.
        """
    @property
    def kind(self, /) -> str:
        """
        Its kind, a key of the playbook.
        """
    def lateness(self, /) -> tuple[timedelta | int, timedelta | int] | None:
        """
        By how much it was late when it was kept, or is late, in the unit of what was promised: at the least and
        at the most. None where its limit has not started, and where nobody knows when it was kept.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> limits = {"due_rule": inward.working_days(5).after("made"), "statutory": inward.working_days(20).after("made")}
        >>> permit = desk.promise(project, "construction_permit", on="2021-01-08", debtor=desk.unit, **limits)
        >>> done = desk.fulfil(permit, on="2021-01-19")
        >>> crm.commitment(permit).lateness(), crm.commitment(permit).statutory_lateness()
        ((2, 2), (0, 0))
        """
    @property
    def legal_basis(self, /) -> str | None:
        """
        The law or decision it rests on: its own, or else that of the policy it is under.
        """
    @property
    def life(self, /) -> Life:
        """
        Where it stands.
        """
    @property
    def made_with(self, /) -> Id:
        """
        The record it was made with.
        """
    @property
    def obligation(self, /) -> Obligation | None:
        """
        What the investor must reach, and by when that is checked.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def parts(self, /) -> list[CommitmentPart]:
        """
        What it is owed in, part by part: its instalments, the checks of an obligation, or all of it in one.
        """
    @property
    def policy(self, /) -> Id | None:
        """
        The policy it is under.
        """
    @property
    def promised_limit(self, /) -> Rule | None:
        """
        The limit that was promised.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    def statutory_lateness(self, /) -> tuple[timedelta | int, timedelta | int] | None:
        """
        By how much it is late by law; as `lateness`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> law = inward.working_days(20).after("accepted")
        >>> permit = desk.promise(project, "construction_permit", debtor=desk.unit, statutory=law)
        >>> crm.commitment(permit).statutory_lateness() is None  # it was not accepted
        True
        """
    @property
    def statutory_limit(self, /) -> Rule | None:
        """
        What the law allows.
        """
    def statutory_range(self, /) -> DueRange | None:
        """
        When it is due by law; as `due_range`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> limits = {"due_rule": inward.working_days(5).after("made"), "statutory": inward.working_days(20).after("made")}
        >>> permit = desk.promise(project, "construction_permit", on="2021-01-08", debtor=desk.unit, **limits)
        >>> str(crm.commitment(permit).due), crm.commitment(permit).statutory_range().exact.last_day.isoformat()
        ('2021-01-15', '2021-02-05')
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def supporting(self, /) -> list[Id]:
        """
        The units that help, 配合单位.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """

@final
class CommitmentEffect:
    """
    What a batch would do to one commitment; see `Batch.effect_on`.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> deal = desk.sign_agreement(title="合成合同")
    >>> grant = desk.promise(deal, "policy_incentive", amount="100万元", due="2021-06-30", debtor=desk.unit)
    >>> amendment = desk.batch()
    >>> amendment.supersede(grant, "补充协议", on="2021-03-01")
    >>> effect, = amendment.effect_on(deal)
    >>> effect.title, effect.changes, effect.before.life.value, effect.after.life.value
    ('政策兑现', True, 'overdue', 'superseded')
    """
    def __repr__(self, /) -> str: ...
    @property
    def after(self, /) -> CommitmentTerms:
        """
        What it would come to.
        """
    @property
    def before(self, /) -> CommitmentTerms | None:
        """
        What it comes to now; none where the batch makes it.
        """
    @property
    def changes(self, /) -> bool:
        """
        Whether anything of it would change.
        """
    @property
    def commitment(self, /) -> Id:
        """
        The commitment.
        """
    @property
    def superseded_by(self, /) -> Id | None:
        """
        The commitment that would take its place.
        """
    @property
    def title(self, /) -> str:
        """
        Its title.
        """

@final
class CommitmentPart:
    """
    One part of a commitment: an instalment (分期), a check of an obligation, or all of it.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园")
    >>> halves = [inward.Instalment("50万元", due="2021-06-30"), inward.Instalment("50万元", due="2021-12-31")]
    >>> grant = desk.promise(project, "policy_incentive", instalments=halves, debtor=desk.unit)
    >>> done = desk.fulfil(grant, amount="50万元", on="2021-06-20")
    >>> [(part.number, str(part.due), part.life.value) for part in crm.commitment(grant).parts]
    [(1, '2021-06-30', 'on_time'), (2, '2021-12-31', 'overdue')]
    """
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Amount | None:
        """
        How much it is, where it is money.
        """
    @property
    def due(self, /) -> When | None:
        """
        When it is due.
        """
    @property
    def kept_on(self, /) -> When | None:
        """
        When it was kept in whole, if it was and that is known.
        """
    @property
    def life(self, /) -> Life:
        """
        Where it stands.
        """
    @property
    def number(self, /) -> int | None:
        """
        Its number, from 1; none where it is all of it.
        """

@final
class CommitmentTerms:
    """
    What a commitment comes to at some point: how much, by when, and where it stands; see
    `Batch.effect_on`.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> deal = desk.sign_agreement(title="合成合同")
    >>> grant = desk.promise(deal, "policy_incentive", amount="100万元", due="2021-06-30", debtor=desk.unit)
    >>> now = desk.batch().effect_on(deal)[0].before
    >>> str(now.amount), str(now.due), now.life
    ('1000000 CNY', '2021-06-30', <Life.OVERDUE: 'overdue'>)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Amount | None:
        """
        How much is owed, where it is money.
        """
    @property
    def due(self, /) -> When | None:
        """
        When it is due, where that is known.
        """
    @property
    def life(self, /) -> Life:
        """
        Where it stands.
        """

@final
class Concentration:
    """
    How much of the whole each group holds, and the index of Herfindahl and Hirschman, Σ share².

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> lead = crm.desk("wang.li", unit="招商一局").capture_lead("合成项目", on="2020-05-08")
    >>> crm.concentration("unit", reached="lead_received").by_number()
    <Concentration of 1 groups: 1.0000>
    """
    def __repr__(self, /) -> str: ...
    @property
    def herfindahl_hirschman(self, /) -> ShareBounds:
        """
        The index, from 1/n where n groups hold the same to 1 where one holds all; times 10,000 it is what competition
        authorities write. Its ends hold whatever groups the undetermined belong to.
        """
    @property
    def shares(self, /) -> list[ShareBounds]:
        """
        The share of each group, in the order of the rows.
        """
    def top(self, groups: SupportsIndex, /) -> ShareBounds:
        """
        The share of the so many largest groups together.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> lead = crm.desk("wang.li", unit="招商一局").capture_lead("合成项目", on="2020-05-08")
        >>> crm.concentration("unit", reached="lead_received").by_number().top(3).exact
        Fraction(1, 1)
        """
    @property
    def undetermined(self, /) -> ShareBounds:
        """
        The share of which nobody knows whose it is.
        """

@final
class ConcentrationRow:
    """
    One group of a concentration.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> lead = crm.desk("wang.li", unit="招商一局").capture_lead("合成项目", on="2020-05-08")
    >>> [row] = crm.concentration("unit", reached="lead_received").rows
    >>> row.label, row.count, [one.title for one in row.investments]
    ('招商一局', Count(1), ['合成项目'])
    """
    def __repr__(self, /) -> str: ...
    @property
    def count(self, /) -> Count:
        """
        How many investments there are.
        """
    @property
    def investments(self, /) -> list[CountedRecord]:
        """
        The investments.
        """
    @property
    def key(self, /) -> str | None:
        """
        What its investments say; `None` where they say nothing.
        """
    @property
    def label(self, /) -> str:
        """
        What that is called.
        """
    @property
    def money(self, /) -> dict[str, Span]:
        """
        Their money, by the code of its currency.
        """

@final
class ConcentrationTable:
    """
    How concentrated investments are (集中度), by industry, origin or another dimension; see `Crm.concentration`.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> for name, country, amount in [("合成甲公司", "CN", "3亿元"), ("合成乙公司", "HK", "1亿元")]:
    ...     investor = desk.add_organisation(name, country=country)
    ...     deal = desk.sign_agreement(title=name, level="contract", parties=[investor], on="2020-07-10",
    ...                                contract_investment=amount)
    >>> found = crm.concentration("origin")
    >>> [row.key for row in found.rows], found.by_money().herfindahl_hirschman.exact
    (['CN', 'HK'], Fraction(5, 8))
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is
        requested.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def as_of(self, /) -> date:
        """
        The day it is as of.
        """
    @property
    def by(self, /) -> str:
        """
        What its groups are formed by.
        """
    def by_money(self, /) -> Concentration:
        """
        The shares by money; refused where amounts are in unlike currencies, and as undefined where there are none.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> crm.concentration("industry").by_money()
        Traceback (most recent call last):
        inward.Refused: the rate is undefined: there is nothing to divide by; show it as undefined, neither as 0 % nor as 100 % [rate.undefined]
        """
    def by_number(self, /) -> Concentration:
        """
        The shares by number, and how concentrated they are; refused as undefined where there is none.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> lead = crm.desk("wang.li", unit="招商一局").capture_lead("合成项目", on="2020-05-08")
        >>> crm.concentration("unit", reached="lead_received").by_number().shares
        [<ShareBounds 100.00>]
        """
    def definition(self, /, lang: str = "en") -> str:
        """
        What it tells, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> crm.concentration("origin").definition("zh") != ""
        True
        """
    @property
    def rows(self, /) -> list[ConcentrationRow]:
        """
        The groups, that with the most investments first.
        """
    def table(self, /) -> Table:
        """
        The same as a table over Arrow, its columns documented.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> len(crm.concentration("origin").table())
        0
        """
    def to_arrow(self, /) -> Any:
        """
        As a `pyarrow.Table`; needs `pip install inward[arrow]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.concentration("origin")
        >>> asked.to_arrow().num_rows == len(asked.table())
        True
        """
    def to_pandas(self, /) -> Any:
        """
        As a `pandas.DataFrame`; needs `pip install inward[pandas]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.concentration("origin")
        >>> len(asked.to_pandas()) == len(asked.table())
        True
        """
    def to_polars(self, /) -> DataFrame:
        """
        As a `polars.DataFrame`; needs `pip install inward[polars]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.concentration("origin")
        >>> asked.to_polars().columns == asked.table().column_names
        True
        """
    @property
    def undetermined(self, /) -> ConcentrationRow:
        """
        Those of which nobody knows the group: they may be of any.
        """

@final
class Count:
    """
    How many, for certain and at most where some are in doubt. Where nothing is in doubt it equals a
    plain number.

    >>> import inward
    >>> count = inward.Count(3, 5)
    >>> count.say(), count.exact is None
    ('3, perhaps 5', True)
    >>> inward.Count(3) == 3
    True
    """
    def __bool__(self, /) -> bool:
        """
        Whether there is any; what may be none and may be some is neither.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int:
        """
        As its number where it equals one.
        """
    def __new__(cls, /, certain: SupportsIndex, possible: SupportsIndex | None = None) -> Count: ...
    def __reduce__(self, /) -> tuple[type, tuple[int, int]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def certain(self, /) -> int:
        """
        How many there are for certain.
        """
    @property
    def exact(self, /) -> int | None:
        """
        The number, if nothing is in doubt.
        """
    @property
    def possible(self, /) -> int:
        """
        How many there may be: never less than the certain ones.
        """
    def say(self, /, lang: str = "en") -> str:
        """
        In words, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> inward.Count(3, 5).say("zh"), inward.Count(3).say()
        ('3，至多 5', '3')
        """

@final
class CountRow:
    """
    One number of a table of counts.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
    >>> row = crm.pipeline().funnel().rows[0]
    >>> row.key, row.label(), row.count, row.group
    ('lead_received', 'Lead received', Count(1), [])
    """
    def __repr__(self, /) -> str: ...
    @property
    def count(self, /) -> Count:
        """
        How many there are.
        """
    @property
    def group(self, /) -> list[str]:
        """
        What each dimension is called in the group, in the order of `by`; empty where it says nothing.
        """
    @property
    def key(self, /) -> str:
        """
        The key of the milestone; empty before any.
        """
    def label(self, /, lang: str = "en") -> str:
        """
        What it is called, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> inward.in_memory("阳泉经开区").pipeline().stage_table().rows[0].label("zh")
        '未开始'
        """

@final
class CountTable:
    """
    Numbers of investments, group by group, for certain and possibly. Behind each stand those that it counts.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> lead = desk.capture_lead("LED 衬底", on="2020-06")
    >>> funnel = crm.pipeline().funnel()
    >>> funnel.total, [member.title for member in funnel.members(0)]
    (Count(1), ['LED 衬底'])
    >>> funnel.to_polars()["certain"].sum()
    1
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is
        requested.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def by(self, /) -> list[str]:
        """
        What its groups are formed by.
        """
    def definition(self, /, lang: str = "en") -> str:
        """
        What is counted, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> inward.in_memory("阳泉经开区").pipeline().funnel().definition("zh")
        '达到各节点的招商项目数'
        """
    def members(self, row: SupportsIndex, /) -> list[Member]:
        """
        The investments behind the number in a row, in the order of their ids.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
        >>> [(member.title, member.counts.value) for member in crm.pipeline().funnel().members(0)]
        [('LED 衬底', 'yes')]
        """
    def plot(self, /, *, lang: str = "en") -> TopLevelMixin:
        """
        The numbers as bars, those in doubt lighter, as a chart of Altair; needs `pip install inward[plot]`. See
        `inward.charts`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
        >>> crm.pipeline().funnel().plot(lang="zh").to_dict()["title"]["text"]
        '达到各节点的招商项目数'
        """
    @property
    def rows(self, /) -> list[CountRow]:
        """
        The numbers: those of a group side by side, groups in the order of their names.
        """
    def table(self, /) -> Table:
        """
        The same as a table over Arrow, its columns documented.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
        >>> crm.pipeline().stage_table(by="unit").table().column_names
        ['unit', 'unit_name', 'milestone', 'label', 'label_zh', 'certain', 'possible']
        """
    def to_arrow(self, /) -> Any:
        """
        As a `pyarrow.Table`; needs `pip install inward[arrow]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pipeline().funnel()
        >>> asked.to_arrow().num_rows == len(asked.table())
        True
        """
    def to_pandas(self, /) -> Any:
        """
        As a `pandas.DataFrame`; needs `pip install inward[pandas]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pipeline().funnel()
        >>> len(asked.to_pandas()) == len(asked.table())
        True
        """
    def to_polars(self, /) -> DataFrame:
        """
        As a `polars.DataFrame`; needs `pip install inward[polars]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pipeline().funnel()
        >>> asked.to_polars().columns == asked.table().column_names
        True
        """
    @property
    def total(self, /) -> Count:
        """
        How many investments are in the book on that day, in whatever group.
        """

@final
class CountedRecord:
    """
    A record behind a number.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> project = crm.desk("wang.li", unit="招商一局").record_project(title="合成项目")
    >>> [row] = crm.workload("unit").rows
    >>> [(record.title, record.counts.value, record.id == project.id) for record in row.held["project"].records]
    [('合成项目', 'yes', True)]
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def counts(self, /) -> Truth:
        """
        Whether it counts: yes, or possibly.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def title(self, /) -> str:
        """
        Its title.
        """

@final
class CreditedInvestment:
    """
    An investment that is credited, in whole or in part.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> lead = desk.capture_lead("合成项目", origin="展会", on="2020-05-08")
    >>> [row] = crm.attribution("source", reached="lead_received").rows
    >>> [(one.title, one.share, one.counts.value) for one in row.investments]
    [('合成项目', Fraction(1, 1), 'yes')]
    """
    def __repr__(self, /) -> str: ...
    @property
    def counts(self, /) -> Truth:
        """
        Whether that is for certain, or possible.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def share(self, /) -> Fraction:
        """
        How much of it is credited, from 0 to 1.
        """
    @property
    def title(self, /) -> str:
        """
        Its title.
        """

@final
class CrossRow:
    """
    One number of a cross table: `row["outcome"]` is its word along that axis.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
    >>> row = crm.pipeline().standing_table().rows[1]
    >>> row["standing"], row.count, row.share, row.group
    ('ongoing', Count(1), RatioBounds(min=Ratio(1, 1), max=Ratio(1, 1)), [])
    """
    def __getitem__(self, axis: str, /) -> str:
        """
        The key of its word along an axis.
        """
    def __repr__(self, /) -> str: ...
    @property
    def count(self, /) -> Count:
        """
        How many there are.
        """
    @property
    def group(self, /) -> list[str]:
        """
        What each dimension is called in the group, in the order of `by`; empty where it says nothing.
        """
    @property
    def keys(self, /) -> list[str]:
        """
        The keys of its words, in the order of the axes; empty where one says nothing.
        """
    def labels(self, /, lang: str = "en") -> list[str]:
        """
        What its words are called, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
        >>> crm.pipeline().standing_table().rows[1].labels("zh")
        ['正常推进']
        """
    @property
    def share(self, /) -> RatioBounds | None:
        """
        The exact bounds of its share; `None` where it is no part of another number, or there is nobody it could be
        a share of: that is not 0 %.
        """

@final
class CrossTable:
    """
    Numbers of investments by several words at once, for certain and possibly: where they stood and what became of
    them. Behind each number stand those that it counts; where it is part of another it has its share.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> talks = desk.open_negotiation(title="合成项目", on="2021-01-05")
    >>> done = desk.lose_negotiation(talks, "lost_on_land", lost_to="太原", on="2021-03-15")
    >>> table = crm.pipeline().transitions("2020-12-31")
    >>> table.axes, [(row.keys, row.count) for row in table.rows]
    (['stage', 'outcome', 'to'], [(['negotiating', 'at_risk', ''], Count(1)), (['negotiating', 'closed', 'lost'], Count(1))])
    >>> table.to_polars().columns[-4:]
    ['certain', 'possible', 'share_low', 'share_high']
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is
        requested.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def axes(self, /) -> list[str]:
        """
        The names of its axes: a row has a word for each.
        """
    @property
    def by(self, /) -> list[str]:
        """
        What its groups are formed by.
        """
    def definition(self, /, lang: str = "en") -> str:
        """
        What is counted, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> inward.in_memory("阳泉经开区").pipeline().standing_table().definition("zh")
        '处于各状态的招商项目数'
        """
    def members(self, row: SupportsIndex, /) -> list[Member]:
        """
        The investments behind the number in a row, in the order of their ids.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
        >>> [member.title for member in crm.pipeline().standing_table().members(1)]
        ['LED 衬底']
        """
    @property
    def rows(self, /) -> list[CrossRow]:
        """
        The numbers: those of a group side by side, groups in the order of their names.
        """
    def table(self, /) -> Table:
        """
        The same as a table over Arrow, its columns documented.

        >>> import inward
        >>> inward.in_memory("阳泉经开区").pipeline().reasons().table().column_names[:3]
        ['standing', 'standing_label', 'standing_label_zh']
        """
    def to_arrow(self, /) -> Any:
        """
        As a `pyarrow.Table`; needs `pip install inward[arrow]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pipeline().standing_table()
        >>> asked.to_arrow().num_rows == len(asked.table())
        True
        """
    def to_pandas(self, /) -> Any:
        """
        As a `pandas.DataFrame`; needs `pip install inward[pandas]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pipeline().standing_table()
        >>> len(asked.to_pandas()) == len(asked.table())
        True
        """
    def to_polars(self, /) -> DataFrame:
        """
        As a `polars.DataFrame`; needs `pip install inward[polars]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pipeline().standing_table()
        >>> asked.to_polars().columns == asked.table().column_names
        True
        """

@final
class CurePeriod:
    """
    So many natural days from the notice of a breach, in which it may be made good: the day of the
    notice is not counted, the last day is.

    >>> import inward
    >>> period = inward.CurePeriod("2021-03-01", days=90)
    >>> period.last_day.isoformat(), period.enforceable("2021-05-30").value, period.enforceable().value
    ('2021-05-30', 'no', 'yes')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, notified: Any, *, days: Any) -> CurePeriod: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, int]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _restore(notified: Any, days: Any) -> CurePeriod: ...
    def enforceable(self, /, cured_on: Any | None = None) -> Truth:
        """
        Whether it can be enforced once the period is over: possibly, where the date of the cure is
        too imprecise to say.

        >>> import inward
        >>> inward.CurePeriod("2021-03-01", days=90).enforceable("2021-05")
        <Truth.POSSIBLY: 'possibly'>
        """
    def enforceable_from(self, /, cured_on: Any | None = None) -> date | None:
        """
        The first day on which it can, or possibly can; `None` where it was made good in time.

        >>> import inward
        >>> period = inward.CurePeriod("2021-03-01", days=90)
        >>> period.enforceable_from().isoformat(), period.enforceable_from("2021-05-30")
        ('2021-05-31', None)
        """
    @property
    def last_day(self, /) -> date:
        """
        The last day on which the breach can be made good.
        """

@final
class CurrencySum:
    """
    The sum of the amounts in one currency, with what is known of its bounds.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> done = desk.capture_lead("合成线索甲", total_planned="2亿元以上")
    >>> done = desk.capture_lead("合成线索乙", total_planned="1亿元")
    >>> [sum] = crm.leads().sum("total_planned").sum.sums
    >>> sum.in_yi, sum.count, sum.inexact, sum.bounds
    ('3亿', 2, 1, (Decimal('300000000'), None))
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def amount(self, /) -> Decimal:
        """
        The sum of the figures; of a range its lower end counts.
        """
    @property
    def bounds(self, /) -> tuple[Decimal | None, Decimal | None]:
        """
        The least and the greatest it can be; `None` is no bound.
        """
    @property
    def count(self, /) -> int:
        """
        How many amounts were added.
        """
    @property
    def currency(self, /) -> str:
        """
        Of which currency, ISO 4217.
        """
    @property
    def in_yi(self, /) -> str:
        """
        The sum of the figures in 亿, exactly, without regard to qualifiers.
        """
    @property
    def inexact(self, /) -> int:
        """
        How many of them were not exact.
        """

@final
class Cursor:
    """
    Where a page of a list ends: what `page(after=…)` takes for the next one.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> leads = [desk.capture_lead(f"合成线索{number}") for number in range(3)]
    >>> place = crm.leads().page(2).next
    >>> [lead.title for lead in crm.leads().page(2, place).items]
    ['合成线索2']
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _restore(data: str) -> Cursor: ...

@final
class Day:
    """
    A day of a calendar: what it is, and who says so.

    >>> import inward
    >>> day = inward.Calendar.china().day("2020-02-01")
    >>> day
    <Day 2020-02-01 holiday 'Spring Festival'>
    >>> day.name_in("zh"), day.document
    ('春节', '国务院办公厅关于延长2020年春节假期的通知（国办发明电〔2020〕1号）')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data.
        """
    @staticmethod
    def _restore(data: str) -> Day: ...
    @property
    def document(self, /) -> str | None:
        """
        The notice that says so; `None` where no notice speaks of the day.
        """
    @property
    def hours(self, /) -> list[tuple[str, str]] | None:
        """
        When the office is open, as pairs of times; empty where it is closed, `None` where the calendar
        says nothing of hours.
        """
    @property
    def issued_exactly(self, /) -> bool:
        """
        Whether that day is on record; if not, 1 January of the year stands for it.
        """
    @property
    def issued_on(self, /) -> date | None:
        """
        The day that notice was issued.
        """
    @property
    def kind(self, /) -> DayKind:
        """
        What it is.
        """
    @property
    def name(self, /) -> str | None:
        """
        The holiday that it is off for, or that it works for, in English if the calendar knows it in both
        languages.
        """
    def name_in(self, /, lang: str) -> str | None:
        """
        The same in one of the languages.

        >>> import inward
        >>> inward.Calendar.china().day("2021-06-14").name_in("zh")
        '端午节'
        """
    @property
    def on(self, /) -> date:
        """
        The day.
        """
    @property
    def region(self, /) -> str | None:
        """
        Whose notice it is, in English if the calendar knows it in both languages.
        """
    def region_in(self, /, lang: str) -> str | None:
        """
        The same in one of the languages.

        >>> import inward
        >>> inward.Calendar.china().day("2021-06-14").region_in("zh")
        '中国'
        """

@final
class Division:
    """
    A division (行政区划) with its names.

    >>> import inward
    >>> table = inward.DivisionTable.from_csv(['''code,name
    ... 140000,山西省
    ... 140300,阳泉市'''])
    >>> place = table.find(inward.DivisionCode("140300"))
    >>> place.name, str(place.level), place.province[1]
    ('阳泉市', 'prefecture', '山西省')
    """
    def __repr__(self, /) -> str: ...
    @property
    def code(self, /) -> DivisionCode:
        """
        Its code.
        """
    @property
    def level(self, /) -> DivisionLevel:
        """
        Province, prefecture or county.
        """
    @property
    def name(self, /) -> str:
        """
        Its name.
        """
    @property
    def prefecture(self, /) -> tuple[DivisionCode, str] | None:
        """
        The code and the name of the prefecture it lies in, where it lies in one.
        """
    @property
    def province(self, /) -> tuple[DivisionCode, str] | None:
        """
        The code and the name of the province it lies in, unless it is one.
        """

@final
class DivisionCode:
    """
    A division code, 行政区划代码 (GB/T 2260): six digits.

    >>> import inward
    >>> code = inward.DivisionCode("140311")
    >>> str(code.level), str(code.prefecture), str(code.province)
    ('county', '140300', '140000')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, text: str, /) -> DivisionCode: ...
    def __reduce__(self, /) -> tuple[type, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data.
        """
    @property
    def level(self, /) -> DivisionLevel:
        """
        Province, prefecture or county.
        """
    @property
    def prefecture(self, /) -> DivisionCode | None:
        """
        The prefecture it lies in, where it lies in one.
        """
    @property
    def province(self, /) -> DivisionCode:
        """
        The province it lies in.
        """

@final
class DivisionTable:
    """
    The divisions of a country, by which a code is known to exist and has a name.

    >>> import inward
    >>> table = inward.DivisionTable.from_csv(['''code,name
    ... 140000,山西省
    ... 140300,阳泉市'''])
    >>> table
    <DivisionTable of 2 divisions>
    """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def find(self, code: DivisionCode, /) -> Division:
        """
        The division of a code, with its names.

        >>> import inward
        >>> table = inward.DivisionTable.from_csv(['''code,name
        ... 140000,山西省
        ... 140300,阳泉市'''])
        >>> table.find(inward.DivisionCode("140300")).name
        '阳泉市'
        """
    @staticmethod
    def from_csv(texts: SupportsGetItem[int, str], /) -> DivisionTable:
        """
        Reads tables of divisions as CSV texts, each with columns `code` and `name`.

        >>> import inward
        >>> provinces = '''code,name
        ... 140000,山西省'''
        >>> cities = '''code,name
        ... 140300,阳泉市'''
        >>> len(inward.DivisionTable.from_csv([provinces, cities]))
        2
        """

@final
class Due:
    """
    When something is due. It is answered by `Calendar.due`.

    Lengths are a `timedelta` where the rule counts hours or working time, and else a whole number of
    days: working days for `working_days`, natural days for all others.

    >>> import inward
    >>> due = inward.Calendar.china().due("2021-02-05", inward.working_days(5))
    >>> due.last_day.isoformat(), due.at.isoformat()
    ('2021-02-18', '2021-02-18T23:59:59.999999+08:00')
    >>> due.breached("2021-02-18T23:59+08:00"), due.breached("2021-02-19T00:00+08:00")
    (False, True)
    """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def at(self, /) -> datetime:
        """
        The last moment at which it is not late: aware, in the time zone of the calendar, or naive where it
        has none.
        """
    def breached(self, at: Any, /) -> bool:
        """
        Whether it is late at that moment: after the due one, not at it.

        >>> import inward
        >>> due = inward.Calendar.china().due("2021-02-05", inward.working_days(5))
        >>> due.breached("2021-02-19T08:00+08:00")
        True
        """
    def clock(self, at: Any, /) -> ClockState:
        """
        What the clock does at that moment.

        >>> import inward
        >>> due = inward.Calendar.china().due("2021-02-05", inward.working_days(5))
        >>> due.clock("2021-02-09T10:00+08:00")
        <ClockState.RUNNING: 'running'>
        """
    @property
    def day(self, /) -> date:
        """
        The day on which the time is over: the last day, or that of the moment where the rule counts hours.
        """
    def elapsed(self, at: Any, /) -> timedelta | int:
        """
        How much of the time has run by that moment; pauses are not counted.

        >>> import inward
        >>> start = "2021-02-05T10:00+08:00"
        >>> due = inward.Calendar.china().due(start, inward.hours(24), pauses=[(start, "2021-02-05T11:00+08:00")])
        >>> due.elapsed("2021-02-05T12:30+08:00")
        datetime.timedelta(seconds=5400)
        """
    def explain(self, /, lang: str = "en") -> str:
        """
        How it came about, a line each step, in one of the languages.

        >>> import inward
        >>> due = inward.Calendar.china().due("2021-01-12", inward.natural_days(30))
        >>> print(due.explain("zh"))
        规则：30 日；起算于 2021-01-12 周二
        起算当日不计入
        2021-02-11 周四 不是工作日（节假日，春节）：顺延至下一工作日，即 2021-02-18 周四
        2021-02-18 周四 二十四时到期
        """
    @property
    def last_day(self, /) -> date | None:
        """
        The last day; `None` where the rule counts hours.
        """
    def overdue(self, at: Any, /) -> timedelta | int:
        """
        By how much it is late at that moment; nothing where it is not. A pause after the due moment
        cures nothing.

        >>> import inward
        >>> due = inward.Calendar.china().due("2021-02-05", inward.working_days(5))
        >>> due.overdue("2021-02-22T10:00+08:00")
        3
        """
    @property
    def provisional(self, /) -> bool:
        """
        Whether it rests on days of a year whose notice was not issued, so that the weekday tells.
        """
    @property
    def raw_last_day(self, /) -> date | None:
        """
        The last day as counted, before it was moved off a rest day.
        """
    def remaining(self, at: Any, /) -> timedelta | int:
        """
        How much of the time is left at that moment; nothing where it is over.

        >>> import inward
        >>> due = inward.Calendar.china().due("2021-02-05", inward.working_days(5))
        >>> due.remaining("2021-02-09T10:00+08:00")
        2
        """
    @property
    def rule(self, /) -> Rule:
        """
        The rule.
        """

@final
class DueRange:
    """
    When something is due at the earliest and at the latest, from a start that is not known to the day or
    the hour. It is answered by `Calendar.due_range`.

    >>> import inward
    >>> due = inward.Calendar.china().due_range("2020-06", inward.natural_days(30))
    >>> due.earliest.last_day.isoformat(), due.latest.last_day.isoformat(), due.exact
    ('2020-07-01', '2020-07-30', None)
    """
    def __repr__(self, /) -> str: ...
    def breached(self, at: Any, /) -> Truth:
        """
        Whether it is late at that moment; possibly where the start decides.

        >>> import inward
        >>> due = inward.Calendar.china().due_range("2020-06", inward.natural_days(30))
        >>> due.breached("2020-07-15T08:00+08:00")
        <Truth.POSSIBLY: 'possibly'>
        """
    @property
    def earliest(self, /) -> Due:
        """
        The earliest.
        """
    @property
    def exact(self, /) -> Due | None:
        """
        The one due time, where there is but one.
        """
    def kept_by(self, when: Any, /) -> Truth:
        """
        Whether what happened then was in time; possibly where either date leaves it open.

        >>> import inward
        >>> due = inward.Calendar.china().due_range("2020-06", inward.natural_days(30))
        >>> str(due.kept_by("2020-06-30")), str(due.kept_by("2020-08"))
        ('yes', 'no')
        """
    @property
    def latest(self, /) -> Due:
        """
        The latest.
        """
    @property
    def provisional(self, /) -> bool:
        """
        Whether it rests on days of a year whose notice was not issued.
        """

@final
class Duplicate:
    """
    Two investments that may be one.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> for number in (1, 2):
    ...     done = desk.capture_lead("合成项目")
    >>> [pair] = crm.duplicates().pairs
    >>> pair.reasons
    [('title', '合成项目')]
    """
    def __repr__(self, /) -> str: ...
    @property
    def first(self, /) -> CountedRecord:
        """
        The one that was made first.
        """
    @property
    def reasons(self, /) -> list[tuple[str, str]]:
        """
        What they have in common (`investor`, `owner_group`, `investor_name`, `title`, `site`), each with what that is
        called.
        """
    @property
    def second(self, /) -> CountedRecord:
        """
        The other.
        """

@final
class Duplicates:
    """
    The pairs of investments that may be one (疑似重复), with what they have in common; see `Crm.duplicates`.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> group = desk.add_organisation("合成集团")
    >>> for name in ["合成新材料", "合成新能源"]:
    ...     lead = desk.capture_lead(f"{name}项目", investor=desk.add_organisation(name, parent=group))
    >>> [(pair.first.title, pair.second.title, pair.reasons) for pair in crm.duplicates().pairs]
    [('合成新材料项目', '合成新能源项目', [('owner_group', '合成集团')])]
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is
        requested.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def as_of(self, /) -> date:
        """
        The day it is as of.
        """
    def definition(self, /, lang: str = "en") -> str:
        """
        What it tells, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> crm.duplicates().definition("zh") != ""
        True
        """
    @property
    def pairs(self, /) -> list[Duplicate]:
        """
        The pairs: those with the most in common first.
        """
    def table(self, /) -> Table:
        """
        The same as a table over Arrow, its columns documented.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> len(crm.duplicates().table())
        0
        """
    def to_arrow(self, /) -> Any:
        """
        As a `pyarrow.Table`; needs `pip install inward[arrow]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.duplicates()
        >>> asked.to_arrow().num_rows == len(asked.table())
        True
        """
    def to_pandas(self, /) -> Any:
        """
        As a `pandas.DataFrame`; needs `pip install inward[pandas]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.duplicates()
        >>> len(asked.to_pandas()) == len(asked.table())
        True
        """
    def to_polars(self, /) -> DataFrame:
        """
        As a `polars.DataFrame`; needs `pip install inward[polars]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.duplicates()
        >>> asked.to_polars().columns == asked.table().column_names
        True
        """

@final
class Elapsed:
    """
    How much of a period is over: so many of so many months, or working days.

    >>> import inward
    >>> inward.Elapsed.months(10)
    Elapsed.months(10, 12)
    >>> str(inward.Elapsed.working_days(inward.Calendar.china(), "2021-06-30"))
    '122/250'
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[int, int]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def months(passed: Any, of: Any | None = None) -> Elapsed:
        """
        So many months of so many.

        >>> import inward
        >>> inward.Elapsed.months(2, 3) == inward.Elapsed.months(8, 12)
        False
        """
    @staticmethod
    def working_days(calendar: Calendar, as_of: Any) -> Elapsed:
        """
        The working days of the day's year up to its end, of all that the year has.

        >>> import inward
        >>> str(inward.Elapsed.working_days(inward.Calendar.china(), "2021-12-31"))
        '250/250'
        """

@final
class Entry:
    """
    A dated list of projects, a promotion event, a policy, an inspection, or a procedure, 台账条目.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> made = desk.add_promotion_event("合成推介会", on="2020-09-08", place="阳泉", cost="2万元")
    >>> event = crm.entry(made)
    >>> event.place, str(event.on), str(event.cost)
    ('阳泉', '2020-09-08', '20000 CNY')
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    @property
    def articles(self, /) -> list[tuple[str, str | None]]:
        """
        The articles of a policy: the number, and the id of a note.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", attributes={"synthetic": True})
        >>> crm.project(project).attribute("synthetic"), crm.project(project).attribute("premises")
        (True, None)
        """
    @property
    def authority(self, /) -> Id | None:
        """
        The authority that inspected it, a unit.
        """
    @property
    def basis(self, /) -> InspectionBasis | None:
        """
        How the inspection is known.
        """
    @property
    def budgets(self, /) -> list[tuple[int, Amount]]:
        """
        The budgets of a policy that are in force: the year, and the amount.
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def cost(self, /) -> Amount | None:
        """
        What an event cost; what a procedure costs is in its version.
        """
    @property
    def document(self, /) -> str | None:
        """
        The number of the document of a policy, 文号.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def is_inspection(self, /) -> bool:
        """
        Whether it is an inspection.
        """
    @property
    def is_policy(self, /) -> bool:
        """
        Whether it is a policy. What only a policy has is `None` of others.
        """
    @property
    def is_procedure(self, /) -> bool:
        """
        Whether it is a procedure.
        """
    @property
    def is_promotion_event(self, /) -> bool:
        """
        Whether it is a promotion event.
        """
    @property
    def issuer(self, /) -> Id | None:
        """
        The unit that issued a policy.
        """
    @property
    def legal_basis(self, /) -> str | None:
        """
        The law or decision a policy rests on.
        """
    def measure(self, /, metric: str, kind: str, phase: SupportsIndex | None = None, *, period: Any | None = None, at: str | None = None) -> Measure | None:
        """
        The figure in force of a metric and a kind, of the whole or of one phase: that of the
        latest period, or of the one that is given. What is expected or promised `at` a milestone
        is another figure.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> done = desk.record_measure(project, "jobs_new", "expected", "200余个")
        >>> str(crm.project(project).measure("jobs_new", "expected").value)
        '> 200 个'
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def on(self, /) -> When | None:
        """
        The day a list or a policy was issued, an event took place, or an authority came.
        """
    @property
    def organisation(self, /) -> Id | None:
        """
        The enterprise that was inspected.
        """
    @property
    def outcome(self, /) -> str | None:
        """
        What came of the inspection: the id of a note.
        """
    @property
    def period(self, /) -> When | None:
        """
        The year or other period a list is for.
        """
    @property
    def place(self, /) -> str | None:
        """
        Where an event took place.
        """
    @property
    def procedure_version(self, /) -> ProcedureVersion | None:
        """
        The version of a procedure that is in force.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局", steps=6, on="2019-01-01")
        >>> done = desk.revise_procedure(permit, steps=4, on="2020-07-01")
        >>> str(crm.entry(permit).procedure_version.steps)
        '4'
        >>> str(crm.as_of("2020-06-30", known=crm.now()).entry(permit).procedure_version.steps)
        '6'
        """
    @property
    def purpose(self, /) -> InspectionPurpose | None:
        """
        Why it was inspected.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    def reductions(self, /, *, before: Any, after: Any) -> dict[Burden, Reduction2 | Fault]:
        """
        By how much each burden of a procedure is less on one day than it was on another, 四减; where that has no
        answer, why. Burdens that neither version tells of are left out.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> survey = desk.add_procedure("联合踏勘", "招商一局", on="2018-01-01", steps=39, cost="0元")
        >>> done = desk.revise_procedure(survey, on="2019-07-01", steps=4)
        >>> reductions = crm.entry(survey).reductions(before="2019-01-01", after="2020-01-01")
        >>> str(reductions["steps"].bounds), reductions["cost"].code
        ('89.74%', 'rate.undefined')
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def repealed(self, /) -> When | None:
        """
        When a policy was repealed, as far as that is known.
        """
    @property
    def review(self, /) -> ReviewOutcome | None:
        """
        What became of the fair-competition review of a policy, 公平竞争审查.
        """
    @property
    def reviewed_on(self, /) -> When | None:
        """
        When a policy was reviewed.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def targets(self, /) -> list[Target]:
        """
        The targets that stand.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def valid(self, /) -> When | None:
        """
        Since when and until when a policy is valid.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """

@final
class Escalation:
    """
    A level that a record has reached on a ladder of escalation (督办), and that stands: the highest that was not
    taken back.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> task = desk.assign_task("协调用电", due="2021-01-12", on="2021-01-04")
    >>> done = desk.escalate()
    >>> [level] = crm.task(task).escalations()
    >>> level
    Escalation(ladder='tasks', level='red', since='2021-01-21')
    >>> level.label("zh"), level.notifies, level.deadline
    ('红牌', 'supervision_office', None)
    """
    def __repr__(self, /) -> str: ...
    @property
    def deadline(self, /) -> date | None:
        """
        The last day on which that role acts in time; `None` where the level sets no deadline.
        """
    @property
    def fact(self, /) -> FactRef:
        """
        The fact of the record that says so.
        """
    def label(self, /, lang: str = "en") -> str:
        """
        What the level is called, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> task = desk.assign_task("协调用电", due="2021-01-12", on="2021-01-04")
        >>> done = desk.escalate(task)
        >>> crm.task(task).escalations()[0].label()
        'Red card'
        """
    @property
    def ladder(self, /) -> str:
        """
        The ladder, a key of the playbook.
        """
    @property
    def level(self, /) -> str:
        """
        The level, a key of the ladder.
        """
    @property
    def notifies(self, /) -> str:
        """
        The role that is told, a key of the playbook.
        """
    @property
    def phase(self, /) -> int | None:
        """
        The phase of the project that it is about.
        """
    @property
    def since(self, /) -> date:
        """
        The day since when its trigger holds, whenever somebody looked.
        """

@final
class ExposureRow:
    """
    One row of an exposure: a policy, a year and a currency.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> policy = desk.add_policy("合成扶持办法")
    >>> done = desk.set_budget(policy, 2021, "1000万元")
    >>> row = crm.exposure().rows[0]
    >>> row.label, str(row.year), row.currency, str(row.budget), row.figure("paid")
    ('合成扶持办法', '2021', 'CNY', '10000000 CNY', None)
    """
    def __repr__(self, /) -> str: ...
    @property
    def budget(self, /) -> Amount | None:
        """
        The budget of the year that is in force; `None` where none is set.
        """
    def commitments(self, /, figure: str) -> list[Id]:
        """
        The promises that stand in a figure, for certain or possibly.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> policy = desk.add_policy("合成扶持办法", legal_basis="合成条例")
        >>> made = desk.promise(project, "policy_incentive", debtor=desk.unit, under=policy, amount="800万元")
        >>> row = crm.exposure().rows[0]
        >>> row.year, row.commitments("not_yet_due") == [made.id], row.commitments("paid")
        (None, True, [])
        """
    @property
    def currency(self, /) -> str:
        """
        The currency.
        """
    def figure(self, /, figure: str) -> CurrencySum | None:
        """
        A figure of the row; `None` where nothing was added to it, or there is no budget.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> done = desk.set_budget(desk.add_policy("合成扶持办法"), 2021, "1000万元")
        >>> str(crm.exposure().rows[0].figure(inward.ExposureFigure.BALANCE))
        '0.1亿'
        """
    @property
    def label(self, /) -> str:
        """
        The number of its document, or its name.
        """
    @property
    def policy(self, /) -> Id:
        """
        The policy.
        """
    @property
    def year(self, /) -> When | None:
        """
        The year in which the promises are due; an interval of years where one may be due in several; `None`
        where nobody can tell yet.
        """

@final
class ExposureTable:
    """
    What the promises of money under each policy cost, and may cost yet (政策敞口), at the point that was
    asked: by the year in which they are due and by currency, beside the budgets in force.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园")
    >>> policy = desk.add_policy("合成扶持办法", document="阳开发〔2020〕5号", legal_basis="合成条例")
    >>> done = desk.set_budget(policy, 2021, "1000万元")
    >>> made = desk.promise(project, "policy_incentive", debtor=desk.unit, under=policy, amount="800万元", due="2021-06-30")
    >>> done = desk.fulfil(made, on="2021-05-20", amount="300万元", in_part=True)
    >>> row = crm.exposure().rows[0]
    >>> [str(row.figure(figure)) for figure in ("budget", "paid", "due", "balance")]
    ['0.1亿', '0.03亿', '0.05亿', '0.02亿']
    >>> row.commitments("due") == [made.id]
    True
    """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def as_of(self, /) -> date:
        """
        The day it is as of.
        """
    @staticmethod
    def definition(figure: str, lang: str = "en") -> str:
        """
        What a figure counts, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> crm.exposure().definition("balance", "zh")
        '预算－（已兑付＋到期未付＋未到期）'
        """
    @property
    def rows(self, /) -> list[ExposureRow]:
        """
        The rows: by policy in the order in which they were recorded, then by year, the undetermined last.
        """
    @property
    def uncited(self, /) -> list[Id]:
        """
        Promises of money to investors that are under no policy: they are in no row.
        """

@final
class Extension:
    """
    More time: a length such as `working_days(10)`, or `fixed(date)` for an extension to a date. Where
    it is known when it was approved, an approval after the old due time is refused.

    >>> import inward
    >>> more = inward.Extension(inward.working_days(10), approved="2021-02-01T09:00+08:00")
    >>> due = inward.Calendar.china().due("2021-01-08", inward.working_days(20), extensions=[more])
    >>> due.last_day.isoformat()
    '2021-02-24'
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, by: Any, /, approved: Any | None = None) -> Extension: ...
    def __reduce__(self, /) -> tuple[type, tuple[Rule, str | None]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def approved(self, /) -> datetime | None:
        """
        When it was approved: in UTC, or a local time for a calendar of local times.
        """
    @property
    def by(self, /) -> Rule:
        """
        How much more.
        """
    def check(self, rule: Any, /) -> None:
        """
        Refuses an extension by which the rule cannot be extended.

        >>> import inward
        >>> inward.Extension(inward.hours(2)).check(inward.working_days(5))
        Traceback (most recent call last):
        inward.Refused: a limit of 5 working days cannot be extended by 2 h; ... [deadline.extension-unit]
        """

@final
class FactRef:
    """
    A fact anywhere in the book, written `prj_…@12` or `prj_…@12.1`: to correct, retract or verify it.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> lead = desk.capture_lead("LED 衬底", total_planned="2亿元")
    >>> fact = inward.FactRef(str(lead.fact))
    >>> fact == lead.fact, fact.record == lead.id
    (True, True)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, text: str, /) -> FactRef: ...
    def __reduce__(self, /) -> tuple[type, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def record(self, /) -> Id:
        """
        The record that keeps the fact.
        """

@final
class Head:
    """
    The end of the log. Kept elsewhere, it later proves that nothing was cut.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> head = crm.head()
    >>> inward.Head(head.position, head.hash) == head, len(head.hash)
    (True, 64)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, position: SupportsIndex, hash: str) -> Head:
        """
        `hash` is the text that a head shows.
        """
    def __reduce__(self, /) -> tuple[type, tuple[int, str]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def hash(self, /) -> str:
        """
        The hash of all of them, as 64 hexadecimal digits.
        """
    @property
    def position(self, /) -> int:
        """
        How many events the log has.
        """

@final
class Held:
    """
    What somebody holds of one kind.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> lead = crm.desk("wang.li", unit="招商一局").capture_lead("合成线索", on="2020-06-01")
    >>> held = crm.workload("officer").rows[0].held["lead"]
    >>> held.open, held.overdue, [record.title for record in held.records], held.overdue_records
    (Count(1), Count(0), ['合成线索'], [])
    """
    def __repr__(self, /) -> str: ...
    @property
    def open(self, /) -> Count:
        """
        How many are open.
        """
    @property
    def overdue(self, /) -> Count:
        """
        How many of them are overdue.
        """
    @property
    def overdue_records(self, /) -> list[CountedRecord]:
        """
        The overdue ones.
        """
    @property
    def records(self, /) -> list[CountedRecord]:
        """
        The open ones.
        """

@final
class HistoryEntry:
    """
    One thing that happened to a record: who, when, what from, what to, why.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
    >>> done = desk.state_amount(project, "total_planned", "15亿元")
    >>> entry = crm.history(project)[-1]
    >>> entry.who, entry.what, entry.from_, entry.to
    ('wang.li', 'total_planned', '≈ 1200000000 CNY', '1500000000 CNY')
    """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def actor(self, /) -> Id:
        """
        Who did it.
        """
    @property
    def facts(self, /) -> list[StatedFact]:
        """
        The facts that it stated, each of which can be corrected, retracted or verified.
        """
    @property
    def from_(self, /) -> str | None:
        """
        What was known before. (`from` is a word of Python itself.)
        """
    @property
    def kind(self, /) -> str:
        """
        The type of the event, such as `milestone.reached`.
        """
    @property
    def position(self, /) -> int:
        """
        Its position in the book.
        """
    @property
    def record(self, /) -> Id:
        """
        The record it happened to.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When the book recorded it.
        """
    @property
    def recorded_on(self, /) -> date:
        """
        The day of the zone on which the book recorded it.
        """
    @property
    def reported_on(self, /) -> date | None:
        """
        When the office had it, where given.
        """
    def say(self, /, lang: str = "en") -> str:
        """
        All of it in one line, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> clock = inward.Clock("2021-01-04T09:00+08:00")
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY", clock=clock)
        >>> desk = crm.desk("wang.li")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> done = desk.state_amount(project, "total_planned", "15亿元")
        >>> print(crm.history(project)[-1].say("zh"))
        2021-01-04  wang.li  建设项目 · 计划总投资：约12亿 → 15亿
        """
    @property
    def title(self, /) -> str:
        """
        The title of the record.
        """
    @property
    def to(self, /) -> str | None:
        """
        What is known from then on.
        """
    @property
    def version(self, /) -> int:
        """
        The version of the record that it made.
        """
    @property
    def what(self, /) -> str:
        """
        What it is about: the milestone, the kind of money, the attribute.
        """
    @property
    def who(self, /) -> str | None:
        """
        Who did it, by name; `None` once their particulars are erased.
        """
    @property
    def why(self, /) -> str | None:
        """
        Why, where a reason was given and is not erased.
        """

@final
class Id:
    """
    The id of a record: its kind and a UUID, written `inv_01890a5d-…`. It equals its text, so that
    ids from files and databases compare; ids sort in the order in which records were made, kind by
    kind.

    >>> import inward
    >>> id = inward.Id("led_01890a5d-ac96-774b-bcce-b302099a8057")
    >>> str(id.kind), id == "led_01890a5d-ac96-774b-bcce-b302099a8057"
    ('lead', True)
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __ge__(self, other: object, /) -> bool: ...
    def __gt__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int:
        """
        As its text, since it equals it.
        """
    def __le__(self, other: object, /) -> bool: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __new__(cls, text: str, /) -> Id: ...
    def __reduce__(self, /) -> tuple[type, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def kind(self, /) -> Kind:
        """
        The kind of the record.
        """
    @property
    def uuid(self, /) -> str:
        """
        The UUID alone, as text.
        """

@final
class InspectionYear:
    """
    What one authority's inspections of one enterprise in one calendar year come to, for one purpose (无事不扰).

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> fire = desk.add_unit("消防大队")
    >>> plant = desk.add_organisation("合成企业")
    >>> first = desk.record_inspection(plant, "消防大队", "routine", on="2020-03-12")
    >>> second = desk.record_inspection(plant, "消防大队", "routine", on="2020-10-09")
    >>> [year] = crm.inspections(plant)
    >>> year
    InspectionYear(year=2020, purpose='routine', visits=2, kept='broken')
    >>> year.limit, year.over == [second.id], year.authority == fire.id
    (1, True, True)
    """
    def __repr__(self, /) -> str: ...
    @property
    def authority(self, /) -> Id:
        """
        The authority, a unit.
        """
    @property
    def complete(self, /) -> bool:
        """
        Whether somebody said that the log of the year is complete.
        """
    @property
    def kept(self, /) -> LimitKept | None:
        """
        Whether the limit was kept; `None` where there is none. Never `met` from silence: the log of the year
        must have been said to be complete.
        """
    @property
    def limit(self, /) -> int | None:
        """
        The most there may be; `None` where the playbook sets no limit.
        """
    @property
    def organisation(self, /) -> Id:
        """
        The enterprise.
        """
    @property
    def over(self, /) -> list[Id]:
        """
        The visits beyond the limit, of those that certainly were in the year.
        """
    @property
    def purpose(self, /) -> InspectionPurpose:
        """
        The purpose that is counted.
        """
    @property
    def visits(self, /) -> list[tuple[Id, When | None, Truth]]:
        """
        The visits in the order of their dates: the entry, its date, and whether it was in that year.
        """
    @property
    def year(self, /) -> int:
        """
        The calendar year.
        """

@final
class Investment:
    """
    An investment, 招商项目: its own names and figures. What its members did is theirs; the whole is
    what `crm.find` gives.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> lead = desk.capture_lead("LED 衬底")
    >>> talks = desk.open_negotiation(lead)
    >>> crm.negotiation(talks).investment == crm.lead(lead).investment
    True
    >>> crm.investment(crm.lead(lead).investment).title
    'LED 衬底'
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", attributes={"synthetic": True})
        >>> crm.project(project).attribute("synthetic"), crm.project(project).attribute("premises")
        (True, None)
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    def measure(self, /, metric: str, kind: str, phase: SupportsIndex | None = None, *, period: Any | None = None, at: str | None = None) -> Measure | None:
        """
        The figure in force of a metric and a kind, of the whole or of one phase: that of the
        latest period, or of the one that is given. What is expected or promised `at` a milestone
        is another figure.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> done = desk.record_measure(project, "jobs_new", "expected", "200余个")
        >>> str(crm.project(project).measure("jobs_new", "expected").value)
        '> 200 个'
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def targets(self, /) -> list[Target]:
        """
        The targets that stand.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """

@final
class Issue:
    """
    An issue of an enterprise, 企业诉求/问题: when it is to be answered and settled, who is in charge, how it
    ended, what the investor says of that.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园")
    >>> made = desk.raise_issue(project, "request", title="供电容量不足", on="2021-01-12T09:30+08:00")
    >>> issue = crm.issue(made)
    >>> issue.kind, issue.urgency, str(issue.is_resolved), issue.about == project.id
    ('request', 'ordinary', 'no', True)
    >>> issue.respond_rule
    same_day('17:00', 'next_working_day').after('received')
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def about(self, /) -> Id:
        """
        What it was raised on: an investment, a record of one, or an organisation.
        """
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", attributes={"synthetic": True})
        >>> crm.project(project).attribute("synthetic"), crm.project(project).attribute("premises")
        (True, None)
        """
    @property
    def channel(self, /) -> str | None:
        """
        The channel through which it came, a key of the playbook.
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def description(self, /) -> str | None:
        """
        What it is about: the id of a note.
        """
    def escalations(self, /) -> list[Escalation]:
        """
        Where it stands on the ladders of escalation (督办): the highest level of each that was not taken
        back. `desk.escalate` raises them.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> promise = desk.promise(project, "land_delivery", due="2021-01-12", debtor=desk.unit, on="2021-01-04")
        >>> done = desk.escalate()
        >>> then = crm.as_of("2021-01-20", known=crm.today()).commitment(promise)
        >>> [(level.level, level.deadline.isoformat()) for level in then.escalations()]
        [('yellow', '2021-01-20')]
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def investment_at_risk(self, /) -> Amount | None:
        """
        How much investment it puts at risk.
        """
    @property
    def is_resolved(self, /) -> Truth:
        """
        Whether it is settled, and not taken up again since: yes, possibly, no.
        """
    @property
    def jobs_at_risk(self, /) -> Measured | None:
        """
        How many jobs it puts at risk.
        """
    @property
    def kind(self, /) -> str:
        """
        Its kind, a key of the playbook.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def organisation(self, /) -> Id | None:
        """
        The enterprise that it concerns.
        """
    @property
    def outcome(self, /) -> IssueOutcome | None:
        """
        How it ended, where it is or may be settled.
        """
    @property
    def raised_by(self, /) -> Id | None:
        """
        The organisation or the person who raised it.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def resolution(self, /) -> Timeliness:
        """
        Whether it was settled in time.
        """
    def resolve_due(self, /) -> DueRange | None:
        """
        By when it is to be settled; none where nobody asked for that, or its rule has not started.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> park = desk.record_project(title="数字经济产业园")
        >>> five_days = inward.working_days(5).after("received")
        >>> issue = desk.raise_issue(park, "request", on="2021-02-05", resolve=five_days)
        >>> crm.issue(issue).resolve_due().exact.last_day.isoformat()
        '2021-02-18'
        """
    @property
    def resolve_rule(self, /) -> Rule | None:
        """
        By when it is to be settled, as agreed when it was raised.
        """
    def respond_due(self, /) -> DueRange | None:
        """
        By when it is to be answered; none where nobody asked for that, or its rule has not started.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> park = desk.record_project(title="数字经济产业园")
        >>> issue = desk.raise_issue(park, "request", on="2021-01-12T09:30+08:00")
        >>> crm.issue(issue).respond_due().exact.last_day.isoformat()  # 事不过夜
        '2021-01-12'
        """
    @property
    def respond_rule(self, /) -> Rule | None:
        """
        By when it is to be answered, as agreed when it was raised.
        """
    @property
    def responders(self, /) -> list[Id]:
        """
        The units that are to answer, 答复单位.
        """
    @property
    def response(self, /) -> Timeliness:
        """
        Whether it was answered in time.
        """
    @property
    def satisfaction(self, /) -> Satisfaction | None:
        """
        What the investor said last of how it was handled.
        """
    @property
    def standing(self, /) -> Standing:
        """
        How it stands: completed once it is settled and not taken up again, else ongoing.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def urgency(self, /) -> str | None:
        """
        How pressing it is, a key of the playbook.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """

@final
class IssueRow:
    """
    The issues of one group.

    >>> import inward
    >>> row = inward.in_memory("阳泉经开区").issue_statistics().total
    >>> row.issues, row.shortest, row.undetermined, row.satisfied
    (Count(0), None, 0, Count(0))
    """
    def __repr__(self, /) -> str: ...
    @property
    def answers(self, /) -> SameDayAnswers:
        """
        How many were answered on the day they came, closed, rated; rated good are the satisfied, wholly or on the
        whole.
        """
    @property
    def dissatisfied(self, /) -> Count:
        """
        How many were not (不满意).
        """
    @property
    def fair(self, /) -> Count:
        """
        How many were on the whole (基本满意).
        """
    @property
    def issues(self, /) -> Count:
        """
        How many there are.
        """
    @property
    def key(self, /) -> str | None:
        """
        What they have in common; `None` where they say nothing.
        """
    @property
    def label(self, /) -> str:
        """
        What that is called.
        """
    @property
    def label_zh(self, /) -> str:
        """
        The same in Chinese.
        """
    @property
    def longest(self, /) -> KaplanMeier | None:
        """
        The curve of the most; the same where every date is an instant.
        """
    @property
    def satisfied(self, /) -> Count:
        """
        How many enterprises were satisfied (满意): possibly, where it is not certain that the issue came, or which of
        several ratings was the last.
        """
    @property
    def shortest(self, /) -> KaplanMeier | None:
        """
        The curve of the least working hours that the dates allow; `None` where there is none to count.
        """
    @property
    def times(self, /) -> list[IssueTime]:
        """
        Each issue.
        """
    @property
    def undetermined(self, /) -> int:
        """
        How many are in no curve: it is not certain that they came, or a date that is needed is not known.
        """

@final
class IssueStatistics:
    """
    How issues are handled (诉求办理统计): the working hours to the first answer, pauses left out, open ones
    censored; see `Crm.issue_statistics`.

    >>> import inward
    >>> day = [["09:00", "12:00"], ["14:00", "18:00"]]
    >>> week = {name: day for name in ("mon", "tue", "wed", "thu", "fri")}
    >>> office = inward.Calendar.from_data({"zone": "Asia/Shanghai", "layers": ["china"], "weekly": week})
    >>> crm = inward.in_memory("阳泉经开区", calendar=office, clock=inward.Clock("2021-01-31T12:00+08:00"))
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> park = desk.record_project(title="数字经济产业园")
    >>> issue = desk.raise_issue(park, "request", on="2021-01-12T11:00+08:00")
    >>> done = desk.respond_to_issue(issue, on="2021-01-12T14:30+08:00")
    >>> found = crm.issue_statistics(by="kind")
    >>> [(row.key, row.issues, row.shortest.median, str(row.answers.within_rate())) for row in found.rows]
    [('request', Count(1), 1.5, '100.00%')]
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is
        requested.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def as_of(self, /) -> date:
        """
        The day it is as of.
        """
    @property
    def at(self, /) -> datetime:
        """
        The moment for which it is told: the end of the day, or now.
        """
    @property
    def by(self, /) -> str | None:
        """
        What they are grouped by; `None` for all in one.
        """
    def definition(self, /, lang: str = "en") -> str:
        """
        What it tells, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> crm.issue_statistics().definition("zh") != ""
        True
        """
    @property
    def rows(self, /) -> list[IssueRow]:
        """
        The groups in the order of their keys, what says nothing last.
        """
    def table(self, /) -> Table:
        """
        The same as a table over Arrow, its columns documented.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> len(crm.issue_statistics().table())
        0
        """
    def to_arrow(self, /) -> Any:
        """
        As a `pyarrow.Table`; needs `pip install inward[arrow]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.issue_statistics()
        >>> asked.to_arrow().num_rows == len(asked.table())
        True
        """
    def to_pandas(self, /) -> Any:
        """
        As a `pandas.DataFrame`; needs `pip install inward[pandas]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.issue_statistics()
        >>> len(asked.to_pandas()) == len(asked.table())
        True
        """
    def to_polars(self, /) -> DataFrame:
        """
        As a `polars.DataFrame`; needs `pip install inward[polars]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.issue_statistics()
        >>> asked.to_polars().columns == asked.table().column_names
        True
        """
    @property
    def total(self, /) -> IssueRow:
        """
        All of them together.
        """

@final
class IssueTime:
    """
    How long one issue took to be answered, or has waited.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-31T12:00+08:00"))
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> issue = desk.raise_issue(desk.record_project(title="数字经济产业园"), "request", on="2021-01-12")
    >>> office = inward.Calendar.from_data({"zone": "Asia/Shanghai", "weekly": {"tue": [["09:00", "12:00"]]}})
    >>> [time] = crm.issue_statistics(calendar=office).total.times
    >>> time.answered.value, time.shortest.total_seconds() / 3600, time.longest.total_seconds() / 3600
    ('no', 6.0, 9.0)
    """
    def __repr__(self, /) -> str: ...
    @property
    def answered(self, /) -> Truth:
        """
        Whether it was answered by then.
        """
    @property
    def id(self, /) -> Id:
        """
        The issue.
        """
    @property
    def longest(self, /) -> timedelta | None:
        """
        The most.
        """
    @property
    def shortest(self, /) -> timedelta | None:
        """
        The least working time that it took, or has waited; `None` where its dates do not tell.
        """
    @property
    def there(self, /) -> Truth:
        """
        Whether it was there by the day.
        """
    @property
    def title(self, /) -> str:
        """
        Its title.
        """

@final
class KaplanMeier:
    """
    A survival curve (Kaplan–Meier): the share of cases of which the event has not come by a time, though some
    were not watched to their end. `inward.stats.kaplan_meier` makes it.

    >>> import inward
    >>> days = [35, 80, 80, 120, 200, 200, 365]
    >>> curve = inward.stats.kaplan_meier(days, [1, 1, 0, 1, 1, 0, 0])
    >>> curve
    <KaplanMeier of 7 rows: 4 events, 3 censored, median 200.0>
    >>> round(curve.at(180), 4), curve.quantile(0.75) is None
    (0.5357, True)
    """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def at(self, /, t: SupportsFloat | SupportsIndex) -> float:
        """
        The share of cases of which the event has not come by a time, that time included. Beyond `longest` it
        stays what it was last.

        >>> import inward
        >>> curve = inward.stats.kaplan_meier([1, 2, 3, 4], [1, 1, 0, 1])
        >>> [curve.at(t) for t in (0, 1, 2.5, 4)]
        [1.0, 0.75, 0.5, 0.0]
        """
    def at_risk(self, /, t: SupportsFloat | SupportsIndex) -> int:
        """
        How many cases last so long or longer: those at risk just before the time.

        >>> import inward
        >>> inward.stats.kaplan_meier([1, 2, 2, 3], [1, 1, 0, 0]).at_risk(2)
        3
        """
    def at_risk_table(self, /, times: SupportsGetItem[int, SupportsFloat | SupportsIndex]) -> Table:
        """
        How the cases stand just before each of some times, as it is printed below a curve: at risk, with the
        event before, last seen before.

        >>> import inward
        >>> curve = inward.stats.kaplan_meier([1, 2, 2, 3], [1, 1, 0, 0])
        >>> curve.at_risk_table([0, 2, 4]).to_polars().rows()
        [(0.0, 4, 0, 0), (2.0, 3, 1, 0), (4.0, 0, 2, 2)]
        """
    @property
    def censored(self, /) -> int:
        """
        Of how many it was not.
        """
    @property
    def events(self, /) -> int:
        """
        Of how many the event was observed.
        """
    def interval(self, /, t: SupportsFloat | SupportsIndex, *, confidence: SupportsFloat | SupportsIndex = 0.95) -> tuple[float, float] | None:
        """
        The interval for that share, on the log-log scale; `None` where the share is 0 or 1.

        >>> import inward
        >>> curve = inward.stats.kaplan_meier([1, 2, 3, 4], [1, 1, 0, 1])
        >>> low, high = curve.interval(2)
        >>> round(low, 6), round(high, 6), curve.interval(0)
        (0.057847, 0.844861, None)
        """
    @property
    def longest(self, /) -> float:
        """
        The longest duration, of an event or not: up to it the curve is known.
        """
    @property
    def median(self, /) -> float | None:
        """
        The first time by which half of the cases have had the event; `None` where that is not reached.
        """
    def quantile(self, /, p: SupportsFloat | SupportsIndex) -> float | None:
        """
        The first time by which a share `p` of the cases has had the event; `None` where that is not reached.

        >>> import inward
        >>> curve = inward.stats.kaplan_meier([1, 2, 3, 4], [1, 1, 0, 0])
        >>> curve.quantile(0.25), curve.quantile(0.75)
        (1.0, None)
        """
    def quantile_interval(self, /, p: SupportsFloat | SupportsIndex, *, confidence: SupportsFloat | SupportsIndex = 0.95) -> tuple[float | None, float | None]:
        """
        The interval for a quantile (Brookmeyer and Crowley, on the log-log scale); an end that is not reached
        is `None`.

        >>> import inward
        >>> inward.stats.kaplan_meier([1, 2, 3, 4], [1, 1, 1, 1]).quantile_interval(0.5)
        (1.0, None)
        """
    def restricted_mean(self, /, horizon: SupportsFloat | SupportsIndex) -> RestrictedMean | None:
        """
        How long the event is waited for on average, up to a horizon. `None` where the horizon lies beyond
        `longest` and the curve has not fallen to 0: how it goes on was not seen.

        >>> import inward
        >>> curve = inward.stats.kaplan_meier([1, 3, 3, 6, 6, 6, 10, 12], [1, 1, 1, 0, 1, 0, 0, 0])
        >>> curve.restricted_mean(12).value, curve.restricted_mean(13)
        (7.625, None)
        """
    @property
    def rows(self, /) -> int:
        """
        How many cases there are.
        """
    def se(self, /, t: SupportsFloat | SupportsIndex) -> float | None:
        """
        The standard error of that share (Greenwood); `None` where the share is 0.

        >>> import inward
        >>> curve = inward.stats.kaplan_meier([1, 2, 3, 4], [1, 1, 0, 1])
        >>> curve.se(2), curve.se(4)
        (0.25, None)
        """
    def table(self, /, *, confidence: SupportsFloat | SupportsIndex = 0.95) -> Table:
        """
        Every step of the curve: a row for each time at which a case had the event or was last seen.

        >>> import inward
        >>> table = inward.stats.kaplan_meier([1, 2, 2, 3], [1, 1, 0, 0]).table()
        >>> table.column_names
        ['time', 'at_risk', 'events', 'censored', 'survival', 'se', 'low', 'high']
        >>> table.to_polars()["survival"].to_list()
        [0.75, 0.5, 0.5]
        """

@final
class KpiDefinition:
    """
    The definition of a rate: what stands above and below the line, in words of both languages.

    >>> import inward
    >>> start = inward.kpis()["start_rate/signed"]
    >>> start.key, start.name("zh"), start.say()
    ('start_rate/signed', '开工率', 'started by the day ÷ signed in the window')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def denominator(self, /, lang: str = "en") -> str:
        """
        What stands below the line.

        >>> import inward
        >>> inward.kpis()["benefit_rate/output"].denominator("zh")
        '已投产项目预期年产值'
        """
    @property
    def key(self, /) -> str:
        """
        Its key with its variant.
        """
    def name(self, /, lang: str = "en") -> str:
        """
        What it is called, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> inward.kpis()["benefit_rate/output"].name("zh")
        '达效率'
        """
    @property
    def needs_period(self, /) -> bool:
        """
        Whether it asks for a period.
        """
    def numerator(self, /, lang: str = "en") -> str:
        """
        What stands above the line.

        >>> import inward
        >>> inward.kpis()["benefit_rate/output"].numerator()
        'actual annual output'
        """
    @property
    def places(self, /) -> int:
        """
        With how many decimals it is printed.
        """
    @property
    def rounding(self, /) -> Rounding:
        """
        How it is rounded.
        """
    def say(self, /, lang: str = "en") -> str:
        """
        Both, as one line.

        >>> import inward
        >>> inward.kpis()["performance_rate/funds_in"].say("zh")
        '截至当日有资金到位÷期内签约'
        """
    @property
    def subject(self, /) -> str:
        """
        What is counted: `investment`, `commitment`, `issue`.
        """

@final
class KpiResult:
    """
    What a rate came to, with its definition, who stands below the line, and the exact bounds that
    imprecise dates and figures leave.

    >>> import inward
    >>> rows = [
    ...     inward.KpiRow("p1", {"contract_signed": "2020-07-10", "construction_started": "2020-09"}),
    ...     inward.KpiRow("p2", {"contract_signed": "2020-08-15"}),
    ... ]
    >>> found = inward.kpi("start_rate/signed", rows, as_of="2020-09-15", signed="2020H2")
    >>> str(found.bounds), found.cells[("yes", "possibly")], found.definition.say()
    ('0.00% - 50.00%', 1, 'started by the day ÷ signed in the window')
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is
        requested.
        """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def as_of(self, /) -> date:
        """
        As of the end of which day.
        """
    @property
    def bounds(self, /) -> RatioBounds:
        """
        The least and the greatest that the rate can be; undefined for an empty cohort.
        """
    @property
    def bounds_by_weight(self, /) -> RatioBounds | None:
        """
        The same by money, where the definition has it beside the number; undefined where there is none.
        """
    @property
    def cells(self, /) -> dict[tuple[str, str], int] | None:
        """
        How many are in each cell, by whether they are in the cohort and whether the event is true of them;
        `None` for a rate of sums.
        """
    @property
    def definition(self, /) -> KpiDefinition:
        """
        The definition that was counted by.
        """
    @property
    def denominator(self, /) -> tuple[Decimal, Decimal | None]:
        """
        What stands below the line, at least and at most.
        """
    @property
    def excluded(self, /) -> int:
        """
        How many were left out because a figure is missing.
        """
    def explain(self, /, lang: str = "en") -> str:
        """
        The rate in words, line by line: its definition, whom it counts, and what leaves it in doubt.

        >>> import inward
        >>> row = inward.KpiRow("p1", {"contract_signed": "2020-07-10", "construction_started": "2020-12"})
        >>> print(inward.kpi("start_rate/signed", [row], as_of="2020-12-15", signed="2020H2").explain())
        Start rate (start_rate/signed) as of 2020-12-15: 0.00% - 100.00%
        = started by the day ÷ signed in the window, contract_signed within 2020-07-01/2020-12-31
        above the line 0 - 1, below it 1
        in the cohort: 0 got there, 1 perhaps, 0 not
        by money: undefined
        """
    @property
    def immature(self, /) -> Count:
        """
        How many are too young to be held against it.
        """
    @property
    def members(self, /) -> list[tuple[str, Truth, Truth]]:
        """
        Who stands below the line: id, whether in the cohort, whether the event is true of it.
        """
    @property
    def numerator(self, /) -> tuple[Decimal, Decimal | None]:
        """
        What stands above the line, at least and at most.
        """
    @property
    def percent(self, /) -> Decimal | None:
        """
        The rate as the definition prints it; `None` where it is in doubt.

        >>> import inward
        >>> row = inward.KpiRow("p1", {"contract_signed": "2020-07-10"})
        >>> inward.kpi("start_rate/signed", [row], as_of="2020-12-31", signed="2020").percent
        Decimal('0.00')
        """
    def plot(self, /, *, lang: str = "en") -> TopLevelMixin:
        """
        The rate as a bar with its bounds, by number and by money where it has both, as a chart of Altair; needs `pip
        install inward[plot]`. See `inward.charts`.

        >>> import inward
        >>> row = inward.KpiRow("p1", {"contract_signed": "2020-07-10"})
        >>> inward.kpi("start_rate/signed", [row], as_of="2020-12-31", signed="2020").plot(lang="zh").to_dict()["title"]["text"]
        '开工率'
        """
    @property
    def repeated(self, /) -> int:
        """
        How many rows were not counted because their id stands in one that was.
        """
    def rows(self, cell: tuple[str, str] | None = None, /) -> list[tuple[str, str]]:
        """
        Who is behind one of the `cells`, or behind all of them: the id of each, and its title where it has one.

        >>> import inward
        >>> row = inward.KpiRow("p1", {"contract_signed": "2020-07-10"})
        >>> found = inward.kpi("start_rate/signed", [row], as_of="2020-12-31", signed="2020")
        >>> found.rows(("yes", "no")), found.rows(("yes", "yes"))
        ([('p1', '')], [])
        """
    def table(self, /) -> Table:
        """
        The rate as a table over Arrow of one row: between which ends it lies, by number and by money, and what it was
        counted from.

        >>> import inward
        >>> row = inward.KpiRow("p1", {"contract_signed": "2020-07-10", "construction_started": "2020-12"})
        >>> table = inward.kpi("start_rate/signed", [row], as_of="2020-12-15", signed="2020H2").table()
        >>> table.to_polars().select("kpi", "rate_most", "yes_possibly").row(0)
        ('start_rate/signed', Decimal('1.0000000000'), 1)
        """
    def to_arrow(self, /) -> Any:
        """
        As a `pyarrow.Table`; needs `pip install inward[arrow]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.kpi("start_rate/signed", as_of="2020-12-31", signed="2020")
        >>> asked.to_arrow().num_rows == len(asked.table())
        True
        """
    def to_pandas(self, /) -> Any:
        """
        As a `pandas.DataFrame`; needs `pip install inward[pandas]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.kpi("start_rate/signed", as_of="2020-12-31", signed="2020")
        >>> len(asked.to_pandas()) == len(asked.table())
        True
        """
    def to_polars(self, /) -> DataFrame:
        """
        As a `polars.DataFrame`; needs `pip install inward[polars]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.kpi("start_rate/signed", as_of="2020-12-31", signed="2020")
        >>> asked.to_polars().columns == asked.table().column_names
        True
        """
    @property
    def unit(self, /) -> str | None:
        """
        The currency or unit of the sums and weights.
        """

@final
class Kpis:
    """
    The rates that are defined, by key: those of the field, and one's own.

    >>> import inward
    >>> kpis = inward.kpis()
    >>> len(kpis), "production_rate/started" in kpis
    (26, True)
    >>> kpis["performance_rate"]
    Traceback (most recent call last):
    inward.Refused: key: `performance_rate` has no single definition: its variants differ in what they divide by; name one of: performance_rate/not_terminated, performance_rate/performed, performance_rate/funds_in, performance_rate/stock [kpi.variant-missing]
    """
    def __contains__(self, key: str, /) -> bool: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, key: str, /) -> KpiDefinition: ...
    def __iter__(self, /) -> Any:
        """
        Over the keys, as a mapping is.
        """
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def keys(self, /) -> list[str]:
        """
        Their keys, in order.

        >>> import inward
        >>> [key for key in inward.kpis().keys() if key.startswith("closing_rate")]
        ['closing_rate/due', 'closing_rate/on_time']
        """
    def values(self, /) -> list[KpiDefinition]:
        """
        Each definition, in the same order.

        >>> import inward
        >>> {kpi.subject for kpi in inward.kpis().values()} == {"investment", "commitment", "issue"}
        True
        """

@final
class LandGroup:
    """
    What the land of one group yields all together.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> for title, land, tax in [("合成项目甲", "30亩", "600万元"), ("合成项目乙", "20亩", "100万元")]:
    ...     plant = desk.record_project(title=title, land=land)
    ...     done = desk.record_measure(plant, "tax", "actual", tax, period="2020")
    >>> [group] = crm.land_productivity(reached=None, by="unit").groups
    >>> group.group, group.projects, str(group.land), group.per_mu("tax").exact  # 7 million on 50 亩
    (['招商一局'], Count(2), '50.00', Fraction(140000, 1))
    """
    def __repr__(self, /) -> str: ...
    @property
    def group(self, /) -> list[str]:
        """
        What each dimension is called in the group; empty where it says nothing.
        """
    @property
    def land(self, /) -> Span:
        """
        Their land in 亩.
        """
    def per_mu(self, figure: str, /) -> Span | None:
        """
        A figure for each 亩, of all projects with that figure together; `None` where none has it, or they have it in
        several units.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> plant = desk.record_project(title="合成项目", land="30亩")
        >>> done = desk.record_money(plant, "fai_completed", "1亿元", on="2020-12-31")
        >>> crm.land_productivity(reached=None).groups[0].per_mu("investment").exact
        Fraction(10000000, 3)
        """
    @property
    def projects(self, /) -> Count:
        """
        How many projects there are.
        """
    def unit(self, figure: str, /) -> str | None:
        """
        The unit or currency of that figure.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> plant = desk.record_project(title="合成项目", land="30亩")
        >>> done = desk.record_money(plant, "fai_completed", "1亿元", on="2020-12-31")
        >>> crm.land_productivity(reached=None).groups[0].unit("investment")
        'CNY'
        """
    def with_figure(self, figure: str, /) -> Count:
        """
        How many projects have that figure.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> done = crm.desk("wang.li", unit="招商一局").record_project(title="合成项目", land="30亩")
        >>> crm.land_productivity(reached=None).groups[0].with_figure("tax")
        Count(0)
        """

@final
class LandProductivity:
    """
    What live projects invest, pay and put out for each 亩 of their land (亩均效益); see `Crm.land_productivity`.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> for title, land, tax in [("合成项目甲", "30亩", "600万元"), ("合成项目乙", "20亩", "100万元")]:
    ...     plant = desk.record_project(title=title, land=land)
    ...     done = desk.reach(plant, "production", on="2020-03-01")
    ...     done = desk.record_measure(plant, "tax", "actual", tax, period="2020")
    >>> found = crm.land_productivity(classes={"A": "0.5"}, rest="B", rank_by="tax")
    >>> [(row.title, row.per_mu("tax").exact, row.unit("tax"), row.class_) for row in found.rows]
    [('合成项目甲', Fraction(200000, 1), '元', 'A'), ('合成项目乙', Fraction(50000, 1), '元', 'B')]
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is
        requested.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def as_of(self, /) -> date:
        """
        The day it is as of.
        """
    def definition(self, /, lang: str = "en") -> str:
        """
        What it tells, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> crm.land_productivity().definition("zh") != ""
        True
        """
    @property
    def groups(self, /) -> list[LandGroup]:
        """
        What the projects of each group yield all together, in the order of their names, what says nothing last.
        """
    def groups_table(self, /) -> Table:
        """
        The groups as a table over Arrow: a row for each.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> done = crm.desk("wang.li", unit="招商一局").record_project(title="合成项目", land="30亩")
        >>> table = crm.land_productivity(reached=None, by="unit").groups_table().to_polars()
        >>> table.select("unit", "projects").rows()
        [('招商一局', 1)]
        """
    @property
    def rows(self, /) -> list[LandRow]:
        """
        The projects with land, in the order of their ids.
        """
    def table(self, /) -> Table:
        """
        The same as a table over Arrow, its columns documented.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> len(crm.land_productivity().table())
        0
        """
    def to_arrow(self, /) -> Any:
        """
        As a `pyarrow.Table`; needs `pip install inward[arrow]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.land_productivity()
        >>> asked.to_arrow().num_rows == len(asked.table())
        True
        """
    def to_pandas(self, /) -> Any:
        """
        As a `pandas.DataFrame`; needs `pip install inward[pandas]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.land_productivity()
        >>> len(asked.to_pandas()) == len(asked.table())
        True
        """
    def to_polars(self, /) -> DataFrame:
        """
        As a `polars.DataFrame`; needs `pip install inward[polars]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.land_productivity()
        >>> asked.to_polars().columns == asked.table().column_names
        True
        """
    @property
    def without_land(self, /) -> list[tuple[Id, str]]:
        """
        Live projects without any recorded land, with their titles: they are in no row.
        """

@final
class LandRow:
    """
    One project with its land.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> done = crm.desk("wang.li", unit="招商一局").record_project(title="合成项目", land="2公顷")
    >>> [row] = crm.land_productivity(reached=None).rows
    >>> row.title, str(row.land), row.per_mu("tax")
    ('合成项目', '30 亩', None)
    """
    def __repr__(self, /) -> str: ...
    @property
    def class_(self, /) -> str | None:
        """
        Its class; `None` where its figure is missing or in doubt.
        """
    @property
    def group(self, /) -> list[str]:
        """
        What each dimension is called that is grouped by; empty where it says nothing.
        """
    @property
    def land(self, /) -> Area:
        """
        Its land, exactly.
        """
    def per_mu(self, figure: str, /) -> Span | None:
        """
        A figure for each 亩: `investment`, or one of the metrics; `None` where it was not recorded.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> plant = desk.record_project(title="合成项目", land="30亩")
        >>> done = desk.record_money(plant, "fai_completed", "1亿元", on="2020-12-31")
        >>> crm.land_productivity(reached=None).rows[0].per_mu("investment").exact
        Fraction(10000000, 3)
        """
    @property
    def project(self, /) -> Id:
        """
        The project.
        """
    @property
    def there(self, /) -> Truth:
        """
        Whether it is one of them: yes, or possibly.
        """
    @property
    def title(self, /) -> str:
        """
        Its title.
        """
    def unit(self, figure: str, /) -> str | None:
        """
        The unit or currency of that figure.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> plant = desk.record_project(title="合成项目", land="30亩")
        >>> done = desk.record_money(plant, "fai_completed", "1亿元", on="2020-12-31")
        >>> crm.land_productivity(reached=None).rows[0].unit("investment")
        'CNY'
        """

@final
class Lead:
    """
    A lead, 线索.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> made = desk.capture_lead("LED 衬底", on="2020-06", origin="招商会", total_planned="2亿元")
    >>> lead = crm.lead(made)
    >>> lead.title, lead.origin, str(lead.amount("total_planned"))
    ('LED 衬底', '招商会', '200000000 CNY')
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def amount(self, /, kind: str, phase: SupportsIndex | None = None) -> Amount | None:
        """
        The amount in force of a kind, of the whole or of one phase.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> crm.project(project).amount("total_planned"), crm.project(project).amount("fixed_asset")
        (Amount('≈ 1200000000 CNY'), None)
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", attributes={"synthetic": True})
        >>> crm.project(project).attribute("synthetic"), crm.project(project).attribute("premises")
        (True, None)
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def first_contact(self, /) -> Id | None:
        """
        The unit that had the first contact, 首报首谈.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def investor(self, /) -> Id | None:
        """
        The investor.
        """
    @property
    def investor_described(self, /) -> str | None:
        """
        The investor in words, where not known: the id of a note.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def origin(self, /) -> str | None:
        """
        Where it came from.
        """
    def planned_for(self, /, milestone: str, phase: SupportsIndex | None = None) -> When | None:
        """
        When a milestone is planned for.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> done = desk.plan(project, "construction_started", "2021-03")
        >>> crm.project(project).planned_for("construction_started")
        When('2021-03')
        """
    @property
    def possible_stage(self, /) -> int | None:
        """
        The rank of the highest stage at which it may be.
        """
    @property
    def promotion_event(self, /) -> Id | None:
        """
        The promotion event it came from.
        """
    def reached(self, /, milestone: str, phase: SupportsIndex | None = None) -> Truth:
        """
        Whether a milestone was reached by the day: yes, possibly, no.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06")
        >>> str(crm.negotiation(talks).reached("negotiating")), str(crm.negotiation(talks).reached("reviewed"))
        ('yes', 'no')
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def referrer(self, /) -> Id | None:
        """
        Who referred it, 引荐人.
        """
    @property
    def stage(self, /) -> int | None:
        """
        The rank of its stage for certain; of a project, the highest of the whole and its phases.
        """
    def stage_label(self, /, lang: str = "en") -> str:
        """
        Its stage in words, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06")
        >>> done = desk.reach(talks, "reviewed", on="2020-06-20")
        >>> crm.negotiation(talks).stage_label(), crm.negotiation(talks).stage_label("zh")
        ('Reviewed', '已评审')
        """
    @property
    def standing(self, /) -> Standing:
        """
        Whether it goes on.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """
    def when(self, /, milestone: str, phase: SupportsIndex | None = None) -> When | None:
        """
        When a milestone was reached, as far as it is known.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06")
        >>> crm.negotiation(talks).when("negotiating"), crm.negotiation(talks).when("reviewed")
        (When('2020-06'), None)
        """

@final
class Lei:
    """
    A legal entity identifier (ISO 17442): 20 characters with two check digits.

    >>> import inward
    >>> inward.Lei("0000 000S YNTH ETIC XX93")
    Lei('0000000SYNTHETICXX93')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, text: str, /) -> Lei: ...
    def __reduce__(self, /) -> tuple[type, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data.
        """

@final
class Limits:
    """
    The statutory limit (法定时限) and the promised one (承诺时限). To break the promised one is not to break
    the law.

    >>> import inward
    >>> limits = inward.Limits(statutory=inward.working_days(20), promised=inward.working_days(25))
    >>> limits.warning().code
    'deadline.promised-exceeds-statutory'
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, statutory: Any | None = None, promised: Any | None = None) -> Limits: ...
    def __reduce__(self, /) -> tuple[type, tuple[Rule | None, Rule | None]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def promised(self, /) -> Rule | None:
        """
        What was promised.
        """
    @property
    def statutory(self, /) -> Rule | None:
        """
        What the law allows.
        """
    def warning(self, /, start: Any | None = None, calendar: Any | None = None) -> Fault | None:
        """
        A warning where more was promised than the law allows: as far as the rules alone tell, which must
        then count in the same unit; or from a start on a calendar, which compares any.

        >>> import inward
        >>> limits = inward.Limits(statutory=inward.natural_days(30), promised=inward.working_days(25))
        >>> limits.warning() is None, limits.warning("2021-01-12", inward.Calendar.china()) is None
        (True, False)
        """

@final
class ListSum:
    """
    What a list adds up to.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> done = desk.record_project(title="数字经济产业园", total_planned="12亿元")
    >>> done = desk.record_project(title="物联网大数据中心")
    >>> total = crm.projects().sum("total_planned")
    >>> str(total.sum), total.count, total.known, total.without_amount
    ('12亿', Count(2), Count(1), 1)
    """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def count(self, /) -> Count:
        """
        How many records are on it.
        """
    @property
    def known(self, /) -> Count:
        """
        Of how many of them something of this kind of money is known.
        """
    @property
    def sum(self, /) -> AmountSum:
        """
        The sum over those on it for certain; its bounds hold what those that may be on it would make
        of it. Empty where nothing is known, which is not nought.
        """
    @property
    def without_amount(self, /) -> int:
        """
        How many of those on it for certain have no such amount.
        """

@final
class Load:
    """
    A ledger that was read, to be previewed and committed.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> ledger = '''编号,名,总投资
    ... A1,合成项目甲,12
    ... A2,合成项目乙,很多'''
    >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
    ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
    >>> load = crm.desk("wang.li").load_bytes(ledger.encode(), mapping)
    >>> load.preview()
    LoadReport(new=1, changed=0, unchanged=0, refused=1)
    """
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def commit(self, /, *, progress: Any | None = None) -> LoadReport:
        """
        Does exactly what the preview said, if there was one. If any row is refused, or would now do
        something else than was said, nothing is kept. `progress` is called now and then with the rows that are done
        and how many there are; what it raises ends the work, and nothing is kept.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> ledger = '''编号,名,总投资
        ... A1,合成项目甲,12
        ... A2,合成项目乙,约3'''
        >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
        ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
        >>> report = crm.desk("wang.li").load_bytes(ledger.encode(), mapping).commit()
        >>> report.new, crm.projects().count()
        (2, Count(2))
        """
    def errors_csv(self, /, report: LoadReport, lang: str = "en") -> bytes:
        """
        The rows that are refused, as a CSV to be mended and sent again, with what is wrong in English
        or Chinese (`lang="zh"`).

        >>> import csv, inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> ledger = '''编号,名,总投资
        ... A1,合成项目甲,12
        ... A2,合成项目乙,很多'''
        >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
        ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
        >>> load = crm.desk("wang.li").load_bytes(ledger.encode(), mapping)
        >>> refused = load.errors_csv(load.preview()).decode("utf-8-sig")
        >>> [(row["编号"], row["fault code"]) for row in csv.DictReader(refused.splitlines())]
        [('A2', 'money.not-money')]
        """
    def preview(self, /, *, progress: Any | None = None) -> LoadReport:
        """
        What a commit would do, row by row. Nothing is kept.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> ledger = '''编号,名,总投资
        ... A1,合成项目甲,12
        ... A2,合成项目乙,很多'''
        >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
        ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
        >>> report = crm.desk("wang.li").load_bytes(ledger.encode(), mapping).preview()
        >>> report.new, report.refused, crm.projects().count()
        (1, 1, Count(0))
        """

@final
class LoadReport:
    """
    What a load did, or would do, row by row.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> ledger = '''编号,名,总投资
    ... A1,合成项目甲,12
    ... A2,合成项目乙,很多'''
    >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
    ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
    >>> report = crm.desk("wang.li").load_bytes(ledger.encode(), mapping).preview()
    >>> report
    LoadReport(new=1, changed=0, unchanged=0, refused=1)
    """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def changed(self, /) -> int:
        """
        How many rows are known and say something new.
        """
    @property
    def faults(self, /) -> list[RowFault]:
        """
        What is wrong, with line, column, value and fault.
        """
    @property
    def new(self, /) -> int:
        """
        How many rows are new.
        """
    @property
    def refused(self, /) -> int:
        """
        How many rows are refused.
        """
    @property
    def rows(self, /) -> list[RowReport]:
        """
        Every row, in the order of the file.
        """
    @property
    def unchanged(self, /) -> int:
        """
        How many rows are known and say nothing new.
        """

@final
class LogRank:
    """
    A log-rank test: how likely groups whose cases all take the same time differ so much by chance.
    `inward.stats.logrank` makes it.

    >>> import inward
    >>> test = inward.stats.logrank([([1, 3, 5], [1, 1, 0]), ([2, 3, 6], [1, 0, 1])])
    >>> round(test.chi2, 6), test.df, round(test.p, 6)
    (0.486486, 1, 0.485499)
    """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def chi2(self, /) -> float:
        """
        The statistic; 0 where there is nothing to compare.
        """
    @property
    def df(self, /) -> int:
        """
        Its degrees of freedom: one less than the groups, without those of which no case was left when the first
        event came.
        """
    @property
    def p(self, /) -> float:
        """
        How likely chance alone makes the statistic so large, or larger.
        """
    def table(self, /) -> Table:
        """
        What was counted of each group: its cases, the events observed, and those expected.

        >>> import inward
        >>> test = inward.stats.logrank([([1, 2], [1, 1]), ([1, 2], [1, 1])])
        >>> test.table().to_polars().rows()
        [(0, 2, 2, 2.0), (1, 2, 2, 2.0)]
        """

@final
class Measure:
    """
    A figure about a record: what is measured, whose figure it is, and for which period.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
    >>> done = desk.record_measure(project, "jobs_new", "promised", "200余个", period="2021")
    >>> crm.project(project).measure("jobs_new", "promised")
    Measure(metric='jobs_new', value='> 200 个')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def at(self, /) -> str | None:
        """
        The milestone at which it is expected or promised.
        """
    @property
    def kind(self, /) -> MeasureKind:
        """
        Whose figure it is.
        """
    @property
    def metric(self, /) -> str:
        """
        What is measured, such as `jobs_new`.
        """
    @property
    def period(self, /) -> When | None:
        """
        The period it is for.
        """
    @property
    def phase(self, /) -> int | None:
        """
        The phase it is about.
        """
    @property
    def value(self, /) -> Measured:
        """
        The figure with its unit.
        """

@final
class Measured:
    """
    A figure with its unit that says how exact it is: `Measured("200余个")`, `Measured("22%以上")`.

    >>> import inward
    >>> jobs = inward.Measured("200余个")
    >>> jobs.value, jobs.unit, jobs.qualifier.value
    (Decimal('200'), '个', 'over')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, text: str, /) -> Measured: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data.
        """
    @staticmethod
    def _restore(data: str) -> Measured: ...
    @property
    def given(self, /) -> str | None:
        """
        The text that was read, if it was read from one.
        """
    @property
    def max(self, /) -> Decimal | None:
        """
        The upper end of a range.
        """
    @property
    def qualifier(self, /) -> Qualifier:
        """
        How the figure is meant.
        """
    @property
    def unit(self, /) -> str | None:
        """
        The unit, if it has one.
        """
    @property
    def value(self, /) -> Decimal:
        """
        The figure; of a range, its lower end.
        """

@final
class Member:
    """
    An investment behind a number.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
    >>> [member] = crm.pipeline().funnel().members(0)
    >>> member.title, crm.investment(member.id).title
    ('LED 衬底', 'LED 衬底')
    """
    def __repr__(self, /) -> str: ...
    @property
    def counts(self, /) -> Truth:
        """
        Whether it counts: yes, or possibly.
        """
    @property
    def id(self, /) -> Id | str:
        """
        Its id; where its pipeline is one of outside tables, its id there, as text.
        """
    @property
    def title(self, /) -> str:
        """
        Its title.
        """

@final
class Money:
    """
    An exact amount of money: `Money("25.3亿元")`, `Money("2530000000", "CNY")`. Floats are refused.

    >>> import inward
    >>> inward.Money("25.3亿元") + inward.Money("3000万元")
    Money('2560000000', 'CNY')
    >>> inward.Money("2530000000", "CNY").in_yi
    '25.3亿'
    """
    def __add__(self, other: object, /) -> Money: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, amount: Any, currency: str | None = None) -> Money: ...
    def __radd__(self, other: object, /) -> Money:
        """
        That of nothing and money is the money: so `sum` works.
        """
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __rsub__(self, other: object, /) -> Money: ...
    def __str__(self, /) -> str: ...
    def __sub__(self, other: object, /) -> Money: ...
    def _data(self, /) -> str:
        """
        The same as plain data.
        """
    @staticmethod
    def _restore(data: str) -> Money: ...
    @property
    def amount(self, /) -> Decimal:
        """
        How much, in the currency's unit.
        """
    @property
    def currency(self, /) -> str:
        """
        Its currency, ISO 4217.
        """
    @property
    def in_yi(self, /) -> str:
        """
        In 亿, exactly.
        """

@final
class Negotiation:
    """
    A negotiation, 在谈.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> made = desk.open_negotiation(title="LED 衬底", on="2020-06", likelihood="high")
    >>> talks = crm.negotiation(made)
    >>> talks.stage_label("zh"), str(talks.when("negotiating")), str(talks.likelihood)
    ('在谈', '2020-06', 'high')
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def amount(self, /, kind: str, phase: SupportsIndex | None = None) -> Amount | None:
        """
        The amount in force of a kind, of the whole or of one phase.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> crm.project(project).amount("total_planned"), crm.project(project).amount("fixed_asset")
        (Amount('≈ 1200000000 CNY'), None)
        """
    @property
    def asks(self, /) -> list[str]:
        """
        What the investor asks for: ids of notes.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", attributes={"synthetic": True})
        >>> crm.project(project).attribute("synthetic"), crm.project(project).attribute("premises")
        (True, None)
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def competitor_places(self, /) -> list[str]:
        """
        The places it competes with, 竞争地.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def interactions(self, /) -> list[tuple[InteractionKind, When | None, str | None]]:
        """
        The interactions (往来) that stand: how the two sides met, when, and the id of a note.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def investor(self, /) -> Id | None:
        """
        The investor.
        """
    @property
    def lead(self, /) -> Id | None:
        """
        The lead it came of.
        """
    @property
    def likelihood(self, /) -> Likelihood | None:
        """
        How likely it is to end in a signing.
        """
    @property
    def offers(self, /) -> list[str]:
        """
        What the zone offers: ids of notes.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    def planned_for(self, /, milestone: str, phase: SupportsIndex | None = None) -> When | None:
        """
        When a milestone is planned for.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> done = desk.plan(project, "construction_started", "2021-03")
        >>> crm.project(project).planned_for("construction_started")
        When('2021-03')
        """
    @property
    def possible_stage(self, /) -> int | None:
        """
        The rank of the highest stage at which it may be.
        """
    def reached(self, /, milestone: str, phase: SupportsIndex | None = None) -> Truth:
        """
        Whether a milestone was reached by the day: yes, possibly, no.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06")
        >>> str(crm.negotiation(talks).reached("negotiating")), str(crm.negotiation(talks).reached("reviewed"))
        ('yes', 'no')
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def stage(self, /) -> int | None:
        """
        The rank of its stage for certain; of a project, the highest of the whole and its phases.
        """
    def stage_label(self, /, lang: str = "en") -> str:
        """
        Its stage in words, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06")
        >>> done = desk.reach(talks, "reviewed", on="2020-06-20")
        >>> crm.negotiation(talks).stage_label(), crm.negotiation(talks).stage_label("zh")
        ('Reviewed', '已评审')
        """
    @property
    def standing(self, /) -> Standing:
        """
        Whether it goes on.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """
    def when(self, /, milestone: str, phase: SupportsIndex | None = None) -> When | None:
        """
        When a milestone was reached, as far as it is known.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06")
        >>> crm.negotiation(talks).when("negotiating"), crm.negotiation(talks).when("reviewed")
        (When('2020-06'), None)
        """

@final
class NetJobs:
    """
    The jobs that an investment created: the headcount net of what it was before, never below nought.
    Where a headcount is not exact, as 200余, there are bounds, and nothing is picked.

    >>> import inward
    >>> jobs = inward.NetJobs(base=50, total=210)
    >>> jobs.exact, str(jobs.shortfall(200))
    (Decimal('160'), '20.00%')
    >>> inward.NetJobs(base=50, total="200余").net
    (Decimal('150'), None)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, *, base: Any, total: Any) -> NetJobs: ...
    def __repr__(self, /) -> str: ...
    @property
    def exact(self, /) -> Decimal | None:
        """
        The number, if it is exact.
        """
    @property
    def net(self, /) -> tuple[Decimal | None, Decimal | None]:
        """
        The least and the most it can be; `None` is no bound.
        """
    def shortfall(self, promised: Any, /) -> RatioBounds:
        """
        How much is missing of what was promised: `max(0, 1 − net/promised)`.

        >>> import inward
        >>> str(inward.NetJobs(base=50, total="200余").shortfall(200))
        '0.00% - 25.00%'
        """

@final
class ObligationCheck:
    """
    One check of an obligation (履约核验), as of a day.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> investor = desk.add_organisation("合成投资公司")
    >>> project = desk.record_project(title="数字经济产业园", owner=investor)
    >>> tax = inward.Obligation("tax", "300万元以上", verify_on=["2021-12-31"], cure_days=90, clawback=inward.Clawback.pro_rata())
    >>> tax = desk.promise(project, "tax", direction="by_investor", obligation=tax)
    >>> done = desk.verify_obligation(tax, "270万元", on="2021-12-31")
    >>> done = desk.notify_shortfall(tax, on="2022-02-01")
    >>> check = crm.as_of("2022-03-01", known=crm.now()).clawback(tax).checks[0]
    >>> check.standing, str(check.shortfall), check.enforceable_from.isoformat()
    (<CheckStanding.CURING: 'curing'>, '10.00%', '2022-05-03')
    """
    def __repr__(self, /) -> str: ...
    @property
    def actual(self, /) -> Measured | None:
        """
        The figure to go by: the last one within the time to make it good.
        """
    @property
    def due(self, /) -> When | None:
        """
        By when it was to be reached.
        """
    @property
    def enforceable_from(self, /) -> date | None:
        """
        The first day on which it can be reclaimed, where that is known.
        """
    @property
    def number(self, /) -> int | None:
        """
        Its number, from 1; none where there is one only.
        """
    @property
    def on(self, /) -> When | None:
        """
        The day of that figure.
        """
    @property
    def shortfall(self, /) -> RatioBounds:
        """
        How much is missing of what is required.
        """
    @property
    def standing(self, /) -> CheckStanding:
        """
        How it stands.
        """

@final
class ObligationRow:
    """
    One check of one obligation.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY", clock=inward.Clock("2022-01-31T12:00+08:00"))
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="合成项目", owner=desk.add_organisation("合成投资公司"))
    >>> tax = inward.Obligation("tax", "300万元以上", verify_on=["2021-12-31"])
    >>> tax = desk.promise(project, "tax", direction="by_investor", obligation=tax)
    >>> [row] = crm.obligations().rows
    >>> row.metric, str(row.required), row.net, row.standing.value
    ('tax', '≥ 3000000 元', None, 'not_verified')
    """
    def __repr__(self, /) -> str: ...
    @property
    def actual(self, /) -> Measured | None:
        """
        The figure to go by.
        """
    @property
    def commitment(self, /) -> Id:
        """
        The commitment.
        """
    @property
    def debtor(self, /) -> Id:
        """
        Who owes it.
        """
    @property
    def due(self, /) -> When | None:
        """
        By when it was to be reached.
        """
    @property
    def enforceable_from(self, /) -> date | None:
        """
        The first day on which it can be reclaimed, where that is known.
        """
    @property
    def group(self, /) -> list[str]:
        """
        What each that is grouped by is called; empty where it says nothing.
        """
    @property
    def metric(self, /) -> str:
        """
        What is measured.
        """
    @property
    def net(self, /) -> Span | None:
        """
        What of it counts: net of what was there before.
        """
    @property
    def number(self, /) -> int | None:
        """
        The number of the check, from 1; `None` where there is one only.
        """
    @property
    def required(self, /) -> Measured:
        """
        How much must be reached.
        """
    @property
    def shortfall(self, /) -> RatioBounds:
        """
        How much is missing of what is required.
        """
    @property
    def standing(self, /) -> CheckStanding:
        """
        How it stands.
        """
    @property
    def title(self, /) -> str:
        """
        Its title.
        """

@final
class ObligationTable:
    """
    What investors promised against what was found (履约考核), check by check; see `Crm.obligations`.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY", clock=inward.Clock("2022-01-31T12:00+08:00"))
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="合成项目", owner=desk.add_organisation("合成投资公司"))
    >>> jobs = inward.Obligation("jobs_new", "200个", base="50个", verify_on=["2021-12-31"])
    >>> jobs = desk.promise(project, "jobs", direction="by_investor", obligation=jobs)
    >>> done = desk.verify_obligation(jobs, "210个", on="2021-12-31")
    >>> [(total.metric, total.verified, total.reached) for total in crm.obligations().totals]
    [('jobs_new', 1, Fraction(4, 5))]
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is
        requested.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def as_of(self, /) -> date:
        """
        The day it is as of.
        """
    def definition(self, /, lang: str = "en") -> str:
        """
        What it tells, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> crm.obligations().definition("zh") != ""
        True
        """
    @property
    def rows(self, /) -> list[ObligationRow]:
        """
        The checks, commitment by commitment.
        """
    def table(self, /) -> Table:
        """
        The same as a table over Arrow, its columns documented.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> len(crm.obligations().table())
        0
        """
    def to_arrow(self, /) -> Any:
        """
        As a `pyarrow.Table`; needs `pip install inward[arrow]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.obligations()
        >>> asked.to_arrow().num_rows == len(asked.table())
        True
        """
    def to_pandas(self, /) -> Any:
        """
        As a `pandas.DataFrame`; needs `pip install inward[pandas]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.obligations()
        >>> len(asked.to_pandas()) == len(asked.table())
        True
        """
    def to_polars(self, /) -> DataFrame:
        """
        As a `polars.DataFrame`; needs `pip install inward[polars]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.obligations()
        >>> asked.to_polars().columns == asked.table().column_names
        True
        """
    @property
    def totals(self, /) -> list[ObligationTotal]:
        """
        What they come to: the groups in the order of their names, what says nothing last, in each by metric and unit.
        """
    def totals_table(self, /) -> Table:
        """
        What they come to as a table over Arrow: a row for each group, metric and unit.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY", clock=inward.Clock("2022-01-31T12:00+08:00"))
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="合成项目", owner=desk.add_organisation("合成投资公司"))
        >>> tax = inward.Obligation("tax", "300万元", verify_on=["2021-12-31"])
        >>> tax = desk.promise(project, "tax", direction="by_investor", obligation=tax)
        >>> done = desk.verify_obligation(tax, "270万元", on="2021-12-31")
        >>> table = crm.obligations(by="debtor").totals_table().to_polars()
        >>> [(row["debtor"], row["due"], str(row["reached"])) for row in table.to_dicts()]
        [('合成投资公司', 1, '0.9000000000')]
        """

@final
class ObligationTotal:
    """
    What the checks of one group come to, of one metric and unit.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY", clock=inward.Clock("2022-01-31T12:00+08:00"))
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="合成项目", owner=desk.add_organisation("合成投资公司"))
    >>> tax = inward.Obligation("tax", "300万元以上", verify_on=["2021-12-31"])
    >>> tax = desk.promise(project, "tax", direction="by_investor", obligation=tax)
    >>> [total] = crm.obligations().totals
    >>> total.unit, total.due, total.verified, total.reached
    ('元', 1, 0, None)
    """
    def __repr__(self, /) -> str: ...
    @property
    def due(self, /) -> int:
        """
        How many checks were due by the day.
        """
    @property
    def group(self, /) -> list[str]:
        """
        What each that is grouped by is called; empty where it says nothing.
        """
    @property
    def metric(self, /) -> str:
        """
        What is measured.
        """
    @property
    def net(self, /) -> Span:
        """
        What was found of it, net of what was there before.
        """
    @property
    def promised(self, /) -> Span:
        """
        What was promised in those with a figure.
        """
    @property
    def reached(self, /) -> Fraction | None:
        """
        How much of what was promised was reached; `None` where no figure was found.
        """
    @property
    def unit(self, /) -> str | None:
        """
        Its unit.
        """
    @property
    def verified(self, /) -> int:
        """
        Of how many a figure was found.
        """

@final
class OpenPayment:
    """
    One open payment: a commitment, or an instalment of one.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园")
    >>> ours = desk.promise(project, "policy_incentive", amount="100万元", due="2021-03-31", debtor=desk.unit)
    >>> done = desk.fulfil(ours, amount="40万元", on="2021-03-20", in_part=True)
    >>> payment = crm.open_payments().groups[0].payments[0]
    >>> payment.commitment == ours.id, str(payment.owed), str(payment.paid), str(payment.due), payment.waits_for
    (True, '1000000 CNY', '0.004亿', '2021-03-31', [])
    """
    def __repr__(self, /) -> str: ...
    @property
    def commitment(self, /) -> Id:
        """
        The commitment.
        """
    @property
    def due(self, /) -> When | None:
        """
        When it is due, where that is known.
        """
    @property
    def instalment(self, /) -> int | None:
        """
        The number of the instalment; none where it is all of it.
        """
    @property
    def overdue_days(self, /) -> int | None:
        """
        For how many working days it is overdue, where that is certain.
        """
    @property
    def owed(self, /) -> Amount:
        """
        How much is owed.
        """
    @property
    def paid(self, /) -> AmountSum:
        """
        What was paid of it.
        """
    @property
    def waits_for(self, /) -> list[tuple[Id, int | None]]:
        """
        The commitments for which it waits, or waited, each with the number of the instalment that is enough.
        """

@final
class OpenPayments:
    """
    The open payments to investors, told apart by whose turn it is: late by us, condition unmet, not due,
    undetermined. Each stands in one group, none in two.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> investor = desk.add_organisation("合成投资公司")
    >>> project = desk.record_project(title="数字经济产业园", owner=investor)
    >>> theirs = desk.promise(project, "investment", direction="by_investor", amount="2亿元", due="2021-01-31")
    >>> ours = desk.promise(project, "policy_incentive", amount="100万元", due="2021-03-31", depends_on=theirs, debtor=desk.unit)
    >>> [(group.standing.value, len(group.payments)) for group in crm.open_payments().groups]
    [('late_by_us', 0), ('condition_unmet', 1), ('not_due', 0), ('undetermined', 0)]
    """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def as_of(self, /) -> date:
        """
        The day they are as of.
        """
    def definition(self, /, lang: str = "en") -> str:
        """
        What they tell, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> inward.in_memory("阳泉经开区", currency="CNY").open_payments().definition("zh").startswith("应付投资方款项")
        True
        """
    @property
    def groups(self, /) -> list[PaymentGroup]:
        """
        The groups, one of each standing.
        """
    def table(self, /) -> Table:
        """
        The same as a table over Arrow, its columns documented.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> crm.open_payments().table().to_polars()["label"].to_list()
        ['逾期未付', '条件未成就', '未到期', '无法判定']
        """

@final
class Organisation:
    """
    An enterprise or another body, 企业/机构. Its title is its legal name.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> made = desk.add_organisation("合成晶体有限公司", country="CN", ownership="private")
    >>> body = crm.organisation(made)
    >>> body.title, body.country, body.ownership
    ('合成晶体有限公司', 'CN', 'private')
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", attributes={"synthetic": True})
        >>> crm.project(project).attribute("synthetic"), crm.project(project).attribute("premises")
        (True, None)
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def country(self, /) -> str | None:
        """
        The country or region it comes from, ISO 3166-1 alpha-2.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def industry(self, /) -> str | None:
        """
        Its industry, as `scheme-version:code`.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def lei(self, /) -> Lei | None:
        """
        Its LEI.
        """
    def measure(self, /, metric: str, kind: str, phase: SupportsIndex | None = None, *, period: Any | None = None, at: str | None = None) -> Measure | None:
        """
        The figure in force of a metric and a kind, of the whole or of one phase: that of the
        latest period, or of the one that is given. What is expected or promised `at` a milestone
        is another figure.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> done = desk.record_measure(project, "jobs_new", "expected", "200余个")
        >>> str(crm.project(project).measure("jobs_new", "expected").value)
        '> 200 个'
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def ownership(self, /) -> str | None:
        """
        Its ownership: state-owned, private, foreign, …
        """
    @property
    def parent(self, /) -> Id | None:
        """
        The organisation that owns it.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def roles(self, /) -> list[Role]:
        """
        What it is to the zone.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def targets(self, /) -> list[Target]:
        """
        The targets that stand.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def uscc(self, /) -> Uscc | None:
        """
        Its unified social credit code, 统一社会信用代码.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """

@final
class OutcomeRow:
    """
    How many investments of a group had one fate.

    >>> import inward
    >>> outcomes = inward.in_memory("阳泉经开区").pipeline().time_between("filed", "completed", competing=["lost"])
    >>> [(row.fate, row.outcome, row.label("zh"), row.count) for row in outcomes.rows][1:3]
    [('outcome', 'lost', '流失', Count(0)), ('open', None, '尚无结局', Count(0))]
    """
    def __repr__(self, /) -> str: ...
    @property
    def count(self, /) -> Count:
        """
        How many there are.
        """
    @property
    def fate(self, /) -> str:
        """
        `outcome`; `open`: none has come yet; or `negative` and `undetermined`: they are in no curve.
        """
    @property
    def group(self, /) -> list[str]:
        """
        What each dimension is called in the group; empty where it says nothing.
        """
    def label(self, /, lang: str = "en") -> str:
        """
        What that is called, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> outcomes = inward.in_memory("阳泉经开区").pipeline().time_between("filed", "completed", competing=["lost"])
        >>> outcomes.rows[0].label("zh")
        '建成'
        """
    @property
    def outcome(self, /) -> str | None:
        """
        The key of the outcome; `None` where it is none.
        """

@final
class OutcomesBetween:
    """
    How long it took from one milestone to the first of several outcomes, group by group: what `time_between` gives
    where something competes.

    Each investment that reached the first milestone is followed until the first outcome comes; where none has come
    yet, for as long as it was seen. A closed standing is that of the investment on the day, since it began. Of two
    outcomes on one day the milestone that is asked about counts, then what competes in the order in which it was
    named. Where dates are imprecise there are two sets of curves, `shortest` and `longest`, and which outcome came
    first may differ between them: the rows count to how many each came first for certain, and possibly.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    >>> desk = crm.desk("wang.li")
    >>> investor = desk.add_organisation("合成投资公司")
    >>> for start in ["2021-01-31", None]:
    ...     deal = desk.sign_agreement(title="合成项目", level="contract", on="2021-01-01", parties=[investor])
    ...     done = start and desk.reach(desk.record_project(deal), "construction_started", on=start)
    ...     done = start or desk.terminate_agreement(deal, "breach_by_investor", on="2021-02-20")
    >>> outcomes = crm.pipeline().time_between("contract_signed", "construction_started", competing=["terminated"])
    >>> outcomes
    <OutcomesBetween contract_signed and construction_started, terminated in 1 groups>
    >>> [group] = outcomes.groups
    >>> group.incidence("construction_started", 60), group.incidence("terminated", 30)
    ((0.5, 0.5), (0.0, 0.0))
    >>> [(row.outcome or row.fate, row.count) for row in outcomes.rows if row.count.possible]
    [('construction_started', Count(1)), ('terminated', Count(1))]
    >>> crm.pipeline().time_between("contract_signed", "construction_started", competing=["termniated"])
    Traceback (most recent call last):
    inward.Refused: competing[0]: nothing that may end the wait is called `termniated`; name milestones or closed standings; near: terminated [pipeline.unknown-outcome]
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is
        requested.
        """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def by(self, /) -> list[str]:
        """
        What its groups are formed by.
        """
    def cases(self, /) -> Table:
        """
        Each investment that reached the first milestone, or may have: what became of it, and after how many days.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
        >>> project = (desk := crm.desk("wang.li")).record_project(title="合成项目")
        >>> done = desk.reach(project, "land_acquired", on="2021-01")
        >>> outcomes = crm.pipeline().time_between("land_acquired", "construction_started", competing="exited")
        >>> outcomes.cases().to_polars()["title", "fate", "shortest", "longest"].rows()
        [('合成项目', 'open', 150, 180)]
        """
    def curves(self, /) -> Table:
        """
        Each step of the curves: a row for each outcome of each group and curve at each time at which something came
        or a case was last seen.

        >>> import inward
        >>> outcomes = inward.in_memory("阳泉经开区").pipeline().time_between("filed", "completed", competing="lost")
        >>> outcomes.curves().column_names[-7:]
        ['time', 'incidence', 'se', 'event_free', 'at_risk', 'events', 'censored']
        """
    def definition(self, /, lang: str = "en") -> str:
        """
        What it tells, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> pipeline = inward.in_memory("阳泉经开区").pipeline()
        >>> pipeline.time_between("land_acquired", "completed", competing=["exited"]).definition("zh")
        '自“拿地”至“建成”所用时间（竞争结局：清退）'
        """
    @property
    def groups(self, /) -> list[OutcomesOfGroup]:
        """
        The groups in the order of their names; one where nothing is grouped.
        """
    def labels(self, /, lang: str = "en") -> list[str]:
        """
        What the outcomes are called, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> pipeline = inward.in_memory("阳泉经开区").pipeline()
        >>> pipeline.time_between("land_acquired", "completed", competing=["exited", "lost"]).labels("zh")
        ['建成', '清退', '流失']
        """
    def members(self, row: SupportsIndex, /) -> list[Member]:
        """
        The investments behind the number in a row, in the order of their ids.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
        >>> project = (desk := crm.desk("wang.li")).record_project(title="合成项目")
        >>> done = desk.reach(project, "land_acquired", on="2021-01-04")
        >>> outcomes = crm.pipeline().time_between("land_acquired", "construction_started", competing="exited")
        >>> [(row.fate, [member.title for member in outcomes.members(at)]) for at, row in enumerate(outcomes.rows)][2]
        ('open', ['合成项目'])
        """
    def milestones(self, /, lang: str = "en") -> tuple[str, str]:
        """
        What the two milestones are called, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> outcomes = inward.in_memory("阳泉经开区").pipeline().time_between("filed", "completed", competing="lost")
        >>> outcomes.milestones("zh")
        ('立项（备案、核准）', '建成')
        """
    @property
    def outcomes(self, /) -> list[str]:
        """
        The keys of the outcomes: the second milestone, then what competes. As a cause of the curves each is its
        place, counted from 1.
        """
    def plot(self, /, *, lang: str = "en") -> TopLevelMixin:
        """
        The share of each group to whom each outcome came first, by each time, as a chart of Altair; needs `pip
        install inward[plot]`. See `inward.charts`.

        >>> import inward
        >>> outcomes = inward.in_memory("阳泉经开区").pipeline().time_between("filed", "completed", competing="lost")
        >>> outcomes.plot(lang="zh").to_dict()["title"]["text"]
        '立项（备案、核准） → 建成'
        """
    @property
    def rows(self, /) -> list[OutcomeRow]:
        """
        The numbers, of a group side by side: to how many each outcome came first, to how many none did, and how many
        are in no curve.
        """
    def table(self, /) -> Table:
        """
        The rows as a table, with the share to whom each outcome came first in the end.

        >>> import inward
        >>> outcomes = inward.in_memory("阳泉经开区").pipeline().time_between("filed", "completed", competing="lost")
        >>> outcomes.to_polars()["fate", "outcome", "certain"].rows()[:2]
        [('outcome', 'completed', 0), ('outcome', 'lost', 0)]
        """
    def to_arrow(self, /) -> Any:
        """
        As a `pyarrow.Table`; needs `pip install inward[arrow]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pipeline().time_between("filed", "completed", competing=["lost"])
        >>> asked.to_arrow().num_rows == len(asked.table())
        True
        """
    def to_pandas(self, /) -> Any:
        """
        As a `pandas.DataFrame`; needs `pip install inward[pandas]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pipeline().time_between("filed", "completed", competing=["lost"])
        >>> len(asked.to_pandas()) == len(asked.table())
        True
        """
    def to_polars(self, /) -> DataFrame:
        """
        As a `polars.DataFrame`; needs `pip install inward[polars]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pipeline().time_between("filed", "completed", competing=["lost"])
        >>> asked.to_polars().columns == asked.table().column_names
        True
        """

@final
class OutcomesOfGroup:
    """
    What became of the investments of a group.

    >>> import inward
    >>> outcomes = inward.in_memory("阳泉经开区").pipeline().time_between("filed", "completed", competing=["lost"])
    >>> [group] = outcomes.groups
    >>> group.cases, group.shortest, group.negative, group.undetermined, group.incidence("lost", 180)
    (0, None, 0, 0, None)
    """
    def __repr__(self, /) -> str: ...
    @property
    def cases(self, /) -> int:
        """
        How many are in the curves.
        """
    @property
    def group(self, /) -> list[str]:
        """
        What each dimension is called in the group; empty where it says nothing.
        """
    def incidence(self, /, outcome: str, t: SupportsFloat | SupportsIndex) -> tuple[float, float] | None:
        """
        The share to whom an outcome came first by a time, that time included: by the shortest times, and by the
        longest. `None` where there is nobody to count.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
        >>> project = (desk := crm.desk("wang.li")).record_project(title="合成项目")
        >>> done = desk.reach(project, "land_acquired", on="2021-01-04")
        >>> done = desk.reach(project, "construction_started", on="2021-02")
        >>> outcomes = crm.pipeline().time_between("land_acquired", "construction_started", competing=["exited"])
        >>> outcomes.groups[0].incidence("construction_started", 40)
        (1.0, 0.0)
        """
    @property
    def longest(self, /) -> AalenJohansen | None:
        """
        The curves of the longest times; the same where every date is precise.
        """
    @property
    def negative(self, /) -> int:
        """
        How many had an outcome before the first milestone, as their dates have it: they are in no curve.
        """
    @property
    def shortest(self, /) -> AalenJohansen | None:
        """
        The curves of the shortest times that the dates allow, with their standard errors; `None` where there is
        nobody to count.
        """
    @property
    def undetermined(self, /) -> int:
        """
        How many are left out because it is not known from when or to when it took.
        """

@final
class OutsideReport:
    """
    What was taken in of outside tables, and what was not, so that nothing is left out unseen.

    >>> import inward
    >>> events = {"id": [1, 1, 2], "milestone": ["a", "a", "a"], "on": ["2021-03-02", "2021-03-01", "2022-01"]}
    >>> attributes = {"id": [1, 1, 3], "colour": ["red", "blue", "red"]}
    >>> report = inward.Pipeline.from_tables(events, attributes, milestones=["a"], today="2021-12-31").outside
    >>> report.investments, report.events, report.repeated, report.ahead
    (2, 3, 1, 1)
    >>> report.dropped_attributes, report.without_events, report.without_attributes
    (1, ['3'], 1)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def ahead(self, /) -> int:
        """
        How many say of a day that was yet to come that something happened on it: one after the day on which that
        was known, or after the day on which the tables were read.
        """
    @property
    def dropped_attributes(self, /) -> int:
        """
        How many rows of attributes were dropped, since an earlier row has the same id.
        """
    @property
    def events(self, /) -> int:
        """
        How many rows the table of events has.
        """
    @property
    def investments(self, /) -> int:
        """
        How many ids have events: the investments of the pipeline.
        """
    @property
    def money(self, /) -> int:
        """
        How many rows the table of money has, where there is one.
        """
    @property
    def planned(self, /) -> int:
        """
        How many of them are planned: they are no actuals, and count only where plans do.
        """
    @property
    def repeated(self, /) -> int:
        """
        How many say again that an investment reached a milestone: the first day counts.
        """
    @property
    def unread_columns(self, /) -> list[str]:
        """
        The columns of the table of events that have no meaning, and were not read.
        """
    @property
    def without_attributes(self, /) -> int:
        """
        How many investments have no attributes, where there is a table of them.
        """
    @property
    def without_events(self, /) -> list[str]:
        """
        The ids that have attributes or money and no events: they are not in the pipeline.
        """

@final
class Pace:
    """
    How far a target is reached, against how much of its period is over.

    >>> import inward
    >>> pace = inward.pace("125.64", inward.Elapsed.months(10))
    >>> pace.gap(), pace.gap(places=4, rounding="truncate")
    (Decimal('42.31'), Decimal('42.3066'))
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def completion(self, /) -> Decimal:
        """
        How much of the target is reached, in percent.
        """
    @staticmethod
    def definition(lang: str = "en") -> str:
        """
        What it says, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> inward.Pace.definition("zh")
        '完成率减时间进度（百分点）'
        """
    @property
    def elapsed(self, /) -> Elapsed:
        """
        How much of the period is over.
        """
    @property
    def exact_gap(self, /) -> Fraction:
        """
        By how many percentage points it is ahead; below nought, behind. Exactly.
        """
    def gap(self, /, *, places: SupportsIndex = 2, rounding: str = "half_up") -> Decimal:
        """
        The same as it is printed.

        >>> import inward
        >>> inward.pace("70.41", inward.Elapsed.months(10)).gap()
        Decimal('-12.92')
        """

@final
class PaceOfGroup:
    """
    The pace of one group.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="合成项目")
    >>> done = desk.record_money(project, "fai_completed", "3亿元", on="2020-09-30")
    >>> [row] = crm.pace(2020).rows
    >>> row.target, row.gap, row.light, [one.title for one in row.without_plan]
    ({}, None, None, ['合成项目'])
    """
    def __repr__(self, /) -> str: ...
    @property
    def completion(self, /) -> Span | None:
        """
        How much of it is reached, in percent; `None` where there is no target.
        """
    @property
    def gap(self, /) -> Span | None:
        """
        By how many percentage points it is ahead; below nought, behind.
        """
    @property
    def investments(self, /) -> list[CountedRecord]:
        """
        The investments with a plan, or of which anything was reached.
        """
    @property
    def key(self, /) -> str | None:
        """
        What the group says; `None` where it says nothing.
        """
    @property
    def light(self, /) -> str | None:
        """
        What light that is: `green`, `yellow`, `red` or `undetermined`.
        """
    @property
    def name(self, /) -> str:
        """
        What that is called.
        """
    @property
    def reached(self, /) -> dict[str, Span]:
        """
        What was reached by the day.
        """
    @property
    def target(self, /) -> dict[str, Span]:
        """
        What is to be reached in the year, by the code of its currency.
        """
    @property
    def without_plan(self, /) -> list[CountedRecord]:
        """
        Those of them that have no plan: what was reached of them counts all the same.
        """

@final
class PaceTable:
    """
    Whether the year is on pace (超进度), by unit or another dimension; see `Crm.pace`.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="合成项目")
    >>> done = desk.state_amount(project, "annual_planned", "4亿元", period="2020")
    >>> done = desk.record_money(project, "fai_completed", "3亿元", on="2020-09-30")
    >>> pace = crm.as_of("2020-10-31", known=crm.today()).pace(2020)
    >>> [(row.name, row.completion.exact, row.gap.exact, row.light) for row in pace.rows]
    [('招商一局', Fraction(75, 1), Fraction(-25, 3), 'yellow')]
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is
        requested.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def as_of(self, /) -> date:
        """
        The day it is as of.
        """
    def definition(self, /, lang: str = "en") -> str:
        """
        What it tells, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> crm.pace(2020).definition("zh") != ""
        True
        """
    @property
    def elapsed(self, /) -> tuple[int, int]:
        """
        How much of the year is over: so many months or working days, of so many.
        """
    @property
    def rows(self, /) -> list[PaceOfGroup]:
        """
        The groups, in the order of their names; what says nothing last.
        """
    def table(self, /) -> Table:
        """
        The same as a table over Arrow, its columns documented.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> len(crm.pace(2020).table())
        0
        """
    def to_arrow(self, /) -> Any:
        """
        As a `pyarrow.Table`; needs `pip install inward[arrow]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pace(2020)
        >>> asked.to_arrow().num_rows == len(asked.table())
        True
        """
    def to_pandas(self, /) -> Any:
        """
        As a `pandas.DataFrame`; needs `pip install inward[pandas]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pace(2020)
        >>> len(asked.to_pandas()) == len(asked.table())
        True
        """
    def to_polars(self, /) -> DataFrame:
        """
        As a `polars.DataFrame`; needs `pip install inward[polars]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pace(2020)
        >>> asked.to_polars().columns == asked.table().column_names
        True
        """
    @property
    def total(self, /) -> PaceOfGroup:
        """
        All of them together.
        """
    @property
    def year(self, /) -> int:
        """
        The year.
        """

@final
class PaymentGroup:
    """
    The open payments of one standing.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园")
    >>> terms = {"amount": "100万元", "on": "2021-01-04", "due": "2021-03-31", "debtor": desk.unit}
    >>> ours = desk.promise(project, "policy_incentive", **terms)
    >>> late = crm.as_of("2021-04-30", known=crm.now()).open_payments().groups[0]
    >>> late.standing, str(late.owed), late.payments[0].overdue_days, late.ageing
    (<PaymentStanding.LATE_BY_US: 'late_by_us'>, '0.01亿', 22, (1, 0, 0, 0))
    """
    def __repr__(self, /) -> str: ...
    @property
    def ageing(self, /) -> tuple[int, int, int, int]:
        """
        How many are overdue for 0 to 30, 31 to 90, 91 to 180, and more working days.
        """
    @property
    def owed(self, /) -> AmountSum:
        """
        What is owed of them, all in all.
        """
    @property
    def paid(self, /) -> AmountSum:
        """
        What was paid of them already.
        """
    @property
    def payments(self, /) -> list[OpenPayment]:
        """
        The payments, in the order of their ids.
        """
    @property
    def standing(self, /) -> PaymentStanding:
        """
        Whose turn it is.
        """

@final
class PeriodEnd:
    """
    The last day of a period.

    >>> import inward
    >>> inward.Calendar.china().period_end("2021-01-12", days=30)
    PeriodEnd('2021-02-11', '2021-02-18')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, raw_last_day: Any, last_day: Any) -> PeriodEnd: ...
    def __reduce__(self, /) -> tuple[type, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def last_day(self, /) -> date:
        """
        The last day, moved where it is a rest day and that was asked for.
        """
    @property
    def raw_last_day(self, /) -> date:
        """
        The last day as counted.
        """

@final
class Person:
    """
    An officer or a contact, 人员, as the log knows them: no name, no particulars.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> officer = crm.person(desk.officer)
    >>> officer.erased, crm.particulars(officer).name
    (False, 'wang.li')
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", attributes={"synthetic": True})
        >>> crm.project(project).attribute("synthetic"), crm.project(project).attribute("premises")
        (True, None)
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def erased(self, /) -> bool:
        """
        Whether their particulars were erased.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def organisation(self, /) -> Id | None:
        """
        The organisation a contact belongs to.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """

@final
class Pipeline:
    """
    The pipeline of a book (招商管线): every investment and what it reached, in columns. It is read once; any day,
    and what was known by any other, is asked of the same columns.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-04T09:00+08:00"))
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园")
    >>> done = desk.reach(project, "construction_started", on="2020-07")
    >>> pipeline = crm.pipeline()
    >>> [row.count for row in pipeline.funnel(as_of="2020-07-15").rows if row.key == "construction_started"]
    [Count(0, 1)]
    >>> pipeline.where(unit="招商一局").funnel().total
    Count(1)
    """
    def __len__(self, /) -> int:
        """
        How many investments (or projects) it holds, whether they are in the book on a day or not.
        """
    def __repr__(self, /) -> str: ...
    def changes(self, /, since: Any, until: Any, *, by: Any | None = None, money: str | None = None, progress: Any | None = None) -> Changes:
        """
        What changed from one report to another: how the table of stages of `since` became that of `until`, step by
        step, see `Changes`. Each is a day, as known at its end, or a pair of days: (valid, known). With the same
        valid day at both it tells what was restated. `money` adds up a kind of money too, read from the book, and
        `progress` is called now and then with how many records of it are read, and of how many.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-18T09:00+08:00"))
        >>> lead = crm.desk("wang.li", unit="招商一局").capture_lead("LED 衬底", on="2021-01-12")
        >>> changes = crm.pipeline().changes(("2021-01-11", "2021-01-18"), "2021-01-18", by="unit")
        >>> changes.rows[0].group, changes.rows[0].certain.entered
        (['招商一局'], 1)
        >>> crm.pipeline().changes("2021-01-18", "2021-01-11")
        Traceback (most recent call last):
        inward.Refused: since: the changes from 2021-01-18 to 2021-01-11 would go back; give the earlier report first, as it was known no later than the other [pipeline.changes-backwards]
        """
    @property
    def dimensions(self, /) -> list[str]:
        """
        What it is grouped and kept by, beside the period in which any milestone was reached. `industry:…` is the class
        that the industry is part of; `list` all dated lists that a project is on, together; `size` the class of what is
        planned to be invested in all, by the steps 1亿, 5亿, 10亿, 50亿: `CNY 1bn_5bn`.

        >>> import inward
        >>> dimensions = inward.in_memory("阳泉经开区").pipeline().dimensions
        >>> dimensions[:9]
        ['unit', 'officer', 'park', 'nature', 'industry', 'investor', 'origin', 'source', 'promotion_event']
        >>> dimensions[9:16]
        ['industry:section', 'industry:division', 'industry:group', 'industry:class', 'list', 'debtor', 'size']
        >>> dimensions[16:19]
        ['signed:year', 'signed:half', 'signed:quarter']
        >>> dimensions[19:]
        ['synthetic', 'target_industry', 'establishment', 'premises']
        """
    @staticmethod
    def from_tables(events: Any, attributes: Any | None = None, money: Any | None = None, *, milestones: Any | None = None, playbook: Any | None = None, today: Any | None = None, time_zone: str = "UTC") -> Pipeline:
        """
        The pipeline of tables from elsewhere: data frames of polars or pandas, tables over Arrow, or columns by
        their names.

        `events` has the columns `id` (text or whole numbers), `milestone` (text) and `on` (dates, instants, or text
        as precise as it is: `2021-03`, `2020-06-01/2020-07-01`); it may have `known`, the day on which it became
        known (empty: it always was), and `planned` (true: it is no actual, but a plan that was made on the day on which
        it became known, see `slippage`). `attributes` has `id` and columns of any name, each of which then groups and
        keeps; one called `title` names the investment. Where one id reached a milestone twice the first day counts;
        where it has attributes twice the first row stands. `outside` tells what was not taken in.

        `money` has `id`, `kind` (a key of `MoneyKind`), `amount` (text, `Decimal`s or whole numbers), `on`, and
        `currency` where an amount does not name its own. `changes(…, money=…)` adds it up: what came in adds up; of
        what is planned or agreed the latest holds.

        `milestones` are the words that occur, in the order in which they are reached: each makes a stage. Without
        them they are those of a `playbook`, of a development zone if none is given. What goes on was seen to the end
        of `today`; an instant has its day in `time_zone`.

        >>> import inward
        >>> events = {
        ...     "id": ["A1", "A1", "B2", "B2"],
        ...     "milestone": ["granted", "built", "granted", "built"],
        ...     "on": ["2020-05-04", "2021-03", "2020-11-30", "2023-01-01"],
        ...     "planned": [False, False, False, True],
        ... }
        >>> attributes = {"id": ["A1", "B2"], "technology": ["wind", "solar"]}
        >>> pipeline = inward.Pipeline.from_tables(
        ...     events, attributes, milestones=["granted", "built"], today="2021-12-31"
        ... )
        >>> [(row.group[0], row.key, row.count) for row in pipeline.funnel(by="technology").rows if row.count.possible]
        [('solar', 'granted', Count(1)), ('wind', 'granted', Count(1)), ('wind', 'built', Count(1))]
        >>> pipeline.where(technology="wind").funnel(as_of="2021-03-15").rows[1].count
        Count(0, 1)
        >>> inward.Pipeline.from_tables({"id": ["A1"], "milestone": ["built"]}, milestones=["built"])
        Traceback (most recent call last):
        inward.Refused: events: the table of events has no column `on`; add it, or rename one of those that it has: id, milestone [outside-table.missing-column]
        """
    def funnel(self, /, by: Any | None = None, *, as_of: Any | None = None, known: Any | None = None) -> CountTable:
        """
        How many investments reached each milestone (漏斗) by the end of a day, as far as it was known by the end
        of another: now, if neither is given. `by` groups: `unit`, `officer`, `park`, `nature`, `industry`,
        `industry:division` and its other levels, `investor`, `origin`, `source`, `promotion_event`, `list`, `debtor`, `size`,
        `signed:quarter` and other periods of this or any milestone, an attribute of the zone's own, or several of them;
        see `dimensions`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> deal = desk.sign_agreement(title="LED 衬底", on="2021-01-08")
        >>> funnel = crm.pipeline().funnel(by="unit", as_of="2021-01-31")
        >>> [(row.group, row.label("zh"), row.count) for row in funnel.rows if row.count.possible]
        [(['招商一局'], '签订意向或框架协议', Count(1)), (['招商一局'], '正式签约', Count(0, 1))]
        >>> [row.group for row in crm.pipeline().stage_table(by="intent_signed:half").rows][:1]
        [['2021H1']]
        """
    def kpi(self, /, key: str, *, as_of: Any | None = None, known: Any | None = None, period: Any | None = None, targets: dict[str, Any] | None = None, batch: str | None = None, mature_days: Any | None = None, kpis: Any | None = None, **selected: "object") -> KpiResult:
        """
        One of the field's rates over the investments that are kept, as of the end of a day (that of the pipeline, or
        today) and as known by the end of another: see `crm.kpi`. Money and measures of a book are read once for each
        day; whatever else is asked of that day is counted from the columns alone. Of outside tables their own table
        of money counts.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> investor = desk.add_organisation("合成投资公司")
        >>> for title, amount, start in [("合成项目甲", "2亿元", "2020-09-01"), ("合成项目乙", "6亿元", None)]:
        ...     deal = desk.sign_agreement(
        ...         title=title, level="contract", on="2020-07-10", parties=[investor], contract_investment=amount
        ...     )
        ...     project = desk.record_project(deal)
        ...     done = start and desk.reach(project, "construction_started", on=start)
        >>> pipeline = crm.pipeline().where(unit="招商一局")
        >>> print(pipeline.kpi("start_rate/signed", as_of="2020-12-31", signed="2020H2").explain())
        Start rate (start_rate/signed) as of 2020-12-31: 50.00%
        = started by the day ÷ signed in the window, contract_signed within 2020-07-01/2020-12-31
        above the line 1, below it 2
        in the cohort: 1 got there, 0 perhaps, 1 not
        by money CNY: 25.00%
        """
    def kpi_by(self, /, by: Any, key: str, *, as_of: Any | None = None, known: Any | None = None, period: Any | None = None, targets: dict[str, Any] | None = None, batch: str | None = None, mature_days: Any | None = None, kpis: Any | None = None, **selected: "object") -> RatesOfGroups:
        """
        The same rate of each group of which anybody is in the cohort, in the order of their names, what says nothing
        last: see `crm.kpi_by`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> investor = desk.add_organisation("合成投资公司")
        >>> deal = desk.sign_agreement(title="合成项目", level="contract", on="2020-07-10", parties=[investor])
        >>> rates = crm.pipeline().kpi_by("unit", "start_rate/signed", as_of="2020-12-31", signed="2020H2")
        >>> [(unit, str(rate.bounds)) for [unit], rate in rates]
        [('招商一局', '0.00%')]
        """
    @property
    def level(self, /) -> str:
        """
        What it counts: `investment`, or `project`.

        >>> import inward
        >>> inward.in_memory("阳泉经开区").pipeline(level="project").level
        'project'
        """
    def orders(self, /, *milestones: "str", by: Any | None = None, as_of: Any | None = None, known: Any | None = None) -> CrossTable:
        """
        In which order milestones really came, of any two of these, or of all where none is named: how many reached
        the first before the second, after it or on the same day, and of how many the dates do not tell.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
        >>> project = (desk := crm.desk("wang.li")).record_project(title="合成项目")
        >>> done = desk.reach(project, "construction_started", on="2020-09-05")
        >>> done = desk.reach(project, "construction_permitted", on="2020-10-10")
        >>> [row.keys for row in crm.pipeline().orders().rows][1]
        ['construction_permitted', 'construction_started', 'after']
        """
    @property
    def outside(self, /) -> OutsideReport | None:
        """
        What was taken in of outside tables, and what was not; `None` where the pipeline is one of a book.

        >>> import inward
        >>> inward.in_memory("阳泉经开区").pipeline().outside is None
        True
        """
    @property
    def position(self, /) -> int | None:
        """
        The position of the book at which it was read or refreshed last; `None` of outside tables.
        """
    def reach_by_cohort(self, /, milestone: str, *, period: str | None = None, within: Any | None = None, by: Any | None = None, as_of: Any | None = None, known: Any | None = None) -> CrossTable:
        """
        How far cohorts came: of those that reached a milestone, by the `period` in which they did so (`year`, `half`,
        `quarter`; all in one without), or only those that did so `within` a window, how many reached each later
        milestone, how many were lost before, and how many may still.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> for start in ["2020-10-08", None]:
        ...     project = desk.record_project(title="合成项目")
        ...     done = desk.reach(project, "land_acquired", on="2020-08")
        ...     done = start and desk.reach(project, "construction_started", on=start)
        >>> reach = crm.pipeline().reach_by_cohort("land_acquired", period="half")
        >>> for row in reach.rows:
        ...     if row["milestone"] in ("", "construction_started"):
        ...         print(row["cohort"], row["fate"], row.count, row.share)
        2020H2 cohort 2 None
        2020H2 reached 1 50.00%
        2020H2 open 1 50.00%
        """
    def reasons(self, /, since: Any | None = None, until: Any | None = None, *, by: Any | None = None, known: Any | None = None) -> CrossTable:
        """
        Why investments were closed or stopped in a window, or ever without `since`, and still are at its end, and
        the places that they were lost to.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="合成项目", on="2021-01-05")
        >>> done = desk.lose_negotiation(talks, "lost_on_land", lost_to="太原", on="2021-03-15")
        >>> [(row.keys, row.labels("zh")[1], row.count) for row in crm.pipeline().reasons("2020-12-31").rows]
        [(['lost', 'lost_on_land', '太原'], '无合适用地或厂房', Count(1))]
        """
    def refresh(self, /) -> int:
        """
        Takes in what was recorded in the book since it was read, in place; how many events that was. What was made of
        it before keeps what it tells; while there is any, the columns are copied first.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区")
        >>> pipeline = crm.pipeline()
        >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
        >>> len(pipeline), pipeline.refresh() > 0, len(pipeline), pipeline.refresh()
        (0, True, 1, 0)
        """
    def sequences(self, /, *milestones: "str", by: Any | None = None, as_of: Any | None = None, known: Any | None = None) -> CrossTable:
        """
        Along which sequences of milestones investments really went, the most frequent first: of these, or of all
        that make a stage. `>` stands before what came later, `=` before what came on the same day.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
        >>> project = (desk := crm.desk("wang.li")).record_project(title="合成项目")
        >>> done = desk.reach(project, "construction_started", on="2020-09-05")
        >>> done = desk.reach(project, "construction_permitted", on="2020-10-10")
        >>> [(row["sequence"], row.count) for row in crm.pipeline().sequences().rows]
        [('construction_started > construction_permitted', Count(1))]
        """
    def slippage(self, /, *milestones: "str", by: Any | None = None, as_of: Any | None = None, known: Any | None = None) -> Slippage:
        """
        How the planned dates of milestones slipped, of these or of all where none is named: the first plan and the
        one in force against when the milestone was reached, or against the day where it was not. Where the days on which
        plans were made leave open which was the first, or whether one took the place of another, there are bounds.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
        >>> project = (desk := crm.desk("wang.li")).record_project(title="合成项目")
        >>> done = desk.plan(project, "construction_started", "2021-06-01", on="2021-01-01")
        >>> crm.pipeline().slippage().table().to_polars()["milestone", "planned_certain", "overdue_certain"].rows()
        [('construction_started', 1, 1)]
        """
    def stage_table(self, /, by: Any | None = None, *, as_of: Any | None = None, known: Any | None = None) -> CountTable:
        """
        How many investments stand at each stage (阶段统计), lowest first; as `funnel`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底", on="2020-06")
        >>> [(row.label("zh"), row.count) for row in crm.pipeline().stage_table().rows if row.count.possible]
        [('线索', Count(1))]
        """
    def standing_table(self, /, by: Any | None = None, *, as_of: Any | None = None, known: Any | None = None) -> CrossTable:
        """
        How many investments stand how (状态统计), those that go on too; as `funnel`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
        >>> [(row["standing"], row.count) for row in crm.pipeline().standing_table().rows]
        [('', Count(1)), ('ongoing', Count(1))]
        """
    def standings(self, /, *, as_of: Any | None = None, known: Any | None = None) -> Table:
        """
        The investments that do not go on, or perhaps do not: lost, given up, rejected, ended, cleared out, done,
        suspended or asleep, since when, why, and the place lost to.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="合成项目", on="2021-01-05")
        >>> done = desk.lose_negotiation(talks, "lost_on_land", lost_to="太原", on="2021-03-15")
        >>> crm.pipeline().standings().to_polars()["title", "standing", "reason", "lost_to"].rows()
        [('合成项目', 'lost', 'lost_on_land', '太原')]
        """
    @overload
    def time_between(self, /, a: str, b: str, *, by: Any | None = None, as_of: Any | None = None, known: Any | None = None, working_days: Any | None = None, competing: None = None) -> TimeBetween: ...
    @overload
    def time_between(self, /, a: str, b: str, *, by: Any | None = None, as_of: Any | None = None, known: Any | None = None, working_days: Any | None = None, competing: Any) -> OutcomesBetween:
        """
        How many days it took from one milestone to another, with those that have not got there yet: they count
        for as long as they were seen. `working_days=True` counts those of the zone's calendar, a `Calendar` those of another.
        Where dates are imprecise there are two curves, of the shortest times that they allow and of the longest.

        Where something else may end the wait, say what `competing`: milestones, or closed standings such as `lost` and
        `terminated`. The answer is then an `OutcomesBetween`, with the share to whom each came first (Aalen–Johansen).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-03-31T09:00+08:00"))
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> for land, start in [("2021-01-04", "2021-01-14"), ("2021-01-04", None)]:
        ...     project = desk.record_project(title="合成项目")
        ...     done = desk.reach(project, "land_acquired", on=land)
        ...     done = start and desk.reach(project, "construction_started", on=start)
        >>> times = crm.pipeline().time_between("land_acquired", "construction_started")
        >>> [group] = times.groups
        >>> group.cases, group.events, group.shortest.quantile(0.5), group.shortest.longest
        (2, Count(1), 10.0, 86.0)
        >>> crm.pipeline().time_between("land_acquired", "construction_started", working_days=True).groups[0].longest.median
        8.0
        """
    def time_in_stage(self, /, by: Any | None = None, *, quantile: SupportsFloat | SupportsIndex = 0.9, as_of: Any | None = None, known: Any | None = None) -> TimeInStage:
        """
        How long investments that are not closed have stood at the stage at which they stand. An outlier has stood
        there longer than the time within which a share `quantile` of all stays at that stage was over, by Kaplan
        and Meier.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
        >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2021-06-01")
        >>> crm.pipeline().time_in_stage(as_of="2021-06-11").table().to_polars()["label_zh", "shortest_median"].rows()
        [('线索', 10)]
        """
    def transitions(self, /, since: Any, until: Any | None = None, *, by: Any | None = None, known: Any | None = None) -> CrossTable:
        """
        The transitions (流转表) of a window: of the investments that stood at a stage at the end of the day `since` or
        came to it by the end of the day `until`, how many went straight on to which other, how many were closed or
        stopped there, and how many still stand there. Without `until` the window ends on the day of the pipeline.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="合成项目", on="2021-01-05")
        >>> done = desk.reach(talks, "reviewed", on="2021-03")
        >>> for row in crm.pipeline().transitions("2020-12-31", "2021-03-15", by="unit").rows:
        ...     print(row.group[0], row["stage"], row["outcome"], row["to"] or "-", row.count, row.share)
        招商一局 negotiating at_risk - 1 None
        招商一局 negotiating went_on reviewed 0-1 0.00% - 100.00%
        招商一局 negotiating still - 0-1 0.00% - 100.00%
        招商一局 reviewed at_risk - 0-1 None
        招商一局 reviewed still - 0-1 100.00%
        >>> crm.pipeline().transitions("2021-03-15", "2021-03-01")
        Traceback (most recent call last):
        inward.Refused: until: the window ends on 2021-03-01, before it starts on 2021-03-15; give the earlier day first [pipeline.window-ends-before-it-starts]
        """
    def vintages(self, /, start: str = "contract_signed", end: str = "construction_started", *, horizon_days: Any, as_of: Any | None = None, known: Any | None = None, targets: Any | None = None) -> VintageTable:
        """
        The rate of each signing year, or of whatever else `start` begins, over the investments that are kept: how many
        of them reached `end` by the day, and within so many days of their own; see `inward.vintages`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> investor = desk.add_organisation("合成投资公司")
        >>> deal = desk.sign_agreement(title="合成项目", level="contract", on="2012-05-01", parties=[investor])
        >>> done = desk.reach(desk.record_project(deal), "construction_started", on="2013-09-01")
        >>> [year] = crm.pipeline().vintages(as_of="2015-12-31", horizon_days=365, targets={2012: 70})
        >>> year.year, str(year.running), str(year.within_horizon), year.target_met.value
        (2012, '100.00%', '0.00%', 'yes')
        """
    def where(self, /, **kept: "object") -> Pipeline:
        """
        Keeps the investments of a `unit`, an `officer`, a `park`, a `nature`, an `industry`, an `investor`, of an
        `origin` (HK, DE), of a `source` or `promotion_event` that the lead came from, on a `list`, those to whom a
        `debtor` owes what was promised, or with an attribute of the zone's own: a record, its id or its name, a word, a
        flag or a number. `dimensions` names them all.
        `reached` keeps those that reached a milestone, or, of a pair, a cohort: those that reached it within a window.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> done = desk.record_project(title="澳门路", nature="public_infrastructure")
        >>> done = desk.reach(done, "construction_started", on="2020-07-18")
        >>> pipeline = crm.pipeline()
        >>> pipeline.where(nature="public_infrastructure").funnel().total
        Count(1)
        >>> cohorts = [pipeline.where(reached=("construction_started", year)) for year in ("2019", "2020")]
        >>> [cohort.funnel().total for cohort in cohorts]
        [Count(0), Count(1)]
        >>> pipeline.where(prak="东区科技园")
        Traceback (most recent call last):
        inward.Refused: investments are not kept by `prak`; use one or several of: park [pipeline.unknown-keeper]
        """

@final
class Playbook:
    """
    A zone's way of working, as data: milestones, stages, attributes, reasons, kinds of commitments and issues,
    ladders of escalation.
    `Playbook.development_zone()` is built in; `Playbook(text)` reads a file's TOML.

    >>> import inward
    >>> playbook = inward.Playbook.development_zone()
    >>> playbook.name, playbook.milestones[:2]
    ('development-zone', ['lead_received', 'triaged'])
    >>> inward.Playbook(playbook.text) == playbook
    True
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, toml: str, /) -> Playbook: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data.
        """
    @staticmethod
    def _restore(data: str) -> Playbook: ...
    @property
    def attributes(self, /) -> list[str]:
        """
        The keys of its zone's own attributes.
        """
    @property
    def channels(self, /) -> list[str]:
        """
        The keys of the channels through which issues come.
        """
    @property
    def commitment_kinds(self, /) -> list[str]:
        """
        The keys of its kinds of commitments.
        """
    @staticmethod
    def development_zone() -> Playbook:
        """
        The built-in playbook of a development zone, in English and Chinese.

        >>> import inward
        >>> inward.Playbook.development_zone()
        <Playbook 'development-zone' of 22 milestones>
        """
    @property
    def issue_kinds(self, /) -> list[str]:
        """
        The keys of its kinds of issues.
        """
    @property
    def ladders(self, /) -> list[tuple[str, list[str]]]:
        """
        The keys of its ladders of escalation, each with those of its levels, the lowest first.
        """
    @property
    def milestones(self, /) -> list[str]:
        """
        The keys of its milestones, in its order.
        """
    @property
    def name(self, /) -> str:
        """
        Its name.
        """
    @property
    def roles(self, /) -> list[str]:
        """
        The keys of the roles that are told when something escalates.
        """
    @property
    def sources(self, /) -> list[str]:
        """
        The keys of its sources, the one that counts most first.
        """
    @property
    def text(self, /) -> str:
        """
        Its file's text.
        """
    @property
    def urgencies(self, /) -> list[str]:
        """
        The keys of its urgencies; the first is that of an issue of which nothing is said.
        """

@final
class ProcedureVersion:
    """
    A procedure as it is from some day on: `crm.entry(procedure).procedure_version`.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> rule = inward.working_days(20).after("accepted")
    >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局", statutory=rule, cost="1000元")
    >>> version = crm.entry(permit).procedure_version
    >>> version.statutory_limit, str(version.cost), version.steps
    (working_days(20).after('accepted'), '1000 CNY', None)
    """
    def __repr__(self, /) -> str: ...
    @property
    def authority(self, /) -> Id:
        """
        The unit that decides.
        """
    @property
    def cost(self, /) -> Amount | None:
        """
        What it costs the applicant.
        """
    @property
    def documents(self, /) -> Measured | None:
        """
        The papers that are handed in, 材料.
        """
    @property
    def legal_basis(self, /) -> str | None:
        """
        The document that it rests on.
        """
    @property
    def notice(self, /) -> Rule | None:
        """
        Within what time after receipt the applicant is told of all that is missing.
        """
    @property
    def promised_limit(self, /) -> Rule | None:
        """
        The limit that is promised.
        """
    @property
    def seals(self, /) -> Measured | None:
        """
        The seals that are needed, 印章.
        """
    @property
    def statutory_limit(self, /) -> Rule | None:
        """
        What the law allows.
        """
    @property
    def steps(self, /) -> Measured | None:
        """
        The times that the applicant and an office deal with each other, 环节.
        """
    @property
    def windows(self, /) -> Measured | None:
        """
        The windows to which the applicant goes, 窗口.
        """

@final
class Project:
    """
    A construction project, 建设项目, with its phases.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> made = desk.record_project(title="数字经济产业园", land="300亩", phases=[inward.Phase("5亿元"), inward.Phase("7亿元")])
    >>> project = crm.project(made)
    >>> str(project.land), len(project.phases), str(project.amount("total_planned", 2))
    ('300 亩', 2, '700000000 CNY')
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def agreement(self, /) -> Id | None:
        """
        The agreement it was recorded under.
        """
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def amount(self, /, kind: str, phase: SupportsIndex | None = None) -> Amount | None:
        """
        The amount in force of a kind, of the whole or of one phase.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> crm.project(project).amount("total_planned"), crm.project(project).amount("fixed_asset")
        (Amount('≈ 1200000000 CNY'), None)
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", attributes={"synthetic": True})
        >>> crm.project(project).attribute("synthetic"), crm.project(project).attribute("premises")
        (True, None)
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    def cumulative(self, /, kind: str, phase: SupportsIndex | None = None) -> Amount | None:
        """
        The latest cumulative figure of money that came in or was spent.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> made = desk.record_project(title="数字经济产业园")
        >>> done = desk.record_money(made, "funds_arrived", "1亿元", on="2021-03", basis="cumulative")
        >>> done = desk.record_money(made, "funds_arrived", "1.5亿元", on="2021-06", basis="cumulative")
        >>> str(crm.project(made).cumulative("funds_arrived"))
        '150000000 CNY'
        """
    def escalations(self, /) -> list[Escalation]:
        """
        Where it stands on the ladders of escalation (督办): the highest level of each that was not taken
        back. `desk.escalate` raises them.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> promise = desk.promise(project, "land_delivery", due="2021-01-12", debtor=desk.unit, on="2021-01-04")
        >>> done = desk.escalate()
        >>> then = crm.as_of("2021-01-20", known=crm.today()).commitment(promise)
        >>> [(level.level, level.deadline.isoformat()) for level in then.escalations()]
        [('yellow', '2021-01-20')]
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    def increments(self, kind: str, /) -> list[Amount]:
        """
        The increments of money that came in or was spent.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> made = desk.record_project(title="数字经济产业园")
        >>> done = desk.record_money(made, "funds_arrived", "1亿元", on="2021-03", basis="increment")
        >>> [str(amount) for amount in crm.project(made).increments("funds_arrived")]
        ['100000000 CNY']
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def land(self, /) -> Area | None:
        """
        The land it uses.
        """
    @property
    def lists(self, /) -> list[Id]:
        """
        The lists it is on.
        """
    def measure(self, /, metric: str, kind: str, phase: SupportsIndex | None = None, *, period: Any | None = None, at: str | None = None) -> Measure | None:
        """
        The figure in force of a metric and a kind, of the whole or of one phase: that of the
        latest period, or of the one that is given. What is expected or promised `at` a milestone
        is another figure.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> done = desk.record_measure(project, "jobs_new", "expected", "200余个")
        >>> str(crm.project(project).measure("jobs_new", "expected").value)
        '> 200 个'
        """
    @property
    def nature(self, /) -> str | None:
        """
        Its nature, a key of the playbook.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def owner(self, /) -> Id | None:
        """
        The organisation that builds it.
        """
    @property
    def park(self, /) -> Id | None:
        """
        The park it stands in.
        """
    def phase_stage(self, phase: SupportsIndex, /) -> int | None:
        """
        The rank of the stage of one phase, for certain.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> made = desk.record_project(title="数字经济产业园", phases=[inward.Phase("5亿元")])
        >>> done = desk.reach(made, "construction_started", phase=1, on="2020-07")
        >>> crm.project(made).phase_stage(1) == crm.project(made).stage
        True
        """
    @property
    def phases(self, /) -> list[str | None]:
        """
        The names of its phases (分期), in order; `None` where one has only its number.
        """
    def planned_for(self, /, milestone: str, phase: SupportsIndex | None = None) -> When | None:
        """
        When a milestone is planned for.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> done = desk.plan(project, "construction_started", "2021-03")
        >>> crm.project(project).planned_for("construction_started")
        When('2021-03')
        """
    @property
    def possible_stage(self, /) -> int | None:
        """
        The rank of the highest stage at which it may be.
        """
    @property
    def project_code(self, /) -> ProjectCode | None:
        """
        Its national code, 项目代码.
        """
    def reached(self, /, milestone: str, phase: SupportsIndex | None = None) -> Truth:
        """
        Whether a milestone was reached by the day: yes, possibly, no.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06")
        >>> str(crm.negotiation(talks).reached("negotiating")), str(crm.negotiation(talks).reached("reviewed"))
        ('yes', 'no')
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    def say_stages(self, /, lang: str = "en") -> str:
        """
        The stages in words: where phases stand at different stages, each is told.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> made = desk.record_project(title="数字经济产业园", phases=[inward.Phase(), inward.Phase()])
        >>> done = desk.reach(made, "construction_started", phase=1, on="2020-07")
        >>> crm.project(made).say_stages("zh")
        '一期：在建；二期：未开始'
        """
    @property
    def stage(self, /) -> int | None:
        """
        The rank of its stage for certain; of a project, the highest of the whole and its phases.
        """
    def stage_label(self, /, lang: str = "en") -> str:
        """
        Its stage in words, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06")
        >>> done = desk.reach(talks, "reviewed", on="2020-06-20")
        >>> crm.negotiation(talks).stage_label(), crm.negotiation(talks).stage_label("zh")
        ('Reviewed', '已评审')
        """
    @property
    def standing(self, /) -> Standing:
        """
        Whether it goes on.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def targets(self, /) -> list[Target]:
        """
        The targets that stand.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """
    def when(self, /, milestone: str, phase: SupportsIndex | None = None) -> When | None:
        """
        When a milestone was reached, as far as it is known.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06")
        >>> crm.negotiation(talks).when("negotiating"), crm.negotiation(talks).when("reviewed")
        (When('2020-06'), None)
        """

@final
class ProjectCode:
    """
    The national code of an investment project, 项目代码.

    >>> import inward
    >>> code = inward.ProjectCode("2020-140300-39-03-000001")
    >>> code.division
    DivisionCode('140300')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, text: str, /) -> ProjectCode: ...
    def __reduce__(self, /) -> tuple[type, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data.
        """
    @property
    def division(self, /) -> DivisionCode:
        """
        The division whose department gave it.
        """

@final
class PromiseBoard:
    """
    What became of the promises (承诺台账), at the point that was asked. Only what is due is in a rate;
    soft promises are left out unless a criterion was agreed.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园")
    >>> kept = desk.promise(project, "land_delivery", due="2021-01-31", debtor=desk.unit)
    >>> done = desk.fulfil(kept, on="2021-01-20")
    >>> late = desk.promise(project, "land_delivery", due="2021-02-28", debtor=desk.unit)
    >>> board = crm.promise_board(by="debtor")
    >>> [(row.label("zh"), row.tally.due, str(row.tally.on_time_rate())) for row in board.rows]
    [('招商一局', Count(2), '50.00%')]
    """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def ageing(self, /) -> tuple[int, int, int, int]:
        """
        How many are overdue for 0 to 30, 31 to 90, 91 to 180, and more working days.
        """
    @property
    def as_of(self, /) -> date:
        """
        The day it is as of.
        """
    def definition(self, /, lang: str = "en") -> str:
        """
        What it tells, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> inward.in_memory("阳泉经开区", currency="CNY").promise_board().definition("zh").startswith("承诺兑现情况")
        True
        """
    @property
    def left_out(self, /) -> int:
        """
        How many are left out: soft promises without a criterion.
        """
    @property
    def rows(self, /) -> list[BoardRow]:
        """
        The rows: by the number of what is due, most first; of periods in their order, the undetermined last.
        """
    def table(self, /, *, confidence: SupportsFloat | SupportsIndex = 0.95) -> Table:
        """
        The same as a table over Arrow, its columns documented: with Wilson's interval of the rate kept on time, at
        that level of confidence, and the ages of what is overdue.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> late = desk.promise(project, "land_delivery", due="2021-02-28", debtor=desk.unit)
        >>> frame = crm.promise_board().table().to_polars()
        >>> [(row["label"], row["due"], round(row["wilson_high"], 6)) for row in frame.to_dicts()]
        [('招商一局', 1, 0.793451)]
        """
    @property
    def total(self, /) -> Tally:
        """
        All of them together.
        """

@final
class PublishedRatio:
    """
    A printed ratio, held against the figures that are printed beside it. All are in the unit of the
    printed ratio: percent, unless `scale` said otherwise.

    >>> import inward
    >>> taiyuan = inward.could_be_true("301.7", "418.12", "72.17")
    >>> taiyuan.verdict, taiyuan.half_up, taiyuan.lower
    (<Verdict.WITHIN_INPUT_ROUNDING: 'within_input_rounding'>, Decimal('72.16'), Fraction(16088, 223))
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def feasible_half_up(self, /) -> bool:
        """
        Whether some values of the inputs give what was printed, rounded half up.
        """
    @property
    def feasible_truncate(self, /) -> bool:
        """
        Whether some do with the further digits dropped.
        """
    @property
    def half_even(self, /) -> Decimal:
        """
        Rounded half to even.
        """
    @property
    def half_up(self, /) -> Decimal:
        """
        The same as it would be printed, rounded half up.
        """
    @property
    def is_possible(self, /) -> bool:
        """
        Whether it can be true at all.
        """
    @property
    def lower(self, /) -> Fraction:
        """
        No less than this can it be, whatever the inputs were before they were rounded.
        """
    @property
    def printed(self, /) -> Decimal:
        """
        What was printed.
        """
    def say(self, /, lang: str = "en") -> str:
        """
        In words, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> inward.could_be_true("881.4", "6793.18", "12.64").say("zh")
        '12.64：不可能成立；按所列数字应为 12.97'
        """
    @property
    def truncate(self, /) -> Decimal:
        """
        With the further digits dropped.
        """
    @property
    def upper(self, /) -> Fraction:
        """
        No more than this.
        """
    @property
    def value(self, /) -> Fraction:
        """
        What both figures give as they stand, exactly.
        """
    @property
    def verdict(self, /) -> Verdict:
        """
        How it can have come about.
        """

@final
class Ratio:
    """
    A part over a whole, exactly: `Ratio(97, 301)`. Rounding comes with printing, and is always named;
    as text it is the percentage with two decimals, rounded half up.

    >>> import inward
    >>> kept = inward.Ratio(97, 301)
    >>> str(kept), kept.percent(places=1), kept > inward.Ratio(1, 3)
    ('32.23%', Decimal('32.2'), False)
    >>> inward.Ratio(0, 0)
    Traceback (most recent call last):
    inward.Refused: the rate is undefined: there is nothing to divide by; show it as undefined, neither as 0 % nor as 100 % [rate.undefined]
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, part: Any, whole: Any, /) -> Ratio: ...
    def __reduce__(self, /) -> tuple[Any, tuple[int, int]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def _restore(part: SupportsIndex, whole: SupportsIndex) -> Ratio: ...
    @property
    def denominator(self, /) -> int:
        """
        The whole, in lowest terms: above nought.
        """
    @property
    def numerator(self, /) -> int:
        """
        The part, in lowest terms.
        """
    def percent(self, /, *, places: SupportsIndex = 2, rounding: str = "half_up") -> Decimal:
        """
        As a percentage with so many decimals, at most 10.

        >>> import inward
        >>> two_thirds = inward.Ratio(2, 3)
        >>> two_thirds.percent(), two_thirds.percent(rounding="truncate")
        (Decimal('66.67'), Decimal('66.66'))
        """
    def quotient(self, /, *, places: SupportsIndex = 4, rounding: str = "half_up") -> Decimal:
        """
        As a number with so many decimals, at most 10.

        >>> import inward
        >>> inward.Ratio(2, 3).quotient(places=4)
        Decimal('0.6667')
        """

@final
class RatioBounds:
    """
    Between which ends a ratio lies, where a figure is qualified or a date imprecise; `None` is an open
    end. Nothing is picked: `exact` is the ratio only where both ends are the same.

    >>> import inward
    >>> from inward import Reduction
    >>> saved = Reduction("days", before="5-10", after="4-6").bounds
    >>> str(saved), saved.min, saved.exact is None
    ('-20.00% - 60.00%', Ratio(-1, 5), True)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Ratio | None, Ratio | None]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def _restore(min: Ratio | None, max: Ratio | None) -> RatioBounds: ...
    @property
    def exact(self, /) -> Ratio | None:
        """
        The ratio, if nothing is in doubt.
        """
    @property
    def max(self, /) -> Ratio | None:
        """
        The most it can be.
        """
    @property
    def min(self, /) -> Ratio | None:
        """
        The least it can be.
        """

@final
class Reclaim:
    """
    What would have to be repaid of what was paid on the word of an investor (退还), as of a day: checks are
    not added up, the worst of those that can be enforced tells how much.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> investor = desk.add_organisation("合成投资公司")
    >>> project = desk.record_project(title="数字经济产业园", owner=investor)
    >>> jobs = inward.Obligation("jobs_new", "200个", base="50个", verify_on=["2022-12-31"], clawback=inward.Clawback.pro_rata())
    >>> jobs = desk.promise(project, "jobs", direction="by_investor", obligation=jobs)
    >>> grant = desk.promise(project, "policy_incentive", depends_on=jobs, debtor=desk.unit)
    >>> done = desk.fulfil(grant, amount="100万元", on="2021-06-15")
    >>> done = desk.verify_obligation(jobs, "210个", on="2022-12-31")
    >>> reclaim = crm.as_of("2023-01-01", known=crm.now()).clawback(jobs)
    >>> reclaim.due, reclaim.checks[0].standing.value, str(reclaim.checks[0].shortfall)
    ([(Money('200000', 'CNY'), Money('200000', 'CNY'))], 'short', '20.00%')
    """
    def __repr__(self, /) -> str: ...
    @property
    def as_of(self, /) -> date:
        """
        The day it is as of.
        """
    @property
    def checks(self, /) -> list[ObligationCheck]:
        """
        The checks, in their order.
        """
    @property
    def due(self, /) -> list[tuple[Money, Money | None]]:
        """
        What can be reclaimed on that day, by currency: the least and the most; no most where what was paid
        has no upper end.
        """
    @property
    def is_over(self, /) -> bool:
        """
        Whether the time to which it must be maintained is over.
        """
    @property
    def paid(self, /) -> AmountSum:
        """
        What was paid by then on what depends on the obligation.
        """
    @property
    def pending(self, /) -> list[tuple[Money, Money | None]]:
        """
        What could be reclaimed if what is being made good were not; as `due`.
        """

@final
class Reconciliation:
    """
    Whether parts add up to their total, and by how much not.

    >>> import inward
    >>> city = inward.reconcile("702.76", ["526.89", "175.87"])
    >>> city.verdict, city.difference
    (<Reconciled.EXACT: 'exact'>, Decimal('0.00'))
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def adds_up(self, /) -> bool | None:
        """
        Whether they can add up; `None` where that depends on a rate that nobody bounded.
        """
    @property
    def difference(self, /) -> Decimal:
        """
        The total less the sum.
        """
    @property
    def implied_bounds(self, /) -> tuple[Fraction, Fraction] | None:
        """
        The least and the greatest rate that the rounding of all figures allows.
        """
    @property
    def implied_rate(self, /) -> Fraction | None:
        """
        The rate at which the parts in another currency fill the difference, as all stand.
        """
    def say(self, /, lang: str = "en") -> str:
        """
        In words, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> inward.reconcile("100", ["33.33", "33.33", "33.33"]).say("zh")
        '在舍入范围内相符：差额 0.01'
        """
    @property
    def sum(self, /) -> Decimal:
        """
        The sum of the parts in the total's currency.
        """
    @property
    def total(self, /) -> Decimal:
        """
        The total.
        """
    @property
    def verdict(self, /) -> Reconciled:
        """
        How they stand to each other.
        """

@final
class Reduction:
    """
    By how much a procedure became shorter, 四减: `(before − after) / before` of its days, steps,
    documents, cost, seals or windows; negative where it grew. Both figures are of the same scope.

    >>> import inward
    >>> str(inward.Reduction("days", before=30, after=5).bounds)
    '83.33%'
    >>> str(inward.Reduction("days", before="12-49", after="2-7").bounds)
    '41.67% - 95.92%'
    >>> str(inward.Reduction("cost", before=inward.Money("3万元"), after=inward.Money("1.9万元")).bounds)
    '36.67%'
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, burden: str, *, before: Any, after: Any) -> Reduction: ...
    def __repr__(self, /) -> str: ...
    @property
    def bounds(self, /) -> RatioBounds:
        """
        Between which ends the reduction lies; both are the same where the figures are exact.
        """
    @property
    def burden(self, /) -> Burden:
        """
        What of the procedure it is about.
        """

@final
class RestrictedMean:
    """
    How long the event is waited for on average, up to a horizon.

    >>> import inward
    >>> mean = inward.stats.kaplan_meier([1, 2, 3, 4], [1, 1, 1, 1]).restricted_mean(3)
    >>> mean
    RestrictedMean(horizon=3.0, value=2.25, se=0.4145780987944249)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def horizon(self, /) -> float:
        """
        The horizon.
        """
    @property
    def se(self, /) -> float:
        """
        Its standard error (Greenwood).
        """
    @property
    def value(self, /) -> float:
        """
        The mean: the area below the curve up to the horizon.
        """

@final
class Row:
    """
    The row of a record by which lists filter and sort. That of an investment rolls its members up:
    the highest stage, the sum of the amounts.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> done = desk.capture_lead("LED 衬底", on="2020-06", total_planned="2亿元")
    >>> [row] = crm.leads().rows()
    >>> str(row.standing), str(row.amount), row.first.isoformat(), row.last.isoformat()
    ('ongoing', '200000000 CNY', '2020-06-01', '2020-06-30')
    """
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Money | None:
        """
        Its amount.
        """
    @property
    def first(self, /) -> date | None:
        """
        The first day on which something may have happened.
        """
    @property
    def id(self, /) -> Id:
        """
        The record.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def last(self, /) -> date | None:
        """
        The latest day on which something may have happened.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def organisation(self, /) -> Id | None:
        """
        The organisation it concerns: the investor, the owner, the debtor.
        """
    @property
    def possible_stage(self, /) -> int | None:
        """
        The rank of the highest stage that may stand.
        """
    @property
    def stage(self, /) -> int | None:
        """
        The rank of the stage that stands for certain.
        """
    @property
    def standing(self, /) -> Standing:
        """
        Whether it goes on.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """

@final
class RowFault:
    """
    What is wrong with one row.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> ledger = '''编号,名,总投资
    ... A1,合成项目甲,12
    ... A2,合成项目乙,很多'''
    >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
    ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
    >>> [fault] = crm.desk("wang.li").load_bytes(ledger.encode(), mapping).preview().faults
    >>> fault.line, fault.column, fault.value, fault.faults[0].code
    (3, '总投资', '很多', 'money.not-money')
    """
    def __repr__(self, /) -> str: ...
    @property
    def column(self, /) -> str | None:
        """
        The column, where the fault is in one.
        """
    @property
    def faults(self, /) -> tuple[Fault, ...]:
        """
        What is wrong with it.
        """
    @property
    def line(self, /) -> int:
        """
        The number of the row's first line in the file, from 1.
        """
    @property
    def row(self, /) -> int:
        """
        The number of the row as a spreadsheet program counts, from 1.
        """
    @property
    def value(self, /) -> str | None:
        """
        What stands there.
        """

@final
class RowReport:
    """
    What became of one row.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> ledger = '''编号,名,总投资
    ... A1,合成项目甲,12
    ... A2,合成项目乙,很多'''
    >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
    ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
    >>> rows = crm.desk("wang.li").load_bytes(ledger.encode(), mapping).preview().rows
    >>> [(row.line, row.key, str(row.status)) for row in rows]
    [(2, 'A1', 'new'), (3, 'A2', 'refused')]
    """
    def __repr__(self, /) -> str: ...
    @property
    def changes(self, /) -> list[CellChange]:
        """
        The cells that say something new.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def key(self, /) -> str | None:
        """
        Its key.
        """
    @property
    def line(self, /) -> int:
        """
        Its line in the file.
        """
    @property
    def status(self, /) -> RowStatus:
        """
        What became of it.
        """
    @property
    def warnings(self, /) -> tuple[Fault, ...]:
        """
        What was accepted but is worth a look.
        """

@final
class Rule:
    """
    A rule for a deadline: how long, from which event, and what becomes of the last day. It is made by
    `working_days`, `natural_days`, `months`, `years`, `hours`, `working_time`, `same_day` and `fixed`.

    >>> import inward
    >>> rule = inward.working_days(5).after("accepted")
    >>> rule.say(), rule.say("zh")
    ('5 working days after `accepted`', '自“accepted”起 5 个工作日')
    >>> rule
    working_days(5).after('accepted')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def _counted(unit: str, n: Any, name: str, counts_first_day: bool, roll: str | None) -> Rule:
        """
        A rule that counts days, months or years.
        """
    def _data(self, /) -> str:
        """
        The same as plain data.
        """
    @staticmethod
    def _fixed(date: Any) -> Rule: ...
    @staticmethod
    def _restore(data: str) -> Rule: ...
    @staticmethod
    def _same_day(cutoff: str, rest_day: str) -> Rule: ...
    @staticmethod
    def _timed(name: str, hours: SupportsIndex, minutes: SupportsIndex, seconds: SupportsIndex, *, working: bool) -> Rule:
        """
        A rule that counts time, of the clock or of the office.
        """
    def after(self, event: str, /) -> Rule:
        """
        The same, counted from this event: a milestone of the playbook, or what the record calls it.

        >>> import inward
        >>> inward.natural_days(30).after("contract_signed").event
        'contract_signed'
        """
    def before(self, event: str, /) -> Rule:
        """
        The same, due so long before this event: neither paused nor moved.

        >>> import inward
        >>> inward.working_days(10).before("trial_production").say()
        '10 working days before `trial_production`'
        """
    def check(self, /) -> None:
        """
        Refuses a rule that cannot be promised: it must be longer than nothing, and name one event
        unless its date is fixed.

        >>> import inward
        >>> inward.working_days(5).after("accepted").check()
        >>> inward.working_days(5).check()
        Traceback (most recent call last):
        inward.Refused: the rule does not say from when it counts; ... [deadline.no-start]
        """
    @property
    def counts_first_day(self, /) -> bool:
        """
        Whether the day of the start counts as the first.
        """
    def ends(self, ends: str, /) -> Rule:
        """
        The same, its last day ending so: `"end_of_day"`, at 24:00, or `"close_of_business"`.

        >>> import inward
        >>> inward.working_days(5).ends("close_of_business")
        working_days(5).ends('close_of_business')
        """
    @property
    def event(self, /) -> str | None:
        """
        The event that it is counted from, or up to.
        """
    @property
    def limit(self, /) -> tuple[str, Any]:
        """
        How long: the name of what makes such a rule, and how many of it (a `timedelta` for time, the
        cut-off of `same_day`, the `When` of `fixed`).
        """
    @property
    def roll(self, /) -> Roll:
        """
        What becomes of a last day that is a rest day.
        """
    def say(self, /, lang: str = "en") -> str:
        """
        In words, in one of the languages.

        >>> import inward
        >>> inward.working_time(hours=16).say("zh")
        '16 个工作小时'
        """

@final
class SameDayAnswers:
    """
    How many appeals were answered on the day they came, closed, rated, and rated good, as they stood
    at a moment. Each count is told for certain, and at most where times are imprecise.

    >>> import inward
    >>> appeals = [
    ...     inward.Appeal("2021-01-11T16:30+08:00", responded="2021-01-11T17:00+08:00"),
    ...     inward.Appeal("2021-01-11T16:30+08:00", responded="2021-01-12T00:00+08:00"),
    ... ]
    >>> counted = inward.same_day_answers(appeals, as_of="2021-01-31T00:00+08:00", time_zone="Asia/Shanghai")
    >>> counted.decided, counted.within, counted.missed, str(counted.within_rate())
    (Count(2), Count(1), Count(1), '50.00%')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def closed(self, /) -> Count:
        """
        Closed.
        """
    @property
    def decided(self, /) -> Count:
        """
        Answered, or the day on which it came is over.
        """
    @staticmethod
    def definition(figure: str, lang: str = "en") -> str:
        """
        What a figure counts, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> inward.SameDayAnswers.definition("running", "zh")
        '未回应，受理当日尚未结束'
        """
    @property
    def good(self, /) -> Count:
        """
        Closed and rated good.
        """
    def good_rate(self, /) -> RatioBounds:
        """
        Rated good, of those that were rated: it says little without `rated_rate`.

        >>> import inward
        >>> good = inward.Appeal("2021-01-11", responded="2021-01-11", closed="2021-01-12", rated="good")
        >>> unrated = inward.Appeal("2021-01-11", responded="2021-01-11", closed="2021-01-12")
        >>> counted = inward.same_day_answers([good, unrated], as_of="2021-02-01T00:00Z", time_zone="Asia/Shanghai")
        >>> str(counted.good_rate()), str(counted.rated_rate())
        ('100.00%', '50.00%')
        """
    @property
    def missed(self, /) -> Count:
        """
        Answered later, or not at all, and the day is over.
        """
    @property
    def rated(self, /) -> Count:
        """
        Closed and rated.
        """
    def rated_rate(self, /) -> RatioBounds:
        """
        Rated, of those that were closed.

        >>> import inward
        >>> closed = inward.Appeal("2021-01-11", responded="2021-01-11", closed="2021-01-12")
        >>> counted = inward.same_day_answers([closed], as_of="2021-02-01T00:00Z", time_zone="Asia/Shanghai")
        >>> str(counted.rated_rate())
        '0.00%'
        """
    @property
    def running(self, /) -> Count:
        """
        Not answered, and the day is not over.
        """
    @property
    def within(self, /) -> Count:
        """
        Answered before 24:00, local time, of the day on which it came.
        """
    def within_rate(self, /) -> RatioBounds:
        """
        Answered on the day, of those of which that is decided.

        >>> import inward
        >>> open = [inward.Appeal("2021-01-11T16:30+08:00")]
        >>> counted = inward.same_day_answers(open, as_of="2021-01-31T00:00+08:00", time_zone="Asia/Shanghai")
        >>> str(counted.within_rate())
        '0.00%'
        """

@final
class Score:
    """
    A score, exactly, and what of it was filled in.

    >>> from inward import scores
    >>> scheme = {"tax_per_mu": ("11.5932", 50), "tax_per_kwh": ("0.2352", 50)}
    >>> score = scores.benchmark_score({"tax_per_mu": "11.5932"}, benchmarks=scheme, means={"tax_per_kwh": "0.1176"})
    >>> score.rounded(), score.filled_from_mean
    (Decimal('75.00'), ['tax_per_kwh'])
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def filled_from_mean(self, /) -> list[str]:
        """
        The indicators for which the mean of the group stood in.
        """
    def rounded(self, /, *, places: SupportsIndex = 2, rounding: str = "half_up") -> Decimal:
        """
        The score as it is printed.

        >>> from inward import scores
        >>> scores.min_max_score({"x": 5}, indicators={"x": (0, 10, 100)}).rounded(places=4)
        Decimal('60.0000')
        """
    @property
    def value(self, /) -> Fraction:
        """
        The score, exactly.
        """

@final
class Seat:
    """
    An officer at a desk.
    """
    def __reduce__(self, /) -> str: ...
    def batch(self, /, expected: tuple[Id, SupportsIndex] | None) -> Bundle:
        """
        Begins a batch, to be refused if a record changed since a version of it.
        """
    def execute(self, /, verb: str, keywords: dict[str, Any], *, command_id: str | None, expected: tuple[Id, SupportsIndex] | None, preview: bool) -> tuple[Id, list[Id], list[FactRef], int, tuple[Fault, ...]]:
        """
        Gives one command of a verb and its keywords, unless a record changed since a version of it.
        """
    def load(self, /, ledger: str | PathLike[str], mapping: str | PathLike[str]) -> Load:
        """
        Reads a ledger and its mapping from files.
        """
    def load_bytes(self, /, ledger: SupportsGetItem[int, SupportsIndex], mapping: str) -> Load:
        """
        Reads a ledger from bytes and its mapping from text.
        """
    @property
    def officer(self, /) -> Id:
        """
        The officer.
        """
    def reported_on(self, /, day: Any) -> Seat:
        """
        The same desk, for what the office had on a day.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit.
        """

@final
class ShareBounds:
    """
    A share of the whole, from 0 to 1, with the ends between which it certainly lies.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> lead = crm.desk("wang.li", unit="招商一局").capture_lead("合成项目", on="2020-05-08")
    >>> share = crm.concentration("origin", reached="lead_received").by_number().undetermined
    >>> share.share, share.low, share.high
    (Fraction(1, 1), Fraction(1, 1), Fraction(1, 1))
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def exact(self, /) -> Fraction | None:
        """
        The share, if nothing is in doubt.
        """
    @property
    def high(self, /) -> Fraction:
        """
        It is no more than this.
        """
    @property
    def low(self, /) -> Fraction:
        """
        It is no less than this.
        """
    @property
    def share(self, /) -> Fraction:
        """
        The share of what is certain.
        """

@final
class Slippage:
    """
    How planned dates of milestones slipped: the first plan and the one in force against what happened.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="合成项目")
    >>> done = desk.plan(project, "construction_started", "2021-03-01", on="2021-01-01")
    >>> done = desk.plan(project, "construction_started", "2021-04-01", on="2021-02-15")
    >>> done = desk.reach(project, "construction_started", on="2021-04-11")
    >>> slippage = crm.pipeline().slippage("construction_started")
    >>> slippage.cases().to_polars()["first_target", "target", "slip_on_first_least", "slip_least", "moves_least"].rows()
    [('2021-03-01', '2021-04-01', 41, 10, 1)]
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is
        requested.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def cases(self, /) -> Table:
        """
        A row for each planned milestone, of a row of `table` side by side, the latest first. `first_target` and `target`
        are the plans to go by; `first_possible` and `target_possible` name every plan that may have been the first, or
        may be in force.

        >>> import inward
        >>> inward.in_memory("阳泉经开区").pipeline().slippage().cases().column_names[:2]
        ['investment', 'title']
        """
    def definition(self, /, lang: str = "en") -> str:
        """
        What it tells, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> "early is below nought" in inward.in_memory("阳泉经开区").pipeline().slippage().definition()
        True
        """
    def members(self, row: SupportsIndex, /) -> list[Member]:
        """
        The investments behind a row of `table`, in the order of their ids.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
        >>> desk = crm.desk("wang.li")
        >>> project = desk.record_project(title="合成项目")
        >>> done = desk.plan(project, "construction_started", "2021-09", on="2021-01-01")
        >>> [member.title for member in crm.pipeline().slippage().members(0)]
        ['合成项目']
        """
    def table(self, /) -> Table:
        """
        A row for each milestone of each group that anything was planned for: how many were planned, reached, late,
        overdue and moved, and quantiles of the days by which those that were reached missed their plans. `moves_least`
        and `moves_most` tell how often dates were moved: where the days on which plans were made leave open whether one
        took the place of another, they differ.

        >>> import inward
        >>> len(inward.in_memory("阳泉经开区").pipeline().slippage().table())
        0
        """
    def to_arrow(self, /) -> Any:
        """
        As a `pyarrow.Table`; needs `pip install inward[arrow]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pipeline().slippage()
        >>> asked.to_arrow().num_rows == len(asked.table())
        True
        """
    def to_pandas(self, /) -> Any:
        """
        As a `pandas.DataFrame`; needs `pip install inward[pandas]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pipeline().slippage()
        >>> len(asked.to_pandas()) == len(asked.table())
        True
        """
    def to_polars(self, /) -> DataFrame:
        """
        As a `polars.DataFrame`; needs `pip install inward[polars]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pipeline().slippage()
        >>> asked.to_polars().columns == asked.table().column_names
        True
        """

@final
class Span:
    """
    An exact figure, with the ends between which it certainly lies; an end that nobody knows is `None`.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> lead = desk.capture_lead("合成项目", on="2020-05-08", total_planned="2亿元以上")
    >>> talks = desk.open_negotiation(lead, on="2020-06", likelihood="high")
    >>> span = crm.weighted_pipeline({"high": "0.5"}).weighted["CNY"]
    >>> str(span), span.figure, span.high, span.exact
    ('100000000.00 - …', Fraction(100000000, 1), None, None)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def exact(self, /) -> Fraction | None:
        """
        The figure, if nothing is in doubt.
        """
    @property
    def figure(self, /) -> Fraction:
        """
        The figure to go by; of what may not be there at all, nought.
        """
    @property
    def high(self, /) -> Fraction | None:
        """
        It is no more than this.
        """
    @property
    def low(self, /) -> Fraction | None:
        """
        It is no less than this.
        """

@final
class StageRow:
    """
    One stage of the stage table.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> done = desk.capture_lead("LED 衬底", on="2020-06", total_planned="2亿元")
    >>> crm.stage_table().rows
    [StageRow(label='Lead', count=1, amounts='2亿')]
    """
    def __repr__(self, /) -> str: ...
    @property
    def amounts(self, /) -> AmountSum:
        """
        The amounts of those that stand here for certain; the bounds hold those that may.
        """
    @property
    def closed(self, /) -> int:
        """
        How many of those that stand here for certain are closed.
        """
    @property
    def count(self, /) -> Count:
        """
        How many investments stand here.
        """
    def label(self, /, lang: str = "en") -> str:
        """
        The stage in words, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> done = desk.capture_lead("LED 衬底", on="2020-06")
        >>> [row.label("zh") for row in crm.stage_table().rows]
        ['线索']
        """
    @property
    def stage(self, /) -> int | None:
        """
        The rank of the stage; `None` where nothing stands yet.
        """

@final
class StageTable:
    """
    How many investments stand at each stage (阶段统计), for certain and possibly.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> done = desk.capture_lead("LED 衬底", on="2020-06")
    >>> table = crm.stage_table()
    >>> table, table.total
    (<StageTable of 1 investments at 1 stages>, Count(1))
    """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def at(self, rank: SupportsIndex, /) -> StageRow | None:
        """
        The row of a stage, by its rank.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> done = desk.capture_lead("LED 衬底", on="2020-06")
        >>> crm.stage_table().at(10).count, crm.stage_table().at(99)
        (Count(1), None)
        """
    @property
    def certain(self, /) -> int:
        """
        How many of them are there and stand at one stage for certain.
        """
    @property
    def rows(self, /) -> list[StageRow]:
        """
        The stages that are taken, lowest first.
        """
    @property
    def total(self, /) -> Count:
        """
        How many investments there are.
        """

@final
class StatedFact:
    """
    A fact that something stated: what opens a record may state several.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
    >>> [(fact.kind, fact.says) for fact in crm.history(project)[0].facts if fact.what == "total_planned"]
    [('amount.stated', '≈ 1200000000 CNY')]
    """
    def __repr__(self, /) -> str: ...
    @property
    def fact(self, /) -> FactRef:
        """
        The fact, by which it can be corrected, retracted or verified.
        """
    @property
    def kind(self, /) -> str:
        """
        The type of the event that would state it alone, such as `amount.stated`.
        """
    @property
    def says(self, /) -> str | None:
        """
        What it says, in its canonical form.
        """
    @property
    def what(self, /) -> str:
        """
        What it is about: the milestone, the kind of money, the attribute.
        """

@final
class StoredEvent:
    """
    One event of the log, as it is stored.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> lead = desk.capture_lead("LED 衬底")
    >>> [event] = [event for event in crm.events() if event.record == lead.id]
    >>> event.kind, event.version, event.actor == desk.officer
    ('lead.captured', 1, True)
    """
    def __repr__(self, /) -> str: ...
    @property
    def actor(self, /) -> Id:
        """
        Who did it.
        """
    @property
    def command(self, /) -> str:
        """
        The id of the command that it came of.
        """
    @property
    def hash(self, /) -> str:
        """
        The hash of the log up to here, as 64 hexadecimal digits.
        """
    @property
    def kind(self, /) -> str:
        """
        Its type, such as `milestone.reached`.
        """
    @property
    def payload(self, /) -> str:
        """
        What it says, as JSON.
        """
    @property
    def position(self, /) -> int:
        """
        Its position in the book.
        """
    @property
    def record(self, /) -> Id:
        """
        The record it happened to.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When the book recorded it.
        """
    @property
    def reported_on(self, /) -> date | None:
        """
        When the office had it, where given.
        """
    @property
    def schema(self, /) -> int:
        """
        The version of its shape.
        """
    @property
    def version(self, /) -> int:
        """
        The version of the record that it made.
        """

@final
class Table:
    """
    Rows in columns over Arrow, each column documented. polars, pyarrow, DuckDB and whatever else takes the
    Arrow PyCapsule interface reads it without copying it.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> done = crm.desk("wang.li").capture_lead("LED 衬底", total_planned="2.5亿元")
    >>> table = crm.leads().table()
    >>> table.amounts_in(unit="亿元").to_polars()["total_planned"].to_list()
    [Decimal('2.500000000000')]
    >>> table.definition()
    'Leads, as known when the table was read. Amounts are exact decimals in units of their currency.'
    """
    def __arrow_c_schema__(self, /) -> "object":
        """
        Its columns as an Arrow schema, by the PyCapsule interface.
        """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is requested.
        """
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str:
        """
        Its first rows, of the columns that say something.
        """
    def amounts_in(self, /, amounts: str = "decimal", unit: str | None = None) -> Table:
        """
        The same table with its amounts as `"decimal"`, which is exact, or `"float"`, and in a unit: `元`, `千元`,
        `万元`, `百万元`, `千万元`, `亿元`, or `thousand`, `million`, `billion` of whatever currency.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> table = crm.projects().table().amounts_in("float", "亿元")
        >>> table.to_polars()["total_planned"].to_list()
        [12.0]
        """
    @property
    def column_names(self, /) -> list[str]:
        """
        The names of its columns, in order.
        """
    @property
    def columns(self, /) -> list[Column]:
        """
        Its columns, in order, with what they mean.
        """
    def definition(self, /, lang: str = "en") -> str:
        """
        What its rows and its amounts are, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> crm.projects().table().definition("zh")
        '建设项目，按读取时所知。金额以货币单位计，为十进制精确值。'
        """
    def to_arrow(self, /, *, amounts: str | None = None, unit: str | None = None) -> Any:
        """
        As a `pyarrow.Table`, with its amounts as they are or as `amounts_in` gives them; needs
        `pip install inward[arrow]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> crm.projects().table().to_arrow(unit="亿元").column("total_planned").to_pylist()
        [Decimal('12.000000000000')]
        """
    def to_pandas(self, /, *, amounts: str | None = None, unit: str | None = None) -> Any:
        """
        As a `pandas.DataFrame`, with its amounts as they are or as `amounts_in` gives them; needs
        `pip install inward[pandas]`. Text is `str`, whole numbers are `Int64`, yes and no `boolean`, days
        `datetime64`, exact amounts `decimal.Decimal`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> crm.projects().table().to_pandas(amounts="float", unit="亿元")["total_planned"].tolist()
        [12.0]
        """
    def to_polars(self, /, *, amounts: str | None = None, unit: str | None = None) -> DataFrame:
        """
        As a `polars.DataFrame`, with its amounts as they are or as `amounts_in` gives them; needs
        `pip install inward[polars]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> crm.projects().table().to_polars(unit="亿元")["total_planned"].to_list()
        [Decimal('12.000000000000')]
        """

@final
class Tally:
    """
    What became of promises, as of a day: how many were due, kept on time, late, left open; by number
    and by money. Each count is told for certain, and at most where dates are imprecise.

    >>> import inward
    >>> from inward import DatedFulfilment, PromiseRow
    >>> rows = [
    ...     PromiseRow(due="2021-01-31", owed="100元", fulfilments=[DatedFulfilment("2021-01-31")]),
    ...     PromiseRow(due="2021-02-01", owed="900元", fulfilments=[DatedFulfilment("2021-01-20", amount="450元")]),
    ...     PromiseRow(owed="500元", condition_met=False),
    ... ]
    >>> counted = inward.tally(rows, as_of="2021-03-01")
    >>> counted.due, counted.on_time, counted.open, counted.partly, counted.conditional
    (Count(2), Count(1), Count(1), Count(1), Count(1))
    >>> str(counted.on_time_rate()), str(counted.money_rate("CNY")), str(counted.share_of_all())
    ('50.00%', '55.00%', '33.33%')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def all(self, /) -> int:
        """
        Every promise.
        """
    @property
    def conditional(self, /) -> Count:
        """
        Not owed yet: the condition is not met.
        """
    @staticmethod
    def definition(figure: str, lang: str = "en") -> str:
        """
        What a figure counts, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> inward.Tally.definition("on_time_rate"), inward.Tally.definition("on_time_rate", "zh")
        ('kept on time ÷ due', '按时兑现数÷已到期数')
        """
    @property
    def due(self, /) -> Count:
        """
        Due by the day, the condition met, neither waived nor void; broken ones are due.
        """
    @property
    def due_amount(self, /) -> AmountSum:
        """
        The amounts of those that are due.
        """
    @property
    def kept(self, /) -> Count:
        """
        Kept in whole by the day, due or not.
        """
    def kept_rate(self, /) -> RatioBounds:
        """
        Kept on time or late, of those that are due.

        >>> import inward
        >>> late = inward.PromiseRow(due="2021-02-10", fulfilments=[inward.DatedFulfilment("2021-02-20")])
        >>> counted = inward.tally([late], as_of="2021-03-01")
        >>> str(counted.kept_rate()), str(counted.on_time_rate())
        ('100.00%', '0.00%')
        """
    @property
    def late(self, /) -> Count:
        """
        Due, and kept in whole after the due date.
        """
    def money_rate(self, currency: str, /) -> RatioBounds:
        """
        What was paid on time, of what was due, in one currency. The bounds hold the share for certain.

        >>> import inward
        >>> half = inward.DatedFulfilment("2021-01-20", amount=450)
        >>> promise = inward.PromiseRow(due="2021-02-01", owed=900, fulfilments=[half])
        >>> str(inward.tally([promise], as_of="2021-03-01", currency="CNY").money_rate("CNY"))
        '50.00%'
        """
    @property
    def not_yet_due(self, /) -> Count:
        """
        Due after the day, kept already or not.
        """
    @property
    def on_time(self, /) -> Count:
        """
        Due, and kept in whole by the due date.
        """
    def on_time_interval(self, /, *, confidence: SupportsFloat | SupportsIndex = 0.95) -> tuple[float, float]:
        """
        What the rate kept on time says of many: the ends of Wilson's score interval, over every way in which the
        doubts may turn out.

        >>> import inward
        >>> kept = inward.PromiseRow(due="2021-02-10", fulfilments=[inward.DatedFulfilment("2021-02-05")])
        >>> low, high = inward.tally([kept] * 97, as_of="2021-03-01").on_time_interval()
        >>> f"{low:.6f}", high
        ('0.961906', 1.0)
        """
    def on_time_rate(self, /) -> RatioBounds:
        """
        Kept on time, of those that are due.

        >>> import inward
        >>> inward.tally([], as_of="2021-03-01").on_time_rate()
        Traceback (most recent call last):
        inward.Refused: the rate is undefined: there is nothing to divide by; show it as undefined, neither as 0 % nor as 100 % [rate.undefined]
        """
    @property
    def open(self, /) -> Count:
        """
        Due, and not kept in whole.
        """
    @property
    def paid_on_time_amount(self, /) -> AmountSum:
        """
        What was paid of them by their due dates, in part as well.
        """
    @property
    def partly(self, /) -> Count:
        """
        Due and open, of which something was done or paid.
        """
    def share_of_all(self, /) -> RatioBounds:
        """
        Kept by the day, due or not, of all promises.

        >>> import inward
        >>> waiting = inward.PromiseRow(condition_met=False)
        >>> str(inward.tally([waiting], as_of="2021-03-01").share_of_all())
        '0.00%'
        """
    @property
    def undated(self, /) -> Count:
        """
        Owed, with no due date.
        """
    @property
    def undetermined(self, /) -> int:
        """
        Due for certain, with dates too imprecise to say what became of it.
        """
    @property
    def void(self, /) -> Count:
        """
        Void.
        """
    @property
    def waived(self, /) -> Count:
        """
        Let go by the creditor.
        """

@final
class Target:
    """
    What is to be reached: a figure, or words where it is none.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> made = desk.add_list("2021年重点项目（合成）", period="2021")
    >>> done = desk.set_target(made, "jobs_new", value="5000人", period="2021")
    >>> crm.entry(made).targets
    [Target(metric='jobs_new', period='2021')]
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def metric(self, /) -> str:
        """
        What is to be reached.
        """
    @property
    def period(self, /) -> When | None:
        """
        The period in which it is to be reached.
        """
    @property
    def set_for(self, /) -> Id | None:
        """
        The unit or list it is set for.
        """
    @property
    def text(self, /) -> str | None:
        """
        What is to be reached in words: the id of a note.
        """
    @property
    def value(self, /) -> Measured | None:
        """
        The figure.
        """

@final
class Task:
    """
    A task, 交办事项: what came of a meeting, an issue or an interaction, and is to be done by a unit.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> made = desk.assign_task("测算电价优惠方案", due="2021-01-29")
    >>> task = crm.task(made)
    >>> str(task.standing), task.due_rule, task.origin
    ('ongoing', fixed('2021-01-29'), None)
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", attributes={"synthetic": True})
        >>> crm.project(project).attribute("synthetic"), crm.project(project).attribute("premises")
        (True, None)
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    def due(self, /) -> DueRange | None:
        """
        By when it is to be done; none where nothing was agreed, or its rule has not started.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> task = desk.assign_task("测算电价方案", on="2021-02-05", due_rule=inward.working_days(5).after("assigned"))
        >>> crm.task(task).due().exact.last_day.isoformat()
        '2021-02-18'
        """
    @property
    def due_rule(self, /) -> Rule | None:
        """
        By when it is to be done, as agreed.
        """
    def escalations(self, /) -> list[Escalation]:
        """
        Where it stands on the ladders of escalation (督办): the highest level of each that was not taken
        back. `desk.escalate` raises them.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> promise = desk.promise(project, "land_delivery", due="2021-01-12", debtor=desk.unit, on="2021-01-04")
        >>> done = desk.escalate()
        >>> then = crm.as_of("2021-01-20", known=crm.today()).commitment(promise)
        >>> [(level.level, level.deadline.isoformat()) for level in then.escalations()]
        [('yellow', '2021-01-20')]
        """
    @property
    def given_by(self, /) -> Id | None:
        """
        Who gave it.
        """
    @property
    def given_by_unit(self, /) -> Id | None:
        """
        The unit that gave it.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def instructions(self, /) -> str | None:
        """
        What is to be done: the id of a note.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def is_closed(self, /) -> Truth:
        """
        Whether it is done or called off, and not taken up again since: yes, possibly, no.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def origin(self, /) -> Id | None:
        """
        What it came of: an issue, a negotiation or another record.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def standing(self, /) -> Standing:
        """
        How it stands: ongoing, completed, or terminated where it was called off.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def supporting(self, /) -> list[Id]:
        """
        The units that help, 配合单位.
        """
    @property
    def timeliness(self, /) -> Timeliness:
        """
        Whether it was done in time.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """

@final
class TimeBetween:
    """
    How long it took from one milestone to another, group by group.

    >>> import inward
    >>> times = inward.in_memory("阳泉经开区").pipeline().time_between("contract_signed", "construction_started")
    >>> [(group.cases, group.shortest, group.undetermined) for group in times.groups]
    [(0, None, 0)]
    """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def definition(self, /, lang: str = "en") -> str:
        """
        What it tells, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> inward.in_memory("阳泉经开区").pipeline().time_between("filed", "completed").definition()
        'How long it took from filed to completed'
        """
    @property
    def groups(self, /) -> list[TimesOfGroup]:
        """
        The groups in the order of their names; one where nothing is grouped.
        """
    def log_rank(self, /) -> LogRank:
        """
        Whether the groups differ, by their shortest times.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-03-31T09:00+08:00"))
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> for unit, start in [("招商一局", "2021-01-14"), ("招商二局", "2021-02-14")]:
        ...     done = unit == "招商二局" and desk.add_unit(unit)
        ...     project = desk.record_project(title="合成项目", unit=unit)
        ...     done = desk.reach(project, "land_acquired", on="2021-01-04")
        ...     done = desk.reach(project, "construction_started", on=start)
        >>> test = crm.pipeline().time_between("land_acquired", "construction_started", by="unit").log_rank()
        >>> test.df, round(test.chi2, 6)
        (1, 1.0)
        """
    def milestones(self, /, lang: str = "en") -> tuple[str, str]:
        """
        What the two milestones are called, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> inward.in_memory("阳泉经开区").pipeline().time_between("land_acquired", "completed").milestones("zh")
        ('拿地', '建成')
        """
    def plot(self, /, *, lang: str = "en") -> TopLevelMixin:
        """
        The share of each group that got there by each time, with its bounds, and how many are still looked at, as a
        chart of Altair; needs `pip install inward[plot]`. See `inward.charts`.

        >>> import inward
        >>> times = inward.in_memory("阳泉经开区").pipeline().time_between("contract_signed", "construction_started")
        >>> times.plot(lang="zh").to_dict()["title"]["text"]
        '正式签约 → 开工'
        """

@final
class TimeInStage:
    """
    How long investments have stood at the stage at which they stand, and which of them longer than others took to
    leave it.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> for title, start in [("甲", "2021-01-11"), ("乙", None)]:
    ...     project = desk.record_project(title=title)
    ...     done = desk.reach(project, "land_acquired", on="2021-01-01")
    ...     done = start and desk.reach(project, "construction_started", on=start)
    >>> times = crm.pipeline().time_in_stage(quantile=0.5)
    >>> times.table().to_polars()["stage", "longest_median", "outliers_certain"].rows()
    [('land_acquired', 180, 1), ('construction_started', 170, 0)]
    >>> times.outliers().to_polars()["title", "longest"].rows()
    [('乙', 180)]
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is
        requested.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def cases(self, /) -> Table:
        """
        A row for each investment that stands at a stage for certain since a day that is known, those there longest
        first.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
        >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2021-06")
        >>> crm.pipeline().time_in_stage().cases().to_polars()["title", "stage", "shortest", "longest"].rows()
        [('LED 衬底', 'lead_received', 0, 29)]
        """
    def definition(self, /, lang: str = "en") -> str:
        """
        What it tells and what an outlier is, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> "Kaplan–Meier" in inward.in_memory("阳泉经开区").pipeline().time_in_stage().definition()
        True
        """
    def members(self, row: SupportsIndex, /) -> list[Member]:
        """
        The investments that stand at the stage of a row of `table`, in the order of their ids.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
        >>> [member.title for member in crm.pipeline().time_in_stage().members(0)]
        ['LED 衬底']
        """
    def outliers(self, /) -> Table:
        """
        Of these the outliers, for certain or possibly.

        >>> import inward
        >>> len(inward.in_memory("阳泉经开区").pipeline().time_in_stage().outliers())
        0
        """
    @property
    def quantile(self, /) -> float:
        """
        The share of stays that were over within the time after which a case is an outlier.
        """
    def table(self, /) -> Table:
        """
        A row for each stage of each group at which any stands: how many, quantiles of the shortest and the longest
        days that their dates allow, how long stays there usually last, and how many have stood there longer.

        >>> import inward
        >>> times = inward.in_memory("阳泉经开区").pipeline().time_in_stage()
        >>> len(times.table()), times.table().column_names[:3]
        (0, ['stage', 'label', 'label_zh'])
        """
    def to_arrow(self, /) -> Any:
        """
        As a `pyarrow.Table`; needs `pip install inward[arrow]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pipeline().time_in_stage()
        >>> asked.to_arrow().num_rows == len(asked.table())
        True
        """
    def to_pandas(self, /) -> Any:
        """
        As a `pandas.DataFrame`; needs `pip install inward[pandas]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pipeline().time_in_stage()
        >>> len(asked.to_pandas()) == len(asked.table())
        True
        """
    def to_polars(self, /) -> DataFrame:
        """
        As a `polars.DataFrame`; needs `pip install inward[polars]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.pipeline().time_in_stage()
        >>> asked.to_polars().columns == asked.table().column_names
        True
        """

@final
class TimesOfGroup:
    """
    How long it took the investments of a group.

    >>> import inward
    >>> times = inward.in_memory("阳泉经开区").pipeline().time_between("contract_signed", "construction_started")
    >>> times.groups[0].group, times.groups[0].events, times.groups[0].negative
    ([], Count(0), 0)
    """
    def __repr__(self, /) -> str: ...
    @property
    def cases(self, /) -> int:
        """
        How many are in the curves.
        """
    @property
    def events(self, /) -> Count:
        """
        How many of them got there, for certain and possibly; the others were seen so far.
        """
    @property
    def group(self, /) -> list[str]:
        """
        What each dimension is called in the group; empty where it says nothing.
        """
    @property
    def longest(self, /) -> KaplanMeier | None:
        """
        The curve of the longest times; the same where every date is precise.
        """
    @property
    def negative(self, /) -> int:
        """
        How many reached the second before the first, as their dates have it: they are in no curve.
        """
    @property
    def shortest(self, /) -> KaplanMeier | None:
        """
        The curve of the shortest times that the dates allow; `None` where there is nobody to count.
        """
    @property
    def undetermined(self, /) -> int:
        """
        How many are left out because it is not known from when or to when it took.
        """

@final
class Unit:
    """
    A unit of the zone or beside it, 单位. Its title is its name.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> unit = crm.unit(desk.unit)
    >>> unit.title, unit.parent
    ('招商一局', None)
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", attributes={"synthetic": True})
        >>> crm.project(project).attribute("synthetic"), crm.project(project).attribute("premises")
        (True, None)
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def parent(self, /) -> Id | None:
        """
        The unit it belongs to.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def successor(self, /) -> Id | None:
        """
        The unit that took its place.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def valid(self, /) -> When | None:
        """
        Since when and until when it exists.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """

@final
class Uscc:
    """
    A unified social credit code, 统一社会信用代码 (GB 32100-2015): 18 characters with a check character.

    >>> import inward
    >>> code = inward.Uscc("91140300MA0HHHHH0R")
    >>> code.division, code.organisation_code
    (DivisionCode('140300'), 'MA0HHHHH0')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, text: str, /) -> Uscc: ...
    def __reduce__(self, /) -> tuple[type, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data.
        """
    @property
    def division(self, /) -> DivisionCode:
        """
        The division it was registered in.
        """
    @property
    def organisation_code(self, /) -> str:
        """
        The organisation code within it, 组织机构代码.
        """
    @property
    def warnings(self, /) -> tuple[Fault, ...]:
        """
        What is odd about it although it is well formed.
        """

@final
class Vintage:
    """
    One signing year of a vintage table.

    >>> import inward
    >>> row = inward.KpiRow("p1", {"contract_signed": "2012-05-01", "construction_started": "2013-09-01"})
    >>> [year] = inward.vintages([row], as_of="2015-12-31", horizon_days=365, targets={2012: 70})
    >>> year.year, str(year.running), str(year.within_horizon), year.target_met.value
    (2012, '100.00%', '0.00%', 'yes')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def mature(self, /) -> Count:
        """
        How many were signed long enough before the day.
        """
    @property
    def reached(self, /) -> Count:
        """
        How many of them got there by the day.
        """
    @property
    def reached_within_horizon(self, /) -> Count:
        """
        How many of those got there within so many days.
        """
    @property
    def running(self, /) -> RatioBounds | None:
        """
        The rate so far; `None` where nobody was signed.
        """
    @property
    def signed(self, /) -> Count:
        """
        How many were signed in it by the day.
        """
    @property
    def target_met(self, /) -> Truth | None:
        """
        Whether the running rate reached it.
        """
    @property
    def target_percent(self, /) -> Decimal | None:
        """
        What was to be reached, in percent.
        """
    @property
    def within_horizon(self, /) -> RatioBounds | None:
        """
        The rate within so many days, by which years can be compared; `None` where nobody is mature.
        """
    @property
    def year(self, /) -> int:
        """
        The year.
        """

@final
class WeightedChances:
    """
    What is in negotiation (加权在谈额), each investment times the likelihood that was given for its word; see
    `Crm.weighted_pipeline`.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> for amount, likelihood in [("2亿元", "high"), ("3亿元", "low"), ("1亿元", None)]:
    ...     lead = desk.capture_lead("合成项目", on="2020-05-08", total_planned=amount)
    ...     talks = desk.open_negotiation(lead, on="2020-06", likelihood=likelihood)
    >>> found = crm.weighted_pipeline({"high": "0.8", "low": "0.1"})
    >>> found.weighted["CNY"].exact
    Fraction(190000000, 1)
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is
        requested.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def as_of(self, /) -> date:
        """
        The day it is as of.
        """
    def definition(self, /, lang: str = "en") -> str:
        """
        What it tells, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> crm.weighted_pipeline({}).definition("zh") != ""
        True
        """
    @property
    def rows(self, /) -> list[ChanceRow]:
        """
        The groups in the order of their names, what says nothing last; in each a row for each word, the likeliest first,
        and what nobody rated last.
        """
    def table(self, /) -> Table:
        """
        The same as a table over Arrow, its columns documented.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> len(crm.weighted_pipeline({}).table())
        0
        """
    def to_arrow(self, /) -> Any:
        """
        As a `pyarrow.Table`; needs `pip install inward[arrow]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.weighted_pipeline({})
        >>> asked.to_arrow().num_rows == len(asked.table())
        True
        """
    def to_pandas(self, /) -> Any:
        """
        As a `pandas.DataFrame`; needs `pip install inward[pandas]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.weighted_pipeline({})
        >>> len(asked.to_pandas()) == len(asked.table())
        True
        """
    def to_polars(self, /) -> DataFrame:
        """
        As a `polars.DataFrame`; needs `pip install inward[polars]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.weighted_pipeline({})
        >>> asked.to_polars().columns == asked.table().column_names
        True
        """
    @property
    def weighted(self, /) -> dict[str, Span]:
        """
        What all that are rated come to, weighted, by the code of the currency.
        """

@final
class WeightedPipeline:
    """
    What the open chances come to, each weighted with its likelihood.

    >>> import inward
    >>> from inward.scores import Chance, weighted_pipeline
    >>> found = weighted_pipeline([Chance("1000万元", "0.5"), Chance("900万元", 1, "won")])
    >>> found.rounded(), found.open, found.currency
    (Decimal('5000000.00'), 1, 'CNY')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def currency(self, /) -> str | None:
        """
        The currency of both; `None` where there are no chances.
        """
    @property
    def open(self, /) -> int:
        """
        How many are open.
        """
    def rounded(self, /, *, places: SupportsIndex = 2, rounding: str = "half_up") -> Decimal:
        """
        The weighted sum as it is printed.

        >>> from inward.scores import Chance, weighted_pipeline
        >>> weighted_pipeline([Chance("1元", "0.005")]).rounded()
        Decimal('0.01')
        """
    @property
    def total(self, /) -> Fraction:
        """
        The sum of the open amounts.
        """
    @property
    def weighted(self, /) -> Fraction:
        """
        The sum of the open amounts times their likelihoods, in the currency's unit, exactly.
        """

@final
class When:
    """
    When something happened, or is to happen, as precisely as it is known and no more: a day, a third
    of a month (旬), a month, a quarter, a half-year, a year, an interval, an instant.

    It has no order of its own: `compare` and `by` answer with doubt where there is doubt. Two are
    equal if they say the same in the same form, whatever text they were read from.

    >>> import inward
    >>> signed = inward.When("2020年6月上旬")
    >>> str(signed), signed.first.isoformat(), signed.last.isoformat()
    ('2020-06-T1', '2020-06-01', '2020-06-10')
    >>> signed.by("2020-06-05")
    <Truth.POSSIBLY: 'possibly'>
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, when: Any, /) -> When: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data, with the text that was given.
        """
    @staticmethod
    def _restore(data: str) -> When: ...
    def by(self, day: Any, /) -> Truth:
        """
        Whether it had happened by the end of that day: yes, possibly, no.

        >>> import inward
        >>> [str(inward.When("2020-06").by(day)) for day in ("2020-05-31", "2020-06-15", "2020-06-30")]
        ['no', 'possibly', 'yes']
        """
    def compare(self, other: Any, /) -> Relation:
        """
        Which of the two came first, as far as it can be said.

        >>> import inward
        >>> str(inward.When("2020-06").compare("2020-07")), str(inward.When("2020-06").compare("2020-06-15"))
        ('before', 'unsure')
        """
    def days_until(self, other: Any, /) -> tuple[int | None, int | None]:
        """
        The days from this to the other: at least, at most; `None` is an open end.

        >>> import inward
        >>> inward.When("2020-06-01").days_until("2020-06-15"), inward.When("2020-06").days_until("2020-07-01")
        ((14, 14), (1, 30))
        """
    @property
    def first(self, /) -> date | None:
        """
        The earliest possible day; `None` if that end is open. Of an instant, the day in its offset.
        """
    @property
    def given(self, /) -> str | None:
        """
        The text it was read from, where that differs from the one it prints.
        """
    @property
    def instant(self, /) -> datetime | None:
        """
        The point in time, in the offset in which it was told, if it is an instant.
        """
    @staticmethod
    def interval(first: date | None, last: date | None) -> When:
        """
        Some day from `first` to `last`, both included; `None` leaves that end open.

        >>> import inward
        >>> from datetime import date
        >>> inward.When.interval(date(2020, 6, 1), date(2020, 6, 18))
        When('2020-06-01/2020-06-18')
        >>> inward.When.interval(None, date(2020, 6, 18)).first is None
        True
        """
    @property
    def is_exact(self, /) -> bool:
        """
        Whether the day is known.
        """
    @property
    def last(self, /) -> date | None:
        """
        The latest possible day, included; `None` if that end is open.
        """
    def months_until(self, other: Any, /) -> tuple[int | None, int | None]:
        """
        The whole calendar months from this to the other: at least, at most; `None` is an open end.

        >>> import inward
        >>> inward.When("2020-06-15").months_until("2021-06-15"), inward.When("2020").months_until("2021-06")
        ((12, 12), (5, 17))
        """
    @staticmethod
    def parse(text: str, *, order: str | None = None, serial: str | None = None) -> When:
        """
        Reads a text with hints about its source: `order` is `"DMY"` or `"MDY"` for dates that end in
        the year, `serial` is `"excel1900"` or `"excel1904"` for bare numbers of a spreadsheet.

        >>> import inward
        >>> str(inward.When.parse("05/06/2020", order="DMY")), str(inward.When.parse("44197", serial="excel1900"))
        ('2020-06-05', '2021-01-01')
        """
    @property
    def precision(self, /) -> Precision:
        """
        How precise it is.
        """

@final
class Whole:
    """
    An investment as a whole: its own record, and the row that rolls its members up. Where an id is
    due, it serves.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
    >>> whole = crm.find("数字").one()
    >>> whole.title, whole.id == crm.project(project).investment, str(whole.row.amount)
    ('数字经济产业园', True, '1200000000 CNY')
    """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def id(self, /) -> Id:
        """
        The id of the investment.
        """
    @property
    def investment(self, /) -> Investment:
        """
        Its own record.
        """
    @property
    def row(self, /) -> Row:
        """
        The row that rolls its members up.
        """
    def stage_label(self, /, lang: str = "en") -> str:
        """
        Its stage in words, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> done = desk.capture_lead("LED 衬底", on="2020-06")
        >>> crm.find("LED").one().stage_label("zh")
        '线索'
        """
    @property
    def title(self, /) -> str:
        """
        Its title.
        """

@final
class Workload:
    """
    What each officer or unit has on the desk (在办工作量) on a day, and what of it is overdue; see `Crm.workload`.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="合成项目")
    >>> promise = desk.promise(project, "land_delivery", debtor=desk.unit, due="2021-01-31")
    >>> [(row.name, row.open, row.overdue, row.held["commitment"].overdue) for row in crm.workload("unit").rows]
    [('招商一局', Count(2), Count(1), Count(1))]
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is
        requested.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def as_of(self, /) -> date:
        """
        The day it is as of.
        """
    @property
    def by(self, /) -> str:
        """
        Whose it is: `officer` or `unit`.
        """
    def definition(self, /, lang: str = "en") -> str:
        """
        What it tells, in English or Chinese (`lang="zh"`).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> crm.workload("unit").definition("zh") != ""
        True
        """
    @property
    def rows(self, /) -> list[WorkloadRow]:
        """
        The rows: the largest first, what nobody is in charge of last.
        """
    def table(self, /) -> Table:
        """
        The same as a table over Arrow, its columns documented.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> len(crm.workload("unit").table())
        0
        """
    def to_arrow(self, /) -> Any:
        """
        As a `pyarrow.Table`; needs `pip install inward[arrow]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.workload("unit")
        >>> asked.to_arrow().num_rows == len(asked.table())
        True
        """
    def to_pandas(self, /) -> Any:
        """
        As a `pandas.DataFrame`; needs `pip install inward[pandas]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.workload("unit")
        >>> len(asked.to_pandas()) == len(asked.table())
        True
        """
    def to_polars(self, /) -> DataFrame:
        """
        As a `polars.DataFrame`; needs `pip install inward[polars]`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> asked = crm.workload("unit")
        >>> asked.to_polars().columns == asked.table().column_names
        True
        """

@final
class WorkloadRow:
    """
    What one officer or unit has on the desk.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> project = crm.desk("wang.li", unit="招商一局").record_project(title="合成项目")
    >>> [row] = crm.workload("officer").rows
    >>> row.name, row.held["project"].open, sorted(row.held)
    ('wang.li', Count(1), ['commitment', 'issue', 'lead', 'negotiation', 'project', 'task'])
    """
    def __repr__(self, /) -> str: ...
    @property
    def held(self, /) -> dict[str, Held]:
        """
        What they hold of each kind.
        """
    @property
    def holder(self, /) -> Id | None:
        """
        The officer or the unit; `None` of what nobody is in charge of.
        """
    @property
    def name(self, /) -> str:
        """
        What they are called.
        """
    @property
    def open(self, /) -> Count:
        """
        How many they hold in all.
        """
    @property
    def overdue(self, /) -> Count:
        """
        How many of them are overdue.
        """

@final
class Zone:
    """
    The zone itself, 开发区.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> zone = crm.zone()
    >>> zone.title, zone.currency
    ('阳泉经开区', 'CNY')
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", attributes={"synthetic": True})
        >>> crm.project(project).attribute("synthetic"), crm.project(project).attribute("premises")
        (True, None)
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def currency(self, /) -> str | None:
        """
        The currency of amounts that name none, ISO 4217.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    def measure(self, /, metric: str, kind: str, phase: SupportsIndex | None = None, *, period: Any | None = None, at: str | None = None) -> Measure | None:
        """
        The figure in force of a metric and a kind, of the whole or of one phase: that of the
        latest period, or of the one that is given. What is expected or promised `at` a milestone
        is another figure.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> done = desk.record_measure(project, "jobs_new", "expected", "200余个")
        >>> str(crm.project(project).measure("jobs_new", "expected").value)
        '> 200 个'
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def targets(self, /) -> list[Target]:
        """
        The targets that stand.
        """
    @property
    def time_zone(self, /) -> str:
        """
        Its time zone: where its days begin and end.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """

def aalen_johansen(durations: Any, causes: Any, standard_errors: bool) -> AalenJohansen:
    """
    Makes the curves of competing causes; see `inward.stats.aalen_johansen`.
    """

def altair() -> ModuleType:
    """
    The package that charts are made with; without it, how it is installed.
    """

def benchmark_score(values: dict[str, Any], benchmarks: dict[str, Any], means: dict[str, Any]) -> Score:
    """
    See `inward.scores.benchmark_score`.
    """

def calibration(forecasts: Any, bands: Any) -> Calibration:
    """
    See `inward.scores.calibration`.
    """

def codes() -> list[tuple[str, str]]:
    """
    Every code that an error or a warning may have, with its category.
    """

def could_be_true(n: Any, d: Any, printed: Any, *, exact: bool = False, scale: Any, half_widths: tuple[Any | None, Any | None]) -> PublishedRatio:
    """
    See `inward.could_be_true`.
    """

def curve_steps(curve: KaplanMeier) -> list[tuple[float, int, float, float | None, float | None]]:
    """
    The steps of a survival curve.
    """

def incidence_steps(curves: AalenJohansen, cause: SupportsIndex) -> list[tuple[float, float]]:
    """
    The steps of the incidence of a cause: each time, and the share to whom it came first by then.
    """

def infer_denominator(n: Any, printed: Any, *, rounding: str, scale: Any) -> range:
    """
    See `inward.infer_denominator`.
    """

def infer_numerator(d: Any, printed: Any, *, rounding: str, scale: Any) -> range:
    """
    See `inward.infer_numerator`.
    """

def kaplan_meier(durations: Any, observed: Any) -> KaplanMeier:
    """
    Makes a survival curve; see `inward.stats.kaplan_meier`.
    """

def kpi(key: str, rows: Any, *, as_of: Any, period: Any | None = None, targets: dict[str, Any] | None = None, batch: str | None = None, mature_days: Any | None = None, kpis: Kpis | None = None, selected: dict[str, Any]) -> KpiResult:
    """
    See `inward.kpi`.
    """

def kpis(own: str | None = None) -> Kpis:
    """
    See `inward.kpis`.
    """

def logrank(groups: Any) -> LogRank:
    """
    Compares groups; see `inward.stats.logrank`.
    """

def min_max_score(values: dict[str, Any], indicators: dict[str, Any], means: dict[str, Any]) -> Score:
    """
    See `inward.scores.min_max_score`.
    """

def near(name: str, known: SupportsGetItem[int, str]) -> list[str]:
    """
    The names that are near to a mistyped one, nearest first.
    """

def pace(completion: Any, elapsed: Elapsed) -> Pace:
    """
    See `inward.pace`.
    """

def rates_table(rates: SupportsGetItem[int, tuple[SupportsGetItem[int, str], KpiResult]]) -> Table:
    """
    Rates that were put together by their groups' names, as a table.
    """

def ratio(n: Any, d: Any, places: SupportsIndex = 2, rounding: str = "half_up") -> Decimal:
    """
    See `inward.ratio`.
    """

def reconcile(total: Any, parts: Any, *, foreign: Any, fx_bounds: tuple[Any, Any] | None = None, exact: bool = False) -> Reconciliation:
    """
    See `inward.reconcile`.
    """

def same_day_answers(appeals: Any, *, as_of: Any, time_zone: str) -> SameDayAnswers:
    """
    Counts the answers to appeals; see `inward.same_day_answers`.
    """

def shortfall(actual: Any, *, required: Any) -> Ratio:
    """
    How much is missing of what was required, `max(0, 1 − actual/required)`, of numbers or of money.

    >>> import inward
    >>> str(inward.shortfall(150, required=200)), str(inward.shortfall(210, required=200))
    ('25.00%', '0.00%')
    >>> str(inward.shortfall(inward.Money("1亿元"), required=inward.Money("3亿元")))
    '66.67%'
    """

def tally(rows: Any, *, as_of: Any, currency: str | None = None) -> Tally:
    """
    Counts what became of promises; see `inward.tally`.
    """

def vintage_table(years: SupportsGetItem[int, Vintage], horizon_days: SupportsIndex) -> Table:
    """
    Signing years as a table.
    """

def vintages(rows: Any, *, start: str, end: str, as_of: Any, horizon_days: Any, targets: Any) -> list[Vintage]:
    """
    See `inward.vintages`.
    """

def watched(progress: Any, work: Any) -> Any:
    """
    Calls `work`, of which `progress` is told how far it has come.
    """

def weighted_pipeline(chances: Any, *, currency: str | None = None) -> WeightedPipeline:
    """
    See `inward.scores.weighted_pipeline`.
    """

def wilson_interval(k: Any, n: Any, *, confidence: SupportsFloat | SupportsIndex = 0.95) -> tuple[float, float]:
    """
    What a share of few cases says of many: the ends of Wilson's score interval, without continuity
    correction, for `k` of `n`.

    >>> import inward
    >>> low, high = inward.wilson_interval(97, 97)
    >>> f"{low:.6f}", high
    ('0.961906', 1.0)
    >>> [f"{end:.3f}" for end in inward.wilson_interval(97, 301, confidence=0.99)]
    ['0.257', '0.395']
    """

def words() -> list[tuple[str, list[str]]]:
    """
    Every enumeration with the keys of its words, as the core has them.
    """
