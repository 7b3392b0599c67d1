"""The notebooks of examples/notebooks, run from top to bottom: every figure that they show is that of another
computation, by polars and lifelines."""

from __future__ import annotations

import ast
import json
import os
import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import nbformat
import polars as pl
import pytest
from chinese_calendar import get_workdays
from lifelines import KaplanMeierFitter
from lifelines.statistics import multivariate_logrank_test
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

# lifelines calls pandas and numpy as older ones take it.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:lifelines", "ignore::pandas.errors.Pandas4Warning")

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ROOT / "examples" / "notebooks"

# What a notebook shows, as plain data: run in its kernel after its last cell.
TELL = """
def _plain(shown):
    import inward, polars
    if isinstance(shown, polars.DataFrame):
        return {"columns": shown.columns, "rows": [[_plain(cell) for cell in row] for row in shown.rows()]}
    if isinstance(shown, inward.OutsideReport):
        return {name: _plain(getattr(shown, name)) for name in dir(shown) if not name.startswith("_")}
    if isinstance(shown, dict):
        return {name: _plain(cell) for name, cell in shown.items()}
    if isinstance(shown, (list, tuple)):
        return [_plain(cell) for cell in shown]
    return shown if shown is None or isinstance(shown, (bool, int, float, str)) else str(shown)


import json
print(json.dumps({name: _plain(globals()[name]) for name in %r}))
"""


@pytest.fixture
def run(tmp_path, monkeypatch) -> Callable[[str], dict[str, object]]:
    """Runs a notebook in a kernel of its own and gives what it shows, by its names."""
    for variable in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR"):
        monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")

    def of(name: str) -> dict[str, object]:
        notebook = nbformat.read(NOTEBOOKS / name, as_version=4)
        nbformat.validate(notebook)
        cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        assert len(cells) >= 8 and not any(cell.outputs for cell in cells), "outputs are not committed"
        last = [ast.parse(cell.source).body[-1] for cell in cells]
        # Whatever a cell shows has a name, so that none is left out.
        shown = [line.value.id for line in last if isinstance(line, ast.Expr) and isinstance(line.value, ast.Name)]
        assert len(shown) == len(set(shown)) == sum(isinstance(line, ast.Expr) for line in last)
        assert not any("print(" in cell.source or "display(" in cell.source for cell in cells)
        notebook.cells.append(nbformat.v4.new_code_cell(TELL % shown))
        NotebookClient(notebook, timeout=100, resources={"metadata": {"path": str(NOTEBOOKS)}}).execute()
        assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
        [told] = notebook.cells[-1].outputs
        return json.loads(told.text)

    return of


def table(frame: pl.DataFrame) -> dict[str, list]:
    """A table as a notebook tells it."""

    def cell(value: object) -> object:
        return str(value) if isinstance(value, date) else value

    return {"columns": frame.columns, "rows": [[cell(value) for value in row] for row in frame.rows()]}


def percent(part: int, whole: int) -> str | None:
    if whole == 0:
        return None
    return f"{(Decimal(100) * part / whole).quantize(Decimal('0.01'), rounding=ROUND_HALF_UP)}%"


def fitted(rows: pl.DataFrame) -> KaplanMeierFitter:
    return KaplanMeierFitter().fit(rows["days"].to_numpy(), rows["observed"].to_numpy())


def quantile(curve: KaplanMeierFitter, share: float) -> float | None:
    """The first day by which the share had got there; of shares that are met exactly lifelines may name the next."""
    reached = curve.survival_function_["KM_estimate"] <= 1 - share + 1e-12
    return float(reached.idxmax()) if reached.any() else None


def compare(told: dict[str, object], expected: dict[str, object]) -> None:
    """Everything that a notebook shows, and nothing else."""
    assert list(told) == list(expected)
    for name, figures in expected.items():
        assert told[name] == figures, name


