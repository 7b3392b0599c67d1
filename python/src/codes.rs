//! Codes by which the world knows organisations, projects and places. Each is its normalised text,
//! checked once.

use inward::core::identifier;
use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::errors::{Answer, Faults};
use crate::shown::quoted;
use crate::words::Word;

/// Declares the class of a code with what every code has.
macro_rules! code {
    ($(#[doc = $doc:literal])* $name:ident, $text:literal) => {
        $(#[doc = $doc])*
        #[pyclass(frozen, eq, hash, ord, module = "inward")]
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub identifier::$name);

        #[pymethods]
        impl $name {
            #[new]
            #[pyo3(signature = (text, /))]
            fn new(text: &str) -> Answer<Self> {
                Ok(Self(identifier::$name::parse(text)?))
            }

            fn __str__(&self) -> &str {
                self.0.as_str()
            }

            fn __repr__(&self) -> String {
                format!("{}({})", $text, quoted(self.0.as_str()))
            }

            /// The same as plain data.
            fn _data(&self) -> Answer<String> {
                crate::when::data(&self.0.as_str())
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyType>, (String,)) {
                (slf.get_type(), (slf.get().0.as_str().to_owned(),))
            }
        }
    };
}

code! {
    /// A unified social credit code, 统一社会信用代码 (GB 32100-2015): 18 characters with a check character.
    ///
    /// >>> import inward
    /// >>> code = inward.Uscc("91140300MA0HHHHH0R")
    /// >>> code.division, code.organisation_code
    /// (DivisionCode('140300'), 'MA0HHHHH0')
    Uscc, "Uscc"
}

code! {
    /// A legal entity identifier (ISO 17442): 20 characters with two check digits.
    ///
    /// >>> import inward
    /// >>> inward.Lei("0000 000S YNTH ETIC XX93")
    /// Lei('0000000SYNTHETICXX93')
    Lei, "Lei"
}

code! {
    /// The national code of an investment project, 项目代码.
    ///
    /// >>> import inward
    /// >>> code = inward.ProjectCode("2020-140300-39-03-000001")
    /// >>> code.division
    /// DivisionCode('140300')
    ProjectCode, "ProjectCode"
}

code! {
    /// A division code, 行政区划代码 (GB/T 2260): six digits.
    ///
    /// >>> import inward
    /// >>> code = inward.DivisionCode("140311")
    /// >>> str(code.level), str(code.prefecture), str(code.province)
    /// ('county', '140300', '140000')
    DivisionCode, "DivisionCode"
}

#[pymethods]
impl Uscc {
    /// What is odd about it although it is well formed.
    #[getter]
    fn warnings(&self) -> Faults {
        Faults::of(&self.0.warnings())
    }

    /// The division it was registered in.
    #[getter]
    fn division(&self) -> DivisionCode {
        DivisionCode(self.0.division())
    }

    /// The organisation code within it, 组织机构代码.
    #[getter]
    fn organisation_code(&self) -> &str {
        self.0.organisation_code()
    }
}

#[pymethods]
impl ProjectCode {
    /// The division whose department gave it.
    #[getter]
    fn division(&self) -> DivisionCode {
        DivisionCode(self.0.division())
    }
}

#[pymethods]
impl DivisionCode {
    /// Province, prefecture or county.
    #[getter]
    fn level(&self) -> Word<identifier::DivisionLevel> {
        Word(self.0.level())
    }

    /// The province it lies in.
    #[getter]
    fn province(&self) -> Self {
        Self(self.0.province())
    }

    /// The prefecture it lies in, where it lies in one.
    #[getter]
    fn prefecture(&self) -> Option<Self> {
        self.0.prefecture().map(Self)
    }
}

/// The divisions of a country, by which a code is known to exist and has a name.
///
/// >>> import inward
/// >>> table = inward.DivisionTable.from_csv(['''code,name
/// ... 140000,山西省
/// ... 140300,阳泉市'''])
/// >>> table
/// <DivisionTable of 2 divisions>
#[pyclass(frozen, module = "inward")]
pub struct DivisionTable(identifier::DivisionTable);

#[pymethods]
impl DivisionTable {
    /// Reads tables of divisions as CSV texts, each with columns `code` and `name`.
    ///
    /// >>> import inward
    /// >>> provinces = '''code,name
    /// ... 140000,山西省'''
    /// >>> cities = '''code,name
    /// ... 140300,阳泉市'''
    /// >>> len(inward.DivisionTable.from_csv([provinces, cities]))
    /// 2
    #[staticmethod]
    #[pyo3(signature = (texts, /))]
    fn from_csv(texts: Vec<String>) -> Answer<Self> {
        Ok(Self(identifier::DivisionTable::from_csv(texts.iter().map(String::as_str))?))
    }

    /// The division of a code, with its names.
    ///
    /// >>> import inward
    /// >>> table = inward.DivisionTable.from_csv(['''code,name
    /// ... 140000,山西省
    /// ... 140300,阳泉市'''])
    /// >>> table.find(inward.DivisionCode("140300")).name
    /// '阳泉市'
    #[pyo3(signature = (code, /))]
    fn find(&self, code: &DivisionCode) -> Answer<Division> {
        Ok(Division(self.0.find(&code.0)?))
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __repr__(&self) -> String {
        format!("<DivisionTable of {} divisions>", self.0.len())
    }
}

/// A division (行政区划) with its names.
///
/// >>> import inward
/// >>> table = inward.DivisionTable.from_csv(['''code,name
/// ... 140000,山西省
/// ... 140300,阳泉市'''])
/// >>> place = table.find(inward.DivisionCode("140300"))
/// >>> place.name, str(place.level), place.province[1]
/// ('阳泉市', 'prefecture', '山西省')
#[pyclass(frozen, module = "inward")]
pub struct Division(identifier::Division);

#[pymethods]
impl Division {
    /// Its code.
    #[getter]
    fn code(&self) -> DivisionCode {
        DivisionCode(self.0.code.clone())
    }

    /// Its name.
    #[getter]
    fn name(&self) -> &str {
        &self.0.name
    }

    /// Province, prefecture or county.
    #[getter]
    fn level(&self) -> Word<identifier::DivisionLevel> {
        Word(self.0.level)
    }

    /// The code and the name of the province it lies in, unless it is one.
    #[getter]
    fn province(&self) -> Option<(DivisionCode, &str)> {
        self.0.province.as_ref().map(|place| (DivisionCode(place.code.clone()), place.name.as_str()))
    }

    /// The code and the name of the prefecture it lies in, where it lies in one.
    #[getter]
    fn prefecture(&self) -> Option<(DivisionCode, &str)> {
        self.0.prefecture.as_ref().map(|place| (DivisionCode(place.code.clone()), place.name.as_str()))
    }

    fn __repr__(&self) -> String {
        format!("<Division {} {}>", self.0.code.as_str(), quoted(&self.0.name))
    }
}
