"""Durations beside `lifelines`, an independent package, on random samples; and beside exact fractions, where it is
not exact: it moves tied causes apart at random, and has no standard error of the restricted mean."""

import math
import warnings
from fractions import Fraction

import numpy as np
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from inward import stats

with warnings.catch_warnings():
    # It is older than the pandas of these tests, and says so only by warnings.
    warnings.simplefilter("ignore")
    from lifelines import AalenJohansenFitter, KaplanMeierFitter
    from lifelines.statistics import multivariate_logrank_test
    from lifelines.utils import qth_survival_times, restricted_mean_survival_time

pytestmark = pytest.mark.filterwarnings(
    "ignore:.*keyword-only.*", "ignore:.*approximat.*", "ignore:divide by zero", "ignore:invalid value"
)

SAMPLES = 60


def near(value):
    return pytest.approx(value, rel=1e-9, abs=1e-14, nan_ok=True)


def samples(seed, marks=2):
    """Samples of whole days with ties, of whole-number floats, of far apart whole numbers, of continuous times."""
    draw = np.random.default_rng(seed)
    for number in range(SAMPLES):
        rows = int(draw.integers(2, 400))
        kinds = (
            draw.integers(0, 30, rows),
            draw.integers(0, 400, rows).astype(float),
            draw.integers(0, 10**9, rows),
            draw.exponential(100, rows),
        )
        durations = kinds[number % len(kinds)]
        share = draw.choice([0.2, 0.5, 0.9])
        yield durations, np.where(draw.random(rows) < share, draw.integers(1, marks, rows), 0)


def test_curves_intervals_and_medians_are_those_of_lifelines():
    compared = medians = 0
    for durations, seen in samples(1):
        theirs = KaplanMeierFitter().fit(durations, seen)
        ours = stats.kaplan_meier(durations, seen == 1)
        table = ours.table().to_pandas().set_index("time")
        both = theirs.survival_function_.join(theirs.confidence_interval_).loc[table.index]
        assert table["survival"].to_numpy() == near(both["KM_estimate"].to_numpy())
        # Where the share is 0 or 1 we have no interval, they have an end of both.
        inside = table["survival"].between(0, 1, inclusive="neither")
        assert (table["low"].notna() == inside).all()
        for column, name in (("low", "KM_estimate_lower_0.95"), ("high", "KM_estimate_upper_0.95")):
            assert table.loc[inside, column].to_numpy() == near(both.loc[inside, name].to_numpy())
        # Theirs is Σ d / (n (n − d)), of Greenwood's formula.
        sums = theirs._cumulative_sq_.loc[table.index[inside]].to_numpy()
        assert table.loc[inside, "se"].to_numpy() == near(table.loc[inside, "survival"].to_numpy() * np.sqrt(sums))
        events = theirs.event_table.loc[table.index, ["at_risk", "observed", "censored"]].to_numpy()
        assert (table[["at_risk", "events", "censored"]].to_numpy() == events).all()
        compared += int(inside.sum())
        for p in (0.5, 0.31, 0.77):
            # On an exact step they miss the quantile by an error of rounding.
            if not np.isclose(both["KM_estimate"], 1 - p, rtol=0, atol=1e-9).any():
                their_quantile = qth_survival_times(1 - p, theirs.survival_function_)
                assert ours.quantile(p) == (None if math.isinf(their_quantile) else their_quantile)
                medians += p == 0.5
    assert compared > 4_000 and medians > SAMPLES / 2


def test_restricted_means_are_those_of_lifelines():
    compared = 0
    for durations, seen in samples(2):
        theirs, ours = KaplanMeierFitter().fit(durations, seen), stats.kaplan_meier(durations, seen == 1)
        for share in (0.1, 0.5, 0.9, 1):
            horizon = share * ours.longest
            if horizon > 0:
                assert ours.restricted_mean(horizon).value == near(restricted_mean_survival_time(theirs, t=horizon))
                compared += 1
        beyond = ours.restricted_mean(2 * ours.longest + 1)
        assert (beyond is None) == (ours.at(ours.longest) > 0)
    assert compared > 200


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_log_rank_is_that_of_lifelines(count):
    compared = 0
    draw = np.random.default_rng(count)
    for durations, seen in samples(10 + count):
        groups = draw.integers(0, count, len(durations))
        first = min(durations[seen == 1], default=math.inf)
        # A group that is gone before the first event they count among the degrees of freedom; we do not.
        if not all((durations[groups == group] >= first).any() for group in range(count)):
            continue
        theirs = multivariate_logrank_test(durations, groups, seen)
        ours = stats.logrank([(durations[groups == group], seen[groups == group]) for group in range(count)])
        assert ours.chi2 == pytest.approx(theirs.test_statistic, rel=1e-9, abs=1e-12)
        assert ours.df == count - 1
        assert ours.p == pytest.approx(theirs.p_value, rel=1e-9)
        compared += 1
    assert compared > SAMPLES / 2


