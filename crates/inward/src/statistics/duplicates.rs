//! Candidate duplicates (疑似重复): investments that may be one, with what they have in common.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use inward_analysis::Table;
use inward_analysis::TableColumns;
use inward_core::id::{Id, Kind, RecordId};
use inward_core::investment::Investment;
use inward_core::organisation::Organisation;
use inward_core::record::{Record, State};
use inward_core::text::{Label, fold};
use inward_core::when::Truth;

use super::CountedRecord;
use crate::found::part_of;
use crate::list::{MEMBERS, each_row_at};
use crate::{Crm, Error};

/// What two investments have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DuplicateReason {
    /// The investor: one organisation, and so one USCC or LEI, 同一投资主体.
    Investor,
    /// Investors of one group: one owns the other, or the same owns both, 同一集团.
    OwnerGroup,
    /// A name under which different investors are known, 投资方同名.
    InvestorName,
    /// A title or a further name of theirs, or of their leads, negotiations, agreements or projects, 项目同名.
    Title,
    /// The park and the area of the land of their projects, 同一地块.
    Site,
}

impl DuplicateReason {
    /// Every one there is, in order.
    pub const ALL: &[Self] = &[Self::Investor, Self::OwnerGroup, Self::InvestorName, Self::Title, Self::Site];

    /// The key that stands for it in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Investor => "investor",
            Self::OwnerGroup => "owner_group",
            Self::InvestorName => "investor_name",
            Self::Title => "title",
            Self::Site => "site",
        }
    }
}

/// Two investments that may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The one that was made first.
    pub first: CountedRecord,
    /// The other.
    pub second: CountedRecord,
    /// What they have in common, and what that is called.
    pub reasons: Vec<(DuplicateReason, String)>,
}

/// The pairs of investments that may be one.
#[derive(Clone, Debug)]
pub struct Duplicates {
    /// The day it is as of.
    pub as_of: NaiveDate,
    /// The pairs: those with the most in common first.
    pub pairs: Vec<Duplicate>,
}

/// What investments share: each thing with those that have it, and the organisation through which they do.
type Shared = BTreeMap<(DuplicateReason, String), Sharing>;

/// Those that share one thing, each with the organisation through which it does.
type Sharing = BTreeSet<(Id<Investment>, Option<Id<Organisation>>)>;

/// What two investments have in common.
type Reasons = BTreeSet<(DuplicateReason, String)>;

/// What is told of an organisation.
struct Party {
    title: String,
    names: BTreeSet<String>,
    parent: Option<Id<Organisation>>,
}

