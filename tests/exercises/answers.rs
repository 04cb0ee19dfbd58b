//! Naive is the oracle: every variant gives its answer, in every build, and
//! does all of the work.

use bytewise_tests::cases::{SEED_VARIABLE, random, seed};
use bytewise_tests::lab::Lab;
use bytewise_tests::reports::{Module, report};
use exercises::harness::Gauge;
use protocol::Case;

use crate::Exercise;

/// The number of random cases for each exercise.
const RANDOM_CASES: usize = 12;

/// Variants that are there to show what part of the work is missing in them.
const LEAVE_OUT: [(&str, &str); 10] = [
    ("bounded-cache", "fifo"),
    ("byte-bounded-cache", "naive"),
    ("chunked-processing", "streamed"),
    ("deep-size", "get-size"),
    ("deep-size", "naive"),
    ("sensor-file", "by-record"),
    ("shallow-size", "naive"),
    ("slots-benchmark", "naive"),
    ("slots-instance", "naive"),
    ("weak-cache", "last"),
];

/// The default and the edge cases.
pub(crate) fn chosen(exercise: Exercise) -> Vec<Case> {
    let mut cases = vec![exercise.default_case()];
    cases.extend(exercise.edges());
    cases
}

/// Those, and random ones.
pub(crate) fn cases(exercise: Exercise) -> Vec<Case> {
    let seed = seed();
    let mut cases = chosen(exercise);
    cases.extend(random(exercise, seed, RANDOM_CASES));
    cases
}

/// Says how to repeat a failing case, for its message.
pub(crate) fn again() -> String {
    format!("repeat it with {SEED_VARIABLE}={}", seed())
}

pub(crate) fn agree(exercise: Exercise) {
    let slug = exercise.slug();
    for case in cases(exercise) {
        let variants = exercise.variants();
        let reports = variants
            .iter()
            .map(|variant| report(Module::Counting, exercise, variant, &case));
        let reports: Vec<_> = reports.collect();
        for one in &reports {
            assert_eq!(
                one.answer,
                reports[0].answer,
                "left: what {} of {slug} answers; right: naive, for {case:?}; {}",
                one.variant,
                again()
            );
            assert!(
                one.floor <= one.usage.peak,
                "{slug} {} holds less than its floor for {case:?}: {one:?}; {}",
                one.variant,
                again()
            );
            let may = LEAVE_OUT.contains(&(slug, &one.variant));
            assert_eq!(
                one.left_out.as_ref().filter(|_| !may),
                None,
                "{slug} {} leaves work out, for {case:?}; {}",
                one.variant,
                again()
            );
            assert_eq!((&*one.exercise, &one.case), (slug, &case));
            let bounds = exercise.bounds(&case).expect("the case is valid");
            assert_eq!(one.floor, bounds.floor, "the payload is another natively");
        }
    }
}

/// On this machine pointers are 8 bytes, not 4: an answer must not depend on
/// that.
pub(crate) fn agree_natively(exercise: Exercise) {
    for case in chosen(exercise) {
        for variant in exercise.variants() {
            let native = exercise
                .run(variant, &case, &Gauge::none)
                .unwrap_or_else(|error| panic!("{variant}: {}", error.message));
            let measured = Lab::counting(exercise).report(exercise.slug(), variant, &case);
            assert_eq!(
                native.answer, measured.answer,
                "left: {variant} natively; right: in wasmtime, for {case:?}"
            );
        }
    }
}
