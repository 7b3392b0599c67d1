"""The checkable cases of tests/cases, through the Python package, with their counts."""

import os
from collections import Counter
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
