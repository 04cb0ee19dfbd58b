//! Builds the measured modules in the forms that the tests compare.

use std::fmt;
use std::path::PathBuf;
use std::process::Stdio;

use crate::project;

/// A build of a measured module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Build {
    /// That of the track of this name, as it is shipped, before its debug
    /// sections are stripped.
    Shipped(&'static str),
    /// Every exercise without any optimization: it allocates all that the source
    /// says.
    Unoptimized,
    /// Every exercise, with values of the first knob that make it misbehave.
    Faulty,
    /// That of a track, with the plain system allocator, which counts nothing.
    Uncounted(&'static str),
}

impl Build {
    fn profile(self) -> &'static str {
        match self {
            Self::Shipped(_) | Self::Faulty | Self::Uncounted(_) => "lab",
            Self::Unoptimized => "dev",
        }
    }

    /// As the host asks for them: with others, cargo would build the module
    /// anew each time that a test follows a build.
    fn features(self) -> &'static str {
        match self {
            Self::Shipped(_) | Self::Unoptimized => "",
            Self::Faulty => "faults",
            Self::Uncounted(_) => "plain",
        }
    }

    /// The module's name in src/lab/Cargo.toml.
    fn name(self) -> &'static str {
        match self {
            Self::Shipped(track) | Self::Uncounted(track) => track,
            Self::Unoptimized | Self::Faulty => "whole",
        }
    }

    /// A folder of its own for what is never shipped: otherwise the builds
    /// would overwrite each other's files.
    fn target(self) -> PathBuf {
        match self {
            Self::Shipped(_) | Self::Unoptimized => project::target(),
            Self::Faulty => project::target().join("faulty-lab"),
            Self::Uncounted(_) => project::target().join("uncounted-lab"),
        }
    }

    /// Brings the build up to date and gives its path.
    pub fn path(self) -> PathBuf {
        let mut command = project::cargo();
        command
            .args(["build", "-p", "lab", "--target", "wasm32-unknown-unknown"])
            .args(["--profile", self.profile(), "--no-default-features"])
            .args(["--features", self.features(), "--example", self.name()])
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
            .find_map(|line| artifact(line, self.name()))
            .unwrap_or_else(|| panic!("cargo built {self} without naming its file"))
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
        match self {
            Self::Shipped(track) => write!(f, "the module of {track}"),
            Self::Unoptimized => f.write_str("the unoptimized module"),
            Self::Faulty => f.write_str("the module with faults"),
            Self::Uncounted(track) => write!(f, "the module of {track} that counts nothing"),
        }
    }
}

/// The path of the module of that name, if this line of cargo's messages has it.
fn artifact(message: &str, name: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    if message["reason"] != "compiler-artifact" || message["target"]["name"] != name {
        return None;
    }
    message["filenames"]
        .as_array()?
        .iter()
        .filter_map(|file| file.as_str().map(PathBuf::from))
        .find(|file| {
            file.extension()
                .is_some_and(|extension| extension == "wasm")
        })
}
