"""Pipelines of tables from elsewhere: whatever Python has them in, what they count beside polars, and what is refused."""

from __future__ import annotations

import builtins
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

import inward
import numpy
import pandas
import polars
import pyarrow
import pytest

STEPS = ["filed", "granted", "built"]
TODAY = "2022-01-31"

EVENTS = {
    "id": [1, 2, 1, 1, 3],
    "milestone": ["filed", "filed", "granted", "built", "filed"],
    "on": [date(2020, 1, 10), date(2020, 2, 1), date(2020, 6, 1), date(2021, 5, 5), date(2021, 12, 31)],
    "known": [None, None, None, date(2021, 6, 30), None],
    "planned": [False, None, False, False, True],
}
ATTRIBUTES = {"id": [2, 1, 4, 1], "region": ["East", None, "East", "North"], "megawatts": [2.5, 4.0, 1.0, 3.0]}


def counts(table: inward.CountTable) -> dict[tuple[str, ...], inward.Count]:
    return {(*row.group, row.key): row.count for row in table.rows if row.count.possible}


def made(events: object, attributes: object = None, money: object = None, **given: object) -> inward.Pipeline:
    return inward.Pipeline.from_tables(events, attributes, money, **({"milestones": STEPS, "today": TODAY} | given))


def of_pandas(columns: dict[str, list]) -> pandas.DataFrame:
    """As pandas has them, with its own times and its own categories."""
    frame = pandas.DataFrame(columns)
    for column in ("on", "known"):
        if column in frame:
            frame[column] = pandas.to_datetime(frame[column])
    if "milestone" in frame:
        frame["milestone"] = frame["milestone"].astype("category")
    return frame


def of_arrow(columns: dict[str, list]) -> pyarrow.Table:
    """In two pieces, with words by their numbers."""
    table = pyarrow.table(columns)
    if "milestone" in columns:
        table = table.set_column(1, "milestone", table["milestone"].dictionary_encode())
    return pyarrow.concat_tables([table.slice(0, 2), table.slice(2)])


def of_polars(columns: dict[str, list]) -> polars.DataFrame:
    frame = polars.DataFrame(columns)
    return frame.with_columns(polars.col("milestone").cast(polars.Categorical)) if "milestone" in columns else frame


def by_columns(columns: dict[str, list]) -> dict[str, object]:
    """Each column from another package."""
    def pieces(days: list) -> pyarrow.ChunkedArray:
        return pyarrow.chunked_array([days[:2], days[2:]], type=pyarrow.date32())

    packages = [polars.Series, numpy.array, list, pieces, tuple]
    return {name: package(column) for (name, column), package in zip(columns.items(), packages, strict=False)}


@pytest.mark.parametrize("form", [dict, of_polars, of_pandas, of_arrow, by_columns])
def test_tables_are_taken_from_whatever_has_them(form):
    pipeline = made(form(EVENTS), form(ATTRIBUTES))
    assert len(pipeline) == 3
    assert counts(pipeline.funnel()) == {("filed",): 2, ("granted",): 1, ("built",): 1}
    assert counts(pipeline.funnel(known="2021-06-29")) == {("filed",): 2, ("granted",): 1}
    assert counts(pipeline.stage_table(by="region")) == {("", "built"): 1, ("East", "filed"): 1}
    assert [member.id for member in pipeline.funnel().members(0)] == ["1", "2"]
    report = pipeline.outside
    assert (report.planned, report.dropped_attributes, report.without_events) == (1, 1, ["4"])
    assert (report.without_attributes, report.repeated, report.ahead) == (1, 0, 0)
    assert pipeline.where(megawatts=2.5).funnel().total == 1
    assert pipeline.where(megawatts=4).funnel().total == 1
    assert pipeline.where(region="East", reached="filed").funnel().total == 1
    assert made(form(EVENTS)).dimensions == []
    nothing = made(form({name: cells[:3] for name, cells in EVENTS.items()}))
    assert counts(nothing.funnel(known="0001-01-01")) == {("filed",): 2, ("granted",): 1}


