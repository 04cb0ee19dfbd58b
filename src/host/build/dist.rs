//! dist/ itself: written beside the old one and put in its place at once, with
//! a record of what it was made from.

use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::path::Path;

use anyhow::Context;
use serde::{Deserialize, Serialize};

use super::cache::write_whole;
use crate::project::Project;

/// The record of what the dist/ that stands there was made from.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct BuildRecord {
    /// The digest of its inputs.
    pub(crate) inputs: String,
    /// The path that it is published under.
    pub(crate) base: String,
    /// The page for unknown addresses, with [`super::pages::ANY_ROOT`] in it.
    pub(crate) not_found: String,
    /// Each file with its length.
    files: BTreeMap<String, u64>,
}

impl BuildRecord {
    /// The record of the last build, if dist/ is still what that build wrote.
    pub(crate) fn of_last_build(project: &Project) -> Option<Self> {
        let text = std::fs::read(path(project)).ok()?;
        let record: Self = serde_json::from_slice(&text).ok()?;
        let dist = project.dist();
        let whole = record.files.iter().all(|(name, len)| {
            let metadata = dist.join(name).metadata();
            metadata.is_ok_and(|metadata| metadata.len() == *len)
        });
        whole.then_some(record)
    }
}

/// Keeps other builds of this checkout out until it is dropped, also those
/// that have another target directory.
pub(crate) fn lock(project: &Project) -> anyhow::Result<File> {
    const CANNOT: &str = "cannot lock dist/ for this build";
    let file = File::create(project.root().join("dist.lock")).context(CANNOT)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            eprintln!("another build is running; waiting for it");
            file.lock().context(CANNOT)?;
        }
        Err(TryLockError::Error(error)) => return Err(error).context(CANNOT),
    }
    Ok(file)
}

/// Puts these files in the place of dist/, and writes the record of them.
pub(crate) fn replace(
    project: &Project,
    files: &BTreeMap<String, Vec<u8>>,
    inputs: String,
    base: &str,
    not_found: String,
) -> anyhow::Result<BuildRecord> {
    let dist = project.dist();
    let [new, old] = ["dist-new", "dist-old"].map(|name| project.root().join(name));
    for leftover in [&new, &old] {
        remove(leftover)?;
    }
    for (name, bytes) in files {
        let path = new.join(name);
        let folder = path.parent().unwrap_or(&new);
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&path, bytes))
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    if dist.exists() {
        std::fs::rename(&dist, &old).context("cannot move the old dist/ aside")?;
    }
    std::fs::rename(&new, &dist).context("cannot move the new dist/ into place")?;
    remove(&old)?;

    let record = BuildRecord {
        inputs,
        base: base.to_owned(),
        not_found,
        files: files
            .iter()
            .map(|(name, bytes)| (name.clone(), bytes.len() as u64))
            .collect(),
    };
    let written = serde_json::to_vec(&record).context("cannot write the build's record")?;
    write_whole(&path(project), &written)?;
    Ok(record)
}

fn path(project: &Project) -> std::path::PathBuf {
    project.cache().join("dist.json")
}

fn remove(folder: &Path) -> anyhow::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot delete {}", folder.display()))
        }
        _ => Ok(()),
    }
}
