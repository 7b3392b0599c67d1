//! Amounts in 亿, the unit in which investments are spoken of, and in 万 and in full below.

use crate::exact::Exact;

use super::{Currency, PLACES};

/// `25.3亿` of so many ten-thousandths, exact to the last decimal.
pub(super) fn figure(units: i128) -> String {
    format!("{}亿", Exact::whole(units).divided_by_power(PLACES.saturating_add(8)))
}

/// `500万` of so many ten-thousandths.
pub(super) fn figure_in_wan(units: i128) -> String {
    format!("{}万", Exact::whole(units).divided_by_power(PLACES.saturating_add(4)))
}

/// `8000` of so many ten-thousandths.
pub(super) fn figure_in_full(units: i128) -> String {
    Exact::whole(units).divided_by_power(PLACES).to_string()
}

/// The code after the figure; the yuan goes without.
pub(super) fn suffix(currency: Currency) -> String {
    if currency == Currency::CNY { String::new() } else { format!(" {currency}") }
}
