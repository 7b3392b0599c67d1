//! How the row of an investment rolls up from those of its members.

use std::collections::BTreeMap;

use crate::id::RecordId;
use crate::index::Index;
use crate::money::Currency;
use crate::standing::Is;

impl Index {
    /// Rolls the members up into the row of their investment: the highest stage, the standing and
    /// the amounts of the tips, the first and the last date. A *tip* is a member of which nothing
    /// came: the project under an agreement, the negotiation of a lead that got no further. The
    /// amount of a tip without one is that of what it came of.
    pub fn roll_up(&mut self, members: &[Self]) {
        let tips: Vec<&Self> = members
            .iter()
            .filter(|member| member.makes_progress())
            .filter(|member| !members.iter().any(|other| other.makes_progress() && other.came_of == Some(member.id)))
            .collect();
        for member in members {
            self.stage = self.stage.max(member.stage);
            self.possible_stage = self.possible_stage.max(member.possible_stage);
            self.first = earliest(self.first, member.first);
            self.last = self.last.max(member.last);
            self.wake_at = earliest(self.wake_at, member.wake_at);
        }
        self.standing = standing(&tips);
        let open = tips.iter().any(|tip| !tip.standing.is_closed());
        let counted: Vec<&Self> = tips.into_iter().filter(|tip| !open || !tip.standing.is_closed()).collect();
        self.add_up(&counted, members);
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

    /// The sum per currency of the tips; the row carries the zone's own or the largest, and says
    /// how many currencies there are.
    fn add_up(&mut self, tips: &[&Self], members: &[Self]) {
        let mut sums: BTreeMap<Currency, i64> = BTreeMap::new();
        let mut counted: Vec<RecordId> = Vec::new();
        for tip in tips {
            let mut bearer = Some(*tip);
            while let Some(row) = bearer.filter(|row| row.amount.is_none()) {
                bearer = row.came_of.and_then(|id| members.iter().find(|member| member.id == id));
            }
            let Some(row) = bearer.filter(|row| !counted.contains(&row.id)) else { continue };
            counted.push(row.id);
            if let (Some(amount), Some(currency)) = (row.amount, row.currency) {
                let sum = sums.entry(currency).or_default();
                *sum = sum.saturating_add(amount);
            }
        }
        let own = self.currency.filter(|currency| sums.contains_key(currency));
        let chosen = own.or_else(|| sums.iter().max_by_key(|(_, sum)| **sum).map(|(currency, _)| *currency));
        self.amount = chosen.and_then(|currency| sums.get(&currency).copied());
        self.currency = chosen;
        self.currencies = u8::try_from(sums.len()).unwrap_or(u8::MAX);
    }
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
