//! `bytewise check` and `bytewise new`, given what a person may give them by
//! mistake.

use std::fs;
use std::path::Path;

use bytewise_tests::command::run;
use bytewise_tests::files::TemporaryFolder;
use bytewise_tests::project;
use serde::Deserialize;
use serde_json::json;

fn plain(path: &Path) -> &str {
    path.to_str().expect("the target folder has a plain name")
}

/// A file's verdict in the terminal's JSON.
#[derive(Debug, Deserialize)]
struct Judged {
    file: String,
    exercise: Option<String>,
    verdict: String,
    failed: Option<Failed>,
    handed_in: Option<HandedIn>,
}

/// What a file says of itself.
#[derive(Debug, Deserialize)]
struct HandedIn {
    differences: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Failed {
    why: String,
    line: Option<u32>,
}

const ENDLESS: &str = "pub fn solve(_: &super::Case) -> f64 {
    loop {
        std::hint::black_box(());
    }
}
";

const EXHAUSTS: &str = "pub fn solve(_: &super::Case) -> f64 {
    let mut all = Vec::new();
    loop {
        all.push(vec![1_u8; 1 << 20]);
    }
}
";

/// Has the host copy what no instruction of its own does.
const READS: &str = r#"#[link(wasm_import_module = "host")]
unsafe extern "C" {
    safe fn file_open(pattern: *const u8, len: usize, length: f64) -> f64;
    safe fn file_read(offset: f64, address: *mut u8, capacity: usize) -> i32;
}
pub fn solve(_: &super::Case) -> f64 {
    let mut all = vec![0_u8; 100 << 20];
    file_open(b"x".as_ptr(), 1, 1e12);
    loop {
        file_read(0.0, all.as_mut_ptr(), all.len());
    }
}
"#;

const SHOUTS: &str = r#"pub fn solve(_: &super::Case) -> f64 {
    panic!("{}", "loud ".repeat(10 << 20));
}
"#;

