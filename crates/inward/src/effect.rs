//! What a batch would do to the commitments of a record, shown before it is kept: an amendment that takes
//! the place of promises is read before anybody signs it.

use std::collections::BTreeSet;

use inward_core::commitment::{Commitment, Life};
use inward_core::fact::AsOf;
use inward_core::id::{Id, Kind, RecordId};
use inward_core::money::Amount;
use inward_core::record::{Record, State};
use inward_core::target::Target;
use inward_core::when::When;
use inward_core::world::{Relation, Stop, World};

use crate::{Batch, Error};

/// What a commitment comes to at some point: how much, by when, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommitmentTerms {
    /// How much is owed, where it is money.
    pub amount: Option<Amount>,
    /// When it is due; none where no date was set, its limit has not started, or the zone's calendar does
    /// not tell.
    pub due: Option<When>,
    /// Where it stands.
    pub life: Life,
}

/// What a batch would do to one commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommitmentEffect {
    /// The commitment.
    pub commitment: Id<Commitment>,
    /// Its title.
    pub title: String,
    /// What it comes to now; none where the batch makes it.
    pub before: Option<CommitmentTerms>,
    /// What it would come to.
    pub after: CommitmentTerms,
    /// The commitment that would take its place.
    pub superseded_by: Option<Id<Commitment>>,
}

impl CommitmentEffect {
    /// Whether anything of it would change.
    #[must_use]
    pub fn changes(&self) -> bool {
        self.before.as_ref() != Some(&self.after)
    }
}

impl Batch {
    /// What it would do to the open commitments of a record and of what came of it, an agreement with its
    /// projects, without keeping anything: before and after, those that would stay as they are too. Then
    /// [`Batch::commit`] applies it in one.
    ///
    /// # Errors
    /// As [`Batch::commit`].
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let deal = desk.sign_agreement(SignAgreement::titled("合成合同"))?;
    /// let grant = || Promise::to_investor(&deal, "policy_incentive").debtor("招商一局");
    /// let old = desk.promise(grant().amount("100万元".parse()?).due("2021-06-30")?)?;
    /// let mut amendment = desk.batch();
    /// let new: Id<Commitment> = amendment.add(grant().amount("80万元".parse()?).due("2021-12-31")?).creates();
    /// amendment.add(Supersede::of(&old, "补充协议").by(new).on("2021-03-01")?);
    /// let effects = amendment.effect_on(&deal)?;
    /// assert_eq!(effects[0].after.life, Life::Superseded);
    /// assert_eq!((effects[0].superseded_by, effects[1].before.is_none()), (Some(new), true));
    /// assert_eq!(crm.commitments().count()?, 1); // nothing was kept
    /// # Ok::<(), inward::Error>(())
    /// ```
    pub fn effect_on(&self, record: impl Target) -> Result<Vec<CommitmentEffect>, Error> {
        let record = record.aim().record;
        let mut effects: Vec<CommitmentEffect> = Vec::new();
        self.desk.give_between(&self.commands, self.expected, &mut |world, is_before| {
            if is_before {
                effects.clear();
            }
            for commitment in commitments_of(world, record)? {
                let terms = terms(world, &commitment)?;
                let so_far = effects.iter_mut().find(|one| one.commitment == commitment.id);
                match so_far {
                    Some(effect) => {
                        effect.after = terms;
                        effect.superseded_by = superseded_by(&commitment, world);
                    }
                    None => effects.push(CommitmentEffect {
                        commitment: commitment.id,
                        title: commitment.head().title.clone(),
                        before: is_before.then(|| terms.clone()),
                        after: terms,
                        superseded_by: None,
                    }),
                }
            }
            Ok(())
        })?;
        // What is settled and stays so is none of its business.
        effects.retain(|effect| effect.changes() || is_open(effect.after.life));
        Ok(effects)
    }
}

fn is_open(life: Life) -> bool {
    !matches!(life, Life::OnTime | Life::Late | Life::Waived | Life::Superseded | Life::Void)
}

fn superseded_by(commitment: &Commitment, world: &dyn World) -> Option<Id<Commitment>> {
    commitment.supersessions.standing(world.now()).last().and_then(|fact| fact.value.by)
}

/// The commitments made with a record, and with everything that came of it, in the order of their ids.
fn commitments_of(world: &dyn World, record: RecordId) -> Result<Vec<Commitment>, Stop> {
    let mut seen = BTreeSet::from([record]);
    let mut next = vec![record];
    let mut found = Vec::new();
    while let Some(id) = next.pop() {
        for id in world.related(Relation::CameOf, id)? {
            if !seen.insert(id) {
                continue;
            }
            if id.kind != Kind::Commitment {
                next.push(id);
            } else if let Some(state) = world.state(id)?
                && let State::Commitment(commitment) = &*state
                && !state.is_taken_out(world.now())
            {
                found.push((**commitment).clone());
            }
        }
    }
    found.sort_by_key(|commitment| commitment.id);
    Ok(found)
}

fn terms(world: &dyn World, commitment: &Commitment) -> Result<CommitmentTerms, Stop> {
    let as_of = AsOf::LATEST;
    let Some(zone) = world.zone() else {
        return Ok(CommitmentTerms { amount: commitment.amount.clone(), due: None, life: Life::Undetermined });
    };
    let calendar = zone.calendar_at(as_of.known);
    let around = commitment.around(as_of, world.now(), &world.playbook(), &calendar, world)?;
    Ok(CommitmentTerms {
        amount: commitment.amount.clone(),
        due: commitment.due_on(as_of, world.now(), &around, &calendar).unwrap_or_default(),
        life: commitment.life(as_of, world.now(), &around, &calendar),
    })
}
