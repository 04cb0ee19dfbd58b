//! The registry against the folders of `exercises/`: nothing that is listed is
//! missing, nothing that is there is left out.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use bytewise_tests::project;
use exercises::TRACKS;
use exercises::harness::Registered;

/// What stands beside the folders, which are exercises.
const BESIDE_THE_FOLDERS: [&str; 9] = [
    "Cargo.toml",
    "claims.rs",
    "file.rs",
    "findings.rs",
    "harness.rs",
    "lib.rs",
    "live.rs",
    "run.rs",
    "rustfmt.toml",
];

/// What a folder has besides a file per variant.
const BESIDE_THE_VARIANTS: [&str; 6] = [
    "exercise.md",
    "figures.json",
    "mod.rs",
    "python.json",
    "python.py",
    "starter.rs",
];

/// The sections of `exercise.md`, in their order.
const SECTIONS: [&str; 5] = [
    "Problem",
    "What to look for",
    "Why it works",
    "When not to",
    "Back in Python",
];

fn folder(exercise: &dyn Registered) -> PathBuf {
    project::root()
        .join("exercises")
        .join(exercise.slug().replace('-', "_"))
}

fn names_in(folder: &std::path::Path) -> BTreeSet<String> {
    fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{} cannot be listed: {error}", folder.display()))
        .map(|entry| {
            let entry = entry.expect("an entry of a folder can be read");
            entry.file_name().to_string_lossy().into_owned()
        })
        .collect()
}

fn read(path: &std::path::Path) -> String {
    fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()))
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
fn a_folder_has_exactly_the_files_of_an_exercise() {
    for exercise in exercises::all() {
        let expected: BTreeSet<String> = exercise
            .variants()
            .iter()
            .map(|variant| format!("{}.rs", variant.replace('-', "_")))
            .chain(BESIDE_THE_VARIANTS.map(str::to_owned))
            .collect();
        assert_eq!(
            names_in(&folder(exercise)),
            expected,
            "left: what {} has; right: what it must have",
            folder(exercise).display()
        );
    }
}

#[test]
fn every_exercise_is_documented() {
    for exercise in exercises::all() {
        let path = folder(exercise).join("exercise.md");
        let text = read(&path);
        let mut parts = text.split("\n## ");
        assert!(
            parts.next().is_some_and(|front| front.starts_with("+++\n")),
            "{} opens with its front matter between +++ lines",
            path.display()
        );
        let (titles, bodies): (Vec<&str>, Vec<&str>) = parts
            .map(|part| part.split_once('\n').unwrap_or((part, "")))
            .unzip();
        assert_eq!(titles, SECTIONS, "the sections of {}", path.display());
        for (title, body) in titles.iter().zip(bodies) {
            assert!(
                !body.trim().is_empty(),
                "`{title}` of {} is empty",
                path.display()
            );
        }
    }
}

#[test]
fn what_is_shown_fits_a_narrow_pane() {
    const COLUMNS: usize = 79;
    for exercise in exercises::all() {
        let variants = exercise.variants().into_iter();
        let rust = variants.map(|variant| format!("{}.rs", variant.replace('-', "_")));
        for file in rust.chain(["python.py", "starter.rs"].map(str::to_owned)) {
            let path = folder(exercise).join(file);
            for (number, line) in (1..).zip(read(&path).lines()) {
                let columns = line.chars().count();
                assert!(
                    columns <= COLUMNS,
                    "{}:{number} has {columns} columns; a learner's pane shows {COLUMNS}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn names_are_unique_and_fit_in_a_link() {
    let mut seen = BTreeSet::new();
    let slugs = exercises::all().map(Registered::slug);
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

#[test]
fn naive_is_first_and_optimized_is_there() {
    for exercise in exercises::all() {
        let variants = exercise.variants();
        let distinct: BTreeSet<_> = variants.iter().collect();
        assert_eq!(distinct.len(), variants.len(), "{variants:?}");
        assert_eq!(variants[0], "naive", "{}", exercise.slug());
        assert!(variants.contains(&"optimized"), "{}", exercise.slug());
    }
}

#[test]
fn knobs_hold_together() {
    for exercise in exercises::all() {
        let knobs = exercise.knobs();
        assert!(!knobs.is_empty(), "{} has no knob", exercise.slug());
        for knob in knobs {
            let whose = format!("{} {}", exercise.slug(), knob.name);
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
}

#[test]
fn edge_cases_are_valid_and_hold_the_smallest() {
    for exercise in exercises::all() {
        let edges = exercise.edges();
        for edge in &edges {
            assert_eq!(exercise.check(edge), Ok(()), "{} {edge:?}", exercise.slug());
        }
        for knob in exercise.knobs() {
            assert!(
                edges.iter().any(|edge| edge[&knob.name] == knob.min),
                "no edge case of {} has {} at its smallest, {}",
                exercise.slug(),
                knob.name,
                knob.min
            );
        }
    }
}
