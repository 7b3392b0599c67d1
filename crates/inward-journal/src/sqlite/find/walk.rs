//! Walking a list in its order, by the index that has it. Investments lie leg by leg there: the legs that
//! may have what is wanted are merged. Those that began in a range of days are walked by the hundred days
//! in which they began, where their latest days are asked for in order. Other kinds have no legs. Rows with
//! a value come first, then those without: two walks, so that a deep page costs no more than the first.
//! Amounts are walked a currency at a time.

use std::cmp::Ordering;

use inward_core::filter::{Cursor, Filter, Page, SortBy};
use inward_core::id::Kind;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use uuid::Uuid;

use crate::error::Error;
use crate::sqlite::columns::day_number;
use crate::sqlite::fault::plain;
use crate::sqlite::leg::Leg;

use super::begun::{self, BY_BEGUN};
use super::conditions::{Where, on_columns};
use super::legs::{Legs, legs};
use super::merge::{Among, Merge, Part};
use super::{BY_LEG, BY_UNIT, Bounds, WHERE_THEY_LIE, Wanted};

/// An index that has rows in the order of a column.
#[derive(Clone, Copy)]
struct Order {
    index: &'static str,
    column: &'static str,
    /// Which rows it has, in the words of its own definition.
    of: &'static str,
}

impl Order {
    /// All that it has, in its order.
    fn part(self) -> Part {
        let mut common = Where::default();
        common.and(self.of, []);
        Part { column: Some(self.column), common, ..Part::of(self.index) }
    }
}

const BY_LAST: Order = Order { index: "INDEXED BY investment_by_last", column: "l.last", of: "l.kind = 'inv'" };

const BY_AMOUNT: Order = Order { index: "INDEXED BY investment_by_amount", column: "l.amount", of: "l.kind = 'inv'" };

const BY_DUE: Order = Order { index: "INDEXED BY listing_by_due", column: "l.due", of: "l.due IS NOT NULL" };

const OTHER_BY_STAGE: Order =
    Order { index: "INDEXED BY other_by_stage", column: "l.stage", of: "l.kind <> 'inv' AND l.stage IS NOT NULL" };

const OTHER_BY_LAST: Order =
    Order { index: "INDEXED BY other_by_last", column: "l.last", of: "l.kind <> 'inv' AND l.last IS NOT NULL" };

const OTHER_BY_AMOUNT: Order =
    Order { index: "INDEXED BY other_by_amount", column: "l.amount", of: "l.kind <> 'inv' AND l.amount IS NOT NULL" };

/// The ids of a page; none where too many rows would have to be looked up for it.
pub fn page(
    connection: &Connection,
    wanted: &Wanted<'_>,
    page: &Page,
    bounds: Bounds,
) -> Result<Option<Vec<Uuid>>, Error> {
    let hundreds = if page.sort.by == SortBy::Last { begun::hundreds(connection, wanted)? } else { None };
    let Some(hundreds) = hundreds else { return in_order(connection, wanted, page, bounds) };
    let legs = legs(connection, wanted)?;
    // What the legs tell is soonest found by them, whenever it began.
    if legs.leave_some_out
        && let Some(found) = in_order(connection, wanted, page, bounds)?
    {
        return Ok(Some(found));
    }
    let mut walk = Walk { connection, wanted, page, merge: Merge::of(connection, wanted, page, bounds) };
    walk.begun(&hundreds, &legs)?;
    Ok(walk.merge.finish())
}

/// The same, without regard to when anything began.
pub fn in_order(
    connection: &Connection,
    wanted: &Wanted<'_>,
    page: &Page,
    bounds: Bounds,
) -> Result<Option<Vec<Uuid>>, Error> {
    let mut walk = Walk { connection, wanted, page, merge: Merge::of(connection, wanted, page, bounds) };
    walk.all()?;
    Ok(walk.merge.finish())
}

struct Walk<'a> {
    connection: &'a Connection,
    wanted: &'a Wanted<'a>,
    page: &'a Page,
    merge: Merge<'a>,
}

