//! Tables that cannot be given as they are asked for.

codes! {
    UNKNOWN_UNIT = "table.unknown-unit", Input,
        "`{input}` is no unit for the amounts of a table", "use one of: {near}",
        "“{input}”不是表格金额的单位", "请使用：{near}";
    UNKNOWN_AMOUNTS = "table.unknown-amounts", Input,
        "amounts are not given as `{input}`", "use decimal, which is exact, or float",
        "金额不能以“{input}”给出", "请使用 decimal（精确）或 float";
    EXTRA_MISSING = "table.extra-missing", State,
        "`{package}` is not installed", "install it: pip install inward[{extra}]",
        "未安装 `{package}`", "请安装：pip install inward[{extra}]";
}
