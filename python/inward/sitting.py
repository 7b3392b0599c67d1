"""What a desk has beside its verbs: who sits there, and how a command is given."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn, Self

from ._native import Bundle, CommitmentEffect, FactRef, Id, Load, Seat, near
from .answers import AnyRecord, Done, Promised, Target
from .arguments import located
from .errors import Fault, InwardError
from .progress import Progress, watched

if TYPE_CHECKING:
    from .batch import Batch
    from .crm import Crm
    from .desk import Desk


class Sitting:
    """An officer at a desk: the one way in. `inward.Desk` adds the verbs."""

    __slots__ = ("_crm", "_expected", "_keeps", "_seat")

    def __init__(
        self, crm: Crm, seat: Seat, keeps: bool = True, expected: tuple[Id, int] | None = None
    ) -> None:
        self._crm = crm
        self._seat = seat
        self._keeps = keeps
        self._expected = expected

    @property
    def crm(self) -> Crm:
        """The book the desk works on.

        >>> import inward
        >>> inward.in_memory("阳泉经开区").desk("wang.li").crm.zone().title
        '阳泉经开区'
        """
        return self._crm

    @property
    def officer(self) -> Id:
        """The officer at the desk.

        >>> import inward
        >>> desk = inward.in_memory("阳泉经开区").desk("wang.li")
        >>> desk.crm.particulars(desk.officer).name
        'wang.li'
        """
        return self._seat.officer

    @property
    def unit(self) -> Id | None:
        """The unit of the desk; `None` where it was not said.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区")
        >>> crm.unit(crm.desk("wang.li", unit="招商一局").unit).title
        '招商一局'
        >>> crm.desk("li.na").unit is None
        True
        """
        return self._seat.unit

    def reported_on(self, day: date | str) -> Desk:
        """The same desk, for what the office had on that day.

        >>> import inward
        >>> desk = inward.in_memory("阳泉经开区").desk("wang.li")
        >>> lead = desk.reported_on("2020-12-31").capture_lead("LED 衬底", on="2020-06")
        >>> str(desk.crm.history(lead)[0].reported_on)
        '2020-12-31'
        >>> known = [desk.crm.as_of("2020-12-31", known=day) for day in ("2020-12-30", "2020-12-31")]
        >>> [crm.leads().count() for crm in known]
        [Count(0), Count(1)]
        """
        return self._again(seat=self._seat.reported_on(day))

    @property
    def preview(self) -> Desk:
        """The same desk, whose verbs answer what they would do, without keeping anything.

        >>> import inward
        >>> desk = inward.in_memory("阳泉经开区").desk("wang.li")
        >>> would = desk.preview.capture_lead("LED 衬底")
        >>> desk.crm.leads().count()
        Count(0)
        """
        return self._again(keeps=False)

    def if_version(self, record: AnyRecord) -> Desk:
        """The same desk, whose verbs are refused if this record has changed since it was read.

        >>> import inward
        >>> desk = inward.in_memory("阳泉经开区").desk("wang.li")
        >>> lead = desk.crm.lead(desk.capture_lead("LED 衬底"))
        >>> done = desk.change_lead(lead, origin="展会")
        >>> desk.if_version(lead).change_lead(lead, origin="引荐")
        Traceback (most recent call last):
        inward.Conflict: ... [record.stale-version]
        """
        return self._again(expected=(record.id, record.version))

    def batch(self) -> Batch:
        """Begins a batch: its commands are kept all, or none. It expects what the desk does, see
        `if_version`.

        >>> import inward
        >>> desk = inward.in_memory("阳泉经开区").desk("wang.li")
        >>> batch = desk.batch()
        >>> lead = batch.capture_lead("LED 衬底", on="2020-06")
        >>> batch.triage_lead(lead, "passed", on="2020-06-09")
        >>> len(batch.commit()), desk.crm.lead(lead).stage_label("zh")
        (2, '已研判')
        """
        from .batch import Batch

        return Batch(self._seat.batch(self._expected))

    def load(
        self,
        ledger: str | os.PathLike[str],
        mapping: str | os.PathLike[str],
        *,
        reported_on: date | str | None = None,
    ) -> Load:
        """Reads a ledger (台账) and its mapping from files, to be previewed and committed.

        `reported_on` is the day of the edition, where the mapping does not say it.

        A mapping is TOML. A column fills a field, several, or none; some fields need an option beside:

            [ledger]
            name = "key-projects"         # the system under which the keys of rows are remembered
            key = "编号"                   # the column whose value identifies a row for ever
            unit = "亿元"                  # of bare numbers in columns of money
            order = "DMY"                 # or MDY: how dates such as 03/04/2020 are read
            serial = "excel1900"          # or excel1904: how dates saved as numbers are counted

            [columns]
            "项目名称" = ["project.name", "lead.title"]
            "总投资" = "project.total_planned"
            "一期开工" = { field = "milestone.construction_started", phase = 1 }
            "到位资金" = { field = "money.funds_arrived", basis = "cumulative_in_year", period = "2020" }
            "备注" = { ignore = true }

        `load.errors_csv(load.preview())` gives the bad rows back, as bytes, for the office to mend.

        >>> import inward, pathlib, tempfile
        >>> desk = inward.in_memory("阳泉经开区", currency="CNY").desk("wang.li")
        >>> mapping = '''
        ... [ledger]
        ... name = "key-projects"
        ... key = "编号"
        ... unit = "亿元"
        ... [columns]
        ... "项目名称" = "project.name"
        ... "总投资" = "project.total_planned"
        ... '''
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     ledger, mapped = pathlib.Path(folder, "ledger.csv"), pathlib.Path(folder, "mapping.toml")
        ...     written = ledger.write_text("编号,项目名称,总投资\\nA1,合成项目甲,12\\n", encoding="utf-8")
        ...     written = mapped.write_text(mapping, encoding="utf-8")
        ...     load = desk.load(ledger, mapped, reported_on="2021-03-31")
        >>> load.commit()
        LoadReport(new=1, changed=0, unchanged=0, refused=0)
        >>> desk.crm.projects().first().amount("total_planned").in_yi
        '12亿'
        """
        return self._reporting(reported_on).load(located("ledger", ledger), located("mapping", mapping))

    def load_bytes(self, ledger: bytes, mapping: str, *, reported_on: date | str | None = None) -> Load:
        """Reads a ledger from bytes and its mapping from text; else as `load`.

        >>> import inward
        >>> desk = inward.in_memory("阳泉经开区", currency="CNY").desk("wang.li")
        >>> mapping = '''
        ... [ledger]
        ... name = "key-projects"
        ... key = "编号"
        ... unit = "亿元"
        ... [columns]
        ... "项目名称" = "project.name"
        ... "总投资" = "project.total_planned"
        ... '''
        >>> load = desk.load_bytes("编号,项目名称,总投资\\nA1,合成项目甲,12\\n".encode(), mapping)
        >>> load.preview()
        LoadReport(new=1, changed=0, unchanged=0, refused=0)
        >>> load.commit().new
        1
        """
        if not isinstance(ledger, (bytes, bytearray, memoryview)):
            raise TypeError(f"ledger takes bytes, such as text.encode(), not {type(ledger).__name__}")
        return self._reporting(reported_on).load_bytes(bytes(ledger), mapping)

    def _reporting(self, day: date | str | None) -> Seat:
        return self._seat if day is None else self._seat.reported_on(day)

    def execute(self, verb: str, keywords: Mapping[str, Any], *, command_id: str | None = None) -> Done[Any]:
        """Gives a command by its verb, such as one that a service was sent; as the method of that name.

        >>> import inward
        >>> desk = inward.in_memory("阳泉经开区").desk("wang.li")
        >>> lead = desk.execute("capture_lead", {"title": "LED 衬底", "on": "2020年6月"})
        >>> print(desk.crm.lead(lead).when("lead_received"))
        2020-06
        >>> desk.execute("capture_led", {"title": "LED 衬底"})
        Traceback (most recent call last):
        TypeError: 'capture_led' is no verb; did you mean capture_lead?
        """
        method = None if verb.startswith("_") else getattr(type(self), verb, None)
        if method is None or verb not in type(self)._verbs():
            _refuse_unknown("verb", verb, type(self)._verbs())
        done: Done[Any] = method(self, **dict(keywords), command_id=command_id)
        return done

    @classmethod
    def _verbs(cls) -> tuple[str, ...]:
        return ()

    def _again(
        self,
        *,
        seat: Seat | None = None,
        keeps: bool | None = None,
        expected: tuple[Id, int] | None = None,
    ) -> Desk:
        from .desk import Desk

        return Desk(
            self._crm,
            self._seat if seat is None else seat,
            self._keeps if keeps is None else keeps,
            self._expected if expected is None else expected,
        )

    def _do(
        self,
        method: str,
        verb: str,
        keywords: dict[str, Any],
        unknown: Mapping[str, object],
        command_id: str | None,
    ) -> Done[Any]:
        _check(method, keywords, unknown)
        answer = self._seat.execute(
            verb, keywords, command_id=command_id, expected=self._expected, preview=not self._keeps
        )
        return _done(answer)

    def __repr__(self) -> str:
        who, unit = str(self.officer), ""
        with suppress(InwardError):  # closed, say
            particulars = self._crm.particulars(self.officer)
            who = who if particulars is None else particulars.name
            unit = "" if self.unit is None else f", {self._crm.unit(self.unit).title},"
        return f"<{type(self).__name__} of {who}{unit} at {self._crm!r}>"


class Bundled:
    """Commands that are given together, in one transaction. `inward.Batch` adds the verbs."""

    __slots__ = ("_bundle",)

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle

    def if_version(self, record: AnyRecord) -> Self:
        """The same batch, which is refused if this record has changed since it was read.

        >>> import inward
        >>> desk = inward.in_memory("阳泉经开区").desk("wang.li")
        >>> lead = desk.crm.lead(desk.capture_lead("LED 衬底"))
        >>> done = desk.change_lead(lead, origin="展会")
        >>> batch = desk.batch().if_version(lead)
        >>> batch.change_lead(lead, origin="引荐")
        >>> batch.commit()
        Traceback (most recent call last):
        inward.Conflict: ... [record.stale-version]
        """
        self._bundle.expect(record.id, record.version)
        return self

    def preview(self) -> list[Done[Any]]:
        """What it would answer, a command each, without keeping anything.

        >>> import inward
        >>> desk = inward.in_memory("阳泉经开区").desk("wang.li")
        >>> batch = desk.batch()
        >>> talks = batch.open_negotiation(batch.capture_lead("LED 衬底"))
        >>> [would.id.kind for would in batch.preview()], desk.crm.leads().count()
        ([<Kind.LEAD: 'lead'>, <Kind.NEGOTIATION: 'negotiation'>], Count(0))
        """
        return [_done(answer) for answer in self._bundle.preview()]

    def effect_on(self, record: Target) -> list[CommitmentEffect]:
        """What it would do to the open commitments of a record and of what came of it, an agreement with its
        projects, without keeping anything: before and after, those that would stay as they are too. An
        amendment is read so before it is kept; then `commit` applies it in one.

        >>> import inward
        >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
        >>> desk = crm.desk("wang.li", unit="招商一局")
        >>> deal = desk.sign_agreement(title="合成合同")
        >>> terms = {"amount": "100万元", "due": "2021-06-30", "debtor": desk.unit}
        >>> old = desk.promise(deal, "policy_incentive", **terms)
        >>> amendment = desk.batch()
        >>> new = amendment.promise(deal, "policy_incentive", **terms | {"amount": "80万元"})
        >>> amendment.supersede(old, "补充协议", by=new, on="2021-03-01")
        >>> [(effect.before is None, effect.after.life.value) for effect in amendment.effect_on(deal)]
        [(False, 'superseded'), (True, 'overdue')]
        >>> crm.commitment(old).life
        <Life.OVERDUE: 'overdue'>
        """
        return self._bundle.effect_on(record)

    def commit(self, *, progress: Progress | None = None) -> list[Done[Any]]:
        """Keeps all of it, or, if one command is refused, none; the refusal names which. `progress` is told how many
        commands are done; see `inward.progress`.

        >>> import inward
        >>> desk = inward.in_memory("阳泉经开区").desk("wang.li")
        >>> batch = desk.batch()
        >>> lead = batch.capture_lead("LED 衬底", on="2020-06-02")
        >>> batch.disqualify_lead(lead, "没有这个理由")
        >>> batch.commit()
        Traceback (most recent call last):
        inward.Refused: [1].reason: ... [standing.unknown-reason]
        >>> desk.crm.leads().count()
        Count(0)
        """
        return [_done(answer) for answer in watched(progress, self._bundle.commit)]

    def _add(self, verb: str, kind: str, keywords: dict[str, Any], unknown: Mapping[str, object]) -> Promised[Any]:
        _check(verb, keywords, unknown)
        return Promised(Id(f"{kind}_{self._bundle.add(verb, keywords)}"))

    def __len__(self) -> int:
        return len(self._bundle)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self)} commands>"


def _done(answer: tuple[Id, list[Id], list[FactRef], int, tuple[Fault, ...]]) -> Done[Any]:
    record, touched, facts, position, warnings = answer
    return Done(record, tuple(touched), tuple(facts), position, warnings)


def _check(method: str, keywords: Mapping[str, object], unknown: Mapping[str, object]) -> None:
    if unknown:
        shown = [key.partition(":")[0] for key in keywords]
        _refuse_unknown(f"keyword of {method}()", next(iter(unknown)), shown)


def _refuse_unknown(what: str, name: str, known: list[str] | tuple[str, ...]) -> NoReturn:
    close = near(name, list(known))
    hint = f"did you mean {' or '.join(close)}?" if close else f"use one of: {', '.join(known)}"
    raise TypeError(f"{_short(name)!r} is no {what}; {hint}")


def _short(text: str) -> str:
    """As much of a text as a message or a `repr` repeats."""
    return text if len(text) <= 40 else text[:40] + "…"
