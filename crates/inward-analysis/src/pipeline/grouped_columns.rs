//! The columns of a table whose rows belong to groups, in the making.

use std::sync::Arc;

use arrow_array::builder::Decimal128Builder;
use chrono::NaiveDate;
use inward_core::count::Count;
use inward_core::id::RecordId;
use inward_core::number::Number;
use inward_core::ratio::{Ratio, Rounding};
use inward_core::refusal::Refusal;
use inward_core::text::Label;
use inward_core::when::Truth;

use super::group::Group;
use super::quantiles::Quantiles;
use super::{Dimension, Pipeline};
use crate::column::ColumnType;
use crate::fraction::MOST_PLACES;
use crate::table::Table;
use crate::table_columns::TableColumns;

/// A column of rows: its name, what it means in both languages, and what a row has in it.
pub(super) type ColumnOf<R, V> = (&'static str, &'static str, &'static str, fn(&R) -> V);

/// The columns that are there so far.
#[derive(Default)]
pub(super) struct GroupedColumns(TableColumns);

impl Pipeline {
    /// Which each is that is counted: its id, and its title.
    pub(super) fn name_each(&self, columns: &mut GroupedColumns, ids: impl Iterator<Item = RecordId> + Clone) {
        columns.text(self.level().key(), self.level().label(), ids.clone().map(|id| Some(self.id_of(id))));
        columns.text("title", Label::new("Its title", "名称"), ids.map(|id| Some(self.called(id).1)));
    }
}

impl GroupedColumns {
    /// Of each dimension the value and its name.
    pub fn of<'r>(by: &[Dimension], groups: impl Iterator<Item = &'r [Group]> + Clone) -> Self {
        let mut made = Self::default();
        for (at, dimension) in by.iter().enumerate() {
            let label = dimension.label();
            let told = |group: &'r [Group]| group.get(at).filter(|group| group.value.is_some());
            let values = groups.clone().map(|group| told(group)?.value.as_ref().map(ToString::to_string));
            made.text(dimension.key(), label.clone(), values);
            let meaning = Label::new(format!("What the {} is called", label.en), format!("{}名称", label.zh));
            let names = groups.clone().map(|group| told(group).map(|group| group.name.clone()));
            let named = format!("{}_name", dimension.key());
            // A column of an outside table may be called so itself.
            if by.iter().all(|other| other.key() != named) {
                made.text(&named, meaning, names);
            }
        }
        made
    }

    pub fn text(&mut self, name: &str, meaning: Label, values: impl Iterator<Item = Option<String>>) {
        self.0.text(name, meaning, values);
    }

    /// Two columns, what something is called in English and in Chinese.
    pub fn labels<'l>(&mut self, labels: impl Iterator<Item = &'l Label> + Clone) {
        let en = Label::new("What it is called, in English", "名称（英文）");
        self.text("label", en, labels.clone().map(|label| Some(label.en.to_string())));
        let zh = Label::new("What it is called, in Chinese", "名称（中文）");
        self.text("label_zh", zh, labels.map(|label| Some(label.zh.to_string())));
    }

    pub fn integer(&mut self, name: &str, meaning: Label, values: impl Iterator<Item = Option<i64>>) {
        self.0.integer(name, meaning, values);
    }

    /// Amounts, in ten-thousandths of their currency's unit.
    pub fn amount(&mut self, name: &str, meaning: Label, values: impl Iterator<Item = i128>) {
        let mut amounts = Decimal128Builder::new().with_data_type(ColumnType::Amount.as_arrow());
        values.for_each(|amount| amounts.append_value(amount));
        self.0.column(name, ColumnType::Amount, meaning, Arc::new(amounts.finish()));
    }

    /// Shares, exact to ten decimals.
    pub fn share(&mut self, name: &str, meaning: Label, values: impl Iterator<Item = Option<Ratio>>) {
        let mut shares = Decimal128Builder::new().with_data_type(ColumnType::Decimal.as_arrow());
        let units = values.map(|ratio| Some(ratio?.quotient(MOST_PLACES, Rounding::HalfUp)?.units()));
        units.for_each(|units| shares.append_option(units));
        self.0.column(name, ColumnType::Decimal, meaning, Arc::new(shares.finish()));
    }

    pub fn number(&mut self, name: &str, meaning: Label, values: impl Iterator<Item = Option<Number>>) {
        let mut numbers = Decimal128Builder::new().with_data_type(ColumnType::Decimal.as_arrow());
        values.for_each(|number| numbers.append_option(number.map(Number::units)));
        self.0.column(name, ColumnType::Decimal, meaning, Arc::new(numbers.finish()));
    }

    pub fn float(&mut self, name: &str, meaning: Label, values: impl Iterator<Item = Option<f64>>) {
        self.0.float(name, meaning, values);
    }

    pub fn day(&mut self, name: &str, meaning: Label, values: impl Iterator<Item = Option<NaiveDate>>) {
        self.0.day(name, meaning, values);
    }

    /// Two columns, how many for certain and at most; the name stands before each.
    pub fn count(&mut self, name: &str, meaning: Label, values: impl Iterator<Item = Count> + Clone) {
        let number = |count: u64| i64::try_from(count).ok();
        let sorts: [ColumnOf<Count, u64>; 2] = [
            ("certain", "for certain", "确定", |count| count.certain),
            ("possible", "at most", "至多", |count| count.possible),
        ];
        for (sort, en, zh, of) in sorts {
            let name = if name.is_empty() { sort.to_owned() } else { format!("{name}_{sort}") };
            let meaning = Label::new(format!("{}, {en}", meaning.en), format!("{}（{zh}）", meaning.zh));
            self.integer(&name, meaning, values.clone().map(|count| number(of(&count))));
        }
    }

    /// Four columns, a quantile each; the name stands before each.
    pub fn quantiles(&mut self, name: &str, meaning: Label, values: impl Iterator<Item = Quantiles> + Clone) {
        let sorts: [ColumnOf<Quantiles, Option<i64>>; 4] = [
            ("p25", "a quarter do not exceed", "四分之一不超过", |of| of.p25),
            ("median", "half do not exceed", "半数不超过", |of| of.median),
            ("p75", "three quarters do not exceed", "四分之三不超过", |of| of.p75),
            ("p90", "nine in ten do not exceed", "九成不超过", |of| of.p90),
        ];
        for (sort, en, more, of) in sorts {
            let meaning = Label::new(format!("{}: what {en}", meaning.en), format!("{}：{more}", meaning.zh));
            self.integer(&format!("{name}_{sort}"), meaning, values.clone().map(|value| of(&value)));
        }
    }

    /// `yes`, `possibly` or `no`.
    pub fn truth(&mut self, name: &str, meaning: Label, values: impl Iterator<Item = Truth>) {
        self.truth_if_any(name, meaning, values.map(Some));
    }

    /// The same where there may be nothing to say.
    pub fn truth_if_any(&mut self, name: &str, meaning: Label, values: impl Iterator<Item = Option<Truth>>) {
        let word = |truth: Truth| match truth {
            Truth::Yes => "yes",
            Truth::Possibly => "possibly",
            Truth::No => "no",
        };
        self.text(name, meaning, values.map(|truth| truth.map(|truth| word(truth).to_owned())));
    }

    pub fn made(self, about: Label) -> Result<Table, Refusal> {
        self.0.finish(about)
    }
}
