//! Numbers, shares and areas that cannot be read.

codes! {
    EMPTY = "number.empty", Input,
        "no number is given", "give a number, with a qualifier such as 余 or 以上 where it is not exact",
        "没有给出数字", "请给出数字；不精确时可带“余”“以上”等";
    BAD_NUMBER = "number.bad-number", Input,
        "`{input}` is not a number", "write digits with at most one point, separators only at thousands",
        "“{input}”不是数字", "数字至多一个小数点，分隔符只用于千位";
    REVERSED_RANGE = "number.reversed-range", Input,
        "`{input}` ends below its start", "exchange the two ends",
        "“{input}”的上限低于下限", "请调换两端";
    OUT_OF_RANGE = "number.out-of-range", Input,
        "`{input}` is too large or has too many decimals", "use at most 15 digits before and 10 after the point",
        "“{input}”过大或小数过多", "整数至多 15 位，小数至多 10 位";
    FLOAT = "number.float", Input,
        "`{input}` is a binary floating-point number", "give the number as text or as a whole number",
        "“{input}”是二进制浮点数", "请用文本或整数给出";
    NEGATIVE = "number.negative", Input,
        "`{input}` is negative: what is counted or measured here is not", "check the sign",
        "“{input}”是负数，此处的数不能为负", "请核对符号";
    NEGATIVE_AREA = "number.negative-area", Input,
        "`{input}` is a negative area", "check the sign",
        "“{input}”是负的面积", "请核对符号";
    UNKNOWN_AREA_UNIT = "number.unknown-area-unit", Input,
        "`{input}` has no known unit of area", "use 亩, 公顷 (ha), 平方米 (m2) or 平方公里 (km2)",
        "“{input}”没有可识别的面积单位", "请用 亩、公顷、平方米 或 平方公里";
    CONFLICTING_QUALIFIERS = "number.conflicting-qualifiers", Input,
        "`{input}` is qualified in two ways", "keep one of the words, such as 约 or 以上",
        "“{input}”有两种互不相同的限定", "“约”“以上”等请只保留一个";
    MISPLACED_MAXIMUM = "number.misplaced-maximum", Input,
        "the upper end of `{input}` does not fit its qualifier", "give an upper end for a range, and only there",
        "“{input}”的上限与限定不符", "区间须有上限，其他限定不得有上限";
    BAD_UNIT = "number.bad-unit", Input,
        "`{input}` cannot stand as a unit", "use a short name such as 个, 吨/年 or kWh, without numerals before it",
        "“{input}”不能作为单位", "请用简短的单位名称，如 个、吨/年、kWh，前面不带数字";
}
