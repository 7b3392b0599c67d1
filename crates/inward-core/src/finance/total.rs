//! What is known of one kind of money of a record: one reading for each kind.
//!
//! What is planned or agreed is an amount in force. What came in or was spent is added up from
//! entries by their basis, see [`MoneyEntries::total`]. Neither ever stands for the other. What the
//! members of an investment make of their totals, [`Total::roll_up`], is in `investment/roll_up.rs`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use crate::agreement::{Agreement, Level};
use crate::fact::{AsOf, Fact};
use crate::money::{Amount, AmountSum, Currency};
use crate::project::Project;
use crate::record::{Record, State};
use crate::when::{Truth, When};

use super::{Amounts, Basis, MoneyEntries, MoneyEntry, MoneyKind, same_period};

/// What is known of one kind of money: how much, and whether anything is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// How much, with its bounds; a currency at a time.
    pub sum: AmountSum,
    /// Whether anything is known: for certain, possibly, or nothing.
    pub known: Truth,
    /// Whether it is of some phases of a project alone: at least so much, and no word on the whole.
    pub in_part: bool,
}

impl Total {
    /// That nothing is known.
    #[must_use]
    pub fn unknown() -> Self {
        Self { sum: AmountSum::default(), known: Truth::No, in_part: false }
    }

    /// Known for certain: this amount.
    #[must_use]
    pub fn of(amount: &Amount) -> Self {
        let mut sum = AmountSum::default();
        sum.add(amount);
        Self { sum, known: Truth::Yes, in_part: false }
    }

    /// This, or where it is not known for certain perhaps the other: the figure stays this one's
    /// while it may be the one, and the bounds hold both.
    #[must_use]
    pub(crate) fn or_else_perhaps(self, other: Self) -> Self {
        match (self.known, other.known) {
            (Truth::No, _) => other,
            (Truth::Yes, _) | (_, Truth::No) => self,
            (Truth::Possibly, known) => {
                let mut sum = self.sum;
                sum.widen_to(&other.sum);
                Self { sum, known, in_part: self.in_part }
            }
        }
    }

    /// The same, where the record itself is there only with this truth.
    #[must_use]
    pub fn where_it(self, exists: Truth) -> Self {
        Self { known: self.known.and(exists), ..self }
    }
}

impl State {
    /// What is known of one kind of money of this record, at some point. A period is that of an
    /// amount (the plan of 2021) or that in which money came in or was spent; without one, an amount
    /// is that of no period, and money is all there ever was. Of a project the figures of the whole
    /// count; where there are none, those of its phases.
    #[must_use]
    pub fn total(&self, kind: MoneyKind, period: Option<&When>, as_of: AsOf) -> Total {
        match self {
            Self::Project(project) => project.total(kind, period, as_of),
            Self::Agreement(agreement) => agreement.total(kind, period, as_of),
            other => other.amounts().map_or_else(Total::unknown, |amounts| amounts.total(kind, period, as_of)),
        }
    }
}

impl Project {
    /// What is known of one kind of money of the project: see [`State::total`]. Where nobody states
    /// what is planned or agreed of the whole, it is what its phases add up to: exactly, where each
    /// of them is stated, and at least so much, where some are. Where the whole is stated, it counts
    /// alone, and what it leaves to the other phases is theirs (domain.md 1.2, N7).
    #[must_use]
    pub fn total(&self, kind: MoneyKind, period: Option<&When>, as_of: AsOf) -> Total {
        if kind.is_entry() {
            return self.money.total(kind, period, as_of);
        }
        let whole = self.amounts.total(kind, period, as_of);
        if whole.known == Truth::No { self.phases_added_up(kind, period, as_of) } else { whole }
    }

    fn phases_added_up(&self, kind: MoneyKind, period: Option<&When>, as_of: AsOf) -> Total {
        let mut all = Total::unknown();
        for phase in self.phase_numbers_at(as_of) {
            let total = self.amounts.total_of(kind, Some(phase), period, as_of);
            all.in_part |= !total.known.is_certain();
            all.add(&total);
        }
        if all.known == Truth::No {
            return Total::unknown();
        }
        if all.in_part {
            all.sum.and_more();
        }
        all
    }
}

impl Agreement {
    /// What is known of one kind of money of the agreement: see [`State::total`]. An intent and a
    /// framework agreement have no contract money; one whose level nobody stated has it
    /// possibly: only a formal contract (正式合同) binds.
    #[must_use]
    pub fn total(&self, kind: MoneyKind, period: Option<&When>, as_of: AsOf) -> Total {
        let total = self.amounts.total(kind, period, as_of);
        match (kind, self.level_at(as_of)) {
            (MoneyKind::ContractInvestment, Some(Level::Intent | Level::Framework)) => Total::unknown(),
            (MoneyKind::ContractInvestment, None) => total.where_it(Truth::Possibly),
            _ => total,
        }
    }
}

