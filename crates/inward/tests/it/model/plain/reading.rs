//! How facts are read at a point: what had happened, what was in force, and what follows from them:
//! the stage, the standing, the life of a commitment, whether a record is there.

use chrono::NaiveDate;
use inward::core::playbook::Track;
use inward::prelude::*;

use super::{Fact, MEMBERS, Plain, Reached, Record, Says, day_of, on};

/// How a record stands. Closings stand last, as they do by the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::model) enum Standing {
    Ongoing,
    Suspended,
    Lost,
    Abandoned,
    Rejected,
    Terminated,
    Exited,
    Completed,
}

impl Standing {
    pub(in crate::model) const fn is_closed(self) -> bool {
        !matches!(self, Self::Ongoing | Self::Suspended)
    }
}

/// From where a book is read: a valid day, none for no day at all, and what was known by an instant.
#[derive(Clone, Copy, Debug)]
pub(in crate::model) struct Point {
    pub(in crate::model) day: Option<NaiveDate>,
    pub(in crate::model) known: i64,
}

impl Point {
    /// Everything that is known: what was stated as happened happened.
    pub(in crate::model) const LATEST: Self = Self { day: None, known: i64::MAX };

    /// The same on a day.
    pub(super) const fn on(day: NaiveDate) -> Self {
        Self { day: Some(day), known: i64::MAX }
    }

    fn last_day(self) -> NaiveDate {
        self.day.unwrap_or(NaiveDate::MAX)
    }
}

/// Whether what is dated so had happened.
pub(super) fn happened(dated: Option<&When>, point: Point) -> Truth {
    let Some(day) = point.day else { return Truth::Yes };
    let Some(dated) = dated else { return Truth::Possibly };
    let begun = dated.first().is_none_or(|first| first <= day);
    let over = dated.last().is_some_and(|last| last <= day);
    match (begun, over) {
        (_, true) => Truth::Yes,
        (true, false) => Truth::Possibly,
        (false, false) => Truth::No,
    }
}

/// Whether one fact was known later than another; of equal times, recorded later.
fn is_later(one: &Fact, other: &Fact) -> bool {
    (one.known, one.id) > (other.known, other.id)
}

/// The days between which a value began to hold: what always held began before all that once began.
fn start(fact: &Fact) -> (NaiveDate, NaiveDate) {
    let begun = NaiveDate::MIN.succ_opt().unwrap();
    match &fact.on {
        None => (NaiveDate::MIN, NaiveDate::MIN),
        Some(on) => (on.first().unwrap_or(begun), on.last().unwrap_or(NaiveDate::MAX)),
    }
}

/// The values that may be in force, the one known latest first: those for which there is a choice of
/// days on which they are the one.
pub(super) fn may_be_in_force<'f>(facts: &[&'f Fact], point: Point) -> Vec<&'f Fact> {
    let end = point.last_day();
    let standing: Vec<&Fact> = facts.iter().copied().filter(|fact| fact.stands(point.known)).collect();
    let mut days: Vec<NaiveDate> = standing.iter().flat_map(|fact| [start(fact).0, start(fact).1]).collect();
    days.push(end);
    let is_the_one_from = |fact: &Fact, day: NaiveDate| {
        standing.iter().filter(|other| other.id != fact.id).all(|other| {
            let (first, last) = start(other);
            if (first, last) == start(fact) {
                // The same words are the same day.
                return is_later(fact, other);
            }
            let not_yet = last > end;
            let before = first < day;
            let same_day = first <= day && day <= last && is_later(fact, other);
            not_yet || before || same_day
        })
    };
    let mut possible: Vec<&Fact> = standing
        .iter()
        .copied()
        .filter(|fact| {
            let (first, last) = start(fact);
            days.iter().any(|day| first <= *day && *day <= last && *day <= end && is_the_one_from(fact, *day))
        })
        .collect();
    possible.sort_by_key(|fact| std::cmp::Reverse((fact.known, fact.id)));
    possible
}

/// The value to go by.
pub(super) fn in_force<'f>(facts: &[&'f Fact], point: Point) -> Option<&'f Fact> {
    may_be_in_force(facts, point).first().copied()
}

