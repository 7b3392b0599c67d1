//! [`TableColumns`]: the columns of a table in the making.

use std::collections::BTreeSet;
use std::sync::Arc;

use arrow_array::builder::StringViewBuilder;
use arrow_array::types::Date32Type;
use arrow_array::{ArrayRef, Date32Array, Decimal128Array, Float64Array, Int64Array};
use chrono::NaiveDate;
use inward_core::count::Count;
use inward_core::money::Currency;
use inward_core::ratio::Rounding;
use inward_core::refusal::Refusal;
use inward_core::text::{Label, refusals};

use crate::Fraction;
use crate::column::{AMOUNT_DIGITS, AMOUNT_PLACES, Column, ColumnType, NUMBER_DIGITS, NUMBER_PLACES};
use crate::statistics::{MoneySpans, Span};
use crate::table::Table;

/// A table in the making, column by column; each has as many values as there are rows.
///
/// ```
/// use inward_analysis::TableColumns;
/// use inward_core::text::Label;
///
/// let mut table = TableColumns::default();
/// table.text("unit", Label::new("The unit", "单位"), [Some("招商一局".to_owned())]);
/// table.count("open", Label::new("open", "未办结"), [2_u64.into()]);
/// let table = table.finish(Label::new("Load", "在办"))?;
/// assert_eq!(table.cell(0, "open_possible").map(|cell| cell.to_string()).as_deref(), Some("2"));
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Default)]
pub struct TableColumns {
    columns: Vec<Column>,
    arrays: Vec<ArrayRef>,
}

impl TableColumns {
    /// A column of text.
    pub fn text(&mut self, name: &str, meaning: Label, values: impl IntoIterator<Item = Option<String>>) {
        let mut texts = StringViewBuilder::new();
        values.into_iter().for_each(|value| texts.append_option(value));
        self.column(name, ColumnType::Text, meaning, Arc::new(texts.finish()));
    }

    /// A column of whole numbers.
    pub fn integer(&mut self, name: &str, meaning: Label, values: impl IntoIterator<Item = Option<i64>>) {
        self.column(name, ColumnType::Integer, meaning, Arc::new(values.into_iter().collect::<Int64Array>()));
    }

    /// Two columns: how many for certain, and at most.
    pub fn count(&mut self, name: &str, meaning: Label, values: impl IntoIterator<Item = Count>) {
        let (certain, possible): (Vec<_>, Vec<_>) = values
            .into_iter()
            .map(|count| (i64::try_from(count.certain).ok(), i64::try_from(count.possible).ok()))
            .unzip();
        let most = Label::new(format!("{}, at most", meaning.en), format!("{}（最多）", meaning.zh));
        self.integer(name, meaning, certain);
        self.integer(&format!("{name}_possible"), most, possible);
    }

    /// A column of days.
    pub fn day(&mut self, name: &str, meaning: Label, values: impl IntoIterator<Item = Option<NaiveDate>>) {
        let days = values.into_iter().map(|day| day.map(Date32Type::from_naive_date));
        self.column(name, ColumnType::Day, meaning, Arc::new(days.collect::<Date32Array>()));
    }

    /// A column of estimates.
    pub fn float(&mut self, name: &str, meaning: Label, values: impl IntoIterator<Item = Option<f64>>) {
        self.column(name, ColumnType::Float, meaning, Arc::new(values.into_iter().collect::<Float64Array>()));
    }

