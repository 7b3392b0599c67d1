//! Finding investments by any text they are known by.

use std::collections::BTreeSet;
use std::sync::Arc;

use inward_core::filter::Filter;
use inward_core::id::{Id, Kind, RecordId, Recordable};
use inward_core::index::Index;
use inward_core::investment::Investment;
use inward_core::organisation::Organisation;
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::world::Relation;

use crate::list::MEMBERS;
use crate::list::each_row_at;
use crate::{Crm, Error, List, Reading};

/// At most so many are found: what finds more is better asked of a list, a page at a time.
const MOST: usize = 1_000;

/// The investments that a text found: by their own titles, codes, further names and references, by
/// those of their members, and by the names of their organisations.
#[derive(Clone, Debug)]
pub struct Found {
    text: String,
    investments: Vec<Whole>,
    cut: bool,
}

/// An investment read as a whole: its own record, and the row that rolls its members up.
#[derive(Clone, Debug)]
pub struct Whole {
    /// Its own record.
    pub investment: Reading<Investment>,
    /// The row that rolls its members up.
    pub row: Index,
}

impl Whole {
    /// Its stage in words.
    #[must_use]
    pub fn stage_label(&self, lang: inward_core::text::Lang) -> String {
        let stage = inward_core::milestone::StageReading { certain: self.row.stage, possible: self.row.possible_stage };
        stage.say(&self.investment.ground.playbook, lang)
    }

    /// Its title.
    #[must_use]
    pub fn title(&self) -> &str {
        self.investment.title()
    }
}

impl inward_core::target::Names<Investment> for Whole {
    fn id_of(&self) -> Id<Investment> {
        self.investment.id
    }
}

impl inward_core::target::Target for Whole {
    fn aim(&self) -> inward_core::target::Aim {
        self.investment.id.aim()
    }
}

impl Found {
    /// The only one; none or several are refused by name.
    pub fn one(self) -> Result<Whole, Error> {
        let mut found = self.investments;
        match found.len() {
            1 => found.pop().ok_or_else(|| Refusal::new(refusals::book::NONE_FOUND).with("input", &self.text).into()),
            0 => Err(Refusal::new(refusals::book::NONE_FOUND).with("input", &self.text).into()),
            _ => {
                let names: Vec<String> =
                    found.iter().take(5).map(|whole| format!("{} ({})", whole.title(), whole.investment.id)).collect();
                Err(Refusal::new(refusals::book::SEVERAL_FOUND)
                    .with("input", &self.text)
                    .with("found", names.join("; "))
                    .into())
            }
        }
    }

    /// Whether there may be more than the thousand that are found at most. A
    /// [list](Crm::investments) with the [text](Filter::text) as its filter pages through whatever bears
    /// it in its own texts and in those of its members.
    #[must_use]
    pub const fn is_cut(&self) -> bool {
        self.cut
    }

    /// All of them, in the order in which they were made; see [`is_cut`](Self::is_cut).
    #[must_use]
    pub fn all(self) -> Vec<Whole> {
        self.investments
    }
}

impl Crm {
    /// Finds investments by any text they are known by; an id is found as well. At most a thousand are
    /// found; [`Found::is_cut`] says so.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区"))?;
    /// # let desk = crm.desk(Officer::named("wang.li"))?;
    /// desk.record_project(RecordProject::titled("奥特莱斯城市商业综合体").alias("奥特莱斯商业综合体"))?;
    /// assert_eq!(crm.find("奥特莱斯商业")?.one()?.title(), "奥特莱斯城市商业综合体");
    /// assert_eq!(crm.find("蓝宝石")?.one().unwrap_err().code().as_str(), "book.none-found");
    /// # Ok::<(), inward::Error>(())
    /// ```
    pub fn find(&self, text: &str) -> Result<Found, Error> {
        self.at_one_moment()?.find_now(text)
    }

    fn find_now(&self, text: &str) -> Result<Found, Error> {
        let ground = self.ground()?;
        let mut cut = false;
        let investments = match self.point() {
            None => {
                let read = |row: Index| {
                    let state = self.state(row.id)?;
                    Ok(Whole { investment: self.reading_by(&state, &ground)?, row })
                };
                self.rows_found(text, &mut cut)?.into_iter().map(read).collect::<Result<_, Error>>()?
            }
            Some(_) => {
                let found = self.found_at(text, &mut cut)?;
                let read = |(row, state): (Index, Arc<State>)| {
                    Ok(Whole { investment: self.reading_by(&state, &ground)?, row })
                };
                found.into_iter().map(read).collect::<Result<_, Error>>()?
            }
        };
        Ok(Found { text: text.to_owned(), investments, cut })
    }

