//! Prints what the book answers, readable in a terminal, in English or Chinese.

use std::fmt::Write;

use inward::core::number::Number;
use inward::prelude::*;

use super::book::Yangquan;
use super::figures::{self, ListFigures};
use super::service;

/// What stands before the rest of a line that was broken.
pub const CONTINUED: &str = "\n              ";

/// The whole report.
pub fn report(book: &Yangquan, lang: Lang) -> Result<String, Error> {
    let mut out = String::new();
    heading(&mut out, lang.pick("Yangquan Economic and Technological Development Zone", "阳泉经济技术开发区"));
    let sources: &[&str] = match lang {
        Lang::En => &[
            "Sources: a newspaper text of January 2021, and for two days of phase 1 a builder's note (marked: press).",
            "What is in neither is marked synthetic where it stands. Synthetic throughout: the officer, the units but",
            "for the park, the numbers of the ledgers, and the days on which the office made its entries.",
        ],
        Lang::Zh => &[
            "素材：2021 年 1 月的一篇报道；一期的两个日期来自施工方的记述（注明“媒体报道”）。",
            "二者之外的内容在所在处标明“虚构”。经办人、园区以外的单位、台账编号和登记日期一律为虚构。",
        ],
    };
    for text in sources {
        line(&mut out, text);
    }
    lists(&mut out, book, lang)?;
    stage_tables(&mut out, book, lang)?;
    sapphire(&mut out, book, lang)?;
    commitments(&mut out, book, lang)?;
    services(&mut out, book, lang)?;
    correction(&mut out, book, lang)?;
    doubt(&mut out, book, lang)?;
    Ok(out)
}

fn heading(out: &mut String, text: &str) {
    let _ = writeln!(out, "\n== {text} ==");
}

fn line(out: &mut String, text: impl AsRef<str>) {
    let _ = writeln!(out, "{}", text.as_ref());
}

/// The places a text takes on screen, where a Chinese character takes two.
#[must_use]
pub fn width(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// Chinese characters, their punctuation, and full-width forms.
const fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}')
}

/// Text padded to a width on screen, and parted from what follows.
fn padded(text: &str, wide: usize) -> String {
    format!("{text}{}", " ".repeat(wide.saturating_sub(width(text)).max(2)))
}

/// A line that says of itself that it is synthetic.
fn marked(text: String, lang: Lang) -> String {
    let mark = lang.pick("synthetic", "虚构");
    if text.contains(mark) { text } else { text + lang.pick(" [synthetic]", "〔虚构〕") }
}

/// Breaks a line of several statements after one of them, before it is too wide.
fn wrapped(text: &str, lang: Lang) -> String {
    const WIDEST: usize = 120;
    let mut out = String::new();
    let mut taken = 0;
    for part in text.split_inclusive(lang.pick("; ", "；")) {
        if taken > 0 && taken + width(part.trim_end()) > WIDEST {
            out.truncate(out.trim_end().len());
            out.push_str(CONTINUED);
            taken = CONTINUED.len();
        }
        out.push_str(part);
        taken += width(part);
    }
    out
}

fn joined(names: &[String], lang: Lang) -> String {
    names.join(lang.pick(", ", "、"))
}

fn lists(out: &mut String, book: &Yangquan, lang: Lang) -> Result<(), Error> {
    let lists = figures::lists(book)?;
    heading(out, lang.pick("The annual lists of key projects", "年度重点项目清单"));
    for list in [&lists.first, &lists.second] {
        one_list(out, list, lang);
    }
    let (named, on_both) = (lists.named_on_either, joined(&lists.named_on_both, lang));
    let public = joined(&lists.public_works, lang);
    match lang {
        Lang::En => {
            line(
                out,
                format!(
                    "Together: at most {} different projects; counts and sums of two lists are never added.",
                    lists.at_most_different
                ),
            );
            line(out, format!("Named on either list: {named}; on both: {} ({on_both}).", lists.named_on_both.len()));
            line(
                out,
                format!(
                    "Of the 2021 list {} are public works ({public}), so at most {} attracted; what the stand-ins are is unknown.",
                    lists.public_works.len(),
                    lists.at_most_attracted
                ),
            );
            line(
                out,
                format!(
                    "Planned for 2021 over planned in all: {} % (half-up; {} % truncated).",
                    lists.plan_ratio.0, lists.plan_ratio.1
                ),
            );
        }
        Lang::Zh => {
            line(out, format!("合计：至多 {} 个不同项目；两份清单的个数和金额不相加。", lists.at_most_different));
            line(out, format!("两年具名项目共 {named} 个，两年均具名 {} 个（{on_both}）。", lists.named_on_both.len()));
            line(
                out,
                format!(
                    "2021 年清单中 {} 个为公共基础设施（{public}），招商项目至多 {} 个；占位项目的性质不详。",
                    lists.public_works.len(),
                    lists.at_most_attracted
                ),
            );
            line(
                out,
                format!(
                    "2021 年计划完成投资占计划总投资：{}%（四舍五入；截断为 {}%）。",
                    lists.plan_ratio.0, lists.plan_ratio.1
                ),
            );
        }
    }
    let zone = book.crm.zone()?;
    let growth = zone.measure("fai_growth", MeasureKind::External, None).map(|measure| measure.value.say(lang));
    let growth = growth.unwrap_or_default();
    line(
        out,
        match lang {
            Lang::En => format!(
                "Growth of the lists' totals: {} %; the published growth of fixed-asset investment ({growth}) is another figure.",
                lists.growth
            ),
            Lang::Zh => format!("清单总投资增长 {}%；与公布的固定资产投资增速（{growth}）不是一回事。", lists.growth),
        },
    );
    Ok(())
}

