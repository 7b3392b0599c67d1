//! Lists as tables over Arrow: what they are, and their hand-over to other packages.

use inward::analysis::{self, AmountForm, AmountUnit};
use inward::core::refusal::Refusal;
use inward::core::text::{Lang, refusals};
use pyo3::exceptions::{PyImportError, PyTypeError};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_identifier;
use pyo3::types::{PyCapsule, PyDict};

use crate::errors::{Answer, Raised};
use crate::reading;
use crate::shown::{self, quoted};

/// A column of a table: its name, what it holds, and what it means.
///
/// >>> import inward
/// >>> inward.in_memory("z").leads().columns()[0]
/// Column(name='id', type='text', meaning='Its id, as the API prints it')
#[pyclass(frozen, eq, module = "inward")]
#[derive(PartialEq, Eq)]
pub struct Column(analysis::Column);

#[pymethods]
impl Column {
    /// Its name.
    #[getter]
    fn name(&self) -> &str {
        &self.0.name
    }

    /// What it holds: `text`, `integer`, `bool`, `day`, `instant`, `amount`, `decimal` or
    /// `float`.
    #[getter]
    fn r#type(&self) -> &'static str {
        self.0.of.name()
    }

    /// What it means, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> column = inward.in_memory("z").projects().columns()[0]
    /// >>> column.name, column.meaning("zh")
    /// ('id', '编号（与 API 所示一致）')
    #[pyo3(signature = (lang="en"))]
    fn meaning(&self, lang: &str) -> PyResult<&str> {
        Ok(self.0.meaning.say(reading::lang(lang)?))
    }

    fn __repr__(&self) -> String {
        shown::fields(
            "Column",
            &[
                ("name", quoted(&self.0.name)),
                ("type", quoted(self.0.of.name())),
                ("meaning", quoted(&self.0.meaning.en)),
            ],
        )
    }

    fn __reduce__(&self) -> PyResult<String> {
        Err(PyTypeError::new_err("Column does not pickle: keep its name, or what it means"))
    }
}

/// Rows in columns over Arrow, each column documented. polars, pyarrow, DuckDB and whatever else takes the
/// Arrow PyCapsule interface reads it without copying it.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> done = crm.desk("wang.li").capture_lead("LED 衬底", total_planned="2.5亿元")
/// >>> table = crm.leads().table()
/// >>> table.amounts_in(unit="亿元").to_polars()["total_planned"].to_list()
/// [Decimal('2.500000000000')]
/// >>> table.definition()
/// 'Leads, as known when the table was read. Amounts are exact decimals in units of their currency.'
#[pyclass(frozen, module = "inward")]
pub struct Table(pub analysis::Table);

/// The rows shown in a notebook.
const SHOWN: usize = 10;

#[pymethods]
impl Table {
    /// Its columns, in order, with what they mean.
    #[getter]
    fn columns(&self) -> Vec<Column> {
        self.0.columns().iter().cloned().map(Column).collect()
    }

    /// The names of its columns, in order.
    #[getter]
    fn column_names(&self) -> Vec<&str> {
        self.0.columns().iter().map(|column| column.name.as_str()).collect()
    }

