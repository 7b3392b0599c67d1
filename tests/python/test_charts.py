"""Charts: what they draw is what was counted, in both languages, saved as pictures without a browser."""

from __future__ import annotations

import json
import struct
import sys

import pytest

import inward

UNITS = ["招商一局", "招商二局"]

#: A title, its unit, when it was signed, and when it started. Synthetic.
DEALS = [
    ("合成甲", 0, "2020-01-10", "2020-03-01"),
    ("合成乙", 0, "2020-02-01", "2020-07-15"),
    ("合成丙", 0, "2020-05-20", None),
    ("合成丁", 1, "2020-06-01", "2020-08"),
    ("合成戊", 1, "2020-09-09", "2021-02-25/2021-03-10"),
    ("合成己", 1, "2020-11-11", None),
]


@pytest.fixture
def crm() -> inward.Crm:
    crm = inward.in_memory("合成开发区", currency="CNY", clock=inward.Clock("2021-03-01T09:00+08:00"))
    desk = crm.desk("wang.li", unit=UNITS[0])
    desk.add_unit(UNITS[1])
    investor = desk.add_organisation("合成投资公司")
    for title, unit, signed, started in DEALS:
        deal = desk.sign_agreement(
            title=title, level="contract", on=signed, parties=[investor], unit=UNITS[unit], contract_investment="1亿元"
        )
        project = desk.record_project(deal, unit=UNITS[unit])
        if started:
            desk.reach(project, "construction_started", on=started)
    return crm


def values(chart, part: int | None = None) -> list[dict]:
    made = chart.to_dict()
    holder = made if part is None else made["vconcat"][part]
    found = holder.get("data") or holder["layer"][0]["data"]
    named = found.get("name")
    return made["datasets"][named] if named else found["values"]


def test_bars_are_the_numbers_that_were_counted(crm):
    funnel = crm.pipeline().funnel(as_of="2021-03-01")
    for lang, title, sure in [
        ("en", "How many investments reached each milestone", "for certain"),
        ("zh", "达到各节点的招商项目数", "确定"),
    ]:
        chart = funnel.plot(lang=lang)
        assert chart.to_dict()["title"]["text"] == title
        drawn = values(chart)
        counted = {row.label(lang): row.count for row in funnel.rows if row.count.possible}
        assert {each["label"] for each in drawn} == set(counted) and len(drawn) == 2 * len(counted)
        for each in drawn:
            count = counted[each["label"]]
            ends = (0, count.certain) if each["sort"] == sure else (count.certain, count.possible)
            assert (each["from"], each["to"]) == ends
    assert [each["figure"] for each in values(funnel.plot()) if each["label"] == "Construction started"] == ["3–4"] * 2
    by_unit = crm.pipeline().stage_table(by="unit").plot(lang="zh")
    assert {each["group"] for each in values(by_unit)} == set(UNITS)
    # Nobody: all that could be reached, none of it.
    nobody = values(crm.pipeline().funnel(as_of="2019-01-01", known="2019-01-01").plot())
    assert nobody and {each["to"] for each in nobody} == {0}


def test_curves_are_those_of_the_estimate(crm):
    between = crm.pipeline().time_between("contract_signed", "construction_started", by="unit", as_of="2021-03-01")
    chart = between.plot(lang="zh")
    made = chart.to_dict()
    assert made["title"]["text"] == "正式签约 → 开工" and made["title"]["subtitle"][0].startswith("招商一局：计入 3 个")
    drawn = values(chart, 0)
    assert {each["group"] for each in drawn} == set(UNITS)
    compared = 0
    for group in between.groups:
        for sort, curve in (("按日期可能的最短用时", group.shortest), ("按日期可能的最长用时", group.longest)):
            for each in drawn:
                if (each["group"], each["curve"]) != (group.group[0], sort) or each["time"] == 0:
                    continue
                compared += 1
                assert each["share"] == pytest.approx(1 - curve.at(each["time"]), abs=1e-12)
                interval = curve.interval(each["time"])
                ends = (None, None) if interval is None else (1 - interval[1], 1 - interval[0])
                assert (each["low"], each["high"]) == pytest.approx(ends, abs=1e-12)
    assert compared == 9
    # Dates of the first unit are precise: one curve.
    assert {each["curve"] for each in drawn if each["group"] == UNITS[0]} == {"按日期可能的最短用时"}
    at_risk = values(chart, 1)
    first = next(group.shortest for group in between.groups if group.group == [UNITS[0]])
    for each in at_risk:
        if each["group"] == UNITS[0]:
            assert each["at_risk"] == sum(time >= each["time"] for time in (51, 165, 285)), each
    assert first.rows == 3
    empty = inward.in_memory("空").pipeline().time_between("contract_signed", "construction_started").plot()
    assert values(empty, 0) == [] and empty.to_dict()["title"]["subtitle"] == ["nobody to count yet"]
    # The longest of the second unit, and the shortest, have another median: one may have started, or not yet.
    told = made["title"]["subtitle"]
    assert told == ["招商一局：计入 3 个，已达到 2 个，中位数 165 天", "招商二局：计入 3 个，已达到 1–2 个，中位数 169–… 天"]


