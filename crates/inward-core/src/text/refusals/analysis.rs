//! What the analysis cannot answer: published figures that cannot be checked as they are given, scores
//! without a rule for what is missing, rates that are not defined.

/// Published figures.
pub mod published {
    codes! {
        BAD_SCALE = "published.bad-scale", Input,
            "`{input}` is no scale: nothing is printed times that", "give what the quotient is multiplied by, above nought: 100 for a percentage",
            "“{input}”不能作为倍数", "请填写大于零的倍数，百分比为 100";
        BAD_HALF_WIDTH = "published.bad-half-width", Input,
            "`{input}` is no half width", "give by how much the figure may be off either way, as nought or more",
            "“{input}”不能作为误差半宽", "请填写不小于零的误差半宽";
        DENOMINATOR_MAY_BE_ZERO = "published.denominator-may-be-zero", Input,
            "the denominator {input} may be nought within its rounding", "give it with more decimals, or a smaller half width",
            "分母 {input} 在其舍入范围内可能为零", "请给出更多小数位或更小的误差半宽";
        ANY_DENOMINATOR = "published.any-denominator", Input,
            "every whole number from {least} on fits {input}", "give a printed figure that tells more than nought",
            "不小于 {least} 的整数都符合 {input}", "印出的数为零时无法反推分母";
        NO_PARTS = "published.no-parts", Input,
            "there are no parts to add up", "give at least one",
            "没有可相加的分项", "请至少给出一项";
        ELAPSED_BEYOND_WHOLE = "published.elapsed-beyond-whole", Input,
            "{passed} of {whole} have passed: that is more than all", "check both numbers",
            "已过 {passed}，超过全部 {whole}", "请核对两个数";
    }
}

/// Scores, classes, likelihoods.
pub mod score {
    codes! {
        NO_INDICATORS = "score.no-indicators", Input,
            "the scheme has no indicator", "give at least one, with its weight",
            "评分办法没有任何指标", "请至少给出一个指标及其权重";
        BAD_WEIGHT = "score.bad-weight", Input,
            "`{input}` is no weight of an indicator", "give nought or more",
            "“{input}”不能作为指标权重", "请填写不小于零的权重";
        BAD_BENCHMARK = "score.bad-benchmark", Input,
            "`{input}` is no benchmark", "give the year's published value, above nought",
            "“{input}”不能作为基准值", "请填写当年公布的、大于零的基准值";
        REPEATED_INDICATOR = "score.repeated-indicator", Input,
            "the indicator `{input}` stands twice", "keep one",
            "指标“{input}”重复出现", "请只保留一个";
        UNKNOWN_INDICATOR = "score.unknown-indicator", Input,
            "the scheme has no indicator `{input}`", "use one of: {near}",
            "评分办法没有指标“{input}”", "请使用：{near}";
        MISSING_VALUE = "score.missing-value", Input,
            "there is no value for `{input}`, and no mean of its group", "give the value, or the mean that stands in for it",
            "指标“{input}”既无数值也无组均值", "请给出数值，或用于代替的组均值";
        OUTSIDE_RANGE = "score.outside-range", Input,
            "{value} of `{input}` lies outside {min} - {max}", "take the least and the greatest of the whole group, itself included",
            "指标“{input}”的 {value} 超出 {min} - {max}", "最小值和最大值应取自包括本企业在内的全组";
        CUTS_OUT_OF_ORDER = "score.cuts-out-of-order", Input,
            "the cut {input} does not follow the one before it", "give shares above 0, each above the one before, at most 1, with names that differ",
            "分档线 {input} 与前一档次序不合", "各档线应大于 0、逐档递增、不超过 1，档名不得重复";
        RANK_BEYOND_GROUP = "score.rank-beyond-group", Input,
            "there is no rank {rank} among {group}", "count ranks from 1 to the number of the group",
            "{group} 家中没有第 {rank} 名", "名次从 1 起，不超过总数";
        TIED = "score.tied", Input,
            "{count} have the score {input}, and they would fall into different classes", "say whether equals share the best of their ranks or the worst",
            "{count} 家同为 {input} 分，却会分入不同档次", "请说明同分者取最好名次还是最差名次";
        BAD_LIKELIHOOD = "score.bad-likelihood", Input,
            "`{input}` is no likelihood", "give a share from 0 to 1: write 80 % as 0.8",
            "“{input}”不是概率", "请填写 0 到 1 之间的数，80% 写作 0.8";
        BAD_BANDS = "score.bad-bands", Input,
            "the bands of likelihoods do not rise at {input}", "give the upper ends, rising, each above 0 and the last one 1",
            "概率分段在 {input} 处未递增", "请按递增次序给出各段上限，均大于 0，末段为 1";
    }
}

