//! Calendars as plain data, to write by hand, to keep in a file, to feed from any source of holidays.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::de::value::MapAccessDeserializer;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::hours::{Hours, Season, Week, Window};
use super::layer::{DayRule, Layer, Notice, Stated};
use super::{Calendar, NaiveCalendar, china};
use crate::json;
use crate::refusal::Refusal;
use crate::text::Label;
use crate::text::refusals::{self, calendar as codes};

/// A calendar as plain data. What is said outside `layers` lies above them all.
///
/// ```toml
/// zone = "Asia/Shanghai"
/// layers = ["china", { region = "山西", notices = [
///     { document = "晋政办（示例）", issued_on = "2020-01-27", closed = ["2020-02-03/2020-02-09"] },
/// ] }]
/// closed = ["2021-03-12"]                          # said without a notice, known at all times
/// [open]                                           # make-up days and days of other hours
/// "2021-03-13" = [["09:00", "12:00"]]
/// [weekly]
/// mon = [["08:30", "12:00"], ["14:00", "17:30"]]   # … and so on; days that are left out are closed
/// [[seasons]]
/// from = "05-01"
/// to = "09-30"
/// weekly = { mon = [["08:00", "12:00"], ["15:00", "18:00"]] }
/// ```
///
/// `closed` takes days and ranges as a list, or days with their names as a table; `open` takes a list
/// of days that work like others, or a table of days and their windows. A day in both is open. Of a
/// notice a day may stand in one only; `ordinary` names the days that it gives back to the week;
/// `publishes` names the year that it settles: where a layer has such notices, nothing is known of a
/// year before its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CalendarData {
    /// The time zone, such as `Asia/Shanghai`; none for a calendar of local times.
    pub zone: Option<String>,
    /// What the calendar is for, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The layers below, from the widest region to the narrowest: the name of a built-in one, or data.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<BuiltInOrData>,
    /// The hours of a week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekly: Option<Week>,
    /// The hours of parts of the year.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub seasons: Vec<Season>,
    /// Days off.
    #[serde(skip_serializing_if = "Closed::is_empty")]
    pub closed: Closed,
    /// Days that work.
    #[serde(skip_serializing_if = "Open::is_empty")]
    pub open: Open,
    /// Notices.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<NoticeData>,
}

/// One layer as plain data; as [`CalendarData`], for a region.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LayerData {
    /// Whose it is: a country, a province, a zone.
    pub region: String,
    /// What the layer is for, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The hours of a week.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekly: Option<Week>,
    /// The hours of parts of the year.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub seasons: Vec<Season>,
    /// Days off.
    #[serde(skip_serializing_if = "Closed::is_empty")]
    pub closed: Closed,
    /// Days that work.
    #[serde(skip_serializing_if = "Open::is_empty")]
    pub open: Open,
    /// Notices.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<NoticeData>,
}

/// A notice as plain data: it is known from the day it was issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeData {
    /// What it is called, or its number.
    pub document: String,
    /// The day it was issued.
    pub issued_on: NaiveDate,
    /// The year that it settles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publishes: Option<i32>,
    /// Days off.
    #[serde(default, skip_serializing_if = "Closed::is_empty")]
    pub closed: Closed,
    /// Days that work.
    #[serde(default, skip_serializing_if = "Open::is_empty")]
    pub open: Open,
    /// Days of which what earlier notices of the layer said no longer holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ordinary: Vec<NaiveDate>,
}

/// A layer of a calendar: a built-in one by its name, or data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BuiltInOrData {
    /// A built-in one: `china`.
    BuiltIn(String),
    /// Plain data.
    Data(Box<LayerData>),
}

/// Days off, each with the name of its holiday if there is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closed(pub BTreeMap<NaiveDate, Option<String>>);

/// Days that work, in their own windows or else in those of a working day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Open(pub BTreeMap<NaiveDate, Option<Hours>>);

impl CalendarData {
    /// The built-in calendar of China as data: it names the layer.
    pub(super) fn china() -> Self {
        let zone = Some(chrono_tz::Asia::Shanghai.name().to_owned());
        Self { zone, layers: vec![BuiltInOrData::BuiltIn("china".to_owned())], ..Self::default() }
    }

    /// Reads a calendar's data from JSON.
    ///
    /// # Errors
    /// Every fault, each with its path: what the rules of windows, days and notices refuse, and
    /// `command.…` for fields that do not fit.
    pub fn from_json(text: &str) -> Result<Self, Refusal> {
        let value = json::parse(text)?;
        if !value.is_object() {
            return Err(Refusal::new(refusals::command::NOT_FIELDS).with("input", json::abridged(&value.to_string())));
        }
        json::read_all(value, 0)
    }

    /// Reads a calendar's data from TOML.
    ///
    /// # Errors
    /// `calendar.not-toml`, and as [`CalendarData::from_json`].
    pub fn from_toml(text: &str) -> Result<Self, Refusal> {
        let table: toml::Table = text
            .parse()
            .map_err(|error: toml::de::Error| Refusal::new(codes::NOT_TOML).with("message", error.message()))?;
        let value = serde_json::to_value(table).unwrap_or_default();
        json::read_all(value, 0)
    }

