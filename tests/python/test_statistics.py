"""Statistics over a book: each answer worked out by hand on a small made book (合成)."""

from datetime import timedelta
from fractions import Fraction

import pytest

import inward

NOW = "2021-03-31T12:00+08:00"
WEEK = {name: [["09:00", "12:00"], ["14:00", "18:00"]] for name in ("mon", "tue", "wed", "thu", "fri")}
OFFICE = inward.Calendar.from_data({"zone": "Asia/Shanghai", "layers": ["china"], "weekly": WEEK})


def book(**options):
    crm = inward.in_memory("合成开发区", currency="CNY", clock=inward.Clock(NOW), **options)
    return crm, crm.desk("wang.li", unit="招商一局")


def signed(desk, title, amount, *, leads=(), on="2020-07-10", investor=None, **more):
    """An investment that was signed, with leads before it."""
    investor = investor or desk.add_organisation(f"{title}投资公司")
    captured, investment = [], None
    for lead in leads:
        captured.append(desk.capture_lead(title, investor=investor, investment=investment, **lead))
        investment = desk.crm.lead(captured[0]).investment
    talks = desk.open_negotiation(captured[-1], on="2020-06-30") if captured else None
    deal = desk.sign_agreement(
        talks, title=title, level="contract", on=on, parties=[investor], contract_investment=amount, **more
    )
    return deal, captured


def money(row):
    return {currency: span.exact for currency, span in row.money.items()}


# Attribution.


@pytest.fixture(scope="module")
def attributed():
    crm, desk = book()
    fair = desk.add_promotion_event("甲推介会", on="2020-03-01", cost="20万元")
    forum = desk.add_promotion_event("乙论坛", on="2020-04-01", cost="50万元")
    third = desk.add_promotion_event("丙洽谈会", on="2020-05-01")
    # Two leads of the fair and one of the forum; the forum alone; none; two in one month.
    signed(
        desk,
        "合成一",
        "3亿元",
        leads=[
            {"promotion_event": fair, "on": "2020-03-05", "origin": "展会"},
            {"promotion_event": forum, "on": "2020-04-05", "origin": "走访"},
            {"promotion_event": fair, "on": "2020-05-05"},
        ],
    )
    signed(desk, "合成二", "1亿元", leads=[{"promotion_event": forum, "on": "2020-04-06"}], on="2020-12-31")
    signed(desk, "合成三", "5亿元", leads=[{"on": "2020-02-01"}])
    signed(
        desk,
        "合成四",
        "8亿元",
        leads=[{"promotion_event": fair, "on": "2020-03"}, {"promotion_event": forum, "on": "2020-03-20"}],
        on="2021-01",
    )
    # A lead that came to nothing.
    desk.capture_lead("合成五", promotion_event=third, on="2020-05-06")
    return crm


def test_first_touch_by_event_with_cost_and_doubt(attributed):
    found = attributed.attribution("promotion_event")
    assert [row.label_zh for row in found.rows] == ["丙洽谈会", "乙论坛", "甲推介会", "尚不确定", "无来源记载"]
    third, forum, fair, unsure, nobody = found.rows
    assert (third.leads, third.certain, third.possible, third.money) == (inward.Count(1), 0, 0, {})
    assert (fair.leads, fair.certain, fair.possible) == (inward.Count(3), 1, 2)
    assert (fair.money["CNY"].figure, fair.money["CNY"].low, fair.money["CNY"].high) == (3 * 10**8, 3 * 10**8, 11 * 10**8)
    assert (fair.money_per_cost, fair.cost_per_investment) == (None, None), "the money of the fair is in doubt"
    assert (forum.certain, forum.possible, forum.money["CNY"].figure) == (1, 2, 10**8)
    assert (unsure.certain, money(unsure)) == (1, {"CNY": 8 * 10**8})
    assert (nobody.key, nobody.certain, money(nobody)) == (None, 1, {"CNY": 5 * 10**8})
    assert (found.total.certain, found.total.leads, money(found.total)) == (4, inward.Count(8), {"CNY": 17 * 10**8})
    assert sum(row.certain for row in found.rows) == found.total.certain
    assert sum(row.money["CNY"].figure for row in found.rows if row.money) == 17 * 10**8
    assert [one.title for one in fair.investments] == ["合成一", "合成四"]
    assert [one.counts.value for one in fair.investments] == ["yes", "possibly"]


def test_linear_touch_splits_exactly(attributed):
    found = attributed.attribution("promotion_event", touch="linear", within="2020")
    third, forum, fair, nobody = found.rows
    assert (fair.certain, money(fair)) == (Fraction(2, 3), {"CNY": 2 * 10**8})
    assert (forum.certain, money(forum)) == (Fraction(4, 3), {"CNY": 2 * 10**8})
    assert (fair.money_per_cost, fair.cost_per_investment) == (1000, 300_000)
    assert found.total.certain == 3 and sum(row.certain for row in found.rows) == 3
    frame = found.to_polars()
    assert frame["investments"].to_list()[2] == round(frame["investments"].to_list()[2], 10)
    assert "investments that reached contract_signed within 2020-01-01/2020-12-31" in found.definition()


def test_last_touch_by_source_as_of_a_day(attributed):
    then = attributed.as_of("2020-12-30", known="2021-03-31")
    found = then.attribution("source", touch="last")
    rows = {row.label_zh: row for row in found.rows}
    # 合成二 was not signed yet; the third lead of 合成一 names no source, and is no touch.
    assert (rows["走访"].certain, money(rows["走访"])) == (1, {"CNY": 3 * 10**8})
    assert rows["展会"].certain == 0 and rows["展会"].leads == inward.Count(1)
    assert money(rows["无来源记载"]) == {"CNY": 5 * 10**8}
    # In the middle of a month the signing of 合成四 is possible alone.
    total = attributed.as_of("2021-01-15", known="2021-03-31").attribution("source").total
    assert (total.certain, total.possible, total.money["CNY"].high) == (3, 4, 17 * 10**8)


