//! How the row of an investment rolls up from those of its members, and their totals of money:
//! [`Total::roll_up`] stands here, beside the way members came of one another; what one record has
//! of a kind of money is in `finance/total.rs`.

use std::collections::{BTreeMap, BTreeSet};

use crate::finance::{MoneyKind, Total};
use crate::id::RecordId;
use crate::index::Index;
use crate::money::{Amount, AmountSum, CurrencySum, Money};
use crate::standing::Is;
use crate::when::Truth;

impl Index {
    /// Rolls the members up into the row of their investment: the highest stage, the standing of the
    /// tips, the amounts by [`Total::roll_up`], the first and the last date. A *tip* is a member of
    /// which nothing came: the project under an agreement, the negotiation of a lead that got no
    /// further.
    pub fn roll_up(&mut self, members: &[Self]) {
        let tips = tips(members);
        for member in members {
            self.stage = self.stage.max(member.stage);
            self.possible_stage = self.possible_stage.max(member.possible_stage);
            self.first = earliest(self.first, member.first);
            self.last = self.last.max(member.last);
        }
        self.standing = standing(&tips);
        self.add_up(members);
        let by_progress = |field: fn(&Self) -> bool| {
            members.iter().filter(|member| field(member)).max_by_key(|member| (member.id.kind, member.stage, member.id))
        };
        self.organisation =
            by_progress(|row| row.organisation.is_some() && row.makes_progress()).and_then(|row| row.organisation);
        self.unit = self
            .unit
            .or_else(|| by_progress(|row| row.unit.is_some() && row.makes_progress()).and_then(|row| row.unit));
        self.officer = self
            .officer
            .or_else(|| by_progress(|row| row.officer.is_some() && row.makes_progress()).and_then(|row| row.officer));
        self.park = by_progress(|row| row.park.is_some()).and_then(|row| row.park);
        self.nature = by_progress(|row| row.nature.is_some()).and_then(|row| row.nature.clone());
        self.industry = by_progress(|row| row.industry.is_some()).and_then(|row| row.industry.clone());
        for member in members {
            self.merge_text(&member.text);
        }
    }

    /// The sum per currency; the row carries the zone's own or the largest, and says how many
    /// currencies there are.
    fn add_up(&mut self, members: &[Self]) {
        let total = |member: &Self| {
            let money = Money::from_units(member.amount?, member.currency?).ok()?;
            Some((member.id, Total::of(&Amount::from(money))))
        };
        // A row has what is planned or agreed.
        let totals = members.iter().filter_map(total).collect();
        let rolled = Total::roll_up(MoneyKind::TotalPlanned, members, &totals);
        // What is there only possibly has bounds, but no figure.
        let sums: Vec<&CurrencySum> = rolled.sum.iter().filter(|sum| sum.count() > 0).collect();
        let own = sums.iter().find(|sum| Some(sum.currency()) == self.currency);
        let chosen = own.or_else(|| sums.iter().max_by_key(|sum| sum.units())).copied();
        self.amount = chosen.map(|sum| i64::try_from(sum.units()).unwrap_or(i64::MAX));
        self.currency = chosen.map(CurrencySum::currency);
        self.currencies = u8::try_from(sums.len()).unwrap_or(u8::MAX);
    }
}

/// The members that make progress, those that came of others before them, and what each came of.
struct Descent<'a> {
    members: Vec<&'a Index>,
    origins: BTreeMap<RecordId, RecordId>,
}

impl<'a> Descent<'a> {
    fn of(members: &'a [Index]) -> Self {
        let mut members: Vec<&Index> = members.iter().filter(|member| member.makes_progress()).collect();
        let among: BTreeSet<RecordId> = members.iter().map(|member| member.id).collect();
        let origins: BTreeMap<RecordId, RecordId> = members
            .iter()
            .filter_map(|member| Some((member.id, member.came_of.filter(|origin| among.contains(origin))?)))
            .collect();
        let depth = |member: &Index| {
            std::iter::successors(origins.get(&member.id), |id| origins.get(id)).take(members.len()).count()
        };
        let mut depths: Vec<(usize, &Index)> = members.iter().map(|member| (depth(member), *member)).collect();
        depths.sort_by_key(|(depth, member)| (std::cmp::Reverse(*depth), member.id));
        members = depths.into_iter().map(|(_, member)| member).collect();
        Self { members, origins }
    }

