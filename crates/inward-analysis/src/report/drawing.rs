//! [`Drawing`]: a picture as inline SVG, which knows where its texts stand.
#![expect(clippy::float_arithmetic, reason = "places on a page are no figures")]

use super::lettering::width;
use super::markup::{Attributes, Markup};

/// The size of the texts.
pub(super) const SIZE: f64 = 13.0;
/// The size of figures, which are bold, as far as it says how wide they are.
pub(super) const BOLD: f64 = SIZE * 1.1;
/// The size of the texts of an axis.
pub(super) const SMALL: f64 = 12.0;

/// Where a text stands to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// What a text covers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TextBox {
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

/// A picture in the making. Its style is the page's: each part names a class.
#[derive(Clone, Debug)]
pub(super) struct Drawing {
    pub width: f64,
    body: Markup,
    texts: Vec<TextBox>,
}

impl Drawing {
    pub fn of_width(width: f64) -> Self {
        Self { width, body: Markup::default(), texts: Vec::new() }
    }

    /// A box; what stands in `told` is shown where the pointer rests on it.
    pub fn rectangle(&mut self, class: &str, [x, y, wide, high]: [f64; 4], told: &str) {
        let [x, y, wide, high] = [x, y, wide.max(0.0), high.max(0.0)].map(place);
        let attributes = [("class", class), ("x", &x), ("y", &y), ("width", &wide), ("height", &high)];
        self.told("rect", &attributes, told);
    }

    pub fn line(&mut self, class: &str, [x1, y1, x2, y2]: [f64; 4]) {
        let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(place);
        self.body.empty("line", &[("class", class), ("x1", &x1), ("y1", &y1), ("x2", &x2), ("y2", &y2)]);
    }

    /// A line from point to point; a closed one is an area.
    pub fn path(&mut self, class: &str, points: &[(f64, f64)], closed: bool, told: &str) {
        let mut path = String::new();
        for (at, (x, y)) in points.iter().enumerate() {
            path.push(if at == 0 { 'M' } else { 'L' });
            path.push_str(&place(*x));
            path.push(' ');
            path.push_str(&place(*y));
        }
        if closed {
            path.push('Z');
        }
        self.told("path", &[("class", class), ("d", &path)], told);
    }

    /// A text whose letters stand on `y`. `told` is the whole of it, where it was shortened.
    pub fn text(&mut self, class: &str, (x, y): (f64, f64), anchor: Anchor, size: f64, text: &str, told: &str) {
        let wide = width(text, if class == "figure" { BOLD } else { size });
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - wide / 2.0,
            Anchor::End => x - wide,
        };
        let of =
            TextBox { text: text.to_owned(), left, right: left + wide, top: y - size * 0.8, bottom: y + size * 0.2 };
        self.texts.push(of);
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let [x, y, size] = [x, y, size].map(place);
        let attributes =
            [("class", class), ("x", x.as_str()), ("y", &y), ("text-anchor", anchor), ("font-size", &size)];
        self.body.element("text", &attributes, |inside| {
            if !told.is_empty() && told != text {
                inside.words("title", &[], told);
            }
            inside.text(text);
        });
    }

    /// What the texts cover.
    #[cfg(test)]
    pub fn texts(&self) -> &[TextBox] {
        &self.texts
    }

    /// The picture, as high as it is said; its name is read out by those who read pages aloud.
    pub fn put(self, page: &mut Markup, high: f64, name: &str) {
        let view = format!("0 0 {} {}", place(self.width), place(high));
        let attributes = [("class", "chart"), ("viewBox", view.as_str()), ("role", "img"), ("aria-label", name)];
        page.element("svg", &attributes, |inside| {
            inside.words("title", &[], name);
            inside.ours(&self.body.done());
        });
    }

    fn told(&mut self, name: &str, attributes: Attributes<'_>, told: &str) {
        if told.is_empty() {
            self.body.empty(name, attributes);
        } else {
            self.body.element(name, attributes, |inside| inside.words("title", &[], told));
        }
    }
}

/// A place on the page, to a tenth.
fn place(at: f64) -> String {
    let text = format!("{at:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Those texts that stand on one another.
#[cfg(test)]
pub(super) fn overlapping(texts: &[TextBox]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (at, one) in texts.iter().enumerate() {
        for other in &texts[at + 1..] {
            let apart = one.right <= other.left
                || other.right <= one.left
                || one.bottom <= other.top
                || other.bottom <= one.top;
            if !apart && !one.text.is_empty() && !other.text.is_empty() {
                found.push((one.text.clone(), other.text.clone()));
            }
        }
    }
    found
}
