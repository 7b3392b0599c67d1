//! A table of money: what each id was to invest, or invested, as of a day and as known on another.

use std::collections::HashMap;

use chrono_tz::Tz;
use inward_core::finance::{MoneyKind, Total};
use inward_core::id::RecordId;
use inward_core::money::{Amount, AmountSum, Currency};
use inward_core::near::nearest_or_all;
use inward_core::refusal::Refusal;
use inward_core::text::refusals::outside_table as codes;
use inward_core::when::Truth;

use super::super::Pipeline;
use super::super::changes::MoneyBetween;
use super::super::day::{Day, EVER};
use super::super::point::Point;
use super::super::records::Subject;
use super::days::Read;
use super::events::known_days;
use super::source::Source;
use super::words::{Takes, Words};
use super::{ALWAYS, id};

/// The columns that it may have.
const COLUMNS: &[&str] = &["id", "kind", "amount", "currency", "on", "known"];

/// One row.
#[derive(Clone, Debug)]
struct Entry {
    subject: Subject,
    kind: MoneyKind,
    /// The place of its amount.
    amount: usize,
    on: Read,
    known: Day,
}

/// What is known of a kind of money, of each investment of which anything is.
pub type Totals = Vec<(Subject, Total)>;

/// The rows of a table of money.
#[derive(Clone, Debug)]
pub struct MoneyTable {
    entries: Vec<Entry>,
    amounts: Vec<Amount>,
}

impl MoneyTable {
    /// Reads a table.
    ///
    /// # Errors
    /// As [`super::OutsideTables::pipeline`].
    pub fn read(source: &Source<'_>, zone: Tz, ids: &mut Words) -> Result<Self, Refusal> {
        let [id, kind, amount, on] = ["id", "kind", "amount", "on"].map(|column| source.required(column));
        let (id, kind, amount, on) = (id?, kind?, amount?, on?);
        source.other_than(COLUMNS)?;
        let subjects = id.filled(id.words(Takes::Ids, ids)?, codes::EMPTY_CELL)?;
        let mut keys = Words::default();
        let kinds = kind.filled(kind.words(Takes::Text, &mut keys)?, codes::EMPTY_CELL)?;
        let known_keys = || MoneyKind::ALL.iter().map(|kind| kind.key());
        let unknown = keys.all().iter().position(|key| MoneyKind::parse(key).is_none());
        if let Some((at, key)) = unknown.and_then(|at| Some((at, keys.all().get(at)?))) {
            let row = kinds.iter().position(|kind| *kind as usize == at).unwrap_or_default();
            let refusal = kind.in_row(codes::UNKNOWN_MONEY_KIND, row).with("kind", key);
            return Err(refusal.with("near", nearest_or_all(key, "", known_keys())));
        }
        let of_keys: Vec<MoneyKind> = keys.all().iter().filter_map(|key| MoneyKind::parse(key)).collect();
        let mut written = Words::default();
        let figures = amount.filled(amount.words(Takes::Amounts, &mut written)?, codes::EMPTY_CELL)?;
        let mut named = Words::default();
        let currencies = match source.optional("currency") {
            Some(column) => column.words(Takes::Text, &mut named)?,
            None => vec![None; source.rows()],
        };
        let on = on.filled(on.days(zone)?, codes::EMPTY_CELL)?;
        let known = match source.optional("known") {
            Some(known) => known_days(&known, zone)?,
            None => vec![ALWAYS; source.rows()],
        };
        let mut table = Self { entries: Vec::new(), amounts: Vec::new() };
        // Each amount is read once.
        let mut places: HashMap<(u32, Option<u32>), usize> = HashMap::new();
        let of_rows =
            subjects.into_iter().zip(kinds).zip(figures.into_iter().zip(currencies)).zip(on.into_iter().zip(known));
        for (row, (((subject, kind), (figure, currency)), (on, known))) in of_rows.enumerate() {
            let place = match places.get(&(figure, currency)) {
                Some(place) => *place,
                None => {
                    let code = currency.and_then(|currency| named.all().get(currency as usize));
                    let default = code.map(|code| Currency::parse(code.trim())).transpose();
                    let default = default.map_err(|fault| fault.at(format_args!("money.currency[{row}]")))?;
                    let text = written.all().get(figure as usize).map_or("", String::as_str);
                    let read = Amount::parse(text, default);
                    table.amounts.push(read.map_err(|fault| fault.at(format_args!("money.amount[{row}]")))?);
                    places.insert((figure, currency), table.amounts.len() - 1);
                    table.amounts.len() - 1
                }
            };
            if let Some(kind) = of_keys.get(kind as usize).copied() {
                table.entries.push(Entry { subject, kind, amount: place, on, known });
            }
        }
        table.entries.sort_by_key(|entry| entry.subject);
        Ok(table)
    }

