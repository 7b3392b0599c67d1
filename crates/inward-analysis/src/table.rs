//! [`Table`]: rows in columns, each column documented.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use arrow_array::builder::Float64Builder;
use arrow_array::ffi::FFI_ArrowSchema;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{Array, ArrayRef, Decimal128Array, RecordBatch, RecordBatchIterator};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use inward_core::refusal::Refusal;
use inward_core::text::{Label, Lang, refusals};

use crate::amount_unit::{AmountForm, AmountUnit};
use crate::cell::{Cell, decimal};
use crate::column::{AMOUNT_DIGITS, AMOUNT_PLACES, Column, ColumnType};
use crate::stream::{ArrowSchema, ArrowStream};

/// Rows in columns, each column documented. Cheap to clone: the columns are shared.
#[derive(Clone)]
pub struct Table {
    about: Label,
    columns: Arc<[Column]>,
    schema: SchemaRef,
    batches: Arc<[RecordBatch]>,
    /// The rows as they were made: with exact amounts in units of their currency.
    exact: Arc<[RecordBatch]>,
    rows: usize,
    form: AmountForm,
    unit: AmountUnit,
}

impl Table {
    /// A table of these columns; every batch has their arrays in order. `about` says what its rows are.
    pub(crate) fn new(about: Label, columns: Vec<Column>, batches: Vec<Vec<ArrayRef>>) -> Result<Self, Refusal> {
        let fields: Vec<Field> = columns.iter().map(Column::field).collect();
        let schema = Arc::new(Schema::new_with_metadata(fields, about_in_both(&about)));
        let rows = batches.iter().filter_map(|batch| batch.first()).map(Array::len).sum();
        let batches = batches.into_iter().map(|arrays| RecordBatch::try_new(Arc::clone(&schema), arrays));
        let batches: Arc<[RecordBatch]> = batches.collect::<Result<_, _>>().map_err(|fault| out_of_order(&fault))?;
        let exact = Arc::clone(&batches);
        let (form, unit) = (AmountForm::Decimal, AmountUnit::ONE);
        Ok(Self { about, columns: columns.into(), schema, batches, exact, rows, form, unit })
    }

