//! What the formulas of the promise side cannot compute: rates of nothing, rules of repayment that
//! contradict themselves, shortfalls against nothing, appeals answered before they came.

/// Rates.
pub mod rate {
    codes! {
        UNDEFINED = "rate.undefined", Input,
            "the rate is undefined: there is nothing to divide by", "show it as undefined, neither as 0 % nor as 100 %",
            "分母为零，比率无定义", "请显示为“无”，不要写成 0% 或 100%";
        PART_BEYOND_WHOLE = "rate.part-beyond-whole", Input,
            "{part} of {whole} is more than all", "check both counts",
            "{part} 超过总数 {whole}", "请核对两个数";
        BAD_CONFIDENCE = "rate.bad-confidence", Input,
            "`{input}` is no level of confidence", "give a share above 0 and below 1, such as 0.95",
            "“{input}”不是置信水平", "请填写 0 与 1 之间的数，如 0.95";
    }
}
