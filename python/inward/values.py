"""What commands take beside texts, dates and amounts: small frozen classes of plain parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import Field, dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from ._native import Amount, Clawback, Measured, Money, Rule, When
from .enums import Outcome

__all__ = [
    "Clause",
    "Evidence",
    "Industry",
    "Instalment",
    "Judgement",
    "Obligation",
    "Phase",
    "Recurrence",
    "Reference",
]


class _Parts:
    """Gives a value its parts as plain data, without what was not said."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def _given(self) -> dict[str, object]:
        parts = ((part.name, getattr(self, part.name)) for part in fields(self))
        return {name: part for name, part in parts if part is not None}


@dataclass(frozen=True, slots=True)
class Evidence(_Parts):
    """What a fact rests on: its kind is a key of the playbook, `ref` its number or address.

    >>> Evidence("works_contract", ref="HT-07").ref
    'HT-07'
    """

    kind: str = "document"
    title: str | None = None
    ref: str | None = None
    issuer: str | None = None
    issued_on: When | date | datetime | str | None = None

    def _given(self) -> dict[str, object]:
        given = _Parts._given(self)
        if "ref" in given:
            given["reference"] = given.pop("ref")
        return given


@dataclass(frozen=True, slots=True)
class Phase(_Parts):
    """A phase (分期) as a command gives it; `Phase()` is one of which nothing is known but that it is.

    >>> Phase("2.9亿元").total_planned
    '2.9亿元'
    """

    total_planned: Amount | Money | Decimal | str | int | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Instalment(_Parts):
    """An instalment (分期) of a commitment: how much where it is money, and a date or a rule.

    >>> Instalment("30万元", due="2021-06-30").amount
    '30万元'
    """

    amount: Amount | Money | Decimal | str | int | None = None
    due: When | date | datetime | str | None = None
    due_rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Recurrence(_Parts):
    """That the same is owed again and again (周期性承诺): on the first day, and every so many months after
    it, until a last day.

    >>> Recurrence("2021-06-30", until="2023-12-31").months
    12
    """

    first: date | str
    until: date | str
    months: int = 12


@dataclass(frozen=True, slots=True)
class Obligation(_Parts):
    """What an investor must reach (履约指标): so much of a metric, beside what was there before, checked on
    these days; the days to make good what is missing, the last day to which it must be maintained, and how
    much of what was paid is repaid.

    >>> jobs = Obligation("jobs_new", "200个", base="50个", verify_on=["2022-12-31"], cure_days=90)
    >>> jobs.required
    '200个'
    """

    metric: str
    required: Measured | str
    base: Measured | str | None = None
    verify_on: Sequence[date | str] = ()
    cure_days: int | None = None
    maintained_until: date | str | None = None
    clawback: Clawback | None = None


@dataclass(frozen=True, slots=True)
class Clause(_Parts):
    """A clause of an agreement: its number, such as `4.2`, and what it says.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> signed = desk.sign_agreement(title="LED 衬底", clauses=[inward.Clause("4.2", "合成条款")])
    >>> [(number, crm.note(text)) for number, text in crm.agreement(signed).clauses]
    [('4.2', '合成条款')]
    """

    number: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Reference(_Parts):
    """The key under which another system knows a record.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> lead = desk.capture_lead("LED 衬底", references=[inward.Reference("oa", "2020-117")])
    >>> crm.record_referred("oa", "2020-117") == lead.id
    True
    """

    system: str
    key: str


@dataclass(frozen=True, slots=True)
class Judgement(_Parts):
    """Who judged, and how: for reviews and triage.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06-01")
    >>> done = desk.reach(talks, "reviewed", on="2020-06-20", judgement=inward.Judgement("passed", body="合成评审会"))
    >>> crm.negotiation(talks).stage_label("zh")
    '已评审'
    """

    outcome: Outcome | str
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Industry(_Parts):
    """An industry (行业): which class of which version of which classification.

    >>> str(Industry("C3985"))
    'GB/T 4754-2017:C3985'
    """

    code: str
    scheme: str = "GB/T 4754"
    version: str = "2017"

    def __str__(self) -> str:
        return f"{self.scheme}-{self.version}:{self.code}"
