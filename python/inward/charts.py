"""Charts of what the pipeline counts, with Altair: `pip install inward[plot]`.

`.plot()` of a funnel, of a stage table, of `time_between`, of a rate, of the rates of groups and of signing years draws
them. Each is a chart of Altair like any other: show it in a notebook, change it, or save it with
`chart.save("funnel.png")` or `.svg`, which needs no browser. What is possible only is drawn lighter.

Letters come from the fonts of the system. For Chinese it needs one that has them: macOS and Windows do, Debian and
Ubuntu after `apt install fonts-noto-cjk`; `vl_convert.register_font_directory(folder)` adds one of your own. Else
Chinese shows as empty boxes in what is saved as PNG.

>>> import inward
>>> crm = inward.in_memory("阳泉经开区", currency="CNY")
>>> desk = crm.desk("wang.li", unit="招商一局")
>>> lead = desk.capture_lead("LED 衬底", on="2021-01-08")
>>> chart = crm.pipeline().funnel().plot(lang="zh")
>>> chart.to_dict()["title"]["text"]
'达到各节点的招商项目数'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from . import _native
from .errors import Refused

if TYPE_CHECKING:
    import altair

    from ._native import CountTable, KaplanMeier, KpiResult, OutcomesBetween, OutcomesOfGroup, Ratio, RatioBounds
    from ._native import TimeBetween, TimesOfGroup, Vintage

__all__ = ["counts", "outcomes", "rate", "rates", "times", "vintages"]

FONT = (
    "Helvetica Neue, Arial, PingFang SC, Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, "
    "WenQuanYi Micro Hei, sans-serif"
)
INK, SOFT, LINE = "#1a2733", "#51606e", "#d5dce3"
CERTAIN, POSSIBLE = "#0b4f7d", "#a9cfe6"
# Told apart by those who do not see all colours, and in grey.
COLOURS = ["#0b4f7d", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000"]
MOST_GROUPS = len(COLOURS)
WIDE = 560

TEXTS = {
    "certain": ("for certain", "确定"),
    "possible": ("possibly", "可能"),
    "unnamed": ("not told", "未注明"),
    "all": ("all", "全部"),
    "days": ("days", "天"),
    "share": ("share that got there", "已达到的比例"),
    "shortest": ("shortest times that the dates allow", "按日期可能的最短用时"),
    "longest": ("longest times that the dates allow", "按日期可能的最长用时"),
    "curve": ("times", "用时"),
    "group": ("group", "分组"),
    "at risk": ("still looked at, by the day", "各时点仍在观察数"),
    "others": ("and more groups: ", "未画出的组数："),
    "nobody": ("nobody to count yet", "尚无可计入的项目"),
    "undefined": ("undefined", "无定义"),
    "share first": ("share to whom it came first", "最先出现该结局的比例"),
    "unless": ("unless this comes first: ", "竞争结局："),
    "number": ("by number", "按数量"),
    "sums": ("by sums", "按合计"),
    "money": ("by money", "按金额"),
    "immature": ("too young to tell: ", "未满观察期："),
    "so far": ("so far", "截至当日"),
    "perhaps": ("so far, possibly", "截至当日（可能）"),
    "target": ("target", "目标"),
    "vintages": ("The rate of each signing year", "各签约年度的比率"),
}


def _drawing(lang: str) -> Any:
    """What draws, for a language that there is."""
    if lang not in ("en", "zh"):
        raise ValueError(f'lang takes "en" or "zh", not {lang!r}')
    return _native.altair()


def _said(key: str, lang: str) -> str:
    english, chinese = TEXTS[key]
    return chinese if lang == "zh" else english


def _named(group: Sequence[str], lang: str) -> str:
    """What a group is called: what its dimensions say, one after the other."""
    return " · ".join(name or _said("unnamed", lang) for name in group) if group else _said("all", lang)


def _count(certain: int, possible: int) -> str:
    return str(certain) if certain == possible else f"{certain}–{possible}"


def _styled(chart: Any) -> Any:
    """The same style for every chart: quiet axes, and fonts that have Chinese."""
    return (
        chart.configure(font=FONT, background="white", padding=12)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=SOFT, titleColor=SOFT, gridColor=LINE, domainColor="#8a97a3", tickColor="#8a97a3",
            labelFontSize=12, titleFontSize=12, titleFontWeight="normal", labelLimit=260, labelFlush=False,
        )
        .configure_title(anchor="start", color=INK, fontSize=15, subtitleColor=SOFT, subtitleFontSize=12, offset=14)
        .configure_legend(labelColor=SOFT, labelFontSize=12, labelLimit=360, orient="top", title=None)
        .configure_header(labelColor=INK, labelFontSize=13, labelFontWeight="bold", labelAnchor="start", title=None)
    )


def counts(table: CountTable, lang: str = "en") -> altair.TopLevelMixin:
    """A funnel or a stage table as bars, a panel for each group; milestones at which nobody is are left out.
    `table.plot(lang=…)` is the same.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> lead = crm.desk("wang.li", unit="招商一局").capture_lead("LED 衬底", on="2020-06")
    >>> chart = inward.charts.counts(crm.pipeline().stage_table(by="unit"), "zh")
    >>> [row["label"] for row in chart.to_dict()["data"]["values"]]
    ['线索', '线索']
    """
    alt = _drawing(lang)
    rows = table.rows
    told = {row.key for row in rows if row.count.possible} or {row.key for row in rows}
    shown = [row for row in rows if row.key in told]
    values: list[dict[str, Any]] = []
    for row in shown:
        certain, possible = row.count.certain, row.count.possible
        of_row = {"group": _named(row.group, lang), "label": row.label(lang), "figure": _count(certain, possible)}
        parts = (("certain", 0, certain), ("possible", certain, possible))
        values += [{**of_row, "sort": _said(key, lang), "from": first, "to": last} for key, first, last in parts]
    labels = list(dict.fromkeys(row.label(lang) for row in shown))
    groups = list(dict.fromkeys(value["group"] for value in values))
    in_doubt = any(row.count.certain != row.count.possible for row in shown)
    sorts = [_said("certain", lang), _said("possible", lang)]
    base = alt.Chart()
    longest = max((row.count.possible for row in shown), default=0)
    whole = alt.Axis(tickMinStep=1, tickCount=6, format="d")
    x = alt.X("from:Q", title=None, axis=whole, scale=alt.Scale(domainMax=max(longest, 1)))
    y = alt.Y("label:N", title=None, sort=labels, axis=alt.Axis(ticks=False, domain=False, labelPadding=6))
    colour = _certainty(alt, in_doubt, lang)
    bars = base.mark_bar(size=17).encode(x=x, x2="to:Q", y=y, color=colour, tooltip=["label:N", "figure:N"])
    figures = (
        base.transform_filter(f"datum.sort === '{sorts[1]}'")
        .mark_text(align="left", dx=5, color=INK, fontWeight="bold")
        .encode(x=alt.X("to:Q"), y=y, text="figure:N")
    )
    layers = alt.layer(bars, figures).properties(width=WIDE, height=alt.Step(26))
    data = alt.Data(values=values)
    title = alt.Title(table.definition(lang))
    chart: altair.TopLevelMixin
    if table.by:
        row_of = alt.Row("group:N", sort=groups, header=alt.Header(orient="top", labelPadding=4))
        chart = _styled(layers.facet(data=data, row=row_of, title=title))
    else:
        chart = _styled(alt.layer(bars, figures, data=data, title=title).properties(width=WIDE, height=alt.Step(26)))
    return chart


def times(between: TimeBetween, lang: str = "en") -> altair.TopLevelMixin:
    """How long it took, as curves (Kaplan–Meier): by each time the share that got there, in a lighter area its 95 %
    bounds, and below how many are still looked at. A dashed curve is of the longest times, where dates are
    imprecise. Of many groups the largest are drawn. `between.plot(lang=…)` is the same.

    >>> import inward
    >>> between = inward.in_memory("阳泉经开区").pipeline().time_between("filed", "completed")
    >>> inward.charts.times(between).to_dict()["title"]["text"]
    'Filed or approved → Works completed'
    """
    alt = _drawing(lang)
    drawn = [group for group in between.groups if group.shortest]
    largest = sorted(drawn, key=lambda group: -group.cases)[:MOST_GROUPS]
    left_out = len(drawn) - len(largest)
    kept = [group for group in drawn if group in largest]
    names = [_named(group.group, lang) for group in kept]
    curves = [(_said("shortest", lang), True), (_said("longest", lang), False)]
    values: list[dict[str, Any]] = []
    for group, name in zip(kept, names, strict=True):
        for sort, is_first in curves:
            curve = group.shortest if is_first else group.longest
            if curve is not None and (is_first or _differ(group)):
                values += [{"group": name, "curve": sort, "first": is_first, **step} for step in _steps(curve)]
    in_doubt = any(_differ(group) for group in kept)
    last = max((curve.longest for group in kept if (curve := group.longest or group.shortest)), default=1.0) or 1.0
    seen = alt.Scale(domain=[0, last], nice=True)
    x = alt.X("time:Q", title=_said("days", lang), axis=alt.Axis(tickCount=8), scale=seen)
    quarters = alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1])
    y = alt.Y("share:Q", title=_said("share", lang), axis=quarters, scale=alt.Scale(domain=[0, 1]))
    named = alt.Legend(symbolType="stroke", symbolOpacity=1, symbolStrokeWidth=3)
    colour = alt.Color(
        "group:N",
        scale=alt.Scale(domain=names, range=COLOURS[: max(len(names), 1)]),
        legend=named if any(group.group for group in kept) else None,
    )
    dash = alt.StrokeDash(
        "curve:N",
        scale=alt.Scale(domain=[sort for sort, _ in curves], range=[[1, 0], [6, 4]]),
        legend=alt.Legend(symbolSize=500, symbolStrokeWidth=2) if in_doubt else None,
    )
    base = alt.Chart(alt.Data(values=values))
    bounds = (
        base.transform_filter("datum.first && isValid(datum.low)")
        .mark_area(interpolate="step-after", opacity=0.18)
        .encode(x=x, y=alt.Y("low:Q", title=_said("share", lang)), y2="high:Q", color=colour)
    )
    lines = base.mark_line(interpolate="step-after", strokeWidth=2.5).encode(x=x, y=y, color=colour, strokeDash=dash)
    above = alt.layer(bounds, lines).properties(width=WIDE, height=280)
    risk = alt.Chart(alt.Data(values=_at_risk(kept, names, last))).mark_text(color=INK).encode(
        x=alt.X("time:Q", axis=None, scale=seen),
        y=alt.Y("group:N", title=None, sort=names, axis=alt.Axis(ticks=False, domain=False, labelPadding=22)),
        text="at_risk:Q",
    )
    below = risk.properties(
        width=WIDE, height=alt.Step(20), title=alt.Title(_said("at risk", lang), fontSize=12, color=SOFT, offset=4)
    )
    first, second = between.milestones(lang)
    said = [_told(group, name, lang) for group, name in zip(kept, names, strict=True)] or [_said("nobody", lang)]
    if left_out:
        said.append(f"{_said('others', lang)}{left_out}")
    chart: altair.TopLevelMixin = _styled(
        alt.vconcat(above, below, title=alt.Title(f"{first} → {second}", subtitle=said), spacing=6)
    )
    return chart


def outcomes(between: OutcomesBetween, lang: str = "en") -> altair.TopLevelMixin:
    """What became of those that were followed, as curves (Aalen–Johansen): by each time the share to whom each outcome
    came first, a panel for each group. A dashed curve is of the longest times, where dates are imprecise. Of many
    groups the largest are drawn. `between.plot(lang=…)` is the same.

    >>> import inward
    >>> between = inward.in_memory("阳泉经开区").pipeline().time_between("filed", "completed", competing=["lost"])
    >>> inward.charts.outcomes(between).to_dict()["title"]["text"]
    'Filed or approved → Works completed'
    """
    alt = _drawing(lang)
    labels = between.labels(lang)
    followed = [group for group in between.groups if group.shortest]
    largest = sorted(followed, key=lambda group: -group.cases)[:MOST_GROUPS]
    kept = [group for group in followed if group in largest]
    left_out = len(followed) - len(kept)
    curves = [(_said("shortest", lang), True), (_said("longest", lang), False)]
    values: list[dict[str, Any]] = []
    in_doubt = False
    for group in kept:
        for cause, label in enumerate(labels, 1):
            steps = [_incidences(group, cause, is_first) for _, is_first in curves]
            differ = steps[0] != steps[1]
            in_doubt |= differ
            for (sort, is_first), each in zip(curves, steps, strict=True):
                if is_first or differ:
                    of_curve = {"group": _named(group.group, lang), "outcome": label, "curve": sort}
                    values += [{**of_curve, "time": time, "share": share} for time, share in each]
    x = alt.X("time:Q", title=_said("days", lang), axis=alt.Axis(tickCount=8), scale=alt.Scale(nice=True))
    quarters = alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1])
    y = alt.Y("share:Q", title=_said("share first", lang), axis=quarters, scale=alt.Scale(domain=[0, 1]))
    colours = [COLOURS[place % len(COLOURS)] for place in range(len(labels))]
    colour = alt.Color(
        "outcome:N",
        scale=alt.Scale(domain=labels, range=colours),
        legend=alt.Legend(symbolType="stroke", symbolOpacity=1, symbolStrokeWidth=3),
    )
    dash = alt.StrokeDash(
        "curve:N",
        scale=alt.Scale(domain=[sort for sort, _ in curves], range=[[1, 0], [6, 4]]),
        legend=alt.Legend(symbolSize=500, symbolStrokeWidth=2) if in_doubt else None,
    )
    lines = alt.Chart().mark_line(interpolate="step-after", strokeWidth=2.5)
    lines = lines.encode(x=x, y=y, color=colour, strokeDash=dash, tooltip=["outcome:N", "time:Q", "share:Q"])
    said = [_ended(between, group, lang) for group in kept] or [_said("nobody", lang)]
    if len(labels) > 1:
        others = ("、" if lang == "zh" else ", ").join(labels[1:])
        said.insert(0, f"{_said('unless', lang)}{others}")
    if left_out:
        said.append(f"{_said('others', lang)}{left_out}")
    first, second = between.milestones(lang)
    title = alt.Title(f"{first} → {second}", subtitle=said)
    data = alt.Data(values=values)
    if between.by:
        names = [_named(group.group, lang) for group in kept]
        row_of = alt.Row("group:N", sort=names, header=alt.Header(orient="top", labelPadding=4))
        drawn = lines.properties(width=WIDE, height=150).facet(data=data, row=row_of, title=title)
    else:
        drawn = alt.layer(lines, data=data, title=title).properties(width=WIDE, height=280)
    chart: altair.TopLevelMixin = _styled(drawn)
    return chart


def _incidences(group: OutcomesOfGroup, cause: int, is_first: bool) -> list[tuple[float, float]]:
    """The corners of a curve: times, and the share to whom an outcome came first."""
    curves = group.shortest if is_first else group.longest
    return [(0.0, 0.0), *_native.incidence_steps(curves, cause)] if curves else []


def _ended(between: OutcomesBetween, group: OutcomesOfGroup, lang: str) -> str:
    """How many each outcome came first to."""
    rows = [row for row in between.rows if row.group == group.group and row.fate in ("outcome", "open")]
    counts = [f"{row.label(lang)} {_count(row.count.certain, row.count.possible)}" for row in rows]
    name = _named(group.group, lang)
    if lang == "zh":
        return f"{name}：计入 {group.cases} 个；{'，'.join(counts)}"
    return f"{name}: {group.cases} counted; {', '.join(counts)}"


def _steps(curve: KaplanMeier) -> list[dict[str, Any]]:
    """The corners of a curve, with the bounds of what got there where they are."""
    steps: list[dict[str, Any]] = [{"time": 0, "share": 0, "low": None, "high": None}]
    for time, _, left, low, high in _native.curve_steps(curve):
        # What is left at most got there at least.
        ends = (None, None) if low is None or high is None else (1 - high, 1 - low)
        steps.append({"time": time, "share": 1 - left, "low": ends[0], "high": ends[1]})
    return steps


def _differ(group: TimesOfGroup) -> bool:
    shortest, longest = group.shortest, group.longest
    if shortest is None or longest is None:
        return False
    return _native.curve_steps(shortest) != _native.curve_steps(longest)


def _at_risk(groups: Sequence[TimesOfGroup], names: Sequence[str], last: float) -> list[dict[str, Any]]:
    """How many are still looked at, at times that stand well apart."""
    step = _round_step(last, 8)
    marks = [step * mark for mark in range(int(last // step) + 1)]
    values = []
    for group, name in zip(groups, names, strict=True):
        steps = _native.curve_steps(group.shortest) if group.shortest else []
        for mark in marks:
            at_risk = next((number for time, number, *_ in steps if time >= mark), 0)
            values.append({"group": name, "time": mark, "at_risk": at_risk})
    return values


def _round_step(last: float, most: int) -> int:
    """1, 2 or 5 times a power of ten, so that no more than so many of them are needed."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if last <= step * most:
                return step
        power *= 10


