//! Curves of how long things took: the share that got there by each time, with its bounds, and below it how many are
//! still looked at.
#![expect(clippy::float_arithmetic, reason = "places on a page are no figures")]

use inward_core::ratio::Confidence;
use inward_core::refusal::Refusal;

use super::bars::WIDE;
use super::drawing::{Anchor, Drawing, SMALL};
use super::lettering::width;
use super::markup::Markup;
use super::ticks::round_ticks;
use crate::Cell;
use crate::durations::KaplanMeier;

const HIGH: f64 = 220.0;
const TOP: f64 = 10.0;
const GAP: f64 = 10.0;
const LINE: f64 = 19.0;
const BETWEEN: f64 = 16.0;
/// The marks of the share.
const QUARTERS: [(f64, &str); 5] = [(0.0, "0%"), (0.25, "25%"), (0.5, "50%"), (0.75, "75%"), (1.0, "100%")];

/// One curve, with the class that it is drawn in; the bounds of the first are drawn.
pub(super) struct Curve<'a> {
    pub class: &'static str,
    pub of: &'a KaplanMeier,
}

/// A chart of curves.
pub(super) struct Curves<'a> {
    /// What it shows.
    pub name: &'a str,
    pub curves: Vec<Curve<'a>>,
    /// What the times are counted in.
    pub unit: &'a str,
    /// What the rows below are called: still looked at, got there.
    pub rows: [&'a str; 2],
}

/// The corners of a curve: the time, the share that got there, and between which ends that lies.
struct Step {
    time: f64,
    share: f64,
    bounds: Option<(f64, f64)>,
}

impl Curves<'_> {
    pub fn put(&self, page: &mut Markup) -> Result<(), Refusal> {
        let (drawing, high) = self.drawn()?;
        drawing.put(page, high, self.name);
        Ok(())
    }

    /// The chart, and how high it is.
    pub fn drawn(&self) -> Result<(Drawing, f64), Refusal> {
        let mut drawing = Drawing::of_width(WIDE);
        let left = self.rows.iter().chain([&"100%"]).map(|text| width(text, SMALL)).fold(0.0, f64::max) + 26.0;
        let longest = self.curves.iter().map(|curve| curve.of.longest()).fold(0.0, f64::max);
        // The last mark may have a digit more than the longest time, and half of it stands before the unit.
        let last_label = width(&format!("{longest:.0}0"), SMALL);
        let right = WIDE - width(self.unit, SMALL) - last_label / 2.0 - GAP;
        let (step, count) = self.ticks(longest, right - left);
        let last = step * count;
        let x = |time: f64| left + (right - left) * (time / last).clamp(0.0, 1.0);
        let y = |share: f64| TOP + HIGH * (1.0 - share.clamp(0.0, 1.0));
        for (share, told) in QUARTERS {
            drawing.line(if share > 0.0 { "grid" } else { "axis" }, [left, y(share), right, y(share)]);
            drawing.text("tick", (left - 8.0, y(share) + 4.0), Anchor::End, SMALL, told, "");
        }
        self.below(&mut drawing, left, step, count, &x)?;
        drawing.text("tick", (WIDE - 2.0, y(0.0) + LINE), Anchor::End, SMALL, self.unit, "");
        for (at, curve) in self.curves.iter().enumerate() {
            let steps = steps(curve.of)?;
            if at == 0 {
                drawing.path("band", &band(&steps, &x, &y), true, "");
            }
            drawing.path(curve.class, &stairs(&steps, curve.of.longest(), &x, &y), false, "");
            if let Some(median) = curve.of.median() {
                drawing.line("median", [x(median), y(0.0), x(median), y(0.5)]);
                drawing.line("median", [left, y(0.5), x(median), y(0.5)]);
            }
        }
        let rows = if self.curves.is_empty() { 0.0 } else { 2.0 };
        Ok((drawing, TOP + HIGH + LINE * (rows + 1.0) + 12.0))
    }

    /// The marks of the time, and the rows below them, of the first curve.
    fn below(
        &self,
        drawing: &mut Drawing,
        left: f64,
        step: f64,
        count: f64,
        x: &dyn Fn(f64) -> f64,
    ) -> Result<(), Refusal> {
        let bottom = TOP + HIGH;
        let mut mark = 0.0;
        while mark <= count {
            let time = step * mark;
            drawing.line("axis", [x(time), bottom, x(time), bottom + 5.0]);
            drawing.text("tick", (x(time), bottom + LINE), Anchor::Middle, SMALL, &format!("{time:.0}"), "");
            if let Some(curve) = self.curves.first() {
                let stand = curve.of.at_risk(time)?;
                // Those that got there at the time itself stand in the curve already.
                let there = curve.of.at_risk(time + 0.5)?.events;
                for (row, of) in [(2.0, stand.at_risk), (3.0, there)] {
                    let place = (x(time), bottom + LINE * row + 4.0);
                    drawing.text("risk", place, Anchor::Middle, SMALL, &of.to_string(), "");
                }
            }
            mark += 1.0;
        }
        if !self.curves.is_empty() {
            for (row, told) in [(2.0, self.rows[0]), (3.0, self.rows[1])] {
                let place = (left - 26.0, bottom + LINE * row + 4.0);
                drawing.text("tick", place, Anchor::End, SMALL, told, "");
            }
        }
        Ok(())
    }

    /// As many marks as their labels, and the numbers below them, leave room for.
    fn ticks(&self, longest: f64, room: f64) -> (f64, f64) {
        let rows = self.curves.first().map_or(0, |curve| curve.of.rows());
        let mut at_most = 8;
        loop {
            let (step, count) = round_ticks(days(longest), at_most);
            let last = step.saturating_mul(count);
            let widest = width(&last.to_string(), SMALL).max(width(&rows.to_string(), SMALL));
            if at_most <= 1 || (widest + BETWEEN) * super::bars::share(count, 1) <= room {
                return (super::bars::share(step, 1), super::bars::share(count, 1));
            }
            at_most -= 1;
        }
    }
}

