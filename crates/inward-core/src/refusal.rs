//! [`Refusal`]: why something was not accepted, in a form that programs and people can both act on.
//!
//! A refusal carries a stable [`Code`], what it is about, where in the input it was found, and the
//! parameters from which its texts are rendered. The codes and their texts in English and Chinese
//! stand in one table, [`crate::text::refusals`].

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::text::{Label, Lang};

/// How many characters of one thing that was given a text repeats; `params` hold the whole of it.
/// The longest list of what may be written instead is shorter.
const REPEATED: usize = 400;

/// What a caller does about a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Category {
    /// The input itself is wrong: correct it and send it again.
    Input,
    /// Something that is named does not exist here.
    NotFound,
    /// The record is not in a state that allows this.
    State,
    /// The zone's playbook does not allow this.
    Playbook,
    /// Somebody else holds or has changed what this needs.
    Conflict,
    /// Accepted, but worth a look.
    Warning,
}

/// One row of the table of refusals.
#[derive(Debug)]
pub struct Entry {
    /// `<type>.<reason>`, stable for ever.
    pub code: &'static str,
    /// What a caller does about it.
    pub category: Category,
    /// What is wrong, in English; `{name}` stands for a parameter.
    pub en: &'static str,
    /// The next step, in English.
    pub en_next: &'static str,
    /// What is wrong, in Chinese.
    pub zh: &'static str,
    /// The next step, in Chinese.
    pub zh_next: &'static str,
}

/// A stable code, `<type>.<reason>`, such as `negotiation.already-closed`.
///
/// ```
/// use inward_core::text::refusals;
/// assert_eq!(refusals::when::INVALID_DATE.as_str(), "when.invalid-date");
/// ```
#[derive(Clone, Copy)]
pub struct Code(&'static Entry);

impl Code {
    /// Makes a code of a row of the table.
    #[must_use]
    pub const fn new(entry: &'static Entry) -> Self {
        Self(entry)
    }

    /// The code as text.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0.code
    }

    /// What a caller does about it.
    #[must_use]
    pub const fn category(self) -> Category {
        self.0.category
    }

    /// The row of the table.
    #[must_use]
    pub const fn entry(self) -> &'static Entry {
        self.0
    }

    /// The code of that text, if there is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        crate::text::refusals::all().find(|code| code.as_str() == text)
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Code {}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom(format_args!("unknown code `{text}`")))
    }
}

/// Why something was not accepted. Nothing was written, nothing was lost.
///
/// ```
/// use inward_core::refusal::Refusal;
/// use inward_core::text::{Lang, refusals};
///
/// let refusal = Refusal::new(refusals::when::INVALID_DATE).with("input", "2021-02-30").at("on");
/// assert_eq!(refusal.code.as_str(), "when.invalid-date");
/// assert!(refusal.say(Lang::En).contains("2021-02-30"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// What kind of refusal it is.
    pub code: Code,
    /// The record or thing it is about, as its id or its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Where in the command or file it was found, such as `phases[1].planned`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What fills the texts. A word of the domain stands in English under its name, and in Chinese
    /// under that name with `_zh` after it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<Cow<'static, str>, String>,
    /// Further faults of the same input, listed together with this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Refusal>,
}

