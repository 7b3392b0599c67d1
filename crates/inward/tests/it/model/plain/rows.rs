//! What lists show: the row of every record at a point, those of investments rolled up from their
//! members, and the stage table.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use inward::prelude::*;

use super::{Fact, MEMBERS, Plain, Point, Record, Says, Standing};

/// The row of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::model) struct Row {
    pub(in crate::model) id: RecordId,
    pub(in crate::model) exists: Truth,
    pub(in crate::model) investment: Option<Id<Investment>>,
    pub(in crate::model) unit: Option<Id<Unit>>,
    pub(in crate::model) officer: Option<Id<Person>>,
    pub(in crate::model) organisation: Option<Id<Organisation>>,
    pub(in crate::model) nature: Option<String>,
    pub(in crate::model) stage: Option<u16>,
    pub(in crate::model) possible: Option<u16>,
    pub(in crate::model) standing: Standing,
    pub(in crate::model) amount: Option<(Currency, i64)>,
    pub(in crate::model) first: Option<NaiveDate>,
    pub(in crate::model) last: Option<NaiveDate>,
    pub(in crate::model) due: Option<NaiveDate>,
}

/// How many investments stand at a stage, how many of the certain ones are closed, and what is planned
/// for those.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::model) struct StageCount {
    pub(in crate::model) count: Count,
    pub(in crate::model) closed: u64,
}

/// A member of an investment with its row.
struct Member<'p> {
    record: &'p Record,
    row: Row,
}

impl Member<'_> {
    fn makes_progress(&self) -> bool {
        self.record.id.kind != Kind::Commitment
    }

    /// Whether it was closed without being done.
    fn came_to_nothing(&self) -> bool {
        self.row.standing.is_closed() && self.row.standing != Standing::Completed
    }
}

impl Plain {
    /// The rows of a kind that are there, in the order of their ids.
    pub(in crate::model) fn rows(&self, kind: Kind, point: Point) -> Vec<Row> {
        if kind == Kind::Investment {
            let all = self.member_rows(point);
            return self.of_kind(kind).filter_map(|record| self.investment_row(record, &all, point)).collect();
        }
        let rows = self.of_kind(kind).map(|record| self.row(record, point));
        rows.filter(|row| row.exists.is_possible()).collect()
    }

