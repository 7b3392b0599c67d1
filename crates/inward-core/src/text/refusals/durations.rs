//! Durations of which no curve and no test can be made, and questions about them that have no answer.

codes! {
    NO_ROWS = "durations.no-rows", Input,
        "there is no duration", "give at least one; a group of none is to be left out",
        "没有任何时长", "请至少提供一个；没有个案的分组请去掉";
    UNEQUAL_LENGTHS = "durations.unequal-lengths", Input,
        "there are {durations} durations and {others} {what}", "give one of each a case, in the same order",
        "有 {durations} 个时长，却有 {others} 个 {what}", "请每个个案各提供一个，次序相同";
    NEGATIVE = "durations.negative", Input,
        "the duration in row {row} (counted from 0) is {input}: nothing lasts less than nought", "leave out or correct the cases that ended before they began",
        "第 {row} 行（从 0 起计）的时长 {input} 为负数", "请剔除或更正结束早于开始的个案";
    NOT_FINITE = "durations.not-finite", Input,
        "the duration in row {row} (counted from 0) is {input}, which is no finite number", "give a case that goes on the time until it was last seen, as not observed",
        "第 {row} 行（从 0 起计）的时长 {input} 不是有限的数", "仍在进行的个案请填写截至最后观察日的时长，并标为未观察到事件";
    MISSING = "durations.missing", Input,
        "row {row} (counted from 0) is empty", "give a value for each case, or leave the case out of every column",
        "第 {row} 行（从 0 起计）为空", "请为每个个案填写数值，或在各列中一并剔除该个案";
    NOT_WHOLE_DAYS = "durations.not-whole-days", Input,
        "the span in row {row} (counted from 0) is not a whole number of days", "give whole days, or floating-point numbers in a unit of your choice",
        "第 {row} 行（从 0 起计）的时长不是整日数", "请提供整日数，或自选单位的浮点数";
    NOT_A_FLAG = "durations.not-a-flag", Input,
        "row {row} (counted from 0) is {input}, which says neither yes nor no", "give true or 1 where the event was observed, false or 0 where it was not yet",
        "第 {row} 行（从 0 起计）的 {input} 既非是也非否", "已观察到事件的填 true 或 1，尚未观察到的填 false 或 0";
    NOT_A_CAUSE = "durations.not-a-cause", Input,
        "`{input}` is no cause", "number the causes from 1 to 255; 0 stands for a case that is not over",
        "“{input}”不是结局编号", "请将各结局编为 1 至 255；0 表示尚未结束的个案";
    TOO_FEW_GROUPS = "durations.too-few-groups", Input,
        "nothing can be compared: there are fewer than two groups", "give two groups or more",
        "分组少于两个，无从比较", "请至少提供两个分组";
    BAD_TIME = "durations.bad-time", Input,
        "`{input}` is no time since the start", "give a finite number, nought or more, in the unit of the durations",
        "“{input}”不是自起点起算的时间", "请填写不小于零的有限数，单位与时长相同";
    BAD_PROBABILITY = "durations.bad-probability", Input,
        "`{input}` is no share of the cases", "give a share above 0 and below 1: 0.5 asks for the median",
        "“{input}”不是个案所占的比例", "请填写 0 与 1 之间的数，如求中位数填 0.5";
    NO_STANDARD_ERRORS = "durations.no-standard-errors", State,
        "the standard errors were not computed", "ask for them when the curves are made",
        "未计算标准误", "请在生成曲线时要求计算";
}
