//! The inputs of a build, as one digest: while it stays, so does dist/.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::digest::Digest;
use crate::project::Project;
use crate::toolchain;

/// The files and folders that a build reads.
const READ: [&str; 7] = [
    "Cargo.lock",
    "Cargo.toml",
    ".cargo/config.toml",
    "rust-toolchain.toml",
    "exercises",
    "src",
    "www",
];

/// Variables that change what cargo builds.
const VARIABLES: [&str; 2] = ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"];

/// The digest of everything that goes into dist/.
pub(crate) fn digest(project: &Project, base: &str) -> anyhow::Result<String> {
    let mut digest = Digest::default();
    digest.add(base.as_bytes());
    digest.add(toolchain::compiler_version(project.root())?.as_bytes());
    for variable in VARIABLES {
        let value = std::env::var_os(variable).unwrap_or_default();
        digest.add(value.as_encoded_bytes());
    }
    for path in files(project)? {
        let bytes = std::fs::read(&path)
            .with_context(|| format!("cannot read {}", project.name_of(&path)))?;
        digest.add(project.name_of(&path).as_bytes());
        digest.add(&bytes);
    }
    Ok(digest.full())
}

/// The files that a build reads, in a fixed order.
pub(crate) fn files(project: &Project) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for name in READ {
        let path = project.root().join(name);
        if path.is_dir() {
            collect(project, &path, &mut files)?;
        } else if path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn collect(project: &Project, folder: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let context = || format!("cannot read {}", project.name_of(folder));
    for entry in std::fs::read_dir(folder).with_context(context)? {
        let entry = entry.with_context(context)?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // Editors keep their own files beside the ones they edit.
        if name.starts_with('.') || name.ends_with('~') || name == "node_modules" {
            continue;
        }
        let path = entry.path();
        if path.is_dir() {
            collect(project, &path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// Refuses to build with a command that is older than its own sources: it
/// contains the catalogue, and would show another one than it runs.
pub(crate) fn require_fresh_command(project: &Project) -> anyhow::Result<()> {
    let Ok(command) = std::env::current_exe() else {
        return Ok(());
    };
    // Cargo writes beside a program which files it was made from.
    let made_from = command.with_extension("d");
    let modified = |path: &Path| {
        path.metadata()
            .and_then(|metadata| metadata.modified())
            .ok()
    };
    let (Ok(made_from), Some(made)) = (std::fs::read_to_string(made_from), modified(&command))
    else {
        return Ok(());
    };
    for source in dependencies(&made_from) {
        let source = project.root().join(source);
        if modified(&source).is_none_or(|changed| changed > made) {
            bail!(
                "{} changed after this command was built; run it with `cargo run -- build`, which \
                 builds both",
                project.name_of(&source)
            );
        }
    }
    Ok(())
}

/// The files that a Makefile rule names after its target.
fn dependencies(rule: &str) -> Vec<PathBuf> {
    let Some((_, list)) = rule.split_once(": ") else {
        return Vec::new();
    };
    // A blank within a name is written after a backslash.
    let blank = "\0";
    let names = list.replace("\\ ", blank);
    let names = names.split_whitespace();
    names
        .map(|name| PathBuf::from(name.replace(blank, " ")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_names_files() {
        assert_eq!(
            dependencies("/t/bytewise: /a/lib.rs /a/with\\ blank.rs\n"),
            [Path::new("/a/lib.rs"), Path::new("/a/with blank.rs")]
        );
        assert!(dependencies("").is_empty());
    }
}
