//! Horizontal bars, each with its label before it and its figure behind it.
#![expect(clippy::float_arithmetic, reason = "places on a page are no figures")]

use super::drawing::{Anchor, BOLD, Drawing, SIZE, SMALL};
use super::lettering::{shortened, width};
use super::markup::Markup;
use super::ticks::round_ticks;

/// How wide a chart is where nothing shrinks it.
pub(super) const WIDE: f64 = 860.0;

const ROW: f64 = 27.0;
const BAR: f64 = 17.0;
const GAP: f64 = 10.0;
/// Between two labels of an axis, at least.
const BETWEEN: f64 = 14.0;

/// One bar.
pub(super) struct Bar {
    pub label: String,
    /// Its parts, one after the other: their class, how long they are, and what they stand for.
    pub parts: Vec<(&'static str, u128, String)>,
    /// The figure that stands behind it.
    pub figure: String,
}

/// A chart of bars.
pub(super) struct Bars<'a> {
    /// What it shows.
    pub name: &'a str,
    pub bars: Vec<Bar>,
    /// How a mark of the axis is told.
    pub tick: &'a dyn Fn(u128) -> String,
}

impl Bars<'_> {
    pub fn put(&self, page: &mut Markup) {
        let (drawing, high) = self.drawn();
        drawing.put(page, high, self.name);
    }

    /// The chart, and how high it is.
    pub fn drawn(&self) -> (Drawing, f64) {
        let mut drawing = Drawing::of_width(WIDE);
        let widest = |of: &dyn Fn(&Bar) -> f64| self.bars.iter().map(of).fold(0.0, f64::max);
        let labels = widest(&|bar| width(&bar.label, SIZE)).min(WIDE * 0.34);
        let figures = widest(&|bar| width(&bar.figure, BOLD)).min(WIDE * 0.3);
        // The first mark stands at the left end, and its label half beyond it.
        let left = (labels + GAP).max(width(&(self.tick)(0), SMALL) / 2.0);
        let longest = self.bars.iter().map(Bar::length).max().unwrap_or_default();
        let (step, count, right) = self.ticks(longest, left, figures + GAP);
        let greatest = step.saturating_mul(count);
        let at = |value: u128| left + (right - left) * share(value, greatest);
        let bottom = rows_high(self.bars.len());
        for mark in 0..=count {
            let value = step.saturating_mul(mark);
            let x = at(value);
            drawing.line(if mark == 0 { "axis" } else { "grid" }, [x, 0.0, x, bottom]);
            drawing.text("tick", (x, bottom + 16.0), Anchor::Middle, SMALL, &(self.tick)(value), "");
        }
        for (row, bar) in self.bars.iter().enumerate() {
            let top = rows_high(row) + (ROW - BAR) / 2.0;
            let letters = top + BAR * 0.76;
            let label = shortened(&bar.label, SIZE, labels);
            drawing.text("label", (left - GAP, letters), Anchor::End, SIZE, &label, &bar.label);
            let mut begins = 0_u128;
            for (class, length, told) in bar.parts.iter().filter(|(_, length, _)| *length > 0) {
                let ends = begins.saturating_add(*length);
                // What is too small to be seen is drawn all the same: nought and little are not the same.
                let (from, to) = (at(begins), at(ends).max(at(begins) + 1.0));
                drawing.rectangle(class, [from, top, to - from, BAR], told);
                begins = ends;
            }
            let figure = shortened(&bar.figure, BOLD, figures);
            let behind = (at(begins) + 6.0).min(right + GAP);
            drawing.text("figure", (behind, letters), Anchor::Start, SIZE, &figure, &bar.figure);
        }
        (drawing, bottom + 22.0)
    }

    /// As many marks as their labels leave room for, and where the last stands: `after` it is left free, or what
    /// its own label needs.
    fn ticks(&self, longest: u128, left: f64, after: f64) -> (u128, u128, f64) {
        let mut at_most = 6;
        loop {
            let (step, count) = round_ticks(longest, at_most);
            let each = (0..=count).map(|mark| width(&(self.tick)(step.saturating_mul(mark)), SMALL));
            let widest = each.fold(0.0, f64::max);
            let right = WIDE - after.max(widest / 2.0);
            if at_most <= 1 || (widest + BETWEEN) * share(count, 1) <= right - left {
                return (step, count, right);
            }
            at_most -= 1;
        }
    }
}

impl Bar {
    fn length(&self) -> u128 {
        self.parts.iter().fold(0, |sum, (_, length, _)| sum.saturating_add(*length))
    }
}

/// How high so many rows are.
fn rows_high(rows: usize) -> f64 {
    share(rows as u128, 1) * ROW
}

/// One over the other, as far as a place on a page needs it.
pub(super) fn share(part: u128, whole: u128) -> f64 {
    part as f64 / (whole.max(1) as f64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::drawing::overlapping;
    use super::*;

    fn plain(value: u128) -> String {
        value.to_string()
    }

    #[test]
    fn a_chart_by_hand() {
        let bars = vec![
            Bar {
                label: "正式签约".to_owned(), parts: vec![("certain", 6, String::new())], figure: "6".to_owned()
            },
            Bar {
                label: "开工".to_owned(),
                parts: vec![("certain", 3, "3".to_owned()), ("possible", 2, String::new())],
                figure: "3–5".to_owned(),
            },
        ];
        let mut page = Markup::default();
        Bars { name: "漏斗 <1>", bars, tick: &plain }.put(&mut page);
        let svg = page.done();
        assert!(
            svg.starts_with("<svg class=\"chart\" viewBox=\"0 0 860 76\" role=\"img\" aria-label=\"漏斗 &lt;1&gt;\">")
        );
        // From 62 (52 of four letters, and a gap) to 822.1 (27.9 of "3–5" and a gap): half of it is 380.1.
        assert!(svg.contains("<rect class=\"certain\" x=\"62\" y=\"5\" width=\"760.1\" height=\"17\"/>"), "{svg}");
        assert!(svg.contains(
            "<rect class=\"certain\" x=\"62\" y=\"32\" width=\"380.1\" height=\"17\"><title>3</title></rect>"
        ));
        assert!(svg.contains("<rect class=\"possible\" x=\"442.1\" y=\"32\" width=\"253.4\" height=\"17\"/>"));
    }

    proptest! {
        #[test]
        fn no_two_texts_overlap_and_none_leaves_the_picture(
            bars in prop::collection::vec(
                ("[a-zA-Z一-龥 <&]{0,60}", 0_u128..2_000_000_000, 0_u128..500, "[0-9,.–%亿元]{0,40}"), 0..14),
            wide in any::<bool>(),
        ) {
            let bars: Vec<Bar> = bars.into_iter().map(|(label, certain, possible, figure)| {
                let parts = vec![("certain", certain, String::new()), ("possible", possible, String::new())];
                Bar { label, parts, figure }
            }).collect();
            let long = |value: u128| format!("{value},000,000.00 亿元");
            let tick: &dyn Fn(u128) -> String = if wide { &long } else { &plain };
            let (drawing, high) = Bars { name: "x", bars, tick }.drawn();
            prop_assert!(!drawing.texts().is_empty());
            prop_assert_eq!(overlapping(drawing.texts()), vec![]);
            for text in drawing.texts() {
                let across = text.left >= -1e-6 && text.right <= WIDE + 1e-6;
                let inside = across && text.top >= -1e-6 && text.bottom <= high + 1e-6;
                prop_assert!(inside, "{:?}", text);
            }
        }
    }
}
