//! Clocks of deadlines: pauses and extensions that cannot be.

codes! {
    HAS_NONE = "clock.has-none", Input,
        "a {kind} has no clock", "name a commitment, an issue or a task",
        "{kind}没有计时", "请指明承诺、诉求或交办事项";
    NO_LIMIT = "clock.no-limit", State,
        "nothing is due: no date and no limit was set", "set one first",
        "未设期限，无从延长", "请先设定期限";
    ALREADY_PAUSED = "clock.already-paused", State,
        "the clock is paused already, since {since}", "let it go on first, or correct that pause",
        "计时自 {since} 起已暂停", "请先恢复计时，或更正该次暂停";
    NOT_PAUSED = "clock.not-paused", State,
        "the clock is not paused", "pause it first",
        "计时并未暂停", "请先暂停";
    BEFORE_START = "clock.before-start", Input,
        "paused on {on}, before the clock starts on {start}", "check both dates",
        "{on} 暂停，早于 {start} 起算", "请核对两个日期";
    AFTER_DUE = "clock.after-due", Warning,
        "paused on {on}, after the time was over: that changes nothing", "check the date",
        "{on} 暂停时已到期，不影响到期日", "请核对日期";
    ENDS_BEFORE_IT_STARTS = "clock.ends-before-it-starts", Input,
        "the pause since {since} cannot end on {on}", "check both dates",
        "自 {since} 起的暂停不能在 {on} 结束", "请核对两个日期";
}