def test_an_empty_cohort_has_rows_of_nought_and_no_rate(attributed):
    found = attributed.attribution("promotion_event", within="2019")
    assert found.total.certain == 0 and found.total.money == {}
    assert [row.money_per_cost for row in found.rows] == [None, None, None]


# Concentration.


def test_concentration_by_industry_and_origin():
    crm, desk = book()
    for title, amount, country, industry in [
        ("甲", "6亿元", "CN", "C39"),
        ("乙", "3亿元", "HK", "C39"),
        ("丙", "1亿元", None, "C26"),
        ("丁", "2亿元", "CN", None),
    ]:
        investor = desk.add_organisation(f"{title}公司", country=country)
        deal, _ = signed(desk, title, amount, investor=investor)
        desk.record_project(deal, industry=industry and inward.Industry(industry))
    found = crm.concentration("industry")
    assert [(row.label, row.count) for row in found.rows] == [
        ("GB/T 4754-2017:C39", inward.Count(2)),
        ("GB/T 4754-2017:C26", inward.Count(1)),
    ]
    assert [one.title for one in found.undetermined.investments] == ["丁"]
    number = found.by_number()
    # C39 two of four, or three with 丁; 4 + 1 + 1 of 16, or 9 + 1.
    assert (number.shares[0].share, number.shares[0].low, number.shares[0].high) == (Fraction(1, 2), Fraction(1, 2), Fraction(3, 4))
    index = number.herfindahl_hirschman
    assert (index.share, index.low, index.high, index.exact) == (Fraction(3, 8), Fraction(3, 8), Fraction(5, 8), None)
    by_money = found.by_money()
    assert (by_money.top(1).low, by_money.top(1).high) == (Fraction(9, 12), Fraction(11, 12))
    assert by_money.undetermined.share == Fraction(1, 6)
    origin = crm.concentration("origin")
    assert [(row.key, row.count) for row in origin.rows] == [("CN", inward.Count(2)), ("HK", inward.Count(1))]
    assert [one.title for one in origin.undetermined.investments] == ["丙"]
    frame = origin.to_polars()
    assert frame["key"].to_list() == ["CN", "HK", None]
    assert [str(share) for share in frame["money_share"]] == ["0.6666666667", "0.2500000000", "0.0833333333"]
    # Before anything was signed nothing is concentrated, which is not nought.
    none = crm.as_of("2020-01-01", known="2021-03-31").concentration("industry")
    for ask in (none.by_number, none.by_money):
        with pytest.raises(inward.Refused) as refused:
            ask()
        assert refused.value.code == "rate.undefined"
    assert none.to_polars().height == 0


def test_unlike_currencies_have_no_concentration():
    crm, desk = book()
    signed(desk, "甲", "6亿元")
    signed(desk, "乙", "300万美元")
    found = crm.concentration("unit")
    assert found.by_number().herfindahl_hirschman.exact == 1
    with pytest.raises(inward.Refused) as refused:
        found.by_money()
    assert refused.value.code == "money.unlike-currencies"


# Workload.


def test_workload_goes_with_who_holds_it_on_the_day():
    crm, desk = book()
    desk.add_unit("招商二局")
    other = crm.desk("li.na", unit="招商二局")
    lead = desk.capture_lead("合成线索", on="2020-05-01")
    further = desk.capture_lead("合成二", on="2020-05-02")
    talks = desk.open_negotiation(further, on="2020-06-01")
    framework = desk.sign_agreement(talks, level="framework", on="2020-07-01", parties=[desk.add_organisation("公司")])
    project = desk.record_project(title="合成项目")
    task = desk.assign_task("报送材料", on="2020-09-01", due="2020-09-30")
    issue = desk.raise_issue(project, "request", on="2020-10-12")
    promise = desk.promise(project, "land_delivery", debtor="招商二局", due="2021-02-26")
    desk.assign(lead, unit="招商二局", officer=other.officer, on="2020-11")
    rows = {row.name: row for row in crm.workload("unit").rows}
    held = {name: {kind: one.open for kind, one in row.held.items() if one.open.possible} for name, row in rows.items()}
    one = inward.Count(1)
    # A framework agreement leaves the negotiation open; the lead that came to it is not.
    assert held == {
        "招商一局": {"negotiation": one, "project": one, "issue": one, "task": one},
        "招商二局": {"lead": one, "commitment": one},
    }
    assert (rows["招商一局"].overdue, rows["招商二局"].overdue) == (inward.Count(2), one)
    assert [record.title for record in rows["招商一局"].held["task"].overdue_records] == ["报送材料"]
    assert rows["招商二局"].held["commitment"].records[0].id == promise.id
    # In the month of the hand-over it is either's; before it the first one's.
    for day, expected in [("2020-10-31", {"招商一局": one}), ("2020-11-30", {"招商二局": one})]:
        then = crm.as_of(day, known="2021-03-31").workload("unit").rows
        leads = {row.name: row.held["lead"].open for row in then if row.held["lead"].open.possible}
        assert leads == expected, day
    then = crm.as_of("2020-11-15", known="2021-03-31").workload("officer").rows
    assert {row.name: row.held["lead"].open for row in then} == {"wang.li": inward.Count(0, 1), "li.na": inward.Count(0, 1)}
    # A contract ends the negotiation, and a settled issue is off the desk.
    desk.sign_agreement(talks, level="contract", on="2021-03-01", parties=[crm.agreement(framework).parties[0]])
    desk.resolve_issue(issue, "settled", on="2021-03-02")
    desk.complete_task(task, on="2021-03-03")
    desk.fulfil(promise, on="2021-03-04")
    left = {row.name: {kind for kind, one in row.held.items() if one.open.possible} for row in crm.workload("unit").rows}
    assert left == {"招商一局": {"project"}, "招商二局": {"lead"}}
    assert all(row.overdue == inward.Count(0) for row in crm.workload("unit").rows)


# Promises.


