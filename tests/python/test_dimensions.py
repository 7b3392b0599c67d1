"""What investments are grouped and kept by beyond what their records name, worked out by hand."""

from __future__ import annotations

import datetime

import inward
import pytest

MADE = [
    # title, industry, signed, lists, attributes, planned in all
    ("甲", "3985", "2020-06-20", ["合成重点项目"], {"establishment": "new_site"}, "25.3亿元"),
    ("乙", "C3011", "2020-07-05", ["合成重点项目", "合成签约一批"], {"synthetic": True}, "9999万元"),
    ("丙", "6510", "2020-06/2020-07", [], {"synthetic": False}, "8亿-12亿元"),
]

# Who owes them a service; what binds 丙 is void from December on.
OWED = {"甲": ["招商二局"], "乙": ["招商一局", "招商二局"], "丙": ["招商二局"]}


@pytest.fixture(scope="module")
def crm() -> inward.Crm:
    """A made book whose investments differ in industries, lists, attributes, and when they were signed."""
    crm = inward.in_memory("合成开发区", currency="CNY", clock=inward.Clock("2021-03-01T09:00+08:00"))
    desk = crm.desk("wang.li", unit="招商一局")
    desk.add_unit("招商二局")
    desk.add_list("合成重点项目")
    desk.add_list("合成签约一批", on="2020-09-01")
    firm = desk.add_organisation("合成公司", attributes={"target_industry": "scout"})
    other = desk.add_organisation("合成二公司")
    for title, industry, signed, lists, attributes, planned in MADE:
        parties = [firm if title == "丙" else other]
        deal = desk.sign_agreement(title=title, level="contract", on=signed, parties=parties)
        project = desk.record_project(
            deal, title=title, total_planned=planned, industry={"scheme": "GB/T 4754", "version": "2017", "code": industry}, attributes=attributes
        )
        desk.reach(project, "construction_started", on="2020-08-01")
        for name in lists:
            desk.join_list(project, crm.list_named(name))
        for debtor in OWED[title]:
            owed = desk.promise(project, "agent_service", debtor=debtor, on="2020-09-01")
            if title == "丙":
                desk.void(owed, "合成理由", on="2020-12-01")
    desk.capture_lead("丁", on="2021-02-01")
    return crm


def members(pipeline: inward.Pipeline) -> list[inward.Member]:
    """Those that are in the book, whatever their stage."""
    table = pipeline.stage_table()
    found = [member for at, _ in enumerate(table.rows) for member in table.members(at)]
    return sorted({member.title: member for member in found}.values(), key=lambda member: member.title)


def groups(crm: inward.Crm, by: str, **point: str) -> dict[str, int]:
    """How many are in the book in each group, at most."""
    counted: dict[str, int] = {}
    for row in crm.pipeline().stage_table(by=by, **point).rows:
        counted[row.group[0]] = counted.get(row.group[0], 0) + row.count.possible
    return counted


GB = "GB/T 4754-2017:"


@pytest.mark.parametrize(
    ("by", "told"),
    [
        ("industry", {GB + "3985": 1, GB + "C3011": 1, GB + "6510": 1, "": 1}),
        ("industry:section", {GB + "C": 2, GB + "I": 1, "": 1}),
        ("industry:division", {GB + "C39": 1, GB + "C30": 1, GB + "I65": 1, "": 1}),
        ("industry:group", {GB + "C398": 1, GB + "C301": 1, GB + "I651": 1, "": 1}),
        ("industry:class", {GB + "C3985": 1, GB + "C3011": 1, GB + "I6510": 1, "": 1}),
        ("signed:year", {"2020": 3, "": 1}),
        ("signed:half", {"2020H1": 1, "2020H2": 1, "2020H1/2020H2": 1, "": 1}),
        ("contract_signed:quarter", {"2020Q2": 1, "2020Q3": 1, "2020Q2/2020Q3": 1, "": 1}),
        ("lead_received:year", {"2021": 1, "": 3}),
        ("list", {"合成重点项目": 1, "合成签约一批、合成重点项目": 1, "": 2}),
        ("batch", {"合成重点项目": 1, "合成签约一批、合成重点项目": 1, "": 2}),
        ("debtor", {"招商二局": 1, "招商一局、招商二局": 1, "": 2}),
        ("size", {"CNY 1bn_5bn": 1, "CNY under_100m": 1, "CNY 500m_1bn/1bn_5bn": 1, "": 1}),
        ("synthetic", {"true": 1, "false": 1, "": 2}),
        ("establishment", {"new_site": 1, "": 3}),
        ("target_industry", {"scout": 1, "": 3}),
    ],
)
def test_everybody_is_in_one_group(crm, by, told):
    assert groups(crm, by) == told
    # The same of a rate of each group, which is another way through.
    rates = crm.kpi_by(by, "start_rate/signed", signed="2020")
    assert {name for [name], _ in rates} <= set(told)
    assert sum(sum(rate.cells.values()) for _, rate in rates) == 3


