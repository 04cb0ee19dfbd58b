//! Rust's own tools: found, asked, and run for the modules of the page.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, ErrorKind, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};
use serde::Deserialize;

use crate::progress::{Progress, Step};
use crate::project::Project;

/// The target of the modules.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The package of the measured modules, and their profile.
const LAB: &str = "lab";

/// The package of the module of every page.
const APP: &str = "page-module";

/// Cargo, in that folder, without what an outer cargo told this program about
/// itself: it is not about the packages that the inner one builds.
pub(crate) fn cargo(folder: &Path) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    command.current_dir(folder);
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        let told = [
            "CARGO_PKG_",
            "CARGO_MANIFEST_",
            "CARGO_BIN_",
            "CARGO_CRATE_",
        ];
        if told.iter().any(|prefix| text.starts_with(prefix)) {
            command.env_remove(&name);
        }
    }
    // Those of an outer cargo that lints: a module is compiled by rustc alone.
    if std::env::var_os(LINT_ARGUMENTS).is_some() {
        command.env_remove(LINT_ARGUMENTS).env_remove(WRAPPER);
    }
    command
}

/// The variable by which cargo is told what compiles the workspace's packages.
const WRAPPER: &str = "RUSTC_WORKSPACE_WRAPPER";
/// The variable by which Clippy is told its options, each with this behind it.
const LINT_ARGUMENTS: &str = "CLIPPY_ARGS";
const LINT_SEPARATOR: &str = "__CLIPPY_HACKERY__";

/// Has Clippy compile the workspace's packages for cargo, and refuse what it
/// warns of. `cargo clippy` would set the same two variables for `cargo check`,
/// which checks all dependencies once more than they are compiled.
pub(crate) fn lint(command: &mut Command, driver: &Path) {
    let arguments = ["-D", "warnings"].map(|argument| format!("{argument}{LINT_SEPARATOR}"));
    command
        .env(WRAPPER, driver)
        .env(LINT_ARGUMENTS, arguments.concat());
}

/// Clippy as a compiler, if it is installed.
pub(crate) fn clippy(root: &Path) -> anyhow::Result<Option<PathBuf>> {
    let name = format!("clippy-driver{}", std::env::consts::EXE_SUFFIX);
    let driver = sysroot(root)?.join("bin").join(name);
    Ok(driver.is_file().then_some(driver))
}

/// Tells whether there is no cargo or no rustc that could be started.
pub(crate) fn is_missing(folder: &Path) -> bool {
    [cargo(folder), rustc(folder)].into_iter().any(|mut tool| {
        let started = tool.arg("--version").stdin(Stdio::null()).output();
        started.is_err_and(|error| error.kind() == ErrorKind::NotFound)
    })
}

/// Cargo's target directory of that workspace; without cargo, the one that it
/// takes unless its settings say otherwise.
pub(crate) fn target_directory(root: &Path) -> anyhow::Result<PathBuf> {
    #[derive(Deserialize)]
    struct Metadata {
        target_directory: PathBuf,
    }
    match metadata(root) {
        Ok(metadata) => serde_json::from_slice(metadata.as_bytes())
            .map(|metadata: Metadata| metadata.target_directory)
            .context("cargo metadata gave no target directory"),
        Err(_) if is_missing(root) => {
            let named = std::env::var_os("CARGO_TARGET_DIR");
            Ok(root.join(named.unwrap_or_else(|| OsString::from("target"))))
        }
        Err(error) => Err(error),
    }
}

/// Asks cargo about the workspace's packages, and gives its JSON.
pub(crate) fn metadata(root: &Path) -> anyhow::Result<String> {
    let mut command = cargo(root);
    command.args(["metadata", "--no-deps", "--format-version", "1"]);
    output(command)
}

/// Gives what `rustc -vV` says: the modules are the same only from the same compiler.
pub(crate) fn compiler_version(root: &Path) -> anyhow::Result<String> {
    let mut command = rustc(root);
    command.arg("-vV");
    output(command)
}

/// Adds the modules' target if it is not there.
pub(crate) fn require_wasm_target(root: &Path, progress: &Progress) -> anyhow::Result<()> {
    let mut command = rustc(root);
    command.args(["--print", "target-libdir", "--target", WASM]);
    if Path::new(output(command)?.trim()).is_dir() {
        return Ok(());
    }
    progress.step("adding Rust's WebAssembly target", |_| {
        let added = Command::new("rustup")
            .args(["target", "add", WASM])
            .current_dir(root)
            .output();
        let reason = match added {
            Ok(output) if output.status.success() => return Ok(()),
            Ok(output) => String::from_utf8_lossy(&output.stderr).trim().to_owned(),
            Err(_) => "rustup is not installed".to_owned(),
        };
        bail!(
            "Rust cannot compile to WebAssembly here: the target {WASM} is missing and could not \
             be added ({reason}); run `rustup target add {WASM}`, or install that target's \
             standard library the way this Rust was installed"
        );
    })
}

