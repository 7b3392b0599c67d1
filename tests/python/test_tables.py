"""Lists as tables: handed over to polars, pandas, pyarrow and DuckDB. The cases are synthetic."""

import gc
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal

import duckdb
import pandas
import polars
import pyarrow
import pytest

import inward

KINDS = [
    "investments",
    "leads",
    "negotiations",
    "agreements",
    "projects",
    "commitments",
    "organisations",
    "units",
    "people",
    "entries",
]


@pytest.fixture
def crm() -> inward.Crm:
    """Two projects, of which one is vague; a lead in dollars."""
    clock = inward.Clock(datetime(2022, 6, 30, 4, tzinfo=UTC))
    crm = inward.in_memory("阳泉经开区", currency="CNY", clock=clock)
    desk = crm.desk("wang.li", unit="招商一局")
    park = desk.record_project(title="数字经济产业园", total_planned="约12亿元", land="8.9公顷")
    desk.reach(park, "construction_started", on="2020-07")
    desk.record_money(park, "funds_arrived", "0.0001元", on="2020-12-31")
    desk.set_attribute(park, "synthetic", True)
    desk.record_project(title="物联网大数据中心", total_planned="3-5亿元")
    desk.capture_lead("蓝宝石" * 160, on="2020-06", total_planned="USD 5 million")
    return crm


def test_polars_takes_a_list_with_its_types(crm):
    frame = polars.DataFrame(crm.projects())
    assert frame.equals(crm.projects().to_polars()) and frame.equals(crm.projects().table().to_polars())
    expected = {
        "title": polars.String,
        "stage": polars.Int64,
        "attribute_synthetic": polars.Boolean,
        "first_day": polars.Date,
        "recorded_at": polars.Datetime("us", "UTC"),
        "total_planned": polars.Decimal(28, 4),
        "land_mu": polars.Decimal(25, 10),
        "construction_started": polars.String,
        "construction_started_earliest": polars.Date,
        "construction_started_latest": polars.Date,
        "construction_started_text": polars.String,
    }
    assert {name: frame.schema[name] for name in expected} == expected
    first = frame.row(0, named=True)
    assert first["total_planned"] == Decimal("1200000000") and first["land_mu"] == Decimal("133.5")
    assert first["funds_arrived"] == Decimal("0.0001") and first["attribute_synthetic"] is True
    assert (first["construction_started"], first["construction_started_text"]) == ("yes", "2020-07")
    assert first["construction_started_earliest"] == date(2020, 7, 1)
    assert first["construction_started_latest"] == date(2020, 7, 31)
    # About: no bounds. A range: its lower end, and both.
    assert (first["total_planned_least"], first["total_planned_most"]) == (None, None)
    second = frame.row(1, named=True)
    ends = [second[f"total_planned{end}"] for end in ("", "_least", "_most")]
    assert ends == [Decimal("300000000"), Decimal("300000000"), Decimal("500000000")]
    assert second["construction_started"] is None and second["funds_arrived"] is None
    assert frame["total_planned"].sum() == crm.projects().sum("total_planned").sum.of("CNY").amount


def test_pyarrow_takes_a_list_with_what_its_columns_mean(crm):
    table = pyarrow.table(crm.projects())
    assert table.equals(crm.projects().to_arrow())
    types = {
        "title": pyarrow.string_view(),
        "stage": pyarrow.int64(),
        "attribute_synthetic": pyarrow.bool_(),
        "first_day": pyarrow.date32(),
        "recorded_at": pyarrow.timestamp("us", "UTC"),
        "total_planned": pyarrow.decimal128(28, 4),
        "land_mu": pyarrow.decimal128(25, 10),
    }
    assert {name: table.schema.field(name).type for name in types} == types
    assert pyarrow.schema(crm.projects()) == table.schema == pyarrow.schema(crm.projects().table())
    for field, column in zip(table.schema, crm.projects().columns(), strict=True):
        said = {key.decode(): text.decode() for key, text in field.metadata.items()}
        assert said == {"en": column.meaning(), "zh": column.meaning("zh")}
        assert field.name == column.name
    table.validate(full=True)


def test_pandas_has_types_to_reckon_with(crm):
    frame = crm.projects().to_pandas()
    expected = {
        "title": "str",
        "stage": "Int64",
        "attribute_synthetic": "boolean",
        "first_day": "datetime64[ms]",
        "recorded_at": "datetime64[us, UTC]",
        "total_planned": "object",
    }
    assert {name: str(frame.dtypes[name]) for name in expected} == expected
    assert frame.total_planned.sum() == Decimal("1500000000") and frame.total_planned[0] / 2 == Decimal("600000000")
    assert frame[frame.construction_started_latest <= "2020-12-31"].title.tolist() == ["数字经济产业园"]
    assert frame.title.str.contains("大数据").tolist() == [False, True]
    floats = crm.projects().to_pandas(amounts="float", unit="亿元")
    assert str(floats.dtypes["total_planned"]) == "float64" and floats.total_planned.tolist() == [12.0, 3.0]
    assert floats.land_mu[0] == Decimal("133.5")  # no amount
    assert pandas.DataFrame.from_arrow(crm.projects()).shape == frame.shape