def test_without_pyarrow_pandas_is_read_column_by_column(monkeypatch):
    real = builtins.__import__

    def absent(name: str, *rest: object, **more: object) -> object:
        if name.split(".")[0] == "pyarrow":
            raise ImportError(name)
        return real(name, *rest, **more)

    frame = of_pandas(EVENTS)
    named = of_pandas(ATTRIBUTES).set_index("id")
    with monkeypatch.context() as patch:
        patch.setattr(builtins, "__import__", absent)
        patch.setattr(pandas.DataFrame, "__arrow_c_stream__", lambda *_: absent("pyarrow"))
        alone = made(frame, named)
    assert alone.outside == made(frame, named).outside
    assert counts(alone.stage_table(by="region")) == counts(made(frame, named).stage_table(by="region"))
    # What is mixed pyarrow does not take; an index without a name is no column.
    mixed = pandas.DataFrame({"id": [1, 2], "milestone": "filed", "on": ["2020-02", date(2020, 3, 1)]}, index=[7, 9])
    with pytest.raises(Exception, match="bytes|str|date"):
        mixed.__arrow_c_stream__()
    assert counts(made(mixed).funnel(as_of="2020-02-10")) == {("filed",): inward.Count(0, 1)}
    indexed = pandas.DataFrame({"id": [1, 2], "colour": ["red", "blue"]}, index=[7, 9])
    assert made(mixed, indexed).dimensions == ["colour"]


def test_dates_are_as_precise_as_they_are(monkeypatch):
    def on(*dates: object, **given: object) -> inward.Pipeline:
        return made({"id": range(len(dates)), "milestone": ["filed"] * len(dates), "on": dates}, **given)

    instant = datetime(2020, 12, 31, 20, tzinfo=UTC)
    dates = ["2021-03", "2020-06-01/2020-07-01", date(2021, 3, 5), instant, inward.When("2020Q4")]
    pipeline = on(*dates, time_zone="Asia/Shanghai")
    for day, expected in [
        ("2020-06-15", inward.Count(0, 1)),
        ("2020-12-31", inward.Count(2)),
        # The instant lies in the next year in Shanghai.
        ("2021-01-01", inward.Count(3)),
        ("2021-03-05", inward.Count(4, 5)),
    ]:
        assert pipeline.funnel(as_of=day).rows[0].count == expected, day
    assert on(instant).funnel(as_of="2020-12-31").total == 1
    assert on(datetime(2020, 12, 31, 20), date(2021, 1, 1)).funnel(as_of="2020-12-31").total == 1
    times = [numpy.datetime64("2020-12-31T20:00:00", "ns"), numpy.datetime64("2021-01-01T09:00")]
    for scalars in (times, numpy.array(times), pandas.Series(times), polars.Series(numpy.array(times))):
        assert on(*scalars).funnel(as_of="2020-12-31").total == 1
        assert made({"id": [1, 2], "milestone": ["filed"] * 2, "on": scalars}).funnel(as_of="2020-12-31").total == 1
    # What goes on is seen to today, of the clock where none is given.
    seen = on("2020-01-01", today=None).time_between("filed", "built").groups[0].shortest.longest
    assert seen >= (date.today() - date(2020, 1, 2)).days


def random_tables(random: Random, size: int) -> tuple[polars.DataFrame, polars.DataFrame]:
    """Events of which some come twice, late, out of order or not at all, and attributes of which some are missing."""
    start = date(2020, 1, 1)
    rows = []
    for number in range(size):
        for at, step in enumerate(STEPS):
            for _ in range(random.choice([0, 1, 1, 1, 2])):
                on = start + timedelta(days=random.randrange(200) + 60 * at)
                last = on + timedelta(days=random.choice([0, 0, 0, 20]))
                known = None if random.random() < 0.3 else last + timedelta(days=random.randrange(200))
                rows.append((f"P{number}", step, on, last, known, random.random() < 0.1))
    random.shuffle(rows)
    events = polars.DataFrame(
        rows,
        schema={
            "id": polars.String,
            "milestone": polars.String,
            "first": polars.Date,
            "last": polars.Date,
            "known": polars.Date,
            "planned": polars.Boolean,
        },
        orient="row",
    )
    kinds = [(f"P{random.randrange(size)}", random.choice(["wind", "solar", "tidal", None])) for _ in range(size)]
    return events, polars.DataFrame(kinds, schema={"id": polars.String, "kind": polars.String}, orient="row")


