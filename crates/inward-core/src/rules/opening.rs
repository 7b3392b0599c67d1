//! The head of a new record: its title, code and further names, who is in charge, its industry, and
//! the investment it belongs to.

use crate::fact::AsOf;
use crate::id::{Id, RecordId};
use crate::industry::Industry;
use crate::investment::Investment;
use crate::investment::event::InvestmentOpened;
use crate::record::{Opening, Record};
use crate::refusal::Refusal;
use crate::text::refusals;
use crate::world::{Stop, UniqueKey};

use super::{Deciding, Profile, name};

impl Deciding<'_> {
    /// What a command says of the head of a new record, checked, with its keys taken.
    pub(crate) fn opening(&mut self, record: RecordId, title: &str, profile: &Profile) -> Result<Opening, Stop> {
        let title = name(title, "title")?;
        let summary = self.note(profile.summary.as_deref()).map_err(|refusal| refusal.at("profile.summary"))?;
        let code = match &profile.code {
            None => None,
            Some(code) => {
                let code = name(code, "profile.code")?;
                self.claim(UniqueKey::code(&code), record, "profile.code")?;
                Some(code)
            }
        };
        let references = profile
            .references
            .iter()
            .map(|reference| self.reference(reference, record, "profile.references"))
            .collect::<Result<_, _>>()?;
        let aliases =
            profile.aliases.iter().map(|alias| name(alias, "profile.aliases")).collect::<Result<Vec<_>, _>>()?;
        let unit = profile.unit.as_ref().map(|unit| self.unit(unit)).transpose()?;
        let officer = profile.officer.as_ref().map(|officer| self.person(officer)).transpose()?;
        let attributes = self.attributes(record.kind, &profile.attributes)?;
        Ok(Opening { title, code, aliases, references, summary, investment: None, unit, officer, attributes })
    }

    /// The investment that a new record belongs to: the one that is named, the one that the record
    /// it came of belongs to, or a new one, which bears the UUID of the command.
    pub(crate) fn investment(
        &mut self,
        named: Option<Id<Investment>>,
        came_of: Option<&dyn Record>,
        title: &str,
    ) -> Result<Id<Investment>, Stop> {
        let inherited = came_of.and_then(|record| record.head().investment_at(AsOf::LATEST));
        match (named, inherited) {
            (Some(named), Some(inherited)) if named != inherited => {
                Err(Refusal::new(refusals::investment::OTHER_THAN_ORIGIN)
                    .with("named", named)
                    .with("inherited", inherited)
                    .at("investment")
                    .into())
            }
            (Some(investment), _) => self.exists(investment).map(|()| investment),
            (None, Some(investment)) => Ok(investment),
            (None, None) => {
                let investment: Id<Investment> = self.own_id();
                let opening = Opening { title: name(title, "title")?, ..Opening::default() };
                self.emit(investment, InvestmentOpened { opening });
                Ok(investment)
            }
        }
    }

    /// An industry: plain words, and a class of the one classification whose classes are known.
    pub(crate) fn industry(&self, industry: Option<&Industry>) -> Result<Option<Industry>, Refusal> {
        let Some(industry) = industry else { return Ok(None) };
        let line = |text: &str| name(text, "industry");
        let industry = Industry {
            scheme: line(&industry.scheme)?,
            version: line(&industry.version)?,
            code: line(&industry.code)?,
        };
        if industry.scheme == Industry::GBT4754 {
            Industry::gbt4754(&industry.code).map_err(|refusal| refusal.at("industry"))?;
        }
        Ok(Some(industry))
    }
}