impl Record {
    /// The facts that say something of a sort.
    pub(super) fn saying<'r, T: 'r>(&'r self, sort: impl Fn(&'r Says) -> Option<T>) -> Vec<(&'r Fact, T)> {
        self.facts.iter().filter_map(|fact| Some((fact, sort(&fact.says)?))).collect()
    }

    /// What the value in force of a sort says.
    pub(super) fn value<'r, T: 'r>(&'r self, point: Point, sort: impl Fn(&'r Says) -> Option<T>) -> Option<T> {
        let facts: Vec<&Fact> = self.saying(&sort).into_iter().map(|(fact, _)| fact).collect();
        sort(&in_force(&facts, point)?.says)
    }

    pub(in crate::model) fn investment(&self, point: Point) -> Option<Id<Investment>> {
        self.value(point, |says| if let Says::Belongs(investment) = says { Some(*investment) } else { None })
    }

    pub(super) fn officer(&self, point: Point) -> Option<Id<Person>> {
        self.value(point, |says| if let Says::Officer(officer) = says { Some(*officer) } else { None })
    }

    pub(super) fn unit(&self, point: Point) -> Option<Id<Unit>> {
        self.value(point, |says| if let Says::Unit(unit) = says { Some(*unit) } else { None })
    }

    pub(super) fn nature(&self, point: Point) -> Option<&str> {
        self.value(point, |says| if let Says::Nature(nature) = says { Some(nature.as_str()) } else { None })
    }

    pub(in crate::model) fn due(&self, point: Point) -> Option<&When> {
        self.value(point, |says| if let Says::Due(due) = says { Some(due) } else { None })
    }

    pub(in crate::model) fn planned(&self, key: &str, of: Option<u16>, point: Point) -> Option<&When> {
        self.value(point, |says| match says {
            Says::Planned { milestone, phase, target } if milestone == key && *phase == of => Some(target),
            _ => None,
        })
    }

    /// The amount in force of a kind, of the whole or of a phase, for no period.
    pub(in crate::model) fn amount(&self, wanted: MoneyKind, of: Option<u16>, point: Point) -> Option<&Amount> {
        self.value(point, |says| match says {
            Says::Amount { kind, phase, period: None, amount } if *kind == wanted && *phase == of => Some(amount),
            _ => None,
        })
    }

    /// The words on a milestone, of the whole or of a phase, that stood at that point.
    pub(super) fn words(&self, key: &str, of: Option<u16>, known: i64) -> Vec<(&Fact, &Reached)> {
        let reached = self.saying(|says| if let Says::Reached(reached) = says { Some(reached) } else { None });
        let concerns =
            |word: &Reached| word.phase == of && (word.milestone == key || word.perhaps.as_deref() == Some(key));
        reached.into_iter().filter(|(fact, word)| fact.stands(known) && concerns(word)).collect()
    }

    /// The signing that stands: the one recorded last.
    pub(super) fn signing(&self, point: Point) -> Option<(&Fact, &Reached)> {
        let reached = self.saying(|says| if let Says::Reached(reached) = says { Some(reached) } else { None });
        let is_signing = |word: &Reached| ["intent_signed", "contract_signed"].contains(&word.milestone.as_str());
        reached.into_iter().rfind(|(fact, word)| fact.stands(point.known) && is_signing(word))
    }

    /// The level of an agreement.
    pub(super) fn level(&self, point: Point) -> Option<Level> {
        self.signing(point)?.1.level
    }

    /// What says how it stands: what was said of it, and what its judgements say.
    pub(super) fn standings(&self) -> Vec<Fact> {
        let said = self.facts.iter().filter_map(|fact| match &fact.says {
            Says::Stands(_) => Some(fact.clone()),
            Says::Reached(Reached { rejects: Some(known), .. }) => {
                // Where nobody said when it was judged, from the day on which that was known.
                let on = fact.on.clone().unwrap_or_else(|| on(*known));
                Some(Fact { says: Says::Stands(Standing::Rejected), on: Some(on), ..fact.clone() })
            }
            _ => None,
        });
        said.collect()
    }

    /// The standing to go by, with the word that says so.
    pub(super) fn standing_word(&self, point: Point) -> Option<(Standing, Fact)> {
        let standings = self.standings();
        let words: Vec<&Fact> = standings.iter().collect();
        let word = in_force(&words, point)?;
        if let Says::Stands(standing) = &word.says { Some((*standing, word.clone())) } else { None }
    }

    pub(in crate::model) fn standing(&self, point: Point) -> Standing {
        self.standing_word(point).map_or(Standing::Ongoing, |(standing, _)| standing)
    }

    pub(super) fn has_standing(&self) -> bool {
        matches!(self.id.kind, Kind::Lead | Kind::Negotiation | Kind::Agreement | Kind::Project)
    }

    /// Whether it was entered by mistake: what it was made with was retracted, and nothing else that
    /// ever happened to it stands.
    pub(super) fn is_taken_out(&self, point: Point) -> bool {
        let mut happened = self.facts.iter().filter(|fact| fact.says.is_occurrence());
        let made_with =
            happened.clone().any(|fact| fact.id.0 == 1 && fact.known <= point.known && !fact.stands(point.known));
        made_with && !happened.any(|fact| fact.stands(point.known))
    }

    /// Whether it is there: once one of its dated occurrences had happened or, without any, once it
    /// was known.
    pub(super) fn exists(&self, point: Point) -> Truth {
        if self.is_taken_out(point) {
            return Truth::No;
        }
        let Some(day) = point.day else { return Truth::Yes };
        let dated: Vec<&When> = self
            .facts
            .iter()
            .filter(|fact| fact.says.is_occurrence() && fact.stands(point.known))
            .filter_map(Fact::dated)
            .collect();
        if !dated.is_empty() {
            return dated.into_iter().map(|dated| happened(Some(dated), point)).fold(Truth::No, Truth::or);
        }
        let known = self.facts.iter().map(|fact| fact.known).chain([self.known]).min().unwrap();
        Truth::from(known <= point.known && day_of(known) <= day)
    }

    /// When a commitment was kept in whole: by a fulfilment that says so, or with the payment that
    /// makes up what is owed, whatever the order in which payments are known.
    fn kept_whole(&self, point: Point) -> Option<(Option<&When>, Truth)> {
        let mut kept = self.saying(|says| match says {
            Says::Kept { whole, amount } => Some((*whole, amount.as_ref())),
            _ => None,
        });
        kept.retain(|(fact, _)| fact.stands(point.known) && happened(fact.on.as_ref(), point).is_possible());
        kept.sort_by_key(|(fact, _)| {
            (fact.on.is_none(), fact.on.as_ref().map(|on| on.last().unwrap_or(NaiveDate::MAX)))
        });
        let mut paid = 0;
        for (fact, (whole, amount)) in kept {
            let reached = match (&self.owed, amount) {
                (Some(owed), Some(amount)) => {
                    paid += amount.money().units();
                    paid >= owed.money().units()
                }
                _ => whole,
            };
            if reached {
                return Some((fact.on.as_ref(), happened(fact.on.as_ref(), point)));
            }
        }
        None
    }

    /// Whether a commitment takes nothing more: it is let go, or kept.
    pub(super) fn is_settled(&self) -> bool {
        self.facts.iter().any(|fact| fact.says == Says::Waived && fact.stands_now())
            || self.kept_whole(Point::LATEST).is_some()
    }

    /// What was paid so far, but for one payment.
    pub(super) fn paid_but(&self, fact: Option<(u32, u16)>, known: i64) -> i64 {
        let paid = self.saying(|says| match says {
            Says::Kept { amount: Some(amount), .. } => Some(amount.money().units()),
            _ => None,
        });
        let counted = paid.iter().filter(|(paid, _)| paid.stands(known) && Some(paid.id) != fact);
        counted.map(|(_, units)| units).sum()
    }
}

