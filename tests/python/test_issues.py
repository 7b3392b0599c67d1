"""Issues and tasks: a story through the package, and what plain SQL reads of it."""

import sqlite3

import duckdb
import duckdb_extensions
import pytest

import inward


@pytest.fixture
def desk():
    with inward.in_memory("阳泉经开区", currency="CNY") as crm:
        yield crm.desk("wang.li", unit="招商一局")


def told(desk):
    """A synthetic story: an issue that is settled, taken up again and settled, and a task of it."""
    power = desk.add_unit("供电所")
    company = desk.add_organisation("合成晶体公司", roles=["investor"])
    project = desk.record_project(title="晶体项目", owner=company)
    issue = desk.raise_issue(
        project,
        "request",
        title="供电容量不足",
        on="2021-01-12T09:30+08:00",
        channel="on_site_office",
        urgency="urgent",
        responders=["招商一局", power],
        investment_at_risk="约2.9亿元",
        jobs_at_risk="200余个",
    )
    task = desk.assign_task(
        "核定增容方案",
        origin=issue,
        unit=power,
        on="2021-01-12",
        due_rule={"limit": {"working_days": 3}, "after": "assigned"},
    )
    desk.respond_to_issue(issue, on="2021-01-12T11:00+08:00", note="已联系供电公司")
    desk.hand_over_issue(issue, power, "属供电事项", on="2021-01-13")
    desk.complete_task(task, on="2021-01-15", result="方案已定")
    desk.resolve_issue(issue, "partly", on="2021-01-18")
    desk.reopen_issue(issue, "企业不满意", on="2021-01-20")
    desk.resolve_issue(issue, inward.IssueOutcome.SETTLED, on="2021-01-25")
    desk.rate_issue(issue, "satisfied", on="2021-01-27", evidence=inward.Evidence("call_back"))
    return company, project, issue, task, power


def test_a_story_of_an_issue_and_its_task(desk):
    company, project, issue, task, power = told(desk)
    crm = desk.crm
    read = crm.issue(issue)
    assert (read.kind, read.channel, read.urgency) == ("request", "on_site_office", "urgent")
    assert (read.is_resolved, read.outcome) == (inward.Truth.YES, inward.IssueOutcome.SETTLED)
    assert read.satisfaction is inward.Satisfaction.SATISFIED
    assert (read.standing, crm.task(task).standing) == (inward.Standing.COMPLETED, inward.Standing.COMPLETED)
    assert (read.unit, read.organisation, read.about) == (power.id, company.id, project.id)
    assert read.resolve_rule == inward.working_days(2).after("received"), "as its urgency says"
    assert len(read.responders) == 2
    assert read.investment_at_risk.qualifier is inward.Qualifier.ABOUT
    then = crm.as_of("2021-01-20", known=crm.now())
    assert (then.issue(issue).is_resolved, then.issue(issue).outcome) == (inward.Truth.NO, None)
    assert [found.title for found in crm.issues(closed=True)] == ["供电容量不足"]
    assert [found.title for found in crm.tasks(unit="供电所")] == ["核定增容方案"]
    assert crm.task(task).investment == read.investment == crm.project(project).investment
    kinds = [entry.kind for entry in crm.history(issue)]
    assert kinds[0] == "issue.raised" and kinds.count("issue.resolved") == 2
    table = crm.issues().table()
    assert {"respond_rule", "resolve_rule", "investment_at_risk"} <= {column.name for column in table.columns}


