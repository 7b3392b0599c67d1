//! Exposure (政策敞口): what the promises under each policy cost, and may cost yet, by the year in which
//! they are due, beside the policy's budgets.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use inward_core::commitment::{Commitment, Exposure, ExposureFigure, Life};
use inward_core::entry::Entry;
use inward_core::fact::AsOf;
use inward_core::id::{Id, Kind};
use inward_core::money::{Amount, AmountSum, Currency, CurrencySum};
use inward_core::playbook::Direction;
use inward_core::record::State;
use inward_core::refusal::Refusal;
use inward_core::target::Names;
use inward_core::text::{Label, Lang};
use inward_core::when::When;
use inward_core::world::Relation;

use crate::promise_board::PartRead;
use crate::{Crm, Error, Reading};

/// One row of an exposure: a policy, a year and a currency.
#[derive(Clone, Debug)]
pub struct ExposureRow {
    /// The policy.
    pub policy: Id<Entry>,
    /// The number of its document, or its name.
    pub label: String,
    /// The year in which the promises are due; an interval of years where one may be due in several; none
    /// where nobody can tell yet: no date is set, its limit has not started, its clock is paused.
    pub year: Option<When>,
    /// The currency.
    pub currency: Currency,
    /// The budget of the year that is in force; none where none is set, or the row is of no single year.
    pub budget: Option<Amount>,
    exposure: Exposure,
    commitments: BTreeMap<ExposureFigure, Vec<Id<Commitment>>>,
}

impl ExposureRow {
    /// A figure of the row; none of a budget that is not set, nor of what is left of it. A sum that
    /// nothing was added to is none.
    #[must_use]
    pub fn figure(&self, figure: ExposureFigure) -> Option<CurrencySum> {
        let budget = || {
            let mut sum = AmountSum::default();
            sum.add(self.budget.as_ref()?);
            sum.of(self.currency).copied()
        };
        match figure {
            ExposureFigure::Budget => budget(),
            ExposureFigure::Balance => Some(self.exposure.left_of(&budget()?, false)),
            ExposureFigure::BalanceWithConditional => Some(self.exposure.left_of(&budget()?, true)),
            _ => self.exposure.sum(figure)?.of(self.currency).copied(),
        }
    }

    /// The promises that stand in a figure, for certain or possibly.
    #[must_use]
    pub fn commitments(&self, figure: ExposureFigure) -> &[Id<Commitment>] {
        let figure = match figure {
            ExposureFigure::Balance => ExposureFigure::Committed,
            ExposureFigure::BalanceWithConditional => ExposureFigure::WithConditional,
            figure => figure,
        };
        self.commitments.get(&figure).map_or(&[], Vec::as_slice)
    }

    /// What the year is called.
    #[must_use]
    pub fn year_label(&self) -> Label {
        match &self.year {
            Some(year) => Label::new(year.say(Lang::En), year.say(Lang::Zh)),
            None => Label::new("undetermined", "尚不确定"),
        }
    }
}

/// The exposure of a zone to its policies.
#[derive(Clone, Debug)]
pub struct ExposureTable {
    /// The day it is as of.
    pub as_of: NaiveDate,
    /// The rows: by policy in the order in which they were recorded, then by year, what is due in none that
    /// is certain last.
    pub rows: Vec<ExposureRow>,
    /// Promises of money to investors that are under no policy: they are in no row.
    pub uncited: Vec<Id<Commitment>>,
}

/// Years by their first and last; none come last.
type Years = (bool, i32, i32);

#[derive(Default)]
struct Gathered {
    exposure: Exposure,
    commitments: BTreeMap<ExposureFigure, Vec<Id<Commitment>>>,
}

