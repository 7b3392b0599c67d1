"""The core's verdicts on codes, held against python-stdnum, an independent implementation.

Two rules are added to the oracle, because the standards have them and it does not: a USCC may start
with letters (N2, Y1), and an LEI has 20 characters whose check digits are 02 to 98.
"""

import contextlib
import random
import unicodedata
from collections import Counter

from stdnum import lei
from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.iso7064 import mod_97_10

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def normalised(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if not c.isspace() and c != "-").upper()


def oracle(scheme: str, text: str) -> str:
    """`ok`, `checksum` or `form`: what the oracle says about a text."""
    code = normalised(text)
    try:
        if scheme == "uscc":
            starts_with_letter = not code[:2].isdigit() and all(c in ALPHABET for c in code[:2])
            if starts_with_letter:
                with contextlib.suppress(InvalidChecksum):
                    uscc.validate("11" + code[2:])  # only for its form
                return "ok" if uscc.calc_check_digit(code[:17]) == code[17] else "checksum"
            uscc.validate(code)
            return "ok"
        if len(code) != 20 or not code[18:].isdigit():
            return "form"
        lei.validate(code)
        return "ok" if 2 <= int(code[18:]) <= 98 else "checksum"
    except InvalidChecksum:
        return "checksum"
    except ValidationError:
        return "form"


def class_of(verdict: str) -> str:
    """The core's verdict in the oracle's words."""
    if verdict.startswith("ok "):
        return "ok"
    return "checksum" if verdict.endswith(".invalid-checksum") else "form"


def test_every_case(cases, values):
    ours = [case for case in cases("identifiers.json") if case["scheme"] in ("uscc", "lei")]
    verdicts = values([f"{case['scheme']} {case['input']}" for case in ours])
    seen = Counter()
    for case, verdict in zip(ours, verdicts, strict=True):
        scheme, expect = case["scheme"], case["expect"]
        assert class_of(verdict) == oracle(scheme, case["input"]), (case["id"], case["input"], verdict)
        if expect["valid"]:
            warnings = [f"{scheme}.{word.replace('_', '-')}" for word in expect.get("warnings", [])]
            assert verdict.split() == ["ok", expect["normalized"], *warnings], case["id"]
            assert expect["normalized"] == normalised(case["input"]), case["id"]
        else:
            assert verdict == f"{scheme}.{expect['error'].replace('_', '-')}", case["id"]
        seen[scheme] += 1
    assert seen == {"uscc": 37, "lei": 14}


def random_code(rng: random.Random, scheme: str) -> str:
    """A code the oracle completed, left alone or spoilt in one of the ways people spoil codes."""
    if scheme == "uscc":
        start = rng.choice(["91", "91", "93", "12", "N2", "Y1", "A1"])
        body = start + "".join(rng.choices("0123456789", k=6)) + "".join(rng.choices(ALPHABET, k=9))
        code = body + uscc.calc_check_digit(body)
    else:
        body = "".join(rng.choices(ALPHANUMERIC, k=18))
        code = body + mod_97_10.calc_check_digits(body)
    place = rng.randrange(len(code) - 1)
    match rng.randrange(8):
        case 0 | 1:
            return code
        case 2:
            return f" {code[:place].lower()}-{code[place:]}\u00a0"
        case 3:
            return "".join(chr(ord(c) + 0xFEE0) for c in code)
        case 4:
            return code[:place] + rng.choice(ALPHANUMERIC + "*é") + code[place + 1 :]
        case 5:
            return code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        case 6:
            return code[:place] + code[place + 1 :]
        case _:
            return code[:-2] + "".join(rng.choices("0123456789", k=2))


def test_random_codes(values):
    rng = random.Random(32100)
    codes = [(scheme, random_code(rng, scheme)) for scheme in ("uscc", "lei") for _ in range(500)]
    verdicts = values([f"{scheme} {text}" for scheme, text in codes])
    seen = Counter()
    for (scheme, text), verdict in zip(codes, verdicts, strict=True):
        assert class_of(verdict) == oracle(scheme, text), (scheme, text, verdict)
        if verdict.startswith("ok "):
            assert verdict.split()[1] == normalised(text)
        seen[scheme, class_of(verdict)] += 1
    assert sum(seen.values()) == 1000
    assert all(seen[scheme, word] >= 40 for scheme in ("uscc", "lei") for word in ("ok", "checksum", "form")), seen