def test_promises_with_wilson_by_debtor_and_direction():
    from scipy.stats import binomtest

    crm, desk = book()
    desk.add_unit("财政局")
    investor = desk.add_organisation("合成投资公司")
    project = desk.record_project(title="合成项目", owner=investor)
    for number in range(10):
        made = desk.promise(project, "land_delivery", debtor="财政局", due="2021-01-29")
        if number < 8:
            desk.fulfil(made, on="2021-01-28")
    waived = desk.promise(project, "land_delivery", debtor="财政局", due="2021-01-29")
    desk.waive(waived, "合成", on="2021-01-20")
    theirs = desk.promise(project, "investment", direction="by_investor", amount="2亿元", due="2021-01-31")
    desk.promise(project, "policy_incentive", debtor="财政局", amount="100万元", due="2021-01-31", depends_on=theirs)
    board = crm.promise_board(by="debtor", direction="to_investor")
    [row] = board.rows
    assert (row.tally.due, row.tally.on_time, row.tally.conditional, row.tally.waived) == tuple(
        map(inward.Count, (10, 8, 1, 1))
    )
    assert str(row.tally.on_time_rate()) == "80.00%"
    expected = binomtest(8, 10).proportion_ci(method="wilson")
    low, high = row.tally.on_time_interval()
    assert (low, high) == pytest.approx((expected.low, expected.high), abs=1e-12)
    assert row.ageing == (0, 2, 0, 0), "29 January to 31 March 2021 are 39 working days"
    assert len(row.titles) == len(row.commitments) == 12
    frame = board.table().to_polars()
    assert frame.select("label", "due", "on_time", "overdue_30", "overdue_90").rows() == [("财政局", 10, 8, 0, 2)]
    assert frame["wilson_low"][0] == pytest.approx(expected.low, abs=1e-12)
    everything = crm.promise_board(by="debtor")
    assert {row.label("zh") for row in everything.rows} == {"财政局", "合成投资公司"}
    # Who owes is in charge, until another unit is.
    desk.assign(waived, unit="招商一局", on="2021-02-01")
    by_unit = crm.promise_board(by="unit", direction="to_investor").rows
    assert [(row.label("zh"), row.tally.waived) for row in by_unit] == [
        ("财政局", inward.Count(0)), ("招商一局", inward.Count(1)),
    ]
    # Late by us, or the other side's turn: a partition.
    payments = crm.open_payments().table().to_polars()
    assert dict(payments.select("standing", "payments").rows()) == {
        "late by us": 0, "condition unmet": 1, "not due": 0, "undetermined": 0,
    }
    none = crm.as_of("2020-01-01", known="2021-03-31").promise_board().total
    for ask in (none.on_time_rate, none.on_time_interval):
        with pytest.raises(inward.Refused) as refused:
            ask()
        assert refused.value.code == "rate.undefined"
    with pytest.raises(inward.Refused) as refused:
        board.table(confidence=95.0)
    assert refused.value.code == "rate.bad-confidence"


def test_the_interval_of_a_rate_in_doubt_holds_those_of_every_outcome():
    crm, desk = book()
    project = desk.record_project(title="合成项目")
    for on in ("2021-01-10", "2021-01", None):
        made = desk.promise(project, "land_delivery", debtor=desk.unit, due="2021-01-15")
        if on:
            desk.fulfil(made, on=on)
    tally = crm.promise_board().total
    assert str(tally.on_time_rate()) == "33.33% - 66.67%"
    low, high = tally.on_time_interval()
    assert low == pytest.approx(inward.wilson_interval(1, 3)[0]) and high == pytest.approx(inward.wilson_interval(2, 3)[1])


# Issues.


@pytest.fixture(scope="module")
def appeals():
    crm, desk = book(calendar=OFFICE)
    desk.add_unit("住建局")
    park = desk.record_project(title="合成项目")
    raised = lambda kind, on, **more: desk.raise_issue(park, kind, on=on, **more)
    # Tuesday 12 January 2021: two hours, of which one was paused.
    first = raised("request", "2021-01-12T09:00+08:00")
    desk.pause_clock(first, "待补正", on="2021-01-12T09:30+08:00")
    desk.resume_clock(first, on="2021-01-12T10:30+08:00")
    desk.respond_to_issue(first, on="2021-01-12T11:00+08:00")
    # Over noon and night: one hour before noon, four after, three the next morning, one more.
    second = raised("complaint", "2021-01-12T11:00+08:00", unit="住建局")
    desk.resolve_issue(second, "partly", on="2021-01-13T15:00+08:00")
    desk.rate_issue(second, "fair", on="2021-01-14", evidence=inward.Evidence("call_back"))
    # Known by the day: on the same day, so from no time to the whole day.
    third = raised("request", "2021-01-13")
    desk.resolve_issue(third, "settled", on="2021-01-13")
    desk.rate_issue(third, "satisfied", on="2021-01-14", evidence=inward.Evidence("call_back"))
    # Open: eleven hours until the end of Thursday, 14 January.
    raised("request", "2021-01-13T14:00+08:00")
    return crm.as_of("2021-01-14", known="2021-03-31")


def test_working_hours_to_an_answer(appeals):
    found = appeals.issue_statistics()
    hours = lambda length: None if length is None else length / timedelta(hours=1)
    times = [(hours(one.shortest), hours(one.longest), one.answered.value) for one in found.total.times]
    assert times == [(1, 1, "yes"), (9, 9, "yes"), (0, 7, "yes"), (11, 11, "no")]
    shortest, longest = found.total.shortest, found.total.longest
    assert (shortest.rows, shortest.events, shortest.censored) == (4, 3, 1)
    assert (shortest.median, longest.median) == (1, 7)
    # The last one has waited longer than all others: nine of ten is not reached.
    assert (shortest.quantile(0.75), shortest.quantile(0.9)) == (9, None)
    answers = found.total.answers
    assert (answers.within, answers.missed, str(answers.within_rate())) == (inward.Count(2), inward.Count(2), "50.00%")
    assert (found.total.satisfied, found.total.fair, found.total.dissatisfied) == (1, 1, 0)
    assert "censored" in found.definition() and "删失" in found.definition("zh")