impl Amounts {
    /// The amount in force of the whole for a period. Where it cannot be said which of several is in
    /// force, the sum says the one known latest, and its bounds hold all of them.
    #[must_use]
    pub fn total(&self, kind: MoneyKind, period: Option<&When>, as_of: AsOf) -> Total {
        self.total_of(kind, None, period, as_of)
    }

    fn total_of(&self, kind: MoneyKind, phase: Option<u16>, period: Option<&When>, as_of: AsOf) -> Total {
        let in_force = self.0.in_force(as_of, |stated| {
            stated.kind == kind && stated.phase == phase && same_period(stated.period.as_ref(), period)
        });
        let Some(pick) = in_force.pick() else { return Total::unknown() };
        let mut total = Total::of(&pick.value.amount);
        for other in in_force.possible() {
            total.sum.widen_to(&Total::of(&other.value.amount).sum);
        }
        if in_force.perhaps_nothing() { total.where_it(Truth::Possibly) } else { total }
    }
}

impl MoneyEntry {
    /// The day by which it is ordered: the last of when it was, or else of its period.
    pub(crate) fn last_day(&self, on: Option<&When>) -> Option<NaiveDate> {
        let dated = on.or(self.period.as_ref())?;
        dated.last().or(dated.first())
    }

    /// Whether both are cumulative figures that may not fall from one to the other: of the same kind,
    /// phase, basis and currency, and where they begin anew every year, of one year.
    pub(crate) fn is_held_against(&self, other: &Self, on: Option<&When>, other_on: Option<&When>) -> bool {
        let year = |day: Option<NaiveDate>| day.map(|day| day.year());
        self.kind == other.kind
            && self.phase == other.phase
            && self.basis == other.basis
            && self.amount.currency() == other.amount.currency()
            && (self.basis == Basis::Cumulative || year(self.last_day(on)) == year(other.last_day(other_on)))
    }
}

impl Fact<MoneyEntry> {
    /// The day by which the entry is ordered among others.
    pub(crate) fn last_day(&self) -> Option<NaiveDate> {
        self.value.last_day(self.of.on.as_ref())
    }

    /// Whether it had come in or been spent by the end of the valid day.
    pub(crate) fn entered(&self, as_of: AsOf) -> Truth {
        if as_of == AsOf::LATEST {
            return Truth::Yes;
        }
        let dated = self.of.on.as_ref().or(self.value.period.as_ref());
        dated.map_or(Truth::Possibly, |dated| dated.by(as_of.valid))
    }
}

/// An entry as it counts at some point, for all time or for a period.
#[derive(Clone, Copy)]
struct Counted<'a> {
    fact: &'a Fact<MoneyEntry>,
    day: Option<NaiveDate>,
    truth: Truth,
}

impl Counted<'_> {
    fn is(&self, basis: Basis) -> bool {
        self.fact.value.basis == basis
    }

    fn year(&self) -> Option<i32> {
        self.day.map(|day| day.year())
    }
}

impl MoneyEntries {
    /// What came in or was spent in all, or within a period.
    ///
    /// * Increments are added.
    /// * Of cumulative figures the one with the latest date counts; what is dated after it is added.
    /// * Of figures since the year began the latest of each year counts; the years are added.
    ///
    /// An entry is dated by its day, or else by the end of its period. A period takes the increments
    /// within it and the figures of the years that begin in it, up to its end; a figure in all says
    /// nothing of a period. In each currency the entries of the whole count; where there are none,
    /// those of the phases. What possibly had come in by the valid day widens the bounds alone; where
    /// an entry of the whole possibly had, the bounds hold what it makes and what the phases make.
    #[must_use]
    pub fn total(&self, kind: MoneyKind, period: Option<&When>, as_of: AsOf) -> Total {
        let mut groups: BTreeMap<Currency, BTreeMap<Option<u16>, Vec<Counted<'_>>>> = BTreeMap::new();
        for fact in self.0.standing(as_of.known).filter(|fact| fact.value.kind == kind) {
            let within = period.map_or(Truth::Yes, |period| fact.within(period));
            let truth = fact.entered(as_of).and(within);
            if truth != Truth::No {
                let counted = Counted { fact, day: fact.last_day(), truth };
                let of_currency = groups.entry(fact.value.amount.currency()).or_default();
                of_currency.entry(fact.value.phase).or_default().push(counted);
            }
        }
        let mut total = Total::unknown();
        for mut of_currency in groups.into_values() {
            let whole = in_order(of_currency.remove(&None).unwrap_or_default());
            let phases = of_currency.into_values().map(in_order).map(|entries| Total {
                known: known(&entries),
                sum: added_up(&entries),
                in_part: false,
            });
            let in_currency = whole_or_phases(&whole, phases.reduce(Total::together));
            total = total.together(in_currency);
        }
        total
    }
}

impl Total {
    /// Both, which stand beside one another.
    fn together(mut self, other: Self) -> Self {
        self.sum.merge(&other.sum);
        Self { known: self.known.or(other.known), ..self }
    }
}