    /// What its rows and its amounts are, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> crm.projects().table().definition("zh")
    /// '建设项目，按读取时所知。金额以货币单位计，为十进制精确值。'
    #[pyo3(signature = (lang="en"))]
    fn definition(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.definition(reading::lang(lang)?))
    }

    /// The same table with its amounts as `"decimal"`, which is exact, or `"float"`, and in a unit: `元`, `千元`,
    /// `万元`, `百万元`, `千万元`, `亿元`, or `thousand`, `million`, `billion` of whatever currency.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
    /// >>> table = crm.projects().table().amounts_in("float", "亿元")
    /// >>> table.to_polars()["total_planned"].to_list()
    /// [12.0]
    #[pyo3(signature = (amounts="decimal", unit=None))]
    fn amounts_in(&self, py: Python<'_>, amounts: &str, unit: Option<&str>) -> Answer<Self> {
        let form = AmountForm::parse(amounts)?;
        let unit = unit.map(AmountUnit::parse).transpose()?.unwrap_or_default();
        Ok(Self(py.detach(|| self.0.amounts_in(form, unit))?))
    }

    /// As a `pyarrow.Table`, with its amounts as they are or as `amounts_in` gives them; needs
    /// `pip install inward[arrow]`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
    /// >>> crm.projects().table().to_arrow(unit="亿元").column("total_planned").to_pylist()
    /// [Decimal('12.000000000000')]
    #[pyo3(signature = (*, amounts=None, unit=None))]
    pub fn to_arrow<'py>(
        &self,
        py: Python<'py>,
        amounts: Option<&str>,
        unit: Option<&str>,
    ) -> Answer<Bound<'py, PyAny>> {
        let table = self.asked(py, amounts, unit)?;
        Ok(extra(py, "pyarrow", "arrow")?.call_method1("table", (table,))?)
    }

    /// As a `polars.DataFrame`, with its amounts as they are or as `amounts_in` gives them; needs
    /// `pip install inward[polars]`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
    /// >>> crm.projects().table().to_polars(unit="亿元")["total_planned"].to_list()
    /// [Decimal('12.000000000000')]
    #[pyo3(signature = (*, amounts=None, unit=None))]
    pub fn to_polars<'py>(
        &self,
        py: Python<'py>,
        amounts: Option<&str>,
        unit: Option<&str>,
    ) -> Answer<PolarsFrame<'py>> {
        let table = self.asked(py, amounts, unit)?;
        Ok(PolarsFrame(extra(py, "polars", "polars")?.call_method1("DataFrame", (table,))?))
    }

    /// As a `pandas.DataFrame`, with its amounts as they are or as `amounts_in` gives them; needs
    /// `pip install inward[pandas]`. Text is `str`, whole numbers are `Int64`, yes and no `boolean`, days
    /// `datetime64`, exact amounts `decimal.Decimal`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
    /// >>> crm.projects().table().to_pandas(amounts="float", unit="亿元")["total_planned"].tolist()
    /// [12.0]
    #[pyo3(signature = (*, amounts=None, unit=None))]
    pub fn to_pandas<'py>(
        &self,
        py: Python<'py>,
        amounts: Option<&str>,
        unit: Option<&str>,
    ) -> Answer<Bound<'py, PyAny>> {
        let pandas = extra(py, "pandas", "pandas")?;
        let pyarrow = extra(py, "pyarrow", "pandas")?;
        let table = pyarrow.call_method1("table", (self.asked(py, amounts, unit)?,))?;
        let types = PyDict::new(py);
        let nan = PyDict::new(py);
        nan.set_item("na_value", f64::NAN)?;
        types.set_item(pyarrow.call_method0("string_view")?, pandas.getattr("StringDtype")?.call((), Some(&nan))?)?;
        types.set_item(pyarrow.call_method0("int64")?, pandas.call_method0("Int64Dtype")?)?;
        types.set_item(pyarrow.call_method0("bool_")?, pandas.call_method0("BooleanDtype")?)?;
        let options = PyDict::new(py);
        options.set_item("types_mapper", types.getattr("get")?)?;
        options.set_item("date_as_object", false)?;
        Ok(table.call_method("to_pandas", (), Some(&options))?)
    }

    /// Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is requested.
    #[pyo3(signature = (requested_schema=None) -> "object")]
    pub fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        PyCapsule::new_with_value(py, self.0.stream(), c"arrow_array_stream")
    }

    /// Its columns as an Arrow schema, by the PyCapsule interface.
    #[pyo3(signature = () -> "object")]
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> Answer<Bound<'py, PyCapsule>> {
        Ok(PyCapsule::new_with_value(py, self.0.schema()?, c"arrow_schema")?)
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __repr__(&self) -> String {
        self.0.to_string()
    }

    /// Its first rows, of the columns that say something.
    pub fn _repr_html_(&self) -> String {
        let told: Vec<&str> = self.column_names().into_iter().filter(|name| !self.0.is_blank(name)).collect();
        let rows = (0..self.0.len().min(SHOWN)).map(|row| {
            told.iter().map(|name| self.0.cell(row, name).map(|cell| cell.to_string()).unwrap_or_default()).collect()
        });
        let (rows, further) = (shown::table(&told, rows), self.0.columns().len().saturating_sub(told.len()));
        let size = format!("{} rows, {} columns, {further} of them empty", self.0.len(), self.0.columns().len());
        format!("<p>{}<br>{size}</p>{rows}", shown::escaped(&self.0.definition(Lang::En)))
    }

    fn __reduce__(&self) -> PyResult<String> {
        Err(PyTypeError::new_err("Table does not pickle: to_arrow, to_polars or to_pandas gives what does"))
    }
}