def test_issues_by_kind_and_unit(appeals):
    rows = {row.key: row for row in appeals.issue_statistics(by="kind").rows}
    assert {key: row.issues for key, row in rows.items()} == {"complaint": inward.Count(1), "request": inward.Count(3)}
    assert (rows["complaint"].label_zh, rows["complaint"].shortest.median) == ("投诉", 9)
    units = appeals.issue_statistics(by="unit")
    assert [(row.label, row.issues) for row in units.rows] == sorted(
        [("住建局", inward.Count(1)), ("招商一局", inward.Count(3))], key=lambda row: str(appeals.unit_named(row[0]))
    )
    assert appeals.issue_statistics(by="channel").rows[0].key is None
    frame = appeals.issue_statistics(by="kind").to_polars()
    assert frame.select("key", "median_hours", "within_day", "fair").rows() == [
        ("complaint", 9.0, 0, 1), ("request", 1.0, 2, 0),
    ]


def test_an_earlier_day_has_what_was_open_then(appeals):
    found = appeals.as_of("2021-01-12", known="2021-03-31").issue_statistics()
    hours = [one.longest / timedelta(hours=1) for one in found.total.times]
    assert (hours, found.total.shortest.events) == ([1, 5], 1)
    assert appeals.as_of("2021-01-01", known="2021-03-31").issue_statistics().total.shortest is None


def test_a_calendar_without_hours_is_refused_with_the_issue():
    crm, desk = book()
    issue = desk.raise_issue(desk.record_project(title="合成项目"), "request", on="2021-01-12T09:00+08:00")
    with pytest.raises(inward.Refused) as refused:
        crm.issue_statistics()
    assert refused.value.code == "calendar.no-hours" and refused.value.subject == str(issue.id)
    assert crm.issue_statistics(calendar=OFFICE).total.issues == inward.Count(1)


# Pace.


@pytest.fixture(scope="module")
def paced():
    crm, desk = book()
    for unit in ("招商二局", "招商三局", "招商四局"):
        desk.add_unit(unit)
    for unit, plan, done in [
        ("招商一局", "4亿元", [("2020-03-31", "2亿元"), ("2020-11-30", "2亿元")]),
        ("招商一局", "1亿元", []),
        ("招商二局", "约4亿元", [("2020-06-30", "3亿元以上")]),
        ("招商三局", None, [("2020-06-30", "1亿元")]),
        ("招商四局", "2亿元", [("2020-02-29", "2亿元"), ("2019-12-31", "9亿元")]),
    ]:
        project = desk.record_project(title=f"{unit}项目", unit=unit)
        desk.reach(project, "filed", on="2019-12-01")
        if plan:
            desk.state_amount(project, "annual_planned", plan, period="2020")
        for on, amount in done:
            desk.record_money(project, "fai_completed", amount, on=on)
    return crm


def test_pace_by_unit_with_lights(paced):
    pace = paced.as_of("2020-09-30", known="2021-03-31").pace(2020)
    rows = {row.name: row for row in pace.rows}
    assert pace.elapsed == (9, 12)
    first = rows["招商一局"]
    assert (first.completion.exact, first.gap.exact, first.light) == (40, -35, "red")
    # More than three of about four: there is no upper end to either.
    second = rows["招商二局"]
    assert (second.completion.figure, second.completion.exact, second.light) == (75, None, "undetermined")
    third = rows["招商三局"]
    assert (third.completion, third.gap, third.light, third.target) == (None, None, None, {})
    assert [one.title for one in third.without_plan] == ["招商三局项目"]
    fourth = rows["招商四局"]
    assert (fourth.completion.exact, fourth.gap.exact, fourth.light) == (100, 25, "green")
    # 2 + 3 + 1 + 2 of 5 + 4 + 2.
    assert pace.total.completion.figure == Fraction(800, 11)
    assert pace.to_polars().select("name", "light").rows()[2] == ("招商四局", "green") or len(rows) == 4


def test_pace_by_working_days_own_thresholds_and_other_years(paced):
    then = paced.as_of("2020-09-30", known="2021-03-31")
    pace = then.pace(2020, elapsed="working_days", green=-100, yellow=-100)
    calendar = then.calendar()
    passed, whole = (calendar.count_working_days("2020-01-01", day) for day in ("2020-09-30", "2020-12-31"))
    assert pace.elapsed == (passed, whole)
    first = pace.rows[[row.name for row in pace.rows].index("招商一局")]
    assert (first.gap.exact, first.light) == (40 - Fraction(100 * passed, whole), "green")
    # At the end of a month it is over, a day before it is not; the year after all of it is, the year before nothing.
    assert [paced.as_of(day, known="2021-03-31").pace(2020).elapsed for day in ("2020-02-28", "2020-02-29")] == [(1, 12), (2, 12)]
    assert (paced.pace(2020).elapsed, then.pace(2021).elapsed) == ((12, 12), (0, 12))
    assert then.pace(2021, elapsed="working_days").elapsed == (0, 250)


def test_pace_against_ones_own_targets(paced):
    then = paced.as_of("2020-09-30", known="2021-03-31")
    unit = str(then.unit_named("招商四局"))
    pace = then.pace(2020, targets={"招商一局": "4亿元", unit: "4亿元", "招商三局": "1亿元"})
    rows = {row.name: (row.completion and row.completion.exact, row.light) for row in pace.rows}
    assert rows == {"招商一局": (50, "red"), "招商二局": (None, None), "招商三局": (100, "green"), "招商四局": (50, "red")}
    assert pace.total.target["CNY"].exact == 9 * 10**8
    # The second unit has no target: what it reached is no part of what the targets are held against.
    of_targets = sum(row.reached["CNY"].exact for row in pace.rows if row.completion)
    assert pace.total.reached["CNY"].exact == of_targets
    assert pace.total.completion.exact == of_targets / (9 * 10**6)
    assert [one.title for one in pace.total.without_plan], "they are told beside the total"