/// Rates by definition.
pub mod kpi {
    codes! {
        UNKNOWN_KEY = "kpi.unknown-key", NotFound,
            "no rate is defined as `{input}`", "use one of: {near}",
            "没有定义为“{input}”的指标", "请使用：{near}";
        VARIANT_MISSING = "kpi.variant-missing", Input,
            "`{input}` has no single definition: its variants differ in what they divide by", "name one of: {near}",
            "“{input}”没有唯一的口径，各口径分母不同", "请指明口径：{near}";
        NEVER_DEFINED = "kpi.never-defined", Input,
            "`{input}` has no published definition", "write down what your office means by it as a definition of your own",
            "“{input}”没有公布的口径", "请按本单位的理解写成自定义口径";
        BAD_DEFINITION = "kpi.bad-definition", Input,
            "a definition cannot be read, {input}: {message}", "compare it with the built-in ones",
            "定义无法读取（{input}）：{message}", "请参照内置定义";
        OTHER_SUBJECT = "kpi.other-subject", Input,
            "{kpi} counts no investments, but each {subject}", "give its rows yourself, or ask the promise board or the answers to issues",
            "{kpi} 的统计对象不是招商项目，而是 {subject}", "请自行给出数据行，或查询承诺台账、诉求答复情况";
        UNKNOWN_BATCH = "kpi.unknown-batch", NotFound,
            "no list is called `{input}`", "name a list of the book: the projects on it are the batch",
            "没有名为“{input}”的清单", "请给出已有清单的名称，其中的项目即为该批次";
        REPEATED_KEY = "kpi.repeated-key", Input,
            "`{input}` is defined twice", "keep one definition, or give the other a variant of its own",
            "“{input}”定义了两次", "请只保留一个，或为另一个另取口径名";
        UNKNOWN_COHORT_DATE = "kpi.unknown-cohort-date", Input,
            "`{input}` does not select the cases of {kpi}", "select by one of: {near}",
            "{kpi} 不按“{input}”选取项目", "请按其中之一选取：{near}";
        WINDOW_MISSING = "kpi.window-missing", Input,
            "{kpi} needs the window of a date: {near}", "say from when to when, such as 2020H2",
            "{kpi} 需要选取日期的起止：{near}", "请给出起止时间，如 2020H2";
        PERIOD_MISSING = "kpi.period-missing", Input,
            "{kpi} needs the period that it is about", "give period, such as 2021",
            "{kpi} 需要所属时期", "请给出 period，如 2021";
        OPEN_WINDOW = "kpi.open-window", Input,
            "`{input}` has no first or no last day", "give both ends, or a month, a quarter, a half year or a year",
            "“{input}”没有起点或终点", "请给出起止两端，或某月、某季、某半年、某年";
        TARGET_MISSING = "kpi.target-missing", Input,
            "{kpi} needs the target `{target}`", "give it among the targets",
            "{kpi} 需要目标值“{target}”", "请在目标值中给出";
        VALUE_MISSING = "kpi.value-missing", Input,
            "{row} has no {value}, which {kpi} divides by or into", "give it, or leave the row out",
            "{row} 缺少 {kpi} 所需的 {value}", "请补上，或不计入该行";
        NEGATIVE_WEIGHT = "kpi.negative-weight", Input,
            "{row} has {value} below nought: a share by it means nothing", "check its entries",
            "{row} 的 {value} 小于零，按其计算占比没有意义", "请核对其各笔";
        MIXED_UNITS = "kpi.mixed-units", Input,
            "the figures of {value} are in {one} and in {other}", "give all in one currency or unit",
            "{value} 的数值分别以 {one} 和 {other} 计", "请统一为一种币种或单位";
    }
}
