"""The handle on one zone of one book, and the questions it answers."""

from __future__ import annotations

import builtins
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import TracebackType
from typing import Literal, NoReturn, Unpack

from ._native import (
    Agreement,
    Attention,
    Book,
    Calendar,
    Case,
    Clock,
    Commitment,
    Entry,
    ExposureTable,
    Head,
    HistoryEntry,
    Id,
    InspectionYear,
    Investment,
    Issue,
    KpiResult,
    Kpis,
    Lead,
    ListSum,
    Money,
    Negotiation,
    OpenPayments,
    Organisation,
    Person,
    Pipeline,
    Playbook,
    Project,
    PromiseBoard,
    Reclaim,
    StageTable,
    StoredEvent,
    Task,
    Unit,
    When,
    Zone,
)
from .answers import Investments, Named, Target, Whenever
from .arguments import located, patience, text, whole
from .desk import Desk
from .enums import AttentionKind, BoardBy, Dimension, Direction, InspectionPurpose, MoneyKind, Truth
from .errors import InwardError
from .lists import Filters, Found, List
from .progress import Progress, watched
from .rates import RatesOfGroups
from .statistics import Statistics

__all__ = [
    "AsOf",
    "Crm",
    "Particulars",
    "add_zone",
    "create",
    "in_memory",
    "open",
    "restore",
    "restore_in_memory",
    "restore_zone",
]


@dataclass(frozen=True, slots=True)
class AsOf:
    """The point at which a handle reads: how things stood on a day, as far as it was known.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-04T09:00+08:00"))
    >>> point = crm.as_of("2020-06-15", known="2020-12-31").point
    >>> point.valid.isoformat(), point.known.isoformat()
    ('2020-06-15', '2020-12-31T15:59:59.999999+00:00')
    """

    valid: date
    """The day on which things stood so, to its end in the zone."""
    known: datetime
    """Until when it was known."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What says who a person is. It stands outside the log and can be erased.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> contact = desk.enrol_person("合成联系人", title="经理", channels=["0353-0000000"])
    >>> crm.particulars(contact)
    Particulars(name='合成联系人', title='经理', channels=('0353-0000000',))
    """

    name: str
    """The account name of an officer, or the name of a contact."""
    title: str | None
    """Their title, 职务."""
    channels: tuple[str, ...]
    """How to reach them."""


