"""Texts, numbers, times and paths as the native half takes them; what is none is refused by the name of its
argument."""

from __future__ import annotations

import os
from datetime import timedelta

_MOST = 2**62
"""More than any book has of anything."""


def whole(name: str, given: int, least: int) -> int:
    """A whole number from `least` on."""
    if isinstance(given, bool) or not isinstance(given, int):
        raise TypeError(f"{name} takes a whole number, not {type(given).__name__}")
    if given < least:
        raise ValueError(f"{name} takes a whole number from {least} on, not {given}")
    return min(given, _MOST)


def text(name: str, given: str) -> str:
    """A text."""
    if not isinstance(given, str):
        raise TypeError(f"{name} takes text, not {type(given).__name__}")
    return given


def yes_or_no(name: str, given: bool) -> bool:
    """True or false."""
    if not isinstance(given, bool):
        raise TypeError(f"{name} takes True or False, not {type(given).__name__}")
    return given


def patience(wait: timedelta) -> timedelta:
    """How long to wait for another."""
    if not isinstance(wait, timedelta):
        raise TypeError(f"wait takes a timedelta, not {type(wait).__name__}")
    if wait < timedelta(0):
        raise ValueError(f"wait takes a timedelta from zero on, not {wait}")
    return wait


def located(name: str, path: str | os.PathLike[str]) -> str:
    """A path, as text."""
    located = os.fspath(path) if isinstance(path, (str, os.PathLike)) else None
    if not isinstance(located, str):
        raise TypeError(f"{name} takes a path, as text or an os.PathLike, not {type(path).__name__}")
    if "\0" in located:
        raise ValueError(f"{name} takes a path, in which no NUL may stand")
    return located
