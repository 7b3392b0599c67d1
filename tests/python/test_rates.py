"""Published figures, rates, vintages and scores through the Python package: every case with its count, a
differential test against the standard library's `decimal` and `fractions`, and bad input."""

import math
import pickle
from collections import Counter
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import inward
from inward import scores

MODES = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN, "truncate": ROUND_DOWN}
UNDEFINED = "rate.undefined"


def undefined(asked) -> bool:
    with pytest.raises(inward.Refused) as caught:
        asked()
    return caught.value.code == UNDEFINED


def scale(case) -> str | int:
    part, whole = case.get("numerator_scale", "1/1").split("/")
    return str(Decimal(100) * Decimal(part) / Decimal(whole))


def published_ratio(case, _):
    expect = dict(case["expect"])
    found = inward.could_be_true(
        case["numerator"],
        case["denominator"],
        case["printed_percent"],
        exact=case["inputs_exact"],
        scale=scale(case),
    )
    assert found.value == Fraction(expect.pop("exact_percent"))
    for mode in MODES:
        assert str(getattr(found, mode)) == expect.pop(mode)
    assert found.feasible_half_up is expect.pop("feasible_half_up")
    assert found.feasible_truncate is expect.pop("feasible_truncate")
    assert found.verdict == expect.pop("verdict") and not expect


def plain_ratio(case, _):
    expect = dict(case["expect"])
    n, d, places = case["numerator"], case["denominator"], case["places"]
    if expect == {"error": "undefined"}:
        assert undefined(lambda: inward.ratio(n, d, places))
        return
    assert str(inward.Ratio(n, d)) and Fraction(n) / Fraction(d) * 100 == Fraction(expect.pop("exact_percent"))
    for mode in MODES:
        assert str(inward.ratio(n, d, places, mode)) == expect.pop(mode)
    assert not expect


def feasible(case, _):
    expect = case["expect"]
    widths = (case["numerator_half_width"], case["denominator_half_width"])
    found = inward.could_be_true(case["numerator"], case["denominator"], case["printed_percent"], half_widths=widths)
    assert (found.feasible_half_up, found.feasible_truncate) == (expect["feasible_half_up"], expect["feasible_truncate"])
    assert (found.lower, found.upper) == (Fraction(expect["low_percent"]), Fraction(expect["high_percent"]))


def infer(case, _):
    printed, rounding = case["printed_percent"], case["rounding"]
    if "denominator" in case:
        found = inward.infer_numerator(case["denominator"], printed, rounding=rounding)
    else:
        found = inward.infer_denominator(case["numerator"], printed, rounding=rounding)
    assert {"min": found[0], "max": found[-1], "count": len(found)} == case["expect"]


def pace(case, _):
    elapsed = inward.Elapsed.months(case["elapsed_months"], case["of_months"])
    found = inward.pace(case["completion_percent"], elapsed)
    assert {"gap_pp_half_up": str(found.gap(places=case["places"]))} == case["expect"]


def partition(case, _):
    expect = case["expect"]
    home = [part["amount"] for part in case["parts"] if not part.get("fx")]
    foreign = [part["amount"] for part in case["parts"] if part.get("fx")]
    found = inward.reconcile(case["total"], home, foreign=foreign, fx_bounds=case.get("fx_bounds") and tuple(case["fx_bounds"]))
    if foreign:
        rate = Decimal(found.implied_rate.numerator) / Decimal(found.implied_rate.denominator)
        assert str(rate.quantize(Decimal("0.0001"), ROUND_HALF_UP)) == expect["implied_rate"]
        assert (found.verdict == "within_rates") is expect["reconciles"]
    else:
        assert str(found.difference) == expect["difference"]
        assert (found.verdict == "exact") is expect["reconciles"]


KEYS = {
    ("start_rate", None): "start_rate/signed",
    ("production_rate", "produced_over_signed"): "production_rate/signed",
    ("production_rate", "produced_over_started"): "production_rate/started",
    ("performance_rate", "not_terminated_over_signed"): "performance_rate/not_terminated",
    ("performance_rate", "funds_in_over_signed"): "performance_rate/funds_in",
    ("funds_in_rate", "all_cohort"): "funds_in_rate/all",
    ("funds_in_rate", "started_only"): "funds_in_rate/started",
}


