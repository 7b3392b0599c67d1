//! How a due time came about, step by step, in both languages.

use chrono::{Datelike, FixedOffset, NaiveDate};
use serde::Serialize;

use super::due::{Due, Start};
use super::rule::{Limit, RestDay};
use crate::calendar::{Day, DayKind, Roll};
use crate::refusal::Refusal;
use crate::text::{Label, Lang};
use crate::when::{Timestamp, When};

/// The most stretches of days that are told; the others are counted.
const MOST: usize = 30;

/// How a due time came about: each step a sentence in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The steps, in order.
    pub steps: Vec<Label>,
}

impl Explanation {
    /// The steps in one language, a line each.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        self.steps.iter().map(|step| step.say(lang)).collect::<Vec<_>>().join("\n")
    }

    pub(super) fn of(due: &Due) -> Result<Self, Refusal> {
        Telling { due, local: false, steps: Vec::new() }.all()
    }

    /// Of a calendar of local times: no offset is told.
    pub(super) fn of_local(due: &Due) -> Result<Self, Refusal> {
        Telling { due, local: true, steps: Vec::new() }.all()
    }
}

struct Telling<'d> {
    due: &'d Due,
    local: bool,
    steps: Vec<Label>,
}

impl Telling<'_> {
    fn all(mut self) -> Result<Explanation, Refusal> {
        self.start();
        self.known();
        self.same_day()?;
        self.particular_days()?;
        self.pauses();
        self.extensions();
        self.moved()?;
        self.end();
        Ok(Explanation { steps: self.steps })
    }

    fn step(&mut self, en: String, zh: String) {
        self.steps.push(Label::new(en, zh));
    }

    /// A moment as the clocks of the calendar show it.
    fn moment(&self, at: Timestamp) -> String {
        let zone = self.due.asked.calendar.zone();
        if self.local {
            return at.to_utc().naive_utc().format("%Y-%m-%d %H:%M:%S").to_string();
        }
        let offset: FixedOffset = at.offset_in(zone);
        When::instant(at, offset).map_or_else(|_| at.to_string(), |when| when.to_string())
    }

    fn start(&mut self) {
        let rule = self.due.asked.rule.label();
        let start = match self.due.asked.start {
            Start::At(at) => Label::new(self.moment(at), self.moment(at)),
            Start::On(day) => said(day),
            Start::Unknown => {
                return self.step(format!("Rule: {}", rule.en), format!("规则：{}", rule.zh));
            }
        };
        self.step(format!("Rule: {}; from {}", rule.en, start.en), format!("规则：{}；起算于 {}", rule.zh, start.zh));
        let limit = &self.due.asked.rule.limit;
        if !limit.is_in_days() || self.due.asked.rule.before.is_some() {
        } else if self.due.asked.rule.counts_first_day {
            self.step("The day of the start counts as the first".to_owned(), "起算当日计入".to_owned());
        } else {
            self.step("The day of the start is not counted".to_owned(), "起算当日不计入".to_owned());
        }
    }

    fn known(&mut self) {
        if let Some(known) = self.due.asked.calendar.known_on() {
            self.step(format!("Calendar as known on {known}"), format!("以 {known} 所知的日历计算"));
        }
    }

    fn same_day(&mut self) -> Result<(), Refusal> {
        let (Limit::SameDay(rule), Ok(day)) = (&self.due.asked.rule.limit, self.due.asked.start_day()) else {
            return Ok(());
        };
        let works = self.due.asked.calendar.works_by(day)?.value;
        let Some((_, last)) = self.due.counted.days else { return Ok(()) };
        if !works {
            let said = said(day);
            self.step(format!("{} is a rest day", said.en), format!("{} 为休息日", said.zh));
        } else if last != day || rule.rest_day == RestDay::ThatDay {
            let cutoff = crate::calendar::written(rule.cutoff);
            self.step(format!("The cut-off is {cutoff}"), format!("截止时刻为 {cutoff}"));
        }
        let what = rule.rest_day.label();
        if last != day || !works {
            self.step(format!("What comes too late is due {}", what.en), format!("逾时收到的{}", what.zh));
        }
        Ok(())
    }

    /// Days between start and end that are not what their weekday says.
    fn particular_days(&mut self) -> Result<(), Refusal> {
        let calendar = &self.due.asked.calendar;
        let counts = matches!(self.due.asked.rule.limit, Limit::WorkingDays(_) | Limit::WorkingTime(_));
        let Ok(start) = self.due.asked.start_day() else { return Ok(()) };
        if !counts {
            return Ok(());
        }
        let end = self.due.at().day_in(calendar.zone());
        let (first, last) = if start <= end { (start, end) } else { (end, start) };
        let mut runs: Vec<(Day, NaiveDate)> = Vec::new();
        for day in first.iter_days().take_while(|day| *day <= last) {
            let day = calendar.day_by_week(day)?;
            let is_ordinary = match day.kind {
                DayKind::Working => day.hours.is_none() || day.name.is_none(),
                DayKind::Weekend => true,
                DayKind::MakeupWorking | DayKind::Holiday => false,
            };
            if is_ordinary {
                continue;
            }
            match runs.last_mut() {
                Some((run, until))
                    if until.succ_opt() == Some(day.date)
                        && (run.kind, &run.name, &run.document) == (day.kind, &day.name, &day.document) =>
                {
                    *until = day.date;
                }
                _ => runs.push((day.clone(), day.date)),
            }
        }
        let more = runs.len().saturating_sub(MOST);
        for (day, until) in runs.into_iter().take(MOST) {
            self.run_of_days(&day, until);
        }
        if more > 0 {
            self.step(format!("… and {more} more"), format!("……及另外 {more} 段"));
        }
        Ok(())
    }

    fn run_of_days(&mut self, day: &Day, until: NaiveDate) {
        let (from, to) = (said(day.date), said(until));
        let days = if day.date == until {
            to
        } else {
            Label::new(format!("{} – {}", from.en, to.en), format!("{} 至 {}", from.zh, to.zh))
        };
        let name = day.name.clone().unwrap_or_default();
        let of = |text: &str, open: &str, close: &str| {
            if text.is_empty() { String::new() } else { format!("{open}{text}{close}") }
        };
        let document = day.document.clone().unwrap_or_default();
        let kind = day.kind.label();
        self.step(
            format!("{}: {}{}{}", days.en, kind.en, of(&name.en, ", ", ""), of(&document, " (", ")")),
            format!("{}：{}{}{}", days.zh, kind.zh, of(&name.zh, "，", ""), of(&document, "（", "）")),
        );
    }

    fn pauses(&mut self) {
        let pauses = self.due.asked.pauses.clone();
        for pause in pauses.iter().filter(|pause| pause.from() < self.due.at()) {
            let (from, to) = (self.moment(pause.from()), pause.to().map(|to| self.moment(to)).unwrap_or_default());
            let in_days = !matches!(self.due.asked.rule.limit, Limit::Hours(_) | Limit::WorkingTime(_));
            let (en, zh) = if in_days { (", in whole days", "，按整日") } else { ("", "") };
            self.step(
                format!("Paused from {from} to {to}: not counted{en}"),
                format!("{from} 至 {to} 暂停：不计入{zh}"),
            );
        }
    }

    fn extensions(&mut self) {
        for extension in self.due.asked.extensions.clone() {
            let by = extension.by.label();
            let (en, zh) = match extension.by {
                Limit::On(_) => ("Extended to", "延长至"),
                _ => ("Extended by", "延长"),
            };
            self.step(format!("{en} {}", by.en), format!("{zh} {}", by.zh));
        }
    }

    fn moved(&mut self) -> Result<(), Refusal> {
        let Some((raw, last)) = self.due.counted.days.filter(|(raw, last)| raw != last) else { return Ok(()) };
        if matches!(self.due.asked.rule.limit, Limit::SameDay(_) | Limit::On(_)) {
            return Ok(());
        }
        let day = self.due.asked.calendar.day_by_week(raw)?;
        let mut kind = day.kind.label();
        if let Some(name) = day.name.filter(|_| day.kind == DayKind::Holiday) {
            kind = Label::new(format!("{}, {}", kind.en, name.en), format!("{}，{}", kind.zh, name.zh));
        }
        let roll = Roll::NextWorkingDay.label();
        self.step(
            format!("{} is no working day ({}): {}, {}", said(raw).en, kind.en, roll.en, said(last).en),
            format!("{} 不是工作日（{}）：{}，即 {}", said(raw).zh, kind.zh, roll.zh, said(last).zh),
        );
        Ok(())
    }

    fn end(&mut self) {
        let at = self.moment(self.due.at());
        match self.due.last_day() {
            Some(last) if self.due.at() == Timestamp::end_of_day(last, self.due.asked.calendar.zone()) => {
                let last = said(last);
                self.step(format!("Due by 24:00 of {}", last.en), format!("{} 二十四时到期", last.zh));
            }
            Some(_) => self.step(format!("Due by close of business, {at}"), format!("下班时到期，即 {at}")),
            None => self.step(format!("Due at {at}"), format!("{at} 到期")),
        }
        if self.due.provisional() {
            self.step(
                "Provisional: it rests on days of a year whose notice is not published; the weekday tells".to_owned(),
                "暂定：所涉年份的放假安排尚未公布，暂按星期推算".to_owned(),
            );
        }
    }
}

/// A day with its weekday.
fn said(day: NaiveDate) -> Label {
    let zh = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    let zh = zh.get(day.weekday().num_days_from_monday() as usize).copied().unwrap_or_default();
    Label::new(format!("{day} {}", day.weekday()), format!("{day} {zh}"))
}
