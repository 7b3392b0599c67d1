//! How long it took from one milestone to another, where other outcomes may come first and end the wait.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use inward_core::calendar::Calendar;
use inward_core::count::Count;
use inward_core::id::RecordId;
use inward_core::near::nearest_or_all;
use inward_core::refusal::Refusal;
use inward_core::standing::Is;
use inward_core::text::{Label, refusals};
use inward_core::when::Truth;

use super::count_table::Member;
use super::day::{Day, EVER, NEVER, UNTOLD, day, ends};
use super::first_outcome::{Came, count_one, is_open, may_be_first};
use super::group::Group;
use super::milestones::Place;
use super::records::Subject;
use super::standings::Rolled;
use super::time_between::Between;
use super::{Dimension, Pipeline};
use crate::durations::AalenJohansen;

/// How long it took from one milestone to the first of several outcomes, by the point and as known then: another
/// milestone, and what competes with it. An investment that has reached the first milestone is followed until the
/// first outcome comes; where none has come it is *censored*: it counts for as long as it was seen.
///
/// What competes is a milestone, reached before the other, or a closed standing, that of the investment at the point
/// since the day on which it began. Of two outcomes on one day the milestone that is asked about counts, then what
/// competes in the order in which it was named.
///
/// Where dates are imprecise there are two sets of curves: one of the shortest times that the dates allow, in which
/// every outcome came as early as it may, one of the longest, in which it came as late, and not yet where it may lie
/// after the point. They show how much the imprecision matters; they are no bounds of the estimate. Which outcome was
/// the first may then differ between the two: [`OutcomesBetween::rows`] count of each how many it came first to for
/// certain, and possibly.
///
/// ```
/// # use inward_analysis::pipeline::Pipeline;
/// # use inward_core::refusal::Refusal;
/// # fn shown(pipeline: &Pipeline) -> Result<(), Refusal> {
/// let outcomes = pipeline.outcomes_between("contract_signed", "construction_started", &["terminated"], &[])?;
/// for group in &outcomes.groups {
///     if let Some(curves) = &group.shortest {
///         println!("started {:.3}, ended {:.3}", curves.incidence(1, 180.0)?, curves.incidence(2, 180.0)?);
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct OutcomesBetween {
    pub(super) pipeline: Pipeline,
    /// The key of the first milestone.
    pub from: String,
    /// What it is called.
    pub from_label: Label,
    /// The outcomes: the second milestone, then what competes with it. The number of each as a cause of the curves is
    /// its place, counted from 1.
    pub outcomes: Vec<NamedOutcome>,
    /// What its groups are formed by.
    pub by: Vec<Dimension>,
    /// The groups in the order of their names, what says nothing last; one where nothing is grouped.
    pub groups: Vec<OutcomesOfGroup>,
    /// The numbers of each group side by side: how many each outcome came first to, to how many none did, and how
    /// many are in no curve.
    pub rows: Vec<OutcomeRow>,
    /// Each investment that reached the first milestone, or may have: of a group side by side, in the order of their
    /// ids.
    pub cases: Vec<FollowedInvestment>,
}

/// What an outcome is: a milestone, or a closed standing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedOutcome {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub label: Label,
}

/// What became of the investments of a group.
#[derive(Clone)]
pub struct OutcomesOfGroup {
    /// What they say of each dimension.
    pub group: Vec<Group>,
    /// The curves of the shortest times, with their standard errors; none where there is nobody to count.
    pub shortest: Option<AalenJohansen>,
    /// The curves of the longest times; the same where every date is precise.
    pub longest: Option<AalenJohansen>,
    /// How many had an outcome before they reached the first milestone, as their dates have it: they are in no curve.
    pub negative: u64,
    /// How many are left out because it is not known from when or to when it took: a date has an open end, or it is
    /// not certain that they reached the milestone or stand so.
    pub undetermined: u64,
}