    /// How many rows it has.
    pub const fn rows(&self) -> usize {
        self.entries.len()
    }

    /// What is known of one kind of money at a point, of each investment of which anything is; what came in from one
    /// day to another, where a period is asked for.
    fn totals(&self, kind: MoneyKind, period: Option<(Day, Day)>, point: Point, subjects: usize) -> Totals {
        let of_each = self.entries.chunk_by(|one, next| one.subject == next.subject);
        let (first, last) = period.filter(|_| kind.is_entry()).unwrap_or((EVER, point.valid));
        let last = last.min(point.valid);
        let of_each = of_each.filter_map(|entries| {
            let subject = entries.first()?.subject;
            let in_time = |on: &Read| on.earliest <= last && on.latest >= first;
            let may_count = |entry: &&Entry| entry.kind == kind && entry.known <= point.known && in_time(&entry.on);
            let entries: Vec<&Entry> = entries.iter().filter(may_count).collect();
            let total =
                if kind.is_entry() { self.added_up(&entries, first, last) } else { self.in_force(&entries, point) };
            ((subject as usize) < subjects && total.known.is_possible()).then_some((subject, total))
        });
        of_each.collect()
    }

    /// What came in from one day to another: all of it, what only possibly did in its bounds alone.
    fn added_up(&self, entries: &[&Entry], first: Day, last: Day) -> Total {
        let mut total = Total::unknown();
        for entry in entries {
            let Some(amount) = self.amounts.get(entry.amount) else { continue };
            if entry.on.earliest >= first && entry.on.latest <= last {
                total.sum.add(amount);
                total.known = Truth::Yes;
            } else {
                total.sum.perhaps(amount);
                total.known = total.known.or(Truth::Possibly);
            }
        }
        total
    }

    /// What is planned or agreed: the latest that holds for certain, and in its bounds what may have come after it.
    fn in_force(&self, entries: &[&Entry], point: Point) -> Total {
        let certain: Vec<&Entry> = entries.iter().copied().filter(|entry| entry.on.latest <= point.valid).collect();
        let holds = last(&certain).or_else(|| last(entries));
        let Some((holds, amount)) = holds.and_then(|holds| Some((holds, self.amounts.get(holds.amount)?))) else {
            return Total::unknown();
        };
        let mut total = Total::of(amount);
        for entry in entries.iter().filter(|entry| !std::ptr::eq(**entry, holds)) {
            let may_come_after = certain.is_empty() || entry.on.latest > holds.on.earliest && entry.on != holds.on;
            if let Some(other) = self.amounts.get(entry.amount).filter(|_| may_come_after) {
                let mut sum = AmountSum::default();
                sum.add(other);
                total.sum.widen_to(&sum);
            }
        }
        total.where_it(if certain.is_empty() { Truth::Possibly } else { Truth::Yes })
    }
}

/// The latest of some rows; of those of one day the one known last, then the later in the table.
fn last<'e>(entries: &[&'e Entry]) -> Option<&'e Entry> {
    entries.iter().copied().max_by_key(|entry| (entry.on.latest, entry.known))
}

impl Pipeline {
    /// One kind of money of the table of money that it was built from, for [`Pipeline::changes_in_money`]. What
    /// came in adds up; of what is planned or agreed the latest holds. No row is ever taken back, so what was known
    /// otherwise came late.
    ///
    /// # Errors
    /// `outside-table.not-of-tables` where it is one of a book, `outside-table.no-money`.
    pub fn outside_money(&self, since: Point, until: Point, kind: MoneyKind) -> Result<MoneyBetween, Refusal> {
        let not_of_tables = || Refusal::new(codes::NOT_OF_TABLES).at("money");
        let outside = self.book.outside.as_ref().ok_or_else(not_of_tables)?;
        let money = outside.money.as_ref().ok_or_else(|| Refusal::new(codes::NO_MONEY).at("money"))?;
        let at = |point: Point| -> HashMap<RecordId, Total> {
            let totals = money.totals(kind, None, point, self.len()).into_iter();
            totals.map(|(subject, total)| (id(subject), total)).collect()
        };
        let opening = at(since);
        let restated = at(Point { known: until.known, ..since });
        let totals = [opening.clone(), opening.clone(), opening, restated, at(until)];
        Ok(MoneyBetween { kind, totals })
    }

    /// What is known of one kind of money of its table at the point, of each investment of which anything is; within a
    /// period, where one is asked for.
    pub(in crate::pipeline) fn outside_totals(
        &self,
        kind: MoneyKind,
        period: Option<(Day, Day)>,
    ) -> Result<Totals, Refusal> {
        let money = self.book.outside.as_ref().and_then(|outside| outside.money.as_ref());
        let money = money.ok_or_else(|| Refusal::new(codes::NO_MONEY).at("money"))?;
        Ok(money.totals(kind, period, self.point, self.len()))
    }
}
