//! Runs programs from the top folder of the project.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The top folder of the project: as cargo says when it runs this program, else where it was built.
pub fn root() -> PathBuf {
    let package =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    package.ancestors().nth(2).map_or_else(|| package.clone(), Path::to_path_buf)
}

/// The cargo that runs this program.
pub fn cargo() -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A program to be run in the top folder.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// Runs a program to its end, its output on the terminal.
pub fn run(command: &mut Command) -> Result<(), String> {
    let shown = shown(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{shown}` failed ({status})")),
        Err(error) => Err(format!("`{shown}` could not be run: {error}")),
    }
}

/// Runs a program to its end and gives what it printed; its errors are on the terminal.
pub fn output(command: &mut Command) -> Result<Vec<u8>, String> {
    let shown = shown(command);
    match command.stderr(Stdio::inherit()).output() {
        Ok(output) if output.status.success() => Ok(output.stdout),
        Ok(output) => Err(format!("`{shown}` failed ({})", output.status)),
        Err(error) => Err(format!("`{shown}` could not be run: {error}")),
    }
}

/// Whether a program can be run and succeeds; what it prints is dropped.
pub fn works(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The command as one would type it, the program without its folders.
pub fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_stem().unwrap_or_else(|| command.get_program());
    std::iter::once(name).chain(command.get_args()).map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_run_at_the_top() {
        assert!(root().join("Cargo.lock").is_file());
        assert!(works(cargo().args(["metadata", "--no-deps", "--format-version=1"])));
    }

    #[test]
    fn failures_name_the_command() {
        let mut failing = cargo();
        failing.arg("no-such-subcommand").stderr(Stdio::null());
        assert_eq!(shown(&failing), "cargo no-such-subcommand");
        assert!(run(&mut failing).unwrap_err().starts_with("`cargo no-such-subcommand` failed"));
        assert!(run(&mut program("no-such-program-anywhere")).unwrap_err().contains("could not be run"));
    }
}
