"""Rates over what a pipeline keeps: of a book, and of outside tables, beside polars."""

import random
import signal
import threading
from datetime import date, timedelta
from decimal import Decimal

import inward
import polars as pl
import pytest

INDUSTRIES = ["chips", "steel", "food"]


@pytest.fixture
def crm():
    crm = inward.in_memory("合成开发区", currency="CNY", clock=inward.Clock("2021-06-30T09:00+08:00"))
    desk = crm.desk("wang.li", unit="招商一局")
    desk.add_unit("招商二局")
    investor = desk.add_organisation("合成投资公司")
    in_time = crm.desk("wang.li", unit="招商一局", reported_on="2020-07-15")
    for title, unit, nature, amount, start in [
        ("甲", "招商一局", "attracted", "2亿元", "2020-09-01"),
        ("乙", "招商一局", "attracted", "6亿元", None),
        ("丙", "招商二局", "attracted", "3亿元", "2020-12"),
        ("丁", "招商二局", "public_infrastructure", "9亿元", "2020-08-01"),
    ]:
        deal = desk.sign_agreement(
            title=title, level="contract", on="2020-07-10", parties=[investor], unit=unit, contract_investment=amount
        )
        project = in_time.record_project(deal, nature=nature, unit=unit)
        if start:
            desk.reach(project, "construction_started", on=start)
    return crm


def test_a_rate_counts_what_is_kept(crm):
    pipeline = crm.pipeline()
    asked = {"as_of": "2020-12-15", "signed": "2020H2"}
    everything = pipeline.kpi("start_rate/signed", **asked)
    assert everything == crm.kpi("start_rate/signed", **asked)
    assert str(everything.bounds) == "50.00% - 75.00%"
    attracted = pipeline.where(nature="attracted").kpi("start_rate/signed", **asked)
    assert str(attracted.bounds) == "33.33% - 66.67%"
    assert str(attracted.bounds_by_weight) == "18.18% - 45.45%"
    assert [title for _, title in attracted.rows(("yes", "possibly"))] == ["丙"]
    by_unit = pipeline.where(nature="attracted").kpi_by("unit", "start_rate/signed", **asked)
    assert [(unit, str(rate.bounds)) for [unit], rate in by_unit] == [
        ("招商一局", "50.00%"),
        ("招商二局", "0.00% - 100.00%"),
    ]
    known_then = pipeline.kpi("start_rate/signed", **asked, known="2020-12-31")
    with pytest.raises(inward.Refused, match="rate.undefined"):
        _ = known_then.bounds


def test_what_is_recorded_since_is_said(crm):
    pipeline = crm.pipeline()
    crm.desk("wang.li").capture_lead("合成线索", on="2021-06-01")
    with pytest.raises(inward.InwardError, match="pipeline.book-moved-on"):
        pipeline.kpi("start_rate/signed", as_of="2020-12-31", signed="2020H2")
    # Dates alone need nothing of the book.
    own = """
        [[kpi]]
        key = "start_rate/by_number"
        name = { en = "Start rate", zh = "开工率" }
        numerator = { en = "started", zh = "已开工" }
        denominator = { en = "signed", zh = "签约" }
        cohort = { by = ["contract_signed"] }
        share = { hit = { reached = "construction_started" } }
    """
    rate = pipeline.kpi("start_rate/by_number", kpis=inward.kpis(own), as_of="2020-12-31", signed="2020H2")
    assert str(rate.bounds) == "75.00%"


def test_a_pipeline_is_refreshed_in_place(crm):
    pipeline = crm.pipeline()
    kept = pipeline.where(unit="招商一局")
    before, position = pipeline.funnel(), pipeline.position
    crm.desk("wang.li", unit="招商一局").capture_lead("合成线索", on="2021-06-01")
    taken_in = pipeline.refresh()
    assert pipeline.position == position + taken_in == crm.head().position
    assert (pipeline.funnel().total, before.total, len(before.members(0))) == (5, 4, 0)
    assert kept.refresh() == taken_in
    assert kept.funnel().total == crm.pipeline().where(unit="招商一局").funnel().total
    rate = pipeline.kpi("start_rate/signed", as_of="2020-12-31", signed="2020H2")
    assert rate == crm.kpi("start_rate/signed", as_of="2020-12-31", signed="2020H2")
    _, tables = outside(1)
    assert tables.position is None
    with pytest.raises(inward.Refused, match="pipeline.not-of-a-book"):
        tables.refresh()


