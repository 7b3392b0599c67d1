"""Charts of what the pipeline counts, with Altair: `pip install inward[plot]`.

`.plot()` of a funnel, of a stage table and of `time_between` draws them; `rates` draws the rates of groups. Each
is a chart of Altair like any other: show it in a notebook, change it, or save it with `chart.save("funnel.png")`
or `.svg`, which needs no browser. What is possible only is drawn lighter.

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

    from ._native import CountTable, KaplanMeier, KpiResult, Ratio, TimeBetween, TimesOfGroup

__all__ = ["counts", "rates", "times"]

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
    colour = alt.Color(
        "sort:N",
        scale=alt.Scale(domain=sorts, range=[CERTAIN, POSSIBLE]),
        legend=alt.Legend() if in_doubt else None,
    )
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
    values: list[dict[str, Any]] = []
    highest = 1.0
    for group, rate in groups:
        low = high = None
        try:
            bounds = rate.bounds
        except Refused as error:
            if error.code != "rate.undefined":
                raise
            figure = _said("undefined", lang)
        else:
            low = 0.0 if bounds.min is None else _fraction(bounds.min)
            high = low if bounds.max is None else _fraction(bounds.max)
            figure = str(bounds).replace(" - ", "–")
            highest = max(highest, high)
        values.append({"group": _named(group, lang), "low": low, "high": high, "figure": figure})
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


def _fraction(ratio: Ratio) -> float:
    return ratio.numerator / ratio.denominator
