//! Payments that are open, told apart by whose turn it is: we are late, or the condition on the other side
//! is unmet (互为条件). And what would be repaid of them where an investor fell short.

use chrono::NaiveDate;
use inward_core::commitment::{Around, Commitment, Gate, Life, Part, Reclaim};
use inward_core::fact::AsOf;
use inward_core::id::{Id, RecordId};
use inward_core::money::{Amount, AmountSum};
use inward_core::playbook::Direction;
use inward_core::record::State;
use inward_core::refusal::Refusal;
use inward_core::target::Names;
use inward_core::text::Label;
use inward_core::when::{Truth, When};
use inward_core::world::Relation;

use crate::promise_board::PartRead;
use crate::reading::Ground;
use crate::{Ageing, Crm, Error};

/// One part of a commitment as read at some point: an instalment, a check of an obligation, or all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommitmentPart {
    /// Its number, from 1; none where it is all of it.
    pub number: Option<u16>,
    /// How much it is, where it is money.
    pub amount: Option<Amount>,
    /// When it is due.
    pub due: Option<When>,
    /// Where it stands.
    pub life: Life,
    /// When it was kept in whole, if it was and that is known.
    pub kept_on: Option<When>,
}

impl CommitmentPart {
    pub(crate) fn of(part: &Part<'_>, ground: &Ground, around: &Around) -> Result<Self, Refusal> {
        let Ground { as_of, at, calendar, .. } = ground;
        Ok(Self {
            number: part.number(),
            amount: part.amount().cloned(),
            due: part.due_on(*as_of, *at, around, calendar)?,
            life: part.life(*as_of, *at, around, calendar),
            kept_on: part.kept_whole(*as_of, around).and_then(|(on, _)| on.cloned()),
        })
    }
}

/// Whose turn it is with an open payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaymentStanding {
    /// It is due, its condition is met, and it was not paid: we are late, 逾期未付.
    LateByUs,
    /// What must hold before anything is owed does not: it is the other side's turn, 条件未成就.
    ConditionUnmet,
    /// It is owed, and its day has not come, 未到期.
    NotDue,
    /// Dates or conditions are too imprecise to say, or the two sides do not agree, 无法判定.
    Undetermined,
}

impl PaymentStanding {
    /// Every one there is, in the order of the groups.
    pub const ALL: [Self; 4] = [Self::LateByUs, Self::ConditionUnmet, Self::NotDue, Self::Undetermined];

    /// The word for it in both languages.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            Self::LateByUs => Label::new("late by us", "逾期未付"),
            Self::ConditionUnmet => Label::new("condition unmet", "条件未成就"),
            Self::NotDue => Label::new("not due", "未到期"),
            Self::Undetermined => Label::new("undetermined", "无法判定"),
        }
    }

    /// Of what is open; none where nothing is.
    const fn of(life: Life) -> Option<Self> {
        match life {
            Life::Overdue | Life::Broken => Some(Self::LateByUs),
            Life::Conditional => Some(Self::ConditionUnmet),
            Life::Active | Life::Partly | Life::Paused => Some(Self::NotDue),
            Life::Undetermined | Life::Disputed => Some(Self::Undetermined),
            Life::OnTime | Life::Late | Life::Waived | Life::Superseded | Life::Void => None,
        }
    }
}

/// One open payment: a commitment, or an instalment of one.
#[derive(Clone, Debug)]
pub struct OpenPayment {
    /// The commitment.
    pub commitment: Id<Commitment>,
    /// The number of the instalment; none where it is all of it.
    pub instalment: Option<u16>,
    /// When it is due, where that is known.
    pub due: Option<When>,
    /// How much is owed.
    pub owed: Amount,
    /// What was paid of it.
    pub paid: AmountSum,
    /// For how many working days it is overdue, where that is certain.
    pub overdue_days: Option<i64>,
    /// The commitments for which it waits, or waited.
    pub waits_for: Vec<Gate>,
}

/// The open payments of one standing.
#[derive(Clone, Debug)]
pub struct PaymentGroup {
    /// Whose turn it is.
    pub standing: PaymentStanding,
    /// The payments, in the order of their ids.
    pub payments: Vec<OpenPayment>,
    /// What is owed of them, all in all.
    pub owed: AmountSum,
    /// What was paid of them already.
    pub paid: AmountSum,
    /// How long those that are overdue for certain have waited.
    pub ageing: Ageing,
}

/// The open payments to investors: each stands in one group, none in two.
#[derive(Clone, Debug)]
pub struct OpenPayments {
    /// The day they are as of.
    pub as_of: NaiveDate,
    /// The groups, one of each standing.
    pub groups: Vec<PaymentGroup>,
}

