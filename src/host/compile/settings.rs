//! What a compile host is started with.

use std::path::PathBuf;

use super::jail::Limits;
use super::toolset::Toolset;
use crate::project::Project;

/// Whether the compiler is confined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sandbox {
    /// It is, or nothing is compiled.
    Required,
    /// It is not: it can read every file of this machine into a module.
    Off,
}

/// What a compile host is started with.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The checkout whose exercises are compiled.
    pub project: Project,
    /// Whether the compiler is confined.
    pub sandbox: Sandbox,
    /// How much each job may use.
    pub limits: Limits,
    /// How many jobs run at once; as many as the machine can bear, if it is
    /// not said.
    pub at_once: Option<usize>,
    /// The folder in which jobs get theirs.
    pub spool: PathBuf,
    /// The `bytewise` command, which is the jail; this program, if it is not
    /// said.
    pub program: Option<PathBuf>,
    /// The compiler; the project's own, if it is not said.
    pub toolset: Option<Toolset>,
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
            toolset: None,
        }
    }
}