/// What may have become of an investment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Fate {
    /// The outcome at this place of [`OutcomesBetween::outcomes`] came first.
    Outcome(usize),
    /// None has come yet.
    Open,
    /// An outcome came before the first milestone: it is in no curve.
    Negative,
    /// It is not known from when or to when it took: it is in no curve.
    Undetermined,
}

/// How many investments of a group had one fate.
#[derive(Clone, Debug)]
pub struct OutcomeRow {
    /// The place of its group.
    pub group: usize,
    /// What became of them.
    pub fate: Fate,
    /// How many, for certain and possibly.
    pub count: Count,
}

/// An investment that was followed.
#[derive(Clone, Debug)]
pub struct FollowedInvestment {
    /// Its id; of an outside table a number that stands for it.
    pub counted: RecordId,
    /// Its id in the outside table that it came from.
    pub outside_id: Option<String>,
    /// Its title.
    pub title: String,
    /// The place of its group.
    pub group: usize,
    /// What became of it in the curves of the shortest times, and after how many days; none where it is in no curve.
    pub shortest: Option<Followed>,
    /// The same of the longest times.
    pub longest: Option<Followed>,
    /// Everything that may have become of it, one thing where there is no doubt.
    pub fates: Vec<Fate>,
    subject: Subject,
}

/// For how long an investment was followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Followed {
    /// Until the outcome came, or until the point.
    pub days: i64,
    /// The place of the outcome; none where none has come.
    pub outcome: Option<usize>,
}

/// What a word stands for.
#[derive(Clone, Copy)]
enum Asked {
    Milestone(Place),
    Standing(Is),
}

/// A question about outcomes, in numbers.
struct Question {
    asked: Vec<Asked>,
    named: Vec<NamedOutcome>,
}

/// From one day to another in the days that are counted.
type Length<'l> = &'l dyn Fn(Day, Day) -> Result<i64, Refusal>;

impl Pipeline {
    /// How many days it took from one milestone to the first of several outcomes, group by group: another milestone,
    /// and what competes with it, milestones or closed standings by their keys (`lost`, `terminated`, …). A word that
    /// is both is the milestone; outside tables have no standings.
    ///
    /// # Errors
    /// `milestone.unknown`; `pipeline.unknown-outcome` of what competes and is neither, with milestones and standings
    /// that are near; `pipeline.competes-with-itself` where one of the two milestones is said to compete.
    pub fn outcomes_between(
        &self,
        from: &str,
        to: &str,
        competing: &[&str],
        by: &[Dimension],
    ) -> Result<OutcomesBetween, Refusal> {
        self.as_seen().outcomes(from, to, competing, by, &|from, to| Ok(i64::from(to) - i64::from(from)))
    }

    /// The same in working days of a calendar: those after the day of the first, up to that of the outcome.
    ///
    /// # Errors
    /// As [`Pipeline::outcomes_between`]; `calendar.not-published` where the calendar does not reach so far.
    pub fn working_outcomes_between(
        &self,
        from: &str,
        to: &str,
        competing: &[&str],
        by: &[Dimension],
        calendar: &Calendar,
    ) -> Result<OutcomesBetween, Refusal> {
        self.as_seen().outcomes(from, to, competing, by, &|from, to| match (day(from), day(to)) {
            (Some(from), Some(to)) => calendar.working_days_between(from, to),
            _ => Ok(0),
        })
    }