def _told(group: TimesOfGroup, name: str, lang: str) -> str:
    medians = {None if curve is None else curve.median for curve in (group.shortest, group.longest)}
    known = sorted(median for median in medians if median is not None)
    days = [f"{median:g}" for median in known] + (["…"] if None in medians else [])
    events = _count(group.events.certain, group.events.possible)
    if lang == "zh":
        median = "–".join(days) + " 天" if known else "未达到"
        return f"{name}：计入 {group.cases} 个，已达到 {events} 个，中位数 {median}"
    median = "–".join(days) + " days" if known else "not reached"
    return f"{name}: {group.cases} counted, {events} got there, median {median}"


def rates(groups: Sequence[tuple[Sequence[str], KpiResult]], lang: str = "en") -> altair.TopLevelMixin:
    """The rates of groups, as `crm.kpi_by` gives them: a point each, or a line between its bounds where dates or
    figures are in doubt.

    >>> import inward
    >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    >>> desk = crm.desk("wang.li", unit="招商一局")
    >>> investor = desk.add_organisation("合成投资公司")
    >>> deal = desk.sign_agreement(title="合成项目", level="contract", on="2020-07-10", parties=[investor])
    >>> rates = crm.kpi_by("unit", "performance_rate/not_terminated", as_of="2020-12-31", signed="2020H2")
    >>> inward.charts.rates(rates, "zh").to_dict()["title"]["text"]
    '履约率'
    """
    alt = _drawing(lang)
    values = [{"group": _named(group, lang), **_ends(_bounds(result), lang)} for group, result in groups]
    highest = max([1.0, *(value["high"] for value in values if value["high"] is not None)])
    names = [value["group"] for value in values]
    x = alt.X("low:Q", title=None, axis=alt.Axis(format=".0%", tickCount=5), scale=alt.Scale(domain=[0, highest]))
    y = alt.Y("group:N", title=None, sort=names, axis=alt.Axis(ticks=False, domain=False, grid=True, labelPadding=8))
    base = alt.Chart(alt.Data(values=values))
    known = base.transform_filter("isValid(datum.low)")
    lines = known.mark_rule(strokeWidth=7, color=POSSIBLE).encode(x=x, x2="high:Q", y=y)
    point = known.mark_point(filled=True, size=70, color=CERTAIN, opacity=1)
    ends_of = [point.encode(x=alt.X(f"{end}:Q"), y=y) for end in ("low", "high")]
    figures = base.transform_calculate(at="isValid(datum.high) ? datum.high : 0").mark_text(
        align="left", dx=9, color=INK, fontWeight="bold"
    ).encode(x=alt.X("at:Q"), y=y, text="figure:N")
    definition = groups[0][1].definition if groups else None
    title = alt.Title(definition.name(lang), subtitle=definition.say(lang)) if definition else alt.Title("")
    layered = alt.layer(lines, *ends_of, figures, title=title).properties(width=WIDE, height=alt.Step(28))
    chart: altair.TopLevelMixin = _styled(layered)
    return chart