impl Crm {
    /// What the promises of money under each policy cost, and may cost yet, by the year in which they are
    /// due and by currency, beside the budgets in force; see [`ExposureFigure`] for the definitions. A date
    /// that is a period means by its end. It is asked at the point this handle reads at.
    ///
    /// # Errors
    /// Where the zone's calendar does not tell when one is due: `calendar.no-hours`, with the commitment.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let project = desk.record_project(RecordProject::titled("合成项目"))?;
    /// let policy = desk.add_policy(AddPolicy::named("合成扶持办法").document("阳开发〔2020〕5号"))?;
    /// desk.set_budget(SetBudget::of(&policy, 2021, "1000万元".parse()?))?;
    /// let promise = Promise::to_investor(&project, "policy_incentive").debtor("招商一局").under(&policy);
    /// let promise = desk.promise(promise.amount("800万元".parse()?).due("2021-06-30")?)?;
    /// desk.fulfil(&promise, "2021-05-20", Evidence::document("银行回单"))?;
    /// let exposure = crm.exposure()?;
    /// let row = &exposure.rows[0];
    /// assert_eq!(row.figure(ExposureFigure::Paid).unwrap().to_string(), "0.08亿");
    /// assert_eq!(row.figure(ExposureFigure::Balance).unwrap().to_string(), "0.02亿");
    /// assert_eq!(row.commitments(ExposureFigure::Paid), [promise.id]);
    /// # Ok::<(), inward::Error>(())
    /// ```
    pub fn exposure(&self) -> Result<ExposureTable, Error> {
        let crm = self.at_one_moment()?;
        let ground = crm.ground()?;
        let as_of = if ground.as_of.has_no_day() { ground.today } else { ground.as_of.valid };
        let mut gathered: BTreeMap<(Id<Entry>, Years, Currency), Gathered> = BTreeMap::new();
        let mut uncited = Vec::new();
        for commitment in crm.commitments().all()? {
            let parts = commitment.state.parts();
            let is_money = parts.iter().any(|part| part.amount().is_some());
            if !is_money || commitment.direction != Direction::ToInvestor {
                continue;
            }
            let Some(citation) = commitment.citation_at(ground.as_of) else {
                uncited.push(commitment.id);
                continue;
            };
            let about = |refusal: Refusal| refusal.about(commitment.id);
            // Each instalment weighs on the year in which it is due.
            for part in &parts {
                let Some(owed) = part.amount() else { continue };
                let read = PartRead { part, of: &commitment };
                let key = (citation.policy, years(&read).map_err(about)?, owed.currency());
                let row = gathered.entry(key).or_default();
                let promise = read.row().map_err(about)?;
                for figure in row.exposure.add(&promise, as_of).map_err(about)? {
                    let counted = row.commitments.entry(figure).or_default();
                    if counted.last() != Some(&commitment.id) {
                        counted.push(commitment.id);
                    }
                }
            }
        }
        let mut policies: BTreeMap<Id<Entry>, Entry> = BTreeMap::new();
        crm.each_state(&[Kind::Entry], &mut |state| {
            if let State::Entry(entry) = &*state
                && entry.is_policy()
            {
                policies.insert(entry.id, (**entry).clone());
            }
        })?;
        // The budget is that of the day, or, where no day is asked for, the latest.
        for (id, entry) in &policies {
            for budget in entry.policy.budgets_at(AsOf { valid: as_of, known: ground.as_of.known }) {
                let year = i32::from(budget.year);
                gathered.entry((*id, (false, year, year), budget.amount.currency())).or_default();
            }
        }
        let mut rows = Vec::with_capacity(gathered.len());
        for ((id, years, currency), Gathered { exposure, commitments }) in gathered {
            let Some(policy) = policies.get(&id) else { continue };
            let year = said(years)?;
            let single = u16::try_from(years.1).ok().filter(|_| !years.0 && years.1 == years.2);
            let at = AsOf { valid: as_of, known: ground.as_of.known };
            let budget = single.and_then(|year| policy.policy.budget_at(year, currency, at)).cloned();
            let document = policy.as_policy().and_then(|policy| policy.document.clone());
            let label = document.unwrap_or_else(|| policy.head.title.clone());
            rows.push(ExposureRow { policy: id, label, year, currency, budget, exposure, commitments });
        }
        Ok(ExposureTable { as_of, rows, uncited })
    }

    /// The commitments under a policy, in the order in which they were made, at the point this handle reads
    /// at: also those that were kept, and those that outlast it.
    ///
    /// # Errors
    /// `record.unknown` where there is no such record.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let project = desk.record_project(RecordProject::titled("合成项目"))?;
    /// let policy = desk.add_policy(AddPolicy::named("合成扶持办法").legal_basis("合成条例"))?;
    /// let promise = Promise::to_investor(&project, "policy_incentive").debtor("招商一局");
    /// let promise = desk.promise(promise.under(&policy).article("第八条"))?;
    /// let under = crm.commitments_under(&policy)?;
    /// assert_eq!(under[0].id, promise.id);
    /// assert_eq!(under[0].legal_basis(), Some("合成条例"));
    /// # Ok::<(), inward::Error>(())
    /// ```
    pub fn commitments_under(&self, policy: impl Names<Entry>) -> Result<Vec<Reading<Commitment>>, Error> {
        let crm = self.at_one_moment()?;
        let (policy, ground) = (policy.id_of(), crm.ground()?);
        crm.state(policy.record())?;
        let mut under = Vec::new();
        for id in crm.lookup().related(Relation::Under, policy.record())? {
            let Some(state) = crm.lookup().record(id)? else { continue };
            let State::Commitment(commitment) = &*state else { continue };
            let cites = commitment.citation_at(ground.as_of).is_some_and(|citation| citation.policy == policy);
            if cites && crm.existence_alone(&state).is_possible() {
                under.push(crm.reading_by(&state, &ground)?);
            }
        }
        Ok(under)
    }
}

/// The years in which a promise may be due. While its clock is paused, nobody can tell.
fn years(part: &PartRead<'_>) -> Result<Years, Refusal> {
    let unknown = (true, 0, 0);
    if part.life() == Life::Paused {
        return Ok(unknown);
    }
    let range = part.due_range()?;
    Ok(range.map_or(unknown, |range| (false, range.earliest().day().year(), range.latest().day().year())))
}

fn said((unknown, first, last): Years) -> Result<Option<When>, Refusal> {
    if unknown {
        return Ok(None);
    }
    let (from, to) = (When::year(first)?, When::year(last)?);
    if first == last { Ok(Some(from)) } else { When::interval(from.first(), to.last()).map(Some) }
}

impl Reading<Commitment> {
    /// The law or decision it rests on: its own, or else that of the policy it is under.
    #[must_use]
    pub fn legal_basis(&self) -> Option<&str> {
        self.state.rests_on(&self.around)
    }
}
