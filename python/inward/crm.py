"""The handle on one zone of one book, and the questions it answers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import TracebackType
from typing import NoReturn, Unpack

from ._native import (
    Agreement,
    Book,
    Clock,
    Commitment,
    Entry,
    Head,
    HistoryEntry,
    Id,
    Investment,
    Lead,
    ListSum,
    Negotiation,
    Organisation,
    Person,
    Playbook,
    Project,
    StageTable,
    StoredEvent,
    Unit,
    When,
    Zone,
)
from .answers import Investments, Named, Target, Whenever
from .arguments import located, patience, whole
from .desk import Desk
from .enums import MoneyKind, Truth
from .errors import InwardError
from .lists import Filters, Found, List

__all__ = [
    "AsOf",
    "Crm",
    "Particulars",
    "add_zone",
    "create",
    "in_memory",
    "open",
    "restore",
    "restore_in_memory",
    "restore_zone",
]


@dataclass(frozen=True, slots=True)
class AsOf:
    """The point at which a handle reads: how things stood on a day, as far as it was known."""

    valid: date
    """The day on which things stood so, to its end in the zone."""
    known: datetime
    """Until when it was known."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What says who a person is. It stands outside the log and can be erased."""

    name: str
    """The account name of an officer, or the name of a contact."""
    title: str | None
    """Their title, 职务."""
    channels: tuple[str, ...]
    """How to reach them."""


