//! Mutants: the starter with one small edit each, as someone might make who
//! tries things out. One that passes has found a way around the lesson, unless
//! it is a good version; then it stands in `accepted/`.

mod edits;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use bytewise_tests::attempts::Version;
use bytewise_tests::lab::CHOOSE;
use judge::Verdict;
use protocol::compile::{CompileClass, DiagnosticLevel, SOURCE_LIMIT};

use crate::Exercise;
use crate::folder::{ACCEPTED, names_in, path, read};
use edits::{Edit, edits, tokens};

/// Set to 1, all mutants are tried, and not a few.
const ALL_VARIABLE: &str = "BYTEWISE_ALL_MUTANTS";

/// The number of mutants that are tried otherwise.
const FEW: usize = 12;

/// The most bytes of what is written around several mutants, and around each.
const HEAD: usize = 1_000;
const EACH: usize = 200;

/// The instructions that a mutant may take for a case. Many never end.
const FUEL: u64 = 1_000_000_000;

pub(crate) fn none_passes_unlisted(exercise: Exercise) {
    let starter = read(exercise, "starter.rs");
    let listed = listed(exercise);
    let mut passing = Vec::new();
    for batch in batches(&starter, tried(edits(&starter))) {
        for edit in survivors(exercise, &starter, batch) {
            let mutant = edit.applied(&starter);
            if !listed.contains(&tokens(&mutant)) {
                passing.push(edit.described(&starter));
            }
        }
    }
    assert!(
        passing.is_empty(),
        "these edits of the starter pass; close the hole, or put the version into {ACCEPTED}/ if \
         it is good:\n{}",
        passing.join("\n")
    );
}

/// The good versions, as their tokens: comments are no part of a version.
fn listed(exercise: Exercise) -> BTreeSet<Vec<String>> {
    let folder = path(exercise, ACCEPTED);
    let files = names_in(&folder).into_iter();
    let sources = files.filter_map(|file| fs::read_to_string(folder.join(file)).ok());
    sources.map(|source| tokens(&source)).collect()
}

/// All edits, or a few that lie evenly among them.
fn tried(edits: Vec<Edit>) -> Vec<Edit> {
    let all = std::env::var(ALL_VARIABLE).is_ok_and(|value| value == "1");
    if all || edits.len() <= FEW {
        return edits;
    }
    let count = edits.len();
    let chosen: BTreeSet<usize> = (0..FEW).map(|n| n * count / FEW).collect();
    let edits = edits.into_iter().enumerate();
    edits
        .filter(|(at, _)| chosen.contains(at))
        .map(|(_, edit)| edit)
        .collect()
}

/// As many at once as fit into one source.
fn batches(starter: &str, edits: Vec<Edit>) -> Vec<Vec<Edit>> {
    let fit = (SOURCE_LIMIT - HEAD) / (starter.len() + EACH);
    let fit = fit.max(1);
    let mut batches: Vec<Vec<Edit>> = Vec::new();
    for edit in edits {
        match batches.last_mut() {
            Some(batch) if batch.len() < fit => batch.push(edit),
            _ => batches.push(vec![edit]),
        }
    }
    batches
}

/// Those of the mutants that solve the exercise. They are compiled together;
/// those that the compiler refuses are left out until the others compile.
fn survivors(exercise: Exercise, starter: &str, mut edits: Vec<Edit>) -> Vec<Edit> {
    let mut version = loop {
        if edits.is_empty() {
            return Vec::new();
        }
        let together = Together::of(starter, &edits);
        match Version::compile(exercise, &together.source) {
            Ok(version) => break version.with_fuel(FUEL).without_line(),
            Err(refused) => {
                let errors = refused
                    .diagnostics
                    .iter()
                    .filter(|diagnostic| diagnostic.level == DiagnosticLevel::Error);
                let lines = errors.filter_map(|error| Some(error.spans.first()?.line));
                let wrong: Option<BTreeSet<usize>> =
                    lines.map(|line| together.mutant_at(line)).collect();
                let wrong = wrong.filter(|wrong| {
                    refused.class == CompileClass::CompileError && !wrong.is_empty()
                });
                let Some(wrong) = wrong else {
                    panic!(
                        "what is written around the mutants does not compile; does the exercise \
                         name its `Answer` in public? {refused:#?}"
                    );
                };
                let mut at = 0;
                edits.retain(|_| {
                    at += 1;
                    !wrong.contains(&(at - 1))
                });
            }
        }
    };
    let mut survivors = Vec::new();
    for (choice, edit) in (0..).zip(edits) {
        version.choose(choice);
        if matches!(version.judged().verdict, Verdict::Passed(_)) {
            survivors.push(edit);
        }
    }
    survivors
}

/// Several mutants in one source, a module each.
struct Together {
    source: String,
    /// The line before the first call of a mutant.
    calls: u32,
    /// The line before the first of each.
    starts: Vec<u32>,
}

impl Together {
    fn of(starter: &str, edits: &[Edit]) -> Self {
        let mut source = format!(
            "#![allow(warnings)]
use super::*;
use std::sync::atomic::{{AtomicU32, Ordering}};
static CHOICE: AtomicU32 = AtomicU32::new(0);
#[unsafe(no_mangle)]
pub extern \"C\" fn {CHOOSE}(choice: u32) {{
    CHOICE.store(choice, Ordering::Relaxed);
}}
pub fn solve(case: &Case) -> Answer {{
    match CHOICE.load(Ordering::Relaxed) {{
"
        );
        let calls = lines(&source);
        for choice in 0..edits.len() {
            // A formatted line cannot fail to be appended to a string.
            let _ = writeln!(source, "        {choice} => m{choice}::solve(case),");
        }
        source.push_str("        _ => unreachable!(),\n    }\n}\n");
        let mut starts = Vec::new();
        for (choice, edit) in edits.iter().enumerate() {
            let _ = writeln!(source, "mod m{choice} {{");
            starts.push(lines(&source));
            source.push_str(&edit.applied(starter));
            source.push_str("\n}\n");
        }
        Self {
            source,
            calls,
            starts,
        }
    }

    /// The mutant whose code that line is of, or whose call.
    fn mutant_at(&self, line: u32) -> Option<usize> {
        match self.starts.partition_point(|start| *start < line) {
            0 => {
                let call = line.checked_sub(self.calls + 1)? as usize;
                (call < self.starts.len()).then_some(call)
            }
            before => Some(before - 1),
        }
    }
}

/// The number of lines that end in a source.
fn lines(source: &str) -> u32 {
    u32::try_from(source.matches('\n').count()).expect("few lines")
}
