//! The exercise's Python sketch: it is there, ports variants that exist, and
//! takes what was recorded of it.

use std::io::ErrorKind;
use std::process::{Command, Stdio};

use bytewise_tests::project;
use protocol::RecordedPython;

use crate::Exercise;
use crate::folder::{PYTHON, is_recording, read, record};

/// Compares and records; its head explains how.
const RECORDER: &str = "tests/python/record.py";

/// The recorder's exit status where this Python is another than the recorded.
const NOT_COMPARED: i32 = 3;

pub(crate) fn sketch_is_recorded(exercise: Exercise) {
    if is_recording() {
        recorder(exercise, &[]);
    }
    ports_variants(exercise);
    recorder(exercise, &["--check"]);
}

fn ports_variants(exercise: Exercise) {
    let sketch = read(exercise, PYTHON);
    let recorded: RecordedPython = serde_json::from_str(&read(exercise, "python.json"))
        .unwrap_or_else(|error| {
            let advice = record(exercise);
            panic!("python.json holds no recording: {error}; {advice}")
        });
    let ported: Vec<&str> = recorded.runs.iter().map(|run| &*run.variant).collect();
    let mut expected = exercise.variants();
    expected.retain(|variant| {
        let function = format!("\ndef {}(case", variant.replace('-', "_"));
        sketch.contains(&function)
    });
    assert_eq!(
        ported, expected,
        "left: python.json; right: the variants that python.py ports, in their order"
    );
    assert!(ported.contains(&"naive"), "python.py has no `naive`");
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let prose = words(&read(exercise, "exercise.md"));
    assert!(
        !prose.contains("{{python.") || prose.contains(&recorded.version),
        "exercise.md quotes figures of Python but does not say `{}`",
        recorded.version
    );
}

/// Has the recorder look at this exercise's sketch.
fn recorder(exercise: Exercise, arguments: &[&str]) {
    let output = Command::new("python3")
        .current_dir(project::root())
        .arg(RECORDER)
        .args(arguments)
        .arg(exercise.slug())
        .stdin(Stdio::null())
        .output();
    let output = match output {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            eprintln!("skipped: there is no python3 to record with");
            return;
        }
        output => output.expect("python3 can be started"),
    };
    let wrong = String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0) => {}
        Some(NOT_COMPARED) => {
            let said = String::from_utf8_lossy(&output.stdout);
            eprintln!("skipped, at least in part:\n{said}");
        }
        _ => panic!("{RECORDER} ended with {}:\n{wrong}", output.status),
    }
}