impl Walk<'_> {
    fn all(&mut self) -> Result<(), Error> {
        let filter = self.wanted.filter;
        match self.page.sort.by {
            SortBy::Id => self.by_id(),
            // Of those none is due itself.
            SortBy::Due if self.is_of_legs() => self.by_id(),
            SortBy::Stage => self.by_stage(),
            SortBy::Last => {
                let bounds = (filter.last_from.map(day_number), filter.last_to.map(day_number));
                let order = if self.is_of_legs() { BY_LAST } else { OTHER_BY_LAST };
                let legs = self.chosen_legs()?;
                self.along(order, bounds, legs.as_deref())
            }
            SortBy::Due => {
                let bounds = (filter.due_from.map(day_number), filter.due_to.map(day_number));
                let rest = self.beyond_bounds(filter.clone());
                self.merge.ask(rest, false);
                self.along(BY_DUE, bounds, None)
            }
            SortBy::Amount => {
                let bounds = (filter.amount_from, filter.amount_to);
                let legs = self.chosen_legs()?;
                if self.has_value_to_come() {
                    self.currencies(bounds, legs.as_deref())?;
                }
                match &legs {
                    _ if bounds != (None, None) || filter.currency.is_some() => Ok(()),
                    // What has no amount has no currency: said so that the index by amount serves.
                    Some(legs) => self.without("l.currency IS NULL AND l.amount IS NULL", BY_AMOUNT.index, Some(legs)),
                    None => self.without("l.amount IS NULL", WHERE_THEY_LIE, None),
                }
            }
        }
    }

    /// Along the days of a column: those within bounds, then those without a day, if there are no bounds.
    fn along(&mut self, order: Order, bounds: (Option<i64>, Option<i64>), legs: Option<&[Leg]>) -> Result<(), Error> {
        if self.has_value_to_come() {
            let part = Part { bounds, after: self.page.after, ..order.part() };
            self.walk(&part, legs)?;
        }
        // What has no day lies within no bounds.
        if bounds != (None, None) {
            return Ok(());
        }
        let index = if legs.is_some() { order.index } else { WHERE_THEY_LIE };
        self.without(&format!("{} IS NULL", order.column), index, legs)
    }

    /// Investments lie by legs in their indexes.
    fn is_of_legs(&self) -> bool {
        self.wanted.kind == Kind::Investment
    }

    fn walk(&mut self, part: &Part, legs: Option<&[Leg]>) -> Result<(), Error> {
        match legs {
            Some(legs) => self.merge.legs(part, legs),
            None => self.merge.whole(part),
        }
    }

    /// Those that began in a range of days, by their latest days.
    fn begun(&mut self, hundreds: &[i64], legs: &Legs) -> Result<(), Error> {
        let filter = self.wanted.filter;
        let bounds = (filter.last_from.map(day_number), filter.last_to.map(day_number));
        let mut common = begun::range(filter);
        if legs.leave_some_out {
            common.also(&begun::of_legs(&legs.chosen));
        }
        let rest = Filter { first_from: None, first_to: None, last_from: None, last_to: None, ..Leg::rest(filter) };
        self.merge.ask(on_columns(&rest), false);
        let ways = |walk: &Self, part: &Part| -> Vec<_> {
            hundreds.iter().map(|hundred| walk.merge.way(part, Among::Begun(*hundred), 0)).collect()
        };
        if self.has_value_to_come() {
            let part = Part {
                column: Some("l.last"),
                common: common.clone(),
                bounds,
                after: self.page.after,
                ..Part::of(BY_BEGUN)
            };
            self.merge.ways(&part, ways(self, &part))?;
        }
        if bounds == (None, None) {
            common.and("l.last IS NULL", []);
            let after = self.page.after.filter(|cursor| cursor.value.is_none());
            let part = Part { common, after, ..Part::of(BY_BEGUN) };
            self.merge.ways(&part, ways(self, &part))?;
        }
        Ok(())
    }

    /// Whether any row with a value comes after the cursor.
    fn has_value_to_come(&self) -> bool {
        self.page.after.is_none_or(|cursor| cursor.value.is_some())
    }

    /// The legs to walk; none of what is no investment. Of their rows only that is asked from then on which
    /// neither the legs nor the bounds of an order tell.
    fn chosen_legs(&mut self) -> Result<Option<Vec<Leg>>, Error> {
        if self.is_of_legs() {
            let legs = legs(self.connection, self.wanted)?;
            return Ok(Some(self.chosen(legs)));
        }
        let rest = self.beyond_bounds(self.wanted.filter.clone());
        self.merge.ask(rest, false);
        Ok(None)
    }

    fn chosen(&mut self, legs: Legs) -> Vec<Leg> {
        let filter = self.wanted.filter;
        let only_in_doubt = self.beyond_bounds(Leg::rest_beyond_doubt(filter)).is_empty();
        let rest = self.beyond_bounds(Leg::rest(filter));
        self.merge.ask(rest, only_in_doubt);
        legs.chosen
    }

    /// What a filter asks that the bounds of an order do not tell.
    fn beyond_bounds(&self, mut rest: Filter) -> Where {
        match self.page.sort.by {
            SortBy::Last => (rest.last_from, rest.last_to) = (None, None),
            SortBy::Due if !self.is_of_legs() => (rest.due_from, rest.due_to) = (None, None),
            SortBy::Amount => (rest.amount_from, rest.amount_to, rest.currency) = (None, None, None),
            SortBy::Id | SortBy::Stage | SortBy::Due => {}
        }
        on_columns(&rest)
    }

    /// In the order of ids the rows lie anyway; by legs they are walked where some can be left out.
    fn by_id(&mut self) -> Result<(), Error> {
        let after = self.page.after;
        if let Some(unit) = self.wanted.filter.unit {
            let mut common = Where::default();
            common.and("l.unit = ?", [Value::Blob(unit.uuid().as_bytes().to_vec())]);
            self.merge.ask(on_columns(&Filter { unit: None, ..self.wanted.filter.clone() }), false);
            return self.merge.whole(&Part { common, after, ..Part::of(BY_UNIT) });
        }
        if self.wanted.kind == Kind::Investment {
            let legs = legs(self.connection, self.wanted)?;
            let leave_some_out = legs.leave_some_out;
            let chosen = self.chosen(legs);
            if leave_some_out {
                return self.merge.legs(&Part { after, ..Part::of(BY_LEG) }, &chosen);
            }
        }
        self.merge.whole(&Part { after, ..Part::of(WHERE_THEY_LIE) })
    }

    fn by_stage(&mut self) -> Result<(), Error> {
        let Some(legs) = self.chosen_legs()? else { return self.along(OTHER_BY_STAGE, (None, None), None) };
        let (with, without): (Vec<Leg>, Vec<Leg>) = legs.iter().copied().partition(|leg| leg.stage.is_some());
        let cursor = self.page.after;
        if self.has_value_to_come() {
            let reached = cursor.and_then(|cursor| cursor.value);
            let mut ways = Vec::with_capacity(with.len());
            for leg in with {
                let stage = leg.stage.map_or(0, i64::from);
                let order = reached.map_or(Ordering::Greater, |reached| match self.page.sort.descending {
                    true => reached.cmp(&stage),
                    false => stage.cmp(&reached),
                });
                // The stage of the cursor goes on after its id, and those before it are done.
                let after = match order {
                    Ordering::Less => continue,
                    Ordering::Equal => cursor.map(|cursor| Cursor { value: None, ..cursor }),
                    Ordering::Greater => None,
                };
                ways.push(self.merge.way(&Part { after, ..Part::of(BY_LEG) }, Among::Leg(leg), stage));
            }
            self.merge.ways(&Part::of(BY_LEG), ways)?;
        }
        self.without("TRUE", BY_LEG, Some(&without))
    }

    /// The rows without a value, in the order of their ids.
    fn without(&mut self, condition: &str, index: &'static str, legs: Option<&[Leg]>) -> Result<(), Error> {
        let mut common = Where::default();
        common.and(condition, []);
        let after = self.page.after.filter(|cursor| cursor.value.is_none());
        self.walk(&Part { common, after, ..Part::of(index) }, legs)
    }

    fn currencies(&mut self, bounds: (Option<i64>, Option<i64>), legs: Option<&[Leg]>) -> Result<(), Error> {
        let order = if legs.is_some() { BY_AMOUNT } else { OTHER_BY_AMOUNT };
        let begun = self.page.after.and_then(|cursor| cursor.currency).map(|currency| currency.code());
        let wanted = self.wanted.filter.currency.map(|currency| currency.code());
        let mut next = self.currency_from(order, begun.max(wanted).unwrap_or(""), ">=")?;
        while let Some(currency) = next.filter(|_| !self.merge.is_over()) {
            if wanted.is_some_and(|wanted| wanted != currency) {
                break;
            }
            // The currencies that follow are there from their start.
            let after = self.page.after.filter(|_| begun == Some(currency.as_str()));
            let mut part = Part { bounds, after, ..order.part() };
            part.common.and("l.currency = ?", [Value::Text(currency.clone())]);
            self.walk(&part, legs)?;
            next = self.currency_from(order, &currency, ">")?;
        }
        Ok(())
    }

    /// The first currency that is `>` or `>=` this one among the rows of the kind.
    fn currency_from(&self, order: Order, code: &str, beyond: &'static str) -> Result<Option<String>, Error> {
        let mut all = self.wanted.every();
        all.also(&order.part().common);
        all.and(&format!("l.currency {beyond} ?"), [Value::Text(code.to_owned())]);
        let sql = format!("SELECT min(l.currency) FROM listing l {} WHERE {}", order.index, all.sql);
        let mut statement = self.connection.prepare_cached(&sql).map_err(plain)?;
        statement.query_row(params_from_iter(all.values), |row| row.get(0)).map_err(plain)
    }
}
