"""What somebody meets in a notebook: what handles and lists show, and what mistakes are told."""

import pytest

import inward

LONG = "甲" * 1_000_000


@pytest.fixture
def crm():
    return inward.in_memory("阳泉经开区", currency="CNY")


@pytest.fixture
def desk(crm):
    return crm.desk("wang.li", unit="招商一局")


def test_handles_say_what_they_are_of_also_when_closed(crm, desk):
    assert repr(crm) == "<Crm of 阳泉经开区>"
    assert repr(desk) == "<Desk of wang.li, 招商一局, at <Crm of 阳泉经开区>>"
    today = crm.today()
    assert repr(crm.as_of("2020-12-31", known=today)).startswith("<Crm of 阳泉经开区, as of 2020-12-31, known ")
    crm.close()
    assert repr(crm) == "<Crm>" and repr(desk) == f"<Desk of {desk.officer} at <Crm>>"


def test_lists_show_what_one_looks_for_first(crm, desk):
    project = desk.record_project(title="<合成园>", total_planned="约12亿元", phases=[inward.Phase()])
    desk.reach(project, "construction_started", phase=1, on="2020-07")
    promise = desk.promise(project, "construction_permit", debtor="招商一局", due="2020-07-24", on="2020-07-01")
    html = crm.projects()._repr_html_()
    assert all(text in html for text in ("&lt;合成园&gt;", "Under construction", "ongoing", "约12亿", str(project.id)))
    html = crm.commitments()._repr_html_()
    assert all(text in html for text in ("2020-07-24", "overdue", str(promise.id)))
    assert "overdue" in crm.commitment(promise)._repr_html_() and "2020-07-24" in crm.commitment(promise)._repr_html_()
    shown = 0
    kinds = ("organisations", "investments", "leads", "negotiations", "agreements", "units", "people", "entries")
    for kind in kinds:
        shown += getattr(crm, kind)()._repr_html_().startswith("<table><thead><tr><th>title</th>")
    assert shown == len(kinds)
    people = crm.people()
    other = crm.desk("zhao.min").officer
    assert all(name in people._repr_html_() for name in ("wang.li", "zhao.min"))
    desk.erase_person(other)
    assert "wang.li" in people._repr_html_() and "zhao.min" not in people._repr_html_()
    for number in range(12):
        desk.capture_lead(f"合成线索{number}")
    for html in (crm.leads()._repr_html_(), crm.find("合成线索")._repr_html_()):
        assert html.count("<tr>") == 12 and "…" in html  # a head, ten, and that there are more
    assert crm.leads().page(3)._repr_html_().count("<tr>") == 5


def test_pages_are_iterated_and_say_what_they_take(crm, desk):
    for title in ("甲", "乙", "丙"):
        desk.capture_lead(title)
    first = crm.leads().page(2)
    assert [lead.title for lead in first] == ["甲", "乙"] and len(first) == 2
    assert [lead.title for lead in crm.leads().page(limit=2, after=first.next)] == ["丙"]
    assert "Row(" not in repr(first) and "甲" in repr(first)
    with pytest.raises(TypeError, match="after takes `next` of the page before, not str"):
        crm.leads().page(after="x")
    with pytest.raises(inward.Refused) as caught:
        crm.projects().page(2, first.next)
    assert (caught.value.code, caught.value.path) == ("record.foreign-cursor", "after")
    with pytest.raises(ValueError, match="by takes one of id, stage, amount, last, due, not 'amout'"):
        crm.leads().sorted("amout")


def test_a_fact_of_the_history_is_taken_where_a_fact_is_due(crm, desk):
    project = desk.record_project(title="合成园")
    evidence = inward.Evidence("works_contract", ref="HT-07")
    desk.reach(project, "construction_started", on="2020-07-18", evidence=evidence)
    stated = crm.history(project)[-1].facts[0]
    crm.desk("zhao.min").verify_fact(stated)
    desk.retract(stated, "记错了")
    assert crm.project(project).when("construction_started") is None
    with pytest.raises(TypeError, match="fact takes a FactRef, a StatedFact of the history, or the text of a fact"):
        desk.retract(3, "x")


def test_the_history_says_when_and_who(crm, desk):
    entry = crm.history(desk.capture_lead("合成线索"))[0]
    assert f"recorded_on='{crm.today()}', who='wang.li', kind='lead.captured'" in repr(entry)