class Crm(Statistics):
    """A handle on one zone of one book; it closes itself at the end of a `with`.

    >>> import inward
    >>> with inward.in_memory("阳泉经开区", currency="CNY") as crm:
    ...     desk = crm.desk("wang.li", unit="招商一局")
    ...     lead = desk.capture_lead("高品质蓝宝石长晶及晶加项目", on="2020-06")
    ...     crm.find("蓝宝石").one().stage_label("zh")
    '线索'
    """

    __slots__ = ("_book",)

    def __init__(self, book: Book) -> None:
        if not isinstance(book, Book):
            raise TypeError("inward.create(), inward.open() and inward.in_memory() make a Crm")
        self._book = book

    def desk(self, officer: str, *, unit: str | None = None, reported_on: date | str | None = None) -> Desk:
        """Sits an officer at a desk; the officer and the unit are enrolled where they are not known.

        `reported_on` is when the office had what is recorded there, if before now.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局", reported_on="2020-06-30")
        >>> crm.particulars(desk.officer).name, crm.unit(desk.unit).title
        ('wang.li', '招商一局')
        """
        return Desk(self, self._book.desk(text("officer", officer), unit, reported_on))

    def as_of(self, valid: Whenever, *, known: Whenever) -> Crm:
        """The book as of a day, as far as it was known on another: for reading alone, every query.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-04T09:00+08:00"))
        >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06-15")
        >>> crm.as_of("2020-06-14", known="2021-01-04").leads().count()
        Count(0)
        >>> crm.as_of("2020-06-15", known="2021-01-04").leads().count()
        Count(1)
        """
        return Crm(self._book.as_of(valid, known))

    @property
    def point(self) -> AsOf | None:
        """The point this handle reads at; `None` for everything that is known."""
        point = self._book.point
        return None if point is None else AsOf(*point)

    def now(self) -> datetime:
        """The time now, by the book's clock.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-04T09:00+08:00"))
        >>> crm.now().isoformat()
        '2021-01-04T01:00:00+00:00'
        """
        return self._book.now()

    def today(self) -> date:
        """Today in the zone.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-04T20:00Z"))
        >>> crm.today().isoformat()
        '2021-01-05'
        """
        return self._book.today()

    def playbook(self) -> Playbook:
        """The playbook in force, at the point this handle reads at.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> crm.playbook().milestones[:3]
        ['lead_received', 'triaged', 'first_contact']
        """
        return self._book.playbook()

    def calendar(self) -> Calendar:
        """The calendar in force, at the point this handle reads at, by the notices that were issued until
        then: the one that the zone adopted, or that of its time zone.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> crm.calendar().count_working_days("2021-01-01", "2021-12-31")
        250
        """
        return self._book.calendar()

    def zone(self) -> Zone:
        """The zone.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> crm.zone().title, crm.zone().currency, crm.zone().time_zone
        ('阳泉经开区', 'CNY', 'Asia/Shanghai')
        """
        return self._book.zone()

    def find(self, text: str) -> Found:
        """Finds investments by any text they are known by: titles, codes, further names, references,
        those of their members, and names of their organisations; an id is found as well.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区")
        >>> done = crm.desk("wang.li").record_project(title="奥特莱斯城市商业综合体")
        >>> crm.find("奥特莱斯").one().title
        '奥特莱斯城市商业综合体'
        >>> crm.find("蓝宝石").one()
        Traceback (most recent call last):
        inward.NotFound: nothing is known as `蓝宝石`; ... [book.none-found]
        """
        if not isinstance(text, str):
            raise TypeError(f"text takes text, or the text of an id, not {type(text).__name__}")
        return Found(self._book, text)

    def organisation(self, organisation: Named[Organisation]) -> Organisation:
        """An organisation.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> made = desk.add_organisation("合成晶体有限公司", country="CN")
        >>> crm.organisation(made).title, crm.organisation(made).country
        ('合成晶体有限公司', 'CN')
        """
        return self._book.organisation(organisation)

    def organisations(self, **filters: Unpack[Filters]) -> List[Organisation]:
        """The list of organisations that these filters keep; all without any.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> made = desk.add_organisation("合成晶体有限公司", country="CN")
        >>> [body.title for body in crm.organisations(region="CN")]
        ['合成晶体有限公司']
        """
        return List(self._book, "organisation", filters)

    def investment(self, investment: Investments) -> Investment:
        """An investment: its own names and figures.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底")
        >>> crm.investment(crm.lead(lead).investment).title
        'LED 衬底'
        """
        return self._book.investment(investment)

    def investments(self, **filters: Unpack[Filters]) -> List[Investment]:
        """The list of investments that these filters keep; all without any.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底", total_planned="2亿元")
        >>> [investment.title for investment in crm.investments(amount_at_least="1亿元")]
        ['LED 衬底']
        """
        return List(self._book, "investment", filters)

    def lead(self, lead: Named[Lead]) -> Lead:
        """A lead.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底", origin="招商会")
        >>> crm.lead(lead).origin
        '招商会'
        """
        return self._book.lead(lead)

    def leads(self, **filters: Unpack[Filters]) -> List[Lead]:
        """The list of leads that these filters keep; all without any.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> done = desk.capture_lead("LED 衬底", total_planned="2亿元")
        >>> [lead.title for lead in crm.leads(amount_at_least="1亿元")]
        ['LED 衬底']
        """
        return List(self._book, "lead", filters)

    def negotiation(self, negotiation: Named[Negotiation]) -> Negotiation:
        """A negotiation.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", competitor_places=["合成市"])
        >>> crm.negotiation(talks).competitor_places
        ['合成市']
        """
        return self._book.negotiation(negotiation)

    def negotiations(self, **filters: Unpack[Filters]) -> List[Negotiation]:
        """The list of negotiations that these filters keep; all without any.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06-01")
        >>> [talks.title for talks in crm.negotiations(quiet_since="2020-12-31")]
        ['LED 衬底']
        """
        return List(self._book, "negotiation", filters)

    def agreement(self, agreement: Named[Agreement]) -> Agreement:
        """An agreement.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> signed = desk.sign_agreement(title="LED 衬底", level="framework", on="2020-09", total_planned="2亿元")
        >>> str(crm.agreement(signed).amount("total_planned"))
        '200000000 CNY'
        """
        return self._book.agreement(agreement)

    def agreements(self, **filters: Unpack[Filters]) -> List[Agreement]:
        """The list of agreements that these filters keep; all without any.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> signed = desk.sign_agreement(title="LED 衬底", level="framework", on="2020-09")
        >>> [agreement.title for agreement in crm.agreements(begun_since="2020-07-01")]
        ['LED 衬底']
        """
        return List(self._book, "agreement", filters)

    def project(self, project: Named[Project]) -> Project:
        """A project.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", land="300亩")
        >>> str(crm.project(project).land)
        '300 亩'
        """
        return self._book.project(project)

    def projects(self, **filters: Unpack[Filters]) -> List[Project]:
        """The list of projects that these filters keep; all without any. `inward.Filters` has them.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> done = desk.reach(project, "construction_started", on="2020-07")
        >>> [project.title for project in crm.projects(stage_at_least="construction_started")]
        ['数字经济产业园']
        """
        return List(self._book, "project", filters)

    def commitment(self, commitment: Named[Commitment]) -> Commitment:
        """A commitment.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> promise = desk.promise(project, "land_delivery", due="2021-06-30", debtor="招商一局")
        >>> str(crm.commitment(promise).due)
        '2021-06-30'
        """
        return self._book.commitment(commitment)

    def commitments(self, **filters: Unpack[Filters]) -> List[Commitment]:
        """The list of commitments that these filters keep; all without any.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> promise = desk.promise(project, "land_delivery", title="交付土地", debtor="招商一局", due="2021-06-30")
        >>> [promise.title for promise in crm.commitments(investment=crm.project(project).investment)]
        ['交付土地']
        >>> crm.commitments(due_since="2021-04-01", due_by="2021-06-30").sorted(inward.SortBy.DUE).count()
        Count(1)
        """
        return List(self._book, "commitment", filters)

    def issue(self, issue: Named[Issue]) -> Issue:
        """An issue of an enterprise.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> issue = desk.raise_issue(project, "request", title="供电容量不足", channel="on_site_office")
        >>> crm.issue(issue).title, crm.issue(issue).channel
        ('供电容量不足', 'on_site_office')
        """
        return self._book.issue(issue)

    def issues(self, **filters: Unpack[Filters]) -> List[Issue]:
        """The list of issues that these filters keep; all without any.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> company = desk.add_organisation("合成企业")
        >>> school = desk.raise_issue(company, "coordination", title="员工子女入学")
        >>> power = desk.raise_issue(company, "request", title="供电容量不足", on="2021-01-12")
        >>> done = desk.resolve_issue(power, "settled", on="2021-01-18")
        >>> [issue.title for issue in crm.issues(organisation=company, closed=False)]
        ['员工子女入学']
        """
        return List(self._book, "issue", filters)

    def task(self, task: Named[Task]) -> Task:
        """A task.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> task = desk.assign_task("测算电价优惠方案", due="2021-01-29")
        >>> crm.unit(crm.task(task).unit).title
        '招商一局'
        """
        return self._book.task(task)

    def tasks(self, **filters: Unpack[Filters]) -> List[Task]:
        """The list of tasks that these filters keep; all without any.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> task = desk.assign_task("测算电价优惠方案", due="2021-01-29")
        >>> done = desk.complete_task(desk.assign_task("办理临时用电"), on="2021-01-18")
        >>> [task.title for task in crm.tasks(closed=False)]
        ['测算电价优惠方案']
        """
        return List(self._book, "task", filters)

    def case(self, case: Named[Case]) -> Case:
        """A case: an application under a procedure.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局")
        >>> case = desk.file_case(permit, desk.record_project(title="数字经济产业园"), on="2021-01-11")
        >>> crm.case(case).title, crm.case(case).progress
        ('建筑工程施工许可', <CaseProgress.RECEIVED: 'received'>)
        """
        return self._book.case(case)

    def cases(self, **filters: Unpack[Filters]) -> List[Case]:
        """The list of cases that these filters keep; all without any.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> first = desk.file_case(permit, project, title="一期许可", on="2021-01-11")
        >>> second = desk.file_case(permit, project, title="二期许可", on="2021-01-12")
        >>> done = desk.decide_case(first, "granted", on="2021-01-18")
        >>> [case.title for case in crm.cases(unit="招商一局", closed=False)]
        ['二期许可']
        """
        return List(self._book, "case", filters)

    def entry(self, entry: Named[Entry]) -> Entry:
        """A list, a promotion event or a procedure.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> made = desk.add_promotion_event("合成推介会", on="2020-09-08", place="阳泉")
        >>> crm.entry(made).is_promotion_event, crm.entry(made).place
        (True, '阳泉')
        """
        return self._book.entry(entry)

    def entries(self, **filters: Unpack[Filters]) -> List[Entry]:
        """The list of lists, promotion events and procedures that these filters keep; all without any.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> made = desk.add_list("2021年重点项目（合成）", period="2021")
        >>> [(entry.title, str(entry.period)) for entry in crm.entries()]
        [('2021年重点项目（合成）', '2021')]
        """
        return List(self._book, "entry", filters)

    def unit(self, unit: Named[Unit]) -> Unit:
        """A unit.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> made = desk.add_unit("招商二局", parent="招商一局")
        >>> crm.unit(crm.unit(made).parent).title
        '招商一局'
        """
        return self._book.unit(unit)

    def units(self, **filters: Unpack[Filters]) -> List[Unit]:
        """The list of units that these filters keep; all without any.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> [unit.title for unit in crm.units()]
        ['招商一局']
        """
        return List(self._book, "unit", filters)

    def person(self, person: Named[Person]) -> Person:
        """A person, as the log knows them.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> person = desk.enrol_person("合成联系人")
        >>> done = desk.erase_person(person)
        >>> crm.person(person).erased
        True
        """
        return self._book.person(person)

    def people(self, **filters: Unpack[Filters]) -> List[Person]:
        """The list of people that these filters keep; all without any.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> [crm.particulars(person).name for person in crm.people()]
        ['wang.li']
        """
        return List(self._book, "person", filters)

    def stage_table(self) -> StageTable:
        """How many investments stand at each stage (阶段统计), with their amounts.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底", on="2020-06", total_planned="2亿元")
        >>> [(row.label("zh"), row.count, str(row.amounts)) for row in crm.stage_table().rows]
        [('线索', Count(1), '2亿')]
        """
        return self._book.stage_table()

    def pipeline(
        self, *, level: Literal["investment", "project"] = "investment", progress: Progress | None = None
    ) -> Pipeline:
        """The investments of the book and what they reached, in columns: read once, for any day and as known on
        any other. `progress` is told how many records are read; see `inward.progress`.

        At `level="project"` projects are counted (建设项目), of which an investment may have several: each has reached
        what it has itself and what it came of has, its agreement, the negotiation, the lead; its money is its own alone
        (what was contracted stands on agreements: rates by that money are of investments), and so are its plans. What is
        said of the investment as a whole is not told of its projects.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底", on="2020-06-15")
        >>> pipeline = crm.pipeline()
        >>> pipeline.stage_table(as_of="2020-06-14").total, pipeline.stage_table(as_of="2020-06-15").total
        (Count(0), Count(1))
        >>> investor = desk.add_organisation("合成公司")
        >>> deal = desk.sign_agreement(title="合成协议", level="contract", on="2020-07-10", parties=[investor])
        >>> projects = [desk.record_project(deal, title=title) for title in ("一厂", "二厂", "三厂")]
        >>> [crm.pipeline(level=level).funnel().total for level in ("investment", "project")]
        [Count(2), Count(3)]
        """
        return watched(progress, lambda: self._book.pipeline(level))

    def kpis(self) -> Kpis:
        """The rates that there are for this zone: those of `inward.kpis()`, and those that its playbook defines in
        `[[kpi]]` tables of its own.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区")
        >>> own = '''
        ... [[kpi]]
        ... key = "landing_rate/registered"
        ... name = { en = "Landing rate", zh = "落地率" }
        ... numerator = { en = "registered by the day", zh = "截至当日已注册" }
        ... denominator = { en = "signed in the window", zh = "期内签约" }
        ... cohort = { by = ["contract_signed"] }
        ... share = { hit = { reached = "registered" } }
        ... '''
        >>> playbook = inward.Playbook.development_zone()
        >>> done = crm.desk("wang.li").adopt_playbook(inward.Playbook(playbook.text + own))
        >>> crm.kpis()["landing_rate/registered"].name("zh")
        '落地率'
        """
        return self._book.kpis()

    def report(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        as_of: Whenever | None = None,
        since: Whenever | None = None,
        lang: str = "en",
        progress: Progress | None = None,
    ) -> str:
        """How the zone stands (招商报告), as one page of HTML that opens without a network and prints well, in English
        or Chinese (`lang="zh"`): headline rates with their definitions, the flow through the stages, how long
        things take, promises by debtor, the list of the day, projects against plan; and what changed, where `since`
        names a day. It is as of the end of a day, today if not given, and by what this handle knows.

        With a `path` the page is written there, over what there was; the page is answered all the same. `progress` is
        told how many records are read; see `inward.progress`.

        >>> import inward, pathlib, tempfile
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底", on="2020-06-15")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     page = crm.report(f"{folder}/zone.html", as_of="2020-12-31", since="2020-06-30", lang="zh")
        ...     pathlib.Path(f"{folder}/zone.html").read_text(encoding="utf-8") == page
        True
        >>> "<h1>阳泉经开区</h1>" in page
        True
        """
        place = None if path is None else located("path", path)
        page = watched(progress, lambda: self._book.report(as_of, since, lang))
        if place is not None:
            with builtins.open(place, "w", encoding="utf-8", newline="") as file:
                file.write(page)
        return page

    def kpi(
        self,
        key: str,
        *,
        as_of: When | date | str | None = None,
        period: When | date | str | None = None,
        targets: Mapping[str, Decimal | int | str | Money] | None = None,
        batch: str | None = None,
        mature_days: int | None = None,
        kpis: Kpis | None = None,
        **selected: When | date | str,
    ) -> KpiResult:
        """One of the field's rates over the investments of the book, as of the end of a day, today if none is given,
        and as known at the point of this handle: by number, and by money where the definition has it. One further
        keyword names the date that selects the cohort, and its window: `signed="2020H2"`; or `batch` a list, whose
        projects are the cohort. `crm.kpis()` has the definitions; `kpis` takes others.

        Of the dates the first record or phase counts; money is what the records of an investment make of it by then,
        each amount once; a standing is that of the investment on the day, and that of its agreements once all
        of them ended.

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
        >>> started = crm.kpi("start_rate/signed", as_of="2020-12-31", signed="2020H2")
        >>> str(started.bounds), str(started.bounds_by_weight)
        ('50.00%', '25.00%')
        """
        return self._book.kpi(key, _asked(as_of, period, targets, batch, mature_days, kpis, selected))

    def kpi_by(
        self,
        by: Dimension | str | Sequence[Dimension | str],
        key: str,
        *,
        as_of: When | date | str | None = None,
        period: When | date | str | None = None,
        targets: Mapping[str, Decimal | int | str | Money] | None = None,
        batch: str | None = None,
        mature_days: int | None = None,
        kpis: Kpis | None = None,
        **selected: When | date | str,
    ) -> RatesOfGroups:
        """A rate of each group of which anybody is in the cohort, by `unit`, `park`, `industry:division`, `list`, an
        attribute of the zone's own, or whatever else `crm.pipeline().dimensions` names, or several, as they are on the
        day; see `kpi`. Groups stand in the order of their names, what says nothing last.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> done = desk.add_unit("招商二局")
        >>> investor = desk.add_organisation("合成投资公司")
        >>> for title, unit, start in [("合成项目甲", "招商一局", "2020-09-01"), ("合成项目乙", "招商二局", None)]:
        ...     deal = desk.sign_agreement(title=title, level="contract", on="2020-07-10", parties=[investor], unit=unit)
        ...     project = desk.record_project(deal)
        ...     done = start and desk.reach(project, "construction_started", on=start)
        >>> rates = crm.kpi_by("unit", "start_rate/signed", as_of="2020-12-31", signed="2020H2")
        >>> [(unit, str(rate.bounds)) for [unit], rate in rates]
        [('招商一局', '100.00%'), ('招商二局', '0.00%')]
        """
        asked = _asked(as_of, period, targets, batch, mature_days, kpis, selected)
        return self._book.kpi_by(by, key, asked)

    def promise_board(
        self, *, by: BoardBy | str = "debtor", direction: Direction | str | None = None
    ) -> PromiseBoard:
        """What became of the promises (承诺台账), by who owes them, by the `unit` in charge, by `kind`, by what
        they were `made_with`, or by the `due_year`, `due_quarter` or `due_month`. Only what is due is in a rate;
        soft promises are left out unless a criterion was agreed. `direction` keeps what the zone owes, or what
        investors do.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> kept = desk.promise(project, "land_delivery", due="2021-01-31", debtor=desk.unit)
        >>> done = desk.fulfil(kept, on="2021-01-20")
        >>> board = crm.promise_board(by="kind")
        >>> board.total.due, str(board.total.on_time_rate()), board.ageing
        (Count(1), '100.00%', (0, 0, 0, 0))
        >>> [(row.key, row.label("zh")) for row in crm.promise_board(by="due_quarter").rows]
        [('2021Q1', '2021年一季度')]
        """
        return self._book.promise_board(by, direction)

    def attention(
        self,
        now: datetime | str | None = None,
        *,
        within: int | None = None,
        unit: Named[Unit] | None = None,
        officer: Named[Person] | None = None,
        kind: AttentionKind | str | None = None,
    ) -> Attention:
        """What needs somebody's hand (今日关注): due, overdue, missed, newly owed, gone quiet, or told
        differently by two sources. `now` is the system's clock if not given; `within` says how many days it
        looks ahead for what is due, else the playbook does. `unit` keeps what a unit has a hand in, `officer`
        what an officer is in charge of.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> promise = desk.promise(project, "land_delivery", due="2021-02-28", debtor=desk.unit)
        >>> for item in crm.attention("2021-02-01T09:00+08:00", within=30, unit="招商一局"):
        ...     print(item)
        due: 净地交付: due 2021-02-28, 16 working days left
        """
        return self._book.attention(now, within, unit, officer, kind)

    def exposure(self) -> ExposureTable:
        """What the promises of money under each policy cost, and may cost yet (政策敞口), by the year in which
        they are due, beside the budgets in force.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> policy = desk.add_policy("合成扶持办法", document="阳开发〔2020〕5号")
        >>> done = desk.set_budget(policy, 2021, "1000万元")
        >>> made = desk.promise(project, "policy_incentive", debtor=desk.unit, under="阳开发〔2020〕5号", amount="800万元", due="2021-06-30")
        >>> [(row.label, str(row.year), str(row.figure("balance"))) for row in crm.exposure().rows]
        [('阳开发〔2020〕5号', '2021', '0.02亿')]
        """
        return self._book.exposure()

    def commitments_under(self, policy: Named[Entry]) -> list[Commitment]:
        """The commitments under a policy: also those that were kept, and those that outlast it.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> policy = desk.add_policy("合成扶持办法", articles=[inward.Clause("第八条")], legal_basis="合成条例")
        >>> made = desk.promise(project, "policy_incentive", debtor=desk.unit, under=policy, article="第八条")
        >>> [(promise.title, promise.article, promise.legal_basis) for promise in crm.commitments_under(policy)]
        [('政策兑现', '第八条', '合成条例')]
        """
        return self._book.commitments_under(policy)

    def inspections(self, organisation: Named[Organisation]) -> list[InspectionYear]:
        """What the inspections of an enterprise come to (无事不扰), for each authority, year and limited
        purpose of which something is recorded. The limit is that of the playbook; that it was met is said
        only where somebody stated that the log of the year is complete.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> fire = desk.add_unit("消防大队")
        >>> plant = desk.add_organisation("合成企业")
        >>> visit = desk.record_inspection(plant, fire, "routine", on="2020-03-12")
        >>> [str(year.kept) for year in crm.inspections(plant)]
        ['not_known']
        >>> done = desk.complete_inspection_log(plant, 2020)
        >>> [str(year.kept) for year in crm.inspections(plant)]
        ['met']
        """
        return self._book.inspections(organisation)

    def inspection_year(
        self,
        organisation: Named[Organisation],
        authority: Named[Unit],
        year: int,
        *,
        purpose: InspectionPurpose | str = "routine",
    ) -> InspectionYear:
        """What the inspections of an enterprise by one authority come to in one calendar year, also where
        nothing is recorded of it.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> plant = desk.add_organisation("合成企业")
        >>> year = crm.inspection_year(plant, desk.unit, 2020)
        >>> len(year.visits), year.limit, str(year.kept)
        (0, 1, 'not_known')
        """
        return self._book.inspection_year(organisation, authority, whole("year", year, 1), purpose)

    def open_payments(self) -> OpenPayments:
        """The open payments to investors, told apart by whose turn it is: late by us, condition unmet, not
        due, undetermined.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园")
        >>> ours = desk.promise(
        ...     project, "policy_incentive", amount="100万元", due="2021-03-31", debtor=desk.unit
        ... )
        >>> crm.open_payments()
        <OpenPayments: 1 late by us, 0 condition unmet, 0 not due, 0 undetermined>
        """
        return self._book.open_payments()

    def depending_on(self, commitment: Named[Commitment]) -> list[Id]:
        """The commitments that depend on this one: nothing of them is owed until it is kept.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> investor = desk.add_organisation("合成投资公司")
        >>> project = desk.record_project(title="数字经济产业园", owner=investor)
        >>> theirs = desk.promise(project, "start_date", direction="by_investor", due="2021-01-31")
        >>> ours = desk.promise(project, "policy_incentive", depends_on=theirs, debtor=desk.unit)
        >>> crm.depending_on(theirs) == [ours.id], crm.commitment(ours).depends_on == [(theirs.id, None)]
        (True, True)
        """
        return self._book.depending_on(commitment)

    def clawback(self, commitment: Named[Commitment]) -> Reclaim:
        """What would have to be repaid (退还) of what was paid on the commitments that depend on this
        obligation, by what its checks found.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> investor = desk.add_organisation("合成投资公司")
        >>> project = desk.record_project(title="数字经济产业园", owner=investor)
        >>> tax = inward.Obligation(
        ...     "tax", "300万元", verify_on=["2021-12-31"], clawback=inward.Clawback.pro_rata()
        ... )
        >>> tax = desk.promise(project, "tax", direction="by_investor", obligation=tax)
        >>> grant = desk.promise(project, "policy_incentive", depends_on=tax, debtor=desk.unit)
        >>> done = desk.fulfil(grant, amount="40万元", on="2021-06-15")
        >>> done = desk.verify_obligation(tax, "240余万元", on="2021-12-31")
        >>> crm.clawback(tax).due
        [(Money('0', 'CNY'), Money('80000', 'CNY'))]
        """
        return self._book.clawback(commitment)

    def history(self, record: Target) -> list[HistoryEntry]:
        """Everything that happened to a record, in order; of an investment, to all of its members.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区")
        >>> desk = crm.desk("wang.li")
        >>> project = desk.record_project(title="数字经济产业园", nature="public_infrastructure")
        >>> [wrong] = [fact for fact in crm.history(project)[0].facts if fact.what == "nature"]
        >>> wrong.says
        'public_infrastructure'
        >>> done = desk.retract(wrong.fact, reason="synthetic")
        >>> crm.project(project).nature is None
        True
        """
        return self._book.history(record)

    def members(self, investment: Investments) -> list[Id]:
        """The ids of the records that belong to an investment, by kind.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底")
        >>> talks = desk.open_negotiation(lead)
        >>> [str(id.kind) for id in crm.members(crm.lead(lead).investment)]
        ['lead', 'negotiation']
        """
        return self._book.members(investment)

    def listed(self, list: Named[Entry]) -> list[tuple[Project, Truth]]:
        """The projects that are on a list, or may be, each with whether it is.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> key = desk.add_list("2021年重点项目（合成）", period="2021")
        >>> done = desk.join_list(project, key, on="2021-01")
        >>> [(project.title, str(truth)) for project, truth in crm.listed(key)]
        [('数字经济产业园', 'yes')]
        """
        return self._book.listed(list)

    def list_sum(
        self, list: Named[Entry], kind: MoneyKind | str, *, period: Whenever | None = None
    ) -> ListSum:
        """What the projects of a list add up to: one kind of money, of one period where the kind has
        periods (the annual plan of 2021).

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> key = desk.add_list("2021年重点项目（合成）", period="2021")
        >>> done = desk.join_list(project, key, on="2021-01")
        >>> crm.list_sum(key, "total_planned")
        ListSum(count=1, known=1, sum='约12亿')
        """
        return self._book.list_sum(list, kind, None if period is None else When(period))

    def person_named(self, name: str) -> Id | None:
        """The officer or contact enrolled under this name.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> crm.person_named("wang.li") == desk.officer, crm.person_named("nobody")
        (True, None)
        """
        return self._book.person_named(text("name", name))

    def unit_named(self, name: str) -> Id | None:
        """The unit of this name.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> crm.unit_named("招商一局") == desk.unit
        True
        """
        return self._book.unit_named(text("name", name))

    def list_named(self, name: str) -> Id | None:
        """The list of this name.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> made = desk.add_list("2021年重点项目（合成）")
        >>> crm.list_named("2021年重点项目（合成）") == made.id
        True
        """
        return self._book.list_named(text("name", name))

    def record_referred(self, system: str, key: str) -> Id | None:
        """The record that another system knows by this key.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底", references=[inward.Reference("oa", "2020-117")])
        >>> crm.record_referred("oa", "2020-117") == lead.id
        True
        """
        return self._book.record_referred(text("system", system), text("key", key))

    def note(self, note: str) -> str | None:
        """The text of a note; `None` once it is erased.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", summary="合成摘要")
        >>> crm.note(crm.negotiation(talks).summary)
        '合成摘要'
        """
        return self._book.note(text("note", note))

    def erase_note(self, note: str) -> None:
        """Erases the text of a note. The log stays as it is, and `verify` gives the same head.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区")
        >>> desk = crm.desk("wang.li")
        >>> talks = desk.open_negotiation(title="LED 衬底", summary="synthetic")
        >>> summary = crm.negotiation(talks).summary
        >>> head = crm.head()
        >>> crm.erase_note(summary)
        >>> print(crm.note(summary), crm.verify(head) == head)
        None True
        """
        self._book.erase_note(text("note", note))

    def particulars(self, person: Named[Person]) -> Particulars | None:
        """The particulars of a person; `None` once they are erased.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> crm.particulars(desk.officer).name
        'wang.li'
        """
        known = self._book.particulars(person)
        return None if known is None else Particulars(known[0], known[1], tuple(known[2]))

    def events(self, after: int = 0, *, chunk: int = 500) -> Iterator[StoredEvent]:
        """The events after a position, in order, to the end of the log as it is then.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> done = desk.capture_lead("LED 衬底", on="2020-06")
        >>> [event.kind for event in crm.events()]
        ['zone.opened', 'unit.added', 'person.enrolled', 'investment.opened', 'lead.captured']
        """
        return self._events(whole("after", after, 0), whole("chunk", chunk, 1))

    def _events(self, after: int, chunk: int) -> Iterator[StoredEvent]:
        while events := self._book.events(after, chunk):
            yield from events
            after = events[-1].position

    def head(self) -> Head:
        """The end of the log. Kept elsewhere, it later proves that nothing was cut.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> before = crm.head()
        >>> done = desk.capture_lead("LED 衬底")
        >>> before.position < crm.head().position
        True
        """
        return self._book.head()

    def verify(self, kept: Head | None = None, *, progress: Progress | None = None) -> Head:
        """Reads the whole log again and proves it whole; names the first position that is not. `progress` is told how
        many events are read; see `inward.progress`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> kept = crm.head()
        >>> done = desk.capture_lead("LED 衬底")
        >>> crm.verify(kept) == crm.head()
        True
        """
        return watched(progress, lambda: self._book.verify(kept))

    def dump(self, path: str | os.PathLike[str]) -> Head:
        """Writes the zone as it is at this moment to a new file, from which `inward.restore` makes it again,
        with its history; answers the end of the log that is in it.

        The file is text, one JSON object a line; what stands in it is documented. It is whole or not there,
        and nothing is ever written over. It holds personal data and the keys of seals: keep it as the book is kept.

        >>> import inward, tempfile
        >>> crm = inward.in_memory("阳泉经开区")
        >>> lead = crm.desk("wang.li").capture_lead("LED 衬底")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     head = crm.dump(f"{folder}/zone.jsonl")
        ...     with inward.restore(f"{folder}/zone.jsonl", f"{folder}/yangquan.db") as again:
        ...         print(again.lead(lead).title, again.verify(head) == head)
        LED 衬底 True
        """
        return self._book.dump(located("path", path))

    def rebuild(self, *, progress: Progress | None = None) -> None:
        """Folds every record again from the log. `progress` is told how many events are folded; see
        `inward.progress`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> lead = desk.capture_lead("LED 衬底")
        >>> crm.rebuild()
        >>> crm.lead(lead).title
        'LED 衬底'
        """
        watched(progress, self._book.rebuild)

    def close(self) -> None:
        """Waits for what is under way and closes the book. One that is closed stays so.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> crm.close()
        >>> crm.zone()
        Traceback (most recent call last):
        inward.StorageError: the book is closed; open it again [book.closed]
        """
        try:
            self._book.close()
        except InwardError as error:
            if error.code != "book.closed":
                raise

    def __enter__(self) -> Crm:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Crm does not pickle: open the book again where it is needed")

    def __repr__(self) -> str:
        point = self.point
        zone = ""
        with suppress(InwardError):  # closed, say
            zone = f" of {self.zone().title}"
        return f"<Crm{zone}{'' if point is None else f', as of {point.valid}, known {point.known}'}>"


