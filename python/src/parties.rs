//! Who is there: the zone, its units, its people, and the organisations it knows.

use chrono::{DateTime, Utc};
use inward::core::organisation::Role;
use inward::core::text::Lang;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

use crate::codes::{Lei, Uscc};
use crate::errors::Answer;
use crate::figures::{Measure, Target};
use crate::given;
use crate::id::Id;
use crate::reading::{measured, record, value, word};
use crate::records::{Kinded, id};
use crate::shown::{self, quoted};
use crate::when::When;
use crate::words::Word;

type Core<T> = <T as Kinded>::Core;

record! {
    /// The zone itself, 开发区.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> zone = crm.zone()
    /// >>> zone.title, zone.currency
    /// ('阳泉经开区', 'CNY')
    Zone
}
record! {
    /// A unit of the zone or beside it, 单位. Its title is its name.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> unit = crm.unit(desk.unit)
    /// >>> unit.title, unit.parent
    /// ('招商一局', None)
    Unit
}
record! {
    /// An officer or a contact, 人员, as the log knows them: no name, no particulars.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> officer = crm.person(desk.officer)
    /// >>> officer.erased, crm.particulars(officer).name
    /// (False, 'wang.li')
    Person
}
record! {
    /// An enterprise or another body, 企业/机构. Its title is its legal name.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> made = desk.add_organisation("合成晶体有限公司", country="CN", ownership="private")
    /// >>> body = crm.organisation(made)
    /// >>> body.title, body.country, body.ownership
    /// ('合成晶体有限公司', 'CN', 'private')
    Organisation
}

measured!(Zone, Organisation);

#[pymethods]
impl Zone {
    /// Its time zone: where its days begin and end.
    #[getter]
    fn time_zone(&self) -> &'static str {
        self.0.time_zone.name()
    }

    /// The currency of amounts that name none, ISO 4217.
    #[getter]
    fn currency(&self) -> Option<&'static str> {
        self.0.currency.map(|currency| currency.code())
    }
}

#[pymethods]
impl Unit {
    /// The unit it belongs to.
    #[getter]
    fn parent(&self) -> Option<Id> {
        id(self.0.parent)
    }

    /// Since when and until when it exists.
    #[getter]
    fn valid(&self) -> Option<When> {
        self.0.valid.clone().map(When)
    }

    /// The unit that took its place.
    #[getter]
    fn successor(&self) -> Option<Id> {
        id(self.0.successor)
    }
}

#[pymethods]
impl Person {
    /// The organisation a contact belongs to.
    #[getter]
    fn organisation(&self) -> Option<Id> {
        id(self.0.organisation)
    }

    /// Whether their particulars were erased.
    #[getter]
    fn erased(&self) -> bool {
        self.0.erased
    }
}

#[pymethods]
impl Organisation {
    /// Its unified social credit code, 统一社会信用代码.
    #[getter]
    fn uscc(&self) -> Option<Uscc> {
        self.0.uscc.clone().map(Uscc)
    }

    /// Its LEI.
    #[getter]
    fn lei(&self) -> Option<Lei> {
        self.0.lei.clone().map(Lei)
    }

    /// The country or region it comes from, ISO 3166-1 alpha-2.
    #[getter]
    fn country(&self) -> Option<&str> {
        self.0.country.as_deref()
    }

    /// The organisation that owns it.
    #[getter]
    fn parent(&self) -> Option<Id> {
        id(self.0.parent)
    }

    /// Its ownership: state-owned, private, foreign, …
    #[getter]
    fn ownership(&self) -> Option<&str> {
        self.0.ownership.as_deref()
    }

    /// Its industry, as `scheme-version:code`.
    #[getter]
    fn industry(&self) -> Option<String> {
        self.0.industry.as_ref().map(ToString::to_string)
    }

    /// What it is to the zone.
    #[getter]
    fn roles(&self) -> Vec<Word<Role>> {
        self.0.roles.iter().copied().map(Word).collect()
    }
}
