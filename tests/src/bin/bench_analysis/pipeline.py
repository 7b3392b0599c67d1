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
for figure in ("contract_investment", "funds_arrived"):
    for letter, end in (("a", "least"), ("z", "most")):
        wide[f"{letter}_{figure}"] = column(f"{end}-{figure}.i64", np.int64)
    wide[f"open_{figure}"] = column(f"open-{figure}.u8", np.uint8)
table = pl.DataFrame(wide)
base = duckdb.connect()
base.execute("set threads to 2")
base.execute("set enable_progress_bar to false")
base.register("handed_over", table.to_arrow())
base.execute("create table wide as select * from handed_over")


def ask(question, *ways, read=lambda answered: answered):
    """Asks in each of the ways so often, and tells the fastest; what was answered is read outside of that time."""
    fastest, answers = float("inf"), []
    for answer in ways:
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            answered = answer()
            fastest = min(fastest, time.perf_counter() - begun)
        answers.append([float(figure) for figure in read(answered)])
    figures = answers[0]
    assert all(other == figures for other in answers), f"{question}: the ways answer otherwise"
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


# Of each rate the six cells of cohort by event: cell 0 is nobody, 1 to 3 are certain, 4 to 6 possible.
# A cell holds how many there are, and of the money the sums of the ends and how many are open.
CELLS = range(1, 7)
NEVER = 2**31 - 1


class Polars:
    """What is asked of an investment as expressions."""

    def reached(self, letter, place, operator, day):
        days = pl.col(f"{letter}{place}")
        return days <= day if operator == "<=" else days >= day

    def soon_after(self, one, other, days, first, last):
        happened = (pl.col(f"e{one}") != NEVER) & (pl.col(f"e{other}") != NEVER)
        sooner = pl.col(f"e{one}").cast(pl.Int64) - pl.col(f"l{other}").clip(upper_bound=last)
        later = pl.col(f"l{one}").cast(pl.Int64) - pl.col(f"e{other}").clip(lower_bound=first)
        return happened & (later <= days), happened & (sooner <= days)

    def is_over(self, figure, ends):
        over = pl.col(f"a_{figure}") > 0
        return over if ends == "least" else over | (pl.col(f"z_{figure}") > 0) | (pl.col(f"open_{figure}") > 0)

    def both(self, left, right):
        return left & right

    def either(self, left, right):
        return left | right

    def cell(self, cohort, hit):
        """Which cell an investment is in."""
        event = 3 - hit[0].cast(pl.UInt8) - hit[1].cast(pl.UInt8)
        row = cohort[1].cast(pl.UInt8) * (4 - 3 * cohort[0].cast(pl.UInt8))
        return row + event - 1

    yes, no = pl.lit(True), pl.lit(False)


class Sql(Polars):
    """The same as SQL."""

    def reached(self, letter, place, operator, day):
        return f"{letter}{place} {operator} {day}"

    def soon_after(self, one, other, days, first, last):
        happened = f"e{one} <> {NEVER} and e{other} <> {NEVER}"
        sooner = f"e{one}::bigint - least(l{other}, {last}) <= {days}"
        later = f"l{one}::bigint - greatest(e{other}, {first}) <= {days}"
        return f"({happened} and {later})", f"({happened} and {sooner})"

    def is_over(self, figure, ends):
        over = f"a_{figure} > 0"
        return over if ends == "least" else f"({over} or z_{figure} > 0 or open_{figure} > 0)"

    def both(self, left, right):
        return f"({left} and {right})"

    def either(self, left, right):
        return f"({left} or {right})"

    def cell(self, cohort, hit):
        row = f"case when {cohort[0]} then 0 else 3 end"
        event = f"case when {hit[0]} then 1 when {hit[1]} then 2 else 3 end"
        return f"({row}) + ({event})"

    yes, no = "true", "false"


def truth(language, asked):
    """Whether it is certain, and whether it is possible."""
    word, *rest = asked
    if word == "by":
        place, day = rest
        return tuple(language.reached(letter, place, "<=", day) for letter in "le")
    if word == "within":
        place, first, last = rest
        if last < first:
            return language.no, language.no
        inside = [("e", ">=", first), ("l", "<=", last)], [("l", ">=", first), ("e", "<=", last)]
        ends = [[language.reached(letter, place, operator, day) for letter, operator, day in each] for each in inside]
        return tuple(language.both(*each) for each in ends)
    if word == "soon_after":
        # Of what is in the cohort the other date lies within its window.
        return language.soon_after(*rest)
    if word == "over":
        return tuple(language.is_over(rest[0], ends) for ends in ("least", "most"))
    parts = [truth(language, part) for part in rest]
    if not parts:
        return language.yes, language.yes
    join = {"all": language.both, "any": language.either}[word]
    while len(parts) > 1:
        left, right, *others = parts
        parts = [tuple(join(one, other) for one, other in zip(left, right, strict=True)), *others]
    return parts[0]


RATES = ASKED["rates"]
OF_MONEY = ("a_contract_investment", "z_contract_investment", "open_contract_investment")
assert all(rate["weights"] in (None, "contract_investment") for rate in RATES)


def sums_of(rate):
    return OF_MONEY if rate["weights"] else ()


def cells_of_rate(rate, cells):
    """The figures of a group: the counts, then the ends of the money; below nought where that is open."""
    counts = [cells.get(cell, (0,))[0] for cell in CELLS]
    if not rate["weights"]:
        return counts
    ends = []
    for cell in CELLS:
        _, least, most, open_ = cells.get(cell, (0, 0, 0, 0))
        ends += [least, -1 if open_ else most]
    return counts + ends


