//! Names and free texts that cannot be taken.

codes! {
    BLANK_NAME = "text.blank-name", Input,
        "the name is blank", "give a name",
        "名称为空", "请给出名称";
    TOO_LONG = "text.too-long", Input,
        "`{input}` is longer than {limit} characters", "shorten it, or keep it as a document and give its reference",
        "“{input}”超过 {limit} 个字符", "请缩短，或作为文件存放并给出编号";
    CONTROL_CHARACTER = "text.control-character", Input,
        "`{input}` holds a control character", "remove it",
        "“{input}”含有控制字符", "请删除";
    LONE_SURROGATE = "text.lone-surrogate", Input,
        "`{input}` holds half of a surrogate pair, which is no letter", "decode the text again from where it came, in its own encoding",
        "“{input}”含有不成对的代理码位，不是文字", "请按原编码重新解码该文本";
    REASON_MISSING = "text.reason-missing", Input,
        "no reason is given", "say why",
        "没有说明理由", "请说明理由";
}