@given(st.floats(0.3, 30), st.integers(2, 40))
def test_the_tail_is_that_of_scipy(shift, count):
    # Groups that differ more and more, for tails from one end to the other.
    groups = [(np.arange(1, 12) * (shift if group % 2 else 1.0), np.ones(11, "?")) for group in range(count)]
    test = stats.logrank(groups)
    assert test.p == pytest.approx(scipy.stats.chi2.sf(test.chi2, test.df), rel=1e-10)


def test_incidences_and_their_errors_without_ties_are_those_of_lifelines():
    compared = 0
    draw = np.random.default_rng(3)
    for number in range(SAMPLES // 2):
        rows = int(draw.integers(5, 300))
        durations = draw.exponential(100, rows) if number % 2 else draw.permutation(10 * rows)[:rows] + 1
        causes = draw.integers(0, 4, rows)
        ours = stats.aalen_johansen(durations, causes, standard_errors=True)
        table = ours.table().to_pandas().set_index("time")
        for cause in ours.causes:
            theirs = AalenJohansenFitter().fit(durations, causes, cause)
            assert table[f"incidence_{cause}"].to_numpy() == near(
                theirs.cumulative_density_[f"CIF_{cause}"].loc[table.index].to_numpy()
            )
            # Once all of the rest have ended theirs is 0 / 0.
            variance = theirs.variance_.loc[table.index].to_numpy()
            known = np.isfinite(variance)
            assert known.sum() >= len(known) - 1
            assert table[f"se_{cause}"].to_numpy()[known] ** 2 == pytest.approx(variance[known], rel=1e-8, abs=1e-15)
            compared += len(table)
    assert compared > 5_000


rows = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 3)), min_size=1, max_size=30)


@settings(deadline=None)
@given(rows)
def test_tied_causes_are_exact(sample):
    durations, causes = zip(*sample, strict=True)
    curves = stats.aalen_johansen(durations, causes, standard_errors=True)
    left, incidence, done = Fraction(1), {cause: Fraction(0) for cause in curves.causes}, []
    for t in sorted(set(durations)):
        at_risk = sum(duration >= t for duration in durations)
        events = {cause: sample.count((t, cause)) for cause in incidence}
        for cause, count in events.items():
            incidence[cause] += left * Fraction(count, at_risk)
        done.append((at_risk, events, left, dict(incidence)))
        left *= 1 - Fraction(sum(events.values()), at_risk)
        assert curves.event_free(t) == pytest.approx(float(left), rel=1e-12, abs=1e-15)
        for cause, share in incidence.items():
            assert curves.incidence(cause, t) == pytest.approx(float(share), rel=1e-12)
            assert curves.se(cause, t) ** 2 == pytest.approx(float(variance(done, cause, share)), rel=1e-9, abs=1e-15)


def variance(done, cause, share):
    """By the formula itself, in as many steps squared."""
    total = Fraction(0)
    for at_risk, events, before, incidence in done:
        all_events, own, rise = sum(events.values()), events[cause], share - incidence[cause]
        if all_events < at_risk:
            total += rise**2 * Fraction(all_events, at_risk * (at_risk - all_events))
        total += before**2 * Fraction(own * (at_risk - own), at_risk**3) - 2 * rise * before * Fraction(own, at_risk**2)
    return total


@settings(deadline=None)
@given(rows, st.fractions(0, 8, max_denominator=4))
def test_restricted_means_and_their_errors_are_exact(sample, horizon):
    durations, seen = [duration for duration, _ in sample], [mark > 0 for _, mark in sample]
    curve = stats.kaplan_meier(durations, seen)
    left, last, mean, past = Fraction(1), Fraction(0), Fraction(0), []
    for t in sorted(t for t in set(durations) if t <= horizon):
        at_risk, events = (
            sum(duration >= t for duration in durations),
            sum(s for d, s in zip(durations, seen, strict=True) if d == t),
        )
        mean += left * (t - last)
        left, last = left * (1 - Fraction(events, at_risk)), Fraction(t)
        past.append((mean, at_risk, events))
    mean += left * (horizon - last)
    found = curve.restricted_mean(float(horizon))
    if horizon > curve.longest and left > 0:
        assert found is None
        return
    spread = sum((mean - until) ** 2 * Fraction(d, n * (n - d)) for until, n, d in past if d < n)
    assert found.value == pytest.approx(float(mean), rel=1e-12, abs=1e-15)
    assert found.se**2 == pytest.approx(float(spread), rel=1e-9, abs=1e-15)
