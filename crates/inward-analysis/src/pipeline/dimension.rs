//! What investments are grouped and kept by.

use std::borrow::Cow;

use inward_core::id::Kind;
use inward_core::industry::IndustryLevel;
use inward_core::near::nearest_or_all;
use inward_core::playbook::Playbook;
use inward_core::refusal::Refusal;
use inward_core::text::{Label, refusals};

use super::cohort_period::CohortPeriod;

/// What a list may be called too.
const BATCH: &str = "batch";

/// The milestone that `signed` means.
pub(super) const SIGNED: &str = "contract_signed";

/// What investments are grouped and kept by: what their furthest record says that says anything.
///
/// ```
/// use inward_analysis::pipeline::Dimension;
/// assert_eq!(Dimension::Park.key(), "park");
/// assert_eq!(Dimension::ALL.iter().filter(|dimension| dimension.key() == "unit").count(), 1);
/// assert_eq!(Dimension::named("technology").key(), "technology");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Dimension {
    /// The unit in charge.
    Unit,
    /// The officer in charge.
    Officer,
    /// The park.
    Park,
    /// The nature.
    Nature,
    /// The industry.
    Industry,
    /// The organisation that invests.
    Investor,
    /// The country or region that it comes from.
    Origin,
    /// Where the lead came from.
    Source,
    /// The promotion event that the lead came from.
    PromotionEvent,
    /// The class that the industry is part of.
    IndustryAt(IndustryLevel),
    /// The dated lists that a project is on (清单), batches (批次) among them: all together, so that nobody is counted
    /// twice. A group of one list is of those that are on no other; kept by a list are all that are on it.
    List,
    /// Who owes what was promised to the investor (责任方), while it binds: all of them together, as with lists. A
    /// group of one debtor is of those to whom nobody else owes anything; kept by a debtor are all to whom it does. Who
    /// may owe something is in the group, and perhaps kept.
    Debtor,
    /// The class of what is planned to be invested in all (计划总投资规模), or those between which it lies.
    Size,
    /// The period in which a milestone was reached; the periods between which, where that is not known. Its key is the
    /// milestone and the period.
    ReachedIn(CohortPeriod, Cow<'static, str>),
    /// An attribute of the zone's own, or a column of an outside table, by its name.
    Attribute(String),
}

impl Dimension {
    /// Every dimension of any book.
    pub const ALL: &[Self] = &[
        Self::Unit,
        Self::Officer,
        Self::Park,
        Self::Nature,
        Self::Industry,
        Self::Investor,
        Self::Origin,
        Self::Source,
        Self::PromotionEvent,
        Self::IndustryAt(IndustryLevel::Section),
        Self::IndustryAt(IndustryLevel::Division),
        Self::IndustryAt(IndustryLevel::Group),
        Self::IndustryAt(IndustryLevel::Class),
        Self::List,
        Self::Debtor,
        Self::Size,
        Self::ReachedIn(CohortPeriod::Year, Cow::Borrowed("signed:year")),
        Self::ReachedIn(CohortPeriod::Half, Cow::Borrowed("signed:half")),
        Self::ReachedIn(CohortPeriod::Quarter, Cow::Borrowed("signed:quarter")),
    ];

    /// Every dimension of a book that has this playbook: those of any book and the zone's own attributes, but for
    /// those that have the name of another dimension.
    #[must_use]
    pub fn of_playbook(playbook: &Playbook) -> Vec<Self> {
        let own = playbook.attributes().iter().map(|attribute| Self::Attribute(attribute.key.to_string()));
        let own =
            own.filter(|own| own.key() != BATCH && Self::ALL.iter().all(|dimension| dimension.key() != own.key()));
        Self::ALL.iter().cloned().chain(own).collect()
    }

