//! `bytewise test`: everything that must hold before a change goes in, or all
//! that can be told of one exercise in the terminal.

mod browsers;
mod table;

use std::ffi::OsString;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, bail};
use exercises::harness::{Registered, list};
use serde::Deserialize;

use crate::args::TestOptions;
use crate::error::UsageError;
use crate::progress::Progress;
use crate::project::Project;
use crate::threads;
use crate::{build, toolchain};
use browsers::Browsers;
use table::Times;

/// Tells the tests to leave the browsers out.
const NO_BROWSER: &str = "BYTEWISE_NO_BROWSER";
/// Tells them to try all mutants of an exercise, and not a few.
const ALL_MUTANTS: &str = "BYTEWISE_ALL_MUTANTS";
/// Tells them to write figures down.
const RECORD: &str = "BYTEWISE_RECORD";

/// The package of the tests that need more than their own crate.
const TESTS: &str = "bytewise-tests";
/// Its tests of each exercise.
const EXERCISES: &str = "exercises";
/// Another witness to the figures of each.
const WITNESS: &str = "witness";

/// Tests what the options ask for.
pub(crate) fn run(project: &Project, options: &TestOptions) -> anyhow::Result<()> {
    match &options.exercise {
        Some(slug) => one(project, slug, options.record),
        None if options.all => every(project),
        None => all(project, options),
    }
}

/// Tests one exercise, all mutants of its starter included.
fn one(project: &Project, slug: &str, record: bool) -> anyhow::Result<()> {
    if exercises::find(slug).is_none() {
        return Err(UsageError(format!(
            "there is no exercise `{slug}`; there are {}; `cargo run -- new {slug}` begins one",
            list(exercises::all().map(<dyn Registered>::slug))
        ))
        .into());
    }
    let started = Instant::now();
    toolchain::require_wasm_target(project.root(), &Progress::kept())?;
    let filter = format!("{slug}::");
    if record {
        let recorded = [format!("{slug}::recorded"), format!("{slug}::python")];
        for filter in &recorded {
            let mut recording = in_the_terminal(project, &[EXERCISES], &["--exact", filter]);
            recording.env(RECORD, "1");
            passes(&format!("recording {filter}"), recording)?;
        }
        eprintln!("recorded; read the figures before you commit them");
    }
    let tests = in_the_terminal(project, &[EXERCISES, WITNESS], &[&filter]);
    passes(slug, tests)?;
    let seconds = started.elapsed().as_secs_f64();
    eprintln!("{slug}: all passed, in {seconds:.0} s");
    Ok(())
}

/// Tests every exercise as [`one`] tests it.
fn every(project: &Project) -> anyhow::Result<()> {
    let mut times = Times::begin(project);
    toolchain::require_wasm_target(project.root(), &Progress::kept())?;
    let tests = in_the_terminal(project, &[EXERCISES, WITNESS], &[]);
    let passed = passes("every exercise", tests);
    times.note("every exercise");
    times.print();
    passed
}

/// The tests of exercises that need no browser, with all mutants.
fn in_the_terminal(project: &Project, programs: &[&str], filters: &[&str]) -> Command {
    let mut tests = toolchain::cargo(project.root());
    let programs = programs.iter().flat_map(|program| ["--test", program]);
    tests
        .args(["test", "--quiet", "--workspace"])
        .args(programs)
        .arg("--")
        .args(filters)
        .env(NO_BROWSER, "1")
        .env(ALL_MUTANTS, "1");
    tests
}

