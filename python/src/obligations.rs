//! Both sides of a bargain: the parts of a commitment, the payments that are open and whose turn it is, and
//! what would be repaid where an investor fell short.

use std::sync::Arc;

use inward::core::commitment::{
    Check, CheckStanding, Gate, Life, Obligation as CoreObligation, Reclaim as CoreReclaim, Repayment,
};
use inward::core::when::Truth;
use inward::{
    CommitmentPart as CorePart, OpenPayment as CorePayment, OpenPayments as CorePayments, PaymentGroup as CoreGroup,
    PaymentStanding,
};
use pyo3::exceptions::PyIndexError;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_identifier;
use pyo3::types::{PyDict, PyTuple};

use crate::conditions::Clawback;
use crate::figures::Measured;
use crate::id::Id;
use crate::money::{Amount, AmountSum, Money};
use crate::promise_board::ages;
use crate::ratio::RatioBounds;
use crate::shown;
use crate::when::When;
use crate::words::Word;

/// The commitments on which one depends: each with the number of the instalment that is enough, if not all
/// of it is needed.
pub fn gates(gates: &[Gate]) -> Vec<(Id, Option<u16>)> {
    gates.iter().map(|gate| (Id(gate.by.record()), gate.instalment)).collect()
}

/// What an investor must reach, as `inward.Obligation`: the class by which it was promised.
pub struct Obligation<'a>(pub &'a CoreObligation);

impl<'py> IntoPyObject<'py> for Obligation<'_> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("inward.values", "Obligation");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let obligation = self.0;
        let parts = PyDict::new(py);
        parts.set_item("base", obligation.base.clone().map(Measured))?;
        parts.set_item("verify_on", PyTuple::new(py, &obligation.verify_on)?)?;
        parts.set_item("cure_days", obligation.cure_days)?;
        parts.set_item("maintained_until", obligation.maintained_until)?;
        parts.set_item("clawback", obligation.clawback.clone().map(Clawback))?;
        let given = (obligation.metric.as_str(), Measured(obligation.required.clone()));
        py.import("inward.values")?.getattr("Obligation")?.call(given, Some(&parts))
    }
}

/// One part of a commitment: an instalment (分期), a check of an obligation, or all of it.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> project = desk.record_project(title="数字经济产业园")
/// >>> halves = [inward.Instalment("50万元", due="2021-06-30"), inward.Instalment("50万元", due="2021-12-31")]
/// >>> grant = desk.promise(project, "policy_incentive", instalments=halves, debtor=desk.unit)
/// >>> done = desk.fulfil(grant, amount="50万元", on="2021-06-20")
/// >>> [(part.number, str(part.due), part.life.value) for part in crm.commitment(grant).parts]
/// [(1, '2021-06-30', 'on_time'), (2, '2021-12-31', 'overdue')]
#[pyclass(frozen, module = "inward")]
pub struct CommitmentPart(pub CorePart);

#[pymethods]
impl CommitmentPart {
    /// Its number, from 1; none where it is all of it.
    #[getter]
    fn number(&self) -> Option<u16> {
        self.0.number
    }

    /// How much it is, where it is money.
    #[getter]
    fn amount(&self) -> Option<Amount> {
        self.0.amount.clone().map(Amount)
    }

    /// When it is due.
    #[getter]
    fn due(&self) -> Option<When> {
        self.0.due.clone().map(When)
    }

    /// Where it stands.
    #[getter]
    fn life(&self) -> Word<Life> {
        Word(self.0.life)
    }

    /// When it was kept in whole, if it was and that is known.
    #[getter]
    fn kept_on(&self) -> Option<When> {
        self.0.kept_on.clone().map(When)
    }

    fn __repr__(&self) -> String {
        let number = self.0.number.map_or_else(|| "all".to_owned(), |number| number.to_string());
        format!("<CommitmentPart {number}: {}>", self.0.life.label().en)
    }
}

/// The open payments to investors, told apart by whose turn it is: late by us, condition unmet, not due,
/// undetermined. Each stands in one group, none in two.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> investor = desk.add_organisation("合成投资公司")
/// >>> project = desk.record_project(title="数字经济产业园", owner=investor)
/// >>> theirs = desk.promise(project, "investment", direction="by_investor", amount="2亿元", due="2021-01-31")
/// >>> ours = desk.promise(project, "policy_incentive", amount="100万元", due="2021-03-31", depends_on=theirs, debtor=desk.unit)
/// >>> [(group.standing.value, len(group.payments)) for group in crm.open_payments().groups]
/// [('late_by_us', 0), ('condition_unmet', 1), ('not_due', 0), ('undetermined', 0)]
#[pyclass(frozen, module = "inward")]
pub struct OpenPayments(Arc<CorePayments>);

