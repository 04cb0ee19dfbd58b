//! The recorder itself, on sketches made for it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use bytewise_tests::project;

use crate::RECORDER;

/// The result of running the recorder on a project's only sketch.
struct Outcome {
    status: Option<i32>,
    wrong: String,
}

/// A project with one exercise, whose sketch holds this code.
struct Project(PathBuf);

impl Project {
    fn with_sketch(name: &str, code: &str) -> Self {
        let project = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name));
        fs::create_dir_all(project.folder()).expect("cargo's folder for tests can be written");
        let figures = r#"{"runs": [{"variant": "naive"}, {"variant": "zero-copy"}]}"#;
        project.write("figures.json", figures);
        project.write("python.py", code);
        project
    }

    fn folder(&self) -> PathBuf {
        self.0.join("exercises/made")
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.folder().join(file), text).expect("cargo's folder for tests can be written");
    }

    fn recording(&self) -> String {
        fs::read_to_string(self.folder().join("python.json")).expect("the recorder wrote it")
    }

    /// Runs the recorder; `None` where there is no Python that it works with.
    fn run(&self, arguments: &[&str]) -> Option<Outcome> {
        let output = Command::new("python3")
            // An option that Python has from 3.11 on.
            .arg("-P")
            .arg(project::root().join(RECORDER))
            .arg("--root")
            .arg(&self.0)
            .args(arguments)
            .stdin(Stdio::null())
            .output();
        let outcome = output.ok().map(|output| Outcome {
            status: output.status.code(),
            wrong: String::from_utf8_lossy(&output.stderr).into_owned(),
        });
        let outcome = outcome.filter(|outcome| !outcome.wrong.contains("Unknown option: -P"));
        if outcome.is_none() {
            eprintln!("skipped: there is no python3 from 3.11 on");
        }
        outcome
    }
}

#[test]
fn a_recording_is_in_the_order_of_the_variants_and_is_compared_to_the_byte() {
    let sketch = "def case():\n    return 9_000\n\n\
                  def zero_copy(case):\n    return bytes(case)[:0]\n\n\
                  kept = []\n\n\
                  def naive(case):\n    kept.append(bytes(case))\n    return b''\n";
    let project = Project::with_sketch("compared", sketch);
    let Some(recorded) = project.run(&[]) else {
        return;
    };
    assert_eq!(recorded.status, Some(0), "{}", recorded.wrong);
    let text = project.recording();
    let runs: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    let runs = runs["runs"].as_array().expect("it holds runs");
    let names: Vec<_> = runs.iter().map(|run| &run["variant"]).collect();
    assert_eq!(names, ["naive", "zero-copy"]);
    // The bytes themselves, and the header of the object that holds them.
    assert!(runs[0]["retained"].as_u64() > Some(9_000), "{text}");
    assert_eq!(runs[1]["retained"], 0, "{text}");
    assert!(runs[1]["peak"].as_u64() > Some(9_000), "{text}");

    let check = || project.run(&["--check"]).expect("it ran before");
    assert_eq!(check().status, Some(0));
    project.write("python.json", &text.replace("\"peak\": 9", "\"peak\": 8"));
    let differs = check();
    assert_eq!(differs.status, Some(1));
    assert!(differs.wrong.contains("recorded was"), "{}", differs.wrong);
    project.write("python.json", &text.replace("Python ", "Python 0."));
    assert_eq!(check().status, Some(3), "another Python is not compared");
}

#[test]
fn a_sketch_that_cannot_be_trusted_is_refused() {
    for (name, code, says) in [
        (
            "unequal",
            "def naive(case):\n    return 1\n\ndef zero_copy(case):\n    return 2\n",
            "the answers differ",
        ),
        (
            "unsteady",
            "import os\n\ndef naive(case):\n    return len(bytes(os.getpid())) * 0\n",
            "does not repeat",
        ),
        (
            "unknown",
            "def optimised(case):\n    return 1\n",
            "no variant",
        ),
        (
            "failing",
            "def naive(case):\n    return 1 / 0\n",
            "ZeroDivisionError",
        ),
    ] {
        let sketch = format!("def case():\n    return 1\n\n{code}");
        let project = Project::with_sketch(name, &sketch);
        let Some(refused) = project.run(&[]) else {
            return;
        };
        assert_eq!(refused.status, Some(1), "{name}");
        assert!(refused.wrong.contains(says), "{name}: {}", refused.wrong);
    }
}
