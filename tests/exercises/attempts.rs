//! Versions by other hands, compiled and judged exactly as a learner's: the
//! good ones of `accepted/` pass, and each of `refused/` gets the verdict that
//! its first line names.
//!
//! Where all exercises are tested, an exercise's versions are compiled in two
//! parts, which takes a fraction of the time. One that does not get its verdict
//! there is compiled and judged by itself, which decides.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use bytewise_tests::attempts::Version;
use judge::words;

use crate::folder::{ACCEPTED, REFUSED, is_rust, names_in, path, read};
use crate::{Exercise, is_thorough, together};

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
    let accepted = names_in(&path(exercise, ACCEPTED)).into_iter();
    let refused = names_in(&path(exercise, REFUSED)).into_iter();
    let files: Vec<(&str, String)> = accepted
        .map(|name| (ACCEPTED, name))
        .chain(refused.map(|name| (REFUSED, name)))
        .collect();
    let together = Together::of(exercise, &files);
    for (at, (folder, name)) in files.into_iter().enumerate() {
        let part = format!("{folder}::{}", stem(&name));
        let together = together.part(at);
        parts.push((
            part,
            Box::new(move || {
                let file = format!("{folder}/{name}");
                let verdict = together.and_then(|part| part.get(&file).cloned());
                if folder == ACCEPTED {
                    is_accepted(exercise, &name, verdict.as_deref());
                } else {
                    is_refused(exercise, &name, verdict.as_deref());
                }
            }),
        ));
    }
    parts
}

/// The most versions in one source: more take the compiler longer than a learner's
/// file may.
const MOST_TOGETHER: usize = 8;

/// The names of the verdicts on versions that were compiled together, by file.
type Verdicts = BTreeMap<String, String>;

/// An exercise's versions in two parts, since two cases are tested at once. A part
/// is compiled when the first of its cases asks.
struct Together(Option<[Arc<LazyLock<Verdicts, Work>>; 2]>);

type Work = Box<dyn FnOnce() -> Verdicts + Send>;

impl Together {
    fn of(exercise: Exercise, files: &[(&str, String)]) -> Self {
        Self((!is_thorough()).then(|| {
            [0, 1].map(|part| {
                let files = files.iter().skip(part).step_by(2);
                let files = files.map(|(folder, name)| format!("{folder}/{name}"));
                let files: Vec<String> = files.collect();
                let work: Work = Box::new(move || judged_together(exercise, files));
                Arc::new(LazyLock::new(work))
            })
        }))
    }

    /// The part that has the file at that place.
    fn part(&self, at: usize) -> Option<Arc<LazyLock<Verdicts, Work>>> {
        self.0.as_ref().map(|parts| parts[at % 2].clone())
    }
}

/// Judges versions that are compiled together; those that do not compile, or not
/// together, have no verdict.
fn judged_together(exercise: Exercise, files: Vec<String>) -> Verdicts {
    let sources = files.into_iter().map(|file| {
        let source = read(exercise, &file);
        (file, source)
    });
    let mut verdicts = Verdicts::new();
    for mut batch in together::batches(MOST_TOGETHER, sources.collect(), |(_, source)| source.len())
    {
        let compiled = together::compile(exercise, &mut batch, |(_, it)| it.clone());
        let Ok(Some(mut version)) = compiled else {
            continue;
        };
        for (choice, (file, _)) in (0..).zip(batch) {
            version.choose(choice);
            verdicts.insert(file, version.judged().verdict.name().to_owned());
        }
    }
    verdicts
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

fn is_accepted(exercise: Exercise, name: &str, together: Option<&str>) {
    let (source, why) = version(exercise, ACCEPTED, name);
    if together == Some("passed") {
        return;
    }
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

fn is_refused(exercise: Exercise, name: &str, together: Option<&str>) {
    let (source, first) = version(exercise, REFUSED, name);
    let (expected, why) = first.split_once(": ").unwrap_or((&first, ""));
    assert!(
        VERDICTS.contains(&expected) && !why.is_empty(),
        "{REFUSED}/{name} must open with a line `// <verdict>: <why>`, and the verdict is one of \
         {VERDICTS:?}; it opens with `// {first}`"
    );
    if together == Some(expected) {
        return;
    }
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