def test_the_clocks_of_issues_and_tasks_pause_and_their_time_is_extended(desk):
    project = desk.record_project(title="晶体项目")
    issue = desk.raise_issue(
        project,
        "complaint",
        on="2021-01-12T09:00+08:00",
        respond=inward.hours(4).after("received"),
        resolve=inward.working_days(5).after("received"),
    )
    with pytest.raises(inward.Refused, match="before the clock starts") as refused:
        desk.pause_clock(issue, "待补充材料", on="2021-01-11")
    assert refused.value.code == "clock.before-start"
    desk.pause_clock(issue, "待补充材料", on="2021-01-14")
    # Paused on Thursday the 14th: one working day was used; as of Monday four are left from then on.
    then = desk.crm.as_of("2021-01-18", known=desk.crm.now())
    assert then.issue(issue).resolution is inward.Timeliness.PAUSED
    assert then.issue(issue).response is inward.Timeliness.OVERDUE, "due on the 12th, before the pause"
    assert str(then.issue(issue).resolve_due().latest.last_day) == "2021-01-22"
    desk.resume_clock(issue, on="2021-01-18")
    desk.extend_deadline(issue, inward.working_days(2), "需上级批准", on="2021-01-20")
    desk.resolve_issue(issue, "settled", on="2021-01-26")
    read = desk.crm.issue(issue)
    assert (str(read.resolve_due().latest.last_day), read.resolution) == ("2021-01-26", inward.Timeliness.ON_TIME)
    assert [entry.kind for entry in desk.crm.history(issue)][1:4] == ["clock.paused", "clock.resumed", "clock.extended"]
    task = desk.assign_task("核定方案", on="2021-01-12", due_rule=inward.working_days(3).after("assigned"))
    desk.pause_clock(task, "待补充材料", on="2021-01-13")
    assert desk.crm.task(task).timeliness is inward.Timeliness.PAUSED
    desk.cancel_task(task, "企业撤回", on="2021-01-14")
    with pytest.raises(inward.Refused) as refused:
        desk.resume_clock(task, on="2021-01-15")
    assert refused.value.code == "task.already-closed"


def test_what_is_asked_for_in_vain_says_why(desk):
    project = desk.record_project(title="晶体项目")
    for code, ask in [
        ("issue.unknown-kind", lambda: desk.raise_issue(project, "requets")),
        ("issue.unknown-channel", lambda: desk.raise_issue(project, "request", channel="hotlin")),
        ("issue.unknown-start", lambda: desk.raise_issue(project, "request", resolve={"limit": {"hours": 60}, "after": "x"})),
        ("command.unknown-choice", lambda: desk.raise_issue(project, "request", resolve={"limit": {"weeks": 1}})),
        ("task.two-dues", lambda: desk.assign_task("x", due="2021", due_rule={"limit": {"on": "2021"}})),
    ]:
        with pytest.raises(inward.Refused) as refused:
            ask()
        assert refused.value.code == code


def test_plain_sql_reads_them(tmp_path):
    path = tmp_path / "book.db"
    with inward.create(path, zone="阳泉经开区", currency="CNY") as crm:
        *_, issue, task, power = told(crm.desk("wang.li", unit="招商一局"))
    book = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    steps = book.execute('SELECT step, "on", outcome FROM issue_steps WHERE issue = ? ORDER BY "on", step', [str(issue.id)])
    assert [step for step, *_ in steps] == [
        "received", "responded", "handed_over", "resolved", "reopened", "resolved", "rated",
    ]  # fmt: skip
    row = book.execute("SELECT kind, urgency, standing, amount, organisation_name, unit_name, resolve_rule FROM issues")
    assert row.fetchall() == [
        ("request", "urgent", "completed", "290000000", "合成晶体公司", "供电所", '{"limit":{"working_days":2},"after":"received"}')
    ]
    assert book.execute("SELECT at_risk, amount, jobs, in_force FROM risks ORDER BY at_risk").fetchall() == [
        ("investment", "290000000", None, 1),
        ("jobs", None, "200", 1),
    ]
    assert book.execute("SELECT origin, standing, unit_name FROM tasks").fetchall() == [(str(issue.id), "completed", "供电所")]
    assert [step for (step,) in book.execute('SELECT step FROM task_steps ORDER BY "on"')] == ["assigned", "completed"]
    book.close()
    duck = duckdb.connect(config={"extension_directory": str(tmp_path / "extensions")})
    duckdb_extensions.import_extension("sqlite_scanner", con=duck)
    duck.sql("LOAD sqlite_scanner")
    duck.sql(f"ATTACH '{path}' AS book (TYPE sqlite, READ_ONLY)")
    found = duck.sql("SELECT count(*), count(step), count(unit) FROM book.issue_steps").fetchall()
    assert found == [(7, 7, 2)]
    assert duck.sql("SELECT step FROM book.task_steps ORDER BY step").fetchall() == [("assigned",), ("completed",)]
