//! What a case says of itself, and what a version of a procedure is.

use inward::core::case::{CaseOutcome, CaseProgress};
use inward::core::entry::{ProcedureVersion as CoreVersion, Reduction as CoreReduction};
use inward::core::qualified::Qualified;
use inward::core::refusal::Refusal;
use inward::core::standing::Is;
use inward::core::when::Truth;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::{type_hint_identifier, type_hint_union};

use crate::conditions::Reduction;
use crate::errors::Warned;
use crate::figures::Measured;
use crate::id::Id;
use crate::money::Amount;
use crate::records::{Case, id};
use crate::rules::Rule;
use crate::when::When;
use crate::words::Word;

#[pymethods]
impl Case {
    /// The procedure.
    #[getter]
    fn procedure(&self) -> Id {
        Id(self.0.procedure.record())
    }

    /// What it is for: an investment or a record of one.
    #[getter]
    fn about(&self) -> Id {
        Id(self.0.about)
    }

    /// Who applied.
    #[getter]
    fn applicant(&self) -> Option<Id> {
        id(self.0.applicant)
    }

    /// What is applied for: the id of a note.
    #[getter]
    fn description(&self) -> Option<String> {
        self.0.description.map(|note| note.to_string())
    }

    /// The commitment that it makes where its procedure has a limit.
    #[getter]
    fn commitment(&self) -> Id {
        Id(self.0.commitment().record())
    }

    /// How it stands: completed once it is decided, else ongoing.
    #[getter]
    fn standing(&self) -> Word<Is> {
        Word(self.0.standing())
    }

    /// How far it is.
    #[getter]
    fn progress(&self) -> Option<Word<CaseProgress>> {
        self.0.progress().map(Word)
    }

    /// When it was received.
    #[getter]
    fn received_on(&self) -> Option<When> {
        self.0.received_on().cloned().map(When)
    }

    /// When it counts as accepted: as recorded, or when it was received where nobody said in time what is
    /// missing.
    #[getter]
    fn accepted_on(&self) -> Option<When> {
        self.0.accepted()?.on.map(When)
    }

    /// Whether it counts as accepted because nobody said in time what is missing: yes, possibly, no; none where it
    /// is not accepted.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局", notice=inward.working_days(5))
    /// >>> case = desk.file_case(permit, desk.record_project(title="合成项目"), on="2021-01-11")
    /// >>> crm.case(case).deemed, str(crm.case(case).accepted_on)
    /// (<Truth.YES: 'yes'>, '2021-01-11')
    #[getter]
    fn deemed(&self) -> Option<Word<Truth>> {
        self.0.accepted().map(|accepted| Word(accepted.deemed))
    }

    /// The version of its procedure that applies: the one in force on the day of its acceptance.
    #[getter]
    fn procedure_version(&self) -> Option<ProcedureVersion> {
        self.0.procedure_version().cloned().map(ProcedureVersion)
    }

    /// Whether it is decided, or the applicant withdrew: yes, possibly, no.
    #[getter]
    fn is_decided(&self) -> Word<Truth> {
        Word(self.0.is_decided())
    }

    /// How it ended, where it has or may have.
    #[getter]
    fn outcome(&self) -> Option<Word<CaseOutcome>> {
        self.0.outcome().map(Word)
    }

    /// When it was decided, or the applicant withdrew.
    #[getter]
    fn decided_on(&self) -> Option<When> {
        self.0.decided_on().cloned().map(When)
    }
}

/// A procedure as it is from some day on: `crm.entry(procedure).procedure_version`.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> rule = inward.working_days(20).after("accepted")
/// >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局", statutory=rule, cost="1000元")
/// >>> version = crm.entry(permit).procedure_version
/// >>> version.statutory_limit, str(version.cost), version.steps
/// (working_days(20).after('accepted'), '1000 CNY', None)
#[pyclass(frozen, module = "inward")]
pub struct ProcedureVersion(pub CoreVersion);

#[pymethods]
impl ProcedureVersion {
    /// The unit that decides.
    #[getter]
    fn authority(&self) -> Id {
        Id(self.0.authority.record())
    }

    /// The limit that is promised.
    #[getter]
    fn promised_limit(&self) -> Option<Rule> {
        self.0.limits.promised.clone().map(Rule)
    }

    /// What the law allows.
    #[getter]
    fn statutory_limit(&self) -> Option<Rule> {
        self.0.limits.statutory.clone().map(Rule)
    }

    /// Within what time after receipt the applicant is told of all that is missing.
    #[getter]
    fn notice(&self) -> Option<Rule> {
        self.0.notice.clone().map(Rule)
    }

    /// The times that the applicant and an office deal with each other, 环节.
    #[getter]
    fn steps(&self) -> Option<Measured> {
        number(self.0.steps.as_ref())
    }

    /// The papers that are handed in, 材料.
    #[getter]
    fn documents(&self) -> Option<Measured> {
        number(self.0.documents.as_ref())
    }

    /// The seals that are needed, 印章.
    #[getter]
    fn seals(&self) -> Option<Measured> {
        number(self.0.seals.as_ref())
    }

    /// The windows to which the applicant goes, 窗口.
    #[getter]
    fn windows(&self) -> Option<Measured> {
        number(self.0.windows.as_ref())
    }

    /// What it costs the applicant.
    #[getter]
    fn cost(&self) -> Option<Amount> {
        self.0.cost.clone().map(Amount)
    }

    /// The document that it rests on.
    #[getter]
    fn legal_basis(&self) -> Option<&str> {
        self.0.legal_basis.as_deref()
    }

    fn __repr__(&self) -> String {
        let limit = self.0.limit().map_or_else(|| "no limit".to_owned(), ToString::to_string);
        format!("<ProcedureVersion {limit}>")
    }
}

fn number(number: Option<&Qualified>) -> Option<Measured> {
    number.map(|number| Measured(number.clone().into()))
}

/// A reduction, or why there is none, on its way to Python.
pub struct Reduced(pub Result<CoreReduction, Refusal>);

impl<'py> IntoPyObject<'py> for Reduced {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr =
        type_hint_union!(type_hint_identifier!("inward", "Reduction"), type_hint_identifier!("inward.errors", "Fault"));

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match self.0 {
            Ok(reduction) => Ok(Bound::new(py, Reduction(reduction))?.into_any()),
            Err(refusal) => Warned(refusal).into_pyobject(py),
        }
    }
}
