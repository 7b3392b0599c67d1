"""Books and desks: the tour of the design, files, threads, forks, and what handles refuse."""

import pickle
import re
import subprocess
import sys
import threading
import time
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

import inward
from inward.pickling import ANSWERS


@pytest.fixture
def crm():
    with inward.in_memory("阳泉经开区", currency="CNY") as crm:
        yield crm


@pytest.fixture
def desk(crm):
    return crm.desk("wang.li", unit="招商一局")


def sapphire(desk):
    """The sapphire project of the worked example; the dates of its talks are synthetic."""
    investor = desk.add_organisation("日昌晶新材料(山西)有限责任公司", roles=["investor"])
    lead = desk.capture_lead(
        "高品质蓝宝石长晶及晶加项目", investor=investor, on="2020-06-01/2020-07-01", total_planned="25.3亿元"
    )
    talks = desk.open_negotiation(lead, on="2020-06")
    desk.reach(talks, "reviewed", on="2020-06-20")
    deal = desk.sign_agreement(talks, level="contract", on="2020-07")
    phases = [inward.Phase("2.9亿元"), inward.Phase(), inward.Phase()]
    return lead, deal, desk.record_project(deal, phases=phases)


def test_from_a_lead_to_a_promise(tmp_path):
    path = tmp_path / "yangquan.db"
    crm = inward.create(
        path, zone="阳泉经开区", playbook="development-zone", time_zone="Asia/Shanghai", currency="CNY"
    )
    desk = crm.desk("wang.li", unit="招商一局")
    desk.add_unit("行政审批局")
    lead, deal, project = sapphire(desk)
    gem = crm.find("蓝宝石").one()
    contract = inward.Evidence("works_contract", ref="HT-07", issued_on=date(2020, 7, 10))
    desk.reach(gem, "construction_started", phase=1, on="2020-07-18", evidence=contract)
    permit = desk.promise(deal, "construction_permit", debtor="行政审批局", due="2020-07-24")
    desk.fulfil(permit, on="2020-07-17", evidence=inward.Evidence(title="施工许可证"))
    desk.correct(gem, "construction_started", phase=1, on="2020-07-19", reason="按施工合同")

    assert crm.find("日昌晶").one().stage_label("zh") == "在建"
    assert crm.commitment(permit).life is inward.Life.ON_TIME
    read = crm.project(project)
    assert read.when("construction_started", 1) == inward.When("2020-07-19")
    assert read.amount("total_planned", 1) == inward.Amount("2.9亿元")
    assert [str(id.kind) for id in crm.members(gem)] == ["lead", "negotiation", "agreement", "project", "commitment"]
    assert crm.lead(lead).title == gem.title == "高品质蓝宝石长晶及晶加项目"
    assert crm.stage_table().total == 1
    assert "按施工合同" in [entry.why for entry in crm.history(gem)]
    kept = crm.head()
    crm.close()

    with inward.open(path, read_only=True) as again:
        assert again.verify(kept) == kept
        assert again.project(project.id).say_stages("zh").startswith("一期：在建；")
        with pytest.raises(inward.InwardError) as error:
            again.desk("wang.li", unit="新单位")
        assert error.value.code == "book.read-only"


def test_the_book_as_it_was_known():
    clock = inward.Clock("2021-01-04T09:00+08:00")
    crm = inward.in_memory("阳泉经开区", clock=clock)
    desk = crm.desk("wang.li")
    project = desk.record_project(title="蓝宝石长晶", phases=[inward.Phase(), inward.Phase()])
    desk.reach(project, "construction_started", phase=1, on="2020-07-18")
    clock.set("2021-01-11T09:00+08:00")
    desk.reach(project, "completed", phase=1, on="2020-12-28")
    clock.set(datetime.fromisoformat("2021-02-05T09:00+08:00"))
    desk.correct(project, "completed", phase=1, on="2020-12-18", reason="按竣工验收表")

    def completed(known):
        return crm.as_of("2020-12-20", known=known).project(project).reached("completed", 1)

    assert [completed(day) for day in ("2021-01-10", date(2021, 1, 31), "2021-02-05")] == ["no", "no", "yes"]
    old = crm.as_of("2020-12-20", known="2021-01-31")
    assert old.point.valid == date(2020, 12, 20) and old.point.known.tzinfo is not None
    with pytest.raises(inward.Refused) as error:
        old.desk("wang.li")
    assert error.value.code == "book.as-of"
    assert [project.title for project in old.projects()] == ["蓝宝石长晶"]


