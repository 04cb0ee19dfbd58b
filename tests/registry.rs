//! The registry against the folders of `exercises/`: nothing that is listed is
//! missing, nothing that is there is left out.

use std::collections::BTreeSet;
use std::fs;

use bytewise_tests::project;
use exercises::TRACKS;
use exercises::harness::Registered;

/// The files beside the folders, which are exercises.
const BESIDE_THE_FOLDERS: [&str; 17] = [
    "Cargo.toml",
    "access_log.rs",
    "answer.rs",
    "census.rs",
    "claims.rs",
    "file.rs",
    "findings.rs",
    "harness.rs",
    "lib.rs",
    "live.rs",
    "output.rs",
    "owners.rs",
    "paths.rs",
    "rows.rs",
    "run.rs",
    "rustfmt.toml",
    "source.rs",
];

fn names_in(folder: &std::path::Path) -> BTreeSet<String> {
    fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{} cannot be listed: {error}", folder.display()))
        .map(|entry| {
            let entry = entry.expect("an entry of a folder can be read");
            entry.file_name().to_string_lossy().into_owned()
        })
        .collect()
}

#[test]
fn every_folder_is_listed_in_the_registry() {
    let expected: BTreeSet<String> = exercises::all()
        .map(|exercise| exercise.slug().replace('-', "_"))
        .chain(BESIDE_THE_FOLDERS.map(str::to_owned))
        .collect();
    assert_eq!(
        names_in(&project::root().join("exercises")),
        expected,
        "left: what is in exercises/; right: what exercises/lib.rs lists"
    );
}

#[test]
fn names_are_unique_and_fit_in_a_link() {
    let mut seen = BTreeSet::new();
    let slugs = exercises::all().map(<dyn Registered>::slug);
    for name in TRACKS.iter().map(|track| track.id).chain(slugs) {
        assert!(seen.insert(name), "`{name}` is there twice");
        assert!(
            name.starts_with(|c: char| c.is_ascii_lowercase())
                && name
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "`{name}` has more than lower-case letters, digits and hyphens"
        );
    }
    assert_eq!(seen.len(), TRACKS.len() + exercises::all().count());
}

/// The number of rows of `tests/THREATS.md`.
const THREATS: u32 = 85;

#[test]
fn every_threat_has_an_entry_and_every_test_that_it_names_is_there() {
    let table = fs::read_to_string(project::root().join("tests/THREATS.md"))
        .expect("the table of threats is there");
    let mut rows = Vec::new();
    for line in table.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let Some(Ok(number)) = cells.get(1).map(|cell| cell.parse::<u32>()) else {
            continue;
        };
        rows.push(number);
        let [.., held_by, open, _] = cells[..] else {
            panic!("row {number} has too few cells");
        };
        assert!(
            !(held_by.is_empty() && open.is_empty()),
            "row {number} says neither what holds it nor what is open"
        );
        let named = held_by
            .split('`')
            .filter_map(|code| code.split_once(".rs::"));
        for (file, name) in named {
            let path = project::root().join(format!("{file}.rs"));
            let source = fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("row {number}: {}: {error}", path.display()));
            assert!(
                source.contains(&format!("fn {name}(")),
                "row {number}: {file}.rs has no `{name}`"
            );
        }
    }
    let expected: Vec<u32> = (1..=THREATS).collect();
    assert_eq!(rows, expected);
}
