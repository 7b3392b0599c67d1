//! The columns of a view: what each is called, means and is made of. Whatever is kept as one value and
//! read as several columns, a date or an amount, is spelled out here once.

/// What a column of a view holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// A text; dates, decimals and ids too.
    Text,
    /// A whole number.
    Integer,
}

impl ColumnType {
    /// The type as SQL writes it.
    #[must_use]
    pub const fn as_sql(self) -> &'static str {
        match self {
            Self::Text => "TEXT",
            Self::Integer => "INTEGER",
        }
    }
}

/// A column of a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds; any column may be NULL where nothing is known.
    pub of: ColumnType,
    /// What it means, in English.
    pub en: String,
    /// What it means, in Chinese.
    pub zh: String,
    /// How it is made, over the tables that the view reads.
    pub(super) sql: String,
}

impl Column {
    /// The column as it is selected. What stands in a table as it is has its type from there, which some
    /// tools trust more than a cast.
    pub(super) fn selected(&self) -> String {
        let kept = self.sql.split_once('.').is_some_and(|(table, column)| {
            ["l", "z", "n"].contains(&table) && column.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        });
        if kept {
            return format!("{} AS \"{}\"", self.sql, self.name);
        }
        format!("CAST({} AS {}) AS \"{}\"", self.sql, self.of.as_sql(), self.name)
    }
}

/// The columns of a view, in order.
#[derive(Default)]
pub struct Columns(pub(super) Vec<Column>);

impl Columns {
    fn add(mut self, of: ColumnType, name: &str, sql: String, [en, zh]: [&str; 2]) -> Self {
        self.0.push(Column { name: name.into(), of, en: en.into(), zh: zh.into(), sql });
        self
    }

    pub fn text(self, name: &str, sql: impl Into<String>, says: [&str; 2]) -> Self {
        self.add(ColumnType::Text, name, sql.into(), says)
    }

    pub fn integer(self, name: &str, sql: impl Into<String>, says: [&str; 2]) -> Self {
        self.add(ColumnType::Integer, name, sql.into(), says)
    }

    pub fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// A date of the JSON `source` at a path: as it is known, its first and its last possible day,
    /// and the words it was given in.
    pub fn when(self, name: &str, source: &str, path: &str, [en, zh]: [&str; 2]) -> Self {
        let known = when(source, path);
        self.text(name, known.clone(), [&format!("{en}, as precise as it is known"), &format!("{zh}（按所知精度）")])
            .text(
                &format!("{name}_first"),
                first_day(&known),
                [&format!("{en}: the earliest possible day"), &format!("{zh}：最早可能日")],
            )
            .text(
                &format!("{name}_last"),
                last_day(&known),
                [&format!("{en}: the latest possible day"), &format!("{zh}：最晚可能日")],
            )
            .text(
                &format!("{name}_given"),
                format!("json_extract({source}, '{path}.given')"),
                [
                    &format!("{en}: the words it was given in, where they differ"),
                    &format!("{zh}：原文（与规范写法不同时）"),
                ],
            )
    }

    /// An amount of the JSON `source` at a path: exact decimal, 1/10000 units, currency, qualifier, the
    /// upper end of a range, and the words it was given in.
    pub fn amount(self, name: &str, source: &str, path: &str, [en, zh]: [&str; 2]) -> Self {
        let figure = format!("(json_extract({source}, '{path}.amount'))");
        let figure_max = format!("(json_extract({source}, '{path}.amount_max'))");
        let exact = format!("(json_extract({source}, '{path}.qualifier'))");
        self.text(
            name,
            figure.clone(),
            [&format!("{en}: exact decimal, in units of the currency"), &format!("{zh}：十进制精确值，以货币单位计")],
        )
        .integer(
            &format!("{name}_units"),
            units(&figure),
            [&format!("{en}: in 1/10000 of the currency's unit"), &format!("{zh}：以货币单位的万分之一计")],
        )
        .text(
            &format!("{name}_currency"),
            format!("json_extract({source}, '{path}.currency')"),
            [&format!("{en}: its currency, ISO 4217"), &format!("{zh}：币种（ISO 4217）")],
        )
        .text(
            &format!("{name}_qualifier"),
            format!("CASE WHEN {figure} IS NOT NULL THEN coalesce({exact}, 'exact') END"),
            [
                &format!("{en}: exact, over, at_least, about, nearly, at_most or range"),
                &format!(
                    "{zh}：限定（exact 确数、over 余、at_least 以上、about 约、nearly 近、at_most 以内、range 区间）"
                ),
            ],
        )
        .text(
            &format!("{name}_max"),
            figure_max.clone(),
            [&format!("{en}: the upper end of a range"), &format!("{zh}：区间上限")],
        )
        .integer(
            &format!("{name}_max_units"),
            units(&figure_max),
            [&format!("{en}: the upper end of a range, in 1/10000"), &format!("{zh}：区间上限，以万分之一计")],
        )
        .text(
            &format!("{name}_given"),
            format!("json_extract({source}, '{path}.given')"),
            [&format!("{en}: the words it was given in"), &format!("{zh}：原文")],
        )
    }
}