def test_an_unnamed_agreement_is_told_in_whole_words(crm, desk):
    talks = desk.open_negotiation(desk.capture_lead("合成园", investor=desk.add_organisation("合成企业")))
    project = desk.record_project(desk.sign_agreement(talks, level="contract"))
    said = crm.history(project)[0].say()
    assert "; under agreement;" in said, said


def test_what_is_wrong_with_a_row_stands_in_the_row(desk):
    ledger = '[ledger]\nname = "x"\nkey = "编号"\nunit = "亿元"\n'
    mapping = ledger + '[columns]\n"总投资" = "project.total_planned"\n"名称" = "project.name"\n'
    load = desk.load_bytes("编号,名称,总投资\nA1,合成园,很多\n".encode(), mapping)
    fault = load.preview().faults[0]
    assert "is not an amount of money; write it like" in repr(fault)
    with pytest.raises(TypeError, match="ledger takes bytes, such as text.encode\\(\\), not str"):
        desk.load_bytes("编号", mapping)


@pytest.mark.parametrize(
    "call",
    [
        lambda crm, desk: crm.lead(LONG),
        lambda crm, desk: crm.find(LONG).one(),
        lambda crm, desk: crm.history(LONG),
        lambda crm, desk: crm.projects(stage_at_least=LONG).count(),
        lambda crm, desk: crm.projects(unit=LONG).count(),
        lambda crm, desk: crm.projects(**{LONG: 1}),
        lambda crm, desk: desk.reach(LONG, "reviewed", on="2020"),
        lambda crm, desk: desk.reach(desk.capture_lead("x"), LONG, on="2020"),
        lambda crm, desk: desk.capture_lead("x", investor=LONG),
        lambda crm, desk: desk.capture_lead("x", attributes={LONG: [1]}),
        lambda crm, desk: desk.capture_lead("x", **{LONG: 1}),
        lambda crm, desk: desk.execute(LONG, {}),
        lambda crm, desk: desk.load_bytes(b"a,b\n1,2", f'[ledger]\nname = "x"\nkey = "a"\n[columns]\n"b" = "{LONG}"'),
        lambda crm, desk: crm.leads().sorted(LONG),
        lambda crm, desk: crm.projects().sum(LONG),
    ],
)
def test_what_is_long_is_not_repeated_whole(crm, desk, call):
    with pytest.raises((inward.InwardError, TypeError, ValueError)) as caught:
        call(crm, desk)
    assert len(str(caught.value)) < 4_000
    if isinstance(caught.value, inward.InwardError):
        assert len(caught.value.say("zh")) < 4_000


def test_a_long_search_shows_its_beginning(crm):
    assert len(repr(crm.find(LONG))) < 100


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda crm, desk: desk.capture_lead("x", on=44012), "on: `44012` is a bare number"),
        (lambda crm, desk: desk.capture_lead("a\ud800b"), "title: `a"),
        (lambda crm, desk: desk.capture_lead("a\ud800b"), "holds half of a surrogate pair"),
        (lambda crm, desk: desk.capture_lead("x", colour=1), "no keyword of capture_lead(); use one of: title, "),
        (lambda crm, desk: crm.projects(colour=1), "'colour' is no filter of a list; use one of: investment, "),
        (lambda crm, desk: crm.find(3), "text takes text, or the text of an id, not int"),
        (lambda crm, desk: crm.dump(3), "path takes a path, as text or an os.PathLike, not int"),
        (lambda crm, desk: inward.open(b"x"), "path takes a path, as text or an os.PathLike, not bytes"),
        (lambda crm, desk: inward.create(None, zone="z"), "path takes a path"),
        (lambda crm, desk: inward.restore(3, "x.db"), "archive takes a path"),
        (lambda crm, desk: desk.load("x.csv", 3), "mapping takes a path"),
    ],
)
def test_mistakes_name_the_argument_and_what_it_takes(crm, desk, call, says):
    with pytest.raises((inward.Refused, TypeError)) as caught:
        call(crm, desk)
    assert says in str(caught.value)


def test_a_handle_for_reading_says_how_to_write(tmp_path):
    path = tmp_path / "book.db"
    inward.create(path, zone="阳泉经开区").close()
    with inward.open(path, read_only=True) as crm, pytest.raises(inward.StorageError) as caught:
        crm.desk("wang.li").capture_lead("x")
    assert caught.value.code == "book.read-only" and "opened for reading alone" in caught.value.say()