def test_pace_against_targets_in_the_book():
    crm, desk = book()
    desk.add_unit("招商二局")
    project = desk.record_project(title="合成项目")
    desk.record_money(project, "funds_arrived", "1亿元", on="2020-03-31")
    for unit, value, on, period in [
        ("招商一局", "2亿元", "2020-01-01", "2020"),
        ("招商一局", "4亿元", "2020-07-01", "2020"),
        ("招商一局", "9亿元", "2020-01-01", "2021"),
        ("招商二局", "1亿元", "2020-01-01", "2020"),
    ]:
        desk.set_target(crm.zone(), "funds_arrived", value=value, set_for=crm.unit_named(unit), period=period, on=on)
    told = lambda day: {
        row.name: row.completion.exact
        for row in crm.as_of(day, known="2021-03-31").pace(2020, money="funds_arrived", targets="recorded").rows
    }
    assert told("2020-06-30") == {"招商一局": 50, "招商二局": 0}, "nothing came in of the second, which is nought of it"
    assert told("2020-12-31") == {"招商一局": 25, "招商二局": 0}
    with pytest.raises(inward.Refused) as refused:
        crm.pace(2020, targets="record")
    assert refused.value.code == "statistics.unknown-choice"


# Land.


def test_land_productivity_and_classes():
    crm, desk = book()
    plants = {}
    for title, land, tax, output in [
        ("甲", "30亩", "600万元", "9亿元"),
        ("乙", "2公顷", "300万元", None),
        ("丙", "20亩", "约100万元", "1亿元"),
        ("丁", "40亩", None, None),
        ("戊", None, "100万元", None),
    ]:
        plants[title] = plant = desk.record_project(title=title, land=land)
        desk.reach(plant, "production", on="2020-03-01")
        for metric, value in (("tax", tax), ("output_value", output)):
            if value:
                desk.record_measure(plant, metric, "actual", value, period="2020")
    desk.record_project(title="未投产", land="10亩")
    desk.record_money(plants["甲"], "fai_completed", "1亿元", on="2020-06-30")
    found = crm.land_productivity(year=2020, classes={"A": "0.5"}, rest="B", rank_by="tax")
    rows = {row.title: row for row in found.rows}
    assert list(rows) == ["甲", "乙", "丙", "丁"] and [title for _, title in found.without_land] == ["戊"]
    assert rows["甲"].per_mu("tax").exact == 200_000 and rows["甲"].unit("tax") == "元"
    assert rows["甲"].per_mu("investment").exact == Fraction(10**8, 30) and rows["甲"].unit("investment") == "CNY"
    assert rows["乙"].per_mu("tax").exact == 100_000, "two hectares are 30 亩"
    assert (rows["丙"].per_mu("tax").figure, rows["丙"].per_mu("tax").exact) == (5_000_0, None)
    # 丙 is in doubt and 丁 has no figure: two are ranked.
    assert {title: row.class_ for title, row in rows.items()} == {"甲": "A", "乙": "B", "丙": None, "丁": None}
    assert crm.land_productivity(year=2019).rows[0].per_mu("tax") is None
    # One metric by its name is that one, not its letters.
    [first, *_] = crm.land_productivity(year=2020, metrics="tax").rows
    assert first.per_mu("tax").exact == 200_000 and first.per_mu("output_value") is None
    assert [row.title for row in crm.land_productivity(reached=None).rows][-1] == "未投产"
    assert found.to_polars().select("title", "land_mu", "class").rows()[1][::2] == ("乙", "B")
    # Closed as given up it is no live project; closed as done it is.
    desk.end_project(plants["甲"], "completed", on="2021-01-31")
    desk.end_project(plants["乙"], "exited", on="2021-01-31", reason="ceased_operation")
    assert [row.title for row in crm.land_productivity().rows] == ["甲", "丙", "丁"]


def test_figures_of_phases_stand_in_for_those_of_the_whole():
    crm, desk = book()
    plant = desk.record_project(title="合成", land="10亩", phases=[inward.Phase(), inward.Phase()])
    desk.record_measure(plant, "tax", "actual", "30万元", period="2020", phase=1)
    [row] = crm.land_productivity(reached=None, year=2020).rows
    assert (row.per_mu("tax").low, row.per_mu("tax").high) == (30_000, None), "nobody said of the second phase"
    desk.record_measure(plant, "tax", "actual", "20万元", period="2020", phase=2)
    assert crm.land_productivity(reached=None, year=2020).rows[0].per_mu("tax").exact == 50_000
    desk.record_measure(plant, "tax", "actual", "70万元", period="2020")
    assert crm.land_productivity(reached=None, year=2020).rows[0].per_mu("tax").exact == 70_000