/// The text of an id that stands as bytes.
pub fn id(kind: &str, bytes: &str) -> String {
    let part = |from: u32, length: u32| format!("substr(hex({bytes}), {from}, {length})");
    format!(
        "CASE WHEN {bytes} IS NOT NULL THEN '{kind}_' || {} END",
        uuid_of([part(1, 8), part(9, 4), part(13, 4), part(17, 4), part(21, 12)])
    )
}

/// The text of a UUID that stands as bytes.
pub fn uuid(bytes: &str) -> String {
    let part = |from: u32, length: u32| format!("substr(hex({bytes}), {from}, {length})");
    uuid_of([part(1, 8), part(9, 4), part(13, 4), part(17, 4), part(21, 12)])
}

fn uuid_of(parts: [String; 5]) -> String {
    format!("lower({})", parts.join(" || '-' || "))
}

/// The day that stands as a number, 0001-01-01 being day 1.
pub fn day(number: &str) -> String {
    format!("strftime('%Y-%m-%d', {number} + 1721424.5)")
}

/// A date of the JSON `source` at a path, in its canonical form.
pub fn when(source: &str, path: &str) -> String {
    format!("coalesce(json_extract({source}, '{path}.when'), json_extract({source}, '{path}'))")
}

fn month_end(day: &str) -> String {
    // Past the last month of all there is no day to go back from.
    format!("coalesce(strftime('%Y-%m-%d', {day}, '+1 month', '-1 day'), '9999-12-31')")
}

const MONDAY: &str = "strftime('%Y-%m-%d', substr(w, 1, 4) || '-01-04', '-6 days', 'weekday 1'";

/// The first possible day of a date in its canonical form: a day, `2020-W03`, `2020-07-T1`, `2020Q3`,
/// `2020H2`, `2020-07`, `2020`, `2020-06-01/..` or an instant.
pub fn first_day(when: &str) -> String {
    format!(
        "(SELECT CASE \
         WHEN instr(w, '/') > 0 THEN nullif(substr(w, 1, instr(w, '/') - 1), '..') \
         WHEN substr(w, 6, 1) = 'W' THEN {MONDAY}, (substr(w, 7) * 7 - 7) || ' days') \
         WHEN substr(w, 9, 1) = 'T' THEN substr(w, 1, 8) || (substr(w, 10) - 1) || '1' \
         WHEN substr(w, 5, 1) = 'Q' THEN printf('%s-%02d-01', substr(w, 1, 4), substr(w, 6) * 3 - 2) \
         WHEN substr(w, 5, 1) = 'H' THEN printf('%s-%02d-01', substr(w, 1, 4), substr(w, 6) * 6 - 5) \
         WHEN length(w) = 7 THEN w || '-01' \
         WHEN length(w) = 4 THEN w || '-01-01' \
         ELSE substr(w, 1, 10) END FROM (SELECT {when} AS w))"
    )
}

/// The last possible day of a date in its canonical form.
pub fn last_day(when: &str) -> String {
    let third = month_end("substr(w, 1, 7) || '-01'");
    let quarter = month_end("printf('%s-%02d-01', substr(w, 1, 4), substr(w, 6) * 3)");
    let half = month_end("printf('%s-%02d-01', substr(w, 1, 4), substr(w, 6) * 6)");
    let month = month_end("w || '-01'");
    format!(
        "(SELECT CASE \
         WHEN instr(w, '/') > 0 THEN nullif(substr(w, instr(w, '/') + 1), '..') \
         WHEN substr(w, 6, 1) = 'W' THEN {MONDAY}, (substr(w, 7) * 7 - 1) || ' days') \
         WHEN substr(w, 9) = 'T3' THEN {third} \
         WHEN substr(w, 9, 1) = 'T' THEN substr(w, 1, 8) || substr(w, 10) || '0' \
         WHEN substr(w, 5, 1) = 'Q' THEN {quarter} \
         WHEN substr(w, 5, 1) = 'H' THEN {half} \
         WHEN length(w) = 7 THEN {month} \
         WHEN length(w) = 4 THEN w || '-12-31' \
         ELSE substr(w, 1, 10) END FROM (SELECT {when} AS w))"
    )
}

/// A decimal text as a number of 1/10000.
fn units(figure: &str) -> String {
    format!(
        "(SELECT CASE instr(n, '.') WHEN 0 THEN n || '0000' \
         ELSE substr(n, 1, instr(n, '.') - 1) || substr(substr(n, instr(n, '.') + 1) || '0000', 1, 4) END \
         FROM (SELECT {figure} AS n))"
    )
}

/// A number of 1/10000 as a decimal text.
pub fn decimal(units: &str) -> String {
    format!(
        "CASE WHEN {units} IS NULL THEN NULL WHEN {units} % 10000 = 0 THEN {units} / 10000 ELSE rtrim(printf('%s%d.%04d', \
         CASE WHEN {units} < 0 THEN '-' ELSE '' END, abs({units}) / 10000, abs({units}) % 10000), '0') END"
    )
}
