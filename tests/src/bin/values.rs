//! Judges values line by line, so that other implementations can be held against the core.
//!
//! A line `uscc <text>` or `lei <text>` on standard input gives one line on standard output:
//! `ok <normalised> <warning>…` or the code of the refusal.

use std::io::{BufRead as _, Write as _};

use inward_core::identifier::{Lei, Uscc};
use inward_core::refusal::Refusal;

fn main() -> std::io::Result<()> {
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        writeln!(output, "{}", judge(&line?))?;
    }
    Ok(())
}

fn judge(line: &str) -> String {
    let verdict = match line.split_once(' ') {
        Some(("uscc", text)) => Uscc::parse(text).map(|code| {
            let warnings = code.warnings().iter().map(|warning| format!(" {}", warning.code)).collect::<String>();
            format!("{code}{warnings}")
        }),
        Some(("lei", text)) => Lei::parse(text).map(|code| code.to_string()),
        _ => return format!("unknown request: {line}"),
    };
    match verdict {
        Ok(accepted) => format!("ok {accepted}"),
        Err(Refusal { code, .. }) => code.to_string(),
    }
}
