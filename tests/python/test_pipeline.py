"""The pipeline in columns, from Python: what it counts, whom it counts, and what it refuses."""

from __future__ import annotations

import inward
import polars
import pyarrow
import pytest


@pytest.fixture
def crm() -> inward.Crm:
    """A made book: two projects of two units, a lead that came to nothing more, and a road."""
    crm = inward.in_memory("合成开发区", currency="CNY", clock=inward.Clock("2021-03-01T09:00+08:00"))
    desk = crm.desk("wang.li", unit="招商一局")
    desk.add_unit("招商二局")
    park = desk.add_unit("东区科技园")
    first = desk.record_project(title="甲", nature="attracted", park=park)
    desk.reach(first, "construction_started", on="2020-07-18")
    desk.reach(first, "production", on="2021-01")
    second = desk.record_project(title="乙", nature="attracted", unit="招商二局")
    desk.reach(second, "construction_started", on="2020Q4")
    road = desk.record_project(title="丙路", nature="public_infrastructure", park=park)
    desk.reach(road, "construction_started", on="2020-05-01")
    desk.capture_lead("丁", on="2021-02-01")
    return crm


def counts(table: inward.CountTable) -> dict[tuple[str, ...], inward.Count]:
    return {(*row.group, row.key): row.count for row in table.rows if row.count.possible}


def test_any_day_is_asked_of_the_same_columns(crm):
    pipeline = crm.pipeline()
    assert len(pipeline) == 4
    on = {
        day: counts(pipeline.funnel(as_of=day)).get(("construction_started",), inward.Count(0))
        for day in ("2020-04-30", "2020-05-01", "2020-11-15", "2020-12-31")
    }
    assert list(on.values()) == [inward.Count(0), inward.Count(1), inward.Count(2, 3), inward.Count(3)]
    # Nothing was known before the book had it.
    assert pipeline.funnel(as_of="2020-12-31", known="2021-02-28").total == inward.Count(0)
    assert pipeline.funnel(known="2021-03-01").total == inward.Count(4)
    then = crm.as_of("2020-11-15", known="2021-03-01")
    assert counts(then.pipeline().stage_table()) == counts(pipeline.stage_table(as_of="2020-11-15", known="2021-03-01"))


def test_groups_and_those_behind_a_number(crm):
    pipeline = crm.pipeline()
    by_unit = pipeline.stage_table(by="unit")
    assert counts(by_unit) == {
        ("招商一局", "lead_received"): inward.Count(1),
        ("招商一局", "construction_started"): inward.Count(1),
        ("招商一局", "production"): inward.Count(1),
        ("招商二局", "construction_started"): inward.Count(1),
    }
    both = pipeline.stage_table(by=["park", inward.Dimension.NATURE])
    named = {row.group[0]: row.group[1] for row in both.rows if row.key == "production" and row.count.possible}
    assert named == {"东区科技园": "attracted"} and both.by == ["park", "nature"]
    for table in (by_unit, both):
        for at, row in enumerate(table.rows):
            members = table.members(at)
            assert len(members) == row.count.possible
            assert sum(member.counts is inward.Truth.YES for member in members) == row.count.certain
    for row in (99, -1):
        with pytest.raises(IndexError, match=f"there is no row {row}"):
            by_unit.members(row)


def test_what_is_kept(crm):
    pipeline = crm.pipeline()
    park = crm.unit_named("东区科技园")
    attracted = pipeline.where(nature="attracted")
    assert attracted.funnel().total == inward.Count(2)
    assert attracted.where(park=park).funnel().total == inward.Count(1)
    assert attracted.where(park="东区科技园", unit="招商二局").funnel().total == inward.Count(0)
    assert pipeline.where(reached="production").stage_table().total == inward.Count(1)
    # What is kept possibly counts possibly.
    started = pipeline.where(reached="construction_started").funnel(as_of="2020-11-15")
    assert started.total == inward.Count(2, 3)
    assert pipeline.funnel().total == inward.Count(4)


def test_the_table_goes_to_other_packages(crm):
    funnel = crm.pipeline().funnel(by="unit")
    table = pyarrow.table(funnel)
    assert table.column_names == ["unit", "unit_name", "milestone", "label", "label_zh", "certain", "possible"]
    frame = polars.DataFrame(funnel).filter(polars.col("milestone") == "construction_started")
    assert dict(zip(frame["unit_name"], frame["certain"], strict=True)) == {"招商一局": 2, "招商二局": 1}
    assert funnel.to_pandas()["possible"].sum() == sum(row.count.possible for row in funnel.rows)
    html = funnel._repr_html_()
    assert "招商二局" in html and "开工" in html


