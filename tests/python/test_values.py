"""Values compare, hash, pickle, print and parse back; floats and naive times are refused."""

import copy
import datetime
import pickle
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

import inward

UUID = "01890a5d-ac96-774b-bcce-b302099a8057"

VALUES = [
    inward.When("2020年7月上旬"),
    inward.When("2020-06-01/2020-07-01"),
    inward.When("2020-01-20T10:00+08:00"),
    inward.Money("25.3亿元"),
    inward.Money(Decimal("-1.2345"), "USD"),
    inward.Amount("约2.9亿元"),
    inward.Amount("3000-5000万", "CNY"),
    inward.Measured("200余个"),
    inward.Area("8.9公顷"),
    inward.Uscc("91350100M000100Y43"),
    inward.Id(f"inv_{UUID}"),
    inward.FactRef(f"prj_{UUID}@12.1"),
    inward.Count(2),
    inward.Count(1, 3),
    inward.Head(3, "ab" * 32),
    inward.DivisionCode("140302"),
    inward.working_days(5).after("accepted"),
    inward.natural_days(30, roll="none", counts_first_day=True).ends("close_of_business"),
    inward.months(6).before("trial_production"),
    inward.years(3),
    inward.hours(24),
    inward.working_time(hours=1, seconds=30),
    inward.same_day("17:00", "that_day"),
    inward.fixed("2020-07-24"),
    inward.Extension(inward.working_days(10), approved="2021-02-01T09:00+08:00"),
    inward.Extension(inward.fixed("2021-03"), approved="2021-02-01T09:00"),
    inward.Extension(inward.months(1)),
    inward.Limits(statutory=inward.working_days(20), promised=inward.working_days(5)),
    inward.PeriodEnd("2021-02-11", "2021-02-18"),
]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_values_pickle_compare_hash_and_show_how_they_are_made(value):
    again = pickle.loads(pickle.dumps(value))
    assert again == value and hash(again) == hash(value) and type(again) is type(value)
    assert copy.deepcopy(value) == value
    assert eval(repr(value), vars(inward)) == value
    assert value != object() and value is not None
    assert type(value).__module__ == "inward"
    with pytest.raises((AttributeError, TypeError)):
        value.anything = 1


@pytest.mark.parametrize("value", [value for value in VALUES if hasattr(value, "given")], ids=repr)
def test_the_text_that_was_given_survives_pickling(value):
    assert pickle.loads(pickle.dumps(value)).given == value.given


def test_dataclasses_pickle():
    evidence = inward.Evidence("works_contract", ref="HT-07")
    assert pickle.loads(pickle.dumps(evidence)) == evidence == inward.Evidence("works_contract", ref="HT-07")
    with pytest.raises(AttributeError):
        evidence.ref = "HT-08"


def test_whens_have_no_order():
    july, day = inward.When("2020-07"), inward.When("2020-07-18")
    with pytest.raises(TypeError):
        july < day  # noqa: B015
    assert july.compare("2020Q4") is inward.Relation.BEFORE
    assert july.compare(day) is inward.Relation.UNSURE
    assert july.by(datetime.date(2020, 7, 18)) is inward.Truth.POSSIBLY
    with pytest.raises(TypeError, match=r"neither true nor false"):
        bool(july.by("2020-07-18"))
    assert day.months_until("2021-01-01") == (5, 5)
    assert inward.When("2020-06-01/2020-07-01").months_until("2021-01-01") == (6, 7)


