//! Reads a mapping from TOML, listing every fault with its line.

use std::collections::BTreeMap;
use std::sync::Arc;

use inward_core::near::nearest;
use inward_core::refusal::Refusal;
use inward_core::text::half_width;
use inward_core::text::refusals::ledger;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::column_name::fold;
use crate::decode;
use crate::field::{Field, Reading};
use crate::mapping::{Column, Mapping, SKIP_EMPTY};
use crate::target::{Basis, Options, Target, Word, fits};
use crate::wording::{MOST_NEAR, clip, hint};

type Value<'i> = Spanned<DeValue<'i>>;

const TABLES: &[&str] = &["ledger", "constants", "columns"];
const SETTINGS: &[&str] = &[
    "name",
    "key",
    "encoding",
    "delimiter",
    "header",
    "currency",
    "unit",
    "order",
    "serial",
    "source",
    "reported_on",
    "skip_empty",
    "skip_keys",
];
const OPTIONS: &[&str] = &["phase", "planned", "period", "basis", "kind", "at", "unit", "currency", "source"];
/// Units of money that the name of a column may give in brackets.
const UNITS: &[&str] = &[
    "元",
    "千元",
    "万元",
    "百万元",
    "千万元",
    "亿元",
    "美元",
    "万美元",
    "百万美元",
    "亿美元",
    "万欧元",
    "亿欧元",
    "亩",
    "公顷",
    "平方米",
    "平方公里",
];

/// The faults found so far, each with the place in the text that it is about.
struct Faults {
    lines: Vec<usize>,
    found: Vec<(u64, Refusal)>,
}

impl Faults {
    fn new(text: &str) -> Self {
        let lines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
        Self { lines, found: Vec::new() }
    }

    fn line(&self, at: usize) -> u64 {
        u64::try_from(self.lines.partition_point(|end| *end < at)).map_or(1, |before| before.saturating_add(1))
    }

    fn add(&mut self, at: usize, refusal: Refusal) {
        let line = self.line(at);
        self.found.push((line, refusal.with("line", line)));
    }

    /// A value that is not what the setting takes.
    fn wrong_type(&mut self, name: &'static str, expected: &str, value: &Value<'_>) {
        let refusal = Refusal::new(ledger::MAPPING_TYPE)
            .with("name", name)
            .with("expected", expected)
            .with("input", describe(value.get_ref()));
        self.add(value.span().start, refusal.at(name));
    }

    /// Names that the place does not have.
    fn unknown(&mut self, place: &str, allowed: &[&str], table: &DeTable<'_>) {
        for (key, _) in table.iter().filter(|(key, _)| !allowed.contains(&key.get_ref().as_ref())) {
            let refusal = Refusal::new(ledger::MAPPING_UNKNOWN)
                .with("input", clip(key.get_ref()))
                .with("place", clip(place))
                .with("allowed", allowed.join(", "))
                .with("hint", hint(&nearest(key.get_ref(), allowed.iter().copied(), MOST_NEAR)));
            self.add(key.span().start, refusal);
        }
    }
}

/// Reads the mapping; all its faults are joined into one refusal.
pub(crate) fn parse(text: &str) -> Result<Mapping, Refusal> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut faults = Faults::new(text);
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        faults.add(at, Refusal::new(ledger::MAPPING_SYNTAX).with("detail", clip(error.message())));
    }
    // What a broken text still seems to say is not judged.
    let mapping = if faults.found.is_empty() { read_root(root.get_ref(), &mut faults) } else { None };
    faults.found.sort_by_key(|(line, _)| *line);
    match (Refusal::join(faults.found.into_iter().map(|(_, refusal)| refusal)), mapping) {
        (None, Some(mapping)) => Ok(mapping),
        (Some(refusal), _) => Err(refusal),
        (None, None) => Err(missing("[ledger]", "name").with("line", 1)),
    }
}

