"""The twenty questions: each answer of examples/twenty_questions.py, worked out by hand on its made book."""

import importlib.util
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

import inward

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "twenty_questions.py"


@pytest.fixture(scope="module")
def example():
    spec = importlib.util.spec_from_file_location("twenty_questions", EXAMPLE)
    module = importlib.util.module_from_spec(spec)
    sys.modules["twenty_questions"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    yield module
    del sys.modules["twenty_questions"]


@pytest.fixture(scope="module")
def book(example):
    return example.make()


ANSWERS = {
    # 丁, 戊 and 己 are in talks; 丙 and the terminated 辛 are signed; 乙 builds, 甲 and 庚 produce. In January nobody
    # knew that 乙 had started, and 甲 did not produce yet.
    1: (
        {"在谈": 3, "签约未开工": 2, "在建": 1, "已投产": 2},
        {"在谈": 3, "签约未开工": 3, "在建": 1, "已投产": 1},
    ),
    # 甲 and 乙 of three; 丙 was signed 120 days before.
    2: (inward.RatioBounds._restore(inward.Ratio(2, 3), inward.Ratio(2, 3)), 1),
    # 庚 started and 辛 ended after 90 days: a half. Of the later three one after 60, one after 130 of those who were
    # seen so long, for 丙 was last seen after 120: 1/3, then 1/3 + 2/3.
    3: {"2020H1": (0.5, 0.5), "2020H2": (pytest.approx(1 / 3), 1.0)},
    # 60, 62, 127, 127, 183 days to signing, open 58+, 80+ and 303: 6/7 · 5/6 · 2/4 = 5/14. Start: 60, 90, 120+, 130,
    # 386+: 3/5 · 1/2. Production: 103+, 150, 210: 1/2.
    4: {
        "lead_received → contract_signed": 127.0,
        "contract_signed → construction_started": 130.0,
        "construction_started → production": 150.0,
    },
    # 甲, 乙 and 丙 were signed, 丁 was lost, 戊 and 己 are still in talks.
    5: (
        {("at_risk", ""): 6, ("went_on", "contract_signed"): 3, ("still", ""): 2, ("closed", "lost"): 1},
        [(["流失", "无合适用地或厂房", ""], 1)],
    ),
    # 甲 and half of 乙 for 35 万, the other half for 25 万; nothing is said of 丙, 庚 and 辛.
    6: {
        "合成推介会": (Fraction(3, 2), 350_000_000, 1000),
        "合成论坛": (Fraction(1, 2), 50_000_000, 200),
        "无来源记载": (3, 900_000_000, None),
    },
    # 1.7 of 10, and of the 4 that have started.
    7: ("17.00%", "42.50%"),
    # 90 % and 40 % less eleven twelfths.
    8: {"招商一局": ("-1.67", "yellow"), "招商二局": ("-51.67", "red")},
    # 7 of 7, though one falls short and the other makes up for it.
    9: ("100.00%", {"合成甲": Fraction(4, 5), "合成庚": Fraction(3, 2)}),
    # After 31 March, Qingming being kept on Monday the 5th: 1, 2, 6 to 9, 12 to 16, 19 and 20 April.
    10: ["财政局: 2021-04-20到期，剩余 13 个工作日"],
    # One delivery of three, and not the payment: 1 of 4. The permit was late.
    11: {
        "财政局": ("25.00%", pytest.approx((0.0455873, 0.6993582), abs=1e-7)),
        "审批局": ("0.00%", pytest.approx((0.0, 0.7934507), abs=1e-7)),
    },
    # 29 January to 31 March are 39 working days.
    12: {
        "late_by_us": ("0.04亿", (0, 1, 0, 0)),
        "condition_unmet": ("0.03亿", (0, 0, 0, 0)),
    },
    # 1, 2 and 9 hours, and 11 that go on; two of four within the day.
    13: (2.0, None, "50.00%"),
    # Due on 10 August 2020, kept on the 14th; the law gives 20 working days.
    14: {"施工许可": (4, 0)},
    # 100 万 paid and 300 due of 500; 300 more wait for the investor.
    15: {
        "budget": "0.05亿",
        "committed": "0.04亿",
        "conditional": "0.03亿",
        "balance": "0.01亿",
        "balance_with_conditional": "-0.02亿",
    },
    # 0.8 · 5亿 + 0.1 · 10亿; (0.04 + 0.04 + 0.64 + 0.01) ÷ 4.
    16: (500_000_000, Fraction(73, 400)),
    # 210 people, 50 of them from before: 160 of 200.
    17: (Fraction(4, 5), "20.00%", "short"),
    18: [("合成戊", "合成己", [("owner_group", "合成集团")])],
    # 600 万 and 450 万 on 30 亩 each; the first of two is in the better half.
    19: {"合成甲": (200_000, "A"), "合成庚": (150_000, "B")},
    20: (True, True, False),
}


@pytest.mark.parametrize("number", range(1, 21))
def test_the_answer_is_what_was_worked_out_by_hand(example, book, number):
    question = getattr(example, f"question_{number}")
    assert question is example.QUESTIONS[number - 1]
    assert question.__doc__.rstrip(".").count("?") >= 1
    assert question(book) == ANSWERS[number]


def test_all_twenty_are_asked(example):
    assert len(example.QUESTIONS) == len(ANSWERS) == 20


def test_it_prints_every_answer():
    done = subprocess.run([sys.executable, str(EXAMPLE)], capture_output=True, encoding="utf-8", check=True)
    lines = done.stdout.splitlines()
    assert [line.split(".")[0] for line in lines if not line.startswith(" ")] == [str(number) for number in range(1, 21)]


@pytest.mark.timeout(300)
def test_it_is_strictly_typed(tmp_path):
    command = [sys.executable, "-m", "mypy", "--strict", str(EXAMPLE)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path)
    assert "no issues found" in done.stdout, done.stdout