def create(
    path: str | os.PathLike[str],
    *,
    zone: str,
    playbook: Playbook | str = "development-zone",
    time_zone: str = "Asia/Shanghai",
    currency: str | None = None,
    calendar: Calendar | None = None,
    clock: Clock | None = None,
    wait: timedelta = timedelta(seconds=10),
    wait_for_disk: bool = True,
) -> Crm:
    """Makes a book in a file, with its zone. Refused where there is something already.

    `wait` is how long to wait for another process that is writing. Without `wait_for_disk` commits
    are faster, but the last ones may be lost when the machine loses power; the book stays whole. In
    Chinese time the zone has the working days of China unless a `calendar` is given.

    >>> import inward, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with inward.create(f"{folder}/yangquan.db", zone="阳泉经开区", currency="CNY") as crm:
    ...         print(crm.zone().title)
    阳泉经开区
    """
    book = Book.create(
        located("path", path),
        text("zone", zone),
        playbook=playbook,
        time_zone=time_zone,
        currency=currency,
        calendar=calendar,
        clock=clock,
        wait=patience(wait),
        wait_for_disk=wait_for_disk,
    )
    return Crm(book)


def add_zone(
    path: str | os.PathLike[str],
    *,
    zone: str,
    playbook: Playbook | str = "development-zone",
    time_zone: str = "Asia/Shanghai",
    currency: str | None = None,
    calendar: Calendar | None = None,
    clock: Clock | None = None,
    wait: timedelta = timedelta(seconds=10),
    wait_for_disk: bool = True,
) -> Crm:
    """Adds a zone to a book in a file, and opens it. The options are those of `create`.

    >>> import inward, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     inward.create(f"{folder}/city.db", zone="高新区").close()
    ...     with inward.add_zone(f"{folder}/city.db", zone="经开区") as crm:
    ...         print(crm.zone().title)
    经开区
    """
    book = Book.add_zone(
        located("path", path),
        text("zone", zone),
        playbook=playbook,
        time_zone=time_zone,
        currency=currency,
        calendar=calendar,
        clock=clock,
        wait=patience(wait),
        wait_for_disk=wait_for_disk,
    )
    return Crm(book)


