//! Prints what the book answers, readable in a terminal, in English or Chinese.

use std::fmt::Write;

use inward::core::text::Label;
use inward::prelude::*;

use super::book::Yangquan;
use super::figures;

/// The whole report.
pub fn report(book: &Yangquan, lang: Lang) -> Result<String, Error> {
    let mut out = String::new();
    let say = |en: &'static str, zh: &'static str| lang.pick(en, zh);
    heading(&mut out, say("Yangquan Economic and Technological Development Zone", "阳泉经济技术开发区"));
    line(
        &mut out,
        say(
            "Seed: a newspaper text of January 2021. What is not in it is marked synthetic (虚构).",
            "素材：2021 年 1 月的一篇报道。报道之外的内容均标明虚构。",
        ),
    );
    lists(&mut out, book, lang)?;
    stage_tables(&mut out, book, lang)?;
    sapphire(&mut out, book, lang)?;
    commitments(&mut out, book, lang)?;
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

/// Text padded to a width on screen, where a Chinese character takes two places.
fn padded(text: &str, width: usize) -> String {
    let taken: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    format!("{text}{}", " ".repeat(width.saturating_sub(taken)))
}

fn lists(out: &mut String, book: &Yangquan, lang: Lang) -> Result<(), Error> {
    let lists = figures::lists(book)?;
    heading(out, lang.pick("The annual lists of key projects", "年度重点项目清单"));
    for list in [&lists.first, &lists.second] {
        let plan = if list.annual_plan.is_empty() {
            String::new()
        } else {
            format!("{}{}", lang.pick("; planned for the year ", "；本年计划完成投资 "), list.annual_plan)
        };
        line(
            out,
            format!(
                "{}  {} {}{}{}{plan}",
                list.name,
                list.count,
                lang.pick("projects", "个项目"),
                lang.pick("; total planned ", "；计划总投资 "),
                list.total,
            ),
        );
        line(
            out,
            format!(
                "    {} {} / {}",
                lang.pick("without the sapphire project:", "不含蓝宝石项目："),
                list.without_sapphire.0,
                list.without_sapphire.1,
            ),
        );
        line(
            out,
            format!("    {} {}: {}", lang.pick("named:", "具名项目："), list.named.len(), list.named.join("、"),),
        );
    }
    line(
        out,
        match lang {
            Lang::En => format!(
                "Together: at most {} different projects ({} named on both: {}); counts and sums of two lists are never added.",
                lists.at_most_different,
                lists.named_on_both.len(),
                lists.named_on_both.join("、")
            ),
            Lang::Zh => format!(
                "合计：至多 {} 个不同项目（两年均具名 {} 个：{}）；两份清单的个数和金额不相加。",
                lists.at_most_different,
                lists.named_on_both.len(),
                lists.named_on_both.join("、")
            ),
        },
    );
    line(
        out,
        match lang {
            Lang::En => format!(
                "Named on either list: {}; of the 2021 list at most {} attracted (the rest are public works).",
                lists.named_on_either, lists.at_most_attracted
            ),
            Lang::Zh => format!(
                "两年具名项目共 {} 个；2021 年清单中招商项目至多 {} 个（其余为公共基础设施）。",
                lists.named_on_either, lists.at_most_attracted
            ),
        },
    );
    line(
        out,
        match lang {
            Lang::En => format!(
                "Planned for 2021 over planned in all: {} % (half-up; {} % truncated).",
                lists.plan_ratio.0, lists.plan_ratio.1
            ),
            Lang::Zh => format!(
                "2021 年计划完成投资占计划总投资：{}%（四舍五入；截断为 {}%）。",
                lists.plan_ratio.0, lists.plan_ratio.1
            ),
        },
    );
    let zone = book.crm.zone()?;
    let growth = zone.measure("fai_growth", MeasureKind::External, None).map(|measure| measure.value.to_string());
    line(
        out,
        match lang {
            Lang::En => format!(
                "Growth of the lists' totals: {} %; not to be confused with the growth of fixed-asset investment as published: {}.",
                lists.growth,
                growth.unwrap_or_default()
            ),
            Lang::Zh => format!(
                "清单总投资增长 {}%；与公布的固定资产投资增速（{}）不是一回事。",
                lists.growth,
                growth.unwrap_or_default()
            ),
        },
    );
    Ok(())
}

fn stage_tables(out: &mut String, book: &Yangquan, lang: Lang) -> Result<(), Error> {
    for (valid, known) in [("2020-12-31", "2021-02-05"), ("2021-01-31", "2021-02-05")] {
        heading(
            out,
            &match lang {
                Lang::En => format!("Investments by stage as of {valid}, as known on {known}"),
                Lang::Zh => format!("招商项目阶段表：截至 {valid}，按 {known} 所知"),
            },
        );
        let table = book.crm.as_of(valid, known)?.stage_table()?;
        line(
            out,
            format!(
                "{}{}{}",
                padded(lang.pick("stage", "阶段"), 36),
                padded(lang.pick("certain", "确定"), 10),
                lang.pick("possible", "可能"),
            ),
        );
        for row in &table.rows {
            line(
                out,
                format!("{}{}{}", padded(row.label.say(lang), 36), padded(&row.certain.to_string(), 10), row.possible,),
            );
        }
        line(
            out,
            match lang {
                Lang::En => format!("{} in all, {} of them at one stage for certain", table.total, table.certain),
                Lang::Zh => format!("共 {} 个，其中 {} 个阶段确定", table.total, table.certain),
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
                found.output_ratio, found.per_job.0, found.per_job.1
            ),
            Lang::Zh => format!(
                "一期达效后预计：年产值为投资的 {}%；每个岗位至多对应投资 {} 元、产值 {} 元",
                found.output_ratio, found.per_job.0, found.per_job.1
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
        line(out, format!("  {}", entry.say(lang)));
    }
    Ok(())
}

fn commitments(out: &mut String, book: &Yangquan, lang: Lang) -> Result<(), Error> {
    heading(out, lang.pick("Commitments: who owes what by when", "承诺：谁、何时、兑现什么"));
    let as_of = book.crm.as_of("2021-01-31", "2021-01-31")?;
    for commitment in as_of.commitments().all()? {
        let debtor = match commitment.debtor {
            Debtor::Unit(unit) => book.crm.unit(unit)?.title().to_owned(),
            Debtor::Organisation(organisation) => book.crm.organisation(organisation)?.title().to_owned(),
        };
        let due = commitment.due().map_or_else(|| "—".to_owned(), |due| due.say(lang));
        let amount = commitment.amount.as_ref().map_or_else(String::new, |amount| format!("  {}", amount.in_yi()));
        let life: Label = commitment.life().label();
        line(
            out,
            format!(
                "  {}{}{}{}{amount}",
                padded(commitment.title(), 36),
                padded(&debtor, 36),
                padded(&due, 16),
                life.say(lang),
            ),
        );
    }
    Ok(())
}

fn correction(out: &mut String, book: &Yangquan, lang: Lang) -> Result<(), Error> {
    heading(out, lang.pick("One date corrected late (synthetic)", "一个迟来的更正（虚构）"));
    for known in ["2021-01-20", "2021-02-05"] {
        let as_of = book.crm.as_of("2020-12-20", known)?;
        let project = as_of.project(book.sapphire)?;
        let when = project.when(milestone::COMPLETED, Some(1)).map_or_else(|| "?".to_owned(), ToString::to_string);
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
    heading(out, lang.pick("Certain and possible", "确定与可能"));
    let as_of = book.crm.as_of("2021-01-31", "2021-01-31")?;
    let playbook = as_of.playbook()?;
    for key in [milestone::INTENT_SIGNED, milestone::CONTRACT_SIGNED] {
        let (mut certain, mut possible) = (0, 0);
        for agreement in as_of.agreements().all()? {
            match agreement.reached(&key, None) {
                Truth::Yes => {
                    certain += 1;
                    possible += 1;
                }
                Truth::Possibly => possible += 1,
                Truth::No => {}
            }
        }
        let label = playbook.milestone(key.as_str()).map(|milestone| milestone.label.say(lang).to_owned());
        line(
            out,
            match lang {
                Lang::En => format!("  {}: {certain} for certain, {possible} possibly", label.unwrap_or_default()),
                Lang::Zh => format!("  {}：确定 {certain}，可能 {possible}", label.unwrap_or_default()),
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
