"""Lists: filtered, sorted, paged; of the book as it is, or as of a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any, Generic, Literal, TypedDict, TypeVar, Unpack

from ._native import (
    Agreement,
    Book,
    Column,
    Commitment,
    Count,
    Cursor,
    Entry,
    Id,
    Lead,
    ListSum,
    Negotiation,
    Organisation,
    Person,
    Project,
    Row,
    Table,
    Unit,
    When,
    Whole,
)
from .answers import Investments, Named, Sum, Whenever
from .arguments import whole
from .enums import MoneyKind, SortBy, Standing
from .sitting import _refuse_unknown, _short

if TYPE_CHECKING:
    import polars

R = TypeVar("R")

_CHUNK = 500

_SHOWN = 10
"""How many a notebook shows."""


class Filters(TypedDict, total=False):
    """Which records a list keeps; everything that is given must hold.

    - `investment`: of this investment.
    - `unit`: that this unit is in charge of: the unit or its name.
    - `officer`: that this officer is in charge of: the officer or their account name.
    - `organisation`: that concerns this organisation.
    - `industry`: of this industry or one within it, as `GB/T 4754-2017:C39`.
    - `region`: from this country or region.
    - `park`: in this park.
    - `nature`: of this nature.
    - `nature_known`: whose nature is known, or is not.
    - `stage_at_least`: at the stage of this milestone or above, for certain.
    - `stage_at_most`: at the stage of this milestone or below.
    - `perhaps_stage_at_least`: that is, or may be, at the stage of this milestone or above.
    - `standing`: of this standing.
    - `closed`: closed, or open.
    - `amount_at_least`: of at least this amount, such as `"2.5亿元"`.
    - `amount_at_most`: of at most this amount.
    - `currency`: with its amount in this currency.
    - `active_since`: on which something happened on this day or later.
    - `quiet_since`: on which nothing happened after this day.
    - `begun_since`: that began on this day or later.
    - `begun_by`: that began on this day or earlier.
    - `due_since`: due on this day or later, by a date that was set.
    - `due_by`: due on this day or earlier, by a date that was set.
    - `text`: with this in one of its texts; two Chinese characters suffice.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> done = crm.desk("wang.li").record_project(title="数字经济产业园", total_planned="12亿元")
    >>> crm.projects(amount_at_least="2.5亿元", closed=False, text="数字").count()
    Count(1)
    """

    investment: Investments
    """Of this investment."""
    unit: Named[Unit]
    """That this unit is in charge of: the unit or its name."""
    officer: Named[Person]
    """That this officer is in charge of: the officer or their account name."""
    organisation: Named[Organisation]
    """That concerns this organisation."""
    industry: str
    """Of this industry or one within it, as `GB/T 4754-2017:C39`."""
    region: str
    """From this country or region."""
    park: Named[Unit]
    """In this park."""
    nature: str
    """Of this nature."""
    nature_known: bool
    """Whose nature is known, or is not."""
    stage_at_least: str | int
    """At the stage of this milestone or above, for certain."""
    stage_at_most: str | int
    """At the stage of this milestone or below."""
    perhaps_stage_at_least: str | int
    """That is, or may be, at the stage of this milestone or above."""
    perhaps_stage_at_most: str | int
    """That is, or may be, at the stage of this milestone or below."""
    standing: Standing | str
    """Of this standing."""
    closed: bool
    """Closed, or open."""
    amount_at_least: Sum
    """Of at least this amount, such as `"2.5亿元"`."""
    amount_at_most: Sum
    """Of at most this amount."""
    currency: str
    """With its amount in this currency."""
    active_since: When | date | str
    """On which something happened on this day or later."""
    quiet_since: When | date | str
    """On which nothing happened after this day."""
    begun_since: When | date | str
    """That began on this day or later."""
    begun_by: When | date | str
    """That began on this day or earlier."""
    due_since: When | date | str
    """Due on this day or later, by a date that was set. What is due so long after something else is on the list of
    the day and on the promise board."""
    due_by: When | date | str
    """Due on this day or earlier, by a date that was set."""
    text: str
    """With this in one of its texts; two Chinese characters suffice."""


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """One page of a list.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> leads = [desk.capture_lead(f"合成线索{number}") for number in range(3)]
    >>> page = crm.leads().page(2)
    >>> [lead.title for lead in page.items]
    ['合成线索0', '合成线索1']
    >>> crm.leads().page(2, page.next).next is None
    True
    """

    items: list[R]
    """The records."""
    rows: list[Row] = field(repr=False)
    """The rows by which they were filtered and sorted, in the same order."""
    next: Cursor | None
    """Where the next page begins, for `after`; `None` on the last."""

    def __iter__(self) -> Iterator[R]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def _repr_html_(self) -> str:
        return _records(self)


class List(Generic[R]):
    """A list of the records of one kind. Iterated, it reads itself page by page, each as the book is then;
    `all` and `table` are of one moment.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> done = desk.record_project(title="数字经济产业园", total_planned="12亿元")
    >>> done = desk.record_project(title="物联网大数据中心", total_planned="3亿元")
    >>> [project.title for project in crm.projects().sorted("amount", descending=True)]
    ['数字经济产业园', '物联网大数据中心']
    >>> crm.projects(amount_at_least="5亿元").count()
    Count(1)
    >>> print(crm.projects(unit="招商一局").sum("total_planned"))
    15亿
    """

    __slots__ = ("_book", "_by", "_descending", "_filters", "_kind")

    def __init__(
        self, book: Book, kind: str, filters: Filters, by: str = "id", descending: bool = False
    ) -> None:
        unknown = [name for name in filters if name not in Filters.__annotations__]
        if unknown:
            _refuse_unknown("filter of a list", unknown[0], tuple(Filters.__annotations__))
        self._book = book
        self._kind = kind
        self._filters = dict(filters)
        self._by = by
        self._descending = descending

    def filter(self, **filters: Unpack[Filters]) -> List[R]:
        """Keeps only what these filters keep as well.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> done = desk.capture_lead("LED 衬底", total_planned="2亿元")
        >>> mine = crm.leads(unit="招商一局")
        >>> mine.filter(amount_at_least="5亿元").count()
        Count(0)
        """
        both: Any = {**self._filters, **filters}
        return List(self._book, self._kind, both, self._by, self._descending)

    def sorted(self, by: SortBy | str, *, descending: bool = False) -> List[R]:
        """Sorts it by id, stage, amount, or the last day on which something happened.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> done = desk.capture_lead("LED 衬底", total_planned="2亿元")
        >>> done = desk.capture_lead("数字经济产业园", total_planned="12亿元")
        >>> [lead.title for lead in crm.leads().sorted("amount")]
        ['LED 衬底', '数字经济产业园']
        """
        if by not in list(SortBy):
            raise ValueError(f"by takes one of {', '.join(SortBy)}, not {_short(str(by))!r}")
        return List(self._book, self._kind, self._all_filters(), str(SortBy(by)), descending)

    def page(self, limit: int = 100, after: Cursor | None = None) -> Page[R]:
        """One page; `after` is `next` of the page before.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区")
        >>> desk = crm.desk("wang.li")
        >>> done = [desk.capture_lead(title) for title in ("合成线索甲", "合成线索乙", "合成线索丙")]
        >>> first = crm.leads().page(2)
        >>> [lead.title for lead in first]
        ['合成线索甲', '合成线索乙']
        >>> second = crm.leads().page(2, first.next)
        >>> [lead.title for lead in second], second.next
        (['合成线索丙'], None)
        """
        limit = whole("limit", limit, 1)
        if after is not None and not isinstance(after, Cursor):
            raise TypeError(f"after takes `next` of the page before, not {type(after).__name__}")
        items, rows, place = self._book.page(
            self._kind, self._filters, self._by, self._descending, limit, after
        )
        return Page(items, rows, place)

    def pages(self, limit: int = _CHUNK) -> Iterator[Page[R]]:
        """Every page, one after the other. As of a day all is one page: each would scan the book.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> leads = [desk.capture_lead(f"合成线索{number}") for number in range(3)]
        >>> [len(page.items) for page in crm.leads().pages(limit=2)]
        [2, 1]
        """
        limit = whole("limit", limit, 1)
        return self._pages(limit if self._book.point is None else 2**31)

    def _pages(self, limit: int) -> Iterator[Page[R]]:
        after = None
        while True:
            page = self.page(limit, after)
            yield page
            if page.next is None:
                return
            after = page.next

    def __iter__(self) -> Iterator[R]:
        for page in self.pages():
            yield from page.items

    def rows(self) -> Iterator[Row]:
        """The rows by which the list is filtered and sorted, page by page. Those of investments roll
        their members up.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> done = desk.capture_lead("LED 衬底", on="2020-06", total_planned="2亿元")
        >>> [(row.stage, str(row.amount), row.last.isoformat()) for row in crm.leads().rows()]
        [(10, '200000000 CNY', '2020-06-30')]
        """
        for page in self.pages():
            yield from page.rows

    def all(self) -> list[R]:
        """Every record of the list, in its order, as the book is at one moment.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> leads = [desk.capture_lead(f"合成线索{number}") for number in range(3)]
        >>> [lead.title for lead in crm.leads().all()]
        ['合成线索0', '合成线索1', '合成线索2']
        """
        return self._book.all(self._kind, self._filters, self._by, self._descending)

    def first(self) -> R | None:
        """The first record, if there is one.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> done = desk.capture_lead("LED 衬底")
        >>> crm.leads(text="衬底").first().title
        'LED 衬底'
        >>> crm.projects().first() is None
        True
        """
        items = self.page(1).items
        return items[0] if items else None

    def count(self) -> Count:
        """How many records the list has, on all pages: for certain, and possibly.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06")
        >>> crm.negotiations().count() == 1
        True
        >>> crm.negotiations(begun_by="2020-06-10").count()
        Count(1)
        """
        return self._book.count(self._kind, self._filters)

    def sum(self, kind: MoneyKind | str, *, period: Whenever | None = None) -> ListSum:
        """The sum of the amounts of one kind, with its bounds; of or within a period where one is
        given. Kinds are never added to one another.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> done = desk.record_project(title="数字经济产业园", total_planned="12亿元")
        >>> done = desk.record_project(title="物联网大数据中心")
        >>> total = crm.projects().sum("total_planned")
        >>> print(total, total.without_amount)
        12亿 1
        """
        return self._book.sum(self._kind, self._filters, kind, None if period is None else When(period))

    def table(self) -> Table:
        """The whole list as a table over Arrow, in its order: amounts, milestones, who is in charge, the
        zone's own attributes, each a documented column. Whatever reads Arrow takes the list itself, too.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> park = desk.record_project(title="数字经济产业园", total_planned="12亿元")
        >>> done = desk.reach(park, "construction_started", on="2020-07")
        >>> table = crm.projects().table()
        >>> table
        Projects, as known when the table was read: 1 row, 130 columns
          数字经济产业园
        >>> [column.meaning() for column in table.columns if column.name == "unit_name"]
        ['The name of the unit in charge']
        """
        return self._book.table(self._kind, self._filters, self._by, self._descending)

    def columns(self) -> list[Column]:
        """The columns that its table has, with what they mean; no record is read.

        >>> import inward
        >>> columns = {column.name: column for column in inward.in_memory("z").projects().columns()}
        >>> columns["contract_investment"].type, columns["stage"].meaning()
        ('amount', 'The rank, in the playbook, of the stage that is certain')
        """
        return self._book.table_without_rows(self._kind).columns

    def to_arrow(self, *, amounts: Literal["decimal", "float"] = "decimal", unit: str | None = None) -> Any:
        """The table as a `pyarrow.Table`; needs `pip install inward[arrow]`. See `to_polars`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> crm.projects().to_arrow(unit="亿元").column("total_planned").to_pylist()
        [Decimal('12.000000000000')]
        """
        return self.table().to_arrow(amounts=amounts, unit=unit)

    def to_polars(
        self, *, amounts: Literal["decimal", "float"] = "decimal", unit: str | None = None
    ) -> polars.DataFrame:
        """The table as a `polars.DataFrame`; needs `pip install inward[polars]`. Amounts are exact decimals
        in units of their currency, unless floats or another unit are asked for: `unit="亿元"`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> done = crm.desk("wang.li").record_project(title="数字经济产业园", total_planned="12亿元")
        >>> crm.projects().to_polars(unit="亿元")["total_planned"].sum()
        Decimal('12.000000000000')
        """
        return self.table().to_polars(amounts=amounts, unit=unit)

    def to_pandas(self, *, amounts: Literal["decimal", "float"] = "decimal", unit: str | None = None) -> Any:
        """The table as a `pandas.DataFrame`; needs `pip install inward[pandas]`. See `to_polars`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> frame = crm.projects().to_pandas(amounts="float", unit="亿元")
        >>> frame["total_planned"].tolist()
        [12.0]
        """
        return self.table().to_pandas(amounts=amounts, unit=unit)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.table().__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> object:
        return self._book.table_without_rows(self._kind).__arrow_c_schema__()

    def _all_filters(self) -> Any:
        return self._filters

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self._filters.items())
        return f"<List of {self._kind} records{': ' + shown if shown else ''}>"

    def _repr_html_(self) -> str:
        page: Page[Any] = self.page(_SHOWN)
        people = [item.id for item in page if isinstance(item, Person)]
        known = {person: self._book.particulars(person) for person in people}
        return _records(page, {person: told[0] for person, told in known.items() if told is not None})


class Found:
    """The investments that a text found, in the order in which they were made.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> done = desk.record_project(title="数字经济产业园一期")
    >>> done = desk.record_project(title="数字经济产业园二期")
    >>> found = crm.find("产业园")
    >>> len(found), [whole.title for whole in found]
    (2, ['数字经济产业园一期', '数字经济产业园二期'])
    """

    __slots__ = ("_book", "_is_cut", "_text", "_wholes")

    def __init__(self, book: Book, text: str) -> None:
        self._book = book
        self._text = text
        self._wholes, self._is_cut = book.find(text)

    def one(self) -> Whole:
        """The only one; none or several are refused by name.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> crm.find("数字").one().title
        '数字经济产业园'
        >>> crm.find("蓝宝石").one()
        Traceback (most recent call last):
        inward.NotFound: nothing is known as `蓝宝石`; try another name, or part of one [book.none-found]
        """
        return self._wholes[0] if len(self._wholes) == 1 else self._book.find_one(self._text)

    @property
    def is_cut(self) -> bool:
        """Whether there may be more than the thousand that are found at most: `crm.investments(text=…)`
        pages through whatever bears a text in its own texts and in those of its members."""
        return self._is_cut

    def all(self) -> list[Whole]:
        """All of them; see `is_cut`.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
        >>> [whole.title for whole in crm.find("数字").all()], crm.find("蓝宝石").all()
        (['数字经济产业园'], [])
        """
        return list(self._wholes)

    def __iter__(self) -> Iterator[Whole]:
        return iter(self._wholes)

    def __len__(self) -> int:
        return len(self._wholes)

    def __repr__(self) -> str:
        return f"<Found {len(self)}{' or more' if self._is_cut else ''} by {_short(self._text)!r}>"

    def _repr_html_(self) -> str:
        shown = self._wholes[:_SHOWN]
        rows: list[tuple[str, ...]] = [(whole.title, whole.stage_label(), str(whole.id)) for whole in shown]
        return _table(("title", "stage", "id"), _cut(rows, len(self) > _SHOWN))


def _records(page: Page[Any], names: Mapping[Id, str] | None = None) -> str:
    """The records of a page for a notebook, with what one looks for first in their kind. `names` are
    those of people, which stand outside the log."""
    head: tuple[str, ...] = ("title", "id")
    rows = []
    for item, row in zip(page.items, page.rows, strict=True):
        told = [("title", (names or {}).get(item.id, item.title))]
        if isinstance(item, (Lead, Negotiation, Agreement, Project)):
            told += [("stage", item.stage_label()), ("standing", str(item.standing))]
        if isinstance(item, Commitment):
            told += [("due", "" if item.due is None else str(item.due)), ("life", str(item.life))]
        if not isinstance(item, (Organisation, Unit, Person, Entry)):
            told.append(("amount", _amount(item, row)))
        told.append(("id", str(item.id)))
        head = tuple(name for name, _ in told)
        rows.append(tuple(text for _, text in told))
    return _table(head, _cut(rows, page.next is not None))


def _amount(item: Any, row: Row) -> str:
    """The amount that the list is sorted by, with its doubt where the record says it."""
    if row.amount is None:
        return ""
    stated = item.amount if isinstance(item, Commitment) else None
    if isinstance(item, (Lead, Negotiation, Agreement, Project)):
        each = (item.amount(kind) for kind in MoneyKind)
        stated = next((amount for amount in each if amount is not None and amount.money == row.amount), None)
    return row.amount.in_yi if stated is None else str(stated.in_yi)


def _cut(rows: list[tuple[str, ...]], goes_on: bool) -> list[tuple[str, ...]]:
    """The rows, with a last one that says so where there are more."""
    return [*rows, ("…", *[""] * (len(rows[0]) - 1))] if goes_on and rows else rows


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table for a notebook; every text is escaped here."""
    names = "".join(f"<th>{escape(name)}</th>" for name in head)
    lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>"
