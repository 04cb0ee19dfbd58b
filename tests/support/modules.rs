//! Builds the measured module in the forms that the tests compare.

use std::fmt;
use std::path::PathBuf;
use std::process::Stdio;

use crate::project;

/// A build of the measured module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Build {
    /// As it is shipped, before its debug sections are stripped.
    Shipped,
    /// Without any optimization: it allocates all that the source says.
    Unoptimized,
    /// Shipped, with values of the first knob that make it misbehave.
    Faulty,
    /// Shipped, with the plain system allocator, which counts nothing.
    Uncounted,
}

impl Build {
    fn profile(self) -> &'static str {
        match self {
            Self::Shipped | Self::Faulty | Self::Uncounted => "lab",
            Self::Unoptimized => "dev",
        }
    }

    /// As the host asks for them: with others, cargo would build the module
    /// anew each time that a test follows a build.
    fn features(self) -> &'static str {
        match self {
            Self::Shipped | Self::Unoptimized => "shipped",
            Self::Faulty => "faults",
            Self::Uncounted => "shipped,plain",
        }
    }

    /// A folder of its own for what is never shipped: otherwise the builds
    /// would overwrite each other's lab.wasm.
    fn target(self) -> PathBuf {
        match self {
            Self::Shipped | Self::Unoptimized => project::target(),
            Self::Faulty => project::target().join("faulty-lab"),
            Self::Uncounted => project::target().join("uncounted-lab"),
        }
    }

    /// Brings the build up to date and gives its path.
    pub fn path(self) -> PathBuf {
        let mut command = project::cargo();
        command
            .args(["build", "-p", "lab", "--target", "wasm32-unknown-unknown"])
            .args(["--profile", self.profile(), "--no-default-features"])
            .args(["--features", self.features()])
            .args(["--message-format", "json-render-diagnostics"])
            .arg("--target-dir")
            .arg(self.target())
            .stderr(Stdio::inherit());
        let output = command
            .output()
            .unwrap_or_else(|error| panic!("cargo cannot be started for {self}: {error}"));
        assert!(
            output.status.success(),
            "cargo could not build {self}; its message is above"
        );
        let messages = String::from_utf8_lossy(&output.stdout);
        messages
            .lines()
            .filter_map(artifact)
            .next_back()
            .unwrap_or_else(|| panic!("cargo built {self} without naming a lab.wasm"))
    }

    /// Brings the build up to date and reads it.
    pub fn bytes(self) -> Vec<u8> {
        let path = self.path();
        std::fs::read(&path)
            .unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()))
    }
}

impl fmt::Display for Build {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Shipped => "the shipped lab.wasm",
            Self::Unoptimized => "the unoptimized lab.wasm",
            Self::Faulty => "the lab.wasm with faults",
            Self::Uncounted => "the lab.wasm that counts nothing",
        })
    }
}

/// The path of lab.wasm, if this line of cargo's messages names it.
fn artifact(message: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    if message["reason"] != "compiler-artifact" || message["target"]["name"] != "lab" {
        return None;
    }
    message["filenames"]
        .as_array()?
        .iter()
        .filter_map(serde_json::Value::as_str)
        .find(|name| name.ends_with("lab.wasm"))
        .map(PathBuf::from)
}
