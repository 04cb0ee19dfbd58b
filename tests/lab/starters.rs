//! What a learner starts from answers right and is over the budget; the
//! reference is under it. `--nocapture` shows by how much.

use bytewise_tests::cases::{SEED_VARIABLE, random, seed};
use bytewise_tests::lab::Lab;
use exercises::harness::Registered;
use protocol::{Case, Report};

/// How many random cases each exercise gets.
const RANDOM_CASES: usize = 24;

/// The most of the budget that the reference may take at the default case, in
/// percent: a learner's version need not be the reference to the byte.
const MOST_OF_THE_BUDGET: u64 = 90;

/// The default, the edge and random cases.
fn cases(exercise: &dyn Registered, seed: u64) -> impl Iterator<Item = Case> {
    [exercise.default_case()]
        .into_iter()
        .chain(exercise.edges())
        .chain(random(exercise, seed, RANDOM_CASES))
}

/// A variant as it is shipped.
fn shipped(exercise: &dyn Registered, variant: &str, case: &Case) -> Report {
    Lab::shipped().report(exercise.slug(), variant, case)
}

/// The starter, which no shipped module has.
fn starter(exercise: &dyn Registered, case: &Case) -> Report {
    Lab::faulty().report(exercise.slug(), "starter", case)
}

/// The figure that the exercise is about, and what it must stay under.
fn headline(exercise: &dyn Registered, report: &Report) -> (u64, u64) {
    (exercise.headline().of(&report.usage), report.budget)
}

#[test]
fn a_starter_answers_as_naive_does() {
    let seed = seed();
    // Shown only when the test fails.
    println!("repeat these cases with {SEED_VARIABLE}={seed}");
    for exercise in exercises::all() {
        for case in cases(exercise, seed) {
            assert_eq!(
                starter(exercise, &case).answer,
                shipped(exercise, "naive", &case).answer,
                "left: what the starter of {} answers; right: naive, for {case:?}",
                exercise.slug()
            );
        }
    }
}

#[test]
fn the_budget_admits_optimized_and_neither_naive_nor_the_starter() {
    for exercise in exercises::all() {
        let slug = exercise.slug();
        let case = exercise.default_case();
        let (optimized, budget) = headline(exercise, &shipped(exercise, "optimized", &case));
        let (naive, _) = headline(exercise, &shipped(exercise, "naive", &case));
        let (starter, _) = headline(exercise, &starter(exercise, &case));
        println!("{slug}: optimized {optimized}, budget {budget}, starter {starter}");
        assert!(
            100 * optimized <= MOST_OF_THE_BUDGET * budget,
            "{slug}: optimized takes {optimized} of {budget}, more than {MOST_OF_THE_BUDGET} %"
        );
        assert!(
            budget < naive && budget < starter,
            "{slug}: budget {budget}, naive {naive}, starter {starter}"
        );
    }
}

#[test]
fn optimized_stays_within_the_budget_of_every_case() {
    let seed = seed();
    // Shown only when the test fails.
    println!("repeat these cases with {SEED_VARIABLE}={seed}");
    for exercise in exercises::all() {
        for case in cases(exercise, seed) {
            let report = shipped(exercise, "optimized", &case);
            let (optimized, budget) = headline(exercise, &report);
            assert!(
                optimized <= budget,
                "{}: optimized {optimized}, budget {budget}, for {case:?}",
                exercise.slug()
            );
        }
    }
}

/// Only the tests' module has them.
#[test]
fn no_shipped_module_has_a_starter() {
    for exercise in exercises::all() {
        let case = exercise.default_case();
        let request = protocol::Request {
            exercise: exercise.slug().to_owned(),
            variant: "starter".to_owned(),
            case,
            trace: None,
        };
        let request = serde_json::to_vec(&request).expect("a request is plain data");
        let refusal = Lab::shipped().refusal(&request);
        assert!(refusal.contains("no variant `starter`"), "{refusal}");
    }
}
