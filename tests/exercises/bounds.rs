//! The budget admits the reference with room to spare, in every case, and
//! neither naive nor the starter. A starter that also leaves something out is
//! told that first.

use bytewise_tests::attempts::Version;
use bytewise_tests::reports::measured;
use judge::Verdict;
use protocol::{Case, Report};

use crate::Exercise;
use crate::answers::{again, cases};
use crate::folder::read;

/// The most of the budget that the reference may take at the default case, in
/// percent: a learner's version need not be the reference to the byte.
const MOST_OF_THE_BUDGET: u64 = 95;

pub(crate) fn admit_the_reference_alone(exercise: Exercise) {
    let case = exercise.default_case();
    let reference = spent(exercise, "optimized", &case);
    let naive = spent(exercise, "naive", &case);
    // As measured, where addresses have 4 bytes.
    let budget = measured(exercise, "optimized", &case).budget;
    assert!(
        100 * reference <= MOST_OF_THE_BUDGET * budget,
        "optimized takes {reference} of the budget of {budget}, more than {MOST_OF_THE_BUDGET} %: \
         raise `budget` in mod.rs, since good versions differ"
    );
    assert!(
        budget < naive,
        "naive takes {naive}, within the budget of {budget}, so nothing is left to learn: lower \
         `budget` in mod.rs"
    );
    for case in cases(exercise) {
        let report = measured(exercise, "optimized", &case);
        let spent = exercise.headline().of(&report.usage);
        let budget = report.budget;
        assert!(
            spent <= budget,
            "optimized takes {spent} of {budget}, for {case:?}; {}",
            again()
        );
        let most = report.most_allocations.unwrap_or(u64::MAX);
        assert!(
            report.usage.allocations <= most,
            "optimized makes {} allocations of {most}, for {case:?}; {}",
            report.usage.allocations,
            again()
        );
    }
    starter_is_over_it(exercise);
}

fn spent(exercise: Exercise, variant: &str, case: &Case) -> u64 {
    let report: &Report = &measured(exercise, variant, case);
    exercise.headline().of(&report.usage)
}

fn starter_is_over_it(exercise: Exercise) {
    let starter = Version::compile(exercise, &read(exercise, "starter.rs"));
    let starter = starter.unwrap_or_else(|refused| panic!("starter.rs: {refused:?}"));
    let verdict = starter.judged().verdict;
    let (Verdict::OverBudget { figure, .. } | Verdict::LeftOut(figure)) = &verdict else {
        panic!("starter.rs should be over the budget, and is {verdict:?}");
    };
    assert_eq!(
        figure.check.case,
        exercise.default_case(),
        "starter.rs passes the default case"
    );
    assert!(
        figure.spent > figure.budget,
        "starter.rs takes {} of {}",
        figure.spent,
        figure.budget
    );
}