impl Refusal {
    /// A refusal with this code and no parameters yet.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self { code, subject: None, path: None, params: BTreeMap::new(), also: Vec::new() }
    }

    /// Names a parameter of the texts.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.params.insert(Cow::Borrowed(name), value.to_string());
        self
    }

    /// Names a parameter that is a word of the domain: each text says it in its own language.
    ///
    /// ```
    /// use inward_core::refusal::Refusal;
    /// use inward_core::standing::Is;
    /// use inward_core::text::{Lang, refusals};
    /// let refusal = Refusal::new(refusals::standing::ALREADY).with_word("standing", &Is::Suspended.label());
    /// assert!(refusal.say(Lang::En).contains("suspended") && refusal.say(Lang::Zh).contains("暂缓"));
    /// ```
    #[must_use]
    pub fn with_word(mut self, name: &'static str, word: &Label) -> Self {
        self.params.insert(Cow::Owned(format!("{name}_zh")), word.zh.clone());
        self.with(name, &word.en)
    }

    /// Says what the refusal is about.
    #[must_use]
    pub fn about(mut self, subject: impl fmt::Display) -> Self {
        self.subject = Some(subject.to_string());
        self
    }

    /// Says where it was found; called again on the way out, it puts the outer part before.
    #[must_use]
    pub fn at(mut self, path: impl fmt::Display) -> Self {
        self.path = Some(match self.path.take() {
            None => path.to_string(),
            Some(inner) if inner.starts_with('[') => format!("{path}{inner}"),
            Some(inner) => format!("{path}.{inner}"),
        });
        self
    }

    /// Joins several faults into one refusal that lists them all; `None` if there are none.
    #[must_use]
    pub fn join(faults: impl IntoIterator<Item = Refusal>) -> Option<Self> {
        let mut faults = faults.into_iter();
        let mut first = faults.next()?;
        first.also.extend(faults);
        Some(first)
    }

    /// This fault and every further one, each once.
    pub fn each(&self) -> impl Iterator<Item = &Refusal> {
        std::iter::once(self).chain(self.also.iter())
    }

    /// What is wrong and what to do next, in one of the languages.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let mut text = String::new();
        for (number, fault) in self.each().enumerate() {
            if number > 0 {
                text.push('\n');
            }
            fault.say_one(lang, &mut text);
        }
        text
    }

    /// What is wrong, without where; of this fault alone.
    #[must_use]
    pub fn what(&self, lang: Lang) -> String {
        let entry = self.code.entry();
        self.filled(lang.pick(entry.en, entry.zh), lang)
    }

    /// What to do next about this fault alone; empty where there is nothing to say. Where nothing is
    /// near what was given, it does not speak of what is near.
    #[must_use]
    pub fn next_step(&self, lang: Lang) -> String {
        let entry = self.code.entry();
        let next = lang.pick(entry.en_next, entry.zh_next);
        let nothing_near = next.ends_with("{near}") && self.params.get("near").is_some_and(String::is_empty);
        let kept =
            if nothing_near { next.rsplit_once(lang.pick("; ", "；")).map_or("", |(kept, _)| kept) } else { next };
        self.filled(kept, lang)
    }

    fn say_one(&self, lang: Lang, text: &mut String) {
        if let Some(path) = &self.path {
            say_path(path, lang, text);
            text.push_str(lang.pick(": ", "："));
        }
        text.push_str(&self.what(lang));
        if let Some(subject) = &self.subject {
            text.push_str(lang.pick(" (", "（"));
            text.push_str(&repeated(subject));
            text.push_str(lang.pick(")", "）"));
        }
        let next = self.next_step(lang);
        if !next.is_empty() {
            text.push_str(lang.pick("; ", "；"));
            text.push_str(&next);
        }
    }

    /// Reads a refusal back from its own [`Display`](fmt::Display) text. Errors of serde carry text
    /// alone, so a value that a rule refused while a command was read comes back this way.
    pub(crate) fn from_message(message: &str) -> Option<Self> {
        let (text, code) = message.rsplit_once(" [")?;
        let code = Code::parse(code.split_once(']')?.0)?;
        let entry = code.entry();
        let mut refusal = Self::new(code);
        let mut rest = text;
        let next = if entry.en_next.is_empty() { String::new() } else { format!("; {}", entry.en_next) };
        let template = format!("{}{next}", entry.en);
        let mut parts = template.split('{');
        let opening = parts.next().unwrap_or_default();
        rest = rest.split_once(opening).map_or(rest, |(_, after)| after);
        for part in parts {
            let (name, literal) = part.split_once('}')?;
            let (value, after) = if literal.is_empty() { (rest, "") } else { rest.split_once(literal)? };
            refusal.params.insert(Cow::Owned(name.to_owned()), value.to_owned());
            rest = after;
        }
        Some(refusal)
    }

    fn filled(&self, template: &str, lang: Lang) -> String {
        let mut text = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                text.push('{');
                rest = after;
                continue;
            };
            let own = (lang == Lang::Zh).then(|| self.params.get(format!("{name}_zh").as_str())).flatten();
            text.push_str(&own.or_else(|| self.params.get(name)).map_or(Cow::Borrowed("?"), |given| repeated(given)));
            rest = after;
        }
        text.push_str(rest);
        text
    }
}

