"""How far long work has come.

Calls that may take long have a `progress=`: a callable that is given now and then how many steps are done, and of how
many, `None` where that is not known. A later part of the work may add to both. What it raises ends the work, and
nothing is changed. It must not ask anything of the book itself, which is at work.

>>> import inward
>>> crm = inward.in_memory("阳泉经开区", currency="CNY")
>>> told = []
>>> crm.rebuild(progress=lambda done, total: told.append((done, total)))
>>> told[-1][0] == told[-1][1] == crm.head().position
True
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from . import _native

__all__ = ["Progress"]

#: What is called with how many steps are done, and of how many.
Progress: TypeAlias = Callable[[int, int | None], object]

_T = TypeVar("_T")


def watched(progress: Progress | None, work: Callable[[], _T]) -> _T:
    """Does some work, of which `progress` is told.

    >>> from inward.progress import watched
    >>> watched(None, lambda: "work on a book")
    'work on a book'
    """
    if progress is None:
        return work()
    answer: _T = _native.watched(progress, work)
    return answer