def test_rates_are_drawn_between_their_bounds(crm):
    rates = crm.kpi_by("unit", "start_rate/signed", as_of="2021-03-01", signed="2020")
    drawn = values(inward.charts.rates(rates, "zh"))
    assert [(each["group"], each["figure"]) for each in drawn] == [("招商一局", "66.67%"), ("招商二局", "33.33%–66.67%")]
    assert [(each["low"], each["high"]) for each in drawn] == [(2 / 3, 2 / 3), (1 / 3, 2 / 3)]
    assert inward.charts.rates([]).to_dict()["title"]["text"] == ""
    undefined = [(["x"], inward.kpi("start_rate/signed", [], as_of="2021-03-01", signed="2020"))]
    assert [each["figure"] for each in values(inward.charts.rates(undefined))] == ["undefined"]


def test_a_rate_is_a_bar_by_number_and_by_money(crm):
    result = crm.kpi("start_rate/signed", as_of="2021-03-01", signed="2020", mature_days=180)
    drawn = values(result.plot(lang="zh"))
    ends = {(each["label"], each["sort"]): (each["from"], each["to"], each["figure"]) for each in drawn}
    assert ends == {
        ("按数量", "确定"): (0, 0.5, "50.00%–66.67%"),
        ("按数量", "可能"): (0.5, 4 / 6, "50.00%–66.67%"),
        ("按金额", "确定"): (0, 0.5, "50.00%–66.67%"),
        ("按金额", "可能"): (0.5, 4 / 6, "50.00%–66.67%"),
    }
    title = result.plot().to_dict()["title"]
    assert title["subtitle"] == ["started by the day ÷ signed in the window", "too young to tell: 1–2"]
    # More than all, of sums; and nothing to divide by, which is not nought.
    arrived = inward.KpiEntry("funds_arrived", inward.Money("480万元"), "2021-03-01")
    goal = {"funds_arrived": inward.Money("400万元")}
    more = inward.kpi(
        "funds_in_rate/target", [inward.KpiRow("p", entries=[arrived])], as_of="2021-12-31", period="2021", targets=goal
    ).plot()
    assert [(each["label"], each["to"]) for each in values(more)] == [("by sums", 1.2)] * 2
    assert more.to_dict()["layer"][0]["encoding"]["x"]["scale"]["domain"] == [0, 1.2]
    undefined = inward.kpi("start_rate/signed", [], as_of="2021-03-01", signed="2020").plot()
    unweighed = inward.kpi(
        "start_rate/signed", [inward.KpiRow("p", {"contract_signed": "2020-05"})], as_of="2021-03-01", signed="2020"
    ).plot(lang="zh")
    assert {(each["label"], each["figure"]) for each in values(unweighed)} == {("按数量", "0.00%"), ("按金额", "无定义")}
    assert {(each["to"], each["figure"]) for each in values(undefined)} == {(0, "undefined")}


def test_rates_of_groups_draw_themselves(crm):
    rates = crm.kpi_by("unit", "start_rate/signed", as_of="2021-03-01", signed="2020")
    assert rates.plot(lang="zh").to_dict() == inward.charts.rates(rates, "zh").to_dict()
    assert isinstance(rates, list) and len(rates) == 2


#: An id, when it was signed and started: of 2015 all, within the year two of three. Synthetic.
YEARS = [
    ("1", "2015-01-10", "2015-06-01"),
    ("2", "2015-02-10", "2016-01-10"),
    ("3", "2015-03-10", "2017-03-01"),
    ("4", "2017-05-01", "2018-01-01"),
    ("5", "2017-05-01", "2019-12-20/2020-02-10"),
    ("6", "2018-05-01", None),
]


def vintages():
    rows = [inward.KpiRow(id, {"contract_signed": signed, "construction_started": start}) for id, signed, start in YEARS]
    return inward.vintages(rows, as_of="2019-12-31", horizon_days=365, targets={2015: 70, 2016: 60, 2017: 50})


def test_signing_years_are_drawn_with_their_horizon_and_their_target():
    chart = vintages().plot()
    drawn = {(each["year"], each["series"]): (each["from"], each["to"]) for each in values(chart)}
    third = pytest.approx(2 / 3)
    assert drawn == {
        ("2015", "so far"): (0, 1),
        ("2015", "so far, possibly"): (1, 1),
        ("2015", "within 365 days"): (third, third),
        ("2015", "target"): (0.7, 0.7),
        # Nobody was signed: there is no rate.
        ("2016", "target"): (0.6, 0.6),
        ("2017", "so far"): (0, 0.5),
        ("2017", "so far, possibly"): (0.5, 1),
        ("2017", "within 365 days"): (0.5, 0.5),
        ("2017", "target"): (0.5, 0.5),
        ("2018", "so far"): (0, 0),
        ("2018", "so far, possibly"): (0, 0),
        ("2018", "within 365 days"): (0, 0),
    }
    assert chart.to_dict()["title"]["text"] == "The rate of each signing year"
    assert {each["series"] for each in values(vintages().plot(lang="zh"))} == {"截至当日", "截至当日（可能）", "365 天内", "目标"}
    empty = inward.vintages([], as_of="2019-12-31", horizon_days=365)
    assert values(empty.plot()) == [] and list(empty) == []


