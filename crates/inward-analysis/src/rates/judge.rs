//! Whether cases are in the cohort, and whether the event is true of them: thousands at a time.
//!
//! Three-valued logic by parts errs where one date is looked at twice: what was completed in a month that spans the
//! turn of the year was completed before it or in it, not perhaps neither. So a case that remains in doubt has each
//! date cut where answers change, and every combination is looked at as a whole.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use inward_core::refusal::Refusal;
use inward_core::when::Truth;

use super::cases::{CHUNK, Cases, DaySlices, NO, POSSIBLY, Weight, YES, weight};
use super::{FigureColumn, Predicate, Window};
use crate::parts::in_parts;
use crate::pipeline::day::{Day, NEVER, number};

/// Beyond so many combinations the dates are taken as they are, which is right but may tell less.
const MOST_WORLDS: usize = 4096;

/// The number of a date among those that are looked at.
type Date = usize;

/// What is to be told of a case.
#[derive(Debug)]
pub(super) enum Question {
    /// Whether it happened by the end of a day.
    By(Date, Day),
    /// Whether it happened from one day to another.
    Within(Date, Day, Day),
    /// Whether the first happened no more than so many days after the second.
    SoonAfter(Date, Date, i64),
    /// What is found of every case, by its number.
    Found(usize),
    All(Vec<Question>),
    Any(Vec<Question>),
    Not(Box<Question>),
}

/// Of which day, and in which period, something is asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub as_of: Day,
    pub period: Option<Window>,
}

/// Puts questions to cases: which dates they look at, and what was found beforehand.
pub(super) struct Questions<'c> {
    cases: &'c dyn Cases,
    dates: Vec<String>,
    found: Vec<Found>,
    /// The days after which answers may change.
    cuts: Vec<Day>,
    /// Whether any date is looked at more than once.
    repeats: bool,
}

impl<'c> Questions<'c> {
    pub const fn of(cases: &'c dyn Cases) -> Self {
        Self { cases, dates: Vec::new(), found: Vec::new(), cuts: Vec::new(), repeats: false }
    }

    fn date(&mut self, name: &str) -> Date {
        match self.dates.iter().position(|known| known == name) {
            Some(at) => {
                self.repeats = true;
                at
            }
            None => {
                self.dates.push(name.to_owned());
                self.dates.len() - 1
            }
        }
    }

    fn cut(&mut self, day: Day) -> Day {
        self.cuts.push(day);
        day
    }

    /// Whether something happened by the end of a day.
    pub fn by(&mut self, date: &str, day: Day) -> Question {
        Question::By(self.date(date), self.cut(day))
    }

    /// Whether it happened from one day to another; without a first, by the last.
    pub fn within(&mut self, date: &str, first: Option<Day>, last: Day) -> Question {
        match first {
            None => self.by(date, last),
            Some(first) => {
                self.cut(first.saturating_sub(1));
                Question::Within(self.date(date), first, self.cut(last))
            }
        }
    }

    /// Whether the one happened no more than so many days after the other.
    pub fn soon_after(&mut self, one: &str, other: &str, days: i64) -> Question {
        Question::SoonAfter(self.date(one), self.date(other), days)
    }

    /// What is found of every case.
    fn found(&mut self, found: Found) -> Question {
        self.found.push(found);
        Question::Found(self.found.len() - 1)
    }

