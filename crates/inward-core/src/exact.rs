//! Decimals of any scale while they are being read, before a type's own limits are applied.
//!
//! Whole numbers with a count of decimals: nothing here rounds, and what does not fit is said.

use std::fmt;

/// Why a text does not become a number of the wanted kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It does not follow the rules of writing numbers.
    Malformed,
    /// It has more digits before the point than anything here may have.
    TooLarge,
    /// It has more decimals than may be kept.
    TooPrecise,
}

/// The most digits before the point that are read.
const WHOLE_DIGITS: usize = 15;
/// The most decimals that are read: enough for 0.0001 written in 万亿.
const DECIMALS: usize = 22;

/// `mantissa / 10^decimals`, without trailing zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Exact {
    mantissa: i128,
    decimals: u32,
}

impl Exact {
    pub(crate) const ZERO: Self = Self::whole(0);

    pub(crate) const fn whole(value: i128) -> Self {
        Self { mantissa: value, decimals: 0 }
    }

    /// Reads digits before and after a point; both hold digits of any script's value 0 to 9.
    pub(crate) fn of_digits(
        whole: impl IntoIterator<Item = u8>,
        fraction: impl IntoIterator<Item = u8>,
    ) -> Result<Self, Fault> {
        let (mut mantissa, mut length) = (0_i128, 0_usize);
        for digit in whole {
            if mantissa != 0 || digit != 0 {
                length = length.saturating_add(1);
            }
            if length > WHOLE_DIGITS {
                return Err(Fault::TooLarge);
            }
            mantissa = push(mantissa, digit)?;
        }
        // Zeros wait until a digit follows, so that trailing ones never count.
        let (mut decimals, mut zeros) = (0_usize, 0_usize);
        for digit in fraction {
            if digit == 0 {
                zeros = zeros.saturating_add(1);
                continue;
            }
            decimals = decimals.saturating_add(zeros).saturating_add(1);
            if decimals > DECIMALS {
                return Err(Fault::TooPrecise);
            }
            for _ in 0..zeros {
                mantissa = push(mantissa, 0)?;
            }
            mantissa = push(mantissa, digit)?;
            zeros = 0;
        }
        Ok(Self { mantissa, decimals: u32::try_from(decimals).map_err(|_| Fault::TooPrecise)? })
    }

    pub(crate) const fn is_whole(self) -> bool {
        self.decimals == 0
    }

    pub(crate) const fn negated(self) -> Self {
        Self { mantissa: self.mantissa.saturating_neg(), decimals: self.decimals }
    }

    /// The value times 10 to this power.
    pub(crate) fn times_power(self, power: u32) -> Result<Self, Fault> {
        if self.decimals >= power {
            return Ok(Self { mantissa: self.mantissa, decimals: self.decimals.saturating_sub(power) });
        }
        let missing = power.saturating_sub(self.decimals);
        Ok(Self { mantissa: scale_up(self.mantissa, missing)?, decimals: 0 })
    }

    pub(crate) fn times(self, factor: i128) -> Result<Self, Fault> {
        let mantissa = self.mantissa.checked_mul(factor).ok_or(Fault::TooLarge)?;
        Ok(Self { mantissa, decimals: self.decimals }.trimmed())
    }

    /// The value over 10 to this power.
    pub(crate) fn divided_by_power(self, power: u32) -> Self {
        Self { mantissa: self.mantissa, decimals: self.decimals.saturating_add(power) }.trimmed()
    }

    pub(crate) fn plus(self, other: Self) -> Result<Self, Fault> {
        let decimals = self.decimals.max(other.decimals);
        let left = scale_up(self.mantissa, decimals.saturating_sub(self.decimals))?;
        let right = scale_up(other.mantissa, decimals.saturating_sub(other.decimals))?;
        Ok(Self { mantissa: left.checked_add(right).ok_or(Fault::TooLarge)?, decimals }.trimmed())
    }

    /// Whether the value is below 10 to this power.
    pub(crate) fn is_below_power(self, power: u32) -> bool {
        10_i128
            .checked_pow(power.saturating_add(self.decimals))
            .is_none_or(|limit| self.mantissa.saturating_abs() < limit)
    }