def test_lists_filter_sort_page_and_count(crm, desk):
    for number in range(1, 8):
        project = desk.record_project(title=f"合成项目{number}", total_planned=f"{number}亿元")
        if number > 5:
            desk.reach(project, "construction_started", on="2020-07-18")
    amounts = [project.amount("total_planned").in_yi for project in crm.projects().sorted("amount", descending=True)]
    assert amounts == ["7亿", "6亿", "5亿", "4亿", "3亿", "2亿", "1亿"]
    assert crm.projects(amount_at_least="2.5亿元", amount_at_most=inward.Money("4亿元")).count() == 2
    assert crm.projects(unit="招商一局", stage_at_least="construction_started").count() == 2
    assert crm.projects(unit=desk.unit, officer="wang.li").count() == 7
    assert crm.projects(text="项目3").first().title == "合成项目3"
    assert crm.projects().filter(text="项目3").filter(text="项目4").count() == 1
    assert str(crm.projects().sum("total_planned")) == "28亿"
    pages = list(crm.projects().sorted("amount").pages(3))
    assert [len(page.items) for page in pages] == [3, 3, 1] and pages[-1].next is None
    cursor = pickle.loads(pickle.dumps(pages[0].next))
    assert crm.projects().sorted("amount").page(3, after=cursor).items == pages[1].items
    stages = {row.stage for row in crm.investments(stage_at_least="construction_started").rows()}
    assert len(stages) == 1 and None not in stages
    assert crm.projects(closed=True).first() is None