def test_a_zone_s_year(run):
    ledgers = {
        year: pl.read_csv(
            ROOT / "examples" / "yangquan" / f"ledger-{year}.csv", skip_rows=1, infer_schema=False
        ).filter(pl.col("编号") != "合计")
        for year in ("2020", "2021")
    }

    def total(year: str, column: str) -> Decimal | None:
        amounts = [Decimal(text) for text in ledgers[year].get_column(column, default=pl.Series()).drop_nulls() if text]
        return sum(amounts) if amounts else None

    def yi(amount: Decimal | None) -> str | None:
        return None if amount is None else f"{amount.normalize():f}亿"

    totals = {year: total(year, "总投资（亿元）") for year in ledgers}
    plans = {year: total(year, "2021年计划完成投资（亿元）") for year in ledgers}
    growth = (totals["2021"] - totals["2020"]) * 100 / totals["2020"]

    # When the sapphire project was completed, by whom, and from when until when that stood.
    words = pl.DataFrame(
        [
            ("press", date(2020, 12, 18), date(2020, 12, 31), None),
            ("promotion", date(2020, 12, 28), date(2021, 1, 11), date(2021, 2, 5)),
            ("promotion", date(2020, 12, 18), date(2021, 2, 5), None),
        ],
        schema=["source", "on", "known", "until"],
        orient="row",
    )

    def completed(known: date) -> int:
        stood = words.filter(pl.col("known") <= known, pl.col("until").is_null() | (pl.col("until") > known))
        return int(stood.sort("source", descending=True)["on"][0] <= date(2020, 12, 20))

    asked = [date(2021, 1, 4), date(2021, 1, 31), date(2021, 2, 5)]

    numbers = pl.DataFrame({"n": range(36)})
    days = numbers.select(
        pl.format("合成项目2020-{}", (pl.col("n") + 1).cast(pl.String).str.zfill(2)).alias("project"),
        "n",
        land_acquired=pl.lit(date(2020, 1, 6)) + pl.duration(days=9 * pl.col("n")),
        wait=30 + 13 * pl.col("n") % 61,
    ).with_columns(construction_started=pl.col("land_acquired") + pl.duration(days="wait"))
    days = days.with_columns(
        production=pl.col("construction_started") + pl.duration(days=120 + 11 * pl.col("n") % 90)
    ).with_columns(
        construction_started=pl.when(pl.col("n") % 4 != 3).then("construction_started"),
        production=pl.when(pl.col("n") % 4 == 0).then("production"),
    )
    steps = ["land_acquired", "construction_started", "production"]
    course = days.unpivot(on=steps, index=["n", "project"], variable_name="milestone", value_name="on").drop_nulls("on")
    order = pl.col("milestone").replace_strict(steps, range(3))
    course = course.filter(pl.col("on") <= date(2021, 2, 5)).sort("n", order).select("project", "milestone", "on")

    # The sapphire project started as well.
    sapphire = pl.DataFrame({"project": ["蓝宝石"], "milestone": ["construction_started"], "on": [date(2020, 7, 18)]})
    wide = pl.concat([course, sapphire]).pivot("milestone", index="project", values="on")
    ends = [date(2020, 3, 31), date(2020, 6, 30), date(2020, 9, 30), date(2020, 12, 31)]
    funnel = pl.DataFrame({"by": ends} | {step: [(wide[step] <= end).sum() for end in ends] for step in steps})

    def producing(first: date, last: date) -> str | None:
        started = wide.filter(pl.col("construction_started").is_between(first, last))
        return percent(started["production"].is_not_null().sum(), len(started))

    halves = [(date(2020, 1, 1), date(2020, 6, 30)), (date(2020, 7, 1), date(2020, 12, 31))]
    seen = date(2020, 12, 31)
    waits = wide.drop_nulls("land_acquired").with_columns(
        end=pl.min_horizontal(pl.col("construction_started"), pl.lit(seen)),
        observed=(pl.col("construction_started") <= seen).fill_null(False),
    )
    waits = waits.with_columns(days=(pl.col("end") - pl.col("land_acquired")).dt.total_days())
    curve = fitted(waits)
    working = [len(get_workdays(land + timedelta(days=1), end)) for land, end in waits.select("land_acquired", "end").rows()]

    told = run("a_zone_s_year.ipynb")
    compare(
        told,
        {
            "key_projects": table(
                pl.DataFrame(
                    {
                        "list": list(ledgers),
                        "projects": [len(ledger) for ledger in ledgers.values()],
                        "total_yi": [yi(amount) for amount in totals.values()],
                        "plan_yi": [yi(amount) for amount in plans.values()],
                    }
                )
            ),
            "on_either": pl.concat([ledger.select("编号") for ledger in ledgers.values()])["编号"].n_unique(),
            "growth": str(growth.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)),
            "completed": table(pl.DataFrame({"asked_on": asked, "completed": [completed(day) for day in asked]})),
            "built_in": [(date(2021, 1, 1) - date(2020, 7, 18)).days] * 2,
            "course": table(course),
            "funnel": table(funnel),
            "by_half_year": table(
                pl.DataFrame({"started": ["2020H1", "2020H2"], "in_production": [producing(*half) for half in halves]})
            ),
            "land_to_start": {
                "got_land": len(waits),
                "started": waits["observed"].sum(),
                "quarter_after": quantile(curve, 0.25),
                "half_after": quantile(curve, 0.5),
                "not_started_after_90_days": round(float(curve.predict(90)), 6),
            },
            "half_in_working_days": quantile(fitted(waits.with_columns(days=pl.Series(working))), 0.5),
        },
    )
    assert (told["on_either"], told["growth"]) == (71, "6.56")  # as the seed has them


