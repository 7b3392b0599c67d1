"""
The native half of `inward`: values, records, and the handles behind `Crm` and `Desk`.
"""

from _typeshed import SupportsGetItem
from datetime import date, datetime, timedelta
from decimal import Decimal
from inward.enums import Direction, DivisionLevel, InteractionKind, Kind, Level, Life, Likelihood, MeasureKind, Precision, Qualifier, Relation, Role, RowStatus, Standing, Truth
from inward.errors import Fault
from os import PathLike
from polars import DataFrame
from typing import Any, SupportsIndex, final

__all__ = ["Agreement", "Amount", "AmountSum", "Area", "Book", "Bundle", "CellChange", "Clock", "Column", "Commitment", "Count", "CurrencySum", "Cursor", "Division", "DivisionCode", "DivisionTable", "Entry", "FactRef", "Head", "HistoryEntry", "Id", "Investment", "Lead", "Lei", "ListSum", "Load", "LoadReport", "Measure", "Measured", "Money", "Negotiation", "Organisation", "Person", "Playbook", "Project", "ProjectCode", "Row", "RowFault", "RowReport", "Seat", "StageRow", "StageTable", "StatedFact", "StoredEvent", "Table", "Target", "Unit", "Uscc", "When", "Whole", "Zone", "codes", "near", "words"]

