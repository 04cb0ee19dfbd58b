//! The tools that a learner's code is compiled with: rustc itself, and the
//! libraries that are compiled once, before anyone presses Run.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, bail};
use protocol::compile::CRATES;
use serde::Deserialize;

use crate::build::{Digest, write_whole};
use crate::progress::Progress;
use crate::project::Project;
use crate::toolchain::{self, WASM};

/// The profile of the workspace's Cargo.toml.
const PROFILE: &str = "yours";
/// Those of lab's features: a freed block is overwritten, so that an answer that
/// was read from it is wrong.
const FEATURES: &str = "poison";
/// The crates that the code around a learner's file names.
const AROUND: [&str; 3] = ["exercises", "lab", "protocol"];

/// A compiler and the libraries that it compiled.
#[derive(Clone, Debug)]
pub struct Toolset {
    /// The first line of `rustc -vV`.
    pub version: String,
    /// The folder of the toolchain, with `bin/rustc`.
    pub sysroot: PathBuf,
    /// The folder of the libraries.
    pub libraries: PathBuf,
    /// The crates that code may name, and their files in that folder.
    pub externs: Vec<(String, String)>,
    /// The digest of all that a module depends on, but for its source.
    pub digest: String,
    /// The stamp of the toolchain's files before anything was asked of them.
    pub stamp: Stamp,
}

/// The times at which the files that make a compiler were last changed, and
/// their lengths: another compiler does not read what this one compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp(Vec<(PathBuf, Option<(SystemTime, u64)>)>);

impl Stamp {
    /// The stamp of the toolchain in that folder, as it is now.
    pub fn of(sysroot: &Path) -> Self {
        let entries = fs::read_dir(sysroot.join("lib"));
        let mut files: Vec<PathBuf> = entries
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| name_of(path).starts_with("librustc_driver"))
            .collect();
        files.push(rustc_in(sysroot));
        files.sort();
        let stamped = files.into_iter().map(|path| {
            let metadata = fs::metadata(&path).ok();
            let state =
                metadata.and_then(|metadata| Some((metadata.modified().ok()?, metadata.len())));
            (path, state)
        });
        Self(stamped.collect())
    }
}

/// rustc itself. What is called `rustc` on the PATH may be a launcher that
/// reads settings from the folder that it is started in.
fn rustc_in(sysroot: &Path) -> PathBuf {
    let name = format!("rustc{}", std::env::consts::EXE_SUFFIX);
    sysroot.join("bin").join(name)
}

impl Toolset {
    /// Finds the compiler, and compiles the libraries unless they are there.
    pub fn prepare(project: &Project) -> anyhow::Result<Self> {
        let progress = Progress::silent();
        let root = project.root();
        let sysroot = toolchain::sysroot(root)?;
        let stamp = Stamp::of(&sysroot);
        toolchain::require_wasm_target(root, &progress)?;
        let verbose = toolchain::compiler_version(root)?;
        let version = verbose.lines().next().unwrap_or_default().to_owned();
        let built = progress.step("libraries for learners' code", |step| {
            let messages = toolchain::build_library(project, "lab", PROFILE, FEATURES, step)?;
            Ok(libraries_in(&messages))
        })?;
        let digest = digest(&verbose, &built)?;
        let libraries = project.cache().join("libraries").join(&digest);
        collect(&built, &libraries)?;
        let libraries = fs::canonicalize(&libraries).context("the libraries cannot be found")?;
        let externs = CRATES.iter().chain(&AROUND);
        let externs = externs.map(|name| Ok(((*name).to_owned(), file_of(name, &built)?)));
        Ok(Self {
            version,
            sysroot,
            libraries,
            externs: externs.collect::<anyhow::Result<_>>()?,
            digest,
            stamp,
        })
    }

    /// Tells whether the toolchain is unchanged and the libraries are still there.
    pub(super) fn is_current(&self) -> bool {
        self.stamp == Stamp::of(&self.sysroot) && self.libraries.is_dir()
    }