impl From<CorePayments> for OpenPayments {
    fn from(payments: CorePayments) -> Self {
        Self(Arc::new(payments))
    }
}

#[pymethods]
impl OpenPayments {
    /// The day they are as of.
    #[getter]
    fn as_of(&self) -> chrono::NaiveDate {
        self.0.as_of
    }

    /// What they tell, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> inward.in_memory("阳泉经开区", currency="CNY").open_payments().definition("zh").startswith("应付投资方款项")
    /// True
    #[pyo3(signature = (lang="en"))]
    fn definition(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.definition().say(crate::reading::lang(lang)?).to_owned())
    }

    /// The same as a table over Arrow, its columns documented.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> crm.open_payments().table().to_polars()["label"].to_list()
    /// ['逾期未付', '条件未成就', '未到期', '无法判定']
    fn table(&self) -> crate::errors::Answer<crate::table::Table> {
        Ok(crate::table::Table(self.0.table()?))
    }

    /// The groups, one of each standing.
    #[getter]
    fn groups(&self) -> Vec<PaymentGroup> {
        (0..self.0.groups.len()).map(|place| PaymentGroup { all: Arc::clone(&self.0), place }).collect()
    }

    fn __repr__(&self) -> String {
        let counts =
            self.0.groups.iter().map(|group| format!("{} {}", group.payments.len(), group.standing.label().en));
        format!("<OpenPayments: {}>", counts.collect::<Vec<_>>().join(", "))
    }

    fn _repr_html_(&self) -> String {
        let rows = self.0.groups.iter().map(|group| {
            let label = group.standing.label();
            vec![label.en, label.zh, group.payments.len().to_string(), group.owed.to_string(), group.paid.to_string()]
        });
        shown::table(&["standing", "状态", "payments", "owed", "paid"], rows)
    }
}

/// The open payments of one standing.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> project = desk.record_project(title="数字经济产业园")
/// >>> terms = {"amount": "100万元", "on": "2021-01-04", "due": "2021-03-31", "debtor": desk.unit}
/// >>> ours = desk.promise(project, "policy_incentive", **terms)
/// >>> late = crm.as_of("2021-04-30", known=crm.now()).open_payments().groups[0]
/// >>> late.standing, str(late.owed), late.payments[0].overdue_days, late.ageing
/// (<PaymentStanding.LATE_BY_US: 'late_by_us'>, '0.01亿', 22, (1, 0, 0, 0))
#[pyclass(frozen, module = "inward")]
pub struct PaymentGroup {
    all: Arc<CorePayments>,
    place: usize,
}

impl PaymentGroup {
    fn group(&self) -> PyResult<&CoreGroup> {
        self.all.groups.get(self.place).ok_or_else(|| PyIndexError::new_err("no such group"))
    }
}

#[pymethods]
impl PaymentGroup {
    /// Whose turn it is.
    #[getter]
    fn standing(&self) -> PyResult<Word<PaymentStanding>> {
        Ok(Word(self.group()?.standing))
    }

    /// The payments, in the order of their ids.
    #[getter]
    fn payments(&self) -> PyResult<Vec<OpenPayment>> {
        Ok(self.group()?.payments.iter().cloned().map(OpenPayment).collect())
    }

    /// What is owed of them, all in all.
    #[getter]
    fn owed(&self) -> PyResult<AmountSum> {
        Ok(AmountSum(self.group()?.owed.clone()))
    }

    /// What was paid of them already.
    #[getter]
    fn paid(&self) -> PyResult<AmountSum> {
        Ok(AmountSum(self.group()?.paid.clone()))
    }

    /// How many are overdue for 0 to 30, 31 to 90, 91 to 180, and more working days.
    #[getter]
    fn ageing(&self) -> PyResult<(u64, u64, u64, u64)> {
        Ok(ages(self.group()?.ageing))
    }

    fn __repr__(&self) -> PyResult<String> {
        let group = self.group()?;
        Ok(format!("<PaymentGroup {}: {}>", group.standing.label().en, group.payments.len()))
    }
}

/// One open payment: a commitment, or an instalment of one.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> project = desk.record_project(title="数字经济产业园")
/// >>> ours = desk.promise(project, "policy_incentive", amount="100万元", due="2021-03-31", debtor=desk.unit)
/// >>> done = desk.fulfil(ours, amount="40万元", on="2021-03-20", in_part=True)
/// >>> payment = crm.open_payments().groups[0].payments[0]
/// >>> payment.commitment == ours.id, str(payment.owed), str(payment.paid), str(payment.due), payment.waits_for
/// (True, '1000000 CNY', '0.004亿', '2021-03-31', [])
#[pyclass(frozen, module = "inward")]
pub struct OpenPayment(CorePayment);