/// Builds, then checks format, lints and tests. Of the tests all parts run,
/// whichever fails.
fn all(project: &Project, options: &TestOptions) -> anyhow::Result<()> {
    let mut times = Times::begin(project);
    // A machine that lacks something is told so before minutes of building.
    let progress = Progress::kept();
    build::ready(project, &progress)?;
    let browsers = if options.no_browser {
        None
    } else {
        Some(Browsers::get(project, &progress)?)
    };
    formatted(project)?;
    let clippy = toolchain::clippy(project.root())?;
    if clippy.is_none() {
        skipped("clippy", "clippy");
    }
    // Each part selects the whole workspace, and is linted if the compilation
    // was: cargo compiles anew what another selection needs with other features.
    let cargo = |arguments: &[&str]| {
        let mut command = toolchain::cargo(project.root());
        command.args(["test", "--workspace"]).args(arguments);
        if let Some(driver) = &clippy {
            toolchain::lint(&mut command, driver);
        }
        command
    };
    // Linking the site's modules keeps one core busy; beside it there is room.
    let (path, site) = threads::join(
        || -> anyhow::Result<Option<OsString>> {
            let compiling = cargo(&["--tests", "--benches", "--no-run"]);
            passes("lints, and compiling the tests", compiling)?;
            let path = browsers.map(|browsers| browsers.path(&progress));
            path.transpose()
        },
        || build::up_to_date(project, None),
    );
    let (path, _) = (path?, site?);
    times.note("site, lints, and compiling the tests");

    let mut failed = Vec::new();
    let units = cargo(&["--lib", "--bins", "--no-fail-fast"]);
    let mut parts = vec![
        ("unit tests".to_owned(), units),
        ("examples in comments".to_owned(), cargo(&["--doc"])),
    ];
    let targets = targets(project)?;
    for name in named(&targets, "test") {
        parts.push((name.to_owned(), cargo(&["--test", name])));
    }
    // Run as a test, a benchmark takes each of its figures once.
    for name in named(&targets, "bench") {
        let title = format!("benchmark `{name}`, once");
        parts.push((title, cargo(&["--bench", name])));
    }
    for (name, mut tests) in parts {
        surroundings(&mut tests, path.as_ref());
        if passes(&name, tests).is_err() {
            failed.push(name.clone());
        }
        times.note(&name);
    }
    times.print();
    if failed.is_empty() {
        eprintln!("\nall checks passed");
        return Ok(());
    }
    bail!(
        "these parts failed: {}; their messages are above",
        failed.join(", ")
    )
}

/// Tells the tests where the browsers are, or that there are none.
fn surroundings(tests: &mut Command, path: Option<&OsString>) {
    match path {
        Some(path) => tests.env("PATH", path).env_remove(NO_BROWSER),
        None => tests.env(NO_BROWSER, "1"),
    };
}

/// A program of the tests' package.
#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

/// The programs of the tests' package.
fn targets(project: &Project) -> anyhow::Result<Vec<Target>> {
    #[derive(Deserialize)]
    struct Metadata {
        packages: Vec<Package>,
    }
    #[derive(Deserialize)]
    struct Package {
        name: String,
        targets: Vec<Target>,
    }
    let metadata: Metadata = serde_json::from_str(&toolchain::metadata(project.root())?)
        .context("cargo metadata is not understood")?;
    let package = metadata.packages.into_iter().find(|it| it.name == TESTS);
    let package = package.with_context(|| format!("there is no package `{TESTS}`"))?;
    Ok(package.targets)
}

/// The names of the targets of that kind, the exercises' first: what their tests
/// find is what an author can do something about.
fn named<'a>(targets: &'a [Target], kind: &str) -> Vec<&'a str> {
    let is_kind = |target: &&Target| target.kind.iter().any(|it| it == kind);
    let names = targets.iter().filter(is_kind);
    let mut names: Vec<&str> = names.map(|target| target.name.as_str()).collect();
    names.sort_by_key(|&name| (name != EXERCISES, name));
    names
}

/// Checks the format, if there is what can.
fn formatted(project: &Project) -> anyhow::Result<()> {
    let fmt = |arguments: &[&str]| {
        let mut command = toolchain::cargo(project.root());
        command.arg("fmt").args(arguments);
        command
    };
    let version = fmt(&["--version"]).output();
    if version.is_ok_and(|output| output.status.success()) {
        return passes("format", fmt(&["--all", "--check"]));
    }
    skipped("fmt", "rustfmt");
    Ok(())
}

/// Says that a part of Rust is not installed, which can be without.
fn skipped(name: &str, component: &str) {
    eprintln!(
        "\ncargo {name} is skipped: it is not installed; `rustup component add {component}` adds it"
    );
}

fn passes(name: &str, mut command: Command) -> anyhow::Result<()> {
    eprintln!("\n{name}");
    let started = Instant::now();
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("cannot start {name}"))?;
    if !status.success() {
        bail!("{name} failed; its message is above");
    }
    eprintln!("{:7.1} s  {name}", started.elapsed().as_secs_f64());
    Ok(())
}
