"""What `lifelines` answers to the questions of durations.rs, and how long it takes: a line of JSON for each."""

import json
import sys
import time
import warnings
from pathlib import Path

import numpy as np

warnings.simplefilter("ignore")  # of arguments that a later pandas will not take

from lifelines import AalenJohansenFitter, KaplanMeierFitter  # noqa: E402
from lifelines.statistics import logrank_test, multivariate_logrank_test  # noqa: E402

FOLDER, ROUNDS, OF_CAUSES = Path(sys.argv[1]), 3, 100_000
TYPES = {"i64": np.int64, "f64": np.float64, "u8": np.uint8}
DATA = {path.stem: np.fromfile(path, TYPES[path.suffix[1:]]) for path in FOLDER.iterdir()}
OBSERVED, TIMES = DATA["observed"].astype(bool), DATA["times"]


def at(steps, column):
    """What a column of a table of steps says at the times that are compared."""
    return steps[column].to_numpy()[np.searchsorted(steps.index.to_numpy(), TIMES, side="right") - 1]


def ask(question, fit, figures):
    fastest = (float("inf"), 0.0)
    for _ in range(ROUNDS):
        begun = time.perf_counter(), time.process_time()
        fitted = fit()
        fastest = min(fastest, (time.perf_counter() - begun[0], time.process_time() - begun[1]))
    found = [float(figure) for figure in figures(fitted)]
    line = {"question": question, "seconds": fastest[0], "cpu_seconds": fastest[1], "figures": found}
    print(json.dumps(line), flush=True)


def curve(fitted):
    steps = fitted.survival_function_.join(fitted.confidence_interval_)
    return np.column_stack([at(steps, column) for column in steps.columns]).ravel()


for kind, durations in (
    ("whole days", DATA["days"]),
    ("whole-number floats", DATA["floats"]),
    ("continuous", DATA["continuous"]),
):
    ask(f"Kaplan–Meier, {kind}", lambda: KaplanMeierFitter().fit(durations, OBSERVED), curve)
    one = DATA["groups"] % 2 == 0
    pair = durations[one], durations[~one], OBSERVED[one], OBSERVED[~one]
    two = lambda: logrank_test(*pair)  # noqa: E731
    four = lambda: multivariate_logrank_test(durations, DATA["groups"], OBSERVED)  # noqa: E731
    for count, test in ((2, two), (4, four)):
        ask(f"log-rank of {count} groups, {kind}", test, lambda found: [found.test_statistic, found.p_value])

rows = DATA["continuous"][:OF_CAUSES], DATA["causes"][:OF_CAUSES]
ask(
    "Aalen–Johansen, continuous",
    lambda: AalenJohansenFitter(calculate_variance=False).fit(*rows, 1),
    lambda fitted: at(fitted.cumulative_density_, "CIF_1"),
)
ask(
    "Aalen–Johansen with standard errors",
    lambda: AalenJohansenFitter().fit(*rows, 1),
    lambda fitted: np.sqrt(at(fitted.variance_.to_frame(), "variance")),
)