def test_investments_are_grouped_and_kept_by_where_they_came_from(crm):
    desk = crm.desk("wang.li", unit="招商一局")
    investor = desk.add_organisation("合成港资公司", country="HK")
    event = desk.add_promotion_event("合成推介会", on="2021-05-10")
    desk.capture_lead("港资线索", on="2021-06-01", investor=investor, promotion_event=event, origin="合成商会")
    pipeline = crm.pipeline()
    for by, name in [("origin", "HK"), ("promotion_event", "合成推介会"), ("source", "合成商会")]:
        groups = {row.group[0]: row.count for row in pipeline.funnel(by=by).rows if row.key == "lead_received"}
        assert groups[name] == 1
        assert pipeline.where(**{by: name}).funnel().total == 1
    with pytest.raises(inward.Refused, match="pipeline.unknown-value.*") as refused:
        pipeline.where(origin="KH")
    assert "HK" in str(refused.value)


OWN = """
    [[kpi]]
    key = "own/one"
    name = {{ en = "Own", zh = "自定" }}
    numerator = {{ en = "hit", zh = "达到" }}
    denominator = {{ en = "signed", zh = "签约" }}
    cohort = {{ by = ["contract_signed"] }}
    {shape}
"""


@pytest.mark.parametrize(
    ("shape", "code"),
    [
        ('share = { hit = { reached = "construction_stated" } }', "milestone.unknown"),
        ('share = { hit = { attribute = "natur", is = "attracted" } }', "pipeline.unknown-dimension"),
        ('share = { hit = { not = { standing = ["terminatd"] } } }', "kpi.bad-definition"),
        ('share = { hit = { value = "fund_arrived", over = "0" } }', "kpi.bad-definition"),
        ('quotient = { of = { value = "jobs" }, to = { value = "contract_investment" } }', "kpi.bad-definition"),
    ],
)
def test_words_that_nobody_knows_are_refused_not_told_as_nought(crm, shape, code):
    own = inward.kpis(OWN.format(shape=shape))
    for ask in (crm.kpi, crm.pipeline().kpi):
        with pytest.raises(inward.Refused, match=code):
            ask("own/one", kpis=own, as_of="2020-12-31", signed="2020H2")


def test_a_measure_of_a_period_is_of_that_period(crm):
    desk = crm.desk("wang.li", unit="招商一局")
    project = crm.projects().all()[0]
    desk.record_measure(project, "output_value", "actual", "5亿元", period="2019")
    desk.record_measure(project, "output_value", "expected", "10亿元")
    of, to = '{ value = "output_value/actual", in = "period" }', '{ value = "output_value/expected" }'
    own = inward.kpis(OWN.format(shape=f"quotient = {{ of = {of}, to = {to} }}"))
    found = {
        year: crm.kpi("own/one", kpis=own, as_of="2021-06-30", period=year, signed="2020H2").numerator[0]
        for year in ("2019", "2020")
    }
    assert found == {"2019": 500_000_000, "2020": 0}


def test_who_is_perhaps_on_a_list_is_perhaps_in_the_batch(crm):
    desk = crm.desk("wang.li", unit="招商一局")
    listed = desk.add_list("合成批次", on="2020-01-01")
    first, second = crm.projects().all()[:2]
    desk.join_list(first, listed, on="2020-06-01")
    desk.join_list(second, listed, on="2020-12")
    rate = crm.kpi("start_rate/signed", batch="合成批次", as_of="2020-12-15")
    assert rate.denominator == (1, 2)


