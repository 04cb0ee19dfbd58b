//! The browsers that the tests drive: found, or installed, or named with the
//! command that installs them.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

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

/// The browsers, and their last driver while it is compiled.
pub(super) struct Browsers {
    /// The folders of their programs.
    folders: Vec<PathBuf>,
    geckodriver: Option<Compilation>,
}

/// A process that compiles geckodriver, and the file that it writes to.
struct Compilation {
    process: Child,
    log: PathBuf,
}

impl Browsers {
    /// Installs the browsers that are missing, and starts compiling geckodriver
    /// if that is: much of a site's build leaves a core free.
    pub(super) fn get(project: &Project, progress: &Progress) -> anyhow::Result<Self> {
        let tools = project.target().join("tools");
        let mut folders = vec![tools.join("bin")];
        folders.extend(std::env::split_paths(
            &std::env::var_os("PATH").unwrap_or_default(),
        ));
        let packages = missing(&folders);
        if !packages.is_empty() {
            install(&packages, progress)?;
        }
        let geckodriver = if is_there(GECKODRIVER, &folders) {
            None
        } else {
            Some(Compilation::start(project, &tools)?)
        };
        Ok(Self {
            folders,
            geckodriver,
        })
    }

    /// The PATH that finds them, once all are there.
    pub(super) fn path(self, progress: &Progress) -> anyhow::Result<OsString> {
        if let Some(mut compilation) = self.geckodriver {
            progress.step(
                "geckodriver, compiled once because no package has it",
                |_| compilation.end(),
            )?;
        }
        std::env::join_paths(self.folders).context("the PATH cannot be extended")
    }
}

impl Compilation {
    fn start(project: &Project, tools: &Path) -> anyhow::Result<Self> {
        let path = tools.join("geckodriver.log");
        let log = fs::create_dir_all(tools)
            .and_then(|()| File::create(&path))
            .with_context(|| format!("cannot write {}", path.display()))?;
        let mut command = toolchain::cargo(project.root());
        // A program that only passes on commands needs no optimization.
        command.args(["install", "--locked", "--debug", GECKODRIVER, "--root"]);
        let process = command
            .arg(tools)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .context("cannot start `cargo install`")?;
        Ok(Self { process, log: path })
    }

    fn end(&mut self) -> anyhow::Result<()> {
        let status = self.process.wait().context("cannot wait for cargo")?;
        if !status.success() {
            let said = fs::read_to_string(&self.log).unwrap_or_default();
            bail!(
                "`cargo install --locked {GECKODRIVER}` failed: {}; install geckodriver in another \
                 way, or leave the browsers out with `cargo run -- test --no-browser`",
                said.trim()
            );
        }
        Ok(())
    }
}

impl Drop for Compilation {
    fn drop(&mut self) {
        // It has ended, or nobody waits for it any more.
        drop(self.process.kill());
        drop(self.process.wait());
    }
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
