"""What became of those that were followed, where outcomes compete: worked out by hand, and beside lifelines."""

from __future__ import annotations

import random
import warnings
from datetime import date, timedelta

import pytest

import inward

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from lifelines import AalenJohansenFitter

TODAY = date(2021, 12, 31)
STEPS = ["filed", "built", "withdrawn", "refused"]


def followed(cases: list[tuple[str, int, int]]) -> inward.Pipeline:
    """A pipeline of groups, days followed, and causes: 0 for those that go on."""
    events: dict[str, list[object]] = {"id": [], "milestone": [], "on": []}
    for number, (_, days, cause) in enumerate(cases):
        # Who goes on is seen to the end; the others were filed longer ago.
        filed = TODAY - timedelta(days=days + (100 if cause else 0))
        for milestone, on in [("filed", filed), (STEPS[cause], filed + timedelta(days=days))][: 2 if cause else 1]:
            events["id"].append(number)
            events["milestone"].append(milestone)
            events["on"].append(on)
    groups = {"id": list(range(len(cases))), "kind": [group for group, _, _ in cases]}
    return inward.Pipeline.from_tables(events, groups, milestones=STEPS, today=TODAY)


@pytest.mark.filterwarnings("ignore")
def test_incidences_are_those_of_lifelines() -> None:
    draw = random.Random(7)
    compared = 0
    for rows in (12, 60, 250):
        # No two on one day: there lifelines moves them apart.
        days = draw.sample(range(1, 1_500), rows)
        cases = [(draw.choice("ab"), each, draw.choice([0, 1, 2, 3])) for each in days]
        outcomes = followed(cases).time_between("filed", "built", by="kind", competing=["withdrawn", "refused"])
        assert [group.group for group in outcomes.groups] == [["a"], ["b"]]
        for group in outcomes.groups:
            own = [(each, cause) for kind, each, cause in cases if [kind] == group.group]
            assert group.cases == len(own) and group.negative == group.undetermined == 0
            for cause, key in enumerate(outcomes.outcomes, 1):
                theirs = AalenJohansenFitter().fit(*zip(*own, strict=True), event_of_interest=cause)
                for time, row in theirs.cumulative_density_.iterrows():
                    shortest, longest = group.incidence(key, float(time))
                    assert shortest == longest == pytest.approx(float(row.iloc[0]), abs=1e-9)
                    compared += 1
        table = outcomes.table().to_polars()
        for number, row in enumerate(outcomes.rows):
            wanted = 0 if row.fate == "open" else outcomes.outcomes.index(row.outcome) + 1 if row.outcome else None
            counted = sum(cause == wanted for kind, _, cause in cases if [kind] == row.group)
            assert row.count == inward.Count(counted) and table["certain"][number] == counted
            members = {int(member.id) for member in outcomes.members(number)}
            assert members == {at for at, (kind, _, cause) in enumerate(cases) if [kind] == row.group and cause == wanted}
    assert compared > 900


def test_the_first_of_two_on_one_day_is_what_is_asked_about() -> None:
    events = {
        "id": [1, 1, 1, 2, 2, 2, 3, 3, 4],
        "milestone": ["filed", "built", "withdrawn", "filed", "withdrawn", "refused", "filed", "built", "filed"],
        "on": ["2021-01-01", "2021-03-01", "2021-03-01", "2021-01-01", "2021-02-01", "2021-02-01"]
        + ["2021-01-01", "2020-12-01", "2021-05"],
    }
    pipeline = inward.Pipeline.from_tables(events, milestones=STEPS, today=TODAY)
    for competing, expected in [
        (["withdrawn", "refused"], {"built": 1, "withdrawn": 1, "open": 1, "negative": 1}),
        (["refused", "withdrawn"], {"built": 1, "refused": 1, "open": 1, "negative": 1}),
        ("refused", {"built": 1, "refused": 1, "open": 1, "negative": 1}),
        ([], {"built": 1, "open": 2, "negative": 1}),
    ]:
        outcomes = pipeline.time_between("filed", "built", competing=competing)
        assert {row.outcome or row.fate: row.count.certain for row in outcomes.rows if row.count.possible} == expected
    cases = outcomes.cases().to_polars()
    assert cases["fate"].to_list() == ["built", "open", "negative", "open"]
    # In May: from the 31st to the 1st, to the end of the year.
    assert cases["shortest"].to_list() == [59, 364, None, 214] and cases["longest"][3] == 244
    [group] = outcomes.groups
    assert group.shortest.causes == [1] and group.incidence("built", 59) == (pytest.approx(1 / 3), pytest.approx(1 / 3))


