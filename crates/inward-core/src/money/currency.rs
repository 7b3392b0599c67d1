//! [`Currency`]: a currency of ISO 4217.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use iso_currency::Currency as Iso;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::numeral::quote;
use crate::refusal::Refusal;
use crate::text::refusals;

/// A currency of ISO 4217, known by its code of three letters.
///
/// ```
/// use inward_core::money::Currency;
/// assert_eq!(Currency::parse("CNY")?, Currency::CNY);
/// assert_eq!(Currency::CNY.code(), "CNY");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Currency(Iso);

impl Currency {
    /// 人民币元, the renminbi yuan.
    pub const CNY: Self = Self(Iso::CNY);
    /// 美元, the dollar of the United States.
    pub const USD: Self = Self(Iso::USD);
    /// 欧元, the euro.
    pub const EUR: Self = Self(Iso::EUR);
    /// 港元, the dollar of Hong Kong.
    pub const HKD: Self = Self(Iso::HKD);
    /// 日元, the yen.
    pub const JPY: Self = Self(Iso::JPY);

    /// The currency of this code, in capitals.
    ///
    /// # Errors
    /// `money.unknown-currency`; also for the codes of tests (XTS) and of no currency (XXX).
    pub fn parse(code: &str) -> Result<Self, Refusal> {
        Self::of_code(code).ok_or_else(|| Refusal::new(refusals::money::UNKNOWN_CURRENCY).with("input", quote(code)))
    }

    pub(crate) fn of_code(code: &str) -> Option<Self> {
        if matches!(code, "XXX" | "XTS") { None } else { Iso::from_code(code).map(Self) }
    }

    /// The code of three letters.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }
}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Currency {
    /// In the order of the codes.
    fn cmp(&self, other: &Self) -> Ordering {
        self.code().cmp(other.code())
    }
}

impl Hash for Currency {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code().hash(state);
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Currency {
    type Err = Refusal;

    fn from_str(code: &str) -> Result<Self, Refusal> {
        Self::parse(code)
    }
}

impl TryFrom<&str> for Currency {
    type Error = Refusal;

    fn try_from(code: &str) -> Result<Self, Refusal> {
        Self::parse(code)
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::parse(&code).map_err(serde::de::Error::custom)
    }
}
