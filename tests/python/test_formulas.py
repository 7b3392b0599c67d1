"""The formulas of the promise side through the Python package: the checkable cases with their counts, bad
input, and properties against exact fractions and the standard library."""

import math
import pickle
from collections import Counter
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inward
from inward import Appeal, Clawback, DatedFulfilment, PromiseRow

UNDEFINED = "rate.undefined"


def rate(asked):
    """A rate as a case has it: a percentage with two decimals, or none."""
    try:
        bounds = asked()
    except inward.Refused as error:
        assert error.code == UNDEFINED
        return None
    exact = bounds.exact if isinstance(bounds, inward.RatioBounds) else bounds
    assert str(exact) == f"{exact.percent():.2f}%"
    return str(exact).removesuffix("%")


def money_of(text):
    return None if text is None else inward.Money(text, "CNY")


def promise_ledger(case, document):
    rows = []
    for row in document["ledgers"][case["ledger"]]:
        done = [DatedFulfilment(on, amount=amount) for on, amount in row.get("paid", [])]
        done += [DatedFulfilment(row["fulfilled_on"])] if "fulfilled_on" in row else []
        status = row.get("status")
        rows.append(
            PromiseRow(
                due=row.get("due"),
                owed=row["amount"],
                fulfilments=done,
                condition_met=row.get("condition_met_on", "no condition") is not None,
                waived=status == "waived",
                void=status == "void",
            )
        )
    tally = inward.tally(rows, as_of=case["as_of"], currency="CNY")
    if "rate" in case["expect"]:
        for asked in (tally.on_time_rate, tally.kept_rate, lambda: tally.money_rate("CNY")):
            assert rate(asked) is None
        return {"due": tally.due.exact, "rate": {"error": "undefined"}}
    return {
        "due": tally.due.exact,
        "fulfilled_on_time": tally.on_time.exact,
        "fulfilled_late": tally.late.exact,
        "due_and_open": tally.open.exact,
        "on_time_percent": rate(tally.on_time_rate),
        "ever_percent": rate(tally.kept_rate),
        "due_amount": format(tally.due_amount.of("CNY").amount, "f"),
        "paid_on_time_amount": format(tally.paid_on_time_amount.of("CNY").amount, "f"),
        "money_percent": rate(lambda: tally.money_rate("CNY")),
        "all_promises": tally.all,
        "share_of_all_percent": rate(tally.share_of_all),
    }


def promise_rate(case, _):
    waiting = case.get("not_yet_due", 0)
    rows = [PromiseRow(due="2020-12-31", fulfilments=[DatedFulfilment("2020-12-31")])] * case["fulfilled"]
    rows += [PromiseRow(condition_met=inward.Truth.NO)] * waiting
    paid = [DatedFulfilment("2020-12-31", amount=case["paid_on_time"])] if "paid_on_time" in case else []
    rows += [PromiseRow(due="2020-12-31", owed=case.get("due_amount"), fulfilments=paid)] * (case["total"] - len(rows))
    tally = inward.tally(iter(rows), as_of=date(2020, 12, 31), currency="CNY")
    assert tally.all == case["total"]
    if "due" not in case["expect"]:
        return {"count_percent": rate(tally.on_time_rate), "money_percent": rate(lambda: tally.money_rate("CNY"))}
    return {
        "due": tally.due.exact,
        "due_percent_half_up_2": rate(tally.on_time_rate),
        "all_percent_half_up_2": rate(tally.share_of_all),
    }


def wilson95(case, _):
    low, high = inward.wilson_interval(case["k"], case["n"])
    return {"low": round(low, 6), "high": round(high, 6)}


def clawback(case, _):
    make = {
        "pro_rata": Clawback.pro_rata,
        "threshold": lambda: Clawback.threshold(case["theta"]),
        "threshold_then_pro_rata": lambda: Clawback.threshold_then_pro_rata(Decimal(case["theta"])),
        "tiered": lambda: Clawback.tiered([(tier["at_least"], tier["repay_share"]) for tier in case["tiers"]]),
    }
    paid = money_of(case["paid"])
    repaid = make[case["formula"]]().repayment(paid, actual=case["actual"], required=case["required"])
    assert repaid.currency == "CNY"
    short = inward.shortfall(case["actual"], required=case["required"])
    return {"shortfall_percent_half_up_2": rate(lambda: short), "clawback": f"{repaid.amount:.2f}"}


