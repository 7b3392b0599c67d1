//! Commands that cannot be read or given.

codes! {
    NOT_JSON = "command.not-json", Input,
        "the command is not JSON: it breaks off or goes wrong at line {line}, column {column}", "write an object with one verb, such as `capture_lead`, and the fields of that command within it",
        "该命令不是 JSON：在第 {line} 行第 {column} 列中断或有误", "请写成只含一个动词（如 `capture_lead`）的对象，命令的各字段写在其中";
    NOT_ONE_VERB = "command.not-one-verb", Input,
        "`{input}` is not an object with one verb", "write an object with one verb, such as `capture_lead`, and the fields of that command within it",
        "“{input}”不是只含一个动词的对象", "请写成只含一个动词（如 `capture_lead`）的对象，命令的各字段写在其中";
    UNKNOWN_VERB = "command.unknown-verb", Input,
        "there is no command `{input}`", "commands near it: {near}",
        "没有命令“{input}”", "相近的命令：{near}";
    MALFORMED = "command.malformed", Input,
        "`{input}` is not of a kind that may stand here", "write a text or a whole number, or what else this field takes",
        "“{input}”的类型在此处不可用", "请写文本或整数，或该字段可用的其他类型";
    UNKNOWN_FIELD = "command.unknown-field", Input,
        "there is no field `{input}` here", "fields near it: {near}",
        "此处没有字段“{input}”", "相近的字段：{near}";
    MISSING_FIELD = "command.missing-field", Input,
        "the field `{field}` is missing", "give it",
        "缺少字段“{field}”", "请补上该字段";
    UNKNOWN_CHOICE = "command.unknown-choice", Input,
        "`{input}` is none of the values that may stand here", "values near it: {near}",
        "“{input}”不是此处可用的值", "相近的值：{near}";
    NOT_TEXT = "command.not-text", Input,
        "`{input}` stands where a text is meant", "write it in quotes",
        "“{input}”处应为文本", "请用引号写成文本";
    NOT_WHOLE_NUMBER = "command.not-whole-number", Input,
        "`{input}` stands where a whole number is meant, or is out of its range", "write a whole number that is not negative, without quotes",
        "“{input}”处应为整数，或该数超出范围", "请写非负整数，不加引号";
    NOT_YES_OR_NO = "command.not-yes-or-no", Input,
        "`{input}` stands where yes or no is meant", "write `true` or `false`, without quotes",
        "“{input}”处应为是或否", "请写 `true` 或 `false`，不加引号";
    NOT_LIST = "command.not-list", Input,
        "`{input}` stands where a list is meant", "write the values in brackets: `[…]`",
        "“{input}”处应为列表", "请把各值写在方括号内：`[…]`";
    NOT_FIELDS = "command.not-fields", Input,
        "`{input}` stands where fields are meant", "write the fields in braces",
        "“{input}”处应为一组字段", "请把各字段写在花括号内";
    REPORTED_IN_THE_FUTURE = "command.reported-in-the-future", Input,
        "{reported} is after today, {today}", "give the day on which the office had it",
        "{reported} 在今天（{today}）之后", "请给出单位得知的日期";
    REUSED = "command.reused", Conflict,
        "the command id {command} was used for another command", "give each command an id of its own",
        "命令编号 {command} 已用于另一命令", "请为每个命令使用各自的编号";
}
