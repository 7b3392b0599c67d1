//! In which order milestones really come: how often one came before another, and along which sequences.

use std::collections::BTreeMap;
use std::sync::Arc;

use inward_core::refusal::Refusal;
use inward_core::text::Label;
use inward_core::when::Truth;

use super::columns::Dated;
use super::cross_table::{Axis, AxisWord, CrossCell, CrossTable};
use super::day::Day;
use super::milestones::{Place, Set};
use super::records::Subject;
use super::{Dimension, Pipeline};

/// How two milestones followed one another.
const ORDERS: [(&str, &str, &str); 4] = [
    ("before", "the first came before", "前者在先"),
    ("after", "the first came after", "前者在后"),
    ("same_day", "both on one day", "同日"),
    ("undetermined", "the dates do not tell", "日期不足以判定"),
];

impl Pipeline {
    /// In which order milestones really came, of any two of these, or of all where none is named: of those that
    /// reached both by the point, how many reached the first before the second, after it, or on the same day, and
    /// of how many the dates do not tell. So starts before permits are seen. The first is the one of lower rank.
    ///
    /// # Errors
    /// `milestone.unknown`, with those that are near.
    pub fn orders(&self, milestones: &[&str], by: &[Dimension]) -> Result<CrossTable, Refusal> {
        let places = self.places(milestones)?;
        let seen = self.as_seen();
        // Only pairs of which anybody reached both have numbers.
        let mut pairs: BTreeMap<(Place, Place), usize> = BTreeMap::new();
        seen.each_pair(&places, &mut |_, _, first, second| {
            pairs.entry((first.0, second.0)).or_default();
        });
        pairs.values_mut().enumerate().for_each(|(at, pair)| *pair = at);
        let mut cells = Vec::new();
        for (first, second) in pairs.keys() {
            let base = cells.len();
            let words = |order: AxisWord| vec![self.milestone_word(*first), self.milestone_word(*second), order];
            let both = AxisWord::new("both", Label::new("both were reached", "两者均达到"));
            cells.push(CrossCell { words: words(both), part_of: None, always: false });
            for (key, en, zh) in ORDERS {
                let order = AxisWord::new(key, Label::new(en, zh));
                cells.push(CrossCell { words: words(order), part_of: Some(base), always: false });
            }
        }
        let axes = vec![
            Axis { name: "first", label: Label::new("The milestone of lower rank", "次序在前的节点") },
            Axis { name: "second", label: Label::new("The milestone of higher rank", "次序在后的节点") },
            Axis { name: "order", label: Label::new("How they followed one another", "实际先后") },
        ];
        let about = Label::new("In which order two milestones really came", "两个节点的实际先后");
        let question = move |pipeline: &Self, count: &mut dyn FnMut(Subject, usize, Truth, Truth)| {
            pipeline.each_order(&places, &pairs, count);
        };
        Ok(seen.crossed(about, by, axes, &cells, Arc::new(question)))
    }

    /// Along which sequences investments really went by the point, of these milestones or of all that make a stage:
    /// the most frequent first. `>` stands before what came later, `=` before what came on the same day. Those of
    /// which a date leaves the order open are undetermined.
    ///
    /// # Errors
    /// `milestone.unknown`, with those that are near.
    pub fn sequences(&self, milestones: &[&str], by: &[Dimension]) -> Result<CrossTable, Refusal> {
        let mut places = self.places(milestones)?;
        if milestones.is_empty() {
            places.truncate(self.stages());
        }
        let seen = self.as_seen();
        let mut often: BTreeMap<Vec<Step>, u64> = BTreeMap::new();
        let mut has_undetermined = false;
        seen.each_sequence(&places, &mut |_, sequence, _| match sequence {
            Some(sequence) => *often.entry(sequence).or_default() += 1,
            None => has_undetermined = true,
        });
        let mut found: Vec<(Vec<Step>, u64)> = often.into_iter().collect();
        found.sort_by_key(|(_, often)| std::cmp::Reverse(*often));
        let mut cells: Vec<CrossCell> = Vec::new();
        let mut add = |word: AxisWord| cells.push(CrossCell { words: vec![word], part_of: None, always: false });
        found.iter().for_each(|(sequence, _)| add(self.sequence_word(sequence)));
        let undetermined = cells_undetermined();
        if has_undetermined {
            add(undetermined);
        }
        let last = found.len();
        let cell_of: BTreeMap<Vec<Step>, usize> = found.into_iter().map(|(sequence, _)| sequence).zip(0..).collect();
        let axes =
            vec![Axis { name: "sequence", label: Label::new("The milestones as they came", "节点的实际次序") }];
        let about = Label::new("Along which sequences of milestones investments went", "招商项目实际经过的节点次序");
        let about = self.level().worded(about);
        let question = move |pipeline: &Self, count: &mut dyn FnMut(Subject, usize, Truth, Truth)| {
            pipeline.each_sequence(&places, &mut |subject, sequence, kept| {
                let cell = sequence.map_or(Some(last), |sequence| cell_of.get(&sequence).copied());
                if let Some(cell) = cell {
                    count(subject, cell, kept, Truth::Yes);
                }
            });
        };
        Ok(seen.crossed(about, by, axes, &cells, Arc::new(question)))
    }

    /// The places of milestones, lowest first; of all, where none is named.
    fn places(&self, milestones: &[&str]) -> Result<Vec<Place>, Refusal> {
        if milestones.is_empty() {
            return Ok((0..).zip(self.milestones()).map(|(place, _)| place).collect());
        }
        let mut places = milestones.iter().map(|key| self.book.milestones.named(key)).collect::<Result<Vec<_>, _>>()?;
        places.sort_unstable();
        places.dedup();
        Ok(places)
    }