def test_aware_datetimes_of_any_zone_are_taken_and_naive_ones_refused():
    at = datetime.datetime(2020, 1, 20, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert inward.When(at) == inward.When("2020-01-20T10:00+08:00")
    assert inward.When(at).instant == at
    # An offset with seconds, as local mean times have it: the same instant in UTC.
    old = datetime.datetime(1900, 1, 1, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert old.utcoffset().seconds % 60 and inward.When(old).instant == old
    for zone in (datetime.UTC, ZoneInfo("Europe/Paris"), datetime.timezone(datetime.timedelta(hours=-3, minutes=-30))):
        moment = datetime.datetime(2020, 1, 20, 10, 0, 0, 123456, tzinfo=zone)
        assert inward.When(moment).instant == moment
    with pytest.raises(inward.Refused) as error:
        inward.When(datetime.datetime(2020, 1, 20, 10))
    assert (error.value.code, error.value.path) == ("when.no-offset", "when")
    assert inward.When(datetime.date(2020, 1, 20)) == inward.When("2020-01-20")


@pytest.mark.parametrize("bad", [0.1, 2.9e8, float("nan"), float("inf")])
def test_floats_are_refused(bad):
    for take in (inward.Money, inward.Amount):
        with pytest.raises(inward.Refused) as error:
            take(bad, "CNY")
        assert (error.value.code, error.value.path) == ("number.float", "amount")
        assert repr(bad) in str(error.value)


HUGE = [10**30, 10**5000, Decimal("1e999999999"), Decimal("-1e-999999999")]


@pytest.mark.parametrize(
    "bad", [Decimal("NaN"), Decimal("Infinity"), Decimal("0.00001"), Decimal("1e20"), *HUGE], ids=lambda bad: type(bad).__name__
)
def test_decimals_that_are_no_money_are_refused(bad):
    with pytest.raises(inward.Refused):
        inward.Money(bad, "CNY")


def test_decimals_are_taken_exactly():
    assert inward.Money(Decimal("1E+3"), "CNY") == inward.Money(1000, "CNY") == inward.Money("1000", "CNY")
    assert inward.Money(Decimal("899999999999999.9999"), "CNY").amount == Decimal("899999999999999.9999")


@pytest.mark.parametrize("bad", [b"2020", [], {}, object(), Fraction(1, 3), 1 + 2j])
def test_wrong_types_name_the_argument_and_what_it_takes(bad):
    with pytest.raises(TypeError, match=r"^(when|amount) takes .*, not "):
        inward.When(bad)
    with pytest.raises(TypeError, match=r"^amount takes .*, not "):
        inward.Amount(bad, "CNY")


def test_money_adds_only_to_its_like():
    two = inward.Money("2亿元")
    assert two + inward.Money("1亿元") - two == inward.Money("1亿元")
    assert sum([two, two]) == inward.Money("4亿元")
    with pytest.raises(inward.Refused) as error:
        two + inward.Money("USD 1m")
    assert error.value.code == "money.unlike-currencies"
    with pytest.raises(TypeError):
        two + 1
    with pytest.raises(TypeError, match="no currency"):
        1 + two


def test_ids_equal_their_text_and_sort():
    one, other = inward.Id(f"inv_{UUID}"), inward.Id(f"led_{UUID}")
    assert one == f"inv_{UUID}" and {str(one): 1}[one] == 1 and one != other and one != UUID
    assert (one.kind, one.uuid) == (inward.Kind.INVESTMENT, UUID)
    assert sorted([other, one]) == [one, other]
    for bad in ("", "inv_", "xyz_" + UUID, "inv_招商", "inv_" + UUID + "\0"):
        with pytest.raises(inward.Refused):
            inward.Id(bad)


def test_counts_resolve_no_doubt():
    assert inward.Count(2) == 2 and inward.Count(1, 2) != 1 and not inward.Count(0) and inward.Count(1, 2)
    with pytest.raises(TypeError, match="in doubt"):
        bool(inward.Count(0, 1))
    with pytest.raises(ValueError):
        inward.Count(2, 1)
    assert inward.Count(1, 3).say("zh") == "1，至多 3"


HOSTILE = ["\ud800", "a\udfffb", "\0", "2020\0", "x" * 10**6, "１" * 10**6, "2020-" * 10**5, "\u202e", "", " "]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:8]))
def test_hostile_texts_are_refused_and_never_panic(text):
    takes = [inward.When, inward.Amount, inward.Money, inward.Measured, inward.Area, inward.Uscc, inward.Lei]
    takes += [inward.ProjectCode, inward.DivisionCode, inward.Id, inward.FactRef, inward.Playbook, inward.When.parse]
    for take in takes:
        with pytest.raises(ValueError):
            take(text)
