"""The checkable cases of tests/cases, through the Python package, with their counts."""

import json
import os
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest

import inward

ROOT = Path(__file__).resolve().parents[2]


def test_every_case_of_dates(cases):
    wrong, ran = [], 0
    for case in cases("dates.json"):
        try:
            when = inward.When.parse(case["input"], order=case.get("order"), serial=case.get("hint"))
        except inward.Refused as error:
            read = {"error": error.code.removeprefix("when.").replace("-", "_")}
        else:
            read = {
                "earliest": when.first and when.first.isoformat(),
                "latest": when.last and when.last.isoformat(),
                "precision": when.precision,
            }
            assert inward.When(str(when)) == when, case["id"]
        if read != case["expect"]:
            wrong.append((case["id"], case["input"], read))
        ran += 1
    assert wrong == []
    assert ran == 64


def test_every_case_of_money(cases):
    read = refused = 0
    for case in cases("money.json"):
        name, given, expect = case["id"], case["input"], case["expect"]
        currency = case.get("default_currency")
        if "error" in expect:
            with pytest.raises(inward.Refused) as error:
                inward.Amount.parse(given, currency=currency)
            assert error.value.code == "money." + expect["error"].replace("_", "-"), name
            refused += 1
            continue
        amount = inward.Amount.parse(given, currency=currency)
        assert format(amount.money.amount, "f") == expect["amount"], name
        assert amount.currency == expect["currency"], name
        assert amount.qualifier == expect["qualifier"], name
        most = amount.max and format(amount.max.amount, "f")
        assert most == expect.get("amount_max"), name
        assert amount.given == given.strip(), name
        assert inward.Amount(str(amount)) == amount, name
        read += 1
    assert (read, refused) == (54, 18)


CODES = {"uscc": inward.Uscc, "lei": inward.Lei, "gbt2260": inward.DivisionCode}
PREFIXES = {"uscc": "uscc", "lei": "lei", "gbt2260": "division-code"}


def refusal(case) -> str:
    return f"{PREFIXES[case['scheme']]}.{case['expect']['error'].replace('_', '-')}"


def needs_a_table(case) -> bool:
    return case["scheme"] == "gbt2260" and case["expect"].get("error") != "invalid_length"


def test_every_case_of_identifiers_by_itself(cases):
    ran = Counter()
    for case in cases("identifiers.json"):
        if needs_a_table(case):
            continue
        scheme, expect = case["scheme"], case["expect"]
        ran[scheme] += 1
        if not expect["valid"]:
            with pytest.raises(inward.Refused) as error:
                CODES[scheme](case["input"])
            assert error.value.code == refusal(case), case["id"]
            continue
        code = CODES[scheme](case["input"])
        assert str(code) == expect["normalized"], case["id"]
        assert CODES[scheme](str(code)) == code
        warnings = [fault.code for fault in getattr(code, "warnings", ())]
        assert warnings == [f"uscc.{word.replace('_', '-')}" for word in expect.get("warnings", [])], case["id"]
    assert ran == {"uscc": 37, "lei": 14, "gbt2260": 1}


def test_every_case_of_divisions(cases):
    data = os.environ.get("INWARD_DATA")
    folder = (Path(data) if data else ROOT / ".." / "shared" / "data") / "cn_reference" / "divisions"
    if not folder.is_dir():
        pytest.skip(f"8 cases need the table of divisions, which is not at {folder}; set INWARD_DATA")
    texts = [(folder / name).read_text(encoding="utf-8") for name in ("provinces.csv", "cities.csv", "areas.csv")]
    table = inward.DivisionTable.from_csv(texts)
    assert len(table) > 3000
    ran = 0
    for case in filter(needs_a_table, cases("identifiers.json")):
        expect, code = case["expect"], inward.DivisionCode(case["input"])
        ran += 1
        if not expect["valid"]:
            with pytest.raises(inward.Refused) as error:
                table.find(code)
            assert error.value.code == refusal(case), case["id"]
            continue
        division = table.find(code)
        assert (division.code, division.level, division.name) == (code, expect["level"], expect["name"]), case["id"]
        assert (division.province and division.province[1]) == expect.get("province"), case["id"]
        prefecture = division.prefecture and str(division.prefecture[0])
        assert prefecture == expect.get("prefecture_code"), case["id"]
    assert ran == 8


CHINA = inward.Calendar.china()


def word(error) -> str:
    """The error word of a case."""
    return error.value.code.partition(".")[2].replace("-", "_")


