//! The progress of a build, told on stderr: a line per step with its seconds.

use std::io::{IsTerminal, Write};
use std::time::Instant;

/// Tells of steps as they start and end. In a terminal the running step shows
/// its latest detail; elsewhere a step is one line, written when it ends.
pub(crate) struct Progress {
    terminal: bool,
    keeps_lines: bool,
}

/// A step that runs.
pub(crate) struct Step {
    name: String,
    started: Instant,
    terminal: bool,
}

impl Progress {
    /// Leaves a line for each step that ended.
    pub(crate) fn kept() -> Self {
        Self {
            terminal: std::io::stderr().is_terminal(),
            keeps_lines: true,
        }
    }

    /// Shows steps while they run, and leaves nothing behind.
    pub(crate) fn passing() -> Self {
        Self {
            keeps_lines: false,
            ..Self::kept()
        }
    }

    /// Says nothing: for what goes on beside other things that speak.
    pub(crate) fn silent() -> Self {
        Self {
            terminal: false,
            keeps_lines: false,
        }
    }

    /// Does `work` as a step of that name.
    pub(crate) fn step<T>(
        &self,
        name: &str,
        work: impl FnOnce(&Step) -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        let step = Step {
            name: name.to_owned(),
            started: Instant::now(),
            terminal: self.terminal,
        };
        step.detail("");
        let result = work(&step);
        step.clear();
        if result.is_ok() && self.keeps_lines {
            let seconds = step.started.elapsed().as_secs_f64();
            eprintln!("{seconds:7.1} s  {name}");
        }
        result
    }
}

impl Step {
    /// Shows what the step is at.
    pub(crate) fn detail(&self, detail: &str) {
        if self.terminal {
            let name = &self.name;
            eprint!("\r\x1b[2K     …     {name}  \x1b[2m{detail}\x1b[0m");
            // A detail that is not shown in time is no failure.
            let _ = std::io::stderr().flush();
        }
    }

    fn clear(&self) {
        if self.terminal {
            eprint!("\r\x1b[2K");
        }
    }
}