@final
class Agreement:
    """
    An agreement, 协议.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def amount(self, /, kind: str, phase: SupportsIndex | None = None) -> Amount | None:
        """
        The amount in force of a kind, of the whole or of one phase.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.
        """
    @property
    def clauses(self, /) -> list[tuple[str, str | None]]:
        """
        Its clauses: the number, and the id of a note.
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def framework(self, /) -> Id | None:
        """
        The framework agreement it was signed under.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def level(self, /) -> Level | None:
        """
        Its level; `None` where nobody stated it.
        """
    @property
    def negotiation(self, /) -> Id | None:
        """
        The negotiation it came of.
        """
    @property
    def occasion(self, /) -> str | None:
        """
        The occasion of the signing, 签约活动.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def parties(self, /) -> list[Id]:
        """
        The parties beside the zone.
        """
    def planned_for(self, /, milestone: str, phase: SupportsIndex | None = None) -> When | None:
        """
        When a milestone is planned for.
        """
    @property
    def possible_stage(self, /) -> int | None:
        """
        The rank of the highest stage at which it may be.
        """
    def reached(self, /, milestone: str, phase: SupportsIndex | None = None) -> Truth:
        """
        Whether a milestone was reached by the day: yes, possibly, no.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def stage(self, /) -> int | None:
        """
        The rank of its stage for certain; of a project, the highest of the whole and its phases.
        """
    def stage_label(self, /, lang: str = "en") -> str:
        """
        Its stage in words, in English or Chinese (`lang="zh"`).
        """
    @property
    def standing(self, /) -> Standing:
        """
        Whether it goes on.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """
    def when(self, /, milestone: str, phase: SupportsIndex | None = None) -> When | None:
        """
        When a milestone was reached, as far as it is known.
        """

@final
class Amount:
    """
    Money that says how exact it is: `Amount("约2.9亿元")`, `Amount("3000-5000万", "CNY")`. The text that
    was given is kept; two are equal if they say the same, however they were written.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, amount: Any, currency: str | None = None) -> Amount: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data, with the text that was given.
        """
    @staticmethod
    def _restore(data: str) -> Amount: ...
    @property
    def bounds(self, /) -> tuple[Decimal | None, Decimal | None]:
        """
        The least and the greatest it can be, in the currency's unit; `None` is no bound. Whether an
        end is included is said by the qualifier.
        """
    @property
    def currency(self, /) -> str:
        """
        Its currency, ISO 4217.
        """
    @property
    def exact(self, /) -> Money | None:
        """
        The money itself, if it is exact.
        """
    @property
    def given(self, /) -> str | None:
        """
        The text that was read, if it was read from one.
        """
    @property
    def in_yi(self, /) -> str:
        """
        In 亿, with the qualifier as it is said in Chinese: `约2.9亿`.
        """
    @property
    def max(self, /) -> Money | None:
        """
        The upper end of a range.
        """
    @property
    def money(self, /) -> Money:
        """
        The figure; of a range, its lower end.
        """
    @staticmethod
    def parse(text: str, *, currency: str | None = None) -> Amount:
        """
        Reads an amount as it is written; `currency` is its currency where the text names none, and
        settles `$` and `¥`.
        """
    @property
    def qualifier(self, /) -> Qualifier:
        """
        How the figure is meant.
        """

@final
class AmountSum:
    """
    Sums of amounts by currency; unlike currencies stand side by side, never added.
    """
    def __bool__(self, /) -> bool: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def of(self, currency: str, /) -> CurrencySum | None:
        """
        The sum in a currency, if any amount was in it.
        """
    @property
    def sums(self, /) -> list[CurrencySum]:
        """
        The sums, in the order of the currencies' codes.
        """

@final
class Area:
    """
    An area of land, exact in 亩 (2000/3 m²): `Area("8.9公顷")`, `Area("12 ha")`.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, text: str, /) -> Area: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data.
        """
    @staticmethod
    def _restore(data: str) -> Area: ...
    @property
    def in_mu(self, /) -> Decimal:
        """
        In 亩, exactly.
        """
    @property
    def in_square_metres(self, /) -> Decimal:
        """
        In square metres, rounded half up to ten decimals where it is periodic.
        """

@final
class Book:
    """
    A handle on one zone of one book.
    """
    def __reduce__(self, /) -> str: ...
    @staticmethod
    def add_zone(path: str | PathLike[str], zone: str, *, playbook: Any | None, time_zone: str, currency: str | None, clock: Clock | None, wait: timedelta | None, wait_for_disk: bool) -> Book:
        """
        Adds a zone to a book in a file.
        """
    def agreement(self, named: Any, /) -> Agreement:
        """
        One record of this kind.
        """
    def all(self, /, kind: str, keywords: dict[str, Any], by: str, descending: bool) -> list[Any]:
        """
        Every record of a list, in its order, of one moment.
        """
    def as_of(self, /, valid: Any, known: Any) -> Book:
        """
        The book as of a day, as far as it was known on another.
        """
    def close(self, /) -> None:
        """
        Closes the book.
        """
    def commitment(self, named: Any, /) -> Commitment:
        """
        One record of this kind.
        """
    def count(self, /, kind: str, keywords: dict[str, Any]) -> Count:
        """
        How many records a list has.
        """
    @staticmethod
    def create(path: str | PathLike[str], zone: str, *, playbook: Any | None, time_zone: str, currency: str | None, clock: Clock | None, wait: timedelta | None, wait_for_disk: bool) -> Book:
        """
        Makes a book in a file.
        """
    def desk(self, /, officer: str, unit: str | None, reported_on: Any | None) -> Seat:
        """
        Sits an officer at a desk.
        """
    def dump(self, /, path: str | PathLike[str]) -> Head:
        """
        Writes the zone to a new file.
        """
    def entry(self, named: Any, /) -> Entry:
        """
        One record of this kind.
        """
    def erase_note(self, /, note: str) -> None:
        """
        Erases the text of a note.
        """
    def events(self, /, after: SupportsIndex, limit: SupportsIndex) -> list[StoredEvent]:
        """
        The events after a position.
        """
    def find(self, /, text: str) -> tuple[list[Whole], bool]:
        """
        The investments that a text finds, and whether there may be more.
        """
    def find_one(self, /, text: str) -> Whole:
        """
        The only investment that a text finds.
        """
    def head(self, /) -> Head:
        """
        The end of the log.
        """
    def history(self, /, record: Any) -> list[HistoryEntry]:
        """
        Everything that happened to a record.
        """
    @staticmethod
    def in_memory(zone: str, *, playbook: Any | None, time_zone: str, currency: str | None, clock: Clock | None) -> Book:
        """
        Makes a book in memory.
        """
    def investment(self, named: Any, /) -> Investment:
        """
        One record of this kind.
        """
    def lead(self, named: Any, /) -> Lead:
        """
        One record of this kind.
        """
    def list_named(self, /, name: str) -> Id | None:
        """
        The list of a name.
        """
    def list_sum(self, /, list: Any, kind: str, period: When | None) -> ListSum:
        """
        What the projects of a list add up to.
        """
    def listed(self, /, list: Any) -> list[tuple[Project, Truth]]:
        """
        The projects that are on a list, or may be, each with whether it is.
        """
    def members(self, /, investment: Any) -> list[Id]:
        """
        The records that belong to an investment.
        """
    def negotiation(self, named: Any, /) -> Negotiation:
        """
        One record of this kind.
        """
    def note(self, /, note: str) -> str | None:
        """
        The text of a note.
        """
    def now(self, /) -> datetime:
        """
        The time now.
        """
    @staticmethod
    def open(path: str | PathLike[str], *, zone: str | None, read_only: bool, clock: Clock | None, wait: timedelta | None, wait_for_disk: bool) -> Book:
        """
        Opens a book.
        """
    def organisation(self, named: Any, /) -> Organisation:
        """
        One record of this kind.
        """
    def page(self, /, kind: str, keywords: dict[str, Any], by: str, descending: bool, limit: SupportsIndex, after: Cursor | None) -> tuple[list[Any], list[Row], Cursor | None]:
        """
        One page of a list: the records, their rows, and where the next page begins.
        """
    def particulars(self, /, person: Any) -> tuple[str, str | None, list[str]] | None:
        """
        The name, the title and the channels of a person.
        """
    def person(self, named: Any, /) -> Person:
        """
        One record of this kind.
        """
    def person_named(self, /, name: str) -> Id | None:
        """
        The person enrolled under a name.
        """
    def playbook(self, /) -> Playbook:
        """
        The playbook in force.
        """
    @property
    def point(self, /) -> tuple[date, datetime] | None:
        """
        The point this handle reads at.
        """
    def project(self, named: Any, /) -> Project:
        """
        One record of this kind.
        """
    def rebuild(self, /) -> None:
        """
        Folds every record again from the log.
        """
    def record_referred(self, /, system: str, key: str) -> Id | None:
        """
        The record that another system knows by a key.
        """
    @staticmethod
    def restore(archive: str | PathLike[str], path: str | PathLike[str], *, joins: bool, clock: Clock | None, wait: timedelta | None, wait_for_disk: bool) -> Book:
        """
        Makes a book in a file of an archive, or adds its zone to one that is there.
        """
    @staticmethod
    def restore_in_memory(archive: str | PathLike[str], *, clock: Clock | None) -> Book:
        """
        Makes a book in memory of an archive.
        """
    def stage_table(self, /) -> StageTable:
        """
        How many investments stand at each stage.
        """
    def sum(self, /, kind: str, keywords: dict[str, Any], money: str, period: When | None) -> ListSum:
        """
        The sum of the amounts of one kind over a list, of or within a period where one is given.
        """
    def table(self, /, kind: str, keywords: dict[str, Any], by: str, descending: bool) -> Table:
        """
        A list as a table.
        """
    def table_without_rows(self, /, kind: str) -> Table:
        """
        The table of a list without its rows: its columns.
        """
    def today(self, /) -> date:
        """
        Today in the zone.
        """
    def unit(self, named: Any, /) -> Unit:
        """
        One record of this kind.
        """
    def unit_named(self, /, name: str) -> Id | None:
        """
        The unit of a name.
        """
    def verify(self, /, kept: Head | None) -> Head:
        """
        Proves the log whole.
        """
    def zone(self, /) -> Zone:
        """
        The zone.
        """

@final
class Bundle:
    """
    Commands that are given together.
    """
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def add(self, /, verb: str, keywords: dict[str, Any]) -> str:
        """
        Adds a command; the UUID of what it will make, if it makes something.
        """
    def commit(self, /) -> list[tuple[Id, list[Id], list[FactRef], int, tuple[Fault, ...]]]:
        """
        Keeps all of it, or none.
        """
    def expect(self, /, record: Id, version: SupportsIndex) -> None:
        """
        Refuses the batch if a record changed since a version of it.
        """
    def preview(self, /) -> list[tuple[Id, list[Id], list[FactRef], int, tuple[Fault, ...]]]:
        """
        What it would answer.
        """

@final
class CellChange:
    """
    One cell that says something new.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def column(self, /) -> str | None:
        """
        The column; `None` for a constant of the mapping.
        """
    @property
    def field(self, /) -> str:
        """
        The field it fills.
        """
    @property
    def from_(self, /) -> str | None:
        """
        What the book said before. (`from` is a word of Python itself.)
        """
    @property
    def to(self, /) -> str:
        """
        What the row says.
        """