/// The folder of the toolchain itself, as the compiler tells it.
pub(crate) fn sysroot(root: &Path) -> anyhow::Result<PathBuf> {
    let mut command = rustc(root);
    command.args(["--print", "sysroot"]);
    let told = output(command)?;
    std::fs::canonicalize(told.trim()).context("the compiler names a folder that is not there")
}

/// Builds the measured modules of these tracks, on a machine that may lack their
/// target.
pub(crate) fn require_labs(
    project: &Project,
    tracks: &[&str],
    progress: &Progress,
) -> anyhow::Result<Vec<Vec<u8>>> {
    require_wasm_target(project.root(), progress)?;
    progress.step("measured modules", |step| build_labs(project, tracks, step))
}

/// Builds the measured modules of these tracks, in their order, and reads them as
/// cargo linked them.
pub(crate) fn build_labs(
    project: &Project,
    tracks: &[&str],
    step: &Step,
) -> anyhow::Result<Vec<Vec<u8>>> {
    let mut command = cargo(project.root());
    command
        .args(["build", "--package", LAB, "--target", WASM])
        .args(["--profile", LAB, "--no-default-features"]);
    for track in tracks {
        command.args(["--example", track]);
    }
    let messages = built(project.root(), command, LAB, &[], step)?;
    let modules = tracks.iter().map(|track| {
        let linked = wasm_in(&messages, track)
            .with_context(|| format!("cargo built no module for the track `{track}`"))?;
        project.bytes(&linked)
    });
    modules.collect()
}

/// Builds the module of every page and reads it, as cargo linked it.
pub(crate) fn build_app(project: &Project, step: &Step) -> anyhow::Result<Vec<u8>> {
    let mut command = cargo(project.root());
    command
        .args(["rustc", "--lib", "--package", APP])
        .args(["--target", WASM, "--profile", "app"]);
    // It is split by what refers to what.
    let flags = ["-C", "link-arg=--emit-relocs"];
    let messages = built(project.root(), command, APP, &flags, step)?;
    let linked = wasm_in(&messages, "page_module").with_context(|| {
        format!("cargo built the package `{APP}` and named no .wasm file of it")
    })?;
    project.bytes(&linked)
}

/// Builds a package as a library for the modules' target, without its default
/// features, and gives cargo's messages, which name it and all that it needs.
pub(crate) fn build_library(
    project: &Project,
    package: &str,
    profile: &str,
    features: &str,
    step: &Step,
) -> anyhow::Result<String> {
    let mut command = cargo(project.root());
    command
        .args(["rustc", "--lib", "--package", package])
        .args(["--crate-type", "rlib"])
        .args(["--target", WASM, "--profile", profile])
        .args(["--no-default-features", "--features", features]);
    built(project.root(), command, package, &[], step)
}

/// Runs cargo, which builds that package and gives rustc these arguments, and
/// gives its messages.
fn built(
    root: &Path,
    mut command: Command,
    package: &str,
    rustc_arguments: &[&str],
    step: &Step,
) -> anyhow::Result<String> {
    command
        .args(["--message-format", "json-render-diagnostics"])
        .args(["--config", &same_paths_everywhere(root)?]);
    if !rustc_arguments.is_empty() {
        command.arg("--").args(rustc_arguments);
    }
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    if std::io::stderr().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    let mut child = command.spawn().context("cannot start cargo")?;

    // Cargo's messages are read aside, so that neither pipe fills up.
    let messages = child.stdout.take().context("cargo has no output")?;
    let messages = std::thread::spawn(move || {
        let mut text = String::new();
        BufReader::new(messages)
            .read_to_string(&mut text)
            .map(|_| text)
    });
    let mut said = String::new();
    let errors = child.stderr.take().context("cargo has no error output")?;
    for line in BufReader::new(errors).lines() {
        let line = line.context("cannot read what cargo says")?;
        if let Some(status) = status_of(&line) {
            step.detail(&status);
        } else {
            said.push_str(&line);
            said.push('\n');
        }
    }
    let status = child.wait().context("cannot wait for cargo")?;
    let messages = messages
        .join()
        .map_err(|_| anyhow::anyhow!("reading cargo's messages panicked"))?
        .context("cannot read cargo's messages")?;
    if !status.success() {
        bail!(
            "cargo could not build the package `{package}`:\n\n{}",
            said.trim_end()
        );
    }
    Ok(messages)
}

