//! A TOML document read field by field, each fault with its line. Nothing here knows what a
//! playbook is made of.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::key::Key;
use crate::near::nearest_or_all;
use crate::refusal::{Code, Refusal};
use crate::text::Label;
use crate::text::refusals::playbook as codes;

/// A file with more faults than this is some other kind of file: the first ones say so.
const MOST_FAULTS: usize = 100;

/// The numbers that a playbook counts with.
const COUNT: &str = "1 … 65535";

/// A table of the document, with where it stands.
#[derive(Clone, Debug)]
pub(super) struct Part<'t> {
    table: &'t DeTable<'t>,
    pub line: usize,
    pub path: String,
}

/// A value that was read, with its line.
#[derive(Clone, Debug)]
pub(super) struct Found<T> {
    pub value: T,
    pub line: usize,
}

/// What every entry of a playbook starts with.
#[derive(Clone, Debug)]
pub(super) struct Header {
    pub key: Key,
    pub label: Label,
    pub retired: bool,
}

/// Collects what is wrong with one document.
pub(super) struct Reader {
    line_starts: Vec<usize>,
    faults: Vec<(usize, Refusal)>,
}

impl Reader {
    pub fn new(text: &str) -> Self {
        let line_starts = text.match_indices('\n').map(|(position, _)| position + 1).collect();
        Self { line_starts, faults: Vec::new() }
    }

    /// The line, from 1, on which a span starts.
    pub fn line(&self, span: &Range<usize>) -> usize {
        self.line_starts.partition_point(|start| *start <= span.start) + 1
    }

    /// Whether further faults are still told; work that only finds faults may stop when not.
    pub fn listens(&self) -> bool {
        self.faults.len() < MOST_FAULTS
    }

    pub fn fault(&mut self, line: usize, refusal: Refusal) {
        if self.listens() {
            self.faults.push((line, refusal.with("line", line)));
        }
    }

    /// What was read, or every fault in the order of lines as one refusal.
    pub fn finish<T>(mut self, read: T) -> Result<T, Refusal> {
        self.faults.sort_by_key(|(line, _)| *line);
        match Refusal::join(self.faults.into_iter().map(|(_, refusal)| refusal)) {
            None => Ok(read),
            Some(refusal) => Err(refusal),
        }
    }

    pub fn root<'t>(document: &'t Spanned<DeTable<'t>>) -> Part<'t> {
        Part { table: document.get_ref(), line: 1, path: String::new() }
    }

    /// Every field that is not among the known ones is a fault.
    pub fn only(&mut self, part: &Part<'_>, known: &[&str], at_root: bool) {
        for (name, value) in part.table {
            if !self.listens() {
                return;
            }
            let name_text = name.get_ref().as_ref();
            if known.contains(&name_text) {
                continue;
            }
            let is_table = match value.get_ref() {
                DeValue::Table(_) => true,
                DeValue::Array(items) => items.iter().any(|item| item.get_ref().is_table()),
                _ => false,
            };
            let code = if at_root && is_table { codes::UNKNOWN_TABLE } else { codes::UNKNOWN_FIELD };
            let refusal = Refusal::new(code)
                .with("input", name_text)
                .with("near", nearest_or_all(name_text, "", known.iter().copied()))
                .at(part.path_of(name_text));
            self.fault(self.line(&name.span()), refusal);
        }
    }

    fn wrong_type(&mut self, part: &Part<'_>, name: &str, value: &Spanned<DeValue<'_>>, expected: &str) {
        let refusal = Refusal::new(codes::WRONG_TYPE)
            .with("field", name)
            .with("input", value.get_ref().type_str())
            .with("expected", expected)
            .at(part.path_of(name));
        self.fault(self.line(&value.span()), refusal);
    }

    pub fn missing(&mut self, part: &Part<'_>, name: &str, expected: &str) {
        let refusal =
            Refusal::new(codes::MISSING_FIELD).with("field", name).with("expected", expected).at(part.path_of(name));
        self.fault(part.line, refusal);
    }

