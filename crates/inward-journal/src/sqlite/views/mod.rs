//! The SQL views of a book: what its records are, as plain tables for any tool that reads SQLite. They
//! hold no data, only a way of reading; one table of data says what each view and column is made of and
//! means, and the table `dictionary` says it in the book itself.
//!
//! DuckDB reads the text of a view. If it can, it runs it itself, to other results; else it hands it to
//! SQLite in its own words. So every view has `likely(…)`, which only SQLite knows, and else keeps to what
//! both write alike: `json_extract` and no arrows, no `LIKE`, `strftime` and not `date` with modifiers.

mod approvals;
mod column;
mod escalations;
mod facts;
mod inspections;
mod install;
mod issues;
mod pick;
mod policies;
mod records;

pub use column::{Column, ColumnType};
pub use install::{install, remove};

use std::sync::LazyLock;

use column::Columns;
use pick::{BEGINNING, NUMBER};

/// The one table among the views.
const DICTIONARY: &str = "dictionary";

/// An SQL view of a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Its name.
    pub name: &'static str,
    /// What its rows are, in English.
    pub en: &'static str,
    /// What its rows are, in Chinese.
    pub zh: &'static str,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// The statement that makes it.
    create: String,
}

impl View {
    fn over(name: &'static str, [en, zh]: [&'static str; 2], columns: Columns, from: &str) -> Self {
        let select = format!("SELECT {} FROM {from}", selected(&columns.0));
        Self { name, en, zh, columns: columns.0, create: format!("CREATE VIEW {name} AS {select};\n") }
    }

    /// A view that says of each value whether it is in force: `placed` chooses among those that are `alike`.
    fn picking(
        name: &'static str,
        [en, zh]: [&'static str; 2],
        columns: Columns,
        from: &str,
        alike: &str,
        placed: impl Fn(&str) -> String,
    ) -> Self {
        let read = format!("SELECT {}, r.id AS of_id, {NUMBER} FROM {from}", selected(&columns.0));
        let made = format!("SELECT *, {BEGINNING}, {alike} AS alike FROM ({read})");
        let named: Vec<String> = columns.0.iter().map(|column| format!("\"{}\"", column.name)).collect();
        let columns = columns.integer(
            "in_force",
            "place = 1",
            [
                "1 if it is the one that holds now, as far as is known; 0 if another took its place",
                "1 现行有效，0 已被取代",
            ],
        );
        let in_force = "CAST(place = 1 AS INTEGER) AS \"in_force\"";
        let select = format!("SELECT {}, {in_force} FROM ({})", named.join(", "), placed(&made));
        Self { name, en, zh, columns: columns.0, create: format!("CREATE VIEW {name} AS {select};\n") }
    }
}

fn selected(columns: &[Column]) -> String {
    columns.iter().map(Column::selected).collect::<Vec<_>>().join(", ")
}

/// Every SQL view of a book, in the order of the documentation.
///
/// ```
/// let leads = inward_journal::sql::views().iter().find(|view| view.name == "leads").unwrap();
/// assert_eq!((leads.zh, leads.columns[0].name.as_str()), ("线索", "zone"));
/// ```
#[must_use]
pub fn views() -> &'static [View] {
    static VIEWS: LazyLock<Vec<View>> = LazyLock::new(|| {
        let mut views = vec![
            records::investments(),
            records::leads(),
            records::negotiations(),
            records::agreements(),
            records::projects(),
            records::phases(),
            records::commitments(),
            issues::issues(),
            issues::tasks(),
            approvals::cases(),
            records::organisations(),
            records::units(),
            records::people(),
            records::entries(),
            facts::milestones(),
            facts::plans(),
            facts::standings(),
            facts::amounts(),
            facts::money_entries(),
            facts::measures(),
            facts::targets(),
            facts::list_members(),
            facts::attributes(),
            facts::interactions(),
            facts::fulfilments(),
            facts::verifications(),
            issues::issue_steps(),
            issues::risks(),
            policies::budgets(),
            issues::task_steps(),
            escalations::escalations(),
            inspections::inspections(),
            inspections::inspection_logs(),
            approvals::case_steps(),
            approvals::procedure_versions(),
            records::notes(),
        ];
        views.push(dictionary(&views));
        views
    });
    &VIEWS
}

/// The views and their columns: one row a view, then one a column. It is a table, which every connection
/// takes in sooner than a view of so many words.
fn dictionary(others: &[View]) -> View {
    let columns = Columns::default()
        .text("view", "", ["The view", "视图"])
        .integer(
            "position",
            "",
            ["The place of the column in it, from 1; 0 for the view itself", "列序（视图本身为 0）"],
        )
        .text("column", "", ["The column", "列"])
        .text("type", "", ["TEXT or INTEGER", "类型（TEXT 文本、INTEGER 整数）"])
        .text("english", "", ["What it means, in English", "英文释义"])
        .text("chinese", "", ["What it means, in Chinese", "中文释义"]);
    let (en, zh) = ("What every view and column means", "数据字典");
    let mut dictionary = View { name: DICTIONARY, en, zh, columns: columns.0, create: String::new() };
    let mut rows = Vec::new();
    for view in others.iter().chain([&dictionary]) {
        rows.push(format!("('{}', 0, NULL, NULL, {}, {})", view.name, quoted(view.en), quoted(view.zh)));
        for (column, position) in view.columns.iter().zip(1..) {
            let (name, kind) = (&column.name, column.of.as_sql());
            let (en, zh) = (quoted(&column.en), quoted(&column.zh));
            rows.push(format!("('{}', {position}, '{name}', '{kind}', {en}, {zh})", view.name));
        }
    }
    let columns: Vec<String> =
        dictionary.columns.iter().map(|column| format!("\"{}\" {}", column.name, column.of.as_sql())).collect();
    dictionary.create = format!(
        "CREATE TABLE {DICTIONARY} ({}, PRIMARY KEY (view, position)) STRICT, WITHOUT ROWID;\n\
         INSERT INTO {DICTIONARY} VALUES {};\n",
        columns.join(", "),
        rows.join(", ")
    );
    dictionary
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// The statements that make every view.
fn script() -> String {
    views().iter().map(|view| view.create.as_str()).collect()
}
