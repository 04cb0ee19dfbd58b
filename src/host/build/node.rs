//! Node and the packages of www/: found, installed, run.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use super::digest::Digest;
use crate::progress::Progress;
use crate::project::Project;

/// The oldest Node that the packages run on.
const OLDEST: u32 = 20;

const INSTALL: &str = "install Node 20 or later with npm (https://nodejs.org), then run this again";

/// Node with the packages installed.
pub(crate) struct Node {
    www: PathBuf,
}

impl Node {
    /// Checks that Node is here, and installs the packages if they are not
    /// those of the lock file.
    pub(crate) fn ready(project: &Project, progress: &Progress) -> anyhow::Result<Self> {
        let www = project.www();
        require_version(&www)?;
        let lock = ["package.json", "package-lock.json"].map(|name| www.join(name));
        let lock = [project.read(&lock[0])?, project.read(&lock[1])?];
        let wanted = Digest::of(lock.iter().map(String::as_bytes)).full();
        // npm's own record of what it installed does not tell of it all.
        let installed = www.join("node_modules/.bytewise");
        if std::fs::read_to_string(&installed).ok().as_ref() != Some(&wanted) {
            progress.step("npm packages", |_| install(&www))?;
            super::cache::write_whole(&installed, wanted.as_bytes())?;
        }
        Ok(Self { www })
    }

    /// Runs a package's program and gives what it prints.
    pub(crate) fn run(&self, program: &str, arguments: &[&str]) -> anyhow::Result<Vec<u8>> {
        let path = self.www.join("node_modules").join(program);
        let mut command = node(&self.www);
        command.arg(path).args(arguments);
        output(command, program)
    }

    /// Runs a script of one line or a few and gives what it prints.
    pub(crate) fn evaluate(&self, script: &str, arguments: &[&str]) -> anyhow::Result<Vec<u8>> {
        let mut command = node(&self.www);
        command.args(["-e", script, "--"]).args(arguments);
        output(command, "node")
    }
}

fn require_version(www: &Path) -> anyhow::Result<()> {
    let mut command = node(www);
    command.arg("--version");
    let Ok(output) = command.output() else {
        bail!("Node is not installed, and the page's scripts are bundled with it; {INSTALL}");
    };
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let Some(major) = major(&said) else {
        bail!("`node --version` says `{said}`, which is no version; {INSTALL}");
    };
    if major < OLDEST {
        bail!("Node {said} is too old to bundle the page's scripts; {INSTALL}");
    }
    Ok(())
}

/// The first number of `v20.1.2`.
fn major(version: &str) -> Option<u32> {
    let (major, _) = version.strip_prefix('v')?.split_once('.')?;
    major.parse().ok()
}

fn install(www: &Path) -> anyhow::Result<()> {
    // On Windows npm is a script, which only its full name starts.
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = Command::new(npm);
    command
        .current_dir(www)
        .args(["ci", "--include=dev", "--include=optional"])
        // Nothing of a package is run before it is asked for.
        .args(["--ignore-scripts", "--no-audit", "--no-fund"])
        .stdin(Stdio::null());
    let Ok(output) = command.output() else {
        bail!("npm is not installed, and the page's packages come with it; {INSTALL}");
    };
    if !output.status.success() {
        bail!(
            "npm could not install the packages of www/package-lock.json; it needs the network \
             the first time:\n\n{}",
            String::from_utf8_lossy(&output.stderr).trim_end()
        );
    }
    Ok(())
}

fn node(folder: &Path) -> Command {
    let mut command = Command::new("node");
    command.current_dir(folder).stdin(Stdio::null());
    command
}

fn output(mut command: Command, name: &str) -> anyhow::Result<Vec<u8>> {
    let output = command
        .output()
        .with_context(|| format!("cannot start {name}; {INSTALL}"))?;
    if !output.status.success() {
        bail!(
            "{name} failed:\n\n{}",
            String::from_utf8_lossy(&output.stderr).trim_end()
        );
    }
    Ok(output.stdout)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_has_a_major_number() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v8.0.0-pre"), Some(8));
        for wrong in ["", "20.1", "v", "vx.1"] {
            assert_eq!(major(wrong), None, "{wrong}");
        }
    }
}