def test_land_of_parks_is_weighed_by_land_with_the_ends_of_every_outcome():
    crm, desk = book()
    east, west = desk.add_unit("东区"), desk.add_unit("西区")

    def plant(title, land, tax=None, park=None, industry=None, reached="2020-03-01", **more):
        project = desk.record_project(title=title, land=land, park=park, industry=industry and inward.Industry(industry), **more)
        if reached:
            desk.reach(project, "production", on=reached)
        if tax:
            desk.record_measure(project, "tax", "actual", tax, period="2020")
        return project

    first = plant("甲", "30亩", "600万元", east, "C26")
    plant("乙", "10亩", "20万元", east, "C26")
    plant("丙", "20亩", None, east, "C38")
    plant("丁", "40亩", "80万元", west, "C38")
    plant("戊", "10亩", "90万元", west, "C38", reached="2021-03-20/2021-04-20")  # perhaps by the last of March
    plant("己", "5亩", "约10万元")
    found = crm.land_productivity(year=2020, by="park")
    assert [row.group for row in found.rows] == [["东区"]] * 3 + [["西区"]] * 2 + [[""]]
    assert [(group.group, group.projects.certain, group.projects.possible) for group in found.groups] == [
        (["东区"], 3, 3),
        (["西区"], 1, 2),
        ([""], 1, 1),
    ]
    east_, west_, nowhere = found.groups
    # 6.2 million on the 40 亩 of those with a figure, not the mean of 200,000 and 20,000, nor over 60 亩.
    assert east_.per_mu("tax").exact == Fraction(6_200_000, 40) and east_.land.exact == 60
    assert (east_.with_figure("tax"), east_.unit("tax")) == (inward.Count(2), "元")
    # Without 戊 800,000 on 40 亩, with it 1.7 million on 50.
    assert (west_.per_mu("tax").figure, west_.per_mu("tax").low, west_.per_mu("tax").high) == (20_000, 20_000, 34_000)
    assert (west_.land.low, west_.land.high) == (40, 50)
    assert (nowhere.per_mu("tax").figure, nowhere.per_mu("tax").exact) == (20_000, None)
    assert nowhere.per_mu("output_value") is None and nowhere.with_figure("output_value") == inward.Count(0)
    [all_] = crm.land_productivity(year=2020).groups
    assert (all_.group, all_.projects.certain, all_.projects.possible) == ([], 5, 6)
    # Two dimensions; and each project by its own park, also where one investment stands in two.
    both = crm.land_productivity(year=2020, by=["park", "industry"]).groups
    assert [group.group for group in both] == [
        ["东区", "GB/T 4754-2017:C26"],
        ["东区", "GB/T 4754-2017:C38"],
        ["西区", "GB/T 4754-2017:C38"],
        ["", ""],
    ]
    desk.record_project(title="甲二期", land="1亩", park=west, investment=crm.project(first).investment)
    rows = crm.land_productivity(reached=None, by="park").rows
    assert [row.group for row in rows if row.title.startswith("甲")] == [["东区"], ["西区"]]
    table = found.groups_table().to_polars()
    assert table.select("park", "projects", "projects_possible", "tax_projects_possible").rows() == [
        ("东区", 3, 3, 2),
        ("西区", 1, 2, 2),
        (None, 1, 1, 1),
    ]
    assert found.to_polars()["park"].to_list() == ["东区"] * 3 + ["西区"] * 2 + [None]
    # Figures of unlike units have no one figure.
    plant("外币", "10亩", "1万美元", east)
    assert crm.land_productivity(year=2020, by="park").groups[0].per_mu("tax") is None


# Chances.


def test_chances_by_given_likelihoods():
    crm, desk = book()
    desk.add_unit("招商二局")

    def talks(title, amount, *likelihoods, unit="招商一局"):
        lead = desk.capture_lead(title, on="2020-05-01", total_planned=amount, unit=unit)
        return [desk.open_negotiation(lead, on="2020-06-01", likelihood=one, unit=unit) for one in likelihoods]

    talks("甲", "2亿元", "high")
    talks("乙", "3亿元", "low", unit="招商二局")
    talks("丙", "10亿元", "high", "low")
    talks("丁", "5亿元", None)
    [won] = talks("戊", "7亿元", "high")
    [lost] = talks("己", "7亿元", "high")
    desk.sign_agreement(won, level="contract", on="2020-08-01", parties=[desk.add_organisation("公司")])
    desk.lose_negotiation(lost, on="2020-08-01", reason="lost_on_land")
    found = crm.weighted_pipeline({inward.Likelihood.HIGH: "0.8", "low": "0.1", "medium": "0.5"})
    rows = {tuple(word.value for word in row.likelihoods): row for row in found.rows}
    assert {key: row.count for key, row in rows.items()} == dict.fromkeys(
        [("high",), ("low",), ("low", "high"), ()], inward.Count(1)
    )
    assert rows["high",].weighted["CNY"].exact == 16 * 10**7
    doubt = rows["low", "high"].weighted["CNY"]
    assert (doubt.low, doubt.high) == (10**8, 8 * 10**8)
    assert rows[()].weighted is None and money(rows[()]) == {"CNY": 5 * 10**8}
    total = found.weighted["CNY"]
    assert (total.low, total.high) == (10**8 + 19 * 10**7, 8 * 10**8 + 19 * 10**7)
    by_unit = crm.weighted_pipeline({"high": "0.8", "low": "0.1"}, by="unit")
    assert [(row.group, [word.value for word in row.likelihoods]) for row in by_unit.rows] == [
        (["招商一局"], ["high"]), (["招商一局"], ["low", "high"]), (["招商一局"], []), (["招商二局"], ["low"]),
    ]
    assert by_unit.weighted["CNY"] == total and by_unit.to_polars()["unit"].to_list()[-1] == "招商二局"
    assert crm.as_of("2020-05-15", known="2021-03-31").weighted_pipeline({}).rows == []
    then = crm.as_of("2020-07-31", known="2021-03-31").weighted_pipeline({"high": 1, "low": 0})
    assert [row.count.certain for row in then.rows] == [3, 1, 1, 1], "two more were open then"


# Duplicates and obligations.


def uscc(digits):
    """The unified social credit code of these seventeen characters."""
    for last in "0123456789ABCDEFGHJKLMNPQRTUWXY":
        try:
            return str(inward.Uscc(digits + last))
        except inward.Refused:
            continue
    raise AssertionError(digits)


