//! Tests of the verdicts that outcomes lead to.

use super::*;
use crate::samples::{call, case, knob, report, site};

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

fn rules() -> Rules {
    Rules {
        slug: "slots".to_owned(),
        oracle: "naive".to_owned(),
        headline: Headline::Peak,
        knobs: vec![knob()],
        edges: vec![case(0), case(1)],
    }
}

fn compared(
    checks: &[Check],
    answers: &[Result<String, Failure>],
    outcomes: &[Outcome],
) -> Checked {
    compare(&rules(), &[], checks, answers, outcomes)
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

/// A run of that case that held so many bytes, from 50 to 100 of which pass.
fn ran(points: u64, bytes: u64) -> Report {
    Report {
        case: case(points),
        budget: 100,
        ..report("yours", bytes, 50)
    }
}

/// The verdict on right answers: the page's run is of 2 points, and the checks
/// are the default and one more of each kind.
fn judged(page: Option<u64>, bytes: [u64; 3]) -> Judgement {
    let checks = [
        check(Origin::Default, 10_000),
        check(Origin::Edge, 0),
        check(Origin::Random, 77),
    ];
    let mut call = call(&[3]);
    YOURS.clone_into(&mut call.frames[0].file);
    let shown = Report {
        sites: Some(vec![site(&[0], 77)]),
        ..ran(2, page.unwrap_or(70))
    };
    let lines = VariantLines::of(&shown, &[call]).expect("it was traced");
    let shown = Page {
        case: &shown.case,
        report: &shown,
        known: page.is_some(),
        lines: Some(&lines),
    };
    let runs = checks
        .iter()
        .zip(bytes)
        .map(|(check, bytes)| Outcome::Report(Box::new(ran(check.case["points"], bytes))));
    let runs: Vec<Outcome> = runs.collect();
    let answer = report("naive", 1, 1).answer;
    let answers = [(); 3].map(|()| Ok(answer.clone()));
    judge(&rules(), shown, &[], &checks, &answers, &runs)
}

#[test]
fn from_its_floor_to_its_budget_a_figure_passes_and_a_byte_beyond_either_does_not() {
    for (page, bytes, name, named) in [
        (Some(100), [100, 100, 100], "passed", Origin::Page),
        (Some(101), [100, 100, 100], "over-budget", Origin::Page),
        (Some(100), [101, 100, 100], "over-budget", Origin::Default),
        (Some(102), [101, 100, 100], "over-budget", Origin::Page),
        (Some(50), [50, 50, 50], "passed", Origin::Page),
        (Some(49), [100, 100, 100], "left-out", Origin::Page),
        (Some(100), [49, 100, 100], "left-out", Origin::Default),
        // The page's case is spoken of first.
        (Some(101), [0, 100, 100], "over-budget", Origin::Page),
        // The budget and the floor hold in every check.
        (Some(100), [100, 101, 100], "over-budget", Origin::Edge),
        (Some(100), [100, 100, 101], "over-budget", Origin::Random),
        (Some(100), [100, 101, 101], "over-budget", Origin::Edge),
        (Some(100), [100, 100, 49], "left-out", Origin::Random),
        (Some(101), [101, 101, 49], "over-budget", Origin::Page),
        (Some(100), [100, 101, 49], "left-out", Origin::Random),
        // The page's answer was not compared.
        (None, [49, 100, 100], "left-out", Origin::Default),
        (None, [100, 100, 100], "passed", Origin::Default),
        (None, [101, 100, 100], "over-budget", Origin::Default),
        (None, [100, 100, 101], "over-budget", Origin::Random),
    ] {
        let judgement = judged(page, bytes);
        let verdict = &judgement.verdict;
        assert_eq!(verdict.name(), name, "{page:?} {bytes:?}");
        assert_eq!(verdict.check().origin, named, "{page:?} {bytes:?}");
        assert_eq!(judgement.compared, page.is_some());
        if let Verdict::OverBudget { line, .. } = verdict {
            // The traced case is the page's.
            assert_eq!(line.is_some(), named == Origin::Page);
        }
    }
}

#[test]
fn what_the_exercise_says_was_left_out_is_a_verdict_at_any_figure() {
    let figure = |left_out: Option<&str>| {
        let report = Report {
            left_out: left_out.map(str::to_owned),
            ..ran(1, 60)
        };
        Figure::of(Headline::Peak, check(Origin::Edge, 1), &report, &[])
    };
    assert!(!figure(None).is_partial());
    assert!(figure(Some("nothing was kept")).is_partial());
}

#[test]
fn of_two_limits_the_one_that_is_missed_by_more_is_told() {
    let figure = |bytes, allocations| {
        let mut report = ran(1, bytes);
        report.most_allocations = Some(3);
        report.usage.allocations = allocations;
        let figure = Figure::of(Headline::Peak, check(Origin::Edge, 1), &report, &[]);
        (figure.of, figure.excess())
    };
    assert_eq!(figure(100, 3), (Headline::Peak, 0));
    assert_eq!(figure(100, 5), (Headline::Allocations, 2));
    // 1 % beyond the one, and two thirds beyond the other.
    assert_eq!(figure(101, 5), (Headline::Allocations, 2));
    assert_eq!(figure(101, 3), (Headline::Peak, 1));
    assert_eq!(figure(1_000, 5), (Headline::Peak, 900));
}

#[test]
fn what_is_held_outside_the_heap_counts_as_held() {
    let statics = [Static {
        name: "POINTS".to_owned(),
        bytes: 30,
    }];
    let figure = |headline, bytes| {
        let figure = Figure::of(headline, check(Origin::Edge, 1), &ran(1, bytes), &statics);
        (figure.spent, figure.is_partial())
    };
    assert_eq!(figure(Headline::Peak, 19), (49, true));
    assert_eq!(figure(Headline::Peak, 20), (50, false));
    assert_eq!(figure(Headline::Peak, 100), (130, false));
    // A static is one allocation less, and no fewer bytes in all.
    assert_eq!(figure(Headline::Total, 20), (20, false));
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