def rate(result: KpiResult, lang: str = "en") -> altair.TopLevelMixin:
    """A rate as a bar up to its least, lighter up to its greatest, by number and by money where it has both.
    `result.plot(lang=…)` is the same.

    >>> import inward
    >>> row = inward.KpiRow("p1", {"contract_signed": "2020-07-10", "construction_started": "2020-09"})
    >>> result = inward.kpi("start_rate/signed", [row], as_of="2020-09-15", signed="2020H2")
    >>> inward.charts.rate(result, "zh").to_dict()["title"]["text"]
    '开工率'
    """
    alt = _drawing(lang)
    sorts = [("sums" if result.cells is None else "number", _bounds(result))]
    if _has_weight(result):
        sorts.append(("money", _bounds(result, by_weight=True)))
    known = [(_said(key, lang), _ends(bounds, lang)) for key, bounds in sorts]
    values = _parts([({"label": label}, ends) for label, ends in known], lang)
    base = alt.Chart(alt.Data(values=values))
    longest = max([1.0, *(value["to"] for value in values)])
    x = alt.X(
        "from:Q", title=None, axis=alt.Axis(format=".0%", tickCount=5), scale=alt.Scale(domain=[0, longest])
    )
    labels = [label for label, _ in known]
    y = alt.Y("label:N", title=None, sort=labels, axis=alt.Axis(ticks=False, domain=False, labelPadding=6))
    in_doubt = any(ends["low"] != ends["high"] for _, ends in known)
    bars = base.mark_bar(size=19).encode(x=x, x2="to:Q", y=y, color=_certainty(alt, in_doubt, lang))
    figures = (
        base.transform_filter(f"datum.sort === '{_said('possible', lang)}'")
        .mark_text(align="left", dx=5, color=INK, fontWeight="bold")
        .encode(x=alt.X("to:Q"), y=y, text="figure:N")
    )
    definition = result.definition
    said = [definition.say(lang)]
    if result.immature.possible:
        said.append(f"{_said('immature', lang)}{_count(result.immature.certain, result.immature.possible)}")
    title = alt.Title(definition.name(lang), subtitle=said)
    layered = alt.layer(bars, figures, title=title).properties(width=WIDE, height=alt.Step(32))
    chart: altair.TopLevelMixin = _styled(layered)
    return chart