    fn layers(&self) -> Result<Vec<Layer>, Refusal> {
        let mut layers = Vec::new();
        for (number, layer) in self.layers.iter().enumerate() {
            let layer = match layer {
                BuiltInOrData::BuiltIn(name) if name == "china" => Ok(china::layer()),
                BuiltInOrData::BuiltIn(name) => Err(Refusal::new(codes::UNKNOWN_LAYER).with("input", name)),
                BuiltInOrData::Data(data) => data.layer(),
            };
            layers.push(layer.map_err(|refusal| refusal.at(format!("layers[{number}]")))?);
        }
        let own = LayerData {
            region: self.note.clone().unwrap_or_default(),
            note: None,
            weekly: self.weekly.clone(),
            seasons: self.seasons.clone(),
            closed: self.closed.clone(),
            open: self.open.clone(),
            notices: self.notices.clone(),
        };
        if own != (LayerData { region: own.region.clone(), ..LayerData::default() }) {
            layers.push(own.layer()?);
        }
        Ok(layers)
    }
}

impl LayerData {
    fn layer(&self) -> Result<Layer, Refusal> {
        let mut notices = Vec::new();
        let mut always = days(&self.closed, &self.open)?;
        always.extend(opened(&self.open));
        if !always.is_empty() {
            notices.push(Notice {
                document: None,
                issued_on: NaiveDate::MIN,
                issued_exactly: true,
                publishes: None,
                days: always,
            });
        }
        for (number, notice) in self.notices.iter().enumerate() {
            notices.push(notice.notice().map_err(|refusal| refusal.at(format!("notices[{number}]")))?);
        }
        let region = Label::new(self.region.clone(), self.region.clone());
        Ok(Layer::new(region, notices, self.weekly.clone(), self.seasons.clone()))
    }
}

impl NoticeData {
    fn notice(&self) -> Result<Notice, Refusal> {
        let twice = |date: &NaiveDate| {
            Refusal::new(codes::BOTH_CLOSED_AND_OPEN).with("document", &self.document).with("date", date)
        };
        if let Some(date) = self.closed.0.keys().find(|date| self.open.0.contains_key(date)) {
            return Err(twice(date));
        }
        let mut days = days(&self.closed, &self.open)?;
        days.extend(opened(&self.open));
        for date in &self.ordinary {
            if days.insert(*date, Stated { rule: DayRule::Ordinary, name: None }).is_some() {
                return Err(twice(date));
            }
        }
        Ok(Notice {
            document: Some(self.document.clone()),
            issued_on: self.issued_on,
            issued_exactly: true,
            publishes: self.publishes,
            days,
        })
    }
}

fn days(closed: &Closed, open: &Open) -> Result<BTreeMap<NaiveDate, Stated>, Refusal> {
    if let Some((date, _)) = open.0.iter().find(|(_, hours)| hours.as_ref().is_some_and(Hours::is_closed)) {
        return Err(Refusal::new(codes::OPEN_WITHOUT_HOURS).with("date", date));
    }
    let named = |name: &Option<String>| name.as_ref().map(|name| Label::new(name.clone(), name.clone()));
    Ok(closed.0.iter().map(|(date, name)| (*date, Stated { rule: DayRule::Closed, name: named(name) })).collect())
}

fn opened(open: &Open) -> impl Iterator<Item = (NaiveDate, Stated)> {
    open.0.iter().map(|(date, hours)| (*date, Stated { rule: DayRule::Open(hours.clone()), name: None }))
}

impl Calendar {
    /// A calendar of plain data, in its time zone.
    ///
    /// # Errors
    /// `calendar.no-time-zone`, `zone.unknown-time-zone`, `calendar.both-closed-and-open`,
    /// `calendar.open-without-hours`, `calendar.unknown-layer`.
    ///
    /// ```
    /// use inward_core::calendar::{Calendar, CalendarData, DayKind};
    /// let data = CalendarData::from_toml(r#"
    ///     zone = "Asia/Shanghai"
    ///     layers = ["china"]
    ///     closed = { "2021-03-12" = "园区断电检修（示例）" }
    /// "#)?;
    /// let zone = Calendar::from_data(data)?;
    /// assert_eq!(zone.kind("2021-03-12".parse().unwrap())?, DayKind::Holiday);
    /// assert_eq!(zone.kind("2021-02-07".parse().unwrap())?, DayKind::MakeupWorking);
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn from_data(data: CalendarData) -> Result<Self, Refusal> {
        let Some(name) = &data.zone else { return Err(Refusal::new(codes::NO_TIME_ZONE)) };
        let unknown = || Refusal::new(refusals::zone::UNKNOWN_TIME_ZONE).with("input", name).at("zone");
        let zone: Tz = name.parse().map_err(|_| unknown())?;
        let layers = data.layers()?;
        Ok(Self::of(data, zone, layers))
    }

