//! Money, amounts that say how exact they are, and sums that keep what is known of their bounds.

use std::hash::{Hash, Hasher};

use inward::core::money::{
    Amount as CoreAmount, AmountSum as CoreSum, CurrencySum as CoreCurrencySum, Money as CoreMoney, Qualifier,
};
use inward::core::number::Number;
use inward::core::refusal::Refusal;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

use crate::errors::Answer;
use crate::given::{self, Exact};
use crate::shown::{fields, quoted};
use crate::when::{data, restored, restoring};
use crate::words::Word;

/// An exact amount of money: `Money("25.3亿元")`, `Money("2530000000", "CNY")`. Floats are refused.
///
/// >>> import inward
/// >>> inward.Money("25.3亿元") + inward.Money("3000万元")
/// Money('2560000000', 'CNY')
/// >>> inward.Money("2530000000", "CNY").in_yi
/// '25.3亿'
#[pyclass(frozen, eq, hash, module = "inward")]
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Money(pub CoreMoney);

impl Hash for Money {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

#[pymethods]
impl Money {
    #[new]
    #[pyo3(signature = (amount, currency=None))]
    fn new(amount: &Bound<'_, PyAny>, currency: Option<&str>) -> Answer<Self> {
        Ok(Self(given::money(amount, "amount", given::currency(currency)?)?))
    }

    /// How much, in the currency's unit.
    #[getter]
    fn amount(&self) -> Exact {
        Exact(self.0.amount())
    }

    /// Its currency, ISO 4217.
    #[getter]
    fn currency(&self) -> &'static str {
        self.0.currency().code()
    }

    /// In 亿, exactly.
    #[getter]
    fn in_yi(&self) -> String {
        self.0.in_yi()
    }

    fn __add__(&self, other: &Self) -> Answer<Self> {
        Ok(Self(self.0.checked_add(other.0)?))
    }

    /// That of nothing and money is the money: so `sum` works.
    fn __radd__(&self, other: i64) -> PyResult<Self> {
        match other {
            0 => Ok(*self),
            _ => Err(PyTypeError::new_err("a bare number has no currency: add Money to Money")),
        }
    }

    fn __sub__(&self, other: &Self) -> Answer<Self> {
        Ok(Self(self.0.checked_sub(other.0)?))
    }

    fn __rsub__(&self, other: &Self) -> Answer<Self> {
        Ok(Self(other.0.checked_sub(self.0)?))
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("Money({}, {})", quoted(&self.0.amount().to_string()), quoted(self.currency()))
    }

    /// The same as plain data.
    fn _data(&self) -> Answer<String> {
        data(&CoreAmount::from(self.0))
    }

    #[staticmethod]
    fn _restore(data: &str) -> Answer<Self> {
        Ok(Self(restored(data)?))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Answer<(Bound<'py, PyAny>, (String,))> {
        restoring(slf, data(&slf.get().0)?)
    }
}

/// Money that says how exact it is: `Amount("约2.9亿元")`, `Amount("3000-5000万", "CNY")`. The text that
/// was given is kept; two are equal if they say the same, however they were written.
///
/// >>> import inward
/// >>> amount = inward.Amount("约2.9亿元")
/// >>> str(amount), amount.qualifier.value, amount.money
/// ('≈ 290000000 CNY', 'about', Money('290000000', 'CNY'))
/// >>> amount.exact is None, amount == inward.Amount("2.9亿元左右")
/// (True, True)
#[pyclass(frozen, eq, hash, module = "inward")]
#[derive(Clone, PartialEq, Eq)]
pub struct Amount(pub CoreAmount);

impl Hash for Amount {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

#[pymethods]
impl Amount {
    #[new]
    #[pyo3(signature = (amount, currency=None))]
    fn new(amount: &Bound<'_, PyAny>, currency: Option<&str>) -> Answer<Self> {
        Ok(Self(given::amount(amount, "amount", given::currency(currency)?)?))
    }

    /// Reads an amount as it is written; `currency` is its currency where the text names none, and
    /// settles `$` and `¥`.
    ///
    /// >>> import inward
    /// >>> inward.Amount.parse("$1.2m", currency="USD").money
    /// Money('1200000', 'USD')
    #[staticmethod]
    #[pyo3(signature = (text, *, currency=None))]
    fn parse(text: &str, currency: Option<&str>) -> Answer<Self> {
        Ok(Self(CoreAmount::parse(text, given::currency(currency)?)?))
    }

    /// The figure; of a range, its lower end.
    #[getter]
    fn money(&self) -> Money {
        Money(self.0.money())
    }

    /// The upper end of a range.
    #[getter]
    fn max(&self) -> Option<Money> {
        self.0.max().map(Money)
    }

    /// How the figure is meant.
    #[getter]
    fn qualifier(&self) -> Word<Qualifier> {
        Word(self.0.qualifier())
    }

    /// Its currency, ISO 4217.
    #[getter]
    fn currency(&self) -> &'static str {
        self.0.currency().code()
    }