@final
class Clock:
    """
    A clock that is set by hand, for tests and demonstrations: `inward.in_memory(…, clock=clock)`.
    """
    def __new__(cls, now: Any, /) -> Clock: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    @property
    def now(self, /) -> datetime:
        """
        What it says.
        """
    def set(self, now: Any, /) -> None:
        """
        Sets it to another instant.
        """

@final
class Column:
    """
    A column of a table: its name, what it holds, and what it means.

    >>> import inward
    >>> inward.in_memory("z").leads().columns()[0]
    Column(name='id', type='text', meaning='Its id, as the API prints it')
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def meaning(self, /, lang: str = "en") -> str:
        """
        What it means, in English or Chinese (`lang="zh"`).
        """
    @property
    def name(self, /) -> str:
        """
        Its name.
        """
    @property
    def type(self, /) -> str:
        """
        What it holds: `text`, `integer`, `bool`, `day`, `instant`, `amount` or `decimal`.
        """

@final
class Commitment:
    """
    A promise, 承诺: a service commitment to the investor, or an obligation by the investor.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    @property
    def amount(self, /) -> Amount | None:
        """
        How much is owed, where it is money.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def condition_met(self, /) -> Truth:
        """
        Whether what must hold before anything is owed was met: yes, possibly, no.
        """
    @property
    def criterion(self, /) -> str | None:
        """
        What counts as keeping it: the id of a note.
        """
    @property
    def debtor(self, /) -> Id:
        """
        Who owes it: a unit or an organisation.
        """
    @property
    def direction(self, /) -> Direction:
        """
        Who promised to whom.
        """
    @property
    def due(self, /) -> When | None:
        """
        When it is due.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def kind(self, /) -> str:
        """
        Its kind, a key of the playbook.
        """
    @property
    def legal_basis(self, /) -> str | None:
        """
        The law or decision it rests on.
        """
    @property
    def life(self, /) -> Life:
        """
        Where it stands.
        """
    @property
    def made_with(self, /) -> Id:
        """
        The record it was made with.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def supporting(self, /) -> list[Id]:
        """
        The units that help, 配合单位.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """

@final
class Count:
    """
    How many, for certain and at most where some are in doubt. Where nothing is in doubt it equals a
    plain number.
    """
    def __bool__(self, /) -> bool:
        """
        Whether there is any; what may be none and may be some is neither.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int:
        """
        As its number where it equals one.
        """
    def __new__(cls, /, certain: SupportsIndex, possible: SupportsIndex | None = None) -> Count: ...
    def __reduce__(self, /) -> tuple[type, tuple[int, int]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def certain(self, /) -> int:
        """
        How many there are for certain.
        """
    @property
    def exact(self, /) -> int | None:
        """
        The number, if nothing is in doubt.
        """
    @property
    def possible(self, /) -> int:
        """
        How many there may be: never less than the certain ones.
        """
    def say(self, /, lang: str = "en") -> str:
        """
        In words, in English or Chinese (`lang="zh"`).
        """

@final
class CurrencySum:
    """
    The sum of the amounts in one currency, with what is known of its bounds.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def amount(self, /) -> Decimal:
        """
        The sum of the figures; of a range its lower end counts.
        """
    @property
    def bounds(self, /) -> tuple[Decimal | None, Decimal | None]:
        """
        The least and the greatest it can be; `None` is no bound.
        """
    @property
    def count(self, /) -> int:
        """
        How many amounts were added.
        """
    @property
    def currency(self, /) -> str:
        """
        Of which currency, ISO 4217.
        """
    @property
    def in_yi(self, /) -> str:
        """
        The sum of the figures in 亿, exactly, without regard to qualifiers.
        """
    @property
    def inexact(self, /) -> int:
        """
        How many of them were not exact.
        """

@final
class Cursor:
    """
    Where a page of a list ends: what `page(after=…)` takes for the next one.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _restore(data: str) -> Cursor: ...

@final
class Division:
    """
    A division (行政区划) with its names.
    """
    def __repr__(self, /) -> str: ...
    @property
    def code(self, /) -> DivisionCode:
        """
        Its code.
        """
    @property
    def level(self, /) -> DivisionLevel:
        """
        Province, prefecture or county.
        """
    @property
    def name(self, /) -> str:
        """
        Its name.
        """
    @property
    def prefecture(self, /) -> tuple[DivisionCode, str] | None:
        """
        The code and the name of the prefecture it lies in, where it lies in one.
        """
    @property
    def province(self, /) -> tuple[DivisionCode, str] | None:
        """
        The code and the name of the province it lies in, unless it is one.
        """

@final
class DivisionCode:
    """
    A division code, 行政区划代码 (GB/T 2260): six digits.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, text: str, /) -> DivisionCode: ...
    def __reduce__(self, /) -> tuple[type, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data.
        """
    @property
    def level(self, /) -> DivisionLevel:
        """
        Province, prefecture or county.
        """
    @property
    def prefecture(self, /) -> DivisionCode | None:
        """
        The prefecture it lies in, where it lies in one.
        """
    @property
    def province(self, /) -> DivisionCode:
        """
        The province it lies in.
        """

@final
class DivisionTable:
    """
    The divisions of a country, by which a code is known to exist and has a name.
    """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def find(self, code: DivisionCode, /) -> Division:
        """
        The division of a code, with its names.
        """
    @staticmethod
    def from_csv(texts: SupportsGetItem[int, str], /) -> DivisionTable:
        """
        Reads tables of divisions as CSV texts, each with columns `code` and `name`.
        """

@final
class Entry:
    """
    A dated list of projects, or a promotion event, 台账条目.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def cost(self, /) -> Amount | None:
        """
        What an event cost.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def is_promotion_event(self, /) -> bool:
        """
        Whether it is a promotion event, else it is a list.
        """
    def measure(self, /, metric: str, kind: str, phase: SupportsIndex | None = None, *, period: Any | None = None, at: str | None = None) -> Measure | None:
        """
        The figure in force of a metric and a kind, of the whole or of one phase: that of the
        latest period, or of the one that is given. What is expected or promised `at` a milestone
        is another figure.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def on(self, /) -> When | None:
        """
        The day a list was issued, or an event took place.
        """
    @property
    def period(self, /) -> When | None:
        """
        The year or other period a list is for.
        """
    @property
    def place(self, /) -> str | None:
        """
        Where an event took place.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def targets(self, /) -> list[Target]:
        """
        The targets that stand.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """

@final
class FactRef:
    """
    A fact anywhere in the book, written `prj_…@12` or `prj_…@12.1`: to correct, retract or verify it.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, text: str, /) -> FactRef: ...
    def __reduce__(self, /) -> tuple[type, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def record(self, /) -> Id:
        """
        The record that keeps the fact.
        """

@final
class Head:
    """
    The end of the log. Kept elsewhere, it later proves that nothing was cut.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, position: SupportsIndex, hash: str) -> Head:
        """
        `hash` is the text that a head shows.
        """
    def __reduce__(self, /) -> tuple[type, tuple[int, str]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def hash(self, /) -> str:
        """
        The hash of all of them, as 64 hexadecimal digits.
        """
    @property
    def position(self, /) -> int:
        """
        How many events the log has.
        """

@final
class HistoryEntry:
    """
    One thing that happened to a record: who, when, what from, what to, why.
    """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def actor(self, /) -> Id:
        """
        Who did it.
        """
    @property
    def facts(self, /) -> list[StatedFact]:
        """
        The facts that it stated, each of which can be corrected, retracted or verified.
        """
    @property
    def from_(self, /) -> str | None:
        """
        What was known before. (`from` is a word of Python itself.)
        """
    @property
    def kind(self, /) -> str:
        """
        The type of the event, such as `milestone.reached`.
        """
    @property
    def position(self, /) -> int:
        """
        Its position in the book.
        """
    @property
    def record(self, /) -> Id:
        """
        The record it happened to.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When the book recorded it.
        """
    @property
    def recorded_on(self, /) -> date:
        """
        The day of the zone on which the book recorded it.
        """
    @property
    def reported_on(self, /) -> date | None:
        """
        When the office had it, where given.
        """
    def say(self, /, lang: str = "en") -> str:
        """
        All of it in one line, in English or Chinese (`lang="zh"`).
        """
    @property
    def title(self, /) -> str:
        """
        The title of the record.
        """
    @property
    def to(self, /) -> str | None:
        """
        What is known from then on.
        """
    @property
    def version(self, /) -> int:
        """
        The version of the record that it made.
        """
    @property
    def what(self, /) -> str:
        """
        What it is about: the milestone, the kind of money, the attribute.
        """
    @property
    def who(self, /) -> str | None:
        """
        Who did it, by name; `None` once their particulars are erased.
        """
    @property
    def why(self, /) -> str | None:
        """
        Why, where a reason was given and is not erased.
        """

@final
class Id:
    """
    The id of a record: its kind and a UUID, written `inv_01890a5d-…`. It equals its text, so that
    ids from files and databases compare; ids sort in the order in which records were made, kind by
    kind.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __ge__(self, other: object, /) -> bool: ...
    def __gt__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int:
        """
        As its text, since it equals it.
        """
    def __le__(self, other: object, /) -> bool: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __new__(cls, text: str, /) -> Id: ...
    def __reduce__(self, /) -> tuple[type, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def kind(self, /) -> Kind:
        """
        The kind of the record.
        """
    @property
    def uuid(self, /) -> str:
        """
        The UUID alone, as text.
        """

@final
class Investment:
    """
    An investment, 招商项目: its own names and figures. What its members did is theirs; the whole is
    what `crm.find` gives.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    def measure(self, /, metric: str, kind: str, phase: SupportsIndex | None = None, *, period: Any | None = None, at: str | None = None) -> Measure | None:
        """
        The figure in force of a metric and a kind, of the whole or of one phase: that of the
        latest period, or of the one that is given. What is expected or promised `at` a milestone
        is another figure.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def targets(self, /) -> list[Target]:
        """
        The targets that stand.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """

@final
class Lead:
    """
    A lead, 线索.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def amount(self, /, kind: str, phase: SupportsIndex | None = None) -> Amount | None:
        """
        The amount in force of a kind, of the whole or of one phase.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def first_contact(self, /) -> Id | None:
        """
        The unit that had the first contact, 首报首谈.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def investor(self, /) -> Id | None:
        """
        The investor.
        """
    @property
    def investor_described(self, /) -> str | None:
        """
        The investor in words, where not known: the id of a note.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def origin(self, /) -> str | None:
        """
        Where it came from.
        """
    def planned_for(self, /, milestone: str, phase: SupportsIndex | None = None) -> When | None:
        """
        When a milestone is planned for.
        """
    @property
    def possible_stage(self, /) -> int | None:
        """
        The rank of the highest stage at which it may be.
        """
    @property
    def promotion_event(self, /) -> Id | None:
        """
        The promotion event it came from.
        """
    def reached(self, /, milestone: str, phase: SupportsIndex | None = None) -> Truth:
        """
        Whether a milestone was reached by the day: yes, possibly, no.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def referrer(self, /) -> Id | None:
        """
        Who referred it, 引荐人.
        """
    @property
    def stage(self, /) -> int | None:
        """
        The rank of its stage for certain; of a project, the highest of the whole and its phases.
        """
    def stage_label(self, /, lang: str = "en") -> str:
        """
        Its stage in words, in English or Chinese (`lang="zh"`).
        """
    @property
    def standing(self, /) -> Standing:
        """
        Whether it goes on.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """
    def when(self, /, milestone: str, phase: SupportsIndex | None = None) -> When | None:
        """
        When a milestone was reached, as far as it is known.
        """

@final
class Lei:
    """
    A legal entity identifier (ISO 17442): 20 characters with two check digits.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, text: str, /) -> Lei: ...
    def __reduce__(self, /) -> tuple[type, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data.
        """

@final
class ListSum:
    """
    What a list adds up to.
    """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def count(self, /) -> Count:
        """
        How many records are on it.
        """
    @property
    def known(self, /) -> Count:
        """
        Of how many of them something of this kind of money is known.
        """
    @property
    def sum(self, /) -> AmountSum:
        """
        The sum over those on it for certain; its bounds hold what those that may be on it would make
        of it. Empty where nothing is known, which is not nought.
        """
    @property
    def without_amount(self, /) -> int:
        """
        How many of those on it for certain have no such amount.
        """

@final
class Load:
    """
    A ledger that was read, to be previewed and committed.
    """
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def commit(self, /) -> LoadReport:
        """
        Does exactly what the preview said, if there was one. If any row is refused, or would now do
        something else than was said, nothing is kept.
        """
    def errors_csv(self, /, report: LoadReport, lang: str = "en") -> bytes:
        """
        The rows that are refused, as a CSV to be mended and sent again, with what is wrong in English
        or Chinese (`lang="zh"`).
        """
    def preview(self, /) -> LoadReport:
        """
        What a commit would do, row by row. Nothing is kept.
        """

@final
class LoadReport:
    """
    What a load did, or would do, row by row.
    """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def changed(self, /) -> int:
        """
        How many rows are known and say something new.
        """
    @property
    def faults(self, /) -> list[RowFault]:
        """
        What is wrong, with line, column, value and fault.
        """
    @property
    def new(self, /) -> int:
        """
        How many rows are new.
        """
    @property
    def refused(self, /) -> int:
        """
        How many rows are refused.
        """
    @property
    def rows(self, /) -> list[RowReport]:
        """
        Every row, in the order of the file.
        """
    @property
    def unchanged(self, /) -> int:
        """
        How many rows are known and say nothing new.
        """

@final
class Measure:
    """
    A figure about a record: what is measured, whose figure it is, and for which period.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def at(self, /) -> str | None:
        """
        The milestone at which it is expected or promised.
        """
    @property
    def kind(self, /) -> MeasureKind:
        """
        Whose figure it is.
        """
    @property
    def metric(self, /) -> str:
        """
        What is measured, such as `jobs_new`.
        """
    @property
    def period(self, /) -> When | None:
        """
        The period it is for.
        """
    @property
    def phase(self, /) -> int | None:
        """
        The phase it is about.
        """
    @property
    def value(self, /) -> Measured:
        """
        The figure with its unit.
        """

@final
class Measured:
    """
    A figure with its unit that says how exact it is: `Measured("200余个")`, `Measured("22%以上")`.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, text: str, /) -> Measured: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data.
        """
    @staticmethod
    def _restore(data: str) -> Measured: ...
    @property
    def given(self, /) -> str | None:
        """
        The text that was read, if it was read from one.
        """
    @property
    def max(self, /) -> Decimal | None:
        """
        The upper end of a range.
        """
    @property
    def qualifier(self, /) -> Qualifier:
        """
        How the figure is meant.
        """
    @property
    def unit(self, /) -> str | None:
        """
        The unit, if it has one.
        """
    @property
    def value(self, /) -> Decimal:
        """
        The figure; of a range, its lower end.
        """

@final
class Money:
    """
    An exact amount of money: `Money("25.3亿元")`, `Money("2530000000", "CNY")`. Floats are refused.
    """
    def __add__(self, other: object, /) -> Money: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, amount: Any, currency: str | None = None) -> Money: ...
    def __radd__(self, other: object, /) -> Money:
        """
        That of nothing and money is the money: so `sum` works.
        """
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __rsub__(self, other: object, /) -> Money: ...
    def __str__(self, /) -> str: ...
    def __sub__(self, other: object, /) -> Money: ...
    def _data(self, /) -> str:
        """
        The same as plain data.
        """
    @staticmethod
    def _restore(data: str) -> Money: ...
    @property
    def amount(self, /) -> Decimal:
        """
        How much, in the currency's unit.
        """
    @property
    def currency(self, /) -> str:
        """
        Its currency, ISO 4217.
        """
    @property
    def in_yi(self, /) -> str:
        """
        In 亿, exactly.
        """

@final
class Negotiation:
    """
    A negotiation, 在谈.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def amount(self, /, kind: str, phase: SupportsIndex | None = None) -> Amount | None:
        """
        The amount in force of a kind, of the whole or of one phase.
        """
    @property
    def asks(self, /) -> list[str]:
        """
        What the investor asks for: ids of notes.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def competitor_places(self, /) -> list[str]:
        """
        The places it competes with, 竞争地.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def interactions(self, /) -> list[tuple[InteractionKind, When | None, str | None]]:
        """
        The interactions (往来) that stand: how the two sides met, when, and the id of a note.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def investor(self, /) -> Id | None:
        """
        The investor.
        """
    @property
    def lead(self, /) -> Id | None:
        """
        The lead it came of.
        """
    @property
    def likelihood(self, /) -> Likelihood | None:
        """
        How likely it is to end in a signing.
        """
    @property
    def offers(self, /) -> list[str]:
        """
        What the zone offers: ids of notes.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    def planned_for(self, /, milestone: str, phase: SupportsIndex | None = None) -> When | None:
        """
        When a milestone is planned for.
        """
    @property
    def possible_stage(self, /) -> int | None:
        """
        The rank of the highest stage at which it may be.
        """
    def reached(self, /, milestone: str, phase: SupportsIndex | None = None) -> Truth:
        """
        Whether a milestone was reached by the day: yes, possibly, no.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def stage(self, /) -> int | None:
        """
        The rank of its stage for certain; of a project, the highest of the whole and its phases.
        """
    def stage_label(self, /, lang: str = "en") -> str:
        """
        Its stage in words, in English or Chinese (`lang="zh"`).
        """
    @property
    def standing(self, /) -> Standing:
        """
        Whether it goes on.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """
    def when(self, /, milestone: str, phase: SupportsIndex | None = None) -> When | None:
        """
        When a milestone was reached, as far as it is known.
        """

@final
class Organisation:
    """
    An enterprise or another body, 企业/机构. Its title is its legal name.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def country(self, /) -> str | None:
        """
        The country or region it comes from, ISO 3166-1 alpha-2.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def industry(self, /) -> str | None:
        """
        Its industry, as `scheme-version:code`.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def lei(self, /) -> Lei | None:
        """
        Its LEI.
        """
    def measure(self, /, metric: str, kind: str, phase: SupportsIndex | None = None, *, period: Any | None = None, at: str | None = None) -> Measure | None:
        """
        The figure in force of a metric and a kind, of the whole or of one phase: that of the
        latest period, or of the one that is given. What is expected or promised `at` a milestone
        is another figure.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def ownership(self, /) -> str | None:
        """
        Its ownership: state-owned, private, foreign, …
        """
    @property
    def parent(self, /) -> Id | None:
        """
        The organisation that owns it.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def roles(self, /) -> list[Role]:
        """
        What it is to the zone.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def targets(self, /) -> list[Target]:
        """
        The targets that stand.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def uscc(self, /) -> Uscc | None:
        """
        Its unified social credit code, 统一社会信用代码.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """

@final
class Person:
    """
    An officer or a contact, 人员, as the log knows them: no name, no particulars.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def erased(self, /) -> bool:
        """
        Whether their particulars were erased.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def organisation(self, /) -> Id | None:
        """
        The organisation a contact belongs to.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """

@final
class Playbook:
    """
    A zone's way of working, as data: milestones, stages, attributes, reasons, kinds of commitments.
    `Playbook.development_zone()` is built in; `Playbook(text)` reads a file's TOML.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, toml: str, /) -> Playbook: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data.
        """
    @staticmethod
    def _restore(data: str) -> Playbook: ...
    @property
    def attributes(self, /) -> list[str]:
        """
        The keys of its zone's own attributes.
        """
    @property
    def commitment_kinds(self, /) -> list[str]:
        """
        The keys of its kinds of commitments.
        """
    @staticmethod
    def development_zone() -> Playbook:
        """
        The built-in playbook of a development zone, in English and Chinese.
        """
    @property
    def milestones(self, /) -> list[str]:
        """
        The keys of its milestones, in its order.
        """
    @property
    def name(self, /) -> str:
        """
        Its name.
        """
    @property
    def sources(self, /) -> list[str]:
        """
        The keys of its sources, the one that counts most first.
        """
    @property
    def text(self, /) -> str:
        """
        Its file's text.
        """

