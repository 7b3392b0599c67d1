"""Rates as tables: every cell says what the rate itself says."""

from __future__ import annotations

from decimal import Decimal

import inward
import polars
import pyarrow
import pytest

CELLS = [(cohort, event) for cohort in ("yes", "possibly") for event in ("yes", "possibly", "no")]


@pytest.fixture(scope="module")
def crm() -> inward.Crm:
    """A made book of two parks and two units: dates in doubt, money in doubt, and somebody who says nothing."""
    crm = inward.in_memory("合成开发区", currency="CNY", clock=inward.Clock("2021-03-01T09:00+08:00"))
    desk = crm.desk("wang.li", unit="招商一局")
    desk.add_unit("招商二局")
    park, firm = desk.add_unit("东区科技园"), desk.add_organisation("合成公司")
    made = [
        ("甲", "2020-07-10", "2亿元", "招商一局", park, "2020-09-01"),
        ("乙", "2020-08", "3亿元", "招商一局", park, None),
        ("丙", "2020-12/2021-01", "超过1亿元", "招商二局", None, "2021-02"),
        ("丁", "2020-11-05", "约5亿元", "招商二局", park, "2020-12-20/2021-01-10"),
    ]
    for title, signed, money, unit, park_of, started in made:
        deal = desk.sign_agreement(
            title=title, level="contract", on=signed, parties=[firm], contract_investment=money, unit=unit
        )
        project = desk.record_project(deal, park=park_of, unit=unit)
        if started:
            desk.reach(project, "construction_started", on=started)
        desk.record_money(project, "funds_arrived", "5000万元", on="2020-12-15")
    return crm


def ends(bounds: inward.RatioBounds | None) -> tuple[float | None, float | None]:
    def told(ratio: inward.Ratio | None) -> float | None:
        return None if ratio is None else round(ratio.numerator / ratio.denominator, 9)

    return (None, None) if bounds is None else (told(bounds.min), told(bounds.max))


def bounds(rate: inward.KpiResult, *, by_weight: bool = False) -> inward.RatioBounds | None:
    try:
        return rate.bounds_by_weight if by_weight else rate.bounds
    except inward.Refused as refused:
        assert refused.code == "rate.undefined"
        return None


def assert_tells(row: dict, rate: inward.KpiResult) -> None:
    """That a row says what its rate says."""
    rounded = lambda value: None if value is None else round(float(value), 9)  # noqa: E731
    assert row["kpi"] == rate.definition.key and row["as_of"] == rate.as_of
    assert (rounded(row["rate_least"]), rounded(row["rate_most"])) == ends(bounds(rate))
    assert (rounded(row["weighted_least"]), rounded(row["weighted_most"])) == ends(bounds(rate, by_weight=True))
    assert (row["numerator_least"], row["numerator_most"]) == rate.numerator
    assert (row["denominator_least"], row["denominator_most"]) == rate.denominator
    cells = rate.cells
    assert [row[f"{cohort}_{event}"] for cohort, event in CELLS] == [cells and cells[cell] for cell in CELLS]
    assert row["figure_unit"] == rate.unit and row["excluded"] == rate.excluded
    assert (row["immature_certain"], row["immature_possible"]) == (rate.immature.certain, rate.immature.possible)


ASKED = [
    ("start_rate/signed", {"signed": "2020H2"}),
    ("funds_in_rate/all", {"signed": "2020H2"}),
    ("funds_in_rate/started", {"signed": "2020H2"}),
    ("completion_rate/signed", {"signed": "2020H2"}),
]


@pytest.mark.parametrize(("key", "asked"), ASKED)
@pytest.mark.parametrize("by", ["unit", "park", ["unit", "park"], "signed:quarter", "list"])
def test_a_row_for_each_group_says_what_its_rate_says(crm, key, asked, by):
    pipeline = crm.pipeline()
    for rates in (crm.kpi_by(by, key, **asked), pipeline.kpi_by(by, key, **asked)):
        frame = rates.to_polars()
        assert len(frame) == len(rates) > (0 if by == "list" else 1)
        for row, (names, rate) in zip(frame.iter_rows(named=True), rates, strict=True):
            keys = [by] if isinstance(by, str) else by
            assert [row[f"{dimension}_name"] or "" for dimension in keys] == names
            assert_tells(row, rate)
        assert rates.definition("zh").startswith(rates[0][1].definition.name("zh"))


@pytest.mark.parametrize(("key", "asked"), ASKED)
def test_a_rate_is_a_table_of_one_row(crm, key, asked):
    rate = crm.kpi(key, **asked)
    [row] = polars.DataFrame(rate).iter_rows(named=True)
    assert_tells(row, rate)
    assert pyarrow.table(rate).num_rows == len(rate.to_pandas()) == 1


def test_a_rate_of_nobody_is_undefined_and_not_nought(crm):
    [row] = crm.kpi("start_rate/signed", signed="1999").to_polars().iter_rows(named=True)
    assert row["rate_least"] is None and row["rate_most"] is None and row["denominator_most"] == 0
    empty = crm.kpi_by("unit", "start_rate/signed", signed="1999")
    assert empty == [] and empty.to_polars().is_empty() and "rate_most" in empty.to_polars().columns


def test_rates_put_together_by_hand_are_a_table_too(crm):
    rate = crm.kpi("start_rate/signed", signed="2020H2")
    frame = inward.RatesOfGroups([(["甲区"], rate), (["乙区"], rate)]).to_polars()
    assert frame["group"].to_list() == ["甲区", "乙区"]
    two = inward.RatesOfGroups([(["甲区", "一局"], rate)]).to_polars()
    assert two.select("group", "group_2").row(0) == ("甲区", "一局")
    for row in frame.iter_rows(named=True):
        assert_tells(row, rate)


def test_a_row_for_each_year_says_what_the_year_says(crm):
    years = crm.pipeline().vintages(as_of="2021-03-01", horizon_days=60, targets={2020: 50, 2019: "12.5"})
    frame = years.to_polars()
    assert polars.DataFrame(pyarrow.RecordBatchReader.from_stream(years).read_all()).equals(frame)
    assert [year.year for year in years] == frame["year"].to_list() == [2019, 2020, 2021]
    for row, year in zip(frame.iter_rows(named=True), years, strict=True):
        for name, count in (
            ("signed", year.signed),
            ("reached", year.reached),
            ("mature", year.mature),
            ("reached_within_horizon", year.reached_within_horizon),
        ):
            assert (row[f"{name}_certain"], row[f"{name}_possible"]) == (count.certain, count.possible)
        for name, rate in (("running", year.running), ("within_horizon", year.within_horizon)):
            told = tuple(None if row[end] is None else round(float(row[end]), 9) for end in (f"{name}_least", f"{name}_most"))
            assert told == ends(rate)
        assert row["target_percent"] == year.target_percent
        assert row["target_met"] == (None if year.target_met is None else year.target_met.value)
    assert frame["target_percent"].to_list() == [Decimal("12.5"), Decimal(50), None]
    assert "60" in years.definition("zh") and len(years.to_pandas()) == 3


def test_they_show_themselves_in_a_notebook(crm):
    rates = crm.kpi_by("unit", "start_rate/signed", signed="2020H2")
    years = crm.pipeline().vintages(as_of="2021-03-01", horizon_days=60)
    for shown in (rates._repr_html_(), years._repr_html_()):
        assert "<table" in shown and "2021" in shown
    assert "招商一局" in rates._repr_html_()
