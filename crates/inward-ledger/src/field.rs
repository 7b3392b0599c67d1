//! [`Field`]: what of the book a column fills.

use std::fmt;

use serde::{Serialize, Serializer};

/// What of the book a column or a constant fills.
///
/// The text form is what stands in a mapping; [`Field::all_forms`] lists them.
///
/// ```
/// use inward_ledger::Field;
///
/// assert_eq!(Field::parse("phase.2.planned"), Some(Field::PhasePlanned(2)));
/// assert_eq!(Field::Milestone("reviewed".to_owned()).to_string(), "milestone.reviewed");
/// assert_eq!(Field::parse("project.colour"), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Field {
    /// The investor's name.
    OrganisationName,
    /// The investor's unified social credit code.
    OrganisationUscc,
    /// The investor's legal entity identifier.
    OrganisationLei,
    /// The investor's country, ISO 3166.
    OrganisationCountry,
    /// A further name of the investor.
    OrganisationAlias,
    /// The title of the lead.
    LeadTitle,
    /// When the lead was received.
    LeadOn,
    /// Where the lead came from, a key of the playbook.
    LeadSource,
    /// What the lead is about.
    LeadSummary,
    /// The estimated investment of the lead.
    LeadEstimate,
    /// When negotiation began.
    NegotiationOn,
    /// When the agreement was signed.
    AgreementOn,
    /// The level of the agreement: intent, framework or contract.
    AgreementLevel,
    /// The contract investment of the agreement; an intent and a framework agreement have none.
    AgreementContractInvestment,
    /// The total investment that the agreement plans.
    AgreementTotalPlanned,
    /// The occasion at which the agreement was signed.
    AgreementOccasion,
    /// The project's name.
    ProjectName,
    /// A further name of the project.
    ProjectAlias,
    /// The zone's own code of the project.
    ProjectCode,
    /// The national project code.
    ProjectProjectCode,
    /// The project's nature: attracted, public infrastructure and so on.
    ProjectNature,
    /// The park in which the project lies.
    ProjectPark,
    /// The project's industry.
    ProjectIndustry,
    /// The project's land.
    ProjectLand,
    /// The total planned investment.
    ProjectTotalPlanned,
    /// The investment in fixed assets.
    ProjectFixedAsset,
    /// The investment planned for the year.
    ProjectAnnualPlan,
    /// The value names a list on which the project stands.
    ProjectList,
    /// The planned investment of a phase, counted from 1.
    PhasePlanned(u32),
    /// The name of a phase, counted from 1.
    PhaseName(u32),
    /// When a milestone, a key of the playbook, was or will be reached.
    Milestone(String),
    /// An amount of a kind of money.
    Money(String),
    /// A value of a metric.
    Measure(String),
    /// A custom field of the playbook.
    Attribute(String),
    /// The unit in charge.
    Unit,
    /// The officer in charge.
    Officer,
    /// Whether the project is on this list; see [`crate::Membership`].
    List(String),
    /// The zone's own code of the investment.
    InvestmentCode,
    /// The investment's name.
    InvestmentName,
    /// A further name of the investment.
    InvestmentAlias,
    /// The promotion event that brought the lead.
    EventName,
}

/// How the value of a field is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reading {
    /// As it stands.
    Text,
    /// As a date.
    When,
    /// As an amount of money.
    Amount,
    /// As an area of land.
    Area,
    /// As a qualified number.
    Number,
    /// As yes, no or a note.
    Membership,
}

/// The fields without a part of their own, with their text.
const FIXED: &[(&str, Field)] = &[
    ("organisation.name", Field::OrganisationName),
    ("organisation.uscc", Field::OrganisationUscc),
    ("organisation.lei", Field::OrganisationLei),
    ("organisation.country", Field::OrganisationCountry),
    ("organisation.alias", Field::OrganisationAlias),
    ("lead.title", Field::LeadTitle),
    ("lead.on", Field::LeadOn),
    ("lead.source", Field::LeadSource),
    ("lead.summary", Field::LeadSummary),
    ("lead.estimate", Field::LeadEstimate),
    ("negotiation.on", Field::NegotiationOn),
    ("agreement.on", Field::AgreementOn),
    ("agreement.level", Field::AgreementLevel),
    ("agreement.contract_investment", Field::AgreementContractInvestment),
    ("agreement.total_planned", Field::AgreementTotalPlanned),
    ("agreement.occasion", Field::AgreementOccasion),
    ("project.name", Field::ProjectName),
    ("project.alias", Field::ProjectAlias),
    ("project.code", Field::ProjectCode),
    ("project.project_code", Field::ProjectProjectCode),
    ("project.nature", Field::ProjectNature),
    ("project.park", Field::ProjectPark),
    ("project.industry", Field::ProjectIndustry),
    ("project.land", Field::ProjectLand),
    ("project.total_planned", Field::ProjectTotalPlanned),
    ("project.fixed_asset", Field::ProjectFixedAsset),
    ("project.annual_plan", Field::ProjectAnnualPlan),
    ("project.list", Field::ProjectList),
    ("unit", Field::Unit),
    ("officer", Field::Officer),
    ("investment.code", Field::InvestmentCode),
    ("investment.name", Field::InvestmentName),
    ("investment.alias", Field::InvestmentAlias),
    ("event.name", Field::EventName),
];

