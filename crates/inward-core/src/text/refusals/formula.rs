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

/// What was reached, against what was required.
pub mod shortfall {
    codes! {
        REQUIRED_NOT_POSITIVE = "shortfall.required-not-positive", Input,
            "`{input}` is required: nothing can be short of that", "give what was promised, above nought",
            "要求值“{input}”不大于零，谈不上差额", "请填写大于零的承诺值";
    }
}

/// Rules by which what was paid is to be repaid.
pub mod clawback {
    codes! {
        SHARE_OUT_OF_RANGE = "clawback.share-out-of-range", Input,
            "`{input}` is no share from 0 to 1", "write 80 % as 0.8",
            "“{input}”不是 0 到 1 之间的比例", "80% 请写作 0.8";
        NO_TIERS = "clawback.no-tiers", Input,
            "the table has no tier", "give at least one; below the last everything is repaid",
            "分档表没有任何一档", "请至少填写一档；低于末档的全额退还";
        TIERS_OUT_OF_ORDER = "clawback.tiers-out-of-order", Input,
            "the tier of {input} does not follow the one before it", "go from the highest share reached down, with shares to repay that never fall",
            "{input} 这一档与前一档次序不合", "各档达标比例须由高到低，退还比例不得随之下降";
        NEGATIVE_PAID = "clawback.negative-paid", Input,
            "{input} was paid: that is negative", "give what was paid, as nought or more",
            "已付 {input} 为负数", "请填写不小于零的已付金额";
    }
}
