//! How values and records show themselves: an expression in a console, a small table in a notebook.

/// A text as Python writes it.
pub fn quoted(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 2);
    shown.push('\'');
    for letter in text.chars() {
        match letter {
            '\'' | '\\' => shown.extend(['\\', letter]),
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            letter if letter.is_control() => shown.push_str(&format!("\\u{:04x}", u32::from(letter))),
            letter => shown.push(letter),
        }
    }
    shown.push('\'');
    shown
}

/// A text that cannot be taken for markup.
pub fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '"' => shown.push_str("&quot;"),
            '\'' => shown.push_str("&#39;"),
            letter => shown.push(letter),
        }
    }
    shown
}

/// A table of rows; every text is escaped here.
pub fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut html = String::from("<table>");
    if !head.is_empty() {
        html.push_str("<thead><tr>");
        head.iter().for_each(|cell| html.push_str(&format!("<th>{}</th>", escaped(cell))));
        html.push_str("</tr></thead>");
    }
    html.push_str("<tbody>");
    for row in rows {
        html.push_str("<tr>");
        row.iter().for_each(|cell| html.push_str(&format!("<td>{}</td>", escaped(cell))));
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
    html
}

/// `Name(field=…, field=…)`, where each field shows itself as Python would.
pub fn fields(name: &str, fields: &[(&str, String)]) -> String {
    let each: Vec<String> = fields.iter().map(|(field, shown)| format!("{field}={shown}")).collect();
    format!("{name}({})", each.join(", "))
}

/// As much of a text as a message repeats.
pub fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}

/// A text or `None`.
pub fn optional(text: Option<&str>) -> String {
    text.map_or_else(|| "None".to_owned(), quoted)
}
