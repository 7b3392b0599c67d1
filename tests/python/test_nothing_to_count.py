"""What the numbers say where there is nothing to count, or what is asked cannot be: before the first fact, of an empty
cohort, beyond what was seen. Undefined is never nought, and what is refused says why."""

import pytest

import inward

NOW = "2021-03-31T12:00+08:00"
OFFICE = inward.Calendar.from_data({"zone": "Asia/Shanghai", "weekly": {"tue": [["09:00", "17:00"]]}})


@pytest.fixture(scope="module")
def crm():
    crm = inward.in_memory("合成开发区", currency="CNY", clock=inward.Clock(NOW))
    desk = crm.desk("wang.li", unit="招商一局")
    investor = desk.add_organisation("合成投资公司")
    for title, start in [("合成项目甲", "2020-09-01"), ("合成项目乙", None)]:
        deal = desk.sign_agreement(
            title=title, level="contract", on="2020-07-10", parties=[investor], contract_investment="2亿元"
        )
        project = desk.record_project(deal, land="10亩")
        if start:
            desk.reach(project, "construction_started", on=start)
    jobs = inward.Obligation("jobs", "10个", verify_on=["2020-12-31"])
    desk.promise(project, "jobs", direction="by_investor", obligation=jobs, on="2020-07-10")
    desk.raise_issue(project, "request", on="2021-01-12")
    return crm


def undefined(ask):
    with pytest.raises(inward.Refused) as refused:
        ask()
    return refused.value.code == "rate.undefined"


LONG_AGO = "1990-01-01"


def test_before_the_first_fact_there_is_nothing(crm):
    then = crm.as_of(LONG_AGO, known=crm.today())
    pipeline = crm.pipeline()
    empty = [
        then.attribution("source"),
        then.concentration("industry"),
        then.workload("unit"),
        then.issue_statistics(by="kind", calendar=OFFICE),
        then.pace(1990),
        then.land_productivity(reached=None, by="park"),
        then.weighted_pipeline({}),
        then.duplicates(),
        then.obligations(by="debtor"),
    ]
    assert [len(found) for found in empty] == [0] * 9
    now = [crm.workload("unit"), crm.issue_statistics(by="kind", calendar=OFFICE), crm.land_productivity(reached=None)]
    assert all(len(found) for found in [*now, crm.obligations(), crm.concentration("industry"), crm.duplicates()])
    assert then.obligations().totals == [] and then.land_productivity(reached=None).groups == []
    assert undefined(then.concentration("industry").by_number) and then.pace(1990).total.completion is None
    assert undefined(then.promise_board(by="debtor").total.on_time_rate)
    for table in (pipeline.funnel(as_of=LONG_AGO), pipeline.stage_table(as_of=LONG_AGO)):
        assert {row.count for row in table.rows} == {inward.Count(0)} and table.total == inward.Count(0)
    [times] = pipeline.time_between("contract_signed", "construction_started", as_of=LONG_AGO).groups
    assert (times.cases, times.shortest, times.longest) == (0, None, None)
    book = pipeline.changes("1989-01-01", LONG_AGO).rows[0].certain
    assert (book.opening, book.closing) == (0, 0)
    assert undefined(lambda: crm.kpi("start_rate/signed", as_of=LONG_AGO, signed="1989").bounds)
    for lang in ("en", "zh"):
        page = crm.report(as_of=LONG_AGO, since="1989-01-01", lang=lang)
        assert "<svg" not in page and "%" not in page.split("</style>")[1]
    # Nor was anything known before the book was opened.
    assert pipeline.funnel(as_of="2021-01-01", known="2000-01-01").total == inward.Count(0)


def test_an_empty_cohort_is_undefined_and_a_group_of_none_is_no_group(crm):
    asked = dict(as_of="2021-03-31", signed="2015")
    empty = crm.kpi("start_rate/signed", **asked)
    assert undefined(lambda: empty.bounds) and undefined(lambda: empty.percent) and "—" in repr(empty)
    assert crm.kpi_by("unit", "start_rate/signed", **asked) == []
    assert undefined(lambda: inward.kpi("start_rate/signed", [], **asked).bounds)
    assert undefined(crm.concentration("industry", reached="production").by_money)
    assert inward.vintages([], as_of="2021-03-31", horizon_days=365) == []
    kept = crm.pipeline().where(reached="production")
    assert kept.funnel().total == inward.Count(0) and kept.time_between("production", "full_production").groups[0].cases == 0