    /// A table, if the field is there.
    pub fn part<'t>(&mut self, part: &Part<'t>, name: &str) -> Option<Part<'t>> {
        let value = part.table.get(name)?;
        let line = self.line(&value.span());
        match value.get_ref().as_table() {
            Some(table) => Some(Part { table, line, path: part.path_of(name) }),
            None => {
                self.wrong_type(part, name, value, "{ … }");
                None
            }
        }
    }

    /// A number of a field that is none of those which may stand there.
    pub fn out_of_range(&mut self, part: &Part<'_>, name: &str, line: usize, number: i64) {
        let refusal = Refusal::new(codes::WRONG_TYPE)
            .with("field", name)
            .with("input", number)
            .with("expected", COUNT)
            .at(part.path_of(name));
        self.fault(line, refusal);
    }

    /// A text, if the field is there.
    pub fn text<'t>(&mut self, part: &Part<'t>, name: &str) -> Option<Found<&'t str>> {
        let value = part.table.get(name)?;
        match value.get_ref().as_str() {
            Some(text) => Some(Found { value: text, line: self.line(&value.span()) }),
            None => {
                self.wrong_type(part, name, value, "\"…\"");
                None
            }
        }
    }

    /// A text that must be there and not be blank.
    pub fn required_text<'t>(&mut self, part: &Part<'t>, name: &str) -> Option<Found<&'t str>> {
        if !part.has(name) {
            self.missing(part, name, "\"…\"");
            return None;
        }
        let found = self.text(part, name)?;
        if found.value.trim().is_empty() {
            self.missing(part, name, "\"…\"");
            return None;
        }
        Some(found)
    }

    pub fn flag(&mut self, part: &Part<'_>, name: &str, otherwise: bool) -> bool {
        let Some(value) = part.table.get(name) else { return otherwise };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong_type(part, name, value, "true / false");
            otherwise
        })
    }

    /// A whole number, if the field is there; one that fits no `i64` is read as its largest.
    pub fn integer(&mut self, part: &Part<'_>, name: &str) -> Option<Found<i64>> {
        let value = part.table.get(name)?;
        match value.get_ref().as_integer() {
            Some(integer) => {
                let number = i64::from_str_radix(integer.as_str(), integer.radix()).unwrap_or(i64::MAX);
                Some(Found { value: number, line: self.line(&value.span()) })
            }
            None => {
                self.wrong_type(part, name, value, COUNT);
                None
            }
        }
    }

    /// The texts of a list; none if the field is not there.
    pub fn texts<'t>(&mut self, part: &Part<'t>, name: &str) -> Vec<Found<&'t str>> {
        let Some(value) = part.table.get(name) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(part, name, value, "[\"…\"]");
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            match item.get_ref().as_str() {
                Some(text) => texts.push(Found { value: text, line: self.line(&item.span()) }),
                None => self.wrong_type(part, name, item, "[\"…\"]"),
            }
        }
        texts
    }

    /// The tables of a list, written as `[[name]]` or inline; none if the field is not there.
    pub fn parts<'t>(&mut self, part: &Part<'t>, name: &str) -> Vec<Part<'t>> {
        let expected = format!("[[{name}]]");
        let Some(value) = part.table.get(name) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(part, name, value, &expected);
            return Vec::new();
        };
        let mut parts = Vec::with_capacity(items.len());
        for (number, item) in items.iter().enumerate() {
            match item.get_ref().as_table() {
                Some(table) => {
                    let path = format!("{}[{number}]", part.path_of(name));
                    parts.push(Part { table, line: self.line(&item.span()), path });
                }
                None => self.wrong_type(part, name, item, &expected),
            }
        }
        parts
    }

    /// A label in both languages. Without the field: `None`, and a fault if it is required.
    pub fn label(&mut self, part: &Part<'_>, name: &str, required: bool) -> Option<Label> {
        let Some(value) = part.table.get(name) else {
            if required {
                self.missing_label(part, name, part.line, "en, zh");
            }
            return None;
        };
        let line = self.line(&value.span());
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(part, name, value, "{en = \"…\", zh = \"…\"}");
            return None;
        };
        let inner = Part { table, line, path: part.path_of(name) };
        self.only(&inner, &["en", "zh"], false);
        let mut missing = Vec::new();
        let mut say = |reader: &mut Self, language: &'static str| {
            let found = reader.text(&inner, language).map(|found| found.value.trim()).unwrap_or_default();
            let mistyped = inner.table.get(language).is_some_and(|value| !value.get_ref().is_str());
            if found.is_empty() && !mistyped {
                missing.push(language);
            }
            found.to_owned()
        };
        let label = Label { en: say(self, "en"), zh: say(self, "zh") };
        if !missing.is_empty() {
            self.missing_label(part, name, line, &missing.join(", "));
        }
        Some(label)
    }

    fn missing_label(&mut self, part: &Part<'_>, name: &str, line: usize, languages: &str) {
        let refusal =
            Refusal::new(codes::MISSING_LABEL).with("field", name).with("languages", languages).at(part.path_of(name));
        self.fault(line, refusal);
    }

    /// A text as a key; a malformed one is a fault.
    pub fn key(&mut self, path: String, text: &Found<&str>) -> Option<Key> {
        let key = Key::parse(text.value).ok();
        if key.is_none() {
            self.fault(text.line, Refusal::new(codes::MALFORMED_KEY).with("input", text.value).at(path));
        }
        key
    }

    /// Key, label and `retired` of an entry; the key must be new among those seen. Fields beside
    /// these three and `further` are faults. An entry without a usable key is read on under a
    /// stand-in, so that its other faults are told as well.
    pub fn header(&mut self, part: &Part<'_>, further: &[&str], seen: &mut BTreeMap<Key, usize>) -> Header {
        let known: Vec<&str> = ["key", "label", "retired"].iter().chain(further).copied().collect();
        self.only(part, &known, false);
        let text = self.required_text(part, "key");
        let key = text.as_ref().and_then(|text| {
            let key = self.key(part.path_of("key"), text)?;
            match seen.get(&key) {
                Some(&first) => {
                    let refusal = Refusal::new(codes::DOUBLED_KEY).with("input", &key).with("first", first);
                    self.fault(text.line, refusal.at(part.path_of("key")));
                }
                None => {
                    seen.insert(key.clone(), text.line);
                }
            }
            Some(key)
        });
        Header {
            key: key.unwrap_or_else(|| stand_in(text.map_or("", |text| text.value))),
            label: self.label(part, "label", true).unwrap_or_default(),
            retired: self.flag(part, "retired", false),
        }
    }

    /// One of some words; `None` if it is missing or another, which are faults.
    pub fn word<T: Copy>(&mut self, part: &Part<'_>, field: &str, all: &[T], name: fn(T) -> &'static str) -> Option<T> {
        let text = self.required_text(part, field)?;
        self.one_of(part, field, &text, all, name)
    }

    /// Several of some words, in their own order and each once; others are faults.
    pub fn words<T: Copy>(&mut self, part: &Part<'_>, field: &str, all: &[T], name: fn(T) -> &'static str) -> Vec<T> {
        let texts = self.texts(part, field);
        for text in &texts {
            self.one_of(part, field, text, all, name);
        }
        all.iter().copied().filter(|word| texts.iter().any(|text| text.value == name(*word))).collect()
    }

    fn one_of<T: Copy>(
        &mut self,
        part: &Part<'_>,
        field: &str,
        text: &Found<&str>,
        all: &[T],
        name: fn(T) -> &'static str,
    ) -> Option<T> {
        let found = all.iter().copied().find(|word| name(*word) == text.value);
        if found.is_none() {
            self.unknown_word(part, field, text, all.iter().map(|word| name(*word)));
        }
        found
    }

    pub fn unknown_word<'a>(
        &mut self,
        part: &Part<'_>,
        field: &str,
        text: &Found<&str>,
        known: impl IntoIterator<Item = &'a str>,
    ) {
        if self.listens() {
            let refusal = Refusal::new(codes::UNKNOWN_WORD)
                .with("input", text.value)
                .with("field", field)
                .with("near", nearest_or_all(text.value, "", known))
                .at(part.path_of(field));
            self.fault(text.line, refusal);
        }
    }

    /// A fault about one entry.
    pub fn about(&mut self, line: usize, part: &Part<'_>, code: Code, key: &Key, more: &[(&'static str, String)]) {
        let mut refusal = Refusal::new(code).with("input", key);
        for (name, value) in more {
            refusal = refusal.with(name, value);
        }
        self.fault(line, refusal.at(&part.path));
    }
}