def test_funnel_and_stage_table_are_those_of_polars_at_any_point():
    random = Random(20210131)
    compared = 0
    for _ in range(6):
        events, attributes = random_tables(random, 120)
        text = polars.format("{}/{}", polars.col("first").dt.to_string("%F"), polars.col("last").dt.to_string("%F"))
        pipeline = made(events.select("id", "milestone", text.alias("on"), "known", "planned"), attributes)
        kinds = attributes.unique("id", keep="first", maintain_order=True)
        assert pipeline.outside.dropped_attributes == len(attributes) - len(kinds)
        assert pipeline.outside.planned == events["planned"].sum()
        for _ in range(20):
            valid, known = (date(2020, 1, 1) + timedelta(days=random.randrange(500)) for _ in range(2))
            stood = events.filter(~polars.col("planned"), polars.col("known").fill_null(date.min) <= known)
            first = stood.group_by("id", "milestone").agg(polars.col("first").min(), polars.col("last").min())
            first = first.filter(polars.col("first") <= valid).with_columns(certain=polars.col("last") <= valid)
            first = first.join(kinds, on="id", how="left").with_columns(polars.col("kind").fill_null(""))
            counted = first.group_by("kind", "milestone").agg(polars.col("certain").sum(), polars.len())
            expected = {(kind, step): inward.Count(sure, most) for kind, step, sure, most in counted.rows()}
            found = pipeline.funnel(by="kind", as_of=valid, known=known)
            assert counts(found) == expected, (valid, known)
            compared += len(expected)

            # The stage: the highest for certain, and each that is possible above it.
            rank = polars.col("milestone").replace_strict(STEPS, range(3), return_dtype=polars.Int8)
            highest = rank.filter("certain").max().fill_null(-1).over("id")
            at = first.with_columns(rank=rank, highest=highest).filter(polars.col("rank") >= polars.col("highest"))
            alone = polars.len().over("id") == 1
            at = at.with_columns(certain=polars.col("certain") & alone)
            counted = at.group_by("kind", "milestone").agg(polars.col("certain").sum(), polars.len())
            expected = {(kind, step): inward.Count(sure, most) for kind, step, sure, most in counted.rows()}
            found = pipeline.stage_table(by="kind", as_of=valid, known=known)
            assert counts(found) == expected, (valid, known)
            compared += len(expected)
            for at_row, row in enumerate(found.rows):
                assert len(found.members(at_row)) == row.count.possible
    assert compared > 1_000


def test_what_changed_is_told_by_number_and_money():
    events = {
        "id": ["a", "a", "b", "c"],
        "milestone": ["filed", "granted", "filed", "filed"],
        "on": ["2021-01-05", "2021-01-14", "2021-01-08", "2021-01-20"],
        "known": [None, None, "2021-01-15", None],
    }
    money = polars.DataFrame(
        {
            "id": ["a", "a", "b", "c", "z"],
            "kind": ["funds_arrived"] * 5,
            "amount": [Decimal("100.50"), Decimal("20.25"), Decimal("7"), Decimal("3"), Decimal("9")],
            "currency": ["CNY"] * 5,
            "on": [date(2021, 1, 6), date(2021, 1, 12), date(2021, 1, 9), date(2021, 1, 21), date(2021, 1, 1)],
        }
    )
    for form in (money, money.to_pandas(), money.to_arrow(), money.to_dict(as_series=False)):
        pipeline = made(events, {"id": ["a", "b"], "kind": ["wind", "solar"]}, form)
        assert (pipeline.outside.money, pipeline.outside.without_events) == (5, ["z"])
        changes = pipeline.changes("2021-01-11", "2021-01-18", money="funds_arrived")
        book = changes.rows[0]
        assert (book.certain.opening, book.certain.late, book.certain.entered, book.certain.closing) == (1, 1, 0, 2)
        [(least, most)] = book.amounts.values()
        told = [least.opening, least.late, least.revalued, least.closing]
        assert told == [Decimal("100.50"), Decimal("7"), Decimal("20.25"), Decimal("127.75")] and least == most
        assert [(one.id, one.title) for one in changes.members(0, "late")] == [("b", "b")]
        by_kind = pipeline.changes("2021-01-11", "2021-01-18", by="kind")
        assert {row.group[0]: row.certain.closing for row in by_kind.rows if row.key == "book"} == {"solar": 1, "wind": 1}
        with pytest.raises(inward.Refused, match=r"pipeline\.not-of-a-book"):
            changes.facts(0, "late")
    for amount, code in [(1.5, "outside-table.wrong-type"), (100, "money.currency-missing"), ("much", "money.not-money")]:
        row = {"id": ["a"], "kind": ["funds_arrived"], "amount": [amount], "on": ["2021-01-06"]}
        with pytest.raises(inward.Refused) as told:
            made(events, None, row)
        assert told.value.code == code
    with pytest.raises(inward.Refused, match=r"outside-table\.no-money"):
        made(events).changes("2021-01-11", "2021-01-18", money="funds_arrived")