    /// The rows of the investments that are found in the book as it is.
    fn rows_found(&self, text: &str, cut: &mut bool) -> Result<Vec<Index>, Error> {
        if let Ok(id) = text.parse::<Id<Investment>>() {
            return Ok(self.lookup().row(id.record())?.into_iter().collect());
        }
        let mut rows = up_to_most(self.investments().filter(Filter::default().text(text)), cut)?;
        for organisation in up_to_most(self.organisations().filter(Filter::default().text(text)), cut)? {
            if rows.len() >= MOST {
                *cut = true;
                break;
            }
            for id in self.investments_of(organisation.id.of()?, cut)? {
                rows.extend(self.lookup().row(id.record())?);
            }
        }
        rows.sort_by_key(|row| row.id);
        rows.dedup_by_key(|row| row.id);
        *cut |= rows.len() > MOST;
        rows.truncate(MOST);
        Ok(rows)
    }

    /// The investments that an organisation has any part in: as the investor of a lead or a
    /// negotiation, as a party, as the owner of a project. An investment's own row names only one.
    fn investments_of(&self, organisation: Id<Organisation>, cut: &mut bool) -> Result<Vec<Id<Investment>>, Error> {
        let of = Filter::default().organisation(organisation);
        let mut members = up_to_most(self.leads().filter(of.clone()), cut)?;
        members.extend(up_to_most(self.negotiations().filter(of.clone()), cut)?);
        members.extend(up_to_most(self.agreements().filter(of.clone()), cut)?);
        members.extend(up_to_most(self.projects().filter(of), cut)?);
        let mut investments: Vec<_> = members.into_iter().filter_map(|row| row.investment).collect();
        for id in self.lookup().related(Relation::Concerns, organisation.record())? {
            investments.extend(self.state(id)?.head().investment_at(self.reading_point()));
        }
        investments.sort_unstable();
        investments.dedup();
        Ok(investments)
    }

    /// The investments that are found at the point this handle reads at: one scan for the
    /// organisations, one for what they have a part in, one for the investments.
    fn found_at(&self, text: &str, cut: &mut bool) -> Result<Vec<(Index, Arc<State>)>, Error> {
        let mut wanted = BTreeSet::new();
        let named = match text.parse::<Id<Investment>>() {
            Ok(id) => {
                wanted.insert(id);
                None
            }
            Err(_) => {
                let named = Filter::default().text(text);
                let organisations = self.organisations().filter(named.clone()).limit(usize::MAX).rows()?;
                let organisations: BTreeSet<RecordId> = organisations.into_iter().map(|row| row.id).collect();
                if !organisations.is_empty() {
                    let as_of = self.reading_point();
                    self.each_state(MEMBERS, &mut |state| {
                        if part_of(&state).any(|organisation| organisations.contains(&organisation.record())) {
                            wanted.extend(state.head().investment_at(as_of));
                        }
                    })?;
                }
                Some(named)
            }
        };
        let mut found = Vec::new();
        each_row_at(self, Kind::Investment, &mut |row, state| {
            let is_wanted = row.id.as_id().is_some_and(|id| wanted.contains(&id));
            if is_wanted || named.as_ref().is_some_and(|named| named.matches(&row)) {
                found.push((row, state));
            }
        })?;
        found.sort_by_key(|(row, _)| row.id);
        *cut = found.len() > MOST;
        found.truncate(MOST);
        Ok(found)
    }
}

/// The rows of a list, if they are not too many; else those it begins with, and that it was cut.
fn up_to_most<T>(list: List<T>, cut: &mut bool) -> Result<Vec<Index>, Error>
where
    T: Recordable + Record + Clone,
    for<'a> &'a T: TryFrom<&'a State>,
{
    let mut rows = list.limit(MOST + 1).rows()?;
    *cut |= rows.len() > MOST;
    rows.truncate(MOST);
    Ok(rows)
}

/// The organisations that have a part in a record: see [`Crm::find`].
pub(crate) fn part_of(state: &State) -> impl Iterator<Item = Id<Organisation>> {
    let (one, several): (Option<Id<Organisation>>, &[Id<Organisation>]) = match state {
        State::Lead(lead) => (lead.investor, &[]),
        State::Negotiation(negotiation) => (negotiation.investor, &[]),
        State::Agreement(agreement) => (None, &agreement.parties),
        State::Project(project) => (project.owner, &[]),
        _ => (None, &[]),
    };
    one.into_iter().chain(several.iter().copied())
}

impl std::fmt::Display for Whole {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.investment.state.head().title, self.investment.id)
    }
}