    /// Those that go on or are done, with what they came of; all, where none is.
    fn live(&self, tips: &[&Index]) -> BTreeSet<RecordId> {
        let stays = tips.iter().any(|tip| !comes_to_nothing(tip.standing));
        let mut live = BTreeSet::new();
        for tip in tips.iter().filter(|tip| !stays || !comes_to_nothing(tip.standing)) {
            let mut next = Some(&tip.id);
            // What is live already has its origins live.
            while let Some(id) = next.filter(|id| live.insert(**id)) {
                next = self.origins.get(id);
            }
        }
        live
    }
}

impl Total {
    /// What the members of an investment make of their totals of this kind of money. The total of a
    /// member counts unless something that came of it has one: the contract in place of the framework
    /// agreement it was signed under, the project in place of its contract. A contract without an
    /// amount does not bear that of its framework beside another that has one. What was planned or
    /// agreed of a member that was lost, given up, rejected, ended or cleared out no longer counts
    /// beside one that goes on or is done; what came in or was spent did so, whatever came after.
    /// A project of which only some phases are stated leaves the word to its contract. Where it is not
    /// certain that what came of a member is there, the figure is the member's, and the bounds hold
    /// both.
    #[must_use]
    pub fn roll_up(kind: MoneyKind, members: &[Index], totals: &BTreeMap<RecordId, Self>) -> Self {
        let descent = Descent::of(members);
        let live = descent.live(&tips(members));
        let mut below: BTreeMap<RecordId, Vec<Self>> = BTreeMap::new();
        let mut all = Self::unknown();
        for member in descent.members.iter().filter(|member| kind.is_entry() || live.contains(&member.id)) {
            let own = totals.get(&member.id).cloned().unwrap_or_else(Self::unknown).where_it(member.exists);
            let with = own.or_what_came_of_it(&below.remove(&member.id).unwrap_or_default());
            match descent.origins.get(&member.id) {
                Some(origin) => below.entry(*origin).or_default().push(with),
                None => all.add(&with),
            }
        }
        all
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.in_part |= other.in_part && other.known.is_possible();
        self.known = self.known.or(other.known);
        match other.known {
            Truth::Yes => self.sum.merge(&other.sum),
            Truth::Possibly => self.sum.merge_perhaps(&other.sum),
            Truth::No => {}
        }
    }

    fn or_what_came_of_it(self, came_of_it: &[Self]) -> Self {
        let mut below = Self::unknown();
        for total in came_of_it {
            below.add(total);
        }
        if below.known == Truth::Possibly {
            let possible: Vec<AmountSum> =
                came_of_it.iter().filter(|total| total.known.is_possible()).map(|total| total.sum.clone()).collect();
            below.sum = AmountSum::at_least_one(&possible);
        }
        // Some phases of a project do not take the place of what is said of the whole.
        if below.in_part && self.known.is_possible() {
            return self;
        }
        match (self.known, below.known) {
            (_, Truth::Yes) | (Truth::No, _) => below,
            (_, Truth::No) => self,
            (known, Truth::Possibly) => {
                let mut sum = self.sum;
                sum.widen_to(&below.sum);
                Self { sum, known, in_part: self.in_part }
            }
        }
    }
}

/// The members of which nothing came.
fn tips(members: &[Index]) -> Vec<&Index> {
    let origins: BTreeSet<RecordId> =
        members.iter().filter(|member| member.makes_progress()).filter_map(|member| member.came_of).collect();
    members.iter().filter(|member| member.makes_progress() && !origins.contains(&member.id)).collect()
}

/// Whether a record was closed without being done: nothing comes of what was planned.
fn comes_to_nothing(standing: Is) -> bool {
    standing.is_closed() && standing != Is::Completed
}

/// Ongoing if any tip goes on; closed only if all are.
fn standing(tips: &[&Index]) -> Is {
    let open = tips.iter().map(|tip| tip.standing).filter(|standing| !standing.is_closed()).min();
    open.or_else(|| tips.iter().max_by_key(|tip| (tip.last, tip.id)).map(|tip| tip.standing)).unwrap_or_default()
}

fn earliest<T: Ord>(a: Option<T>, b: Option<T>) -> Option<T> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