fn rustc(folder: &Path) -> Command {
    let program = std::env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let mut command = Command::new(program);
    command.current_dir(folder);
    command
}

fn output(mut command: Command) -> anyhow::Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output().with_context(|| {
        format!("cannot start {name}; is Rust installed and on the PATH? (https://rustup.rs)")
    })?;
    if !output.status.success() {
        bail!(
            "{name} failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    String::from_utf8(output.stdout).with_context(|| format!("{name} printed no text"))
}

/// A setting that shortens the folders of downloaded sources, and those of the
/// toolchain's own, in the file names that a module carries for its panics: the
/// module is the same wherever it is built, and tells nobody of this machine's
/// folders.
fn same_paths_everywhere(root: &Path) -> anyhow::Result<String> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let registries = home.and_then(|home| std::fs::read_dir(home.join("registry/src")).ok());
    let mut flags: Vec<toml::Value> = registries
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| format!("--remap-path-prefix={}=crates", entry.path().display()).into())
        .collect();
    flags.sort_by_key(toml::Value::to_string);
    // Where these sources are installed, rustc names them in place of the ones
    // that it was built from.
    let verbose = compiler_version(root)?;
    let commit = verbose
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))
        .unwrap_or("unknown");
    let sources = sysroot(root)?.join("lib/rustlib/src/rust");
    let remapped = format!("--remap-path-prefix={}=/rustc/{commit}", sources.display());
    flags.push(remapped.into());
    let flags = toml::Value::Array(flags);
    Ok(format!("target.{WASM}.rustflags={flags}"))
}

/// The crate that cargo is at, if the line says only that.
fn status_of(line: &str) -> Option<String> {
    const STATUS: [&str; 8] = [
        "Blocking",
        "Compiling",
        "Downloaded",
        "Downloading",
        "Finished",
        "Fresh",
        "Locking",
        "Updating",
    ];
    let plain = without_colour(line);
    let (verb, rest) = plain.trim_start().split_once(' ')?;
    STATUS
        .contains(&verb)
        .then(|| format!("{} {rest}", verb.to_lowercase()))
}

/// The string without a terminal's colour codes.
fn without_colour(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("\x1b[") {
        plain.push_str(&rest[..start]);
        rest = rest[start..].split_once('m').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}

/// The .wasm file of that target, if cargo's messages name it.
fn wasm_in(messages: &str, target: &str) -> Option<PathBuf> {
    #[derive(Deserialize)]
    struct Artifact {
        target: Target,
        filenames: Vec<PathBuf>,
    }
    #[derive(Deserialize)]
    struct Target {
        name: String,
    }
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Artifact>(line).ok())
        .filter(|artifact| artifact.target.name == target)
        .flat_map(|artifact| artifact.filenames)
        .rfind(|path| {
            path.extension()
                .is_some_and(|extension| extension == "wasm")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_line_is_told_from_a_message() {
        for (line, status) in [
            ("   Compiling serde v1.0.0", Some("compiling serde v1.0.0")),
            (
                "\x1b[1m\x1b[32m   Compiling\x1b[0m yew v0.23.0",
                Some("compiling yew v0.23.0"),
            ),
            ("error[E0308]: mismatched types", None),
            ("warning: unused variable", None),
            ("", None),
        ] {
            assert_eq!(status_of(line).as_deref(), status, "{line:?}");
        }
    }

    #[test]
    fn a_module_is_found_by_its_targets_name() {
        let messages = concat!(
            r#"{"reason":"compiler-artifact","target":{"name":"a"},"filenames":["/t/liba.rlib"]}"#,
            "\n",
            r#"{"reason":"compiler-artifact","target":{"name":"b"},"filenames":["/t/b.wasm"]}"#,
            "\n",
            r#"{"reason":"build-finished","success":true}"#,
        );
        assert_eq!(wasm_in(messages, "b"), Some(PathBuf::from("/t/b.wasm")));
        for absent in ["a", "c", ""] {
            assert_eq!(wasm_in(messages, absent), None);
        }
        assert_eq!(wasm_in("", "b"), None);
    }
}