fn one_list(out: &mut String, list: &ListFigures, lang: Lang) {
    let names = joined(&list.named, lang);
    let (count, named, synthetic) = (list.count, list.named.len(), list.synthetic);
    let (rest, rest_total) = &list.without_sapphire;
    match lang {
        Lang::En => {
            line(out, format!("{}: {count} projects; total planned investment {}", list.name, list.total));
            if !list.annual_plan.is_empty() {
                line(out, format!("    planned for the year: {}", list.annual_plan));
            }
            line(out, format!("    without the sapphire project: {rest} projects, {rest_total}"));
            line(out, format!("    named {named}: {names}"));
            line(out, format!("    the other {synthetic} are synthetic stand-ins, so that count and sums hold"));
        }
        Lang::Zh => {
            line(out, format!("{}：{count} 个项目；计划总投资 {}", list.name, list.total));
            if !list.annual_plan.is_empty() {
                line(out, format!("    本年计划完成投资：{}", list.annual_plan));
            }
            line(out, format!("    不含蓝宝石项目：{rest} 个项目，{rest_total}"));
            line(out, format!("    具名 {named} 个：{names}"));
            line(out, format!("    其余 {synthetic} 个为虚构占位项目，使个数和合计成立"));
        }
    }
}

fn stage_tables(out: &mut String, book: &Yangquan, lang: Lang) -> Result<(), Error> {
    for (valid, known) in [("2020-12-31", "2021-02-05"), ("2021-01-31", "2021-02-05")] {
        heading(
            out,
            &match lang {
                Lang::En => format!("Named projects by stage as of {valid}, as known on {known}"),
                Lang::Zh => format!("具名项目阶段表：截至 {valid}，按 {known} 所知"),
            },
        );
        let stages = figures::stages(book, valid, known)?;
        let row = |cells: [&str; 5]| {
            let [stage, certain, possible, all_certain, all_possible] = cells;
            let text = padded(stage, 28) + &padded(certain, 10) + &padded(possible, 12) + &padded(all_certain, 10);
            text + all_possible
        };
        line(
            out,
            row([
                "",
                lang.pick("named", "具名"),
                "",
                lang.pick(
                    "all rows, synthetic stand-ins and public works too",
                    "清单全部行（含虚构占位和公共基础设施）",
                ),
                "",
            ])
            .trim_end(),
        );
        let [stage, certain, possible] = match lang {
            Lang::En => ["stage", "certain", "possible"],
            Lang::Zh => ["阶段", "确定", "可能"],
        };
        line(out, row([stage, certain, possible, certain, possible]));
        for (label, named, all) in &stages.rows {
            let figures = [named.certain, named.possible, all.certain, all.possible].map(|count| count.to_string());
            let [certain, possible, all_certain, all_possible] = figures.each_ref().map(String::as_str);
            line(out, row([label.say(lang), certain, possible, all_certain, all_possible]));
        }
        let certain: u64 = stages.rows.iter().map(|(_, named, _)| named.certain).sum();
        let figures::Stages { named, public_works, synthetic, .. } = stages;
        line(
            out,
            match lang {
                Lang::En => format!(
                    "{named} named projects, {certain} of them at one stage for certain; at most so many attracted. Not among them: {public_works} named public works, {synthetic} synthetic stand-ins."
                ),
                Lang::Zh => format!(
                    "具名项目 {named} 个，其中 {certain} 个阶段确定；招商项目至多此数。未计入：具名公共基础设施 {public_works} 个，虚构占位项目 {synthetic} 个。"
                ),
            },
        );
    }
    Ok(())
}

