//! Mutants: the starter with one small edit each, as someone might make who
//! tries things out. One that passes has found a way around the lesson, unless
//! it is a good version; then it stands in `accepted/`.

mod edits;

use std::collections::BTreeSet;
use std::fs;

use judge::Verdict;

use crate::folder::{ACCEPTED, names_in, path, read};
use crate::{Exercise, is_thorough, together};
use edits::{Edit, edits, tokens};

/// The number of mutants that are tried otherwise.
const FEW: usize = 12;

/// The instructions that a mutant may take for a case. Many never end.
const FUEL: u64 = 1_000_000_000;

pub(crate) fn none_passes_unlisted(exercise: Exercise) {
    let starter = read(exercise, "starter.rs");
    let listed = listed(exercise);
    let mut passing = Vec::new();
    let len = |_: &Edit| starter.len();
    for batch in together::batches(usize::MAX, tried(edits(&starter)), len) {
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
    if is_thorough() || edits.len() <= FEW {
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

/// Those of the mutants that solve the exercise. Those that the compiler refuses
/// do not.
fn survivors(exercise: Exercise, starter: &str, mut edits: Vec<Edit>) -> Vec<Edit> {
    let compiled = together::compile(exercise, &mut edits, |edit| edit.applied(starter));
    let version = match compiled {
        Ok(Some(version)) => version,
        Ok(None) => return Vec::new(),
        Err(refused) => panic!(
            "what is written around the mutants does not compile; does the exercise name its \
             `Answer` in public? {refused:#?}"
        ),
    };
    let mut version = version.with_fuel(FUEL);
    let mut survivors = Vec::new();
    for (choice, edit) in (0..).zip(edits) {
        version.choose(choice);
        if matches!(version.judged().verdict, Verdict::Passed(_)) {
            survivors.push(edit);
        }
    }
    survivors
}