OWN = """[[kpi]]
key = "start_rate/listed"
name = { en = "Start rate of a list", zh = "清单开工率" }
numerator = { en = "started by the day", zh = "截至当日已开工" }
denominator = { en = "signed in the window and listed", zh = "期内签约且在清单" }
cohort = { by = ["contract_signed"], where = { attribute = "list", is = "合成重点项目" } }
share = { hit = { reached = "construction_started" } }"""


@pytest.mark.parametrize(
    ("where", "titles"),
    [
        ('attribute = "list", is = "合成重点项目"', ["甲", "乙"]),
        ('attribute = "list", is = "合成签约一批"', ["乙"]),
        ('attribute = "list", is = "没有的清单"', []),
        ('attribute = "debtor", is = "招商二局"', ["甲", "乙"]),
        ('attribute = "synthetic", is = "true"', ["乙"]),
        ('attribute = "target_industry", is = "scout"', ["丙"]),
        (f'attribute = "industry:section", is = "{GB}C"', ["甲", "乙"]),
        ('attribute = "signed:quarter", is = "2020Q2"', ["甲", "丙"]),
    ],
)
def test_a_rate_of_ones_own_counts_by_any_of_them(crm, where, titles):
    own = inward.kpis(OWN.replace('attribute = "list", is = "合成重点项目"', where))
    rate = crm.kpi("start_rate/listed", kpis=own, signed="2020")
    assert sorted(title for _, title in rate.rows()) == sorted(titles)


def test_groups_are_as_they_were_on_the_day(crm):
    early = {"as_of": "2020-06-30"}
    assert groups(crm, "signed:half", **early) == {"2020H1": 1, "2020H1/2020H2": 1}
    # A list begins on the day it was issued; one without a day is as old as the world.
    assert groups(crm, "list", as_of="2020-08-31") == {"合成重点项目": 2, "": 1}
    assert groups(crm, "list", as_of="2020-09-01") == {"合成重点项目": 1, "合成签约一批、合成重点项目": 1, "": 1}
    # What was promised binds from the day on which it was, until it is void.
    assert groups(crm, "debtor", as_of="2020-08-31") == {"": 3}
    assert groups(crm, "debtor", as_of="2020-11-30") == {"招商二局": 2, "招商一局、招商二局": 1}


@pytest.mark.parametrize(
    ("kept", "titles"),
    [
        ({"list": "合成重点项目"}, ["甲", "乙"]),
        ({"list": "合成签约一批"}, ["乙"]),
        ({"batch": "合成签约一批"}, ["乙"]),
        ({"debtor": "招商一局"}, ["乙"]),
        ({"debtor": "招商二局"}, ["甲", "乙"]),
        ({"industry:section": GB + "C"}, ["甲", "乙"]),
        ({"industry:division": GB + "I65"}, ["丙"]),
        ({"signed:half": "2020H1"}, ["甲", "丙"]),
        ({"signed:half": "2020H2"}, ["乙", "丙"]),
        ({"signed:year": "2020", "synthetic": True}, ["乙"]),
        ({"synthetic": False}, ["丙"]),
        ({"size": "CNY under_100m"}, ["乙"]),
        ({"synthetic": "true"}, ["乙"]),
        ({"target_industry": "scout"}, ["丙"]),
        ({"establishment": "new_site", "list": "合成重点项目"}, ["甲"]),
    ],
)
def test_what_they_are_kept_by(crm, kept, titles):
    found = members(crm.pipeline().where(**kept))
    assert [member.title for member in found] == sorted(titles)
    # Who signed perhaps in that half-year is perhaps kept.
    doubtful = {member.title for member in found if member.counts is not inward.Truth.YES}
    assert doubtful == ({"丙"} if "signed:half" in kept else set())