impl Plain {
    /// The place of a source in the playbook's order; no source stands last.
    fn rank(&self, source: Option<&str>) -> usize {
        let sources = self.playbook.sources();
        sources.iter().position(|known| Some(known.key.as_str()) == source).unwrap_or(sources.len())
    }

    /// The word to go by on a milestone, and whether it had been reached: of the words the one whose
    /// source comes first, then the one known latest.
    pub(in crate::model) fn milestone<'r>(
        &self,
        record: &'r Record,
        key: &str,
        phase: Option<u16>,
        point: Point,
    ) -> Option<(&'r Fact, Truth)> {
        let mut words = record.words(key, phase, point.known);
        words.sort_by_key(|(fact, _)| (self.rank(fact.source.as_deref()), std::cmp::Reverse((fact.known, fact.id))));
        let (fact, word) = words.first()?;
        let truth = happened(fact.on.as_ref(), point);
        let truth = if word.milestone == key { truth } else { truth.and(Truth::Possibly) };
        Some((fact, truth))
    }

    /// The first word on a milestone in the order of sources: the one that is corrected.
    pub(super) fn first_word<'r>(
        &self,
        record: &'r Record,
        key: &str,
        phase: Option<u16>,
        source: Option<&str>,
    ) -> Option<&'r Fact> {
        let words = record.words(key, phase, i64::MAX);
        let mut words: Vec<&Fact> = words.into_iter().map(|(fact, _)| fact).collect();
        words.retain(|word| source.is_none() || word.source.as_deref() == source);
        words.sort_by_key(|word| self.rank(word.source.as_deref()));
        words.first().copied()
    }

    /// The ranks of the stages that a record has, or may have, reached: of the whole and of its phases.
    pub(super) fn stages(&self, record: &Record, point: Point) -> Vec<(u16, Truth)> {
        let phases: Vec<Option<u16>> = (1..=record.phases).map(Some).chain([None]).collect();
        let mut stages = Vec::new();
        for milestone in self.playbook.milestones().iter().filter(|milestone| milestone.track == Track::Main) {
            for phase in &phases {
                let reached = self.milestone(record, milestone.key.as_str(), *phase, point);
                stages.extend(reached.map(|(_, truth)| (milestone.rank, truth)));
            }
        }
        stages.retain(|(_, truth)| truth.is_possible());
        stages
    }

    /// Whether the milestone of a condition was reached: on the record the commitment was made with and
    /// what came of it or, where none of these has such a milestone, on the others of its investment.
    fn condition_milestone(&self, commitment: &Record, point: Point) -> Truth {
        let Some(Some(key)) = &commitment.condition else { return Truth::No };
        let milestone = self.playbook.milestone(key).unwrap();
        let kinds: Vec<&str> = milestone.places.iter().map(|place| place.record_kind().key()).collect();
        let fits = |record: &Record| {
            kinds.contains(&record.id.kind.key()) && record.known <= point.known && !record.is_taken_out(point)
        };
        let reached = |record: &Record| {
            let phases = (1..=record.phases).map(Some).chain([None]);
            let truths = phases.filter_map(|phase| Some(self.milestone(record, key, phase, point)?.1));
            truths.fold(Truth::No, Truth::or)
        };
        let mut around = vec![commitment.came_of.unwrap()];
        loop {
            let more: Vec<RecordId> = self
                .records
                .values()
                .filter(|record| record.id.kind != Kind::Commitment && !around.contains(&record.id))
                .filter(|record| {
                    let origins = [record.came_of, record.negotiation];
                    origins.into_iter().flatten().any(|origin| around.contains(&origin))
                })
                .map(|record| record.id)
                .collect();
            if more.is_empty() {
                break;
            }
            around.extend(more);
        }
        let own: Vec<&Record> = around.iter().map(|id| &self.records[id]).filter(|record| fits(record)).collect();
        if !own.is_empty() {
            return own.into_iter().map(reached).fold(Truth::No, Truth::or);
        }
        let Some(investment) = commitment.investment(point) else { return Truth::No };
        let others: Vec<&Record> = self
            .records
            .values()
            .filter(|record| MEMBERS.contains(&record.id.kind) && record.investment(point) == Some(investment))
            .filter(|record| fits(record))
            .collect();
        let any = others.iter().map(|record| reached(record)).fold(Truth::No, Truth::or);
        if others.len() > 1 { any.and(Truth::Possibly) } else { any }
    }

    /// Where a commitment stands.
    pub(in crate::model) fn life(&self, commitment: &Record, point: Point, today: NaiveDate) -> Life {
        let truth = |says: fn(&Says) -> bool| {
            let facts = commitment.facts.iter().filter(|fact| says(&fact.says) && fact.stands(point.known));
            facts.map(|fact| happened(fact.on.as_ref(), point)).fold(Truth::No, Truth::or)
        };
        let due = commitment.due(point);
        match truth(|says| *says == Says::Waived) {
            Truth::Yes => return Life::Waived,
            Truth::Possibly => return Life::Undetermined,
            Truth::No => {}
        }
        match commitment.kept_whole(point) {
            Some((_, Truth::Possibly)) => return Life::Undetermined,
            Some((on, _)) => return due.map_or(Life::OnTime, |due| kept_by(on, due)),
            None => {}
        }
        if truth(|says| *says == Says::Broken) == Truth::Yes {
            return Life::Broken;
        }
        if commitment.condition.is_some() {
            match truth(|says| *says == Says::Met).or(self.condition_milestone(commitment, point)) {
                Truth::Yes => {}
                Truth::Possibly => return Life::Undetermined,
                Truth::No => return Life::Conditional,
            }
        }
        if due.and_then(When::last).is_some_and(|last| last < point.day.unwrap_or(today)) {
            return Life::Overdue;
        }
        if truth(|says| matches!(says, Says::Kept { .. })).is_possible() { Life::Partly } else { Life::Active }
    }
}

/// Whether what was kept then was kept in time: a due date that is a period means by its end.
fn kept_by(on: Option<&When>, due: &When) -> Life {
    let (Some(on), Some(due)) = (on, due.last()) else { return Life::Undetermined };
    if on.last().is_some_and(|last| last <= due) {
        Life::OnTime
    } else if on.first().is_some_and(|first| first > due) {
        Life::Late
    } else {
        Life::Undetermined
    }
}