    fn outcomes(
        &self,
        from: &str,
        to: &str,
        competing: &[&str],
        by: &[Dimension],
        length: Length<'_>,
    ) -> Result<OutcomesBetween, Refusal> {
        let begins = self.days_of(from)?;
        let question = self.question(from, to, competing)?;
        let came = self.came(&question);
        let reached = self.reached();
        let groups = self.groups(by);
        let in_order = groups.in_order();
        let at: HashMap<usize, usize> = in_order.iter().copied().zip(0..).collect();
        let mut of_groups: BTreeMap<usize, Vec<FollowedInvestment>> = BTreeMap::new();
        if by.is_empty() {
            of_groups.insert(0, Vec::new());
        }
        for ((subject, kept, ..), begin) in self.each(&reached).zip(begins) {
            if !kept.is_possible() || !begin.may_be_by(self.point) {
                continue;
            }
            let came = came.get(&subject).map_or(&[] as &[Came], Vec::as_slice);
            let Some(mut case) = self.untold(subject) else { continue };
            if kept.is_certain() && begin.is_dated_by(self.point) {
                self.follow(&mut case, begin, &may_be_first(came, self.point.valid), length)?;
            }
            of_groups.entry(at.get(&groups.of(subject)).copied().unwrap_or_default()).or_default().push(case);
        }
        let mut made = OutcomesBetween {
            pipeline: self.clone(),
            from: from.to_owned(),
            from_label: self.labelled(from),
            outcomes: question.named,
            by: by.to_vec(),
            groups: Vec::new(),
            rows: Vec::new(),
            cases: Vec::new(),
        };
        for (group, cases) in of_groups {
            let group = in_order.get(group).map(|group| groups.named(*group).to_vec()).unwrap_or_default();
            made.add_group(group, cases)?;
        }
        Ok(made)
    }

    /// What a question means.
    fn question(&self, from: &str, to: &str, competing: &[&str]) -> Result<Question, Refusal> {
        let milestones = &self.book.milestones;
        let mut asked = vec![Asked::Milestone(milestones.named(to)?)];
        let mut named = vec![NamedOutcome { key: to.to_owned(), label: self.labelled(to) }];
        // Of outside tables nothing is known of how investments stand.
        let standings: Vec<Is> = Is::ALL.iter().copied().filter(|is| is.is_closed()).collect();
        let standings = if self.book.outside.is_some() { Vec::new() } else { standings };
        for (at, word) in competing.iter().enumerate() {
            let place = format!("competing[{at}]");
            if *word == from || *word == to {
                let refusal = Refusal::new(refusals::pipeline::COMPETES_WITH_ITSELF).with("input", word);
                return Err(refusal.at(place));
            }
            if named.iter().any(|one| one.key == **word) {
                continue;
            }
            let standing = standings.iter().copied().find(|is| is.key() == *word);
            let (what, label) = match (milestones.named(word), standing) {
                (Ok(milestone), _) => (Asked::Milestone(milestone), self.labelled(word)),
                (Err(_), Some(is)) => (Asked::Standing(is), is.label()),
                (Err(_), None) => {
                    let keys = milestones.all().iter().map(|one| one.key.as_str());
                    // The standings first: they are few, and what is told in full is cut short at the end.
                    let keys = standings.iter().map(|is| is.key()).chain(keys);
                    let near = nearest_or_all(word, "", keys);
                    let refusal = Refusal::new(refusals::pipeline::UNKNOWN_OUTCOME).with("input", word);
                    return Err(refusal.with("near", near).at(place));
                }
            };
            asked.push(what);
            named.push(NamedOutcome { key: (*word).to_owned(), label });
        }
        Ok(Question { asked, named })
    }

    /// What came to each investment by the point, or may have.
    fn came(&self, question: &Question) -> HashMap<Subject, Vec<Came>> {
        let mut found: HashMap<Subject, Vec<Came>> = HashMap::new();
        for (outcome, asked) in question.asked.iter().enumerate() {
            let Asked::Milestone(place) = asked else { continue };
            let days = self.book.columns.days(&self.book.records, *place, self.point);
            for (subject, (earliest, latest)) in (0..).zip(days).filter(|(_, days)| days.0 <= self.point.valid) {
                found.entry(subject).or_default().push(Came { outcome, earliest, latest });
            }
        }
        let standings: Vec<(usize, Is)> = question
            .asked
            .iter()
            .enumerate()
            .filter_map(|(outcome, asked)| match asked {
                Asked::Standing(is) => Some((outcome, *is)),
                Asked::Milestone(_) => None,
            })
            .collect();
        if standings.is_empty() {
            return found;
        }
        for (subject, rolled) in self.rolled_standings() {
            for (outcome, is) in &standings {
                if let Some((earliest, latest)) = self.stood(&rolled, *is) {
                    found.entry(subject).or_default().push(Came { outcome: *outcome, earliest, latest });
                }
            }
        }
        found
    }