impl Crm {
    /// The open payments to investors, at the point this handle reads at: late by us, waiting for the other
    /// side, not due, undetermined.
    ///
    /// # Errors
    /// Where the zone's calendar does not tell when one is due: `calendar.no-hours`, with the commitment.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// # let investor = desk.add_organisation(AddOrganisation::named("合成投资公司"))?;
    /// let project = desk.record_project(RecordProject::titled("合成项目").owner(&investor))?;
    /// let theirs = Promise::by_investor(&project, "investment").amount("2亿元".parse()?);
    /// let theirs = desk.promise(theirs.due("2021-01-31")?)?;
    /// let ours = Promise::to_investor(&project, "policy_incentive").debtor("招商一局").amount("100万元".parse()?);
    /// desk.promise(ours.depends_on(theirs.id).due("2021-03-31")?)?;
    /// let open = crm.open_payments()?;
    /// let counts: Vec<usize> = open.groups.iter().map(|group| group.payments.len()).collect();
    /// assert_eq!(counts, [0, 1, 0, 0]); // it is their turn
    /// # Ok::<(), inward::Error>(())
    /// ```
    pub fn open_payments(&self) -> Result<OpenPayments, Error> {
        let crm = self.at_one_moment()?;
        let ground = crm.ground()?;
        let as_of = if ground.as_of.has_no_day() { ground.today } else { ground.as_of.valid };
        let group = |standing| PaymentGroup {
            standing,
            payments: Vec::new(),
            owed: AmountSum::default(),
            paid: AmountSum::default(),
            ageing: Ageing::default(),
        };
        let mut groups: Vec<PaymentGroup> = PaymentStanding::ALL.into_iter().map(group).collect();
        for commitment in crm.commitments().all()? {
            if commitment.direction != Direction::ToInvestor {
                continue;
            }
            let about = |refusal: Refusal| refusal.about(commitment.id);
            for part in commitment.state.parts() {
                let Some(owed) = part.amount() else { continue };
                let is_kept = part.kept_whole(ground.as_of, &commitment.around);
                let read = PartRead { part: &part, of: &commitment };
                let standing = PaymentStanding::of(read.life());
                let standing = standing.filter(|_| is_kept.is_none_or(|(_, truth)| truth != Truth::Yes));
                let group = groups.iter_mut().find(|group| Some(group.standing) == standing);
                let Some(group) = group else { continue };
                let payment = OpenPayment {
                    commitment: commitment.id,
                    instalment: part.number(),
                    due: read.due().map_err(about)?,
                    owed: owed.clone(),
                    paid: part.paid(ground.as_of),
                    overdue_days: read.overdue_days(as_of).map_err(about)?,
                    waits_for: commitment.depends_on(),
                };
                group.owed.add(owed);
                group.paid.merge(&payment.paid);
                payment.overdue_days.into_iter().for_each(|days| group.ageing.add(days));
                group.payments.push(payment);
            }
        }
        Ok(OpenPayments { as_of, groups })
    }

    /// The commitments that depend on this one, at the point this handle reads at: nothing of them is owed
    /// until it is kept.
    pub fn depending_on(&self, commitment: impl Names<Commitment>) -> Result<Vec<Id<Commitment>>, Error> {
        let id = commitment.id_of();
        let known = self.ground()?.as_of.known;
        let mut depending = Vec::new();
        for other in self.related_commitments(id.record())? {
            if other.depends_on(known).any(|gate| gate.by == id) {
                depending.push(other.id);
            }
        }
        Ok(depending)
    }

    /// What would have to be repaid of what was paid on the commitments that depend on this one, at the point
    /// this handle reads at; see [`Reclaim`].
    ///
    /// # Errors
    /// `commitment.no-clawback` where no rule of repayment was agreed; where the zone's calendar does not tell
    /// when a check is due, `calendar.no-hours` and the like.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// # let investor = desk.add_organisation(AddOrganisation::named("合成投资公司"))?;
    /// let project = desk.record_project(RecordProject::titled("合成项目").owner(&investor))?;
    /// // 200 new jobs beside 50, checked at the end of 2022.
    /// let jobs = Obligation::of("jobs_new", "200个".parse()?)?.base("50个".parse()?);
    /// let jobs = jobs.verify_on(["2022-12-31".parse().unwrap()]).clawback(Clawback::pro_rata());
    /// let jobs = desk.promise(Promise::by_investor(&project, "jobs").obligation(jobs))?;
    /// let grant = Promise::to_investor(&project, "policy_incentive").debtor("招商一局").depends_on(jobs.id);
    /// let grant = desk.promise(grant)?;
    /// desk.execute(Fulfil::of(&grant).amount("100万元".parse()?).on("2021-06-15")?)?;
    /// // 210 people are 160 more than before: a fifth is missing.
    /// desk.verify_obligation(VerifyObligation::of(&jobs, "210个".parse()?).on("2022-12-31")?)?;
    /// let then = crm.as_of("2023-01-01", When::day(crm.today()?)?)?;
    /// assert_eq!(then.clawback(&jobs)?.due[0].least, Money::parse("20万元")?);
    /// # Ok::<(), inward::Error>(())
    /// ```
    pub fn clawback(&self, commitment: impl Names<Commitment>) -> Result<Reclaim, Error> {
        let crm = self.at_one_moment()?;
        let read = crm.commitment(commitment)?;
        let Ground { as_of, at, calendar, .. } = &read.ground;
        let legs: Vec<Commitment> = crm
            .related_commitments(read.id.record())?
            .into_iter()
            .filter(|leg| leg.depends_on(as_of.known).any(|gate| gate.by == read.id))
            .collect();
        let legs: Vec<&Commitment> = legs.iter().collect();
        Ok(read.state.reclaim(AsOf { ..*as_of }, *at, &read.around, calendar, &legs)?)
    }

    /// The commitments that depend on that one, or once did.
    fn related_commitments(&self, id: RecordId) -> Result<Vec<Commitment>, Error> {
        let mut found = Vec::new();
        for id in self.lookup().related(Relation::DependsOn, id)? {
            if let Some(state) = self.lookup().record(id)?
                && let State::Commitment(commitment) = &*state
                && self.existence_alone(&state).is_possible()
            {
                found.push((**commitment).clone());
            }
        }
        found.sort_by_key(|commitment| commitment.id);
        Ok(found)
    }
}
