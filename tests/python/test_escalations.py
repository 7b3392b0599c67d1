"""Ladders of escalation and inspections: the same in Python, as classes and properties."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import pytest

import inward


def zone() -> tuple[inward.Crm, inward.Desk]:
    crm = inward.in_memory("合成开发区", currency="CNY", time_zone="Asia/Shanghai")
    return crm, crm.desk("wang.li", unit="招商一局")


def test_a_promise_climbs_its_ladder_once(tmp_path: Path) -> None:
    with inward.create(tmp_path / "zone.db", zone="合成开发区", currency="CNY", time_zone="Asia/Shanghai") as crm:
        desk = crm.desk("wang.li", unit="招商一局")
        project = desk.record_project(title="合成项目")
        promise = desk.promise(project, "land_delivery", due="2021-01-12", debtor=desk.unit, on="2021-01-04")
        taken = desk.escalate()
        assert taken.touched == (promise.id,)
        assert desk.escalate().touched == ()
        [level] = crm.commitment(promise).escalations()
        assert (level.ladder, level.level, level.phase) == ("promises_to_investors", "supervised", None)
        assert (level.since, level.deadline, level.notifies) == (date(2021, 2, 5), None, "zone_leader")
        assert (level.label(), level.label("zh")) == ("Under supervision", "督办")
        then = crm.as_of("2021-01-20", known=crm.today()).commitment(promise)
        [yellow] = then.escalations()
        assert (yellow.level, yellow.since, yellow.deadline) == ("yellow", date(2021, 1, 13), date(2021, 1, 20))
        desk.retract(level.fact, reason="误报")
        assert crm.commitment(promise).escalations()[0].level == "red"
        assert [str(record) for record in desk.escalate(promise).touched] == [str(promise.id)]
        with pytest.raises(TypeError, match="does not pickle: ask again"):
            pickle.dumps(level)


def test_what_was_raised_is_taken_back_on_evidence_and_time_is_excused() -> None:
    crm, desk = zone()
    task = desk.assign_task("协调用电", due="2021-01-12", on="2021-01-04")
    desk.excuse(task, "等待批复", on="2021-01-11", until="2021-01-15")
    batch = desk.batch()
    batch.escalate(task)
    batch.commit()
    assert [(level.level, level.since) for level in crm.task(task).escalations()] == [("red", date(2021, 1, 26))]
    with pytest.raises(inward.Refused) as refused:
        desk.lift_escalation(task, "已整改")
    assert refused.value.code == "escalation.needs-evidence"
    report = inward.Evidence("document", title="整改报告")
    desk.lift_escalation(task, "已整改", to="yellow", evidence=report)
    assert [level.level for level in crm.task(task).escalations()] == ["yellow"]
    said = [entry.say("zh") for entry in crm.history(task)]
    assert any("降为黄牌" in line and "已整改" in line for line in said), said
    assert "tasks.yellow since 2021-01-18" in crm.tasks().table()._repr_html_()


def test_inspections_of_an_enterprise() -> None:
    crm, desk = zone()
    fire = desk.add_unit("消防大队")
    plant = desk.add_organisation("合成企业")
    first = desk.record_inspection(plant, "消防大队", "routine", on="2020-03-12", outcome="未发现隐患")
    second = desk.record_inspection(plant, fire, "routine", on="2020-12-28/2021-01-03")
    assert first.warnings == second.warnings == ()
    year = crm.inspection_year(plant, fire, 2020)
    assert (year.kept, year.limit, year.complete) == (inward.LimitKept.UNDETERMINED, 1, False)
    assert [(visit, str(truth)) for visit, _, truth in year.visits] == [(first.id, "yes"), (second.id, "possibly")]
    third = desk.record_inspection(plant, fire, inward.InspectionPurpose.ROUTINE, on="2020-06-01")
    assert [warning.code for warning in third.warnings] == ["inspection.over-the-limit"]
    assert [(year.year, year.kept, year.over) for year in crm.inspections(plant)] == [
        (2020, inward.LimitKept.BROKEN, [third.id]),
        (2021, inward.LimitKept.NOT_KNOWN, []),
    ]
    entry = crm.entry(first)
    assert (entry.is_inspection, entry.organisation, entry.authority) == (True, plant.id, fire.id)
    assert (str(entry.on), entry.purpose, entry.basis) == ("2020-03-12", "routine", "reported")
    assert entry.outcome is not None and crm.note(entry.outcome) == "未发现隐患"
    with pytest.raises(inward.Refused) as refused:
        desk.complete_inspection_log(plant, crm.today().year)
    assert refused.value.code == "inspection.year-goes-on"
    desk.complete_inspection_log(plant, 2021, authority=fire)
    assert crm.inspection_year(plant, fire, 2021).kept is inward.LimitKept.MET


def test_a_playbook_tells_its_ladders() -> None:
    playbook = inward.Playbook.development_zone()
    ladders = dict(playbook.ladders)
    assert ladders["promises_to_investors"] == ["yellow", "red", "supervised"]
    assert playbook.roles == ["unit_head", "supervision_office", "zone_leader"]
    without = playbook.text.replace('key = "yellow"', 'key = "amber"')
    crm, desk = zone()
    desk.assign_task("协调用电", due="2021-01-12", on="2021-01-04")
    desk.escalate()
    with pytest.raises(inward.Refused) as refused:
        desk.adopt_playbook(inward.Playbook(without))
    assert [fault.code for fault in refused.value.faults] == ["playbook.drops-what-is-used"]
