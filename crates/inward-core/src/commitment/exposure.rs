//! [`Exposure`]: what promises of money cost by a day, and what they may cost yet (政策敞口): paid, due
//! and unpaid, not yet due, or waiting for a condition. Whatever the dates leave open is told as bounds.

use chrono::NaiveDate;

use crate::money::{AmountSum, Currency, CurrencySum};
use crate::refusal::Refusal;
use crate::text::figures;
use crate::when::Truth;

use super::PromiseRow;

figures! {
    /// The figures of an exposure.
    ExposureFigure;
    Budget, "budget", "budget", "预算",
        "the budget of the policy for the year, as it is in force at the point that is asked for", "政策当年预算，以所询时点有效者为准";
    Paid, "paid", "paid", "已兑付",
        "what was paid by the day of promises that are due in the year, whatever became of the rest; what was kept in whole without an amount counts as what was promised",
        "到期年度为当年的承诺截至当日已兑付的金额，不论其余部分如何；未载金额而已全部兑现的按承诺额计";
    Due, "due", "due and unpaid", "到期未付",
        "what is left unpaid of promises whose due date is on or before the day, or that are recorded as broken; their condition is met, they are neither waived nor void",
        "截至当日（含）已到期或已记录违约、条件已成就、未豁免且非无效的承诺中尚未兑付的金额";
    NotYetDue, "not_yet_due", "not yet due", "未到期",
        "what is left unpaid of promises whose condition is met and whose due date is after the day, or not set",
        "条件已成就，到期日在当日之后或未定期限的承诺中尚未兑付的金额";
    Conditional, "conditional", "conditional", "条件未成就",
        "what is left unpaid of promises whose condition is not met", "条件尚未成就的承诺中尚未兑付的金额";
    Undetermined, "undetermined", "undetermined", "无法判定",
        "what is left unpaid of promises of which dates are too imprecise to say under which of these it stands; it widens the bounds of each of which it may be",
        "日期不够精确、无法判定归入上述何项的未付金额；它放宽各项的上下限";
    Committed, "committed", "paid, due and not yet due", "已付、到期与未到期合计",
        "paid + due and unpaid + not yet due", "已兑付＋到期未付＋未到期";
    WithConditional, "with_conditional", "with the conditional", "含条件未成就",
        "paid + due and unpaid + not yet due + conditional", "已兑付＋到期未付＋未到期＋条件未成就";
    Balance, "balance", "budget left", "预算余额",
        "budget − (paid + due and unpaid + not yet due)", "预算－（已兑付＋到期未付＋未到期）";
    BalanceWithConditional, "balance_with_conditional", "budget left with the conditional", "预算余额（含条件未成就）",
        "budget − (paid + due and unpaid + not yet due + conditional)", "预算－（已兑付＋到期未付＋未到期＋条件未成就）";
}

/// What promises of money cost by a day, and may cost yet; see [`ExposureFigure`] for the definitions.
/// Promises without an amount are not in it.
///
/// ```
/// use inward_core::commitment::{Exposure, ExposureFigure, PromiseRow};
/// use inward_core::when::When;
///
/// let promise = PromiseRow {
///     due: Some(When::parse("2021-06-30")?),
///     owed: Some("800万元".parse()?),
///     ..PromiseRow::default()
/// };
/// let mut exposure = Exposure::default();
/// exposure.add(&promise, "2021-03-01".parse().map_err(|_| "a date")?)?;
/// assert_eq!(exposure.sum(ExposureFigure::NotYetDue).unwrap().to_string(), "0.08亿");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exposure {
    paid: AmountSum,
    due: AmountSum,
    not_yet_due: AmountSum,
    conditional: AmountSum,
    undetermined: AmountSum,
    committed: AmountSum,
    with_conditional: AmountSum,
}

