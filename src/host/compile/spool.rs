//! The folder in which jobs have theirs: a fresh one each, gone with the job.

use std::fs::{self, DirBuilder, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::Context;

/// The file whose lock says that a host is alive; beside the hosts' folders,
/// the one whose lock a host has while it starts.
const LOCK: &str = "lock";
/// The file that shows whether a job's folder can be written to.
const PROBE: &str = "room";
/// The start of the name of a host's folder.
const HOST: &str = "host-";

/// The folder of one host's jobs.
#[derive(Debug)]
pub(super) struct Spool {
    folder: PathBuf,
    jobs: AtomicU64,
    _lock: File,
}

/// The folder of one job, deleted when dropped.
#[derive(Debug)]
pub(super) struct JobFolder(PathBuf);

impl Spool {
    /// A folder for this host's jobs inside `folder`, which is freed of those
    /// that hosts before it left.
    pub(super) fn open(folder: &Path) -> anyhow::Result<Self> {
        let open = || -> io::Result<Self> {
            fs::create_dir_all(folder)?;
            // One host starts at a time: a folder that has no lock yet is not
            // taken for one that was left.
            let starting = File::create(folder.join(LOCK))?;
            starting.lock()?;
            sweep(folder)?;
            let (own, lock) = own_folder(folder)?;
            Ok(Self {
                folder: fs::canonicalize(own)?,
                jobs: AtomicU64::new(0),
                _lock: lock,
            })
        };
        open().with_context(|| {
            format!(
                "the folder {} cannot be used for compiling; is the disk full, or may it not be \
                 written to?",
                folder.display()
            )
        })
    }

    /// Gives the folder, in which the host keeps what no job may read.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// A fresh folder with these files in it.
    pub(super) fn job(&self, files: &[(&str, &str)]) -> io::Result<JobFolder> {
        let number = self.jobs.fetch_add(1, Ordering::Relaxed);
        let folder = self.folder.join(format!("job-{number}"));
        private_folder(&folder)?;
        let job = JobFolder(folder);
        for (name, text) in files {
            fs::write(job.0.join(name), text)?;
        }
        Ok(job)
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        // The next start sweeps what stays.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl JobFolder {
    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// Fails if nothing can be written there, or, where the system tells, not so
    /// many bytes.
    #[cfg_attr(not(unix), expect(unused_variables, reason = "only Unix is asked"))]
    pub(super) fn require_room(&self, bytes: u64) -> io::Result<()> {
        // Where there is a quota, or no entry left for another file, only
        // writing tells.
        fs::write(self.0.join(PROBE), vec![0; 1 << 16])?;
        #[cfg(unix)]
        {
            let left = rustix::fs::statvfs(&self.0)?;
            let free = left.f_bavail.saturating_mul(left.f_frsize);
            if free < bytes {
                let message =
                    format!("{free} bytes are free on its disk, and a job may need {bytes}");
                return Err(io::Error::new(io::ErrorKind::StorageFull, message));
            }
        }
        Ok(())
    }
}

impl Drop for JobFolder {
    fn drop(&mut self) {
        // A process that is just ending may still write; the spool is deleted
        // later as a whole.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Deletes the folders of hosts that are gone.
fn sweep(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().to_string_lossy().starts_with(HOST) {
            continue;
        }
        let path = entry.path();
        let lock = File::open(path.join(LOCK));
        // One without a lock was left by a host that ended as it started.
        let gone = lock.is_ok_and(|lock| lock.try_lock().is_ok()) || !path.join(LOCK).exists();
        if gone {
            // A folder that cannot be deleted takes room, and nothing else.
            let _ = fs::remove_dir_all(&path);
        }
    }
    Ok(())
}

/// A new folder that no other host has, and the lock on it.
fn own_folder(folder: &Path) -> io::Result<(PathBuf, File)> {
    // No name twice: who just gave a folder up may still be deleting it.
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    loop {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let own = folder.join(format!("{HOST}{}-{number}", std::process::id()));
        match private_folder(&own) {
            Ok(()) => {
                let lock = File::create(own.join(LOCK))?;
                lock.lock()?;
                return Ok((own, lock));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
}

/// A folder that only this user may enter.
fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn empty(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("bytewise-{name}-{}", std::process::id()));
        // It is there only if a run before this one was stopped.
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    #[test]
    fn a_job_leaves_nothing_and_a_spool_neither() {
        let folder = empty("spool");
        let spool = Spool::open(&folder).unwrap();
        let job = spool.job(&[("a", "b")]).unwrap();
        let path = job.path().to_owned();
        assert_eq!(fs::read_to_string(path.join("a")).unwrap(), "b");
        drop(job);
        assert!(!path.exists());
        drop(spool);
        assert!(hosts(&folder).is_empty());
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn what_a_host_left_is_swept_and_what_another_uses_is_not() {
        let folder = empty("sweep");
        let other = Spool::open(&folder).unwrap();
        let job = other.job(&[("a", "b")]).unwrap();
        let [left, half_made, foreign] = ["host-1-0", "host-1-1", "mine"].map(|n| folder.join(n));
        fs::create_dir_all(left.join("job-7")).unwrap();
        fs::write(left.join(LOCK), "").unwrap();
        fs::create_dir(&half_made).unwrap();
        fs::create_dir(&foreign).unwrap();
        let spool = Spool::open(&folder).unwrap();
        assert!(!left.exists() && !half_made.exists());
        assert!(foreign.exists());
        assert!(job.path().join("a").exists());
        drop((job, other, spool));
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn hosts_that_start_together_leave_each_other_alone() {
        let folder = empty("together");
        let start = || {
            for _ in 0..50 {
                let spool = Spool::open(&folder).unwrap();
                let job = spool.job(&[("a", "b")]).unwrap();
                assert!(job.path().join("a").exists());
            }
        };
        std::thread::scope(|scope| {
            let hosts: Vec<_> = (0..8).map(|_| scope.spawn(start)).collect();
            for host in hosts {
                host.join().unwrap();
            }
        });
        assert!(hosts(&folder).is_empty());
        fs::remove_dir_all(&folder).unwrap();
    }

    /// The hosts' folders that are there.
    fn hosts(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap();
        entries
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_dir())
            .collect()
    }
}