    /// A calendar of plain data in JSON; as [`CalendarData::from_json`] and [`Calendar::from_data`].
    ///
    /// # Errors
    /// As both.
    pub fn from_json(text: &str) -> Result<Self, Refusal> {
        Self::from_data(CalendarData::from_json(text)?)
    }

    /// A calendar of plain data in TOML; as [`CalendarData::from_toml`] and [`Calendar::from_data`].
    ///
    /// # Errors
    /// As both.
    pub fn from_toml(text: &str) -> Result<Self, Refusal> {
        Self::from_data(CalendarData::from_toml(text)?)
    }
}

/// A calendar as data is its [`CalendarData`]; as known on a day it is not kept.
impl Serialize for Calendar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.data().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Calendar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_data(CalendarData::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

impl NaiveCalendar {
    /// A calendar of plain data that names no time zone.
    ///
    /// # Errors
    /// `calendar.has-time-zone`, and as [`Calendar::from_data`].
    pub fn from_data(data: CalendarData) -> Result<Self, Refusal> {
        if let Some(zone) = &data.zone {
            return Err(Refusal::new(codes::HAS_TIME_ZONE).with("zone", zone));
        }
        let layers = data.layers()?;
        Ok(Self::of(Calendar::of(data, Tz::UTC, layers)))
    }

    /// A calendar of plain data in JSON; as [`CalendarData::from_json`] and [`NaiveCalendar::from_data`].
    ///
    /// # Errors
    /// As both.
    pub fn from_json(text: &str) -> Result<Self, Refusal> {
        Self::from_data(CalendarData::from_json(text)?)
    }
}

impl Serialize for BuiltInOrData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::BuiltIn(name) => serializer.serialize_str(name),
            Self::Data(data) => data.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for BuiltInOrData {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = BuiltInOrData;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map or the name of a built-in calendar")
            }

            fn visit_str<E>(self, name: &str) -> Result<BuiltInOrData, E> {
                Ok(BuiltInOrData::BuiltIn(name.to_owned()))
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<BuiltInOrData, A::Error> {
                let data = LayerData::deserialize(MapAccessDeserializer::new(map))?;
                Ok(BuiltInOrData::Data(Box::new(data)))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl Closed {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Open {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Closed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.values().all(Option::is_none) {
            return serializer.collect_seq(self.0.keys());
        }
        serializer.collect_map(self.0.iter().map(|(day, name)| (day, name.as_deref().unwrap_or_default())))
    }
}

impl<'de> Deserialize<'de> for Closed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Closed;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a sequence")
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Closed, A::Error> {
                let mut closed = BTreeMap::new();
                while let Some(text) = list.next_element::<String>()? {
                    let (first, last) = range(&text).map_err(de::Error::custom)?;
                    closed.extend(first.iter_days().take_while(|day| *day <= last).map(|day| (day, None)));
                }
                Ok(Closed(closed))
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Closed, A::Error> {
                let mut closed = BTreeMap::new();
                while let Some((text, name)) = map.next_entry::<String, String>()? {
                    let (first, last) = range(&text).map_err(de::Error::custom)?;
                    let name = (!name.is_empty()).then_some(name);
                    closed.extend(first.iter_days().take_while(|day| *day <= last).map(|day| (day, name.clone())));
                }
                Ok(Closed(closed))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl Serialize for Open {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.values().all(Option::is_none) {
            return serializer.collect_seq(self.0.keys());
        }
        serializer.collect_map(&self.0)
    }
}

impl<'de> Deserialize<'de> for Open {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Open;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a sequence")
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Open, A::Error> {
                let mut open = BTreeMap::new();
                while let Some(text) = list.next_element::<String>()? {
                    open.insert(day(&text).map_err(de::Error::custom)?, None);
                }
                Ok(Open(open))
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Open, A::Error> {
                let mut open = BTreeMap::new();
                while let Some((text, windows)) = map.next_entry::<String, Option<Vec<Window>>>()? {
                    let hours = windows.map(Hours::new).transpose().map_err(de::Error::custom)?;
                    open.insert(day(&text).map_err(de::Error::custom)?, hours);
                }
                Ok(Open(open))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// The most days that one range may close: no holiday is longer, and a slip of a year is found.
const LONGEST_RANGE: i64 = 400;

/// A day, or a range of days with a slash between.
fn range(text: &str) -> Result<(NaiveDate, NaiveDate), Refusal> {
    let (first, last) = text.split_once('/').unwrap_or((text, text));
    let (first, last) = (day(first)?, day(last)?);
    let days = last.signed_duration_since(first).num_days();
    if (0..=LONGEST_RANGE).contains(&days) {
        Ok((first, last))
    } else if days < 0 {
        Err(Refusal::new(refusals::when::REVERSED_RANGE).with("input", text))
    } else {
        Err(Refusal::new(codes::RANGE_TOO_LONG).with("input", text).with("most", LONGEST_RANGE))
    }
}

fn day(text: &str) -> Result<NaiveDate, Refusal> {
    let text = text.trim();
    match text.parse() {
        Ok(day) => Ok(day),
        Err(_) => Err(Refusal::new(refusals::when::INVALID_DATE).with("input", text)),
    }
}
