//! Versions by other hands, compiled and judged exactly as a learner's: the
//! good ones of `accepted/` pass, and each of `refused/` gets the verdict that
//! its first line names.

use bytewise_tests::attempts::Version;
use judge::words;

use crate::Exercise;
use crate::folder::{ACCEPTED, REFUSED, is_rust, names_in, path, read};

/// The version that following the hints to the letter gives.
const HINTS: &str = "hints.rs";

/// The least number of good versions, that one among them.
const GOOD: usize = 3;

/// The verdicts that a refused version can get.
const VERDICTS: [&str; 5] = ["over-budget", "left-out", "wrong", "failed", "refused"];

/// A case of an exercise: its name and what it checks.
pub(crate) type Part = (String, Box<dyn FnOnce() + Send>);

/// A case for each version, and one for which there are; none where no version
/// is judged.
pub(crate) fn of(exercise: Exercise) -> Vec<Part> {
    if !exercise.shape().is_edit() {
        return Vec::new();
    }
    let mut parts: Vec<Part> = vec![(
        "attempts".to_owned(),
        Box::new(move || are_enough(exercise)),
    )];
    for name in names_in(&path(exercise, ACCEPTED)) {
        let part = format!("{ACCEPTED}::{}", stem(&name));
        parts.push((part, Box::new(move || is_accepted(exercise, &name))));
    }
    for name in names_in(&path(exercise, REFUSED)) {
        let part = format!("{REFUSED}::{}", stem(&name));
        parts.push((part, Box::new(move || is_refused(exercise, &name))));
    }
    parts
}

fn stem(name: &str) -> &str {
    name.strip_suffix(".rs").unwrap_or(name)
}

fn are_enough(exercise: Exercise) {
    let accepted = names_in(&path(exercise, ACCEPTED));
    let refused = names_in(&path(exercise, REFUSED));
    assert!(
        accepted.contains(HINTS),
        "{ACCEPTED}/{HINTS} is missing: write what following the hints to the letter gives"
    );
    assert!(
        accepted.len() >= GOOD,
        "{ACCEPTED}/ has {accepted:?}; {GOOD} good versions are needed, of different structure: \
         borrowed where that is possible, pushed, another collection"
    );
    assert!(
        !refused.is_empty(),
        "{REFUSED}/ is empty: write the shortcuts that a clever learner would try"
    );
}

/// A version's source and the comment of its first line.
fn version(exercise: Exercise, folder: &str, name: &str) -> (String, String) {
    let file = format!("{folder}/{name}");
    assert!(
        is_rust(&file),
        "{file} is no Rust file; delete it, or give it the ending .rs"
    );
    let source = read(exercise, &file);
    let first = source.lines().next().unwrap_or_default();
    let why = first.strip_prefix("// ").map(str::trim).unwrap_or_default();
    assert!(
        !why.is_empty(),
        "{file} must open with a line `// …` that says why it is {folder}"
    );
    let why = why.to_owned();
    (source, why)
}

fn is_accepted(exercise: Exercise, name: &str) {
    let (source, why) = version(exercise, ACCEPTED, name);
    match Version::compile(exercise, &source) {
        Err(refused) => panic!("{ACCEPTED}/{name} ({why}) does not compile: {refused:#?}"),
        Ok(version) => {
            let verdict = version.judged().verdict;
            assert_eq!(
                verdict.name(),
                "passed",
                "{ACCEPTED}/{name} ({why}): {} {}",
                words::title(&verdict),
                words::explained(&verdict, "the floor", &exercise.knobs())
            );
        }
    }
}

fn is_refused(exercise: Exercise, name: &str) {
    let (source, first) = version(exercise, REFUSED, name);
    let (expected, why) = first.split_once(": ").unwrap_or((&first, ""));
    assert!(
        VERDICTS.contains(&expected) && !why.is_empty(),
        "{REFUSED}/{name} must open with a line `// <verdict>: <why>`, and the verdict is one of \
         {VERDICTS:?}; it opens with `// {first}`"
    );
    let (verdict, said) = match Version::compile(exercise, &source) {
        Err(refused) => ("refused", words::refusal(&refused).to_owned()),
        Ok(version) => {
            let verdict = version.without_line().judged().verdict;
            let said = words::explained(&verdict, "the floor", &exercise.knobs());
            (verdict.name(), said)
        }
    };
    assert_eq!(
        verdict, expected,
        "left: what {REFUSED}/{name} got: {said}; right: what it must get, for it {why}"
    );
}
