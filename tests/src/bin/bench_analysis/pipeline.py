"""What polars and DuckDB answer to the questions of pipeline.rs on the same wide table: a line of JSON for each."""

import json
import sys
import time
from pathlib import Path

import duckdb
import numpy as np
import polars as pl

FOLDER, ROUNDS = Path(sys.argv[1]), 5
ASKED = json.loads((FOLDER / "asked.json").read_text(encoding="utf-8"))
VALID, STAGES, MILESTONES = ASKED["valid"], ASKED["stages"], ASKED["milestones"]


def column(name, type):
    return np.fromfile(FOLDER / name, type)


wide = {"industry": column("industry.u32", np.uint32)}
for place in range(MILESTONES):
    wide[f"e{place}"] = column(f"earliest-{place}.i32", np.int32)
    wide[f"l{place}"] = column(f"latest-{place}.i32", np.int32)
table = pl.DataFrame(wide)
base = duckdb.connect()
base.execute("set threads to 2")
base.register("handed_over", table.to_arrow())
base.execute("create table wide as select * from handed_over")


def ask(question, answer):
    fastest = float("inf")
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        answered = answer()
        fastest = min(fastest, time.perf_counter() - begun)
    figures = [float(figure) for figure in answered]
    print(json.dumps({"question": question, "seconds": fastest, "cpu_seconds": None, "figures": figures}), flush=True)


def in_order(rows):
    """The numbers of each group, groups in the order of their codes."""
    return [number for row in sorted(rows) for number in row[1:]]


funnel = [
    aggregate
    for place in range(MILESTONES)
    for aggregate in (
        (pl.col(f"l{place}") <= VALID).sum().alias(f"c{place}"),
        (pl.col(f"e{place}") <= VALID).sum().alias(f"p{place}"),
    )
]
ask("funnel by industry, polars", lambda: in_order(table.lazy().group_by("industry").agg(funnel).collect().rows()))
counted = ", ".join(
    f"count(*) filter (where l{place} <= {VALID}), count(*) filter (where e{place} <= {VALID})"
    for place in range(MILESTONES)
)
ask(
    "funnel by industry, DuckDB",
    lambda: in_order(base.execute(f"select industry, {counted} from wide group by industry").fetchall()),
)


def certain(place):
    return pl.col(f"l{place}") <= VALID


def possible(place):
    return pl.col(f"e{place}") <= VALID


def none(of, above):
    places = range(above + 1, STAGES)
    return ~pl.any_horizontal([of(place) for place in places]) if len(places) else pl.lit(True)


stages = [
    aggregate
    for place in range(STAGES)
    for aggregate in (
        (certain(place) & none(possible, place)).sum().alias(f"c{place}"),
        (possible(place) & none(certain, place)).sum().alias(f"p{place}"),
    )
]
ask("stage table, polars", lambda: table.lazy().select(stages).collect().row(0))


def any_of(letter, above):
    each = " or ".join(f"{letter}{place} <= {VALID}" for place in range(above + 1, STAGES))
    return f"({each})" if each else "false"


counted = ", ".join(
    f"count(*) filter (where l{place} <= {VALID} and not {any_of('e', place)}), "
    f"count(*) filter (where e{place} <= {VALID} and not {any_of('l', place)})"
    for place in range(STAGES)
)
ask("stage table, DuckDB", lambda: base.execute(f"select {counted} from wide").fetchone())