impl Crm {
    /// The pairs of investments that may be one (疑似重复), at the point this handle reads at: with the same investor,
    /// investors of one group or of one name, a title in common, or the same land in the same park. They are
    /// candidates: whether they are one is for the office to say. A USCC, an LEI, a national project code and the
    /// name of an organisation are borne by one record alone, a second is refused when it is recorded.
    ///
    /// They are not grouped by a dimension: the two of a pair mostly stand with two units or in two parks, which is
    /// how one investment came to be recorded twice, and a pair would be in two groups or in none.
    ///
    /// ```
    /// use inward::prelude::*;
    /// use inward::statistics::DuplicateReason;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let group = desk.add_organisation(AddOrganisation::named("合成集团"))?;
    /// for name in ["合成新材料", "合成新能源"] {
    ///     let investor = desk.add_organisation(AddOrganisation::named(name).parent(&group))?;
    ///     desk.capture_lead(CaptureLead::titled(format!("{name}项目")).investor(&investor))?;
    /// }
    /// let found = crm.duplicates()?;
    /// assert_eq!(found.pairs[0].reasons, [(DuplicateReason::OwnerGroup, "合成集团".to_owned())]);
    /// # Ok::<(), inward::Error>(())
    /// ```
    ///
    /// # Errors
    /// That the book could not be read.
    pub fn duplicates(&self) -> Result<Duplicates, Error> {
        let crm = self.on_a_day()?;
        let point = crm.reading_point();
        let parties = crm.parties()?;
        // An investment is there as lists have it: one from which everything was moved away is on none.
        let mut investments: BTreeMap<Id<Investment>, Truth> = BTreeMap::new();
        each_row_at(&crm, Kind::Investment, &mut |row, _| {
            investments.extend(row.id.as_id().map(|id| (id, row.exists)));
        })?;
        let mut shared = Shared::new();
        let mut titles: BTreeSet<(Id<Investment>, String, String)> = BTreeSet::new();
        let mut own_titles: BTreeMap<Id<Investment>, String> = BTreeMap::new();
        let kinds: Vec<Kind> = MEMBERS.iter().copied().chain([Kind::Investment]).collect();
        crm.each_state(&kinds, &mut |state| {
            let head = state.head();
            let is_itself = state.id().kind == Kind::Investment;
            let of = if is_itself { state.id().as_id() } else { head.investment_at(point) };
            let Some(investment) = of.filter(|of| investments.contains_key(of)) else { return };
            if is_itself {
                own_titles.insert(investment, head.title.clone());
            }
            if matches!(
                state.id().kind,
                Kind::Investment | Kind::Lead | Kind::Negotiation | Kind::Agreement | Kind::Project
            ) {
                let names = std::iter::once(&head.title).chain(&head.aliases);
                titles.extend(names.map(|name| (investment, fold(name), name.clone())));
            }
            for organisation in part_of(&state) {
                let who = (investment, Some(organisation));
                let Some(party) = parties.get(&organisation) else { continue };
                let mut share = |reason, what: String| shared.entry((reason, what)).or_default().insert(who);
                share(DuplicateReason::Investor, organisation.record().to_string());
                share(DuplicateReason::OwnerGroup, top(organisation, &parties).record().to_string());
                for name in &party.names {
                    share(DuplicateReason::InvestorName, name.clone());
                }
            }
            if let State::Project(project) = &*state
                && let (Some(park), Some(land)) = (project.park_at(point), project.land_at(point))
            {
                let site = format!("{} {land}", park.record());
                shared.entry((DuplicateReason::Site, site)).or_default().insert((investment, None));
            }
        })?;
        let mut said: BTreeMap<String, String> = BTreeMap::new();
        for (investment, folded, title) in titles {
            shared.entry((DuplicateReason::Title, folded.clone())).or_default().insert((investment, None));
            said.entry(folded).or_insert(title);
        }
        let name_of = |reason: DuplicateReason, what: &str| match reason {
            DuplicateReason::Investor | DuplicateReason::OwnerGroup => {
                let id = what.parse::<RecordId>().ok().and_then(RecordId::as_id);
                id.and_then(|id| parties.get(&id)).map(|party| party.title.clone()).unwrap_or_default()
            }
            DuplicateReason::Title => said.get(what).cloned().unwrap_or_default(),
            DuplicateReason::InvestorName => what.to_owned(),
            DuplicateReason::Site => what.split_once(' ').map_or(what, |(_, land)| land).to_owned(),
        };
        let mut pairs: BTreeMap<(Id<Investment>, Id<Investment>), Reasons> = BTreeMap::new();
        for ((reason, what), who) in &shared {
            // What one organisation has in common with itself is told once: that it is the same.
            let across = matches!(reason, DuplicateReason::OwnerGroup | DuplicateReason::InvestorName);
            let name = name_of(*reason, what);
            each_pair(who, across, &mut |pair| {
                pairs.entry(pair).or_default().insert((*reason, name.clone()));
            });
        }
        let record = |id: Id<Investment>| {
            let there = investments.get(&id).copied().unwrap_or(Truth::No);
            CountedRecord { id: id.record(), title: own_titles.get(&id).cloned().unwrap_or_default(), counts: there }
        };
        let mut found: Vec<Duplicate> = pairs
            .into_iter()
            .map(|((first, second), reasons)| Duplicate {
                first: record(first),
                second: record(second),
                reasons: reasons.into_iter().collect(),
            })
            .filter(|pair| pair.first.counts.and(pair.second.counts).is_possible())
            .collect();
        found.sort_by_key(|pair| (std::cmp::Reverse(pair.reasons.len()), pair.first.id, pair.second.id));
        Ok(Duplicates { as_of: point.valid, pairs: found })
    }

    fn parties(&self) -> Result<BTreeMap<Id<Organisation>, Party>, Error> {
        let mut parties = BTreeMap::new();
        self.each_state(&[Kind::Organisation], &mut |state| {
            if let State::Organisation(organisation) = &*state {
                let head = &organisation.head;
                let names = std::iter::once(&head.title).chain(&head.aliases).map(|name| fold(name)).collect();
                let (title, parent) = (head.title.clone(), organisation.parent);
                parties.insert(organisation.id, Party { title, names, parent });
            }
        })?;
        Ok(parties)
    }
}