    /// How many rows it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows
    }

    /// Whether it has no rows; it has its columns all the same.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Its columns, in order, with what they mean.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// What its rows are, and its amounts if it has any.
    #[must_use]
    pub fn definition(&self, lang: Lang) -> String {
        if self.columns.iter().all(|column| column.of != ColumnType::Amount) {
            return format!("{}{}", self.about.say(lang), lang.pick(".", "。"));
        }
        let power = self.unit.power_of_ten();
        let unit = match (power, lang) {
            (0, Lang::En) => "in units of their currency".to_owned(),
            (0, Lang::Zh) => "以货币单位计".to_owned(),
            (power, Lang::En) => format!("in 10^{power} of their currency's unit"),
            (power, Lang::Zh) => format!("以货币单位的 10^{power} 倍计"),
        };
        let form = match self.form {
            AmountForm::Decimal => lang.pick("exact decimals", "十进制精确值"),
            AmountForm::Float => lang.pick("floating-point numbers", "浮点数"),
        };
        let about = self.about.say(lang);
        match lang {
            Lang::En => format!("{about}. Amounts are {form} {unit}."),
            Lang::Zh => format!("{about}。金额{unit}，为{form}。"),
        }
    }

    /// The value in a row and a column, by its name; none where it is empty, or there is no such row or column.
    #[must_use]
    pub fn cell(&self, row: usize, column: &str) -> Option<Cell<'_>> {
        let at = self.columns.iter().position(|each| each.name == column)?;
        let of = self.columns.get(at)?.of;
        let mut row = row;
        for batch in self.batches.iter() {
            if row < batch.num_rows() {
                return Cell::of(batch.columns().get(at)?.as_ref(), of, row);
            }
            row = row.saturating_sub(batch.num_rows());
        }
        None
    }

    /// Whether a column is empty in every row.
    #[must_use]
    pub fn is_blank(&self, column: &str) -> bool {
        let at = self.columns.iter().position(|each| each.name == column);
        let arrays = |at: usize| self.batches.iter().filter_map(move |batch| batch.columns().get(at));
        at.is_none_or(|at| arrays(at).all(|array| array.null_count() == array.len()))
    }

    /// The same table with its amounts in this form and unit, whatever they are in now. Decimals stay exact and
    /// are not copied: another unit moves their point.
    ///
    /// # Errors
    /// None that are known; see [`Table::schema`].
    pub fn amounts_in(&self, form: AmountForm, unit: AmountUnit) -> Result<Self, Refusal> {
        let places = AMOUNT_PLACES.saturating_add_unsigned(unit.power_of_ten());
        let of = match form {
            AmountForm::Decimal => DataType::Decimal128(AMOUNT_DIGITS, places),
            AmountForm::Float => DataType::Float64,
        };
        let is_amount = |at: usize| self.columns.get(at).is_some_and(|column| column.of == ColumnType::Amount);
        let fields = self.schema.fields().iter().enumerate().map(|(at, field)| {
            let field = field.as_ref().clone();
            if is_amount(at) { field.with_data_type(of.clone()) } else { field }
        });
        let schema = Schema::new_with_metadata(fields.collect::<Vec<_>>(), self.schema.metadata().clone());
        let schema = Arc::new(schema);
        let batches = self.exact.iter().map(|batch| {
            let arrays = batch.columns().iter().enumerate().map(|(at, array)| {
                match array.as_any().downcast_ref::<Decimal128Array>().filter(|_| is_amount(at)) {
                    None => Ok(Arc::clone(array)),
                    Some(amounts) => amounts_as(amounts, form, places),
                }
            });
            RecordBatch::try_new(Arc::clone(&schema), arrays.collect::<Result<_, _>>()?)
        });
        let batches = batches.collect::<Result<_, _>>().map_err(|fault| out_of_order(&fault))?;
        Ok(Self { schema, batches, form, unit, ..self.clone() })
    }

    /// Its rows, to be read without copying them.
    #[must_use]
    pub fn stream(&self) -> ArrowStream {
        let batches: Vec<Result<RecordBatch, ArrowError>> = self.batches.iter().cloned().map(Ok).collect();
        let reader = RecordBatchIterator::new(batches, Arc::clone(&self.schema));
        ArrowStream(FFI_ArrowArrayStream::new(Box::new(reader)))
    }

    /// A row of a table whose rows have no names: its first columns.
    fn figures(&self, row: usize) -> String {
        let told = self.columns.iter().take(6).filter_map(|column| {
            let cell = self.cell(row, &column.name)?;
            Some(format!("{}: {cell}", column.name))
        });
        told.collect::<Vec<_>>().join(", ")
    }

    /// Its columns, as Arrow knows them.
    ///
    /// # Errors
    /// None that are known: every type here has its form in Arrow's C interface.
    pub fn schema(&self) -> Result<ArrowSchema, Refusal> {
        FFI_ArrowSchema::try_from(self.schema.as_ref()).map(ArrowSchema).map_err(|fault| out_of_order(&fault))
    }
}

/// Amounts in a unit in which they have so many places.
fn amounts_as(amounts: &Decimal128Array, form: AmountForm, places: i8) -> Result<ArrayRef, ArrowError> {
    Ok(match form {
        AmountForm::Decimal => Arc::new(amounts.clone().with_precision_and_scale(AMOUNT_DIGITS, places)?),
        AmountForm::Float => Arc::new(floats(amounts, places)),
    })
}

/// The nearest floating-point numbers of decimals with so many places.
fn floats(decimals: &Decimal128Array, places: i8) -> arrow_array::Float64Array {
    let mut floats = Float64Builder::with_capacity(decimals.len());
    for units in decimals {
        // Through text: that alone gives the nearest one, whatever the size.
        floats.append_option(units.and_then(|units| decimal(units, places.unsigned_abs().into()).parse().ok()));
    }
    floats.finish()
}

