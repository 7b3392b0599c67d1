//! Statistics over a book that cannot be told as they are asked.

codes! {
    UNKNOWN_CHOICE = "statistics.unknown-choice", Input,
        "`{input}` is nothing that `{option}` takes", "use one of: {near}",
        "“{input}”不是 {option} 的可选项", "请使用：{near}";
    TARGET_TWICE = "statistics.target-twice", Input,
        "`{input}` is given a second target", "give one target each, by the name or the id",
        "“{input}”的目标重复给出", "请按名称或编号各给一个目标";
    LIGHTS_OUT_OF_ORDER = "statistics.lights-out-of-order", Input,
        "yellow would begin at {yellow}, above green at {green}", "give the gap from which a light is yellow as no more than that from which it is green",
        "黄灯起点 {yellow} 高于绿灯起点 {green}", "黄灯起点应不高于绿灯起点";
    NOT_AN_ENTRY = "statistics.not-an-entry", Input,
        "pace is counted in money that came in or was spent, not in {input}", "use funds_arrived or fai_completed",
        "进度按到位或完成的资金计算，不能按{input}计算", "请使用 funds_arrived 或 fai_completed";
    LIKELIHOOD_MISSING = "statistics.likelihood-missing", Input,
        "negotiations are said to be of `{input}` likelihood, and no number was given for it", "give one from 0 to 1 for each word that occurs",
        "有在谈项目的成功可能性为“{input}”，但未给出对应概率", "请为出现的每一档给出 0 到 1 之间的概率";
}