fn sapphire(out: &mut String, book: &Yangquan, lang: Lang) -> Result<(), Error> {
    let found = figures::sapphire(book)?;
    heading(out, lang.pick("The sapphire project", "蓝宝石项目"));
    line(
        out,
        match lang {
            Lang::En => format!(
                "{} in all, phase 1 {}, phases 2 and 3 together {} (each unknown)",
                found.planned.0.in_yi(),
                found.planned.1.in_yi(),
                found.residual.in_yi()
            ),
            Lang::Zh => format!(
                "总投资 {}，一期 {}，二期和三期共 {}（各期不详）",
                found.planned.0.in_yi(),
                found.planned.1.in_yi(),
                found.residual.in_yi()
            ),
        },
    );
    line(
        out,
        match lang {
            Lang::En => format!("From first contact to trial production: {}", found.contact_to_trial.say(lang)),
            Lang::Zh => format!("从首次对接到试运行：{}", found.contact_to_trial.say(lang)),
        },
    );
    line(
        out,
        match lang {
            Lang::En => format!(
                "Expected at full benefit of phase 1: output {} % of its investment; at most {} yuan invested and {} yuan of output a job",
                found.output_ratio,
                yuan(found.per_job.0)?,
                yuan(found.per_job.1)?
            ),
            Lang::Zh => format!(
                "一期达效后预计：年产值为投资的 {}%；每个岗位至多对应投资 {}元、产值 {}元",
                found.output_ratio,
                yuan(found.per_job.0)?,
                yuan(found.per_job.1)?
            ),
        },
    );
    for day in ["2020-07-17", "2020-07-18", "2020-12-31", "2021-01-01"] {
        let as_of = book.crm.as_of(day, "2021-02-05")?;
        let project = as_of.project(book.sapphire);
        let stages = match &project {
            Ok(project) => project.say_stages(lang),
            Err(_) => lang.pick("no construction yet", "尚未开工").to_owned(),
        };
        line(out, format!("  {day}  {stages}"));
    }
    line(out, lang.pick("Its history:", "经过："));
    let investment = book.crm.find("蓝宝石")?.one()?;
    for entry in book.crm.history(&investment)? {
        let said = format!("  {}", entry.say(lang));
        let said = if book.synthetic.stands_at(entry.position) { marked(said, lang) } else { said };
        line(out, wrapped(&said, lang));
    }
    Ok(())
}

/// So many yuan, in 万.
fn yuan(number: Number) -> Result<String, Error> {
    Ok(Amount::from(Money::new(number, Currency::CNY)?).say(Lang::Zh))
}

fn commitments(out: &mut String, book: &Yangquan, lang: Lang) -> Result<(), Error> {
    heading(
        out,
        lang.pick(
            "Commitments: who owes what by when, as of 2021-01-31 (all days and amounts synthetic)",
            "承诺：谁、何时、兑现什么，截至 2021-01-31（日期和金额均为虚构）",
        ),
    );
    let row = |[what, who, due, amount, life]: [&str; 5]| {
        padded(what, 36) + &padded(who, 34) + &padded(due, 18) + &padded(amount, 10) + life
    };
    let head = match lang {
        Lang::En => ["what", "who owes it", "due", "amount", "state"],
        Lang::Zh => ["承诺事项", "承诺方", "期限", "金额", "状态"],
    };
    line(out, format!("  {}", row(head)));
    let as_of = book.crm.as_of("2021-01-31", "2021-01-31")?;
    for commitment in as_of.commitments().all()? {
        let debtor = match commitment.debtor {
            Debtor::Unit(unit) => book.crm.unit(unit)?.title().to_owned(),
            Debtor::Organisation(organisation) => book.crm.organisation(organisation)?.title().to_owned(),
        };
        let due = commitment.due().ok().flatten().map_or_else(|| "-".to_owned(), |due| due.say(lang));
        let amount = commitment.amount.as_ref().map_or_else(|| "-".to_owned(), |amount| amount.say(lang));
        let life = commitment.life().label();
        let text = format!("  {}", row([commitment.title(), &debtor, &due, &amount, life.say(lang)]));
        line(out, marked(text, lang));
    }
    Ok(())
}