    /// The text that was read, if it was read from one.
    #[getter]
    fn given(&self) -> Option<&str> {
        self.0.given()
    }

    /// The money itself, if it is exact.
    #[getter]
    fn exact(&self) -> Option<Money> {
        self.0.exact().map(Money)
    }

    /// The least and the greatest it can be, in the currency's unit; `None` is no bound. Whether an
    /// end is included is said by the qualifier.
    #[getter]
    fn bounds(&self) -> (Option<Exact>, Option<Exact>) {
        let bounds = self.0.bounds();
        (bounds.min().map(Exact), bounds.max().map(Exact))
    }

    /// In 亿, with the qualifier as it is said in Chinese: `约2.9亿`.
    #[getter]
    fn in_yi(&self) -> String {
        self.0.in_yi()
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("Amount({})", quoted(&self.0.to_string()))
    }

    /// The same as plain data, with the text that was given.
    fn _data(&self) -> Answer<String> {
        data(&self.0)
    }

    #[staticmethod]
    fn _restore(data: &str) -> Answer<Self> {
        Ok(Self(restored(data)?))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Answer<(Bound<'py, PyAny>, (String,))> {
        restoring(slf, data(&slf.get().0)?)
    }
}

/// Sums of amounts by currency; unlike currencies stand side by side, never added.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> done = desk.capture_lead("合成线索甲", total_planned="2亿元")
/// >>> done = desk.capture_lead("合成线索乙", total_planned="300万美元")
/// >>> [str(sum.currency) for sum in crm.leads().sum("total_planned").sum.sums]
/// ['CNY', 'USD']
#[pyclass(frozen, eq, module = "inward")]
#[derive(Clone, PartialEq, Eq)]
pub struct AmountSum(pub CoreSum);

#[pymethods]
impl AmountSum {
    /// The sums, in the order of the currencies' codes.
    #[getter]
    fn sums(&self) -> Vec<CurrencySum> {
        self.0.iter().map(|sum| CurrencySum(*sum)).collect()
    }

    /// The sum in a currency, if any amount was in it.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> done = desk.capture_lead("LED 衬底", total_planned="约2亿元")
    /// >>> sum = crm.leads().sum("total_planned").sum
    /// >>> sum.of("CNY").in_yi, sum.of("USD")
    /// ('2亿', None)
    #[pyo3(signature = (currency, /))]
    fn of(&self, currency: &str) -> Answer<Option<CurrencySum>> {
        let currency = given::currency(Some(currency))?;
        Ok(currency.and_then(|currency| self.0.of(currency).copied()).map(CurrencySum))
    }

    fn __bool__(&self) -> bool {
        !self.0.is_empty()
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<AmountSum {}>", self.0)
    }
}

/// The sum of the amounts in one currency, with what is known of its bounds.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> done = desk.capture_lead("合成线索甲", total_planned="2亿元以上")
/// >>> done = desk.capture_lead("合成线索乙", total_planned="1亿元")
/// >>> [sum] = crm.leads().sum("total_planned").sum.sums
/// >>> sum.in_yi, sum.count, sum.inexact, sum.bounds
/// ('3亿', 2, 1, (Decimal('300000000'), None))
#[pyclass(frozen, eq, module = "inward")]
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct CurrencySum(pub CoreCurrencySum);

#[pymethods]
impl CurrencySum {
    /// Of which currency, ISO 4217.
    #[getter]
    fn currency(&self) -> &'static str {
        self.0.currency().code()
    }

    /// The sum of the figures; of a range its lower end counts.
    #[getter]
    fn amount(&self) -> Answer<Exact> {
        Ok(Exact(of_units(self.0.units())?))
    }

    /// The least and the greatest it can be; `None` is no bound.
    #[getter]
    fn bounds(&self) -> Answer<(Option<Exact>, Option<Exact>)> {
        let bounds = self.0.bounds();
        let lower = bounds.min().map(of_units).transpose()?;
        let upper = bounds.max().map(of_units).transpose()?;
        Ok((lower.map(Exact), upper.map(Exact)))
    }

    /// How many amounts were added.
    #[getter]
    fn count(&self) -> u64 {
        self.0.count()
    }

    /// How many of them were not exact.
    #[getter]
    fn inexact(&self) -> u64 {
        self.0.inexact()
    }

    /// The sum of the figures in 亿, exactly, without regard to qualifiers.
    #[getter]
    fn in_yi(&self) -> String {
        self.0.in_yi()
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        fields("CurrencySum", &[("currency", quoted(self.currency())), ("sum", quoted(&self.0.to_string()))])
    }
}

/// Ten-thousandths of a currency's unit as a number.
pub fn of_units(units: i128) -> Result<Number, Refusal> {
    let sign = if units < 0 { "-" } else { "" };
    let (whole, part) = (units.unsigned_abs() / 10_000, units.unsigned_abs() % 10_000);
    Number::parse(&format!("{sign}{whole}.{part:04}"))
}