#[pymethods]
impl OpenPayment {
    /// The commitment.
    #[getter]
    fn commitment(&self) -> Id {
        Id(self.0.commitment.record())
    }

    /// The number of the instalment; none where it is all of it.
    #[getter]
    fn instalment(&self) -> Option<u16> {
        self.0.instalment
    }

    /// When it is due, where that is known.
    #[getter]
    fn due(&self) -> Option<When> {
        self.0.due.clone().map(When)
    }

    /// How much is owed.
    #[getter]
    fn owed(&self) -> Amount {
        Amount(self.0.owed.clone())
    }

    /// What was paid of it.
    #[getter]
    fn paid(&self) -> AmountSum {
        AmountSum(self.0.paid.clone())
    }

    /// For how many working days it is overdue, where that is certain.
    #[getter]
    fn overdue_days(&self) -> Option<i64> {
        self.0.overdue_days
    }

    /// The commitments for which it waits, or waited, each with the number of the instalment that is enough.
    #[getter]
    fn waits_for(&self) -> Vec<(Id, Option<u16>)> {
        gates(&self.0.waits_for)
    }

    fn __repr__(&self) -> String {
        format!("<OpenPayment {} of {}>", self.0.owed, self.0.commitment)
    }
}

/// What would have to be repaid of what was paid on the word of an investor (退还), as of a day: checks are
/// not added up, the worst of those that can be enforced tells how much.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> investor = desk.add_organisation("合成投资公司")
/// >>> project = desk.record_project(title="数字经济产业园", owner=investor)
/// >>> jobs = inward.Obligation("jobs_new", "200个", base="50个", verify_on=["2022-12-31"], clawback=inward.Clawback.pro_rata())
/// >>> jobs = desk.promise(project, "jobs", direction="by_investor", obligation=jobs)
/// >>> grant = desk.promise(project, "policy_incentive", depends_on=jobs, debtor=desk.unit)
/// >>> done = desk.fulfil(grant, amount="100万元", on="2021-06-15")
/// >>> done = desk.verify_obligation(jobs, "210个", on="2022-12-31")
/// >>> reclaim = crm.as_of("2023-01-01", known=crm.now()).clawback(jobs)
/// >>> reclaim.due, reclaim.checks[0].standing.value, str(reclaim.checks[0].shortfall)
/// ([(Money('200000', 'CNY'), Money('200000', 'CNY'))], 'short', '20.00%')
#[pyclass(frozen, module = "inward")]
pub struct Reclaim(Arc<CoreReclaim>);

impl From<CoreReclaim> for Reclaim {
    fn from(reclaim: CoreReclaim) -> Self {
        Self(Arc::new(reclaim))
    }
}

fn repayments(found: &[Repayment]) -> Vec<(Money, Option<Money>)> {
    found.iter().map(|one| (Money(one.least), one.most.map(Money))).collect()
}

#[pymethods]
impl Reclaim {
    /// The day it is as of.
    #[getter]
    fn as_of(&self) -> chrono::NaiveDate {
        self.0.as_of
    }

    /// What was paid by then on what depends on the obligation.
    #[getter]
    fn paid(&self) -> AmountSum {
        AmountSum(self.0.paid.clone())
    }

    /// The checks, in their order.
    #[getter]
    fn checks(&self) -> Vec<ObligationCheck> {
        self.0.checks.iter().cloned().map(ObligationCheck).collect()
    }

    /// What can be reclaimed on that day, by currency: the least and the most; no most where what was paid
    /// has no upper end.
    #[getter]
    fn due(&self) -> Vec<(Money, Option<Money>)> {
        repayments(&self.0.due)
    }

    /// What could be reclaimed if what is being made good were not; as `due`.
    #[getter]
    fn pending(&self) -> Vec<(Money, Option<Money>)> {
        repayments(&self.0.pending)
    }

    /// Whether the time to which it must be maintained is over.
    #[getter]
    fn is_over(&self) -> bool {
        self.0.is_over
    }

    fn __repr__(&self) -> String {
        format!("<Reclaim of {} paid, as of {}>", self.0.paid, self.0.as_of)
    }
}

/// One check of an obligation (履约核验), as of a day.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> investor = desk.add_organisation("合成投资公司")
/// >>> project = desk.record_project(title="数字经济产业园", owner=investor)
/// >>> tax = inward.Obligation("tax", "300万元以上", verify_on=["2021-12-31"], cure_days=90, clawback=inward.Clawback.pro_rata())
/// >>> tax = desk.promise(project, "tax", direction="by_investor", obligation=tax)
/// >>> done = desk.verify_obligation(tax, "270万元", on="2021-12-31")
/// >>> done = desk.notify_shortfall(tax, on="2022-02-01")
/// >>> check = crm.as_of("2022-03-01", known=crm.now()).clawback(tax).checks[0]
/// >>> check.standing, str(check.shortfall), check.enforceable_from.isoformat()
/// (<CheckStanding.CURING: 'curing'>, '10.00%', '2022-05-03')
#[pyclass(frozen, module = "inward")]
pub struct ObligationCheck(Check);

