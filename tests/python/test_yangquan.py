"""The worked example in Python: every fact of tests/cases/seed_facts.json comes out of its book."""

import importlib.util
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

import inward

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "yangquan" / "yangquan.py"

# What the file calls the projects, and their names in the book.
NAMES = {
    "sapphire": "高品质蓝宝石长晶及晶加项目",
    "cec_digital_park": "中电阳泉数字经济产业园",
    "energy_saving_park": "阳泉智慧节能环保产业园",
    "zirconium_titanium": "年处理20万吨锆钛中矿及稀土综合利用",
    "iot_data_centre": "阳泉物联网大数据中心(云峰)",
    "outlets_complex": "奥特莱斯城市商业综合体",
    "keji_street_phase_2": "科技大街二期",
    "beihai_road": "北海路二期",
    "aomen_road": "澳门路",
}


@pytest.fixture(scope="module")
def example():
    spec = importlib.util.spec_from_file_location("yangquan", EXAMPLE)
    module = importlib.util.module_from_spec(spec)
    sys.modules["yangquan"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    yield module
    del sys.modules["yangquan"]


@pytest.fixture(scope="module")
def book(example):
    return example.make()


class Expected:
    """What a case expects; it remembers what of it was read."""

    def __init__(self, value, path="", read=None):
        self.value, self.path = value, path
        self.read = set() if read is None else read

    def __getitem__(self, key):
        path = f"{self.path}/{key}"
        found = self.value[key]
        if isinstance(found, dict):
            return Expected(found, path, self.read)
        self.read.add(path)
        return found

    def items(self):
        return [(key, self[key]) for key in self.value]

    def unread(self):
        def leaves(value, path):
            if isinstance(value, dict):
                return [leaf for key, inner in value.items() for leaf in leaves(inner, f"{path}/{key}")]
            return [path]

        return [leaf for leaf in leaves(self.value, "") if leaf not in self.read]


def named(book, key):
    [found] = [project for project in book.crm.projects(text=NAMES[key]) if project.title == NAMES[key]]
    return found


def lists(example, book):
    return {
        "2020": example.list_figures(book, example.LIST_2020, "2020"),
        "2021": example.list_figures(book, example.LIST_2021, "2021"),
    }


def names(keys):
    found = {NAMES[key] for key in keys}
    assert len(found) == len(keys)
    return found


def money(expected):
    return inward.Money(expected["amount"], expected["currency"])


def yuan(amount):
    return inward.Money(amount, "CNY")


def n1(example, book, expect):
    found = lists(example, book)[expect["list"]]
    assert (found.count, yuan(found.total)) == (expect["count"], money(expect["total"]))


def n2(example, book, expect):
    count, total = lists(example, book)[expect["list"]].without_sapphire
    assert (count, yuan(total)) == (expect["count"], money(expect["total"]))


def n3(example, book, expect):
    n1(example, book, expect)
    assert yuan(lists(example, book)[expect["list"]].annual_plan) == money(expect["annual_plan"])


def n5(example, book, expect):
    found = lists(example, book)["2021"]
    assert example.yi(found.annual_plan) == f"{expect['numerator']}亿"
    assert example.yi(found.total) == f"{expect['denominator']}亿"
    assert str(example.percent(found.annual_plan, found.total)) == expect["percent"]["half_up_2"]
    cut = example.percent(found.annual_plan, found.total, example.ROUND_DOWN)
    assert str(cut) == expect["percent"]["truncate_2"]


def n6(example, book, expect):
    first, second = lists(example, book).values()
    assert len(first.members | second.members) == expect["max_distinct"]
    assert first.named & second.named == names(expect["known_in_both"])
    assert first.count + second.count == expect["never"]["count"]
    for lang in ("en", "zh"):
        report = example.report(book, lang)
        assert expect["never"]["sum_yi"] not in report
        assert str(expect["never"]["count"]) not in re.findall(r"[0-9.]+", report)


def n7(example, book, expect):
    project, currency = book.crm.project(book.sapphire), expect["currency"]
    whole, first = project.amount("total_planned"), project.amount("total_planned", 1)
    assert whole.exact == inward.Money(expect["total"], currency)
    assert first.exact == inward.Money(expect["phase_1"], currency)
    assert whole.exact - first.exact == inward.Money(expect["phases_2_and_3_together"], currency)
    assert len(project.phases) == expect["phases"]
    for phase in (2, 3):
        assert expect[f"phase_{phase}"] is None
        assert all(project.amount(kind, phase) is None for kind in inward.MoneyKind)


def n8(example, book, expect):
    project = book.crm.project(book.sapphire)
    output, jobs = (
        project.measure(metric, "expected", 1, at="full_benefit") for metric in ("output_value", "jobs_new")
    )
    assert expect["kind"] == "expectation" and expect["condition"].endswith("at benefit")
    assert output.at == jobs.at == "full_benefit"
    assert project.reached("full_benefit", 1) is inward.Truth.NO
    assert (str(output.value.value), output.value.qualifier) == (expect["expected_annual_output"], "exact")
    assert jobs.value.value == expect["expected_jobs"]["value"]
    assert jobs.value.qualifier == expect["expected_jobs"]["qualifier"]
    invested = project.amount("total_planned", 1).money.amount
    ratio = example.percent(output.value.value, invested)
    assert str(ratio) == expect["output_over_investment_percent_half_up_2"]
    assert invested / jobs.value.value == Decimal(expect["investment_per_job_at_200"])
    assert output.value.value / jobs.value.value == Decimal(expect["output_per_job_at_200"])


def n9(example, book, expect):
    contact = book.crm.negotiation(book.talks).when("first_contact")
    trial = named(book, "sapphire").when("trial_production", 1)
    least, most = contact.months_until(trial)
    assert (least, most) == (expect["min_months"], expect["max_months"])
    assert expect["prints"] == f"{least}+ months"
    assert not contact.is_exact
    start = expect["start_interval"]
    assert (contact.first.isoformat(), contact.last.isoformat()) == (start["earliest"], start["latest"])
    assert str(trial) == expect["end"]


def n10(example, book, expect):
    project = named(book, "sapphire")
    start, completed, trial = (
        project.when(key, 1) for key in ("construction_started", "completed", "trial_production")
    )
    assert str(start) == expect["construction_start"]
    assert str(completed) == expect["completed"]
    assert str(trial) == expect["trial_production"]
    assert start.days_until(completed) == (expect["start_to_completed_days"],) * 2
    assert start.days_until(trial) == (expect["start_to_trial_days"],) * 2
    assert start.first.strftime("%A").lower() == expect["weekday_of_start"]


def n11(example, book, expect):
    playbook, never, checked = book.crm.playbook(), expect["not"], 0
    built = playbook.milestones[playbook.milestones.index("construction_started") :]
    assert len(built) >= 6
    for day, phases in expect["as_of"].items():
        crm = book.crm.as_of(day, known="2021-02-05")
        try:
            project = crm.project(book.sapphire)
        except inward.NotFound:
            project = None  # not begun, so not there yet

        def reached(key, phase, project=project):
            return inward.Truth.NO if project is None else project.reached(key, phase)

        for key, state in phases.items():
            phase = int(key.removeprefix("phase_"))
            stands = [milestone for milestone in built if reached(milestone, phase) is inward.Truth.YES]
            if state in ("not_started", "before_construction"):
                assert stands == [], (day, key)
            else:
                assert stands and stands[-1] == state, (day, key, stands)
            checked += 1
        for milestone in never:
            assert {reached(milestone, phase) for phase in (None, 1, 2, 3)} == {inward.Truth.NO}
    assert checked == 6


def n12(example, book, expect):
    found = lists(example, book)["2021"]
    assert found.count - len(found.public_works) == expect["max_count"]
    assert found.public_works == names(["keji_street_phase_2", "beihai_road", "aomen_road"])
    assert len(found.public_works) == expect["excluded_public_roads"]
    unclassified = [project for project in book.crm.projects(nature_known=False) if project.id in found.members]
    assert expect["exact"] is None and unclassified


def n13(example, book, expect):
    first, second = lists(example, book).values()
    assert (example.yi(first.total), example.yi(second.total)) == (f"{expect['from']}亿", f"{expect['to']}亿")
    growth = example.percent(second.total - first.total, first.total)
    assert str(growth) == expect["percent_half_up_2"]
    other = expect["not_to_be_confused_with"]
    assert other["metric"] == "fixed-asset investment growth"
    published = book.crm.zone().measure("fai_growth", "external").value
    assert (str(published.value), published.qualifier, published.unit) == (other["at_least_percent"], "at_least", "%")
    assert published.value != growth


def n14(example, book, expect):
    first, second = lists(example, book).values()
    assert (len(first.named), len(second.named)) == (expect["2020"], expect["2021"])
    assert (first.named, second.named) == (names(expect["names_2020"]), names(expect["names_2021"]))
    assert len(first.named | second.named) == len(NAMES) == expect["distinct"]


def t1(example, book, expect):
    read = inward.Measured(expect["input"])
    assert (read.value, read.qualifier) == (expect["value"], expect["qualifier"])
    kept = named(book, "sapphire").measure("jobs_new", "expected", 1, at="full_benefit").value
    assert (kept, kept.given) == (read, read.given)


def t2(example, book, expect):
    read = inward.Measured(expect["input"])
    assert (str(read.value), read.qualifier) == (expect["value_percent"], expect["qualifier"])
    kept = book.crm.zone().measure("fai_growth", "external").value
    assert (kept, kept.given) == (read, read.given)


def t3(example, book, expect):
    project = named(book, expect["project"])
    capacity = project.measure("capacity", "expected").value
    assert (capacity.value, capacity.qualifier) == (expect["value"], "exact")
    assert expect["unit"] == "t/yr" and capacity.unit == "吨/年"
    assert all(project.amount(kind) is None and project.increments(kind) == [] for kind in inward.MoneyKind)


def t4(example, book, expect):
    project, aliases = named(book, expect["id"]), expect["aliases"]
    assert len(aliases) == 2
    for alias in aliases:
        assert book.crm.find(alias).one().id == project.investment
        assert alias in (project.title, *project.aliases)


def t5(example, book, expect):
    agreement = book.crm.agreement(book.outlets)
    assert expect["accepted"] is True and str(agreement.when("intent_signed")) == expect["date"]
    assert agreement.level is expect["level"] is None
    assert agreement.reached("intent_signed") is inward.Truth.YES
    assert agreement.reached("contract_signed") is inward.Truth.POSSIBLY


def t6(example, book, expect):
    event = book.crm.entry(book.event)
    assert str(event.on) == expect["date"]
    assert expect["kind"] == "promotion_event" and event.is_promotion_event


def target(book, metric):
    [found] = [target for target in book.crm.zone().targets if target.metric == metric]
    return found


def t7(example, book, expect):
    period = target(book, "five_year_plan").period
    assert (period.first.isoformat(), period.last.isoformat()) == (expect["from"], expect["to"])


def t8(example, book, expect):
    found = target(book, "national_high_tech_zone")
    assert expect["text"] == "within three years" and "三年内" in book.crm.note(found.text)
    assert found.period is expect["deadline"] is None


def t9(example, book, expect):
    kinds = {"total_planned": None, "annual_planned": "2021", "funds_arrived": None, "fai_completed": None}
    assert expect["kinds"] == ["total_planned", "annual_plan", "arrived", "completed"]
    assert expect["may_be_added"] is False
    found = book.crm.list_named(example.LIST_2021)
    sums = [book.crm.list_sum(found, kind, period=period).sum for kind, period in kinds.items()]
    assert [[one.in_yi for one in each.sums] for each in sums] == [["225.9亿"], ["39.62亿"], [], []]


def t10(example, book, expect):
    owner = book.crm.organisation(named(book, "sapphire").owner)
    assert owner.title == "日昌晶新材料(山西)有限责任公司" and owner.uscc is expect["uscc"] is None


CHECKS = {
    "N1": n1, "N2": n2, "N3": n3, "N4": n2, "N5": n5, "N6": n6, "N7": n7, "N8": n8, "N9": n9, "N10": n10,
    "N11": n11, "N12": n12, "N13": n13, "N14": n14, "T1": t1, "T2": t2, "T3": t3, "T4": t4, "T5": t5, "T6": t6,
    "T7": t7, "T8": t8, "T9": t9, "T10": t10,
}  # fmt: skip


def test_every_fact_of_the_file_comes_out_of_the_book(cases, example, book):
    checked, unread = 0, []
    for case in cases("seed_facts.json"):
        expect = Expected(case["expect"])
        CHECKS[case["id"]](example, book, expect)
        unread += [case["id"] + leaf for leaf in expect.unread()]
        checked += 1
    assert checked == len(CHECKS) == 24
    assert unread == ["N10/start_to_trial_working_days"]


def test_the_report_says_the_key_figures_in_both_languages(example, book):
    for lang in ("en", "zh"):
        report = example.report(book, lang)
        numbers = re.findall(r"[0-9.]+", report)
        assert {"39", "34", "71", "31", "17.54"} <= set(numbers)
        for text in ("212亿", "186.7亿", "225.9亿", "39.62亿", "22.4亿"):
            assert text in report


def test_the_example_runs_by_itself(tmp_path):
    said = subprocess.run(
        [sys.executable, str(EXAMPLE), "--lang", "zh"],
        capture_output=True, text=True, encoding="utf-8", check=True, cwd=tmp_path, env={"PYTHONUTF8": "1"},
    ).stdout  # fmt: skip
    assert "一期：试生产；二期：未开始；三期：未开始" in said


def test_the_example_is_strictly_typed(tmp_path):
    command = [sys.executable, "-m", "mypy", "--strict", str(EXAMPLE)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stdout


def test_a_book_in_a_file_holds_the_same(example, tmp_path):
    made = example.make(tmp_path / "yangquan.db")
    report = example.report(made)
    made.crm.close()
    with inward.open(tmp_path / "yangquan.db", read_only=True) as crm:
        again = example.Yangquan(crm, made.sapphire, made.talks, made.outlets, made.event, made.served)
        assert example.report(again) == report == example.report(example.make())


def test_the_service_promises_are_told_with_what_became_of_them(example, book):
    figures = example.service_figures(book)
    assert (figures.due, figures.on_time, figures.conditional) == (3, 3, 1)
    assert (figures.answered, figures.settled) == (inward.Timeliness.ON_TIME, inward.Timeliness.ON_TIME)
    assert (figures.routine, figures.limit_kept) == (1, inward.LimitKept.MET)
    assert figures.reductions == {"days": "50.00%", "steps": "89.74%", "seals": "96.55%"}
    assert figures.case == (inward.Life.ON_TIME, "2021-01-19")
    assert figures.jobs == ("50 个", "55 个")
    assert figures.escalations == ("red since 2021-01-23",)
    assert figures.budget == inward.Amount.parse("800万元", currency="CNY")
    assert figures.promised == (inward.Amount.parse("500万元", currency="CNY"),)
    assert figures.attention == (
        "overdue: 协调增容用电（虚构）: was due 2021-01-14, 110 working days since",
        "due: 全程代办服务（虚构日期）: due 2021-06-30, 3 working days left",
    )
