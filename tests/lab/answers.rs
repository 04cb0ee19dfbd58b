//! Naive is the oracle: every variant gives its answer, in every build.

use bytewise_tests::cases::{SEED_VARIABLE, random, seed};
use bytewise_tests::lab::Lab;
use exercises::harness::{Gauge, Registered};
use protocol::Case;

/// How many random cases each exercise gets.
const RANDOM_CASES: usize = 24;

/// Every variant does all of the work, too: its peak is not below the floor,
/// and the exercise has nothing to say.
fn agree_in_the_shipped_module(exercise: &dyn Registered, case: &Case) {
    agree(exercise, case, &|variant| {
        let report = Lab::shipped().report(exercise.slug(), variant, case);
        assert!(report.floor <= report.usage.peak, "{report:?}");
        assert_eq!(report.left_out, None, "{report:?}");
        report.answer
    });
}

fn agree(exercise: &dyn Registered, case: &Case, answer: &dyn Fn(&str) -> String) {
    let variants = exercise.variants();
    let expected = answer(variants[0]);
    for variant in &variants[1..] {
        assert_eq!(
            answer(variant),
            expected,
            "left: what {variant} of {} answers; right: naive, for {case:?}",
            exercise.slug()
        );
    }
}

#[test]
fn all_variants_agree_on_the_default_case() {
    for exercise in exercises::all() {
        agree_in_the_shipped_module(exercise, &exercise.default_case());
    }
}

#[test]
fn all_variants_agree_on_the_edge_cases() {
    for exercise in exercises::all() {
        for case in exercise.edges() {
            agree_in_the_shipped_module(exercise, &case);
        }
    }
}

#[test]
fn all_variants_agree_on_random_cases() {
    let seed = seed();
    // Shown only when the test fails.
    println!("repeat these cases with {SEED_VARIABLE}={seed}");
    for exercise in exercises::all() {
        for case in random(exercise, seed, RANDOM_CASES) {
            agree_in_the_shipped_module(exercise, &case);
        }
    }
}

/// On this machine pointers are 8 bytes, not 4: an answer must not depend on
/// that.
#[test]
fn the_same_code_gives_the_same_answers_natively() {
    for exercise in exercises::all() {
        for case in exercise
            .edges()
            .into_iter()
            .chain([exercise.default_case()])
        {
            for variant in exercise.variants() {
                let native = exercise
                    .run(variant, &case, &Gauge::default)
                    .unwrap_or_else(|error| {
                        panic!("{} {variant}: {}", exercise.slug(), error.message)
                    });
                let measured = Lab::shipped().report(exercise.slug(), variant, &case);
                assert_eq!(
                    native.answer,
                    measured.answer,
                    "left: {} {variant} natively; right: in wasmtime, for {case:?}",
                    exercise.slug()
                );
            }
        }
    }
}
