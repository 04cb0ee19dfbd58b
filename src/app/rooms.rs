//! The order of this crate's modules: each may use what stands in its own row
//! or above, whoever exports it.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules, the most basic first. What is pure stands above what shows it.
const ROWS: &[&[&str]] = &[
    &["browser", "effect", "json", "mode", "query", "route"],
    &["run"],
    &[
        "env", "kept", "lecture", "link", "progress", "prose", "reached", "solved", "tabs",
        "tally", "theme",
    ],
    &["plot", "trace"],
    &["export"],
    &["yours"],
    &["bench"],
    &["pages"],
    &["bottom", "frame", "navigator", "page", "start"],
];

/// What tests alone use.
const OF_TESTS: [&str; 3] = ["fuzz", "rooms", "samples"];

fn row(module: &str) -> Option<usize> {
    ROWS.iter().position(|row| row.contains(&module))
}

/// The modules of this crate that a source names.
fn named(source: &str) -> Vec<&str> {
    let paths = source.split("crate::").skip(1);
    let modules = paths.flat_map(|path| match path.strip_prefix('{') {
        Some(several) => listed(several),
        None => vec![path],
    });
    modules
        .map(|path| {
            let path = path.trim();
            let end = path.find(|c: char| !c.is_ascii_lowercase() && c != '_');
            &path[..end.unwrap_or(path.len())]
        })
        .filter(|module| !module.is_empty() && !OF_TESTS.contains(module))
        .collect()
}

/// The paths of a list up to its end, whatever lists are in it.
fn listed(several: &str) -> Vec<&str> {
    let (mut depth, mut start, mut paths) = (0_usize, 0, Vec::new());
    for (at, c) in several.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                paths.push(&several[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                paths.push(&several[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    paths
}

/// The modules that a source names, though they stand below the one it is in.
fn upward<'a>(module: &str, source: &'a str) -> Vec<&'a str> {
    let own = row(module).unwrap_or_else(|| panic!("`{module}` stands in no row"));
    let mut named = named(source);
    named.retain(|other| row(other).unwrap_or_else(|| panic!("`{other}` stands in no row")) > own);
    named
}

/// The files of a module.
fn files(of: &Path) -> Vec<PathBuf> {
    if of.is_file() {
        return vec![of.to_owned()];
    }
    let entries = fs::read_dir(of).expect("a module has a folder");
    let entries = entries.map(|entry| entry.expect("a folder can be read").path());
    entries.flat_map(|path| files(&path)).collect()
}

#[test]
fn no_module_uses_one_that_stands_below_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let listed = ROWS.iter().copied().flatten();
    for module in listed {
        let folder = root.join(module);
        let file = root.join(format!("{module}.rs"));
        let all = [folder, file].into_iter().filter(|path| path.exists());
        let all: Vec<PathBuf> = all.flat_map(|path| files(&path)).collect();
        assert!(!all.is_empty(), "there is no `{module}`");
        for path in all {
            let source = fs::read_to_string(&path).expect("a source is text");
            let upward = upward(module, &source);
            assert!(upward.is_empty(), "{} uses {upward:?}", path.display());
        }
    }
    let lib = fs::read_to_string(root.join("lib.rs")).expect("the crate has a root");
    let declared = lib.lines().filter_map(|line| {
        let line = line.strip_prefix("pub ").unwrap_or(line);
        line.strip_prefix("mod ")?.strip_suffix(';')
    });
    for module in declared.filter(|module| !OF_TESTS.contains(module)) {
        assert!(row(module).is_some(), "`{module}` stands in no row");
    }
}

#[test]
fn what_is_used_or_exported_from_below_is_found() {
    for source in [
        "use crate::bench::BenchHandle;",
        "pub use crate::bench::{BenchHandle, View};",
        "let page = crate::pages::View::Home;",
        "use crate::{browser, bench::View};",
        "use crate::{browser::{Tab, Work}, pages::View};",
    ] {
        assert_eq!(upward("run", source).len(), 1, "{source}");
    }
    assert!(upward("run", "use crate::browser::Tab;").is_empty());
    assert!(upward("bench", "use crate::bench::View;").is_empty());
}