def test_beyond_what_was_seen_nothing_is_made_up(crm):
    curve = inward.stats.kaplan_meier([5, 10, 20], [1, 0, 0])
    assert (curve.median, curve.quantile(0.9), curve.restricted_mean(100), curve.at_risk(1000)) == (None, None, None, 0)
    # Nobody of 2015 was seen for a year.
    [year] = inward.vintages(
        [inward.KpiRow("p", {"contract_signed": "2015-06-01"})], as_of="2015-12-31", horizon_days=365
    )
    assert "within the horizon —" in repr(year)
    with pytest.raises(inward.Refused) as refused:
        crm.pipeline().time_between("contract_signed", "production", as_of="2090-01-01", working_days=True)
    assert refused.value.code == "calendar.not-published"


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda crm: crm.kpi("start_rate/signed", as_of="2021-01", signed="2020"), "when.not-one-day"),
        (lambda crm: crm.as_of("2021-01", known="2021-03-31"), "when.not-one-day"),
        (lambda crm: crm.pipeline().funnel(as_of="2021Q1"), "when.not-one-day"),
        (lambda crm: crm.report(as_of="2021"), "when.not-one-day"),
        (lambda crm: crm.kpi("start_rate/signed", as_of="2021-03-31", signed="2020H2/2020H1"), "when.reversed-range"),
        (lambda crm: crm.attribution("source", within="2020-12-31/2020-01-01"), "when.reversed-range"),
        (
            lambda crm: crm.kpi("investment_completion_rate/plan", as_of="2021-03-31", period="2021/2020"),
            "when.reversed-range",
        ),
        (lambda crm: crm.pipeline().changes("2021-01-01", "2020-01-01"), "pipeline.changes-backwards"),
        (lambda crm: crm.pipeline().transitions("2021-01-01", "2020-01-01"), "pipeline.window-ends-before-it-starts"),
        (lambda crm: crm.pipeline().reasons("2021-01-01", "2020-01-01"), "pipeline.window-ends-before-it-starts"),
        (lambda crm: crm.report(as_of="2020-01-01", since="2021-01-01"), "report.since-after-as-of"),
        (lambda crm: crm.kpi("fulfilment_rate/money", as_of="2021-03-31"), "kpi.other-subject"),
    ],
)
def test_days_and_periods_that_are_none(crm, ask, code):
    with pytest.raises(inward.InwardError) as refused:
        ask(crm)
    assert refused.value.code == code, refused.value


@pytest.mark.parametrize(
    "ask",
    [
        lambda crm, days: crm.kpi("start_rate/signed", as_of="2021-03-31", signed="2020", mature_days=days),
        lambda crm, days: crm.kpi_by("unit", "start_rate/signed", as_of="2021-03-31", signed="2020", mature_days=days),
        lambda crm, days: inward.kpi("start_rate/signed", [], as_of="2021-03-31", signed="2020", mature_days=days),
        lambda crm, days: inward.vintages([], as_of="2021-03-31", horizon_days=days),
    ],
)
def test_a_number_of_days_is_a_whole_one(crm, ask):
    for days, error, said in [
        (-1, ValueError, r"_days takes a whole number from 0 on, not -1"),
        (1.5, TypeError, r"_days takes a whole number, not float"),
        ("365", TypeError, r"_days takes a whole number, not str"),
        (2**40, inward.Refused, r"_days: `1099511627776`"),
    ]:
        with pytest.raises(error, match=said):
            ask(crm, days)
    ask(crm, 365)


def test_the_rate_by_money_counts_part_payments(crm):
    owed = inward.KpiEntry("due_amount", inward.Money("300万元"))
    rows = [
        inward.KpiRow("a", {"due": "2021-01-31", "kept": "2021-01-20"}, entries=[owed, inward.KpiEntry("paid_on_time", inward.Money("300万元"))]),
        inward.KpiRow("b", {"due": "2021-02-28"}, entries=[owed, inward.KpiEntry("paid_on_time", inward.Money("60万元"))]),
        inward.KpiRow("c", {"due": "2021-06-30"}, entries=[owed]),
    ]
    rates = [inward.kpi(f"fulfilment_rate/{by}", rows, as_of="2021-03-31").bounds for by in ("due", "money")]
    assert [str(rate) for rate in rates] == ["50.00%", "60.00%"]
