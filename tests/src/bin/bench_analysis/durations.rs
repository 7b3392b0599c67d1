//! Survival curves, tests and competing causes, beside `lifelines`.
#![expect(clippy::float_arithmetic, reason = "times, and estimates that are compared")]

use std::path::Path;

use inward::analysis::durations::{AalenJohansen, Durations, KaplanMeier, LogRank};
use inward::core::ratio::Confidence;

use crate::Fallible;
use crate::yardstick::{Answered, asked, fastest, load};

const ROWS: usize = 1_000_000;
const ROWS_OF_CAUSES: usize = 100_000;

/// The fastest of so many rounds counts; of the others' it is said in the program.
const ROUNDS: u32 = 15;

/// How many times of a curve are compared.
const TIMES: usize = 200;

/// All answers must agree so closely.
const CLOSE: f64 = 1e-9;

/// Ten years: no duration is longer, so there are many ties of whole days.
const LONGEST: u32 = 3_650;

const PROGRAM: &str = include_str!("durations.py");

/// A synthetic sample.
struct Sample {
    days: Vec<i64>,
    /// The same as floating-point numbers.
    floats: Vec<f64>,
    continuous: Vec<f64>,
    observed: Vec<bool>,
    causes: Vec<u8>,
    groups: Vec<u8>,
}

impl Sample {
    fn drawn() -> Self {
        let mut random = fastrand::Rng::with_seed(20_210_131);
        let days: Vec<u32> = (0..ROWS).map(|_| random.u32(0..=LONGEST)).collect();
        Self {
            days: days.iter().map(|days| i64::from(*days)).collect(),
            floats: days.iter().map(|days| f64::from(*days)).collect(),
            continuous: (0..ROWS).map(|_| -1_000.0 * (1.0 - random.f64()).ln()).collect(),
            observed: (0..ROWS).map(|_| random.u8(..10) < 7).collect(),
            causes: (0..ROWS).map(|_| random.u8(..4)).collect(),
            groups: (0..ROWS).map(|_| random.u8(..4)).collect(),
        }
    }

    /// As the other program reads it.
    fn write(&self, folder: &Path) -> Fallible<()> {
        let bytes = |each: &[f64]| each.iter().flat_map(|number| number.to_ne_bytes()).collect::<Vec<u8>>();
        let days: Vec<u8> = self.days.iter().flat_map(|number| number.to_ne_bytes()).collect();
        let observed: Vec<u8> = self.observed.iter().map(|observed| u8::from(*observed)).collect();
        let times: Vec<f64> = times().collect();
        let files = [
            ("days.i64", days),
            ("floats.f64", bytes(&self.floats)),
            ("continuous.f64", bytes(&self.continuous)),
            ("times.f64", bytes(&times)),
            ("observed.u8", observed),
            ("causes.u8", self.causes.clone()),
            ("groups.u8", self.groups.clone()),
        ];
        for (name, content) in files {
            std::fs::write(folder.join(name), content)?;
        }
        Ok(())
    }
}

/// The times at which curves are compared: within all of what was seen.
fn times() -> impl Iterator<Item = f64> {
    (0..TIMES as u32).map(|each| f64::from(each) * f64::from(LONGEST) / TIMES as f64)
}

/// Prints how long each question takes here and there.
pub fn compare() -> Fallible<()> {
    let sample = Sample::drawn();
    let folder = tempfile::tempdir()?;
    sample.write(folder.path())?;
    println!("{ROWS} rows, of causes {ROWS_OF_CAUSES}; the fastest round; load of the machine {}", load());
    let others = asked(PROGRAM, "lifelines", folder.path())?;
    println!("{:<38} {:>22} {:>22} {:>8}", "question", "inward ms (cpu)", "lifelines ms (cpu)", "ratio");
    for ours in ours(&sample)? {
        let shown = |answered: &Answered| {
            let cpu = answered.cpu_seconds.map_or_else(|| "?".to_owned(), |cpu| format!("{:.2}", cpu * 1e3));
            format!("{:.2} ({cpu})", answered.seconds * 1e3)
        };
        let Some(others) = &others else {
            println!("{:<38} {:>22}", ours.question, shown(&ours));
            continue;
        };
        let other = others.iter().find(|other| other.question == ours.question);
        let other = other.ok_or_else(|| format!("lifelines was not asked: {}", ours.question))?;
        agree(&ours, other)?;
        let ratio = other.seconds / ours.seconds;
        println!("{:<38} {:>22} {:>22} {ratio:>8.2}", ours.question, shown(&ours), shown(other));
    }
    Ok(())
}