#[pymethods]
impl ObligationCheck {
    /// Its number, from 1; none where there is one only.
    #[getter]
    fn number(&self) -> Option<u16> {
        self.0.number
    }

    /// By when it was to be reached.
    #[getter]
    fn due(&self) -> Option<When> {
        self.0.due.clone().map(When)
    }

    /// The figure to go by: the last one within the time to make it good.
    #[getter]
    fn actual(&self) -> Option<Measured> {
        self.0.actual.clone().map(Measured)
    }

    /// The day of that figure.
    #[getter]
    fn on(&self) -> Option<When> {
        self.0.on.clone().map(When)
    }

    /// How much is missing of what is required.
    #[getter]
    fn shortfall(&self) -> RatioBounds {
        RatioBounds(self.0.shortfall)
    }

    /// How it stands.
    #[getter]
    fn standing(&self) -> Word<CheckStanding> {
        Word(self.0.standing)
    }

    /// The first day on which it can be reclaimed, where that is known.
    #[getter]
    fn enforceable_from(&self) -> Option<chrono::NaiveDate> {
        self.0.enforceable_from
    }

    fn __repr__(&self) -> String {
        format!("<ObligationCheck: {}>", self.0.standing.label().en)
    }
}

/// What a commitment comes to at some point: how much, by when, and where it stands; see
/// `Batch.effect_on`.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> deal = desk.sign_agreement(title="合成合同")
/// >>> grant = desk.promise(deal, "policy_incentive", amount="100万元", due="2021-06-30", debtor=desk.unit)
/// >>> now = desk.batch().effect_on(deal)[0].before
/// >>> str(now.amount), str(now.due), now.life
/// ('1000000 CNY', '2021-06-30', <Life.OVERDUE: 'overdue'>)
#[pyclass(frozen, eq, module = "inward")]
#[derive(PartialEq, Eq)]
pub struct CommitmentTerms(inward::CommitmentTerms);

#[pymethods]
impl CommitmentTerms {
    /// How much is owed, where it is money.
    #[getter]
    fn amount(&self) -> Option<Amount> {
        self.0.amount.clone().map(Amount)
    }

    /// When it is due, where that is known.
    #[getter]
    fn due(&self) -> Option<When> {
        self.0.due.clone().map(When)
    }

    /// Where it stands.
    #[getter]
    fn life(&self) -> Word<Life> {
        Word(self.0.life)
    }

    fn __repr__(&self) -> String {
        format!("<CommitmentTerms: {}>", self.0.life.label().en)
    }
}

/// What a batch would do to one commitment; see `Batch.effect_on`.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> deal = desk.sign_agreement(title="合成合同")
/// >>> grant = desk.promise(deal, "policy_incentive", amount="100万元", due="2021-06-30", debtor=desk.unit)
/// >>> amendment = desk.batch()
/// >>> amendment.supersede(grant, "补充协议", on="2021-03-01")
/// >>> effect, = amendment.effect_on(deal)
/// >>> effect.title, effect.changes, effect.before.life.value, effect.after.life.value
/// ('政策兑现', True, 'overdue', 'superseded')
#[pyclass(frozen, module = "inward")]
pub struct CommitmentEffect(pub inward::CommitmentEffect);

#[pymethods]
impl CommitmentEffect {
    /// The commitment.
    #[getter]
    fn commitment(&self) -> Id {
        Id(self.0.commitment.record())
    }

    /// Its title.
    #[getter]
    fn title(&self) -> &str {
        &self.0.title
    }

    /// What it comes to now; none where the batch makes it.
    #[getter]
    fn before(&self) -> Option<CommitmentTerms> {
        self.0.before.clone().map(CommitmentTerms)
    }

    /// What it would come to.
    #[getter]
    fn after(&self) -> CommitmentTerms {
        CommitmentTerms(self.0.after.clone())
    }

    /// Whether anything of it would change.
    #[getter]
    fn changes(&self) -> bool {
        self.0.changes()
    }

    /// The commitment that would take its place.
    #[getter]
    fn superseded_by(&self) -> Option<Id> {
        self.0.superseded_by.map(|id| Id(id.record()))
    }

    fn __repr__(&self) -> String {
        format!("<CommitmentEffect on {}: {}>", self.0.title, self.0.after.life.label().en)
    }
}

/// Whether and when it was kept in whole.
pub fn kept(kept: Option<inward::core::commitment::Kept<'_>>) -> Word<Truth> {
    Word(kept.map_or(Truth::No, |(_, truth)| truth))
}
