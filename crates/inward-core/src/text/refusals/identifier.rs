//! Codes of organisations, projects, divisions and records that are not well formed.

codes! {
    USCC_EMPTY = "uscc.empty", Input,
        "no unified social credit code is given", "give its 18 characters or leave it out",
        "没有给出统一社会信用代码", "请给出 18 位代码，或留空";
    USCC_INVALID_CHARACTER = "uscc.invalid-character", Input,
        "`{input}` holds a character that no unified social credit code has", "use digits and letters without I, O, S, V and Z",
        "“{input}”含有统一社会信用代码不用的字符", "只用数字和除 I、O、S、V、Z 以外的字母";
    USCC_INVALID_LENGTH = "uscc.invalid-length", Input,
        "`{input}` does not have 18 characters", "check for a missing or doubled character",
        "“{input}”不是 18 位", "请核对是否缺位或多位";
    USCC_INVALID_REGION = "uscc.invalid-region", Input,
        "characters 3 to 8 of `{input}` are not all digits", "check the division code within it",
        "“{input}”的第 3 至 8 位不全是数字", "请核对其中的行政区划代码";
    USCC_INVALID_CHECKSUM = "uscc.invalid-checksum", Input,
        "the check character of `{input}` is wrong", "compare it with the business licence",
        "“{input}”的校验码不符", "请与营业执照核对";
    USCC_ORGANISATION_CODE_CHECK = "uscc.organisation-code-check", Warning,
        "the inner organisation code of `{input}` fails its own check", "compare it with the business licence",
        "“{input}”中的组织机构代码校验不符", "请与营业执照核对";
    LEI_EMPTY = "lei.empty", Input,
        "no LEI is given", "give its 20 characters or leave it out",
        "没有给出法人机构识别编码", "请给出 20 位编码，或留空";
    LEI_INVALID_CHARACTER = "lei.invalid-character", Input,
        "`{input}` holds a character that no LEI has", "use digits and the letters A to Z",
        "“{input}”含有 LEI 不用的字符", "只用数字和字母";
    LEI_INVALID_LENGTH = "lei.invalid-length", Input,
        "`{input}` does not have 20 characters", "check for a missing or doubled character",
        "“{input}”不是 20 位", "请核对是否缺位或多位";
    LEI_INVALID_CHECKSUM_FORMAT = "lei.invalid-checksum-format", Input,
        "the last two characters of `{input}` are not digits", "check the end of the code",
        "“{input}”的末两位不是数字", "请核对编码末尾";
    LEI_INVALID_CHECKSUM = "lei.invalid-checksum", Input,
        "the check digits of `{input}` are wrong", "compare it with the register",
        "“{input}”的校验位不符", "请与登记信息核对";
    PROJECT_CODE_EMPTY = "project-code.empty", Input,
        "no project code is given", "give its 20 digits or leave it out",
        "没有给出项目代码", "请给出 20 位代码，或留空";
    PROJECT_CODE_INVALID_CHARACTER = "project-code.invalid-character", Input,
        "`{input}` holds more than digits and hyphens", "write it like 2020-140300-39-03-000123",
        "“{input}”含有数字和连字符以外的字符", "请写成 2020-140300-39-03-000123 的形式";
    PROJECT_CODE_INVALID_LENGTH = "project-code.invalid-length", Input,
        "`{input}` does not have 20 digits in segments of 4, 6, 2, 2 and 6", "check for a missing or doubled digit",
        "“{input}”不是按 4-6-2-2-6 分段的 20 位数字", "请核对是否缺位或多位";
    PROJECT_CODE_INVALID_TIME = "project-code.invalid-time", Input,
        "`{input}` starts with neither a month (YYMM) nor a year from 2000 to 2099", "check the first four digits",
        "“{input}”的前四位既不是年月（YYMM），也不是 2000 至 2099 年的年份", "请核对前四位";
    DIVISION_CODE_EMPTY = "division-code.empty", Input,
        "no division code is given", "give its six digits or leave it out",
        "没有给出行政区划代码", "请给出六位代码，或留空";
    DIVISION_CODE_INVALID_CHARACTER = "division-code.invalid-character", Input,
        "`{input}` holds more than digits", "use the six digits of GB/T 2260",
        "“{input}”含有数字以外的字符", "请用 GB/T 2260 的六位数字";
    DIVISION_CODE_INVALID_LENGTH = "division-code.invalid-length", Input,
        "`{input}` does not have six digits", "check for a missing or doubled digit",
        "“{input}”不是六位", "请核对是否缺位或多位";
    DIVISION_CODE_INVALID_ROW = "division-code.invalid-row", Input,
        "`{input}` is not a row of a table of divisions", "give a code of two, four or six digits and a name",
        "“{input}”不是区划表的一行", "请给出二、四或六位代码和名称";
    DIVISION_CODE_UNKNOWN_REGION = "division-code.unknown-region", NotFound,
        "`{input}` is not in the table of divisions", "check the code, or load a newer table",
        "区划表中没有“{input}”", "请核对代码，或加载较新的区划表";
    ID_MALFORMED = "id.malformed", Input,
        "`{input}` is not an id", "an id is a kind and a UUID, such as inv_01890a5d-ac96-774b-bcce-b302099a8057",
        "“{input}”不是标识", "标识由类别和 UUID 组成，如 inv_01890a5d-ac96-774b-bcce-b302099a8057";
    ID_WRONG_KIND = "id.wrong-kind", Input,
        "`{input}` is the id of another kind of record", "give an id that starts with {expected}_",
        "“{input}”是另一类记录的标识", "请给出以 {expected}_ 开头的标识";
}
