//! The files to judge: those that were named, and those in folders that were.

use std::fs;
use std::path::{Path, PathBuf};

use protocol::compile::SOURCE_LIMIT;
use protocol::text;

use super::shown;
use crate::error::UsageError;

/// A file to judge.
#[derive(Debug, PartialEq)]
pub(super) struct Handin {
    /// Its path, as it is printed.
    pub(super) file: String,
    /// Its content, or why that is no source: what is wrong, and the next step.
    pub(super) source: Result<String, String>,
}

impl AsRef<Self> for Handin {
    fn as_ref(&self) -> &Self {
        self
    }
}

/// The files at these paths. A folder stands for the `.rs` files in it, also in
/// folders of its own.
pub(super) fn found(paths: &[PathBuf]) -> Result<Vec<Handin>, UsageError> {
    let mut handins = Vec::new();
    for path in paths {
        if path.is_dir() {
            let files = folder(path, "rs")?;
            handins.extend(files.iter().map(|file| read(file)));
        } else {
            handins.push(read(path));
        }
    }
    Ok(handins)
}

/// The files of a folder whose names end so, by name, also those in folders of
/// its own.
pub(super) fn folder(path: &Path, end: &str) -> Result<Vec<PathBuf>, UsageError> {
    let mut files = Vec::new();
    collect(path, end, &mut files)?;
    if files.is_empty() {
        return Err(UsageError(format!(
            "the folder `{}` has no file that ends in `.{end}`; name the files, or another folder",
            shown(path)
        )));
    }
    files.sort();
    Ok(files)
}

fn collect(folder: &Path, end: &str, files: &mut Vec<PathBuf>) -> Result<(), UsageError> {
    let unreadable = |error| {
        UsageError(format!(
            "the folder `{}` cannot be read: {error}; see who may read it",
            shown(folder)
        ))
    };
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        // A link may lead back to where it is.
        let is_link = path.is_symlink();
        if path.is_dir() && !is_link {
            collect(&path, end, files)?;
        } else if path.extension().is_some_and(|kind| kind == end) {
            files.push(path);
        }
    }
    Ok(())
}

fn read(path: &Path) -> Handin {
    Handin {
        file: shown(path),
        source: source(path),
    }
}

fn source(path: &Path) -> Result<String, String> {
    let unreadable = |error| format!("it cannot be read: {error}; give the path of a file");
    let length = fs::metadata(path).map_err(unreadable)?.len();
    if length > SOURCE_LIMIT as u64 {
        return Err(format!(
            "it is {} bytes long, and may have {}; shorten it",
            text::grouped(length),
            text::grouped(SOURCE_LIMIT as u64)
        ));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    let source = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("it is not UTF-8 from byte {at} on; save it as UTF-8")
    })?;
    if source.trim().is_empty() {
        return Err("it is empty; start from the exercise's starter.rs".to_owned());
    }
    Ok(source)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of a test's own, gone when dropped.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("bytewise-{name}-{}", std::process::id()));
            fs::create_dir_all(path.join("deeper")).unwrap();
            Self(path)
        }

        fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
            let path = self.0.join(name);
            fs::write(&path, bytes).unwrap();
            path
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap();
        }
    }

    #[test]
    fn what_is_no_source_is_named_and_the_others_are_read() {
        let folder = Folder::new("handins");
        let files = [
            folder.write("whole.rs", b"fn main() {}"),
            folder.write("empty.rs", b" \n"),
            folder.write("latin.rs", b"// caf\xe9"),
            folder.write("long.rs", &vec![b' '; SOURCE_LIMIT + 1]),
            folder.0.join("missing.rs"),
        ];
        let handins = found(&files).unwrap();
        assert_eq!(handins[0].source.as_deref(), Ok("fn main() {}"));
        for (handin, says) in handins[1..].iter().zip([
            "it is empty; start from",
            "it is not UTF-8 from byte 6 on",
            "it is 65,537 bytes long, and may have 65,536",
            "it cannot be read: ",
        ]) {
            let why = handin.source.as_ref().unwrap_err();
            assert!(why.starts_with(says), "{why}");
        }
    }

    #[test]
    fn a_folder_stands_for_the_rust_files_in_it_by_name() {
        let folder = Folder::new("folder");
        for name in ["b.rs", "a.rs", "notes.md", "deeper/c.rs"] {
            folder.write(name, b"//");
        }
        let handins = found(std::slice::from_ref(&folder.0)).unwrap();
        let prefix = shown(&folder.0);
        let names: Vec<&str> = handins
            .iter()
            .filter_map(|handin| handin.file.strip_prefix(&prefix))
            .collect();
        assert_eq!(names, ["/a.rs", "/b.rs", "/deeper/c.rs"]);
        fs::remove_file(folder.0.join("deeper/c.rs")).unwrap();
        let none = found(&[folder.0.join("deeper")]).unwrap_err().to_string();
        assert!(none.contains("has no file that ends in `.rs`"), "{none}");
    }
}