class Crm:
    """A handle on one zone of one book; it closes itself at the end of a `with`.

    >>> import inward
    >>> with inward.in_memory("阳泉经开区", currency="CNY") as crm:
    ...     desk = crm.desk("wang.li", unit="招商一局")
    ...     lead = desk.capture_lead("高品质蓝宝石长晶及晶加项目", on="2020-06")
    ...     crm.find("蓝宝石").one().stage_label("zh")
    '线索'
    """

    __slots__ = ("_book",)

    def __init__(self, book: Book) -> None:
        if not isinstance(book, Book):
            raise TypeError("inward.create(), inward.open() and inward.in_memory() make a Crm")
        self._book = book

    def desk(self, officer: str, *, unit: str | None = None, reported_on: date | str | None = None) -> Desk:
        """Sits an officer at a desk; the officer and the unit are enrolled where they are not known.

        `reported_on` is when the office had what is recorded there, if before now.
        """
        return Desk(self, self._book.desk(officer, unit, reported_on))

    def as_of(self, valid: Whenever, *, known: Whenever) -> Crm:
        """The book as of a day, as far as it was known on another: for reading alone, every query.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-04T09:00+08:00"))
        >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06-15")
        >>> crm.as_of("2020-06-14", known="2021-01-04").leads().count()
        Count(0)
        >>> crm.as_of("2020-06-15", known="2021-01-04").leads().count()
        Count(1)
        """
        return Crm(self._book.as_of(valid, known))

    @property
    def point(self) -> AsOf | None:
        """The point this handle reads at; `None` for everything that is known."""
        point = self._book.point
        return None if point is None else AsOf(*point)

    def now(self) -> datetime:
        """The time now, by the book's clock."""
        return self._book.now()

    def today(self) -> date:
        """Today in the zone."""
        return self._book.today()

    def playbook(self) -> Playbook:
        """The playbook in force, at the point this handle reads at."""
        return self._book.playbook()

    def zone(self) -> Zone:
        """The zone."""
        return self._book.zone()

    def find(self, text: str) -> Found:
        """Finds investments by any text they are known by: titles, codes, further names, references,
        those of their members, and names of their organisations; an id is found as well.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区")
        >>> done = crm.desk("wang.li").record_project(title="奥特莱斯城市商业综合体")
        >>> crm.find("奥特莱斯").one().title
        '奥特莱斯城市商业综合体'
        >>> crm.find("蓝宝石").one()
        Traceback (most recent call last):
        inward.NotFound: nothing is known as `蓝宝石`; ... [book.none-found]
        """
        if not isinstance(text, str):
            raise TypeError(f"text takes text, or the text of an id, not {type(text).__name__}")
        return Found(self._book, text)

    def organisation(self, organisation: Named[Organisation]) -> Organisation:
        """An organisation."""
        return self._book.organisation(organisation)

    def organisations(self, **filters: Unpack[Filters]) -> List[Organisation]:
        """The list of organisations that these filters keep; all without any."""
        return List(self._book, "organisation", filters)

    def investment(self, investment: Investments) -> Investment:
        """An investment: its own names and figures."""
        return self._book.investment(investment)

    def investments(self, **filters: Unpack[Filters]) -> List[Investment]:
        """The list of investments that these filters keep; all without any."""
        return List(self._book, "investment", filters)

    def lead(self, lead: Named[Lead]) -> Lead:
        """A lead."""
        return self._book.lead(lead)

    def leads(self, **filters: Unpack[Filters]) -> List[Lead]:
        """The list of leads that these filters keep; all without any."""
        return List(self._book, "lead", filters)

    def negotiation(self, negotiation: Named[Negotiation]) -> Negotiation:
        """A negotiation."""
        return self._book.negotiation(negotiation)

    def negotiations(self, **filters: Unpack[Filters]) -> List[Negotiation]:
        """The list of negotiations that these filters keep; all without any."""
        return List(self._book, "negotiation", filters)

    def agreement(self, agreement: Named[Agreement]) -> Agreement:
        """An agreement."""
        return self._book.agreement(agreement)

    def agreements(self, **filters: Unpack[Filters]) -> List[Agreement]:
        """The list of agreements that these filters keep; all without any."""
        return List(self._book, "agreement", filters)

    def project(self, project: Named[Project]) -> Project:
        """A project."""
        return self._book.project(project)

    def projects(self, **filters: Unpack[Filters]) -> List[Project]:
        """The list of projects that these filters keep; all without any. `inward.Filters` has them."""
        return List(self._book, "project", filters)

    def commitment(self, commitment: Named[Commitment]) -> Commitment:
        """A commitment."""
        return self._book.commitment(commitment)

    def commitments(self, **filters: Unpack[Filters]) -> List[Commitment]:
        """The list of commitments that these filters keep; all without any."""
        return List(self._book, "commitment", filters)

    def entry(self, entry: Named[Entry]) -> Entry:
        """A list or a promotion event."""
        return self._book.entry(entry)

    def entries(self, **filters: Unpack[Filters]) -> List[Entry]:
        """The list of lists and promotion events that these filters keep; all without any."""
        return List(self._book, "entry", filters)

    def unit(self, unit: Named[Unit]) -> Unit:
        """A unit."""
        return self._book.unit(unit)

    def units(self, **filters: Unpack[Filters]) -> List[Unit]:
        """The list of units that these filters keep; all without any."""
        return List(self._book, "unit", filters)

    def person(self, person: Named[Person]) -> Person:
        """A person, as the log knows them."""
        return self._book.person(person)

    def people(self, **filters: Unpack[Filters]) -> List[Person]:
        """The list of people that these filters keep; all without any."""
        return List(self._book, "person", filters)

    def stage_table(self) -> StageTable:
        """How many investments stand at each stage (阶段统计), with their amounts."""
        return self._book.stage_table()

    def history(self, record: Target) -> list[HistoryEntry]:
        """Everything that happened to a record, in order; of an investment, to all of its members.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区")
        >>> desk = crm.desk("wang.li")
        >>> project = desk.record_project(title="数字经济产业园", nature="public_infrastructure")
        >>> [wrong] = [fact for fact in crm.history(project)[0].facts if fact.what == "nature"]
        >>> wrong.says
        'public_infrastructure'
        >>> done = desk.retract(wrong.fact, reason="synthetic")
        >>> crm.project(project).nature is None
        True
        """
        return self._book.history(record)

    def members(self, investment: Investments) -> list[Id]:
        """The ids of the records that belong to an investment, by kind."""
        return self._book.members(investment)

    def listed(self, list: Named[Entry]) -> list[tuple[Project, Truth]]:
        """The projects that are on a list, or may be, each with whether it is."""
        return self._book.listed(list)

    def list_sum(
        self, list: Named[Entry], kind: MoneyKind | str, *, period: Whenever | None = None
    ) -> ListSum:
        """What the projects of a list add up to: one kind of money, of one period where the kind has
        periods (the annual plan of 2021)."""
        return self._book.list_sum(list, kind, None if period is None else When(period))

    def person_named(self, name: str) -> Id | None:
        """The officer or contact enrolled under this name."""
        return self._book.person_named(name)

    def unit_named(self, name: str) -> Id | None:
        """The unit of this name."""
        return self._book.unit_named(name)

    def list_named(self, name: str) -> Id | None:
        """The list of this name."""
        return self._book.list_named(name)

    def record_referred(self, system: str, key: str) -> Id | None:
        """The record that another system knows by this key."""
        return self._book.record_referred(system, key)

    def note(self, note: str) -> str | None:
        """The text of a note; `None` once it is erased."""
        return self._book.note(note)

    def erase_note(self, note: str) -> None:
        """Erases the text of a note. The log stays as it is, and `verify` gives the same head.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区")
        >>> desk = crm.desk("wang.li")
        >>> talks = desk.open_negotiation(title="LED 衬底", summary="synthetic")
        >>> summary = crm.negotiation(talks).summary
        >>> head = crm.head()
        >>> crm.erase_note(summary)
        >>> print(crm.note(summary), crm.verify(head) == head)
        None True
        """
        self._book.erase_note(note)

    def particulars(self, person: Named[Person]) -> Particulars | None:
        """The particulars of a person; `None` once they are erased."""
        known = self._book.particulars(person)
        return None if known is None else Particulars(known[0], known[1], tuple(known[2]))

    def events(self, after: int = 0, *, chunk: int = 500) -> Iterator[StoredEvent]:
        """The events after a position, in order, to the end of the log as it is then."""
        return self._events(whole("after", after, 0), whole("chunk", chunk, 1))

    def _events(self, after: int, chunk: int) -> Iterator[StoredEvent]:
        while events := self._book.events(after, chunk):
            yield from events
            after = events[-1].position

    def head(self) -> Head:
        """The end of the log. Kept elsewhere, it later proves that nothing was cut."""
        return self._book.head()

    def verify(self, kept: Head | None = None) -> Head:
        """Reads the whole log again and proves it whole; names the first position that is not."""
        return self._book.verify(kept)

    def dump(self, path: str | os.PathLike[str]) -> Head:
        """Writes the zone as it is at this moment to a new file, from which `inward.restore` makes it again,
        with its history; answers the end of the log that is in it.

        The file is text, one JSON object a line; what stands in it is documented. It is whole or not there,
        and nothing is ever written over. It holds personal data and the keys of seals: keep it as the book is kept.

        >>> import inward, tempfile
        >>> crm = inward.in_memory("阳泉经开区")
        >>> lead = crm.desk("wang.li").capture_lead("LED 衬底")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     head = crm.dump(f"{folder}/zone.jsonl")
        ...     with inward.restore(f"{folder}/zone.jsonl", f"{folder}/yangquan.db") as again:
        ...         print(again.lead(lead).title, again.verify(head) == head)
        LED 衬底 True
        """
        return self._book.dump(located("path", path))

    def rebuild(self) -> None:
        """Folds every record again from the log."""
        self._book.rebuild()

    def close(self) -> None:
        """Waits for what is under way and closes the book. One that is closed stays so."""
        try:
            self._book.close()
        except InwardError as error:
            if error.code != "book.closed":
                raise

    def __enter__(self) -> Crm:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Crm does not pickle: open the book again where it is needed")

    def __repr__(self) -> str:
        point = self.point
        zone = ""
        with suppress(InwardError):  # closed, say
            zone = f" of {self.zone().title}"
        return f"<Crm{zone}{'' if point is None else f', as of {point.valid}, known {point.known}'}>"


