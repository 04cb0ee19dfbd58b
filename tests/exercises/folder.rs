//! An exercise's folder, and what the registry says of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use bytewise_tests::project;

use crate::Exercise;

/// The sketch of the same in Python.
pub(crate) const PYTHON: &str = "python.py";

/// The file that a learner starts from.
const STARTER: &str = "starter.rs";

/// The files of a folder besides a file per variant.
const FILES: [&str; 6] = [
    "exercise.md",
    "figures.json",
    "mod.rs",
    "promises.toml",
    "python.json",
    PYTHON,
];

/// The folders of versions by other hands.
pub(crate) const ACCEPTED: &str = "accepted";
pub(crate) const REFUSED: &str = "refused";

/// Tells whether a file of that name is Rust.
pub(crate) fn is_rust(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|it| it == "rs")
}

/// Set to 1, it has figures written down instead of compared.
const RECORD_VARIABLE: &str = "BYTEWISE_RECORD";

pub(crate) fn is_recording() -> bool {
    std::env::var(RECORD_VARIABLE).is_ok_and(|value| value == "1")
}

/// Says how to record the figures of an exercise.
pub(crate) fn record(exercise: Exercise) -> String {
    let slug = exercise.slug();
    format!("record it with `cargo run -- test {slug} --record`")
}

/// The file of a variant.
pub(crate) fn file_of(variant: &str) -> String {
    format!("{}.rs", variant.replace('-', "_"))
}

pub(crate) fn path(exercise: Exercise, file: &str) -> PathBuf {
    let folder = exercise.slug().replace('-', "_");
    project::root().join("exercises").join(folder).join(file)
}

pub(crate) fn read(exercise: Exercise, file: &str) -> String {
    let path = path(exercise, file);
    fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()))
}

/// The names in a folder; none if there is no such folder.
pub(crate) fn names_in(folder: &Path) -> BTreeSet<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return BTreeSet::new();
    };
    let names = entries.map(|entry| {
        let entry = entry.expect("an entry of a folder can be read");
        entry.file_name().to_string_lossy().into_owned()
    });
    names.collect()
}

pub(crate) fn has_exactly_its_files(exercise: Exercise) {
    let variants = exercise.variants().into_iter().map(file_of);
    let mut expected: BTreeSet<String> = variants.chain(FILES.map(str::to_owned)).collect();
    if exercise.shape().is_edit() {
        expected.extend([ACCEPTED, REFUSED, STARTER].map(str::to_owned));
    }
    let folder = path(exercise, "");
    let found = names_in(&folder);
    let missing: Vec<_> = expected
        .difference(&found)
        .map(|name| advice(exercise, name))
        .collect();
    assert!(
        missing.is_empty(),
        "{} lacks {}",
        folder.display(),
        missing.join("; ")
    );
    let odd: Vec<_> = found.difference(&expected).collect();
    assert!(
        odd.is_empty(),
        "{} has {odd:?}, which belongs to no exercise: list its variant in mod.rs, or delete it",
        folder.display()
    );
}

/// A missing file with what to do about it.
fn advice(exercise: Exercise, name: &str) -> String {
    let what = match name {
        "figures.json" | "python.json" => record(exercise),
        ACCEPTED => "write three good versions of different structure into it".to_owned(),
        REFUSED => "write the shortcuts that a clever learner would try into it".to_owned(),
        _ => format!("exercises/slots/{name} is the model"),
    };
    format!("{name} ({what})")
}

/// Rust's own formatter finds the files that modules name. Starters and the
/// versions by other hands are in none.
pub(crate) fn is_formatted(exercise: Exercise) {
    let folder = path(exercise, "");
    let files = [".", ACCEPTED, REFUSED].into_iter().flat_map(|inner| {
        let inner = folder.join(inner);
        let names = names_in(&inner).into_iter();
        let rust = names.filter(|name| is_rust(name));
        rust.map(move |name| inner.join(name)).collect::<Vec<_>>()
    });
    let output = Command::new("rustfmt")
        .args(["--check", "--edition", "2024", "--config-path"])
        .arg(project::root().join("exercises"))
        .args(files)
        .stdin(Stdio::null())
        .output();
    match output {
        Ok(output) => assert!(
            output.status.success(),
            "run `rustfmt --edition 2024 --config-path exercises {}/**/*.rs`:\n{}{}",
            folder.display(),
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        ),
        Err(_) => eprintln!("skipped: there is no rustfmt"),
    }
}

pub(crate) fn is_registered_soundly(exercise: Exercise) {
    let variants = exercise.variants();
    let distinct: BTreeSet<_> = variants.iter().collect();
    assert_eq!(distinct.len(), variants.len(), "{variants:?}");
    assert_eq!(variants[0], "naive");
    assert!(variants.contains(&"optimized"), "{variants:?}");
    knobs_hold_together(exercise);
    let edges = exercise.edges();
    for edge in &edges {
        assert_eq!(exercise.check(edge), Ok(()), "{edge:?}");
    }
    for knob in exercise.knobs() {
        assert!(
            edges.iter().any(|edge| edge[&knob.name] == knob.min),
            "no edge case has {} at its smallest, {}",
            knob.name,
            knob.min
        );
    }
}

fn knobs_hold_together(exercise: Exercise) {
    let knobs = exercise.knobs();
    assert!(!knobs.is_empty(), "it has no knob");
    for knob in knobs {
        let whose = &knob.name;
        assert_eq!(knob.check(knob.default), Ok(knob.default), "{whose}");
        assert!(
            u32::try_from(knob.max).is_ok(),
            "{whose}: wasm32 counts to 2^32"
        );
        assert!(
            knob.sweep.is_empty() || knob.sweep.len() >= 6,
            "{whose}: growth over {:?} is no line",
            knob.sweep
        );
        assert!(
            knob.sweep.is_sorted_by(|a, b| a < b),
            "{whose}: {:?} does not ascend",
            knob.sweep
        );
        for size in &knob.sweep {
            assert_ne!(*size, 0, "{whose}: 0 has no place on a logarithmic axis");
            assert_eq!(knob.check(*size), Ok(*size), "{whose}");
        }
    }
}
