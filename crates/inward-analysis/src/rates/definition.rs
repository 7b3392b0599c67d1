//! [`KpiDefinition`]: a rate as data, read from TOML.

use inward_core::number::Number;
use inward_core::ratio::Rounding;
use inward_core::refusal::Refusal;
use inward_core::text::{Label, Lang, refusals};
use serde::Deserialize;

/// The definition of a rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KpiDefinition {
    /// Its key with its variant: `start_rate/signed`.
    pub key: String,
    /// What it is called.
    pub name: Label,
    /// What stands above the line, in words.
    pub numerator: Label,
    /// What stands below the line, in words.
    pub denominator: Label,
    /// What is counted: `investment`, `commitment`, `issue`.
    pub subject: String,
    /// Which cases stand below the line.
    pub cohort: Cohort,
    /// What is divided by what.
    pub shape: Shape,
    /// The figure by which a share is told a second time, such as `contract_investment`.
    pub weights: Option<Value>,
    /// After how many days a case that has not got there is no longer too young to be held against it.
    pub mature_days: Option<u32>,
    /// With how many decimals it is printed.
    pub places: u32,
    /// How it is rounded.
    pub rounding: Rounding,
}

/// Which cases stand below the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cohort {
    /// Those with a date in the window that is asked for.
    By {
        /// The dates that may select, the usual one first; `batch` is an attribute.
        dates: Vec<String>,
        /// What must hold as well.
        condition: Option<Predicate>,
        /// Whether the window has no first day: what is carried over counts too.
        open_start: bool,
    },
    /// Those of which this is true.
    Stock(Predicate),
}

/// What is divided by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// How many of the cohort this is true of.
    Share(Predicate),
    /// The sum of one figure by the sum of another.
    Quotient(Measured, Measured),
    /// How much of a target is reached.
    Against(Against),
}

/// A figure with what becomes of a case that has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// The figure.
    pub value: Value,
    /// What becomes of a case that has none.
    pub missing: Missing,
}

/// What is held against a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Against {
    /// The figure; none where the cases themselves are counted.
    pub of: Option<Measured>,
    /// The name of the target, which the call gives.
    pub target: String,
}

/// A figure of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Which.
    pub name: String,
    /// Whether only what came about in the period counts.
    pub in_period: bool,
}

/// What becomes of a case that has no such figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// It has nothing of it.
    #[default]
    Zero,
    /// It is left out, above and below the line, and the result tells how many were.
    Exclude,
    /// Nobody knows how much it has: nought or any amount.
    Undetermined,
    /// The rate is refused.
    Refuse,
}

/// What must be true of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Predicate {
    /// It reached the milestone by the day.
    Reached(String),
    /// It reached it in the period.
    ReachedIn(String),
    /// It reached it before the period.
    ReachedBefore(String),
    /// It reached one no more than so many days after another.
    ReachedAfter(String, String, u32),
    /// It stands at one of these on the day.
    Standing(Vec<String>),
    /// It has this attribute.
    Attribute(String, String),
    /// A figure of it is greater than this.
    Over(Value, Number),
    /// One date lies before the other, or on it.
    NotAfter(String, String),
    /// One date lies before the other.
    Before(String, String),
    /// Every one of these.
    All(Vec<Predicate>),
    /// At least one of these.
    Any(Vec<Predicate>),
    /// Not this.
    Not(Box<Predicate>),
}

