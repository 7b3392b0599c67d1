//! Commands that cannot be read or given.

codes! {
    NOT_JSON = "command.not-json", Input,
        "the command is not JSON: {fault}", "write an object with one verb, such as `capture_lead`, and the fields of that command within it",
        "该命令不是 JSON：{fault}", "请写成只含一个动词（如 `capture_lead`）的对象，命令的各字段写在其中";
    NOT_ONE_VERB = "command.not-one-verb", Input,
        "`{input}` is not an object with one verb", "write an object with one verb, such as `capture_lead`, and the fields of that command within it",
        "“{input}”不是只含一个动词的对象", "请写成只含一个动词（如 `capture_lead`）的对象，命令的各字段写在其中";
    UNKNOWN_VERB = "command.unknown-verb", Input,
        "there is no command `{input}`", "commands near it: {near}",
        "没有命令“{input}”", "相近的命令：{near}";
    MALFORMED = "command.malformed", Input,
        "the command does not have the right form: {fault}", "check the names and types of its fields",
        "该命令的格式不对：{fault}", "请核对字段的名称和类型";
    REPORTED_IN_THE_FUTURE = "command.reported-in-the-future", Input,
        "{reported} is after today, {today}", "give the day on which the office had it",
        "{reported} 在今天（{today}）之后", "请给出单位得知的日期";
    REUSED = "command.reused", Conflict,
        "the command id {command} was used for another command", "give each command an id of its own",
        "命令编号 {command} 已用于另一命令", "请为每个命令使用各自的编号";
}
