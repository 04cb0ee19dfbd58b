//! The compile host, in this process, with the built command as its jail.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use host::compile::{Compiler, Learner, Limits, Sandbox, Settings};
use host::project::Project;
use protocol::compile::{Built, CompileRequest, Compiled, Refused};

use crate::{command, project};

/// The variable that lets the tests run where nothing can be confined.
const NO_SANDBOX: &str = "BYTEWISE_NO_SANDBOX";

/// Tells whether compilations are confined here. They are, unless someone said
/// that they cannot be.
pub fn confined() -> bool {
    std::env::var_os(NO_SANDBOX).is_none_or(|value| value != "1")
}

/// Settings for a test's own host.
pub fn settings() -> Settings {
    let sandbox = if confined() {
        Sandbox::Required
    } else {
        Sandbox::Off
    };
    let project = Project::find().expect("the tests run in a checkout");
    Settings {
        program: Some(command::program().to_owned()),
        limits: Limits {
            // Enough for every honest source, and a test of the limit is soon
            // over.
            cpu: 3,
            ..Limits::default()
        },
        spool: spool(),
        ..Settings::new(&project, sandbox)
    }
}

/// The folder of the tests' jobs. Each host has its own in it.
pub fn spool() -> PathBuf {
    project::target().join("test-jobs")
}

/// A host that is ready.
pub async fn ready(settings: Settings) -> Arc<Compiler> {
    let compiler = Compiler::with(settings);
    compiler.prepared().await;
    let status = compiler.status();
    assert_eq!(status.problem, None, "the compile host cannot work here");
    assert_eq!(status.sandboxed, confined());
    compiler
}

/// The host that tests share.
pub fn shared() -> &'static Compiler {
    static SHARED: OnceLock<Arc<Compiler>> = OnceLock::new();
    SHARED.get_or_init(|| block_on(ready(settings())))
}

/// Runs a future to its end on this thread.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime can be made")
        .block_on(future)
}

/// Makes the request to compile the source as that exercise's `yours`.
pub fn request(slug: &str, source: &str) -> CompileRequest {
    CompileRequest {
        slug: slug.to_owned(),
        source: source.to_owned(),
    }
}

/// Has the host compile the source as that exercise's `yours`, for a learner at
/// that address.
pub fn compile_for(compiler: &Compiler, learner: &str, slug: &str, source: &str) -> Compiled {
    block_on(compiler.compile(&Learner::at(learner), request(slug, source)))
}

/// Like [`compile_for`], with the shared host and a learner of one's own.
pub fn compile(slug: &str, source: &str) -> Compiled {
    let learner = format!("{:?}", std::thread::current().id());
    compile_for(shared(), &learner, slug, source)
}

/// Compiles the source; fails the test if it is refused.
pub fn built(slug: &str, source: &str) -> Built {
    match compile(slug, source) {
        Compiled::Built(built) => built,
        Compiled::Refused(refused) => panic!("{slug} was refused: {refused:?}"),
    }
}

/// Compiles the source; fails the test unless it is refused.
pub fn refused(slug: &str, source: &str) -> Refused {
    match compile(slug, source) {
        Compiled::Refused(refused) => refused,
        Compiled::Built(built) => panic!("{slug} was built: {:?}", built.diagnostics),
    }
}

/// The bytes of a built module.
pub fn module(path: &str) -> Arc<[u8]> {
    let id = path
        .strip_prefix("api/module/")
        .and_then(|rest| rest.split_once('/'));
    let (id, name) = id.unwrap_or_else(|| panic!("{path} is no module's address"));
    let traced = match name {
        "lab.wasm" => false,
        "lab-traced.wasm" => true,
        _ => panic!("{path} names no module"),
    };
    shared()
        .module(id, traced)
        .unwrap_or_else(|| panic!("{path} is not there"))
}