def counted(case):
    """What the calendar answers to a case of working days."""
    known = case.get("known_as_of")
    if case["op"] == "add":
        suspended = case.get("suspended")
        return CHINA.add_working_days(case["from"], case["n"], known=known, suspended=suspended).isoformat()
    if case["op"] == "kind":
        return CHINA.kind(case["date"], known=known)
    ask = {"between": CHINA.working_days_between, "count": CHINA.count_working_days}[case["op"]]
    return ask(case["from"], case["to"], known=known)


def test_every_case_of_working_days(cases):
    ran = Counter()
    for case in cases("working_days.json"):
        ran[case["op"]] += 1
        if isinstance(case["expect"], dict):
            ran["refused"] += 1
            with pytest.raises(inward.Refused) as error:
                counted(case)
            assert f"calendar_{word(error)}" == case["expect"]["error"], case["id"]
        else:
            assert counted(case) == case["expect"], case["id"]
    assert ran == {"add": 35, "between": 7, "count": 24, "kind": 11, "refused": 4}


def test_every_case_of_period_ends(cases):
    ran = refused = 0
    for case in cases("period_ends.json"):
        expect, ran = case["expect"], ran + 1
        period = {case["unit"]: case["n"], "roll": case["roll"], "known": case.get("known_as_of")}
        if "error" in expect:
            with pytest.raises(inward.Refused) as error:
                CHINA.period_end(case["start"], **period)
            assert f"calendar_{word(error)}" == expect["error"], case["id"]
            assert error.value.params["raw_last_day"] == expect["raw_last_day"], case["id"]
            refused += 1
            continue
        end = CHINA.period_end(case["start"], **period)
        assert end == inward.PeriodEnd(expect["raw_last_day"], expect["last_day"]), case["id"]
        assert (end.raw_last_day.isoformat(), end.last_day.isoformat()) == tuple(expect.values()), case["id"]
    assert (ran, refused) == (22, 1)


@pytest.fixture(scope="module")
def offices():
    """The calendars of a file of cases."""

    def read(file):
        data = json.loads((ROOT / "tests" / "cases" / file).read_text(encoding="utf-8"))["calendars"]
        assert len(data) > 5
        return {name: inward.Calendar.from_data(calendar) for name, calendar in data.items()}

    return read


def moments(case, *names):
    """What a case names, as text and as datetimes: both are taken."""
    texts = [case[name] for name in names]
    pauses = [tuple(pause) for pause in case["pauses"]]
    read = [[end and datetime.fromisoformat(end) for end in pause] for pause in case["pauses"]]
    return (texts, pauses), ([datetime.fromisoformat(text) for text in texts], read)


def test_every_case_of_due_times(cases, offices):
    calendars, ran = offices("sla_due.json"), Counter()
    for case in cases("sla_due.json"):
        expect, calendar = case["expect"], calendars[case["calendar"]]
        ran["naive" if calendar.zone is None else "zoned"] += 1
        rule = inward.working_time(seconds=case["budget_seconds"])
        for [start], pauses in moments(case, "start"):
            if "error" in expect:
                with pytest.raises(inward.Refused) as error:
                    calendar.due(start, rule, pauses=pauses)
                assert error.value.code.startswith("deadline.") and word(error) == expect["error"], case["id"]
                continue
            due = calendar.due(start, rule, pauses=pauses)
            assert due.at == datetime.fromisoformat(expect["due"]), case["id"]
            assert (due.at.tzinfo is None) == (calendar.zone is None)
            if "at" in case:
                at = datetime.fromisoformat(case["at"])
                assert due.breached(at) is expect["breached"], case["id"]
                assert due.overdue(at) == timedelta(seconds=expect["overdue_seconds"]), case["id"]
                ran["at"] += start == case["start"]
        ran["refused"] += "error" in expect
    assert ran == {"zoned": 15, "naive": 37, "refused": 3, "at": 4}


def test_every_case_of_elapsed_working_time(cases, offices):
    calendars, ran = offices("sla_elapsed.json"), Counter()
    for case in cases("sla_elapsed.json"):
        calendar = calendars[case["calendar"]]
        ran["naive" if calendar.zone is None else "zoned"] += 1
        for [start, end], pauses in moments(case, "start", "end"):
            worked = calendar.working_time(start, end, pauses=pauses)
            assert worked == timedelta(seconds=case["expect_seconds"]), case["id"]
    assert ran == {"zoned": 6, "naive": 27}


def test_the_seed_counts_115_working_days_to_the_trial(cases):
    [seed] = [case["expect"] for case in cases("seed_facts.json") if case["id"] == "N10"]
    days = CHINA.working_days_between(seed["construction_start"], seed["trial_production"])
    assert days == seed["start_to_trial_working_days"] == 115
