//! Every code of durations that can be provoked without columns of another language, by a table of cases.

use inward_analysis::durations::{AalenJohansen, Durations, KaplanMeier, LogRank};
use inward_core::ratio::Confidence;
use inward_core::refusal::{Code, Refusal};
use inward_core::text::refusals::{durations as codes, rate};
use inward_core::text::{Lang, refusals};

fn curve() -> KaplanMeier {
    KaplanMeier::of(&[1, 2], &[true, false]).unwrap()
}

fn curves() -> AalenJohansen {
    AalenJohansen::of(&[1, 2], &[1, 0]).unwrap()
}

fn of_floats(durations: &[f64]) -> Option<Refusal> {
    KaplanMeier::of(durations, &vec![true; durations.len()]).err()
}

type Provoked = fn() -> Option<Refusal>;

const CASES: &[(Code, Option<&str>, Provoked)] = &[
    (codes::NO_ROWS, Some("durations"), || of_floats(&[])),
    (codes::NO_ROWS, Some("durations"), || AalenJohansen::of(&[0_i64; 0], &[]).err()),
    (codes::UNEQUAL_LENGTHS, Some("observed"), || KaplanMeier::of(&[1, 2], &[true]).err()),
    (codes::UNEQUAL_LENGTHS, Some("observed"), || KaplanMeier::of(&[0_i64; 0], &[true]).err()),
    (codes::UNEQUAL_LENGTHS, Some("causes"), || AalenJohansen::of(&[1, 2], &[1, 0, 1]).err()),
    (codes::NEGATIVE, Some("durations[2]"), || KaplanMeier::of(&[1, 0, -3], &[true; 3]).err()),
    (codes::NEGATIVE, Some("durations[0]"), || of_floats(&[-0.5, f64::NAN])),
    (codes::NOT_FINITE, Some("durations[1]"), || of_floats(&[1.0, f64::NAN, -1.0])),
    (codes::NOT_FINITE, Some("durations[0]"), || of_floats(&[f64::INFINITY])),
    (codes::NOT_FINITE, Some("durations[1]"), || of_floats(&[1.5, f64::NEG_INFINITY])),
    (codes::TOO_FEW_GROUPS, Some("groups"), || LogRank::of(&[]).err()),
    (codes::TOO_FEW_GROUPS, Some("groups"), || LogRank::of(&[((&[1]).into(), &[true])]).err()),
    (codes::NO_ROWS, Some("groups[1].durations"), || {
        let none: Durations<'_> = Durations::Whole(&[]);
        LogRank::of(&[((&[1]).into(), &[true]), (none, &[])]).err()
    }),
    (codes::NEGATIVE, Some("groups[1].durations[0]"), || {
        LogRank::of(&[((&[1]).into(), &[true]), ((&[-1.0]).into(), &[true])]).err()
    }),
    (codes::BAD_TIME, Some("t"), || curve().at(-1.0).err()),
    (codes::BAD_TIME, Some("t"), || curve().standard_error(f64::NAN).err()),
    (codes::BAD_TIME, Some("t"), || curve().interval(f64::INFINITY, Confidence::default()).err()),
    (codes::BAD_TIME, Some("t"), || curve().at_risk(-1.0).err()),
    (codes::BAD_TIME, Some("times[1]"), || curve().at_risk_table(&[0.0, -1.0]).err()),
    (codes::BAD_TIME, Some("horizon"), || curve().restricted_mean(-0.1).err()),
    (codes::BAD_TIME, Some("horizon"), || curve().restricted_mean(f64::INFINITY).err()),
    (codes::BAD_TIME, Some("t"), || curves().incidence(1, -1.0).err()),
    (codes::BAD_TIME, Some("t"), || curves().event_free(-1.0).err()),
    (codes::BAD_PROBABILITY, Some("p"), || curve().quantile(0.0).err()),
    (codes::BAD_PROBABILITY, Some("p"), || curve().quantile(1.0).err()),
    (codes::BAD_PROBABILITY, Some("p"), || curve().quantile_interval(f64::NAN, Confidence::default()).err()),
    (codes::NOT_A_CAUSE, Some("cause"), || curves().incidence(0, 1.0).err()),
    (codes::NO_STANDARD_ERRORS, None, || curves().standard_error(1, 1.0).err()),
    (rate::BAD_CONFIDENCE, None, || Confidence::new(95.0).err()),
];

/// Codes of columns of another language, which Python provokes.
const OF_COLUMNS: [Code; 3] = [codes::MISSING, codes::NOT_A_FLAG, codes::NOT_WHOLE_DAYS];

#[test]
fn every_code_is_provoked_and_names_its_place() {
    for (code, path, provoke) in CASES {
        let refusal = provoke().unwrap_or_else(|| panic!("{code} at {path:?} was not refused"));
        assert_eq!((refusal.code, refusal.path.as_deref()), (*code, *path));
        for lang in [Lang::En, Lang::Zh] {
            assert!(!refusal.say(lang).contains('{'), "{}", refusal.say(lang));
        }
    }
    let known: Vec<&str> = CASES.iter().map(|(code, ..)| code).chain(&OF_COLUMNS).map(|code| code.as_str()).collect();
    let missing: Vec<Code> =
        refusals::durations::ALL.iter().filter(|code| !known.contains(&code.as_str())).copied().collect();
    assert_eq!(missing, []);
    assert_eq!((CASES.len(), refusals::durations::ALL.len()), (29, 12));
}
