//! Which records a list keeps, from keywords.

use inward::Crm;
use inward::core::filter::Filter;
use inward::core::id::Id;
use inward::core::money::{Currency, Money};
use inward::core::person::Person;
use inward::core::refusal::Refusal;
use inward::core::text::refusals;
use inward::core::unit::Unit;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::errors::{Answer, Raised};
use crate::given::{self, Keywords};
use crate::reading::word;

/// The filter of these keywords; units and officers may be named, stages by their milestone, amounts
/// as they are written.
pub fn filter(crm: &Crm, keywords: &Keywords<'_>) -> Answer<Filter> {
    let mut filter = Filter::default();
    for (key, given) in keywords.0.iter() {
        let key: String = key.extract()?;
        if !given.is_none() {
            set(crm, &mut filter, &key, &given)?;
        }
    }
    Ok(filter)
}

fn set(crm: &Crm, filter: &mut Filter, key: &str, given: &Bound<'_, PyAny>) -> Answer<()> {
    match key {
        "investment" => filter.investment = Some(given::named(given, key)?),
        "organisation" => filter.organisation = Some(given::named(given, key)?),
        "unit" => filter.unit = Some(unit(crm, given, key)?),
        "park" => filter.park = Some(unit(crm, given, key)?),
        "officer" => filter.officer = Some(officer(crm, given, key)?),
        "industry" => filter.industry = Some(text(given, key)?),
        "region" => filter.region = Some(text(given, key)?),
        "text" => filter.text = Some(text(given, key)?),
        "nature" => {
            let nature = text(given, key)?;
            filter.nature = Some(nature.parse().map_err(|refusal: Refusal| refusal.at(key))?);
        }
        "nature_known" => filter.nature_known = Some(truth(given, key)?),
        "closed" => filter.closed = Some(truth(given, key)?),
        "standing" => filter.standing = Some(word(&text(given, key)?, key)?),
        "stage_at_least" => filter.stage_from = Some(stage(crm, given, key)?),
        "stage_at_most" => filter.stage_to = Some(stage(crm, given, key)?),
        "perhaps_stage_at_least" => filter.perhaps_stage_from = Some(stage(crm, given, key)?),
        "perhaps_stage_at_most" => filter.perhaps_stage_to = Some(stage(crm, given, key)?),
        "amount_at_least" => filter.amount_from = Some(amount(crm, filter, given, key)?),
        "amount_at_most" => filter.amount_to = Some(amount(crm, filter, given, key)?),
        "currency" => {
            let Some(currency) = given::currency(Some(&text(given, key)?))? else { return Ok(()) };
            keep_currency(filter, currency, key)?;
        }
        "active_since" => filter.last_from = Some(given::day(given, key)?),
        "quiet_since" => filter.last_to = Some(given::day(given, key)?),
        "begun_since" => filter.first_from = Some(given::day(given, key)?),
        "begun_by" => filter.first_to = Some(given::day(given, key)?),
        "due_since" => filter.due_from = Some(given::day(given, key)?),
        "due_by" => filter.due_to = Some(given::day(given, key)?),
        _ => return Err(PyTypeError::new_err(format!("there is no filter {key:?}")).into()),
    }
    Ok(())
}

fn text(given: &Bound<'_, PyAny>, path: &str) -> Answer<String> {
    match given::data(given, path)? {
        serde_json::Value::String(text) => Ok(text),
        _ => Err(given::wrong_type(given, path, "text").into()),
    }
}

fn truth(given: &Bound<'_, PyAny>, path: &str) -> Answer<bool> {
    given.extract().map_err(|_| given::wrong_type(given, path, "True or False").into())
}

/// A name that is no id; none where an id or a record was given.
fn name(given: &Bound<'_, PyAny>) -> Option<String> {
    let text = given.cast::<PyString>().ok()?.to_str().ok()?.to_owned();
    text.parse::<inward::core::id::RecordId>().is_err().then_some(text)
}

/// The unit that is meant, by its name too.
pub fn unit(crm: &Crm, given: &Bound<'_, PyAny>, path: &str) -> Answer<Id<Unit>> {
    let Some(name) = name(given) else { return given::named(given, path) };
    let found = given.py().detach(|| {
        let found = crm.unit_named(&name)?;
        let near = if found.is_some() { String::new() } else { near(crm, &name)? };
        Ok::<_, inward::Error>((found, near))
    })?;
    let unknown = || Refusal::new(refusals::unit::UNKNOWN).with("input", &name).with("near", &found.1).at(path);
    found.0.ok_or_else(|| Raised::from(unknown()))
}

fn near(crm: &Crm, name: &str) -> Result<String, inward::Error> {
    let units = crm.units().all()?;
    Ok(inward::core::near::nearest(name, units.iter().map(|unit| unit.title()), 3).join(", "))
}

/// The officer that is meant, by their name too.
pub fn officer(crm: &Crm, given: &Bound<'_, PyAny>, path: &str) -> Answer<Id<Person>> {
    let Some(name) = name(given) else { return given::named(given, path) };
    let found = given.py().detach(|| crm.person_named(&name))?;
    found.ok_or_else(|| Refusal::new(refusals::person::UNKNOWN).with("input", &name).at(path).into())
}

fn stage(crm: &Crm, given: &Bound<'_, PyAny>, path: &str) -> Answer<u16> {
    if let Ok(rank) = given.extract::<u16>() {
        return Ok(rank);
    }
    let key = text(given, path)?;
    let playbook = given.py().detach(|| crm.playbook())?;
    if let Some(milestone) = playbook.milestone(&key) {
        return Ok(milestone.rank);
    }
    let near = playbook.near(&key).iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    Err(Refusal::new(refusals::milestone::UNKNOWN).with("milestone", key).with("near", near).at(path).into())
}

/// In 1/10000 of the unit, as lists compare: only amounts of the same currency.
fn amount(crm: &Crm, filter: &mut Filter, given: &Bound<'_, PyAny>, path: &str) -> Answer<i64> {
    let currency = given.py().detach(|| crm.zone())?.currency;
    let amount = given::amount(given, path, currency)?;
    match amount.exact() {
        Some(money) => {
            keep_currency(filter, money.currency(), path)?;
            Ok(money.units())
        }
        None => Err(Refusal::new(refusals::money::NOT_EXACT).with("input", amount).at(path).into()),
    }
}

/// Unlike currencies are never compared: a filter has one.
fn keep_currency(filter: &mut Filter, currency: Currency, path: &str) -> Result<(), Refusal> {
    if let Some(other) = filter.currency {
        Money::from_units(0, other)?
            .checked_add(Money::from_units(0, currency)?)
            .map_err(|refusal| refusal.at(path))?;
    }
    filter.currency = Some(currency);
    Ok(())
}