def test_asking_while_others_write_and_signals_come_ends(crm):
    desk = crm.desk("wang.li", unit="招商一局")
    pipeline, done = crm.pipeline(), threading.Event()

    def write():
        batch = desk.batch()
        for number in range(2_000):
            batch.capture_lead(f"合成线索{number}", on="2021-06-01")
        batch.commit()
        done.set()

    heard = []
    signal.signal(signal.SIGALRM, lambda *_: heard.append(len(pipeline)))
    signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
    writer = threading.Thread(target=write)
    writer.start()
    try:
        while not done.is_set():
            assert len(crm.kpis()) == 26
            pipeline.refresh()
        pipeline.refresh()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        writer.join(timeout=60)
    assert (len(pipeline), bool(heard)) == (2_004, True)


def test_a_refreshed_pipeline_is_seen_today():
    clock = inward.Clock("2020-12-31T09:00+08:00")
    crm = inward.in_memory("合成开发区", clock=clock)
    project = crm.desk("wang.li").record_project(title="合成项目")
    crm.desk("wang.li").reach(project, "land_acquired", on="2020-12-01")
    pipeline = crm.pipeline()
    assert pipeline.time_between("land_acquired", "construction_started").groups[0].shortest.longest == 30
    clock.set("2021-06-30T09:00+08:00")
    assert pipeline.refresh() == 0
    assert pipeline.time_between("land_acquired", "construction_started").groups[0].shortest.longest == 211


def test_a_value_of_one_dimension_is_none_of_another(crm):
    with pytest.raises(inward.Refused, match="pipeline.unknown-value"):
        crm.pipeline().where(nature="招商一局")
    crm.desk("wang.li").capture_lead("线索", on="2021-06-01", origin="attracted")
    with pytest.raises(inward.Refused, match="pipeline.unknown-value"):
        crm.pipeline().where(source="public_infrastructure")


def test_what_nobody_said_leaves_a_rate_open(crm):
    own = """
        [[kpi]]
        key = "paid_in/undetermined"
        name = { en = "Paid in", zh = "到位率" }
        numerator = { en = "funds arrived", zh = "到位资金" }
        denominator = { en = "contract investment", zh = "合同投资额" }
        cohort = { by = ["contract_signed"] }
        quotient = { of = { value = "funds_arrived", missing = "undetermined" }, to = { value = "contract_investment" } }
    """
    rate = crm.pipeline().kpi("paid_in/undetermined", kpis=inward.kpis(own), as_of="2020-12-31", signed="2020H2")
    assert (str(rate.bounds), rate.numerator, rate.excluded) == ("≥ 0.00%", (0, None), 0)


def test_rates_of_groups_and_years_draw_themselves(crm):
    rates = crm.pipeline().kpi_by("unit", "start_rate/signed", as_of="2020-12-31", signed="2020H2")
    assert isinstance(rates, inward.RatesOfGroups) and len(rates) == 2
    years = crm.pipeline().vintages(as_of="2021-06-30", horizon_days=90)
    assert isinstance(years, inward.VintageTable) and (len(years), years.horizon_days) == (1, 90)


def test_bad_input_is_refused_by_name(crm):
    pipeline = crm.pipeline()
    for message, ask in [
        ("kpi.unknown-key", lambda: pipeline.kpi("strat_rate/signed", as_of="2020-12-31", signed="2020")),
        ("kpi.window-missing", lambda: pipeline.kpi("start_rate/signed", as_of="2020-12-31")),
        ("kpi.period-missing", lambda: pipeline.kpi("funds_in_rate/target", as_of="2020-12-31")),
        ("kpi.unknown-batch", lambda: pipeline.kpi("start_rate/signed", as_of="2020-12-31", batch="没有")),
        ("kpi.other-subject", lambda: pipeline.kpi("closing_rate/due", as_of="2020-12-31", due="2020")),
        ("pipeline.unknown-dimension", lambda: pipeline.kpi_by("prak", "start_rate/signed", as_of="2020-12-31", signed="2020")),
        ("milestone.unknown", lambda: pipeline.vintages("contract_singed", horizon_days=365)),
    ]:
        with pytest.raises(inward.Refused, match=message):
            ask()
    with pytest.raises(TypeError):
        pipeline.kpi("start_rate/signed", as_of="2020-12-31", signed="2020", started="2020")


