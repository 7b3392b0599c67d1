//! Reports that cannot be drawn as they are asked for.

codes! {
    SINCE_AFTER_AS_OF = "report.since-after-as-of", Input,
        "the report is as of {as_of}, and what changed is asked since {since}, which is later",
        "exchange the two days, or leave `since` out",
        "报告截至 {as_of}，而变动起始日 {since} 在其后", "请对调两个日期，或不填起始日";
}
