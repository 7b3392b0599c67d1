//! Why investments are lost, ended or stopped, and to which places they are lost.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use inward_core::refusal::Refusal;
use inward_core::standing::{Is, Standing};
use inward_core::text::Label;
use inward_core::when::Truth;

use super::cross_table::{Axis, AxisWord, CrossCell, CrossTable};
use super::day::EVER;
use super::records::Subject;
use super::standings::Rolled;
use super::transitions::{Span, told};
use super::{Dimension, Pipeline};

/// A standing with its reason and the place lost to.
type Cause = (Is, String, String);

impl Pipeline {
    /// Why the investments do not go on that were closed or stopped in a window and still are at its end, and the
    /// places that they were lost to, as known at the point: those whose standing began after the end of the day
    /// `since`, or ever, and by the end of the day `until`, or by the point.
    ///
    /// # Errors
    /// `pipeline.window-ends-before-it-starts`.
    pub fn reasons(
        &self,
        since: Option<NaiveDate>,
        until: Option<NaiveDate>,
        by: &[Dimension],
    ) -> Result<CrossTable, Refusal> {
        let span = match since {
            Some(since) => self.span(since, until)?,
            None => Span { since: EVER, until: self.span(NaiveDate::MIN, until)?.until },
        };
        let pipeline = self.on_day(span.until);
        let mut found: BTreeMap<Cause, usize> = BTreeMap::new();
        pipeline.each_cause(span, &mut |_, cause, _| {
            found.entry(cause).or_default();
        });
        found.values_mut().enumerate().for_each(|(at, cell)| *cell = at);
        let reasons = &pipeline.book.standings;
        let cells: Vec<CrossCell> = found
            .keys()
            .map(|(is, reason, place)| {
                let reason = AxisWord::new(reason, reasons.reason_label(reason));
                let words = vec![AxisWord::new(is.key(), is.label()), reason, AxisWord::plain(place)];
                CrossCell { words, part_of: None, always: false }
            })
            .collect();
        let axes = vec![
            Axis { name: "standing", label: Label::new("How they stand", "状态") },
            Axis { name: "reason", label: Label::new("Why", "原因") },
            Axis { name: "lost_to", label: Label::new("The place that they were lost to", "流失去向") },
        ];
        let (from, to) = (told(span.since), told(span.until));
        let about = if span.since == EVER {
            Label::new(
                format!("Why investments did not go on at the end of {to}, and where they were lost to"),
                format!("截至{to}日末未正常推进的招商项目的原因和流失去向"),
            )
        } else {
            Label::new(
                format!(
                    "Why investments stopped or ended from the end of {from} to the end of {to}, and where they were lost to"
                ),
                format!("{from}日末至{to}日末停滞或结束的招商项目的原因和流失去向"),
            )
        };
        let about = self.level().worded(about);
        let question = move |pipeline: &Self, count: &mut dyn FnMut(Subject, usize, Truth, Truth)| {
            pipeline.each_cause(span, &mut |subject, cause, truth| {
                if let Some(cell) = found.get(&cause) {
                    count(subject, *cell, truth, Truth::Yes);
                }
            });
        };
        Ok(pipeline.crossed(about, by, axes, &cells, Arc::new(question)))
    }

    /// The investments that are in the book at the point, as far as they are kept.
    pub(super) fn in_the_book(&self) -> Vec<(Subject, Truth)> {
        let reached = self.reached();
        let each = self.each(&reached);
        let there =
            each.map(|(subject, kept, certain, possible)| (subject, kept.and(super::is_there(certain, possible))));
        there.filter(|(_, there)| there.is_possible()).collect()
    }

    fn each_cause(&self, span: Span, visit: &mut dyn FnMut(Subject, Cause, Truth)) {
        let there: std::collections::HashMap<Subject, Truth> = self.in_the_book().into_iter().collect();
        for (subject, rolled) in self.rolled_standings() {
            let Some(there) = there.get(&subject) else { continue };
            for (cause, truth) in causes(&rolled, span) {
                if truth.is_possible() {
                    visit(subject, cause, there.and(truth));
                }
            }
        }
    }
}

/// Every cause that may be that of an investment, each once: for certain, if it is whichever way the doubts turn out.
fn causes(rolled: &Rolled<'_>, span: Span) -> BTreeMap<Cause, Truth> {
    let mut causes: BTreeMap<Cause, Vec<Truth>> = BTreeMap::new();
    for way in &rolled.ways {
        if let Some(fact) = way.word.fact.filter(|fact| fact.value.is != Is::Ongoing) {
            causes.entry(cause(&fact.value)).or_default().push(way.since.is_within(span.since, span.until));
        }
    }
    let told = causes.into_iter().map(|(cause, within)| {
        let is_certain = within.len() == rolled.ways.len() && within.iter().all(|truth| truth.is_certain());
        let is_possible = within.iter().any(|truth| truth.is_possible());
        let truth = match (is_certain, is_possible) {
            (true, _) => Truth::Yes,
            (false, true) => Truth::Possibly,
            (false, false) => Truth::No,
        };
        (cause, truth)
    });
    told.collect()
}

fn cause(standing: &Standing) -> Cause {
    let reason = standing.reason.as_ref().map(ToString::to_string).unwrap_or_default();
    (standing.is, reason, standing.lost_to.clone().unwrap_or_default())
}
