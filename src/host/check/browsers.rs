//! The browsers that the tests drive: found, or installed, or named with the
//! command that installs them.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, anyhow, bail};

use crate::progress::Progress;
use crate::project::Project;
use crate::toolchain;

/// A program under any of its names, with the package of Debian that has it.
struct Program {
    names: &'static [&'static str],
    package: &'static str,
}

const PROGRAMS: [Program; 5] = [
    Program {
        names: &["chromium", "chromium-browser", "google-chrome"],
        package: "chromium",
    },
    Program {
        names: &["chromedriver"],
        package: "chromium-driver",
    },
    Program {
        names: &["firefox", "firefox-esr"],
        package: "firefox-esr",
    },
    Program {
        names: &["WebKitWebDriver"],
        package: "webkit2gtk-driver",
    },
    Program {
        names: &["Xvfb"],
        package: "xvfb",
    },
];

/// Firefox's driver, which Debian does not package.
const GECKODRIVER: &str = "geckodriver";

/// Makes sure that all browsers are here, and gives the PATH that finds them.
pub(super) fn ready(project: &Project, progress: &Progress) -> anyhow::Result<OsString> {
    let tools = project.target().join("tools");
    let mut folders = vec![tools.join("bin")];
    folders.extend(std::env::split_paths(
        &std::env::var_os("PATH").unwrap_or_default(),
    ));
    let packages = missing(&folders);
    if !packages.is_empty() {
        install(&packages, progress)?;
    }
    if !is_there(GECKODRIVER, &folders) {
        progress.step(
            "geckodriver, compiled once because no package has it",
            |_| {
                let mut command = toolchain::cargo(project.root());
                command.args(["install", "--locked", GECKODRIVER, "--root"]);
                command.arg(&tools);
                run(command)
            },
        )?;
    }
    std::env::join_paths(folders).context("the PATH cannot be extended")
}

/// The packages of the programs that none of these folders has.
fn missing(folders: &[PathBuf]) -> Vec<&'static str> {
    let missing = PROGRAMS.iter().filter(|program| {
        let mut names = program.names.iter();
        !names.any(|name| is_there(name, folders))
    });
    missing.map(|program| program.package).collect()
}

fn is_there(name: &str, folders: &[PathBuf]) -> bool {
    folders.iter().any(|folder| folder.join(name).is_file())
}

/// Installs packages where that is possible without asking anyone.
fn install(packages: &[&str], progress: &Progress) -> anyhow::Result<()> {
    let needed = packages.join(", ");
    let mut command = vec!["install", "-y", "--no-install-recommends"];
    command.extend(packages);
    let refuse = |reason: &str| {
        anyhow!(
            "the tests drive three browsers, and these packages are missing: {needed}; {reason}; \
             install them with `apt-get {}` or your system's own way, or leave the browsers out \
             with `cargo run -- test --no-browser`",
            command.join(" ")
        )
    };
    if !is_root() || !Path::new("/usr/bin/apt-get").is_file() {
        return Err(refuse(
            "only root on a system with apt-get can install them from here",
        ));
    }
    progress.step(&format!("installing {needed}"), |_| {
        apt_get(&["update"])
            .and_then(|()| apt_get(&command))
            .map_err(|error| refuse(&format!("{error:#}")))
    })
}

fn apt_get(arguments: &[&str]) -> anyhow::Result<()> {
    let mut command = Command::new("apt-get");
    command
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive");
    run(command)
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}

fn run(mut command: Command) -> anyhow::Result<()> {
    let shown = format!("{command:?}").replace('"', "");
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{shown}`"))?;
    if !output.status.success() {
        bail!(
            "`{shown}` failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named_by_its_package() {
        let folder = std::env::temp_dir().join(format!("bytewise-path-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for name in ["google-chrome", "chromedriver", "firefox"] {
            std::fs::write(folder.join(name), "").unwrap();
        }
        assert_eq!(
            missing(std::slice::from_ref(&folder)),
            ["webkit2gtk-driver", "xvfb"]
        );
        std::fs::remove_dir_all(folder).unwrap();
    }
}