def kpi_row(given):
    return inward.KpiRow(
        given["id"],
        {
            "contract_signed": given["signed"],
            "construction_started": given.get("started"),
            "production": given.get("produced"),
        },
        [
            inward.KpiEntry("contract_investment", inward.Money(given["contract"], "CNY")),
            *(inward.KpiEntry("funds_arrived", inward.Money(amount, "CNY"), on) for on, amount in given["arrived"]),
        ],
        [inward.KpiStanding("terminated", given["terminated"])] if "terminated" in given else [],
    )


def kpi(case, document):
    rows = [kpi_row(row) for row in document["projects"][case["projects"]]]
    key = KEYS[case["kpi"], case.get("variant")]
    window = "/".join(case["cohort"])
    found = inward.kpi(key, rows, as_of=case["as_of"], signed=window)
    assert found.repeated == 1 and found.definition == inward.kpis()[key]
    expect = case["expect"]
    if expect == {"error": "undefined"}:
        assert undefined(lambda: found.bounds) and undefined(lambda: found.percent)
        return
    for line, name in ((found.numerator, "numerator"), (found.denominator, "denominator")):
        assert line == (Decimal(expect[name]),) * 2
    assert str(found.percent) == expect["percent_half_up_2"] and len(expect) == 3


def test_every_case_of_published_figures_holds(document):
    document = document("ratios.json")
    ran = Counter()
    runs = {"ratio": plain_ratio, "infer_numerator": infer, "infer_denominator": infer}
    for case in document["cases"]:
        run = runs.get(case["op"]) or globals()[case["op"]]
        run(case, document)
        ran[case["op"]] += 1
    assert ran == {
        "feasible": 3,
        "infer_denominator": 1,
        "infer_numerator": 2,
        "kpi": 10,
        "pace": 2,
        "partition": 7,
        "published_ratio": 26,
        "ratio": 7,
    }
    assert ran.total() == 58


def weighted_score(case, _):
    if case["scheme"] == "benchmark_ratio":
        benchmarks = {each["name"]: (each["benchmark"], each["weight"]) for each in case["benchmarks"]}
        found = scores.benchmark_score(case["values"], benchmarks=benchmarks)
    else:
        spreads = {str(index): (each["min"], each["max"], each["weight"]) for index, each in enumerate(case["indicators"])}
        values = {str(index): each["x"] for index, each in enumerate(case["indicators"])}
        if case["expect"] == {"error": "undefined"}:
            assert undefined(lambda: scores.min_max_score(values, indicators=spreads))
            return
        found = scores.min_max_score(values, indicators=spreads)
    assert str(found.rounded(places=4)) == case["expect"]["score_half_up_4"]
    assert found.filled_from_mean == case["expect"].get("filled_from_mean", [])


def class_by_rank(case, _):
    classes = scores.Classes(case["cuts"], rest="D")
    assert {str(rank): classes.of_rank(rank, case["n"]) for rank in case["ranks"]} == case["expect"]


def weighted_pipeline(case, _):
    chances = [scores.Chance(item["amount"], item["p"], item["status"]) for item in case["items"]]
    found = scores.weighted_pipeline(chances, currency="CNY")
    assert {"weighted": str(found.rounded()), "open": found.open} == case["expect"]


def brier(case, _):
    found = scores.calibration([(each["p"], each["outcome"] == 1) for each in case["forecasts"]])
    assert {"brier_half_up_6": str(found.rounded(places=6))} == case["expect"]
    assert sum(band.forecasts for band in found.reliability) == found.forecasts


def vintage(case, document):
    rows = [
        inward.KpiRow(str(index), {"contract_signed": row["signed"], "construction_started": row.get("started")})
        for index, row in enumerate(document["projects"][case["projects"]])
    ]
    targets = {int(year): target for year, target in case["targets"].items()}
    found = inward.vintages(rows, as_of=case["as_of"], horizon_days=case["horizon_days"], targets=targets)

    def percent(bounds):
        return None if bounds is None else str(bounds.exact).removesuffix("%")

    told = {
        str(year.year): {
            "signed": year.signed.exact,
            "started": year.reached.exact,
            "percent_half_up_2": percent(year.running),
            "mature": year.mature.exact,
            "started_within_horizon": year.reached_within_horizon.exact,
            "within_horizon_percent": percent(year.within_horizon),
            "target_percent": str(year.target_percent),
            "target_met": year.target_met == "yes",
        }
        for year in found
    }
    assert told == case["expect"]


