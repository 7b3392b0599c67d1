"""Twenty questions that offices ask of their investments (招商二十问), each in one or two calls.

Install the package (`pip install ./python`), then `python examples/twenty_questions.py`. The book is made up: every
name, date and amount in it is synthetic (合成). What each answer must be is worked out by hand in
tests/python/test_twenty_questions.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

import inward

TODAY = "2021-03-31"
HOURS = [["09:00", "12:00"], ["14:00", "18:00"]]
OFFICE = inward.Calendar.from_data(
    {
        "zone": "Asia/Shanghai",
        "layers": ["china"],
        "weekly": {day: HOURS for day in ("mon", "tue", "wed", "thu", "fri")},
    }
)
#: The land of two of the projects: two hectares are thirty 亩.
LAND = {"合成甲": "30亩", "合成庚": "2公顷"}


#: What was signed: the investor's country, the unit, the leads with their events, the signing and its amount, the start.
SIGNED: tuple[tuple[str, str, str, tuple[tuple[str, str | None], ...], str, str, str | None], ...] = (
    ("合成甲", "CN", "招商一局", (("2020-03-05", "推介会"),), "2020-07-10", "3亿元", "2020-09-08"),
    ("合成乙", "HK", "招商二局", (("2020-04-05", "论坛"), ("2020-05-05", "推介会")), "2020-08-10", "1亿元", None),
    ("合成丙", "CN", "招商一局", (("2020-06-01", None),), "2020-12-01", "6亿元", None),
    ("合成庚", "CN", "招商一局", (("2019-12-10", None),), "2020-02-10", "2亿元", "2020-05-10"),
    ("合成辛", "CN", "招商二局", (("2020-01-10", None),), "2020-03-10", "1亿元", None),
)


@dataclass(frozen=True)
class Book:
    """The made-up book, read on 31 March 2021."""

    crm: inward.Crm
    """The book as it is."""
    now: inward.Crm
    """The same at the end of that day, as everything is known."""
    jobs: inward.Id
    """The jobs that an investor owes."""


def make() -> Book:
    """Makes the book, in memory. The clock is set to the days on which the office had the news."""
    clock = inward.Clock("2021-01-05T09:00+08:00")
    crm = inward.in_memory("合成开发区", currency="CNY", calendar=OFFICE, clock=clock)
    desk = crm.desk("wang.li", unit="招商一局")
    for unit in ("招商二局", "财政局", "审批局"):
        desk.add_unit(unit)
    projects = sign(desk)
    negotiate(desk)
    jobs = promise(desk, projects)
    ask_for_help(desk, projects["合成甲"])
    clock.set("2021-04-15T09:00+08:00")
    # Only now the office hears that it had started before the year was over.
    desk.reach(projects["合成乙"], "construction_started", on="2020-12-18")
    desk.reach(projects["合成甲"], "production", on="2021-02-05")
    return Book(crm, crm.as_of(TODAY, known="2021-04-15"), jobs)


def sign(desk: inward.Desk) -> dict[str, inward.Id]:
    """Five investments that were signed, with their leads, money and land."""
    fair = desk.add_promotion_event("合成推介会", on="2020-03-01", cost="35万元")
    forum = desk.add_promotion_event("合成论坛", on="2020-04-01", cost="25万元")
    events = {"推介会": fair.id, "论坛": forum.id}
    projects = {}
    for title, country, unit, leads, signed, amount, started in SIGNED:
        investor = desk.add_organisation(f"{title}公司", country=country)
        lead: inward.Done[inward.Lead] | None = None
        for on, event in leads:
            investment = desk.crm.lead(lead).investment if lead else None
            lead = desk.capture_lead(
                title,
                on=on,
                unit=unit,
                investor=investor,
                investment=investment,
                promotion_event=events[event] if event else None,
            )
        assert lead is not None
        talks = desk.open_negotiation(lead, on=leads[-1][0], unit=unit)
        deal = desk.sign_agreement(
            talks, level="contract", on=signed, unit=unit, parties=[investor], contract_investment=amount
        )
        if title == "合成辛":
            desk.terminate_agreement(deal, on="2020-06-08", reason="breach_by_investor")
            continue
        project = desk.record_project(deal, unit=unit, owner=investor, total_planned=amount, land=LAND.get(title))
        if started:
            desk.reach(project, "construction_started", on=started)
        projects[title] = project.id
    run(desk, projects)
    return projects


def run(desk: inward.Desk, projects: Mapping[str, inward.Id]) -> None:
    """What came in, was spent, and was put out on their land."""
    first, second, older = projects["合成甲"], projects["合成乙"], projects["合成庚"]
    desk.record_money(first, "funds_arrived", "1.5亿元", on="2020-10-31")
    desk.record_money(second, "funds_arrived", "0.2亿元", on="2020-12-31")
    for project, plan, done in ((first, "2亿元", "1.8亿元"), (second, "1亿元", "0.4亿元")):
        desk.state_amount(project, "annual_planned", plan, period="2020")
        desk.record_money(project, "fai_completed", done, on="2020-11-30")
    desk.record_money(older, "fai_completed", "2亿元", on="2020-12-06")
    desk.reach(older, "production", on="2020-12-06")
    for project, tax, actual, expected in [
        (first, "600万元", "4亿元", "5亿元"),
        (older, "450万元", "3亿元", "2亿元"),
    ]:
        desk.record_measure(project, "tax", "actual", tax, period="2020")
        desk.record_measure(project, "output_value", "actual", actual, period="2020")
        desk.record_measure(project, "output_value", "expected", expected)


def negotiate(desk: inward.Desk) -> None:
    """One negotiation that was lost, two that go on."""
    lost = desk.capture_lead("合成丁", on="2020-06-01", unit="招商二局")
    talks = desk.open_negotiation(lost, on="2020-06-15", unit="招商二局")
    desk.lose_negotiation(talks, on="2020-11-02", reason="lost_on_land")
    owner = desk.add_organisation("合成集团")
    for title, amount, likelihood, name in [("合成戊", "5亿元", "high", "合成新材料"), ("合成己", "10亿元", "low", "合成新能源")]:
        investor = desk.add_organisation(name, parent=owner)
        lead = desk.capture_lead(title, on="2020-12-10", investor=investor, total_planned=amount)
        desk.open_negotiation(lead, on="2020-12-20", likelihood=likelihood)


def promise(desk: inward.Desk, projects: Mapping[str, inward.Id]) -> inward.Id:
    """What the zone promised, and what an investor did."""
    first, second = projects["合成甲"], projects["合成乙"]
    for project, due, kept in [(first, "2020-09-30", "2020-09-25"), (first, "2020-10-30", "2020-12-01"), (second, "2020-11-30", None)]:
        delivery = desk.promise(project, "land_delivery", debtor="财政局", due=due)
        if kept:
            desk.fulfil(delivery, on=kept)
    desk.promise(second, "infrastructure", title="合成道路", debtor="财政局", due="2021-04-20")
    policy = desk.add_policy("合成扶持办法", document="合成〔2020〕1号", on="2020-01-01")
    desk.set_budget(policy, 2021, "500万元")
    theirs = desk.promise(second, "investment", direction="by_investor", amount="1亿元", due="2021-12-31")
    grant = desk.promise(first, "policy_incentive", debtor="财政局", under=policy, amount="400万元", due="2021-01-29")
    desk.fulfil(grant, on="2021-01-04", amount="100万元", in_part=True)
    desk.promise(
        second, "policy_incentive", debtor="财政局", under=policy, amount="300万元", due="2021-06-30", depends_on=theirs
    )
    permit = desk.promise(
        first,
        "construction_permit",
        debtor="审批局",
        on="2020-07-13",
        due_rule=inward.working_days(5).after("accepted"),
        statutory=inward.working_days(20).after("accepted"),
    )
    desk.record_start(permit, "accepted", on="2020-08-03")
    desk.fulfil(permit, on="2020-08-14")
    jobs = inward.Obligation("jobs_new", "200个", base="50个", verify_on=["2020-12-31"], clawback=inward.Clawback.pro_rata())
    owed = desk.promise(first, "jobs", direction="by_investor", obligation=jobs)
    desk.verify_obligation(owed, "210个", on="2020-12-31")
    return owed.id


def ask_for_help(desk: inward.Desk, project: inward.Id) -> None:
    """Four issues: answered after one hour, after nine, with a pause after two, and not yet."""
    for received, answered in [
        ("2020-12-01T09:00+08:00", "2020-12-01T10:00+08:00"),
        ("2020-12-01T11:00+08:00", "2020-12-02T15:00+08:00"),
        ("2020-12-03T09:00+08:00", "2020-12-03T15:00+08:00"),
        ("2021-01-04T14:00+08:00", None),
    ]:
        issue = desk.raise_issue(project, "request", on=received)
        if received.startswith("2020-12-03"):
            desk.pause_clock(issue, "待企业补正材料", on="2020-12-03T10:00+08:00")
            desk.resume_clock(issue, on="2020-12-03T14:00+08:00")
        if answered:
            desk.respond_to_issue(issue, on=answered)


def late(lateness: int | timedelta) -> int:
    """By how many working days something is late: none of these promises is counted in hours."""
    assert isinstance(lateness, int)
    return lateness


def question_1(book: Book) -> tuple[dict[str, int], dict[str, int]]:
    """How many investments are in each stage today, and were at the turn of the year, as was known then?"""
    pipeline = book.crm.pipeline()
    tables = (
        pipeline.stage_table(as_of=TODAY, known="2021-04-15"),
        pipeline.stage_table(as_of="2020-12-31", known="2021-01-05"),
    )
    today, then = ({row.label("zh"): row.count.certain for row in table.rows if row.count.possible} for table in tables)
    return today, then


def question_2(book: Book) -> tuple[inward.RatioBounds, int]:
    """Which share of those signed in the second half of 2020 has started, and how many are too young to tell?"""
    rate = book.crm.kpi("start_rate/signed", signed="2020H2", as_of=TODAY, mature_days=180)
    return rate.bounds, rate.immature.certain


def question_3(book: Book) -> dict[str, tuple[float, float]]:
    """Is a later cohort really worse, or just younger? What had started within 90 and 180 days, with terminated
    contracts as the competing end."""
    pipeline = book.crm.pipeline()
    found = {}
    for cohort in ("2020H1", "2020H2"):
        signed = pipeline.where(reached=("contract_signed", cohort))
        [group] = signed.time_between(
            "contract_signed", "construction_started", competing=["terminated"], as_of=TODAY, known="2021-04-15"
        ).groups
        assert group.shortest is not None
        found[cohort] = (group.shortest.incidence(1, 90), group.shortest.incidence(1, 180))
    return found


def question_4(book: Book) -> dict[str, float | None]:
    """How many days lie between first contact, signing, start and production, at the median?"""
    pipeline = book.crm.pipeline()
    steps = ["lead_received", "contract_signed", "construction_started", "production"]
    medians = {}
    for begin, end in zip(steps, steps[1:], strict=False):
        [group] = pipeline.time_between(begin, end, as_of=TODAY, known="2021-04-15").groups
        medians[f"{begin} → {end}"] = group.shortest.median if group.shortest else None
    return medians


def question_5(book: Book) -> tuple[dict[tuple[str, str], int], list[tuple[list[str], int]]]:
    """Where do we lose investments, of those that were in talks in half a year, and why?"""
    pipeline = book.crm.pipeline()
    flows = pipeline.transitions("2020-06-30", "2020-12-31", known="2021-04-15").rows
    talks = {(row["outcome"], row["to"]): row.count.certain for row in flows if row["stage"] == "negotiating"}
    reasons = pipeline.reasons("2020-06-30", "2020-12-31", known="2021-04-15").rows
    return talks, [(row.labels("zh"), row.count.certain) for row in reasons]


def question_6(book: Book) -> dict[str, tuple[Fraction, Fraction | None, Fraction | None]]:
    """Which promotion events produce signed money, not just leads? The investments credited to each, the money in
    yuan, and the money for each yuan that the event cost; two leads of one investment share it."""
    found = book.now.attribution("promotion_event", touch="linear")
    money = {row.label_zh: row.money["CNY"].exact if row.money else None for row in found.rows}
    return {row.label_zh: (row.certain, money[row.label_zh], row.money_per_cost) for row in found.rows}


def question_7(book: Book) -> tuple[str, str]:
    """Which share of the contract money of the second half of 2020 came in: of all, and of what has started?"""
    keys = ("funds_in_rate/all", "funds_in_rate/started")
    every, started = (book.crm.kpi(key, contract_signed="2020H2", as_of=TODAY).bounds for key in keys)
    return str(every), str(started)


def question_8(book: Book) -> dict[str, tuple[str, str | None]]:
    """Is each unit on the year's pace? Percentage points ahead at the end of November, and the light."""
    pace = book.crm.as_of("2020-11-30", known="2021-04-15").pace(2020)
    return {row.name: (str(row.gap), row.light) for row in pace.rows}