    /// Its key.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Unit => "unit",
            Self::Officer => "officer",
            Self::Park => "park",
            Self::Nature => "nature",
            Self::Industry => "industry",
            Self::Investor => "investor",
            Self::Origin => "origin",
            Self::Source => "source",
            Self::PromotionEvent => "promotion_event",
            Self::IndustryAt(IndustryLevel::Section) => "industry:section",
            Self::IndustryAt(IndustryLevel::Division) => "industry:division",
            Self::IndustryAt(IndustryLevel::Group) => "industry:group",
            Self::IndustryAt(IndustryLevel::Class) => "industry:class",
            Self::List => "list",
            Self::Debtor => "debtor",
            Self::Size => "size",
            Self::ReachedIn(_, key) => key,
            Self::Attribute(name) => name,
        }
    }

    /// The dimension that a column of that name is: an attribute, unless the records of a book say such a thing.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let is_said = |dimension: &&Self| {
            !matches!(dimension, Self::IndustryAt(_) | Self::List | Self::Debtor | Self::Size | Self::ReachedIn(..))
                && dimension.key() == name
        };
        Self::ALL.iter().find(is_said).cloned().unwrap_or_else(|| Self::Attribute(name.to_owned()))
    }

    /// The dimension of any book that has that key.
    ///
    /// # Errors
    /// `pipeline.unknown-dimension`, with those that are near, or else all.
    pub fn parse(key: &str) -> Result<Self, Refusal> {
        Self::parse_among(key, Self::ALL, |_| false)
    }

    /// The dimension of a book with this playbook that has that key: one of
    /// [`of_playbook`](Self::of_playbook), or the period in which any milestone was reached.
    ///
    /// ```
    /// use inward_analysis::pipeline::Dimension;
    /// use inward_core::playbook::Playbook;
    /// let dimension = Dimension::parse_for("construction_started:quarter", &Playbook::development_zone())?;
    /// assert_eq!(dimension.label().zh, "construction_started（季度）");
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    ///
    /// # Errors
    /// `pipeline.unknown-dimension`, with those that are near, or else all.
    pub fn parse_for(key: &str, playbook: &Playbook) -> Result<Self, Refusal> {
        Self::parse_among(key, &Self::of_playbook(playbook), |milestone| playbook.milestone(milestone).is_some())
    }

    pub(super) fn parse_among<'d>(
        key: &str,
        known: impl IntoIterator<Item = &'d Self> + Clone,
        is_milestone: impl Fn(&str) -> bool,
    ) -> Result<Self, Refusal> {
        let named = |key: &str| known.clone().into_iter().find(|dimension| dimension.key() == key).cloned();
        // A batch (批次) is a dated list.
        let batch = || named("list").filter(|list| key == BATCH && *list == Self::List);
        if let Some(known) = named(key).or_else(batch) {
            return Ok(known);
        }
        let period = key.split_once(':').filter(|(milestone, _)| is_milestone(milestone));
        let period = period.and_then(|(_, period)| CohortPeriod::parse(period));
        let reached = period.map(|period| Self::ReachedIn(period, Cow::Owned(key.to_owned())));
        reached.ok_or_else(|| Self::unknown(key, known))
    }

    /// The milestone of which it tells when it was reached.
    #[must_use]
    pub fn milestone(&self) -> Option<&str> {
        let Self::ReachedIn(_, key) = self else { return None };
        key.split_once(':').map(|(milestone, _)| if milestone == "signed" { SIGNED } else { milestone })
    }

    pub(super) fn unknown<'d>(key: &str, known: impl IntoIterator<Item = &'d Self>) -> Refusal {
        let near = nearest_or_all(key, "", known.into_iter().map(Self::key));
        Refusal::new(refusals::pipeline::UNKNOWN_DIMENSION).with("input", key).with("near", near).at("by")
    }

    /// The kind of the records that it names; none where it says words.
    pub(super) const fn kind(&self) -> Option<Kind> {
        match self {
            Self::Unit | Self::Park | Self::Debtor => Some(Kind::Unit),
            Self::Officer => Some(Kind::Person),
            Self::Investor => Some(Kind::Organisation),
            Self::PromotionEvent | Self::List => Some(Kind::Entry),
            Self::Nature
            | Self::Industry
            | Self::IndustryAt(_)
            | Self::Origin
            | Self::Source
            | Self::Size
            | Self::ReachedIn(..)
            | Self::Attribute(_) => None,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn label(&self) -> Label {
        let (en, zh) = match self {
            Self::ReachedIn(period, key) => {
                let (en, zh) = match period {
                    CohortPeriod::Year => ("year", "年度"),
                    CohortPeriod::Half => ("half-year", "半年"),
                    CohortPeriod::Quarter => ("quarter", "季度"),
                };
                let milestone = key.split_once(':').map_or(&**key, |(milestone, _)| milestone);
                let (of, of_zh) = if milestone == "signed" { ("signing", "签约") } else { (milestone, milestone) };
                return Label::new(format!("{en} of {of}"), format!("{of_zh}（{zh}）"));
            }
            Self::IndustryAt(IndustryLevel::Section) => ("section of industry", "行业门类"),
            Self::IndustryAt(IndustryLevel::Division) => ("division of industry", "行业大类"),
            Self::IndustryAt(IndustryLevel::Group) => ("group of industry", "行业中类"),
            Self::IndustryAt(IndustryLevel::Class) => ("class of industry", "行业小类"),
            Self::List => ("list", "清单"),
            Self::Debtor => ("debtor", "责任方"),
            Self::Size => ("size", "投资规模"),
            Self::Attribute(name) => (name.as_str(), name.as_str()),
            Self::Unit => ("unit", "责任单位"),
            Self::Officer => ("officer", "经办人"),
            Self::Park => ("park", "园区"),
            Self::Nature => ("nature", "性质"),
            Self::Industry => ("industry", "行业"),
            Self::Investor => ("investor", "投资方"),
            Self::Origin => ("origin", "来源地"),
            Self::Source => ("source", "线索来源"),
            Self::PromotionEvent => ("promotion event", "招商活动"),
        };
        Label::new(en, zh)
    }
}