    /// Whether what a definition asks is true.
    pub fn predicate(&mut self, predicate: &Predicate, asked: Asked) -> Result<Question, Refusal> {
        let Asked { as_of, period } = asked;
        let mut each = |parts: &[Predicate]| -> Result<Vec<Question>, Refusal> {
            parts.iter().map(|part| self.predicate(part, asked)).collect()
        };
        Ok(match predicate {
            Predicate::All(parts) => Question::All(each(parts)?),
            Predicate::Any(parts) => Question::Any(each(parts)?),
            Predicate::Not(part) => Question::Not(Box::new(self.predicate(part, asked)?)),
            Predicate::Reached(date) => self.by(date, as_of),
            Predicate::ReachedIn(date) => match period {
                Some(period) => self.within(date, Some(number(period.first())), number(period.last()).min(as_of)),
                None => Question::Any(Vec::new()),
            },
            Predicate::ReachedBefore(date) => match period {
                Some(period) => self.by(date, number(period.first()).saturating_sub(1).min(as_of)),
                None => Question::Any(Vec::new()),
            },
            Predicate::ReachedAfter(date, after, days) => {
                let reached = self.by(date, as_of);
                Question::All(vec![reached, self.soon_after(date, after, i64::from(*days))])
            }
            Predicate::NotAfter(one, other) => self.soon_after(one, other, 0),
            Predicate::Before(one, other) => self.soon_after(one, other, -1),
            Predicate::Standing(words) => {
                let stand = self.cases.stand(words);
                self.found(Found::Beforehand(stand))
            }
            Predicate::Attribute(name, is) => {
                let have = self.cases.have(name, is);
                self.found(Found::Beforehand(have))
            }
            Predicate::Over(value, than) => {
                let figures = self.cases.figures(value)?;
                self.found(Found::Over(figures, than.units()))
            }
        })
    }

    /// Visits those that are in the cohort, or possibly are, chunk by chunk, and what is to be said of the event where
    /// they are. It is done in parts, each of which begins with `none` of its cases; what each part came to, in their
    /// order.
    pub fn judge<T: Send>(
        mut self,
        cohort: &Question,
        event: &Question,
        none: impl Fn(Range<usize>) -> T + Sync,
        visit: impl Fn(&mut T, &Judged<'_>) + Sync,
    ) -> Vec<T> {
        self.cuts.sort_unstable();
        self.cuts.dedup();
        let counted = self.cases.counted();
        in_parts(self.cases.len().div_ceil(CHUNK), FEW_CHUNKS, |chunks| {
            let end = self.cases.len().min(chunks.end * CHUNK);
            let mut part = none(chunks.start * CHUNK..end);
            self.judge_chunks(chunks, (cohort, event), counted.as_deref(), |judged| visit(&mut part, judged));
            part
        })
    }

    fn judge_chunks(
        &self,
        chunks: Range<usize>,
        (cohort, event): (&Question, &Question),
        counted: Option<&[Weight]>,
        mut visit: impl FnMut(&Judged<'_>),
    ) {
        let of_event = self.looked_at(event);
        let (mut truths, mut chosen, mut in_cohort, mut hit) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for begins in chunks.map(|chunk| chunk * CHUNK) {
            let range = begins..self.cases.len().min(begins + CHUNK);
            let days = self.dates.iter().map(|date| self.cases.days(date, range.clone())).collect();
            let found = self.found.iter().map(|found| found.of(range.clone()));
            let batch = Batch { days, found: found.collect(), len: range.len() };
            batch.tell(cohort, &mut truths);
            choose(&truths, &mut chosen, &mut in_cohort);
            if chosen.is_empty() {
                continue;
            }
            // Of few it is told sooner one by one, of many it is told sooner of all at once.
            if chosen.len() < batch.len / 4 {
                batch.of(&chosen, &of_event).tell(event, &mut hit);
            } else {
                batch.tell(event, &mut truths);
                hit.clear();
                hit.extend(chosen.iter().map(|at| truths.get(usize::from(*at)).copied().unwrap_or(NO)));
            }
            if self.repeats {
                for (at, (in_cohort, hit)) in chosen.iter().zip(in_cohort.iter_mut().zip(&mut hit)) {
                    let is_in_doubt = *in_cohort == POSSIBLY || *hit == POSSIBLY;
                    if let Some(worlds) = is_in_doubt.then(|| batch.worlds((*at).into(), &self.cuts)).flatten() {
                        (*in_cohort, *hit) = settled(&worlds.truths(cohort), &worlds.truths(event));
                    }
                }
            }
            if let Some(counted) = counted.and_then(|counted| counted.get(range)) {
                let of_chosen = chosen.iter().map(|at| counted.get(usize::from(*at)).copied().unwrap_or(NO));
                in_cohort.iter_mut().zip(of_chosen).for_each(|(here, counted)| *here = (*here).min(counted));
            }
            visit(&Judged { begins, chosen: &chosen, cohort: &in_cohort, event: &hit });
        }
    }

    /// Which dates, and what of that was found beforehand, a question looks at.
    fn looked_at(&self, question: &Question) -> LookedAt {
        let mut at = LookedAt { dates: vec![false; self.dates.len()], found: vec![false; self.found.len()] };
        at.add(question);
        at
    }
}

/// Those of a chunk that are in the cohort, or possibly are.
pub(super) struct Judged<'j> {
    /// The number of the first case of the chunk.
    pub begins: usize,
    /// Where each lies in it.
    pub chosen: &'j [u16],
    /// Whether each is in the cohort; what is not counted is not.
    pub cohort: &'j [Weight],
    /// What is to be said of the event where it is.
    pub event: &'j [Weight],
}

/// What is told of cases by something else than their dates.
enum Found {
    /// Of each case, as it was found beforehand.
    Beforehand(Vec<Weight>),
    /// Whether it has more than so much of a figure.
    Over(Arc<FigureColumn>, i128),
}

impl Found {
    fn of(&self, cases: Range<usize>) -> Cow<'_, [Weight]> {
        match self {
            Self::Beforehand(found) => Cow::Borrowed(found.get(cases).unwrap_or_default()),
            Self::Over(figures, than) => Cow::Owned(figures.over(cases, *than)),
        }
    }
}

