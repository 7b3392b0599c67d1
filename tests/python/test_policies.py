"""Policies and exposure: filled in once, cited, and added up by year. All of it is synthetic, but for the two sums
that Guangyuan printed."""

import sqlite3

import pytest

import inward


@pytest.fixture
def desk():
    with inward.in_memory("阳泉经开区", currency="CNY") as crm:
        yield crm.desk("wang.li", unit="招商一局")


def told(desk):
    """A policy with its budgets, and four promises under it."""
    project = desk.record_project(title="合成晶体项目")
    policy = desk.add_policy(
        "合成材料产业扶持办法",
        document="阳开发〔2020〕5号",
        issuer=desk.unit,
        on="2019-12-20",
        valid="2020-01-01/2022-12-31",
        articles=[inward.Clause("第八条"), inward.Clause("第九条", "用工补贴")],
        legal_basis="合成条例",
    )
    desk.review_policy(policy, "passed", on="2019-12-10", unit=desk.unit, document="审查表 3 号")
    desk.set_budget(policy, 2020, "1亿元")
    desk.set_budget(policy, 2021, "2亿元")

    def promise(amount, **more):
        return desk.promise(
            project, "policy_incentive", debtor=desk.unit, under=policy, on="2020-03-01", amount=amount, **more
        )

    paid = promise("9851.11万元", due="2020-12-31", article="第八条")
    desk.fulfil(paid, on="2020-12-20", amount="9851.11万元")
    later = promise("22513.47万元", due="2099-06-30")
    waiting = promise("500万元", condition="产值达到 5 亿元", due="2020-12-31")
    part = promise("300万元", due="2020-11-30")
    desk.fulfil(part, on="2020-11-01", amount="100万元", in_part=True)
    return policy, paid, later, waiting, part


def test_a_policy_is_filled_in_once_and_cited(desk):
    policy, paid, later, waiting, part = told(desk)
    crm = desk.crm
    entry = crm.entry(policy)
    assert entry.is_policy and not entry.is_promotion_event
    assert (entry.document, entry.issuer, entry.legal_basis) == ("阳开发〔2020〕5号", desk.unit, "合成条例")
    assert (str(entry.on), str(entry.valid)) == ("2019-12-20", "2020-01-01/2022-12-31")
    assert [number for number, _ in entry.articles] == ["第八条", "第九条"]
    assert (entry.review, str(entry.reviewed_on)) == (inward.ReviewOutcome.PASSED, "2019-12-10")
    assert [(year, str(amount)) for year, amount in entry.budgets] == [(2020, "100000000 CNY"), (2021, "200000000 CNY")]
    read = crm.commitment(paid)
    assert (read.policy, read.article, read.legal_basis) == (policy.id, "第八条", "合成条例")
    assert [promise.id for promise in crm.commitments_under(policy)] == [paid.id, later.id, waiting.id, part.id]
    with pytest.raises(inward.InwardError) as refused:
        desk.promise(crm.commitment(paid).made_with, "policy_incentive", debtor=desk.unit, under="阳开发〔1999〕1号")
    assert refused.value.code == "policy.unknown"
    outside = desk.promise(read.made_with, "policy_incentive", debtor=desk.unit, under=policy, on="2019-12-31")
    assert [warning.code for warning in outside.warnings] == ["policy.not-in-force"]
    ended = desk.repeal_policy(policy, on="2020-12-31", reason="新办法施行")
    assert [warning.code for warning in ended.warnings] == ["policy.open-commitments"]
    assert str(crm.entry(policy).repealed) == "2020-12-31"


def test_exposure_by_year(desk):
    policy, paid, later, waiting, part = told(desk)
    exposure = desk.crm.exposure()
    rows = {str(row.year): row for row in exposure.rows}
    assert list(rows) == ["2020", "2021", "2099"]
    figures = {
        year: {figure.value: str(sum) for figure in inward.ExposureFigure if (sum := row.figure(figure)) is not None}
        for year, row in rows.items()
    }
    # 1亿 − (9851.11万 + 300万) = −151.11万, and 500万 less with what waits for its condition.
    assert figures["2020"] == {
        "budget": "1亿",
        "paid": "0.995111亿",
        "due": "0.02亿",
        "conditional": "0.05亿",
        "committed": "1.015111亿",
        "with_conditional": "1.065111亿",
        "balance": "-0.015111亿",
        "balance_with_conditional": "-0.065111亿",
    }
    assert figures["2021"] == {"budget": "2亿", "balance": "2亿", "balance_with_conditional": "2亿"}
    assert figures["2099"] == {"not_yet_due": "2.251347亿", "committed": "2.251347亿", "with_conditional": "2.251347亿"}
    assert rows["2020"].commitments("paid") == [paid.id, part.id]
    assert rows["2020"].commitments("due") == [part.id]
    assert rows["2020"].commitments(inward.ExposureFigure.BALANCE_WITH_CONDITIONAL) == [paid.id, waiting.id, part.id]
    assert (rows["2099"].budget, rows["2099"].commitments("not_yet_due")) == (None, [later.id])
    html = exposure._repr_html_()
    assert "阳开发〔2020〕5号" in html and "-0.015111亿" in html
    assert exposure.uncited == []
    assert exposure.definition("paid", "zh").startswith("到期年度为当年的承诺")