fn read_root(root: &DeTable<'_>, faults: &mut Faults) -> Option<Mapping> {
    faults.unknown("the file", TABLES, root);
    let mut mapping = match table(root, "ledger", faults) {
        Some((at, settings)) => read_settings(at, settings, faults),
        None => {
            faults.add(0, missing("the file", "[ledger]"));
            None
        }
    };
    let unit = table(root, "ledger", &mut Faults::new("")).and_then(|(_, settings)| settings.get("unit"));
    let unit = unit.and_then(|unit| unit.get_ref().as_str()).map(str::to_owned);
    let mut reader =
        Reader { unit, currency: mapping.as_ref().and_then(|m| m.currency.clone()), seen: BTreeMap::new() };
    let constants = table(root, "constants", faults).map(|(_, constants)| reader.constants(constants, faults));
    let columns = match table(root, "columns", faults) {
        Some((at, columns)) if columns.is_empty() => {
            faults.add(at, missing("[columns]", "\"…\" = \"…\""));
            Vec::new()
        }
        Some((_, columns)) => reader.columns(columns, faults),
        None => {
            faults.add(0, missing("the file", "[columns]"));
            Vec::new()
        }
    };
    if let Some(mapping) = &mut mapping {
        mapping.constants = constants.unwrap_or_default();
        mapping.columns = columns;
    }
    mapping
}

fn missing(place: &str, name: &str) -> Refusal {
    Refusal::new(ledger::MAPPING_MISSING).with("place", clip(place)).with("name", name)
}

/// A table of the file and where it begins.
fn table<'t, 'i>(root: &'t DeTable<'i>, name: &'static str, faults: &mut Faults) -> Option<(usize, &'t DeTable<'i>)> {
    let value = root.get(name)?;
    match value.get_ref() {
        DeValue::Table(table) => Some((value.span().start, table)),
        _ => {
            faults.wrong_type(name, &format!("[{name}]"), value);
            None
        }
    }
}

fn read_settings(at: usize, settings: &DeTable<'_>, faults: &mut Faults) -> Option<Mapping> {
    faults.unknown("[ledger]", SETTINGS, settings);
    let mut needed = |name: &'static str| match settings.get(name) {
        Some(value) => text(name, value, faults),
        None => {
            faults.add(at, missing("[ledger]", name));
            None
        }
    };
    let (name, key) = (needed("name"), needed("key"));
    let mut optional = |name: &'static str| settings.get(name).and_then(|value| text(name, value, faults));
    let (currency, source, reported_on) = (optional("currency"), optional("source"), optional("reported_on"));
    optional("unit");
    let encoding = match settings.get("encoding") {
        None => Some(encoding_rs::UTF_8),
        Some(value) => text("encoding", value, faults).and_then(|name| {
            let encoding = decode::encoding_of(&name);
            if encoding.is_none() {
                faults.add(value.span().start, Refusal::new(ledger::UNKNOWN_ENCODING).with("input", clip(&name)));
            }
            encoding
        }),
    };
    let delimiter = match settings.get("delimiter") {
        None => Some(','),
        Some(value) => {
            let mut letters = value.get_ref().as_str().unwrap_or_default().chars();
            let one = letters.next().filter(|c| c.is_ascii() && !matches!(c, '"' | '\n' | '\r' | '\0'));
            let one = one.filter(|_| letters.next().is_none());
            if one.is_none() {
                faults.wrong_type("delimiter", "\",\" \";\" \"|\" \"\\t\"", value);
            }
            one
        }
    };
    let header = match settings.get("header") {
        None => Some(1),
        Some(value) => count(value, u64::from(u32::MAX)).or_else(|| {
            faults.wrong_type("header", "1, 2, 3 …", value);
            None
        }),
    };
    let order = settings.get("order").and_then(|value| word("order", value, faults));
    let serial = settings.get("serial").and_then(|value| word("serial", value, faults));
    let mut skip_empty = words("skip_empty", settings, faults)
        .unwrap_or_else(|| SKIP_EMPTY.iter().map(|word| (*word).to_owned()).collect());
    if !skip_empty.iter().any(String::is_empty) {
        skip_empty.push(String::new());
    }
    let skip_keys = words("skip_keys", settings, faults).unwrap_or_default();
    Some(Mapping {
        name: name?,
        key: key?,
        delimiter: delimiter?,
        header: header?,
        currency,
        order,
        serial,
        source,
        reported_on,
        skip_empty,
        skip_keys,
        encoding: encoding?,
        columns: Vec::new(),
        constants: Vec::new(),
    })
}

