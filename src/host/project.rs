//! The places of the project's files.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::toolchain;

/// A checkout of the project.
#[derive(Clone, Debug)]
pub struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// Finds the checkout that contains the current folder, else the one that
    /// cargo started, else the one that contains this program.
    pub fn find() -> anyhow::Result<Self> {
        let starts = [
            std::env::current_dir().ok(),
            std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from),
            std::env::current_exe().ok(),
        ];
        let root = starts
            .iter()
            .flatten()
            .flat_map(|start| start.ancestors())
            .find(|folder| is_root(folder));
        let Some(root) = root else {
            bail!(
                "this folder is not inside a checkout of Bytewise; change to one and run it again"
            );
        };
        Ok(Self {
            root: root.to_owned(),
            target: toolchain::target_directory(root)?,
        })
    }

    /// The folder that holds the workspace's Cargo.toml.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Gives the folder in which cargo puts what it builds.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// Gives the folder of the results of earlier steps, and of the last build's record.
    pub(crate) fn cache(&self) -> PathBuf {
        self.target.join("bytewise-cache")
    }

    /// The page's hand-written files.
    pub(crate) fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    /// The built site.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// A path as people read it: from the root, with forward slashes.
    pub(crate) fn name_of(&self, path: &Path) -> String {
        let inside = path.strip_prefix(&self.root).unwrap_or(path);
        inside.to_string_lossy().replace('\\', "/")
    }

    /// Reads a text file; an error names it.
    pub(crate) fn read(&self, path: &Path) -> anyhow::Result<String> {
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", self.name_of(path)))
    }

    /// Reads any file; an error names it.
    pub(crate) fn bytes(&self, path: &Path) -> anyhow::Result<Vec<u8>> {
        std::fs::read(path).with_context(|| format!("cannot read {}", self.name_of(path)))
    }
}

fn is_root(folder: &Path) -> bool {
    ["Cargo.toml", "exercises/lib.rs", "src/lab/Cargo.toml"]
        .iter()
        .all(|file| folder.join(file).is_file())
}
