//! The table of the records of one kind: one row a record, built in one pass.

mod approvals;
mod columns;
mod entries;
mod issues;
mod line;
mod milestones;
mod of_playbook;
mod parts;

pub use line::{Line, Members, Point};

use arrow_array::ArrayRef;
use inward_core::fact::AsOf;
use inward_core::id::Kind;
use inward_core::refusal::Refusal;
use inward_core::text::Label;

use crate::column::Column;
use crate::table::Table;
use line::Asked;
use parts::Parts;

/// So many rows are at most in one piece: fewer, and there is one.
const ROWS_IN_A_PIECE: usize = 1 << 20;

/// Builds the table of the records of one kind, a row at a time.
///
/// ```
/// use inward_analysis::Records;
/// use inward_analysis::records::Point;
/// use inward_core::calendar::Calendar;
/// use inward_core::fact::AsOf;
/// use inward_core::id::Kind;
/// use inward_core::playbook::Playbook;
///
/// let (today, at) = ("2021-01-31".parse().unwrap(), "2021-01-31T12:00+08:00".parse()?);
/// let (playbook, calendar) = (Playbook::development_zone(), Calendar::china());
/// let point = Point { playbook, as_of: AsOf::LATEST, at, today, calendar, currency: None };
/// let table = Records::of(Kind::Project, point).finish()?;
/// assert!(table.is_empty());
/// let started = table.columns().iter().find(|column| column.name == "construction_started_latest").unwrap();
/// assert_eq!(started.meaning.en, "Construction started, by the whole or the first of its phases: the latest possible day");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
pub struct Records {
    kind: Kind,
    point: Point,
    parts: Parts,
    pieces: Vec<Vec<ArrayRef>>,
    rows_in_a_piece: usize,
    rows: usize,
}

impl std::fmt::Debug for Records {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Records").field("kind", &self.kind).field("rows", &self.rows).finish_non_exhaustive()
    }
}

impl Records {
    /// A table of the records of this kind, as read at this point, with no rows yet.
    #[must_use]
    pub fn of(kind: Kind, point: Point) -> Self {
        let parts = columns::of(kind, &point.playbook);
        Self { kind, point, parts, pieces: Vec::new(), rows_in_a_piece: ROWS_IN_A_PIECE, rows: 0 }
    }

    /// Lets no piece of the table have more rows than these; else it is in one piece up to a million.
    #[must_use]
    pub const fn in_pieces_of(mut self, rows: usize) -> Self {
        self.rows_in_a_piece = if rows == 0 { 1 } else { rows };
        self
    }

    /// The point at which its records are read.
    #[must_use]
    pub const fn point(&self) -> &Point {
        &self.point
    }

    /// Its columns.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.parts.columns
    }

    /// Adds a row.
    pub fn push(&mut self, line: &Line<'_>) {
        if self.rows > 0 && self.rows.is_multiple_of(self.rows_in_a_piece) {
            self.end_piece();
        }
        let asked = Asked::of(line, &self.point);
        for part in &mut self.parts.parts {
            part.append(&asked);
        }
        self.rows = self.rows.saturating_add(1);
    }

    fn end_piece(&mut self) {
        self.pieces.push(self.parts.parts.iter_mut().flat_map(|part| part.finish()).collect());
    }

    /// The table.
    ///
    /// # Errors
    /// None that are known; see [`Table::schema`].
    pub fn finish(mut self) -> Result<Table, Refusal> {
        self.end_piece();
        Table::new(about(self.kind, self.point.as_of), self.parts.columns, self.pieces)
    }
}

/// What the rows are, and as of when.
fn about(kind: Kind, as_of: AsOf) -> Label {
    let [en, zh] = match kind {
        Kind::Investment => ["Investments, each with what its records add up to", "招商项目（所属各记录汇总）"],
        Kind::Lead => ["Leads", "线索"],
        Kind::Negotiation => ["Negotiations", "在谈"],
        Kind::Agreement => ["Agreements", "协议"],
        Kind::Project => ["Projects", "建设项目"],
        Kind::Commitment => ["Commitments, of the zone and of investors", "承诺（双向）"],
        Kind::Issue => ["Issues of enterprises", "企业诉求/问题"],
        Kind::Task => ["Tasks", "交办事项"],
        Kind::Case => ["Cases: applications under a procedure", "办件"],
        Kind::Organisation => ["Organisations", "企业/机构"],
        Kind::Unit => ["Units of the zone, and its parks", "单位与园区"],
        Kind::Person => ["Officers and contacts", "人员"],
        Kind::Entry => [
            "Entries of ledgers: lists, promotion events, policies, inspections and procedures",
            "台账条目：清单、招商活动、政策、检查与办事事项",
        ],
        _ => ["The zone", "开发区"],
    };
    if as_of.has_no_day() {
        return Label::new(format!("{en}, as known when the table was read"), format!("{zh}，按读取时所知"));
    }
    let (valid, known) = (as_of.valid, as_of.known);
    Label::new(format!("{en}, as of {valid}, as known at {known}"), format!("{zh}，截至 {valid}，按 {known} 所知"))
}