fn agree(ours: &Answered, other: &Answered) -> Fallible<()> {
    let question = &ours.question;
    if ours.figures.is_empty() || ours.figures.len() != other.figures.len() {
        return Err(format!("{question}: {} figures, {} of lifelines", ours.figures.len(), other.figures.len()).into());
    }
    for (place, (one, two)) in ours.figures.iter().zip(&other.figures).enumerate() {
        if (one - two).abs() > CLOSE * one.abs().max(two.abs()) {
            return Err(format!("{question}: figure {place} is {one}, of lifelines {two}").into());
        }
    }
    Ok(())
}

fn ours(sample: &Sample) -> Fallible<Vec<Answered>> {
    let durations: [(&str, Durations<'_>); 3] = [
        ("whole days", (&sample.days).into()),
        ("whole-number floats", (&sample.floats).into()),
        ("continuous", (&sample.continuous).into()),
    ];
    let mut all = Vec::new();
    for (kind, durations) in durations {
        let ask = || Ok(KaplanMeier::of(durations, &sample.observed)?);
        let (mut answered, curve) = fastest(format!("Kaplan–Meier, {kind}"), ROUNDS, ask)?;
        for time in times() {
            answered.figures.push(curve.at(time)?);
            let interval = curve.interval(time, Confidence::default())?;
            answered.figures.extend(interval.map_or([1.0, 1.0], |interval| [interval.low, interval.high]));
        }
        all.push(answered);
        for count in [2, 4] {
            let groups = Groups::of(durations, sample, count);
            let (mut answered, test) =
                fastest(format!("log-rank of {count} groups, {kind}"), ROUNDS, || groups.test())?;
            answered.figures = vec![test.chi2(), test.p()];
            all.push(answered);
        }
    }
    let few = sample.continuous.get(..ROWS_OF_CAUSES).zip(sample.causes.get(..ROWS_OF_CAUSES));
    let (durations, causes) = few.ok_or("the sample is too small")?;
    let ask = || Ok(AalenJohansen::of(durations, causes)?);
    let (mut answered, curves) = fastest("Aalen–Johansen, continuous", ROUNDS, ask)?;
    answered.figures = times().map(|time| curves.incidence(1, time)).collect::<Result<_, _>>()?;
    all.push(answered);
    let ask = || Ok(AalenJohansen::with_standard_errors(durations, causes)?);
    let (mut answered, curves) = fastest("Aalen–Johansen with standard errors", ROUNDS, ask)?;
    answered.figures = times().map(|time| curves.standard_error(1, time)).collect::<Result<_, _>>()?;
    all.push(answered);
    Ok(all)
}

/// The rows of each group apart, as whoever asks has them.
struct Groups {
    whole: Vec<(Vec<i64>, Vec<bool>)>,
    floats: Vec<(Vec<f64>, Vec<bool>)>,
}

impl Groups {
    fn of(durations: Durations<'_>, sample: &Sample, count: u8) -> Self {
        fn apart<T: Copy>(durations: &[T], sample: &Sample, count: u8) -> Vec<(Vec<T>, Vec<bool>)> {
            let rows = || durations.iter().zip(&sample.observed).zip(&sample.groups);
            let of =
                |group| rows().filter(move |(_, each)| **each % count == group).map(|((one, seen), _)| (*one, *seen));
            (0..count).map(|group| of(group).unzip()).collect()
        }
        match durations {
            Durations::Whole(each) => Self { whole: apart(each, sample, count), floats: Vec::new() },
            Durations::Float(each) => Self { whole: Vec::new(), floats: apart(each, sample, count) },
        }
    }

    fn test(&self) -> Fallible<LogRank> {
        let whole = self.whole.iter().map(|(durations, seen)| (durations.into(), seen.as_slice()));
        let floats = self.floats.iter().map(|(durations, seen)| (durations.into(), seen.as_slice()));
        Ok(LogRank::of(&whole.chain(floats).collect::<Vec<_>>())?)
    }
}
