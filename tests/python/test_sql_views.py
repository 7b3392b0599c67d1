"""The SQL views of a book in a file, read by the standard library's SQLite and by DuckDB."""

import sqlite3
from pathlib import Path

import duckdb
import duckdb_extensions
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def path(program, tmp_path_factory) -> Path:
    """The book of the worked example."""
    path = tmp_path_factory.mktemp("book") / "yangquan.db"
    program("yangquan", "--book", str(path))
    return path


@pytest.fixture(scope="module")
def book(path):
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def duck(path, tmp_path_factory):
    """DuckDB with the book attached; its reader of SQLite comes as a package, not from the network."""
    connection = duckdb.connect(config={"extension_directory": str(tmp_path_factory.mktemp("extensions"))})
    duckdb_extensions.import_extension("sqlite_scanner", con=connection)
    connection.sql("LOAD sqlite_scanner")
    connection.sql(f"ATTACH '{path}' AS book (TYPE sqlite, READ_ONLY)")
    yield connection
    connection.close()


def views(book) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for view, column, kind in book.execute(
        'SELECT view, "column", type FROM dictionary WHERE position > 0 ORDER BY view, position'
    ):
        found.setdefault(view, []).append((column, kind))
    assert len(found) == 37
    return found


def test_every_column_holds_what_the_dictionary_says(book):
    types = {"TEXT": str, "INTEGER": int}
    checked = 0
    for view, columns in views(book).items():
        cursor = book.execute(f"SELECT * FROM {view}")
        assert [name for name, *_ in cursor.description] == [name for name, _ in columns]
        for row in cursor:
            for value, (name, kind) in zip(row, columns, strict=True):
                assert value is None or type(value) is types[kind], (view, name, value)
                checked += value is not None
    assert checked > 5000, checked


def test_duckdb_reads_every_view_as_sqlite_does(book, duck):
    rows = 0
    for view, columns in views(book).items():
        names = ", ".join(f'CAST("{name}" AS VARCHAR)' for name, _ in columns)
        read = duck.sql(f"SELECT {names} FROM book.{view}").fetchall()
        plain = [
            tuple(None if value is None else str(value) for value in row)
            for row in book.execute(f"SELECT * FROM {view}")
        ]
        assert sorted(read, key=repr) == sorted(plain, key=repr), view
        rows += len(read)
    assert rows > 900, rows


def test_the_annual_lists_in_duckdb(duck):
    """The first query of the page on SQL, in DuckDB's words."""
    found = duck.sql(
        """
        SELECT m.list_title, count(*), sum(a.amount::DECIMAL(38, 4)) / 10000 / 10000
        FROM book.list_members AS m
        LEFT JOIN book.amounts AS a
          ON a.record = m.project AND a.kind = 'total_planned' AND a.phase IS NULL AND a.in_force::INTEGER = 1
        WHERE m.in_force::INTEGER = 1 AND m.on_it::INTEGER = 1
        GROUP BY ALL ORDER BY ALL
        """
    ).fetchall()
    assert [(name, count, float(total)) for name, count, total in found] == [
        ("2020年重点项目", 39, 212.0),
        ("2021年重点项目", 34, 225.9),
    ]


def test_the_queries_of_the_page_run_in_the_standard_library(book):
    page = (ROOT / "crates/inward-journal/SQL.md").read_text(encoding="utf-8")
    queries = [block.split("```")[0] for block in page.split("```sql\n")[1:]]
    answers = [book.execute(query).fetchall() for query in queries]
    assert len(answers) == 10 and all(answers)
    assert answers[0] == [("2020年重点项目", 39, 21_200_000_000), ("2021年重点项目", 34, 22_590_000_000)]
    assert answers[1] == [(26, 3_962_000_000)]
