"""Bad arguments of commands: each is refused by name, nothing panics, nothing is written."""

import inspect
from datetime import datetime
from decimal import Decimal

import pytest

import inward


@pytest.fixture
def desk():
    return inward.in_memory("阳泉经开区", currency="CNY").desk("wang.li", unit="招商一局")


def nested(depth):
    thing = "x"
    for _ in range(depth):
        thing = [thing]
    return thing


class Odd:
    """Nothing that a command takes."""


BAD = [
    ({"total_planned": 2.5}, "number.float", "total_planned"),
    ({"total_planned": float("nan")}, "number.float", "total_planned"),
    ({"total_planned": Decimal("NaN")}, "money.not-money", "total_planned"),
    ({"total_planned": 10**30}, "number.out-of-range", "total_planned"),
    ({"total_planned": "三五亿"}, "money.bad-number", "total_planned"),
    ({"on": datetime(2020, 6, 1, 9)}, "when.no-offset", "on"),
    ({"on": "2020-02-30"}, "when.invalid-date", "on"),
    ({"on": ["2020-06"]}, "command.malformed", "on"),
    ({"origin": 5}, "command.not-text", "origin"),
    ({"origin": ["a", "b"]}, "command.not-text", "origin"),
    ({"origin": nested(100)}, "command.malformed", "origin" + 8 * "[0]"),
    ({"origin": "a\ud800b"}, "text.lone-surrogate", "origin"),
    ({"aliases": "one text"}, "command.not-list", "aliases"),
    ({"aliases": ["a", 0.5]}, "number.float", "aliases[1]"),
    ({"code": 7}, "command.not-text", "code"),
    ({"references": [{"system": "a"}]}, "command.missing-field", "references[0]"),
    ({"attributes": {"x": 1.5}}, "number.float", "attributes.x"),
    ({"evidence": {"kind": "document", "titel": "x"}}, "command.unknown-field", "evidence.titel"),
    ({"investment": "led_01890a5d-ac96-774b-bcce-b302099a8057"}, "id.wrong-kind", "investment"),
    ({"investment": "inv_x"}, "id.malformed", "investment"),
    ({"investor": "没有的企业"}, "organisation.unknown", None),
    ({"unit": "招商二局"}, "unit.unknown", None),
    ({"source": "hearsay"}, "record.unknown-source", "source"),
    ({"command_id": "1"}, "id.malformed", "command_id"),
]


@pytest.mark.parametrize(("keywords", "code", "path"), BAD, ids=lambda value: ascii(value)[:40])
def test_bad_arguments_are_refused_by_name(desk, keywords, code, path):
    before = desk.crm.head()
    with pytest.raises(inward.InwardError) as error:
        desk.capture_lead("LED 衬底", **keywords)
    assert (error.value.code, error.value.path) == (code, path), str(error.value)
    assert error.value.say() and error.value.say("zh")
    assert desk.crm.head() == before


@pytest.mark.parametrize("bad", [Odd(), {"evidence": Odd()}, b"bytes", 1j])
def test_what_nothing_takes_is_a_type_error(desk, bad):
    with pytest.raises(TypeError, match=r"^origin.* takes .*, not (Odd|bytes|complex)$"):
        desk.capture_lead("LED 衬底", origin=bad)


def test_unknown_keywords_are_refused_with_near_names(desk):
    with pytest.raises(TypeError, match=r"'total_plan' is no keyword of capture_lead\(\); did you mean total_planned"):
        desk.capture_lead("LED 衬底", total_plan="1亿元")
    with pytest.raises(TypeError, match="did you mean phases"):
        desk.record_project(title="x", phase=[])
    with pytest.raises(TypeError, match="did you mean phase"):
        desk.reach("inv_x", "reviewed", phas=1)
    with pytest.raises(TypeError):
        desk.capture_lead()
    with pytest.raises(TypeError):
        desk.capture_lead("a", "b")


@pytest.mark.parametrize("text", ["\0", "a\0b", "\u202e", "名" * 1_000_000], ids=lambda text: ascii(text[:4]))
def test_odd_and_long_texts_never_panic(desk, text):
    try:
        lead = desk.capture_lead(text, summary=text)
    except inward.InwardError as error:
        assert error.code
    else:
        read = desk.crm.lead(lead)
        assert read.title == text.strip() or read.title == text
        assert desk.crm.note(read.summary) == text
    desk.crm.verify()