def outside(seed):
    rng = random.Random(seed)
    rows = []
    for number in range(400):
        signed = date(2019, 1, 1) + timedelta(rng.randrange(900))
        started = signed + timedelta(rng.randrange(-30, 700)) if rng.random() < 0.6 else None
        rows.append((f"P{number}", rng.choice(INDUSTRIES), signed, started, rng.randrange(1, 900)))
    wide = pl.DataFrame(rows, schema=["id", "industry", "signed", "started", "amount"], orient="row")
    events = pl.concat(
        [
            wide.select("id", milestone=pl.lit("contract_signed"), on="signed"),
            wide.filter(pl.col("started").is_not_null()).select(
                "id", milestone=pl.lit("construction_started"), on="started"
            ),
        ]
    )
    money = wide.select(
        "id",
        kind=pl.lit("contract_investment"),
        amount=pl.col("amount").cast(pl.Utf8) + pl.lit("万元"),
        currency=pl.lit("CNY"),
        on=pl.col("signed"),
    )
    return wide, inward.Pipeline.from_tables(events, attributes=wide.select("id", "industry"), money=money)


def test_outside_tables_give_what_polars_does():
    compared = 0
    for seed in range(6):
        wide, pipeline = outside(seed)
        for as_of in [date(2019, 12, 31), date(2020, 9, 30), date(2021, 12, 31)]:
            first, last = date(2019, 7, 1), date(2020, 6, 30)
            cohort = wide.filter(pl.col("signed").is_between(first, min(last, as_of)))
            hit = (pl.col("started") <= as_of).fill_null(False)
            groups = cohort.group_by("industry").agg(
                below=pl.len(), above=hit.sum(), weight=pl.col("amount").sum(), part=pl.col("amount").filter(hit).sum()
            )
            asked = {"as_of": as_of, "signed": f"{first}/{last}"}
            found = pipeline.kpi_by("industry", "start_rate/signed", **asked)
            assert [group for [group], _ in found] == sorted(groups["industry"])
            for row in groups.sort("industry").iter_rows(named=True):
                [rate] = [rate for [group], rate in found if group == row["industry"]]
                assert (rate.numerator, rate.denominator) == (
                    (row["above"], row["above"]),
                    (row["below"], row["below"]),
                )
                by_money = Decimal(row["part"]) / Decimal(row["weight"])
                assert abs(Decimal(str(rate.bounds_by_weight).rstrip("%")) / 100 - by_money) <= Decimal("0.00005")
                compared += 1
            whole = pipeline.kpi("start_rate/signed", **asked)
            assert whole.denominator[0] == cohort.height
            chips = pipeline.where(industry="chips").kpi("start_rate/signed", **asked)
            assert chips.denominator[0] == cohort.filter(pl.col("industry") == "chips").height
    assert compared == 54


def test_vintages_of_outside_tables_are_those_of_polars():
    wide, pipeline = outside(99)
    as_of, horizon = date(2021, 3, 31), 365
    years = {year.year: year for year in pipeline.vintages(as_of=as_of, horizon_days=horizon, targets={2019: 30})}
    assert sorted(years) == [2019, 2020, 2021]
    for number, year in years.items():
        signed = wide.filter((pl.col("signed").dt.year() == number) & (pl.col("signed") <= as_of))
        mature = signed.filter(pl.col("signed") <= as_of - timedelta(horizon))
        soon = (pl.col("started") <= pl.col("signed") + pl.duration(days=horizon)).fill_null(False)
        assert year.signed == signed.height
        assert year.reached == signed.filter((pl.col("started") <= as_of).fill_null(False)).height
        assert year.mature == mature.height
        assert year.reached_within_horizon == mature.filter(soon).height


def test_without_a_table_of_money_shares_are_told_by_number_alone():
    events = pl.DataFrame({"id": ["A"], "milestone": ["contract_signed"], "on": [date(2020, 8, 1)]})
    pipeline = inward.Pipeline.from_tables(events)
    rate = pipeline.kpi("start_rate/signed", as_of="2020-12-31", signed="2020H2")
    assert (str(rate.bounds), rate.bounds_by_weight, rate.rows()) == ("0.00%", None, [("A", "A")])
    with pytest.raises(inward.Refused, match="outside-table.no-money"):
        pipeline.kpi("funds_in_rate/all", as_of="2020-12-31", signed="2020H2")