    /// rustc itself.
    pub(super) fn rustc(&self) -> PathBuf {
        rustc_in(&self.sysroot)
    }

    /// Lists the folders that the compiler and what it starts are run from.
    pub(super) fn runnable(&self) -> Vec<PathBuf> {
        vec![self.sysroot.join("bin"), self.sysroot.join("lib")]
    }
}

fn digest(version: &str, built: &[PathBuf]) -> anyhow::Result<String> {
    let mut digest = Digest::default();
    digest.add(version.as_bytes());
    for path in built {
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        digest.add(name_of(path).as_bytes());
        digest.add(&bytes);
    }
    Ok(digest.short())
}

/// Copies the libraries into a folder of their own: there they stay what they
/// are while cargo works in its own.
fn collect(built: &[PathBuf], folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    for path in built {
        let copy = folder.join(name_of(path));
        if !copy.is_file() {
            let bytes =
                fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
            write_whole(&copy, &bytes)?;
        }
    }
    Ok(())
}

fn file_of(name: &str, built: &[PathBuf]) -> anyhow::Result<String> {
    // `liblab.rlib`, or `liblab-0123456789abcdef.rlib`.
    let library = format!("lib{name}");
    let is_it = |path: &&PathBuf| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        stem.split('-').next() == Some(&library)
    };
    let mut found = built.iter().filter(is_it);
    match (found.next(), found.next()) {
        (Some(path), None) => Ok(name_of(path)),
        (None, _) => {
            bail!("cargo built no library `{name}`, which learners' code is linked with")
        }
        (Some(_), Some(_)) => bail!(
            "cargo built `{name}` in two versions, so it is not known which one learners' code \
             means; ask for the one that the others bring, in exercises/Cargo.toml"
        ),
    }
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// The libraries that cargo's messages name, those for the compiler itself
/// among them: rustc reads the crates that hold derives, too.
fn libraries_in(messages: &str) -> Vec<PathBuf> {
    #[derive(Deserialize)]
    struct Message {
        #[serde(default)]
        filenames: Vec<PathBuf>,
        target: Option<Target>,
    }
    #[derive(Deserialize)]
    struct Target {
        kind: Vec<String>,
    }
    let mut found: Vec<PathBuf> = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Message>(line).ok())
        .flat_map(|message| {
            let derives = message
                .target
                .is_some_and(|target| target.kind.iter().any(|kind| kind == "proc-macro"));
            message.filenames.into_iter().filter(move |path| {
                let for_wasm = path.components().any(|part| part.as_os_str() == WASM);
                let library = path.extension().is_some_and(|kind| kind == "rlib");
                derives || (for_wasm && library)
            })
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_for_the_module_and_derives_are_taken() {
        let messages = concat!(
            r#"{"reason":"compiler-artifact","target":{"kind":["lib"]},"filenames":["/t/yours/deps/libsyn-1.rlib"]}"#,
            "\n",
            r#"{"reason":"compiler-artifact","target":{"kind":["proc-macro"]},"filenames":["/t/yours/deps/libserde_derive-1.so"]}"#,
            "\n",
            r#"{"reason":"compiler-artifact","target":{"kind":["lib"]},"filenames":["/t/wasm32-unknown-unknown/yours/deps/liblru-1.rlib","/t/wasm32-unknown-unknown/yours/deps/liblru-1.rmeta"]}"#,
            "\n",
            r#"{"reason":"build-finished","success":true}"#,
        );
        let found = libraries_in(messages);
        let names: Vec<String> = found.iter().map(|path| name_of(path)).collect();
        assert_eq!(names, ["liblru-1.rlib", "libserde_derive-1.so"]);
        assert_eq!(file_of("lru", &found).unwrap(), "liblru-1.rlib");
        assert!(file_of("lr", &found).is_err());
        let another = [found, vec![PathBuf::from("/t/liblru-2.rlib")]].concat();
        assert!(file_of("lru", &another).is_err());
    }
}
