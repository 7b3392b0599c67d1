"""Durations through the Python package: the checkable cases with their counts, columns of every package that has
such, what is refused and where."""

import csv
import datetime
import json
import os
import pickle
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import inward
from inward import stats

ALONE = {"km_small": 11, "logrank_small": 3, "aalen_johansen_small": 5}
OF_REGISTER = {"km": 24, "logrank": 4, "aalen_johansen": 3, "reach": 1}
SUBMITTED, GRANTED, REFUSED = (
    f"Planning {what}" for what in ("Application Submitted", "Permission Granted", "Permission Refused")
)


def near(value):
    return pytest.approx(value, rel=0, abs=1e-6)


def check_curve(case, curve):
    expect, looked_at = case["expect"], 0
    quantiles = {f"q{round(100 * p)}": curve.quantile(p) for p in (0.25, 0.5, 0.75)}
    assert quantiles == expect["quantiles"] and curve.median == quantiles["q50"], case["id"]
    for row in expect["survival"]:
        assert curve.at(row["t"]) == near(row["S"]), case["id"]
        assert curve.se(row["t"]) == (None if row["greenwood_se"] is None else near(row["greenwood_se"])), case["id"]
        interval = curve.interval(row["t"])
        assert interval == (near(tuple(row["ci95_loglog"])) if "ci95_loglog" in row else None), case["id"]
        looked_at += 1
    if "restricted_mean" in expect:
        assert curve.restricted_mean(expect["restricted_mean"]["horizon"]).value == near(
            expect["restricted_mean"]["value"]
        )
    assert looked_at


def check_test(case, groups):
    test, expect = stats.logrank(groups), case["expect"]
    assert test.chi2 == pytest.approx(expect["chi2"], rel=1e-5, abs=1e-11), case["id"]
    assert test.df == expect["df"] and test.p == pytest.approx(expect["p"], rel=1e-4), case["id"]
    return test.table().to_polars()


def check_incidences(case, curves, number):
    expect = case["expect"]
    assert {number(name) for name in expect["cif"]} == set(curves.causes), case["id"]
    for name, values in expect["cif"].items():
        assert [curves.incidence(number(name), t) for t in expect["t"]] == near(values), (case["id"], name)


def test_every_case_with_its_rows_holds(document):
    cases, ran = document("survival.json")["cases"], Counter()
    for case in cases:
        match case["op"]:
            case "km_small":
                curve = stats.kaplan_meier(case["durations"], case["event"])
                counted = {"n": curve.rows, "events": curve.events, "censored": curve.censored}
                assert counted.items() <= case["expect"].items()
                check_curve(case, curve)
            case "logrank_small":
                check_test(case, [(group["durations"], group["event"]) for group in case["groups"]])
            case "aalen_johansen_small":
                curves = stats.aalen_johansen(case["durations"], case["cause"])
                check_incidences(case, curves, int)
                left = [curves.event_free(t) for t in case["expect"]["t"]]
                assert left == near(case["expect"]["overall_survival"])
            case _:
                continue
        ran[case["op"]] += 1
    assert ran == ALONE and (ran.total(), len(cases)) == (19, 51)


def date(text):
    try:
        return datetime.datetime.strptime(text.strip(), "%d/%m/%Y").date()
    except ValueError:
        return None


def number_or_none(text):
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