/// What was given, as far as a text repeats it.
fn repeated(given: &str) -> Cow<'_, str> {
    match given.char_indices().nth(REPEATED) {
        None => Cow::Borrowed(given),
        Some((end, _)) => Cow::Owned(format!("{}…", given.get(..end).unwrap_or_default())),
    }
}

/// Where a fault is: a line of a file is said in the language, the rest stands as it is.
fn say_path(path: &str, lang: Lang, text: &mut String) {
    let path = &*repeated(path);
    let line = path.strip_prefix("line ").filter(|_| lang == Lang::Zh).map(|rest| {
        let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
        rest.split_at(end)
    });
    match line {
        Some((number, rest)) if !number.is_empty() => {
            text.push_str("第 ");
            text.push_str(number);
            text.push_str(" 行");
            text.push_str(rest);
        }
        _ => text.push_str(path),
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.say(Lang::En), self.code)
    }
}

impl std::error::Error for Refusal {}

/// What cannot fail has no refusal; with this, arguments of `TryInto` take ready values as well.
impl From<std::convert::Infallible> for Refusal {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::refusals;

    #[test]
    fn a_path_grows_outwards() {
        let refusal = Refusal::new(refusals::when::MISSING).at("[1]").at("phases").at("record_project");
        assert_eq!(refusal.path.as_deref(), Some("record_project.phases[1]"));
    }

    #[test]
    fn texts_are_filled_from_parameters_in_both_languages() {
        let refusal = Refusal::new(refusals::when::NOT_A_DATE).with("input", "近期").at("on");
        assert!(refusal.say(Lang::En).starts_with("on: "));
        assert!(refusal.say(Lang::En).contains("近期"));
        assert!(refusal.say(Lang::Zh).contains("近期"));
    }

    #[test]
    fn nothing_near_is_not_spoken_of() {
        let near = |near| Refusal::new(refusals::unit::UNKNOWN).with("input", "招商二局").with("near", near);
        assert_eq!(near("招商一局").say(Lang::Zh), "没有单位“招商二局”；请先添加；相近的单位：招商一局");
        assert_eq!(near("").say(Lang::Zh), "没有单位“招商二局”；请先添加");
        assert_eq!(near("").say(Lang::En), "there is no unit `招商二局`; add it first");
        let alone = Refusal::new(refusals::milestone::UNKNOWN).with("milestone", "x").with("near", "");
        assert_eq!(alone.say(Lang::Zh), "工作手册没有节点“x”");
    }

    #[test]
    fn a_line_is_said_in_the_language() {
        let refusal = Refusal::new(refusals::milestone::UNKNOWN).with("milestone", "x").with("near", "");
        let refusal = refusal.at("line 2[编号]");
        assert_eq!(refusal.say(Lang::Zh), "第 2 行[编号]：工作手册没有节点“x”");
        assert_eq!(refusal.say(Lang::En), "line 2[编号]: the playbook has no milestone `x`");
        assert_eq!(Refusal { path: Some("line".to_owned()), ..refusal }.say(Lang::Zh).split('：').next(), Some("line"));
    }

    #[test]
    fn what_was_given_is_repeated_in_part() {
        let long = "甲".repeat(1_000_000);
        let refusal = Refusal::new(refusals::milestone::UNKNOWN).with("milestone", &long).with("near", "");
        let refusal = refusal.at(&long).about(&long);
        for lang in [Lang::En, Lang::Zh] {
            let said = refusal.say(lang);
            assert!(said.chars().count() < 3 * REPEATED + 100 && said.contains("甲…"), "{}", said.len());
        }
        assert_eq!(refusal.params.get("milestone"), Some(&long));
        let just = Refusal::new(refusals::milestone::UNKNOWN).with("milestone", "甲".repeat(REPEATED));
        assert!(!just.say(Lang::En).contains('…'));
    }

    #[test]
    fn faults_are_listed_together() {
        let one = Refusal::new(refusals::when::MISSING).at("on");
        let two = Refusal::new(refusals::money::EMPTY).at("amount");
        let both = Refusal::join([one, two]).unwrap();
        assert_eq!(both.each().count(), 2);
        assert_eq!(both.say(Lang::En).lines().count(), 2);
    }
}
