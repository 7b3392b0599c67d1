"""What commands take beside texts, dates and amounts: small frozen classes of plain parts."""

from __future__ import annotations

from dataclasses import Field, dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from ._native import Amount, Money, When
from .enums import Outcome

__all__ = ["Clause", "Evidence", "Industry", "Judgement", "Phase", "Reference"]


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