def net_jobs(case, _):
    jobs = inward.NetJobs(base=case["base"], total=case["total"])
    return {
        "net_new": int(jobs.exact),
        "shortfall_percent_half_up_2": rate(lambda: jobs.shortfall(case["promised"])),
    }


def cure_period(case, _):
    period = inward.CurePeriod(case["breach_notified"], days=case["cure_days"])
    start = period.enforceable_from(case["cured_on"])
    return {
        "cure_ends": period.last_day.isoformat(),
        "enforceable": {inward.Truth.YES: True, inward.Truth.NO: False}[period.enforceable(case["cured_on"])],
        "enforceable_from": start and start.isoformat(),
    }


def reduction(case, _):
    def figure(given):
        return given if isinstance(given, str) else "-".join(given)

    try:
        bounds = inward.Reduction(case["metric"], before=figure(case["before"]), after=figure(case["after"])).bounds
    except inward.Refused as error:
        assert error.code == UNDEFINED
        return {"error": "undefined"}
    if case["op"] == "reduction":
        return {"reduction_percent_half_up_2": rate(lambda: bounds)}
    return {
        "min_percent_half_up_2": rate(lambda: bounds.min),
        "max_percent_half_up_2": rate(lambda: bounds.max),
    }


def appeals(case, document):
    rows = [
        Appeal(row["received"], responded=row.get("responded"), closed=row.get("resolved"), rated=row.get("rating"))
        for row in document["appeals"][case["appeals"]]
    ]
    counted = inward.same_day_answers(rows, as_of=case["as_of"], time_zone="Asia/Shanghai")
    return {
        "decided": counted.decided.exact,
        "within_same_day": counted.within.exact,
        "missed": counted.missed.exact,
        "still_running": counted.running.exact,
        "percent_half_up_2": rate(counted.within_rate),
        "closed": counted.closed.exact,
        "rated": counted.rated.exact,
        "good": counted.good.exact,
        "good_over_rated": rate(counted.good_rate),
        "rated_over_closed": rate(counted.rated_rate),
    }


RUN = {
    "promise_ledger": promise_ledger,
    "promise_rate": promise_rate,
    "wilson95": wilson95,
    "clawback": clawback,
    "net_jobs": net_jobs,
    "cure_period": cure_period,
    "reduction": reduction,
    "reduction_interval": reduction,
    "appeals": appeals,
}


def test_every_case_whose_formula_stands(document):
    read = document("appeals_kpis.json")
    wrong, ran, later = [], Counter(), Counter()
    for case in read["cases"]:
        if case["op"] not in RUN:
            later[case["op"]] += 1
            continue
        ran[case["op"]] += 1
        said = RUN[case["op"]](case, read)
        if said != case["expect"]:
            wrong.append((case["id"], said, case["expect"]))
    assert wrong == []
    assert ran == {
        "promise_ledger": 3, "promise_rate": 2, "wilson95": 4, "clawback": 9, "net_jobs": 2, "cure_period": 2,
        "reduction": 5, "reduction_interval": 1, "appeals": 2,
    }  # fmt: skip
    assert later == {
        "weighted_score": 6, "credit_split": 3, "class_by_rank": 2, "vintage": 2, "brier": 2, "weighted_pipeline": 1,
    }  # fmt: skip
    assert (ran.total(), len(read["cases"])) == (30, 46)


def tally_of(**parts):
    return inward.tally([PromiseRow(**parts)], as_of="2021-03-01")