def question_9(book: Book) -> tuple[str, dict[str, Fraction]]:
    """How far is the expected output reached: of all in production, and by each project?"""
    rate = book.crm.kpi("benefit_rate/output", as_of=TODAY, production="2020-01-01/2021-03-31")
    each = {}
    for project in book.now.projects(stage_at_least="production").all():
        actual, expected = project.measure("output_value", "actual"), project.measure("output_value", "expected")
        if actual and expected:
            each[project.title] = Fraction(actual.value.value) / Fraction(expected.value.value)
    return str(rate.bounds), each


def question_10(book: Book) -> list[str]:
    """Which promises fall due in the next thirty days, whose, and in how many working days?"""
    due = book.now.attention("2021-03-31T09:00+08:00", within=30, kind="due")
    return [f"{item.unit_name}: {item.why('zh')}" for item in due]


def question_11(book: Book) -> dict[str, tuple[str, tuple[float, float]]]:
    """Which share of the promises that were due did each department keep on time, and what do so few say?"""
    board = book.now.promise_board(by="debtor", direction="to_investor")
    rows = [(row.label("zh"), row.tally) for row in board.rows if row.tally.due.certain]
    return {name: (str(tally.on_time_rate()), tally.on_time_interval()) for name, tally in rows}


def question_12(book: Book) -> dict[str, tuple[str, tuple[int, int, int, int]]]:
    """Which payments are open because we are late, and which because a condition is unmet? What is owed, and for how
    many of them how long: up to 30, 90, 180 working days, and more."""
    groups = book.now.open_payments().groups
    return {group.standing.value: (str(group.owed), group.ageing) for group in groups if group.payments}