def test_duckdb_queries_a_list_by_its_name(crm):
    projects = crm.projects()
    found = duckdb.sql("SELECT title, total_planned, construction_started_latest FROM projects ORDER BY 2").fetchall()
    assert found == [
        ("物联网大数据中心", Decimal("300000000.0000"), None),
        ("数字经济产业园", Decimal("1200000000.0000"), date(2020, 7, 31)),
    ]
    leads = crm.leads().table()
    assert duckdb.sql("SELECT length(title), total_planned_currency FROM leads").fetchall() == [(480, "USD")]
    assert len(projects.table()) == len(leads) + 1 == 2


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_list_keeps_its_columns(crm, kind):
    full, none = getattr(crm, kind)(), getattr(crm, kind)(text="没有这样的")
    assert len(none.table()) == 0
    names = [column.name for column in full.columns()]
    assert polars.DataFrame(none).schema == polars.DataFrame(full).schema
    assert pyarrow.table(none).column_names == pyarrow.table(full).column_names == names
    assert none.to_pandas().shape == (0, len(names)) and none.table().column_names == names
    assert duckdb.sql("SELECT count(*) FROM none").fetchall() == [(0,)]
    assert "0 rows" in repr(none.table()) and "<table>" in none.table()._repr_html_()


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (None, "1200000000"),
        ("元", "1200000000"),
        ("千元", "1200000"),
        ("万元", "120000"),
        ("万", "120000"),
        ("百万元", "1200"),
        ("亿元", "12"),
        ("亿", "12"),
        ("million", "1200"),
        ("billion", "1.2"),
    ],
)
def test_another_unit_is_exact(crm, unit, expected):
    table = crm.projects().to_arrow(unit=unit)
    assert table["total_planned"][0].as_py() == Decimal(expected)
    assert table["total_planned_most"][1].as_py() == Decimal(expected) * 5 / 12
    power = (table["funds_arrived"][0].as_py() / Decimal("0.0001")).adjusted()
    assert table["funds_arrived"][0].as_py() == Decimal("0.0001").scaleb(power)  # nothing is rounded away
    assert crm.projects().to_polars(amounts="float", unit=unit)["total_planned"][0] == float(expected)


def test_a_table_in_floats_still_knows_what_is_exact(crm):
    floats = crm.projects().table().amounts_in("float", "亿元")
    assert floats.to_polars()["total_planned"].to_list() == [12.0, 3.0]
    assert floats.to_polars(amounts="decimal")["total_planned"][0] == Decimal("1200000000")
    assert "10^8" in floats.definition() and "浮点数" in floats.definition("zh")


@pytest.mark.parametrize("unit", ["", "打", "元 ", "千万美元", "Million", "e"])
def test_an_unknown_unit_is_refused(crm, unit):
    for call in (crm.projects().to_polars, crm.projects().to_pandas, crm.projects().to_arrow):
        with pytest.raises(inward.Refused) as caught:
            call(unit=unit)
        assert (caught.value.code, caught.value.path) == ("table.unknown-unit", "unit")
        assert "亿元" in str(caught.value)


def test_unknown_forms_of_amounts_are_refused(crm):
    with pytest.raises(inward.Refused) as caught:
        crm.projects().to_polars(amounts="double")
    assert (caught.value.code, caught.value.path) == ("table.unknown-amounts", "amounts")
    with pytest.raises(TypeError):
        crm.projects().to_polars(unit=8)


@pytest.mark.parametrize(
    ("method", "package", "extra"),
    [
        ("to_polars", "polars", "polars"),
        ("to_pandas", "pandas", "pandas"),
        ("to_pandas", "pyarrow", "pandas"),
        ("to_arrow", "pyarrow", "arrow"),
    ],
)
def test_a_missing_extra_is_named(crm, monkeypatch, method, package, extra):
    monkeypatch.setitem(sys.modules, package, None)  # as if it were not installed
    for thing in (crm.projects(), crm.projects().table()):
        with pytest.raises(inward.InwardError) as caught:
            getattr(thing, method)()
        assert caught.value.code == "table.extra-missing"
        assert f"pip install inward[{extra}]" in str(caught.value) and f"`{package}`" in caught.value.say("zh")
        assert isinstance(caught.value.__cause__, ImportError)