impl Table {
    /// The same table, with its amounts as they are asked for; as it is, if they are not.
    fn asked(&self, py: Python<'_>, amounts: Option<&str>, unit: Option<&str>) -> Answer<Self> {
        match (amounts, unit) {
            (None, None) => Ok(Self(self.0.clone())),
            _ => self.amounts_in(py, amounts.unwrap_or("decimal"), unit),
        }
    }
}

/// A package that this one works with and does not need; `name` says how it is installed.
pub fn extra<'py>(py: Python<'py>, package: &str, name: &str) -> Answer<Bound<'py, PyModule>> {
    py.import(package).map_err(|error| {
        if !error.is_instance_of::<PyImportError>(py) {
            return error.into();
        }
        let refusal = Refusal::new(refusals::table::EXTRA_MISSING).with("package", package).with("extra", name);
        let raised = PyErr::from(Raised::from(refusal));
        raised.set_cause(py, Some(error));
        raised.into()
    })
}

/// A data frame of polars, on its way to Python.
pub struct PolarsFrame<'py>(Bound<'py, PyAny>);

impl<'py> IntoPyObject<'py> for PolarsFrame<'py> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("polars", "DataFrame");

    fn into_pyobject(self, _: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.0)
    }
}

/// Writes how a class that has a `table` hands it over, whatever it is asked of. `$call` asks an empty book for one.
macro_rules! hands_over_its_table {
    ($class:ident, $call:literal) => {
        #[pyo3::pymethods]
        impl $class {
            /// As a `pyarrow.Table`; needs `pip install inward[arrow]`.
            ///
            #[doc = concat!(">>> import inward\n>>> crm = inward.in_memory(\"阳泉经开区\", currency=\"CNY\")\n>>> asked = ", $call, "\n>>> asked.to_arrow().num_rows == len(asked.table())\nTrue")]
            fn to_arrow<'py>(
                &self,
                py: pyo3::Python<'py>,
            ) -> crate::errors::Answer<pyo3::Bound<'py, pyo3::PyAny>> {
                self.table()?.to_arrow(py, None, None)
            }

            /// As a `polars.DataFrame`; needs `pip install inward[polars]`.
            ///
            #[doc = concat!(">>> import inward\n>>> crm = inward.in_memory(\"阳泉经开区\", currency=\"CNY\")\n>>> asked = ", $call, "\n>>> asked.to_polars().columns == asked.table().column_names\nTrue")]
            fn to_polars<'py>(
                &self,
                py: pyo3::Python<'py>,
            ) -> crate::errors::Answer<crate::table::PolarsFrame<'py>> {
                self.table()?.to_polars(py, None, None)
            }

            /// As a `pandas.DataFrame`; needs `pip install inward[pandas]`.
            ///
            #[doc = concat!(">>> import inward\n>>> crm = inward.in_memory(\"阳泉经开区\", currency=\"CNY\")\n>>> asked = ", $call, "\n>>> len(asked.to_pandas()) == len(asked.table())\nTrue")]
            fn to_pandas<'py>(
                &self,
                py: pyo3::Python<'py>,
            ) -> crate::errors::Answer<pyo3::Bound<'py, pyo3::PyAny>> {
                self.table()?.to_pandas(py, None, None)
            }

            /// Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is
            /// requested.
            #[pyo3(signature = (requested_schema=None) -> "object")]
            fn __arrow_c_stream__<'py>(
                &self,
                py: pyo3::Python<'py>,
                requested_schema: Option<&pyo3::Bound<'py, pyo3::PyAny>>,
            ) -> crate::errors::Answer<pyo3::Bound<'py, pyo3::types::PyCapsule>> {
                Ok(self.table()?.__arrow_c_stream__(py, requested_schema)?)
            }
        }
    };
}

pub(crate) use hands_over_its_table;