def test_exposure_as_of_a_day_and_what_nobody_can_tell_yet(desk):
    policy, paid, *_ = told(desk)
    crm = desk.crm
    today = str(crm.today())
    before = crm.as_of("2020-11-15", known=today).exposure().rows[0]
    assert (str(before.figure("paid")), str(before.figure("not_yet_due"))) == ("0.01亿", "1.005111亿")
    project = crm.commitment(paid).made_with
    for more in (
        {"due_rule": inward.working_days(5).after("accepted")},
        {"due": "2021-06-30/.."},
        {},
    ):
        desk.promise(project, "policy_incentive", debtor=desk.unit, under=policy, amount="1万元", on="2020-03-01", **more)
    loose = desk.promise(project, "policy_incentive", debtor=desk.unit, amount="5万元")
    desk.promise(project, "land_delivery", debtor=desk.unit)
    exposure = crm.exposure()
    last = exposure.rows[-1]
    assert (last.year, len(last.commitments("with_conditional")), last.figure("balance")) == (None, 3, None)
    assert exposure.uncited == [loose.id]
    # Its limit starts on some day around the turn of the year.
    spread = desk.promise(
        project,
        "policy_incentive",
        debtor=desk.unit,
        under=policy,
        amount="2万元",
        on="2020-03-01",
        due_rule=inward.natural_days(5).after("accepted"),
    )
    desk.record_start(spread, "accepted", on="2020-12-20/2021-01-05")
    row = next(row for row in crm.exposure().rows if spread.id in row.commitments("with_conditional"))
    assert str(row.year) == "2020-01-01/2021-12-31"


def test_plain_sql_reads_policies(tmp_path):
    path = tmp_path / "book.db"
    with inward.create(path, zone="阳泉经开区", currency="CNY") as crm:
        desk = crm.desk("wang.li", unit="招商一局")
        policy, paid, *_ = told(desk)
        desk.set_budget(policy, 2021, "1.5亿元", on="2021-01-10")
        own = desk.promise(
            crm.commitment(paid).made_with, "policy_incentive", debtor=desk.unit, under=policy, legal_basis="批复"
        )
        desk.repeal_policy(policy, on="2021-01-20")
    with sqlite3.connect(path) as book:
        entry = "SELECT kind, document, issued, valid_last, legal_basis, review, repealed FROM entries"
        assert book.execute(entry).fetchall() == [
            ("policy", "阳开发〔2020〕5号", "2019-12-20", "2022-12-31", "合成条例", "passed", "2021-01-20")
        ]
        cited = "SELECT legal_basis, policy, article FROM commitments WHERE id = ?"
        assert book.execute(cited, [str(paid.id)]).fetchone() == ("合成条例", str(policy.id), "第八条")
        assert book.execute(cited, [str(own.id)]).fetchone() == ("批复", str(policy.id), None)
        budgets = 'SELECT year, amount, "on", in_force FROM policy_budgets ORDER BY year, in_force'
        assert book.execute(budgets).fetchall() == [
            (2020, "100000000", None, 1),
            (2021, "200000000", None, 0),
            (2021, "150000000", "2021-01-10", 1),
        ]
    book.close()


def test_a_table_of_commitments_and_entries_says_the_same(desk):
    policy, paid, *_ = told(desk)
    crm = desk.crm
    commitments = crm.commitments().table().to_polars()
    row = commitments.filter(commitments["id"] == str(paid.id)).row(0, named=True)
    assert (row["policy"], row["article"], row["legal_basis"]) == (str(policy.id), "第八条", "合成条例")
    row = crm.entries().table().to_polars().row(0, named=True)
    assert (row["kind"], row["document"], row["review"]) == ("policy", "阳开发〔2020〕5号", "passed")
