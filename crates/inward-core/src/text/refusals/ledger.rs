//! Ledgers and their mappings that cannot be read.

codes! {
    MAPPING_SYNTAX = "ledger.mapping-syntax", Input,
        "line {line} of the mapping is not TOML: {detail}", "correct that line",
        "对照表第 {line} 行不是合法的 TOML：{detail}", "请改正该行";
    MAPPING_MISSING = "ledger.mapping-missing", Input,
        "line {line} of the mapping: {place} has no `{name}`", "add `{name}`",
        "对照表第 {line} 行：{place} 缺少 `{name}`", "请补上 `{name}`";
    MAPPING_UNKNOWN = "ledger.mapping-unknown", Input,
        "line {line} of the mapping: `{input}` is no setting of {place}", "take it out or use one of: {allowed}{hint}",
        "对照表第 {line} 行：{place} 没有 `{input}` 这一项", "请删去，或改用：{allowed}{hint}";
    MAPPING_TYPE = "ledger.mapping-type", Input,
        "line {line} of the mapping: `{input}` is not what `{name}` takes", "give {expected}",
        "对照表第 {line} 行：`{name}` 不能取 `{input}`", "应为：{expected}";
    UNKNOWN_FIELD = "ledger.unknown-field", Input,
        "line {line} of the mapping: `{input}` is no field of the book", "use one of: {allowed}{hint}",
        "对照表第 {line} 行：台账里没有 `{input}` 这个字段", "可用：{allowed}{hint}";
    UNKNOWN_ENCODING = "ledger.unknown-encoding", Input,
        "line {line} of the mapping: `{input}` is no encoding that can be read", "use utf-8, gb18030, gbk, big5, utf-16le, utf-16be or windows-1252",
        "对照表第 {line} 行：无法识别编码 `{input}`", "请用 utf-8、gb18030、gbk、big5、utf-16le、utf-16be 或 windows-1252";
    OPTION_MISFIT = "ledger.option-misfit", Input,
        "line {line} of the mapping: `{name}` says nothing about `{field}`", "take `{name}` out",
        "对照表第 {line} 行：`{name}` 对 `{field}` 没有意义", "请删去 `{name}`";
    OPTION_MISSING = "ledger.option-missing", Input,
        "line {line} of the mapping: `{field}` needs `{name}`", "add `{name}`: {expected}",
        "对照表第 {line} 行：`{field}` 需要 `{name}`", "请补上 `{name}`：{expected}";
    DOUBLED_FIELD = "ledger.doubled-field", Input,
        "line {line} of the mapping: `{field}` is already filled by line {other}", "leave one of the two, or tell them apart by phase, planned, period, basis, kind or source",
        "对照表第 {line} 行：`{field}` 已由第 {other} 行填写", "请只留其一，或以 phase、planned、period、basis、kind、source 区分";
    DOUBLED_NAME = "ledger.doubled-name", Input,
        "line {line} of the mapping: the column `{input}` is the same as that of line {other}", "leave one of the two; width, case and spaces of a name do not count",
        "对照表第 {line} 行：列名 `{input}` 与第 {other} 行相同", "请只留其一；全半角、大小写、空格不作区分";
    UNIT_CONTRADICTION = "ledger.unit-contradiction", Input,
        "line {line} of the mapping: the column `{input}` names another unit than `{unit}`", "give it the unit that its name says",
        "对照表第 {line} 行：列名 `{input}` 中的单位不是 `{unit}`", "请按列名给出单位";

    EMPTY = "ledger.empty", Input,
        "the file is empty", "save the ledger again and send that file",
        "文件是空的", "请重新保存后再提交";
    NOT_TEXT = "ledger.not-text", Input,
        "the file is {found}, not a text table (byte {offset})", "open it in the spreadsheet program and save it as CSV",
        "文件是 {found}，不是文本表格（第 {offset} 字节）", "请在电子表格软件中打开并另存为 CSV";
    UNDECODABLE = "ledger.undecodable", Input,
        "line {line} (byte {offset}) is not {encoding}", "save the file as UTF-8, or name the encoding in which it was saved, such as gb18030, big5 or windows-1252",
        "第 {line} 行（第 {offset} 字节）不是 {encoding} 编码", "请另存为 UTF-8，或在对照表中写明其编码，如 gb18030、big5、windows-1252";
    WRONG_ENCODING = "ledger.wrong-encoding", Input,
        "the file is not {encoding}, it reads well as {found} (line {line}, byte {offset})", "set encoding = \"{found}\" in the mapping",
        "文件不是 {encoding} 编码，按 {found} 可以读通（第 {line} 行，第 {offset} 字节）", "请在对照表中写 encoding = \"{found}\"";
    NO_HEADER = "ledger.no-header", Input,
        "row {row}, where the names of the columns should be, is missing or blank", "set `header` to the number of that row",
        "第 {row} 行应为表头，却不存在或为空", "请把 header 设为表头所在的行号";
    OTHER_DELIMITER = "ledger.other-delimiter", Input,
        "the columns are not separated by {input} but by {found}", "set delimiter = {found} in the mapping",
        "各列不是以 {input} 分隔，而是以 {found} 分隔", "请在对照表中写 delimiter = {found}";
    UNKNOWN_COLUMN = "ledger.unknown-column", Input,
        "the mapping does not know the column `{input}` (place {place})", "name it under [columns], with {ignore} if it is not wanted{hint}",
        "对照表中没有列 `{input}`（第 {place} 列）", "请写入 [columns]；不需要的写 {ignore}{hint}";
    MISSING_COLUMN = "ledger.missing-column", Input,
        "the file has no column `{input}`", "correct the name in the mapping, or give it {optional}{hint}",
        "文件中没有列 `{input}`", "请改正对照表中的列名，或写 {optional}{hint}";
    MISSING_KEY_COLUMN = "ledger.missing-key-column", Input,
        "the file has no column `{input}`, whose value is the key of a row", "correct `key` or `header` in the mapping{hint}",
        "文件中没有作为行主键的列 `{input}`", "请改正对照表中的 key 或 header{hint}";
    DOUBLED_COLUMN = "ledger.doubled-column", Input,
        "the column `{input}` stands at places {place} and {other}", "give one of them another name",
        "列 `{input}` 在第 {place} 列和第 {other} 列重复出现", "请给其中一列改名";

    CELL_COUNT = "ledger.cell-count", Input,
        "the row has {found} cells, the header {expected}", "look for a cell with a separator or a line break that is not within quotes",
        "该行有 {found} 格，表头有 {expected} 格", "请查看是否有单元格含分隔符或换行而未加引号";
    OPEN_QUOTE = "ledger.open-quote", Input,
        "a quote is opened and never closed: `{input}`", "close it, or double it if it belongs to the text",
        "引号有开无合：`{input}`", "请补上后引号；引号若是文字的一部分请写两个";
    STRAY_QUOTE = "ledger.stray-quote", Input,
        "a quote stands within a cell: `{input}`", "put the whole cell in quotes and double those within it",
        "单元格中间出现引号：`{input}`", "请把整个单元格用引号括起，其中的引号写两个";
    MISSING_KEY = "ledger.missing-key", Input,
        "the row has no key", "fill the column `{name}`",
        "该行没有主键", "请填写“{name}”列";
    EMPTY_ROW = "ledger.empty-row", Input,
        "the row says nothing beside its key `{input}`", "fill it in, or take it out",
        "该行除主键“{input}”外没有内容", "请填写该行，或删去该行";
    CHANGED_SINCE_PREVIEW = "ledger.changed-since-preview", Conflict,
        "the book was changed since the preview: line {line} would now do something else", "preview again, then commit",
        "预览之后账簿已有改动：第 {line} 行的结果与预览不同", "请重新预览后再提交";
    DOUBLED_KEY = "ledger.doubled-key", Input,
        "the key `{input}` stands on lines {line} and {other}", "give each row a key of its own, or take one of the rows out",
        "主键 `{input}` 在第 {line} 行和第 {other} 行重复", "请各用各的主键，或删去其中一行";
    UNNAMED_CELL = "ledger.unnamed-cell", Input,
        "`{input}` stands in a column without a name (place {place})", "name the column in the header, or empty the cell",
        "`{input}` 所在的第 {place} 列没有列名", "请在表头补上列名，或清空该格";
    LOST_CHARACTERS = "ledger.lost-characters", Input,
        "`{input}` has lost characters in an earlier conversion", "take the text from the original",
        "`{input}` 在先前的转码中已丢失字符", "请从原件中重新取得该文字";
    SPREADSHEET_ERROR = "ledger.spreadsheet-error", Input,
        "`{input}` is an error of the spreadsheet, not a value", "correct the formula or widen the column, and save again",
        "`{input}` 是电子表格的报错，不是数值", "请改正公式或加宽该列后重新保存";
    TWO_ORGANISATIONS = "ledger.two-organisations", Conflict,
        "`{input}` is {holder}, but `{other}` is {other_holder}", "correct the code or the name, so that both mean one organisation",
        "“{input}”是 {holder}，而“{other}”是 {other_holder}", "请改正代码或名称，使二者指同一机构";
    OTHER_IDENTIFIER = "ledger.other-identifier", Conflict,
        "`{input}` is not the code of {holder}, which the book knows under `{known}`", "correct the ledger; or change the organisation if the book is wrong; or add another of the same name with its own code first",
        "“{input}”不是 {holder} 的代码，台账中该机构的代码是“{known}”", "请改正表格；若账簿有误请更改该机构；若是同名的另一机构，请先连同其代码添加";
    UNREADABLE_FILE = "ledger.unreadable-file", NotFound,
        "the file `{input}` cannot be read: {fault}", "check the path and the rights on it",
        "文件“{input}”无法读取：{fault}", "请核对路径和权限";
}