/// What a question looks at.
struct LookedAt {
    dates: Vec<bool>,
    found: Vec<bool>,
}

impl LookedAt {
    fn add(&mut self, question: &Question) {
        let mut mark = |date: &Date| self.dates.iter_mut().skip(*date).take(1).for_each(|looked| *looked = true);
        match question {
            Question::By(date, _) | Question::Within(date, ..) => mark(date),
            Question::SoonAfter(one, other, _) => [one, other].into_iter().for_each(mark),
            Question::Found(at) => self.found.iter_mut().skip(*at).take(1).for_each(|looked| *looked = true),
            Question::All(parts) | Question::Any(parts) => parts.iter().for_each(|part| self.add(part)),
            Question::Not(part) => self.add(part),
        }
    }
}

/// Fewer chunks are judged on one thread: mostly two milestones of each are looked at.
pub(super) const FEW_CHUNKS: usize = 64;

/// Cases as far as the questions look at them; or the ways in which one of them may turn out.
struct Batch<'c> {
    days: Vec<DaySlices<'c>>,
    found: Vec<Cow<'c, [Weight]>>,
    len: usize,
}

impl Batch<'_> {
    /// Some of them alone, as far as they are looked at.
    fn of(&self, chosen: &[u16], looked_at: &LookedAt) -> Batch<'static> {
        let days = self.days.iter().zip(&looked_at.dates);
        let days = days.map(|(days, looked)| days.of(if *looked { chosen } else { &[] }));
        let truth = |found: &[Weight], chosen: &[u16]| {
            chosen.iter().map(|at| found.get(usize::from(*at)).copied().unwrap_or(NO)).collect()
        };
        let found = self.found.iter().zip(&looked_at.found);
        let found = found.map(|(found, looked)| truth(found, if *looked { chosen } else { &[] }));
        Batch { days: days.collect(), found: found.collect(), len: chosen.len() }
    }

    fn truths(&self, question: &Question) -> Vec<Weight> {
        let mut truths = Vec::new();
        self.tell(question, &mut truths);
        truths
    }

    /// Tells what is true of each, in the place of what was there.
    fn tell(&self, question: &Question, truths: &mut Vec<Weight>) {
        truths.clear();
        match question {
            Question::Any(parts) => {
                truths.resize(self.len, NO);
                parts.iter().for_each(|part| self.join(part, truths, Weight::max));
            }
            Question::Not(part) => {
                self.tell(part, truths);
                truths.iter_mut().for_each(|here| *here = YES.saturating_sub(*here));
            }
            Question::All(parts) => {
                truths.resize(self.len, YES);
                parts.iter().for_each(|part| self.join(part, truths, Weight::min));
            }
            question => {
                truths.resize(self.len, YES);
                self.join(question, truths, Weight::min);
            }
        }
    }

    /// Joins what is true of each to what was found so far.
    fn join(&self, question: &Question, truths: &mut [Weight], join: impl Fn(Weight, Weight) -> Weight) {
        let none = DaySlices::none(self.len);
        let days = |date: &Date| self.days.get(*date).unwrap_or(&none);
        match question {
            Question::By(date, day) => {
                let DaySlices { earliest, latest } = days(date);
                if let Some((earliest, latest)) = earliest.narrow().zip(latest.narrow()) {
                    let (by_earliest, by_latest) = (earliest.by(*day), latest.by(*day));
                    for (here, (earliest, latest)) in truths.iter_mut().zip(earliest.places.iter().zip(latest.places)) {
                        let truth = Weight::from(*earliest <= by_earliest) + Weight::from(*latest <= by_latest);
                        *here = join(*here, truth);
                    }
                    return;
                }
                for (here, (earliest, latest)) in truths.iter_mut().zip(earliest.iter().zip(latest.iter())) {
                    *here = join(*here, by(earliest, latest, *day));
                }
            }
            Question::Within(date, first, last) => {
                let DaySlices { earliest, latest } = days(date);
                let narrow = earliest.narrow().zip(latest.narrow()).filter(|_| first <= last);
                if let Some((earliest, latest)) = narrow {
                    let before = first.saturating_sub(1);
                    let (earliest_before, earliest_by) = (earliest.by(before), earliest.by(*last));
                    let (latest_before, latest_by) = (latest.by(before), latest.by(*last));
                    for (here, (earliest, latest)) in truths.iter_mut().zip(earliest.places.iter().zip(latest.places)) {
                        let may = (*earliest <= earliest_by) & (*latest > latest_before);
                        let must = may & (*earliest > earliest_before) & (*latest <= latest_by);
                        *here = join(*here, Weight::from(may) + Weight::from(must));
                    }
                    return;
                }
                for (here, (earliest, latest)) in truths.iter_mut().zip(earliest.iter().zip(latest.iter())) {
                    *here = join(*here, within(earliest, latest, *first, *last));
                }
            }
            Question::SoonAfter(one, other, apart) => {
                let (one, other) = (days(one), days(other));
                let one = one.earliest.iter().zip(one.latest.iter());
                let other = other.earliest.iter().zip(other.latest.iter());
                for (here, (one, other)) in truths.iter_mut().zip(one.zip(other)) {
                    *here = join(*here, soon_after(one, other, *apart));
                }
            }
            Question::Found(at) => {
                let found = self.found.get(*at).map_or(&[] as &[Weight], |found| found);
                truths.iter_mut().zip(found).for_each(|(here, found)| *here = join(*here, *found));
            }
            Question::All(_) | Question::Any(_) | Question::Not(_) => {
                let own = self.truths(question);
                truths.iter_mut().zip(own).for_each(|(here, own)| *here = join(*here, own));
            }
        }
    }

    /// Every way in which the dates of a case may turn out, as far as that makes a difference; none where there is
    /// one only, or too many.
    fn worlds(&self, at: usize, cuts: &[Day]) -> Option<Batch<'static>> {
        let pieces: Vec<Vec<(Day, Day)>> = self
            .days
            .iter()
            .map(|days| Some(pieces(days.earliest.get(at)?, days.latest.get(at)?, cuts)))
            .collect::<Option<_>>()?;
        let len = pieces.iter().try_fold(1_usize, |len, of| len.checked_mul(of.len()))?;
        if len == 1 || len > MOST_WORLDS {
            return None;
        }
        let mut repeated = 1;
        let days = pieces.iter().map(|pieces| {
            // Each piece of one date with each of those before.
            let each = pieces.iter().flat_map(|piece| std::iter::repeat_n(*piece, repeated));
            let (earliest, latest): (Vec<Day>, Vec<Day>) = each.cycle().take(len).unzip();
            repeated *= pieces.len();
            DaySlices { earliest: earliest.into(), latest: latest.into() }
        });
        let days = days.collect();
        let found = self.found.iter().map(|found| Cow::Owned(vec![found.get(at).copied().unwrap_or(NO); len]));
        Some(Batch { days, found: found.collect(), len })
    }
}