/// Reads what columns and constants fill.
struct Reader {
    unit: Option<String>,
    currency: Option<String>,
    /// The line that fills a target already.
    seen: BTreeMap<String, u64>,
}

impl Reader {
    fn constants(&mut self, table: &DeTable<'_>, faults: &mut Faults) -> Vec<(Arc<Target>, String)> {
        let mut found = Vec::new();
        for (key, value) in in_order(table) {
            let place = format!("[constants].{:?}", clip(key.get_ref()));
            let field = read_field(key.get_ref(), key.span().start, faults);
            let (content, options) = match value.get_ref() {
                DeValue::Table(options) => {
                    let allowed: Vec<&str> = std::iter::once("value").chain(OPTIONS.iter().copied()).collect();
                    faults.unknown(&place, &allowed, options);
                    if options.get("value").is_none() {
                        faults.add(value.span().start, missing(&place, "value"));
                    }
                    (options.get("value"), Some(options))
                }
                _ => (Some(value), None),
            };
            let content = content.and_then(|content| text("value", content, faults));
            if let Some(field) = field
                && let Some(target) = self.target(None, field, options, value.span().start, faults)
                && let Some(content) = content
            {
                let text = in_unit(&content, &target).unwrap_or(content);
                found.push((target, text));
            }
        }
        found
    }

    fn columns(&mut self, table: &DeTable<'_>, faults: &mut Faults) -> Vec<Column> {
        let mut names: BTreeMap<String, u64> = BTreeMap::new();
        let mut found = Vec::new();
        for (key, value) in in_order(table) {
            let name = key.get_ref().trim().to_owned();
            let line = faults.line(key.span().start);
            if let Some(other) = names.insert(fold(&name), line) {
                let refusal = Refusal::new(ledger::DOUBLED_NAME).with("input", clip(&name)).with("other", other);
                faults.add(key.span().start, refusal);
            }
            let mut column = Column { name, targets: Vec::new(), optional: false };
            match value.get_ref() {
                DeValue::Array(values) if !values.is_empty() => {
                    for value in values.iter() {
                        self.column(&mut column, value, faults);
                    }
                }
                _ => self.column(&mut column, value, faults),
            }
            found.push(column);
        }
        found
    }

    /// One field of a column: its text, or a table with options.
    fn column(&mut self, column: &mut Column, value: &Value<'_>, faults: &mut Faults) {
        let at = value.span().start;
        let (name, options) = match value.get_ref() {
            DeValue::String(name) => (name.as_ref(), None),
            DeValue::Table(options) => {
                let place = format!("[columns].{:?}", clip(&column.name));
                let allowed: Vec<&str> = ["field", "ignore", "optional"].iter().chain(OPTIONS).copied().collect();
                faults.unknown(&place, &allowed, options);
                let ignored = flag("ignore", options, faults);
                column.optional |= ignored || flag("optional", options, faults);
                match options.get("field") {
                    None if ignored => {
                        for name in OPTIONS.iter().filter(|name| options.contains_key(**name)) {
                            let refusal = Refusal::new(ledger::OPTION_MISFIT).with("name", name);
                            faults.add(at, refusal.with("field", "ignore = true").at(place.as_str()));
                        }
                        return;
                    }
                    None => {
                        faults.add(at, missing(&place, "field"));
                        return;
                    }
                    Some(field) if ignored => {
                        let refusal = Refusal::new(ledger::OPTION_MISFIT).with("name", "ignore");
                        let name = clip(field.get_ref().as_str().unwrap_or_default());
                        faults.add(at, refusal.with("field", name).at(place));
                        return;
                    }
                    Some(field) => match field.get_ref() {
                        DeValue::String(name) => (name.as_ref(), Some(options)),
                        _ => {
                            faults.wrong_type("field", "\"project.name\"", field);
                            return;
                        }
                    },
                }
            }
            _ => {
                faults.wrong_type("field", "\"project.name\", { field = \"project.name\" }, { ignore = true }", value);
                return;
            }
        };
        if let Some(field) = read_field(name, at, faults)
            && let Some(target) = self.target(Some(&column.name), field, options, at, faults)
        {
            column.targets.push(target);
        }
    }

