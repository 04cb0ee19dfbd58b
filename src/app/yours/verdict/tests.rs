//! What outcomes come to.

use super::*;
use crate::samples::{call, case, report, site};

fn check(origin: Origin, points: u64) -> Check {
    Check {
        origin,
        case: case(points),
    }
}

fn answered(answer: &str) -> Outcome {
    let mut report = report("yours", 500, 100);
    answer.clone_into(&mut report.answer);
    Outcome::Report(Box::new(report))
}

fn failing(kind: FailureKind) -> Failure {
    Failure::new(kind, "What happened")
}

fn known<const N: usize>(answers: [&str; N]) -> [Result<String, Failure>; N] {
    answers.map(|answer| Ok(answer.to_owned()))
}

fn compared(
    checks: &[Check],
    answers: &[Result<String, Failure>],
    outcomes: &[Outcome],
) -> Checked {
    compare(Headline::Peak, "naive", checks, answers, outcomes)
}

fn checks() -> [Check; 4] {
    [
        check(Origin::Default, 10_000),
        check(Origin::Edge, 0),
        check(Origin::Edge, 1),
        check(Origin::Random, 77),
    ]
}

#[test]
fn the_first_case_that_fails_is_the_one_that_is_named() {
    let checks = checks();
    let answers = known(["a", "b", "c", "d"]);
    let right = ["a", "b", "c", "d"].map(answered);
    let all = compared(&checks, &answers, &right);
    assert_eq!((all.compared, all.unknown, all.fault), (4, 0, None));
    assert_eq!(all.default.map(|figure| figure.excess()), Some(300));

    let wrong = ["a", "b", "x", "y"].map(answered);
    let fault = compared(&checks, &answers, &wrong).fault;
    assert_eq!(
        fault,
        Some(Verdict::Wrong {
            check: checks[2].clone(),
            expected: "c".to_owned(),
            got: "x".to_owned()
        })
    );

    let mut failing_twice = right;
    failing_twice[1] = Outcome::Failure(failing(FailureKind::Panic));
    failing_twice[2] = Outcome::Failure(failing(FailureKind::Trap));
    let Some(Verdict::Failed { check, problem }) =
        compared(&checks, &answers, &failing_twice).fault
    else {
        panic!("it failed");
    };
    assert_eq!((check.case, problem.kind.name()), (case(0), "panic"));
}

#[test]
fn where_the_oracle_has_no_answer_there_is_no_pass() {
    let checks = checks();
    let out_of_memory = || Err(failing(FailureKind::OutOfMemory));
    let outcomes = ["a", "b", "c", "d"].map(answered);
    for (answers, count) in [
        ([(); 4].map(|()| out_of_memory()), 0),
        ([(); 4].map(|()| Ok("a".to_owned())), 1),
    ] {
        let mut answers = answers;
        answers[1] = out_of_memory();
        answers[2] = out_of_memory();
        answers[3] = out_of_memory();
        let checked = compared(&checks, &answers, &outcomes);
        assert_eq!((checked.compared, checked.unknown), (count, 4 - count));
        let Some(Verdict::Failed { check, problem }) = checked.fault else {
            panic!("naive failed");
        };
        assert_eq!(check, checks[count]);
        assert_eq!(problem.variant.as_deref(), Some("naive"));
        assert_eq!(
            problem.text,
            "The right answers could not be computed: What happened"
        );
    }
}

#[test]
fn a_fault_of_the_learners_comes_before_one_of_the_oracles() {
    let checks = checks();
    let mut answers = known(["a", "b", "c", "d"]);
    answers[0] = Err(failing(FailureKind::LabUnavailable));
    let mut outcomes = ["a", "b", "c", "d"].map(answered);
    outcomes[3] = Outcome::Failure(failing(FailureKind::Panic));
    let fault = compared(&checks, &answers, &outcomes).fault;
    let Some(Verdict::Failed { check, problem }) = fault else {
        panic!("it failed");
    };
    assert_eq!((check.case, problem.kind.name()), (case(77), "panic"));
    // Also where nothing says what is right.
    answers[3] = Err(failing(FailureKind::LabUnavailable));
    let fault = compared(&checks, &answers, &outcomes).fault;
    assert!(
        matches!(fault, Some(Verdict::Failed { problem, .. }) if problem.kind.name() == "panic")
    );
    outcomes[3] = answered("d");
    outcomes[1] = answered("wrong");
    let fault = compared(&checks, &answers, &outcomes).fault;
    assert_eq!(fault.map(|fault| fault.name()), Some("wrong"));
}

