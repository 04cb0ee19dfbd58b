//! The time of a build that has nothing to do.

use std::process::Stdio;
use std::time::Instant;

use bytewise_tests::{command, project};

use crate::{Line, Pace};

pub(crate) fn lines(_: Pace) -> Vec<Line> {
    command::dist();
    let build = || {
        let started = Instant::now();
        let status = project::cargo()
            .args(["run", "--quiet", "--", "build"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap_or_else(|error| panic!("cargo cannot be started: {error}"));
        assert!(
            status.success(),
            "the build fails; run `cargo run -- build`"
        );
        started.elapsed().as_secs_f64()
    };
    build();
    vec![Line::new(
        "cargo run -- build, nothing changed",
        format!("{:.2} s", build()),
        "3 s",
    )]
}