def test_every_case_of_scores_and_vintages_holds(document):
    document = document("appeals_kpis.json")
    ran = Counter()
    for case in document["cases"]:
        run = globals().get(case["op"])
        if run is not None:
            run(case, document)
            ran[case["op"]] += 1
    assert ran == {"brier": 2, "class_by_rank": 2, "vintage": 2, "weighted_pipeline": 1, "weighted_score": 6}
    assert ran.total() == 13


numbers = st.decimals(-(10**9), 10**9, places=4)


@given(numbers, numbers.filter(bool), st.integers(0, 6), st.sampled_from(sorted(MODES)))
def test_ratios_are_rounded_as_decimal_rounds(n, d, places, mode):
    exact = Fraction(n) / Fraction(d) * 100
    with localcontext(prec=60) as context:
        # A quotient of these figures that is no tie differs from one by far more than the 40 digits kept.
        context.rounding = ROUND_HALF_EVEN
        quotient = Decimal(exact.numerator) / Decimal(exact.denominator)
        expected = quotient.quantize(Decimal(1).scaleb(-places), MODES[mode])
    if abs(expected) >= 10**15:
        return
    found = inward.ratio(n, d, places, mode)
    assert found == expected
    assert found.as_tuple().exponent == -places


@given(st.integers(0, 500), st.integers(1, 500), st.integers(0, 2), st.sampled_from(sorted(MODES)))
def test_what_fits_is_what_a_search_finds(n, d, places, mode):
    printed = inward.ratio(n, d, places, mode)
    fits = [k for k in range(1001) if inward.ratio(k, d, places, mode) == printed]
    found = inward.infer_numerator(d, printed, rounding=mode)
    assert [k for k in found if k <= 1000] == fits and n in found
    try:
        found = inward.infer_denominator(n, printed, rounding=mode)
    except inward.Refused as error:
        assert error.code == "published.any-denominator" and printed == 0
    else:
        assert [k for k in found if k <= 1000] == [k for k in range(1, 1001) if inward.ratio(n, k, places, mode) == printed]


figures = st.integers(1, 10**7)


@given(figures, figures, st.integers(0, 3), st.integers(0, 3), st.integers(0, 3), st.sampled_from(sorted(MODES)))
def test_an_honest_ratio_is_never_flagged(n, d, n_places, d_places, places, mode):
    true_n, true_d = Decimal(n).scaleb(-4), Decimal(d).scaleb(-4)
    shown = [
        figure.quantize(Decimal(1).scaleb(-kept), ROUND_HALF_UP) for figure, kept in ((true_n, n_places), (true_d, d_places))
    ]
    honest = inward.ratio(true_n, true_d, places, mode)
    try:
        assert inward.could_be_true(*shown, honest).is_possible
    except inward.Refused as error:
        assert error.code in {UNDEFINED, "published.denominator-may-be-zero"}


@given(st.lists(st.tuples(st.integers(-(10**6), 10**6), st.integers(0, 3)), min_size=1, max_size=8), st.integers(0, 3))
def test_honest_parts_reconcile(parts, places):
    total = sum((Decimal(units).scaleb(-4) for units, _ in parts), Decimal(0))

    def shown(value, kept):
        return value.quantize(Decimal(1).scaleb(-kept), ROUND_HALF_UP)

    home = [shown(Decimal(units).scaleb(-4), kept) for units, kept in parts]
    assert inward.reconcile(shown(total, places), home).adds_up is True


indicator = st.tuples(numbers, st.decimals("0.0001", 10**6, places=4), st.integers(0, 100))


@given(st.lists(indicator, min_size=1, max_size=12))
def test_scores_are_sums_of_fractions(given_indicators):
    benchmarks = {f"x{index}": (benchmark, weight) for index, (_, benchmark, weight) in enumerate(given_indicators)}
    values = {f"x{index}": value for index, (value, _, _) in enumerate(given_indicators)}
    found = scores.benchmark_score(values, benchmarks=benchmarks)
    assert found.value == sum(Fraction(v) / Fraction(b) * w for v, b, w in given_indicators)