@pytest.mark.parametrize(
    ("kept", "code"),
    [
        ({"list": "没有的清单"}, "pipeline.unknown-value"),
        ({"debtor": "没有的局"}, "pipeline.unknown-value"),
        ({"industry:division": GB + "C99"}, "pipeline.unknown-value"),
        ({"signed:half": "some day"}, "when.not-a-date"),
        ({"synthetic": "perhaps"}, "pipeline.unknown-value"),
        ({"sinthetic": True}, "pipeline.unknown-keeper"),
    ],
)
def test_what_nobody_says_is_refused(crm, kept, code):
    with pytest.raises(inward.InwardError) as refused:
        crm.pipeline().where(**kept)
    assert refused.value.code == code, refused.value
    with pytest.raises(TypeError, match="target_industry takes"):
        crm.pipeline().where(target_industry=datetime.timedelta(1))


@pytest.mark.parametrize("by", ["industry:genus", "signed:decade", "nothing:year", "lists"])
def test_what_groups_nobody_is_refused_with_what_does(crm, by):
    for ask in (
        lambda: crm.pipeline().funnel(by=by),
        lambda: crm.kpi_by(by, "start_rate/signed", signed="2020"),
        lambda: crm.obligations(by=by),
        lambda: crm.concentration(by, reached="contract_signed"),
        lambda: crm.weighted_pipeline({"low": "0.2"}, by=by),
    ):
        with pytest.raises(inward.Refused) as refused:
            ask()
        assert refused.value.code == "pipeline.unknown-dimension" and "one or several of" in refused.value.say()


def test_the_value_of_every_group_keeps_its_members(crm):
    """Whatever a table calls a group is taken back, also where an end of a period is open."""
    desk = crm.desk("wang.li", unit="招商一局")
    deal = desk.sign_agreement(title="戊", on="2020-10-08")  # of unknown level: signed perhaps
    desk.reach(desk.record_project(deal, title="戊"), "construction_started", on="../2020-12-31")
    pipeline, asked = crm.pipeline(), 0
    for by in pipeline.dimensions + ["construction_started:year", "contract_signed:half"]:
        for row in pipeline.funnel(by=by).to_polars().unique(subset=by).iter_rows(named=True):
            if row[by] is None:
                continue
            kept = members(pipeline.where(**{by: row[by]}))
            assert kept, (by, row[by])
            asked += 1
    assert asked > 30
    assert [member.title for member in members(pipeline.where(**{"signed:half": "2020H2/.."}))] == ["戊"]
    assert [member.title for member in members(pipeline.where(list="合成签约一批、合成重点项目"))] == ["乙"]


def test_a_period_in_doubt_is_perhaps_in_the_cohort_of_ones_own_rate(crm):
    own = inward.kpis(OWN.replace('attribute = "list", is = "合成重点项目"', 'attribute = "signed:half", is = "2020H1"'))
    rate = crm.kpi("start_rate/listed", kpis=own, signed="2020")
    assert sorted(title for _, title in rate.rows(("yes", "yes"))) == ["甲"]
    assert sorted(title for _, title in rate.rows(("possibly", "yes"))) == ["丙"]


def test_land_is_grouped_by_what_each_project_says():
    """Two projects of one investment that differ."""
    crm = inward.in_memory("合成开发区", currency="CNY", clock=inward.Clock("2022-03-01T09:00+08:00"))
    desk = crm.desk("wang.li", unit="招商一局")
    key = desk.add_list("合成重点项目")
    first = desk.record_project(
        title="一期", land="50亩", attributes={"establishment": "new_site"}, total_planned="2亿元",
        industry={"scheme": "GB/T 4754", "version": "2017", "code": "C3985"},
    )
    second = desk.record_project(
        title="二期", land="70亩", attributes={"establishment": "expansion"}, investment=crm.find("一期").one(), total_planned="12亿元",
        industry={"scheme": "GB/T 4754", "version": "2017", "code": "6510"},
    )
    desk.reach(first, "production", on="2020-05-01")
    desk.reach(second, "production", on="2021-05-01")
    desk.join_list(first, key)

    def told(by: str) -> dict[str, str]:
        return {group.group[0]: str(group.land) for group in crm.land_productivity(by=by).groups}

    assert told("establishment").keys() == {"new_site", "expansion"}
    assert told("industry:section").keys() == {"GB/T 4754-2017:C", "GB/T 4754-2017:I"}
    assert told("size").keys() == {"CNY 100m_500m", "CNY 1bn_5bn"}
    assert told("production:year").keys() == {"2020", "2021"}
    # Who says nothing says what its investment does.
    assert told("list").keys() == {"合成重点项目"}


