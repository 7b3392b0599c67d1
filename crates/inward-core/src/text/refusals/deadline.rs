//! Deadlines that cannot be told, and rules that are none.

codes! {
    NO_WORKING_TIME = "deadline.no-working-time", State,
        "the calendar has no such working time", "check its weekly hours and its open days",
        "日历中没有足够的工作时间", "请核对每周办公时间与上班日";
    OPEN_PAUSE = "deadline.open-pause", State,
        "the clock is paused since {from}: there is no due date yet", "ask again when the pause is closed",
        "自 {from} 起暂停计时，尚无到期日", "请在暂停结束后再查";
    INVALID_PAUSE = "deadline.invalid-pause", Input,
        "the pause from {from} ends at {to}, before it starts", "exchange the two, or correct one",
        "暂停自 {from} 开始却在 {to} 结束", "请调换或更正";
    NOT_POSITIVE = "deadline.not-positive", Input,
        "the limit is zero", "give a limit greater than zero",
        "时限为零", "请给出大于零的时限";
    NO_START = "deadline.no-start", Input,
        "the rule does not say from when it counts", "name the event: after(…) or before(…)",
        "规则没有起算点", "请指明起算事件：after(…) 或 before(…)";
    TWO_STARTS = "deadline.two-starts", Input,
        "the rule counts both after one event and before another", "name one of them",
        "规则既从一事件起算，又以另一事件为限", "请只指明其一";
    NEEDS_DAYS = "deadline.needs-days", Input,
        "before an event only days, months and years can be counted", "give the limit in days",
        "事件之前只能按日、月、年计算", "请以日计的时限";
    START_NEEDS_TIME = "deadline.start-needs-time", Input,
        "{limit} runs from a moment, and only the day {start} is given", "give the time of day with its offset",
        "“{limit}”自时刻起算，而只给出了日期 {start}", "请给出带时区偏移的时刻";
    START_OPEN = "deadline.start-open", Input,
        "the start `{start}` has no first or no last day", "give both ends",
        "起算日期“{start}”的一端未定", "请给出两端";
    IMPRECISE_START = "deadline.imprecise-start", Input,
        "the start `{start}` is not one day or moment", "name the day, or ask for the range: the earliest and the latest due time",
        "起算日期“{start}”不是一个确定的日期或时刻", "请指明日期，或查询到期范围（最早与最晚）";
    NO_END = "deadline.no-end", Input,
        "the due date `{date}` has no last day", "give its last day",
        "到期日期“{date}”没有最后一日", "请给出最后一日";
    TOO_LONG = "deadline.too-long", Input,
        "{limit} is longer than two hundred years", "check the number and its unit",
        "{limit}超过二百年", "请核对数字与单位";
    EXTENSION_UNIT = "deadline.extension-unit", Input,
        "a limit of {limit} cannot be extended by {extension}", "extend it in its own unit, or to a date",
        "“{limit}”的时限不能延长“{extension}”", "请以相同单位延长，或延长至某日";
    EXTENSION_AFTER_EXPIRY = "deadline.extension-after-expiry", State,
        "the extension was approved at {approved}, after the time was over at {due}", "an extension must be approved before expiry: record a breach, or correct the date",
        "延期于 {approved} 批准，晚于到期时刻 {due}", "延期须在到期前批准：请记录违约，或更正日期";
    PROMISED_EXCEEDS_STATUTORY = "deadline.promised-exceeds-statutory", Warning,
        "{promised} is promised, longer than the statutory {statutory}", "promise less than the law allows, or correct one of them",
        "承诺时限 {promised} 长于法定时限 {statutory}", "承诺时限应短于法定时限，请更正其一";
}
