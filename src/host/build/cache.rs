//! Results of slow steps, kept by the digest of what they were made from.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::Context;

use super::digest::Digest;

/// The time for which a result that no build uses is kept.
const KEPT: Duration = Duration::from_hours(14 * 24);

/// A folder of results.
pub(crate) struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The cache in that folder, which is created.
    pub(crate) fn open(folder: &Path) -> anyhow::Result<Self> {
        let folder = folder.join("steps");
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        Ok(Self { folder })
    }

    /// Gives `make`'s result for the inputs, from the cache if it is there.
    pub(crate) fn reuse(
        &self,
        step: &str,
        inputs: &[&[u8]],
        make: impl FnOnce() -> anyhow::Result<Vec<u8>>,
    ) -> anyhow::Result<Vec<u8>> {
        let key = Digest::of(inputs.iter().copied()).full();
        let path = self.folder.join(format!("{step}-{key}"));
        if let Ok(result) = std::fs::read(&path) {
            // Only the sweep reads the time; a result in use must look new.
            let _ = File::options()
                .append(true)
                .open(&path)
                .and_then(|file| file.set_modified(SystemTime::now()));
            return Ok(result);
        }
        let result = make()?;
        write_whole(&path, &result)?;
        Ok(result)
    }

    /// Deletes what no build has used for a long time.
    pub(crate) fn sweep(&self) {
        let Ok(entries) = std::fs::read_dir(&self.folder) else {
            return;
        };
        for entry in entries.flatten() {
            let modified = entry.metadata().and_then(|metadata| metadata.modified());
            let age = modified.ok().and_then(|modified| modified.elapsed().ok());
            if age.is_some_and(|age| age > KEPT) {
                // Another build may have deleted it already.
                let _ = std::fs::remove_file(entry.path());
            }
        }
    }
}

/// Writes a file that is there completely or not at all.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let unfinished = path.with_extension(format!("unfinished-{}", std::process::id()));
    std::fs::write(&unfinished, bytes)
        .and_then(|()| std::fs::rename(&unfinished, path))
        .with_context(|| format!("cannot write {}", path.display()))
}