def test_faults_name_the_keywords_of_python(desk):
    project = desk.record_project(title="蓝宝石长晶", phases=[inward.Phase(), inward.Phase()])
    with pytest.raises(inward.Refused) as error:
        desk.record_project(title="x", phases=[inward.Phase(), inward.Phase("三五亿")])
    assert error.value.path == "phases[1].total_planned"
    with pytest.raises(inward.Refused) as error:
        desk.reach(project, "construction_started", phase="one", on="2020-07-18")
    assert error.value.path == "phase"
    with pytest.raises(inward.Refused) as error:
        desk.reach("prj_x", "construction_started")
    assert error.value.path == "record"
    with pytest.raises(inward.Refused) as error:
        desk.retract("prj_x@1", "记错了")
    assert error.value.path == "fact"
    with pytest.raises(inward.Refused) as error:
        desk.sign_agreement(title="x", parties=[5])
    assert error.value.path == "parties[0]"


def test_facts_are_corrected_retracted_and_verified(desk):
    crm = desk.crm
    project = desk.record_project(title="蓝宝石长晶")
    paid = desk.record_money(project, "funds_arrived", "70万元", on="2020-08-10")
    assert paid.fact.record == project.id
    desk.correct_fact(paid.fact, reason="按银行回单", amount=inward.Amount("30万元"), on="2020-08-11")
    assert crm.project(project).increments("funds_arrived") == [inward.Amount("30万元")]
    done = desk.reach(project, "construction_started", on="2020-07-18", evidence=inward.Evidence(title="施工合同"))
    other = crm.desk("li.na")
    other.verify_fact(str(done.fact))
    other.retract(done.fact, "记错了")
    assert crm.project(project).when("construction_started") is None


def test_amounts_dates_and_enumerations_in_every_form(desk):
    crm = desk.crm
    for amount in ("3亿元", inward.Amount("3亿元"), inward.Money(300_000_000, "CNY"), Decimal("3E8"), 300_000_000):
        assert crm.lead(desk.capture_lead("x", total_planned=amount)).amount("total_planned") == inward.Amount("3亿元")
    talks = desk.open_negotiation(title="x", likelihood=inward.Likelihood.HIGH)
    assert crm.negotiation(talks).likelihood == "high"
    desk.record_interaction(talks, "on_site_office", on=inward.When("2020H2"), note="协调", people=["wang.li"])
    [(kind, on, note)] = crm.negotiation(talks).interactions
    assert (kind, str(on), crm.note(note)) == (inward.InteractionKind.ON_SITE_OFFICE, "2020H2", "协调")
    kept = crm.lead(desk.capture_lead("x", total_planned=inward.Amount("约3亿元"), on="2020年7月上旬"))
    assert kept.amount("total_planned").given == "约3亿元" and kept.when("lead_received").given == "2020年7月上旬"


def test_a_preview_keeps_nothing(desk):
    before = desk.crm.head()
    done = desk.preview.capture_lead("LED 衬底")
    assert done.id.kind == "lead" and desk.crm.head() == before


def test_what_is_reported_later(desk):
    early = desk.reported_on("2020-12-31")
    lead = early.capture_lead("LED 衬底", on="2020-06")
    assert str(desk.crm.history(lead)[0].reported_on) == "2020-12-31"
    with pytest.raises(inward.Refused) as error:
        desk.reported_on("2999-01-01").capture_lead("x")
    assert error.value.code == "command.reported-in-the-future"
    assert desk.crm.desk("wang.li", reported_on="2020-12-31").officer == desk.officer


def test_every_verb_has_a_method_with_words_of_its_own():
    verbs = inward.Desk._verbs()
    assert len(verbs) >= 54
    for verb in verbs:
        method = getattr(inward.Desk, verb)
        assert inspect.getdoc(method), verb
        for name, parameter in inspect.signature(method).parameters.items():
            if name == "self":
                continue
            if name not in ("command_id", "unknown"):
                assert f"- `{name}`: " in inspect.getdoc(method), (verb, name)
            assert parameter.annotation is not inspect.Parameter.empty, (verb, name)
