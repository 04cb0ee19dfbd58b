//! The prose of an exercise: complete, true where a test can tell, and in words
//! that its readers use.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use protocol::Shape;
use serde::Deserialize;

use crate::Exercise;
use crate::folder::{ACCEPTED, PYTHON, REFUSED, file_of, is_rust, names_in, path, read};

/// The mark in a new exercise wherever its author has to write something.
const UNWRITTEN: &str = "???";

/// The columns of the pane in which a learner reads source.
const COLUMNS: usize = 79;

/// Words that do not belong to a learner's page, each with the better one.
const WORDS: [(&str, &str); 6] = [
    ("How often", "How many times, for a count"),
    ("how often", "how many times, for a count"),
    (" letters", "bytes, or characters"),
    ("in life", "in practice"),
    (" mend", "fix"),
    ("wide as it is", "of the same size"),
];

/// The front matter of `exercise.md`, as far as it is looked at here.
#[derive(Debug, Deserialize)]
struct Front {
    summary: String,
    #[serde(default)]
    hints: Vec<String>,
    teaches: String,
    task: String,
    #[serde(default)]
    predictions: Vec<Question>,
}

/// A question, as far as it is looked at here.
#[derive(Debug, Deserialize)]
struct Question {
    ask: String,
    code: Option<String>,
    compiles: Option<bool>,
}

fn front(exercise: Exercise) -> (Front, String) {
    let text = read(exercise, "exercise.md");
    let parts = text
        .strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("\n+++\n"));
    let (front, prose) =
        parts.unwrap_or_else(|| panic!("exercise.md opens with its front matter between +++"));
    let front = toml::from_str(front).unwrap_or_else(|error| panic!("exercise.md: {error}"));
    (front, prose.to_owned())
}

/// All files that an author writes, from the exercise's folder.
fn written(exercise: Exercise) -> Vec<String> {
    let files = ["mod.rs", "exercise.md", "promises.toml", PYTHON];
    let mut files = files.map(str::to_owned).to_vec();
    if exercise.shape().is_edit() {
        files.push("starter.rs".to_owned());
    }
    files.extend(exercise.variants().into_iter().map(file_of));
    for folder in [ACCEPTED, REFUSED] {
        let names = names_in(&path(exercise, folder)).into_iter();
        files.extend(names.map(|name| format!("{folder}/{name}")));
    }
    files
}