REFUSED = [
    (lambda: Clawback.threshold("1.5"), "clawback.share-out-of-range", "theta"),
    (lambda: Clawback.threshold(0.8), "number.float", "theta"),
    (lambda: Clawback.threshold("NaN"), "number.bad-number", "theta"),
    (lambda: Clawback.threshold(Decimal("NaN")), "number.bad-number", "theta"),
    (lambda: Clawback.threshold_then_pro_rata(-1), "clawback.share-out-of-range", "theta"),
    (lambda: Clawback.tiered([]), "clawback.no-tiers", "tiers"),
    (lambda: Clawback.tiered([("0.7", "0.4"), ("0.9", "0.4")]), "clawback.tiers-out-of-order", "tiers[1]"),
    (lambda: Clawback.tiered([("0.7", 0.4)]), "number.float", "tiers[0].repay_share"),
    (lambda: Clawback.pro_rata().repayment("-1元", actual=1, required=2), "clawback.negative-paid", "paid"),
    (lambda: Clawback.pro_rata().repayment(100, actual=1, required=2), "money.currency-missing", "paid"),
    (lambda: Clawback.pro_rata().repayment("约100元", actual=1, required=2), "money.not-exact", "paid"),
    (lambda: Clawback.pro_rata().repayment(1.5, actual=1, required=2, currency="CNY"), "number.float", "paid"),
    (lambda: Clawback.pro_rata().repayment("1元", actual=1, required=0), "shortfall.required-not-positive", "required"),
    (lambda: Clawback.pro_rata().repayment("1元", actual=-1, required=2), "number.negative", "actual"),
    (
        lambda: inward.shortfall(inward.Money("1元"), required=inward.Money("USD 1")),
        "money.unlike-currencies",
        "actual",
    ),
    (lambda: inward.shortfall(float("nan"), required=2), "number.float", "actual"),
    (lambda: inward.NetJobs(base=-1, total=5), "number.negative", "base"),
    (lambda: inward.NetJobs(base=1.5, total=5), "number.float", "base"),
    (lambda: inward.NetJobs(base=1, total=5).shortfall(0), "shortfall.required-not-positive", "promised"),
    (lambda: inward.CurePeriod("2021-03", days=90), "when.not-one-day", "notified"),
    (lambda: inward.CurePeriod("2021-03-01", days=-1), "number.negative", "days"),
    (lambda: inward.CurePeriod("2021-03-01", days=10**12), "when.out-of-range", None),
    (lambda: inward.CurePeriod("2021-03-01", days=1.5), "number.float", "days"),
    (lambda: inward.Reduction("days", before=0, after=0), UNDEFINED, "before"),
    (lambda: inward.Reduction("days", before=5, after=-1), "number.negative", "after"),
    (
        lambda: inward.Reduction("cost", before=inward.Money("1元"), after=inward.Money("USD 1")),
        "money.unlike-currencies",
        "after",
    ),
    (lambda: inward.wilson_interval(0, 0), UNDEFINED, None),
    (lambda: inward.wilson_interval(5, 4), "rate.part-beyond-whole", None),
    (lambda: inward.wilson_interval(-1, 4), "number.negative", "k"),
    (lambda: inward.wilson_interval(1, 4, confidence=math.nan), "rate.bad-confidence", "confidence"),
    (lambda: inward.wilson_interval(1, 4, confidence=1), "rate.bad-confidence", "confidence"),
    (lambda: inward.wilson_interval(1.0, 4), "number.float", "k"),
    (lambda: inward.Ratio(1, 0), UNDEFINED, None),
    (lambda: inward.Ratio(0.5, 1), "number.float", "part"),
    (lambda: inward.Ratio(10**14, Decimal("0.0000000001")).percent(), "number.out-of-range", None),
    (lambda: tally_of(due="2021-02-30"), "when.invalid-date", "rows[0].due"),
    (lambda: tally_of(owed="0元"), "commitment.not-positive", "rows[0].owed"),
    (lambda: tally_of(owed=900), "money.currency-missing", "rows[0].owed"),
    (lambda: tally_of(owed=9.5), "number.float", "rows[0].owed"),
    (
        lambda: tally_of(owed="9元", fulfilments=[DatedFulfilment("2021-01-01", amount="USD 1")]),
        "money.unlike-currencies",
        "rows[0].fulfilments[0].amount",
    ),
    (lambda: tally_of(fulfilments=[DatedFulfilment(datetime(2021, 1, 1))]), "when.no-offset", "rows[0].fulfilments[0].on"),
    (lambda: inward.tally([], as_of="2021-03"), "when.not-one-day", "as_of"),
    (lambda: tally_of().money_rate("XXY"), "money.unknown-currency", "currency"),
    (
        lambda: inward.same_day_answers(
            [Appeal("2021-01-11", closed="2021-01-10")], as_of="2021-02-01T00:00Z", time_zone="Asia/Shanghai"
        ),
        "issue.before-received",
        "appeals[0].closed",
    ),
    (
        lambda: inward.same_day_answers([], as_of="2021-02-01T00:00Z", time_zone="Yangquan"),
        "zone.unknown-time-zone",
        "time_zone",
    ),
    (lambda: inward.same_day_answers([], as_of="2021-02-01", time_zone="Asia/Shanghai"), "when.no-time", "as_of"),
]


