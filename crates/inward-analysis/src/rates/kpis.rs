//! [`Kpis`]: the definitions there are.

use std::sync::LazyLock;

use inward_core::near::nearest;
use inward_core::playbook::Playbook;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;

use super::KpiDefinition;

/// Names for which no definition was ever published: nothing is guessed.
const NEVER_DEFINED: [&str; 2] = ["landing_rate", "落地率"];

/// The rates that are defined: those of the field, with the variants that its reports print, and one's own.
///
/// ```
/// use inward_analysis::rates::Kpis;
/// use inward_core::text::Lang;
///
/// let kpis = Kpis::built_in();
/// let start = kpis.get("start_rate/signed")?;
/// assert_eq!((start.name.say(Lang::Zh), start.say(Lang::Zh)), ("开工率", "截至当日已开工÷期内签约".to_owned()));
/// assert_eq!(kpis.get("performance_rate").unwrap_err().code.as_str(), "kpi.variant-missing");
/// assert_eq!(kpis.get("landing_rate/signed").unwrap_err().code.as_str(), "kpi.never-defined");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kpis(Vec<KpiDefinition>);

impl Kpis {
    /// The rates of the field. (Sources of the variants: reports of the Lanzhou Fair, Shanxi, Weinan,
    /// Panzhihua, Zhenyuan and others.)
    #[must_use]
    pub fn built_in() -> Self {
        #[expect(clippy::expect_used, reason = "the file is part of the program; a test holds that it reads")]
        static BUILT_IN: LazyLock<Kpis> = LazyLock::new(|| {
            let none = Kpis(Vec::new());
            none.with(include_str!("../../kpi/rates.toml")).expect("the built-in definitions can be read")
        });
        BUILT_IN.clone()
    }

    /// These and those of a file, `[[kpi]]` by `[[kpi]]` as the built-in ones are written.
    ///
    /// # Errors
    /// `kpi.bad-definition`, `kpi.repeated-key`.
    ///
    /// ```
    /// use inward_analysis::rates::Kpis;
    ///
    /// let own = r#"
    ///     [[kpi]]
    ///     key = "landing_rate/registered_or_started"
    ///     name = { en = "Landing rate", zh = "落地率" }
    ///     numerator = { en = "registered or started by the day", zh = "截至当日已注册或开工" }
    ///     denominator = { en = "signed in the window", zh = "期内签约" }
    ///     cohort = { by = ["contract_signed"] }
    ///     share = { hit = { any = [{ reached = "registered" }, { reached = "construction_started" }] } }
    /// "#;
    /// assert!(Kpis::built_in().with(own)?.get("landing_rate/registered_or_started").is_ok());
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn with(self, toml: &str) -> Result<Self, Refusal> {
        self.and(KpiDefinition::read(toml)?)
    }

    /// These and those that a zone's playbook defines in its own `[[kpi]]` tables, written as in
    /// [`Kpis::with`].
    ///
    /// # Errors
    /// As [`Kpis::with`].
    ///
    /// ```
    /// use inward_analysis::rates::Kpis;
    /// use inward_core::playbook::Playbook;
    ///
    /// let own = r#"
    ///     [[kpi]]
    ///     key = "landing_rate/registered"
    ///     name = { en = "Landing rate", zh = "落地率" }
    ///     numerator = { en = "registered by the day", zh = "截至当日已注册" }
    ///     denominator = { en = "signed in the window", zh = "期内签约" }
    ///     cohort = { by = ["contract_signed"] }
    ///     share = { hit = { reached = "registered" } }
    /// "#;
    /// let playbook = Playbook::parse(&format!("{}\n{own}", Playbook::development_zone().text()))?;
    /// assert!(Kpis::built_in().with_those_of(&playbook)?.get("landing_rate/registered").is_ok());
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn with_those_of(self, playbook: &Playbook) -> Result<Self, Refusal> {
        let own = KpiDefinition::of_playbook(playbook.text())?;
        self.and(own)
    }

    fn and(mut self, definitions: Vec<KpiDefinition>) -> Result<Self, Refusal> {
        for definition in definitions {
            if self.0.iter().any(|known| known.key == definition.key) {
                return Err(Refusal::new(refusals::kpi::REPEATED_KEY).with("input", &definition.key));
            }
            self.0.push(definition);
        }
        Ok(self)
    }

    /// Every definition, in the order of the files.
    pub fn iter(&self) -> impl Iterator<Item = &KpiDefinition> {
        self.0.iter()
    }

    /// The definition of that key.
    ///
    /// # Errors
    /// `kpi.variant-missing` where the key names none of several, `kpi.never-defined` for a rate that
    /// nobody ever defined, `kpi.unknown-key`, with those that are near, nearest first.
    pub fn get(&self, key: &str) -> Result<&KpiDefinition, Refusal> {
        if let Some(found) = self.0.iter().find(|definition| definition.key == key) {
            return Ok(found);
        }
        let (name, variant) = key.split_once('/').map_or((key, None), |(name, variant)| (name, Some(variant)));
        let keys = || self.0.iter().map(|definition| definition.key.as_str());
        let same_name: Vec<&str> = keys().filter(|known| known.split('/').next() == Some(name)).collect();
        if same_name.is_empty() && NEVER_DEFINED.contains(&name) {
            return Err(Refusal::new(refusals::kpi::NEVER_DEFINED).with("input", key).at("key"));
        }
        if variant.is_none() && !same_name.is_empty() {
            let refusal = Refusal::new(refusals::kpi::VARIANT_MISSING).with("input", key);
            return Err(refusal.with("near", same_name.join(", ")).at("key"));
        }
        // Nearest first, then what divides the same thing by something else.
        let mut near = nearest(key, keys(), 3);
        near.extend(same_name.iter().filter(|known| !near.contains(known)).copied().collect::<Vec<_>>());
        if near.is_empty() {
            // All keys are more than a message repeats; a name alone is answered with its variants.
            near = keys().filter_map(|known| known.split('/').next()).collect();
            near.dedup();
        }
        let refusal = Refusal::new(refusals::kpi::UNKNOWN_KEY).with("input", key);
        Err(refusal.with("near", near.join(", ")).at("key"))
    }
}
