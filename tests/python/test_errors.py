"""Errors, their codes and the enumerations: the same in Python as in the core."""

import enum
import pickle

import pytest

import inward
from inward import _native, enums, errors


def test_every_enumeration_is_the_cores():
    ours = {name: [str(word) for word in found] for name, found in vars(enums).items() if is_enumeration(found)}
    theirs = dict(_native.words())
    assert len(theirs) >= 20 and sum(map(len, theirs.values())) > 100
    assert ours == theirs


def is_enumeration(found) -> bool:
    return isinstance(found, type) and issubclass(found, enum.StrEnum) and found is not enum.StrEnum


def test_every_code_has_a_known_category_and_can_be_raised():
    codes = dict(_native.codes())
    assert len(codes) > 150
    assert set(codes.values()) <= {str(category) for category in inward.Category}
    for code, category in codes.items():
        fault = inward.Fault(code, category, {}, None, None, "en", "zh")
        error = errors._exception("refused", (fault,))
        assert isinstance(error, inward.Refused) and error.code == code
        assert isinstance(error, LookupError) == (category == "not_found")


def provoked() -> inward.InwardError:
    with pytest.raises(inward.InwardError) as caught:
        inward.When("2020-02-30")
    return caught.value


def test_errors_carry_what_a_handler_needs():
    error = provoked()
    assert isinstance(error, inward.Refused) and isinstance(error, ValueError)
    assert error.code == "when.invalid-date" and dict(error.params) == {"input": "2020-02-30"}
    assert "2020-02-30" in error.say() and "2020-02-30" in error.say("zh") and error.say() != error.say("zh")
    assert str(error).endswith("[when.invalid-date]")
    with pytest.raises(ValueError):
        error.say("fr")


def test_errors_and_faults_pickle():
    for error in (provoked(), errors._exception("storage", provoked().faults)):
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is type(error) and again.faults == error.faults and str(again) == str(error)


@pytest.mark.parametrize(
    ("group", "kinds"),
    [
        ("refused", (inward.Refused, ValueError)),
        ("conflict", (inward.Conflict,)),
        ("storage", (inward.StorageError, OSError)),
        ("corrupt", (inward.Corrupt,)),
    ],
)
def test_groups_are_classes(group, kinds):
    error = errors._exception(group, provoked().faults)
    assert all(isinstance(error, kind) for kind in (*kinds, inward.InwardError))
    assert error.code == "when.invalid-date"


def test_every_fault_of_a_call_is_listed():
    desk = inward.in_memory("阳泉经开区").desk("wang.li")
    with pytest.raises(inward.Refused) as caught:
        desk.capture_lead("LED 衬底", on="2020-02-30", total_planned="三五亿", investment="led_x")
    faults = {fault.path: fault.code for fault in caught.value.faults}
    assert set(faults) == {"on", "total_planned", "investment"}
    assert faults["on"] == "when.invalid-date"
    assert len(str(caught.value).splitlines()) == 3