/// Those of whom something may be true, and what is; most are mostly passed over, eight at a time. Each of eight is
/// written where the next is to stand, and stays there if something may be true of it: that takes no turns.
fn choose(truths: &[Weight], chosen: &mut Vec<u16>, chosen_truths: &mut Vec<Weight>) {
    chosen.resize(truths.len(), 0);
    chosen_truths.resize(truths.len(), NO);
    let mut many = 0;
    let mut take = |begins: u16, truths: &[Weight]| {
        for (truth, at) in truths.iter().zip(begins..) {
            if let (Some(to), Some(to_truth)) = (chosen.get_mut(many), chosen_truths.get_mut(many)) {
                (*to, *to_truth) = (at, *truth);
            }
            many += usize::from(*truth != NO);
        }
    };
    let (eights, others) = truths.as_chunks::<8>();
    for (eight, begins) in eights.iter().zip((0..).step_by(8)) {
        if *eight != [NO; 8] {
            take(begins, eight);
        }
    }
    take(u16::try_from(truths.len() - others.len()).unwrap_or(u16::MAX), others);
    chosen.truncate(many);
    chosen_truths.truncate(many);
}

/// Of every way in which a case may turn out: whether it is in the cohort, and what is to be said of the event.
fn settled(cohort: &[Weight], event: &[Weight]) -> (Weight, Weight) {
    let (mut may_hit, mut may_miss, mut may_be_out) = (false, false, false);
    for (cohort, event) in cohort.iter().zip(event) {
        may_hit |= *cohort != NO && *event != NO;
        may_miss |= *cohort != NO && *event != YES;
        may_be_out |= *cohort != YES;
    }
    let cohort = match (may_hit || may_miss, may_be_out) {
        (false, _) => Truth::No,
        (true, true) => Truth::Possibly,
        (true, false) => Truth::Yes,
    };
    let event = if may_hit && may_miss { Truth::Possibly } else { may_hit.into() };
    (weight(cohort), weight(event))
}

