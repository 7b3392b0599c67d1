//! Procedures (办事事项): what an authority decides on application, in versions, with the limits, steps,
//! documents and cost of each; and by how much one version is lighter than another, 四减.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::deadline::{Limits, Rule};
use crate::event::Event;
use crate::fact::AsOf;
use crate::id::Id;
use crate::money::Amount;
use crate::number::Number;
use crate::qualified::Qualified;
use crate::record::restates;
use crate::refusal::Refusal;
use crate::text::refusals;
use crate::unit::Unit;

use super::event::ProcedureRevised;
use super::reduction::{Burden, Reduction};
use super::{Entry, EntryKind};

/// A procedure as it is from some day on, until another version takes its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProcedureVersion {
    /// The unit that decides, 实施主体.
    pub authority: Id<Unit>,
    /// Within what time it decides, counted from what: 法定时限 and 承诺时限.
    #[serde(default, skip_serializing_if = "is_unlimited")]
    pub limits: Limits,
    /// Within what time after receipt the applicant is told at once of all that is missing; an application
    /// of which nothing was said within it counts as accepted when it was received (行政许可法 32).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Rule>,
    /// The times that the applicant and an office deal with each other, 环节.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub steps: Option<Qualified>,
    /// The papers that are handed in, 材料.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documents: Option<Qualified>,
    /// The seals that are needed, 印章.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seals: Option<Qualified>,
    /// The windows to which the applicant goes, 窗口.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub windows: Option<Qualified>,
    /// What it costs the applicant, 费用.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<Amount>,
    /// The document that it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<String>,
}

fn is_unlimited(limits: &Limits) -> bool {
    *limits == Limits::default()
}

impl ProcedureVersion {
    /// The events from which its limits count.
    pub const STARTS: [&str; 2] = ["received", "accepted"];

    /// A version of which only the authority is known.
    pub(crate) fn of(authority: Id<Unit>) -> Self {
        Self {
            authority,
            limits: Limits::default(),
            notice: None,
            steps: None,
            documents: None,
            seals: None,
            windows: None,
            cost: None,
            legal_basis: None,
        }
    }

    /// Whether it is to be decided within some time.
    #[must_use]
    pub fn is_limited(&self) -> bool {
        !is_unlimited(&self.limits)
    }

    /// The limit by which its time is told: what was promised, or else what the law allows.
    #[must_use]
    pub fn limit(&self) -> Option<&Rule> {
        self.limits.promised.as_ref().or(self.limits.statutory.as_ref())
    }

    /// By how much each burden is less in the version `after`; negative where it grew. Burdens that
    /// neither version tells of are left out.
    ///
    /// Both versions must be of the same scope from end to end, see [`Reduction`]. Of one that only one of
    /// them tells it is `procedure.not-stated`; of limits in unlike units, working days and natural days,
    /// `procedure.unlike-units`; else as [`Reduction::of`] and [`Reduction::of_cost`].
    #[must_use]
    pub fn reductions(&self, after: &Self) -> Reductions {
        let mut reductions = BTreeMap::new();
        let mut put = |burden, reduction: Option<Result<Reduction, Refusal>>| {
            reductions.extend(reduction.map(|reduction| (burden, reduction)));
        };
        put(Burden::Days, both(self.limit(), after.limit(), days));
        let counted = [
            (Burden::Steps, &self.steps, &after.steps),
            (Burden::Documents, &self.documents, &after.documents),
            (Burden::Seals, &self.seals, &after.seals),
            (Burden::Windows, &self.windows, &after.windows),
        ];
        for (burden, before, after) in counted {
            let of = |before: &Qualified, after: &Qualified| Reduction::of(burden, before, after);
            put(burden, both(before.as_ref(), after.as_ref(), of));
        }
        put(Burden::Cost, both(self.cost.as_ref(), after.cost.as_ref(), Reduction::of_cost));
        reductions
    }
}

/// By how much each burden is less, or why that has no answer.
pub type Reductions = BTreeMap<Burden, Result<Reduction, Refusal>>;

/// What comes of both; refused where only one of them is told, none where neither is.
fn both<T, U>(
    before: Option<&T>,
    after: Option<&T>,
    of: impl FnOnce(&T, &T) -> Result<U, Refusal>,
) -> Option<Result<U, Refusal>> {
    let missing = |path| Some(Err(Refusal::new(refusals::procedure::NOT_STATED).at(path)));
    match (before, after) {
        (Some(before), Some(after)) => Some(of(before, after)),
        (None, Some(_)) => missing("before"),
        (Some(_), None) => missing("after"),
        (None, None) => None,
    }
}

/// By how much a limit is shorter than another of the same unit.
fn days(before: &Rule, after: &Rule) -> Result<Reduction, Refusal> {
    let counted = |rule: &Rule| -> Result<Option<(&'static str, Qualified)>, Refusal> {
        let Some((unit, amount)) = rule.limit.in_one_unit() else { return Ok(None) };
        Ok(Some((unit, Number::try_from(amount)?.into())))
    };
    match (counted(before)?, counted(after)?) {
        (Some((unit, before)), Some((other, after))) if unit == other => Reduction::of(Burden::Days, &before, &after),
        _ => Err(Refusal::new(refusals::procedure::UNLIKE_UNITS)
            .with_word("left", &before.limit.label())
            .with_word("right", &after.limit.label())
            .at("after")),
    }
}

impl Entry {
    /// Whether it is a procedure.
    #[must_use]
    pub const fn is_procedure(&self) -> bool {
        matches!(self.kind, EntryKind::Procedure)
    }

    /// The version of a procedure that is in force at that point; one in the past stays readable.
    #[must_use]
    pub fn version_at(&self, as_of: AsOf) -> Option<&ProcedureVersion> {
        self.versions.pick_in_force(as_of, |_| true)
    }

    /// By how much each burden of a procedure is less at the point `after` than it was `before`; see
    /// [`ProcedureVersion::reductions`].
    ///
    /// # Errors
    /// `procedure.no-version` where none was in force at one of the points.
    pub fn reductions(&self, before: AsOf, after: AsOf) -> Result<Reductions, Refusal> {
        let version = |as_of: AsOf, path| {
            let missing =
                || Refusal::new(refusals::procedure::NO_VERSION).with("on", as_of.valid).about(self.id).at(path);
            self.version_at(as_of).ok_or_else(missing)
        };
        Ok(version(before, "before")?.reductions(version(after, "after")?))
    }
}

restates!(ProcedureVersion => |version, stated| {
    Event::ProcedureRevised(ProcedureRevised { version: Box::new(version), stated, reason: None })
});