def create(
    path: str | os.PathLike[str],
    *,
    zone: str,
    playbook: Playbook | str = "development-zone",
    time_zone: str = "Asia/Shanghai",
    currency: str | None = None,
    clock: Clock | None = None,
    wait: timedelta = timedelta(seconds=10),
    wait_for_disk: bool = True,
) -> Crm:
    """Makes a book in a file, with its zone. Refused where there is something already.

    `wait` is how long to wait for another process that is writing. Without `wait_for_disk` commits
    are faster, but the last ones may be lost when the machine loses power; the book stays whole.

    >>> import inward, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with inward.create(f"{folder}/yangquan.db", zone="阳泉经开区", currency="CNY") as crm:
    ...         print(crm.zone().title)
    阳泉经开区
    """
    book = Book.create(
        located("path", path),
        zone,
        playbook=playbook,
        time_zone=time_zone,
        currency=currency,
        clock=clock,
        wait=patience(wait),
        wait_for_disk=wait_for_disk,
    )
    return Crm(book)


def add_zone(
    path: str | os.PathLike[str],
    *,
    zone: str,
    playbook: Playbook | str = "development-zone",
    time_zone: str = "Asia/Shanghai",
    currency: str | None = None,
    clock: Clock | None = None,
    wait: timedelta = timedelta(seconds=10),
    wait_for_disk: bool = True,
) -> Crm:
    """Adds a zone to a book in a file, and opens it. The options are those of `create`.

    >>> import inward, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     inward.create(f"{folder}/city.db", zone="高新区").close()
    ...     with inward.add_zone(f"{folder}/city.db", zone="经开区") as crm:
    ...         print(crm.zone().title)
    经开区
    """
    book = Book.add_zone(
        located("path", path),
        zone,
        playbook=playbook,
        time_zone=time_zone,
        currency=currency,
        clock=clock,
        wait=patience(wait),
        wait_for_disk=wait_for_disk,
    )
    return Crm(book)