def question_13(book: Book) -> tuple[float | None, float | None, str]:
    """How many working hours does an answer take, at the median and in nine of ten cases; how many came the same day?"""
    total = book.crm.as_of("2021-01-05", known="2021-04-15").issue_statistics().total
    assert total.shortest is not None
    return total.shortest.median, total.shortest.quantile(0.9), str(total.answers.within_rate())


def question_14(book: Book) -> dict[str, tuple[int, int]]:
    """Which items broke only what was promised, and which the law as well? Working days late on each."""
    found = {}
    for item in book.now.commitments().all():
        promised, statutory = item.lateness(), item.statutory_lateness()
        if promised and statutory and promised[1]:
            found[item.title] = (late(promised[1]), late(statutory[1]))
    return found


def question_15(book: Book) -> dict[str, str]:
    """Who is over-committed? What is promised of the year's budget, and what is left of it, conditions met or not."""
    [row] = [row for row in book.now.exposure().rows if str(row.year) == "2021"]
    figures = ("budget", "committed", "conditional", "balance", "balance_with_conditional")
    return {figure: str(row.figure(figure)) for figure in figures}


def question_16(book: Book) -> tuple[Fraction | None, Fraction]:
    """What is the pipeline worth, weighted with the likelihoods that the office gives, and how good were those?"""
    chances = book.now.weighted_pipeline({"high": "0.8", "low": "0.1"})
    calibration = inward.scores.calibration([("0.8", True), ("0.8", True), ("0.8", False), ("0.1", False)])
    return chances.weighted["CNY"].exact, calibration.brier