def test_every_other_question_of_a_pipeline_is_answered_too():
    events = {
        "id": ["a", "a", "b", "c"],
        "milestone": ["filed", "granted", "filed", "filed"],
        "on": ["2021-01-05", "2021-02-14", "2021-01-08", "2021-03"],
    }
    pipeline = made(events, {"id": ["a", "b"], "kind": ["wind", "solar"]}, today="2021-06-30")
    flows = pipeline.transitions("2021-01-01", "2021-03-15", by="kind")
    told = {(row.group[0], row["stage"], row["outcome"]): row.count for row in flows.rows}
    assert told["wind", "filed", "went_on"] == told["solar", "filed", "still"] == inward.Count(1)
    assert told["", "filed", "still"] == inward.Count(0, 1)
    assert [member.id for member in pipeline.transitions("2021-01-01", "2021-03-15").members(0)] == ["a", "b", "c"]
    assert pipeline.reach_by_cohort("filed", period="quarter").rows[0].count == inward.Count(3)
    assert pipeline.time_in_stage(by="kind").table().to_polars().height == 3
    assert len(pipeline.orders()) and len(pipeline.sequences()) and len(pipeline.standing_table(by="kind"))


def test_negative_durations_are_counted_and_are_in_no_curve():
    events = {
        "id": ["a", "a", "b", "b", "c"],
        "milestone": ["filed", "built", "filed", "built", "filed"],
        "on": ["2021-02-01", "2021-01-01", "2021-02-01", "2021-02-11", "2021-03-01"],
    }
    pipeline = made(events, {"id": ["a", "b", "c"], "kind": ["wind", "wind", "solar"]}, today="2021-03-31")
    [solar, wind] = pipeline.time_between("filed", "built", by="kind").groups
    assert (wind.cases, wind.events, wind.negative) == (1, inward.Count(1), 1)
    assert (solar.cases, solar.events, solar.negative, solar.shortest.longest) == (1, inward.Count(0), 0, 30.0)
    working = pipeline.time_between("filed", "built", working_days=inward.Calendar.china())
    assert working.groups[0].negative == 1
    with pytest.raises(TypeError, match="tables have none"):
        pipeline.time_between("filed", "built", working_days=True)


