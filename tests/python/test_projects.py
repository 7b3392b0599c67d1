"""Counting projects instead of investments, worked out by hand: one framework, two contracts, two projects, and more."""

from __future__ import annotations

import inward
import pytest


@pytest.fixture
def crm() -> inward.Crm:
    """Synthetic: one investment of two projects, one of a single project without an agreement, and a lead."""
    crm = inward.in_memory("合成开发区", currency="CNY", clock=inward.Clock("2021-03-01T09:00+08:00"))
    desk = crm.desk("wang.li", unit="招商一局")
    for unit in ("招商二局", "合成园区"):
        desk.add_unit(unit)
    investor = desk.add_organisation("合成公司")
    lead = desk.capture_lead("合成线索", investor=investor, on="2020-03-02")
    talks = desk.open_negotiation(lead, on="2020-04-01")
    frame = desk.sign_agreement(talks, title="合成框架", level="framework", on="2020-05-08", parties=[investor])
    for number, started in (("一", "2020-09-01"), ("二", None)):
        deal = desk.sign_agreement(
            title=f"合同{number}", level="contract", on="2020-07-10", framework=frame, parties=[investor], contract_investment="2亿元"
        )
        project = desk.record_project(deal, title=f"合成{number}厂", park="合成园区" if started else None)
        desk.record_money(project, "funds_arrived", "3000万元", period="2020-10")
        if started:
            desk.reach(project, "construction_started", on=started)
            desk.promise(project, "agent_service", debtor="招商二局", on="2020-08-01")
    alone = desk.record_project(title="合成三厂", park="合成园区")
    desk.reach(alone, "construction_started", on="2020-12-20")
    desk.capture_lead("另一线索", on="2021-02-01")
    return crm


def reached(pipeline: inward.Pipeline, **point: str) -> dict[str, int]:
    """How many reached each milestone that any did."""
    return {row.key: row.count.possible for row in pipeline.funnel(**point).rows if row.count.possible}


def test_a_project_has_reached_what_it_came_of_has(crm):
    projects, whole = crm.pipeline(level="project"), crm.pipeline()
    assert (projects.level, whole.level, len(projects), len(whole)) == ("project", "investment", 3, 3)
    line = {"lead_received": 2, "negotiating": 2, "intent_signed": 2, "contract_signed": 2, "construction_started": 2}
    assert reached(projects) == line
    assert reached(whole) == {"lead_received": 2, "negotiating": 1, "intent_signed": 1, "contract_signed": 1, "construction_started": 2}
    # Before any project was there, what they came of tells of them; as known then, nothing does.
    assert reached(projects, as_of="2020-06-30") == {"lead_received": 2, "negotiating": 2, "intent_signed": 2}
    assert projects.funnel(as_of="2020-06-30", known="2020-06-30").total == 0


def test_its_members_are_projects(crm):
    pipeline = crm.pipeline(level="project")
    table = pipeline.stage_table()
    found = {member.title: row.key for at, row in enumerate(table.rows) for member in table.members(at)}
    assert found == {"合成一厂": "construction_started", "合成二厂": "contract_signed", "合成三厂": "construction_started"}
    member = next(member for at, _ in enumerate(table.rows) for member in table.members(at))
    assert member.id.kind == "project" and crm.project(member.id).title == member.title
    outcomes = pipeline.time_between("contract_signed", "construction_started", competing=["terminated"])
    frame = outcomes.cases().to_polars()
    days = {title: days for title, days in frame.select("title", "shortest").iter_rows()}
    assert days == {"合成一厂": 53, "合成二厂": 234}  # the second goes on at the end of the first of March
    assert frame.columns[:2] == ["project", "title"] and all(id.startswith("prj_") for id in frame["project"])


def test_rates_of_projects_count_projects_and_their_own_money(crm):
    pipeline = crm.pipeline(level="project")
    rate = pipeline.kpi("start_rate/signed", signed="2020H2")
    assert (rate.numerator, rate.denominator) == ((1, 1), (2, 2))
    assert sorted(title for _, title in rate.rows()) == ["合成一厂", "合成二厂"]
    own = inward.kpis("""[[kpi]]
key = "arrived/all"
name = { en = "Arrived", zh = "到位" }
numerator = { en = "funds arrived", zh = "到位资金" }
denominator = { en = "contract investment", zh = "合同投资" }
quotient = { of = { value = "funds_arrived" }, to = { value = "contract_investment" } }""")
    of_projects, whole = pipeline.kpi("arrived/all", kpis=own), crm.pipeline().kpi("arrived/all", kpis=own)
    # What was contracted is told of the agreements: no project has it, so that nothing counts twice.
    assert (of_projects.numerator, of_projects.denominator) == ((60_000_000, 60_000_000), (0, 0))
    assert (whole.numerator, whole.denominator) == ((60_000_000, 60_000_000), (400_000_000, 400_000_000))


def test_groups_and_debtors_are_those_of_each_project(crm):
    pipeline = crm.pipeline(level="project")
    parks = {(row.group[0], row.key): row.count.possible for row in pipeline.stage_table(by="park").rows if row.count.possible}
    assert parks == {("合成园区", "construction_started"): 2, ("", "contract_signed"): 1}
    owed = pipeline.where(debtor="招商二局").stage_table()
    assert [member.title for at, _ in enumerate(owed.rows) for member in owed.members(at)] == ["合成一厂"]
    investors = pipeline.funnel(by="investor").rows
    assert {row.group[0]: row.count.possible for row in investors if row.key == "construction_started"} == {"合成公司": 1, "": 1}