/// A value as plain data; numbers that no `i64` holds and dates stay as they are written.
fn plain(value: &DeValue<'_>) -> serde_json::Value {
    match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix())
            .map_or_else(|_| integer.as_str().into(), serde_json::Value::from),
        DeValue::Float(float) => {
            float.as_str().parse::<f64>().map_or_else(|_| float.as_str().into(), serde_json::Value::from)
        }
        DeValue::Boolean(flag) => (*flag).into(),
        DeValue::Datetime(date) => date.to_string().into(),
        DeValue::Array(items) => items.iter().map(|item| plain(item.get_ref())).collect(),
        DeValue::Table(table) => {
            let fields = table.iter().map(|(name, value)| (name.get_ref().to_string(), plain(value.get_ref())));
            serde_json::Value::Object(fields.collect())
        }
    }
}

/// A key that resembles a text that is none.
fn stand_in(text: &str) -> Key {
    let letters = text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' });
    Key::parse(&letters.collect::<String>()).unwrap_or(Key::known("unnamed"))
}

impl Part<'_> {
    /// Where a field stands and its value as plain data, if it is there.
    pub fn data(&self, name: &str) -> Option<(Range<usize>, serde_json::Value)> {
        let value = self.table.get(name)?;
        Some((value.span(), plain(value.get_ref())))
    }

    pub fn has(&self, name: &str) -> bool {
        self.table.contains_key(name)
    }

    /// Whether the field is missing or an empty list; a mistyped field is neither.
    pub fn has_nothing_in(&self, name: &str) -> bool {
        self.table.get(name).is_none_or(|value| value.get_ref().as_array().is_some_and(|items| items.is_empty()))
    }

    pub fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }
}