/// What a definition looks up.
pub(crate) enum Asks<'d> {
    Milestone(&'d str),
    Standing(&'d str),
    Attribute(&'d str),
    Figure(&'d str),
}

impl KpiDefinition {
    /// Every figure of a case that it looks at, each once: what a row needs to be counted by it.
    #[must_use]
    pub fn figures(&self) -> Vec<&Value> {
        let mut found: Vec<&Value> = self.weights.iter().collect();
        match &self.cohort {
            Cohort::By { condition, .. } => condition.iter().for_each(|condition| condition.figures(&mut found)),
            Cohort::Stock(predicate) => predicate.figures(&mut found),
        }
        match &self.shape {
            Shape::Share(hit) => hit.figures(&mut found),
            Shape::Quotient(of, to) => found.extend([&of.value, &to.value]),
            Shape::Against(against) => found.extend(against.of.iter().map(|of| &of.value)),
        }
        let mut once: Vec<&Value> = Vec::new();
        for value in found {
            if !once.contains(&value) {
                once.push(value);
            }
        }
        once
    }

    /// Every word that it looks something up by, but for figures of rows of one's own.
    pub(crate) fn words(&self) -> Vec<Asks<'_>> {
        let mut words: Vec<Asks<'_>> = self.figures().into_iter().map(|value| Asks::Figure(&value.name)).collect();
        match &self.cohort {
            Cohort::By { dates, condition, .. } => {
                let dates = dates.iter().filter(|date| *date != "batch");
                words.extend(dates.map(|date| Asks::Milestone(date)));
                condition.iter().for_each(|condition| condition.words(&mut words));
            }
            Cohort::Stock(predicate) => predicate.words(&mut words),
        }
        if let Shape::Share(hit) = &self.shape {
            hit.words(&mut words);
        }
        words
    }

    /// The definition in words: `started by the day ÷ signed in the window`.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::En => format!("{} ÷ {}", self.numerator.en, self.denominator.en),
            Lang::Zh => format!("{}÷{}", self.numerator.zh, self.denominator.zh),
        }
    }

    /// Whether it asks for a period.
    #[must_use]
    pub fn needs_period(&self) -> bool {
        let of_cohort = match &self.cohort {
            Cohort::By { condition, .. } => condition.as_ref().is_some_and(Predicate::needs_period),
            Cohort::Stock(predicate) => predicate.needs_period(),
        };
        let of_shape = match &self.shape {
            Shape::Share(hit) => hit.needs_period(),
            Shape::Quotient(of, to) => of.value.in_period || to.value.in_period,
            Shape::Against(Against { of, .. }) => of.as_ref().is_some_and(|of| of.value.in_period),
        };
        of_cohort || of_shape
    }

    /// Reads the definitions of a file.
    pub(super) fn read(toml: &str) -> Result<Vec<Self>, Refusal> {
        Self::settled(toml, toml::from_str(toml).map(|File { kpi }| kpi))
    }

    /// Reads the definitions that a playbook has among its other tables.
    pub(super) fn of_playbook(toml: &str) -> Result<Vec<Self>, Refusal> {
        Self::settled(toml, toml::from_str(toml).map(|OfPlaybook { kpi }| kpi))
    }

    fn settled(toml: &str, written: Result<Vec<Written>, toml::de::Error>) -> Result<Vec<Self>, Refusal> {
        let refuse = |key: &str, message: &str| {
            Refusal::new(refusals::kpi::BAD_DEFINITION).with("input", key).with("message", message)
        };
        let written = written.map_err(|error| {
            let before = error.span().and_then(|span| toml.get(..span.start)).unwrap_or_default();
            refuse(&format!("line {}", before.matches('\n').count() + 1), error.message())
        })?;
        let settle = |written: Written| {
            let key = written.key.clone();
            written.settle().map_err(|message| refuse(&key, &message))
        };
        written.into_iter().map(settle).collect()
    }
}