def vintages(
    table: Sequence[Vintage], lang: str = "en", *, horizon_days: int | None = None
) -> altair.TopLevelMixin:
    """The rate of each signing year: a bar of what got there so far, lighter where dates are in doubt; a point, or a
    line between its bounds, of the rate within the horizon, by which years can be compared; and a line across at the
    target. `table.plot(lang=…)` is the same.

    >>> import inward
    >>> row = inward.KpiRow("p1", {"contract_signed": "2012-05-01", "construction_started": "2013-09-01"})
    >>> table = inward.vintages([row], as_of="2015-12-31", horizon_days=365, targets={2012: 70})
    >>> [value["series"] for value in inward.charts.vintages(table, "zh").to_dict()["data"]["values"]]
    ['截至当日', '截至当日（可能）', '观察期内', '目标']
    """
    alt = _drawing(lang)
    so_far, perhaps, target = (_said(key, lang) for key in ("so far", "perhaps", "target"))
    within = _within(horizon_days, lang)
    values: list[dict[str, Any]] = []
    for vintage in table:
        year = str(vintage.year)
        signed = _count(vintage.signed.certain, vintage.signed.possible)
        running = _ends(vintage.running, lang)
        if running["low"] is not None:
            of_year = {"year": year, "signed": signed, "figure": running["figure"]}
            values.append({**of_year, "series": so_far, "from": 0, "to": running["low"]})
            values.append({**of_year, "series": perhaps, "from": running["low"], "to": running["high"]})
        mature = _ends(vintage.within_horizon, lang)
        if mature["low"] is not None:
            figure = mature["figure"]
            values.append(
                {"year": year, "series": within, "from": mature["low"], "to": mature["high"], "figure": figure}
            )
        if vintage.target_percent is not None:
            wanted = float(vintage.target_percent) / 100
            figure = f"{wanted:.0%}"
            values.append({"year": year, "series": target, "from": wanted, "to": wanted, "figure": figure})
    highest = max([1.0, *(value["to"] for value in values)])
    # What is written stands on its bar, or above what would strike it through.
    for value in [value for value in values if value["series"] == perhaps]:
        ends = [other["to"] for other in values if other["year"] == value["year"]]
        value["top"] = max(end for end in ends if end < value["to"] + 0.09 * highest)
    years = [str(vintage.year) for vintage in table]
    drawn = [series for series in (so_far, perhaps, within, target) if _is_drawn(series, perhaps, values)]
    colours = {so_far: CERTAIN, perhaps: POSSIBLE, within: COLOURS[1], target: INK}
    colour = alt.Color(
        "series:N",
        scale=alt.Scale(domain=drawn, range=[colours[series] for series in drawn]),
        legend=alt.Legend(symbolType="square"),
    )
    x = alt.X("year:N", title=None, sort=years, axis=alt.Axis(ticks=False, labelAngle=0, labelPadding=6))
    y = alt.Y(
        "from:Q", title=None, axis=alt.Axis(format=".0%", tickCount=5), scale=alt.Scale(domain=[0, 1.06 * highest])
    )
    base = alt.Chart().encode(x=x, color=colour, tooltip=["year:N", "series:N", "figure:N", "signed:N"])
    of = {series: f"datum.series === '{series}'" for series in colours}
    bars = base.transform_filter(f"{of[so_far]} || {of[perhaps]}").mark_bar(size=34).encode(y=y, y2="to:Q")
    horizon = base.transform_filter(of[within])
    lines = horizon.mark_rule(strokeWidth=5).encode(y=y, y2="to:Q")
    ends_of = [
        horizon.mark_point(filled=True, size=80, opacity=1).encode(y=alt.Y(f"{end}:Q")) for end in ("from", "to")
    ]
    wanted_at = base.transform_filter(of[target]).mark_tick(thickness=3, size=48, opacity=1).encode(y=y)
    # Also where nobody got there: that is not the same as that there is no rate.
    figures = (
        alt.Chart()
        .transform_filter(of[perhaps])
        .mark_text(dy=-9, color=INK, fontWeight="bold")
        .encode(x=x, y=alt.Y("top:Q"), text="figure:N")
    )
    title = alt.Title(_said("vintages", lang))
    layered = alt.layer(bars, lines, *ends_of, wanted_at, figures, data=alt.Data(values=values), title=title)
    chart: altair.TopLevelMixin = _styled(layered.properties(width=max(WIDE, 60 * len(years)), height=260))
    return chart