/// In the order of their dates.
fn in_order(mut entries: Vec<Counted<'_>>) -> Vec<Counted<'_>> {
    entries.sort_by_key(|entry| (entry.day, entry.fact.of.known.from(), entry.fact.of.id));
    entries
}

/// Whether any entry is there.
fn known(entries: &[Counted<'_>]) -> Truth {
    entries.iter().map(|entry| entry.truth).fold(Truth::No, Truth::or)
}

/// What the entries of the whole make of those of the phases, in one currency.
fn whole_or_phases(whole: &[Counted<'_>], phases: Option<Total>) -> Total {
    let of_whole = Total { known: known(whole), sum: added_up(whole), in_part: false };
    let Some(mut phases) = phases.filter(|_| of_whole.known != Truth::Yes) else { return of_whole };
    // Each in turn as if it were there for certain, and the others perhaps.
    for there in whole {
        let is_there = |entry: &Counted<'_>| entry.fact.of.id == there.fact.of.id;
        let truth = |entry: &Counted<'_>| if is_there(entry) { Truth::Yes } else { entry.truth };
        let supposed: Vec<_> = whole.iter().map(|entry| Counted { truth: truth(entry), ..*entry }).collect();
        phases.sum.widen_to(&added_up(&supposed));
    }
    Total { known: phases.known.or(of_whole.known), ..phases }
}

impl Fact<MoneyEntry> {
    /// Whether the entry tells of this period.
    fn within(&self, period: &When) -> Truth {
        let (first, last) = (period.first().unwrap_or(NaiveDate::MIN), period.last().unwrap_or(NaiveDate::MAX));
        match self.value.basis {
            Basis::Cumulative => Truth::No,
            Basis::CumulativeInYear => {
                let begun = self.last_day().and_then(|day| day.with_ordinal(1));
                let told = self.last_day().zip(begun);
                told.map_or(Truth::No, |(day, begun)| Truth::from(begun >= first && day <= last))
            }
            Basis::Increment => {
                let Some(dated) = self.value.period.as_ref().or(self.of.on.as_ref()) else { return Truth::Possibly };
                let (from, to) = (dated.first().unwrap_or(NaiveDate::MIN), dated.last().unwrap_or(NaiveDate::MAX));
                if from >= first && to <= last {
                    Truth::Yes
                } else if from <= last && to >= first {
                    Truth::Possibly
                } else {
                    Truth::No
                }
            }
        }
    }
}

/// The sum of entries of one phase and currency, in the order of their dates: of the certain ones,
/// with bounds that hold what the possible ones would make of it.
fn added_up(entries: &[Counted<'_>]) -> AmountSum {
    let certain: Vec<Counted<'_>> = entries.iter().copied().filter(|entry| entry.truth == Truth::Yes).collect();
    let base = sum_of(&certain);
    let mut sum = base.clone();
    for possible in entries.iter().filter(|entry| entry.truth == Truth::Possibly) {
        // The rest as it is, with this one in its place.
        let with: Vec<Counted<'_>> = entries
            .iter()
            .copied()
            .filter(|entry| entry.truth == Truth::Yes || entry.fact.of.id == possible.fact.of.id)
            .collect();
        if !possible.is(Basis::Increment) {
            sum.widen_to(&sum_of(&with));
        } else if counts(possible, &with) {
            sum.perhaps(&possible.fact.value.amount);
        }
    }
    sum
}

fn sum_of(entries: &[Counted<'_>]) -> AmountSum {
    let mut sum = AmountSum::default();
    let mut years: BTreeSet<Option<i32>> = BTreeSet::new();
    // The latest first: of each year, and of the figures in all, only that one counts.
    for entry in entries.iter().rev().filter(|entry| counts(entry, entries)) {
        let first_of_its_sort = match entry.fact.value.basis {
            Basis::Increment => true,
            Basis::CumulativeInYear => years.insert(entry.year()),
            Basis::Cumulative => entries
                .iter()
                .rev()
                .find(|other| other.is(Basis::Cumulative))
                .is_some_and(|latest| latest.fact.of.id == entry.fact.of.id),
        };
        if first_of_its_sort {
            sum.add(&entry.fact.value.amount);
        }
    }
    sum
}

/// Whether an entry is not within a later cumulative figure.
fn counts(entry: &Counted<'_>, entries: &[Counted<'_>]) -> bool {
    let in_all = entries.iter().rev().find(|other| other.is(Basis::Cumulative));
    match entry.fact.value.basis {
        Basis::Cumulative => true,
        Basis::CumulativeInYear => in_all.is_none_or(|in_all| entry.year() > in_all.year()),
        Basis::Increment => {
            in_all.is_none_or(|in_all| entry.day > in_all.day)
                && !entries.iter().any(|other| {
                    other.is(Basis::CumulativeInYear) && other.year() == entry.year() && other.day >= entry.day
                })
        }
    }
}