def test_changes_and_refreshing(crm):
    pipeline = crm.pipeline(level="project")
    changes = pipeline.changes(("2020-08-31", "2021-03-01"), "2021-03-01", money="funds_arrived")
    at, book = next((at, row) for at, row in enumerate(changes.rows) if row.key == "book")
    assert (book.possible.opening, book.possible.entered, book.possible.closing) == (2, 1, 3)
    assert {fact.counted for fact in changes.facts(at, "entered")} == {member.id for member in changes.members(at, "entered")}
    kept = pipeline.where(park="合成园区")
    desk = crm.desk("wang.li")
    more = desk.record_project(title="合成四厂", park="合成园区")
    desk.reach(more, "construction_started", on="2021-02-01")
    assert pipeline.refresh() > 0 and kept.refresh() > 0
    assert (reached(pipeline)["construction_started"], reached(kept)["construction_started"]) == (3, 3)
    assert pipeline.level == "project"


def test_another_level_is_refused_with_those_there_are(crm):
    with pytest.raises(inward.Refused) as refused:
        crm.pipeline(level="projects")
    assert refused.value.code == "pipeline.unknown-level" and "project" in refused.value.say()


def test_a_framework_goes_on_for_others_when_a_contract_ends():
    crm = inward.in_memory("合成开发区", currency="CNY", clock=inward.Clock("2021-03-01T09:00+08:00"))
    desk = crm.desk("wang.li", unit="招商一局")
    investor = desk.add_organisation("合成公司")
    early = desk.open_negotiation(desk.capture_lead("早线索", investor=investor, on="2019-11-01"), on="2019-12-01")
    frame = desk.sign_agreement(title="合成框架", level="framework", on="2020-05-08", parties=[investor], total_planned="60亿元")
    deals = [
        desk.sign_agreement(talks, title=title, level="contract", on="2020-07-10", framework=frame, parties=[investor])
        for title, talks in (("甲", early), ("乙", None))
    ]
    for deal, planned in zip(deals, ("1亿元", None), strict=True):
        desk.record_project(deal, title=crm.agreement(deal).title, total_planned=planned)
    desk.terminate_agreement(deals[0], "breach_by_investor", on="2020-11-01")
    pipeline = crm.pipeline(level="project")
    kept = pipeline.kpi("performance_rate/not_terminated", signed="2020")
    assert (kept.numerator, kept.denominator) == ((1, 1), (2, 2))
    # What was negotiated for the contract counts beside the framework over it; the size of that is nobody's own.
    assert reached(pipeline, as_of="2019-12-31") == {"lead_received": 1, "negotiating": 1}
    sizes = {row.group[0]: row.count.possible for row in pipeline.stage_table(by="size").rows if row.count.possible}
    assert sizes == {"CNY 100m_500m": 1, "": 1}
    # Who is there by what it came of is there for a rate of all of them too.
    own = inward.kpis("""[[kpi]]
key = "open/all"
name = { en = "Open", zh = "在办" }
numerator = { en = "going on", zh = "在办" }
denominator = { en = "there", zh = "在册" }
stock = { standing = ["ongoing"] }
share = { hit = { standing = ["ongoing"] } }""")
    assert pipeline.kpi("open/all", kpis=own, as_of="2019-12-31").denominator == (1, 1)


def test_a_debtor_is_told_once_the_line_to_it_is_known():
    crm = inward.in_memory("合成开发区", currency="CNY", clock=inward.Clock("2021-03-01T09:00+08:00"))
    desk = crm.desk("wang.li", unit="招商一局")
    investor = desk.add_organisation("合成公司")
    desk.add_unit("招商二局")
    first, later, last = (desk.reported_on(day) for day in ("2020-06-01", "2021-01-01", "2021-02-01"))
    talks = first.open_negotiation(first.capture_lead("合成线索", investor=investor, on="2020-05-01"), on="2020-05-01")
    first.promise(talks, "agent_service", debtor="招商二局", on="2020-05-01")
    deal = last.sign_agreement(talks, title="合成合同", level="contract", on="2020-07-10", parties=[investor])
    project = later.record_project(deal, title="合成一厂")
    later.reach(project, "construction_started", on="2020-08-01")
    pipeline = crm.pipeline(level="project")
    told = {
        known: {row.group[0] for row in pipeline.funnel(by="debtor", as_of="2021-02-20", known=known).rows if row.count.possible}
        for known in ("2020-12-31", "2021-01-15", "2021-02-15")
    }
    assert told == {"2020-12-31": set(), "2021-01-15": {""}, "2021-02-15": {"招商二局"}}
    assert reached(pipeline, as_of="2021-02-20", known="2021-01-15") == {"construction_started": 1}


def test_tables_say_what_is_counted(crm):
    for lang, counted, other in (("en", "projects", "investments"), ("zh", "建设项目", "招商项目")):
        for level, (said, unsaid) in (("project", (counted, other)), ("investment", (other, counted))):
            pipeline = crm.pipeline(level=level)
            tables = [pipeline.funnel(), pipeline.stage_table(), pipeline.transitions("2020-12-31"), pipeline.time_in_stage(), pipeline.reasons()]
            for table in tables:
                words = table.definition(lang)
                assert said in words and unsaid not in words, words