def open(
    path: str | os.PathLike[str],
    *,
    zone: str | None = None,
    read_only: bool = False,
    clock: Clock | None = None,
    wait: timedelta = timedelta(seconds=10),
    wait_for_disk: bool = True,
) -> Crm:
    """Opens a book. Never makes one. `zone` says which, where the book holds several.

    >>> import inward
    >>> inward.open("no-such-book.db")
    Traceback (most recent call last):
    inward.NotFound: there is no book at `no-such-book.db`; ... [book.not-found]
    """
    book = Book.open(
        located("path", path),
        zone=zone,
        read_only=read_only,
        clock=clock,
        wait=patience(wait),
        wait_for_disk=wait_for_disk,
    )
    return Crm(book)


def restore(
    archive: str | os.PathLike[str],
    path: str | os.PathLike[str],
    *,
    clock: Clock | None = None,
    wait: timedelta = timedelta(seconds=10),
    wait_for_disk: bool = True,
) -> Crm:
    """Makes a book in a file of an archive that `Crm.dump` wrote. Refused where there is something already.

    Every line of the archive is proved before the book counts; one that was cut or changed is refused, and
    then there is no book. The options are those of `create`.

    >>> import builtins, inward, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     head = inward.in_memory("阳泉经开区").dump(f"{folder}/zone.jsonl")
    ...     with builtins.open(f"{folder}/zone.jsonl", "ab") as file:
    ...         written = file.write(b"x")
    ...     inward.restore(f"{folder}/zone.jsonl", f"{folder}/yangquan.db")
    Traceback (most recent call last):
    inward.Corrupt: the archive ... goes on after its closing line, at line 5; ... [archive.goes-on]
    """
    paths = located("archive", archive), located("path", path)
    book = Book.restore(*paths, joins=False, clock=clock, wait=patience(wait), wait_for_disk=wait_for_disk)
    return Crm(book)