class Snapshot:
    """One snapshot of the register, read by the rules that the cases state."""

    def __init__(self, path, file):
        self.cut = datetime.date.fromisoformat(file["cut"])
        with path.open(encoding=file["encoding"], newline="") as lines:
            self.rows = [{name.strip(): cell.strip() for name, cell in row.items()} for row in csv.DictReader(lines)]
        assert len(self.rows) > 5_000

    def passes(self, row, name, wanted):
        capacity = number_or_none(row["Installed Capacity (MWelec)"])
        match name:
            case "submitted_year":
                day = date(row[SUBMITTED])
                return day is not None and wanted[0] <= day.year <= wanted[1]
            case "mw_at_least":
                return capacity is not None and capacity >= wanted
            case "mw_below":
                return capacity is not None and capacity < wanted
        return row[name] == wanted

    def waits(self, case, wanted):
        """Days and causes, from 1 in the order of the columns; 0 where none came by the cut."""
        columns, waits = case.get("to") or list(case["causes"].values()), []
        for row in self.rows:
            start = date(row[case["from"]])
            if start is None or not all(self.passes(row, *each) for each in wanted.items()):
                continue
            ends = [(day, cause) for cause, column in enumerate(columns, 1) if (day := date(row[column]))]
            end, cause = min(ends, default=(self.cut, 0))
            waits.append(((end - start).days, cause))
        return waits