#[test]
fn checks_without_an_outcome_are_no_pass() {
    let checks = checks();
    let answers = known(["a", "b", "c", "d"]);
    let outcomes = ["a", "b", "c", "d"].map(answered);
    for count in 0..4 {
        let fault = compared(&checks, &answers, &outcomes[..count]).fault;
        assert!(
            matches!(fault, Some(Verdict::Failed { check, .. }) if check == checks[count]),
            "{count}"
        );
        let fault = compared(&checks, &answers[..count], &outcomes).fault;
        assert_eq!(fault.map(|fault| fault.name()), Some("failed"), "{count}");
    }
}

#[test]
fn from_its_floor_to_its_budget_a_figure_passes_and_a_byte_beyond_either_does_not() {
    let figure = |origin, points, spent| Figure {
        check: check(origin, points),
        spent,
        budget: 100,
        peak: spent,
        floor: 50,
        left_out: None,
    };
    let page = |bytes| Some(figure(Origin::Page, 2, bytes));
    let default = |bytes| figure(Origin::Default, 1, bytes);
    let line = Some(Costly {
        line: 3,
        figure: 77,
    });
    for (page, default, name, named) in [
        (page(100), default(100), "passed", Origin::Page),
        (page(101), default(100), "over-budget", Origin::Page),
        (page(100), default(101), "over-budget", Origin::Default),
        (page(102), default(101), "over-budget", Origin::Page),
        (page(50), default(50), "passed", Origin::Page),
        (page(49), default(100), "left-out", Origin::Page),
        (page(100), default(49), "left-out", Origin::Default),
        (page(101), default(0), "left-out", Origin::Default),
        // The page's answer was not compared.
        (None, default(49), "left-out", Origin::Default),
        (None, default(100), "passed", Origin::Default),
        (None, default(101), "over-budget", Origin::Default),
    ] {
        let verdict = of_right_answers(page, default, None, line);
        assert_eq!(verdict.name(), name);
        match verdict {
            Verdict::Passed(figure) | Verdict::LeftOut(figure) => {
                assert_eq!(figure.check.origin, named);
            }
            Verdict::OverBudget { figure, line } => {
                assert_eq!(figure.check.origin, named);
                // The traced case is the page's.
                assert_eq!(line.is_some(), named == Origin::Page);
            }
            verdict => panic!("{verdict:?}"),
        }
    }
}

#[test]
fn what_the_exercise_says_was_left_out_is_a_verdict_at_any_figure() {
    let figure = |origin, left_out: Option<&str>| Figure {
        check: check(origin, 1),
        spent: 60,
        budget: 100,
        peak: 60,
        floor: 50,
        left_out: left_out.map(str::to_owned),
    };
    let what = Some("nothing was kept");
    for (page, default, name) in [
        (None, None, "passed"),
        (what, None, "left-out"),
        (None, what, "left-out"),
    ] {
        let page = Some(figure(Origin::Page, page));
        let verdict = of_right_answers(page, figure(Origin::Default, default), None, None);
        assert_eq!(verdict.name(), name);
    }
    let whole = || figure(Origin::Default, None);
    let hidden = figure(Origin::Random, what);
    let verdict = of_right_answers(None, whole(), Some(&hidden), None);
    assert_eq!(verdict, Verdict::LeftOut(hidden));
}

#[test]
fn the_first_case_for_which_work_was_left_out_is_kept_whichever_it_is() {
    let answers = known(["1", "2", "3", "4"]);
    for at in 0..4 {
        let outcomes = [0, 1, 2, 3].map(|place| {
            let Outcome::Report(mut report) = answered(&(place + 1).to_string()) else {
                panic!("it answered");
            };
            report.left_out = (place >= at).then(|| "nothing was kept".to_owned());
            Outcome::Report(report)
        });
        let checked = compared(&checks(), &answers, &outcomes);
        assert_eq!(checked.fault, None);
        let kept = checked.partial.map(|figure| figure.check);
        assert_eq!(kept.as_ref(), Some(&checks()[at]));
    }
}

#[test]
fn the_costliest_line_is_one_of_the_learners() {
    let mut calls = [call(&[3]), call(&[9]), call(&[4])];
    for yours in [1, 2] {
        YOURS.clone_into(&mut calls[yours].frames[0].file);
    }
    let mut run = report("yours", 100, 0);
    run.sites = Some(vec![site(&[0], 1_000), site(&[1], 7), site(&[2], 5)]);
    let lines = VariantLines::of(&run, &calls).expect("it was traced");
    let costly = |line, figure| Some(Costly { line, figure });
    assert_eq!(costliest(Headline::Peak, &lines), costly(9, 7));
    for sites in [vec![site(&[0], 1)], vec![site(&[1], 0)]] {
        run.sites = Some(sites);
        let lines = VariantLines::of(&run, &calls).expect("it was traced");
        assert_eq!(costliest(Headline::Peak, &lines), None);
    }
}
