"""The built-in days of China, held against chinesecalendar, an independent table; and counting, held
against a walk from day to day over it."""

import random
from collections import Counter
from datetime import date, timedelta

import chinese_calendar as oracle

import inward

CHINA = inward.Calendar.china()
FIRST, LAST = date(2007, 1, 1), date(2026, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
ONE = timedelta(days=1)
WORKS = {day: oracle.is_workday(day) for day in DAYS}


def test_every_day_is_what_the_other_table_says():
    seen = Counter()
    for day in DAYS:
        kind = CHINA.kind(day)
        works = kind in (inward.DayKind.WORKING, inward.DayKind.MAKEUP_WORKING)
        assert works == CHINA.is_working_day(day) == oracle.is_workday(day) != oracle.is_holiday(day), day
        named, name = oracle.get_holiday_detail(day)
        assert named != works
        if kind is inward.DayKind.HOLIDAY:
            # It names no days of a weekend that only lie beside a holiday.
            assert name is not None or day.weekday() >= 5, day
        if kind is inward.DayKind.MAKEUP_WORKING:
            assert day in oracle.workdays, day
        seen[kind] += 1
    assert sum(seen.values()) == 7_305
    assert all(seen[kind] > 100 for kind in inward.DayKind), seen


def walked(day: date, n: int) -> date:
    """The n-th working day after a day, or before it, step by step."""
    step = ONE if n > 0 else -ONE
    for _ in range(abs(n)):
        day += step
        while not WORKS[day]:
            day += step
    return day


def test_adding_and_counting_are_a_walk_from_day_to_day():
    rng = random.Random(20)
    inner = [day for day in DAYS if date(2008, 1, 1) <= day <= date(2025, 12, 31)]
    ran = Counter()
    for _ in range(1_000):
        start, n = rng.choice(inner), rng.randint(-150, 150)
        if n != 0:
            end = CHINA.add_working_days(start, n)
            assert end == walked(start, n), (start, n)
            assert n < 0 or CHINA.working_days_between(start, end) == n
            ran["forward" if n > 0 else "back"] += 1
        a, b = sorted((start, start + timedelta(days=rng.randint(0, 300))))
        b = min(b, LAST)
        days = [a + timedelta(days=n) for n in range((b - a).days + 1)]
        assert CHINA.count_working_days(a, b) == sum(map(WORKS.get, days)), (a, b)
        assert CHINA.working_days_between(a, b) == sum(map(WORKS.get, days[1:])), (a, b)
        assert CHINA.working_days_between(b, a) == -CHINA.working_days_between(a, b)
        ran["between"] += 1
    assert ran["between"] == 1_000 and ran["forward"] + ran["back"] > 980 and min(ran.values()) > 400


def test_the_other_table_can_be_fed_as_it_is():
    fed = inward.Calendar.from_data({"zone": "Asia/Shanghai", "closed": oracle.holidays, "open": oracle.workdays})
    assert len(oracle.holidays) > 500 and len(oracle.workdays) > 100
    different = [day for day in DAYS if fed.is_working_day(day) != CHINA.is_working_day(day)]
    assert different == []
    assert fed.day("2020-02-01").name == "Spring Festival"
