"""What a desk has beside its verbs: who sits there, and how a command is given."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn

from ._native import Id, Load, Seat, near
from .answers import Done

if TYPE_CHECKING:
    from .crm import Crm
    from .desk import Desk


class Sitting:
    """An officer at a desk: the one way in. `inward.Desk` adds the verbs."""

    __slots__ = ("_crm", "_keeps", "_seat")

    def __init__(self, crm: Crm, seat: Seat, keeps: bool = True) -> None:
        self._crm = crm
        self._seat = seat
        self._keeps = keeps

    @property
    def crm(self) -> Crm:
        """The book the desk works on."""
        return self._crm

    @property
    def officer(self) -> Id:
        """The officer at the desk."""
        return self._seat.officer

    @property
    def unit(self) -> Id | None:
        """The unit of the desk."""
        return self._seat.unit

    def reported_on(self, day: date | str) -> Desk:
        """The same desk, for what the office had on that day."""
        return self._again(self._seat.reported_on(day), self._keeps)

    @property
    def preview(self) -> Desk:
        """The same desk, whose verbs answer what they would do, without keeping anything.

        >>> import inward
        >>> desk = inward.in_memory("阳泉经开区").desk("wang.li")
        >>> would = desk.preview.capture_lead("LED 衬底")
        >>> desk.crm.leads().count()
        Count(0)
        """
        return self._again(self._seat, False)

    def load(self, ledger: str | os.PathLike[str], mapping: str | os.PathLike[str]) -> Load:
        """Reads a ledger (台账) and its mapping from files, to be previewed and committed."""
        return self._seat.load(os.fspath(ledger), os.fspath(mapping))

    def load_bytes(self, ledger: bytes, mapping: str) -> Load:
        """Reads a ledger from bytes and its mapping from text.

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
        return self._seat.load_bytes(bytes(ledger), mapping)

    def execute(self, verb: str, keywords: Mapping[str, Any], *, command_id: str | None = None) -> Done[Any]:
        """Gives a command by its verb, such as one that a service was sent; as the method of that name."""
        method = None if verb.startswith("_") else getattr(type(self), verb, None)
        if method is None or verb not in type(self)._verbs():
            _refuse_unknown("verb", verb, type(self)._verbs())
        done: Done[Any] = method(self, **dict(keywords), command_id=command_id)
        return done

    @classmethod
    def _verbs(cls) -> tuple[str, ...]:
        raise NotImplementedError

    def _again(self, seat: Seat, keeps: bool) -> Desk:
        from .desk import Desk

        return Desk(self._crm, seat, keeps)

    def _do(
        self,
        method: str,
        verb: str,
        keywords: dict[str, Any],
        unknown: Mapping[str, object],
        command_id: str | None,
    ) -> Done[Any]:
        if unknown:
            shown = [key.partition(":")[0] for key in keywords]
            _refuse_unknown(f"keyword of {method}()", next(iter(unknown)), shown)
        answer = self._seat.execute(verb, keywords, command_id=command_id, preview=not self._keeps)
        record, touched, facts, position, warnings = answer
        return Done(record, tuple(touched), tuple(facts), position, warnings)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.officer} at {self._crm!r}>"


def _refuse_unknown(what: str, name: str, known: list[str] | tuple[str, ...]) -> NoReturn:
    close = near(name, list(known))
    hint = f"; did you mean {' or '.join(close)}?" if close else ""
    raise TypeError(f"{name!r} is no {what}{hint}")
