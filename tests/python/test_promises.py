"""Promises kept by milestones, items and instalments; two sides that wait for each other; what would be repaid.
All figures are synthetic."""

import json
import sqlite3

import pytest

import inward


@pytest.fixture
def desk():
    with inward.in_memory("阳泉经开区", currency="CNY") as crm:
        yield crm.desk("wang.li", unit="招商一局")


def bargain(desk):
    """200 new jobs beside 50, and 100万元 of which 60 were paid."""
    investor = desk.add_organisation("合成投资公司")
    project = desk.record_project(title="合成项目", owner=investor)
    jobs = inward.Obligation(
        "jobs_new",
        "200个",
        base="50个",
        verify_on=["2022-12-31", "2023-12-31"],
        cure_days=90,
        clawback=inward.Clawback.pro_rata(),
    )
    jobs = desk.promise(project, "jobs", direction="by_investor", obligation=jobs)
    halves = [inward.Instalment("60万元", due="2021-06-30"), inward.Instalment("40万元", due="2023-06-30")]
    grant = desk.promise(project, "policy_incentive", instalments=halves, depends_on=jobs, debtor=desk.unit)
    desk.fulfil(grant, amount="60万元", on="2021-06-15")
    return project, jobs, grant


def at(desk, day):
    return desk.crm.as_of(day, known=desk.crm.now())


def test_start_on_land_needs_nothing_but_the_limit(desk):
    project = desk.record_project(title="合成项目")
    promise = desk.promise(project, "start_on_land", due_rule=inward.working_days(5), debtor=desk.unit)
    desk.reach(project, "land_handed_over", on="2021-02-05")
    read = desk.crm.commitment(promise)
    assert (str(read.due), read.life, read.kept) == ("2021-02-18", inward.Life.OVERDUE, inward.Truth.NO)
    desk.reach(project, "construction_started", on="2021-02-18")
    read = desk.crm.commitment(promise)
    assert (read.life, str(read.kept_on)) == (inward.Life.ON_TIME, "2021-02-18")
    assert read.kept_by_milestone == "construction_started"
    with pytest.raises(inward.Refused) as refused:
        desk.fulfil(promise, on="2021-02-18")
    assert refused.value.code == "commitment.already-closed"
    desk.correct(project, "construction_started", on="2021-02-19", reason="按施工合同")
    assert desk.crm.commitment(promise).life is inward.Life.LATE


def test_an_agent_service_keeps_its_history(desk):
    project = desk.record_project(title="合成项目")
    desk.enrol_person("zhou.qi")
    promise = desk.promise(
        project,
        "agent_service",
        items=["营业执照", "项目备案"],
        due="2021-06-30",
        debtor=desk.unit,
        evidence=inward.Evidence("document", title="代办委托书"),
    )
    desk.fulfil(promise, item=2, on="2021-03-10")
    desk.assign(promise, officer="zhou.qi", on="2021-04-01")
    assert desk.crm.commitment(promise).items == ["营业执照", "项目备案"]
    before, after = (at(desk, day).commitment(promise) for day in ("2021-03-31", "2021-04-01"))
    assert before.officer != after.officer
    assert at(desk, "2021-03-31").commitment(promise).life is inward.Life.PARTLY
    with pytest.raises(inward.Refused) as refused:
        desk.fulfil(promise, item=3)
    assert (refused.value.code, refused.value.path) == ("commitment.unknown-item", "item")
    desk.fulfil(promise, item=1, on="2021-05-01")
    assert desk.crm.commitment(promise).life is inward.Life.ON_TIME


