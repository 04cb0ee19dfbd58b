//! How much one compilation may use.

use std::time::Duration;

use serde::{Deserialize, Serialize};

const MIB: u64 = 1 << 20;

/// The limits of one compilation. Those of the operating system hold for each
/// of its processes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of address space. The compiler does not start with 384 MiB.
    pub memory: u64,
    /// Seconds of computing.
    pub cpu: u64,
    /// How long it may take in all.
    pub wall: Duration,
    /// Bytes of any file that it writes.
    pub file: u64,
    /// Bytes that the compiler may say.
    pub output: usize,
    /// Bytes of the module that comes out.
    pub module: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            memory: 1_536 * MIB,
            cpu: 10,
            wall: Duration::from_secs(20),
            file: 16 * MIB,
            output: 256 << 10,
            module: 8 << 20,
        }
    }
}

#[cfg(unix)]
mod unix {
    use anyhow::{Context, ensure};
    use rustix::process::{Resource, Rlimit, getppid, setrlimit};

    use super::Limits;

    /// How many files a process may have open.
    const FILES: u64 = 256;

    impl Limits {
        /// Puts this process and those that it starts under the limits of the
        /// operating system.
        pub(crate) fn apply(&self) -> anyhow::Result<()> {
            for (resource, soft, hard) in [
                // An address space cannot be limited everywhere.
                #[cfg(not(target_vendor = "apple"))]
                (Resource::As, self.memory, self.memory),
                // Ended by the soft limit's signal, a process says why it
                // ended.
                (Resource::Cpu, self.cpu, self.cpu + 1),
                (Resource::Fsize, self.file, self.file),
                (Resource::Nofile, FILES, FILES),
                (Resource::Core, 0, 0),
            ] {
                let limit = Rlimit {
                    current: Some(soft),
                    maximum: Some(hard),
                };
                setrlimit(resource, limit)
                    .with_context(|| format!("{resource:?} cannot be limited to {soft}"))?;
            }
            Ok(())
        }
    }

    /// Has this process end when that parent does. A linker that it started may
    /// go on, for as long as its limits let it.
    pub(crate) fn die_with(host: u32) -> anyhow::Result<()> {
        #[cfg(target_os = "linux")]
        rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))
            .context("the jail cannot follow its host's end")?;
        // It may have ended before.
        let parent = getppid().map(|parent| parent.as_raw_nonzero().get());
        ensure!(
            parent.and_then(|parent| u32::try_from(parent).ok()) == Some(host),
            "the host that started the jail is gone"
        );
        Ok(())
    }
}

#[cfg(unix)]
pub(crate) use unix::die_with;

#[cfg(not(unix))]
impl Limits {
    /// This system knows none of these limits.
    pub(crate) fn apply(&self) -> anyhow::Result<()> {
        Ok(())
    }
}

/// This system does not tell.
#[cfg(not(unix))]
pub(crate) fn die_with(_host: u32) -> anyhow::Result<()> {
    Ok(())
}