#[test]
fn files_that_cannot_be_judged_are_named_and_the_others_are_judged() {
    let folder = TemporaryFolder::new("hand-ins");
    let slots = project::root().join("exercises/slots");
    for (name, from) in [("good.rs", "optimized.rs"), ("starter.rs", "starter.rs")] {
        folder.write(name, fs::read(slots.join(from)).expect("a file of slots"));
    }
    folder.write(
        "broken.rs",
        "pub fn solve(_: &super::Case) -> f64 {\n    1_u32\n}\n",
    );
    folder.write("empty.rs", "");
    folder.write("endless.rs", ENDLESS);
    folder.write("exhausts.rs", EXHAUSTS);
    folder.write("large.rs", format!("// {}\n", "x".repeat(100_000)));
    folder.write("latin.rs", b"// \xff\n");
    folder.write("notes.txt", "no Rust");
    folder.write("reads.rs", READS);
    folder.write("shouts.rs", SHOUTS);
    let missing = folder.path().join("missing.rs");
    let output = run(&[
        "check",
        "slots",
        plain(folder.path()),
        plain(&missing),
        "--format",
        "json",
    ]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let judged: Vec<Judged> = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let expected = [
        (
            "broken.rs",
            "refused",
            Some(2),
            "expected `f64`, found `u32`",
        ),
        ("empty.rs", "unreadable", None, "starter.rs"),
        ("endless.rs", "failed", None, "was stopped"),
        ("exhausts.rs", "failed", None, "256 MiB"),
        ("good.rs", "passed", None, ""),
        ("large.rs", "unreadable", None, "65,536"),
        ("latin.rs", "unreadable", None, "byte 3"),
        ("reads.rs", "failed", None, "was stopped"),
        ("shouts.rs", "failed", None, "loud l…"),
        (
            "starter.rs",
            "over-budget",
            Some(11),
            "more than the budget",
        ),
        ("missing.rs", "unreadable", None, "give the path of a file"),
    ];
    assert_eq!(judged.len(), expected.len(), "{judged:#?}");
    for (judged, (name, verdict, line, says)) in judged.iter().zip(expected) {
        assert!(judged.file.ends_with(name), "{judged:?}");
        assert_eq!(judged.verdict, verdict, "{judged:?}");
        let failed = judged.failed.as_ref();
        assert_eq!(failed.is_none(), verdict == "passed", "{judged:?}");
        assert_eq!(failed.and_then(|failed| failed.line), line, "{judged:?}");
        let why = failed.map_or("", |failed| failed.why.as_str());
        assert!(why.contains(says), "no `{says}` in {judged:?}");
        assert!(why.len() < 10_000, "{} bytes of {name}", why.len());
    }
}

/// A folder of files that learners have handed in, some of which are none.
fn handed_in() -> TemporaryFolder {
    let folder = TemporaryFolder::new("handed-in-files");
    let source = |slug: &str, name: &str| {
        let path = project::root().join(format!("exercises/{slug}/{name}"));
        fs::read_to_string(path).expect("a file of an exercise")
    };
    let form = |exercises: serde_json::Value| {
        json!({ "bytewise_hand_in": 1, "build": "0123", "saved": "2026-01-02T03:04:05Z",
            "exercises": exercises })
        .to_string()
    };
    folder.write(
        "anna.json",
        form(json!([
            { "slug": "lazy-sum", "source": source("lazy_sum", "optimized.rs") },
            { "slug": "slots", "source": source("slots", "optimized.rs"),
              "verdict": "passed", "solved": true, "later": [1] },
        ])),
    );
    folder.write(
        "ben.json",
        form(json!([
            { "slug": "slots", "source": source("slots", "starter.rs"),
              "verdict": "passed", "solved": true, "figure": 12 },
            { "slug": "ask-empty-list", "source": "words" },
            { "slug": "\u{1b}gone", "source": "fn x() {}" },
        ])),
    );
    folder.write("cut.json", &form(json!([]))[..40]);
    folder.write("empty.json", form(json!([])));
    folder.write("newer.json", json!({ "bytewise_hand_in": 2 }).to_string());
    folder.write(
        "twice.json",
        form(json!([{ "slug": "slots", "source": "" }, { "slug": "slots", "source": "" }])),
    );
    folder.write("notes.txt", "no JSON");
    folder
}

#[test]
fn what_is_handed_in_is_judged_anew_and_what_it_says_wrongly_is_named() {
    let folder = handed_in();
    let line = |format| {
        [
            "check",
            "--hand-ins",
            plain(folder.path()),
            "--format",
            format,
        ]
    };
    let output = run(&line("json"));
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let judged: Vec<Judged> = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let seen: Vec<(&str, Option<&str>, &str)> = judged
        .iter()
        .map(|judged| {
            let file = judged.file.rsplit('/').next().unwrap_or_default();
            (file, judged.exercise.as_deref(), judged.verdict.as_str())
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("anna.json", Some("slots"), "passed"),
            ("ben.json", Some("slots"), "over-budget"),
            ("anna.json", Some("lazy-sum"), "passed"),
            ("ben.json", Some("ask-empty-list"), "unreadable"),
            ("ben.json", Some("\u{1b}gone"), "unreadable"),
            ("cut.json", None, "unreadable"),
            ("empty.json", None, "unreadable"),
            ("newer.json", None, "unreadable"),
            ("twice.json", None, "unreadable"),
        ],
        "{judged:#?}"
    );
    for (judged, says) in judged[3..].iter().zip([
        "judges no code",
        "there is no exercise",
        "no file that Bytewise saved",
        "it has no draft",
        "form 2",
        "twice",
    ]) {
        let why = judged
            .failed
            .as_ref()
            .map_or("", |failed| failed.why.as_str());
        let lower = why.to_lowercase();
        assert!(
            lower.contains(&says.to_lowercase()),
            "no `{says}` in `{why}`"
        );
    }
    let differences = |at: usize| {
        &judged[at]
            .handed_in
            .as_ref()
            .expect("it says so")
            .differences
    };
    assert_eq!(differences(0), &[] as &[String]);
    assert!(
        differences(1)[0].contains("says `passed`"),
        "{:?}",
        differences(1)
    );
    assert!(
        differences(1)[1].contains("12 bytes"),
        "{:?}",
        differences(1)
    );
    for (format, says) in [
        ("table", "\n2 of 9 solved\n"),
        ("table", "slots · 1 of 2 solved"),
        (
            "junit",
            "<testsuites>\n<testsuite name=\"slots\" tests=\"2\" failures=\"1\">",
        ),
        ("junit", "<system-out>The file says `passed`"),
        ("github", "::warning file="),
    ] {
        let output = run(&line(format));
        let printed = String::from_utf8_lossy(&output.stdout);
        assert!(printed.contains(says), "no `{says}` in {printed}");
        assert!(!printed.contains('\u{1b}'), "{printed}");
    }
}

#[test]
fn a_command_line_that_names_nothing_to_judge_is_not_understood() {
    let empty = TemporaryFolder::new("no-hand-ins");
    let empty = plain(empty.path());
    for (line, says) in [
        (&["check", "slot", "a.rs"][..], "there are `slots`"),
        (&["check", "slots"], "<FILE>"),
        (&["check"], "<FILE>"),
        (&["check", "slots", "--hand-ins", empty], "cannot be used"),
        (
            &["check", "--hand-ins", empty],
            "no file that ends in `.json`",
        ),
        (&["check", "slots", empty], "no file that ends in `.rs`"),
    ] {
        let output = run(line);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{line:?}: {said}");
        assert!(said.contains(says), "no `{says}` in {said}");
    }
}

#[test]
fn a_name_that_no_exercise_can_have_is_refused_and_nothing_is_written() {
    let registry = project::root().join("exercises/lib.rs");
    let before = fs::read(&registry).expect("the registry");
    for (slug, says) in [
        ("slots", "already"),
        ("My_Exercise", "such as `my-exercise`"),
        ("../escape", "such as `my-exercise`"),
        ("loop", "a word of Rust"),
        ("harness", "already"),
    ] {
        let output = run(&["new", slug]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{slug}: {said}");
        assert!(said.contains(says), "no `{says}` in {said}");
    }
    assert_eq!(fs::read(&registry).expect("the registry"), before);
}