    /// A column of exact fractions, with ten decimals.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn fraction<'a>(
        &mut self,
        name: &str,
        meaning: Label,
        values: impl IntoIterator<Item = Option<&'a Fraction>>,
    ) -> Result<(), Refusal> {
        let array = decimals(values, NUMBER_DIGITS, NUMBER_PLACES)?;
        self.column(name, ColumnType::Decimal, meaning, array);
        Ok(())
    }

    /// A column of amounts, rounded to the decimals that an amount has.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn amount<'a>(
        &mut self,
        name: &str,
        meaning: Label,
        values: impl IntoIterator<Item = Option<&'a Fraction>>,
    ) -> Result<(), Refusal> {
        let array = decimals(values, AMOUNT_DIGITS, AMOUNT_PLACES)?;
        self.column(name, ColumnType::Amount, meaning, array);
        Ok(())
    }

    /// Three columns of exact fractions: the figure, and the ends between which it certainly lies.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn fraction_span<'a>(
        &mut self,
        name: &str,
        meaning: &Label,
        values: impl IntoIterator<Item = Option<&'a Span>>,
    ) -> Result<(), Refusal> {
        self.with_ends(
            name,
            meaning,
            values,
            |values| decimals(values, NUMBER_DIGITS, NUMBER_PLACES),
            ColumnType::Decimal,
        )
    }

    /// Three columns of amounts: the figure, and the ends between which it certainly lies.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn span<'a>(
        &mut self,
        name: &str,
        meaning: &Label,
        values: impl IntoIterator<Item = Option<&'a Span>>,
    ) -> Result<(), Refusal> {
        self.with_ends(
            name,
            meaning,
            values,
            |values| decimals(values, AMOUNT_DIGITS, AMOUNT_PLACES),
            ColumnType::Amount,
        )
    }

    /// A figure, and the ends between which it lies.
    fn with_ends<'a>(
        &mut self,
        name: &str,
        meaning: &Label,
        values: impl IntoIterator<Item = Option<&'a Span>>,
        array: impl Fn(Vec<Option<&Fraction>>) -> Result<ArrayRef, Refusal>,
        of: ColumnType,
    ) -> Result<(), Refusal> {
        let spans: Vec<Option<&Span>> = values.into_iter().collect();
        let end = |en: &str, zh: &str| Label::new(format!("{}, {en}", meaning.en), format!("{}（{zh}）", meaning.zh));
        let figure = spans.iter().map(|span| span.map(|span| &span.figure)).collect();
        let low = spans.iter().map(|span| span.and_then(|span| span.low.as_ref())).collect();
        let high = spans.iter().map(|span| span.and_then(|span| span.high.as_ref())).collect();
        self.column(name, of, meaning.clone(), array(figure)?);
        self.column(&format!("{name}_low"), of, end("at least", "下限"), array(low)?);
        self.column(&format!("{name}_high"), of, end("at most", "上限"), array(high)?);
        Ok(())
    }

    /// Three columns for each currency in which there is any money, as those of [`span`](Self::span): their names end
    /// with its code.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn money(&mut self, name: &str, meaning: &Label, values: &[&MoneySpans]) -> Result<(), Refusal> {
        let currencies: BTreeSet<Currency> =
            values.iter().flat_map(|money| money.iter()).map(|(currency, _)| currency).collect();
        for currency in currencies {
            let code = currency.code();
            let meaning = Label::new(format!("{} in {code}", meaning.en), format!("{}（{code}）", meaning.zh));
            let name = format!("{name}_{}", code.to_lowercase());
            self.span(&name, &meaning, values.iter().map(|money| money.in_currency(currency)))?;
        }
        Ok(())
    }

    /// The table; `about` says what its rows are.
    ///
    /// # Errors
    /// That the columns are of unlike lengths, which is a fault of the caller.
    pub fn finish(self, about: Label) -> Result<Table, Refusal> {
        Table::new(about, self.columns, vec![self.arrays])
    }

    /// Adds a column. One that is there and called the same, such as an attribute of an outside table, gives way: it
    /// is called `…_of_group`, for no reader of Arrow takes two columns of one name.
    pub(crate) fn column(&mut self, name: &str, of: ColumnType, meaning: Label, array: ArrayRef) {
        let mut free = format!("{name}_of_group");
        while self.columns.iter().any(|column| column.name == free) {
            free.push('_');
        }
        if let Some(taken) = self.columns.iter_mut().find(|column| column.name == name) {
            taken.name = free;
        }
        self.columns.push(Column::new(name, of, meaning));
        self.arrays.push(array);
    }
}

fn decimals<'a>(
    values: impl IntoIterator<Item = Option<&'a Fraction>>,
    digits: u8,
    places: i8,
) -> Result<ArrayRef, Refusal> {
    let units = |value: &Fraction| {
        let rounded = value.rounded(u32::from(places.unsigned_abs()), Rounding::HalfUp)?;
        let unused = NUMBER_PLACES.abs_diff(places);
        let step = 10_i128.checked_pow(unused.into());
        let too_large = || Refusal::new(refusals::number::OUT_OF_RANGE).with("input", value);
        step.and_then(|step| rounded.value().units().checked_div(step)).ok_or_else(too_large)
    };
    let units = values.into_iter().map(|value| value.map(units).transpose()).collect::<Result<Vec<_>, _>>()?;
    let array = Decimal128Array::from(units).with_precision_and_scale(digits, places);
    let array = array.map_err(|fault| Refusal::new(refusals::book::STORAGE).with("fault", fault))?;
    Ok(Arc::new(array))
}
