//! The limits on what one compilation may use.

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
    /// The time that it may take in all.
    pub wall: Duration,
    /// Bytes of any file that it writes.
    pub file: u64,
    /// Bytes that the compiler may say.
    pub output: usize,
    /// Bytes of the module that comes out.
    pub module: u64,
    /// Bytes of the table of its lines, as JSON.
    pub lines: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            memory: 1_536 * MIB,
            cpu: 10,
            wall: Duration::from_secs(20),
            file: 16 * MIB,
            output: 256 << 10,
            module: 8 * MIB,
            lines: MIB,
        }
    }
}

#[cfg(unix)]
mod unix {
    use anyhow::Context;
    use rustix::process::{Resource, Rlimit, setrlimit};

    use super::Limits;

    /// The most files that a process may have open.
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
}

#[cfg(not(unix))]
impl Limits {
    /// This system knows none of these limits.
    pub(crate) fn apply(&self) -> anyhow::Result<()> {
        Ok(())
    }
}
