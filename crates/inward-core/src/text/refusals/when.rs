//! Dates and times that cannot be read.

codes! {
    MISSING = "when.missing", Input,
        "no date is given", "give a day, a month, a quarter, a year or an interval",
        "没有给出日期", "请给出日期，可以只到月、季度、年，或给出区间";
    NOT_A_DATE = "when.not-a-date", Input,
        "`{input}` is not a date", "write it like 2021-01-08, 2021年1月, 2021Q1 or 2021-01-01/2021-03-31",
        "“{input}”不是日期", "请写成 2021-01-08、2021年1月、2021Q1 或 2021-01-01/2021-03-31 这样的形式";
    NOT_ONE_DAY = "when.not-one-day", Input,
        "`{input}` is not one single day", "give the day, such as 2021-01-31",
        "“{input}”不是单独的一天", "请给出具体日期，如 2021-01-31";
    INVALID_DATE = "when.invalid-date", Input,
        "`{input}` names a day that does not exist", "check the day, the month and the year",
        "“{input}”所指的日子不存在", "请核对年、月、日";
    AMBIGUOUS_ORDER = "when.ambiguous-order", Input,
        "`{input}` can be read as day-month-year or month-day-year", "give the order, DMY or MDY",
        "“{input}”既可读作日-月-年，也可读作月-日-年", "请指明顺序 DMY 或 MDY";
    AMBIGUOUS_NUMBER = "when.ambiguous-number", Input,
        "`{input}` is a bare number", "say that it is a spreadsheet serial (excel1900 or excel1904), or write a date",
        "“{input}”只是一个数字", "如为电子表格序列值，请指明 excel1900 或 excel1904；否则请写日期";
    REVERSED_RANGE = "when.reversed-range", Input,
        "`{input}` ends before it starts", "exchange the two ends",
        "“{input}”的结束早于开始", "请调换两端";
    VAGUE = "when.vague", Input,
        "`{input}` has no agreed bounds", "give an interval, or the end with 前 (by)",
        "“{input}”没有公认的起止", "请给出区间，或写“……前”";
    MISSING_YEAR = "when.missing-year", Input,
        "`{input}` has no year", "add the year in four digits",
        "“{input}”没有年份", "请补上四位年份";
    TWO_DIGIT_YEAR = "when.two-digit-year", Input,
        "`{input}` has a year of two digits", "write the year in four digits",
        "“{input}”的年份只有两位", "请写四位年份";
    WEEKDAY_MISMATCH = "when.weekday-mismatch", Input,
        "`{input}` names the wrong day of the week", "that day was a {weekday}: correct one of the two",
        "“{input}”的星期不符", "该日是{weekday}，请改正其一";
    NO_OFFSET = "when.no-offset", Input,
        "`{input}` has a time of day but no offset from UTC", "add an offset such as +08:00, or give the day alone",
        "“{input}”有时刻但没有时区偏移", "请补上 +08:00 这样的偏移，或只写日期";
    OUT_OF_RANGE = "when.out-of-range", Input,
        "`{input}` lies outside the years 1 to 9999", "check the year",
        "“{input}”不在公元 1 年至 9999 年之内", "请核对年份";
    INVALID_TIME = "when.invalid-time", Input,
        "`{input}` names a time of day that does not exist", "check the hours (0 to 23), the minutes and the seconds",
        "“{input}”所指的时刻不存在", "请核对时（0 至 23）、分、秒";
    INVALID_OFFSET = "when.invalid-offset", Input,
        "`{input}` has an offset that is not whole minutes within a day", "write it like +08:00 or Z",
        "“{input}”的时区偏移不是一天之内的整分钟", "请写成 +08:00 或 Z 的形式";
    NO_TIME = "when.no-time", Input,
        "`{input}` is not an instant", "give the day, the time of day and the offset, such as 2020-01-20T10:00:00+08:00",
        "“{input}”不是时刻", "请给出日期、时刻和时区偏移，如 2020-01-20T10:00:00+08:00";
    HAS_OFFSET = "when.has-offset", Input,
        "`{input}` has an offset from UTC, and only local times are known here", "leave the offset out, or give the calendar a time zone",
        "“{input}”带有时区偏移，而此处只用当地时间", "请去掉时区偏移，或给日历加上时区";
    NO_SUCH_LOCAL_TIME = "when.no-such-local-time", Input,
        "the clocks of {zone} never show `{input}`: they are set forward over it", "give a time before or after that hour, or give it in UTC",
        "{zone} 的时钟不会显示“{input}”：此时钟表拨快，该时刻被跳过", "请改用跳过时段之前或之后的时刻，或以 UTC 给出";
}