    fn target(
        &mut self,
        column: Option<&str>,
        field: Field,
        options: Option<&DeTable<'_>>,
        at: usize,
        faults: &mut Faults,
    ) -> Option<Arc<Target>> {
        let before = faults.found.len();
        let mut options = options.map(|table| read_options(table, &field, at, faults)).unwrap_or_default();
        let needs = |name: &'static str, expected: &str| {
            Refusal::new(ledger::OPTION_MISSING).with("field", &field).with("name", name).with("expected", expected)
        };
        match &field {
            Field::Measure(_) if options.kind.is_none() => {
                faults.add(at, needs("kind", &choices::<crate::target::MeasureKind>()));
            }
            Field::Money(_) if options.basis.is_none() => faults.add(at, needs("basis", &choices::<Basis>())),
            Field::Money(_) if options.basis == Some(Basis::Increment) && options.period.is_none() => {
                faults.add(at, needs("period", "\"2020-11\", \"2020Q4\", \"2020\""));
            }
            _ => {}
        }
        if field.reading() == Reading::Amount {
            options.unit = options.unit.or_else(|| self.unit.clone());
            options.currency = options.currency.or_else(|| self.currency.clone());
        }
        if let (Some(column), Some(unit)) = (column, &options.unit)
            && contradicts(column, unit)
        {
            let refusal = Refusal::new(ledger::UNIT_CONTRADICTION).with("input", clip(column)).with("unit", clip(unit));
            faults.add(at, refusal);
        }
        let target = Target { column: column.map(str::to_owned), field, options };
        if !target.field.is_repeatable() {
            let line = faults.line(at);
            if let Some(other) = self.seen.insert(target.to_string(), line) {
                let refusal = Refusal::new(ledger::DOUBLED_FIELD).with("field", clip(&target.to_string()));
                faults.add(at, refusal.with("other", other));
            }
        }
        (faults.found.len() == before).then(|| Arc::new(target))
    }
}

/// The text with the unit of its column, where it is a bare amount or area.
pub(crate) fn in_unit(text: &str, target: &Target) -> Option<String> {
    let unit = target.options.unit.as_deref()?;
    matches!(target.field.reading(), Reading::Amount | Reading::Area)
        .then(|| crate::bare_number::with_unit(text, unit))
        .flatten()
}

fn read_field(name: &str, at: usize, faults: &mut Faults) -> Option<Field> {
    let field = Field::parse(name);
    if field.is_none() {
        let forms = Field::all_forms();
        let group = name.split_once('.').map_or(name, |(group, _)| group);
        let (of_group, others): (Vec<&str>, Vec<&str>) =
            forms.iter().copied().partition(|form| form.split('.').next() == Some(group));
        // Those of its group, and which groups there are beside it: milestones are no fields of a project.
        let group_of = |form: &&str| form.split_once('.').map_or((*form).to_owned(), |(group, _)| format!("{group}.…"));
        let mut groups: Vec<String> = others.iter().map(group_of).collect();
        groups.sort();
        groups.dedup();
        let allowed = match of_group.is_empty() {
            true => forms.join(", "),
            false => of_group.into_iter().map(str::to_owned).chain(groups).collect::<Vec<_>>().join(", "),
        };
        let refusal = Refusal::new(ledger::UNKNOWN_FIELD)
            .with("input", clip(name))
            .with("allowed", allowed)
            .with("hint", hint(&nearest(name, forms, MOST_NEAR)));
        faults.add(at, refusal);
    }
    field
}

fn read_options(table: &DeTable<'_>, field: &Field, at: usize, faults: &mut Faults) -> Options {
    for name in OPTIONS.iter().filter(|name| table.contains_key(**name) && !fits(name, field)) {
        let refusal = Refusal::new(ledger::OPTION_MISFIT).with("name", name).with("field", clip(&field.to_string()));
        faults.add(at, refusal);
    }
    let mut optional = |name: &'static str| table.get(name).and_then(|value| text(name, value, faults));
    let (period, at_milestone, unit) = (optional("period"), optional("at"), optional("unit"));
    let (currency, source) = (optional("currency"), optional("source"));
    let phase = table.get("phase").and_then(|value| {
        let phase = count(value, 99).and_then(|phase| u32::try_from(phase).ok());
        if phase.is_none() {
            faults.wrong_type("phase", "1 … 99", value);
        }
        phase
    });
    Options {
        phase,
        planned: flag("planned", table, faults),
        period,
        basis: table.get("basis").and_then(|value| word("basis", value, faults)),
        kind: table.get("kind").and_then(|value| word("kind", value, faults)),
        at: at_milestone,
        unit,
        currency,
        source,
    }
}

