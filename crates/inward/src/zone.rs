//! Making and opening books.

use std::sync::Arc;
use std::time::Duration;

use inward_core::calendar::Calendar;
use inward_core::command::OpenZone;
use inward_core::playbook::Playbook;
use inward_core::when::Timestamp;
use inward_journal::{Clock, Key, Randomness};
#[cfg(feature = "sqlite")]
use inward_journal::{Durability, SqliteOptions};

/// The zone with which a book is made.
///
/// ```
/// use inward::prelude::*;
/// let zone = NewZone::named("阳泉经开区").time_zone("Asia/Shanghai").currency("CNY");
/// let crm = Crm::in_memory(zone)?;
/// assert_eq!(crm.zone()?.title(), "阳泉经开区");
/// # Ok::<(), inward::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct NewZone {
    pub(crate) name: String,
    pub(crate) playbook: Playbook,
    pub(crate) time_zone: String,
    pub(crate) currency: Option<String>,
    pub(crate) calendar: Option<Calendar>,
}

impl NewZone {
    /// A zone of this name; with the built-in playbook, in China, and without a currency of its own
    /// unless said otherwise.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            playbook: Playbook::development_zone(),
            time_zone: "Asia/Shanghai".to_owned(),
            currency: None,
            calendar: None,
        }
    }

    /// The playbook it begins with.
    #[must_use]
    pub fn playbook(mut self, playbook: Playbook) -> Self {
        self.playbook = playbook;
        self
    }

    /// Its time zone, such as `Asia/Shanghai`.
    #[must_use]
    pub fn time_zone(mut self, time_zone: impl Into<String>) -> Self {
        self.time_zone = time_zone.into();
        self
    }

    /// The currency of amounts that name none, such as `CNY`.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    /// The calendar it begins with: working days, office hours, notices. In Chinese time the working
    /// days of China unless said otherwise, elsewhere Monday to Friday, without hours.
    ///
    /// ```
    /// use inward::prelude::*;
    /// let office = Calendar::from_toml(r#"
    ///     zone = "Asia/Shanghai"
    ///     layers = ["china"]
    ///     weekly.mon = [["09:00", "12:00"], ["14:00", "18:00"]]
    /// "#)?;
    /// let crm = Crm::in_memory(NewZone::named("阳泉经开区").calendar(office))?;
    /// assert!(crm.calendar()?.has_hours());
    /// # Ok::<(), inward::Error>(())
    /// ```
    #[must_use]
    pub fn calendar(mut self, calendar: Calendar) -> Self {
        self.calendar = Some(calendar);
        self
    }

    pub(crate) fn command(self) -> OpenZone {
        let mut command = OpenZone::named(self.name, self.time_zone, self.playbook);
        if let Some(currency) = self.currency {
            command = command.currency(currency);
        }
        match self.calendar {
            Some(calendar) => command.calendar(calendar),
            None => command,
        }
    }
}

/// How a book is made or opened.
///
/// ```
/// use inward::prelude::*;
/// let noon = "2021-01-31T12:00:00Z".parse::<Timestamp>()?;
/// let options = Options::default().clock(move || noon);
/// let crm = Crm::in_memory_with(NewZone::named("阳泉经开区"), options)?;
/// assert_eq!(crm.today()?.to_string(), "2021-01-31");
/// # Ok::<(), inward::Error>(())
/// ```
#[derive(Clone)]
pub struct Options {
    pub(crate) clock: Clock,
    pub(crate) randomness: Randomness,
    pub(crate) zone: Option<String>,
    pub(crate) read_only: bool,
    pub(crate) wait: Duration,
    pub(crate) power_safe: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            clock: Arc::new(system_clock),
            randomness: Arc::new(system_randomness),
            zone: None,
            read_only: false,
            wait: Duration::from_secs(10),
            power_safe: true,
        }
    }
}

impl Options {
    /// The clock that gives record times; the system's unless said otherwise. For tests and demos.
    #[must_use]
    pub fn clock(mut self, clock: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Which zone of the book, where it holds several.
    #[must_use]
    pub fn zone(mut self, name: impl Into<String>) -> Self {
        self.zone = Some(name.into());
        self
    }

    /// Opens the book for reading alone.
    #[must_use]
    pub const fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }

    /// How long to wait for another process that is writing; ten seconds unless said otherwise.
    #[must_use]
    pub const fn wait(mut self, wait: Duration) -> Self {
        self.wait = wait;
        self
    }

    /// Commits without waiting for the disk: faster, but the last commands may be lost when the
    /// machine loses power. The book stays whole.
    #[must_use]
    pub const fn without_waiting_for_disk(mut self) -> Self {
        self.power_safe = false;
        self
    }

    #[cfg(feature = "sqlite")]
    pub(crate) fn sqlite(&self) -> SqliteOptions {
        SqliteOptions {
            durability: if self.power_safe { Durability::Full } else { Durability::Normal },
            read_only: self.read_only,
            wait: self.wait,
            clock: Arc::clone(&self.clock),
            randomness: Arc::clone(&self.randomness),
        }
    }
}

fn system_clock() -> Timestamp {
    Timestamp::from_utc(chrono::Utc::now()).unwrap_or(Timestamp::MAX)
}

/// Secret bytes of the operating system; where it has none, those of a random UUID.
fn system_randomness() -> Key {
    let mut bytes = [0; 16];
    if getrandom::fill(&mut bytes).is_err() {
        bytes = *uuid::Uuid::now_v7().as_bytes();
    }
    Key(bytes)
}
