//! The exercises' Python sketches: each is there, ports variants that exist,
//! and takes what was recorded of it.

mod recorder;

use std::fs;
use std::io::ErrorKind;
use std::process::{Command, Stdio};

use bytewise_tests::project;
use exercises::harness::Registered;
use protocol::RecordedPython;

/// Compares and records; its head explains how.
const RECORDER: &str = "tests/python/record.py";

/// The recorder's exit status where this Python is another than the recorded.
const NOT_COMPARED: i32 = 3;

fn read(exercise: &dyn Registered, file: &str) -> String {
    let folder = exercise.slug().replace('-', "_");
    let path = project::root().join("exercises").join(folder).join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| {
        let path = path.display();
        panic!("{path} cannot be read: {error}; write python.py, then run `python3 {RECORDER}`")
    })
}

#[test]
fn every_exercise_has_a_recorded_sketch_of_variants_that_it_has() {
    for exercise in exercises::all() {
        let slug = exercise.slug();
        let sketch = read(exercise, "python.py");
        let recorded: RecordedPython = serde_json::from_str(&read(exercise, "python.json"))
            .unwrap_or_else(|error| {
                panic!("{slug}: python.json holds no recording: {error}; run `python3 {RECORDER}`")
            });
        let ported: Vec<&str> = recorded.runs.iter().map(|run| &*run.variant).collect();
        let mut expected = exercise.variants();
        expected.retain(|variant| {
            let function = format!("\ndef {}(case", variant.replace('-', "_"));
            sketch.contains(&function)
        });
        assert_eq!(
            ported, expected,
            "{slug}: left: python.json; right: the variants that python.py ports, in their order"
        );
        assert!(
            ported.contains(&"naive"),
            "{slug}: python.py has no `naive`"
        );
    }
}

#[test]
fn prose_that_quotes_a_recording_names_its_python() {
    let mut looked = 0;
    for exercise in exercises::all() {
        let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let prose = words(read(exercise, "exercise.md"));
        if prose.contains("{{python.") {
            let recorded: RecordedPython = serde_json::from_str(&read(exercise, "python.json"))
                .expect("another test says what is wrong with it");
            assert!(
                prose.contains(&recorded.version),
                "{}: exercise.md quotes figures of Python but does not say `{}`",
                exercise.slug(),
                recorded.version
            );
            looked += 1;
        }
    }
    assert!(looked > 0, "no prose quotes a figure of Python");
}

#[test]
fn sketches_take_what_was_recorded() {
    let output = Command::new("python3")
        .current_dir(project::root())
        .args([RECORDER, "--check"])
        .stdin(Stdio::null())
        .output();
    let output = match output {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            eprintln!("skipped: there is no python3 to record with");
            return;
        }
        output => output.expect("python3 can be started"),
    };
    let (said, wrong) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    match output.status.code() {
        Some(0) => {}
        Some(NOT_COMPARED) => eprintln!("skipped, at least in part:\n{said}"),
        _ => panic!("{RECORDER} ended with {}:\n{wrong}", output.status),
    }
}