/// The corners of a curve.
fn steps(curve: &KaplanMeier) -> Result<Vec<Step>, Refusal> {
    let table = curve.table(Confidence::default())?;
    let float = |row: usize, column: &str| match table.cell(row, column) {
        Some(Cell::Float(value)) => Some(value),
        _ => None,
    };
    let step = |row: usize| {
        let (time, left) = (float(row, "time")?, float(row, "survival")?);
        // What is left at most got there at least.
        let bounds = float(row, "high").zip(float(row, "low")).map(|(most, least)| (1.0 - most, 1.0 - least));
        Some(Step { time, share: 1.0 - left, bounds })
    };
    Ok((0..table.len()).filter_map(step).collect())
}

/// The line of a curve: it rises at each step, and ends with the longest time that anything was seen.
fn stairs(steps: &[Step], longest: f64, x: &dyn Fn(f64) -> f64, y: &dyn Fn(f64) -> f64) -> Vec<(f64, f64)> {
    let mut points = vec![(x(0.0), y(0.0))];
    let mut share = 0.0;
    for step in steps.iter().filter(|step| step.share > 0.0) {
        points.push((x(step.time), y(share)));
        share = step.share;
        points.push((x(step.time), y(share)));
    }
    points.push((x(longest), y(share)));
    points.dedup();
    points
}

/// The area between the bounds: there where the share is neither nought nor all.
fn band(steps: &[Step], x: &dyn Fn(f64) -> f64, y: &dyn Fn(f64) -> f64) -> Vec<(f64, f64)> {
    let (mut lower, mut upper) = (Vec::new(), Vec::new());
    let ends = steps.iter().skip(1).map(|step| step.time);
    let last = steps.last().map(|step| step.time);
    for (step, end) in steps.iter().zip(ends.chain(last)) {
        let Some((least, most)) = step.bounds else { continue };
        lower.extend([(x(step.time), y(least)), (x(end), y(least))]);
        upper.extend([(x(step.time), y(most)), (x(end), y(most))]);
    }
    upper.reverse();
    lower.extend(upper);
    lower.dedup();
    lower
}

/// The least whole number that a time does not pass.
fn days(time: f64) -> u128 {
    format!("{:.0}", time.ceil()).parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::drawing::overlapping;
    use super::*;

    fn chart(durations: &[i64], observed: &[bool], rows: [&str; 2]) -> (Drawing, f64) {
        let curve = KaplanMeier::of(durations, observed).unwrap();
        let curves = vec![Curve { class: "curve", of: &curve }];
        Curves { name: "x", curves, unit: "days", rows }.drawn().unwrap()
    }

    #[test]
    fn a_curve_by_hand() {
        let curve = KaplanMeier::of(&[10, 20, 20, 40], &[true, true, false, false]).unwrap();
        let steps = steps(&curve).unwrap();
        let (x, y) = (|time: f64| time, |share: f64| 100.0 * share);
        let corners = [(0.0, 0.0), (10.0, 0.0), (10.0, 25.0), (20.0, 25.0), (20.0, 50.0), (40.0, 50.0)];
        assert_eq!(stairs(&steps, curve.longest(), &x, &y), corners);
        let band = band(&steps, &x, &y);
        assert!(band.len() >= 8 && band.iter().all(|(time, share)| *time >= 10.0 && (0.0..100.0).contains(share)));
        assert_eq!(days(365.0), 365);
        assert_eq!(days(364.2), 365);
    }

    proptest! {
        #[test]
        fn no_two_texts_overlap_and_none_leaves_the_picture(
            cases in prop::collection::vec((0_i64..100_000, any::<bool>()), 1..60),
            rows in prop::sample::select(vec![["still open", "started"], ["仍在观察", "已开工"]]),
        ) {
            let (durations, observed): (Vec<i64>, Vec<bool>) = cases.into_iter().unzip();
            let (drawing, high) = chart(&durations, &observed, rows);
            prop_assert!(drawing.texts().len() > 8);
            prop_assert_eq!(overlapping(drawing.texts()), vec![]);
            for text in drawing.texts() {
                let inside = text.left >= -1e-6 && text.right <= WIDE + 1e-6 && text.top >= -1e-6 && text.bottom <= high;
                prop_assert!(inside, "{:?}", text);
            }
        }
    }
}
