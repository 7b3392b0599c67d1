"""A program that uses every public name of the package, held to strict types. The cases are synthetic."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import inward

MAPPING = """
[ledger]
name = "key-projects"
key = "编号"
unit = "亿元"

[columns]
"名" = "project.name"
"总投资" = "project.total_planned"
"""


def values() -> None:
    when: inward.When = inward.When.parse("03/04/2020", order="DMY")
    precision: inward.Precision = when.precision
    relation: inward.Relation = when.compare(date(2020, 7, 1))
    truth: inward.Truth = inward.When("2020-06").by("2020-06-15")
    print(precision, relation, truth is inward.Truth.POSSIBLY, when.first, inward.When.interval(None, date(2020, 1, 1)))

    money: inward.Money = inward.Money(Decimal("2.5"), "CNY") + inward.Money("1亿元")
    amount: inward.Amount = inward.Amount("约2.9亿元")
    qualifier: inward.Qualifier = amount.qualifier
    exact: inward.Money | None = amount.exact
    least: Decimal | None = amount.bounds[0]
    print(money.amount, qualifier, exact, least)

    measured: inward.Measured = inward.Measured("200余个")
    area: inward.Area = inward.Area("12 ha")
    print(measured.value, measured.unit, area.in_mu)

    uscc: inward.Uscc = inward.Uscc("91350100M000100Y43")
    warnings: tuple[inward.Fault, ...] = uscc.warnings
    lei: inward.Lei = inward.Lei("5493001KJTIIGC8Y1R12")
    code: inward.ProjectCode = inward.ProjectCode("2020-140300-39-03-012345")
    place: inward.DivisionCode = uscc.division
    level: inward.DivisionLevel = place.level
    table: inward.DivisionTable = inward.DivisionTable.from_csv(["code,name\n140000,山西省\n"])
    division: inward.Division = table.find(inward.DivisionCode("140000"))
    print(len(warnings), lei, code, level, division.name, len(table))

    identity: inward.Id = inward.Id("inv_01890a5d-ac96-774b-bcce-b302099a8057")
    fact: inward.FactRef = inward.FactRef("prj_01890a5d-ac96-774b-bcce-b302099a8057@12.1")
    kind: inward.Kind = identity.kind
    print(kind is inward.Kind.INVESTMENT, fact.record.kind)


def published() -> None:
    percent: Decimal = inward.ratio(inward.Money("2.9亿元"), inward.Money("25.3亿元"), 1, inward.Rounding.TRUNCATE)
    checked: inward.PublishedRatio = inward.could_be_true("301.7", "418.12", "72.17", half_widths=(None, Decimal("0.005")))
    verdict: inward.Verdict = checked.verdict
    started: range = inward.infer_numerator(68, "58.82")
    signed: range = inward.infer_denominator(1054, 95, rounding="half_up")
    elapsed: inward.Elapsed = inward.Elapsed.working_days(inward.Calendar.china(), date(2021, 6, 30))
    pace: inward.Pace = inward.pace(Decimal("68.09"), elapsed)
    sums: inward.Reconciliation = inward.reconcile(422, [113, 79, 230], exact=True)
    found: inward.Reconciled = sums.verdict
    print(percent, checked.lower < checked.upper, verdict, started, len(signed), pace.gap(places=1), found)


def rates() -> None:
    arrived = inward.KpiEntry("funds_arrived", inward.Money("400万元"), date(2020, 10, 1))
    gone = inward.KpiStanding("terminated", "2020-11-30")
    dates: dict[str, inward.When | date | datetime | str | None] = {"contract_signed": "2020-07"}
    rows: list[inward.KpiRow] = [inward.KpiRow("p1", dates, [arrived], [gone], {"batch": "2020-1"})]
    kpis: inward.Kpis = inward.kpis()
    definition: inward.KpiDefinition = kpis["performance_rate/not_terminated"]
    result: inward.KpiResult = inward.kpi(definition.key, rows, as_of="2020-12-31", kpis=kpis, signed="2020H2")
    bounds: inward.RatioBounds = result.bounds
    vintages: inward.VintageTable = inward.vintages(rows, as_of="2020-12-31", horizon_days=365, targets={2020: 70})
    of_years: list[inward.Vintage] = vintages
    print(len(of_years), vintages.horizon_days, len(vintages.plot(lang="zh").to_json()))
    print(definition.say("zh"), bounds, result.cells, vintages[0].target_met)
    in_frames = vintages.to_polars()
    in_tables: list[inward.Table] = [result.table(), vintages.table()]
    print(in_frames.columns, in_tables, result.to_polars().columns, vintages.definition("zh"))


def scores() -> None:
    benchmarks: dict[str, tuple[Decimal | int | str, Decimal | int | str]] = {"tax_per_mu": ("24.097", 100)}
    score: inward.scores.Score = inward.scores.benchmark_score({"tax_per_mu": "30"}, benchmarks=benchmarks)
    spread: inward.scores.Score = inward.scores.min_max_score({"x": 5}, indicators={"x": (0, 10, 100)})
    classes: inward.scores.Classes = inward.scores.Classes({"A": "0.25", "B": "0.70"}, rest="C")
    named: list[str] = classes.of_scores([score.rounded(), spread.rounded()], ties=inward.Ties.BEST)
    chances = [inward.scores.Chance(inward.Money("1亿元"), "0.5", inward.ChanceStanding.OPEN)]
    pipeline: inward.scores.WeightedPipeline = inward.scores.weighted_pipeline(chances)
    came: inward.scores.Calibration = inward.scores.calibration([("0.9", True), ("0.4", False)], bands=["0.5", 1])
    band: inward.scores.Band = came.reliability[0]
    print(named, pipeline.rounded(), came.brier, band.share_true)


def durations() -> None:
    curve: inward.stats.KaplanMeier = inward.stats.kaplan_meier([35, 80.5, timedelta(days=2).days], (1, 0, 1))
    median: float | None = curve.median
    interval: tuple[float, float] | None = curve.interval(40, confidence=0.9)
    ends: tuple[float | None, float | None] = curve.quantile_interval(0.5)
    mean: inward.stats.RestrictedMean | None = curve.restricted_mean(40)
    steps: inward.Table = curve.table()
    print(median, interval, ends, mean and mean.se, curve.at(40), curve.se(40), curve.at_risk(40), len(steps))

    test: inward.stats.LogRank = inward.stats.logrank([([1, 3], [1, 1]), (range(2), [True, False])])
    curves: inward.stats.AalenJohansen = inward.stats.aalen_johansen([1, 2], [1, 0], standard_errors=True)
    print(test.chi2, test.df, test.p, curves.causes, curves.incidence(1, 2), curves.se(1, 2), curves.event_free(2))


def promises() -> None:
    half: inward.DatedFulfilment = inward.DatedFulfilment("2021-01-20", amount="450元")
    rows: list[inward.PromiseRow] = [
        inward.PromiseRow(due=date(2021, 2, 1), owed="900元", fulfilments=[half]),
        inward.PromiseRow(condition_met=inward.Truth.NO),
    ]
    tally: inward.Tally = inward.tally(rows, as_of=date(2021, 3, 1))
    due: inward.Count = tally.due
    by_money: inward.RatioBounds = tally.money_rate("CNY")
    exact: inward.Ratio | None = by_money.exact
    print(due, tally.undetermined, exact and exact.percent(places=1, rounding=inward.Rounding.HALF_EVEN))
    print(inward.Tally.definition(inward.TallyFigure.MONEY_RATE, "zh"))

    appeal: inward.Appeal = inward.Appeal("2021-01-11", responded="2021-01-11", closed="2021-01-12", rated=inward.Rating.GOOD)
    now = datetime(2021, 2, 1, tzinfo=UTC)
    answers: inward.SameDayAnswers = inward.same_day_answers([appeal], as_of=now, time_zone="Asia/Shanghai")
    print(answers.within, inward.SameDayAnswers.definition(inward.AnswerFigure.WITHIN))

    rule: inward.Clawback = inward.Clawback.tiered([("0.9", Decimal("0.1")), ("0.5", 1)])
    repaid: inward.Money = rule.repayment("100万元", actual=170, required=200)
    missing: inward.Ratio = inward.shortfall(170, required=200)
    jobs: inward.NetJobs = inward.NetJobs(base=50, total="200余")
    least: Decimal | None = jobs.net[0]
    period: inward.CurePeriod = inward.CurePeriod(date(2021, 3, 1), days=90)
    enforceable: inward.Truth = period.enforceable("2021-05")
    shorter: inward.Reduction = inward.Reduction(inward.Burden.DAYS, before=30, after=5)
    low, high = inward.wilson_interval(97, 301, confidence=0.9)
    print(repaid, missing, least, period.last_day, enforceable is inward.Truth.NO, shorter.bounds, low < high)


def deadlines() -> None:
    china: inward.Calendar = inward.Calendar.china()
    kind: inward.DayKind = china.kind("2020-02-01", known="2020-01-25")
    day: inward.Day = china.day(date(2020, 2, 1))
    end: inward.PeriodEnd = china.period_end("2021-01-12", days=30, roll=inward.Roll.NONE)
    last: date = china.add_working_days("2021-01-08", 20, suspended=[("2021-01-13", "2021-01-20")])
    print(kind, day.on, day.name, day.hours, end.last_day, last, china.known("2020-01-25").known_on, china.issues[:1])

    week = {name: [["09:00", "17:00"]] for name in ("mon", "tue", "wed", "thu", "fri")}
    office: inward.Calendar = inward.Calendar.from_data({"zone": "Asia/Shanghai", "layers": ["china"], "weekly": week})
    data: dict[str, object] = office.data()
    print(len(data), office.zone, office.has_hours)

    start = datetime(2021, 1, 8, 9, tzinfo=UTC)
    rule: inward.Rule = inward.working_days(20).after("accepted").ends(inward.Ends.CLOSE_OF_BUSINESS)
    more: inward.Extension = inward.Extension(inward.working_days(10), approved=start)
    due: inward.Due = office.due(start, rule, pauses=[(start, start + timedelta(days=3))], extensions=[more])
    left: timedelta | int = due.remaining(start)
    state: inward.ClockState = due.clock(start)
    at: datetime = due.at
    print(left, state, at, due.day, due.last_day, due.provisional, due.explain("zh"), due.breached(at), rule.limit, rule.event)

    worked: timedelta = office.working_time(start, at)
    several: inward.DueRange = china.due_range("2020-06", inward.natural_days(30))
    truth: inward.Truth = several.kept_by("2020-07-15")
    exact: inward.Due | None = several.exact
    print(worked, truth is inward.Truth.POSSIBLY, exact, several.earliest.at < several.latest.at)

    limits: inward.Limits = inward.Limits(statutory=inward.months(1), promised=inward.working_days(25))
    warning: inward.Fault | None = limits.warning("2021-01-12", china)
    others: list[inward.Rule] = [
        inward.years(1),
        inward.hours(2),
        inward.working_time(hours=16),
        inward.same_day("17:00", inward.RestDay.NEXT_WORKING_DAY),
        inward.fixed("2020-07-24"),
    ]
    print(warning and warning.code, [rule.say("zh") for rule in others])


def refused(call: Callable[[], object]) -> str:
    try:
        call()
    except inward.NotFound as error:
        return f"not found: {error.code}"
    except inward.Refused as error:
        category: inward.Category = error.faults[0].category
        return f"refused ({category}): {error.code} at {error.path}: {error.say('zh')}"
    except (inward.Conflict, inward.StorageError, inward.Corrupt) as error:
        return f"{error.code}: {dict(error.params)}"
    except inward.InwardError as error:
        return error.say()
    return "accepted"


def bargain(desk: inward.Desk, project: inward.Done[inward.Project]) -> None:
    """Both sides of a bargain, synthetic."""
    obligation = inward.Obligation(
        "jobs_new", inward.Measured("200个"), verify_on=[date(2020, 12, 31)], clawback=inward.Clawback.pro_rata()
    )
    jobs: inward.Done[inward.Commitment] = desk.promise(project, "jobs", direction="by_investor", obligation=obligation)
    halves = [inward.Instalment("50万元", due="2021-06-30"), inward.Instalment("50万元", due="2021-12-31")]
    grant = desk.promise(project, "policy_incentive", instalments=halves, depends_on=jobs, debtor=desk.unit)
    yearly = inward.Recurrence(date(2021, 6, 30), until=date(2023, 6, 30))
    desk.promise(project, "soft", recurrence=yearly, debtor=desk.unit)
    desk.verify_obligation(jobs, "190个", on="2020-12-31", instalment=1)
    desk.notify_shortfall(jobs, on="2021-01-03", instalment=1)
    parts: list[inward.CommitmentPart] = desk.crm.commitment(grant).parts
    first: inward.When | None = parts[0].due
    depends: list[tuple[inward.Id, int | None]] = desk.crm.commitment(grant).depends_on
    payments: inward.OpenPayments = desk.crm.open_payments()
    group: inward.PaymentGroup = payments.groups[0]
    standing: inward.PaymentStanding = group.standing
    each: list[inward.OpenPayment] = group.payments
    reclaim: inward.Reclaim = desk.crm.clawback(jobs)
    due: list[tuple[inward.Money, inward.Money | None]] = reclaim.due
    check: inward.ObligationCheck = reclaim.checks[0]
    stands: inward.CheckStanding = check.standing
    waiting: list[inward.Id] = desk.crm.depending_on(jobs)
    effects: list[inward.CommitmentEffect] = desk.batch().effect_on(project)
    terms: inward.CommitmentTerms = effects[0].after
    print(first, depends, standing, each, due, stands, waiting, terms.life)



def record(desk: inward.Desk) -> inward.Done[inward.Project]:
    industry = inward.Industry("C3985")
    investor: inward.Done[inward.Organisation] = desk.add_organisation(
        "合成企业", roles=[inward.Role.INVESTOR], industry=industry, country="CN"
    )
    event: inward.Done[inward.Entry] = desk.add_promotion_event("合成推介会", on="2020-05-20", cost="3万元")
    lead: inward.Done[inward.Lead] = desk.capture_lead(
        "LED 衬底",
        investor=investor,
        promotion_event=event,
        on=datetime(2020, 6, 1, 9, tzinfo=UTC),
        total_planned=Decimal("2.5e8"),
        references=[inward.Reference("old-crm", "17")],
    )
    desk.triage_lead(lead, inward.Outcome.PASSED, on="2020-06-05", body="招商委")
    talks: inward.Done[inward.Negotiation] = desk.open_negotiation(lead, likelihood=inward.Likelihood.HIGH)
    desk.record_interaction(talks, inward.InteractionKind.VISIT, on="2020-06-10", note="synthetic")
    judgement = inward.Judgement(inward.Outcome.PASSED, body="管委会")
    desk.reach(talks, "reviewed", on="2020-06-20", judgement=judgement)
    deal: inward.Done[inward.Agreement] = desk.sign_agreement(
        talks, level=inward.Level.CONTRACT, on="2020-07", clauses=[inward.Clause("4.2", "synthetic")]
    )
    project: inward.Done[inward.Project] = desk.record_project(
        deal, phases=[inward.Phase("2.9亿元"), inward.Phase()], land=inward.Area("133.5亩")
    )
    evidence = inward.Evidence("works_contract", ref="HT-07", issued_on=date(2020, 7, 10))
    desk.reach(project, "construction_started", phase=1, on="2020-07-18", evidence=evidence)
    desk.record_measure(project, "jobs_new", inward.MeasureKind.EXPECTED, "200余个", phase=1)
    desk.record_money(project, inward.MoneyKind.FUNDS_ARRIVED, "1亿元", on="2020-08", basis=inward.Basis.INCREMENT)
    unit: inward.Done[inward.Unit] = desk.add_unit("行政审批局")
    permit: inward.Done[inward.Commitment] = desk.promise(
        deal, "construction_permit", direction=inward.Direction.TO_INVESTOR, debtor=unit, due="2020-07-24"
    )
    desk.record_start(permit, inward.StartEvent.ACCEPTED, on="2020-07-02")
    desk.breach(permit, inward.BreachCause.FORCE_MAJEURE, on="2020-07-25")
    bargain(desk, project)
    issue: inward.Done[inward.Issue] = desk.raise_issue(
        project, "request", on="2020-09-01", resolve={"limit": {"working_days": 5}, "after": "received"}
    )
    desk.resolve_issue(issue, inward.IssueOutcome.SETTLED, on="2020-09-03")
    call_back = inward.Evidence("call_back")
    desk.rate_issue(issue, inward.Satisfaction.FAIR, on="2020-09-07", evidence=call_back)
    response: inward.Timeliness = desk.crm.issue(issue).response
    print(response is inward.Timeliness.NOT_ASKED)
    policy = desk.add_policy("合成扶持办法", document="合成发〔2020〕5号", valid="2020-01-01/2022-12-31", articles=[inward.Clause("第八条")])
    desk.review_policy(policy, inward.ReviewOutcome.PASSED, on="2019-12-10")
    desk.set_budget(policy, 2021, "1亿元")
    exposure: inward.ExposureTable = desk.crm.exposure()
    exposed: inward.ExposureRow = exposure.rows[0]
    left: inward.CurrencySum | None = exposed.figure(inward.ExposureFigure.BALANCE)
    under: list[inward.Commitment] = desk.crm.commitments_under(policy)
    print(left, under, exposed.budget)
    five_days = inward.working_days(5).after("accepted")
    procedure: inward.Done[inward.Entry] = desk.add_procedure("施工许可", unit, promised=five_days, steps=6, cost="0元")
    desk.revise_procedure(procedure, on="2020-07-01", steps="4")
    case: inward.Done[inward.Case] = desk.file_case(procedure, project, on="2020-09-01")
    desk.begin_special_step(case, inward.SpecialStep.HEARING, on="2020-09-02")
    desk.decide_case(case, inward.CaseOutcome.GRANTED, on="2020-09-04")
    progress: inward.CaseProgress | None = desk.crm.case(case).progress
    version: inward.ProcedureVersion | None = desk.crm.entry(procedure).procedure_version
    reductions = desk.crm.entry(procedure).reductions(before="2020-06-30", after="2020-07-01")
    saved: inward.Reduction | inward.Fault = reductions[inward.Burden.STEPS]
    late = desk.crm.commitment(desk.crm.case(case).commitment).lateness()
    print(progress, version, saved, late)
    board: inward.PromiseBoard = desk.crm.promise_board(by=inward.BoardBy.KIND)
    row: inward.BoardRow = board.rows[0]
    print(board.as_of, board.total.due, board.left_out, row.key, row.ageing)
    task: inward.Done[inward.Task] = desk.assign_task("合成事项", origin=issue, due="2020-09-30")
    today: inward.Attention = desk.crm.attention(datetime(2020, 10, 1, tzinfo=UTC), kind=inward.AttentionKind.OVERDUE)
    item: inward.AttentionItem = today[0]
    print(len(today), today.today, item.record, item.why("zh"), item.unit_name, len(today.to_icalendar()))
    desk.escalate(task)
    levels: list[inward.Escalation] = desk.crm.task(task).escalations()
    since: list[date] = [level.since for level in levels]
    desk.complete_task(task, result="synthetic")
    plant = desk.add_organisation("合成受检企业")
    visit: inward.Done[inward.Entry] = desk.record_inspection(
        plant, unit, inward.InspectionPurpose.ROUTINE, on="2020-10-09", basis=inward.InspectionBasis.SEEN
    )
    year: inward.InspectionYear = desk.crm.inspection_year(plant, unit, 2020)
    kept: inward.LimitKept | None = year.kept
    print(since, visit.warnings, kept is inward.LimitKept.NOT_KNOWN)
    other: inward.Done[inward.Project] = desk.record_project(title="合成项目")
    desk.end_project(other, inward.ProjectEnd.EXITED, reason="idle_land", on="2020-12-01")
    done: inward.Done[inward.AnyRecord] = desk.plan(project, "completed", "2020-12", phase=1)
    batch: inward.Batch = desk.batch()
    promised: inward.Promised[inward.Lead] = batch.capture_lead("合成线索")
    batch.change_lead(promised, origin="synthetic")
    print(len(batch.preview()), len(desk.batch().if_version(desk.crm.project(project))))
    fact: inward.FactRef | None = done.fact
    print(fact is not None, done.warnings, desk.preview.capture_lead("x").position)
    return project


def ask(crm: inward.Crm, project: inward.Done[inward.Project]) -> None:
    read: inward.Project = crm.project(project)
    standing: inward.Standing = read.standing
    lists: inward.List[inward.Project] = crm.projects(stage_at_least="construction_started", closed=False)
    filters: inward.Filters = {"amount_at_least": "1亿元", "unit": "招商一局"}
    count: inward.Count = lists.filter(**filters).count()
    page: inward.Page[inward.Project] = lists.sorted(inward.SortBy.AMOUNT, descending=True).page(10)
    rows: list[inward.Row] = page.rows
    cursor: inward.Cursor | None = page.next
    total: inward.ListSum = lists.sum(inward.MoneyKind.TOTAL_PLANNED)
    sums: inward.AmountSum = total.sum
    each: list[inward.CurrencySum] = sums.sums
    measure: inward.Measure | None = read.measure("jobs_new", "expected", 1)
    targets: list[inward.Target] = crm.zone().targets
    print(measure and measure.value, targets)
    print(standing, count, rows, cursor, [one.amount for one in each])

    columns: inward.Table = lists.table()
    first: inward.Column = columns.columns[0]
    titles: list[object] = lists.to_polars(amounts="float", unit="亿元")["title"].to_list()
    print(len(columns), first.type, first.meaning("zh"), titles, columns.amounts_in("decimal", "亿元").to_polars().shape)
    print(lists.to_arrow().num_rows, len(lists.to_pandas()), len(columns.to_pandas(unit="万元")), columns.definition())

    found: inward.Found = crm.find("衬底")
    whole: inward.Whole = found.one()
    investment: inward.Investment = crm.investment(whole)
    table: inward.StageTable = crm.stage_table()
    stages: list[inward.StageRow] = table.rows
    pipeline: inward.Pipeline = crm.pipeline().where(unit="招商一局")
    projects: inward.Pipeline = crm.pipeline(level="project", progress=print)
    print(projects.level)
    funnel: inward.CountTable = pipeline.funnel(by=[inward.Dimension.UNIT, "park"], as_of="2021-01-31")
    counted: list[inward.CountRow] = funnel.rows
    behind: list[inward.Member] = funnel.members(0) if counted else []
    changes: inward.Changes = pipeline.changes(date(2021, 1, 11), ("2021-01-18", "2021-01-20"), by="park", money="total_planned")
    cells: list[inward.ChangeRow] = changes.rows
    for at, cell in enumerate(cells):
        steps: inward.ChangeSteps = cell.certain
        amounts: dict[str, tuple[inward.AmountSteps, inward.AmountSteps]] = cell.amounts
        moved: list[inward.ChangeMember] = changes.members(at, inward.ChangeStep.LATE)
        causes: list[inward.ChangeFact] = changes.facts(at, "late")
        print(steps.opening, amounts, [one.title for one in moved], [fact.what for fact in causes])
    times: inward.TimeBetween = pipeline.time_between("land_acquired", "construction_started", working_days=True)
    groups: list[inward.TimesOfGroup] = times.groups
    print([(group.shortest, group.events) for group in groups])
    own_events = {"id": [1, 1], "milestone": ["granted", "built"], "on": ["2020-05-04", date(2021, 3, 1)]}
    outside: inward.Pipeline = inward.Pipeline.from_tables(own_events, milestones=["granted", "built"], today="2021-12-31")
    taken_in: inward.OutsideReport | None = outside.outside
    print(taken_in and taken_in.repeated, outside.dimensions, [str(one.id) for one in outside.funnel().members(0)])
    flows: inward.CrossTable = pipeline.transitions("2020-12-31", date(2021, 1, 31), by="unit", known="2021-01-31")
    crossed: list[inward.CrossRow] = flows.rows
    shares: list[inward.RatioBounds | None] = [cell.share for cell in crossed]
    reach = pipeline.reach_by_cohort("contract_signed", period=inward.CohortPeriod.HALF, within="2020", by=["park"])
    stuck: inward.TimeInStage = pipeline.time_in_stage(inward.Dimension.UNIT, quantile=0.9)
    slips: inward.Slippage = pipeline.slippage("construction_started", "production", by="unit", as_of="2021-01-31")
    not_going_on: inward.Table = pipeline.standings(as_of="2021-01-31")
    print(flows.axes, shares, [(cell["stage"], cell.count, cell.labels("zh")) for cell in crossed], reach.members(0))
    print(len(pipeline.orders()), len(pipeline.sequences("filed")), pipeline.reasons("2020-12-31").to_polars().shape)
    print(len(stuck.outliers().columns), slips.cases().to_polars().shape, not_going_on.definition(), slips.definition("zh"))
    started: inward.KpiResult = crm.kpi("start_rate/signed", as_of=date(2021, 1, 31), signed="2020H2")
    by_unit: inward.RatesOfGroups = crm.kpi_by(
        [inward.Dimension.UNIT], "start_rate/signed", as_of="2021-01-31", signed="2020H2"
    )
    cohort = pipeline.where(reached=("land_acquired", "2020H2"))
    outcomes: inward.OutcomesBetween = cohort.time_between("land_acquired", "construction_started", competing=["exited"])
    ended: inward.OutcomesOfGroup = outcomes.groups[0]
    counted_ends: list[inward.OutcomeRow] = outcomes.rows
    shares_by_then: tuple[float, float] | None = ended.incidence("exited", 180)
    print(ended.shortest and ended.shortest.causes, shares_by_then, [row.count for row in counted_ends], outcomes.members(0))
    print(started.cells, [(group, rate.cells) for group, rate in by_unit])
    drawn = [funnel.plot(lang="zh"), times.plot(), inward.charts.rates(by_unit), inward.charts.counts(funnel, "zh")]
    drawn += [outcomes.plot(), started.plot(lang="zh"), by_unit.plot()]
    done_so_far: list[tuple[int, int | None]] = []
    progress: inward.progress.Progress = lambda done, total: done_so_far.append((done, total))
    told: str = crm.report(as_of="2021-01-31", since=date(2020, 12, 31), lang="zh", progress=progress)
    print([len(chart.to_json()) for chart in drawn], times.milestones("zh"), len(told))
    print(len(pipeline), funnel.total, [row.count for row in counted], [one.title for one in behind])
    history: list[inward.HistoryEntry] = crm.history(whole)
    facts: list[inward.StatedFact] = [fact for entry in history for fact in entry.facts]
    print(investment.title, stages[0].label("zh"), history[-1].say("zh"), facts[0].kind, facts[0].says)

    lead: inward.Lead | None = crm.leads().first()
    talks: inward.Negotiation | None = crm.negotiations().first()
    deal: inward.Agreement | None = crm.agreements().first()
    promise: inward.Commitment | None = crm.commitments().first()
    if lead and talks and deal and promise:
        life: inward.Life = promise.life
        print(lead.title, talks.likelihood, deal.level, life)
    organisation: inward.Organisation = crm.organisations().all()[0]
    unit: inward.Unit = crm.units().all()[0]
    person: inward.Person = crm.people().all()[0]
    known: inward.Particulars | None = crm.particulars(person)
    zone: inward.Zone = crm.zone()
    entry: inward.Entry = crm.entries().all()[0]
    playbook: inward.Playbook = crm.playbook()
    print(organisation.roles, unit.title, known and known.name, zone.currency, entry.place, playbook.milestones[:2])

    yesterday: inward.Crm = crm.as_of("2020-12-31", known=crm.today())
    point: inward.AsOf | None = yesterday.point
    print(point, yesterday.projects().count())

    events: list[inward.StoredEvent] = list(crm.events())
    head: inward.Head = crm.verify(crm.head())
    print(events[-1].kind, head.position)


def statistics(crm: inward.Crm) -> None:
    office = inward.Calendar.from_data({"zone": "Asia/Shanghai", "weekly": {"mon": [["09:00", "17:00"]]}})
    credits: inward.statistics.Attribution = crm.attribution("source", touch="linear", within="2020")
    row: inward.statistics.AttributionRow = credits.total
    share: Fraction = row.certain
    money: dict[str, inward.statistics.Span] = row.money
    held: inward.statistics.Held = crm.workload("officer").rows[0].held["lead"]
    records: list[inward.statistics.CountedRecord] = held.records
    units: inward.statistics.ConcentrationTable = crm.concentration(inward.Dimension.UNIT, reached="lead_received")
    index: inward.statistics.ShareBounds = units.by_number().herfindahl_hirschman
    issues: inward.statistics.IssueRow = crm.issue_statistics("kind", calendar=office).total
    curve: inward.stats.KaplanMeier | None = issues.shortest
    pace: inward.statistics.PaceOfGroup = crm.pace(2020, targets={"招商一局": Decimal(5)}, yellow="-7.5").total
    land: list[inward.statistics.LandRow] = crm.land_productivity(classes={"A": "0.25"}, ties=inward.Ties.BEST).rows
    chances: inward.statistics.WeightedChances = crm.weighted_pipeline({inward.Likelihood.HIGH: 1, "low": "0.1", "medium": 0})
    pairs: list[inward.statistics.Duplicate] = crm.duplicates().pairs
    owed: inward.statistics.ObligationTable = crm.obligations()
    print(share, money, records, index.exact, curve, pace.gap, land, chances.rows, pairs, owed.totals)
    print(credits.to_polars().height, pace.light, crm.promise_board(direction=inward.Direction.TO_INVESTOR).table())


def load(desk: inward.Desk) -> None:
    load: inward.Load = desk.load_bytes("编号,名,总投资\nA1,合成项目甲,很多\n".encode(), MAPPING)
    report: inward.LoadReport = load.preview()
    row: inward.RowReport = report.rows[0]
    status: inward.RowStatus = row.status
    changes: list[inward.CellChange] = row.changes
    fault: inward.RowFault = report.faults[0]
    print(status, changes, fault.column, refused(load.commit), len(load.errors_csv(report, "zh")))


def main() -> None:
    values()
    published()
    rates()
    scores()
    durations()
    promises()
    deadlines()
    clock = inward.Clock("2021-01-04T09:00+08:00")
    crm = inward.in_memory("阳泉经开区", currency="CNY", clock=clock)
    desk = crm.desk("wang.li", unit="招商一局")
    ask(crm, record(desk))
    statistics(crm)
    load(desk)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "city.db"
        inward.create(path, zone="高新区", wait=timedelta(seconds=5)).close()
        inward.add_zone(path, zone="经开区").close()
        archive = Path(folder) / "zone.jsonl"
        with inward.in_memory("合成高新区") as small:
            dumped: inward.Head = small.dump(archive)
        restored: inward.Crm = inward.restore(archive, Path(folder) / "copy.db", clock=clock)
        print(restored.verify(dumped) == dumped, inward.restore_in_memory(archive).head() == dumped)
        restored.close()
        inward.restore_zone(archive, path, wait=timedelta(seconds=1)).close()
        print(refused(lambda: inward.open(path)), refused(lambda: inward.create(path, zone="高新区")))
        with inward.open(path, zone="高新区", read_only=True) as book:
            print(book.zone().title)


if __name__ == "__main__":
    main()
