"""Calendars and deadlines: naive and aware times, changes of the clock, holidays of any source, what is refused."""

import datetime
import inspect
import pickle
import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import inward

CHINA = inward.Calendar.china()
WEEK = {day: [["09:00", "12:00"], ["14:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
OFFICE = inward.Calendar.from_data({"zone": "Asia/Shanghai", "layers": ["china"], "weekly": WEEK})
LOCAL = inward.Calendar.from_data({"weekly": WEEK})
NAIVE = datetime.datetime(2024, 3, 4, 11)
AWARE = NAIVE.replace(tzinfo=ZoneInfo("Asia/Shanghai"))


def code(call) -> tuple[str, str | None]:
    """The code and the path of what is refused."""
    with pytest.raises(inward.Refused) as error:
        call()
    assert error.value.say() != error.value.say("zh")
    return error.value.code, error.value.path


def test_the_calls_of_the_design():
    assert CHINA.add_working_days("2020-01-20", 5, known="2020-01-25") == date(2020, 2, 1)
    suspended = [(date(2021, 1, 13), date(2021, 1, 20))]
    assert CHINA.add_working_days(date(2021, 1, 8), 20, suspended=suspended) == date(2021, 2, 19)
    assert CHINA.add_working_days("2021-02-18", -1) == date(2021, 2, 10)
    assert CHINA.working_days_between("2021-02-10", "2021-02-18") == 1
    assert CHINA.count_working_days("2021-02-10", "2021-02-18") == 2
    assert CHINA.kind("2021-02-11") is inward.DayKind.HOLIDAY
    end = CHINA.period_end("2021-01-12", days=30, roll="next_working_day")
    assert (end.raw_last_day, end.last_day) == (date(2021, 2, 11), date(2021, 2, 18))
    pause = ("2020-01-21T09:00+08:00", "2020-01-22T09:00+08:00")
    due = OFFICE.due("2020-01-20T10:00+08:00", inward.working_time(hours=16), pauses=[pause])
    assert due.at == datetime.datetime.fromisoformat("2020-01-23T12:00+08:00") and not due.provisional
    assert not due.breached(due.at) and due.breached(due.at + timedelta(microseconds=1))
    assert due.overdue("2020-01-23T15:00+08:00") == timedelta(hours=1)
    spent = OFFICE.working_time("2020-01-20T10:00+08:00", "2020-02-04T10:00+08:00", pauses=[pause])
    assert spent == timedelta(hours=28)


def test_the_kind_of_time_is_that_of_the_calendar():
    rule = inward.hours(1)
    due = OFFICE.due(AWARE, rule)
    assert due.at == AWARE + timedelta(hours=1) and due.at.utcoffset() == timedelta(hours=8)
    assert LOCAL.due(NAIVE, rule).at == NAIVE + timedelta(hours=1) and LOCAL.due(NAIVE, rule).at.tzinfo is None
    other = datetime.datetime(2024, 3, 4, 3, tzinfo=datetime.UTC)
    assert OFFICE.due(other, rule).at == due.at and str(due) == "2024-03-04T12:00:00+08:00"
    local = LOCAL.due(NAIVE, rule)
    asks = [
        (lambda calendar, at: calendar.due(at, rule), "start"),
        (lambda calendar, at: calendar.working_time(at, at), "a"),
        (lambda calendar, at: calendar.due_range(at, rule), "when"),
        (lambda calendar, at: calendar.kind(at), "day"),
        (lambda calendar, at: calendar.due("2024-03-04", inward.working_days(1), pauses=[(at, None)]), "pauses[0][0]"),
        (lambda calendar, at: (local if calendar is LOCAL else due).breached(at), "at"),
        (lambda calendar, at: (local if calendar is LOCAL else due).clock(at), "at"),
    ]
    for ask, path in asks:
        assert code(lambda: ask(OFFICE, NAIVE)) == ("when.no-offset", path)
        assert code(lambda: ask(LOCAL, AWARE)) == ("when.has-offset", path)
        assert code(lambda: ask(OFFICE, "2024-03-04T11:00")) == ("when.no-offset", path)
        assert code(lambda: ask(LOCAL, "2024-03-04T11:00+08:00")) == ("when.has-offset", path)
    # Midnight is a time like any other.
    midnight = datetime.datetime(2024, 3, 4)
    assert LOCAL.due(midnight, rule).at == LOCAL.due("2024-03-04T00:00", rule).at == midnight + timedelta(hours=1)
    assert code(lambda: OFFICE.due(midnight, rule)) == ("when.no-offset", "start")


def test_approvals_are_of_the_kind_of_the_calendar():
    rule, by = inward.working_days(5), inward.working_days(1)
    for calendar, right, wrong, refusal in (
        (CHINA, AWARE, NAIVE, "when.no-offset"),
        (LOCAL, NAIVE, AWARE, "when.has-offset"),
    ):
        extended = calendar.due("2024-03-04", rule, extensions=[inward.Extension(by, approved=right)])
        assert extended.last_day == date(2024, 3, 12)
        extensions = [inward.Extension(by), inward.Extension(by, approved=wrong)]
        assert code(lambda: calendar.due("2024-03-04", rule, extensions=extensions)) == (
            refusal,
            "extensions[1].approved",
        )
        late = inward.Extension(by, approved=right + timedelta(days=30))
        assert code(lambda: calendar.due("2024-03-04", rule, extensions=[late]))[0] == "deadline.extension-after-expiry"


def test_a_local_time_that_is_skipped_is_refused_and_one_that_comes_twice_is_taken_by_its_fold():
    zone = ZoneInfo("America/New_York")
    skipped = datetime.datetime(2024, 3, 10, 2, 30, tzinfo=zone)
    for fold in (0, 1):
        at = skipped.replace(fold=fold)
        assert code(lambda: CHINA.due(at, inward.hours(1))) == ("when.no-such-local-time", "start")
        assert code(lambda: inward.When(at)) == ("when.no-such-local-time", "when")
    with pytest.raises(inward.Refused, match="America/New_York never show `2024-03-10T02:30:00`"):
        inward.When(skipped)
    twice = datetime.datetime(2024, 11, 3, 1, 30, tzinfo=zone)
    first, second = (CHINA.due(twice.replace(fold=fold), inward.hours(1)).at for fold in (0, 1))
    assert second - first == timedelta(hours=1) and first == datetime.datetime(2024, 11, 3, 6, 30, tzinfo=datetime.UTC)
    for edge in (datetime.datetime.min, datetime.datetime.max.replace(microsecond=0)):
        for offset in (-12, 0, 12):
            at = edge.replace(tzinfo=datetime.timezone(timedelta(hours=offset)))
            try:
                assert inward.When(at).instant == at
            except inward.Refused as error:
                assert error.code == "when.out-of-range"


HOLIDAYS = {date(2024, 5, 1): "Labour Day", date(2024, 5, 2): "Labour Day", date(2024, 12, 25): "Christmas"}


class Holidays(dict):
    """As packages of holidays have it: a mapping of their own, of dates to names."""


@pytest.mark.parametrize(
    "closed",
    [HOLIDAYS, Holidays(HOLIDAYS), list(HOLIDAYS), set(HOLIDAYS), frozenset(HOLIDAYS), tuple(HOLIDAYS),
     {str(day): name for day, name in HOLIDAYS.items()}, dict.fromkeys(HOLIDAYS), ["2024-05-01/2024-05-02", "2024-12-25"]],
    ids=lambda closed: type(closed).__name__,
)  # fmt: skip
def test_holidays_of_any_source_are_taken_as_they_are(closed):
    for zone in ("Europe/Berlin", None):
        calendar = inward.Calendar.from_data({"zone": zone, "closed": closed, "open": {date(2024, 5, 4): "made up"}})
        days = [date(2024, 1, 1) + timedelta(days=n) for n in range(366)]
        works = [day for day in days if calendar.is_working_day(day)]
        expected = [day for day in days if day.weekday() < 5 and day not in HOLIDAYS or day == date(2024, 5, 4)]
        assert works == expected and len(works) == 260
        named = isinstance(closed, dict) and None not in closed.values()
        assert calendar.day("2024-12-25").name == ("Christmas" if named else None)
        assert calendar.kind("2024-05-04") is inward.DayKind.MAKEUP_WORKING
        assert inward.Calendar.from_data(calendar.data()) == calendar


def test_open_days_take_windows_and_notices_take_dates():
    calendar = inward.Calendar.from_data({
        "zone": "Asia/Shanghai",
        "layers": ["china", {"region": "山西", "notices": [
            {"document": "合成通知", "issued_on": date(2021, 3, 1), "closed": {date(2021, 3, 12): None}},
        ]}],
        "weekly": WEEK,
        "open": {date(2021, 3, 13): [["09:00", "12:00"]]},
    })  # fmt: skip
    day = calendar.day("2021-03-12")
    assert (day.document, day.issued_on, day.issued_exactly, day.region) == ("合成通知", date(2021, 3, 1), True, "山西")
    assert calendar.kind("2021-03-12", known="2021-02-28") is inward.DayKind.WORKING
    assert calendar.day("2021-03-13").hours == [("09:00", "12:00")] and calendar.day("2021-03-14").hours == []
    assert CHINA.day("2021-03-13").hours is None
    assert date(2021, 3, 1) in calendar.issues and calendar.has_hours and not CHINA.has_hours


def test_toml_comes_as_text_or_in_a_file(tmp_path):
    text = 'zone = "Asia/Shanghai"\nlayers = ["china"]\nclosed = { "2021-03-12" = "检修（示例）" }\n'
    path = tmp_path / "calendar.toml"
    path.write_text(text, encoding="utf-8")
    assert inward.Calendar.from_toml(text) == inward.Calendar.from_toml(path)
    assert inward.Calendar.from_toml(path).day("2021-03-12").name == "检修（示例）"
    assert code(lambda: inward.Calendar.from_toml(str(path)))[0] == "calendar.not-toml"
    with pytest.raises(FileNotFoundError):
        inward.Calendar.from_toml(tmp_path / "none.toml")
    with pytest.raises(TypeError, match="^toml takes text or an os.PathLike, not bytes"):
        inward.Calendar.from_toml(b"")


def test_calendars_pickle_and_compare():
    for calendar in (CHINA, CHINA.known("2020-01-25"), OFFICE, LOCAL, LOCAL.known("2020-01-25")):
        again = pickle.loads(pickle.dumps(calendar))
        assert again == calendar and hash(again) == hash(calendar) and repr(again) == repr(calendar)
        assert (again.known_on, again.zone) == (calendar.known_on, calendar.zone)
    assert CHINA != CHINA.known("2020-01-25") and CHINA != OFFICE and CHINA != "china"
    day = OFFICE.day("2020-02-01")
    assert pickle.loads(pickle.dumps(day)) == day and hash(pickle.loads(pickle.dumps(day))) == hash(day)
    assert day == OFFICE.day("2020-02-01") != OFFICE.day("2020-02-02") and day.on == date(2020, 2, 1)
    rule = inward.working_days(1)
    for answer in (CHINA.due("2021-01-08", rule), CHINA.due_range("2021", rule)):
        with pytest.raises(TypeError, match="does not pickle: ask again"):
            pickle.dumps(answer)


def test_what_has_run_is_left_and_is_over():
    start = datetime.datetime(2021, 2, 5, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
    day = timedelta(days=1)
    for rule, elapsed, remaining, overdue in [
        (inward.working_days(5), 3, 2, 1),
        (inward.natural_days(13), 4, 9, 1),
        (inward.hours(13 * 24), timedelta(days=4), timedelta(days=9), timedelta(days=1)),
    ]:
        due = OFFICE.due(start, rule)
        assert (due.elapsed(start + 4 * day), due.remaining(start + 4 * day)) == (elapsed, remaining)
        assert due.overdue(start + 4 * day) == type(elapsed)(0) and due.overdue(start + 14 * day) == overdue
        assert (due.clock(start - day), due.clock(start), due.clock(start + 14 * day)) == ("not_started", "running", "over")
        assert due.rule == rule
    pauses = [(start + day, None)]
    assert code(lambda: OFFICE.due(start, rule, pauses=pauses))[0] == "deadline.open-pause"
    resumed = OFFICE.due_if_resumed(start, rule, pauses=pauses, at=start + 3 * day)
    assert resumed.at == start + 15 * day and resumed.clock(start + 2 * day) is inward.ClockState.PAUSED


def test_past_the_notices_only_due_answers():
    for ask in (CHINA.kind, CHINA.day, CHINA.is_working_day, lambda day: CHINA.add_working_days(day, 1)):
        assert code(lambda: ask("2031-01-02")) == ("calendar.not-published", None)
    with pytest.raises(inward.Refused) as error:
        CHINA.period_end("2030-12-01", months=2)
    assert (error.value.code, error.value.params["raw_last_day"]) == ("calendar.not-published", "2031-02-01")
    assert CHINA.period_end("2030-12-01", months=2, roll="none").last_day == date(2031, 2, 1)
    due = CHINA.due("2031-01-02", inward.working_days(5))
    assert due.provisional and due.last_day == date(2031, 1, 9) and "rovisional" in due.explain() and "暂定" in due.explain("zh")
    assert repr(due).endswith(" provisional>")


def test_starts_as_vague_as_they_are_known():
    due = CHINA.due_range("2020-06", inward.natural_days(30))
    assert [str(due.breached(f"2020-0{at}T09:00+08:00")) for at in ("7-01", "7-15", "8-01")] == ["no", "possibly", "yes"]
    assert due.exact is None and CHINA.due_range("2020-06-01", inward.natural_days(30)).exact.last_day == date(2020, 7, 1)
    local = LOCAL.due_range("2024-03-04 11:00", inward.working_time(hours=2))
    assert local.exact.at == datetime.datetime(2024, 3, 4, 15)
    assert local.kept_by("2024-03-04T15:00") is inward.Truth.YES and local.kept_by(NAIVE) is inward.Truth.YES
    assert code(lambda: local.kept_by(AWARE)) == ("when.has-offset", "when")
    assert LOCAL.due_range("2024-03", inward.hours(1)).latest.at == datetime.datetime(2024, 4, 1, 0, 59, 59, 999_999)
    assert code(lambda: CHINA.due("2021-06", inward.working_days(5))) == ("deadline.imprecise-start", "start")
    assert code(lambda: CHINA.due_range(inward.When.interval(None, date(2020, 1, 1)), inward.hours(1)))[0] == "deadline.start-open"


def test_explanations_can_be_read_and_are_escaped():
    nasty = inward.Calendar.from_data({"zone": "Asia/Shanghai", "closed": {"2021-01-11": "<script>"}})
    due = nasty.due("2021-01-08", inward.working_days(1))
    assert "<script>" in due.explain() and "<script>" not in due._repr_html_() and "&lt;script&gt;" in due._repr_html_()
    assert due.explain() != due.explain("zh")
    with pytest.raises(ValueError, match="lang takes"):
        due.explain("fr")
    local = LOCAL.due(NAIVE, inward.working_time(hours=2))
    assert "2024-03-04 15:00:00" in local.explain() and "+0" not in local.explain()


NUMBERS = {
    "n": [inward.working_days, inward.natural_days, inward.months, inward.years, inward.hours,
          lambda n: CHINA.add_working_days("2021-01-04", n)],
    "days": [lambda n: CHINA.period_end("2021-01-04", days=n)],
    "months": [lambda n: CHINA.period_end("2021-01-04", months=n)],
    "years": [lambda n: CHINA.period_end("2021-01-04", years=n)],
    "hours": [lambda n: inward.working_time(hours=n)],
    "minutes": [lambda n: inward.working_time(minutes=n)],
    "seconds": [lambda n: inward.working_time(seconds=n)],
}  # fmt: skip


def test_numbers_are_whole_and_not_negative():
    refused = 0
    for name, calls in NUMBERS.items():
        for call in calls:
            for bad in (1.0, float("nan"), True, False, "5", b"5", [5], object()):
                with pytest.raises(TypeError, match=f"^{name} takes a whole number, not "):
                    call(bad)
                refused += 1
            with pytest.raises(inward.Refused):
                call(10**40)
    for name, calls in NUMBERS.items():
        for call in calls[:5]:
            with pytest.raises(ValueError, match=f"^{name} takes a whole number from 0 on, not -1"):
                call(-1)
    assert refused == 96
    for periods in ({}, {"days": 1, "months": 1}):
        with pytest.raises(TypeError, match="one of days, months and years"):
            CHINA.period_end("2021-01-04", **periods)


def test_wrong_types_are_refused_by_the_name_of_the_argument():
    rule, start = inward.working_days(5), "2021-01-08"
    calls = {
        "day": [lambda bad: CHINA.kind(bad), lambda bad: CHINA.add_working_days(bad, 1), lambda bad: CHINA.known(bad)],
        "known": [lambda bad: CHINA.kind(start, known=bad)],
        "suspended": [lambda bad: CHINA.add_working_days(start, 1, suspended=bad)],
        "start": [lambda bad: CHINA.due(bad, rule), lambda bad: LOCAL.due(bad, rule)],
        "a": [lambda bad: CHINA.working_time(bad, bad), lambda bad: LOCAL.working_time(bad, bad)],
        "rule": [lambda bad: CHINA.due(start, bad), lambda bad: inward.Extension(rule).check(bad)],
        "pauses": [lambda bad: CHINA.due(start, rule, pauses=bad), lambda bad: CHINA.due(start, rule, pauses=[bad])],
        "extensions": [lambda bad: CHINA.due(start, rule, extensions=bad), lambda bad: CHINA.due(start, rule, extensions=[bad])],
        "at": [lambda bad: CHINA.due(start, rule).breached(bad)],
        "when": [lambda bad: CHINA.due_range(bad, rule), lambda bad: LOCAL.due_range(bad, rule)],
        "by": [lambda bad: inward.Extension(bad)],
        "approved": [lambda bad: inward.Extension(rule, approved=bad)],
        "statutory": [lambda bad: inward.Limits(statutory=bad)],
        "calendar": [lambda bad: inward.Limits().warning(start, bad)],
        "cutoff": [lambda bad: inward.same_day(bad, "that_day")],
        "rest_day": [lambda bad: inward.same_day("17:00", bad)],
        "roll": [lambda bad: inward.natural_days(5, roll=bad)],
        "counts_first_day": [lambda bad: inward.working_days(5, counts_first_day=bad)],
        "date": [lambda bad: inward.fixed(bad)],
        "data": [lambda bad: inward.Calendar.from_data(bad)],
    }
    refused = 0
    for name, asks in calls.items():
        for ask in asks:
            for bad in (5, object(), b"2021-01-08"):
                with pytest.raises(TypeError, match=rf"^{name}(\[\d\])* takes "):
                    ask(bad)
                refused += 1
    assert refused == 84
    for bad in ([], None):
        with pytest.raises(TypeError, match="^(day|data) takes "):
            CHINA.kind(bad)
    with pytest.raises(TypeError, match="start and calendar together"):
        inward.Limits().warning(start)
    with pytest.raises(ValueError, match="^by takes a length alone"):
        inward.Extension(rule.after("accepted"))
    with pytest.raises(ValueError, match="^roll takes one of next_working_day, none"):
        inward.natural_days(5, roll="back")
    assert code(lambda: inward.same_day("25:00", "that_day")) == ("calendar.not-a-time", "cutoff")
    assert inward.same_day(datetime.time(17), "that_day") == inward.same_day("17:00", "that_day")


def test_faults_of_data_are_told_with_their_places():
    for data, refusal in [
        ({"zone": "Asia/Nowhere"}, ("zone.unknown-time-zone", "zone")),
        ({"closde": []}, ("command.unknown-field", "closde")),
        ({"closed": ["2024-02-30"]}, ("when.invalid-date", "closed")),
        ({"closed": [1.5]}, ("number.float", "closed[0]")),
        ({"open": {"2024-03-09": "9:00-12:00"}}, ("command.not-list", "open.2024-03-09")),
        ({"open": {date(2024, 3, 9): [["12:00", "9:00"]]}}, ("calendar.window-reversed", "open.2024-03-09[0]")),
        ({"layers": ["mars"]}, ("calendar.unknown-layer", "layers[0]")),
    ]:
        assert code(lambda: inward.Calendar.from_data(data)) == refusal
    with pytest.raises(TypeError, match="^closed takes keys that are text or dates, not datetime"):
        inward.Calendar.from_data({"closed": {NAIVE: "x"}})
    with pytest.raises(inward.Refused) as error:
        inward.Calendar.from_data({"closed": ["2024-02-30", "2024-01-32"], "weekly": {"mon": [["9", "10:00"]]}})
    assert len(error.value.faults) == 2


def test_a_path_that_names_a_calendar_is_read_as_utf_8(tmp_path):
    path = Path(tmp_path) / "broken.toml"
    path.write_bytes(b"note = '\xff'")
    with pytest.raises(ValueError):
        inward.Calendar.from_toml(path)


JUNK = [
    None, 1.5, 10**40, -1, 0, 5, 70_000, True, b"x", object(), "", "\0", "\ud800", "x" * 1_000, (), set(), [], [[[[]]]], {1: 2},
    date.min, date(2031, 1, 2), datetime.datetime.min, datetime.datetime.max, datetime.datetime.max.replace(tzinfo=datetime.UTC),
    NAIVE, AWARE, "0001-01-01", "2020-01-20", "2020-06", "2020-01-20T10:00+08:00", "2020-01-20T10:00", inward.When("2020"),
    [("2020-01-20", "2020-01-25")], [("2020-01-20T10:00", None)], [("2020-01-20T10:00+08:00", "2020-03-20T10:00+08:00")],
    inward.working_days(5), inward.working_days(70_000), inward.natural_days(0), inward.years(199).before("x"), inward.hours(10),
    inward.working_time(hours=400), inward.same_day("17:00", "next_working_day"), inward.fixed("2020-07"),
    [inward.Extension(inward.working_days(3))], [inward.Extension(inward.fixed("2030"))], "none", CHINA,
]  # fmt: skip


def test_junk_is_refused_in_words():
    rng, outcomes, answers = random.Random(7), Counter(), [CHINA, OFFICE, LOCAL]
    far = (datetime.datetime.max, JUNK[JUNK.index(datetime.datetime.max) + 1])
    for _ in range(6_000):
        asked = rng.choice(answers[:3] if rng.random() < 0.7 else answers)
        name = rng.choice([name for name in dir(asked) if not name.startswith("_") and callable(getattr(asked, name))])
        positional, keywords = [], {}
        # To count to the year 9999 takes its time.
        things = [thing for thing in JUNK if thing not in far] if "between" in name or "count" in name else JUNK
        for parameter in inspect.signature(getattr(asked, name)).parameters.values():
            if parameter.kind is parameter.KEYWORD_ONLY and rng.random() < 0.3:
                keywords[parameter.name] = rng.choice(things)
            elif parameter.kind is not parameter.KEYWORD_ONLY:
                positional.append(rng.choice(things))
        try:
            answer = getattr(asked, name)(*positional, **keywords)
            if isinstance(answer, inward.Due):
                assert answer.explain() and answer.explain("zh") and answer._repr_html_() and answer.at
            if isinstance(answer, (inward.Due, inward.DueRange)) and len(answers) < 60:
                answers.append(answer)
            outcomes["accepted"] += 1
        except inward.InwardError as error:
            assert error.code and error.say() and error.say("zh")
            outcomes["refused"] += 1
        except (TypeError, ValueError):
            outcomes["no argument"] += 1
    assert len(answers) > 10 and min(outcomes[kind] for kind in ("accepted", "refused", "no argument")) > 300, outcomes
