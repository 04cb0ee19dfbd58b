//! The places of the project and of what it builds.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The project's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests' package is a folder of the project")
}

/// Cargo's target folder, in which the running test was built.
pub fn target() -> PathBuf {
    let program = std::env::current_exe().expect("the running program has a path");
    // target/<profile>/deps/<program>
    program
        .ancestors()
        .nth(3)
        .expect("the running program is three folders inside Cargo's target folder")
        .to_owned()
}

/// The cargo that runs the tests, at the project's root. It compiles as it does
/// for a person: what lints the tests leaves this alone.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .current_dir(root())
        .env_remove("RUSTC_WORKSPACE_WRAPPER")
        .env_remove("CLIPPY_ARGS");
    command
}