impl Exposure {
    /// Adds a promise as it stands at the end of a day; answers the figures that it is in, for certain or
    /// possibly.
    ///
    /// # Errors
    /// As [`tally`](super::tally).
    pub fn add(&mut self, row: &PromiseRow, day: NaiveDate) -> Result<Vec<ExposureFigure>, Refusal> {
        row.check()?;
        let Some(owed) = &row.owed else { return Ok(Vec::new()) };
        let [certain, most] = [Truth::Yes, Truth::Possibly].map(|least| row.paid_by(owed, day, least));
        let paid = match (certain, most) {
            (Some(certain), Some(most)) => Some(certain.or(&most)),
            (certain, most) => certain.or(most.map(|most| most.perhaps())),
        };
        let kept = row.kept_by(day);
        let owed = CurrencySum::of(owed);
        let left = match (&paid, kept) {
            (_, Truth::Yes) => None,
            (None, _) => Some(owed),
            (Some(paid), Truth::No) => Some(owed.minus(paid).or_nought()),
            (Some(paid), Truth::Possibly) => Some(owed.minus(paid).or_nought().perhaps()),
        };
        let stands = (!Truth::from(row.void)).and(!row.waived);
        let broken = stands.and(row.broken.into());
        let calls = stands.and(!broken).and(row.condition_met);
        let over = row.is_over(day);

        let mut figures = Vec::new();
        if let Some(paid) = paid {
            self.paid.put(paid);
            figures.push(ExposureFigure::Paid);
        }
        if let Some(left) = left {
            let places = [
                (&mut self.due, ExposureFigure::Due, broken.or(calls.and(over))),
                (&mut self.not_yet_due, ExposureFigure::NotYetDue, calls.and(!over)),
                (&mut self.conditional, ExposureFigure::Conditional, stands.and(!broken).and(!row.condition_met)),
            ];
            let mut is_certain = stands == Truth::No;
            for (sum, figure, truth) in places {
                match truth {
                    Truth::Yes => sum.put(left),
                    Truth::Possibly => sum.put(left.perhaps()),
                    Truth::No => continue,
                }
                is_certain |= truth == Truth::Yes;
                figures.push(figure);
            }
            if !is_certain {
                self.undetermined.put(left);
                figures.push(ExposureFigure::Undetermined);
            }
        }
        let all = match (paid, kept) {
            (Some(paid), Truth::Yes) => paid,
            (Some(paid), Truth::No) => owed.or_more(&paid),
            // If it was kept, with all that may have been paid.
            (Some(paid), Truth::Possibly) => owed.or_more(&paid).or(&most.unwrap_or(paid)),
            (None, _) => owed,
        };
        for (sum, figure, truth) in [
            (&mut self.committed, ExposureFigure::Committed, broken.or(calls)),
            (&mut self.with_conditional, ExposureFigure::WithConditional, stands),
        ] {
            let costs = match (truth, paid) {
                (Truth::Yes, _) => Some(all),
                (Truth::Possibly, Some(paid)) => Some(paid.or(&all)),
                (Truth::Possibly, None) => Some(all.perhaps()),
                (Truth::No, paid) => paid,
            };
            if let Some(costs) = costs {
                sum.put(costs);
                figures.push(figure);
            }
        }
        Ok(figures)
    }

    /// The sums of a figure, by currency; none of the budget and of what is left of it.
    #[must_use]
    pub const fn sum(&self, figure: ExposureFigure) -> Option<&AmountSum> {
        Some(match figure {
            ExposureFigure::Paid => &self.paid,
            ExposureFigure::Due => &self.due,
            ExposureFigure::NotYetDue => &self.not_yet_due,
            ExposureFigure::Conditional => &self.conditional,
            ExposureFigure::Undetermined => &self.undetermined,
            ExposureFigure::Committed => &self.committed,
            ExposureFigure::WithConditional => &self.with_conditional,
            ExposureFigure::Budget | ExposureFigure::Balance | ExposureFigure::BalanceWithConditional => return None,
        })
    }

    /// What is left of a budget: without what may be owed under conditions, or with it.
    #[must_use]
    pub fn left_of(&self, budget: &CurrencySum, with_conditional: bool) -> CurrencySum {
        let costs = if with_conditional { &self.with_conditional } else { &self.committed };
        costs.of(budget.currency()).map_or(*budget, |costs| budget.minus(costs))
    }

    /// The currencies in which anything was promised or paid.
    pub fn currencies(&self) -> impl Iterator<Item = Currency> {
        self.with_conditional.iter().map(CurrencySum::currency)
    }
}