fn services(out: &mut String, book: &Yangquan, lang: Lang) -> Result<(), Error> {
    heading(
        out,
        lang.pick(
            "Service promises kept, as of 2021-01-31 (what was promised is the text's; days and amounts are synthetic)",
            "服务承诺兑现情况，截至 2021-01-31（承诺见报道，日期和金额均为虚构）",
        ),
    );
    let figures = service::figures(book)?;
    let (due, on_time, conditional) = figures.promises;
    let (answered, settled) = figures.issue;
    let (visits, kept) = figures.routine;
    let kept = kept.map(LimitKept::label).unwrap_or_default();
    let (budget, promised) = figures.policy;
    let promised = promised.iter().map(|amount| amount.say(lang)).collect::<Vec<_>>().join(lang.pick(", ", "、"));
    let cut = figures.reductions.iter().map(|one| format!("{} −{}", one.burden().label().say(lang), one.bounds()));
    let cut = cut.collect::<Vec<_>>().join(lang.pick(", ", "、"));
    let (permit, by) = &figures.case;
    let by = by.as_ref().map(|by| by.say(lang)).unwrap_or_default();
    let (jobs, found) = &figures.jobs;
    let steps = figures.escalations.iter().map(|step| match lang {
        Lang::En => format!("{} since {}", step.label.en, step.since),
        Lang::Zh => format!("{}（{}起）", step.label.zh, step.since),
    });
    let steps = steps.collect::<Vec<_>>().join(lang.pick(", ", "、"));
    let lines = match lang {
        Lang::En => [
            format!("promises due: {due}, kept on time {on_time}; {conditional} more on a condition that is not met"),
            format!(
                "an issue of 2021-01-12 (事不过夜): answered {}, settled {}",
                answered.label().en,
                settled.label().en
            ),
            format!(
                "routine inspections in 2020 (无事不扰): {visits}, the yearly limit {}; an emergency visit does not count",
                kept.en
            ),
            format!("a permit under one seal (一枚印章管审批): {cut}; one case was due {by}, {}", permit.label().en),
            format!("a task due 2021-01-14: {steps}"),
            format!("jobs owed by the investor on 2021-01-20: {jobs}, found {found}"),
            format!("policy 虚构〔2020〕1号: budget of 2021 {}, promised on conditions {promised}", budget.say(lang)),
        ],
        Lang::Zh => [
            format!("已到期承诺 {due} 项，按时兑现 {on_time} 项；另有 {conditional} 项条件未成就"),
            format!("2021-01-12 的诉求（事不过夜）：答复{}，办结{}", answered.label().zh, settled.label().zh),
            format!("2020 年日常检查（无事不扰）{visits} 次，年度上限{}；应急检查不计", kept.zh),
            format!("施工许可（一枚印章管审批）：{cut}；一件应于{by}办结，{}", permit.label().zh),
            format!("2021-01-14 到期的交办事项：{steps}"),
            format!("企业承诺用工（2021-01-20 核验）：{jobs}，实有 {found}"),
            format!("虚构〔2020〕1号：2021 年预算 {}，附条件承诺 {promised}", budget.say(lang)),
        ],
    };
    for text in lines {
        line(out, format!("  {text}"));
    }
    line(
        out,
        lang.pick(
            "  The list of the day on 2021-06-25, by what is known (今日关注):",
            "  据目前所知，2021-06-25 的今日关注：",
        ),
    );
    for item in &figures.attention {
        line(out, wrapped(&format!("    {}", item.say(lang)), lang));
    }
    Ok(())
}

fn correction(out: &mut String, book: &Yangquan, lang: Lang) -> Result<(), Error> {
    heading(out, lang.pick("One date corrected late (synthetic)", "一个迟来的更正（虚构）"));
    for known in ["2021-01-20", "2021-02-05"] {
        let as_of = book.crm.as_of("2020-12-20", known)?;
        let project = as_of.project(book.sapphire)?;
        let when = project.when(milestone::COMPLETED, Some(1)).map_or_else(|| "?".to_owned(), |when| when.say(lang));
        let stage = project.phase_stage(1).say(&as_of.playbook()?, lang);
        line(
            out,
            match lang {
                Lang::En => {
                    format!("  As known on {known}, phase 1 was completed on {when}; its stage on 2020-12-20: {stage}")
                }
                Lang::Zh => format!("  按 {known} 所知，一期建成于 {when}；2020-12-20 的阶段：{stage}"),
            },
        );
    }
    Ok(())
}

fn doubt(out: &mut String, book: &Yangquan, lang: Lang) -> Result<(), Error> {
    heading(out, lang.pick("Agreements, certain and possible, as of 2021-01-31", "协议：确定与可能，截至 2021-01-31"));
    let as_of = book.crm.as_of("2021-01-31", "2021-01-31")?;
    let playbook = as_of.playbook()?;
    for key in [milestone::INTENT_SIGNED, milestone::CONTRACT_SIGNED] {
        let (without, with) = figures::signed(book, &as_of, key.as_str())?;
        let label = playbook.milestone(key.as_str()).map(|milestone| milestone.label.say(lang).to_owned());
        let label = label.unwrap_or_default();
        line(
            out,
            match lang {
                Lang::En => format!(
                    "  {label}: {} for certain, {} possibly; with the synthetic contract {} and {}",
                    without.certain, without.possible, with.certain, with.possible
                ),
                Lang::Zh => format!(
                    "  {label}：确定 {}，可能 {}；连同虚构合同为 {} 和 {}",
                    without.certain, without.possible, with.certain, with.possible
                ),
            },
        );
    }
    line(
        out,
        lang.pick(
            "  (the outlets' agreement of 2021-01-01 is of a level that nobody stated)",
            "  （2021-01-01 奥特莱斯协议的级别没有说明）",
        ),
    );
    Ok(())
}