def test_bad_input_names_what_is_meant() -> None:
    crm = inward.in_memory("合成开发区", clock=inward.Clock("2021-03-01T09:00+08:00"))
    pipeline = crm.pipeline()
    between = ("contract_signed", "construction_started")
    for competing, code, near in [
        (["lost", "termniated"], "pipeline.unknown-outcome", "terminated"),
        (["land_aquired"], "pipeline.unknown-outcome", "land_acquired"),
        (["ongoing"], "pipeline.unknown-outcome", "exited"),
        (["construction_started"], "pipeline.competes-with-itself", "construction_started"),
        (["contract_signed"], "pipeline.competes-with-itself", "contract_signed"),
    ]:
        with pytest.raises(inward.Refused) as caught:
            pipeline.time_between(*between, competing=competing)
        assert caught.value.code == code and near in str(caught.value)
        assert caught.value.path == f"competing[{len(competing) - 1}]"
    # Outside tables know milestones only.
    outside = followed([("a", 10, 1)])
    with pytest.raises(inward.Refused) as caught:
        outside.time_between("filed", "built", competing=["lost"])
    assert "near: filed, built, withdrawn, refused" in str(caught.value)
    for wrong in (5, [5]):
        with pytest.raises(TypeError):
            pipeline.time_between(*between, competing=wrong)
    outcomes = pipeline.time_between(*between, competing=["lost"])
    assert (outcomes.groups[0].shortest, outcomes.groups[0].incidence("lost", 10)) == (None, None)
    with pytest.raises(inward.Refused) as caught:
        outcomes.groups[0].incidence("lots", 10)
    assert caught.value.code == "pipeline.unknown-outcome" and "lost" in str(caught.value)
    for row in (-1, 5, 2**70):
        with pytest.raises((IndexError, OverflowError)):
            outcomes.members(row)


def test_cohorts_are_kept_by_when_they_reached_a_milestone() -> None:
    events = {
        "id": [1, 1, 2, 3, 3, 4],
        "milestone": ["filed", "built", "filed", "filed", "built", "filed"],
        "on": ["2020-05-01", "2020-06-01", "2021-02-01", "2020-12-20/2021-01-10", "2021-04-01", "2021"],
    }
    pipeline = inward.Pipeline.from_tables(events, milestones=STEPS, today=TODAY)
    for window, filed, built in [
        ("2020", inward.Count(1, 2), inward.Count(1, 2)),
        ("2021", inward.Count(2, 3), inward.Count(0, 1)),
        ("2019", inward.Count(0), inward.Count(0)),
    ]:
        funnel = pipeline.where(reached=("filed", window)).funnel().rows
        assert (funnel[0].count, funnel[1].count) == (filed, built)
    # Whose cohort is in doubt is in no curve.
    [group] = pipeline.where(reached=("filed", "2021")).time_between("filed", "built").groups
    assert (group.cases, group.undetermined) == (2, 1)
    # By the day only: what was filed within the year, and after it, is not there yet.
    assert pipeline.where(reached=("filed", "2021")).funnel(as_of="2021-01-31").rows[0].count == inward.Count(0, 2)
    with pytest.raises(inward.Refused) as caught:
        pipeline.where(reached=("flied", "2021"))
    assert caught.value.code == "milestone.unknown"
    with pytest.raises(inward.Refused) as caught:
        pipeline.where(reached=("filed", "2021-01-01/.."))
    assert caught.value.code == "kpi.open-window"
    with pytest.raises(TypeError):
        pipeline.where(reached=5)


def test_what_outside_tables_planned_slips() -> None:
    events = {
        "id": [1, 1, 1, 1, 2],
        "milestone": ["filed", "built", "built", "built", "built"],
        "on": ["2020-01-10", "2021-03-31", "2021-06-30", "2021-07-10", "2021-12"],
        "known": [None, "2020-06-01", "2021-02-01", "2021-07-12", None],
        "planned": [False, True, True, False, True],
    }
    pipeline = inward.Pipeline.from_tables(events, milestones=STEPS, today="2022-01-31")
    assert [row.count for row in pipeline.funnel().rows][:2] == [inward.Count(1), inward.Count(1)]
    columns = ["title", "first_target", "target", "moves_most", "slip_on_first_least", "slip_least", "slip_most", "late"]
    assert pipeline.slippage("built").cases().to_polars()[columns].rows() == [
        ("2", "2021-12", "2021-12", 0, 32, 32, None, "yes"),
        ("1", "2021-03-31", "2021-06-30", 1, 101, 10, 10, "yes"),
    ]
    then = pipeline.slippage(as_of="2020-12-31").cases().to_polars()
    assert then["title", "target", "moves_most", "late"].rows() == [("1", "2021-03-31", 0, "no"), ("2", "2021-12", 0, "no")]
