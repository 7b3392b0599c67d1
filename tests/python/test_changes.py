"""What changed between two reports, from Python."""

from datetime import date
from decimal import Decimal

import inward
import polars
import pytest

MONEY = "total_planned"


def book():
    """Two Mondays: one project moves to another park, one was never started, one comes in late, one starts anew."""
    clock = inward.Clock("2021-01-04T12:00+08:00")
    crm = inward.in_memory("合成开发区", currency="CNY", clock=clock)
    desk = crm.desk("wang.li")
    for park in ("东园", "西园"):
        desk.add_unit(park)

    def started(title, on, total, park="东园"):
        project = desk.record_project(title=title, total_planned=total, park=park)
        return project, desk.reach(project, "construction_started", on=on)

    moves, _ = started("迁园", "2020-12-01", "2亿元")
    _, wrong = started("误报", "2020-12-01", "4亿元")
    clock.set("2021-01-14T12:00+08:00")
    desk.change_project(moves, park="西园")
    desk.retract(wrong.facts[0], reason="误报")
    started("补录", "2020-12-15", "32亿元")
    started("新开", "2021-01-12", "64亿元")
    clock.set("2021-01-18T12:00+08:00")
    return crm


def test_each_step_and_the_facts_behind_it():
    pipeline = book().pipeline()
    changes = pipeline.changes("2021-01-11", "2021-01-18", by="park", money=MONEY)
    [at] = [at for at, row in enumerate(changes.rows) if (row.group, row.key) == (["东园"], "construction_started")]
    row = changes.rows[at]
    steps = row.certain
    assert (steps.opening, steps.rescoped, steps.corrected, steps.late) == (2, -1, -1, 1)
    assert (steps.entered, steps.left, steps.revalued, steps.closing) == (1, 0, 0, 2)
    assert row.certain == row.possible and row.certain.reconcile
    least, most = row.amounts["CNY"]
    assert least == most
    yi = Decimal(10) ** 8
    assert (least.opening, least.rescoped, least.corrected) == (6 * yi, -2 * yi, -4 * yi)
    assert (least.late, least.entered, least.closing) == (32 * yi, 64 * yi, 96 * yi)
    for step, title in [("rescoped", "迁园"), ("corrected", "误报"), ("late", "补录"), ("entered", "新开")]:
        [member] = changes.members(at, step)
        assert member.title == title
        facts = changes.facts(at, inward.ChangeStep(step))
        assert facts and all(fact.counted == member.id for fact in facts)
    [retracted] = changes.facts(at, "corrected")
    assert (retracted.what, retracted.retracted_on) == ("construction_started", date(2021, 1, 14))
    assert not changes.playbook_changed and changes.money is inward.MoneyKind.TOTAL_PLANNED
    assert changes.since == (date(2021, 1, 11), date(2021, 1, 11))
    assert "construction" in changes._repr_html_().lower() or "开工" in changes._repr_html_()


def test_tables_reconcile_in_polars():
    changes = book().pipeline().changes("2021-01-11", "2021-01-18", by="park", money=MONEY)
    for table in (changes.to_polars(), changes.amounts().to_polars()):
        assert table.height > 0
        made = sum((polars.col(step) for step in ("opening", "rescoped", "corrected", "late", "entered", "revalued")))
        off = table.filter(made - polars.col("left") != polars.col("closing"))
        assert off.height == 0
    numbers = polars.DataFrame(changes)
    assert numbers.equals(changes.to_polars())
    closing = numbers.filter((polars.col("cell") == "book") & (polars.col("bound") == "certain"))
    assert closing.select("park_name", "closing").sort("park_name").rows() == [("东园", 2), ("西园", 1)]
    assert changes.to_pandas().shape[0] == numbers.height == changes.to_arrow().num_rows


def test_restatement_is_changes_with_one_valid_day():
    pipeline = book().pipeline()
    changes = pipeline.changes(("2021-01-11", "2021-01-11"), ("2021-01-11", "2021-01-18"))
    [row] = [row for row in changes.rows if row.key == "construction_started"]
    assert (row.certain.opening, row.certain.corrected, row.certain.late, row.certain.closing) == (2, -1, 1, 2)
    assert (row.certain.entered, row.certain.left, row.certain.revalued) == (0, 0, 0)
    assert row.amounts == {}


@pytest.mark.parametrize(
    ("since", "until", "keywords", "error"),
    [
        ("2021-01-18", "2021-01-11", {}, "pipeline.changes-backwards"),
        (("2021-01-11", "2021-01-18"), ("2021-01-18", "2021-01-17"), {}, "pipeline.changes-backwards"),
        ("2021-01", "2021-01-18", {}, "when.not-one-day"),
        ("2021-01-11", "2021-01-18", {"by": "prak"}, "pipeline.unknown-dimension"),
    ],
)
def test_what_no_changes_can_tell_is_refused(since, until, keywords, error):
    pipeline = book().pipeline()
    with pytest.raises(inward.InwardError) as refused:
        pipeline.changes(since, until, **keywords)
    assert refused.value.code == error


def test_wrong_arguments_say_what_is_right():
    crm = book()
    pipeline = crm.pipeline()
    with pytest.raises(ValueError, match="contract_investment"):
        pipeline.changes("2021-01-11", "2021-01-18", money="contract")
    with pytest.raises(TypeError, match="valid, known"):
        pipeline.changes(("2021-01-11",), "2021-01-18")
    changes = pipeline.changes("2021-01-11", "2021-01-18")
    with pytest.raises(ValueError, match="rescoped"):
        changes.members(0, "lte")
    with pytest.raises(IndexError):
        changes.members(99, "late")
    crm.desk("wang.li").add_unit("招商二局")
    with pytest.raises(inward.InwardError) as moved:
        changes.facts(0, "late")
    assert moved.value.code == "pipeline.book-moved-on"
    assert pipeline.changes("2021-01-11", "2021-01-18").rows, "without money nothing is looked up in the book"
