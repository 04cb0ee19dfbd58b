//! `bytewise test`: everything that must hold before a change goes in.

mod browsers;

use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, bail};

use crate::args::TestOptions;
use crate::progress::Progress;
use crate::project::Project;
use crate::{build, toolchain};
use browsers::Browsers;

/// Tells the tests to leave the browsers out.
const NO_BROWSER: &str = "BYTEWISE_NO_BROWSER";

/// Builds, then checks format, lints and tests; stops at the first failure.
pub(crate) fn run(project: &Project, options: &TestOptions) -> anyhow::Result<()> {
    let started = Instant::now();
    // What a machine lacks is said before minutes of building.
    let progress = Progress::kept();
    let browsers = if options.no_browser {
        None
    } else {
        Some(Browsers::get(project, &progress)?)
    };
    build::up_to_date(project, None)?;
    let path = browsers
        .map(|browsers| browsers.path(&progress))
        .transpose()?;

    component(project, "fmt", &["fmt", "--all", "--check"])?;
    component(
        project,
        "clippy",
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
    )?;
    let mut tests = toolchain::cargo(project.root());
    tests.args(["test", "--workspace"]);
    match path {
        Some(path) => tests.env("PATH", path).env_remove(NO_BROWSER),
        None => tests.env(NO_BROWSER, "1"),
    };
    check("test --workspace", tests)?;
    let seconds = started.elapsed().as_secs_f64();
    eprintln!("\nall checks passed, in {seconds:.0} s");
    Ok(())
}

/// Runs a part of Rust that may not be installed.
fn component(project: &Project, name: &str, arguments: &[&str]) -> anyhow::Result<()> {
    let mut version = toolchain::cargo(project.root());
    version.args([name, "--version"]);
    let installed = version.output().is_ok_and(|output| output.status.success());
    if !installed {
        let component = if name == "fmt" { "rustfmt" } else { name };
        eprintln!(
            "\ncargo {name} is skipped: it is not installed; `rustup component add {component}` \
             adds it"
        );
        return Ok(());
    }
    let mut command = toolchain::cargo(project.root());
    command.args(arguments);
    check(&arguments.join(" "), command)
}

fn check(name: &str, mut command: Command) -> anyhow::Result<()> {
    eprintln!("\ncargo {name}");
    let started = Instant::now();
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("cannot start cargo {name}"))?;
    if !status.success() {
        bail!("`cargo {name}` failed; its message is above");
    }
    eprintln!("{:7.1} s  cargo {name}", started.elapsed().as_secs_f64());
    Ok(())
}