@pytest.mark.parametrize(("call", "code", "path"), REFUSED, ids=range(len(REFUSED)))
def test_bad_input_is_refused_by_code_and_place(call, code, path):
    with pytest.raises(inward.Refused) as error:
        call()
    assert (error.value.code, error.value.faults[0].path) == (code, path)
    assert error.value.say("zh") != error.value.say()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: inward.tally([{"due": "2021-01-01"}], as_of="2021-03-01"), r"rows\[0\] takes a PromiseRow, not dict"),
        (lambda: tally_of(fulfilments=["2021-01-01"]), r"fulfilments\[0\] takes a DatedFulfilment, not str"),
        (lambda: tally_of(void="yes"), r"rows\[0\].void takes True or False, not str"),
        (lambda: tally_of(waived=1), r"rows\[0\].waived takes a Truth, True or False, not int"),
        (lambda: tally_of(due=5), r"rows\[0\].due takes a When, a date"),
        (lambda: Clawback.tiered(["0.9"]), r"tiers\[0\] takes a pair"),
        (lambda: inward.CurePeriod("2021-03-01", days=True), "days takes a whole number, not bool"),
        (lambda: inward.wilson_interval("1", 4), "k takes a whole number, not str"),
        (
            lambda: inward.same_day_answers([None], as_of="2021-02-01T00:00Z", time_zone="Asia/Shanghai"),
            r"appeals\[0\] takes an Appeal, not NoneType",
        ),
        (
            lambda: inward.Reduction("days", before=inward.Money("1元"), after=inward.Money("1元")),
            "take money only where the burden is cost",
        ),
    ],
)
def test_what_is_of_a_wrong_type_is_named(call, said):
    with pytest.raises(TypeError, match=said):
        call()


def test_words_that_are_none_are_refused_with_those_that_are():
    for call, name in [
        (lambda: inward.Ratio(1, 2).percent(rounding="up"), "rounding"),
        (lambda: inward.Reduction("tears", before=1, after=1), "burden"),
        (lambda: inward.Tally.definition("dues"), "figure"),
        (lambda: inward.SameDayAnswers.definition("dues"), "figure"),
        (lambda: tally_of(condition_met="perhaps"), r"rows\[0\].condition_met"),
        (
            lambda: inward.same_day_answers(
                [Appeal("2021-01-11", rated="fine")], as_of="2021-02-01T00:00Z", time_zone="Asia/Shanghai"
            ),
            r"appeals\[0\].rated",
        ),
    ]:
        with pytest.raises(ValueError, match=f"^{name} takes one of "):
            call()


def test_values_pickle_and_answers_do_not():
    values = [
        inward.Ratio(97, 301),
        inward.Reduction("days", before="30", after="5以上").bounds,
        Clawback.pro_rata(),
        Clawback.tiered([("0.9", "0.1"), ("0.5", "0.5")]),
        inward.CurePeriod("2021-03-01", days=90),
        PromiseRow(due="2021-01-01", fulfilments=[DatedFulfilment("2021-01-01")]),
        Appeal("2021-01-11", rated=inward.Rating.GOOD),
    ]
    for value in values:
        again = pickle.loads(pickle.dumps(value))
        assert again == value and repr(again) == repr(value)
    for value in (*values[:1], *values[2:5]):
        assert eval(repr(value), {**vars(inward)}) == value
        assert hash(eval(repr(value), {**vars(inward)})) == hash(value)
    for answer in (tally_of(), inward.NetJobs(base=1, total=2), inward.Reduction("days", before=2, after=1)):
        with pytest.raises(TypeError, match="does not pickle"):
            pickle.dumps(answer)