def read_rates(rates, grouped, by):
    """`grouped` has of each rate rows of the group, the cell, and what the cell holds."""
    figures = []
    for rate, rows in zip(rates, grouped, strict=True):
        groups = {}
        for group, cell, *holds in rows:
            if holds[0]:
                groups.setdefault(group, {})[cell] = holds
        if by == "all":
            figures += cells_of_rate(rate, groups.get(0, {}))
            continue
        for group in sorted(groups):
            figures += [group, *cells_of_rate(rate, groups[group])]
    return figures


def filtered(rate, by):
    """The cohort first, then its cells, as a query of polars."""
    cohort, hit = (truth(Polars(), rate[part]) for part in ("cohort", "hit"))
    cohort_only = table.lazy().filter(cohort[1]).with_columns(Polars().cell(cohort, hit).alias("cell"))
    sums = [pl.len().cast(pl.Int64), *(pl.col(name).cast(pl.Int64).sum() for name in sums_of(rate))]
    return cohort_only.group_by(by, "cell").agg(sums)


def in_sql(rate, by):
    cohort, hit = (truth(Sql(), rate[part]) for part in ("cohort", "hit"))
    sums = "".join(f", sum({name})" for name in sums_of(rate))
    cell = Sql().cell(cohort, hit)
    return f"select {by} as of, {cell} as cell, count(*){sums} from wide where {cohort[1]} group by of, cell"


alone = [rate for rate in RATES if rate["alone"]]
assert len(alone) == 1
one_polars = filtered(alone[0], pl.lit(0).alias("of"))
ask(
    "one rate, polars",
    lambda: one_polars.collect().rows(),
    read=lambda rows: read_rates(alone, [rows], "all"),
)
one_sql = in_sql(alone[0], "0")
ask("one rate, DuckDB", lambda: base.execute(one_sql).fetchall(), read=lambda rows: read_rates(alone, [rows], "all"))

# All of them, in the way that each package is faster in: every rate filters for itself, all at once, or one pass over
# the table counts the cells of all.
each_filtered = [filtered(rate, "industry") for rate in RATES]


def filtered_at_once():
    return [frame.rows() for frame in pl.collect_all(each_filtered)]


def name_of(number, cell, sum_):
    return f"r{number}_{cell}_{sum_}"


def one_pass():
    query, aggregates = table.lazy(), []
    for number, rate in enumerate(RATES):
        cohort, hit = (truth(Polars(), rate[part]) for part in ("cohort", "hit"))
        here = f"cell{number}"
        query = query.with_columns(pl.when(cohort[1]).then(Polars().cell(cohort, hit)).otherwise(0).alias(here))
        for cell in CELLS:
            is_here = pl.col(here) == cell
            aggregates.append(is_here.sum().cast(pl.Int64).alias(name_of(number, cell, "count")))
            for name in sums_of(rate):
                aggregates.append(pl.col(name).filter(is_here).sum().cast(pl.Int64).alias(name_of(number, cell, name)))
    return query.group_by("industry").agg(aggregates)


polars_pass = one_pass()


def cells_by_cells(rows):
    """The rows of one pass, which hold the cells side by side, as those of each rate."""
    grouped = []
    at = 1
    for rate in RATES:
        width = 1 + len(sums_of(rate))
        of_rate = [
            (row[0], cell, *(number or 0 for number in row[begins : begins + width]))
            for row in rows
            for cell, begins in zip(CELLS, range(at, at + len(CELLS) * width, width), strict=True)
        ]
        grouped.append(of_rate)
        at += len(CELLS) * width
    return grouped


def read_all(answered):
    return read_rates(RATES, cells_by_cells(answered) if isinstance(answered[0], tuple) else answered, "industry")


ask(
    "all rates by industry, polars",
    filtered_at_once,
    lambda: polars_pass.collect().rows(),
    read=read_all,
)

cells, sums = [], []
for number, rate in enumerate(RATES):
    cohort, hit = (truth(Sql(), rate[part]) for part in ("cohort", "hit"))
    cells.append(f"case when {cohort[1]} then {Sql().cell(cohort, hit)} else 0 end as cell{number}")
    for cell in CELLS:
        for sum_ in ("count(*)", *(f"sum({name})" for name in sums_of(rate))):
            sums.append(f"{sum_} filter (where cell{number} = {cell})")
of_money = ", ".join(OF_MONEY)
sql_pass = (
    f"select industry, {', '.join(sums)} from (select industry, {of_money}, {', '.join(cells)} from wide) group by industry"
)
each_sql = [in_sql(rate, "industry") for rate in RATES]
ask(
    "all rates by industry, DuckDB",
    lambda: [base.execute(query).fetchall() for query in each_sql],
    lambda: base.execute(sql_pass).fetchall(),
    read=read_all,
)

VINTAGES = ASKED["vintages"]
vintages_polars = [filtered(cohort, pl.lit(0).alias("of")) for cohort in VINTAGES]
ask(
    "vintages, polars",
    lambda: [frame.rows() for frame in pl.collect_all(vintages_polars)],
    read=lambda grouped: read_rates(VINTAGES, grouped, "all"),
)
vintages_sql = [in_sql(cohort, "0") for cohort in VINTAGES]
ask(
    "vintages, DuckDB",
    lambda: [base.execute(query).fetchall() for query in vintages_sql],
    read=lambda grouped: read_rates(VINTAGES, grouped, "all"),
)