likelihoods = st.decimals(0, 1, places=3)


@given(st.lists(st.tuples(likelihoods, st.booleans()), min_size=1, max_size=30))
def test_the_brier_score_and_the_reliability_table_are_those_of_plain_python(forecasts):
    found = scores.calibration(forecasts)
    assert found.brier == sum((Fraction(p) - came) ** 2 for p, came in forecasts) / len(forecasts)
    for index, band in enumerate(found.reliability):
        inside = [(p, came) for p, came in forecasts if max(1, math.ceil(p * 10)) == index + 1]
        assert (band.forecasts, band.came_true) == (len(inside), sum(came for _, came in inside))
        if inside:
            assert band.mean_likelihood == sum(Fraction(p) for p, _ in inside) / len(inside)
            assert band.share_true == Fraction(band.came_true, band.forecasts)


@given(st.lists(st.integers(0, 20), min_size=1, max_size=40))
def test_classes_are_those_of_counting(values):
    classes = scores.Classes({"A": "0.25", "B": "0.70", "C": "0.95"}, rest="D")

    def by(rank):
        share = Fraction(rank, len(values))
        return next((name for name, cut in (("A", "1/4"), ("B", "7/10"), ("C", "19/20")) if share <= Fraction(cut)), "D")

    best = [by(1 + sum(other > value for other in values)) for value in values]
    worst = [by(sum(other >= value for other in values)) for value in values]
    assert classes.of_scores(values, ties="best") == best
    assert classes.of_scores(values, ties="worst") == worst
    if best == worst:
        assert classes.of_scores(values) == best
    else:
        with pytest.raises(inward.Refused, match="score.tied"):
            classes.of_scores(values)


days = st.integers(0, 400)


@given(st.lists(st.tuples(days, st.none() | days), max_size=25), days)
def test_start_rates_are_those_of_plain_python(projects, as_of):
    start, day = date(2020, 1, 1), timedelta(1)
    rows = [
        inward.KpiRow(
            f"p{index}",
            {
                "contract_signed": start + signed * day,
                "construction_started": None if begun is None else start + begun * day,
            },
        )
        for index, (signed, begun) in enumerate(projects)
    ]
    found = inward.kpi("start_rate/signed", rows, as_of=start + as_of * day, signed="2020")
    cohort = [begun for signed, begun in projects if signed <= min(365, as_of)]
    hits = sum(begun is not None and begun <= as_of for begun in cohort)
    assert found.numerator[0] == hits and found.denominator[0] == len(cohort)
    if cohort:
        assert found.bounds.exact == inward.Ratio(hits, len(cohort))
    else:
        assert undefined(lambda: found.bounds)


def test_floats_are_refused():
    elapsed = inward.Elapsed.months(1)
    row = inward.KpiRow("p", {"contract_signed": "2020"}, [inward.KpiEntry("contract_investment", 0.5)])
    for asked in (
        lambda: inward.ratio(0.5, 1),
        lambda: inward.could_be_true(1, 2, 50.0),
        lambda: inward.could_be_true(1, 2, 50, scale=100.0),
        lambda: inward.could_be_true(1, 2, 50, half_widths=(0.5, None)),
        lambda: inward.infer_numerator(68, 58.82),
        lambda: inward.pace(50.0, elapsed),
        lambda: inward.reconcile(1, [0.5, 0.5]),
        lambda: inward.reconcile(1, [1], foreign=[1], fx_bounds=(6.2, 6.7)),
        lambda: inward.kpi("start_rate/signed", [row], as_of="2020-12-31", signed="2020"),
        lambda: inward.vintages([], as_of="2020-12-31", horizon_days=1, targets={2020: 0.5}),
        lambda: scores.benchmark_score({"x": 0.5}, benchmarks={"x": (1, 1)}),
        lambda: scores.min_max_score({"x": 1}, indicators={"x": (0, 1.5, 1)}),
        lambda: scores.Classes({"A": 0.25}, rest="B"),
        lambda: scores.calibration([(0.5, True)]),
        lambda: scores.weighted_pipeline([scores.Chance("1元", 0.5)]),
    ):
        with pytest.raises(inward.Refused) as caught:
            asked()
        assert caught.value.code in {"number.float", "money.float"}