def test_every_case_of_the_register_holds(document):
    read = document("survival.json")
    folder = Path(os.environ.get("INWARD_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data")
    files = read["datasets"]["uk_repd"]["files"]
    if not all((folder / file["file"]).exists() for file in files.values()):
        pytest.skip(f"32 cases need uk_repd, which is not at {folder}; set INWARD_DATA")
    snapshots = {name: Snapshot(folder / file["file"], file) for name, file in files.items()}
    ran = Counter()
    for case in read["cases"]:
        if "dataset" not in case:
            continue
        snapshot, expect = snapshots[case["snapshot"]], case["expect"]
        match case["op"]:
            case "km":
                waits = snapshot.waits(case, case["filter"])
                used = [(days, cause > 0) for days, cause in waits if days >= 0]
                curve = stats.kaplan_meier(*zip(*used, strict=True))
                counted = {
                    "n": len(waits),
                    "events": sum(cause > 0 for _, cause in waits),
                    "censored": sum(cause == 0 for _, cause in waits),
                    "negative_dropped": len(waits) - len(used),
                    "n_used": curve.rows,
                    "events_used": curve.events,
                    "naive_median_of_closed": median(days for days, closed in used if closed),
                }
                assert {**expect, **counted} == {**counted, **expect}, case["id"]
                assert len(counted.keys() & expect.keys()) >= 6
                check_curve(case, curve)
            case "logrank":
                groups = []
                for wanted in case["groups"]:
                    used = [(days, cause > 0) for days, cause in snapshot.waits(case, wanted) if days >= 0]
                    groups.append(tuple(zip(*used, strict=True)))
                table = check_test(case, groups)
                counted = [
                    {"n_used": n, "events_used": seen}
                    for n, seen in zip(table["cases"], table["observed"], strict=True)
                ]
                assert counted == expect["groups"], case["id"]
            case "aalen_johansen":
                used = [wait for wait in snapshot.waits(case, case["filter"]) if wait[0] >= 0]
                curves = stats.aalen_johansen(*zip(*used, strict=True))
                names = {"censored": 0, **{name: cause for cause, name in enumerate(case["causes"], 1)}}
                assert {name: curves.events(cause) for name, cause in names.items()} == expect["by_cause"], case["id"]
                assert curves.rows == expect["n_used"]
                check_incidences(case, curves, names.get)
                wrong = expect["one_minus_km_censoring_others"]
                alone = stats.kaplan_meier(
                    [days for days, _ in used], [cause == names[wrong["cause"]] for _, cause in used]
                )
                assert [1 - alone.at(t) for t in wrong["t"]] == near(wrong["value"])
            case "reach":
                has = [{name for name in case["stages"] + [REFUSED] if date(row[name])} for row in snapshot.rows]
                assert [sum(stage in each for each in has) for stage in case["stages"]] == expect["counts"]
                without = sum("Operational" in each and "Under Construction" not in each for each in has)
                assert without == expect["operational_without_construction"]
                assert sum({GRANTED, REFUSED} <= each for each in has) == expect["granted_and_refused"]
        ran[case["op"]] += 1
    assert ran == OF_REGISTER and ran.total() == 32


DAYS, SEEN = [1, 2, 2, 3, 4, 5], [True, True, False, True, False, True]
SPANS = [datetime.timedelta(days=days) for days in DAYS]
DURATIONS = [
    DAYS,
    tuple(map(float, DAYS)),
    [1, 2.0, 2, np.int64(3), np.float32(4), 5],
    SPANS,
    *(np.array(DAYS, kind) for kind in ("i1", "i2", ">i4", "i8", "u1", "u4", "u8", "f2", ">f4", "f8", object)),
    np.repeat(DAYS, 2)[::2],
    np.array(DAYS[::-1], "f8")[::-1],
    np.array(DAYS, "m8[D]"),
    np.repeat(np.array(DAYS, ">m8[D]"), 3)[::3],
    np.array(SPANS, "m8[ns]"),
    np.array([days * 24 for days in DAYS], "m8[h]"),
    np.array([days * 8 for days in DAYS], "m8[3h]"),
    pd.Series(DAYS),
    pd.Series(DAYS, dtype="Int64"),
    pd.Series(DAYS, dtype="Float64"),
    pd.Series(DAYS, dtype="int64[pyarrow]"),
    pd.Series(SPANS),
    pd.Index(DAYS),
    pl.Series(DAYS),
    pl.Series(DAYS, dtype=pl.UInt64),
    pl.Series(DAYS, dtype=pl.Float32),
    pl.Series(SPANS),
    pl.concat([pl.Series(DAYS[:3]), pl.Series(DAYS[3:])], rechunk=False),
    *(pa.array(DAYS, kind) for kind in (pa.int8(), pa.uint16(), pa.int64(), pa.float32(), pa.float64())),
    *(pa.array(SPANS, pa.duration(unit)) for unit in ("s", "ms", "us", "ns")),
    pa.array([0, *DAYS, 0])[1:-1],
    pa.chunked_array([DAYS[:1], [], DAYS[1:]]),
]
FLAGS = [
    SEEN,
    [int(seen) for seen in SEEN],
    *(np.array(SEEN, kind) for kind in ("?", "i1", "u8", "f8", object)),
    np.repeat(SEEN, 2)[::2],
    pd.Series(SEEN),
    pd.Series(SEEN, dtype="boolean"),
    pl.Series(SEEN),
    pa.array(SEEN),
    pa.array([False, *SEEN])[1:],
    pa.chunked_array([SEEN[:2], SEEN[2:]]),
]


@pytest.mark.parametrize("durations", DURATIONS, ids=lambda column: type(column).__module__)
def test_columns_of_every_package_are_read(durations):
    expected = stats.kaplan_meier(DAYS, SEEN).table().to_polars()
    for observed in FLAGS:
        assert stats.kaplan_meier(durations, observed).table().to_polars().equals(expected)


def test_causes_of_every_package_are_read():
    causes = [0, 1, 2, 255, 0, 1]
    kinds = [
        causes,
        np.array(causes, "u1"),
        np.array(causes, "f8"),
        pd.Series(causes),
        pl.Series(causes),
        pa.array(causes),
    ]
    for given in kinds:
        curves = stats.aalen_johansen(pl.Series(DAYS), given)
        assert curves.causes == [1, 2, 255] and [curves.events(cause) for cause in (0, 1, 2, 255)] == [2, 2, 1, 1]
    assert (len(DURATIONS), len(FLAGS), len(kinds)) == (44, 14, 6)


ONE = ([1], [1])
REFUSALS = [
    (lambda: stats.kaplan_meier([], []), "durations.no-rows", "durations"),
    (lambda: stats.kaplan_meier(np.array([], "f8"), np.array([], "?")), "durations.no-rows", "durations"),
    (lambda: stats.kaplan_meier(pa.chunked_array([], pa.int64()), []), "durations.no-rows", "durations"),
    (lambda: stats.kaplan_meier(pl.Series([]), pl.Series([])), "durations.no-rows", "durations"),
    (lambda: stats.kaplan_meier(pa.nulls(1), [1]), "durations.missing", "durations[0]"),
    (lambda: stats.kaplan_meier([1, 2], [1]), "durations.unequal-lengths", "observed"),
    (lambda: stats.aalen_johansen([1, 2], [1]), "durations.unequal-lengths", "causes"),
    (lambda: stats.kaplan_meier([1, -2], [1, 1]), "durations.negative", "durations[1]"),
    (lambda: stats.kaplan_meier(pd.Series([1, -2.5]), [1, 1]), "durations.negative", "durations[1]"),
    (lambda: stats.kaplan_meier([1.0, float("nan")], [1, 1]), "durations.not-finite", "durations[1]"),
    (lambda: stats.kaplan_meier(np.array([np.inf, 1]), [1, 1]), "durations.not-finite", "durations[0]"),
    (lambda: stats.kaplan_meier([1, None], [1, 1]), "durations.missing", "durations[1]"),
    (lambda: stats.kaplan_meier([1, 2], [None, 1]), "durations.missing", "observed[0]"),
    (lambda: stats.kaplan_meier(pd.Series([1, 2, np.nan]), [1, 1, 1]), "durations.missing", "durations[2]"),
    (lambda: stats.kaplan_meier(pd.Series([1, pd.NA], dtype="Int64"), [1, 1]), "durations.missing", "durations[1]"),
    (lambda: stats.kaplan_meier(pl.Series([1, None, 2]), [1, 1, 1]), "durations.missing", "durations[1]"),
    (lambda: stats.kaplan_meier(pl.Series([None, None]), [1, 1]), "durations.missing", "durations[0]"),
    (lambda: stats.kaplan_meier(pa.chunked_array([[1, 2], [3, None]]), [1] * 4), "durations.missing", "durations[3]"),
    (lambda: stats.kaplan_meier(np.array([1, "NaT"], "m8[D]"), [1, 1]), "durations.missing", "durations[1]"),
    (lambda: stats.kaplan_meier([1, 2], pd.Series([True, None], dtype="boolean")), "durations.missing", "observed[1]"),
    (lambda: stats.kaplan_meier(np.array([24, 25], "m8[h]"), [1, 1]), "durations.not-whole-days", "durations[1]"),
    (lambda: stats.kaplan_meier([datetime.timedelta(hours=1)], [1]), "durations.not-whole-days", "durations[0]"),
    (
        lambda: stats.kaplan_meier(pl.Series([datetime.timedelta(hours=1)]), [1]),
        "durations.not-whole-days",
        "durations[0]",
    ),
    (lambda: stats.kaplan_meier([1, 2], [1, 2]), "durations.not-a-flag", "observed[1]"),
    (lambda: stats.kaplan_meier([1, 2], np.array([0.5, 1])), "durations.not-a-flag", "observed[0]"),
    (lambda: stats.aalen_johansen([1, 2], [0, -1]), "durations.not-a-cause", "causes[1]"),
    (lambda: stats.aalen_johansen([1, 2], [256, 1]), "durations.not-a-cause", "causes[0]"),
    (lambda: stats.aalen_johansen([1, 2], [1.5, 1]), "durations.not-a-cause", "causes[0]"),
    (lambda: stats.aalen_johansen(*ONE).incidence(0, 1), "durations.not-a-cause", "cause"),
    (lambda: stats.aalen_johansen(*ONE).incidence(-1, 1), "durations.not-a-cause", "cause"),
    (lambda: stats.aalen_johansen(*ONE).events(256), "durations.not-a-cause", "cause"),
    (lambda: stats.aalen_johansen(*ONE).se(1, 1), "durations.no-standard-errors", None),
    (lambda: stats.logrank([]), "durations.too-few-groups", "groups"),
    (lambda: stats.logrank([ONE]), "durations.too-few-groups", "groups"),
    (lambda: stats.logrank([ONE, ([], [])]), "durations.no-rows", "groups[1].durations"),
    (lambda: stats.logrank([ONE, ([1, None], [1, 1])]), "durations.missing", "groups[1].durations[1]"),
    (lambda: stats.logrank([ONE, ([1, 2], [1, 5])]), "durations.not-a-flag", "groups[1].observed[1]"),
    (lambda: stats.logrank([([1], [1, 0]), ONE]), "durations.unequal-lengths", "groups[0].observed"),
    (lambda: stats.kaplan_meier(*ONE).at(-1), "durations.bad-time", "t"),
    (lambda: stats.kaplan_meier(*ONE).at_risk_table([0, float("nan")]), "durations.bad-time", "times[1]"),
    (lambda: stats.kaplan_meier(*ONE).restricted_mean(-1), "durations.bad-time", "horizon"),
    (lambda: stats.kaplan_meier(*ONE).quantile(0), "durations.bad-probability", "p"),
    (lambda: stats.kaplan_meier(*ONE).quantile_interval(1), "durations.bad-probability", "p"),
    (lambda: stats.kaplan_meier(*ONE).interval(1, confidence=95), "rate.bad-confidence", "confidence"),
    (lambda: stats.kaplan_meier(*ONE).table(confidence=0), "rate.bad-confidence", "confidence"),
    (lambda: stats.kaplan_meier([10**30], [1]), "number.out-of-range", "durations[0]"),
    (lambda: stats.kaplan_meier(pl.Series([2**63], dtype=pl.UInt64), [1]), "number.out-of-range", "durations[0]"),
]


@pytest.mark.parametrize(("call", "code", "path"), REFUSALS, ids=range(len(REFUSALS)))
def test_bad_input_is_refused_by_code_and_place(call, code, path):
    with pytest.raises(inward.Refused) as error:
        call()
    assert (error.value.code, error.value.faults[0].path) == (code, path)
    assert error.value.say("zh") != error.value.say()


@pytest.mark.parametrize(
    ("durations", "observed", "said"),
    [
        ("123", [1, 1, 1], "durations takes a column of numbers or of spans of whole days, not str"),
        (5, [1], "durations takes a column of numbers"),
        ({1: 2}, [1], "durations takes a column of numbers"),
        ([True], [1], "durations takes a column of numbers"),
        (["1"], [1], r"durations\[0\] takes a value of a column of numbers .* not str"),
        ([1, True], [1, 1], r"durations\[1\] is of another kind than the values before it"),
        ([1, datetime.timedelta(1)], [1, 1], r"durations\[1\] is of another kind"),
        (np.array([[1, 2]]), [1], "durations takes a column of numbers"),
        (np.array([1j]), [1], "durations takes a column of numbers"),
        (np.array(["1"]), [1], "durations takes a column of numbers"),
        (np.array(["2021-01-31"], "M8[D]"), [1], "durations takes a column of numbers or of spans of whole days"),
        (np.array([1], "m8[M]"), [1], "durations takes a column of numbers"),
        (pl.Series([datetime.date(2021, 1, 31)]), [1], "durations takes a column of numbers"),
        (pl.DataFrame({"a": [1]}), [1], "durations takes a column of numbers"),
        (pa.array(["1"]), [1], "durations takes a column of numbers"),
        ([1], [datetime.timedelta(1)], "observed takes a column of true and false"),
        ([1], pl.Series(["x"]), "observed takes a column of true and false"),
    ],
)
def test_what_is_of_a_wrong_type_is_named(durations, observed, said):
    with pytest.raises(TypeError, match=said):
        stats.kaplan_meier(durations, observed)


def test_groups_are_pairs():
    for groups, said in [
        (5, "groups takes pairs"),
        ([ONE, 5], r"groups\[1\] takes a pair"),
        ([ONE, ([1],)], r"groups\[1\] takes a pair"),
    ]:
        with pytest.raises(TypeError, match=said):
            stats.logrank(groups)


def test_answers_show_themselves_and_do_not_pickle():
    curve, curves = stats.kaplan_meier(DAYS, SEEN), stats.aalen_johansen(DAYS, [0, 1, 2, 2, 0, 1])
    test = stats.logrank([(DAYS, SEEN), (DAYS, SEEN)])
    shown = [
        (curve, "<KaplanMeier of 6 rows: 4 events, 2 censored, median 3.0>", ["4 events", "three quarters", "5"]),
        (curves, "<AalenJohansen of 6 rows: 2 by cause 1, 2 by cause 2, 2 censored>", ["share by 5", "6 rows"]),
        (test, "<LogRank of 2 groups: chi2 0.000000, df 1, p 1.000000>", ["expected", "1 df"]),
        (curve.restricted_mean(5), "RestrictedMean(horizon=5.0, value=3.38888888888888", []),
    ]
    for answer, told, in_html in shown:
        assert repr(answer).startswith(told)
        assert not in_html or all(text in answer._repr_html_() for text in in_html)
        with pytest.raises(TypeError, match="does not pickle"):
            pickle.dumps(answer)
        with pytest.raises(AttributeError):
            answer.rows = 5
    assert (
        "not reached" in repr(stats.kaplan_meier([5], [0]))
        and "not reached" in stats.kaplan_meier([5], [0])._repr_html_()
    )


def test_everything_public_of_the_module_has_words_and_an_example():
    seen = 0
    for name in stats.__all__:
        thing = getattr(stats, name)
        members = (
            [getattr(thing, member) for member in dir(thing) if not member.startswith("_")]
            if isinstance(thing, type)
            else []
        )
        assert ">>>" in thing.__doc__, name
        for member in members:
            assert member.__doc__ and (">>>" in member.__doc__ or not callable(member)), (name, member)
            seen += 1
    assert seen >= 29 and stats.__all__ == sorted(stats.__all__)


def test_tables_say_what_their_columns_mean():
    curves = stats.aalen_johansen(DAYS, [0, 1, 2, 2, 0, 1], standard_errors=True)
    table = curves.table()
    assert {column.type for column in table.columns} == {"integer", "float"}
    assert all(column.meaning("zh") != column.meaning() for column in table.columns)
    assert table.definition() == "The steps of the incidence of competing causes (Aalen–Johansen)."
    frame, arrow, pandas = table.to_polars(), table.to_arrow(), table.to_pandas()
    assert frame["se_2"].to_list() == [curves.se(2, t) for t in frame["time"]]
    assert arrow.column("incidence_1").to_pylist() == [curves.incidence(1, t) for t in arrow.column("time").to_pylist()]
    assert pandas["at_risk"].tolist() == [6, 5, 3, 2, 1]


def test_other_threads_go_on_while_a_curve_is_made():
    durations, seen = np.random.default_rng(1).exponential(size=1_000_000), np.ones(1_000_000, "?")
    counted, done = 0, threading.Event()

    def work():
        stats.kaplan_meier(durations, seen)
        done.set()

    worker = threading.Thread(target=work)
    worker.start()
    while not done.wait(0.001):
        counted += 1
    worker.join()
    assert counted >= 2


def test_none_of_those_packages_is_needed():
    program = (
        "import sys\n"
        "for name in ('numpy', 'pandas', 'polars', 'pyarrow'): sys.modules[name] = None\n"
        "import array, json, inward\n"
        "curve = inward.stats.kaplan_meier(array.array('d', [1, 2, 3]), [1, 0, 1])\n"
        "print(json.dumps([curve.at(1), curve.median, len(curve.table())]))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [pytest.approx(2 / 3), 3.0, 3]