def test_promises(run):
    units, kinds = ["行政审批局", "自然资源局", "财政局"], ["construction_permit", "land_delivery", "agent_service"]
    number, last = pl.col("number"), date(2021, 12, 31)
    promised = (
        pl.DataFrame({"number": range(48)})
        .with_columns(on=pl.lit(date(2021, 1, 4)) + pl.duration(days=7 * number))
        .select(
            pl.format("合成承诺{}", (number + 1).cast(pl.String).str.zfill(2)).alias("title"),
            (number % 3).replace_strict(range(3), units).alias("debtor"),
            (number // 3 % 3).replace_strict(range(3), kinds).alias("kind"),
            "on",
            due=pl.col("on") + pl.duration(days=20 + 5 * (number % 7)),
            kept=pl.when(number % 5 != 3).then(pl.col("on") + pl.duration(days=10 + number * 17 % 45)),
        )
        .with_columns(kept=pl.when(pl.col("kept") <= last).then("kept"))
    )

    def board(by: str, day: date) -> pl.DataFrame:
        known = promised.filter(pl.col("on") <= day).with_columns(
            kept=pl.when(pl.col("kept") <= day).then("kept"),
            due_quarter=pl.format("{}Q{}", pl.col("due").dt.year(), pl.col("due").dt.quarter()),
        )
        is_due, on_time, is_late = pl.col("due") <= day, pl.col("kept") <= pl.col("due"), pl.col("kept") > pl.col("due")
        counted = known.group_by(by).agg(
            due=is_due.sum(),
            on_time=(is_due & on_time).sum(),
            late=(is_due & is_late).sum(),
            open=(is_due & pl.col("kept").is_null()).sum(),
        )
        rates = [percent(on_time, due) for on_time, due in counted.select("on_time", "due").rows()]
        return counted.with_columns(on_time_rate=pl.Series(rates)).sort(by)

    seen = promised.with_columns(
        days=(pl.col("kept").fill_null(last) - pl.col("on")).dt.total_days(), observed=pl.col("kept").is_not_null()
    )
    groups = {unit: seen.filter(pl.col("debtor") == unit) for unit in sorted(units)}
    curves = {unit: fitted(rows) for unit, rows in groups.items()}
    test = multivariate_logrank_test(seen["days"].to_numpy(), seen["debtor"].to_numpy(), seen["observed"].to_numpy())
    overdue = promised.filter(pl.col("kept").is_null(), pl.col("due") < last).select("title", "due").sort("due", "title")
    compare(
        run("promises.ipynb"),
        {
            "promised": table(promised),
            "by_debtor": table(board("debtor", last)),
            "by_quarter": table(board("due_quarter", last)),
            "in_june": table(board("debtor", date(2021, 6, 30))),
            "durations": table(
                pl.DataFrame(
                    {
                        "debtor": list(groups),
                        "promises": [len(rows) for rows in groups.values()],
                        "kept": [rows["observed"].sum() for rows in groups.values()],
                        "half_kept_after": [quantile(curve, 0.5) for curve in curves.values()],
                        "open_after_30_days": [round(float(curve.predict(30)), 4) for curve in curves.values()],
                    }
                )
            ),
            "differ": [round(float(test.test_statistic), 4), 2, round(float(test.p_value), 4)],
            "overdue": table(overdue.with_columns(days=(pl.lit(last) - pl.col("due")).dt.total_days())),
        },
    )


def test_a_national_pipeline(run, monkeypatch):
    folder = Path(os.environ.get("INWARD_DATA") or ROOT.parent / "shared" / "data")
    if not (folder / "uk_repd").is_dir():
        pytest.skip(f"a notebook needs uk_repd, which is not at {folder}; set INWARD_DATA")
    monkeypatch.setenv("INWARD_DATA", str(folder))
    as_of = date(2024, 12, 31)
    raw = pl.read_csv(folder / "uk_repd" / "repd-q4-jan-2025.csv", encoding="cp1252", infer_schema=False)
    steps = {
        "submitted": ["Planning Application Submitted"],
        "granted": ["Planning Permission Granted", "Appeal Granted", "Secretary of State - Granted"],
        "started": ["Under Construction"],
        "operational": ["Operational"],
    }
    columns = [column for several in steps.values() for column in several]
    days = [pl.col(column).str.to_date("%d/%m/%Y", strict=False) for column in columns]
    read = raw.select("Ref ID", *days)
    texts = pl.concat([raw.filter(read[column].is_null())[column].drop_nulls() for column in columns])
    cells = sum(read[column].count() for column in columns)
    wide = raw.select(
        id="Ref ID",
        technology=pl.col("Technology Type").str.strip_chars(),
        country=pl.col("Country").str.strip_chars(),
    ).with_columns(
        read.select(**{step: pl.min_horizontal(several) for step, several in steps.items()})
    )
    members = wide.filter(pl.any_horizontal(pl.col(list(steps)).is_not_null()))
    ahead = sum((read[column] > as_of).sum() for column in columns)
    reached = members.with_columns(pl.when(pl.col(step) <= as_of).then(step).alias(step) for step in steps)
    counts = [reached[step].count() for step in steps]
    # The highest that was reached.
    stage = pl.coalesce(*[pl.when(pl.col(step).is_not_null()).then(pl.lit(step)) for step in reversed(steps)])
    stages = reached.with_columns(milestone=stage).drop_nulls("milestone")
    order = pl.col("milestone").replace_strict(list(steps), range(4))
    by_country = stages.group_by("country", "milestone").agg(certain=pl.len()).sort("country", order, nulls_last=True)
    ends = [date(year, 12, 31) for year in range(2004, 2025, 4)]

    horizon = timedelta(days=3 * 365)
    cohorts = []
    for year in range(2012, 2025):
        cohort = wide.filter(pl.col("granted").is_between(date(year, 1, 1), min(date(year, 12, 31), as_of)))
        mature = cohort.filter(pl.col("granted") <= as_of - horizon)
        soon = (mature["started"] <= mature["granted"] + horizon).sum()
        running = percent((cohort["started"] <= as_of).sum(), len(cohort))
        cohorts.append((year, len(cohort), running, percent(soon, len(mature))))

    granted = reached.drop_nulls("granted").with_columns(
        days=(pl.col("started").fill_null(as_of) - pl.col("granted")).dt.total_days(),
        observed=pl.col("started").is_not_null(),
    )
    negative, seen = granted.filter(pl.col("days") < 0), granted.filter(pl.col("days") >= 0)
    waiting = []
    for (technology,), rows in sorted(seen.group_by("technology")):
        if len(rows) < 200:
            continue
        curve = fitted(rows)
        first = (negative["technology"] == technology).sum()
        half, quarter = quantile(curve, 0.5), quantile(curve, 0.25)
        left = round(float(curve.predict(3 * 365)), 4)
        waiting.append((technology, len(rows), rows["observed"].sum(), first, quarter, half, left))
    test = multivariate_logrank_test(
        seen["days"].to_numpy(), seen["technology"].to_numpy(), seen["observed"].to_numpy()
    )

    told = run("national_pipeline.ipynb")
    waiting_columns = told["waiting"]["columns"]
    assert len(waiting_columns) == 7 and len(waiting) > 4
    compare(
        told,
        {
            "unreadable": table(texts.rename("text").value_counts(name="cells").sort("text")),
            "taken_in": {
                "ahead": ahead,
                "dropped_attributes": 0,
                "events": cells,
                "investments": len(members),
                "money": 0,
                "planned": 0,
                "repeated": cells - sum(wide[step].count() for step in steps),
                "unread_columns": [],
                "without_attributes": 0,
                "without_events": wide.filter(~pl.col("id").is_in(members["id"].implode()))["id"].to_list(),
            },
            "funnel": table(pl.DataFrame({"milestone": list(steps), "certain": counts, "possible": counts})),
            "by_country": table(by_country),
            "granted_by": table(
                pl.DataFrame(
                    {
                        "by_the_end_of": [end.year for end in ends],
                        "granted": [(wide["granted"] <= end).sum() for end in ends],
                    }
                )
            ),
            "cohorts": {
                "columns": ["granted_in", "granted", "started_so_far", "within_three_years"],
                "rows": [list(row) for row in cohorts],
            },
            "waiting": {"columns": waiting_columns, "rows": [list(row) for row in waiting]},
            "started_first": len(negative),
            "differ": [round(float(test.test_statistic), 4), seen["technology"].n_unique() - 1],
        },
    )


@pytest.mark.parametrize("data", [None, "", "an empty folder"])
def test_without_its_data_a_notebook_says_so_and_stops(run, monkeypatch, tmp_path, data):
    if data is None:
        monkeypatch.delenv("INWARD_DATA", raising=False)
    else:
        monkeypatch.setenv("INWARD_DATA", data and str(tmp_path))
    with pytest.raises(CellExecutionError) as stopped:
        run("national_pipeline.ipynb")
    said = stopped.value.traceback.rsplit("-----\n", 1)[1].strip()
    assert said.startswith("The cells below are skipped: ") and "uk_repd/repd-q4-jan-2025.csv" in said
    assert "INWARD_DATA" in said and len(said.splitlines()) == 1


def test_no_notebook_names_a_path_outside_the_project():
    cells = 0
    for notebook in sorted(NOTEBOOKS.glob("*.ipynb")):
        for cell in nbformat.read(notebook, as_version=4).cells:
            cells += 1
            paths = [part for part in re.split(r"[\s\"'`(),]+", cell.source) if "/" in part]
            for path in paths:
                assert not re.match(r"/[a-z]|~|[A-Za-z]:\\\\", path), path
                inside = path.startswith("../") and (NOTEBOOKS / path).resolve().is_relative_to(ROOT)
                assert inside or ".." not in path, path
    assert cells > 40, cells


def test_every_notebook_is_run():
    source = Path(__file__).read_text(encoding="utf-8")
    found = sorted(path.name for path in NOTEBOOKS.glob("*.ipynb"))
    assert len(found) == 3
    assert all(f'run("{name}")' in source for name in found)