def test_what_is_refused(crm):
    pipeline = crm.pipeline()
    refused = [
        (lambda: pipeline.funnel(by="prak"), "pipeline.unknown-dimension", "park"),
        (lambda: pipeline.funnel(by=["unit", "colour"]), "pipeline.unknown-dimension", "unit, officer, park"),
        (lambda: pipeline.where(colour="red"), "pipeline.unknown-keeper", "reached"),
        (lambda: pipeline.where(unit="招商三局"), "pipeline.unknown-value", "招商一局"),
        (lambda: pipeline.where(unit=crm.projects().first()), "id.wrong-kind", "unit"),
        (lambda: pipeline.where(nature=crm.unit_named("招商一局")), "pipeline.unknown-value", "nature"),
        (lambda: pipeline.where(nature="atracted"), "pipeline.unknown-value", "attracted"),
        (lambda: pipeline.where(reached="construction_stated"), "milestone.unknown", "construction_started"),
    ]
    for ask, code, near in refused:
        with pytest.raises(inward.Refused) as told:
            ask()
        assert told.value.code == code and near in str(told.value), told.value
    with pytest.raises(TypeError, match="by"):
        pipeline.funnel(by=3)
    with pytest.raises(TypeError, match="reached"):
        pipeline.where(reached=3)
    with pytest.raises(TypeError):
        pipeline.where(unit=3.5)
    with pytest.raises(inward.Refused):
        pipeline.funnel(as_of="2021-01")


def test_how_long_it_took(crm):
    pipeline = crm.pipeline()
    times = pipeline.time_between("construction_started", "production", by="nature")
    told = {group.group[0]: (group.cases, group.events, group.shortest.median) for group in times.groups if group.cases}
    # 甲 from 18 July to some day of January; 乙, of a quarter, and 丙 have not got there by 1 March.
    assert told == {
        "attracted": (2, inward.Count(1), 167.0),
        "public_infrastructure": (1, inward.Count(0), None),
    }
    [group] = pipeline.where(nature="attracted").time_between("construction_started", "production").groups
    assert (group.shortest.longest, group.longest.longest) == (167.0, 197.0)
    assert times.log_rank().df == 1
    working = pipeline.time_between("construction_started", "production", working_days=inward.Calendar.china())
    assert working.groups[0].shortest.quantile(0.25) == inward.Calendar.china().working_days_between(
        "2020-07-18", "2021-01-01"
    )
    with pytest.raises(inward.Refused, match=r"milestone\.unknown"):
        pipeline.time_between("construction_started", "productoin")
    with pytest.raises(TypeError, match="working_days"):
        pipeline.time_between("construction_started", "production", working_days="yes")


def test_a_rate_of_the_book_is_that_of_its_rows(crm):
    desk = crm.desk("wang.li")
    investor = desk.add_organisation("合成投资公司")
    signed = [("戊", "2020-07-10", "2亿元", "2020-12-31"), ("己", "2020-11-01", "6亿元", None), ("庚", "2021-01-05", "1亿元", None)]
    for title, on, amount, start in signed:
        deal = desk.sign_agreement(
            title=title, level="contract", on=on, parties=[investor], contract_investment=amount
        )
        project = desk.record_project(deal)
        if start:
            desk.reach(project, "construction_started", on=start)
    found = crm.kpi("start_rate/signed", as_of="2020-12-31", signed="2020H2")
    assert (str(found.bounds), str(found.bounds_by_weight)) == ("50.00%", "25.00%")
    rows = [
        inward.KpiRow(
            title,
            {"contract_signed": on} | ({"construction_started": start} if start else {}),
            [inward.KpiEntry("contract_investment", inward.Money(amount))],
        )
        for title, on, amount, start in signed
    ]
    by_rows = inward.kpi("start_rate/signed", rows, as_of="2020-12-31", signed="2020H2")
    assert (found.cells, found.bounds, found.bounds_by_weight) == (by_rows.cells, by_rows.bounds, by_rows.bounds_by_weight)
    # Today, if no day is given: the third was signed in another half year.
    assert str(crm.kpi("start_rate/signed", signed="2020H2").bounds) == "50.00%"
    for ask, code in [
        (lambda: crm.kpi("start_rate/signd", signed="2020H2"), "kpi.unknown-key"),
        (lambda: crm.kpi("start_rate/signed"), "kpi.window-missing"),
        (lambda: crm.kpi("start_rate/signed", produced="2020H2"), "kpi.unknown-cohort-date"),
        (lambda: crm.kpi("satisfaction_rate/rated"), "kpi.other-subject"),
    ]:
        with pytest.raises(inward.Refused) as told:
            ask()
        assert told.value.code == code