impl Predicate {
    fn needs_period(&self) -> bool {
        match self {
            Self::ReachedIn(_) | Self::ReachedBefore(_) => true,
            Self::Over(value, _) => value.in_period,
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::needs_period),
            Self::Not(part) => part.needs_period(),
            Self::Reached(_)
            | Self::ReachedAfter(..)
            | Self::Standing(_)
            | Self::Attribute(..)
            | Self::NotAfter(..)
            | Self::Before(..) => false,
        }
    }

    fn words<'a>(&'a self, found: &mut Vec<Asks<'a>>) {
        match self {
            Self::Reached(date) | Self::ReachedIn(date) | Self::ReachedBefore(date) => {
                found.push(Asks::Milestone(date));
            }
            Self::ReachedAfter(one, other, _) | Self::NotAfter(one, other) | Self::Before(one, other) => {
                found.extend([Asks::Milestone(one), Asks::Milestone(other)]);
            }
            Self::Standing(words) => found.extend(words.iter().map(|word| Asks::Standing(word))),
            Self::Attribute(name, _) => found.push(Asks::Attribute(name)),
            Self::Over(..) => {}
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.words(found)),
            Self::Not(part) => part.words(found),
        }
    }

    /// Every figure that it looks at.
    fn figures<'a>(&'a self, found: &mut Vec<&'a Value>) {
        match self {
            Self::Over(value, _) => found.push(value),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.figures(found)),
            Self::Not(part) => part.figures(found),
            _ => {}
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kpi: Vec<Written>,
}

#[derive(Deserialize)]
struct OfPlaybook {
    #[serde(default)]
    kpi: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    key: String,
    name: Label,
    numerator: Label,
    denominator: Label,
    #[serde(default = "investment")]
    subject: String,
    cohort: Option<WrittenCohort>,
    stock: Option<WrittenPredicate>,
    share: Option<WrittenShare>,
    quotient: Option<WrittenQuotient>,
    against: Option<WrittenAgainst>,
    weights: Option<WrittenValue>,
    mature: Option<WrittenMature>,
    rounding: Option<WrittenRounding>,
}