def _within(horizon_days: int | None, lang: str) -> str:
    """What the rate within the horizon is called."""
    if horizon_days is None:
        return "观察期内" if lang == "zh" else "within the horizon"
    return f"{horizon_days} 天内" if lang == "zh" else f"within {horizon_days} days"


def _is_drawn(series: str, perhaps: str, values: Sequence[dict[str, Any]]) -> bool:
    """Whether there is anything to see of a series: what is possible only is nothing where nothing is in doubt."""
    return any(value["series"] == series and (series != perhaps or value["from"] != value["to"]) for value in values)


def _bounds(result: KpiResult, *, by_weight: bool = False) -> RatioBounds | None:
    """The bounds of a rate; none where it is undefined."""
    try:
        return result.bounds_by_weight if by_weight else result.bounds
    except Refused as error:
        if error.code != "rate.undefined":
            raise
        return None


def _has_weight(result: KpiResult) -> bool:
    """Whether a rate is by money too, were there any to divide by."""
    try:
        return result.bounds_by_weight is not None
    except Refused as error:
        return error.code == "rate.undefined"


def _ends(bounds: RatioBounds | None, lang: str) -> dict[str, Any]:
    """The ends of a rate as they are drawn, and as they are told."""
    if bounds is None:
        return {"low": None, "high": None, "figure": _said("undefined", lang)}
    low = 0.0 if bounds.min is None else _fraction(bounds.min)
    high = low if bounds.max is None else _fraction(bounds.max)
    return {"low": low, "high": high, "figure": str(bounds).replace(" - ", "–")}


def _parts(rows: Sequence[tuple[dict[str, Any], dict[str, Any]]], lang: str) -> list[dict[str, Any]]:
    """What is certain and what is possible of each row, one part after the other."""
    values = []
    for row, ends in rows:
        low, high = ends["low"] or 0, ends["high"] or 0
        for key, first, last in (("certain", 0, low), ("possible", low, high)):
            values.append({**row, "sort": _said(key, lang), "from": first, "to": last, "figure": ends["figure"]})
    return values


def _certainty(alt: Any, in_doubt: bool, lang: str) -> Any:
    """The colours of what is certain and of what is possible."""
    sorts = [_said("certain", lang), _said("possible", lang)]
    legend = alt.Legend() if in_doubt else None
    return alt.Color("sort:N", scale=alt.Scale(domain=sorts, range=[CERTAIN, POSSIBLE]), legend=legend)


def _fraction(ratio: Ratio) -> float:
    return ratio.numerator / ratio.denominator