    /// Between which days an investment came to stand so; none where it does not.
    fn stood(&self, rolled: &Rolled<'_>, is: Is) -> Option<(Day, Day)> {
        let seen = self.point.valid;
        match rolled.truth(|so| so == is) {
            Truth::No => None,
            Truth::Yes => {
                let (earliest, latest) = rolled.since_at_all();
                Some((earliest, if latest < UNTOLD { latest.min(seen) } else { latest }))
            }
            Truth::Possibly => {
                let words = rolled.ways.iter().map(|way| way.word).filter(|word| word.is == is);
                let mut facts: Vec<_> = words.filter_map(|word| word.fact).collect();
                facts.sort_by_key(|fact| std::ptr::from_ref(*fact));
                facts.dedup_by_key(|fact| std::ptr::from_ref(*fact));
                let days = facts.iter().map(|fact| ends(fact.of.on.as_ref()));
                match days.clone().collect::<Vec<_>>().as_slice() {
                    // It may lie after the point: that is all the doubt that its days tell of.
                    [(earliest, latest)] if *earliest <= seen && seen < *latest => Some((*earliest, *latest)),
                    _ => Some((days.map(|(earliest, _)| earliest).min().unwrap_or(EVER), NEVER)),
                }
            }
        }
    }

    /// An investment of which it is not known for how long to follow it.
    fn untold(&self, subject: Subject) -> Option<FollowedInvestment> {
        let investment = *self.book.records.ids.get(subject as usize)?;
        let (outside_id, title) = self.called(investment);
        let fates = vec![Fate::Undetermined];
        Some(FollowedInvestment {
            counted: investment,
            outside_id,
            title,
            group: 0,
            shortest: None,
            longest: None,
            fates,
            subject,
        })
    }

    /// Follows an investment from a milestone to the first outcome.
    fn follow(
        &self,
        case: &mut FollowedInvestment,
        begin: Between,
        first: &[Came],
        length: Length<'_>,
    ) -> Result<(), Refusal> {
        let seen = self.point.valid;
        if first.iter().any(|one| !one.is_dated()) {
            return Ok(());
        }
        if first.iter().any(|one| one.latest < begin.earliest) {
            case.fates = vec![Fate::Negative];
            return Ok(());
        }
        let soonest = first.iter().map(|one| (one.earliest.max(begin.latest), one.outcome)).min();
        let (end, outcome) = soonest.map_or((seen, None), |(end, outcome)| (end, Some(outcome)));
        case.shortest = Some(Followed { days: length(begin.latest, end)?, outcome });
        let certain = first.iter().filter(|one| one.is_certain(seen));
        let latest = certain.map(|one| (one.latest, one.outcome)).min();
        let (end, outcome) = latest.map_or((seen, None), |(end, outcome)| (end, Some(outcome)));
        case.longest = Some(Followed { days: length(begin.earliest, end)?, outcome });
        let mut fates: Vec<Fate> = first.iter().map(|one| Fate::Outcome(one.outcome)).collect();
        fates.extend(is_open(first, seen).is_possible().then_some(Fate::Open));
        fates.sort_unstable();
        fates.dedup();
        case.fates = fates;
        Ok(())
    }

    /// What a milestone is called.
    pub(super) fn labelled(&self, key: &str) -> Label {
        let known = self.milestones().iter().find(|milestone| milestone.key == *key);
        known.map_or_else(|| Label::new(key, key), |milestone| milestone.label.clone())
    }
}