@pytest.mark.parametrize(
    ("filters", "error", "says"),
    [
        ({"unit": "招商二局"}, inward.NotFound, "招商一局"),
        ({"officer": "nobody"}, inward.NotFound, "nobody"),
        ({"stage_at_least": "construction_start"}, inward.Refused, "construction_started"),
        ({"amount_at_least": 2.5}, inward.Refused, "2.5"),
        ({"amount_at_least": "约3亿元"}, inward.Refused, "amount_at_least"),
        ({"amount_at_least": "3亿元", "currency": "USD"}, inward.Refused, "USD"),
        ({"active_since": "2020-07"}, inward.Refused, "active_since"),
        ({"active_since": datetime(2020, 7, 1)}, inward.Refused, "active_since"),
        ({"standing": "gone"}, ValueError, "ongoing"),
        ({"units": "招商一局"}, TypeError, "did you mean unit"),
        ({"text": 5}, TypeError, "text takes text, not int"),
        ({"organisation": "inv_01890a5d-ac96-774b-bcce-b302099a8057"}, inward.Refused, "org"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_filters_say_what_is_wrong(crm, desk, filters, error, says):
    with pytest.raises(error, match=r"(?s).*" + says):
        crm.projects(**filters).count()


def test_ids_answers_records_and_texts_name_a_record(crm, desk):
    lead = desk.capture_lead("LED 衬底")
    for named in (lead, lead.id, str(lead.id), crm.lead(lead)):
        assert crm.lead(named).id == lead.id
    with pytest.raises(inward.Refused) as error:
        crm.agreement(lead)
    assert (error.value.code, error.value.path) == ("id.wrong-kind", "agreement")
    with pytest.raises(inward.Refused) as error:
        desk.open_negotiation("agr_01890a5d-ac96-774b-bcce-b302099a8057")
    assert (error.value.code, error.value.path) == ("id.wrong-kind", "lead")
    with pytest.raises(TypeError, match="lead takes a record, an answer, an id or the text of an id, not int"):
        crm.lead(5)
    with pytest.raises(inward.NotFound) as error:
        crm.lead("led_01890a5d-ac96-774b-bcce-b302099a8057")
    assert error.value.code == "record.unknown"


def test_the_same_command_again_writes_nothing(crm, desk):
    id = "01890a5d-ac96-774b-bcce-b302099a8057"
    first = desk.capture_lead("LED 衬底", command_id=id)
    assert desk.capture_lead("LED 衬底", command_id=id) == first and first.id == f"led_{id}"
    assert crm.leads().count() == 1
    with pytest.raises(inward.Conflict) as error:
        desk.capture_lead("别的", command_id=id)
    assert error.value.code == "command.reused"


def test_what_changed_since_it_was_read_is_a_conflict(crm, desk):
    read = crm.lead(desk.capture_lead("LED 衬底"))
    desk.if_version(read).change_lead(read, origin="展会")
    before = crm.head()
    for stale in (desk.if_version(read), desk.if_version(read).preview, desk.preview.if_version(read)):
        with pytest.raises(inward.Conflict) as error:
            stale.change_lead(read, origin="引荐")
        assert error.value.code == "record.stale-version" and error.value.subject == read.id
    assert crm.head() == before
    desk.if_version(crm.lead(read)).change_lead(read, origin="引荐")
    assert crm.lead(read).origin == "引荐"


def test_batches_are_all_or_nothing(crm, desk):
    batch = desk.batch()
    lead = batch.capture_lead("LED 衬底")
    talks = batch.open_negotiation(lead, on="2020-06")
    assert batch.reach(talks, "reviewed", on="2999-01-01") is None
    for give in (batch.preview, batch.commit):
        with pytest.raises(inward.Refused) as error:
            give()
        assert error.value.code == "milestone.in-the-future" and error.value.path.startswith("[2]")
    assert crm.leads().count() == 0 and len(batch) == 3

    batch = desk.batch()
    lead = batch.capture_lead("LED 衬底")
    assert isinstance(lead, inward.Promised) and lead.id.kind == "lead"
    talks = batch.open_negotiation(lead)
    assert [done.id for done in batch.preview()] == [lead.id, talks.id] and crm.leads().count() == 0
    assert [done.id for done in batch.commit()] == [lead.id, talks.id]
    assert crm.negotiation(talks).lead == lead.id and crm.lead(lead).title == "LED 衬底"
    for again in (batch.commit, batch.preview, lambda: batch.capture_lead("x")):
        with pytest.raises(ValueError, match="was committed"):
            again()
    assert desk.batch().commit() == []
    with pytest.raises(TypeError, match="did you mean total_planned"):
        desk.batch().capture_lead("x", total_plan="1亿元")
    with pytest.raises(inward.Refused) as error:
        desk.batch().capture_lead("x", total_planned=0.5)
    assert (error.value.code, error.value.path) == ("number.float", "total_planned")


def test_commands_by_their_verb(crm, desk):
    done = desk.execute("capture_lead", {"title": "LED 衬底", "on": "2020-06"})
    assert crm.lead(done).title == "LED 衬底"
    with pytest.raises(TypeError, match="did you mean capture_lead"):
        desk.execute("capture_leads", {})
    for forbidden in ("load", "_do", "execute", "crm"):
        with pytest.raises(TypeError):
            desk.execute(forbidden, {})


def test_a_second_create_and_a_missing_book(tmp_path):
    path = tmp_path / "book.db"
    inward.create(path, zone="阳泉经开区").close()
    with pytest.raises(inward.Conflict) as error:
        inward.create(path, zone="阳泉经开区")
    assert error.value.code == "book.exists"
    with pytest.raises(inward.NotFound) as error:
        inward.open(tmp_path / "none.db")
    assert error.value.code == "book.not-found"
    (tmp_path / "text.db").write_text("no book " * 1000)
    with pytest.raises(inward.InwardError):
        inward.open(tmp_path / "text.db")
    for bad in ("a\0b.db", str(tmp_path / "no" / "folder.db")):
        with pytest.raises((inward.InwardError, ValueError)):
            inward.create(bad, zone="阳泉经开区")


def test_a_closed_handle_is_refused(tmp_path):
    crm = inward.create(tmp_path / "book.db", zone="阳泉经开区")
    desk = crm.desk("wang.li")
    crm.close()
    for call in (crm.stage_table, crm.leads().count, crm.head, lambda: desk.capture_lead("x"), crm.verify):
        with pytest.raises(inward.InwardError) as error:
            call()
        assert error.value.code == "book.closed"
    crm.close()


def test_handles_and_records_refuse_to_pickle(crm, desk):
    lead = crm.lead(desk.capture_lead("LED 衬底"))
    load = desk.load_bytes("编号,名\nA,b\n".encode(), MAPPING)
    for handle in (crm, desk, lead, load, inward.Clock("2021-01-04T09:00+08:00"), crm.leads(), desk.batch()):
        with pytest.raises(TypeError, match="does not pickle"):
            pickle.dumps(handle)
        assert " at 0x" not in repr(handle)


def test_answers_refuse_to_pickle_in_words(crm, desk):
    desk.record_project(title="合成项目甲", total_planned="3亿元")
    whole = crm.find("合成").one()
    table = crm.stage_table()
    history = crm.history(whole)
    load = desk.load_bytes("编号,名\nA,b\n".encode(), MAPPING).preview()
    facts = [fact for entry in history for fact in entry.facts]
    total = crm.projects().sum(inward.MoneyKind.TOTAL_PLANNED)
    for answer in (whole, table, table.rows[0], history[0], facts[0], load, next(crm.events()), total):
        with pytest.raises(TypeError, match="does not pickle: ask again"):
            pickle.dumps(answer)


def test_every_native_class_pickles_or_says_in_words_that_it_does_not():
    classes = [getattr(inward, name) for name in inward.__all__ if isinstance(getattr(inward, name), type)]
    native = [cls for cls in classes if hasattr(inward._native, cls.__name__)]
    assert len(native) > 40
    silent = [cls for cls in native if "__reduce__" not in vars(cls) and cls not in ANSWERS]
    assert silent == []


FORKED = """
import os, sys, inward
crm = inward.create(sys.argv[1], zone="阳泉经开区")
child = os.fork()
if child == 0:
    try:
        crm.head()
    except inward.InwardError as error:
        os.write(1, error.code.encode())
    os._exit(0)
os.waitpid(child, 0)
crm.head()
"""


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="no fork here")
def test_a_handle_in_a_forked_child_is_refused(tmp_path):
    command = [sys.executable, "-c", FORKED, str(tmp_path / "book.db")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "book.forked"


MAPPING = """
[ledger]
name = "key-projects"
key = "编号"
unit = "亿元"

[columns]
"名" = "project.name"
"总投资" = { field = "project.total_planned", optional = true }
"""


def test_loads_are_previewed_and_all_or_nothing(crm, desk, tmp_path):
    sent = tmp_path / "ledger.csv"
    mapping = tmp_path / "ledger.toml"
    mapping.write_text(MAPPING, encoding="utf-8")
    sent.write_text("编号,名,总投资\nA1,合成项目甲,12\nA2,<合成项目乙>,很多\n", encoding="utf-8")
    load = desk.load(sent, mapping)
    report = load.preview()
    assert (report.new, report.refused) == (1, 1)
    [fault] = report.faults
    assert (fault.line, fault.column, fault.value) == (3, "总投资", "很多")
    assert fault.faults[0].code == "money.not-money"
    assert [row.status for row in report.rows] == ["new", "refused"]
    assert "很多" in load.errors_csv(report).decode("utf-8-sig")
    with pytest.raises(inward.Refused):
        load.commit()
    assert crm.projects().count() == 0
    sent.write_text("编号,名,总投资\nA1,合成项目甲,12\nA2,<合成项目乙>,约3\n", encoding="utf-8")
    assert desk.load(str(sent), str(mapping), reported_on="2020-12-31").commit().new == 2
    project = crm.projects(text="合成项目甲").first()
    assert {str(entry.reported_on) for entry in crm.history(project)} == {"2020-12-31"}
    assert desk.load(sent, mapping).preview().unchanged == 2
    load = desk.load_bytes("编号,名,总投资\nA3,合成项目丙,1\n".encode(), MAPPING)
    assert load.preview().new == 1
    assert desk.load_bytes("编号,名,总投资\nA3,合成项目丙,2\n".encode(), MAPPING).commit().new == 1
    with pytest.raises(inward.InwardError) as error:
        load.commit()
    assert error.value.code == "ledger.changed-since-preview"
    with pytest.raises(inward.Refused) as error:
        desk.load(tmp_path / "none.csv", mapping)
    assert error.value.code == "ledger.unreadable-file"


def test_what_notebooks_show_is_escaped(crm, desk):
    project = desk.record_project(title="<script>alert(1)</script> & \"b\"")
    whole = crm.find("script").one()
    shown = [crm.project(project), whole, crm.find("script"), crm.projects(), crm.stage_table(), crm.history(project)[0]]
    shown.append(desk.load_bytes("编号,名\nA,<b>x</b>\n".encode(), MAPPING).preview())
    for thing in shown:
        html = thing._repr_html_()
        assert html.startswith("<table>") and "<script>" not in html and "<b>" not in html
        assert repr(thing)
    assert "&lt;script&gt;" in crm.project(project)._repr_html_()


def test_notes_people_and_events(crm, desk):
    talks = desk.open_negotiation(title="LED 衬底", summary="<领导现场办公>", asks=["用电"])
    read = crm.negotiation(talks)
    assert crm.note(read.summary) == "<领导现场办公>" and crm.note(read.asks[0]) == "用电"
    kept = crm.head()
    crm.erase_note(read.summary)
    assert crm.note(read.summary) is None and crm.verify(kept) == kept
    crm.rebuild()
    contact = desk.enrol_person("li.hua", title="经理", channels=["a@b.example"])
    assert crm.particulars(contact) == inward.Particulars("li.hua", "经理", ("a@b.example",))
    desk.erase_person(contact)
    assert crm.particulars(contact) is None and crm.person(contact).erased
    events = list(crm.events(chunk=2))
    assert [event.position for event in events] == list(range(1, crm.head().position + 1))
    assert events[-1].hash == crm.head().hash and events[0].kind == "zone.opened"


def test_the_interpreter_is_free_while_the_book_works(desk):
    rows = "\n".join(f"A{number},合成项目{number},{number}" for number in range(1, 1500))
    load = desk.load_bytes(f"编号,名,总投资\n{rows}\n".encode(), MAPPING)
    steps, stop = [], threading.Event()

    def advance():
        while not stop.is_set():
            steps.append(time.perf_counter())
            time.sleep(0.001)

    thread = threading.Thread(target=advance)
    thread.start()
    try:
        began = time.perf_counter()
        assert load.commit().new == 1499
        ended = time.perf_counter()
    finally:
        stop.set()
        thread.join()
    during = [step for step in steps if began + 0.01 < step < ended - 0.01]
    assert ended - began > 0.1, "the load is too short to tell anything"
    assert len(during) > 20, f"another thread took {len(during)} steps in {ended - began:.2f} s"


def test_threads_share_a_book(tmp_path):
    with inward.create(tmp_path / "book.db", zone="阳泉经开区", wait_for_disk=False) as crm:
        failed = []

        def work(number):
            try:
                desk = crm.desk(f"officer.{number}")
                for step in range(10):
                    desk.capture_lead(f"合成线索 {number} {step}")
            except Exception as error:  # noqa: BLE001
                failed.append(error)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failed == [] and crm.leads().count() == 80
        crm.verify()


def test_lists_take_every_filter_of_the_core(crm, desk):
    api = Path(__file__).parents[1] / "golden" / "public_api" / "inward-core.txt"
    _, _, after = api.read_text(encoding="utf-8").partition("pub struct Filter\n")
    setters = re.findall(r"^    (\w+)\(.+\) => \w+,$", after.partition("impl Filter\n")[0], re.MULTILINE)
    assert len(setters) == 25
    assert sorted(inward.Filters.__annotations__) == sorted(setters)
    # In the middle of July it may be begun, or only filed.
    project = desk.record_project(title="合成项目")
    desk.reach(project, "filed", on="2020-06-20")
    desk.reach(project, "construction_started", on="2020-07")
    then = crm.as_of("2020-07-15", known=crm.today())
    kept = {
        name: [then.projects(**{name: milestone}).first() is not None for milestone in ("filed", "construction_started")]
        for name in setters
        if "stage_at" in name
    }
    assert kept == {
        "stage_at_least": [True, False],
        "stage_at_most": [False, True],
        "perhaps_stage_at_least": [True, True],
        "perhaps_stage_at_most": [True, True],
    }


@pytest.mark.parametrize("name", ["closed", "nature_known"])
def test_a_filter_of_truth_says_what_it_takes(crm, name):
    with pytest.raises(TypeError, match=f"^{name} takes True or False, not str$"):
        crm.projects(**{name: "no"}).count()


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda crm: crm.leads().page(0), ValueError, "limit takes a whole number from 1 on, not 0"),
        (lambda crm: crm.leads().page(-1), ValueError, "limit takes a whole number from 1 on, not -1"),
        (lambda crm: crm.leads().page(2.0), TypeError, "limit takes a whole number, not float"),
        (lambda crm: crm.leads().pages(True), TypeError, "limit takes a whole number, not bool"),
        (lambda crm: crm.leads().pages(0), ValueError, "limit takes a whole number from 1 on, not 0"),
        (lambda crm: crm.events(-1), ValueError, "after takes a whole number from 0 on, not -1"),
        (lambda crm: crm.events(chunk=0), ValueError, "chunk takes a whole number from 1 on, not 0"),
        (lambda crm: inward.open("x.db", wait=5), TypeError, "wait takes a timedelta, not int"),
        (lambda crm: inward.open("x.db", wait=-timedelta(seconds=1)), ValueError, "wait takes a timedelta from zero on"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_numbers_and_times_are_refused_at_once_by_the_name_of_their_argument(crm, call, error, says):
    with pytest.raises(error, match=f"^{says}"):
        call(crm)


def test_numbers_may_be_greater_than_any_book(crm, desk):
    desk.capture_lead("LED 衬底")
    assert len(crm.leads().page(2**70).items) == 1
    assert list(crm.events(2**70)) == [] and len(list(crm.events(chunk=2**70))) == crm.head().position


def test_a_wrong_zone_is_named_as_it_was_given(tmp_path):
    for make in (lambda: inward.create(tmp_path / "b.db", zone=5), lambda: inward.in_memory(5)):
        with pytest.raises(TypeError, match="^zone takes text, not int$"):
            make()


def test_all_of_a_list_is_of_one_moment_whoever_writes(crm, desk):
    batch = desk.batch()
    for number in range(1, 701):  # more than a page
        batch.capture_lead(f"合成线索 {number}", total_planned=f"{number}亿元")
    ids = [done.id for done in batch.commit()]
    done = threading.Event()
    written = []

    def move():
        while not done.is_set():
            lead = ids[len(written) * 311 % len(ids)]
            written.append(desk.state_amount(lead, "total_planned", f"{len(written) * 173 % 900 + 1}亿元"))

    thread = threading.Thread(target=move)
    thread.start()
    try:
        for _ in range(10):
            read = [lead.id for lead in crm.leads().sorted("amount").all()]
            assert len(read) == len(ids) and set(read) == set(ids)
    finally:
        done.set()
        thread.join()
    assert len(written) > 10