def question_17(book: Book) -> tuple[Fraction | None, str, str]:
    """How many jobs are there of those promised, net of what was there before; what is missing, and how does it stand?"""
    table = book.now.obligations()
    [total], [row] = table.totals, table.rows
    return total.reached, str(row.shortfall), row.standing.value


def question_18(book: Book) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Which investments may be one?"""
    return [(pair.first.title, pair.second.title, pair.reasons) for pair in book.now.duplicates().pairs]


def question_19(book: Book) -> dict[str, tuple[Fraction | None, str | None]]:
    """What tax do live projects pay for each 亩 of their land, and which class is that?"""
    found = book.now.land_productivity(year=2020, classes={"A": "0.5"}, rest="B", rank_by="tax")
    tax = {row.title: row.per_mu("tax") for row in found.rows}
    return {row.title: (span.exact if (span := tax[row.title]) else None, row.class_) for row in found.rows}


def question_20(book: Book) -> tuple[bool | None, bool, bool]:
    """Do the parts of a report add up, and can its ratios be true? Two of them that were published."""
    parts = inward.reconcile("1005136", ["412678", "176031", "416427"])
    taiyuan, lanzhou = inward.could_be_true("301.7", "418.12", "72.17"), inward.could_be_true("881.4", "6793.18", "12.64")
    return parts.adds_up, taiyuan.is_possible, lanzhou.is_possible


QUESTIONS: tuple[Callable[[Book], object], ...] = (
    question_1,
    question_2,
    question_3,
    question_4,
    question_5,
    question_6,
    question_7,
    question_8,
    question_9,
    question_10,
    question_11,
    question_12,
    question_13,
    question_14,
    question_15,
    question_16,
    question_17,
    question_18,
    question_19,
    question_20,
)


def main() -> None:
    """Prints each question with its answer."""
    book = make()
    for number, question in enumerate(QUESTIONS, start=1):
        asked = " ".join((question.__doc__ or "").split())
        print(f"{number}. {asked}\n   {question(book)}")
    book.crm.close()


if __name__ == "__main__":
    main()
