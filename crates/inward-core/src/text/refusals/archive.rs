//! Archives of zones that cannot be written, read or restored.

codes! {
    NOT_FOUND = "archive.not-found", NotFound,
        "there is no archive at `{path}`", "check the path",
        "“{path}”处没有归档文件", "请核对路径";
    EXISTS = "archive.exists", Conflict,
        "there is something at `{path}` already", "choose another path: an archive is never written over",
        "“{path}”处已有文件", "请另选路径：归档从不覆盖已有文件";
    NOT_AN_ARCHIVE = "archive.not-an-archive", Input,
        "`{path}` is not an archive of inward", "check the path",
        "“{path}”不是 inward 的归档文件", "请核对路径";
    NEWER = "archive.newer", State,
        "the archive `{path}` has format {found}; this version reads up to {newest}", "use a newer version of inward",
        "归档“{path}”的格式为 {found}，本版本最高支持 {newest}", "请使用更新版本的 inward";
    CUT = "archive.cut", State,
        "the archive `{path}` ends at line {line}, before its closing line", "take a whole copy of it",
        "归档“{path}”止于第 {line} 行，缺少结束行", "请取完整的副本";
    EDITED = "archive.edited", State,
        "line {line} of the archive `{path}` was changed: {fault}", "take another copy of it; nothing was restored",
        "归档“{path}”第 {line} 行被改动：{fault}", "请取另一份副本；未恢复任何内容";
    GOES_ON = "archive.goes-on", State,
        "the archive `{path}` goes on after its closing line, at line {line}",
        "take another copy of it; nothing was restored",
        "归档“{path}”在结束行之后（第 {line} 行）仍有内容", "请取另一份副本；未恢复任何内容";
    LINE_TOO_LONG = "archive.line-too-long", State,
        "line {line} of the archive `{path}` has more than {most} bytes", "take another copy of it",
        "归档“{path}”第 {line} 行超过 {most} 字节", "请取另一份副本";
    ZONE_HELD = "archive.zone-held", Conflict,
        "the book at `{path}` holds the zone `{input}` already", "restore it into a book of its own",
        "“{path}”处的账簿中已有开发区“{input}”", "请恢复为另一本账簿";
    UNREADABLE = "archive.unreadable", State,
        "the archive `{path}` cannot be read: {fault}", "check the file and the rights on it; nothing was restored",
        "归档“{path}”无法读取：{fault}", "请检查文件及其权限；未恢复任何内容";
    UNWRITABLE = "archive.unwritable", State,
        "the archive `{path}` cannot be written: {fault}", "check the disk and the rights on the folder, and dump again",
        "归档“{path}”无法写入：{fault}", "请检查磁盘及目录权限后重新归档";
}