/// Whether the name of the column gives a unit in brackets, and another one.
fn contradicts(column: &str, unit: &str) -> bool {
    let name: String = column.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
    let inside = name.rsplit_once('(').and_then(|(_, inside)| inside.split_once(')')).map(|(inside, _)| inside);
    let Some(inside) = inside.map(|inside| inside.trim_start_matches("单位").trim_start_matches([':', '：'])) else {
        return false;
    };
    let plain = |unit: &str| unit.replace("人民币", "");
    UNITS.contains(&plain(inside).as_str()) && plain(inside) != plain(unit.trim())
}

/// Settings in the order in which they stand in the text.
fn in_order<'t, 'i>(table: &'t DeTable<'i>) -> Vec<(&'t Spanned<std::borrow::Cow<'i, str>>, &'t Value<'i>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// A text that is not empty. Whole numbers, dates and booleans stand for their text; numbers
/// with a point do not, so that no amount is ever a binary float.
fn text(name: &'static str, value: &Value<'_>, faults: &mut Faults) -> Option<String> {
    let found = match value.get_ref() {
        DeValue::String(text) => text.trim().to_owned(),
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        _ => String::new(),
    };
    if found.is_empty() {
        faults.wrong_type(name, "\"…\"", value);
        return None;
    }
    Some(found)
}

fn flag(name: &'static str, table: &DeTable<'_>, faults: &mut Faults) -> bool {
    let Some(value) = table.get(name) else { return false };
    let flag = value.get_ref().as_bool();
    if flag.is_none() {
        faults.wrong_type(name, "true, false", value);
    }
    flag.unwrap_or_default()
}

/// A whole number from 1 to `most`.
fn count(value: &Value<'_>, most: u64) -> Option<u64> {
    let number = value.get_ref().as_integer()?;
    let count = u64::from_str_radix(number.as_str(), number.radix()).ok()?;
    (1..=most).contains(&count).then_some(count)
}

fn word<W: Word>(name: &'static str, value: &Value<'_>, faults: &mut Faults) -> Option<W> {
    let text = value.get_ref().as_str().unwrap_or_default();
    let found = W::ALL.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
    if found.is_none() {
        faults.wrong_type(name, &choices::<W>(), value);
    }
    found
}

fn choices<W: Word>() -> String {
    W::ALL.iter().map(|(word, _)| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}

fn words(name: &'static str, table: &DeTable<'_>, faults: &mut Faults) -> Option<Vec<String>> {
    let value = table.get(name)?;
    let DeValue::Array(values) = value.get_ref() else {
        faults.wrong_type(name, "[\"…\", \"…\"]", value);
        return None;
    };
    let mut found = Vec::new();
    for value in values.iter() {
        match value.get_ref() {
            DeValue::String(text) => found.push(text.trim().to_owned()),
            _ => faults.wrong_type(name, "[\"…\", \"…\"]", value),
        }
    }
    Some(found)
}

/// A value as it is named in a refusal.
fn describe(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => clip(text),
        DeValue::Integer(number) => clip(number.as_str()),
        DeValue::Float(number) => clip(number.as_str()),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(_) => "[…]".to_owned(),
        DeValue::Table(_) => "{…}".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_in_a_column_name_is_held_against_the_given_one() {
        assert!(contradicts("总投资（万元）", "亿元"));
        assert!(contradicts("总投资(单位：万元)", "亿元"));
        assert!(!contradicts("总投资（万元）", "万元"));
        assert!(!contradicts("总投资（万元人民币）", "万元"));
        assert!(!contradicts("总投资（含土地）", "亿元"));
        assert!(!contradicts("总投资", "亿元"));
    }
}