def test_what_cannot_be_used_is_refused_by_code():
    def without(column: str) -> dict[str, list]:
        return {name: cells for name, cells in EVENTS.items() if name != column}

    def with_(column: str, cells: object) -> dict[str, object]:
        return EVENTS | {column: cells}

    nowhere = float("nan")
    refused = [
        (lambda: made({}), "outside-table.missing-column", "events"),
        (lambda: made(without("on")), "outside-table.missing-column", "events"),
        (lambda: made(polars.DataFrame(without("id"))), "outside-table.missing-column", "events"),
        (lambda: made(polars.DataFrame(EVENTS).clear()), "outside-table.no-events", "events"),
        (lambda: made(pandas.DataFrame(EVENTS).head(0)), "outside-table.no-events", "events"),
        (lambda: made({name: [] for name in EVENTS}), "outside-table.no-events", "events"),
        (lambda: made(with_("id", [1.5] * 5)), "outside-table.wrong-type", "events.id"),
        (lambda: made(with_("on", [44_000] * 5)), "outside-table.wrong-type", "events.on"),
        (lambda: made(with_("planned", ["no"] * 5)), "outside-table.wrong-type", "events.planned"),
        (lambda: made(with_("id", ["a", "b", None, "d", "e"])), "outside-table.empty-cell", "events.id[2]"),
        (lambda: made(with_("milestone", [*STEPS, "filed", None])), "outside-table.empty-cell", "events.milestone[4]"),
        (lambda: made(with_("on", [pandas.NaT, *EVENTS["on"][1:]])), "outside-table.undated", "events.on[0]"),
        (lambda: made(with_("on", [*EVENTS["on"][1:], nowhere])), "outside-table.undated", "events.on[4]"),
        (lambda: made(of_pandas(with_("on", [*EVENTS["on"][1:], None]))), "outside-table.undated", "events.on[4]"),
        (lambda: made(with_("on", numpy.array(["NaT"] * 5, "M8[D]"))), "outside-table.undated", "events.on[0]"),
        (lambda: made(with_("on", ["2021-01-01"] * 4 + ["soon"])), "when.not-a-date", "events.on[4]"),
        (lambda: made(with_("known", ["2021-01"] * 5)), "outside-table.imprecise-known", "events.known[0]"),
        (lambda: made(with_("id", polars.Series([1] * 5, dtype=polars.Int128))), "outside-table.wrong-type", "events.id"),
        (lambda: made(with_("id", [2**70] * 5)), "number.out-of-range", "events.id[0]"),
        (lambda: made(with_("milestone", ["Granted"] * 5)), "outside-table.unknown-milestone", "events.milestone[0]"),
        (lambda: made(EVENTS, milestones=None), "outside-table.unknown-milestone", "events.milestone[2]"),
        (lambda: made(EVENTS, milestones=[*STEPS, "built"]), "outside-table.milestone-twice", "milestones[3]"),
        (lambda: made(with_("on", EVENTS["on"][1:])), "outside-table.unequal-columns", "events.on"),
        (lambda: made(without("planned") | {"Planned": [True] * 5}), "outside-table.misspelt-column", "events"),
        (lambda: made(EVENTS, {"region": ["East"]}), "outside-table.missing-column", "attributes"),
        (lambda: made(EVENTS, {"id": [1], "reached": ["x"]}), "outside-table.reserved-column", "attributes.reached"),
        (lambda: made(EVENTS, polars.DataFrame({"id": [1], "x": [[1]]})), "outside-table.wrong-type", "attributes.x"),
        (lambda: made(EVENTS, {"id": [None, 1]}), "outside-table.empty-cell", "attributes.id[0]"),
        (lambda: made(EVENTS, time_zone="Mars"), "zone.unknown-time-zone", "time_zone"),
        (lambda: made(EVENTS, ATTRIBUTES).funnel(by="regoin"), "pipeline.unknown-dimension", "by"),
        (lambda: made(EVENTS, ATTRIBUTES).funnel(by="unit"), "pipeline.unknown-dimension", "by"),
        (lambda: made(EVENTS, ATTRIBUTES).where(unit="x"), "pipeline.unknown-keeper", None),
        (lambda: made(EVENTS, ATTRIBUTES).where(region="West"), "pipeline.unknown-value", "region"),
        (lambda: made(EVENTS).where(reached="biult"), "milestone.unknown", None),
    ]
    for ask, code, path in refused:
        with pytest.raises(inward.Refused) as told:
            ask()
        assert (told.value.code, told.value.path) == (code, path), told.value
        assert "{" not in str(told.value) and "{" not in told.value.say("zh"), told.value
    assert len(refused) == 34
    # Attributes of nobody are no fault, and are told.
    assert made(EVENTS, {"id": [], "region": []}).outside.without_attributes == 3
    for ask, match in [
        (lambda: made(3), "events takes a data frame"),
        (lambda: made("events.csv"), "events takes a data frame"),
        (lambda: made([EVENTS]), "events takes a data frame"),
        (lambda: made(polars.Series([1, 2])), "struct|schema|events"),
        (lambda: made(with_("id", {1, 2, 3, 4, 5})), r"events\.id takes a column"),
        (lambda: made(with_("id", "abcde")), r"events\.id takes a column"),
        (lambda: made(with_("id", [1, "b", 3, 4, 5])), r"events\.id\[1\] is of another kind"),
        (lambda: made(with_("on", [[1]] * 5)), r"events\.on\[0\] takes a text"),
        (lambda: made({3: [1]}), "names are text"),
        (lambda: made(EVENTS, milestones="filed"), "milestones takes words"),
        (lambda: made(EVENTS, milestones=[1]), r"milestones\[0\] takes text"),
        (lambda: made(EVENTS, playbook="development-zone"), "playbook takes a Playbook"),
    ]:
        with pytest.raises((TypeError, ValueError), match=match):
            ask()


