"""Where investments go and where they are stuck, from Python: every expected figure is worked out by hand."""

from __future__ import annotations

import datetime

import inward
import polars
import pyarrow
import pytest
from inward import Count


@pytest.fixture
def crm() -> inward.Crm:
    """A made book, read on 2021-06-30: 甲 was signed and started, 乙 lost, 丙 given up in 2020, 丁 suspended, 戊 signed
    on some day of March, 己 is still talked about.
    """
    crm = inward.in_memory("合成开发区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    desk = crm.desk("wang.li", unit="招商一局")
    desk.add_unit("招商二局")
    investor = desk.add_organisation("合成投资公司")
    talks = {}
    for title, on in [
        ("甲", "2021-01-05"),
        ("乙", "2021-01-10"),
        ("丙", "2020-11-01"),
        ("丁", "2021-01-20"),
        ("戊", "2021-02-01"),
        ("己", "2020-12-01"),
    ]:
        unit = "招商二局" if title in "乙己" else None
        talks[title] = desk.open_negotiation(title=title, investor=investor, on=on, unit=unit)
    deal = desk.sign_agreement(talks["甲"], level="contract", parties=[investor], on="2021-02-10")
    project = desk.record_project(deal)
    desk.reach(project, "construction_started", on="2021-04-01")
    desk.lose_negotiation(talks["乙"], "lost_on_land", lost_to="太原", on="2021-03-15")
    desk.abandon_negotiation(talks["丙"], "no_funding", on="2020-12-15")
    desk.suspend(talks["丁"], "power_shortage", on="2021-05-01")
    desk.sign_agreement(talks["戊"], level="contract", parties=[investor], on="2021-03")
    return crm


@pytest.fixture
def projects() -> inward.Crm:
    """A made book of projects, read on 2021-06-30."""
    crm = inward.in_memory("合成开发区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    desk = crm.desk("wang.li", unit="招商一局")
    for title, reached in {
        "甲": {"land_acquired": "2020-08-01", "construction_permitted": "2020-09-20", "construction_started": "2020-10-01"},
        "乙": {"land_acquired": "2020-09-15"},
        "丙": {
            "land_acquired": "2020-12-20/2021-01-10",
            "construction_permitted": "2021-03-15",
            "construction_started": "2021-03-01",
        },
        "丁": {"land_acquired": "2021-02-01"},
    }.items():
        project = desk.record_project(title=title)
        for milestone, on in reached.items():
            desk.reach(project, milestone, on=on)
        if title == "乙":
            desk.end_project(project, "exited", reason="idle_land", on="2021-02-01")
    return crm


def told(table: inward.CrossTable) -> dict[tuple[str, ...], Count]:
    """Every number by its group and its words; those behind it are as many as it says."""
    for at, row in enumerate(table.rows):
        members = table.members(at)
        assert len(members) == row.count.possible
        assert sum(member.counts is inward.Truth.YES for member in members) == row.count.certain
    return {tuple(word for word in (*row.group, *row.keys) if word): row.count for row in table.rows}


def test_who_does_not_go_on(crm):
    pipeline = crm.pipeline()
    rows = pipeline.standings().to_polars()
    assert {row["title"]: (row["standing"], row["reason"], row["lost_to"]) for row in rows.iter_rows(named=True)} == {
        "乙": ("lost", "lost_on_land", "太原"),
        "丙": ("abandoned", "no_funding", None),
        "丁": ("suspended", "power_shortage", None),
    }
    assert set(rows["since_earliest"]) == {datetime.date(2021, 3, 15), datetime.date(2020, 12, 15), datetime.date(2021, 5, 1)}
    assert pipeline.standings(as_of="2021-03-14").to_polars()["title"].to_list() == ["丙"]
    assert pipeline.where(unit="招商二局").standings().to_polars()["reason_label_zh"].to_list() == ["无合适用地或厂房"]
    assert told(pipeline.standing_table(as_of="2021-03-15")) == {
        (): Count(6),
        ("ongoing",): Count(4),
        ("lost",): Count(1),
        ("abandoned",): Count(1),
    }
    # Before the first fact, and before anything was known.
    assert len(pipeline.standings(as_of="2019-01-01")) == len(pipeline.standings(known="2021-06-29")) == 0
    assert told(pipeline.standing_table(as_of="2019-01-01")) == {}


def test_transitions_of_a_window(crm):
    pipeline = crm.pipeline()
    assert told(pipeline.transitions("2020-12-31")) == {
        ("negotiating", "at_risk"): Count(5),  # 丙 had been given up before
        ("negotiating", "went_on", "contract_signed"): Count(2),
        ("negotiating", "closed", "lost"): Count(1),
        ("negotiating", "stopped", "suspended"): Count(1),
        ("negotiating", "still"): Count(1),
        ("contract_signed", "at_risk"): Count(2),
        ("contract_signed", "went_on", "construction_started"): Count(1),
        ("contract_signed", "still"): Count(1),
        ("construction_started", "at_risk"): Count(1),
        ("construction_started", "still"): Count(1),
    }
    # On 20 March 戊 may have been signed, or not.
    table = pipeline.transitions("2020-12-31", "2021-03-20")
    assert told(table) == {
        ("negotiating", "at_risk"): Count(5),
        ("negotiating", "went_on", "contract_signed"): Count(1, 2),
        ("negotiating", "closed", "lost"): Count(1),
        ("negotiating", "still"): Count(2, 3),
        ("contract_signed", "at_risk"): Count(1, 2),
        ("contract_signed", "still"): Count(1, 2),
    }
    [went_on] = [row for row in table.rows if row["to"] == "contract_signed"]
    assert (went_on.share.min, went_on.share.max) == (inward.Ratio(1, 5), inward.Ratio(2, 5))
    assert went_on.labels("zh") == ["在谈", "推进至", "签约未开工"] and went_on.labels()[1] == "went on to"
    by_unit = told(pipeline.transitions("2021-03-20", by="unit"))
    assert by_unit["招商一局", "negotiating", "went_on", "contract_signed"] == Count(0, 1)
    assert by_unit["招商二局", "negotiating", "at_risk"] == Count(1)
    assert told(pipeline.transitions("2019-01-01", "2019-12-31")) == {}
    assert told(pipeline.transitions("2020-12-31", known="2021-06-29")) == {}
    # Of those that are kept only possibly, all is possible.
    kept = pipeline.where(reached="contract_signed").transitions("2020-12-31", "2021-03-20")
    assert told(kept)["negotiating", "at_risk"] == Count(1, 2)


def test_reasons_and_places(crm):
    pipeline = crm.pipeline()
    everything = {
        ("lost", "lost_on_land", "太原"): Count(1),
        ("abandoned", "no_funding"): Count(1),
        ("suspended", "power_shortage"): Count(1),
    }
    assert told(pipeline.reasons()) == everything
    assert told(pipeline.reasons("2020-12-31", "2021-04-30", by="unit")) == {
        ("招商二局", "lost", "lost_on_land", "太原"): Count(1)
    }
    assert told(pipeline.reasons(until="2019-12-31")) == {}


def test_reach_by_cohort(projects):
    pipeline = projects.pipeline()
    started = {
        key: (row.count, row.share and str(row.share))
        for row in pipeline.reach_by_cohort("land_acquired", period="half").rows
        if row["milestone"] in ("", "construction_started")
        for key in [(row["cohort"], row["fate"])]
    }
    assert started == {
        ("2020H2", "cohort"): (Count(2, 3), None),  # 丙 in it or in the next
        ("2020H2", "reached"): (Count(1, 2), "50.00% - 66.67%"),
        ("2020H2", "lost"): (Count(1), "33.33% - 50.00%"),
        ("2021H1", "cohort"): (Count(1, 2), None),
        ("2021H1", "reached"): (Count(0, 1), "0.00% - 50.00%"),
        ("2021H1", "open"): (Count(1), "50.00% - 100.00%"),
    }
    everyone = told(pipeline.reach_by_cohort("land_acquired"))
    assert everyone["all", "cohort"] == Count(4) and everyone["all", "construction_started", "reached"] == Count(2)
    quarter = pipeline.reach_by_cohort("land_acquired", period=inward.CohortPeriod.QUARTER, within="2020-07-01/2020-12-31")
    assert {row["cohort"] for row in quarter.rows} == {"2020Q3", "2020Q4"}
    # Of nobody a share is undefined, not nought.
    empty = pipeline.reach_by_cohort("land_acquired", within="2019")
    assert {row.share for row in empty.rows} == {None} and told(empty)["all", "cohort"] == Count(0)
    assert polars.DataFrame(empty)["share_low"].null_count() == len(empty)
    assert len(pipeline.reach_by_cohort("land_acquired", period="year", as_of="2019-12-31")) == 0


def test_orders_and_sequences(projects):
    pipeline = projects.pipeline()
    pair = ("construction_permitted", "construction_started")
    assert told(pipeline.orders(*pair)) == {
        (*pair, "both"): Count(2),
        (*pair, "before"): Count(1),
        (*pair, "after"): Count(1),
    }
    assert told(pipeline.orders(*pair, as_of="2021-03-14")) == {(*pair, "both"): Count(1), (*pair, "before"): Count(1)}
    assert told(pipeline.sequences(*reversed(pair))) == {
        (" > ".join(pair),): Count(1),
        (" > ".join(reversed(pair)),): Count(1),
    }
    assert told(pipeline.sequences())["land_acquired",] == Count(2)


def test_time_in_stage(projects):
    pipeline = projects.pipeline()
    times = pipeline.time_in_stage(quantile=0.5)
    rows = {row["stage"]: row for row in times.table().to_polars().iter_rows(named=True)}
    # 甲 left its land after 50 days, 乙 was cleared out after 139, 丙 left after 50 to 71, 丁 has been there for 149.
    land = rows["land_acquired"]
    assert (land["certain"], land["cases"], land["undetermined"], land["longest_median"]) == (1, 1, 0, 149)
    assert (land["usual_shortest"], land["usual_longest"]) == (50.0, 71.0)
    assert (land["outliers_certain"], land["outliers_possible"]) == (1, 1)
    # 甲 stands at its start since 1 October, 丙 since 1 March: its permit came afterwards.
    start = rows["construction_started"]
    assert (start["certain"], start["shortest_median"], start["shortest_p90"]) == (2, 121, 272)
    assert rows.keys() == {"land_acquired", "construction_started"}
    assert times.outliers().to_polars()["title"].to_list() == ["丁"]
    assert times.cases().to_polars()["longest"].to_list() == [272, 149, 121]
    assert [member.title for member in times.members(0)] == ["丁"]
    assert "0.5" in times.definition() and "Kaplan–Meier" in times.definition("zh")
    with pytest.raises(IndexError):
        times.members(2)
    assert len(pipeline.time_in_stage(as_of="2019-12-31")) == 0
    by_unit = pipeline.time_in_stage("unit", known="2021-06-30").table().to_polars()
    assert set(by_unit["unit_name"]) == {"招商一局"}


def test_slippage_of_planned_dates():
    crm = inward.in_memory("合成开发区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    desk = crm.desk("wang.li", unit="招商一局")
    start = "construction_started"
    for title, plans, on in [
        ("甲", [("2021-01-01", "2021-03-01"), ("2021-02-15", "2021-04-01")], "2021-04-11"),
        ("乙", [("2021-01-01", "2021-05")], "2021-05-20"),
        ("丙", [("2021-01-01", "2021-06-01")], None),
        ("丁", [("2021-01-01", "2021-09-01")], None),
    ]:
        project = desk.record_project(title=title)
        for made, target in plans:
            desk.plan(project, start, target, on=made)
        if on:
            desk.reach(project, start, on=on)
    pipeline = crm.pipeline()
    slippage = pipeline.slippage(start)
    cases = slippage.cases().to_polars()
    slips = ["title", "slip_on_first_least", "slip_on_first_most", "slip_least", "slip_most", "moves_least", "late"]
    assert cases[slips].rows() == [
        ("丙", 30, None, 30, None, 0, "yes"),
        ("甲", 41, 41, 10, 10, 1, "yes"),
        ("乙", -11, 19, -11, 19, 0, "possibly"),
        ("丁", -62, None, -62, None, 0, "no"),
    ]
    [row] = slippage.table().to_polars().iter_rows(named=True)
    counts = ["planned", "reached", "late", "late_on_first", "overdue", "moved"]
    assert [(row[f"{name}_certain"], row[f"{name}_possible"]) for name in counts] == [
        (4, 4),
        (2, 2),
        (2, 3),
        (2, 3),
        (1, 1),
        (1, 1),
    ]
    assert (row["moves_most"], row["slip_least_median"], row["slip_most_median"]) == (1, -11, 10)
    assert [member.title for member in slippage.members(0)] == ["甲", "乙", "丙", "丁"]
    # What is planned has not happened; before it was planned nothing was.
    assert [row.count for row in pipeline.funnel(as_of="2021-04-10").rows if row.key == start] == [Count(0)]
    assert len(pipeline.slippage(as_of="2020-12-31")) == len(pipeline.slippage("production")) == 0
    assert pipeline.slippage(as_of="2021-02-14").cases().to_polars().filter(title="甲")["target"].to_list() == ["2021-03-01"]


def test_tables_go_to_other_packages(crm, projects):
    table = crm.pipeline().transitions("2020-12-31", by="unit")
    assert pyarrow.table(table).column_names[:5] == ["unit", "unit_name", "stage", "stage_label", "stage_label_zh"]
    frame = polars.DataFrame(table).filter(polars.col("outcome") == "at_risk")
    assert frame["certain"].sum() == 8
    assert table.to_pandas()["share_high"].notna().sum() == sum(row.share is not None for row in table.rows)
    assert table.to_arrow().num_rows == len(table)
    html = table._repr_html_()
    assert "went on to 推进至" in html and "20.00%" not in html
    for result in (projects.pipeline().time_in_stage(), projects.pipeline().slippage()):
        assert polars.DataFrame(result).height == len(result)
        assert "<table>" in result._repr_html_()


def test_what_is_refused(crm):
    pipeline = crm.pipeline()
    refused = [
        (lambda: pipeline.transitions("2021-03-15", "2021-03-01"), "pipeline.window-ends-before-it-starts", "2021-03-01"),
        (lambda: pipeline.reasons("2021-03-15", "2021-03-01"), "pipeline.window-ends-before-it-starts", "2021-03-01"),
        (lambda: pipeline.transitions("2021-03-15", by="unti"), "pipeline.unknown-dimension", "unit"),
        (lambda: pipeline.reach_by_cohort("contract_singed"), "milestone.unknown", "contract_signed"),
        (lambda: pipeline.reach_by_cohort("contract_signed", within="2020-07-01/.."), "kpi.open-window", "within"),
        (lambda: pipeline.orders("contract_signed", "started"), "milestone.unknown", "construction_started"),
        (lambda: pipeline.sequences("started"), "milestone.unknown", "construction_started"),
        (lambda: pipeline.slippage("started"), "milestone.unknown", "construction_started"),
        (lambda: pipeline.time_in_stage(quantile=1.0), "durations.bad-probability", "quantile"),
        (lambda: pipeline.time_in_stage(quantile=float("nan")), "durations.bad-probability", "quantile"),
    ]
    for ask, code, near in refused:
        with pytest.raises(inward.Refused) as said:
            ask()
        assert said.value.code == code and near in str(said.value), said.value
    with pytest.raises(ValueError, match="period takes one of year, half, quarter"):
        pipeline.reach_by_cohort("contract_signed", period="month")
    with pytest.raises(KeyError, match="outcome"):
        pipeline.transitions("2020-12-31").rows[0]["fate"]
    with pytest.raises(IndexError):
        pipeline.reasons().members(-1)
    with pytest.raises(inward.Refused):
        pipeline.transitions("2021-01")


def test_plans_of_which_nobody_knows_when_they_were_made():
    crm = inward.in_memory("合成开发区", clock=inward.Clock("2021-06-30T12:00+08:00"))
    desk = crm.desk("wang.li", unit="招商一局")
    project = desk.record_project(title="合成项目")
    start = "construction_started"
    desk.plan(project, start, "2020-12-01", on="2020-06")
    desk.plan(project, start, "2021-02-01", on="2020-06-20")
    slippage = crm.pipeline().slippage(start, as_of="2020-06-25")
    plans = ["first_target", "first_possible", "target_possible", "moves_least", "moves_most"]
    told = ("2020-12-01", "2020-12-01, 2021-02-01", "2021-02-01, 2020-12-01", 0, 1)
    assert slippage.cases().to_polars()[plans].rows() == [told]
    counts = ["moved_certain", "moved_possible", "moves_least", "moves_most"]
    assert slippage.table().to_polars()[counts].rows() == [(0, 1, 0, 1)]
    assert crm.pipeline().slippage(start).table().to_polars()[counts].rows() == [(1, 1, 1, 1)]
