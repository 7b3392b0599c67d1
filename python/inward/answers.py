"""What a command answers, and what arguments may be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeAlias, TypeVar, Union

from ._native import (
    Agreement,
    Case,
    Amount,
    Commitment,
    Entry,
    FactRef,
    Id,
    Investment,
    Issue,
    Lead,
    Money,
    Negotiation,
    Organisation,
    Person,
    Project,
    Task,
    Unit,
    When,
    Whole,
    Zone,
)
from .errors import Fault

__all__ = ["AnyRecord", "Done", "Promised"]

AnyRecord: TypeAlias = (
    Zone
    | Unit
    | Person
    | Organisation
    | Investment
    | Lead
    | Negotiation
    | Agreement
    | Project
    | Commitment
    | Issue
    | Task
    | Case
    | Entry
)
"""A record of any kind."""

R = TypeVar("R", covariant=True)


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """The answer of a command: the record it made or changed, and what to know about it.

    Where an id is due, the answer serves.

    >>> import inward
    >>> desk = inward.in_memory("阳泉经开区").desk("wang.li")
    >>> lead = desk.capture_lead("LED 衬底", on="2020-06")
    >>> talks = desk.open_negotiation(lead)
    >>> desk.crm.negotiation(talks).lead == lead.id
    True
    """

    id: Id
    """The record."""
    touched: tuple[Id, ...]
    """The records that were changed, each once."""
    facts: tuple[FactRef, ...]
    """The facts that were stated, to correct, retract or verify them."""
    position: int
    """The last position that was written."""
    warnings: tuple[Fault, ...] = field(repr=False)
    """What was accepted but is worth a look."""

    @property
    def fact(self) -> FactRef | None:
        """The last fact that was stated, if any was."""
        return self.facts[-1] if self.facts else None


@dataclass(frozen=True, slots=True)
class Promised(Generic[R]):
    """What a command of a batch will make. Where an id is due, it serves.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> batch = desk.batch()
    >>> lead = batch.capture_lead("LED 衬底")
    >>> talks = batch.open_negotiation(lead)
    >>> done = batch.commit()
    >>> crm.negotiation(talks).lead == lead.id
    True
    """

    id: Id
    """The id that the record will have."""


T = TypeVar("T")

Named: TypeAlias = Union[T, Done[T], Promised[T], Id, str]
"""A record of one kind: itself, an answer, its id, or text: the id's, or, where a command says so, a name."""

Investments: TypeAlias = Investment | Whole | Done[Investment] | Promised[Investment] | Id | str
"""An investment, by itself or as a whole."""

Target: TypeAlias = AnyRecord | Whole | Done[Any] | Promised[Any] | Id | str
"""A record of any kind that a command may act on."""

Whenever: TypeAlias = When | date | datetime | str
"""A date as precise as it is known. A datetime needs a time zone."""

Sum: TypeAlias = Amount | Money | Decimal | int | str
"""An amount of money; the zone's currency where it names none. No float."""

Attribute: TypeAlias = bool | int | str | Decimal | When | date | datetime | Amount | Money | Id | Sequence[str]
"""The value of one of the zone's own attributes, of the type its playbook says."""

Parts: TypeAlias = Mapping[str, object]
"""The parts of a value by name, where a class for them stands in `inward.values`."""