def test_whose_turn_it_is_and_what_would_be_repaid(desk):
    project, jobs, grant = bargain(desk)
    crm = desk.crm
    assert crm.depending_on(jobs) == [grant.id] and crm.commitment(grant).depends_on == [(jobs.id, None)]
    groups = {group.standing: group for group in at(desk, "2023-07-31").open_payments().groups}
    assert [len(group.payments) for group in groups.values()] == [0, 1, 0, 0]
    waiting = groups[inward.PaymentStanding.CONDITION_UNMET].payments[0]
    assert (waiting.instalment, str(waiting.owed), waiting.waits_for) == (2, "400000 CNY", [(jobs.id, None)])

    # 210余 people are more than 160 new ones: up to a fifth of 60万元.
    desk.verify_obligation(jobs, "210余个", on="2022-12-31")
    desk.notify_shortfall(jobs, on="2023-03-01", instalment=1)
    curing, enforced = (at(desk, day).clawback(jobs) for day in ("2023-05-30", "2023-05-31"))
    nothing = inward.Money(0, "CNY")
    fifth = inward.Money("12万元")
    assert (curing.due, curing.pending) == ([(nothing, nothing)], [(nothing, fifth)])
    assert curing.checks[0].standing is inward.CheckStanding.CURING
    assert (enforced.due, enforced.checks[0].standing.value) == ([(nothing, fifth)], "undetermined")
    assert str(enforced.checks[0].shortfall) == "0.00% - 20.00%"
    assert at(desk, "2024-01-01").clawback(jobs).due == [(nothing, inward.Money("60万元"))], "never checked"
    with pytest.raises(inward.Refused) as refused:
        crm.clawback(grant)
    assert refused.value.code == "commitment.no-clawback"
    with pytest.raises(inward.Refused) as refused:
        desk.gate(jobs, grant)
    assert refused.value.code == "commitment.circle" and "→" in str(refused.value)


def test_an_amendment_is_shown_before_it_applies(desk):
    deal = desk.sign_agreement(title="合成合同")
    terms = {"amount": "100万元", "due": "2099-06-30", "debtor": desk.unit}
    old = desk.promise(deal, "policy_incentive", **terms)
    amendment = desk.batch()
    new = amendment.promise(deal, "policy_incentive", **terms | {"amount": "80万元"})
    amendment.supersede(old, "补充协议", by=new, on="2021-02-01")
    effects = {effect.commitment: effect for effect in amendment.effect_on(deal)}
    assert effects[old.id].superseded_by is not None and effects[old.id].changes
    assert (effects[old.id].before.life, effects[old.id].after.life) == (inward.Life.ACTIVE, inward.Life.SUPERSEDED)
    made = effects[effects[old.id].superseded_by]
    assert (made.before, str(made.after.amount), str(made.after.due)) == (None, "800000 CNY", "2099-06-30")
    assert desk.crm.commitments().count() == 1
    amendment.commit()
    assert desk.crm.commitment(old).life is inward.Life.SUPERSEDED


def test_items_of_a_table_are_counted(desk):
    done = [inward.DatedFulfilment("2021-01-10", item=1), inward.DatedFulfilment("2021-01-20", item=2)]
    rows = [inward.PromiseRow(due="2021-01-31", items=2, fulfilments=done[:upto]) for upto in (1, 2)]
    tally = inward.tally(rows, as_of="2021-02-01")
    assert (tally.on_time, tally.open, tally.partly) == (1, 1, 1)
    with pytest.raises(inward.Refused) as refused:
        inward.tally([inward.PromiseRow(items=1, fulfilments=done)], as_of="2021-02-01")
    assert (refused.value.code, refused.value.path) == ("commitment.unknown-item", "rows[0].fulfilments[1].item")


def test_plain_sql_reads_both_sides(tmp_path):
    path = tmp_path / "book.db"
    with inward.create(path, zone="阳泉经开区", currency="CNY") as crm:
        desk = crm.desk("wang.li", unit="招商一局")
        _, jobs, grant = bargain(desk)
        desk.verify_obligation(jobs, "210余个", on="2022-12-31")
    with sqlite3.connect(path) as book:
        query = "SELECT depends_on, instalments, conditional, items FROM commitments WHERE id = ?"
        depends_on, instalments, conditional, items = book.execute(query, [str(grant.id)]).fetchone()
        assert (json.loads(depends_on), len(json.loads(instalments)), conditional, items) == ([str(jobs.id)], 2, 1, None)
        found = book.execute("SELECT commitment, instalment, value, qualifier, value_unit FROM verifications").fetchall()
        assert found == [(str(jobs.id), 1, "210", "over", "个")]
        paid = book.execute("SELECT instalment, amount FROM fulfilments").fetchall()
        assert paid == [(1, "600000")]
