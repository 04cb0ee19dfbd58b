//! The compile host's place: a host without a compiler, which says so.

use std::sync::Arc;

use protocol::compile::{CompileClass, CompileRequest, Compiled, HostStatus, Refused};

use crate::project::Project;

/// What is said in place of a compilation.
const PROBLEM: &str = "This host has no compiler.";

/// Compiles what learners write.
#[derive(Debug)]
pub(crate) struct Compiler;

impl Compiler {
    /// Gets ready; what is missing is told by [`Compiler::status`].
    pub(crate) fn start(_: &Project, _unsafe_no_sandbox: bool) -> Arc<Self> {
        Arc::new(Self)
    }

    /// What can be compiled here.
    #[expect(clippy::unused_self, reason = "a compiler has a state")]
    pub(crate) fn status(&self) -> HostStatus {
        HostStatus {
            compiler: None,
            sandboxed: false,
            problem: Some(PROBLEM.to_owned()),
        }
    }

    /// Whether a sandbox is enforced around the compiler.
    pub(crate) fn sandboxed(&self) -> bool {
        self.status().sandboxed
    }

    /// Compiles a learner's file. To drop the future is to cancel.
    #[expect(clippy::unused_async, reason = "a compiler takes its time")]
    pub(crate) async fn compile(&self, _learner: &str, _: CompileRequest) -> Compiled {
        Compiled::Refused(Refused {
            class: CompileClass::JailUnavailable,
            message: PROBLEM.to_owned(),
            diagnostics: Vec::new(),
            more: 0,
        })
    }

    /// A module that was compiled, or its traced twin.
    #[expect(clippy::unused_self, reason = "a compiler has a state")]
    pub(crate) fn module(&self, _id: &str, _traced: bool) -> Option<Arc<[u8]>> {
        None
    }
}
