//! The verdicts that the checks come to.

use super::*;

#[test]
fn without_right_answers_there_is_no_pass() {
    for first_known in [false, true] {
        let mut attempt = begun();
        advance(&mut attempt, Stage::Oracle);
        if first_known {
            answer(&mut attempt, |request| {
                Outcome::Report(Box::new(sound(request, 24)))
            });
        }
        let key = attempt.live().expect("the oracle").key();
        attempt.cut(key, failure(FailureKind::LabUnavailable));
        assert_eq!(stage(&attempt), Some(Stage::Check));
        finish(&mut attempt, 24);
        let Some(Verdict::Failed { check, problem }) = attempt.verdict() else {
            panic!("{:?}", attempt.verdict());
        };
        let named = if first_known { 0 } else { 10_000 };
        assert_eq!(check.case, case(named));
        assert!(problem.text.starts_with("The right answers could not be"));
        let standing = attempt.measured().map(|measured| measured.standing);
        assert_eq!(standing, Some(Standing::Confirmed));
    }
}

#[test]
fn a_failure_of_ones_own_counts_before_the_oracles() {
    let mut attempt = begun();
    advance(&mut attempt, Stage::Oracle);
    let key = attempt.live().expect("the oracle").key();
    attempt.cut(key, failure(FailureKind::TimedOut));
    answer(&mut attempt, |_| {
        Outcome::Failure(failure(FailureKind::Panic))
    });
    finish(&mut attempt, 24);
    let Some(Verdict::Failed { problem, .. }) = attempt.verdict() else {
        panic!("{:?}", attempt.verdict());
    };
    assert_eq!(problem.variant.as_deref(), Some("yours"));
}

#[test]
fn an_answer_that_nothing_was_compared_with_is_not_what_passes() {
    let mut attempt = started();
    attempt.hear(1, built());
    // The page's own run gave no answer to 10 points, no check has as many.
    attempt.begin(1, None);
    finish(&mut attempt, 24);
    let Some(Verdict::Passed(figure)) = attempt.verdict() else {
        panic!("{:?}", attempt.verdict());
    };
    assert_eq!(figure.check.case, case(10_000));
    let standing = attempt.measured().map(|measured| measured.standing);
    assert_eq!(standing, Some(Standing::Confirmed));

    // An edge is a check, so its answer is compared there.
    attempt.start("mine", &case(1), 8);
    attempt.hear(2, built());
    attempt.begin(2, None);
    finish(&mut attempt, 24);
    let standing = attempt.measured().map(|measured| measured.standing);
    assert_eq!(standing, Some(Standing::Checked));
}

#[test]
fn only_naives_own_answer_to_the_same_case_is_right() {
    let attempt = started();
    let variants = ["naive".to_owned(), "optimized".to_owned()];
    let outcome = |variant: &str| {
        Outcome::Report(Box::new(Report {
            variant: variant.to_owned(),
            ..report(variant, 1, 1)
        }))
    };
    let outcomes = || vec![outcome("naive"), outcome("optimized")];
    let results = Results::of(&variants, case(10), outcomes(), None);
    assert_eq!(attempt.right_answer(&results).as_deref(), Some("50045000"));
    let other = Results::of(&variants, case(11), outcomes(), None);
    assert_eq!(attempt.right_answer(&other), None);
    let mut failed = outcomes();
    failed[0] = Outcome::Failure(failure(FailureKind::OutOfMemory));
    let failed = Results::of(&variants, case(10), failed, None);
    assert_eq!(attempt.right_answer(&failed), None);
}

#[test]
fn over_the_budget_of_another_case_no_line_is_named() {
    let mut attempt = begun();
    while let Some(stage) = stage(&attempt) {
        if stage == Stage::Trace {
            let mut line = call(&[4]);
            YOURS.clone_into(&mut line.frames[0].file);
            let key = attempt.live().expect("something runs").key();
            attempt.learn(key, Ok([line].into()));
        }
        answer(&mut attempt, |request| {
            let points = request.case["points"];
            let each = if points == 10 { 24 } else { 40 };
            let mut report = sound(request, each * points);
            report.sites = Some(vec![site(&[0], report.usage.total)]);
            Outcome::Report(Box::new(report))
        });
    }
    let Some(Verdict::OverBudget { figure, line }) = attempt.verdict() else {
        panic!("{:?}", attempt.verdict());
    };
    assert_eq!((&figure.check.case, *line), (&case(10_000), None));
}

#[test]
fn too_many_bytes_are_counted_and_placed() {
    let mut attempt = begun();
    finish(&mut attempt, 40);
    let Some(Verdict::OverBudget { figure, line }) = attempt.verdict() else {
        panic!("{:?}", attempt.verdict());
    };
    assert_eq!(
        (figure.spent, figure.budget, figure.excess()),
        (400, 320, 80)
    );
    assert_eq!(
        line.map(|costly| (costly.line, costly.figure)),
        Some((4, 400))
    );
}

#[test]
fn an_edge_that_fails_is_named_and_the_figures_stay() {
    let mut attempt = begun();
    while stage(&attempt) != Some(Stage::Check) {
        answer(&mut attempt, |request| {
            Outcome::Report(Box::new(sound(request, 24)))
        });
    }
    answer(&mut attempt, |request| {
        Outcome::Report(Box::new(sound(request, 24)))
    });
    let key = attempt.live().expect("checks").key();
    attempt.cut(key, failure(FailureKind::TimedOut));
    let Some(Verdict::Failed { check, problem }) = attempt.verdict() else {
        panic!("{:?}", attempt.verdict());
    };
    assert_eq!(check.case, case(0), "the one that ran for too long");
    assert_eq!(problem.variant.as_deref(), Some("yours"));
    let standing = attempt.measured().map(|measured| measured.standing);
    assert_eq!(standing, Some(Standing::Failing));
}