def test_nothing_of_it_is_needed_to_run(tmp_path):
    program = (
        "import sys\n"
        "for package in ('polars', 'pandas', 'pyarrow', 'numpy', 'duckdb'):\n"
        "    sys.modules[package] = None\n"
        "import inward\n"
        "crm = inward.in_memory('z')\n"
        "crm.desk('w').capture_lead('x')\n"
        "table = crm.leads().table()\n"
        "assert len(table) == 1 and 'x' in repr(table) and '<td>x</td>' in table._repr_html_()\n"
        "assert 'arrow_array_stream' in repr(table.__arrow_c_stream__())\n"
    )
    subprocess.run([sys.executable, "-X", "utf8", "-c", program], check=True, cwd=tmp_path)


def test_the_hand_over_copies_nothing(crm):
    table = crm.projects().table()

    def addresses() -> list[int]:
        return [
            buffer.address
            for column in pyarrow.table(table).columns
            for buffer in column.chunk(0).buffers()
            if buffer is not None
        ]

    first, second = addresses(), addresses()
    assert len(first) > 100 and first == second


def test_what_was_handed_over_outlives_the_book_and_the_table(crm):
    frame = polars.DataFrame(crm.leads())
    unread = crm.leads().__arrow_c_stream__()
    crm.close()
    del crm, unread
    gc.collect()
    assert frame["title"].to_list() == ["蓝宝石" * 160]


def test_a_stream_is_read_once_and_given_as_often_as_one_likes(crm):
    class Once:
        def __init__(self, capsule: object) -> None:
            self.capsule = capsule

        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return self.capsule

    once = Once(crm.leads().__arrow_c_stream__())
    assert pyarrow.table(once).num_rows == 1
    with pytest.raises(ValueError, match="released"):
        pyarrow.table(once)
    table = crm.leads().table()
    assert [pyarrow.table(table).num_rows for _ in range(3)] == [1, 1, 1]


def test_a_table_is_as_of_the_day_of_its_handle(crm):
    then = crm.as_of("2020-07-15", known="2022-06-30").projects().to_polars()
    assert then["construction_started"].to_list() == ["possibly"] and then["exists"].to_list() == ["possibly"]
    before = crm.as_of("2020-06-30", known="2022-06-30").projects()
    assert len(before.table()) == 0 and "2020-06-30" in before.table().definition()


def test_a_list_is_handed_over_as_it_is_filtered_and_sorted(crm):
    projects = crm.projects(text="数据").filter(amount_at_least="1亿元")
    assert projects.to_polars()["title"].to_list() == ["物联网大数据中心"]
    titles = crm.projects().sorted("amount").to_polars()["title"].to_list()
    assert titles == [project.title for project in crm.projects().sorted("amount")]


def test_tables_and_columns_show_themselves(crm):
    table = crm.projects().table()
    assert repr(table).splitlines()[1:] == ["  数字经济产业园", "  物联网大数据中心"]
    assert repr(table.columns[0]) == "Column(name='id', type='text', meaning='Its id, as the API prints it')"
    crm.desk("wang.li").record_project(title="<script>")
    html = crm.projects().table()._repr_html_()
    assert "&lt;script&gt;" in html and "<script>" not in html
    assert "contract_signed" not in html  # nothing is known of it
    for thing in (table, table.columns[0]):
        with pytest.raises(TypeError):
            thing.__reduce__()


RECKONED = ("due_text", "due_earliest", "due_latest", "promised_limit", "statutory_limit")


def test_the_worked_example_reads_alike_in_sql_and_in_tables(program, tmp_path):
    path = tmp_path / "yangquan.db"
    program("yangquan", "--book", str(path))
    crm = inward.open(path)
    dates = {"due": "due", "signed": "signed", "on": "on", "period": "period", "valid": "valid"}
    compared = reckoned = 0
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as connection:
        for kind in KINDS:
            table = {row["id"]: row for row in pyarrow.table(getattr(crm, kind)()).to_pylist()}
            cursor = connection.execute(f"SELECT * FROM {kind}")
            names = [name for name, *_ in cursor.description]
            rows = cursor.fetchall()
            assert len(rows) == len(table), kind
            for row in (dict(zip(names, values, strict=True)) for values in rows):
                ours = table[row["id"]]
                for name, theirs in row.items():
                    date_of, _, end = name.rpartition("_")
                    if name in dates:
                        name = f"{name}_text"
                    elif date_of in dates and end in ("first", "last"):
                        name = f"{date_of}_{'earliest' if end == 'first' else 'latest'}"
                    # The view has what was set; what a rule comes to, and the rule of a case, are reckoned for
                    # the table alone.
                    if kind == "commitments" and name in RECKONED and theirs is None:
                        reckoned += 1
                    elif name in ours:
                        assert same(ours[name], theirs), (kind, name, ours[name], theirs)
                        compared += theirs is not None
    assert compared > 2000 and reckoned, (compared, reckoned)


def same(ours: object, theirs: object) -> bool:
    if isinstance(ours, datetime):
        return ours == datetime.fromisoformat(str(theirs))
    if isinstance(ours, Decimal):
        return ours == Decimal(str(theirs))
    if isinstance(ours, date):
        return ours.isoformat() == theirs
    return ours == theirs
