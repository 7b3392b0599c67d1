//! The environment in which the Python tests run, `.venv` at the top of the project, and the package
//! that they test.

use std::path::{Path, PathBuf};

use crate::run::{program, root, run, works};
use crate::stubs::maturin;

/// The oldest Python that is supported.
const OLDEST: (u32, u32) = (3, 11);

/// Where what was last installed is remembered, within the environment.
const INSTALLED: &str = "installed-requirements.txt";

/// What is installed with all that it needs, and what is installed alone.
const REQUIREMENTS: [(&str, &[&str]); 2] =
    [("tests/python/requirements.txt", &[]), ("tests/python/requirements-alone.txt", &["--no-deps"])];

/// Makes the environment if there is none, installs what the tests need if that changed, and
/// gives the path of its Python.
pub fn environment() -> Result<PathBuf, String> {
    let folder = root().join(".venv");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    // An environment that was interrupted half-way has a Python but no pip.
    if !works(program(&python).args(["-m", "pip", "--version"])) {
        let base = installed_python()?;
        run(program(base).args(["-m", "venv", "--clear", ".venv"])).map_err(|error| {
            format!("{error}: Python has no working venv; install it (Debian and Ubuntu: apt install python3-venv)")
        })?;
    }
    let mut wanted = String::new();
    for (file, _) in REQUIREMENTS {
        wanted += &std::fs::read_to_string(root().join(file)).map_err(|error| format!("{file}: {error}"))?;
    }
    if std::fs::read_to_string(folder.join(INSTALLED)).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    for (file, options) in REQUIREMENTS {
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", file];
        run(program(&python).args(install).args(options))?;
    }
    std::fs::write(folder.join(INSTALLED), wanted).map_err(|error| format!(".venv/{INSTALLED}: {error}"))?;
    Ok(python)
}

/// Where the wheel of the package is built.
const WHEELS: &str = "target/wheels";

/// Builds the wheel of the Python package, installs it into the environment, and gives its path.
pub fn package(python: &Path) -> Result<PathBuf, String> {
    let folder = root().join(WHEELS);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| format!("{WHEELS}: {error}"))?;
    }
    let options = ["--locked", "--quiet", "--auditwheel", "skip", "--manifest-path", "python/Cargo.toml"];
    run(maturin(python).arg("build").args(options).args(["--out", WHEELS]))?;
    let built = std::fs::read_dir(&folder).map_err(|error| format!("{WHEELS}: {error}"))?;
    let wheel = built.flatten().map(|entry| entry.path()).find(|path| path.extension().is_some_and(|end| end == "whl"));
    let wheel = wheel.ok_or_else(|| format!("maturin built no wheel in {WHEELS}"))?;
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--force-reinstall", "--no-deps"];
    run(program(python).args(install).arg(&wheel))?;
    Ok(wheel)
}

/// The first Python of the usual names that is not too old.
fn installed_python() -> Result<&'static str, String> {
    let (major, minor) = OLDEST;
    let check = format!("import sys; sys.exit(sys.version_info < ({major}, {minor}))");
    ["python3", "python"].into_iter().find(|name| works(program(name).args(["-c", &check]))).ok_or_else(|| {
        format!("no Python {major}.{minor} or newer; install it (Debian and Ubuntu: apt install python3 python3-venv)")
    })
}
