//! In which form and unit a table gives its amounts.

use inward_core::refusal::Refusal;
use inward_core::text::refusals;

/// In which form a table gives its amounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AmountForm {
    /// As exact decimals.
    #[default]
    Decimal,
    /// As the nearest floating-point numbers, for charts and models; they do not add up to the cent.
    Float,
}

impl AmountForm {
    /// The form of that name: `decimal` or `float`.
    ///
    /// # Errors
    /// `table.unknown-amounts`.
    pub fn parse(name: &str) -> Result<Self, Refusal> {
        match name {
            "decimal" => Ok(Self::Decimal),
            "float" => Ok(Self::Float),
            _ => Err(Refusal::new(refusals::table::UNKNOWN_AMOUNTS).with("input", name).at("amounts")),
        }
    }
}

/// In which unit a table gives its amounts, of whatever currency: `亿元` are 10⁸ of the currency's unit.
///
/// ```
/// use inward_analysis::AmountUnit;
///
/// assert_eq!(AmountUnit::parse("亿元")?.power_of_ten(), 8);
/// assert_eq!(AmountUnit::parse("million")?.power_of_ten(), 6);
/// assert_eq!(AmountUnit::parse("打").unwrap_err().code.as_str(), "table.unknown-unit");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct AmountUnit(u8);

/// Every name of a unit, with its power of ten; `元` may be left out.
const UNITS: [(&str, u8); 9] = [
    ("元", 0),
    ("千元", 3),
    ("万元", 4),
    ("百万元", 6),
    ("千万元", 7),
    ("亿元", 8),
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
];

impl AmountUnit {
    /// The currency's own unit.
    pub const ONE: Self = Self(0);

    /// The unit of that name: `元`, `千元`, `万元`, `百万元`, `千万元`, `亿元`, also without `元`, or
    /// `thousand`, `million`, `billion`.
    ///
    /// # Errors
    /// `table.unknown-unit`.
    pub fn parse(name: &str) -> Result<Self, Refusal> {
        let fits = |unit: &str| unit == name || (!name.is_empty() && unit.strip_suffix('元') == Some(name));
        let found = UNITS.iter().find(|(unit, _)| fits(unit));
        found.map(|(_, power)| Self(*power)).ok_or_else(|| {
            let near: Vec<&str> = UNITS.iter().map(|(unit, _)| *unit).collect();
            Refusal::new(refusals::table::UNKNOWN_UNIT).with("input", name).with("near", near.join(", ")).at("unit")
        })
    }

    /// How many noughts it has.
    #[must_use]
    pub const fn power_of_ten(self) -> u8 {
        self.0
    }
}
