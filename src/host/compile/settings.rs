//! The settings that a compile host is started with.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use super::jail::Limits;
use super::toolset::Toolset;
use crate::project::Project;

/// The confinement of the compiler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sandbox {
    /// The compiler is confined, or nothing is compiled.
    Required,
    /// The compiler is not: it can read every file of this machine into a module.
    Off,
}

/// The function that makes the compiler ready, and does so again after a change.
#[derive(Clone)]
pub struct Preparation(Arc<Prepare>);

type Prepare = dyn Fn() -> anyhow::Result<Toolset> + Send + Sync;

impl Preparation {
    /// One that does this.
    pub fn new(prepare: impl Fn() -> anyhow::Result<Toolset> + Send + Sync + 'static) -> Self {
        Self(Arc::new(prepare))
    }

    pub(super) fn run(&self) -> anyhow::Result<Toolset> {
        (self.0)()
    }
}

impl fmt::Debug for Preparation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Preparation(…)")
    }
}

/// The settings that a compile host is started with.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The checkout whose exercises are compiled.
    pub project: Project,
    /// The confinement of the compiler.
    pub sandbox: Sandbox,
    /// The limits of each job.
    pub limits: Limits,
    /// The number of jobs that run at once; if it is not said, as many as the
    /// machine can bear.
    pub at_once: Option<usize>,
    /// The folder in which jobs get theirs.
    pub spool: PathBuf,
    /// The `bytewise` command, which is the jail; this program, if it is not
    /// said.
    pub program: Option<PathBuf>,
    /// The function that makes the compiler ready; if it is not said, the
    /// compiler is the project's own.
    pub preparation: Option<Preparation>,
}

impl Settings {
    /// The usual ones.
    pub fn new(project: &Project, sandbox: Sandbox) -> Self {
        Self {
            project: project.clone(),
            sandbox,
            limits: Limits::default(),
            at_once: None,
            spool: project.cache().join("jobs"),
            program: None,
            preparation: None,
        }
    }
}