/// Whether what happened between two days had by the end of another.
pub(super) fn by(earliest: Day, latest: Day, day: Day) -> Weight {
    Weight::from(earliest <= day) + Weight::from(latest <= day)
}

/// Whether what happened between two days did so from one day to another.
pub(super) fn within(earliest: Day, latest: Day, first: Day, last: Day) -> Weight {
    let may = (first <= last) & (earliest <= last) & (latest >= first);
    let must = may & (earliest >= first) & (latest <= last);
    Weight::from(may) + Weight::from(must)
}

/// Whether the one happened no more than so many days after the other. What has no day is further away than any
/// number of days.
pub(super) fn soon_after(one: (Day, Day), other: (Day, Day), days: i64) -> Weight {
    let happened = one.0 != NEVER && other.0 != NEVER;
    let apart = |from: Day, to: Day| i64::from(to) - i64::from(from);
    let may = happened && apart(other.1, one.0) <= days;
    let must = may && apart(other.0, one.1) <= days;
    Weight::from(may) + Weight::from(must)
}

/// A date in pieces, cut after each of these days, which are in order.
fn pieces(earliest: Day, latest: Day, cuts: &[Day]) -> Vec<(Day, Day)> {
    let mut pieces = Vec::new();
    let mut first = earliest;
    for cut in cuts.iter().filter(|cut| earliest <= **cut && **cut < latest) {
        pieces.push((first, *cut));
        first = cut.saturating_add(1);
    }
    pieces.push((first, latest));
    pieces
}