def test_curves_of_outcomes_are_those_of_the_estimate(crm):
    desk = crm.desk("wang.li", unit=UNITS[0])
    investor = desk.add_organisation("合成实业公司")
    deal = desk.sign_agreement(title="合成庚", level="contract", on="2020-04-01", parties=[investor])
    desk.terminate_agreement(deal, "breach_by_investor", on="2020-10")
    between = crm.pipeline().time_between(
        "contract_signed", "construction_started", competing=["terminated"], by="unit", as_of="2021-03-01"
    )
    chart = between.plot(lang="zh")
    title = chart.to_dict()["title"]
    assert title["text"] == "正式签约 → 开工"
    assert title["subtitle"] == [
        "竞争结局：终止",
        "招商一局：计入 4 个；开工 2，终止 1，尚无结局 1",
        "招商二局：计入 3 个；开工 1–2，终止 0，尚无结局 1–2",
    ]
    drawn, compared = values(chart), 0
    for group in between.groups:
        for cause, outcome in enumerate(["开工", "终止"], 1):
            for sort, curves in (("按日期可能的最短用时", group.shortest), ("按日期可能的最长用时", group.longest)):
                for each in drawn:
                    if (each["group"], each["outcome"], each["curve"]) != (group.group[0], outcome, sort):
                        continue
                    compared += 1
                    assert each["share"] == pytest.approx(curves.incidence(cause, each["time"]), abs=1e-12)
    assert compared == len(drawn) > 25
    # Of the first unit the day of the start is precise, that of the end is not.
    told = {(each["outcome"], each["curve"]) for each in drawn if each["group"] == UNITS[0]}
    assert ("终止", "按日期可能的最长用时") in told
    empty = inward.in_memory("空").pipeline().time_between("filed", "completed", competing=["lost"]).plot()
    assert empty.to_dict()["title"]["subtitle"] == ["unless this comes first: lost", "nobody to count yet"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_pictures_need_no_browser(crm, lang, tmp_path):
    pipeline = crm.pipeline()
    between = pipeline.time_between("contract_signed", "construction_started", by="unit")
    charts = {
        "funnel": pipeline.funnel().plot(lang=lang),
        "stages": pipeline.stage_table(by="unit").plot(lang=lang),
        "times": between.plot(lang=lang),
        "rates": crm.kpi_by("unit", "start_rate/signed", as_of="2021-03-01", signed="2020").plot(lang=lang),
        "rate": crm.kpi("start_rate/signed", as_of="2021-03-01", signed="2020").plot(lang=lang),
        "vintages": vintages().plot(lang=lang),
        "outcomes": pipeline.time_between(
            "contract_signed", "construction_started", by="unit", competing=["terminated"]
        ).plot(lang=lang),
    }
    plain = {"funnel": "Construction started" if lang == "en" else "开工", "rate": "50.00%", "vintages": "2017"}
    for name, chart in charts.items():
        chart.save(tmp_path / f"{name}.png")
        chart.save(tmp_path / f"{name}.svg")
        picture = (tmp_path / f"{name}.png").read_bytes()
        wide, high = struct.unpack(">II", picture[16:24])
        assert picture.startswith(b"\x89PNG") and wide > 400 and high > 60
        drawing = (tmp_path / f"{name}.svg").read_text(encoding="utf-8")
        assert drawing.startswith("<svg") and plain.get(name, "招商一局") in drawing
        assert json.loads(chart.to_json())


def test_without_altair_it_says_how_it_is_installed(crm, monkeypatch):
    monkeypatch.setitem(sys.modules, "altair", None)  # as if it were not installed
    between = crm.pipeline().time_between("contract_signed", "construction_started")
    rate = inward.kpi("start_rate/signed", [], as_of="2021-03-01", signed="2020")
    outcomes = crm.pipeline().time_between("contract_signed", "construction_started", competing=["lost"])
    for draw in (
        crm.pipeline().funnel().plot,
        between.plot,
        lambda: inward.charts.rates([]),
        rate.plot,
        outcomes.plot,
        vintages().plot,
    ):
        with pytest.raises(inward.InwardError) as caught:
            draw()
        assert (caught.value.code, caught.value.params["package"]) == ("table.extra-missing", "altair")
        assert "pip install inward[plot]" in str(caught.value)


def test_what_is_refused(crm):
    between = crm.pipeline().time_between("contract_signed", "construction_started")
    for draw in (crm.pipeline().funnel().plot, between.plot):
        with pytest.raises(ValueError, match='lang takes "en" or "zh"'):
            draw(lang="fr")
        with pytest.raises(TypeError):
            draw("zh")
    with pytest.raises(ValueError, match='lang takes "en" or "zh"'):
        inward.charts.rates([], "fr")
