//! The list of the day as an iCalendar file (RFC 5545), for the calendars that people already keep.

use std::fmt::Write;

use chrono::Datelike;
use inward_core::attention::{AttentionItem, AttentionKind};
use inward_core::text::Lang;
use inward_core::when::Timestamp;

use crate::Attention;

/// No line of the file is longer, in bytes, its end not counted (RFC 5545, 3.1).
const LONGEST: usize = 75;

impl Attention {
    /// The list as an iCalendar file (RFC 5545): an event for each item. What is still to come stands on the
    /// day, or at the moment, by which it is due; all else on the day of the list. A deadline keeps its
    /// `UID` from list to list, so that a calendar which reads each of them moves its event.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// # let project = desk.record_project(RecordProject::titled("数字经济产业园"))?;
    /// desk.promise(Promise::to_investor(&project, "land_delivery").debtor("招商一局").due("2021-02-28")?)?;
    /// let list = crm.attention(Timestamp::parse("2021-02-25T09:00+08:00")?)?;
    /// let file = list.to_icalendar(Lang::Zh);
    /// assert!(file.contains("DTSTART;VALUE=DATE:20210228\r\n"));
    /// # Ok::<(), inward::Error>(())
    /// ```
    #[must_use]
    pub fn to_icalendar(&self, lang: Lang) -> String {
        let mut file = String::new();
        for text in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//inward//attention//EN", "CALSCALE:GREGORIAN"] {
            line(&mut file, text);
        }
        for item in &self.items {
            self.event(&mut file, item, lang);
        }
        line(&mut file, "END:VCALENDAR");
        file
    }

    fn event(&self, file: &mut String, item: &AttentionItem, lang: Lang) {
        let label = item.kind.label();
        line(file, "BEGIN:VEVENT");
        line(file, &format!("UID:{}", uid(item)));
        line(file, &format!("DTSTAMP:{}", moment(self.at)));
        line(file, &format!("DTSTART{}", self.start(item)));
        line(
            file,
            &format!("SUMMARY:{}", escaped(&format!("{}{}{}", label.say(lang), lang.pick(": ", "："), item.title))),
        );
        line(file, &format!("DESCRIPTION:{}", escaped(item.why.say(lang))));
        line(file, &format!("CATEGORIES:{}", escaped(label.say(lang))));
        line(file, "TRANSP:TRANSPARENT");
        line(file, "END:VEVENT");
    }

    fn start(&self, item: &AttentionItem) -> String {
        let is_ahead = matches!(item.kind, AttentionKind::Due | AttentionKind::Provisional);
        let due = item.due.as_ref().filter(|_| is_ahead);
        if let Some(at) = due.and_then(|due| due.timestamp()) {
            return format!(":{}", moment(at));
        }
        let day = due.and_then(|due| due.last()).unwrap_or(self.today);
        format!(";VALUE=DATE:{:04}{:02}{:02}", day.year(), day.month(), day.day())
    }
}

/// What names the event from list to list: a deadline stays the same when it is overdue.
fn uid(item: &AttentionItem) -> String {
    let matter = match item.kind {
        AttentionKind::Overdue | AttentionKind::Undetermined | AttentionKind::Due | AttentionKind::Provisional => {
            "deadline"
        }
        other => other.key(),
    };
    let subject = item.subject.as_deref().map(|subject| format!(".{subject}")).unwrap_or_default();
    format!("{}.{matter}{subject}@inward", item.record)
}

fn moment(at: Timestamp) -> String {
    at.to_utc().format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text in which nothing is taken for the end of it (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                let _ = write!(escaped, "\\{letter}");
            }
            '\n' => escaped.push_str("\\n"),
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// One line, folded so that no letter is cut.
fn line(file: &mut String, text: &str) {
    let mut length = 0;
    for letter in text.chars() {
        if length + letter.len_utf8() > LONGEST {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(letter);
        length += letter.len_utf8();
    }
    file.push_str("\r\n");
}
