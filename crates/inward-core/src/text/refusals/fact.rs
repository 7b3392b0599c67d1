//! Facts that cannot be corrected, retracted or verified.

codes! {
    WHICH = "fact.which", Input,
        "it is not said which fact is meant", "name either a milestone or a fact",
        "没有指明是哪个事实", "请指明节点或事实编号";
    NOT_THERE = "fact.not-there", NotFound,
        "the record has no fact {fact}", "look the fact up in its history",
        "该记录没有事实 {fact}", "请在历史中查找";
    ALREADY_RETRACTED = "fact.already-retracted", State,
        "the fact {fact} is retracted already", "state it anew if it holds after all",
        "事实 {fact} 已被撤回", "若仍成立，请重新记录";
    NOTHING_TO_CORRECT = "fact.nothing-to-correct", Input,
        "the correction gives nothing that would be right: no date, amount, figure or evidence", "say what is right",
        "更正未给出正确的内容：日期、金额、指标值或佐证", "请写明正确的值";
    HAS_NO_AMOUNT = "fact.has-no-amount", Input,
        "this fact has no amount", "correct its date, or name another fact",
        "该事实没有金额", "请更正日期，或指明另一事实";
    HAS_NO_SUCH_PART = "fact.has-no-such-part", Input,
        "this fact has no `{part}`", "correct what it has, or name another fact",
        "该事实没有“{part}”一项", "请更正其已有内容，或指明另一事实";
    RETRACTED_BEFORE_KNOWN = "fact.retracted-before-known", Input,
        "{reported} is before the fact itself was known", "report the retraction on the day it was known",
        "{reported} 早于该事实为人所知之时", "请按得知之日上报撤回";
    ROOTED = "fact.rooted", State,
        "a record cannot be without its investment", "move it to another",
        "记录不能没有所属招商项目", "请改为移动到另一项目";
    NO_EVIDENCE = "fact.no-evidence", State,
        "the fact {fact} has no evidence to check", "correct it with evidence first",
        "事实 {fact} 没有可核实的佐证", "请先补充佐证";
    OWN_EVIDENCE = "fact.own-evidence", Conflict,
        "who stated the fact {fact} cannot verify it", "let somebody else check it",
        "事实 {fact} 的申报人不能自行核实", "请由他人核实";
    ALREADY_VERIFIED = "fact.already-verified", State,
        "the fact {fact} is verified already", "nothing needs to be done",
        "事实 {fact} 已核实", "无须再核实";
}
