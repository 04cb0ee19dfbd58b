//! The folders of the system's libraries, which programs need to start.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The file in which the loader looks up where each library is. A job need not
/// read it, nor may it: without it, the loader looks into the folders that it
/// was built with, and into those that a program names itself.
const INDEX: &str = "/etc/ld.so.cache";

/// The folders in which a system has its libraries, among much else.
const ROOTS: [&str; 3] = ["/lib", "/lib64", "/usr/lib"];

/// The folders that the loader's index names, or where there is no index that
/// names the C library, all in which systems have libraries. Where a library
/// stands under several names, its folder is where it is itself: that is what
/// Landlock looks at.
pub(crate) fn folders() -> Vec<PathBuf> {
    let index = fs::read(INDEX).unwrap_or_default();
    let indexed: Vec<&Path> = named_in(&index).collect();
    if !indexed.iter().any(|path| is_c_library(path)) {
        return ROOTS.map(PathBuf::from).into();
    }
    // `/lib` may be another name of `/usr/lib`.
    let roots = ROOTS.map(|root| fs::canonicalize(root).unwrap_or_else(|_| root.into()));
    let real = indexed
        .iter()
        .filter_map(|path| fs::canonicalize(path).ok());
    let folders: BTreeSet<PathBuf> = real
        .filter_map(|path| path.parent().map(Path::to_owned))
        .filter(|folder| roots.iter().any(|root| folder.starts_with(root)))
        .collect();
    folders.into_iter().collect()
}

/// The absolute paths among the index's strings, each of which ends with a zero.
fn named_in(index: &[u8]) -> impl Iterator<Item = &Path> {
    index
        .split(|&byte| byte == 0)
        .filter_map(|text| std::str::from_utf8(text).ok())
        .map(Path::new)
        .filter(|path| path.is_absolute())
}

fn is_c_library(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().starts_with("libc.so.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_from_an_index() {
        let index = b"glibc-ld.so.cache1.1\x07\0\0/\xff\0libc.so.6\0/lib/a/libc.so.6\0/opt/x.so\0";
        let named: Vec<&Path> = named_in(index).collect();
        assert_eq!(
            named,
            [Path::new("/lib/a/libc.so.6"), Path::new("/opt/x.so")]
        );
        assert!(is_c_library(named[0]) && !is_c_library(named[1]));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn each_folder_is_one_of_a_systems_for_libraries() {
        let found = folders();
        assert!(!found.is_empty());
        for folder in found {
            assert!(
                folder.starts_with("/lib") || folder.starts_with("/usr/lib") || {
                    let roots = ROOTS.map(fs::canonicalize);
                    roots.iter().flatten().any(|root| folder.starts_with(root))
                },
                "{}",
                folder.display()
            );
        }
    }
}
