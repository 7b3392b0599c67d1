//! What stands on a page, as a reader finds it: tables by their name, cells by their row, bars by their label.

/// What an element holds, to where it ends, and what comes after: `name` is its tag, and none of it holds another.
fn inside<'p>(text: &'p str, opening: &str, name: &str) -> Option<(&'p str, &'p str)> {
    let (_, rest) = text.split_once(opening)?;
    let (_, rest) = rest.split_once('>')?;
    rest.split_once(&format!("</{name}>"))
}

/// Every element of a name, what it holds.
fn each<'p>(mut text: &'p str, opening: &str, name: &str) -> Vec<&'p str> {
    let mut found = Vec::new();
    while let Some((held, rest)) = inside(text, opening, name) {
        found.push(held);
        text = rest;
    }
    found
}

/// The words of a piece of a page.
pub(super) fn words(text: &str) -> String {
    let mut words = String::new();
    for (place, piece) in text.split('<').enumerate() {
        words.push_str(if place == 0 { piece } else { piece.split_once('>').map_or("", |(_, words)| words) });
    }
    for (written, letter) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        words = words.replace(written, letter);
    }
    words
}

/// One section of a page.
pub(super) struct Section<'p>(&'p str);

impl<'p> Section<'p> {
    pub fn of(page: &'p str, id: &str) -> Self {
        let opening = format!("<section id=\"{id}\"");
        Self(inside(page, &opening, "section").unwrap_or_else(|| panic!("no section {id}")).0)
    }

    /// The rows of a table, each with what its cells hold; none where the table is not there.
    pub fn rows(&self, name: &str) -> Vec<Vec<&'p str>> {
        let Some((table, _)) = inside(self.0, &format!("<div class=\"table {name}\""), "table") else {
            return Vec::new();
        };
        let (body, _) = inside(table, "<tbody", "tbody").unwrap();
        let cells = |row: &'p str| row.split_inclusive("</td>").flat_map(|piece| piece.split_inclusive("</th>"));
        let held = |cell: &'p str| {
            let (_, rest) = cell.trim_start_matches("\n").split_once('>')?;
            rest.strip_suffix("</td>").or_else(|| rest.strip_suffix("</th>"))
        };
        each(body, "<tr", "tr").into_iter().map(|row| cells(row).filter_map(held).collect()).collect()
    }

    /// The bars of the chart with this number, from nought: the label of each, and its figure.
    pub fn bars(&self, chart: usize) -> Vec<(String, String)> {
        let charts = each(self.0, "<figure", "figure");
        let Some(chart) = charts.get(chart) else { return Vec::new() };
        let texts = |class: &str| each(chart, &format!("<text class=\"{class}\""), "text").into_iter().map(words);
        let (labels, figures): (Vec<String>, Vec<String>) = (texts("label").collect(), texts("figure").collect());
        assert_eq!(labels.len(), figures.len());
        labels.into_iter().zip(figures).collect()
    }

    /// The figures with a caption, each with the note under it.
    pub fn captions(&self) -> Vec<(String, String)> {
        let caption = |figure: &&str| {
            let caption = inside(figure, "<figcaption", "figcaption")?.0;
            Some((words(caption), words(inside(figure, "<p class=\"note\"", "p")?.0)))
        };
        each(self.0, "<figure", "figure").iter().filter_map(caption).collect()
    }

    /// The numbers that stand above a list, each with what it counts.
    pub fn numbers(&self) -> Vec<(String, String)> {
        let Some((list, _)) = inside(self.0, "<ul class=\"numbers\"", "ul") else { return Vec::new() };
        let number = |item: &str| words(item).split_once(' ').map(|(one, of)| (one.to_owned(), of.to_owned()));
        each(list, "<li", "li").into_iter().filter_map(number).collect()
    }

    pub fn has_charts(&self) -> bool {
        self.0.contains("<figure")
    }
}

/// The paragraphs of a cell.
pub(super) fn paragraphs(cell: &str) -> Vec<String> {
    each(cell, "<p", "p").into_iter().map(words).collect()
}

/// What stands in the code of a cell.
pub(super) fn code(cell: &str) -> String {
    words(inside(cell, "<code", "code").unwrap().0)
}

/// The tiles at the top of a page: what each is called, and its figure.
pub(super) fn tiles(page: &str) -> Vec<(String, String)> {
    let (list, _) = inside(page, "<dl class=\"glance\"", "dl").unwrap();
    let tile = |tile: &str| {
        let name = inside(tile, "<dt", "dt")?.0;
        Some((words(name), words(inside(tile, "<dd class=\"figure\"", "dd")?.0)))
    };
    each(list, "<div", "div").into_iter().filter_map(tile).collect()
}

#[test]
fn a_page_is_read_as_it_stands() {
    let page = "<dl class=\"glance\"><div class=\"narrow\"><dt>A &amp; B</dt><dd class=\"figure\">7</dd></div></dl>\
        <section id=\"one\"><ul class=\"numbers\"><li><strong>3</strong> late</li></ul><div class=\"table of\"><table>\
        <thead><tr><th>h</th></tr></thead><tbody><tr class=\"\"><th scope=\"row\">x<code>k</code></th><td>1</td>\
        <td class=\"c\"></td></tr>\n<tr><th>y</th><td><p class=\"rate\">2</p><svg/><p>3</p></td></tr></tbody></table></div>\
        <figure><figcaption>C</figcaption><p class=\"note\">N</p><svg><text class=\"label\" x=\"1\">l</text>\
        <text class=\"figure\">4</text></svg></figure></section><section id=\"two\"></section>";
    let section = Section::of(page, "one");
    let rows = section.rows("of");
    assert_eq!(rows, [vec!["x<code>k</code>", "1", ""], vec!["y", "<p class=\"rate\">2</p><svg/><p>3</p>"]]);
    assert_eq!(
        (code(rows[0][0]), words(rows[0][0]), paragraphs(rows[1][1])),
        ("k".into(), "xk".into(), vec!["2".to_owned(), "3".to_owned()])
    );
    assert_eq!(section.bars(0), [("l".to_owned(), "4".to_owned())]);
    assert_eq!(section.captions(), [("C".to_owned(), "N".to_owned())]);
    assert_eq!(section.numbers(), [("3".to_owned(), "late".to_owned())]);
    assert_eq!(tiles(page), [("A & B".to_owned(), "7".to_owned())]);
    assert!(!Section::of(page, "two").has_charts() && Section::of(page, "two").rows("of").is_empty());
}
