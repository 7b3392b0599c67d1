//! [`Markup`]: HTML in the making. Whatever is given as text or as the value of an attribute is escaped; only names
//! of elements and attributes, which are ours, are not.

/// HTML in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Markup(String);

/// The attributes of an element.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Markup {
    /// An element with what stands in it.
    pub fn element(&mut self, name: &str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        self.0.push('>');
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element that holds text alone.
    pub fn words(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.element(name, attributes, |inside| inside.text(text));
    }

    /// An element of a drawing that holds nothing.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.open(name, attributes);
        self.0.push_str("/>");
    }

    /// Text.
    pub fn text(&mut self, text: &str) {
        text.chars().for_each(|letter| escape(letter, &mut self.0));
    }

    /// A line break of the source, for those who read it.
    pub fn line(&mut self) {
        self.0.push('\n');
    }

    /// Markup of our own, as it is: the head of the page, its style, a drawing that is done.
    pub fn ours(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// What was written.
    pub fn done(self) -> String {
        self.0
    }

    fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.0.push('<');
        self.0.push_str(name);
        for (key, value) in attributes {
            self.0.push(' ');
            self.0.push_str(key);
            self.0.push_str("=\"");
            self.text(value);
            self.0.push('"');
        }
    }
}

/// A letter as it stands in text or in an attribute. What HTML does not know as a letter is shown as one that is
/// missing.
fn escape(letter: char, to: &mut String) {
    match letter {
        '<' => to.push_str("&lt;"),
        '>' => to.push_str("&gt;"),
        '&' => to.push_str("&amp;"),
        '"' => to.push_str("&quot;"),
        '\'' => to.push_str("&#39;"),
        '\n' | '\t' => to.push(letter),
        '\u{fffe}' | '\u{ffff}' => to.push('\u{fffd}'),
        letter if letter.is_control() => to.push('\u{fffd}'),
        letter => to.push(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped() {
        let mut markup = Markup::default();
        markup.element("p", &[("title", "\"><script>'&")], |inside| {
            inside.text("<script>alert(1)</script>\u{0}\u{1b}");
            inside.empty("rect", &[("x", "1")]);
        });
        assert_eq!(
            markup.done(),
            "<p title=\"&quot;&gt;&lt;script&gt;&#39;&amp;\">&lt;script&gt;alert(1)&lt;/script&gt;\u{fffd}\u{fffd}<rect x=\"1\"/></p>"
        );
    }
}
