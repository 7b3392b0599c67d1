"""The list of the day in Python: the same as in Rust, narrowed by names, and as a file that another
program reads."""

from __future__ import annotations

from datetime import UTC, date, datetime

import icalendar
import pytest

import inward


@pytest.fixture
def book() -> tuple[inward.Crm, inward.Desk]:
    crm = inward.in_memory(
        "合成开发区", time_zone="Asia/Shanghai", currency="CNY", clock=inward.Clock("2021-06-30T12:00+08:00")
    )
    desk = crm.desk("wang.li", unit="招商一局")
    approvals = desk.add_unit("行政审批局")
    project = desk.record_project(title="合成项目")
    desk.promise(project, "land_delivery", debtor=approvals, due="2021-06-10")
    desk.promise(project, "land_delivery", debtor=desk.unit, due="2021-07-02", officer=desk.officer)
    issue = desk.raise_issue(project, "request", title="供电, 供水；供气", on="2021-06-30T11:00+08:00")
    assert issue.id
    desk.plan(project, "construction_started", "2021-03")
    return crm, desk


def test_what_is_pressing_comes_first_and_names_narrow_it(book: tuple[inward.Crm, inward.Desk]) -> None:
    crm, desk = book
    today = crm.attention()
    kinds = [(item.kind.value, item.subject) for item in today]
    assert kinds == [
        ("overdue", None),
        ("due", "respond"),
        ("due", None),
        ("due", "resolve"),
        ("missed", "construction_started"),
    ]
    assert (today.today, today.at, len(today)) == (date(2021, 6, 30), crm.now(), 5)
    assert [item.title for item in crm.attention(unit="行政审批局")] == ["净地交付"]
    assert len(crm.attention(unit=desk.unit)) == 4
    assert [str(item.due) for item in crm.attention(officer="wang.li", kind="due")] == ["2021-06-30", "2021-07-02", "2021-07-07"]
    assert len(crm.attention(within=0)) == 3, "what is due today, overdue or missed"
    assert today[-1].kind is inward.AttentionKind.MISSED
    assert today[0].why("zh") == "应于2021-06-10办结，已逾期 13 个工作日"
    assert "净地交付" in today._repr_html_()
    earlier = crm.attention(datetime(2021, 6, 1, tzinfo=UTC))
    assert [item.kind.value for item in earlier] == ["missed"]


def test_another_program_reads_the_calendar_file(book: tuple[inward.Crm, inward.Desk]) -> None:
    crm, _ = book
    today = crm.attention()
    for lang, word in (("en", "due"), ("zh", "即将到期")):
        text = today.to_icalendar(lang=lang)
        assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
        events = icalendar.Calendar.from_ical(text).walk("VEVENT")
        assert len(events) == len(today) == 5
        assert len({event["UID"] for event in events}) == 5
        for item, event in zip(today, events, strict=True):
            assert str(event["DESCRIPTION"]) == item.why(lang)
            assert str(event["SUMMARY"]).endswith(item.title)
            assert event["DTSTAMP"].dt == today.at
        starts = [event["DTSTART"].dt for event in events]
        # What is overdue or missed stands on the day of the list, what is to come on its own.
        days = [date(2021, 6, 30), date(2021, 6, 30), date(2021, 7, 2), date(2021, 7, 7), date(2021, 6, 30)]
        assert starts == days
        assert str(events[1]["SUMMARY"]).startswith(word)


@pytest.mark.parametrize(
    ("keywords", "error", "words"),
    [
        ({"now": datetime(2021, 1, 1)}, inward.InwardError, "offset"),
        ({"now": 5}, inward.Refused, "now"),
        ({"within": -1}, Exception, "within"),
        ({"within": 1.5}, TypeError, "within"),
        ({"within": 70_000}, TypeError, "within"),
        ({"unit": "行政审批"}, inward.NotFound, "行政审批局"),
        ({"officer": "nobody"}, inward.NotFound, "nobody"),
        ({"kind": "overdu"}, ValueError, "overdue"),
    ],
)
def test_bad_input_names_what_it_takes(
    book: tuple[inward.Crm, inward.Desk], keywords: dict[str, object], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        book[0].attention(**keywords)  # type: ignore[arg-type]


def test_a_place_beyond_the_list_is_refused(book: tuple[inward.Crm, inward.Desk]) -> None:
    today = book[0].attention()
    with pytest.raises(IndexError, match="5 items"):
        today[5]
    with pytest.raises(IndexError):
        today[-6]