    fn member_rows(&self, point: Point) -> Vec<Member<'_>> {
        let records = self.records.values().filter(|record| MEMBERS.contains(&record.id.kind));
        let members = records.map(|record| Member { record, row: self.row(record, point) });
        members.filter(|member| member.row.exists.is_possible()).collect()
    }

    fn row(&self, record: &Record, point: Point) -> Row {
        let stages = self.stages(record, point);
        let certain = stages.iter().filter(|(_, truth)| truth.is_certain()).map(|(rank, _)| *rank).max();
        let amount = match record.id.kind {
            Kind::Commitment => record.owed.as_ref(),
            Kind::Agreement => {
                let may_be_contract = record.level(point).is_none_or(|level| level == Level::Contract);
                let agreed = record.amount(MoneyKind::ContractInvestment, None, point).filter(|_| may_be_contract);
                agreed.or_else(|| record.amount(MoneyKind::TotalPlanned, None, point))
            }
            _ => record.amount(MoneyKind::TotalPlanned, None, point),
        };
        let end = point.day.unwrap_or(NaiveDate::MAX);
        let happened = record.facts.iter().filter(|fact| fact.says.is_occurrence() && fact.stands(point.known));
        let dates: Vec<&When> =
            happened.filter_map(Fact::dated).filter(|dated| dated.first().is_none_or(|first| first <= end)).collect();
        let last = dates.iter().filter_map(|dated| dated.last()).map(|last| last.min(end)).max();
        Row {
            id: record.id,
            exists: record.exists(point),
            investment: record.investment(point),
            unit: record.unit(point).or(record.debtor),
            officer: record.officer(point),
            organisation: record.parties.first().copied(),
            nature: record.nature(point).map(str::to_owned),
            stage: certain,
            possible: stages.iter().map(|(rank, _)| *rank).max(),
            standing: if record.has_standing() { record.standing(point) } else { Standing::Ongoing },
            amount: amount.map(|amount| (amount.money().currency(), amount.money().units())),
            first: dates.iter().filter_map(|dated| dated.first()).min(),
            last,
            due: record.due(point).and_then(When::last),
        }
    }

    /// An investment that a record opened is there through its members; one that was opened on purpose is
    /// there by itself.
    fn is_there_alone(&self, investment: &Record, point: Point) -> Truth {
        let opened_by_a_record =
            MEMBERS.iter().any(|kind| self.records.contains_key(&RecordId::new(*kind, investment.id.uuid)));
        if opened_by_a_record { Truth::No } else { investment.exists(point) }
    }

    fn investment_row(&self, investment: &Record, all: &[Member<'_>], point: Point) -> Option<Row> {
        let id = investment.id.of().ok();
        let members: Vec<&Member<'_>> = all.iter().filter(|member| member.row.investment == id).collect();
        let alone = self.is_there_alone(investment, point);
        let exists = members.iter().map(|member| member.row.exists).fold(alone, Truth::or);
        if exists == Truth::No {
            return None;
        }
        let tips: Vec<&&Member<'_>> = members
            .iter()
            .filter(|member| member.makes_progress())
            .filter(|tip| {
                !members.iter().any(|other| other.makes_progress() && other.record.came_of == Some(tip.record.id))
            })
            .collect();
        let open = tips.iter().map(|tip| tip.row.standing).filter(|standing| !standing.is_closed()).min();
        let latest = tips.iter().max_by_key(|tip| (tip.row.last, tip.record.id)).map(|tip| tip.row.standing);
        // The furthest of those that say something.
        let furthest = |says: &dyn Fn(&Member<'_>) -> bool| {
            let that_say = members.iter().filter(|member| says(member));
            that_say.max_by_key(|member| (member.record.id.kind, member.row.stage, member.record.id)).copied()
        };
        let of_progress = |says: fn(&Row) -> bool| furthest(&|member| member.makes_progress() && says(&member.row));
        Some(Row {
            id: investment.id,
            exists,
            investment: None,
            unit: investment.unit(point).or_else(|| of_progress(|row| row.unit.is_some())?.row.unit),
            officer: investment.officer(point).or_else(|| of_progress(|row| row.officer.is_some())?.row.officer),
            organisation: of_progress(|row| row.organisation.is_some()).and_then(|member| member.row.organisation),
            nature: furthest(&|member| member.row.nature.is_some()).and_then(|member| member.row.nature.clone()),
            stage: members.iter().filter_map(|member| member.row.stage).max(),
            possible: members.iter().filter_map(|member| member.row.possible).max(),
            standing: open.or(latest).unwrap_or(Standing::Ongoing),
            amount: amount(&members, &tips),
            first: members.iter().filter_map(|member| member.row.first).min(),
            last: members.iter().filter_map(|member| member.row.last).max(),
            due: None,
        })
    }

    /// How many investments stand at each stage, how many there are, and how many of those are there and
    /// stand at one stage for certain.
    pub(in crate::model) fn stage_table(&self, point: Point) -> (BTreeMap<Option<u16>, StageCount>, Count, u64) {
        let all = self.member_rows(point);
        let (mut table, mut total, mut certain) = (BTreeMap::<_, StageCount>::new(), Count::default(), 0);
        for investment in self.of_kind(Kind::Investment) {
            let Some(row) = self.investment_row(investment, &all, point) else { continue };
            let members: Vec<&Member<'_>> =
                all.iter().filter(|member| member.row.investment == investment.id.of().ok()).collect();
            let ranks = members.iter().flat_map(|member| self.stages(member.record, point));
            let mut stages: Vec<Option<u16>> =
                ranks.map(|(rank, _)| Some(rank)).filter(|rank| *rank > row.stage).collect();
            let may_be_before_any = self.is_there_alone(investment, point).is_possible()
                || members.iter().any(|member| self.may_be_before_any_stage(member, point));
            if row.stage.is_some() || may_be_before_any || stages.is_empty() {
                stages.push(row.stage);
            }
            stages.sort_unstable();
            stages.dedup();
            let here = if stages.len() == 1 { row.exists } else { Truth::Possibly };
            total.one_more(row.exists);
            certain += u64::from(here.is_certain());
            for stage in stages {
                let count = table.entry(stage).or_default();
                count.count.one_more(here);
                count.closed += u64::from(here.is_certain() && row.standing.is_closed());
            }
        }
        (table, total, certain)
    }

    /// Whether a member may be there without having reached any stage: not where it is there only if it
    /// reached one.
    fn may_be_before_any_stage(&self, member: &Member<'_>, point: Point) -> bool {
        match member.row.exists {
            Truth::No => false,
            Truth::Yes => true,
            Truth::Possibly => member.record.facts.iter().any(|fact| {
                let makes_stage = match &fact.says {
                    Says::Reached(reached) => {
                        let milestone = self.playbook.milestone(&reached.milestone);
                        milestone.is_some_and(|milestone| milestone.track == inward::core::playbook::Track::Main)
                    }
                    _ => false,
                };
                let happened = fact.says.is_occurrence() && fact.stands(point.known);
                let dated = fact.dated().map(|dated| super::reading::happened(Some(dated), point));
                happened && !makes_stage && dated.is_some_and(Truth::is_possible)
            }),
        }
    }
}

/// What the members of an investment are planned or agreed to cost: of a member, what came of it says
/// so instead; what came to nothing does not count beside what goes on.
fn amount(members: &[&Member<'_>], tips: &[&&Member<'_>]) -> Option<(Currency, i64)> {
    let something_goes_on = tips.iter().any(|tip| !tip.came_to_nothing());
    let mut counted: Vec<RecordId> = Vec::new();
    for tip in tips.iter().filter(|tip| !something_goes_on || !tip.came_to_nothing()) {
        let mut next = Some(tip.record.id);
        while let Some(member) = next.and_then(|id| members.iter().find(|member| member.record.id == id)) {
            counted.push(member.record.id);
            next = member.record.came_of;
        }
    }
    let is_member = |id: RecordId| members.iter().any(|member| member.record.id == id);
    let roots = members.iter().filter(|member| member.makes_progress() && counted.contains(&member.record.id));
    let mut sums: BTreeMap<Currency, i64> = BTreeMap::new();
    for root in roots.filter(|member| !member.record.came_of.is_some_and(is_member)) {
        for (currency, units) in figure(root, members, &counted) {
            *sums.entry(currency).or_default() += units;
        }
    }
    let own = sums.iter().find(|(currency, _)| **currency == Currency::CNY);
    own.or_else(|| sums.iter().max_by_key(|(_, units)| **units)).map(|(currency, units)| (*currency, *units))
}

/// The sums of a member: of what came of it, or its own.
fn figure(member: &Member<'_>, members: &[&Member<'_>], counted: &[RecordId]) -> Vec<(Currency, i64)> {
    let came_of_it = members.iter().filter(|other| {
        other.makes_progress() && other.record.came_of == Some(member.record.id) && counted.contains(&other.record.id)
    });
    let below: Vec<(Currency, i64)> = came_of_it.flat_map(|other| figure(other, members, counted)).collect();
    if !below.is_empty() {
        return below;
    }
    member.row.amount.filter(|_| member.row.exists.is_certain()).into_iter().collect()
}