impl FollowedInvestment {
    /// Whether that became of it.
    #[must_use]
    pub fn had(&self, fate: Fate) -> Truth {
        match self.fates.as_slice() {
            [only] if *only == fate => Truth::Yes,
            any if any.contains(&fate) => Truth::Possibly,
            _ => Truth::No,
        }
    }
}

impl OutcomesBetween {
    fn add_group(&mut self, group: Vec<Group>, cases: Vec<FollowedInvestment>) -> Result<(), Refusal> {
        let at = self.groups.len();
        let left_out = [Fate::Open, Fate::Negative, Fate::Undetermined];
        let fates: Vec<Fate> = (0..self.outcomes.len()).map(Fate::Outcome).chain(left_out).collect();
        let mut counts = vec![Count::default(); fates.len()];
        for (place, fate) in fates.iter().enumerate() {
            cases.iter().for_each(|case| count_one(&mut counts, place, case.had(*fate)));
        }
        let of = |fate: Fate| cases.iter().filter(|case| case.had(fate).is_certain()).count();
        self.groups.push(OutcomesOfGroup {
            group,
            shortest: curves(cases.iter().filter_map(|case| case.shortest))?,
            longest: curves(cases.iter().filter_map(|case| case.longest))?,
            negative: u64::try_from(of(Fate::Negative)).unwrap_or(u64::MAX),
            undetermined: u64::try_from(of(Fate::Undetermined)).unwrap_or(u64::MAX),
        });
        let rows = fates.into_iter().zip(counts);
        self.rows.extend(rows.map(|(fate, count)| OutcomeRow { group: at, fate, count }));
        self.cases.extend(cases.into_iter().map(|case| FollowedInvestment { group: at, ..case }));
        Ok(())
    }

    /// The investments behind a row, in the order of their ids; none where there is no such row.
    #[must_use]
    pub fn members(&self, row: usize) -> Vec<Member> {
        let Some(row) = self.rows.get(row) else { return Vec::new() };
        let cases = self.cases.iter().filter(|case| case.group == row.group);
        cases.filter_map(|case| self.pipeline.member(case.subject, case.had(row.fate))).collect()
    }

    /// The place of an outcome by its key.
    #[must_use]
    pub fn outcome(&self, key: &str) -> Option<usize> {
        self.outcomes.iter().position(|one| one.key == key)
    }
}

impl OutcomesOfGroup {
    /// How many are in the curves.
    #[must_use]
    pub fn cases(&self) -> u64 {
        self.shortest.as_ref().map_or(0, AalenJohansen::rows)
    }
}

/// The curves of how long each was followed; none where nobody was.
fn curves(followed: impl Iterator<Item = Followed>) -> Result<Option<AalenJohansen>, Refusal> {
    let cause = |followed: Followed| followed.outcome.map_or(0, cause_of);
    let (days, causes): (Vec<i64>, Vec<u8>) = followed.map(|followed| (followed.days, cause(followed))).unzip();
    if days.is_empty() { Ok(None) } else { AalenJohansen::with_standard_errors(&days, &causes).map(Some) }
}

/// The number of an outcome as a cause. There are fewer than there are causes: milestones are at most 64.
pub(super) fn cause_of(outcome: usize) -> u8 {
    u8::try_from(outcome.saturating_add(1)).unwrap_or(u8::MAX)
}

impl fmt::Debug for OutcomesBetween {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutcomesBetween")
            .field("from", &self.from)
            .field("outcomes", &self.outcomes)
            .field("rows", &self.rows)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for OutcomesOfGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutcomesOfGroup")
            .field("group", &self.group)
            .field("cases", &self.cases())
            .field("negative", &self.negative)
            .field("undetermined", &self.undetermined)
            .finish_non_exhaustive()
    }
}
