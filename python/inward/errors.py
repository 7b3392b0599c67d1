"""What goes wrong, grouped by what a handler does about it.

Every error carries a stable code, the path of the argument, and texts in English and Chinese. Nothing
of the call was written.

>>> import inward
>>> try:
...     inward.When("2020-02-30")
... except inward.InwardError as error:
...     print(error.code)
when.invalid-date
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from .enums import Category

__all__ = ["Conflict", "Corrupt", "Fault", "InwardError", "NotFound", "Refused", "StorageError"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, or worth a look: a stable code, and what fills its texts.

    >>> import inward
    >>> try:
    ...     inward.When("2020-02-30")
    ... except inward.Refused as error:
    ...     [fault] = error.faults
    >>> fault.code, fault.params["input"]
    ('when.invalid-date', '2020-02-30')
    """

    code: str
    """The code, `<type>.<reason>`, such as `when.invalid-date`."""
    category: Category
    """What a caller does about it."""
    params: Mapping[str, str]
    """What fills the texts."""
    path: str | None
    """The argument, or the place in it, where it was found."""
    subject: str | None
    """The record or thing it is about."""
    en: str
    """What is wrong and what to do, in English."""
    zh: str
    """The same in Chinese."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "category", Category(self.category))
        object.__setattr__(self, "params", MappingProxyType(dict(self.params)))

    def say(self, lang: Literal["en", "zh"] = "en") -> str:
        """What is wrong and what to do next, in one of the languages.

        >>> import inward
        >>> try:
        ...     inward.When("2020-02-30")
        ... except inward.Refused as error:
        ...     print(error.faults[0].say("zh"))
        when：“2020-02-30”所指的日子不存在；请核对年、月、日
        """
        if lang not in ("en", "zh"):
            raise ValueError(f'lang takes "en" or "zh", not {lang!r}')
        return self.en if lang == "en" else self.zh

    def __str__(self) -> str:
        return f"{self.en} [{self.code}]"

    def __hash__(self) -> int:
        return hash((self.code, self.path, self.subject, self.en))

    def __reduce__(self) -> tuple[type[Fault], tuple[object, ...]]:
        fields = (self.code, str(self.category), dict(self.params), self.path, self.subject, self.en, self.zh)
        return (Fault, fields)


class InwardError(Exception):
    """What the book does not accept or cannot do; its subclasses say what a handler does about it.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> try:
    ...     crm.find("蓝宝石").one()
    ... except inward.InwardError as error:
    ...     print(error.code)
    book.none-found
    """

    __module__ = "inward"

    def __init__(self, *faults: Fault) -> None:
        if not faults:
            raise TypeError("an error of the book has a fault")
        super().__init__(*faults)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything that is wrong with the call, the first first."""
        return self.args

    @property
    def code(self) -> str:
        """The stable code of the first fault."""
        return self.faults[0].code

    @property
    def params(self) -> Mapping[str, str]:
        """What fills the texts of the first fault."""
        return self.faults[0].params

    @property
    def path(self) -> str | None:
        """The argument, or the place in it, where the first fault was found."""
        return self.faults[0].path

    @property
    def subject(self) -> str | None:
        """The record or thing that the first fault is about."""
        return self.faults[0].subject

    def say(self, lang: Literal["en", "zh"] = "en") -> str:
        """What is wrong and what to do next, in one of the languages, a line each fault.

        >>> import inward
        >>> try:
        ...     inward.Money("约3亿元")
        ... except inward.InwardError as error:
        ...     print(error.say("zh"))
        amount：“≈ 300000000 CNY”不是确数；请去掉“约”“以上”等字样，或填入可用概数的字段
        """
        return "\n".join(fault.say(lang) for fault in self.faults)

    def __str__(self) -> str:
        return f"{self.say()} [{self.code}]"

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self}>"


class Refused(InwardError, ValueError):
    """The call is refused: correct it and call again.

    >>> import inward
    >>> inward.Uscc("91140300MA0HHHHH01")
    Traceback (most recent call last):
    inward.Refused: the check character of `91140300MA0HHHHH01` is wrong; ... [uscc.invalid-checksum]
    """

    __module__ = "inward"


class NotFound(Refused, LookupError):
    """Something that is named does not exist here.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> crm.lead("led_01890a5d-ac96-774b-bcce-b302099a8057")
    Traceback (most recent call last):
    inward.NotFound: there is no record ... [record.unknown]
    """

    __module__ = "inward"


class Conflict(InwardError):
    """Somebody else was first: read again, decide again.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> lead = desk.capture_lead("LED 衬底")
    >>> read = crm.lead(lead)
    >>> done = desk.name_record(lead, title="LED 衬底二期")
    >>> desk.if_version(read).name_record(lead, title="LED")
    Traceback (most recent call last):
    inward.Conflict: the record is at version 2, not 1 ... [record.stale-version]
    """

    __module__ = "inward"


class StorageError(InwardError, OSError):
    """The book cannot be reached or written: mend that and try again.

    >>> import inward, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     inward.create(f"{folder}/none/zone.db", zone="经开区")
    Traceback (most recent call last):
    inward.StorageError: there is no folder at `.../none`; make it, or check ... [book.no-folder]
    """

    __module__ = "inward"

    def __init__(self, *faults: Fault) -> None:
        InwardError.__init__(self, *faults)

    def __str__(self) -> str:
        return InwardError.__str__(self)


class Corrupt(InwardError):
    """The book, or an archive of it, is damaged.

    >>> import inward, pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     head = inward.in_memory("经开区").dump(f"{folder}/zone.jsonl")
    ...     lines = pathlib.Path(f"{folder}/zone.jsonl").read_bytes().splitlines(keepends=True)
    ...     cut = pathlib.Path(f"{folder}/zone.jsonl").write_bytes(b"".join(lines[:-1]))
    ...     inward.restore_in_memory(f"{folder}/zone.jsonl")
    Traceback (most recent call last):
    inward.Corrupt: the archive `.../zone.jsonl` ends at line 4, before its ... [archive.cut]
    """

    __module__ = "inward"


def _exception(group: str, faults: tuple[Fault, ...]) -> InwardError:
    """The error of these faults; called by the native half."""
    if faults[0].category == Category.NOT_FOUND and group == "refused":
        return NotFound(*faults)
    errors = {"refused": Refused, "conflict": Conflict, "storage": StorageError, "corrupt": Corrupt}
    return errors[group](*faults)