pub(crate) fn is_complete(exercise: Exercise) {
    host::read_content(exercise).unwrap_or_else(|error| panic!("{error:#}"));
    let (front, prose) = front(exercise);
    let mut missing = Vec::new();
    for file in written(exercise) {
        for (number, line) in (1..).zip(read(exercise, &file).lines()) {
            if line.contains(UNWRITTEN) {
                missing.push(format!(
                    "{file}:{number} still says `{UNWRITTEN}`: {}",
                    line.trim()
                ));
            }
            let columns = line.chars().count();
            let is_shown = is_rust(&file) && file != "mod.rs" || file == PYTHON;
            if is_shown && columns > COLUMNS {
                missing.push(format!(
                    "{file}:{number} has {columns} columns; a learner's pane shows {COLUMNS}"
                ));
            }
        }
    }
    missing.extend(gaps(exercise, &front, &prose));
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Lists what a complete exercise has and this one lacks.
fn gaps(exercise: Exercise, front: &Front, prose: &str) -> Vec<String> {
    let mut gaps = Vec::new();
    let mut need = |there: bool, what: &str| {
        if !there {
            gaps.push(format!("exercise.md {what}"));
        }
    };
    need(
        front.hints.len() >= 3 || !exercise.shape().is_edit(),
        "has fewer than three hints, from a nudge to the solution",
    );
    need(
        prose.contains("\n## In your own program\n"),
        "has no section `## In your own program`, after `## When not to`",
    );
    need(
        front
            .predictions
            .iter()
            .any(|question| question.code.is_some())
            || exercise.shape() == Shape::Interview,
        "asks about no `code`: swap a guessed number for about six lines of Rust",
    );
    let asked = |question: &Question| question.ask.contains(UNWRITTEN);
    need(
        !front.predictions.iter().any(asked),
        "has a question that is not written yet",
    );
    // A summary that quotes what a run gives answers the questions before them.
    let quotes = front.summary.split("{{").skip(1);
    let foreign = quotes.filter(|quote| !quote.trim_start().starts_with("case."));
    need(
        foreign.count() == 0,
        "quotes a measured figure in its `summary`; questions ask for those",
    );
    need(
        !prose.contains("Before you run it"),
        "asks in its Problem what `predictions` asks; ask once",
    );
    for (word, better) in WORDS {
        let hits = [prose, &front.summary, &front.task]
            .into_iter()
            .chain(front.hints.iter().map(String::as_str))
            .chain(
                front
                    .predictions
                    .iter()
                    .map(|question| question.ask.as_str()),
            )
            .filter(|text| text.contains(word))
            .count();
        need(hits == 0, &format!("says `{}`; say {better}", word.trim()));
    }
    gaps
}

pub(crate) fn no_two_teach_the_same() {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for exercise in exercises::all() {
        let slug = exercise.slug();
        let teaches = front(exercise).0.teaches;
        if let Some(other) = seen.insert(teaches.trim().to_lowercase(), slug) {
            panic!("{slug} and {other} teach the same: {teaches}");
        }
    }
}

/// A snippet is said to compile or not; the compiler is asked.
pub(crate) fn questions_are_true(exercise: Exercise) {
    let (front, _) = front(exercise);
    for question in front.predictions {
        let (Some(code), Some(compiles)) = (&question.code, question.compiles) else {
            continue;
        };
        let program = if code.contains("fn main") {
            code.clone()
        } else {
            format!("fn main() {{\n{code}\n}}\n")
        };
        let name = format!("{}.rs", exercise.slug().replace('-', "_"));
        let (taken, said) = compiled(&name, &program);
        assert_eq!(
            taken, compiles,
            "left: whether the compiler takes the code of “{}”; right: what `compiles` says. It \
             said: {said}",
            question.ask
        );
    }
}

/// A program in the prose, and the error that stands after it.
struct Quoted<'a> {
    program: &'a str,
    error: &'a str,
}

/// The fenced blocks of some prose: language and content.
fn blocks(prose: &str) -> Vec<(&str, &str)> {
    prose
        .split("```")
        .skip(1)
        .step_by(2)
        .filter_map(|block| block.split_once('\n'))
        .collect()
}

fn quoted(prose: &str) -> Vec<Quoted<'_>> {
    blocks(prose)
        .windows(2)
        .filter_map(|pair| match pair {
            [("rust", program), ("text", error)] if error.starts_with("error") => {
                Some(Quoted { program, error })
            }
            _ => None,
        })
        .collect()
}

/// The file that an error points to: ` --> object.rs:9:12`.
fn file_in(error: &str) -> Option<&str> {
    let (_, place) = error.split_once("--> ")?;
    place.split(':').next()
}

/// A folder for the programs of one exercise.
fn folder_of(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder)
        .unwrap_or_else(|error| panic!("{} cannot be created: {error}", folder.display()));
    folder
}

/// Compiles a program of that name: whether the compiler takes it, and what it says.
fn compiled(name: &str, program: &str) -> (bool, String) {
    let folder = folder_of(name.trim_end_matches(".rs"));
    let file = folder.join(name);
    fs::write(&file, program)
        .unwrap_or_else(|error| panic!("{} cannot be written: {error}", file.display()));
    let ended = Command::new("rustc")
        .current_dir(&folder)
        // Some lints that deny look at what is compiled, not at what is checked.
        .args(["--edition", "2024", "--emit", "obj"])
        .args(["--color", "never", name])
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("rustc cannot be started: {error}; is it on the PATH?"));
    let said = String::from_utf8(ended.stderr).expect("rustc writes UTF-8");
    (ended.status.success(), said)
}

/// Compares what the prose quotes of the compiler with what it says: a block of
/// Rust that is followed by a block of text with an error is compiled.
pub(crate) fn quotes_the_compilers_own_errors(exercise: Exercise) {
    let prose = read(exercise, "exercise.md");
    for Quoted { program, error } in quoted(&prose) {
        let name = file_in(error).expect("a quoted error points to a file");
        let (taken, said) = compiled(name, program);
        assert!(!taken, "{name} compiles:\n{program}");
        assert_eq!(
            said.trim_end(),
            error.trim_end(),
            "left: what the compiler says; right: what exercise.md quotes"
        );
    }
}