def test_columns_that_pandas_calls_as_others_do_not_clash():
    attributes = {"id": [1, 2], "region": ["E", "W"], "region_name": ["East", "West"]}
    frame = made(EVENTS, attributes).funnel(by=["region", "region_name"]).to_polars()
    assert frame.columns[:3] == ["region", "region_name", "region_name_name"]
    assert set(frame["region_name"]) == {"East", "West"}


def test_columns_of_every_type_are_taken_or_refused_and_nothing_breaks():
    far = 2**62
    columns = [
        polars.Series([None, None]),
        polars.Series([True, None]),
        polars.Series([1, 2], dtype=polars.UInt64),
        polars.Series([2**63, 2], dtype=polars.UInt64),
        polars.Series([1, 2], dtype=polars.Int128),
        polars.Series([1.5, float("inf")]),
        polars.Series([1, 2], dtype=polars.Decimal(10, 2)),
        polars.Series(["2021-01-01", ""]),
        polars.Series([b"a", b"b"]),
        polars.Series([[1], []]),
        polars.Series([{"a": 1}, None]),
        polars.Series([timedelta(days=1), None]),
        polars.Series([None, 3], dtype=polars.Time),
        polars.Series(["a", "b"], dtype=polars.Categorical),
        polars.Series(["2021", "2022"], dtype=polars.Enum(["2022", "2021"])),
        polars.Series([0, 2**31 - 1], dtype=polars.Int32).cast(polars.Date),
        *(polars.Series([far, -far]).cast(polars.Datetime(unit)) for unit in ("ms", "us", "ns")),
        *(polars.Series([far, -far]).cast(polars.Datetime(unit, "Asia/Shanghai")) for unit in ("ms", "us", "ns")),
        polars.Series([object(), object()], dtype=polars.Object),
        pyarrow.array([far, -far], pyarrow.timestamp("s", "UTC")),
        pyarrow.array([8_210_266_876_799, -8_334_601_228_800], pyarrow.timestamp("s", "Pacific/Kiritimati")),
        pyarrow.array([far, -far], pyarrow.date64()),
        pyarrow.array([1, 1], pyarrow.duration("s")),
        pyarrow.array(["a", "a"]).dictionary_encode(),
        pyarrow.DictionaryArray.from_arrays(pyarrow.array([None, None], pyarrow.int8()), pyarrow.array([], pyarrow.string())),
        pyarrow.RunEndEncodedArray.from_arrays([2], ["a"]),
        pyarrow.chunked_array([], pyarrow.string()),
        numpy.array([[1, 2], [3, 4]]),
        numpy.array([1 + 2j, 3]),
        numpy.array(["a", "b"], dtype="S1"),
        pandas.Series([pandas.Timestamp.max, pandas.Timestamp.min]),
        pandas.Series([pandas.NA, 1], dtype="Int64"),
        pandas.Series([pandas.Period("2021-03"), pandas.Period("2021-04")]),
        [object(), object()],
        ["\ud800", "b"],
        iter([1, 2]),
        {1, 2},
    ]
    plain = {"id": ["a", "b"], "milestone": ["filed", "filed"], "on": ["2021", "2021"], "known": [None, None]}
    taken = refused = 0
    for column in columns:
        for name in [*plain, "planned", "region"]:
            for zone in ("UTC", "Pacific/Kiritimati", "America/New_York"):
                attributes = {"id": ["a", "b"], "region": column} if name == "region" else None
                events = plain if name == "region" else plain | {name: column}
                try:
                    pipeline = made(events, attributes, time_zone=zone)
                    assert pipeline.funnel(by=pipeline.dimensions).total.possible <= 2
                    taken += 1
                except (inward.Refused, TypeError, ValueError):
                    refused += 1
    assert taken > 80 and refused > 300