fn about_in_both(about: &Label) -> HashMap<String, String> {
    [("en", Lang::En), ("zh", Lang::Zh)].map(|(key, lang)| (key.to_owned(), about.say(lang).to_owned())).into()
}

/// That columns do not fit one another, which is a fault of this crate.
fn out_of_order(fault: &ArrowError) -> Refusal {
    Refusal::new(refusals::book::STORAGE).with("fault", fault)
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).collect();
        f.debug_struct("Table")
            .field("about", &self.about.en)
            .field("rows", &self.rows)
            .field("columns", &columns)
            .finish()
    }
}

impl fmt::Display for Table {
    /// How large it is, and its first rows, of the columns that say something.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (columns, rows) = (self.columns.len(), if self.rows == 1 { "row" } else { "rows" });
        write!(f, "{}: {} {rows}, {columns} columns", self.about.en, self.rows)?;
        for row in 0..self.rows.min(5) {
            let title = self.cell(row, "title").or_else(|| self.cell(row, "name")).or_else(|| self.cell(row, "id"));
            let told = title.map(|title| title.to_string()).unwrap_or_else(|| self.figures(row));
            write!(f, "\n  {told}")?;
        }
        if self.rows > 5 { f.write_str("\n  …") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use arrow_array::cast::AsArray;
    use arrow_array::ffi_stream::RecordBatchStreamReader;
    use arrow_array::{RecordBatchReader, types::Decimal128Type, types::Float64Type};
    use inward_core::calendar::Calendar;
    use inward_core::commitment::Around;
    use inward_core::event::{Event, Recorded};
    use inward_core::fact::{AsOf, Known};
    use inward_core::id::{CommandId, Id, Kind, RecordId};
    use inward_core::index::Index;
    use inward_core::playbook::Playbook;
    use inward_core::record::State;
    use inward_core::when::Timestamp;
    use uuid::Uuid;

    use super::*;
    use crate::Records;
    use crate::records::{Line, Point};

    fn point() -> Point {
        let today = chrono::NaiveDate::from_ymd_opt(2021, 1, 31).unwrap();
        let (at, calendar) = (Timestamp::MIN, Calendar::china());
        Point { playbook: Playbook::development_zone(), as_of: AsOf::LATEST, at, today, calendar, currency: None }
    }

    fn unit(number: u128, name: &str) -> State {
        let added = serde_json::json!({ "name": name, "valid": "2020/.." });
        let record = RecordId::new(Kind::Unit, Uuid::from_u128(number));
        let known = Known { recorded: Timestamp::from_micros(0).unwrap(), reported: None };
        let (by, command) = (Id::new(Uuid::nil()), CommandId::new(Uuid::nil()));
        let event = Event::UnitAdded(serde_json::from_value(added).unwrap());
        State::create(&Recorded { record, version: 1, known, by, command, event: &event }).unwrap()
    }

    fn units(names: &[&str], rows_in_a_piece: usize) -> Table {
        let mut records = Records::of(Kind::Unit, point()).in_pieces_of(rows_in_a_piece);
        for (number, name) in (1..).zip(names) {
            let state = unit(number, name);
            let row = Index::of(&state, &records.point().playbook, AsOf::LATEST, None, &[]);
            let line = Line { state: &state, row: &row, members: None, around: &Around::NOTHING, name_of: &|_| None };
            records.push(&line);
        }
        records.finish().unwrap()
    }

    /// A table of one column of amounts, in 1/10000.
    fn amounts(units: &[Option<i128>]) -> Table {
        let column = Column::new("amount", ColumnType::Amount, Label::new("An amount", "金额"));
        let array =
            Decimal128Array::from(units.to_vec()).with_precision_and_scale(AMOUNT_DIGITS, AMOUNT_PLACES).unwrap();
        Table::new(Label::new("Amounts", "金额"), vec![column], vec![vec![Arc::new(array)]]).unwrap()
    }

    #[test]
    fn pieces_come_through_the_stream_in_order() {
        let long = "长".repeat(100_000);
        let names = ["一局", "二局", long.as_str(), "四局", "五局"];
        for (pieces, expected) in [(2, vec![2, 2, 1]), (5, vec![5]), (1 << 20, vec![5])] {
            let table = units(&names, pieces);
            assert_eq!((table.len(), table.cell(2, "title")), (5, Some(Cell::Text(&long))));
            let reader = RecordBatchStreamReader::try_new(table.stream().0).unwrap();
            assert_eq!(reader.schema(), table.schema);
            let batches: Vec<RecordBatch> = reader.map(Result::unwrap).collect();
            assert_eq!(batches.iter().map(RecordBatch::num_rows).collect::<Vec<_>>(), expected);
            let titles = batches.iter().flat_map(|batch| batch.column_by_name("title").unwrap().as_string_view());
            assert_eq!(titles.flatten().collect::<Vec<_>>(), names);
        }
    }

    #[test]
    fn an_empty_table_keeps_its_columns() {
        let table = units(&[], 2);
        assert!(table.is_empty() && table.is_blank("title") && table.cell(0, "title").is_none());
        let batches: Vec<RecordBatch> =
            RecordBatchStreamReader::try_new(table.stream().0).unwrap().map(Result::unwrap).collect();
        assert_eq!(batches.iter().map(RecordBatch::num_rows).sum::<usize>(), 0);
        let schema = Schema::try_from(&table.schema().unwrap().0).unwrap();
        assert_eq!(&schema, table.schema.as_ref());
        let title = schema.field_with_name("title").unwrap();
        assert_eq!((title.data_type(), title.metadata()["zh"].as_str()), (&DataType::Utf8View, "名称"));
    }

    #[test]
    fn an_open_end_is_empty() {
        let table = units(&["一局"], 2);
        let shown = |column| table.cell(0, column).map(|cell| cell.to_string());
        assert_eq!(shown("valid_earliest").as_deref(), Some("2020-01-01"));
        assert_eq!((shown("valid_latest"), shown("valid_text").as_deref()), (None, Some("2020-01-01/..")));
    }

    #[test]
    fn another_unit_moves_the_point_and_copies_nothing() {
        let table = amounts(&[Some(1), None, Some(i128::from(i64::MAX)), Some(-25_300_000_000_000)]);
        let yi = table.amounts_in(AmountForm::Decimal, AmountUnit::parse("亿元").unwrap()).unwrap();
        let shown =
            |table: &Table| (0..4).map(|row| table.cell(row, "amount").map(|c| c.to_string())).collect::<Vec<_>>();
        assert_eq!(shown(&table)[0].as_deref(), Some("0.0001"));
        let expected = [Some("0.000000000001"), None, Some("9223372.036854775807"), Some("-25.3")];
        assert_eq!(shown(&yi).iter().map(Option::as_deref).collect::<Vec<_>>(), expected);
        let address = |table: &Table| table.batches[0].column(0).as_primitive::<Decimal128Type>().values().as_ptr();
        assert_eq!(address(&table), address(&yi));
        assert!(yi.definition(Lang::En).contains("10^8") && yi.definition(Lang::Zh).contains("10^8"));
    }

    #[test]
    fn floats_are_the_nearest_ones() {
        let table = amounts(&[Some(3_000), None, Some(i128::from(i64::MAX)), Some(-25_300_000_000_000)]);
        let floats = table.amounts_in(AmountForm::Float, AmountUnit::parse("万").unwrap()).unwrap();
        let read: Vec<Option<f64>> = floats.batches[0].column(0).as_primitive::<Float64Type>().iter().collect();
        assert_eq!(read, [Some(0.000_03), None, Some(92_233_720_368.547_76), Some(-253_000.0)]);
        let again = floats.amounts_in(AmountForm::Decimal, AmountUnit::ONE).unwrap();
        assert_eq!(again.cell(2, "amount"), table.cell(2, "amount"));
        assert_eq!(AmountForm::parse("double").unwrap_err().code, refusals::table::UNKNOWN_AMOUNTS);
    }
}
