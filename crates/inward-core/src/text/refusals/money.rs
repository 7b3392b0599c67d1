//! Amounts of money that cannot be read or used.

codes! {
    EMPTY = "money.empty", Input,
        "no amount is given", "give a number with its unit and currency, such as 2.9亿元",
        "没有给出金额", "请给出数字、单位和币种，如 2.9亿元";
    CURRENCY_MISSING = "money.currency-missing", Input,
        "`{input}` has no currency", "add one, such as 元 or USD, or give the zone a currency of its own",
        "“{input}”没有币种", "请加上币种，如 元 或 USD，或为开发区设定本位币";
    CURRENCY_AMBIGUOUS = "money.currency-ambiguous", Input,
        "the sign in `{input}` is shared by several currencies", "write the code, such as USD, HKD, CNY or JPY",
        "“{input}”中的符号为几种货币共用", "请写币种代码，如 USD、HKD、CNY、JPY";
    UNKNOWN_CURRENCY = "money.unknown-currency", Input,
        "`{input}` names no currency of ISO 4217", "use a code of three letters, such as CNY",
        "“{input}”中的币种不在 ISO 4217 之内", "请使用三位字母代码，如 CNY";
    NOT_MONEY = "money.not-money", Input,
        "`{input}` is not an amount of money", "write it like 25.3亿元, 约9000万元 or 1200 USD; record durations, percentages and capacities as measures",
        "“{input}”不是金额", "请写成 25.3亿元、约9000万元 或 1200 USD 的样式；时长、百分比、产能请记为指标";
    PER_UNIT = "money.per-unit", Input,
        "`{input}` is money per unit, not an amount", "record it as a measure with its unit",
        "“{input}”是单位强度，不是金额", "请记为带单位的指标";
    BAD_NUMBER = "money.bad-number", Input,
        "the number in `{input}` cannot be read", "write digits with at most one point, separators only at thousands",
        "“{input}”中的数字无法读出", "数字至多一个小数点，分隔符只用于千位";
    REVERSED_RANGE = "money.reversed-range", Input,
        "`{input}` ends below its start", "exchange the two ends",
        "“{input}”的上限低于下限", "请调换两端";
    MULTIPLE_AMOUNTS = "money.multiple-amounts", Input,
        "`{input}` holds more than one amount", "give each amount its own entry",
        "“{input}”里有多个金额", "请分开填写";
    TOO_LARGE = "money.too-large", Input,
        "`{input}` is 9·10¹⁴ or more", "check the unit: 亿 is 10⁸",
        "“{input}”达到或超过 9·10¹⁴", "请核对单位，亿为 10⁸";
    TOO_PRECISE = "money.too-precise", Input,
        "`{input}` has more than four decimals", "round it to four decimals of the currency's unit",
        "“{input}”的小数超过四位", "请按币种单位保留至多四位小数";
    UNLIKE_CURRENCIES = "money.unlike-currencies", Input,
        "{left} and {right} cannot be added", "convert one with a recorded rate first",
        "{left} 与 {right} 不能相加", "请先按登记的汇率折算";
    FLOAT = "money.float", Input,
        "`{input}` is a binary floating-point number", "give the amount as text, such as \"2.9亿元\" or \"290000000\"",
        "“{input}”是二进制浮点数", "请用文本给出金额，如 \"2.9亿元\" 或 \"290000000\"";
    NOT_EXACT = "money.not-exact", Input,
        "`{input}` is not an exact amount", "leave out words such as 约 and 以上, or give it where an estimate may stand",
        "“{input}”不是确数", "请去掉“约”“以上”等字样，或填入可用概数的字段";
    CONFLICTING_CURRENCIES = "money.conflicting-currencies", Input,
        "`{input}` names two currencies for one amount", "keep the one that is meant",
        "“{input}”对同一金额写了两种币种", "请只保留所指的一种";
    CONFLICTING_QUALIFIERS = "money.conflicting-qualifiers", Input,
        "`{input}` is qualified in two ways", "keep one of the words, such as 约 or 以上",
        "“{input}”有两种互不相同的限定", "“约”“以上”等请只保留一个";
    MISPLACED_MAXIMUM = "money.misplaced-maximum", Input,
        "the upper end of `{input}` does not fit its qualifier", "give an upper end for a range, and only there",
        "“{input}”的上限与限定不符", "区间须有上限，其他限定不得有上限";
    BAD_RATE = "money.bad-rate", Input,
        "`{input}` is no rate of exchange", "give a rate above nought",
        "“{input}”不是汇率", "汇率须大于零";
}