/// The forms of the fields with a part of their own.
const OPEN: &[&str] = &[
    "phase.<n>.planned",
    "phase.<n>.name",
    "milestone.<key>",
    "money.<kind>",
    "measure.<metric>",
    "attribute.<key>",
    "list.<name>",
];

impl Field {
    /// Every form that [`Field::parse`] takes; a part in angle brackets is the writer's to fill.
    #[must_use]
    pub fn all_forms() -> Vec<&'static str> {
        FIXED.iter().map(|(form, _)| *form).chain(OPEN.iter().copied()).collect()
    }

    /// The field of that text, if there is one. A key starts with a letter and goes on with
    /// letters, digits, `_` and `-`; the name of a list is any text; phases count from 1 to 99.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((_, field)) = FIXED.iter().find(|(form, _)| *form == text) {
            return Some(field.clone());
        }
        let (group, part) = text.split_once('.')?;
        let key = || is_key(part).then(|| part.to_owned());
        match group {
            "milestone" => key().map(Self::Milestone),
            "money" => key().map(Self::Money),
            "measure" => key().map(Self::Measure),
            "attribute" => key().map(Self::Attribute),
            "list" => (!part.is_empty() && part.trim() == part).then(|| Self::List(part.to_owned())),
            "phase" => {
                let (number, what) = part.split_once('.')?;
                let plain = number.bytes().all(|b| b.is_ascii_digit()) && !number.starts_with('0');
                let number = number.parse().ok().filter(|n| plain && (1..=99).contains(n))?;
                match what {
                    "planned" => Some(Self::PhasePlanned(number)),
                    "name" => Some(Self::PhaseName(number)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// How its value is to be read. An attribute is text here: the playbook knows its type.
    #[must_use]
    pub const fn reading(&self) -> Reading {
        match self {
            Self::LeadOn | Self::NegotiationOn | Self::AgreementOn | Self::Milestone(_) => Reading::When,
            Self::LeadEstimate
            | Self::AgreementContractInvestment
            | Self::AgreementTotalPlanned
            | Self::ProjectTotalPlanned
            | Self::ProjectFixedAsset
            | Self::ProjectAnnualPlan
            | Self::PhasePlanned(_)
            | Self::Money(_) => Reading::Amount,
            Self::ProjectLand => Reading::Area,
            Self::Measure(_) => Reading::Number,
            Self::List(_) => Reading::Membership,
            _ => Reading::Text,
        }
    }

    /// Whether one row may fill it several times.
    #[must_use]
    pub const fn is_repeatable(&self) -> bool {
        matches!(self, Self::OrganisationAlias | Self::ProjectAlias | Self::InvestmentAlias | Self::ProjectList)
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PhasePlanned(number) => write!(f, "phase.{number}.planned"),
            Self::PhaseName(number) => write!(f, "phase.{number}.name"),
            Self::Milestone(key) => write!(f, "milestone.{key}"),
            Self::Money(kind) => write!(f, "money.{kind}"),
            Self::Measure(metric) => write!(f, "measure.{metric}"),
            Self::Attribute(key) => write!(f, "attribute.{key}"),
            Self::List(name) => write!(f, "list.{name}"),
            fixed => f.write_str(FIXED.iter().find(|(_, field)| field == fixed).map_or("", |(form, _)| form)),
        }
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

fn is_key(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_parses_and_prints_back() {
        let mut count = 0;
        for form in Field::all_forms() {
            let text = form.replace("<n>", "3").replace("<key>", "construction_started");
            let text =
                text.replace("<kind>", "funds_arrived").replace("<metric>", "jobs").replace("<name>", "2020年 重点");
            let field = Field::parse(&text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(field.to_string(), text);
            count += 1;
        }
        assert_eq!(count, 41);
    }

    #[test]
    fn what_is_no_field_is_not_taken() {
        for text in [
            "",
            ".",
            "project",
            "project.",
            "phase.0.planned",
            "phase.01.planned",
            "phase.+1.planned",
            "phase.100.name",
            "phase.1.colour",
            "milestone.",
            "milestone.a b",
            "milestone.1",
            "list.",
            "list. a",
            "Unit",
            "unit.x",
        ] {
            assert_eq!(Field::parse(text), None, "{text}");
        }
    }
}
