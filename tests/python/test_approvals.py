"""Procedures and cases: a story through the package, and what plain SQL reads of it."""

import sqlite3

import pytest

import inward


@pytest.fixture
def desk():
    with inward.in_memory("阳泉经开区", currency="CNY") as crm:
        yield crm.desk("wang.li", unit="招商一局")


def days(number):
    return inward.working_days(number).after("accepted")


def told(desk):
    """A synthetic story: a procedure in two versions, and a case that was late by what was promised."""
    bureau = desk.add_unit("行政审批局")
    company = desk.add_organisation("合成晶体公司", roles=["investor"])
    project = desk.record_project(title="晶体项目", owner=company)
    permit = desk.add_procedure(
        "施工许可", bureau, on="2019-01-01", statutory=days(20), promised=days(10), steps=39, documents="12-49", cost="0元"
    )
    desk.revise_procedure(permit, on="2020-07-01", promised=days(5), steps=4, documents="2-7", seals=1, reason="流程再造")
    case = desk.file_case("施工许可", project, title="一期许可", on="2021-01-11", description="一期厂房")
    desk.accept_case(case, on="2021-01-12")
    desk.request_supplement(case, on="2021-01-14", missing="用地批准文件")
    desk.receive_supplement(case, on="2021-01-18")
    notice = inward.Evidence("document", ref="专家评审告知书")
    desk.begin_special_step(case, inward.SpecialStep.EXPERT_REVIEW, on="2021-01-20", evidence=notice)
    desk.end_special_step(case, "expert_review", on="2021-01-21")
    desk.decide_case(case, "granted", on="2021-01-28")
    return bureau, company, project, permit, case


def test_a_story_of_a_procedure_and_its_case(desk):
    bureau, company, project, permit, case = told(desk)
    crm = desk.crm
    read = crm.case(case)
    assert (read.procedure, read.about, read.applicant, read.unit) == (permit.id, project.id, company.id, bureau.id)
    assert (read.progress, read.outcome) == (inward.CaseProgress.GRANTED, inward.CaseOutcome.GRANTED)
    assert (read.standing, read.is_decided) == (inward.Standing.COMPLETED, inward.Truth.YES)
    assert [str(on) for on in (read.received_on, read.accepted_on, read.decided_on)] == [
        "2021-01-11", "2021-01-12", "2021-01-28",
    ]  # fmt: skip
    assert read.deemed is inward.Truth.NO
    assert str(read.procedure_version.steps) == "4"
    promise = crm.commitment(read.commitment)
    assert (promise.debtor, promise.made_with, promise.kind) == (bureau.id, case.id, "approval_time_limit")
    assert (promise.promised_limit, promise.statutory_limit) == (days(5), days(20))
    # 13, 19, 22, 25, 26 January: neither 14 to 18 nor 20 and 21 count.
    assert (str(promise.due), promise.life) == ("2021-01-26", inward.Life.LATE)
    assert (promise.lateness(), promise.statutory_lateness()) == ((2, 2), (0, 0))
    then = crm.as_of("2021-01-20", known=crm.now())
    assert then.case(case).progress is inward.CaseProgress.IN_SPECIAL_STEP
    assert then.commitment(read.commitment).life is inward.Life.PAUSED
    assert [found.title for found in crm.cases(closed=True)] == ["一期许可"]
    board = crm.as_of("2021-01-31", known=crm.now()).promise_board()
    assert (board.total.due.exact, board.total.late.exact) == (1, 1)
    kinds = [entry.kind for entry in crm.history(case)]
    assert kinds[0] == "case.filed" and kinds[-1] == "case.decided" and len(kinds) == 7
    assert {"procedure_name", "outcome", "decided_on_earliest"} <= {column.name for column in crm.cases().table().columns}


def test_by_how_much_a_procedure_was_reduced(desk):
    *_, permit, _ = told(desk)
    entry = desk.crm.entry(permit)
    assert entry.is_procedure and not entry.is_promotion_event
    reductions = entry.reductions(before="2020-06-30", after="2020-07-01")
    told_of = {
        burden: str(found.bounds) if isinstance(found, inward.Reduction) else found.code
        for burden, found in reductions.items()
    }
    assert told_of == {
        "days": "50.00%",
        "steps": "89.74%",
        "documents": "41.67% - 95.92%",
        "cost": "procedure.not-stated" if desk.crm.entry(permit).procedure_version.cost is None else "rate.undefined",
        "seals": "procedure.not-stated",
    }
    with pytest.raises(inward.NotFound) as refused:
        entry.reductions(before="2018-01-01", after="2020-07-01")
    assert refused.value.code == "procedure.no-version"


def test_what_is_asked_for_in_vain_says_why(desk):
    *_, project, permit, case = told(desk)
    other = desk.crm.case(desk.file_case(permit, project, on="2021-01-11")).commitment
    for code, ask in [
        ("procedure.unknown", lambda: desk.file_case("规划许可", project)),
        ("procedure.unknown-start", lambda: desk.add_procedure("规划许可", "招商一局", promised=inward.working_days(5).after("x"))),
        ("procedure.fixed-limit", lambda: desk.add_procedure("规划许可", "招商一局", statutory=inward.fixed("2021"))),
        ("case.not-filed-for", lambda: desk.file_case(permit, desk.unit)),
        ("case.already-decided", lambda: desk.decide_case(case, "refused")),
        ("commitment.told-by-case", lambda: desk.fulfil(other, on="2021-01-28")),
        ("number.negative", lambda: desk.add_procedure("规划许可", "招商一局", steps=-1)),
    ]:
        with pytest.raises(inward.InwardError) as refused:
            ask()
        assert refused.value.code == code


def test_plain_sql_reads_them(tmp_path):
    path = tmp_path / "book.db"
    with inward.create(path, zone="阳泉经开区", currency="CNY") as crm:
        *_, permit, case = told(crm.desk("wang.li", unit="招商一局"))
    book = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    steps = book.execute('SELECT step, special_step, outcome FROM case_steps WHERE "case" = ? ORDER BY "on"', [str(case.id)])
    assert steps.fetchall() == [
        ("received", None, None),
        ("accepted", None, None),
        ("supplement_requested", None, None),
        ("supplement_received", None, None),
        ("special_step_begun", "expert_review", None),
        ("special_step_ended", "expert_review", None),
        ("decided", None, "granted"),
    ]
    row = book.execute("SELECT title, procedure, applicant_name, unit_name, standing FROM cases").fetchall()
    assert row == [("一期许可", str(permit.id), "合成晶体公司", "行政审批局", "completed")]
    versions = book.execute(
        "SELECT \"on\", promised_limit, steps, documents, documents_max, in_force FROM procedure_versions ORDER BY \"on\""
    ).fetchall()
    limit = '{"limit":{"working_days":%d},"after":"accepted"}'
    assert versions == [
        ("2019-01-01", limit % 10, "39", "12", "49", 0),
        ("2020-07-01", limit % 5, "4", "2", "7", 1),
    ]
    assert book.execute("SELECT kind FROM entries").fetchall() == [("procedure",)]
    book.close()
