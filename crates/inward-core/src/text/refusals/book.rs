//! Books that cannot be opened, read or written.

codes! {
    NOT_FOUND = "book.not-found", NotFound,
        "there is no book at `{path}`", "create one, or check the path",
        "“{path}”处没有账簿", "请新建，或核对路径";
    EXISTS = "book.exists", Conflict,
        "there is something at `{path}` already", "open it, or choose another path",
        "“{path}”处已有文件", "请打开它，或另选路径";
    LEFT_OVER = "book.left-over", Conflict,
        "`{path}` is left over from a book that is no longer there", "move it away, or choose another path",
        "“{path}”是已不存在的账簿的遗留文件", "请移走该文件，或另选路径";
    NO_FOLDER = "book.no-folder", NotFound,
        "there is no folder at `{path}`", "make it, or check the path",
        "“{path}”处没有目录", "请新建该目录，或核对路径";
    NO_ACCESS = "book.no-access", State,
        "the book at `{path}` cannot be opened", "check the rights on the file and its folder",
        "无法打开“{path}”处的账簿", "请检查文件及其目录的权限";
    NOT_A_BOOK = "book.not-a-book", Input,
        "`{path}` is not a book of inward", "check the path",
        "“{path}”不是 inward 的账簿", "请核对路径";
    NEWER = "book.newer", State,
        "the book at `{path}` has format {found}; this version reads up to {newest}", "use a newer version of inward",
        "“{path}”处的账簿格式为 {found}，本版本最高支持 {newest}", "请使用更新版本的 inward";
    OLDER = "book.older", State,
        "the book at `{path}` has format {found}; this version reads format {newest}",
        "open it once for writing: that brings it to the newer format, which older versions do not read",
        "“{path}”处的账簿格式为 {found}，本版本读取格式 {newest}", "请以可写方式打开一次，即升级到新格式（旧版本将不能再读）";
    OTHER_FORMAT = "book.other-format", State,
        "format {found} of the book at `{path}` is not the one that this version knows under that number",
        "use the version of inward that made it",
        "“{path}”处的账簿的格式 {found} 与本版本所知的同号格式不同", "请使用建立该账簿的 inward 版本";
    READ_ONLY = "book.read-only", State,
        "the book at `{path}` cannot be written", "open it for writing if it was opened for reading alone, else check the rights on the file and its folder",
        "“{path}”处的账簿不可写", "若以只读方式打开，请重新以可写方式打开；否则请检查文件及其目录的权限";
    CHANGED = "book.changed", Conflict,
        "the book at `{path}` was changed while it was read as a file that nobody changes", "open it again",
        "“{path}”处的账簿在只读打开期间被改动", "请重新打开";
    REPLACED = "book.replaced", Conflict,
        "the file at `{path}` is no longer the book that was opened", "put the book back, or open it again",
        "“{path}”处的文件已不是当初打开的账簿", "请放回原账簿，或重新打开";
    FOREIGN_LOG = "book.foreign-log", Conflict,
        "the log of writes `{log}` does not continue the book at `{path}`",
        "put the book and its log back together; without the log, the book lacks what is in it",
        "写入日志“{log}”不是“{path}”处账簿的延续", "请将账簿与其日志一并放回；移走日志则缺少其中的内容";
    DAMAGED = "book.damaged", State,
        "the book is damaged: {fault}", "restore it from a copy; what can be read stays readable",
        "账簿已损坏：{fault}", "请从副本恢复；可读部分仍可读取";
    CLOSED = "book.closed", State,
        "the book is closed", "open it again",
        "账簿已关闭", "请重新打开";
    FORKED = "book.forked", State,
        "the book was opened by another process", "open it again in this process",
        "账簿由另一进程打开", "请在本进程中重新打开";
    INTERRUPTED = "book.interrupted", State,
        "the work was stopped before it was done", "begin it again; nothing of it was kept",
        "操作在完成前已中止", "请重新开始；未保留任何内容";
    AT_WORK = "book.at-work", State,
        "the book is at work on this very thread, which was only asked whether to stop", "ask the book once the work is done",
        "账簿正在本线程上工作，此处只询问是否中止", "请在工作完成后再访问账簿";
    AS_OF = "book.as-of", State,
        "this handle reads the book as of a day", "write through the handle it was taken from",
        "该句柄只读取某一日的账簿", "请通过原来的句柄写入";
    BUSY = "book.busy", Conflict,
        "another process is writing to the book", "try again",
        "另一进程正在写入账簿", "请稍后重试";
    NO_SPACE = "book.no-space", State,
        "there is no room to write to the book at `{path}`",
        "make room on its disk and try again; nothing of this command was written",
        "“{path}”处的账簿所在磁盘已满", "请清出空间后重试；本命令未写入任何内容";
    STORAGE = "book.storage", State,
        "the book cannot be read or written: {fault}",
        "check the disk, its quotas and limits, and try again; nothing of this command was written",
        "账簿无法读写：{fault}", "请检查磁盘及其配额与限制后重试；本命令未写入任何内容";
    ZONE_NEEDED = "book.zone-needed", Input,
        "the book holds several zones: {zones}", "name the one that is meant",
        "账簿中有多个开发区：{zones}", "请指明是哪一个";
    NO_SUCH_ZONE = "book.no-such-zone", NotFound,
        "the book holds no zone `{input}`; it holds: {zones}", "name one of those",
        "账簿中没有开发区“{input}”；现有：{zones}", "请指明其中之一";
    ZONE_EXISTS = "book.zone-exists", Conflict,
        "the book at `{path}` holds a zone `{input}` already", "open that one, or choose another name",
        "“{path}”处的账簿中已有开发区“{input}”", "请打开它，或另选名称";
    EDITED = "book.edited", State,
        "the event at position {position} was changed, or those around it were", "restore the book from a copy and compare",
        "第 {position} 号事件或其前后被改动", "请从副本恢复并比对";
    NOTE_EDITED = "book.note-edited", State,
        "the note `{note}`, sealed at position {position}, was changed", "restore it from a copy, or erase it",
        "文本“{note}”（第 {position} 号事件封存）被改动", "请从副本恢复，或予以清除";
    NOTE_UNSEALED = "book.note-unsealed", State,
        "no event seals the note `{note}`: it was not written by a command", "erase it, or restore the book from a copy",
        "没有事件封存文本“{note}”：它不是由命令写入的", "请予以清除，或从副本恢复账簿";
    PARTICULARS_EDITED = "book.particulars-edited", State,
        "the particulars of `{person}`, sealed at position {position}, were changed",
        "restore them from a copy, or erase the person",
        "“{person}”的个人信息（第 {position} 号事件封存）被改动", "请从副本恢复，或清除该人员";
    PARTICULARS_UNSEALED = "book.particulars-unsealed", State,
        "no event seals the particulars of `{person}`: they were not written by a command, or erased before",
        "remove them, or restore the book from a copy",
        "没有事件封存“{person}”的个人信息：不是由命令写入的，或此前已被清除", "请予以移除，或从副本恢复账簿";
    NONE_FOUND = "book.none-found", NotFound,
        "nothing is known as `{input}`", "try another name, or part of one",
        "没有找到“{input}”", "请换一个名称，或只写一部分";
    SEVERAL_FOUND = "book.several-found", Input,
        "several investments are known as `{input}`: {found}", "say more of the name, or give an id",
        "有多个招商项目符合“{input}”：{found}", "请写得更完整，或给出标识";
    GAP = "book.gap", State,
        "position {position} is missing", "restore the book from a copy and compare",
        "缺少第 {position} 号事件", "请从副本恢复并比对";
    CUT = "book.cut", State,
        "the book ends at position {position}, before the known head at {expected}", "restore the book from a copy",
        "账簿止于第 {position} 号，早于已知末端第 {expected} 号", "请从副本恢复";
}
