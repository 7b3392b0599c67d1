//! The rows that rates are counted over, as `inward.KpiRow` has them.

use inward::analysis::rates::{Entry, Row, Standing};
use inward::core::money::Qualifier;
use inward::core::qualified::Qualified;
use pyo3::prelude::*;

use crate::errors::Answer;
use crate::given;

/// A figure with its unit: money, a measured figure, or a number as it is written.
pub fn figure(given: &Bound<'_, PyAny>, path: &str) -> Answer<(Qualified, Option<String>)> {
    if given::is_money(given) {
        let amount = given::amount(given, path, None)?;
        let max = amount.max().map(|max| max.amount()).filter(|_| amount.qualifier() == Qualifier::Range);
        let figure = Qualified::new(amount.money().amount(), amount.qualifier(), max)?;
        return Ok((figure, Some(amount.currency().to_string())));
    }
    let unit = given.cast::<crate::figures::Measured>().ok();
    let unit = unit.and_then(|measured| measured.get().0.unit().map(str::to_owned));
    Ok((given::qualified(given, path)?, unit))
}

/// Reads a row of `inward.rates`.
fn row(given: &Bound<'_, PyAny>, path: &str) -> Answer<Row> {
    let field = |name: &str| -> Answer<Bound<'_, PyAny>> {
        given.getattr(name).map_err(|_| given::wrong_type(given, path, "a KpiRow").into())
    };
    let text = |given: &Bound<'_, PyAny>, path: &str| -> Answer<String> {
        Ok(given.extract().map_err(|_| given::wrong_type(given, path, "text"))?)
    };
    let when = |given: Bound<'_, PyAny>, path: String| {
        if given.is_none() { Ok(None) } else { given::when(&given, &path).map(Some) }
    };
    let mut row = Row::new(&text(&field("id")?, &format!("{path}.id"))?);
    for item in field("dates")?.call_method0("items")?.try_iter()? {
        let (name, on): (String, Bound<'_, PyAny>) = item?.extract()?;
        let at = format!("{path}.dates.{name}");
        row.dates.extend(when(on, at)?.map(|on| (name, on)));
    }
    for (index, entry) in field("entries")?.try_iter()?.enumerate() {
        let (entry, at) = (entry?, format!("{path}.entries[{index}]"));
        let (figure, unit) = figure(&entry.getattr("figure")?, &format!("{at}.figure"))?;
        let value = text(&entry.getattr("value")?, &format!("{at}.value"))?;
        row.entries.push(Entry { value, figure, unit, on: when(entry.getattr("on")?, format!("{at}.on"))? });
    }
    for (index, standing) in field("standings")?.try_iter()?.enumerate() {
        let (standing, at) = (standing?, format!("{path}.standings[{index}]"));
        row.standings.push(Standing {
            is: text(&standing.getattr("standing")?, &format!("{at}.standing"))?,
            since: given::when(&standing.getattr("since")?, &format!("{at}.since"))?,
            until: when(standing.getattr("until")?, format!("{at}.until"))?,
        });
    }
    for item in field("attributes")?.call_method0("items")?.try_iter()? {
        let (name, value): (String, Bound<'_, PyAny>) = item?.extract()?;
        let value = text(&value, &format!("{path}.attributes.{name}"))?;
        row.attributes.insert(name, value);
    }
    Ok(row)
}

/// Reads the rows that a rate is counted over.
pub fn rows(given: &Bound<'_, PyAny>) -> Answer<Vec<Row>> {
    given.try_iter()?.enumerate().map(|(index, each)| row(&each?, &format!("rows[{index}]"))).collect()
}
