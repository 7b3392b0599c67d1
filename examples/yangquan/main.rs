//! Makes the worked example's book in a file and prints what it answers.
//!
//! `cargo xtask demo [--lang zh] [--book PATH]`

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use inward::prelude::*;
use inward_examples::yangquan::{book, print};

struct Arguments {
    lang: Lang,
    path: Option<PathBuf>,
}

fn arguments() -> Result<Arguments, String> {
    let mut given = std::env::args().skip(1);
    let mut arguments = Arguments { lang: Lang::En, path: None };
    while let Some(argument) = given.next() {
        match (argument.as_str(), given.next()) {
            ("--lang", Some(lang)) if lang == "en" => arguments.lang = Lang::En,
            ("--lang", Some(lang)) if lang == "zh" => arguments.lang = Lang::Zh,
            ("--book", Some(path)) => arguments.path = Some(PathBuf::from(path)),
            (other, _) => return Err(format!("`{other}` is not understood; use --lang en|zh and --book PATH")),
        }
    }
    Ok(arguments)
}

fn run(arguments: &Arguments) -> Result<String, Error> {
    // Without a path the book is made in a folder of its own, and removed at the end.
    let own = std::env::temp_dir().join(format!("inward-yangquan-{}.db", std::process::id()));
    let path = arguments.path.as_ref().unwrap_or(&own);
    let made = book::make(book::Place::File(path))?;
    let mut report = print::report(&made, arguments.lang)?;
    let head = made.crm.verify(None)?;
    made.crm.close()?;
    match &arguments.path {
        Some(path) => report.push_str(&format!("\n{} · {head}\n", path.display())),
        None => {
            for suffix in ["", "-wal", "-shm"] {
                let mut file = own.clone().into_os_string();
                file.push(suffix);
                let _ = std::fs::remove_file(file);
            }
            report.push_str(&format!("\nhead {head}\n"));
        }
    }
    Ok(report)
}

fn main() -> ExitCode {
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(fault) => {
            eprintln!("{fault}");
            return ExitCode::from(2);
        }
    };
    match run(&arguments) {
        Ok(report) => {
            let _ = std::io::stdout().write_all(report.as_bytes());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}", error.say(arguments.lang));
            ExitCode::FAILURE
        }
    }
}