def restore_zone(
    archive: str | os.PathLike[str],
    path: str | os.PathLike[str],
    *,
    clock: Clock | None = None,
    wait: timedelta = timedelta(seconds=10),
    wait_for_disk: bool = True,
) -> Crm:
    """Adds the zone of an archive to a book in a file that does not have it, and opens it.

    >>> import inward, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     head = inward.in_memory("高新区").dump(f"{folder}/zone.jsonl")
    ...     inward.create(f"{folder}/city.db", zone="经开区").close()
    ...     with inward.restore_zone(f"{folder}/zone.jsonl", f"{folder}/city.db") as crm:
    ...         print(crm.zone().title)
    高新区
    """
    paths = located("archive", archive), located("path", path)
    book = Book.restore(*paths, joins=True, clock=clock, wait=patience(wait), wait_for_disk=wait_for_disk)
    return Crm(book)


def restore_in_memory(archive: str | os.PathLike[str], *, clock: Clock | None = None) -> Crm:
    """Makes a book in memory of an archive: for tests, documents and trials.

    >>> import inward, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     head = inward.in_memory("阳泉经开区").dump(f"{folder}/zone.jsonl")
    ...     again = inward.restore_in_memory(f"{folder}/zone.jsonl")
    >>> again.zone().title, again.head() == head
    ('阳泉经开区', True)
    """
    return Crm(Book.restore_in_memory(located("archive", archive), clock=clock))


def in_memory(
    zone: str,
    *,
    playbook: Playbook | str = "development-zone",
    time_zone: str = "Asia/Shanghai",
    currency: str | None = None,
    calendar: Calendar | None = None,
    clock: Clock | None = None,
) -> Crm:
    """Makes a book in memory: for tests, documents and trials.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY", clock=inward.Clock("2021-01-04T09:00+08:00"))
    >>> crm.zone().title, crm.today().isoformat()
    ('阳泉经开区', '2021-01-04')
    """
    book = Book.in_memory(
        text("zone", zone),
        playbook=playbook,
        time_zone=time_zone,
        currency=currency,
        calendar=calendar,
        clock=clock,
    )
    return Crm(book)


def _asked(
    as_of: When | date | str | None,
    period: When | date | str | None,
    targets: Mapping[str, Decimal | int | str | Money] | None,
    batch: str | None,
    mature_days: int | None,
    kpis: Kpis | None,
    selected: dict[str, When | date | str],
) -> dict[str, object]:
    """What is asked of a rate."""
    goals = None if targets is None else dict(targets)
    asked = {"as_of": as_of, "period": period, "targets": goals, "batch": batch, "mature_days": mature_days}
    return {**asked, "kpis": kpis, "selected": selected}
