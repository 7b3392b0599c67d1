"""Junk in every argument of every verb and every question: only documented errors, the book stays whole."""

import datetime
import decimal
import inspect
import random
from collections import Counter
from collections.abc import Iterator

import pytest

import inward

BAD = [
    None, 1.5, float("nan"), 10**40, 2**63, -1, b"x", object(), "", " ", "\0", "\ud800", "x" * 100_000, (), set(),
    [[[[]]]], {1: 2}, {"a": {"b": [1.5]}}, datetime.datetime(2020, 1, 1), datetime.date(2020, 1, 1), print,
    decimal.Decimal("NaN"), inward.Truth.YES, inward.Id("inv_01890a5d-ac96-774b-bcce-b302099a8057"),
]  # fmt: skip


def test_junk_is_refused_and_the_book_stays_whole(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # an archive is dumped wherever a name is one
    rng = random.Random(7)
    crm = inward.in_memory("阳泉经开区", currency="CNY")
    desk = crm.desk("wang.li", unit="招商一局")
    lead = desk.capture_lead("LED 衬底")
    project = desk.record_project(title="蓝宝石长晶", phases=[inward.Phase(), inward.Phase()])
    good = [
        lead, project.id, str(project.id), crm.lead(lead), desk.open_negotiation(lead), "2020-06", "3亿元", 1, True,
        inward.When("2020"), inward.Amount("3亿元"), inward.Evidence(), ["a"], {"a": "b"}, "招商一局", "jobs_new",
        "construction_started", "reviewed", "total_planned", "expected", "passed", "contract", "visit", "completed",
    ]  # fmt: skip
    outcomes = Counter()

    def attempt(call, *arguments, **keywords):
        try:
            answer = call(*arguments, **keywords)
            if isinstance(answer, Iterator):
                list(answer)
            outcomes["accepted"] += 1
        except inward.InwardError as error:
            assert error.code and error.say() and error.say("zh")
            outcomes["refused"] += 1
        except (TypeError, ValueError):
            outcomes["no argument"] += 1

    for _ in range(4_000):
        verb = rng.choice([verb for verb in inward.Desk._verbs() if verb != "adopt_playbook"])
        positional, keywords = [], {}
        for name, parameter in inspect.signature(getattr(inward.Desk, verb)).parameters.items():
            thing = rng.choice(good if rng.random() < 0.7 else BAD)
            if name in ("self", "unknown", "command_id"):
                continue
            if parameter.kind is parameter.POSITIONAL_OR_KEYWORD:
                positional.append(thing)
            elif parameter.default is parameter.empty or rng.random() < 0.25:
                keywords[name] = thing
        attempt(getattr(desk, verb), *positional, **keywords)

    asked = 0
    for name, question in inspect.getmembers(crm, inspect.ismethod):
        if name.startswith("_") or name == "close":
            continue
        asked += 1
        parameters = inspect.signature(question).parameters.values()
        for _ in range(40):
            positional = [rng.choice(good + BAD) for each in parameters if each.kind is each.POSITIONAL_OR_KEYWORD]
            keywords = {each.name: rng.choice(good + BAD) for each in parameters if each.kind is each.KEYWORD_ONLY}
            if any(each.kind is each.VAR_KEYWORD for each in parameters):
                filters = rng.sample(list(inward.Filters.__annotations__), 2)
                attempt(lambda: question(**{key: rng.choice(good + BAD) for key in filters}).count())  # noqa: B023
            else:
                attempt(question, *positional, **keywords)

    assert asked >= 30 and min(outcomes[kind] for kind in ("accepted", "refused", "no argument")) > 300, outcomes
    head = crm.verify()
    crm.rebuild()
    assert crm.head() == head


def test_what_takes_text_says_so_by_its_name(tmp_path):
    crm = inward.in_memory("阳泉经开区")
    calls = {
        "officer": lambda: crm.desk(3),
        "name": lambda: crm.person_named(5),
        "system": lambda: crm.record_referred(1.5, "key"),
        "key": lambda: crm.record_referred("system", None),
        "note": lambda: crm.note(b"x"),
        "zone": lambda: inward.create(tmp_path / "book.db", zone=5),
    }
    for name, call in calls.items():
        with pytest.raises(TypeError, match=f"^{name} takes text, not "):
            call()
    for name in ("unit_named", "list_named"):
        with pytest.raises(TypeError, match="^name takes text, not int"):
            getattr(crm, name)(5)
    with pytest.raises(TypeError, match="^zone takes text, not int"):
        inward.in_memory(5)
    assert not (tmp_path / "book.db").exists()


def test_a_nul_in_a_path_is_refused_by_the_name_of_the_argument(tmp_path):
    crm = inward.in_memory("阳泉经开区")
    for name, call in {
        "path": lambda: inward.create(f"{tmp_path}/a\0b.db", zone="阳泉经开区"),
        "archive": lambda: inward.restore(f"{tmp_path}/a\0b", tmp_path / "book.db"),
    }.items():
        with pytest.raises(ValueError, match=f"^{name} takes a path, in which no NUL may stand"):
            call()
    with pytest.raises(ValueError, match="^path takes a path"):
        crm.dump(f"{tmp_path}/a\0b")
