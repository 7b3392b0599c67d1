//! Calendars: what they do not know, and what is wrong with one.

codes! {
    NOT_PUBLISHED = "calendar.not-published", State,
        "the working days of {year} are not published ({known})", "take a day of a published year, ask as known later, or add the notice of that year to the calendar",
        "{year} 年的放假安排尚未公布（{known}）", "请改用已公布的年份、更晚的知悉日，或把该年的通知加入日历";
    NO_HOURS = "calendar.no-hours", State,
        "the calendar says nothing of office hours", "add the hours of a week to it, or count in working days",
        "日历没有办公时间", "请补充每周办公时间，或按工作日计算";
    NOT_A_TIME = "calendar.not-a-time", Input,
        "`{input}` is no time of day", "write it like 09:00; 24:00 is the end of the day",
        "“{input}”不是一天中的时刻", "请写成 09:00 这样的形式；24:00 为当日结束";
    WINDOW_REVERSED = "calendar.window-reversed", Input,
        "the window from {opens} to {closes} does not end after it starts", "cut hours over midnight into two days",
        "时段 {opens} 至 {closes} 的结束不晚于开始", "跨零点的时段请拆到两天";
    WINDOWS_OVERLAP = "calendar.windows-overlap", Input,
        "the windows {one} and {other} overlap", "join or part them",
        "时段 {one} 与 {other} 重叠", "请合并或分开";
    BOTH_CLOSED_AND_OPEN = "calendar.both-closed-and-open", Input,
        "`{document}` has {date} both as a holiday and as a working day", "name it once",
        "“{document}”把 {date} 既列为放假日又列为上班日", "请只列一次";
    NOT_A_DAY_OF_YEAR = "calendar.not-a-day-of-year", Input,
        "`{input}` is no day of the year", "write it like 05-01",
        "“{input}”不是一年中的某日", "请写成 05-01 这样的形式";
    OPEN_WITHOUT_HOURS = "calendar.open-without-hours", Input,
        "{date} is open, but for no time", "give its windows, leave them out for those of a working day, or name it as closed",
        "{date} 列为上班日却没有任何时段", "请给出时段，或省略以采用平日时段，或列为放假日";
    RANGE_TOO_LONG = "calendar.range-too-long", Input,
        "`{input}` is longer than {most} days", "check the years of both ends",
        "“{input}”超过 {most} 天", "请核对两端的年份";
    UNKNOWN_LAYER = "calendar.unknown-layer", NotFound,
        "there is no built-in calendar `{input}`", "the built-in one is `china`; others are given as data",
        "没有名为“{input}”的内置日历", "内置的是 china；其他请以数据给出";
    NO_TIME_ZONE = "calendar.no-time-zone", Input,
        "the calendar has no time zone", "give one such as Asia/Shanghai, or read it as a calendar of local times",
        "日历没有时区", "请给出 Asia/Shanghai 这样的时区，或作为当地时间日历读取";
    HAS_TIME_ZONE = "calendar.has-time-zone", Input,
        "the calendar is in the time zone {zone}", "leave the zone out for a calendar of local times",
        "日历带有时区 {zone}", "当地时间日历请不要写时区";
    OTHER_TIME_ZONE = "calendar.other-time-zone", Input,
        "the calendar is in {calendar}, the zone in {zone}", "give the calendar the zone's own time zone",
        "日历的时区是 {calendar}，开发区的时区是 {zone}", "请让日历采用开发区的时区";
    NOT_TOML = "calendar.not-toml", Input,
        "the calendar is not TOML: {message}", "correct the line it names",
        "日历不是有效的 TOML：{message}", "请改正所指的行";
}