    /// The value counted in units of `10^-places`; more decimals than that are a fault, not rounded.
    pub(crate) fn in_units(self, places: u32) -> Result<i128, Fault> {
        if self.decimals > places {
            return Err(Fault::TooPrecise);
        }
        scale_up(self.mantissa, places.saturating_sub(self.decimals))
    }

    fn trimmed(mut self) -> Self {
        while self.decimals > 0 && self.mantissa % 10 == 0 {
            self.mantissa /= 10;
            self.decimals = self.decimals.saturating_sub(1);
        }
        self
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let digits = self.mantissa.unsigned_abs().to_string();
        let decimals = usize::try_from(self.decimals).unwrap_or(usize::MAX);
        let padded = format!("{digits:0>width$}", width = decimals.saturating_add(1));
        let (whole, fraction) = padded.split_at_checked(padded.len().saturating_sub(decimals)).unwrap_or((&padded, ""));
        let point = if fraction.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{fraction}")
    }
}

fn push(mantissa: i128, digit: u8) -> Result<i128, Fault> {
    mantissa.checked_mul(10).and_then(|value| value.checked_add(i128::from(digit))).ok_or(Fault::TooLarge)
}

fn scale_up(mantissa: i128, power: u32) -> Result<i128, Fault> {
    10_i128.checked_pow(power).and_then(|factor| mantissa.checked_mul(factor)).ok_or(Fault::TooLarge)
}

/// The digits of a decimal written with Arabic numerals: `-?digits(.digits)?` without its sign, with separators at
/// thousands only, the same one throughout.
pub(crate) fn plain(written: &[char]) -> Result<Exact, Fault> {
    let mut parts = written.split(|c| *c == '.');
    let whole = parts.next().unwrap_or_default();
    let fraction = parts.next();
    if parts.next().is_some() || fraction.is_some_and(|digits| digits.is_empty() || !digits.iter().all(is_digit)) {
        return Err(Fault::Malformed);
    }
    if let Some(separator) = whole.iter().find(|c| !is_digit(c)) {
        let mut groups = whole.split(|c| c == separator);
        let first = groups.next().unwrap_or_default();
        let leads = (1..=3).contains(&first.len()) && first.iter().all(is_digit);
        if !matches!(separator, ',' | ' ')
            || !leads
            || !groups.all(|group| group.len() == 3 && group.iter().all(is_digit))
        {
            return Err(Fault::Malformed);
        }
    }
    if whole.is_empty() {
        return Err(Fault::Malformed);
    }
    Exact::of_digits(values(whole), values(fraction.unwrap_or_default()))
}

fn values(written: &[char]) -> impl Iterator<Item = u8> {
    written.iter().filter_map(|c| c.to_digit(10)).filter_map(|digit| u8::try_from(digit).ok())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "it is passed to iterators over references")]
fn is_digit(c: &char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Exact, Fault> {
        plain(&text.chars().collect::<Vec<_>>())
    }

    #[test]
    fn separators_stand_at_thousands() {
        for good in ["1,000", "12,345,678", "1 000 000", "1,234.5"] {
            assert!(read(good).is_ok(), "{good}");
        }
        for bad in
            ["12,34", "1,0000", ",100", "1,000 000", "1000,000", "1,", "", ".", "1.", ".5", "1.2.3", "1.2,3", "1'000"]
        {
            assert_eq!(read(bad), Err(Fault::Malformed), "{bad}");
        }
    }

    #[test]
    fn limits_are_said_and_zeros_do_not_count() {
        assert_eq!(read(&format!("{}7.50{}", "0".repeat(500), "0".repeat(500))).unwrap(), read("7.5").unwrap());
        assert_eq!(read("1000000000000000"), Err(Fault::TooLarge));
        assert_eq!(read(&format!("0.{}1", "0".repeat(22))), Err(Fault::TooPrecise));
    }

    #[test]
    fn powers_and_sums_are_exact() {
        let value = read("39.62").unwrap().times_power(8).unwrap();
        assert_eq!(value, Exact::whole(3_962_000_000));
        assert_eq!(read("0.5").unwrap().plus(read("0.5").unwrap()).unwrap(), Exact::whole(1));
        assert_eq!(read("0.12345").unwrap().in_units(4), Err(Fault::TooPrecise));
    }
}