fn investment() -> String {
    "investment".to_owned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCohort {
    by: Vec<String>,
    #[serde(rename = "where")]
    condition: Option<WrittenPredicate>,
    except: Option<WrittenPredicate>,
    #[serde(default)]
    open_start: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenShare {
    hit: WrittenPredicate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenQuotient {
    of: WrittenValue,
    to: WrittenValue,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenAgainst {
    of: CountOrValue,
    target: String,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "of is \"count\" or { value = … }")]
enum CountOrValue {
    Word(String),
    Value(WrittenValue),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenMature {
    days: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRounding {
    places: u32,
    #[serde(default)]
    mode: Rounding,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenValue {
    value: String,
    #[serde(rename = "in")]
    within: Option<Within>,
    #[serde(default)]
    missing: Missing,
}

/// The one word that says in which time something must have come about.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Within {
    Period,
}

#[derive(Deserialize)]
#[serde(
    untagged,
    deny_unknown_fields,
    expecting = "what must be true is written with reached (and in, before, or after and days), standing, attribute \
                 and is, value and over, cmp, all, any or not"
)]
enum WrittenPredicate {
    ReachedIn {
        reached: String,
        #[serde(rename = "in")]
        _within: Within,
    },
    ReachedBefore {
        reached: String,
        #[serde(rename = "before")]
        _before: Within,
    },
    ReachedAfter {
        reached: String,
        after: String,
        days: u32,
    },
    Reached {
        reached: String,
    },
    Standing {
        standing: Vec<String>,
    },
    Attribute {
        attribute: String,
        is: String,
    },
    Over {
        value: String,
        #[serde(rename = "in")]
        within: Option<Within>,
        over: Number,
    },
    Compared {
        cmp: [String; 3],
    },
    All {
        all: Vec<WrittenPredicate>,
    },
    Any {
        any: Vec<WrittenPredicate>,
    },
    Not {
        not: Box<WrittenPredicate>,
    },
}

/// Why a definition does not hold together.
type Fault = String;

impl Written {
    fn settle(self) -> Result<KpiDefinition, Fault> {
        match self.key.split_once('/') {
            Some((name, variant)) if !name.is_empty() && !variant.is_empty() && !variant.contains('/') => {}
            _ => return Err("the key is a name and a variant, as start_rate/signed".to_owned()),
        }
        let cohort = match (self.cohort, self.stock) {
            (Some(_), Some(_)) => return Err("it has both cohort and stock".to_owned()),
            (Some(cohort), None) => cohort.settle()?,
            (None, Some(stock)) => Cohort::Stock(stock.settle()?),
            (None, None) => Cohort::Stock(Predicate::All(Vec::new())),
        };
        let shape = match (self.share, self.quotient, self.against) {
            (Some(share), None, None) => Shape::Share(share.hit.settle()?),
            (None, Some(quotient), None) => Shape::Quotient(quotient.of.settle(), quotient.to.settle()),
            (None, None, Some(against)) => {
                let of = match against.of {
                    CountOrValue::Value(value) => Some(value.settle()),
                    CountOrValue::Word(word) if word == "count" => None,
                    CountOrValue::Word(word) => return Err(format!("of is \"count\" or a value, not \"{word}\"")),
                };
                Shape::Against(Against { of, target: against.target })
            }
            _ => return Err("it has exactly one of share, quotient and against".to_owned()),
        };
        let weights = self.weights.map(|weights| weights.settle().value);
        if weights.is_some() && !matches!(shape, Shape::Share(_)) {
            return Err("only a share has weights".to_owned());
        }
        let rounding = self.rounding.unwrap_or(WrittenRounding { places: 2, mode: Rounding::HalfUp });
        if rounding.places > crate::fraction::MOST_PLACES {
            return Err(format!("places are at most {}", crate::fraction::MOST_PLACES));
        }
        Ok(KpiDefinition {
            key: self.key,
            name: self.name,
            numerator: self.numerator,
            denominator: self.denominator,
            subject: self.subject,
            cohort,
            shape,
            weights,
            mature_days: self.mature.map(|mature| mature.days),
            places: rounding.places,
            rounding: rounding.mode,
        })
    }
}

impl WrittenCohort {
    fn settle(self) -> Result<Cohort, Fault> {
        if self.by.is_empty() {
            return Err("the cohort names no date".to_owned());
        }
        let except = self.except.map(WrittenPredicate::settle).transpose()?;
        let except = except.map(|except| Predicate::Not(Box::new(except)));
        let parts: Vec<Predicate> =
            self.condition.map(WrittenPredicate::settle).transpose()?.into_iter().chain(except).collect();
        let condition = (!parts.is_empty()).then_some(Predicate::All(parts));
        Ok(Cohort::By { dates: self.by, condition, open_start: self.open_start })
    }
}

impl WrittenValue {
    fn settle(self) -> Measured {
        Measured { value: Value { name: self.value, in_period: self.within.is_some() }, missing: self.missing }
    }
}

impl WrittenPredicate {
    fn settle(self) -> Result<Predicate, Fault> {
        let parts = |parts: Vec<Self>| parts.into_iter().map(Self::settle).collect::<Result<_, _>>();
        Ok(match self {
            Self::Reached { reached } => Predicate::Reached(reached),
            Self::ReachedIn { reached, .. } => Predicate::ReachedIn(reached),
            Self::ReachedBefore { reached, .. } => Predicate::ReachedBefore(reached),
            Self::ReachedAfter { reached, after, days } => Predicate::ReachedAfter(reached, after, days),
            Self::Standing { standing } => Predicate::Standing(standing),
            Self::Attribute { attribute, is } => Predicate::Attribute(attribute, is),
            Self::Over { value, within, over } => {
                Predicate::Over(Value { name: value, in_period: within.is_some() }, over)
            }
            Self::Compared { cmp: [one, sign, other] } => match sign.as_str() {
                "<=" => Predicate::NotAfter(one, other),
                "<" => Predicate::Before(one, other),
                _ => return Err(format!("cmp compares by \"<\" or \"<=\", not \"{sign}\"")),
            },
            Self::All { all } => Predicate::All(parts(all)?),
            Self::Any { any } => Predicate::Any(parts(any)?),
            Self::Not { not } => Predicate::Not(Box::new(not.settle()?)),
        })
    }
}