    fn milestone_word(&self, place: Place) -> AxisWord {
        let milestone = self.milestones().get(usize::from(place));
        milestone.map(|one| AxisWord::new(&one.key, one.label.clone())).unwrap_or_default()
    }

    fn sequence_word(&self, sequence: &[Step]) -> AxisWord {
        let mut word = AxisWord::default();
        for (at, step) in sequence.iter().enumerate() {
            let sign = match (at, step.same_day) {
                (0, _) => "",
                (_, true) => " = ",
                (_, false) => " > ",
            };
            let one = self.milestone_word(step.place);
            word.key += &format!("{sign}{}", one.key);
            word.label.en += &format!("{sign}{}", one.label.en);
            word.label.zh += &format!("{sign}{}", one.label.zh);
        }
        word
    }

    fn each_order(
        &self,
        places: &[Place],
        pairs: &BTreeMap<(Place, Place), usize>,
        count: &mut dyn FnMut(Subject, usize, Truth, Truth),
    ) {
        let valid = self.point.valid;
        self.each_pair(places, &mut |subject, kept, first, second| {
            let Some(at) = pairs.get(&(first.0, second.0)) else { return };
            let is_certain = first.2 <= valid && second.2 <= valid;
            let both = if is_certain { kept } else { kept.and(Truth::Possibly) };
            // Of those that reached both by then, each did so by then.
            let orders = orders((first.1, first.2.min(valid)), (second.1, second.2.min(valid)));
            let begins = at * (ORDERS.len() + 1);
            count(subject, begins, both, Truth::Yes);
            for (cell, truth) in (begins + 1..).zip(orders) {
                if truth.is_possible() {
                    count(subject, cell, both, truth);
                }
            }
        });
    }

    /// Any two of these milestones that an investment may have reached by the point, the one of lower rank first.
    fn each_pair(&self, places: &[Place], visit: &mut dyn FnMut(Subject, Truth, &Dated, &Dated)) {
        let asked = places.iter().fold(0, |asked: Set, place| asked | 1 << place);
        let valid = self.point.valid;
        self.each_history(&mut |subject, kept, days| {
            let is_asked = |(place, earliest, _): &&Dated| asked >> place & 1 == 1 && *earliest <= valid;
            let mut rest = days.iter().filter(is_asked);
            while let Some(first) = rest.next() {
                rest.clone().for_each(|second| visit(subject, kept, first, second));
            }
        });
    }

    fn each_sequence(&self, places: &[Place], visit: &mut dyn FnMut(Subject, Option<Vec<Step>>, Truth)) {
        let valid = self.point.valid;
        self.each_history(&mut |subject, kept, days| {
            let among = days.iter().filter(|(place, earliest, _)| *earliest <= valid && places.contains(place));
            let mut days: Vec<Dated> = among.copied().collect();
            if days.is_empty() {
                return;
            }
            days.sort_by_key(|(place, earliest, latest)| (*earliest, *latest, *place));
            let pairs = days.iter().zip(days.iter().skip(1));
            let follows = pairs.map(|(one, next)| match (one.2 < next.1, one.1 == one.2 && next.1 == next.2) {
                (true, _) => Some(false),
                (false, true) => Some(true),
                (false, false) => None,
            });
            let is_certain = days.iter().all(|(_, _, latest)| *latest <= valid);
            let signs: Option<Vec<bool>> = std::iter::once(Some(false)).chain(follows).collect();
            let steps = signs.filter(|_| is_certain).map(|signs| {
                let each = days.iter().zip(signs);
                each.map(|((place, ..), same_day)| Step { place: *place, same_day }).collect()
            });
            // One that perhaps reached nothing of these has perhaps no sequence.
            let reached_any = Truth::from(days.iter().any(|(_, _, latest)| *latest <= valid));
            visit(subject, steps, if reached_any.is_certain() { kept } else { kept.and(Truth::Possibly) });
        });
    }

    /// What each kept investment ever reached, as known at the point.
    pub(super) fn each_history(&self, visit: &mut dyn FnMut(Subject, Truth, &[Dated])) {
        let kept = self.kept_subjects(&self.reached());
        self.book.columns.histories(&self.book.records, self.point, |subject, days| {
            let kept = kept.as_ref().map_or(Some(Truth::Yes), |kept| kept.get(subject as usize).copied());
            if let Some(kept) = kept.filter(|kept| kept.is_possible()) {
                visit(subject, kept, days);
            }
        });
    }
}

/// A milestone of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    place: Place,
    /// Whether it came on the day of the one before it.
    same_day: bool,
}

fn cells_undetermined() -> AxisWord {
    AxisWord::new("undetermined", Label::new("the dates do not tell", "日期不足以判定"))
}

/// Whether the first came before the second, after it, on the same day; and whether the dates do not tell.
fn orders(first: (Day, Day), second: (Day, Day)) -> [Truth; 4] {
    let truth = |certain: bool, possible: bool| match (certain, possible) {
        (true, _) => Truth::Yes,
        (false, true) => Truth::Possibly,
        (false, false) => Truth::No,
    };
    let before = |one: (Day, Day), other: (Day, Day)| truth(one.1 < other.0, one.0 < other.1);
    let is_one_day = first.0 == first.1 && first == second;
    let same_day = truth(is_one_day, first.0.max(second.0) <= first.1.min(second.1));
    let told = [before(first, second), before(second, first), same_day];
    let [one, other, same] = told;
    [one, other, same, Truth::from(!told.iter().any(|truth| truth.is_certain()))]
}
