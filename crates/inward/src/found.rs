//! Finding investments by any text they are known by.

use inward_core::filter::Filter;
use inward_core::id::Id;
use inward_core::investment::Investment;
use inward_core::organisation::Organisation;
use inward_core::record::Record;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::world::Relation;

use crate::{Crm, Error, Reading};

/// At most so many are found.
const MOST: usize = 1_000;

/// The investments that a text found: by their own titles, codes, further names and references, by
/// those of their members, and by the names of their organisations.
#[derive(Clone, Debug)]
pub struct Found {
    text: String,
    investments: Vec<Whole>,
}

/// An investment read as a whole: its own record, and the row that rolls its members up.
#[derive(Clone, Debug)]
pub struct Whole {
    /// Its own record.
    pub investment: Reading<Investment>,
    /// The row that rolls its members up.
    pub row: inward_core::index::Index,
}

impl Whole {
    /// Its stage in words.
    #[must_use]
    pub fn stage_label(&self, lang: inward_core::text::Lang) -> String {
        let stage = inward_core::milestone::StageReading { certain: self.row.stage, possible: self.row.possible_stage };
        stage.say(&self.investment.playbook, lang)
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

    /// All of them, in the order in which they were made.
    #[must_use]
    pub fn all(self) -> Vec<Whole> {
        self.investments
    }
}

impl Crm {
    /// Finds investments by any text they are known by; an id is found as well.
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
        let mut rows = Vec::new();
        if let Ok(id) = text.parse::<Id<Investment>>() {
            rows.extend(self.row_of(id)?);
        } else {
            rows = self.investments().filter(Filter::default().text(text)).limit(MOST).rows()?;
            for organisation in self.organisations().filter(Filter::default().text(text)).limit(MOST).page()?.items {
                for id in self.investments_of(organisation.id)? {
                    rows.extend(self.row_of(id)?);
                }
            }
            rows.sort_by_key(|row| row.id);
            rows.dedup_by_key(|row| row.id);
        }
        let playbook = self.shared_playbook()?;
        let investments = rows
            .into_iter()
            .map(|row| {
                let state = self.state(row.id)?;
                Ok(Whole { investment: self.reading_by(&state, &playbook)?, row })
            })
            .collect::<Result<_, Error>>()?;
        Ok(Found { text: text.to_owned(), investments })
    }
}

impl Crm {
    /// The investments that an organisation has any part in: as the investor of a lead or a
    /// negotiation, as a party, as the owner of a project. An investment's own row names only one.
    fn investments_of(&self, organisation: Id<Organisation>) -> Result<Vec<Id<Investment>>, Error> {
        let of = Filter::default().organisation(organisation);
        let mut members = self.leads().filter(of.clone()).limit(MOST).rows()?;
        members.extend(self.negotiations().filter(of.clone()).limit(MOST).rows()?);
        members.extend(self.agreements().filter(of.clone()).limit(MOST).rows()?);
        members.extend(self.projects().filter(of).limit(MOST).rows()?);
        let mut investments: Vec<_> = members.into_iter().filter_map(|row| row.investment).collect();
        for id in self.journal.related(Relation::Concerns, organisation.record())? {
            if let Ok(state) = self.state(id) {
                investments.extend(state.head().investment_at(self.reading_point()));
            }
        }
        investments.sort_unstable();
        investments.dedup();
        Ok(investments)
    }

    /// The row of one investment at the point this handle reads at.
    fn row_of(&self, id: Id<Investment>) -> Result<Option<inward_core::index::Index>, Error> {
        if self.point().is_none() {
            return Ok(self.journal.row(id.record())?);
        }
        let rows = crate::list::rows_at(self, inward_core::id::Kind::Investment)?;
        Ok(rows.into_iter().find(|row| row.id == id.record()))
    }
}

impl std::fmt::Display for Whole {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.investment.state.head().title, self.investment.id)
    }
}