def open(
    path: str | os.PathLike[str],
    *,
    zone: str | None = None,
    read_only: bool = False,
    clock: Clock | None = None,
    wait: timedelta = timedelta(seconds=10),
    wait_for_disk: bool = True,
) -> Crm:
    """Opens a book. Never makes one. `zone` says which, where the book holds several.

    >>> import inward
    >>> inward.open("no-such-book.db")
    Traceback (most recent call last):
    inward.NotFound: there is no book at `no-such-book.db`; ... [book.not-found]
    """
    book = Book.open(
        located("path", path),
        zone=zone,
        read_only=read_only,
        clock=clock,
        wait=patience(wait),
        wait_for_disk=wait_for_disk,
    )
    return Crm(book)


def restore(
    archive: str | os.PathLike[str],
    path: str | os.PathLike[str],
    *,
    clock: Clock | None = None,
    wait: timedelta = timedelta(seconds=10),
    wait_for_disk: bool = True,
) -> Crm:
    """Makes a book in a file of an archive that `Crm.dump` wrote. Refused where there is something already.

    Every line of the archive is proved before the book counts; one that was cut or changed is refused, and
    then there is no book. The options are those of `create`.

    >>> import builtins, inward, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     head = inward.in_memory("阳泉经开区").dump(f"{folder}/zone.jsonl")
    ...     with builtins.open(f"{folder}/zone.jsonl", "ab") as file:
    ...         written = file.write(b"x")
    ...     inward.restore(f"{folder}/zone.jsonl", f"{folder}/yangquan.db")
    Traceback (most recent call last):
    inward.Corrupt: the archive ... goes on after its closing line, at line 5; ... [archive.goes-on]
    """
    paths = located("archive", archive), located("path", path)
    book = Book.restore(*paths, joins=False, clock=clock, wait=patience(wait), wait_for_disk=wait_for_disk)
    return Crm(book)


def restore_zone(
    archive: str | os.PathLike[str],
    path: str | os.PathLike[str],
    *,
    clock: Clock | None = None,
    wait: timedelta = timedelta(seconds=10),
    wait_for_disk: bool = True,
) -> Crm:
    """Adds the zone of an archive to a book in a file that does not have it, and opens it.

    >>> import inward, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     head = inward.in_memory("高新区").dump(f"{folder}/zone.jsonl")
    ...     inward.create(f"{folder}/city.db", zone="经开区").close()
    ...     with inward.restore_zone(f"{folder}/zone.jsonl", f"{folder}/city.db") as crm:
    ...         print(crm.zone().title)
    高新区
    """
    paths = located("archive", archive), located("path", path)
    book = Book.restore(*paths, joins=True, clock=clock, wait=patience(wait), wait_for_disk=wait_for_disk)
    return Crm(book)


def restore_in_memory(archive: str | os.PathLike[str], *, clock: Clock | None = None) -> Crm:
    """Makes a book in memory of an archive: for tests, documents and trials."""
    return Crm(Book.restore_in_memory(located("archive", archive), clock=clock))


def in_memory(
    zone: str,
    *,
    playbook: Playbook | str = "development-zone",
    time_zone: str = "Asia/Shanghai",
    currency: str | None = None,
    clock: Clock | None = None,
) -> Crm:
    """Makes a book in memory: for tests, documents and trials."""
    book = Book.in_memory(zone, playbook=playbook, time_zone=time_zone, currency=currency, clock=clock)
    return Crm(book)
