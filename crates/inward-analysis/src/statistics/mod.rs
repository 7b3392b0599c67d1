//! Statistics of plain figures that a book or anybody's table may give: who is credited with what was signed,
//! how concentrated something is. All of them are exact; what is in doubt has bounds.

mod attribution;
mod concentration;
mod span;

pub use attribution::{Attributed, Credit, CreditedTo, Credits, Touch, TouchModel, attribute};
pub use concentration::{Concentration, ShareBounds, concentration};
pub use span::{MoneySpans, Span};

use inward_core::near::nearest_or_all;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;

/// The one of these choices that has this key; `option` is what it is chosen for.
///
/// # Errors
/// `statistics.unknown-choice`, with those that are near, or else all.
pub fn chosen<T: Copy>(option: &str, key: &str, all: &[T], key_of: fn(T) -> &'static str) -> Result<T, Refusal> {
    let known = all.iter().copied().find(|choice| key_of(*choice) == key);
    known.ok_or_else(|| {
        let near = nearest_or_all(key, "", all.iter().map(|choice| key_of(*choice)));
        let refusal = Refusal::new(refusals::statistics::UNKNOWN_CHOICE).with("input", key);
        refusal.with("option", option).with("near", near).at(option.to_owned())
    })
}