def test_duplicates_say_what_is_in_common():
    crm, desk = book()
    group = desk.add_organisation("合成集团")
    # Two may bear one name where each has a code.
    first = desk.add_organisation("合成新材料", parent=group, aliases=["合成"], uscc=uscc("91140300MA0K00001"))
    second = desk.add_organisation("合成新能源", parent=group, aliases=["合成"], uscc=uscc("91140300MA0K00002"))
    park = desk.add_unit("东区")
    a = desk.record_project(title="蓝宝石 项目", owner=first, park=park, land="30亩")
    b = desk.record_project(title="蓝宝石　项目", owner=first, park=park, land="2公顷")
    c = desk.record_project(title="储能项目", owner=second, park=park, land="31亩")
    desk.record_project(title="不相干", owner=desk.add_organisation("别家"))
    pairs = {(pair.first.title, pair.second.title): dict(pair.reasons) for pair in crm.duplicates().pairs}
    assert pairs == {
        ("蓝宝石 项目", "蓝宝石　项目"): {"investor": "合成新材料", "title": "蓝宝石 项目", "site": "30 亩"},
        ("蓝宝石 项目", "储能项目"): {"owner_group": "合成集团", "investor_name": "合成"},
        ("蓝宝石　项目", "储能项目"): {"owner_group": "合成集团", "investor_name": "合成"},
    }
    assert len({a.id, b.id, c.id}) == 3
    assert crm.duplicates().to_polars().height == 7
    # A second record with the code of another is refused at once.
    with pytest.raises(inward.Conflict):
        desk.add_organisation("又一家", uscc=uscc("91140300MA0K00001"))


def test_obligations_net_of_the_base():
    crm, desk = book()
    project = desk.record_project(title="合成项目", owner=desk.add_organisation("合成投资公司"))
    def owe(metric, required, verify_on, **more):
        obligation = inward.Obligation(metric, required, verify_on=verify_on, **more)
        return desk.promise(project, metric, direction="by_investor", obligation=obligation)
    jobs = owe("jobs", "200个", ["2020-12-31", "2021-12-31"], base="50个")
    more = owe("jobs", "100个", ["2020-12-31"])
    less = owe("jobs", "100个", ["2020-12-31"], base="80个")
    open_ = owe("jobs", "40个", ["2020-12-31"])
    void = owe("jobs", "40个", ["2020-12-31"])
    desk.verify_obligation(jobs, "210个", on="2020-12-31", instalment=1)
    desk.verify_obligation(more, "150个", on="2020-12-31")
    desk.verify_obligation(less, "60个", on="2020-12-31")
    desk.void(void, "合成", on="2021-01-31")
    found = crm.obligations()
    shown = [(str(row.required), row.net and row.net.exact, str(row.shortfall), row.standing.value) for row in found.rows]
    assert shown == [
        ("200 个", 160, "20.00%", "short"),
        ("200 个", None, "0.00% - 100.00%", "not_due"),
        ("100 个", 150, "0.00%", "met"),
        ("100 个", 0, "100.00%", "short"),
        ("40 个", None, "0.00% - 100.00%", "not_verified"),
    ]
    [total] = found.totals
    assert (total.due, total.verified, total.promised.exact, total.net.exact) == (4, 3, 400, 310)
    assert total.reached == Fraction(31, 40)
    assert found.to_polars()["due"].to_list()[0].isoformat() == "2020-12-31"
    assert crm.as_of("2020-06-30", known="2021-03-31").obligations().totals == []
    assert {row.commitment for row in found.rows} == {jobs.id, more.id, less.id, open_.id}


def test_obligations_by_debtor_kind_and_dimensions():
    crm, desk = book()
    desk.add_unit("招商二局")
    debtors = {name: desk.add_organisation(name) for name in ("合成甲公司", "合成乙公司")}

    def owe(project, metric, required, found=None, day="2020-12-31"):
        obligation = inward.Obligation(metric, required, verify_on=[day])
        promise = desk.promise(project, metric, direction="by_investor", obligation=obligation, on="2020-06-15")
        if found:
            desk.verify_obligation(promise, found, on=day)

    first = desk.record_project(title="甲一", owner=debtors["合成甲公司"], industry=inward.Industry("C26"))
    second = desk.record_project(title="甲二", owner=debtors["合成甲公司"], industry=inward.Industry("C38"))
    third = desk.record_project(title="乙一", owner=debtors["合成乙公司"], industry=inward.Industry("C38"), unit="招商二局")
    desk.reach(third, "land_acquired", on="2020-05-01")
    owe(first, "jobs", "100个", "80个")
    owe(second, "jobs", "50个", "40个")
    owe(second, "tax", "300万元", "330万元")
    owe(third, "jobs", "10个")
    owe(third, "jobs", "40个", "10个")
    owe(third, "jobs", "99个", day="2030-12-31")  # not due

    def told(by):
        totals = crm.obligations(by=by).totals
        return [(*total.group, total.metric, total.due, total.verified, total.reached) for total in totals]

    a, b, gb = "合成甲公司", "合成乙公司", "GB/T 4754-2017:"
    assert told("debtor") == [
        (b, "jobs", 2, 1, Fraction(1, 4)),
        (a, "jobs", 2, 2, Fraction(4, 5)),
        (a, "tax", 1, 1, Fraction(11, 10)),
    ]
    assert told("industry") == [
        (f"{gb}C26", "jobs", 1, 1, Fraction(4, 5)),
        (f"{gb}C38", "jobs", 3, 2, Fraction(5, 9)),
        (f"{gb}C38", "tax", 1, 1, Fraction(11, 10)),
    ]
    assert [row[:4] for row in told(["unit", "debtor"])] == [
        ("招商一局", a, "jobs", 2),
        ("招商一局", a, "tax", 1),
        ("招商二局", b, "jobs", 2),
    ]
    assert told(None) == told([]) == [("jobs", 4, 3, Fraction(13, 19)), ("tax", 1, 1, Fraction(11, 10))]
    assert told("park") == [("", *row) for row in told(None)]
    assert [row[0] for row in told("kind")] == ["就业", "税收"]
    found = crm.obligations(by=["debtor", "industry"])
    assert [row.group for row in found.rows][:2] == [[a, f"{gb}C26"], [a, f"{gb}C38"]]
    frame = found.totals_table().to_polars()
    assert frame.columns[:4] == ["debtor", "industry", "metric", "unit"] and frame.height == 4
    assert found.to_polars()["industry"].to_list() == [f"{gb}C26", *[f"{gb}C38"] * 5]
    # On an earlier day the project belongs to whom it belonged then.
    desk.assign(third, unit="招商二局", on="2020-06-01")
    desk.assign(third, unit="招商一局", on="2021-02-01")
    assert [row[0] for row in told("unit")] == ["招商一局"] * 2
    then = crm.as_of("2021-01-31", known="2021-03-31").obligations(by="unit")
    assert [(total.group, total.due) for total in then.totals if total.metric == "jobs"][0] == (["招商二局"], 2)
    # Before it was made a promise is none.
    assert len(crm.as_of("2020-06-15", known="2021-03-31").obligations().rows) == 6
    assert crm.as_of("2020-06-14", known="2021-03-31").obligations().rows == []


