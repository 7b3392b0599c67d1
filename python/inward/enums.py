"""The words that values and records use, each equal to its key in data.

>>> from inward import Truth
>>> Truth.POSSIBLY == "possibly"
True
"""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of records that a book holds.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> lead = desk.capture_lead("LED 衬底")
    >>> lead.id.kind is inward.Kind.LEAD, inward.Kind("lead")
    (True, <Kind.LEAD: 'lead'>)
    """

    ZONE = "zone"
    UNIT = "unit"
    PERSON = "person"
    ORGANISATION = "organisation"
    INVESTMENT = "investment"
    LEAD = "lead"
    NEGOTIATION = "negotiation"
    AGREEMENT = "agreement"
    PROJECT = "project"
    COMMITMENT = "commitment"
    ISSUE = "issue"
    TASK = "task"
    CASE = "case"
    ENTRY = "entry"


class Truth(StrEnum):
    """An answer that imprecise dates may leave open.

    It has no truth value of its own: compare it, or an ``if`` would take a doubt for a yes.

    >>> bool(Truth.POSSIBLY)
    Traceback (most recent call last):
    TypeError: a Truth is neither true nor false: compare it with Truth.YES, Truth.NO or Truth.POSSIBLY
    """

    NO = "no"
    POSSIBLY = "possibly"
    YES = "yes"

    def __bool__(self) -> bool:
        raise TypeError(
            "a Truth is neither true nor false: compare it with Truth.YES, Truth.NO or Truth.POSSIBLY"
        )


class Relation(StrEnum):
    """How two dates lie to each other.

    >>> import inward
    >>> inward.When("2020-06").compare("2020-07") is inward.Relation.BEFORE
    True
    >>> inward.When("2020-06").compare("2020-06-20")
    <Relation.UNSURE: 'unsure'>
    """

    BEFORE = "before"
    AFTER = "after"
    SAME = "same"
    UNSURE = "unsure"


class Precision(StrEnum):
    """How precise a `When` is.

    >>> import inward
    >>> [inward.When(text).precision.value for text in ("2020", "2020-06", "2020年6月上旬")]
    ['year', 'month', 'third_of_month']
    """

    DAY = "day"
    WEEK = "week"
    THIRD_OF_MONTH = "third_of_month"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    INTERVAL = "interval"
    INSTANT = "instant"


class Qualifier(StrEnum):
    """How a figure is meant: exactly, 约, 超过, 以上, …

    >>> import inward
    >>> [inward.Amount(text).qualifier.value for text in ("3亿元", "约3亿元", "3亿元以上")]
    ['exact', 'about', 'at_least']
    """

    EXACT = "exact"
    OVER = "over"
    AT_LEAST = "at_least"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_MOST = "at_most"
    RANGE = "range"


class MoneyKind(StrEnum):
    """What an amount is; kinds are never added to one another.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园", total_planned="12亿元", fixed_asset="9亿元")
    >>> str(crm.project(project).amount(inward.MoneyKind.FIXED_ASSET))
    '900000000 CNY'
    """

    TOTAL_PLANNED = "total_planned"
    CONTRACT_INVESTMENT = "contract_investment"
    FIXED_ASSET = "fixed_asset"
    FOREIGN_EQUITY = "foreign_equity"
    ANNUAL_PLANNED = "annual_planned"
    FUNDS_ARRIVED = "funds_arrived"
    FAI_COMPLETED = "fai_completed"


class Basis(StrEnum):
    """How a figure of money that came in counts.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园")
    >>> basis = inward.Basis.CUMULATIVE
    >>> done = desk.record_money(project, "funds_arrived", "1亿元", on="2021-03", basis=basis)
    >>> str(crm.project(project).cumulative("funds_arrived"))
    '100000000 CNY'
    """

    INCREMENT = "increment"
    CUMULATIVE_IN_YEAR = "cumulative_in_year"
    CUMULATIVE = "cumulative"


class MeasureKind(StrEnum):
    """Whose figure a measure is.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
    >>> done = desk.record_measure(project, "jobs_new", inward.MeasureKind.EXPECTED, "200余个")
    >>> crm.project(project).measure("jobs_new", "expected").kind is inward.MeasureKind.EXPECTED
    True
    """

    EXPECTED = "expected"
    PROMISED = "promised"
    ACTUAL = "actual"
    EXTERNAL = "external"


class Level(StrEnum):
    """The level of an agreement.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> signed = desk.sign_agreement(title="LED 衬底", level=inward.Level.FRAMEWORK, on="2020-09")
    >>> crm.agreement(signed).level
    <Level.FRAMEWORK: 'framework'>
    """

    INTENT = "intent"
    FRAMEWORK = "framework"
    CONTRACT = "contract"


class Outcome(StrEnum):
    """How a triage or a review ended.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> lead = desk.capture_lead("LED 衬底", on="2020-06-01")
    >>> done = desk.triage_lead(lead, inward.Outcome.PASSED, on="2020-06-10")
    >>> crm.lead(lead).reached("triaged")
    <Truth.YES: 'yes'>
    """

    PASSED = "passed"
    CONDITIONAL = "conditional"
    REJECTED = "rejected"
    VETOED = "vetoed"


class InteractionKind(StrEnum):
    """How the two sides met.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06")
    >>> done = desk.record_interaction(talks, inward.InteractionKind.VISIT, on="2020-06-12")
    >>> [str(kind) for kind, when, note in crm.negotiation(talks).interactions]
    ['visit']
    """

    VISIT = "visit"
    CALL = "call"
    MEETING = "meeting"
    ON_SITE_OFFICE = "on_site_office"
    LETTER = "letter"


class Likelihood(StrEnum):
    """How likely a negotiation is to end in a signing.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> talks = desk.open_negotiation(title="LED 衬底", likelihood=inward.Likelihood.HIGH)
    >>> crm.negotiation(talks).likelihood
    <Likelihood.HIGH: 'high'>
    """

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Role(StrEnum):
    """What an organisation is to the zone.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> investor = desk.add_organisation("合成晶体有限公司", roles=[inward.Role.INVESTOR])
    >>> crm.organisation(investor).roles
    [<Role.INVESTOR: 'investor'>]
    """

    INVESTOR = "investor"
    REFERRER = "referrer"
    AUTHORITY = "authority"
    INTERMEDIARY = "intermediary"


class Direction(StrEnum):
    """Who promises to whom.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
    >>> promise = desk.promise(project, "land_delivery", due="2021-06", debtor="招商一局")
    >>> crm.commitment(promise).direction
    <Direction.TO_INVESTOR: 'to_investor'>
    """

    TO_INVESTOR = "to_investor"
    BY_INVESTOR = "by_investor"


class AttentionKind(StrEnum):
    """Why something is on the list of the day; the most pressing first.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> lead = desk.capture_lead("合成线索", on="2021-03-01")
    >>> [item.kind for item in crm.attention("2021-04-30T09:00+08:00")]
    [<AttentionKind.GONE_QUIET: 'gone_quiet'>]
    """

    OVERDUE = "overdue"
    UNDETERMINED = "undetermined"
    DUE = "due"
    PROVISIONAL = "provisional"
    CONDITION_MET = "condition_met"
    MISSED = "missed"
    SOURCES_DISAGREE = "sources_disagree"
    GONE_QUIET = "gone_quiet"


class BoardBy(StrEnum):
    """What the rows of the promise board stand for.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> crm.promise_board(by=inward.BoardBy.MADE_WITH).rows
    []
    """

    DEBTOR = "debtor"
    UNIT = "unit"
    KIND = "kind"
    MADE_WITH = "made_with"
    DUE_YEAR = "due_year"
    DUE_QUARTER = "due_quarter"
    DUE_MONTH = "due_month"


class Dimension(StrEnum):
    """What the investments of any book are grouped by; a zone adds attributes of its own.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> lead = crm.desk("wang.li", unit="招商一局").capture_lead("LED 衬底", on="2020-06")
    >>> crm.pipeline().funnel(by=inward.Dimension.UNIT).rows[0].group
    ['招商一局']
    """

    UNIT = "unit"
    OFFICER = "officer"
    PARK = "park"
    NATURE = "nature"
    INDUSTRY = "industry"
    INVESTOR = "investor"
    ORIGIN = "origin"
    SOURCE = "source"
    PROMOTION_EVENT = "promotion_event"
    INDUSTRY_SECTION = "industry:section"
    INDUSTRY_DIVISION = "industry:division"
    INDUSTRY_GROUP = "industry:group"
    INDUSTRY_CLASS = "industry:class"
    LIST = "list"
    DEBTOR = "debtor"
    SIZE = "size"
    SIGNED_YEAR = "signed:year"
    SIGNED_HALF = "signed:half"
    SIGNED_QUARTER = "signed:quarter"


class ChangeStep(StrEnum):
    """A step from the table of one report to that of another, in the order in which they are taken.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-18T09:00+08:00"))
    >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2021-01-12")
    >>> changes = crm.pipeline().changes(("2021-01-11", "2021-01-18"), "2021-01-18")
    >>> [str(step) for step in inward.ChangeStep if changes.members(0, step)]
    ['entered', 'closing']
    """

    OPENING = "opening"
    RESCOPED = "rescoped"
    CORRECTED = "corrected"
    LATE = "late"
    ENTERED = "entered"
    LEFT = "left"
    REVALUED = "revalued"
    CLOSING = "closing"


class CohortPeriod(StrEnum):
    """Into which periods cohorts fall, by the day on which they reached their milestone.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> lead = crm.desk("wang.li", unit="招商一局").capture_lead("LED 衬底", on="2020-06")
    >>> crm.pipeline().reach_by_cohort("lead_received", period=inward.CohortPeriod.HALF).rows[0]["cohort"]
    '2020H1'
    """

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"


class PaymentStanding(StrEnum):
    """Whose turn it is with an open payment.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> [group.standing for group in crm.open_payments().groups][0] is inward.PaymentStanding.LATE_BY_US
    True
    """

    LATE_BY_US = "late_by_us"
    CONDITION_UNMET = "condition_unmet"
    NOT_DUE = "not_due"
    UNDETERMINED = "undetermined"


class CheckStanding(StrEnum):
    """How a check of an obligation stands.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> investor = desk.add_organisation("合成投资公司")
    >>> project = desk.record_project(title="数字经济产业园", owner=investor)
    >>> tax = inward.Obligation("tax", "300万元", verify_on=["2021-12-31"], clawback=inward.Clawback.pro_rata())
    >>> tax = desk.promise(project, "tax", direction="by_investor", obligation=tax)
    >>> crm.clawback(tax).checks[0].standing is inward.CheckStanding.NOT_VERIFIED
    True
    """

    NOT_DUE = "not_due"
    NOT_VERIFIED = "not_verified"
    MET = "met"
    MADE_GOOD = "made_good"
    NOT_NOTIFIED = "not_notified"
    CURING = "curing"
    SHORT = "short"
    UNDETERMINED = "undetermined"


class BreachCause(StrEnum):
    """Whose doing a breach was.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
    >>> promise = desk.promise(project, "land_delivery", due="2021-06", debtor="招商一局")
    >>> done = desk.breach(promise, inward.BreachCause.OTHER_UNIT, on="2021-07")
    >>> crm.commitment(promise).life
    <Life.BROKEN: 'broken'>
    """

    OWN = "own"
    OTHER_UNIT = "other_unit"
    INVESTOR = "investor"
    FORCE_MAJEURE = "force_majeure"


class ReviewOutcome(StrEnum):
    """What became of the fair-competition review (公平竞争审查) of a policy.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> policy = desk.add_policy("合成扶持办法")
    >>> done = desk.review_policy(policy, inward.ReviewOutcome.PASSED, on="2020-12-01")
    >>> crm.entry(policy).review
    <ReviewOutcome.PASSED: 'passed'>
    """

    PASSED = "passed"
    NOT_NEEDED = "not_needed"
    FAILED = "failed"
    NOT_DONE = "not_done"


class ExposureFigure(StrEnum):
    """The figures of an exposure; `ExposureTable.definition` says what each counts.

    >>> import inward
    >>> inward.ExposureTable.definition(inward.ExposureFigure.BALANCE)
    'budget − (paid + due and unpaid + not yet due)'
    """

    BUDGET = "budget"
    PAID = "paid"
    DUE = "due"
    NOT_YET_DUE = "not_yet_due"
    CONDITIONAL = "conditional"
    UNDETERMINED = "undetermined"
    COMMITTED = "committed"
    WITH_CONDITIONAL = "with_conditional"
    BALANCE = "balance"
    BALANCE_WITH_CONDITIONAL = "balance_with_conditional"


class InspectionPurpose(StrEnum):
    """Why an authority inspects an enterprise: as planned (日常检查), or because something happened (应急检查).
    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> plant = desk.add_organisation("合成企业")
    >>> visit = desk.record_inspection(plant, desk.unit, inward.InspectionPurpose.EMERGENCY)
    >>> crm.entry(visit).purpose
    <InspectionPurpose.EMERGENCY: 'emergency'>
    """

    ROUTINE = "routine"
    EMERGENCY = "emergency"


class InspectionBasis(StrEnum):
    """How an inspection is known.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> plant = desk.add_organisation("合成企业")
    >>> visit = desk.record_inspection(plant, desk.unit, "routine", basis=inward.InspectionBasis.SEEN)
    >>> crm.entry(visit).basis
    <InspectionBasis.SEEN: 'seen'>
    """

    SEEN = "seen"
    REPORTED = "reported"


class LimitKept(StrEnum):
    """Whether the inspections of a year kept to the limit. Where nobody said that the log of the year is
    complete, it is not known.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> plant = desk.add_organisation("合成企业")
    >>> crm.inspection_year(plant, desk.unit, 2020).kept is inward.LimitKept.NOT_KNOWN
    True
    """

    MET = "met"
    BROKEN = "broken"
    NOT_KNOWN = "not_known"
    UNDETERMINED = "undetermined"


class IssueOutcome(StrEnum):
    """How an issue ended.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园")
    >>> issue = desk.raise_issue(project, "request", title="供电容量不足", on="2021-01-12")
    >>> done = desk.resolve_issue(issue, inward.IssueOutcome.PARTLY, on="2021-01-18")
    >>> crm.issue(issue).outcome
    <IssueOutcome.PARTLY: 'partly'>
    """

    SETTLED = "settled"
    PARTLY = "partly"
    NOT_POSSIBLE = "not_possible"
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"


class CaseOutcome(StrEnum):
    """How a case ended.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局")
    >>> case = desk.file_case(permit, desk.record_project(title="数字经济产业园"), on="2021-01-11")
    >>> done = desk.decide_case(case, inward.CaseOutcome.WITHDRAWN, on="2021-01-18")
    >>> crm.case(case).outcome
    <CaseOutcome.WITHDRAWN: 'withdrawn'>
    """

    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class CaseProgress(StrEnum):
    """How far a case is.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局")
    >>> case = desk.file_case(permit, desk.record_project(title="数字经济产业园"), on="2021-01-11")
    >>> crm.case(case).progress
    <CaseProgress.RECEIVED: 'received'>
    """

    RECEIVED = "received"
    ACCEPTED = "accepted"
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    IN_SPECIAL_STEP = "in_special_step"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    UNDETERMINED = "undetermined"


class SpecialStep(StrEnum):
    """A special step of a case, 特别程序: its time is not counted (行政许可法 45).

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局")
    >>> case = desk.file_case(permit, desk.record_project(title="数字经济产业园"), on="2021-01-11")
    >>> done = desk.begin_special_step(case, inward.SpecialStep.HEARING, on="2021-01-13")
    >>> [warning.code for warning in done.warnings]
    ['case.no-written-notice']
    """

    HEARING = "hearing"
    TENDER = "tender"
    AUCTION = "auction"
    INSPECTION = "inspection"
    TESTING = "testing"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert_review"


class Timeliness(StrEnum):
    """Whether what was due was done in time, as far as the dates tell.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园")
    >>> issue = desk.raise_issue(project, "request", on="2021-01-12T09:30+08:00")
    >>> done = desk.respond_to_issue(issue, on="2021-01-12T16:00+08:00")
    >>> crm.issue(issue).response
    <Timeliness.ON_TIME: 'on_time'>
    """

    NOT_ASKED = "not_asked"
    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"
    UNDETERMINED = "undetermined"


class Satisfaction(StrEnum):
    """What the investor says of how an issue was handled.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园")
    >>> issue = desk.raise_issue(project, "request", title="供电容量不足", on="2021-01-12")
    >>> done = desk.resolve_issue(issue, "settled", on="2021-01-18")
    >>> call_back = inward.Evidence("call_back")
    >>> done = desk.rate_issue(issue, inward.Satisfaction.FAIR, on="2021-01-20", evidence=call_back)
    >>> crm.issue(issue).satisfaction
    <Satisfaction.FAIR: 'fair'>
    """

    SATISFIED = "satisfied"
    FAIR = "fair"
    DISSATISFIED = "dissatisfied"


class Life(StrEnum):
    """Where a commitment stands.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
    >>> promise = desk.promise(project, "land_delivery", due="2021-06", debtor="招商一局")
    >>> done = desk.fulfil(promise, on="2021-05")
    >>> crm.commitment(promise).life is inward.Life.ON_TIME
    True
    """

    CONDITIONAL = "conditional"
    ACTIVE = "active"
    ON_TIME = "on_time"
    LATE = "late"
    PARTLY = "partly"
    OVERDUE = "overdue"
    UNDETERMINED = "undetermined"
    WAIVED = "waived"
    BROKEN = "broken"
    PAUSED = "paused"
    DISPUTED = "disputed"
    SUPERSEDED = "superseded"
    VOID = "void"


class StartEvent(StrEnum):
    """Something of a commitment's own from which its limit may count.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园")
    >>> five_days = inward.working_days(5).after("accepted")
    >>> permit = desk.promise(project, "construction_permit", due_rule=five_days, on="2021-02-01", debtor="招商一局")
    >>> done = desk.record_start(permit, inward.StartEvent.ACCEPTED, on="2021-02-05")
    >>> str(crm.commitment(permit).due)
    '2021-02-18'
    """

    REQUESTED = "requested"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    NOTIFIED = "notified"


class ProjectEnd(StrEnum):
    """How a project ends.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
    >>> done = desk.end_project(project, inward.ProjectEnd.COMPLETED, on="2022-05")
    >>> crm.project(project).standing
    <Standing.COMPLETED: 'completed'>
    """

    COMPLETED = "completed"
    EXITED = "exited"
    ABANDONED = "abandoned"


class Standing(StrEnum):
    """Whether a record goes on, beside the stage it has reached.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
    >>> done = desk.suspend(project, reason="land_dispute", on="2021-03")
    >>> crm.projects(standing=inward.Standing.SUSPENDED).count()
    Count(1)
    """

    ONGOING = "ongoing"
    DELAYED = "delayed"
    SUSPENDED = "suspended"
    DORMANT = "dormant"
    TRANSFERRED = "transferred"
    LOST = "lost"
    ABANDONED = "abandoned"
    REJECTED = "rejected"
    TERMINATED = "terminated"
    EXITED = "exited"
    COMPLETED = "completed"


class DivisionLevel(StrEnum):
    """The level of an administrative division.

    >>> import inward
    >>> inward.DivisionCode("140300").level is inward.DivisionLevel.PREFECTURE
    True
    """

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"


class Rounding(StrEnum):
    """What is done with the digits that are not printed.

    >>> import inward
    >>> [str(inward.Ratio(1, 8).percent(places=0, rounding=rounding)) for rounding in inward.Rounding]
    ['13', '12', '12']
    """

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    TRUNCATE = "truncate"


class Burden(StrEnum):
    """What of a procedure is counted, from end to end.

    >>> import inward
    >>> str(inward.Reduction(inward.Burden.STEPS, before=39, after=4).bounds)
    '89.74%'
    """

    DAYS = "days"
    STEPS = "steps"
    DOCUMENTS = "documents"
    COST = "cost"
    SEALS = "seals"
    WINDOWS = "windows"


class Rating(StrEnum):
    """How a company rated what was done of its appeal.

    >>> import inward
    >>> inward.Appeal("2021-01-11", closed="2021-01-12", rated=inward.Rating.GOOD).rated
    <Rating.GOOD: 'good'>
    """

    GOOD = "good"
    BAD = "bad"


class TallyFigure(StrEnum):
    """The figures of a tally of promises, each with its definition.

    >>> import inward
    >>> inward.Tally.definition(inward.TallyFigure.SHARE_OF_ALL)
    'kept by the day ÷ all promises'
    """

    ALL = "all"
    DUE = "due"
    ON_TIME = "on_time"
    LATE = "late"
    OPEN = "open"
    PARTLY = "partly"
    UNDETERMINED = "undetermined"
    NOT_YET_DUE = "not_yet_due"
    UNDATED = "undated"
    CONDITIONAL = "conditional"
    WAIVED = "waived"
    VOID = "void"
    KEPT = "kept"
    DUE_AMOUNT = "due_amount"
    PAID_ON_TIME_AMOUNT = "paid_on_time_amount"
    ON_TIME_RATE = "on_time_rate"
    KEPT_RATE = "kept_rate"
    MONEY_RATE = "money_rate"
    SHARE_OF_ALL = "share_of_all"


class AnswerFigure(StrEnum):
    """The figures of the answers to appeals, each with its definition.

    >>> import inward
    >>> inward.SameDayAnswers.definition(inward.AnswerFigure.CLOSED)
    'closed by the moment asked for'
    """

    DECIDED = "decided"
    WITHIN = "within"
    MISSED = "missed"
    RUNNING = "running"
    CLOSED = "closed"
    RATED = "rated"
    GOOD = "good"


class SortBy(StrEnum):
    """What a list is sorted by; what has no value stands last.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> done = desk.capture_lead("LED 衬底", total_planned="2亿元")
    >>> done = desk.capture_lead("数字经济产业园", total_planned="12亿元")
    >>> [lead.title for lead in crm.leads().sorted(inward.SortBy.AMOUNT, descending=True)]
    ['数字经济产业园', 'LED 衬底']
    """

    ID = "id"
    STAGE = "stage"
    AMOUNT = "amount"
    LAST = "last"
    DUE = "due"


class DayKind(StrEnum):
    """What a day of a calendar is.

    >>> import inward
    >>> inward.Calendar.china().kind("2021-02-07") is inward.DayKind.MAKEUP_WORKING
    True
    """

    WORKING = "working"
    MAKEUP_WORKING = "makeup_working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


class Roll(StrEnum):
    """What becomes of a last day on which the office does not work.

    >>> import inward
    >>> inward.Calendar.china().period_end("2021-01-12", days=30, roll=inward.Roll.NONE).last_day.isoformat()
    '2021-02-11'
    """

    NEXT_WORKING_DAY = "next_working_day"
    NONE = "none"


class RestDay(StrEnum):
    """What becomes of what arrives after the cut-off, or on a day on which the office does not work.

    >>> import inward
    >>> rule = inward.same_day("17:00", inward.RestDay.THAT_DAY)
    >>> inward.Calendar.china().due("2021-02-06T10:00+08:00", rule).last_day.isoformat()
    '2021-02-06'
    """

    THAT_DAY = "that_day"
    NEXT_WORKING_DAY = "next_working_day"


class Ends(StrEnum):
    """When the last day ends: at 24:00, or when the office closes.

    >>> import inward
    >>> inward.working_days(5).ends(inward.Ends.CLOSE_OF_BUSINESS)
    working_days(5).ends('close_of_business')
    """

    END_OF_DAY = "end_of_day"
    CLOSE_OF_BUSINESS = "close_of_business"


class ClockState(StrEnum):
    """What the clock of something due does at a moment.

    >>> import inward
    >>> due = inward.Calendar.china().due("2021-02-05", inward.working_days(5))
    >>> due.clock("2021-02-19T08:00+08:00") is inward.ClockState.OVER
    True
    """

    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    OVER = "over"


class Verdict(StrEnum):
    """How a printed ratio can have come about.

    >>> import inward
    >>> [inward.could_be_true(291, 292, printed, exact=True).verdict.value for printed in ("99.66", "99.65", "99.6")]
    ['half_up', 'truncate_only', 'truncate_only']
    >>> inward.could_be_true(291, 292, "99.7", exact=True).verdict is inward.Verdict.HALF_UP
    True
    """

    HALF_UP = "half_up"
    TRUNCATE_ONLY = "truncate_only"
    WITHIN_INPUT_ROUNDING = "within_input_rounding"
    IMPOSSIBLE = "impossible"


class Reconciled(StrEnum):
    """How parts and their total stand to each other.

    >>> import inward
    >>> inward.reconcile(422, [113, 79, 230], exact=True).verdict is inward.Reconciled.EXACT
    True
    """

    EXACT = "exact"
    WITHIN_ROUNDING = "within_rounding"
    WITHIN_RATES = "within_rates"
    RATE_OPEN = "rate_open"
    IMPOSSIBLE = "impossible"


class Ties(StrEnum):
    """What becomes of equals whose ranks fall into different classes.

    >>> import inward
    >>> classes = inward.scores.Classes({"A": "0.5"}, rest="B")
    >>> [classes.of_scores([7, 7], ties=rule) for rule in (inward.Ties.BEST, inward.Ties.WORST)]
    [['A', 'A'], ['B', 'B']]
    """

    REFUSE = "refuse"
    BEST = "best"
    WORST = "worst"


class ChanceStanding(StrEnum):
    """What became of a chance.

    >>> import inward
    >>> inward.scores.Chance(inward.Money("1亿元"), "0.5").standing is inward.ChanceStanding.OPEN
    True
    """

    OPEN = "open"
    WON = "won"
    LOST = "lost"


class RowStatus(StrEnum):
    """What became of a row of a ledger.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> ledger = '''编号,名,总投资
    ... A1,合成项目甲,12
    ... A2,合成项目乙,很多'''
    >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
    ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
    >>> rows = crm.desk("wang.li").load_bytes(ledger.encode(), mapping).preview().rows
    >>> rows[1].status is inward.RowStatus.REFUSED
    True
    """

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class Category(StrEnum):
    """What a caller does about a fault.

    >>> import inward
    >>> try:
    ...     inward.When("2020-02-30")
    ... except inward.Refused as error:
    ...     print(error.faults[0].category)
    input
    """

    INPUT = "input"
    NOT_FOUND = "not_found"
    STATE = "state"
    PLAYBOOK = "playbook"
    CONFLICT = "conflict"
    WARNING = "warning"