def test_every_figure_is_defined_and_shown():
    for kind, counted, figures in (
        (inward.Tally, tally_of(due="2021-02", owed="约100元"), inward.TallyFigure),
        (
            inward.SameDayAnswers,
            inward.same_day_answers([Appeal("2021-01")], as_of="2021-01-20T00:00Z", time_zone="Asia/Shanghai"),
            inward.AnswerFigure,
        ),
    ):
        shown = counted._repr_html_()
        assert len(figures) >= 7
        for figure in figures:
            assert kind.definition(figure) in shown.replace("&#39;", "'"), figure
            assert kind.definition(figure, "zh") != kind.definition(figure)


counts = st.integers(0, 10**9)


@given(counts, counts, st.floats(0.01, 0.9999))
def test_the_interval_is_that_of_the_standard_librarys_normal_distribution(one, other, confidence):
    k, n = one, one + other
    if n == 0:
        return
    z, p = NormalDist().inv_cdf((1 + confidence) / 2), k / n
    centre, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = inward.wilson_interval(k, n, confidence=confidence)
    assert low == pytest.approx((centre - half) / (1 + z * z / n), abs=1e-9)
    assert high == pytest.approx((centre + half) / (1 + z * z / n), abs=1e-9)
    assert 0 <= low <= high <= 1


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**12), st.integers(-(10**6), 10**6), st.integers(1, 10**6))
def test_ratios_are_fractions(part, whole, other_part, other_whole):
    ratio, other = inward.Ratio(part, whole), inward.Ratio(other_part, other_whole)
    exact, other_exact = Fraction(part, whole), Fraction(other_part, other_whole)
    assert (ratio.numerator, ratio.denominator) == (exact.numerator, exact.denominator)
    assert (ratio < other, ratio == other, ratio >= other) == (exact < other_exact, exact == other_exact, exact >= other_exact)
    scaled = abs(exact) * 10000
    hundredths = math.floor(scaled + Fraction(1, 2)) * (1 if exact >= 0 else -1)
    assert ratio.percent() == Decimal(hundredths).scaleb(-2)


@given(st.integers(0, 10**12), st.integers(0, 1000), st.integers(1, 1000), st.integers(0, 100))
def test_repayments_are_those_of_fractions(cents, actual, required, theta):
    paid, share = inward.Money(Decimal(cents).scaleb(-2), "CNY"), Decimal(theta).scaleb(-2)
    missing = max(Fraction(0), 1 - Fraction(actual, required))
    below = Fraction(actual, required) < Fraction(share)
    for rule, part in [
        (Clawback.pro_rata(), missing),
        (Clawback.threshold(share), Fraction(below)),
        (Clawback.threshold_then_pro_rata(share), Fraction(1) if below else missing),
        (Clawback.tiered([(share, "0.25")]), Fraction(1) if below else Fraction(1, 4)),
    ]:
        repaid = rule.repayment(paid, actual=actual, required=required)
        assert repaid.amount == Decimal(math.floor(part * cents + Fraction(1, 2))).scaleb(-2)


@given(st.lists(st.tuples(st.integers(0, 60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 120)), max_size=4))))
def test_tallies_are_those_of_plain_python(given_rows):
    start, day = date(2021, 1, 1), 45
    rows = [
        PromiseRow(
            due=start + timedelta(due),
            owed=100,
            fulfilments=[DatedFulfilment(start + timedelta(at), amount=paid) for at, paid in payments],
        )
        for due, payments in given_rows
    ]
    tally = inward.tally(rows, as_of=start + timedelta(day), currency="CNY")
    due = [(by, payments) for by, payments in given_rows if by <= day]
    paid = [sum(amount for at, amount in payments if at <= by) for by, payments in due]
    ever = [sum(amount for at, amount in payments if at <= day) for _, payments in due]
    assert tally.due == len(due)
    assert tally.on_time == sum(amount >= 100 for amount in paid)
    assert tally.on_time.exact + tally.late.exact == sum(amount >= 100 for amount in ever)
    assert tally.partly == sum(0 < amount < 100 for amount in ever)
    if due:
        share = Decimal(sum(min(amount, 100) for amount in paid)) / len(due)
        printed = tally.money_rate("CNY").exact.percent()
        assert printed == share.quantize(Decimal("0.01"), ROUND_HALF_UP)