# What all of them have in common.


def test_every_result_is_a_documented_table(attributed, appeals, paced):
    import polars

    asked = [
        attributed.attribution("source"),
        attributed.concentration("unit"),
        attributed.workload("officer"),
        attributed.duplicates(),
        attributed.weighted_pipeline({}),
        attributed.obligations(),
        paced.pace(2020),
        paced.land_productivity(reached=None),
        appeals.issue_statistics(by="kind"),
    ]
    filled = 0
    for found in asked:
        frame = polars.DataFrame(found)  # by the PyCapsule interface
        assert frame.height == len(found) == len(found.table()) == found.to_arrow().num_rows == len(found.to_pandas())
        filled += frame.height > 0
        assert all(column.meaning("en") and column.meaning("zh") for column in found.table().columns)
        assert "<table>" in found._repr_html_() and found.definition() != found.definition("zh")
        assert str(found.as_of) in found.definition("zh") and repr(found).startswith(f"<{type(found).__name__} of ")
    assert filled >= 5
    with pytest.raises(ValueError):
        asked[0].definition("fr")


# What is asked wrongly.


def test_bad_input_is_refused_by_code_with_what_is_near():
    crm, desk = book()
    project = desk.record_project(title="合成项目")
    lead = desk.capture_lead("合成线索", on="2020-05-01", total_planned="1亿元")
    desk.open_negotiation(lead, on="2020-06-01", likelihood="medium")
    desk.record_money(project, "fai_completed", "1亿元", on="2020-06-30")
    for ask, code, near in [
        (lambda: crm.attribution("sorce"), "statistics.unknown-choice", "source"),
        (lambda: crm.attribution("source", touch="lineal"), "statistics.unknown-choice", "linear"),
        (lambda: crm.attribution("source", reached="contract_sined"), "milestone.unknown", "contract_signed"),
        (lambda: crm.attribution("source", within="2020-01-01/.."), "kpi.open-window", "2020-01-01"),
        (lambda: crm.attribution("source", money="contract"), "statistics.unknown-choice", "contract_investment"),
        (lambda: crm.concentration("indstry"), "pipeline.unknown-dimension", "industry"),
        (lambda: crm.workload("team"), "statistics.unknown-choice", "officer, unit"),
        (lambda: crm.issue_statistics(by="kinds"), "statistics.unknown-choice", "kind"),
        (lambda: crm.pace(2020, elapsed="weeks"), "statistics.unknown-choice", "months"),
        (lambda: crm.pace(2020, money="total_planned"), "statistics.not-an-entry", "fai_completed"),
        (lambda: crm.pace(2020, yellow=5), "statistics.lights-out-of-order", "yellow"),
        (lambda: crm.pace(2020, targets={"招商一科": "1亿元"}), "pipeline.unknown-value", "招商一局"),
        (lambda: crm.pace(2020, targets={"招商一局": "100万美元"}), "money.unlike-currencies", "USD"),
        (lambda: crm.pace(2090, elapsed="working_days"), "calendar.not-published", "2090"),
        (lambda: crm.land_productivity(reached="producton"), "milestone.unknown", "production"),
        (lambda: crm.land_productivity(classes={"A": "0.5"}, rank_by="taxes"), "score.unknown-indicator", "tax"),
        (lambda: crm.land_productivity(classes={"A": 5}), "score.cuts-out-of-order", "A"),
        (lambda: crm.land_productivity(ties="first"), "statistics.unknown-choice", "best"),
        (lambda: crm.land_productivity(by="industri"), "pipeline.unknown-dimension", "industry"),
        (lambda: crm.obligations(by="deptor"), "pipeline.unknown-dimension", "debtor"),
        (lambda: crm.obligations(by=["debtor", "colour"]), "pipeline.unknown-dimension", "park"),
        (lambda: crm.weighted_pipeline({"medium": 50}), "score.bad-likelihood", "50"),
        (lambda: crm.weighted_pipeline({"high": "0.8"}), "statistics.likelihood-missing", "medium"),
        (lambda: crm.weighted_pipeline({"certain": 1}), "statistics.unknown-choice", "high"),
    ]:
        with pytest.raises(inward.InwardError) as refused:
            ask()
        assert (refused.value.code, near in str(refused.value)) == (code, True), str(refused.value)
    for year, ask in [(2020, crm.pace(2020)), (2021, crm.pace(2021))]:
        assert len(ask.rows) == (1 if year == 2020 else 0)


def test_ties_are_refused_and_mixed_units_too():
    crm, desk = book()
    for tax in ("10万元", "10万元"):
        desk.record_measure(desk.record_project(title="合成", land="10亩"), "tax", "actual", tax, period="2020")
    asked = dict(reached=None, classes={"A": "0.5"}, rest="B", rank_by="tax")
    with pytest.raises(inward.Refused) as refused:
        crm.land_productivity(**asked)
    assert refused.value.code == "score.tied"
    assert [row.class_ for row in crm.land_productivity(**asked, ties="worst").rows] == ["B", "B"]
    desk.record_measure(desk.record_project(title="合成", land="10亩"), "tax", "actual", "1万美元", period="2020")
    with pytest.raises(inward.Refused) as refused:
        crm.land_productivity(**asked, ties="worst")
    assert refused.value.code == "kpi.mixed-units"