def test_what_does_not_exist_is_answered_with_what_does():
    with pytest.raises(inward.NotFound) as caught:
        inward.kpi("performance_rate/performd", [], as_of="2020-12-31", signed="2020")
    assert caught.value.code == "kpi.unknown-key" and isinstance(caught.value, LookupError)
    assert caught.value.faults[0].params["near"].startswith("performance_rate/performed, ")
    for key, keywords, code in (
        ("landing_rate/signed", {}, "kpi.never-defined"),
        ("start_rate", {}, "kpi.variant-missing"),
        ("start_rate/signed", {}, "kpi.window-missing"),
        ("start_rate/signed", {"singed": "2020"}, "kpi.unknown-cohort-date"),
        ("start_rate/signed", {"signed": "2020-07-01/.."}, "kpi.open-window"),
        ("production_rate/under_construction", {}, "kpi.period-missing"),
        ("funds_in_rate/target", {"period": "2020"}, "kpi.target-missing"),
    ):
        with pytest.raises(inward.InwardError) as caught:
            inward.kpi(key, [], as_of="2020-12-31", **keywords)
        assert caught.value.code == code
    with pytest.raises(TypeError, match="one date only"):
        inward.kpi("start_rate/signed", [], as_of="2020-12-31", signed="2020", started="2020")
    with pytest.raises(TypeError, match="a KpiRow"):
        inward.kpi("start_rate/signed", ["p1"], as_of="2020-12-31", signed="2020")
    assert "start_rate/sined" not in inward.kpis()


def test_unlike_figures_are_not_divided():
    assert inward.ratio(inward.Measured("50人"), inward.Measured("200人")) == 25
    for n, d in (
        (inward.Money("1元"), inward.Money("1美元")),
        (inward.Money("1元"), 1),
        (inward.Measured("5人"), inward.Measured("5亩")),
    ):
        with pytest.raises(inward.Refused, match="kpi.mixed-units"):
            inward.ratio(n, d)
    with pytest.raises(inward.Refused):
        inward.ratio(inward.Measured("200余人"), inward.Measured("300人"))


def test_figures_in_doubt_leave_bounds():
    arrived = [inward.KpiEntry("funds_arrived", amount, on) for amount, on in (("300", "2020-12"), ("200余", "2020-11"))]
    row = inward.KpiRow("p1", {"contract_signed": "2020-08"}, [inward.KpiEntry("contract_investment", 1000), *arrived])
    found = inward.kpi("funds_in_rate/all", [row], as_of="2020-12-15", signed="2020H2")
    assert str(found.bounds) == "≥ 20.00%" and found.percent is None
    assert found.numerator == (200, None) and found.denominator == (1000, 1000)


def test_results_show_themselves_and_do_not_pickle():
    row = inward.KpiRow("<b>", {"contract_signed": "2020-08-01"})
    shown = [
        inward.could_be_true("301.7", "418.12", "72.17"),
        inward.reconcile(1, [1]),
        inward.pace(50, inward.Elapsed.months(6)),
        inward.kpi("start_rate/signed", [row], as_of="2020-12-31", signed="2020"),
        inward.kpis(),
        inward.kpis()["start_rate/signed"],
        scores.calibration([("0.5", True)]),
        scores.min_max_score({}, indicators={"x": (0, 10, 1)}, means={"x": 5}),
        scores.weighted_pipeline([scores.Chance("1元", 1)]),
        *inward.vintages([row], as_of="2020-12-31", horizon_days=30, targets={2020: 50}),
    ]
    assert len(shown) == 10
    for result in shown:
        html = result._repr_html_()
        assert html.startswith("<table>") and any("\u4e00" <= letter <= "\u9fff" for letter in html)
        assert type(result).__name__ in repr(result)
        with pytest.raises(TypeError, match="does not pickle"):
            pickle.dumps(result)
    elapsed = inward.Elapsed.months(5, 7)
    assert pickle.loads(pickle.dumps(elapsed)) == elapsed
    assert inward.kpi("start_rate/signed", [row], as_of="2020-12-31", signed="2020").members == [("<b>", "yes", "no")]