@final
class Project:
    """
    A construction project, 建设项目, with its phases.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def agreement(self, /) -> Id | None:
        """
        The agreement it was recorded under.
        """
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def amount(self, /, kind: str, phase: SupportsIndex | None = None) -> Amount | None:
        """
        The amount in force of a kind, of the whole or of one phase.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    def cumulative(self, /, kind: str, phase: SupportsIndex | None = None) -> Amount | None:
        """
        The latest cumulative figure of money that came in or was spent.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    def increments(self, kind: str, /) -> list[Amount]:
        """
        The increments of money that came in or was spent.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def land(self, /) -> Area | None:
        """
        The land it uses.
        """
    @property
    def lists(self, /) -> list[Id]:
        """
        The lists it is on.
        """
    def measure(self, /, metric: str, kind: str, phase: SupportsIndex | None = None, *, period: Any | None = None, at: str | None = None) -> Measure | None:
        """
        The figure in force of a metric and a kind, of the whole or of one phase: that of the
        latest period, or of the one that is given. What is expected or promised `at` a milestone
        is another figure.
        """
    @property
    def nature(self, /) -> str | None:
        """
        Its nature, a key of the playbook.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def owner(self, /) -> Id | None:
        """
        The organisation that builds it.
        """
    @property
    def park(self, /) -> Id | None:
        """
        The park it stands in.
        """
    def phase_stage(self, phase: SupportsIndex, /) -> int | None:
        """
        The rank of the stage of one phase, for certain.
        """
    @property
    def phases(self, /) -> list[str | None]:
        """
        The names of its phases (分期), in order; `None` where one has only its number.
        """
    def planned_for(self, /, milestone: str, phase: SupportsIndex | None = None) -> When | None:
        """
        When a milestone is planned for.
        """
    @property
    def possible_stage(self, /) -> int | None:
        """
        The rank of the highest stage at which it may be.
        """
    @property
    def project_code(self, /) -> ProjectCode | None:
        """
        Its national code, 项目代码.
        """
    def reached(self, /, milestone: str, phase: SupportsIndex | None = None) -> Truth:
        """
        Whether a milestone was reached by the day: yes, possibly, no.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    def say_stages(self, /, lang: str = "en") -> str:
        """
        The stages in words: where phases stand at different stages, each is told.
        """
    @property
    def stage(self, /) -> int | None:
        """
        The rank of its stage for certain; of a project, the highest of the whole and its phases.
        """
    def stage_label(self, /, lang: str = "en") -> str:
        """
        Its stage in words, in English or Chinese (`lang="zh"`).
        """
    @property
    def standing(self, /) -> Standing:
        """
        Whether it goes on.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def targets(self, /) -> list[Target]:
        """
        The targets that stand.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """
    def when(self, /, milestone: str, phase: SupportsIndex | None = None) -> When | None:
        """
        When a milestone was reached, as far as it is known.
        """

@final
class ProjectCode:
    """
    The national code of an investment project, 项目代码.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, text: str, /) -> ProjectCode: ...
    def __reduce__(self, /) -> tuple[type, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data.
        """
    @property
    def division(self, /) -> DivisionCode:
        """
        The division whose department gave it.
        """

@final
class Row:
    """
    The row of a record by which lists filter and sort. That of an investment rolls its members up:
    the highest stage, the sum of the amounts.
    """
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Money | None:
        """
        Its amount.
        """
    @property
    def first(self, /) -> date | None:
        """
        The first day on which something may have happened.
        """
    @property
    def id(self, /) -> Id:
        """
        The record.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def last(self, /) -> date | None:
        """
        The latest day on which something may have happened.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def organisation(self, /) -> Id | None:
        """
        The organisation it concerns: the investor, the owner, the debtor.
        """
    @property
    def possible_stage(self, /) -> int | None:
        """
        The rank of the highest stage that may stand.
        """
    @property
    def stage(self, /) -> int | None:
        """
        The rank of the stage that stands for certain.
        """
    @property
    def standing(self, /) -> Standing:
        """
        Whether it goes on.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """

@final
class RowFault:
    """
    What is wrong with one row.
    """
    def __repr__(self, /) -> str: ...
    @property
    def column(self, /) -> str | None:
        """
        The column, where the fault is in one.
        """
    @property
    def faults(self, /) -> tuple[Fault, ...]:
        """
        What is wrong with it.
        """
    @property
    def line(self, /) -> int:
        """
        The number of the row's first line in the file, from 1.
        """
    @property
    def row(self, /) -> int:
        """
        The number of the row as a spreadsheet program counts, from 1.
        """
    @property
    def value(self, /) -> str | None:
        """
        What stands there.
        """

@final
class RowReport:
    """
    What became of one row.
    """
    def __repr__(self, /) -> str: ...
    @property
    def changes(self, /) -> list[CellChange]:
        """
        The cells that say something new.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def key(self, /) -> str | None:
        """
        Its key.
        """
    @property
    def line(self, /) -> int:
        """
        Its line in the file.
        """
    @property
    def status(self, /) -> RowStatus:
        """
        What became of it.
        """
    @property
    def warnings(self, /) -> tuple[Fault, ...]:
        """
        What was accepted but is worth a look.
        """

@final
class Seat:
    """
    An officer at a desk.
    """
    def __reduce__(self, /) -> str: ...
    def batch(self, /, expected: tuple[Id, SupportsIndex] | None) -> Bundle:
        """
        Begins a batch, to be refused if a record changed since a version of it.
        """
    def execute(self, /, verb: str, keywords: dict[str, Any], *, command_id: str | None, expected: tuple[Id, SupportsIndex] | None, preview: bool) -> tuple[Id, list[Id], list[FactRef], int, tuple[Fault, ...]]:
        """
        Gives one command of a verb and its keywords, unless a record changed since a version of it.
        """
    def load(self, /, ledger: str | PathLike[str], mapping: str | PathLike[str]) -> Load:
        """
        Reads a ledger and its mapping from files.
        """
    def load_bytes(self, /, ledger: SupportsGetItem[int, SupportsIndex], mapping: str) -> Load:
        """
        Reads a ledger from bytes and its mapping from text.
        """
    @property
    def officer(self, /) -> Id:
        """
        The officer.
        """
    def reported_on(self, /, day: Any) -> Seat:
        """
        The same desk, for what the office had on a day.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit.
        """

@final
class StageRow:
    """
    One stage of the stage table.
    """
    def __repr__(self, /) -> str: ...
    @property
    def amounts(self, /) -> AmountSum:
        """
        The amounts of those that stand here for certain; the bounds hold those that may.
        """
    @property
    def closed(self, /) -> int:
        """
        How many of those that stand here for certain are closed.
        """
    @property
    def count(self, /) -> Count:
        """
        How many investments stand here.
        """
    def label(self, /, lang: str = "en") -> str:
        """
        The stage in words, in English or Chinese (`lang="zh"`).
        """
    @property
    def stage(self, /) -> int | None:
        """
        The rank of the stage; `None` where nothing stands yet.
        """

@final
class StageTable:
    """
    How many investments stand at each stage (阶段统计), for certain and possibly.
    """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def at(self, rank: SupportsIndex, /) -> StageRow | None:
        """
        The row of a stage, by its rank.
        """
    @property
    def certain(self, /) -> int:
        """
        How many of them are there and stand at one stage for certain.
        """
    @property
    def rows(self, /) -> list[StageRow]:
        """
        The stages that are taken, lowest first.
        """
    @property
    def total(self, /) -> Count:
        """
        How many investments there are.
        """

@final
class StatedFact:
    """
    A fact that something stated: what opens a record may state several.
    """
    def __repr__(self, /) -> str: ...
    @property
    def fact(self, /) -> FactRef:
        """
        The fact, by which it can be corrected, retracted or verified.
        """
    @property
    def kind(self, /) -> str:
        """
        The type of the event that would state it alone, such as `amount.stated`.
        """
    @property
    def says(self, /) -> str | None:
        """
        What it says, in its canonical form.
        """
    @property
    def what(self, /) -> str:
        """
        What it is about: the milestone, the kind of money, the attribute.
        """

@final
class StoredEvent:
    """
    One event of the log, as it is stored.
    """
    def __repr__(self, /) -> str: ...
    @property
    def actor(self, /) -> Id:
        """
        Who did it.
        """
    @property
    def command(self, /) -> str:
        """
        The id of the command that it came of.
        """
    @property
    def hash(self, /) -> str:
        """
        The hash of the log up to here, as 64 hexadecimal digits.
        """
    @property
    def kind(self, /) -> str:
        """
        Its type, such as `milestone.reached`.
        """
    @property
    def payload(self, /) -> str:
        """
        What it says, as JSON.
        """
    @property
    def position(self, /) -> int:
        """
        Its position in the book.
        """
    @property
    def record(self, /) -> Id:
        """
        The record it happened to.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When the book recorded it.
        """
    @property
    def reported_on(self, /) -> date | None:
        """
        When the office had it, where given.
        """
    @property
    def schema(self, /) -> int:
        """
        The version of its shape.
        """
    @property
    def version(self, /) -> int:
        """
        The version of the record that it made.
        """

@final
class Table:
    """
    Rows in columns over Arrow, each column documented. polars, pyarrow, DuckDB and whatever else takes the
    Arrow PyCapsule interface reads it without copying it.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> done = crm.desk("wang.li").capture_lead("LED 衬底", total_planned="2.5亿元")
    >>> table = crm.leads().table()
    >>> table.amounts_in(unit="亿元").to_polars()["total_planned"].to_list()
    [Decimal('2.500000000000')]
    >>> table.definition()
    'Leads, as known when the table was read. Amounts are exact decimals in units of their currency.'
    """
    def __arrow_c_schema__(self, /) -> "object":
        """
        Its columns as an Arrow schema, by the PyCapsule interface.
        """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> "object":
        """
        Its rows as an Arrow stream, by the PyCapsule interface. It comes in its own types, whatever is requested.
        """
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str:
        """
        Its first rows, of the columns that say something.
        """
    def amounts_in(self, /, amounts: str = "decimal", unit: str | None = None) -> Table:
        """
        The same table with its amounts as `"decimal"`, which is exact, or `"float"`, and in a unit: `元`, `千元`,
        `万元`, `百万元`, `千万元`, `亿元`, or `thousand`, `million`, `billion` of whatever currency.
        """
    @property
    def column_names(self, /) -> list[str]:
        """
        The names of its columns, in order.
        """
    @property
    def columns(self, /) -> list[Column]:
        """
        Its columns, in order, with what they mean.
        """
    def definition(self, /, lang: str = "en") -> str:
        """
        What its rows and its amounts are, in English or Chinese (`lang="zh"`).
        """
    def to_arrow(self, /, *, amounts: str | None = None, unit: str | None = None) -> Any:
        """
        As a `pyarrow.Table`, with its amounts as they are or as `amounts_in` gives them; needs
        `pip install inward[arrow]`.
        """
    def to_pandas(self, /, *, amounts: str | None = None, unit: str | None = None) -> Any:
        """
        As a `pandas.DataFrame`, with its amounts as they are or as `amounts_in` gives them; needs
        `pip install inward[pandas]`. Text is `str`, whole numbers are `Int64`, yes and no `boolean`, days
        `datetime64`, exact amounts `decimal.Decimal`.
        """
    def to_polars(self, /, *, amounts: str | None = None, unit: str | None = None) -> DataFrame:
        """
        As a `polars.DataFrame`, with its amounts as they are or as `amounts_in` gives them; needs
        `pip install inward[polars]`.
        """

@final
class Target:
    """
    What is to be reached: a figure, or words where it is none.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def metric(self, /) -> str:
        """
        What is to be reached.
        """
    @property
    def period(self, /) -> When | None:
        """
        The period in which it is to be reached.
        """
    @property
    def set_for(self, /) -> Id | None:
        """
        The unit or list it is set for.
        """
    @property
    def text(self, /) -> str | None:
        """
        What is to be reached in words: the id of a note.
        """
    @property
    def value(self, /) -> Measured | None:
        """
        The figure.
        """

@final
class Unit:
    """
    A unit of the zone or beside it, 单位. Its title is its name.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def parent(self, /) -> Id | None:
        """
        The unit it belongs to.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def successor(self, /) -> Id | None:
        """
        The unit that took its place.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def valid(self, /) -> When | None:
        """
        Since when and until when it exists.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """

@final
class Uscc:
    """
    A unified social credit code, 统一社会信用代码 (GB 32100-2015): 18 characters with a check character.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, text: str, /) -> Uscc: ...
    def __reduce__(self, /) -> tuple[type, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data.
        """
    @property
    def division(self, /) -> DivisionCode:
        """
        The division it was registered in.
        """
    @property
    def organisation_code(self, /) -> str:
        """
        The organisation code within it, 组织机构代码.
        """
    @property
    def warnings(self, /) -> tuple[Fault, ...]:
        """
        What is odd about it although it is well formed.
        """

@final
class When:
    """
    When something happened, or is to happen, as precisely as it is known and no more: a day, a third
    of a month (旬), a month, a quarter, a half-year, a year, an interval, an instant.

    It has no order of its own: `compare` and `by` answer with doubt where there is doubt. Two are
    equal if they say the same in the same form, whatever text they were read from.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, when: Any, /) -> When: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _data(self, /) -> str:
        """
        The same as plain data, with the text that was given.
        """
    @staticmethod
    def _restore(data: str) -> When: ...
    def by(self, day: Any, /) -> Truth:
        """
        Whether it had happened by the end of that day: yes, possibly, no.
        """
    def compare(self, other: Any, /) -> Relation:
        """
        Which of the two came first, as far as it can be said.
        """
    def days_until(self, other: Any, /) -> tuple[int | None, int | None]:
        """
        The days from this to the other: at least, at most; `None` is an open end.
        """
    @property
    def first(self, /) -> date | None:
        """
        The earliest possible day; `None` if that end is open. Of an instant, the day in its offset.
        """
    @property
    def given(self, /) -> str | None:
        """
        The text it was read from, where that differs from the one it prints.
        """
    @property
    def instant(self, /) -> datetime | None:
        """
        The point in time, in the offset in which it was told, if it is an instant.
        """
    @staticmethod
    def interval(first: date | None, last: date | None) -> When:
        """
        Some day from `first` to `last`, both included; `None` leaves that end open.
        """
    @property
    def is_exact(self, /) -> bool:
        """
        Whether the day is known.
        """
    @property
    def last(self, /) -> date | None:
        """
        The latest possible day, included; `None` if that end is open.
        """
    def months_until(self, other: Any, /) -> tuple[int | None, int | None]:
        """
        The whole calendar months from this to the other: at least, at most; `None` is an open end.
        """
    @staticmethod
    def parse(text: str, *, order: str | None = None, serial: str | None = None) -> When:
        """
        Reads a text with hints about its source: `order` is `"DMY"` or `"MDY"` for dates that end in
        the year, `serial` is `"excel1900"` or `"excel1904"` for bare numbers of a spreadsheet.
        """
    @property
    def precision(self, /) -> Precision:
        """
        How precise it is.
        """

@final
class Whole:
    """
    An investment as a whole: its own record, and the row that rolls its members up. Where an id is
    due, it serves.
    """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def id(self, /) -> Id:
        """
        The id of the investment.
        """
    @property
    def investment(self, /) -> Investment:
        """
        Its own record.
        """
    @property
    def row(self, /) -> Row:
        """
        The row that rolls its members up.
        """
    def stage_label(self, /, lang: str = "en") -> str:
        """
        Its stage in words, in English or Chinese (`lang="zh"`).
        """
    @property
    def title(self, /) -> str:
        """
        Its title.
        """

@final
class Zone:
    """
    The zone itself, 开发区.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> str: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def aliases(self, /) -> list[str]:
        """
        Further names it is known under.
        """
    def attribute(self, key: str, /) -> Any | None:
        """
        The value of one of the zone's own attributes; `None` where it has none.
        """
    @property
    def code(self, /) -> str | None:
        """
        The zone's own code for it, such as `ZS-2021-034`.
        """
    @property
    def currency(self, /) -> str | None:
        """
        The currency of amounts that name none, ISO 4217.
        """
    @property
    def id(self, /) -> Id:
        """
        Its id.
        """
    @property
    def investment(self, /) -> Id | None:
        """
        The investment it belongs to.
        """
    def measure(self, /, metric: str, kind: str, phase: SupportsIndex | None = None, *, period: Any | None = None, at: str | None = None) -> Measure | None:
        """
        The figure in force of a metric and a kind, of the whole or of one phase: that of the
        latest period, or of the one that is given. What is expected or promised `at` a milestone
        is another figure.
        """
    @property
    def officer(self, /) -> Id | None:
        """
        The officer in charge.
        """
    @property
    def recorded_at(self, /) -> datetime:
        """
        When it was first recorded.
        """
    @property
    def references(self, /) -> list[tuple[str, str]]:
        """
        The keys under which other systems know it, each with its system.
        """
    @property
    def summary(self, /) -> str | None:
        """
        Its summary: the id of a note, which `crm.note` reads.
        """
    @property
    def targets(self, /) -> list[Target]:
        """
        The targets that stand.
        """
    @property
    def time_zone(self, /) -> str:
        """
        Its time zone: where its days begin and end.
        """
    @property
    def title(self, /) -> str:
        """
        Its title or name, as last known.
        """
    @property
    def unit(self, /) -> Id | None:
        """
        The unit in charge.
        """
    @property
    def version(self, /) -> int:
        """
        How many events it has had.
        """

def codes() -> list[tuple[str, str]]:
    """
    Every code that an error or a warning may have, with its category.
    """

def near(name: str, known: SupportsGetItem[int, str]) -> list[str]:
    """
    The names that are near to a mistyped one, nearest first.
    """

def words() -> list[tuple[str, list[str]]]:
    """
    Every enumeration with the keys of its words, as the core has them.
    """
