//! The files of the site, and how its answers are read.

use std::fs;
use std::path::{Path, PathBuf};

use bytewise_tests::command::dist;
use bytewise_tests::http::Answer;

/// Every file of the site that has an address of its own, as its path below
/// the root, with slashes.
pub(crate) fn files() -> Vec<String> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        let entries = fs::read_dir(folder)
            .unwrap_or_else(|error| panic!("{} cannot be listed: {error}", folder.display()));
        for entry in entries {
            let path = entry.expect("an entry of a folder can be read").path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(dist(), &mut found);
    let mut names: Vec<String> = found
        .iter()
        .filter(|path| !is_copy(path))
        .map(|path| {
            let below = path.strip_prefix(dist()).expect("it was found there");
            below.to_string_lossy().replace('\\', "/")
        })
        .collect();
    names.sort();
    assert!(names.len() > 10, "the site has only {names:?}");
    names
}

/// Compressed copies lie beside the files and are chosen by negotiation.
fn is_copy(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "br" || extension == "gz")
}

/// The address at which a file is found: a page's is its folder's.
pub(crate) fn address(file: &str) -> String {
    let file = file.strip_suffix("index.html").unwrap_or(file);
    format!("/{file}")
}

pub(crate) fn extension(file: &str) -> &str {
    file.rsplit('.').next().unwrap_or_default()
}

pub(crate) fn header<'a>(answer: &'a Answer, name: &str, path: &str) -> &'a str {
    answer
        .header(name)
        .unwrap_or_else(|| panic!("{path} is answered without {name}: {:?}", answer.headers))
}
