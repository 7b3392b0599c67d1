//! Instalments (分期): the parts in which a commitment is owed, each with its own date and amount. They
//! are listed, or follow from a rule: the same every year until a day.

use std::borrow::Cow;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::deadline::Rule;
use crate::money::{Amount, AmountSum};
use crate::refusal::Refusal;
use crate::text::refusals;
use crate::when::When;

use super::owed_and_paid::is_certainly_unlike;

/// How many instalments a commitment may have: a hundred years, month by month.
pub(super) const MOST: usize = 1_200;

/// One instalment as it was agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instalment {
    /// How much of the whole it is, where that is money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// When it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<When>,
    /// The rule by which it is due, where no date is fixed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rule>,
}

/// That the same is owed again and again (周期性承诺): on a first day, and every so many months after it,
/// until a last day. Where a month lacks the day, its last day counts (Civil Code of China, article 202).
///
/// ```
/// use inward_core::commitment::Recurrence;
/// let yearly = Recurrence::yearly("2021-06-30".parse().unwrap(), "2023-12-31".parse().unwrap());
/// let days: Vec<String> = yearly.days().map(|day| day.to_string()).collect();
/// assert_eq!(days, ["2021-06-30", "2022-06-30", "2023-06-30"]);
///
/// let monthly = Recurrence::monthly("2021-01-31".parse().unwrap(), "2021-03-31".parse().unwrap());
/// let days: Vec<String> = monthly.days().map(|day| day.to_string()).collect();
/// assert_eq!(days, ["2021-01-31", "2021-02-28", "2021-03-31"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recurrence {
    /// Every how many months.
    pub months: u32,
    /// The first day on which it is due.
    pub first: NaiveDate,
    /// The last day on which it may be due.
    pub until: NaiveDate,
}

impl Recurrence {
    /// Every month.
    #[must_use]
    pub const fn monthly(first: NaiveDate, until: NaiveDate) -> Self {
        Self { months: 1, first, until }
    }

    /// Every year.
    #[must_use]
    pub const fn yearly(first: NaiveDate, until: NaiveDate) -> Self {
        Self { months: 12, first, until }
    }

    /// Every so many months.
    #[must_use]
    pub const fn every(self, months: u32) -> Self {
        Self { months, ..self }
    }

    /// The days on which it is due, in their order.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        let days = (0_u32..).map_while(move |times| {
            let months = self.months.checked_mul(times).filter(|months| times == 0 || *months > 0)?;
            self.first.checked_add_months(Months::new(months)).filter(|day| *day <= self.until)
        });
        // One more than may be, so that too many are seen.
        days.take(MOST + 1)
    }

    /// It comes at least once, on days that can be written, and not too often.
    pub(super) fn check(self) -> Result<(), Refusal> {
        let day = |day: NaiveDate, path| When::day(day).map(drop).map_err(|refusal| refusal.at(path));
        day(self.first, "first")?;
        day(self.until, "until")?;
        if self.months == 0 || self.until < self.first {
            let said = format!("{} + {} × n ≤ {}", self.first, self.months, self.until);
            return Err(Refusal::new(refusals::commitment::NEVER_RECURS).with("input", said));
        }
        refuse_too_many(self.days().count())
    }
}

/// What recurs: when, and how much each time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recurring {
    /// When.
    pub recurrence: Recurrence,
    /// How much is owed each time, where it is money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
}

impl Recurring {
    /// Its instalments.
    fn instalments(&self) -> Vec<Instalment> {
        let of = |day| Instalment { amount: self.amount.clone(), due: When::day(day).ok(), rule: None };
        self.recurrence.days().map(of).collect()
    }
}

/// The instalments of what was agreed, whether they were listed or follow from a rule.
pub(super) fn all<'a>(listed: &'a [Instalment], recurring: Option<&Recurring>) -> Cow<'a, [Instalment]> {
    recurring.map_or(Cow::Borrowed(listed), |recurring| Cow::Owned(recurring.instalments()))
}

pub(super) fn refuse_too_many(count: usize) -> Result<(), Refusal> {
    if count > MOST {
        return Err(Refusal::new(refusals::commitment::TOO_MANY_INSTALMENTS).with("most", MOST));
    }
    Ok(())
}

/// How much the instalments make, checked against the whole that was said: either each has an amount or
/// none, all in one currency, and together they may be the whole. Where nothing was said of the whole, exact
/// ones make it.
pub(super) fn whole_of(instalments: &[Instalment], said: Option<Amount>) -> Result<Option<Amount>, Refusal> {
    let amounts: Vec<&Amount> = instalments.iter().filter_map(|instalment| instalment.amount.as_ref()).collect();
    let Some(first) = amounts.first() else {
        let refusal = Refusal::new(refusals::commitment::INSTALMENT_WITHOUT_AMOUNT).with("instalment", 1);
        return if said.is_some() { Err(refusal) } else { Ok(None) };
    };
    if let Some(without) = instalments.iter().position(|instalment| instalment.amount.is_none()) {
        let number = without.saturating_add(1);
        return Err(Refusal::new(refusals::commitment::INSTALMENT_WITHOUT_AMOUNT).with("instalment", number));
    }
    let currency = said.as_ref().unwrap_or(first).currency();
    if let Some(unlike) = amounts.iter().find(|amount| amount.currency() != currency) {
        let refusal = Refusal::new(refusals::money::UNLIKE_CURRENCIES);
        return Err(refusal.with("left", said.as_ref().unwrap_or(first)).with("right", unlike));
    }
    let mut sum = AmountSum::default();
    amounts.iter().for_each(|amount| sum.add(amount));
    let Some(sum) = sum.of(currency) else { return Ok(said) };
    match said {
        Some(said) if is_certainly_unlike(sum, &said) => {
            let refusal = Refusal::new(refusals::commitment::INSTALMENTS_DO_NOT_ADD_UP);
            Err(refusal.with("sum", sum).with("owed", said))
        }
        None if sum.inexact() == 0 => Ok(Some(sum.money()?.into())),
        said => Ok(said),
    }
}
