//! Benchmark of the analysis, beside the packages that people use for the same, in one run.
//!
//! `cargo xtask bench analysis` measures all; `cargo xtask bench analysis durations` one part. Ratios are the
//! time of the other over ours: 1.00 is as fast, more is faster. All answers must agree.

mod durations;
mod pipeline;
mod rates;
mod refresh;
mod yardstick;

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

/// What is measured: its name, and what measures it.
type Part = (&'static str, fn() -> Fallible<()>);

const PARTS: [Part; 3] =
    [("durations", durations::compare), ("pipeline", pipeline::compare), ("refresh", refresh::compare)];

fn main() -> Fallible<()> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    if let [first, what, path] = asked.as_slice()
        && first == pipeline::ALONE
    {
        return pipeline::alone(what, path.as_ref());
    }
    if let Some(unknown) = asked.iter().find(|name| PARTS.iter().all(|(part, _)| part != name)) {
        let parts = PARTS.map(|(part, _)| part).join(", ");
        return Err(format!("`{unknown}` is not measured: name some of {parts}, or none for all").into());
    }
    for (_, compare) in PARTS.iter().filter(|(part, _)| asked.is_empty() || asked.iter().any(|name| name == part)) {
        compare()?;
    }
    Ok(())
}