def test_outside_tables_are_grouped_by_the_period_of_a_milestone():
    events = {
        "id": [1, 1, 2, 3],
        "milestone": ["contract_signed", "built", "contract_signed", "contract_signed"],
        "on": ["2019-05-01", "2021", "2020-02-03", "2019-12/2020-01"],
    }
    pipeline = inward.Pipeline.from_tables(
        events, {"id": [1, 2, 3], "list": ["a", "b", "a"]}, milestones=["contract_signed", "built"], today="2022-01-01"
    )
    assert pipeline.dimensions == ["list"]

    def told(by: str) -> dict[str, int]:
        rows = pipeline.funnel(by=by).rows
        return {row.group[0]: row.count.possible for row in rows if row.key == "contract_signed"}

    assert told("signed:year") == {"2019": 1, "2020": 1, "2019/2020": 1}
    assert told("built:year") == {"2021": 1, "": 2}
    # A column is what it says, whatever a book calls so.
    assert told("list") == {"a": 2, "b": 1}
    assert [member.title for member in members(pipeline.where(**{"signed:year": 2020}))] == ["2", "3"]
    with pytest.raises(inward.Refused, match="milestone|grouped"):
        pipeline.funnel(by="opened:year")


def test_attributes_of_ones_own_that_are_called_batch_or_name_an_organisation():
    """A batch stays the list that it is; an organisation is taken by its name, and a name that none has is refused."""
    crm = inward.in_memory("合成开发区", currency="CNY", clock=inward.Clock("2021-03-01T09:00+08:00"))
    desk = crm.desk("wang.li", unit="招商一局")
    own = "".join(
        f'\n[[attribute]]\nkey = "{key}"\nlabel = {{ en = "{key}", zh = "{key}" }}\nplaces = ["project"]\nkind = "{kind}"\n'
        for key, kind in (("batch", "text"), ("parent", "organisation"))
    )
    desk.adopt_playbook(inward.Playbook(crm.playbook().text + own))
    firm, listed = desk.add_organisation("合成公司"), desk.add_list("合成批次")
    for title, batch in (("甲", "别的"), ("乙", "合成批次")):
        deal = desk.sign_agreement(title=title, level="contract", on="2020-07-10", parties=[firm])
        project = desk.record_project(deal, title=title, attributes={"batch": batch})
        if title == "甲":
            desk.join_list(project, listed)
            desk.set_attribute(project, "parent", firm)
    pipeline = crm.pipeline()
    assert "batch" not in pipeline.dimensions and "parent" in pipeline.dimensions
    # Who is on the list, and not whose attribute says its name.
    assert [title for _, title in crm.kpi("start_rate/signed", batch="合成批次").rows()] == ["甲"]
    assert [member.title for member in members(pipeline.where(batch="合成批次"))] == ["甲"]
    for said in ("合成公司", firm):
        assert [member.title for member in members(pipeline.where(parent=said))] == ["甲"]
    with pytest.raises(inward.Refused, match="合成公司") as refused:
        pipeline.where(parent="合成公司甲")
    assert refused.value.code == "pipeline.unknown-value"


def test_who_is_perhaps_kept_is_no_younger_for_that(crm):
    """丙 is kept perhaps, signed in June or July; a month after that nobody is too young."""
    kept = crm.pipeline().where(**{"signed:half": "2020H1"})
    asked = {"signed": "2020", "mature_days": 30}
    assert kept.kpi("start_rate/signed", as_of="2020-12-31", **asked).immature == 0
    assert str(kept.kpi("start_rate/signed", as_of="2020-07-15", **asked).immature) == "1-2"
