//! What the columns of a table of records are built of: each part reads one thing of a record, and makes the
//! columns that tell it. A date is three columns, an amount five, and so on, spelled out here once.

use std::borrow::Cow;
use std::ops::Bound;
use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Decimal128Builder, Int64Builder, StringViewBuilder, TimestampMicrosecondBuilder,
};
use arrow_array::types::Date32Type;
use arrow_array::{ArrayRef, ArrowPrimitiveType};
use chrono::NaiveDate;
use inward_core::finance::{MoneyKind, Total};
use inward_core::money::{Amount, AmountSum, Currency, CurrencySum};
use inward_core::number::Number;
use inward_core::qualifier::Bounds;
use inward_core::text::Label;
use inward_core::when::{Timestamp, Truth, When};

use super::line::Asked;
use crate::column::{Column, ColumnType, UTC};

/// A part of the columns: it appends one value to each of its own for every record.
pub(super) trait Part {
    fn append(&mut self, asked: &Asked<'_>);
    fn finish(&mut self) -> Vec<ArrayRef>;
}

/// The columns of a table, in order, with the parts that build them.
#[derive(Default)]
pub(super) struct Parts {
    pub columns: Vec<Column>,
    pub parts: Vec<Box<dyn Part>>,
}

/// One column of what `read` gives.
struct Single<B, F> {
    builder: B,
    read: F,
}

/// Declares parts of one column: the method that adds one, what it reads, and how that is built.
macro_rules! singles {
    ($( $(#[$doc:meta])* $name:ident($value:ty), $of:ident, $part:ident($builder:ty) = $new:expr, |$each:ident| $built:expr; )+) => {
        $(
            struct $part<F>(Single<$builder, F>);

            impl<F: for<'a> Fn(&'a Asked<'_>) -> Option<$value>> Part for $part<F> {
                fn append(&mut self, asked: &Asked<'_>) {
                    self.0.builder.append_option((self.0.read)(asked).map(|$each| $built));
                }

                fn finish(&mut self) -> Vec<ArrayRef> {
                    vec![Arc::new(self.0.builder.finish())]
                }
            }
        )+

        impl Parts { $(
            $(#[$doc])*
            pub fn $name(
                mut self,
                name: &str,
                says: [&str; 2],
                read: impl for<'a> Fn(&'a Asked<'_>) -> Option<$value> + 'static,
            ) -> Self {
                self.column(name, ColumnType::$of, says);
                self.parts.push(Box::new($part(Single { builder: $new, read })));
                self
            }
        )+ }
    };
}

singles! {
    /// Text.
    text(Cow<'a, str>), Text, TextPart(StringViewBuilder) = texts(), |text| text;
    /// A whole number.
    integer(i64), Integer, IntegerPart(Int64Builder) = Int64Builder::new(), |number| number;
    /// Yes or no.
    bool(bool), Bool, BoolPart(BooleanBuilder) = BooleanBuilder::new(), |yes| yes;
    /// A day.
    day(NaiveDate), Day, DayPart(Date32Builder) = Date32Builder::new(), |day| days(day);
    /// An instant.
    instant(Timestamp), Instant, InstantPart(TimestampMicrosecondBuilder) =
        TimestampMicrosecondBuilder::new().with_timezone(UTC), |instant| instant.as_micros();
    /// Money in 1/10000 of its currency's unit.
    units(i128), Amount, UnitsPart(Decimal128Builder) = decimals(ColumnType::Amount), |units| units;
    /// An exact number.
    number(Number), Decimal, NumberPart(Decimal128Builder) = decimals(ColumnType::Decimal), |number| number.units();
}

fn texts() -> StringViewBuilder {
    StringViewBuilder::new()
}

fn days(day: NaiveDate) -> <Date32Type as ArrowPrimitiveType>::Native {
    Date32Type::from_naive_date(day)
}

fn decimals(of: ColumnType) -> Decimal128Builder {
    Decimal128Builder::new().with_data_type(of.as_arrow())
}

/// A date in three columns.
struct Dates {
    earliest: Date32Builder,
    latest: Date32Builder,
    text: StringViewBuilder,
}

impl Dates {
    fn new() -> Self {
        Self { earliest: Date32Builder::new(), latest: Date32Builder::new(), text: texts() }
    }

    fn append(&mut self, earliest: Option<NaiveDate>, latest: Option<NaiveDate>, text: Option<&str>) {
        self.earliest.append_option(earliest.map(days));
        self.latest.append_option(latest.map(days));
        self.text.append_option(text);
    }

    fn finish(&mut self) -> [ArrayRef; 3] {
        [Arc::new(self.earliest.finish()), Arc::new(self.latest.finish()), Arc::new(self.text.finish())]
    }
}

struct WhenPart<F> {
    dates: Dates,
    read: F,
}

impl<F: for<'a> Fn(&'a Asked<'_>) -> Option<Cow<'a, When>>> Part for WhenPart<F> {
    fn append(&mut self, asked: &Asked<'_>) {
        let when = (self.read)(asked);
        let when = when.as_deref();
        let text = when.map(ToString::to_string);
        self.dates.append(when.and_then(When::first), when.and_then(When::last), text.as_deref());
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        self.dates.finish().into()
    }
}

/// A milestone: whether it was reached, and when.
struct MilestonePart {
    at: usize,
    truth: StringViewBuilder,
    dates: Dates,
}

impl Part for MilestonePart {
    fn append(&mut self, asked: &Asked<'_>) {
        let reached = asked.reached(self.at);
        self.truth.append_option(reached.map(|reached| word(reached.truth)));
        let text = reached.and_then(|reached| reached.text.as_deref());
        let (earliest, latest) = reached.map_or((None, None), |reached| (reached.earliest, reached.latest));
        self.dates.append(earliest, latest, text);
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        let mut arrays: Vec<ArrayRef> = vec![Arc::new(self.truth.finish())];
        arrays.extend(self.dates.finish());
        arrays
    }
}

/// The word for a truth, as the API has it.
pub(super) const fn word(truth: Truth) -> &'static str {
    match truth {
        Truth::No => "no",
        Truth::Possibly => "possibly",
        Truth::Yes => "yes",
    }
}

/// An amount as it was stated.
struct AmountPart<F> {
    figure: Decimal128Builder,
    currency: StringViewBuilder,
    qualifier: StringViewBuilder,
    max: Decimal128Builder,
    given: StringViewBuilder,
    read: F,
}

impl<F: for<'a> Fn(&'a Asked<'_>) -> Option<&'a Amount>> Part for AmountPart<F> {
    fn append(&mut self, asked: &Asked<'_>) {
        let amount = (self.read)(asked);
        self.figure.append_option(amount.map(|amount| i128::from(amount.money().units())));
        self.currency.append_option(amount.map(|amount| amount.currency().code()));
        self.qualifier.append_option(amount.map(|amount| amount.qualifier().as_str()));
        self.max.append_option(amount.and_then(Amount::max).map(|max| i128::from(max.units())));
        self.given.append_option(amount.and_then(Amount::given));
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        vec![
            Arc::new(self.figure.finish()),
            Arc::new(self.currency.finish()),
            Arc::new(self.qualifier.finish()),
            Arc::new(self.max.finish()),
            Arc::new(self.given.finish()),
        ]
    }
}

/// What is known of a kind of money, as sums of lists add it up.
struct TotalPart {
    kind: MoneyKind,
    figure: Decimal128Builder,
    currency: StringViewBuilder,
    currencies: Int64Builder,
    least: Decimal128Builder,
    most: Decimal128Builder,
}

impl Part for TotalPart {
    fn append(&mut self, asked: &Asked<'_>) {
        let sum = certain_sum(asked.total(self.kind));
        let shown = shown(&sum, asked.point.currency);
        self.figure.append_option(shown.filter(|sum| sum.count() > 0).map(CurrencySum::units));
        self.currency.append_option(shown.map(|sum| sum.currency().code()));
        let currencies = i64::try_from(sum.iter().count()).ok();
        self.currencies.append_option(currencies.filter(|_| shown.is_some()));
        let (least, most) = shown.map_or((None, None), |sum| ends(sum.bounds()));
        self.least.append_option(least);
        self.most.append_option(most);
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        vec![
            Arc::new(self.figure.finish()),
            Arc::new(self.currency.finish()),
            Arc::new(self.currencies.finish()),
            Arc::new(self.least.finish()),
            Arc::new(self.most.finish()),
        ]
    }
}

/// The sum that a total brings to that of a list: what is known only possibly moves the bounds alone.
fn certain_sum(total: Total) -> AmountSum {
    match total.known {
        Truth::Yes => total.sum,
        Truth::Possibly => {
            let mut sum = AmountSum::default();
            sum.merge_perhaps(&total.sum);
            sum
        }
        Truth::No => AmountSum::default(),
    }
}

/// Of the sums in several currencies the one that is shown: a certain one before one that may be, then that of
/// the zone's currency, then the largest.
fn shown(sum: &AmountSum, own: Option<Currency>) -> Option<&CurrencySum> {
    sum.iter().max_by_key(|sum| (sum.count() > 0, Some(sum.currency()) == own, sum.units()))
}

fn ends(bounds: Bounds<i128>) -> (Option<i128>, Option<i128>) {
    let end = |bound| match bound {
        Bound::Included(units) | Bound::Excluded(units) => Some(units),
        Bound::Unbounded => None,
    };
    (end(bounds.lower), end(bounds.upper))
}

impl Parts {
    fn column(&mut self, name: impl Into<String>, of: ColumnType, [en, zh]: [&str; 2]) {
        self.columns.push(Column::new(name, of, Label::new(en, zh)));
    }

    fn dates(&mut self, name: &str, [en, zh]: [&str; 2]) {
        let (earliest, latest, text) = (format!("{name}_earliest"), format!("{name}_latest"), format!("{name}_text"));
        self.column(
            earliest,
            ColumnType::Day,
            [&format!("{en}: the earliest possible day"), &format!("{zh}：最早可能日")],
        );
        self.column(latest, ColumnType::Day, [&format!("{en}: the latest possible day"), &format!("{zh}：最晚可能日")]);
        self.column(
            text,
            ColumnType::Text,
            [&format!("{en}, as precise as it is known"), &format!("{zh}（按所知精度）")],
        );
    }

    /// A date: its earliest and its latest possible day, and its text.
    pub fn when(
        self,
        name: &str,
        says: [&str; 2],
        read: impl for<'a> Fn(&'a Asked<'_>) -> Option<&'a When> + 'static,
    ) -> Self {
        self.reckoned(name, says, move |asked| read(asked).map(Cow::Borrowed))
    }

    /// A date that follows from others.
    pub fn reckoned(
        mut self,
        name: &str,
        says: [&str; 2],
        read: impl for<'a> Fn(&'a Asked<'_>) -> Option<Cow<'a, When>> + 'static,
    ) -> Self {
        self.dates(name, says);
        self.parts.push(Box::new(WhenPart { dates: Dates::new(), read }));
        self
    }

    /// A milestone, by its place in the playbook.
    pub fn milestone(mut self, name: &str, [en, zh]: [&str; 2], at: usize) -> Self {
        let whether = [
            format!("{en}: yes, or possibly where that is not certain; empty if it was not reached"),
            format!("{zh}：yes 已达，possibly 或已达，空为未达"),
        ];
        self.column(name, ColumnType::Text, [&whether[0], &whether[1]]);
        self.dates(name, [en, zh]);
        self.parts.push(Box::new(MilestonePart { at, truth: texts(), dates: Dates::new() }));
        self
    }

    /// An amount as it was stated: figure, currency, qualifier, the upper end of a range, the words it was given in.
    pub fn amount(
        mut self,
        name: &str,
        [en, zh]: [&str; 2],
        read: impl for<'a> Fn(&'a Asked<'_>) -> Option<&'a Amount> + 'static,
    ) -> Self {
        self.column(
            name,
            ColumnType::Amount,
            [&format!("{en}; of a range the lower end"), &format!("{zh}（区间为下限）")],
        );
        self.column(
            format!("{name}_currency"),
            ColumnType::Text,
            [&format!("{en}: its currency, ISO 4217"), &format!("{zh}：币种（ISO 4217）")],
        );
        self.column(
            format!("{name}_qualifier"),
            ColumnType::Text,
            [
                &format!("{en}: exact, over, at_least, about, nearly, at_most or range"),
                &format!(
                    "{zh}：限定（exact 确数、over 余、at_least 以上、about 约、nearly 近、at_most 以内、range 区间）"
                ),
            ],
        );
        self.column(
            format!("{name}_max"),
            ColumnType::Amount,
            [&format!("{en}: the upper end of a range"), &format!("{zh}：区间上限")],
        );
        self.column(
            format!("{name}_given"),
            ColumnType::Text,
            [&format!("{en}: the words it was given in"), &format!("{zh}：原文")],
        );
        let figures = || decimals(ColumnType::Amount);
        let (figure, max) = (figures(), figures());
        self.parts.push(Box::new(AmountPart {
            figure,
            currency: texts(),
            qualifier: texts(),
            max,
            given: texts(),
            read,
        }));
        self
    }

    /// What is known of a kind of money in all: figure, currency, how many currencies, and the bounds.
    pub fn total(mut self, kind: MoneyKind) -> Self {
        let (name, label) = (kind.key(), kind.label());
        let (en, zh) = (capital(&label.en), &label.zh);
        self.column(
            name,
            ColumnType::Amount,
            [
                &format!("{en}, as sums of lists add it up; empty where it is not known for certain"),
                &format!("{zh}（与列表合计同口径；不确定时为空）"),
            ],
        );
        self.column(
            format!("{name}_currency"),
            ColumnType::Text,
            [&format!("{en}: its currency, ISO 4217"), &format!("{zh}：币种（ISO 4217）")],
        );
        self.column(
            format!("{name}_currencies"),
            ColumnType::Integer,
            [
                &format!("{en}: in how many currencies it is; what is shown is one of them"),
                &format!("{zh}：涉及币种数（所示为其一）"),
            ],
        );
        self.column(
            format!("{name}_least"),
            ColumnType::Amount,
            [&format!("{en}: the lower bound; empty where there is none"), &format!("{zh}：下界（无则为空）")],
        );
        self.column(
            format!("{name}_most"),
            ColumnType::Amount,
            [&format!("{en}: the upper bound; empty where there is none"), &format!("{zh}：上界（无则为空）")],
        );
        let figures = || decimals(ColumnType::Amount);
        self.parts.push(Box::new(TotalPart {
            kind,
            figure: figures(),
            currency: texts(),
            currencies: Int64Builder::new(),
            least: figures(),
            most: figures(),
        }));
        self
    }
}

/// The text with a capital first.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