/// Any two of these, the one that was made first in front: or only those that share it through different organisations,
/// so that the many of one organisation are not held against each other. A pair may come more than once.
fn each_pair(who: &Sharing, across: bool, visit: &mut dyn FnMut((Id<Investment>, Id<Investment>))) {
    let mut through: BTreeMap<Option<Id<Organisation>>, Vec<Id<Investment>>> = BTreeMap::new();
    for (investment, organisation) in who {
        through.entry(if across { *organisation } else { None }).or_default().push(*investment);
    }
    let mut pair = |one: Id<Investment>, other: Id<Investment>| {
        if one != other {
            visit((one.min(other), one.max(other)));
        }
    };
    let mut rest = through.values();
    while let Some(own) = rest.next() {
        if across {
            let others = || rest.clone().flatten();
            own.iter().for_each(|one| others().for_each(|other| pair(*one, *other)));
        } else {
            let others = |place: usize| own.iter().skip(place + 1);
            own.iter().enumerate().for_each(|(place, one)| others(place).for_each(|other| pair(*one, *other)));
        }
    }
}

/// The organisation that owns it in the end.
fn top(of: Id<Organisation>, parties: &BTreeMap<Id<Organisation>, Party>) -> Id<Organisation> {
    let owners = std::iter::successors(Some(of), |id| parties.get(id)?.parent);
    // Owners that own each other in a circle have no end.
    owners.take(parties.len().saturating_add(1)).last().unwrap_or(of)
}

impl Duplicates {
    /// What it tells, in both languages.
    #[must_use]
    pub fn definition(&self) -> Label {
        Label::new(
            format!("Pairs of investments that may be one, with what they have in common, as of {}", self.as_of),
            format!("疑似重复的招商项目（成对）及其共同点，截至 {}", self.as_of),
        )
    }

    /// The same as a table: a row for each pair and reason.
    ///
    /// # Errors
    /// None that are known.
    pub fn table(&self) -> Result<Table, Error> {
        let rows: Vec<_> =
            self.pairs.iter().flat_map(|pair| pair.reasons.iter().map(move |reason| (pair, reason))).collect();
        let mut table = TableColumns::default();
        for (name, en, zh, of) in [
            ("first", "The one that was made first", "其一", (|pair| &pair.first) as fn(&Duplicate) -> &CountedRecord),
            ("second", "The other", "其二", |pair| &pair.second),
        ] {
            table.text(name, Label::new(en, zh), rows.iter().map(|(pair, _)| Some(of(pair).id.to_string())));
            let title = Label::new(format!("{en}: its title"), format!("{zh}名称"));
            table.text(&format!("{name}_title"), title, rows.iter().map(|(pair, _)| Some(of(pair).title.clone())));
        }
        let reason = rows.iter().map(|(_, (reason, _))| Some(reason.key().to_owned()));
        table.text("reason", Label::new("What they have in common", "共同点"), reason);
        let what = rows.iter().map(|(_, (_, what))| Some(what.clone()));
        table.text("what", Label::new("What that is called", "内容"), what);
        Ok(table.finish(self.definition())?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn investment(at: usize) -> Id<Investment> {
        format!("inv_01790a5d-ac96-774b-bcce-{at:012x}").parse().unwrap()
    }

    fn organisation(at: usize) -> Id<Organisation> {
        format!("org_01790a5d-ac96-774b-bcce-{at:012x}").parse().unwrap()
    }

    fn pairs(who: &Sharing, across: bool) -> Vec<(Id<Investment>, Id<Investment>)> {
        let mut pairs = Vec::new();
        each_pair(who, across, &mut |pair| pairs.push(pair));
        pairs
    }

    /// Every choice of who shares a thing through which organisations, held against all pairs.
    #[test]
    fn pairs_are_those_of_all_that_share_a_thing() {
        let every: Vec<_> =
            (0..3).flat_map(|at| [None, Some(0), Some(1)].map(|of| (investment(at), of.map(organisation)))).collect();
        let mut found = 0;
        for some in 0..1_u32 << every.len() {
            let who: Sharing =
                every.iter().enumerate().filter(|(at, _)| some >> at & 1 == 1).map(|(_, one)| *one).collect();
            for across in [false, true] {
                let mut expected = BTreeSet::new();
                for (first, one) in &who {
                    expected.extend(
                        who.iter()
                            .filter(|(second, other)| first < second && !(across && one == other))
                            .map(|(second, _)| (*first, *second)),
                    );
                }
                let pairs: BTreeSet<_> = pairs(&who, across).into_iter().collect();
                found += pairs.len();
                assert_eq!(pairs, expected, "{who:?} {across}");
            }
        }
        assert!(found > 1_000, "{found}");
    }

    #[test]
    fn the_many_of_one_organisation_are_not_held_against_each_other() {
        let mut who: Sharing = (0..5_000).map(|at| (investment(at), Some(organisation(0)))).collect();
        assert!(pairs(&who, true).is_empty());
        who.insert((investment(7_000), Some(organisation(1))));
        assert_eq!(pairs(&who, true).len(), 5_000);
    }
}
